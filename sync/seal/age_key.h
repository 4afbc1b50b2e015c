// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace tessera {

// Whom a file is sealed to: an X25519 public key as age writes it, "age1…", 62 characters. A value.
class AgeRecipient {
public:
    // In lower or in upper case; blanks around it are not forgiven. `invalid` in a sentence.
    [[nodiscard]] static Result<AgeRecipient> parse(std::string_view text);
    [[nodiscard]] static AgeRecipient fromPoint(std::string point);

    [[nodiscard]] std::string text() const;
    // As it stands in a QR code, where capitals take less room. Older versions of `age` refuse this form.
    [[nodiscard]] std::string upperText() const;
    [[nodiscard]] const std::string& point() const { return point_; }  // 32 bytes

    bool operator==(const AgeRecipient&) const = default;
    auto operator<=>(const AgeRecipient&) const = default;

private:
    std::string point_;
};

// What opens such files, "AGE-SECRET-KEY-1…". Wiped when dropped.
class AgeIdentity {
public:
    [[nodiscard]] static Result<AgeIdentity> parse(std::string_view text);
    [[nodiscard]] static AgeIdentity generate();
    AgeIdentity(const AgeIdentity&) = default;
    AgeIdentity& operator=(const AgeIdentity&) = default;
    AgeIdentity(AgeIdentity&&) = default;
    AgeIdentity& operator=(AgeIdentity&&) = default;
    ~AgeIdentity();

    [[nodiscard]] std::string text() const;
    [[nodiscard]] AgeRecipient recipient() const;
    [[nodiscard]] const std::string& secret() const { return secret_; }  // 32 bytes

private:
    explicit AgeIdentity(std::string secret) : secret_(std::move(secret)) {}
    std::string secret_;
};

// Ordered and each once, which is how a file is sealed: the order in which recipients are named changes
// nothing.
[[nodiscard]] std::vector<AgeRecipient> eachOnce(std::vector<AgeRecipient> recipients);

// The first 16 hexadecimal digits of SHA-256 over the recipients' texts in lower case, sorted, each followed
// by a line feed: what a signature says about whom a file was made for.
[[nodiscard]] std::string recipientsDigest(const std::vector<AgeRecipient>& recipients);

}  // namespace tessera
