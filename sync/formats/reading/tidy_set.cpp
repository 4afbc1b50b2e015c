// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/reading/tidy_set.h"

#include "sync/formats/bouts_table.h"
#include "sync/formats/reading/code_book.h"
#include "sync/formats/reading/read_session.h"
#include "sync/formats/reading/tidy_table.h"
#include "sync/formats/seconds.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <memory>
#include <set>
#include <utility>

namespace tessera {

namespace {

constexpr std::size_t kMostCodes = 4096;
constexpr const char* kCannotTellName = "cannot-tell";

// A scheme with the book that looks codes up in it.
struct Alphabet {
    explicit Alphabet(ImportOptions given) : options(std::move(given)), book(options) {}
    ImportOptions options;
    CodeBook book;
};

class TidyReader {
public:
    TidyReader(const std::filesystem::path& folder, const ImportOptions& options, const ImportSink& sink)
        : folder_(folder), options_(options), sink_(sink)
    {
    }

    Status read()
    {
        if (Status opened = openAll(); !opened) return opened;
        if (Status known = alphabets(); !known) return known;
        for (const auto& [id, line] : order_)
            if (Status status = one(id, line); !status) return status;
        for (const std::string& id : strangers_)
            sink_.finding({id, 0, "It has bouts, and no row in sessions.csv.", true});
        return {};
    }

private:
    Status openAll()
    {
        const auto nothing = [](const TidyTable::Row&) -> Status { return {}; };
        const auto sessions =
            sessions_.open(folder_ / "sessions.csv", [this](const TidyTable::Row& row) -> Status {
                const std::string id = sessions_.at(row, "session");
                if (!isPlainText(id))
                    return Error{Errc::invalid, "The session's id is empty, too long or not plain text.",
                                 sessions_.where() + ':' + std::to_string(row.line)};
                if (ids_.insert(id).second) order_.emplace_back(id, row.line);
                return {};
            });
        if (!sessions) return sessions.error();
        const auto states = [this](const TidyTable& table, const TidyTable::Row& row) {
            const std::string code = table.at(row, "state");
            if (states_.size() < kMostCodes && code != kCannotTellName) states_.insert(code);
        };
        const auto bouts = bouts_.open(folder_ / "bouts.csv", [&](const TidyTable::Row& row) -> Status {
            states(bouts_, row);
            const std::string id = bouts_.at(row, "session");
            if (!ids_.contains(id)) strangers_.insert(id);
            return {};
        });
        if (!bouts) return bouts.error();
        const auto taps =
            interactions_.open(folder_ / "interactions.csv", [&](const TidyTable::Row& row) -> Status {
                states(interactions_, row);
                return {};
            });
        if (!taps) return taps.error();
        const auto markers =
            markers_.open(folder_ / "markers.csv", [this](const TidyTable::Row& row) -> Status {
                const std::string code = markers_.at(row, "event");
                if (points_.size() < kMostCodes && !code.empty()) points_.insert(code);
                return {};
            });
        if (!markers) return markers.error();
        if (const auto notes = notes_.open(folder_ / "notes.csv", nothing); !notes) return notes.error();
        for (const char* column : {"session", "state", "start_s", "stop_s"})
            if (!bouts_.has(column))
                return Error{Errc::invalid, std::string("The column ") + column + " is missing.",
                             bouts_.where()};
        return {};
    }

    // The schemes that the codebook has; for all others one made from the codes.
    Status alphabets()
    {
        ImportOptions made = options_;
        if (!options_.scheme) {
            TidyTable codebook;
            const auto read =
                codebook.open(folder_ / "codebook.csv", [&](const TidyTable::Row& row) -> Status {
                    if (schemes_.size() < kMostCodes) takeCode(codebook, row);
                    return {};
                });
            if (!read) return read.error();
        }
        other_ = std::make_unique<Alphabet>(made);
        for (const std::string& code : states_) other_->book.addState(code);
        for (const std::string& code : points_) other_->book.addPoint(code);
        const Status closed = other_->book.close(bouts_.where());
        // Codes of several schemes together may be too many for one, and then none is needed.
        if (!closed && schemes_.empty()) return closed;
        for (auto& [id, scheme] : schemes_) {
            if (id == partnershipActivities().id && sameCodes(scheme, partnershipActivities()))
                scheme = partnershipActivities();
            if (!validate(scheme)) continue;
            made.scheme = scheme;
            named_.emplace(id, std::make_unique<Alphabet>(made));
        }
        return {};
    }

