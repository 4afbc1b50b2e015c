// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "sync/outbox/target.h"

#include <filesystem>
#include <utility>

namespace tessera {

// A folder that is there: a stick, a share that the system has mounted. A file is written beside its place,
// synced, renamed, its folder synced, and read back from the disk rather than from memory where the system
// lets us ask for that. A link under a file's name is neither followed nor replaced.
class FolderTarget : public Target {
public:
    explicit FolderTarget(std::filesystem::path folder) : folder_(std::move(folder)) {}

    [[nodiscard]] Delivery deliver(std::string_view name, std::string_view temporary,
                                   std::string_view bytes) override;
    [[nodiscard]] bool remove(std::string_view name) override;
    [[nodiscard]] std::optional<std::string> read(std::string_view name, std::size_t limit) override;
    [[nodiscard]] std::optional<std::vector<std::string>> list(std::string_view beginning) override;
    [[nodiscard]] Delivery probe(std::string_view temporary) override;

private:
    [[nodiscard]] bool there() const;
    [[nodiscard]] Trouble troubleOf(const Error& error) const;

    std::filesystem::path folder_;
};

// Whether everybody on this machine may write in a folder and take others' files away: then a file may
// vanish there, though what is sealed can be neither read nor changed unseen. Sticks keep no such rights and
// answer as the system mounts them.
[[nodiscard]] bool othersMayTakeAway(const std::filesystem::path& folder);

}  // namespace tessera
