// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/formats/reading/imported.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace tessera {

// The codes of a file on their way into a scheme. First every code is named; then `close` settles the scheme:
// the given one, or one made from the codes, sorted bytewise, with the id `bouts/` and eight hex digits that
// follow from them. Letters of a made one are the codes themselves when all are single characters, otherwise
// A to Z, a to z, digits, `+`, `=`. Not thread-safe.
class CodeBook {
public:
    // How a code of the file is looked up in a given scheme when it has no counterpart there under its own
    // name; empty when names must be equal.
    using Spelling = std::string (*)(std::string_view code);

    // `options` must outlive it.
    explicit CodeBook(const ImportOptions& options, Spelling spelling = nullptr);

    // A code that cannot be kept as a label is not added. `label` is what the file calls it beside the code.
    void addState(std::string_view code, std::string_view label = {});
    void addPoint(std::string_view code, std::string_view label = {});
    // Over 64 states or points without a given scheme is an error.
    [[nodiscard]] Status close(const std::string& where);

    // After close().
    [[nodiscard]] const Scheme& scheme() const { return scheme_; }
    // Nothing when the code cannot be taken; `whyNot` says so in a sentence.
    [[nodiscard]] std::optional<CodeIndex> state(std::string_view code) const;
    [[nodiscard]] std::optional<CodeIndex> point(std::string_view code) const;
    [[nodiscard]] std::string whyNot(std::string_view code, CodeKind kind) const;

    // Codes of the file that a given scheme does not have, renamed ones by their new names, sorted; with
    // commas. To be named all at once, so that they are mapped all at once.
    [[nodiscard]] std::string missing() const;

    // What a given scheme says the code is; nothing when it is not there or none is given.
    [[nodiscard]] std::optional<CodeKind> givenKind(std::string_view code) const;

private:
    [[nodiscard]] std::string renamed(std::string_view code) const;
    [[nodiscard]] std::optional<CodeIndex> find(std::string_view code) const;
    [[nodiscard]] CodeGroup groupOf(CodeKind kind, std::string& all) const;

    using Names = std::map<std::string, std::string, std::less<>>;  // code -> label
    const ImportOptions& options_;
    Spelling spelling_;
    Names states_, points_;
    std::map<std::string, CodeIndex, std::less<>> index_;  // by id
    std::map<std::string, CodeIndex, std::less<>> spelt_;  // by the spelling of ids
    Scheme scheme_;
};

// Whether a text can be kept as an id or a label: not empty, under 200 bytes, UTF-8, no control character.
[[nodiscard]] bool isPlainText(const std::string& text);

// The version 5 identity of this name in the space of imported things.
[[nodiscard]] Uuid importedUuid(const std::string& name);

}  // namespace tessera
