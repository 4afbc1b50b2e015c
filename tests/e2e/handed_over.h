// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/bundle/bundle_file.h"
#include "sync/bundle/device_key.h"
#include "tests/app/study_samples.h"

#include <filesystem>
#include <fstream>
#include <string>

namespace tessera::test {

// A visit as an observer hands it over: a signed bundle of that name. False when it could not be written.
[[nodiscard]] inline bool handOver(const std::filesystem::path& path, const StoredSession& session)
{
    static const DeviceKey key = DeviceKey::generate();
    BundleContent content;
    content.session = session;
    content.device = randomUuid();
    content.devicePublicText = key.publicText();
    content.program = "Tessera test";
    const auto bytes = packBundle(content, key, 1);
    if (!bytes) return false;
    std::ofstream(path, std::ios::binary) << *bytes;
    return std::filesystem::exists(path);
}

// A folder of a small study: six home visits in the north, three day stays in the south, one of the first
// seen by a second observer, and a table with a code of its own.
[[nodiscard]] inline bool handOverStudy(const std::filesystem::path& folder)
{
    std::filesystem::create_directories(folder);
    bool done = true;
    for (int i = 0; i < 6; ++i)
        done = done && handOver(folder / ("north-" + std::to_string(i) + ".tessera"),
                                minutesOf("LLMMJLMP", visitOf("F" + std::to_string(i), "V1", i)));
    for (int i = 0; i < 3; ++i) {
        Header top = visitOf("G" + std::to_string(i), "V1", i, "South");
        top.place = PlaceKind::dayStay;
        done = done &&
               handOver(folder / ("south-" + std::to_string(i) + ".tessera"), minutesOf("LMJJPPMM", top));
    }
    Header second = visitOf("F0", "V1");
    second.observer = "O2";
    done = done && handOver(folder / "second.tessera", minutesOf("LLMMJJMP", second));
    std::ofstream(folder / "table.csv") << "id,start,stop,state\nold-7,0,60,locating\nold-7,60,90,other\n";
    return done;
}

}  // namespace tessera::test
