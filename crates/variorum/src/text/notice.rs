//! Doubt as data: what a stage could not settle, said beside the value it gives all the same.

use super::Span;

/// Something a reader should know about a report or a finding; never an error.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Notice {
    /// Where in the report, if at one place.
    pub span: Option<Span>,
    /// Stable name of the kind of doubt.
    pub kind: NoticeKind,
    /// One lower-case sentence without a final stop: what was found and what was done.
    pub message: String,
}

impl Notice {
    /// A notice about one place.
    #[must_use]
    pub fn at(span: Span, kind: NoticeKind, message: impl Into<String>) -> Self {
        Self { span: Some(span), kind, message: message.into() }
    }

    /// A notice about the whole report or record.
    #[must_use]
    pub fn whole(kind: NoticeKind, message: impl Into<String>) -> Self {
        Self { span: None, kind, message: message.into() }
    }
}

/// The kinds of notice. Their names in JSON are stable: users filter on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoticeKind {
    /// A quotation mark opens and its paragraph ends before one closes.
    UnclosedQuote,
    /// Nobody could be named as the speaker of a quote.
    UnknownSpeaker,
    /// Neither the report nor its story says when it was published.
    NoDate,
    /// A date expression whose value could not be settled.
    UnresolvedDate,
    /// Two places of one report state different publication dates.
    DateConflict,
    /// The text is not in English: no English rule was applied.
    OtherLanguage,
    /// Bytes that are no text in the file's encoding were replaced on reading, or the text was garbled before.
    BrokenEncoding,
    /// Characters that nobody sees, inside words or turning the direction of writing.
    Invisible,
    /// Words with letters of another script that look like those around them.
    LookAlike,
    /// The report came cut short, or damaged: in its archive, or as it was sent.
    Truncated,
    /// The bytes in the archive have not the digest that it states.
    DigestMismatch,
    /// The page gave no main text, so all of its visible text was taken.
    NoMainText,
    /// A container's field could not be used as it stands.
    BadField,
    /// Two inputs hold the same report, shown once.
    Duplicate,
    /// Only one report: nothing to compare with.
    SingleReport,
    /// Text that an outlet repeats in every report was left out of the comparison.
    Boilerplate,
    /// A part of the input was not read.
    LeftOut,
}

impl NoticeKind {
    /// Each kind with its name.
    pub const NAMES: [(Self, &str); 17] = [
        (Self::UnclosedQuote, "unclosed_quote"),
        (Self::UnknownSpeaker, "unknown_speaker"),
        (Self::NoDate, "no_date"),
        (Self::UnresolvedDate, "unresolved_date"),
        (Self::DateConflict, "date_conflict"),
        (Self::OtherLanguage, "other_language"),
        (Self::BrokenEncoding, "broken_encoding"),
        (Self::Invisible, "invisible"),
        (Self::LookAlike, "look_alike"),
        (Self::Truncated, "truncated"),
        (Self::DigestMismatch, "digest_mismatch"),
        (Self::NoMainText, "no_main_text"),
        (Self::BadField, "bad_field"),
        (Self::Duplicate, "duplicate"),
        (Self::SingleReport, "single_report"),
        (Self::Boilerplate, "boilerplate"),
        (Self::LeftOut, "left_out"),
    ];

    /// Its name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(kind, _)| *kind == self).map_or("", |(_, name)| name)
    }

    /// The kind of a name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(_, known)| *known == name).map(|(kind, _)| *kind)
    }
}
