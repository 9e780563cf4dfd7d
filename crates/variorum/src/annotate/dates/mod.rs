//! Date expressions and what they mean: TIMEX3 values with what they were counted from.
//!
//! In: a layout, the header, the publication date where one is known. Out: one mention for each
//! expression, in order, and a notice where some could not be placed.
//!
//! Method: a rule grammar over classed tokens ([`grammar`] and the files it calls), then a pass that
//! places each expression in the calendar ([`resolve`]) by the publication date, the clause's tense and
//! the dates before it. Values as in TIMEX3 (Pustejovsky et al. 2003, ISO 24617-1).
//! Why rules: dates are a closed vocabulary, and each value must be explainable.
//! Limits: English; dates that only world knowledge places; times of day bear no zone.

mod absolute;
mod clock;
mod expression;
mod grammar;
mod lexed;
mod period;
mod recurring;
mod relative;
mod resolve;
mod speech;
mod tense;
#[cfg(test)]
mod tests;

use self::expression::{Clock, Expression, Found, From};
use self::lexed::Lexed;
use self::resolve::Resolver;
use super::{Anchor, DateKind, DateMention, Grain, Header, Published, PublishedFrom};
use crate::language::english::Unit;
use crate::text::{Layout, Notice, NoticeKind, Span};

/// The date expressions of a report, resolved as far as `published` and the text allow.
#[must_use]
pub fn dates(layout: &Layout, _header: &Header, published: Option<&Published>) -> (Vec<DateMention>, Vec<Notice>) {
    let mut lexed = Lexed::new(layout);
    let found = grammar::expressions(&mut lexed);
    let origin = published.map(|published| (published.date, anchor(published.from)));
    let mut resolver = Resolver::new(&lexed, origin, &found);
    let mentions: Vec<DateMention> =
        (0..found.len()).map(|index| mention(layout, &mut resolver, &found, index)).collect();
    let notices = unresolved(&mentions);
    (mentions, notices)
}

fn anchor(from: PublishedFrom) -> Anchor {
    match from {
        PublishedFrom::Dateline => Anchor::Dateline,
        PublishedFrom::Given | PublishedFrom::Metadata | PublishedFrom::Story => Anchor::Published,
    }
}

/// One notice a report, however many dates wait for an anchor.
fn unresolved(mentions: &[DateMention]) -> Vec<Notice> {
    let open: Vec<Span> = mentions.iter().filter(|date| date.value.is_none()).map(|date| date.span).collect();
    let message = || format!("dates without a value, as what they count from is not known: {}", open.len());
    open.first().map(|&first| Notice::at(first, NoticeKind::UnresolvedDate, message())).into_iter().collect()
}

fn mention(layout: &Layout, resolver: &mut Resolver, found: &[Found], index: usize) -> DateMention {
    let one = &found[index];
    let span = span(layout, one);
    let blank = DateMention { span, value: None, part: one.part, grain: None, kind: DateKind::Date, anchor: None };
    match one.says {
        Expression::Reference(value) => DateMention { value: Some(value.to_owned()), ..blank },
        Expression::Count { number: None, from, .. } => DateMention { value: Some(vague(from).to_owned()), ..blank },
        Expression::Duration { number, unit } => DateMention {
            value: Some(length(number, unit)),
            kind: DateKind::Duration,
            grain: Some(grain(unit)),
            ..blank
        },
        Expression::Every { number, unit } => DateMention {
            value: Some(length(Some(number), unit)),
            kind: DateKind::Set,
            grain: Some(grain(unit)),
            ..blank
        },
        Expression::EveryWeekday(day) => {
            let value = Some(format!("XXXX-WXX-{day}"));
            DateMention { value, kind: DateKind::Set, grain: Some(Grain::Day), ..blank }
        }
        Expression::EveryMonth(month) => {
            let value = Some(format!("XXXX-{month:02}"));
            DateMention { value, kind: DateKind::Set, grain: Some(Grain::Month), ..blank }
        }
        Expression::Set(value) => DateMention { value: Some(value.to_owned()), kind: DateKind::Set, ..blank },
        Expression::Days(0) if one.day_part.is_none() && speech::is_generic(resolver.lexed(), one.tokens.start) => {
            DateMention { value: Some("PRESENT_REF".to_owned()), ..blank }
        }
        Expression::Time => timed(&blank, resolver.day_of_time(one), one),
        _ => placed(blank, resolver.place(found, index), one),
    }
}

