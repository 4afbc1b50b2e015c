// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/bundle/trust/known_devices.h"

#include "core/store/withdrawn/withdrawn_by.h"
#include "sync/bundle/trust/enrolment.h"

#include <algorithm>
#include <sstream>

namespace tessera {
namespace {

constexpr const char* kList = "devices";
constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

std::string secretName(const Uuid& id)
{
    return "device/" + id.text();
}

Result<std::vector<Uuid>> listed(const Library& library)
{
    const auto text = library.secret(kList);
    if (!text) return text.error();
    std::vector<Uuid> ids;
    std::istringstream words(text->value_or(""));
    for (std::string word; words >> word;)
        if (const auto id = Uuid::parse(word)) ids.push_back(*id);
    return ids;
}

std::string shown(const Stretches& stretches)
{
    std::string text;
    for (const auto& [from, to] : stretches) {
        if (!text.empty()) text += ", ";
        text += std::to_string(from);
        if (to > from) text += (to == from + 1 ? ", " : std::string(kEllipsis)) + std::to_string(to);
    }
    return text;
}

// Follows the changes that a bundle carries from a key that is known to the one that signed it.
bool followChanges(KnownDevice& device, const std::vector<KeyChange>& changes, const std::string& signer)
{
    std::vector<KnownDevice::Key> keys = device.keys;
    for (const KeyChange& change : changes) {
        if (keys.back().publicText == signer) break;
        if (change.before != keys.back().publicText || !change.holds(device.id)) continue;
        keys.back().before = change.fromSequence;
        keys.push_back({change.after, 0});
    }
    if (keys.back().publicText != signer) return false;
    device.keys = std::move(keys);
    return true;
}

// A log only grows, and so it does from one bundle of a device to the next. Remembers what the latest says.
std::string followLog(KnownDevice& device, const OpenedBundle& bundle)
{
    const AuditHead& said = bundle.content.log;
    KnownDevice::Log& last = device.log;
    const bool later = bundle.sequence > last.sequence, same = bundle.sequence == last.sequence;
    const bool backwards = last.sequence > 0 && (later  ? said.number < last.head.number
                                                 : same ? said.number != last.head.number
                                                        : said.number > last.head.number);
    const bool another = last.sequence > 0 && said.number == last.head.number && !(said == last.head);
    const KnownDevice::Log before = last;
    if (later && said.number > 0) last = {bundle.sequence, said};
    if (!backwards && !another) return {};
    return "the log of device " + device.id.text() + " was changed or set back: bundle " +
           std::to_string(before.sequence) + " named " + std::to_string(before.head.number) +
           " lines of it, bundle " + std::to_string(bundle.sequence) + " names " +
           std::to_string(said.number) + (another ? " that end otherwise" : "") +
           "; ask whether it was put back from a backup";
}

std::string fingerprintSentence(const std::string& signer)
{
    return "fingerprint " + fingerprintOf(signer) + ", in words: " + fingerprintWordsOf(signer);
}

Judgement stopped(Judgement judgement, std::string why)
{
    judgement.verdict = Judgement::Verdict::stop;
    judgement.why = std::move(why);
    return judgement;
}

Judgement aside(Judgement judgement, std::string why)
{
    judgement.verdict = Judgement::Verdict::keepAside;
    judgement.why = std::move(why);
    return judgement;
}

Result<Judgement> judgeOwn(const Library& library, const OpenedBundle& bundle, Judgement judgement)
{
    judgement.own = true;
    const auto key = DeviceKey::known(library);
    if (!key) return key.error();
    const auto changes = changesOf(library);
    if (!changes) return changes.error();
    const auto before = [&](const KeyChange& change) { return change.before == bundle.devicePublicText; };
    if ((*key && (*key)->publicText() == bundle.devicePublicText) ||
        std::any_of(changes->begin(), changes->end(), before))
        return judgement;
    return stopped(
        std::move(judgement),
        "it says that this very device made it, and this device did not sign it; nothing was taken in");
}

// A rescue file comes under a key made for it alone, and its session names the tablet that recorded it.
Result<std::string> rescuedFrom(const Library& library, const BundleContent& content)
{
    const std::vector<Uuid> recorders = recordersOf(content.session);
    if (recorders.size() != 1 || recorders.front() == content.device) return std::string();
    const Uuid& tablet = recorders.front();
    const auto known = knownDevice(library, tablet);
    if (!known) return known.error();
    if (tablet != library.device() && !(*known && (*known)->trusted)) return std::string();
    return "; its session names device " + tablet.text() +
           ", which is known. If it is a rescue file, a key of its own signs it because the tablet's could "
           "not "
           "be reached: ask whoever coded the visit whether the file is theirs";
}

}  // namespace

// A line each: "label …", "trusted", "key PUBLIC BEFORE", "revoked AFTER DAY", "log NUMBER COUNT HEAD", "came
// FROM TO".
std::string textOf(const KnownDevice& device)
{
    std::string text;
    if (!device.label.empty()) text += "label " + device.label + "\n";
    if (device.trusted) text += "trusted\n";
    for (const KnownDevice::Key& key : device.keys)
        text += "key " + key.publicText + " " + std::to_string(key.before) + "\n";
    if (device.revoked)
        text += "revoked " + std::to_string(device.revoked->after) + " " +
                std::to_string(device.revoked->day) + "\n";
    if (device.log.sequence > 0)
        text += "log " + std::to_string(device.log.sequence) + " " + std::to_string(device.log.head.number) +
                " " + device.log.head.chain + "\n";
    for (const auto& [from, to] : device.came)
        text += "came " + std::to_string(from) + " " + std::to_string(to) + "\n";
    return text;
}

Result<KnownDevice> deviceFrom(const Uuid& id, const std::string& text)
{
    KnownDevice device;
    device.id = id;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string what;
        words >> what;
        if (what == "label") {
            device.label = line.substr(std::min<std::size_t>(line.size(), 6));
        } else if (what == "trusted") {
            device.trusted = true;
        } else if (what == "key") {
            KnownDevice::Key key;
            if (words >> key.publicText >> key.before) device.keys.push_back(key);
        } else if (what == "revoked") {
            KnownDevice::Revocation revoked;
            if (words >> revoked.after >> revoked.day) device.revoked = revoked;
        } else if (what == "log") {
            KnownDevice::Log log;
            if (words >> log.sequence >> log.head.number >> log.head.chain) device.log = log;
        } else if (what == "came") {
            std::uint64_t from = 0, to = 0;
            if (words >> from >> to) device.came.emplace_back(from, to);
        }
    }
    if (device.keys.empty())
        return Error{Errc::damaged, "what is known of a device cannot be read; restore a backup", id.text()};
    return device;
}

