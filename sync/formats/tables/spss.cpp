// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/tables/spss.h"

#include "core/measures/time_budget.h"
#include "sync/formats/tables/clean_text.h"
#include "sync/formats/tables/losses.h"
#include "sync/formats/tables/session_tables.h"

#include <readstat.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <map>
#include <memory>
#include <optional>
#include <set>

namespace tessera {
namespace {

constexpr std::size_t kLongestName = 64;    // bytes of a variable's name
constexpr std::size_t kLongestLabel = 255;  // bytes of a variable's label
constexpr std::size_t kLongestValueLabel = 120;
constexpr std::size_t kLongestText = 32767;      // bytes of a text
constexpr std::time_t kFixedDate = 946'684'800;  // 2000-01-01T00:00:00Z

// The numbers that stand for codes: places in the alphabet of all schemes together.
struct Alphabet {
    std::map<std::string, std::int64_t, std::less<>> numbers;
    std::vector<std::pair<std::int64_t, std::string>> labels;

    void add(const std::string& id, const std::string& label)
    {
        const auto next = static_cast<std::int64_t>(numbers.size()) + 1;
        if (numbers.emplace(id, next).second) labels.emplace_back(next, label);
    }
};
struct Alphabets {
    Alphabet states, points;
};

Alphabets alphabetsOf(const std::vector<Journal>& journals)
{
    Alphabets all;
    for (const Journal& journal : journals) {
        const Scheme& scheme = journal.fold().scheme();
        for (const CodeIndex code : scheme.states())
            all.states.add(scheme.code(code).id, scheme.code(code).label);
        for (const CodeIndex code : scheme.points())
            all.points.add(scheme.code(code).id, scheme.code(code).label);
    }
    all.states.labels.emplace_back(0, "can't tell");
    all.states.numbers["cannot-tell"] = 0;
    return all;
}

// Names as SPSS takes them, each only once when capitals do not count.
class Names {
public:
    std::string next(const std::string& wished)
    {
        std::string name = wordText(wished);
        const bool letter =
            !name.empty() && ((name[0] >= 'a' && name[0] <= 'z') || (name[0] >= 'A' && name[0] <= 'Z'));
        if (!letter) name = "v_" + name;
        name = std::string(wholeCharacters(name, kLongestName));
        for (int i = 2; !taken_.insert(lower(name)).second; ++i) {
            const std::string suffix = "_" + std::to_string(i);
            name = std::string(wholeCharacters(name, kLongestName - suffix.size())) + suffix;
        }
        return name;
    }

private:
    static std::string lower(std::string name)
    {
        for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        return name;
    }
    std::set<std::string> taken_;
};

// One table with all its rows; a file is written once the width of its texts and the number of its rows are
// known.
struct Sheet {
    std::string name;
    std::vector<Column> columns;
    std::vector<Row> rows;
};

class SavFile {
public:
    SavFile(const Sheet& sheet, const Alphabets& alphabets)
        : sheet_(&sheet), alphabets_(&alphabets), writer_(readstat_writer_init(), readstat_writer_free)
    {
    }

    Result<std::string> written()
    {
        readstat_set_data_writer(writer_.get(), [](const void* data, std::size_t length, void* to) {
            static_cast<std::string*>(to)->append(static_cast<const char*>(data), length);
            return static_cast<ssize_t>(length);
        });
        readstat_writer_set_file_timestamp(writer_.get(), kFixedDate);
        readstat_writer_set_file_label(writer_.get(), ("Tessera: " + sheet_->name).c_str());
        readstat_writer_set_compression(writer_.get(), READSTAT_COMPRESS_ROWS);
        addVariables();
        std::string bytes;
        check(readstat_begin_writing_sav(writer_.get(), &bytes, static_cast<long>(sheet_->rows.size())));
        for (const Row& row : sheet_->rows) writeRow(row);
        if (problem_ == READSTAT_OK) check(readstat_end_writing(writer_.get()));
        if (problem_ != READSTAT_OK) {
            return Error{
                Errc::invalid,
                std::string("this table does not fit the format: ") + readstat_error_message(problem_),
                sheet_->name + ".sav"};
        }
        return bytes;
    }
    [[nodiscard]] std::uint64_t shortened() const { return shortened_; }

private:
    void check(readstat_error_t answer)
    {
        if (problem_ == READSTAT_OK) problem_ = answer;
    }

    static bool isText(const Column& column)
    {
        return column.kind == CellKind::text || column.kind == CellKind::words;
    }

    std::size_t widthOf(std::size_t column) const
    {
        std::size_t width = 1;
        for (const Row& row : sheet_->rows) {
            if (const auto* text = std::get_if<std::string>(&row[column])) {
                width = std::max(width, wholeCharacters(validUtf8(*text), kLongestText).size());
            }
        }
        return width;
    }

