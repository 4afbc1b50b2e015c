#!/usr/bin/python3
# SPDX-FileCopyrightText: The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""Codes a visit as somebody does who hears the screen: by spoken names alone.

at_spi_visit.py PROGRAM starts an X server and a message bus of its own, opens the app on a new library, and goes
through set-up, taps, undo, a pause and the end to the list of runs, over AT-SPI, as a screen reader would. It looks at
nothing but what a screen reader is told. Needs xvfb, dbus, at-spi2-core, python3-gi, gir1.2-atspi-2.0.
"""

import os
import re
import subprocess
import sys
import tempfile
import warnings

# Debian 12 and 13 differ in which of two names for the same call is the old one.
warnings.simplefilter("ignore", DeprecationWarning)

PATIENCE_MS = 20_000
LOOK_AGAIN_MS = 50  # not everything sends an event


class Missing(Exception):
    """Something that should be there did not come in time."""


def on_a_screen_of_its_own(program):
    """Starts this script again within an X server and a bus that nobody else uses."""
    reading, writing = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
        pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            display = told.readline().strip()
        if not display:
            raise SystemExit("at_spi_visit: Xvfb did not start")
        with tempfile.TemporaryDirectory() as home:
            surroundings = dict(
                os.environ, DISPLAY=":" + display, HOME=home, XDG_RUNTIME_DIR=home, LC_ALL="C.UTF-8",
                XDG_CONFIG_HOME=home, XDG_DATA_HOME=home, QT_QPA_PLATFORM="xcb", QT_QUICK_BACKEND="software",
                QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", NO_AT_BRIDGE="0")
            for other in ("AT_SPI_BUS_ADDRESS", "DBUS_SESSION_BUS_ADDRESS", "WAYLAND_DISPLAY"):
                surroundings.pop(other, None)
            return subprocess.run(
                ["dbus-run-session", "--", sys.executable, os.path.abspath(__file__), "--inside", program,
                 os.path.join(home, "library")], env=surroundings, check=False).returncode
    finally:
        screen.terminate()
        screen.wait()


class Reader:
    """What a screen reader knows of the app: names, roles, states, actions, and what is said."""

    def __init__(self, atspi, glib):
        self.atspi, self.glib = atspi, glib
        self.said = []
        self.app = None
        self.listener = atspi.EventListener.new(self._heard)
        self.listener.register("object:state-changed:showing")

    def _heard(self, event):
        try:
            if event.detail1 == 1 and event.source.get_role() == self.atspi.Role.ALERT:
                self.said.append(event.source.get_name())
        except self.glib.Error:
            pass  # gone again

    def until(self, what, ask):
        """Waits, from one event to the next, until `ask` has an answer."""
        context = self.glib.MainContext.default()
        late = []
        deadline = self.glib.timeout_add(PATIENCE_MS, lambda: bool(late.append(True)))
        again = self.glib.timeout_add(LOOK_AGAIN_MS, lambda: True)
        try:
            while True:
                try:
                    answer = ask()
                except self.glib.Error:
                    answer = None
                if answer:
                    return answer
                if late:
                    raise Missing(what)
                context.iteration(True)
        finally:
            self.glib.source_remove(again)
            if not late:
                self.glib.source_remove(deadline)

    def open_app(self, name):
        def look():
            desktop = self.atspi.get_desktop(0)
            for i in range(desktop.get_child_count()):
                app = desktop.get_child_at_index(i)
                if app and app.get_name() == name:
                    return app
            return None

        self.app = self.until("the app " + name, look)
        self.app.set_cache_mask(self.atspi.Cache.NONE)

    def walk(self, node=None, depth=0):
        node = node or self.app
        yield depth, node
        for i in range(node.get_child_count()):
            child = node.get_child_at_index(i)
            if child:
                yield from self.walk(child, depth + 1)

    def shown(self, node):
        """Whether it is on the page at all; it may have to be scrolled to."""
        return node.get_state_set().contains(self.atspi.StateType.VISIBLE)

    def has(self, node, state):
        return node.get_state_set().contains(getattr(self.atspi.StateType, state))

    def all(self, role, name):
        """Those of that role whose name matches the whole pattern."""
        pattern = re.compile(name)
        return [node for _, node in self.walk()
                if node.get_role_name() == role and pattern.fullmatch(node.get_name() or "") and self.shown(node)]

    def find(self, role, name):
        return self.until(f'a {role} named "{name}"', lambda: next(iter(self.all(role, name)), None))

    def press(self, role, name):
        def try_once():
            for node in self.all(role, name):
                if self.has(node, "ENABLED"):
                    return node
            return None

        node = self.until(f'a {role} named "{name}" that can be pressed', try_once)
        self.act(node)
        return node

    def act(self, node):
        """Presses it, as the reader's own key does."""
        action = self.atspi.Action
        names = [action.get_action_name(node, i) for i in range(action.get_n_actions(node))]
        if "Press" not in names:
            raise Missing(f'a way to press "{node.get_name()}", it offers {names}')
        action.do_action(node, names.index("Press"))

    def write(self, name, text):
        field = self.find("text", name)
        self.atspi.Component.grab_focus(field)
        self.until(f'the keyboard in "{name}"', lambda: self.has(field, "FOCUSED"))
        self.atspi.generate_keyboard_event(0, text, self.atspi.KeySynthType.STRING)
        self.until(f'"{text}" in "{name}"', lambda: self.atspi.Text.get_text(field, 0, -1) == text)

    def hear(self, words):
        """Waits until it was said; what was said before is forgotten."""
        pattern = re.compile(words)

        def look():
            for place, one in enumerate(self.said):
                if pattern.fullmatch(one):
                    del self.said[:place + 1]
                    return one
            return None

        return self.until(f'to hear "{words}", heard {self.said}', look)

    def tree(self):
        lines = []
        for depth, node in self.walk():
            states = [one for one in ("VISIBLE", "SHOWING", "CHECKABLE", "CHECKED", "FOCUSABLE", "FOCUSED", "ENABLED")
                      if self.has(node, one)]
            lines.append(f"{'  ' * depth}{node.get_role_name()} \"{node.get_name()}\" ({node.get_description()}) "
                         f"{' '.join(states)}")
        return "\n".join(lines)


