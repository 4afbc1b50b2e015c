// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/script.h"

#include "sync/formats/csv_records.h"
#include "sync/formats/seconds.h"

#include <array>
#include <memory>
#include <optional>
#include <utility>

namespace tessera {
namespace {

enum class Value : std::uint8_t { none, optional, required };

struct Word {
    std::string_view text;
    EntryKind kind;
    Value value;
};

constexpr std::array<Word, 10> kWords{{
    {"activity", EntryKind::activity, Value::required},
    {"marker", EntryKind::marker, Value::required},
    {"note", EntryKind::note, Value::required},
    {"cannot-tell", EntryKind::cannotTell, Value::none},
    {"pause", EntryKind::pause, Value::optional},
    {"resume", EntryKind::resume, Value::none},
    {"undo", EntryKind::undo, Value::none},
    {"redo", EntryKind::redo, Value::none},
    {"earlier", EntryKind::earlier, Value::required},
    {"end", EntryKind::end, Value::none},
}};

// What a journal can say and a script cannot; nothing for any other word.
std::string_view beyondScripts(std::string_view text)
{
    if (text == name(EntryKind::interval)) {
        return "a visit that is coded interval by interval cannot come from a script; code it in the app, or "
               "write down activities with their times";
    }
    if (text == name(EntryKind::tag) || text == name(EntryKind::sureness) ||
        text == name(EntryKind::source) || text == name(EntryKind::consent)) {
        return "this is said in the app alone and has no word in a script; take the line out";
    }
    return {};
}

const Word* wordOf(std::string_view text)
{
    for (const Word& word : kWords) {
        if (word.text == text) return &word;
    }
    return nullptr;
}

std::string inQuotes(std::string_view text)
{
    constexpr std::size_t kLongest = 40;
    std::string shown = "\"";
    for (const char c : text.substr(0, kLongest)) {
        shown += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
    // A cut in the middle of a character would not be text any more.
    if (text.size() > kLongest) {
        while (shown.size() > 1 && (static_cast<unsigned char>(shown.back()) & 0xC0U) == 0x80U)
            shown.pop_back();
        if (static_cast<unsigned char>(shown.back()) >= 0xC0U) shown.pop_back();
        shown += "...";
    }
    return shown + "\"";
}

Error wrong(const std::string& where, std::size_t line, std::string what)
{
    return Error{Errc::invalid, std::move(what), where + ":" + std::to_string(line)};
}

// "line 7: what" becomes "what" at "visit.csv:7".
void moveLineToWhere(Error& error)
{
    constexpr std::string_view kStart = "line ";
    const std::size_t colon = error.what.find(": ");
    if (!error.what.starts_with(kStart) || colon == std::string::npos) return;
    error.where += ":" + error.what.substr(kStart.size(), colon - kStart.size());
    error.what.erase(0, colon + 2);
}

// Length of the UTF-8 character at the front of `text`, 0 when there is none.
std::size_t characterLength(std::string_view text)
{
    const auto byte = [&text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    if (first < 0x80) return 1;
    const std::size_t length = first >= 0xC2 && first < 0xE0   ? 2
                               : first >= 0xE0 && first < 0xF0 ? 3
                               : first >= 0xF0 && first < 0xF5 ? 4
                                                               : 0;
    if (length == 0 || text.size() < length) return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) return 0;
    }
    const unsigned char second = byte(1);
    const bool overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
    const bool beyond = (first == 0xED && second >= 0xA0) || (first == 0xF4 && second >= 0x90);
    return overlong || beyond ? 0 : length;
}

// Line of the first byte that is no UTF-8; 0 when all is.
std::size_t firstLineThatIsNoText(std::string_view text)
{
    std::size_t line = 1;
    while (!text.empty()) {
        const std::size_t length = text.front() == '\0' ? 0 : characterLength(text);
        if (length == 0) return line;
        if (text.front() == '\n') ++line;
        text.remove_prefix(length);
    }
    return 0;
}

// "# Illustrative" with whatever follows the word.
bool saysIllustrative(std::string_view comment)
{
    const std::size_t start = comment.find_first_not_of(" \t#");
    if (start == std::string_view::npos) return false;
    constexpr std::string_view kWord = "Illustrative";
    comment.remove_prefix(start);
    if (!comment.starts_with(kWord)) return false;
    if (comment.size() == kWord.size()) return true;
    const char next = comment[kWord.size()];
    return !((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z'));
}

std::string knownWords()
{
    std::string all;
    for (const Word& word : kWords) all += (all.empty() ? "" : ", ") + std::string(word.text);
    return all;
}

std::string codesOf(const Scheme& scheme, const std::vector<CodeIndex>& indexes)
{
    std::string all;
    for (const CodeIndex index : indexes) all += (all.empty() ? "" : ", ") + scheme.code(index).id;
    return all;
}

// Sets what the third column says; the reason in words when it cannot be.
std::optional<std::string> readValue(Entry& entry, const Word& word, const std::string& value,
                                     const Scheme& scheme)
{
    const std::string name{word.text};
    if (word.value == Value::none && !value.empty()) {
        return name + " takes no value, but " + inQuotes(value) +
               " stands there; leave the third column empty";
    }
    if (word.value == Value::required && value.empty()) {
        return name + " needs a value in the third column";
    }
    switch (word.kind) {
        case EntryKind::activity:
        case EntryKind::marker: {
            const bool state = word.kind == EntryKind::activity;
            const auto code = scheme.find(value);
            if (!code || (state ? !scheme.isState(*code) : !scheme.isPoint(*code))) {
                return "unknown code " + inQuotes(value) + " for " + name + "; the codes are " +
                       codesOf(scheme, state ? scheme.states() : scheme.points());
            }
            entry.code = *code;
            return std::nullopt;
        }
        case EntryKind::earlier: {
            const auto amount = parseSeconds(value);
            if (!amount || amount->count() == 0) {
                return "earlier needs a number of seconds above 0, not " + inQuotes(value);
            }
            entry.amount = *amount;
            return std::nullopt;
        }
        default:
            entry.text = value;
            return std::nullopt;
    }
}

Result<ScriptLine> readLine(const CsvRecord& record, const Scheme& scheme, const std::string& where)
{
    const auto& fields = record.fields;
    if (fields.size() < 2) {
        return wrong(where, record.line, "a line has a time, an entry and a value, with commas between them");
    }
    if (fields.size() > 3) {
        return wrong(where, record.line,
                     "more than three columns; put a text with commas into double quotes");
    }
    const auto at = parsePosition(fields[0]);
    if (!at) {
        return wrong(
            where, record.line,
            "the time " + inQuotes(fields[0]) + " cannot be read; write seconds (83.8) or m:ss (1:23.8)");
    }
    const Word* word = wordOf(fields[1]);
    if (const std::string_view reason = beyondScripts(fields[1]); !reason.empty()) {
        return wrong(where, record.line, inQuotes(fields[1]) + ": " + std::string(reason));
    }
    if (word == nullptr) {
        return wrong(where, record.line,
                     "unknown entry " + inQuotes(fields[1]) + "; the entries are " + knownWords());
    }
    ScriptLine line;
    line.line = record.line;
    line.entry.kind = word->kind;
    line.entry.at = line.entry.onset = *at;
    const auto reason = readValue(line.entry, *word, fields.size() == 3 ? fields[2] : std::string(), scheme);
    if (reason) return wrong(where, record.line, *reason);
    return line;
}

bool isHeader(const std::vector<std::string>& fields)
{
    return fields == std::vector<std::string>{"time", "entry", "value"};
}

// Why the consent given does not let this line be written down; empty when it does.
std::string refusedByConsent(Consent consent, EntryKind kind)
{
    if (consent == Consent::none)
        return "the parent did not agree to this visit being recorded (--consent none)";
    if (consent == Consent::noNotes && kind == EntryKind::note) {
        return "the parent did not agree to notes (--consent no-notes); take the note out of the script";
    }
    return {};
}

}  // namespace

Result<Script> readScript(std::string_view text, const Scheme& scheme, const std::string& where)
{
    if (const std::size_t line = firstLineThatIsNoText(text); line != 0) {
        return wrong(where, line, "this is not UTF-8 text; save the script as UTF-8");
    }
    Script script;
    CsvReader reader(text);
    bool headerSeen = false;
    Millis latest{0};
    for (;;) {
        auto next = reader.next();
        if (!next) {
            Error error = next.error();
            error.where = where;
            moveLineToWhere(error);
            return error;
        }
        if (!next->has_value()) break;
        const CsvRecord& record = **next;
        if (record.comment) {
            if (!headerSeen && saysIllustrative(record.text)) script.illustrative = true;
            continue;
        }
        if (!headerSeen) {
            if (!isHeader(record.fields)) {
                return wrong(where, record.line, "the first line must be the header time,entry,value");
            }
            headerSeen = true;
            continue;
        }
        auto line = readLine(record, scheme, where);
        if (!line) return line.error();
        if (line->entry.at < latest) {
            return wrong(where, record.line,
                         "the time goes back, from " + secondsText(latest) + " s to " +
                             secondsText(line->entry.at) +
                             " s; put the lines in the order in which they happened");
        }
        latest = line->entry.at;
        script.lines.push_back(std::move(*line));
    }
    if (!headerSeen) return wrong(where, 1, "there is no header; the first line must be time,entry,value");
    return script;
}

Result<Journal> journalFromScript(const Script& script, const Header& header, const Uuid& session,
                                  const Scheme& scheme, const std::string& where)
{
    if (header.consent == Consent::none) {
        return Error{Errc::refused, refusedByConsent(Consent::none, EntryKind::header), where};
    }
    if (scheme.interval) {
        const std::size_t line = script.lines.empty() ? 1 : script.lines.front().line;
        return wrong(where, line,
                     "the scheme " + scheme.id +
                         " asks for a code in each interval, and a script cannot give one; code such a visit "
                         "in the app");
    }
    Journal journal(session, scheme);
    Entry first;
    first.kind = EntryKind::header;
    first.header = std::make_shared<const Header>(header);
    if (auto opened = journal.append(std::move(first)); !opened) {
        Error error = opened.error();
        error.where = where;
        return error;
    }
    for (const ScriptLine& line : script.lines) {
        const std::string reason = refusedByConsent(header.consent, line.entry.kind);
        if (!reason.empty()) {
            return Error{Errc::refused, reason, where + ":" + std::to_string(line.line)};
        }
        if (auto added = journal.append(line.entry); !added) {
            Error error = added.error();
            error.where = where + ":" + std::to_string(line.line);
            return error;
        }
    }
    return journal;
}

}  // namespace tessera
