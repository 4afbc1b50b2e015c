// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/correct/ending.h"

#include "app/correct/worth_words.h"
#include "app/live/live.h"
#include "app/privacy/told_text.h"
#include "app/words/day_words.h"
#include "app/words/finding_words.h"
#include "app/words/words.h"
#include "core/journal/consent_record.h"
#include "core/journal/keeping.h"
#include "core/journal/lanes.h"
#include "sync/bundle/texts/said_texts.h"

#include <algorithm>

namespace tessera {

namespace {

constexpr std::size_t kFixes = 3;

std::vector<WorthALook> worthOf(const Live& live)
{
    const Journal* const journal = live.journal();
    if (!journal || !journal->fold().ended() || journal->fold().byInterval()) return {};
    return worthALook(*journal);
}

}  // namespace

Ending::Ending(Live& live, QObject* parent) : QObject(parent), live_(live)
{
    connect(&live_, &Live::changed, this, &Ending::changed);
    connect(&live_, &Live::openedChanged, this, [this] { kept_.clear(); });
}

QVariantList Ending::fixes() const
{
    QVariantList list;
    for (const WorthALook& one : worthOf(live_)) {
        if (list.size() == kFixes) break;
        list.append(QVariantMap{{QStringLiteral("entry"), one.entry},
                                {QStringLiteral("words"), words::worthALook(one)}});
    }
    return list;
}

int Ending::fixesMore() const
{
    const std::size_t all = worthOf(live_).size();
    return static_cast<int>(all - std::min(all, kFixes));
}

bool Ending::correctable() const
{
    return live_.journal() != nullptr;
}

int Ending::sureness() const
{
    return live_.journal() ? live_.journal()->fold().timeline().sureness : 0;
}

QString Ending::agreed() const
{
    const Journal* const journal = live_.journal();
    const auto record = journal ? standingConsent(journal->entries()) : std::nullopt;
    if (!record) return {};
    QStringList said;
    if (const auto end = endOf(*record, journal->header().start))
        said << tr("Agreed until %1.").arg(words::longDay(end->ms / 86'400'000));
    if (const auto until = keptUntil(journal->header(), record->keepDays))
        said << tr("Kept until %1.").arg(words::longDay(*until));
    return said.join(QLatin1Char(' '));
}

QStringList Ending::sentences() const
{
    QStringList list;
    if (!live_.journal() || !live_.journal()->fold().ended()) return list;
    for (const Lane& lane : lanesOf(live_.journal()->fold()))
        list += words::findings(lane.timeline, lane.scheme);
    return list;
}

QVariantList Ending::doubts() const
{
    QVariantList list;
    if (!live_.journal() || !live_.journal()->fold().ended()) return list;
    const Journal& journal = *live_.journal();
    const Timeline timeline = journal.fold().timeline();
    const StoredSession session{journal.session(), journal.fold().scheme(), journal.entries(), {}, {}};
    const std::vector<SaidText> texts = saidTexts(session, {});
    for (const Note& note : timeline.notes) {
        // The words that stand may be of a later entry than the note's own.
        const auto said = std::find_if(texts.begin(), texts.end(),
                                       [&note](const SaidText& text) { return text.text == note.text; });
        if (said == texts.end() || said->findings.empty() || kept_.count(note.entry) > 0) continue;
        list.append(QVariantMap{{QStringLiteral("entry"), note.entry},
                                {QStringLiteral("at"), words::clock(note.at)},
                                {QStringLiteral("marked"), markedText(note.text, said->findings)},
                                {QStringLiteral("plain"), words::text(note.text)},
                                {QStringLiteral("parts"), markedParts(note.text, said->findings)}});
    }
    return list;
}

void Ending::keepNote(int entry)
{
    kept_.insert(static_cast<std::uint32_t>(entry));
    emit changed();
}

void Ending::changeNote(int note, const QString& text)
{
    if (!live_.journal() || text.trimmed().isEmpty()) return;
    Entry entry;
    entry.kind = EntryKind::reword;
    entry.target = static_cast<std::uint32_t>(note);
    entry.text = text.trimmed().toStdString();
    amend(std::move(entry));
}

void Ending::saySureness(int sureness)
{
    if (!live_.journal() || sureness == this->sureness()) return;
    Entry entry;
    entry.kind = EntryKind::sureness;
    entry.tags = static_cast<std::uint32_t>(std::max(sureness, 0));
    amend(std::move(entry));
}

void Ending::amend(Entry entry)
{
    entry.at = entry.onset =
        std::max(Millis{static_cast<std::int64_t>(live_.stamp())}, live_.journal()->fold().lastAt());
    static_cast<void>(live_.amend(std::move(entry)));
}

}  // namespace tessera
