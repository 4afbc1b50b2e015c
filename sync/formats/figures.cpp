// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/figures.h"

namespace tessera {

SessionFigures figuresOf(const Journal& journal)
{
    const Fold& fold = journal.fold();
    return {journal.session(), journal.header().sourceId, fold.scheme(),
            timeBudget(fold.timeline(), fold.scheme())};
}

std::string_view programVersion()
{
    return TESSERA_VERSION;
}

}  // namespace tessera
