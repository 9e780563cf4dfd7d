//! English: word lists and small closed-class rules.

mod function_words;

pub use function_words::is_function_word;
