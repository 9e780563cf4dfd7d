//! Closed-class words and a few open ones, as far as finding a clause's subject and its end needs them.
//!
//! In: a folded word. Out: the sum of the classes to which it belongs.
//!
//! Method: lists. Why not a tagger: the places beside a cue are few and of few shapes, and a look-up
//! costs nothing. Limits: a word's class is not its use here ("that", "her" and "May" are several).

use super::lexemes::lexeme;

/// Articles, possessives and quantifiers that open a noun phrase.
pub const DETERMINER: u32 = 1;
/// Pronouns that stand as subject.
pub const SUBJECT: u32 = 1 << 1;
/// Pronouns that stand as object.
pub const OBJECTIVE: u32 = 1 << 2;
/// Forms of be, have, do.
pub const AUXILIARY: u32 = 1 << 3;
/// will, would, may …
pub const MODAL: u32 = 1 << 4;
/// not, never, no
pub const NEGATION: u32 = 1 << 5;
/// Prepositions.
pub const PREPOSITION: u32 = 1 << 6;
/// and, or, but
pub const COORDINATOR: u32 = 1 << 7;
/// Words that open a subordinate clause, "that" among them.
pub const SUBORDINATOR: u32 = 1 << 8;
/// who, which, what …
pub const RELATIVE: u32 = 1 << 9;
/// Days, months and words of time that stand beside a cue.
pub const TIME: u32 = 1 << 10;
/// Adverbs without -ly.
pub const ADVERB: u32 = 1 << 11;
/// Irregular past forms: finite verbs.
pub const PAST: u32 = 1 << 12;
/// Forms of "be" alone.
pub const BE: u32 = 1 << 13;
/// Words that make what follows a supposition: if, whether, unless.
pub const SUPPOSING: u32 = 1 << 14;
/// Nouns for what is written or broadcast: statement, report, poll.
pub const DOCUMENT_NOUN: u32 = 1 << 15;
/// Nouns for works whose titles stand in marks.
pub const WORK_NOUN: u32 = 1 << 16;
/// Nouns and titles of a man.
pub const MALE: u32 = 1 << 17;
/// Nouns and titles of a woman.
pub const FEMALE: u32 = 1 << 18;
/// Nouns for bodies that speak: ministry, company, court.
pub const BODY: u32 = 1 << 19;
/// Nouns for a person by office or part: minister, lawyer, resident.
pub const PERSON_NOUN: u32 = 1 << 20;
/// Words before a nickname.
pub const NAMING: u32 = 1 << 21;
/// Titles that stand before a name.
pub const TITLE: u32 = 1 << 22;

/// The classes of a folded word, 0 where it has none.
#[must_use]
pub fn word_classes(folded: &str) -> u32 {
    lexeme(folded).classes
}

/// Each word with a class; a word of several classes comes several times.
pub(super) fn classed_words() -> impl Iterator<Item = (&'static str, u32)> {
    LISTS.iter().flat_map(|&(class, words)| words.split_ascii_whitespace().map(move |word| (word, class)))
}

