// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/gseq/sdis_units.h"

#include "sync/formats/reading/read_session.h"

#include <algorithm>
#include <utility>

namespace tessera {

namespace {

constexpr std::size_t kLongestWord = 1000;
constexpr std::size_t kMostNames = 4096;
constexpr std::size_t kMostSpans = 4'000'000;
constexpr std::size_t kMostSessions = 100'000;  // of one unit
constexpr Millis kOneEvent{1000};

bool endsWord(int c)
{
    return c == SdisText::kEnd || isSdisBlank(c) || c == ';' || c == '/' || c == '&' || c == '(' ||
           c == ')' || c == '<' || c == '>';
}

}  // namespace

SdisUnits::SdisUnits(SdisText& text, const SdisDeclaration& declaration)
    : text_(text), declaration_(declaration)
{
}

void SdisUnits::refuse(std::string what)
{
    if (!session_.problem.empty()) return;
    session_.problem = std::move(what);
    session_.problemLine = text_.line();
}

std::optional<std::uint32_t> SdisUnits::nameOf(const std::string& code)
{
    const std::string name = utf8Of(code);
    if (const auto found = index_.find(name); found != index_.end()) return found->second;
    if (names_.size() >= kMostNames) {
        refuse("The file has more different codes than can be held.");
        return std::nullopt;
    }
    const auto made = static_cast<std::uint32_t>(names_.size());
    names_.push_back(name);
    const auto declared = declaration_.find(name);
    sets_.push_back(declared ? declaration_.codes[*declared].set : std::nullopt);
    index_.emplace(name, made);
    return made;
}

void SdisUnits::addSpan(const SdisSpan& span)
{
    if (session_.spans.size() >= kMostSpans)
        refuse("The session has more codes than can be held.");
    else
        session_.spans.push_back(span);
}

std::string SdisUnits::word()
{
    std::string read;
    while (!endsWord(text_.peek()) && !(byInterval() && (text_.peek() == ',' || text_.peek() == '*'))) {
        const int c = text_.take();
        if (read.size() < kLongestWord)
            read += static_cast<char>(c);
        else
            refuse("A code or a time is longer than any can be.");
    }
    return read;
}

void SdisUnits::label()
{
    text_.take();
    std::string read;
    const std::size_t line = text_.line();
    while (text_.peek() != '>') {
        const int c = text_.peek();
        if (c == SdisText::kEnd || c == ';' || c == '/' || read.size() > kLongestWord ||
            text_.line() > line + 1) {
            refuse("A label is opened with < and never closed.");
            return;
        }
        read += static_cast<char>(text_.take());
    }
    text_.take();
    if (anyItem_) return refuse("A label stands before the first code of a session.");
    const std::size_t from = read.find_first_not_of(" \t\r\n");
    const std::size_t to = read.find_last_not_of(" \t\r\n");
    if (from != std::string::npos) label_ = utf8Of(read.substr(from, to - from + 1));
}

void SdisUnits::levels(SdisUnit& unit)
{
    text_.take();
    std::string level;
    const auto close = [&] {
        if (!level.empty()) unit.levels.push_back(utf8Of(level));
        level.clear();
    };
    while (text_.peek() != ')') {
        const int c = text_.peek();
        if (c == SdisText::kEnd || c == '/' || c == ';' || unit.levels.size() > 1000) {
            refuse("The levels are opened with ( and never closed.");
            return;
        }
        text_.take();
        if (isSdisBlank(c)) continue;
        if (c == ',')
            close();
        else if (level.size() < kLongestWord)
            level += static_cast<char>(c);
    }
    text_.take();
    close();
}

// The codes seen together, from the cursor on, as often as was said.
void SdisUnits::closeInterval()
{
    if (!intervalOpen_) return;
    const Millis length = byInterval() ? declaration_.interval : kOneEvent;
    const std::int64_t times = std::max<std::int64_t>(repeat_, 1);
    if (times > (kLongestImport - std::min(cursor_, kLongestImport)) / length) {
        refuse("The session is longer than 31 days.");
    } else {
        const Millis off = cursor_ + length * times;
        std::sort(together_.begin(), together_.end());
        together_.erase(std::unique(together_.begin(), together_.end()), together_.end());
        for (const std::uint32_t name : together_)
            addSpan({name, cursor_, off, false, false, times, text_.line()});
        cursor_ = off;
        session_.end = std::max(session_.end.value_or(off), off);
    }
    together_.clear();
    repeat_ = 0;
    intervalOpen_ = false;
}

// `code,on-` lasts to the next onset of its stream; a moment of another set does not end it.
void SdisUnits::closeStream()
{
    closeInterval();
    auto& spans = session_.spans;
    const auto first = spans.begin() + static_cast<std::ptrdiff_t>(streamFrom_);
    if (declaration_.type == SdisType::timed) {
        std::stable_sort(first, spans.end(),
                         [](const SdisSpan& a, const SdisSpan& b) { return a.on < b.on; });
        std::optional<Millis> next;
        std::map<std::size_t, Millis> nextMoment;  // by set
        for (auto span = spans.end(); span != first;) {
            --span;
            const auto set = sets_[span->name];
            const auto moment = set ? nextMoment.find(*set) : nextMoment.end();
            std::optional<Millis> until = next;
            if (moment != nextMoment.end()) until = std::min(until.value_or(moment->second), moment->second);
            if (span->open && until) {
                span->off = *until;
                span->open = false;
            }
            if (!span->momentary)
                next = span->on;
            else if (set)
                nextMoment[*set] = span->on;
        }
    }
    streamFrom_ = spans.size();
    cursor_ = session_.start.value_or(Millis{0});
}

void SdisUnits::closeSession(bool cut)
{
    closeStream();
    if (declaration_.type == SdisType::event && !session_.spans.empty())
        for (const SdisSpan& span : session_.spans)
            session_.end = std::max(session_.end.value_or(span.off), span.off);
    if (cut) refuse("The file ends in the middle of this session: its / is missing.");
}

bool SdisUnits::next(SdisUnit& unit)
{
    unit = {};
    text_.skipBlanks();
    if (text_.peek() == SdisText::kEnd) return false;
    unit.line = text_.line();
    label_.clear();
    bool levelsSeen = false;
    const auto fresh = [&] {
        session_ = {};
        session_.line = text_.line();
        streamFrom_ = 0;
        anyItem_ = false;
        cursor_ = Millis{0};
    };
    const auto close = [&](bool cut) {
        closeSession(cut);
        if (unit.sessions.size() < kMostSessions) unit.sessions.push_back(std::move(session_));
        fresh();
    };
    fresh();
    while (true) {
        text_.skipBlanks();
        const int c = text_.peek();
        if (c == SdisText::kEnd || c == '/') {
            text_.take();
            close(c != '/');
            unit.label = label_;
            return true;
        }
        if (c == '<') {
            label();
            continue;
        }
        if (levelsSeen) refuse("Behind the levels the unit must end with /.");
        anyItem_ = true;
        if (c == '(') {
            levels(unit);
            levelsSeen = true;
        } else if (c == ';') {
            text_.take();
            close(false);
        } else if (c == '&') {
            text_.take();
            closeStream();
        } else if (c == ')' || c == '>') {
            text_.take();
            refuse(std::string("A \"") + static_cast<char>(c) + "\" stands where none may.");
        } else if (byInterval() && c == ',') {
            text_.take();
            intervalComma();
        } else if (byInterval() && c == '*') {
            text_.take();
            intervalRepeat();
        } else {
            item(word());
        }
    }
}

}  // namespace tessera
