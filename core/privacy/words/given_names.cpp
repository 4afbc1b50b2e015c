// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// Given names that are common where visits are likely to be, without accents. Nobody in particular is meant.
#include "core/privacy/rules.h"

namespace tessera {
namespace {

// Names that are no words of the languages visits are written about in.
constexpr std::string_view kPlain =
    "aaliyah aaron abdul abdullah abigail adam adele adelina adrian adriana agata agnes agnieszka "
    "ahmad ahmed aicha aidan aiko aileen aisha aishah alan alba albert alberto alejandra alejandro "
    "aleksander aleksandra alessia alex alexa alexander alexandra alexis alfie ali alice alicia "
    "alina alison alistair allan alma alyssa amaia amal amalia amanda amara amelia amelie amina "
    "aminata amir amira amit amy ana anastasia andre andrea andreas andrei andrew andrzej aneta "
    "angela angelika angelina anika anil anisa anita anja anke anna annabel anne annette annika "
    "anouk anthony antje anton antonia antonio anya archie ariana arjun arthur arun aryan asha "
    "ashley asma astrid aurelia ava axel ayaan ayesha ayla ayse barbara bartosz bea beatrice beatriz "
    "benedikt benjamin bernadette bernd bert beth bethany bettina bianca birgit bogdan boris brandon "
    "brenda brian bridget britta bryan callum camila camille carla carlos carmen carolina caroline "
    "carsten catarina catherine cathy cecilia chantal charlie charlotte chiara chloe chris christina "
    "christine christoph christopher claire clara claudia clemens colette colin connor corinna "
    "cristina cynthia dagmar daisuke damian dan dana daniel daniela danielle daria darius darren "
    "dave david davina deb debbie deborah deepa denise dennis derek diana diego dieter dilara "
    "dimitri dmitri dolores dominic dominik donna doris dorota dorothea dorothy douglas duncan dylan "
    "eamon eddie edith eduardo edward eileen elaine eleanor elena eleni elias elif elijah elina "
    "eliot elisa elisabeth elise eliza elizabeth ella ellen ellie elliot eloise elsa emil emilia "
    "emilie emily emma emmanuel enzo eric erica erik erika erin ernesto esme esra esther ethan eva "
    "evan evelyn ewa ewan fabian farah fatima fatma fatoumata felicity felipe felix fernanda finlay "
    "finley finn fiona florence florian frances francesca francesco francis francisco francois "
    "frederick frida friederike gabriel gabriela gabriele gareth gary gavin gemma geoffrey george "
    "georgia georgina gerald gerard gerda giovanni gisela giulia giuseppe gloria gordon graham greta "
    "guillaume gunther gus gustavo habiba hal hamza hana hanna hannah hanne hans harald harriet "
    "harry hasan hassan heather hector heidi heike heinz helen helena helene helga henrik henry "
    "herbert hiroshi hugo hussain hussein ian ibrahim ida ignacio igor ilona imogen imran ines "
    "ingrid ioana irena irene irina isaac isabel isabella isabelle isla ismail ivan jacek jackie "
    "jackson jacob jacqueline jakob jakub james jamie jan jana jane janet janina janine jannik "
    "jasmin jasmine jason javier jay jeanette jen jennifer jenny jens jeremy jerome jesse jessica "
    "jill jim joan joanna joanne jochen joe joel johan johann johanna johannes john jon jonas "
    "jonathan jorge jose josef joseph josephine joshua josie juan juanita judith jules julia julian "
    "juliana julie juliet jurgen justin justyna kai kamil karen karim karin karl karolina katarina "
    "katarzyna kate katharina katherine kathleen kathrin kathy katie katja katrin kay kayla keira "
    "keith kemal kenneth kerry kerstin kevin khadija khalid kieran kim kirsten kirsty klaus kofi "
    "konrad kristin kristina krzysztof kumar kwame kylie lachlan laila lakshmi lara larissa lars "
    "latisha laura lauren laurence layla lea leah lee leila lena leo leon leona leonie leroy leslie "
    "leticia levi lewis lia liam libby lidia liesel lina linda lindsay lisa lisbeth liv liz lizzie "
    "loic lola lorenzo lorna lorraine lou louis louisa louise luca lucas lucia lucie lucy luigi luis "
    "luisa lukas luke lydia lyn lynn maciej maddison madeleine madison mae magdalena maggie mahmoud "
    "maisie maja malgorzata malik malin manfred manon manuel manuela marc marcel marcia marco marcus "
    "marek margaret margarita margit marguerite maria mariam marian mariana marianne marie marieke "
    "mariella mario marion marisa marius marjorie marko markus marlene marta martha martin martina "
    "marvin mary maryam mateo mateusz mathilde matilda matteo matthew matthias maureen maurice maxim "
    "maximilian maya megan mehmet melanie melinda melissa mette mia michael michal michel michele "
    "michelle mick miguel mike mikhail mila milena miriam mohamed mohammad mohammed moira molly "
    "monica monika monique morag moritz moses muhammad murat mustafa myriam nadia nadine nancy naomi "
    "natalia natalie natasha nathalie nathan ned neil nia niamh nicholas nico nicola nicole niklas "
    "nikolai nils nina noah noel noelle noemi nora norbert norman nour olaf oleg olga oliver olivia "
    "omar oscar otto owen pablo paige pam pamela paola patricia patrick patrik paul paula pauline "
    "pawel pedro peggy peter petra philip philipp phoebe phyllis pia pierre piotr priya priyanka "
    "rachel rafael rainer raj rajesh ralf ramon rania raphael raquel rashid raul rebecca regina "
    "reinhard renata renate rene rhiannon rhys ricardo richard rita robert roberta roberto roger "
    "roland romain ron ronald rory rosalind rosemary rosie roxanne roy rudolf ruth ryan sabine "
    "sabrina saima salma sam samantha samir samira samuel sandra sanjay santiago sara sarah saskia "
    "sean sebastian selina selma serena sergei seth shane shanice shannon sharon shauna sheila "
    "shirley shreya sid siegfried sigrid silke silvia simon simone sinead siobhan sofia sofie "
    "solomon sonia sonja sophia sophie stacey stan stanislav stefan stefanie stella stephanie "
    "stephen steve steven stuart sunita susan susanna susanne suzanne sven svenja svetlana sylvia "
    "tamara tamika tanja tanya tariq tatiana taylor ted teresa tess tessa thea theo theodore theresa "
    "thomas thorsten tiffany tim timothy tina tobias toby tom tomasz tommy tracey tracy trevor "
    "ulrich ulrike ursula uta uwe val valentina valerie vanessa vera verena veronica vic vikram "
    "viktor viktoria vincent viola virginia viv vivian vladimir walter waltraud wendy werner wiebke "
    "wilhelm william winston wojciech wolfgang xavier yasmin yasmine yolanda youssef yusuf yvonne "
    "zac zack zahra zainab zara zeynep zoe zofia zuzanna";

// Names that are words as well, but seldom begin a sentence: with a capital.
constexpr std::string_view kWithCapital =
    "amber angel angus aurore ben blanche bob carol crystal daisy ed fleur glen hazel holly iris ivy "
    "jack jade jasper jean joyce kelly ken kitty lily luna marina max melody milan minnie neal nick "
    "nova pearl penny poppy robin rosa ruby sandy shan skye terry tony victor violet willow wim";

// Names that are words as well: with a capital where no sentence begins.
constexpr std::string_view kAWordToo =
    "al art autumn bear bill brook cat chance charity chase chip clay cliff coco constance dale dawn "
    "dean destiny don dot drew em ernst eve faith fee flo frank gene ginger grace grant guy harmony "
    "heath honey hope hunter jo joy kit lance les linde lotus mark mason mercy miles mo nan olive "
    "pat patience prudence ray rich rob rocky rose rusty sage said sky sol star storm sue till ty "
    "una van wade ward will winter wolf";

}  // namespace

GivenName givenName(std::string_view folded)
{
    static const std::unordered_set<std::string_view> plain = wordsIn(kPlain);
    static const std::unordered_set<std::string_view> wordsToo = wordsIn(kAWordToo);
    static const std::unordered_set<std::string_view> withCapital = wordsIn(kWithCapital);
    if (wordsToo.count(folded) > 0) return GivenName::aWordToo;
    if (withCapital.count(folded) > 0) return GivenName::withCapital;
    return plain.count(folded) > 0 ? GivenName::plain : GivenName::none;
}

}  // namespace tessera
