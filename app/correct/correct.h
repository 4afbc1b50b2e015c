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
#include <QVariantMap>

#include <memory>
#include <optional>
#include <vector>

namespace tessera {

class Device;
class Live;
class ReviewGrid;
class Vault;
class Visits;

// The grid put right afterwards, square by square: in a pause, at the end of a visit, or of a visit in the
// library. Every act is one more entry of the journal, checked by its rules; what was tapped first stays
// beside it. Times on screen are running times, as the grid's row labels are.
class Correct : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(bool open READ isOpen NOTIFY openChanged)  // this page is wanted
    Q_PROPERTY(bool loading READ loading NOTIFY changed)
    Q_PROPERTY(
        QString problem READ problem NOTIFY changed)  // why nothing can be corrected; empty when it can
    Q_PROPERTY(QString trouble READ trouble NOTIFY savedChanged)    // why saving does not work just now
    Q_PROPERTY(QString title READ title NOTIFY changed)             // of the visit
    Q_PROPERTY(int waiting READ waiting NOTIFY savedChanged)        // entries not yet durable
    Q_PROPERTY(QString message READ message NOTIFY messageChanged)  // what just happened
    Q_PROPERTY(tessera::GridSource* grid READ grid CONSTANT)
    // What a square or a mark can be said to be: {index, label, shortLabel, phrase, letter, mark, light,
    // dark}. Of a visit tapped freely, can't tell is the last.
    Q_PROPERTY(QVariantList codes READ codes NOTIFY schemeChanged)
    Q_PROPERTY(QVariantList steps READ steps NOTIFY schemeChanged)

    // A visit that was coded by intervals is put right one group of codes at a time: each square is an
    // interval, with a code or without one, and stays where it is.
    Q_PROPERTY(QStringList lanes READ lanes NOTIFY schemeChanged)  // empty for one that was tapped freely
    Q_PROPERTY(int lane READ lane WRITE chooseLane NOTIFY schemeChanged)

    // The chosen square.
    Q_PROPERTY(int selected READ selected WRITE select NOTIFY changed)  // -1: none
    Q_PROPERTY(QString squareTitle READ squareTitle NOTIFY changed)     // "Square 47 of 80"
    Q_PROPERTY(QString squareTime READ squareTime NOTIFY changed)       // "26:14 to 26:42 · 28 seconds"
    Q_PROPERTY(QString squareFirst READ squareFirst NOTIFY changed)     // how it was tapped
    Q_PROPERTY(int squareCode READ squareCode NOTIFY changed)
    Q_PROPERTY(QString began READ began NOTIFY changed)
    Q_PROPERTY(bool canBack READ canBack NOTIFY changed)  // its beginning can go back, on
    Q_PROPERTY(bool canOn READ canOn NOTIFY changed)
    Q_PROPERTY(bool canCut READ canCut NOTIFY changed)  // split, or take another one in
    Q_PROPERTY(QString cut READ cut NOTIFY changed)     // where
    Q_PROPERTY(bool canJoin READ canJoin NOTIFY changed)
    Q_PROPERTY(bool canRemove READ canRemove NOTIFY changed)
    Q_PROPERTY(QString cannot READ cannot NOTIFY changed)  // why something is not offered; empty when all is
    // The chosen one among its neighbours: {index, look, empty, from, to, chosen, words}, from and to parts
    // of the whole; empty is an interval without a code.
    Q_PROPERTY(QVariantList around READ around NOTIFY changed)

    Q_PROPERTY(QVariantList worth READ worth NOTIFY changed)      // worth a look: {entry, words}
    Q_PROPERTY(QVariantList moments READ moments NOTIFY changed)  // {entry, kind, at, words, text, step}
    Q_PROPERTY(QVariantList changes READ changes NOTIFY changed)  // what was corrected, in words
    Q_PROPERTY(bool notesAllowed READ notesAllowed NOTIFY changed)
    Q_PROPERTY(bool canUndo READ canUndo NOTIFY changed)  // only what is a correction
    Q_PROPERTY(bool canRedo READ canRedo NOTIFY changed)

public:
    // All must outlive it.
    Correct(Device& device, Vault& vault, Visits& visits, Live& live, QObject* parent = nullptr);
    ~Correct() override;

