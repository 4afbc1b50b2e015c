// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/summary.h"

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QString>

#include <vector>

namespace tessera {

// The visits of the library, newest first, as rows for Home and Library.
class Visits : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(int count READ count NOTIFY countChanged)  // shown
    Q_PROPERTY(int total READ total NOTIFY countChanged)  // in the library
    Q_PROPERTY(bool loading READ loading NOTIFY loadingChanged)
    Q_PROPERTY(QString find READ find WRITE setFind NOTIFY findChanged)  // in codes, place and day

public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        TitleRole,
        SubtitleRole,
        PictureRole,
        KindRole,
        OpenRole,
        FamilyRole
    };

    explicit Visits(QObject* parent = nullptr) : QAbstractListModel(parent) {}

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    // Roles: sessionId, title, subtitle, picture (list of code indexes), kind ("" when real, else a word to
    // show), open (not ended), family.
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] int count() const { return static_cast<int>(shown_.size()); }
    [[nodiscard]] int total() const { return static_cast<int>(all_.size()); }
    [[nodiscard]] bool loading() const { return loading_; }
    [[nodiscard]] QString find() const { return find_; }
    void setFind(const QString& text);
    void setLoading(bool loading);
    void setSummaries(std::vector<Summary> summaries);
    void put(const Summary& summary);  // adds, or replaces the one of that session
    void take(const Uuid& session);
    [[nodiscard]] const std::vector<Summary>& all() const { return all_; }

signals:
    void countChanged();
    void loadingChanged();
    void findChanged();

private:
    void filter();

    std::vector<Summary> all_;
    std::vector<std::size_t> shown_;
    QString find_;
    bool loading_ = true;
};

}  // namespace tessera
