// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/export/ticks.h"

#include <QVariantMap>

namespace tessera {

bool Ticks::tick(int place, bool ticked)
{
    if (place < 0 || static_cast<std::size_t>(place) >= things_.size()) return false;
    Thing& thing = things_[static_cast<std::size_t>(place)];
    if (thing.ticked == ticked) return false;
    thing.ticked = ticked;
    return true;
}

QVariantList Ticks::list() const
{
    QVariantList list;
    for (const Thing& thing : things_)
        list.append(
            QVariantMap{{QStringLiteral("words"), thing.words}, {QStringLiteral("ticked"), thing.ticked}});
    return list;
}

}  // namespace tessera
