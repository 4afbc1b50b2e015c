// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/research/table_tree.h"
#include "sync/formats/research/text_table.h"
#include "sync/formats/research/transitions_json.h"

namespace tessera {
namespace {

std::string table(const std::string& title, const std::vector<std::string>& ids, const MaybeTable& cells,
                  int digits)
{
    std::vector<std::vector<std::string>> rows{{title}};
    for (const std::string& id : ids) rows.front().push_back(id);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        rows.push_back({ids[i]});
        for (std::size_t j = 0; j < ids.size(); ++j) rows.back().push_back(decimal(cells.at(i, j), digits));
    }
    return "\n" + aligned(rows);
}

MaybeTable countsOf(const LagTable& of)
{
    MaybeTable counts(of.codes());
    for (std::size_t i = 0; i < of.codes(); ++i) {
        for (std::size_t j = 0; j < of.codes(); ++j) {
            if (!of.isStructural(i, j)) counts.at(i, j) = static_cast<double>(of.counts.at(i, j));
        }
    }
    return counts;
}

}  // namespace

std::string transitionsText(const TransitionReport& report)
{
    const LagTable& of = report.table;
    const std::vector<std::string> ids = tree::stateIds(report.scheme);
    std::string text =
        std::to_string(of.margins.total) + " transitions at lag " + std::to_string(of.lag) + " on ";
    text += report.settings.onBouts ? "bouts"
                                    : "units of " + std::to_string(report.settings.unit.count()) + " ms";
    text += ", " + std::to_string(report.sessions.size()) + " sessions of " + report.scheme.id + "\n";
    text += table("counts", ids, countsOf(of), 0);
    text += table("probabilities", ids, of.probabilities, 3);
    text += table("expected", ids, of.expected, 1);
    text += table("adjusted residuals (z)", ids, of.adjustedResiduals, 2);
    text += table("p of z, Holm", ids, of.pHolm, 4);
    text += "\nX2 " + decimal(of.x2, 2) + " (p " + decimal(of.pX2, 4) + "), G2 " + decimal(of.g2, 2) +
            " (p " + decimal(of.pG2, 4) + "), df " + (of.df ? std::to_string(*of.df) : "-") + "\n";
    for (const std::string& warning : transitionWarnings(report)) text += "Note: " + warning + "\n";
    return text;
}

}  // namespace tessera
