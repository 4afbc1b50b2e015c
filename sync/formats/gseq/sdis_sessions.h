// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sync/formats/gseq/sdis_declaration.h"
#include "sync/formats/gseq/sdis_units.h"
#include "sync/formats/reading/code_book.h"
#include "sync/formats/reading/read_session.h"

#include <cstdint>
#include <string>
#include <vector>

namespace tessera {

// How a code was used anywhere in the file.
struct SdisUse {
    bool lengths = false;  // with a length
    bool moments = false;  // with an onset alone, or a millisecond
};

enum class SdisRole : std::uint8_t { state, point, cannotTell, pause, unnamed };

// What the codes of a file are: which make the bouts, which are moments.
struct SdisRoles {
    std::vector<SdisRole> of;  // by index of the name
    bool mayCoincide = false;  // states that come together become one state of both
};
[[nodiscard]] SdisRoles sdisRoles(const SdisDeclaration& declaration, const std::vector<std::string>& names,
                                  const std::vector<SdisUse>& uses, const CodeBook& book, bool ours);

void noteUses(const SdisSession& session, std::vector<SdisUse>& uses);

// A stretch of one session with a state, or with several of them at once.
struct SdisStretch {
    std::string code;
    Millis on{0}, off{0};
    std::size_t line = 0;
};

// Makes one session out of its spans. Errors are sentences with a line.
class SdisAssembly {
public:
    SdisAssembly(const SdisDeclaration& declaration, const std::vector<std::string>& names,
                 const SdisRoles& roles, bool healing);

    // The states of a session one after another; those that overlap are left so unless they may coincide.
    [[nodiscard]] std::vector<SdisStretch> states(const SdisSession& session, std::string& problem);
    // Fills in bouts, moments and the end; what is not kept is said in `remarks`. A problem refuses.
    [[nodiscard]] std::string fill(const SdisSession& session, const CodeBook& book, ReadSession& made,
                                   std::vector<std::string>& remarks, std::size_t& line);
    // How many gaps of a millisecond were closed so far.
    [[nodiscard]] std::size_t healed() const { return healed_; }

private:
    [[nodiscard]] std::string moments(const SdisSession& session, const CodeBook& book, Millis origin,
                                      ReadSession& made, std::vector<std::string>& remarks,
                                      std::size_t& line);
    [[nodiscard]] static Millis endOf(const SdisSession& session);

    const SdisDeclaration& declaration_;
    const std::vector<std::string>& names_;
    const SdisRoles& roles_;
    bool healing_;
    std::size_t healed_ = 0;
    std::int64_t momentsMade_ = 0;
};

}  // namespace tessera
