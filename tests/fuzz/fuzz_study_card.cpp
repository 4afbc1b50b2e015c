// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/bundle/trust/study_card.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

// A study card from a camera, a file or a keyboard: taken in as what it says, or refused in one line.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace tessera;
    const auto card = readStudyCard({reinterpret_cast<const char*>(data), size});
    if (!card) {
        if (card.error().what.empty() || card.error().what.find('\n') != std::string::npos) std::abort();
        return 0;
    }
    const auto again = readStudyCard(card->text());
    if (!again || again->text() != card->text() || again->recipients.size() < kFewestRecipients) std::abort();
    const auto scanned = readStudyCard(card->qrText());
    if (!scanned || scanned->text() != card->text()) std::abort();
    return 0;
}
