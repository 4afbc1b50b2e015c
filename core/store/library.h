// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/journal/entry.h"
#include "core/journal/journal.h"
#include "core/store/audit/audit_event.h"
#include "core/store/summary.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tessera {

class KeyWrap;

// How the library's key is kept.
enum class Protection : std::uint8_t { open = 0, passphrase = 1, keyring = 2 };

struct LibraryOptions {
    std::filesystem::path folder;               // created when missing; holds library.db
    std::optional<std::string> passphrase;      // to create a protected library, or to unlock one
    KeyWrap* keyring = nullptr;                 // for Protection::keyring; must outlive the library
    bool useKeyring = false;                    // when creating: protect by the keyring
    bool writer = true;                         // false: read only, beside a writer
    std::string vfs;                            // SQLite VFS by name; empty for the system's
    std::optional<std::string> recoverySecret;  // in the passphrase's place: what keepRecovery() had sealed
    bool cheapKdf = false;         // tests only: a passphrase that costs no time to try, and none to guess
    std::function<UtcTime()> now;  // for the moments in the log; empty: the system's clock
};

// One session's journal as stored: its entries and, where two devices disagree, the others under the same
// number.
struct StoredSession {
    Uuid id;
    Scheme scheme;
    std::vector<Entry> entries;  // without a hole, ordered by number
    std::vector<Entry> forks;    // different full entries under a number that is taken
    std::string unknown;         // session-level fields of a later version, kept and written out again
};

// What taking in a session did.
// `erased`: it was withdrawn here; nothing of it was taken in.
enum class MergeOutcome : std::uint8_t { added, alreadyThere, extended, forked, erased };

// How far consent was taken back. The numbers are stored, and each goes further than the one before.
//   stop    nothing more is recorded; what was stays, here and with those who have it
//   unsent  as well: all of it goes from this device; who was handed something keeps that
//   all     as well: everyone who was handed something erases it
enum class WithdrawalScope : std::uint8_t { stop = 1, unsent = 2, all = 3 };
[[nodiscard]] std::string_view name(WithdrawalScope scope);  // "stop", "unsent", "all"

// What is left of a withdrawn session: that it was, on which day and how far; no code, no words, no time.
struct Tombstone {
    Uuid session;
    std::int64_t day = 0;  // days since 1970-01-01 in UTC
    WithdrawalScope scope = WithdrawalScope::all;

    bool operator==(const Tombstone&) const = default;
};

// A setting of the app or a secret of the device; without a value it is removed.
struct Setting {
    std::string name;
    std::optional<std::string> value;
};

// The second way to a library's key, as it can be read without it.
struct Recovery {
    std::string recipient;  // who was named to keepRecovery()
    std::string sealed;     // the secret, sealed for them
};
// Seals a secret for one who may help.
using SealSecret = std::function<Result<std::string>(const std::string& secret)>;

// Whether what was erased can still be found in the bytes of the library's files.
enum class Wiping : std::uint8_t {
    done,     // no
    waiting,  // maybe, because another program was reading or there was no room; done at the next idle moment
              // or start
};

// The tablet's own database of sealed sessions: SCHEMA.md describes its file. Everything read is verified,
// everything written is durable when the call returns. Not thread-safe: the writer thread owns one, a reader
// may open another.
class Library {
public:
    struct Impl;  // seen in core/store alone

    // Creates or opens; migrates an older file after copying it aside; refuses a newer one (tooNew), a locked
    // one without its passphrase (locked), a second writer (refused) and a damaged one (damaged).
    [[nodiscard]] static Result<std::unique_ptr<Library>> open(const LibraryOptions& options);
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;
    ~Library();

    [[nodiscard]] Protection protection() const;
    [[nodiscard]] const std::filesystem::path& folder() const;
    // This device's random identity, made when the library was.
    [[nodiscard]] Uuid device() const;

    // Starts an empty session under its own random key. The scheme is stored with it and never changes.
    Status createSession(const Uuid& id, const Scheme& scheme);
    // Appends in one commit: all or none. Entries carry their numbers, following on what is stored.
    Status append(const Uuid& session, const std::vector<Entry>& entries);
    // Like append for several sessions in one commit; what the writer thread uses.
    struct Batch {
        Uuid session;
        std::vector<Entry> entries;
    };
    Status append(const std::vector<Batch>& batches);

    [[nodiscard]] Result<StoredSession> load(const Uuid& session) const;
    // Journal of a stored session, folded; refused when it is forked.
    // `stored` must outlive it: it owns the scheme.
    [[nodiscard]] Result<Journal> journal(const StoredSession& stored) const;
    // The same without a copy: the entries are taken out of `stored`, which keeps the scheme.
    [[nodiscard]] Result<Journal> takeJournal(StoredSession& stored) const;
    [[nodiscard]] bool contains(const Uuid& session) const;
    [[nodiscard]] Result<std::vector<Uuid>> sessionIds() const;

