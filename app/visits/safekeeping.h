// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/research/aside.h"

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <filesystem>

namespace tessera {

class Device;
class Shelf;
class Vault;
class Visits;

// A copy of the whole library in one file, and a library put back from one: after a loss, or on a new tablet.
// A backup is as well protected as its library. Putting one back touches no other library: it comes to stand
// beside what is there.
class Safekeeping : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(
        QString folder READ folder WRITE setFolder NOTIFY changed)  // where backups are written and found
    Q_PROPERTY(QStringList backups READ backups NOTIFY changed)     // their names, newest first
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(double progress READ progress NOTIFY progressed)  // 0 to 1
    Q_PROPERTY(QString result READ result NOTIFY changed)        // what was done
    Q_PROPERTY(QString problem READ problem NOTIFY changed)      // why not, and what to do
    Q_PROPERTY(bool taken READ taken NOTIFY changed)             // a backup of that name is there already
    Q_PROPERTY(QString restored READ restored NOTIFY changed)    // key on the shelf of what was put back

public:
    // All must outlive it.
    Safekeeping(Device& device, Vault& vault, Visits& visits, Shelf& shelf, QObject* parent = nullptr);

    [[nodiscard]] QString folder() const { return folder_; }
    [[nodiscard]] QStringList backups() const { return backups_; }
    [[nodiscard]] bool busy() const { return busy_; }
    [[nodiscard]] double progress() const { return progress_; }
    [[nodiscard]] QString result() const { return result_; }
    [[nodiscard]] QString problem() const { return problem_; }
    [[nodiscard]] bool taken() const { return taken_; }
    [[nodiscard]] QString restored() const { return restored_; }
    void setFolder(const QString& folder);

    Q_INVOKABLE void look();  // which backups lie in the folder
    // One of today's date. `replace`: in the place of one of the same name, which goes only once this is
    // whole.
    Q_INVOKABLE void backUp(bool replace = false);
    Q_INVOKABLE void restore(const QString& backup, const QString& label);

    // A copy of `file`'s endings; the name says what it is.
    static constexpr const char* kEnding = ".tessera-backup";

signals:
    void changed();
    void progressed();

private:
    void begin(std::filesystem::path growing, std::filesystem::path whole);
    void end(const QString& result, const QString& problem);

    Device& device_;
    Vault& vault_;
    Visits& visits_;
    Shelf& shelf_;
    QString folder_, result_, problem_, restored_;
    QStringList backups_;
    bool busy_ = false, taken_ = false;
    double progress_ = 0;
    std::filesystem::path growing_, whole_;  // what is being written, and what it will be as large as
    QTimer watch_;
    Aside worker_;
};

}  // namespace tessera
