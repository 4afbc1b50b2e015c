// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/sealing/entry_codec.h"

#include "core/store/sealing/wire.h"

#include <algorithm>
#include <limits>

namespace tessera {

namespace {

constexpr char kCodecVersion = 1;

// Stored: a number is never given to another field. 1 to 31 are the fields of this version.
enum Tag : std::uint32_t {
    kKind = 1,
    kNumber = 2,
    kCause = 3,
    kCode = 4,
    kTarget = 5,
    kAt = 6,
    kOnsetFromAt = 7,
    kAmount = 8,
    kText = 9,
    kWithheld = 10,
    kTags = 11,
    kHasHeader = 15,
    kFamily = 16,
    kPractitioner = 17,
    kObserver = 18,
    kVisit = 19,
    kSite = 20,
    kStudy = 21,
    kSourceId = 22,
    kPlace = 23,
    kSessionKind = 24,
    kConsent = 25,
    kStart = 26,
    kZone = 27,
    kDevice = 28,
    kScheme = 29,
    kBootId = 30,
    kUnknown = 31,
};

void number(std::string& out, Tag tag, std::uint64_t value)
{
    if (value != 0) putNumberField(out, tag, value);
}

void text(std::string& out, Tag tag, std::string_view value)
{
    if (!value.empty()) putTextField(out, tag, value);
}

bool inRange(std::int64_t value, std::int64_t low, std::int64_t high)
{
    return value >= low && value <= high;
}

// A quarter of the whole range: sums and differences of such lengths cannot overflow.
constexpr std::int64_t kLongest = std::numeric_limits<std::int64_t>::max() / 4;

bool setLength(Millis& field, std::uint64_t value, std::int64_t base = 0)
{
    const std::int64_t length = unzigzag(value);
    if (!inRange(length, -kLongest, kLongest)) return false;
    field = Millis{base + length};
    return true;
}

// Wraps around instead of overflowing: what cannot be read back is refused before it is stored.
std::int64_t difference(Millis a, Millis b)
{
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(a.count()) -
                                     static_cast<std::uint64_t>(b.count()));
}

template <class Enum>
bool setEnum(Enum& field, std::uint64_t value, std::uint64_t limit = 255)
{
    if (value > limit) return false;
    field = static_cast<Enum>(value);
    return true;
}

template <class Number>
bool setNumber(Number& field, std::uint64_t value)
{
    if (value > std::numeric_limits<Number>::max()) return false;
    field = static_cast<Number>(value);
    return true;
}

bool setFlag(bool& field, std::uint64_t value)
{
    field = value == 1;
    return field;
}

bool setHeaderNumber(Header& header, std::uint32_t tag, std::uint64_t value)
{
    switch (tag) {
        case kPlace:
            return setEnum(header.place, value);
        case kSessionKind:
            return setEnum(header.kind, value);
        case kConsent:
            // Never guessed: a header that does not say it is damaged.
            header.consent = static_cast<Consent>(value - 1);
            return value >= 1 && value <= 3;
        case kStart:
            header.start.ms = unzigzag(value);
            return inRange(header.start.ms, -kLongest, kLongest);
        case kZone:
            header.zoneMinutes = static_cast<int>(std::clamp<std::int64_t>(unzigzag(value), -10'000, 10'000));
            return inRange(unzigzag(value), -10'000, 10'000);
        default:
            return false;
    }
}

bool setHeaderText(Header& header, std::uint32_t tag, std::string_view value)
{
    switch (tag) {
        case kFamily:
            header.family = value;
            return true;
        case kPractitioner:
            header.practitioner = value;
            return true;
        case kObserver:
            header.observer = value;
            return true;
        case kVisit:
            header.visit = value;
            return true;
        case kSite:
            header.site = value;
            return true;
        case kStudy:
            header.study = value;
            return true;
        case kSourceId:
            header.sourceId = value;
            return true;
        case kDevice:
            if (value.size() != header.device.bytes.size()) return false;
            std::copy(value.begin(), value.end(), header.device.bytes.begin());
            return true;
        case kScheme:
            header.scheme = value;
            return true;
        case kBootId:
            header.bootId = value;
            return true;
        default:
            return false;
    }
}

bool setEntryNumber(Entry& entry, std::uint32_t tag, std::uint64_t value)
{
    switch (tag) {
        case kKind:
            return setEnum(entry.kind, value) && value != 0;
        case kNumber:
            return setNumber(entry.number, value);
        case kCause:
            return setEnum(entry.cause, value);
        case kCode:
            return setNumber(entry.code, value);
        case kTarget:
            return setNumber(entry.target, value);
        case kAt:
            return setLength(entry.at, value);
        case kOnsetFromAt:
            return setLength(entry.onset, value, entry.at.count());
        case kAmount:
            return setLength(entry.amount, value);
        case kWithheld:
            return setFlag(entry.withheld, value);
        case kTags:
            return setNumber(entry.tags, value) && value != 0;
        default:
            return false;
    }
}

}  // namespace

