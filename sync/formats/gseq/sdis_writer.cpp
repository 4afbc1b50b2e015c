// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/gseq/sdis_writer.h"

#include "sync/formats/figures.h"
#include "sync/formats/gseq/sdis_names.h"
#include "sync/formats/seconds.h"
#include "sync/formats/tables/losses.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace tessera {

namespace {

constexpr const char* kEndOfLine = "\r\n";
constexpr std::size_t kLineWidth = 90;
constexpr Millis kMoment{1};

// A stretch with one state; a pause has the code kNoCode.
struct Stretch {
    Millis onset{0}, offset{0};
    CodeIndex code = kNoCode;
};

std::vector<Stretch> stretchesOf(const Timeline& timeline, bool withPauses)
{
    std::vector<Stretch> made;
    for (const Bout& bout : timeline.bouts) made.push_back({bout.onset, bout.offset, bout.code});
    for (const Piece& piece : timeline.pieces)
        if (piece.code == kCannotTell && piece.offset > piece.onset)
            made.push_back({piece.onset, piece.offset, kCannotTell});
    if (withPauses)
        for (const Span& pause : timeline.pauses)
            if (pause.length() > Millis{0}) made.push_back({pause.onset, pause.offset, kNoCode});
    std::sort(made.begin(), made.end(), [](const Stretch& a, const Stretch& b) { return a.onset < b.onset; });
    return made;
}

// What stands in comments: ASCII without the signs that begin or end one.
std::string commentText(std::string_view text)
{
    std::string made;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0U) == 0x80U) continue;
        made += byte < 0x20 || byte > 0x7E || c == '%' || c == '!' ? '_' : c;
    }
    return made;
}

struct Factor {
    std::string name;
    std::string (*level)(const Header& header);
};
const std::array<Factor, 7> kFactors{{
    {"place", [](const Header& header) { return std::string(name(header.place)); }},
    {"site", [](const Header& header) { return header.site; }},
    {"practitioner", [](const Header& header) { return header.practitioner; }},
    {"observer", [](const Header& header) { return header.observer; }},
    {"family", [](const Header& header) { return header.family; }},
    {"visit", [](const Header& header) { return header.visit; }},
    {"kind", [](const Header& header) { return std::string(name(header.kind)); }},
}};

class SdisWriter {
public:
    SdisWriter(const std::vector<Journal>& journals, const SdisOptions& options)
        : journals_(journals), options_(options), scheme_(journals.front().fold().scheme())
    {
        for (const Journal& journal : journals) {
            auto& markers = timelines_.emplace_back(journal.fold().timeline()).markers;
            std::stable_sort(markers.begin(), markers.end(),
                             [](const Marker& a, const Marker& b) { return a.at < b.at; });
        }
    }

    Exported write()
    {
        // The scheme's own codes first, so that they have their spelling whatever else is there.
        for (const CodeGroup& group : scheme_.groups) {
            for (const Code& code : group.codes) codes_.push_back(names_.of(code.id));
        }
        cannotTell_ = names_.apart("cannot_tell");
        pause_ = names_.apart("pause");
        marker_ = names_.apart("marker");
        nameLevels();
        head();
        for (std::size_t i = 0; i < journals_.size(); ++i) unit(journals_[i], timelines_[i]);
        Exported exported;
        exported.files.push_back({"sessions.sds", std::move(text_)});
        addLosses(exported);
        return exported;
    }

private:
    [[nodiscard]] bool timed() const { return options_.type == SdisType::timed; }
    [[nodiscard]] bool interval() const { return options_.type == SdisType::interval; }
    [[nodiscard]] const std::string& nameOf(CodeIndex code) const
    {
        return code < codes_.size() ? codes_[code] : code == kCannotTell ? cannotTell_ : pause_;
    }

    void line(const std::string& content) { text_ += content + kEndOfLine; }

    void nameLevels()
    {
        for (const Factor& factor : kFactors) {
            Levels levels{factor.name, {}, {}, {}};
            bool any = false;
            for (const Journal& journal : journals_) {
                const std::string level = factor.level(journal.header());
                any = any || !level.empty();
                const std::string& spelt = levels.names.of(level.empty() ? "not-given" : level);
                levels.of.push_back(spelt);
                if (std::find(levels.all.begin(), levels.all.end(), spelt) == levels.all.end())
                    levels.all.push_back(spelt);
                respelt_ = respelt_ || (!level.empty() && sdisKey(level) != sdisKey(spelt)) ||
                           (!level.empty() && level != spelt && factor.name != "place");
            }
            if (any) levels_.push_back(std::move(levels));
        }
    }

