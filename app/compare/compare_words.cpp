// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/compare/compare.h"
#include "app/words/words.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace tessera {
namespace {

// "0.79"
QString figure(double value)
{
    return QLocale().toString(value, 'f', 2);
}

QString whole(double share)
{
    return QLocale().toString(static_cast<int>(std::lround(share * 100)));
}

QString seconds(double ms)
{
    const double all = std::abs(ms) / 1000;
    return QLocale().toString(all, 'f', all < 2.95 ? 1 : 0);
}

QString duration(Millis length)
{
    if (length >= std::chrono::minutes{1}) return Compare::tr("%1 min").arg(words::clock(length));
    return Compare::tr("%1 s").arg(seconds(static_cast<double>(length.count())));
}

}  // namespace

QString Compare::nameOf(std::size_t record) const
{
    const std::string& observer = (*comparison_->records)[record].journal->header().observer;
    if (!observer.empty()) return words::text(observer);
    return tr("Observer %1").arg(record + 1);
}

QString Compare::title() const
{
    return comparison_ ? words::title(comparison_->one().journal->header()) : QString();
}

QString Compare::subtitle() const
{
    if (!comparison_) return {};
    const Header& header = comparison_->one().journal->header();
    const QString kind = words::kind(header.kind);
    const QString line =
        tr("%1, both observing for %2").arg(words::day(header), words::minutes(comparison_->figures.length));
    return kind.isEmpty() ? line : tr("%1. %2").arg(line, kind);
}

QStringList Compare::pairs() const
{
    QStringList all;
    if (!comparison_) return all;
    const std::size_t records = comparison_->records->size();
    for (std::size_t i = 0; i < records; ++i)
        for (std::size_t j = i + 1; j < records; ++j) all << tr("%1 and %2").arg(nameOf(i), nameOf(j));
    return all;
}

QString Compare::firstName() const
{
    return comparison_ ? nameOf(comparison_->first) : QString();
}

QString Compare::secondName() const
{
    return comparison_ ? nameOf(comparison_->second) : QString();
}

QVariantMap Compare::codeOf(Symbol symbol) const
{
    const Scheme& scheme = comparison_->scheme();
    const auto states = scheme.states();
    if (symbol >= states.size())
        return {{QStringLiteral("index"), kCannotTell},
                {QStringLiteral("label"), tr("can't tell")},
                {QStringLiteral("shortLabel"), tr("Can't tell")}};
    const CodeIndex index = states[symbol];
    const Code& code = scheme.code(index);
    return {{QStringLiteral("index"), index},
            {QStringLiteral("label"), words::text(code.label)},
            {QStringLiteral("shortLabel"), words::shortLabel(scheme, index)},
            {QStringLiteral("mark"), static_cast<int>(code.mark)},
            {QStringLiteral("light"), words::text(code.light.text())},
            {QStringLiteral("dark"), words::text(code.dark.text())}};
}

// A scheme of the usual size is shown whole; of a larger one what was used. Can't tell when somebody used it.
std::vector<Symbol> Compare::usedCodes() const
{
    constexpr std::size_t kUsual = 8;
    const AgreementTable& table = comparison_->figures.time.table;
    const auto rows = table.rowSums();
    const auto columns = table.columnSums();
    std::vector<Symbol> used;
    for (std::size_t i = 0; i < table.codes(); ++i) {
        const bool isState = i + 1 < table.codes();
        if (rows[i] + columns[i] > 0 || (isState && table.codes() - 1 <= kUsual))
            used.push_back(static_cast<Symbol>(i));
    }
    return used;
}

QVariantList Compare::codes() const
{
    QVariantList all;
    if (!comparison_) return all;
    for (const Symbol symbol : usedCodes()) all << codeOf(symbol);
    return all;
}

