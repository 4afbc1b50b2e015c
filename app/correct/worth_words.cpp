// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/correct/worth_words.h"

#include "app/words/words.h"

#include <QCoreApplication>

namespace tessera::words {

QString worthALook(const WorthALook& one)
{
    const auto tr = [](const char* text) { return QCoreApplication::translate("WorthALook", text); };
    const QString at = clock(one.onset);
    switch (one.why) {
        case WorthALook::Why::longGap:
            return tr(QT_TRANSLATE_NOOP("WorthALook", "%1 with no tap, %2"))
                .arg(minutesBriefly(one.length), at);
        case WorthALook::Why::cannotTell:
            return tr(QT_TRANSLATE_NOOP("WorthALook", "“Can’t tell” at %1")).arg(at);
        case WorthALook::Why::slip:
            break;
    }
    return tr(QT_TRANSLATE_NOOP("WorthALook", "Slip mended at %1")).arg(at);
}

}  // namespace tessera::words
