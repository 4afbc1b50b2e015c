// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/render/grid_source.h"

namespace tessera {

// The squares of a stored visit, in whichever of the two views is chosen.
class ReviewGrid : public GridSource {
    Q_OBJECT

public:
    using GridSource::GridSource;

    // `scheme` must outlive the showing; unit 0 is by interaction.
    void show(Timeline timeline, const Scheme* scheme, Millis unit);
    void clear();

    [[nodiscard]] const std::vector<Square>& squares() const override { return squares_; }
    [[nodiscard]] const Scheme& scheme() const override
    {
        return scheme_ ? *scheme_ : partnershipActivities();
    }
    [[nodiscard]] Timeline timeline() const override { return timeline_; }
    [[nodiscard]] const Timeline& shown() const { return timeline_; }

private:
    Timeline timeline_;
    std::vector<Square> squares_;
    const Scheme* scheme_ = nullptr;
};

}  // namespace tessera
