#![no_main]

libfuzzer_sys::fuzz_target!(init: { drop(std::panic::take_hook()) }, |bytes: &[u8]| variorum_fuzz::read(bytes));
