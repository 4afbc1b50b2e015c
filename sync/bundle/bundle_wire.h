// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace google::protobuf {
class Message;
}  // namespace google::protobuf

namespace tessera {

// Walks the bytes of a bundle without keeping anything: well formed, strings in UTF-8, and few enough
// entries, lines and unknown fields that taking them in costs a bounded amount of memory.
[[nodiscard]] Status inspectBundle(std::string_view bytes);

// The device's public key as a bundle's bytes name it, read without taking the rest in: a signature is
// checked before what it signs is trusted with anything.
[[nodiscard]] Result<std::string> publicTextIn(std::string_view bytes);

// Fields of `message` that this version does not know, at any depth, in protobuf's own form: a known field
// holding a message stands for its place and contains only what is unknown in there. `except` is the number
// of a field to leave out (0: none).
[[nodiscard]] std::string unknownIn(const google::protobuf::Message& message, int except = 0);

// Puts such fields back where they were. False (and nothing is changed) when the bytes are of another form.
[[nodiscard]] bool giveBack(const std::string& unknown, google::protobuf::Message& message, int except = 0);

}  // namespace tessera
