// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/reflect/card_list.h"
#include "core/store/own_pages/reflections.h"

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>
#include <QTimer>

#include <map>
#include <vector>

namespace tessera {

class Device;
class Review;
class Vault;
class Visits;

// What a practitioner wants to try: up to three actions after a visit, each asked about once, and kept with
// what came of it. For the person's own use.
class Cards : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(tessera::CardList* due READ due CONSTANT)          // what Home asks about now
    Q_PROPERTY(tessera::CardList* ofVisit READ ofVisit CONSTANT)  // of the visit that is thought about
    Q_PROPERTY(tessera::CardList* all READ all CONSTANT)          // newest first
    Q_PROPERTY(int room READ room NOTIFY changed)                 // how many more actions the visit may have
    Q_PROPERTY(QString problem READ problem NOTIFY changed)

public:
    Cards(Device& device, Vault& vault, Visits& visits, Review& review, QObject* parent = nullptr);
    ~Cards() override;

    [[nodiscard]] CardList* due() { return &due_; }
    [[nodiscard]] CardList* ofVisit() { return &ofVisit_; }
    [[nodiscard]] CardList* all() { return &all_; }
    [[nodiscard]] int room() const;
    [[nodiscard]] QString problem() const { return problem_; }
    [[nodiscard]] bool allSaved() const { return unsaved_.empty() && saving_ == 0; }

    // Home is shown: it asks about the cards that are due, and never again about these.
    Q_INVOKABLE void greet();
    Q_INVOKABLE void begin();  // on the visit that Review shows
    // Empty when there is one more, else why not.
    Q_INVOKABLE QString add(const QString& action);
    Q_INVOKABLE void reword(const QString& card, const QString& action);
    Q_INVOKABLE void lookBackAfter(const QString& card, int weeks);
    Q_INVOKABLE void takeBack(const QString& card);
    Q_INVOKABLE void say(const QString& card, int far);
    Q_INVOKABLE void sayHelped(const QString& card, const QString& words);
    Q_INVOKABLE void sayHindered(const QString& card, const QString& words);
    // The visit was erased: nothing of it is shown any more.
    void forget(const Uuid& session);

signals:
    void changed();

private:
    void load();
    void clear();
    void settle();
    void ask();
    void save();
    void store(const Uuid& session, const ActionCard& card);
    [[nodiscard]] Day today() const;
    [[nodiscard]] bool visitedAgain(const Uuid& session) const;
    [[nodiscard]] CardRow rowOf(const Uuid& session, const ActionCard& card) const;
    template <class Change>
    void change(const QString& card, bool soon, Change how);

    Device& device_;
    Vault& vault_;
    Visits& visits_;
    Review& review_;
    CardList due_, ofVisit_, all_;
    std::vector<CardRow> cards_;    // all that stand
    std::vector<Uuid> asked_;       // that Home shows
    std::map<Uuid, Uuid> unsaved_;  // card, its session
    Uuid session_;
    QTimer pause_;
    QString problem_;
    int saving_ = 0;
    bool loaded_ = false, greeting_ = false;
};

}  // namespace tessera
