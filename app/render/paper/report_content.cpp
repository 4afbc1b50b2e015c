// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/paper/report_content.h"

#include "app/render/paper/report_runs.h"
#include "app/words/finding_words.h"
#include "app/words/words.h"
#include "core/grid/reading.h"
#include "core/measures/time_budget.h"

#include <QCoreApplication>
#include <QLocale>
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

ReportContent::Section pausesOf(const Timeline& timeline, bool reasons)
{
    ReportContent::Section section{tr("Pauses"), true, {}};
    for (const Span& pause : timeline.pauses) {
        const QString length = words::minutes(pause.length());
        const QString reason = reasons ? words::text(pause.reason) : QString{};
        section.moments.push_back(
            {words::clock(runningAt(timeline, pause.onset)),
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
            {words::clock(runningAt(timeline, marker.at)), label.isEmpty() ? tr("no step named") : label});
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
            section.moments.push_back({words::clock(runningAt(timeline, note.at)), inOneLine(note.text)});
    return section;
}

// Each with the question it answers, at the beginning of its stretch.
ReportContent::Section reflectionsOf(const Timeline& timeline, const std::vector<Reflection>& reflections)
{
    ReportContent::Section section{tr("Reflections"), false, {}};
    for (const Reflection& reflection : reflections) {
        QString clock =
            reflection.to > reflection.from ? words::clock(runningAt(timeline, reflection.from)) : QString{};
        for (const std::string& text : {reflection.question, reflection.text}) {
            if (text.empty()) continue;
            section.moments.push_back({clock, inOneLine(text)});
            clock.clear();
        }
    }
    return section;
}

QString captionOf(bool byTime, Millis unit)
{
    const QString square = words::caption(byTime ? unit : Millis{0});
    return byTime ? tr("%1, filled as the time went; pauses left out. Read left to right, top to bottom.")
                        .arg(square)
                  : tr("%1, as the observer tapped it. Read left to right, top to bottom.").arg(square);
}

ReportContent::Squares squaresOf(const Timeline& timeline, bool byTime, Millis unit, int columns)
{
    ReportContent::Squares picture;
    picture.squares = byTime ? squaresByTime(timeline, unit) : squaresByInteraction(timeline);
    picture.columns = columns;
    picture.byTime = byTime;
    picture.caption = captionOf(byTime, unit);
    return picture;
}

std::vector<ReportContent::Bar> barsOf(const Timeline& timeline, const Scheme& scheme)
{
    std::vector<ReportContent::Bar> bars;
    const TimeBudget budget = timeBudget(timeline, scheme);
    for (const ActivityBudget& activity : budget.activities)
        bars.push_back({activity.code, activity.time, words::shortLabel(scheme, activity.code),
                        words::minutesBriefly(activity.time)});
    if (budget.cannotTell > Millis{0})
        bars.push_back({kCannotTell, budget.cannotTell, words::shortLabel(scheme, kCannotTell),
                        words::minutesBriefly(budget.cannotTell)});
    return bars;
}

// What of the journal may stand on the page. Taken out before anything is drawn: a sign in the picture that
// leads to no words would only make the reader wonder.
Timeline shown(const Journal& journal, const ReportChoice& choice)
{
    // What was blanked may be the later words of a note, or why a pause was made.
    Fold fold(journal.fold().scheme());
    for (Entry entry : journal.entries()) {
        if (choice.withoutNotes.count(entry.number) > 0) entry.text.clear();
        fold.step(entry);
    }
    Timeline timeline = fold.timeline();
    std::erase_if(timeline.notes, [&choice](const Note& note) {
        return !choice.notes || note.text.empty() || choice.withoutNotes.count(note.entry) > 0;
    });
    return timeline;
}

}  // namespace

RowPicture ReportContent::Squares::row(const GridLayout& layout, std::size_t index) const
{
    return fromRight ? mirrored(layout.row(index)) : layout.row(index);
}

QStringList ReportContent::paragraphs() const
{
    if (sentences.size() < 3) return sentences;
    return {sentences.front(), sentences.mid(1).join(QLatin1Char(' '))};
}

Result<ReportContent> reportContent(const Journal& journal, const ReportChoice& choice)
{
    const bool inTime = choice.byTime || choice.otherSquares;
    const auto columns = rowLength(inTime ? choice.unit : Millis{0});
    if (!columns || (inTime && choice.unit <= Millis{0}))
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
    content.timeline = shown(journal, choice);
    const Timeline& timeline = content.timeline;
    // Translated as the code of the language that the words are translated to.
    content.language = tr("en");
    content.fromRight = QLocale(content.language).textDirection() == Qt::RightToLeft;
    for (const bool byTime : {choice.byTime, !choice.byTime})
        if (byTime == choice.byTime ? choice.squares : choice.otherSquares)
            content.grids.push_back(
                squaresOf(timeline, byTime, choice.unit, byTime ? *columns : *rowLength(Millis{0})));
    for (ReportContent::Squares& grid : content.grids) grid.fromRight = content.fromRight;
    if (!content.grids.empty()) content.runs = runsOf(timeline, scheme);
    content.ribbon = choice.ribbon && timeline.observed() > Millis{0};
    if (choice.bars) content.bars = barsOf(timeline, scheme);

    const Header& header = journal.header();
    content.title = words::title(header);
    content.about = aboutVisit(header, choice.exactDate);
    content.kind = words::kind(header.kind);
    content.ribbonCaption = tr("The same visit along the clock, in minutes");
    content.barsCaption = tr("How long each was worked on");
    content.key = keyOf(scheme, timeline);
    const QStringList sentences = words::findings(timeline, scheme);
    for (qsizetype i = 0; i < sentences.size(); ++i)
        if (choice.withoutSentences.count(static_cast<std::size_t>(i)) == 0)
            content.sentences << sentences[i];
    content.closing = words::noBestPattern();
    content.origin = tr("Tessera %1 · %2").arg(QStringLiteral(TESSERA_VERSION), words::text(scheme.id));
    for (ReportContent::Section& section :
         std::vector{pausesOf(timeline, choice.notes), marksOf(timeline, scheme), notesOf(timeline),
                     reflectionsOf(timeline, choice.reflections)})
        if (!section.moments.empty()) content.sections.push_back(std::move(section));
    return content;
}

}  // namespace tessera
