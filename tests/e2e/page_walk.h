// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/bundle/trust/study_card.h"
#include "tests/e2e/app_window.h"
#include "tests/e2e/warnings.h"
#include "tests/support/told_camera.h"

#include <QSize>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>
#include <QTranslator>

#include <filesystem>
#include <memory>

namespace tessera::test {

// How the pages are to be looked at.
struct PageShape {
    QSize size{1280, 800};
    int percent = 100;  // of the text's usual size
    bool dark = false;
    bool longWords = false;  // every text 40 % longer, the codes' names too
    bool mirrored = false;   // read from the right
};

// Goes by touch through every page of the app, its sheets and its troubles, and looks at each with PageCheck.
// One walk, one library; called from within a test function.
class PageWalk {
public:
    explicit PageWalk(const PageShape& shape);
    ~PageWalk();

    void everyPage();
    void lock();

    // One line for each thing that is wrong, with the page it is on.
    [[nodiscard]] const QStringList& findings() const { return findings_; }

private:
    // A family's code as long as it may be, so that there is as little room as there can be.
    static inline const QString kFamily = QStringLiteral("FAMILY-2026-0140");

    void open();
    void close();
    void startPages();
    void settingsPages();
    void agreeAll();
    void livePages();
    void padLayouts();
    void cutOff();
    void pausePages();
    void correctPages();
    void lookBackPages();
    void reflectPages();
    void comparePages();
    void helpPages();
    void familyPages();
    void handOverPages();
    void researchPages();
    void intervalPages();
    void practicePages();
    void erasedPage();
    void keepingPages();
    void sendingPages();
    void cameraPages(const StudyCard& card);

    void go(const char* page);
    void touch(const QString& name);
    void mustBe(bool holds, const QString& what);
    void saved();
    void look(const QString& page);
    // Offers a scheme in longer words and chooses it.
    void takeLonger(const Scheme& scheme);
    [[nodiscard]] std::filesystem::path path() const;

    PageShape shape_;
    std::unique_ptr<QTranslator> words_;
    QTemporaryDir folder_;
    ToldCamera camera_;
    ToldDevice device_;
    std::unique_ptr<AppWindow> app_;
    QStringList findings_;
};

}  // namespace tessera::test
