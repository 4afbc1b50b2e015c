// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"
#include "sync/formats/gseq/sdis_declaration.h"
#include "sync/formats/gseq/sdis_text.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tessera {

// One code with its time, as it stands in the data. Times as in the file.
struct SdisSpan {
    std::uint32_t name = 0;  // index into SdisUnits::names()
    Millis on{0}, off{0};
    bool open = false;       // lasts to the session's end, when there is one
    bool momentary = false;  // has an onset alone
    std::int64_t units = 1;  // intervals it was seen in, one after another
    std::size_t line = 0;
};

struct SdisSession {
    std::size_t line = 0;
    std::vector<SdisSpan> spans;  // stream after stream
    std::optional<Millis> start, end;
    std::size_t problemLine = 0;
    std::string problem;  // why it cannot be taken; empty for nothing
};

struct SdisUnit {
    std::string label;
    std::size_t line = 0;
    std::vector<SdisSession> sessions;
    std::vector<std::string> levels;
};

// Reads the data behind the declaration, unit by unit (`measures.md` section 5.2). A coding error is its
// session's problem; what comes after is read on. Both must outlive it.
class SdisUnits {
public:
    SdisUnits(SdisText& text, const SdisDeclaration& declaration);

    // The next unit; false at the end of the file. A unit that is cut off has its last session refused.
    [[nodiscard]] bool next(SdisUnit& unit);
    // All codes met so far.
    [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

private:
    void refuse(std::string what);
    void label();
    void levels(SdisUnit& unit);
    void item(const std::string& text);
    void timedItem(const std::string& text);
    void stateItem(const std::string& text);
    void bareTime(const std::string& text);
    void repeated(const std::string& text);
    void multiItem(const std::string& text);
    void intervalComma();
    void intervalRepeat();
    void closeInterval();
    void closeStream();
    void closeSession(bool cut);
    void addSpan(const SdisSpan& span);
    [[nodiscard]] std::string word();
    [[nodiscard]] std::optional<Millis> time(const std::string& text);
    [[nodiscard]] std::optional<std::uint32_t> nameOf(const std::string& code);
    [[nodiscard]] bool byInterval() const { return declaration_.type == SdisType::interval; }

    SdisText& text_;
    const SdisDeclaration& declaration_;
    std::vector<std::string> names_;
    std::vector<std::optional<std::size_t>> sets_;  // of each name
    std::map<std::string, std::uint32_t, std::less<>> index_;
    SdisSession session_;
    std::string label_;
    std::size_t streamFrom_ = 0;  // index of the stream's first span
    bool anyItem_ = false;        // in this session, a label apart
    Millis cursor_{0};            // where the stream has come to, for codes without times
    std::vector<std::uint32_t> together_;
    std::int64_t repeat_ = 0;  // 0: not said
    bool intervalOpen_ = false;
};

}  // namespace tessera
