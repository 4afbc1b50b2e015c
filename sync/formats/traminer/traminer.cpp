// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/traminer/traminer.h"

#include "sync/formats/csv_text.h"
#include "sync/formats/figures_tree.h"
#include "sync/formats/seconds.h"
#include "sync/formats/tables/clean_text.h"
#include "sync/formats/tables/losses.h"
#include "sync/formats/tables/session_tables.h"
#include "sync/formats/traminer/positions.h"

#include <algorithm>
#include <set>
#include <utility>

namespace tessera {
namespace {

using tree::Json;

struct Sequence {
    std::string id;
    Positions positions;
};

// The names that stand for the states, in the alphabet's order; each only once.
std::vector<std::string> stateNames(const Scheme& scheme)
{
    std::vector<std::string> names;
    std::set<std::string> taken;
    for (const CodeIndex code : scheme.states()) {
        const std::string wished = wordText(scheme.code(code).id);
        std::string name = wished;
        for (int i = 2; !taken.insert(name).second; ++i) name = wished + "_" + std::to_string(i);
        names.push_back(std::move(name));
    }
    return names;
}

bool haveOwnSourceIds(const std::vector<Journal>& journals)
{
    std::set<std::string> ids;
    for (const Journal& journal : journals) {
        const std::string& id = journal.header().sourceId;
        if (id.empty() || !ids.insert(id).second) return false;
    }
    return true;
}

// A record of the forms in which commas belong to the sequence.
std::string semicolonLine(const std::string& first, const std::string& second)
{
    std::string quotedFirst = first;
    if (first.find_first_of(";\"\r\n") != std::string::npos) {
        quotedFirst = "\"";
        for (const char c : first) quotedFirst += c == '"' ? std::string("\"\"") : std::string(1, c);
        quotedFirst += '"';
    }
    return quotedFirst + ";" + second + "\n";
}

class Writer {
public:
    Writer(const std::vector<Journal>& journals, const TraminerOptions& options)
        : journals_(&journals),
          options_(options),
          scheme_(&journals.front().fold().scheme()),
          names_(stateNames(*scheme_))
    {
        const bool bySource = haveOwnSourceIds(journals);
        for (const Journal& journal : journals) {
            const std::string id = bySource ? guarded(journal.header().sourceId) : journal.session().text();
            sequences_.push_back({id, positionsOf(lanesOf(journal).front(), *scheme_, options.unit)});
        }
    }

    Exported written() const
    {
        Exported exported;
        const auto wants = [this](TraminerForm form) {
            return options_.form == TraminerForm::all || options_.form == form;
        };
        if (wants(TraminerForm::spell)) exported.files.push_back({"spell.csv", spell()});
        if (wants(TraminerForm::sts)) {
            exported.files.push_back({"sts.csv", wideStates()});
            exported.files.push_back({"sts-compressed.csv", compressedStates()});
        }
        if (wants(TraminerForm::sps)) {
            exported.files.push_back({"sps.csv", runLengths("(", ",", ")")});
            exported.files.push_back({"sps-slash.csv", runLengths("", "/", "")});
        }
        exported.files.push_back({"codebook.csv", codebook()});
        exported.files.push_back({"sessions.csv", sessions()});
        exported.files.push_back({"settings.json", settings()});
        addLosses(exported);
        return exported;
    }

private:
    [[nodiscard]] std::string nameOf(const PositionRun& run) const
    {
        return run.state ? names_[*run.state] : std::string("*");
    }

    [[nodiscard]] std::string spell() const
    {
        std::string text = csvLine({"id", "begin", "end", "states"});
        for (const Sequence& one : sequences_) {
            std::uint64_t before = 0;
            for (const PositionRun& run : one.positions.runs) {
                if (run.state) {
                    text += csvLine({one.id, std::to_string(before + 1), std::to_string(before + run.length),
                                     nameOf(run)});
                }
                before += run.length;
            }
        }
        return text;
    }

    [[nodiscard]] std::string wideStates() const
    {
        std::uint64_t longest = 0;
        for (const Sequence& one : sequences_) longest = std::max(longest, one.positions.length());
        std::vector<std::string> head{"id"};
        for (std::uint64_t i = 1; i <= longest; ++i) head.push_back("T" + std::to_string(i));
        std::string text = csvLine(head);
        for (const Sequence& one : sequences_) {
            std::vector<std::string> cells{one.id};
            for (const PositionRun& run : one.positions.runs)
                cells.insert(cells.end(), run.length, nameOf(run));
            cells.resize(longest + 1, "%");
            text += csvLine(cells);
        }
        return text;
    }

    [[nodiscard]] std::string compressedStates() const
    {
        std::string text = "id;sts\n";
        for (const Sequence& one : sequences_) {
            std::string states;
            for (const PositionRun& run : one.positions.runs) {
                for (std::uint64_t i = 0; i < run.length; ++i) {
                    if (!states.empty()) states += '-';
                    states += nameOf(run);
                }
            }
            text += semicolonLine(one.id, states);
        }
        return text;
    }

