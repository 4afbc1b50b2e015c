// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/store/library.h"
#include "sync/bundle/trust/study_card.h"

#include <QList>
#include <QStringList>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace tessera {

// What a library's help pages fill in: how much there is, since when, how it is kept, and who has it already.
struct TabletFacts {
    Uuid device;
    std::string keyWords;  // of the device's key; empty: nothing was signed yet
    Protection protection = Protection::open;
    std::size_t real = 0, others = 0;                       // visits; others: practice and made up
    std::optional<Header> earliest, latest;                 // of real ones
    std::size_t asFiles = 0;                                // real ones of which a bundle was made
    std::size_t handedOver = 0, received = 0, waiting = 0;  // sealed files
    std::optional<StudyCard> study;
    std::uint32_t keepDays = 0;  // after a visit, by the study or the service; 0: not settled
    bool recoverable = false;    // by the study's recovery key
    AuditHead log;
};

// Call where the library's writer lives.
[[nodiscard]] Result<TabletFacts> factsOf(Library& library);

// As rows of a name and what it is.
[[nodiscard]] QList<QStringList> tabletRows(const TabletFacts& facts);
[[nodiscard]] QList<QStringList> protectionRows(const TabletFacts& facts);

}  // namespace tessera
