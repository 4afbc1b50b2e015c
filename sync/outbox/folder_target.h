// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/outbox/target.h"

#include <filesystem>

namespace tessera {

// A folder that is there: a stick, a share that the system has mounted. A file is written beside its place,
// synced, renamed, its folder synced, and read back from the disk rather than from memory where the system
// lets us ask for that.
class FolderTarget : public Target {
public:
    explicit FolderTarget(std::filesystem::path folder) : folder_(std::move(folder)) {}

    [[nodiscard]] Delivery deliver(std::string_view name, std::string_view temporary,
                                   std::string_view bytes) override;
    [[nodiscard]] bool remove(std::string_view name) override;
    [[nodiscard]] std::optional<std::string> read(std::string_view name, std::size_t limit) override;

private:
    std::filesystem::path folder_;
};

}  // namespace tessera
