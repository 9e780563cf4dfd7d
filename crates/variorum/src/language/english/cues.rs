//! Verbs and phrases that attribute a statement to somebody ("said", "according to").
//!
//! In: a folded word. Out: its [`CueVerb`] and the form in which it stands.
//!
//! Method: a lexicon of lemmas with what each takes as its statement (that-clause, bare clause,
//! infinitive, noun phrase), after the verb classes that reporting grammars give (say, tell, promise,
//! suggest, criticise verbs); regular forms are made by rule, the others listed.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

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
    /// What it takes as its statement: the sum of the constants below.
    pub frames: u16,
}

impl CueVerb {
    /// True where the verb takes a statement in that form.
    #[must_use]
    pub fn takes(self, frame: u16) -> bool {
        self.frames & frame != 0
    }
}

/// A that-clause: "noted that it rained".
pub const THAT: u16 = 1;
/// A clause without "that": "said it rained".
pub const BARE: u16 = 2;
/// Who is spoken to, before the statement: "told reporters it rained".
pub const TELL: u16 = 4;
/// "to" and a verb: "vowed to fight".
pub const INFINITIVE: u16 = 8;
/// An -ing form: "denied taking money".
pub const GERUND: u16 = 16;
/// A noun phrase: "criticised the plan".
pub const OBJECT: u16 = 32;
/// Words in marks: "“Go,” she shouted".
pub const MARKS: u16 = 64;
/// A preposition and a noun phrase: "warned of floods", "accused him of theft".
pub const ABOUT: u16 = 128;
/// Whose subject may be a paper, a poll or a rule: "the study shows".
pub const DOCUMENT: u16 = 256;
/// An object and an infinitive: "urged them to leave".
pub const URGE: u16 = 512;
/// What somebody is asked to say: "asked whether it rained".
pub const ASK: u16 = 1024;

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
    FORMS.get(folded).map(|&(index, form)| (CUES[index as usize], form))
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

/// Every form of every cue verb, in no order.
pub fn cue_forms() -> impl Iterator<Item = &'static str> {
    FORMS.keys().map(String::as_str)
}

static FORMS: LazyLock<FxHashMap<String, (u16, CueForm)>> = LazyLock::new(|| {
    let mut forms = FxHashMap::default();
    for (index, cue) in (0_u16..).zip(CUES) {
        for (word, form) in inflect(cue.lemma) {
            forms.entry(word).or_insert((index, form));
        }
    }
    forms
});

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

const fn cue(lemma: &'static str, act: CueAct, stance: CueStance, frames: u16) -> CueVerb {
    CueVerb { lemma, act, stance, frames }
}

const fn says(lemma: &'static str, frames: u16) -> CueVerb {
    cue(lemma, CueAct::Speech, CueStance::Asserts, frames)
}

const fn alleges(lemma: &'static str, frames: u16) -> CueVerb {
    cue(lemma, CueAct::Speech, CueStance::Alleges, frames)
}

const fn denies(lemma: &'static str, frames: u16) -> CueVerb {
    cue(lemma, CueAct::Speech, CueStance::Denies, frames)
}

const fn reports(lemma: &'static str, frames: u16) -> CueVerb {
    cue(lemma, CueAct::Speech, CueStance::Reports, frames)
}

/// Speech that does not say whether something is so: questions, promises, demands.
const fn utters(lemma: &'static str, frames: u16) -> CueVerb {
    cue(lemma, CueAct::Speech, CueStance::None, frames)
}

const fn thinks(lemma: &'static str, frames: u16) -> CueVerb {
    cue(lemma, CueAct::Belief, CueStance::Asserts, frames)
}

const fn wants(lemma: &'static str, frames: u16) -> CueVerb {
    cue(lemma, CueAct::Attitude, CueStance::None, frames)
}

const CLAUSE: u16 = THAT | BARE | MARKS;
const ONLY_MARKS: u16 = MARKS;

