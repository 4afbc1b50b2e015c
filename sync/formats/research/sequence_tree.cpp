// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/research/sequence_tree.h"

#include <algorithm>

namespace tessera::tree {

DataSet::DataSet(std::span<const SessionFigures> sessions)
{
    const auto take = [this](const SessionFigures& one) {
        OfScheme& scheme = schemes_[one.scheme.id];
        scheme.codes = one.scheme.states().size();
        scheme.longest = std::max(scheme.longest, one.sequence.length);
    };
    for (const SessionFigures& one : sessions) {
        take(one);
        for (const SessionFigures& lane : one.lanes) take(lane);
    }
    for (auto& [id, scheme] : schemes_)
        scheme.greatest = tessera::greatestTurbulence(scheme.codes, scheme.longest);
}

std::uint64_t DataSet::longest(const SessionFigures& figures) const
{
    const auto found = schemes_.find(figures.scheme.id);
    return found == schemes_.end() ? figures.sequence.length : found->second.longest;
}

std::optional<double> DataSet::greatestTurbulence(const SessionFigures& figures) const
{
    const auto found = schemes_.find(figures.scheme.id);
    return found == schemes_.end() ? std::nullopt : found->second.greatest;
}

Json sequence(const SessionFigures& figures, const FigureSettings& settings, const DataSet& dataSet)
{
    const SequenceFigures& one = figures.sequence;
    return {
        {"unit_ms", ms(settings.unit)},
        {"length", one.length},
        {"entropy", orNull(one.entropy)},
        {"entropy_normalised", orNull(one.entropyNormalised)},
        {"subsequences_log2", orNull(one.subsequencesLog2)},
        {"turbulence", orNull(one.turbulence)},
        {"complexity", orNull(one.complexity)},
        {"transitions", one.transitions},
        {"transitions_normalised", orNull(one.transitionsNormalised)},
        {"spells", one.spells},
        {"visited", one.visited},
        {"spell_variance", orNull(one.spellVariance)},
        {"spell_variance_greatest", orNull(one.greatestSpellVariance)},
        {"turbulence_normalised",
         orNull(normalisedTurbulence(one.turbulence, dataSet.greatestTurbulence(figures)))},
        {"turbulence_type2", orNull(one.turbulenceType2)},
        {"volatility", orNull(one.volatility)},
    };
}

void addSequenceSettings(Json& settings, std::uint64_t longest)
{
    settings["sequence_pieces"] =
        "a pause or a can't-tell parts pieces; length, spells, transitions, pairs and subsequences are added "
        "over them";
    settings["entropy"] = "h = -sum p ln p over the time units of each activity, nats";
    settings["entropy_normalised"] = "h / ln A, A = activities of the scheme, unused ones too";
    settings["spells"] = "m = longest stretches of one activity within a piece";
    settings["transitions"] = "q = neighbouring units of different activities";
    settings["transitions_normalised"] = "q / pairs of neighbouring units; 0 when there is none";
    settings["subsequences"] =
        "phi = distinct subsequences of the spells' activities, the empty one counted once; N0 = 1, "
        "Ni = 2 N(i-1) - N(last(xi)-1); as log2";
    settings["spell_variance"] =
        "s2 of the spells' lengths in units, divisor m; greatest: (m - 1)(1 - mean)^2";
    settings["turbulence"] = "T = log2(phi (s2max + 1) / (s2 + 1))";
    settings["turbulence_normalised"] =
        "(T - 1) / (Tmax - 1), Tmax = T of the alphabet repeated to the longest session of the scheme in "
        "this output";
    settings["turbulence_longest"] = longest;
    settings["turbulence_type2"] = "T with activities never visited as spells of length 0";
    settings["complexity"] = "sqrt(transitions_normalised * entropy_normalised)";
    settings["volatility"] = "w (visited - 1) / (A - 1) + (1 - w) transitions_normalised";
    settings["volatility_weight"] = 0.5;
    settings["undefined"] = "null or an empty cell";
}

}  // namespace tessera::tree
