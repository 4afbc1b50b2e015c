// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/bundle/pages/bundle_pages.h"

#include "sync/bundle/bundle_rules.h"
#include "sync/bundle/bundle_wire.h"

#include <bundle.pb.h>

#include <algorithm>
#include <chrono>

namespace tessera {

namespace {

constexpr std::size_t kMostPages = 1'000;
constexpr std::size_t kMostIdBytes = 200;
constexpr std::int64_t kLastMoment = 253'402'300'799'999;  // 9999-12-31T23:59:59.999Z
constexpr std::int64_t kDayMs = 86'400'000;
constexpr std::int64_t kLastDay = kLastMoment / kDayMs;

Error broken(const std::string& what)
{
    return Error{Errc::invalid, "the bundle breaks a rule of its format: " + what, ""};
}

template <class Message>
void writeId(const Uuid& id, Message& message)
{
    message.set_id(id.bytes.data(), id.bytes.size());
}

template <class Message>
bool readId(const Message& message, Uuid& id)
{
    if (message.id().size() != id.bytes.size()) return false;
    std::transform(message.id().begin(), message.id().end(), id.bytes.begin(),
                   [](char byte) { return static_cast<std::uint8_t>(byte); });
    return true;
}

bool isText(const std::string& text, std::size_t most)
{
    return text.size() <= most && isUtf8(text);
}

bool isMoment(UtcTime time)
{
    return time.ms >= 0 && time.ms <= kLastMoment;
}

bool isDay(Day day)
{
    return day >= 0 && day <= kLastDay;
}

std::int64_t cut(std::int64_t ms, DateGrain grain)
{
    using namespace std::chrono;
    const sys_days day = floor<days>(sys_time<milliseconds>{milliseconds{ms}});
    const year_month_day date{day};
    const sys_days start =
        grain == DateGrain::week ? day - (weekday{day} - Monday) : sys_days{date.year() / date.month() / 1};
    return duration_cast<milliseconds>(std::max(start, sys_days{}).time_since_epoch()).count();
}

Day cutDay(Day day, DateGrain grain)
{
    return day == 0 ? 0 : cut(day * kDayMs, grain) / kDayMs;
}

}  // namespace

void writePages(const OwnPages& pages, bundle::v1::Session& message)
{
    for (const Reflection& reflection : pages.reflections) {
        auto& written = *message.add_reflections();
        writeId(reflection.id, written);
        written.set_revision(reflection.revision);
        written.set_from_ms(static_cast<std::uint64_t>(reflection.from.count()));
        written.set_to_ms(static_cast<std::uint64_t>(reflection.to.count()));
        written.set_prompt(reflection.prompt);
        written.set_question(reflection.question);
        written.set_text(reflection.text);
        written.set_begun_ms(reflection.begun.ms);
        written.set_changed_ms(reflection.changed.ms);
        if (!giveBack(reflection.unknown, written)) written.set_kept(reflection.unknown);
    }
    for (const ActionCard& card : pages.cards) {
        auto& written = *message.add_actions();
        writeId(card.id, written);
        written.set_revision(card.revision);
        written.set_text(card.text);
        written.set_place(card.place);
        written.set_set_on(card.setOn);
        written.set_look_back_on(card.lookBackOn);
        written.set_asked_on(card.askedOn);
        written.set_how_far(static_cast<bundle::v1::HowFar>(card.far));
        written.set_helped(card.helped);
        written.set_hindered(card.hindered);
        written.set_answered_on(card.answeredOn);
        if (!giveBack(card.unknown, written)) written.set_kept(card.unknown);
    }
}

Result<OwnPages> readPages(const bundle::v1::Session& message)
{
    OwnPages pages;
    for (const auto& read : message.reflections()) {
        Reflection reflection;
        if (!readId(read, reflection.id)) return broken("the id of a reflection is not 16 bytes");
        if (read.from_ms() > static_cast<std::uint64_t>(kMostMillis) ||
            read.to_ms() > static_cast<std::uint64_t>(kMostMillis))
            return broken("a reflection is about a time that is longer than 31 years");
        reflection.revision = read.revision();
        reflection.from = Millis{static_cast<std::int64_t>(read.from_ms())};
        reflection.to = Millis{static_cast<std::int64_t>(read.to_ms())};
        reflection.prompt = read.prompt();
        reflection.question = read.question();
        reflection.text = read.text();
        reflection.begun.ms = read.begun_ms();
        reflection.changed.ms = read.changed_ms();
        reflection.unknown = read.kept() + unknownIn(read);
        pages.reflections.push_back(std::move(reflection));
    }
    for (const auto& read : message.actions()) {
        ActionCard card;
        if (!readId(read, card.id)) return broken("the id of an action is not 16 bytes");
        if (read.how_far() < 0 || read.how_far() > static_cast<int>(HowFar::noLongerFits))
            return broken("an action got to a place that does not exist");
        card.revision = read.revision();
        card.text = read.text();
        card.place = read.place();
        card.setOn = read.set_on();
        card.lookBackOn = read.look_back_on();
        card.askedOn = read.asked_on();
        card.far = static_cast<HowFar>(read.how_far());
        card.helped = read.helped();
        card.hindered = read.hindered();
        card.answeredOn = read.answered_on();
        card.unknown = read.kept() + unknownIn(read);
        pages.cards.push_back(std::move(card));
    }
    return pages;
}

Status checkPages(const OwnPages& pages)
{
    if (pages.reflections.size() + pages.cards.size() > kMostPages)
        return broken("more than 1,000 reflections and actions");
    for (const Reflection& one : pages.reflections) {
        if (one.id.isNil() || one.revision == 0) return broken("a reflection without an id or a revision");
        if (one.from < Millis{0} || one.to < one.from || one.to.count() > kMostMillis)
            return broken("a reflection is about a time that cannot be");
        if (!isText(one.prompt, kMostIdBytes) || !isText(one.question, kMostQuestionBytes) ||
            !isText(one.text, kMostReflectionBytes) || one.unknown.size() > kMostTextBytes)
            return broken("a reflection is too long or not UTF-8");
        if (!isMoment(one.begun) || !isMoment(one.changed))
            return broken("a reflection was written outside the years 1970 to 9999");
    }
    for (const ActionCard& one : pages.cards) {
        if (one.id.isNil() || one.revision == 0) return broken("an action without an id or a revision");
        if (!isText(one.text, kMostCardBytes) || !isText(one.helped, kMostAnswerBytes) ||
            !isText(one.hindered, kMostAnswerBytes) || one.unknown.size() > kMostTextBytes ||
            one.place > 1'000)
            return broken("an action is too long or not UTF-8");
        for (const Day day : {one.setOn, one.lookBackOn, one.askedOn, one.answeredOn})
            if (!isDay(day)) return broken("an action has a day outside the years 1970 to 9999");
    }
    return {};
}

void cutDates(OwnPages& pages, DateGrain grain)
{
    for (Reflection& one : pages.reflections) {
        one.begun.ms = cut(one.begun.ms, grain);
        one.changed.ms = cut(one.changed.ms, grain);
    }
    for (ActionCard& one : pages.cards)
        for (Day* const day : {&one.setOn, &one.lookBackOn, &one.askedOn, &one.answeredOn})
            *day = cutDay(*day, grain);
}

}  // namespace tessera
