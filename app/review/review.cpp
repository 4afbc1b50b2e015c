// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/review/review.h"

#include "app/correct/change_words.h"
#include "app/review/opened_visit.h"
#include "app/review/review_grid.h"
#include "app/visits/vault.h"
#include "app/visits/visits.h"
#include "app/words/words.h"

#include <algorithm>
#include <utility>

namespace tessera {

Review::Review(Vault& vault, Visits& visits, QObject* parent)
    : QObject(parent),
      vault_(vault),
      visits_(visits),
      grid_(std::make_unique<ReviewGrid>()),
      first_(std::make_unique<ReviewGrid>())
{
}

Review::~Review() = default;

void Review::open(const QString& sessionId)
{
    const auto id = Uuid::parse(sessionId.toStdString());
    if (!id || vault_.state() != Vault::Open) return;
    // Read anew, a visit stays on the page till then: nothing is taken away only to come back.
    if (!journal_ || journal_->session() != *id) close();
    loading_ = true;
    emit changed();
    // Read and counted aside: the page goes on meanwhile, however long the visit was.
    vault_.ask([id = *id](Library& library) { return openVisit(library, id); },
               [this](OpenedVisit visit) {
                   loading_ = false;
                   if (vault_.state() == Vault::Open) show(std::move(visit));  // else it was locked meanwhile
                   emit changed();
               });
}

void Review::close()
{
    grid_->clear();
    first_->clear();
    changes_.clear();
    lanes_.clear();
    firstLanes_.clear();
    lane_ = 0;
    findings_.clear();
    journal_.reset();
    scheme_.reset();
    problem_.clear();
    selected_ = reach_ = pause_ = -1;
    sentence_ = -1;
    longer_ = quick_ = false;
    light();
    emit changed();
    emit viewChanged();
    emit selectedChanged();
}

void Review::show(OpenedVisit visit)
{
    if (!visit.journal) {
        if (visit.forked) close();
        problem_ = visit.forked
                       ? tr("This visit has two different records. Its picture waits until one is chosen.")
                       : words::problem(*visit.problem);
        return;
    }
    sentence_ = -1;
    problem_ = visit.problem ? words::problem(*visit.problem) : QString{};
    changes_.clear();
    for (const Change& one : visit.changes) changes_ << words::change(one, visit.journal->fold());
    journal_ = std::move(visit.journal);
    // What is on the screen looks at the lanes and the scheme before until it shows the new ones.
    const auto schemeBefore = std::exchange(scheme_, std::move(visit.scheme));
    const auto lanesBefore = std::exchange(lanes_, std::move(visit.lanes));
    const auto firstBefore = std::exchange(firstLanes_, std::move(visit.first));
    lane_ = std::min(lane_, static_cast<int>(lanes_.size()) - 1);
    findings_ = lane_ == 0 ? std::move(visit.findings) : findingsOf(shownLane().timeline, shownLane().scheme);
    showFirst();
    rebuild();
}

void Review::showFirst()
{
    const auto lane = static_cast<std::size_t>(lane_);
    if (lane < firstLanes_.size())
        first_->show(firstLanes_[lane].timeline, &firstLanes_[lane].scheme, Millis{0});
    else
        first_->clear();
}

const Lane& Review::shownLane() const
{
    return lanes_[static_cast<std::size_t>(lane_)];
}

void Review::rebuild()
{
    if (journal_)
        grid_->show(shownLane().timeline, &shownLane().scheme,
                    byTime_ ? Millis{std::chrono::seconds{unitSeconds_}} : Millis{0});
    selected_ = reach_ = pause_ = -1;
    light();
    emit viewChanged();
    emit selectedChanged();
}

void Review::setByTime(bool byTime)
{
    if (byTime == byTime_) return;
    byTime_ = byTime;
    rebuild();
}

void Review::setUnitSeconds(int seconds)
{
    if (seconds == unitSeconds_ || !rowLength(std::chrono::seconds{seconds})) return;
    unitSeconds_ = seconds;
    rebuild();
}

void Review::setLane(int lane)
{
    if (lane == lane_ || lane < 0 || static_cast<std::size_t>(lane) >= lanes_.size()) return;
    lane_ = lane;
    sentence_ = -1;  // another lane, other sentences
    findings_ = findingsOf(shownLane().timeline, shownLane().scheme);
    showFirst();
    rebuild();
    emit changed();
}

void Review::select(int square)
{
    const int last = static_cast<int>(grid_->squares().size()) - 1;
    const int chosen = std::clamp(square, -1, last);
    if (chosen == selected_ && reach_ < 0 && pause_ < 0) return;
    selected_ = chosen;
    reach_ = pause_ = -1;
    emit selectedChanged();
}

QString Review::correctCodes(const QString& family, const QString& practitioner, const QString& observer,
                             const QString& visit)
{
    if (!journal_) return tr("No visit is open.");
    for (const QString& code : {family, practitioner, observer, visit})
        if (!code.isEmpty() && !isPersonCode(code.toStdString()))
            return tr("A code has 1 to 16 letters, digits or hyphens, and no spaces.");
    Header header = journal_->header();
    header.family = family.toStdString();
    header.practitioner = practitioner.toStdString();
    header.observer = observer.toStdString();
    header.visit = visit.toStdString();
    Entry entry;
    entry.kind = EntryKind::header;
    entry.at = entry.onset = journal_->fold().lastAt();
    entry.header = std::make_shared<const Header>(header);
    const auto added = journal_->append(std::move(entry));
    if (!added) return words::problem(added.error());

    const Summary summary = summarise(*journal_);
    vault_.ask(
        [entry = *added, summary](Library& library) -> Status {
            if (Status status = library.append(summary.session, {entry}); !status) return status;
            return library.saveSummary(summary);
        },
        [this, summary](Status status) {
            if (status)
                visits_.put(summary);
            else
                problem_ = words::problem(status.error());
            emit changed();
        });
    emit changed();
    return {};
}

}  // namespace tessera
