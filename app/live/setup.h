// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/consent/agreement.h"
#include "core/journal/entry.h"
#include "core/scheme/scheme.h"

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>
#include <QStringList>

#include <vector>

namespace tessera {

class Live;

// Consent and set-up before a visit. Consent is never filled in beforehand; the codes and the place are kept
// from last time.
class Setup : public tessera::Agreement {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(bool practitionerAgreed MEMBER practitionerAgreed_ NOTIFY changed)
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

    [[nodiscard]] QString observer() const { return observer_; }
    [[nodiscard]] Uuid device() const { return device_id_; }

    // Families of the last visits, newest first: offered, and known to be codes.
    void setRecent(const QStringList& families);
    // What was said of the last real visit; kept for the next one.
    void setLast(const Header& last);
    void setDevice(const Uuid& device) { device_id_ = device; }
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
    void recentChanged();
    void readyChanged();
    void problem(const QString& words);

private:
    [[nodiscard]] QString doubted() const;  // the first code to ask about

    Live& live_;
    Uuid device_id_;
    bool practitionerAgreed_ = false;
    QString family_, practitioner_, observer_, visit_;
    int place_ = 0, scheme_ = 0;
    QStringList recentFamilies_, saidToBeCodes_;
    std::vector<Scheme> schemes_;
};

}  // namespace tessera
