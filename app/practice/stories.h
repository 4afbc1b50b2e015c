// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/formats/practice/practice_file.h"

#include <QLocale>
#include <QString>
#include <QStringList>

#include <vector>

namespace tessera {

// The practice stories there are: those that came with the app, then the person's own. Of a story in several
// languages the one for `locale` is taken, else English, else the first; an own story with the code of one
// that came with the app stands in its place.
struct Stories {
    struct One {
        PracticeStory story;
        bool own = false;
    };
    std::vector<One> all;
    QStringList leftOut;  // own files that could not be read: which, and why
};

// `ownFolder` need not be there. Reads files: once, at the start.
[[nodiscard]] Stories findStories(const QString& ownFolder, const QLocale& locale);

}  // namespace tessera
