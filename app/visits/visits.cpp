// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/visits/visits.h"

#include "app/words/words.h"

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

QVariantList pictureOf(const Summary& summary)
{
    QVariantList codes;
    codes.reserve(static_cast<qsizetype>(summary.picture.size()));
    for (const CodeIndex code : summary.picture) codes.append(static_cast<int>(code));
    return codes;
}

bool newerFirst(const Summary& a, const Summary& b)
{
    return a.header.start != b.header.start ? a.header.start > b.header.start : a.session < b.session;
}

}  // namespace

int Visits::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> Visits::roleNames() const
{
    return {{IdRole, "sessionId"}, {TitleRole, "title"}, {SubtitleRole, "subtitle"}, {PictureRole, "picture"},
            {KindRole, "kind"},    {OpenRole, "open"},   {FamilyRole, "family"}};
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
        default:
            return {};
    }
}

void Visits::setFind(const QString& text)
{
    if (text == find_) return;
    find_ = text;
    emit findChanged();
    filter();
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
    filter();
    setLoading(false);
}

void Visits::put(const Summary& summary)
{
    std::erase_if(all_, [&](const Summary& known) { return known.session == summary.session; });
    all_.insert(std::upper_bound(all_.begin(), all_.end(), summary, newerFirst), summary);
    filter();
}

void Visits::take(const Uuid& session)
{
    std::erase_if(all_, [&](const Summary& known) { return known.session == session; });
    filter();
}

void Visits::filter()
{
    beginResetModel();
    shown_.clear();
    for (std::size_t i = 0; i < all_.size(); ++i) {
        const bool matches = find_.isEmpty() || titleOf(all_[i]).contains(find_, Qt::CaseInsensitive) ||
                             subtitleOf(all_[i]).contains(find_, Qt::CaseInsensitive);
        if (matches) shown_.push_back(i);
    }
    endResetModel();
    emit countChanged();
}

}  // namespace tessera
