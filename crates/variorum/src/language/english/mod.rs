//! English: word lists and small closed-class rules.

mod calendar;
mod clause_words;
mod common_words;
mod function_words;
mod word_forms;

pub use calendar::{COUNTED, CalendarWord, HOLIDAYS, HolidayRule, Season, Unit, calendar_word, month, weekday};
pub use clause_words::{is_auxiliary, is_conjunction, is_participle, is_relative, is_subject_pronoun};
pub use common_words::{RARE_WORD_WEIGHT, word_weight};
pub use function_words::is_function_word;
pub use word_forms::base_form;
