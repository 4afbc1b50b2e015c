// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace tessera::words {

// A program without a file of translations still says "1 visit" and "2 visits".
[[nodiscard]] inline QString counted(QString text, int n)
{
    return text.replace(QStringLiteral("(s)"), n == 1 ? QString{} : QStringLiteral("s"));
}

}  // namespace tessera::words
