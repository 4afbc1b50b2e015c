// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/bundle/trust/study_card.h"
#include "sync/seal/qr_picture.h"

#include <QImage>
#include <QPainter>

#include <string>

namespace tessera::test {

inline constexpr int kTable = 150;  // the brightness of what a card lies on

// As long as the card of a study with two recipients gets.
inline StudyCard longCard()
{
    StudyCard card;
    card.id = "HOME-VISITS-NORTH-AND-SOUTH-2026";
    card.name = std::string(80, 'n');
    for (std::size_t i = 7; i + 1 < card.name.size(); i += 8) card.name[i] = ' ';
    card.revision = 1'000'000;
    card.recipients = {AgeIdentity::generate().recipient(), AgeIdentity::generate().recipient()};
    card.rules.retentionDays = 36'500;
    card.sign(DeviceKey::generate());
    return card;
}

// A QR code as our own writer makes it, with its margin, `pixels` wide and high.
inline QImage codePicture(const std::string& text, int pixels)
{
    const auto code = qrCode(text);
    if (!code) qFatal("%s", code.error().what.c_str());
    const std::string png = qrPng(*code);
    const QImage picture =
        QImage::fromData(reinterpret_cast<const uchar*>(png.data()), static_cast<int>(png.size()));
    return picture.convertToFormat(QImage::Format_Grayscale8)
        .scaled(pixels, pixels, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
        .convertToFormat(QImage::Format_Grayscale8);
}

inline QImage cardPicture(const StudyCard& card, int pixels)
{
    return codePicture(card.qrText(), pixels);
}

// Lying in the middle of what a camera sees.
inline QImage onTable(const QImage& card)
{
    QImage seen(1280, 720, QImage::Format_Grayscale8);
    seen.fill(kTable);
    QPainter painter(&seen);
    painter.drawImage((seen.width() - card.width()) / 2, (seen.height() - card.height()) / 2, card);
    return seen;
}

}  // namespace tessera::test
