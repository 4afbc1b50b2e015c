// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/reading/code_book.h"

#include "core/scheme/palette.h"

#include <algorithm>
#include <utility>

namespace tessera {

namespace {

constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+=";
constexpr std::size_t kMostCodes = kLetters.size();
// The space in which ids of imported sessions and schemes are named; never changes.
constexpr std::string_view kSpace = "d68f8728-1b42-4dd0-89c1-5b8981e5298d";

bool standsForItself(const std::string& code)
{
    return code.size() == 1 && code != "?" && code != "|" && code != " ";
}

}  // namespace

bool isPlainText(const std::string& text)
{
    // The scheme's own rule, asked of a scheme with nothing else in it.
    Scheme probe;
    probe.id = "bouts/00000000";
    probe.groups = {{"", CodeKind::state, {Code{text, text, text, "", "A", Mark::ball, {}, {}}}}};
    return validate(probe).ok();
}

Uuid importedUuid(const std::string& name)
{
    return namedUuid(Uuid::parse(kSpace).value_or(Uuid{}), name);
}

CodeBook::CodeBook(const ImportOptions& options, Spelling spelling) : options_(options), spelling_(spelling)
{
    if (!options.scheme) return;
    scheme_ = *options.scheme;
    const auto count = static_cast<CodeIndex>(scheme_.codeCount());
    for (CodeIndex i = 0; i < count; ++i) {
        index_.emplace(scheme_.code(i).id, i);
        if (spelling_ != nullptr) spelt_.emplace(spelling_(scheme_.code(i).id), i);
    }
}

std::string CodeBook::renamed(std::string_view code) const
{
    const auto found = options_.rename.find(code);
    return found == options_.rename.end() ? std::string(code) : found->second;
}

void CodeBook::addState(std::string_view code, std::string_view label)
{
    std::string id = renamed(code);
    if (states_.contains(id) || !isPlainText(id)) return;
    std::string kept(label);
    if (!isPlainText(kept)) kept = id;
    states_.emplace(std::move(id), std::move(kept));
}

void CodeBook::addPoint(std::string_view code, std::string_view label)
{
    std::string id = renamed(code);
    if (points_.contains(id) || !isPlainText(id)) return;
    std::string kept(label);
    if (!isPlainText(kept)) kept = id;
    points_.emplace(std::move(id), std::move(kept));
}

CodeGroup CodeBook::groupOf(CodeKind kind, std::string& all) const
{
    const bool states = kind == CodeKind::state;
    const Names& names = states ? states_ : points_;
    const bool ownLetters =
        std::all_of(names.begin(), names.end(), [](const auto& one) { return standsForItself(one.first); });
    CodeGroup group{states ? "Imported" : "Imported points", kind, {}};
    for (const auto& [id, label] : names) {
        if (!states && states_.contains(id)) continue;
        const std::size_t position = group.codes.size();
        Code code{id, label, label, "", "", Mark::flag, kPointLight, kPointDark};
        if (states) {
            const DefaultLook& look = defaultLook(position);
            code.letter = ownLetters ? id : std::string(1, kLetters[position]);
            code.mark = look.mark;
            code.light = look.light;
            code.dark = look.dark;
        }
        all += '\n' + id;
        if (label != id) all += '\t' + label;
        group.codes.push_back(std::move(code));
    }
    return group;
}

Status CodeBook::close(const std::string& where)
{
    if (options_.scheme) return {};
    if (states_.size() > kMostCodes || points_.size() > kMostCodes)
        return Error{
            Errc::invalid,
            "The file has more than 64 states or more than 64 points. Name a scheme and map them with "
            "--map.",
            where};
    std::string all = "scheme";
    scheme_.title = "Imported table";
    scheme_.groups = {groupOf(CodeKind::state, all)};
    if (!points_.empty()) {
        all += "\n\npoints";
        CodeGroup points = groupOf(CodeKind::point, all);
        if (!points.codes.empty()) scheme_.groups.push_back(std::move(points));
    }
    scheme_.id = "bouts/" + importedUuid(all).text().substr(0, 8);
    const auto count = static_cast<CodeIndex>(scheme_.codeCount());
    for (CodeIndex i = 0; i < count; ++i) index_.emplace(scheme_.code(i).id, i);
    return {};
}

std::optional<CodeIndex> CodeBook::find(std::string_view code) const
{
    const std::string id = renamed(code);
    if (const auto found = index_.find(id); found != index_.end()) return found->second;
    if (spelling_ == nullptr) return std::nullopt;
    const auto found = spelt_.find(spelling_(id));
    if (found == spelt_.end()) return std::nullopt;
    return found->second;
}

std::string CodeBook::missing() const
{
    std::string list;
    if (!options_.scheme) return list;
    for (const Names* names : {&states_, &points_})
        for (const auto& [id, label] : *names)
            if (!find(id)) list += (list.empty() ? "" : ", ") + id;
    return list;
}

std::optional<CodeKind> CodeBook::givenKind(std::string_view code) const
{
    if (!options_.scheme) return std::nullopt;
    const auto found = find(code);
    if (!found) return std::nullopt;
    return scheme_.kindOf(*found);
}

std::optional<CodeIndex> CodeBook::state(std::string_view code) const
{
    const auto found = find(code);
    return found && scheme_.isState(*found) ? found : std::nullopt;
}

std::optional<CodeIndex> CodeBook::point(std::string_view code) const
{
    const auto found = find(code);
    return found && scheme_.isPoint(*found) ? found : std::nullopt;
}

std::string CodeBook::whyNot(std::string_view code, CodeKind kind) const
{
    const std::string id = renamed(code);
    const std::string word = kind == CodeKind::state ? "state" : "point";
    if (!isPlainText(id))
        return "The " + word + " is empty, 200 bytes long or longer, or not plain UTF-8 text.";
    if (find(code))
        return "The " + word + " \"" + id + "\" is a " + (kind == CodeKind::state ? "point" : "state") +
               " of the scheme " + scheme_.id + "; name its counterpart with --map.";
    return "The " + word + " \"" + id + "\" is not in the scheme " + scheme_.id +
           "; name its counterpart with --map.";
}

}  // namespace tessera
