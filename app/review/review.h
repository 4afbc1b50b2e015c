// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/render/grid_source.h"
#include "core/journal/journal.h"
#include "core/journal/lanes.h"
#include "core/store/library.h"

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QVariantList>

#include <memory>
#include <vector>

namespace tessera {

class ReviewGrid;
class Vault;
class Visits;

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
    Q_PROPERTY(QStringList sentences READ sentences NOTIFY changed)  // the time budget in words
    Q_PROPERTY(QVariantList moments READ moments NOTIFY changed)     // notes, marks, pauses: {at, kind, text}
    Q_PROPERTY(QVariantList runs READ runs NOTIFY changed)           // the grid as a list: {at, label, words}
    Q_PROPERTY(int selected READ selected WRITE select NOTIFY selectedChanged)
    Q_PROPERTY(QString selectedWords READ selectedWords NOTIFY selectedChanged)
    Q_PROPERTY(tessera::GridSource* grid READ grid CONSTANT)
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
    [[nodiscard]] QVariantList moments() const;
    [[nodiscard]] QVariantList runs() const;
    [[nodiscard]] int selected() const { return selected_; }
    [[nodiscard]] QString selectedWords() const;
    [[nodiscard]] GridSource* grid() const;
    [[nodiscard]] QString family() const;
    [[nodiscard]] QString practitioner() const;
    [[nodiscard]] QString observer() const;
    [[nodiscard]] QString visit() const;
    [[nodiscard]] const Journal* journal() const { return journal_.get(); }

    void setByTime(bool byTime);
    void setUnitSeconds(int seconds);
    void setLane(int lane);
    void select(int square);

    Q_INVOKABLE void open(const QString& sessionId);
    Q_INVOKABLE void close();
    // A wrong code is corrected by a new header entry; empty when it was done, else why not.
    Q_INVOKABLE QString correctCodes(const QString& family, const QString& practitioner,
                                     const QString& observer, const QString& visit);

signals:
    void changed();
    void viewChanged();
    void selectedChanged();

private:
    void show(StoredSession stored);
    void rebuild();

    Vault& vault_;
    Visits& visits_;
    std::unique_ptr<Scheme> scheme_;
    std::unique_ptr<Journal> journal_;
    std::vector<Lane> lanes_;
    std::unique_ptr<ReviewGrid> grid_;
    QString problem_;
    bool loading_ = false, byTime_ = false;
    int unitSeconds_ = 30, selected_ = -1, lane_ = 0;
};

}  // namespace tessera
