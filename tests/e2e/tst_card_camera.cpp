// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/camera/frame_reader.h"
#include "tests/e2e/app_window.h"
#include "tests/e2e/study_of_visits.h"
#include "tests/support/card_frames.h"
#include "tests/support/told_camera.h"

#include <QAccessible>
#include <QTemporaryDir>
#include <QTest>

using namespace tessera;
using namespace tessera::test;

namespace {

// Hands real frames to the product's own reader, as the plug-in does.
class FrameCamera : public ToldCamera {
public:
    void look(int which) override
    {
        ToldCamera::look(which);
        reader_.begin();
    }
    void stop() override
    {
        ToldCamera::stop();
        reader_.end();
    }
    void film(const QImage& grey) { reader_.offer(frameOf(grey, QVideoFrameFormat::Format_NV12)); }

private:
    FrameReader reader_{[this](const Sight& sight) { show(sight); }};
};

}  // namespace

// A study's card is held in front of the tablet's camera, by touch.
class CardBeforeTheCamera : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        QAccessible::setActive(true);
        folder_ = std::make_unique<QTemporaryDir>();
        camera_ = std::make_unique<FrameCamera>();
        device_ = std::make_unique<ToldDevice>();
        device_->eye = camera_.get();
        study_ = std::make_unique<StudyOfVisits>();
        app_ = std::make_unique<AppWindow>(*device_, folder_->filePath("library").toStdString());
        QVERIFY(app_->shown());
    }
    void cleanup()
    {
        app_.reset();
        QVERIFY(!camera_->on());
    }

    void aCameraIsAskedForOnThePageAloneAndUsedWhenPressed()
    {
        camera_->plug(1);
        for (const char* const page : {"home", "library", "settings"}) go(page);
        QCOMPARE(device_->askedForCamera, 0);
        go("sending");
        QVERIFY(app_->waitFor("lookForCard"));
        QCOMPARE(device_->askedForCamera, 1);
        QCOMPARE(camera_->begun, 0);
    }

    void whoBelongsToAStudyAsksForNone()
    {
        QVERIFY(study_->enrols(*app_));
        app_->app().sending()->look();
        QVERIFY(app_->waitUntil([this] { return app_->app().sending()->enrolled(); }));
        go("sending");
        QVERIFY(app_->waitFor("sendingPage"));
        QCOMPARE(device_->askedForCamera, 0);
    }

    void withoutACameraThereIsNoButtonAndPluggingOneInShowsIt()
    {
        go("sending");
        QVERIFY(app_->waitFor("cardFileField"));
        QVERIFY(!app_->find("lookForCard"));
        camera_->plug(1);
        QVERIFY(app_->waitFor("lookForCard"));
        camera_->plug(0);
        QVERIFY(app_->waitUntil([this] { return !app_->find("lookForCard"); }));
    }

    void theCardIsSeenShownBackAndTakenIn()
    {
        begin();
        camera_->film(onTable(QImage(1, 1, QImage::Format_Grayscale8)));
        QVERIFY(app_->waitUntil([this] { return !look().picture().isNull(); }));
        QVERIFY(app_->find("cardView"));
        QVERIFY(camera_->on());
        for (int i = 0; i < 5; ++i) camera_->film(onTable(cardPicture(study_->card(), 480)));
        QVERIFY(app_->waitFor("cardName"));
        QCOMPARE(textOf("cardName"), QString("Home visits North (HB-2026)"));
        QVERIFY(textOf("cardWords").contains(QString::fromStdString(study_->card().words())));
        QVERIFY(voice().contains("Home visits North"));
        // Enough was seen.
        QVERIFY(!camera_->on());
        QVERIFY(look().picture().isNull());
        QVERIFY(!app_->find("cardView"));
        QVERIFY(!app_->app().sending()->enrolled());  // nothing is agreed to by looking
        // It was the wrong card, or so somebody thinks: then from the beginning.
        QVERIFY(app_->touch("anotherCard"));
        QVERIFY(app_->waitFor("lookForCard"));
        QVERIFY(!app_->find("cardName"));
        QVERIFY(app_->touch("lookForCard"));
        camera_->film(onTable(cardPicture(study_->card(), 480)));
        QVERIFY(app_->waitFor("cardName"));
        QVERIFY(app_->touch("joinStudy"));
        QVERIFY(app_->waitUntil([this] { return app_->app().sending()->enrolled(); }));
        QCOMPARE(app_->app().sending()->study(), QString("Home visits North"));
        QCOMPARE(camera_->begun, 2);
    }

    void anotherCodeIsAnsweredOnceAndLookingGoesOn()
    {
        begin();
        int answers = 0;
        connect(app_->find("cardVoice"), SIGNAL(said(QString)), this, SLOT(hear(QString)));
        heard_.clear();
        for (int i = 0; i < 3; ++i) {
            const int before = pictures_;
            camera_->film(onTable(codePicture("https://study.example/", 300)));
            QVERIFY(app_->waitUntil([&] { return pictures_ > before; }));
        }
        QVERIFY(textOf("cameraSays").contains("no study’s card"));
        for (const QString& words : heard_) answers += words.contains("no study’s card") ? 1 : 0;
        QCOMPARE(answers, 1);
        QVERIFY(camera_->on());
        QVERIFY(!app_->find("cardName"));
        camera_->film(onTable(cardPicture(study_->card(), 480)));
        QVERIFY(app_->waitFor("cardName"));
    }

    void aCardThatWasChangedIsNotTakenIn()
    {
        begin();
        std::string changed = study_->card().qrText();
        changed.replace(changed.find("North"), 5, "South");
        camera_->film(onTable(codePicture(changed, 480)));
        QVERIFY(app_->waitUntil([this] { return textOf("cameraSays").contains("no study’s card"); }));
        QVERIFY(camera_->on());
        QVERIFY(!app_->find("cardName"));
    }

    void itIsOnNoLongerThanSomebodyLooks_data()
    {
        QTest::addColumn<QString>("how");
        for (const char* const how :
             {"it is switched off", "the page is left", "another program comes to the front", "it is locked",
              "a file is given"})
            QTest::newRow(how) << QString(how);
    }
    void itIsOnNoLongerThanSomebodyLooks()
    {
        QFETCH(QString, how);
        if (how == "it is locked") {
            app_->app().vault()->protect("four words in row");
            QVERIFY(app_->waitUntil([this] { return app_->app().vault()->isProtected(); }));
        }
        begin();
        camera_->film(onTable(QImage(1, 1, QImage::Format_Grayscale8)));
        QVERIFY(app_->waitUntil([this] { return !look().picture().isNull(); }));
        if (how == "it is switched off") QVERIFY(app_->touch("stopLooking"));
        if (how == "the page is left") QVERIFY(app_->touch("back"));
        if (how == "another program comes to the front") look().frontChanged(Qt::ApplicationInactive);
        if (how == "it is locked") app_->app().guard()->lockNow();
        if (how == "a file is given") app_->app().sending()->joining()->read(study_->cardFile());
        QVERIFY(app_->waitUntil([this] { return !camera_->on(); }));
        QVERIFY(!look().looking());
        QVERIFY(look().picture().isNull());
        // What was on its way is not shown either.
        const int before = pictures_;
        camera_->film(onTable(cardPicture(study_->card(), 480)));
        QCoreApplication::processEvents();
        QCOMPARE(pictures_, before);
    }

    void comingBackNobodyIsLookedAtUnasked()
    {
        begin();
        look().frontChanged(Qt::ApplicationInactive);
        look().frontChanged(Qt::ApplicationActive);
        QVERIFY(!camera_->on());
        QVERIFY(textOf("cameraProblem").contains("switched off"));
        QVERIFY(app_->touch("lookForCard"));
        QVERIFY(camera_->on());
        QVERIFY(!app_->find("cameraProblem"));
    }

    void whatGoesWrongIsSaidWithWhatToDo_data()
    {
        QTest::addColumn<int>("trouble");
        QTest::addColumn<QString>("said");
        QTest::newRow("refused") << static_cast<int>(Camera::Trouble::refused) << "Allow it";
        QTest::newRow("no picture") << static_cast<int>(Camera::Trouble::noPicture) << "Another program";
        QTest::newRow("gone") << static_cast<int>(Camera::Trouble::gone) << "Plug it in";
        QTest::newRow("nothing at all") << -1 << "Another program";
    }
    void whatGoesWrongIsSaidWithWhatToDo()
    {
        QFETCH(int, trouble);
        QFETCH(QString, said);
        begin();
        if (trouble < 0)
            look().waitedInVain();
        else
            camera_->fail(static_cast<Camera::Trouble>(trouble));
        QVERIFY(app_->waitFor("cameraProblem"));
        QVERIFY(textOf("cameraProblem").contains(said));
        QVERIFY(textOf("cameraProblem").contains("file"));
        QCOMPARE(voice(), textOf("cameraProblem"));
        QVERIFY(!camera_->on());
        QVERIFY(app_->find("cardFileField"));
        // Unplugged, there is no button any more, and the words stay.
        camera_->plug(0);
        QVERIFY(app_->waitUntil([this] { return !app_->find("lookForCard"); }));
        QVERIFY(app_->find("cameraProblem"));
    }

    void ofTwoCamerasTheOtherOneCanBeUsed()
    {
        begin();
        QVERIFY(!app_->find("anotherCamera"));
        QCOMPARE(camera_->looking, 0);
        camera_->plug(2);
        QVERIFY(app_->touch("anotherCamera"));
        QCOMPARE(camera_->looking, 1);
        QVERIFY(app_->touch("anotherCamera"));
        QCOMPARE(camera_->looking, 0);
    }

    void itIsAllReachedByTheKeyboard()
    {
        camera_->plug(1);
        go("sending");
        QVERIFY(app_->waitFor("lookForCard"));
        QVERIFY(reach("lookForCard"));
        QTest::keyClick(&app_->window(), Qt::Key_Space);
        QVERIFY(camera_->on());
        // The keyboard's place goes along with the button that takes the other one's.
        QVERIFY(app_->waitFor("stopLooking"));
        QVERIFY(app_->find("stopLooking")->hasActiveFocus());
        QTest::keyClick(&app_->window(), Qt::Key_Space);
        QVERIFY(!camera_->on());
        QVERIFY(app_->waitFor("lookForCard"));
        QVERIFY(app_->find("lookForCard")->hasActiveFocus());
    }

