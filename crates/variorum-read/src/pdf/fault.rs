//! Why a PDF could not be read, before its path is known.

use crate::{Error, ErrorKind};

/// The faults of a PDF, each with what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// It cannot be taken apart, or has no pages.
    Broken,
    /// It asks for a password, or forbids things by one.
    Encrypted,
    /// It would cost more than its size.
    TooMuch,
    /// Pictures of pages.
    NoText,
    /// Letters without what they stand for.
    NoMeaning,
}

impl Fault {
    pub fn at(self, path: &str) -> Error {
        let (kind, message) = match self {
            Self::Broken => (
                ErrorKind::BadPdf,
                "tried to read a PDF, but no page could be found in it; get the file again, or print it to a new PDF",
            ),
            Self::Encrypted => (
                ErrorKind::BadPdf,
                "tried to read a PDF, but it is encrypted; save it without protection first (printing it to a new PDF does so)",
            ),
            Self::TooMuch => (
                ErrorKind::TooComplex,
                "the PDF has more objects or larger packed parts than a report may; split it, or extract its text first",
            ),
            Self::NoText => (
                ErrorKind::BadPdf,
                "read the PDF, but its pages are pictures without a text layer; run OCR first, and give what that makes",
            ),
            Self::NoMeaning => (
                ErrorKind::BadPdf,
                "read the PDF, but it does not say which letters most of its signs stand for; run OCR first, and give what that makes",
            ),
        };
        Error::new(kind, path, message)
    }
}
