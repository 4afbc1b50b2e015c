// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/research/aside.h"
#include "core/base/ids.h"

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QVariantList>

#include <string>
#include <vector>

namespace tessera {

class Library;
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
    // Tablets whose visits wait until somebody trusts them: {says, words}; `words` are the six of its
    // fingerprint, which its own screen shows as well.
    Q_PROPERTY(QVariantList strangers READ strangers NOTIFY changed)

public:
    // Both must outlive it.
    TakeIn(Vault& vault, Visits& visits, QObject* parent = nullptr);

    [[nodiscard]] int waiting() const { return static_cast<int>(files_.size()); }
    [[nodiscard]] QString words() const;
    [[nodiscard]] bool busy() const { return busy_; }
    [[nodiscard]] QString result() const { return result_; }
    [[nodiscard]] QString problems() const { return problems_.join(QLatin1Char(' ')); }
    [[nodiscard]] QString folder() const { return folder_; }
    [[nodiscard]] QVariantList strangers() const;
    void setFolder(const QString& folder);
    // In place of the folders where files usually arrive; for machines that keep them elsewhere.
    void setPlaces(const QStringList& places) { places_ = places; }

    Q_INVOKABLE void look();    // aside from the screen
    Q_INVOKABLE void takeIn();  // all that wait
    Q_INVOKABLE void done();    // what was said is read
    void forget();              // the library is locked
    // The words were compared, and are the same: what waits of that tablet comes in.
    Q_INVOKABLE void trust(int stranger);
    Q_INVOKABLE void notNow(int stranger);  // asked again when the Library is opened the next time

signals:
    void changed();

private:
    struct Taken;
    struct Stranger {
        Uuid device;
        std::string publicText;
        int visits = 0;
    };
    void weigh(const QStringList& files);
    void finish(const Taken& taken);
    static std::vector<Stranger> strangersIn(const Library& library);

    Vault& vault_;
    Visits& visits_;
    QStringList files_, problems_, places_;
    QString result_, folder_;
    std::vector<Stranger> strangers_;
    bool busy_ = false;
    Aside worker_;
};

}  // namespace tessera
