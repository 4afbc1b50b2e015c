// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QRegularExpression>
#include <QString>

namespace tessera::test {

// Every warning but one of Qt's own: on a busy machine an animation may end between two of its ticks.
[[nodiscard]] inline QRegularExpression anyWarning()
{
    return QRegularExpression(QStringLiteral("^(?!QUnifiedTimer::stopAnimationDriver)"));
}

}  // namespace tessera::test
