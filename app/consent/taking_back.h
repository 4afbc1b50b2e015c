// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>
#include <QStringList>

namespace tessera {

class Device;
class Live;
class Vault;
class Visits;

// The family takes a visit back: asked how far, done at once, and said what is left to do. Of the visit that
// has just ended as of any other one; its page lies over whatever is shown until it is left.
class TakingBack : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)         // which visit
    Q_PROPERTY(QString problem READ problem NOTIFY changed)     // why it could not be done, or not wholly
    Q_PROPERTY(Scope scope READ scope NOTIFY changed)           // what was done
    Q_PROPERTY(bool wiped READ wiped NOTIFY changed)            // nothing is left in the files either
    Q_PROPERTY(bool handedOver READ handedOver NOTIFY changed)  // somebody was handed it before
    Q_PROPERTY(QStringList files READ files NOTIFY changed)     // on this device, that still hold it

public:
    enum State { Idle, Asked, Working, Done };
    Q_ENUM(State)
    // The numbers are those of WithdrawalScope.
    enum Scope { Nothing = 0, Stop = 1, Unsent = 2, All = 3 };
    Q_ENUM(Scope)

    // All must outlive it.
    TakingBack(Device& device, Vault& vault, Visits& visits, Live& live, QObject* parent = nullptr);

    [[nodiscard]] State state() const { return state_; }
    [[nodiscard]] QString title() const { return title_; }
    [[nodiscard]] QString problem() const { return problem_; }
    [[nodiscard]] Scope scope() const { return scope_; }
    [[nodiscard]] bool wiped() const { return wiped_; }
    [[nodiscard]] bool handedOver() const { return handedOver_; }
    [[nodiscard]] QStringList files() const { return files_; }

    Q_INVOKABLE void ask(const QString& sessionId);
    Q_INVOKABLE void take(tessera::TakingBack::Scope scope);
    Q_INVOKABLE void leave();  // nothing was done, or what was done has been read

signals:
    void changed();
    void erased(const QString& sessionId);   // nothing of it is left in the library
    void stopped(const QString& sessionId);  // nothing more is recorded in it

private:
    void settle(State state);

    Device& device_;
    Vault& vault_;
    Visits& visits_;
    Live& live_;
    State state_ = Idle;
    Scope scope_ = Nothing;
    Uuid session_;
    QString title_, problem_;
    QStringList files_;
    bool wiped_ = false, handedOver_ = false;
};

}  // namespace tessera
