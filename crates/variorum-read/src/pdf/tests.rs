//! PDFs made here, whole and hostile.

use std::fmt::Write as _;
use std::io::Write as _;
use std::time::{Duration, Instant};

use super::*;
use crate::{ErrorKind, read as read_file};

/// A file in the making: objects by number, from 1.
#[derive(Default)]
struct Writer {
    objects: Vec<Vec<u8>>,
    trailer: String,
}

impl Writer {
    fn add(&mut self, object: impl Into<Vec<u8>>) -> usize {
        self.objects.push(object.into());
        self.objects.len()
    }

    fn stream(&mut self, entries: &str, content: &[u8]) -> usize {
        let mut object = format!("<< /Length {}{entries} >>\nstream\n", content.len()).into_bytes();
        object.extend(content);
        object.extend(b"\nendstream");
        self.add(object)
    }

    fn done(&self) -> Vec<u8> {
        let mut file = b"%PDF-1.7\n".to_vec();
        let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", self.objects.len() + 1);
        for (nth, object) in self.objects.iter().enumerate() {
            let _ = writeln!(table, "{:010} 00000 n ", file.len());
            file.extend(format!("{} 0 obj\n", nth + 1).bytes());
            file.extend(object);
            file.extend(b"\nendobj\n");
        }
        let start = file.len();
        file.extend(table.bytes());
        let size = self.objects.len() + 1;
        file.extend(
            format!("trailer\n<< /Size {size} /Root 1 0 R {} >>\nstartxref\n{start}\n%%EOF\n", self.trailer).bytes(),
        );
        file
    }
}

/// A line of text: x, y, size, words.
type Set<'a> = (i32, i32, i32, &'a str);

