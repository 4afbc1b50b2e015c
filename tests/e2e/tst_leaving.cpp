// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/added_visits.h"
#include "tests/e2e/app_window.h"
#include "tests/e2e/study_of_visits.h"
#include "tests/support/agreed_to.h"

#include <QDir>
#include <QDirIterator>
#include <QMetaMethod>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace tessera;
using namespace tessera::test;

namespace {

constexpr std::int64_t kDay = 86'400'000;
constexpr const char* kFamily = "HERON-77";

// What may be pressed on the façades and is called as if something left, or might: whoever adds one looks
// here whether it asks for the family's word.
const std::set<QString> kKnown{
    // Asked for the family's word, one by one below.
    "Exporter::askToSave", "Exporter::askForStudy", "Exporter::handOver", "Exporter::save", "HandOver::ask",
    "HandOver::make", "HandOver::makeLookedAt", "Sending::putMissing", "Sending::send", "Sending::share",
    "SpiralExport::askToSave", "SpiralExport::handOver",
    // Nothing of a visit: the log without content, a help page, the sheet about the activities, words of
    // one's
    // own on the screen, figures of five visits or more of an archive, names of files that were taken in.
    "Acts::save", "Help::save", "Reference::saveFamilySheet", "Importing::saveList", "Study::save",
    "Study::saveOver", "RecoveryHelp::writeRequest",
    // Stays in the library: a version that two observers agreed on, words that are written, one's own pages.
    "Compare::share", "Reflect::ask", "Reflect::write", "Renewing::ask", "TakingBack::ask",
    // Comes in: a study's card before a camera, of whose pictures nothing is kept.
    "CardLook::ask",
    // The record itself, kept whole where the tablet's disk fails; a copy of the library under its keys.
    "Live::writeRescueFile", "Safekeeping::makeBackup"};

std::set<QString> waysOut(const QObject& root)
{
    static const QRegularExpression leaves(
        "save|export|print|copy|share|send|write|handOver|askForStudy|"
        "^ask$|askToSave|^make|^put[A-Z]",
        QRegularExpression::CaseInsensitiveOption);
    std::set<QString> found;
    const QMetaObject& meta = *root.metaObject();
    QString name = QString::fromLatin1(meta.className());
    name = name.section("::", -1);
    for (int i = QObject::staticMetaObject.methodCount(); i < meta.methodCount(); ++i) {
        const QMetaMethod method = meta.method(i);
        if (method.methodType() == QMetaMethod::Signal || method.access() != QMetaMethod::Public) continue;
        const QString called = QString::fromLatin1(method.name());
        if (leaves.match(called).hasMatch()) found.insert(name + "::" + called);
    }
    for (int i = QObject::staticMetaObject.propertyCount(); i < meta.propertyCount(); ++i) {
        const QMetaProperty property = meta.property(i);
        if (!property.isConstant()) continue;
        const auto* const below = property.read(&root).value<QObject*>();
        if (below && below != &root) found.merge(waysOut(*below));
    }
    return found;
}

}  // namespace