    // Summaries, newest start first. Sessions whose summary is behind their journal are summarised anew;
    // damaged ones are left out, and verify() names them.
    [[nodiscard]] Result<std::vector<Summary>> summaries() const;
    [[nodiscard]] Result<Summary> summary(const Uuid& session) const;
    Status saveSummary(const Summary& summary);

    // Set union (`design.md` section 5): keeps what is there, adds what is new, keeps both sides of a fork.
    // What else must be true once it is taken in, and not before, is written in the same commit. `fromFile`:
    // hex SHA-256 of the file it came in, for the log; may be empty.
    Result<MergeOutcome> merge(const StoredSession& session, const std::vector<Setting>& alongside = {},
                               const std::string& fromFile = {});
    // Throws a session away: key, rows and summary, then truncates the WAL. For false starts, not for a
    // withdrawal.
    Status discard(const Uuid& session);

    // Consent taken back. `stop`: append() refuses the session from now on. Else, in one commit, the
    // session's key, entries, forks and summary go and a tombstone stays, then the library's own key is
    // changed and what was freed is wiped from the files. From now on merge() answers `erased` for it and
    // createSession() refuses it, for ever. Doing it again wipes again and keeps the first tombstone, unless
    // it goes further. Copies made elsewhere (backups, bundles) are not reached. `when`: on which day.
    // `as`: what the log calls it.
    Result<Wiping> withdraw(const Uuid& session, WithdrawalScope scope, UtcTime when,
                            AuditKind as = AuditKind::withdrawn);
    // A session that is not here was withdrawn elsewhere: nothing of it is ever taken in. `exists` when it is
    // here.
    Status refuseForEver(const Tombstone& tombstone);
    [[nodiscard]] Result<std::optional<Tombstone>> tombstone(const Uuid& session) const;
    [[nodiscard]] Result<std::vector<Tombstone>> tombstones() const;  // ordered by session
    // Whether sessions were withdrawn under the library's key and it could not be changed then. The wrapped
    // keys of those may live on in worn blocks of the disk, out of anyone's reach but that key's; changing it
    // makes them noise. The next one that opens the library for writing changes it.
    [[nodiscard]] Result<bool> keyRotationDue() const;

    // Settings of the app and secrets of the device, sealed under the library's key.
    Status setSecret(const std::string& name, const std::string& value);
    // Several in one commit, and what the log says about it.
    Status setSecrets(const std::vector<Setting>& settings, const std::vector<AuditAct>& acts = {});
    [[nodiscard]] Result<std::optional<std::string>> secret(const std::string& name) const;

    // Protects an open library, or changes the passphrase: only the library key is wrapped anew.
    Status protect(const std::string& passphrase);
    Status protectByKeyring(KeyWrap& keyring);

    // Wipes the library's key from memory, and those of all sessions but `goesOn`, to which append() still
    // adds. Everything else that needs a key answers `locked` until unlock(). `refused` when unprotected.
    Status lock(const std::optional<Uuid>& goesOn = {});
    [[nodiscard]] bool locked() const;
    // Takes the key of another opening of the same library, which was asked for the passphrase.
    Status unlock(const Library& opened);

    // For who forgets the passphrase: a fresh secret, sealed by `seal` for `recipient`, which opens the
    // library in the passphrase's place. It holds when the passphrase or the library's key changes. Once it
    // was used, protect() first; the one used opens nothing any more.
    Status keepRecovery(const std::string& recipient, const SealSecret& seal);
    Status dropRecovery();
    [[nodiscard]] Result<std::optional<Recovery>> recovery() const;
    // The same of a library that nobody can open; `options` may lack the passphrase.
    [[nodiscard]] static Result<std::optional<Recovery>> recoveryOf(const LibraryOptions& options);

    // Every page and every sealed value checked. The digest is over the sorted plain entries of all sessions,
    // so that two libraries can be compared: hex SHA-256.
    struct Verification {
        std::size_t sessions = 0, entries = 0, forks = 0;
        std::string contentDigest;
        AuditHead log;                      // where the log ends
        std::vector<std::string> findings;  // empty when all is well
    };
    [[nodiscard]] Result<Verification> verify() const;

    // A whole and consistent copy in one file that may not exist yet.
    Status backup(const std::filesystem::path& target) const;
    // Puts a backup into an empty folder.
    static Status restore(const std::filesystem::path& backup, const std::filesystem::path& folder);

    // Moves the WAL into the database file; call when idle. Taps never pay for it.
    Status checkpoint();

private:
    friend class AuditLog;
    friend class Reflections;
    explicit Library(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

// Hex SHA-256 over the codec form of the entries in order: with the highest number, a session's revision.
[[nodiscard]] std::string entriesDigest(const std::vector<Entry>& entries);

}  // namespace tessera
