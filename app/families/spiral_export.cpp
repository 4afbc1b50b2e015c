// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/families/spiral_export.h"

#include "app/words/words.h"

#include <QStandardPaths>

#include <utility>

namespace tessera {

SpiralExport::SpiralExport(std::function<Result<SpiralLeaving>()> sheet, std::function<QString()> stays,
                           QObject* parent)
    : QObject(parent), sheet_(std::move(sheet)), stays_(std::move(stays))
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
    auto leaving = sheet_();
    busy_ = leaving.ok();
    taken_ = false;
    result_.clear();
    problem_ = leaving ? QString{} : words::problem(leaving.error());
    emit stateChanged();
    if (!leaving) return;
    leaving->sheet.grey = grey_;
    constexpr SpiralFormat kFormats[] = {SpiralFormat::pdf, SpiralFormat::svg, SpiralFormat::png};
    constexpr const char* kEndings[] = {".pdf", ".svg", ".png"};
    const std::filesystem::path target = std::filesystem::path(folder_.toStdString()) /
                                         ("spiral-" + family_.toStdString() + kEndings[format_]);
    worker_.run(
        this,
        [made = std::move(*leaving), format = kFormats[format_], target, replace](const Aside::Stop&) {
            return writeSpiral(made.leave, made.sheet, format, target, replace);
        },
        [this, target, family = family_](const Status& status) {
            busy_ = false;
            if (status && family != family_) {  // closed meanwhile: nothing of it is shown
                emit saved();
            } else if (status) {
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
