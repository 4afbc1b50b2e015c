// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/outbox/joining.h"
#include "app/outbox/parcel_rows.h"
#include "app/outbox/parcels_aside.h"
#include "app/outbox/send_place.h"
#include "app/research/aside.h"
#include "sync/bundle/bundle.h"
#include "sync/outbox/send.h"

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>
#include <QTimer>

#include <string>
#include <vector>

namespace tessera {

class Device;
class Vault;
class Visits;

// Handing visits over to the study: what waits, sealed; sending it, which nothing but a person's press
// begins; and the study's receipts. After a press that could not hand everything over it is tried again by
// itself, until it is stopped, the library is locked or the app ends. Works aside from the screen and between
// taps.
class Sending : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(tessera::SendPlace* place READ place CONSTANT)
    Q_PROPERTY(tessera::ParcelRows* parcels READ parcels CONSTANT)
    Q_PROPERTY(tessera::Joining* joining READ joining CONSTANT)
    Q_PROPERTY(bool enrolled READ enrolled NOTIFY changed)  // the library belongs to a study
    Q_PROPERTY(QString study READ study NOTIFY changed)     // what people call it
    Q_PROPERTY(int missing READ missing NOTIFY changed)     // visits of which nothing was sealed so far
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(double progress READ progress NOTIFY progressed)  // 0 to 1
    Q_PROPERTY(QString result READ result NOTIFY changed)        // what the last press did
    Q_PROPERTY(QString problem READ problem NOTIFY changed)      // why something waits still, and what to do
    Q_PROPERTY(QString stays READ stays NOTIFY changed)          // what was sealed and may not leave any more
    Q_PROPERTY(QString again READ again NOTIFY changed)  // when it is tried by itself; empty: it is not
    Q_PROPERTY(bool canShare READ canShare CONSTANT)     // the system has a share of its own

public:
    // All must outlive it.
    Sending(Device& device, Vault& vault, Visits& visits, QObject* parent = nullptr);
    ~Sending() override;

    [[nodiscard]] SendPlace* place() { return &place_; }
    [[nodiscard]] ParcelRows* parcels() { return &rows_; }
    [[nodiscard]] Joining* joining() { return &joining_; }
    [[nodiscard]] bool enrolled() const { return !signingKey_.empty(); }
    [[nodiscard]] QString study() const { return study_; }
    [[nodiscard]] int missing() const { return static_cast<int>(missingOnes().size()); }
    [[nodiscard]] bool busy() const { return busy_; }
    [[nodiscard]] double progress() const { return progress_; }
    [[nodiscard]] QString result() const { return result_; }
    [[nodiscard]] QString problem() const { return problem_; }
    [[nodiscard]] QString stays() const;
    [[nodiscard]] QString again() const;
    [[nodiscard]] bool canShare() const;

    Q_INVOKABLE void look();  // reads what waits; opens no connection
    // Seals a visit as it is now, once; nothing is sent.
    void put(const QString& sessionId, const BundleChoice& choice);
    void forget();                  // the library is locked
    Q_INVOKABLE void putMissing();  // every real visit that is over, without words and with the month alone
    Q_INVOKABLE void send();
    Q_INVOKABLE void cancel();  // what was handed over stays so
    Q_INVOKABLE void share();   // by the system's own means, where there are any

public slots:
    void tryAgain();  // by itself when the time has come

signals:
    void changed();
    void progressed();

private:
    struct Seen {
        std::vector<Parcel> parcels;
        std::string signingKey, study;
        int held = 0;
    };
    [[nodiscard]] static Result<Seen> seen(Library& library, UtcTime now);
    [[nodiscard]] std::vector<Uuid> missingOnes() const;
    void seal(const std::vector<Uuid>& sessions, const BundleChoice& choice);
    void take(Seen seen);
    void begin(bool dueOnly);
    void handOver(bool dueOnly);
    void ended(const Result<SendRound>& round);
    void plan(const SendRound& round);
    void settle();
    void stopWith(const QString& problem);

    Device& device_;
    Vault& vault_;
    Visits& visits_;
    SendPlace place_;
    ParcelRows rows_;
    Joining joining_;
    std::string signingKey_;
    QString study_, result_, problem_;
    bool busy_ = false, cancelled_ = false;
    int held_ = 0;  // of the parcels
    double progress_ = 0;
    QTimer again_;
    ParcelsAside outbox_;
    Aside worker_;  // the last: it goes first, and uses what stands above
};

}  // namespace tessera
