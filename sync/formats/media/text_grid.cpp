// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/media/text_grid.h"

#include "sync/formats/media/session_tiers.h"
#include "sync/formats/seconds.h"
#include "sync/formats/tables/clean_text.h"
#include "sync/formats/tables/losses.h"

namespace tessera {
namespace {

// Between double quotes, a double quote is doubled.
std::string inQuotes(const std::string& text)
{
    std::string answer = "\"";
    for (const char c : printableText(text)) {
        if (c == '"') answer += '"';
        answer += c;
    }
    return answer + "\"";
}

// Intervals without a hole from 0 to `end`: what lies between the spans has no label.
std::vector<TierSpan> withoutHoles(const std::vector<TierSpan>& spans, Millis end)
{
    std::vector<TierSpan> all;
    Millis until{0};
    for (const TierSpan& span : spans) {
        if (span.onset > until) all.push_back({until, span.onset, {}});
        all.push_back(span);
        until = span.offset;
    }
    if (until < end) all.push_back({until, end, {}});
    return all;
}

std::string bounds(const std::string& indent, Millis from, Millis to)
{
    return indent + "xmin = " + secondsText(from) + "\n" + indent + "xmax = " + secondsText(to) + "\n";
}

std::string tierText(const Tier& tier, std::size_t number, Millis end)
{
    const std::string eight(8, ' '), twelve(12, ' ');
    std::string text = "    item [" + std::to_string(number) + "]:\n" + eight + "class = \"" +
                       (tier.isPoints() ? "TextTier" : "IntervalTier") + "\"\n" + eight +
                       "name = " + inQuotes(tier.name) + "\n" + bounds(eight, Millis{0}, end);
    const std::vector<TierSpan> spans = tier.isPoints() ? tier.spans : withoutHoles(tier.spans, end);
    const std::string word = tier.isPoints() ? "points" : "intervals";
    text += eight + word + ": size = " + std::to_string(spans.size()) + "\n";
    std::size_t index = 0;
    for (const TierSpan& span : spans) {
        text += eight + word + " [" + std::to_string(++index) + "]:\n";
        if (tier.isPoints()) {
            text += twelve + "number = " + secondsText(span.onset) + "\n" + twelve +
                    "mark = " + inQuotes(span.label) + "\n";
        } else {
            text +=
                bounds(twelve, span.onset, span.offset) + twelve + "text = " + inQuotes(span.label) + "\n";
        }
    }
    return text;
}

}  // namespace

Result<Exported> writeTextGrid(const Journal& journal)
{
    const SessionTiers session = tiersOf(journal);
    if (session.end <= Millis{0}) {
        return Error{Errc::invalid, "the session has no length, and a TextGrid needs one",
                     journal.session().text()};
    }
    std::string text = "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n" +
                       bounds("", Millis{0}, session.end) +
                       "tiers? <exists>\nsize = " + std::to_string(session.tiers.size()) + "\nitem []:\n";
    std::size_t number = 0;
    for (const Tier& tier : session.tiers) text += tierText(tier, ++number, session.end);

    Exported exported{{{"session.TextGrid", std::move(text)}}, {}};
    const HardToCarry content = hardToCarry({&journal, 1});
    exported.losses.emplace_back("the codes of people, place and study and the session's start are left out");
    addLoss(exported, content.repeats, "repeated tap within a bout is left out",
            "repeated taps within a bout are left out");
    addLoss(exported, content.instants, "activity of no length is left out",
            "activities of no length are left out");
    addLoss(exported, session.joinedPoints, "point is joined with another of the same moment",
            "points are joined with others of the same moment");
    addMissedLoss(exported, content);
    addOriginLosses(exported, content);
    addCorrectionsLoss(exported, content);
    return exported;
}

}  // namespace tessera
