//! Finds the agency credited at a report's end, and where the story ends before it.
//!
//! In: the last paragraphs. Out: the credit, and the end of the story.
//!
//! Method: from the last paragraph upwards, as long as paragraphs are credits or sign-offs; the last words of the
//! last story paragraph are looked at too (`he said. — AFP`). A name that is in no table counts only where it is one
//! word in a credit's place, or where the story says that somebody "told" it: a writer has two names, and no person
//! is told things by that name alone. "told AFP" itself is no credit: it stands inside a sentence.

use super::Credit;
use crate::language::english::{SIGN_OFFS, wire_agency, wire_agency_in};
use crate::text::Span;

/// Paragraphs at the end that may be credits and sign-offs.
const LAST_PARAGRAPHS: usize = 6;

/// Bytes of a paragraph that is only a credit or sign-off; the contributors of long reports fill about 300.
const LONGEST_CREDIT: usize = 400;

/// The credit at the end of a report and the byte where the story ends.
pub(super) fn closing_credit(text: &str, lines: &[Span]) -> (Option<Credit>, Option<usize>) {
    let mut credit = None;
    let mut end = None;
    for &line in lines.iter().skip(1).rev().take(LAST_PARAGRAPHS) {
        let found = whole_line(text, line);
        if found.is_none() && !is_sign_off(line.of(text)) {
            break;
        }
        credit = found.or(credit);
        end = Some(line.start);
    }
    let last = lines.iter().rfind(|line| end.is_none_or(|end| line.start < end));
    if let Some(glued) = last.and_then(|&line| last_words(text, line)) {
        end = Some(glued.span.start);
        credit = Some(glued);
    }
    (credit, end)
}

/// An agency that fills a line: `Reuters`, `The Associated Press`, `By AFP`.
pub(super) fn agency_line(text: &str, line: Span) -> Option<Credit> {
    let words = line.of(text);
    let bare = words.trim_matches(|c: char| c.is_whitespace() || "-–—―*_()[]/".contains(c));
    let bare = ["By ", "by ", "BY ", "From "].iter().find_map(|by| bare.strip_prefix(by)).unwrap_or(bare);
    let agency = wire_agency(bare)
        .or_else(|| bare.split(['/', ',', '&']).find_map(wire_agency).filter(|_| all_agencies(bare)))?;
    Some(Credit { span: line, agency: agency.into() })
}

fn all_agencies(words: &str) -> bool {
    words.split(['/', ',', '&']).all(|part| wire_agency(part).is_some())
}

/// A credit that fills its paragraph.
fn whole_line(text: &str, line: Span) -> Option<Credit> {
    let words = line.of(text);
    if words.len() > LONGEST_CREDIT {
        return None;
    }
    if let Some(credit) = agency_line(text, line) {
        return Some(credit);
    }
    let folded = words.to_lowercase();
    let plain = folded.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '©' || c.is_whitespace());
    let labels = [
        "source:",
        "sources:",
        "credit:",
        "agency:",
        "with inputs from",
        "with input from",
        "with agency inputs",
        "with agencies",
        "with additional",
        "inputs from",
        "additional reporting",
        "with reporting",
        "©",
        "copyright",
        "compiled from",
        "from wire",
        "with files from",
        "this story was",
        "this article was",
        "by agencies",
    ];
    let labelled = labels.iter().any(|label| plain.starts_with(label));
    let contributed = ["contributed", "inputs)", "inputs", "contributing"].iter().any(|word| folded.contains(word))
        && (folded.contains(" to this ")
            || folded.contains("input")
            || folded.contains("contributing:")
            || plain.trim_end_matches('.').ends_with("contributed"));
    let agency = if labelled || contributed { agency_named_in(words) } else { None };
    let unknown =
        || if contributed || plain.starts_with("with reporting") { unknown_agency_in(text, words) } else { None };
    agency.or_else(unknown).map(|agency| Credit { span: line, agency: agency.into() })
}

