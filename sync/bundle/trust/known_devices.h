// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/store/library.h"
#include "sync/bundle/bundle_file.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tessera {

// Numbers of bundles as stretches from … to, both included, rising and not touching.
using Stretches = std::vector<std::pair<std::uint64_t, std::uint64_t>>;
void add(Stretches& stretches, std::uint64_t number);

// What a library knows of a device whose bundles it takes in. The first key that comes under a device's id is
// pinned.
struct KnownDevice {
    struct Key {
        std::string publicText;    // 56 characters
        std::uint64_t before = 0;  // signs numbers below this one; 0: it is the key in use
    };
    struct Revocation {
        std::uint64_t after = 0;  // bundles with a later number are kept aside
        std::int64_t day = 0;     // on which it was said, days since 1970-01-01 in UTC
    };
    Uuid id;
    std::string label;     // for people; may be empty
    bool trusted = false;  // somebody compared its fingerprint; else it was only seen
    std::vector<Key> keys;
    std::optional<Revocation> revoked;
    Stretches came;  // numbers of its bundles that were taken in
    // What the bundle with the highest number said of the device's log.
    struct Log {
        std::uint64_t sequence = 0;  // of that bundle; 0: none said anything
        AuditHead head;
    } log;

    [[nodiscard]] const std::string& key() const { return keys.back().publicText; }
};

[[nodiscard]] Result<std::optional<KnownDevice>> knownDevice(const Library& library, const Uuid& id);
// By id.
[[nodiscard]] Result<std::vector<KnownDevice>> knownDevices(const Library& library);
// What has to be written to keep it.
[[nodiscard]] Result<std::vector<Setting>> settingsFor(const Library& library, const KnownDevice& device);

// Whether a library asks who signed: once it belongs to a study, or trusts a device. Before that it takes
// bundles from anyone and only pins their keys.
[[nodiscard]] Result<bool> asksWhoSigned(const Library& library);

struct Judgement {
    enum class Verdict : std::uint8_t {
        take,
        keepAside,  // until a person decides
        stop,       // another key under a known id: never taken in
    } verdict = Verdict::take;
    std::string why;      // a sentence, unless it is taken
    std::string finding;  // a sentence when it is taken and something about its device's log is not right
    bool own = false;     // made by this very library
    KnownDevice device;   // as it is to be kept when the bundle is taken in, its number included
};
[[nodiscard]] Result<Judgement> judge(const Library& library, const OpenedBundle& bundle);
// The part of it that asks for nothing but what is known of the bundle's device so far: whether its key fits,
// whether it was revoked, how its log goes on.
[[nodiscard]] Judgement follow(const std::optional<KnownDevice>& known, const OpenedBundle& bundle);

// A device as a text of several lines, and back; `damaged` when it names no key.
[[nodiscard]] std::string textOf(const KnownDevice& device);
[[nodiscard]] Result<KnownDevice> deviceFrom(const Uuid& id, const std::string& text);

// "device …: 1…7, all here", or which are missing.
[[nodiscard]] std::string completeness(const KnownDevice& device);
// Numbers below the highest that did not come.
[[nodiscard]] Stretches missing(const KnownDevice& device);

}  // namespace tessera
