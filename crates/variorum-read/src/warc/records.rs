//! The records of a WARC (ISO 28500): a line with the version, fields, an empty line, and a block of stated length.
//!
//! In: an archive's bytes. Out: each record's fields, then its block as far as it is wanted. What is no record is passed
//! over up to the next line that begins one, and is told as a fault with its place.

use std::io::{BufRead, Error, ErrorKind, Result};

use super::members::Members;

/// Bytes of a record's fields.
const MOST_FIELDS: usize = 64 << 10;
/// How every record begins, with its version after it.
const MARK: &[u8] = b"WARC/";

/// The records of an archive, one after the other.
pub(super) struct Records<R: BufRead> {
    members: Members<R>,
    /// Of the record last begun, from 1.
    number: usize,
    /// Bytes of its block that were not read yet.
    left: u64,
    state: State,
    line: Vec<u8>,
    /// A fault that was met while the record before was read.
    waiting: Option<Fault>,
    /// Where the record begins whose first line was read already.
    begun: Option<u64>,
    is_ended: bool,
}

/// How the block of a record was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// So far as stated.
    Whole,
    /// It ends before its stated length, or goes on after it.
    Cut,
    /// It cannot be unpacked, for this reason.
    Damaged(String),
}

/// What a record says of itself.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    /// Of the record in its archive, from 1.
    pub number: usize,
    /// Where it begins in the file, in bytes; of its member where the archive is packed.
    pub place: u64,
    /// Bytes of its block, as stated.
    pub length: u64,
    fields: Vec<(String, String)>,
}

impl Head {
    /// A field's value, by its name in whatever case.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}

/// Why a record could not be read; the next is read all the same.
pub(super) struct Fault {
    /// Of the record, or of the one before it.
    pub number: usize,
    /// Where, in bytes of the file.
    pub place: u64,
    pub message: String,
}

impl<R: BufRead> Records<R> {
    pub fn new(reader: R) -> Self {
        let members = Members::new(reader);
        Self {
            members,
            number: 0,
            left: 0,
            state: State::Whole,
            line: Vec::new(),
            waiting: None,
            begun: None,
            is_ended: false,
        }
    }

    /// The number of the record last begun.
    pub fn number(&self) -> usize {
        self.number
    }

    /// Counts on from another archive.
    pub fn count_from(&mut self, number: usize) {
        self.number = number;
    }

    /// The next record's fields, after what is left of the one before.
    pub fn next_head(&mut self) -> Option<std::result::Result<Head, Fault>> {
        let is_unread = self.left > 0;
        self.skip_block();
        let state = std::mem::replace(&mut self.state, State::Whole);
        if let (true, State::Damaged(reason)) = (is_unread, state) {
            return Some(Err(self.fault(self.members.place(), format!("the record is damaged ({reason})"))));
        }
        if let Some(fault) = self.waiting.take() {
            return Some(Err(fault));
        }
        if self.is_ended {
            return None;
        }
        let before = self.number;
        loop {
            match self.read_head() {
                Ok(Some(head)) => return Some(head),
                Ok(None) => {
                    self.is_ended = true;
                    return None;
                }
                // What only looked like a beginning, after a fault that was told.
                Err(_) if self.members.is_lost() => self.members.recover(),
                Err(fault) => {
                    // Where in a record it became unreadable must not change how the others are numbered.
                    self.number = before;
                    return Some(Err(self.unreadable(&fault)));
                }
            }
        }
    }

    /// Bytes of the block, so many at most. They end early where the archive does, or is damaged: see
    /// [`Records::state`].
    pub fn block(&mut self, most: u64, into: &mut Vec<u8>) {
        let mut wanted = most.min(self.left);
        if wanted == 0 {
            return;
        }
        while wanted > 0 {
            let taken = match self.block_part(wanted) {
                Some(part) => {
                    into.extend_from_slice(part);
                    part.len()
                }
                None => return,
            };
            self.members.consume(taken);
            self.left -= taken as u64;
            wanted -= taken as u64;
        }
        if self.left == 0 {
            self.check_end();
        }
    }

    /// How the block was found that was last read.
    pub fn state(&self) -> &State {
        &self.state
    }

    fn skip_block(&mut self) {
        while self.left > 0 {
            let Some(taken) = self.block_part(self.left).map(<[u8]>::len) else { return };
            self.members.consume(taken);
            self.left -= taken as u64;
            if self.left == 0 {
                self.check_end();
            }
        }
    }

    /// Some next bytes of the block; nothing where it breaks off.
    fn block_part(&mut self, most: u64) -> Option<&[u8]> {
        // Archives that are packed in parts of any size have blocks over several members; a new record ends a block.
        let ends = match self.members.fill().map(|bytes| (bytes.is_empty(), bytes.starts_with(MARK))) {
            Ok((is_empty, is_record)) => is_empty || is_record && self.members.begins_member(),
            Err(fault) => {
                self.state = broken(&fault);
                self.members.recover();
                true
            }
        };
        if ends {
            self.left = 0;
            if self.state == State::Whole {
                self.state = State::Cut;
            }
            return None;
        }
        let bytes = self.members.fill().unwrap_or_default();
        Some(&bytes[..bytes.len().min(usize::try_from(most).unwrap_or(usize::MAX))])
    }

