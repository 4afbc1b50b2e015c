// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/practice/practice.h"

#include "app/live/live.h"
#include "app/live/setup.h"
#include "app/words/words.h"

#include <QDir>
#include <QVariantMap>

#include <algorithm>

namespace tessera {
namespace {

constexpr int kLookEvery = 250;  // ms

}  // namespace

Practice::Practice(Live& live, const Setup& setup, const QString& folder, QObject* parent)
    : QObject(parent),
      live_(live),
      setup_(setup),
      folder_(QDir::toNativeSeparators(QDir(folder).filePath(QStringLiteral("practice")))),
      stories_(findStories(folder_, QLocale()))
{
    tick_.setInterval(kLookEvery);
    connect(&tick_, &QTimer::timeout, this, &Practice::look);
    connect(&live_, &Live::openedChanged, this, &Practice::opened);
    connect(&live_, &Live::changed, this, &Practice::follow);
    connect(&live_, &Live::savedChanged, this, &Practice::endWhenSaved);
}

QVariantList Practice::stories() const
{
    QVariantList all;
    for (const Stories::One& one : stories_.all)
        all << QVariantMap{{QStringLiteral("title"), words::text(one.story.title)},
                           {QStringLiteral("about"), words::text(one.story.about)},
                           {QStringLiteral("place"), words::place(one.story.place)},
                           {QStringLiteral("length"), words::minutesBriefly(one.story.length)},
                           {QStringLiteral("own"), one.own}};
    return all;
}

const PracticeStory* Practice::story() const
{
    const auto index = static_cast<std::size_t>(story_);
    return story_ >= 0 && index < stories_.all.size() ? &stories_.all[index].story : nullptr;
}

QString Practice::title() const
{
    return story() ? words::text(story()->title) : QString{};
}

bool Practice::telling() const
{
    return story() && live_.state() != Live::Closed && live_.state() != Live::Ended;
}

bool Practice::done() const
{
    return story() && live_.state() == Live::Ended && beside_.shown();
}

QString Practice::lineAt(int index) const
{
    const PracticeStory* told = story();
    if (!told || index < 0 || static_cast<std::size_t>(index) >= told->lines.size()) return {};
    return words::text(told->lines[static_cast<std::size_t>(index)].text);
}

QString Practice::line() const
{
    return shownLine_ < 0 && telling() ? tr("The story is about to begin.") : lineAt(shownLine_);
}

bool Practice::begin(int story)
{
    problem_.clear();
    if (story < 0 || static_cast<std::size_t>(story) >= stories_.all.size()) return false;
    Header header;
    header.kind = SessionKind::practice;
    header.place = stories_.all[static_cast<std::size_t>(story)].story.place;
    header.visit = stories_.all[static_cast<std::size_t>(story)].story.id;
    header.observer = setup_.observer().toStdString();
    header.device = setup_.device();
    header.consent = Consent::all;  // nobody is observed, so there is nobody to ask
    chosen_ = story;
    const Status status = live_.open(header, partnershipActivities());
    chosen_ = -1;
    if (!status) problem_ = words::problem(status.error());
    emit changed();
    return status.ok();
}

// Another visit is open, or none. A practice visit that was cut off is told on from where it was.
void Practice::opened()
{
    clock_ = StoryClock{};
    fold_.reset();
    followed_ = 0;
    story_ = shownLine_ = -1;
    over_ = ending_ = false;
    if (beside_.shown()) beside_.clear();
    const Journal* journal = live_.journal();
    if (journal && journal->header().kind == SessionKind::practice &&
        journal->header().scheme == partnershipActivities().id) {
        const auto same = std::find_if(stories_.all.begin(), stories_.all.end(), [&](const auto& one) {
            return one.story.id == journal->header().visit;
        });
        story_ = chosen_ >= 0                 ? chosen_
                 : same == stories_.all.end() ? -1
                                              : static_cast<int>(same - stories_.all.begin());
        fold_ = std::make_unique<Fold>(partnershipActivities());
    }
    follow();
}

void Practice::follow()
{
    const Journal* journal = live_.journal();
    if (story() && fold_ && journal) {
        for (; followed_ < journal->entries().size(); ++followed_) {
            const Entry& entry = journal->entries()[followed_];
            fold_->step(entry);
            clock_.follow(entry, fold_->paused());
        }
        if (live_.state() == Live::Running) ending_ = false;
        if (live_.state() == Live::Ended && !beside_.shown()) beside_.show(*journal, *story(), clock_);
        look();
    }
    if (telling() && !over_ && !clock_.stopped())
        tick_.start();
    else
        tick_.stop();
    emit changed();
    emit told();
}

void Practice::look()
{
    const PracticeStory* now = story();
    if (!now || !telling()) return;
    const Millis position = clock_.toldAt(Millis{static_cast<std::int64_t>(live_.stamp())});
    const auto next = std::upper_bound(now->lines.begin(), now->lines.end(), position,
                                       [](Millis at, const PracticeLine& line) { return at < line.at; });
    const int shown = static_cast<int>(next - now->lines.begin()) - 1;
    const bool over = position >= now->length;
    if (shown == shownLine_ && over == over_) return;
    shownLine_ = shown;
    over_ = over;
    if (over_) tick_.stop();
    emit told();
}

void Practice::finish()
{
    if (!telling()) return;
    if (live_.state() == Live::Ready) {
        leave();
        return;
    }
    if (live_.state() == Live::Running) live_.pause(live_.stamp());
    ending_ = true;
    emit changed();
    endWhenSaved();
}

void Practice::endWhenSaved()
{
    if (!ending_ || live_.state() != Live::Paused || !live_.saved()) return;
    ending_ = false;
    live_.end();
}

void Practice::leave()
{
    live_.close();
}

}  // namespace tessera
