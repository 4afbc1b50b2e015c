// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/long_words.h"

#include <QRegularExpression>

#include <cmath>
#include <string_view>

namespace tessera::test {

namespace {

constexpr double kMore = 0.4;
constexpr std::size_t kMostOfAText = 199;  // bytes of UTF-8 in a scheme

bool isVowel(QChar letter)
{
    return QStringLiteral("aeiouyAEIOUY").contains(letter);
}

QChar accented(QChar letter)
{
    const QString plain = QStringLiteral("aeiouyAEIOUY"), high = QStringLiteral("âéîöųýÅÉÎÖŮÝ");
    const auto place = plain.indexOf(letter);
    return place < 0 ? letter : high[place];
}

// Its vowels twice or more, until it is as long as it should be; without a vowel its last letter.
QString longerWord(const QString& word)
{
    auto missing = static_cast<int>(std::lround(kMore * static_cast<double>(word.size())));
    int vowels = 0;
    for (const QChar letter : word) vowels += isVowel(letter) ? 1 : 0;
    QString result;
    for (const QChar letter : word) {
        result += accented(letter);
        if (!isVowel(letter)) continue;
        const int here = (missing + vowels - 1) / vowels;
        result += QString(here, accented(letter));
        missing -= here;
        --vowels;
    }
    return missing > 0 ? result + QString(missing, word.back()) : result;
}

void lengthen(std::string& text)
{
    const std::string more = longer(QString::fromStdString(text)).toStdString();
    if (more.size() <= kMostOfAText) text = more;
}

}  // namespace

QString longer(const QString& words)
{
    // %1, %L1, %n, "(s)"; else a word.
    static const QRegularExpression part(QStringLiteral("%L?[0-9]{1,2}|%n|\\(s\\)|\\p{L}+"));
    QString result;
    qsizetype done = 0;
    for (auto found = part.globalMatch(words); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        result += words.mid(done, match.capturedStart() - done);
        const QString one = match.captured();
        result += one[0].isLetter() ? longerWord(one) : one;
        done = match.capturedEnd();
    }
    return result + words.mid(done);
}

Scheme longer(Scheme scheme)
{
    scheme.id = "longer-" + scheme.id;
    lengthen(scheme.title);
    for (CodeGroup& group : scheme.groups) {
        lengthen(group.name);
        for (Code& code : group.codes) {
            lengthen(code.label);
            lengthen(code.shortLabel);
            lengthen(code.phrase);
        }
    }
    return scheme;
}

LongWords::LongWords()
{
    if (!english_.load(QStringLiteral("tessera_en"), QStringLiteral(":/i18n")))
        qWarning("the app's English is not there");
}

QString LongWords::translate(const char* context, const char* source, const char* comment, int count) const
{
    if (std::string_view(context).starts_with("QGuiApplication")) return {};  // Qt's own
    const QString english = english_.translate(context, source, comment, count);
    return longer(english.isEmpty() ? QString::fromUtf8(source) : english);
}

}  // namespace tessera::test
