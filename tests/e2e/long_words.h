// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scheme/scheme.h"

#include <QString>
#include <QTranslator>

namespace tessera::test {

// The same words 40 % longer, each one for itself as in German, and with accents as high and as low as they
// come: "Pause" is "Pȧȧųųsé". What stands for something else (%1, %n, "(s)") is left as it is.
[[nodiscard]] QString longer(const QString& words);

// What a scheme shows, longer; its codes' ids, letters and looks stay. Another scheme, so it has an id of its
// own.
[[nodiscard]] Scheme longer(Scheme scheme);

// A language that nobody speaks: every text of the app in longer words, counted ones in their English plural.
// Install it after the app's own language, so that it is asked first.
class LongWords : public QTranslator {
public:
    LongWords();

    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char* context, const char* source, const char* comment,
                                    int count) const override;

private:
    QTranslator english_;
};

}  // namespace tessera::test
