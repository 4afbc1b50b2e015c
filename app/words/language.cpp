// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/words/language.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

namespace tessera::words {

void installLanguage()
{
    auto* translator = new QTranslator(QCoreApplication::instance());
    const QString folder = QStringLiteral(":/i18n");
    if (translator->load(QLocale(), QStringLiteral("tessera"), QStringLiteral("_"), folder) ||
        translator->load(QStringLiteral("tessera_en"), folder))
        QCoreApplication::installTranslator(translator);
}

}  // namespace tessera::words
