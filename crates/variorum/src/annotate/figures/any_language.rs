//! Numbers in digits in a language without tables here: only those that every convention reads alike.
//!
//! `1.234` and `1,234` are a thousand to some and a decimal to others, so they are left out, and so are
//! bare numbers that may be years.

use crate::annotate::{Approx, Figure};
use crate::language::english::currency_symbol;
use crate::text::{Layout, Span, TokenKind};

/// Numbers in digits, for a report whose language has no tables here.
#[must_use]
pub fn digits(layout: &Layout) -> Vec<Figure> {
    (0..layout.tokens.len()).filter_map(|at| figure(layout, at)).collect()
}

fn figure(layout: &Layout, at: usize) -> Option<Figure> {
    let token = layout.tokens[at];
    if token.kind != TokenKind::Number || glued(layout, at) && !money_before(layout, at) || glued_word_after(layout, at)
    {
        return None;
    }
    let value = plain(token.span.of(&layout.text))?;
    let (unit, span) = unit(layout, at);
    let year = unit.is_none() && value.fract() == 0.0 && (1500.0..=2100.0).contains(&value);
    (!year).then_some(Figure { span, value, high: None, unit, per: None, approx: Approx::Exact, counts: None })
}

/// The value of digits that every convention reads alike.
fn plain(token: &str) -> Option<f64> {
    if token.len() > 20 {
        return None;
    }
    if token.bytes().all(|b| b.is_ascii_digit()) {
        return token.parse().ok();
    }
    let (whole, decimals) = token.split_once([',', '.'])?;
    let unlike_thousands = decimals.len() != 3 && decimals.bytes().all(|b| b.is_ascii_digit());
    (unlike_thousands && whole.bytes().all(|b| b.is_ascii_digit()))
        .then(|| format!("{whole}.{decimals}").parse().ok())?
}

fn unit(layout: &Layout, at: usize) -> (Option<String>, Span) {
    let span = layout.tokens[at].span;
    let near = |at: usize| layout.tokens.get(at).map(|token| (token.span, token.span.of(&layout.text)));
    if let Some((sign, "%")) = near(at + 1) {
        return (Some("%".to_owned()), span.cover(sign));
    }
    let signs = [at.checked_sub(1).and_then(near), near(at + 1)];
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
        check("1.234 oder 1,234, im Jahr 2021, am 3.4.2020, 12:30", &[]);
    }
}
