// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/library.h"
#include "tests/e2e/app_window.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>

namespace tessera::test {

inline const QString kPassphrase = QStringLiteral("kettle orbit meadow seven");

// The app on a library that is behind a passphrase, in a folder of its own.
class ProtectedApp {
protected:
    void beginAnew()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        device_ = std::make_unique<ToldDevice>();
    }

    Vault& vault() { return *app_->app().vault(); }

    void passes(Millis time)
    {
        device_->time.advance(time);
        vault().lookAtTheWait();
    }
    void openUnlocked()
    {
        makeProtectedLibrary();
        open();
        QVERIFY(unlock());
        QVERIFY(app_->waitUntil([&] { return app_->app().visits()->total() == 1; }));
    }
    void lockAway()
    {
        app_->app().guard()->lockNow();
        QCOMPARE(vault().state(), Vault::Locked);
    }
    bool tryWrong()
    {
        return app_->type("passphraseField", "kettle orbit meadow eight") && app_->touch("unlock") &&
               app_->waitUntil([&] { return !vault().trying(); }) && vault().state() == Vault::Locked;
    }
    bool unlock()
    {
        return app_->type("passphraseField", kPassphrase) && app_->touch("unlock") &&
               app_->waitUntil([&] { return vault().state() == Vault::Open; });
    }
    // What the app's own library answers.
    Errc answerOfTheLibrary()
    {
        std::optional<Errc> answer;
        vault().ask(
            [](Library& library) { return library.summaries(); },
            [&](const Result<std::vector<Summary>>& all) { answer = all ? Errc{} : all.error().code; });
        app_->waitUntil([&] { return answer.has_value(); });
        return answer.value_or(Errc{});
    }
    std::unique_ptr<Library> reader()
    {
        LibraryOptions options;
        options.folder = path();
        options.passphrase = kPassphrase.toStdString();
        options.writer = false;
        auto library = Library::open(options);
        if (!library) qFatal("%s", describe(library.error()).c_str());
        return std::move(*library);
    }
    StoredSession stored(const Uuid& session)
    {
        auto loaded = reader()->load(session);
        if (!loaded) qFatal("%s", describe(loaded.error()).c_str());
        return std::move(*loaded);
    }
    // Every word that can be seen.
    QString shownWords()
    {
        QString all;
        std::function<void(QQuickItem*)> gather = [&](QQuickItem* item) {
            if (!item->isVisible()) return;
            all += item->property("text").toString() + QLatin1Char('\n');
            const auto children = item->childItems();
            std::for_each(children.begin(), children.end(), gather);
        };
        gather(app_->window().contentItem());
        return all;
    }

    void open()
    {
        app_ = std::make_unique<AppWindow>(*device_, path());
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
    std::unique_ptr<ToldDevice> device_;
    std::unique_ptr<AppWindow> app_;
};

}  // namespace tessera::test
