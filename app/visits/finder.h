// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"

#include <QObject>

#include <deque>

namespace tessera {

class Vault;
class Visits;

// Reads what can be found in the visits once the library is open: codes and days, which is quick, then the
// words of notes and issues.
// On the library's thread, a few sessions at a time, so that a tap never waits long for its commit; kept in
// memory only, and gone with the visits. Also keeps which of them were looked back on.
class Finder : public QObject {
    Q_OBJECT

public:
    // Both must outlive it.
    Finder(Vault& vault, Visits& visits, QObject* parent = nullptr);

    void begin();  // once the visits are listed
    void lookedAt(const Uuid& session);

private:
    void next();
    void reread(const Uuid& session);

    Vault& vault_;
    Visits& visits_;
    struct Waiting {
        Uuid session;
        bool words = false;  // those of its journal too
    };
    std::deque<Waiting> waiting_;
    bool reading_ = false, begun_ = false;
};

}  // namespace tessera
