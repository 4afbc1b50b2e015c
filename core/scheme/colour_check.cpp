// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/scheme/colour_check.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numbers>

namespace tessera {

namespace {

struct Linear {
    double red = 0, green = 0, blue = 0;
};
using Matrix = std::array<double, 9>;

// IEC 61966-2-1.
double toLinear(std::uint8_t channel)
{
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

std::uint8_t fromLinear(double value)
{
    const double v = std::clamp(value, 0.0, 1.0);
    const double c = v <= 0.0031308 ? v * 12.92 : 1.055 * std::pow(v, 1 / 2.4) - 0.055;
    return static_cast<std::uint8_t>(std::lround(c * 255));
}

Linear linearOf(Colour colour)
{
    return {toLinear(colour.red), toLinear(colour.green), toLinear(colour.blue)};
}

Linear times(const Matrix& m, const Linear& c)
{
    return {m[0] * c.red + m[1] * c.green + m[2] * c.blue, m[3] * c.red + m[4] * c.green + m[5] * c.blue,
            m[6] * c.red + m[7] * c.green + m[8] * c.blue};
}

Linear clipped(const Linear& c)
{
    return {std::clamp(c.red, 0.0, 1.0), std::clamp(c.green, 0.0, 1.0), std::clamp(c.blue, 0.0, 1.0)};
}

// G. M. Machado, M. M. Oliveira, L. A. F. Fernandes: A Physiologically-based Model for Simulation of Color
// Vision Deficiency. IEEE TVCG 15(6), 2009; severity 1.0, on linear RGB.
constexpr Matrix kMachadoProtan{0.152286, 1.052583,  -0.204868, 0.114503, 0.786281,
                                0.099216, -0.003882, -0.048116, 1.051998};
constexpr Matrix kMachadoDeutan{0.367322, 0.860646,  -0.227968, 0.280085, 0.672501,
                                0.047413, -0.011820, 0.042940,  0.968881};
constexpr Matrix kMachadoTritan{1.255528, -0.076749, -0.178779, -0.078411, 0.930809,
                                0.147602, 0.004733,  0.691367,  0.303900};

// F. Vienot, H. Brettel, J. D. Mollon: Digital Video Colourmaps for Checking the Legibility of Displays by
// Dichromats. Color Research and Application 24(4), 1999; worked through for the primaries of sRGB.
constexpr Matrix kVienotProtan{0.11238, 0.88762, 0, 0.11238, 0.88762, 0, 0.00401, -0.00401, 1};
constexpr Matrix kVienotDeutan{0.29275, 0.70725, 0, 0.29275, 0.70725, 0, -0.02234, 0.02234, 1};

// H. Brettel, F. Vienot, J. D. Mollon: Computerized simulation of color appearance for dichromats. JOSA A
// 14(10), 1997; worked through for the primaries of sRGB. Two half planes; the sign of `kBrettelSide` tells
// which.
constexpr Matrix kBrettelTritan1{1.01277, 0.13548, -0.14826, -0.01243, 0.86812,
                                 0.14431, 0.07589, 0.80500,  0.11911};
constexpr Matrix kBrettelTritan2{0.93678, 0.18979,  -0.12657, 0.06154, 0.81526,
                                 0.12320, -0.37562, 1.12767,  0.24796};
constexpr Linear kBrettelSide{0.03901, -0.02788, -0.01113};

Linear simulated(const Linear& c, Vision vision)
{
    switch (vision) {
        case Vision::normal:
            return c;
        case Vision::protanMachado:
            return clipped(times(kMachadoProtan, c));
        case Vision::deutanMachado:
            return clipped(times(kMachadoDeutan, c));
        case Vision::tritanMachado:
            return clipped(times(kMachadoTritan, c));
        case Vision::protanVienot:
            return clipped(times(kVienotProtan, c));
        case Vision::deutanVienot:
            return clipped(times(kVienotDeutan, c));
        case Vision::tritanBrettel: {
            const double side =
                kBrettelSide.red * c.red + kBrettelSide.green * c.green + kBrettelSide.blue * c.blue;
            return clipped(times(side >= 0 ? kBrettelTritan1 : kBrettelTritan2, c));
        }
    }
    return c;
}

double labRoot(double t)
{
    constexpr double edge = 6.0 / 29.0;
    return t > edge * edge * edge ? std::cbrt(t) : t / (3 * edge * edge) + 4.0 / 29.0;
}

// CIE 1976 L*a*b* of linear sRGB, its own white (D65) as reference.
Lab labOf(const Linear& c)
{
    const double x = (0.4124564 * c.red + 0.3575761 * c.green + 0.1804375 * c.blue) / 0.95047;
    const double y = 0.2126729 * c.red + 0.7151522 * c.green + 0.0721750 * c.blue;
    const double z = (0.0193339 * c.red + 0.1191920 * c.green + 0.9503041 * c.blue) / 1.08883;
    const double fy = labRoot(y);
    return {116 * fy - 16, 500 * (labRoot(x) - fy), 200 * (fy - labRoot(z))};
}

double radians(double degrees)
{
    return degrees * std::numbers::pi / 180;
}

double hueDegrees(double a, double b)
{
    if (a == 0 && b == 0) return 0;
    const double degrees = std::atan2(b, a) * 180 / std::numbers::pi;
    return degrees < 0 ? degrees + 360 : degrees;
}

// The least value of `measure` over all pairs, with the pair.
struct WorstPair {
    double value = 100;
    std::size_t first = 0, second = 0;
};
template <class Measure>
WorstPair worstPair(std::size_t count, Measure measure)
{
    WorstPair worst;
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t j = i + 1; j < count; ++j)
            if (const double value = measure(i, j); value < worst.value) worst = {value, i, j};
    }
    return worst;
}

std::string oneDecimal(double value)
{
    std::array<char, 32> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.1f", value);
    return buffer.data();
}

}  // namespace

