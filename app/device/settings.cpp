// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/device/settings.h"

#include "core/base/clock.h"

#include <QCryptographicHash>
#include <QFontDatabase>
#include <QSettings>

#include <algorithm>

namespace tessera {

namespace {

constexpr int kLongestChip = 40;  // letters
constexpr int kLongestDelay = 5;  // s
constexpr std::int64_t kMsInHour = 3'600'000;
constexpr QLatin1String kAndika("Andika");

}  // namespace

Settings::Settings(const QString& file, const Clock* clock, QObject* parent)
    : QObject(parent), file_(file), clock_(clock), colours_(file)
{
    read();
    wasNight_ = night();
    minute_.setInterval(std::chrono::minutes{1});
    connect(&minute_, &QTimer::timeout, this, &Settings::lookAtTheClock);
    minute_.start();
    connect(this, &Settings::changed, this, &Settings::keep);
}

void Settings::read()
{
    const QSettings kept(file_, QSettings::IniFormat);
    const auto choice = [&kept](const char* name, int usual, int last) {
        return std::clamp(kept.value(QLatin1String(name), usual).toInt(), 0, last);
    };
    const auto yes = [&kept](const char* name, bool usual) {
        return kept.value(QLatin1String(name), usual).toBool();
    };
    theme_ = choice("theme", yes("dark", false) ? Dark : Light, ByDaylight);
    pads_ = choice("pads", Block, BottomRow);
    padWords_ = choice("padWords", FullNames, MarksOnly);
    lettering_ = choice("lettering", Lato, Andika);
    libraryOrder_ = choice("libraryOrder", 0, 3);
    stillThis_ = choice("stillThis", stillThis_, 600);
    leftHanded_ = yes("leftHanded", false);
    letters_ = yes("letters", false);
    hideClock_ = yes("hideClock", false);
    vibrate_ = yes("vibrate", true);
    dim_ = yes("dim", true);
    holdScreen_ = yes("holdScreen", true);
    singleKeys_ = yes("singleKeys", true);
    lessMotion_ = yes("lessMotion", false);
    textScale_ = std::clamp(kept.value(QStringLiteral("textScale"), 1.0).toDouble(), 1.0, 2.0);
    noteChips_ = kept.value(QStringLiteral("noteChips")).toStringList();
    noteChips_.resize(kNoteChips);
    const QVariantMap delays = kept.value(QStringLiteral("delays")).toMap();
    for (auto one = delays.cbegin(); one != delays.cend(); ++one)
        delays_.insert(one.key(), std::clamp(one.value().toInt(), 0, kLongestDelay));
}

void Settings::keep()
{
    QSettings kept(file_, QSettings::IniFormat);
    kept.setValue(QStringLiteral("theme"), theme_);
    kept.setValue(QStringLiteral("pads"), pads_);
    kept.setValue(QStringLiteral("padWords"), padWords_);
    kept.setValue(QStringLiteral("lettering"), lettering_);
    kept.setValue(QStringLiteral("libraryOrder"), libraryOrder_);
    kept.setValue(QStringLiteral("stillThis"), stillThis_);
    kept.setValue(QStringLiteral("leftHanded"), leftHanded_);
    kept.setValue(QStringLiteral("letters"), letters_);
    kept.setValue(QStringLiteral("hideClock"), hideClock_);
    kept.setValue(QStringLiteral("vibrate"), vibrate_);
    kept.setValue(QStringLiteral("dim"), dim_);
    kept.setValue(QStringLiteral("holdScreen"), holdScreen_);
    kept.setValue(QStringLiteral("singleKeys"), singleKeys_);
    kept.setValue(QStringLiteral("lessMotion"), lessMotion_);
    kept.setValue(QStringLiteral("textScale"), textScale_);
    kept.setValue(QStringLiteral("noteChips"), noteChips_);
    QVariantMap delays;
    for (auto one = delays_.cbegin(); one != delays_.cend(); ++one) delays.insert(one.key(), one.value());
    kept.setValue(QStringLiteral("delays"), delays);
}

bool Settings::night() const
{
    if (!clock_) return false;
    const std::int64_t local = clock_->utc().ms + std::int64_t{clock_->zoneMinutes()} * 60'000;
    const auto hour = ((local / kMsInHour) % 24 + 24) % 24;
    return hour >= kEvening || hour < kMorning;
}

bool Settings::dark() const
{
    return theme_ == Dark || (theme_ == ByDaylight && night());
}

void Settings::lookAtTheClock()
{
    if (night() == wasNight_) return;
    wasNight_ = !wasNight_;
    emit changed();
}

QString Settings::family() const
{
    return lettering_ == Andika && andikaThere() ? QString(kAndika) : QStringLiteral("Lato");
}

bool Settings::andikaThere() const
{
    return QFontDatabase::hasFamily(kAndika);
}

QString Settings::observerKey() const
{
    const QByteArray digest = QCryptographicHash::hash(observer_.toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(digest.toHex().left(16));
}

QStringList Settings::noteChips() const
{
    const QStringList usual{tr("new topic"),     tr("quiet"),    tr("crying"),
                            tr("someone joins"), tr("laughter"), tr("ask later")};
    QStringList chips;
    for (int i = 0; i < kNoteChips; ++i) chips << (noteChips_[i].isEmpty() ? usual[i] : noteChips_[i]);
    return chips;
}

void Settings::setNoteChip(int place, const QString& text)
{
    if (place < 0 || place >= kNoteChips) return;
    noteChips_[place] = text.simplified().left(kLongestChip);
    emit changed();
}

void Settings::setDark(bool dark)
{
    theme_ = dark ? Dark : Light;
    emit changed();
}

void Settings::setLeftHanded(bool left)
{
    leftHanded_ = left;
    emit changed();
}

void Settings::setUsualDelay(int seconds)
{
    delays_.insert(observerKey(), std::clamp(seconds, 0, kLongestDelay));
    emit changed();
}

void Settings::setObserver(const QString& code)
{
    if (code == observer_) return;
    observer_ = code;
    emit changed();
}

void Settings::setTextScale(double scale)
{
    textScale_ = std::clamp(scale, 1.0, 2.0);
    emit changed();
}

void Settings::setLetters(bool letters)
{
    letters_ = letters;
    emit changed();
}

void Settings::setHideClock(bool hide)
{
    hideClock_ = hide;
    emit changed();
}

}  // namespace tessera
