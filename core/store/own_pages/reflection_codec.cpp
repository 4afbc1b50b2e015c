// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/own_pages/reflection_codec.h"

#include "core/store/sealing/wire.h"

#include <limits>

namespace tessera {

namespace {

constexpr char kCodecVersion = 1;
constexpr std::uint64_t kReflection = 1, kCard = 2;
constexpr std::uint64_t kMostRevisions = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint64_t kMostPlaces = 1'000;
constexpr std::size_t kMostIdBytes = 200;

void put(std::string& out, const Reflection& reflection)
{
    putNumber(out, kReflection);
    putNumber(out, reflection.revision);
    putNumber(out, zigzag(reflection.from.count()));
    putNumber(out, zigzag(reflection.to.count()));
    putText(out, reflection.prompt);
    putText(out, reflection.question);
    putText(out, reflection.text);
    putNumber(out, zigzag(reflection.begun.ms));
    putNumber(out, zigzag(reflection.changed.ms));
    out += reflection.unknown;
}

void put(std::string& out, const ActionCard& card)
{
    putNumber(out, kCard);
    putNumber(out, card.revision);
    putText(out, card.text);
    putNumber(out, card.place);
    putNumber(out, zigzag(card.setOn));
    putNumber(out, zigzag(card.lookBackOn));
    putNumber(out, zigzag(card.askedOn));
    putNumber(out, static_cast<std::uint64_t>(card.far));
    putText(out, card.helped);
    putText(out, card.hindered);
    putNumber(out, zigzag(card.answeredOn));
    out += card.unknown;
}

std::string textUpTo(WireReader& reader, std::size_t most)
{
    const std::string_view text = reader.text();
    if (text.size() > most) reader.fail();
    return std::string(text);
}

Reflection readReflection(WireReader& reader)
{
    Reflection reflection;
    reflection.revision = static_cast<std::uint32_t>(reader.numberUpTo(kMostRevisions));
    reflection.from = Millis{unzigzag(reader.number())};
    reflection.to = Millis{unzigzag(reader.number())};
    reflection.prompt = textUpTo(reader, kMostIdBytes);
    reflection.question = textUpTo(reader, kMostQuestionBytes);
    reflection.text = textUpTo(reader, kMostReflectionBytes);
    reflection.begun.ms = unzigzag(reader.number());
    reflection.changed.ms = unzigzag(reader.number());
    if (reflection.revision == 0) reader.fail();
    reflection.unknown = std::string(reader.rest());
    return reflection;
}

ActionCard readCard(WireReader& reader)
{
    ActionCard card;
    card.revision = static_cast<std::uint32_t>(reader.numberUpTo(kMostRevisions));
    card.text = textUpTo(reader, kMostCardBytes);
    card.place = static_cast<std::uint32_t>(reader.numberUpTo(kMostPlaces));
    card.setOn = unzigzag(reader.number());
    card.lookBackOn = unzigzag(reader.number());
    card.askedOn = unzigzag(reader.number());
    card.far = static_cast<HowFar>(reader.numberUpTo(static_cast<std::uint64_t>(HowFar::noLongerFits)));
    card.helped = textUpTo(reader, kMostAnswerBytes);
    card.hindered = textUpTo(reader, kMostAnswerBytes);
    card.answeredOn = unzigzag(reader.number());
    if (card.revision == 0) reader.fail();
    card.unknown = std::string(reader.rest());
    return card;
}

}  // namespace

std::string encodeOwnPage(const OwnPage& page)
{
    std::string out(1, kCodecVersion);
    std::visit([&out](const auto& one) { put(out, one); }, page);
    return out;
}

Result<OwnPage> decodeOwnPage(std::string_view bytes)
{
    const Error damaged{
        Errc::damaged, "What was written about a visit cannot be read: its bytes are damaged.", {}};
    if (bytes.empty() || bytes.front() != kCodecVersion) return damaged;
    WireReader reader(bytes.substr(1));
    const std::uint64_t kind = reader.number();
    OwnPage page;
    if (kind == kReflection)
        page = readReflection(reader);
    else if (kind == kCard)
        page = readCard(reader);
    else
        return damaged;
    if (reader.failed()) return damaged;
    return page;
}

}  // namespace tessera
