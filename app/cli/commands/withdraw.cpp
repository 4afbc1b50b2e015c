// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/commands.h"

#include <chrono>
#include <string>
#include <system_error>

namespace tessera::cli {
namespace {

UtcTime today()
{
    using namespace std::chrono;
    return UtcTime{duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

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

}  // namespace

int runWithdraw(Context& context, const Arguments& arguments)
{
    const std::string scope = arguments.has("--scope") ? arguments.value("--scope") : std::string("all");
    if (scope == "stop" || scope == "unsent") return notAvailable("withdraw --scope " + scope);
    if (scope != "all") return wrongWords("--scope is stop, unsent or all, not \"" + scope + "\"");
    const auto folder = context.folder();
    if (std::error_code problem; !std::filesystem::exists(folder / "library.db", problem))
        return failed(
            Error{Errc::notFound, "there is no library here; give its folder with --data", folder.string()});
    const auto library = context.openExisting(folder, Context::Access::write);
    if (!library) return failed(library.error());
    const auto session = meant(**library, arguments.operands().front());
    if (!session) return failed(session.error());
    const auto wiped = (*library)->withdraw(*session, WithdrawalScope::all, today());
    if (!wiped) return failed(wiped.error());
    const int printed =
        print(session->text() +
              " erased\n"
              "Bundles, backups and other copies made before still hold it: delete them too.\n");
    if (printed != kDone || *wiped == Wiping::done) return printed;
    return failed(
        Error{Errc::refused,
              "it is erased, but its old bytes are not overwritten yet, because another program reads this "
              "library or the disk is full; mend that and run the same command again",
              folder.string()});
}

}  // namespace tessera::cli