    void addVariables()
    {
        Names names;
        for (std::size_t i = 0; i < sheet_->columns.size(); ++i) {
            const Column& column = sheet_->columns[i];
            const std::string name = names.next(column.name);
            readstat_variable_t* variable =
                isText(column)
                    ? readstat_add_variable(writer_.get(), name.c_str(), READSTAT_TYPE_STRING, widthOf(i))
                    : readstat_add_variable(writer_.get(), name.c_str(), READSTAT_TYPE_DOUBLE, 0);
            const std::string label = validUtf8(column.meaning);
            readstat_variable_set_label(variable, std::string(wholeCharacters(label, kLongestLabel)).c_str());
            readstat_variable_set_measure(variable, measureOf(column));
            if (!isText(column)) readstat_variable_set_format(variable, formatOf(column));
            addLabels(variable, column, i);
            variables_.push_back(variable);
        }
    }

    static readstat_measure_t measureOf(const Column& column)
    {
        const bool amount = column.kind == CellKind::whole || column.kind == CellKind::number ||
                            column.kind == CellKind::seconds;
        return amount ? READSTAT_MEASURE_SCALE : READSTAT_MEASURE_NOMINAL;
    }
    static const char* formatOf(const Column& column)
    {
        if (column.kind == CellKind::seconds) return "F12.3";
        return column.kind == CellKind::number ? "F12.6" : "F8.0";
    }

    void addLabels(readstat_variable_t* variable, const Column& column, std::size_t number)
    {
        std::vector<std::pair<std::int64_t, std::string>> labels;
        if (column.kind == CellKind::state) labels = alphabets_->states.labels;
        if (column.kind == CellKind::point) labels = alphabets_->points.labels;
        for (const std::string& choice : column.choices) {
            labels.emplace_back(static_cast<std::int64_t>(labels.size()) + 1, choice);
        }
        if (labels.empty()) return;
        std::sort(labels.begin(), labels.end());
        readstat_label_set_t* set = readstat_add_label_set(writer_.get(), READSTAT_TYPE_DOUBLE,
                                                           ("labels" + std::to_string(number)).c_str());
        for (const auto& [value, label] : labels) {
            const std::string clean = validUtf8(label);
            readstat_label_double_value(set, static_cast<double>(value),
                                        std::string(wholeCharacters(clean, kLongestValueLabel)).c_str());
        }
        readstat_variable_set_label_set(variable, set);
    }

    std::optional<double> valueOf(const Column& column, const Cell& cell) const
    {
        if (const auto* whole = std::get_if<std::int64_t>(&cell)) return static_cast<double>(*whole);
        if (const auto* number = std::get_if<double>(&cell)) return *number;
        if (const auto* length = std::get_if<Millis>(&cell))
            return static_cast<double>(length->count()) / 1000.0;
        const auto* text = std::get_if<std::string>(&cell);
        if (text == nullptr) return std::nullopt;
        if (column.kind == CellKind::choice) {
            const auto found = std::find(column.choices.begin(), column.choices.end(), *text);
            if (found == column.choices.end()) return std::nullopt;
            return static_cast<double>(found - column.choices.begin() + 1);
        }
        const auto& numbers =
            (column.kind == CellKind::state ? alphabets_->states : alphabets_->points).numbers;
        const auto found = numbers.find(*text);
        return found == numbers.end() ? std::nullopt : std::optional(static_cast<double>(found->second));
    }

    void writeRow(const Row& row)
    {
        if (problem_ != READSTAT_OK) return;
        check(readstat_begin_row(writer_.get()));
        for (std::size_t i = 0; i < row.size(); ++i) {
            const Column& column = sheet_->columns[i];
            if (isText(column)) {
                const auto* text = std::get_if<std::string>(&row[i]);
                const std::string clean = text == nullptr ? std::string() : validUtf8(*text);
                const std::string_view fits = wholeCharacters(clean, kLongestText);
                if (fits.size() < clean.size()) ++shortened_;
                check(readstat_insert_string_value(writer_.get(), variables_[i], std::string(fits).c_str()));
            } else if (const auto value = valueOf(column, row[i])) {
                check(readstat_insert_double_value(writer_.get(), variables_[i], *value));
            } else {
                check(readstat_insert_missing_value(writer_.get(), variables_[i]));
            }
        }
        check(readstat_end_row(writer_.get()));
    }

