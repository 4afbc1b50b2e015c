// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/boris/boris_project.h"

#include "sync/formats/reading/code_book.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string_view>
#include <tuple>

namespace tessera::boris {

namespace {

constexpr std::size_t kDeepest = 32;
constexpr std::size_t kMostValues = 20'000'000;  // of one observation
constexpr double kFurthest = 2147483647.0;       // seconds, either way

constexpr std::size_t kLongestWord = std::size_t{16} * 1024 * 1024;

// Characters of a stream, with the line they are on. What the parser must hold as one piece (a text, a
// number, the blanks between two) is followed, so that none of it can grow without end.
struct Place {
    std::streambuf* buffer = nullptr;
    std::size_t line = 1, word = 0;
    bool quoted = false, escaped = false;

    [[nodiscard]] bool tooLong() const { return word > kLongestWord; }
    void pass(char c)
    {
        if (c == '\n') ++line;
        ++word;
        const bool ends =
            quoted ? c == '"' && !escaped : std::string_view("\",:[]{}").find(c) != std::string_view::npos;
        escaped = quoted && c == '\\' && !escaped;
        if (!ends) return;
        if (c == '"') quoted = !quoted;
        word = 0;
    }
};
class Characters {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = char;

    Characters() = default;
    explicit Characters(Place& place) : place_(&place) {}
    char operator*() const { return static_cast<char>(place_->buffer->sgetc()); }
    Characters& operator++()
    {
        place_->pass(static_cast<char>(place_->buffer->sbumpc()));
        return *this;
    }
    bool operator==(const Characters& other) const { return atEnd() == other.atEnd(); }
    bool operator!=(const Characters& other) const { return !(*this == other); }

private:
    [[nodiscard]] bool atEnd() const
    {
        return place_ == nullptr || place_->tooLong() ||
               place_->buffer->sgetc() == std::char_traits<char>::eof();
    }
    Place* place_ = nullptr;
};

std::string textOf(const Json& value)
{
    if (value.is_string()) return value.get<std::string>();
    if (value.is_number() || value.is_boolean()) return value.dump();
    return {};
}

std::string textOf(const Json& object, const char* key)
{
    const auto found = object.find(key);
    return found == object.end() ? std::string{} : textOf(*found);
}

bool isSet(const Json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_boolean() && found->get<bool>();
}

// "Listen,Explore"
std::set<std::string> namesIn(const std::string& list)
{
    std::set<std::string> names;
    std::size_t from = 0;
    while (from <= list.size()) {
        const std::size_t comma = std::min(list.find(',', from), list.size());
        if (comma > from) names.insert(list.substr(from, comma - from));
        from = comma + 1;
    }
    return names;
}

void takeBehaviours(const Json& conf, Project& project)
{
    if (!conf.is_object()) return;
    for (const auto& [number, one] : conf.items()) {
        if (!one.is_object()) continue;
        Behaviour behaviour;
        behaviour.state = textOf(one, "type").starts_with("State");
        behaviour.description = textOf(one, "description");
        behaviour.excluded = namesIn(textOf(one, "excluded"));
        project.behaviours.emplace(textOf(one, "code"), std::move(behaviour));
    }
}

std::string takeEvent(const Json& row, Event& event)
{
    if (!row.is_array() || row.size() < 5)
        return "An event has five parts: time, subject, code, modifier, comment.";
    if (!row[0].is_number()) return "The time of an event must be a number of seconds.";
    const double seconds = row[0].get<double>();
    if (!std::isfinite(seconds) || std::abs(seconds) > kFurthest)
        return "The time of an event is beyond what BORIS can hold.";
    event.time = Millis{static_cast<std::int64_t>(std::llround(seconds * 1000.0))};
    event.subject = textOf(row[1]);
    event.code = textOf(row[2]);
    event.modifier = textOf(row[3]);
    event.comment = textOf(row[4]);
    // Five parts of a live recording may have a sixth all the same: "NA", from "fix unpaired events".
    for (std::size_t i = 5; i < row.size(); ++i) {
        const std::string more = textOf(row[i]);
        event.frame = event.frame || (!more.empty() && more != "NA");
    }
    if (event.code.empty()) return "An event has no code.";
    return {};
}

Observation observationOf(std::string id, std::size_t line, const Json& value,
                          const std::vector<std::size_t>& lines)
{
    Observation made;
    made.id = std::move(id);
    made.line = made.problemLine = line;
    if (!value.is_object()) {
        made.problem = "This observation is not written as one.";
        return made;
    }
    made.type = textOf(value, "type");
    made.date = textOf(value, "date");
    made.description = textOf(value, "description");
    made.sinceMidnight = isSet(value, "start_from_current_time");
    made.sinceEpoch = isSet(value, "start_from_current_epoch_time");
    if (const auto part = value.find("observation time interval"); part != value.end() && part->is_array())
        for (const Json& border : *part) made.partOnly = made.partOnly || (border.is_number() && border != 0);
    if (const auto own = value.find("tessera"); own != value.end()) made.ours = *own;
    if (const auto all = value.find("independent_variables"); all != value.end() && all->is_object())
        for (const auto& [label, text] : all->items()) made.variables.emplace_back(label, textOf(text));

    const auto events = value.find("events");
    if (events == value.end() || !events->is_array()) {
        made.problem = "It has no list of events.";
        return made;
    }
    for (std::size_t i = 0; i < events->size(); ++i) {
        Event event;
        event.line = i < lines.size() ? lines[i] : line;
        if (std::string problem = takeEvent((*events)[i], event); !problem.empty()) {
            made.problem = std::move(problem);
            made.problemLine = event.line;
            return made;
        }
        made.events.push_back(std::move(event));
    }
    std::stable_sort(made.events.begin(), made.events.end(), [](const Event& a, const Event& b) {
        return std::tie(a.time, a.subject, a.code) < std::tie(b.time, b.subject, b.code);
    });
    return made;
}

// Builds a value only below the keys that are wanted, one observation at a time.
class Handler : public nlohmann::json_sax<Json> {
public:
    Handler(const Place& place, const std::string& where, Project& project,
            const std::function<Status(Observation)>& observation)
        : place_(place), where_(where), project_(project), observation_(observation)
    {
    }

