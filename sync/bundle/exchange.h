// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/journal/consent_record.h"
#include "core/store/library.h"
#include "sync/bundle/bundle.h"
#include "sync/bundle/bundle_file.h"
#include "sync/bundle/sequence.h"
#include "sync/seal/age_key.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tessera {

// Handing sessions over as files, and taking them in. Not thread-safe: call where the library lives.

// How a bundle leaves.
struct Sealing {
    enum class How : std::uint8_t {
        asEnrolled,  // sealed to the study that is enrolled; readable where none is
        readable,    // unsealed, whatever is enrolled
        to,          // sealed to these recipients
    } how = How::asEnrolled;
    std::vector<AgeRecipient> recipients;
};

struct MadeBundle {
    std::string name;  // by default: "<32 hex digits>.tessera", with ".age" behind it when it is sealed
    std::string bytes;
    std::uint64_t sequence = 0;
    bool sealed = false;
};

// What of a session may leave at `now` (the machine's clock when it is not given), as the family agreed:
// mayLeave() of consent_record.h. `where` names the session.
[[nodiscard]] Result<MayLeave> mayLeave(const StoredSession& session, std::optional<UtcTime> now = {});
// The choice without what may not leave.
[[nodiscard]] BundleChoice within(BundleChoice choice, const MayLeave& may);

// One session as a bundle. The same revision with the same choice and sealing gives the same bytes. Refused
// where the enrolled study's rules do not let something leave or the family did not agree that it does, and
// `invalid` with fewer than two recipients. Words and dates that the family wants to stay here stay, whatever
// is chosen.
[[nodiscard]] Result<MadeBundle> makeBundle(Library& library, const Uuid& session, const BundleChoice& choice,
                                            const Sealing& sealing = {}, std::optional<UtcTime> now = {});
// A bundle of every withdrawal of this library, and no session. `notFound` when there is none.
[[nodiscard]] Result<MadeBundle> makeWithdrawals(Library& library, const Sealing& sealing = {});

// Writes a bundle and answers with the file's path. `target` is a folder when it is one or ends in '/' (it is
// created then), and the file gets its default name there. An existing file is refused unless `replace`.
[[nodiscard]] Result<std::filesystem::path> writeBundle(const MadeBundle& made,
                                                        const std::filesystem::path& target, bool replace);
// What the log says of a bundle that left; a nil session where only withdrawals did.
Status noteExported(Library& library, const Uuid& session, const MadeBundle& made);
// makeBundle(), writeBundle() and noteExported().
[[nodiscard]] Result<std::filesystem::path> exportBundle(Library& library, const Uuid& session,
                                                         const BundleChoice& choice,
                                                         const std::filesystem::path& target, bool replace,
                                                         const Sealing& sealing = {},
                                                         std::optional<UtcTime> now = {});

enum class ImportStatus : std::uint8_t {
    imported,
    alreadyThere,
    extended,
    quarantined,
    fork,
    erased,
    refused
};
[[nodiscard]] std::string_view name(
    ImportStatus status);  // "imported", "already there", … as scripts read them

struct ImportReport {
    std::filesystem::path path;
    ImportStatus status = ImportStatus::refused;
    std::vector<Uuid> sessions;         // that the file holds, when it could be read
    std::vector<std::string> findings;  // one sentence each
    bool whole = true;                  // false: something of it was not taken in, or waits for a decision
    std::optional<Error> error;         // when refused
    std::optional<TextReview> texts;    // of a bundle that could be read
    std::optional<Uuid> device;         // whose bundle it is, when it was taken in or was there
    // Files that still hold what was withdrawn: as far as they are known, or this one itself.
    std::vector<std::filesystem::path> toDelete{};
};

// The archive that a file holds, and whether it lay there sealed.
struct FoundArchive {
    std::string bytes;
    bool sealed = false;
};

// Checks a bundle file and adds what is new in it; the withdrawals it hands on erase what they name. Whatever
// is wrong with the file, the library stays as it was. Of a device that is not known where devices are known,
// the file is kept aside until somebody trusts the device (trust/known_devices.h). A dry run only looks, and
// reports what the real one would. `identities` open sealed files.
[[nodiscard]] ImportReport importBundle(Library& library, const std::filesystem::path& file, bool dryRun,
                                        const std::vector<AgeIdentity>& identities = {});
// The same with the archive's bytes, of a file that was kept aside.
[[nodiscard]] ImportReport importArchive(Library& library, const std::filesystem::path& file,
                                         const FoundArchive& archive, bool dryRun);

// Form, signature and content of a file.
[[nodiscard]] Result<OpenedBundle> verifyBundleFile(const std::filesystem::path& file,
                                                    const std::vector<AgeIdentity>& identities = {});
[[nodiscard]] Result<FoundArchive> readArchive(const std::filesystem::path& file,
                                               const std::vector<AgeIdentity>& identities);

}  // namespace tessera