/// The name in "Veldpress contributed to this report." and "With reporting by Veldpress.".
fn unknown_agency_in<'a>(text: &str, words: &'a str) -> Option<&'a str> {
    let bare = words.trim_matches(|c: char| !c.is_alphanumeric());
    let before = [" contributed to this", " also contributed to this"].iter().find_map(|mark| bare.split_once(mark));
    let behind = ["ith reporting by ", "ith reporting from "].iter().find_map(|mark| bare.split_once(mark));
    let name = before.map(|(name, _)| name).or(behind.map(|(_, name)| name))?;
    let name = name.strip_prefix("The ").unwrap_or(name);
    may_be_agency(text, name).then_some(name)
}

/// True for a capitalised word alone, or for up to three that the story says somebody told something.
fn may_be_agency(text: &str, name: &str) -> bool {
    let words = name.split(' ').count();
    let letters = |word: &str| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic);
    let named = words <= 3 && name.split(' ').all(letters) && name.chars().count() > 2;
    named && (words == 1 || text.contains(&format!("told {name}")) || text.contains(&format!("({name})")))
}

fn agency_named_in(words: &str) -> Option<&'static str> {
    let lower = words.to_lowercase();
    let unnamed = ["agencies", "agency inputs", "wire services", "wire reports", "news services"];
    let found = wire_agency_in(words).map(|(_, agency)| agency);
    found.or_else(|| unnamed.iter().any(|words| lower.contains(words)).then_some("agencies"))
}

/// `— AFP`, `(Reuters)`, `/TASS/` after a paragraph's last sentence.
fn last_words(text: &str, line: Span) -> Option<Credit> {
    known_last_words(text, line).or_else(|| unknown_last_words(text, line))
}

/// ` — Veldpress` after a full stop at the very end.
fn unknown_last_words(text: &str, line: Span) -> Option<Credit> {
    let words = line.of(text);
    let (before, name) = ["—", "–", "--"].iter().find_map(|dash| words.rsplit_once(dash))?;
    // Behind a closing mark a name is the speaker's.
    let after_sentence = before.trim_end().ends_with(['.', '!', '?']);
    let name = name.trim();
    let end = text[line.end..].trim().is_empty();
    (after_sentence && end && may_be_agency(text, name)).then(|| {
        let open = before.len();
        Credit { span: Span::new(line.start + open, line.end), agency: name.to_owned() }
    })
}

fn known_last_words(text: &str, line: Span) -> Option<Credit> {
    let words = line.of(text).trim_end_matches('.');
    let close = words.chars().next_back()?;
    let open = match close {
        ')' => words.rfind('(')?,
        ']' => words.rfind('[')?,
        _ => after_last_dash(words)?,
    };
    let inner = words[open..].trim_matches(|c: char| c.is_whitespace() || "-–—―()[]*_".contains(c));
    let inner_agency = wire_agency(inner)
        .or_else(|| inner.split(['/', ',']).find_map(wire_agency).filter(|_| all_agencies(inner)))
        .or_else(|| ["with ", "With ", "Source: "].iter().find_map(|with| wire_agency(inner.strip_prefix(with)?)));
    let before = words[..open].trim_end();
    // Inside a sentence a name in brackets is an aside: "the agency (AFP)".
    let after_sentence = before.ends_with(['.', '!', '?', '…', '"', '”', '’', '»', ')']) || before.ends_with("*");
    let agency = inner_agency.filter(|_| after_sentence && !before.is_empty())?;
    Some(Credit { span: Span::new(line.start + open, line.end), agency: agency.into() })
}

