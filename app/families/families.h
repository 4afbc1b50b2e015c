// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/summary.h"

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QString>

#include <vector>

namespace tessera {

class Visits;

// The families of the library's visits, by their codes; the one seen last stands first. Practice and trial
// visits belong to no family.
class Families : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role { CodeRole = Qt::UserRole + 1, TitleRole, SubtitleRole, PictureRole, KindRole };

    // `visits` must outlive it.
    explicit Families(Visits& visits, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    // Roles: family, title, subtitle, picture (of the latest visit), kind ("" unless all are made up).
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return static_cast<int>(rows_.size()); }

    // The sessions of a family, newest first.
    [[nodiscard]] std::vector<Uuid> sessionsOf(const std::string& family) const;
    [[nodiscard]] static bool belongs(const Summary& summary);

signals:
    void countChanged();

private:
    void gather();

    struct Row {
        Summary latest;
        int sessions = 0;
        bool madeUp = true;
    };
    Visits& visits_;
    std::vector<Row> rows_;
};

}  // namespace tessera
