// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/measures/agreement/agreement.h"

#include "core/measures/agreement/interval_sweep.h"
#include "core/measures/agreement/observer_accuracy.h"
#include "core/measures/agreement/time_units.h"

#include <algorithm>

namespace tessera {
namespace {

std::optional<double> kappaOf(const AgreementTable& table)
{
    return coefficients(table).kappa;
}

// Where on the running clock, pauses left out, each piece begins.
std::vector<Millis> runningStarts(const CommonTime& time)
{
    std::vector<Millis> starts;
    Millis sum{0};
    for (const TimePiece& piece : time.pieces) {
        starts.push_back(sum);
        sum += piece.length();
    }
    return starts;
}

// Sorts what happened into the blocks of running time in which it did.
class Blocks {
public:
    Blocks(const CommonTime& time, Millis block, std::size_t codes)
        : starts_(runningStarts(time)),
          pieces_(&time.pieces),
          block_(block),
          tables_(static_cast<std::size_t>((time.length() + block - Millis{1}) / block),
                  AgreementTable(codes))
    {
    }

    void moment(std::uint32_t piece, Millis at, std::size_t row, std::size_t column)
    {
        if (row == kNotObserved || column == kNotObserved) return;
        const auto block = static_cast<std::size_t>(running(piece, at) / block_);
        if (block < tables_.size()) tables_[block].add(row, column, 1);
    }

    void stretch(const PairedStretch& one)
    {
        const Millis to = running(one.piece, one.offset);
        for (Millis from = running(one.piece, one.onset); from < to;) {
            const auto block = from / block_;
            const Millis border = std::min(to, (block + 1) * block_);
            tables_[static_cast<std::size_t>(block)].add(one.first, one.second, (border - from).count());
            from = border;
        }
    }

    [[nodiscard]] const std::vector<AgreementTable>& tables() const { return tables_; }

private:
    [[nodiscard]] Millis running(std::uint32_t piece, Millis at) const
    {
        return starts_[piece] + at - (*pieces_)[piece].from;
    }

    std::vector<Millis> starts_;
    const std::vector<TimePiece>* pieces_;
    Millis block_;
    std::vector<AgreementTable> tables_;
};

// Codes that neither used are left out of the errors' choice: nobody would have tapped them.
std::optional<double> accuracyOf(const AgreementTable& table, const std::optional<double>& kappa)
{
    if (!kappa) return std::nullopt;
    std::vector<double> base = baseRates(table);
    std::erase(base, 0.0);
    return accuracyOfKappa(*kappa, base);
}

// PABAK and AC1 depend on how many codes there are: can't-tell is one only when somebody used it.
AgreementTable withoutUnusedLast(const AgreementTable& table)
{
    const std::size_t last = table.codes() - 1;
    if (table.rowSums()[last] + table.columnSums()[last] > 0) return table;
    AgreementTable smaller(last);
    for (std::size_t i = 0; i < last; ++i)
        for (std::size_t j = 0; j < last; ++j) smaller.add(i, j, table.at(i, j));
    return smaller;
}

AgreementFigures figuresOf(AgreementTable table, const std::vector<AgreementTable>& blocks,
                           const BootstrapSettings& settings)
{
    AgreementFigures figures;
    figures.coefficients = coefficients(withoutUnusedLast(table));
    figures.accuracy = accuracyOf(table, figures.coefficients.kappa);
    if (figures.coefficients.kappa) figures.interval = bootstrapInterval(blocks, kappaOf, settings);
    figures.table = std::move(table);
    return figures;
}

Millis medianBout(const CommonTime& time)
{
    std::vector<Millis> lengths;
    for (const auto& track : time.tracks)
        for (const CodedStretch& one : track) lengths.push_back(one.length());
    if (lengths.empty()) return Millis{0};
    const auto middle = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2);
    std::nth_element(lengths.begin(), middle, lengths.end());
    if (lengths.size() % 2 == 1) return *middle;
    return (*middle + *std::max_element(lengths.begin(), middle)) / 2;
}

PairAgreement::Tolerance toleranceOf(const UnitSheet& sheet, const CommonTime& time, Millis tolerance)
{
    PairAgreement::Tolerance answer;
    const auto units = static_cast<std::size_t>(tolerance / sheet.unit);
    answer.units = units;
    answer.first = coefficients(withoutUnusedLast(toleranceTable(sheet, 0, 1, time.codes, units)));
    answer.second = coefficients(withoutUnusedLast(toleranceTable(sheet, 1, 0, time.codes, units)));
    answer.tooWide = tolerance * 2 > medianBout(time);
    return answer;
}

std::vector<Symbol> codesOf(const std::vector<CodedStretch>& track)
{
    std::vector<Symbol> codes;
    codes.reserve(track.size());
    for (const CodedStretch& one : track) codes.push_back(one.code);
    return codes;
}

void align(PairAgreement& answer, const CommonTime& time, const BootstrapSettings& settings)
{
    const auto &first = time.tracks[0], &second = time.tracks[1];
    const std::vector<Symbol> firstCodes = codesOf(first), secondCodes = codesOf(second);
    const std::vector<AlignedPair> pairs = alignEvents(firstCodes, secondCodes);
    const std::size_t nil = time.codes;
    answer.aligned = alignmentTable(pairs, firstCodes, secondCodes, time.codes);
    answer.alignedPairs = pairs.size();
    answer.alignedAgreements = static_cast<std::uint64_t>(answer.aligned.agreed());

    AgreementTable coded(nil);
    for (std::size_t i = 0; i < nil; ++i)
        for (std::size_t j = 0; j < nil; ++j) coded.add(i, j, answer.aligned.at(i, j));
    const Coefficients plain = coefficients(answer.aligned);
    answer.alignedPercent = plain.percent;
    answer.alignedKappaPlain = plain.kappa;
    answer.alignedKappa = nilKappa(answer.aligned);
    answer.alignedKappaCodedOnly = coefficients(coded).kappa;
    answer.delay = observerDelay(pairs, first, second, time.pieces);
    if (!answer.alignedKappa) return;

    Blocks blocks(time, answer.block, nil + 1);
    for (const AlignedPair& pair : pairs) {
        const CodedStretch& where = pair.first == kNil ? second[pair.second] : first[pair.first];
        blocks.moment(where.piece, where.onset, pair.first == kNil ? nil : firstCodes[pair.first],
                      pair.second == kNil ? nil : secondCodes[pair.second]);
    }
    answer.alignedInterval = bootstrapInterval(blocks.tables(), nilKappa, settings);
}

// Alpha over the units of all records of `time`. A block holds the units that begin in it.
AllAgreement alphaOver(const CommonTime& time, const UnitSheet& sheet, Millis block,
                       const BootstrapSettings& settings)
{
    const NominalAlpha all = alphaOf(sheet, time.codes, 0, sheet.size());
    AllAgreement answer{all.alpha(), {}, all.units()};
    if (!answer.alpha) return answer;
    const std::vector<Millis> starts = runningStarts(time);
    const auto blockOf = [&](std::size_t unit) {
        const std::uint32_t piece = sheet.pieces[unit];
        return (starts[piece] + sheet.starts[unit] - time.pieces[piece].from) / block;
    };
    std::vector<NominalAlpha> blocks;
    for (std::size_t from = 0; from < sheet.size();) {
        std::size_t to = from + 1;
        while (to < sheet.size() && blockOf(to) == blockOf(from)) ++to;
        blocks.push_back(alphaOf(sheet, time.codes, from, to));
        from = to;
    }
    answer.interval = bootstrapInterval(blocks, settings);
    return answer;
}

}  // namespace

