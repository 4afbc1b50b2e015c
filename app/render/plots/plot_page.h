// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/render/plots/plot_picture.h"
#include "sync/archive/study_sessions.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <string_view>
#include <vector>

namespace tessera {

enum class PlotKind : std::uint8_t { index, distribution, bars, transitions };
// "index", "distribution", "bars", "transitions".
[[nodiscard]] std::string_view name(PlotKind kind);
[[nodiscard]] std::optional<PlotKind> plotKindFromName(std::string_view text);

struct PlotAsk {
    PlotKind kind = PlotKind::index;
    StudyGrouping grouping = StudyGrouping::together;
    bool operator==(const PlotAsk&) const = default;
};

// What a picture of a study says and shows. Callable from any thread.

// All groups, one below the other, `width` wide. Groups of too few visits are a heading and a sentence.
// `text`: how large letters are. The height follows from the content.
[[nodiscard]] PlotPicture plotPicture(const StudySessions& study, const PlotAsk& ask, double width,
                                      double text);
// The same as a page with title, key and what it shows; what can shrink is made to fit a sheet of A4.
[[nodiscard]] PlotPicture plotPage(const StudySessions& study, const PlotAsk& ask);

// More lines could not be told apart, and a picture with them would not be drawn at once.
inline constexpr std::size_t kMostPlotLines = 5000;
[[nodiscard]] std::size_t shownSessions(const std::vector<StudySessionGroup>& groups);
// Which part of so many recordings an index plot draws: every one, or every second, third …
[[nodiscard]] std::size_t lineStep(std::size_t sessions);

[[nodiscard]] QString plotTitle(PlotKind kind);
// Whether the colours must be explained beside the picture; others have the names in them.
[[nodiscard]] bool needsKey(PlotKind kind);
// How the picture is to be read, and how its lines are ordered.
[[nodiscard]] QStringList plotNotes(const StudySessions& study, const PlotAsk& ask);
// "At home: 12 recordings of 10 visits".
[[nodiscard]] QString groupTitle(const StudySessionGroup& group, StudyGrouping grouping);
// Why a group has no picture.
[[nodiscard]] QString tooFewWords();
// The picture's figures in sentences, group by group: for those who cannot see it.
[[nodiscard]] QStringList plotSentences(const StudySessions& study, const PlotAsk& ask);

}  // namespace tessera