std::string_view visionName(Vision vision)
{
    switch (vision) {
        case Vision::normal:
            return "full colour vision";
        case Vision::protanMachado:
            return "red-blind (Machado 2009)";
        case Vision::deutanMachado:
            return "green-blind (Machado 2009)";
        case Vision::tritanMachado:
            return "blue-blind (Machado 2009)";
        case Vision::protanVienot:
            return "red-blind (Vienot 1999)";
        case Vision::deutanVienot:
            return "green-blind (Vienot 1999)";
        case Vision::tritanBrettel:
            return "blue-blind (Brettel 1997)";
    }
    return {};
}

Colour seenAs(Colour colour, Vision vision)
{
    const Linear seen = simulated(linearOf(colour), vision);
    return Colour{fromLinear(seen.red), fromLinear(seen.green), fromLinear(seen.blue)};
}

Lab labOf(Colour colour)
{
    return labOf(linearOf(colour));
}

// G. Sharma, W. Wu, E. N. Dalal: The CIEDE2000 Color-Difference Formula: Implementation Notes, Supplementary
// Test Data, and Mathematical Observations. Color Research and Application 30(1), 2005; equations 2 to 22.
double ciede2000(const Lab& first, const Lab& second)
{
    const double meanChroma = (std::hypot(first.a, first.b) + std::hypot(second.a, second.b)) / 2;
    const double chroma7 = std::pow(meanChroma, 7);
    const double power25 = std::pow(25.0, 7);
    const double g = 0.5 * (1 - std::sqrt(chroma7 / (chroma7 + power25)));
    const double a1 = (1 + g) * first.a;
    const double a2 = (1 + g) * second.a;
    const double c1 = std::hypot(a1, first.b);
    const double c2 = std::hypot(a2, second.b);
    const double h1 = hueDegrees(a1, first.b);
    const double h2 = hueDegrees(a2, second.b);
    const bool grey = c1 * c2 == 0;

    double hueStep = grey ? 0 : h2 - h1;
    if (hueStep > 180) hueStep -= 360;
    if (hueStep < -180) hueStep += 360;
    const double dL = second.lightness - first.lightness;
    const double dC = c2 - c1;
    const double dH = 2 * std::sqrt(c1 * c2) * std::sin(radians(hueStep / 2));

    double meanHue = h1 + h2;
    if (!grey) {
        if (std::abs(h1 - h2) > 180) meanHue += meanHue < 360 ? 360 : -360;
        meanHue /= 2;
    }
    const double meanL = (first.lightness + second.lightness) / 2;
    const double meanC = (c1 + c2) / 2;
    const double t = 1 - 0.17 * std::cos(radians(meanHue - 30)) + 0.24 * std::cos(radians(2 * meanHue)) +
                     0.32 * std::cos(radians(3 * meanHue + 6)) - 0.20 * std::cos(radians(4 * meanHue - 63));
    const double turn = 30 * std::exp(-std::pow((meanHue - 275) / 25, 2));
    const double meanC7 = std::pow(meanC, 7);
    const double rotation = -std::sin(radians(2 * turn)) * 2 * std::sqrt(meanC7 / (meanC7 + power25));
    const double fromMiddle = std::pow(meanL - 50, 2);
    const double l = dL / (1 + 0.015 * fromMiddle / std::sqrt(20 + fromMiddle));
    const double c = dC / (1 + 0.045 * meanC);
    const double h = dH / (1 + 0.015 * meanC * t);
    return std::sqrt(std::max(0.0, l * l + c * c + h * h + rotation * c * h));
}