fn placed(blank: DateMention, place: Option<resolve::Placed>, one: &Found) -> DateMention {
    let timed_day = one.clock.is_some() || one.day_part.is_some();
    match place {
        Some((period, anchor)) => {
            if let (Some(day), true) = (period.day(), timed_day) {
                let value = Some(format!("{day}T{}", time_code(one)));
                return DateMention { value, grain: Some(time_grain(one)), kind: DateKind::Time, anchor, ..blank };
            }
            DateMention { value: Some(period.timex()), grain: Some(period.grain()), anchor, ..blank }
        }
        None if timed_day => DateMention { kind: DateKind::Time, grain: Some(time_grain(one)), ..blank },
        None => blank,
    }
}

fn timed(blank: &DateMention, day: Option<(jiff::civil::Date, Anchor)>, one: &Found) -> DateMention {
    let value = day.map(|(day, _)| format!("{day}T{}", time_code(one)));
    let anchor = day.map(|(_, anchor)| anchor);
    DateMention { value, anchor, grain: Some(time_grain(one)), kind: DateKind::Time, ..blank.clone() }
}

fn time_code(one: &Found) -> String {
    match (one.clock, one.day_part) {
        (Some(Clock { hour, minute }), _) => format!("{hour:02}:{:02}", minute.unwrap_or(0)),
        (None, part) => part.unwrap_or_default().to_owned(),
    }
}

fn time_grain(one: &Found) -> Grain {
    match one.clock {
        Some(Clock { minute: Some(_), .. }) => Grain::Minute,
        Some(_) => Grain::Hour,
        None => Grain::PartOfDay,
    }
}

/// The expression without a possessive ending.
fn span(layout: &Layout, one: &Found) -> Span {
    let first = layout.tokens[one.tokens.start].span;
    let last = layout.tokens[one.tokens.end - 1].span;
    let text = layout.slice(last);
    let bare = ["'s", "’s"].iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
    Span::new(first.start, last.start + bare.len())
}

fn vague(from: From) -> &'static str {
    match from {
        From::Ago | From::Earlier => "PAST_REF",
        From::Ahead | From::Later => "FUTURE_REF",
    }
}

/// TIMEX3 durations: `P3D`, `PT2H`, `PXY`; decades and centuries as HeidelTime writes them.
fn length(number: Option<u32>, unit: Unit) -> String {
    let doubled = number.map(|n| if unit == Unit::Fortnight { n.saturating_mul(2) } else { n });
    let n = doubled.map_or_else(|| "X".to_owned(), |n| n.to_string());
    match unit {
        Unit::Second => format!("PT{n}S"),
        Unit::Minute => format!("PT{n}M"),
        Unit::Hour => format!("PT{n}H"),
        Unit::Day | Unit::Night => format!("P{n}D"),
        Unit::Weekend => format!("P{n}WE"),
        Unit::Week | Unit::Fortnight => format!("P{n}W"),
        Unit::Month => format!("P{n}M"),
        Unit::Quarter => format!("P{n}Q"),
        Unit::Year => format!("P{n}Y"),
        Unit::Decade => format!("P{n}DE"),
        Unit::Century => format!("P{n}CE"),
    }
}

fn grain(unit: Unit) -> Grain {
    match unit {
        Unit::Second | Unit::Minute => Grain::Minute,
        Unit::Hour => Grain::Hour,
        Unit::Night => Grain::PartOfDay,
        Unit::Day => Grain::Day,
        Unit::Weekend => Grain::Weekend,
        Unit::Week | Unit::Fortnight => Grain::Week,
        Unit::Month => Grain::Month,
        Unit::Quarter => Grain::Quarter,
        Unit::Year => Grain::Year,
        Unit::Decade => Grain::Decade,
        Unit::Century => Grain::Century,
    }
}
