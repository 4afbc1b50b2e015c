// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/study/send_json.h"

#include "sync/formats/figures_tree.h"

#include <utility>

namespace tessera {

std::string sendJson(const SentFigures& figures)
{
    using tree::Json;
    Json parcels = Json::array();
    for (const SentParcel& parcel : figures.parcels)
        parcels.push_back({{"name", parcel.name},
                           {"session", tree::textOrNull(parcel.session)},
                           {"state", parcel.state},
                           {"size", parcel.size},
                           {"made", isoText(parcel.made)},
                           {"changed", isoText(parcel.changed)},
                           {"failures", parcel.failures},
                           {"problem", tree::textOrNull(parcel.problem)},
                           {"next", parcel.next ? Json(isoText(*parcel.next)) : Json(nullptr)}});
    return tree::written(Json{{"place", tree::textOrNull(figures.place)},
                              {"kind", tree::textOrNull(figures.kind)},
                              {"parcels", std::move(parcels)},
                              {"handed_over", figures.handedOver},
                              {"received", figures.received},
                              {"waiting", figures.waiting},
                              {"swept", figures.swept}});
}

}  // namespace tessera
