// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/bundle/bundle_wire.h"

#include "sync/bundle/bundle_rules.h"

#include <bundle.pb.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <google/protobuf/unknown_field_set.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace tessera {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::UnknownField;
using google::protobuf::UnknownFieldSet;

constexpr std::size_t kMostUnknown = 100'000;
constexpr std::size_t kMostMessages = kMostEntries + 10'000;
constexpr int kDeepest = 50;

enum WireType : std::uint32_t {
    varint = 0,
    fixed64 = 1,
    delimited = 2,
    startGroup = 3,
    endGroup = 4,
    fixed32 = 5
};

// Reads protobuf's wire form from front to back; every member answers nothing at the first byte that does not
// fit.
class Wire {
public:
    explicit Wire(std::string_view bytes) : bytes_(bytes) {}

    [[nodiscard]] bool atEnd() const { return bytes_.empty(); }

    std::optional<std::uint64_t> number()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 70 && !bytes_.empty(); shift += 7) {
            const auto byte = static_cast<unsigned char>(bytes_.front());
            bytes_.remove_prefix(1);
            value |= static_cast<std::uint64_t>(byte & 0x7F) << std::min(shift, 63U);
            if (byte < 0x80) return value;
        }
        return std::nullopt;
    }

    std::optional<std::string_view> take(std::uint64_t count)
    {
        if (count > bytes_.size()) return std::nullopt;
        const std::string_view taken = bytes_.substr(0, static_cast<std::size_t>(count));
        bytes_.remove_prefix(taken.size());
        return taken;
    }

    // The value after a tag that is no group; for a number and fixed widths the text is of no use to anyone.
    std::optional<std::string_view> value(std::uint32_t type)
    {
        switch (type) {
            case varint:
                return number() ? std::optional<std::string_view>{""} : std::nullopt;
            case fixed64:
                return take(8);
            case fixed32:
                return take(4);
            case delimited: {
                const auto length = number();
                return length ? take(*length) : std::nullopt;
            }
            default:
                return std::nullopt;
        }
    }

private:
    std::string_view bytes_;
};

Error malformed()
{
    return Error{Errc::damaged,
                 "this is not a whole bundle: its bytes are cut short or changed; copy it again", ""};
}

Error tooMany(const char* what)
{
    return Error{Errc::invalid,
                 std::string("the bundle is refused: it has more ") + what + " than any session needs", ""};
}

class Inspection {
public:
    Status message(std::string_view bytes, const Descriptor& type, int depth)
    {
        if (depth > kDeepest) return malformed();
        if (++messages_ > kMostMessages) return tooMany("lines");
        Wire wire(bytes);
        int groups = 0;
        while (!wire.atEnd()) {
            const auto tag = wire.number();
            if (!tag || *tag > 0xFFFFFFFF || (*tag >> 3) == 0) return malformed();
            const auto wireType = static_cast<std::uint32_t>(*tag & 7);
            const FieldDescriptor* field =
                groups > 0 ? nullptr : type.FindFieldByNumber(static_cast<int>(*tag >> 3));
            if (field == nullptr && ++unknown_ > kMostUnknown) return tooMany("unknown fields");
            if (wireType == startGroup || wireType == endGroup) {
                groups += wireType == startGroup ? 1 : -1;
                if (groups < 0 || groups > kDeepest) return malformed();
                continue;
            }
            const auto value = wire.value(wireType);
            if (!value) return malformed();
            if (field == nullptr) continue;
            if (Status status = known(*value, wireType, *field, depth); !status) return status;
        }
        if (groups != 0) return malformed();
        return {};
    }

private:
    Status known(std::string_view value, std::uint32_t wireType, const FieldDescriptor& field, int depth)
    {
        // A field in another form than its own would be kept as an unknown one and shadow the real one.
        const bool isText = field.type() == FieldDescriptor::TYPE_STRING;
        const bool isMessage = field.type() == FieldDescriptor::TYPE_MESSAGE;
        const bool isBytes = field.type() == FieldDescriptor::TYPE_BYTES;
        const bool isPacked = field.is_packed() && wireType == delimited;
        if ((isText || isMessage || isBytes || isPacked) != (wireType == delimited)) return malformed();
        if (isText && !isUtf8(value)) {
            return Error{Errc::invalid, "the bundle is refused: it has text that is not UTF-8", ""};
        }
        if (isMessage) return message(value, *field.message_type(), depth + 1);
        if (field.is_repeated()) {
            // Each number ends in the one byte of it that is below 128.
            const auto ends = std::count_if(value.begin(), value.end(), [](char byte) {
                return static_cast<unsigned char>(byte) < 0x80;
            });
            numbers_ += isPacked ? static_cast<std::size_t>(ends) : 1;
            if (numbers_ > kMostEntries) return tooMany("entries");
        }
        return {};
    }

