// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/families/family.h"

#include "app/device/device.h"
#include "app/families/families.h"
#include "app/visits/vault.h"
#include "app/visits/visits.h"
#include "app/words/words.h"

#include <algorithm>
#include <utility>

namespace tessera {

namespace {

constexpr int kAllTags = static_cast<int>(MarkerTag::help) | static_cast<int>(MarkerTag::challenge) |
                         static_cast<int>(MarkerTag::possibility);

// The running clock shows no pauses; the journal counts them.
Millis positionOf(const Timeline& timeline, Millis running)
{
    Millis position = std::clamp(running, Millis{0}, timeline.end - timeline.paused);
    for (const Span& pause : timeline.pauses)
        if (pause.onset <= position) position += pause.length();
    return std::clamp(position, Millis{0}, timeline.end);
}

}  // namespace

Family::Family(Device& device, Vault& vault, Visits& visits, Families& families, QObject* parent)
    : SpiralSource(parent),
      device_(device),
      vault_(vault),
      visits_(visits),
      families_(families),
      words_{{tr("help"), tr("challenge"), tr("possibility")}},
      leaving_([this] { return leavingSheet(); }, [this] { return leavingIssues(); },
               [this] { return stays(asked()); })
{
    connect(&visits_, &Visits::allChanged, this, &Family::visitsChanged);
}

Family::~Family() = default;

void Family::open(const QString& family)
{
    if (vault_.state() != Vault::Open) return;
    close();
    family_ = family;
    leaving_.begin(family);
    lookAgain();
}

// One that was erased is gone from here too; one that came is shown.
void Family::visitsChanged()
{
    if (family_.isEmpty() || loading_) return;
    const std::vector<Uuid> now = families_.sessionsOf(family_.toStdString());
    const bool same =
        now.size() == record_.visits.size() + record_.waiting &&
        std::all_of(record_.visits.begin(), record_.visits.end(), [&now](const FamilyVisit& visit) {
            return std::find(now.begin(), now.end(), visit.journal->session()) != now.end();
        });
    if (!same) lookAgain();
}

void Family::lookAgain()
{
    if (family_.isEmpty() || vault_.state() != Vault::Open) return;
    loading_ = true;
    emit changed();
    vault_.ask(
        [sessions = families_.sessionsOf(family_.toStdString())](Library& library) {
            return std::make_shared<FamilyRecord>(readFamily(library, sessions));
        },
        [this, asked = ++asked_](const std::shared_ptr<FamilyRecord>& record) {
            if (asked != asked_) return;
            loading_ = false;
            show(std::move(*record));
        });
}

void Family::close()
{
    ++asked_;
    pair_.clear();
    family_.clear();
    message_.clear();
    loading_ = false;
    ask_.chosen = -1;
    ask_.thread.clear();
    leaving_.begin({});
    show({});
}

void Family::show(FamilyRecord record)
{
    pair_.clear();
    record_ = std::move(record);
    problem_ = record_.waiting > 0 ? tr("Some visits are left out: they have two different records, or "
                                        "cannot be read.")
                                   : QString{};
    rebuild();
}

// Everything that follows from the journals. The same issue written in other letters is one issue.
void Family::rebuild()
{
    placed_ = tessera::stepsOf(record_);
    issues_.clear();
    ask_.steps.clear();
    ask_.visitLabels.clear();
    shown_.clear();
    for (PlacedStep& placed : placed_) {
        const QString issue = canonical(words::text(placed.step.issue));
        if (!issue.isEmpty() && !issues_.contains(issue)) issues_ << issue;
        placed.step.issue = issue.toStdString();
        ask_.steps.push_back(placed.step);
    }
    const std::uint32_t last = record_.visits.empty() ? 0 : record_.visits.back().number;
    for (std::uint32_t number = 1; number <= last; ++number)
        ask_.visitLabels.push_back(tr("visit %1").arg(number).toStdString());
    for (const PlacedStep& placed : placed_) shown_ << shownStep(placed);
    shownVisits_.clear();
    for (std::size_t i = 0; i < record_.visits.size(); ++i) shownVisits_ << shownVisit(i);
    ask_.chosen = std::min(ask_.chosen, static_cast<int>(placed_.size()) - 1);
    if (!issues_.contains(thread())) ask_.thread.clear();
    emit changed();
    emit chosenChanged();
    emit spiralChanged();
    emit leaving_.changed();
}

bool Family::showPair(int one, int other)
{
    const auto count = static_cast<int>(record_.visits.size());
    if (one == other || std::min(one, other) < 0 || std::max(one, other) >= count) return false;
    pair_.show(record_.visits[static_cast<std::size_t>(one)],
               record_.visits[static_cast<std::size_t>(other)]);
    return true;
}

QString Family::canonical(const QString& issue) const
{
    const QString tidy = issue.simplified();
    for (const QString& known : issues_)
        if (known.compare(tidy, Qt::CaseInsensitive) == 0) return known;
    return tidy;
}

QString Family::thread() const
{
    return words::text(ask_.thread);
}

void Family::choose(int step)
{
    const int wanted = step >= 0 && step < static_cast<int>(placed_.size()) ? step : -1;
    if (wanted == ask_.chosen) return;
    ask_.chosen = wanted;
    message_.clear();
    if (wanted >= 0) ask_.thread = placed_[static_cast<std::size_t>(wanted)].step.issue;
    emit chosenChanged();
    emit spiralChanged();
}

void Family::setThread(const QString& issue)
{
    const std::string wanted = issues_.contains(issue) ? issue.toStdString() : std::string{};
    if (wanted == ask_.thread) return;
    ask_.thread = wanted;
    emit chosenChanged();
    emit spiralChanged();
}

int Family::lengthOf(int visit) const
{
    if (visit < 0 || static_cast<std::size_t>(visit) >= record_.visits.size()) return 0;
    const Timeline& timeline = record_.visits[static_cast<std::size_t>(visit)].timeline;
    return static_cast<int>((timeline.end - timeline.paused).count() / 1000);
}

QString Family::clockAt(int visit, int seconds) const
{
    return words::clock(Millis{std::clamp(seconds, 0, lengthOf(visit)) * 1000});
}

// Positions count from the opening of the recording, also of what is written long after its end.
Entry Family::entryFor(const FamilyVisit& visit, EntryKind kind) const
{
    Entry entry;
    entry.kind = kind;
    const Millis since{device_.clock().utc().ms - visit.journal->header().start.ms};
    entry.at = entry.onset = std::max(visit.journal->fold().lastAt(), since);
    return entry;
}

bool Family::refuse(const QString& why)
{
    message_ = why;
    emit chosenChanged();
    return false;
}

bool Family::addStep(int visit, int kind, int seconds, int tags, const QString& issue)
{
    if (visit < 0 || static_cast<std::size_t>(visit) >= record_.visits.size())
        return refuse(tr("Choose the visit first."));
    const FamilyVisit& into = record_.visits[static_cast<std::size_t>(visit)];
    const std::vector<CodeIndex> points = into.scheme->points();
    if (kind < 1 || static_cast<std::size_t>(kind) > points.size())
        return refuse(tr("Choose which step it was first."));
    Entry made = entryFor(into, EntryKind::insert);
    made.code = points[static_cast<std::size_t>(kind - 1)];
    const bool atEnd = seconds >= lengthOf(visit);
    made.onset = into.timeline.clockStart +
                 (atEnd ? into.timeline.end : positionOf(into.timeline, Millis{seconds * 1000LL}));
    std::vector<Entry> entries{made};
    const QString about = canonical(issue);
    if ((tags & kAllTags) != 0 || !about.isEmpty()) {
        Entry said = entryFor(into, EntryKind::tag);
        said.code = made.code;
        said.target = static_cast<std::uint32_t>(into.journal->entries().size()) + 1;
        said.tags = static_cast<std::uint32_t>(tags & kAllTags);
        said.text = about.toStdString();
        entries.push_back(said);
    }
    const std::uint32_t number = static_cast<std::uint32_t>(into.journal->entries().size()) + 1;
    if (!add(static_cast<std::size_t>(visit), std::move(entries), tr("The step is added."))) return false;
    for (std::size_t i = 0; i < placed_.size(); ++i)
        if (placed_[i].visit == static_cast<std::size_t>(visit) && placed_[i].step.entry == number) {
            const QString said = std::exchange(message_, {});
            choose(static_cast<int>(i));
            message_ = said;
            emit chosenChanged();
        }
    return true;
}

bool Family::sayStep(int step, int kind, int tags, const QString& issue)
{
    if (step < 0 || static_cast<std::size_t>(step) >= placed_.size()) return false;
    const PlacedStep& placed = placed_[static_cast<std::size_t>(step)];
    const FamilyVisit& visit = record_.visits[placed.visit];
    const std::vector<CodeIndex> points = visit.scheme->points();
    if (kind < 1 || static_cast<std::size_t>(kind) > points.size()) return false;
    Entry said = entryFor(visit, EntryKind::tag);
    said.code = points[static_cast<std::size_t>(kind - 1)];
    said.target = placed.step.entry;
    said.tags = static_cast<std::uint32_t>(tags & kAllTags);
    said.text = canonical(issue).toStdString();
    return add(placed.visit, {said}, tr("Kept with the step."));
}

bool Family::takeAway(int step)
{
    if (step < 0 || static_cast<std::size_t>(step) >= placed_.size()) return false;
    const PlacedStep placed = placed_[static_cast<std::size_t>(step)];
    Entry gone = entryFor(record_.visits[placed.visit], EntryKind::remove);
    gone.target = placed.step.entry;
    ask_.chosen = -1;
    return add(placed.visit, {gone}, tr("The step is taken away. The visit’s record keeps what it was."));
}

// All or none: the journal itself says whether they may stand before anything is kept.
bool Family::add(std::size_t index, std::vector<Entry> entries, const QString& message)
{
    if (vault_.state() != Vault::Open) return refuse(tr("Your visits are locked."));
    FamilyVisit& visit = record_.visits[index];
    Fold trial = visit.journal->fold();
    std::uint32_t number = static_cast<std::uint32_t>(visit.journal->entries().size());
    for (Entry& entry : entries) {
        entry.number = ++number;
        if (const Status status = trial.check(entry); !status) return refuse(words::problem(status.error()));
        trial.step(entry);
    }
    for (const Entry& entry : entries) static_cast<void>(visit.journal->append(entry));
    visit.timeline = visit.journal->fold().timeline();
    message_ = message;
    const Summary summary = summarise(*visit.journal);
    vault_.ask(
        [entries, summary](Library& library) -> Status {
            if (Status status = library.append(summary.session, entries); !status) return status;
            return library.saveSummary(summary);
        },
        [this, summary](const Status& status) {
            if (status) {
                visits_.put(summary);
                return;
            }
            // What could not be kept is not shown as if it were.
            refuse(words::problem(status.error()));
            lookAgain();
        });
    rebuild();
    return true;
}

}  // namespace tessera
