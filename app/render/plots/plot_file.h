// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/render/plots/plot_page.h"
#include "core/base/result.h"

#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

namespace tessera {

enum class PlotFormat : std::uint8_t { svg, png, pdf, csv };
[[nodiscard]] std::optional<PlotFormat> plotFormatFromName(std::string_view text);  // "svg", …
[[nodiscard]] std::string_view name(PlotFormat format);

// Writes a picture of a study, or its figures as CSV: whole and durably or not at all; an existing target is
// refused unless `replace`. PNG and PDF need a QGuiApplication for its fonts. May be called from any thread.
// `own`: fills in place of the app's usual ones, see Look::own.
Status writePlot(const StudySessions& study, const PlotAsk& ask, PlotFormat format,
                 const std::filesystem::path& target, bool replace, const std::vector<Colour>& own = {});

}  // namespace tessera
