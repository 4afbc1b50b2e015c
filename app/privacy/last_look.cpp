// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/privacy/last_look.h"

#include "app/privacy/told_text.h"
#include "app/words/words.h"
#include "core/journal/fold.h"
#include "sync/bundle/texts/said_texts.h"

#include <algorithm>
#include <utility>

namespace tessera {
namespace {

// The session's clock of an entry, as a row of the grid has it; pauses are left in.
QString clockOf(const StoredSession& session, const Timeline& timeline, std::uint32_t entry)
{
    if (entry == 0 || entry > session.entries.size()) return {};
    return words::clock(std::max(Millis{0}, session.entries[entry - 1].at - timeline.clockStart));
}

QString titleOf(const SaidText& text, const QString& clock)
{
    switch (text.kind) {
        case SaidText::Kind::pause:
            return text.superseded ? LastLook::tr("Reason of the pause at %1, changed since").arg(clock)
                                   : LastLook::tr("Reason of the pause at %1").arg(clock);
        case SaidText::Kind::issue:
            return text.superseded ? LastLook::tr("Issue at %1, changed since").arg(clock)
                                   : LastLook::tr("Issue at %1").arg(clock);
        case SaidText::Kind::reflection:
            return LastLook::tr("Reflection");
        case SaidText::Kind::action:
            return LastLook::tr("Action");
        case SaidText::Kind::note:
            break;
    }
    return text.superseded ? LastLook::tr("Note at %1, changed or taken away since").arg(clock)
                           : LastLook::tr("Note at %1").arg(clock);
}

}  // namespace

bool LastLook::together(const Row& a, const Row& b)
{
    return a.entry == b.entry && a.page == b.page && a.issue == b.issue;
}

bool LastLook::begin(const Leaving& leaving)
{
    if (leaving.session.id != session_) forget();
    session_ = leaving.session.id;
    Fold fold(leaving.session.scheme);
    for (const Entry& entry : leaving.session.entries) fold.step(entry);
    const Timeline timeline = fold.timeline();
    std::vector<Row> rows;
    for (const SaidText& text : saidTexts(leaving.session, leaving.pages)) {
        if (text.superseded && !leaving.asJournal) continue;
        Row row;
        row.entry = text.entry;
        row.page = text.page;
        row.title = titleOf(text, clockOf(leaving.session, timeline, text.entry));
        const std::string said{text.text};
        row.plain = words::text(said);
        row.marked = markedText(said, text.findings);
        row.parts = markedParts(said, text.findings);
        row.doubtful = !text.findings.empty();
        row.blanked = text.superseded && row.doubtful;
        rows.push_back(std::move(row));
    }
    return show(std::move(rows));
}

bool LastLook::begin(const QStringList& issues)
{
    if (!session_.isNil()) forget();
    static const TextCheck check;
    std::vector<Row> rows;
    for (const QString& issue : issues) {
        const std::string said = issue.toStdString();
        const std::vector<TextFinding> findings = check.find(said);
        Row row;
        row.issue = row.plain = issue;
        row.title = tr("Name of an issue");
        row.marked = markedText(said, findings);
        row.parts = markedParts(said, findings);
        row.doubtful = !findings.empty();
        rows.push_back(std::move(row));
    }
    return show(std::move(rows));
}

bool LastLook::isBlanked(const QString& issue) const
{
    return std::any_of(rows_.begin(), rows_.end(),
                       [&issue](const Row& row) { return row.blanked && row.issue == issue; });
}

bool LastLook::show(std::vector<Row> rows)
{
    for (Row& row : rows) {
        const auto known =
            std::find_if(rows_.begin(), rows_.end(), [&row](const Row& one) { return together(one, row); });
        if (known != rows_.end()) row.blanked = known->blanked;
    }
    beginResetModel();
    rows_ = std::move(rows);
    endResetModel();
    emit changed();
    if (rows_.empty()) return false;
    open_ = true;
    emit openChanged();
    return true;
}

void LastLook::close()
{
    if (!std::exchange(open_, false)) return;
    emit openChanged();
}

void LastLook::forget()
{
    close();
    beginResetModel();
    rows_.clear();
    session_ = {};
    endResetModel();
    emit changed();
}

BundleChoice LastLook::within(BundleChoice choice) const
{
    choice.confirmed = true;
    for (const Row& row : rows_) {
        if (!row.blanked) continue;
        if (row.entry > 0)
            choice.blankedEntries.insert(row.entry);
        else
            choice.blankedPages.insert(row.page);
    }
    return choice;
}

int LastLook::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant LastLook::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() < 0 || index.row() >= count()) return {};
    const Row& row = rows_[static_cast<std::size_t>(index.row())];
    switch (role) {
        case TitleRole:
            return row.title;
        case MarkedRole:
            return row.marked;
        case PlainRole:
            return row.plain;
        case PartsRole:
            return row.parts;
        case DoubtfulRole:
            return row.doubtful;
        case BlankedRole:
            return row.blanked;
        default:
            return {};
    }
}

QHash<int, QByteArray> LastLook::roleNames() const
{
    return {{TitleRole, "title"}, {MarkedRole, "marked"},     {PlainRole, "plain"},
            {PartsRole, "parts"}, {DoubtfulRole, "doubtful"}, {BlankedRole, "blanked"}};
}

int LastLook::doubtful() const
{
    return static_cast<int>(std::count_if(rows_.begin(), rows_.end(),
                                          [](const Row& row) { return row.doubtful && !row.blanked; }));
}

QString LastLook::says() const
{
    const int leave = static_cast<int>(
        std::count_if(rows_.begin(), rows_.end(), [](const Row& row) { return !row.blanked; }));
    const QString all = session_.isNil() ? tr("%n name(s) of issues leave with the spiral.", nullptr, leave)
                                         : tr("%n text(s) leave with the visit.", nullptr, leave);
    if (doubtful() == 0) return all;
    return all + QLatin1Char(' ') + tr("%n of them may say who it is about.", nullptr, doubtful());
}

void LastLook::set(const Row& like, bool blanked)
{
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (!together(rows_[i], like) || rows_[i].blanked == blanked) continue;
        rows_[i].blanked = blanked;
        const QModelIndex at = index(static_cast<int>(i));
        emit dataChanged(at, at, {BlankedRole});
    }
}

void LastLook::blank(int row, bool blanked)
{
    if (row < 0 || row >= count()) return;
    const Row like = rows_[static_cast<std::size_t>(row)];
    set(like, blanked);
    emit changed();
}

void LastLook::blankDoubtful()
{
    const std::vector<Row> rows = rows_;
    for (const Row& row : rows)
        if (row.doubtful) set(row, true);
    emit changed();
}

}  // namespace tessera
