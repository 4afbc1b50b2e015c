// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands/commands.h"
#include "core/journal/consent_record.h"
#include "core/scheme/scheme.h"
#include "core/store/summary.h"
#include "sync/bundle/bundle_file.h"
#include "sync/formats/script.h"
#include "sync/keeping/retention.h"

#include <unistd.h>

#include <array>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <mutex>
#include <optional>

namespace tessera::cli {
namespace {

constexpr std::uint64_t kLargestScript = 64ULL << 20U;
constexpr std::size_t kLongestName = 64;

bool isName(const std::string& text)
{
    if (text.size() > kLongestName) return false;
    for (const char c : text) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return false;
    }
    return true;
}

int localZoneMinutes(UtcTime time)
{
    const auto seconds = static_cast<std::time_t>(time.ms / 1000);
    std::tm local{};
    if (localtime_r(&seconds, &local) == nullptr) return 0;
    return static_cast<int>(local.tm_gmtoff / 60);
}

// What the options say of the visit; the problem in words when one of them is wrong.
std::optional<std::string> readHeader(const Arguments& arguments, Header& header)
{
    struct Person {
        std::string_view option;
        std::string* place;
    };
    for (const Person& person : std::array<Person, 4>{{{"--family", &header.family},
                                                       {"--practitioner", &header.practitioner},
                                                       {"--observer", &header.observer},
                                                       {"--visit", &header.visit}}}) {
        *person.place = arguments.value(person.option);
        if (arguments.has(person.option) && !isPersonCode(*person.place)) {
            return std::string(person.option) + " takes a code of 1 to 16 letters A-Z a-z, digits or hyphens";
        }
    }
    header.site = arguments.value("--site");
    header.study = arguments.value("--study");
    if (!isName(header.site) || !isName(header.study)) return "--site and --study take at most 64 characters";

    if (arguments.has("--place")) {
        const auto place = placeKindFromName(arguments.value("--place"));
        if (!place) return "--place is home, day-stay or other, not " + arguments.value("--place");
        header.place = *place;
    }
    header.consent = Consent::all;
    if (arguments.has("--consent")) {
        const auto consent = consentFromName(arguments.value("--consent"));
        if (!consent) return "--consent is all, no-notes or none, not " + arguments.value("--consent");
        header.consent = *consent;
    }
    if (arguments.has("--kind")) {
        const auto kind = sessionKindFromName(arguments.value("--kind"));
        if (!kind) return "--kind is real, practice, trial or illustrative, not " + arguments.value("--kind");
        header.kind = *kind;
    }
    if (arguments.has("--start")) {
        const auto start = parseIso(arguments.value("--start"));
        if (!start) return "--start is a moment like 2026-03-02T10:00:00Z, not " + arguments.value("--start");
        header.start = *start;
        header.zoneMinutes = parseIsoZone(arguments.value("--start")).value_or(0);
    } else {
        header.start = now();
        header.zoneMinutes = localZoneMinutes(header.start);
    }
    return std::nullopt;
}

std::optional<double> readSpeed(const std::string& text)
{
    char* end = nullptr;
    const double speed = std::strtod(text.c_str(), &end);
    const bool whole = !text.empty() && end == text.c_str() + text.size();
    const bool plain = text.find_first_not_of("0123456789.") == std::string::npos;
    if (!whole || !plain || !std::isfinite(speed) || speed <= 0) return std::nullopt;
    return speed;
}

// Hands each entry over when its time has come.
Status playInTime(Library& library, const Journal& journal, double speed)
{
    const bool shows = isatty(STDERR_FILENO) != 0;
    const auto start = std::chrono::steady_clock::now();
    std::mutex mutex;
    std::condition_variable never;
    for (const Entry& entry : journal.entries()) {
        const auto due =
            start +
            std::chrono::duration_cast<std::chrono::steady_clock::duration>(
                std::chrono::duration<double, std::milli>(static_cast<double>(entry.at.count()) / speed));
        std::unique_lock lock(mutex);
        never.wait_until(lock, due, [due] { return std::chrono::steady_clock::now() >= due; });
        if (auto stored = library.append(journal.session(), {entry}); !stored) return stored;
        if (shows) {
            std::fprintf(stderr, "\r%s  entry %u of %zu ", clockText(entry.at).c_str(), entry.number,
                         journal.entries().size());
        }
    }
    if (shows) std::fputc('\n', stderr);
    return {};
}

Status store(Library& library, const Journal& journal, std::optional<double> speed)
{
    if (auto made = library.createSession(journal.session(), journal.fold().scheme()); !made) return made;
    const Status stored =
        speed ? playInTime(library, journal, *speed) : library.append(journal.session(), journal.entries());
    if (!stored) return stored;
    return library.saveSummary(summarise(journal));
}

}  // namespace

int runReplay(Context& context, const Arguments& arguments)
{
    Header header;
    if (const auto problem = readHeader(arguments, header)) return wrongWords(*problem);
    std::optional<double> speed;
    if (arguments.has("--speed")) {
        speed = readSpeed(arguments.value("--speed"));
        if (!speed) return wrongWords("--speed is a number above 0, not " + arguments.value("--speed"));
    }

    const std::string& path = arguments.operands().front();
    const auto text = readFile(path, kLargestScript);
    if (!text) return failed(text.error());
    const Scheme& scheme = partnershipActivities();
    auto script = readScript(*text, scheme, path);
    if (!script) return failed(script.error());
    header.scheme = scheme.id;
    if (script->illustrative && !arguments.has("--kind")) header.kind = SessionKind::illustrative;

    // Consent as the one who has the script says it was given: real people were observed.
    if (header.kind == SessionKind::real)
        script->lines.insert(script->lines.begin(), {entryOf(consentByScript(header.consent)), 1});

    // The whole script is tried before anything is opened, so that a wrong line leaves nothing behind.
    const Uuid session = randomUuid();
    if (const auto tried = journalFromScript(*script, header, session, scheme, path); !tried) {
        return failed(tried.error());
    }
    auto library = context.open(Context::Access::write);
    if (!library) return failed(library.error());
    header.device = (*library)->device();
    if (header.kind == SessionKind::real) {
        const auto rules = keepingRules(**library);
        if (!rules) return failed(rules.error());
        ConsentRecord record = consentByScript(header.consent);
        record.keepDays = rules->days();
        script->lines.front().entry = entryOf(record);
    }
    const auto journal = journalFromScript(*script, header, session, scheme, path);
    if (!journal) return failed(journal.error());
    if (const auto stored = store(**library, *journal, speed); !stored) return failed(stored.error());
    return print(session.text() + "\n");
}

}  // namespace tessera::cli