    static bool sameCodes(const Scheme& one, const Scheme& other)
    {
        if (one.codeCount() != other.codeCount()) return false;
        for (std::size_t i = 0; i < one.codeCount(); ++i) {
            const auto code = static_cast<CodeIndex>(i);
            if (one.code(code).id != other.code(code).id || one.code(code).label != other.code(code).label ||
                one.kindOf(code) != other.kindOf(code))
                return false;
        }
        return true;
    }

    void takeCode(const TidyTable& codebook, const TidyTable::Row& row)
    {
        const std::string id = codebook.at(row, "scheme");
        Scheme& scheme = schemes_[id];
        scheme.id = scheme.title = id;
        const std::string group = codebook.at(row, "group");
        const CodeKind kind = codebook.at(row, "kind") == "point" ? CodeKind::point : CodeKind::state;
        if (scheme.groups.empty() || scheme.groups.back().name != group || scheme.groups.back().kind != kind)
            scheme.groups.push_back({group, kind, {}});
        Code code;
        code.id = codebook.at(row, "code");
        code.label = codebook.at(row, "label");
        code.shortLabel = codebook.at(row, "short_label");
        if (code.shortLabel.empty()) code.shortLabel = code.label;
        code.phrase = codebook.at(row, "phrase");
        code.letter = codebook.at(row, "letter");
        code.mark = markFromName(codebook.at(row, "mark")).value_or(Mark::ball);
        code.light = Colour::parse(codebook.at(row, "light")).value_or(Colour{});
        code.dark = Colour::parse(codebook.at(row, "dark")).value_or(Colour{});
        scheme.groups.back().codes.push_back(std::move(code));
    }

    Status one(const std::string& id, std::size_t line)
    {
        if (Status go = sink_.progress ? sink_.progress(0, 0) : Status{}; !go) return go;
        ReadSession made;
        std::string problem;
        const auto about = sessions_.rowsOf(id);
        if (!about) return about.error();
        takeHeader((*about)[0], id, made, problem);
        const auto named = named_.find(made.header.scheme);
        const Alphabet& alphabet = named == named_.end() ? *other_ : *named->second;
        if (Status status = takeStretches(id, alphabet.book, made, problem); !status) return status;
        if (Status status = takeMoments(id, alphabet.book, made, problem); !status) return status;
        if (!problem.empty()) {
            sink_.finding({id, line, problem, true});
            return {};
        }
        if (auto against = putInOrder(made)) {
            sink_.finding(std::move(*against));
            return {};
        }
        if (sessions_.at((*about)[0], "state") == "open")
            sink_.finding(
                {id, line, "It was still going on when it was written; it is taken as ended.", false});
        return sink_.session(storedOf(made, alphabet.book.scheme()));
    }

    void takeHeader(const TidyTable::Row& row, const std::string& id, ReadSession& made,
                    std::string& problem) const
    {
        Header& header = made.header;
        const auto person = [&](const char* column, std::string& place) {
            place = sessions_.at(row, column);
            if (!place.empty() && !isPersonCode(place))
                problem =
                    std::string("The ") + column + " must be a code of 1 to 16 letters, digits and hyphens.";
        };
        person("subject", header.family);
        person("observer", header.observer);
        person("practitioner", header.practitioner);
        person("visit", header.visit);
        header.sourceId = id;
        header.site = sessions_.at(row, "site");
        header.study = sessions_.at(row, "study");
        if (header.study.empty()) header.study = options_.study;
        for (const std::string* text : {&header.site, &header.study})
            if (!text->empty() && !isPlainText(*text)) problem = "Its site or its study is not plain text.";
        header.scheme = sessions_.at(row, "scheme");
        header.place = placeKindFromName(sessions_.at(row, "place")).value_or(PlaceKind::home);
        header.kind = sessionKindFromName(sessions_.at(row, "kind")).value_or(SessionKind::real);
        if (const auto start = parseIso(sessions_.at(row, "start"))) header.start = *start;
        if (const auto stop = parseSeconds(sessions_.at(row, "stop_s"))) made.end = *stop;
    }

