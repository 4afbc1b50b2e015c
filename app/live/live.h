// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/live/gestures.h"
#include "app/render/grid_source.h"
#include "core/journal/consent_record.h"
#include "core/journal/journal.h"
#include "core/store/writer.h"

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>
#include <QTimer>
#include <QVariantList>

#include <memory>
#include <optional>

namespace tessera {

class Device;
class LiveGrid;
struct StoredSession;

// One visit while it is being coded. Lives on the screen's thread, which never waits for the disk: entries go
// to the writer, and come back as "saved". Every moment is a position since the recording was opened, in
// milliseconds.
class Live : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(State state READ state NOTIFY changed)
    // Code now running: its index, 65535 for can't tell, -1 for none.
    Q_PROPERTY(int activeCode READ activeCode NOTIFY changed)
    Q_PROPERTY(QString activeLabel READ activeLabel NOTIFY changed)
    Q_PROPERTY(QString activePhrase READ activePhrase NOTIFY changed)
    Q_PROPERTY(QString activeFor READ activeFor NOTIFY ticked)  // "0:22", how long it has run
    Q_PROPERTY(double sinceTap READ sinceTap NOTIFY ticked)     // the same in seconds; 0 when nothing runs
    Q_PROPERTY(QString clock READ clock NOTIFY ticked)          // running time, pauses left out
    Q_PROPERTY(QString pausedFor READ pausedFor NOTIFY ticked)
    Q_PROPERTY(QString pauseReason READ pauseReason NOTIFY changed)
    // States of the scheme, the built-in one before the first visit: {index, id, label, shortLabel, phrase,
    // letter, mark}; points likewise.
    Q_PROPERTY(QVariantList codes READ codes NOTIFY openedChanged)
    Q_PROPERTY(QVariantList steps READ steps NOTIFY openedChanged)
    Q_PROPERTY(int waiting READ waiting NOTIFY savedChanged)  // entries not yet durable
    Q_PROPERTY(bool saved READ saved NOTIFY savedChanged)
    Q_PROPERTY(
        QString trouble READ trouble NOTIFY savedChanged)  // why saving fails, in words; empty when it works
    Q_PROPERTY(bool canUndo READ canUndo NOTIFY changed)
    Q_PROPERTY(bool canRedo READ canRedo NOTIFY changed)
    Q_PROPERTY(QString undoWords READ undoWords NOTIFY changed)  // "Meaning, 31:58"
    Q_PROPERTY(QString redoWords READ redoWords NOTIFY changed)
    Q_PROPERTY(bool canEarlier READ canEarlier NOTIFY changed)
    // "It began earlier" would cover the whole square before: asked in words, empty when nothing is asked.
    Q_PROPERTY(QString replaceQuestion READ replaceQuestion NOTIFY changed)
    // The last marks, newest first: {entry, clock, step (-1: none said), stepLabel, tags, issue}.
    Q_PROPERTY(QVariantList marks READ marks NOTIFY marksChanged)
    Q_PROPERTY(bool notesAllowed READ notesAllowed NOTIFY openedChanged)
    Q_PROPERTY(QString title READ title NOTIFY openedChanged)  // "Family 014 · home visit"
    Q_PROPERTY(
        QString message READ message NOTIFY messageChanged)  // what just happened, for the eye and the ear
    // The note that was just kept and may say who it is about: its entry (0: there is none) and its words.
    Q_PROPERTY(int doubtedNote READ doubtedNote NOTIFY doubtChanged)
    Q_PROPERTY(QString doubtedWords READ doubtedWords NOTIFY doubtChanged)
    Q_PROPERTY(QString away READ away NOTIFY awayChanged)  // "You were away 1:32."; empty when nothing to ask
    Q_PROPERTY(QString summary READ summary NOTIFY changed)  // "64 minutes, 115 interactions"
    Q_PROPERTY(QString details READ details NOTIFY changed)  // "1 pause (2 min) · 2 notes · 1 mark"
    Q_PROPERTY(QString sessionId READ sessionId NOTIFY openedChanged)
    Q_PROPERTY(tessera::GridSource* grid READ grid CONSTANT)

public:
    enum State { Closed, Ready, Running, Paused, Ended };  // Ready: opened, the clock starts at the first tap
    Q_ENUM(State)
    enum AwayAnswer { StillThis, WasPaused, CannotSay };
    Q_ENUM(AwayAnswer)
    // What an observer has set for the pads.
    struct Habits {
        Millis usualDelay{0};  // taken off the moment of a tap; the journal keeps both
        bool vibrate = false;
    };

    // `device` must outlive it.
    explicit Live(Device& device, QObject* parent = nullptr);
    ~Live() override;

    void setHabits(const Habits& habits) { habits_ = habits; }
    // What was seen in the interval that begins at `onset`; for Intervals, which knows which one that is.
    Status codeInterval(CodeIndex code, Millis onset, Millis at);
    // A correction, or something said of the visit as a whole, from a page beside this one.
    Status amend(Entry entry);
    // From now on entries go to this writer. Called once the library is unlocked.
    void attach(Writer& writer);
    // Opens a new recording. Refused while one is open, and when the visit is a real one to whose recording
    // nobody agreed: mayRecord().
    Status open(const Header& header, const Scheme& scheme,
                const std::optional<ConsentRecord>& agreed = std::nullopt);
    // Carries on a stored session that was left open, asking what the time away was.
    Status resumeStored(const StoredSession& stored);
    // To be called (on this thread) when the writer says so.
    void onSaved(const Uuid& session, std::uint32_t upTo);
    void onFailing(const QString& words);
    void onRecovered();

