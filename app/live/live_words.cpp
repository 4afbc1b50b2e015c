// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/live/live.h"

#include "app/live/live_grid.h"
#include "app/words/words.h"

#include <QVariantMap>

#include <algorithm>

namespace tessera {

namespace {

QVariantList codesOf(const Scheme& scheme, const std::vector<CodeIndex>& indexes)
{
    QVariantList list;
    for (const CodeIndex index : indexes) {
        const Code& code = scheme.code(index);
        list.append(QVariantMap{{QStringLiteral("index"), index},
                                {QStringLiteral("id"), words::text(code.id)},
                                {QStringLiteral("label"), words::text(code.label)},
                                {QStringLiteral("shortLabel"), words::shortLabel(scheme, index)},
                                {QStringLiteral("phrase"), words::text(code.phrase)},
                                {QStringLiteral("letter"), words::text(code.letter)},
                                {QStringLiteral("mark"), static_cast<int>(code.mark)},
                                {QStringLiteral("light"), words::text(code.light.text())},
                                {QStringLiteral("dark"), words::text(code.dark.text())}});
    }
    return list;
}

}  // namespace

Live::State Live::state() const
{
    if (!journal_) return Closed;
    const Fold& fold = journal_->fold();
    if (fold.ended()) return Ended;
    if (!fold.started()) return Ready;
    return fold.paused() ? Paused : Running;
}

int Live::activeCode() const
{
    const CodeIndex code = journal_ ? journal_->fold().running() : kNoCode;
    return code == kNoCode ? -1 : code;
}

QString Live::activeLabel() const
{
    const int code = activeCode();
    if (code < 0) return {};
    return code == kCannotTell ? words::shortLabel(*scheme_, kCannotTell)
                               : words::text(scheme_->code(static_cast<CodeIndex>(code)).label);
}

QString Live::activePhrase() const
{
    const int code = activeCode();
    return code < 0 || code == kCannotTell ? QString{}
                                           : words::text(scheme_->code(static_cast<CodeIndex>(code)).phrase);
}

QString Live::activeFor() const
{
    if (activeCode() < 0) return {};
    return words::clock(now() - journal_->fold().turns().back().at);
}

double Live::sinceTap() const
{
    if (state() != Running) return 0;
    return std::chrono::duration<double>(now() - journal_->fold().turns().back().at).count();
}

Millis Live::runningTime() const
{
    if (!journal_ || !journal_->fold().started()) return Millis{0};
    const Fold& fold = journal_->fold();
    const Millis paused = grid_->pausedSoFar();
    const Turn& last = fold.turns().back();
    const Millis until = last.kind == TurnKind::pause ? last.at : fold.ended() ? fold.endedAt() : now();
    return until - fold.turns().front().at - paused;
}

QString Live::clock() const
{
    return words::clock(runningTime());
}

QString Live::pausedFor() const
{
    return state() == Paused ? words::clock(now() - journal_->fold().turns().back().at) : QString{};
}

QString Live::pauseReason() const
{
    return state() == Paused ? words::text(journal_->fold().textOf(journal_->fold().turns().back()))
                             : QString{};
}

QVariantList Live::codes() const
{
    const Scheme& scheme = scheme_ ? *scheme_ : partnershipActivities();
    return codesOf(scheme, scheme.states());
}

QVariantList Live::steps() const
{
    return scheme_ ? codesOf(*scheme_, scheme_->points()) : QVariantList{};
}

int Live::waiting() const
{
    return journal_ ? static_cast<int>(journal_->entries().size()) - static_cast<int>(durable_) : 0;
}

bool Live::canUndo() const
{
    return journal_ && journal_->fold().undoable() != nullptr;
}

bool Live::canRedo() const
{
    return journal_ && journal_->fold().redoable() != nullptr;
}

bool Live::canEarlier() const
{
    return journal_ && journal_->fold().canBeEarlier();
}

bool Live::notesAllowed() const
{
    return journal_ && journal_->header().consent == Consent::all;
}

// A position on the clock that the screen shows, as far as it can be told without working out the whole
// timeline.
QString Live::shownTime(Millis at) const
{
    const Fold& fold = journal_->fold();
    if (!fold.started()) return words::clock(Millis{0});
    return words::clock(std::max(Millis{0}, at - fold.turns().front().at - grid_->pausedSoFar()));
}

QString Live::wordsFor(const Act& act) const
{
    switch (act.kind) {
        case EntryKind::activity:
        case EntryKind::insert:
        case EntryKind::split:
        case EntryKind::recode:
        case EntryKind::interval:
            return tr("%1, %2").arg(words::shortLabel(*scheme_, act.code), shownTime(act.onset));
        case EntryKind::cannotTell:
            return tr("Can’t tell, %1").arg(shownTime(act.onset));
        case EntryKind::marker:
            return tr("Mark, %1").arg(shownTime(act.onset));
        case EntryKind::note:
            return tr("Note, %1").arg(shownTime(act.onset));
        case EntryKind::pause:
            return tr("Pause, %1").arg(shownTime(act.onset));
        case EntryKind::resume:
            return tr("Carry on");
        case EntryKind::earlier: {
            const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(act.amount).count();
            return tr("%n second(s) earlier", nullptr, static_cast<int>(seconds));
        }
        case EntryKind::end:
            return tr("End of visit");
        case EntryKind::reopen:
            return tr("Going on");
        case EntryKind::tag:
            return tr("What a mark was about");
        case EntryKind::reword:
            return tr("Why the pause was");
        case EntryKind::remove:
            return tr("A square taken away");
        case EntryKind::retime:
            return tr("Moved to %1").arg(shownTime(act.onset));
        default:
            return tr("Correction");
    }
}

QString Live::undoWords() const
{
    return canUndo() ? wordsFor(*journal_->fold().undoable()) : QString{};
}

QString Live::redoWords() const
{
    return canRedo() ? wordsFor(*journal_->fold().redoable()) : QString{};
}

QString Live::squareWords(int square) const
{
    const auto& squares = grid_->squares();
    if (square < 0 || static_cast<std::size_t>(square) >= squares.size()) return {};
    const Square& shown = squares[static_cast<std::size_t>(square)];
    const QString label = words::shortLabel(grid_->scheme(), shown.code);
    const bool running = static_cast<std::size_t>(square) + 1 == squares.size() && state() == Running;
    return running ? tr("Square %1: %2, since %3").arg(square + 1).arg(label, words::clock(shown.onset))
                   : tr("Square %1: %2, %3 to %4")
                         .arg(square + 1)
                         .arg(label, words::clock(shown.onset), words::clock(shown.offset));
}

QString Live::title() const
{
    return journal_ ? words::title(journal_->header()) : QString{};
}

QString Live::summary() const
{
    if (!journal_) return {};
    if (journal_->fold().byInterval())
        return tr("%1, interval by interval").arg(words::minutes(runningTime()));
    const auto& squares = grid_->squares();
    const auto tapped = std::count_if(squares.begin(), squares.end(),
                                      [](const Square& square) { return square.code != kCannotTell; });
    return tr("%1, %2").arg(words::minutes(runningTime()),
                            words::interactions(static_cast<std::uint64_t>(tapped)));
}

QString Live::details() const
{
    if (!journal_) return {};
    const Timeline timeline = journal_->fold().timeline();
    QStringList parts;
    if (const auto n = static_cast<int>(timeline.pauses.size()); n > 0)
        parts << tr("%n pause(s) (%1)", nullptr, n).arg(words::minutesBriefly(timeline.paused));
    if (const auto n = static_cast<int>(timeline.notes.size()); n > 0) parts << tr("%n note(s)", nullptr, n);
    if (const auto n = static_cast<int>(timeline.markers.size()); n > 0)
        parts << tr("%n mark(s)", nullptr, n);
    return parts.join(QStringLiteral(" · "));
}

QString Live::sessionId() const
{
    return journal_ ? words::text(journal_->session().text()) : QString{};
}

GridSource* Live::grid() const
{
    return grid_.get();
}

}  // namespace tessera
