// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/bundle/sequence.h"

#include "core/store/audit/audit_log.h"

#include <sodium.h>

#include <algorithm>
#include <sstream>

namespace tessera {
namespace {

constexpr const char* kTable = "bundle-sequence";
constexpr std::string_view kLogWord = "log:";

std::string contentKey(std::string_view bytes)
{
    unsigned char hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(hash, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    char text[sizeof hash * 2 + 1];
    sodium_bin2hex(text, sizeof text, hash, sizeof hash);
    return std::string(text, 32);
}

// "12:<64 digits>".
AuditHead readLog(const std::string& text)
{
    std::istringstream words(text);
    AuditHead head;
    char colon = 0;
    if (!(words >> head.number >> colon >> head.chain) || !bytesOfDigest(head.chain)) return {};
    return head;
}

// "key number session id:day:scope … log:number:head", a line each. Earlier versions wrote the first two
// alone, then those without the log, and step over what they do not know.
std::vector<MadeContent> read(const std::string& text)
{
    std::vector<MadeContent> contents;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        MadeContent made;
        std::string word;
        if (!(words >> made.key >> made.number)) continue;
        if (words >> word) made.session = Uuid::parse(word).value_or(Uuid{});
        while (words >> word) {
            if (word.starts_with(kLogWord)) {
                made.log = readLog(word.substr(kLogWord.size()));
                continue;
            }
            Tombstone tombstone;
            const auto id = Uuid::parse(word.substr(0, 36));
            std::istringstream rest(word.substr(std::min<std::size_t>(word.size(), 37)));
            int scope = 0;
            char colon = 0;
            if (!id || !(rest >> tombstone.day >> colon >> scope)) continue;
            tombstone.session = *id;
            tombstone.scope = static_cast<WithdrawalScope>(scope);
            made.withdrawals.push_back(tombstone);
        }
        contents.push_back(std::move(made));
    }
    return contents;
}

std::string written(const MadeContent& made)
{
    std::string line = made.key + " " + std::to_string(made.number) + " " + made.session.text();
    for (const Tombstone& tombstone : made.withdrawals)
        line += " " + tombstone.session.text() + ":" + std::to_string(tombstone.day) + ":" +
                std::to_string(static_cast<int>(tombstone.scope));
    if (made.log.number > 0)
        line += " " + std::string(kLogWord) + std::to_string(made.log.number) + ":" + made.log.chain;
    return line + "\n";
}

bool handedOver(const std::vector<MadeContent>& contents, const Uuid& session)
{
    return std::any_of(contents.begin(), contents.end(), [&](const MadeContent& made) {
        return made.session == session || (made.session.isNil() && made.withdrawals.empty());
    });
}

}  // namespace

Result<std::vector<MadeContent>> madeContents(const Library& library)
{
    const auto text = library.secret(kTable);
    if (!text) return text.error();
    return read(text->value_or(""));
}

Result<MadeContent> madeContent(Library& library, const BundleContent& content)
{
    // What goes along is no part of the content.
    BundleContent bare = content;
    bare.keyChanges.clear();
    bare.log = {};
    if (!content.session.id.isNil()) bare.withdrawals.clear();
    const auto bytes = encodeBundle(bare);
    if (!bytes) return bytes.error();
    const auto text = library.secret(kTable);
    if (!text) return text.error();
    const std::vector<MadeContent> contents = read(text->value_or(""));
    MadeContent made{contentKey(*bytes), 0, content.session.id, content.withdrawals, {}};
    for (const MadeContent& before : contents) {
        if (before.key == made.key) return before;
        made.number = std::max(made.number, before.number);
    }
    ++made.number;
    if (!content.session.id.isNil()) {
        auto withdrawn = library.tombstones();
        if (!withdrawn) return withdrawn.error();
        for (const Tombstone& tombstone : *withdrawn)
            if (tombstone.session == content.session.id || handedOver(contents, tombstone.session))
                made.withdrawals.push_back(tombstone);
    }
    auto log = AuditLog(library).head();
    if (!log) return log.error();
    made.log = std::move(*log);
    const Status kept = library.setSecret(kTable, text->value_or("") + written(made));
    if (!kept) return kept.error();
    return made;
}

Result<bool> wasHandedOver(const Library& library, const Uuid& session)
{
    const auto contents = madeContents(library);
    if (!contents) return contents.error();
    return handedOver(*contents, session);
}

}  // namespace tessera
