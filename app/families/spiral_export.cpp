// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/families/spiral_export.h"

#include "app/words/words.h"

#include <QStandardPaths>

#include <utility>

namespace tessera {

SpiralExport::SpiralExport(std::function<SpiralSheet()> sheet, std::function<QStringList()> issues,
                           QObject* parent)
    : QObject(parent), sheet_(std::move(sheet)), issues_(std::move(issues))
{
}

bool SpiralExport::names(const std::string& issue) const
{
    return withIssues_ && !look_.isBlanked(words::text(issue));
}

void SpiralExport::begin(const QString& family)
{
    family_ = family;
    format_ = Pdf;
    withIssues_ = grey_ = taken_ = false;
    look_.forget();
    if (folder_.isEmpty()) folder_ = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    result_.clear();
    problem_.clear();
    emit changed();
    emit stateChanged();
}

void SpiralExport::askToSave(bool replace)
{
    if (busy_) return;
    replaceAfterLook_ = replace;
    if (!withIssues_ || !look_.begin(issues_())) save(replace);
}

void SpiralExport::handOver()
{
    if (!look_.isOpen()) return;
    look_.close();
    save(replaceAfterLook_);
}

void SpiralExport::leaveLook()
{
    look_.close();
}

void SpiralExport::save(bool replace)
{
    busy_ = true;
    taken_ = false;
    result_.clear();
    problem_.clear();
    emit stateChanged();
    SpiralSheet sheet = sheet_();
    sheet.grey = grey_;
    constexpr SpiralFormat kFormats[] = {SpiralFormat::pdf, SpiralFormat::svg, SpiralFormat::png};
    constexpr const char* kEndings[] = {".pdf", ".svg", ".png"};
    const std::filesystem::path target = std::filesystem::path(folder_.toStdString()) /
                                         ("spiral-" + family_.toStdString() + kEndings[format_]);
    worker_.run(
        this,
        [sheet = std::move(sheet), format = kFormats[format_], target, replace](const Aside::Stop&) {
            return writeSpiral(sheet, format, target, replace);
        },
        [this, target](const Status& status) {
            busy_ = false;
            if (status) {
                result_ = words::text(target.string());
                emit saved();
            } else {
                taken_ = status.error().code == Errc::exists;
                problem_ = words::problem(status.error());
            }
            emit stateChanged();
        });
}

}  // namespace tessera
