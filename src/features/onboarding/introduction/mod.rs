//! What members tell about themselves, for others to find each other by.

pub mod tags;
