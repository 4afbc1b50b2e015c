// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"

#include <cstdint>
#include <functional>
#include <istream>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

// What stands in a BORIS project (`boris.md`). Only for .cpp files of this room.
namespace tessera::boris {

using Json = nlohmann::ordered_json;

struct Behaviour {
    bool state = false;  // else a point
    std::string description;
    std::set<std::string> excluded;  // the states that a new event of this one stops
};

struct Event {
    Millis time{0};
    std::string subject, code, modifier, comment;
    bool frame = false;  // a picture or a frame of a film belongs to it
    std::size_t line = 0;
};

struct Observation {
    std::string id;
    std::size_t line = 0;
    std::string problem;  // why its events cannot be read; empty for nothing
    std::size_t problemLine = 0;
    std::string type, date, description;
    bool sinceMidnight = false, sinceEpoch = false;
    bool partOnly = false;  // "observation time interval" names a part
    std::vector<std::pair<std::string, std::string>> variables;
    std::vector<Event> events;  // sorted by time, subject and code
    Json ours;                  // what this program wrote beside it; null for nothing
};

struct Project {
    std::map<std::string, Behaviour> behaviours;
    Json ours;
};

// Reads the project from the stream's place on: `observation` is called with each one as soon as it is read
// and nothing of it is kept. What comes behind the observations is in `project` only at the end. Errors name
// `where` and the line.
[[nodiscard]] Status readProject(std::istream& stream, const std::string& where, Project& project,
                                 const std::function<Status(Observation)>& observation);

// The sign by which a file of ours is told from one that was changed since: follows from all events.
[[nodiscard]] std::string signOf(const std::vector<Event>& events);

}  // namespace tessera::boris
