// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDate>
#include <QLocale>
#include <QString>

#include <cstdint>

namespace tessera::words {

// "2 March 2026", as the person's language writes a day. `day`: since 1970-01-01, in UTC.
[[nodiscard]] inline QString longDay(std::int64_t day)
{
    return QLocale().toString(QDate(1970, 1, 1).addDays(day), QLocale::LongFormat);
}

}  // namespace tessera::words
