// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/commands.h"
#include "core/store/own_pages/reflections.h"
#include "sync/bundle/texts/said_texts.h"
#include "sync/formats/figures_json.h"

#include <filesystem>
#include <system_error>

namespace tessera::cli {
namespace {

struct Looked {
    std::size_t sessions = 0, texts = 0;
    std::vector<FoundInText> findings;
};

Status look(Library& library, const Uuid& session, Looked& looked)
{
    const auto stored = library.load(session);
    if (!stored) return stored.error();
    const auto pages = Reflections(library).load(session);
    if (!pages) return pages.error();
    const std::vector<SaidText> texts = saidTexts(*stored, *pages);
    ++looked.sessions;
    looked.texts += texts.size();
    for (const SaidText& text : texts)
        for (const TextFinding& finding : text.findings)
            looked.findings.push_back(
                {session, std::string(name(text.kind)), text.entry, text.page, text.superseded, finding});
    return {};
}

std::string line(const FoundInText& found)
{
    return found.session.text() + "  " +
           (found.entry > 0 ? "entry " + std::to_string(found.entry) : found.page.text()) + "  " +
           found.text + (found.superseded ? ", changed since" : "") + "  " +
           std::string(name(found.finding.kind)) +
           (found.finding.certainty == Certainty::likely ? "\n" : ", perhaps\n");
}

}  // namespace

int runCheckNotes(Context& context, const Arguments& arguments)
{
    const auto folder = context.folder();
    if (std::error_code problem; !std::filesystem::exists(folder / "library.db", problem))
        return failed(
            Error{Errc::notFound, "there is no library here; give its folder with --data", folder.string()});
    const auto library = context.open(Context::Access::read);
    if (!library) return failed(library.error());
    std::vector<Uuid> sessions;
    for (const std::string& text : arguments.operands()) {
        const auto session = Context::session(**library, text);
        if (!session) return failed(session.error());
        sessions.push_back(*session);
    }
    if (arguments.operands().empty()) {
        const auto all = (*library)->summaries();
        if (!all) return failed(all.error());
        for (const Summary& summary : *all) sessions.push_back(summary.session);
    }
    Looked looked;
    int status = kDone;
    for (const Uuid& session : sessions)
        if (const Status one = look(**library, session, looked); !one) status = failed(one.error());
    std::string text;
    for (const FoundInText& found : looked.findings) text += line(found);
    text += "sessions: " + std::to_string(looked.sessions) + ", texts: " + std::to_string(looked.texts) +
            ", parts that may say who it is about: " + std::to_string(looked.findings.size()) + "\n";
    const int printed = print(
        arguments.has("--json") ? textFindingsJson(looked.sessions, looked.texts, looked.findings) : text);
    return printed == kDone ? status : printed;
}

}  // namespace tessera::cli
