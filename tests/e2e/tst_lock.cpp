// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/app_window.h"

#include "core/store/library.h"

#include <QTemporaryDir>
#include <QTest>

using namespace tessera;
using namespace tessera::test;

namespace {

const QString kPassphrase = QStringLiteral("kettle orbit meadow seven");

}  // namespace

// A protected library opens to who knows the passphrase, and to nobody else.
class Lock : public QObject {
    Q_OBJECT

private slots:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }
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
        Vault& vault = app_->app().vault();
        QVERIFY(app_->waitUntil([&] { return vault.state() != Vault::Opening; }));
        QCOMPARE(vault.state(), Vault::Locked);
        QVERIFY2(vault.problem().contains("passphrase", Qt::CaseInsensitive), qPrintable(vault.problem()));
        QVERIFY(app_->waitFor("lockPage"));
        QVERIFY(sees(vault.problem()));
        QCOMPARE(vault.writer(), nullptr);
        QCOMPARE(app_->app().visits().total(), 0);
        QCOMPARE(app_->find("passphraseField")->property("text").toString(), QString());

        QVERIFY(app_->type("passphraseField", kPassphrase));
        QVERIFY(app_->touch("unlock"));
        QVERIFY(app_->waitFor("homePage"));
        QVERIFY(app_->waitUntil([&] { return app_->app().visits().total() == 1; }));
        QVERIFY(app_->startVisit());
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
        QVERIFY(app_->waitUntil([&] { return app_->app().vault().isProtected(); }));
        QVERIFY(sees(app_->app().vault().protection()));
        QCOMPARE(app_->find("newPassphraseField")->property("text").toString(), QString());

        app_.reset();
        open();
        QVERIFY(app_->waitFor("lockPage"));
        QVERIFY(app_->type("passphraseField", kPassphrase));
        QTest::keyClick(&app_->window(), Qt::Key_Return);
        QVERIFY(app_->waitUntil([&] { return app_->app().vault().state() == Vault::Open; }));
    }

private:
    void open()
    {
        app_ = std::make_unique<AppWindow>(device_, path());
        QVERIFY(app_->shown());
    }

    // With one visit in it.
    void makeProtectedLibrary()
    {
        LibraryOptions options;
        options.folder = path();
        options.passphrase = kPassphrase.toStdString();
        options.cheapKdf = true;
        const auto library = Library::open(options);
        QVERIFY(library);
        const Scheme scheme = partnershipActivities();
        Header header;
        header.family = "F07";
        header.consent = Consent::all;
        header.scheme = scheme.id;
        Journal journal(randomUuid(), scheme);
        Entry first;
        first.header = std::make_shared<const Header>(header);
        const auto added = journal.append(first);
        QVERIFY(added);
        QVERIFY((*library)->createSession(journal.session(), scheme).ok());
        QVERIFY((*library)->append(journal.session(), {*added}).ok());
    }

    bool sees(const QString& words)
    {
        std::function<bool(QQuickItem*)> search = [&](QQuickItem* item) {
            if (!item->isVisible()) return false;
            if (item->property("text").toString() == words) return true;
            const auto children = item->childItems();
            return std::any_of(children.begin(), children.end(), search);
        };
        return app_->waitUntil([&] { return search(app_->window().contentItem()); });
    }

    std::filesystem::path path() const { return folder_->filePath("library").toStdString(); }

    std::unique_ptr<QTemporaryDir> folder_;
    ToldDevice device_;
    std::unique_ptr<AppWindow> app_;
};

QTEST_MAIN(Lock)
#include "tst_lock.moc"
