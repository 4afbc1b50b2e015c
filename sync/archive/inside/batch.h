// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/withdrawn/withdrawn_by.h"
#include "sync/archive/archive.h"
#include "sync/archive/engines/engine.h"
#include "sync/archive/inside/prepared.h"
#include "sync/archive/inside/study_sums.h"

#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace tessera::archive {

// One commit: what is to be written, gathered before anything is. Its calls come in the order in which they
// stand here.
class Batch {
public:
    Batch(Archive& archive, Engine& engine, const Archive::TakeInSettings& settings)
        : archive_(archive), engine_(engine), settings_(settings)
    {
    }

    // Everything that needs no look into the archive and was not worked out by whoever offers it, so that
    // others may write meanwhile; on several cores, because one session has nothing to do with the next.
    void prepareAll(const std::vector<OfferedSession>& sessions);
    // What becomes of each; `ids` are theirs.
    Status decideAll(const std::vector<OfferedSession>& sessions, const std::vector<Uuid>& ids);
    Status write();

    [[nodiscard]] std::vector<TakenInSession>& answers() { return answers_; }

private:
    // What the archive has under one of the offered ids.
    struct Held {
        std::string study, digest;
        bool there = false, settled = false, forked = false;
        WithdrawnBy withdrawn;
    };

    Status readHeld(const std::vector<Uuid>& ids);
    Status keepSchemes(const std::vector<OfferedSession>& sessions);
    Status decide(const OfferedSession& offered, const std::shared_ptr<const Prepared>& ready,
                  const Held& held, TakenInSession& answer);
    Status put(const Scheme& scheme, std::shared_ptr<const Prepared> prepared);
    Status keepScheme(const std::string& study, const Scheme& scheme);
    Status unite(const OfferedSession& offered, const StoredSession& session, const Held& held,
                 TakenInSession& answer);
    [[nodiscard]] const Held& heldOf(const Uuid& session) const;

    Archive& archive_;
    Engine& engine_;
    const Archive::TakeInSettings& settings_;
    std::vector<std::shared_ptr<const Prepared>> prepared_;
    std::unordered_map<Uuid, Held> held_;
    std::vector<TakenInSession> answers_;
    std::vector<std::pair<std::string, std::string>> removed_;
    std::vector<std::string> notErased_;  // what was taken back under their numbers was another's record
    std::vector<std::shared_ptr<const Prepared>> put_;
    StudySums sums_;
    std::map<std::pair<std::string, std::string>, Scheme> schemes_;
    // Of the latest session: most of an import share one.
    std::shared_ptr<const Scheme> latest_;
    std::string latestStudy_;
};

}  // namespace tessera::archive
