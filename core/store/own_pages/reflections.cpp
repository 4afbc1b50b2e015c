// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/own_pages/reflections.h"

#include "core/store/library_impl.h"
#include "core/store/own_pages/reflection_codec.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

namespace tessera {

namespace {

const Uuid& idOf(const OwnPage& page)
{
    return std::visit([](const auto& one) -> const Uuid& { return one.id; }, page);
}

std::uint32_t revisionOf(const OwnPage& page)
{
    return std::visit([](const auto& one) { return one.revision; }, page);
}

bool takenBack(const OwnPage& page)
{
    return std::visit([](const auto& one) { return one.takenBack(); }, page);
}

Place placeOf(const Uuid& item, std::uint32_t revision)
{
    return {SealedAs::reflection, item, revision};
}

// What is written about one session, as the database has it.
class Pages {
public:
    Pages(Library::Impl& library, const Uuid& session) : library_(library), session_(session) {}

    // The key, when anything was written yet.
    [[nodiscard]] Result<std::optional<Key>> key() const
    {
        auto select = library_.database->prepare("SELECT wrapped_key FROM reflection_key WHERE session=?1");
        if (!select) return select.error();
        select->bind(1, session_);
        const auto found = select->step();
        if (!found) return found.error();
        if (!*found) return std::optional<Key>{};
        std::string buffer;
        const auto opened =
            library_.openOwn(select->blob(0), Place(SealedAs::reflectionKey, session_), buffer);
        if (!opened) return opened.error();
        auto read = Key::fromBytes(*opened);
        wipe(buffer);
        if (!read) return read.error();
        return std::optional<Key>(*read);
    }

    Result<Key> makeKey() const
    {
        const Key made = Key::random();
        const std::string wrapped = seal(made.view(), library_.key, Place(SealedAs::reflectionKey, session_));
        auto insert =
            library_.database->prepare("INSERT INTO reflection_key(session, wrapped_key) VALUES(?1, ?2)");
        if (!insert) return insert.error();
        if (const Status status = insert->bind(1, session_).bind(2, std::string_view(wrapped)).run(); !status)
            return status.error();
        return made;
    }

    [[nodiscard]] Result<std::vector<OwnPage>> read(const Key& key) const
    {
        auto select =
            library_.database->prepare("SELECT item, revision, sealed FROM reflection WHERE session=?1");
        if (!select) return select.error();
        select->bind(1, session_);
        std::vector<OwnPage> pages;
        std::string buffer;
        for (;;) {
            const auto row = select->step();
            if (!row) return row.error();
            if (!*row) break;
            const Uuid item = select->id(0);
            const auto revision = static_cast<std::uint32_t>(select->number(1));
            const auto plain = tessera::open(select->blob(2), key, placeOf(item, revision), buffer);
            if (!plain) return plain.error();
            auto page = decodeOwnPage(*plain);
            if (!page) return page.error();
            if (revisionOf(*page) != revision)
                return Error{Errc::damaged, "What was written about a visit is damaged.", session_.text()};
            std::visit([&item](auto& one) { one.id = item; }, *page);
            pages.push_back(std::move(*page));
        }
        wipe(buffer);
        return pages;
    }

