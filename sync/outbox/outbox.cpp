// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/outbox/outbox.h"

#include "core/store/content_digest.h"
#include "sync/bundle/bundle_file.h"
#include "sync/bundle/bundle_rules.h"

#include <algorithm>
#include <charconv>
#include <sstream>
#include <system_error>
#include <utility>

namespace tessera {
namespace {

constexpr const char* kList = "outbox";
constexpr std::string_view kListForm = "1";
constexpr std::string_view kSealedStart = "age-encryption.org/v1\n";
constexpr std::string_view kEnding = ".tessera.age";
constexpr std::uint64_t kMostParcelBytes = kMostBundleBytes + 1024 * 1024;

// One parcel a line, its fields parted by tabs. No field can hold one: names and revisions are hexadecimal
// digits, or they are refused.
std::string lineOf(const Parcel& parcel)
{
    std::ostringstream line;
    line << parcel.name << '\t' << parcel.session.text() << '\t' << parcel.revision << '\t'
         << static_cast<int>(parcel.state) << '\t' << parcel.size << '\t' << parcel.made.ms << '\t'
         << parcel.changed.ms << '\t' << parcel.failures << '\t' << parcel.next.ms << '\t'
         << static_cast<int>(parcel.trouble);
    for (const std::string& name : parcel.aside) line << '\t' << name;
    return line.str();
}

template <class Number>
bool readNumber(const std::string& text, Number& number)
{
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failed == std::errc{} && end == text.data() + text.size();
}

bool readLine(const std::string& line, Parcel& parcel)
{
    std::vector<std::string> fields;
    std::istringstream text(line);
    for (std::string field; std::getline(text, field, '\t');) fields.push_back(field);
    if (fields.size() < 10) return false;
    const auto session = Uuid::parse(fields[1]);
    int state = 0, trouble = 0;
    const bool read = session && readNumber(fields[3], state) && readNumber(fields[4], parcel.size) &&
                      readNumber(fields[5], parcel.made.ms) && readNumber(fields[6], parcel.changed.ms) &&
                      readNumber(fields[7], parcel.failures) && readNumber(fields[8], parcel.next.ms) &&
                      readNumber(fields[9], trouble);
    if (!read || state < 1 || state > 3 || trouble < 0 || trouble > static_cast<int>(kLastTrouble))
        return false;
    parcel.name = fields[0];
    parcel.session = *session;
    parcel.revision = fields[2];
    parcel.state = static_cast<ParcelState>(state);
    parcel.trouble = static_cast<Trouble>(trouble);
    parcel.aside.assign(fields.begin() + 10, fields.end());
    return true;
}

bool plain(std::string_view text)
{
    return !text.empty() && text.find_first_of("\t\n") == std::string_view::npos;
}

}  // namespace

std::string_view name(ParcelState state)
{
    switch (state) {
        case ParcelState::sealed:
            return "sealed";
        case ParcelState::handedOver:
            return "handed over";
        case ParcelState::received:
            break;
    }
    return "received";
}

Result<Outbox> Outbox::open(Library& library, For use)
{
    const auto folder = library.folder() / "outbox";
    std::error_code failed;
    if (use == For::writing) std::filesystem::create_directories(folder, failed);
    if (use == For::writing && !failed)
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all, failed);
    if (failed) return Error{Errc::io, "the outbox cannot be made: " + failed.message(), folder.string()};
    Outbox outbox(library, folder);
    const auto list = library.secret(kList);
    if (!list) return list.error();
    std::istringstream lines(list->value_or(std::string(kListForm)));
    std::string line;
    std::getline(lines, line);
    if (line != kListForm) {
        return Error{Errc::tooNew, "the outbox was written by a later version; open it with that one",
                     folder.string()};
    }
    while (std::getline(lines, line)) {
        Parcel parcel;
        if (!readLine(line, parcel))
            return Error{Errc::damaged, "the list of what waits to be handed over cannot be read",
                         folder.string()};
        outbox.parcels_.push_back(std::move(parcel));
    }
    if (use == For::reading) return outbox;
    if (Status swept = outbox.sweep(); !swept) return swept.error();
    return outbox;
}

Status Outbox::sweep() const
{
    std::error_code failed;
    for (const auto& file : std::filesystem::directory_iterator(folder_, failed)) {
        const std::string name = file.path().filename().string();
        const bool ours =
            name.ends_with(kEnding) || (name.starts_with(".tessera-") && name.ends_with(".part"));
        if (ours && find(name) == nullptr) std::filesystem::remove(file.path(), failed);
        if (failed) break;
    }
    if (failed) return Error{Errc::io, "the outbox cannot be tidied: " + failed.message(), folder_.string()};
    return {};
}

