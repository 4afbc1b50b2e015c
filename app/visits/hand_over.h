// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/privacy/last_look.h"
#include "core/journal/consent_record.h"

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>

namespace tessera {

class Device;
class Vault;

// The observer's tablet makes a file of a visit for its practitioner, whose own Library takes it in. The file
// is signed and not sealed: it is meant to be handed over in person. Words and the exact day only if ticked.
class HandOver : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(bool withNotes MEMBER withNotes_ NOTIFY changed)
    Q_PROPERTY(bool withExactDate MEMBER withExactDate_ NOTIFY changed)
    // What the family agreed to: the rest stays here, whatever is ticked.
    Q_PROPERTY(bool mayNotes READ mayNotes NOTIFY changed)
    Q_PROPERTY(bool mayExactDate READ mayExactDate NOTIFY changed)
    // Opens before words leave, and is looked at before makeLookedAt().
    Q_PROPERTY(tessera::LastLook* lastLook READ lastLook CONSTANT)
    Q_PROPERTY(QString folder MEMBER folder_ NOTIFY changed)
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(QString result READ result NOTIFY changed)    // where the file lies
    Q_PROPERTY(QString problem READ problem NOTIFY changed)  // why there is none, and what to do
    // The six words of this tablet's fingerprint, for whoever has to say whether it may be trusted.
    Q_PROPERTY(QString tabletWords READ tabletWords NOTIFY changed)
    Q_PROPERTY(bool taken READ taken NOTIFY changed)  // the same file is there already

public:
    // Both must outlive it.
    HandOver(Device& device, Vault& vault, QObject* parent = nullptr);

    [[nodiscard]] LastLook* lastLook() { return &look_; }
    [[nodiscard]] bool mayNotes() const { return may_.notes; }
    [[nodiscard]] bool mayExactDate() const { return may_.exactDate; }
    [[nodiscard]] bool busy() const { return busy_; }
    [[nodiscard]] QString result() const { return result_; }
    [[nodiscard]] QString problem() const { return problem_; }
    [[nodiscard]] bool taken() const { return taken_; }
    [[nodiscard]] QString tabletWords() const { return tabletWords_; }

    // Nothing ticked; what the family agreed to is asked of the session.
    Q_INVOKABLE void begin(const QString& sessionId);
    // Makes the file; where somebody's words would leave, the last look opens instead.
    Q_INVOKABLE void ask(const QString& sessionId, bool replace = false);
    Q_INVOKABLE void makeLookedAt();
    Q_INVOKABLE void leaveLook();
    // Of what is durably kept of the session.
    Q_INVOKABLE void make(const QString& sessionId, bool replace = false);
    void forget();  // the library is locked

signals:
    void changed();

private:
    Device& device_;
    Vault& vault_;
    LastLook look_;
    MayLeave may_;
    QString asked_;
    bool replaceAsked_ = false, looked_ = false;
    QString folder_, result_, problem_, tabletWords_;
    bool withNotes_ = false, withExactDate_ = false, busy_ = false, taken_ = false;
};

}  // namespace tessera
