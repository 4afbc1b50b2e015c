// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace tessera {

// One file as it leaves: a name without a folder, and its bytes.
struct ExportedFile {
    std::string name;
    std::string content;
};

// What a format made of sessions.
struct Exported {
    std::vector<ExportedFile> files;
    // What the format could not carry, one plain sentence each, in a fixed order; none twice. Nothing is said
    // of what was not there to be carried.
    std::vector<std::string> losses;
};

}  // namespace tessera
