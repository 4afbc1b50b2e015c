// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/render/grid_source.h"
#include "core/journal/journal.h"
#include "core/journal/lanes.h"
#include "core/reflection/findings.h"
#include "core/store/library.h"

#include <QtQml/qqmlregistration.h>
#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QVariantList>

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace tessera {

class ReviewGrid;
class Vault;
class Visits;
struct OpenedVisit;

// One stored visit, looked at afterwards.
class Review : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(bool loading READ loading NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString sessionId READ sessionId NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)        // "Family 009 · home visit"
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY changed)  // "2 June 2026, 64 minutes, 115 interactions"
    Q_PROPERTY(QString kind READ kind NOTIFY changed)          // "Illustrative: a made-up visit", or empty
    Q_PROPERTY(bool byTime READ byTime WRITE setByTime NOTIFY viewChanged)
    // Names of the lanes of a visit coded by intervals, one a group of states; empty for a visit with one.
    Q_PROPERTY(QStringList lanes READ lanes NOTIFY changed)
    Q_PROPERTY(int lane READ lane WRITE setLane NOTIFY viewChanged)  // the one that is shown
    Q_PROPERTY(int unitSeconds READ unitSeconds WRITE setUnitSeconds NOTIFY viewChanged)  // 10 15 20 30 60
    Q_PROPERTY(int columns READ columns NOTIFY viewChanged)
    Q_PROPERTY(QString caption READ caption NOTIFY viewChanged)  // what one square means
    Q_PROPERTY(
        QVariantList key READ key NOTIFY changed)  // {code, letter, label, shortLabel, phrase, mark, time}
    Q_PROPERTY(QStringList sentences READ sentences NOTIFY changed)  // what the picture shows
    Q_PROPERTY(
        int sentence READ sentence WRITE chooseSentence NOTIFY sentenceChanged)  // the chosen one, or -1
    // The squares that the chosen sentence speaks of; [-1] when it speaks of none; empty when none is chosen.
    Q_PROPERTY(QList<int> lit READ lit NOTIFY sentenceChanged)
    Q_PROPERTY(QString litWords READ litWords NOTIFY sentenceChanged)  // "12 squares light up", or empty
    // What the eye may look for: the longer stretches, passages of quick shifts. They light squares as a
    // sentence does, in whose place they come; the quick passages are underlined as well.
    Q_PROPERTY(bool longer READ longer WRITE setLonger NOTIFY sentenceChanged)
    Q_PROPERTY(bool quick READ quick WRITE setQuick NOTIFY sentenceChanged)
    Q_PROPERTY(QList<int> underlined READ underlined NOTIFY sentenceChanged)
    // Notes, marks, pauses: {at, kind, text, square}; `square`: where it lies in the view shown when asked.
    Q_PROPERTY(QVariantList moments READ moments NOTIFY changed)
    Q_PROPERTY(QVariantList steps READ steps NOTIFY changed)  // said in this visit: {number, label, count}
    Q_PROPERTY(QVariantList runs READ runs NOTIFY changed)    // the grid as a list: {at, label, words}
    Q_PROPERTY(int selected READ selected WRITE select NOTIFY selectedChanged)
    Q_PROPERTY(QString selectedWords READ selectedWords NOTIFY selectedChanged)
    // The other end of a chosen stretch; -1 while one square or none is chosen.
    Q_PROPERTY(int reach READ reach NOTIFY selectedChanged)
    Q_PROPERTY(QString chosenTitle READ chosenTitle NOTIFY selectedChanged)  // "Squares 12 to 20 of 80"
    Q_PROPERTY(QString chosenWhat READ chosenWhat NOTIFY selectedChanged)    // "Planning, then locating"
    Q_PROPERTY(QString chosenTime READ chosenTime NOTIFY selectedChanged)    // "26:14 to 26:42 · 28 seconds"
    Q_PROPERTY(QVariantList chosenMoments READ chosenMoments NOTIFY selectedChanged)  // as `moments`
    Q_PROPERTY(QStringList changes READ changes NOTIFY changed)  // what was corrected, in sentences
    // The visit as it was first tapped: of one coded by intervals, the lane that is shown.
    Q_PROPERTY(tessera::GridSource* first READ first CONSTANT)
    Q_PROPERTY(tessera::GridSource* grid READ grid CONSTANT)
    Q_PROPERTY(QStringList agreed READ agreed NOTIFY changed)  // what the family agreed to, in sentences
    Q_PROPERTY(QString family READ family NOTIFY changed)
    Q_PROPERTY(QString practitioner READ practitioner NOTIFY changed)
    Q_PROPERTY(QString observer READ observer NOTIFY changed)
    Q_PROPERTY(QString visit READ visit NOTIFY changed)

