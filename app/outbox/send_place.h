// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/research/aside.h"
#include "sync/outbox/destination.h"

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>

#include <optional>

namespace tessera {

class Device;
class Vault;

// Where visits are handed over to: a folder or a stick, or a server, as a person set it up. Kept sealed in
// the library; the password never comes back to the screen. Setting it up sends nothing.
class SendPlace : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(Kind kind READ kind NOTIFY changed)
    Q_PROPERTY(QString folder READ folder NOTIFY changed)
    Q_PROPERTY(QString address READ address NOTIFY changed)
    Q_PROPERTY(QString user READ user NOTIFY changed)
    Q_PROPERTY(bool hasPassword READ hasPassword NOTIFY changed)
    Q_PROPERTY(QString words READ words NOTIFY changed)      // "The folder /media/stick"
    Q_PROPERTY(QString warning READ warning NOTIFY changed)  // what to know of it; mostly empty
    Q_PROPERTY(bool busy READ busy NOTIFY changed)           // it is being tried
    Q_PROPERTY(QString result READ result NOTIFY changed)    // what was done
    Q_PROPERTY(QString problem READ problem NOTIFY changed)  // why not, and what to do

public:
    enum Kind { None, Folder, Server };
    Q_ENUM(Kind)

    // Both must outlive it.
    SendPlace(Device& device, Vault& vault, QObject* parent = nullptr);

    [[nodiscard]] Kind kind() const;
    [[nodiscard]] QString folder() const;
    [[nodiscard]] QString address() const;
    [[nodiscard]] QString user() const;
    [[nodiscard]] bool hasPassword() const { return place_ && !place_->password.empty(); }
    [[nodiscard]] QString words() const;
    [[nodiscard]] QString warning() const;
    [[nodiscard]] bool busy() const { return busy_; }
    [[nodiscard]] QString result() const { return result_; }
    [[nodiscard]] QString problem() const { return problem_; }
    [[nodiscard]] const std::optional<Destination>& destination() const { return place_; }

    void look();               // reads it from the library
    void closed();             // the library is locked: the password leaves the memory
    Q_INVOKABLE void begin();  // what was said before is read
    Q_INVOKABLE void useFolder(const QString& folder);
    // An empty password keeps the one there is while address and name stay as they are.
    Q_INVOKABLE void useServer(const QString& address, const QString& user, const QString& password);
    Q_INVOKABLE void forget();
    // Writes a little there, reads it back and takes it away: over the network, where it is a server.
    Q_INVOKABLE void test();
    Q_INVOKABLE void stopTest() { worker_.stop(); }

signals:
    void changed();

private:
    void keep(std::optional<Destination> place, const QString& done);
    void say(const QString& result, const QString& problem);

    Device& device_;
    Vault& vault_;
    std::optional<Destination> place_;
    QString result_, problem_;
    bool busy_ = false;
    Aside worker_;
};

}  // namespace tessera
