// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/store/library.h"
#include "sync/bundle/trust/known_devices.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tessera {

namespace archive {
class Engine;
class StudySums;
struct Prepared;
}  // namespace archive

// What an archive is opened for.
enum class ArchiveUse : std::uint8_t {
    import,    // made when it is not there
    rehearse,  // as import, and everything is taken back when the archive is closed
    change,    // must be there
    ask,       // must be there; nothing is changed, also beside an importer
};

// Which side of a fork counts: undecided, what is there, what comes.
enum class ForkChoice : std::uint8_t { none, there, incoming };

// A session that is to be taken in.
struct OfferedSession {
    StoredSession session;
    Uuid import;          // of the file that brought it
    bool retold = false;  // a file of another form says what a journal of ours said: one that is there stands
    // What is worked out from it, when whoever reads it has done so already. With a
    // scheme in it, the session needs no more than its id.
    std::shared_ptr<archive::Prepared> prepared = nullptr;
    Uuid from{};  // the device whose bundle brought it; nil: a file of another kind
};

// What became of one session that was offered.
enum class TakenIn : std::uint8_t { imported, alreadyThere, extended, fork, erased, refused };
struct TakenInSession {
    TakenIn how = TakenIn::refused;
    std::uint32_t impossible =
        0;                       // entries that cannot be where they stand; kept, and left out of the figures
    std::optional<Error> error;  // when refused
};

// One file of an import, as the ledger keeps it: tables `imports` and `findings`.
struct ImportRecord {
    Uuid import;
    std::string file, format, status;  // the file's name without its folder
    std::uint64_t sessions = 0, entries = 0;
    std::vector<std::string> findings;
};
struct CodeMapRecord {
    Uuid import;
    std::string study, scheme, sourceCode, code;
};
struct Ledger {
    std::vector<ImportRecord> imports;
    std::vector<CodeMapRecord> codeMaps;
    // What the files said of their devices, each with the one number that came; added to what is known.
    std::vector<KnownDevice> devices;
};

// One session as the study's questions need it. Texts are good until the next one comes. What is worked out
// from the journal is empty while a fork is not settled.
struct ArchivedSession {
    Uuid session;
    std::string_view study, scheme, kind, state, site, place, visitKey;
    std::int64_t observedMs = 0, codedMs = 0, pausedMs = 0, cannotTellMs = 0;
    std::int64_t interactions = 0, bouts = 0, shifts = 0;
    std::string_view stateSums;         // "[[time,bouts,interactions],…]", states in the alphabet's order
    std::string_view transitionCounts;  // "[[from,to,count],…]", places among the states
};

// A session in a list.
struct ListedSession {
    Uuid session;
    Header header;
    std::string state;
    std::int64_t observedMs = 0, interactions = 0;
};

struct ErasedSession {
    std::string study;
    std::vector<std::string> files;  // that brought it, as far as the ledger knows: to be deleted too
};

// What came of a device's word that a session was taken back.
struct TakenBackThere {
    enum class How : std::uint8_t {
        learned,  // the session is not there; it is refused when it comes and is the device's
        known,    // said before
        erased,
        notTheirs,  // another device recorded it, or its records disagree: nothing was erased
    } how = How::known;
    ErasedSession erased;
};

// A researcher's database of sessions: SCHEMA.md shows its tables and views. One SQLite file, or PostgreSQL:
// the same tables, views and answers. Not thread-safe; several programs may have one open: in a file one
// writes at a time, in PostgreSQL many do. What a call says it did is durable when the call returns.
class Archive {
public:
    // A path, or `postgresql://…` as libpq reads it (a password may come from PGPASSWORD or ~/.pgpass and is
    // never shown). Refuses an archive of a later version (tooNew) and what is none (invalid). `vfs`:
    // SQLite's, for tests.
    [[nodiscard]] static Result<std::unique_ptr<Archive>> open(const std::string& location, ArchiveUse use,
                                                               const std::string& vfs = {});
    [[nodiscard]] static bool isServer(std::string_view location);
    Archive(const Archive&) = delete;
    Archive& operator=(const Archive&) = delete;
    ~Archive();

    // For people; never holds a password.
    [[nodiscard]] std::string place() const;

    struct TakeInSettings {
        Millis unit{1000};  // of the sequence figures
        ForkChoice choice = ForkChoice::none;
    };
    // Takes in several sessions, of different ids, in one commit; one that is refused leaves the others
    // alone. `ledger` is asked, before the commit, what is to be written down beside them. An error means
    // that nothing was done.
    using LedgerOf = std::function<Ledger(const std::vector<TakenInSession>&)>;
    [[nodiscard]] Result<std::vector<TakenInSession>> takeIn(const std::vector<OfferedSession>& sessions,
                                                             const TakeInSettings& settings,
                                                             const LedgerOf& ledger);

    // Erases a session, whether it is there or not, and never takes it in again, whoever brings it.
    [[nodiscard]] Result<ErasedSession> erase(const Uuid& session, const std::string& reason);
    // The same on the word of a device, which speaks for what it recorded: what names another device stays,
    // and is taken in later.
    [[nodiscard]] Result<TakenBackThere> takeBack(const Uuid& session, const Uuid& device,
                                                  const std::string& reason);
    // What is known of a device whose bundles came. The first key that came under its id is pinned.
    [[nodiscard]] Result<std::optional<KnownDevice>> device(const Uuid& id);

    [[nodiscard]] Result<StoredSession> load(const Uuid& session);
    // The same, refused when it is forked and nobody has chosen a side: for figures.
    [[nodiscard]] Result<StoredSession> loadSettled(const Uuid& session);
    // By rising id. A prefix of at least 8, a whole UUID or a source id.
    [[nodiscard]] Result<std::vector<Uuid>> find(const std::string& text);
    [[nodiscard]] Result<std::vector<Uuid>> sessionsOfKind(SessionKind kind, const std::string& study);
    // Newest first.
    [[nodiscard]] Result<std::vector<ListedSession>> list();

    // Every session that enters studies (real ones), study by study; all studies when `study` is nothing.
    Status eachSession(const std::optional<std::string>& study,
                       const std::function<void(const ArchivedSession&)>& each);
    // What the same sessions add up to; its cost grows with imports, not with sessions.
    Status readSums(const std::optional<std::string>& study, archive::StudySums& sums);
    // A scheme as a study keeps it.
    [[nodiscard]] Result<Scheme> scheme(const std::string& study, const std::string& id);

    // Pages, journals, digests and sums checked; the digest can be compared with a library's.
    [[nodiscard]] Result<Library::Verification> verify();

private:
    explicit Archive(std::unique_ptr<archive::Engine> engine);
    Status decideTakingBack(const Uuid& session, const Uuid& device, TakenBackThere& answer);
    std::unique_ptr<archive::Engine> engine_;
};

}  // namespace tessera
