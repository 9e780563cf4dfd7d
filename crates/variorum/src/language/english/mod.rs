//! English: word lists and small closed-class rules.

mod agencies;
mod calendar;
mod cities;
mod clause_words;
mod common_words;
mod function_words;
mod newsroom;
mod word_forms;

pub use agencies::{dateline_agency, wire_agency, wire_agency_in};
pub use calendar::{COUNTED, CalendarWord, HOLIDAYS, HolidayRule, Season, Unit, calendar_word, month, weekday};
pub use cities::is_dateline_city;
pub use clause_words::{is_auxiliary, is_conjunction, is_participle, is_relative, is_subject_pronoun};
pub use common_words::{RARE_WORD_WEIGHT, word_weight};
pub use function_words::is_function_word;
pub use newsroom::{DATE_LABELS, SIGN_OFFS, is_joiner, is_label, is_unfinished};
pub use word_forms::base_form;
