//! Numbers as Telegram documents them: at most 52 significant bits, so that a sum of several never overflows.

use std::ops::RangeInclusive;

use serde::{
    Deserialize, Deserializer,
    de::{Error, Unexpected},
};

/// Numbers of users and chats; those of groups are negative.
const IDS: RangeInclusive<i64> = -(1 << 52)..=1 << 52;
/// What is counted from zero: updates, messages, votes.
pub(super) const COUNTS: RangeInclusive<i64> = 0..=1 << 52;
/// Unix seconds up to the end of the year 9999.
const INSTANTS: RangeInclusive<i64> = 0..=253_402_300_799;

pub(super) fn id<'de, D: Deserializer<'de>>(from: D) -> Result<i64, D::Error> {
    within(i64::deserialize(from)?, IDS)
}

pub(super) fn maybe_id<'de, D: Deserializer<'de>>(from: D) -> Result<Option<i64>, D::Error> {
    Option::deserialize(from)?.map(|number| within(number, IDS)).transpose()
}

pub(super) fn count<'de, D: Deserializer<'de>>(from: D) -> Result<i64, D::Error> {
    within(i64::deserialize(from)?, COUNTS)
}

pub(super) fn maybe_count<'de, D: Deserializer<'de>>(from: D) -> Result<Option<i64>, D::Error> {
    Option::deserialize(from)?.map(|number| within(number, COUNTS)).transpose()
}

pub(super) fn instant<'de, D: Deserializer<'de>>(from: D) -> Result<i64, D::Error> {
    within(i64::deserialize(from)?, INSTANTS)
}

fn within<E: Error>(number: i64, allowed: RangeInclusive<i64>) -> Result<i64, E> {
    if allowed.contains(&number) {
        return Ok(number);
    }
    let expected = format!("a number from {} to {}", allowed.start(), allowed.end());
    Err(E::invalid_value(Unexpected::Signed(number), &expected.as_str()))
}
