// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// Any bytes as a BORIS project, plain or packed: refused with a sentence, or sessions whose entries a journal
// takes without objection.
#include "sync/formats/boris/boris_reader.h"
#include "tests/fuzz/reader_promises.h"

#include <cstddef>
#include <cstdint>
#include <sstream>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::istringstream stream(std::string(reinterpret_cast<const char*>(data), size));
    const auto status = tessera::readBoris(stream, {}, "fuzz.boris", tessera::test::sinkThatChecks());
    if (!status) tessera::test::isSentence(status.error().what);
    return 0;
}
