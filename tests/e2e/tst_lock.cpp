// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/protected_app.h"

#include "core/store/audit/audit_log.h"

using namespace tessera;
using namespace tessera::test;

// A protected library opens to who knows the passphrase, and to nobody else.
class Lock : public QObject, ProtectedApp {
    Q_OBJECT

private slots:
    void init() { beginAnew(); }
    void cleanup() { app_.reset(); }

    void aWrongPassphraseOpensNothingAndTheRightOneOpens()
    {
        makeProtectedLibrary();
        open();
        QVERIFY(app_->waitFor("lockPage"));
        QVERIFY(!app_->find("homePage"));
        QVERIFY(!app_->find("startVisit"));
        QVERIFY(!app_->find("rail-library"));

        QVERIFY(app_->type("passphraseField", "kettle orbit meadow eight"));
        QVERIFY(app_->touch("unlock"));
        Vault& vault = *app_->app().vault();
        QVERIFY(app_->waitUntil([&] { return !vault.trying(); }));
        QCOMPARE(vault.state(), Vault::Locked);
        QVERIFY2(vault.problem().contains("passphrase", Qt::CaseInsensitive), qPrintable(vault.problem()));
        QVERIFY(app_->waitFor("lockPage"));
        QVERIFY(sees(vault.problem()));
        QCOMPARE(vault.writer(), nullptr);
        QCOMPARE(app_->app().visits()->total(), 0);
        QCOMPARE(app_->find("passphraseField")->property("text").toString(), QString());

        QVERIFY(app_->type("passphraseField", kPassphrase));
        QVERIFY(app_->touch("unlock"));
        QVERIFY(app_->waitFor("homePage"));
        QVERIFY(app_->waitUntil([&] { return app_->app().visits()->total() == 1; }));
        QVERIFY(app_->startVisit());
    }

    void whatIsWrittenThereCanBeShown()
    {
        makeProtectedLibrary();
        open();
        QVERIFY(app_->type("passphraseField", "kettle"));
        const auto shownText = [this] {
            return app_->find("passphraseField")->property("displayText").toString();
        };
        QVERIFY(!shownText().contains("kettle"));
        QVERIFY(app_->touch("showPassphrase"));
        QCOMPARE(shownText(), QString("kettle"));
        QVERIFY(app_->touch("showPassphrase"));
        QVERIFY(!shownText().contains("kettle"));
    }

    void wrongPassphrasesSlowItDownAndStartingAgainSavesNobodyAWait()
    {
        makeProtectedLibrary();
        open();
        for (int i = 0; i < 3; ++i) QVERIFY(tryWrong());
        QCOMPARE(vault().wait(), QString("0:05"));
        QVERIFY(sees("After several that did not fit, there is a pause. The next try is in 0:05."));
        // Not even the right one is tried now.
        QVERIFY(app_->type("passphraseField", kPassphrase));
        QVERIFY(!app_->find("unlock")->isEnabled());
        QTest::keyClick(&app_->window(), Qt::Key_Return);
        vault().unlock(kPassphrase);
        QVERIFY(!vault().trying());
        QCOMPARE(vault().state(), Vault::Locked);

        passes(Millis{2'100});
        QCOMPARE(vault().wait(), QString("0:03"));
        app_.reset();
        open();
        QCOMPARE(vault().wait(), QString("0:03"));
        device_->time.setWallClock(UtcTime{device_->time.utc().ms + 86'400'000});
        QCOMPARE(vault().wait(), QString("0:03"));
        passes(Millis{2'900});
        QCOMPARE(vault().wait(), QString());

        for (const char* wait : {"0:15", "1:00", "5:00", "5:00"}) {
            QVERIFY(tryWrong());
            QCOMPARE(vault().wait(), QString(wait));
            app_.reset();
            open();
            QCOMPARE(vault().wait(), QString(wait));
            passes(Millis{300'000});
        }
        // After a boot nobody can say how much of it went by, so it begins again.
        QVERIFY(tryWrong());
        app_.reset();
        device_->time.reboot("boot-2");
        open();
        QCOMPARE(vault().wait(), QString("5:00"));
        passes(Millis{300'000});

        QVERIFY(unlock());
        lockAway();
        QVERIFY(tryWrong());
        QCOMPARE(vault().wait(), QString());  // counted from the beginning again
    }

    void aFailedTryBehindTheLockIsNoted()
    {
        openUnlocked();
        lockAway();
        QVERIFY(tryWrong());
        QVERIFY(tryWrong());
        QVERIFY(unlock());
        const auto library = reader();
        const auto events = AuditLog(*library).events();
        QVERIFY(events);
        std::uint64_t failures = 0;
        for (const AuditEvent& event : *events)
            if (event.act.kind == AuditKind::unlockFailed) failures += event.act.amount;
        QCOMPARE(failures, std::uint64_t{2});
    }

    void thePagesCannotBeReachedWhileItIsLocked()
    {
        makeProtectedLibrary();
        open();
        for (const char* page : {"library", "settings", "setup", "review", "export"}) {
            app_->window().setProperty("page", page);
            QVERIFY(app_->waitFor("lockPage"));
            QVERIFY(!app_->find(QString(page) + "Page"));
        }
    }

    void protectedInTheSettingsItAsksAtTheNextStart()
    {
        open();
        QVERIFY(app_->touch("protect"));
        QVERIFY(app_->type("newPassphraseField", kPassphrase));
        QVERIFY(app_->type("newPassphraseAgainField", "kettle orbit meadow"));
        QVERIFY(!app_->find("setPassphrase")->isEnabled());
        QVERIFY(app_->type("newPassphraseAgainField", kPassphrase));
        QVERIFY(app_->touch("setPassphrase"));
        QVERIFY(app_->waitUntil([&] { return app_->app().vault()->isProtected(); }));
        QVERIFY(sees(app_->app().vault()->protection()));
        QCOMPARE(app_->find("newPassphraseField")->property("text").toString(), QString());

        app_.reset();
        open();
        QVERIFY(app_->waitFor("lockPage"));
        QVERIFY(app_->type("passphraseField", kPassphrase));
        QTest::keyClick(&app_->window(), Qt::Key_Return);
        QVERIFY(app_->waitUntil([&] { return app_->app().vault()->state() == Vault::Open; }));
    }
};

QTEST_MAIN(Lock)
#include "tst_lock.moc"
