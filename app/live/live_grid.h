// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/render/grid_source.h"
#include "core/journal/fold.h"

namespace tessera {

// The squares of the visit that is being coded. A tap adds one; only an undo or a correction costs the whole
// again.
class LiveGrid : public GridSource {
    Q_OBJECT

public:
    using GridSource::GridSource;

    void attach(const Fold* fold);  // must outlive the attachment; nullptr for none
    // To be called after each step of the fold.
    void follow(const Entry& entry);
    void setDurable(std::uint32_t upTo);  // entries up to this number are stored

    [[nodiscard]] const std::vector<Square>& squares() const override { return squares_; }
    [[nodiscard]] const Scheme& scheme() const override;
    [[nodiscard]] std::size_t durableSquares() const override { return durable_; }
    [[nodiscard]] Timeline timeline() const override;
    [[nodiscard]] Millis pausedSoFar() const { return pausedBefore_; }  // pauses that are over

private:
    void rebuild();
    void append(const Turn& turn);
    void countDurable();

    const Fold* fold_ = nullptr;
    std::vector<Square> squares_;
    std::size_t durable_ = 0;
    std::uint32_t durableEntry_ = 0;
    std::uint32_t revision_ = 0;
    std::size_t turns_ = 0;
    Millis pausedBefore_{0};  // sum of the pauses that are over
};

}  // namespace tessera