QVariantList Compare::cells() const
{
    QVariantList all;
    if (!comparison_) return all;
    const auto used = usedCodes();
    for (const Symbol row : used) {
        for (const Symbol column : used) {
            const std::int64_t ms = comparison_->figures.time.table.at(row, column);
            const QString minutes = QLocale().toString(static_cast<double>(ms) / 60'000, 'f', 1);
            const QString first = codeOf(row)[QStringLiteral("shortLabel")].toString();
            const QString second = codeOf(column)[QStringLiteral("shortLabel")].toString();
            all << QVariantMap{
                {QStringLiteral("words"), ms == 0     ? tr("–")
                                          : ms < 3000 ? tr("< 0.1")
                                                      : minutes},
                {QStringLiteral("same"), row == column},
                {QStringLiteral("name"),
                 tr("%1 %2, %3 %4: %5 minutes").arg(firstName(), first, secondName(), second, minutes)}};
        }
    }
    return all;
}

QString Compare::clockNote() const
{
    if (!comparison_ || comparison_->figures.byUtc) return {};
    return tr("A start is not known to the second, so both records are laid on their beginnings.");
}

QStringList Compare::sentences() const
{
    QStringList all;
    if (!comparison_) return all;
    const PairAgreement& found = comparison_->figures;
    if (found.length.count() == 0)
        return {
            tr("There is no time in which both were observing, so there is nothing to lay side by side.")};
    const auto& byTime = found.time;
    all << tr("Both had the same activity for %1 % of %2.")
               .arg(whole(byTime.coefficients.percent.value_or(0)), words::minutes(found.length));
    if (byTime.coefficients.kappa) {
        QString line = tr("By time, kappa is %1 (n = %2 seconds).")
                           .arg(figure(*byTime.coefficients.kappa),
                                QLocale().toString(qlonglong(found.length.count() / 1000)));
        if (byTime.accuracy)
            line += tr(" It equals two observers who are each right about %1 % of the time.")
                        .arg(whole(*byTime.accuracy));
        if (byTime.interval)
            line += tr(" With other stretches of such a visit it could lie between %1 and %2.")
                        .arg(figure(byTime.interval->low), figure(byTime.interval->high));
        all << line;
    } else {
        all << tr(
            "By time, kappa has no value here: both had one activity all along, and there was nothing to "
            "tell apart.");
    }
    if (found.tolerance && found.tolerance->first.kappa && found.tolerance->second.kappa) {
        QString line = tr("Allowing %1 s, kappa is %2 from %3's side and %4 from %5's.")
                           .arg(QString::number(toleranceSeconds_), figure(*found.tolerance->first.kappa),
                                firstName(), figure(*found.tolerance->second.kappa), secondName());
        if (found.tolerance->tooWide)
            line += tr(" That is more than half of a usual stretch, so it says little.");
        all << line;
    }
    if (found.alignedKappa)
        all << tr("By event, kappa is %1 (n = %2 stretches in order, %3 of them the same).")
                   .arg(figure(*found.alignedKappa), QLocale().toString(qulonglong(found.alignedPairs)),
                        QLocale().toString(qulonglong(found.alignedAgreements)));
    else
        all << tr("By event, kappa has no value here.");
    if (found.delay) {
        const double ms = found.delay->medianMs;
        const QString shifts = tr("%n shared shift(s)", "", static_cast<int>(found.delay->onsets));
        if (std::abs(ms) < 500)
            all << tr("%1 and %2 tapped within half a second of each other, over %3.")
                       .arg(firstName(), secondName(), shifts);
        else
            all << tr("%1 tapped about %2 s later than %3, over %4.")
                       .arg(ms > 0 ? secondName() : firstName(), seconds(ms),
                            ms > 0 ? firstName() : secondName(), shifts);
    }
    if (comparison_->records->size() > 2 && comparison_->all.alpha)
        all << tr("All %1 observers together: alpha %2 (n = %3 seconds).")
                   .arg(comparison_->records->size())
                   .arg(figure(*comparison_->all.alpha),
                        QLocale().toString(qlonglong(comparison_->all.units)));
    return all;
}

QVariantMap Compare::difference() const
{
    if (!comparison_ || current_ < 0 || current_ >= count()) return {};
    const PairedStretch& one = comparison_->differences[static_cast<std::size_t>(current_)];
    const QVariantMap first = codeOf(one.first), second = codeOf(one.second);
    const auto& choice = choices_[static_cast<std::size_t>(current_)];
    const QString at = tr("%1 to %2").arg(words::clock(one.onset), words::clock(one.offset));
    return {{QStringLiteral("at"), at},
            {QStringLiteral("length"), duration(one.length())},
            {QStringLiteral("first"), first},
            {QStringLiteral("second"), second},
            {QStringLiteral("choice"), choice ? static_cast<int>(*choice) : -1},
            {QStringLiteral("words"),
             tr("%1: %2 had %3, %4 had %5, for %6")
                 .arg(at, firstName(), first[QStringLiteral("shortLabel")].toString(), secondName(),
                      second[QStringLiteral("shortLabel")].toString(), duration(one.length()))}};
}

}  // namespace tessera
