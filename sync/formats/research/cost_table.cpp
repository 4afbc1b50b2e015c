// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/research/cost_table.h"

#include "sync/formats/csv_records.h"

#include <charconv>
#include <cmath>
#include <optional>

namespace tessera {
namespace {

class CostTable {
public:
    CostTable(const Scheme& scheme, const std::string& path)
        : scheme_(&scheme), path_(&path), states_(scheme.states())
    {
    }

    [[nodiscard]] Result<std::vector<double>> read(std::string_view text)
    {
        CsvReader reader(text);
        while (true) {
            auto record = reader.next();
            if (!record) return record.error();
            if (!*record) break;
            const CsvRecord& row = **record;
            if (row.comment) continue;
            line_ = row.line;
            if (const Status taken = columns_.empty() ? takeHeader(row) : takeRow(row); !taken)
                return taken.error();
        }
        if (columns_.empty()) return wrong("there is no table; its first line names the codes");
        for (std::size_t place = 0; place < states_.size(); ++place)
            if (!seen_[place]) return wrong("there is no row for " + scheme_->code(states_[place]).id);
        return checked();
    }

private:
    [[nodiscard]] Error wrong(const std::string& what) const
    {
        return {Errc::invalid, what, *path_ + ":" + std::to_string(line_)};
    }

    [[nodiscard]] Result<std::size_t> placeOf(const std::string& name) const
    {
        for (std::size_t place = 0; place < states_.size(); ++place) {
            const Code& code = scheme_->code(states_[place]);
            if (code.id == name || code.label == name) return place;
        }
        return wrong("\"" + name + "\" is no activity of " + scheme_->id);
    }

    [[nodiscard]] Status takeHeader(const CsvRecord& row)
    {
        if (row.fields.size() != states_.size() + 1)
            return wrong("the first line names each of the " + std::to_string(states_.size()) +
                         " activities behind one cell for the rows' names");
        std::vector<bool> named(states_.size(), false);
        for (std::size_t cell = 1; cell < row.fields.size(); ++cell) {
            const auto place = placeOf(row.fields[cell]);
            if (!place) return place.error();
            if (named[*place]) return wrong("\"" + row.fields[cell] + "\" stands twice");
            named[*place] = true;
            columns_.push_back(*place);
        }
        seen_.assign(states_.size(), false);
        lines_.assign(states_.size(), 0);
        costs_.assign(states_.size() * states_.size(), 0);
        return {};
    }

    [[nodiscard]] Status takeRow(const CsvRecord& row)
    {
        if (row.fields.size() != columns_.size() + 1)
            return wrong("this row has " + std::to_string(row.fields.size()) + " cells, not " +
                         std::to_string(columns_.size() + 1));
        const auto place = placeOf(row.fields.front());
        if (!place) return place.error();
        if (seen_[*place]) return wrong("\"" + row.fields.front() + "\" has two rows");
        seen_[*place] = true;
        lines_[*place] = row.line;
        for (std::size_t cell = 0; cell < columns_.size(); ++cell) {
            const std::string& text = row.fields[cell + 1];
            double cost = 0;
            const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), cost);
            if (problem != std::errc{} || end != text.data() + text.size() || !std::isfinite(cost) ||
                cost < 0)
                return wrong("\"" + text + "\" is no cost; write a number of 0 or more");
            costs_[*place * states_.size() + columns_[cell]] = cost;
        }
        return {};
    }

    [[nodiscard]] Result<std::vector<double>> checked()
    {
        const std::size_t n = states_.size();
        for (std::size_t a = 0; a < n; ++a) {
            line_ = lines_[a];
            const std::string& id = scheme_->code(states_[a]).id;
            if (costs_[a * n + a] != 0) return wrong(id + " in place of itself costs 0");
            for (std::size_t b = 0; b < a; ++b)
                if (costs_[a * n + b] != costs_[b * n + a])
                    return wrong(id + " and " + scheme_->code(states_[b]).id +
                                 " cost different amounts both ways");
        }
        return std::move(costs_);
    }

    const Scheme* scheme_;
    const std::string* path_;
    std::vector<CodeIndex> states_;
    std::size_t line_ = 1;
    std::vector<std::size_t> columns_, lines_;  // place of each column; line of each place's row
    std::vector<bool> seen_;
    std::vector<double> costs_;
};

}  // namespace

Result<std::vector<double>> readCostTable(std::string_view text, const Scheme& scheme,
                                          const std::string& path)
{
    return CostTable(scheme, path).read(text);
}

}  // namespace tessera
