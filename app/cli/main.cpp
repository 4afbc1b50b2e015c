// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"
#include "app/cli/commands/commands.h"
#include "app/cli/context.h"
#include "sync/formats/figures.h"

#include <csignal>
#include <string>
#include <vector>

namespace {

using namespace tessera::cli;

int start(const std::vector<std::string>& words)
{
    // Options that stand before the command belong to it too, so that an alias may carry --data.
    std::vector<std::string> rest;
    std::size_t at = 0;
    while (at < words.size() && words[at].starts_with("--") && words[at].size() > 2) {
        if (words[at] == "--help") return print(programHelp());
        if (words[at] == "--version")
            return print("tessera-cli " + std::string(tessera::programVersion()) + "\n");
        const bool valueFollows = words[at] == "--data" || words[at] == "--passphrase-file";
        rest.push_back(words[at++]);
        if (valueFollows && at < words.size()) rest.push_back(words[at++]);
    }
    if (at == words.size()) return wrongWords("no command; see tessera-cli --help");

    const std::string name = words[at++];
    if (name == "help") return print(programHelp());
    const CommandSpec* command = findCommand(name);
    if (command == nullptr) return wrongWords("unknown command " + name + "; see tessera-cli --help");
    rest.insert(rest.end(), words.begin() + static_cast<std::ptrdiff_t>(at), words.end());

    Arguments arguments;
    if (!arguments.read(*command, rest)) return wrongWords(arguments.problem());
    if (arguments.has("--help")) return print(commandHelp(*command));
    Context context(arguments);
    return command->run(context, arguments);
}

}  // namespace

int main(int argc, char** argv)
{
    // A closed pipe is told by the write that fails, not by ending the program in the middle of one.
    std::signal(SIGPIPE, SIG_IGN);
    return start(std::vector<std::string>(argv + 1, argv + argc));
}
