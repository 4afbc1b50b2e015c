// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/sealing/wire.h"

namespace tessera {

void putNumber(std::string& out, std::uint64_t value)
{
    while (value >= 0x80) {
        out.push_back(static_cast<char>((value & 0x7F) | 0x80));
        value >>= 7;
    }
    out.push_back(static_cast<char>(value));
}

void putText(std::string& out, std::string_view text)
{
    putNumber(out, text.size());
    out.append(text);
}

void putNumberField(std::string& out, std::uint32_t tag, std::uint64_t value)
{
    putNumber(out, (std::uint64_t{tag} << 3) | static_cast<std::uint64_t>(FieldType::number));
    putNumber(out, value);
}

void putTextField(std::string& out, std::uint32_t tag, std::string_view text)
{
    putNumber(out, (std::uint64_t{tag} << 3) | static_cast<std::uint64_t>(FieldType::text));
    putText(out, text);
}

std::uint64_t WireReader::number()
{
    if (failed_) return 0;
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < 10 && i < rest_.size(); ++i) {
        const auto byte = static_cast<std::uint8_t>(rest_[i]);
        if (i == 9 && byte > 1) break;
        value |= std::uint64_t{static_cast<std::uint8_t>(byte & 0x7F)} << (7 * i);
        if (byte < 0x80) {
            rest_.remove_prefix(i + 1);
            return value;
        }
    }
    failed_ = true;
    return 0;
}

std::uint64_t WireReader::numberUpTo(std::uint64_t limit)
{
    const std::uint64_t value = number();
    if (value <= limit) return value;
    failed_ = true;
    return 0;
}

std::string_view WireReader::text()
{
    const std::uint64_t size = number();
    if (failed_ || size > rest_.size()) {
        failed_ = true;
        return {};
    }
    const std::string_view found = rest_.substr(0, static_cast<std::size_t>(size));
    rest_.remove_prefix(found.size());
    return found;
}

}  // namespace tessera
