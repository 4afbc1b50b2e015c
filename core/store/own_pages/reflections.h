// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/reflection/action_card.h"
#include "core/reflection/reflection.h"

#include <string>
#include <vector>

namespace tessera {

class Library;

// All that a practitioner wrote about one session.
struct OwnPages {
    std::vector<Reflection> reflections;  // in the order in which they were begun
    std::vector<ActionCard> cards;        // in the order in which they were set

    [[nodiscard]] bool empty() const { return reflections.empty() && cards.empty(); }
    bool operator==(const OwnPages&) const = default;
};

// The practitioner's own journal beside each session's: sealed under a key of its own, apart from the record,
// and gone with the session (SCHEMA.md). Under the identity of a page stands its latest revision alone, so
// that words that were taken out are gone. Durable when a call returns; the same thread as the library.
class Reflections {
public:
    explicit Reflections(Library& library) : library_(library) {}

    // Adds a page, or puts a later revision in the place of an earlier one; an earlier one changes nothing. A
    // fourth card of a visit is refused.
    Status save(const Uuid& session, const Reflection& reflection);
    Status save(const Uuid& session, const ActionCard& card);

    // Without what was taken back.
    [[nodiscard]] Result<OwnPages> load(const Uuid& session) const;
    struct OfSession {
        Uuid session;
        OwnPages pages;
    };
    [[nodiscard]] Result<std::vector<OfSession>> all() const;  // by session

    // Takes in what came from elsewhere: of two revisions the later one stands; of two that differ under one
    // number the one with the later dates (dates that stayed behind were cut), then the greater by its bytes.
    // Whether anything was new.
    Result<bool> merge(const Uuid& session, const OwnPages& pages);
    // The answer that merge() would give; changes nothing.
    [[nodiscard]] Result<bool> wouldMerge(const Uuid& session, const OwnPages& pages) const;

    // What is wrong with the pages of all sessions, a sentence each; for Library::verify.
    [[nodiscard]] static std::vector<std::string> findings(const Library& library);

private:
    Library& library_;
};

}  // namespace tessera
