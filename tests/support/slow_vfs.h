// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <string>

namespace tessera::test {

// The system's own files, with something to do before every sync, and before every write and truncation: for
// benchmarks, a disk that is slower by so much; for tests, a program that dies at that very moment. The hooks
// are called on whichever thread is at work. It must outlive every connection opened through it.
class SlowVfs {
public:
    SlowVfs(std::string name, std::function<void()> beforeSync, std::function<void()> beforeWrite = {});
    SlowVfs(const SlowVfs&) = delete;
    SlowVfs& operator=(const SlowVfs&) = delete;
    ~SlowVfs();

    [[nodiscard]] const std::string& name() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace tessera::test
