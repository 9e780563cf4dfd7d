//! Verbs and phrases that attribute a statement to somebody ("said", "according to").
//!
//! In: a folded word. Out: its [`CueVerb`] and the form in which it stands.
//!
//! Method: a lexicon of lemmas after the verb classes that reporting grammars give (say, tell, promise,
//! suggest, criticise verbs); regular forms are made by rule, the others listed.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::lexemes::lexeme;

/// What the speaker does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CueAct {
    /// Says or writes.
    Speech,
    /// Thinks or knows.
    Belief,
    /// Wants, fears, hopes, supports, opposes.
    Attitude,
}

/// How the speaker stands to the statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CueStance {
    /// Says it is so.
    Asserts,
    /// Says so of somebody, unproven.
    Alleges,
    /// Says it is not so.
    Denies,
    /// Passes on that it is so.
    Reports,
    /// Takes no stand on whether it is so: asks, wants, promises.
    None,
}

/// A verb that attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CueVerb {
    /// Dictionary form.
    pub lemma: &'static str,
    /// What the speaker does.
    pub act: CueAct,
    /// How the speaker stands to the statement.
    pub stance: CueStance,
}

/// The form in which a cue stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CueForm {
    /// say
    Base,
    /// says
    Third,
    /// said, also as participle
    Past,
    /// shown, written: participle only
    Participle,
    /// saying
    Ing,
}

/// The cue verb that a folded word is a form of.
#[must_use]
pub fn cue_verb(folded: &str) -> Option<(CueVerb, CueForm)> {
    lexeme(folded).cue()
}

/// What somebody does of whom a folded word is the cue: by the lexicon, by lists of what else attributes belief and
/// attitude, else speech.
#[must_use]
pub fn cue_act(folded: &str) -> CueAct {
    if let Some((verb, _)) = cue_verb(folded) {
        return verb.act;
    }
    ACTS.get(folded).copied().unwrap_or(CueAct::Speech)
}

static ACTS: LazyLock<FxHashMap<&'static str, CueAct>> = LazyLock::new(|| {
    let of = |words: &'static str, act| words.split_ascii_whitespace().map(move |word| (word, act));
    of(BELIEFS, CueAct::Belief).chain(of(ATTITUDES, CueAct::Attitude)).collect()
});

/// Nouns, adjectives and verbs that attribute a belief and take no statement of their own.
const BELIEFS: &str = "appear appears appeared appearing seem seems seemed seeming seemingly sound sounds sounded look \
     looks looked looking clear unclear obvious known unknown aware unaware sure confident optimistic skeptical \
     sceptical unsure uncertain certain convinced belief beliefs view views opinion opinions idea ideas assumption \
     assumptions speculation expectation expectations sense sentiment perception perceptions perceived consensus faith \
     confidence doubt doubts mind surmised surmise envision envisions envisioned interpret interpreted interprets \
     notice noticed notices spotted watch watched saw seen witness witnessed learned learnt knew mulling contemplate \
     contemplating contemplated aim attention surprise rumors rumours outlook mystified";

/// The same for attitudes: wishes, plans, support and opposition.
const ATTITUDES: &str = "plan plans planned planning decide decides decided deciding decision decisions opt opted choose \
     chose chosen chooses vote votes voted voting nominate nominated nominating nomination appoint appointed name named \
     back backs backed backing support supporter supporters supportive endorsement endorsements opposition opponent \
     opponents proponent defender critic push pushes pushed pushing eager hopeful willing unwilling willingness \
     unwillingness refusal reluctant reluctance embrace embraces embraced embracing enthusiasm enthusiastic love loves \
     loved hate hates hated like likes liked dislike dislikes disliked enjoy enjoys enjoyed anger angered angry upset \
     surprised shocked scared glad proud pleased happy unhappy disappointed thrilled outraged alarmed alarm concern \
     concerns concerned nervous wary leery anxious anxiety passion interest interested aims aimed aiming goal goals \
     intent intention intentions desire desires attempt attempts attempted effort efforts try tries tried trying ban \
     bans banned restrict restricting champion champions championed promote promotes promoted promoting celebrate \
     celebrated celebrating cheer cheered booed boos devoted focus focuses focused focusing stance priority favorite \
     favourite need needs needed adopt adopted approve approved approves approval pass passed passing sign signed \
     signing cast reject accept accepted accepting attack attacked attacking keen excited frustrated frustration fears \
     admire admires admired admiration revered loathing committed commitment pursue pursued resist resisted ready \
     prepared preference ambition ambitions dream dreams sue sued suing filed launch launched impose imposed require \
     requires required prohibit prohibits prohibited mandates mandated authorized authorised designed signing";

