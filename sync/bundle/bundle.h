// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/store/library.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tessera {

// What is in a bundle: one revision of one session. FORMAT.md describes the file.
struct BundleContent {
    StoredSession session;  // entries; a withheld note is an entry with its number and kind and no text
    Uuid device;            // that made the bundle
    std::string devicePublicText;  // its minisign public key, 56 characters; packBundle fills it in
    std::string program;           // name and version that wrote it
    std::string unknown;           // bundle-level fields this version does not know
};

// What leaves with a session. All off by default.
struct BundleChoice {
    bool notes = false;      // words of notes and reasons of pauses
    bool exactDate = false;  // else the start is cut to the first of its month, in UTC
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
