// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/paper/report_content.h"

#include "app/words/words.h"
#include "core/measures/time_budget.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace tessera {

namespace {

QString tr(const char* source)
{
    return QCoreApplication::translate("Report", source);
}

// The codes that say which visit this was, then when it was.
QString aboutVisit(const Header& header, bool exactDate)
{
    QStringList parts;
    if (!header.visit.empty()) parts << tr("Visit %1").arg(words::text(header.visit));
    if (!header.practitioner.empty()) parts << tr("Practitioner %1").arg(words::text(header.practitioner));
    if (!header.observer.empty()) parts << tr("Observer %1").arg(words::text(header.observer));
    if (!header.site.empty()) parts << tr("Site %1").arg(words::text(header.site));
    parts << (exactDate ? words::day(header) : words::month(header));
    return parts.join(QStringLiteral(" · "));
}

std::vector<ReportContent::KeyEntry> keyOf(const Scheme& scheme, const Timeline& timeline)
{
    std::vector<ReportContent::KeyEntry> key;
    for (const CodeIndex code : scheme.states()) {
        const Code& state = scheme.code(code);
        const QString phrase = state.phrase.empty() ? QString{} : tr("“%1”").arg(words::text(state.phrase));
        key.push_back({code, words::text(state.letter), words::text(state.label), phrase});
    }
    const auto unsure = [](const Interaction& interaction) { return interaction.code == kCannotTell; };
    if (std::any_of(timeline.interactions.begin(), timeline.interactions.end(), unsure))
        key.push_back({kCannotTell, QStringLiteral("?"), words::shortLabel(scheme, kCannotTell), {}});
    return key;
}

// The moment as the rows' labels count it: pauses left out.
QString runningClock(const Timeline& timeline, Millis at)
{
    Millis running = at;
    for (const Span& pause : timeline.pauses)
        if (pause.onset < at) running -= std::min(pause.offset, at) - pause.onset;
    return words::clock(running);
}

ReportContent::Section pausesOf(const Timeline& timeline, bool reasons)
{
    ReportContent::Section section{tr("Pauses"), true, {}};
    for (const Span& pause : timeline.pauses) {
        const QString length = words::minutes(pause.length());
        const QString reason = reasons ? words::text(pause.reason) : QString{};
        section.moments.push_back(
            {runningClock(timeline, pause.onset),
             reason.isEmpty() ? tr("for %1").arg(length) : tr("for %1, %2").arg(length, reason)});
    }
    return section;
}

ReportContent::Section marksOf(const Timeline& timeline, const Scheme& scheme)
{
    ReportContent::Section section{tr("Marked moments"), true, {}};
    for (const Marker& marker : timeline.markers) {
        const QString label = words::shortLabel(scheme, marker.code);
        section.moments.push_back(
            {runningClock(timeline, marker.at), label.isEmpty() ? tr("no step named") : label});
    }
    return section;
}

QString inOneLine(const std::string& text)
{
    static const QRegularExpression blanks(QStringLiteral("\\s+"));
    return words::text(text).replace(blanks, QStringLiteral(" ")).trimmed();
}

ReportContent::Section notesOf(const Timeline& timeline)
{
    ReportContent::Section section{tr("Notes"), false, {}};
    for (const Note& note : timeline.notes)
        if (!note.text.empty())
            section.moments.push_back({runningClock(timeline, note.at), inOneLine(note.text)});
    return section;
}

QString captionOf(const ReportChoice& choice)
{
    const QString square = words::caption(choice.byTime ? choice.unit : Millis{0});
    return choice.byTime
               ? tr("%1, filled as the time went; pauses left out. Read left to right, top to bottom.")
                     .arg(square)
               : tr("%1, as the observer tapped it. Read left to right, top to bottom.").arg(square);
}

}  // namespace

RowPicture ReportContent::row(const GridLayout& layout, std::size_t index) const
{
    RowPicture picture = layout.row(index);
    if (byTime) {
        const Millis onset = squares[picture.cells.front().square].runningOnset;
        picture.label =
            tr("%1 min").arg(std::chrono::duration_cast<std::chrono::minutes>(onset).count()).toStdString();
    }
    return picture;
}

Result<ReportContent> reportContent(const Journal& journal, const ReportChoice& choice)
{
    const auto columns = rowLength(choice.byTime ? choice.unit : Millis{0});
    if (!columns || (choice.byTime && choice.unit <= Millis{0}))
        return Error{Errc::invalid,
                     "a row of the report is whole minutes; choose 10, 15, 20, 30 or 60 s a square",
                     {}};

    if (journal.fold().byInterval() && journal.fold().scheme().stateGroups().size() > 1)
        return Error{Errc::refused,
                     "a visit that was coded in several groups an interval has no page of this kind; look at "
                     "it on screen, or export its tables",
                     {}};
    ReportContent content;
    const Scheme& scheme = journal.fold().scheme();
    content.scheme = &scheme;
    content.look.grey = choice.grey;
    content.look.own = choice.own;
    content.timeline = journal.fold().timeline();
    const Timeline& timeline = content.timeline;
    content.squares = choice.byTime ? squaresByTime(timeline, choice.unit) : squaresByInteraction(timeline);
    content.columns = *columns;
    content.byTime = choice.byTime;
    // A sign that leads to no words would only make the reader wonder.
    if (!choice.notes)
        for (Square& square : content.squares) square.notes = 0;

    const Header& header = journal.header();
    content.title = words::title(header);
    content.about = aboutVisit(header, choice.exactDate);
    content.kind = words::kind(header.kind);
    content.caption = captionOf(choice);
    content.ribbonCaption = tr("The same visit along the clock, in minutes");
    content.key = keyOf(scheme, timeline);
    content.sentences = words::budget(timeBudget(timeline, scheme), scheme);
    content.closing = words::noBestPattern();
    content.origin = tr("Tessera %1 · %2").arg(QStringLiteral(TESSERA_VERSION), words::text(scheme.id));
    for (ReportContent::Section& section :
         std::vector{pausesOf(timeline, choice.notes), marksOf(timeline, scheme),
                     choice.notes ? notesOf(timeline) : ReportContent::Section{}})
        if (!section.moments.empty()) content.sections.push_back(std::move(section));
    return content;
}

}  // namespace tessera
