// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/trust/identity.h"

#include "app/cli/context.h"
#include "sync/bundle/bundle_file.h"
#include "sync/bundle/trust/known_devices.h"
#include "sync/bundle/trust/study_card.h"

#include <algorithm>
#include <optional>
#include <set>

namespace tessera::cli {
namespace {

constexpr std::uint64_t kLongestIdentityFile = std::uint64_t{1} << 20U;
constexpr std::size_t kMostNamed = 1000;

Error placed(Error error, const std::string& path)
{
    if (error.where.empty()) error.where = path;
    return error;
}

}  // namespace

Result<IdentityFile> givenIdentityFile(const Arguments& arguments)
{
    if (!arguments.has("--identity")) return IdentityFile{};
    const std::string path = arguments.value("--identity");
    const auto bytes = readFile(path, kLongestIdentityFile);
    if (!bytes) return bytes.error();
    std::optional<std::string> passphrase;
    if (needsPassphrase(*bytes)) {
        auto given =
            Context::passphraseFrom(arguments, "--identity-passphrase-file", "TESSERA_IDENTITY_PASSPHRASE");
        if (!given) return given.error();
        passphrase = *given ? std::move(*given) : Context::askPassphrase("Passphrase of " + path + ": ");
        if (!passphrase)
            return Error{Errc::locked,
                         "this identity is protected; set TESSERA_IDENTITY_PASSPHRASE or give "
                         "--identity-passphrase-file",
                         path};
    }
    auto file = readIdentityFile(*bytes, passphrase);
    if (!file) return placed(file.error(), path);
    return file;
}

Result<std::vector<AgeIdentity>> givenIdentities(const Arguments& arguments)
{
    auto file = givenIdentityFile(arguments);
    if (!file) return file.error();
    return std::move(file->identities);
}

Result<std::vector<AgeRecipient>> recipientsIn(const std::vector<std::string>& texts)
{
    std::vector<AgeRecipient> recipients;
    for (const std::string& text : texts) {
        for (std::size_t from = 0; from <= text.size();) {
            const std::size_t comma = std::min(text.find(',', from), text.size());
            auto recipient = AgeRecipient::parse(std::string_view(text).substr(from, comma - from));
            if (!recipient) return recipient.error();
            recipients.push_back(std::move(*recipient));
            from = comma + 1;
        }
    }
    return recipients;
}

Result<Sealing> givenSealing(const Arguments& arguments)
{
    const auto wrong = [](const std::string& what) { return Error{Errc::invalid, what, {}}; };
    Sealing sealing;
    if (arguments.has("--unsealed") && arguments.has("--seal"))
        return wrong("--seal and --unsealed contradict each other; give one of them");
    if (arguments.has("--unsealed")) sealing.how = Sealing::How::readable;
    if (!arguments.has("--seal")) return sealing;
    sealing.how = Sealing::How::to;
    auto recipients = recipientsIn(arguments.values("--seal"));
    if (!recipients) return wrong("--seal: " + recipients.error().what);
    sealing.recipients = std::move(*recipients);
    if (eachOnce(sealing.recipients).size() < kFewestRecipients)
        return wrong(
            "--seal needs at least two different recipients, so that one lost key does not lose the bundle");
    return sealing;
}

DeviceFigures figuresOf(const KnownDevice& device)
{
    DeviceFigures figures;
    figures.device = device.id.text();
    figures.label = device.label;
    figures.publicKey = device.key();
    figures.fingerprint = fingerprintOf(device.key());
    figures.words = fingerprintWordsOf(device.key());
    figures.trusted = device.trusted;
    figures.revoked = device.revoked.has_value();
    figures.highest = device.came.empty() ? 0 : device.came.back().second;
    for (const auto& [from, to] : missing(device))
        for (std::uint64_t number = from; number <= to && figures.missing.size() < kMostNamed; ++number)
            figures.missing.push_back(number);
    figures.says = completeness(device);
    return figures;
}

Result<std::vector<DeviceFigures>> devicesOf(const LookUpDevice& lookUp,
                                             const std::vector<ImportReport>& reports)
{
    std::set<Uuid> ids;
    for (const ImportReport& report : reports)
        if (report.device) ids.insert(*report.device);
    std::vector<DeviceFigures> devices;
    for (const Uuid& id : ids) {
        const auto device = lookUp(id);
        if (!device) return device.error();
        if (*device) devices.push_back(figuresOf(**device));
    }
    return devices;
}

}  // namespace tessera::cli
