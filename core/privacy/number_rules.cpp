// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// Telephone numbers, and long numbers of registers and insurances.
#include "core/privacy/rules.h"

#include <algorithm>

namespace tessera {
namespace {

// Digits with little between them: "020 7946 0958", "(555) 123-4567".
struct Group {
    std::size_t token = 0;
    std::string_view digits;
    char before = 0;  // the mark between it and the group before; ' ' for a blank
};

constexpr std::size_t kFewestPhone = 9, kMostPhone = 15, kFewestNumber = 6;

bool isJoin(const TextToken& token)
{
    return token.is('.') || token.is('-') || token.is('/') || token.is('(') || token.is(')');
}

std::vector<Group> groupsFrom(const TextReading& reading, std::size_t at)
{
    std::vector<Group> groups{{at, reading[at].folded, 0}};
    for (std::size_t i = at + 1; i < reading.size();) {
        std::size_t next = i;
        char between = ' ';
        while (next < i + 2 && reading.free(next) && isJoin(reading[next]) && !reading[next].newLine) {
            between = reading[next].mark;
            ++next;
        }
        const TextToken* const token = reading.free(next);
        if (!token || !token->isDigits() || token->newLine) break;
        groups.push_back({next, token->folded, between});
        i = next + 1;
    }
    return groups;
}

std::size_t digitsIn(const std::vector<Group>& groups, std::size_t from, std::size_t to)
{
    std::size_t digits = 0;
    for (std::size_t i = from; i < to; ++i) digits += groups[i].digits.size();
    return digits;
}

// NHS numbers: ten digits, the last one a check digit modulo 11 (NHS Data Dictionary, "NHS NUMBER").
bool isNhs(const std::string& digits)
{
    if (digits.size() != 10) return false;
    int sum = 0;
    for (std::size_t i = 0; i < 9; ++i) sum += (digits[i] - '0') * static_cast<int>(10 - i);
    const int check = 11 - sum % 11;
    return check != 10 && (check == 11 ? 0 : check) == digits[9] - '0';
}

bool saysPhone(const TextReading& reading, std::size_t at)
{
    static const std::unordered_set<std::string_view> words{
        "tel",  "telephone", "phone", "mobile",   "mob", "handy", "telefon",  "telefoon", "gsm",  "portable",
        "ring", "rang",      "call",  "whatsapp", "sms", "fax",   "landline", "cell",     "tel.", "telefono"};
    return reading.before(at, 4, words);
}

bool saysNumber(const TextReading& reading, std::size_t at)
{
    static const std::unordered_set<std::string_view> words{
        "nhs",      "insurance", "versicherung", "bsn",
        "ssn",      "passport",  "account",      "iban",
        "chi",      "ni",        "nino",         "reference",
        "hospital", "patient",   "medicare",     "versicherungsnummer"};
    return reading.before(at, 4, words);
}

bool isUnit(const TextToken* token)
{
    static const std::unordered_set<std::string_view> units{
        "ms", "s",    "sec",   "seconds", "min",    "minutes", "g",     "kg",     "ml",      "m",
        "km", "euro", "euros", "eur",     "pounds", "steps",   "times", "people", "squares", "calories"};
    return token != nullptr && ((token->isWord() && units.count(token->folded) > 0) || token->is('%'));
}

bool isDayInARow(std::string_view digits)
{
    if (digits.size() != 8) return false;
    const auto part = [digits](std::size_t from, std::size_t count) {
        return numberOf(digits.substr(from, count));
    };
    const auto year = [](int y) { return y >= 1900 && y <= 2099; };
    const auto month = [](int m) { return m >= 1 && m <= 12; };
    const auto day = [](int d) { return d >= 1 && d <= 31; };
    return (year(part(0, 4)) && month(part(4, 2)) && day(part(6, 2))) ||
           (year(part(4, 4)) && month(part(2, 2)) && day(part(0, 2)));
}

class Run {
public:
    Run(TextReading& reading, std::size_t at) : reading_(reading), groups_(groupsFrom(reading, at)) {}

    [[nodiscard]] std::size_t end() const { return groups_.back().token + 1; }

    void judge()
    {
        const bool plus = marked('+');
        const std::size_t all = digitsIn(groups_, 0, groups_.size());
        const std::size_t first = groups_.front().token;
        if (plus && all >= 7) return take(0, groups_.size(), TellingKind::phone, Certainty::likely);
        if (all >= kFewestNumber && saysNumber(reading_, first))
            return take(0, groups_.size(), TellingKind::number, Certainty::likely);
        if (all >= kFewestNumber && saysPhone(reading_, first))
            return take(0, groups_.size(), TellingKind::phone, Certainty::likely);
        if (trunk() || parted() || oneLong()) return;
        const std::size_t mean = all / groups_.size();
        if (groups_.size() > 1 && all >= kFewestPhone && mean >= 3 && groups_.back().digits.size() >= 3 &&
            !thousands())
            return take(0, groups_.size(), TellingKind::number, Certainty::possible);
        const bool alone = groups_.size() == 1 && all == 5 && !isUnit(reading_.free(end()));
        const bool decimal = first > 0 && reading_[first - 1].is(',') && !reading_[first].spaced;
        if (alone && !decimal) take(0, 1, TellingKind::postcode, Certainty::possible);
    }

private:
    [[nodiscard]] bool marked(char mark) const
    {
        const std::size_t first = groups_.front().token;
        return first > 0 && reading_.freeMark(first - 1, mark) && !reading_[first].spaced;
    }

