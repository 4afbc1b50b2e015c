// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/reading/shipped_texts.h"

#include "sync/formats/json_depth.h"

#include <algorithm>

namespace tessera {

namespace {

constexpr std::size_t kLongestId = 64;

}  // namespace

Result<nlohmann::json> openedJson(std::string_view json, std::size_t largest, int deepest)
{
    if (json.size() > largest || isDeeperThan(deepest, json))
        return Error{Errc::invalid, "This is too large or nested too deeply to be read.", {}};
    auto root = nlohmann::json::parse(json, nullptr, false);
    if (root.is_discarded())
        return Error{Errc::invalid, "This is not JSON: look for a missing comma, quote or bracket.", {}};
    return root;
}

ShippedTexts::ShippedTexts(std::string_view language)
{
    for (std::string one(language); !one.empty();) {
        languages_.push_back(one);
        const std::size_t cut = one.rfind('-');
        one.resize(cut == std::string::npos ? 0 : cut);
    }
    languages_.emplace_back("en");
}

void ShippedTexts::fail(const std::string& what)
{
    if (!error_) error_ = Error{Errc::invalid, what, {}};
}

const ShippedTexts::Json* ShippedTexts::find(const Json& object, const char* key) const
{
    if (error_ || !object.is_object()) return nullptr;
    const auto found = object.find(key);
    return found == object.end() ? nullptr : &*found;
}

void ShippedTexts::allow(const Json& object, const std::string& at,
                         std::initializer_list<std::string_view> keys)
{
    if (error_) return;
    if (!object.is_object()) return fail(at + " must be an object, { … }");
    for (const auto& item : object.items())
        if (std::find(keys.begin(), keys.end(), item.key()) == keys.end())
            return fail(at + ": " + item.key() + " is not a key that is known here");
}

std::vector<std::pair<const ShippedTexts::Json*, std::string>> ShippedTexts::list(const Json& object,
                                                                                  const char* key,
                                                                                  const std::string& at,
                                                                                  std::size_t most)
{
    std::vector<std::pair<const Json*, std::string>> entries;
    const Json* const value = find(object, key);
    if (!value || !value->is_array() || value->empty() || value->size() > most) {
        fail(at + ": " + key + " must be a list of 1 to " + std::to_string(most));
        return entries;
    }
    for (std::size_t i = 0; i < value->size(); ++i)
        entries.emplace_back(&(*value)[i], std::string(key) + "[" + std::to_string(i) + "]");
    return entries;
}

std::string ShippedTexts::id(const Json& object, const char* key, const std::string& at, bool versioned)
{
    const Json* const value = find(object, key);
    std::string text = value && value->is_string() ? value->get<std::string>() : std::string{};
    const auto allowed = [versioned](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || (versioned && c == '/');
    };
    if (text.empty() || text.size() > kLongestId || !std::all_of(text.begin(), text.end(), allowed))
        fail(at + ": " + key + " must be 1 to 64 of a-z 0-9 -" + (versioned ? " /" : ""));
    return text;
}

std::string ShippedTexts::text(const Json& object, const char* key, const std::string& at,
                               std::size_t longest, bool needed)
{
    const Json* const value = find(object, key);
    if (!value && !needed) return {};
    if (!value || !value->is_object()) {
        fail(at + ": " + key + " must be an object of languages, { \"en\": … }");
        return {};
    }
    for (const auto& item : value->items()) {
        const auto* const words = item.value().get_ptr<const std::string*>();
        if (!words || words->empty() || words->size() > longest)
            fail(at + "." + key + ": " + item.key() + " must be a text that is not too long");
    }
    if (!value->contains("en")) fail(at + "." + key + ": en is missing");
    if (error_) return {};
    for (const std::string& language : languages_)
        if (const auto found = value->find(language); found != value->end()) return found->get<std::string>();
    return {};
}

}  // namespace tessera
