// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/protection/unlock_waits.h"

#include <QFile>
#include <QSaveFile>
#include <QString>
#include <QStringList>

#include <algorithm>
#include <array>

namespace tessera {

namespace {

constexpr int kFree = 3;
constexpr std::array<Millis, 4> kWaits{Millis{5'000}, Millis{15'000}, Millis{60'000}, Millis{300'000}};
constexpr int kMostCounted = 1'000'000;
constexpr qint64 kLongestFile = 400;

}  // namespace

UnlockWaits::UnlockWaits(const std::filesystem::path& folder, const Clock& clock)
    : file_(folder / "unlocking"), clock_(clock)
{
    read();
}

Millis UnlockWaits::after(int wrong)
{
    if (wrong < kFree) return Millis{0};
    return kWaits[std::min(static_cast<std::size_t>(wrong - kFree), kWaits.size() - 1)];
}

Millis UnlockWaits::left() const
{
    return std::max(Millis{0}, since_ + after(wrong_) - clock_.monotonic());
}

// Three lines: how many, in which boot, when.
void UnlockWaits::read()
{
    QFile file(QString::fromStdString(file_.string()));
    if (!file.open(QIODevice::ReadOnly)) return;
    const QStringList lines = QString::fromUtf8(file.read(kLongestFile)).split(QLatin1Char('\n'));
    wrong_ = std::clamp(lines.value(0).toInt(), 0, kMostCounted);
    since_ = Millis{lines.value(2).toLongLong()};
    const bool sameBoot = lines.value(1).toStdString() == clock_.bootId() && since_ >= Millis{0} &&
                          since_ <= clock_.monotonic();
    // How much of the wait went by before the boot cannot be known.
    if (!sameBoot && wrong_ >= kFree) startWait();
}

void UnlockWaits::startWait()
{
    since_ = clock_.monotonic();
    keep();
}

// Where it cannot be written, the count holds as long as the app runs.
void UnlockWaits::keep() const
{
    QSaveFile file(QString::fromStdString(file_.string()));
    if (!file.open(QIODevice::WriteOnly)) return;
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write(QStringLiteral("%1\n%2\n%3\n")
                   .arg(wrong_)
                   .arg(QString::fromStdString(clock_.bootId()))
                   .arg(since_.count())
                   .toUtf8());
    file.commit();
}

void UnlockWaits::trying()
{
    wrong_ = std::min(wrong_ + 1, kMostCounted);
    startWait();
}

void UnlockWaits::couldNotTry()
{
    wrong_ = std::max(0, wrong_ - 1);
    keep();
}

void UnlockWaits::passed()
{
    wrong_ = 0;
    QFile::remove(QString::fromStdString(file_.string()));
}

}  // namespace tessera
