// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/bundle/bundle.h"

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <string>
#include <vector>

namespace tessera {

// Every text that is about to leave, with what may say who it is about marked in it. Each can stay behind,
// and come back; the visit itself is not changed.
class LastLook : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(bool open READ isOpen NOTIFY openChanged)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int doubtful READ doubtful NOTIFY
                   changed)  // texts that leave as it stands now and have something marked
    Q_PROPERTY(QString says READ says NOTIFY changed)

public:
    enum Role { TitleRole = Qt::UserRole + 1, MarkedRole, PlainRole, PartsRole, DoubtfulRole, BlankedRole };

    explicit LastLook(QObject* parent = nullptr) : QAbstractListModel(parent) {}

    // What of a session leaves.
    struct Leaving {
        StoredSession session;  // entries whose words stay here are withheld or have none
        OwnPages pages;
        bool asJournal = false;  // words that were changed or taken away leave too
    };
    // Opens when there is anything to look at, and answers whether there is. Of the same session what was
    // blanked before stays so; what was changed since and has something marked is blanked at first.
    bool begin(const Leaving& leaving);
    // The same for names of issues, which belong to no single visit: what leaves is a drawing of several.
    bool begin(const QStringList& issues);
    [[nodiscard]] bool isBlanked(const QString& issue) const;
    void close();
    void forget();  // what was blanked before
    // The choice without what is blanked, as a person who has seen it all made it.
    [[nodiscard]] BundleChoice within(BundleChoice choice) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    // Roles: title ("Note at 12:30"), marked (StyledText), plain, parts, doubtful, blanked.
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] bool isOpen() const { return open_; }
    [[nodiscard]] int count() const { return static_cast<int>(rows_.size()); }
    [[nodiscard]] int doubtful() const;
    [[nodiscard]] QString says() const;

    // With the texts that leave and stay together with it: question and words of one page.
    Q_INVOKABLE void blank(int row, bool blanked);
    Q_INVOKABLE void blankDoubtful();

signals:
    void openChanged();
    void changed();

private:
    // What it stands for: an entry, a page, or an issue by its name.
    struct Row {
        std::uint32_t entry = 0;
        Uuid page;
        QString issue, title, marked, plain, parts;
        bool doubtful = false, blanked = false;
    };
    [[nodiscard]] static bool together(const Row& a, const Row& b);
    void set(const Row& like, bool blanked);
    bool show(std::vector<Row> rows);

    std::vector<Row> rows_;
    Uuid session_;  // nil while issues are looked at
    bool open_ = false;
};

}  // namespace tessera
