// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/commands.h"
#include "app/words/act_words.h"
#include "core/store/audit/audit_log.h"
#include "sync/bundle/bundle_file.h"
#include "sync/formats/audit/audit_document.h"

#include <system_error>

namespace tessera::cli {
namespace {

std::string wordsOf(const AuditEvent& event)
{
    return words::act(event.act).toStdString();
}

// "12  2026-03-02T10:00:00Z  A visit was ended  <UUID>", a line each, and where the log ends.
std::string readable(const AuditDocument& log)
{
    std::string text;
    for (const AuditEvent& event : log.events) {
        text += std::to_string(event.number) + "  " + isoText(event.at) + "  " + wordsOf(event);
        if (!event.act.session.isNil()) text += "  " + event.act.session.text();
        text += "\n";
    }
    text += std::to_string(log.head.number) + (log.head.number == 1 ? " line" : " lines") + ", head " +
            log.head.chain + "\n";
    for (const std::string& finding : log.findings) text += finding + "\n";
    return text;
}

// What can be read of a log that is not whole, so that the rest can be looked at.
std::vector<AuditEvent> readableEvents(const AuditLog& log, const AuditHead& head)
{
    if (auto all = log.events()) return std::move(*all);
    std::vector<AuditEvent> events;
    for (std::uint64_t number = 1; number <= head.number; ++number) {
        auto one = log.events(number, 1);
        if (one && !one->empty() && one->front().number == number) events.push_back(one->front());
    }
    return events;
}

}  // namespace

int runAudit(Context& context, const Arguments& arguments)
{
    const bool verifying = !arguments.operands().empty();
    if (verifying && arguments.operands().front() != "verify")
        return wrongWords("audit shows the log; audit verify checks it");
    if (arguments.has("--json") && arguments.has("--csv"))
        return wrongWords("--json and --csv are two forms; choose one");
    if (verifying && (arguments.has("--csv") || arguments.has("-o")))
        return wrongWords("audit verify only looks, and answers in words or with --json");
    const auto folder = context.folder();
    if (std::error_code problem; !std::filesystem::exists(folder / "library.db", problem))
        return failed(
            Error{Errc::notFound, "there is no library here; give its folder with --data", folder.string()});
    auto library = context.openExisting(folder, Context::Access::read);
    if (!library) return failed(library.error());

    const AuditLog log(**library);
    const auto head = log.head();
    if (!head) return failed(head.error());
    AuditDocument document{
        (*library)->device(), {}, *head, AuditLog::findings(**library), [](const AuditEvent& event) {
            return wordsOf(event);
        }};
    if (!verifying) document.events = readableEvents(log, *head);
    const std::string text = arguments.has("--json")  ? auditJson(document)
                             : arguments.has("--csv") ? auditCsv(document)
                                                      : readable(document);
    const int status = document.findings.empty() ? kDone : kFailed;
    // In the form for tables there is no place for them.
    if (arguments.has("--csv"))
        for (const std::string& finding : document.findings)
            failed(Error{Errc::damaged, finding, folder.string()});
    if (!arguments.has("-o")) {
        const int printed = print(text);
        return printed == kDone ? status : printed;
    }
    const std::filesystem::path target = arguments.value("-o");
    if (const Status written = writeFileDurably(target, text, arguments.has("--force")); !written)
        return failed(written.error());
    library->reset();
    context.note({{AuditKind::logExported, {}, head->number, {}}});
    const int printed = print(target.string() + "\n");
    return printed == kDone ? status : printed;
}

}  // namespace tessera::cli
