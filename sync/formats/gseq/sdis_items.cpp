// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/gseq/sdis_units.h"

#include "sync/formats/reading/read_session.h"
#include "sync/formats/seconds.h"

#include <charconv>

// How one word of the data is read, type by type.
namespace tessera {

namespace {

constexpr std::size_t kMostEvents = 4'000'000;
constexpr Millis kOneEvent{1000};

std::optional<std::int64_t> wholeNumber(const std::string& text)
{
    std::int64_t value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc{} || end != text.data() + text.size() || value < 1) return std::nullopt;
    return value;
}

}  // namespace

std::optional<Millis> SdisUnits::time(const std::string& text)
{
    auto read = parsePosition(text);
    const bool plain = text.find(':') == std::string::npos;
    if (read && plain && declaration_.unit != Millis{1000}) {
        if (*read > kLongestImport * 1000) read.reset();
        if (read) *read = Millis{read->count() * declaration_.unit.count() / 1000};
    }
    if (!read)
        refuse("\"" + utf8Of(text) + "\" is no time: seconds (83.5) or minutes and seconds (1:23) are.");
    else if (*read > kLongestImport)
        refuse("The time \"" + text + "\" is more than 31 days.");
    return read;
}

void SdisUnits::bareTime(const std::string& text)
{
    const auto at = time(text);
    if (!at) return;
    const bool first = session_.spans.size() == streamFrom_;
    if (first && (!session_.start || *session_.start == *at)) {
        if (session_.spans.empty() || session_.start) {
            session_.start = at;
            cursor_ = *at;
            return;
        }
    }
    if (session_.end && *session_.end != *at) refuse("The session has two ends.");
    session_.end = at;
    if (declaration_.type == SdisType::state && !first && session_.spans.back().open) {
        session_.spans.back().off = *at;
        session_.spans.back().open = false;
        if (*at < session_.spans.back().on) refuse("The session ends before its last code begins.");
    }
}

void SdisUnits::timedItem(const std::string& text)
{
    const std::size_t comma = text.find(',');
    if (comma == std::string::npos) return refuse("The code \"" + utf8Of(text) + "\" has no time.");
    if (comma == 0) return bareTime(text.substr(1));
    SdisSpan span;
    const auto name = nameOf(text.substr(0, comma));
    const std::string times = text.substr(comma + 1);
    const std::size_t dash = times.find('-');
    const auto on = time(times.substr(0, dash));
    if (!name || !on) return;
    span.name = *name;
    span.line = text_.line();
    span.on = span.off = *on;
    if (dash == std::string::npos) {
        span.momentary = true;
    } else if (dash + 1 == times.size()) {
        span.open = true;
    } else {
        const auto off = time(times.substr(dash + 1));
        if (!off) return;
        span.off = *off;
        if (*off < *on) return refuse("The code \"" + names_[*name] + "\" stops before it starts.");
    }
    addSpan(span);
}

void SdisUnits::stateItem(const std::string& text)
{
    const std::size_t mark = text.find_first_of(",=");
    if (mark == std::string::npos) return refuse("The code \"" + utf8Of(text) + "\" has no time.");
    if (mark == 0) return text[0] == ',' ? bareTime(text.substr(1)) : refuse("Before = stands a code.");
    const auto name = nameOf(text.substr(0, mark));
    const auto given = time(text.substr(mark + 1));
    if (!name || !given) return;
    SdisSpan span;
    span.name = *name;
    span.line = text_.line();
    if (text[mark] == '=') {
        span.on = cursor_;
        span.off = cursor_ + *given;
        if (span.off > kLongestImport) return refuse("The session is longer than 31 days.");
    } else {
        span.on = span.off = *given;
        span.open = true;
        if (session_.spans.size() > streamFrom_ && session_.spans.back().open) {
            SdisSpan& before = session_.spans.back();
            if (span.on < before.on) return refuse("The times of a stream go back.");
            before.off = span.on;
            before.open = false;
        }
    }
    cursor_ = span.off;
    addSpan(span);
}

// a, a*3: one second an event.
void SdisUnits::repeated(const std::string& text)
{
    const std::size_t star = text.find('*');
    const auto times =
        star == std::string::npos ? std::optional<std::int64_t>{1} : wholeNumber(text.substr(star + 1));
    if (!times || *times > kLongestImport / kOneEvent)
        return refuse("\"" + utf8Of(text) + "\" does not say how often.");
    if (text.find_first_of(",=") != std::string::npos)
        return refuse("\"" + utf8Of(text) +
                      "\" has a time, but the data are declared to be an order of events.");
    const auto name = nameOf(text.substr(0, star));
    for (std::int64_t i = 0; name && i < *times; ++i) {
        if (cursor_ >= kLongestImport || session_.spans.size() >= kMostEvents)
            return refuse("The session has more events than can be held.");
        addSpan({*name, cursor_, cursor_ + kOneEvent, false, false, 1, text_.line()});
        cursor_ += kOneEvent;
    }
}

void SdisUnits::multiItem(const std::string& text)
{
    std::size_t from = 0;
    while (from <= text.size()) {
        const std::size_t dot = text.find('.', from);
        const std::string code = text.substr(from, dot == std::string::npos ? dot : dot - from);
        if (!code.empty()) {
            intervalOpen_ = true;
            if (const auto name = nameOf(code)) together_.push_back(*name);
        }
        if (dot == std::string::npos) return;
        intervalOpen_ = true;
        closeInterval();
        from = dot + 1;
    }
}

void SdisUnits::intervalComma()
{
    intervalOpen_ = true;
    closeInterval();
    intervalOpen_ = true;  // a comma is followed by one more, if only an empty one
}

void SdisUnits::intervalRepeat()
{
    intervalOpen_ = true;
    const std::string digits = word();
    const auto times = wholeNumber(digits);
    if (!times || repeat_ != 0)
        refuse("Behind * stands how often the interval comes.");
    else
        repeat_ = *times;
}

void SdisUnits::item(const std::string& text)
{
    switch (declaration_.type) {
        case SdisType::timed:
            return timedItem(text);
        case SdisType::state:
            return stateItem(text);
        case SdisType::event:
            return repeated(text);
        case SdisType::multievent:
            return multiItem(text);
        case SdisType::interval:
            intervalOpen_ = true;
            if (const auto name = nameOf(text)) together_.push_back(*name);
    }
}

}  // namespace tessera
