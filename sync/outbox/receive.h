// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "sync/bundle/device_key.h"
#include "sync/bundle/exchange.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace tessera {

// Takes in the bundles that appear in a folder and lays a signed receipt beside each. What could not be taken
// in stays where it is without a receipt and is tried again when it changes: it may be on its way still.
// Not thread-safe.
class Receiver {
public:
    // `import` takes one file in, wherever it goes.
    using Import = std::function<ImportReport(const std::filesystem::path&)>;
    Receiver(std::filesystem::path folder, DeviceKey key, Import import);
    Receiver(const Receiver&) = delete;
    Receiver& operator=(const Receiver&) = delete;
    ~Receiver();

    // One look at the folder: a report for each file that is new or changed since the last look. Fails only
    // when the folder cannot be read. A receipt that cannot be written is a finding of its file.
    [[nodiscard]] Result<std::vector<ImportReport>> look(UtcTime now);

    // Waits until something in the folder has changed since the last look began, or `longest` is over, or
    // `stop` (a file descriptor that becomes readable; -1: none) says so. False when it was `stop`.
    [[nodiscard]] bool waitForChange(Millis longest, int stop) const;

private:
    struct Seen {
        std::uintmax_t size = 0;
        std::filesystem::file_time_type written;
        bool operator==(const Seen&) const = default;
    };

    std::filesystem::path folder_;
    DeviceKey key_;
    Import import_;
    std::map<std::filesystem::path, Seen> seen_;
    int watch_ = -1;  // what the system tells of the folder; a server's disk tells nothing
};

}  // namespace tessera