    const Sheet* sheet_;
    const Alphabets* alphabets_;
    std::unique_ptr<readstat_writer_t, decltype(&readstat_writer_free)> writer_;
    std::vector<readstat_variable_t*> variables_;
    readstat_error_t problem_ = READSTAT_OK;
    std::uint64_t shortened_ = 0;
};

// What the sessions table holds beyond the tidy set: the time budget of every state of every scheme.
struct BudgetColumn {
    const char* name;
    CellKind kind;
    const char* meaning;
    Cell (*value)(const ActivityBudget&);
};

template <class T>
Cell cellOf(const std::optional<T>& value)
{
    return value ? Cell{*value} : Cell{};
}
Cell secondsOf(const std::optional<double>& ms)
{
    return ms ? Cell{*ms / 1000.0} : Cell{};
}

const std::array<BudgetColumn, 12>& budgetColumns()
{
    using A = ActivityBudget;
    static const std::array<BudgetColumn, 12> columns{{
        {"time_s", CellKind::seconds, "time", [](const A& a) { return Cell{a.time}; }},
        {"share", CellKind::number, "time / coded time", [](const A& a) { return cellOf(a.share); }},
        {"bouts", CellKind::whole, "bouts",
         [](const A& a) { return Cell{static_cast<std::int64_t>(a.bouts)}; }},
        {"interactions", CellKind::whole, "interactions",
         [](const A& a) { return Cell{static_cast<std::int64_t>(a.interactions)}; }},
        {"mean_bout_s", CellKind::number, "mean bout", [](const A& a) { return secondsOf(a.meanBoutMs); }},
        {"median_bout_s", CellKind::number, "median bout",
         [](const A& a) { return secondsOf(a.medianBoutMs); }},
        {"sd_bout_s", CellKind::number, "sd of bouts, n - 1",
         [](const A& a) { return secondsOf(a.sdBoutMs); }},
        {"min_bout_s", CellKind::seconds, "shortest bout", [](const A& a) { return cellOf(a.minBout); }},
        {"longest_bout_s", CellKind::seconds, "longest bout",
         [](const A& a) { return cellOf(a.longestBout); }},
        {"longest_bout_onset_s", CellKind::seconds, "onset of the longest bout",
         [](const A& a) { return cellOf(a.longestBoutOnset); }},
        {"latency_s", CellKind::seconds, "first onset", [](const A& a) { return cellOf(a.latency); }},
        {"bouts_per_hour", CellKind::number, "bouts an hour of coded time",
         [](const A& a) { return cellOf(a.boutsPerHour); }},
    }};
    return columns;
}

void addBudgets(Sheet& sheet, const std::vector<Journal>& journals, const Alphabets& alphabets)
{
    std::vector<std::string> ids(alphabets.states.numbers.size());
    for (const auto& [id, number] : alphabets.states.numbers) ids[static_cast<std::size_t>(number)] = id;
    std::map<std::int64_t, std::string> labels(alphabets.states.labels.begin(),
                                               alphabets.states.labels.end());
    for (std::size_t state = 1; state < ids.size(); ++state) {
        for (const BudgetColumn& one : budgetColumns()) {
            sheet.columns.push_back({ids[state] + "_" + one.name,
                                     one.kind,
                                     labels[static_cast<std::int64_t>(state)] + ": " + one.meaning,
                                     {}});
        }
    }
    for (std::size_t i = 0; i < journals.size(); ++i) {
        const Scheme& scheme = journals[i].fold().scheme();
        std::map<std::string, ActivityBudget> byId;
        for (const ActivityBudget& one : timeBudget(journals[i].fold().timeline(), scheme).activities) {
            byId[scheme.code(one.code).id] = one;
        }
        for (std::size_t state = 1; state < ids.size(); ++state) {
            const auto found = byId.find(ids[state]);
            for (const BudgetColumn& one : budgetColumns()) {
                sheet.rows[i].push_back(found == byId.end() ? Cell{} : one.value(found->second));
            }
        }
    }
}

}  // namespace

Result<Exported> writeSpss(const std::vector<Journal>& journals)
{
    const Alphabets alphabets = alphabetsOf(journals);
    Exported exported;
    std::uint64_t shortened = 0;
    for (std::size_t i = 0; i < kTables; ++i) {
        const auto table = static_cast<Table>(i);
        if (table == Table::codebook) continue;
        Sheet sheet{tableForm(table).name, tableForm(table).columns, {}};
        SessionTables tables([&](Table which, const Row& row) {
            if (which == table) sheet.rows.push_back(row);
            return Status{};
        });
        for (const Journal& journal : journals) {
            if (const auto done = tables.add(journal); !done) return done.error();
        }
        if (table == Table::sessions) addBudgets(sheet, journals, alphabets);
        SavFile file(sheet, alphabets);
        auto bytes = file.written();
        if (!bytes) return bytes.error();
        shortened += file.shortened();
        exported.files.push_back({sheet.name + ".sav", std::move(*bytes)});
    }
    addLoss(exported, shortened, "text is cut: the format holds at most 32,767 bytes",
            "texts are cut: the format holds at most 32,767 bytes");
    addTableLosses(exported, hardToCarry(journals));
    return exported;
}

}  // namespace tessera
