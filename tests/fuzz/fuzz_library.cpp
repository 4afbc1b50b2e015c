// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/library.h"
#include "tests/fuzz/reader_promises.h"

#include <unistd.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>

namespace {

using namespace tessera;
using namespace tessera::test;
namespace fs = std::filesystem;

// Stands between a database and its log.
constexpr std::string_view kLogFollows = "\n-- library.db-wal --\n";

// A folder in memory that goes with the program.
class Place {
public:
    Place()
    {
        std::error_code failed;
        const fs::path memory = "/dev/shm";
        const fs::path base = fs::is_directory(memory, failed) ? memory : fs::temp_directory_path();
        folder_ = base / ("tessera-fuzz-library-" + std::to_string(::getpid()));
    }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    ~Place()
    {
        std::error_code failed;
        fs::remove_all(folder_, failed);
    }
    const fs::path& lay(std::string_view bytes) const
    {
        fs::remove_all(folder_);
        fs::create_directories(folder_);
        const auto end = bytes.find(kLogFollows);
        write("library.db", bytes.substr(0, end));
        if (end != std::string_view::npos) write("library.db-wal", bytes.substr(end + kLogFollows.size()));
        return folder_;
    }

private:
    void write(const char* name, std::string_view bytes) const
    {
        std::ofstream(folder_ / name, std::ios::binary)
            .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }
    fs::path folder_;
};

template <class Answer>
void isAnswer(const Result<Answer>& answer)
{
    if (!answer) isSentence(answer.error().what);
}

}  // namespace

// Any bytes where a library should be: refused in one line, or read as far as it is whole.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const Place place;
    LibraryOptions options;
    options.folder = place.lay({reinterpret_cast<const char*>(data), size});
    options.cheapKdf = true;
    options.writer = size % 2 == 0;
    const auto library = Library::open(options);
    isAnswer(library);
    if (!library) return 0;
    isAnswer((*library)->verify());
    isAnswer((*library)->summaries());
    isAnswer((*library)->tombstones());
    isAnswer((*library)->secret("name"));
    const auto ids = (*library)->sessionIds();
    isAnswer(ids);
    if (!ids) return 0;
    for (const Uuid& id : *ids) {
        const auto stored = (*library)->load(id);
        isAnswer(stored);
        if (stored) isAnswer((*library)->journal(*stored));
    }
    return 0;
}
