// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/outbox/parcel.h"

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QString>

#include <vector>

namespace tessera {

class Visits;

// What is on its way to the study, as rows for a page: what waits first, each group the newest first.
class ParcelRows : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int waiting READ waiting NOTIFY changed)
    Q_PROPERTY(int handedOver READ handedOver NOTIFY changed)  // and not received so far
    Q_PROPERTY(int received READ received NOTIFY changed)

public:
    enum Role { TitleRole = Qt::UserRole + 1, DayRole, StateRole, TicksRole };

    // `visits` must outlive it.
    explicit ParcelRows(const Visits& visits, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    // Roles: title ("Family 014 · home visit"), day, stateWords ("Waits here"), ticks (0 waits, 1 handed
    // over, 2 received).
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] const std::vector<Parcel>& all() const { return parcels_; }
    [[nodiscard]] int count() const { return static_cast<int>(parcels_.size()); }
    [[nodiscard]] int waiting() const { return countOf(ParcelState::sealed); }
    [[nodiscard]] int handedOver() const { return countOf(ParcelState::handedOver); }
    [[nodiscard]] int received() const { return countOf(ParcelState::received); }
    void setParcels(std::vector<Parcel> parcels);

signals:
    void changed();

private:
    [[nodiscard]] int countOf(ParcelState state) const;
    [[nodiscard]] QString titleOf(const Parcel& parcel) const;
    [[nodiscard]] QString dayOf(const Parcel& parcel) const;

    const Visits& visits_;
    std::vector<Parcel> parcels_;
};

}  // namespace tessera
