//! The room's SQL: what is counted ([`counts`]), what people did in a span ([`tallies`]), the lists made of it ([`lists`]),
//! what is looked at closely ([`patterns`]), what managers decided ([`choices`]), which month is open ([`months`]), the seasons of a
//! group's own ([`seasons`]), and what is kept of those that were closed ([`results`]).

pub mod choices;
pub mod counts;
pub mod liked;
pub mod lists;
pub mod months;
pub mod patterns;
pub mod results;
pub mod seasons;
pub mod tallies;
