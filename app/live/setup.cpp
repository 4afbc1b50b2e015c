// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/live/setup.h"

#include "app/device/device.h"
#include "app/live/code_doubt.h"
#include "app/live/live.h"
#include "app/words/words.h"
#include "core/privacy/made_code.h"
#include "sync/bundle/bundle_file.h"
#include "sync/formats/scheme_file.h"

#include <QFile>
#include <QLocale>

#include <algorithm>
#include <array>

namespace tessera {

namespace {

constexpr std::uint64_t kSmallestSpace = 50'000'000;  // bytes; a visit needs less than one million
constexpr std::uint64_t kLargestSchemeFile = 1'000'000;
constexpr int kLowBattery = 30;  // percent
bool wellFormed(const QString& text, bool mayBeEmpty)
{
    return (mayBeEmpty && text.isEmpty()) || isPersonCode(text.toStdString());
}

}  // namespace

Setup::Setup(Device& device, Live& live, QObject* parent)
    : Agreement(device, parent), live_(live), schemes_{partnershipActivities()}
{
    QFile example(QStringLiteral(":/schemes/home-visit-intervals.json"));
    if (!example.open(QIODevice::ReadOnly)) return;
    auto scheme = readScheme(example.readAll().toStdString(), example.fileName().toStdString());
    if (scheme) schemes_.push_back(std::move(*scheme));
}

QStringList Setup::schemes() const
{
    QStringList titles;
    for (const Scheme& scheme : schemes_) titles << words::text(scheme.title);
    return titles;
}

QString Setup::battery() const
{
    const auto percent = device_.batteryPercent();
    if (!percent) return tr("Battery: this machine does not tell");
    return *percent < kLowBattery ? tr("Battery %1 %. Plug it in if you can.").arg(*percent)
                                  : tr("Battery %1 %").arg(*percent);
}

QString Setup::space() const
{
    const auto bytes = device_.freeBytes();
    if (!bytes) return tr("Free space: this machine does not tell");
    const QString size =
        QLocale().formattedDataSize(static_cast<qint64>(*bytes), 0, QLocale::DataSizeSIFormat);
    return *bytes < kSmallestSpace ? tr("Little room left: %1. Make some before you start.").arg(size)
                                   : tr("Room to save: %1").arg(size);
}

QString Setup::missing() const
{
    if (!parentAgreed()) return tr("Nobody has said yes yet for the family.");
    if (assent() == Assent::unsaid) return tr("The child has not been asked yet.");
    if (assent() == Assent::notGiven)
        return tr("The child would rather not. Then this visit is not observed.");
    if (!practitionerAgreed_) return tr("The practitioner has not said yes yet.");
    if (family_.isEmpty()) return tr("A family code is needed.");
    if (observer_.isEmpty()) return tr("Your own code is needed.");
    if (!wellFormed(family_, false) || !wellFormed(observer_, false) || !wellFormed(practitioner_, true) ||
        !wellFormed(visit_, true))
        return tr("A code has 1 to 16 letters, digits or hyphens, and no spaces.");
    return dayDoubt();
}

QString Setup::doubted() const
{
    for (const QString& field : {family_, practitioner_, observer_, visit_})
        if (!saidToBeCodes_.contains(field) && !recentFamilies_.contains(field) &&
            doubtOf(field) != CodeDoubt::none)
            return field;
    return {};
}

QString Setup::doubt() const
{
    const QString field = doubted();
    switch (doubtOf(field)) {
        case CodeDoubt::none:
            return {};
        case CodeDoubt::name:
            return tr("“%1” looks like a name. Is it a code?").arg(field);
        case CodeDoubt::birthDate:
            return tr("“%1” looks like a date, perhaps a birthday. Is it a code?").arg(field);
        case CodeDoubt::mistyped:
            return tr("A letter or digit of “%1” does not fit the others. Is it typed right?").arg(field);
        case CodeDoubt::number:
            return tr("“%1” looks like a number that somebody is known by. Is it a code of your own?")
                .arg(field);
    }
    return {};
}

void Setup::drawFamilyCode()
{
    const Uuid drawn = randomUuid();
    std::array<std::uint8_t, 6> random{};
    // Without the bytes that a UUID's version and variant take.
    std::copy_n(drawn.bytes.begin(), random.size(), random.begin());
    family_ = words::text(madeCode(random));
    emit changed();
}

void Setup::isCode()
{
    saidToBeCodes_ << doubted();
    emit changed();
}

void Setup::setRecent(const QStringList& families)
{
    recentFamilies_ = families;
    emit recentChanged();
    emit changed();
}

void Setup::setLast(const Header& last)
{
    practitioner_ = words::text(last.practitioner);
    observer_ = words::text(last.observer);
    saidToBeCodes_ = {practitioner_, observer_};
    place_ = static_cast<int>(last.place);
    const auto same = std::find_if(schemes_.begin(), schemes_.end(),
                                   [&last](const Scheme& scheme) { return scheme.id == last.scheme; });
    if (same != schemes_.end()) scheme_ = static_cast<int>(same - schemes_.begin());
    emit recentChanged();
    emit changed();
}

void Setup::begin()
{
    practitionerAgreed_ = false;
    forgetWhatWasSaid();
    family_.clear();
    visit_.clear();
    emit changed();
    emit readyChanged();
}

bool Setup::start()
{
    if (!canStart()) return false;
    Header header;
    header.family = family_.toStdString();
    header.practitioner = practitioner_.toStdString();
    header.observer = observer_.toStdString();
    header.visit = visit_.toStdString();
    header.place = static_cast<PlaceKind>(std::clamp(place_, 0, 2));
    header.consent = notesAgreed() ? Consent::all : Consent::noNotes;
    header.device = device_id_;
    const auto chosen =
        static_cast<std::size_t>(std::clamp(scheme_, 0, static_cast<int>(schemes_.size()) - 1));
    const Status status = live_.open(header, schemes_[chosen], agreed());
    if (status) saidToBeCodes_ << family_ << practitioner_ << observer_ << visit_;
    if (!status) emit problem(words::problem(status.error()));
    return status.ok();
}

QString Setup::addScheme(const QString& path)
{
    const auto text = readFile(path.toStdString(), kLargestSchemeFile);
    if (!text) return words::problem(text.error());
    const auto scheme = readScheme(*text, path.toStdString());
    if (!scheme) return words::problem(scheme.error());
    auto same = std::find_if(schemes_.begin(), schemes_.end(),
                             [&](const Scheme& known) { return known.id == scheme->id; });
    if (same == schemes_.end()) same = schemes_.insert(schemes_.end(), *scheme);
    if (!(*same == *scheme))
        return tr("Another scheme is called %1 already. A changed scheme needs a new version.")
            .arg(words::text(scheme->id));
    scheme_ = static_cast<int>(same - schemes_.begin());
    emit recentChanged();
    emit changed();
    return {};
}

}  // namespace tessera
