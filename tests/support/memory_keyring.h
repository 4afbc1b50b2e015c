// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/key_wrap.h"
#include "core/store/library.h"

#include <cstdlib>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <utility>

namespace tessera::test {

// A desktop's keyring that lives as long as the test.
class MemoryKeyring : public KeyWrap {
public:
    Status keep(const std::string& name, const std::string& secret) override
    {
        secrets[name] = secret;
        return {};
    }
    Result<std::string> fetch(const std::string& name) override
    {
        const auto found = secrets.find(name);
        if (found == secrets.end()) return Error{Errc::notFound, "The keyring has no such secret.", {}};
        return found->second;
    }
    Status forget(const std::string& name) override
    {
        secrets.erase(name);
        return {};
    }
    std::map<std::string, std::string> secrets;
};

// A library that must open.
[[nodiscard]] inline std::unique_ptr<Library> openedLibrary(const LibraryOptions& options)
{
    auto library = Library::open(options);
    if (library) return std::move(*library);
    std::cerr << describe(library.error()) << '\n';
    std::abort();
}

}  // namespace tessera::test
