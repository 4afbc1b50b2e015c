// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/outbox/outbox.h"
#include "sync/outbox/send.h"

#include <QDir>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <filesystem>
#include <memory>
#include <string>

namespace tessera::test {

inline const std::string kStart = "age-encryption.org/v1\n";

// A library with an outbox, in a folder of its own.
class Tablet {
public:
    Tablet() { open(); }
    void open()
    {
        outbox_.reset();
        library_.reset();
        LibraryOptions options;
        options.folder = std::filesystem::path(folder_.path().toStdString()) / "library";
        auto opened = Library::open(options);
        if (!opened) qFatal("%s", opened.error().what.c_str());
        library_ = std::move(opened).value();
        auto outbox = Outbox::open(*library_);
        if (!outbox) qFatal("%s", outbox.error().what.c_str());
        outbox_ = std::make_unique<Outbox>(std::move(outbox).value());
    }
    Parcel add(const Uuid& session, const std::string& revision, const std::string& content)
    {
        auto added = outbox_->add(session, revision, kStart + content, UtcTime{5});
        if (!added) qFatal("%s", added.error().what.c_str());
        return *added;
    }
    [[nodiscard]] Outbox& outbox() { return *outbox_; }
    [[nodiscard]] Library& library() { return *library_; }
    [[nodiscard]] QString files() const { return folder_.path() + "/library/outbox"; }
    [[nodiscard]] QStringList onDisk() const
    {
        return QDir(files()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }

private:
    QTemporaryDir folder_;
    std::unique_ptr<Library> library_;
    std::unique_ptr<Outbox> outbox_;
};

// A round at that moment, its waits drawn in the middle.
inline SendOptions at(std::int64_t ms)
{
    SendOptions options;
    options.now = [ms] { return UtcTime{ms}; };
    options.random = [] { return 0.5; };
    return options;
}

}  // namespace tessera::test
