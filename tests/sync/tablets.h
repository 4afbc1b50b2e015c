// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/library.h"
#include "sync/bundle/exchange.h"
#include "sync/bundle/trust/enrolment.h"
#include "tests/sync/bundle_samples.h"

#include <QTemporaryDir>

#include <filesystem>
#include <memory>
#include <string>

namespace tessera::test {

// A library in a folder of its own, and a place beside it for files.
class Tablet {
public:
    Tablet()
    {
        LibraryOptions options;
        options.folder = std::filesystem::path(folder_.path().toStdString()) / "library";
        auto opened = Library::open(options);
        if (!opened) qFatal("%s", opened.error().what.c_str());
        library_ = std::move(opened).value();
    }
    Library& operator*() { return *library_; }
    Library* operator->() { return library_.get(); }
    [[nodiscard]] std::string digest() const { return library_->verify()->contentDigest; }
    [[nodiscard]] std::filesystem::path place(const std::string& name) const
    {
        return std::filesystem::path(folder_.path().toStdString()) / name;
    }

    Uuid keep(const Journal& journal)
    {
        if (!library_->createSession(journal.session(), partnershipActivities()) ||
            !library_->append(journal.session(), journal.entries())) {
            qFatal("the journal was not stored");
        }
        return journal.session();
    }

    // The file of one session, made anew each time.
    std::filesystem::path handOver(const Uuid& session, const Sealing& sealing = {},
                                   const BundleChoice& choice = {})
    {
        const auto path = exportBundle(*library_, session, choice, place("out/"), true, sealing);
        if (!path) qFatal("%s", path.error().what.c_str());
        return *path;
    }

private:
    QTemporaryDir folder_;
    std::unique_ptr<Library> library_;
};

// A study with its keys, as `keys new study` makes it.
struct SampleStudy {
    AgeIdentity investigator = AgeIdentity::generate(), recovery = AgeIdentity::generate();
    DeviceKey signing = DeviceKey::generate();

    [[nodiscard]] StudyCard card(unsigned revision = 1) const
    {
        StudyCard card;
        card.id = "HB-2026";
        card.name = "Home visits North";
        card.revision = revision;
        card.recipients = {investigator.recipient(), recovery.recipient()};
        card.rules.retentionDays = 365;
        card.sign(signing);
        return card;
    }
};

}  // namespace tessera::test
