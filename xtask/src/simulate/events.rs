//! The kinds of events that the simulator tells of, and the statements that any of them may hold.
//!
//! A statement is a list of wordings that say the same. `{slot}` is filled from the story (`{place}`, `{p1}`) or drawn
//! once for the statement (`{n1}` a small number, `{m1}` a large one, `{money}`, `{pct}`, `{year}`, else a list of
//! [`super::words`]), so that all wordings agree. `{Slot}` opens with a capital. `{qa}` and `{qb}` are the two
//! sentences of a quotation, `{ia}` the first as another tells it. A wording that opens with `=` states flat what the
//! others attribute.

/// Wordings of one statement.
pub type Statement = &'static [&'static str];

/// One kind of event.
pub struct Kind {
    pub headlines: Statement,
    /// The first statement, then what else happened, in the order in which it would be told.
    pub facts: &'static [Statement],
}

pub const KINDS: &[Kind] = &[
    Kind {
        headlines: &[
            "Ferry strikes {thing} at {place}",
            "{N1} hurt as ferry hits {thing}",
            "Injuries in {place} ferry crash",
        ],
        facts: &[
            &[
                "A ferry with {m1} passengers on board struck {thing} at {place} on {day}, injuring {n1} people.",
                "{N1} people were hurt on {day} when a ferry carrying {m1} passengers ran into {thing} at {place}.",
                "At {place}, {thing} was rammed on {day} by a ferry; {n1} of {m1} passengers suffered injuries.",
            ],
            &[
                "The vessel had left the {town} quay {n2} minutes late because of {cause}.",
                "Owing to {cause}, the ship sailed from {town} with a delay of {n2} minutes.",
                "{Cause} had held the boat at {town} for {n2} minutes.",
            ],
            &[
                "Divers inspected the hull and found a gash {n3} metres long.",
                "A gash of {n3} metres was discovered in the hull by divers.",
                "The hull is torn over a length of {n3} metres, divers established.",
            ],
            &[
                "Passengers said that nobody had warned them before the impact.",
                "No warning came before the ship hit, according to those on board.",
                "=Nobody warned the passengers before the impact.",
            ],
            &[
                "All sailings on the route were cancelled until {day2}, and buses ran along the coast instead.",
                "The route stays closed until {day2}; coaches take travellers along the coast.",
                "Until {day2} no boat will sail the route, the operator having put on buses along the shore.",
            ],
        ],
    },
    Kind {
        headlines: &["Flood cuts off {town}", "River {river} bursts its banks", "{N1} villages under water"],
        facts: &[
            &[
                "The river {river} burst its banks near {place} on {day} and flooded {n1} villages.",
                "{N1} villages stood under water on {day} after the {river} broke its dykes near {place}.",
                "Near {place}, the swollen {river} overflowed on {day}, drowning the streets of {n1} villages.",
            ],
            &[
                "Some {m1} people were taken to gyms and barracks by boat.",
                "Boats brought about {m1} inhabitants to barracks and sports halls.",
                "Around {m1} residents had to be ferried to gyms and army barracks.",
            ],
            &[
                "The gauge at {town} stood at {n2} metres, the highest since {year}.",
                "At {town} the water rose to {n2} metres, a level not seen since {year}.",
                "Not since {year} has the gauge at {town} shown as much as {n2} metres.",
            ],
            &[
                "Engineers said that {cause} had kept the sluice from closing.",
                "The sluice could not be shut because of {cause}, according to engineers.",
                "={Cause} kept the sluice from closing.",
            ],
            &[
                "Drinking water has to be boiled in the whole valley, and {n3} schools remain closed.",
                "{N3} schools stay shut, while everybody in the valley must boil tap water.",
                "Tap water in the valley is unsafe unless boiled; lessons are suspended at {n3} schools.",
            ],
        ],
    },
    Kind {
        headlines: &["Fire destroys {site} in {place}", "{Site} burns down near {town}", "Blaze at {place} {site}"],
        facts: &[
            &[
                "A fire destroyed a {site} in {place} on {day} and left {n1} workers with burns.",
                "{N1} workers were burned on {day} as flames consumed a {site} in {place}.",
                "In {place} a {site} burned to the ground on {day}; {n1} employees suffered burns.",
            ],
            &[
                "More than {m1} litres of solvent were stored in the cellar, the fire brigade said.",
                "The fire brigade said that the cellar held over {m1} litres of solvent.",
                "=More than {m1} litres of solvent were stored in the cellar.",
            ],
            &[
                "It took {n2} crews from three counties the whole night to put out the flames.",
                "{N2} crews called in from three counties fought the blaze all night.",
                "The blaze was extinguished after a night's work by {n2} crews of three counties.",
            ],
            &[
                "An inspection in {year} had criticised {cause} and {noun} doors that did not open.",
                "Inspectors complained in {year} about {cause} as well as {noun} doors that would not open.",
                "As early as {year}, {cause} and jammed {noun} doors were noted in an inspection.",
            ],
            &[
                "The owner puts the damage at {money} and wants to rebuild within {n3} months.",
                "Damage of {money} is estimated by the owner, who plans to rebuild in {n3} months.",
                "According to the owner, rebuilding will take {n3} months; the loss amounts to {money}.",
            ],
        ],
    },
    Kind {
        headlines: &["{Trade} walk out in {place}", "Strike of {trade} spreads", "{M1} {trade} stop work"],
        facts: &[
            &[
                "About {m1} {trade} stopped work in {place} on {day} to demand {pct} more pay.",
                "In {place} some {m1} {trade} went on strike on {day}, asking for a rise of {pct}.",
                "A pay rise of {pct} is what {m1} {trade} want who laid down their tools in {place} on {day}.",
            ],
            &[
                "The employers offered {pct2} over {n1} months and called the strike unlawful.",
                "Calling the walkout illegal, employers stood by their offer of {pct2} over {n1} months.",
                "{Pct2} in the course of {n1} months is all that employers are willing to give; they regard the strike as unlawful.",
            ],
            &[
                "Pickets closed {n2} gates of the {site} and let only ambulances through.",
                "At the {site}, {n2} gates were blocked by pickets, who made way for ambulances alone.",
                "Only ambulances could pass the {n2} gates of the {site} where strikers stood guard.",
            ],
            &[
                "The strike fund holds {money}, enough for {n3} weeks, the union said.",
                "According to the union, {money} in its strike fund will last {n3} weeks.",
                "=The strike fund holds {money}, enough for {n3} weeks.",
            ],
            &[
                "A mediator named by {body} will hear both sides on {day2}.",
                "On {day2} both parties are to meet a mediator whom {body} has appointed.",
                "{Body} has named a mediator; talks with the two sides are set for {day2}.",
            ],
        ],
    },
    Kind {
        headlines: &["Council votes for {noun} plan", "{Place} approves disputed {noun}", "Narrow vote over {noun}"],
        facts: &[
            &[
                "The council of {place} voted {n1} to {n2} on {day} to spend {money} on a new {noun}.",
                "By {n1} votes to {n2}, councillors in {place} approved {money} for a new {noun} on {day}.",
                "A new {noun} costing {money} was approved on {day} in {place}, where {n1} councillors were in favour and {n2} against.",
            ],
            &[
                "Some {m1} residents had signed a petition against the project.",
                "A petition opposing the scheme bore {m1} signatures.",
                "Opponents had gathered the names of {m1} inhabitants.",
            ],
            &[
                "Work is to begin in {season} and to last {n3} months.",
                "Builders will start in {season}; they need {n3} months.",
                "The site opens in {season}, with completion foreseen after {n3} months.",
            ],
            &[
                "The opposition said that the figures had been hidden from the public.",
                "Figures were kept from the public, the opposition alleged.",
                "=The figures had been hidden from the public.",
            ],
            &[
                "A similar plan failed in {year} after {body} withdrew its share of the money.",
                "When {body} took back its contribution in {year}, an earlier plan collapsed.",
                "An attempt in {year} came to nothing because {body} no longer wanted to pay.",
            ],
        ],
    },
    Kind {
        headlines: &[
            "Train leaves rails near {place}",
            "{N1} injured in derailment",
            "Derailment blocks line to {town}",
        ],
        facts: &[
            &[
                "A goods train loaded with {goods} left the rails near {place} on {day}, hurting {n1} railway workers.",
                "{N1} railway workers were injured on {day} when a train carrying {goods} derailed close to {place}.",
                "Near {place} {n2} wagons full of {goods} jumped the track on {day}; {n1} railwaymen were taken to hospital.",
            ],
            &[
                "The train was travelling at {n3} kilometres an hour, twice the permitted speed, investigators said.",
                "Investigators said that it did {n3} kilometres an hour, double what is allowed there.",
                "=The train was travelling at {n3} kilometres an hour, twice the permitted speed.",
            ],
            &[
                "{N4} wagons lie in the {river}, and a crane is on its way from {town}.",
                "A crane has been sent from {town} to lift {n4} wagons out of the {river}.",
                "In the {river} lie {n4} wagons that a crane from {town} will have to raise.",
            ],
            &[
                "{Cause} was found in the points {n5} days before the accident.",
                "{N5} days earlier, workmen had noticed {cause} at the points.",
                "At the points, {cause} came to light {n5} days ahead of the crash.",
            ],
            &[
                "Commuters face detours of {n6} minutes until the line reopens on {day2}.",
                "Until {day2}, when the line is to reopen, journeys take {n6} minutes longer.",
                "The line is shut until {day2} and passengers lose {n6} minutes on the way round.",
            ],
        ],
    },
    Kind {
        headlines: &[
            "Court clears {role} in {noun} case",
            "Verdict in {place} {noun} trial",
            "{Noun} trial ends in {place}",
        ],
        facts: &[
            &[
                "A court in {place} sentenced a former {role} to {n1} months on {day} for selling a public {noun}.",
                "For the sale of a public {noun}, a onetime {role} was given {n1} months by a {place} court on {day}.",
                "{N1} months in prison: that is what judges in {place} on {day} gave an ex-{role} who sold a {noun} of the town's.",
            ],
            &[
                "The buyer paid {money}, a fraction of its worth, the indictment said.",
                "According to the indictment, {money} changed hands, far less than the value.",
                "=The buyer paid {money}, a fraction of its worth.",
            ],
            &[
                "The court heard {n2} witnesses over {n3} days.",
                "{N2} witnesses appeared during a hearing of {n3} days.",
                "It took {n3} days to question all {n2} witnesses.",
            ],
            &[
                "The defence will appeal and called the papers forged.",
                "Calling documents forgeries, lawyers for the accused announced an appeal.",
                "An appeal will follow, said the defence, which regards the papers as fakes.",
            ],
            &[
                "Police had searched {n4} flats in {town} and seized {m1} pages in {year}.",
                "In {year}, {m1} pages were seized in a search of {n4} flats in {town}.",
                "{M1} pages came from {n4} flats in {town} that police searched in {year}.",
            ],
        ],
    },
    Kind {
        headlines: &["Ancient {noun} found at {place}", "Diggers uncover {noun}", "{Place} dig yields {noun}"],
        facts: &[
            &[
                "Archaeologists uncovered a {noun} near {place} on {day} that they date to {m1} years ago.",
                "A {noun} some {m1} years old was brought to light near {place} on {day}.",
                "Near {place}, diggers on {day} came upon a {noun} whose age is put at {m1} years.",
            ],
            &[
                "It lay {n1} metres under a field where barley had grown for generations.",
                "For generations barley was grown above the site, {n1} metres higher.",
                "Covered by {n1} metres of soil, it rested below a barley field.",
            ],
            &[
                "The team recovered {n2} coins, a comb of bone and {n3} beads of amber.",
                "{N2} coins were found, along with {n3} amber beads and a bone comb.",
                "Among the finds are a comb carved from bone, {n3} beads of amber and {n2} coins.",
            ],
            &[
                "Experts believe that traders from {town} built it.",
                "It was put up by merchants of {town}, specialists suppose.",
                "=Traders from {town} built it.",
            ],
            &[
                "The dig costs {money} a year and {body} pays {pct} of it.",
                "{Body} bears {pct} of the yearly cost of {money}.",
                "Of the {money} that digging costs each year, {pct} comes from {body}.",
            ],
        ],
    },
    Kind {
        headlines: &["{Site} in {place} to close", "{M1} jobs go at {place} {site}", "End of {site} shocks {place}"],
        facts: &[
            &[
                "The {site} in {place} will close in {season} and {m1} employees lose their jobs, it was announced on {day}.",
                "{M1} employees will be out of work when the {place} {site} shuts in {season}, according to an announcement on {day}.",
                "On {day} it became known that {place} loses its {site} in {season} and with it {m1} jobs.",
            ],
            &[
                "Orders for {goods} fell by {pct} within {n1} months.",
                "Within {n1} months, demand for {goods} shrank by {pct}.",
                "{Pct} fewer orders for {goods} came in during the last {n1} months.",
            ],
            &[
                "Managers said that the machines were {n2} years old and beyond repair.",
                "After {n2} years the machines cannot be mended any more, according to managers.",
                "=The machines are {n2} years old and beyond repair.",
            ],
            &[
                "A buyer from {town} offered {money} but withdrew in {season2}.",
                "An offer of {money} by a {town} buyer was withdrawn in {season2}.",
                "In {season2}, an investor from {town} who would have paid {money} pulled out.",
            ],
            &[
                "The works were founded in {year} by {n3} families.",
                "{N3} families set up the works in {year}.",
                "Founded in {year}, the company goes back to {n3} families.",
            ],
        ],
    },
    Kind {
        headlines: &[
            "Landslide blocks pass above {place}",
            "Slope gives way near {place}",
            "{N1} homes evacuated after landslide",
        ],
        facts: &[
            &[
                "A landslide buried the pass road above {place} on {day}, and {n1} homes had to be evacuated.",
                "{N1} homes were cleared on {day} after earth and rock covered the pass road above {place}.",
                "Above {place}, masses of rock came down on the pass road on {day}; {n1} houses were emptied.",
            ],
            &[
                "Geologists measured {m1} cubic metres of rubble.",
                "The rubble amounts to {m1} cubic metres, by the geologists' measurement.",
                "{M1} cubic metres came down, a survey by geologists showed.",
            ],
            &[
                "Sensors on the slope had reported movement {n2} hours earlier, {body} said.",
                "{Body} said that instruments on the hillside registered motion {n2} hours before.",
                "=Sensors on the slope had reported movement {n2} hours earlier.",
            ],
            &[
                "Shepherds led {n3} cows across the ridge to {town}.",
                "{N3} cows were driven over the ridge to {town} by shepherds.",
                "To {town}, across the ridge, herdsmen brought {n3} cows.",
            ],
            &[
                "The road is to be cleared in {n4} weeks at a cost of {money}.",
                "Clearing will cost {money} and last {n4} weeks.",
                "In {n4} weeks, and for {money}, the road should be free again.",
            ],
        ],
    },
];