/// Every form of every cue verb, in no order; some come twice.
pub fn cue_forms() -> impl Iterator<Item = String> {
    inflected_cues().map(|(word, ..)| word)
}

/// Every form of every cue verb, with the verb's index; of two verbs that share a form, the first holds.
pub(super) fn inflected_cues() -> impl Iterator<Item = (String, u16, CueForm)> {
    let verbs = (0_u16..).zip(CUES);
    verbs.flat_map(|(index, verb)| inflect(verb.lemma).into_iter().map(move |(word, form)| (word, index, form)))
}

/// The cue verb of an index.
pub(super) fn cue_of(index: usize) -> CueVerb {
    CUES[index]
}

fn inflect(lemma: &str) -> Vec<(String, CueForm)> {
    let mut forms = vec![(lemma.to_owned(), CueForm::Base), (third(lemma), CueForm::Third), (ing(lemma), CueForm::Ing)];
    match IRREGULAR.iter().find(|(known, ..)| *known == lemma) {
        Some((_, past, participle)) => {
            forms.push(((*past).to_owned(), CueForm::Past));
            forms.push(((*participle).to_owned(), CueForm::Participle));
        }
        None => forms.push((past(lemma), CueForm::Past)),
    }
    forms
}

fn third(lemma: &str) -> String {
    match lemma {
        l if ends_in_consonant_y(l) => format!("{}ies", &l[..l.len() - 1]),
        l if ["s", "sh", "ch", "x", "z", "o"].iter().any(|end| l.ends_with(end)) => format!("{l}es"),
        l => format!("{l}s"),
    }
}

fn past(lemma: &str) -> String {
    match lemma {
        l if l.ends_with('e') => format!("{l}d"),
        l if ends_in_consonant_y(l) => format!("{}ied", &l[..l.len() - 1]),
        l => format!("{}ed", doubled(l)),
    }
}

fn ing(lemma: &str) -> String {
    match lemma {
        l if l.ends_with("ee") => format!("{l}ing"),
        l if l.ends_with('e') => format!("{}ing", &l[..l.len() - 1]),
        l => format!("{}ing", doubled(l)),
    }
}

fn ends_in_consonant_y(lemma: &str) -> bool {
    lemma.ends_with('y') && !["ay", "ey", "oy", "uy"].iter().any(|end| lemma.ends_with(end))
}

/// The stem with its last consonant doubled where spelling asks for it; such lemmas are few and listed.
fn doubled(lemma: &str) -> String {
    const DOUBLING: &[&str] = &[
        "admit", "blog", "blab", "brag", "chat", "forget", "infer", "nod", "pan", "permit", "put", "quip", "rap",
        "refer", "regret", "rip", "slam", "submit", "tip", "concur", "let", "bet", "plan", "prefer", "rebut", "sum",
        "shrug", "sob",
    ];
    match lemma.chars().last().filter(|_| DOUBLING.contains(&lemma)) {
        Some(last) => format!("{lemma}{last}"),
        None => lemma.to_owned(),
    }
}

/// Lemma, past, past participle.
const IRREGULAR: &[(&str, &str, &str)] = &[
    ("say", "said", "said"),
    ("tell", "told", "told"),
    ("write", "wrote", "written"),
    ("think", "thought", "thought"),
    ("know", "knew", "known"),
    ("feel", "felt", "felt"),
    ("find", "found", "found"),
    ("foresee", "foresaw", "foreseen"),
    ("see", "saw", "seen"),
    ("show", "showed", "shown"),
    ("speak", "spoke", "spoken"),
    ("swear", "swore", "sworn"),
    ("understand", "understood", "understood"),
    ("hear", "heard", "heard"),
    ("hold", "held", "held"),
    ("read", "read", "read"),
    ("put", "put", "put"),
    ("begin", "began", "begun"),
    ("seek", "sought", "sought"),
    ("sing", "sang", "sung"),
    ("retell", "retold", "retold"),
    ("mean", "meant", "meant"),
    ("decry", "decried", "decried"),
    ("deny", "denied", "denied"),
    ("cut", "cut", "cut"),
    ("shoot", "shot", "shot"),
    ("go", "went", "gone"),
    ("break", "broke", "broken"),
];

