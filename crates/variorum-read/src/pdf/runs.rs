//! The text of a page as it is drawn: runs of characters, each with its place and size.
//!
//! In: a page's instructions. Out: its [`Run`]s, in the order of drawing, in points, y upwards, turned so that most of the text is upright.
//!
//! Method: the text operators of ISO 32000-1, 9.4, and forms drawn within. Every stream and instruction is taken from a [`Purse`]
//! that the whole file shares; where it is empty the rest is left out, and told.
//! Limits: text at another angle than most of its page's (stamps, axes of charts) is left out. Invisible text is read: it is what OCR lays
//! under a picture. What words a picture of letters stands for (`ActualText`) is not.

use std::collections::HashMap;
use std::rc::Rc;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::fonts::{Font, number};
use super::open::{MOST_SIGNS_OF_STREAM, MOST_UNPACKED, PageOf, dictionary, signs};

/// Characters that were drawn at once.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub x: f32,
    pub end: f32,
    /// The baseline, upwards.
    pub y: f32,
    /// The height of the font as drawn.
    pub size: f32,
    pub text: String,
}

/// What a file may still cost.
pub(super) struct Purse {
    /// Bytes of instructions, unpacked.
    bytes: usize,
    /// Signs of instructions.
    signs: usize,
    /// Bytes of text.
    text: usize,
}

impl Purse {
    pub fn new(most_text: usize) -> Self {
        // A hundred pages of dense text take 1.5 million signs.
        Self { bytes: 64 << 20, signs: 6_000_000, text: most_text }
    }
}

/// Forms within forms.
const MOST_FORMS: usize = 8;
/// States that are kept (`q`).
const MOST_KEPT: usize = 256;
/// Coordinates beyond any page.
const FARTHEST: f32 = 1e6;

/// Fonts of a file, read once each.
pub(super) type Fonts = HashMap<ObjectId, Rc<Font>>;

/// What reading a page found.
#[derive(Default)]
pub(super) struct PageText {
    pub runs: Vec<Run>,
    /// Codes that the file says no character of.
    pub unknown: usize,
    pub known: usize,
    /// The purse was empty, or a part could not be unpacked.
    pub is_cut: bool,
}

/// Reads a page.
pub(super) fn page(document: &Document, page: &PageOf<'_>, fonts: &mut Fonts, purse: &mut Purse) -> PageText {
    let mut reader = Reader { document, fonts, purse, drawn: Vec::new(), out: PageText::default(), depth: 0 };
    if let Some(content) = reader.content(page.dict) {
        reader.run(&content, page.resources, State::default());
    }
    let Reader { drawn, mut out, .. } = reader;
    out.runs = upright(drawn, page.turns);
    out
}

/// A matrix `[a b c d e f]` (ISO 32000-1, 8.3.3).
#[derive(Clone, Copy, Debug)]
struct Matrix([f32; 6]);

impl Matrix {
    const ONE: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    fn of(operands: &[Object]) -> Option<Self> {
        let numbers: Vec<f32> = operands.iter().map(number).collect::<Option<_>>()?;
        numbers.try_into().ok().map(Self)
    }

    /// First this, then the other.
    fn then(self, other: Self) -> Self {
        let ([a, b, c, d, e, f], [oa, ob, oc, od, oe, of]) = (self.0, other.0);
        Self([
            a * oa + b * oc,
            a * ob + b * od,
            c * oa + d * oc,
            c * ob + d * od,
            e * oa + f * oc + oe,
            e * ob + f * od + of,
        ])
    }

    fn shift(x: f32, y: f32) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }
}

#[derive(Clone)]
struct State {
    page: Matrix,
    font: Option<Rc<Font>>,
    size: f32,
    letter_space: f32,
    word_space: f32,
    stretch: f32,
    leading: f32,
    rise: f32,
}

impl Default for State {
    fn default() -> Self {
        Self {
            page: Matrix::ONE,
            font: None,
            size: 0.0,
            letter_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        }
    }
}

