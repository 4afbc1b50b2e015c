// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/consent/agreement.h"
#include "core/base/ids.h"

#include <QtQml/qqmlregistration.h>
#include <QString>

namespace tessera {

class Journal;
class Vault;
class Visits;

// A family is asked once more about a visit, because its consent has ended. What it says is a consent of its
// own; the one before stays in the record.
class Renewing : public tessera::Agreement {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(bool open READ open NOTIFY changed)           // a visit is asked about
    Q_PROPERTY(QString title READ title NOTIFY changed)      // which one
    Q_PROPERTY(bool ready READ ready NOTIFY changed)         // it may be asked about, and all was said
    Q_PROPERTY(QString missing READ missing NOTIFY changed)  // what is still needed, in words
    Q_PROPERTY(QString problem READ problem NOTIFY changed)  // why it cannot be asked about or kept
    // Of the visit that is looked back at: the consent is over, in a sentence; empty while it is not.
    Q_PROPERTY(QString over READ over NOTIFY overChanged)

public:
    // All must outlive it.
    Renewing(Device& device, Vault& vault, Visits& visits, QObject* parent = nullptr);

    [[nodiscard]] bool open() const { return !session_.isNil(); }
    [[nodiscard]] QString title() const { return title_; }
    [[nodiscard]] bool ready() const { return known_ && !busy_ && missing().isEmpty(); }
    [[nodiscard]] QString missing() const;
    [[nodiscard]] QString problem() const { return problem_; }
    [[nodiscard]] QString over() const { return over_; }
    [[nodiscard]] QString kept() const override;

    Q_INVOKABLE void ask(const QString& sessionId);
    Q_INVOKABLE void agree();  // writes down what was said
    Q_INVOKABLE void leave();
    // The visit that is looked back at; nullptr for none.
    void lookAt(const Journal* journal);

signals:
    void overChanged();
    void renewed(const QString& sessionId);

private:
    Vault& vault_;
    Visits& visits_;
    Uuid session_;
    QString title_, problem_, over_;
    bool known_ = false, busy_ = false;
};

}  // namespace tessera
