// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"

#include <algorithm>
#include <utility>

namespace tessera::cli {
namespace {

const OptionSpec* findOption(const CommandSpec& command, std::string_view name)
{
    for (const auto* list : {&command.options, &sharedOptions()}) {
        const auto found = std::find_if(list->begin(), list->end(),
                                        [&](const OptionSpec& option) { return option.name == name; });
        if (found != list->end()) return &*found;
    }
    return nullptr;
}

// "  --as FORMAT     help", wrapped by the author's own line feeds.
std::string optionLine(const OptionSpec& option)
{
    constexpr std::size_t kColumn = 26;
    std::string line = "  " + std::string(option.name);
    if (!option.value.empty()) line += " " + std::string(option.value);
    std::string help{option.help};
    for (std::size_t at = help.find('\n'); at != std::string::npos; at = help.find('\n', at + 1)) {
        help.insert(at + 1, std::string(kColumn, ' '));
    }
    if (line.size() + 2 > kColumn) return line + "\n" + std::string(kColumn, ' ') + help + "\n";
    return line + std::string(kColumn - line.size(), ' ') + help + "\n";
}

// "--map A=B C=D", "--seal age1… age1…": what has the same form belongs to the option as well.
bool belongsTo(const OptionSpec& option, const std::string& word)
{
    if (option.value.starts_with("RECIPIENT")) return word.starts_with("age1") || word.starts_with("AGE1");
    return word.find('=') != std::string::npos && word.front() != '-' && word.find('/') == std::string::npos;
}

std::string optionLines(const std::vector<OptionSpec>& options)
{
    std::string text;
    for (const OptionSpec& option : options) {
        if (!option.help.empty()) text += optionLine(option);
    }
    return text;
}

}  // namespace

const std::vector<OptionSpec>& sharedOptions()
{
    static const std::vector<OptionSpec> options{
        {"--data", "DIR", "the library; else $XDG_DATA_HOME/tessera or ~/.local/share/tessera"},
        {"--passphrase-file", "FILE", "its first line is the library's passphrase"},
        {"--help", "", "this text"},
    };
    return options;
}

bool Arguments::fail(std::string problem)
{
    problem_ = std::move(problem);
    return false;
}

bool Arguments::takeOption(const CommandSpec& command, const std::vector<std::string>& words, std::size_t& i)
{
    std::string name = words[i];
    const std::size_t equals = name.starts_with("--") ? name.find('=') : std::string::npos;
    std::string attached;
    if (equals != std::string::npos) {
        attached = name.substr(equals + 1);
        name.erase(equals);
    }
    const OptionSpec* option = findOption(command, name);
    if (option == nullptr) {
        return fail("unknown option " + name + "; see tessera-cli " + std::string(command.name) + " --help");
    }
    const bool several = option->value.ends_with("…");
    if (!several && options_.contains(name)) return fail(name + " stands twice; give it once");
    if (option->value.empty()) {
        if (equals != std::string::npos) return fail(name + " takes no value");
        options_[name];
        return true;
    }
    if (equals == std::string::npos) {
        if (i + 1 == words.size()) return fail(name + " needs a value: " + std::string(option->value));
        attached = words[++i];
    }
    if (attached.empty()) return fail(name + " needs a value: " + std::string(option->value));
    options_[name].push_back(attached);
    while (several && i + 1 < words.size() && belongsTo(*option, words[i + 1]))
        options_[name].push_back(words[++i]);
    return true;
}

bool Arguments::read(const CommandSpec& command, const std::vector<std::string>& words)
{
    bool optionsOver = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (!optionsOver && word == "--") {
            optionsOver = true;
        } else if (!optionsOver && word.size() > 1 && word.front() == '-') {
            if (!takeOption(command, words, i)) return false;
        } else {
            operands_.push_back(word);
        }
    }
    if (has("--help")) return true;
    if (operands_.size() < command.least) {
        return fail(std::string(command.name) + " needs " + std::string(command.operands) +
                    "; see tessera-cli " + std::string(command.name) + " --help");
    }
    if (operands_.size() > command.most) {
        return fail("too many words: \"" + operands_[command.most] + "\" is not expected; see tessera-cli " +
                    std::string(command.name) + " --help");
    }
    return true;
}

bool Arguments::has(std::string_view option) const
{
    return options_.find(option) != options_.end();
}

std::string Arguments::value(std::string_view option) const
{
    const auto found = options_.find(option);
    return found == options_.end() || found->second.empty() ? std::string() : found->second.back();
}

std::vector<std::string> Arguments::values(std::string_view option) const
{
    const auto found = options_.find(option);
    return found == options_.end() ? std::vector<std::string>() : found->second;
}

const CommandSpec* findCommand(std::string_view name)
{
    const auto& all = commands();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const CommandSpec& command) { return command.name == name; });
    return found == all.end() ? nullptr : &*found;
}

std::string programHelp()
{
    std::string text =
        "tessera-cli: visits coded as squares, without a screen\n"
        "\n"
        "Usage: tessera-cli COMMAND [OPTIONS]\n"
        "\n"
        "Commands:\n";
    for (const CommandSpec& command : commands()) {
        std::string line = "  " + std::string(command.name);
        line.resize(14, ' ');
        text += line + std::string(command.summary) + "\n";
    }
    text +=
        "\n"
        "tessera-cli COMMAND --help explains a command. Every command takes\n" +
        optionLines(sharedOptions()) +
        "  --version               the program's version\n"
        "\n"
        "A protected library takes its passphrase from the variable TESSERA_PASSPHRASE, from\n"
        "--passphrase-file, or asks for it on a terminal; never from the command line.\n"
        "SESSION is a session's UUID, the first 8 or more characters of it when no other begins so,\n"
        "or the id it had in the table it came from. Durations are a number with ms, s, m or h: 30s.\n"
        "\n"
        "Exit status: 0 done; 1 the work failed, wholly or for some file; 2 the words were wrong.\n"
        "\n"
        "To begin:\n"
        "  tessera-cli replay visit.csv --family F07 --data ~/try\n"
        "  tessera-cli show SESSION --data ~/try\n";
    return text;
}

std::string commandHelp(const CommandSpec& command)
{
    std::string text = "Usage: tessera-cli " + std::string(command.name);
    if (!command.operands.empty()) text += " " + std::string(command.operands);
    text += " [OPTIONS]\n\n" + std::string(command.details) + "\n\nOptions:\n";
    return text + optionLines(command.options) + optionLines(sharedOptions());
}

}  // namespace tessera::cli