    [[nodiscard]] std::string runLengths(const char* before, const char* between, const char* after) const
    {
        std::string text = "id;sps\n";
        for (const Sequence& one : sequences_) {
            std::string runs;
            for (const PositionRun& run : one.positions.runs) {
                if (!runs.empty()) runs += '-';
                runs += before + nameOf(run) + between + std::to_string(run.length) + after;
            }
            text += semicolonLine(one.id, runs);
        }
        return text;
    }

    [[nodiscard]] std::string codebook() const
    {
        std::string text = csvLine({"order", "state", "code", "label", "short_label", "colour"});
        std::size_t order = 0;
        for (const CodeIndex index : scheme_->states()) {
            const Code& code = scheme_->code(index);
            const std::string name = names_[order++];
            text += csvLine({std::to_string(order), name, guarded(code.id), guarded(code.label),
                             guarded(code.shortLabel), code.light.text()});
        }
        return text;
    }

    [[nodiscard]] std::string sessions() const
    {
        std::string text = csvLine({"id", "session", "source_id", "subject", "observer", "practitioner",
                                    "visit", "place", "site", "study", "kind", "positions"});
        for (std::size_t i = 0; i < sequences_.size(); ++i) {
            const Journal& journal = (*journals_)[i];
            const Header& header = journal.header();
            text += csvLine({sequences_[i].id, journal.session().text(), guarded(header.sourceId),
                             guarded(header.family), guarded(header.observer), guarded(header.practitioner),
                             guarded(header.visit), std::string(name(header.place)), guarded(header.site),
                             guarded(header.study), std::string(name(header.kind)),
                             std::to_string(sequences_[i].positions.length())});
        }
        return text;
    }

    [[nodiscard]] std::string settings() const
    {
        return tree::written(Json{
            {"scheme", scheme_->id},
            {"alphabet", names_},
            {"unit_ms", tree::ms(options_.unit)},
            {"position", "one unit; takes the code at its start"},
            {"unit_restart", "after each pause and each can't-tell; at least one position lies between"},
            {"spell", "positions from 1, end inclusive; gaps have no row"},
            {"missing", "* for a pause or a can't-tell"},
            {"void", "% after the end of a sequence"},
            {"id", "the source id where every session has one of its own, else the session's UUID"},
            {"state", "the code; what is no letter, digit or _ is written _"},
            {"version", std::string(programVersion())},
        });
    }

    void addLosses(Exported& exported) const
    {
        std::uint64_t skipped = 0, uneven = 0;
        for (const Sequence& one : sequences_) {
            skipped += one.positions.skippedBouts;
            uneven += one.positions.unevenBorders;
        }
        const std::string unit = secondsText(options_.unit) + " s";
        addLoss(exported, skipped, "bout holds the start of no unit and is left out",
                "bouts hold the start of no unit and are left out");
        addLoss(exported, uneven, "onset or offset lies within a unit and is rounded to " + unit,
                "onsets and offsets lie within a unit and are rounded to " + unit);
        const HardToCarry content = hardToCarry(*journals_);
        addLoss(exported, content.repeats, "repeated tap within a bout is left out",
                "repeated taps within a bout are left out");
        addLoss(exported, content.pauses, "pause is written as missing", "pauses are written as missing");
        addLoss(exported, content.cannotTell, "can't-tell is written as missing, like a pause",
                "can't-tells are written as missing, like pauses");
        std::uint64_t missed = 0;
        for (const Journal& journal : *journals_) missed += lanesOf(journal).front().missed.size();
        addLoss(exported, missed, "missed interval is written as missing, like a pause",
                "missed intervals are written as missing, like pauses");
        addLoss(exported, content.markers, "marker is left out", "markers are left out");
        addLoss(exported, content.notes, "note is left out", "notes are left out");
        addLoss(exported, content.otherLanes, "bout of another lane is left out",
                "bouts of other lanes are left out");
        std::size_t order = 0;
        for (const CodeIndex code : scheme_->states()) {
            const std::string& name = names_[order++];
            if (name != scheme_->code(code).id) {
                exported.losses.push_back("the code " + scheme_->code(code).id + " is written " + name);
            }
        }
        addOriginLosses(exported, content);
        addCorrectionsLoss(exported, content);
    }

    const std::vector<Journal>* journals_;
    TraminerOptions options_;
    const Scheme* scheme_;
    std::vector<std::string> names_;
    std::vector<Sequence> sequences_;
};

}  // namespace

Result<Exported> writeTraminer(const std::vector<Journal>& journals, const TraminerOptions& options)
{
    if (journals.empty()) return Error{Errc::invalid, "there is no session to write", {}};
    for (const Journal& journal : journals) {
        if (journal.fold().scheme() != journals.front().fold().scheme()) {
            return Error{Errc::invalid,
                         "sessions of several schemes have no alphabet in common; export them apart",
                         {}};
        }
    }
    return Writer(journals, options).written();
}

}  // namespace tessera