fn instructions(lines: &[Set<'_>]) -> String {
    let mut all = String::from("BT\n");
    for (x, y, size, words) in lines {
        let words = words.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
        let _ = writeln!(all, "/F1 {size} Tf 1 0 0 1 {x} {y} Tm ({words}) Tj");
    }
    all + "ET"
}

/// Objects: 1 the catalog, 2 the tree, 3 the font, then a page and its content by turns.
fn book(pages: &[Vec<Set<'_>>]) -> Writer {
    let mut book = Writer::default();
    book.add("<< /Type /Catalog /Pages 2 0 R >>");
    let kids: String = (0..pages.len()).map(|nth| format!("{} 0 R ", 4 + 2 * nth)).collect();
    let shared = "/MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >>";
    book.add(format!("<< /Type /Pages /Kids [{kids}] /Count {} {shared} >>", pages.len()));
    book.add("<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>");
    for (nth, lines) in pages.iter().enumerate() {
        book.add(format!("<< /Type /Page /Parent 2 0 R /Contents {} 0 R >>", 5 + 2 * nth));
        book.stream("", instructions(lines).as_bytes());
    }
    book
}

fn read_all(bytes: &[u8]) -> Report {
    read_file("a.pdf", bytes, &Limits::default()).unwrap().remove(0)
}

fn text(bytes: &[u8]) -> String {
    read_all(bytes).text.to_string()
}

#[test]
fn lines_of_one_column_are_paragraphs() {
    let page = vec![
        (72, 720, 18, "Dam to be raised"),
        (82, 690, 10, "The council of Orlo met on Thursday and agreed to raise the"),
        (72, 678, 10, "dam by two metres, which will cost four million."),
        (82, 666, 10, "Work will begin in May, said Ada Brunt, who is the mayor (of"),
        (72, 654, 10, "Orlo), and end in the winter."),
    ];
    let expected = "Dam to be raised\n\n\
                    The council of Orlo met on Thursday and agreed to raise the dam by two metres, which will cost four million.\n\n\
                    Work will begin in May, said Ada Brunt, who is the mayor (of Orlo), and end in the winter.";
    assert_eq!(text(&book(&[page]).done()), expected);
}

#[test]
fn columns_are_read_one_after_the_other_and_parted_words_joined() {
    const LEFT: [&str; 6] = [
        "The council of Orlo met on Thurs-",
        "day. It agreed to raise the dam by",
        "two metres, the first such work in",
        "ten years. The mayor, a long-term",
        "advocate of it, spoke of a long-",
        "term plan for all of the valley and",
    ];
    const RIGHT: [&str; 6] = [
        "its towns. Farmers who live below",
        "the dam are against it. They said",
        "that nobody had asked them. They",
        "will go to court, they said, unless",
        "the council changes its mind, and",
        "they hope for help from the state.",
    ];
    let mut page = vec![(72, 740, 24, "Dam at Orlo to be raised by two metres, farmers angry")];
    for ((nth, left), right) in (0..).zip(LEFT).zip(RIGHT) {
        page.push((72, 700 - 12 * nth, 10, left));
        // The baselines of the two differ, as they do in print.
        page.push((240, 697 - 12 * nth, 10, right));
    }
    let text = text(&book(&[page]).done());
    let expected = "Dam at Orlo to be raised by two metres, farmers angry\n\n\
                    The council of Orlo met on Thursday. It agreed to raise the dam by two metres, the first such work in ten years. \
                    The mayor, a long-term advocate of it, spoke of a long-term plan for all of the valley and its towns. Farmers who live below \
                    the dam are against it. They said that nobody had asked them. They will go to court, they said, unless the council changes \
                    its mind, and they hope for help from the state.";
    assert_eq!(text, expected);
}

#[test]
fn heads_and_feet_that_pages_repeat_are_dropped() {
    let (numbers, bodies) = (["1", "2", "3"], ["The council met on", "Thursday and agreed on", "the dam."]);
    let pages: Vec<Vec<Set<'_>>> = numbers
        .iter()
        .zip(bodies)
        .map(|(number, body)| {
            vec![(72, 760, 8, "Veldia Daily"), (72, 600, 10, body), (72, 588, 10, "so they said"), (300, 30, 8, number)]
        })
        .collect();
    let text = text(&book(&pages).done());
    assert!(!text.contains("Veldia Daily") && !text.contains(['1', '2', '3']), "{text}");
    assert!(text.contains("Thursday and agreed on"), "{text}");
}

#[test]
fn what_the_file_states_is_kept_but_for_its_making() {
    let mut book = book(&[vec![(72, 720, 10, "The council met.")]]);
    let info = book.add("<< /Title (Dam to be raised) /Author <FEFF0041006E006E> /CreationDate (D:20310327) >>");
    book.trailer = format!("/Info {info} 0 R");
    let stated = read_all(&book.done()).stated;
    assert_eq!((stated.title.as_deref(), stated.byline.as_deref()), (Some("Dam to be raised"), Some("Ann")));
    assert_eq!(stated.published, None);
}

#[test]
fn packed_streams_and_objects_in_streams_are_read() {
    let packed = |content: &[u8]| {
        let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
        packer.write_all(content).unwrap();
        packer.finish().unwrap()
    };
    let mut file = Writer::default();
    file.add("<< /Type /Catalog /Pages 2 0 R >>");
    file.add("<< /Type /Pages /Kids [9 0 R] /Count 1 >>");
    file.add("<< /Type /Font /Subtype /TrueType /BaseFont /Arial /Encoding << /Differences [65 /eacute /f_i] >> >>");
    file.stream(" /Filter /FlateDecode", &packed(b"BT /F1 10 Tf 72 720 Td [(caf) -20 (A) -300 (Bfty)] TJ ET"));
    let page = "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 3 0 R >> >> >>";
    file.stream(" /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", &packed(format!("9 0 {page}").as_bytes()));
    assert_eq!(text(&file.done()), "café fifty");
}

#[test]
fn maps_of_fonts_tell_their_codes() {
    let mut file = Writer::default();
    file.add("<< /Type /Catalog /Pages 2 0 R >>");
    file.add("<< /Type /Pages /Kids [3 0 R] >>");
    file.add("<< /Type /Page /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>");
    file.stream("", b"BT /F1 10 Tf 72 720 Td <000100020003> Tj ET");
    file.add("<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /ToUnicode 6 0 R /DescendantFonts [<< /W [1 [500 500]] >>] >>");
    let map = "1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0001> <0002> <0041> endbfrange\n\
               1 beginbfchar <0003> <00660069> endbfchar";
    file.stream("", map.as_bytes());
    assert_eq!(text(&file.done()), "ABfi");
}

#[test]
fn a_page_on_its_side_is_read() {
    let mut file = book(&[vec![]]);
    file.objects[3] = b"<< /Type /Page /Parent 2 0 R /Contents 5 0 R /Rotate 90 >>".to_vec();
    let content = b"BT /F1 10 Tf 0 1 -1 0 100 72 Tm (The council met) Tj 0 -12 Td (on Thursday.) Tj ET";
    file.objects[4] =
        [format!("<< /Length {} >>\nstream\n", content.len()).as_bytes(), content, b"\nendstream"].concat();
    assert_eq!(text(&file.done()).replace("\n\n", " "), "The council met on Thursday.");
}

#[test]
fn pdfs_in_web_archives_are_pages() {
    let file = book(&[vec![(72, 720, 10, "The council met.")]]).done();
    let answer = [b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n".as_slice(), &file].concat();
    let head = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://veldia.example/a.pdf\r\n\
         Content-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n",
        answer.len()
    );
    let archive = [head.as_bytes(), &answer, b"\r\n\r\n"].concat();
    let reports = read_file("a.warc", &archive, &Limits::default()).unwrap();
    assert_eq!(&*reports[0].text, "The council met.");
    assert_eq!(reports[0].stated.url.as_deref(), Some("https://veldia.example/a.pdf"));
}

#[test]
fn every_changed_byte_is_read_or_told() {
    let whole = book(&[vec![(72, 720, 10, "The council met."), (72, 708, 10, "It agreed.")]]).done();
    for at in 0..whole.len() {
        for to in [0, b' ', b'<', b'(', b'9', whole[at] ^ 1] {
            let mut changed = whole.clone();
            changed[at] = to;
            let _ = read_file("a.pdf", &changed, &Limits::default());
        }
    }
}

fn fault(bytes: &[u8]) -> Error {
    let begun = Instant::now();
    let fault = read_file("a.pdf", bytes, &Limits::default()).unwrap_err();
    assert!(begun.elapsed() < Duration::from_secs(5), "{fault}: {:?}", begun.elapsed());
    fault
}

#[test]
fn what_cannot_be_read_says_what_to_do() {
    let mut locked = book(&[vec![(72, 720, 10, "The council met.")]]);
    locked.trailer = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (a) /U (b) >>".into();
    let check = |bytes: &[u8], kind: ErrorKind, words: &str| {
        let fault = fault(bytes);
        assert!(fault.kind == kind && fault.message.contains(words), "{fault}");
    };
    check(&locked.done(), ErrorKind::BadPdf, "save it without protection");
    check(&book(&[vec![]]).done(), ErrorKind::BadPdf, "run OCR first");
    check(b"%PDF-1.7\n", ErrorKind::BadPdf, "get the file again");
    check(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj", ErrorKind::BadPdf, "get the file again");
    let whole = book(&[vec![(72, 720, 10, "The council met.")]]).done();
    check(&whole[..whole.len() / 4], ErrorKind::BadPdf, "get the file again");
    let small = Limits { max_bytes: 100, ..Limits::default() };
    assert_eq!(read_file("a.pdf", &whole, &small).unwrap_err().kind, ErrorKind::TooLarge);
}

#[test]
fn a_broken_table_and_a_missing_end_are_read_around() {
    let whole = book(&[vec![(72, 720, 10, "The council met.")]]).done();
    let at = memchr::memmem::find(&whole, b"xref").unwrap();
    let mut broken = whole.clone();
    broken[at + 12..at + 60].fill(b'7');
    assert_eq!(text(&broken), "The council met.");
    assert_eq!(text(&[b"HTTP/1.1 200 OK\r\n\r\n".as_slice(), &whole].concat()), "The council met.");
    // Every prefix is read, or is told to be broken.
    for end in 0..whole.len() {
        let _ = read_file("a.pdf", &whole[..end], &Limits::default());
    }
}

/// Reads a file that was made to cost more than its size.
fn within_a_second(what: &str, bytes: &[u8]) -> Result<Vec<Report>, Error> {
    let begun = Instant::now();
    let read = read_file("a.pdf", bytes, &Limits::default());
    println!("{what}: {:?}, {} bytes", begun.elapsed(), bytes.len());
    // Unoptimised, on a shared machine; an optimised build takes a fifth of this.
    assert!(begun.elapsed() < Duration::from_secs(5), "{what}: {:?}", begun.elapsed());
    read
}

fn bomb(bytes: usize, of: u8) -> Vec<u8> {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(&vec![of; bytes]).unwrap();
    packer.finish().unwrap()
}

#[test]
fn hostile_trees_cost_no_more_than_their_size() {
    let good = vec![(72, 720, 10, "The council met.")];
    // The tree's root is its own child, and a page is there a hundred thousand times.
    let mut file = book(std::slice::from_ref(&good));
    file.objects[1] = format!(
        "<< /Type /Pages /Resources << /Font << /F1 3 0 R >> >> /Kids [2 0 R {}] /Count 100000 >>",
        "4 0 R ".repeat(100_000)
    )
    .into();
    assert_eq!(&*within_a_second("one page", &file.done()).unwrap()[0].text, "The council met.");
    // 100,000 pages are declared, one is there.
    let mut file = book(std::slice::from_ref(&good));
    file.objects[1] = "<< /Kids [4 0 R] /Count 100000 /Resources << /Font << /F1 3 0 R >> >> >>".into();
    assert_eq!(&*within_a_second("declared", &file.done()).unwrap()[0].text, "The council met.");
    // Nodes in nodes.
    let mut file = Writer::default();
    file.add("<< /Type /Catalog /Pages 2 0 R >>");
    for nth in 0..30_000 {
        file.add(format!("<< /Type /Pages /Kids [{} 0 R] >>", nth + 3));
    }
    assert_eq!(within_a_second("deep", &file.done()).unwrap_err().kind, ErrorKind::BadPdf);
    // Objects that lead to themselves and to one another.
    let mut file = book(std::slice::from_ref(&good));
    file.objects[2] = "3 0 R".into();
    assert_eq!(within_a_second("self", &file.done()).unwrap_err().kind, ErrorKind::BadPdf);
    let mut file = book(std::slice::from_ref(&good));
    file.objects[4] = "<< /Length 5 0 R >>\nstream\nBT\nendstream".into();
    assert!(within_a_second("length", &file.done()).is_err());
    for (what, open) in [("arrays", "["), ("dictionaries", "<</A"), ("strings", "(")] {
        let mut file = book(&[vec![]]);
        file.add(open.repeat(200_000));
        let _ = within_a_second(what, &file.done());
    }
    // As many objects as are taken, of the kinds that take most memory for their bytes; and one more.
    const KINDS: [(&str, &str, usize); 6] = [
        ("small dictionaries", "<</A 0>>", 6),
        ("numbers", "0 ", 1),
        ("names", "/", 1),
        ("small arrays", "[]", 5),
        ("small strings", "()", 1),
        ("small codes", "<>", 2),
    ];
    for (what, piece, signs) in KINDS {
        let mut file = book(std::slice::from_ref(&good));
        file.add(format!("[{}]", piece.repeat(open::MOST_SIGNS / signs - 200)));
        assert_eq!(&*within_a_second(what, &file.done()).unwrap()[0].text, "The council met.");
        file.add(format!("[{}]", piece.repeat(1000)));
        assert_eq!(within_a_second(what, &file.done()).unwrap_err().kind, ErrorKind::TooComplex);
    }
    // 1,000 pages: the first 200.
    let page: Vec<Set<'_>> = vec![(72, 720, 10, "The council met."), (72, 708, 10, "It agreed.")];
    let read = within_a_second("long", &book(&vec![page; 1000]).done()).unwrap();
    assert!(read[0].notices.iter().any(|notice| notice.message.contains("more than 200 pages")));
}

#[test]
fn hostile_streams_cost_no_more_than_their_size() {
    let with = |entries: &str, content: &[u8]| {
        let mut file = book(&[vec![]]);
        let mut object = format!("<< /Length {}{entries} >>\nstream\n", content.len()).into_bytes();
        object.extend(content);
        object.extend(b"\nendstream");
        file.objects[4] = object;
        file
    };
    let packed = " /Filter /FlateDecode";
    let check = |what: &str, file: &Writer| {
        assert!(within_a_second(what, &file.done()).is_err(), "{what}");
    };
    check("bomb", &with(packed, &bomb(64 << 20, b' ')));
    check("names", &with(packed, &bomb(15 << 20, b'/')));
    check("brackets", &with(packed, &bomb(15 << 20, b'[')));
    // Pages that all unpack the same large stream.
    let mut file = with(packed, &bomb(15 << 20, b' '));
    let kids: String = (0..200).map(|nth| format!("{} 0 R ", nth + 6)).collect();
    file.objects[1] = format!("<< /Kids [{kids}] >>").into();
    for _ in 0..200 {
        file.add("<< /Type /Page /Contents 5 0 R >>");
    }
    check("many", &file);
    // Object streams: large, many, and with every object reaching to the end.
    let mut file = book(&[vec![]]);
    let brackets = bomb(15 << 20, b'[');
    for _ in 0..100 {
        file.stream(" /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", &brackets);
    }
    check("object streams", &file);
    let mut file = book(&[vec![]]);
    let index: String = (0..50_000).map(|nth| format!("{} {nth} ", nth + 100)).collect();
    let content = format!("{index}{}", "%".repeat(1 << 20));
    file.stream(&format!(" /Type /ObjStm /N 50000 /First {}", index.len()), content.as_bytes());
    check("comments", &file);
    // A form that draws itself, and forms that each draw the next ten times.
    let mut file = with("", b"/A Do");
    let form = file.stream(" /Subtype /Form /Resources << /XObject << /A 6 0 R >> >>", b"/A Do /A Do /A Do");
    file.objects[3] = format!("<< /Type /Page /Contents 5 0 R /Resources << /XObject << /A {form} 0 R >> >> >>").into();
    check("forms", &file);
    let mut file = with("", b"/A Do");
    file.objects[3] = "<< /Type /Page /Contents 5 0 R /Resources << /XObject << /A 6 0 R >> >> >>".into();
    for nth in 7..15 {
        let resources = format!(" /Subtype /Form /Resources << /XObject << /A {nth} 0 R >> >>");
        file.stream(&resources, "/A Do ".repeat(100).as_bytes());
    }
    check("forms in forms", &file);
    // A map of four thousand million codes; fonts without end.
    let mut file = with("", b"BT /F1 10 Tf <00> Tj ET");
    let map = file.stream("", b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange");
    file.objects[2] = format!("<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /ToUnicode {map} 0 R >>").into();
    check("map", &file);
    // Coordinates that are no numbers, or beyond any page.
    let far = b"BT /F1 10 Tf 1 0 0 1 99999999999999999999999999999999999999999999 1 Tm (a) Tj 1e9 0 Td (b) Tj ET";
    check("far", &with("", far));
    // Half a million letters, each set by itself at a place of its own.
    let mut many = String::from("BT /F1 10 Tf\n");
    for nth in 0..100_000_u32 {
        let _ = writeln!(many, "1 0 0 1 {} {} Tm (a) Tj", nth.wrapping_mul(2_654_435_761) % 612, nth % 792);
    }
    let _ = within_a_second("letters", &with("", many.as_bytes()).done());
}
