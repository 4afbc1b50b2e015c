// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/render/plots/plot_page.h"

#include <string>

namespace tessera {

// The figures behind a picture, as CSV (RFC 4180, UTF-8, a point in numbers, whole milliseconds). What is
// undefined is an empty cell. A group of too few visits has one line that says how many there are and nothing
// else. The columns `settings` and `version` say how the figures were made.
//
//   index         group,visits,recording,code,onset_ms,offset_ms
//   distribution  group,visits,position_ms,visits_there,recordings_there,code,share,entropy_normalised
//   bars          group,visits,recordings,code,mean_ms,standard_error_ms,share
//   transitions   group,visits,recordings,from,from_share,to,count,probability,expected,adjusted_residual
[[nodiscard]] std::string plotCsv(const StudySessions& study, const PlotAsk& ask);

}  // namespace tessera
