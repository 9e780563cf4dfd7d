//! Gives each date expression its place in the calendar.
//!
//! In: the expressions of a report in order, the publication date. Out: a period for each, or none,
//! and what it was counted from.
//!
//! Method: news counts from the day of publication; which weekday or year is meant follows from the
//! clause's tense and from nearness (a fixed bias to the past turns a coming May into the last one).
//! A text whose dates mostly bear other years than its own is a narrative: there a date without a year
//! takes the year that the text has reached (the two domains of Strötgen and Gertz, HeidelTime, 2013;
//! here told from the text itself, not given).
//! Limits: what an event's own calendar settles ("day five of the games").

use jiff::civil::Date;

use super::expression::{Expression, Found, From, Which};
use super::lexed::Lexed;
use super::period::{
    Period, date, days_between, easter, nth_weekday, plus_days, plus_months, season_start, weekday_number,
};
use super::speech;
use super::tense::{Direction, direction};
use crate::annotate::Anchor;
use crate::language::english::{HolidayRule, Season, Unit};

/// What is known while a report's dates are read one after another.
pub(super) struct Resolver<'a> {
    lexed: &'a Lexed<'a>,
    published: Option<(Date, Anchor)>,
    narrative: bool,
    /// The last period that the text named, and its sentence.
    last: Option<(Period, usize)>,
    /// The day of the event that a news report opens with.
    lead: Option<Date>,
    /// True where the text wrote the year of `last`.
    written: bool,
    /// For each token, true inside quotation marks.
    marked: Vec<bool>,
    /// True where the year of `last` was itself carried over a turn of the year: it is not turned twice.
    turned: bool,
}

/// A period and what it was counted from.
pub(super) type Placed = (Period, Option<Anchor>);

impl<'a> Resolver<'a> {
    /// A resolver for the expressions of one report.
    pub(super) fn new(lexed: &'a Lexed<'a>, published: Option<(Date, Anchor)>, found: &[Found]) -> Self {
        let marked = speech::marked(lexed);
        let narrative = is_narrative(lexed, published, found, &marked);
        Self { lexed, published, narrative, last: None, lead: None, written: false, marked, turned: false }
    }

    /// The classed tokens.
    pub(super) fn lexed(&self) -> &'a Lexed<'a> {
        self.lexed
    }

    /// The period of expression `index`, none where it names none or an anchor is missing.
    pub(super) fn place(&mut self, found: &[Found], index: usize) -> Option<Placed> {
        let one = &found[index];
        let sentence = self.sentence(one);
        let says = borrow_year(self.lexed, found, index).unwrap_or(one.says);
        let said = self.on_day_of_speech(found, index);
        let placed = said.or_else(|| self.period(one, says, sentence))?;
        if self.lead.is_none() {
            self.lead = self.opening_day(one, placed.0);
        }
        if self.moves_on(one, placed.0) {
            let year = |last: Option<(Period, usize)>| last.and_then(|(period, _)| period.year());
            let carried = placed.1 == Some(Anchor::Text);
            self.turned = carried && (self.turned || placed.0.year() > year(self.last));
            self.written = placed.1.is_none();
            self.last = Some((placed.0, sentence));
        }
        Some(placed)
    }

    /// "Today" and "this morning" inside marks count from the day on which the words were said, where the text tells it.
    fn on_day_of_speech(&self, found: &[Found], index: usize) -> Option<Placed> {
        let days = match found[index].says {
            Expression::Days(days) => days,
            Expression::DayPart(Which::This) => 0,
            Expression::DayPart(Which::Last) => -1,
            _ => return None,
        };
        let told = &found[speech::day_of_speech(self.lexed, found, &self.marked, index)?];
        let day = self.period(told, told.says, self.sentence(told))?.0.day()?;
        Some((Period::Day(plus_days(day, days.into())?), Some(Anchor::Text)))
    }

