// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/spoken/spoken_grid.h"

#include "app/render/sequence_grid.h"
#include "app/render/spoken/item_side.h"
#include "app/render/spoken/spoken_rows.h"
#include "core/grid/reading.h"

#include <algorithm>
#include <vector>

namespace tessera {

namespace {

class ListSide;

// Runs are told by interaction; where squares are units of time, a run is told of those that it reaches into.
void placeInTime(std::vector<SpokenRow>& runs, const std::vector<Square>& squares)
{
    const auto at = [&squares](Millis moment) {
        const auto after =
            std::upper_bound(squares.begin(), squares.end(), moment,
                             [](Millis value, const Square& square) { return value < square.runningOnset; });
        return static_cast<std::size_t>(std::max<std::ptrdiff_t>(1, after - squares.begin()) - 1);
    };
    for (std::size_t run = 0; run < runs.size(); ++run) {
        runs[run].first = at(runs[run].from);
        const std::size_t last =
            run + 1 < runs.size() ? at(runs[run + 1].from - Millis{1}) : squares.size() - 1;
        runs[run].count = std::max(last, runs[run].first) - runs[run].first + 1;
    }
}

std::vector<SpokenRow> rowsOf(const SequenceGrid& grid)
{
    const GridSource* source = grid.source();
    if (!source || source->squares().empty()) return {};
    const auto& squares = source->squares();
    if (!grid.spokenSquares()) {
        auto runs = spokenRuns(source->timeline(), source->scheme(), grid.showNext());
        if (!squares.front().slices.empty()) placeInTime(runs, squares);
        return runs;
    }
    std::vector<SpokenRow> rows(squares.size());
    const Millis end = runningEnd(source->timeline());
    for (std::size_t square = 0; square < squares.size(); ++square) {
        rows[square].first = square;
        rows[square].words = spokenSquare(squares, square, source->scheme(), end);
    }
    return rows;
}

// One row: a run, or a square.
class RowSide : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    RowSide(ListSide& list, int index) : list_(list), index_(index) {}

    [[nodiscard]] bool isValid() const override;
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QWindow* window() const override;
    [[nodiscard]] QAccessibleInterface* parent() const override;
    [[nodiscard]] QAccessibleInterface* child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    [[nodiscard]] QString text(QAccessible::Text kind) const override;
    void setText(QAccessible::Text, const QString&) override {}
    [[nodiscard]] QRect rect() const override;
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
    [[nodiscard]] QAccessible::State state() const override;
    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this)
                                                    : nullptr;
    }
    [[nodiscard]] QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString& name) override;
    [[nodiscard]] QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    ListSide& list_;
    int index_;
};

// The list.
class ListSide : public ItemSide {
public:
    explicit ListSide(SequenceGrid& grid) : ItemSide(grid) {}
    ~ListSide() override
    {
        for (const QAccessible::Id id : ids_) QAccessible::deleteAccessibleInterface(id);
    }
    ListSide(const ListSide&) = delete;
    ListSide& operator=(const ListSide&) = delete;

    [[nodiscard]] SequenceGrid* grid() const { return qobject_cast<SequenceGrid*>(object()); }

    [[nodiscard]] int childCount() const override { return static_cast<int>(rows().size()); }
    [[nodiscard]] QAccessibleInterface* child(int index) const override
    {
        if (index < 0 || index >= childCount()) return nullptr;
        while (ids_.size() <= static_cast<std::size_t>(index))
            ids_.push_back(QAccessible::registerAccessibleInterface(
                new RowSide(const_cast<ListSide&>(*this), static_cast<int>(ids_.size()))));
        return QAccessible::accessibleInterface(ids_[static_cast<std::size_t>(index)]);
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override
    {
        const QAccessible::Id id = QAccessible::uniqueId(const_cast<QAccessibleInterface*>(child));
        const auto found = std::find(ids_.begin(), ids_.end(), id);
        return found == ids_.end() ? -1 : static_cast<int>(found - ids_.begin());
    }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name && grid() ? grid()->spokenName() : QString{};
    }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::List; }

    [[nodiscard]] const std::vector<SpokenRow>& rows() const
    {
        if (grid() && made_ != grid()->revision()) {
            made_ = grid()->revision();
            rows_ = rowsOf(*grid());
        }
        return rows_;
    }
    [[nodiscard]] QRect placeOf(const SpokenRow& row) const
    {
        QRectF place;
        for (std::size_t square = row.first; square < row.first + row.count; ++square)
            place |= grid()->rectOf(static_cast<int>(square));
        return onScreen(place);
    }

private:
    mutable std::vector<SpokenRow> rows_;
    mutable std::vector<QAccessible::Id> ids_;  // of the rows that were asked for, by their place
    mutable unsigned made_ = 0;                 // the grid's revision that rows_ is of
};

bool RowSide::isValid() const
{
    return list_.isValid() && index_ < list_.childCount();
}

QWindow* RowSide::window() const
{
    return list_.window();
}

QAccessibleInterface* RowSide::parent() const
{
    return &list_;
}

QString RowSide::text(QAccessible::Text kind) const
{
    return kind == QAccessible::Name && isValid() ? list_.rows()[static_cast<std::size_t>(index_)].all()
                                                  : QString{};
}

QRect RowSide::rect() const
{
    return isValid() ? list_.placeOf(list_.rows()[static_cast<std::size_t>(index_)]) : QRect{};
}

QAccessible::State RowSide::state() const
{
    QAccessible::State state = list_.state();
    if (!isValid()) {
        state.invalid = true;
        return state;
    }
    const SpokenRow& row = list_.rows()[static_cast<std::size_t>(index_)];
    const int selected = list_.grid()->selected();
    state.selectable = true;
    state.selected =
        selected >= static_cast<int>(row.first) && selected < static_cast<int>(row.first + row.count);
    return state;
}

void RowSide::doAction(const QString& name)
{
    if (name != pressAction() || !isValid()) return;
    const SpokenRow& row = list_.rows()[static_cast<std::size_t>(index_)];
    emit list_.grid()->rowAsked(static_cast<int>(row.first));
}

QAccessibleInterface* sideOf(const QString& className, QObject* object)
{
    if (className != QLatin1String("tessera::SequenceGrid")) return nullptr;
    auto* grid = qobject_cast<SequenceGrid*>(object);
    return grid ? new ListSide(*grid) : nullptr;
}

}  // namespace

void installSpokenGrid()
{
    static const bool installed = (QAccessible::installFactory(sideOf), true);
    static_cast<void>(installed);
}

void tellSpokenGridGrew(SequenceGrid& grid)
{
    if (!QAccessible::isActive()) return;
    QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&grid);
    const int rows = list ? list->childCount() : 0;
    if (rows == 0) return;
    // One more square makes a row of its own, or another name for the last one.
    const bool joins = !grid.spokenSquares() && grid.source()->squares().back().joinsPrevious;
    QAccessibleEvent grown(list->child(rows - 1),
                           joins ? QAccessible::NameChanged : QAccessible::ObjectCreated);
    QAccessible::updateAccessibility(&grown);
}

}  // namespace tessera
