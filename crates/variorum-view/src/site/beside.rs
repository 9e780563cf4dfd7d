//! What a store knows of a story's reports beside the record.

use std::collections::BTreeMap;

use super::Desk;
use crate::html::Html;

/// What stands beside a record.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// Where a person may decide about findings.
    pub desk: Option<Desk>,
    /// By report id: where addresses were asked over time.
    pub stood: BTreeMap<String, Stood>,
}

/// How long a report stood at its address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stood {
    /// When it was first and last seen there, in words.
    pub seen: Option<(String, String)>,
    /// How many reports the address held over time, and which of them, from 1, this one is.
    pub versions: usize,
    /// The same.
    pub version: usize,
}

impl Beside {
    /// When a report stood at its address, and the way to the other versions.
    pub(crate) fn write_stood(&self, out: &mut Html, report: &str) {
        let Some(stood) = self.stood.get(report) else { return };
        out.raw("<p class=\"facts\">");
        match &stood.seen {
            Some((first, last)) if first == last => {
                out.raw("<span>").text(&format!("seen {first}")).raw("</span> ");
            }
            Some((first, last)) => {
                out.raw("<span>").text(&format!("seen from {first} to {last}")).raw("</span> ");
            }
            None => {}
        }
        if stood.versions > 1 {
            out.raw("<a").attr("href", &format!("/reports/{report}/versions")).raw(">");
            out.text(&format!("version {} of {} at this address", stood.version, stood.versions)).raw("</a>");
        }
        out.raw("</p>");
    }
}