// Whatever way something of a visit might leave the tablet, the family's word is asked for first.
class Leaving : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        folder_ = std::make_unique<QTemporaryDir>();
        device_ = std::make_unique<ToldDevice>();
        study_ = std::make_unique<StudyOfVisits>();
        app_ = std::make_unique<AppWindow>(*device_, folder_->filePath("library").toStdString());
        QVERIFY(app_->shown());
        QVERIFY(study_->enrols(*app_));
    }
    void cleanup() { app_.reset(); }

    void everyWayAsks_data()
    {
        QTest::addColumn<ConsentRecord>("record");
        QTest::addColumn<bool>("recorded");
        QTest::addColumn<int>("header");
        QTest::addColumn<int>("daysLater");
        QTest::addColumn<QString>("said");  // empty: it leaves
        const ConsentRecord all = everythingAgreed();
        ConsentRecord here = all, ends = all, taken = all, childSaysNo = all;
        here.grid = false;
        ends.lasts = Millis{30 * kDay};
        taken.observe = false;
        childSaysNo.assent = Assent::notGiven;
        const int yes = static_cast<int>(Consent::all), no = static_cast<int>(Consent::none);
        QTest::newRow("agreed") << all << true << yes << 1 << "";
        QTest::newRow("agreed until later") << ends << true << yes << 29 << "";
        QTest::newRow("no record: as the header says") << all << false << yes << 1 << "";
        QTest::newRow("no record, and the header says no") << all << false << no << 1 << "agreed";
        QTest::newRow("stays on the tablet") << here << true << yes << 1 << "staying on the tablet";
        QTest::newRow("over") << ends << true << yes << 30 << "ended on 2026-04-01";
        QTest::newRow("taken back by a later word") << taken << true << yes << 1 << "Nobody has agreed";
        QTest::newRow("the child said no") << childSaysNo << true << yes << 1 << "child would rather not";
    }
    void everyWayAsks()
    {
        QFETCH(ConsentRecord, record);
        QFETCH(bool, recorded);
        QFETCH(int, header);
        QFETCH(int, daysLater);
        QFETCH(QString, said);
        Header top = visitOf(kFamily, "V1", 0);
        top.consent = static_cast<Consent>(header);
        const auto visit = [&](const char* code) {
            top.visit = code;
            const StoredSession made = stepped("LLMMJJPP", top, {{1, 1, 1, ""}, {3, 2, 0, ""}});
            return recorded ? agreedTo(made, record) : made;
        };
        const StoredSession first = visit("V1");
        QVERIFY(addVisits(*app_, {first, visit("V2")}));
        device_->time.advance(Millis{daysLater * kDay});
        id_ = QString::fromStdString(first.id.text());
        const bool leaves = said.isEmpty();
        for (const auto& [name, way] : ways()) {
            const int before = outside();
            const QString problem = way();
            QVERIFY2((outside() > before) == leaves, qPrintable(name));
            // Nothing could be recorded where the header says no: such a visit is not over, and not offered.
            if (name == "every other visit sealed for the study" && header == static_cast<int>(Consent::none))
                continue;
            QVERIFY2(leaves ? problem.isEmpty() : problem.contains(said),
                     qPrintable(QString("%1: %2").arg(name, problem)));
        }
    }

    // A parcel lies sealed in the outbox; the day on which the consent ends goes by.
    void whatWasSealedWhileItWasAgreedToIsNotSentWhenThatIsOver()
    {
        QVERIFY(QDir(folder_->path()).mkdir("out"));
        ConsentRecord ends = everythingAgreed();
        ends.lasts = Millis{30 * kDay};
        const StoredSession over = agreedTo(minutesOf("LLMJ", visitOf("F1", "V1")), ends);
        const StoredSession stands = agreedTo(minutesOf("LLMJ", visitOf("F2", "V2")), everythingAgreed());
        QVERIFY(addVisits(*app_, {over, stands}));
        sending().look();
        QVERIFY(app_->waitUntil([&] { return sending().enrolled(); }));
        sending().place()->useFolder(folder_->filePath("out"));
        QVERIFY(app_->waitUntil([&] { return sending().place()->kind() == SendPlace::Folder; }));
        sending().putMissing();
        QVERIFY(app_->waitUntil([&] { return sending().parcels()->waiting() == 2; }));
        QVERIFY(sending().stays().isEmpty());
        device_->time.advance(Millis{31 * kDay});
        app_->window().setProperty("page", "sending");
        QVERIFY(app_->touch("sendNow"));
        QVERIFY(app_->waitUntil([&] { return !sending().busy(); }));
        QVERIFY(app_->waitUntil([&] { return sending().parcels()->handedOver() == 1; }));
        QCOMPARE(QDir(folder_->filePath("out")).entryList(QDir::Files).size(), 1);
        QCOMPARE(sending().parcels()->waiting(), 1);
        QVERIFY(app_->waitFor("sendStays"));
        QVERIFY(app_->find("sendStays")->property("text").toString().contains("1 sealed visit "));
    }

    void ofASpiralOnlyThoseVisitsStayThatMust()
    {
        ConsentRecord here = everythingAgreed(), quiet = everythingAgreed();
        here.grid = false;
        quiet.notes = false;
        const auto visit = [](const char* code, int days, const char* issue, const ConsentRecord& record) {
            return agreedTo(stepped("LLMMJJPP", visitOf(kFamily, code, days * 24 * 60), {{2, 4, 0, issue}}),
                            record);
        };
        QVERIFY(addVisits(*app_, {visit("V1", 0, "Sleep", everythingAgreed()), visit("V2", 7, "Father", here),
                                  visit("V3", 14, "Crying", quiet)}));
        device_->time.advance(Millis{20 * kDay});
        openFamily(3);
        QVERIFY(app_->waitFor("familyPage"));
        QVERIFY(app_->touch("toSpiral"));
        QVERIFY(app_->touch("exportSpiral"));
        QVERIFY(app_->waitFor("spiralStays"));
        const QString says = app_->find("spiralStays")->property("text").toString();
        QVERIFY2(says.contains("Visit 2") && !says.contains("Visit 3"), qPrintable(says));
        SpiralExport& leaving = *app_->app().family()->leaving();
        leaving.setProperty("withIssues", true);
        leaving.setProperty("format", SpiralExport::Svg);
        QCOMPARE(spiral(), QString());
        QCOMPARE(leaving.lastLook()->count(), 1);  // the one name that may leave
        QFile file(QDir(folder_->filePath("out")).filePath(QString("spiral-%1.svg").arg(kFamily)));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray svg = file.readAll();
        QVERIFY(svg.contains("Sleep") && svg.contains("Visit 3"));
        QVERIFY(svg.contains("2 steps"));
        for (const char* stays : {"Visit 2", "Father", "Crying"}) QVERIFY2(!svg.contains(stays), stays);
    }

    void noWayOutIsUnknown()
    {
        QStringList unknown;
        for (const QString& way : waysOut(app_->app()))
            if (!kKnown.contains(way)) unknown << way;
        QVERIFY2(unknown.isEmpty(), qPrintable(unknown.join(' ') + " lead where? See kKnown."));
    }