/// What a report of any event may hold; drawn as often as a story needs, with other words each time.
pub const COMMON: &[Statement] = &[
    &["{Who} {did} {where} {when}.", "{When}, {who} {did} {where}.", "{Where}, {who} {did} {when}."],
    &[
        "{Who} from {town} {did} {when}, and {who2} {did2} {where}.",
        "{When}, {who} from {town} {did}; {where}, {who2} {did2}.",
        "While {who2} {did2} {where}, {who} from {town} {did} {when}.",
    ],
    &[
        "{Who} noticed {sign} {when} and called {body}.",
        "{Body} was alerted by {who}, who noticed {sign} {when}.",
        "{When}, {sign} was noticed by {who}, who rang {body}.",
    ],
    &[
        "{Body} wants to {plan} because {reason}.",
        "Since {reason}, {body} intends to {plan}.",
        "The intention of {body} is to {plan}: {reason}.",
    ],
    &[
        "{Body} announced on {day} that it would {plan} and {plan2} at a cost of {money}.",
        "For {money}, {body} will {plan} and {plan2}, it was announced on {day}.",
        "On {day}, {body} made known that {money} had been set aside to {plan} and {plan2}.",
    ],
    &[
        "The {noun} in {town} was {adj} for {n1} years until {who} {did} there.",
        "Until {who} {did} there, {town} had for {n1} years a {noun} that was {adj}.",
        "For {n1} years the {town} {noun} remained {adj}, before {who} {did} at the spot.",
    ],
    &[
        "In {year}, {trade} from {town} sold {m1} tonnes of {goods} and built a {noun} with the proceeds.",
        "A {noun} was built from what {m1} tonnes of {goods}, sold in {year}, brought the {trade} of {town}.",
        "{M1} tonnes of {goods} paid for a {noun} that {town}'s {trade} put up in {year}.",
    ],
    &[
        "A study found {pct} of all {trade} unable to {verb} the {noun} without help.",
        "Without help, {pct} of {trade} could not {verb} the {noun}, researchers found.",
        "{Pct} of {trade} need help if they are to {verb} the {noun}, a study says.",
    ],
    &[
        "{Body} confirmed that {n1} complaints about the {adj} {noun} had come in since {season}.",
        "Since {season}, {n1} people have complained of the {adj} {noun}, {body} confirmed.",
        "=There have been {n1} complaints about the {adj} {noun} since {season}.",
    ],
    &[
        "{Who} lost {goods} worth {money} when the {noun} failed {when}.",
        "The failure of the {noun} {when} cost {who} {goods} to the value of {money}.",
        "{Goods} valued at {money} was what {who} lost {when}, as the {noun} gave out.",
    ],
];

