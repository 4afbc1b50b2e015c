// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/render/paper/report_content.h"
#include "app/render/paper/svg_ink.h"

#include <QByteArray>

#include <map>
#include <utility>

namespace tessera {

// The pictures of a report as parts of an SVG. Each look of a square is described once, in definitions(), and
// used where it stands; whoever writes the file puts the definitions beside the pictures. Widths are those of
// the page of 740 that all reports share; x and y are where a picture begins.
class SvgPictures {
public:
    static constexpr double kWidth = 740;
    static constexpr double kLabels = 64;  // the row labels' room

    // `content` and `ink` must outlive it.
    SvgPictures(const ReportContent& content, const SvgInk& ink) : content_(content), ink_(ink) {}

    [[nodiscard]] QByteArray squares(const ReportContent::Squares& grid, double x, double y);
    [[nodiscard]] static double height(const ReportContent::Squares& grid);
    [[nodiscard]] QByteArray ribbonAlong(double x, double y) const;
    static constexpr double kRibbonHeight = 44;
    // One bar, at most `width` long for the longest of all, `height` high.
    [[nodiscard]] QByteArray bar(const ReportContent::Bar& bar, double x, double y, double width,
                                 double height) const;
    // A single square of 30, as the key shows it; in grey its mark stands beside it, as wide again.
    [[nodiscard]] QByteArray swatch(CodeIndex code, double x, double y);
    [[nodiscard]] double swatchWidth() const;

    [[nodiscard]] const QByteArray& definitions() const { return definitions_; }

private:
    using Uses = std::map<CodeIndex, QByteArray>;

    [[nodiscard]] static GridMetrics metrics(const ReportContent::Squares& grid);
    QByteArray look(CodeIndex code, bool roundLeft, bool roundRight, bool wideLeft, bool wideRight);
    [[nodiscard]] QByteArray sign(CodeIndex code, double x, double y) const;
    [[nodiscard]] QByteArray hatch(double x, double y, double width, double height) const;
    [[nodiscard]] QByteArray path(const QByteArray& path, Colour ThemeColours::*which) const;
    void addCell(const Square& square, const CellPicture& cell, bool fromRight, double x, double y);
    void addSliced(const Square& square, const Rect& rect, bool fromRight, double x, double y);
    [[nodiscard]] QByteArray takeCells();

    const ReportContent& content_;
    const SvgInk& ink_;
    GridMetrics metrics_;
    QByteArray definitions_;
    std::map<std::pair<CodeIndex, int>, QByteArray> looks_;
    Uses signs_;
    bool outlined_ = false;
    // Of the picture that is being made.
    Uses whole_, slices_, outlines_;
    QByteArray hatched_, signUses_;
};

}  // namespace tessera
