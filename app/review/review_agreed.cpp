// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// What the review page says of the family's consent.
#include "app/review/review.h"

#include "app/words/words.h"
#include "core/journal/consent_record.h"
#include "core/journal/keeping.h"

#include <QDate>
#include <QLocale>

namespace tessera {

namespace {

bool by(const ConsentRecord& record, ConsentBy role)
{
    return (record.by & static_cast<std::uint8_t>(role)) != 0;
}

QString dayWords(std::int64_t day)
{
    return QLocale().toString(QDate(1970, 1, 1).addDays(day), QLocale::LongFormat);
}

}  // namespace

QStringList Review::agreed() const
{
    if (!journal_ || journal_->header().kind != SessionKind::real) return {};
    const auto record = standingConsent(journal_->entries());
    if (!record) return {};
    QStringList who, says, goes;
    if (by(*record, ConsentBy::parents)) who << tr("a parent");
    if (by(*record, ConsentBy::guardian)) who << tr("a guardian");
    if (by(*record, ConsentBy::otherCarer)) who << tr("another carer");
    if (by(*record, ConsentBy::script)) who << tr("whoever had it coded from a file");
    says << tr("Said yes: %1.").arg(who.join(tr(", ")));
    if (record->assent == Assent::given) says << tr("The child said yes.");
    if (record->assent == Assent::tooYoung) says << tr("The child was too young to be asked.");
    if (record->assent == Assent::notGiven) says << tr("The child said no.");
    if (record->notes) goes << tr("the notes");
    if (record->reflections) goes << tr("reflections");
    if (record->exactDate) goes << tr("the exact day");
    goes.prepend(tr("the picture and its figures"));
    says << (record->grid ? tr("May be handed over: %1.").arg(goes.join(tr(", ")))
                          : tr("Nothing of it leaves this tablet."));
    if (record->teaching) says << tr("May be shown in teaching.");
    if (record->reuse) says << tr("May be used in other research.");
    if (const auto end = endOf(*record, journal_->header().start))
        says << tr("Agreed until %1.").arg(dayWords(end->ms / 86'400'000));
    if (const auto until = keptUntil(journal_->header(), record->keepDays))
        says << tr("Kept until %1.").arg(dayWords(*until));
    says << tr("The words used: %1.").arg(words::text(record->form));
    return says;
}

}  // namespace tessera
