// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/protection/recovery_help.h"

#include "app/visits/vault.h"
#include "app/words/words.h"
#include "sync/bundle/bundle_file.h"
#include "sync/bundle/trust/enrolment.h"
#include "sync/bundle/trust/recovery.h"

#include <QFile>
#include <QSaveFile>
#include <QStandardPaths>

#include <optional>
#include <utility>

namespace tessera {

namespace {

constexpr std::uint64_t kLongestFile = std::uint64_t{64} * 1024;

struct Known {
    QString study;
    bool agreed = false;
};

Known knownOf(const Library& library)
{
    Known known;
    if (const auto study = enrolledStudy(library); study && *study) known.study = words::text((*study)->name);
    if (const auto recovery = library.recovery(); recovery) known.agreed = recovery->has_value();
    return known;
}

Result<AgeIdentity> storedIdentity(const std::filesystem::path& file)
{
    auto text = readFile(file, kLongestFile);
    if (!text) return text.error();
    return AgeIdentity::parse(*text);
}

}  // namespace

RecoveryHelp::RecoveryHelp(Vault& vault, QObject* parent)
    : QObject(parent),
      vault_(vault),
      folder_(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
{
    connect(&vault_, &Vault::opened, this, &RecoveryHelp::refresh);
}

void RecoveryHelp::say(const QString& result, const QString& problem)
{
    result_ = result;
    problem_ = problem;
    emit changed();
}

void RecoveryHelp::refresh()
{
    if (vault_.state() != Vault::Open) return;
    say({}, {});
    vault_.ask([](Library& library) { return knownOf(library); },
               [this](const Known& known) {
                   study_ = known.study;
                   agreed_ = known.agreed;
                   emit changed();
               });
}

void RecoveryHelp::agree(bool yes)
{
    if (vault_.state() != Vault::Open) return;
    vault_.ask([yes](Library& library) { return yes ? agreeToRecovery(library) : library.dropRecovery(); },
               [this](const Status& status) {
                   refresh();
                   if (!status) say({}, words::problem(status.error()));
               });
}

std::filesystem::path RecoveryHelp::inFolder(const char* name) const
{
    return std::filesystem::path(folder_.toStdString()) / name;
}

std::filesystem::path RecoveryHelp::askedFile() const
{
    return std::filesystem::path(vault_.folder().toStdString()) / "recovery-asked";
}

void RecoveryHelp::look()
{
    say({}, {});
    LibraryOptions options;
    options.folder = vault_.folder().toStdString();
    options.writer = false;
    const auto found = Library::recoveryOf(options);
    offered_ = found && found->has_value();
    emit changed();
}

void RecoveryHelp::writeRequest()
{
    LibraryOptions options;
    options.folder = vault_.folder().toStdString();
    options.writer = false;
    const auto found = Library::recoveryOf(options);
    if (!found || !*found)
        return say({}, found ? tr("Help was not agreed to here.") : words::problem(found.error()));
    auto asked = storedIdentity(askedFile());
    if (!asked) {
        asked = AgeIdentity::generate();
        QSaveFile file(QString::fromStdString(askedFile().string()));
        const QByteArray text = QByteArray::fromStdString(asked->text());
        const bool kept = file.open(QIODevice::WriteOnly) &&
                          file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                          file.write(text) == text.size() && file.commit();
        if (!kept) return say({}, tr("The request could not be prepared. Is there room left?"));
    }
    const std::filesystem::path target = inFolder(kRequest);
    const auto written = writeFileDurably(target, recoveryRequest(**found, asked->recipient()), true);
    if (!written) return say({}, words::problem(written.error()));
    say(tr("Saved: %1").arg(words::text(target.string())), {});
}

void RecoveryHelp::takeAnswer(const QString& newPassphrase)
{
    const auto asked = storedIdentity(askedFile());
    if (!asked) return say({}, tr("No request was saved here yet. Save one first."));
    const auto answer = readFile(inFolder(kAnswer), kLongestFile);
    if (!answer) return say({}, words::problem(answer.error()));
    auto secret = secretOfAnswer(*answer, *asked);
    if (!secret) return say({}, words::problem(secret.error()));
    say({}, {});
    const auto renew = [file = askedFile()](Library& library, const std::string& recipient) {
        // What was agreed to still holds; what opened it now does not any more.
        const Status kept = library.keepRecovery(recipient, sealedTo(recipient));
        std::error_code problem;
        std::filesystem::remove(file, problem);
        return kept;
    };
    vault_.recover(std::move(*secret), newPassphrase, renew);
}

}  // namespace tessera
