// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/context.h"

#include "sync/bundle/bundle_file.h"

#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace tessera::cli {
namespace {

constexpr std::uint64_t kLongestPassphraseFile = 4096;

std::string variable(const char* name)
{
    const char* value = std::getenv(name);
    return value == nullptr ? std::string() : std::string(value);
}

std::string lowerCase(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

// Whoever may write in a library's folder may put another library, or an older copy, in its place.
void warnOfOthers(const std::filesystem::path& folder)
{
    using std::filesystem::perms;
    std::error_code problem;
    const auto status = std::filesystem::status(folder, problem);
    const bool writable = (status.permissions() & perms::others_write) != perms::none;
    if (problem || !std::filesystem::is_directory(status) || !writable) return;
    std::fprintf(
        stderr,
        "tessera-cli: %s: everyone on this machine may write in this folder and exchange the library; "
        "take that right away (chmod go-w)\n",
        folder.c_str());
}

std::filesystem::path fileOf(const std::filesystem::path& folder)
{
    return folder / "library.db";
}

}  // namespace

int failed(const Error& error)
{
    std::string line = describe(error);
    std::replace(line.begin(), line.end(), '\n', ' ');
    std::fprintf(stderr, "tessera-cli: %s\n", line.c_str());
    return kFailed;
}

int wrongWords(const std::string& problem)
{
    std::string line = problem;
    std::replace(line.begin(), line.end(), '\n', ' ');
    std::fprintf(stderr, "tessera-cli: %s\n", line.c_str());
    return kWrongWords;
}

UtcTime now()
{
    using namespace std::chrono;
    return UtcTime{duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

int print(std::string_view text)
{
    const bool whole =
        std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
    if (whole) return kDone;
    return failed(
        Error{Errc::io, "the result could not be written; is the disk or the pipe closed?", "stdout"});
}

std::filesystem::path Context::folder() const
{
    if (arguments_->has("--data")) return arguments_->value("--data");
    if (const std::string base = variable("XDG_DATA_HOME"); !base.empty()) {
        return std::filesystem::path(base) / "tessera";
    }
    return std::filesystem::path(variable("HOME")) / ".local" / "share" / "tessera";
}

Result<std::optional<std::string>> Context::passphraseFrom(const Arguments& arguments,
                                                           std::string_view option, const char* name)
{
    if (arguments.has(option)) {
        const std::string path = arguments.value(option);
        auto content = readFile(path, kLongestPassphraseFile);
        if (!content) return content.error();
        std::string line = content->substr(0, content->find('\n'));
        if (line.ends_with('\r')) line.pop_back();
        if (line.empty()) {
            return Error{Errc::invalid, "the first line is empty; write the passphrase there", path};
        }
        return std::optional<std::string>{line};
    }
    const std::string value = variable(name);
    return value.empty() ? std::optional<std::string>{} : std::optional<std::string>{value};
}

Result<std::optional<std::string>> Context::givenPassphrase() const
{
    return passphraseFrom(*arguments_, "--passphrase-file", "TESSERA_PASSPHRASE");
}

std::optional<std::string> Context::askPassphrase(std::string_view question)
{
    termios before{};
    if (isatty(STDIN_FILENO) == 0 || tcgetattr(STDIN_FILENO, &before) != 0) return std::nullopt;
    std::fprintf(stderr, "%.*s", static_cast<int>(question.size()), question.data());
    termios silent = before;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    std::string line;
    for (int c = std::fgetc(stdin); c != EOF && c != '\n'; c = std::fgetc(stdin))
        line += static_cast<char>(c);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
    std::fputc('\n', stderr);
    return line;
}

Result<std::unique_ptr<Library>> Context::openExisting(const std::filesystem::path& folder, Access access)
{
    warnOfOthers(folder);
    auto passphrase = givenPassphrase();
    if (!passphrase) return passphrase.error();
    LibraryOptions options;
    options.folder = folder;
    options.passphrase = *passphrase;
    options.writer = access == Access::write;
    auto library = Library::open(options);
    if (library || library.error().code != Errc::locked || options.passphrase) return library;

    // Locked is also what a second writer hears; only a reader that is refused lacks the passphrase.
    LibraryOptions probe = options;
    probe.writer = false;
    if (const auto readable = Library::open(probe); readable || readable.error().code != Errc::locked)
        return library;
    options.passphrase = askPassphrase("Passphrase of " + folder.string() + ": ");
    if (!options.passphrase) return library;
    library = Library::open(options);
    if (library) asked_ = options.passphrase;
    return library;
}

void Context::note(const std::vector<AuditAct>& acts)
{
    LibraryOptions options;
    options.folder = folder();
    if (auto given = givenPassphrase()) options.passphrase = *given ? *given : asked_;
    const auto library = Library::open(options);
    Status noted = library ? (*library)->setSecrets({}, acts) : Status(library.error());
    if (noted) return;
    std::fprintf(stderr, "tessera-cli: %s: done, but not noted in the log: %s\n", options.folder.c_str(),
                 noted.error().what.c_str());
}

Result<std::unique_ptr<Library>> Context::open(Access access)
{
    const std::filesystem::path place = folder();
    std::error_code problem;
    if (std::filesystem::exists(fileOf(place), problem)) return openExisting(place, access);

    auto passphrase = givenPassphrase();
    if (!passphrase) return passphrase.error();
    LibraryOptions options;
    options.folder = place;
    options.passphrase = *passphrase;
    warnOfOthers(place);
    auto library = Library::open(options);
    if (library && (*library)->protection() == Protection::open) {
        std::fprintf(stderr,
                     "tessera-cli: %s: this is a new library and it is unprotected; tessera-cli protect "
                     "changes that\n",
                     place.c_str());
    }
    return library;
}

Result<Uuid> Context::session(const Library& library, const std::string& text)
{
    if (const auto whole = Uuid::parse(text); whole && library.contains(*whole)) return *whole;

    constexpr std::size_t kShortestPrefix = 8;
    const std::string prefix = lowerCase(text);
    const auto summaries = library.summaries();
    if (!summaries) return summaries.error();
    std::vector<Uuid> found;
    for (const Summary& summary : *summaries) {
        const bool byPrefix = prefix.size() >= kShortestPrefix && summary.session.text().starts_with(prefix);
        const bool bySource = !text.empty() && summary.header.sourceId == text;
        if (byPrefix || bySource) found.push_back(summary.session);
    }
    if (found.size() == 1) return found.front();
    if (found.empty()) {
        return Error{Errc::notFound, "no such session; tessera-cli sessions lists those that are there",
                     text};
    }
    return Error{Errc::notFound,
                 std::to_string(found.size()) + " sessions answer to this; give the whole UUID", text};
}

Result<Journal> Context::journal(const Library& library, const StoredSession& stored)
{
    auto journal = library.journal(stored);
    if (journal || !journal.error().where.empty()) return journal;
    Error error = journal.error();
    error.where = stored.id.text();
    return error;
}

}  // namespace tessera::cli
