// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

namespace tessera {

// How far n things are from each other: symmetric, 0 on the diagonal, held once a pair. A value.
class DistanceMatrix {
public:
    explicit DistanceMatrix(std::size_t size = 0)
        : size_(size), pairs_(size == 0 ? 0 : size * (size - 1) / 2, 0)
    {
    }

    [[nodiscard]] std::size_t size() const { return size_; }
    // Requires a, b < size().
    [[nodiscard]] double at(std::size_t a, std::size_t b) const
    {
        if (a == b) return 0;
        return a < b ? pairs_[place(a, b)] : pairs_[place(b, a)];
    }
    // Requires a != b.
    void set(std::size_t a, std::size_t b, double distance)
    {
        pairs_[a < b ? place(a, b) : place(b, a)] = distance;
    }

private:
    [[nodiscard]] std::size_t place(std::size_t low, std::size_t high) const
    {
        return low * (2 * size_ - low - 1) / 2 + high - low - 1;
    }

    std::size_t size_;
    std::vector<double> pairs_;
};

}  // namespace tessera
