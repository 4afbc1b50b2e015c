// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/outbox/receipt.h"
#include "tests/fuzz/reader_promises.h"

#include <cstdint>
#include <string>
#include <string_view>

// What lies beside a bundle as its receipt. Signed as well, as by somebody who got the study to sign any
// text: what is then read is one line for each thing, and would be written again as it was.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace tessera;
    using namespace tessera::test;
    static const DeviceKey key = DeviceKey::generate();
    const std::string text(reinterpret_cast<const char*>(data), size);
    if (const auto receipt = openReceipt(text, {key.publicText()}); !receipt)
        isSentence(receipt.error().what);
    const std::string message = text.substr(0, text.find("\n\n") + 1);
    const auto receipt =
        openReceipt(message + "\n" + key.sign(message, "tessera1 receipt"), {key.publicText()});
    if (!receipt) {
        isSentence(receipt.error().what);
        return 0;
    }
    holds(message == "tessera-receipt 1\nfile " + receipt->name + "\nstatus " + receipt->status + "\nday " +
                         receipt->day + "\n");
    return 0;
}
