//! The room's SQL: what is counted ([`counts`]), what people did in a span ([`tallies`]), the lists made of it ([`lists`]),
//! what is looked at closely ([`patterns`]), what managers decided ([`choices`]), and the months that were closed ([`months`]).

pub mod choices;
pub mod counts;
pub mod lists;
pub mod months;
pub mod patterns;
pub mod tallies;
