// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/prompts/prompt_file.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <set>
#include <utility>

namespace tessera {

namespace {

using Json = nlohmann::json;

constexpr std::size_t kLargestFile = std::size_t{1} << 20;
constexpr int kDeepest = 6;
constexpr std::size_t kMostTopics = 32, kMostPrompts = 100;
constexpr std::size_t kLongestTitle = 120, kLongestPrompt = 600;  // bytes

// Texts under keys of languages, the wanted one first.
class PromptReader {
public:
    explicit PromptReader(std::string_view language)
    {
        for (std::string one(language); !one.empty();) {
            languages_.push_back(one);
            const std::size_t cut = one.rfind('-');
            one.resize(cut == std::string::npos ? 0 : cut);
        }
        languages_.emplace_back("en");
    }

    Result<PromptSet> read(const Json& root)
    {
        PromptSet set;
        allow(root, "the file", {"prompts", "title", "hint", "choosable", "topics"});
        set.id = id(root, "prompts", "the file", true);
        set.title = text(root, "title", "the file", kLongestTitle, true);
        set.hint = text(root, "hint", "the file", kLongestPrompt, false);
        if (const Json* const choosable = find(root, "choosable")) {
            if (!choosable->is_boolean()) fail("choosable must be true or false");
            set.choosable = choosable->is_boolean() && choosable->get<bool>();
        }
        const Json& topics = list(root, "topics", "the file", kMostTopics);
        for (std::size_t i = 0; i < topics.size() && !error_; ++i)
            set.topics.push_back(topic(topics[i], "topics[" + std::to_string(i) + "]"));
        if (error_) return *error_;
        return set;
    }

private:
    PromptTopic topic(const Json& json, const std::string& at)
    {
        PromptTopic topic;
        allow(json, at, {"id", "title", "code", "prompts"});
        topic.id = id(json, "id", at, false);
        topic.title = text(json, "title", at, kLongestTitle, true);
        if (find(json, "code")) topic.code = id(json, "code", at, false);
        const Json& prompts = list(json, "prompts", at, kMostPrompts);
        for (std::size_t i = 0; i < prompts.size() && !error_; ++i) {
            const std::string where = at + ".prompts[" + std::to_string(i) + "]";
            allow(prompts[i], where, {"id", "text"});
            Prompt prompt{id(prompts[i], "id", where, false),
                          text(prompts[i], "text", where, kLongestPrompt, true)};
            if (!ids_.insert(prompt.id).second) fail(where + ".id is used by another prompt");
            topic.prompts.push_back(std::move(prompt));
        }
        return topic;
    }

    const Json* find(const Json& object, const char* key) const
    {
        if (error_) return nullptr;
        const auto found = object.find(key);
        return found == object.end() ? nullptr : &*found;
    }

    void allow(const Json& object, const std::string& at, std::initializer_list<std::string_view> keys)
    {
        if (error_) return;
        if (!object.is_object()) return fail(at + " must be an object, { … }");
        for (const auto& item : object.items())
            if (std::find(keys.begin(), keys.end(), item.key()) == keys.end())
                return fail(at + ": " + item.key() + " is not a key that is known here");
    }

    const Json& list(const Json& object, const char* key, const std::string& at, std::size_t most)
    {
        static const Json none = Json::array();
        const Json* const value = find(object, key);
        if (value && value->is_array() && !value->empty() && value->size() <= most) return *value;
        fail(at + ": " + key + " must be a list of 1 to " + std::to_string(most));
        return none;
    }

    // a-z 0-9 and hyphens; of a file with a version behind a slash.
    std::string id(const Json& object, const char* key, const std::string& at, bool versioned)
    {
        const Json* const value = find(object, key);
        const std::string text = value && value->is_string() ? value->get<std::string>() : std::string{};
        const auto allowed = [versioned](char c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || (versioned && c == '/');
        };
        if (text.empty() || text.size() > 64 || !std::all_of(text.begin(), text.end(), allowed))
            fail(at + ": " + key + " must be 1 to 64 of a-z 0-9 -");
        return text;
    }

    std::string text(const Json& object, const char* key, const std::string& at, std::size_t longest,
                     bool needed)
    {
        const Json* const value = find(object, key);
        if (!value && !needed) return {};
        if (!value || !value->is_object()) {
            fail(at + ": " + key + " must be an object of languages, { \"en\": … }");
            return {};
        }
        for (const auto& item : value->items()) {
            const bool fits = item.value().is_string() &&
                              !item.value().get_ref<const std::string&>().empty() &&
                              item.value().get_ref<const std::string&>().size() <= longest;
            if (!fits) fail(at + "." + key + ": " + item.key() + " must be a text that is not too long");
        }
        if (!value->contains("en")) fail(at + "." + key + ": en is missing");
        if (error_) return {};
        for (const std::string& language : languages_)
            if (const auto found = value->find(language); found != value->end())
                return found->get<std::string>();
        return {};
    }

    void fail(const std::string& what)
    {
        if (!error_) error_ = Error{Errc::invalid, what, {}};
    }

    std::vector<std::string> languages_;
    std::set<std::string> ids_;
    std::optional<Error> error_;
};

}  // namespace

Result<PromptSet> readPrompts(std::string_view json, const std::string& where, std::string_view language)
{
    if (json.size() > kLargestFile)
        return Error{Errc::invalid, "this file of prompts is larger than 1 MiB", where};
    bool tooDeep = false;
    const auto shallow = [&tooDeep](int depth, Json::parse_event_t, Json&) {
        tooDeep = tooDeep || depth > kDeepest;
        return !tooDeep;
    };
    const Json root = Json::parse(json, shallow, false);
    if (root.is_discarded() || tooDeep) return Error{Errc::invalid, "this is no JSON of prompts", where};
    auto set = PromptReader(language).read(root);
    if (!set) return Error{set.error().code, set.error().what, where};
    return set;
}

}  // namespace tessera
