// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/sealing/scheme_codec.h"

#include "core/store/sealing/wire.h"

namespace tessera {

namespace {

constexpr char kCodecVersion = 1;
// More than any scheme has; they keep damaged bytes from asking for memory.
constexpr std::uint64_t kMostGroups = 1'000, kMostCodes = 60'000;
constexpr std::uint64_t kLongestInterval = 1'000'000'000;

std::uint64_t packed(Colour colour)
{
    return (std::uint64_t{colour.red} << 16) | (std::uint64_t{colour.green} << 8) | colour.blue;
}

Colour unpacked(std::uint64_t value)
{
    return {static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>(value >> 8),
            static_cast<std::uint8_t>(value)};
}

Code readCode(WireReader& reader)
{
    Code code;
    code.id = reader.text();
    code.label = reader.text();
    code.shortLabel = reader.text();
    code.phrase = reader.text();
    code.letter = reader.text();
    code.mark = static_cast<Mark>(reader.numberUpTo(static_cast<std::uint64_t>(Mark::flag)));
    code.light = unpacked(reader.numberUpTo(0xFFFFFF));
    code.dark = unpacked(reader.numberUpTo(0xFFFFFF));
    return code;
}

}  // namespace

std::string encodeScheme(const Scheme& scheme)
{
    std::string out(1, kCodecVersion);
    putText(out, scheme.id);
    putText(out, scheme.title);
    // 0 for none, so that an interval is one more than it is.
    putNumber(out, scheme.interval ? static_cast<std::uint64_t>(scheme.interval->count()) + 1 : 0);
    putNumber(out, scheme.groups.size());
    for (const CodeGroup& group : scheme.groups) {
        putText(out, group.name);
        putNumber(out, static_cast<std::uint64_t>(group.kind));
        putNumber(out, group.codes.size());
        for (const Code& code : group.codes) {
            putText(out, code.id);
            putText(out, code.label);
            putText(out, code.shortLabel);
            putText(out, code.phrase);
            putText(out, code.letter);
            putNumber(out, static_cast<std::uint64_t>(code.mark));
            putNumber(out, packed(code.light));
            putNumber(out, packed(code.dark));
        }
    }
    return out;
}

Result<Scheme> decodeScheme(std::string_view bytes)
{
    const Error damaged{Errc::damaged, "The codes of a session cannot be read: their bytes are damaged.", {}};
    if (bytes.empty() || bytes.front() != kCodecVersion) return damaged;
    WireReader reader(bytes.substr(1));
    Scheme scheme;
    scheme.id = reader.text();
    scheme.title = reader.text();
    const std::uint64_t interval = reader.numberUpTo(kLongestInterval);
    if (interval > 0) scheme.interval = Millis{static_cast<std::int64_t>(interval - 1)};
    const std::uint64_t groups = reader.numberUpTo(kMostGroups);
    for (std::uint64_t g = 0; g < groups && !reader.failed(); ++g) {
        CodeGroup group;
        group.name = reader.text();
        group.kind = static_cast<CodeKind>(reader.numberUpTo(static_cast<std::uint64_t>(CodeKind::point)));
        const std::uint64_t codes = reader.numberUpTo(kMostCodes);
        for (std::uint64_t c = 0; c < codes && !reader.failed(); ++c) group.codes.push_back(readCode(reader));
        scheme.groups.push_back(std::move(group));
    }
    if (reader.failed() || !reader.rest().empty()) return damaged;
    return scheme;
}

}  // namespace tessera