/// A run as drawn, before its page is turned.
struct Drawn {
    start: (f32, f32),
    end: (f32, f32),
    size: f32,
    /// Quarter turns of the text, counterclockwise; none where it stands aslant.
    turns: Option<u8>,
    text: String,
}

struct Reader<'d, 'f> {
    document: &'d Document,
    fonts: &'f mut Fonts,
    purse: &'f mut Purse,
    drawn: Vec<Drawn>,
    out: PageText,
    depth: usize,
}

impl<'d> Reader<'d, '_> {
    /// A page's instructions: one stream, or several that follow one another.
    fn content(&mut self, dict: &'d Dictionary) -> Option<Vec<u8>> {
        let mut joined = Vec::new();
        match dict.get_deref(b"Contents", self.document).ok()? {
            Object::Array(parts) => {
                for part in parts.iter().take(10_000) {
                    joined.extend(self.unpacked(part).unwrap_or_default());
                    joined.push(b'\n');
                    if joined.len() > MOST_UNPACKED {
                        self.out.is_cut = true;
                        break;
                    }
                }
            }
            one => joined = self.unpacked(one)?,
        }
        Some(joined)
    }

    /// The bytes of a stream, where the purse pays for them.
    fn unpacked(&mut self, object: &'d Object) -> Option<Vec<u8>> {
        let stream = self.document.dereference(object).ok()?.1.as_stream().ok()?;
        let content = stream.get_plain_content_with_limit(MOST_UNPACKED.min(self.purse.bytes)).ok();
        if content.is_none() {
            self.out.is_cut = true;
            // Unpacking up to the limit was paid for as well.
            self.purse.bytes = self.purse.bytes.saturating_sub(MOST_UNPACKED);
        }
        let content = content?;
        self.purse.bytes = self.purse.bytes.saturating_sub(content.len());
        Some(content)
    }

    fn run(&mut self, content: &[u8], resources: Option<&'d Dictionary>, mut state: State) {
        let cost = signs(content);
        if cost > MOST_SIGNS_OF_STREAM || cost > self.purse.signs {
            self.out.is_cut = true;
            return;
        }
        self.purse.signs -= cost;
        let mut kept: Vec<State> = Vec::new();
        let (mut text, mut line) = (Matrix::ONE, Matrix::ONE);
        for operation in Content::decode_iter(content) {
            let Ok(Operation { operator, operands }) = operation else { break };
            let at = |nth: usize| operands.get(nth).and_then(number);
            let mut next_line = |x: f32, y: f32| {
                line = Matrix::shift(x, y).then(line);
                line
            };
            match operator.as_str() {
                "q" if kept.len() < MOST_KEPT => kept.push(state.clone()),
                "Q" => state = kept.pop().unwrap_or(state),
                "cm" => state.page = Matrix::of(&operands).map_or(state.page, |matrix| matrix.then(state.page)),
                "BT" => (text, line) = (Matrix::ONE, Matrix::ONE),
                "Tf" => {
                    state.size = at(1).unwrap_or(0.0);
                    let name = operands.first().and_then(|name| name.as_name().ok());
                    state.font = name.and_then(|name| self.font(resources, name));
                }
                "Tc" => state.letter_space = at(0).unwrap_or(0.0),
                "Tw" => state.word_space = at(0).unwrap_or(0.0),
                "Tz" => state.stretch = at(0).unwrap_or(100.0) / 100.0,
                "TL" => state.leading = at(0).unwrap_or(0.0),
                "Ts" => state.rise = at(0).unwrap_or(0.0),
                "Td" => text = next_line(at(0).unwrap_or(0.0), at(1).unwrap_or(0.0)),
                "TD" => {
                    state.leading = -at(1).unwrap_or(0.0);
                    text = next_line(at(0).unwrap_or(0.0), at(1).unwrap_or(0.0));
                }
                "Tm" => {
                    line = Matrix::of(&operands).unwrap_or(line);
                    text = line;
                }
                "T*" => text = next_line(0.0, -state.leading),
                "Tj" => self.show(operands.first(), &state, &mut text),
                "'" => {
                    text = next_line(0.0, -state.leading);
                    self.show(operands.first(), &state, &mut text);
                }
                "\"" => {
                    state.word_space = at(0).unwrap_or(0.0);
                    state.letter_space = at(1).unwrap_or(0.0);
                    text = next_line(0.0, -state.leading);
                    self.show(operands.get(2), &state, &mut text);
                }
                "TJ" => {
                    for part in operands.first().and_then(|parts| parts.as_array().ok()).into_iter().flatten() {
                        match number(part) {
                            Some(back) => {
                                let by = -back / 1000.0 * state.size * state.stretch;
                                text = Matrix::shift(by, 0.0).then(text);
                            }
                            None => self.show(Some(part), &state, &mut text),
                        }
                    }
                }
                "gs" => self.font_of_state(resources, operands.first(), &mut state),
                "Do" => self.form(resources, operands.first(), &state),
                _ => {}
            }
        }
    }

    fn resource(&self, resources: Option<&'d Dictionary>, kind: &[u8], name: &[u8]) -> Option<&'d Object> {
        dictionary(self.document, resources?.get(kind).ok()?)?.get(name).ok()
    }

    fn font(&mut self, resources: Option<&'d Dictionary>, name: &[u8]) -> Option<Rc<Font>> {
        let object = self.resource(resources, b"Font", name)?;
        self.font_at(object)
    }

    fn font_at(&mut self, object: &'d Object) -> Option<Rc<Font>> {
        let dict = dictionary(self.document, object)?;
        let Object::Reference(id) = object else { return Some(Rc::new(self.new_font(dict)?)) };
        if let Some(font) = self.fonts.get(id) {
            return Some(Rc::clone(font));
        }
        let font = Rc::new(self.new_font(dict)?);
        self.fonts.insert(*id, Rc::clone(&font));
        Some(font)
    }

    /// A font costs signs by its codes: fonts are kept, and ten thousand of them must not fill the memory.
    fn new_font(&mut self, dict: &Dictionary) -> Option<Font> {
        self.purse.signs = self.purse.signs.checked_sub(2000)?;
        let font = Font::new(self.document, dict, &mut self.purse.bytes);
        self.purse.signs = self.purse.signs.saturating_sub(font.codes() * 4);
        Some(font)
    }

    fn font_of_state(&mut self, resources: Option<&'d Dictionary>, name: Option<&Object>, state: &mut State) {
        let name = name.and_then(|name| name.as_name().ok());
        let set = name.and_then(|name| self.resource(resources, b"ExtGState", name));
        let set =
            set.and_then(|set| dictionary(self.document, set)?.get_deref(b"Font", self.document).ok()?.as_array().ok());
        if let Some([font, size]) = set.map(Vec::as_slice) {
            state.font = self.font_at(font);
            state.size = number(size).unwrap_or(0.0);
        }
    }

    fn form(&mut self, resources: Option<&'d Dictionary>, name: Option<&Object>, state: &State) {
        let name = name.and_then(|name| name.as_name().ok());
        let Some(object) = name.and_then(|name| self.resource(resources, b"XObject", name)) else { return };
        let Some(dict) = dictionary(self.document, object) else { return };
        let is_form =
            dict.get_deref(b"Subtype", self.document).and_then(Object::as_name).is_ok_and(|name| name == b"Form");
        if !is_form || self.depth >= MOST_FORMS {
            return;
        }
        let Some(content) = self.unpacked(object) else { return };
        // An empty form costs something as well: it can be drawn again and again.
        let Some(left) = self.purse.signs.checked_sub(50) else { return };
        self.purse.signs = left;
        let matrix = dict.get_deref(b"Matrix", self.document).and_then(Object::as_array).ok();
        let matrix = matrix.and_then(|matrix| Matrix::of(matrix)).unwrap_or(Matrix::ONE);
        let own = dict.get(b"Resources").ok().and_then(|own| dictionary(self.document, own)).or(resources);
        self.depth += 1;
        self.run(&content, own, State { page: matrix.then(state.page), ..state.clone() });
        self.depth -= 1;
    }

    /// Draws a string, and moves on behind it.
    fn show(&mut self, string: Option<&Object>, state: &State, text: &mut Matrix) {
        let (Some(Ok(bytes)), Some(font)) = (string.map(Object::as_str), &state.font) else { return };
        let mut run = String::new();
        let mut start = *text;
        for sign in font.signs(bytes) {
            let spacing = state.letter_space + if sign.is_space { state.word_space } else { 0.0 };
            let by = (sign.width * state.size + spacing) * state.stretch;
            match sign.text {
                Some(letters) if letters.chars().all(char::is_whitespace) => {
                    // A second space is no longer between words: columns of tables are set so.
                    if run.is_empty() || run.ends_with(' ') {
                        self.keep(&mut run, start, *text, state);
                        start = Matrix::shift(by, 0.0).then(*text);
                    } else {
                        run.push(' ');
                    }
                    self.out.known += 1;
                }
                Some(letters) => {
                    run.push_str(&letters);
                    self.out.known += 1;
                }
                None => {
                    run.push('\u{FFFD}');
                    self.out.unknown += 1;
                }
            }
            *text = Matrix::shift(by, 0.0).then(*text);
        }
        self.keep(&mut run, start, *text, state);
    }

    fn keep(&mut self, run: &mut String, start: Matrix, end: Matrix, state: &State) {
        let run = std::mem::take(run);
        if run.trim().is_empty() {
            return;
        }
        let Some(left) = self.purse.text.checked_sub(run.len()) else {
            self.out.is_cut = true;
            return;
        };
        self.purse.text = left;
        let place = |text: Matrix| Matrix::shift(0.0, state.rise).then(text).then(state.page);
        let (from, to) = (place(start), place(end));
        let [a, b, c, d, x, y] = from.0;
        let height = state.size.abs() * c.hypot(d);
        let along = if state.size < 0.0 { (-a, -b) } else { (a, b) };
        let is_within = [x, y, to.0[4], to.0[5], height].iter().all(|at| at.is_finite() && at.abs() < FARTHEST);
        if !is_within || height < 0.1 {
            return;
        }
        self.drawn.push(Drawn {
            start: (x, y),
            end: (to.0[4], to.0[5]),
            size: height,
            turns: quarter(along),
            text: run,
        });
    }
}

