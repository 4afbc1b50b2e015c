// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/outbox/enclose.h"

#include "sync/bundle/exchange.h"
#include "sync/bundle/sequence.h"
#include "sync/bundle/trust/enrolment.h"
#include "sync/seal/age_key.h"

#include <string>

namespace tessera {
namespace {

Result<StudyCard> study(const Library& library)
{
    auto enrolled = enrolledStudy(library);
    if (!enrolled) return enrolled.error();
    if (!*enrolled)
        return Error{Errc::refused,
                     "nothing is sent before it can be sealed: take the study's card in first (keys enrol)",
                     library.folder().string()};
    return std::move(**enrolled);
}

// The name of a bundle follows from its content and what is chosen of it; whom it is sealed to stands behind.
std::string revisionOf(const MadeBundle& made, const StudyCard& card)
{
    return made.name.substr(0, made.name.find('.')) + "-" + recipientsDigest(eachOnce(card.recipients));
}

Result<bool> somethingToTell(const Library& library)
{
    const auto withdrawn = library.tombstones();
    if (!withdrawn) return withdrawn.error();
    for (const Tombstone& tombstone : *withdrawn) {
        if (tombstone.scope == WithdrawalScope::unsent) continue;  // who has it keeps it
        const auto handed = wasHandedOver(library, tombstone.session);
        if (!handed) return handed.error();
        if (*handed) return true;
    }
    return false;
}

}  // namespace

Result<Parcel> enclose(Library& library, Outbox& outbox, const Uuid& session, const BundleChoice& choice,
                       UtcTime now)
{
    const auto card = study(library);
    if (!card) return card.error();
    const auto made = makeBundle(library, session, choice, {}, now);
    if (!made) return made.error();
    const std::string revision = revisionOf(*made, *card);
    if (const Parcel* const there = outbox.ofRevision(session, revision)) return *there;
    auto parcel = outbox.add(session, revision, made->bytes, now);
    if (!parcel) return parcel;
    // The log knows of what leaves; that it arrived is noted by the outbox.
    const Status noted = noteExported(library, session, *made);
    return noted ? std::move(parcel) : Result<Parcel>(noted.error());
}

Result<std::optional<Parcel>> encloseWithdrawals(Library& library, Outbox& outbox, UtcTime now)
{
    const auto tell = somethingToTell(library);
    if (!tell) return tell.error();
    if (!*tell) return std::optional<Parcel>{};
    const auto card = study(library);
    if (!card) return card.error();
    const auto made = makeWithdrawals(library);
    if (!made) return made.error();
    auto parcel = outbox.add(Uuid{}, revisionOf(*made, *card), made->bytes, now);
    if (!parcel) return parcel.error();
    return std::optional(std::move(*parcel));
}

}  // namespace tessera
