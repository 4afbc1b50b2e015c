// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/privacy/made_code.h"

namespace tessera {
namespace {

constexpr std::string_view kDigits = "23456789", kLetters = "ABCDEFGHJKMNPQRSTUVWXYZ";
constexpr std::string_view kForm = "9aaa-9aa";
constexpr std::size_t kModulus = kLetters.size();  // 23, a prime

std::string_view alphabetAt(std::size_t place)
{
    return kForm[place] == '9' ? kDigits : kLetters;
}

}  // namespace

std::string madeCode(const std::array<std::uint8_t, 6>& random)
{
    std::string code;
    std::size_t sum = 0, weight = 7;
    for (const std::uint8_t byte : random) {
        if (kForm[code.size()] == '-') code += '-';
        const std::string_view alphabet = alphabetAt(code.size());
        const std::size_t value = byte % alphabet.size();
        code += alphabet[value];
        sum += value * weight--;
    }
    return code + kLetters[(kModulus - sum % kModulus) % kModulus];
}

MadeCode madeCodeCheck(std::string_view code)
{
    if (code.size() != kForm.size()) return MadeCode::otherForm;
    std::size_t sum = 0, weight = 7;
    for (std::size_t i = 0; i < code.size(); ++i) {
        if (kForm[i] == '-') {
            if (code[i] != '-') return MadeCode::otherForm;
            continue;
        }
        const char one = code[i] >= 'a' && code[i] <= 'z' ? static_cast<char>(code[i] - 32) : code[i];
        const std::size_t value = alphabetAt(i).find(one);
        if (value == std::string_view::npos) return MadeCode::otherForm;
        sum += value * weight--;
    }
    return sum % kModulus == 0 ? MadeCode::fits : MadeCode::mistyped;
}

}  // namespace tessera
