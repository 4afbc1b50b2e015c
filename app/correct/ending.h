// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QVariantList>

namespace tessera {

class Device;
class Live;
class Vault;

// What is settled while a visit that has just ended is fresh: what to look at again, how sure the observer
// was of the tapping, and whether the parent wants it deleted.
class Ending : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(QVariantList fixes READ fixes NOTIFY changed)  // the first three worth a look: {entry, words}
    Q_PROPERTY(int fixesMore READ fixesMore NOTIFY changed)   // how many there are beside these
    Q_PROPERTY(bool correctable READ correctable NOTIFY changed)  // square by square
    Q_PROPERTY(int sureness READ sureness NOTIFY changed)         // 0 not said, 1 not very, 2 fairly, 3 very
    // How the time went, in words fit for everybody; no codes of people.
    Q_PROPERTY(QStringList sentences READ sentences NOTIFY changed)
    Q_PROPERTY(State state READ state NOTIFY stateChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY stateChanged)  // why it could not be erased
    Q_PROPERTY(bool wiped READ wiped NOTIFY stateChanged)  // once erased: nothing is left in the files either

public:
    enum State { Kept, Erasing, Erased };
    Q_ENUM(State)

    // All must outlive it.
    Ending(Device& device, Vault& vault, Live& live, QObject* parent = nullptr);

    [[nodiscard]] QVariantList fixes() const;
    [[nodiscard]] int fixesMore() const;
    [[nodiscard]] bool correctable() const;
    [[nodiscard]] int sureness() const;
    [[nodiscard]] QStringList sentences() const;
    [[nodiscard]] State state() const { return state_; }
    [[nodiscard]] QString problem() const { return problem_; }
    [[nodiscard]] bool wiped() const { return wiped_; }

    Q_INVOKABLE void saySureness(int sureness);
    // Erases the visit that has just ended, for good. It is closed when that is done.
    Q_INVOKABLE void erase();
    Q_INVOKABLE void done();  // the words about what was erased were read

signals:
    void changed();
    void stateChanged();
    void erased(const QString& sessionId);

private:
    Device& device_;
    Vault& vault_;
    Live& live_;
    State state_ = Kept;
    QString problem_;
    bool wiped_ = false;
};

}  // namespace tessera
