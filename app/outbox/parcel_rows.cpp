// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/outbox/parcel_rows.h"

#include "app/visits/visits.h"
#include "app/words/words.h"

#include <algorithm>
#include <utility>

namespace tessera {

namespace {

const Summary* summaryOf(const Visits& visits, const Uuid& session)
{
    const auto& all = visits.all();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const Summary& summary) { return summary.session == session; });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace

ParcelRows::ParcelRows(const Visits& visits, QObject* parent) : QAbstractListModel(parent), visits_(visits) {}

int ParcelRows::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QString ParcelRows::titleOf(const Parcel& parcel) const
{
    if (parcel.session.isNil()) return tr("Visits taken back");
    const Summary* const summary = summaryOf(visits_, parcel.session);
    return summary ? words::title(summary->header) : tr("A visit that is not here any more");
}

QString ParcelRows::dayOf(const Parcel& parcel) const
{
    if (parcel.session.isNil()) return tr("so that the study erases them too");
    const Summary* const summary = summaryOf(visits_, parcel.session);
    return summary ? words::day(summary->header) : QString();
}

QVariant ParcelRows::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= count()) return {};
    const Parcel& parcel = parcels_[static_cast<std::size_t>(index.row())];
    switch (role) {
        case TitleRole:
            return titleOf(parcel);
        case DayRole:
            return dayOf(parcel);
        case StateRole:
            if (parcel.state == ParcelState::received) return tr("The study has it");
            if (parcel.state == ParcelState::handedOver) return tr("Handed over");
            return parcel.trouble == Trouble::unread ? tr("Sent, not confirmed yet") : tr("Waits here");
        case TicksRole:
            return static_cast<int>(parcel.state) - static_cast<int>(ParcelState::sealed);
        default:
            return {};
    }
}

QHash<int, QByteArray> ParcelRows::roleNames() const
{
    return {{TitleRole, "title"}, {DayRole, "day"}, {StateRole, "stateWords"}, {TicksRole, "ticks"}};
}

int ParcelRows::countOf(ParcelState state) const
{
    return static_cast<int>(std::count_if(parcels_.begin(), parcels_.end(),
                                          [state](const Parcel& parcel) { return parcel.state == state; }));
}

void ParcelRows::setParcels(std::vector<Parcel> parcels)
{
    std::reverse(parcels.begin(), parcels.end());  // they are kept in the order in which they were made
    std::stable_sort(parcels.begin(), parcels.end(),
                     [](const Parcel& a, const Parcel& b) { return a.state < b.state; });
    if (parcels == parcels_) return;
    beginResetModel();
    parcels_ = std::move(parcels);
    endResetModel();
    emit changed();
}

}  // namespace tessera
