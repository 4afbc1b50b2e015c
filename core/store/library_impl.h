// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/library.h"
#include "core/store/sealing/keyring.h"
#include "core/store/sealing/sealed.h"
#include "core/store/sqlite/database.h"
#include "core/store/sqlite/folder.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace tessera {

// Row of `meta` that stands while something withdrawn may still be found in the files.
inline constexpr std::string_view kWipeMark = "wipe";
// Row of `meta` that stands while sessions were withdrawn under the library's key.
inline constexpr std::string_view kRotationMark = "rotate";
// Row of `meta` that stands from putting back a backup until the log says so.
inline constexpr std::string_view kRestoredMark = "restored";

[[nodiscard]] inline Error lockedError()
{
    return {Errc::locked, "The visits are locked. Give the passphrase first.", {}};
}

// The inside of a library, shared by its .cpp files and nobody else.
struct Library::Impl {
    // Where a session's journal ends, so that appending reads nothing.
    struct Tail {
        Key key;
        std::uint32_t last = 0;
        bool summaryBehind = false;  // the file says already that the summary is behind
        bool recording = false;      // begun by this very library and not ended yet
        bool changeNoted = false;    // the log says already that it was changed after its end
    };
    struct Row {  // a session's own row
        Key key;
        Scheme scheme;
        std::string unknown;
    };

    LibraryOptions options;
    FolderLock lock;
    std::unique_ptr<Database> database;
    // A writer that changes the key leaves a reader beside it with the old one: the reader looks again.
    mutable KeySlot slot;
    mutable Key key;  // the library's
    Key nameKey;      // derived from the first one: turns the names of secrets into digests
    Key logKey;       // derived from that one; stays while the library is locked, so that the log goes on
    Uuid device;
    std::unordered_map<Uuid, Tail> tails;
    bool locked = false;      // the keys above are wiped
    bool byRecovery = false;  // what wraps the key in `slot` is not known: the passphrase was forgotten
    bool walMustGo = false;   // something deleted may still stand in the WAL
    bool wipeDue = false;     // something withdrawn may still stand in the files; the file says so too

    [[nodiscard]] std::filesystem::path file() const { return options.folder / "library.db"; }
    [[nodiscard]] bool onSystemFiles() const { return options.vfs.empty(); }
    [[nodiscard]] Status mayWrite() const;
    [[nodiscard]] Status mayAppend() const;  // also while locked

    Status openDatabase();
    Status create();
    Status unlockStored();
    Status deriveNameKey();
    Status readNameKey();
    // Changes the library's key in one commit: everything that lies under it is sealed anew.
    Status rotateKey();
    // Opens what lies under the library's key.
    [[nodiscard]] Result<std::string_view> openOwn(std::string_view sealed, const Place& place,
                                                   std::string& buffer) const;
    [[nodiscard]] bool keyWasChanged() const;
    Status storeSlot(const KeySlot& next);
    [[nodiscard]] Result<std::string> storedRecovery() const;  // empty: there is none
    [[nodiscard]] Result<Key> keyByRecovery(std::string_view secret) const;
    // Within a transaction of the caller's: the second way leads to `next` from now on.
    Status moveRecovery(const Key& next);
    Status dropRecovery();
    Status protectWith(KeySlot next);

    [[nodiscard]] std::string digestOfName(std::string_view name) const;
    Status putSecret(std::string_view name, std::string_view value);
    // Within a transaction of the caller's.
    Status putSettings(const std::vector<Setting>& settings);
    [[nodiscard]] Result<std::optional<std::string>> getSecret(std::string_view name) const;

    // Once the key for names is known.
    void deriveLogKey();
    // A line in the log, within a transaction of the caller's. Works while locked.
    Status note(const AuditAct& act);
    // What an entry being appended means for the log; most mean nothing. Within a transaction.
    Status noteEntry(const Uuid& session, const Entry& entry, Tail& tail);
    // What was done while the log could not be written: passphrases that did not fit, a backup put back.
    Status noteOpening();
    Status countMiss();

    [[nodiscard]] Result<std::optional<Tombstone>> tombstoneOf(const Uuid& session) const;
    [[nodiscard]] Result<bool> isErased(const Uuid& session) const;
    [[nodiscard]] Result<Tombstone> readTombstone(const Uuid& session, std::string_view sealed) const;
    // Within a transaction of the caller's.
    Status layTombstone(const Tombstone& tombstone);
    [[nodiscard]] Result<bool> hasMark(std::string_view name) const;
    Status setMark(std::string_view name);
    // Overwrites what was freed, and says in the file that it is done. Changes nothing when it fails.
    Status finishWiping();

    [[nodiscard]] Result<Row> row(const Uuid& session) const;
    [[nodiscard]] Result<Key> unwrapSessionKey(const Uuid& session, std::string_view wrapped) const;
    [[nodiscard]] Result<std::uint32_t> lastNumber(const Uuid& session) const;
    [[nodiscard]] Result<bool> isForked(const Uuid& session) const;
    Result<Tail> tail(const Uuid& session);
    // In one commit.
    Status storeSummaries(const std::vector<Summary>& summaries);
    // Within a transaction of the caller's.
    Result<Key> insertSession(const Uuid& session, const Scheme& scheme);
    Status settleScheme(const Scheme& scheme);
    Status insertEntry(const Uuid& session, const Key& sessionKey, std::uint32_t number,
                       std::string_view plain);
    Status markSummaryBehind(const Uuid& session);

    // Every stored entry of a session, as its number and sealed bytes; forks with their variant (from 1).
    template <class Use>  // Status use(std::uint32_t number, std::uint32_t variant, std::string_view sealed)
    Status eachEntry(const Uuid& session, Use use) const;
    template <class Use>
    Status eachFork(const Uuid& session, Use use) const;
};

template <class Use>
Status Library::Impl::eachEntry(const Uuid& session, Use use) const
{
    auto select = database->prepare("SELECT number, sealed FROM entry WHERE session=?1 ORDER BY number");
    if (!select) return select.error();
    select->bind(1, session);
    for (;;) {
        const auto row = select->step();
        if (!row) return row.error();
        if (!*row) return {};
        const Status status = use(static_cast<std::uint32_t>(select->number(0)), 0U, select->blob(1));
        if (!status) return status;
    }
}

template <class Use>
Status Library::Impl::eachFork(const Uuid& session, Use use) const
{
    auto select = database->prepare(
        "SELECT number, variant, sealed FROM fork WHERE session=?1 ORDER BY number, variant");
    if (!select) return select.error();
    select->bind(1, session);
    for (;;) {
        const auto row = select->step();
        if (!row) return row.error();
        if (!*row) return {};
        const Status status = use(static_cast<std::uint32_t>(select->number(0)),
                                  static_cast<std::uint32_t>(select->number(1)), select->blob(2));
        if (!status) return status;
    }
}

}  // namespace tessera
