// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/families/family_visits.h"
#include "app/families/spiral_export.h"
#include "app/families/visit_pair.h"
#include "app/render/spiral/spiral_source.h"

#include <QtQml/qqmlregistration.h>
#include <QString>
#include <QStringList>
#include <QVariantList>
#include <QVariantMap>

#include <memory>
#include <vector>

namespace tessera {

class Device;
class Families;
class Vault;
class Visits;

// One family: its visits in order, and the steps of its partnership along the spiral. A step is a mark in the
// journal of its visit; one that is added afterwards is an entry like any other, and so goes with the visit.
class Family : public SpiralSource {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(bool loading READ loading NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString family READ family NOTIFY changed)  // its code; empty: none is open
    Q_PROPERTY(QString title READ title NOTIFY changed)    // "Family 014"
    // {sessionId, number, title, subtitle, picture, kind, steps, notesAllowed, length}; the first visit first
    Q_PROPERTY(QVariantList visits READ visits NOTIFY changed)
    // {number, mark, label, visit, at, tags, issue, words, spoken}; in order
    Q_PROPERTY(QVariantList steps READ steps NOTIFY changed)
    Q_PROPERTY(QVariantList kinds READ kinds NOTIFY changed)   // {number, label, triangle}
    Q_PROPERTY(QStringList issues READ issues NOTIFY changed)  // in the order in which they came up
    Q_PROPERTY(int chosen READ chosen WRITE choose NOTIFY chosenChanged)         // a step; -1: none
    Q_PROPERTY(QVariantMap step READ step NOTIFY chosenChanged)                  // the chosen one
    Q_PROPERTY(QString thread READ thread WRITE setThread NOTIFY chosenChanged)  // the issue that is followed
    Q_PROPERTY(QString message READ message NOTIFY chosenChanged)  // what just happened, or why it did not
    Q_PROPERTY(tessera::SpiralSource* spiral READ spiral CONSTANT)
    Q_PROPERTY(tessera::VisitPair* pair READ pair CONSTANT)
    Q_PROPERTY(tessera::SpiralExport* leaving READ leaving CONSTANT)

public:
    // All must outlive it.
    Family(Device& device, Vault& vault, Visits& visits, Families& families, QObject* parent = nullptr);
    ~Family() override;

    [[nodiscard]] bool loading() const { return loading_; }
    [[nodiscard]] QString problem() const { return problem_; }
    [[nodiscard]] QString family() const { return family_; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] QVariantList visits() const { return shownVisits_; }
    [[nodiscard]] QVariantList steps() const { return shown_; }
    [[nodiscard]] QVariantList kinds() const;
    [[nodiscard]] QStringList issues() const { return issues_; }
    [[nodiscard]] int chosen() const { return ask_.chosen; }
    [[nodiscard]] QVariantMap step() const;
    [[nodiscard]] QString thread() const;
    [[nodiscard]] QString message() const { return message_; }
    [[nodiscard]] SpiralSource* spiral() { return this; }
    [[nodiscard]] VisitPair* pair() { return &pair_; }
    [[nodiscard]] SpiralExport* leaving() { return &leaving_; }
    [[nodiscard]] const SpiralAsk& ask() const override { return ask_; }
    [[nodiscard]] const SpiralWords& spiralWords() const override { return words_; }

    Q_INVOKABLE void open(const QString& family);
    Q_INVOKABLE void close();
    Q_INVOKABLE void lookAgain();  // the same family, read anew
    // Two of `visits` beside each other, in `pair`.
    Q_INVOKABLE bool showPair(int one, int other);
    void choose(int step);
    void setThread(const QString& issue);

    // Where in a visit a step may be: its running clock, from 0 to its length, in seconds.
    Q_INVOKABLE QString clockAt(int visit, int seconds) const;
    Q_INVOKABLE int lengthOf(int visit) const;
    // Puts a step into a visit (an index into `visits`); `kind` from 1. False, with the reason as the
    // message.
    Q_INVOKABLE bool addStep(int visit, int kind, int seconds, int tags, const QString& issue);
    // Says a step anew: of which kind it is, what it fed back, what it was about.
    Q_INVOKABLE bool sayStep(int step, int kind, int tags, const QString& issue);
    Q_INVOKABLE bool takeAway(int step);

signals:
    void changed();
    void chosenChanged();

private:
    void show(FamilyRecord record);
    void visitsChanged();
    void rebuild();
    bool add(std::size_t visit, std::vector<Entry> entries, const QString& message);
    bool refuse(const QString& why);
    [[nodiscard]] Entry entryFor(const FamilyVisit& visit, EntryKind kind) const;
    [[nodiscard]] QVariantMap shownVisit(std::size_t index) const;
    [[nodiscard]] QVariantMap shownStep(const PlacedStep& placed) const;
    [[nodiscard]] QString visitLabel(std::uint32_t number) const;
    [[nodiscard]] QString canonical(const QString& issue) const;
    [[nodiscard]] std::vector<Result<Leave>> asked() const;
    [[nodiscard]] QString stays(const std::vector<Result<Leave>>& answers) const;
    [[nodiscard]] QStringList leavingIssues() const;
    [[nodiscard]] Result<SpiralLeaving> leavingSheet() const;

    Device& device_;
    Vault& vault_;
    Visits& visits_;
    Families& families_;
    FamilyRecord record_;
    std::vector<PlacedStep> placed_;
    SpiralAsk ask_;
    SpiralWords words_;
    VisitPair pair_;
    SpiralExport leaving_;
    QString family_, problem_, message_;
    QVariantList shown_, shownVisits_;
    QStringList issues_;
    bool loading_ = false;
    int asked_ = 0;
};

}  // namespace tessera
