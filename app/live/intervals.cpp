// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/live/intervals.h"

#include "app/device/device.h"
#include "app/live/live.h"
#include "app/words/words.h"

#include <QVariantMap>

#include <algorithm>
#include <cmath>

namespace tessera {

namespace {

constexpr Millis kCue{40};    // an interval has begun
constexpr Millis kTaken{20};  // a tap was taken
constexpr int kLook = 250;    // ms between two looks at the clock

}  // namespace

Intervals::Intervals(Device& device, Live& live, QObject* parent)
    : QObject(parent), device_(device), live_(live)
{
    tick_.setInterval(kLook);
    connect(&tick_, &QTimer::timeout, this, &Intervals::look);
    connect(&live_, &Live::openedChanged, this, &Intervals::opened);
    connect(&live_, &Live::changed, this, &Intervals::refresh);
}

const Fold* Intervals::fold() const
{
    return live_.journal() ? &live_.journal()->fold() : nullptr;
}

bool Intervals::active() const
{
    return fold() && fold()->scheme().interval.has_value();
}

Millis Intervals::length() const
{
    return *fold()->scheme().interval;
}

int Intervals::seconds() const
{
    return active() ? static_cast<int>(length().count() / 1000) : 0;
}

Millis Intervals::now() const
{
    return Millis{static_cast<std::int64_t>(live_.stamp())};
}

// The clock stands in a pause, and after the end.
Millis Intervals::running(Millis at) const
{
    return fold()->runningAt(fold()->ended() ? std::min(at, fold()->endedAt()) : at);
}

void Intervals::opened()
{
    groups_.clear();
    lanesOfScheme_.clear();
    index_ = 0;
    if (active()) {
        const Scheme& scheme = fold()->scheme();
        lanesOfScheme_ = scheme.stateGroups();
        const QVariantList codes = live_.codes();
        for (const std::size_t group : lanesOfScheme_) {
            QVariantList own;
            for (const QVariant& code : codes) {
                const auto index =
                    static_cast<CodeIndex>(code.toMap().value(QStringLiteral("index")).toInt());
                if (scheme.groupOf(index) == group) own.append(code);
            }
            groups_.append(QVariantMap{{QStringLiteral("name"), words::text(scheme.groups[group].name)},
                                       {QStringLiteral("codes"), own}});
        }
        index_ = running(now()) / length();
    }
    left_.assign(lanesOfScheme_.size(), -1);
    refresh();
    emit openedChanged();
}

std::int64_t Intervals::target(std::size_t group, Millis running) const
{
    const std::int64_t index = running / length();
    const bool grace = index > 0 && running - length() * index < graceOf(length());
    const auto lane = static_cast<std::size_t>(
        std::find(lanesOfScheme_.begin(), lanesOfScheme_.end(), group) - lanesOfScheme_.begin());
    const bool open = grace && lane < left_.size() && left_[lane] < index - 1 &&
                      fold()->intervalCode(group, index - 1) == kNoCode;
    return open ? index - 1 : index;
}

void Intervals::tap(int code, double stamp)
{
    if (!active() || code < 0) return;
    const Fold& fold = *this->fold();
    const auto index = static_cast<CodeIndex>(code);
    const auto group = fold.scheme().groupOf(index);
    if (!group) return;
    const Millis at = std::max(fold.lastAt(), Millis{static_cast<std::int64_t>(stamp)});
    Millis onset = at;  // the first tap begins the first interval
    if (fold.byInterval()) {
        const std::int64_t interval = target(*group, running(at));
        if (fold.intervalCode(*group, interval) == index) return;
        onset = fold.intervalOnset(interval);
    }
    if (!live_.codeInterval(index, onset, at)) return;
    if (vibrate_) device_.vibrate(kTaken, 1);
}

void Intervals::leave(int group)
{
    const auto lane = static_cast<std::size_t>(group);
    if (!active() || group < 0 || lane >= left_.size()) return;
    left_[lane] = running(now()) / length() - 1;
    refresh();
}

void Intervals::look()
{
    if (!active()) return;
    const std::int64_t before = index_;
    refresh();
    if (index_ <= before || live_.state() != Live::Running) return;
    if (vibrate_) device_.vibrate(kCue, 1);
    emit turned(number());
}

void Intervals::refresh()
{
    if (!active()) {
        tick_.stop();
        return;
    }
    if (live_.state() == Live::Running)
        tick_.start();
    else
        tick_.stop();

    const Fold& fold = *this->fold();
    const Millis time = running(now());
    index_ = time / length();
    QVariantList rows;
    for (const std::size_t group : lanesOfScheme_) {
        const std::int64_t interval = target(group, time);
        const CodeIndex code = fold.intervalCode(group, interval);
        rows.append(QVariantMap{{QStringLiteral("interval"), static_cast<int>(interval) + 1},
                                {QStringLiteral("late"), interval < index_},
                                {QStringLiteral("code"), code == kNoCode ? -1 : static_cast<int>(code)}});
    }
    if (rows != rows_) {
        rows_ = rows;
        lanes_.show(lanesOf(fold, now()));
        emit rowsChanged();
    }
    emit ticked();
}

double Intervals::progress() const
{
    if (!active() || !fold()->byInterval()) return 0;
    const Millis into = running(now()) % length();
    return static_cast<double>(into.count()) / static_cast<double>(length().count());
}

int Intervals::secondsLeft() const
{
    if (!active()) return 0;
    const Millis left = fold()->byInterval() ? length() - running(now()) % length() : length();
    return static_cast<int>(std::ceil(static_cast<double>(left.count()) / 1000));
}

int Intervals::graceLeft() const
{
    if (!active() || openWords().isEmpty()) return 0;
    const Millis left = graceOf(length()) - running(now()) % length();
    return static_cast<int>(std::ceil(static_cast<double>(left.count()) / 1000));
}

QString Intervals::openWords() const
{
    if (!active() || !fold()->byInterval()) return {};
    const Millis time = running(now());
    QStringList open;
    for (const std::size_t group : lanesOfScheme_)
        if (target(group, time) < time / length()) open << words::text(fold()->scheme().groups[group].name);
    return open.join(QStringLiteral(", "));
}

Status Live::codeInterval(CodeIndex code, Millis onset, Millis at)
{
    if (!journal_) return Error{Errc::refused, "no visit is open", {}};
    settleAway();
    gestures_.other();
    Entry entry = entryAt(EntryKind::interval, at);
    entry.code = code;
    entry.onset = onset;
    if (const Status status = journal_->fold().check(entry); !status) {
        say(words::problem(status.error()));
        return status;
    }
    act(std::move(entry), words::shortLabel(*scheme_, code));
    emit tapped(code);
    return {};
}

}  // namespace tessera
