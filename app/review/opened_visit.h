// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/correct/history.h"
#include "core/base/result.h"
#include "core/journal/journal.h"
#include "core/journal/lanes.h"
#include "core/reflection/findings.h"
#include "core/store/library.h"

#include <memory>
#include <optional>
#include <vector>

namespace tessera {

// A stored visit, folded and counted: everything of it that takes time, so that it can be made on the
// library's thread and only be shown on the screen's.
struct OpenedVisit {
    std::unique_ptr<Scheme> scheme;  // none when there is nothing to show
    std::unique_ptr<Journal> journal;
    std::optional<Error> problem;  // why the journal ends before its last entry, or is not there
    bool forked = false;
    std::vector<Lane> lanes;
    std::vector<Finding> findings;  // of the first lane
    std::vector<Change> changes;
    std::vector<Lane> first;  // the same lanes as they were first tapped; none when nothing was changed
};

[[nodiscard]] OpenedVisit openVisit(const Library& library, const Uuid& session);

}  // namespace tessera
