// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/bouts_table.h"

#include "sync/formats/csv_records.h"
#include "sync/formats/csv_text.h"
#include "sync/formats/reading/code_book.h"
#include "sync/formats/reading/read_session.h"
#include "sync/formats/seconds.h"

#include <algorithm>
#include <array>
#include <memory>
#include <unordered_map>
#include <utility>

namespace tessera {

namespace {

constexpr std::uint64_t kStep = 1U << 20U;  // bytes between two reports of progress

// Where a session, or what is against it, goes; with the place its id came up at, from 0.
struct Takers {
    std::function<Status(std::size_t order, StoredSession)> session;
    std::function<void(std::size_t order, ImportFinding)> finding;
    std::function<Status(std::uint64_t done, std::uint64_t all)> progress;
};

// All rows of one id that have come so far, and what is wrong with them.
struct Source {
    ReadSession session;
    std::optional<ImportFinding> finding;

    void refuse(std::size_t line, std::string what)
    {
        if (!finding) finding = ImportFinding{session.header.sourceId, line, std::move(what), true};
    }
};

struct Place {
    std::size_t order = 0;
    std::uint64_t rows = 0;  // still to come
    std::unique_ptr<Source> source;
};

struct State {
    std::optional<CodeIndex> code;
    std::string problem;  // why there is no code
};

struct Columns {
    std::size_t count = 0;
    std::size_t id = 0, start = 0, stop = 0, state = 0;
    std::optional<std::size_t> subject, observer;
    bool guarded = false;  // of a tidy set, whose texts have a guard against spreadsheets
};

std::optional<Columns> columnsOf(const std::vector<std::string>& header)
{
    const auto find = [&](std::string_view name) -> std::optional<std::size_t> {
        const auto found = std::find(header.begin(), header.end(), name);
        if (found == header.end()) return std::nullopt;
        return static_cast<std::size_t>(found - header.begin());
    };
    constexpr std::array<std::array<std::string_view, 4>, 2> forms{
        {{"id", "start", "stop", "state"}, {"session", "start_s", "stop_s", "state"}}};
    for (const auto& names : forms) {
        const auto id = find(names[0]);
        const auto start = find(names[1]);
        const auto stop = find(names[2]);
        const auto state = find(names[3]);
        if (id && start && stop && state)
            return Columns{
                header.size(),         *id, *start, *stop, *state, find("subject"), find("observer"),
                &names != forms.data()};
    }
    return std::nullopt;
}

// Reads the table twice: `survey` learns the ids and the codes, `hand` makes the sessions.
class TableReader {
public:
    TableReader(const ImportOptions& options, std::string where)
        : options_(options), where_(std::move(where)), book_(options)
    {
    }

    Status survey(CsvReader& reader, const Takers& takers)
    {
        takers_ = &takers;
        half_ = 0;
        Status read = eachRow(reader, [this](const CsvRecord& record) { return count(record); });
        if (!read) return read;
        if (!columns_) return fail(1, "The table is empty: its first line must name the columns.");
        bytes_ = reader.position();
        if (Status closed = book_.close(where_); !closed) return closed;
        for (auto& [name, state] : states_) {
            state.code = book_.state(name);
            if (!state.code) state.problem = book_.whyNot(name, CodeKind::state);
        }
        return {};
    }

    Status hand(CsvReader& reader, const Takers& takers)
    {
        takers_ = &takers;
        half_ = bytes_;
        columns_.reset();
        last_ = nullptr;
        return eachRow(reader, [this](const CsvRecord& record) { return take(record); });
    }

    [[nodiscard]] const Scheme& scheme() const { return book_.scheme(); }
    [[nodiscard]] std::string missing() const { return book_.missing(); }

private:
    [[nodiscard]] Error fail(std::size_t line, std::string what) const
    {
        return Error{Errc::invalid, std::move(what), where_ + ':' + std::to_string(line)};
    }

