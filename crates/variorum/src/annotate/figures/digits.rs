//! Reads the digits of one token: grouping, decimals, exponents, and the letters glued behind.

use crate::text::characters::without_invisible;

/// A number in digits and where in its token the digits end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Digits {
    pub value: f64,
    /// Byte length of the digits with their separators.
    pub len: usize,
    /// True where thousands are grouped or decimals stand: never a year, rarely a label.
    pub separated: bool,
}

/// U+202F, which groups thousands in French and in the international style.
const THIN_SPACE: char = '\u{202f}';

/// The digits that a token starts with. None where their grouping fits no convention.
///
/// `1,234.5`, `12,34,567` (lakhs), `1.234.567` and `1,3` are read; of `4,80,1` nothing is.
pub(super) fn read(token: &str) -> Option<Digits> {
    if token.contains(THIN_SPACE) {
        // Word boundaries keep digits joined by a narrow no-break space in one token: `40 000`.
        let commas = token.replace(THIN_SPACE, ",");
        return read(&commas).filter(|read| read.len == commas.len()).map(|read| Digits { len: token.len(), ..read });
    }
    let bare = without_invisible(token);
    if bare.len() != token.len() {
        return read(&bare).filter(|read| read.len == bare.len()).map(|read| Digits { len: token.len(), ..read });
    }
    let len = token.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')).count();
    let body = token[..len].trim_end_matches(['.', ',']);
    if body.is_empty() || body.len() > 40 {
        return None;
    }
    let plain = normal(body)?;
    let (plain, len) = with_exponent(plain, token, body.len());
    let value: f64 = plain.parse().ok()?;
    value.is_finite().then_some(Digits { value, len, separated: body.contains([',', '.']) })
}

fn normal(body: &str) -> Option<String> {
    let commas = body.matches(',').count();
    let points = body.matches('.').count();
    let whole = body.split('.').next().unwrap_or(body);
    match (commas, points) {
        (0, 0 | 1) => Some(body.to_owned()),
        (0, _) if grouped_by(body, '.') => Some(body.replace('.', "")),
        (_, 0 | 1) if commas > 0 && (grouped_by(whole, ',') || lakhs(whole)) && !after_point(body).contains(',') => {
            Some(body.replace(',', ""))
        }
        (1, 0) => decimal_comma(body),
        (1, _) => {
            let (whole, decimals) = body.split_once(',')?;
            (grouped_by(whole, '.') && !decimals.contains('.'))
                .then(|| format!("{}.{decimals}", whole.replace('.', "")))
        }
        _ => None,
    }
}

fn after_point(body: &str) -> &str {
    body.split_once('.').map_or("", |(_, decimals)| decimals)
}

/// One comma and one or two digits after it: how most of Europe writes decimals.
fn decimal_comma(body: &str) -> Option<String> {
    let (_, decimals) = body.split_once(',')?;
    (decimals.len() <= 2).then(|| body.replace(',', "."))
}

fn grouped_by(whole: &str, separator: char) -> bool {
    let mut groups = whole.split(separator);
    groups.next().is_some_and(|first| (1..=3).contains(&first.len())) && groups.all(|group| group.len() == 3)
}

/// Indian grouping: pairs, then a last group of three.
fn lakhs(whole: &str) -> bool {
    let groups: Vec<&str> = whole.split(',').collect();
    let Some((last, front)) = groups.split_last() else { return false };
    let Some((first, middle)) = front.split_first() else { return false };
    last.len() == 3
        && (1..=2).contains(&first.len())
        && !middle.is_empty()
        && middle.iter().all(|group| group.len() == 2)
}

/// `1.3e6`: only where nothing else follows in the token.
fn with_exponent(plain: String, token: &str, len: usize) -> (String, usize) {
    let rest = &token[len..];
    let power = rest.strip_prefix(['e', 'E']).unwrap_or_default();
    if !power.is_empty() && power.len() <= 2 && power.bytes().all(|b| b.is_ascii_digit()) {
        (format!("{plain}e{power}"), token.len())
    } else {
        (plain, len)
    }
}

/// A fraction in one character.
pub(super) fn vulgar(token: &str) -> Option<f64> {
    let (over, under) = match token {
        "½" => (1.0, 2.0),
        "⅓" => (1.0, 3.0),
        "⅔" => (2.0, 3.0),
        "¼" => (1.0, 4.0),
        "¾" => (3.0, 4.0),
        "⅕" => (1.0, 5.0),
        "⅖" => (2.0, 5.0),
        "⅗" => (3.0, 5.0),
        "⅘" => (4.0, 5.0),
        "⅙" => (1.0, 6.0),
        "⅚" => (5.0, 6.0),
        "⅛" => (1.0, 8.0),
        "⅜" => (3.0, 8.0),
        "⅝" => (5.0, 8.0),
        "⅞" => (7.0, 8.0),
        "⅒" => (1.0, 10.0),
        _ => return None,
    };
    Some(over / under)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(token: &str, expected: Option<(f64, usize)>) {
        assert_eq!(read(token).map(|digits| (digits.value, digits.len)), expected, "{token}");
    }

    #[test]
    fn groupings_of_three_and_of_lakhs_are_read() {
        check("86,000", Some((86_000.0, 6)));
        check("1,674,200.5", Some((1_674_200.5, 11)));
        check("12,34,567.89", Some((1_234_567.89, 12)));
        check("1.234.567", Some((1_234_567.0, 9)));
        check("40\u{202f}000", Some((40_000.0, 8)));
    }

    #[test]
    fn a_decimal_comma_is_read_and_odd_groups_are_not() {
        check("1,3", Some((1.3, 3)));
        check("22,24,26,31", None);
        check("192.168.1.2", None);
    }

    #[test]
    fn letters_end_the_digits() {
        check("10km", Some((10.0, 2)));
        check("1.3e6", Some((1_300_000.0, 5)));
        check("4e", Some((4.0, 1)));
    }
}
