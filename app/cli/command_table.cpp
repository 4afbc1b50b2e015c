// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command_table.h"

#include "app/cli/arguments.h"
#include "app/cli/commands/commands.h"

namespace tessera::cli {
namespace {

const OptionSpec kJson{"--json", "", "one JSON document instead of text for people"};
const OptionSpec kIdentity{"--identity", "KEYFILE", "the identity that opens bundles sealed to its study"};
const OptionSpec kIdentityPassphrase{"--identity-passphrase-file", "FILE",
                                     "its first line is the identity's passphrase; else it comes from\n"
                                     "TESSERA_IDENTITY_PASSPHRASE or is asked for"};

std::vector<CommandSpec> codingAndLooking()
{
    return {
        {"replay",
         "FILE.csv",
         "code a visit from a script",
         "Codes a visit from a script through the same session, journal and store as taps on the\n"
         "screen, and prints the new session's UUID. A script is CSV with the header\n"
         "time,entry,value. Entries: activity CODE, marker CODE, note TEXT, cannot-tell,\n"
         "pause [REASON], resume, undo, redo, earlier SECONDS, end. Times are seconds (83.8) or\n"
         "m:ss (1:23.8) and never go back. When a line cannot be, its place is named and nothing is\n"
         "stored.",
         {
             {"--family", "CODE", "the family's code: 1 to 16 of A-Z a-z 0-9 -"},
             {"--practitioner", "CODE", "the practitioner's code"},
             {"--observer", "CODE", "the observer's code"},
             {"--visit", "CODE", "the visit's code"},
             {"--place", "PLACE", "home (else), day-stay or other"},
             {"--site", "SITE", "the service's site"},
             {"--study", "ID", "the study it belongs to"},
             {"--start", "TIME", "script time 0, as 2026-03-02T10:00:00Z; else now"},
             {"--kind", "KIND",
              "real (else), practice, trial or illustrative; a first comment\n"
              "\"# Illustrative\" in the script sets illustrative"},
             {"--consent", "CONSENT", "all (else); no-notes refuses notes; none refuses everything"},
             {"--speed", "N", "play in real time, N times as fast"},
         },
         1,
         1,
         runReplay},
        {"sessions",
         "",
         "list the sessions in the library",
         "Lists every session, the newest start first.",
         {{"--archive", "PATH", "those of an archive (a file or postgresql://…) instead of the library's"},
          kJson},
         0,
         0,
         runSessions},
        {"show",
         "SESSION",
         "show a session's grid",
         "Shows the grid: squares in colour on a terminal, rows of letters in a pipe (? is can't\n"
         "tell, | a pause), with what one square means and the key below.",
         {
             {"--by", "WHAT",
              "interaction (else): one square an interaction; time: one square a\n"
              "unit of running time, pauses left out"},
             {"--unit", "DURATION",
              "with --by time: 30s (else), 10s, 15s, 20s, 60s, or another that\n"
              "fills rows of whole minutes"},
             {"--json", "", "all that the session says, as one JSON document"},
         },
         1,
         1,
         runShow},
        {"measures",
         "SESSION… | --all",
         "how the time of sessions was spent",
         "Works out how long, how often and how steadily each activity was seen. Lengths are\n"
         "milliseconds without pauses; what is undefined is null or an empty cell.",
         {
             {"--all", "", "every real session"},
             {"--kind", "KIND", "with --all: sessions of this kind instead of real ones"},
             {"--unit", "DURATION", "time unit of the sequence measures, 1s"},
             {"--archive", "PATH",
              "sessions of an archive (a file or postgresql://…) instead of the library's"},
             kJson,
             {"--csv", "", "one row a session, the same names joined by _"},
         },
         0,
         kAnyNumber,
         runMeasures},
    };
}

std::vector<CommandSpec> filesInAndOut()
{
    return {
        {"export",
         "SESSION…",
         "write sessions to files",
         "Writes bundle (one signed file a session, for another library), csv (a folder of tables),\n"
         "json (one readable file a session), sdis (one file for GSEQ), traminer (a folder of\n"
         "sequences for R's TraMineR), boris (one project for BORIS), textgrid and eaf (one file a\n"
         "session for Praat and ELAN), xlsx (one workbook), spss (a folder of .sav files) or dot (one\n"
         "Graphviz drawing of the transitions), and prints the paths; what a format cannot carry is\n"
         "said on stderr. Notes and the exact date stay behind unless named. The same revision with\n"
         "the same options gives the same file. Once a study is enrolled (keys enrol) a bundle is\n"
         "sealed to its recipients, and leaves only what the study's card allows.",
         {
             {"--as", "FORMAT", "bundle, csv, json, sdis, traminer, boris, textgrid, eaf, xlsx, spss or dot"},
             {"--form", "FORM",
              "with traminer: all (else), spell, sts or sps; with sdis: timed (else),\n"
              "state, event or interval"},
             {"--unit", "DURATION",
              "with traminer: the length of a position; with sdis --form interval:\nof an interval; 1s "
              "(else)"},
             {"-o", "PATH", "file to write; a folder when it is one, ends in / or more than one\nfile comes"},
             {"--with", "LIST", "what else may leave, with commas: notes,reflections,exact-date"},
             checkNotesOption(),
             {"--seal", "RECIPIENT…",
              "with bundle: seal it to these keys (age1…), at least two, instead of\nthe enrolled study's"},
             {"--unsealed", "", "with bundle: a readable one, whatever study is enrolled"},
             {"--tombstones", "",
              "instead of sessions: a bundle of every withdrawal of this library,\nfor those who were handed "
              "something"},
             {"--force", "", "write over files that are there"},
         },
         0,
         kAnyNumber,
         runExport},
        {"report",
         "SESSION | --family CODE",
         "write a one-page report",
         "Writes one page: the grid, its key, the ribbon and how the time was spent. With --family one page\n"
         "for each real visit of that family into a folder: for who asks what is kept about them.",
         {
             {"--as", "FORMAT", "pdf, html, svg or png"},
             {"-o", "PATH", "file to write"},
             {"--by", "WHAT", "interaction (else) or time"},
             {"--unit", "DURATION", "with --by time: 30s (else), as for show"},
             {"--grey", "", "shades of grey instead of colours"},
             {"--with", "LIST", "what else may leave, with commas: notes,reflections,exact-date"},
             checkNotesOption(),
             {"--family", "CODE", "all real visits of this family; PATH is a folder then"},
             {"--force", "", "write over a file that is there"},
         },
         0,
         1,
         runReport},
        {"import",
         "PATH…",
         "take in bundles, tables and other programs' files",
         "Takes in bundles, tables of bouts (CSV id,start,stop,state, or a tidy set's folder), BORIS\n"
         "projects and GSEQ's SDIS files, into the library or into an archive. Importing again changes\n"
         "nothing, so an import that was stopped is finished by starting it again. Each file is told:\n"
         "imported, already there, extended, quarantined, fork, erased, refused; one that is wrong stops\n"
         "only itself. Once the library belongs to a study or trusts a device, bundles of devices it does\n"
         "not know are kept aside (quarantined) until trust lets them in.",
         {
             {"--as", "FORMAT", "bundle, csv, boris or sdis; else by the file's name"},
             {"--scheme", "FILE", "the scheme file that the codes of tables belong to"},
             {"--map", "A=B…", "the file's code A is the scheme's code B; several, or with commas"},
             {"--archive", "PATH",
              "into an archive: a file, made when it is not there, or\n"
              "postgresql://HOST/DATABASE (a password comes from PGPASSWORD or ~/.pgpass)"},
             {"--choose", "SIDE",
              "with --archive: where two records of a session differ, the one that is\n"
              "there or the one that is incoming counts from now on; both are kept"},
             {"--dry-run", "", "say what would come of it and change nothing"},
             kIdentity,
             kIdentityPassphrase,
             kJson,
         },
         1,
         kAnyNumber,
         runImport},
        {"verify",
         "PATH…",
         "check libraries, archives and bundles",
         "Checks every page, seal and signature of a library (its folder or library.db) or a bundle,\n"
         "and every page, journal and sum of an archive (its file or postgresql://…). The content\n"
         "digest is over the sorted plain entries: libraries and archives with the same sessions have\n"
         "the same.",
         {kIdentity, kIdentityPassphrase, kJson},
         1,
         kAnyNumber,
         runVerify},
        {"protect",
         "",
         "protect an open library by a passphrase",
         "Protects a library that is open so far. The passphrase comes from TESSERA_PASSPHRASE, from\n"
         "--passphrase-file, or is asked for twice. Without it nobody can read the library again.",
         {},
         0,
         0,
         runProtect},
        {"backup",
         "",
         "copy the library into one file",
         "Writes a whole and consistent copy while the app may be running. It is protected as the\n"
         "library is.",
         {{"-o", "PATH", "file to write; it must not be there yet"}},
         0,
         0,
         runBackup},
        {"restore",
         "PATH",
         "put a backup back",
         "Puts a backup into a library's folder (--data) that holds no library yet.",
         {},
         1,
         1,
         runRestore},
        {"withdraw",
         "SESSION",
         "take consent back for a session",
         "Erases a session whose consent was taken back: its key, entries and summary, and their bytes in\n"
         "the library's files; the library's own key is changed. What stays is its id, the day and how far,\n"
         "so that importing it again answers erased, for ever. Doing it again changes nothing. The next new\n"
         "bundle, or export --tombstones, tells those who were handed it. Other copies are not reached;\n"
         "files it was taken in from are named.",
         {{"--scope", "SCOPE",
           "all (else): erased here and by everyone who was handed it; unsent: erased\n"
           "here, what was handed over stays there; stop: nothing more is recorded"}},
         1,
         1,
         runWithdraw},
        {"retention",
         "",
         "say which visits are past their keeping date, and erase them",
         "Lists the real visits whose keeping date is over: as the family was told when it agreed, else by\n"
         "the study's card, else by this library's own setting. With --apply those that the study signed "
         "for\n"
         "are erased here, for good; those who were handed them keep them. A visit that nobody has signed "
         "for\n"
         "stays and is said to be overdue. A clock that is not set erases nothing.",
         {{"--apply", "", "erase what is past its date and was received"},
          {"--keep-days", "N", "settle for this library: days after the visit; none settles nothing"},
          {"--after-receipt", "N",
           "settle: also erase N days after the study signed that it has the visit;\n"
           "none settles nothing"},
          kJson},
         0,
         0,
         runRetention},
    };
}

std::vector<CommandSpec> keysAndTrust()
{
    return {
        {"keys",
         "show | new study -o FILE | enrol CARD | change | recover --identity FILE | answer REQUEST",
         "this device's key, and the keys of studies",
         "show: the public key that signs this library's bundles, its fingerprint in words, to be\n"
         "compared by the one who receives them, and the enrolled study. new study: makes a study's\n"
         "identity behind a passphrase, a recovery identity beside it, and its card as text, SVG and PNG;\n"
         "the program age opens the identities. enrol: takes a study's card in, a file or what is typed\n"
         "(CARD is -), and shows it back. change: a new key for this device, signed by the one before.\n"
         "recover: when the passphrase is forgotten and the study's help was agreed to, opens the library\n"
         "with the study's recovery identity and sets the passphrase that is given. answer: the study's\n"
         "answer to a tablet that asked from afar.",
         {
             {"-o", "FILE",
              "new study: the identity file; the others are laid beside it.\n"
              "show: the public key, for minisign -p and for trust. answer: the answer"},
             {"--study", "ID", "new study: 1 to 32 of A-Z a-z 0-9 - . _; else a random one"},
             {"--name", "TEXT", "new study: what people call it"},
             {"--recipient", "RECIPIENT…", "new study: further keys (age1…) that may open its bundles"},
             {"--dates", "HOW", "new study: dates leave by month (else) or week, or exact when ticked"},
             {"--notes", "YESNO", "new study: whether notes may leave when ticked: no (else) or yes"},
             {"--retention-days", "N", "new study: after how many days a session is deleted"},
             {"--recovery", "YESNO",
              "enrol: whether the study may help when the passphrase is forgotten; left\n"
              "out it stays as it is, at first no"},
             {"--identity", "FILE", "recover, answer: the study's recovery identity"},
             {"--identity-passphrase-file", "FILE",
              "its first line is the identity's passphrase; else it comes from\n"
              "TESSERA_IDENTITY_PASSPHRASE or is asked for"},
             {"--recovery-passphrase-file", "FILE",
              "the recovery identity's; else TESSERA_RECOVERY_PASSPHRASE, or the same"},
             {"--force", "", "write over files that are there"},
             kJson,
         },
         1,
         2,
         runKeys},
        {"trust",
         "[DEVICE]",
         "let a device's bundles in",
         "Accepts a device whose fingerprint was compared: what waited of it is taken in, and from now on\n"
         "its bundles are. DEVICE is its UUID or the first 8 characters of it, its fingerprint, its label,\n"
         "or the file that keys show -o wrote there. Without DEVICE it lists devices and what waits.",
         {
             {"--key", "KEY", "its public key, or the file it is in, when no bundle of it waits"},
             {"--label", "NAME", "what people call the device"},
             {"--revoke", "", "the opposite: later bundles of it are kept aside"},
             {"--after", "N", "with --revoke: the last bundle that counts; else the last that came"},
             kJson,
         },
         0,
         1,
         runTrust},
        {"audit",
         "[verify]",
         "show what was done with the library",
         "Shows the library's log, a line each: number, moment (UTC), what was done, and about which "
         "session;\n"
         "never a code of a person or a word of a visit. Each line is chained on the one before; the last\n"
         "value, the head, goes along with every bundle. audit verify checks that no line was changed,\n"
         "swapped or taken out. Reading by this program (show, measures) leaves no line.",
         {
             kJson,
             {"--csv", "", "a table: number, moment, event, session, amount, digest, chain, says"},
             {"-o", "FILE", "write to a file instead of showing it"},
             {"--force", "", "write over a file that is there"},
         },
         0,
         1,
         runAudit},
    };
}

std::vector<CommandSpec> handingOver()
{
    return {
        {"send",
         "[SESSION… | --all]",
         "hand over to the study, to a folder or a server",
         "Seals sessions to the enrolled study, once for each revision, and hands over what waits: to a\n"
         "folder (a stick, a share) or over HTTPS to a WebDAV server's. Each file is read back and "
         "compared.\n"
         "One line a file: sealed (it waits here), handed over, received (the study's signed receipt was\n"
         "there). Without SESSION it tries what waits again and looks for receipts. Withdrawals go along.\n"
         "Notes and the exact date stay behind unless named. The network's proxy (https_proxy) and the\n"
         "system's certificates (or SSL_CERT_FILE) are used.",
         {
             {"--all", "", "every real session"},
             {"--to", "PLACE", "a folder, or https://…; kept sealed in the library for the next time"},
             {"--user", "NAME", "the name at the server"},
             {"--password-file", "FILE",
              "its first line is the password there; else it comes from\n"
              "TESSERA_SERVER_PASSWORD or is asked for; it is kept with the place"},
             {"--with", "LIST", "what else may leave, with commas: notes,reflections,exact-date"},
             checkNotesOption(),
             {"--list", "", "only show what waits and what became of the rest"},
             {"--forget-place", "", "only forget the place, its name and its password"},
             kJson,
         },
         0,
         kAnyNumber,
         runSend},
        {"receive",
         "DIR",
         "take in what arrives in a folder",
         "Takes in the bundles that lie in DIR and those that come, until it is stopped with Ctrl-C, and "
         "lays\n"
         "a signed receipt beside each: FILE.receipt, by which the tablet knows that it arrived. What "
         "cannot\n"
         "be taken in gets none and is tried again when it changes. Receipts are signed with the study's "
         "key\n"
         "where --identity holds it, else with this library's.",
         {
             {"--once", "", "look once and end"},
             {"--archive", "PATH", "into an archive, as for import; else into the library"},
             kIdentity,
             kIdentityPassphrase,
             kJson,
         },
         1,
         1,
         runReceive},
    };
}

}  // namespace

const std::vector<CommandSpec>& commands()
{
    static const std::vector<CommandSpec> all = [] {
        std::vector<CommandSpec> list = codingAndLooking();
        for (CommandSpec& command : filesInAndOut()) list.push_back(std::move(command));
        for (CommandSpec& command : keysAndTrust()) list.push_back(std::move(command));
        list.push_back(checkingNotes());
        for (CommandSpec& command : researchCommands()) list.push_back(std::move(command));
        for (CommandSpec& command : handingOver()) list.push_back(std::move(command));
        return list;
    }();
    return all;
}

}  // namespace tessera::cli
