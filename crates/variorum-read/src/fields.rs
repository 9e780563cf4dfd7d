//! Container fields to what is stated about a report, by the names that containers use.

use variorum::{Notice, NoticeKind, Stated};

/// What a field states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    Title,
    Url,
    Outlet,
    Published,
    Byline,
    Language,
}

impl Field {
    /// The field's place in what is stated.
    pub fn of(self, stated: &mut Stated) -> &mut Option<String> {
        match self {
            Self::Title => &mut stated.title,
            Self::Url => &mut stated.url,
            Self::Outlet => &mut stated.outlet,
            Self::Published => &mut stated.published,
            Self::Byline => &mut stated.byline,
            Self::Language => &mut stated.language,
        }
    }

    /// States the field if nothing stands there yet; white space is absent.
    pub fn state(self, stated: &mut Stated, value: &str) {
        let value = value.trim();
        if !value.is_empty() {
            self.of(stated).get_or_insert_with(|| value.to_owned());
        }
    }
}

/// A field that could not be used.
pub(crate) fn bad_field(name: &str, found: &str) -> Notice {
    let message = format!("the field `{name}` should be a text, but is {found}; it was left out");
    Notice::whole(NoticeKind::BadField, message)
}
