// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/scheme_file.h"

#include "core/scheme/palette.h"
#include "sync/formats/json_depth.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <initializer_list>
#include <set>
#include <utility>

namespace tessera {

namespace {

using Json = nlohmann::json;

constexpr std::size_t kLargestFile = std::size_t{1} << 20;
constexpr int kDeepest = 8;
// More than any scheme may have; keeps a hostile file from being built up before it is judged.
constexpr std::size_t kMostCodes = 128;

// One object of the file and where it stands; the first thing wrong stays in `error`.
class ObjectReader {
public:
    ObjectReader(const Json& object, std::string path, std::optional<Error>& error)
        : object_(object), path_(std::move(path)), error_(error)
    {
        if (!object_.is_object()) fail("", "must be an object, { … }");
    }

    void allow(std::initializer_list<std::string_view> keys)
    {
        if (error_) return;
        for (const auto& item : object_.items())
            if (std::find(keys.begin(), keys.end(), item.key()) == keys.end())
                return fail(item.key(), "is not a key that is known here");
    }

    // The text under `key`; nothing when it is not there or null.
    std::optional<std::string> text(const std::string& key)
    {
        const Json* value = find(key);
        if (value == nullptr) return std::nullopt;
        if (!value->is_string()) {
            fail(key, "must be a text");
            return std::nullopt;
        }
        return value->get<std::string>();
    }

    std::string neededText(const std::string& key)
    {
        const auto value = text(key);
        if (!value && !error_) fail(key, "is missing");
        return value.value_or(std::string());
    }

    const Json& neededList(const std::string& key)
    {
        static const Json none = Json::array();
        const Json* value = find(key);
        if (value != nullptr && value->is_array()) return *value;
        if (!error_) fail(key, value == nullptr ? "is missing" : "must be a list, [ … ]");
        return none;
    }

    const Json* find(const std::string& key) const
    {
        if (error_) return nullptr;
        const auto found = object_.find(key);
        return found == object_.end() || found->is_null() ? nullptr : &*found;
    }

    void fail(const std::string& key, const std::string& what)
    {
        if (error_) return;
        const std::string place = key.empty() ? path_ : path_.empty() ? key : path_ + '.' + key;
        error_ = Error{Errc::invalid, (place.empty() ? std::string("the file") : place) + ' ' + what, {}};
    }

    [[nodiscard]] std::string at(const std::string& key, std::size_t index) const
    {
        return (path_.empty() ? key : path_ + '.' + key) + '[' + std::to_string(index) + ']';
    }

private:
    const Json& object_;
    std::string path_;
    std::optional<Error>& error_;
};

// Reads the groups one after another; remembers what earlier codes took.
class SchemeReader {
public:
    Result<Scheme> read(const Json& root)
    {
        ObjectReader object(root, "", error_);
        object.allow({"scheme", "title", "groups", "interval_s"});
        Scheme scheme;
        scheme.id = object.neededText("scheme");
        scheme.title = object.text("title").value_or(scheme.id);
        scheme.interval = interval(object);
        const Json& groups = object.neededList("groups");
        for (std::size_t i = 0; i < groups.size() && !error_; ++i)
            scheme.groups.push_back(group(groups[i], object.at("groups", i)));
        if (error_) return *error_;
        giveLetters(scheme);
        if (Status status = validate(scheme); !status) return status.error();
        return scheme;
    }

private:
    std::optional<Millis> interval(ObjectReader& object)
    {
        const Json* value = object.find("interval_s");
        if (value == nullptr) return std::nullopt;
        const double seconds = value->is_number() ? value->get<double>() : 0;
        if (!(seconds >= 10 && seconds <= 120)) {
            object.fail("interval_s", "must be null or a number from 10 to 120");
            return std::nullopt;
        }
        return Millis{std::llround(seconds * 1000)};
    }

    CodeGroup group(const Json& json, const std::string& path)
    {
        ObjectReader object(json, path, error_);
        object.allow({"name", "kind", "codes"});
        CodeGroup group;
        group.name = object.text("name").value_or("");
        const std::string kind = object.neededText("kind");
        if (kind == "point") {
            group.kind = CodeKind::point;
        } else if (kind != "state") {
            object.fail("kind", "must be \"state\" or \"point\"");
        }
        const Json& codes = object.neededList("codes");
        count_ += codes.size();
        if (count_ > kMostCodes) object.fail("codes", "makes too many codes for one scheme");
        for (std::size_t i = 0; i < codes.size() && !error_; ++i)
            group.codes.push_back(code(codes[i], object.at("codes", i), group.kind));
        return group;
    }

