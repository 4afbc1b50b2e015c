// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/journal/timeline.h"
#include "core/reflection/findings.h"
#include "core/scheme/scheme.h"

#include <QString>
#include <QStringList>

namespace tessera::words {

// What the picture shows, in sentences: the same on pages, reports and files. They count; none of them
// judges, none gives a reason.

[[nodiscard]] QString finding(const Finding& finding, const Scheme& scheme);
// One sentence a finding, in their order.
[[nodiscard]] QStringList findings(const std::vector<Finding>& findings, const Scheme& scheme);
[[nodiscard]] QStringList findings(const Timeline& timeline, const Scheme& scheme);

}  // namespace tessera::words