    /// The day that a time without one belongs to: the one named last in its paragraph, or anywhere in a narrative;
    /// where no day was named yet, that of publication. Else that of the event that the report opens with, where it is
    /// known: news goes back to the event's hour after it has spoken of other days.
    pub(super) fn day_of_time(&self, one: &Found) -> Option<(Date, Anchor)> {
        let Some((period, at)) = self.last else {
            return self.published;
        };
        let near = self.narrative || self.paragraph(at) == self.paragraph(self.sentence(one));
        let day = if near { period.day() } else { self.lead };
        day.map(|day| (day, Anchor::Text))
    }

    fn paragraph(&self, sentence: usize) -> Option<usize> {
        self.lexed.layout.sentences.get(sentence).map(|found| found.paragraph)
    }

    /// The day of a report's own event: a day just gone by, named near its top. A dateline's day is that of publication.
    fn opening_day(&self, one: &Found, period: Period) -> Option<Date> {
        let (day, (published, _)) = (period.day()?, self.published?);
        let ago = days_between(day, published);
        let near = if matches!(one.says, Expression::Day { .. }) { 1 } else { 0 }..=LEAD_DAYS;
        (self.sentence(one) <= LEAD_SENTENCES && near.contains(&ago)).then_some(day)
    }

    fn sentence(&self, one: &Found) -> usize {
        let start = self.lexed.layout.tokens[one.tokens.start].span.start;
        self.lexed.layout.sentence_at(start).unwrap_or(0)
    }

    /// True where a date takes the text's own time along: not a year in parentheses or after "since", nor what has
    /// none, nor a lone year far off in the middle of a sentence ("papers found in 2004 show", "the 1911 edition").
    fn moves_on(&self, one: &Found, period: Period) -> bool {
        let Some(year) = period.year() else { return false };
        if !matches!(one.says, Expression::Year(_)) {
            return true;
        }
        let start = one.tokens.start;
        let reached = self.last.filter(|(last, _)| last.month().is_some()).and_then(|(last, _)| last.year());
        let leaps = self.narrative && reached.is_some_and(|reached| year.abs_diff(reached) > LEAP);
        !(self.lexed.after(start, &["(", "since", "than"]) || leaps && !self.opens_sentence(start))
    }

    /// True for a sentence's first words: `1936`, `In 1936`, `By early 1936`.
    fn opens_sentence(&self, start: usize) -> bool {
        let span = self.lexed.layout.tokens[start].span;
        let sentence = self.lexed.layout.sentence_at(span.start).map(|at| &self.lexed.layout.sentences[at]);
        sentence.is_some_and(|sentence| start <= sentence.tokens.start + 2)
    }

    /// The day that relative dates count from.
    fn origin(&self) -> Option<(Date, Anchor)> {
        let reached = || Some((first_day(self.last?.0)?, Anchor::Text));
        if self.narrative { reached() } else { self.published }
    }

    /// The day of "the same day": far from any other date it is the day of the event that the report opens with.
    fn same_day(&self, one: &Found) -> Option<Period> {
        let lead = self.lead.filter(|_| !self.narrative).map(Period::Day);
        self.spoken(one).filter(|period| period.day().is_some()).or(lead)
    }

    /// The period that "that day" and "two days later" speak of: in news one that was named just before.
    fn spoken(&self, one: &Found) -> Option<Period> {
        let (period, at) = self.last?;
        (self.narrative || self.sentence(one).saturating_sub(at) <= SPOKEN_REACH).then_some(period)
    }

    fn tense(&self, one: &Found) -> Direction {
        direction(self.lexed, one.tokens.start, one.tokens.end)
    }

