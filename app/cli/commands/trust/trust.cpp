// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/archive/import_choice.h"
#include "app/cli/commands/commands.h"
#include "app/cli/commands/trust/identity.h"
#include "sync/bundle/bundle_file.h"
#include "sync/bundle/trust/aside.h"
#include "sync/bundle/trust/known_devices.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <system_error>

namespace tessera::cli {
namespace {

constexpr std::uint64_t kLongestKeyFile = 4096;
constexpr std::size_t kShortestPrefix = 8;

// A device's public key as `keys show -o` writes it: minisign's form, with the device in its comment.
struct DeviceCard {
    std::optional<Uuid> device;
    std::string publicText;
};

Result<DeviceCard> readDeviceCard(const std::string& path)
{
    const auto text = readFile(path, kLongestKeyFile);
    if (!text) return text.error();
    const std::size_t end = text->find('\n');
    DeviceCard card;
    const std::string comment = text->substr(0, end);
    if (const std::size_t at = comment.rfind(' '); at != std::string::npos)
        card.device = Uuid::parse(std::string_view(comment).substr(at + 1));
    if (end != std::string::npos)
        card.publicText = text->substr(end + 1, text->find('\n', end + 1) - end - 1);
    if (!isPublicText(card.publicText))
        return Error{Errc::invalid, "this is no public key of a device; keys show -o FILE writes one", path};
    return card;
}

Error nobody(const std::string& text)
{
    return {Errc::notFound, "no such device waits or is known; tessera-cli trust lists them", text};
}

// The device meant by its UUID, the beginning of it, its label or a key's fingerprint.
Result<DeviceCard> meant(const Library& library, const std::string& text)
{
    std::error_code problem;
    if (std::filesystem::is_regular_file(text, problem)) {
        auto card = readDeviceCard(text);
        if (card && !card->device)
            return Error{Errc::invalid,
                         "this key does not say whose it is; name the device, and the key with --key", text};
        return card;
    }
    if (const auto id = Uuid::parse(text)) return DeviceCard{*id, {}};
    std::string upper = text, lower = text;
    std::transform(text.begin(), text.end(), upper.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    std::transform(text.begin(), text.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const auto devices = knownDevices(library);
    if (!devices) return devices.error();
    const auto waiting = bundlesAside(library);
    if (!waiting) return waiting.error();
    std::set<Uuid> found;
    std::string key;
    const auto look = [&](const Uuid& id, const std::string& publicText, const std::string& label) {
        const bool byKey = fingerprintOf(publicText) == upper;
        if (byKey) key = publicText;
        const bool byId = lower.size() >= kShortestPrefix && id.text().starts_with(lower);
        if (byKey || byId || (!text.empty() && label == text)) found.insert(id);
    };
    for (const KnownDevice& device : *devices) look(device.id, device.key(), device.label);
    for (const AsideBundle& bundle : *waiting) look(bundle.device, bundle.publicText, {});
    if (found.empty()) return nobody(text);
    if (found.size() > 1)
        return Error{Errc::notFound,
                     std::to_string(found.size()) + " devices answer to this; give the whole UUID", text};
    return DeviceCard{*found.begin(), key};
}

std::vector<DeviceFigures> listed(const std::vector<KnownDevice>& devices,
                                  const std::vector<AsideBundle>& waiting, std::string& text)
{
    std::vector<DeviceFigures> figures;
    for (const KnownDevice& device : devices) {
        figures.push_back(figuresOf(device));
        text += figures.back().says +
                (device.revoked   ? "; revoked"
                 : device.trusted ? "; trusted"
                                  : "; seen") +
                "; " + figures.back().words + "\n";
    }
    std::set<std::pair<Uuid, std::string>> told;
    for (const AsideBundle& bundle : waiting) {
        if (!told.emplace(bundle.device, bundle.publicText).second) continue;
        const auto count = std::count_if(waiting.begin(), waiting.end(), [&bundle](const AsideBundle& other) {
            return other.device == bundle.device && other.publicText == bundle.publicText;
        });
        text += "device " + bundle.device.text() + ": " + std::to_string(count) + " kept aside; " +
                fingerprintWordsOf(bundle.publicText) + "\n";
    }
    return figures;
}

int list(Context& context, const Arguments& arguments)
{
    const auto library = context.open(Context::Access::read);
    if (!library) return failed(library.error());
    const auto devices = knownDevices(**library);
    if (!devices) return failed(devices.error());
    const auto waiting = bundlesAside(**library);
    if (!waiting) return failed(waiting.error());
    std::string text;
    const std::vector<DeviceFigures> figures = listed(*devices, *waiting, text);
    return print(arguments.has("--json") ? devicesJson(figures) : text);
}

int revoke(Library& library, const Arguments& arguments, const Uuid& id)
{
    const auto known = knownDevice(library, id);
    if (!known) return failed(known.error());
    if (!*known) return failed(nobody(id.text()));
    std::uint64_t after = (*known)->came.empty() ? 0 : (*known)->came.back().second;
    if (arguments.has("--after")) {
        const std::string word = arguments.value("--after");
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), after);
        if (error != std::errc{} || end != word.data() + word.size())
            return wrongWords("--after is the number of the last bundle that still counts, not \"" + word +
                              "\"");
    }
    if (const Status done = revokeDevice(library, id, after, now()); !done) return failed(done.error());
    return print("device " + id.text() + " revoked: bundles after " + std::to_string(after) +
                 " are kept aside\n");
}

Result<std::string> givenKey(const Arguments& arguments)
{
    if (!arguments.has("--key")) return std::string();
    const std::string text = arguments.value("--key");
    if (isPublicText(text)) return text;
    auto card = readDeviceCard(text);
    if (!card) return card.error();
    return std::move(card->publicText);
}

}  // namespace

int runTrust(Context& context, const Arguments& arguments)
{
    if (arguments.operands().empty()) return list(context, arguments);
    if (arguments.has("--after") && !arguments.has("--revoke"))
        return wrongWords("--after goes with --revoke");
    const auto key = givenKey(arguments);
    if (!key) return failed(key.error());
    const auto library = context.open(Context::Access::write);
    if (!library) return failed(library.error());
    const auto device = meant(**library, arguments.operands().front());
    if (!device) return failed(device.error());
    if (arguments.has("--revoke")) return revoke(**library, arguments, *device->device);

    const TrustWords words{key->empty() ? device->publicText : *key, arguments.value("--label")};
    const auto reports = trustDevice(**library, *device->device, words);
    if (!reports) return failed(reports.error());
    std::vector<ImportedFile> files;
    int status = kDone;
    std::string text;
    for (const ImportReport& report : *reports) {
        files.push_back(toldFile(report));
        text += importedLine(files.back());
        if (!report.whole) status = kFailed;
    }
    const auto known = knownDevice(**library, *device->device);
    if (!known) return failed(known.error());
    const DeviceFigures figures = figuresOf(**known);
    text = "device " + figures.device + " trusted; " + figures.words + "\n" + text;
    if (!files.empty()) text += figures.says + "\n";
    text += deletionLines(files);
    const int printed = print(arguments.has("--json") ? importJson(files, {figures}) : text);
    return printed == kDone ? status : printed;
}

}  // namespace tessera::cli