/// What people say. Drawn for a story as often as it needs.
pub const QUOTED: &[Statement] = &[
    &["“{Qa},” {p} said. “{Qb}.”", "{P} said: “{Qa}. {Qb}.”", "“{Qa}. {Qb},” according to {p}.", "{P} said that {ia}."],
    &[
        "“{Qa},” said {p}, {role} in {town}. “{Qb}.”",
        "{Role} {p} told reporters in {town}: “{Qa}. {Qb}.”",
        "“{Qa}. {Qb},” {p}, the {town} {role}, declared.",
        "According to {p}, {role} in {town}, {ia}.",
    ],
    &[
        "{P}, who works as {role} for {body}, said: “{Qa}. {Qb}.”",
        "“{Qa},” said {role} {p} of {body}. “{Qb}.”",
        "{Role} {p} of {body} said that {ia}.",
    ],
];

/// Sentences to quote, and how another tells them: `I said | he said`.
pub const SAID: &[&str] = &[
    "we had asked for a {noun} {n1} times|a {noun} had been asked for {n1} times",
    "nobody told us that the {noun} was {adj}|they were never told of the {adj} {noun}",
    "this is not the {noun} that we were promised|another {noun} had been promised",
    "my {kin} lost everything except a sack of {goods}|a sack of {goods} was all that the {kin} had left",
    "I have never seen a {noun} so {adj} in all my years here|no {noun} had ever been so {adj}",
    "we will not {verb} the {noun} until it is {adj}|the {noun} would not be touched until it was {adj}",
    "the {noun} must be {adj} again before {season}|by {season} the {noun} had to be {adj}",
    "every {trade2} family knows what a {adj} {noun} means|the meaning of a {adj} {noun} was known to each family",
    "they always wanted to {verb} it and now they can only {verb2} what is left|the wish had long been to {verb} it",
    "there was {sign} and then we ran towards the {noun}|everyone ran to the {noun}",
    "I would rather {verb} a {adj} {noun} than wait another {season}|waiting until another {season} was out of the question",
    "what we need is a {noun}, not another {adj} speech about {goods}|a {noun} was needed rather than speeches",
    "the people of {town} have really been very {adj} through all of this|{town} had remained {adj}",
    "it should never have been so easy to {verb} the {noun}|to {verb} the {noun} had been far too easy",
    "our {kin} could barely {verb} the old {noun} without help|the old {noun} had been too much",
    "we simply cannot {verb} {n1} of them in a single {season}|{n1} of them were too many for one {season}",
    "I asked {body} for help and they sent me a {adj} letter|{body} had replied with a letter",
    "some of us may {verb} but most will probably {verb2}|opinions were divided on what to {verb}",
];

