// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/scheme/palette.h"
#include "core/scheme/scheme.h"

#include <QtTest>

#include <functional>

using namespace tessera;

namespace {

Scheme schemeWith(std::size_t states, const std::string& id = "trial/1")
{
    const std::string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+=*";
    Scheme scheme{id, "Trial", {{"Group", CodeKind::state, {}}}, std::nullopt};
    for (std::size_t i = 0; i < states; ++i) {
        const std::string name = "code-" + std::to_string(i);
        const DefaultLook& look = defaultLook(i);
        scheme.groups[0].codes.push_back(
            Code{name, "Label " + name, name, "", letters.substr(i, 1), look.mark, look.light, look.dark});
    }
    return scheme;
}

void refuses(const std::function<void(Scheme&)>& change, const char* why)
{
    Scheme scheme = schemeWith(3);
    QVERIFY(validate(scheme).ok());
    change(scheme);
    const Status status = validate(scheme);
    QVERIFY2(!status.ok(), why);
    QCOMPARE(status.error().code, Errc::invalid);
    QVERIFY2(!status.error().what.empty(), why);
}

Code& first(Scheme& scheme)
{
    return scheme.groups[0].codes[0];
}

}  // namespace

class SchemeTest : public QObject {
    Q_OBJECT
private slots:
    void theBuiltInSchemeHasFourActivitiesAndFiveSteps()
    {
        const Scheme& scheme = partnershipActivities();
        QVERIFY(validate(scheme).ok());
        QCOMPARE(scheme.id, std::string("partnership-activities/1"));
        QCOMPARE(scheme.codeCount(), std::size_t{9});
        QCOMPARE(scheme.states(), (std::vector<CodeIndex>{0, 1, 2, 3}));
        QCOMPARE(scheme.points(), (std::vector<CodeIndex>{4, 5, 6, 7, 8}));
        std::string letters;
        for (const CodeIndex index : scheme.states()) letters += scheme.code(index).letter;
        QCOMPARE(letters, std::string("LMJP"));
        QCOMPARE(scheme.code(2).label, std::string("Change through joint live action"));
        QCOMPARE(scheme.code(4).id, std::string("earning-acceptance"));
        QCOMPARE(scheme.code(8).mark, Mark::flag);
    }

    void codesAreFoundAndToldApart()
    {
        const Scheme& scheme = partnershipActivities();
        QCOMPARE(scheme.find("joint-action").value_or(kNoCode), CodeIndex{2});
        QCOMPARE(scheme.find("repair").value_or(kNoCode), CodeIndex{8});
        QVERIFY(!scheme.find("Joint-action"));
        QVERIFY(!scheme.find(""));
        QVERIFY(scheme.isState(3) && !scheme.isPoint(3));
        QVERIFY(scheme.isPoint(4) && !scheme.isState(4));
        QCOMPARE(scheme.kindOf(3), CodeKind::state);
        QCOMPARE(scheme.kindOf(4), CodeKind::point);
        for (const CodeIndex none : {CodeIndex{9}, kCannotTell, kNoCode})
            QVERIFY(!scheme.isState(none) && !scheme.isPoint(none));
    }

    void emptyGroupsAndGroupsOfBothKindsKeepTheOrder()
    {
        Scheme scheme = schemeWith(2);
        const CodeGroup states = scheme.groups[0];
        CodeGroup more{"More", CodeKind::state, {states.codes[1]}};
        more.codes[0].id = "later";
        more.codes[0].letter = "Z";
        CodeGroup points{"Moments", CodeKind::point, {states.codes[0]}};
        points.codes[0].id = "moment";
        scheme.groups = {CodeGroup{"Empty", CodeKind::state, {}}, states, points, more};
        QVERIFY(validate(scheme).ok());
        QCOMPARE(scheme.states(), (std::vector<CodeIndex>{0, 1, 3}));
        QCOMPARE(scheme.points(), (std::vector<CodeIndex>{2}));
        QCOMPARE(scheme.code(3).id, std::string("later"));
    }

    void oneToEightStatesCanBeUsed()
    {
        QVERIFY(!validate(schemeWith(0)).ok());
        QVERIFY(validate(schemeWith(1)).ok());
        QVERIFY(validate(schemeWith(8)).ok());
        QVERIFY(!validate(schemeWith(9)).ok());
    }

    void importedTablesMayHaveUpTo64StatesWithIdsAsTheyStood()
    {
        Scheme scheme = schemeWith(64, "bouts/0a1b2c3d");
        first(scheme).id = "In die Runde geschaut \xC3\xBC";
        QVERIFY(validate(scheme).ok());
        QVERIFY(!validate(schemeWith(65, "bouts/0a1b2c3d")).ok());
        QVERIFY(!validate(schemeWith(3, "bouts/0A1B2C3D")).ok());
        QVERIFY(!validate(schemeWith(9, "bouts/12345")).ok());
    }

