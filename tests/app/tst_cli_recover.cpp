// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/app/cli_runner.h"

using namespace tessera::test;

namespace {

constexpr const char* kVisit = "0,activity,locating\n20,note,the heron\n40,activity,meaning\n120,end\n";
const QString kForgotten = QStringLiteral("kettle orbit meadow seven");
const QString kNew = QStringLiteral("a lamp under the stairs");

}  // namespace

// A forgotten passphrase, from both ends: the tablet's library and the study's recovery identity.
class TstCliRecover : public QObject, CliRunner {
    Q_OBJECT

    QString session_;

    Outcome keys(const QStringList& words, const QString& passphrase = {})
    {
        return run(QStringList{"keys"} + words + QStringList{"--identity-passphrase-file", "words"},
                   passphrase);
    }
    void makeStudy(const QString& name, const QString& id)
    {
        const Outcome made = keys({"new", "study", "-o", name + ".key", "--study", id});
        QVERIFY2(made.status == 0, made.err.constData());
    }
    Outcome show(const QString& passphrase) { return run({"show", session_, "--data", "lib"}, passphrase); }
    Outcome recover(const QString& identity, const QString& passphrase)
    {
        return keys({"recover", "--data", "lib", "--identity", identity}, passphrase);
    }

private slots:
    void init()
    {
        beginAnew();
        write("words", "four plain words\n");
        makeStudy("study", "HB-1");
        script(kVisit);
        session_ = run({"replay", "visit.csv", "--data", "lib"}, kForgotten).line();
        QCOMPARE(session_.size(), 36);
    }

    void withTheRecoveryIdentityTheVisitsAreBackUnderANewPassphrase()
    {
        QVERIFY(keys({"enrol", "study-card.txt", "--data", "lib", "--recovery", "yes"}, kForgotten).status ==
                0);
        const Outcome before = show(kForgotten);
        const Outcome done = recover("study-recovery.key", kNew);
        QVERIFY2(done.status == 0, done.err.constData());
        QCOMPARE(show(kForgotten).status, 1);
        const Outcome shown = show(kNew);
        QVERIFY2(shown.status == 0, shown.err.constData());
        QVERIFY(!shown.out.isEmpty());
        QCOMPARE(shown.out, before.out);
        QVERIFY(run({"verify", "lib"}, kNew).status == 0);
        // What was agreed to still holds, under another secret.
        QVERIFY(recover("study-recovery.key", kForgotten).status == 0);
        QCOMPARE(show(kForgotten).status, 0);
    }

    void aStrangersIdentityAndTheInvestigatorsOpenNothing()
    {
        QVERIFY(keys({"enrol", "study-card.txt", "--data", "lib", "--recovery", "yes"}, kForgotten).status ==
                0);
        makeStudy("other", "HB-2");
        for (const char* const identity : {"other-recovery.key", "other.key", "study.key"}) {
            const Outcome refused = recover(identity, kNew);
            QCOMPARE(refused.status, 1);
            QCOMPARE(refused.err.count('\n'), 1);
            QVERIFY2(refused.err.contains("not the study's recovery identity"), refused.err.constData());
            QVERIFY(refused.out.isEmpty());
        }
        QCOMPARE(show(kForgotten).status, 0);
        QCOMPARE(show(kNew).status, 1);
    }

    void nobodyHelpsWhoDidNotAgreeOrTookItBack()
    {
        QVERIFY(keys({"enrol", "study-card.txt", "--data", "lib"}, kForgotten).status == 0);
        QVERIFY(recover("study-recovery.key", kNew).err.contains("not agreed to"));
        QVERIFY(keys({"enrol", "study-card.txt", "--data", "lib", "--recovery", "yes"}, kForgotten).status ==
                0);
        QVERIFY(keys({"enrol", "study-card.txt", "--data", "lib", "--recovery", "no"}, kForgotten).status ==
                0);
        QCOMPARE(recover("study-recovery.key", kNew).status, 1);
        QCOMPARE(show(kForgotten).status, 0);
    }

    void itHoldsWhenAVisitIsWithdrawn()
    {
        QVERIFY(keys({"enrol", "study-card.txt", "--data", "lib", "--recovery", "yes"}, kForgotten).status ==
                0);
        const QString goes = run({"replay", "visit.csv", "--data", "lib"}, kForgotten).line();
        QVERIFY(run({"withdraw", goes, "--data", "lib"}, kForgotten).status == 0);
        QVERIFY(recover("study-recovery.key", kNew).status == 0);
        QCOMPARE(show(kNew).status, 0);
    }

    void wrongWordsAreSaid()
    {
        QCOMPARE(keys({"recover", "--data", "lib"}).status, 2);
        QCOMPARE(keys({"answer", "request", "--identity", "study-recovery.key"}).status, 2);
        QCOMPARE(
            keys({"enrol", "study-card.txt", "--data", "lib", "--recovery", "perhaps"}, kForgotten).status,
            2);
        QCOMPARE(recover("study-recovery.key", kNew).status, 1);  // nothing agreed
        QCOMPARE(keys({"recover", "--data", "nowhere", "--identity", "study-recovery.key"}, kNew).status, 1);
        write("request", "tessera recovery request 1\nanswer-to me\n");
        const Outcome no = keys({"answer", "request", "--identity", "study-recovery.key", "-o", "answer"});
        QCOMPARE(no.status, 1);
        QVERIFY(!QFile::exists(path("answer")));
    }
};

QTEST_GUILESS_MAIN(TstCliRecover)
#include "tst_cli_recover.moc"
