// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/compare/compared_lines.h"
#include "app/live/live_grid.h"
#include "app/practice/story_clock.h"
#include "sync/formats/practice/practice_file.h"

#include <QtQml/qqmlregistration.h>
#include <QStringList>
#include <QVariantList>

#include <memory>
#include <optional>
#include <vector>

namespace tessera {

// After a practice visit: what was tapped beside what the story's author tapped, on one clock. The author's
// taps are laid where the story was told; where the telling stood still, the author pauses. Differences of
// less than four seconds are left out: that long it takes to read a line.
class SideBySide : public tessera::ComparedLines {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(bool shown READ shown NOTIFY changed)
    Q_PROPERTY(bool comparable READ comparable NOTIFY changed)  // there is time that both tapped
    Q_PROPERTY(tessera::GridSource* author READ author CONSTANT)
    Q_PROPERTY(QStringList sentences READ sentences NOTIFY changed)
    // {at, length, first, second, told, words}; first and second are {index, label, shortLabel, mark, light,
    // dark}, told is what the story said then
    Q_PROPERTY(QVariantList differences READ differences NOTIFY changed)
    Q_PROPERTY(int current READ current WRITE setCurrent NOTIFY stepped)

public:
    explicit SideBySide(QObject* parent = nullptr);
    ~SideBySide() override;

    // `tapped` has ended. Copies what it needs.
    void show(const Journal& tapped, const PracticeStory& story, const StoryClock& clock);
    void clear();

    [[nodiscard]] bool shown() const { return shown_; }
    [[nodiscard]] bool comparable() const { return comparison_ && comparison_->figures.length > Millis{0}; }
    [[nodiscard]] GridSource* author() { return &author_; }
    [[nodiscard]] QStringList sentences() const;
    [[nodiscard]] QVariantList differences() const;
    [[nodiscard]] const Comparison* comparison() const override { return comparison_.get(); }
    [[nodiscard]] const std::vector<std::optional<Chosen>>& choices() const override { return choices_; }
    [[nodiscard]] int current() const override { return current_; }
    void setCurrent(int difference);
    // The difference nearest to a place on the lines, 0 to 1 along their clock.
    Q_INVOKABLE void selectAt(double share);

private:
    [[nodiscard]] QVariantMap codeOf(Symbol symbol) const;
    [[nodiscard]] QString toldBetween(Millis onset, Millis offset) const;

    bool shown_ = false;
    PracticeStory story_;
    StoryClock clock_;
    Millis told_{0};  // how far the story came
    std::shared_ptr<const Comparison> comparison_;
    std::vector<std::optional<Chosen>> choices_;  // nothing is decided here
    LiveGrid author_;
    int current_ = -1;
};

// What the author tapped, as a journal of the visit that `header` is of: opened with it and ended at `until`,
// a position since the opening. Only as far as the story was told. `scheme` must outlive it.
[[nodiscard]] Result<Journal> authorsJournal(const PracticeStory& story, const StoryClock& clock,
                                             const Header& header, Millis until, const Scheme& scheme);

}  // namespace tessera
