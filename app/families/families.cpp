// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/families/families.h"

#include "app/visits/visits.h"
#include "app/words/counted.h"
#include "app/words/words.h"

#include <unordered_map>

namespace tessera {

Families::Families(Visits& visits, QObject* parent) : QAbstractListModel(parent), visits_(visits)
{
    connect(&visits_, &Visits::allChanged, this, &Families::gather);
    gather();
}

bool Families::belongs(const Summary& summary)
{
    return !summary.header.family.empty() &&
           (summary.header.kind == SessionKind::real || summary.header.kind == SessionKind::illustrative);
}

// The visits come newest first, so the first one of a family is its latest.
void Families::gather()
{
    beginResetModel();
    rows_.clear();
    std::unordered_map<std::string, std::size_t> known;
    for (const Summary& summary : visits_.all()) {
        if (!belongs(summary)) continue;
        const auto [place, isNew] = known.try_emplace(summary.header.family, rows_.size());
        if (isNew) rows_.push_back({summary, 0, true});
        Row& row = rows_[place->second];
        ++row.sessions;
        row.madeUp = row.madeUp && summary.header.kind == SessionKind::illustrative;
    }
    endResetModel();
    emit countChanged();
}

std::vector<Uuid> Families::sessionsOf(const std::string& family) const
{
    std::vector<Uuid> sessions;
    for (const Summary& summary : visits_.all())
        if (belongs(summary) && summary.header.family == family) sessions.push_back(summary.session);
    return sessions;
}

int Families::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> Families::roleNames() const
{
    return {{CodeRole, "family"},
            {TitleRole, "title"},
            {SubtitleRole, "subtitle"},
            {PictureRole, "picture"},
            {KindRole, "kind"}};
}

QVariant Families::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const Row& row = rows_[static_cast<std::size_t>(index.row())];
    switch (role) {
        case CodeRole:
            return words::text(row.latest.header.family);
        case Qt::DisplayRole:
        case TitleRole:
            return tr("Family %1").arg(words::text(row.latest.header.family));
        case SubtitleRole:
            return tr("%1 · last on %2")
                .arg(words::counted(tr("%n visit(s)", nullptr, row.sessions), row.sessions),
                     words::day(row.latest.header));
        case PictureRole:
            return Visits::pictureOf(row.latest);
        case KindRole:
            return row.madeUp ? words::kind(SessionKind::illustrative) : QString{};
        default:
            return {};
    }
}

}  // namespace tessera