const LISTS: &[(u32, &str)] = &[
    (
        DETERMINER,
        "the a an this that these those my your his her its our their some any no every each all both many most few \
         several another other such one two three four five six seven eight nine ten more dozens hundreds thousands",
    ),
    (
        SUBJECT,
        "i he she they we it you who this these those others some many most everyone everybody nobody someone \
               somebody one both few several there",
    ),
    (OBJECTIVE, "me him her them us it you himself herself themselves itself myself"),
    (AUXILIARY | BE, "am is are was were be been being"),
    (AUXILIARY, "has have had having do does did"),
    (MODAL, "will would can could may might must shall should cannot can't won't"),
    (NEGATION, "not never no neither nor none nobody nothing"),
    (
        PREPOSITION,
        "including following according about above across after against along amid among around as at before behind below beneath beside besides \
         between beyond by concerning despite down during except for from given in inside into like near of off on \
         onto out outside over past regarding since than through throughout to toward towards under until unlike up \
         upon via with within without",
    ),
    (COORDINATOR, "and or but nor yet &"),
    (
        SUBORDINATOR,
        "that because if when while although though after before as since unless until whereas whether where why how \
         so lest once",
    ),
    (RELATIVE, "who which whom whose what"),
    (
        TIME,
        "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun yesterday today tomorrow \
         tonight january february march april may june july august september october november december jan feb aug \
         sept oct nov dec morning afternoon evening night week month year weekend",
    ),
    (
        ADVERB,
        "also later earlier then again still too just even already once soon now ever often always sometimes instead \
         meanwhile further furthermore thus hence however moreover simply almost perhaps maybe out here afterwards \
         afterward back long since quite rather indeed anyway alike alone aloud elsewhere",
    ),
    (
        PAST,
        "went made took came became got gave left kept lost met paid ran sat sent set spent stood won built brought \
         bought caught chose did drew drove fell fought flew had held hit hurt laid led lay rose saw sold shot shut \
         spoke spread struck threw wore cut let put grew knew began broke sank rang tore drank ate slept swept bore \
         was were is are has",
    ),
    (SUPPOSING, "if whether unless suppose supposing"),
    (
        DOCUMENT_NOUN,
        "statement report study survey poll polls tweet tweets post posts email e-mail letter memo document documents \
         filing complaint lawsuit indictment release transcript interview article editorial column op-ed book speech \
         message note blog newsletter paper research analysis review audit figures data records results findings \
         affidavit testimony website account video recording ruling opinion motion petition submission census index \
         estimate estimates forecast bulletin reports studies surveys statements",
    ),
    (
        WORK_NOUN,
        "book novel film movie song album play show series musical opera documentary magazine newspaper article essay \
         poem painting paper memoir sitcom program programme episode podcast column single video ballad sequel \
         drama comedy thriller titled entitled headlined called starring hit anthem hymn chapter section report \
         speech segment host tour campaign exhibition game",
    ),
    (
        MALE,
        "mr sir king prince father son brother husband uncle grandfather man boy chairman congressman spokesman \
         businessman councilman policeman fireman salesman lord duke emperor monk actor waiter gentleman grandson \
         nephew boyfriend widower anchorman assemblyman alderman statesman fisherman cameraman pope",
    ),
    (
        FEMALE,
        "mrs ms miss madam queen princess mother daughter sister wife aunt grandmother woman girl chairwoman \
         congresswoman spokeswoman businesswoman councilwoman policewoman lady duchess empress nun actress waitress \
         granddaughter niece girlfriend widow anchorwoman assemblywoman stateswoman dame",
    ),
    (
        BODY,
        "administration agency alliance army assembly association authority bank board body bureau cabinet camp \
         campaign center centre charity church city club coalition college commission committee company congress \
         consortium corporation council county court department embassy federation firm force foundation fund \
         government group hospital house institute institution journal league legislature magazine military ministry \
         mission network newspaper ngo nonprofit office organisation organization outlet panel paper parliament party \
         police regulator school senate service society station store team think-tank tribunal union university \
         watchdog airline railway operator manufacturer carmaker publisher broadcaster navy",
    ),
    (
        PERSON_NOUN,
        "activist adviser advisor advocate aide ally ambassador analyst assistant attorney author bishop boss \
         candidate captain chair chairman chairwoman chairperson chancellor chief coach commander commissioner \
         congressman congresswoman consultant coordinator coroner councillor councilman councilwoman critic dean \
         defendant delegate deputy developer diplomat director doctor economist editor engineer envoy executive \
         expert farmer father founder general governor head historian inspector investigator journalist judge justice \
         lawmaker lawyer leader lecturer lieutenant local manager mayor member minister mother motorist negotiator \
         neighbour neighbor nominee nurse officer official operative opponent organizer owner parent partner pastor \
         physician pilot plaintiff politician pollster premier president priest producer professor prosecutor psychologist \
         publicist reporter representative researcher resident scholar scientist secretary senator sergeant sheriff \
         scholar source speaker spokesman spokesperson spokeswoman staffer strategist student supporter surgeon teacher \
         therapist trader treasurer victim voter witness worker writer superintendent trustee veteran widow driver \
         relative brother sister son daughter wife husband uncle aunt boy girl man woman singer actor actress player \
         conservationist ranger harbourmaster fisherman shopkeeper campaigner biologist ecologist geologist",
    ),
    (NAMING, "nicknamed nickname dubbed known alias aka called"),
    (
        TITLE,
        "mr mrs ms miss dr prof sir dame lord lady sen rep gov lt gen col sgt capt rev hon pres st president senator \
         governor representative congressman congresswoman secretary minister mayor judge justice chancellor premier \
         professor doctor king queen prince princess pope bishop cardinal father sister general colonel captain \
         sergeant officer detective sheriff inspector ambassador commissioner chief director chairman chairwoman \
         speaker attorney spokesman spokeswoman spokesperson prime vice deputy former",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_may_belong_to_several_classes() {
        assert_eq!(word_classes("that") & (DETERMINER | SUBORDINATOR), DETERMINER | SUBORDINATOR);
        assert_ne!(word_classes("spokeswoman") & FEMALE, 0);
        assert_eq!(word_classes("harbour"), 0);
    }
}
