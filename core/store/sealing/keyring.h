// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/store/library.h"
#include "core/store/sealing/sealed.h"

#include <optional>
#include <string>
#include <string_view>

namespace tessera {

// How the library's key lies in its file: open, wrapped by a passphrase (Argon2id), or wrapped by a secret
// that the device's keyring keeps. SCHEMA.md shows the bytes. Everything else is sealed under the key within.
struct KeySlot {
    Protection protection = Protection::open;
    std::string bytes;
    // Name of the secret in the keyring, which protection by keyring needs; empty otherwise.
    [[nodiscard]] std::string keyringName() const;
};

[[nodiscard]] KeySlot openSlot(const Key& libraryKey);

// Takes half a second or more on the machine at hand, and much memory: that is what makes guessing dear.
// `cheap` takes next to nothing, for tests.
[[nodiscard]] Result<KeySlot> passphraseSlot(const Key& libraryKey, std::string_view passphrase, bool cheap);

// Gives the keyring a fresh secret under a fresh name, so that the slot before it stays good until this one
// is stored.
[[nodiscard]] Result<KeySlot> keyringSlot(const Key& libraryKey, KeyWrap& keyring);

[[nodiscard]] Result<KeySlot> readSlot(std::string_view bytes);

// The library's key; `locked` when the passphrase or the keyring is missing or wrong.
[[nodiscard]] Result<Key> unlock(const KeySlot& slot, const std::optional<std::string>& passphrase,
                                 KeyWrap* keyring);

}  // namespace tessera
