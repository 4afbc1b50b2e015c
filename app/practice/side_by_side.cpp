// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/practice/side_by_side.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace tessera {
namespace {

constexpr Millis kLeastDifference{4000};

Entry entryOf(EntryKind kind, Millis at, CodeIndex code = kNoCode)
{
    Entry entry;
    entry.kind = kind;
    entry.at = entry.onset = at;
    entry.code = code;
    return entry;
}

ComparedRecord recordOf(std::unique_ptr<Scheme> scheme, std::unique_ptr<Journal> journal)
{
    ComparedRecord record;
    record.scheme = std::move(scheme);
    record.timeline = journal->fold().timeline();
    // Both were opened at one moment; which one it was does not matter here.
    record.opened = journal->header().start;
    record.journal = std::move(journal);
    return record;
}

}  // namespace

Result<Journal> authorsJournal(const PracticeStory& story, const StoryClock& clock, const Header& header,
                               Millis until, const Scheme& scheme)
{
    const Millis told = std::min(story.length, clock.toldAt(until));
    std::vector<Entry> entries;
    for (const PracticeTurn& turn : story.coding)
        if (turn.at < told)
            entries.push_back(turn.code == kCannotTell
                                  ? entryOf(EntryKind::cannotTell, clock.positionOf(turn.at))
                                  : entryOf(EntryKind::activity, clock.positionOf(turn.at), turn.code));
    const Millis end = std::min(until, clock.positionOf(told));
    if (!entries.empty()) {
        const Millis begun = entries.front().at;
        for (const StoryClock::Stop& stop : clock.stops(until))
            if (stop.onset > begun && stop.onset < end)
                for (const Entry& entry : {entryOf(EntryKind::pause, stop.onset),
                                           entryOf(EntryKind::resume, std::min(stop.offset, end))})
                    entries.push_back(entry);
    }
    // A tap of the moment at which the telling stopped came before; one at which it went on, after.
    const auto order = [](const Entry& entry) {
        return entry.kind == EntryKind::resume ? 0 : entry.kind == EntryKind::pause ? 2 : 1;
    };
    std::stable_sort(entries.begin(), entries.end(), [&](const Entry& one, const Entry& other) {
        return std::pair{one.at, order(one)} < std::pair{other.at, order(other)};
    });
    if (!entries.empty()) entries.push_back(entryOf(EntryKind::end, end));

    Journal journal(randomUuid(), scheme);
    Entry first = entryOf(EntryKind::header, Millis{0});
    first.header = std::make_shared<const Header>(header);
    if (auto added = journal.append(std::move(first)); !added) return added.error();
    for (Entry& entry : entries)
        if (auto added = journal.append(std::move(entry)); !added) return added.error();
    return journal;
}

SideBySide::SideBySide(QObject* parent) : ComparedLines(parent), author_(this) {}

SideBySide::~SideBySide()
{
    author_.attach(nullptr);
}

void SideBySide::show(const Journal& tapped, const PracticeStory& story, const StoryClock& clock)
{
    clear();
    story_ = story;
    clock_ = clock;
    const Millis until = tapped.fold().endedAt();
    told_ = std::min(story.length, clock.toldAt(until));
    shown_ = true;

    auto ownScheme = std::make_unique<Scheme>(tapped.fold().scheme());
    auto own = std::make_unique<Journal>(tapped.session(), *ownScheme);
    auto scheme = std::make_unique<Scheme>(*ownScheme);
    auto author = authorsJournal(story, clock, tapped.header(), until, *scheme);
    if (own->restore(tapped.entries()).ok() && author && author->fold().started()) {
        auto records = std::make_shared<std::vector<ComparedRecord>>();
        records->push_back(recordOf(std::move(ownScheme), std::move(own)));
        records->push_back(recordOf(std::move(scheme), std::make_unique<Journal>(std::move(*author))));
        auto made = std::make_shared<Comparison>(*compared(records, 0, 1, AgreementSettings{}));
        std::erase_if(made->differences,
                      [](const PairedStretch& one) { return one.length() < kLeastDifference; });
        choices_.assign(made->differences.size(), std::nullopt);
        comparison_ = std::move(made);
        author_.attach(&comparison_->other().journal->fold());
        author_.setDurable(std::numeric_limits<std::uint32_t>::max());
    }
    emit changed();
    emit stepped();
}

void SideBySide::clear()
{
    author_.attach(nullptr);
    comparison_.reset();
    choices_.clear();
    shown_ = false;
    current_ = -1;
    emit changed();
    emit stepped();
}

void SideBySide::setCurrent(int difference)
{
    const int count = static_cast<int>(choices_.size());
    const int chosen = difference >= 0 && difference < count ? difference : -1;
    if (chosen == current_) return;
    current_ = chosen;
    emit stepped();
}

void SideBySide::selectAt(double share)
{
    if (const int nearest = differenceAt(share); nearest >= 0) setCurrent(nearest);
}

// The lines that were on the screen in a stretch of the common clock; one that came at its very end explains
// nothing.
QString SideBySide::toldBetween(Millis onset, Millis offset) const
{
    constexpr Millis tooLate{2000};
    constexpr std::ptrdiff_t most = 3;
    const Millis back = comparison_->other().timeline.clockStart - comparison_->time.shift[1];
    const Millis from = clock_.toldAt(onset + back), to = clock_.toldAt(offset + back) - tooLate;
    const auto after = [this](Millis told) {
        return std::upper_bound(story_.lines.begin(), story_.lines.end(), told,
                                [](Millis at, const PracticeLine& line) { return at < line.at; });
    };
    auto first = after(from);
    if (first != story_.lines.begin()) --first;
    const auto last = std::clamp(after(to), first, std::min(first + most, story_.lines.end()));
    QString all;
    for (auto line = first; line != std::max(last, std::min(first + 1, story_.lines.end())); ++line)
        all += (all.isEmpty() ? QString{} : QStringLiteral(" ")) + QString::fromStdString(line->text);
    return all;
}

}  // namespace tessera
