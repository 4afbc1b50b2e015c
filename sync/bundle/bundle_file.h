// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "sync/bundle/bundle.h"
#include "sync/bundle/device_key.h"
#include "sync/seal/age_key.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace tessera {

// Whom a bundle is made for, as its signature says: a study's id and recipientsDigest(). Both empty: anyone.
struct BundleAddress {
    std::string study, to;
};

// Bytes of a `*.tessera` file: a strict ustar of bundle.pb and bundle.pb.minisig. The public key travels in
// bundle.pb, so that a reader who knows the device can compare it. The same content and key give the same
// bytes.
[[nodiscard]] Result<std::string> packBundle(const BundleContent& content, const DeviceKey& key,
                                             std::uint64_t sequence, const BundleAddress& address = {});

struct OpenedBundle {
    BundleContent content;
    std::string devicePublicText;  // 56 characters
    std::string trustedComment;
    std::uint64_t sequence = 0;
    BundleAddress address;
};
// Verifies the archive's form, the signature and the content, in that order. A sealed file is opened first,
// and must be sealed by the device that signed what is in it.
[[nodiscard]] Result<OpenedBundle> openBundle(std::string_view bytes,
                                              const std::vector<AgeIdentity>& identities = {});

// The archive within: `bytes` itself, or what one of the identities opens. `locked` when none does.
// The same of an archive that was taken out of its sealing, or never had any.
[[nodiscard]] Result<OpenedBundle> openArchive(std::string_view archive, bool wasSealed);
[[nodiscard]] Result<std::string> unsealed(std::string bytes, const std::vector<AgeIdentity>& identities);

// Temporary file in the same folder, fsync, rename, fsync of the folder. An existing target is refused unless
// `replace`. A symbolic link at the target is refused.
Status writeFileDurably(const std::filesystem::path& target, std::string_view bytes, bool replace);

// Whole file, at most `limit` bytes; refuses anything that is not a regular file.
[[nodiscard]] Result<std::string> readFile(const std::filesystem::path& path, std::uint64_t limit);

}  // namespace tessera
