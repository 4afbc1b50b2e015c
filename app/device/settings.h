// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/device/own_colours.h"

#include <QtQml/qqmlregistration.h>
#include <QHash>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

namespace tessera {

class Clock;

// How this person likes the app to look and feel. Kept as plain text beside the library: nothing of a visit
// is in it, and an observer is named there by a digest only. On the screen's thread.
class Settings : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(int theme MEMBER theme_ NOTIFY changed)            // a ThemeChoice
    Q_PROPERTY(bool dark READ dark WRITE setDark NOTIFY changed)  // what the theme comes to just now
    Q_PROPERTY(bool leftHanded READ leftHanded WRITE setLeftHanded NOTIFY changed)
    Q_PROPERTY(int pads MEMBER pads_ NOTIFY changed)                               // a PadLayout
    Q_PROPERTY(int padWords MEMBER padWords_ NOTIFY changed)                       // a PadWords
    Q_PROPERTY(int usualDelay READ usualDelay WRITE setUsualDelay NOTIFY changed)  // s; of `observer`
    Q_PROPERTY(QString observer READ observer NOTIFY changed)   // code of who tapped last; may be empty
    Q_PROPERTY(int stillThis MEMBER stillThis_ NOTIFY changed)  // s until the ring is full; 0: no ring
    Q_PROPERTY(bool vibrate MEMBER vibrate_ NOTIFY changed)
    Q_PROPERTY(bool singleKeys MEMBER singleKeys_ NOTIFY changed)  // keys without Ctrl act on a visit
    Q_PROPERTY(bool dim MEMBER dim_ NOTIFY changed)                // a screen that nobody touched for a while
    Q_PROPERTY(bool holdScreen MEMBER holdScreen_ NOTIFY changed)  // pages stay as they lie during a visit
    Q_PROPERTY(double textScale READ textScale WRITE setTextScale NOTIFY changed)  // 1.0 to 2.0
    Q_PROPERTY(int lettering MEMBER lettering_ NOTIFY changed)                     // a Lettering
    Q_PROPERTY(QString family READ family NOTIFY changed)  // of the letters that are drawn
    Q_PROPERTY(bool andikaThere READ andikaThere CONSTANT)
    Q_PROPERTY(bool letters READ letters WRITE setLetters NOTIFY changed)  // on squares, in place of marks
    Q_PROPERTY(bool hideClock READ hideClock WRITE setHideClock NOTIFY changed)
    Q_PROPERTY(bool lessMotion MEMBER lessMotion_ NOTIFY changed)
    Q_PROPERTY(int libraryOrder MEMBER libraryOrder_ NOTIFY changed)  // a Visits::Order
    Q_PROPERTY(QStringList noteChips READ noteChips NOTIFY changed)   // six short notes; none is empty
    Q_PROPERTY(tessera::OwnColours* colours READ colours CONSTANT)

public:
    enum ThemeChoice { Light, Dark, ByDaylight };
    Q_ENUM(ThemeChoice)
    enum PadLayout { Block, SideColumn, BottomRow };
    Q_ENUM(PadLayout)
    enum PadWords { FullNames, BallPhrases, MarksOnly };
    Q_ENUM(PadWords)
    enum Lettering { Lato, Andika };
    Q_ENUM(Lettering)
    // "By daylight" is dark from the first of these hours to the second, by the tablet's own clock: it knows
    // neither where it is nor asks anybody.
    static constexpr int kEvening = 20, kMorning = 7;
    static constexpr int kNoteChips = 6;

    // `clock` tells the hour for "by daylight"; without one that theme is light. It must outlive this.
    explicit Settings(const QString& file, const Clock* clock = nullptr, QObject* parent = nullptr);

    [[nodiscard]] bool dark() const;
    [[nodiscard]] bool leftHanded() const { return leftHanded_; }
    [[nodiscard]] int usualDelay() const { return delays_.value(observerKey(), 0); }
    [[nodiscard]] QString observer() const { return observer_; }
    [[nodiscard]] bool vibrate() const { return vibrate_; }
    [[nodiscard]] bool holdScreen() const { return holdScreen_; }
    [[nodiscard]] double textScale() const { return textScale_; }
    [[nodiscard]] QString family() const;
    [[nodiscard]] bool andikaThere() const;
    [[nodiscard]] bool letters() const { return letters_; }
    [[nodiscard]] bool hideClock() const { return hideClock_; }
    [[nodiscard]] QStringList noteChips() const;
    [[nodiscard]] OwnColours* colours() { return &colours_; }
    void setDark(bool dark);
    void setLeftHanded(bool left);
    void setUsualDelay(int seconds);
    void setObserver(const QString& code);  // whose usual delay it is from now on
    void setTextScale(double scale);
    void setLetters(bool letters);
    void setHideClock(bool hide);
    // An empty text brings back the chip that the app comes with.
    Q_INVOKABLE void setNoteChip(int place, const QString& text);

public slots:
    void lookAtTheClock();  // by itself once a minute

signals:
    void changed();

private:
    void read();
    void keep();
    [[nodiscard]] bool night() const;
    [[nodiscard]] QString observerKey() const;

    QString file_;
    const Clock* clock_;
    OwnColours colours_;
    QTimer minute_;
    int theme_ = Light, pads_ = Block, padWords_ = FullNames, stillThis_ = 60, lettering_ = Lato,
        libraryOrder_ = 0;
    bool leftHanded_ = false, letters_ = false, hideClock_ = false, vibrate_ = true, dim_ = true;
    bool lessMotion_ = false, wasNight_ = false, singleKeys_ = true, holdScreen_ = true;
    double textScale_ = 1.0;
    QString observer_;
    QHash<QString, int> delays_;  // seconds, by the observer's digest
    QStringList noteChips_;       // an empty one is as it came
};

}  // namespace tessera
