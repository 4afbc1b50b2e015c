// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/render/paper/report_content.h"

#include <QByteArray>

namespace tessera {

// The report as one file of HTML that any browser opens: pictures as SVG within it, the squares as a table of
// runs beside them for those who hear the page, its style within it, no script, and a rule that forbids the
// browser to ask for anything. Well-formed as XML too. The same content gives the same bytes.
[[nodiscard]] QByteArray htmlOf(const ReportContent& content);

}  // namespace tessera
