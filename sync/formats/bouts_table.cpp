// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/bouts_table.h"

#include "core/scheme/palette.h"
#include "sync/formats/csv_records.h"
#include "sync/formats/seconds.h"

#include <algorithm>
#include <array>
#include <memory>
#include <set>
#include <unordered_map>
#include <utility>

namespace tessera {

namespace {

constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+=";
constexpr std::size_t kMostCodes = kLetters.size();
// Longer than any visit; keeps one wrong number from asking for millions of squares.
constexpr Millis kLongest = std::chrono::hours{24 * 31};
// The space in which ids of imported sessions and schemes are named; never changes.
constexpr std::string_view kSpace = "d68f8728-1b42-4dd0-89c1-5b8981e5298d";

struct Row {
    std::size_t line = 0;
    std::string state;
    Millis start{0}, stop{0};
};

// All rows of one id, and what is wrong with them.
struct Source {
    std::string id, subject, observer;
    std::vector<Row> rows;
    std::optional<BoutsFinding> finding;

    void refuse(std::size_t line, std::string what)
    {
        if (!finding) finding = BoutsFinding{id, line, std::move(what)};
    }
};

struct Columns {
    std::size_t count = 0;
    std::size_t id = 0, start = 0, stop = 0, state = 0;
    std::optional<std::size_t> subject, observer;
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
            return Columns{header.size(), *id, *start, *stop, *state, find("subject"), find("observer")};
    }
    return std::nullopt;
}

// Whether a text can be kept as a label: the scheme's own rule, asked of a scheme with nothing else in it.
bool isPlainText(const std::string& text)
{
    Scheme probe;
    probe.id = "bouts/00000000";
    probe.groups = {{"", CodeKind::state, {Code{text, text, text, "", "A", Mark::ball, {}, {}}}}};
    return validate(probe).ok();
}

// Reads the rows, sorted by id; the order of ids is that of their first rows.
class TableReader {
public:
    TableReader(const BoutsOptions& options, std::string where) : options_(options), where_(std::move(where))
    {
    }

    Status read(std::string_view text)
    {
        CsvReader reader(text);
        while (true) {
            auto record = reader.next();
            if (!record) return Error{record.error().code, record.error().what, where_};
            if (!*record) break;
            if ((*record)->comment) continue;
            if (Status status = columns_ ? takeRow(**record) : takeHeader(**record); !status) return status;
        }
        if (!columns_) return fail(1, "The table is empty: its first line must name the columns.");
        return {};
    }

