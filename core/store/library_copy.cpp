// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/library.h"
#include "core/store/library_impl.h"
#include "core/store/sqlite/migrations.h"

#include <system_error>

namespace tessera {

namespace {

// Whether the file is a library that this version can open, with every page in order. What is sealed in it
// can only be checked with its key, by verify().
Status checkCopy(const std::filesystem::path& file)
{
    auto database = Database::open(file, Database::Access::write);
    if (!database) return database.error();
    if (const auto empty = isEmpty(**database); !empty || *empty)
        return Error{Errc::damaged, "This file is not a library. Choose another one.", file.string()};
    // An older one is brought up to date when it is opened.
    if (const Status status = checkSchema(**database); !status && status.error().code != Errc::refused)
        return status;
    auto check = (*database)->prepare("PRAGMA integrity_check(1)");
    if (!check) return check.error();
    const auto row = check->step();
    if (!row) return row.error();
    if (!*row || check->blob(0) != "ok")
        return Error{Errc::damaged, "This backup is damaged. Choose another one.", file.string()};
    const auto slots = (*database)->number("SELECT count(*) FROM meta WHERE key='key'");
    if (!slots) return slots.error();
    if (*slots == 1) return {};
    return Error{Errc::damaged, "This backup lacks its key. Choose another one.", file.string()};
}

// The next one that opens it for writing says so in the log, which nobody can write without the key.
Status markRestored(const std::filesystem::path& file)
{
    auto database = Database::open(file, Database::Access::write);
    if (!database) return database.error();
    auto insert = (*database)->prepare("INSERT OR REPLACE INTO meta(key, value) VALUES(?1, x'01')");
    if (!insert) return insert.error();
    if (const Status status = insert->bindText(1, kRestoredMark).run(); !status) return status;
    return (*database)->checkpoint(true);
}

}  // namespace

Status Library::backup(const std::filesystem::path& target) const
{
    return copyDatabase(*impl_->database, target);
}

Status Library::restore(const std::filesystem::path& backup, const std::filesystem::path& folder)
{
    std::error_code problem;
    if (!std::filesystem::is_regular_file(backup, problem))
        return Error{Errc::notFound, "There is no such backup. Check the path.", backup.string()};
    if (const Status made = makePrivateFolder(folder); !made) return made;
    if (!std::filesystem::is_empty(folder, problem) || problem)
        return Error{Errc::exists, "This folder is not empty. A backup is put back into an empty one.",
                     folder.string()};

    const std::filesystem::path partial = folder / "library.db.partial";
    Status status = makePrivateFile(partial);
    if (status && !std::filesystem::copy_file(backup, partial,
                                              std::filesystem::copy_options::overwrite_existing, problem))
        status =
            Error{problem == std::errc::no_space_on_device ? Errc::full : Errc::io,
                  "The backup could not be copied (" + problem.message() + "). Check the disk and try again.",
                  folder.string()};
    if (status) status = checkCopy(partial);
    if (status) status = markRestored(partial);
    // What the system copied has the permissions of the backup, wherever that lay.
    if (status) status = makePrivateFile(partial);
    if (status) status = publishFile(partial, folder / "library.db");
    if (status) return {};
    for (const char* const ending : {"", "-wal", "-shm", "-journal"}) {
        std::filesystem::path file = partial;
        file += ending;
        std::filesystem::remove(file, problem);
    }
    if (status.error().where != partial.string()) return status;
    return Error{status.error().code, status.error().what, backup.string()};
}

Status Library::discard(const Uuid& session)
{
    // One that was begun by mistake may be thrown away while everything else is locked.
    if (impl_->locked && !impl_->tails.contains(session)) return lockedError();
    if (const Status status = impl_->mayAppend(); !status) return status;
    if (!contains(session))
        return Error{Errc::notFound, "There is no such session in this library.", session.text()};
    {
        auto transaction = Transaction::begin(*impl_->database, Transaction::Kind::write);
        if (!transaction) return transaction.error();
        auto remove = impl_->database->prepare("DELETE FROM session WHERE id=?1");
        if (!remove) return remove.error();
        if (const Status status = remove->bind(1, session).run(); !status) return status;
        if (const Status status = impl_->note({AuditKind::discarded, session, 0, {}}); !status) return status;
        if (const Status status = transaction->commit(); !status) return status;
    }
    impl_->tails.erase(session);
    // It must not live on in a copy made before a migration, nor in the WAL. While a reader keeps the WAL
    // from being emptied, the next checkpoint does it.
    if (impl_->onSystemFiles())
        if (const Status status = removeCopies(impl_->file()); !status) return status;
    impl_->walMustGo = true;
    if (impl_->database->checkpoint(true)) impl_->walMustGo = false;
    return {};
}

}  // namespace tessera