    // Groups [from, to), and what opens the first of them.
    void take(std::size_t from, std::size_t to, TellingKind kind, Certainty certainty)
    {
        std::size_t first = groups_[from].token;
        while (first > 0 && !reading_[first].spaced &&
               (reading_.freeMark(first - 1, '(') || reading_.freeMark(first - 1, '+')))
            --first;
        reading_.take(first, groups_[to - 1].token + 1, kind, certainty);
    }

    // Inland numbers begin with 0 nearly everywhere.
    bool trunk()
    {
        for (std::size_t i = 0; i < groups_.size(); ++i) {
            if (groups_[i].digits.size() < 2 || groups_[i].digits.front() != '0') continue;
            const bool fraction = i > 0 && groups_[i].before == '.' && groups_[i - 1].digits.size() < 2;
            std::size_t to = i, digits = 0;
            while (to < groups_.size() && digits + groups_[to].digits.size() <= kMostPhone)
                digits += groups_[to++].digits.size();
            if (fraction || digits < kFewestPhone) continue;
            take(i, to, TellingKind::phone, Certainty::likely);
            return true;
        }
        return false;
    }

    // 555-123-4567, 943 476 5919, 123-45-6789, 555-0134
    bool parted()
    {
        const auto size = [this](std::size_t i) { return i < groups_.size() ? groups_[i].digits.size() : 0; };
        for (std::size_t i = 0; i + 1 < groups_.size(); ++i) {
            const bool alone = i + 3 >= groups_.size() || groups_[i + 3].before == ' ';
            if (size(i) == 3 && size(i + 1) == 3 && size(i + 2) == 4 && alone) {
                std::string digits;
                for (std::size_t k = i; k < i + 3; ++k) digits += groups_[k].digits;
                const bool nhs = groups_[i + 1].before == ' ' && isNhs(digits);
                take(i, i + 3, nhs ? TellingKind::number : TellingKind::phone, Certainty::likely);
                return true;
            }
            if (size(i) == 3 && size(i + 1) == 2 && size(i + 2) == 4 && groups_[i + 1].before == '-') {
                take(i, i + 3, TellingKind::number, Certainty::likely);
                return true;
            }
            if (groups_.size() == 2 && size(0) == 3 && size(1) == 4 && groups_[1].before == '-') {
                take(0, 2, TellingKind::phone, Certainty::possible);
                return true;
            }
            if (groups_.size() == 3 && size(0) == 2 && size(1) == 2 && size(2) == 2 &&
                groups_[1].before == '-' && groups_[2].before == '-') {
                take(0, 3, TellingKind::number, Certainty::possible);
                return true;
            }
        }
        return false;
    }

    bool oneLong()
    {
        for (std::size_t i = 0; i < groups_.size(); ++i) {
            const std::string digits{groups_[i].digits};
            if (digits.size() < kFewestNumber) continue;
            const bool fraction =
                groups_[i].before == '.' || (groups_[i].token > 0 && !reading_[groups_[i].token].spaced &&
                                             reading_[groups_[i].token - 1].is(','));
            if (fraction || (digits.size() < 8 && isUnit(reading_.free(groups_[i].token + 1)))) continue;
            const Certainty certainty =
                digits.size() > kFewestNumber ? Certainty::likely : Certainty::possible;
            take(i, i + 1, isDayInARow(digits) ? TellingKind::date : TellingKind::number, certainty);
            return true;
        }
        return false;
    }

    // 1 000 000, 1.000.000
    [[nodiscard]] bool thousands() const
    {
        return groups_.front().digits.size() <= 3 &&
               std::all_of(groups_.begin() + 1, groups_.end(), [this](const Group& group) {
                   return group.digits.size() == 3 && group.before == groups_[1].before;
               });
    }

    TextReading& reading_;
    std::vector<Group> groups_;
};

// Letters and many digits in one: A123456789; or parted: QQ 12 34 56 C.
void lettered(TextReading& reading, std::size_t at)
{
    const TextToken& token = reading[at];
    if (token.kind == TextToken::Kind::mixed) {
        const auto digits = std::count_if(token.folded.begin(), token.folded.end(),
                                          [](char one) { return one >= '0' && one <= '9'; });
        if (digits >= 6)
            reading.take(at, at + 1, TellingKind::number,
                         digits > 6 ? Certainty::likely : Certainty::possible);
        return;
    }
    if (!token.shouted || token.folded.size() != 2) return;
    std::size_t i = at + 1, digits = 0;
    while (i < reading.size() && i <= at + 3 && reading.free(i) && reading[i].isDigits() && digits < 6)
        digits += reading[i++].folded.size();
    if (digits != 6) return;
    const TextToken* const last = reading.freeWord(i);
    const bool closed = last && last->to - last->from == 1 && last->capital;
    reading.take(at, closed ? i + 1 : i, TellingKind::number,
                 closed ? Certainty::likely : Certainty::possible);
}

}  // namespace

void findNumbers(TextReading& reading)
{
    for (std::size_t i = 0; i < reading.size(); ++i)
        if (reading.free(i) && !reading[i].isDigits()) lettered(reading, i);
    for (std::size_t i = 0; i < reading.size();) {
        if (!reading.free(i) || !reading[i].isDigits()) {
            ++i;
            continue;
        }
        Run run(reading, i);
        run.judge();
        i = run.end();
    }
}

}  // namespace tessera
