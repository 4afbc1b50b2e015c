// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>

namespace tessera {

class Vault;

// The observer's tablet makes a file of a visit for its practitioner, whose own Library takes it in. The file
// is signed and not sealed: it is meant to be handed over in person. Words and the exact day only if ticked.
class HandOver : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(bool withNotes MEMBER withNotes_ NOTIFY changed)
    Q_PROPERTY(bool withExactDate MEMBER withExactDate_ NOTIFY changed)
    Q_PROPERTY(QString folder MEMBER folder_ NOTIFY changed)
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(QString result READ result NOTIFY changed)    // where the file lies
    Q_PROPERTY(QString problem READ problem NOTIFY changed)  // why there is none, and what to do
    Q_PROPERTY(bool taken READ taken NOTIFY changed)         // the same file is there already

public:
    explicit HandOver(Vault& vault, QObject* parent = nullptr);

    [[nodiscard]] bool busy() const { return busy_; }
    [[nodiscard]] QString result() const { return result_; }
    [[nodiscard]] QString problem() const { return problem_; }
    [[nodiscard]] bool taken() const { return taken_; }

    Q_INVOKABLE void begin();  // nothing ticked
    // Of what is durably kept of the session.
    Q_INVOKABLE void make(const QString& sessionId, bool replace = false);

signals:
    void changed();

private:
    Vault& vault_;
    QString folder_, result_, problem_;
    bool withNotes_ = false, withExactDate_ = false, busy_ = false, taken_ = false;
};

}  // namespace tessera
