//! Which column holds what: by the names that corpora use.

use variorum::Report;

use crate::fields::Field;
use crate::{Error, ErrorKind, Limits};

/// Names of the column with the text, the likeliest first.
const TEXT: &[&str] = &["text", "body", "content", "fulltext", "maintext", "articlebody", "articletext", "article"];

/// Names of columns that state fields; of two for one field the first in the table wins.
const FIELDS: &[(&str, Field)] = &[
    ("title", Field::Title),
    ("headline", Field::Title),
    ("url", Field::Url),
    ("link", Field::Url),
    ("outlet", Field::Outlet),
    ("source", Field::Outlet),
    ("publisher", Field::Outlet),
    ("publication", Field::Outlet),
    ("newspaper", Field::Outlet),
    ("domain", Field::Outlet),
    ("published", Field::Published),
    ("publishedat", Field::Published),
    ("datepublished", Field::Published),
    ("publisheddate", Field::Published),
    ("publicationdate", Field::Published),
    ("publishdate", Field::Published),
    ("pubdate", Field::Published),
    ("date", Field::Published),
    ("byline", Field::Byline),
    ("author", Field::Byline),
    ("authors", Field::Byline),
    ("language", Field::Language),
    ("lang", Field::Language),
];

/// Where a table's columns stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Columns {
    /// The column with the text.
    pub text: usize,
    /// Columns that state fields.
    pub fields: Vec<(usize, Field)>,
    /// How many columns there are.
    pub names: usize,
}

impl Columns {
    /// Finds the columns by their names; case, spaces and marks in a name do not count.
    pub fn find(path: &str, names: &[String]) -> Result<Self, Error> {
        let plain = |name: &String| -> String {
            name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
        };
        let plain: Vec<String> = names.iter().map(plain).collect();
        let text = TEXT.iter().find_map(|wanted| plain.iter().position(|name| name == wanted));
        let Some(text) = text else {
            let known = names.iter().map(|name| format!("{name:?}")).collect::<Vec<_>>().join(", ");
            let message = format!("no column is named for the text; name one \"text\" (the columns are {known})");
            return Err(Error::new(ErrorKind::NoTextField, path, message));
        };
        let known = |name: &String| FIELDS.iter().find(|(known, _)| known == name).map(|&(_, field)| field);
        let fields =
            plain.iter().enumerate().filter_map(|(at, name)| Some((at, known(name)?))).filter(|&(at, _)| at != text);
        Ok(Self { text, fields: fields.collect(), names: names.len() })
    }

    /// Where the columns stand that are read, in the table's order.
    pub fn wanted(&self) -> Vec<usize> {
        let mut wanted: Vec<usize> = std::iter::once(self.text).chain(self.fields.iter().map(|&(at, _)| at)).collect();
        wanted.sort_unstable();
        wanted
    }

    /// The report of a row, from the values of its columns.
    pub fn report<'a>(
        &self,
        path: &str,
        number: usize,
        value: impl Fn(usize) -> Option<&'a str>,
        limits: &Limits,
    ) -> Result<Report, Error> {
        let text = value(self.text).unwrap_or_default();
        let place = format!("{path}:{number}");
        limits.check_size(&place, text.len())?;
        limits.check_steps(&place, text)?;
        if text.trim().is_empty() {
            let message = "the row's text is empty; leave the row out or fill it".to_owned();
            return Err(Error::new(ErrorKind::NoTextField, &place, message));
        }
        let mut report = Report::from_text(text);
        for &(at, field) in &self.fields {
            field.state(&mut report.stated, value(at).unwrap_or_default());
        }
        report.paths.push(place);
        Ok(report)
    }
}

/// Where the columns stand that are read, of a table with such names; none where no column is named for the text.
#[must_use]
pub fn known_columns(names: &[String]) -> Vec<usize> {
    Columns::find("", names).map_or_else(|_| Vec::new(), |columns| columns.wanted())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_known_by_many_names() {
        let names = ["ID", "Article Body", "Pub_Date", "Source", "date"].map(String::from);
        let found = Columns::find("a.csv", &names).unwrap();
        assert_eq!(found.text, 1);
        assert_eq!(found.fields, [(2, Field::Published), (3, Field::Outlet), (4, Field::Published)]);
        let fault = Columns::find("a.csv", &["id".to_owned()]).unwrap_err();
        assert_eq!(fault.kind, ErrorKind::NoTextField);
        assert!(fault.message.contains("\"id\""));
    }
}
