// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/protected_app.h"

#include "sync/bundle/bundle_file.h"
#include "sync/bundle/trust/enrolment.h"
#include "sync/bundle/trust/recovery.h"

#include <QFile>

using namespace tessera;
using namespace tessera::test;

namespace {

const QString kNew = QStringLiteral("a lamp under the stairs");

}  // namespace

// The passphrase is forgotten, and the study helps when that was agreed to.
class Forgotten : public QObject, ProtectedApp {
    Q_OBJECT

    AgeIdentity investigator_ = AgeIdentity::generate(), recovery_ = AgeIdentity::generate();

    StudyCard card() const
    {
        StudyCard card;
        card.id = "HB-1";
        card.name = "Homes";
        card.recipients = {investigator_.recipient(), recovery_.recipient()};
        card.sign(DeviceKey::generate());
        return card;
    }
    void enrolled()
    {
        makeProtectedLibrary();
        LibraryOptions options;
        options.folder = path();
        options.passphrase = kPassphrase.toStdString();
        const auto library = Library::open(options);
        QVERIFY(library);
        QVERIFY(enrol(**library, card()).ok());
    }
    void agreed()
    {
        enrolled();
        open();
        QVERIFY(unlock());
        QVERIFY(app_->touch("rail-settings"));
        QVERIFY(app_->waitUntil([&] { return app_->find("studyMayHelp") != nullptr; }));
        QVERIFY(!app_->find("studyMayHelp")->property("ticked").toBool());
        QVERIFY(app_->touch("studyMayHelp"));
        QVERIFY(app_->waitUntil([&] { return app_->app().recoveryHelp()->agreed(); }));
    }
    // By touch, on the page where a study's card is taken in; with that box, or as it is found.
    void joined(bool mayHelp)
    {
        makeProtectedLibrary();
        open();
        QVERIFY(unlock());
        const QString file = folder_->filePath("card.txt");
        QVERIFY(writeFileDurably(file.toStdString(), card().text(), true).ok());
        app_->window().setProperty("page", "sending");
        QVERIFY(app_->type("cardFileField", file));
        QVERIFY(app_->touch("readCard"));
        QVERIFY(app_->waitFor("studyMayHelp"));
        QVERIFY(!app_->find("studyMayHelp")->property("ticked").toBool());
        if (mayHelp) QVERIFY(app_->touch("studyMayHelp"));
        QVERIFY(app_->touch("joinStudy"));
        QVERIFY(app_->waitUntil([this] { return app_->app().sending()->enrolled(); }));
        QVERIFY(app_->waitUntil([&] { return app_->app().recoveryHelp()->agreed() == mayHelp; }));
    }
    bool ask()
    {
        return app_->touch("forgotten") && app_->type("helpFolderField", folder_->path()) &&
               app_->touch("saveRequest") &&
               app_->waitUntil([&] { return QFile::exists(folder_->filePath(RecoveryHelp::kRequest)); });
    }
    void answer(const AgeIdentity& identity)
    {
        const auto request =
            readFile(folder_->filePath(RecoveryHelp::kRequest).toStdString(), std::uint64_t{1} << 20);
        QVERIFY(request);
        const auto answer = answerTo(*request, {identity});
        QVERIFY(answer);
        QVERIFY(writeFileDurably(folder_->filePath(RecoveryHelp::kAnswer).toStdString(), *answer, true).ok());
    }
    bool choose()
    {
        return app_->type("helpPassphraseField", kNew) && app_->type("helpPassphraseAgainField", kNew) &&
               app_->touch("takeAnswer");
    }
    void opensWithTheNewOneOnly()
    {
        QVERIFY(app_->waitUntil([&] { return vault().state() == Vault::Open; }));
        QVERIFY(app_->waitUntil([&] { return app_->app().visits()->total() == 1; }));
        QVERIFY(!QFile::exists(folder_->filePath("library/recovery-asked")));
        app_.reset();
        LibraryOptions options;
        options.folder = path();
        options.writer = false;
        options.passphrase = kPassphrase.toStdString();
        QCOMPARE(Library::open(options).error().code, Errc::locked);
        options.passphrase = kNew.toStdString();
        const auto library = Library::open(options);
        QVERIFY(library);
        // What was agreed to still holds, under another secret.
        const auto note = (*library)->recovery();
        QVERIFY(note && *note);
        QVERIFY(recoverySecret(**note, {recovery_}).ok());
    }

private slots:
    void init() { beginAnew(); }
    void cleanup() { app_.reset(); }

