// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/protected_app.h"

#include "tests/e2e/coded_visit.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QStringList>

using namespace tessera;
using namespace tessera::test;

namespace {

const QString kFamily = QStringLiteral("HERON-77");
const QString kWords = QStringLiteral("the blue shoes in the hall");

QStringList said;
QtMessageHandler before = nullptr;
void listen(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    said << message;
    before(type, context, message);
}

}  // namespace

// What other programs and other eyes get to see of a visit: nothing.
class Cover : public QObject, ProtectedApp {
    Q_OBJECT

    QImage picture()
    {
        QCoreApplication::processEvents();
        return app_->window().grabWindow();
    }
    bool covered() { return app_->find("cover") != nullptr; }
    void front(Qt::ApplicationState state) { app_->app().guard()->frontChanged(state); }

private slots:
    void init() { beginAnew(); }
    void cleanup() { app_.reset(); }

    void behindAnotherProgramItIsCoveredWhateverIsOpen()
    {
        openUnlocked();
        QVERIFY(!covered());
        const QImage home = picture();
        front(Qt::ApplicationInactive);
        QVERIFY(covered());
        const QImage covering = picture();
        QVERIFY(covering != home);
        front(Qt::ApplicationActive);
        QVERIFY(!covered());

        QVERIFY(app_->touch("rail-library"));
        QVERIFY(app_->waitFor("libraryPage"));
        front(Qt::ApplicationSuspended);
        QCOMPARE(picture(), covering);
        front(Qt::ApplicationActive);

        QVERIFY(app_->touch("rail-home"));
        QVERIFY(app_->startVisit(kFamily));
        QVERIFY(app_->tapPad(1));
        QVERIFY(app_->touch("note"));
        QVERIFY(app_->waitFor("noteSheet"));
        front(Qt::ApplicationHidden);
        QCOMPARE(picture(), covering);  // the live page and its sheets as well
    }

    void aTouchTakesTheCoverAwayAndDoesNothingElse()
    {
        openUnlocked();
        QVERIFY(app_->startVisit(kFamily));
        QVERIFY(app_->tapPad(1));
        front(Qt::ApplicationInactive);
        const std::size_t entries = app_->app().live()->journal()->entries().size();
        const QPoint pad = app_->window().contentItem()->mapToItem(nullptr, QPointF(0, 0)).toPoint() +
                           QPoint(app_->window().width() - 100, app_->window().height() / 2);
        QTest::mouseClick(&app_->window(), Qt::LeftButton, {}, pad);
        QVERIFY(!covered());
        QCOMPARE(app_->app().live()->journal()->entries().size(), entries);
        QVERIFY(app_->tapPad(2));
        QCOMPARE(app_->app().live()->journal()->entries().size(), entries + 1);
    }

    void anUnprotectedLibraryIsNotCovered()
    {
        open();
        front(Qt::ApplicationInactive);
        QVERIFY(!covered());
    }

    void theClipboardStaysAsItIs()
    {
        QClipboard& clipboard = *QGuiApplication::clipboard();
        clipboard.setText("what was there");
        openUnlocked();
        QVERIFY(app_->touch("startVisit"));
        QVERIFY(app_->type("familyField", kFamily));
        for (const auto key : {Qt::Key_C, Qt::Key_X, Qt::Key_Insert}) {
            QTest::keyClick(&app_->window(), Qt::Key_A, Qt::ControlModifier);
            QTest::keyClick(&app_->window(), key, Qt::ControlModifier);
            QCOMPARE(clipboard.text(), QString("what was there"));
            QCOMPARE(app_->find("familyField")->property("text").toString(), kFamily);
        }
        QTest::keyClick(&app_->window(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(&app_->window(), Qt::Key_Delete, Qt::ShiftModifier);
        QCOMPARE(clipboard.text(), QString("what was there"));
    }

    // Where a desktop hands on what is merely selected (X11: the middle button puts it into any program), as
    // where a desktop does not.
    void whatIsSelectedIsNotHandedOn()
    {
        QClipboard& clipboard = *QGuiApplication::clipboard();
        if (!clipboard.supportsSelection())
            qInfo("LEFT OUT: this desktop hands on no selection; tst_cover_x11 has one that does");
        openUnlocked();
        QVERIFY(app_->touch("startVisit"));
        QVERIFY(app_->type("familyField", kFamily));
        QQuickItem* const field = app_->find("familyField");
        int owned = 0;
        const auto told = connect(&clipboard, &QClipboard::selectionChanged, this, [&] { ++owned; });
        const QPoint left = field->mapToScene(QPointF(4, field->height() / 2)).toPoint();
        const QPoint right = field->mapToScene(QPointF(field->width() - 4, field->height() / 2)).toPoint();
        // By the mouse, by two clicks on a word, by the keyboard, and whole.
        QTest::mousePress(&app_->window(), Qt::LeftButton, {}, left);
        QTest::mouseMove(&app_->window(), (left + right) / 2);
        QTest::mouseMove(&app_->window(), right);
        QTest::mouseRelease(&app_->window(), Qt::LeftButton, {}, right);
        QCOMPARE(field->property("selectedText").toString(), kFamily);
        QVERIFY(clipboard.text(QClipboard::Selection).isEmpty() && !clipboard.ownsSelection());
        QTest::mouseDClick(&app_->window(), Qt::LeftButton, {}, left + QPoint(20, 0));
        QVERIFY(!field->property("selectedText").toString().isEmpty());
        QVERIFY(clipboard.text(QClipboard::Selection).isEmpty() && !clipboard.ownsSelection());
        QTest::keyClick(&app_->window(), Qt::Key_Home);
        QTest::keyClick(&app_->window(), Qt::Key_End, Qt::ShiftModifier);
        QCOMPARE(field->property("selectedText").toString(), kFamily);
        QVERIFY(clipboard.text(QClipboard::Selection).isEmpty() && !clipboard.ownsSelection());
        QTest::keyClick(&app_->window(), Qt::Key_A, Qt::ControlModifier);
        QVERIFY(clipboard.text(QClipboard::Selection).isEmpty() && !clipboard.ownsSelection());
        disconnect(told);
        // Else the above would mean nothing: a desktop that hands it on told of what was taken away again.
        if (clipboard.supportsSelection()) QVERIFY(owned > 0);
    }

    // Standard error is what a desktop writes into its journal.
    void nothingOfAVisitIsSaidInMessages()
    {
        said.clear();
        before = qInstallMessageHandler(listen);
        openUnlocked();
        QVERIFY(codeVisit(*app_, *device_, kFamily, "LMJP"));
        Live& live = *app_->app().live();
        QVERIFY(app_->touch("back") && app_->touch("rail-home"));
        QVERIFY(app_->startVisit(kFamily));
        QVERIFY(app_->tapPad(0));
        live.note(live.stamp(), kWords);
        QVERIFY(app_->waitUntil([&] { return live.saved(); }));
        lockAway();
        QVERIFY(app_->tapPad(1));
        app_.reset();
        qInstallMessageHandler(before);
        for (const QString& message : said) {
            QVERIFY2(!message.contains(kFamily), qPrintable(message));
            QVERIFY2(!message.contains(kWords), qPrintable(message));
            QVERIFY2(!message.contains(kPassphrase), qPrintable(message));
        }
    }
};

QTEST_MAIN(Cover)
#include "tst_cover.moc"
