// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/visits/take_in.h"

#include "app/visits/vault.h"
#include "app/visits/visits.h"
#include "app/words/counted.h"
#include "app/words/words.h"
#include "sync/bundle/exchange.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QStorageInfo>

#include <utility>
#include <vector>

namespace tessera {

namespace {

constexpr qsizetype kMostFiles = 300;  // a folder with more is one for a researcher's import

// Where files arrive: Documents, Downloads, the desktop, and sticks and cards that are plugged in.
QStringList usualPlaces()
{
    QStringList places;
    for (const auto place : {QStandardPaths::DocumentsLocation, QStandardPaths::DownloadLocation,
                             QStandardPaths::DesktopLocation})
        places << QStandardPaths::writableLocation(place);
    for (const QStorageInfo& volume : QStorageInfo::mountedVolumes()) {
        const QString root = volume.rootPath();
        if (volume.isReady() &&
            (root.startsWith(QStringLiteral("/media/")) || root.startsWith(QStringLiteral("/run/media/")) ||
             root.startsWith(QStringLiteral("/mnt/"))))
            places << root;
    }
    return places;
}

QStringList bundlesIn(const QStringList& places)
{
    QStringList files;
    for (const QString& place : places) {
        if (place.isEmpty()) continue;
        for (const QFileInfo& info :
             QDir(place).entryInfoList({QStringLiteral("*.tessera")}, QDir::Files, QDir::Time)) {
            if (files.size() == kMostFiles) return files;
            if (!files.contains(info.absoluteFilePath())) files << info.absoluteFilePath();
        }
    }
    return files;
}

bool bringsMore(ImportStatus status)
{
    return status == ImportStatus::imported || status == ImportStatus::extended;
}

struct Taken {
    std::vector<Summary> summaries;
    QStringList problems;
    int visits = 0;
};

}  // namespace

TakeIn::TakeIn(Vault& vault, Visits& visits, QObject* parent)
    : QObject(parent), vault_(vault), visits_(visits)
{
}

QString TakeIn::words() const
{
    if (files_.isEmpty()) return {};
    const QString visits = words::counted(tr("%n visit(s)", nullptr, waiting()), waiting());
    return tr("Handed to you: %1, in %2.").arg(visits, QFileInfo(files_.front()).absolutePath());
}

void TakeIn::setFolder(const QString& folder)
{
    if (folder == folder_) return;
    folder_ = folder;
    emit changed();
}

void TakeIn::look()
{
    if (busy_ || vault_.state() != Vault::Open) return;
    // Volumes that answer slowly are asked there too.
    worker_.run(
        this,
        [places = places_, folder = folder_](const Aside::Stop&) {
            return bundlesIn((places.isEmpty() ? usualPlaces() : places) + QStringList{folder});
        },
        [this](const QStringList& files) { weigh(files); });
}

// Rehearsed in the library: a file is offered only when it brings something.
void TakeIn::weigh(const QStringList& files)
{
    if (vault_.state() != Vault::Open) return;
    vault_.ask(
        [files](Library& library) {
            QStringList coming;
            for (const QString& file : files)
                if (bringsMore(importBundle(library, file.toStdString(), true).status)) coming << file;
            return coming;
        },
        [this](const QStringList& coming) {
            if (coming == files_) return;
            files_ = coming;
            emit changed();
        });
}

void TakeIn::takeIn()
{
    if (busy_ || files_.isEmpty() || vault_.state() != Vault::Open) return;
    busy_ = true;
    result_.clear();
    problems_.clear();
    emit changed();
    vault_.ask(
        [files = std::exchange(files_, {})](Library& library) {
            Taken taken;
            for (const QString& file : files) {
                const ImportReport report = importBundle(library, file.toStdString(), false);
                if (report.error) taken.problems << words::problem(*report.error);
                for (const std::string& finding : report.findings)
                    taken.problems << words::problem(Error{Errc::refused, finding, file.toStdString()});
                if (!bringsMore(report.status)) continue;
                for (const Uuid& session : report.sessions)
                    if (auto summary = library.summary(session)) {
                        taken.summaries.push_back(std::move(*summary));
                        ++taken.visits;
                    }
            }
            return std::make_shared<Taken>(std::move(taken));
        },
        [this](const std::shared_ptr<Taken>& taken) {
            busy_ = false;
            for (const Summary& summary : taken->summaries) visits_.put(summary);
            problems_ = taken->problems;
            result_ = words::counted(tr("%n visit(s) taken in.", nullptr, taken->visits), taken->visits);
            emit changed();
        });
}

void TakeIn::done()
{
    result_.clear();
    problems_.clear();
    emit changed();
}

}  // namespace tessera
