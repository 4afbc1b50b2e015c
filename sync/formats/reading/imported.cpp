// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/reading/imported.h"

#include "core/journal/journal.h"
#include "sync/formats/boris/boris_reader.h"
#include "sync/formats/bouts_table.h"
#include "sync/formats/gseq/sdis_reader.h"
#include "sync/formats/reading/tidy_set.h"

#include <algorithm>
#include <fstream>
#include <system_error>
#include <utility>

namespace tessera {

namespace fs = std::filesystem;

namespace {

std::string lower(std::string text)
{
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

Timeline timelineOf(const StoredSession& session)
{
    Journal journal(session.id, session.scheme);
    for (const Entry& entry : session.entries) static_cast<void>(journal.restore(entry).ok());
    return journal.fold().timeline();
}

const std::string& idOf(const Scheme& scheme, CodeIndex code)
{
    static const std::string kCannotTellId = "?";
    static const std::string kNoId;
    if (code == kCannotTell) return kCannotTellId;
    return code < scheme.codeCount() ? scheme.code(code).id : kNoId;
}

// Where nothing was observed: pauses that touch are one, and one of 0 ms is none.
std::vector<std::pair<Millis, Millis>> pausesOf(const Timeline& timeline)
{
    std::vector<std::pair<Millis, Millis>> all;
    for (const Span& pause : timeline.pauses) {
        if (pause.onset == pause.offset) continue;
        if (!all.empty() && all.back().second == pause.onset)
            all.back().second = pause.offset;
        else
            all.emplace_back(pause.onset, pause.offset);
    }
    return all;
}

// Markers of one moment have no order of their own.
std::vector<std::pair<Millis, std::string>> markersOf(const Timeline& timeline, const Scheme& scheme)
{
    std::vector<std::pair<Millis, std::string>> all;
    for (const Marker& marker : timeline.markers) all.emplace_back(marker.at, idOf(scheme, marker.code));
    std::sort(all.begin(), all.end());
    return all;
}

}  // namespace

std::optional<ImportFormat> importFormatOf(const fs::path& path)
{
    std::error_code problem;
    if (fs::is_directory(path, problem))
        return fs::exists(path / "bouts.csv", problem) ? std::optional{ImportFormat::tidy} : std::nullopt;
    const std::string name = lower(path.filename().string());
    if (name.ends_with(".csv")) return ImportFormat::bouts;
    if (name.ends_with(".boris") || name.ends_with(".boris.gz")) return ImportFormat::boris;
    if (name.ends_with(".sds") || name.ends_with(".sdis")) return ImportFormat::sdis;
    return std::nullopt;
}

Status readImported(ImportFormat format, const fs::path& path, const ImportOptions& options,
                    const ImportSink& sink)
{
    if (format == ImportFormat::tidy) return readTidySet(path, options, sink);
    std::error_code problem;
    if (!fs::is_regular_file(path, problem))
        return Error{fs::exists(path, problem) ? Errc::io : Errc::notFound,
                     fs::exists(path, problem) ? "this is no file" : "there is no such file", path.string()};
    std::ifstream stream(path, std::ios::binary);
    if (!stream) return Error{Errc::io, "this file cannot be read", path.string()};
    const auto size = fs::file_size(path, problem);
    ImportSink told = sink;
    if (sink.progress && !problem) {
        told.progress = [&](std::uint64_t done, std::uint64_t all) {
            return sink.progress(done, all != 0 ? all : 2 * size);
        };
    }
    switch (format) {
        case ImportFormat::boris:
            return readBoris(stream, options, path.string(), told);
        case ImportFormat::sdis:
            return readSdis(stream, options, path.string(), told);
        default:
            return readBouts(stream, options, path.string(), told);
    }
}

std::string describe(const ImportFinding& finding)
{
    std::string text;
    if (finding.line != 0) text += "line " + std::to_string(finding.line) + ": ";
    if (!finding.sourceId.empty()) text += finding.sourceId + (finding.refuses ? " refused: " : ": ");
    return text + finding.what;
}

bool carriesOurId(const StoredSession& session)
{
    constexpr unsigned kNamed = 5;  // version of the UUIDs made from names
    return session.id.bytes[6] >> 4U != kNamed;
}

bool saysTheSame(const StoredSession& there, const StoredSession& came)
{
    const Timeline one = timelineOf(there);
    const Timeline other = timelineOf(came);
    if (one.end != other.end || one.paused != other.paused || one.pieces.size() != other.pieces.size() ||
        one.bouts.size() != other.bouts.size() || pausesOf(one) != pausesOf(other))
        return false;
    for (std::size_t i = 0; i < one.pieces.size(); ++i) {
        const Piece& a = one.pieces[i];
        const Piece& b = other.pieces[i];
        if (a.onset != b.onset || a.offset != b.offset || a.interaction != b.interaction ||
            idOf(there.scheme, a.code) != idOf(came.scheme, b.code))
            return false;
    }
    for (std::size_t i = 0; i < one.bouts.size(); ++i)
        if (one.bouts[i].onset != other.bouts[i].onset || one.bouts[i].offset != other.bouts[i].offset)
            return false;
    return markersOf(one, there.scheme) == markersOf(other, came.scheme);
}

}  // namespace tessera
