// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/render/look.h"

#include <QByteArray>

#include <cstdint>

namespace tessera {

// How the colours of an SVG are spelled: as they are in a file that stands alone, or as classes of the page
// that holds the picture, so that the page can have a light and a dark look. Each answer begins with a blank.
class SvgInk {
public:
    enum class Spelling : std::uint8_t { colours, classes };

    SvgInk(const Scheme& scheme, const Look& look, Spelling spelling)
        : scheme_(scheme), look_(look), spelling_(spelling)
    {
    }

    [[nodiscard]] QByteArray fill(CodeIndex code) const;    // "none" for no code
    [[nodiscard]] QByteArray square(CodeIndex code) const;  // filled, with its border
    [[nodiscard]] QByteArray border(CodeIndex code) const;  // the border alone
    [[nodiscard]] QByteArray sign(CodeIndex code) const;    // the mark or letter on the fill
    [[nodiscard]] QByteArray hatch() const;
    // Words and signs that are no activity's own.
    [[nodiscard]] QByteArray ink(Colour ThemeColours::*which) const;
    // The attribute by which one shape is used again.
    [[nodiscard]] QByteArray link() const;

    // "#RRGGBB" of a theme's own colour in this look.
    [[nodiscard]] QByteArray shade(Colour ThemeColours::*which) const;
    // The rules of all classes, with the colours of `theme`; `codes` are those that are used.
    [[nodiscard]] QByteArray rules(const std::vector<CodeIndex>& codes, Theme theme) const;

private:
    [[nodiscard]] bool classes() const { return spelling_ == Spelling::classes; }

    const Scheme& scheme_;
    Look look_;
    Spelling spelling_;
};

}  // namespace tessera
