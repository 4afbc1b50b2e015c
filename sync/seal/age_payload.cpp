// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/seal/age_payload.h"

#include "sync/seal/age_crypto.h"

#include <algorithm>
#include <cstdint>

namespace tessera::seal {
namespace {

constexpr std::size_t kSealedChunk = kChunkBytes + kTagBytes;

// The chunk's number, high byte first, and whether it is the last.
std::string nonceOf(std::uint64_t number, bool last)
{
    std::string nonce(12, '\0');
    for (std::size_t i = 0; i < 8; ++i) nonce[10 - i] = static_cast<char>((number >> (8 * i)) & 0xffU);
    nonce[11] = last ? '\x01' : '\0';
    return nonce;
}

}  // namespace

void appendPayload(std::string& file, std::string_view plain, std::string_view key)
{
    file.reserve(file.size() + plain.size() + (plain.size() / kChunkBytes + 1) * kTagBytes);
    for (std::uint64_t number = 0;; ++number) {
        const std::string_view chunk = plain.substr(0, kChunkBytes);
        plain.remove_prefix(chunk.size());
        file += encrypt(chunk, key, nonceOf(number, plain.empty()));
        if (plain.empty()) return;
    }
}

bool readPayload(std::string_view payload, std::string_view key, std::string& plain)
{
    for (std::uint64_t number = 0;; ++number) {
        const std::string_view chunk = payload.substr(0, kSealedChunk);
        payload.remove_prefix(chunk.size());
        const bool last = payload.empty();
        if (const auto opened = decrypt(chunk, key, nonceOf(number, last))) {
            // Only a content without a byte has a chunk without one.
            if (opened->empty() && number > 0) return false;
            plain += *opened;
            if (last) return true;
            continue;
        }
        // Whole in itself, but bytes follow on the last one, or the last one is missing.
        if (chunk.size() == kSealedChunk)
            if (const auto opened = decrypt(chunk, key, nonceOf(number, !last))) plain += *opened;
        return false;
    }
}

}  // namespace tessera::seal
