// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/script.h"
#include "tests/fuzz/reader_promises.h"

#include <cstdint>
#include <string_view>

// A visit script: refused in one line that names the file, or a journal that every store takes as it is.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace tessera;
    using namespace tessera::test;
    const auto script =
        readScript({reinterpret_cast<const char*>(data), size}, partnershipActivities(), "fuzz.csv");
    if (!script) {
        isSentence(script.error().what);
        return 0;
    }
    static const Uuid session = *Uuid::parse("6f1c2b7e-0b5a-4c1d-9e2f-3a4b5c6d7e8f");
    Header header;
    header.family = "F07";
    header.scheme = partnershipActivities().id;
    const auto journal = journalFromScript(*script, header, session, partnershipActivities(), "fuzz.csv");
    if (!journal) {
        isSentence(journal.error().what);
        return 0;
    }
    Journal again(session, partnershipActivities());
    for (const Entry& entry : journal->entries()) holds(again.restore(entry).ok());
    holds(again.fold().refused() == 0 &&
          again.fold().timeline().interactions.size() == journal->fold().timeline().interactions.size());
    return 0;
}
