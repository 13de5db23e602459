//! Telegram's flood limits: about 1 message a second per chat with a burst, 20 a minute per group,
//! 30 a second in all (TELEGRAM §4). Sending and editing both count.

use std::collections::{HashMap, VecDeque};

/// How many sends and edits are let through. Time is the simulator's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FloodLimits {
    /// Sends to one chat that may follow each other at once; one more is earned each second.
    pub chat_burst: usize,
    /// Sends to one group within a minute.
    pub group_per_minute: usize,
    /// Sends to all chats within a second.
    pub all_per_second: usize,
}

impl Default for FloodLimits {
    /// As tolerant as Telegram is believed to be: a burst of 5, then 1/s; 20/min per group; 30/s.
    fn default() -> Self {
        Self { chat_burst: 5, group_per_minute: 20, all_per_second: 30 }
    }
}

#[derive(Debug, Default)]
struct ChatState {
    /// Milliseconds of sending already spent beyond now: the bucket, upside down.
    owed_until_ms: i64,
    last_minute: VecDeque<i64>,
}

#[derive(Debug, Default)]
pub(crate) struct Flood {
    pub limits: Option<FloodLimits>,
    chats: HashMap<i64, ChatState>,
    last_second: VecDeque<i64>,
}

fn forget_before(times: &mut VecDeque<i64>, limit: i64) {
    while times.front().is_some_and(|t| *t <= limit) {
        times.pop_front();
    }
}

impl Flood {
    pub fn new(limits: Option<FloodLimits>) -> Self {
        Self { limits, ..Self::default() }
    }

    /// Counts one send, or says how many seconds to wait.
    #[cfg(test)]
    pub fn spend(&mut self, chat: i64, now_ms: i64) -> Result<(), i64> {
        self.spend_on(chat, 1, now_ms)
    }

    /// Counts so many at once, an album's parts. By the minute and in all each counts; together they are one of a burst.
    pub fn spend_on(&mut self, chat: i64, messages: usize, now_ms: i64) -> Result<(), i64> {
        let Some(limits) = self.limits else {
            return Ok(());
        };
        let seconds = |until_ms: i64| (until_ms - now_ms).div_euclid(1000).max(0) + 1;
        forget_before(&mut self.last_second, now_ms - 1000);
        if self.last_second.len() + messages > limits.all_per_second {
            return Err(1);
        }
        let state = self.chats.entry(chat).or_default();
        forget_before(&mut state.last_minute, now_ms - 60_000);
        if chat < 0 && state.last_minute.len() + messages > limits.group_per_minute {
            let enough = (state.last_minute.len() + messages).saturating_sub(limits.group_per_minute + 1);
            return Err(seconds(state.last_minute.get(enough).map_or(0, |t| t + 60_000)));
        }
        let burst = i64::try_from(limits.chat_burst).unwrap_or(i64::MAX / 2000);
        let owed = state.owed_until_ms.max(now_ms);
        if owed + 1000 > now_ms + burst * 1000 {
            return Err(seconds(owed + 1000 - burst * 1000));
        }
        state.owed_until_ms = owed + 1000;
        state.last_minute.extend(std::iter::repeat_n(now_ms, messages));
        self.last_second.extend(std::iter::repeat_n(now_ms, messages));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_then_one_a_second() {
        let mut flood = Flood::new(Some(FloodLimits::default()));
        for _ in 0..5 {
            assert_eq!(flood.spend(7, 0), Ok(()));
        }
        assert_eq!(flood.spend(7, 0), Err(2));
        assert_eq!(flood.spend(8, 0), Ok(()));
        assert_eq!(flood.spend(7, 1000), Ok(()));
        assert!(flood.spend(7, 1000).is_err());
    }

    #[test]
    fn twenty_a_minute_in_a_group() {
        let mut flood = Flood::new(Some(FloodLimits::default()));
        for i in 0..20 {
            assert_eq!(flood.spend(-7, i * 1000), Ok(()));
        }
        assert_eq!(flood.spend(-7, 20_000), Err(41));
        assert_eq!(flood.spend(-7, 60_001), Ok(()));
    }

    #[test]
    fn every_part_of_an_album_counts() {
        let mut flood = Flood::new(Some(FloodLimits::default()));
        assert_eq!(flood.spend_on(-7, 10, 0), Ok(()));
        assert_eq!(flood.spend_on(-7, 9, 1_000), Ok(()));
        assert_eq!(flood.spend_on(-7, 2, 2_000), Err(59));
        assert_eq!(flood.spend_on(-7, 1, 2_000), Ok(()));
        assert_eq!(flood.spend_on(-8, 10, 60_000), Ok(()));
        assert_eq!(flood.spend_on(-9, 10, 60_000), Ok(()));
        assert_eq!(flood.spend_on(-10, 10, 60_000), Ok(()));
        assert_eq!(flood.spend_on(-11, 10, 60_000), Err(1));
    }

    #[test]
    fn thirty_a_second_in_all() {
        let mut flood = Flood::new(Some(FloodLimits::default()));
        for chat in 0..30 {
            assert_eq!(flood.spend(chat, 0), Ok(()));
        }
        assert_eq!(flood.spend(31, 0), Err(1));
        assert_eq!(flood.spend(31, 1001), Ok(()));
    }

    #[test]
    fn the_second_slides() {
        let mut flood = Flood::new(Some(FloodLimits::default()));
        let times = (0..60).map(|n| n * 33);
        let taken = times.filter(|at| flood.spend(1_000 + at, *at).is_ok()).count();
        assert_eq!(taken, 59, "thirty in 990 ms, and the thirty-first only when the first is a second ago");
    }
}
