// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// What of a family's spiral leaves as a file: the steps of those visits that it agreed may leave.
#include "app/families/family.h"

#include "app/device/device.h"
#include "app/words/counted.h"
#include "app/words/words.h"

#include <algorithm>
#include <set>
#include <utility>

namespace tessera {

// By the device's clock, one answer a visit.
std::vector<Result<Leave>> Family::asked() const
{
    std::vector<Result<Leave>> answers;
    answers.reserve(record_.visits.size());
    for (const FamilyVisit& visit : record_.visits)
        answers.push_back(Leave::ask(*visit.journal, device_.clock().utc()));
    return answers;
}

QString Family::stays(const std::vector<Result<Leave>>& answers) const
{
    std::set<std::uint32_t> numbers;
    for (std::size_t i = 0; i < answers.size(); ++i)
        if (!answers[i]) numbers.insert(record_.visits[i].number);
    if (numbers.empty()) return {};
    QStringList labels;
    for (const std::uint32_t number : numbers) labels << visitLabel(number);
    return tr("Left out: %1. The family has not agreed to it leaving this tablet, or the time it agreed to "
              "is over.")
        .arg(labels.join(tr(", ")));
}

// Names of issues that may leave, each once.
QStringList Family::leavingIssues() const
{
    const auto answers = asked();
    QStringList issues;
    for (const PlacedStep& placed : placed_) {
        const QString issue = words::text(placed.step.issue);
        const Result<Leave>& answer = answers[placed.visit];
        if (answer && answer->may().notes && !issue.isEmpty() && !issues.contains(issue)) issues << issue;
    }
    return issues;
}

// Without a person's words unless they were ticked and may leave, and never with a date.
Result<SpiralLeaving> Family::leavingSheet() const
{
    const auto answers = asked();
    std::optional<Leave> leave;
    std::optional<Error> refusal;
    std::set<std::uint32_t> numbers;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (!answers[i]) {
            refusal = Error{answers[i].error().code, answers[i].error().what, {}};
            continue;
        }
        numbers.insert(record_.visits[i].number);
        if (leave)
            leave->add(*answers[i]);
        else
            leave = *answers[i];
    }
    if (!leave && refusal) return *refusal;
    if (!leave) return Error{Errc::refused, tr("there is no visit here to take along").toStdString(), {}};

    SpiralSheet sheet;
    // Translated as the code of the language that the words are translated to.
    sheet.language = tr("en");
    sheet.title = tr("%1 · the partnership so far").arg(title());
    sheet.ask = ask_;
    sheet.ask.chosen = -1;
    sheet.ask.steps.clear();
    for (PlacedStep placed : placed_) {
        const Result<Leave>& answer = answers[placed.visit];
        if (!answer) continue;
        if (!leaving_.names(placed.step.issue) || !answer->may().notes) placed.step.issue.clear();
        sheet.steps << shownStep(placed).value(QStringLiteral("words")).toString();
        sheet.ask.steps.push_back(std::move(placed.step));
    }
    // An issue that no step names any more is not followed either.
    const bool followed =
        std::any_of(sheet.ask.steps.begin(), sheet.ask.steps.end(),
                    [&sheet](const SpiralStep& step) { return step.issue == sheet.ask.thread; });
    if (!followed) sheet.ask.thread.clear();
    const int visits = static_cast<int>(numbers.size());
    const int steps = static_cast<int>(sheet.steps.size());
    sheet.subtitle = tr("%1, %2").arg(words::counted(tr("%n visit(s)", nullptr, visits), visits),
                                      words::counted(tr("%n step(s)", nullptr, steps), steps));
    sheet.footer =
        tr("Movement along the line is a step. The loops meet the same issues again, each time from "
           "another place. %1")
            .arg(words::noBestPattern());
    sheet.words = words_;
    sheet.more = tr("and %1 more");
    for (const QVariant& kind : kinds()) {
        const QVariantMap map = kind.toMap();
        sheet.kinds << map.value(QStringLiteral("label")).toString();
        if (map.value(QStringLiteral("triangle")).toBool())
            sheet.repair = static_cast<std::size_t>(sheet.kinds.size());
    }
    for (const QString& word : words_.essence) sheet.threads << tr("back to the centre as %1").arg(word);
    return SpiralLeaving{std::move(*leave), std::move(sheet)};
}

}  // namespace tessera
