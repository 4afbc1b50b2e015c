// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/scheme/scheme.h"

#include <cstdint>
#include <memory>
#include <string>

namespace tessera {

// The kinds of a journal's lines. The numbers are stored; they never change and are never used again.
enum class EntryKind : std::uint8_t {
    header = 1,      // who, where, when, under which scheme and consent; a later one corrects it
    activity = 2,    // a state code begins
    cannotTell = 3,  // it cannot be told which activity this is
    marker = 4,      // a moment, with a point code or none yet
    note = 5,        // a moment with words
    pause = 6,
    resume = 7,
    earlier = 8,  // the activity just tapped began `amount` before
    undo = 9,
    redo = 10,
    end = 11,
    reopen = 12,  // "go on with this visit": the gap since the end becomes a pause
    recode = 13,  // the square or marker `target` has `code` instead
    retime = 14,  // the square `target` began at `onset`
    split = 15,   // within the square `target`, another interaction begins at `onset`, with `code`
    join = 16,    // the square `target` was one with the square before
    insert = 17,  // a square with `code` that was missed, from `onset` to the next one
    remove = 18,  // the square, marker or note `target` was not meant
    reword = 19,  // the note `target` reads `text`, or the pause `target` has it for a reason
    away = 20,    // nobody was there for `amount`: the app was closed, the machine slept or was started again
    interval = 21,  // under a scheme with intervals: `code` was seen in the interval that begins at `onset`
    // The marker `target`: its step is `code`, its tags are `tags`, the issue it is about is `text`.
    tag = 22,
    sureness = 23,  // how sure the observer was of the tapping: `tags` is a Sureness. The latest one stands
    source = 24,    // this session was agreed on from others; one of them is the session with the UUID `text`
    consent = 25,   // what the family agreed to: a ConsentRecord (consent_record.h). The latest one stands
};

// What a marker was about, as bits of Entry::tags (`domain.md`: the essence of partnership).
enum class MarkerTag : std::uint8_t { help = 1, challenge = 2, possibility = 4 };
enum class Sureness : std::uint8_t { unsaid = 0, notVery = 1, fairly = 2, very = 3 };

// Why an entry was made, when it was not plainly asked for. Stored; only added to.
enum class Cause : std::uint8_t {
    asked = 0,
    slip = 1,         // another pad within 1.0 s: the first was a slip
    swap = 2,         // undone, then another pad within 5 s
    usualDelay = 3,   // the observer's usual delay was taken off
    approximate = 4,  // a gap over a restart, measured by the wall clock
};

enum class SessionKind : std::uint8_t { real = 0, practice = 1, trial = 2, illustrative = 3 };
enum class PlaceKind : std::uint8_t { home = 0, dayStay = 1, other = 2 };
// What the parent agreed to having written down: notes and steps; no notes; no notes and nothing else in
// words.
enum class Consent : std::uint8_t { all = 0, noNotes = 1, none = 2 };

// Entry 1 of every journal. People are codes, 1 to 16 of `A-Z a-z 0-9 -`, or empty when not given.
struct Header {
    std::string family, practitioner, observer, visit;
    std::string site, study;
    std::string sourceId;  // the id this session had in the table it was imported from
    PlaceKind place = PlaceKind::home;
    SessionKind kind = SessionKind::real;
    Consent consent = Consent::none;
    UtcTime start;        // when the recording was opened: position 0 of every entry's `at`
    int zoneMinutes = 0;  // ahead of UTC, at the place
    Uuid device;
    std::string scheme;  // id of the scheme
    std::string bootId;  // boot during which `at` was measured; empty when unknown

    bool operator==(const Header&) const = default;
};

// One numbered line of a journal. A value; never changed once appended.
// `at` and `onset` are positions in milliseconds since the recording was opened, not since the clock started.
struct Entry {
    std::uint32_t number = 0;  // 1, 2, 3 … without a hole; 0 before the journal gives one
    EntryKind kind = EntryKind::header;
    Cause cause = Cause::asked;
    CodeIndex code = kNoCode;
    std::uint32_t target = 0;  // number of the entry that made the square, marker or note meant
    Millis at{0};              // when it was tapped (finger down). Never goes back within a journal
    Millis onset{0};           // from when it counts; equals `at` unless corrected, delayed or a slip
    Millis amount{0};          // earlier: how much; away: how long; consent: how long it holds
    std::uint32_t tags = 0;    // tag: bits of MarkerTag; sureness: a Sureness; consent: what was agreed to
    // note, reword: the words; pause: the reason; tag: the issue; source: a UUID; consent: the form's version
    std::string text;
    std::shared_ptr<const Header> header;  // only for EntryKind::header
    bool withheld = false;  // stands for an entry whose words (or, in a header, exact date) were left behind
    std::string unknown;    // fields of a later version, kept as they came and written out again

    // Compares what the headers say, not where they lie.
    bool operator==(const Entry& other) const;
};

[[nodiscard]] std::string_view name(EntryKind kind);
[[nodiscard]] std::string_view name(SessionKind kind);  // "real", "practice", "trial", "illustrative"
[[nodiscard]] std::string_view name(PlaceKind place);   // "home", "day-stay", "other"
[[nodiscard]] std::string_view name(Consent consent);   // "all", "no-notes", "none"
[[nodiscard]] std::optional<SessionKind> sessionKindFromName(std::string_view text);
[[nodiscard]] std::optional<PlaceKind> placeKindFromName(std::string_view text);
[[nodiscard]] std::optional<Consent> consentFromName(std::string_view text);

// Whether `text` may stand for a person or a visit: 1 to 16 of `A-Z a-z 0-9 -`.
[[nodiscard]] bool isPersonCode(std::string_view text);

}  // namespace tessera
