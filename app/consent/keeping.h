// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"
#include "sync/keeping/retention.h"

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>
#include <QVariantList>

#include <unordered_map>
#include <vector>

namespace tessera {

class Device;
struct StoredSession;
class Vault;
class Visits;

// How long visits are kept on this tablet, and which are past their keeping date. Nothing is erased by
// itself: it is asked for, here.
class Keeping : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    // Visits past their date: {sessionId, title, until, agreed, over, received}; `agreed`: until when the
    // family agreed to it, empty without an end; `over`: that is past; `received`: the study signed that it
    // has it.
    Q_PROPERTY(QVariantList visits READ visits NOTIFY changed)
    Q_PROPERTY(int past READ past NOTIFY changed)
    Q_PROPERTY(int received READ received NOTIFY changed)  // of them
    Q_PROPERTY(
        QString words READ words NOTIFY changed)  // "Two visits are past their keeping date.", or empty
    Q_PROPERTY(QString study READ study NOTIFY changed)    // what the study's card says of it; empty without
    Q_PROPERTY(int keepDays READ keepDays NOTIFY changed)  // settled for this tablet; 0: nothing
    Q_PROPERTY(int afterReceiptDays READ afterReceiptDays NOTIFY changed)  // likewise
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)

public:
    // All must outlive it.
    Keeping(Device& device, Vault& vault, Visits& visits, QObject* parent = nullptr);

    [[nodiscard]] QVariantList visits() const;
    [[nodiscard]] int past() const { return static_cast<int>(past_.size()); }
    [[nodiscard]] int received() const;
    [[nodiscard]] QString words() const;
    [[nodiscard]] QString study() const;
    [[nodiscard]] int keepDays() const { return static_cast<int>(rules_.service.keepDays); }
    [[nodiscard]] int afterReceiptDays() const { return static_cast<int>(rules_.service.afterReceiptDays); }
    [[nodiscard]] bool busy() const { return busy_; }
    [[nodiscard]] QString problem() const { return problem_; }
    [[nodiscard]] const KeepingRules& rules() const { return rules_; }

    // Looks again; when the library is open, and whenever something has been handed over.
    Q_INVOKABLE void look();
    Q_INVOKABLE void settle(int keepDays, int afterReceiptDays);
    // Everything that the study has.
    Q_INVOKABLE void eraseReceived();
    // One visit, whether anybody else has it or not.
    Q_INVOKABLE void erase(const QString& sessionId);
    void agreedAnew(const Uuid& session);  // its family was asked once more
    void forget();                         // the library is locked

signals:
    void changed();
    void rulesChanged();
    void erased(const QString& sessionId);

private:
    struct Agreed {
        QString until;
        bool over = false;
    };

    static Agreed agreedTo(const StoredSession& session, UtcTime now);
    void sift();
    void askAgreed();
    void eraseAll(std::vector<Uuid> sessions, bool evenHere);

    Device& device_;
    Vault& vault_;
    Visits& visits_;
    KeepingRules rules_;
    std::vector<Parcel> parcels_;
    std::vector<PastKeeping> past_;
    std::unordered_map<Uuid, Agreed> agreed_;  // of those in past_, once they were looked up
    QString problem_;
    bool busy_ = false, known_ = false;
};

}  // namespace tessera
