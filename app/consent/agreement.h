// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/journal/consent_record.h"

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>

#include <cstdint>
#include <string>

namespace tessera {

class Device;

// What a family is asked: who agrees, what the child says, what may be done with a visit, and for how long.
// Nobody's yes is filled in beforehand; what may be done is at first the least that lets a visit be handed
// over at all.
class Agreement : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    // Agreeing to notes is agreeing to the visit; taking the one back takes the other back.
    Q_PROPERTY(bool parentAgreed READ parentAgreed WRITE setParentAgreed NOTIFY changed)
    Q_PROPERTY(bool notesAgreed READ notesAgreed WRITE setNotesAgreed NOTIFY changed)
    Q_PROPERTY(
        int role MEMBER role_ NOTIFY changed)  // who agrees: 0 parent or parents, 1 guardian, 2 another carer
    Q_PROPERTY(int assent MEMBER assent_ NOTIFY
                   changed)  // the child: 0 not asked, 1 yes, 2 too young to be asked, 3 no
    Q_PROPERTY(
        bool mayVisit MEMBER mayVisit_ NOTIFY changed)  // the picture and its figures may leave the tablet
    Q_PROPERTY(bool mayNotes MEMBER mayNotes_ NOTIFY changed)
    Q_PROPERTY(bool mayReflections MEMBER mayReflections_ NOTIFY changed)
    Q_PROPERTY(bool mayDate MEMBER mayDate_ NOTIFY changed)
    Q_PROPERTY(bool mayTeach MEMBER mayTeach_ NOTIFY changed)
    Q_PROPERTY(bool mayReuse MEMBER mayReuse_ NOTIFY changed)
    // How long it is agreed to: 0 for as long as visits are usually kept, without end where nobody settled
    // that; 1, 2, 3 for 30 days, 90 days, a year; and a last day of the family's own, as it is written, which
    // counts before these.
    Q_PROPERTY(int lasting MEMBER lasting_ NOTIFY changed)
    Q_PROPERTY(QString lastDay MEMBER lastDay_ NOTIFY changed)
    Q_PROPERTY(QString until READ until NOTIFY changed)        // the same in a sentence; empty without an end
    Q_PROPERTY(QString dayDoubt READ dayDoubt NOTIFY changed)  // why that last day is none; or empty
    Q_PROPERTY(QString leaving READ leaving NOTIFY changed)    // what may be done, to be read out
    Q_PROPERTY(QString kept READ kept NOTIFY
                   changed)  // how long the visit is kept; empty when nobody has settled it
    Q_PROPERTY(QString told READ told NOTIFY changed)  // all of this, to be read out

public:
    // The device must outlive it.
    explicit Agreement(Device& device, QObject* parent = nullptr);

    [[nodiscard]] bool parentAgreed() const { return parentAgreed_; }
    [[nodiscard]] bool notesAgreed() const { return notesAgreed_; }
    [[nodiscard]] QString leaving() const;
    [[nodiscard]] virtual QString kept() const;
    [[nodiscard]] QString until() const;
    [[nodiscard]] QString told() const;
    [[nodiscard]] QString dayDoubt() const;
    void setParentAgreed(bool agreed);
    void setNotesAgreed(bool agreed);

    // The study's form where one is enrolled, and for how many days visits are kept; empty and 0 without.
    void setForm(const std::string& form, std::uint32_t keepDays);

signals:
    void changed();

protected:
    void forgetWhatWasSaid();
    [[nodiscard]] ConsentRecord agreed() const;
    // Days from today on, the last one included; 0: no end.
    [[nodiscard]] std::uint32_t agreedDays() const;
    // And for how many of them the visit is kept: what is not agreed to any more is not kept either.
    [[nodiscard]] std::uint32_t daysKept() const;
    [[nodiscard]] std::int64_t today() const;
    [[nodiscard]] Assent assent() const;

    Device& device_;

private:
    bool parentAgreed_ = false, notesAgreed_ = false;
    bool mayVisit_ = true, mayNotes_ = false, mayReflections_ = false, mayDate_ = false, mayTeach_ = false,
         mayReuse_ = false;
    int role_ = 0, assent_ = 0, lasting_ = 0;
    QString lastDay_;
    std::string form_;
    std::uint32_t keepDays_ = 0;
};

}  // namespace tessera
