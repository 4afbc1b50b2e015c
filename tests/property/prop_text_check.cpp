// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/privacy/text_check.h"

#include <rapidcheck.h>

#include <QtTest>

using namespace tessera;

namespace {

// Pieces that rules look for, in any order, so that they meet in ways nobody wrote down.
std::string anyText()
{
    static const std::vector<std::string> pieces{
        "Anna",        "anna",   "Mrs",  " ",           " ",    " ",       ". ",       ", ",
        "12",          "020",    "7946", "0958",        "SW1A", "1AA",     "@",        "org",
        ".",           "-",      "/",    "3",           "May",  "2019",    "Street",   "High",
        "M\u00fcller", "\u00e9", "van",  "de",          "rue",  "Paix",    "[\u2026]", "\n",
        "called",      "+",      "(",    ")",           "'",    "\u2019s", "NHS",      "943",
        "476",         "5919",   "Flat", "lives",       "at",   "1016",    "AB",       "\xF0\x9F\x98\x80",
        "https",       ":",      "www",  "Stra\u00dfe", "und",  "der",     "The",      "Of"};
    std::string text;
    for (const int i :
         *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, static_cast<int>(pieces.size()))))
        text += pieces[static_cast<std::size_t>(i)];
    return text;
}

bool insideCharacter(const std::string& text, std::size_t at)
{
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

}  // namespace

class PropTextCheck : public QObject {
    Q_OBJECT

private slots:
    void findingsLieWithinTheTextInOrderAndOnWholeCharacters()
    {
        QVERIFY(rc::check([] {
            const std::string text = anyText();
            std::size_t last = 0;
            for (const TextFinding& finding : TextCheck().find(text)) {
                RC_ASSERT(finding.from >= last && finding.from < finding.to && finding.to <= text.size());
                RC_ASSERT(!insideCharacter(text, finding.from) && !insideCharacter(text, finding.to));
                last = finding.to;
            }
        }));
    }

    void whatIsBlankedHoldsNothingMoreAndStaysAsItIs()
    {
        QVERIFY(rc::check([] {
            const TextCheck check;
            const std::string once = check.blanked(anyText());
            RC_ASSERT(check.find(once).empty());
            RC_ASSERT(check.blanked(once) == once);
        }));
    }

    void whatHoldsNothingIsLeftAsItIs()
    {
        QVERIFY(rc::check([] {
            const TextCheck check;
            const std::string text = anyText();
            if (check.find(text).empty()) RC_ASSERT(check.blanked(text) == text);
        }));
    }
};

QTEST_GUILESS_MAIN(PropTextCheck)
#include "prop_text_check.moc"