public slots:
    void hear(const QString& words) { heard_ << words; }

private:
    void go(const char* page)
    {
        app_->window().setProperty("page", page);
        QCoreApplication::processEvents();
    }
    void begin()
    {
        camera_->plug(1);
        go("sending");
        QVERIFY(app_->touch("lookForCard"));
        QVERIFY(app_->waitUntil([this] { return camera_->on(); }));
        pictures_ = 0;
        connect(&look(), &CardLook::seen, this,
                [this, camera = &look()] { pictures_ += camera->picture().isNull() ? 0 : 1; });
    }
    bool reach(const QString& name)
    {
        for (int i = 0; i < 30; ++i) {
            QTest::keyClick(&app_->window(), Qt::Key_Tab);
            if (app_->find(name) && app_->find(name)->hasActiveFocus()) return true;
        }
        return false;
    }
    [[nodiscard]] CardLook& look() { return *app_->app().sending()->joining()->camera(); }
    [[nodiscard]] QString textOf(const QString& name) const
    {
        return app_->find(name) ? app_->find(name)->property("text").toString() : QString();
    }
    [[nodiscard]] QString voice() const
    {
        const auto* const said = app_->window().findChild<QQuickItem*>("cardVoice");
        return said ? said->property("text").toString() : QString();
    }

    int pictures_ = 0;
    QStringList heard_;
    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<FrameCamera> camera_;
    std::unique_ptr<ToldDevice> device_;
    std::unique_ptr<StudyOfVisits> study_;
    std::unique_ptr<AppWindow> app_;
};

QTEST_MAIN(CardBeforeTheCamera)
#include "tst_card_camera.moc"