private:
    using Way = std::pair<QString, std::function<QString()>>;

    [[nodiscard]] Sending& sending() { return *app_->app().sending(); }

    void openFamily(int visits)
    {
        app_->window().setProperty("page", "families");
        Family& family = *app_->app().family();
        family.open(kFamily);
        QVERIFY(app_->waitUntil([&] { return family.visits().size() == visits; }));
        family.leaving()->setProperty("folder", makeOut());
    }

    // Everything in which a visit might lie outside: files, and parcels that wait to be sent.
    int outside()
    {
        int count = sending().parcels()->count();
        QDirIterator files(makeOut(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            files.next();
            ++count;
        }
        return count;
    }
    QString makeOut()
    {
        QDir(folder_->path()).mkpath("out");
        return folder_->filePath("out");
    }

    QString spiral()
    {
        SpiralExport& leaving = *app_->app().family()->leaving();
        leaving.askToSave();
        if (leaving.lastLook()->isOpen()) leaving.handOver();
        app_->waitUntil([&] { return !leaving.busy(); });
        return leaving.problem();
    }
    QString page(Exporter::Format format, bool forSupervision)
    {
        Exporter& exporter = *app_->app().exporter();
        if (forSupervision)
            exporter.beginForSupervision();
        else
            exporter.begin();
        exporter.setProperty("format", QVariant::fromValue(format));
        exporter.setProperty("folder", makeOut() + (forSupervision ? "/supervision" : "/pages"));
        exporter.askToSave();
        app_->waitUntil([&] { return !exporter.busy(); });
        return exporter.problem();
    }

    std::vector<Way> ways()
    {
        Composition& app = app_->app();
        app.review()->open(id_);
        app_->waitUntil([&] { return app.review()->sessionId() == id_ && app.review()->journal(); });
        openFamily(2);
        std::vector<Way> all;
        using Page = std::pair<const char*, Exporter::Format>;
        for (const auto& [name, format] :
             {Page{"pdf", Exporter::Pdf}, Page{"png", Exporter::Png}, Page{"svg", Exporter::Svg},
              Page{"csv", Exporter::Csv}, Page{"html", Exporter::Html}, Page{"bundle", Exporter::Bundle}})
            all.emplace_back(name, [this, format = format] { return page(format, false); });
        all.emplace_back("supervision", [this] { return page(Exporter::Pdf, true); });
        using Sheet = std::pair<const char*, SpiralExport::Format>;
        for (const auto& [name, format] :
             {Sheet{"spiral pdf", SpiralExport::Pdf}, Sheet{"spiral svg", SpiralExport::Svg},
              Sheet{"spiral png", SpiralExport::Png}})
            all.emplace_back(name, [this, format = format] {
                app_->app().family()->leaving()->setProperty("format", QVariant::fromValue(format));
                return spiral();
            });
        all.emplace_back("handed over in person", [this] {
            HandOver& handOver = *app_->app().handOver();
            handOver.setProperty("folder", makeOut() + "/in person");
            handOver.begin(id_);
            handOver.ask(id_);
            app_->waitUntil([&] { return !handOver.busy(); });
            return handOver.problem();
        });
        all.emplace_back("this visit sealed for the study", [this] {
            Exporter& exporter = *app_->app().exporter();
            exporter.begin();
            exporter.askForStudy();
            app_->waitUntil([&] { return !sending().busy(); });
            return exporter.problem() + sending().problem();
        });
        all.emplace_back("every other visit sealed for the study", [this] {
            sending().putMissing();
            app_->waitUntil([&] { return !sending().busy(); });
            return sending().problem();
        });
        return all;
    }

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<ToldDevice> device_;
    std::unique_ptr<StudyOfVisits> study_;
    std::unique_ptr<AppWindow> app_;
    QString id_;
};

Q_DECLARE_METATYPE(tessera::ConsentRecord)

QTEST_MAIN(Leaving)
#include "tst_leaving.moc"
