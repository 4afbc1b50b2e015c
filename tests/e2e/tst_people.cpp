// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/start.h"
#include "app/words/language.h"
#include "tests/app/study_samples.h"
#include "tests/e2e/app_window.h"

#include <QPointingDevice>
#include <QQuickStyle>
#include <QTemporaryDir>
#include <QTest>

using namespace tessera;
using namespace tessera::test;

namespace {

constexpr int kPatience = 20'000;  // ms; a passphrase takes its time on purpose

QQuickItem* findBelow(QQuickItem* item, const QString& name)
{
    if (!item->isVisible()) return nullptr;
    if (item->objectName() == name) return item;
    for (QQuickItem* child : item->childItems())
        if (QQuickItem* found = findBelow(child, name)) return found;
    return nullptr;
}

}  // namespace

// One tablet, several people, each with a library of their own; backup, and going over to a new tablet. The
// program's own start, by touch.
class PeopleByTouch : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QQuickStyle::setStyle(QStringLiteral("Basic"));
        words::installLanguage();
        touchScreen_ = QTest::createTouchDevice();
    }
    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        device_ = std::make_unique<ToldDevice>();
        begin("tablet");
    }
    void cleanup() { start_.reset(); }

    void oneLibraryOpensWithoutBeingAsked()
    {
        QVERIFY(waitFor("homePage"));
        QVERIFY(!find("startPage"));
        QCOMPARE(start_->shelf().count(), 1);
    }

    void aSecondPersonGetsALibraryOnlyOnceTheFirstIsProtected()
    {
        QVERIFY(toSettings());
        QVERIFY(!find("addLibrary")->isEnabled());
        QVERIFY(protectFirst());
        QVERIFY(waitUntil([&] { return find("addLibrary") && find("addLibrary")->isEnabled(); }));
    }

    void eachPersonSeesTheirOwnVisitsBehindTheirOwnPassphrase()
    {
        QVERIFY(waitFor("homePage"));
        QVERIFY(put({minutesOf("LLMM", visitOf("MINE", "V1"))}));
        QVERIFY(toSettings());
        QVERIFY(protectFirst());
        QVERIFY(addSecond());
        QVERIFY(type("ownLabelField", "heron"));
        QVERIFY(touch("changePerson"));
        QVERIFY(waitFor("startPage"));
        QVERIFY(!start_->composition());  // nothing of the one before is left
        QCOMPARE(labels(), (QStringList{"heron", "blue otter"}));
        QVERIFY(touch("library1"));
        QVERIFY(waitFor("lockPage"));
        QVERIFY(type("passphraseField", kFirst));
        QVERIFY(touch("unlock"));
        QVERIFY(waitUntil([&] {
            return start_->composition()->vault()->state() == Vault::Locked &&
                   !start_->composition()->vault()->problem().isEmpty();
        }));
        QVERIFY(type("passphraseField", kSecond));
        QVERIFY(touch("unlock"));
        QVERIFY(waitFor("homePage"));
        QVERIFY(waitUntil([&] { return !start_->composition()->visits()->loading(); }));
        QCOMPARE(start_->composition()->visits()->total(), 0);
        QVERIFY(
            put({minutesOf("JJPP", visitOf("THEIRS", "V1")), minutesOf("JJ", visitOf("THEIRS", "V2", 900))}));

        // At the next start it is asked again, and the first one's visits are as they were.
        begin("tablet");
        QVERIFY(waitFor("startPage"));
        QVERIFY(touch("library0"));
        QVERIFY(waitFor("lockPage"));
        QVERIFY(touch("somebodyElse"));
        QVERIFY(waitFor("startPage"));
        QVERIFY(touch("library0"));
        QVERIFY(waitFor("passphraseField"));
        QVERIFY(type("passphraseField", kFirst));
        QVERIFY(touch("unlock"));
        QVERIFY(waitFor("homePage"));
        QVERIFY(waitUntil([&] { return start_->composition()->visits()->total() == 1; }));
    }

    void aNewLibraryIsMadeFromTheStartPageToo()
    {
        QVERIFY(toSettings());
        QVERIFY(protectFirst());
        QVERIFY(addSecond());
        QVERIFY(touch("changePerson"));
        QVERIFY(touch("newLibrary"));
        QVERIFY(type("libraryLabelField", "red kite"));
        QVERIFY(type("libraryPassphraseField", kSecond));
        QVERIFY(type("libraryPassphraseAgainField", "another"));
        QVERIFY(!find("makeLibrary")->isEnabled());
        QVERIFY(type("libraryPassphraseAgainField", kSecond));
        QVERIFY(touch("makeLibrary"));
        QVERIFY(waitUntil([&] { return start_->shelf().count() == 3; }));
        QVERIFY(waitFor("library2"));
    }

    void aBackupIsSavedAndNotWrittenOverWithoutAsking()
    {
        QVERIFY(waitFor("homePage"));
        QVERIFY(put({minutesOf("LLMM", visitOf("F1", "V1"))}));
        QVERIFY(toSettings());
        QVERIFY(type("backupFolderField", folder_->path()));
        QVERIFY(touch("backUp"));
        Safekeeping& safekeeping = *start_->composition()->safekeeping();
        QVERIFY(waitUntil([&] { return !safekeeping.busy() && !safekeeping.result().isEmpty(); }));
        QCOMPARE(safekeeping.backups().size(), 1);
        const QString file = folder_->filePath(safekeeping.backups().front());
        const QDateTime before = QFileInfo(file).lastModified();
        QVERIFY(put({minutesOf("LM", visitOf("F2", "V1", 500))}));
        QVERIFY(touch("backUp"));
        QVERIFY(waitUntil([&] { return safekeeping.taken(); }));
        QCOMPARE(QFileInfo(file).lastModified(), before);
        QVERIFY(touch("backUp"));
        QVERIFY(waitUntil([&] { return !safekeeping.busy() && !safekeeping.result().isEmpty(); }));
        QCOMPARE(visitsIn(file), 2);
        QCOMPARE(QDir(folder_->path()).entryList({"*.new", "*.partial"}).size(), 0);
    }

    void goingOverToANewTabletBringsTheVisitsAlong()
    {
        QVERIFY(waitFor("homePage"));
        QVERIFY(put({minutesOf("LLMM", visitOf("F1", "V1"))}));
        QVERIFY(toSettings());
        QVERIFY(protectFirst());
        QVERIFY(type("backupFolderField", folder_->path()));
        QVERIFY(touch("backUp"));
        QVERIFY(waitUntil([&] { return !start_->composition()->safekeeping()->result().isEmpty(); }));

        begin("new-tablet");
        QVERIFY(toSettings());
        QVERIFY(type("backupFolderField", folder_->path()));
        QVERIFY(touch("backup0"));
        QVERIFY(!find("restore")->isEnabled());  // not before it has a label
        QVERIFY(type("restoredLabelField", "heron"));
        QVERIFY(touch("restore"));
        QVERIFY(waitFor("openRestored"));
        QVERIFY(touch("openRestored"));
        QVERIFY(waitFor("lockPage"));
        QVERIFY(type("passphraseField", kFirst));
        QVERIFY(touch("unlock"));
        QVERIFY(waitFor("homePage"));
        QVERIFY(waitUntil([&] { return start_->composition()->visits()->total() == 1; }));
        // The empty library that was here before is not asked for any more.
        begin("new-tablet");
        QVERIFY(waitFor("lockPage"));
        QCOMPARE(start_->shelf().count(), 1);
    }

    void aBackupPutBackStandsBesideWhatIsThere()
    {
        QVERIFY(waitFor("homePage"));
        QVERIFY(put({minutesOf("LLMM", visitOf("F1", "V1"))}));
        QVERIFY(toSettings());
        QVERIFY(type("backupFolderField", folder_->path()));
        QVERIFY(touch("backUp"));
        Safekeeping& safekeeping = *start_->composition()->safekeeping();
        QVERIFY(waitUntil([&] { return !safekeeping.result().isEmpty(); }));
        QVERIFY(put({minutesOf("LM", visitOf("F2", "V1", 500))}));
        QVERIFY(touch("backup0"));
        QVERIFY(type("restoredLabelField", "as it was"));
        QVERIFY(touch("restore"));
        QVERIFY(waitFor("openRestored"));
        QCOMPARE(start_->shelf().count(), 2);
        QCOMPARE(start_->composition()->visits()->total(), 2);  // what is here is as it was
        QVERIFY(touch("openRestored"));
        QVERIFY(waitFor("homePage"));
        QVERIFY(waitUntil([&] { return start_->composition()->visits()->total() == 1; }));
    }

    void aFileThatIsNoBackupIsRefusedAndLeavesNothingBehind()
    {
        QFile wrong(folder_->filePath("wrong.tessera-backup"));
        QVERIFY(wrong.open(QIODevice::WriteOnly));
        wrong.write("not a library at all");
        wrong.close();
        QVERIFY(toSettings());
        QVERIFY(type("backupFolderField", folder_->path()));
        QVERIFY(touch("backup0"));
        QVERIFY(type("restoredLabelField", "wrong"));
        QVERIFY(touch("restore"));
        QVERIFY(waitUntil([&] { return !start_->composition()->safekeeping()->problem().isEmpty(); }));
        QCOMPARE(start_->shelf().count(), 1);
        QVERIFY(QDir(folder_->filePath("tablet/libraries")).isEmpty());
    }