    template <class Each>
    Status eachRow(CsvReader& reader, const Each& each)
    {
        CsvRecord record;
        std::uint64_t told = 0;
        while (true) {
            const auto more = reader.next(record);
            if (!more) return Error{more.error().code, more.error().what, where_};
            if (!*more) return {};
            if (record.comment) continue;
            if (columns_ && columns_->guarded)
                for (std::string& field : record.fields) takeGuardOff(field);
            if (Status status = columns_ ? checked(record, each) : takeHeader(record); !status) return status;
            if (takers_->progress && reader.position() >= told + kStep) {
                told = reader.position();
                const std::uint64_t all = bytes_ == 0 ? 0 : 2 * bytes_;
                if (Status go = takers_->progress(half_ + told, all); !go) return go;
            }
        }
    }

    Status takeHeader(const CsvRecord& record)
    {
        columns_ = columnsOf(record.fields);
        if (!columns_)
            return fail(
                record.line,
                "The first line must name the columns id, start, stop and state, or session, start_s, stop_s "
                "and state.");
        return {};
    }

    template <class Each>
    Status checked(const CsvRecord& record, const Each& each)
    {
        if (record.fields.size() != columns_->count)
            return fail(record.line, "This line has " + std::to_string(record.fields.size()) +
                                         " fields, the first one has " + std::to_string(columns_->count) +
                                         '.');
        return each(record);
    }

    // The rows of one id mostly follow each other.
    [[nodiscard]] Place* placeOf(const std::string& id)
    {
        if (last_ != nullptr && lastId_ == id) return last_;
        const auto found = places_.find(id);
        if (found == places_.end()) return nullptr;
        last_ = &found->second;
        lastId_ = id;
        return last_;
    }

    Status count(const CsvRecord& record)
    {
        const std::string& id = record.fields[columns_->id];
        Place* place = placeOf(id);
        if (place == nullptr) {
            if (!isPlainText(id))
                return fail(record.line,
                            "The id is empty, 200 bytes long or longer, or not plain UTF-8 text.");
            place = &places_.emplace(id, Place{places_.size(), 0, nullptr}).first->second;
        }
        ++place->rows;
        const std::string& state = record.fields[columns_->state];
        if (states_.size() < kMostStates && states_.try_emplace(state).second) book_.addState(state);
        return {};
    }

    Status take(const CsvRecord& record)
    {
        const std::string& id = record.fields[columns_->id];
        Place* place = placeOf(id);
        if (place == nullptr || place->rows == 0)
            return fail(record.line, "The file changed while it was read.");
        const bool fresh = place->source == nullptr;
        if (fresh) {
            place->source = std::make_unique<Source>();
            place->source->session.header.sourceId = id;
            place->source->session.header.study = options_.study;
            place->source->session.bouts.reserve(std::min<std::uint64_t>(place->rows, kUsualBouts));
        }
        Source& source = *place->source;
        Header& header = source.session.header;
        takePerson(source, header.family, columns_->subject, record, "subject", fresh);
        takePerson(source, header.observer, columns_->observer, record, "observer", fresh);
        takeBout(source, record);
        if (--place->rows > 0) return {};
        return complete(*place);
    }

    Status complete(Place& place)
    {
        const std::unique_ptr<Source> source = std::move(place.source);
        if (!source->finding) source->finding = putInOrder(source->session);
        if (!source->finding) return takers_->session(place.order, storedOf(source->session, book_.scheme()));
        takers_->finding(place.order, std::move(*source->finding));
        return {};
    }

    static void takePerson(Source& source, std::string& person, std::optional<std::size_t> column,
                           const CsvRecord& record, const char* name, bool fresh)
    {
        if (!column) return;
        const std::string& text = record.fields[*column];
        if (!fresh && person == text) return;
        if (!fresh)
            source.refuse(record.line, std::string("The ") + name + " changes within one session.");
        else if (!text.empty() && !isPersonCode(text))
            source.refuse(record.line, std::string("The ") + name +
                                           " must be a code of 1 to 16 letters, digits and hyphens.");
        if (fresh) person = text;
    }

