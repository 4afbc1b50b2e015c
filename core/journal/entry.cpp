// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/journal/entry.h"

#include <algorithm>
#include <array>
#include <utility>

namespace tessera {

namespace {

template <class Value, std::size_t n>
using Names = std::array<std::pair<Value, std::string_view>, n>;

constexpr Names<EntryKind, 25> kEntryKinds{{
    {EntryKind::header, "header"},
    {EntryKind::activity, "activity"},
    {EntryKind::cannotTell, "cannot-tell"},
    {EntryKind::marker, "marker"},
    {EntryKind::note, "note"},
    {EntryKind::pause, "pause"},
    {EntryKind::resume, "resume"},
    {EntryKind::earlier, "earlier"},
    {EntryKind::undo, "undo"},
    {EntryKind::redo, "redo"},
    {EntryKind::end, "end"},
    {EntryKind::reopen, "reopen"},
    {EntryKind::recode, "recode"},
    {EntryKind::retime, "retime"},
    {EntryKind::split, "split"},
    {EntryKind::join, "join"},
    {EntryKind::insert, "insert"},
    {EntryKind::remove, "remove"},
    {EntryKind::reword, "reword"},
    {EntryKind::away, "away"},
    {EntryKind::interval, "interval"},
    {EntryKind::tag, "tag"},
    {EntryKind::sureness, "sureness"},
    {EntryKind::source, "source"},
    {EntryKind::consent, "consent"},
}};
constexpr Names<SessionKind, 4> kSessionKinds{{
    {SessionKind::real, "real"},
    {SessionKind::practice, "practice"},
    {SessionKind::trial, "trial"},
    {SessionKind::illustrative, "illustrative"},
}};
constexpr Names<PlaceKind, 3> kPlaces{
    {{PlaceKind::home, "home"}, {PlaceKind::dayStay, "day-stay"}, {PlaceKind::other, "other"}}};
constexpr Names<Consent, 3> kConsents{
    {{Consent::all, "all"}, {Consent::noNotes, "no-notes"}, {Consent::none, "none"}}};

template <class Value, std::size_t n>
std::string_view nameIn(const Names<Value, n>& names, Value value)
{
    const auto found =
        std::find_if(names.begin(), names.end(), [value](const auto& pair) { return pair.first == value; });
    return found == names.end() ? std::string_view{} : found->second;
}

template <class Value, std::size_t n>
std::optional<Value> valueIn(const Names<Value, n>& names, std::string_view text)
{
    const auto found =
        std::find_if(names.begin(), names.end(), [text](const auto& pair) { return pair.second == text; });
    return found == names.end() ? std::nullopt : std::optional<Value>{found->first};
}

}  // namespace

bool Entry::operator==(const Entry& other) const
{
    const bool sameHeader = header == other.header || (header && other.header && *header == *other.header);
    return sameHeader && number == other.number && kind == other.kind && cause == other.cause &&
           code == other.code && target == other.target && at == other.at && onset == other.onset &&
           amount == other.amount && tags == other.tags && text == other.text && withheld == other.withheld &&
           unknown == other.unknown;
}

std::string_view name(EntryKind kind)
{
    return nameIn(kEntryKinds, kind);
}

std::string_view name(SessionKind kind)
{
    return nameIn(kSessionKinds, kind);
}

std::string_view name(PlaceKind place)
{
    return nameIn(kPlaces, place);
}

std::string_view name(Consent consent)
{
    return nameIn(kConsents, consent);
}

std::optional<SessionKind> sessionKindFromName(std::string_view text)
{
    return valueIn(kSessionKinds, text);
}

std::optional<PlaceKind> placeKindFromName(std::string_view text)
{
    return valueIn(kPlaces, text);
}

std::optional<Consent> consentFromName(std::string_view text)
{
    return valueIn(kConsents, text);
}

bool isPersonCode(std::string_view text)
{
    return !text.empty() && text.size() <= 16 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

}  // namespace tessera
