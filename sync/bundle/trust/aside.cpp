// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/bundle/trust/aside.h"

#include "sync/bundle/bundle_rules.h"
#include "sync/bundle/trust/known_devices.h"

#include <sodium.h>

#include <algorithm>
#include <set>
#include <sstream>

namespace tessera {
namespace {

constexpr const char* kList = "aside";
constexpr std::size_t kMostAside = 1000;
constexpr std::size_t kMostAsideBytes = std::size_t{1} * 1024 * 1024;  // each; a visit takes some thousand
constexpr std::size_t kLongestLabel = 60;
constexpr std::int64_t kDayMs = 86'400'000;

std::string secretName(const std::string& digest)
{
    return "aside/" + digest;
}

std::string sha256Hex(std::string_view bytes)
{
    unsigned char hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(hash, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    char text[sizeof hash * 2 + 1];
    sodium_bin2hex(text, sizeof text, hash, sizeof hash);
    return text;
}

// A line each: digest, device, session, key, number, and where it came from.
std::string written(const std::vector<AsideBundle>& bundles)
{
    std::string text;
    for (const AsideBundle& bundle : bundles) {
        std::string path = bundle.path.string();
        std::replace(path.begin(), path.end(), '\n', ' ');
        text += bundle.digest + " " + bundle.device.text() + " " + bundle.session.text() + " " +
                bundle.publicText + " " + std::to_string(bundle.sequence) + " " + path + "\n";
    }
    return text;
}

Status checkLabel(const Library& library, const Uuid& device, const std::string& label)
{
    const bool control =
        std::any_of(label.begin(), label.end(), [](char c) { return static_cast<unsigned char>(c) < 32; });
    if (label.size() > kLongestLabel || control || !isUtf8(label))
        return Error{Errc::invalid, "a device's label is at most 60 characters", {}};
    if (label.empty()) return {};
    const auto devices = knownDevices(library);
    if (!devices) return devices.error();
    for (const KnownDevice& other : *devices)
        if (other.label == label && other.id != device)
            return Error{Errc::refused,
                         "another device with another key has this label already: " + other.id.text() +
                             "; if this is the same tablet, find out why its key changed before you trust it",
                         label};
    return {};
}

// The one key under which the device's bundles wait.
Result<std::string> waitingKey(const std::vector<AsideBundle>& waiting, const Uuid& device)
{
    std::set<std::string> keys;
    for (const AsideBundle& bundle : waiting)
        if (bundle.device == device) keys.insert(bundle.publicText);
    if (keys.empty())
        return Error{Errc::notFound, "no bundle of this device waits; give its public key with --key",
                     device.text()};
    if (keys.size() == 1) return *keys.begin();
    std::string all;
    for (const std::string& key : keys) all += (all.empty() ? "" : " or ") + fingerprintWordsOf(key);
    return Error{Errc::refused, "bundles wait under several keys of this device; name one with --key: " + all,
                 device.text()};
}

}  // namespace

Result<std::vector<AsideBundle>> bundlesAside(const Library& library)
{
    const auto text = library.secret(kList);
    if (!text) return text.error();
    std::vector<AsideBundle> bundles;
    std::istringstream lines(text->value_or(""));
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        AsideBundle bundle;
        std::string device, session, path;
        if (!(words >> bundle.digest >> device >> session >> bundle.publicText >> bundle.sequence)) continue;
        std::getline(words >> std::ws, path);
        bundle.device = Uuid::parse(device).value_or(Uuid{});
        bundle.session = Uuid::parse(session).value_or(Uuid{});
        bundle.path = path;
        bundles.push_back(std::move(bundle));
    }
    return bundles;
}

Status keepAside(Library& library, const std::string& archive, const OpenedBundle& bundle,
                 const std::filesystem::path& path)
{
    auto waiting = bundlesAside(library);
    if (!waiting) return waiting.error();
    if (archive.size() > kMostAsideBytes)
        return Error{Errc::refused,
                     "it is too large to be kept aside; if its device may be trusted, do that first",
                     {}};
    const std::string digest = sha256Hex(archive);
    const auto same = [&digest](const AsideBundle& one) { return one.digest == digest; };
    if (std::any_of(waiting->begin(), waiting->end(), same)) return {};
    if (waiting->size() >= kMostAside)
        return Error{
            Errc::refused, "a thousand bundles of unknown devices wait already; decide on those first", {}};
    waiting->push_back({digest, bundle.content.device, bundle.content.session.id, bundle.devicePublicText,
                        bundle.sequence, path});
    return library.setSecrets({{secretName(digest), archive}, {kList, written(*waiting)}},
                              {{AuditKind::keptAside, bundle.content.session.id, bundle.sequence, digest}});
}

Result<std::vector<ImportReport>> trustDevice(Library& library, const Uuid& id, const TrustWords& words)
{
    auto waiting = bundlesAside(library);
    if (!waiting) return waiting.error();
    auto known = knownDevice(library, id);
    if (!known) return known.error();
    std::string publicText = words.publicText;
    if (publicText.empty() && *known) publicText = (*known)->key();
    if (publicText.empty()) {
        const auto only = waitingKey(*waiting, id);
        if (!only) return only.error();
        publicText = *only;
    }
    if (!isPublicText(publicText))
        return Error{Errc::invalid, "a device's public key is the 56 characters that keys show says", {}};
    if (const Status status = checkLabel(library, id, words.label); !status) return status.error();
    KnownDevice device = known->value_or(KnownDevice{});
    if (!*known) {
        device.id = id;
        device.keys = {{publicText, 0}};
    } else if (device.key() != publicText) {
        return Error{Errc::refused,
                     "this device is known here with another key, in words: " +
                         fingerprintWordsOf(device.key()) + "; nothing was changed",
                     id.text()};
    }
    device.trusted = true;
    device.revoked.reset();
    if (!words.label.empty()) device.label = words.label;
    const auto settings = settingsFor(library, device);
    if (!settings) return settings.error();
    const AuditAct act{AuditKind::deviceTrusted, {}, 0, sha256Hex(publicText)};
    if (const Status kept = library.setSecrets(*settings, {act}); !kept) return kept.error();

    std::sort(waiting->begin(), waiting->end(),
              [](const auto& a, const auto& b) { return a.sequence < b.sequence; });
    std::vector<ImportReport> reports;
    std::vector<AsideBundle> rest;
    std::vector<Setting> done;
    for (const AsideBundle& bundle : *waiting) {
        rest.push_back(bundle);
        if (bundle.device != id) continue;
        const auto archive = library.secret(secretName(bundle.digest));
        if (!archive) return archive.error();
        reports.push_back(importArchive(library, bundle.path, {archive->value_or(""), false}, false));
        if (reports.back().error || reports.back().status == ImportStatus::quarantined) continue;
        rest.pop_back();
        done.push_back({secretName(bundle.digest), std::nullopt});
    }
    std::sort(rest.begin(), rest.end(), [](const auto& a, const auto& b) { return a.digest < b.digest; });
    done.push_back({kList, written(rest)});
    if (const Status kept = library.setSecrets(done); !kept) return kept.error();
    return reports;
}

Status revokeDevice(Library& library, const Uuid& id, std::uint64_t after, UtcTime when)
{
    auto known = knownDevice(library, id);
    if (!known) return known.error();
    if (!*known) return Error{Errc::notFound, "this device is not known here", id.text()};
    KnownDevice device = **known;
    device.revoked = KnownDevice::Revocation{after, when.ms / kDayMs};
    const auto settings = settingsFor(library, device);
    if (!settings) return settings.error();
    return library.setSecrets(*settings, {{AuditKind::deviceRevoked, {}, after, sha256Hex(device.key())}});
}

}  // namespace tessera
