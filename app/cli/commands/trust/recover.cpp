// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/trust/recover.h"

#include "app/cli/commands/trust/identity.h"
#include "sync/bundle/bundle_file.h"
#include "sync/bundle/trust/recovery.h"

#include <cstdint>
#include <optional>

namespace tessera::cli {
namespace {

constexpr std::uint64_t kLongestRequest = std::uint64_t{64} * 1024;

Result<std::string> newPassphrase(const Context& context)
{
    auto given = context.givenPassphrase();
    if (!given) return given.error();
    if (*given) return std::move(**given);
    auto first = Context::askPassphrase("New passphrase of the library: ");
    if (!first || first->empty())
        return Error{Errc::locked, "no new passphrase; set TESSERA_PASSPHRASE or give --passphrase-file", {}};
    if (Context::askPassphrase("Once more: ") != first)
        return Error{Errc::invalid, "the two are not the same; nothing was changed", {}};
    return std::move(*first);
}

Error missingIdentity(const std::string& what)
{
    return {Errc::invalid, what + " needs --identity FILE, the study's recovery identity", {}};
}

}  // namespace

Status settleHelp(Library& library, const std::string& answer)
{
    if (answer == "yes") return agreeToRecovery(library);
    if (answer == "no") return library.dropRecovery();
    return {};
}

int recoverLibrary(Context& context, const Arguments& arguments)
{
    if (!arguments.has("--identity")) return wrongWords(missingIdentity("keys recover").what);
    const std::filesystem::path folder = context.folder();
    if (std::error_code problem; !std::filesystem::exists(folder / "library.db", problem))
        return failed(Error{Errc::notFound, "there is no library here", folder.string()});
    LibraryOptions options;
    options.folder = folder;
    const auto found = Library::recoveryOf(options);
    if (!found) return failed(found.error());
    if (!*found)
        return failed(
            Error{Errc::refused,
                  "help of the study was not agreed to for this library; only its passphrase opens it",
                  folder.string()});
    const auto identities = givenIdentities(arguments);
    if (!identities) return failed(identities.error());
    auto secret = recoverySecret(**found, *identities);
    if (!secret)
        return failed(Error{secret.error().code, secret.error().what, arguments.value("--identity")});
    const auto passphrase = newPassphrase(context);
    if (!passphrase) return failed(passphrase.error());
    options.recoverySecret = std::move(*secret);
    const auto library = Library::open(options);
    if (!library) return failed(library.error());
    if (const Status changed = (*library)->protect(*passphrase); !changed) return failed(changed.error());
    // What was agreed to still holds; what opened it now does not any more.
    const Status kept = (*library)->keepRecovery((*found)->recipient, sealedTo((*found)->recipient));
    if (!kept) return failed(kept.error());
    return print("device       " + (*library)->device().text() +
                 "\nrecovered    the new passphrase opens this library from now on\n");
}

int answerRequest(const Arguments& arguments, const std::string& path)
{
    if (!arguments.has("--identity")) return wrongWords(missingIdentity("keys answer").what);
    if (!arguments.has("-o")) return wrongWords("keys answer needs -o ANSWER, the file to write");
    const auto request = readFile(path, kLongestRequest);
    if (!request) return failed(request.error());
    const auto identities = givenIdentities(arguments);
    if (!identities) return failed(identities.error());
    const auto answer = answerTo(*request, *identities);
    if (!answer) return failed(Error{answer.error().code, answer.error().what, path});
    const auto written = writeFileDurably(arguments.value("-o"), *answer, arguments.has("--force"));
    if (!written) return failed(written.error());
    return print("answer       " + arguments.value("-o") + "\n");
}

}  // namespace tessera::cli
