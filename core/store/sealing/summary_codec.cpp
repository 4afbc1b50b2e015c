// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/sealing/summary_codec.h"

#include "core/journal/consent_record.h"
#include "core/store/sealing/entry_codec.h"
#include "core/store/sealing/wire.h"

#include <limits>

namespace tessera {

namespace {

constexpr char kCodecVersion = 1;
constexpr std::uint64_t kMostNumber = std::numeric_limits<std::uint32_t>::max();

}  // namespace

std::string encodeSummary(const Summary& summary)
{
    std::string out(1, kCodecVersion);
    Entry header;
    header.kind = EntryKind::header;
    header.header = std::make_shared<const Header>(summary.header);
    putText(out, encodeEntry(header));
    putNumber(out, static_cast<std::uint64_t>(summary.state));
    putNumber(out, summary.entries);
    putNumber(out, zigzag(summary.observed.count()));
    putNumber(out, summary.interactions);
    putNumber(out, summary.notes);
    putNumber(out, summary.markers);
    putNumber(out, summary.picture.size());
    for (const CodeIndex code : summary.picture) putNumber(out, code == kCannotTell ? 0 : code + 1U);
    // An earlier version ends here, and so does what it wrote.
    if (summary.keepDays != 0) putNumber(out, summary.keepDays);
    return out;
}

Result<Summary> decodeSummary(std::string_view bytes)
{
    const Error damaged{Errc::damaged, "A summary cannot be read: its bytes are damaged.", {}};
    if (bytes.empty() || bytes.front() != kCodecVersion) return damaged;
    WireReader reader(bytes.substr(1));
    Entry header;
    if (!decodeEntry(reader.text(), header) || !header.header) return damaged;
    Summary summary;
    summary.header = *header.header;
    summary.state =
        static_cast<SessionState>(reader.numberUpTo(static_cast<std::uint64_t>(SessionState::forked)));
    summary.entries = static_cast<std::uint32_t>(reader.numberUpTo(kMostNumber));
    summary.observed = Millis{unzigzag(reader.number())};
    summary.interactions = static_cast<std::uint32_t>(reader.numberUpTo(kMostNumber));
    summary.notes = static_cast<std::uint32_t>(reader.numberUpTo(kMostNumber));
    summary.markers = static_cast<std::uint32_t>(reader.numberUpTo(kMostNumber));
    // A square takes at least a byte, so this is also as much memory as there can be squares.
    const std::uint64_t squares = reader.numberUpTo(reader.rest().size());
    summary.picture.reserve(static_cast<std::size_t>(squares));
    for (std::uint64_t i = 0; i < squares && !reader.failed(); ++i) {
        const std::uint64_t code = reader.numberUpTo(std::uint64_t{kCannotTell} + 1);
        summary.picture.push_back(code == 0 ? kCannotTell : static_cast<CodeIndex>(code - 1));
    }
    if (!reader.failed() && !reader.rest().empty())
        summary.keepDays = static_cast<std::uint32_t>(reader.numberUpTo(kMostKeepDays));
    if (reader.failed() || !reader.rest().empty()) return damaged;
    return summary;
}

}  // namespace tessera
