//! Kehila: a Telegram bot that helps people run a community.

pub mod schedule;
