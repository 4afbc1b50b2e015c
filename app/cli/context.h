// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/arguments.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/store/library.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tessera::cli {

inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;
inline constexpr int kWrongWords = 2;

// Where a command finds its library and says what went wrong. One for each run of the program.
class Context {
public:
    explicit Context(const Arguments& arguments) : arguments_(&arguments) {}

    [[nodiscard]] std::filesystem::path folder() const;

    // Opens the library, making an empty one where none is; says on stderr when what it makes is unprotected.
    // A reader works beside the running app.
    enum class Access : std::uint8_t { read, write };
    [[nodiscard]] Result<std::unique_ptr<Library>> open(Access access);
    // Notes in the library's log what this command did while it only read it. Where another program is
    // writing it is left out, and said on stderr.
    void note(const std::vector<AuditAct>& acts);
    // Opens the library in any folder, which must hold one.
    [[nodiscard]] Result<std::unique_ptr<Library>> openExisting(const std::filesystem::path& folder,
                                                                Access access);

    // From TESSERA_PASSPHRASE or --passphrase-file; nothing when neither is given.
    [[nodiscard]] Result<std::optional<std::string>> givenPassphrase() const;
    // The first line of the file that an option names, or what a variable of the environment holds.
    [[nodiscard]] static Result<std::optional<std::string>> passphraseFrom(const Arguments& arguments,
                                                                           std::string_view option,
                                                                           const char* variable);
    // Asked for on a terminal without showing it; nothing without a terminal.
    [[nodiscard]] static std::optional<std::string> askPassphrase(std::string_view question);

    // The session meant by a UUID, a unique prefix of it or a unique source id.
    [[nodiscard]] static Result<Uuid> session(const Library& library, const std::string& text);
    [[nodiscard]] static Result<Journal> journal(const Library& library, const StoredSession& stored);

private:
    const Arguments* arguments_;
    std::optional<std::string> asked_;  // the passphrase that was asked for and opened it
};

// One line on stderr; answers with the exit status that goes with it.
int failed(const Error& error);
int wrongWords(const std::string& problem);

// By the machine's clock.
[[nodiscard]] UtcTime now();

// Writes to stdout; kFailed when that cannot take it.
int print(std::string_view text);

}  // namespace tessera::cli
