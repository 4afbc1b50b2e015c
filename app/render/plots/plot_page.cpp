// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/plots/plot_page.h"

#include "app/render/paper/svg_shapes.h"
#include "app/render/plots/group_plots.h"
#include "app/words/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace tessera {

namespace {

class Plots {
    Q_DECLARE_TR_FUNCTIONS(Plots)
};

constexpr double kPageWidth = 740, kPageMargin = 36;
constexpr double kPageHeight = kPageWidth * 297 / 210;
constexpr double kTallest = 3600;    // of all lines on the screen: a picture must still be one image there
constexpr double kBetween = 26;      // groups
constexpr double kLeastLines = 300;  // for all lines of a page, however much stands around them

// How much of a line each session gets when there is room for `height`.
double rowFor(std::size_t sessions, double height)
{
    if (sessions == 0) return 0;
    const double n = static_cast<double>(sessions);
    if (height > 0) return std::min(n <= 24 ? 26.0 : 12.0, std::max(0.05, height / n));
    if (sessions <= 24) return 26;
    return std::min({12.0, std::max(2.0, 1400 / n), kTallest / n});
}

// So many that the eye gets the same picture; the rest would lie under each other.
StudySessionGroup thinned(const StudySessionGroup& group, std::size_t step)
{
    StudySessionGroup thin{group.name, group.visits, {}};
    const std::size_t own =
        std::clamp<std::size_t>(step, 1, std::max<std::size_t>(1, group.sessions.size() / 5));
    for (std::size_t i = 0; i < group.sessions.size(); i += own) thin.sessions.push_back(group.sessions[i]);
    return thin;
}

Millis longestOf(const std::vector<StudySessionGroup>& groups)
{
    Millis longest{60'000};
    for (const StudySessionGroup& group : groups) {
        if (!group.shown()) continue;
        for (const StudySession* const session : group.sessions) longest = std::max(longest, session->end);
    }
    return longest;
}

class Laying {
public:
    Laying(const StudySessions& study, const PlotAsk& ask, PlotPlace place)
        : study_(study),
          ask_(ask),
          place_(place),
          groups_(grouped(study, ask.grouping)),
          codes_(study.scheme.states().size())
    {
    }

    // Room for the lines of an index plot; 0: as much as they ask for.
    void fit(double height) { height_ = height; }

    double lay(PlotPicture& picture)
    {
        const double top = place_.y;
        if (groups_.empty()) say(picture, Plots::tr("There are no recordings to show."));
        measure();
        for (std::size_t i = 0; i < groups_.size(); ++i) {
            if (i > 0) place_.y += kBetween;
            addGroup(picture, groups_[i]);
        }
        return place_.y - top;
    }

    void paragraph(PlotPicture& picture, const QString& words, double size, bool bold, PlotInk ink)
    {
        const double letter = place_.letter(size);
        for (const QString& line : svgLines(words, letter, place_.width)) {
            picture.texts.push_back(
                {{place_.x, place_.y + letter}, line, letter, PlotText::Anchor::start, bold, ink});
            place_.y += letter * 1.4;
        }
    }

    [[nodiscard]] PlotPlace& place() { return place_; }

private:
    void say(PlotPicture& picture, const QString& words)
    {
        paragraph(picture, words, 15, false, PlotInk::ink2);
    }

    // What the groups of one picture share, so that they can be compared.
    void measure()
    {
        const std::size_t shown = shownSessions(groups_);
        step_ = lineStep(shown);
        for (const StudySessionGroup& group : groups_) {
            if (!group.shown()) continue;
            if (ask_.kind != PlotKind::bars && ask_.kind != PlotKind::transitions) continue;
            for (const MeanTimeFigure& figure : meanTimeFigures(group, codes_))
                longestBar_ = std::max(longestBar_, figure.meanMs + figure.errorMs.value_or(0));
        }
        row_ = rowFor(std::min(shown, kMostPlotLines), height_);
        const bool shares = ask_.kind == PlotKind::distribution;
        const double gutter = shares ? place_.letter(52) : 0;
        clock_ = {place_.x + gutter, place_.width - gutter, longestOf(groups_)};
        if (shares) endWhereAnybodyIs();
    }

    // A distribution's clock ends with the last moment that enough visits reached.
    void endWhereAnybodyIs()
    {
        Millis last{60'000};
        for (const StudySessionGroup& group : groups_) {
            if (!group.shown()) continue;
            const DistributionFigures figures = distributionFigures(group, codes_);
            for (std::size_t i = 0; i < figures.visits.size(); ++i)
                if (figures.shown(i)) last = std::max(last, study_.unit * static_cast<std::int64_t>(i + 1));
        }
        clock_.end = std::min(clock_.end, last);
    }

    void addGroup(PlotPicture& picture, const StudySessionGroup& group)
    {
        paragraph(picture, groupTitle(group, ask_.grouping), 17, true, PlotInk::ink);
        place_.y += 6;
        if (!group.shown()) {
            say(picture, tooFewWords());
            return;
        }
        switch (ask_.kind) {
            case PlotKind::index:
                place_.y += addIndexPlot(picture, place_, thinned(group, step_), study_.scheme, clock_, row_);
                break;
            case PlotKind::distribution:
                place_.y += addDistributionPlot(picture, place_, distributionFigures(group, codes_),
                                                study_.scheme, clock_, study_.unit);
                break;
            case PlotKind::bars:
                place_.y += addMeanTimeBars(picture, place_, meanTimeFigures(group, codes_), study_.scheme,
                                            longestBar_);
                break;
            case PlotKind::transitions:
                if (codes_ > kMostInDiagram)
                    say(picture, Plots::tr("There are too many codes for a diagram. The table (CSV) has "
                                           "every figure."));
                else
                    place_.y += addTransitionDiagram(picture, place_, meanTimeFigures(group, codes_),
                                                     transitionFigures(group, codes_), study_.scheme);
                break;
        }
    }

    const StudySessions& study_;
    PlotAsk ask_;
    PlotPlace place_;
    std::vector<StudySessionGroup> groups_;
    std::size_t codes_, step_ = 1;
    double height_ = 0, row_ = 0, longestBar_ = 0;
    PlotClock clock_;
};

// Only where nothing is written beside the colours.
void addKey(PlotPicture& picture, PlotPlace& place, const Scheme& scheme, PlotKind kind)
{
    if (!needsKey(kind)) return;
    constexpr double swatch = 26;
    std::vector<CodeIndex> codes = scheme.states();
    if (kind == PlotKind::index) codes.push_back(kCannotTell);
    double x = place.x;
    for (const CodeIndex code : codes) {
        const QString label = words::shortLabel(scheme, code);
        const double wide = swatch + 8 + static_cast<double>(label.size()) * place.letter(7.2) + 18;
        if (x > place.x && x + wide > place.x + place.width) {
            x = place.x;
            place.y += swatch + 8;
        }
        picture.swatches.push_back({{x, place.y, swatch, swatch}, code});
        picture.texts.push_back({{x + swatch + 8, place.y + swatch / 2 + place.letter(5)},
                                 label,
                                 place.letter(15),
                                 PlotText::Anchor::start,
                                 false,
                                 PlotInk::ink});
        x += wide;
    }
    place.y += swatch + 8;
}

PlotPicture page(const StudySessions& study, const PlotAsk& ask, double lines)
{
    PlotPicture picture;
    picture.width = kPageWidth;
    Laying laying(study, ask, {kPageMargin, kPageMargin, kPageWidth - 2 * kPageMargin, 1});
    laying.fit(lines);
    laying.paragraph(picture, plotTitle(ask.kind), 24, true, PlotInk::ink);
    const QString studyName = study.study.empty() ? Plots::tr("Recordings without a study")
                                                  : Plots::tr("Study %1").arg(words::text(study.study));
    laying.paragraph(picture, Plots::tr("%1 · %2").arg(studyName, words::text(study.scheme.title)), 15, false,
                     PlotInk::ink2);
    laying.place().y += 12;
    addKey(picture, laying.place(), study.scheme, ask.kind);
    laying.place().y += 10;
    laying.lay(picture);
    laying.place().y += 18;
    for (const QString& note : plotNotes(study, ask))
        laying.paragraph(picture, note, 14, false, PlotInk::ink2);
    laying.place().y += 6;
    laying.paragraph(picture, words::noBestPattern(), 14, true, PlotInk::ink);
    picture.height = laying.place().y + kPageMargin;
    return picture;
}

}  // namespace

PlotPicture plotPicture(const StudySessions& study, const PlotAsk& ask, double width, double text)
{
    PlotPicture picture;
    picture.width = width;
    Laying laying(study, ask, {0, 0, width, text});
    picture.height = laying.lay(picture) + 4;
    return picture;
}

PlotPicture plotPage(const StudySessions& study, const PlotAsk& ask)
{
    PlotPicture picture = page(study, ask, 0);
    if (ask.kind != PlotKind::index || picture.height <= kPageHeight) return picture;
    // Only lines can shrink; what stands around them is known now.
    const std::size_t shown = std::min(shownSessions(grouped(study, ask.grouping)), kMostPlotLines);
    const double rest = picture.height - static_cast<double>(shown) * rowFor(shown, 0);
    return page(study, ask, std::max(kLeastLines, kPageHeight - rest));
}

}  // namespace tessera