    void theIdIsANameAndANumber()
    {
        for (const char* id : {"", "name", "name/", "/1", "name/x", "name/0", "name/01", "name/1/2", "Name/1",
                               "na me/1", "name/1234567", "name/-1"})
            refuses([&](Scheme& scheme) { scheme.id = id; }, id);
        QVERIFY(validate(schemeWith(1, "a-9/12")).ok());
    }

    void idsAndLettersAreUnique()
    {
        refuses([](Scheme& s) { first(s).id = s.groups[0].codes[1].id; }, "id twice");
        refuses([](Scheme& s) { first(s).letter = s.groups[0].codes[1].letter; }, "letter twice");
        refuses(
            [](Scheme& s) {
                s.groups.push_back({"Points", CodeKind::point, {first(s)}});
            },
            "id of a state and a point");
    }

    void aLetterIsOneCharacterThatMeansNothingElse()
    {
        for (const char* letter : {"", "AB", " ", "?", "|", "\n", "\xFF"})
            refuses([&](Scheme& scheme) { first(scheme).letter = letter; }, letter);
        Scheme scheme = schemeWith(2);
        first(scheme).letter = "\xC3\x96";
        QVERIFY(validate(scheme).ok());
    }

    void namesAndLabelsArePresent()
    {
        refuses([](Scheme& s) { first(s).id.clear(); }, "no id");
        refuses([](Scheme& s) { first(s).id = "Upper"; }, "upper case");
        refuses([](Scheme& s) { first(s).id = "with space"; }, "space");
        refuses([](Scheme& s) { first(s).label.clear(); }, "no label");
    }

    void textsAreShortUtf8WithoutControlCharacters()
    {
        const std::vector<std::string> bad{std::string(200, 'a'),
                                           "\xFF",
                                           "\xC3",
                                           "\xC0\xAF",
                                           "\xED\xA0\x80",
                                           "\xF4\x90\x80\x80",
                                           "\xE2\x82",
                                           "line\nbreak",
                                           std::string(1, '\0'),
                                           "\x7F",
                                           "\xC2\x85",
                                           "\x80"};
        for (const std::string& text : bad) {
            refuses([&](Scheme& s) { s.title = text; }, "title");
            refuses([&](Scheme& s) { s.groups[0].name = text; }, "group");
            refuses([&](Scheme& s) { first(s).label = text; }, "label");
            refuses([&](Scheme& s) { first(s).shortLabel = text; }, "short label");
            refuses([&](Scheme& s) { first(s).phrase = text; }, "phrase");
        }
        Scheme good = schemeWith(1);
        good.title = std::string(199, 'a');
        first(good).label = "\xE2\x82\xAC \xF0\x9F\x98\x80 \xED\x9F\xBF";
        QVERIFY(validate(good).ok());
    }

    void anIntervalIsTenSecondsToTwoMinutes()
    {
        for (const int ms : {-1, 0, 9'999, 120'001})
            refuses([&](Scheme& s) { s.interval = Millis{ms}; }, "interval");
        for (const int ms : {10'000, 120'000}) {
            Scheme scheme = schemeWith(1);
            scheme.interval = Millis{ms};
            QVERIFY(validate(scheme).ok());
        }
    }

    void numbersFromAStrangerAreNoKindAndNoMark()
    {
        refuses([](Scheme& s) { first(s).mark = static_cast<Mark>(200); }, "mark");
        refuses([](Scheme& s) { s.groups[0].kind = static_cast<CodeKind>(7); }, "kind");
        refuses([](Scheme& s) { s.groups.resize(17); }, "groups");
    }

    void schemesAreEqualOnlyInEveryField()
    {
        const Scheme scheme = schemeWith(3);
        QVERIFY(scheme == schemeWith(3));
        const std::vector<std::function<void(Scheme&)>> changes{
            [](Scheme& s) { s.title += "x"; },
            [](Scheme& s) { s.interval = Millis{15'000}; },
            [](Scheme& s) { first(s).phrase = "x"; },
            [](Scheme& s) { first(s).dark.blue ^= 1; },
            [](Scheme& s) { first(s).mark = Mark::bar; },
            [](Scheme& s) { s.groups[0].name += "x"; }};
        for (const auto& change : changes) {
            Scheme other = scheme;
            change(other);
            QVERIFY(!(other == scheme));
        }
    }

    void coloursAndMarksAreReadAsWritten()
    {
        QCOMPARE(Colour::parse("#1f519E")->text(), std::string("#1F519E"));
        for (const char* text : {"", "#", "1F519E", "#1F519", "#1F519E0", "#1F519G", " #1F519E"})
            QVERIFY2(!Colour::parse(text), text);
        for (int i = 0; i <= static_cast<int>(Mark::flag); ++i)
            QCOMPARE(markFromName(markName(static_cast<Mark>(i))).value_or(Mark::ball), static_cast<Mark>(i));
        QVERIFY(!markFromName("Ball"));
        QVERIFY(markName(static_cast<Mark>(99)).empty());
    }
};

QTEST_GUILESS_MAIN(SchemeTest)
#include "tst_scheme.moc"
