//! When things are said: the rules of repetition, the words managers type for them, the gates an unasked post
//! passes, and the ticker that makes things happen.

pub mod gates;
pub mod grammar;
pub mod recurrence;