    [[nodiscard]] Status status() const { return status_; }
    [[nodiscard]] bool sawObservations() const { return observations_; }

    bool null() override { return value(Json(nullptr)); }
    bool boolean(bool one) override { return value(Json(one)); }
    bool number_integer(number_integer_t one) override { return value(Json(one)); }
    bool number_unsigned(number_unsigned_t one) override { return value(Json(one)); }
    bool number_float(number_float_t one, const string_t& /*text*/) override { return value(Json(one)); }
    bool string(string_t& one) override { return value(Json(std::move(one))); }
    bool binary(binary_t& /*one*/) override { return fail("This is no BORIS project."); }
    bool start_object(std::size_t /*size*/) override { return open(Json::object()); }
    bool end_object() override { return close(); }
    bool start_array(std::size_t /*size*/) override { return open(Json::array()); }
    bool end_array() override { return close(); }
    bool key(string_t& name) override
    {
        if (!stack_.empty()) {
            keys_.back() = std::move(name);
            return true;
        }
        if (depth_ == 1) section_ = name;
        if (depth_ == 2 && section_ == "observations") id_ = std::move(name);
        return true;
    }
    bool parse_error(std::size_t /*position*/, const std::string& /*token*/,
                     const nlohmann::detail::exception& /*problem*/) override
    {
        if (place_.tooLong()) return fail("A text or a gap in it is longer than any that BORIS writes.");
        return fail("This is not readable as JSON: the file is cut off or damaged, or it is none of BORIS.");
    }

private:
    bool fail(std::string what)
    {
        if (status_)
            status_ = Error{Errc::invalid, std::move(what), where_ + ':' + std::to_string(place_.line)};
        return false;
    }

    // Whether a value that begins here is to be built.
    [[nodiscard]] bool wanted() const
    {
        if (depth_ == 1) return section_ == "behaviors_conf" || section_ == "tessera";
        return depth_ == 2 && section_ == "observations";
    }

    bool open(Json container)
    {
        if (depth_ + stack_.size() >= kDeepest) return fail("The values are nested too deeply.");
        if (stack_.empty() && !wanted()) {
            if (depth_ == 0 && !container.is_object()) return fail("This is no BORIS project.");
            if (depth_ == 1 && section_ == "observations") observations_ = container.is_object();
            ++depth_;
            return true;
        }
        if (stack_.empty()) {
            begunOn_ = place_.line;
            lines_.clear();
            values_ = 0;
        }
        if (stack_.size() == 2 && keys_[0] == "events") lines_.push_back(place_.line);
        stack_.push_back(std::move(container));
        keys_.emplace_back();
        return true;
    }

    bool close()
    {
        if (stack_.empty()) {
            --depth_;
            return true;
        }
        Json made = std::move(stack_.back());
        stack_.pop_back();
        keys_.pop_back();
        return stack_.empty() ? whole(made) : value(std::move(made));
    }

    bool value(Json one)
    {
        if (stack_.empty()) return depth_ > 0 || fail("This is no BORIS project.");
        if (++values_ > kMostValues) return fail("One observation has more events than can be held.");
        if (stack_.back().is_array())
            stack_.back().push_back(std::move(one));
        else
            // A plain append: looking for the key first would cost the square of their number.
            stack_.back().get_ref<Json::object_t&>().emplace_back(std::move(keys_.back()), std::move(one));
        return true;
    }

    bool whole(const Json& made)
    {
        if (section_ == "behaviors_conf")
            takeBehaviours(made, project_);
        else if (section_ == "tessera")
            project_.ours = made;
        else
            status_ = observation_(observationOf(std::move(id_), begunOn_, made, lines_));
        return status_.ok();
    }

    const Place& place_;
    const std::string& where_;
    Project& project_;
    const std::function<Status(Observation)>& observation_;
    Status status_;
    std::size_t depth_ = 0;  // of containers that are only passed through
    std::string section_, id_;
    std::vector<Json> stack_;
    std::vector<std::string> keys_;
    std::vector<std::size_t> lines_;  // of the events
    std::size_t begunOn_ = 0, values_ = 0;
    bool observations_ = false;
};

}  // namespace

Status readProject(std::istream& stream, const std::string& where, Project& project,
                   const std::function<Status(Observation)>& observation)
{
    Place place{stream.rdbuf(), 1};
    Handler handler(place, where, project, observation);
    try {
        const bool read = Json::sax_parse(Characters(place), Characters(), &handler);
        if (!handler.status()) return handler.status();
        if (!read) return Error{Errc::invalid, "This is no BORIS project.", where};
    } catch (const std::exception&) {
        return Error{Errc::damaged, "The file cannot be unpacked or read to its end; it is damaged.", where};
    }
    if (!handler.sawObservations())
        return Error{Errc::invalid, "This is no BORIS project: it has no observations.", where};
    return {};
}

std::string signOf(const std::vector<Event>& events)
{
    std::string text = "boris events";
    for (const Event& event : events)
        text += '\n' + std::to_string(event.time.count()) + '\t' + event.subject + '\t' + event.code + '\t' +
                event.modifier + '\t' + event.comment;
    return importedUuid(text).text();
}

}  // namespace tessera::boris
