// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/bundle/bundle_file.h"
#include "sync/bundle/device_key.h"
#include "tests/sync/bundle_samples.h"

#include <QTemporaryDir>

#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

namespace tessera::test {

// What somebody makes who has a device key and the format, and no scruples.
struct Forger {
    DeviceKey key = DeviceKey::generate();
    Uuid device = randomUuid();
    QTemporaryDir folder;

    [[nodiscard]] std::filesystem::path write(const std::string& name, const std::string& bytes) const
    {
        const auto path = std::filesystem::path(folder.path().toStdString()) / name;
        std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
        return path;
    }
    [[nodiscard]] BundleContent content(const StoredSession& session) const
    {
        BundleContent content;
        content.device = device;
        content.session = session;
        content.program = "forger";
        return content;
    }
    [[nodiscard]] std::filesystem::path bundle(const StoredSession& session, std::uint64_t sequence = 1,
                                               std::vector<KeyChange> changes = {}) const
    {
        BundleContent content = this->content(session);
        content.keyChanges = std::move(changes);
        return write("forged.tessera", *packBundle(content, key, sequence));
    }
    [[nodiscard]] std::filesystem::path erasing(const Uuid& session, std::int64_t day = 20'514,
                                                std::uint64_t sequence = 1,
                                                std::vector<KeyChange> changes = {}) const
    {
        BundleContent content;
        content.device = device;
        content.withdrawals = {{session, day, WithdrawalScope::all}};
        content.keyChanges = std::move(changes);
        return write("erasing.tessera", *packBundle(content, key, sequence));
    }
};

// A session that says which device recorded it; nil: none.
[[nodiscard]] inline StoredSession recordedBy(const Uuid& device, const Uuid& id = randomUuid())
{
    Header top = header();
    top.device = device;
    StoredSession session;
    session.id = id;
    session.scheme = partnershipActivities();
    session.entries = numbered({activity(0, 0), activity(9'000, 1), simple(EntryKind::end, 20'000)}, top);
    return session;
}

}  // namespace tessera::test
