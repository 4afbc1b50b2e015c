// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/bundle/trust/enrolment.h"
#include "sync/outbox/receive.h"
#include "tests/e2e/app_window.h"

#include <QFile>
#include <QString>
#include <QTemporaryDir>

#include <filesystem>
#include <memory>

namespace tessera::test {

// A study with its keys, its own library, and what it does with a folder that visits arrive in.
class StudyOfVisits {
public:
    StudyOfVisits()
    {
        LibraryOptions options;
        options.folder = std::filesystem::path(folder_.path().toStdString()) / "library";
        auto opened = Library::open(options);
        if (!opened) qFatal("%s", opened.error().what.c_str());
        library_ = std::move(opened).value();
    }

    [[nodiscard]] StudyCard card() const
    {
        StudyCard card;
        card.id = "HB-2026";
        card.name = "Home visits North";
        card.recipients = {investigator_.recipient(), recovery_.recipient()};
        card.rules.retentionDays = 365;
        card.sign(signing_);
        return card;
    }
    [[nodiscard]] QString cardFile() const
    {
        QFile file(folder_.filePath("study-card.txt"));
        if (!file.open(QIODevice::WriteOnly) || file.write(card().text().c_str()) <= 0) qFatal("no card");
        return file.fileName();
    }
    // Straight into the window's library.
    [[nodiscard]] bool enrols(AppWindow& app) const
    {
        bool done = false;
        app.app().vault()->ask([card = card()](Library& library) { return enrol(library, card); },
                               [&done](const Result<Enrolled>& enrolled) { done = enrolled.ok(); });
        return app.waitUntil([&done] { return done; });
    }
    // Takes in what lies there and leaves receipts; answers with how many came.
    [[nodiscard]] int receive(const QString& folder)
    {
        Receiver receiver(folder.toStdString(), signing_, [this](const std::filesystem::path& file) {
            return importBundle(*library_, file, false, {investigator_});
        });
        const auto reports = receiver.look(UtcTime{1'772'445'600'000});
        return reports ? static_cast<int>(reports->size()) : -1;
    }

private:
    AgeIdentity investigator_ = AgeIdentity::generate(), recovery_ = AgeIdentity::generate();
    DeviceKey signing_ = DeviceKey::generate();
    QTemporaryDir folder_;
    std::unique_ptr<Library> library_;
};

}  // namespace tessera::test
