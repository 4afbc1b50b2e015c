// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/library_impl.h"

namespace tessera {

Status Library::lock(const std::optional<Uuid>& goesOn)
{
    Impl& inside = *impl_;
    if (inside.slot.protection == Protection::open)
        return Error{Errc::refused, "Without a passphrase or a keyring there is nothing to lock.",
                     inside.options.folder.string()};
    // One that was taken up again has its key unwrapped at its first entry, which may still be to come.
    if (goesOn && !inside.locked)
        if (const auto end = inside.tail(*goesOn)) inside.tails[*goesOn] = *end;
    std::erase_if(inside.tails, [&goesOn](const auto& one) { return one.first != goesOn; });
    inside.key = Key();
    inside.nameKey = Key();
    inside.slot.by = Key();
    inside.locked = true;
    return {};
}

bool Library::locked() const
{
    return impl_->locked;
}

Status Library::unlock(const Library& opened)
{
    const Impl& other = *opened.impl_;
    if (!impl_->locked) return {};
    if (other.locked) return lockedError();
    if (opened.device() != device())
        return Error{Errc::refused, "That is another library.", opened.folder().string()};
    impl_->key = other.key;
    impl_->nameKey = other.nameKey;
    impl_->slot = other.slot;
    impl_->byRecovery = other.byRecovery;
    impl_->locked = false;
    return {};
}

}  // namespace tessera
