// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/research/agreement_report.h"
#include "sync/formats/seconds.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace tessera {
namespace {

std::string decimal(double value, int digits)
{
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.*f", digits, value);
    return text.data();
}

std::string percent(const std::optional<double>& share)
{
    return share ? decimal(*share * 100, 1) + " %" : "undefined";
}

std::string kappa(const std::optional<double>& value, const std::optional<BootstrapInterval>& interval)
{
    std::string text = value ? decimal(*value, 3) : "undefined";
    if (interval)
        text += " (95 % interval " + decimal(interval->low, 3) + " to " + decimal(interval->high, 3) + ")";
    return text;
}

std::string who(const AgreementReport& report, std::size_t index)
{
    const ComparedSession& one = report.sessions[index];
    const std::string session = one.session.text();
    return one.observer.empty() ? session : one.observer + " (" + session.substr(0, 8) + ")";
}

std::string labelOf(const Scheme& scheme, std::size_t symbol)
{
    const auto states = scheme.states();
    return symbol < states.size() ? scheme.code(states[symbol]).letter : "?";
}

std::string column(std::string text, std::size_t width)
{
    if (text.size() < width) text.insert(0, width - text.size(), ' ');
    return text;
}

// Minutes and seconds by what each had; codes by their letters.
std::string tableOf(const AgreementTable& table, const Scheme& scheme)
{
    constexpr std::size_t kWidth = 9;
    std::string text = "  ";
    for (std::size_t j = 0; j < table.codes(); ++j) text += column(labelOf(scheme, j), kWidth);
    text += "\n";
    for (std::size_t i = 0; i < table.codes(); ++i) {
        text += labelOf(scheme, i) + " ";
        for (std::size_t j = 0; j < table.codes(); ++j)
            text += column(clockText(Millis{table.at(i, j)}), kWidth);
        text += "\n";
    }
    return text;
}

std::string pairText(const ComparedPair& pair, const AgreementReport& report)
{
    const PairAgreement& found = pair.figures;
    std::string text = "First (rows): " + who(report, pair.first) +
                       ". Second (columns): " + who(report, pair.second) + ".\n";
    text += "Both observed " + clockText(found.length) + ", laid on one clock by " +
            (found.byUtc ? "their UTC starts" : "their openings, as a start is unknown") + ".\n";
    text += tableOf(found.time.table, report.scheme);
    text += "By time:    the same code for " + percent(found.time.coefficients.percent) + " of it; kappa " +
            kappa(found.time.coefficients.kappa, found.time.interval);
    if (found.time.accuracy)
        text += ", as of two observers who are right " + decimal(*found.time.accuracy * 100, 0) +
                " % of the time";
    text += ".\nIn units:   " + std::to_string(found.units.table.total()) + " of " +
            secondsText(report.settings.unit) + " s; kappa " +
            kappa(found.units.coefficients.kappa, found.units.interval) + ", at most " +
            kappa(found.units.coefficients.kappaMax, {}) + " with these totals.\n";
    if (found.tolerance && report.settings.tolerance)
        text += "Tolerance:  " + secondsText(*report.settings.tolerance) + " s; kappa " +
                kappa(found.tolerance->first.kappa, {}) + " against the first, " +
                kappa(found.tolerance->second.kappa, {}) + " against the second.\n";
    text += "By event:   " + std::to_string(found.alignedAgreements) + " of " +
            std::to_string(found.alignedPairs) + " aligned bouts are the same; kappa " +
            kappa(found.alignedKappa, found.alignedInterval) + ".\n";
    text += "Alpha:      " + kappa(found.alpha, found.alphaInterval) + ".\n";
    if (found.delay)
        text += "Delay:      the second " +
                std::string(found.delay->medianMs < 0 ? "was earlier by " : "was later by ") +
                decimal(std::abs(found.delay->medianMs) / 1000, 1) + " s (median of " +
                std::to_string(found.delay->onsets) + " onsets).\n";
    return text;
}

}  // namespace

std::string agreementText(const AgreementReport& report)
{
    std::string text;
    for (const ComparedPair& pair : report.pairs) text += (text.empty() ? "" : "\n") + pairText(pair, report);
    if (report.pairs.size() > 1)
        text += "\nAlpha over all " + std::to_string(report.sessions.size()) +
                " observers: " + kappa(report.all.alpha, report.all.interval) + " (" +
                std::to_string(report.all.units) + " units).\n";
    return text;
}

std::vector<std::string> agreementWarnings(const AgreementReport& report)
{
    std::vector<std::string> warnings;
    const auto any = [&](auto&& holds) {
        return std::any_of(report.pairs.begin(), report.pairs.end(), holds);
    };
    if (any([](const ComparedPair& pair) { return pair.figures.length.count() == 0; }))
        warnings.emplace_back(
            "There is no time in which both were observing, so there is nothing to compare.");
    if (any([](const ComparedPair& pair) {
            return pair.figures.tolerance && pair.figures.tolerance->tooWide;
        }))
        warnings.emplace_back(
            "The tolerance is longer than half the median bout, where it says little; choose a shorter one.");
    if (report.settings.tolerance && *report.settings.tolerance < report.settings.unit &&
        report.settings.tolerance->count() > 0)
        warnings.emplace_back("The tolerance is shorter than one unit, so it changes nothing.");
    if (report.forced)
        warnings.emplace_back(
            "Something speaks against these sessions being of one visit; compared all the same.");
    return warnings;
}

}  // namespace tessera
