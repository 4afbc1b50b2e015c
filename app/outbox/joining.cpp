// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/outbox/joining.h"

#include "app/visits/vault.h"
#include "app/words/counted.h"
#include "app/words/words.h"
#include "sync/bundle/bundle_file.h"
#include "sync/bundle/trust/enrolment.h"

#include <QRegularExpression>
#include <QStringList>

#include <utility>

namespace tessera {

namespace {

constexpr std::uint64_t kLargestCard = 64 * 1024;

}  // namespace

Joining::Joining(Device& device, Vault& vault, QObject* parent)
    : QObject(parent), vault_(vault), camera_(device)
{
    connect(&camera_, &CardLook::begun, this, [this] {
        card_.reset();
        problem_.clear();
        emit changed();
    });
    connect(&camera_, &CardLook::found, this, [this](const std::string& text) { take(text); });
}

QString Joining::name() const
{
    if (!card_) return {};
    return card_->name.empty() ? words::text(card_->id)
                               : tr("%1 (%2)").arg(words::text(card_->name), words::text(card_->id));
}

QString Joining::words() const
{
    return card_ ? words::text(card_->words()) : QString();
}

QString Joining::rules() const
{
    if (!card_) return {};
    QStringList said;
    switch (card_->rules.dates) {
        case StudyRules::Dates::month:
            said << tr("Of a visit’s day only the month leaves.");
            break;
        case StudyRules::Dates::week:
            said << tr("Of a visit’s day only the week leaves.");
            break;
        case StudyRules::Dates::exact:
            said << tr("The exact day leaves when you tick it.");
            break;
    }
    said << (card_->rules.notes ? tr("Notes leave when you tick them.") : tr("Notes never leave."));
    const int days = card_->rules.retentionDays;
    if (days > 0) said << words::counted(tr("Visits are deleted after %n day(s).", nullptr, days), days);
    const int keys = static_cast<int>(card_->recipients.size());
    said << words::counted(tr("%n key(s) open what is sealed to it.", nullptr, keys), keys);
    return said.join(QLatin1Char(' '));
}

void Joining::read(const QString& file)
{
    camera_.stop();
    take(readFile(file.trimmed().toStdString(), kLargestCard));
}

void Joining::readTyped(const QString& lines)
{
    camera_.stop();
    auto card = readStudyCard(lines.toStdString());
    problem_ = card ? QString{} : typedWrongly(card.error());
    card_ = card ? std::optional(std::move(*card)) : std::nullopt;
    emit changed();
}

QString Joining::typedWrongly(const Error& error)
{
    if (error.code == Errc::damaged)
        return tr(
            "A letter differs somewhere: these lines and the card’s six words do not belong together. "
            "Compare each line with the card.");
    static const QRegularExpression line(QStringLiteral("^line (\\d+):"));
    const auto found = line.match(words::text(error.what));
    return found.hasMatch() ? tr("Line %1 does not read as a card’s line does. Compare it with the card.")
                                  .arg(found.captured(1))
                            : tr("Not all lines are there. Type every line from the first to the six words.");
}

void Joining::take(const Result<std::string>& text)
{
    card_.reset();
    problem_.clear();
    auto card = text ? readStudyCard(*text) : Result<StudyCard>(text.error());
    if (card) {
        card_ = std::move(*card);
    } else {
        problem_ =
            text ? tr("This is no study’s card, or something on it was changed. Ask the study for it again.")
                 : tr("This file cannot be read. Is the stick plugged in, and is the name right?");
    }
    emit changed();
}

void Joining::forget()
{
    camera_.stop();
    card_.reset();
    problem_.clear();
    emit changed();
}

void Joining::join()
{
    if (!card_ || busy_ || vault_.state() != Vault::Open) return;
    busy_ = true;
    emit changed();
    vault_.ask([card = *card_](Library& library) { return enrol(library, card); },
               [this](const Result<Enrolled>& enrolled) {
                   busy_ = false;
                   if (enrolled)
                       card_.reset();
                   else
                       problem_ = words::problem(enrolled.error());
                   emit changed();
                   if (enrolled) emit joined();
               });
}

}  // namespace tessera
