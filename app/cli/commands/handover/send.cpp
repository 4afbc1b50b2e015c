// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/outbox/send.h"

#include "app/cli/commands/commands.h"
#include "app/cli/leaving.h"
#include "app/privacy/agreed_parcels.h"
#include "sync/bundle/trust/enrolment.h"
#include "sync/formats/study/send_json.h"
#include "sync/outbox/destination.h"
#include "sync/outbox/enclose.h"
#include "sync/outbox/folder_target.h"
#include "sync/outbox/outbox.h"

#include <unistd.h>

#include <cstdio>
#include <random>
#include <set>
#include <utility>
#include <vector>

namespace tessera::cli {
namespace {

SentParcel told(const Parcel& parcel)
{
    SentParcel sent{parcel.name,
                    parcel.session.isNil() ? std::string() : parcel.session.text(),
                    std::string(name(parcel.state)),
                    parcel.size,
                    parcel.made,
                    parcel.changed,
                    parcel.failures,
                    {},
                    {}};
    if (parcel.state == ParcelState::sealed && parcel.trouble != Trouble::none) {
        sent.problem = sentence(parcel.trouble);
        if (passes(parcel.trouble)) sent.next = parcel.next;
    }
    return sent;
}

std::string lineOf(const SentParcel& parcel)
{
    return parcel.state + ": " + parcel.name + " (" +
           (parcel.session.empty() ? "withdrawals" : "session " + parcel.session) + ")\n";
}

void place(SentFigures& figures, const std::optional<Destination>& destination)
{
    if (!destination) return;
    figures.place = destination->place;
    figures.kind = destination->kind == Destination::Kind::server ? "server" : "folder";
}

int show(const Arguments& arguments, const SentFigures& figures)
{
    if (arguments.has("--json")) return print(sendJson(figures));
    for (const SentParcel& parcel : figures.parcels)
        if (const int printed = print(lineOf(parcel)); printed != kDone) return printed;
    return kDone;
}

int list(Context& context, const Arguments& arguments)
{
    const auto library = context.open(Context::Access::read);
    if (!library) return failed(library.error());
    auto outbox = Outbox::open(**library, Outbox::For::reading);
    if (!outbox) return failed(outbox.error());
    const auto destination = keptDestination(**library);
    if (!destination) return failed(destination.error());
    SentFigures figures;
    place(figures, *destination);
    for (const Parcel& parcel : outbox->parcels()) {
        figures.parcels.push_back(told(parcel));
        if (parcel.state == ParcelState::sealed) ++figures.waiting;
    }
    return show(arguments, figures);
}

// One that is named holds from now on; its password stays while the address and the name do.
Result<Destination> destinationOf(const Library& library, const Arguments& arguments)
{
    const auto kept = keptDestination(library);
    if (!kept) return kept.error();
    if (!arguments.has("--to")) {
        if (*kept) return **kept;
        return Error{Errc::notFound, "where to is not set up; name a folder or a server with --to",
                     library.folder().string()};
    }
    auto destination = readDestination(arguments.value("--to"));
    if (!destination || destination->kind == Destination::Kind::folder) return destination;
    const bool same = *kept && (*kept)->place == destination->place;
    destination->user = arguments.has("--user") ? arguments.value("--user") : same ? (*kept)->user : "";
    if (destination->user.empty()) return destination;
    auto password = Context::passphraseFrom(arguments, "--password-file", "TESSERA_SERVER_PASSWORD");
    if (!password) return password.error();
    if (!*password && same && (*kept)->user == destination->user) *password = (*kept)->password;
    if (!*password) *password = Context::askPassphrase("Password of " + destination->user + ": ");
    if (!*password)
        return Error{Errc::locked,
                     "the server's password is needed; set TESSERA_SERVER_PASSWORD or give --password-file",
                     destination->place};
    destination->password = **password;
    return destination;
}

Result<std::vector<Uuid>> chosen(const Library& library, const Arguments& arguments)
{
    std::vector<Uuid> sessions;
    if (arguments.has("--all")) {
        const auto summaries = library.summaries();
        if (!summaries) return summaries.error();
        // The oldest first, as they will be numbered.
        for (auto summary = summaries->rbegin(); summary != summaries->rend(); ++summary)
            if (summary->header.kind == SessionKind::real) sessions.push_back(summary->session);
    }
    for (const std::string& text : arguments.operands()) {
        const auto session = Context::session(library, text);
        if (!session) return session.error();
        sessions.push_back(*session);
    }
    return sessions;
}

SendOptions optionsFor(const Library& library, const StudyCard& study)
{
    SendOptions options;
    options.device = library.device();
    options.receivers = {study.signingKey};
    options.now = now;
    options.random = [] {
        static std::mt19937_64 source{std::random_device{}()};
        return std::uniform_real_distribution<double>(0.0, 1.0)(source);
    };
    if (::isatty(STDERR_FILENO) != 0)
        options.progress = [](std::size_t done, std::size_t all) {
            std::fprintf(stderr, "\r%zu of %zu\r", done + 1, all);
            return true;
        };
    return options;
}

class Sending {
public:
    Sending(Library& library, Outbox& outbox, const Arguments& arguments, OnFinding onFinding)
        : library_(library), outbox_(outbox), arguments_(arguments), onFinding_(onFinding)
    {
    }

