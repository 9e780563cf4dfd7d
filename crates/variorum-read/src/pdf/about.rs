//! What a PDF says about itself: title, writer and language.
//!
//! In: the objects of a file. Out: what they state, from its information dictionary, else from its XMP.
//! The day on which the file was made (`CreationDate`) is not the day of publication, and is not taken; nor is a title that is the name of a file.

use lopdf::{Document, Object};
use quick_xml::events::Event;
use variorum::Stated;

use super::open::dictionary;
use crate::fields::Field;

/// Bytes of XMP, unpacked.
const MOST_XMP: usize = 1 << 20;
/// Characters of a title or of names.
const LONGEST: usize = 500;

pub(super) fn stated(document: &Document) -> Stated {
    let mut stated = Stated::default();
    let info = document.trailer.get(b"Info").ok().and_then(|info| dictionary(document, info));
    let entry = |key: &[u8]| {
        let object = info?.get_deref(key, document).ok()?;
        lopdf::decode_text_string(object).ok()
    };
    let catalog = document.catalog().ok();
    let xmp = catalog.and_then(|catalog| catalog.get_deref(b"Metadata", document).and_then(Object::as_stream).ok());
    let xmp = xmp.and_then(|xmp| xmp.get_plain_content_with_limit(MOST_XMP).ok()).unwrap_or_default();
    let (title, writers) = of_xmp(&String::from_utf8_lossy(&xmp));
    let language =
        catalog.and_then(|catalog| lopdf::decode_text_string(catalog.get_deref(b"Lang", document).ok()?).ok());
    for title in [entry(b"Title"), title].into_iter().flatten().filter(|title| is_title(title)) {
        Field::Title.state(&mut stated, &plain(&title));
    }
    for names in [entry(b"Author"), writers].into_iter().flatten().filter(|names| is_name(names)) {
        Field::Byline.state(&mut stated, &plain(&names));
    }
    Field::Language.state(&mut stated, &language.filter(|tag| tag.is_ascii() && tag.len() < 36).unwrap_or_default());
    stated
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().filter(|c| !c.is_control()).collect()
}

/// False for names of files, and for what programs put where nobody wrote a title.
fn is_title(title: &str) -> bool {
    const PROGRAMS: &[&str] =
        &["Microsoft Word - ", "Microsoft PowerPoint - ", "untitled", "Untitled", "Layout 1", "Document"];
    const ENDINGS: &[&str] = &[
        "doc", "docx", "pdf", "indd", "qxd", "qxp", "ppt", "pptx", "odt", "rtf", "tex", "dvi", "txt", "html", "xls",
        "xlsx", "pub", "ai", "eps", "ps",
    ];
    let title = title.trim();
    let is_file =
        title.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending.to_ascii_lowercase().as_str()));
    let is_program = PROGRAMS.iter().any(|start| match start.ends_with(' ') {
        true => title.starts_with(start),
        false => title == *start,
    });
    // A name of one word with an underscore or digits is a file's, too: `frontpage_final2`.
    let is_word = !title.contains(' ') && title.contains(['_', '/', '\\']);
    title.len() <= LONGEST && !is_file && !is_program && !is_word
}

/// False for what stands for whoever sat at the machine.
fn is_name(names: &str) -> bool {
    const NOBODY: &[&str] = &["user", "admin", "administrator", "unknown", "anonymous", "owner", "author"];
    let names = names.trim();
    names.len() <= LONGEST && !NOBODY.contains(&names.to_ascii_lowercase().as_str())
}

/// Title and writers in XMP (`dc:title`, `dc:creator`): the first of the languages, all of the names.
fn of_xmp(xmp: &str) -> (Option<String>, Option<String>) {
    let mut reader = quick_xml::Reader::from_str(xmp);
    let (mut title, mut writers): (Option<String>, Vec<String>) = (None, Vec::new());
    let mut within: Option<bool> = None;
    let mut is_item = false;
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => match tag.local_name().as_ref() {
                "title" => within = Some(true),
                "creator" => within = Some(false),
                "li" => is_item = true,
                _ => {}
            },
            Ok(Event::End(tag)) => match tag.local_name().as_ref() {
                "title" | "creator" => within = None,
                "li" => is_item = false,
                _ => {}
            },
            Ok(Event::Text(text)) if is_item => {
                let text = text.trim().to_owned();
                match within {
                    Some(true) if title.is_none() && !text.is_empty() => title = Some(text),
                    Some(false) if writers.len() < 20 && !text.is_empty() => writers.push(text),
                    _ => {}
                }
            }
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    (title, (!writers.is_empty()).then(|| writers.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_no_titles() {
        for title in ["Microsoft Word - dam.docx", "dam_final2", "dam.indd", "untitled"] {
            assert!(!is_title(title), "{title}");
        }
        assert!(is_title("Dam to be raised"));
        assert!(is_title("Mr. Brunt goes"));
    }

    #[test]
    fn xmp_tells_title_and_writers() {
        let xmp = "<x><dc:title><rdf:Alt><rdf:li xml:lang='x-default'>Dam raised</rdf:li></rdf:Alt></dc:title>\
                   <dc:creator><rdf:Seq><rdf:li>Ann Lee</rdf:li><rdf:li>Ed Orr</rdf:li></rdf:Seq></dc:creator></x>";
        assert_eq!(of_xmp(xmp), (Some("Dam raised".into()), Some("Ann Lee, Ed Orr".into())));
        assert_eq!(of_xmp("<x><"), (None, None));
    }
}
