//! The simulator seen from outside: over HTTP as a bot sees it, and with the eyes of its people.

mod actions;
mod first;
mod media;
mod refusals;
mod support;
mod weather;
mod webhook;
