//! A message's plain text: lines that flow are joined (RFC 3676), and the signature is left out.

/// The text as it is meant to be read. `flowed` says that lines flow, and whether the space at their ends is dropped then.
pub(super) fn text(text: &str, flowed: Option<bool>) -> String {
    let joined = match flowed {
        Some(drops_space) => unflowed(text, drops_space),
        None => text.lines().collect::<Vec<_>>().join("\n"),
    };
    without_signature(&joined).to_owned()
}

/// The line over a signature (RFC 3676, 4.3).
const SIGNATURE: &str = "-- ";

/// Joins the lines of each paragraph. A line that ends in a space goes on in the next, where that is quoted as often.
fn unflowed(text: &str, drops_space: bool) -> String {
    let mut out = String::with_capacity(text.len());
    // How often the line that goes on is quoted.
    let mut open: Option<usize> = None;
    for line in text.lines() {
        let content = line.trim_start_matches('>');
        let quoted = line.len() - content.len();
        // A space was put before what would look like a quote or a separator of mailboxes.
        let content = content.strip_prefix(' ').unwrap_or(content);
        if open != Some(quoted) || content == SIGNATURE {
            out.push_str(if out.is_empty() { "" } else { "\n" });
            out.extend(std::iter::repeat_n('>', quoted));
            out.push_str(if quoted > 0 { " " } else { "" });
        }
        let flows = content.ends_with(' ') && content != SIGNATURE;
        out.push_str(if flows && drops_space { &content[..content.len() - 1] } else { content });
        open = flows.then_some(quoted);
    }
    out
}

/// The text before its signature, where that is a fifth of it at most: else the line only parts one item from the next.
fn without_signature(text: &str) -> &str {
    let lines = || text.match_indices(SIGNATURE).filter(|&(at, _)| at == 0 || text[..at].ends_with('\n'));
    let last = lines().filter(|&(at, _)| text[at + SIGNATURE.len()..].starts_with(['\n', '\r'])).last();
    match last {
        Some((at, _)) if (text.len() - at) * 5 <= text.len() => &text[..at],
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flowing_lines_are_one_paragraph() {
        let flowed = "The council met \r\non Monday.\r\n\r\n From Orlo came \r\nnobody.\r\n> quoted \r\n> text\r\n>> more \r\nown\r\n";
        let expected = "The council met on Monday.\n\nFrom Orlo came nobody.\n> quoted text\n>> more \nown";
        assert_eq!(text(flowed, Some(false)), expected);
        assert_eq!(text("会議は \n月曜日に\n", Some(true)), "会議は月曜日に");
        assert_eq!(text("a \nb\n", None), "a \nb");
    }

    #[test]
    fn a_signature_is_left_out() {
        let long = "The council met on Monday and agreed to rebuild the old bridge.";
        assert_eq!(text(&format!("{long}\n-- \nVeldia"), None), format!("{long}\n"));
        assert_eq!(text(&format!("{long} \n-- \nVeldia"), Some(false)), format!("{long} \n"));
        assert_eq!(text("a\n-- \nThe council met.", None), "a\n-- \nThe council met.");
    }
}
