//! English: word lists and small closed-class rules.

mod calendar;
mod function_words;

pub use calendar::{COUNTED, CalendarWord, HOLIDAYS, HolidayRule, Season, Unit, calendar_word, month, weekday};
pub use function_words::is_function_word;