CONTROLS = {"push button", "toggle button", "check box", "radio button", "page tab", "text", "list item"}
PAD = "push button"
LOCATING, MEANING, JOINT, PLANNING = (
    "Locating and orienting change", "Creating meaning for change", "Change through joint live action",
    "Planning for change")


class Visit:
    """The steps of a visit, each by what a person hears."""

    def __init__(self, reader):
        self.reader = reader

    def page(self, title):
        """Waits for a page, and looks whether all that can be pressed or written in has a name."""
        self.reader.find("heading", title)
        self.nothing_nameless()

    def nothing_nameless(self):
        for _, node in self.reader.walk():
            if node.get_role_name() in CONTROLS and self.reader.shown(node) and not node.get_name():
                raise Missing(f"the name of a {node.get_role_name()}\n{self.reader.tree()}")

    def agree(self, words):
        box = self.reader.press("check box", words)
        self.reader.until(f'"{words}" to be ticked', lambda: self.reader.has(box, "CHECKED"))

    def pads(self):
        for name in (LOCATING, MEANING, JOINT, PLANNING):
            pad = self.reader.find(PAD, name)
            # (Qt 6.4 passes on whether something is checked, not whether it can be.)
            if self.reader.has(pad, "CHECKED") or not pad.get_description():
                raise Missing(f'the state or the phrase of "{name}"')

    def clock(self, at_least):
        """Waits until the clock that is read out has come so far, in seconds."""
        def look():
            for _, node in self.reader.walk():
                told = re.fullmatch(r"Visit time (\d+):(\d\d)", node.get_name() or "")
                if told and int(told[1]) * 60 + int(told[2]) >= at_least:
                    return True
            return False

        self.reader.until(f"{at_least} s on the clock", look)

    def tap(self, name, heard):
        self.reader.said.clear()
        pad = self.reader.press(PAD, name)
        self.reader.hear(heard)
        self.reader.until(f'"{name}" to be the one now', lambda: self.reader.has(pad, "CHECKED"))
        for other in {LOCATING, MEANING, JOINT, PLANNING} - {name}:
            if self.reader.has(self.reader.find(PAD, other), "CHECKED"):
                raise Missing(f'only "{name}" to be now, not "{other}" as well')

    def tool(self, name, heard):
        self.reader.said.clear()
        self.reader.press("push button", name)
        self.reader.hear(heard)

    def rows(self, name, patterns):
        """Waits until the list of that name has these rows, and no others."""
        def look():
            for rows in self.reader.all("list", name):
                told = [rows.get_child_at_index(i).get_name() for i in range(rows.get_child_count())]
                if len(told) == len(patterns) and all(re.fullmatch(p, t) for p, t in zip(patterns, told)):
                    return rows
            return None

        return self.reader.until(f'the rows {patterns} in "{name}"', look)

    def all(self):
        reader = self.reader
        reader.press("push button", "Start a visit")
        self.page("Before we begin")
        self.agree("The parent has said yes")
        self.agree("The practitioner has said yes")
        self.agree("Yes, and short notes are fine too")
        reader.press("radio button", "The child was asked: Too young")
        reader.write(r"Family code \(no names\)", "F07")
        reader.write("Observer code", "O1")
        reader.press("push button", "Start")

        reader.find(PAD, LOCATING)
        self.nothing_nameless()
        self.pads()
        self.tap(LOCATING, "Locating, saved")
        self.clock(1)
        self.tap(LOCATING, "Locating, saved")  # another round of the same
        self.clock(3)
        self.tap(MEANING, "Meaning, saved")
        self.rows("The visit so far", [r"0:00, Locating, 2 interactions, .+",
                                       r"\d:\d\d, Meaning, 1 interaction, going on"])
        self.clock(5)
        self.tap(JOINT, "Joint action, saved")
        self.tool("Undo", r"Undone: Joint action, \d:\d\d, saved")
        reader.until("Meaning to be now again", lambda: reader.has(reader.find(PAD, MEANING), "CHECKED"))
        self.tool("Mark", "Marked, saved")
        reader.press("push button", "Note")
        self.nothing_nameless()
        self.tool("quiet", "Note kept, saved")
        self.tool("Pause", r"Paused\. Nothing is being recorded\. Saved\.")
        self.nothing_nameless()
        self.tool("Carry on", "Carrying on, saved")
        self.tool("Pause", r"Paused\. Nothing is being recorded\. Saved\.")
        reader.press("push button", "End visit")

        self.page("Visit finished")
        reader.press("push button", "Look back now")
        runs = [r"0:00, Locating, 2 interactions, \d+ .+", r"\d:\d\d, Meaning, 1 interaction, \d+ .+"]
        self.rows("Picture of the visit", runs)
        self.nothing_nameless()
        for _ in range(2):
            reader.press("push button", "Larger squares")
        squares = self.rows("Picture of the visit", [
            r"Square 1 of 3, Locating, 0:00 to \d:\d\d", r"Square 2 of 3, Locating, \d:\d\d to \d:\d\d",
            r"Square 3 of 3, Meaning, \d:\d\d to \d:\d\d, 1 note, 1 mark"])
        reader.said.clear()
        reader.act(squares.get_child_at_index(2))
        reader.hear(r"Square 3 of 3, Meaning, \d:\d\d to \d:\d\d, 1 note, 1 mark")
        reader.until("the third square to be the chosen one",
                     lambda: reader.has(squares.get_child_at_index(2), "SELECTED"))
        reader.press("check box", "As a list")
        self.rows("The visit as a list", runs)


def main(arguments):
    if len(arguments) == 1:
        return on_a_screen_of_its_own(arguments[0])
    if len(arguments) != 3 or arguments[0] != "--inside":
        print(__doc__)
        return 2
    import gi  # here, as it looks for the screen at once
    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi, GLib
    Atspi.init()
    reader = Reader(Atspi, GLib)
    app = subprocess.Popen([arguments[1], "--data", arguments[2]])
    try:
        reader.open_app("tessera")
        Visit(reader).all()
    except Missing as missing:
        print(f"at_spi_visit: waited in vain for {missing}", file=sys.stderr)
        if reader.app:
            print(reader.tree(), file=sys.stderr)
        return 1
    finally:
        app.terminate()
        app.wait()
    print("at_spi_visit: a visit was coded and read back by spoken names alone")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