public:
    Review(Vault& vault, Visits& visits, QObject* parent = nullptr);
    ~Review() override;

    [[nodiscard]] bool loading() const { return loading_; }
    [[nodiscard]] QString problem() const { return problem_; }
    [[nodiscard]] QString sessionId() const;
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString subtitle() const;
    [[nodiscard]] QString kind() const;
    [[nodiscard]] bool byTime() const { return byTime_; }
    [[nodiscard]] QStringList lanes() const;
    [[nodiscard]] int lane() const { return lane_; }
    [[nodiscard]] int unitSeconds() const { return unitSeconds_; }
    [[nodiscard]] int columns() const;
    [[nodiscard]] QString caption() const;
    [[nodiscard]] QVariantList key() const;
    [[nodiscard]] QStringList sentences() const;
    [[nodiscard]] int sentence() const { return sentence_; }
    [[nodiscard]] const QList<int>& lit() const { return lit_; }
    [[nodiscard]] QString litWords() const;
    [[nodiscard]] bool longer() const { return longer_; }
    [[nodiscard]] bool quick() const { return quick_; }
    [[nodiscard]] const QList<int>& underlined() const { return underlined_; }
    [[nodiscard]] QVariantList moments() const;
    [[nodiscard]] QVariantList steps() const;
    [[nodiscard]] QVariantList runs() const;
    [[nodiscard]] int selected() const { return selected_; }
    [[nodiscard]] QString selectedWords() const;
    [[nodiscard]] int reach() const { return reach_; }
    [[nodiscard]] QString chosenTitle() const;
    [[nodiscard]] QString chosenWhat() const;
    [[nodiscard]] QString chosenTime() const;
    [[nodiscard]] QVariantList chosenMoments() const;
    [[nodiscard]] QStringList changes() const;
    [[nodiscard]] GridSource* first() const;
    [[nodiscard]] GridSource* grid() const;
    [[nodiscard]] QStringList agreed() const;
    [[nodiscard]] QString family() const;
    [[nodiscard]] QString practitioner() const;
    [[nodiscard]] QString observer() const;
    [[nodiscard]] QString visit() const;
    [[nodiscard]] const Journal* journal() const { return journal_.get(); }

    void setByTime(bool byTime);
    void setUnitSeconds(int seconds);
    void setLane(int lane);
    void select(int square);
    void chooseSentence(int sentence);
    void setLonger(bool longer);
    void setQuick(bool quick);

    // From the chosen square to this one, in either direction; the same square again: that one alone.
    Q_INVOKABLE void reachTo(int square);
    // All of the run that the chosen square belongs to.
    Q_INVOKABLE void chooseRun();
    // A pause, by its position among the visit's pauses; what it was is then what is said of the choice.
    Q_INVOKABLE void choosePause(int pause);
    Q_INVOKABLE void open(const QString& sessionId);
    Q_INVOKABLE void close();
    // A wrong code is corrected by a new header entry; empty when it was done, else why not.
    Q_INVOKABLE QString correctCodes(const QString& family, const QString& practitioner,
                                     const QString& observer, const QString& visit);

signals:
    void changed();
    void viewChanged();
    void selectedChanged();
    void sentenceChanged();

private:
    void show(OpenedVisit visit);
    void rebuild();
    void showFirst();
    void light();
    [[nodiscard]] const Lane& shownLane() const;  // requires a journal
    // First and last of the chosen squares; requires one.
    [[nodiscard]] std::pair<std::size_t, std::size_t> ends() const;

    Vault& vault_;
    Visits& visits_;
    std::unique_ptr<Scheme> scheme_;
    std::unique_ptr<Journal> journal_;
    std::vector<Lane> lanes_, firstLanes_;  // the second as first tapped; none when nothing was changed
    std::unique_ptr<ReviewGrid> grid_, first_;
    std::vector<Finding> findings_;
    QList<int> lit_, underlined_;
    QStringList changes_;
    QString problem_;
    bool loading_ = false, byTime_ = false, longer_ = false, quick_ = false;
    int unitSeconds_ = 30, selected_ = -1, reach_ = -1, lane_ = 0, sentence_ = -1, pause_ = -1;
};

}  // namespace tessera
