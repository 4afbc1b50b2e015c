// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/study/consent_tree.h"

#include <array>
#include <string_view>
#include <utility>

namespace tessera::tree {
namespace {

Json assentOf(Assent assent)
{
    switch (assent) {
        case Assent::given:
            return "given";
        case Assent::tooYoung:
            return "too-young";
        case Assent::notGiven:
            return "not-given";
        case Assent::unsaid:
            break;
    }
    return nullptr;
}

}  // namespace

Json ofConsent(const std::optional<ConsentRecord>& record, UtcTime opened)
{
    if (!record) return nullptr;
    constexpr std::array<std::pair<ConsentBy, std::string_view>, 4> kRoles{{{ConsentBy::parents, "parents"},
                                                                            {ConsentBy::guardian, "guardian"},
                                                                            {ConsentBy::otherCarer, "carer"},
                                                                            {ConsentBy::script, "script"}}};
    Json by = Json::array();
    for (const auto& [role, word] : kRoles)
        if ((record->by & static_cast<std::uint8_t>(role)) != 0) by.push_back(std::string(word));
    const auto end = endOf(*record, opened);
    return {
        {"form", record->form},
        {"at_ms", ms(record->at)},
        {"by", std::move(by)},
        {"assent", assentOf(record->assent)},
        {"observe", record->observe},
        {"teaching", record->teaching},
        {"reuse", record->reuse},
        {"may_leave",
         {{"visit", record->grid},
          {"notes", record->notes},
          {"reflections", record->reflections},
          {"exact_date", record->exactDate}}},
        {"ends", end ? Json(isoText(*end)) : Json(nullptr)},
        {"keep_days", record->keepDays == 0 ? Json(nullptr) : Json(record->keepDays)},
    };
}

}  // namespace tessera::tree
