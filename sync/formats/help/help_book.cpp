// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/help/help_book.h"

#include "sync/formats/reading/shipped_texts.h"

#include <cstddef>

namespace tessera {

namespace {

using Json = ShippedTexts::Json;

constexpr int kDeepest = 9;
constexpr std::size_t kMostEntries = 64;
constexpr std::size_t kLongestText = 800;  // bytes
constexpr std::size_t kLongestName = 64;

class BookReader {
public:
    explicit BookReader(std::string_view language) : file_(language) {}

    Result<HelpBook> read(const Json& root)
    {
        HelpBook book;
        file_.allow(root, "the file", {"help", "pages", "parts"});
        static_cast<void>(file_.id(root, "help", "the file", true));
        for (const auto& [json, at] : file_.list(root, "pages", "the file", kMostEntries)) {
            file_.allow(*json, at, {"page", "title", "lead", "blocks"});
            HelpBook::Page page{
                file_.id(*json, "page", at), text(*json, "title", at), text(*json, "lead", at), {}};
            for (const auto& [block, place] : file_.list(*json, "blocks", at, kMostEntries))
                page.blocks.push_back(readBlock(*block, place));
            book.pages.push_back(std::move(page));
        }
        for (const auto& [json, at] : file_.list(root, "parts", "the file", kMostEntries)) {
            file_.allow(*json, at, {"name", "licence", "what", "files"});
            book.parts.push_back({name(*json, "name", at), name(*json, "licence", at),
                                  text(*json, "what", at), files(*json, at)});
        }
        if (file_.error()) return *file_.error();
        return book;
    }

private:
    HelpBook::Block readBlock(const Json& json, const std::string& at)
    {
        using Kind = HelpBook::Block::Kind;
        file_.allow(json, at, {"heading", "text", "points", "facts"});
        if (json.is_object() && json.size() != 1) file_.fail(at + " is one of heading, text, points, facts");
        if (file_.find(json, "heading")) return {Kind::heading, text(json, "heading", at), {}};
        if (file_.find(json, "facts")) return {Kind::facts, file_.id(json, "facts", at), {}};
        if (!file_.find(json, "points")) return {Kind::text, text(json, "text", at), {}};
        HelpBook::Block block{Kind::points, {}, {}};
        for (const auto& [point, place] : file_.list(json, "points", at, kMostEntries)) {
            file_.allow(*point, place, {"point"});
            block.points.push_back(text(*point, "point", place));
        }
        return block;
    }

    std::string text(const Json& object, const char* key, const std::string& at)
    {
        return file_.text(object, key, at, kLongestText);
    }

    // The same in every language.
    std::string name(const Json& object, const char* key, const std::string& at)
    {
        const Json* const value = file_.find(object, key);
        if (value && value->is_string() && value->get<std::string>().size() <= kLongestName)
            return value->get<std::string>();
        file_.fail(at + ": " + key + " must be a short text");
        return {};
    }

    std::vector<std::string> files(const Json& object, const std::string& at)
    {
        std::vector<std::string> files;
        const Json* const value = file_.find(object, "files");
        if (!value || !value->is_array() || value->size() > kMostEntries) {
            file_.fail(at + ": files must be a list, [ … ]");
            return files;
        }
        for (const Json& file : *value)
            if (file.is_string())
                files.push_back(file.get<std::string>());
            else
                file_.fail(at + ": files must be names of libraries");
        return files;
    }

    ShippedTexts file_;
};

}  // namespace

Result<HelpBook> readHelpBook(std::string_view json, const std::string& where, std::string_view language)
{
    return readShipped(json, kDeepest, where,
                       [language](const Json& root) { return BookReader(language).read(root); });
}

}  // namespace tessera
