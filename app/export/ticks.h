// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QVariantList>

#include <cstdint>
#include <set>
#include <vector>

namespace tessera {

// Things that go in or stay behind one by one: a sentence, a note, a reflection. Shown as {words, ticked}.
class Ticks {
public:
    struct Thing {
        std::uint64_t id = 0;
        QString words;
        bool ticked = false;
    };

    void show(std::vector<Thing> things) { things_ = std::move(things); }
    // Whether anything changed.
    bool tick(int place, bool ticked);
    [[nodiscard]] const std::vector<Thing>& all() const { return things_; }
    [[nodiscard]] QVariantList list() const;
    // The ids of those that stay behind.
    template <class Id>
    [[nodiscard]] std::set<Id> without() const
    {
        std::set<Id> ids;
        for (const Thing& thing : things_)
            if (!thing.ticked) ids.insert(static_cast<Id>(thing.id));
        return ids;
    }

private:
    std::vector<Thing> things_;
};

}  // namespace tessera
