// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/leaving.h"

#include "app/privacy/leave.h"
#include "core/store/own_pages/reflections.h"
#include "sync/bundle/exchange.h"
#include "sync/bundle/texts/said_texts.h"

#include <algorithm>
#include <cstdio>
#include <utility>

namespace tessera::cli {

Result<BundleChoice> readChoice(const Arguments& arguments)
{
    BundleChoice choice;
    if (!arguments.has("--with")) return choice;
    const std::string list = arguments.value("--with");
    for (std::size_t from = 0; from <= list.size();) {
        const std::size_t comma = std::min(list.find(',', from), list.size());
        const std::string word = list.substr(from, comma - from);
        if (word == "notes") {
            choice.notes = true;
        } else if (word == "exact-date") {
            choice.exactDate = true;
        } else if (word == "reflections") {
            choice.reflections = true;
        } else {
            return Error{Errc::invalid,
                         "--with is a list of notes, reflections, exact-date, not \"" + word + "\"",
                         {}};
        }
        from = comma + 1;
    }
    return choice;
}

Result<OnFinding> readOnFinding(const Arguments& arguments)
{
    const std::string word = arguments.value("--check-notes");
    if (!arguments.has("--check-notes") || word == "warn") return OnFinding::warn;
    if (word == "refuse") return OnFinding::refuse;
    if (word == "blank") return OnFinding::blank;
    return Error{Errc::invalid, "--check-notes is warn, refuse or blank, not \"" + word + "\"", {}};
}

Result<BundleChoice> lookedAt(Library& library, const Uuid& session, const BundleChoice& choice,
                              OnFinding onFinding, bool asJournal)
{
    if (!choice.notes && !choice.reflections) return choice;
    const auto stored = library.load(session);
    if (!stored) return stored.error();
    const auto leave = Leave::ask(*stored);
    if (!leave) return leave.error();
    return lookedAt(library, *stored, choice, leave->may(), onFinding, asJournal);
}

Result<BundleChoice> lookedAt(Library& library, const StoredSession& stored, const BundleChoice& choice,
                              const MayLeave& may, OnFinding onFinding, bool asJournal)
{
    const BundleChoice leaves = within(choice, may);
    OwnPages pages;
    if (leaves.reflections) {
        auto own = Reflections(library).load(stored.id);
        if (!own) return own.error();
        pages = std::move(*own);
    }
    BundleChoice checked = choice;
    bool found = false;
    const StoredSession wordless{stored.id, stored.scheme, {}, {}, {}};
    for (const SaidText& text : saidTexts(leaves.notes ? stored : wordless, pages)) {
        if (text.findings.empty() || (text.superseded && !asJournal)) continue;
        found = true;
        const std::string place = text.entry > 0 ? "entry " + std::to_string(text.entry) : text.page.text();
        for (const TextFinding& one : text.findings) {
            std::fprintf(stderr, "tessera-cli: session %s: %s (%s): may say who it is about: %s\n",
                         stored.id.text().c_str(), place.c_str(), std::string(name(text.kind)).c_str(),
                         std::string(name(one.kind)).c_str());
        }
        if (onFinding != OnFinding::blank) continue;
        if (text.entry > 0)
            checked.blankedEntries.insert(text.entry);
        else
            checked.blankedPages.insert(text.page);
    }
    if (found && onFinding == OnFinding::refuse)
        return Error{Errc::refused,
                     "its words may say who it is about; change them, leave them behind, or give "
                     "--check-notes blank",
                     "session " + stored.id.text()};
    return checked;
}

std::string formatProblem(std::string_view format, const std::vector<std::string_view>& known)
{
    if (std::find(known.begin(), known.end(), format) != known.end()) return {};
    const std::string name{format};
    std::string all;
    for (const std::string_view one : known) all += (all.empty() ? "" : ", ") + std::string(one);
    return format.empty() ? "--as is needed: " + all : "unknown format " + name + "; the formats are " + all;
}

}  // namespace tessera::cli