    // One row of bouts.csv or interactions.csv.
    struct Stretch {
        ReadBout bout;
        Millis paused{0};
        bool leftOpen = false;  // observing began with it
    };
    Result<std::vector<Stretch>> stretches(TidyTable& table, const std::string& id, const CodeBook& book,
                                           std::string& problem)
    {
        std::vector<Stretch> all;
        if (!table.isOpen()) return all;
        const auto rows = table.rowsOf(id);
        if (!rows) return rows.error();
        for (const TidyTable::Row& row : *rows) {
            const auto start = parseSeconds(table.at(row, "start_s"));
            const auto stop = parseSeconds(table.at(row, "stop_s"));
            const auto paused = parseSeconds(table.at(row, "paused_s"));
            const std::string state = table.at(row, "state");
            const auto code = state == kCannotTellName ? std::optional{kCannotTell} : book.state(state);
            if (!start || !stop)
                problem = std::filesystem::path(table.where()).filename().string() + ':' +
                          std::to_string(row.line) + ": start and stop must be seconds.";
            if (!code) problem = book.whyNot(state, CodeKind::state);
            if (!start || !stop || !code) break;
            const std::string censored = table.at(row, "censored");
            all.push_back({{*start, *stop, *code, row.line},
                           paused.value_or(Millis{0}),
                           censored == "left" || censored == "both"});
        }
        std::stable_sort(all.begin(), all.end(), [](const Stretch& a, const Stretch& b) {
            return std::pair{a.bout.start, a.bout.stop} < std::pair{b.bout.start, b.bout.stop};
        });
        return all;
    }

    // Keeps the first lane where several run side by side.
    void firstLane(const std::string& id, const Scheme& scheme, std::vector<Stretch>& all)
    {
        bool overlap = false;
        for (std::size_t i = 1; i < all.size(); ++i)
            overlap = overlap || all[i].bout.start < all[i - 1].bout.stop;
        if (!overlap || scheme.stateGroups().size() < 2) return;
        const auto group = scheme.stateGroups().front();
        const auto removed = std::erase_if(
            all, [&](const Stretch& one) { return scheme.groupOf(one.bout.code).value_or(group) != group; });
        if (removed > 0) sink_.finding({id, 0, "Only its first lane is kept.", false});
    }

    void takeCannotTell(const std::string& id, const Stretch& tap, ReadSession& made)
    {
        made.bouts.push_back(tap.bout);
        if (tap.paused == Millis{0}) return;
        made.bouts.back().stop -= std::min(tap.paused, tap.bout.stop - tap.bout.start);
        sink_.finding(
            {id, tap.bout.line,
             "Where the pause within this can't-tell was is not in the tables; it is put at its end.",
             false});
    }

    // A stretch of 0 ms before the first pause of an interaction or behind its last one is no bout.
    static void closeEnds(const Stretch& tap, std::size_t first, ReadSession& made)
    {
        auto& bouts = made.bouts;
        if (bouts.size() == first && tap.paused == Millis{0}) {
            bouts.push_back(tap.bout);
            return;
        }
        ReadBout instant = tap.bout;
        if (bouts.size() == first) {
            instant.stop = instant.start;
            bouts.push_back(instant);
        }
        if (bouts[first].start > tap.bout.start) {
            instant.stop = instant.start;
            bouts[first].resumes = bouts[first].afterPause = true;
            bouts.insert(bouts.begin() + static_cast<std::ptrdiff_t>(first), instant);
        }
        if (bouts.back().stop < tap.bout.stop) {
            instant.start = instant.stop = tap.bout.stop;
            instant.resumes = instant.afterPause = true;
            bouts.push_back(instant);
        }
    }

