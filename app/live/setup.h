// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/journal/consent_record.h"
#include "core/journal/entry.h"
#include "core/scheme/scheme.h"

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>
#include <QStringList>

#include <vector>

namespace tessera {

class Device;
class Live;

// Consent and set-up before a visit. Consent is never filled in beforehand; the other values are kept from
// last time.
class Setup : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    // Agreeing to notes is agreeing to the visit; taking the one back takes the other back.
    Q_PROPERTY(bool parentAgreed READ parentAgreed WRITE setParentAgreed NOTIFY changed)
    Q_PROPERTY(bool practitionerAgreed MEMBER practitionerAgreed_ NOTIFY changed)
    Q_PROPERTY(bool notesAgreed READ notesAgreed WRITE setNotesAgreed NOTIFY changed)
    Q_PROPERTY(
        int role MEMBER role_ NOTIFY changed)  // who agrees: 0 parent or parents, 1 guardian, 2 another carer
    Q_PROPERTY(int assent MEMBER assent_ NOTIFY
                   changed)  // the child: 0 not asked, 1 yes, 2 too young to be asked, 3 no
    // What may be done with the visit. At first the least that lets the visit be handed over at all.
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
    Q_PROPERTY(QString leaving READ leaving NOTIFY changed)  // the same in a sentence or two, to be read out
    Q_PROPERTY(QString kept READ kept NOTIFY
                   changed)  // how long the visit is kept; empty when nobody has settled it
    Q_PROPERTY(QString told READ told NOTIFY changed)  // all of this, to be read out
    Q_PROPERTY(QString family MEMBER family_ NOTIFY changed)
    Q_PROPERTY(QString practitioner MEMBER practitioner_ NOTIFY changed)
    Q_PROPERTY(QString observer MEMBER observer_ NOTIFY changed)
    Q_PROPERTY(QString visit MEMBER visit_ NOTIFY changed)
    Q_PROPERTY(int place MEMBER place_ NOTIFY changed)  // 0 home, 1 day stay, 2 other
    Q_PROPERTY(QStringList recentFamilies READ recentFamilies NOTIFY recentChanged)
    Q_PROPERTY(QStringList schemes READ schemes NOTIFY recentChanged)  // titles
    Q_PROPERTY(int scheme MEMBER scheme_ NOTIFY changed)
    Q_PROPERTY(QString battery READ battery NOTIFY readyChanged)  // "Battery 82 %"; says when it is not known
    Q_PROPERTY(QString space READ space NOTIFY readyChanged)
    Q_PROPERTY(bool canStart READ canStart NOTIFY changed)
    Q_PROPERTY(
        QString missing READ missing NOTIFY changed)  // what is still needed, in words; empty when ready
    // Asks about a code that looks like a name, a birthday or a number from elsewhere; empty when there is
    // nothing to ask. Starting is possible all the same.
    Q_PROPERTY(QString doubt READ doubt NOTIFY changed)

public:
    Setup(Device& device, Live& live, QObject* parent = nullptr);

    [[nodiscard]] QStringList recentFamilies() const { return recentFamilies_; }
    [[nodiscard]] QStringList schemes() const;
    [[nodiscard]] QString battery() const;
    [[nodiscard]] QString space() const;
    [[nodiscard]] bool canStart() const { return missing().isEmpty(); }
    [[nodiscard]] QString missing() const;
    [[nodiscard]] QString doubt() const;

    [[nodiscard]] bool parentAgreed() const { return parentAgreed_; }
    [[nodiscard]] bool notesAgreed() const { return notesAgreed_; }
    [[nodiscard]] QString leaving() const;
    [[nodiscard]] QString kept() const;
    [[nodiscard]] QString until() const;
    [[nodiscard]] QString told() const;
    [[nodiscard]] QString dayDoubt() const;
    void setParentAgreed(bool agreed);
    void setNotesAgreed(bool agreed);
    [[nodiscard]] QString observer() const { return observer_; }
    [[nodiscard]] Uuid device() const { return device_id_; }

    // Families of the last visits, newest first: offered, and known to be codes.
    void setRecent(const QStringList& families);
    // What was said of the last real visit; kept for the next one.
    void setLast(const Header& last);
    void setDevice(const Uuid& device) { device_id_ = device; }
    // The study's form where one is enrolled, and for how many days visits are kept; empty and 0 without.
    void setForm(const std::string& form, std::uint32_t keepDays);

    // A fresh page: consent empty, the rest as last time.
    Q_INVOKABLE void begin();
    // The answer to `doubt`: it is a code. Not asked again, and neither is what a visit was started with.
    Q_INVOKABLE void isCode();
    // Draws a new code for the family: at random, with a letter that notices what is mistyped.
    Q_INVOKABLE void drawFamilyCode();
    // Opens the recording; a message in `problem` when it could not be.
    Q_INVOKABLE bool start();
    // Takes a scheme file in, to be chosen here; an empty answer when it was, else why not.
    Q_INVOKABLE QString addScheme(const QString& path);

signals:
    void changed();
    void recentChanged();
    void readyChanged();
    void problem(const QString& words);

private:
    [[nodiscard]] QString doubted() const;  // the first code to ask about
    [[nodiscard]] ConsentRecord agreed() const;
    // Days from today on, the last one included; 0: no end.
    [[nodiscard]] std::uint32_t agreedDays() const;
    [[nodiscard]] std::uint32_t daysKept() const;

    Device& device_;
    Live& live_;
    Uuid device_id_;
    bool parentAgreed_ = false, practitionerAgreed_ = false, notesAgreed_ = false;
    bool mayVisit_ = true, mayNotes_ = false, mayReflections_ = false, mayDate_ = false, mayTeach_ = false,
         mayReuse_ = false;
    int role_ = 0, assent_ = 0, lasting_ = 0;
    QString lastDay_;
    std::string form_;
    std::uint32_t keepDays_ = 0;
    QString family_, practitioner_, observer_, visit_;
    int place_ = 0, scheme_ = 0;
    QStringList recentFamilies_, saidToBeCodes_;
    std::vector<Scheme> schemes_;
};

}  // namespace tessera
