// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/visits/safekeeping.h"

#include "app/device/device.h"
#include "app/visits/shelf.h"
#include "app/visits/vault.h"
#include "app/visits/visits.h"
#include "app/words/words.h"
#include "core/store/audit/audit_log.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTimeZone>

#include <algorithm>
#include <system_error>
#include <utility>

namespace tessera {

namespace {

constexpr int kWatchEvery = 100;  // ms

std::filesystem::path with(std::filesystem::path path, const char* ending)
{
    path += ending;
    return path;
}

// The copy is whole before the one it replaces goes.
Status backUpOver(const Library& library, const std::filesystem::path& target)
{
    const std::filesystem::path beside = with(target, ".new");
    std::error_code problem;
    std::filesystem::remove(beside, problem);
    if (const Status status = library.backup(beside); !status) return status;
    std::filesystem::rename(beside, target, problem);
    if (!problem) return {};
    return Error{Errc::io, "The older backup could not be replaced (" + problem.message() + ").",
                 target.string()};
}

}  // namespace

Safekeeping::Safekeeping(Device& device, Vault& vault, Visits& visits, Shelf& shelf, QObject* parent)
    : QObject(parent),
      device_(device),
      vault_(vault),
      visits_(visits),
      shelf_(shelf),
      folder_(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
{
    watch_.setInterval(kWatchEvery);
    connect(&watch_, &QTimer::timeout, this, [this] {
        std::error_code problem;
        const auto there = std::filesystem::file_size(growing_, problem);
        if (problem) return;
        const auto whole = std::filesystem::file_size(whole_, problem);
        if (problem || whole == 0) return;
        progress_ = std::min(0.99, static_cast<double>(there) / static_cast<double>(whole));
        emit progressed();
    });
}

void Safekeeping::setFolder(const QString& folder)
{
    if (folder == folder_) return;
    folder_ = folder;
    taken_ = false;
    look();
}

void Safekeeping::look()
{
    backups_.clear();
    const QString pattern = QLatin1Char('*') + QLatin1String(kEnding);
    for (const QFileInfo& info : QDir(folder_).entryInfoList({pattern}, QDir::Files, QDir::Time))
        backups_ << info.fileName();
    emit changed();
}

void Safekeeping::begin(std::filesystem::path growing, std::filesystem::path whole)
{
    growing_ = std::move(growing);
    whole_ = std::move(whole);
    busy_ = true;
    taken_ = false;
    progress_ = 0;
    result_.clear();
    problem_.clear();
    restored_.clear();
    watch_.start();
    emit changed();
    emit progressed();
}

void Safekeeping::end(const QString& result, const QString& problem)
{
    watch_.stop();
    busy_ = false;
    progress_ = result.isEmpty() ? 0 : 1;
    result_ = result;
    problem_ = problem;
    look();
    emit progressed();
}

void Safekeeping::backUp(bool replace)
{
    if (busy_ || vault_.state() != Vault::Open) return;
    const QString day = QDateTime::fromMSecsSinceEpoch(device_.clock().utc().ms, QTimeZone::systemTimeZone())
                            .date()
                            .toString(Qt::ISODate);
    const std::filesystem::path target =
        std::filesystem::path(folder_.toStdString()) / ("tessera-" + day.toStdString() + kEnding);
    begin(with(target, replace ? ".new.partial" : ".partial"),
          std::filesystem::path(vault_.folder().toStdString()) / "library.db");
    vault_.ask(
        [target, replace](Library& library) -> Status {
            static_cast<void>(library.checkpoint());
            const Status done = replace ? backUpOver(library, target) : library.backup(target);
            return done ? AuditLog::append(library, {AuditKind::backupMade, {}, 0, {}}) : done;
        },
        [this, target](const Status& status) {
            taken_ = !status && status.error().code == Errc::exists;
            if (status)
                end(tr("Saved: %1").arg(words::text(target.string())), {});
            else if (taken_)
                end({}, tr("There is a backup of today in this folder already."));
            else
                end({}, words::problem(status.error()));
        });
}

void Safekeeping::restore(const QString& backup, const QString& label)
{
    if (busy_ || backup.isEmpty()) return;
    const std::filesystem::path file = std::filesystem::path(folder_.toStdString()) / backup.toStdString();
    const std::filesystem::path place = shelf_.freshFolder();
    begin(place / "library.db.partial", file);
    // A library in which there is nothing, that nobody protected, need not be offered beside the one put
    // back.
    const bool instead =
        vault_.state() == Vault::Open && visits_.total() == 0 && !vault_.isProtected() && shelf_.count() == 1;
    worker_.run(
        this, [file, place](const Aside::Stop&) { return Library::restore(file, place); },
        [this, place, label, instead](const Status& status) {
            if (!status) {
                std::error_code problem;
                std::filesystem::remove_all(place, problem);
                return end({}, words::problem(status.error()));
            }
            restored_ = shelf_.adopt(place, label, instead);
            end(instead ? tr("The backup is put back.")
                        : tr("The backup is put back as a library of its own. What was here is as it was."),
                {});
        });
}

}  // namespace tessera
