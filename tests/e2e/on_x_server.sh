#!/bin/bash
# SPDX-FileCopyrightText: The Tessera authors
# SPDX-License-Identifier: Apache-2.0
# on_x_server.sh PROGRAM WORD...: runs a program on an X server of its own, which goes with it.
set -uo pipefail
place=$(mktemp -d) || exit 2
mkfifo "$place/display" || exit 2
Xvfb -displayfd 3 -screen 0 1920x1200x24 -nolisten tcp 3>"$place/display" 2>"$place/said" &
server=$!
trap 'kill "$server" 2>/dev/null; wait "$server" 2>/dev/null; rm -rf -- "$place"' EXIT
if ! read -r display <"$place/display" || [[ -z $display ]]; then
    echo "Xvfb did not start:" >&2
    cat "$place/said" >&2
    exit 2
fi
DISPLAY=:$display QT_QPA_PLATFORM=xcb XDG_RUNTIME_DIR=$place "$@"
