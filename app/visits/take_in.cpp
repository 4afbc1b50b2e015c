// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/visits/take_in.h"

#include "app/visits/vault.h"
#include "app/visits/visits.h"
#include "app/words/counted.h"
#include "app/words/words.h"
#include "sync/bundle/device_key.h"
#include "sync/bundle/exchange.h"
#include "sync/bundle/trust/aside.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QStorageInfo>

#include <algorithm>
#include <filesystem>
#include <memory>
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

// Of a file of an unknown device: it is kept aside when it is taken in.
bool waitsForTrust(const Library& library, const QString& file)
{
    const auto waiting = bundlesAside(library);
    return waiting && std::any_of(waiting->begin(), waiting->end(), [&file](const AsideBundle& one) {
               return one.path == std::filesystem::path(file.toStdString());
           });
}

}  // namespace

// What came of taking files in.
struct TakeIn::Taken {
    std::vector<Summary> summaries;
    std::vector<Stranger> strangers;
    QStringList problems;
    int visits = 0;

    void add(const Library& library, const ImportReport& report)
    {
        if (report.error) problems << words::problem(*report.error);
        // Of a tablet that is not known the page says more than the report does.
        if (report.status != ImportStatus::quarantined)
            for (const std::string& finding : report.findings)
                problems << words::problem(Error{Errc::refused, finding, report.path.string()});
        if (!bringsMore(report.status)) return;
        for (const Uuid& session : report.sessions)
            if (auto summary = library.summary(session)) {
                summaries.push_back(std::move(*summary));
                ++visits;
            }
    }
};

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
            for (const QString& file : files) {
                const ImportStatus status = importBundle(library, file.toStdString(), true).status;
                if (bringsMore(status) ||
                    (status == ImportStatus::quarantined && !waitsForTrust(library, file)))
                    coming << file;
            }
            return std::pair(coming, strangersIn(library));
        },
        [this](std::pair<QStringList, std::vector<Stranger>> found) {
            files_ = std::move(found.first);
            strangers_ = std::move(found.second);
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
            auto taken = std::make_shared<Taken>();
            for (const QString& file : files)
                taken->add(library, importBundle(library, file.toStdString(), false));
            taken->strangers = strangersIn(library);
            return taken;
        },
        [this](const std::shared_ptr<Taken>& taken) { finish(*taken); });
}

void TakeIn::finish(const Taken& taken)
{
    busy_ = false;
    for (const Summary& summary : taken.summaries) visits_.put(summary);
    strangers_ = taken.strangers;
    problems_ = taken.problems;
    result_.clear();
    if (taken.visits > 0 || strangers_.empty())
        result_ = words::counted(tr("%n visit(s) taken in.", nullptr, taken.visits), taken.visits);
    emit changed();
}

std::vector<TakeIn::Stranger> TakeIn::strangersIn(const Library& library)
{
    std::vector<Stranger> strangers;
    const auto waiting = bundlesAside(library);
    if (!waiting) return strangers;
    for (const AsideBundle& bundle : *waiting) {
        const auto known = std::find_if(strangers.begin(), strangers.end(), [&bundle](const Stranger& one) {
            return one.device == bundle.device && one.publicText == bundle.publicText;
        });
        if (known == strangers.end())
            strangers.push_back({bundle.device, bundle.publicText, 1});
        else
            ++known->visits;
    }
    return strangers;
}

QVariantList TakeIn::strangers() const
{
    QVariantList list;
    for (const Stranger& one : strangers_) {
        const QString visits = words::counted(tr("%n visit(s)", nullptr, one.visits), one.visits);
        list.append(
            QVariantMap{{QStringLiteral("says"), tr("From a tablet that is not known here: %1.").arg(visits)},
                        {QStringLiteral("words"), words::text(fingerprintWordsOf(one.publicText))}});
    }
    return list;
}

void TakeIn::trust(int stranger)
{
    if (busy_ || stranger < 0 || static_cast<std::size_t>(stranger) >= strangers_.size() ||
        vault_.state() != Vault::Open)
        return;
    busy_ = true;
    emit changed();
    vault_.ask(
        [one = strangers_[static_cast<std::size_t>(stranger)]](Library& library) {
            auto taken = std::make_shared<Taken>();
            const auto reports = trustDevice(library, one.device, {one.publicText, {}});
            if (!reports) taken->problems << words::problem(reports.error());
            if (reports)
                for (const ImportReport& report : *reports) taken->add(library, report);
            taken->strangers = strangersIn(library);
            return taken;
        },
        [this](const std::shared_ptr<Taken>& taken) { finish(*taken); });
}

void TakeIn::notNow(int stranger)
{
    if (stranger < 0 || static_cast<std::size_t>(stranger) >= strangers_.size()) return;
    strangers_.erase(strangers_.begin() + stranger);
    emit changed();
}

void TakeIn::forget()
{
    files_.clear();
    strangers_.clear();
    done();
}

void TakeIn::done()
{
    result_.clear();
    problems_.clear();
    emit changed();
}

}  // namespace tessera
