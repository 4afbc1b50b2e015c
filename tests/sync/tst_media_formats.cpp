// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "sync/formats/media/elan.h"
#include "sync/formats/media/session_tiers.h"
#include "sync/formats/media/text_grid.h"
#include "sync/formats/media/transition_graph.h"
#include "tests/support/builders.h"
#include "tests/support/interval_samples.h"

#include <QXmlStreamReader>

using namespace tessera;

namespace {

std::string onlyFile(const Result<Exported>& exported)
{
    return exported.ok() && exported->files.size() == 1 ? exported->files.front().content : std::string();
}

// The visit of measures.md's example: rest is locating, forage is meaning; one point at 6.1 s.
Journal exampleVisit()
{
    return test::journalOf({test::activity(0, 0), test::activity(4'200, 1), test::marker(6'100, 8),
                            test::activity(9'850, 0), test::simple(EntryKind::end, 15'000)});
}

// L 10 s, pause 5 s, L 10 s, can't tell 5 s, M 10 s; two markers at one moment, one 10 ms later; a note.
Journal richVisit(const std::string& words = "said \"so\" & <then> left")
{
    return test::journalOf({test::activity(0, 0), test::simple(EntryKind::pause, 10'000),
                            test::simple(EntryKind::resume, 15'000), test::marker(16'500, 4),
                            test::marker(16'500, 8), test::marker(16'510, 5), test::note(17'000, words),
                            test::simple(EntryKind::cannotTell, 25'000), test::activity(30'000, 1),
                            test::simple(EntryKind::end, 40'000)});
}

// The annotations of a document: tier, onset, offset, words. Fails the test when the text is no XML.
QStringList annotations(const std::string& document)
{
    QXmlStreamReader reader(QByteArray::fromStdString(document));
    QMap<QString, QString> slotTimes;
    QStringList all;
    QString tier, from, to;
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement) continue;
        const auto value = [&](const char* name) {
            return reader.attributes().value(QLatin1String(name)).toString();
        };
        if (reader.name() == QLatin1String("TIME_SLOT"))
            slotTimes[value("TIME_SLOT_ID")] = value("TIME_VALUE");
        if (reader.name() == QLatin1String("TIER")) tier = value("TIER_ID");
        if (reader.name() == QLatin1String("ALIGNABLE_ANNOTATION")) {
            from = slotTimes.value(value("TIME_SLOT_REF1"));
            to = slotTimes.value(value("TIME_SLOT_REF2"));
        }
        if (reader.name() == QLatin1String("ANNOTATION_VALUE")) {
            all << tier + "|" + from + "|" + to + "|" + reader.readElementText();
        }
    }
    return reader.hasError() ? QStringList{reader.errorString()} : all;
}

}  // namespace

class MediaFormatsTest : public QObject {
    Q_OBJECT

private slots:
    void aTextGridReadsAsWrittenByHand()
    {
        const std::string expected = R"(File type = "ooTextFile"
Object class = "TextGrid"

xmin = 0
xmax = 15
tiers? <exists>
size = 2
item []:
    item [1]:
        class = "IntervalTier"
        name = "state"
        xmin = 0
        xmax = 15
        intervals: size = 3
        intervals [1]:
            xmin = 0
            xmax = 4.2
            text = "locating"
        intervals [2]:
            xmin = 4.2
            xmax = 9.85
            text = "meaning"
        intervals [3]:
            xmin = 9.85
            xmax = 15
            text = "locating"
    item [2]:
        class = "TextTier"
        name = "markers"
        xmin = 0
        xmax = 15
        points: size = 1
        points [1]:
            number = 6.1
            mark = "repair"
)";
        QCOMPARE(onlyFile(writeTextGrid(exampleVisit())), expected);
    }

    void tiersHoldWhatWasSeenWithoutOverlaps()
    {
        const SessionTiers session = tiersOf(richVisit());
        QStringList spans;
        for (const Tier& tier : session.tiers) {
            for (const TierSpan& span : tier.spans) {
                spans << QStringLiteral("%1|%2|%3|%4")
                             .arg(QString::fromStdString(tier.name))
                             .arg(span.onset.count())
                             .arg(span.offset.count())
                             .arg(QString::fromStdString(span.label));
            }
        }
        const QStringList expected{
            "state|0|10000|locating",
            "state|15000|25000|locating",
            "state|25000|30000|cannot-tell",
            "state|30000|40000|meaning",
            "pauses|10000|15000|pause",
            "markers|16500|16500|earning-acceptance; repair",
            "markers|16510|16510|valuing-themselves",
            "notes|17000|17000|said \"so\" & <then> left",
        };
        QCOMPARE(spans, expected);
        QCOMPARE(session.joinedPoints, std::uint64_t{1});
    }

    void notObservedTimeIsAnIntervalWithoutALabel()
    {
        const std::string text = onlyFile(writeTextGrid(richVisit()));
        QVERIFY(text.find("xmin = 10\n            xmax = 15\n            text = \"\"\n") !=
                std::string::npos);
        QVERIFY(text.find("mark = \"said \"\"so\"\" & <then> left\"") != std::string::npos);
    }

    void whatATextGridCannotCarryIsSaid()
    {
        const auto exported = writeTextGrid(test::visit("LLM"));
        QVERIFY(exported.ok());
        QVERIFY(std::find(exported->losses.begin(), exported->losses.end(),
                          "1 repeated tap within a bout is left out") != exported->losses.end());
    }

    void eachLaneIsATierAndWhatWasMissedIsALoss()
    {
        const Journal journal = test::roundsVisit();
        const SessionTiers session = tiersOf(journal);
        QStringList spans;
        for (const Tier& tier : session.tiers)
            for (const TierSpan& span : tier.spans)
                spans << QStringLiteral("%1|%2|%3|%4")
                             .arg(QString::fromStdString(tier.name))
                             .arg(span.onset.count())
                             .arg(span.offset.count())
                             .arg(QString::fromStdString(span.label));
        const QStringList expected{"who|0|48000|adult",       "who|58000|70000|adult",
                                   "who|100000|128000|child", "topic|0|30000|play",
                                   "topic|70000|100000|food", "pauses|48000|58000|pause"};
        QCOMPARE(spans, expected);
        for (const auto& exported : {writeTextGrid(journal), writeElan(journal)}) {
            QVERIFY(exported.ok());
            QVERIFY(std::find(exported->losses.begin(), exported->losses.end(),
                              "3 missed intervals are only seen as gaps between bouts") !=
                    exported->losses.end());
        }
    }

    void aSessionWithoutLengthMakesNoTextGrid()
    {
        const auto exported = writeTextGrid(test::journalOf({}));
        QVERIFY(!exported.ok());
        QCOMPARE(exported.error().code, Errc::invalid);
    }

    void anElanDocumentHoldsTheTiersWithPointsOf40Ms()
    {
        const std::string document = onlyFile(writeElan(richVisit()));
        const QStringList expected{
            "state|0|10000|locating",
            "state|15000|25000|locating",
            "state|25000|30000|cannot-tell",
            "state|30000|40000|meaning",
            "pauses|10000|15000|pause",
            "markers|16500|16510|earning-acceptance; repair",
            "markers|16510|16550|valuing-themselves",
            "notes|17000|17040|said \"so\" & <then> left",
        };
        QCOMPARE(annotations(document), expected);
        QVERIFY(document.find("DATE=\"2026-03-02T10:00:00+00:00\"") != std::string::npos);
    }

    void withoutTheExactDateTheDocumentHasAFixedOne()
    {
        Entry header = test::headerEntry();
        header.withheld = true;
        Journal journal(test::visit("L").session(), partnershipActivities());
        QVERIFY(journal.append(header).ok());
        QVERIFY(journal.append(test::activity(0, 0)).ok());
        QVERIFY(journal.append(test::simple(EntryKind::end, 1'000)).ok());
        const std::string document = onlyFile(writeElan(journal));
        QVERIFY(document.find("DATE=\"2000-01-01T00:00:00Z\"") != std::string::npos);
        QVERIFY(document.find("2026") == std::string::npos);
    }

    void charactersThatXmlRefusesAreReplaced()
    {
        const std::string document = onlyFile(writeElan(richVisit("a\x01z\xFF\n]]>\t\xEF\xBF\xBE")));
        const QStringList all = annotations(document);
        QVERIFY(!all.isEmpty());
        QCOMPARE(all.last(),
                 QString::fromUtf8("notes|17000|17040|a\xEF\xBF\xBDz\xEF\xBF\xBD\n]]>\t\xEF\xBF\xBD"));
    }

    void aGraphHasAreasByShareAndEdgesWithTheirFigures()
    {
        // L M L J L M L: of seven bouts of equal length L has 4, M 2, J 1.
        const std::string graph = onlyFile(writeTransitionGraph({test::visit("LMLJLML")}));
        // sqrt(4/7) * 2 = 1.5119 and so on: the area goes with the share.
        QVERIFY(graph.find("\"locating\" [label=\"Locating\\n57.1 %\"") != std::string::npos);
        QVERIFY(graph.find("width=1.5119]") != std::string::npos);
        QVERIFY(graph.find("width=1.0690]") != std::string::npos);
        QVERIFY(graph.find("width=0.7559]") != std::string::npos);
        QVERIFY(graph.find("\"planning\" [label=\"\", xlabel=\"Planning\", style=dashed") !=
                std::string::npos);
        QVERIFY(graph.find("\"locating\" -> \"meaning\" [label=\"0.67\\nn 2") != std::string::npos);
        QVERIFY(graph.find("\"locating\" -> \"joint-action\" [label=\"0.33\\nn 1") != std::string::npos);
        QVERIFY(graph.find("\"meaning\" -> \"locating\" [label=\"1.00\\nn 2") != std::string::npos);
        QVERIFY(graph.find("\"meaning\" -> \"joint-action\"") == std::string::npos);
    }

    void transitionsOfSessionsAreAddedAndNeverCountedAcross()
    {
        const std::string graph =
            onlyFile(writeTransitionGraph({test::visit("LM"), test::visit("LM"), test::visit("MJ")}));
        QVERIFY(graph.find("of 3 sessions") != std::string::npos);
        QVERIFY(graph.find("\"locating\" -> \"meaning\" [label=\"1.00\\nn 2") != std::string::npos);
        QVERIFY(graph.find("\"meaning\" -> \"locating\"") == std::string::npos);
    }

    void equalInputGivesEqualBytes()
    {
        QCOMPARE(onlyFile(writeTextGrid(richVisit())), onlyFile(writeTextGrid(richVisit())));
        QCOMPARE(onlyFile(writeElan(richVisit())), onlyFile(writeElan(richVisit())));
        QCOMPARE(onlyFile(writeTransitionGraph({richVisit()})),
                 onlyFile(writeTransitionGraph({richVisit()})));
    }
};

QTEST_GUILESS_MAIN(MediaFormatsTest)
#include "tst_media_formats.moc"
