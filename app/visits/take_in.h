// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/research/aside.h"

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>
#include <QStringList>

namespace tessera {

class Vault;
class Visits;

// Visits that were handed to the person who sits here: their files are looked for where files arrive, and
// taken in with one tap. Nothing comes in by itself, and taking a file in twice changes nothing.
class TakeIn : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(int waiting READ waiting NOTIFY changed)  // visits in files that are not in the library yet
    Q_PROPERTY(QString words READ words NOTIFY changed)  // where they lie, in a sentence
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(QString result READ result NOTIFY changed)                  // what was taken in
    Q_PROPERTY(QString problems READ problems NOTIFY changed)              // files that were not, and why
    Q_PROPERTY(QString folder READ folder WRITE setFolder NOTIFY changed)  // one more place to look in

public:
    // Both must outlive it.
    TakeIn(Vault& vault, Visits& visits, QObject* parent = nullptr);

    [[nodiscard]] int waiting() const { return static_cast<int>(files_.size()); }
    [[nodiscard]] QString words() const;
    [[nodiscard]] bool busy() const { return busy_; }
    [[nodiscard]] QString result() const { return result_; }
    [[nodiscard]] QString problems() const { return problems_.join(QLatin1Char(' ')); }
    [[nodiscard]] QString folder() const { return folder_; }
    void setFolder(const QString& folder);
    // In place of the folders where files usually arrive; for machines that keep them elsewhere.
    void setPlaces(const QStringList& places) { places_ = places; }

    Q_INVOKABLE void look();    // aside from the screen
    Q_INVOKABLE void takeIn();  // all that wait
    Q_INVOKABLE void done();    // what was said is read

signals:
    void changed();

private:
    void weigh(const QStringList& files);

    Vault& vault_;
    Visits& visits_;
    QStringList files_, problems_, places_;
    QString result_, folder_;
    bool busy_ = false;
    Aside worker_;
};

}  // namespace tessera
