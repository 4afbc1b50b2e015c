// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// Any bytes as the tables of a tidy set: refused with a sentence, or sessions whose entries a journal takes
// without objection. An input holds them all: "%% bouts.csv" on a line of its own begins that table.
#include "sync/formats/reading/tidy_set.h"
#include "tests/fuzz/reader_promises.h"

#include <unistd.h>
#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 6> kTables{"sessions.csv", "bouts.csv", "interactions.csv",
                                                  "markers.csv",  "notes.csv", "codebook.csv"};

// A folder of this run alone, gone with it.
class Folder {
public:
    Folder() : path_(fs::temp_directory_path() / ("tidy-" + std::to_string(getpid())))
    {
        fs::remove_all(path_);
        fs::create_directories(path_);
    }
    ~Folder()
    {
        std::error_code problem;
        fs::remove_all(path_, problem);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    // Each table has what stands behind its first heading; one without is not there.
    void fill(std::string_view input) const
    {
        for (const std::string_view table : kTables) {
            const fs::path file = path_ / table;
            std::error_code problem;
            fs::remove(file, problem);
            const std::string heading = "%% " + std::string(table) + "\n";
            const std::size_t at = input.find(heading);
            if (at == std::string_view::npos) continue;
            const std::string_view rest = input.substr(at + heading.size());
            const std::string_view text = rest.substr(0, rest.find("%% "));
            std::ofstream(file, std::ios::binary) << text;
        }
    }
    [[nodiscard]] const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const Folder folder;
    folder.fill({reinterpret_cast<const char*>(data), size});
    const auto status = tessera::readTidySet(folder.path(), {}, tessera::test::sinkThatChecks());
    if (!status) tessera::test::isSentence(status.error().what);
    return 0;
}
