// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/gseq/sdis_reader.h"

#include "sync/formats/gseq/sdis_names.h"
#include "sync/formats/gseq/sdis_sessions.h"
#include "sync/formats/seconds.h"

#include <memory>
#include <set>
#include <utility>

namespace tessera {

namespace {

constexpr std::uint64_t kStep = 1U << 20U;

// "a, b and 3 more": enough to know which ones are meant.
std::string listed(const std::vector<std::string>& names)
{
    constexpr std::size_t kShown = 8;
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < kShown; ++i) text += (i == 0 ? "" : ", ") + names[i];
    if (names.size() > kShown) text += " and " + std::to_string(names.size() - kShown) + " more";
    return text;
}

class SdisReader {
public:
    SdisReader(std::istream& stream, const ImportOptions& options, const std::string& where,
               const ImportSink& sink)
        : stream_(stream), options_(options), where_(where), sink_(sink), book_(options, sdisKey)
    {
    }

    Status read()
    {
        if (Status status = survey(); !status) return status;
        roles_ = sdisRoles(declaration_, names_, uses_, book_, ours_);
        if (Status status = nameCodes(); !status) return status;
        if (Status status = book_.close(where_); !status) return status;
        remarks();
        SdisAssembly assembly(declaration_, names_, roles_, fromBoris_);
        Status status = eachUnit([&](SdisUnit& unit) { return hand(unit, assembly); });
        if (status && assembly.healed() > 0)
            say("Gaps of one millisecond that BORIS writes between states were closed: " +
                std::to_string(assembly.healed()) + '.');
        return status;
    }

private:
    template <class Each>
    Status eachUnit(const Each& each)
    {
        stream_.clear();
        stream_.seekg(0);
        if (!stream_) return Error{Errc::io, "this cannot be read twice; save it as a file first", where_};
        SdisText text(stream_);
        auto declaration = readSdisDeclaration(text, where_);
        if (!declaration) return declaration.error();
        declaration_ = std::move(*declaration);
        fromBoris_ = text.firstComment().find("BORIS") != std::string::npos;
        ours_ = text.firstComment().find("Written by Tessera") != std::string::npos;
        SdisUnits units(text, declaration_);
        SdisUnit unit;
        std::uint64_t told = 0;
        while (units.next(unit)) {
            known_ = &units.names();
            if (Status status = each(unit); !status) return status;
            if (!sink_.progress || text.position() < told + kStep) continue;
            told = text.position();
            if (Status go = sink_.progress(told, 0); !go) return go;
        }
        if (stream_.bad()) return Error{Errc::io, "the file cannot be read on", where_};
        names_ = units.names();
        if (text.openComment() != 0)
            return Error{Errc::invalid, "The comment that begins here with ! is never closed.",
                         where_ + ':' + std::to_string(text.openComment())};
        return {};
    }

    Status survey()
    {
        return eachUnit([this](const SdisUnit& unit) -> Status {
            for (const SdisSession& session : unit.sessions)
                if (session.problem.empty()) noteUses(session, uses_);
            return {};
        });
    }

    // Every state and every point into the book; states that come together only show in their sessions.
    Status nameCodes()
    {
        for (std::size_t i = 0; i < names_.size(); ++i) {
            if (i >= uses_.size() || (!uses_[i].lengths && !uses_[i].moments)) continue;
            const auto declared = declaration_.find(names_[i]);
            const std::string label = declared ? declaration_.codes[*declared].longName : std::string{};
            if (roles_.of[i] == SdisRole::point) book_.addPoint(names_[i], label);
            if (roles_.of[i] == SdisRole::state && !roles_.mayCoincide) book_.addState(names_[i], label);
        }
        if (!roles_.mayCoincide) return {};
        SdisAssembly assembly(declaration_, names_, roles_, false);
        std::set<std::string> seen;
        return eachUnit([&](const SdisUnit& unit) -> Status {
            for (const SdisSession& session : unit.sessions) {
                if (!session.problem.empty()) continue;
                std::string problem;
                for (const SdisStretch& one : assembly.states(session, problem))
                    if (!one.code.empty() && seen.size() < kMostSeen && seen.insert(one.code).second)
                        book_.addState(one.code);
            }
            return {};
        });
    }

    void say(std::string what) { sink_.finding({{}, 0, std::move(what), false}); }

    // What holds for the whole file.
    void remarks()
    {
        if (declaration_.type == SdisType::event || declaration_.type == SdisType::multievent)
            say(std::string(sdisName(declaration_.type)) +
                " data say in which order things came and not when: each event is given one second, and "
                "nothing that has to do with time can be read from them.");
        if (declaration_.type == SdisType::interval && !declaration_.intervalSaid)
            say("How long an interval is is not said; one second is taken.");
        if (!declaration_.unknownUnit.empty())
            say("The unit of time <" + declaration_.unknownUnit + "> is not known; seconds are taken.");
        std::vector<std::string> undeclared;
        for (const std::string& name : names_)
            if (!declaration_.find(name)) undeclared.push_back(name);
        if (!undeclared.empty() && !declaration_.codes.empty())
            say("These codes are not declared; they are kept: " + listed(undeclared) + '.');
        std::vector<std::string> factors;
        for (const SdisFactor& factor : declaration_.factors) {
            Header probe;
            bool taken = factor.levels.empty();
            for (const auto& [level, other] : factor.levels)
                taken = taken || takeLevel(probe, factor.name, level);
            if (!taken) factors.push_back(factor.name);
        }
        if (!factors.empty())
            say("A session has no place for these factors, their levels are not kept: " + listed(factors) +
                '.');
    }