    void atTheStartTheStudysAnswerOpensIt()
    {
        agreed();
        app_.reset();
        open();
        QVERIFY(ask());
        answer(recovery_);
        QVERIFY(choose());
        opensWithTheNewOneOnly();
    }

    void soItDoesWhereTheAppLockedItself()
    {
        agreed();
        lockAway();
        QVERIFY(ask());
        answer(recovery_);
        QVERIFY(choose());
        opensWithTheNewOneOnly();
    }

    void agreedToWhereTheStudysCardIsTakenInItHelps()
    {
        joined(true);
        lockAway();
        QVERIFY(ask());
        answer(recovery_);
        QVERIFY(choose());
        opensWithTheNewOneOnly();
    }

    void whereThatBoxWasLeftEmptyNobodyCan()
    {
        joined(false);
        lockAway();
        QVERIFY(app_->touch("forgotten"));
        QVERIFY(app_->waitFor("forgottenSheet"));
        QVERIFY(!app_->find("saveRequest"));
        QVERIFY(!app_->app().recoveryHelp()->offered());
        // Nor by what the page does not offer.
        RecoveryHelp& help = *app_->app().recoveryHelp();
        help.setProperty("folder", folder_->path());
        help.writeRequest();
        QVERIFY(!QFile::exists(folder_->filePath(RecoveryHelp::kRequest)));
        help.takeAnswer(kNew);
        QVERIFY(app_->waitUntil([this] { return !vault().trying(); }));
        QCOMPARE(vault().state(), Vault::Locked);
        QVERIFY(!(*reader()->recovery()).has_value());
        QVERIFY(app_->touch("closeForgotten"));
        QVERIFY(unlock());
    }

    void withoutAnAnswerNothingOpens()
    {
        agreed();
        lockAway();
        QVERIFY(ask());
        QVERIFY(choose());
        QVERIFY(!app_->app().recoveryHelp()->problem().isEmpty());
        QVERIFY(sees(app_->app().recoveryHelp()->problem()));
        QCOMPARE(vault().state(), Vault::Locked);
        // Somebody else's answer is none.
        QVERIFY(writeFileDurably(folder_->filePath(RecoveryHelp::kAnswer).toStdString(),
                                 *sealedTo(recovery_.recipient().text())("x"), true)
                    .ok());
        QVERIFY(app_->touch("takeAnswer"));
        QVERIFY(app_->waitUntil([&] { return !vault().trying(); }));
        QCOMPARE(vault().state(), Vault::Locked);
        QVERIFY(app_->touch("closeForgotten"));
        QVERIFY(unlock());
    }

    void whereNothingWasAgreedItIsSaidPlainly()
    {
        enrolled();
        open();
        QVERIFY(app_->touch("forgotten"));
        QVERIFY(app_->waitFor("forgottenSheet"));
        QVERIFY(!app_->find("saveRequest"));
        QVERIFY(shownWords().contains("nobody can open these visits"));
        QVERIFY(app_->touch("closeForgotten"));
        QVERIFY(unlock());
    }

    void takenBackTheStudyCannotHelpAnyMore()
    {
        agreed();
        QVERIFY(app_->touch("studyMayHelp"));
        QVERIFY(app_->waitUntil([&] { return !app_->app().recoveryHelp()->agreed(); }));
        lockAway();
        QVERIFY(app_->touch("forgotten"));
        QVERIFY(app_->waitFor("forgottenSheet"));
        QVERIFY(!app_->find("saveRequest"));
    }
};

QTEST_MAIN(Forgotten)
#include "tst_forgotten.moc"