    std::vector<Source>& sources() { return sources_; }
    // All codes of the table that can be kept, sorted bytewise.
    [[nodiscard]] const std::set<std::string>& codes() const { return codes_; }

private:
    [[nodiscard]] Error fail(std::size_t line, std::string what) const
    {
        return Error{Errc::invalid, std::move(what), where_ + ':' + std::to_string(line)};
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

    Status takeRow(const CsvRecord& record)
    {
        const auto& fields = record.fields;
        if (fields.size() != columns_->count)
            return fail(record.line, "This line has " + std::to_string(fields.size()) +
                                         " fields, the first one has " + std::to_string(columns_->count) +
                                         '.');
        const std::string& id = fields[columns_->id];
        if (!isPlainText(id))
            return fail(record.line, "The id is empty, 200 bytes long or longer, or not plain UTF-8 text.");

        const auto [place, fresh] = byId_.try_emplace(id, sources_.size());
        if (fresh) sources_.push_back(Source{id, {}, {}, {}, std::nullopt});
        Source& source = sources_[place->second];
        takePerson(source, source.subject, columns_->subject, record, "subject", fresh);
        takePerson(source, source.observer, columns_->observer, record, "observer", fresh);
        takeBout(source, record);
        return {};
    }

    static void takePerson(Source& source, std::string& person, std::optional<std::size_t> column,
                           const CsvRecord& record, const std::string& name, bool fresh)
    {
        if (!column) return;
        const std::string& text = record.fields[*column];
        if (fresh) person = text;
        if (person != text) source.refuse(record.line, "The " + name + " changes within one session.");
        if (!text.empty() && !isPersonCode(text))
            source.refuse(record.line,
                          "The " + name + " must be a code of 1 to 16 letters, digits and hyphens.");
    }

    void takeBout(Source& source, const CsvRecord& record)
    {
        Row row;
        row.line = record.line;
        row.state = record.fields[columns_->state];
        if (const auto renamed = options_.rename.find(row.state); renamed != options_.rename.end())
            row.state = renamed->second;
        if (!isPlainText(row.state)) {
            source.refuse(row.line, "The state is empty, 200 bytes long or longer, or not plain UTF-8 text.");
            return;
        }
        if (options_.scheme) {
            const auto code = options_.scheme->find(row.state);
            if (!code || !options_.scheme->isState(*code)) {
                source.refuse(row.line, "The state \"" + row.state + "\" is not in the scheme " +
                                            options_.scheme->id + "; name its counterpart with --map.");
                return;
            }
        }
        codes_.insert(row.state);

        const auto start = parseSeconds(record.fields[columns_->start]);
        const auto stop = parseSeconds(record.fields[columns_->stop]);
        if (!start || !stop) {
            source.refuse(row.line,
                          "Start and stop must be seconds, such as 83.5, with a point and without a sign.");
            return;
        }
        row.start = *start;
        row.stop = *stop;
        if (row.stop < row.start) source.refuse(row.line, "The bout stops before it starts.");
        if (row.stop > kLongest) source.refuse(row.line, "The bout lies more than 31 days in.");
        source.rows.push_back(std::move(row));
    }

    const BoutsOptions& options_;
    std::string where_;
    std::optional<Columns> columns_;
    std::vector<Source> sources_;
    std::unordered_map<std::string, std::size_t> byId_;
    std::set<std::string> codes_;
};

Uuid named(const std::string& name)
{
    return namedUuid(Uuid::parse(kSpace).value_or(Uuid{}), name);
}

Scheme schemeOf(const std::set<std::string>& codes)
{
    const bool ownLetters = std::all_of(codes.begin(), codes.end(), [](const std::string& code) {
        return code.size() == 1 && code != "?" && code != "|" && code != " ";
    });
    std::string all = "scheme";
    CodeGroup group{"Imported", CodeKind::state, {}};
    for (const std::string& id : codes) {
        const std::size_t position = group.codes.size();
        const DefaultLook& look = defaultLook(position);
        const std::string letter = ownLetters ? id : std::string(1, kLetters[position]);
        group.codes.push_back(Code{id, id, id, "", letter, look.mark, look.light, look.dark});
        all += '\n' + id;
    }
    return Scheme{
        "bouts/" + named(all).text().substr(0, 8), "Imported table", {std::move(group)}, std::nullopt};
}

// Sorts the rows by time; false when two of them overlap, which is then the source's finding.
bool putInOrder(Source& source)
{
    std::stable_sort(source.rows.begin(), source.rows.end(), [](const Row& a, const Row& b) {
        return std::pair{a.start, a.stop} < std::pair{b.start, b.stop};
    });
    for (std::size_t i = 1; i < source.rows.size(); ++i) {
        if (source.rows[i].start >= source.rows[i - 1].stop) continue;
        source.refuse(source.rows[i].line,
                      "This bout overlaps the one of line " + std::to_string(source.rows[i - 1].line) + '.');
        return false;
    }
    return true;
}

StoredSession sessionOf(const Source& source, const Scheme& scheme, const std::string& study)
{
    StoredSession session;
    session.id = named("session\n" + study + '\n' + scheme.id + '\n' + source.id);
    session.scheme = scheme;
    const auto add = [&](EntryKind kind, Millis at) -> Entry& {
        Entry& entry = session.entries.emplace_back();
        entry.number = static_cast<std::uint32_t>(session.entries.size());
        entry.kind = kind;
        entry.at = entry.onset = at;
        return entry;
    };

    Header header;
    header.family = source.subject;
    header.observer = source.observer;
    header.study = study;
    header.sourceId = source.id;
    header.scheme = scheme.id;
    header.consent = Consent::noNotes;  // a table has no words, and there is none to ask any more
    add(EntryKind::header, Millis{0}).header = std::make_shared<const Header>(std::move(header));
    for (std::size_t i = 0; i < source.rows.size(); ++i) {
        const Row& row = source.rows[i];
        if (i > 0 && row.start > source.rows[i - 1].stop) add(EntryKind::pause, source.rows[i - 1].stop);
        add(EntryKind::activity, row.start).code = scheme.find(row.state).value_or(kNoCode);
    }
    add(EntryKind::end, source.rows.back().stop);
    return session;
}

}  // namespace

Result<BoutsTable> readBoutsTable(std::string_view text, const BoutsOptions& options,
                                  const std::string& where)
{
    TableReader reader(options, where);
    if (Status status = reader.read(text); !status) return status.error();

    BoutsTable table;
    if (options.scheme) {
        table.scheme = *options.scheme;
    } else if (reader.codes().size() > kMostCodes) {
        return Error{Errc::invalid,
                     "The table has more than 64 states. Name a scheme and map them with --map.", where};
    } else {
        table.scheme = schemeOf(reader.codes());
    }
    for (Source& source : reader.sources()) {
        if (!source.finding && putInOrder(source))
            table.sessions.push_back(sessionOf(source, table.scheme, options.study));
        else
            table.findings.push_back(*source.finding);
    }
    return table;
}

}  // namespace tessera
