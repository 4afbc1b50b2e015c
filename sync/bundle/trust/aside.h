// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/store/library.h"
#include "sync/bundle/bundle_file.h"
#include "sync/bundle/exchange.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tessera {

// Bundles whose signer nobody vouched for yet. They are kept sealed in the library, opened out of the study's
// sealing, and nothing of them counts.
struct AsideBundle {
    std::string digest;  // hex SHA-256 of the archive
    Uuid device, session;
    std::string publicText;
    std::uint64_t sequence = 0;
    std::filesystem::path path;  // where it came from
};
[[nodiscard]] Result<std::vector<AsideBundle>> bundlesAside(const Library& library);
// Keeps one; the same one twice is kept once. `refused` when a thousand wait already.
Status keepAside(Library& library, const std::string& archive, const OpenedBundle& bundle,
                 const std::filesystem::path& path);

// What a person says of a device.
struct TrustWords {
    std::string publicText;  // 56 characters; empty: the one key under which its bundles wait
    std::string label;       // empty: as it is
};
// The device is known from now on, and what waits of it is taken in. `notFound` when nothing is known of it
// and no key is given; `refused` when it is known with another key, when its bundles wait under several keys,
// or when another device has the label.
[[nodiscard]] Result<std::vector<ImportReport>> trustDevice(Library& library, const Uuid& device,
                                                            const TrustWords& words);

// Bundles of the device with a number beyond `after` are kept aside from now on.
Status revokeDevice(Library& library, const Uuid& device, std::uint64_t after, UtcTime when);

}  // namespace tessera
