// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/withdrawn/withdrawn_by.h"

#include <algorithm>
#include <sstream>

namespace tessera {
namespace {

bool has(const std::vector<Uuid>& devices, const Uuid& device)
{
    return std::find(devices.begin(), devices.end(), device) != devices.end();
}

}  // namespace

std::vector<Uuid> recordersOf(const StoredSession& session)
{
    std::vector<Uuid> devices;
    for (const std::vector<Entry>* entries : {&session.entries, &session.forks})
        for (const Entry& entry : *entries)
            if (entry.number == 1 && entry.header && !entry.header->device.isNil() &&
                !has(devices, entry.header->device))
                devices.push_back(entry.header->device);
    return devices;
}

bool staysOut(const WithdrawnBy& withdrawn, const std::vector<Uuid>& recorders, const Uuid& from)
{
    const std::vector<Uuid>& asked = withdrawn.devices;
    const bool itsOwn = std::any_of(recorders.begin(), recorders.end(),
                                    [&asked](const Uuid& device) { return has(asked, device); });
    if (itsOwn) return true;
    // Without a name on them records cannot be told apart: what went is taken for this one.
    if (recorders.empty()) return withdrawn.erased || has(asked, from);
    return withdrawn.erased && (asked.empty() || has(asked, Uuid{}));
}

std::string withdrawnBySetting(const Uuid& session)
{
    return "withdrawn/" + session.text();
}

std::vector<Uuid> readWithdrawnBy(std::string_view text)
{
    std::vector<Uuid> devices;
    std::istringstream words{std::string(text)};
    for (std::string word; words >> word;)
        if (const auto device = Uuid::parse(word)) devices.push_back(*device);
    return devices;
}

std::string withdrawnByText(const std::vector<Uuid>& devices)
{
    std::string text;
    for (const Uuid& device : devices) text += device.text() + "\n";
    return text;
}

}  // namespace tessera
