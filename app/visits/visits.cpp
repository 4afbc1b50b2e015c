// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/visits/visits.h"

#include "app/words/words.h"
#include "core/journal/keeping.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <numeric>
#include <string>

namespace tessera {

namespace {

QString titleOf(const Summary& summary)
{
    return words::title(summary.header);
}

QString subtitleOf(const Summary& summary)
{
    QStringList parts{words::day(summary.header), words::minutes(summary.observed),
                      words::interactions(summary.interactions)};
    if (summary.state == SessionState::open) parts << Visits::tr("not ended yet");
    if (summary.state == SessionState::forked) parts << Visits::tr("two different records");
    if (const auto until = keptUntil(summary.header, summary.keepDays))
        parts << Visits::tr("kept until %1")
                     .arg(QLocale().toString(QDate(1970, 1, 1).addDays(*until), QLocale::ShortFormat));
    return parts.join(QStringLiteral(" · "));
}

bool isDigit(QChar letter)
{
    return letter >= QLatin1Char('0') && letter <= QLatin1Char('9');
}

// A day or a small code is a number of its own, "3" and not the 3 of 2023, of P3 or of 2026-03-02; noughts
// may stand before it.
bool holdsNumber(const QString& text, const QString& number)
{
    for (qsizetype at = text.indexOf(number); at >= 0; at = text.indexOf(number, at + 1)) {
        qsizetype before = at;
        while (before > 0 && text[before - 1] == QLatin1Char('0')) --before;
        const bool begins =
            before == 0 || !(text[before - 1].isLetterOrNumber() || text[before - 1] == QLatin1Char('-'));
        const qsizetype after = at + number.size();
        if (begins && (after == text.size() || !isDigit(text[after]))) return true;
    }
    return false;
}

bool holds(const QString& text, const QString& word)
{
    constexpr qsizetype kSmall = 2;
    const bool number = word.size() <= kSmall && std::all_of(word.begin(), word.end(), isDigit);
    return number ? holdsNumber(text, word) : text.contains(word);
}

bool newerFirst(const Summary& a, const Summary& b)
{
    return a.header.start != b.header.start ? a.header.start > b.header.start : a.session < b.session;
}

// As people count: digits are compared as one number, letters in either case.
bool familyBefore(const std::string& a, const std::string& b)
{
    if (a.empty() || b.empty()) return !a.empty();
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    std::size_t i = 0, j = 0;
    while (i < a.size() && j < b.size()) {
        if (!digit(a[i]) || !digit(b[j])) {
            if (small(a[i]) != small(b[j])) return small(a[i]) < small(b[j]);
            ++i, ++j;
            continue;
        }
        while (i < a.size() && a[i] == '0') ++i;
        while (j < b.size() && b[j] == '0') ++j;
        const std::size_t from = i, other = j;
        while (i < a.size() && digit(a[i])) ++i;
        while (j < b.size() && digit(b[j])) ++j;
        const int order = i - from != j - other ? (i - from < j - other ? -1 : 1)
                                                : a.compare(from, i - from, b, other, j - other);
        if (order != 0) return order < 0;
    }
    return a.size() - i < b.size() - j;
}

}  // namespace

QVariantList Visits::pictureOf(const Summary& summary)
{
    QVariantList codes;
    codes.reserve(static_cast<qsizetype>(summary.picture.size()));
    for (const CodeIndex code : summary.picture) codes.append(static_cast<int>(code));
    return codes;
}

QString Visits::findableOf(const Header& header)
{
    const QDateTime start =
        QDateTime::fromMSecsSinceEpoch(header.start.ms, QTimeZone(header.zoneMinutes * 60));
    QStringList parts{words::title(header), words::day(header), start.date().toString(Qt::ISODate)};
    for (const std::string* code : {&header.family, &header.practitioner, &header.observer, &header.visit,
                                    &header.site, &header.sourceId})
        if (!code->empty()) parts << words::text(*code);
    return parts.join(QLatin1Char('\n')).toCaseFolded();
}

int Visits::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> Visits::roleNames() const
{
    return {{IdRole, "sessionId"},    {TitleRole, "title"},     {SubtitleRole, "subtitle"},
            {PictureRole, "picture"}, {KindRole, "kind"},       {OpenRole, "open"},
            {FamilyRole, "family"},   {StateRole, "visitState"}};
}

QVariant Visits::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const Summary& summary = all_[shown_[static_cast<std::size_t>(index.row())]];
    switch (role) {
        case IdRole:
            return words::text(summary.session.text());
        case Qt::DisplayRole:
        case TitleRole:
            return titleOf(summary);
        case SubtitleRole:
            return subtitleOf(summary);
        case PictureRole:
            return pictureOf(summary);
        case KindRole:
            return words::kind(summary.header.kind);
        case OpenRole:
            return summary.state == SessionState::open;
        case FamilyRole:
            return words::text(summary.header.family);
        case StateRole:
            return due_.contains(summary.session) ? tr("An action to come back to")
                   : toLookBack(summary)          ? tr("To look back on")
                                                  : QString{};
        default:
            return {};
    }
}

QList<int> Visits::counts() const
{
    return {counts_.begin(), counts_.end()};
}

void Visits::setFind(const QString& text)
{
    if (text == find_) return;
    find_ = text;
    emit findChanged();
    filterRows();
}

void Visits::setFilter(Filter filter)
{
    if (filter == filter_) return;
    filter_ = filter;
    emit findChanged();
    filterRows();
}

void Visits::setOrder(Order order)
{
    if (order == order_) return;
    order_ = order;
    emit orderChanged();
    arrange();
    filterRows();
}

