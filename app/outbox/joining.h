// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/outbox/card_look.h"
#include "sync/bundle/trust/study_card.h"

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>

#include <optional>
#include <string>

namespace tessera {

class Device;
class Vault;

// A study's card is read from its file, by a camera or as it is typed, shown back, and taken in once a person
// has compared it.
class Joining : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(QString name READ name NOTIFY changed)    // of the study on the card; empty: none was read
    Q_PROPERTY(QString words READ words NOTIFY changed)  // six, to be compared
    Q_PROPERTY(QString rules READ rules NOTIFY changed)  // what it lets leave, in sentences
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(tessera::CardLook* camera READ camera CONSTANT)

public:
    // Both must outlive this.
    Joining(Device& device, Vault& vault, QObject* parent = nullptr);

    [[nodiscard]] QString name() const;
    [[nodiscard]] QString words() const;
    [[nodiscard]] QString rules() const;
    [[nodiscard]] bool busy() const { return busy_; }
    [[nodiscard]] QString problem() const { return problem_; }
    [[nodiscard]] CardLook* camera() { return &camera_; }

    Q_INVOKABLE void read(const QString& file);
    // The card's lines as a person typed them; what is wrong is told with its line.
    Q_INVOKABLE void readTyped(const QString& lines);
    Q_INVOKABLE void join();
    Q_INVOKABLE void forget();  // the card that was read, and the camera is off

signals:
    void changed();
    void joined();

private:
    void take(const Result<std::string>& text);
    [[nodiscard]] static QString typedWrongly(const Error& error);

    Vault& vault_;
    CardLook camera_;
    std::optional<StudyCard> card_;
    QString problem_;
    bool busy_ = false;
};

}  // namespace tessera
