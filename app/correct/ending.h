// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/journal/entry.h"

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QVariantList>

#include <cstdint>
#include <set>

namespace tessera {

class Live;

// What is settled while a visit that has just ended is fresh: what to look at again, and how sure the
// observer was of the tapping.
class Ending : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(QVariantList fixes READ fixes NOTIFY changed)  // the first three worth a look: {entry, words}
    Q_PROPERTY(int fixesMore READ fixesMore NOTIFY changed)   // how many there are beside these
    Q_PROPERTY(bool correctable READ correctable NOTIFY changed)
    Q_PROPERTY(int sureness READ sureness NOTIFY changed)  // 0 not said, 1 not very, 2 fairly, 3 very
    // Notes that may say who they are about and that nobody kept as they are: {entry, at, marked, plain,
    // parts}.
    Q_PROPERTY(QVariantList doubts READ doubts NOTIFY changed)
    // "Agreed until 2 June 2026. Kept until …": what was agreed before the visit; empty without an end.
    Q_PROPERTY(QString agreed READ agreed NOTIFY changed)
    // How the time went, in words fit for everybody; no codes of people.
    Q_PROPERTY(QStringList sentences READ sentences NOTIFY changed)

public:
    // `live` must outlive it.
    explicit Ending(Live& live, QObject* parent = nullptr);

    [[nodiscard]] QVariantList fixes() const;
    [[nodiscard]] int fixesMore() const;
    [[nodiscard]] bool correctable() const;
    [[nodiscard]] int sureness() const;
    [[nodiscard]] QVariantList doubts() const;
    [[nodiscard]] QString agreed() const;
    [[nodiscard]] QStringList sentences() const;

    Q_INVOKABLE void saySureness(int sureness);
    Q_INVOKABLE void keepNote(int entry);  // as it is
    Q_INVOKABLE void changeNote(int entry, const QString& text);

signals:
    void changed();

private:
    // At the present moment of the visit, which is over.
    void amend(Entry entry);

    Live& live_;
    std::set<std::uint32_t> kept_;  // notes, by their entries
};

}  // namespace tessera
