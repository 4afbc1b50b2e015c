// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <string>

namespace tessera::test {

// The system's own files, with something to do before every sync: for benchmarks, a disk that is slower by so
// much. The hook is called on whichever thread syncs. It must outlive every connection opened through it.
class SlowVfs {
public:
    SlowVfs(std::string name, std::function<void()> beforeSync);
    SlowVfs(const SlowVfs&) = delete;
    SlowVfs& operator=(const SlowVfs&) = delete;
    ~SlowVfs();

    [[nodiscard]] const std::string& name() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace tessera::test
