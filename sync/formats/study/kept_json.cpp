// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/study/kept_json.h"

#include "sync/formats/figures_tree.h"

#include <utility>

namespace tessera {

std::string retentionJson(const RetentionFigures& figures)
{
    using tree::Json;
    const auto days = [](std::uint32_t count) { return count == 0 ? Json(nullptr) : Json(count); };
    Json past = Json::array();
    for (const KeptFigures& one : figures.past)
        past.push_back({{"session", one.session.text()},
                        {"start", one.start},
                        {"kept_until", one.until},
                        {"received", one.received},
                        {"erased", one.erased}});
    return tree::written({{"today", figures.today},
                          {"study", tree::textOrNull(figures.study)},
                          {"study_days", days(figures.studyDays)},
                          {"keep_days", days(figures.keepDays)},
                          {"after_receipt_days", days(figures.afterReceiptDays)},
                          {"past", std::move(past)}});
}

}  // namespace tessera