    /// Reads what a member has after its block: its checksum tells whether the block is whole.
    fn check_end(&mut self) {
        let mut n_ends = 0;
        while !self.members.begins_member() {
            let fault = match self.members.fill() {
                Ok([b'\r' | b'\n', ..]) => {
                    self.members.consume(1);
                    n_ends += 1;
                    continue;
                }
                Ok([]) => return,
                Ok(_) if n_ends > 0 => return,
                // Two line ends close a record: its length is wrong, or its bytes are.
                Ok(_) => {
                    let is_packed = self.members.is_packed();
                    let reason = "it does not end where its length says";
                    self.state = if is_packed { State::Damaged(reason.into()) } else { State::Cut };
                    return;
                }
                Err(fault) => fault,
            };
            if self.members.begins_member() {
                self.waiting = Some(self.unreadable(&fault));
            } else {
                self.state = broken(&fault);
                self.members.recover();
            }
            return;
        }
    }

    /// The fault of a record whose fields cannot be unpacked; it counts as one.
    fn unreadable(&mut self, fault: &Error) -> Fault {
        let told = self.fault(self.members.place(), format!("the record cannot be unpacked ({fault})"));
        self.number += 1;
        self.members.recover();
        told
    }

    fn fault(&self, place: u64, message: String) -> Fault {
        Fault { number: self.number, place, message }
    }

    /// Goes to the next record and reads its fields.
    fn read_head(&mut self) -> Result<Option<std::result::Result<Head, Fault>>> {
        let mut stray = None;
        let place = loop {
            if let Some(begun) = self.begun.take() {
                break begun;
            }
            // What begins a member has its place only once the member is open.
            self.members.fill()?;
            let place = self.members.place();
            if !self.read_line()? {
                return Ok(stray.map(|place| Err(self.stray(place))));
            }
            match stray {
                _ if self.line.is_empty() => {}
                None if self.line.starts_with(MARK) => break place,
                None => stray = Some(place),
                // The fault is told first; this record comes with the next call.
                Some(stray) if self.line.starts_with(MARK) => {
                    self.begun = Some(place);
                    return Ok(Some(Err(self.stray(stray))));
                }
                Some(_) => {}
            }
        };
        self.number += 1;
        self.read_fields(place).map(Some)
    }

    fn stray(&self, place: u64) -> Fault {
        self.fault(place, "here stands no record; what follows was passed over up to the next one".into())
    }

    fn read_fields(&mut self, place: u64) -> Result<std::result::Result<Head, Fault>> {
        let mut head = Head { number: self.number, place, ..Head::default() };
        let mut bytes = 0;
        while self.read_line()? && !self.line.is_empty() {
            bytes += self.line.len();
            if bytes > MOST_FIELDS {
                let message = format!("the record's fields take more than {MOST_FIELDS} bytes");
                return Ok(Err(self.fault(place, message)));
            }
            let line = String::from_utf8_lossy(&self.line);
            if line.starts_with([' ', '\t']) {
                if let Some((_, value)) = head.fields.last_mut() {
                    value.push(' ');
                    value.push_str(line.trim());
                }
            } else if let Some((name, value)) = line.split_once(':') {
                head.fields.push((name.trim().to_owned(), value.trim().to_owned()));
            }
        }
        let stated = head.get("Content-Length");
        let Some(length) = stated.and_then(|length| length.parse().ok()) else {
            let found = stated.map_or("nothing".into(), |length| length.chars().take(40).collect::<String>());
            let message = format!("the record should say its Content-Length in bytes, but says {found}");
            return Ok(Err(self.fault(place, message)));
        };
        (head.length, self.left) = (length, length);
        Ok(Ok(head))
    }

    /// Reads a line without its end, as far as a record's fields may go; false at the end of the archive.
    fn read_line(&mut self) -> Result<bool> {
        self.line.clear();
        let mut is_any = false;
        loop {
            let bytes = self.members.fill()?;
            if bytes.is_empty() {
                break;
            }
            is_any = true;
            let end = memchr::memchr(b'\n', bytes);
            let part = &bytes[..end.unwrap_or(bytes.len())];
            let room = (MOST_FIELDS + 1).saturating_sub(self.line.len());
            self.line.extend_from_slice(&part[..part.len().min(room)]);
            let taken = part.len() + usize::from(end.is_some());
            self.members.consume(taken);
            if end.is_some() {
                break;
            }
        }
        if self.line.last() == Some(&b'\r') {
            self.line.pop();
        }
        Ok(is_any)
    }
}

/// What became of a block that could not be unpacked to its end.
fn broken(fault: &Error) -> State {
    // How much is unpacked before a fault depends on the sizes of buffers; before an end it does not.
    if fault.kind() == ErrorKind::UnexpectedEof { State::Cut } else { State::Damaged(fault.to_string()) }
}