    void head()
    {
        line("% Written by Tessera " + commentText(programVersion()) + ", scheme " + commentText(scheme_.id));
        line("% Times are seconds on the session's clock; the label of a unit is the session's id");
        if (interval())
            line("% Each interval has the code at its start, none in a pause, and the moments within it");
        std::string states;
        std::string points;
        const auto count = static_cast<CodeIndex>(codes_.size());
        for (CodeIndex i = 0; i < count; ++i) {
            (scheme_.isState(i) ? states : points) += ' ' + codes_[i];
            line("% " + codes_[i] + ": " + commentText(scheme_.code(i).id) + ", " +
                 commentText(scheme_.code(i).label));
        }
        states += ' ' + cannotTell_;
        if (options_.type == SdisType::state) states += ' ' + pause_;
        std::string first(sdisName(options_.type));
        if (timed() || options_.type == SdisType::state) first += " <seconds>";
        if (interval()) first += '=' + secondsText(options_.unit) + '\'';
        line(first);
        const bool withPoints = timed() || interval();
        std::string sets = "($State =" + states + ')';
        if (withPoints) sets += " ($Point =" + points + ' ' + marker_ + ')';
        if (levels_.empty()) sets += ';';
        line(sets);
        for (std::size_t i = 0; i < levels_.size(); ++i) {
            std::string factor = i == 0 ? "* " : "  ";
            factor += levels_[i].name + " (";
            for (std::size_t j = 0; j < levels_[i].all.size(); ++j)
                factor += (j == 0 ? "" : " ") + levels_[i].all[j];
            line(factor + (i + 1 == levels_.size() ? ");" : ")"));
        }
    }

    // One item of the data, on this line or the next.
    void item(const std::string& content)
    {
        if (width_ > 0 && width_ + content.size() >= kLineWidth) {
            text_ += kEndOfLine;
            width_ = 0;
        }
        if (width_ > 0) text_ += ' ';
        text_ += content;
        width_ += content.size() + 1;
    }

    void unit(const Journal& journal, const Timeline& timeline)
    {
        line({});
        line('<' + journal.session().text() + '>');
        width_ = 0;
        switch (options_.type) {
            case SdisType::timed:
                timedItems(timeline);
                break;
            case SdisType::state:
                for (const Stretch& one : stretchesOf(timeline, true))
                    item(nameOf(one.code) + ',' + secondsText(one.onset));
                item(',' + secondsText(timeline.end));
                break;
            case SdisType::interval:
                intervals(timeline);
                break;
            default:
                for (const Stretch& one : stretchesOf(timeline, false)) item(nameOf(one.code));
        }
        std::string levels;
        for (const Levels& factor : levels_) levels += (levels.empty() ? "(" : ", ") + factor.of[written_];
        ++written_;
        item(levels.empty() ? "/" : levels + ")/");
        text_ += kEndOfLine;
    }

    void timedItems(const Timeline& timeline)
    {
        item(",0");
        for (const Stretch& one : stretchesOf(timeline, false))
            item(nameOf(one.code) + ',' + secondsText(one.onset) + '-' + secondsText(one.offset));
        if (!timeline.markers.empty()) {
            item("&");
            for (const Marker& marker : timeline.markers) {
                // Nothing may lie beyond the session's end.
                const Millis on = std::min(marker.at, std::max(timeline.end - kMoment, Millis{0}));
                if (on != marker.at) ++moved_;
                item((marker.code < codes_.size() ? codes_[marker.code] : marker_) + ',' + secondsText(on) +
                     '-' + secondsText(on + kMoment));
            }
        }
        item(',' + secondsText(timeline.end));
    }

