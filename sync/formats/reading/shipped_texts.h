// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tessera {

// The JSON of a small file, of at most `largest` bytes and with brackets no deeper than `deepest`; what is
// wrong with it as a sentence.
[[nodiscard]] Result<nlohmann::json> openedJson(std::string_view json, std::size_t largest, int deepest);

// Reads such a file by `read(root)`; `where` is named in what goes wrong.
inline constexpr std::size_t kLargestShippedFile = std::size_t{1} << 20;
template <class Read>
[[nodiscard]] auto readShipped(std::string_view json, int deepest, const std::string& where, Read read,
                               std::size_t largest = kLargestShippedFile)
    -> decltype(read(std::declval<const nlohmann::json&>()))
{
    const auto root = openedJson(json, largest, deepest);
    if (!root) return Error{root.error().code, root.error().what, where};
    auto content = read(*root);
    if (!content) return Error{content.error().code, content.error().what, where};
    return content;
}

// What files of words that come with the product have in common: texts under keys of languages, names, lists,
// and an answer that names the first thing that is wrong with its place. Only for .cpp files of this room.
class ShippedTexts {
public:
    using Json = nlohmann::json;

    // Texts are read in this language, else without its region ("pt" for "pt-BR"), else in English, which
    // every text has.
    explicit ShippedTexts(std::string_view language);

    [[nodiscard]] const std::optional<Error>& error() const { return error_; }
    void fail(const std::string& what);

    // A value; nothing when it is not there or something was wrong before.
    [[nodiscard]] const Json* find(const Json& object, const char* key) const;
    // Nothing but these keys.
    void allow(const Json& object, const std::string& at, std::initializer_list<std::string_view> keys);
    // 1 to `most` entries, each with its place in the file.
    [[nodiscard]] std::vector<std::pair<const Json*, std::string>> list(const Json& object, const char* key,
                                                                        const std::string& at,
                                                                        std::size_t most);
    // 1 to 64 of a-z 0-9 and hyphens; of a file with a version behind a slash.
    [[nodiscard]] std::string id(const Json& object, const char* key, const std::string& at,
                                 bool versioned = false);
    // At most `longest` bytes in each language. One that is not `needed` and not there is empty.
    [[nodiscard]] std::string text(const Json& object, const char* key, const std::string& at,
                                   std::size_t longest, bool needed = true);

private:
    std::vector<std::string> languages_;  // the wanted one first
    std::optional<Error> error_;
};

}  // namespace tessera
