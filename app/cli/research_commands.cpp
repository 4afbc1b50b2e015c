// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command_table.h"
#include "app/cli/commands/commands.h"

namespace tessera::cli {
namespace {

const OptionSpec kGroup{"--group", "NAME",
                        "of a scheme with several groups of activities, the one that counts; else\n"
                        "all that was tapped, and of visits coded by intervals the first group"};

CommandSpec agreement()
{
    return {"agreement",
            "SESSION SESSION [SESSION…]",
            "compare what observers of one visit tapped",
            "Compares sessions of one visit and one scheme by time, by time units and by events. They are\n"
            "laid on one clock by their UTC starts (by their openings when a start is unknown) and cut to\n"
            "the time in which both observed; either's pauses are left out, can't-tell is the last code.\n"
            "Three sessions or more are compared two by two, and by one alpha. Sessions of different\n"
            "visits need --force.",
            {
                {"--unit", "DURATION", "a time unit: 1s (else) or another"},
                {"--tolerance", "DURATION",
                 "a unit agrees when the other had its code within this time, before or\n"
                 "after"},
                kGroup,
                {"--force", "", "compare sessions of different visits all the same"},
                {"--block", "DURATION",
                 "blocks of the bootstrap's intervals (else twice the mean bout, at least\n"
                 "60s)"},
                {"--resamples", "N", "draws of the bootstrap: 2000 (else) or another number"},
                {"--seed", "N", "where the bootstrap's random numbers start: 1 (else)"},
                {"--json", "", "one JSON document instead of text for people"},
            },
            2,
            kAnyNumber,
            runAgreement};
}

CommandSpec transitions()
{
    return {"transitions",
            "SESSION… | --all",
            "what follows what",
            "Counts how often one activity follows another, pooled over sessions of one scheme, with\n"
            "probabilities, expected counts, adjusted residuals, tests, associations and intervals.\n"
            "Nothing is counted across a pause, a can't-tell or a session's border. Neighbouring bouts\n"
            "cannot be of one code; the expected counts, residuals and degrees of freedom know that.",
            {
                {"--all", "", "every real session"},
                {"--kind", "KIND", "with --all: sessions of this kind instead of real ones"},
                kGroup,
                {"--lag", "N", "how many places later: 1 (else) or more"},
                {"--on", "WHAT", "bouts (else) or units of time"},
                {"--unit", "DURATION", "a time unit: 1s (else) or another"},
                {"--json", "", "one JSON document instead of text for people"},
            },
            0,
            kAnyNumber,
            runTransitions};
}

CommandSpec permutation()
{
    return {"permutation",
            "SESSION… | --all",
            "could the transitions be chance?",
            "Compares the transitions between bouts with those that the same bouts would make in any\n"
            "other order in which no activity follows itself, each session for itself. Short sessions\n"
            "are counted out exactly; else orders are drawn, and the same seed draws the same ones.",
            {
                {"--all", "", "every real session"},
                {"--kind", "KIND", "with --all: sessions of this kind instead of real ones"},
                kGroup,
                {"--draws", "B", "how many orders are drawn: 10000 (else) or another number"},
                {"--seed", "S", "where the random numbers start: 1 (else)"},
                {"--on", "WHAT", "bouts, the only way there is"},
                {"--json", "", "one JSON document instead of text for people"},
            },
            0,
            kAnyNumber,
            runPermutation};
}

CommandSpec distances()
{
    return {"distances",
            "SESSION… | --all",
            "how far sessions are from each other",
            "Works out how far each two sessions of one scheme are from each other as sequences of time\n"
            "units, pauses and can't-tells left out, and sorts them around medoids when asked.",
            {
                {"--all", "", "every real session"},
                {"--kind", "KIND", "with --all: sessions of this kind instead of real ones"},
                kGroup,
                {"--unit", "DURATION", "a time unit: 1s (else) or another"},
                {"--metric", "METRIC",
                 "lcs (else): what two sessions have in common in order; om: optimal\n"
                 "matching"},
                {"--substitution", "COSTS",
                 "with om: constant (else), 2 for any two activities; trate, by how\n"
                 "often they follow each other; or a CSV file with a row and a column for\n"
                 "each activity"},
                {"--indel", "COST", "with om: of a unit put in or taken out: 1 (else) or another"},
                {"--norm", "NORM", "none (else), maxlength, maxdist or YujianBo"},
                {"--clusters", "K", "as many clusters around medoids, with silhouettes"},
                {"--json", "", "one JSON document instead of text for people"},
            },
            0,
            kAnyNumber,
            runDistances};
}

CommandSpec enough()
{
    return {"enough",
            "SESSION… | --all",
            "how much observation is enough",
            "Tries out how far each activity's share of the time would scatter if only so many minutes\n"
            "had been observed, by resampling blocks of the sessions, and from how many minutes on it is\n"
            "near its share in all of them. The same seed gives the same answer.",
            {
                {"--all", "", "every real session"},
                {"--kind", "KIND", "with --all: sessions of this kind instead of real ones"},
                kGroup,
                {"--minutes", "LIST",
                 "minutes to try: 5,10,20,30,40,50,60,90,120 (else), another list, or\n"
                 "from:to:step as 10:60:10"},
                {"--resamples", "B", "draws for each: 1000 (else) or another number"},
                {"--seed", "N", "where the random numbers start: 1 (else)"},
                {"--block", "DURATION", "length of a block: 60s (else) or another number of units"},
                {"--level", "SHARE", "of the interval: 0.95 (else)"},
                {"--margin", "SHARE", "near enough: the interval within 0.05 (else) of the share in all"},
                {"--unit", "DURATION", "a time unit: 1s (else) or another"},
                {"--json", "", "one JSON document instead of text for people"},
            },
            0,
            kAnyNumber,
            runEnough};
}

CommandSpec study()
{
    return {"study",
            "",
            "what the sessions of an archive say together",
            "Adds up the real sessions of an archive, for each study and set of codes: how the time was\n"
            "spent and what followed what, in all, by site and by kind of place. It is answered from what\n"
            "was summed up at import. A group of fewer than five visits has no figures. With --plot it\n"
            "draws a picture of the sessions instead; within a group they stand in the order of their\n"
            "start.",
            {
                {"--archive", "PATH", "the archive: a file, or postgresql://HOST/DATABASE"},
                {"--study", "ID", "this study alone"},
                {"--plot", "PLOT", "index, distribution, bars or transitions"},
                {"--as", "FORMAT", "with --plot: svg, png, pdf or csv; without it the name of -o says it"},
                {"-o", "PATH", "with --plot: the file to write"},
                {"--group", "WHAT", "with --plot: together (else), place or site"},
                {"--codes", "SCHEME", "with --plot: the set of codes, where a study has several"},
                {"--unit", "DURATION", "with --plot distribution: 30s (else) or another"},
                {"--lane", "N", "with --plot: which group of codes, where each interval asks for several"},
                {"--force", "", "with --plot: write over a file that is there"},
                {"--json", "", "one JSON document instead of text for people"},
            },
            0,
            0,
            runStudy};
}

}  // namespace

std::vector<CommandSpec> researchCommands()
{
    return {
        transitions(), agreement(), distances(), permutation(), enough(), study(),
    };
}

}  // namespace tessera::cli
