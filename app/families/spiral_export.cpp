// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/families/spiral_export.h"

#include "app/words/words.h"

#include <QStandardPaths>

#include <utility>

namespace tessera {

SpiralExport::SpiralExport(std::function<SpiralSheet()> sheet, QObject* parent)
    : QObject(parent), sheet_(std::move(sheet))
{
}

void SpiralExport::begin(const QString& family)
{
    family_ = family;
    format_ = Pdf;
    withIssues_ = grey_ = taken_ = false;
    if (folder_.isEmpty()) folder_ = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    result_.clear();
    problem_.clear();
    emit changed();
    emit stateChanged();
}

void SpiralExport::save(bool replace)
{
    if (busy_) return;
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
