// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/seal/age_file.h"
#include "sync/seal/identity_file.h"
#include "tests/fuzz/reader_promises.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

// A sealed file from anywhere: opened or refused in one line; nothing is given out unless all of it is whole,
// and a passphrase never costs more than the cap. Most of a mutated file fails at its seals, so identities
// are read too.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace tessera;
    // The identity that the stored inputs are sealed to; it is used for nothing else.
    static const AgeIdentity identity =
        *AgeIdentity::parse("AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX");
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto opened = ageOpen(bytes, {identity});
    const AgeReading reading = readAge(bytes, {{identity}, {}, false});
    if (opened.ok() != (reading.failure == AgeFailure::none)) std::abort();
    if (opened && *opened != reading.verified) std::abort();
    if (!opened && opened.error().what.find('\n') != std::string::npos) std::abort();
    // Of what is written here anew nothing may differ.
    if (opened) {
        const auto again = ageSeal(*opened, {identity.recipient()});
        if (!again || ageOpen(*again, {identity}).value() != *opened) std::abort();
    }
    if (!looksSealed(bytes)) static_cast<void>(readIdentityFile(bytes, {}));
    return 0;
}
