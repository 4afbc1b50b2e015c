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
    Key by;  // what wraps the library's key, as long as the library is unlocked; of an open one nothing
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

// The same protection around another library key: under the same passphrase, under a fresh secret of the
// keyring.
[[nodiscard]] Result<KeySlot> slotFor(const Key& libraryKey, const KeySlot& unlocked, KeyWrap* keyring);

[[nodiscard]] Result<KeySlot> readSlot(std::string_view bytes);

// The library's key; `locked` when the passphrase or the keyring is missing or wrong. Fills in what wraps it.
[[nodiscard]] Result<Key> unlock(KeySlot& slot, const std::optional<std::string>& passphrase,
                                 KeyWrap* keyring);
// The library's key of a slot that was written by slotFor() after `unlocked`.
[[nodiscard]] Result<Key> unlockAgain(KeySlot& slot, const KeySlot& unlocked, KeyWrap* keyring);

}  // namespace tessera
