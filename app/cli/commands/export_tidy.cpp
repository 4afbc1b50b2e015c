// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/export_formats.h"
#include "sync/formats/tables/losses.h"
#include "sync/formats/tables/tidy_csv.h"

#include <fcntl.h>

#include <cstdio>
#include <memory>
#include <system_error>

namespace tessera::cli {
namespace {

namespace fs = std::filesystem;

// A file that takes its name only once it is whole; until then, and when it never gets so far, it is
// `NAME.part`.
class GrowingFile {
public:
    explicit GrowingFile(fs::path path) : path_(std::move(path)), part_(path_.string() + ".part") {}
    GrowingFile(GrowingFile&&) = default;
    GrowingFile& operator=(GrowingFile&&) = delete;
    GrowingFile(const GrowingFile&) = delete;
    GrowingFile& operator=(const GrowingFile&) = delete;
    ~GrowingFile()
    {
        std::error_code problem;
        if (stream_) fs::remove(part_, problem);
    }

    // For its owner alone, and never through what somebody laid under its name.
    Status open()
    {
        std::error_code problem;
        fs::remove(part_, problem);
        const int file = ::open(part_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
        if (file >= 0) stream_.reset(::fdopen(file, "wb"));
        return stream_ ? Status{} : cannotWrite();
    }
    Status add(std::string_view bytes)
    {
        const bool whole = std::fwrite(bytes.data(), 1, bytes.size(), stream_.get()) == bytes.size();
        return whole ? Status{} : cannotWrite();
    }
    Status complete()
    {
        std::error_code problem;
        if (std::fclose(stream_.release()) != 0) {
            fs::remove(part_, problem);
            return cannotWrite();
        }
        fs::rename(part_, path_, problem);
        if (!problem) return {};
        fs::remove(part_, problem);
        return cannotWrite();
    }
    [[nodiscard]] const fs::path& path() const { return path_; }

private:
    [[nodiscard]] Error cannotWrite() const
    {
        return {Errc::io, "cannot be written; is the disk full, or the folder closed to you?",
                path_.string()};
    }

    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };

    fs::path path_, part_;
    std::unique_ptr<std::FILE, Close> stream_;
};

Status addSession(Library& library, const Uuid& session, const ExportJob& job, TidyWriter& writer,
                  HardToCarry& content)
{
    const auto stored = leaving(library, session, job);
    if (!stored) return stored.error();
    const auto journal = Context::journal(library, *stored);
    if (!journal) return journal.error();
    content += hardToCarry({&*journal, 1});
    return writer.add(*journal);
}

Status writeSet(Library& library, const ExportJob& job, std::vector<GrowingFile>& files, HardToCarry& content)
{
    for (GrowingFile& file : files) {
        if (auto done = file.open(); !done) return done;
    }
    TidyWriter writer(FigureSettings{},
                      [&files](std::size_t file, std::string_view bytes) { return files[file].add(bytes); });
    if (auto done = writer.begin(); !done) return done;
    for (const Uuid& session : job.sessions) {
        if (auto done = addSession(library, session, job, writer, content); !done) return done;
    }
    if (auto done = writer.finish(); !done) return done;
    for (GrowingFile& file : files) {
        if (auto done = file.complete(); !done) return done;
    }
    return {};
}

}  // namespace

int exportTidy(Library& library, const ExportJob& job)
{
    if (const auto made = makeFolder(job.target); !made) return failed(made.error());
    std::vector<GrowingFile> files;
    for (const std::string& name : tidyNames()) {
        files.emplace_back(job.target / name);
        if (job.replace) continue;
        if (const auto free = refuseExisting(files.back().path()); !free) return failed(free.error());
    }
    HardToCarry content;
    if (const auto done = writeSet(library, job, files, content); !done) return failed(done.error());
    for (const GrowingFile& file : files) {
        if (print(file.path().string() + "\n") != kDone) return kFailed;
    }
    Exported exported;
    addTableLosses(exported, content);
    for (const std::string& loss : exported.losses) {
        std::fprintf(stderr, "tessera-cli: %s: %s\n", job.target.c_str(), loss.c_str());
    }
    return kDone;
}

}  // namespace tessera::cli
