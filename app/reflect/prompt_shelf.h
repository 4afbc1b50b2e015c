// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/reflection/prompts.h"

#include <QString>

#include <set>
#include <string>
#include <vector>

namespace tessera {

// The prompts that the product ships, in the person's language, and which of them are not for this person.
class PromptShelf {
public:
    explicit PromptShelf(const QString& language);

    [[nodiscard]] const std::vector<PromptSet>& sets() const { return sets_; }
    // Words of a prompt that was answered before; empty when it is not there any more.
    [[nodiscard]] std::string textOf(const std::string& id) const;

    [[nodiscard]] const std::set<std::string>& notForMe() const { return notForMe_; }
    void putAside(const std::string& id) { notForMe_.insert(id); }
    // Everything is offered again.
    void takeBackAll() { notForMe_.clear(); }
    // As one text, to be kept with the library.
    [[nodiscard]] std::string written() const;
    void read(const std::string& written);

private:
    std::vector<PromptSet> sets_;
    std::set<std::string> notForMe_;
};

}  // namespace tessera
