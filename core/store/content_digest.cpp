// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/content_digest.h"

#include "core/store/sealing/wire.h"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace tessera {

namespace {

using Hash = std::array<unsigned char, crypto_hash_sha256_BYTES>;

const unsigned char* bytesOf(std::string_view text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

std::string hexOf(const Hash& hash)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (const unsigned char byte : hash) {
        out.push_back(digits[byte >> 4]);
        out.push_back(digits[byte & 0x0F]);
    }
    return out;
}

}  // namespace

std::string fileDigest(const Uuid& session, std::string_view content)
{
    return sha256Hex(session.text() + ' ' + std::string(content)).substr(0, 32);
}

std::string sha256Hex(std::string_view bytes)
{
    Hash hash{};
    crypto_hash_sha256(hash.data(), bytesOf(bytes), bytes.size());
    return hexOf(hash);
}

struct ContentDigest::State {
    crypto_hash_sha256_state hash{};
    std::string bytes;
};

ContentDigest::ContentDigest() : state_(std::make_unique<State>())
{
    crypto_hash_sha256_init(&state_->hash);
}

ContentDigest::~ContentDigest() = default;

void ContentDigest::addSession(const Uuid& id, std::vector<Plain> plains)
{
    std::sort(plains.begin(), plains.end());
    std::string& bytes = state_->bytes;
    bytes.assign(reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size());
    putNumber(bytes, plains.size());
    // Each with its length before it, so that no two lists of texts give the same bytes.
    for (const Plain& plain : plains) putText(bytes, plain.second);
    crypto_hash_sha256_update(&state_->hash, bytesOf(bytes), bytes.size());
}

std::string ContentDigest::hex()
{
    Hash hash{};
    crypto_hash_sha256_final(&state_->hash, hash.data());
    return hexOf(hash);
}

}  // namespace tessera
