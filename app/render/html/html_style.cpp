// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/render/html/html_style.h"

namespace tessera {

namespace {

// Shape and size; what has a colour of its own stands in coloured().
constexpr const char* kLayout = R"css(
*{box-sizing:border-box}
body{margin:0;font:1.06rem/1.5 Lato,'Noto Sans',Carlito,'DejaVu Sans',sans-serif}
main{max-width:54rem;margin:0 auto;padding:1.5rem 1.25rem 2.5rem}
h1{font-size:1.75rem;line-height:1.25;margin:0}
h2{font-size:1.2rem;margin:2rem 0 .4rem}
p{margin:.3rem 0;overflow-wrap:anywhere}
.kind{display:inline-block;margin-top:.7rem;padding:.15rem .8rem;border:1px solid;border-radius:.5rem;font-weight:bold}
figure{margin:.8rem 0 0}
svg{display:block;max-width:100%;height:auto;direction:ltr;print-color-adjust:exact;-webkit-print-color-adjust:exact}
svg.shapes{position:absolute;width:0;height:0}
ul{margin:.3rem 0;padding:0;list-style:none}
.key{display:grid;grid-template-columns:repeat(auto-fit,minmax(17rem,1fr));gap:.7rem 1.2rem;margin-top:1.2rem}
.key li{display:flex;gap:.75rem;align-items:flex-start}
.key svg{flex:none}
.key b{display:block}
.moments li{display:flex;gap:.9rem;margin:.25rem 0}
.moments .clock{flex:none;min-width:3.4rem}
.moments .said{overflow-wrap:anywhere;min-width:0}
table{border-collapse:collapse;width:100%}
caption{text-align:start;padding-bottom:.4rem}
th,td{padding:.28rem .5rem;text-align:start;border-bottom:1px solid}
.number{text-align:end;font-variant-numeric:tabular-nums}
.bars td.bar{width:60%}
.bars svg{width:100%}
.closing{margin-top:1.6rem;font-weight:bold}
@page{size:A4;margin:14mm 15mm}
@media print{
body{font-size:10.5pt;line-height:1.35}
main{max-width:none;padding:0}
h1{font-size:17pt}
h2{font-size:12pt;margin:.9rem 0 .2rem;break-after:avoid}
figure,.key li,.moments li,tr{break-inside:avoid}
.key{grid-template-columns:1fr 1fr;gap:.35rem 1rem;margin-top:.7rem}
.aside{display:none}
}
)css";

QByteArray coloured(const SvgInk& ink, const std::vector<CodeIndex>& codes, const Look& look, Theme theme)
{
    const auto shade = [&](Colour ThemeColours::*which) {
        const Colour colour = themeColours(theme).*which;
        return QByteArray::fromStdString((look.grey ? greyOf(colour) : colour).text());
    };
    return "body{background:" + shade(&ThemeColours::page) + ";color:" + shade(&ThemeColours::ink) +
           "}a{color:" + shade(&ThemeColours::accent) + "}.quiet{color:" + shade(&ThemeColours::ink2) +
           "}.kind{background:" + shade(&ThemeColours::soft) +
           ";border-color:" + shade(&ThemeColours::control) +
           "}th,td{border-color:" + shade(&ThemeColours::line) + "}a:focus-visible{outline:3px solid " +
           shade(&ThemeColours::focus) + ";outline-offset:2px}" + ink.rules(codes, theme);
}

}  // namespace

QByteArray htmlStyle(const SvgInk& ink, const std::vector<CodeIndex>& codes, const Look& look)
{
    return kLayout + coloured(ink, codes, look, Theme::light) +
           "\n@media screen and (prefers-color-scheme:dark){" + coloured(ink, codes, look, Theme::dark) +
           "}\n@media print{body{background:none}}\n";
}

}  // namespace tessera
