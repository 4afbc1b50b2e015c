// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/words/act_words.h"

#include "app/words/counted.h"
#include "core/store/library.h"

#include <QCoreApplication>

namespace tessera::words {

namespace {

class ActWords {
    Q_DECLARE_TR_FUNCTIONS(ActWords)
};

QString withdrawn(std::uint64_t scope)
{
    if (scope == static_cast<std::uint64_t>(WithdrawalScope::stop))
        return ActWords::tr("Consent was taken back: nothing more is recorded in this visit");
    if (scope == static_cast<std::uint64_t>(WithdrawalScope::unsent))
        return ActWords::tr("Consent was taken back: the visit was erased here");
    return ActWords::tr("Consent was taken back: the visit was erased, here and for everyone who has it");
}

QString protection(std::uint64_t kind)
{
    if (kind == static_cast<std::uint64_t>(Protection::keyring))
        return ActWords::tr("The visits were protected by this device's keyring");
    return ActWords::tr("A passphrase was set or changed");
}

// "… (no. 3)", and without a number where there is none.
QString numbered(const QString& text, std::uint64_t number)
{
    return number == 0 ? text : ActWords::tr("%1 (no. %2)").arg(text, QString::number(number));
}

}  // namespace

QString act(const AuditAct& act)
{
    const int n = static_cast<int>(act.amount);
    switch (act.kind) {
        case AuditKind::created:
            return ActWords::tr("A visit was begun");
        case AuditKind::ended:
            return ActWords::tr("A visit was ended");
        case AuditKind::viewed:
            return ActWords::tr("A visit was opened to look at");
        case AuditKind::edited:
            return ActWords::tr("A visit was changed after its end");
        case AuditKind::exported:
            if (act.session.isNil() && act.amount == 0)
                return ActWords::tr("A file about several visits was saved");
            if (act.session.isNil())
                return numbered(ActWords::tr("A file of withdrawals was saved"), act.amount);
            return numbered(ActWords::tr("A file of a visit was saved"), act.amount);
        case AuditKind::sent:
            return numbered(ActWords::tr("A visit was handed over"), act.amount);
        case AuditKind::receiptTaken:
            return numbered(ActWords::tr("The study confirmed that it has a visit"), act.amount);
        case AuditKind::imported:
            return ActWords::tr("A visit was taken in");
        case AuditKind::withdrawn:
            return withdrawn(act.amount);
        case AuditKind::erasedByDate:
            return ActWords::tr("A visit was erased because its time to be kept was over");
        case AuditKind::unlockFailed:
            return counted(ActWords::tr("A passphrase that did not fit was given %n time(s)", nullptr, n), n);
        case AuditKind::protectionSet:
            return protection(act.amount);
        case AuditKind::deviceKeyChanged:
            return ActWords::tr("This device's signing key was changed");
        case AuditKind::studyEnrolled:
            return ActWords::tr("A study's card was taken in");
        case AuditKind::backupMade:
            return ActWords::tr("A backup was made");
        case AuditKind::restored:
            return ActWords::tr("These visits were put back from a backup");
        case AuditKind::discarded:
            return ActWords::tr("A false start was thrown away");
        case AuditKind::recovered:
            return ActWords::tr("The visits were opened with the study's recovery key");
        case AuditKind::deviceTrusted:
            return ActWords::tr("Another device was accepted");
        case AuditKind::deviceRevoked:
            return ActWords::tr("Another device is no longer accepted");
        case AuditKind::keptAside:
            return ActWords::tr("A file of a device that is not known was kept aside");
        case AuditKind::wordsBlanked:
            return ActWords::tr("Words of a note were blanked before it left");
        case AuditKind::logExported:
            return ActWords::tr("This log was saved as a file");
        case AuditKind::agreedAnew:
            return ActWords::tr("A family agreed to its visit once more");
    }
    return ActWords::tr("Something that this version does not know");
}

QString actKind(AuditKind kind)
{
    switch (kind) {
        case AuditKind::created:
            return ActWords::tr("Begun");
        case AuditKind::ended:
            return ActWords::tr("Ended");
        case AuditKind::viewed:
            return ActWords::tr("Looked at");
        case AuditKind::edited:
            return ActWords::tr("Changed");
        case AuditKind::exported:
            return ActWords::tr("Saved as a file");
        case AuditKind::sent:
            return ActWords::tr("Handed over");
        case AuditKind::receiptTaken:
            return ActWords::tr("Confirmed");
        case AuditKind::imported:
            return ActWords::tr("Taken in");
        case AuditKind::withdrawn:
            return ActWords::tr("Consent taken back");
        case AuditKind::erasedByDate:
            return ActWords::tr("Erased by date");
        case AuditKind::unlockFailed:
            return ActWords::tr("Passphrase did not fit");
        case AuditKind::protectionSet:
            return ActWords::tr("Protection");
        case AuditKind::deviceKeyChanged:
            return ActWords::tr("Signing key");
        case AuditKind::studyEnrolled:
            return ActWords::tr("Study");
        case AuditKind::backupMade:
            return ActWords::tr("Backup made");
        case AuditKind::restored:
            return ActWords::tr("Put back");
        case AuditKind::discarded:
            return ActWords::tr("Thrown away");
        case AuditKind::recovered:
            return ActWords::tr("Recovery key");
        case AuditKind::deviceTrusted:
        case AuditKind::deviceRevoked:
            return ActWords::tr("Other devices");
        case AuditKind::keptAside:
            return ActWords::tr("Kept aside");
        case AuditKind::wordsBlanked:
            return ActWords::tr("Words blanked");
        case AuditKind::logExported:
            return ActWords::tr("Log saved");
        case AuditKind::agreedAnew:
            return ActWords::tr("Agreed once more");
    }
    return {};
}

}  // namespace tessera::words
