// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/prompts/prompt_file.h"

#include "sync/formats/reading/shipped_texts.h"

#include <cstddef>
#include <set>
#include <string>
#include <utility>

namespace tessera {

namespace {

using Json = ShippedTexts::Json;

constexpr int kDeepest = 6;
constexpr std::size_t kMostTopics = 32, kMostPrompts = 100;
constexpr std::size_t kLongestTitle = 120, kLongestPrompt = 600;  // bytes

class PromptReader {
public:
    explicit PromptReader(std::string_view language) : file_(language) {}

    Result<PromptSet> read(const Json& root)
    {
        PromptSet set;
        file_.allow(root, "the file", {"prompts", "title", "hint", "choosable", "topics"});
        set.id = file_.id(root, "prompts", "the file", true);
        set.title = file_.text(root, "title", "the file", kLongestTitle);
        set.hint = file_.text(root, "hint", "the file", kLongestPrompt, false);
        if (const Json* const choosable = file_.find(root, "choosable")) {
            if (!choosable->is_boolean()) file_.fail("choosable must be true or false");
            set.choosable = choosable->is_boolean() && choosable->get<bool>();
        }
        for (const auto& [json, at] : file_.list(root, "topics", "the file", kMostTopics))
            if (!file_.error()) set.topics.push_back(topic(*json, at));
        if (file_.error()) return *file_.error();
        return set;
    }

private:
    PromptTopic topic(const Json& json, const std::string& at)
    {
        PromptTopic topic;
        file_.allow(json, at, {"id", "title", "code", "prompts"});
        topic.id = file_.id(json, "id", at);
        topic.title = file_.text(json, "title", at, kLongestTitle);
        if (file_.find(json, "code")) topic.code = file_.id(json, "code", at);
        for (const auto& [entry, place] : file_.list(json, "prompts", at, kMostPrompts)) {
            const std::string where = at + "." + place;
            file_.allow(*entry, where, {"id", "text"});
            Prompt prompt{file_.id(*entry, "id", where), file_.text(*entry, "text", where, kLongestPrompt)};
            if (!ids_.insert(prompt.id).second) file_.fail(where + ".id is used by another prompt");
            topic.prompts.push_back(std::move(prompt));
        }
        return topic;
    }

    ShippedTexts file_;
    std::set<std::string> ids_;
};

}  // namespace

Result<PromptSet> readPrompts(std::string_view json, const std::string& where, std::string_view language)
{
    return readShipped(json, kDeepest, where,
                       [language](const Json& root) { return PromptReader(language).read(root); });
}

}  // namespace tessera
