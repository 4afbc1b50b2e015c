// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/bundle/trust/study_card.h"

#include "sync/bundle/bundle_rules.h"
#include "sync/seal/key_words.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

namespace tessera {
namespace {

constexpr std::string_view kFirstLine = "Tessera study card 1";
constexpr std::size_t kLongestCard = std::size_t{64} * 1024;
constexpr std::size_t kLongestName = 80;
constexpr std::size_t kMostRecipients = 20;
constexpr int kMostDays = 36'500;

std::string write(const StudyCard& card, bool capitals)
{
    std::string text = std::string(kFirstLine) + "\nstudy: " + card.id + "\nname: " + card.name +
                       "\nrevision: " + std::to_string(card.revision) + "\n";
    for (const AgeRecipient& recipient : card.recipients)
        text += "recipient: " + (capitals ? recipient.upperText() : recipient.text()) + "\n";
    text += "signing-key: " + card.signingKey + "\ndates: " + std::string(name(card.rules.dates)) + "\n";
    if (card.rules.retentionDays > 0)
        text += "retention-days: " + std::to_string(card.rules.retentionDays) + "\n";
    return text + "notes: " + (card.rules.notes ? "yes" : "no") + "\n";
}

std::string whole(const StudyCard& card, bool capitals)
{
    std::string text = write(card, capitals) + "words: " + card.words() + "\n";
    return card.signature.empty() ? text : text + "signature: " + card.signature + "\n";
}

Error wrong(int line, const std::string& what)
{
    return Error{
        Errc::invalid, (line > 0 ? "line " + std::to_string(line) + ": " : std::string()) + what, {}};
}

std::optional<int> numberIn(const std::string& text, int most)
{
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc{} && end == text.data() + text.size();
    return whole && value >= 1 && value <= most ? std::optional(value) : std::nullopt;
}

std::string withoutBlanks(std::string_view text)
{
    const std::size_t from = text.find_first_not_of(" \t\r");
    if (from == std::string_view::npos) return {};
    return std::string(text.substr(from, text.find_last_not_of(" \t\r") + 1 - from));
}

// A card being read, field by field.
class Reader {
public:
    Result<StudyCard> read(std::string_view text)
    {
        bool begun = false;
        for (int number = 1; !text.empty(); ++number) {
            const std::size_t end = std::min(text.find('\n'), text.size());
            const std::string line = withoutBlanks(text.substr(0, end));
            text.remove_prefix(std::min(end + 1, text.size()));
            if (line.empty()) continue;
            if (!begun && line != kFirstLine)
                return wrong(number, "this is not a study card; its first line is \"" +
                                         std::string(kFirstLine) + "\"");
            if (begun)
                if (const Status status = take(line, number); !status) return status.error();
            begun = true;
        }
        if (!begun) return wrong(0, "this study card is empty");
        return finish();
    }

private:
    Status take(const std::string& line, int number)
    {
        const std::size_t colon = line.find(':');
        const std::string field = line.substr(0, colon);
        const std::string value =
            colon == std::string::npos ? std::string() : withoutBlanks(line.substr(colon + 1));
        const bool several = field == "recipient";
        if (colon == std::string::npos || (!several && !seen_.emplace(field, number).second))
            return wrong(number, "each line is a word, a colon and what it says, and stands once");
        if (several) return takeRecipient(value, number);
        return takeOther(field, value, number);
    }

    Status takeRecipient(const std::string& value, int number)
    {
        auto recipient = AgeRecipient::parse(value);
        if (!recipient) return wrong(number, recipient.error().what);
        card_.recipients.push_back(std::move(*recipient));
        if (card_.recipients.size() > kMostRecipients) return wrong(number, "there are too many recipients");
        return {};
    }

