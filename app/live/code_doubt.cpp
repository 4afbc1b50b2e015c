// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/live/code_doubt.h"

#include "core/privacy/made_code.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace tessera {
namespace {

constexpr qsizetype kLongNumber = 10;

// Words that codes are made with.
bool isCodeWord(const QString& word)
{
    static const QStringList known{
        QStringLiteral("family"),   QStringLiteral("fam"),   QStringLiteral("visit"),
        QStringLiteral("home"),     QStringLiteral("day"),   QStringLiteral("stay"),
        QStringLiteral("observer"), QStringLiteral("obs"),   QStringLiteral("practitioner"),
        QStringLiteral("prac"),     QStringLiteral("nurse"), QStringLiteral("helper"),
        QStringLiteral("worker"),   QStringLiteral("site"),  QStringLiteral("case"),
        QStringLiteral("code"),     QStringLiteral("group"), QStringLiteral("team"),
        QStringLiteral("study"),    QStringLiteral("trial"), QStringLiteral("test"),
        QStringLiteral("pilot"),    QStringLiteral("week"),  QStringLiteral("first"),
        QStringLiteral("second"),   QStringLiteral("third")};
    return known.contains(word, Qt::CaseInsensitive);
}

// A word of letters; beside digits a row of capitals or a few small letters is the usual way to write codes.
bool readsLikeName(const QString& word, bool digitsToo)
{
    if (isCodeWord(word)) return false;
    const bool capital = word[0].isUpper();
    const bool smallAfter = word.size() > 1 && word[1].isLower();
    if (digitsToo)
        return word.size() >= (capital ? 3 : 4) &&
               std::any_of(word.begin(), word.end(), [](QChar c) { return c.isLower(); });
    return word.size() >= 3 || (capital && smallAfter);
}

}  // namespace

CodeDoubt doubtOf(const QString& code)
{
    const MadeCode made = madeCodeCheck(code.toStdString());
    if (made != MadeCode::otherForm) return made == MadeCode::fits ? CodeDoubt::none : CodeDoubt::mistyped;
    static const QRegularExpression day(
        QStringLiteral("^(\\d{4}-\\d{1,2}-\\d{1,2}|\\d{1,2}-\\d{1,2}-\\d{4})$"));
    static const QRegularExpression letters(QStringLiteral("\\p{L}+"));
    if (day.match(code).hasMatch()) return CodeDoubt::birthDate;
    const auto digits = std::count_if(code.begin(), code.end(), [](QChar c) { return c.isDigit(); });
    if (digits >= kLongNumber) return CodeDoubt::number;
    auto word = letters.globalMatch(code);
    while (word.hasNext())
        if (readsLikeName(word.next().captured(), digits > 0)) return CodeDoubt::name;
    return CodeDoubt::none;
}

}  // namespace tessera
