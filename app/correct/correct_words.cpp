// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// What the page of corrections says and offers.
#include "app/correct/correct.h"

#include "app/correct/change_words.h"
#include "app/correct/history.h"
#include "app/correct/worth.h"
#include "app/correct/worth_words.h"
#include "app/review/review_grid.h"
#include "app/words/words.h"

#include <algorithm>

namespace tessera {

namespace {

constexpr Millis kLeastToCut{2000};
constexpr int kNeighbours = 2;  // shown on either side

QVariantMap lookOf(const Scheme& scheme, CodeIndex index)
{
    QVariantMap look{
        {QStringLiteral("index"), index},
        {QStringLiteral("shortLabel"), index == kNoCode ? QString{} : words::shortLabel(scheme, index)},
        {QStringLiteral("label"), index == kNoCode ? QString{} : words::shortLabel(scheme, index)}};
    if (index == kCannotTell || index == kNoCode) return look;
    const Code& code = scheme.code(index);
    look.insert(QStringLiteral("label"), words::text(code.label));
    look.insert(QStringLiteral("phrase"), words::text(code.phrase));
    look.insert(QStringLiteral("letter"), words::text(code.letter));
    look.insert(QStringLiteral("mark"), static_cast<int>(code.mark));
    look.insert(QStringLiteral("light"), words::text(code.light.text()));
    look.insert(QStringLiteral("dark"), words::text(code.dark.text()));
    return look;
}

QString lengthWords(Millis length)
{
    const auto seconds = std::chrono::round<std::chrono::seconds>(length).count();
    if (seconds < 120) return Correct::tr("%n second(s)", nullptr, static_cast<int>(seconds));
    return words::clock(length);
}

}  // namespace

QString Correct::label(CodeIndex code) const
{
    return code == kNoCode ? QString{} : words::shortLabel(grid_->scheme(), code);
}

QString Correct::stepLabel(CodeIndex code) const
{
    return code == kNoCode ? tr("no step said") : label(code);
}

QString Correct::clockAt(Millis position) const
{
    return journal() ? words::clock(journal()->fold().runningAt(position)) : QString{};
}

QString Correct::title() const
{
    return journal() ? words::title(journal()->header()) : QString{};
}

GridSource* Correct::grid() const
{
    return grid_.get();
}

QVariantList Correct::codes() const
{
    QVariantList list;
    for (const CodeIndex index : grid_->scheme().states()) list.append(lookOf(grid_->scheme(), index));
    if (!byInterval()) list.append(lookOf(grid_->scheme(), kCannotTell));
    return list;
}

QVariantList Correct::steps() const
{
    QVariantList list;
    for (const CodeIndex index : grid_->scheme().points()) list.append(lookOf(grid_->scheme(), index));
    return list;
}

QStringList Correct::lanes() const
{
    QStringList names;
    for (const Lane& lane : lanes_) names << words::text(lane.group);
    return names;
}

QString Correct::squareTitle() const
{
    if (!square()) return {};
    return (byInterval() ? tr("Interval %1 of %2") : tr("Square %1 of %2"))
        .arg(selected_ + 1)
        .arg(places_.size());
}

QString Correct::squareTime() const
{
    if (!square()) return {};
    return tr("%1 to %2 · %3")
        .arg(words::clock(square()->runningOnset), words::clock(square()->runningOnset + square()->length()),
             lengthWords(square()->length()));
}

// How it came to be, with the touch's own time where another one counts.
QString Correct::squareFirst() const
{
    if (!square() || !journal()) return {};
    const std::uint32_t number = square()->entry;
    if (byInterval() && number == 0) {
        const Fold first = firstVersion(*journal());
        const Scheme& scheme = first.scheme();
        const CodeIndex was =
            first.intervalCode(scheme.stateGroups()[lane_], square()->runningOnset / *scheme.interval);
        return was == kNoCode ? tr("Not coded")
                              : tr("First tapped: %1; taken away since").arg(words::shortLabel(scheme, was));
    }
    if (number == 0 || number > journal()->entries().size()) return {};
    const Entry& made = journal()->entries()[number - 1];
    if (made.kind == EntryKind::insert) return tr("Added in a correction, from %1").arg(clockAt(made.onset));
    if (made.kind == EntryKind::split) return tr("Cut off in a correction, at %1").arg(clockAt(made.onset));
    if (made.kind == EntryKind::interval) {
        const CodeIndex now = inScheme(square()->code);
        return now == made.code
                   ? tr("As it was tapped")
                   : tr("First tapped: %1, at %2")
                         .arg(words::shortLabel(journal()->fold().scheme(), made.code), clockAt(made.at));
    }
    const QString first = label(made.kind == EntryKind::cannotTell ? kCannotTell : made.code);
    const QString touched = clockAt(made.at);
    const bool moved = position() != made.at;
    const bool recoded = square()->code != (made.kind == EntryKind::cannotTell ? kCannotTell : made.code);
    if (recoded && moved)
        return tr("First tapped: %1, at %2. It counts from %3.").arg(first, touched, began());
    if (recoded) return tr("First tapped: %1, at %2").arg(first, touched);
    if (moved) return tr("Tapped at %1, counts from %2").arg(touched, began());
    return tr("As it was tapped");
}

int Correct::squareCode() const
{
    return square() ? square()->code : -1;
}

QString Correct::began() const
{
    return square() ? words::clock(square()->runningOnset) : QString{};
}

bool Correct::canBack() const
{
    const auto room = bounds();
    return room && position() > room->low;
}

bool Correct::canOn() const
{
    const auto room = bounds();
    return room && position() < room->high;
}

bool Correct::canCut() const
{
    if (!square() || byInterval() || square()->length() < kLeastToCut) return false;
    Entry entry = entryNow(EntryKind::split);
    entry.onset = cutPosition();
    return can(entry);
}

QString Correct::cut() const
{
    return square() ? clockAt(cutPosition()) : QString{};
}

bool Correct::canJoin() const
{
    return square() && selected_ > 0 && !byInterval() && can(entryNow(EntryKind::join));
}

bool Correct::canRemove() const
{
    return square() && square()->entry != 0 && can(entryNow(EntryKind::remove));
}

QString Correct::cannot() const
{
    if (!square() || !journal()) return {};
    if (byInterval())
        return tr("Intervals stay where they are. One without a code is given one by choosing it above.");
    QStringList reasons;
    if (!canCut()) reasons << tr("It is too short to be cut.");
    if (selected_ == 0) reasons << tr("The first one has none before it.");
    if (!canRemove()) {
        const Status status = journal()->fold().check(entryNow(EntryKind::remove));
        if (!status) reasons << words::problem(status.error());
    }
    return reasons.join(QLatin1Char(' '));
}

QVariantList Correct::around() const
{
    QVariantList list;
    if (!square()) return list;
    const auto last = static_cast<int>(places_.size()) - 1;
    const int from = std::max(0, selected_ - kNeighbours), to = std::min(last, selected_ + kNeighbours);
    double whole = 0;
    for (int i = from; i <= to; ++i)
        whole += static_cast<double>(places_[static_cast<std::size_t>(i)].length().count());
    double at = 0;
    for (int i = from; i <= to; ++i) {
        const Interaction& one = places_[static_cast<std::size_t>(i)];
        const double part = whole > 0 ? static_cast<double>(one.length().count()) / whole : 0;
        list.append(QVariantMap{
            {QStringLiteral("index"), i},
            {QStringLiteral("look"), lookOf(grid_->scheme(), one.code)},
            {QStringLiteral("empty"), one.code == kNoCode},
            {QStringLiteral("from"), at},
            {QStringLiteral("to"), at + part},
            {QStringLiteral("chosen"), i == selected_},
            {QStringLiteral("words"), tr("%1 at %2")
                                          .arg(one.code == kNoCode ? tr("Not coded") : label(one.code),
                                               words::clock(one.runningOnset))}});
        at += part;
    }
    return list;
}

QVariantList Correct::worth() const
{
    QVariantList list;
    if (!journal() || !problem_.isEmpty() || byInterval()) return list;
    for (const WorthALook& one : worthALook(*journal(), isLive() ? now() : Millis{0}))
        list.append(QVariantMap{{QStringLiteral("entry"), one.entry},
                                {QStringLiteral("words"), words::worthALook(one)}});
    return list;
}

QVariantList Correct::moments() const
{
    QVariantList list;
    if (!journal() || !problem_.isEmpty()) return list;
    const Timeline& timeline = grid_->shown();
    const auto at = [&](Millis onClock) { return clockAt(onClock + timeline.clockStart); };
    for (const Note& note : timeline.notes)
        list.append(QVariantMap{{QStringLiteral("entry"), note.entry},
                                {QStringLiteral("kind"), QStringLiteral("note")},
                                {QStringLiteral("at"), at(note.at)},
                                {QStringLiteral("words"), tr("Note at %1").arg(at(note.at))},
                                {QStringLiteral("text"), words::text(note.text)},
                                {QStringLiteral("step"), -1},
                                {QStringLiteral("order"), static_cast<qlonglong>(note.at.count())}});
    for (const Marker& marker : timeline.markers)
        list.append(
            QVariantMap{{QStringLiteral("entry"), marker.entry},
                        {QStringLiteral("kind"), QStringLiteral("mark")},
                        {QStringLiteral("at"), at(marker.at)},
                        {QStringLiteral("words"), tr("Mark at %1").arg(at(marker.at))},
                        {QStringLiteral("text"), stepLabel(marker.code)},
                        {QStringLiteral("step"), marker.code == kNoCode ? -1 : static_cast<int>(marker.code)},
                        {QStringLiteral("order"), static_cast<qlonglong>(marker.at.count())}});
    std::stable_sort(list.begin(), list.end(), [](const QVariant& a, const QVariant& b) {
        return a.toMap().value(QStringLiteral("order")).toLongLong() <
               b.toMap().value(QStringLiteral("order")).toLongLong();
    });
    return list;
}

QVariantList Correct::changes() const
{
    QVariantList list;
    if (!journal() || !problem_.isEmpty()) return list;
    for (const Change& change : changesOf(*journal()))
        list.append(QVariantMap{{QStringLiteral("entry"), change.subject},
                                {QStringLiteral("words"), words::change(change, journal()->fold())}});
    return list;
}

bool Correct::notesAllowed() const
{
    return journal() && journal()->header().consent == Consent::all;
}

bool Correct::canUndo() const
{
    const Act* const act = journal() ? journal()->fold().undoable() : nullptr;
    return problem_.isEmpty() && act && isCorrection(act->kind);
}

bool Correct::canRedo() const
{
    const Act* const act = journal() ? journal()->fold().redoable() : nullptr;
    return problem_.isEmpty() && act && isCorrection(act->kind);
}

}  // namespace tessera
