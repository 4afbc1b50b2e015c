// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/reference/reference_book.h"

#include "sync/formats/reading/shipped_texts.h"

#include <cstddef>
#include <string>

namespace tessera {

namespace {

using Json = ShippedTexts::Json;

constexpr int kDeepest = 6;
constexpr std::size_t kMostEntries = 16;
constexpr std::size_t kLongestText = 800;  // bytes

class BookReader {
public:
    explicit BookReader(std::string_view language) : file_(language) {}

    Result<ReferenceBook> read(const Json& root)
    {
        ReferenceBook book;
        file_.allow(root, "the file", {"reference", "activities", "pictures", "families"});
        book.scheme = file_.id(root, "reference", "the file", true);
        for (const auto& [json, at] : file_.list(root, "activities", "the file", kMostEntries)) {
            file_.allow(*json, at,
                        {"code", "purpose", "looks", "helper", "parent", "expertise", "plain", "draw"});
            book.activities.push_back({file_.id(*json, "code", at), text(*json, "purpose", at),
                                       text(*json, "looks", at), text(*json, "helper", at),
                                       text(*json, "parent", at), text(*json, "expertise", at),
                                       text(*json, "plain", at), text(*json, "draw", at)});
        }
        if (const Json* const pictures = part(root, "pictures")) {
            file_.allow(*pictures, "pictures", {"hint", "visits"});
            book.picturesHint = text(*pictures, "hint", "pictures");
            for (const auto& [json, at] : file_.list(*pictures, "visits", "pictures", kMostEntries)) {
                file_.allow(*json, at, {"visit", "title", "words"});
                book.pictures.push_back(
                    {file_.id(*json, "visit", at), text(*json, "title", at), text(*json, "words", at)});
            }
        }
        if (const Json* const families = part(root, "families")) {
            file_.allow(*families, "families", {"title", "hint", "closing"});
            book.familyTitle = text(*families, "title", "families");
            book.familyHint = text(*families, "hint", "families");
            book.familyClosing = text(*families, "closing", "families");
        }
        if (file_.error()) return *file_.error();
        return book;
    }

private:
    const Json* part(const Json& root, const char* key)
    {
        const Json* const value = file_.find(root, key);
        if (!value || !value->is_object()) file_.fail(std::string(key) + " must be an object, { … }");
        return file_.error() ? nullptr : value;
    }

    std::string text(const Json& object, const char* key, const std::string& at)
    {
        return file_.text(object, key, at, kLongestText);
    }

    ShippedTexts file_;
};

}  // namespace

Result<ReferenceBook> readReferenceBook(std::string_view json, const std::string& where,
                                        std::string_view language)
{
    return readShipped(json, kDeepest, where,
                       [language](const Json& root) { return BookReader(language).read(root); });
}

}  // namespace tessera