const Parcel* Outbox::find(std::string_view name) const
{
    const auto found = std::find_if(parcels_.begin(), parcels_.end(),
                                    [name](const Parcel& parcel) { return parcel.name == name; });
    return found == parcels_.end() ? nullptr : &*found;
}

const Parcel* Outbox::ofRevision(const Uuid& session, std::string_view revision) const
{
    const auto found = std::find_if(parcels_.begin(), parcels_.end(), [&](const Parcel& parcel) {
        return parcel.session == session && parcel.revision == revision;
    });
    return found == parcels_.end() ? nullptr : &*found;
}

Result<Parcel> Outbox::add(const Uuid& session, std::string_view revision, std::string_view bytes,
                           UtcTime now)
{
    if (const Parcel* const there = ofRevision(session, revision)) return *there;
    if (!bytes.starts_with(kSealedStart) || !plain(revision))
        return Error{Errc::invalid, "only what is sealed to a study waits in the outbox", folder_.string()};
    Parcel parcel;
    parcel.name = sha256Hex(bytes) + std::string(kEnding);
    parcel.session = session;
    parcel.revision = revision;
    parcel.size = bytes.size();
    parcel.made = parcel.changed = parcel.next = now;
    if (Status written = writeFileDurably(folder_ / parcel.name, bytes, true); !written)
        return written.error();
    parcels_.push_back(parcel);
    if (Status kept = keep(); !kept) {
        parcels_.pop_back();
        return kept.error();
    }
    return parcel;
}

Result<std::string> Outbox::bytes(const Parcel& parcel)
{
    if (find(parcel.name) == nullptr)
        return Error{Errc::notFound, "nothing of this name waits in the outbox", folder_.string()};
    const auto path = file(parcel);
    auto bytes = readFile(path, kMostParcelBytes);
    // Only a parcel that was taken away is not found; one whose file is gone is damaged.
    if (!bytes && bytes.error().code == Errc::notFound)
        return Error{Errc::damaged, "this sealed file is gone; export the visit once more", path.string()};
    if (!bytes) return bytes.error();
    if (sha256Hex(*bytes) + std::string(kEnding) != parcel.name)
        return Error{Errc::damaged, "this sealed file is damaged; export the visit once more", path.string()};
    return std::move(bytes).value();
}

Status Outbox::update(const Parcel& parcel)
{
    const auto found = std::find_if(parcels_.begin(), parcels_.end(),
                                    [&parcel](const Parcel& other) { return other.name == parcel.name; });
    if (found == parcels_.end())
        return Error{Errc::notFound, "nothing of this name waits in the outbox", folder_.string()};
    Parcel before = std::exchange(*found, parcel);
    std::vector<AuditAct> acts;
    const std::string digest = parcel.name.substr(0, parcel.name.find('.'));
    if (before.state == ParcelState::sealed && parcel.state != ParcelState::sealed)
        acts.push_back({AuditKind::sent, parcel.session, 0, digest});
    if (before.state != ParcelState::received && parcel.state == ParcelState::received)
        acts.push_back({AuditKind::receiptTaken, parcel.session, 0, digest});
    if (Status kept = keep(acts); !kept) {
        *found = std::move(before);
        return kept;
    }
    // To make room; a file that stays does no harm.
    std::error_code failed;
    if (parcel.state == ParcelState::received) std::filesystem::remove(file(parcel), failed);
    return {};
}

Result<std::size_t> Outbox::forget(const Uuid& session)
{
    const std::vector<Parcel> before = parcels_;
    const auto alone = [&session](const Parcel& parcel) {
        return parcel.session == session && parcel.state == ParcelState::sealed;
    };
    const std::size_t count = std::erase_if(parcels_, alone);
    if (count > 0) {
        if (Status kept = keep(); !kept) {
            parcels_ = before;
            return kept.error();
        }
    }
    for (const Parcel& parcel : before) {
        if (parcel.session != session) continue;
        std::error_code failed;
        std::filesystem::remove(folder_ / parcel.name, failed);
        if (failed)
            return Error{Errc::io, "a sealed file cannot be removed: " + failed.message(), folder_.string()};
    }
    return count;
}

Status Outbox::keep(const std::vector<AuditAct>& acts)
{
    std::string text(kListForm);
    for (const Parcel& parcel : parcels_) text += '\n' + lineOf(parcel);
    return library_->setSecrets({{kList, text}}, acts);
}

}  // namespace tessera
