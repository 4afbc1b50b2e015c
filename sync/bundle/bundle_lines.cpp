// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/bundle/bundle_lines.h"

#include "sync/bundle/bundle_rules.h"
#include "sync/bundle/bundle_wire.h"

#include <bundle.pb.h>

#include <algorithm>

namespace tessera {
namespace {

Error newer(const std::string& what)
{
    return Error{
        Errc::tooNew,
        "the bundle was written by a later version: " + what + " is not known here; update the program", ""};
}

Error broken(const std::string& what)
{
    return Error{Errc::invalid, "the bundle breaks a rule of its format: " + what, ""};
}

std::string of(const bundle::v1::Line& line)
{
    return "entry " + std::to_string(line.number());
}

void writeHeader(const Header& header, bundle::v1::Header& message)
{
    message.set_family(header.family);
    message.set_practitioner(header.practitioner);
    message.set_observer(header.observer);
    message.set_visit(header.visit);
    message.set_site(header.site);
    message.set_study(header.study);
    message.set_source_id(header.sourceId);
    // In the file 0 stands for "unsaid", so that nothing is ever taken for granted.
    message.set_place(static_cast<bundle::v1::PlaceKind>(static_cast<int>(header.place) + 1));
    message.set_kind(static_cast<bundle::v1::SessionKind>(static_cast<int>(header.kind) + 1));
    message.set_consent(static_cast<bundle::v1::Consent>(static_cast<int>(header.consent) + 1));
    message.set_start_ms(header.start.ms);
    message.set_zone_minutes(header.zoneMinutes);
    if (!header.device.isNil()) message.set_device_id(header.device.bytes.data(), header.device.bytes.size());
    message.set_scheme(header.scheme);
    message.set_boot_id(header.bootId);
}

Result<Header> readHeader(const bundle::v1::Header& message, const std::string& who)
{
    Header header;
    header.family = message.family();
    header.practitioner = message.practitioner();
    header.observer = message.observer();
    header.visit = message.visit();
    header.site = message.site();
    header.study = message.study();
    header.sourceId = message.source_id();
    const int place = message.place(), kind = message.kind(), consent = message.consent();
    if (place <= 0 || kind <= 0 || consent <= 0) {
        return broken("the header in " + who + " does not say the place, the kind or the consent");
    }
    if (place > bundle::v1::PlaceKind_MAX || kind > bundle::v1::SessionKind_MAX ||
        consent > bundle::v1::Consent_MAX) {
        return newer("the place, kind or consent in " + who);
    }
    header.place = static_cast<PlaceKind>(place - 1);
    header.kind = static_cast<SessionKind>(kind - 1);
    header.consent = static_cast<Consent>(consent - 1);
    header.start.ms = message.start_ms();
    header.zoneMinutes = message.zone_minutes();
    const std::string& device = message.device_id();
    if (!device.empty()) {
        if (device.size() != header.device.bytes.size())
            return broken("the header in " + who + " has half a device id");
        std::transform(device.begin(), device.end(), header.device.bytes.begin(),
                       [](char byte) { return static_cast<std::uint8_t>(byte); });
    }
    header.scheme = message.scheme();
    header.bootId = message.boot_id();
    return header;
}

std::uint32_t number(const Colour& colour)
{
    return static_cast<std::uint32_t>(colour.red << 16 | colour.green << 8 | colour.blue);
}

Colour colour(std::uint32_t number)
{
    return Colour{static_cast<std::uint8_t>(number >> 16 & 0xFF),
                  static_cast<std::uint8_t>(number >> 8 & 0xFF), static_cast<std::uint8_t>(number & 0xFF)};
}

Result<Code> readCode(const bundle::v1::Code& message)
{
    Code code;
    code.id = message.id();
    code.label = message.label();
    code.shortLabel = message.short_label();
    code.phrase = message.phrase();
    code.letter = message.letter();
    const auto mark = markFromName(message.mark());
    if (!mark) return newer("the shape of a code's mark");
    code.mark = *mark;
    if (message.light() > 0xFFFFFF || message.dark() > 0xFFFFFF)
        return broken("a colour of the scheme is out of range");
    code.light = colour(message.light());
    code.dark = colour(message.dark());
    return code;
}

}  // namespace

void writeDetails(const Entry& entry, bundle::v1::Line& line)
{
    line.set_number(entry.number);
    line.set_target(entry.target);
    line.set_onset_ms((entry.onset - entry.at).count());
    line.set_amount_ms(static_cast<std::uint64_t>(entry.amount.count()));
    line.set_text(entry.text);
    line.set_cause(static_cast<bundle::v1::Cause>(entry.cause));
    line.set_withheld(entry.withheld);
    line.set_tags(entry.tags);
    if (entry.header) writeHeader(*entry.header, *line.mutable_header());
    if (!giveBack(entry.unknown, line)) line.set_kept(entry.unknown);
}

void writeKindAndCode(const Entry& entry, std::size_t codes, bundle::v1::Line& line)
{
    line.set_kind(static_cast<bundle::v1::EntryKind>(entry.kind));
    if (entry.code == kNoCode) return;
    line.set_code(1 + static_cast<std::uint32_t>(entry.code == kCannotTell ? codes : entry.code));
}

Status readDetails(const bundle::v1::Line& line, Entry& entry)
{
    const auto most = static_cast<std::uint64_t>(kMostMillis);
    if (line.amount_ms() > most || line.onset_ms() > kMostMillis || line.onset_ms() < -kMostMillis) {
        return broken(of(line) + " has a time that is longer than 31 years");
    }
    if (line.cause() < 0 || line.cause() > bundle::v1::Cause_MAX) return newer("the cause of " + of(line));
    entry.target = line.target();
    entry.onset = entry.at + Millis{line.onset_ms()};
    entry.amount = Millis{static_cast<std::int64_t>(line.amount_ms())};
    entry.text = line.text();
    entry.cause = static_cast<Cause>(line.cause());
    entry.withheld = line.withheld();
    entry.tags = line.tags();
    if (line.has_header()) {
        auto header = readHeader(line.header(), of(line));
        if (!header) return header.error();
        entry.header = std::make_shared<const Header>(std::move(header).value());
    }
    entry.unknown = line.kept() + unknownIn(line);
    return {};
}

Status readKindAndCode(const bundle::v1::Line& line, std::size_t codes, Entry& entry)
{
    if (line.kind() <= 0) return broken(of(line) + " does not say its kind");
    if (line.kind() > bundle::v1::EntryKind_MAX) return newer("the kind of " + of(line));
    if (line.code() > codes + 1) return broken(of(line) + " has a code that is not in the scheme");
    entry.kind = static_cast<EntryKind>(line.kind());
    entry.code = line.code() == 0           ? kNoCode
                 : line.code() == codes + 1 ? kCannotTell
                                            : static_cast<CodeIndex>(line.code() - 1);
    return {};
}

void writeScheme(const Scheme& scheme, bundle::v1::Scheme& message)
{
    message.set_id(scheme.id);
    message.set_title(scheme.title);
    for (const CodeGroup& group : scheme.groups) {
        auto& written = *message.add_groups();
        written.set_name(group.name);
        written.set_kind(group.kind == CodeKind::state ? bundle::v1::CODE_KIND_STATE
                                                       : bundle::v1::CODE_KIND_POINT);
        for (const Code& code : group.codes) {
            auto& line = *written.add_codes();
            line.set_id(code.id);
            line.set_label(code.label);
            line.set_short_label(code.shortLabel);
            line.set_phrase(code.phrase);
            line.set_letter(code.letter);
            line.set_mark(std::string(markName(code.mark)));
            line.set_light(number(code.light));
            line.set_dark(number(code.dark));
        }
    }
    if (scheme.interval) message.set_interval_ms(static_cast<std::uint32_t>(scheme.interval->count()));
}

Result<Scheme> readScheme(const bundle::v1::Scheme& message)
{
    Scheme scheme;
    scheme.id = message.id();
    scheme.title = message.title();
    for (const auto& written : message.groups()) {
        CodeGroup group;
        group.name = written.name();
        if (written.kind() <= 0) return broken("a group of the scheme does not say its kind");
        if (written.kind() > bundle::v1::CodeKind_MAX) return newer("the kind of a group of the scheme");
        group.kind = written.kind() == bundle::v1::CODE_KIND_STATE ? CodeKind::state : CodeKind::point;
        for (const auto& line : written.codes()) {
            auto code = readCode(line);
            if (!code) return code.error();
            group.codes.push_back(std::move(code).value());
        }
        scheme.groups.push_back(std::move(group));
    }
    if (message.interval_ms() != 0) scheme.interval = Millis{message.interval_ms()};
    return scheme;
}

}  // namespace tessera
