//! The room's SQL: what is counted ([`counts`]), the lists made of it ([`lists`]), and the months that were closed
//! ([`months`]).

pub mod counts;
pub mod lists;
pub mod months;
