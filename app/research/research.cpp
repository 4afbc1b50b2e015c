// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/research/research.h"

#include "sync/archive/archive.h"

#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

#include <utility>

namespace tessera {

namespace {

constexpr const char* kKey = "archive";

bool holdsPassword(const QString& location)
{
    const qsizetype at = location.indexOf(QLatin1Char('@'));
    const qsizetype scheme = location.indexOf(QStringLiteral("://"));
    const bool inFront =
        at > scheme && scheme >= 0 && location.mid(scheme + 3, at - scheme - 3).contains(QLatin1Char(':'));
    return inFront || location.contains(QStringLiteral("password="));
}

}  // namespace

Research::Research(QString file, QObject* parent)
    : QObject(parent), file_(std::move(file)), archive_(usualArchive()), importing_(*this), study_(*this)
{
    if (file_.isEmpty()) return;
    const QSettings settings(file_, QSettings::IniFormat);
    const QString kept = settings.value(kKey).toString();
    if (!kept.isEmpty()) archive_ = kept;
}

QString Research::usualArchive()
{
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) +
           QStringLiteral("/Tessera/study.db");
}

bool Research::archiveThere() const
{
    return Archive::isServer(archive_.toStdString()) || QFileInfo::exists(archive_);
}

void Research::setArchive(const QString& location)
{
    const QString trimmed = location.trimmed();
    if (trimmed.isEmpty() || trimmed == archive_) return;
    archive_ = trimmed;
    if (!file_.isEmpty() && !holdsPassword(archive_)) {
        QSettings settings(file_, QSettings::IniFormat);
        settings.setValue(kKey, archive_);
    }
    emit changed();
}

void Research::close()
{
    importing_.close();
    study_.close();
}

}  // namespace tessera
