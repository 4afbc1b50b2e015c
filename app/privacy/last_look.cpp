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
            return LastLook::tr("Reason of the pause at %1").arg(clock);
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
    return a.entry == b.entry && a.page == b.page;
}

bool LastLook::begin(const Leaving& leaving)
{
    const std::vector<Row> before =
        leaving.session.id == session_ ? std::exchange(rows_, {}) : std::vector<Row>{};
    session_ = leaving.session.id;
    Fold fold(leaving.session.scheme);
    for (const Entry& entry : leaving.session.entries) fold.step(entry);
    const Timeline timeline = fold.timeline();
    beginResetModel();
    rows_.clear();
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
        const auto known =
            std::find_if(before.begin(), before.end(), [&row](const Row& one) { return together(one, row); });
        row.blanked = known != before.end() ? known->blanked : text.superseded && row.doubtful;
        rows_.push_back(std::move(row));
    }
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
    const QString all = tr("%n text(s) leave with the visit.", nullptr, leave);
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
