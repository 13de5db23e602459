//! When things are said: the rules of repetition and the words managers type for them.

pub mod grammar;
pub mod recurrence;