/// The quarter turns of a direction, if it is within six degrees of one.
fn quarter((a, b): (f32, f32)) -> Option<u8> {
    match (a, b) {
        (a, b) if a > 0.0 && b.abs() < a * 0.1 => Some(0),
        (a, b) if b > 0.0 && a.abs() < b * 0.1 => Some(1),
        (a, b) if a < 0.0 && b.abs() < -a * 0.1 => Some(2),
        (a, b) if b < 0.0 && a.abs() < -b * 0.1 => Some(3),
        _ => None,
    }
}

/// The runs in the direction that most characters have, turned upright.
fn upright(drawn: Vec<Drawn>, page_turns: u8) -> Vec<Run> {
    let mut characters = [0_usize; 4];
    for run in &drawn {
        if let Some(turns) = run.turns {
            characters[usize::from(turns)] += run.text.len();
        }
    }
    // As the page is meant to be looked at, where that is not worse.
    let meant = page_turns % 4;
    let most = (0_u8..4).max_by_key(|&turns| (characters[usize::from(turns)], turns == meant)).unwrap_or(meant);
    let turned = |(x, y): (f32, f32)| match most {
        0 => (x, y),
        1 => (y, -x),
        2 => (-x, -y),
        _ => (-y, x),
    };
    let runs = drawn.into_iter().filter(|run| run.turns == Some(most));
    runs.map(|run| {
        let ((x, y), (end, _)) = (turned(run.start), turned(run.end));
        Run { x: x.min(end), end: end.max(x), y, size: run.size, text: run.text }
    })
    .collect()
}
