//! When things are said: the rules of repetition, the words managers type for them, the gates an unasked post
//! passes, and how posts get along with each other.

pub mod content;
pub mod gates;
pub mod grammar;
pub mod hebrew;
pub mod nudges;
pub mod posts;
pub mod promotions;
pub mod quiet;
pub mod recurrence;
pub mod rest;
