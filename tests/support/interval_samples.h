// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/journal/journal.h"
#include "tests/support/builders.h"

#include <string>
#include <vector>

namespace tessera::test {

// Every 30 s: who (0 adult, 1 child), about what (2 play, 3 food, 4 sleep); and one step (5).
inline const Scheme& askedEveryHalfMinute()
{
    static const Scheme scheme = [] {
        const auto code = [](const char* id, const char* letter) {
            Code made;
            made.id = id;
            made.label = std::string("Label of ") + id;
            made.letter = letter;
            made.light = Colour{10, 20, 30};
            made.dark = Colour{200, 210, 220};
            return made;
        };
        Scheme made;
        made.id = "rounds/1";
        made.title = "Rounds";
        made.interval = Millis{30'000};
        made.groups = {{"who", CodeKind::state, {code("adult", "A"), code("child", "C")}},
                       {"topic", CodeKind::state, {code("play", "P"), code("food", "F"), code("sleep", "A")}},
                       {"steps", CodeKind::point, {code("step", "")}}};
        return made;
    }();
    return scheme;
}

inline constexpr CodeIndex kAdult = 0, kChild = 1, kPlay = 2, kFood = 3, kSleep = 4, kStep = 5;

inline Entry coded(std::int64_t at, CodeIndex code, std::int64_t onset)
{
    Entry entry = simple(EntryKind::interval, at);
    entry.code = code;
    entry.onset = Millis{onset};
    return entry;
}

// A journal under `scheme` with a header and nothing else.
inline Journal roundsJournal(const Scheme& scheme = askedEveryHalfMinute())
{
    Journal journal(randomUuid(), scheme);
    Header top = header();
    top.scheme = scheme.id;
    static_cast<void>(journal.append(headerEntry(top)).ok());
    return journal;
}

// Opened, begun at 2 s; a pause from 50 to 60 s (within interval 1, at 48 s of running time); ended at 130 s.
// Running time is 118 s, so intervals 0 to 3 begin at 2, 32, 72 and 102 s; the last is 28 s long.
//   who    adult, adult, missed, child
//   topic  play, missed, food (first said to be sleep), missed
// Entries 2 to 9; the end is entry 9.
inline Journal roundsVisit()
{
    Journal journal = roundsJournal();
    const auto add = [&journal](const Entry& entry) {
        if (!journal.append(entry).ok()) std::abort();
    };
    add(coded(2'000, kAdult, 2'000));
    add(coded(5'000, kPlay, 2'000));
    add(coded(40'000, kAdult, 32'000));
    add(simple(EntryKind::pause, 50'000));
    add(simple(EntryKind::resume, 60'000));
    add(coded(80'000, kSleep, 72'000));
    add(coded(111'000, kFood, 72'000));  // within the 10 s of grace
    add(coded(112'000, kChild, 102'000));
    add(simple(EntryKind::end, 130'000));
    return journal;
}

}  // namespace tessera::test
