// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include <QtTest>

#include "sync/formats/bouts_table.h"
#include "sync/formats/traminer/positions.h"
#include "sync/formats/traminer/traminer.h"
#include "tests/support/builders.h"
#include "tests/support/interval_samples.h"

#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <sstream>

using namespace tessera;

namespace {

std::string reference(const std::string& name)
{
    std::ifstream file(std::string(TESSERA_SOURCE_DIR "/tests/data/reference/sequences/") + name,
                       std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::string fileNamed(const Exported& exported, const std::string& name)
{
    for (const ExportedFile& file : exported.files) {
        if (file.name == name) return file.content;
    }
    return {};
}

std::vector<std::string> lines(const std::string& text)
{
    std::istringstream stream(text);
    std::vector<std::string> all;
    for (std::string line; std::getline(stream, line);) all.push_back(line);
    return all;
}

std::vector<Journal> journalsOf(const BoutsTable& table)
{
    std::vector<Journal> journals;
    for (const StoredSession& session : table.sessions) {
        Journal journal(session.id, table.scheme);
        if (journal.restore(session.entries).ok()) journals.push_back(std::move(journal));
    }
    return journals;
}

// Locating 10.5 s, a pause of 5 s, locating 1.5 s, can't tell 3 s, joint action 0.4 s, meaning 0.3 s,
// planning 2.3 s.
Journal unevenVisit()
{
    return test::journalOf({test::activity(0, 0), test::simple(EntryKind::pause, 10'500),
                            test::simple(EntryKind::resume, 15'500), test::marker(16'000, 4),
                            test::simple(EntryKind::cannotTell, 17'000), test::activity(20'000, 2),
                            test::activity(20'400, 1), test::activity(20'700, 3),
                            test::simple(EntryKind::end, 23'000)});
}

}  // namespace

class TraminerTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        auto table = readBoutsTable(reference("syn4_bouts.csv"), {}, "syn4_bouts.csv");
        QVERIFY(table.ok());
        table_ = std::make_unique<BoutsTable>(std::move(*table));
        journals_ = journalsOf(*table_);
        QCOMPARE(journals_.size(), std::size_t{300});
        const auto exported = writeTraminer(journals_, {});
        QVERIFY(exported.ok());
        reference_ = *exported;
    }

    void threeHundredSessionsGiveTheReferenceSequences()
    {
        QCOMPARE(fileNamed(reference_, "sts.csv"), reference("syn4_sts.csv"));
        QCOMPARE(fileNamed(reference_, "sps.csv"), reference("syn4_sps.csv"));
    }

    void theOtherFormsAreThoseOfThePackage()
    {
        std::string spell = "id,begin,end,states\n", sts, sps, slash;
        const auto take = [this](const std::string& name, const std::string& id) {
            std::string taken;
            for (const std::string& line : lines(fileNamed(reference_, name))) {
                if (line.starts_with(id + ";")) taken += line.substr(id.size() + 1) + "\n";
                if (line.starts_with(id + ",")) taken += line + "\n";
            }
            return taken;
        };
        for (const char* id : {"S003", "S005", "S009"}) {
            spell += take("spell.csv", id);
            sts += take("sts-compressed.csv", id);
            sps += take("sps.csv", id);
            slash += take("sps-slash.csv", id);
        }
        QCOMPARE(spell, reference("format_spell.csv"));
        QCOMPARE(sts, reference("format_sts.txt"));
        QCOMPARE(sps, reference("format_sps_default.txt"));
        QCOMPARE(slash, reference("format_sps_slash.txt"));
    }

    void nothingIsLostThatTheseFormsCarry() { QVERIFY(reference_.losses.empty()); }

    void gapsAreMissingAndShortBoutsAreNamedAsLosses()
    {
        const Journal journal = unevenVisit();
        const auto exported = writeTraminer({journal}, {});
        QVERIFY(exported.ok());
        const std::string id = journal.session().text();
        // 11 units begin in the first 10.5 s; the next stretch begins in second 15.
        QCOMPARE(fileNamed(*exported, "sps.csv"),
                 "id;sps\n" + id + ";(locating,11)-(*,4)-(locating,2)-(*,3)-(joint_action,1)-(planning,2)\n");
        QCOMPARE(fileNamed(*exported, "spell.csv"), "id,begin,end,states\n" + id + ",1,11,locating\n" + id +
                                                        ",16,17,locating\n" + id + ",21,21,joint_action\n" +
                                                        id + ",22,23,planning\n");
        const std::vector<std::string> losses{
            "1 bout holds the start of no unit and is left out",
            "4 onsets and offsets lie within a unit and are rounded to 1 s",
            "1 pause is written as missing",
            "1 can't-tell is written as missing, like a pause",
            "1 marker is left out",
            "the code joint-action is written joint_action",
        };
        QVERIFY(exported->losses == losses);
    }

    // The first lane of roundsVisit() in units of 10 s: 0-48, a pause to 58, on to 70, missed to 100, to 128.
    void theFirstLaneIsWrittenAndWhatIsLeftOutIsNamed()
    {
        const auto exported =
            writeTraminer({test::roundsVisit()}, {.unit = Millis{10'000}, .form = TraminerForm::sps});
        QVERIFY(exported.ok());
        const std::string text = fileNamed(*exported, "sps.csv");
        QVERIFY2(text.ends_with("(adult,5)-(*,1)-(adult,2)-(*,2)-(child,3)\n"), text.c_str());
        for (const char* loss :
             {"1 pause is written as missing", "1 missed interval is written as missing, like a pause",
              "2 bouts of other lanes are left out"})
            QVERIFY2(
                std::find(exported->losses.begin(), exported->losses.end(), loss) != exported->losses.end(),
                loss);
    }

    void aPauseShorterThanAUnitStillPartsTheSequence()
    {
        const Journal journal =
            test::journalOf({test::activity(0, 0), test::simple(EntryKind::pause, 2'000),
                             test::simple(EntryKind::resume, 2'200), test::simple(EntryKind::end, 4'200)});
        const auto exported = writeTraminer({journal}, {});
        QCOMPARE(fileNamed(*exported, "sps-slash.csv"),
                 "id;sps\n" + journal.session().text() + ";locating/2-*/1-locating/2\n");
    }

    void theUnitsOfEachCodeAreThoseOfTheSequenceMeasures()
    {
        const Journal journal = unevenVisit();
        const Timeline timeline = journal.fold().timeline();
        for (const int unit : {100, 700, 1000, 2500}) {
            const Scheme& scheme = journal.fold().scheme();
            std::map<Symbol, std::uint64_t> mine, theirs;
            for (const PositionRun& run : positionsOf(timeline, scheme, Millis{unit}).runs) {
                if (run.state) mine[*run.state] += run.length;
            }
            for (const auto& run : unitRuns(timeline, scheme, Millis{unit}).runs) {
                for (const Symbol symbol : run) ++theirs[symbol];
            }
            QVERIFY(mine == theirs);
        }
    }

    void aSessionWithoutActivitiesIsAllVoid()
    {
        const Journal empty = test::journalOf({});
        const Journal two = test::visit("LM", 1'000);
        const auto exported = writeTraminer({empty, two}, {});
        QVERIFY(exported.ok());
        QCOMPARE(fileNamed(*exported, "sts.csv"), "id,T1,T2\n" + empty.session().text() + ",%,%\n" +
                                                      two.session().text() + ",locating,meaning\n");
    }

    void oneFormLeavesOutTheOthers()
    {
        TraminerOptions options;
        options.form = TraminerForm::spell;
        options.unit = Millis{500};
        const auto exported = writeTraminer({test::visit("LM", 1'000)}, options);
        QStringList names;
        for (const ExportedFile& file : exported->files) names << QString::fromStdString(file.name);
        QCOMPARE(names, (QStringList{"spell.csv", "codebook.csv", "sessions.csv", "settings.json"}));
        QVERIFY(fileNamed(*exported, "spell.csv").find(",1,2,locating\n") != std::string::npos);
        QVERIFY(fileNamed(*exported, "settings.json").find("\"unit_ms\": 500") != std::string::npos);
    }

    void theCodebookHasTheAlphabetsOrder()
    {
        const auto exported = writeTraminer({test::visit("PL", 1'000)}, {});
        const auto rows = lines(fileNamed(*exported, "codebook.csv"));
        QCOMPARE(rows.size(), std::size_t{5});
        QVERIFY(rows[1].starts_with("1,locating,locating,"));
        QVERIFY(rows[3].starts_with("3,joint_action,joint-action,"));
        QVERIFY(rows[4].starts_with("4,planning,planning,"));
    }

    void codesThatLookAlikeAfterwardsStayApart()
    {
        const auto table =
            readBoutsTable("id,start,stop,state\na,0,1,x-y\na,1,2,x y\na,2,3,x_y\n", {}, "t.csv");
        QVERIFY(table.ok());
        const auto exported = writeTraminer(journalsOf(*table), {});
        QVERIFY(exported.ok());
        QCOMPARE(fileNamed(*exported, "sps.csv"), std::string("id;sps\na;(x_y_2,1)-(x_y,1)-(x_y_3,1)\n"));
    }

    void severalSchemesHaveNoAlphabetInCommon()
    {
        std::vector<Journal> mixed = journals_;
        mixed.push_back(test::visit("LM"));
        const auto exported = writeTraminer(mixed, {});
        QVERIFY(!exported.ok());
        QCOMPARE(exported.error().code, Errc::invalid);
    }

private:
    std::unique_ptr<BoutsTable> table_;
    std::vector<Journal> journals_;
    Exported reference_;
};

QTEST_GUILESS_MAIN(TraminerTest)
#include "tst_traminer.moc"
