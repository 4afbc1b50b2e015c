// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/bundle/texts/said_texts.h"

#include "core/journal/fold.h"

#include <algorithm>
#include <set>

namespace tessera {
namespace {

bool hasWords(const Entry& entry)
{
    return entry.kind != EntryKind::source && entry.kind != EntryKind::consent && !entry.withheld &&
           !entry.text.empty();
}

// Numbers of the entries whose words show now, with the words that show.
std::set<std::string> shownWords(const StoredSession& session)
{
    Fold fold(session.scheme);
    for (const Entry& entry : session.entries) fold.step(entry);
    const Timeline timeline = fold.timeline();
    std::set<std::string> words;
    for (const Note& note : timeline.notes) words.insert(note.text);
    for (const Marker& marker : timeline.markers) words.insert(marker.issue);
    for (const Span& pause : timeline.pauses) words.insert(pause.reason);
    return words;
}

SaidText::Kind kindOf(const Entry& entry, const StoredSession& session)
{
    if (entry.kind == EntryKind::tag) return SaidText::Kind::issue;
    if (entry.kind == EntryKind::pause) return SaidText::Kind::pause;
    const bool known = entry.target > 0 && entry.target <= session.entries.size();
    const bool ofPause = entry.kind == EntryKind::reword && known &&
                         session.entries[entry.target - 1].kind == EntryKind::pause;
    return ofPause ? SaidText::Kind::pause : SaidText::Kind::note;
}

std::vector<std::string> wordsOf(const Scheme& scheme)
{
    std::vector<std::string> words{scheme.title};
    for (const CodeGroup& group : scheme.groups) {
        words.push_back(group.name);
        for (const Code& code : group.codes) {
            words.push_back(code.label);
            words.push_back(code.shortLabel);
            words.push_back(code.phrase);
        }
    }
    return words;
}

std::uint32_t counted(std::size_t number)
{
    return static_cast<std::uint32_t>(std::min<std::size_t>(number, 1'000'000));
}

}  // namespace

std::string_view name(SaidText::Kind kind)
{
    switch (kind) {
        case SaidText::Kind::pause:
            return "pause";
        case SaidText::Kind::issue:
            return "issue";
        case SaidText::Kind::reflection:
            return "reflection";
        case SaidText::Kind::action:
            return "action";
        case SaidText::Kind::note:
            break;
    }
    return "note";
}

std::vector<SaidText> saidTexts(const StoredSession& session, const OwnPages& pages)
{
    std::vector<SaidText> texts;
    const bool any = std::any_of(session.entries.begin(), session.entries.end(), hasWords);
    const std::set<std::string> shown = any ? shownWords(session) : std::set<std::string>{};
    const auto take = [&](const Entry& entry, bool fork) {
        if (!hasWords(entry)) return;
        const SaidText::Kind kind = kindOf(entry, session);
        const bool gone = fork || shown.count(entry.text) == 0;
        texts.push_back({kind, entry.number, {}, gone, entry.text, {}});
    };
    for (const Entry& entry : session.entries) take(entry, false);
    for (const Entry& entry : session.forks) take(entry, true);
    const auto say = [&texts](SaidText::Kind kind, const Uuid& page, const std::string& text) {
        if (!text.empty()) texts.push_back({kind, 0, page, false, text, {}});
    };
    for (const Reflection& page : pages.reflections) {
        // A prompt's own words are ours.
        if (page.prompt.empty()) say(SaidText::Kind::reflection, page.id, page.question);
        say(SaidText::Kind::reflection, page.id, page.text);
    }
    for (const ActionCard& card : pages.cards)
        for (const std::string* text : {&card.text, &card.helped, &card.hindered})
            say(SaidText::Kind::action, card.id, *text);
    if (texts.empty()) return texts;
    const TextCheck check(wordsOf(session.scheme));
    for (SaidText& text : texts) text.findings = check.find(text.text);
    return texts;
}

BundleChoice blankedWhereFound(const StoredSession& session, const OwnPages& pages, BundleChoice choice)
{
    for (const SaidText& text : saidTexts(session, pages)) {
        if (text.findings.empty()) continue;
        if (text.entry > 0)
            choice.blankedEntries.insert(text.entry);
        else
            choice.blankedPages.insert(text.page);
    }
    return choice;
}

TextReview reviewed(const BundleContent& whole, const BundleContent& leaving, const BundleChoice& choice)
{
    TextReview review;
    review.rules = kTextRules;
    review.confirmed = choice.confirmed;
    const std::vector<SaidText> texts = saidTexts(leaving.session, leaving.pages);
    review.texts = counted(texts.size());
    std::size_t findings = 0;
    for (const SaidText& text : texts) findings += text.findings.size();
    review.findings = counted(findings);
    std::size_t blanked = 0;
    if (choice.notes)
        blanked += static_cast<std::size_t>(std::count_if(
            whole.session.entries.begin(), whole.session.entries.end(), [&](const Entry& entry) {
                return hasWords(entry) && choice.blankedEntries.count(entry.number) > 0;
            }));
    if (choice.reflections)
        blanked += whole.pages.reflections.size() + whole.pages.cards.size() -
                   leaving.pages.reflections.size() - leaving.pages.cards.size();
    review.blanked = counted(blanked);
    return review;
}

}  // namespace tessera