    fn period(&self, one: &Found, says: Expression, sentence: usize) -> Option<Placed> {
        match says {
            Expression::Day { year, month, day, last } => {
                let (year, anchor) = self.year(one, year, month, day, sentence)?;
                let first = date(year, month, day)?;
                let period = match last {
                    Some(last) => Period::Days(first, date(year, month, last)?),
                    None => Period::Day(first),
                };
                Some((period, anchor))
            }
            Expression::DayOfMonth(day) => self.day_of_month(day),
            Expression::Month { year, month } => {
                // A month is placed by its middle, so that one half gone by is still the nearest.
                let (year, anchor) = self.year(one, year, month, 15, sentence)?;
                Some((Period::Month(year, month), anchor))
            }
            Expression::Year(year) => Some((Period::Year(year), None)),
            Expression::Years(first, last) => Some((Period::Years(first, last), None)),
            Expression::Decade(decade) => Some((Period::Decade(decade), None)),
            Expression::Century(century) => Some((Period::Century(century), None)),
            Expression::Season { year, season } => self.season(one, year, season, sentence),
            Expression::Quarter { year, quarter } => {
                let (year, anchor) = self.year(one, year, quarter * 3 - 1, 15, sentence)?;
                Some((Period::Quarter(year, quarter), anchor))
            }
            Expression::Half { year, half } => {
                let (year, anchor) = self.year(one, year, half * 6 - 3, 15, sentence)?;
                Some((Period::Half(year, half), anchor))
            }
            Expression::Holiday { year, rule } => self.holiday(one, year, rule, sentence),
            Expression::Weekday { day, which } => self.weekday(one, day, which),
            Expression::Unit { unit, which } => self.unit(one, unit, which),
            Expression::Days(days) => {
                let (origin, anchor) = self.published?;
                Some((Period::Day(plus_days(origin, days.into())?), Some(anchor)))
            }
            Expression::DayPart(which) => self.day_of_part(one, which),
            Expression::Count { number, unit, from } => self.count(one, number?, unit, from),
            _ => None,
        }
    }

    fn year(&self, one: &Found, which: Which, month: u8, day: u8, sentence: usize) -> Option<(i32, Option<Anchor>)> {
        match which {
            Which::Given(year) => return Some((year, None)),
            Which::Same | Which::Before | Which::After => {
                let year = self.last?.0.year()?;
                return Some((year + step(which), Some(Anchor::Text)));
            }
            _ => {}
        }
        if which == Which::Open
            && let Some(year) = self.reached_year(month, sentence)
        {
            return Some((year, Some(Anchor::Text)));
        }
        let (origin, anchor) = self.origin()?;
        let year = match which {
            Which::YearsOn(years) => i32::from(origin.year()) + years,
            Which::Last => year_before(origin, month),
            Which::Next => year_after(origin, month),
            Which::This => i32::from(origin.year()),
            _ if self.of_reelection(one) => nearest_year(origin, month, day, Direction::Future, NEAR)?,
            _ => nearest_year(origin, month, day, self.tense(one), self.near(one))?,
        };
        Some((year, Some(anchor)))
    }

    /// True for "is up for re-election in November", which is yet to come.
    fn of_reelection(&self, one: &Found) -> bool {
        let first = one.tokens.start;
        let word = |steps: usize| first >= steps && self.lexed.is(first - steps, &["election", "reelection"]);
        let again = |steps: usize| {
            self.lexed.is(first - steps, &["reelection"])
                || first > steps + 1
                    && self.lexed.is(first - steps - 2, &["re"])
                    && self.lexed.is(first - steps - 1, &["-"])
        };
        (1..=3).any(|steps| word(steps) && again(steps))
    }

    /// How many days off a date without its year is near: more for votes.
    fn near(&self, one: &Found) -> i64 {
        const VOTES: &[&str] =
            &["election", "elections", "primary", "primaries", "runoff", "referendum", "ballot", "vote", "caucuses"];
        let end = one.tokens.end;
        let votes = (end..end + 3).any(|at| self.lexed.is(at, VOTES));
        if votes { NEAR_VOTE } else { NEAR }
    }

