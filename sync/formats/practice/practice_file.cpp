// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/practice/practice_file.h"

#include "sync/formats/reading/shipped_texts.h"
#include "sync/formats/script.h"
#include "sync/formats/seconds.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace tessera {
namespace {

using Json = nlohmann::json;

constexpr int kDeepest = 4;
constexpr std::size_t kMostLines = 200, kMostTaps = 1000;
constexpr std::size_t kLongestTitle = 60, kLongestText = 160;  // characters
constexpr Millis kShortest{10'000}, kLongest{30 * 60'000};

std::size_t characters(const std::string& utf8)
{
    return static_cast<std::size_t>(std::count_if(
        utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// Signs that would break a line, or turn its direction for what stands beside it.
bool hasControls(const std::string& utf8)
{
    constexpr std::array<std::string_view, 9> kTurning{"\u202A", "\u202B", "\u202C", "\u202D", "\u202E",
                                                       "\u2066", "\u2067", "\u2068", "\u2069"};
    return std::any_of(utf8.begin(), utf8.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }) ||
           std::any_of(kTurning.begin(), kTurning.end(),
                       [&utf8](std::string_view sign) { return utf8.find(sign) != std::string::npos; });
}

bool isLanguage(const std::string& text)
{
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    return text.size() >= 2 && text.size() <= 16 && letter(text[0]) && letter(text[1]) &&
           text.back() != '-' && std::all_of(text.begin(), text.end(), [&](char c) {
               return letter(c) || c == '-' || (c >= '0' && c <= '9');
           });
}

// Reads one story; the first thing wrong is the answer.
class StoryReader {
public:
    explicit StoryReader(const Scheme& scheme) : scheme_(scheme) {}

    Result<PracticeStory> read(const Json& root)
    {
        if (!root.is_object()) return Error{Errc::invalid, "the file must be an object, { … }", {}};
        known(root, {"practice", "language", "title", "about", "place", "lines", "coding"}, "");
        PracticeStory story;
        story.id = words(root, "practice", "practice", kLongestTitle, true);
        if (!isPersonCode(story.id)) fail("practice has 1 to 16 letters A-Z a-z, digits or hyphens");
        story.language = words(root, "language", "language", kLongestTitle, true);
        if (!isLanguage(story.language)) fail("language must be a code such as \"en\"");
        story.title = words(root, "title", "title", kLongestTitle, true);
        story.about = words(root, "about", "about", kLongestText, false);
        const std::string place = words(root, "place", "place", kLongestTitle, false);
        const auto kind = placeKindFromName(place.empty() ? "home" : place);
        if (!kind) fail("place is home, day-stay or other");
        story.place = kind.value_or(PlaceKind::home);
        readLines(root, story);
        readCoding(root, story);
        if (error_) return *error_;
        return story;
    }

private:
    void fail(std::string what)
    {
        if (!error_) error_ = Error{Errc::invalid, std::move(what), {}};
    }

    void known(const Json& object, std::initializer_list<std::string_view> keys, const std::string& place)
    {
        for (const auto& item : object.items())
            if (std::find(keys.begin(), keys.end(), item.key()) == keys.end())
                return fail(place + item.key().substr(0, kLongestTitle) + " is not a key that is known here");
    }

    std::string words(const Json& object, const char* key, const std::string& place, std::size_t longest,
                      bool needed)
    {
        const auto found = object.find(key);
        if (found == object.end() || found->is_null()) {
            if (needed) fail(place + " is missing");
            return {};
        }
        if (!found->is_string()) {
            fail(place + " must be a text");
            return {};
        }
        auto text = found->get<std::string>();
        if (needed && text.find_first_not_of(' ') == std::string::npos) fail(place + " is empty");
        if (characters(text) > longest)
            fail(place + " is longer than " + std::to_string(longest) + " characters");
        if (hasControls(text)) fail(place + " has a sign in it that cannot be shown in one line");
        return text;
    }

    // The list under `key`; an empty one, and a failure, when it is not one of 1 to `most`.
    const Json& list(const Json& root, const char* key, std::size_t most)
    {
        static const Json none = Json::array();
        const auto found = root.find(key);
        if (found == root.end() || !found->is_array()) {
            fail(std::string(key) + (found == root.end() ? " is missing" : " must be a list, [ … ]"));
            return none;
        }
        if (!found->empty() && found->size() <= most) return *found;
        fail(std::string(key) + " has " + (found->empty() ? "nothing in it" : "too much in it") + "; 1 to " +
             std::to_string(most) + " may stand there");
        return none;
    }

    void readLines(const Json& root, PracticeStory& story)
    {
        const Json& all = list(root, "lines", kMostLines);
        for (std::size_t i = 0; i < all.size() && !error_; ++i) {
            const std::string place = "lines[" + std::to_string(i) + "]";
            if (!all[i].is_object()) return fail(place + " must be an object, { … }");
            known(all[i], {"at", "text"}, place + ".");
            const auto at = parsePosition(words(all[i], "at", place + ".at", kLongestTitle, true));
            if (!at) return fail(place + ".at must be a time such as \"0:15\"");
            if (!story.lines.empty() && *at <= story.lines.back().at)
                return fail(place + ".at must be later than the line before");
            story.lines.push_back({*at, words(all[i], "text", place + ".text", kLongestText, true)});
        }
    }

    // The author's taps, through the same rules as every visit script.
    void readCoding(const Json& root, PracticeStory& story)
    {
        const Json& all = list(root, "coding", kMostTaps);
        std::string text = "time,entry,value\n";
        for (std::size_t i = 0; i < all.size() && !error_; ++i) {
            const std::string place = "coding[" + std::to_string(i) + "]";
            if (!all[i].is_string())
                return fail(place + " must be a text such as \"0:10,activity,locating\"");
            const auto line = all[i].get<std::string>();
            if (hasControls(line) || line.find_first_not_of(" ,") == std::string::npos || line[0] == '#')
                return fail(place + " must be one line of a visit script");
            text += line + '\n';
        }
        if (error_) return;
        const auto script = readScript(text, scheme_, "coding");
        if (!script) return fail(placed(script.error()));
        for (std::size_t i = 0; i < script->lines.size(); ++i) {
            using enum EntryKind;
            const EntryKind kind = script->lines[i].entry.kind;
            if (kind != activity && kind != cannotTell && kind != earlier && kind != end)
                return fail("coding[" + std::to_string(i) +
                            "] may be activity, cannot-tell, earlier or end alone");
        }
        Header header;
        header.kind = SessionKind::practice;
        header.consent = Consent::all;
        header.scheme = scheme_.id;
        const auto journal = journalFromScript(*script, header, Uuid{}, scheme_, "coding");
        if (!journal) return fail(placed(journal.error()));
        take(journal->fold(), story);
    }

    void take(const Fold& fold, PracticeStory& story)
    {
        if (!fold.ended()) return fail("coding must have an end as its last line");
        const Timeline timeline = fold.timeline();
        for (const Interaction& one : timeline.interactions)
            story.coding.push_back({timeline.clockStart + one.onset, one.code});
        story.length = fold.endedAt();
        if (story.coding.empty()) return fail("coding has no activity");
        if (story.length < kShortest || story.length > kLongest)
            return fail("a story lasts from 10 seconds to 30 minutes, until the end in coding");
        if (!story.lines.empty() && story.lines.back().at >= story.length)
            return fail("the last of lines comes after the end in coding");
    }

    // "coding:7" is the seventh line of the script, its header included.
    static std::string placed(const Error& error)
    {
        const std::size_t colon = error.where.rfind(':');
        if (colon == std::string::npos) return "coding: " + error.what;
        const auto line = std::strtoul(error.where.c_str() + colon + 1, nullptr, 10);
        return line < 2 ? "coding: " + error.what : "coding[" + std::to_string(line - 2) + "]: " + error.what;
    }

    const Scheme& scheme_;
    std::optional<Error> error_;
};

}  // namespace

Result<PracticeStory> readPractice(std::string_view json, const Scheme& scheme, const std::string& where)
{
    return readShipped(
        json, kDeepest, where, [&scheme](const Json& root) { return StoryReader(scheme).read(root); },
        kLargestPracticeFile);
}

}  // namespace tessera
