// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"
#include "sync/formats/reading/imported.h"

#include <optional>
#include <string>
#include <vector>

namespace tessera {

// What a reader knows of a session before it is a journal. Positions are milliseconds since the recording was
// opened.
struct ReadBout {
    Millis start{0}, stop{0};
    CodeIndex code = kNoCode;  // a state of the scheme, or kCannotTell
    std::size_t line = 0;
    bool resumes = false;     // carries on with the interaction before, behind a pause
    bool afterPause = false;  // a pause lies straight before, be it of 0 ms
};
struct ReadMoment {
    Millis at{0};
    CodeIndex code = kNoCode;  // of a marker; kNoCode when nobody said which step it was
    bool note = false;
    std::string text;  // of a note
    std::size_t line = 0;
};
struct ReadSession {
    Header header;            // sourceId, people, place …; the scheme and the consent are filled in later
    std::optional<Uuid> own;  // the UUID of ours that the file carries
    std::vector<ReadBout> bouts;
    std::vector<ReadMoment> moments;
    std::vector<std::pair<Millis, std::string>> reasons;  // of the pause that begins there
    Millis end{0};                                        // not before the last stop or moment is it the end
};

// Longer than any visit; keeps one wrong number from asking for millions of squares.
inline constexpr Millis kLongestImport = std::chrono::hours{24 * 31};

// Sorts everything by time. What is against taking the session, if anything: two bouts that overlap, one that
// stops before it starts or lies more than 31 days in, or no bout at all.
[[nodiscard]] std::optional<ImportFinding> putInOrder(ReadSession& session);

// The journal of a session in order: each bout one interaction (or can't-tell), time between two bouts a
// pause, markers and notes between them, the end. Its UUID is its own, or follows from study, scheme and
// source id.
[[nodiscard]] StoredSession storedOf(const ReadSession& session, const Scheme& scheme);

// How much of a session the gaps between bouts are; nothing when there are none.
struct Gaps {
    std::size_t count = 0;
    Millis length{0};
};
[[nodiscard]] Gaps gapsOf(const ReadSession& session);

// "3 gaps", "1 gap".
[[nodiscard]] std::string counted(std::size_t count, const std::string& one, const std::string& many);

}  // namespace tessera
