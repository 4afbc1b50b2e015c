// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/reference/reference_book.h"

#include "sync/formats/json_depth.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <utility>

namespace tessera {

namespace {

using Json = nlohmann::json;

constexpr std::size_t kLargestFile = std::size_t{1} << 20;
constexpr int kDeepest = 6;
constexpr std::size_t kMostEntries = 16;
constexpr std::size_t kLongestText = 800;  // bytes

// Texts under keys of languages, the wanted one first. The first thing wrong is the answer.
class BookReader {
public:
    explicit BookReader(std::string_view language)
    {
        for (std::string one(language); !one.empty();) {
            languages_.push_back(one);
            const std::size_t cut = one.rfind('-');
            one.resize(cut == std::string::npos ? 0 : cut);
        }
        languages_.emplace_back("en");
    }

    Result<ReferenceBook> read(const Json& root)
    {
        ReferenceBook book;
        allow(root, "the file", {"reference", "activities", "pictures", "families"});
        book.scheme = plain(root, "reference", "the file");
        for (const auto& [json, at] : list(root, "activities", "the file")) {
            allow(*json, at, {"code", "purpose", "looks", "helper", "parent", "expertise", "plain", "draw"});
            book.activities.push_back({plain(*json, "code", at), text(*json, "purpose", at),
                                       text(*json, "looks", at), text(*json, "helper", at),
                                       text(*json, "parent", at), text(*json, "expertise", at),
                                       text(*json, "plain", at), text(*json, "draw", at)});
        }
        if (const Json* const pictures = part(root, "pictures")) {
            allow(*pictures, "pictures", {"hint", "visits"});
            book.picturesHint = text(*pictures, "hint", "pictures");
            for (const auto& [json, at] : list(*pictures, "visits", "pictures")) {
                allow(*json, at, {"visit", "title", "words"});
                book.pictures.push_back(
                    {plain(*json, "visit", at), text(*json, "title", at), text(*json, "words", at)});
            }
        }
        if (const Json* const families = part(root, "families")) {
            allow(*families, "families", {"title", "hint", "closing"});
            book.familyTitle = text(*families, "title", "families");
            book.familyHint = text(*families, "hint", "families");
            book.familyClosing = text(*families, "closing", "families");
        }
        if (error_) return *error_;
        return book;
    }

private:
    const Json* find(const Json& object, const char* key) const
    {
        if (error_ || !object.is_object()) return nullptr;
        const auto found = object.find(key);
        return found == object.end() ? nullptr : &*found;
    }

    const Json* part(const Json& root, const char* key)
    {
        const Json* const value = find(root, key);
        if (!value || !value->is_object()) fail(std::string(key) + " must be an object, { … }");
        return error_ ? nullptr : value;
    }

    void allow(const Json& object, const std::string& at, std::initializer_list<std::string_view> keys)
    {
        if (error_) return;
        if (!object.is_object()) return fail(at + " must be an object, { … }");
        for (const auto& item : object.items())
            if (std::find(keys.begin(), keys.end(), item.key()) == keys.end())
                return fail(at + ": " + item.key() + " is not a key that is known here");
    }

    // The entries with their place in the file.
    std::vector<std::pair<const Json*, std::string>> list(const Json& object, const char* key,
                                                          const std::string& at)
    {
        std::vector<std::pair<const Json*, std::string>> entries;
        const Json* const value = find(object, key);
        if (!value || !value->is_array() || value->empty() || value->size() > kMostEntries) {
            fail(at + ": " + key + " must be a list of 1 to " + std::to_string(kMostEntries));
            return entries;
        }
        for (std::size_t i = 0; i < value->size(); ++i)
            entries.emplace_back(&(*value)[i], std::string(key) + "[" + std::to_string(i) + "]");
        return entries;
    }

    std::string plain(const Json& object, const char* key, const std::string& at)
    {
        const Json* const value = find(object, key);
        std::string text = value && value->is_string() ? value->get<std::string>() : std::string{};
        const auto allowed = [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '/';
        };
        if (text.empty() || text.size() > 64 || !std::all_of(text.begin(), text.end(), allowed))
            fail(at + ": " + key + " must be 1 to 64 of a-z 0-9 - /");
        return text;
    }

    std::string text(const Json& object, const char* key, const std::string& at)
    {
        const Json* const value = find(object, key);
        if (!value || !value->is_object()) {
            fail(at + ": " + key + " must be an object of languages, { \"en\": … }");
            return {};
        }
        for (const auto& item : value->items()) {
            const bool fits = item.value().is_string() &&
                              !item.value().get_ref<const std::string&>().empty() &&
                              item.value().get_ref<const std::string&>().size() <= kLongestText;
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
    std::optional<Error> error_;
};

}  // namespace

Result<ReferenceBook> readReferenceBook(std::string_view json, const std::string& where,
                                        std::string_view language)
{
    if (json.size() > kLargestFile || isDeeperThan(kDeepest, json))
        return Error{Errc::invalid, "this is too large or nested too deeply to be read", where};
    const Json root = Json::parse(json, nullptr, false);
    if (root.is_discarded())
        return Error{Errc::invalid, "this is not JSON: look for a missing comma, quote or bracket", where};
    auto book = BookReader(language).read(root);
    if (!book) return Error{book.error().code, book.error().what, where};
    return book;
}

}  // namespace tessera
