// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/sealing/keyring.h"

#include "core/store/key_wrap.h"
#include "core/store/sealing/kdf_cost.h"
#include "core/store/sealing/wire.h"

#include <sodium.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>

namespace tessera {

namespace {

constexpr std::size_t kSalt = crypto_pwhash_SALTBYTES;
// More than any library of ours asks for: a file made by a stranger cannot take the machine's memory or its
// day.
constexpr std::uint64_t kMostMemory = std::uint64_t{2} << 30;

constexpr KdfCost kCheap{1, 8'192};

std::uint64_t machineMemory()
{
    const long pages = sysconf(_SC_PHYS_PAGES), size = sysconf(_SC_PAGESIZE);
    if (pages <= 0 || size <= 0) return 0;
    return static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(size);
}

bool derive(Key& out, std::string_view passphrase, std::string_view salt, const KdfCost& cost)
{
    return crypto_pwhash(out.data(), Key::size, passphrase.data(), passphrase.size(),
                         reinterpret_cast<const unsigned char*>(salt.data()), cost.passes,
                         static_cast<std::size_t>(cost.memory), crypto_pwhash_ALG_ARGON2ID13) == 0;
}

Error noMemory()
{
    return {Errc::unavailable,
            "There is not enough memory to work with the passphrase. Close other programs and try again.",
            {}};
}

// The bytes before the wrapped key; they are bound to it, so that nobody can make a passphrase cheaper to
// guess.
std::string passphraseHead(const KdfCost& cost, std::string_view salt)
{
    std::string head(1, static_cast<char>(Protection::passphrase));
    putNumber(head, cost.passes);
    putNumber(head, cost.memory);
    head.append(salt);
    return head;
}

Place placeOf(std::string_view head)
{
    return Place(SealedAs::libraryKey, head);
}

Result<Key> unwrap(std::string_view wrapped, const Key& by, std::string_view head, const char* refusal)
{
    std::string buffer;
    const auto opened = open(wrapped, by, placeOf(head), buffer);
    if (!opened) return Error{Errc::locked, refusal, {}};
    auto key = Key::fromBytes(*opened);
    wipe(buffer);
    return key;
}

// What stands before the wrapped key of a passphrase's slot.
struct PassphraseSlot {
    KdfCost cost;
    std::string_view salt, wrapped;
    [[nodiscard]] std::string head() const { return passphraseHead(cost, salt); }
};

Result<PassphraseSlot> readPassphraseSlot(const KeySlot& slot)
{
    WireReader reader(std::string_view(slot.bytes).substr(1));
    PassphraseSlot read;
    read.cost.passes = reader.numberUpTo(kMostPasses);
    read.cost.memory = reader.numberUpTo(kMostMemory);
    if (reader.failed() || reader.rest().size() <= kSalt || read.cost.passes < crypto_pwhash_OPSLIMIT_MIN ||
        read.cost.memory < crypto_pwhash_MEMLIMIT_MIN)
        return Error{Errc::damaged, "What protects the library's key is damaged. Put back a backup.", {}};
    read.salt = reader.rest().substr(0, kSalt);
    read.wrapped = reader.rest().substr(kSalt);
    return read;
}

constexpr const char* kNotThePassphrase = "This is not the passphrase of this library. Try again.";

Result<Key> unlockByPassphrase(KeySlot& slot, const std::optional<std::string>& passphrase)
{
    if (!passphrase) return Error{Errc::locked, "This library is protected. Give its passphrase.", {}};
    const auto read = readPassphraseSlot(slot);
    if (!read) return read.error();
    if (!derive(slot.by, *passphrase, read->salt, read->cost)) return noMemory();
    return unwrap(read->wrapped, slot.by, read->head(), kNotThePassphrase);
}

Result<Key> unlockByKeyring(KeySlot& slot, KeyWrap* keyring)
{
    constexpr std::size_t kHead = 17;
    if (keyring == nullptr)
        return Error{
            Errc::locked, "The key of this library is in the device's keyring, which is not there.", {}};
    if (slot.bytes.size() <= kHead)
        return Error{Errc::damaged, "What protects the library's key is damaged. Put back a backup.", {}};
    auto secret = keyring->fetch(slot.keyringName());
    if (!secret) return secret.error();
    const auto by = Key::fromBytes(*secret);
    wipe(*secret);
    if (!by) return Error{Errc::locked, "The device's keyring holds another secret than this library's.", {}};
    slot.by = *by;
    return unwrap(std::string_view(slot.bytes).substr(kHead), *by,
                  std::string_view(slot.bytes).substr(0, kHead),
                  "The device's keyring holds another secret than this library's.");
}

}  // namespace

std::string KeySlot::keyringName() const
{
    Uuid name;
    if (protection != Protection::keyring || bytes.size() < 1 + name.bytes.size()) return {};
    std::copy_n(bytes.begin() + 1, name.bytes.size(), name.bytes.begin());
    return "tessera-library-" + name.text();
}

KeySlot openSlot(const Key& libraryKey)
{
    KeySlot slot{Protection::open, std::string(1, static_cast<char>(Protection::open)), {}};
    slot.bytes.append(libraryKey.view());
    return slot;
}

Result<KeySlot> passphraseSlot(const Key& libraryKey, std::string_view passphrase, bool cheap)
{
    if (passphrase.empty()) return Error{Errc::invalid, "A passphrase needs at least one character.", {}};
    std::string salt(kSalt, '\0');
    randombytes_buf(salt.data(), salt.size());
    Key by;
    const MeasureKdf measure = [&](const KdfCost& cost) -> std::optional<std::chrono::nanoseconds> {
        const auto before = std::chrono::steady_clock::now();
        if (!derive(by, passphrase, salt, cost)) return std::nullopt;
        return std::chrono::steady_clock::now() - before;
    };
    // The last measurement leaves behind the key that belongs to its cost.
    std::optional<KdfCost> cost = kCheap;
    if (!cheap)
        cost = calibrated(firstCost(machineMemory()), measure);
    else if (!measure(*cost))
        cost.reset();
    if (!cost) return noMemory();
    const std::string head = passphraseHead(*cost, salt);
    return KeySlot{Protection::passphrase, head + seal(libraryKey.view(), by, placeOf(head)), by};
}

Result<KeySlot> keyringSlot(const Key& libraryKey, KeyWrap& keyring)
{
    KeySlot slot{Protection::keyring, std::string(1, static_cast<char>(Protection::keyring)), Key::random()};
    const Uuid name = randomUuid();
    slot.bytes.append(name.bytes.begin(), name.bytes.end());
    std::string secret(slot.by.view());
    const Status kept = keyring.keep(slot.keyringName(), secret);
    wipe(secret);
    if (!kept) return kept.error();
    slot.bytes.append(seal(libraryKey.view(), slot.by, placeOf(slot.bytes)));
    return slot;
}

Result<KeySlot> slotFor(const Key& libraryKey, const KeySlot& unlocked, KeyWrap* keyring)
{
    switch (unlocked.protection) {
        case Protection::passphrase: {
            const auto read = readPassphraseSlot(unlocked);
            if (!read) return read.error();
            const std::string head = read->head();
            return KeySlot{Protection::passphrase, head + seal(libraryKey.view(), unlocked.by, placeOf(head)),
                           unlocked.by};
        }
        case Protection::keyring:
            if (keyring == nullptr)
                return Error{Errc::locked, "The device's keyring is not there to keep another key.", {}};
            return keyringSlot(libraryKey, *keyring);
        case Protection::open:
            break;
    }
    return openSlot(libraryKey);
}

Result<KeySlot> readSlot(std::string_view bytes)
{
    if (bytes.size() > 1 && bytes.front() <= static_cast<char>(Protection::keyring) && bytes.front() >= 0)
        return KeySlot{static_cast<Protection>(bytes.front()), std::string(bytes), {}};
    return Error{Errc::damaged, "What protects the library's key is damaged. Put back a backup.", {}};
}

Result<Key> unlock(KeySlot& slot, const std::optional<std::string>& passphrase, KeyWrap* keyring)
{
    switch (slot.protection) {
        case Protection::passphrase:
            return unlockByPassphrase(slot, passphrase);
        case Protection::keyring:
            return unlockByKeyring(slot, keyring);
        case Protection::open:
            break;
    }
    return Key::fromBytes(std::string_view(slot.bytes).substr(1));
}

Result<Key> unlockAgain(KeySlot& slot, const KeySlot& unlocked, KeyWrap* keyring)
{
    if (slot.protection != Protection::passphrase || unlocked.protection != Protection::passphrase)
        return unlock(slot, std::nullopt, keyring);
    const auto read = readPassphraseSlot(slot);
    if (!read) return read.error();
    slot.by = unlocked.by;
    return unwrap(read->wrapped, slot.by, read->head(), kNotThePassphrase);
}

}  // namespace tessera
