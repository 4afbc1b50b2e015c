// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/consent/agreement.h"

#include "app/device/device.h"
#include "app/words/day_words.h"

#include <QDate>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <array>

namespace tessera {

namespace {

constexpr std::int64_t kDayMs = 86'400'000;
// What `lasting` stands for, in days; the first is what is usual here.
constexpr std::array<std::uint32_t, 4> kLasting{0, 30, 90, 365};

// As everybody can write it, or as it is written here.
QDate readDay(const QString& text)
{
    const QString tidy = text.simplified();
    const QDate day = QDate::fromString(tidy, Qt::ISODate);
    return day.isValid() ? day : QLocale().toDate(tidy, QLocale::ShortFormat);
}

QDate dayOf(UtcTime time)
{
    return QDate(1970, 1, 1).addDays(time.ms / kDayMs);
}

}  // namespace

Agreement::Agreement(Device& device, QObject* parent) : QObject(parent), device_(device) {}

std::int64_t Agreement::today() const
{
    return device_.clock().utc().ms / kDayMs;
}

Assent Agreement::assent() const
{
    return static_cast<Assent>(std::clamp(assent_, 0, 3));
}

void Agreement::forgetWhatWasSaid()
{
    parentAgreed_ = notesAgreed_ = false;
    mayVisit_ = true;
    mayNotes_ = mayReflections_ = mayDate_ = mayTeach_ = mayReuse_ = false;
    role_ = assent_ = lasting_ = 0;
    lastDay_.clear();
    emit changed();
}

void Agreement::setParentAgreed(bool agreed)
{
    parentAgreed_ = agreed;
    notesAgreed_ = notesAgreed_ && agreed;
    emit changed();
}

void Agreement::setNotesAgreed(bool agreed)
{
    notesAgreed_ = agreed;
    parentAgreed_ = parentAgreed_ || agreed;
    emit changed();
}

void Agreement::setForm(const std::string& form, std::uint32_t keepDays)
{
    form_ = form;
    keepDays_ = keepDays;
    emit changed();
}

QString Agreement::leaving() const
{
    QStringList goes, stays;
    const auto say = [&goes, &stays](bool may, const QString& what) { (may ? goes : stays) << what; };
    say(mayNotes_ && notesAgreed_, tr("the notes"));
    say(mayReflections_, tr("reflections"));
    say(mayDate_, tr("the exact day"));
    if (!mayVisit_) return tr("Nothing of this visit leaves the tablet.");
    QStringList sentences;
    goes.prepend(tr("the picture and its figures"));
    sentences << tr("May be handed over: %1.").arg(goes.join(tr(", ")));
    if (!stays.isEmpty()) sentences << tr("Stays here: %1.").arg(stays.join(tr(", ")));
    if (mayTeach_) sentences << tr("May be shown in teaching.");
    if (mayReuse_) sentences << tr("May be used in other research.");
    return sentences.join(QLatin1Char(' '));
}

QString Agreement::kept() const
{
    const std::uint32_t days = daysKept();
    return days == 0 ? QString{}
                     : tr("The visit is erased after %n day(s).", nullptr, static_cast<int>(days));
}

QString Agreement::told() const
{
    QStringList all{leaving(), until(), kept()};
    all.removeAll(QString{});
    return all.join(QLatin1Char(' '));
}

ConsentRecord Agreement::agreed() const
{
    // The version of the words on this page, to be raised when they change.
    constexpr const char* kOwnForm = "tessera/1";
    ConsentRecord record;
    record.form = form_.empty() ? kOwnForm : form_;
    record.observe = parentAgreed_;
    record.by = static_cast<std::uint8_t>(1U << static_cast<unsigned>(std::clamp(role_, 0, 2)));
    record.assent = static_cast<Assent>(std::clamp(assent_, 0, 3));
    record.grid = mayVisit_;
    record.notes = mayVisit_ && mayNotes_ && notesAgreed_;
    record.reflections = mayVisit_ && mayReflections_;
    record.exactDate = mayVisit_ && mayDate_;
    record.teaching = mayTeach_;
    record.reuse = mayReuse_;
    record.keepDays = daysKept();
    // In whole days: with the hours of its last one it would tell the time of day of the visit.
    record.lasts = Millis{agreedDays() * kDayMs};
    return record;
}

QString Agreement::dayDoubt() const
{
    if (lastDay_.trimmed().isEmpty()) return {};
    const QDate day = readDay(lastDay_), today = dayOf(device_.clock().utc());
    if (!day.isValid() || today.daysTo(day) > kMostKeepDays)
        return tr("The last day cannot be read. Write it like %1.")
            .arg(today.addYears(1).toString(Qt::ISODate));
    return day <= today ? tr("This last day does not lie after today.") : QString{};
}

std::uint32_t Agreement::agreedDays() const
{
    if (!lastDay_.trimmed().isEmpty()) {
        if (!dayDoubt().isEmpty()) return 0;
        return static_cast<std::uint32_t>(dayOf(device_.clock().utc()).daysTo(readDay(lastDay_)));
    }
    const auto chosen = static_cast<std::size_t>(std::clamp(lasting_, 0, 3));
    return chosen == 0 ? keepDays_ : kLasting[chosen];
}

// What is not agreed to any more is not kept either.
std::uint32_t Agreement::daysKept() const
{
    const std::uint32_t agreed = agreedDays();
    return keepDays_ == 0 || (agreed != 0 && agreed < keepDays_) ? agreed : keepDays_;
}

QString Agreement::until() const
{
    const std::uint32_t days = agreedDays();
    return days == 0 ? QString{}
                     : tr("Agreed until %1.").arg(words::longDay(device_.clock().utc().ms / kDayMs + days));
}

}  // namespace tessera
