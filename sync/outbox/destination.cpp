// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/outbox/destination.h"

#include "sync/outbox/folder_target.h"
#include "sync/outbox/webdav_target.h"

#include <algorithm>
#include <array>
#include <sstream>
#include <utility>

namespace tessera {
namespace {

constexpr const char* kKept = "hand-over-place";
constexpr std::string_view kForm = "1";
constexpr std::string_view kScheme = "https://";

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower;
}

Error wrong(const char* what)
{
    return {Errc::invalid, what, {}};
}

bool plainCharacter(char c)
{
    return static_cast<unsigned char>(c) > ' ' && c != '"' && c != '<' && c != '>' && c != '\\';
}

}  // namespace

Result<Destination> readDestination(std::string_view text)
{
    const std::size_t scheme = text.find("://");
    if (text.empty()) return wrong("this is no place; give a folder, or the https:// address of a server");
    if (scheme == std::string_view::npos) {
        if (text.find('\n') != std::string_view::npos) return wrong("a folder's name is one line");
        return Destination{Destination::Kind::folder, std::string(text), {}, {}};
    }
    if (lowerCase(text.substr(0, scheme + 3)) != kScheme)
        return wrong("only https:// addresses are sent to, where the server proves who it is");
    const std::string_view rest = text.substr(kScheme.size());
    const std::string_view host = rest.substr(0, rest.find('/'));
    if (host.empty()) return wrong("the address names no server");
    if (host.find('@') != std::string_view::npos)
        return wrong(
            "the address holds a name or a password, which others could read there; give them apart");
    if (rest.find_first_of("?#") != std::string_view::npos)
        return wrong("the address is that of a folder, without anything behind ? or #");
    if (!std::all_of(rest.begin(), rest.end(), plainCharacter))
        return wrong("the address holds a space or a sign that no address has");
    Destination server{Destination::Kind::server, std::string(kScheme) + std::string(rest), {}, {}};
    if (server.place.back() != '/') server.place += '/';
    return server;
}

Result<std::optional<Destination>> keptDestination(const Library& library)
{
    const auto text = library.secret(kKept);
    if (!text) return text.error();
    if (!*text) return std::optional<Destination>{};
    std::array<std::string, 5> lines;
    std::istringstream kept(**text);
    for (std::string& line : lines) std::getline(kept, line);
    if (lines[0] != kForm)
        return Error{Errc::tooNew, "where bundles go was set up by a later version; open it with that one",
                     library.folder().string()};
    const auto kind = lines[1] == "server" ? Destination::Kind::server : Destination::Kind::folder;
    return std::optional(Destination{kind, lines[2], lines[3], lines[4]});
}

Status keepDestination(Library& library, const std::optional<Destination>& destination)
{
    if (!destination) return library.setSecrets({{kKept, std::nullopt}});
    std::string text(kForm);
    for (const std::string& part :
         {std::string(destination->kind == Destination::Kind::server ? "server" : "folder"),
          destination->place, destination->user, destination->password}) {
        if (part.find_first_of("\r\n") != std::string::npos)
            return wrong("a place, a name and a password are one line each");
        text += '\n' + part;
    }
    return library.setSecret(kKept, text);
}

std::unique_ptr<Target> targetOf(const Destination& destination, Reaching reaching)
{
    if (destination.kind == Destination::Kind::folder)
        return std::make_unique<FolderTarget>(destination.place);
    HttpSettings settings;
    settings.user = destination.user;
    settings.password = destination.password;
    settings.proxy = std::move(reaching.proxy);
    settings.stopped = std::move(reaching.stopped);
    return std::make_unique<WebDavTarget>(destination.place, std::move(settings));
}

}  // namespace tessera
