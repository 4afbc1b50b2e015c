// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/review/lane_grids.h"

#include "app/review/review_grid.h"
#include "app/words/words.h"

#include <QVariantMap>

namespace tessera {

LaneGrids::LaneGrids() = default;
LaneGrids::~LaneGrids() = default;

void LaneGrids::show(std::vector<Lane> lanes)
{
    while (grids_.size() > lanes.size()) grids_.pop_back();
    while (grids_.size() < lanes.size()) grids_.push_back(std::make_unique<ReviewGrid>());
    // The grids look at the schemes: those before stay until all show the new ones.
    lanes_.swap(lanes);
    for (std::size_t i = 0; i < lanes_.size(); ++i)
        grids_[i]->show(lanes_[i].timeline, &lanes_[i].scheme, Millis{0});
}

QVariantList LaneGrids::list() const
{
    QVariantList list;
    for (std::size_t i = 0; i < lanes_.size(); ++i)
        list.append(QVariantMap{
            {QStringLiteral("name"), words::text(lanes_[i].group)},
            {QStringLiteral("grid"), QVariant::fromValue(static_cast<GridSource*>(grids_[i].get()))}});
    return list;
}

}  // namespace tessera
