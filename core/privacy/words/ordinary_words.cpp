// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// Words that may have a capital within a sentence and name nobody.
#include "core/privacy/rules.h"

#include <algorithm>

namespace tessera {
namespace {

constexpr std::string_view kSmall =
    "a about above after again against all also although always am an and another any anybody anyone "
    "anything are around as asked at away back be became because been before began behind being "
    "below beside besides between both but by came can can't cannot cos could couldn't did didn't do "
    "does doesn't doing done don't down during each either else even ever every everybody everyone "
    "everything far few first for from gave get gets getting go goes going gone got had has hasn't "
    "have haven't having he he'd he'll he's hello her here here's hers herself hi him himself his "
    "how however i i'd i'll i'm i've if in inside instead into is isn't it it's its itself just keep "
    "kept knew know knows last later let let's like little looked looks made make many maybe me "
    "might mine more most much must my myself near need needs neither never new next no nobody none "
    "nor not nothing now of off often oh ok okay on once one only onto or other others our ours out "
    "outside over own perhaps please put quite rather really said same saw say says second see seem "
    "seemed seems several shall she she'd she'll she's should shouldn't since so some somebody "
    "someone something sometimes soon still such talked than thank thanks that that's the their "
    "theirs them themselves then there there's these they they'd they'll they're they've thing "
    "things third this those though thought three through till to today together told tomorrow "
    "tonight too took toward towards tried tries two under until up upon us used very was wasn't we "
    "we'd we'll we're we've well went were weren't what what's when where where's whether which "
    "while who who's whole whom whose why with within without won't would wouldn't yes yesterday yet "
    "you you'd you'll you're you've your yours yourself der die das und ist nicht mit ein eine einen "
    "sie ich wir auf fur dem den auch aber noch wenn dann zum zur von bei nach wird haben sich es er "
    "im hat war zu so wie was wer wo mir mich ihm ihn ihr ihre sein seine kein keine nur de het een "
    "en niet met van voor naar maar ook hij zij wij ze dat dit die er om aan bij uit over le la les "
    "un une des et est pas avec pour dans sur elle il nous vous ils elles mais ou que qui ce cette "
    "son sa ses";

constexpr std::string_view kOrdinary =
    // calendars
    "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays "
    "fridays saturdays sundays mon tue wed thu fri sat sun january february march april may june "
    "july august september october november december jan feb mar apr jun jul aug sept sep oct nov "
    "dec spring summer autumn fall winter christmas xmas easter ramadan eid diwali hanukkah "
    "halloween sabbath advent lent montag dienstag mittwoch donnerstag freitag samstag sonntag "
    "weihnachten ostern maandag dinsdag woensdag donderdag vrijdag zaterdag zondag lundi mardi "
    "mercredi jeudi vendredi samedi dimanche noel "
    // peoples and languages
    "english british scottish welsh irish german dutch french spanish italian portuguese polish "
    "romanian bulgarian ukrainian russian turkish kurdish arabic arab persian farsi dari pashto urdu "
    "hindi punjabi bengali gujarati tamil somali amharic tigrinya swahili yoruba igbo twi mandarin "
    "cantonese chinese japanese korean vietnamese tagalog filipino greek albanian serbian croatian "
    "bosnian hungarian czech slovak lithuanian latvian african asian american australian canadian "
    "european indian pakistani bangladeshi nigerian ghanaian syrian afghan iraqi iranian moroccan "
    "deutsch englisch turkisch arabisch polnisch muslim muslims christian christians jewish hindu "
    "sikh buddhist catholic latin romani roma "
    // family and services
    "mum mom mam mama mummy mommy mam's dad daddy papa pa ma nan nana nanna gran granny grandma "
    "grandpa grandad granddad grandmother grandfather auntie aunt aunty uncle mother father parent "
    "parents baby babies boy boys girl girls child children brother brothers sister sisters sibling "
    "siblings son daughter cousin twin twins partner husband wife family families friend friends "
    "neighbour neighbours toddler toddlers carer carers guardian god lord allah nurse nurses doctor "
    "doctors midwife midwives practitioner practitioners observer observers helper helpers visitor "
    "visitors worker workers visit visits home nursery school playgroup clinic hospital centre "
    "center surgery team service services health social care council court police church mosque mr "
    "mrs ms miss sir madam doctor's nhs gp gps hv tv dvd pc uk us usa eu covid ok adhd asd senco "
    "ehcp iq pe "
    // the scheme's own words and what an observer writes with them
    "locating meaning joint action planning partnership activity activities step steps earning "
    "acceptance valuing themselves subtle obvious intervention repair help challenge possibility "
    "note notes mark marks square squares pause paused resume resumed end ended start started tap "
    "tapped code coded coding picture grid ball talk talking talks question questions phone door "
    "break interruption interrupted noise noisy quiet late early arrival arrived goodbye minute "
    "minutes hour hours morning afternoon evening night lunch dinner breakfast snack nap bath bed "
    "bedtime sleep sleeping feeding feed food milk bottle tea coffee water room kitchen garden park "
    "playing play toy toys book books song songs story stories weight weighing growth chart red "
    "green "
    // makes and places of everybody
    "lego duplo youtube facebook instagram whatsapp tiktok zoom google netflix ipad iphone android "
    "ikea calpol paracetamol ibuprofen peppa pig bluey paw patrol elmo cbeebies disney frozen "
    "minecraft roblox pampers weetabix cheerios nutella internet wifi bluetooth zoo "
    // what else begins a quoted or stressed word
    "yeah yep nope wow ouch bye dear good great nice right sorry sure fine big small old young happy "
    "sad tired cross angry calm kind clear hard easy better best worse "
    // whose, where a sentence begins
    "it he she that there what who here where how when why let everyone everybody someone somebody "
    "anyone nobody one other today tomorrow yesterday week month year day";

}  // namespace

std::unordered_set<std::string_view> wordsIn(std::string_view list)
{
    std::unordered_set<std::string_view> words;
    for (std::size_t at = 0; at < list.size();) {
        const std::size_t end = std::min(list.find(' ', at), list.size());
        words.insert(list.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

bool isSmallWord(std::string_view folded)
{
    static const std::unordered_set<std::string_view> words = wordsIn(kSmall);
    return words.count(folded) > 0;
}

bool isOrdinary(std::string_view folded)
{
    static const std::unordered_set<std::string_view> words = wordsIn(kOrdinary);
    return isSmallWord(folded) || words.count(folded) > 0;
}

}  // namespace tessera
