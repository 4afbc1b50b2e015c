// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/research/table_tree.h"

namespace tessera::tree {

std::vector<std::string> stateIds(const Scheme& scheme)
{
    std::vector<std::string> ids;
    for (const CodeIndex code : scheme.states()) ids.push_back(scheme.code(code).id);
    return ids;
}

Json rows(const MaybeTable& table)
{
    Json all = Json::array();
    for (std::size_t i = 0; i < table.size(); ++i) {
        Json one = Json::array();
        for (std::size_t j = 0; j < table.size(); ++j) one.push_back(orNull(table.at(i, j)));
        all.push_back(std::move(one));
    }
    return all;
}

Json rows(const CountTable& counts, bool diagonal)
{
    Json all = Json::array();
    for (std::size_t i = 0; i < counts.size(); ++i) {
        Json one = Json::array();
        for (std::size_t j = 0; j < counts.size(); ++j)
            one.push_back(i == j && !diagonal ? Json(nullptr) : Json(counts.at(i, j)));
        all.push_back(std::move(one));
    }
    return all;
}

Json row(const std::vector<std::optional<double>>& values)
{
    Json all = Json::array();
    for (const auto& value : values) all.push_back(orNull(value));
    return all;
}

}  // namespace tessera::tree