    Status takeStretches(const std::string& id, const CodeBook& book, ReadSession& made, std::string& problem)
    {
        auto bouts = stretches(bouts_, id, book, problem);
        if (!bouts) return bouts.error();
        auto taps = stretches(interactions_, id, book, problem);
        if (!taps) return taps.error();
        firstLane(id, book.scheme(), *bouts);
        firstLane(id, book.scheme(), *taps);
        if (taps->empty()) *taps = *bouts;
        std::size_t from = 0;
        for (const Stretch& tap : *taps) {
            while (from < bouts->size() && (*bouts)[from].bout.stop <= tap.bout.start) ++from;
            const std::size_t before = made.bouts.size();
            if (tap.bout.code == kCannotTell) {
                takeCannotTell(id, tap, made);
            } else {
                // It is made of bouts; between two of them lies a pause, be it of 0 ms.
                for (std::size_t i = from; i < bouts->size() && (*bouts)[i].bout.start < tap.bout.stop; ++i) {
                    ReadBout piece = tap.bout;
                    piece.start = std::max(tap.bout.start, (*bouts)[i].bout.start);
                    piece.stop = std::min(tap.bout.stop, (*bouts)[i].bout.stop);
                    piece.resumes = piece.afterPause = made.bouts.size() > before;
                    made.bouts.push_back(piece);
                }
                closeEnds(tap, before, made);
            }
            const bool meets = before > 0 && before < made.bouts.size() &&
                               made.bouts[before].start == made.bouts[before - 1].stop;
            // Bouts that meet and were seen from there on only: a pause of 0 ms lies between.
            if (meets && made.bouts[before - 1].code != kCannotTell && from < bouts->size() &&
                (*bouts)[from].leftOpen && (*bouts)[from].bout.start == made.bouts[before].start)
                made.bouts[before].afterPause = true;
        }
        return {};
    }

    Status takeMoments(const std::string& id, const CodeBook& book, ReadSession& made, std::string& problem)
    {
        if (markers_.isOpen()) {
            const auto rows = markers_.rowsOf(id);
            if (!rows) return rows.error();
            for (const TidyTable::Row& row : *rows) {
                const std::string event = markers_.at(row, "event");
                const auto at = parseSeconds(markers_.at(row, "time_s"));
                const auto code = event.empty() ? std::optional{kNoCode} : book.point(event);
                if (!code) problem = book.whyNot(event, CodeKind::point);
                if (!at) problem = "The time of a marker must be seconds.";
                if (at && code) made.moments.push_back({*at, *code, false, {}, row.line});
                tagged_ = tagged_ || !markers_.at(row, "tags").empty() || !markers_.at(row, "issue").empty();
            }
            if (std::exchange(tagged_, false))
                sink_.finding({id, 0, "The tags and issues of its markers are not kept.", false});
        }
        if (!notes_.isOpen()) return {};
        const auto rows = notes_.rowsOf(id);
        if (!rows) return rows.error();
        for (const TidyTable::Row& row : *rows) {
            const auto at = parseSeconds(notes_.at(row, "time_s"));
            if (!at) problem = "The time of a note must be seconds.";
            if (at) made.moments.push_back({*at, kNoCode, true, notes_.at(row, "text"), row.line});
        }
        return {};
    }

    const std::filesystem::path& folder_;
    const ImportOptions& options_;
    const ImportSink& sink_;
    TidyTable sessions_, bouts_, interactions_, markers_, notes_;
    std::vector<std::pair<std::string, std::size_t>> order_;
    std::set<std::string> ids_, strangers_, states_, points_;
    std::map<std::string, Scheme> schemes_;
    std::map<std::string, std::unique_ptr<Alphabet>> named_;
    std::unique_ptr<Alphabet> other_;
    bool tagged_ = false;
};

}  // namespace

Status readTidySet(const std::filesystem::path& folder, const ImportOptions& options, const ImportSink& sink)
{
    std::error_code problem;
    if (!std::filesystem::is_regular_file(folder / "bouts.csv", problem))
        return Error{Errc::notFound, "there is no bouts.csv in this folder", folder.string()};
    if (std::filesystem::is_regular_file(folder / "sessions.csv", problem))
        return TidyReader(folder, options, sink).read();
    return readImported(ImportFormat::bouts, folder / "bouts.csv", options, sink);
}

}  // namespace tessera