    /// The year that the text has reached: in a narrative always, in news within one sentence
    /// ("arrested in June 2023 and released in August"), where it was another than this one.
    fn reached_year(&self, month: u8, sentence: usize) -> Option<i32> {
        let (period, at) = self.last?;
        if !self.narrative && (at != sentence || !self.written) {
            return None;
        }
        let year = period.year()?;
        let ours = self.published.map(|(day, _)| i32::from(day.year()));
        if !self.narrative && ours.is_none_or(|ours| ours == year) {
            return ours.is_none().then_some(year).filter(|_| period.month().is_some());
        }
        // From autumn on, a month of the new year's start is the next year's.
        let turned = !self.turned && period.month().is_some_and(|reached| reached >= 10 && month <= 3);
        Some(year + i32::from(turned))
    }

    fn day_of_month(&self, day: u8) -> Option<Placed> {
        let near = self.last.filter(|(period, _)| period.month().is_some()).map(|(period, _)| (period, Anchor::Text));
        let (period, anchor) = near.or_else(|| self.published.map(|(day, anchor)| (Period::Day(day), anchor)))?;
        Some((Period::Day(date(period.year()?, period.month()?, day)?), Some(anchor)))
    }

    fn season(&self, one: &Found, which: Which, season: Season, sentence: usize) -> Option<Placed> {
        let start = season_start(season);
        let (year, anchor) = match which {
            Which::Last => {
                let (origin, anchor) = self.origin()?;
                // The last one that is over: a season takes three months.
                let year = i32::from(origin.year());
                let over = |year: i32| {
                    plus_months(year, start, 3).is_some_and(|(y, m)| date(y, m, 1).is_some_and(|d| d <= origin))
                };
                ((year - 2..=year).rev().find(|&year| over(year))?, Some(anchor))
            }
            Which::This => {
                let (origin, anchor) = self.origin()?;
                let turned = season == Season::Winter && origin.month() <= 2;
                (i32::from(origin.year()) - i32::from(turned), Some(anchor))
            }
            // The second of the season's three months is its middle.
            _ => self.year(one, which, (start + 1 - 1) % 12 + 1, 15, sentence)?,
        };
        Some((Period::Season(year, season), anchor))
    }

    fn holiday(&self, one: &Found, which: Which, rule: HolidayRule, sentence: usize) -> Option<Placed> {
        let (month, day) = match rule {
            HolidayRule::Fixed(month, day) => (month, day),
            HolidayRule::Nth(month, _, nth) => (month, nth * 7 - 4),
            HolidayRule::Easter(_) => (4, 8),
        };
        let (year, anchor) = self.year(one, which, month, day.clamp(1, 28), sentence)?;
        let day = match rule {
            HolidayRule::Fixed(month, day) => date(year, month, day)?,
            HolidayRule::Nth(month, weekday, nth) => nth_weekday(year, month, weekday, nth)?,
            HolidayRule::Easter(days) => plus_days(easter(year)?, days.into())?,
        };
        Some((Period::Day(day), anchor))
    }

    fn weekday(&self, one: &Found, day: u8, which: Which) -> Option<Placed> {
        let told = matches!(which, Which::Same | Which::Before | Which::After);
        let spoken = self.last.and_then(|(period, _)| period.day()).map(|day| (day, Anchor::Text));
        let (origin, anchor) = if told { spoken.or(self.published)? } else { self.origin()? };
        let back = (weekday_number(origin) - i64::from(day)).rem_euclid(7);
        let on = (7 - back) % 7;
        let week = |days: i64| if days == 0 { 7 } else { days };
        let days = match which {
            Which::Last | Which::Before => -week(back),
            Which::Next | Which::After => week(on),
            Which::This if self.tense(one) == Direction::Past => -back,
            Which::This => on,
            _ if self.narrative => on,
            // "Tuesday's crash": the verb is not the event's; the nearer Tuesday is meant.
            _ if self.is_possessive(one) => {
                if on < back {
                    on
                } else {
                    -back
                }
            }
            _ => match self.tense(one) {
                Direction::Future => on,
                // "was due to meet Wednesday", "could meet Wednesday": before or after, whichever is nearer.
                Direction::Either | Direction::Backshifted if on < back => on,
                _ => -back,
            },
        };
        Some((Period::Day(plus_days(origin, days)?), Some(anchor)))
    }