    [[nodiscard]] bool isOpen() const { return open_; }
    [[nodiscard]] bool loading() const { return loading_; }
    [[nodiscard]] QString problem() const { return problem_; }
    [[nodiscard]] QString trouble() const { return trouble_; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] int waiting() const;
    [[nodiscard]] QString message() const { return message_; }
    [[nodiscard]] GridSource* grid() const;
    [[nodiscard]] QVariantList codes() const;
    [[nodiscard]] QVariantList steps() const;
    [[nodiscard]] QStringList lanes() const;
    [[nodiscard]] int lane() const { return static_cast<int>(lane_); }
    void chooseLane(int lane);
    [[nodiscard]] int selected() const { return selected_; }
    [[nodiscard]] QString squareTitle() const;
    [[nodiscard]] QString squareTime() const;
    [[nodiscard]] QString squareFirst() const;
    [[nodiscard]] int squareCode() const;
    [[nodiscard]] QString began() const;
    [[nodiscard]] bool canBack() const;
    [[nodiscard]] bool canOn() const;
    [[nodiscard]] bool canCut() const;
    [[nodiscard]] QString cut() const;
    [[nodiscard]] bool canJoin() const;
    [[nodiscard]] bool canRemove() const;
    [[nodiscard]] QString cannot() const;
    [[nodiscard]] QVariantList around() const;
    [[nodiscard]] QVariantList worth() const;
    [[nodiscard]] QVariantList moments() const;
    [[nodiscard]] QVariantList changes() const;
    [[nodiscard]] bool notesAllowed() const;
    [[nodiscard]] bool canUndo() const;
    [[nodiscard]] bool canRedo() const;
    // The visit being corrected; nullptr when none is.
    [[nodiscard]] const Journal* journal() const;

    // Opens the visit that is being coded or has just ended, when it is that one, else one of the library.
    // `entry`: the square to begin with; 0 for none.
    Q_INVOKABLE void begin(const QString& sessionId, int entry = 0);
    Q_INVOKABLE void close();

    Q_INVOKABLE void select(int square);
    Q_INVOKABLE void selectEntry(int entry);
    Q_INVOKABLE void recode(int code);
    // Moves the beginning by so many seconds, as far as the neighbours let it.
    Q_INVOKABLE void move(int seconds);
    Q_INVOKABLE void moveCut(int seconds);
    Q_INVOKABLE void split();
    Q_INVOKABLE void insert(int code);  // from the cut on
    Q_INVOKABLE void join();            // with the one before
    Q_INVOKABLE void remove();
    Q_INVOKABLE void reword(int entry, const QString& text);  // a note
    Q_INVOKABLE void restep(int entry, int step);             // a mark; -1: no step
    Q_INVOKABLE void removeMoment(int entry);
    Q_INVOKABLE void undo();
    Q_INVOKABLE void redo();
    Q_INVOKABLE void tryAgain();  // saving

signals:
    void openChanged();
    void schemeChanged();  // another visit
    void changed();
    void savedChanged();
    void messageChanged();
    void closing();                         // the last moment for what somebody is writing
    void closed(const QString& sessionId);  // left; what it shows may be different now

private:
    struct Bounds {
        Millis low{0}, high{0};
    };
    void show(StoredSession stored);
    void rebuild();
    void showLane();
    void say(const QString& message);
    // Adds it at the present moment. False, with the reason said, when the rules or nobody lets it.
    bool add(Entry entry, const QString& message);
    void added(std::uint32_t upTo);
    [[nodiscard]] Entry entryNow(EntryKind kind) const;
    [[nodiscard]] bool can(const Entry& entry) const;
    [[nodiscard]] Millis now() const;
    [[nodiscard]] bool isLive() const;
    [[nodiscard]] bool byInterval() const { return !lanes_.empty(); }
    // A code of the lane that is shown, as the visit's whole scheme has it.
    [[nodiscard]] CodeIndex inScheme(CodeIndex code) const;
    [[nodiscard]] const Interaction* square() const;
    [[nodiscard]] std::optional<Bounds> bounds() const;  // of the chosen square's beginning
    [[nodiscard]] Millis position() const;               // of its beginning
    [[nodiscard]] Millis cutPosition() const;
    [[nodiscard]] QString clockAt(Millis position) const;
    [[nodiscard]] QString label(CodeIndex code) const;
    [[nodiscard]] QString stepLabel(CodeIndex code) const;

    Device& device_;
    Vault& vault_;
    Visits& visits_;
    Live& live_;
    std::unique_ptr<Scheme> scheme_;    // of a visit of the library
    std::unique_ptr<Journal> journal_;  // likewise; a live visit's is Live's own
    std::unique_ptr<ReviewGrid> grid_;
    std::vector<Lane> lanes_;          // of a visit coded by intervals
    std::size_t lane_ = 0;             // that is shown
    std::vector<Interaction> places_;  // the squares of the grid; an interval without a code has entry 0
    std::uint32_t durable_ = 0;
    bool open_ = false, loading_ = false, liveMode_ = false, touched_ = false;
    QString problem_, trouble_, message_, sessionId_;
    int selected_ = -1;
    std::uint32_t wanted_ = 0;  // entry to select once it is there
    std::uint32_t cutOf_ = 0;   // the square that the cut belongs to
    Millis cutInto_{0};         // running time from its beginning
};

}  // namespace tessera
