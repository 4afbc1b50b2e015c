// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// Marks and notes: the moment at once, what it was about at once or later.
#include "app/live/live.h"

#include "app/words/words.h"
#include "core/privacy/text_check.h"

#include <QVariantMap>

#include <algorithm>

namespace tessera {

namespace {

constexpr std::size_t kShownMarks = 5;

bool isDoubtful(const Scheme& scheme, const std::string& text)
{
    std::vector<std::string> ordinary;
    for (const CodeGroup& group : scheme.groups)
        for (const Code& code : group.codes) ordinary.push_back(code.label + ' ' + code.shortLabel);
    return !TextCheck(ordinary).find(text).empty();
}

// A position on the session's clock as the screen's clock showed it: pauses left out.
QString runningClock(const Timeline& timeline, Millis at)
{
    Millis running = at;
    for (const Span& pause : timeline.pauses)
        if (pause.onset < at) running -= std::min(pause.offset, at) - pause.onset;
    return words::clock(std::max(Millis{0}, running));
}

}  // namespace

void Live::mark(double stamp, int step)
{
    gestures_.other();
    Entry entry = entryAt(EntryKind::marker, Millis{static_cast<std::int64_t>(stamp)});
    if (step >= 0) entry.code = static_cast<CodeIndex>(step);
    act(std::move(entry), tr("Marked"));
}

QVariantList Live::marks() const
{
    QVariantList list;
    if (!journal_) return list;
    const Timeline timeline = journal_->fold().timeline();
    const auto& all = timeline.markers;
    const std::size_t first = all.size() > kShownMarks ? all.size() - kShownMarks : 0;
    for (std::size_t i = all.size(); i-- > first;) {
        const Marker& marker = all[i];
        const bool said = scheme_->isPoint(marker.code);
        list.append(QVariantMap{
            {QStringLiteral("entry"), marker.entry},
            {QStringLiteral("clock"), runningClock(timeline, marker.at)},
            {QStringLiteral("step"), said ? static_cast<int>(marker.code) : -1},
            {QStringLiteral("stepLabel"), said ? words::shortLabel(*scheme_, marker.code) : QString{}},
            {QStringLiteral("tags"), marker.tags},
            {QStringLiteral("issue"), words::text(marker.issue)}});
    }
    return list;
}

void Live::sayMark(int entry, int step, int tags, const QString& issue)
{
    if (!journal_ || entry <= 0) return;
    Entry said = entryAt(EntryKind::tag, now());
    said.target = static_cast<std::uint32_t>(entry);
    said.code = step < 0 ? kNoCode : static_cast<CodeIndex>(step);
    said.tags = static_cast<std::uint32_t>(std::max(0, tags));
    if (notesAllowed()) said.text = issue.simplified().toStdString();
    const bool doubtful = !said.text.empty() && isDoubtful(*scheme_, said.text);
    act(std::move(said),
        doubtful ? tr("Kept with the mark. It may say who it is about.") : tr("Kept with the mark"));
}

// Kept at once, whatever it says: what may tell who it is about is asked at the end of the visit, and here it
// is one line that goes with the next act.
void Live::note(double stamp, const QString& text)
{
    const QString words = text.trimmed();
    if (words.isEmpty() || !journal_) return;
    gestures_.other();
    Entry entry = entryAt(EntryKind::note, Millis{static_cast<std::int64_t>(stamp)});
    entry.text = words.toStdString();
    const bool doubtful = isDoubtful(*scheme_, entry.text);
    const std::size_t before = journal_->entries().size();
    act(std::move(entry), doubtful ? tr("Note kept. It may say who it is about.") : tr("Note kept"));
    const std::size_t now = journal_->entries().size();
    if (doubtful && now > before) doubt(static_cast<int>(now), words);
}

void Live::changeNote(int note, const QString& text)
{
    const QString words = text.trimmed();
    if (words.isEmpty() || !journal_ || note <= 0) return;
    Entry entry = entryAt(EntryKind::reword, now());
    entry.target = static_cast<std::uint32_t>(note);
    entry.text = words.toStdString();
    const bool doubtful = isDoubtful(*scheme_, entry.text);
    const std::size_t before = journal_->entries().size();
    act(std::move(entry),
        doubtful ? tr("The note is changed. It may say who it is about.") : tr("The note is changed"));
    if (doubtful && journal_->entries().size() > before) doubt(note, words);
}

void Live::doubt(int note, const QString& words)
{
    if (doubtedNote_ == note && doubtedWords_ == words) return;
    doubtedNote_ = note;
    doubtedWords_ = words;
    emit doubtChanged();
}

}  // namespace tessera