    fn is_possessive(&self, one: &Found) -> bool {
        let text = self.lexed.text(one.tokens.end - 1);
        text.ends_with("'s") || text.ends_with("’s")
    }

    fn unit(&self, one: &Found, unit: Unit, which: Which) -> Option<Placed> {
        let spoken = matches!(which, Which::Same | Which::Before | Which::After) || unit == Unit::Day;
        if spoken {
            let same_day = unit == Unit::Day && which == Which::Same;
            let period = if same_day { self.same_day(one)? } else { self.spoken(one)? };
            return Some((shifted(period, unit, step(which))?, Some(Anchor::Text)));
        }
        let (origin, anchor) = self.origin()?;
        if unit == Unit::Weekend {
            return Some((
                Period::Weekend(plus_days(origin, 7 * self.weekend_step(one, which, origin))?),
                Some(anchor),
            ));
        }
        Some((shifted(Period::Day(origin), unit, step(which))?, Some(anchor)))
    }

    /// Early in a week the weekend spoken of as gone by is the last one's.
    fn weekend_step(&self, one: &Found, which: Which, origin: Date) -> i64 {
        match which {
            Which::Last => -1,
            Which::Next => 1,
            _ if weekday_number(origin) < 6 && self.tense(one) == Direction::Past => -1,
            _ => 0,
        }
    }

    fn day_of_part(&self, one: &Found, which: Which) -> Option<Placed> {
        let spoken = matches!(which, Which::Same | Which::Before | Which::After);
        let reached = || Some((self.spoken(one)?.day()?, Anchor::Text));
        let (day, anchor) = if spoken { reached()? } else { self.published? };
        Some((Period::Day(plus_days(day, step(which).into())?), Some(anchor)))
    }

    fn count(&self, one: &Found, number: u32, unit: Unit, from: From) -> Option<Placed> {
        let (number, unit) = in_years(i32::try_from(number).ok().filter(|number| *number < 100_000)?, unit);
        let signed = if matches!(from, From::Ago | From::Earlier) { -number } else { number };
        match from {
            From::Ago | From::Ahead => {
                let (origin, anchor) = self.origin()?;
                Some((shifted(Period::Day(origin), unit, signed)?, Some(anchor)))
            }
            From::Earlier | From::Later => Some((shifted(self.spoken(one)?, unit, signed)?, Some(Anchor::Text))),
        }
    }
}

/// Sentences from the top in which a report names the day of its event: headline, date and byline stand among them.
const LEAD_SENTENCES: usize = 5;
/// Days that a news report's own event lies back at most: a week, beyond which newsrooms write the date.
const LEAD_DAYS: i64 = 7;

/// Sentences back to which "that day" reaches in news: beyond, a story returns to its main event.
const SPOKEN_REACH: usize = 3;

/// Years from the one that a narrative has reached to a lone year that is an aside inside a sentence: a generation,
/// since a life's story leaps by ten years and more.
const LEAP: u32 = 30;

/// A narrative bears at least this many days and months with a year of their own, …
const NARRATIVE_DATES: usize = 3;
/// … or one, and this many dated years in all, …
const NARRATIVE_DATED: usize = 8;
/// … years that lie at least so far before publication, …
const NARRATIVE_YEARS: i32 = 2;
/// … and so many times as many as dates of the news kind: weekdays, yesterday, days of its own year.
const NARRATIVE_RATIO: usize = 4;

