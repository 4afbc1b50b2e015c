// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/trust/new_study.h"

#include "app/cli/commands/trust/identity.h"
#include "app/cli/context.h"
#include "core/base/ids.h"
#include "sync/bundle/bundle_file.h"
#include "sync/seal/age_file.h"
#include "sync/seal/identity_file.h"
#include "sync/seal/qr_picture.h"

#include <charconv>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <system_error>
#include <vector>

namespace tessera::cli {
namespace {

namespace fs = std::filesystem;

struct Passphrases {
    std::string investigator, recovery;
};

struct NewFile {
    fs::path path;
    std::string content;
};

std::optional<std::string> askedTwice(const std::string& whose)
{
    const auto first = Context::askPassphrase("New passphrase of " + whose + ": ");
    if (!first || first->empty()) return std::nullopt;
    return Context::askPassphrase("Once more: ") == first ? first : std::nullopt;
}

Result<Passphrases> passphrases(const Arguments& arguments)
{
    auto own =
        Context::passphraseFrom(arguments, "--identity-passphrase-file", "TESSERA_IDENTITY_PASSPHRASE");
    if (!own) return own.error();
    auto recovery =
        Context::passphraseFrom(arguments, "--recovery-passphrase-file", "TESSERA_RECOVERY_PASSPHRASE");
    if (!recovery) return recovery.error();
    const bool asked = !*own;
    if (!*own) *own = askedTwice("the investigator's identity");
    if (!*own)
        return Error{Errc::locked,
                     "no passphrase for the study's identity; set TESSERA_IDENTITY_PASSPHRASE or give "
                     "--identity-passphrase-file",
                     ""};
    if (!*recovery && asked) *recovery = askedTwice("the recovery identity");
    if (!*recovery) {
        std::fprintf(stderr,
                     "tessera-cli: the recovery identity has the same passphrase; "
                     "TESSERA_RECOVERY_PASSPHRASE or --recovery-passphrase-file gives it one of its own\n");
        *recovery = **own;
    }
    return Passphrases{**own, **recovery};
}

// The rules and names that the options say; what is wrong about them in words.
std::string readOptions(const Arguments& arguments, StudyCard& card)
{
    card.id =
        arguments.has("--study") ? arguments.value("--study") : "study-" + randomUuid().text().substr(0, 8);
    if (!isStudyId(card.id)) return "--study is 1 to 32 of A-Z a-z 0-9 - . _, not \"" + card.id + "\"";
    card.name = arguments.has("--name") ? arguments.value("--name") : card.id;
    if (arguments.has("--dates")) {
        using Dates = StudyRules::Dates;
        const std::string word = arguments.value("--dates");
        for (const Dates dates : {Dates::month, Dates::week, Dates::exact})
            if (word == name(dates)) card.rules.dates = dates;
        if (word != name(card.rules.dates)) return "--dates is month, week or exact, not \"" + word + "\"";
    }
    if (arguments.has("--notes")) {
        const std::string word = arguments.value("--notes");
        if (word != "yes" && word != "no") return "--notes is yes or no, not \"" + word + "\"";
        card.rules.notes = word == "yes";
    }
    if (arguments.has("--retention-days")) {
        const std::string word = arguments.value("--retention-days");
        const auto [end, error] =
            std::from_chars(word.data(), word.data() + word.size(), card.rules.retentionDays);
        if (error != std::errc{} || end != word.data() + word.size() || card.rules.retentionDays < 1 ||
            card.rules.retentionDays > 36'500)
            return "--retention-days is a number from 1 to 36500, not \"" + word + "\"";
    }
    return {};
}

Result<std::vector<NewFile>> identities(const fs::path& first, const StudyCard& card,
                                        const AgeIdentity& investigator, const AgeIdentity& recovery,
                                        const DeviceKey& signing, const Passphrases& words)
{
    const fs::path second =
        first.parent_path() / (first.stem().string() + "-recovery" + first.extension().string());
    auto one = ageSealWithPassphrase(
        identityText(investigator, "The investigator's identity", card.id, signing.secretText()),
        words.investigator);
    if (!one) return one.error();
    // With the signing key as well: it is what there is when the other one is lost.
    auto other = ageSealWithPassphrase(
        identityText(recovery, "The recovery identity", card.id, signing.secretText()), words.recovery);
    if (!other) return other.error();
    return std::vector<NewFile>{{first, std::move(*one)}, {second, std::move(*other)}};
}

Result<std::vector<NewFile>> cards(const fs::path& first, const StudyCard& card)
{
    const fs::path base = first.parent_path() / (first.stem().string() + "-card");
    const auto code = qrCode(card.qrText());
    if (!code) return code.error();
    const auto named = [&base](const char* ending) { return fs::path(base.string() + ending); };
    return std::vector<NewFile>{{named(".txt"), card.text()},
                                {named(".svg"), qrSvg(*code, card.id + ": " + card.words())},
                                {named(".png"), qrPng(*code)}};
}

}  // namespace

int newStudy(const Arguments& arguments)
{
    if (!arguments.has("-o")) return wrongWords("keys new study needs -o FILE, the identity file to write");
    const fs::path target = arguments.value("-o");
    std::error_code problem;
    if (!target.has_filename() || fs::is_directory(target, problem))
        return wrongWords("-o names the identity file itself; the others are laid beside it");
    StudyCard card;
    if (const std::string wrong = readOptions(arguments, card); !wrong.empty()) return wrongWords(wrong);
    const auto others = recipientsIn(arguments.values("--recipient"));
    if (!others) return wrongWords("--recipient: " + others.error().what);
    const auto words = passphrases(arguments);
    if (!words) return failed(words.error());

    const AgeIdentity investigator = AgeIdentity::generate(), recovery = AgeIdentity::generate();
    const DeviceKey signing = DeviceKey::generate();
    card.recipients = {investigator.recipient(), recovery.recipient()};
    card.recipients.insert(card.recipients.end(), others->begin(), others->end());
    card.sign(signing);
    // What was put together must be what a tablet accepts, the name's length and letters too.
    if (const auto read = readStudyCard(card.text()); !read) return wrongWords(read.error().what);
    auto secret = identities(target, card, investigator, recovery, signing, *words);
    if (!secret) return failed(secret.error());
    auto open = cards(target, card);
    if (!open) return failed(open.error());
    const bool replace = arguments.has("--force");
    std::vector<NewFile> all = *secret;
    all.insert(all.end(), open->begin(), open->end());
    for (const NewFile& file : all)
        if (!replace && fs::exists(file.path, problem))
            return failed(
                Error{Errc::exists, "the file is there already; --force writes over it", file.path.string()});
    for (const NewFile& file : all)
        if (const auto written = writeFileDurably(file.path, file.content, replace); !written)
            return failed(written.error());

    std::vector<std::string> secretPaths, cardPaths;
    for (const NewFile& file : *secret) secretPaths.push_back(file.path.string());
    for (const NewFile& file : *open) cardPaths.push_back(file.path.string());
    const CardFigures figures = figuresOf(card);
    if (arguments.has("--json")) return print(newStudyJson(figures, secretPaths, cardPaths));
    std::string text = "identity     " + secretPaths.front() + "\nrecovery     " + secretPaths.back() + "\n";
    for (const std::string& path : cardPaths) text += "card         " + path + "\n";
    return print(text + cardLines(figures));
}

}  // namespace tessera::cli
