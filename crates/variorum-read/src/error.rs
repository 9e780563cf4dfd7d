//! Why bytes could not be read as reports.

/// One unreadable file or line.
///
/// The message is lower case and has no final stop; it says what was attempted and what to do next.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}: {message}", self.place())]
pub struct Error {
    /// What went wrong.
    pub kind: ErrorKind,
    /// The file, as the caller named it.
    pub path: String,
    /// Line, from 1, where the fault is at one.
    pub line: Option<usize>,
    /// Column, from 1, in bytes, where the fault is at one.
    pub column: Option<usize>,
    /// What was attempted and what to do next.
    pub message: String,
}

/// The kinds of fault. Their [names](ErrorKind::name) are stable: scripts and surfaces rely on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// Nothing but white space, or a page without visible text.
    Empty,
    /// A PDF, an archive, an image or another file that is no text.
    Binary,
    /// Bytes that are text in no encoding.
    NotText,
    /// More bytes than [`Limits::max_bytes`](crate::Limits::max_bytes).
    TooLarge,
    /// More words, numbers and marks than [`Limits::max_steps`](crate::Limits::max_steps) allows, or a message of thousands of parts.
    TooComplex,
    /// Deeper nesting than [`Limits::max_depth`](crate::Limits::max_depth), or than the parts of a message may have.
    TooDeep,
    /// Not JSON, or JSON that is neither an object nor an array of objects.
    BadJson,
    /// A JSON object without a `text` that holds words.
    NoTextField,
    /// No feed, or no list of feeds.
    BadFeed,
    /// Part of a web archive that is no record, or a record whose page cannot be unpacked.
    BadArchive,
    /// No mail message, or no mailbox.
    BadMail,
    /// A PDF that is damaged, encrypted, or without a text layer.
    BadPdf,
    /// The reader handed over failed.
    Unreadable,
}

impl ErrorKind {
    /// The stable name: `empty`, `binary`, `not_text`, `too_large`, `too_complex`, `too_deep`, `bad_json`, `no_text_field`,
    /// `bad_feed`, `bad_archive`, `bad_mail`, `bad_pdf`, `unreadable`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Binary => "binary",
            Self::NotText => "not_text",
            Self::TooLarge => "too_large",
            Self::TooComplex => "too_complex",
            Self::TooDeep => "too_deep",
            Self::BadJson => "bad_json",
            Self::NoTextField => "no_text_field",
            Self::BadFeed => "bad_feed",
            Self::BadArchive => "bad_archive",
            Self::BadMail => "bad_mail",
            Self::BadPdf => "bad_pdf",
            Self::Unreadable => "unreadable",
        }
    }
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, path: &str, message: impl Into<String>) -> Self {
        Self { kind, path: path.to_owned(), line: None, column: None, message: message.into() }
    }

    pub(crate) fn empty(path: &str) -> Self {
        Self::new(ErrorKind::Empty, path, "read the file, but it holds no words; give a file with a report in it")
    }

    pub(crate) fn at(mut self, line: usize, column: usize) -> Self {
        self.line = Some(line);
        self.column = Some(column).filter(|&column| column > 0);
        self
    }

    /// The same with other advice: what a message says after its semicolon.
    pub(crate) fn advise(mut self, advice: &str) -> Self {
        let attempted = self.message.split_once("; ").map_or(&*self.message, |(attempted, _)| attempted);
        self.message = format!("{attempted}; {advice}");
        self
    }

    fn place(&self) -> String {
        let number = |number: Option<usize>| number.map_or(String::new(), |number| format!(":{number}"));
        format!("{}{}{}", self.path, number(self.line), number(self.column))
    }
}
