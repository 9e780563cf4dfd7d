//! Numbers in digits in a language without tables here: only those that every convention reads alike.
//!
//! `1.234` and `1,234` are a thousand to some and a decimal to others, so they are left out, and so are
//! bare numbers that may be years and days before a month's name. Groups of three behind a space are one number
//! (`18 000`) where the space is a hard one, the groups are several, or the last one is round.

use crate::annotate::{Approx, Figure};
use crate::language::english::currency_symbol;
use crate::language::english::names::fold_name;
use crate::text::{Layout, Span, TokenKind};

/// Numbers in digits, for a report whose language has no tables here.
#[must_use]
pub fn digits(layout: &Layout) -> Vec<Figure> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < layout.tokens.len() {
        let end = past_groups(layout, at);
        found.extend(figure(layout, at, end));
        at = end;
    }
    found
}

fn figure(layout: &Layout, at: usize, end: usize) -> Option<Figure> {
    let last = end - 1;
    let number = layout.tokens[at].kind == TokenKind::Number;
    if !number || glued(layout, at) && !money_before(layout, at) || glued_word_after(layout, last) {
        return None;
    }
    let written = layout.tokens[at].span.cover(layout.tokens[last].span);
    let value = if end > at + 1 { grouped(layout, at, end)? } else { plain(written.of(&layout.text))? };
    let (unit, span) = unit(layout, at, last);
    let whole = unit.is_none() && value.fract() == 0.0 && end == at + 1;
    let year = whole && (1500.0..=2100.0).contains(&value);
    let day = whole && (1.0..=31.0).contains(&value) && before_month(layout, end);
    (!year && !day).then_some(Figure { span, value, high: None, unit, per: None, approx: Approx::Exact, counts: None })
}

/// One past the groups of three digits that stand behind the digits at a token, each behind a blank.
fn past_groups(layout: &Layout, at: usize) -> usize {
    let digits = |at: usize| {
        let token = layout.tokens.get(at).map_or("", |token| token.span.of(&layout.text));
        token.bytes().all(|b| b.is_ascii_digit()).then_some(token.len()).filter(|len| *len > 0)
    };
    if digits(at).is_none_or(|len| len > 3) || layout.token(at).starts_with('0') {
        return at + 1;
    }
    let mut end = at + 1;
    while digits(end) == Some(3) && blank(layout, end).chars().count() == 1 && end < at + 5 {
        end += 1;
    }
    if digits(end).is_some() && end > at + 1 { at + 1 } else { end }
}

/// What stands between a token and the one before.
fn blank(layout: &Layout, at: usize) -> &str {
    &layout.text[layout.tokens[at - 1].span.end..layout.tokens[at].span.start]
}

/// The number in groups of three; none where two numbers may stand side by side.
fn grouped(layout: &Layout, at: usize, end: usize) -> Option<f64> {
    let hard = (at + 1..end).all(|at| blank(layout, at) != " ");
    let sure = hard || end > at + 2 || layout.token(end - 1) == "000";
    let digits: String = (at..end).map(|at| layout.token(at)).collect();
    digits.parse().ok().filter(|_| sure)
}

/// Month names, folded, of the languages of western and central Europe: the number before one is a day.
const MONTHS: &[&str] = &[
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
    "januar",
    "februar",
    "marz",
    "april",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "dezember",
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "setiembre",
    "octubre",
    "noviembre",
    "diciembre",
    "gennaio",
    "febbraio",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "settembre",
    "ottobre",
    "dicembre",
    "janeiro",
    "fevereiro",
    "marco",
    "maio",
    "junho",
    "julho",
    "setembro",
    "outubro",
    "novembro",
    "dezembro",
    "januari",
    "februari",
    "maart",
    "mei",
    "augustus",
    "december",
    "maj",
    "augusti",
    "stycznia",
    "lutego",
    "marca",
    "kwietnia",
    "maja",
    "czerwca",
    "lipca",
    "sierpnia",
    "wrzesnia",
    "pazdziernika",
    "listopada",
    "grudnia",
];

