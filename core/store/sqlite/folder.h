// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <filesystem>

namespace tessera {

// Holds a library's folder for one writer. The system lets go of it when the program ends, however it ends.
class FolderLock {
public:
    FolderLock() = default;
    FolderLock(FolderLock&& other) noexcept;
    FolderLock& operator=(FolderLock&& other) noexcept;
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;
    ~FolderLock();

    // `locked` when another program, or another part of this one, has it.
    [[nodiscard]] static Result<FolderLock> take(const std::filesystem::path& folder);

private:
    int descriptor_ = -1;
};

// Creates what is missing of the folder, for its owner alone.
Status makePrivateFolder(const std::filesystem::path& folder);
// Creates an empty file for its owner alone, or narrows the permissions of the one that is there.
Status makePrivateFile(const std::filesystem::path& file);
// Makes the file's bytes, and the name it has in its folder, durable.
Status syncFile(const std::filesystem::path& file);
// Gives a finished file its real name, durably. Refuses with `exists` when the name is taken.
Status publishFile(const std::filesystem::path& partial, const std::filesystem::path& target);

}  // namespace tessera
