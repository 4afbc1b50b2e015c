// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/time.h"

#include <algorithm>
#include <cstdlib>

namespace tessera {

namespace {

constexpr std::int64_t kMsPerDay = 86'400'000;
constexpr std::int64_t kMsPerMinute = 60'000;
// From the year 0000 to the end of 9999. Whatever lies beyond is written as the nearest end, so that a
// damaged number can never make a text of another form.
constexpr std::int64_t kFirstMs = -62'167'219'200'000;
constexpr std::int64_t kLastMs = 253'402'300'799'999;
constexpr int kLargestZone = 840;

void appendPadded(std::string& out, std::int64_t number, std::size_t width)
{
    const std::string digits = std::to_string(number);
    if (digits.size() < width) out.append(width - digits.size(), '0');
    out += digits;
}

std::string civilText(std::int64_t ms)
{
    using namespace std::chrono;
    ms = std::clamp(ms, kFirstMs, kLastMs);
    std::int64_t day = ms / kMsPerDay;
    if (ms % kMsPerDay < 0) --day;
    std::int64_t rest = ms - day * kMsPerDay;
    const year_month_day date{sys_days{days{static_cast<int>(day)}}};

    std::string out;
    appendPadded(out, int{date.year()}, 4);
    out += '-';
    appendPadded(out, unsigned{date.month()}, 2);
    out += '-';
    appendPadded(out, unsigned{date.day()}, 2);
    out += 'T';
    appendPadded(out, rest / (60 * kMsPerMinute), 2);
    rest %= 60 * kMsPerMinute;
    out += ':';
    appendPadded(out, rest / kMsPerMinute, 2);
    rest %= kMsPerMinute;
    out += ':';
    appendPadded(out, rest / 1000, 2);
    if (rest % 1000 != 0) {
        out += '.';
        appendPadded(out, rest % 1000, 3);
    }
    return out;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// Takes a text apart from left to right; once something did not fit, nothing fits any more.
class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    int number(std::size_t width)
    {
        int value = 0;
        for (std::size_t i = 0; i < width; ++i) {
            if (text_.empty() || !isDigit(text_.front())) {
                fits_ = false;
                return 0;
            }
            value = value * 10 + (text_.front() - '0');
            text_.remove_prefix(1);
        }
        return value;
    }

    bool next(char c)
    {
        if (text_.empty() || text_.front() != c) return false;
        text_.remove_prefix(1);
        return true;
    }

    void expect(char c)
    {
        if (!next(c)) fits_ = false;
    }

    // The digits after a point as milliseconds; what is finer than that is cut off.
    int fraction()
    {
        int value = 0;
        std::size_t count = 0;
        for (; !text_.empty() && isDigit(text_.front()); ++count, text_.remove_prefix(1))
            if (count < 3) value = value * 10 + (text_.front() - '0');
        if (count == 0) fits_ = false;
        for (; count < 3; ++count) value *= 10;
        return value;
    }

    [[nodiscard]] bool fits() const { return fits_; }
    [[nodiscard]] bool atEnd() const { return text_.empty(); }

private:
    std::string_view text_;
    bool fits_ = true;
};

struct ReadTime {
    UtcTime time;
    int zoneMinutes = 0;
};

std::optional<ReadTime> readIso(std::string_view text)
{
    using namespace std::chrono;
    Reader reader(text);
    const int yearNumber = reader.number(4);
    reader.expect('-');
    const int monthNumber = reader.number(2);
    reader.expect('-');
    const int dayNumber = reader.number(2);
    reader.expect('T');
    const int hour = reader.number(2);
    reader.expect(':');
    const int minute = reader.number(2);
    reader.expect(':');
    const int second = reader.number(2);
    const int milli = reader.next('.') ? reader.fraction() : 0;

    int zone = 0;
    if (!reader.next('Z')) {
        const bool behind = reader.next('-');
        if (!behind) reader.expect('+');
        const int zoneHours = reader.number(2);
        reader.expect(':');
        const int zoneRest = reader.number(2);
        if (zoneRest > 59) return std::nullopt;
        zone = zoneHours * 60 + zoneRest;
        if (zone > kLargestZone) return std::nullopt;
        if (behind) zone = -zone;
    }
    if (!reader.fits() || !reader.atEnd()) return std::nullopt;

    const year_month_day date{year{yearNumber}, month{static_cast<unsigned>(monthNumber)},
                              day{static_cast<unsigned>(dayNumber)}};
    if (yearNumber < 1970 || !date.ok() || hour > 23 || minute > 59 || second > 59) return std::nullopt;
    const std::int64_t dayCount = sys_days{date}.time_since_epoch().count();
    const std::int64_t ms = dayCount * kMsPerDay + (hour * 60 + minute - zone) * kMsPerMinute +
                            second * std::int64_t{1000} + milli;
    return ReadTime{UtcTime{ms}, zone};
}

}  // namespace

std::string isoText(UtcTime time)
{
    return civilText(time.ms) + 'Z';
}

std::string isoText(UtcTime time, int zoneMinutes)
{
    const int zone = std::clamp(zoneMinutes, -kLargestZone, kLargestZone);
    std::string out = civilText(std::clamp(time.ms, kFirstMs, kLastMs) + zone * kMsPerMinute);
    out += zone < 0 ? '-' : '+';
    appendPadded(out, std::abs(zone) / 60, 2);
    out += ':';
    appendPadded(out, std::abs(zone) % 60, 2);
    return out;
}

std::optional<UtcTime> parseIso(std::string_view text)
{
    const auto read = readIso(text);
    if (!read) return std::nullopt;
    return read->time;
}

std::optional<int> parseIsoZone(std::string_view text)
{
    const auto read = readIso(text);
    if (!read) return std::nullopt;
    return read->zoneMinutes;
}

std::string clockText(Millis length)
{
    const std::int64_t seconds = std::max<std::int64_t>(length.count(), 0) / 1000;
    const std::int64_t hours = seconds / 3600;
    const std::int64_t minutes = seconds / 60 % 60;
    std::string out;
    if (hours > 0) {
        out = std::to_string(hours) + ':';
        appendPadded(out, minutes, 2);
    } else {
        out = std::to_string(minutes);
    }
    out += ':';
    appendPadded(out, seconds % 60, 2);
    return out;
}

}  // namespace tessera