/// Where the last dash stands, if few words follow it.
fn after_last_dash(words: &str) -> Option<usize> {
    let marks = ["—", "–", "―", "--", " - ", ".-", "”-", "\"-"];
    let (at, mark) =
        marks.iter().filter_map(|mark| words.rfind(mark).map(|at| (at, *mark))).max_by_key(|(at, _)| *at)?;
    // The last two marks begin with the sentence's own end.
    let at = if mark.ends_with('-') && mark.len() > 1 && !mark.starts_with('-') { at + mark.len() - 1 } else { at };
    let at = if mark == " - " { at + 1 } else { at };
    (words.len() - at <= 40).then_some(at)
}

fn is_sign_off(words: &str) -> bool {
    let folded = words.trim_start_matches(['—', '–', '-', '_', '*', ' ']).to_lowercase();
    let opens = SIGN_OFFS.iter().any(|opening| folded.starts_with(opening));
    let helped = folded.contains("contributed to this ") || folded.contains("contributed reporting");
    words.len() <= LONGEST_CREDIT && (opens || helped || (folded.is_empty() && !words.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The agency and the words before the credit.
    fn check(text: &str, expected: Option<&str>, story: &str) {
        let layout = crate::text::Layout::new(text.into(), "en");
        let (credit, end) = closing_credit(text, &layout.paragraphs);
        assert_eq!(credit.as_ref().map(|credit| credit.agency.as_str()), expected, "{text}");
        assert_eq!(text[..end.unwrap_or(text.len())].trim_end(), story, "{text}");
    }

    #[test]
    fn credits_after_the_last_sentence_are_found() {
        for closing in [
            " — AFP",
            " - Reuters",
            "—Reuters",
            " --AP",
            " (AP)",
            " – Agence France-Presse.",
            " [Xinhua]",
            " - AFP/Reuters",
            "\n\n— AFP",
            "\nReuters",
            "\n© 2031 AFP",
            "\nCopyright 2031 The Associated Press. All rights reserved.",
            "\nSource: Xinhua",
            "\nThe Associated Press contributed to this report.",
            "\n(With inputs from PTI)",
            "\nAP writer Ann Lee contributed to this report from Orlo.",
            "\nReuters\n\nReporting by Ann Lee; Editing by Bo Roe",
        ] {
            let text = format!("Line one.\nThey met, “he said.”{closing}");
            let layout = crate::text::Layout::new(text.as_str().into(), "en");
            let (credit, end) = closing_credit(&text, &layout.paragraphs);
            assert!(credit.is_some(), "{text}");
            assert_eq!(text[..end.unwrap()].trim_end(), "Line one.\nThey met, “he said.”");
        }
    }

    #[test]
    fn agencies_without_a_name_are_agencies() {
        check("A b.\nC d.\nAgencies contributed to this report.", Some("agencies"), "A b.\nC d.");
        check("A b.\nC d. — Agencies", Some("agencies"), "A b.\nC d.");
        check("A b.\nC d.\n(With agency inputs)", Some("agencies"), "A b.\nC d.");
    }

    #[test]
    fn agencies_inside_sentences_are_no_credit() {
        for text in [
            "A b.\n“C d,” he told AFP.",
            "A b.\nShe left Reuters (AP).",
            "A b.\nHe runs the agency — Reuters.",
            "A b.",
            "",
            "é",
        ] {
            check(text, None, text);
        }
    }

    #[test]
    fn an_unknown_agency_is_one_word_or_was_told() {
        check("A b.\nThey met. — Veldpress", Some("Veldpress"), "A b.\nThey met.");
        check("A b.\nC d.\nVeldpress contributed to this report.", Some("Veldpress"), "A b.\nC d.");
        check("A b.\nHe told Orlo News.\nWith reporting by Orlo News", Some("Orlo News"), "A b.\nHe told Orlo News.");
        check("A b.\nThey met. — Ann Lee", None, "A b.\nThey met. — Ann Lee");
        check("A b.\n“We met.” — Ann", None, "A b.\n“We met.” — Ann");
    }

    #[test]
    fn sign_offs_are_no_story() {
        check("A b.\nC d.\nAnn Lee contributed to this report.\n___", None, "A b.\nC d.");
    }
}