/// Words in quotations that outlets change, and what they write instead.
pub const ALTERED: &[(&str, &str)] = &[
    ("never", "rarely"),
    ("always", "often"),
    ("must", "should"),
    ("should", "could"),
    ("everything", "nearly everything"),
    ("nobody", "hardly anybody"),
    ("promised", "offered"),
    ("asked", "begged"),
    ("lost", "sold"),
    ("rather", "gladly"),
    ("easy", "tempting"),
    ("wanted", "planned"),
    ("barely", "scarcely"),
    ("ran", "hurried"),
    ("need", "want"),
    ("most", "many"),
    ("probably", "certainly"),
    ("cannot", "refuse to"),
    ("knows", "remembers"),
    ("sent", "wrote"),
    ("really", ""),
    ("very", ""),
    ("simply", ""),
    ("single", ""),
    ("again", ""),
    ("old", ""),
];

/// Words outside quotations that an editor changes without changing the sense.
pub const EDITED: &[(&str, &str)] = &[
    ("struck", "hit"),
    ("injuring", "wounding"),
    ("people", "persons"),
    ("because of", "owing to"),
    ("said", "stated"),
    ("about", "roughly"),
    ("wants to", "plans to"),
    ("had left", "departed from"),
    ("found", "discovered"),
    ("the whole night", "all night"),
    ("will close", "is to close"),
    ("offered", "put forward"),
    ("noticed", "observed"),
    ("called", "rang"),
    ("announced", "declared"),
    ("Some", "Around"),
    ("built", "erected"),
    ("which", "that"),
    ("and", "as well as"),
    ("instead", "in their place"),
    ("inhabitants", "residents"),
    ("destroyed", "gutted"),
];

/// What an editor puts in front of a sentence.
pub const OPENERS: &[&str] =
    &["Meanwhile, ", "In addition, ", "As a result, ", "Earlier, ", "Later that day, ", "On top of that, "];
