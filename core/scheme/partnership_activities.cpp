// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/scheme/palette.h"
#include "core/scheme/scheme.h"

namespace tessera {

namespace {

// Fills of `ux.md` section 3: chosen so that they differ under every colour vision and in grey, with no red
// and no pure green that could read as stop and go.
Scheme build()
{
    CodeGroup activities{"Partnership activities", CodeKind::state, {}};
    activities.codes = {
        {"locating", "Locating and orienting change", "Locating", "Show me the ball", "L", Mark::ball,
         Colour{0x1F, 0x51, 0x9E}, Colour{0x7B, 0x87, 0xBF}},
        {"meaning", "Creating meaning for change", "Meaning", "Let's look differently at the ball", "M",
         Mark::halfBall, Colour{0xEF, 0xB4, 0x43}, Colour{0xFF, 0xDE, 0x98}},
        {"joint-action", "Change through joint live action", "Joint action", "Let's hold the ball together",
         "J", Mark::twoBalls, Colour{0x3A, 0x9C, 0x90}, Colour{0x47, 0xD1, 0xC5}},
        {"planning", "Planning for change", "Planning", "How will it be for you holding this new ball?", "P",
         Mark::triangle, Colour{0x5B, 0x1D, 0x38}, Colour{0xA4, 0x52, 0x70}},
    };

    // Steps are moments in the lane above the squares: one neutral colour, told apart by number and words.
    const Colour light = kPointLight;
    const Colour dark = kPointDark;
    CodeGroup steps{"Building a partnership", CodeKind::point, {}};
    steps.codes = {
        {"earning-acceptance", "Earning acceptance", "Acceptance", "", "1", Mark::flag, light, dark},
        {"valuing-themselves", "Helping families value themselves", "Valuing", "", "2", Mark::flag, light,
         dark},
        {"subtle-intervention", "Subtle intervention", "Subtle", "", "3", Mark::flag, light, dark},
        {"obvious-intervention", "Obvious intervention", "Obvious", "", "4", Mark::flag, light, dark},
        {"repair", "Repair after rupture", "Repair", "", "5", Mark::flag, light, dark},
    };
    return Scheme{"partnership-activities/1", "Partnership activities", {activities, steps}, std::nullopt};
}

}  // namespace

const Scheme& partnershipActivities()
{
    static const Scheme scheme = build();
    return scheme;
}

}  // namespace tessera
