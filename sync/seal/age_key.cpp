// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/seal/age_key.h"

#include "sync/seal/age_crypto.h"
#include "sync/seal/bech32.h"

#include <algorithm>

namespace tessera {
namespace {

constexpr std::string_view kRecipientPrefix = "age";
constexpr std::string_view kIdentityPrefix = "age-secret-key-";
constexpr std::size_t kKeyBytes = 32;

std::string upper(std::string text)
{
    for (char& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return text;
}

std::string toHex(std::string_view bytes)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const char byte : bytes) {
        text += digits[static_cast<unsigned char>(byte) >> 4U];
        text += digits[static_cast<unsigned char>(byte) & 15U];
    }
    return text;
}

}  // namespace

Result<AgeRecipient> AgeRecipient::parse(std::string_view text)
{
    auto read = seal::fromBech32(text);
    if (!read || read->prefix != kRecipientPrefix || read->bytes.size() != kKeyBytes)
        return Error{Errc::invalid,
                     "this is not a recipient's key (age1 and 58 letters more); a letter is missing or wrong",
                     {}};
    return fromPoint(std::move(read->bytes));
}

AgeRecipient AgeRecipient::fromPoint(std::string point)
{
    AgeRecipient recipient;
    recipient.point_ = std::move(point);
    return recipient;
}

std::string AgeRecipient::text() const
{
    return seal::toBech32(kRecipientPrefix, point_);
}

std::string AgeRecipient::upperText() const
{
    return upper(text());
}

Result<AgeIdentity> AgeIdentity::parse(std::string_view text)
{
    auto read = seal::fromBech32(text);
    if (!read || read->prefix != kIdentityPrefix || read->bytes.size() != kKeyBytes)
        return Error{Errc::invalid, "this is not an identity (AGE-SECRET-KEY-1 and 58 letters more)", {}};
    return AgeIdentity(std::move(read->bytes));
}

AgeIdentity AgeIdentity::generate()
{
    static_cast<void>(seal::ready());
    return AgeIdentity(seal::randomBytes(kKeyBytes));
}

AgeIdentity::~AgeIdentity()
{
    seal::forget(secret_);
}

std::string AgeIdentity::text() const
{
    return upper(seal::toBech32(kIdentityPrefix, secret_));
}

AgeRecipient AgeIdentity::recipient() const
{
    return AgeRecipient::fromPoint(seal::x25519Public(secret_));
}

std::vector<AgeRecipient> eachOnce(std::vector<AgeRecipient> recipients)
{
    std::sort(recipients.begin(), recipients.end());
    recipients.erase(std::unique(recipients.begin(), recipients.end()), recipients.end());
    return recipients;
}

std::string recipientsDigest(const std::vector<AgeRecipient>& recipients)
{
    std::vector<std::string> texts;
    for (const AgeRecipient& recipient : eachOnce(recipients)) texts.push_back(recipient.text() + '\n');
    std::sort(texts.begin(), texts.end());
    std::string all;
    for (const std::string& text : texts) all += text;
    return toHex(seal::sha256(all)).substr(0, 16);
}

}  // namespace tessera
