// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/privacy/text_check.h"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

bool isWhole(std::string_view text, std::size_t at)
{
    // Within what is no UTF-8 every byte stands for itself; between characters no byte goes on with one.
    return at == 0 || at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80 ||
           (static_cast<unsigned char>(text[at - 1]) < 0xC0 &&
            (static_cast<unsigned char>(text[at - 1]) & 0xC0) != 0x80);
}

bool isUtf8(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        const auto first = static_cast<unsigned char>(text[i]);
        const std::size_t bytes = first < 0x80   ? 1
                                  : first < 0xC2 ? 0
                                  : first < 0xE0 ? 2
                                  : first < 0xF0 ? 3
                                  : first < 0xF5 ? 4
                                                 : 0;
        if (bytes == 0 || i + bytes > text.size()) return false;
        for (std::size_t k = 1; k < bytes; ++k)
            if ((static_cast<unsigned char>(text[i + k]) & 0xC0) != 0x80) return false;
        i += bytes;
    }
    return true;
}

}  // namespace

// A text of any bytes: what is found lies in it, in order, on whole characters; what is blanked is gone.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace tessera;
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const TextCheck check;
    const bool whole = isUtf8(text);
    std::size_t last = 0;
    for (const TextFinding& finding : check.find(text)) {
        if (finding.from < last || finding.from >= finding.to || finding.to > size) std::abort();
        if (whole && (!isWhole(text, finding.from) || !isWhole(text, finding.to))) std::abort();
        last = finding.to;
    }
    const std::string once = check.blanked(text);
    if (!check.find(once).empty() || check.blanked(once) != once) std::abort();
    if (whole && !isUtf8(once)) std::abort();
    return 0;
}
