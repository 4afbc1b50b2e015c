// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/journal/journal.h"
#include "sync/formats/tables/exported.h"

#include <cstdint>
#include <vector>

namespace tessera {

enum class TraminerForm : std::uint8_t { all, spell, sts, sps };
struct TraminerOptions {
    Millis unit{1000};  // > 0
    TraminerForm form = TraminerForm::all;
};

// State sequences for R's TraMineR (`measures.md` section 2.1), of all sessions, which must share one scheme:
//   spell.csv           id,begin,end,states    positions from 1, end inclusive
//   sts.csv             id,T1,T2,…             one column a position
//   sts-compressed.csv  id;sts                 A-A-B
//   sps.csv             id;sps                 (A,2)-(B,1)
//   sps-slash.csv       id;sps                 A/2-B/1
//   codebook.csv        order,state,code,label,short_label,colour    in the alphabet's order
//   sessions.csv        id,session,source_id,subject,observer,… what weights and groups are made from
//   settings.json       the unit and every rule
// `form` leaves out the sequences of other forms.
//
// A position is one unit and takes the code at its start. Units begin anew after a pause or a can't-tell, so
// that the positions of each code are those of the sequence measures; a stretch begins at the position of the
// clock, or one further, so that at least one position lies between. `*` stands for such a gap, `%` after a
// sequence's end. `id` is the source id where every session has one of its own, else the session's UUID.
// `state` is the code with every character but letters, digits, `_` and those beyond ASCII as `_`, because
// the compressed forms part with `-`. Equal input gives equal bytes. Errc::invalid for sessions of several
// schemes.
[[nodiscard]] Result<Exported> writeTraminer(const std::vector<Journal>& journals,
                                             const TraminerOptions& options);

}  // namespace tessera