    Code code(const Json& json, const std::string& path, CodeKind kind)
    {
        ObjectReader object(json, path, error_);
        object.allow({"code", "label", "short_label", "phrase", "letter", "mark", "light", "dark"});
        const DefaultLook& look = defaultLook(states_);
        const bool state = kind == CodeKind::state;
        if (state) ++states_;

        Code code;
        code.id = object.neededText("code");
        code.label = object.neededText("label");
        code.shortLabel = object.text("short_label").value_or(code.label);
        code.phrase = object.text("phrase").value_or("");
        code.letter = object.text("letter").value_or("");
        code.mark = state ? look.mark : Mark::flag;
        if (const auto name = object.text("mark")) {
            const auto mark = markFromName(*name);
            if (!mark)
                object.fail("mark",
                            "must be one of ball, half-ball, two-balls, triangle, diamond, bar, cross, "
                            "open-square, flag");
            code.mark = mark.value_or(code.mark);
        }
        code.light = colour(object, "light", state ? look.light : kPointLight);
        code.dark = colour(object, "dark", state ? look.dark : kPointDark);
        return code;
    }

    static Colour colour(ObjectReader& object, const std::string& key, Colour otherwise)
    {
        const auto text = object.text(key);
        if (!text) return otherwise;
        const auto parsed = Colour::parse(*text);
        if (!parsed) object.fail(key, "must be a colour such as \"#1F519E\"");
        return parsed.value_or(otherwise);
    }

    // A state without a letter gets the first free one of its own name, then of the alphabet. Given letters
    // go first.
    static void giveLetters(Scheme& scheme)
    {
        std::set<std::string> taken;
        for (const CodeIndex state : scheme.states())
            if (!scheme.code(state).letter.empty()) taken.insert(scheme.code(state).letter);
        for (CodeGroup& group : scheme.groups) {
            if (group.kind != CodeKind::state) continue;
            for (Code& code : group.codes) {
                if (!code.letter.empty()) continue;
                code.letter = freeLetter(code.id, taken);
                taken.insert(code.letter);
            }
        }
    }

    static std::string freeLetter(const std::string& id, const std::set<std::string>& taken)
    {
        for (const char c : id + "ABCDEFGHIJKLMNOPQRSTUVWXYZ") {
            if (std::isalnum(static_cast<unsigned char>(c)) == 0) continue;
            std::string letter(1, static_cast<char>(std::toupper(static_cast<unsigned char>(c))));
            if (taken.count(letter) == 0) return letter;
        }
        return {};
    }

    std::optional<Error> error_;
    std::size_t states_ = 0;
    std::size_t count_ = 0;
};

}  // namespace

Result<Scheme> readScheme(std::string_view json, const std::string& where)
{
    if (json.size() > kLargestFile)
        return Error{Errc::invalid, "This is too large for a scheme file.", where};
    if (isDeeperThan(kDeepest, json))
        return Error{Errc::invalid, "This is nested too deeply for a scheme file.", where};
    const Json root = Json::parse(json, nullptr, false);
    if (root.is_discarded())
        return Error{Errc::invalid, "This is not JSON: look for a missing comma, quote or bracket.", where};
    auto scheme = SchemeReader().read(root);
    if (!scheme) return Error{scheme.error().code, scheme.error().what, where};
    return scheme;
}

std::string writeScheme(const Scheme& scheme)
{
    using Ordered = nlohmann::ordered_json;
    Ordered groups = Ordered::array();
    for (const CodeGroup& group : scheme.groups) {
        Ordered codes = Ordered::array();
        for (const Code& code : group.codes)
            codes.push_back(Ordered{{"code", code.id},
                                    {"label", code.label},
                                    {"short_label", code.shortLabel},
                                    {"phrase", code.phrase},
                                    {"letter", code.letter},
                                    {"mark", markName(code.mark)},
                                    {"light", code.light.text()},
                                    {"dark", code.dark.text()}});
        groups.push_back(Ordered{{"name", group.name},
                                 {"kind", group.kind == CodeKind::state ? "state" : "point"},
                                 {"codes", codes}});
    }
    Ordered root{{"scheme", scheme.id}, {"title", scheme.title}, {"groups", groups}, {"interval_s", nullptr}};
    if (scheme.interval) {
        const auto ms = scheme.interval->count();
        if (ms % 1000 == 0)
            root["interval_s"] = ms / 1000;
        else
            root["interval_s"] = static_cast<double>(ms) / 1000;
    }
    return root.dump(2, ' ', false, Ordered::error_handler_t::replace) + '\n';
}

}  // namespace tessera
