// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/privacy/text_review.h"
#include "core/store/library.h"
#include "core/store/own_pages/reflections.h"
#include "sync/bundle/device_key.h"

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tessera {

// What is in a bundle: one revision of one session, and what the device has to say besides. FORMAT.md
// describes the file.
struct BundleContent {
    // Entries; a withheld note is an entry with its number and kind and no text. Without an id there is no
    // session: the bundle hands on withdrawals alone.
    StoredSession session;
    OwnPages pages;                      // what the practitioner wrote about it
    std::vector<Tombstone> withdrawals;  // sessions whose consent was taken back on this device
    std::vector<KeyChange> keyChanges;   // of the device's key, the oldest first
    Uuid device;                         // that made the bundle
    std::string devicePublicText;        // its minisign public key, 56 characters; packBundle fills it in
    std::string program;                 // name and version that wrote it
    AuditHead log;        // where the device's log stood when this was first put together; number 0: not said
    TextReview texts;     // what the check of texts said when it left
    std::string unknown;  // bundle-level fields this version does not know
};

// How coarse a date is made before it leaves, in UTC: the first of its month, or the Monday of its week.
enum class DateGrain : std::uint8_t { month, week };

// What leaves with a session. All off by default.
struct BundleChoice {
    bool notes = false;      // words of notes and reasons of pauses
    bool exactDate = false;  // else the start is cut to `coarse`
    DateGrain coarse = DateGrain::month;
    bool reflections = false;                  // what the practitioner wrote about the session
    std::set<std::uint32_t> blankedEntries{};  // numbers: their words stay behind all the same
    std::set<Uuid> blankedPages{};             // reflections and actions that stay behind all the same
    bool confirmed = false;                    // a person looked at every text that leaves
};

// Protobuf bytes of bundle.proto and back. The same content gives the same bytes. decode() accepts at most 64
// MiB, and refuses anything malformed, out of range or too large in one line.
[[nodiscard]] Result<std::string> encodeBundle(const BundleContent& content);
[[nodiscard]] Result<BundleContent> decodeBundle(std::string_view bytes);

// The session with what was not chosen taken out: withheld entries keep number and kind.
[[nodiscard]] BundleContent chosen(BundleContent content, const BundleChoice& choice);

// "<32 hex digits>.tessera": the name says nothing of the visit, and another revision or choice has another
// one.
[[nodiscard]] std::string bundleFileName(const BundleContent& content);

}  // namespace tessera
