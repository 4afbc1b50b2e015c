// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/research/file_choice.h"

#include "sync/formats/reading/imported.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace tessera {

FileChoice::FileChoice(QObject* parent)
    : QObject(parent), folder_(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
{
}

bool FileChoice::fits(const QString& path)
{
    const QFileInfo info(path);
    if (info.isDir()) return false;
    return info.suffix() == QStringLiteral("tessera") || importFormatOf(path.toStdString()).has_value();
}

bool FileChoice::top() const
{
    return QDir(folder_).isRoot();
}

void FileChoice::setFolder(const QString& folder)
{
    const QString clean = QDir::cleanPath(folder.trimmed());
    if (clean == folder_ || clean.isEmpty()) return;
    folder_ = clean;
    look();
}

void FileChoice::look()
{
    entries_.clear();
    problem_.clear();
    files_ = 0;
    const QDir folder(folder_);
    if (!folder.exists()) problem_ = tr("There is no such folder.");
    for (const QFileInfo& info : folder.entryInfoList(QDir::Dirs | QDir::Files | QDir::NoDotAndDotDot,
                                                      QDir::DirsFirst | QDir::Name)) {
        const QString path = info.absoluteFilePath();
        if (!info.isDir() && !fits(path)) continue;
        if (!info.isDir()) ++files_;
        entries_ << QVariantMap{{QStringLiteral("name"), info.fileName()},
                                {QStringLiteral("path"), path},
                                {QStringLiteral("isFolder"), info.isDir()},
                                {QStringLiteral("ticked"), ticked_.contains(path)}};
    }
    emit changed();
}

void FileChoice::up()
{
    setFolder(QFileInfo(folder_).path());
}

void FileChoice::tick(const QString& path)
{
    if (!ticked_.removeOne(path)) ticked_ << path;
    look();
}

void FileChoice::tickAll()
{
    for (const QVariant& entry : entries_) {
        const QVariantMap one = entry.toMap();
        const QString path = one.value(QStringLiteral("path")).toString();
        if (!one.value(QStringLiteral("isFolder")).toBool() && !ticked_.contains(path)) ticked_ << path;
    }
    look();
}

void FileChoice::untickAll()
{
    ticked_.clear();
    look();
}

}  // namespace tessera
