// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/scheme/palette.h"
#include "sync/formats/scheme_file.h"

#include <QtTest>

#include <algorithm>

using namespace tessera;

namespace {

// JSON written with single quotes, which are easier on the eye here.
Result<Scheme> readQuoted(std::string text, const std::string& where)
{
    std::replace(text.begin(), text.end(), '\'', '"');
    return readScheme(text, where);
}

std::string withCode(const std::string& code)
{
    return "{'scheme':'a/1','groups':[{'kind':'state','codes':[{'code':'x','label':'X'}," + code + "]}]}";
}

}  // namespace

class SchemeFileTest : public QObject {
    Q_OBJECT
private slots:
    void theBuiltInSchemeSurvivesTheFile()
    {
        const auto read = readScheme(writeScheme(partnershipActivities()), "built-in.json");
        QVERIFY2(read.ok(), read ? "" : describe(read.error()).c_str());
        QVERIFY(*read == partnershipActivities());
        QCOMPARE(writeScheme(*read), writeScheme(partnershipActivities()));
    }

    void everyKeyIsRead()
    {
        const auto scheme = readQuoted(
            "{'scheme':'feeding/2','title':'Feeding','interval_s':15.5,'groups':["
            "{'name':'Moments','kind':'point','codes':[{'code':'smile','label':'A "
            "smile','letter':'1','mark':'diamond','light':'#010203','dark':'#040506'}]},"
            "{'name':'What','kind':'state','codes':[{'code':'offer','label':'Food is "
            "offered','short_label':'Offer','phrase':'Here it "
            "comes','letter':'F','mark':'cross','light':'#a1b2c3','dark':'#FFFFFF'}]}]}",
            "f.json");
        QVERIFY2(scheme.ok(), scheme ? "" : describe(scheme.error()).c_str());
        QCOMPARE(scheme->id, std::string("feeding/2"));
        QCOMPARE(scheme->title, std::string("Feeding"));
        QCOMPARE(scheme->interval.value_or(Millis{0}).count(), 15'500);
        QVERIFY(scheme->isPoint(0));
        QVERIFY(scheme->isState(1));
        const Code& offer = scheme->code(1);
        QCOMPARE(offer.shortLabel, std::string("Offer"));
        QCOMPARE(offer.phrase, std::string("Here it comes"));
        QCOMPARE(offer.letter, std::string("F"));
        QCOMPARE(offer.mark, Mark::cross);
        QCOMPARE(offer.light.text(), std::string("#A1B2C3"));
        const auto again = readScheme(writeScheme(*scheme), "again.json");
        QVERIFY(again && *again == *scheme);
    }

    void whatIsLeftOutGetsADefault()
    {
        const auto scheme = readQuoted(
            "{'scheme':'s/1','interval_s':null,'groups':[{'kind':'state','codes':["
            "{'code':'alpha','label':'Alpha'},{'code':'apple','label':'Apple'},{'code':'beta','label':'Beta',"
            "'letter':'A'}]},"
            "{'kind':'point','codes':[{'code':'p','label':'P'}]}]}",
            "s.json");
        QVERIFY2(scheme.ok(), scheme ? "" : describe(scheme.error()).c_str());
        QCOMPARE(scheme->title, std::string("s/1"));
        QVERIFY(!scheme->interval);
        QCOMPARE(scheme->code(0).letter, std::string("L"));  // A is given to another one
        QCOMPARE(scheme->code(1).letter, std::string("P"));
        QCOMPARE(scheme->code(0).shortLabel, std::string("Alpha"));
        QCOMPARE(scheme->code(1).mark, defaultLook(1).mark);
        QCOMPARE(scheme->code(2).dark.text(), defaultLook(2).dark.text());
        QCOMPARE(scheme->code(3).mark, Mark::flag);
        QCOMPARE(scheme->code(3).light.text(), kPointLight.text());
    }

    void eightStatesWithoutLettersAllGetOne()
    {
        std::string codes;
        for (int i = 0; i < 7; ++i)
            codes += (i == 0 ? "" : ",") + std::string("{'code':'e") +
                     std::string(static_cast<std::size_t>(i), 'e') + "','label':'E'}";
        QVERIFY(readQuoted(withCode(codes), "e.json").ok());
    }

    void mistakesSayWhereTheyAre_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char* says, const std::string& json) {
            QTest::newRow(says) << QByteArray::fromStdString(json) << QByteArray(says);
        };
        row("not JSON", "{'scheme':'a/1',}");
        row("is not JSON", "");
        row("the file must be an object", "[]");
        row("scheme is missing", "{'groups':[]}");
        row("scheme must be a text", "{'scheme':1,'groups':[]}");
        row("groups is missing", "{'scheme':'a/1'}");
        row("groups must be a list", "{'scheme':'a/1','groups':{}}");
        row("groups[0] must be an object", "{'scheme':'a/1','groups':[3]}");
        row("groups[0].kind must be", "{'scheme':'a/1','groups':[{'kind':'event','codes':[]}]}");
        row("groups[0].codes is missing", "{'scheme':'a/1','groups':[{'kind':'state'}]}");
        row("groups[0].codes[1].label is missing", withCode("{'code':'y'}"));
        row("groups[0].codes[1].code is missing", withCode("{'label':'y'}"));
        row("groups[0].codes[1].letter must be a text", withCode("{'code':'y','label':'Y','letter':7}"));
        row("groups[0].codes[1].mark must be one of", withCode("{'code':'y','label':'Y','mark':'star'}"));
        row("groups[0].codes[1].light must be a colour", withCode("{'code':'y','label':'Y','light':'blue'}"));
        row("groups[0].codes[1].lihgt is not a key", withCode("{'code':'y','label':'Y','lihgt':'#000000'}"));
        row("interval_s must be", "{'scheme':'a/1','groups':[],'interval_s':5}");
        row("interval_s must be null", "{'scheme':'a/1','groups':[],'interval_s':'15'}");
        row("\"x\" is there twice", withCode("{'code':'x','label':'Y'}"));
        row("no state", "{'scheme':'a/1','groups':[]}");
        row("name and a version", "{'scheme':'a','groups':[]}");
        row("nested too deeply", std::string(100'000, '['));
        row("too large", std::string(std::size_t{2} << 20, ' '));
        row("is not JSON:", "{'scheme':'\xFF'}");
    }
    void mistakesSayWhereTheyAre()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, says);
        const auto scheme = readQuoted(json.toStdString(), "mine.json");
        QVERIFY(!scheme);
        QCOMPARE(scheme.error().code, Errc::invalid);
        QCOMPARE(scheme.error().where, std::string("mine.json"));
        QVERIFY2(scheme.error().what.find(says.toStdString()) != std::string::npos,
                 scheme.error().what.c_str());
    }
};

QTEST_GUILESS_MAIN(SchemeFileTest)
#include "tst_scheme_file.moc"
