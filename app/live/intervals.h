// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/review/lane_grids.h"

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>
#include <QTimer>
#include <QVariantList>

#include <cstdint>
#include <vector>

namespace tessera {

class Device;
class Fold;
class Live;

// A visit that is coded interval by interval: which interval it is, what is still open, and what a tap is
// for. It stands beside Live, which has the journal, the pauses and everything else of the visit.
//
// A tap codes the interval that has just ended while that one is open in its group and the grace lasts;
// otherwise the one that runs. On the screen's thread only.
class Intervals : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    // The visit that is open asks once an interval.
    Q_PROPERTY(bool active READ active NOTIFY openedChanged)
    // One a group of states: {name, codes}, the codes as Live has them.
    Q_PROPERTY(QVariantList groups READ groups NOTIFY openedChanged)
    // One a group: {interval (from 1) that a tap is for, late (it has ended), code (-1: none yet)}.
    Q_PROPERTY(QVariantList rows READ rows NOTIFY rowsChanged)
    // The squares so far, one grid a group: {name, grid}.
    Q_PROPERTY(QVariantList lanes READ lanes NOTIFY openedChanged)
    Q_PROPERTY(int number READ number NOTIFY rowsChanged)       // of the interval that runs, from 1
    Q_PROPERTY(double progress READ progress NOTIFY ticked)     // how much of it is over, 0 to 1
    Q_PROPERTY(int secondsLeft READ secondsLeft NOTIFY ticked)  // of it
    // How long the interval before can still be coded; 0 when it cannot, or has all it needs.
    Q_PROPERTY(int graceLeft READ graceLeft NOTIFY ticked)
    Q_PROPERTY(QString openWords READ openWords NOTIFY ticked)  // what of that one is open, in words
    Q_PROPERTY(int seconds READ seconds NOTIFY openedChanged)   // length of an interval

public:
    // Both must outlive it.
    Intervals(Device& device, Live& live, QObject* parent = nullptr);

    void setVibrate(bool vibrate) { vibrate_ = vibrate; }

    [[nodiscard]] bool active() const;
    [[nodiscard]] QVariantList groups() const { return groups_; }
    [[nodiscard]] QVariantList rows() const { return rows_; }
    [[nodiscard]] QVariantList lanes() const { return lanes_.list(); }
    [[nodiscard]] int number() const { return static_cast<int>(index_) + 1; }
    [[nodiscard]] double progress() const;
    [[nodiscard]] int secondsLeft() const;
    [[nodiscard]] int graceLeft() const;
    [[nodiscard]] QString openWords() const;
    [[nodiscard]] int seconds() const;

    // `stamp` as Live::stamp() gave it at finger-down.
    Q_INVOKABLE void tap(int code, double stamp);
    // The interval before stays missed in this group: taps are for the one that runs from now on.
    Q_INVOKABLE void leave(int group);
    // Looks at the clock; its own timer does so while the visit runs.
    Q_INVOKABLE void look();

signals:
    void openedChanged();
    void rowsChanged();
    void ticked();
    void turned(int number);  // another interval began

private:
    [[nodiscard]] const Fold* fold() const;
    [[nodiscard]] Millis length() const;
    [[nodiscard]] Millis now() const;
    [[nodiscard]] Millis running(Millis at) const;
    // Which interval a tap in this group is for at this moment of running time.
    [[nodiscard]] std::int64_t target(std::size_t group, Millis running) const;
    void opened();
    void refresh();

    Device& device_;
    Live& live_;
    std::vector<std::size_t> lanesOfScheme_;  // groups of states
    std::vector<std::int64_t> left_;          // by lane: the last interval that was left
    QVariantList groups_, rows_;
    LaneGrids lanes_;
    QTimer tick_;
    std::int64_t index_ = 0;
    bool vibrate_ = false;
};

}  // namespace tessera
