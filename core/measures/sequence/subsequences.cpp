// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/measures/sequence/subsequences.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tessera {
namespace {

// Beyond this difference the smaller count has no bit left within the larger one's.
constexpr std::int64_t kApart = 2000;

double scaled(double value, std::int64_t exponent)
{
    return std::ldexp(value, static_cast<int>(std::clamp<std::int64_t>(exponent, -kApart, kApart)));
}

}  // namespace

double LargeCount::log2() const
{
    return std::log2(value) + static_cast<double>(exponent);
}

double LargeCount::asDouble() const
{
    return scaled(value, exponent);
}

void LargeCount::add(LargeCount other)
{
    if (other.exponent > exponent) std::swap(*this, other);
    value += scaled(other.value, other.exponent - exponent);
}

void Subsequences::scaleDown()
{
    // What falls below the smallest double here is less than 2^-500 of the count.
    for (std::size_t code = 0; code < codes_; ++code) before_[code] = std::ldexp(before_[code], -kStep);
    count_ = std::ldexp(count_, -kStep);
    exponent_ += kStep;
}

}  // namespace tessera
