// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/store/library.h"
#include "sync/bundle/trust/study_card.h"

#include <optional>
#include <string>

namespace tessera {

// The study that this library belongs to; nothing before one was enrolled.
[[nodiscard]] Result<std::optional<StudyCard>> enrolledStudy(const Library& library);

[[nodiscard]] Result<bool> isEnrolled(const Library& library);

enum class Enrolled : std::uint8_t { now, already, revised };
// Takes a study's card in. A later revision of the enrolled study must carry the signature of the key that is
// enrolled; an earlier one, another study and another key under the same name are refused.
[[nodiscard]] Result<Enrolled> enrol(Library& library, const StudyCard& card);

// 32 bytes that stay in the library: from them and the content the random numbers of a sealed file are drawn,
// so that the same content is the same file. Made at the first call.
[[nodiscard]] Result<std::string> sealingSecret(Library& library);

}  // namespace tessera