    std::size_t messages_ = 0, unknown_ = 0, numbers_ = 0;
};

void gather(const Message& message, int except, UnknownFieldSet& found)
{
    const auto* reflection = message.GetReflection();
    std::vector<const FieldDescriptor*> fields;
    reflection->ListFields(message, &fields);
    for (const FieldDescriptor* field : fields) {
        if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE || field->number() == except) continue;
        const int count = field->is_repeated() ? reflection->FieldSize(message, field) : 1;
        std::vector<std::string> inside;
        bool any = false;
        for (int i = 0; i < count; ++i) {
            inside.push_back(unknownIn(field->is_repeated()
                                           ? reflection->GetRepeatedMessage(message, field, i)
                                           : reflection->GetMessage(message, field)));
            any = any || !inside.back().empty();
        }
        // Those without stand there empty, so that the others keep their places.
        for (const std::string& part : inside) {
            if (any) found.AddLengthDelimited(field->number(), part);
        }
    }
    found.MergeFrom(reflection->GetUnknownFields(message));
}

bool scatter(const UnknownFieldSet& unknown, Message& message, int except)
{
    const auto* reflection = message.GetReflection();
    std::map<int, int> taken;
    for (int i = 0; i < unknown.field_count(); ++i) {
        const UnknownField& part = unknown.field(i);
        const FieldDescriptor* field = message.GetDescriptor()->FindFieldByNumber(part.number());
        if (field == nullptr) {
            reflection->MutableUnknownFields(&message)->AddField(part);
            continue;
        }
        if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE || part.number() == except ||
            part.type() != UnknownField::TYPE_LENGTH_DELIMITED) {
            return false;
        }
        const int index = taken[part.number()]++;
        const bool there = field->is_repeated() ? index < reflection->FieldSize(message, field)
                                                : index == 0 && reflection->HasField(message, field);
        UnknownFieldSet inside;
        if (!there || !inside.ParseFromString(part.length_delimited())) return false;
        Message& inner = field->is_repeated() ? *reflection->MutableRepeatedMessage(&message, field, index)
                                              : *reflection->MutableMessage(&message, field);
        if (!scatter(inside, inner, 0)) return false;
    }
    return true;
}

}  // namespace

Status inspectBundle(std::string_view bytes)
{
    if (bytes.size() > kMostBundleBytes) {
        return Error{Errc::invalid, "the bundle is refused: it is larger than 64 MiB", ""};
    }
    return Inspection{}.message(bytes, *bundle::v1::Bundle::descriptor(), 0);
}

Result<std::string> publicTextIn(std::string_view bytes)
{
    Wire wire(bytes);
    std::optional<std::string> found;
    while (!wire.atEnd()) {
        const auto tag = wire.number();
        if (!tag) return malformed();
        const auto wireType = static_cast<std::uint32_t>(*tag & 7);
        if (wireType == startGroup || wireType == endGroup) continue;
        const auto value = wire.value(wireType);
        if (!value) return malformed();
        if ((*tag >> 3) == bundle::v1::Bundle::kDevicePublicKeyFieldNumber && wireType == delimited) {
            if (found || value->size() != 56) return malformed();
            found = std::string(*value);
        }
    }
    if (!found) return malformed();
    return *found;
}

std::string unknownIn(const Message& message, int except)
{
    UnknownFieldSet found;
    gather(message, except, found);
    std::string bytes;
    found.SerializeToString(&bytes);
    return bytes;
}

bool giveBack(const std::string& unknown, Message& message, int except)
{
    if (unknown.empty()) return true;
    UnknownFieldSet parts;
    if (!parts.ParseFromString(unknown)) return false;
    const std::unique_ptr<Message> changed(message.New());
    changed->CopyFrom(message);
    // What comes back must be what went in, to the byte: else the next reader would keep something else.
    if (!scatter(parts, *changed, except) || unknownIn(*changed, except) != unknown) return false;
    message.GetReflection()->Swap(&message, changed.get());
    return true;
}

}  // namespace tessera
