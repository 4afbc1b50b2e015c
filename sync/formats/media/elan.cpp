// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/media/elan.h"

#include "sync/formats/media/session_tiers.h"
#include "sync/formats/tables/clean_text.h"
#include "sync/formats/tables/losses.h"
#include "sync/formats/tables/session_tables.h"

#include <algorithm>
#include <utility>

namespace tessera {
namespace {

constexpr std::string_view kNoDate = "2000-01-01T00:00:00Z";

struct Annotation {
    Millis onset{0}, offset{0};
    std::string label;
    std::size_t firstSlot = 0, lastSlot = 0;  // numbers of time slots, from 1
};
struct AnnotatedTier {
    const Tier* tier = nullptr;
    std::vector<Annotation> annotations;
};

std::string attribute(const std::string& name, const std::string& value)
{
    return " " + name + "=\"" + xmlText(value) + "\"";
}

// Spans as they are; points with a length that keeps them apart.
std::vector<AnnotatedTier> annotated(const SessionTiers& session, std::uint64_t& shortPoints)
{
    std::vector<AnnotatedTier> all;
    for (const Tier& tier : session.tiers) {
        AnnotatedTier one{&tier, {}};
        for (std::size_t i = 0; i < tier.spans.size(); ++i) {
            const TierSpan& span = tier.spans[i];
            Millis offset = span.offset;
            if (tier.isPoints()) {
                offset = span.onset + kElanPoint;
                if (i + 1 < tier.spans.size() && tier.spans[i + 1].onset < offset) {
                    offset = tier.spans[i + 1].onset;
                    ++shortPoints;
                }
            }
            one.annotations.push_back({span.onset, offset, span.label, 0, 0});
        }
        all.push_back(std::move(one));
    }
    return all;
}

// Gives every annotation two slots of its own, in the order of time, and writes them.
std::string timeOrder(std::vector<AnnotatedTier>& tiers)
{
    std::vector<std::pair<Millis, std::size_t*>> slots;
    for (AnnotatedTier& tier : tiers) {
        for (Annotation& one : tier.annotations) {
            slots.emplace_back(one.onset, &one.firstSlot);
            slots.emplace_back(one.offset, &one.lastSlot);
        }
    }
    std::stable_sort(slots.begin(), slots.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    if (slots.empty()) return "    <TIME_ORDER/>\n";
    std::string text = "    <TIME_ORDER>\n";
    std::size_t number = 0;
    for (auto& [time, slot] : slots) {
        *slot = ++number;
        text += "        <TIME_SLOT TIME_SLOT_ID=\"ts" + std::to_string(number) + "\" TIME_VALUE=\"" +
                std::to_string(time.count()) + "\"/>\n";
    }
    return text + "    </TIME_ORDER>\n";
}

const char* typeOf(const Tier& tier)
{
    switch (tier.content) {
        case TierContent::states:
            return "state";
        case TierContent::markers:
            return "marker";
        case TierContent::pauses:
        case TierContent::words:
            break;
    }
    return "text";
}

std::string tierText(const AnnotatedTier& tier, const Header& header, std::size_t& annotations)
{
    std::string text = "    <TIER LINGUISTIC_TYPE_REF=\"" + std::string(typeOf(*tier.tier)) + "\"" +
                       attribute("PARTICIPANT", header.family) + attribute("ANNOTATOR", header.observer) +
                       attribute("TIER_ID", tier.tier->name);
    if (tier.annotations.empty()) return text + "/>\n";
    text += ">\n";
    for (const Annotation& one : tier.annotations) {
        text += "        <ANNOTATION>\n            <ALIGNABLE_ANNOTATION ANNOTATION_ID=\"a" +
                std::to_string(++annotations) + "\" TIME_SLOT_REF1=\"ts" + std::to_string(one.firstSlot) +
                "\" TIME_SLOT_REF2=\"ts" + std::to_string(one.lastSlot) +
                "\">\n                <ANNOTATION_VALUE>" + xmlText(one.label) +
                "</ANNOTATION_VALUE>\n            </ALIGNABLE_ANNOTATION>\n        </ANNOTATION>\n";
    }
    return text + "    </TIER>\n";
}

std::string entry(const std::string& word, const std::string& description)
{
    return "        <CV_ENTRY" + attribute("DESCRIPTION", description) + ">" + xmlText(word) +
           "</CV_ENTRY>\n";
}

std::string vocabularies(const Scheme& scheme)
{
    std::string text =
        "    <CONTROLLED_VOCABULARY CV_ID=\"states\"" + attribute("DESCRIPTION", scheme.id) + ">\n";
    for (const CodeIndex code : scheme.states()) text += entry(scheme.code(code).id, scheme.code(code).label);
    text +=
        entry(codeName(scheme, kCannotTell), "it could not be told which") + "    </CONTROLLED_VOCABULARY>\n";
    text += "    <CONTROLLED_VOCABULARY CV_ID=\"markers\"" + attribute("DESCRIPTION", scheme.id) + ">\n";
    for (const CodeIndex code : scheme.points()) text += entry(scheme.code(code).id, scheme.code(code).label);
    return text + entry("marker", "which one was not said") + "    </CONTROLLED_VOCABULARY>\n";
}

std::string linguisticTypes()
{
    std::string text;
    for (const auto& [type, vocabulary] :
         {std::pair{"state", " CONTROLLED_VOCABULARY_REF=\"states\""},
          std::pair{"marker", " CONTROLLED_VOCABULARY_REF=\"markers\""}, std::pair{"text", ""}}) {
        text += "    <LINGUISTIC_TYPE GRAPHIC_REFERENCES=\"false\" LINGUISTIC_TYPE_ID=\"" +
                std::string(type) + "\" TIME_ALIGNABLE=\"true\"" + vocabulary + "/>\n";
    }
    return text;
}

void addLosses(Exported& exported, const Journal& journal, const SessionTiers& session,
               std::uint64_t shortPoints)
{
    const HardToCarry content = hardToCarry({&journal, 1});
    exported.losses.emplace_back("the codes of practitioner, visit, place and study are left out");
    if (startPrecision(journal) != StartPrecision::exact) {
        exported.losses.emplace_back("the exact start stays behind; the document's date is 2000-01-01");
    }
    addLoss(exported, content.repeats, "repeated tap within a bout is left out",
            "repeated taps within a bout are left out");
    addLoss(exported, content.instants, "activity of no length is left out",
            "activities of no length are left out");
    std::uint64_t points = 0;
    for (const Tier& tier : session.tiers) points += tier.isPoints() ? tier.spans.size() : 0;
    addLoss(exported, points, "moment is written as 40 ms long", "moments are written as 40 ms long");
    addLoss(exported, shortPoints, "of them is shorter, because the next one follows sooner",
            "of them are shorter, because the next one follows sooner");
    addLoss(exported, session.joinedPoints, "point is joined with another of the same moment",
            "points are joined with others of the same moment");
    addMissedLoss(exported, content);
    addOriginLosses(exported, content);
    addCorrectionsLoss(exported, content);
}

}  // namespace

Result<Exported> writeElan(const Journal& journal)
{
    const Header& header = journal.header();
    const SessionTiers session = tiersOf(journal);
    std::uint64_t shortPoints = 0;
    std::vector<AnnotatedTier> tiers = annotated(session, shortPoints);
    const std::string slots = timeOrder(tiers);
    std::size_t annotations = 0;
    std::string tierTexts;
    for (const AnnotatedTier& tier : tiers) tierTexts += tierText(tier, header, annotations);
    const std::string date = startPrecision(journal) == StartPrecision::exact
                                 ? isoText(header.start, header.zoneMinutes)
                                 : std::string(kNoDate);

    std::string text =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ANNOTATION_DOCUMENT" +
        attribute("AUTHOR", header.observer) + attribute("DATE", date) +
        " FORMAT=\"2.7\" VERSION=\"2.7\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
        " xsi:noNamespaceSchemaLocation=\"http://www.mpi.nl/tools/elan/EAFv2.7.xsd\">\n"
        "    <HEADER MEDIA_FILE=\"\" TIME_UNITS=\"milliseconds\">\n"
        "        <PROPERTY NAME=\"lastUsedAnnotationId\">" +
        std::to_string(annotations) + "</PROPERTY>\n    </HEADER>\n" + slots + tierTexts + linguisticTypes() +
        vocabularies(journal.fold().scheme()) + "</ANNOTATION_DOCUMENT>\n";
    Exported exported{{{"session.eaf", std::move(text)}}, {}};
    addLosses(exported, journal, session, shortPoints);
    return exported;
}

}  // namespace tessera
