// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/render/paper/family_sheet.h"
#include "core/scheme/scheme.h"
#include "sync/formats/reference/reference_book.h"

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>
#include <QVariantList>

#include <memory>
#include <utility>
#include <vector>

namespace tessera {

class ReviewGrid;

// What the activities are: a card each, three made-up visits to compare by eye, and a page to use with
// families. Words and visits come with the product; nothing here belongs to anybody's visit.
class Reference : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    // {index, label, shortLabel, letter, mark, light, dark, phrase, purpose, looks, helper, parent,
    // expertise, plain, draw}
    Q_PROPERTY(QVariantList activities READ activities CONSTANT)
    Q_PROPERTY(int chosen READ chosen WRITE choose NOTIFY chosenChanged)  // the card that is open
    Q_PROPERTY(QString picturesHint READ picturesHint CONSTANT)
    Q_PROPERTY(
        QVariantList pictures READ pictures NOTIFY picturesChanged)  // {title, words, kind, caption, grid}
    Q_PROPERTY(QString familyTitle READ familyTitle CONSTANT)
    Q_PROPERTY(QString familyHint READ familyHint CONSTANT)
    Q_PROPERTY(QString familyClosing READ familyClosing CONSTANT)
    Q_PROPERTY(QString folder MEMBER folder_ NOTIFY folderChanged)
    Q_PROPERTY(QString result READ result NOTIFY saved)    // where the page for families lies
    Q_PROPERTY(QString problem READ problem NOTIFY saved)  // why there is none, and what to do

public:
    explicit Reference(QObject* parent = nullptr);
    ~Reference() override;

    [[nodiscard]] QVariantList activities() const;
    [[nodiscard]] int chosen() const { return chosen_; }
    [[nodiscard]] QString picturesHint() const;
    [[nodiscard]] QVariantList pictures() const;
    [[nodiscard]] QString familyTitle() const;
    [[nodiscard]] QString familyHint() const;
    [[nodiscard]] QString familyClosing() const;
    [[nodiscard]] QString result() const { return result_; }
    [[nodiscard]] QString problem() const { return problem_; }

    void choose(int activity);
    void setOwnColours(std::vector<Colour> colours) { ownColours_ = std::move(colours); }
    // Begins with the card of a code of `scheme`, or with the first.
    Q_INVOKABLE void begin(int code = 0);
    // Whether a visit's key, as Review has it, is of the activities that are explained here.
    Q_INVOKABLE bool explains(const QVariantList& key) const;
    // Reads the made-up visits, once.
    Q_INVOKABLE void showPictures();
    // The page for families as PDF, into the folder.
    Q_INVOKABLE void saveFamilySheet(bool grey, bool replace = false);

    [[nodiscard]] FamilySheet familySheet() const;

signals:
    void chosenChanged();
    void picturesChanged();
    void folderChanged();
    void saved();

private:
    [[nodiscard]] const ReferenceBook::Activity* wordsOf(const Code& code) const;

    const Scheme& scheme_;
    ReferenceBook book_;
    int chosen_ = 0;
    std::vector<std::unique_ptr<ReviewGrid>> grids_;
    std::vector<Colour> ownColours_;
    QString language_, folder_, result_, problem_;
};

}  // namespace tessera