fn is_narrative(lexed: &Lexed, published: Option<(Date, Anchor)>, found: &[Found], marked: &[bool]) -> bool {
    let own = published.map_or(i32::MAX, |(day, _)| i32::from(day.year()));
    let newest = own.saturating_sub(NARRATIVE_YEARS);
    let (mut full, mut bare, mut near) = (0, 0, 0);
    for one in found {
        match one.says {
            // The line that tells when the text came out.
            Expression::Day { year: Which::Given(year), .. } if year >= own && is_line(lexed, one) => {}
            Expression::Day { year: Which::Given(year), .. } | Expression::Month { year: Which::Given(year), .. } => {
                full += usize::from(year <= newest);
                near += usize::from(year >= own);
            }
            // A chronicle's heading is the year of all days below it.
            Expression::Year(year) if is_line(lexed, one) => full += usize::from(year <= newest),
            Expression::Year(year) => bare += usize::from(year <= newest),
            // "Tomorrow" in what somebody said is no date of the narrator's.
            Expression::Days(_) => near += usize::from(!marked[one.tokens.start]),
            Expression::Weekday { .. } => near += 1,
            Expression::Unit { which: Which::Last | Which::Next, .. }
            | Expression::Month { year: Which::Last | Which::Next, .. }
            | Expression::DayPart(Which::Last | Which::This) => near += 1,
            _ => {}
        }
    }
    let dated = full + bare;
    // "The senator died late Friday": a report that opens with its news, however much of a life it tells.
    let news = found.iter().any(|one| {
        let start = one.tokens.start;
        let day = matches!(one.says, Expression::Weekday { .. } | Expression::Days(_)) && !marked[start];
        let sentence = lexed.layout.sentence_at(lexed.layout.tokens[start].span.start);
        day && sentence.is_some_and(|sentence| sentence < LEAD_SENTENCES)
    });
    !(published.is_some() && news)
        && (full >= NARRATIVE_DATES || full > 0 && dated >= NARRATIVE_DATED)
        && dated >= near * NARRATIVE_RATIO
}

/// True where an expression is all that stands on its line, but for one word: `date 2031-03-27`, `1936`.
fn is_line(lexed: &Lexed, one: &Found) -> bool {
    let start = lexed.layout.tokens[one.tokens.start].span.start;
    let paragraph = lexed.layout.paragraph_at(start).map(|at| lexed.layout.tokens_in(lexed.layout.paragraphs[at]));
    paragraph.is_some_and(|tokens| tokens.start + 1 >= one.tokens.start && tokens.end <= one.tokens.end)
}

/// The year of `between March and June 2021` for its first month.
fn borrow_year(lexed: &Lexed, found: &[Found], index: usize) -> Option<Expression> {
    let (one, next) = (&found[index], found.get(index + 1)?);
    let between = one.tokens.end..next.tokens.start;
    let joined = !between.is_empty()
        && between.len() <= 3
        && between.clone().any(|at| lexed.is(at, &["and", "to", "-", "–", "—", "until", "through", "or", "&"]))
        && between.clone().all(|at| {
            lexed.is(at, &["and", "to", "-", "–", "—", "until", "through", "or", "&", ",", "on", "in", "the"])
        });
    let (Expression::Day { year: Which::Given(year), month: last, .. }
    | Expression::Month { year: Which::Given(year), month: last }) = next.says
    else {
        return None;
    };
    let given = |month: u8| Which::Given(year - i32::from(month > last));
    match one.says {
        Expression::Day { year: Which::Open, month, day, last } if joined => {
            Some(Expression::Day { year: given(month), month, day, last })
        }
        Expression::Month { year: Which::Open, month } if joined => {
            Some(Expression::Month { year: given(month), month })
        }
        _ => None,
    }
}

/// Days that outweigh a clause's tense: a date so near on one side while the other side's lies
/// most of a year away is the near one. Newsrooms write the year with dates that are farther off.
const NEAR: i64 = 14;
/// The same for votes, of which news speaks for weeks before and after: "heads into the Dec. 12 election".
const NEAR_VOTE: i64 = 60;
/// The other side's distance, in days, for [`NEAR`] to count.
const FAR: i64 = 300;