void encodeHeader(const Header& header, std::string& out)
{
    putNumberField(out, kHasHeader, 1);
    text(out, kFamily, header.family);
    text(out, kPractitioner, header.practitioner);
    text(out, kObserver, header.observer);
    text(out, kVisit, header.visit);
    text(out, kSite, header.site);
    text(out, kStudy, header.study);
    text(out, kSourceId, header.sourceId);
    number(out, kPlace, static_cast<std::uint64_t>(header.place));
    number(out, kSessionKind, static_cast<std::uint64_t>(header.kind));
    putNumberField(out, kConsent, static_cast<std::uint64_t>(header.consent) + 1);
    number(out, kStart, zigzag(header.start.ms));
    number(out, kZone, zigzag(header.zoneMinutes));
    if (!header.device.isNil())
        putTextField(out, kDevice,
                     {reinterpret_cast<const char*>(header.device.bytes.data()), header.device.bytes.size()});
    text(out, kScheme, header.scheme);
    text(out, kBootId, header.bootId);
}

void encodeEntry(const Entry& entry, std::string& out)
{
    out.push_back(kCodecVersion);
    number(out, kKind, static_cast<std::uint64_t>(entry.kind));
    number(out, kNumber, entry.number);
    number(out, kCause, static_cast<std::uint64_t>(entry.cause));
    if (entry.code != kNoCode) putNumberField(out, kCode, entry.code);
    number(out, kTarget, entry.target);
    number(out, kAt, zigzag(entry.at.count()));
    number(out, kOnsetFromAt, zigzag(difference(entry.onset, entry.at)));
    number(out, kAmount, zigzag(entry.amount.count()));
    text(out, kText, entry.text);
    number(out, kWithheld, entry.withheld ? 1 : 0);
    number(out, kTags, entry.tags);
    if (entry.header) encodeHeader(*entry.header, out);
    text(out, kUnknown, entry.unknown);
}

std::string encodeEntry(const Entry& entry)
{
    std::string out;
    encodeEntry(entry, out);
    return out;
}

bool decodeEntry(std::string_view bytes, Entry& entry)
{
    if (bytes.empty() || bytes.front() != kCodecVersion) return false;
    WireReader reader(bytes.substr(1));
    std::shared_ptr<Header> header;
    bool hasKind = false, hasConsent = false;
    std::uint32_t last = 0;
    while (!reader.done()) {
        const std::string_view before = reader.rest();
        const std::uint64_t key = reader.numberUpTo(std::numeric_limits<std::uint32_t>::max());
        const auto tag = static_cast<std::uint32_t>(key >> 3);
        const auto type = static_cast<FieldType>(key & 7);
        // Known fields come once and in order; those of a later version come after them.
        if (tag == 0 || (tag <= kUnknown && tag <= last)) return false;
        last = std::max(last, tag);
        bool good = true;
        if (type == FieldType::number) {
            const std::uint64_t value = reader.number();
            if (reader.failed()) return false;
            if (tag == kHasHeader) {
                header = std::make_shared<Header>();
                good = value == 1;
            } else if (tag < kHasHeader) {
                good = setEntryNumber(entry, tag, value);
                hasKind = hasKind || tag == kKind;
                // Without a field of its own, an entry counts from when it was made.
                if (tag == kAt) entry.onset = entry.at;
            } else if (tag < kUnknown) {
                good = header && setHeaderNumber(*header, tag, value);
                hasConsent = hasConsent || tag == kConsent;
            } else {
                good = tag > kUnknown;
            }
        } else if (type == FieldType::text) {
            const std::string_view value = reader.text();
            if (reader.failed()) return false;
            if (tag == kText) {
                entry.text = value;
            } else if (tag == kUnknown) {
                entry.unknown = value;
            } else if (tag < kUnknown) {
                good = header && setHeaderText(*header, tag, value);
            }
        } else {
            return false;
        }
        if (!good) return false;
        if (tag > kUnknown) entry.unknown.append(before.substr(0, before.size() - reader.rest().size()));
    }
    if (reader.failed() || !hasKind || (header && !hasConsent)) return false;
    entry.header = std::move(header);
    return true;
}

Result<Entry> decodeEntry(std::string_view bytes)
{
    Entry entry;
    if (decodeEntry(bytes, entry)) return entry;
    return Error{Errc::damaged, "An entry cannot be read: its bytes are damaged.", {}};
}

}  // namespace tessera
