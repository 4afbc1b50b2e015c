// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"
#include "sync/formats/figures.h"

#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace tessera::tree {

// JSON values that keep the order in which they were made. Only for .cpp files of this room.
using Json = nlohmann::ordered_json;

[[nodiscard]] inline Json textOrNull(const std::string& text)
{
    return text.empty() ? Json(nullptr) : Json(text);
}
[[nodiscard]] inline Json orNull(const std::optional<double>& value)
{
    return value && std::isfinite(*value) ? Json(*value) : Json(nullptr);
}
[[nodiscard]] inline Json orNull(const std::optional<Millis>& value)
{
    return value ? Json(static_cast<std::int64_t>(value->count())) : Json(nullptr);
}
[[nodiscard]] inline Json ms(Millis value)
{
    return static_cast<std::int64_t>(value.count());
}
// Bytes that are no UTF-8 are shown by the replacement character instead of failing.
[[nodiscard]] inline std::string written(const Json& document)
{
    return document.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

class DataSet;
// The object of `contract.md` section 5, beside others of its data set.
[[nodiscard]] Json measures(const SessionFigures& figures, const FigureSettings& settings,
                            const DataSet& dataSet);
// Every parameter and rule behind the figures of time; those of sequences are added by addSequenceSettings.
[[nodiscard]] Json settingsOf(const FigureSettings& settings);

}  // namespace tessera::tree