fn nearest_year(origin: Date, month: u8, day: u8, tense: Direction, near: i64) -> Option<i32> {
    let year = i32::from(origin.year());
    let distance = |year: i32| date(year, month, day).map(|day| (days_between(origin, day), year));
    let candidates: Vec<(i64, i32)> = (year - 4..=year + 4).filter_map(distance).collect();
    let same_month = |days: i64| days.abs() <= 16 && day == 15;
    let past = candidates.iter().rev().find(|(days, _)| *days <= 0 || same_month(*days)).copied();
    let future = candidates.iter().find(|(days, _)| *days >= 0 || same_month(*days)).copied();
    let (past, future) = (past.or(future)?, future.or(past)?);
    let nearer = if -past.0 <= future.0 { past } else { future };
    let chosen = match tense {
        Direction::Past if future.0 <= near && -past.0 >= FAR => future,
        Direction::Future | Direction::Backshifted if -past.0 <= near && future.0 >= FAR => past,
        Direction::Past => past,
        Direction::Future | Direction::Backshifted => future,
        Direction::Either | Direction::Unknown => nearer,
    };
    Some(chosen.1)
}

fn year_before(origin: Date, month: u8) -> i32 {
    i32::from(origin.year()) - i32::from(i32::from(month) >= i32::from(origin.month()))
}

fn year_after(origin: Date, month: u8) -> i32 {
    i32::from(origin.year()) + i32::from(i32::from(month) <= i32::from(origin.month()))
}

fn step(which: Which) -> i32 {
    match which {
        Which::Last | Which::Before => -1,
        Which::Next | Which::After => 1,
        _ => 0,
    }
}

/// The unit that holds a period, so many units on; none where the period is coarser than the unit.
fn shifted(period: Period, unit: Unit, units: i32) -> Option<Period> {
    match unit {
        Unit::Day => Some(Period::Day(plus_days(period.day()?, units.into())?)),
        Unit::Hour if units % 24 == 0 && units != 0 => {
            Some(Period::Day(plus_days(period.day()?, i64::from(units / 24))?))
        }
        Unit::Week => Some(Period::Week(plus_days(period.day().or(week_day(period))?, 7 * i64::from(units))?)),
        Unit::Fortnight => Some(Period::Week(plus_days(period.day()?, 14 * i64::from(units))?)),
        Unit::Weekend => Some(Period::Weekend(plus_days(period.day().or(week_day(period))?, 7 * i64::from(units))?)),
        Unit::Month => {
            let (year, month) = plus_months(period.year()?, period.month()?, units)?;
            Some(Period::Month(year, month))
        }
        Unit::Quarter => {
            let (year, month) = plus_months(period.year()?, period.month()?, units.checked_mul(3)?)?;
            Some(Period::Quarter(year, (month - 1) / 3 + 1))
        }
        Unit::Year => Some(Period::Year(period.year()?.checked_add(units)?)),
        Unit::Decade => Some(Period::Decade(period.year()? / 10 + units)),
        Unit::Century => Some(Period::Century(period.year()? / 100 + units)),
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Night => None,
    }
}

/// "A decade ago" is a year, as "ten years ago" is.
fn in_years(number: i32, unit: Unit) -> (i32, Unit) {
    match unit {
        Unit::Decade => (number * 10, Unit::Year),
        Unit::Century => (number * 100, Unit::Year),
        _ => (number, unit),
    }
}

fn week_day(period: Period) -> Option<Date> {
    match period {
        Period::Week(day) | Period::Weekend(day) => Some(day),
        _ => None,
    }
}

fn first_day(period: Period) -> Option<Date> {
    match period {
        Period::Week(day) | Period::Weekend(day) => Some(day),
        Period::Day(day) | Period::Days(_, day) => Some(day),
        _ => date(period.year()?, period.month().unwrap_or(1), 1),
    }
}
