// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// Any bytes as a BORIS project, plain or packed: refused with a sentence, or sessions whose entries a journal
// takes without objection.
#include "core/journal/journal.h"
#include "sync/formats/boris/boris_reader.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

namespace {

void holds(bool promise)
{
    if (!promise) std::abort();
}

tessera::Status taken(const tessera::StoredSession& session)
{
    holds(tessera::validate(session.scheme).ok());
    tessera::Journal journal(session.id, session.scheme);
    for (const tessera::Entry& entry : session.entries) holds(journal.restore(entry).ok());
    holds(journal.fold().refused() == 0 && journal.fold().ended());
    return {};
}

void isSentence(const std::string& what)
{
    holds(!what.empty() && what.find('\n') == std::string::npos);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::istringstream stream(std::string(reinterpret_cast<const char*>(data), size));
    const tessera::ImportSink sink{[](const tessera::StoredSession& session) { return taken(session); },
                                   [](const tessera::ImportFinding& finding) { isSentence(finding.what); },
                                   {}};
    const auto status = tessera::readBoris(stream, {}, "fuzz.boris", sink);
    if (!status) isSentence(status.error().what);
    return 0;
}
