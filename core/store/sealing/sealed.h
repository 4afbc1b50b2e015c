// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace tessera {

// 32 secret bytes. Wiped when dropped.
class Key {
public:
    Key() = default;
    Key(const Key& other) = default;
    Key& operator=(const Key& other) = default;
    ~Key();

    [[nodiscard]] static Key random();
    // Nothing secret is left out: fails unless there are exactly 32 bytes.
    [[nodiscard]] static Result<Key> fromBytes(std::string_view bytes);

    [[nodiscard]] std::string_view view() const;
    [[nodiscard]] const unsigned char* data() const { return bytes_.data(); }
    [[nodiscard]] unsigned char* data() { return bytes_.data(); }
    static constexpr std::size_t size = 32;

private:
    std::array<unsigned char, size> bytes_{};
};

// What a sealed value is, bound to it so that no value can stand in another one's place.
enum class SealedAs : char {
    entry = 'e',
    scheme = 'c',
    summary = 's',
    unknown = 'u',
    sessionKey = 'k',
    libraryKey = 'l',
    secret = 'x',
    tombstone = 't',
    nameKey = 'n',
    reflectionKey = 'q',
    reflection = 'r',
    recovery = 'y',
    auditEvent = 'a',
    auditHead = 'h',
};

// The place a value belongs to: what it is, whose, and which.
class Place {
public:
    Place(SealedAs what, const Uuid& whose, std::uint32_t number = 0, std::uint32_t variant = 0);
    // A place with a name instead of an identity; names over 64 bytes are cut.
    Place(SealedAs what, std::string_view name);

    [[nodiscard]] const unsigned char* data() const { return bytes_.data(); }
    [[nodiscard]] std::size_t size() const { return size_; }

private:
    std::array<unsigned char, 80> bytes_{};
    std::size_t size_ = 0;
};

// Seals with XChaCha20-Poly1305 under a fresh random nonce. The plain bytes are padded to 64, 256 or 1,024
// bytes, then to multiples of 1,024, so that a size tells little. The answer is nonce, ciphertext, tag.
[[nodiscard]] std::string seal(std::string_view plain, const Key& key, const Place& place);

// Opens into `buffer`, which is used again from call to call; the answer points into it. Fails with `damaged`
// when one bit, the key or the place is another.
[[nodiscard]] Result<std::string_view> open(std::string_view sealed, const Key& key, const Place& place,
                                            std::string& buffer);

// Wipes a text that held something secret.
void wipe(std::string& text);

}  // namespace tessera
