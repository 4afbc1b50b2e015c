// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command_table.h"

#include "app/cli/arguments.h"
#include "app/cli/commands/commands.h"

namespace tessera::cli {

OptionSpec checkNotesOption()
{
    return {
        "--check-notes", "HOW",
        "of words that may say who they are about: warn (else) on stderr, where\nand of what kind; refuse "
        "to write; or blank, leaving those texts behind"};
}

CommandSpec checkingNotes()
{
    return {"check-notes",
            "[SESSION…]",
            "look for names and numbers in what was written",
            "Looks through notes, reasons of pauses, issues, reflections and actions for parts that may say\n"
            "who they are about: names, telephone and other long numbers, addresses, postcodes, dates. Says\n"
            "where and of what kind, never the words; of every session when none is named. A help, not a\n"
            "proof: what it does not find may be there all the same.",
            {{"--json", "", "one JSON document instead of text for people"}},
            0,
            kAnyNumber,
            runCheckNotes};
}

}  // namespace tessera::cli
