// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/study/keys_tree.h"

namespace tessera {
namespace {

using tree::Json;

Json treeOf(const CardFigures& study)
{
    return {{"id", study.id},
            {"name", study.name},
            {"revision", study.revision},
            {"recipients", study.recipients},
            {"signing_key", study.signingKey},
            {"dates", study.dates},
            {"retention_days", study.retentionDays > 0 ? Json(study.retentionDays) : Json(nullptr)},
            {"notes", study.notes},
            {"words", study.words}};
}

}  // namespace

Json tree::ofDevices(const std::vector<DeviceFigures>& devices)
{
    Json all = Json::array();
    for (const DeviceFigures& device : devices)
        all.push_back({{"device", device.device},
                       {"label", textOrNull(device.label)},
                       {"public_key", device.publicKey},
                       {"fingerprint", device.fingerprint},
                       {"words", device.words},
                       {"trusted", device.trusted},
                       {"revoked", device.revoked},
                       {"highest", device.highest},
                       {"missing", device.missing},
                       {"says", device.says}});
    return all;
}

std::string devicesJson(const std::vector<DeviceFigures>& devices)
{
    return tree::written(Json{{"devices", tree::ofDevices(devices)}});
}

std::string keysJson(const KeyFigures& keys)
{
    return tree::written(Json{{"device", keys.device},
                              {"public_key", keys.publicKey},
                              {"fingerprint", keys.fingerprint},
                              {"words", keys.words},
                              {"study", keys.study ? treeOf(*keys.study) : Json(nullptr)}});
}

std::string newStudyJson(const CardFigures& study, const std::vector<std::string>& identities,
                         const std::vector<std::string>& cards)
{
    return tree::written(Json{{"study", treeOf(study)}, {"identities", identities}, {"cards", cards}});
}

}  // namespace tessera
