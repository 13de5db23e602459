//! Scenes: who says what, what time passes, what everyone sees. One file for each feature.

mod faults;
mod house;
mod support;
