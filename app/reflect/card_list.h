// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"
#include "core/reflection/action_card.h"

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QString>

#include <vector>

namespace tessera {

// An action card with the visit it was set after.
struct CardRow {
    Uuid session;
    QString visit;  // "Family 009 · home visit"
    ActionCard card;
    bool operator==(const CardRow&) const = default;
};

// Action cards as rows of a page. While the same cards stand in the same order their rows stay, so that
// somebody who is writing in one is not interrupted.
class CardList : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        ActionRole,
        VisitRole,
        DaysRole,
        FarRole,
        HelpedRole,
        HinderedRole,
        AnsweredRole,
        WeeksRole
    };

    explicit CardList(QObject* parent = nullptr) : QAbstractListModel(parent) {}

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    // Roles: cardId, action, visit, days ("Set 30 May, look back on 13 June"), far (a HowFar), helped,
    // hindered, answered ("Noted on 26 May", or empty), weeks (from setting to looking back, 0 when none).
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] int count() const { return static_cast<int>(rows_.size()); }
    [[nodiscard]] const std::vector<CardRow>& rows() const { return rows_; }
    void show(std::vector<CardRow> rows);

signals:
    void countChanged();

private:
    std::vector<CardRow> rows_;
};

}  // namespace tessera