    int run(const StudyCard& study, const BundleChoice& choice)
    {
        const auto destination = destinationOf(library_, arguments_);
        if (!destination)
            return destination.error().code == Errc::invalid ? wrongWords("--to: " + destination.error().what)
                                                             : failed(destination.error());
        const auto sessions = chosen(library_, arguments_);
        if (!sessions) return failed(sessions.error());
        if (arguments_.has("--to"))
            if (const Status kept = keepDestination(library_, *destination); !kept)
                return failed(kept.error());
        // What was received before is not told again, unless it is asked for once more.
        for (const Parcel& parcel : outbox_.parcels())
            if (parcel.state == ParcelState::received) told_.insert(parcel.name);
        seal(*sessions, choice);
        return handOver(*destination, study);
    }

private:
    void seal(const std::vector<Uuid>& sessions, const BundleChoice& choice)
    {
        const auto take = [this](const Status& status) {
            if (!status) status_ = failed(status.error());
        };
        if (const auto withdrawals = encloseWithdrawals(library_, outbox_, now()); !withdrawals)
            take(withdrawals.error());
        for (const Uuid& session : sessions) {
            const auto looked = lookedAt(library_, session, choice, onFinding_, true);
            const auto parcel =
                looked ? enclose(library_, outbox_, session, *looked, now()) : Result<Parcel>(looked.error());
            if (parcel) {
                told_.erase(parcel->name);
            } else {
                Error error = parcel.error();
                if (error.where.empty()) error.where = session.text();
                take(error);
            }
        }
    }

    int handOver(const Destination& destination, const StudyCard& study)
    {
        if (destination.kind == Destination::Kind::folder && othersMayTakeAway(destination.place))
            std::fprintf(stderr,
                         "tessera-cli: %s: others may write in this folder: they could take the files away, "
                         "though neither read them nor change them unseen\n",
                         destination.place.c_str());
        const auto target = targetOf(destination, {});
        AgreedParcels agreed(outbox_, library_, now());
        const auto round = sendWaiting(agreed, *target, optionsFor(library_, study));
        if (!round) status_ = failed(round.error());
        for (const AgreedParcels::Held& held : agreed.held()) status_ = failed(held.why);
        SentFigures figures;
        place(figures, destination);
        if (round) {
            figures.handedOver = round->handedOver;
            figures.received = round->received;
            figures.swept = round->swept;
        }
        for (const Parcel& parcel : outbox_.parcels()) {
            if (parcel.state == ParcelState::sealed) ++figures.waiting;
            if (!told_.contains(parcel.name)) figures.parcels.push_back(told(parcel));
        }
        for (const SentParcel& parcel : figures.parcels)
            if (!parcel.problem.empty()) status_ = failed(Error{Errc::io, parcel.problem, parcel.name});
        if (figures.waiting > 0) status_ = kFailed;
        const int shown = show(arguments_, figures);
        return shown == kDone ? status_ : shown;
    }

    Library& library_;
    Outbox& outbox_;
    const Arguments& arguments_;
    OnFinding onFinding_;
    std::set<std::string> told_;  // of which nothing is said
    int status_ = kDone;
};

int forgetPlace(Context& context)
{
    const auto library = context.open(Context::Access::write);
    if (!library) return failed(library.error());
    const Status kept = keepDestination(**library, std::nullopt);
    return kept ? kDone : failed(kept.error());
}

}  // namespace

int runSend(Context& context, const Arguments& arguments)
{
    const bool named = !arguments.operands().empty() || arguments.has("--all");
    if (arguments.has("--all") && !arguments.operands().empty())
        return wrongWords("--all and SESSION… contradict each other; give one of them");
    if (arguments.has("--list") || arguments.has("--forget-place")) {
        if (named || arguments.has("--to") || (arguments.has("--list") && arguments.has("--forget-place")))
            return wrongWords("--list and --forget-place each stand alone");
        return arguments.has("--list") ? list(context, arguments) : forgetPlace(context);
    }
    const auto choice = readChoice(arguments);
    if (!choice) return wrongWords(choice.error().what);
    const auto onFinding = readOnFinding(arguments);
    if (!onFinding) return wrongWords(onFinding.error().what);
    if (arguments.has("--to"))
        if (const auto place = readDestination(arguments.value("--to")); !place)
            return wrongWords("--to: " + place.error().what);

    auto library = context.open(Context::Access::write);
    if (!library) return failed(library.error());
    const auto study = enrolledStudy(**library);
    if (!study) return failed(study.error());
    if (!*study)
        return failed(Error{Errc::refused,
                            "nothing is sent before it can be sealed: take the study's card in first "
                            "(tessera-cli keys enrol)",
                            context.folder().string()});
    auto outbox = Outbox::open(**library);
    if (!outbox) return failed(outbox.error());
    return Sending(**library, *outbox, arguments, *onFinding).run(**study, *choice);
}

}  // namespace tessera::cli
