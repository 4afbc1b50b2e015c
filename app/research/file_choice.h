// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QVariantList>

namespace tessera {

// Which files are meant: folders to go through, files to tick. Shows folders and the files that can be
// brought in.
class FileChoice : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(QString folder READ folder WRITE setFolder NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    // {name, path, isFolder, ticked}; folders first, each by name
    Q_PROPERTY(QVariantList entries READ entries NOTIFY changed)
    Q_PROPERTY(int files READ files NOTIFY changed)    // in this folder
    Q_PROPERTY(int ticked READ ticked NOTIFY changed)  // in all folders
    Q_PROPERTY(bool top READ top NOTIFY changed)       // nothing is above this folder

public:
    explicit FileChoice(QObject* parent = nullptr);

    [[nodiscard]] QString folder() const { return folder_; }
    [[nodiscard]] QString problem() const { return problem_; }
    [[nodiscard]] QVariantList entries() const { return entries_; }
    [[nodiscard]] int files() const { return files_; }
    [[nodiscard]] int ticked() const { return static_cast<int>(ticked_.size()); }
    [[nodiscard]] bool top() const;
    [[nodiscard]] QStringList tickedPaths() const { return ticked_; }
    void setFolder(const QString& folder);

    Q_INVOKABLE void look();  // anew
    Q_INVOKABLE void up();
    Q_INVOKABLE void tick(const QString& path);  // or take the tick away
    Q_INVOKABLE void tickAll();                  // files of this folder
    Q_INVOKABLE void untickAll();

    // Whether a file can be brought in, by its name.
    [[nodiscard]] static bool fits(const QString& path);

signals:
    void changed();

private:
    QString folder_, problem_;
    QVariantList entries_;
    QStringList ticked_;
    int files_ = 0;
};

}  // namespace tessera