const fn cue(lemma: &'static str, act: CueAct, stance: CueStance) -> CueVerb {
    CueVerb { lemma, act, stance }
}

const fn says(lemma: &'static str) -> CueVerb {
    cue(lemma, CueAct::Speech, CueStance::Asserts)
}

const fn alleges(lemma: &'static str) -> CueVerb {
    cue(lemma, CueAct::Speech, CueStance::Alleges)
}

const fn denies(lemma: &'static str) -> CueVerb {
    cue(lemma, CueAct::Speech, CueStance::Denies)
}

const fn reports(lemma: &'static str) -> CueVerb {
    cue(lemma, CueAct::Speech, CueStance::Reports)
}

/// Speech that does not say whether something is so: questions, promises, demands.
const fn utters(lemma: &'static str) -> CueVerb {
    cue(lemma, CueAct::Speech, CueStance::None)
}

const fn thinks(lemma: &'static str) -> CueVerb {
    cue(lemma, CueAct::Belief, CueStance::Asserts)
}

const fn wants(lemma: &'static str) -> CueVerb {
    cue(lemma, CueAct::Attitude, CueStance::None)
}

/// Every cue verb; the first entry wins where two share a form.
const CUES: &[CueVerb] = &[
    says("say"),
    says("tell"),
    says("state"),
    says("declare"),
    says("announce"),
    says("add"),
    says("note"),
    says("observe"),
    says("remark"),
    says("comment"),
    says("mention"),
    says("point out"),
    says("argue"),
    says("assert"),
    says("maintain"),
    says("contend"),
    says("insist"),
    says("affirm"),
    says("reaffirm"),
    says("stress"),
    says("emphasize"),
    says("emphasise"),
    says("underscore"),
    says("underline"),
    says("explain"),
    says("clarify"),
    says("elaborate"),
    says("reply"),
    says("respond"),
    says("answer"),
    says("retort"),
    says("counter"),
    says("rebut"),
    says("recall"),
    says("recount"),
    says("relate"),
    says("reveal"),
    says("disclose"),
    says("confirm"),
    says("acknowledge"),
    says("admit"),
    says("concede"),
    says("confess"),
    says("agree"),
    says("concur"),
    says("reiterate"),
    says("repeat"),
    says("write"),
    says("tweet"),
    says("post"),
    says("retweet"),
    says("text"),
    says("email"),
    says("quip"),
    says("joke"),
    says("boast"),
    says("brag"),
    says("lament"),
    says("complain"),
    says("bemoan"),
    says("grumble"),
    says("gripe"),
    says("muse"),
    says("opine"),
    says("proclaim"),
    says("profess"),
    says("testify"),
    says("attest"),
    says("swear"),
    says("conclude"),
    says("predict"),
    says("forecast"),
    says("warn"),
    says("caution"),
    says("remind"),
    says("assure"),
    says("reassure"),
    says("inform"),
    says("notify"),
    says("advise"),
    says("brief"),
    says("convince"),
    says("persuade"),
    says("teach"),
    says("suggest"),
    says("imply"),
    says("hint"),
    says("signal"),
    says("indicate"),
    says("estimate"),
    says("calculate"),
    says("project"),
    says("rule"),
    says("decree"),
    says("hold"),
    says("certify"),
    says("demonstrate"),
    says("prove"),
    says("show"),
    says("find"),
    says("determine"),
    says("establish"),
    says("discover"),
    says("guarantee"),
    says("claim"),
    says("theorize"),
    says("hypothesize"),
    says("posit"),
    says("reason"),
    says("speculate"),
    says("read"),
    says("begin"),
    says("continue"),
    says("conclude"),
    says("interject"),
    says("intone"),
    says("offer"),
    says("put"),
    says("echo"),
    says("shout"),
    says("yell"),
    says("scream"),
    says("cry"),
    says("exclaim"),
    says("chant"),
    says("whisper"),
    says("mutter"),
    says("murmur"),
    says("bark"),
    says("roar"),
    says("growl"),
    says("snap"),
    says("fume"),
    says("thunder"),
    says("sob"),
    says("sigh"),
    says("gush"),
    says("crow"),
    says("rave"),
    says("vent"),
    says("blurt"),
    says("chime"),
    says("scoff"),
    says("sneer"),
    says("deadpan"),
    says("recite"),
    says("sing"),
    says("type"),
    says("narrate"),
    says("allow"),
    says("laugh"),
    says("shrug"),
    says("smile"),
    says("enthuse"),
    says("apologize"),
    says("apologise"),
    alleges("allege"),
    alleges("accuse"),
    alleges("charge"),
    alleges("insinuate"),
    alleges("blame"),
    alleges("suspect"),
    alleges("purport"),
    denies("deny"),
    denies("dispute"),
    denies("refute"),
    denies("reject"),
    denies("rebuff"),
    denies("dismiss"),
    denies("contest"),
    denies("disavow"),
    denies("debunk"),
    denies("repudiate"),
    denies("disagree"),
    reports("report"),
    reports("relay"),
    reports("quote"),
    reports("cite"),
    reports("learn"),
    reports("hear"),
    utters("ask"),
    utters("inquire"),
    utters("enquire"),
    utters("query"),
    utters("wonder"),
    utters("question"),
    utters("urge"),
    utters("implore"),
    utters("beg"),
    utters("plead"),
    utters("exhort"),
    utters("encourage"),
    utters("order"),
    utters("instruct"),
    utters("command"),
    utters("direct"),
    utters("request"),
    utters("demand"),
    utters("call"),
    utters("propose"),
    utters("recommend"),
    utters("advocate"),
    utters("promise"),
    utters("pledge"),
    utters("vow"),
    utters("threaten"),
    utters("refuse"),
    utters("decline"),
    utters("volunteer"),
    utters("invite"),
    utters("describe"),
    utters("characterize"),
    utters("characterise"),
    utters("portray"),
    utters("depict"),
    utters("label"),
    utters("brand"),
    utters("dub"),
    utters("deem"),
    utters("liken"),
    utters("criticize"),
    utters("criticise"),
    utters("condemn"),
    utters("denounce"),
    utters("decry"),
    utters("blast"),
    utters("slam"),
    utters("lambast"),
    utters("lambaste"),
    utters("deride"),
    utters("mock"),
    utters("ridicule"),
    utters("assail"),
    utters("castigate"),
    utters("chastise"),
    utters("rebuke"),
    utters("scold"),
    utters("berate"),
    utters("deplore"),
    utters("bash"),
    utters("disparage"),
    utters("belittle"),
    utters("rail"),
    utters("praise"),
    utters("hail"),
    utters("laud"),
    utters("applaud"),
    utters("commend"),
    utters("tout"),
    utters("extol"),
    utters("salute"),
    utters("defend"),
    utters("endorse"),
    utters("congratulate"),
    utters("thank"),
    utters("greet"),
    utters("invoke"),
    utters("express"),
    utters("voice"),
    thinks("believe"),
    thinks("think"),
    thinks("feel"),
    thinks("know"),
    thinks("realize"),
    thinks("realise"),
    thinks("recognize"),
    thinks("recognise"),
    thinks("understand"),
    thinks("assume"),
    thinks("presume"),
    thinks("suppose"),
    thinks("guess"),
    thinks("reckon"),
    thinks("figure"),
    thinks("doubt"),
    thinks("consider"),
    thinks("remember"),
    thinks("foresee"),
    thinks("anticipate"),
    thinks("expect"),
    thinks("imagine"),
    thinks("view"),
    thinks("regard"),
    thinks("fear"),
    thinks("worry"),
    wants("hope"),
    wants("wish"),
    wants("want"),
    wants("seek"),
    wants("intend"),
    wants("favor"),
    wants("favour"),
    wants("prefer"),
    wants("support"),
    wants("oppose"),
    wants("welcome"),
    wants("regret"),
    wants("resent"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, lemma: &str, form: CueForm) {
        assert_eq!(cue_verb(word).map(|(cue, form)| (cue.lemma, form)), Some((lemma, form)), "{word}");
    }

    #[test]
    fn forms_are_made_by_rule_or_listed() {
        check("said", "say", CueForm::Past);
        check("admitted", "admit", CueForm::Past);
        check("implies", "imply", CueForm::Third);
        check("urging", "urge", CueForm::Ing);
        check("shown", "show", CueForm::Participle);
        check("replied", "reply", CueForm::Past);
        assert_eq!(cue_verb("walked"), None);
    }

    #[test]
    fn lexicon_holds_more_than_two_hundred_lemmas() {
        assert!(CUES.len() > 200);
    }
}