/// `13 juin`, `13. Juni`, `13 de junio`.
fn before_month(layout: &Layout, next: usize) -> bool {
    let folded = |at: usize| layout.tokens.get(at).map(|token| fold_name(token.span.of(&layout.text)));
    let skipped = folded(next).is_some_and(|word| matches!(&*word, "." | "de"));
    folded(next + usize::from(skipped)).is_some_and(|word| MONTHS.contains(&&*word))
}

/// The value of digits that every convention reads alike.
fn plain(token: &str) -> Option<f64> {
    if token.len() > 20 {
        return None;
    }
    // A narrow no-break space keeps groups in one token: `40 000`.
    if let Some((first, groups)) = token.split_once('\u{202f}') {
        let threes = groups.split('\u{202f}').all(|group| group.len() == 3) && (1..=3).contains(&first.len());
        let digits = token.replace('\u{202f}', "");
        return digits.parse().ok().filter(|_| threes && digits.bytes().all(|b| b.is_ascii_digit()));
    }
    if token.bytes().all(|b| b.is_ascii_digit()) {
        return token.parse().ok();
    }
    let (whole, decimals) = token.split_once([',', '.'])?;
    let unlike_thousands = decimals.len() != 3 && decimals.bytes().all(|b| b.is_ascii_digit());
    (unlike_thousands && whole.bytes().all(|b| b.is_ascii_digit()))
        .then(|| format!("{whole}.{decimals}").parse().ok())?
}

fn unit(layout: &Layout, at: usize, last: usize) -> (Option<String>, Span) {
    let span = layout.tokens[at].span.cover(layout.tokens[last].span);
    let near = |at: usize| layout.tokens.get(at).map(|token| (token.span, token.span.of(&layout.text)));
    if let Some((sign, "%")) = near(last + 1) {
        return (Some("%".to_owned()), span.cover(sign));
    }
    let signs = [at.checked_sub(1).and_then(near), near(last + 1)];
    for (sign, raw) in signs.into_iter().flatten() {
        // A bare dollar sign is many countries' elsewhere.
        if let Some(iso) = currency_symbol(raw).filter(|_| raw != "$") {
            return (Some(iso.to_owned()), span.cover(sign));
        }
    }
    (None, span)
}

fn glued(layout: &Layout, at: usize) -> bool {
    at > 0
        && layout.tokens[at - 1].span.end == layout.tokens[at].span.start
        && !matches!(layout.token(at - 1), "(" | "“" | "\"" | "«" | "„")
}

fn money_before(layout: &Layout, at: usize) -> bool {
    at > 0 && currency_symbol(layout.token(at - 1)).is_some()
}

fn glued_word_after(layout: &Layout, at: usize) -> bool {
    let end = layout.tokens[at].span.end;
    let next = layout.tokens.get(at + 1).filter(|token| token.span.start == end);
    next.is_some_and(|token| {
        matches!(token.span.of(&layout.text), "/" | "-" | ":" | "." | "–")
            && layout.tokens.get(at + 2).is_some_and(|after| after.span.start == token.span.end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(f64, Option<&str>)]) {
        let layout = Layout::new(text.into(), "de");
        let found = digits(&layout);
        let got: Vec<(f64, Option<&str>)> = found.iter().map(|figure| (figure.value, figure.unit.as_deref())).collect();
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn only_digits_that_all_read_alike_are_given() {
        check("Es kamen 40 Gäste, 3,5 % mehr, für 12 €.", &[(40.0, None), (3.5, Some("%")), (12.0, Some("EUR"))]);
        check(
            "Le 13 juin, 18 000 lecteurs, 40\u{a0}250 livres et 3 000 €.",
            &[(18_000.0, None), (40_250.0, None), (3000.0, Some("EUR"))],
        );
        check("Am 13. Juni, el 4 de mayo, 12 345 o 40\u{202f}000.", &[(40_000.0, None)]);
        check("1.234 oder 1,234, im Jahr 2021, am 3.4.2020, 12:30", &[]);
    }
}