private:
    void begin(const char* tablet)
    {
        start_.reset();
        start_ = std::make_unique<Start>(*device_, nullptr, folder_->filePath(tablet).toStdString());
        QVERIFY(start_->show());
    }
    bool waitUntil(const std::function<bool()>& holds) { return QTest::qWaitFor(holds, kPatience); }
    QQuickItem* find(const QString& name)
    {
        return start_->window() ? findBelow(start_->window()->contentItem(), name) : nullptr;
    }
    bool waitFor(const QString& name)
    {
        return waitUntil([&] {
            const QQuickItem* item = find(name);
            return item && item->isEnabled() && item->width() > 0 && item->height() > 0;
        });
    }
    void frame()
    {
        bool drawn = false;
        QQuickWindow* const window = start_->window();
        const auto connection =
            connect(window, &QQuickWindow::frameSwapped, window, [&drawn] { drawn = true; });
        window->update();
        waitUntil([&drawn] { return drawn; });
        disconnect(connection);
    }
    void scrollTo(const QQuickItem& item)
    {
        for (QQuickItem* above = item.parentItem(); above; above = above->parentItem()) {
            if (!above->inherits("QQuickFlickable")) continue;
            auto* inside = above->property("contentItem").value<QQuickItem*>();
            const QRectF place = inside->mapRectFromItem(&item, QRectF(0, 0, item.width(), item.height()));
            const double last = std::max(0.0, above->property("contentHeight").toDouble() - above->height());
            above->setProperty("contentY", std::clamp(place.center().y() - above->height() / 2, 0.0, last));
        }
    }
    bool touch(const QString& name)
    {
        if (!waitFor(name)) return false;
        frame();
        scrollTo(*find(name));
        frame();
        const QQuickItem* item = find(name);
        if (!item) return false;
        const QPoint middle = item->mapToScene(QPointF(item->width() / 2, item->height() / 2)).toPoint();
        QQuickWindow* const window = start_->window();
        QTest::touchEvent(window, touchScreen_).press(1, middle, window);
        QTest::touchEvent(window, touchScreen_).release(1, middle, window);
        QCoreApplication::processEvents();
        return true;
    }
    bool type(const QString& field, const QString& text)
    {
        if (!waitFor(field)) return false;
        QQuickItem* item = find(field);
        item->forceActiveFocus(Qt::TabFocusReason);
        QTest::keyClick(start_->window(), Qt::Key_A, Qt::ControlModifier);
        for (const QChar letter : text) QTest::keyClick(start_->window(), letter.toLatin1());
        return item->property("text").toString() == text;
    }
    bool toSettings() { return waitFor("homePage") && touch("rail-settings") && waitFor("settingsPage"); }
    bool protectFirst()
    {
        return type("newPassphraseField", kFirst) && type("newPassphraseAgainField", kFirst) &&
               touch("setPassphrase") &&
               waitUntil([&] { return start_->composition()->vault()->isProtected(); });
    }
    bool addSecond()
    {
        return touch("addLibrary") && type("libraryLabelField", "blue otter") &&
               type("libraryPassphraseField", kSecond) && type("libraryPassphraseAgainField", kSecond) &&
               touch("makeLibrary") && waitUntil([&] { return start_->shelf().count() == 2; }) &&
               waitUntil([&] { return !find("newLibrarySheet"); });
    }
    QStringList labels()
    {
        QStringList list;
        for (int row = 0; row < start_->shelf().count(); ++row)
            list << start_->shelf().index(row).data(Shelf::LabelRole).toString();
        return list;
    }
    bool put(const std::vector<StoredSession>& sessions)
    {
        Composition& app = *start_->composition();
        if (!waitUntil([&] { return app.vault()->state() == Vault::Open && !app.visits()->loading(); }))
            return false;
        const int before = app.visits()->total();
        for (const StoredSession& stored : sessions)
            app.vault()->ask(
                [stored](Library& library) -> Result<Summary> {
                    if (const auto outcome = library.merge(stored); !outcome) return outcome.error();
                    return library.summary(stored.id);
                },
                [&app](const Result<Summary>& summary) {
                    if (summary) app.visits()->put(*summary);
                });
        return waitUntil([&] { return app.visits()->total() == before + static_cast<int>(sessions.size()); });
    }
    int visitsIn(const QString& backup)
    {
        const std::filesystem::path place = folder_->filePath("looked-at").toStdString();
        if (!Library::restore(backup.toStdString(), place)) return -1;
        LibraryOptions options;
        options.folder = place;
        const auto library = Library::open(options);
        if (!library) return -1;
        const auto ids = (*library)->sessionIds();
        return ids ? static_cast<int>(ids->size()) : -1;
    }

    const QString kFirst = QStringLiteral("kettle orbit meadow seven");
    const QString kSecond = QStringLiteral("lantern fossil drum pear");
    QPointingDevice* touchScreen_ = nullptr;
    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<ToldDevice> device_;
    std::unique_ptr<Start> start_;
};

QTEST_MAIN(PeopleByTouch)
#include "tst_people.moc"
