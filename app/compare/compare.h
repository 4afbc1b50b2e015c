// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/compare/compared_lines.h"
#include "core/store/summary.h"

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QVariantList>
#include <QVariantMap>

#include <memory>
#include <optional>
#include <vector>

namespace tessera {

class Vault;
class Visits;

// What observers of one visit tapped, beside each other. Positions on the screen are shares of the whole
// width, 0 to 1, of a clock that both records lie on.
// (The base is spelled in full: Qt 6.4 finds no base class of a type by its short name.)
class Compare : public tessera::ComparedLines {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    // Visits with more than one observer: {title, subtitle, kind, picture, sessions (list of ids)}
    Q_PROPERTY(QVariantList visits READ visits NOTIFY visitsChanged)
    Q_PROPERTY(bool loading READ loading NOTIFY changed)
    Q_PROPERTY(bool shown READ shown NOTIFY changed)  // a comparison is there
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY turned)
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY turned)
    Q_PROPERTY(QStringList pairs READ pairs NOTIFY opened)  // "KB and RS"; one when there are two records
    Q_PROPERTY(int pair READ pair WRITE setPair NOTIFY changed)
    Q_PROPERTY(QString firstName READ firstName NOTIFY turned)
    Q_PROPERTY(QString secondName READ secondName NOTIFY turned)
    // The codes that either used: {index, label, shortLabel, mark, light, dark}
    Q_PROPERTY(QVariantList codes READ codes NOTIFY turned)
    Q_PROPERTY(QVariantList cells READ cells NOTIFY turned)  // row by row: {words, same, name}
    Q_PROPERTY(QStringList sentences READ sentences NOTIFY changed)
    Q_PROPERTY(
        QString clockNote READ clockNote NOTIFY changed)  // how the clocks were laid together; often empty
    Q_PROPERTY(int toleranceSeconds READ toleranceSeconds WRITE setToleranceSeconds NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY turned)  // of differences
    Q_PROPERTY(int decided READ decided NOTIFY stepped)
    Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY stepped)
    // Of the current difference: {at, words, length, first, second, choice}; first and second as in codes
    Q_PROPERTY(QVariantMap difference READ difference NOTIFY stepped)
    Q_PROPERTY(QString shareProblem READ shareProblem NOTIFY stepped)

public:
    Compare(Vault& vault, Visits& visits, QObject* parent = nullptr);

    [[nodiscard]] QVariantList visits() const { return groups_; }
    [[nodiscard]] bool loading() const { return loading_; }
    [[nodiscard]] bool shown() const { return comparison_ != nullptr; }
    [[nodiscard]] QString problem() const { return problem_; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString subtitle() const;
    [[nodiscard]] QStringList pairs() const;
    [[nodiscard]] int pair() const { return pair_; }
    [[nodiscard]] QString firstName() const;
    [[nodiscard]] QString secondName() const;
    [[nodiscard]] QVariantList codes() const;
    [[nodiscard]] QVariantList cells() const;
    [[nodiscard]] QStringList sentences() const;
    [[nodiscard]] QString clockNote() const;
    [[nodiscard]] int toleranceSeconds() const { return toleranceSeconds_; }
    [[nodiscard]] int count() const;
    [[nodiscard]] int decided() const;
    [[nodiscard]] int current() const override { return current_; }
    [[nodiscard]] QVariantMap difference() const;
    [[nodiscard]] QString shareProblem() const { return shareProblem_; }
    [[nodiscard]] const Comparison* comparison() const override { return comparison_.get(); }
    [[nodiscard]] const std::vector<std::optional<Chosen>>& choices() const override { return choices_; }

    void setPair(int pair);
    void setToleranceSeconds(int seconds);
    void setCurrent(int difference);

    Q_INVOKABLE void open(const QStringList& sessions);
    Q_INVOKABLE void close();
    // Steps by so many differences; stops at the ends.
    Q_INVOKABLE void step(int by);
    // The difference nearest to a place on the ribbons, 0 to 1 along their common clock.
    Q_INVOKABLE void selectAt(double share);
    // 0: what the first had stands; 1: what the second had; 2: can't tell. Goes on to the next one that is
    // open.
    Q_INVOKABLE void decide(int choice);
    // The same for all that are still open, without moving.
    Q_INVOKABLE void decideRest(int choice);
    // Writes the shared version; what is still open becomes can't tell.
    Q_INVOKABLE void share();

signals:
    void visitsChanged();
    void opened();  // other records
    void turned();  // another pair of them
    void sharedMade(const QString& sessionId);

private:
    void group();
    void reckon();
    void show(std::shared_ptr<const Comparison> comparison);
    [[nodiscard]] QVariantMap codeOf(Symbol symbol) const;
    [[nodiscard]] QString nameOf(std::size_t record) const;
    [[nodiscard]] std::pair<std::size_t, std::size_t> pairAt(int index) const;
    [[nodiscard]] std::vector<Symbol> usedCodes() const;

    Vault& vault_;
    Visits& visits_;
    QVariantList groups_;
    ComparedRecords records_;
    std::shared_ptr<const Comparison> comparison_;
    std::vector<std::optional<Chosen>> choices_;
    QString problem_, shareProblem_;
    bool loading_ = false;
    int asked_ = 0;  // answers to earlier questions come late and are dropped
    int pair_ = 0, toleranceSeconds_ = 2, current_ = -1;
};

}  // namespace tessera
