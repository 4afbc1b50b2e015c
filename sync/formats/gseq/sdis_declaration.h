// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "sync/formats/gseq/sdis_text.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tessera {

enum class SdisType : std::uint8_t { event, state, timed, interval, multievent };
[[nodiscard]] std::string_view sdisName(SdisType type);                         // "Event", "State" …
[[nodiscard]] std::optional<SdisType> sdisTypeFromName(std::string_view name);  // in any case

struct SdisCode {
    std::string code;
    std::string longName;            // may be empty
    std::optional<std::size_t> set;  // codes of one set exclude each other; nothing: outside of any
};

struct SdisFactor {
    std::string name;
    std::vector<std::pair<std::string, std::string>> levels;  // as used in the data, long name
};

// What stands before the first `;` of an SDIS file (`measures.md` section 5.1).
struct SdisDeclaration {
    SdisType type = SdisType::event;
    Millis interval{1000};      // length of one interval
    bool intervalSaid = false;  // the file says it
    Millis unit{1000};          // what a plain number counts
    std::string unknownUnit;    // a unit nobody knows, taken for seconds
    std::vector<std::string> sets;
    std::vector<SdisCode> codes;
    std::vector<SdisFactor> factors;

    // Index into `codes`.
    [[nodiscard]] std::optional<std::size_t> find(std::string_view code) const;
    std::map<std::string, std::size_t, std::less<>> index;
};

// Reads it and the `;` behind it. Errors carry `where` with the line.
[[nodiscard]] Result<SdisDeclaration> readSdisDeclaration(SdisText& text, const std::string& where);

}  // namespace tessera
