// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/research/aside.h"

#include <QtQml/qqmlregistration.h>
#include <QAbstractListModel>
#include <QString>

#include <filesystem>
#include <vector>

namespace tessera {

// The libraries of this tablet, one a person, each behind its own passphrase. Which there are and what they
// are called can be read by anyone who holds the tablet, so a label is no name. The first library lies in the
// app's folder itself, the others in folders of their own under it.
class Shelf : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(QString current READ current NOTIFY changed)  // label of the one that is open
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString message READ message NOTIFY changed)

public:
    enum Role { LabelRole = Qt::UserRole + 1, KeyRole, CurrentRole };

    explicit Shelf(std::filesystem::path root, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    // Roles: label, key (to choose it by), isCurrent.
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] int count() const { return static_cast<int>(books_.size()); }
    [[nodiscard]] QString current() const;
    [[nodiscard]] bool busy() const { return busy_; }
    [[nodiscard]] QString problem() const { return problem_; }
    [[nodiscard]] QString message() const { return message_; }

    // The folder of the library at `row`; the first row is the tablet's first library.
    [[nodiscard]] std::filesystem::path folderAt(int row) const;
    [[nodiscard]] const std::filesystem::path& root() const { return root_; }
    void setCurrent(const std::filesystem::path& folder);
    // A new empty folder for a library that is about to be put there.
    [[nodiscard]] std::filesystem::path freshFolder() const;
    // Puts the library that lies in `folder` on the shelf. `instead`: the one that is open has nothing in it
    // and is no longer offered.
    QString adopt(const std::filesystem::path& folder, const QString& label, bool instead);

    // Makes a new library, protected by `passphrase` from its first moment, aside from the screen.
    Q_INVOKABLE void create(const QString& label, const QString& passphrase);
    Q_INVOKABLE void rename(const QString& label);  // the one that is open
    Q_INVOKABLE void choose(const QString& key);    // close what is open, open this one
    Q_INVOKABLE void leave();                       // close what is open and ask who is there

signals:
    void changed();
    void created(const QString& key);
    void chosen(const QString& key);
    void left();

private:
    struct Book {
        QString key, label;
        bool hidden = false;
    };
    void load();
    void save() const;
    [[nodiscard]] std::filesystem::path folderOf(const QString& key) const;
    [[nodiscard]] QString labelled(const QString& label) const;

    std::filesystem::path root_;
    std::vector<Book> books_, hidden_;
    QString current_, problem_, message_;
    bool busy_ = false;
    Aside worker_;
};

}  // namespace tessera
