// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/keeping/retention.h"

#include "app/cli/commands/commands.h"
#include "core/journal/consent_record.h"
#include "core/journal/keeping.h"
#include "sync/formats/study/kept_json.h"

#include <charconv>
#include <optional>
#include <string>
#include <system_error>

namespace tessera::cli {
namespace {

constexpr std::int64_t kDayMs = 86'400'000;

// A number of days, or `none` to settle nothing.
std::optional<std::uint32_t> daysFrom(const std::string& word)
{
    if (word == "none") return 0;
    std::uint32_t days = 0;
    const auto [end, failed] = std::from_chars(word.data(), word.data() + word.size(), days);
    if (failed != std::errc{} || end != word.data() + word.size() || days == 0 || days > kMostKeepDays)
        return std::nullopt;
    return days;
}

std::optional<std::string> readSettings(const Arguments& arguments, KeepingSettings& settings)
{
    const std::initializer_list<std::pair<const char*, std::uint32_t*>> asked{
        {"--keep-days", &settings.keepDays}, {"--after-receipt", &settings.afterReceiptDays}};
    for (const auto& [option, field] : asked) {
        if (!arguments.has(option)) continue;
        const auto days = daysFrom(arguments.value(option));
        if (!days)
            return std::string(option) + " is a number from 1 to " + std::to_string(kMostKeepDays) +
                   " or none, not \"" + arguments.value(option) + "\"";
        *field = *days;
    }
    return std::nullopt;
}

std::string inDays(const char* what, std::uint32_t days)
{
    return std::string(what) + (days == 0 ? "-" : std::to_string(days) + " days") + "\n";
}

std::string told(const RetentionFigures& figures)
{
    std::string text =
        figures.study.empty() ? "study          -\n" : "study          " + figures.study + "\n";
    text += inDays("study's rule   ", figures.studyDays) + inDays("kept           ", figures.keepDays) +
            inDays("after receipt  ", figures.afterReceiptDays);
    if (figures.past.empty()) return text + "No visit is past its keeping date.\n";
    for (const KeptFigures& one : figures.past)
        text += one.session.text() + "  kept until " + one.until + "  " +
                (one.erased     ? "erased"
                 : one.received ? "received; --apply erases it here"
                                : "overdue, not handed over") +
                "\n";
    return text;
}

}  // namespace

int runRetention(Context& context, const Arguments& arguments)
{
    KeepingSettings settings;
    if (const auto problem = readSettings(arguments, settings)) return wrongWords(*problem);
    const bool settles = arguments.has("--keep-days") || arguments.has("--after-receipt");
    const bool apply = arguments.has("--apply");
    const auto folder = context.folder();
    if (std::error_code problem; !std::filesystem::exists(folder / "library.db", problem))
        return failed(
            Error{Errc::notFound, "there is no library here; give its folder with --data", folder.string()});
    const auto library =
        context.openExisting(folder, settles || apply ? Context::Access::write : Context::Access::read);
    if (!library) return failed(library.error());
    if (settles) {
        const auto before = keepingSettings(**library);
        if (!before) return failed(before.error());
        KeepingSettings changed = *before;
        static_cast<void>(readSettings(arguments, changed));
        if (const Status saved = saveKeepingSettings(**library, changed); !saved)
            return failed(saved.error());
    }
    const auto rules = keepingRules(**library);
    if (!rules) return failed(rules.error());
    const UtcTime today = now();
    const auto past = pastKeeping(**library, today);
    if (!past) return failed(past.error());
    RetentionFigures figures{dayText(today.ms / kDayMs),
                             rules->study,
                             rules->studyDays,
                             rules->service.keepDays,
                             rules->service.afterReceiptDays,
                             {}};
    int status = kDone;
    for (const PastKeeping& one : *past) {
        KeptFigures kept{one.summary.session, isoText(one.summary.header.start), dayText(one.until),
                         one.received, false};
        if (apply && one.received) {
            const auto erased = eraseKept(**library, one.summary.session, today, false);
            kept.erased = erased.ok();
            if (!erased) status = failed(erased.error());
            if (erased && *erased == Wiping::waiting)
                status =
                    failed(Error{Errc::refused,
                                 "it is erased, but its old bytes are not overwritten yet, because another "
                                 "program reads this library or the disk is full; mend that and open the "
                                 "library again",
                                 one.summary.session.text()});
        }
        figures.past.push_back(std::move(kept));
    }
    const int printed = print(arguments.has("--json") ? retentionJson(figures) : told(figures));
    return printed == kDone ? status : printed;
}

}  // namespace tessera::cli
