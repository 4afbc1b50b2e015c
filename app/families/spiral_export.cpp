// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/families/spiral_export.h"

#include "app/words/words.h"

#include <QStandardPaths>

#include <utility>

namespace tessera {

SpiralExport::SpiralExport(std::function<Result<SpiralLeaving>()> sheet, std::function<QStringList()> issues,
                           std::function<QString()> stays, QObject* parent)
    : QObject(parent), sheet_(std::move(sheet)), issues_(std::move(issues)), stays_(std::move(stays))
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
