// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace tessera {

// What a code of a person or a visit might really be. Told from its form alone, without a list of names, so
// it may be wrong either way: it is there to ask, never to forbid.
enum class CodeDoubt {
    none,
    name,       // a word of letters: "Anna", "smith", "JSmith", "Anna2", "Mc-Donald"
    birthDate,  // "2019-04-03", "03-04-2019"
    mistyped,   // a code that this app drew, with a character that does not fit
    number,     // ten digits and more, as registers and telephones give them
};

[[nodiscard]] CodeDoubt doubtOf(const QString& code);

}  // namespace tessera
