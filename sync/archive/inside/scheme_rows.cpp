// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/archive/inside/scheme_rows.h"

#include "core/store/sealing/scheme_codec.h"
#include "sync/archive/inside/prepared.h"

#include <cstdint>
#include <utility>

namespace tessera::archive {

Row schemeRow(const std::string& study, const Scheme& scheme)
{
    return {study, readable(scheme.id), readable(scheme.title),
            scheme.interval ? Cell(std::int64_t{scheme.interval->count()}) : Cell(),
            Bytes{encodeScheme(scheme)}};
}

std::vector<Row> codeRows(const std::string& study, const Scheme& scheme)
{
    std::vector<Row> rows;
    std::int64_t index = 0, state = 0;
    for (const CodeGroup& group : scheme.groups) {
        for (const Code& code : group.codes) {
            const bool isState = group.kind == CodeKind::state;
            Row row{study,
                    readable(scheme.id),
                    index++,
                    readable(code.id),
                    isState ? "state" : "point",
                    isState ? Cell(state++) : Cell()};
            for (const std::string& text :
                 {group.name, code.label, code.shortLabel, code.phrase, code.letter})
                row.add(readable(text));
            row.add(markName(code.mark));
            row.add(code.light.text());
            row.add(code.dark.text());
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

}  // namespace tessera::archive
