// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/review/review_grid.h"

#include <utility>

namespace tessera {

void ReviewGrid::show(Timeline timeline, const Scheme* scheme, Millis unit)
{
    timeline_ = std::move(timeline);
    scheme_ = scheme;
    squares_ = unit == Millis{0} ? squaresByInteraction(timeline_) : squaresByTime(timeline_, unit);
    emit changed();
}

void ReviewGrid::clear()
{
    show({}, nullptr, Millis{0});
}

}  // namespace tessera
