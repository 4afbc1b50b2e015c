// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/help/tablet_facts.h"

#include "app/words/counted.h"
#include "app/words/words.h"
#include "core/store/audit/audit_log.h"
#include "sync/bundle/device_key.h"
#include "sync/bundle/sequence.h"
#include "sync/bundle/trust/enrolment.h"
#include "sync/keeping/retention.h"
#include "sync/outbox/outbox.h"

#include <QCoreApplication>

#include <unordered_set>

namespace tessera {

namespace {

class Facts {
    Q_DECLARE_TR_FUNCTIONS(Facts)
};

QString visits(std::size_t count)
{
    const int n = static_cast<int>(count);
    return words::counted(Facts::tr("%n visit(s)", nullptr, n), n);
}

QString days(std::uint32_t count)
{
    const int n = static_cast<int>(count);
    return words::counted(Facts::tr("%n day(s) after the visit", nullptr, n), n);
}

QString protection(Protection kind)
{
    switch (kind) {
        case Protection::passphrase:
            return Facts::tr("Sealed behind a passphrase");
        case Protection::keyring:
            return Facts::tr("Sealed behind this device’s keyring");
        case Protection::open:
            break;
    }
    return Facts::tr("Not protected: whoever has the tablet can read the visits");
}

Status countParcels(Library& library, TabletFacts& facts)
{
    const auto outbox = Outbox::open(library, Outbox::For::reading);
    if (!outbox) return outbox.error();
    for (const Parcel& parcel : outbox->parcels()) {
        if (parcel.session.isNil()) continue;
        ++(parcel.state == ParcelState::received     ? facts.received
           : parcel.state == ParcelState::handedOver ? facts.handedOver
                                                     : facts.waiting);
    }
    return {};
}

}  // namespace

Result<TabletFacts> factsOf(Library& library)
{
    TabletFacts facts;
    facts.device = library.device();
    facts.protection = library.protection();
    const auto key = DeviceKey::known(library);
    if (!key) return key.error();
    if (*key) facts.keyWords = (*key)->words();
    const auto made = madeContents(library);
    if (!made) return made.error();
    std::unordered_set<Uuid> left;
    for (const MadeContent& content : *made) left.insert(content.session);
    const auto summaries = library.summaries();
    if (!summaries) return summaries.error();
    for (const Summary& summary : *summaries) {
        if (summary.header.kind != SessionKind::real) {
            ++facts.others;
            continue;
        }
        ++facts.real;
        if (left.count(summary.session) > 0) ++facts.asFiles;
        if (!facts.latest) facts.latest = summary.header;  // the newest come first
        facts.earliest = summary.header;
    }
    if (const Status counted = countParcels(library, facts); !counted) return counted.error();
    auto study = enrolledStudy(library);
    if (!study) return study.error();
    facts.study = std::move(*study);
    const auto rules = keepingRules(library);
    if (!rules) return rules.error();
    facts.keepDays = rules->days();
    const auto recovery = library.recovery();
    if (!recovery) return recovery.error();
    facts.recoverable = recovery->has_value();
    auto head = AuditLog(library).head();
    if (!head) return head.error();
    facts.log = std::move(*head);
    return facts;
}

QList<QStringList> tabletRows(const TabletFacts& facts)
{
    QList<QStringList> rows{{Facts::tr("Visits on it"), visits(facts.real)}};
    if (facts.others > 0) rows << QStringList{Facts::tr("Practice and made up"), visits(facts.others)};
    if (facts.earliest && facts.latest) {
        // The month is enough to say since when, and no diary of anybody.
        const QString from = words::month(*facts.earliest), to = words::month(*facts.latest);
        rows << QStringList{Facts::tr("From"), from == to ? from : Facts::tr("%1 to %2").arg(from, to)};
    }
    rows << QStringList{Facts::tr("Protection"), protection(facts.protection)};
    if (facts.protection == Protection::passphrase)
        rows << QStringList{Facts::tr("Forgotten passphrase"),
                            facts.recoverable ? Facts::tr("The study’s recovery key opens it")
                                              : Facts::tr("Nobody can open it without the passphrase")};
    rows << QStringList{Facts::tr("Saved as files"),
                        Facts::tr("%1 of %2").arg(visits(facts.asFiles), visits(facts.real))};
    rows << QStringList{Facts::tr("Sent to the study"),
                        Facts::tr("%1 confirmed by it, %2 handed over, %3 still waiting here")
                            .arg(facts.received)
                            .arg(facts.handedOver)
                            .arg(facts.waiting)};
    if (facts.study) rows << QStringList{Facts::tr("Study"), words::text(facts.study->id)};
    rows << QStringList{Facts::tr("Device"), words::text(facts.device.text())};
    if (!facts.keyWords.empty())
        rows << QStringList{Facts::tr("Its key, in words"), words::text(facts.keyWords)};
    return rows;
}

QList<QStringList> protectionRows(const TabletFacts& facts)
{
    QList<QStringList> rows{{Facts::tr("Protection"), protection(facts.protection)}};
    rows << QStringList{Facts::tr("Visits on it"), visits(facts.real)};
    rows << QStringList{Facts::tr("Kept for"), facts.keepDays > 0
                                                   ? days(facts.keepDays)
                                                   : Facts::tr("Nothing is settled on this tablet")};
    if (facts.study) {
        rows << QStringList{Facts::tr("Study"), words::text(facts.study->id)};
        rows << QStringList{Facts::tr("Notes may leave"),
                            facts.study->rules.notes ? Facts::tr("Yes, when ticked") : Facts::tr("No")};
    } else {
        rows << QStringList{Facts::tr("Study"), Facts::tr("None was taken in")};
    }
    rows << QStringList{Facts::tr("Recovery key"),
                        facts.recoverable ? Facts::tr("Agreed to, with the study’s") : Facts::tr("None")};
    rows << QStringList{Facts::tr("Log"),
                        Facts::tr("%1 lines, ends with %2")
                            .arg(QString::number(facts.log.number), words::text(facts.log.chain).left(16))};
    return rows;
}

}  // namespace tessera
