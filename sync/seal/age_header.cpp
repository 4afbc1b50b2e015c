// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/seal/age_header.h"

#include "sync/seal/age_crypto.h"

#include <algorithm>

namespace tessera::seal {
namespace {

constexpr std::string_view kVersion = "age-encryption.org/v1";
constexpr std::string_view kFamily = "age-encryption.org/";
constexpr std::string_view kStanza = "-> ";
constexpr std::string_view kMac = "--- ";
constexpr std::size_t kColumns = 64;
constexpr std::size_t kMacBytes = 32;

// Takes lines off the front of a header.
class Lines {
public:
    explicit Lines(std::string_view text) : text_(text) {}
    std::optional<std::string_view> next()
    {
        const std::size_t end = text_.find('\n', at_);
        if (end == std::string_view::npos) return std::nullopt;
        const std::string_view line = text_.substr(at_, end - at_);
        at_ = end + 1;
        return line;
    }
    [[nodiscard]] std::size_t at() const { return at_; }

private:
    std::string_view text_;
    std::size_t at_ = 0;
};

// Words of visible characters, parted by one blank each.
std::optional<std::vector<std::string>> wordsOf(std::string_view line)
{
    std::vector<std::string> words;
    for (std::size_t from = 0; from <= line.size();) {
        const std::size_t end = std::min(line.find(' ', from), line.size());
        const std::string_view word = line.substr(from, end - from);
        const bool visible =
            std::all_of(word.begin(), word.end(), [](char c) { return c >= 33 && c <= 126; });
        if (word.empty() || !visible) return std::nullopt;
        words.emplace_back(word);
        from = end + 1;
    }
    return words;
}

std::optional<Stanza> readStanza(std::string_view first, Lines& lines)
{
    auto words = wordsOf(first.substr(kStanza.size()));
    if (!words) return std::nullopt;
    Stanza stanza{std::move(*words), {}};
    for (;;) {
        // Only a short line ends a body, an empty one at need.
        const auto line = lines.next();
        if (!line || line->size() > kColumns) return std::nullopt;
        const auto bytes = fromBase64(*line);
        if (!bytes) return std::nullopt;
        stanza.body += *bytes;
        if (line->size() < kColumns) return stanza;
    }
}

}  // namespace

std::optional<AgeHeader> readHeader(std::string_view file, std::string& why)
{
    const std::string_view start = file.substr(0, kMostHeaderBytes);
    why = "it is cut short or damaged; copy it again";
    Lines lines(start);
    const auto version = lines.next();
    if (!version || *version != kVersion) {
        const bool later = version && version->starts_with(kFamily) && version->back() != '\r';
        why = later ? "it was sealed by a later version of age" : "this is not a file sealed with age";
        return std::nullopt;
    }
    AgeHeader header;
    for (;;) {
        const std::size_t from = lines.at();
        const auto line = lines.next();
        if (!line) return std::nullopt;
        if (line->starts_with(kStanza)) {
            auto stanza = readStanza(*line, lines);
            if (!stanza) return std::nullopt;
            header.stanzas.push_back(std::move(*stanza));
            continue;
        }
        if (!line->starts_with(kMac) || header.stanzas.empty()) return std::nullopt;
        auto mac = fromBase64(line->substr(kMac.size()));
        if (!mac || mac->size() != kMacBytes) return std::nullopt;
        header.mac = std::move(*mac);
        header.covered = start.substr(0, from + kMac.size() - 1);
        header.size = lines.at();
        return header;
    }
}

std::string headerMac(std::string_view covered, std::string_view fileKey)
{
    std::string key = hkdf(fileKey, {}, "header");
    std::string mac = hmac(key, covered);
    forget(key);
    return mac;
}

std::string writeHeader(const std::vector<Stanza>& stanzas, std::string_view fileKey)
{
    std::string text = std::string(kVersion) + '\n';
    for (const Stanza& stanza : stanzas) {
        text += "->";
        for (const std::string& word : stanza.words) text += ' ' + word;
        text += '\n';
        const std::string body = toBase64(stanza.body);
        for (std::size_t from = 0; from <= body.size(); from += kColumns)
            text += body.substr(from, kColumns) + '\n';
    }
    text += kMac.substr(0, kMac.size() - 1);
    return text + ' ' + toBase64(headerMac(text, fileKey)) + '\n';
}

}  // namespace tessera::seal