    Status write(const Key& key, const OwnPage& page) const
    {
        std::string plain = encodeOwnPage(page);
        const std::string sealed = seal(plain, key, placeOf(idOf(page), revisionOf(page)));
        wipe(plain);
        auto insert = library_.database->prepare(
            "INSERT OR REPLACE INTO reflection(session, item, revision, sealed) VALUES(?1, ?2, ?3, ?4)");
        if (!insert) return insert.error();
        insert->bind(1, session_).bind(2, idOf(page)).bind(3, std::int64_t{revisionOf(page)});
        return insert->bind(4, std::string_view(sealed)).run();
    }

private:
    Library::Impl& library_;
    Uuid session_;
};

// The dates of one that came without its exact ones are cut, and so never later than they were.
std::int64_t datesOf(const OwnPage& page)
{
    if (const auto* const reflection = std::get_if<Reflection>(&page))
        return reflection->begun.ms + reflection->changed.ms;
    const auto& card = std::get<ActionCard>(page);
    return card.setOn + card.lookBackOn + card.askedOn + card.answeredOn;
}

bool standsOver(const OwnPage& incoming, const OwnPage& stored)
{
    if (revisionOf(incoming) != revisionOf(stored)) return revisionOf(incoming) > revisionOf(stored);
    if (datesOf(incoming) != datesOf(stored)) return datesOf(incoming) > datesOf(stored);
    return encodeOwnPage(incoming) > encodeOwnPage(stored);
}

std::vector<OwnPage> asList(const OwnPages& pages)
{
    std::vector<OwnPage> list(pages.reflections.begin(), pages.reflections.end());
    list.insert(list.end(), pages.cards.begin(), pages.cards.end());
    return list;
}

// In one commit; whether anything was new.
Result<bool> unite(Library& library, Library::Impl& inside, const Uuid& session,
                   const std::vector<OwnPage>& incoming, bool cardsCounted)
{
    if (const Status status = inside.mayWrite(); !status) return status.error();
    if (!library.contains(session))
        return Error{Errc::notFound, "There is no such session in this library.", session.text()};
    auto transaction = Transaction::begin(*inside.database, Transaction::Kind::write);
    if (!transaction) return transaction.error();
    const Pages pages(inside, session);
    auto key = pages.key();
    if (!key) return key.error();
    std::vector<OwnPage> stored;
    if (*key) {
        auto read = pages.read(**key);
        if (!read) return read.error();
        stored = std::move(*read);
    } else {
        const auto made = pages.makeKey();
        if (!made) return made.error();
        *key = *made;
    }
    bool changed = false, cardAdded = false;
    for (const OwnPage& page : incoming) {
        if (const auto same = decodeOwnPage(encodeOwnPage(page)); !same || idOf(page).isNil())
            return Error{Errc::invalid, "What was written is too long; nothing was stored.", session.text()};
        const auto before = std::find_if(stored.begin(), stored.end(),
                                         [&](const OwnPage& one) { return idOf(one) == idOf(page); });
        if (before != stored.end() && !standsOver(page, *before)) continue;
        cardAdded = cardAdded || (std::holds_alternative<ActionCard>(page) &&
                                  (before == stored.end() || takenBack(*before)));
        if (const Status status = pages.write(**key, page); !status) return status.error();
        changed = true;
        if (takenBack(page)) inside.walMustGo = true;  // with the words that stood there before
        if (before != stored.end())
            *before = page;
        else
            stored.push_back(page);
    }
    const auto cards = std::count_if(stored.begin(), stored.end(), [](const OwnPage& page) {
        return std::holds_alternative<ActionCard>(page) && !takenBack(page);
    });
    if (cardAdded && cardsCounted && cards > static_cast<std::ptrdiff_t>(kMostCards))
        return Error{Errc::refused, "A visit has up to three actions.", session.text()};
    if (!changed) return false;
    if (const Status status = transaction->commit(); !status) return status.error();
    return true;
}

OwnPages sorted(std::vector<OwnPage> pages)
{
    OwnPages sorted;
    for (OwnPage& page : pages) {
        if (takenBack(page)) continue;
        if (auto* const reflection = std::get_if<Reflection>(&page))
            sorted.reflections.push_back(std::move(*reflection));
        else
            sorted.cards.push_back(std::move(std::get<ActionCard>(page)));
    }
    std::sort(sorted.reflections.begin(), sorted.reflections.end(),
              [](const Reflection& a, const Reflection& b) {
                  return std::tie(a.begun, a.id) < std::tie(b.begun, b.id);
              });
    std::stable_sort(sorted.cards.begin(), sorted.cards.end(), [](const ActionCard& a, const ActionCard& b) {
        return std::tie(a.setOn, a.place, a.id) < std::tie(b.setOn, b.place, b.id);
    });
    return sorted;
}

Result<OwnPages> loaded(Library::Impl& library, const Uuid& session)
{
    const Pages pages(library, session);
    const auto key = pages.key();
    if (!key) return key.error();
    if (!*key) return OwnPages{};
    auto read = pages.read(**key);
    if (!read) return read.error();
    return sorted(std::move(*read));
}

Result<std::vector<Uuid>> writtenAbout(const Library::Impl& library)
{
    auto select = library.database->prepare("SELECT session FROM reflection_key ORDER BY session");
    if (!select) return select.error();
    std::vector<Uuid> sessions;
    for (;;) {
        const auto row = select->step();
        if (!row) return row.error();
        if (!*row) return sessions;
        sessions.push_back(select->id(0));
    }
}

}  // namespace

Status Reflections::save(const Uuid& session, const Reflection& reflection)
{
    const auto saved = unite(library_, *library_.impl_, session, {reflection}, false);
    return saved ? Status{} : Status(saved.error());
}

Status Reflections::save(const Uuid& session, const ActionCard& card)
{
    const auto saved = unite(library_, *library_.impl_, session, {card}, true);
    return saved ? Status{} : Status(saved.error());
}

Result<bool> Reflections::merge(const Uuid& session, const OwnPages& pages)
{
    if (pages.empty()) return false;
    return unite(library_, *library_.impl_, session, asList(pages), false);
}

Result<bool> Reflections::wouldMerge(const Uuid& session, const OwnPages& pages) const
{
    const Pages there(*library_.impl_, session);
    const auto key = there.key();
    if (!key) return key.error();
    if (!*key) return !pages.empty();
    const auto stored = there.read(**key);
    if (!stored) return stored.error();
    const auto incoming = asList(pages);
    return std::any_of(incoming.begin(), incoming.end(), [&stored](const OwnPage& page) {
        const auto before = std::find_if(stored->begin(), stored->end(),
                                         [&page](const OwnPage& one) { return idOf(one) == idOf(page); });
        return before == stored->end() || standsOver(page, *before);
    });
}

Result<OwnPages> Reflections::load(const Uuid& session) const
{
    return loaded(*library_.impl_, session);
}

Result<std::vector<Reflections::OfSession>> Reflections::all() const
{
    const auto sessions = writtenAbout(*library_.impl_);
    if (!sessions) return sessions.error();
    std::vector<OfSession> all;
    for (const Uuid& session : *sessions) {
        auto pages = load(session);
        if (!pages) return pages.error();
        if (!pages->empty()) all.push_back({session, std::move(*pages)});
    }
    return all;
}

std::vector<std::string> Reflections::findings(const Library& library)
{
    const auto sessions = writtenAbout(*library.impl_);
    if (!sessions) return {describe(sessions.error())};
    std::vector<std::string> found;
    for (const Uuid& session : *sessions)
        if (!loaded(*library.impl_, session))
            found.push_back("Session " + session.text() + ": what was written about it is damaged.");
    return found;
}

}  // namespace tessera