void add(Stretches& stretches, std::uint64_t number)
{
    auto after = std::find_if(stretches.begin(), stretches.end(),
                              [number](const auto& stretch) { return stretch.second + 1 >= number; });
    if (after == stretches.end()) {
        stretches.emplace_back(number, number);
    } else if (number + 1 < after->first) {
        stretches.insert(after, {number, number});
    } else {
        after->first = std::min(after->first, number);
        after->second = std::max(after->second, number);
        const auto next = after + 1;
        if (next != stretches.end() && after->second + 1 >= next->first) {
            after->second = std::max(after->second, next->second);
            stretches.erase(next);
        }
    }
}

Result<std::optional<KnownDevice>> knownDevice(const Library& library, const Uuid& id)
{
    const auto text = library.secret(secretName(id));
    if (!text) return text.error();
    if (!*text) return std::optional<KnownDevice>{};
    auto device = deviceFrom(id, **text);
    if (!device) return device.error();
    return std::optional<KnownDevice>(std::move(*device));
}

Result<std::vector<KnownDevice>> knownDevices(const Library& library)
{
    const auto ids = listed(library);
    if (!ids) return ids.error();
    std::vector<KnownDevice> devices;
    for (const Uuid& id : *ids) {
        auto device = knownDevice(library, id);
        if (!device) return device.error();
        if (*device) devices.push_back(std::move(**device));
    }
    std::sort(devices.begin(), devices.end(),
              [](const KnownDevice& a, const KnownDevice& b) { return a.id < b.id; });
    return devices;
}

Result<std::vector<Setting>> settingsFor(const Library& library, const KnownDevice& device)
{
    const auto before = library.secret(secretName(device.id));
    if (!before) return before.error();
    const std::string text = textOf(device);
    if (*before == text) return std::vector<Setting>{};
    std::vector<Setting> settings{{secretName(device.id), text}};
    if (!*before) {
        const auto list = library.secret(kList);
        if (!list) return list.error();
        settings.push_back({kList, list->value_or("") + device.id.text() + "\n"});
    }
    return settings;
}

