// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/reflect/prompt_shelf.h"
#include "app/reflect/stretch.h"
#include "app/render/grid_source.h"
#include "core/base/ids.h"
#include "core/reflection/prompts.h"
#include "core/reflection/reflection.h"

#include <QtQml/qqmlregistration.h>
#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>
#include <QVariantList>

#include <optional>
#include <string>
#include <vector>

namespace tessera {

class Device;
class Review;
class Vault;

// A practitioner's own thinking about the visit that is looked back on: one prompt at a time, a stretch of
// the grid, and words that are kept as they are written.
class Reflect : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(tessera::GridSource* grid READ grid CONSTANT)
    // Sets of prompts, and the topics of the one that is chosen: {title, hint, code}. After the sets comes
    // the person's own question.
    Q_PROPERTY(QVariantList sets READ sets CONSTANT)
    Q_PROPERTY(int set READ set WRITE chooseSet NOTIFY promptChanged)
    Q_PROPERTY(QVariantList topics READ topics NOTIFY promptChanged)
    Q_PROPERTY(int topic READ topic WRITE chooseTopic NOTIFY promptChanged)  // -1: none fits
    Q_PROPERTY(QString hint READ hint NOTIFY promptChanged)
    Q_PROPERTY(QString about READ about NOTIFY
                   promptChanged)  // "When the focus moved"; empty where a chosen topic says it
    Q_PROPERTY(QString prompt READ prompt NOTIFY promptChanged)    // empty when none is left or none chosen
    Q_PROPERTY(bool own READ own NOTIFY promptChanged)             // the question is the person's
    Q_PROPERTY(bool putAside READ putAside NOTIFY promptChanged)   // something was "not for me"
    Q_PROPERTY(QString question READ question NOTIFY pageChanged)  // of one's own
    Q_PROPERTY(QString text READ text NOTIFY pageChanged)  // as it was when the page was turned; see write()
    Q_PROPERTY(
        QList<int> lit READ lit NOTIFY stretchChanged)  // squares of the stretch; empty: the whole visit
    Q_PROPERTY(bool whole READ whole NOTIFY stretchChanged)
    Q_PROPERTY(QString stretch READ stretch NOTIFY stretchChanged)
    Q_PROPERTY(
        QVariantList written READ written NOTIFY writtenChanged)  // earlier pages: {question, text, about}
    Q_PROPERTY(QString saved READ saved NOTIFY savedChanged)      // "Saved", "Saving …", or why not
    Q_PROPERTY(bool troubled READ troubled NOTIFY savedChanged)

public:
    Reflect(Device& device, Vault& vault, Review& review, QObject* parent = nullptr);
    ~Reflect() override;

    [[nodiscard]] QString title() const;
    [[nodiscard]] GridSource* grid() const;
    [[nodiscard]] QVariantList sets() const;
    [[nodiscard]] int set() const { return set_; }
    [[nodiscard]] QVariantList topics() const;
    [[nodiscard]] int topic() const { return topic_; }
    [[nodiscard]] QString hint() const;
    [[nodiscard]] QString about() const;
    [[nodiscard]] QString prompt() const;
    [[nodiscard]] bool own() const;
    [[nodiscard]] bool putAside() const { return !shelf_.notForMe().empty(); }
    [[nodiscard]] QString question() const;
    [[nodiscard]] QString text() const;
    [[nodiscard]] QList<int> lit() const;
    [[nodiscard]] bool whole() const { return stretch_.whole(); }
    [[nodiscard]] QString stretch() const;
    [[nodiscard]] QVariantList written() const;
    [[nodiscard]] QString saved() const;
    [[nodiscard]] bool troubled() const { return full_ || !problem_.isEmpty(); }
    // Everything that was written is durable.
    [[nodiscard]] bool allSaved() const { return !dirty_ && saving_ == 0 && waiting_.empty(); }

    void chooseSet(int set);
    void chooseTopic(int topic);

    Q_INVOKABLE void begin();  // on the visit that Review shows
    Q_INVOKABLE void close();
    Q_INVOKABLE void another();
    Q_INVOKABLE void notForMe();
    Q_INVOKABLE void offerAllAgain();
    Q_INVOKABLE void ask(const QString& question);  // one's own
    Q_INVOKABLE void write(const QString& text);
    Q_INVOKABLE void chooseSquare(int square);
    Q_INVOKABLE void chooseWhole();
    Q_INVOKABLE void turnTo(int page);  // of `written`
    Q_INVOKABLE void freshPage();       // what was written stays, the next words are a page of their own
    Q_INVOKABLE void takeBack();        // the page that is open, for good

signals:
    void changed();
    void promptChanged();
    void pageChanged();
    void stretchChanged();
    void writtenChanged();
    void savedChanged();

private:
    [[nodiscard]] const PromptTopic* chosenTopic() const;
    void turnPrompt();
    void newPage();
    void touched();
    void save();
    void store(const Uuid& session, const Reflection& page);
    void remember(const Reflection& page);
    void clear();
    void settleStretch();
    void keepPutAside();

    Device& device_;
    Vault& vault_;
    Review& review_;
    PromptShelf shelf_;
    PromptTurn turn_;
    Uuid session_;
    std::vector<Reflection> pages_;   // as stored, without the one that is open
    Reflection open_;                 // revision 0 until it was first saved
    std::optional<Prompt> reopened_;  // the prompt of a page that was turned to
    ChosenStretch stretch_;
    QString problem_;
    QTimer pause_, again_;
    QElapsedTimer unsaved_;
    int set_ = 0, topic_ = 0, saving_ = 0;
    bool dirty_ = false, full_ = false;
    struct Waiting {
        Uuid session;
        Reflection page;
    };
    std::vector<Waiting> waiting_;  // could not be stored yet
};

}  // namespace tessera
