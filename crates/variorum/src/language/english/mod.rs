//! English: word lists and small closed-class rules.

mod agencies;
pub mod attribution_words;
mod calendar;
mod cities;
mod clash_words;
mod clause_words;
mod common_words;
pub mod cues;
mod currencies;
mod editions;
mod function_words;
mod labels;
mod lexemes;
pub mod names;
mod newsroom;
mod numbers;
mod opposites;
mod outlets;
mod plurals;
mod rarity;
mod spelling;
mod tolls;
mod units;
mod verbs;
mod word_classes;
mod word_forms;

pub use agencies::{dateline_agency, wire_agency, wire_agency_in};
pub use calendar::{
    COUNTED, CalendarWord, HOLIDAYS, HolidayRule, Season, Unit, calendar_word, is_weekday, month, weekday,
};
pub use cities::is_dateline_city;
pub use clash_words::{ClashClass, clash_class, is_superlative};
pub use clause_words::{is_auxiliary, is_conjunction, is_participle, is_relative, is_subject_pronoun};
pub use common_words::{RARE_WORD_WEIGHT, word_weight};
pub use currencies::{Currency, code as currency_code, dollar_prefix, name as currency_name};
pub use currencies::{national as national_currency, symbol as currency_symbol};
pub use editions::{EDITION_LABELS, EDITION_NOTES};
pub use function_words::is_function_word;
pub use labels::{is_clock, is_street, takes_a_label};
pub use lexemes::{LONGEST_LEXEME, Lexeme, lexeme};
pub use newsroom::{DATE_LABELS, SIGN_OFFS, is_joiner, is_label, is_unfinished};
pub use numbers::{BOUNDS_AFTER, BOUNDS_BEFORE, BoundWord, NumberWord, denominator, glued_scale, is_ordinal, is_vague};
pub use numbers::{number_word, strengthens_bound};
pub use opposites::is_opposite;
pub use outlets::{closes_outlet_name, is_outlet_noun, is_relaying};
pub use plurals::{counts_alone, looks_plural};
pub use rarity::rarity;
pub use spelling::house_form;
pub use tolls::{Toll, links_a_toll, toll_word};
pub use units::{letter_unit, rate_adverb, rate_base, time_unit, unit_symbol, unit_word};
pub use verbs::{VerbTime, verb_time};
pub use word_classes::{FormHash, form_hash};
pub use word_forms::base_form;
