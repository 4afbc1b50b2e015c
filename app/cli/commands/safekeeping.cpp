// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/commands.h"

#include <system_error>

namespace tessera::cli {
namespace {

constexpr std::string_view kNoLibrary = "there is no library here; give its folder with --data";

bool holdsLibrary(const std::filesystem::path& folder)
{
    std::error_code problem;
    return std::filesystem::exists(folder / "library.db", problem);
}

// The passphrase to protect with: given, or asked for twice.
Result<std::string> newPassphrase(const Context& context)
{
    auto given = context.givenPassphrase();
    if (!given) return given.error();
    if (*given) return **given;
    const auto first = Context::askPassphrase("New passphrase: ");
    if (!first) {
        return Error{Errc::locked,
                     "no passphrase to protect it with; set TESSERA_PASSPHRASE or give --passphrase-file",
                     context.folder().string()};
    }
    if (first->empty())
        return Error{Errc::invalid, "an empty passphrase protects nothing", context.folder().string()};
    if (Context::askPassphrase("Once more: ") != first) {
        return Error{Errc::invalid, "the two were not the same; nothing was changed",
                     context.folder().string()};
    }
    return *first;
}

}  // namespace

int runProtect(Context& context, const Arguments& /*arguments*/)
{
    const auto folder = context.folder();
    if (!holdsLibrary(folder)) return failed(Error{Errc::notFound, std::string(kNoLibrary), folder.string()});
    LibraryOptions options;
    options.folder = folder;
    options.writer = false;
    const Error already{Errc::exists, "this library is protected already", folder.string()};
    if (const auto seen = Library::open(options); !seen) {
        return failed(seen.error().code == Errc::locked ? already : seen.error());
    } else if ((*seen)->protection() != Protection::open) {
        return failed(already);
    }
    const auto passphrase = newPassphrase(context);
    if (!passphrase) return failed(passphrase.error());
    options.writer = true;
    const auto library = Library::open(options);
    if (!library) return failed(library.error());
    if (const auto done = (*library)->protect(*passphrase); !done) return failed(done.error());
    return kDone;
}

int runBackup(Context& context, const Arguments& arguments)
{
    if (!arguments.has("-o")) return wrongWords("backup needs -o PATH, the file to write");
    if (!holdsLibrary(context.folder())) {
        return failed(Error{Errc::notFound, std::string(kNoLibrary), context.folder().string()});
    }
    auto library = context.open(Context::Access::read);
    if (!library) return failed(library.error());
    const std::string target = arguments.value("-o");
    auto done = (*library)->backup(target);
    if (!done && done.error().code == Errc::io) {
        // A file that may only be read cannot always be copied whole; a writer can, when no other is at work.
        library = context.open(Context::Access::write);
        if (!library) return failed(library.error());
        done = (*library)->backup(target);
    }
    if (!done) return failed(done.error());
    library->reset();
    context.note({{AuditKind::backupMade, {}, 0, {}}});
    return print(target + "\n");
}

int runRestore(Context& context, const Arguments& arguments)
{
    const auto folder = context.folder();
    if (const auto done = Library::restore(arguments.operands().front(), folder); !done)
        return failed(done.error());
    return print(folder.string() + "\n");
}

}  // namespace tessera::cli