void Visits::setLoading(bool loading)
{
    if (loading == loading_) return;
    loading_ = loading;
    emit loadingChanged();
}

void Visits::setSummaries(std::vector<Summary> summaries)
{
    all_ = std::move(summaries);
    std::sort(all_.begin(), all_.end(), newerFirst);
    findable_.assign(all_.size(), {});
    place();
    settle();
    setLoading(false);
}

void Visits::put(const Summary& summary)
{
    remove(summary.session);
    const auto at = std::upper_bound(all_.begin(), all_.end(), summary, newerFirst) - all_.begin();
    all_.insert(all_.begin() + at, summary);
    findable_.insert(findable_.begin() + at, QString{});
    place();
    settle();
    emit sessionChanged(summary.session);
}

void Visits::take(const Uuid& session)
{
    remove(session);
    place();
    settle();
}

void Visits::remove(const Uuid& session)
{
    const auto known = places_.find(session);
    if (known == places_.end()) return;
    const auto at = static_cast<std::ptrdiff_t>(known->second);
    all_.erase(all_.begin() + at);
    findable_.erase(findable_.begin() + at);
}

void Visits::place()
{
    places_.clear();
    places_.reserve(all_.size());
    for (std::size_t i = 0; i < all_.size(); ++i) places_.emplace(all_[i].session, i);
}

const Summary* Visits::summaryOf(const Uuid& session) const
{
    const auto known = places_.find(session);
    return known == places_.end() ? nullptr : &all_[known->second];
}

void Visits::setFindable(std::vector<Found> sessions, bool more)
{
    for (Found& one : sessions)
        if (const auto known = places_.find(one.first); known != places_.end())
            findable_[known->second] = std::move(one.second);
    if (more != indexing_) {
        indexing_ = more;
        emit loadingChanged();
    }
    if (!find_.isEmpty()) filterRows();
}

void Visits::setLookedAt(std::unordered_set<Uuid> sessions)
{
    if (sessions == lookedAt_) return;
    lookedAt_ = std::move(sessions);
    weigh();
}

void Visits::setActionsDue(std::unordered_set<Uuid> sessions)
{
    if (sessions == due_) return;
    due_ = std::move(sessions);
    weigh();
}

bool Visits::toLookBack(const Summary& summary) const
{
    return summary.state == SessionState::ended && summary.header.kind == SessionKind::real &&
           !lookedAt_.contains(summary.session);
}

bool Visits::passes(const Summary& summary, Filter filter) const
{
    switch (filter) {
        case All:
            return true;
        case ToLookBack:
            return toLookBack(summary);
        case ActionsDue:
            return due_.contains(summary.session);
        case HomeVisits:
            return summary.header.place == PlaceKind::home;
        case DayStays:
            return summary.header.place == PlaceKind::dayStay;
        case OtherPlaces:
            return summary.header.place == PlaceKind::other;
    }
    return true;
}

bool Visits::matches(std::size_t place, const QStringList& words) const
{
    if (words.isEmpty()) return true;
    const QString text = findable_[place].isNull() ? findableOf(all_[place].header) : findable_[place];
    return std::all_of(words.begin(), words.end(),
                       [&text](const QString& word) { return holds(text, word); });
}

void Visits::arrange()
{
    arranged_.resize(all_.size());
    std::iota(arranged_.begin(), arranged_.end(), std::size_t{0});
    const auto sort = [this](auto before) {
        std::stable_sort(arranged_.begin(), arranged_.end(),
                         [&](std::size_t a, std::size_t b) { return before(all_[a], all_[b]); });
    };
    switch (order_) {
        case Newest:
            break;
        case Oldest:
            std::reverse(arranged_.begin(), arranged_.end());
            break;
        case ByFamily:
            sort([](const Summary& a, const Summary& b) {
                return familyBefore(a.header.family, b.header.family);
            });
            break;
        case ByLength:
            sort([](const Summary& a, const Summary& b) { return a.observed > b.observed; });
            break;
    }
}

void Visits::countAll()
{
    counts_ = {};
    for (const Summary& summary : all_)
        for (std::size_t i = 0; i < counts_.size(); ++i)
            if (passes(summary, static_cast<Filter>(i))) ++counts_[i];
}

// The visits are the same; what there is to do with them is not.
void Visits::weigh()
{
    countAll();
    filterRows();
    if (!shown_.empty()) emit dataChanged(index(0), index(count() - 1), {StateRole});
    emit countChanged();
}

// What there is has changed: the counts of every filter, then what is shown.
void Visits::settle()
{
    countAll();
    arrange();
    beginResetModel();
    shown_ = askedFor();
    endResetModel();
    emit countChanged();
    emit allChanged();
}

std::vector<std::size_t> Visits::askedFor() const
{
    const QStringList words = find_.toCaseFolded().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    std::vector<std::size_t> asked;
    for (const std::size_t i : arranged_)
        if (passes(all_[i], filter_) && matches(i, words)) asked.push_back(i);
    return asked;
}

// The same visits, others of them asked for: rows come and go at the end, the others say something else.
void Visits::filterRows()
{
    std::vector<std::size_t> asked = askedFor();
    if (asked == shown_) return;
    const int was = count(), now = static_cast<int>(asked.size());
    if (now < was) {
        beginRemoveRows({}, now, was - 1);
        shown_.resize(asked.size());
        endRemoveRows();
    }
    const int kept = std::min(was, now);
    std::copy_n(asked.begin(), kept, shown_.begin());
    if (kept > 0) emit dataChanged(index(0), index(kept - 1));
    if (now > was) {
        beginInsertRows({}, was, now - 1);
        shown_ = std::move(asked);
        endInsertRows();
    }
    if (now != was) emit countChanged();
}

}  // namespace tessera
