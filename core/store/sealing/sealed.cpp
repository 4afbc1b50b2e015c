// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/sealing/sealed.h"

#include <sodium.h>

#include <algorithm>
#include <cstring>

namespace tessera {

namespace {

constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr unsigned char kSealedVersion = 1;
constexpr unsigned char kPadMark = 0x80;

// One byte more than the plain ones is needed: the mark after which only zeros come.
std::size_t paddedSize(std::size_t plain)
{
    const std::size_t needed = plain + 1;
    if (needed <= 64) return 64;
    if (needed <= 256) return 256;
    return (needed + 1023) / 1024 * 1024;
}

unsigned char* bytes(std::string& text)
{
    return reinterpret_cast<unsigned char*>(text.data());
}

const unsigned char* bytes(std::string_view text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

Error damagedValue()
{
    return {Errc::damaged, "A sealed value is damaged or was sealed under another key.", {}};
}

void putBigEndian(unsigned char* out, std::uint32_t value)
{
    for (int i = 0; i < 4; ++i) out[i] = static_cast<unsigned char>(value >> (24 - 8 * i));
}

}  // namespace

Key::~Key()
{
    sodium_memzero(bytes_.data(), bytes_.size());
}

Key Key::random()
{
    Key key;
    randombytes_buf(key.bytes_.data(), key.bytes_.size());
    return key;
}

Result<Key> Key::fromBytes(std::string_view bytes)
{
    if (bytes.size() != size) return Error{Errc::damaged, "A key does not have its 32 bytes.", {}};
    Key key;
    std::memcpy(key.bytes_.data(), bytes.data(), size);
    return key;
}

std::string_view Key::view() const
{
    return {reinterpret_cast<const char*>(bytes_.data()), bytes_.size()};
}

Place::Place(SealedAs what, const Uuid& whose, std::uint32_t number, std::uint32_t variant)
{
    bytes_[0] = static_cast<unsigned char>(what);
    bytes_[1] = kSealedVersion;
    std::copy(whose.bytes.begin(), whose.bytes.end(), bytes_.begin() + 2);
    putBigEndian(bytes_.data() + 18, number);
    putBigEndian(bytes_.data() + 22, variant);
    size_ = 26;
}

Place::Place(SealedAs what, std::string_view name)
{
    bytes_[0] = static_cast<unsigned char>(what);
    bytes_[1] = kSealedVersion;
    const std::size_t size = std::min<std::size_t>(name.size(), bytes_.size() - 2);
    std::copy_n(name.begin(), size, bytes_.begin() + 2);  // a damaged file may say no name at all
    size_ = size + 2;
}

std::string seal(std::string_view plain, const Key& key, const Place& place)
{
    std::string out(kNonce + paddedSize(plain.size()) + kTag, '\0');
    unsigned char* const nonce = bytes(out);
    unsigned char* const body = nonce + kNonce;
    const std::size_t padded = out.size() - kNonce - kTag;
    randombytes_buf(nonce, kNonce);
    std::copy(plain.begin(), plain.end(), body);
    body[plain.size()] = kPadMark;
    unsigned long long written = 0;
    crypto_aead_xchacha20poly1305_ietf_encrypt(body, &written, body, padded, place.data(), place.size(),
                                               nullptr, nonce, key.data());
    return out;
}

Result<std::string_view> open(std::string_view sealed, const Key& key, const Place& place,
                              std::string& buffer)
{
    if (sealed.size() <= kNonce + kTag) return damagedValue();
    const std::size_t padded = sealed.size() - kNonce - kTag;
    if (buffer.size() < padded) buffer.resize(padded);
    unsigned long long opened = 0;
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(bytes(buffer), &opened, nullptr, bytes(sealed) + kNonce,
                                                   sealed.size() - kNonce, place.data(), place.size(),
                                                   bytes(sealed), key.data()) != 0)
        return damagedValue();
    std::size_t size = padded;
    while (size > 0 && buffer[size - 1] == '\0') --size;
    if (size == 0 || static_cast<unsigned char>(buffer[size - 1]) != kPadMark) return damagedValue();
    return std::string_view(buffer).substr(0, size - 1);
}

void wipe(std::string& text)
{
    sodium_memzero(text.data(), text.size());
    text.clear();
}

}  // namespace tessera