ColourVerdict checkColours(const std::vector<Colour>& fills, Theme theme)
{
    using Kind = ColourFinding::Kind;
    ColourVerdict verdict;
    std::vector<Lab> labs(fills.size());
    verdict.worstDeltaE = 100;
    for (std::size_t v = 0; v < kVisions; ++v) {
        const auto vision = static_cast<Vision>(v);
        for (std::size_t i = 0; i < fills.size(); ++i) labs[i] = labOf(simulated(linearOf(fills[i]), vision));
        const WorstPair worst = worstPair(
            fills.size(), [&](std::size_t i, std::size_t j) { return ciede2000(labs[i], labs[j]); });
        verdict.deltaE[v] = worst.value;
        verdict.worstDeltaE = std::min(verdict.worstDeltaE, worst.value);
        if (worst.value < kLeastDeltaE)
            verdict.findings.push_back(
                {Kind::difference, vision, worst.first, worst.second, worst.value, kLeastDeltaE});
    }

    for (std::size_t i = 0; i < fills.size(); ++i) labs[i] = labOf(fills[i]);
    const WorstPair grey = worstPair(fills.size(), [&](std::size_t i, std::size_t j) {
        return std::abs(labs[i].lightness - labs[j].lightness);
    });
    verdict.greyStep = grey.value;
    if (grey.value < kLeastGreyStep)
        verdict.findings.push_back(
            {Kind::greyStep, Vision::normal, grey.first, grey.second, grey.value, kLeastGreyStep});

    verdict.worstLabelContrast = 21;
    verdict.worstPageContrast = 21;
    const Colour page = themeColours(theme).page;
    for (std::size_t i = 0; i < fills.size(); ++i) {
        const double label = contrastRatio(fills[i], markColourOn(fills[i], theme));
        const double toPage =
            std::max(contrastRatio(fills[i], page), contrastRatio(borderOf(fills[i], theme), page));
        verdict.worstLabelContrast = std::min(verdict.worstLabelContrast, label);
        verdict.worstPageContrast = std::min(verdict.worstPageContrast, toPage);
        if (label < kLeastLabelContrast)
            verdict.findings.push_back(
                {Kind::labelContrast, Vision::normal, i, i, label, kLeastLabelContrast});
        if (toPage < kLeastPageContrast)
            verdict.findings.push_back(
                {Kind::pageContrast, Vision::normal, i, i, toPage, kLeastPageContrast});
    }
    return verdict;
}

ColourVerdict checkColours(const Scheme& scheme, Theme theme)
{
    std::vector<Colour> fills;
    for (const CodeIndex state : scheme.states()) fills.push_back(fillOf(scheme.code(state), theme));
    return checkColours(fills, theme);
}

std::string describe(const ColourFinding& finding, const Scheme& scheme)
{
    const std::vector<CodeIndex> states = scheme.states();
    const auto label = [&](std::size_t position) {
        return position < states.size() ? "\"" + scheme.code(states[position]).label + "\""
                                        : std::string("a colour");
    };
    const std::string figures =
        " (" + oneDecimal(finding.value) + ", at least " + oneDecimal(finding.limit) + ").";
    switch (finding.kind) {
        case ColourFinding::Kind::difference:
            return label(finding.first) + " and " + label(finding.second) + " look too much alike, " +
                   std::string(visionName(finding.vision)) + figures;
        case ColourFinding::Kind::greyStep:
            return label(finding.first) + " and " + label(finding.second) +
                   " are too much alike in a print without colour" + figures;
        case ColourFinding::Kind::labelContrast:
            return "The letter on " + label(finding.first) + " is hard to read" + figures;
        case ColourFinding::Kind::pageContrast:
            return label(finding.first) + " hardly stands out from the page" + figures;
    }
    return {};
}

}  // namespace tessera