    [[nodiscard]] State state() const;
    [[nodiscard]] int activeCode() const;
    [[nodiscard]] QString activeLabel() const;
    [[nodiscard]] QString activePhrase() const;
    [[nodiscard]] QString activeFor() const;
    [[nodiscard]] double sinceTap() const;
    [[nodiscard]] QString clock() const;
    [[nodiscard]] QString pausedFor() const;
    [[nodiscard]] QString pauseReason() const;
    [[nodiscard]] QVariantList codes() const;
    [[nodiscard]] QVariantList steps() const;
    [[nodiscard]] int waiting() const;
    [[nodiscard]] bool saved() const { return waiting() == 0; }
    [[nodiscard]] QString trouble() const { return trouble_; }
    [[nodiscard]] bool canUndo() const;
    [[nodiscard]] bool canRedo() const;
    [[nodiscard]] QString undoWords() const;
    [[nodiscard]] QString redoWords() const;
    [[nodiscard]] bool canEarlier() const;
    [[nodiscard]] QString replaceQuestion() const;
    [[nodiscard]] QVariantList marks() const;
    [[nodiscard]] bool notesAllowed() const;
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString message() const { return message_; }
    [[nodiscard]] int doubtedNote() const { return doubtedNote_; }
    [[nodiscard]] QString doubtedWords() const { return doubtedWords_; }
    [[nodiscard]] QString away() const { return away_; }
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QString details() const;
    [[nodiscard]] QString sessionId() const;
    [[nodiscard]] GridSource* grid() const;
    [[nodiscard]] const Journal* journal() const { return journal_.get(); }

    // The moment of finger-down; hand it to the act that follows at finger-up.
    Q_INVOKABLE double stamp() const;
    Q_INVOKABLE void tap(int code, double stamp);
    Q_INVOKABLE void cannotTell(double stamp);
    Q_INVOKABLE void pause(double stamp);
    Q_INVOKABLE void carryOn(double stamp);
    Q_INVOKABLE void sayPauseReason(const QString& reason);
    // Moves what was just tapped back, as far as the rules let it, and asks when the square before is in the
    // way.
    Q_INVOKABLE void earlier(int seconds);
    Q_INVOKABLE void answerReplace(bool replace);
    Q_INVOKABLE void undo();
    Q_INVOKABLE void redo();
    // What a square of the grid stands for; nothing when there is none of that index.
    Q_INVOKABLE QString squareWords(int square) const;
    Q_INVOKABLE void mark(double stamp, int step = -1);
    // Says of a mark (`entry`, of `marks`) which step it was (-1: none), its tags (bits of MarkerTag) and
    // what it was about; words only where they were agreed to.
    Q_INVOKABLE void sayMark(int entry, int step, int tags, const QString& issue);
    Q_INVOKABLE void note(double stamp, const QString& text);
    // Other words for a note; its moment stays.
    Q_INVOKABLE void changeNote(int entry, const QString& text);
    Q_INVOKABLE void answerAway(tessera::Live::AwayAnswer answer);
    // Only in a pause, and only when everything is saved; says so otherwise.
    Q_INVOKABLE bool end();
    Q_INVOKABLE void reopen();  // within 10 minutes of the end
    Q_INVOKABLE void close();   // leaves an ended visit, or throws an empty recording away
    // A running visit is paused. False when something could not be saved: asked a second time it lets go.
    Q_INVOKABLE bool windowClosing();
    Q_INVOKABLE void tryAgain();  // saving
    // Writes what is not saved to a file elsewhere; answers with the path, or with nothing and a message.
    Q_INVOKABLE QString writeRescueFile(const QString& folder);

signals:
    void changed();
    void ticked();
    void openedChanged();
    void savedChanged();
    void messageChanged();
    void awayChanged();
    void marksChanged();
    void doubtChanged();
    void tapped(int code);  // accepted; for haptics and the screen reader
    void ended(const QString& sessionId);
    void left(const QString& sessionId, bool discarded);  // closed; a recording without a tap was thrown away

private:
    Status add(Entry entry);
    void act(Entry entry, const QString& message);
    void say(const QString& message);
    void doubt(int note, const QString& words);
    void refresh();
    void cameBack(Millis absence);
    void askAboutAway(Millis position, bool exact);
    void settleAway();
    [[nodiscard]] Entry tapEntry(EntryKind kind, Millis at) const;
    [[nodiscard]] Millis now() const;
    [[nodiscard]] Millis runningTime() const;
    [[nodiscard]] QString shownTime(Millis at) const;
    [[nodiscard]] QString wordsFor(const Act& act) const;
    [[nodiscard]] Entry entryAt(EntryKind kind, Millis at) const;

    Device& device_;
    Writer* writer_ = nullptr;
    std::unique_ptr<Scheme> scheme_;
    std::unique_ptr<Journal> journal_;
    std::unique_ptr<LiveGrid> grid_;
    Gestures gestures_;
    Millis opened_{0};  // monotonic time of the recording's opening
    std::uint32_t durable_ = 0;
    struct Replacing {
        std::uint32_t square = 0;  // entry of the square that would go; 0: nothing is asked
        Millis wanted{0};          // from when the other one should count
    };

    Habits habits_;
    Replacing replacing_;
    QString trouble_, message_, away_, doubtedWords_;
    int doubtedNote_ = 0;
    Millis awaySince_{0};
    QTimer tick_;
    bool closingRefused_ = false;
};

}  // namespace tessera
