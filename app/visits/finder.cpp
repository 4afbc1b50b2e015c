// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/visits/finder.h"

#include "app/visits/vault.h"
#include "app/visits/visits.h"
#include "app/words/words.h"

#include <algorithm>
#include <cstring>
#include <vector>

namespace tessera {

namespace {

constexpr std::size_t kAtOnce = 400;       // visits whose codes and days are taken in one go
constexpr std::size_t kOpenedAtOnce = 24;  // of them, how many journals may be opened
constexpr const char* kLookedAt = "looked-at";

// What is asked of one session: whether its journal has words at all is known from its summary.
struct Wanted {
    Uuid session;
    Header header;
    bool words = false;
};

// The library itself says what a session holds; one that cannot be read can still be found by its codes.
QString textOf(const Library& library, const Wanted& wanted)
{
    QString text = Visits::findableOf(wanted.header);
    if (!wanted.words) return text;
    auto stored = library.load(wanted.session);
    if (!stored || !stored->forks.empty()) return text;
    const auto journal = library.takeJournal(*stored);
    if (!journal) return text;
    const Timeline timeline = journal->fold().timeline();
    for (const Note& note : timeline.notes) text += QLatin1Char('\n') + words::text(note.text).toCaseFolded();
    for (const Marker& marker : timeline.markers)
        if (!marker.issue.empty()) text += QLatin1Char('\n') + words::text(marker.issue).toCaseFolded();
    return text;
}

bool hasWords(const Summary& summary)
{
    return summary.notes + summary.markers > 0;
}

std::string packed(const std::unordered_set<Uuid>& sessions)
{
    std::string bytes;
    bytes.reserve(sessions.size() * 16);
    for (const Uuid& session : sessions)
        bytes.append(reinterpret_cast<const char*>(session.bytes.data()), session.bytes.size());
    return bytes;
}

std::unordered_set<Uuid> unpacked(const std::string& bytes)
{
    std::unordered_set<Uuid> sessions;
    for (std::size_t at = 0; at + 16 <= bytes.size(); at += 16) {
        Uuid session;
        std::memcpy(session.bytes.data(), bytes.data() + at, 16);
        sessions.insert(session);
    }
    return sessions;
}

}  // namespace

Finder::Finder(Vault& vault, Visits& visits, QObject* parent)
    : QObject(parent), vault_(vault), visits_(visits)
{
    connect(&visits_, &Visits::sessionChanged, this, &Finder::reread);
}

void Finder::begin()
{
    begun_ = true;
    vault_.ask([](Library& library) { return library.secret(kLookedAt); },
               [this](const Result<std::optional<std::string>>& kept) {
                   if (kept && *kept) visits_.setLookedAt(unpacked(**kept));
               });
    waiting_.clear();
    for (const Summary& summary : visits_.all()) waiting_.push_back({summary.session, false});
    for (const Summary& summary : visits_.all())
        if (hasWords(summary)) waiting_.push_back({summary.session, true});
    next();
}

void Finder::reread(const Uuid& session)
{
    if (!begun_) return;
    const Summary* const summary = visits_.summaryOf(session);
    std::erase_if(waiting_, [&session](const Waiting& one) { return one.session == session; });
    waiting_.push_front({session, summary && hasWords(*summary)});
    next();
}

void Finder::next()
{
    if (reading_ || vault_.state() != Vault::Open) return;
    if (waiting_.empty()) {
        visits_.setFindable({}, false);
        return;
    }
    std::vector<Wanted> batch;
    std::size_t opened = 0;
    while (!waiting_.empty() && batch.size() < kAtOnce && opened < kOpenedAtOnce) {
        const Waiting one = waiting_.front();
        waiting_.pop_front();
        const Summary* const summary = visits_.summaryOf(one.session);
        if (!summary) continue;  // taken away meanwhile
        opened += one.words ? 1 : 0;
        batch.push_back({one.session, summary->header, one.words});
    }
    reading_ = true;
    vault_.ask(
        [batch = std::move(batch)](Library& library) {
            std::vector<Visits::Found> texts;
            texts.reserve(batch.size());
            for (const Wanted& wanted : batch) texts.emplace_back(wanted.session, textOf(library, wanted));
            return texts;
        },
        [this](std::vector<Visits::Found> texts) {
            reading_ = false;
            if (vault_.state() != Vault::Open) return;  // locked meanwhile
            visits_.setFindable(std::move(texts), !waiting_.empty());
            next();
        });
}

// Sessions that are no longer there are left out, so that the list does not outgrow the library.
void Finder::lookedAt(const Uuid& session)
{
    if (vault_.state() != Vault::Open || visits_.lookedAt().contains(session)) return;
    std::unordered_set<Uuid> sessions;
    for (const Summary& summary : visits_.all())
        if (summary.session == session || visits_.lookedAt().contains(summary.session))
            sessions.insert(summary.session);
    visits_.setLookedAt(sessions);
    vault_.ask([bytes = packed(sessions)](Library& library) { return library.setSecret(kLookedAt, bytes); },
               [](const Status&) {});
}

}  // namespace tessera
