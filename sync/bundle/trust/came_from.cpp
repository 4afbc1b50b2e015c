// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/bundle/trust/came_from.h"

#include <algorithm>
#include <sstream>
#include <string>
#include <system_error>

namespace tessera {
namespace {

// More copies than anyone takes in by hand; those that came first are named.
constexpr std::ptrdiff_t kMostFiles = 100;

std::string secretName(const Uuid& session)
{
    return "from/" + session.text();
}

}  // namespace

Result<std::vector<std::filesystem::path>> cameFrom(const Library& library, const Uuid& session)
{
    const auto text = library.secret(secretName(session));
    if (!text) return text.error();
    std::vector<std::filesystem::path> files;
    std::istringstream lines(text->value_or(""));
    for (std::string line; std::getline(lines, line);) files.emplace_back(line);
    return files;
}

Result<std::optional<Setting>> cameFromSetting(const Library& library, const Uuid& session,
                                               const std::filesystem::path& file)
{
    std::error_code problem;
    const std::string place = std::filesystem::absolute(file, problem).lexically_normal().string();
    const auto text = library.secret(secretName(session));
    if (!text) return text.error();
    const std::string before = text->value_or("");
    const bool known = ("\n" + before).find("\n" + place + "\n") != std::string::npos;
    const bool many = std::count(before.begin(), before.end(), '\n') >= kMostFiles;
    if (problem || known || many || place.find('\n') != std::string::npos) return std::optional<Setting>{};
    return std::optional<Setting>(Setting{secretName(session), before + place + "\n"});
}

}  // namespace tessera
