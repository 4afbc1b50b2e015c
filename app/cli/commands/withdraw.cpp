// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/commands.h"
#include "sync/keeping/take_back.h"

#include <optional>
#include <string>
#include <system_error>
#include <vector>

namespace tessera::cli {
namespace {

// A session that is there, or one that was erased before, by its whole UUID.
Result<Uuid> meant(const Library& library, const std::string& text)
{
    if (const auto id = Uuid::parse(text)) {
        const auto left = library.tombstone(*id);
        if (!left) return left.error();
        if (*left) return *id;
    }
    return Context::session(library, text);
}

std::optional<WithdrawalScope> scopeOf(const std::string& word)
{
    for (const WithdrawalScope scope : {WithdrawalScope::stop, WithdrawalScope::unsent, WithdrawalScope::all})
        if (word == name(scope)) return scope;
    return std::nullopt;
}

std::string said(const Uuid& session, WithdrawalScope scope, const TakenBack& taken)
{
    std::string text = session.text();
    switch (scope) {
        case WithdrawalScope::stop:
            return text + " stopped\nNothing more is recorded in it; what was recorded stays.\n";
        case WithdrawalScope::unsent:
            text += " erased\n";
            text += taken.handedOver ? "What was handed over before stays where it is.\n"
                                     : "Nothing of it was handed over before.\n";
            break;
        case WithdrawalScope::all:
            text +=
                " erased\nBundles, backups and other copies made before still hold it: delete them too.\n";
            if (taken.handedOver)
                text +=
                    "The next new bundle tells those who were handed it; export --tombstones does so now.\n";
            break;
    }
    if (taken.waiting > 0)
        text += "What waited to be sent of it is gone too: " + std::to_string(taken.waiting) + " sealed.\n";
    for (const std::filesystem::path& file : taken.files)
        text += "It was taken in from " + file.string() + "\n";
    return text;
}

}  // namespace

int runWithdraw(Context& context, const Arguments& arguments)
{
    const std::string word = arguments.has("--scope") ? arguments.value("--scope") : std::string("all");
    const auto scope = scopeOf(word);
    if (!scope) return wrongWords("--scope is stop, unsent or all, not \"" + word + "\"");
    const auto folder = context.folder();
    if (std::error_code problem; !std::filesystem::exists(folder / "library.db", problem))
        return failed(
            Error{Errc::notFound, "there is no library here; give its folder with --data", folder.string()});
    const auto library = context.openExisting(folder, Context::Access::write);
    if (!library) return failed(library.error());
    const auto session = meant(**library, arguments.operands().front());
    if (!session) return failed(session.error());
    const auto done = takeBack(**library, *session, *scope, now());
    if (!done) return failed(done.error());
    const int printed = print(said(*session, *scope, *done));
    if (done->outbox) return failed(*done->outbox);
    if (printed != kDone || done->wiping == Wiping::done) return printed;
    return failed(
        Error{Errc::refused,
              "it is erased, but its old bytes are not overwritten yet, because another program reads this "
              "library or the disk is full; mend that and run the same command again",
              folder.string()});
}

}  // namespace tessera::cli
