// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/visits/visits.h"

#include "app/words/words.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

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
    findable_.clear();
    settle();
    setLoading(false);
}

void Visits::put(const Summary& summary)
{
    std::erase_if(all_, [&](const Summary& known) { return known.session == summary.session; });
    all_.insert(std::upper_bound(all_.begin(), all_.end(), summary, newerFirst), summary);
    findable_.erase(summary.session);
    settle();
    emit sessionChanged(summary.session);
}

void Visits::take(const Uuid& session)
{
    std::erase_if(all_, [&](const Summary& known) { return known.session == session; });
    findable_.erase(session);
    settle();
}

void Visits::setFindable(std::vector<Found> sessions, bool more)
{
    for (Found& one : sessions) findable_.insert_or_assign(one.first, std::move(one.second));
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
    settle();
}

void Visits::setActionsDue(std::unordered_set<Uuid> sessions)
{
    if (sessions == due_) return;
    due_ = std::move(sessions);
    settle();
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

bool Visits::matches(const Summary& summary, const QStringList& words) const
{
    if (words.isEmpty()) return true;
    const auto known = findable_.find(summary.session);
    const QString text = known != findable_.end() ? known->second : findableOf(summary.header);
    return std::all_of(words.begin(), words.end(),
                       [&text](const QString& word) { return holds(text, word); });
}

// What there is has changed: the counts of every filter, then what is shown.
void Visits::settle()
{
    counts_ = {};
    for (const Summary& summary : all_)
        for (std::size_t i = 0; i < counts_.size(); ++i)
            if (passes(summary, static_cast<Filter>(i))) ++counts_[i];
    filterRows();
    emit allChanged();
}

void Visits::filterRows()
{
    const QStringList words = find_.toCaseFolded().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    beginResetModel();
    shown_.clear();
    for (std::size_t i = 0; i < all_.size(); ++i)
        if (passes(all_[i], filter_) && matches(all_[i], words)) shown_.push_back(i);
    endResetModel();
    emit countChanged();
}

}  // namespace tessera
