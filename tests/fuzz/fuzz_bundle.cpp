// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/bundle/bundle_file.h"
#include "sync/bundle/ustar.h"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

using namespace tessera;

void holds(bool promise)
{
    if (!promise) std::abort();
}

void saysOneLine(const Error& error)
{
    holds(!error.what.empty() && error.what.find('\n') == std::string::npos);
}

// What could be read can be written, and reads the same.
void tryContent(std::string_view bytes)
{
    const auto content = decodeBundle(bytes);
    if (!content) return saysOneLine(content.error());
    const auto written = encodeBundle(*content);
    holds(written.ok());
    const auto again = decodeBundle(*written);
    holds(again.ok() && again->session.entries == content->session.entries &&
          again->session.unknown == content->session.unknown && again->unknown == content->unknown);
    const auto bare = encodeBundle(chosen(*content, {}));
    holds(bare.ok());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto opened = openBundle(bytes);
    if (!opened) saysOneLine(opened.error());
    // Below the archive and the signature too, which hardly any change of a file would get past.
    const auto members = openUstar(bytes);
    tryContent(members ? members->bundle : bytes);
    if (members) holds(packUstar(*members) == bytes);
    return 0;
}