Millis blockLength(const CommonTime& time)
{
    std::size_t stretches = 0;
    Millis sum{0};
    for (const auto& track : time.tracks) {
        stretches += track.size();
        for (const CodedStretch& one : track) sum += one.length();
    }
    constexpr Millis kMinute{60'000};
    return stretches == 0 ? kMinute : std::max(kMinute, 2 * sum / static_cast<std::int64_t>(stretches));
}

PairAgreement agreementOf(const CommonTime& time, const AgreementSettings& settings)
{
    PairAgreement answer;
    answer.length = time.length();
    answer.pieces = time.pieces.size();
    answer.byUtc = time.byUtc;
    answer.firstBouts = time.tracks[0].size();
    answer.secondBouts = time.tracks[1].size();
    answer.block = settings.block.value_or(blockLength(time));

    Blocks timeBlocks(time, answer.block, time.codes);
    const auto paired = pairedStretches(time.tracks[0], time.tracks[1]);
    for (const PairedStretch& one : paired) timeBlocks.stretch(one);
    answer.blocks = timeBlocks.tables().size();
    answer.time = figuresOf(timeTable(paired, time.codes), timeBlocks.tables(), settings.bootstrap);

    const UnitSheet sheet = unitSheet(time, settings.unit);
    Blocks unitBlocks(time, answer.block, time.codes);
    for (std::size_t i = 0; i < sheet.size(); ++i)
        unitBlocks.moment(sheet.pieces[i], sheet.starts[i], sheet.tracks[0][i], sheet.tracks[1][i]);
    answer.units = figuresOf(unitTable(sheet, 0, 1, time.codes), unitBlocks.tables(), settings.bootstrap);
    const AllAgreement both = alphaOver(time, sheet, answer.block, settings.bootstrap);
    answer.alpha = both.alpha;
    answer.alphaInterval = both.interval;
    if (settings.tolerance) answer.tolerance = toleranceOf(sheet, time, *settings.tolerance);

    align(answer, time, settings.bootstrap);
    return answer;
}

AllAgreement agreementOfAll(const CommonTime& time, const AgreementSettings& settings)
{
    return alphaOver(time, unitSheet(time, settings.unit), settings.block.value_or(blockLength(time)),
                     settings.bootstrap);
}

}  // namespace tessera