    // Puts a level where it belongs; false when there is no such place.
    static bool takeLevel(Header& header, const std::string& factor, const std::string& level)
    {
        const std::string name = sdisKey(factor);
        if (sdisKey(level) == "not_given") return true;
        const auto person = [&](std::string& place) {
            if (isPersonCode(level)) place = level;
            return isPersonCode(level);
        };
        if (name == "observer") return person(header.observer);
        if (name == "practitioner") return person(header.practitioner);
        if (name == "family") return person(header.family);
        if (name == "visit") return person(header.visit);
        if (name == "site" && isPlainText(level) && level.size() <= kLongestSite) {
            header.site = level;
            return true;
        }
        std::string hyphened = sdisKey(level);
        for (char& c : hyphened)
            if (c == '_') c = '-';
        if (name == "place") {
            const auto place = placeKindFromName(hyphened);
            if (place) header.place = *place;
            return place.has_value();
        }
        if (name == "kind") {
            const auto kind = sessionKindFromName(hyphened);
            if (kind) header.kind = *kind;
            return kind.has_value();
        }
        return false;
    }

    void applyLevels(const SdisUnit& unit, Header& header) const
    {
        for (std::size_t i = 0; i < unit.levels.size(); ++i) {
            const std::string& said = unit.levels[i];
            const std::size_t equals = said.find('=');
            if (equals != std::string::npos)
                takeLevel(header, said.substr(0, equals), said.substr(equals + 1));
            else if (i < declaration_.factors.size())
                takeLevel(header, declaration_.factors[i].name, said);
        }
    }

    // Two units may have the same label; their sessions may not have the same id.
    std::string apart(const std::string& id)
    {
        std::string made = id;
        for (int next = 2; !ids_.insert(made).second; ++next) made = id + " (" + std::to_string(next) + ')';
        return made;
    }

    Status hand(const SdisUnit& unit, SdisAssembly& assembly)
    {
        ++unitNumber_;
        std::string label = unit.label.empty() ? "unit " + std::to_string(unitNumber_) : unit.label;
        const bool plain = isPlainText(label) && label.size() < kLongestLabel;
        if (!plain) label = "unit " + std::to_string(unitNumber_);
        label = apart(label);
        std::size_t number = 0;
        for (const SdisSession& session : unit.sessions) {
            ++number;
            const bool nothing = session.spans.empty() && !session.start && session.problem.empty();
            if (nothing && unit.sessions.size() > 1) continue;  // a semicolon too many
            const std::string id = unit.sessions.size() > 1 ? label + '/' + std::to_string(number) : label;
            if (!plain && number == 1)
                sink_.finding(
                    {id, unit.line, "The label is too long or not plain text; it is not kept.", false});
            if (Status status = handOne(unit, session, id, assembly); !status) return status;
        }
        return {};
    }

    Status handOne(const SdisUnit& unit, const SdisSession& session, const std::string& id,
                   SdisAssembly& assembly)
    {
        if (known_->size() > names_.size())
            return Error{Errc::io, "the file changed while it was read", where_};
        if (!session.problem.empty()) {
            sink_.finding({id, session.problemLine, session.problem, true});
            return {};
        }
        ReadSession made;
        made.header.sourceId = id;
        made.header.study = options_.study;
        applyLevels(unit, made.header);
        std::vector<std::string> remarks;
        std::size_t line = session.line;
        if (const std::string problem = assembly.fill(session, book_, made, remarks, line);
            !problem.empty()) {
            sink_.finding({id, line, problem, true});
            return {};
        }
        if (auto finding = putInOrder(made)) {
            if (finding->line == 0) finding->line = session.line;
            sink_.finding(std::move(*finding));
            return {};
        }
        gapRemarks(made, remarks);
        for (std::string& remark : remarks) sink_.finding({id, session.line, std::move(remark), false});
        return sink_.session(storedOf(made, book_.scheme()));
    }

    static void gapRemarks(const ReadSession& made, std::vector<std::string>& remarks)
    {
        const Gaps gaps = gapsOf(made);
        if (gaps.count > 0)
            remarks.push_back(counted(gaps.count, "stretch", "stretches") + " without a state (" +
                              secondsText(gaps.length) + " s) taken for pauses: not observed.");
        const Millis first = made.bouts.front().start;
        if (first == Millis{0}) return;
        std::size_t before = 0;
        for (const ReadMoment& moment : made.moments) before += moment.at < first ? 1U : 0U;
        remarks.push_back("The first " + secondsText(first) +
                          " s have no state: the session's clock starts with the first one" +
                          (before == 0 ? "." : ", and what was marked before it is shown there."));
    }

    static constexpr std::size_t kLongestLabel = 150;
    static constexpr std::size_t kLongestSite = 64;
    static constexpr std::size_t kMostSeen = 4096;

    std::istream& stream_;
    const ImportOptions& options_;
    const std::string& where_;
    const ImportSink& sink_;
    CodeBook book_;
    SdisDeclaration declaration_;
    std::vector<std::string> names_;
    const std::vector<std::string>* known_ = nullptr;
    std::vector<SdisUse> uses_;
    SdisRoles roles_;
    std::set<std::string> ids_;
    std::size_t unitNumber_ = 0;
    bool fromBoris_ = false;
    bool ours_ = false;
};

}  // namespace

Status readSdis(std::istream& stream, const ImportOptions& options, const std::string& where,
                const ImportSink& sink)
{
    return SdisReader(stream, options, where, sink).read();
}

}  // namespace tessera
