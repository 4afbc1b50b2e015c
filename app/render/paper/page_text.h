// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFont>
#include <QString>
#include <QTextLayout>

#include <memory>

namespace tessera {

// Words on sheets of A4, in tenths of a millimetre.

inline constexpr double kSheetWidth = 2100;
inline constexpr double kSheetHeight = 2970;

// The lettering of printed pages. Its letters can be searched and copied one by one from a PDF.
[[nodiscard]] QFont pageFont(double size, bool bold = false);

// The words broken into lines of `width`; a word that is longer is broken where the line ends. Each line lies
// at (0, 0), its words at the side where reading begins: the caller moves it.
[[nodiscard]] std::shared_ptr<QTextLayout> brokenLines(const QString& text, const QFont& font, double width,
                                                       bool fromRight = false);

[[nodiscard]] double lineHeight(const QFont& font);

}  // namespace tessera