    void takeBout(Source& source, const CsvRecord& record)
    {
        const std::string& name = record.fields[columns_->state];
        const auto known = states_.find(name);
        if (known == states_.end() || !known->second.code) {
            source.refuse(record.line, known == states_.end() ? book_.whyNot(name, CodeKind::state)
                                                              : known->second.problem);
            return;
        }
        const auto start = parseSeconds(record.fields[columns_->start]);
        const auto stop = parseSeconds(record.fields[columns_->stop]);
        if (!start || !stop) {
            source.refuse(record.line,
                          "Start and stop must be seconds, such as 83.5, with a point and without a sign.");
            return;
        }
        if (*stop < *start) source.refuse(record.line, "The bout stops before it starts.");
        if (*stop > kLongestImport) source.refuse(record.line, "The bout lies more than 31 days in.");
        source.session.bouts.push_back({*start, *stop, *known->second.code, record.line});
    }

    // Made room for at once; who has more asks again.
    static constexpr std::uint64_t kUsualBouts = 1024;
    // More different states than any scheme holds: a file of them must not fill the memory.
    static constexpr std::size_t kMostStates = 4096;

    const ImportOptions& options_;
    std::string where_;
    CodeBook book_;
    const Takers* takers_ = nullptr;
    std::optional<Columns> columns_;
    std::unordered_map<std::string, Place> places_;
    std::unordered_map<std::string, State> states_;
    Place* last_ = nullptr;
    std::string lastId_;
    std::uint64_t bytes_ = 0, half_ = 0;
};

}  // namespace

Result<BoutsTable> readBoutsTable(std::string_view text, const BoutsOptions& options,
                                  const std::string& where)
{
    std::vector<std::pair<std::size_t, StoredSession>> sessions;
    std::vector<std::pair<std::size_t, ImportFinding>> findings;
    const Takers takers{
        [&](std::size_t order, StoredSession session) -> Status {
            sessions.emplace_back(order, std::move(session));
            return {};
        },
        [&](std::size_t order, ImportFinding finding) { findings.emplace_back(order, std::move(finding)); },
        {}};
    TableReader table(options, where);
    CsvReader first(text);
    if (Status status = table.survey(first, takers); !status) return status.error();
    CsvReader second(text);
    if (Status status = table.hand(second, takers); !status) return status.error();

    BoutsTable read;
    read.scheme = table.scheme();
    const auto byOrder = [](const auto& a, const auto& b) { return a.first < b.first; };
    std::sort(sessions.begin(), sessions.end(), byOrder);
    std::sort(findings.begin(), findings.end(), byOrder);
    for (auto& [order, session] : sessions) read.sessions.push_back(std::move(session));
    for (auto& [order, finding] : findings) read.findings.push_back(std::move(finding));
    return read;
}

Status readBouts(std::istream& stream, const ImportOptions& options, const std::string& where,
                 const ImportSink& sink)
{
    const Takers takers{[&](std::size_t, StoredSession session) { return sink.session(std::move(session)); },
                        [&](std::size_t, ImportFinding finding) { sink.finding(std::move(finding)); },
                        sink.progress};
    TableReader table(options, where);
    CsvReader first(stream);
    if (Status status = table.survey(first, takers); !status) return status;
    // Each session names the first code it lacks; here are all of them.
    if (std::string missing = table.missing(); missing.find(',') != std::string::npos)
        sink.finding({{},
                      0,
                      "The scheme " + table.scheme().id + " does not have these codes: " + missing +
                          ". Name their counterparts with --map.",
                      true});
    stream.clear();
    stream.seekg(0);
    if (!stream) return Error{Errc::io, "this cannot be read twice; save it as a file first", where};
    CsvReader second(stream);
    return table.hand(second, takers);
}

}  // namespace tessera
