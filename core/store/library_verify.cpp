// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/library.h"
#include "core/store/library_impl.h"
#include "core/store/sealing/entry_codec.h"
#include "core/store/sealing/wire.h"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace tessera {

namespace {

class Sha256 {
public:
    Sha256() { crypto_hash_sha256_init(&state_); }
    void add(std::string_view bytes)
    {
        crypto_hash_sha256_update(&state_, reinterpret_cast<const unsigned char*>(bytes.data()),
                                  bytes.size());
    }
    // With its length before it, so that no two lists of texts give the same bytes.
    void addText(std::string_view text)
    {
        length_.clear();
        putNumber(length_, text.size());
        add(length_);
        add(text);
    }
    void addNumber(std::uint64_t number)
    {
        length_.clear();
        putNumber(length_, number);
        add(length_);
    }
    [[nodiscard]] std::string hex()
    {
        std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
        crypto_hash_sha256_final(&state_, digest.data());
        constexpr std::string_view digits = "0123456789abcdef";
        std::string out;
        for (const unsigned char byte : digest) {
            out.push_back(digits[byte >> 4]);
            out.push_back(digits[byte & 0x0F]);
        }
        return out;
    }

private:
    crypto_hash_sha256_state state_{};
    std::string length_;
};

// The plain bytes of one entry under their number: forks stand beside each other in an order of their own.
using Plain = std::pair<std::uint32_t, std::string>;

}  // namespace

std::string entriesDigest(const std::vector<Entry>& entries)
{
    Sha256 hash;
    std::string plain;
    for (const Entry& entry : entries) {
        plain.clear();
        encodeEntry(entry, plain);
        hash.addText(plain);
    }
    return hash.hex();
}

namespace {

// Goes through a whole library and notes what is wrong instead of stopping at it.
class Check {
public:
    explicit Check(const Library& library, const Library::Impl& inside) : library_(library), inside_(inside)
    {
    }

    Result<Library::Verification> run()
    {
        auto view = Transaction::begin(*inside_.database, Transaction::Kind::read);
        if (!view) return view.error();
        checkPages();
        const auto ids = library_.sessionIds();
        if (!ids) {
            find(describe(ids.error()));
            return std::move(result_);
        }
        for (const Uuid& id : *ids) checkSession(id);
        checkSecrets();
        result_.contentDigest = hash_.hex();
        return std::move(result_);
    }

private:
    void find(std::string finding) { result_.findings.push_back(std::move(finding)); }

    void checkPages()
    {
        for (const char* const sql : {"PRAGMA integrity_check(20)", "PRAGMA foreign_key_check"}) {
            auto check = inside_.database->prepare(sql);
            for (;;) {
                const auto row = check ? check->step() : Result<bool>(check.error());
                if (!row) {
                    find(describe(row.error()));
                    break;
                }
                if (!*row) break;
                const std::string said(check->blob(0));
                if (said != "ok") find("The file's pages do not fit together: " + said);
            }
        }
    }

    void checkSession(const Uuid& id)
    {
        ++result_.sessions;
        const auto row = inside_.row(id);
        if (!row) {
            find("Session " + id.text() + ": its key or its codes are damaged.");
            return;
        }
        std::vector<Plain> plains;
        std::uint32_t expected = 1;
        std::string buffer;
        const auto take = [&](std::uint32_t number, std::uint32_t variant,
                              std::string_view sealed) -> Status {
            ++(variant == 0 ? result_.entries : result_.forks);
            if (variant == 0 && number != expected)
                find("Session " + id.text() + ": entries are missing before number " +
                     std::to_string(number) + ".");
            if (variant == 0) expected = number + 1;
            const auto plain =
                tessera::open(sealed, row->key, Place(SealedAs::entry, id, number, variant), buffer);
            const auto entry = plain ? decodeEntry(*plain) : Result<Entry>(plain.error());
            if (entry && entry->number == number)
                plains.emplace_back(number, encodeEntry(*entry));
            else
                find("Session " + id.text() + ": entry " + std::to_string(number) + " is damaged.");
            return {};
        };
        for (const Status& status : {inside_.eachEntry(id, take), inside_.eachFork(id, take)})
            if (!status) find("Session " + id.text() + ": " + status.error().what);
        std::sort(plains.begin(), plains.end());
        hash_.add({reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size()});
        hash_.addNumber(plains.size());
        for (const Plain& plain : plains) hash_.addText(plain.second);
    }

    void checkSecrets()
    {
        auto select = inside_.database->prepare("SELECT name_digest, sealed FROM secret");
        std::string buffer;
        for (;;) {
            const auto row = select ? select->step() : Result<bool>(select.error());
            if (!row) return find(describe(row.error()));
            if (!*row) return;
            const Place place(SealedAs::secret, select->blob(0));
            if (!tessera::open(select->blob(1), inside_.key, place, buffer))
                find("A setting of the app is damaged.");
        }
    }

    const Library& library_;
    const Library::Impl& inside_;
    Library::Verification result_;
    Sha256 hash_;
};

}  // namespace

Result<Library::Verification> Library::verify() const
{
    return Check(*this, *impl_).run();
}

}  // namespace tessera
