// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tessera {

// What was done with a library. The numbers are stored; they never change and are never used again.
// `amount` and `digest` say what the event's own number and hash mean; without a word of them they are none.
enum class AuditKind : std::uint8_t {
    created = 1,            // a session was begun here
    ended = 2,              // its recording was ended; amount: its entries
    viewed = 3,             // somebody opened it to look at it
    edited = 4,             // it was changed after its end, once for each sitting; amount: the first entry
    exported = 5,           // it left as a file; amount: the bundle's number, digest: of the file
    sent = 6,               // a sealed file was handed over and verified there; digest: of it
    receiptTaken = 7,       // its signed receipt came back; digest: of the file
    imported = 8,           // it came in, or more of it; amount: its entries, digest: of the archive
    withdrawn = 9,          // consent was taken back; amount: a WithdrawalScope
    erasedByDate = 10,      // it went because its time to be kept was over
    unlockFailed = 11,      // amount: how often, since the time before
    protectionSet = 12,     // passphrase or keyring, new or changed; amount: a Protection
    deviceKeyChanged = 13,  // amount: the number of the first bundle it signs
    studyEnrolled = 14,     // amount: its card's revision, digest: of the card
    backupMade = 15,
    restored = 16,       // this library was put back from a backup
    discarded = 17,      // a false start was thrown away
    recovered = 18,      // opened with the study's recovery key
    deviceTrusted = 19,  // its bundles are taken in from now on; digest: of its public key
    deviceRevoked = 20,  // and no longer; amount: the last number that still is, digest: as before
    keptAside = 21,      // a bundle of a device that nobody knows; amount, digest: the bundle's
    wordsBlanked = 22,   // words were taken out before it left; amount: of how many notes and pages
    logExported = 23,    // this log was written to a file
    agreedAnew = 24,     // its family agreed to it once more; amount: the entry that says to what
};
inline constexpr AuditKind kLastAuditKind = AuditKind::agreedAnew;

// A word that never changes, for files and scripts: "created", "unlock-failed".
[[nodiscard]] std::string_view name(AuditKind kind);

// What is noted: never a code of a person, a name, a word of a note, a path or an address.
struct AuditAct {
    AuditKind kind = AuditKind::viewed;
    Uuid session;  // nil: none is meant
    std::uint64_t amount = 0;
    std::string digest;  // 64 lower-case hexadecimal digits, or empty
};

// One line of the log.
struct AuditEvent {
    std::uint64_t number = 0;  // 1, 2, 3 … without a gap
    UtcTime at;
    AuditAct act;
    std::string chain;  // 64 hexadecimal digits
};

// Where a log ends. `chain` of the last event, or of none (number 0) what the chain starts with.
struct AuditHead {
    std::uint64_t number = 0;
    std::string chain;

    bool operator==(const AuditHead&) const = default;
};

// "12 2026-03-02T10:00:00.123Z exported <UUID> 3 <digest>": what the chain is worked out from, so that it can
// be followed with any SHA-256. "-" stands for no session and for no digest.
[[nodiscard]] std::string canonicalLine(const AuditEvent& event);

// SHA-256 over the 32 bytes of the chain before and the canonical line; hexadecimal digits in and out.
[[nodiscard]] std::string chainedOn(std::string_view before, std::string_view canonicalLine);

// What the first line is chained on: SHA-256 of "tessera audit 1 " and the device's identity as text.
[[nodiscard]] std::string firstChain(const Uuid& device);

// 32 bytes and back; nothing when it is not 64 lower-case hexadecimal digits.
[[nodiscard]] std::optional<std::string> bytesOfDigest(std::string_view hex);
[[nodiscard]] std::string hexOfDigest(std::string_view bytes);

}  // namespace tessera
