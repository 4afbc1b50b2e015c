// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// Any bytes as a scheme file: refused with a sentence, or a valid scheme that survives being written and
// read.
#include "sync/formats/scheme_file.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto scheme = tessera::readScheme(text, "fuzz.json");
    if (!scheme) {
        if (scheme.error().what.empty()) std::abort();
        return 0;
    }
    if (!tessera::validate(*scheme)) std::abort();
    const auto again = tessera::readScheme(tessera::writeScheme(*scheme), "again.json");
    if (!again || !(*again == *scheme)) std::abort();
    return 0;
}