    void intervals(const Timeline& timeline)
    {
        const auto stretches = stretchesOf(timeline, false);
        std::size_t at = 0;
        std::size_t marker = 0;
        std::string last;
        std::int64_t times = 0;
        bool any = false;
        const auto flush = [&] {
            if (times == 0) return;
            item((any ? "," : "") + last + (times > 1 ? '*' + std::to_string(times) : std::string{}));
            any = true;
        };
        for (Millis onset{0}; onset < timeline.end; onset += options_.unit) {
            while (at < stretches.size() && stretches[at].offset <= onset) ++at;
            std::string content;
            if (at < stretches.size() && stretches[at].onset <= onset) content = nameOf(stretches[at].code);
            std::set<std::string> seen;
            const bool final = onset + options_.unit >= timeline.end;
            for (; marker < timeline.markers.size() &&
                   (final || timeline.markers[marker].at < onset + options_.unit);
                 ++marker) {
                const CodeIndex code = timeline.markers[marker].code;
                const std::string& spelt = code < codes_.size() ? codes_[code] : marker_;
                if (!seen.insert(spelt).second)
                    ++doubled_;
                else
                    content += (content.empty() ? "" : " ") + spelt;
            }
            if (times > 0 && content == last) {
                ++times;
                continue;
            }
            flush();
            last = content;
            times = 1;
        }
        // A last interval without a code needs its repeat, or nothing would stand there.
        flush();
    }

    void addLosses(Exported& exported) const
    {
        const HardToCarry content = hardToCarry(journals_);
        addLoss(exported, content.repeats, "tap of the activity that was running is no bout and is left out",
                "taps of the activity that was running are no bouts and are left out");
        addLoss(exported, content.instants, "activity of 0 ms is left out",
                "activities of 0 ms are left out");
        addLoss(exported, content.notes, "note is left out", "notes are left out");
        addLoss(exported, content.reasons, "reason of a pause is left out", "reasons of pauses are left out");
        addLoss(exported, content.otherLanes, "bout of another lane than the first is left out",
                "bouts of other lanes than the first are left out");
        const bool order = options_.type == SdisType::event;
        if (order || interval())
            exported.losses.emplace_back(
                order ? "Event data have no times: only the order of the bouts is written"
                      : "Interval data have no times within an interval");
        if (options_.type == SdisType::state)
            addLoss(exported, content.pauses, "pause is written as the code pause",
                    "pauses are written as the code pause");
        else
            addLoss(exported, content.pauses,
                    order ? "pause is left out: what it parts follows on"
                          : "pause is only seen as time without a code",
                    order ? "pauses are left out: what they part follows on"
                          : "pauses are only seen as time without a code");
        if (order || options_.type == SdisType::state)
            addLoss(exported, content.markers, "marker is left out", "markers are left out");
        addLoss(exported, moved_, "marker at the very end is written 1 ms earlier",
                "markers at the very end are written 1 ms earlier");
        addLoss(exported, doubled_, "marker of the same kind in the same interval is left out",
                "markers of the same kind in the same interval are left out");
        if (respelt_)
            exported.losses.emplace_back("places, sites or people are spelt in letters, digits and _ alone");
        exported.losses.emplace_back("when the session was, and its study, are left out");
        addCorrectionsLoss(exported, content);
    }

    struct Levels {
        std::string name;
        SdisNames names;
        std::vector<std::string> all, of;
    };
    const std::vector<Journal>& journals_;
    const SdisOptions& options_;
    const Scheme& scheme_;
    std::vector<Timeline> timelines_;
    SdisNames names_;
    std::vector<std::string> codes_;
    std::string cannotTell_, pause_, marker_;
    std::vector<Levels> levels_;
    std::string text_;
    std::size_t width_ = 0, written_ = 0;
    std::uint64_t moved_ = 0, doubled_ = 0;
    bool respelt_ = false;
};

}  // namespace

Result<Exported> writeSdis(const std::vector<Journal>& journals, const SdisOptions& options)
{
    if (journals.empty()) return Error{Errc::invalid, "there is no session to write", {}};
    if (options.type == SdisType::multievent || options.unit <= Millis{0})
        return Error{
            Errc::invalid, "SDIS is written as Timed, State, Event or Interval with a unit above 0", {}};
    for (const Journal& journal : journals)
        if (!(journal.fold().scheme() == journals.front().fold().scheme()))
            return Error{
                Errc::invalid,
                "an SDIS file has one set of codes, and these sessions are of several schemes; export "
                "them one scheme at a time",
                {}};
    return SdisWriter(journals, options).write();
}

}  // namespace tessera
