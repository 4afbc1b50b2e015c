// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// What is written for another program and read back says the same, as far as that program's format can.
#include "sync/formats/boris/boris_reader.h"
#include "sync/formats/boris/boris_writer.h"
#include "sync/formats/gseq/sdis_reader.h"
#include "sync/formats/gseq/sdis_writer.h"
#include "sync/formats/reading/tidy_set.h"
#include "sync/formats/tables/tidy_csv.h"
#include "tests/property/journal_moves.h"
#include "tests/support/builders.h"

#include <QtTest>

#include <rapidcheck.h>
#include <algorithm>
#include <sstream>

using namespace tessera;
using namespace tessera::test;

namespace {

template <class Reader>
std::vector<StoredSession> readBack(const Reader& reader, const Exported& exported)
{
    std::vector<StoredSession> sessions;
    std::istringstream stream(exported.files.at(0).content);
    ImportOptions options;
    options.scheme = partnershipActivities();
    const Status status = reader(stream, options, std::string("t"),
                                 ImportSink{[&sessions](StoredSession session) -> Status {
                                                sessions.push_back(std::move(session));
                                                return {};
                                            },
                                            [](const ImportFinding&) {},
                                            {}});
    RC_ASSERT(status.ok());
    return sessions;
}

Journal ended(const std::vector<Move>& moves)
{
    Journal journal = journalBy(moves);
    if (!journal.fold().ended()) {
        Entry end = simple(EntryKind::end, (journal.fold().lastAt() + Millis{1'500}).count());
        static_cast<void>(journal.append(end).ok());
    }
    return journal;
}

// A journal whose states a file of bouts can hold: something was coded, and not for 0 ms.
bool hasTime(const Journal& journal)
{
    const Timeline timeline = journal.fold().timeline();
    return !timeline.bouts.empty() || timeline.cannotTell > Millis{0};
}

// Bouts and can't-tells as stretches: onset, offset, code. What touches with one code is one stretch.
struct Stretch {
    std::int64_t onset, offset;
    CodeIndex code;
    bool operator==(const Stretch&) const = default;
};
std::ostream& operator<<(std::ostream& out, const Stretch& one)
{
    return out << one.code << ' ' << one.onset << '-' << one.offset;
}

std::vector<Stretch> stretchesOf(const Timeline& timeline)
{
    std::vector<Stretch> made;
    for (const Piece& piece : timeline.pieces) {
        if (piece.offset == piece.onset) continue;
        if (!made.empty() && made.back().code == piece.code && made.back().offset == piece.onset.count())
            made.back().offset = piece.offset.count();
        else
            made.push_back({piece.onset.count(), piece.offset.count(), piece.code});
    }
    return made;
}

Timeline timelineOf(const StoredSession& session)
{
    Journal journal(session.id, session.scheme);
    for (const Entry& entry : session.entries) RC_ASSERT(journal.restore(entry).ok());
    RC_ASSERT(journal.fold().refused() == 0U);
    return journal.fold().timeline();
}

// Markers stand in the order in which they were made; one may have been moved before another.
Timeline inOrder(Timeline timeline)
{
    std::stable_sort(timeline.markers.begin(), timeline.markers.end(),
                     [](const Marker& a, const Marker& b) { return a.at < b.at; });
    return timeline;
}

// The clock of what was read begins with its first stretch.
std::vector<Stretch> fromFirst(std::vector<Stretch> all)
{
    const std::int64_t first = all.empty() ? 0 : all.front().onset;
    for (Stretch& one : all) {
        one.onset -= first;
        one.offset -= first;
    }
    return all;
}

bool saysLoss(const Exported& exported, const std::string& words)
{
    return std::any_of(exported.losses.begin(), exported.losses.end(),
                       [&](const std::string& loss) { return loss.find(words) != std::string::npos; });
}

}  // namespace

class FormatProperties : public QObject {
    Q_OBJECT
private slots:
    void aBorisProjectOfOursComesBackWhole()
    {
        QVERIFY(rc::check([](void) {
            const Journal journal = ended(*moves());
            RC_PRE(!journal.fold().timeline().pieces.empty());
            const auto written = writeBoris({journal});
            RC_ASSERT(written.ok());
            const auto sessions = readBack(readBoris, *written);
            RC_ASSERT(sessions.size() == 1U);
            RC_ASSERT(sessions[0].id == journal.session());
            const StoredSession there{journal.session(), partnershipActivities(), journal.entries(), {}, {}};
            RC_ASSERT(saysTheSame(there, sessions[0]));
        }));
    }

    void aTidySetComesBackWithItsInteractionsPausesAndMarkers()
    {
        const QTemporaryDir folder;
        QVERIFY(folder.isValid());
        QVERIFY(rc::check([&folder](void) {
            const Journal journal = ended(*moves());
            RC_PRE(!journal.fold().timeline().pieces.empty());
            for (const TidyFile& file : tidySet({journal}, FigureSettings{})) {
                QFile out(folder.filePath(QString::fromStdString(file.name)));
                RC_ASSERT(out.open(QIODevice::WriteOnly));
                out.write(QByteArray::fromStdString(file.content));
            }
            std::vector<StoredSession> sessions;
            const Status status = readTidySet(folder.path().toStdString(), {},
                                              ImportSink{[&sessions](StoredSession session) -> Status {
                                                             sessions.push_back(std::move(session));
                                                             return {};
                                                         },
                                                         [](const ImportFinding&) {},
                                                         {}});
            RC_ASSERT(status.ok());
            RC_ASSERT(sessions.size() == 1U);
            RC_ASSERT(sessions[0].scheme == partnershipActivities());
            const Timeline there = inOrder(journal.fold().timeline());
            const Timeline came = timelineOf(sessions[0]);
            RC_ASSERT(came.end == there.end);
            RC_ASSERT(came.paused == there.paused);
            RC_ASSERT(came.cannotTell == there.cannotTell);
            RC_ASSERT(came.markers.size() == there.markers.size());
            for (std::size_t i = 0; i < there.markers.size(); ++i)
                RC_ASSERT(came.markers[i].at == there.markers[i].at);
            const auto boutsOf = [](const Timeline& timeline) {
                std::vector<Stretch> all;
                for (const Bout& bout : timeline.bouts)
                    all.push_back({bout.onset.count(), bout.offset.count(), bout.code});
                return all;
            };
            RC_ASSERT(boutsOf(came) == boutsOf(there));
            const Header& about = *sessions[0].entries[0].header;
            RC_ASSERT(about.family == journal.header().family);
            RC_ASSERT(about.start == journal.header().start);
            RC_ASSERT(about.sourceId == journal.session().text());
        }));
    }

    void timedSdisKeepsEveryBoutAndMarkerToTheMillisecond()
    {
        QVERIFY(rc::check([](void) {
            const Journal journal = ended(*moves());
            RC_PRE(hasTime(journal));
            const auto written = writeSdis({journal}, {});
            RC_ASSERT(written.ok());
            for (const char c : written->files[0].content) RC_ASSERT(static_cast<unsigned char>(c) < 0x80U);
            const auto sessions = readBack(readSdis, *written);
            RC_ASSERT(sessions.size() == 1U);
            const Timeline there = inOrder(journal.fold().timeline());
            const Timeline came = timelineOf(sessions[0]);
            RC_ASSERT(fromFirst(stretchesOf(came)) == fromFirst(stretchesOf(there)));
            RC_ASSERT(came.markers.size() == there.markers.size());
            if (!there.pauses.empty()) RC_ASSERT(saysLoss(*written, "pause"));
            const bool begins = !there.pieces.empty() && stretchesOf(there).front().onset == 0;
            for (std::size_t i = 0; begins && i < there.markers.size(); ++i) {
                if (there.markers[i].at < there.end)
                    RC_ASSERT(came.markers[i].at == there.markers[i].at);
                else
                    RC_ASSERT(saysLoss(*written, "1 ms earlier"));
            }
        }));
    }

    void stateSdisKeepsEveryBout()
    {
        QVERIFY(rc::check([](void) {
            const Journal journal = ended(*moves());
            RC_PRE(hasTime(journal));
            SdisOptions options;
            options.type = SdisType::state;
            const auto written = writeSdis({journal}, options);
            RC_ASSERT(written.ok());
            const auto sessions = readBack(readSdis, *written);
            RC_ASSERT(sessions.size() == 1U);
            const Timeline there = journal.fold().timeline();
            RC_ASSERT(fromFirst(stretchesOf(timelineOf(sessions[0]))) == fromFirst(stretchesOf(there)));
            if (!there.markers.empty()) RC_ASSERT(saysLoss(*written, "marker"));
        }));
    }

    void eventSdisKeepsTheOrder()
    {
        QVERIFY(rc::check([](void) {
            const Journal journal = ended(*moves());
            RC_PRE(hasTime(journal));
            SdisOptions options;
            options.type = SdisType::event;
            const auto written = writeSdis({journal}, options);
            RC_ASSERT(written.ok());
            const auto sessions = readBack(readSdis, *written);
            RC_ASSERT(sessions.size() == 1U);
            std::vector<CodeIndex> there;
            for (const Bout& bout : journal.fold().timeline().bouts) there.push_back(bout.code);
            std::vector<CodeIndex> came;
            for (const Interaction& one : timelineOf(sessions[0]).interactions)
                if (one.code != kCannotTell) came.push_back(one.code);
            RC_ASSERT(came == there);
            RC_ASSERT(saysLoss(*written, "no times"));
        }));
    }

    void intervalSdisHasTheCodeAtEachStart()
    {
        QVERIFY(rc::check([](void) {
            const Journal journal = ended(*moves());
            RC_PRE(hasTime(journal));
            SdisOptions options;
            options.type = SdisType::interval;
            options.unit = Millis{*rc::gen::inRange(100, 5'000)};
            const auto written = writeSdis({journal}, options);
            RC_ASSERT(written.ok());
            const auto stretches = stretchesOf(journal.fold().timeline());
            const auto codeAt = [&stretches](std::int64_t at) {
                for (const Stretch& one : stretches)
                    if (one.onset <= at && at < one.offset) return one.code;
                return kNoCode;
            };
            std::vector<CodeIndex> wanted;
            for (std::int64_t at = 0; at < journal.fold().timeline().end.count(); at += options.unit.count())
                wanted.push_back(codeAt(at));
            const bool any =
                std::any_of(wanted.begin(), wanted.end(), [](CodeIndex code) { return code != kNoCode; });
            RC_PRE(any);
            const auto sessions = readBack(readSdis, *written);
            RC_ASSERT(sessions.size() == 1U);
            const Timeline came = timelineOf(sessions[0]);
            const std::int64_t clock = came.clockStart.count();
            const auto read = stretchesOf(came);
            for (std::size_t i = 0; i < wanted.size(); ++i) {
                const std::int64_t at = static_cast<std::int64_t>(i) * options.unit.count() - clock;
                CodeIndex code = kNoCode;
                for (const Stretch& one : read)
                    if (one.onset <= at && at < one.offset) code = one.code;
                RC_ASSERT(code == wanted[i]);
            }
        }));
    }
};

QTEST_GUILESS_MAIN(FormatProperties)
#include "prop_formats.moc"