/// Every cue verb; the first entry wins where two share a form.
const CUES: &[CueVerb] = &[
    says("say", CLAUSE | DOCUMENT),
    says("tell", CLAUSE | TELL | URGE),
    says("state", CLAUSE | DOCUMENT),
    says("declare", CLAUSE | OBJECT | DOCUMENT),
    says("announce", CLAUSE | OBJECT),
    says("add", THAT | BARE | MARKS),
    says("note", THAT | BARE | MARKS | DOCUMENT),
    says("observe", THAT | MARKS),
    says("remark", THAT | MARKS),
    says("comment", THAT | MARKS),
    says("mention", THAT | MARKS),
    says("point out", THAT | BARE | MARKS),
    says("argue", CLAUSE | DOCUMENT),
    says("assert", CLAUSE | DOCUMENT),
    says("maintain", CLAUSE),
    says("contend", CLAUSE | DOCUMENT),
    says("insist", CLAUSE),
    says("affirm", THAT | MARKS),
    says("reaffirm", THAT | MARKS),
    says("stress", CLAUSE),
    says("emphasize", CLAUSE),
    says("emphasise", CLAUSE),
    says("underscore", THAT),
    says("underline", THAT),
    says("explain", CLAUSE | TELL),
    says("clarify", THAT | MARKS),
    says("elaborate", ONLY_MARKS),
    says("reply", THAT | MARKS),
    says("respond", THAT | MARKS),
    says("answer", THAT | MARKS),
    says("retort", THAT | MARKS),
    says("counter", THAT | MARKS),
    says("rebut", ONLY_MARKS),
    says("recall", THAT | MARKS),
    says("recount", THAT | MARKS),
    says("relate", ONLY_MARKS),
    says("reveal", CLAUSE | DOCUMENT),
    says("disclose", THAT | MARKS | DOCUMENT),
    says("confirm", CLAUSE | OBJECT),
    says("acknowledge", CLAUSE | OBJECT),
    says("admit", CLAUSE | GERUND),
    says("concede", CLAUSE),
    says("confess", THAT | MARKS),
    says("agree", THAT | MARKS),
    says("concur", THAT | MARKS),
    says("reiterate", CLAUSE),
    says("repeat", THAT | MARKS),
    says("write", THAT | MARKS),
    says("tweet", CLAUSE),
    says("post", ONLY_MARKS),
    says("retweet", ONLY_MARKS),
    says("text", ONLY_MARKS),
    says("email", ONLY_MARKS),
    says("quip", THAT | MARKS),
    says("joke", THAT | MARKS),
    says("boast", THAT | MARKS | ABOUT),
    says("brag", THAT | MARKS | ABOUT),
    says("lament", THAT | MARKS | OBJECT),
    says("complain", THAT | MARKS | ABOUT),
    says("bemoan", THAT | MARKS | OBJECT),
    says("grumble", THAT | MARKS),
    says("gripe", THAT | MARKS),
    says("muse", THAT | MARKS),
    says("opine", THAT | MARKS),
    says("proclaim", THAT | MARKS),
    says("profess", THAT | MARKS),
    says("testify", THAT | MARKS),
    says("attest", THAT | MARKS),
    says("swear", THAT | MARKS),
    says("conclude", CLAUSE | DOCUMENT),
    says("predict", CLAUSE | OBJECT | DOCUMENT),
    says("forecast", THAT | MARKS | DOCUMENT),
    says("warn", CLAUSE | TELL | ABOUT),
    says("caution", THAT | MARKS | TELL | ABOUT),
    says("remind", THAT | MARKS | TELL),
    says("assure", CLAUSE | TELL),
    says("reassure", THAT | MARKS | TELL),
    says("inform", THAT | MARKS | TELL),
    says("notify", THAT | TELL),
    says("advise", THAT | MARKS | TELL | URGE),
    says("brief", ONLY_MARKS),
    says("convince", THAT | TELL),
    says("persuade", THAT | TELL),
    says("teach", THAT | TELL),
    says("suggest", CLAUSE | DOCUMENT),
    says("imply", CLAUSE | DOCUMENT),
    says("hint", THAT | MARKS | ABOUT),
    says("signal", THAT | MARKS),
    says("indicate", CLAUSE | DOCUMENT),
    says("estimate", CLAUSE | DOCUMENT),
    says("calculate", THAT | DOCUMENT),
    says("project", THAT | DOCUMENT),
    says("rule", THAT | MARKS | DOCUMENT),
    says("decree", THAT | MARKS),
    says("hold", THAT),
    says("certify", THAT),
    says("demonstrate", THAT | DOCUMENT),
    says("prove", THAT | DOCUMENT),
    says("show", CLAUSE | DOCUMENT),
    says("find", THAT | BARE | MARKS | DOCUMENT),
    says("determine", THAT | DOCUMENT),
    says("establish", THAT | DOCUMENT),
    says("discover", THAT),
    says("guarantee", THAT | MARKS),
    says("claim", CLAUSE | DOCUMENT | INFINITIVE),
    says("theorize", THAT),
    says("hypothesize", THAT),
    says("posit", THAT),
    says("reason", THAT | MARKS),
    says("speculate", THAT | MARKS),
    says("read", ONLY_MARKS | DOCUMENT),
    says("begin", ONLY_MARKS),
    says("continue", ONLY_MARKS),
    says("conclude", ONLY_MARKS),
    says("interject", THAT | MARKS),
    says("intone", ONLY_MARKS),
    says("offer", ONLY_MARKS | INFINITIVE),
    says("put", ONLY_MARKS),
    says("echo", ONLY_MARKS | OBJECT),
    says("shout", THAT | MARKS),
    says("yell", THAT | MARKS),
    says("scream", THAT | MARKS),
    says("cry", ONLY_MARKS),
    says("exclaim", THAT | MARKS),
    says("chant", ONLY_MARKS),
    says("whisper", THAT | MARKS),
    says("mutter", THAT | MARKS),
    says("murmur", THAT | MARKS),
    says("bark", ONLY_MARKS),
    says("roar", ONLY_MARKS),
    says("growl", ONLY_MARKS),
    says("snap", ONLY_MARKS),
    says("fume", THAT | MARKS),
    says("thunder", THAT | MARKS),
    says("sob", ONLY_MARKS),
    says("sigh", ONLY_MARKS),
    says("gush", ONLY_MARKS),
    says("crow", ONLY_MARKS),
    says("rave", ONLY_MARKS),
    says("vent", ONLY_MARKS),
    says("blurt", ONLY_MARKS),
    says("chime", ONLY_MARKS),
    says("scoff", THAT | MARKS),
    says("sneer", ONLY_MARKS),
    says("deadpan", ONLY_MARKS),
    says("recite", ONLY_MARKS),
    says("sing", ONLY_MARKS),
    says("type", ONLY_MARKS),
    says("narrate", ONLY_MARKS),
    says("allow", ONLY_MARKS),
    says("laugh", ONLY_MARKS),
    says("shrug", ONLY_MARKS),
    says("smile", ONLY_MARKS),
    says("enthuse", THAT | MARKS),
    says("apologize", ABOUT | MARKS),
    says("apologise", ABOUT | MARKS),
    alleges("allege", CLAUSE | DOCUMENT),
    alleges("accuse", OBJECT | ABOUT),
    alleges("charge", THAT | MARKS | DOCUMENT),
    alleges("insinuate", THAT | MARKS),
    alleges("blame", OBJECT),
    alleges("suspect", THAT),
    alleges("purport", INFINITIVE),
    denies("deny", CLAUSE | GERUND | OBJECT),
    denies("dispute", THAT | OBJECT),
    denies("refute", THAT | OBJECT),
    denies("reject", OBJECT | THAT),
    denies("rebuff", OBJECT),
    denies("dismiss", OBJECT),
    denies("contest", OBJECT),
    denies("disavow", OBJECT),
    denies("debunk", OBJECT),
    denies("repudiate", OBJECT),
    denies("disagree", ONLY_MARKS),
    reports("report", THAT | BARE | MARKS | DOCUMENT),
    reports("relay", THAT | MARKS),
    reports("quote", ONLY_MARKS),
    reports("cite", OBJECT),
    reports("learn", THAT),
    reports("hear", THAT),
    utters("ask", MARKS | TELL | URGE | ASK),
    utters("inquire", MARKS | ASK),
    utters("enquire", MARKS | ASK),
    utters("query", MARKS | ASK),
    utters("wonder", MARKS | ASK),
    utters("question", MARKS | OBJECT | ASK),
    utters("urge", THAT | MARKS | URGE | OBJECT),
    utters("implore", MARKS | URGE),
    utters("beg", MARKS | URGE),
    utters("plead", THAT | MARKS | URGE),
    utters("exhort", MARKS | URGE),
    utters("encourage", URGE),
    utters("order", THAT | URGE),
    utters("instruct", THAT | URGE | TELL),
    utters("command", THAT | URGE),
    utters("direct", URGE),
    utters("request", THAT | OBJECT | URGE),
    utters("demand", THAT | MARKS | OBJECT | INFINITIVE),
    utters("call", MARKS | OBJECT | ABOUT),
    utters("propose", THAT | MARKS | OBJECT | INFINITIVE | GERUND),
    utters("recommend", THAT | MARKS | OBJECT | GERUND),
    utters("advocate", THAT | OBJECT),
    utters("promise", CLAUSE | INFINITIVE | TELL | OBJECT),
    utters("pledge", THAT | BARE | MARKS | INFINITIVE | OBJECT),
    utters("vow", CLAUSE | INFINITIVE),
    utters("threaten", THAT | MARKS | INFINITIVE),
    utters("refuse", INFINITIVE),
    utters("decline", INFINITIVE),
    utters("volunteer", MARKS | INFINITIVE),
    utters("invite", URGE),
    utters("describe", OBJECT | MARKS),
    utters("characterize", OBJECT | MARKS),
    utters("characterise", OBJECT | MARKS),
    utters("portray", OBJECT),
    utters("depict", OBJECT),
    utters("label", OBJECT | MARKS),
    utters("brand", OBJECT | MARKS),
    utters("dub", OBJECT | MARKS),
    utters("deem", OBJECT),
    utters("liken", OBJECT | MARKS),
    utters("criticize", OBJECT | MARKS),
    utters("criticise", OBJECT | MARKS),
    utters("condemn", OBJECT | MARKS),
    utters("denounce", OBJECT | MARKS),
    utters("decry", OBJECT | MARKS),
    utters("blast", OBJECT | MARKS),
    utters("slam", OBJECT | MARKS),
    utters("lambast", OBJECT | MARKS),
    utters("lambaste", OBJECT | MARKS),
    utters("deride", OBJECT | MARKS),
    utters("mock", OBJECT | MARKS),
    utters("ridicule", OBJECT | MARKS),
    utters("assail", OBJECT | MARKS),
    utters("castigate", OBJECT | MARKS),
    utters("chastise", OBJECT | MARKS),
    utters("rebuke", OBJECT | MARKS),
    utters("scold", OBJECT | MARKS),
    utters("berate", OBJECT | MARKS),
    utters("deplore", OBJECT | MARKS | THAT),
    utters("bash", OBJECT | MARKS),
    utters("disparage", OBJECT | MARKS),
    utters("belittle", OBJECT | MARKS),
    utters("rail", MARKS | ABOUT),
    utters("praise", OBJECT | MARKS),
    utters("hail", OBJECT | MARKS),
    utters("laud", OBJECT | MARKS),
    utters("applaud", OBJECT | MARKS),
    utters("commend", OBJECT | MARKS),
    utters("tout", OBJECT | MARKS),
    utters("extol", OBJECT | MARKS),
    utters("salute", OBJECT | MARKS),
    utters("defend", OBJECT | MARKS),
    utters("endorse", OBJECT | MARKS),
    utters("congratulate", OBJECT),
    utters("thank", OBJECT),
    utters("greet", ONLY_MARKS),
    utters("invoke", ONLY_MARKS),
    utters("express", OBJECT | MARKS),
    utters("voice", OBJECT | MARKS),
    thinks("believe", CLAUSE),
    thinks("think", CLAUSE),
    thinks("feel", THAT | BARE | MARKS),
    thinks("know", THAT),
    thinks("realize", THAT),
    thinks("realise", THAT),
    thinks("recognize", THAT),
    thinks("recognise", THAT),
    thinks("understand", THAT),
    thinks("assume", THAT | BARE),
    thinks("presume", THAT),
    thinks("suppose", THAT),
    thinks("guess", THAT | BARE | MARKS),
    thinks("reckon", CLAUSE),
    thinks("figure", THAT | BARE | MARKS),
    thinks("doubt", THAT | BARE | ABOUT),
    thinks("consider", THAT),
    thinks("remember", THAT | MARKS),
    thinks("foresee", THAT | OBJECT),
    thinks("anticipate", THAT),
    thinks("expect", THAT | BARE | INFINITIVE | URGE),
    thinks("imagine", THAT),
    thinks("view", OBJECT),
    thinks("regard", OBJECT),
    thinks("fear", THAT | BARE | OBJECT),
    thinks("worry", THAT | BARE | MARKS | ABOUT),
    wants("hope", THAT | BARE | MARKS | INFINITIVE | ABOUT),
    wants("wish", THAT | BARE | MARKS),
    wants("want", INFINITIVE | URGE),
    wants("seek", INFINITIVE),
    wants("intend", INFINITIVE),
    wants("favor", OBJECT),
    wants("favour", OBJECT),
    wants("prefer", THAT | INFINITIVE | OBJECT),
    wants("support", OBJECT),
    wants("oppose", OBJECT),
    wants("welcome", OBJECT | MARKS),
    wants("regret", THAT | OBJECT | MARKS),
    wants("resent", OBJECT),
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