Result<bool> asksWhoSigned(const Library& library)
{
    const auto enrolled = isEnrolled(library);
    if (!enrolled) return enrolled.error();
    if (*enrolled) return true;
    const auto devices = knownDevices(library);
    if (!devices) return devices.error();
    return std::any_of(devices->begin(), devices->end(),
                       [](const KnownDevice& device) { return device.trusted; });
}

Judgement follow(const std::optional<KnownDevice>& known, const OpenedBundle& bundle)
{
    Judgement judgement;
    const std::string& signer = bundle.devicePublicText;
    const std::string who = "device " + bundle.content.device.text();
    const std::string fingerprint = fingerprintSentence(signer);
    if (known) {
        judgement.device = *known;
        const auto is = [&signer](const KnownDevice::Key& key) { return key.publicText == signer; };
        const auto& keys = judgement.device.keys;
        const auto key = std::find_if(keys.begin(), keys.end(), is);
        if (key != keys.end() && key->before != 0 && bundle.sequence >= key->before)
            return stopped(std::move(judgement),
                           who +
                               " signed this with a key that it had given up by then; nothing "
                               "was taken in");
        if (key == keys.end() && !followChanges(judgement.device, bundle.content.keyChanges, signer))
            return stopped(
                std::move(judgement),
                who +
                    " is known here with another key; this may be a copy of its library or not from it "
                    "at all. Nothing was taken in (" +
                    fingerprint + ")");
        if (judgement.device.revoked && bundle.sequence > judgement.device.revoked->after)
            return aside(std::move(judgement),
                         who + " was revoked, and this came after it; kept aside (" + fingerprint + ")");
    } else {
        judgement.device.id = bundle.content.device;
        judgement.device.keys = {{signer, 0}};
    }
    judgement.finding = followLog(judgement.device, bundle);
    add(judgement.device.came, bundle.sequence);
    return judgement;
}

Result<Judgement> judge(const Library& library, const OpenedBundle& bundle)
{
    const Uuid& id = bundle.content.device;
    const auto study = enrolledStudy(library);
    if (!study) return study.error();
    // Whoever could open it there may have sealed it on to here; its device meant somebody else.
    if (*study && !bundle.address.study.empty() && bundle.address.study != (*study)->id)
        return stopped({}, "it was sealed to the study " + bundle.address.study +
                               ", not to this one; nothing was taken in");
    if (id == library.device()) return judgeOwn(library, bundle, {});
    const auto known = knownDevice(library, id);
    if (!known) return known.error();
    const auto asks = asksWhoSigned(library);
    if (!asks) return asks.error();
    Judgement judgement = follow(*known, bundle);
    if (judgement.verdict != Judgement::Verdict::take || !*asks || judgement.device.trusted) return judgement;
    const auto rescued = rescuedFrom(library, bundle.content);
    if (!rescued) return rescued.error();
    return aside(std::move(judgement), "device " + id.text() +
                                           " is not known here; kept aside until somebody who compared its "
                                           "fingerprint lets it in: tessera-cli trust " +
                                           id.text() + " (" + fingerprintSentence(bundle.devicePublicText) +
                                           ")" + *rescued);
}

Stretches missing(const KnownDevice& device)
{
    Stretches gaps;
    std::uint64_t next = 1;
    for (const auto& [from, to] : device.came) {
        if (from > next) gaps.emplace_back(next, from - 1);
        next = to + 1;
    }
    return gaps;
}

std::string completeness(const KnownDevice& device)
{
    const std::string who =
        "device " + device.id.text() + (device.label.empty() ? "" : " (" + device.label + ")") + ": ";
    if (device.came.empty()) return who + "nothing came yet";
    const Stretches gaps = missing(device);
    const std::uint64_t highest = device.came.back().second;
    const std::string all = highest == 1 ? "1" : "1" + std::string(kEllipsis) + std::to_string(highest);
    if (gaps.empty()) return who + all + ", all here";
    const bool one = gaps.size() == 1 && gaps.front().first == gaps.front().second;
    return who + all + ", " + shown(gaps) + (one ? " is missing" : " are missing");
}

}  // namespace tessera
