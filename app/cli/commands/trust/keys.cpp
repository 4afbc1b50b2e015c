// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/commands.h"
#include "app/cli/commands/trust/new_study.h"
#include "app/cli/commands/trust/recover.h"
#include "sync/bundle/bundle_file.h"
#include "sync/bundle/device_key.h"
#include "sync/bundle/sequence.h"
#include "sync/bundle/trust/enrolment.h"
#include "sync/formats/figures_json.h"

#include <unistd.h>

#include <cstdio>
#include <iostream>
#include <iterator>
#include <optional>

namespace tessera::cli {
namespace {

constexpr std::uint64_t kLongestCard = std::uint64_t{64} * 1024;

// The key is made at the first call, which a reader cannot keep.
Result<DeviceKey> keyOf(Context& context, std::unique_ptr<Library>& library)
{
    auto read = context.open(Context::Access::read);
    if (!read) return read.error();
    library = std::move(*read);
    auto known = DeviceKey::known(*library);
    if (!known) return known.error();
    if (*known) return std::move(**known);
    library.reset();
    auto write = context.open(Context::Access::write);
    if (!write) return write.error();
    library = std::move(*write);
    return DeviceKey::of(*library);
}

int showKeys(Context& context, const Arguments& arguments)
{
    std::unique_ptr<Library> library;
    const auto key = keyOf(context, library);
    if (!key) return failed(key.error());
    const auto study = enrolledStudy(*library);
    if (!study) return failed(study.error());
    KeyFigures figures{library->device().text(), key->publicText(), key->fingerprint(), key->words(), {}};
    if (*study) figures.study = figuresOf(**study);
    if (arguments.has("-o")) {
        const std::string file = "untrusted comment: minisign public key " + figures.fingerprint +
                                 " of device " + figures.device + "\n" + figures.publicKey + "\n";
        const auto written = writeFileDurably(arguments.value("-o"), file, arguments.has("--force"));
        if (!written) return failed(written.error());
    }
    if (arguments.has("--json")) return print(keysJson(figures));
    return print("device       " + figures.device + "\npublic key   " + figures.publicKey +
                 "\nfingerprint  " + figures.fingerprint + "\nin words     " + figures.words + "\n" +
                 (figures.study ? cardLines(*figures.study) : std::string()));
}

int enrolCard(Context& context, const Arguments& arguments, const std::string& path)
{
    const std::string help = arguments.has("--recovery") ? arguments.value("--recovery") : std::string();
    if (!help.empty() && help != "yes" && help != "no")
        return wrongWords("--recovery is yes or no, not \"" + help + "\"");
    std::string text;
    if (path == "-") {
        if (isatty(STDIN_FILENO) != 0)
            std::fprintf(stderr, "Type the card's lines as they stand there, and end with Ctrl-D:\n");
        text.assign(std::istreambuf_iterator<char>(std::cin), {});
    } else {
        auto read = readFile(path, kLongestCard);
        if (!read) return failed(read.error());
        text = std::move(*read);
    }
    const auto card = readStudyCard(text);
    if (!card) return failed(Error{card.error().code, card.error().what, path});
    const auto library = context.open(Context::Access::write);
    if (!library) return failed(library.error());
    const auto done = enrol(**library, *card);
    if (!done) return failed(Error{done.error().code, done.error().what, path});
    if (const Status settled = settleHelp(**library, help); !settled) return failed(settled.error());
    if (arguments.has("--json")) {
        const auto key = DeviceKey::of(**library);
        if (!key) return failed(key.error());
        return print(keysJson({(*library)->device().text(), key->publicText(), key->fingerprint(),
                               key->words(), figuresOf(*card)}));
    }
    // Shown back, so that it can be compared with the card.
    return print(cardLines(figuresOf(*card)));
}

int changeKey(Context& context)
{
    const auto library = context.open(Context::Access::write);
    if (!library) return failed(library.error());
    const auto contents = madeContents(**library);
    if (!contents) return failed(contents.error());
    const std::uint64_t next = contents->empty() ? 1 : contents->back().number + 1;
    const auto key = DeviceKey::change(**library, next);
    if (!key) return failed(key.error());
    return print("device       " + (*library)->device().text() + "\npublic key   " + key->publicText() +
                 "\nfingerprint  " + key->fingerprint() + "\nin words     " + key->words() +
                 "\nfrom bundle  " + std::to_string(next) + "\n");
}

}  // namespace

CardFigures figuresOf(const StudyCard& card)
{
    CardFigures figures;
    figures.id = card.id;
    figures.name = card.name;
    figures.signingKey = card.signingKey;
    figures.dates = name(card.rules.dates);
    figures.words = card.words();
    figures.revision = card.revision;
    figures.retentionDays = card.rules.retentionDays;
    figures.notes = card.rules.notes;
    for (const AgeRecipient& recipient : card.recipients) figures.recipients.push_back(recipient.text());
    return figures;
}

std::string cardLines(const CardFigures& study)
{
    std::string text = "study        " + study.id + "\nname         " + study.name + "\nrevision     " +
                       std::to_string(study.revision) + "\n";
    for (const std::string& recipient : study.recipients) text += "recipient    " + recipient + "\n";
    text += "signing key  " + study.signingKey + "\ndates leave  " +
            (study.dates == "exact" ? "exactly when ticked, else by month" : "by " + study.dates) + "\n";
    if (study.retentionDays > 0)
        text += "deleted      after " + std::to_string(study.retentionDays) + " days\n";
    return text + "notes        " + (study.notes ? "may leave when ticked" : "stay on the tablet") +
           "\ncard's words " + study.words + "\n";
}

int runKeys(Context& context, const Arguments& arguments)
{
    const std::vector<std::string>& words = arguments.operands();
    const std::string& what = words.front();
    if (what == "show" && words.size() == 1) return showKeys(context, arguments);
    if (what == "new" && words.size() == 2 && words.back() == "study") return newStudy(arguments);
    if (what == "enrol" && words.size() == 2) return enrolCard(context, arguments, words.back());
    if (what == "change" && words.size() == 1) return changeKey(context);
    if (what == "recover" && words.size() == 1) return recoverLibrary(context, arguments);
    if (what == "answer" && words.size() == 2) return answerRequest(arguments, words.back());
    return wrongWords(
        "keys takes: show; new study -o FILE; enrol CARD; change; recover --identity FILE; "
        "answer REQUEST --identity FILE -o ANSWER");
}

}  // namespace tessera::cli
