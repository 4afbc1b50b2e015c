// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/journal/lanes.h"

#include <QVariantList>

#include <memory>
#include <vector>

namespace tessera {

class ReviewGrid;

// The lanes of one session as grids to be drawn one under another. A grid stays the same object while the
// number of lanes does.
class LaneGrids {
public:
    LaneGrids();
    ~LaneGrids();
    LaneGrids(const LaneGrids&) = delete;
    LaneGrids& operator=(const LaneGrids&) = delete;

    void show(std::vector<Lane> lanes);
    // {name, grid}
    [[nodiscard]] QVariantList list() const;
    [[nodiscard]] const std::vector<Lane>& lanes() const { return lanes_; }

private:
    std::vector<Lane> lanes_;
    std::vector<std::unique_ptr<ReviewGrid>> grids_;
};

}  // namespace tessera
