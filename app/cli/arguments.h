// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tessera::cli {

// One option of a command: reading it and explaining it come from the same line of the table.
struct OptionSpec {
    std::string_view name;  // "--as"
    std::string_view
        value;  // what stands behind it, "FORMAT"; empty when it is a switch; "A=B…": one or several
    std::string_view help;
};

class Context;
class Arguments;

struct CommandSpec {
    std::string_view name;
    std::string_view operands;  // "SESSION…"
    std::string_view summary;   // one line for the list of commands
    std::string_view details;   // paragraphs of its own help
    std::vector<OptionSpec> options;
    std::size_t least = 0, most = 0;  // how many operands
    int (*run)(Context&, const Arguments&) = nullptr;
};

inline constexpr std::size_t kAnyNumber = static_cast<std::size_t>(-1);

// What stood on the command line, read against a command's table.
class Arguments {
public:
    // Reads the words behind the command's name. False when they are wrong: `problem()` says why in one line.
    [[nodiscard]] bool read(const CommandSpec& command, const std::vector<std::string>& words);

    [[nodiscard]] const std::string& problem() const { return problem_; }
    [[nodiscard]] bool has(std::string_view option) const;
    // Empty when the option was not given.
    [[nodiscard]] std::string value(std::string_view option) const;
    // Of an option that may stand several times, or take several words of one form.
    [[nodiscard]] std::vector<std::string> values(std::string_view option) const;
    [[nodiscard]] const std::vector<std::string>& operands() const { return operands_; }

private:
    [[nodiscard]] bool fail(std::string problem);
    [[nodiscard]] bool takeOption(const CommandSpec& command, const std::vector<std::string>& words,
                                  std::size_t& i);

    std::map<std::string, std::vector<std::string>, std::less<>> options_;
    std::vector<std::string> operands_;
    std::string problem_;
};

// Options that every command takes.
[[nodiscard]] const std::vector<OptionSpec>& sharedOptions();
// Every command of the contract, those of later versions too.
[[nodiscard]] const std::vector<CommandSpec>& commands();
[[nodiscard]] const CommandSpec* findCommand(std::string_view name);

[[nodiscard]] std::string programHelp();
[[nodiscard]] std::string commandHelp(const CommandSpec& command);

}  // namespace tessera::cli
