// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/content_digest.h"
#include "sync/outbox/send.h"
#include "sync/outbox/webdav_target.h"
#include "tests/support/dav_server.h"

#include <QDir>
#include <QFile>
#include <QString>
#include <QTemporaryDir>

#include <filesystem>
#include <memory>
#include <random>
#include <set>
#include <string>

namespace tessera::test {

constexpr int kMostRounds = 600;

// Sealed files of a tablet, each some kilobytes that look like noise, as sealed ones do.
class Waiting {
public:
    explicit Waiting(int count)
    {
        LibraryOptions options;
        options.folder = std::filesystem::path(folder_.path().toStdString()) / "library";
        auto opened = Library::open(options);
        if (!opened) qFatal("%s", opened.error().what.c_str());
        library_ = std::move(opened).value();
        auto outbox = Outbox::open(*library_);
        if (!outbox) qFatal("%s", outbox.error().what.c_str());
        outbox_ = std::make_unique<Outbox>(std::move(outbox).value());
        std::mt19937 random(20260302);
        std::uniform_int_distribution<int> size(1, 20'000), byte(0, 255);
        for (int i = 0; i < count; ++i) {
            std::string bytes = "age-encryption.org/v1\n";
            for (int left = size(random); left > 0; --left) bytes += static_cast<char>(byte(random));
            if (!outbox_->add(randomUuid(), "r" + std::to_string(i), bytes, UtcTime{0})) qFatal("not added");
        }
    }
    [[nodiscard]] Outbox& outbox() { return *outbox_; }
    [[nodiscard]] Uuid device() const { return library_->device(); }
    // How many temporary files tries may have left behind on the way, until later ones took them away.
    [[nodiscard]] int left() const { return static_cast<int>(left_.size()); }

    // One round after another until nothing waits; answers with how many it took.
    int sendAll(Target& target)
    {
        int rounds = 0;
        while (rounds < kMostRounds) {
            ++rounds;
            const auto round = sendWaiting(*outbox_, target, options());
            if (!round) qFatal("%s", round.error().what.c_str());
            for (const Parcel& parcel : outbox_->parcels())
                left_.insert(parcel.aside.begin(), parcel.aside.end());
            if (round->waiting == 0) break;
        }
        return rounds;
    }
    [[nodiscard]] SendOptions options(std::int64_t now = 1'000) const
    {
        SendOptions options;
        options.device = device();
        options.now = [now] { return UtcTime{now}; };
        options.random = [] { return 0.5; };
        return options;
    }

private:
    QTemporaryDir folder_;
    std::unique_ptr<Library> library_;
    std::unique_ptr<Outbox> outbox_;
    std::set<std::string> left_;
};

// What is wrong with a folder that should hold every parcel once, whole, and nothing else.
inline QString faultOf(const QString& folder, const Outbox& outbox)
{
    const QStringList files = QDir(folder).entryList(QDir::Files | QDir::Hidden | QDir::System, QDir::Name);
    for (const QString& file : files) {
        QFile content(QDir(folder).filePath(file));
        if (!content.open(QIODevice::ReadOnly)) return file + " cannot be read";
        const std::string digest = sha256Hex(content.readAll().toStdString());
        if (QString::fromStdString(digest) + ".tessera.age" != file) return file + " holds something else";
        if (outbox.find(file.toStdString()) == nullptr) return file + " is nobody's";
    }
    if (files.size() != static_cast<qsizetype>(outbox.parcels().size()))
        return QString("%1 files for %2 parcels").arg(files.size()).arg(outbox.parcels().size());
    return {};
}

inline HttpSettings settings(const TestAuthority& authority)
{
    HttpSettings settings;
    settings.user = DavServer::kUser;
    settings.password = DavServer::kPassword;
    settings.authorities = authority.authority().toStdString();
    return settings;
}

inline std::string address(quint16 port)
{
    return "https://127.0.0.1:" + std::to_string(port);
}

}  // namespace tessera::test
