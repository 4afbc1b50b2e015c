// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/journal/entry.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tessera {

// Who agreed, by role and never by name: bits of ConsentRecord::by. `script`: nobody was asked by the app;
// a visit coded from a file carries what the file's owner said on the command line.
enum class ConsentBy : std::uint8_t { parents = 1, guardian = 2, otherCarer = 4, script = 8 };

// What the child said, who is asked apart from the parents.
enum class Assent : std::uint8_t { unsaid = 0, given = 1, tooYoung = 2, notGiven = 3 };

// What a family agreed to, as one entry of the journal (EntryKind::consent); the latest one stands. Whether
// words may be written down at all is said by the header's Consent; this says who agreed to what, and what
// of it may leave the device. A value.
struct ConsentRecord {
    std::string form;       // version of the words that were said or signed: see isFormVersion
    bool observe = false;   // the visit may be observed
    bool teaching = false;  // shared for teaching
    bool reuse = false;     // used again in other research
    std::uint8_t by = 0;    // bits of ConsentBy
    Assent assent = Assent::unsaid;
    // What may leave the device, when somebody hands it over.
    bool grid = false;
    bool notes = false;
    bool reflections = false;
    bool exactDate = false;
    std::uint32_t keepDays = 0;  // days after the visit until it is to be erased; 0: not said
    Millis lasts{0};             // how long the consent holds from `at` on; 0: until it is taken back
    Millis at{0};                // since the recording was opened

    bool operator==(const ConsentRecord&) const = default;
};

inline constexpr std::uint32_t kMostKeepDays = 65'535;

// 1 to 40 of `A-Z a-z 0-9 . _ / -` and blanks: a version, not words.
[[nodiscard]] bool isFormVersion(std::string_view text);

// The entry that carries the record (without a number), and back. `invalid` when it is no such entry, or one
// that does not say which form, who agreed, or has bits this version does not know.
[[nodiscard]] Entry entryOf(const ConsentRecord& record);
[[nodiscard]] Result<ConsentRecord> consentRecordOf(const Entry& entry);

// The record that stands among a journal's entries: the latest one that can be read. Nothing in sessions
// that came from other programs' files or were made before there were records.
[[nodiscard]] std::optional<ConsentRecord> standingConsent(const std::vector<Entry>& entries);

// As given by a script or a file: what the header's consent allows, until it is taken back.
[[nodiscard]] ConsentRecord consentByScript(Consent consent);

// When the consent ends; nothing when it holds until taken back. `opened`: the header's start.
[[nodiscard]] std::optional<UtcTime> endOf(const ConsentRecord& record, UtcTime opened);

// What of a session may leave the device when somebody hands it over and ticks it.
struct MayLeave {
    bool notes = true, reflections = true, exactDate = true;
};
// `refused` in a sentence: a real session whose header says that nobody agreed, or whose standing record does
// not let the visit leave, or has ended at `now`. Practice, trials and made-up visits need nobody's word; of
// a session without a record the header says all there is.
[[nodiscard]] Result<MayLeave> mayLeave(const Header& header, const std::vector<Entry>& entries, UtcTime now);

// Whether a visit may be recorded under it: it may be observed, somebody agreed, and the child did or was too
// young to be asked. `refused` in a sentence.
[[nodiscard]] Status mayRecord(const ConsentRecord& record);

}  // namespace tessera
