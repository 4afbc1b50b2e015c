// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/reflect/card_list.h"

#include "app/words/words.h"

#include <QDate>
#include <QLocale>

#include <algorithm>
#include <utility>

namespace tessera {

namespace {

QString dayWords(Day day)
{
    return QLocale().toString(QDate(1970, 1, 1).addDays(day), QStringLiteral("d MMMM"));
}

}  // namespace

int CardList::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> CardList::roleNames() const
{
    return {{IdRole, "cardId"},         {ActionRole, "action"},     {VisitRole, "visit"},
            {DaysRole, "days"},         {FarRole, "far"},           {HelpedRole, "helped"},
            {HinderedRole, "hindered"}, {AnsweredRole, "answered"}, {WeeksRole, "weeks"}};
}

QVariant CardList::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= count()) return {};
    const CardRow& row = rows_[static_cast<std::size_t>(index.row())];
    const ActionCard& card = row.card;
    switch (role) {
        case IdRole:
            return words::text(card.id.text());
        case ActionRole:
            return words::text(card.text);
        case VisitRole:
            return row.visit;
        case DaysRole:
            return tr("Set %1, look back on %2").arg(dayWords(card.setOn), dayWords(card.lookBackOn));
        case FarRole:
            return static_cast<int>(card.far);
        case HelpedRole:
            return words::text(card.helped);
        case HinderedRole:
            return words::text(card.hindered);
        case AnsweredRole:
            return card.answeredOn == 0 ? QString{} : tr("Noted on %1").arg(dayWords(card.answeredOn));
        case WeeksRole:
            return static_cast<int>((card.lookBackOn - card.setOn) / 7);
        default:
            return {};
    }
}

void CardList::show(std::vector<CardRow> rows)
{
    const bool same = std::equal(rows.begin(), rows.end(), rows_.begin(), rows_.end(),
                                 [](const CardRow& a, const CardRow& b) { return a.card.id == b.card.id; });
    if (!same) {
        beginResetModel();
        rows_ = std::move(rows);
        endResetModel();
        emit countChanged();
        return;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i] == rows_[i]) continue;
        rows_[i] = std::move(rows[i]);
        const QModelIndex changed = index(static_cast<int>(i));
        emit dataChanged(changed, changed);
    }
}

}  // namespace tessera
