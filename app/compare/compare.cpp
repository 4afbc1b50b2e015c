// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/compare/compare.h"

#include "app/visits/vault.h"
#include "app/visits/visits.h"
#include "app/words/words.h"

#include <algorithm>
#include <cstdlib>
#include <unordered_map>
#include <utility>

namespace tessera {
namespace {

constexpr std::int64_t kHalfDay = 12 * 60 * 60 * std::int64_t{1000};

// Enough to offer two records as one visit's; whether they are is looked at when they are opened.
bool mayBeOneVisit(const Header& one, const Header& other)
{
    const bool known = !one.family.empty() || !one.visit.empty();
    const bool visits = one.visit.empty() || other.visit.empty() || one.visit == other.visit;
    return known && visits && one.family == other.family && one.scheme == other.scheme &&
           one.kind == other.kind && std::abs(one.start.ms - other.start.ms) < kHalfDay;
}

QVariantList pictureOf(const Summary& summary)
{
    QVariantList codes;
    for (const CodeIndex code : summary.picture) codes << int{code};
    return codes;
}

}  // namespace

Compare::Compare(Vault& vault, Visits& visits, QObject* parent)
    : ComparedLines(parent), vault_(vault), visits_(visits)
{
    connect(&visits_, &Visits::allChanged, this, &Compare::group);
    group();
}

// Visits of which there are two records or more, newest first.
void Compare::group()
{
    std::vector<std::vector<const Summary*>> found;
    // Two records of one visit have one family, so only those of that family are looked through.
    std::unordered_map<std::string, std::vector<std::size_t>> ofFamily;
    for (const Summary& summary : visits_.all()) {
        if (summary.header.kind == SessionKind::practice) continue;  // it has an author to lie beside
        std::vector<std::size_t>& known = ofFamily[summary.header.family];
        const auto group = std::find_if(known.begin(), known.end(), [&](std::size_t place) {
            return mayBeOneVisit(found[place].front()->header, summary.header);
        });
        if (group != known.end()) {
            found[*group].push_back(&summary);
            continue;
        }
        known.push_back(found.size());
        found.push_back({&summary});
    }
    QVariantList groups;
    for (const auto& group : found) {
        if (group.size() < 2) continue;
        // By their codes: who is the first must not hang on who started a moment earlier.
        std::vector<const Summary*> byObserver = group;
        std::sort(byObserver.begin(), byObserver.end(), [](const Summary* one, const Summary* other) {
            return std::pair{one->header.observer, one->session.text()} <
                   std::pair{other->header.observer, other->session.text()};
        });
        QStringList sessions, observers;
        for (const Summary* one : byObserver) {
            sessions << words::text(one->session.text());
            const QString observer = words::text(one->header.observer);
            observers << (observer.isEmpty() ? tr("no code") : observer);
        }
        const Header& header = group.front()->header;
        const QString day = words::day(header), names = observers.join(tr(", "));
        groups << QVariantMap{{QStringLiteral("title"), words::title(header)},
                              {QStringLiteral("subtitle"), tr("%1 · observers %2").arg(day, names)},
                              {QStringLiteral("kind"), words::kind(header.kind)},
                              {QStringLiteral("picture"), pictureOf(*byObserver.front())},
                              {QStringLiteral("sessions"), sessions}};
    }
    if (groups == groups_) return;
    groups_ = groups;
    emit visitsChanged();
}

void Compare::open(const QStringList& sessions)
{
    std::vector<Uuid> ids;
    for (const QString& session : sessions)
        if (const auto id = Uuid::parse(session.toStdString())) ids.push_back(*id);
    if (vault_.state() != Vault::Open) return;
    close();
    loading_ = true;
    emit changed();
    vault_.ask([ids](Library& library) { return readRecords(library, ids); },
               [this, asked = ++asked_](Result<ComparedRecords> records) {
                   if (asked != asked_) return;
                   if (records) {
                       records_ = *records;
                       reckon();
                       return;
                   }
                   loading_ = false;
                   problem_ = words::problem(records.error());
                   emit changed();
               });
}

// Everything anew for this pair and this tolerance, aside from the screen.
void Compare::reckon()
{
    AgreementSettings settings;
    if (toleranceSeconds_ > 0) settings.tolerance = std::chrono::seconds{toleranceSeconds_};
    const auto [first, second] = pairAt(pair_);
    loading_ = true;
    emit changed();
    vault_.ask([records = records_, first = first, second = second,
                settings](Library&) { return compared(records, first, second, settings); },
               [this, asked = ++asked_](std::shared_ptr<const Comparison> comparison) {
                   if (asked == asked_) show(std::move(comparison));
               });
}

void Compare::show(std::shared_ptr<const Comparison> comparison)
{
    const bool samePair = comparison_ && comparison_->first == comparison->first &&
                          comparison_->second == comparison->second &&
                          comparison_->records == comparison->records;
    const bool sameRecords = comparison_ && comparison_->records == comparison->records;
    comparison_ = std::move(comparison);
    loading_ = false;
    if (!samePair) {
        choices_.assign(comparison_->differences.size(), std::nullopt);
        current_ = choices_.empty() ? -1 : 0;
        shareProblem_.clear();
        emit turned();
    }
    if (!sameRecords) emit opened();
    emit changed();
    emit stepped();
}

void Compare::close()
{
    ++asked_;
    records_.reset();
    comparison_.reset();
    choices_.clear();
    problem_.clear();
    shareProblem_.clear();
    loading_ = false;
    pair_ = 0;
    current_ = -1;
    emit opened();
    emit turned();
    emit changed();
    emit stepped();
}

void Compare::setPair(int pair)
{
    if (!records_ || pair == pair_ || pair < 0 || pair >= pairs().size()) return;
    pair_ = pair;
    reckon();
}

void Compare::setToleranceSeconds(int seconds)
{
    if (seconds == toleranceSeconds_ || seconds < 0) return;
    toleranceSeconds_ = seconds;
    if (records_) reckon();
}

int Compare::count() const
{
    return comparison_ ? static_cast<int>(comparison_->differences.size()) : 0;
}

int Compare::decided() const
{
    return static_cast<int>(
        std::count_if(choices_.begin(), choices_.end(), [](const auto& one) { return one.has_value(); }));
}

void Compare::setCurrent(int difference)
{
    const int chosen = std::clamp(difference, count() > 0 ? 0 : -1, count() - 1);
    if (chosen == current_) return;
    current_ = chosen;
    emit stepped();
}

void Compare::step(int by)
{
    setCurrent(current_ + by);
}

void Compare::selectAt(double share)
{
    if (const int nearest = differenceAt(share); nearest >= 0) setCurrent(nearest);
}

void Compare::decide(int choice)
{
    if (current_ < 0 || choice < 0 || choice > 2) return;
    const auto now = static_cast<std::size_t>(current_);
    choices_[now] = static_cast<Chosen>(choice);
    // The next that is open, from here on and then from the beginning.
    for (std::size_t i = 1; i < choices_.size(); ++i) {
        const std::size_t next = (now + i) % choices_.size();
        if (choices_[next]) continue;
        current_ = static_cast<int>(next);
        break;
    }
    emit stepped();
}

void Compare::decideRest(int choice)
{
    if (choice < 0 || choice > 2) return;
    for (auto& one : choices_)
        if (!one) one = static_cast<Chosen>(choice);
    emit stepped();
}

void Compare::share()
{
    if (!comparison_ || loading_) return;
    std::vector<Chosen> chosen;
    for (const auto& one : choices_) chosen.push_back(one.value_or(Chosen::cannotTell));
    loading_ = true;
    shareProblem_.clear();
    emit changed();
    vault_.ask([comparison = comparison_,
                chosen](Library& library) { return writeShared(library, *comparison, chosen); },
               [this](Result<Summary> summary) {
                   loading_ = false;
                   if (!summary) shareProblem_ = words::problem(summary.error());
                   emit changed();
                   emit stepped();
                   if (!summary) return;
                   visits_.put(*summary);
                   emit sharedMade(words::text(summary->session.text()));
               });
}

std::pair<std::size_t, std::size_t> Compare::pairAt(int index) const
{
    int next = 0;
    const std::size_t records = records_ ? records_->size() : 2;
    for (std::size_t i = 0; i < records; ++i)
        for (std::size_t j = i + 1; j < records; ++j)
            if (next++ == index) return {i, j};
    return {0, 1};
}

}  // namespace tessera