    Status takeOther(const std::string& field, const std::string& value, int number)
    {
        if (field == "study") {
            card_.id = value;
            if (!isStudyId(value)) return wrong(number, "a study is 1 to 32 of A-Z a-z 0-9 - . _");
        } else if (field == "name") {
            card_.name = value;
            const bool control = std::any_of(value.begin(), value.end(),
                                             [](char c) { return static_cast<unsigned char>(c) < 32; });
            if (value.empty() || value.size() > kLongestName || control || !isUtf8(value))
                return wrong(number, "a study's name is 1 to 80 characters");
        } else if (field == "revision") {
            const auto revision = numberIn(value, 1'000'000);
            if (!revision) return wrong(number, "the revision is a number from 1");
            card_.revision = static_cast<unsigned>(*revision);
        } else if (field == "signing-key") {
            card_.signingKey = value;
            if (!isPublicText(value)) return wrong(number, "the study's signing key is not whole");
        } else if (field == "dates") {
            using Dates = StudyRules::Dates;
            for (const Dates dates : {Dates::month, Dates::week, Dates::exact})
                if (value == tessera::name(dates)) card_.rules.dates = dates;
            if (value != tessera::name(card_.rules.dates))
                return wrong(number, "dates leave as month, week or exact");
        } else if (field == "retention-days") {
            const auto days = numberIn(value, kMostDays);
            if (!days) return wrong(number, "retention-days is a number from 1 to 36500");
            card_.rules.retentionDays = *days;
        } else if (field == "notes") {
            if (value != "yes" && value != "no") return wrong(number, "notes is yes or no");
            card_.rules.notes = value == "yes";
        } else if (field == "words") {
            words_ = value;
        } else if (field == "signature") {
            card_.signature = value;
        } else {
            return wrong(number,
                         "this version does not know \"" + field.substr(0, 40) + "\" on a study card");
        }
        return {};
    }

    Result<StudyCard> finish()
    {
        for (const char* const field : {"study", "name", "signing-key", "dates", "notes"})
            if (!seen_.contains(field))
                return wrong(0, std::string("the study card lacks the line \"") + field + ":\"");
        if (eachOnce(card_.recipients).size() < kFewestRecipients)
            return wrong(0,
                         "a study has at least two recipients, so that one lost key does not lose the study");
        if (eachOnce(card_.recipients).size() != card_.recipients.size())
            return wrong(0, "a recipient stands on the study card twice");
        if (words_.empty() && card_.signature.empty())
            return wrong(0,
                         "the study card lacks its six words (\"words:\"), which tell a letter that was "
                         "typed wrongly");
        if (!words_.empty() && words_ != card_.words())
            return Error{
                Errc::damaged, "the six words do not fit the card; compare every line with the original", {}};
        if (!card_.signature.empty() && !holdsLine(card_.body(), card_.signature, card_.signingKey))
            return Error{Errc::damaged, "the card's signature does not hold; ask for the card again", {}};
        return std::move(card_);
    }

    StudyCard card_;
    std::string words_;
    std::map<std::string, int> seen_;
};

}  // namespace

std::string StudyCard::body() const
{
    return write(*this, false);
}

std::string StudyCard::words() const
{
    return keyWords(body());
}

std::string StudyCard::text() const
{
    return whole(*this, false);
}

std::string StudyCard::qrText() const
{
    return whole(*this, true);
}

void StudyCard::sign(const DeviceKey& studyKey)
{
    signingKey = studyKey.publicText();
    signature = studyKey.signLine(body());
}

bool isStudyId(std::string_view text)
{
    const auto fits = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
               c == '.' || c == '_';
    };
    // "-" alone stands for none in a signature's comment.
    return !text.empty() && text.size() <= 32 && text != "-" && std::all_of(text.begin(), text.end(), fits);
}

std::string_view name(StudyRules::Dates dates)
{
    switch (dates) {
        case StudyRules::Dates::month:
            return "month";
        case StudyRules::Dates::week:
            return "week";
        case StudyRules::Dates::exact:
            break;
    }
    return "exact";
}

Result<StudyCard> readStudyCard(std::string_view text)
{
    if (text.size() > kLongestCard) return wrong(0, "this is too long for a study card");
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    return Reader().read(text);
}

Status allowed(const StudyRules& rules, const BundleChoice& choice)
{
    if ((choice.notes || choice.reflections) && !rules.notes)
        return Error{Errc::refused,
                     "the study's card says that notes and reflections stay on the tablet; leave them out",
                     {}};
    if (choice.exactDate && rules.dates != StudyRules::Dates::exact)
        return Error{
            Errc::refused, "the study's card says that exact dates stay on the tablet; leave them out", {}};
    return {};
}

}  // namespace tessera
