//! Times of the day in words: "half past nine", "в половине десятого", "תשע וחצי", "at nine".

use super::{super::words::Word, Parser};

/// A time in words.
#[derive(Clone, Copy)]
pub(super) struct Spoken {
    pub(super) hour: u32,
    pub(super) minute: u32,
    /// Whether it can be nothing but a time: "half past nine", but not "nine".
    pub(super) is_sure: bool,
}

const fn sure(hour: u32, minute: u32) -> Spoken {
    Spoken { hour, minute, is_sure: true }
}

/// The hour before, on a clock of twelve.
const fn before(hour: u32) -> u32 {
    if hour == 1 { 12 } else { hour.saturating_sub(1) }
}

impl Parser<'_> {
    pub(super) fn spoken(&mut self) -> Option<Spoken> {
        let from = self.at;
        let found = self.half().or_else(|| self.quarter()).or_else(|| self.minutes_to()).or_else(|| self.hour_said());
        if found.is_none() {
            self.at = from;
        }
        found
    }

    /// "Half past nine", "в половине десятого", "полдесятого".
    fn half(&mut self) -> Option<Spoken> {
        let half_past = self.take(|word| match word {
            Word::HalfPast(hour) => Some(u32::from(hour)),
            _ => None,
        });
        if let Some(hour) = half_past {
            return Some(sure(hour, 30));
        }
        let from = self.at;
        if self.word(Word::Half) {
            self.word(Word::Past);
            if let Some(hour) = self.hour_under_way() {
                return Some(sure(before(hour), 30));
            }
            if let Some(hour) = self.hour_named() {
                return Some(sure(hour, 30));
            }
        }
        self.at = from;
        None
    }

    /// "Quarter past nine", "quarter to ten", "четверть десятого", "רבע לעשר".
    fn quarter(&mut self) -> Option<Spoken> {
        let from = self.at;
        if self.word(Word::QuarterHour) {
            if self.word(Word::Past) {
                if let Some(hour) = self.hour_named() {
                    return Some(sure(hour, 15));
                }
            } else if let Some(hour) = self.hour_under_way() {
                return Some(sure(before(hour), 15));
            } else {
                self.word(Word::To);
                if let Some(hour) = self.hour_named() {
                    return Some(sure(before(hour), 45));
                }
            }
        }
        self.at = from;
        None
    }

    /// "Без четверти десять", "без десяти девять".
    fn minutes_to(&mut self) -> Option<Spoken> {
        let from = self.at;
        if self.word(Word::Except) {
            let minutes =
                if self.word(Word::QuarterHour) { Some(15) } else { self.minutes_said().or_else(|| self.hour_word()) };
            self.word(Word::Minutes);
            if let Some(minutes) = minutes
                && let Some(hour) = self.hour_named()
            {
                return Some(sure(before(hour), 60 - minutes));
            }
        }
        self.at = from;
        None
    }

    /// "Nine", "nine o'clock", "nine thirty", "תשע ורבע".
    fn hour_said(&mut self) -> Option<Spoken> {
        let hour = match self.hour_word() {
            Some(hour) => hour,
            None => return self.word(Word::OneOClock).then_some(Spoken { hour: 1, minute: 0, is_sure: false }),
        };
        let after = self.at;
        if self.directly(Word::OClock) || self.directly(Word::Hours) {
            return Some(sure(hour, 0));
        }
        let and = self.word(Word::And);
        if and && self.directly(Word::Half) {
            return Some(sure(hour, 30));
        }
        if and && self.directly(Word::QuarterHour) {
            return Some(sure(hour, 15));
        }
        if let Some(minute) = self.minutes_said() {
            return Some(sure(hour, minute));
        }
        self.at = after;
        Some(Spoken { hour, minute: 0, is_sure: false })
    }

    fn minutes_said(&mut self) -> Option<u32> {
        self.take(|word| match word {
            Word::MinutesSaid(minutes) => Some(u32::from(minutes)),
            _ => None,
        })
    }

    /// "Nine" or "9".
    fn hour_named(&mut self) -> Option<u32> {
        let from = self.at;
        let hour = self.hour_word().or_else(|| self.whole_number()).filter(|hour| (1..=12).contains(hour));
        if hour.is_none() {
            self.at = from;
        }
        hour
    }

    fn hour_word(&mut self) -> Option<u32> {
        let hour = self.take(|word| match word {
            Word::Number(hour) => Some(u32::from(hour)),
            _ => None,
        })?;
        // Hebrew says eleven and twelve in two words.
        Some(if hour <= 2 && self.directly(Word::Teen) { hour + 10 } else { hour })
    }

    fn hour_under_way(&mut self) -> Option<u32> {
        self.take(|word| match word {
            Word::HourUnderWay(hour) => Some(u32::from(hour)),
            _ => None,
        })
    }
}
