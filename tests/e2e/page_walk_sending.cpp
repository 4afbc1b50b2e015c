// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/page_walk.h"
#include "tests/e2e/study_of_visits.h"
#include "tests/support/card_pictures.h"

#include <QDir>
#include <QTest>

namespace tessera::test {

// The study's card before a camera, of which there are two.
void PageWalk::cameraPages(const StudyCard& card)
{
    CardLook& camera = *app_->app().sending()->joining()->camera();
    camera_.plug(2);
    look("hand over, a camera is there");
    touch("lookForCard");
    look("hand over, the camera starts");
    camera_.show({onTable(cardPicture(card, 480)), {}});
    look("hand over, the camera looks");
    camera_.show({onTable(cardPicture(card, 480)), {"https://study.example/"}});
    look("hand over, another code");
    for (const Camera::Trouble trouble :
         {Camera::Trouble::refused, Camera::Trouble::noPicture, Camera::Trouble::gone}) {
        camera.look();
        camera_.fail(trouble);
        look("hand over, the camera does not look");
    }
    camera.look();
    camera_.show({onTable(cardPicture(card, 480)), {card.qrText()}});
    look("hand over, the card was seen");
    camera_.plug(0);
}

// From the study's card to its answer; after this the library belongs to a study.
void PageWalk::sendingPages()
{
    StudyOfVisits study;
    Sending& sending = *app_->app().sending();
    const auto idle = [&] { return app_->waitUntil([&] { return !sending.busy(); }); };
    go("sending");
    look("hand over, no study yet");
    cameraPages(study.card());
    sending.joining()->read("/nowhere/card.txt");
    look("hand over, no card");
    sending.joining()->read(study.cardFile());
    look("hand over, the study's card");
    touch("joinStudy");
    mustBe(app_->waitUntil([&] { return sending.enrolled(); }), "the study was not joined");
    look("hand over, nothing sealed yet");
    sending.putMissing();
    mustBe(idle(), "nothing was sealed");
    look("hand over, some wait");
    touch("changePlace");
    mustBe(app_->waitFor("placeFolderField"), "no place to set up");
    sending.place()->useServer("http://study.example/", "tablet", "secret");
    look("settings, no place to hand over to");
    sending.place()->useServer("https://study.example/a-long-name-of-a-folder/where-visits-arrive", "tablet",
                               "");
    mustBe(app_->waitUntil([&] { return sending.place()->kind() == SendPlace::Server; }), "no server");
    go("home");
    look("home, some wait to be handed over");
    go("settings");
    look("settings, a server to hand over to");
    sending.place()->useFolder(folder_.filePath("stick"));
    mustBe(app_->waitUntil([&] { return sending.place()->kind() == SendPlace::Folder; }), "no folder");
    look("settings, a folder to hand over to");
    go("sending");
    sending.send();
    mustBe(idle(), "the sending did not end");
    look("hand over, the stick is not there");
    mustBe(QDir(folder_.path()).mkdir("stick"), "no stick");
    sending.send();
    mustBe(idle(), "the sending did not end");
    look("hand over, handed over");
    mustBe(study.receive(folder_.filePath("stick")) > 0, "nothing arrived");
    sending.send();
    mustBe(idle(), "the sending did not end");
    look("hand over, the study has it");
    go("home");
}

}  // namespace tessera::test
