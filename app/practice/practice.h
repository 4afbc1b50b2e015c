// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/practice/side_by_side.h"
#include "app/practice/stories.h"
#include "app/practice/story_clock.h"

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>
#include <QVariantList>

#include <memory>

namespace tessera {

class Live;
class Setup;

// Practice visits: a made-up visit is told in short lines while somebody taps along on the live pads. The
// visit itself is Live's, of the kind `practice`; this says what is told when, and afterwards lays the
// author's taps beside it. On the screen's thread.
class Practice : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(QVariantList stories READ stories CONSTANT)  // {title, about, place, length, own}
    Q_PROPERTY(QStringList leftOut READ leftOut CONSTANT)   // own files that could not be read, in words
    Q_PROPERTY(QString folder READ folder CONSTANT)         // where own stories belong
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)   // of the story that is told or was told
    Q_PROPERTY(bool telling READ telling NOTIFY changed)  // a practice visit is open
    Q_PROPERTY(bool done READ done NOTIFY changed)        // it has ended: there is something to lay beside it
    Q_PROPERTY(bool ending READ ending NOTIFY changed)    // asked to end; something is still to be saved
    Q_PROPERTY(QString line READ line NOTIFY told)        // what is told now
    Q_PROPERTY(QString before READ before NOTIFY told)    // the line before; may be empty
    Q_PROPERTY(bool waits READ waits NOTIFY told)         // paused: the telling stands still
    Q_PROPERTY(bool over READ over NOTIFY told)           // the story has been told to its end
    Q_PROPERTY(tessera::SideBySide* beside READ beside CONSTANT)

public:
    // `live` and `setup` must outlive it. `folder` is that of the library; own stories lie in `practice`
    // there.
    Practice(Live& live, const Setup& setup, const QString& folder, QObject* parent = nullptr);

    [[nodiscard]] QVariantList stories() const;
    [[nodiscard]] QStringList leftOut() const { return stories_.leftOut; }
    [[nodiscard]] QString folder() const { return folder_; }
    [[nodiscard]] QString problem() const { return problem_; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] bool telling() const;
    [[nodiscard]] bool done() const;
    [[nodiscard]] bool ending() const { return ending_; }
    [[nodiscard]] QString line() const;
    [[nodiscard]] QString before() const { return lineAt(shownLine_ - 1); }
    [[nodiscard]] bool waits() const { return clock_.stopped(); }
    [[nodiscard]] bool over() const { return over_; }
    [[nodiscard]] SideBySide* beside() { return &beside_; }
    [[nodiscard]] const Stories& found() const { return stories_; }

    // Opens a practice visit; false, and a problem in words, when that cannot be.
    Q_INVOKABLE bool begin(int story);
    // Pauses and ends the visit as soon as everything is saved. One in which nothing was tapped is thrown
    // away.
    Q_INVOKABLE void finish();
    // Closes the visit, which stays in the library as a practice visit.
    Q_INVOKABLE void leave();
    // Brings what is told up to the clock; done by itself several times a second.
    void look();

signals:
    void changed();
    void told();

private:
    [[nodiscard]] const PracticeStory* story() const;
    [[nodiscard]] QString lineAt(int index) const;
    void opened();
    void follow();
    void endWhenSaved();

    Live& live_;
    const Setup& setup_;
    QString folder_, problem_;
    Stories stories_;
    int chosen_ = -1;  // the story that is about to be opened
    int story_ = -1;   // the one that is told
    StoryClock clock_;
    std::unique_ptr<Fold> fold_;  // to know after each entry whether it paused
    std::size_t followed_ = 0;
    int shownLine_ = -1;
    bool over_ = false, ending_ = false;
    SideBySide beside_;
    QTimer tick_;
};

}  // namespace tessera
