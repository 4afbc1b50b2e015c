// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/arguments.h"
#include "core/base/result.h"
#include "core/store/library.h"
#include "sync/bundle/exchange.h"
#include "sync/bundle/trust/known_devices.h"
#include "sync/formats/figures_json.h"
#include "sync/seal/age_key.h"
#include "sync/seal/identity_file.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tessera::cli {

// What --identity opens; an empty one without the option. Its passphrase comes from
// TESSERA_IDENTITY_PASSPHRASE, from --identity-passphrase-file, or is asked for.
[[nodiscard]] Result<IdentityFile> givenIdentityFile(const Arguments& arguments);
[[nodiscard]] Result<std::vector<AgeIdentity>> givenIdentities(const Arguments& arguments);

// Keys of recipients, several in one text with commas. `invalid` in words.
[[nodiscard]] Result<std::vector<AgeRecipient>> recipientsIn(const std::vector<std::string>& texts);

// How a bundle is to leave, by --seal and --unsealed. `invalid` in words when that cannot be.
[[nodiscard]] Result<Sealing> givenSealing(const Arguments& arguments);

[[nodiscard]] DeviceFigures figuresOf(const KnownDevice& device);
// Those whose bundles were among the reports, as a library or an archive knows them.
using LookUpDevice = std::function<Result<std::optional<KnownDevice>>(const Uuid& device)>;
[[nodiscard]] Result<std::vector<DeviceFigures>> devicesOf(const LookUpDevice& lookUp,
                                                           const std::vector<ImportReport>& reports);

}  // namespace tessera::cli
