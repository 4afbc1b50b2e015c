// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/outbox/receipt.h"

#include <sstream>

namespace tessera {
namespace {

constexpr std::string_view kForm = "tessera-receipt 1";
constexpr std::string_view kComment = "tessera1 receipt";

// The rest of the line behind a word, when the line begins with it.
bool take(std::istream& lines, std::string_view word, std::string& value)
{
    std::string line;
    if (!std::getline(lines, line) || !line.starts_with(word) || line.size() <= word.size() + 1 ||
        line[word.size()] != ' ')
        return false;
    value = line.substr(word.size() + 1);
    return true;
}

}  // namespace

std::string receiptName(std::string_view bundleName)
{
    return std::string(bundleName) + ".receipt";
}

std::string makeReceipt(const DeviceKey& key, std::string_view bundleName, std::string_view status,
                        UtcTime now)
{
    std::string text(kForm);
    text += "\nfile " + std::string(bundleName) + "\nstatus " + std::string(status) + "\nday " +
            isoText(now).substr(0, 10) + "\n";
    return text + "\n" + key.sign(text, kComment);
}

Result<Receipt> openReceipt(std::string_view text, const std::vector<std::string>& signers)
{
    const Error damaged{Errc::damaged, "this is no receipt, or it is damaged", ""};
    const std::size_t end = text.find("\n\n");
    if (text.size() > kMostReceiptBytes || end == std::string_view::npos) return damaged;
    const std::string_view message = text.substr(0, end + 1), signature = text.substr(end + 2);
    std::istringstream lines{std::string(message)};
    std::string first, more;
    Receipt receipt;
    if (!std::getline(lines, first) || first != kForm || !take(lines, "file", receipt.name) ||
        !take(lines, "status", receipt.status) || !take(lines, "day", receipt.day) ||
        std::getline(lines, more))
        return damaged;
    for (const std::string& signer : signers) {
        const auto verified = verifySignature(message, signature, signer);
        if (verified && verified->trustedComment == kComment) return receipt;
    }
    return Error{Errc::damaged, "the receipt is not signed by the study", ""};
}

}  // namespace tessera
