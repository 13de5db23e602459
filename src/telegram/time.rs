//! A second opinion on the time. The machine's clock may be wrong by a year, and whoever goes by it posts what is not
//! due and deletes what is still needed. Telegram tells the time with every answer (the header `Date`), and with every
//! message that comes.
//!
//! While the clock is ahead of Telegram's, nothing is posted by itself, nothing is deleted, and nothing is given up as
//! too late; as long as Telegram has not told the time, nothing is deleted. A clock that is behind does no harm that
//! would not pass by itself. The last word is the operator's, who is told (`clock-ahead` in the log, `/readyz`, a
//! figure, `kehila check` and `doctor`).

use std::sync::{
    Mutex, PoisonError,
    atomic::{AtomicBool, Ordering},
};

use chrono::{DateTime, TimeDelta, Utc};

use crate::clock::SharedClock;

/// Clocks that differ by less agree: the answer was on its way, and `Date` is in whole seconds.
pub const MARGIN: TimeDelta = TimeDelta::minutes(5);
/// Telegram keeps a message for us for a day. One that is older when it comes shows that our clock is ahead, whatever a
/// server of one's own, which goes by the same clock, says of the time.
const OLDEST_MESSAGE: TimeDelta = TimeDelta::hours(25);

/// What Telegram says of our clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opinion {
    /// It has not said anything yet.
    None,
    /// They show the same time.
    Agrees,
    /// Ours is ahead by so much.
    Ahead(TimeDelta),
    /// Ours is behind.
    Behind,
}

/// Telegram's time, as it was told, beside ours.
#[derive(Debug)]
pub struct TelegramTime {
    clock: SharedClock,
    told: Mutex<Told>,
    was_ahead: AtomicBool,
}

#[derive(Debug, Clone, Copy, Default)]
struct Told {
    by_answer: Option<Reading>,
    by_message: Option<Reading>,
}

/// A time we were told, and what ours was then.
#[derive(Debug, Clone, Copy)]
struct Reading {
    shown: DateTime<Utc>,
    now: DateTime<Utc>,
    steady: TimeDelta,
}

impl Reading {
    /// What the clock that was read shows by now.
    fn at(self, steady: TimeDelta) -> DateTime<Utc> {
        self.shown + (steady - self.steady)
    }

    /// How much ours was ahead, less what it was set back since. Set forward: it may have been at rest with the machine.
    fn ahead(self, now: DateTime<Utc>, steady: TimeDelta) -> TimeDelta {
        let set_by = (now - self.now) - (steady - self.steady);
        self.now - self.shown + set_by.min(TimeDelta::zero())
    }
}

impl TelegramTime {
    /// Beside this clock.
    #[must_use]
    pub const fn new(clock: SharedClock) -> Self {
        Self { clock, told: Mutex::new(Told { by_answer: None, by_message: None }), was_ahead: AtomicBool::new(false) }
    }

    /// An answer carried this date.
    pub fn answered(&self, date: DateTime<Utc>) {
        self.told().by_answer = Some(self.read(date));
    }

    /// The newest of the messages that came together was sent then.
    pub fn showed_message(&self, date: DateTime<Utc>) {
        self.told().by_message = Some(self.read(date));
    }

    fn read(&self, shown: DateTime<Utc>) -> Reading {
        Reading { shown, now: self.clock.now(), steady: self.clock.steady() }
    }

    fn told(&self) -> std::sync::MutexGuard<'_, Told> {
        self.told.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Telegram's time now, as far as it was told.
    #[must_use]
    pub fn now(&self) -> Option<DateTime<Utc>> {
        let told = *self.told();
        let steady = self.clock.steady();
        let at = |reading: Option<Reading>| reading.map(|reading| reading.at(steady));
        // A message is of now or older: whoever shows an earlier time than that is behind.
        at(told.by_answer).max(at(told.by_message))
    }

    /// How our clock compares.
    #[must_use]
    pub fn opinion(&self) -> Opinion {
        let (told, now, steady) = (*self.told(), self.clock.now(), self.clock.steady());
        let by_message = told.by_message.map(|reading| reading.ahead(now, steady));
        if let Some(ahead) = by_message.filter(|ahead| *ahead > OLDEST_MESSAGE) {
            return Opinion::Ahead(ahead);
        }
        match self.now().map(|theirs| now - theirs) {
            None => Opinion::None,
            Some(ahead) if ahead.abs() <= MARGIN => Opinion::Agrees,
            Some(ahead) if ahead < TimeDelta::zero() => Opinion::Behind,
            Some(ahead) if told.by_answer.is_some() => Opinion::Ahead(ahead),
            // Messages alone: it may have waited for us.
            Some(_) => Opinion::None,
        }
    }

    /// By how much our clock is ahead, if it is.
    #[must_use]
    pub fn ahead(&self) -> Option<TimeDelta> {
        match self.opinion() {
            Opinion::Ahead(by) => Some(by),
            Opinion::None | Opinion::Agrees | Opinion::Behind => None,
        }
    }

    /// What may be gone by where being early does harm: the earlier of the two times.
    #[must_use]
    pub fn careful_now(&self) -> DateTime<Utc> {
        let now = self.clock.now();
        self.ahead().map_or(now, |by| now - by)
    }

    /// Telegram's time, if it is known, for the record.
    #[must_use]
    pub fn told_now(&self) -> Option<DateTime<Utc>> {
        match self.opinion() {
            Opinion::None => None,
            Opinion::Ahead(by) => Some(self.clock.now() - by),
            Opinion::Agrees | Opinion::Behind => self.now(),
        }
    }

    /// Says in the log when our clock is found ahead, and when it is no longer. Returns whether it has just been put
    /// right.
    pub fn notice(&self) -> bool {
        let ahead = self.ahead();
        let was_ahead = self.was_ahead.swap(ahead.is_some(), Ordering::Relaxed);
        match (was_ahead, ahead) {
            (false, Some(by)) => tracing::error!(
                code = "clock-ahead",
                ahead_s = by.num_seconds(),
                "The machine's clock is ahead of Telegram's. Until it is set right nothing is posted by itself and \
                 nothing is deleted."
            ),
            (true, None) => tracing::warn!(
                code = "clock-right-again",
                "The machine's clock is no longer ahead of Telegram's; everything goes on."
            ),
            (true, Some(_)) | (false, None) => {}
        }
        was_ahead && ahead.is_none()
    }
}

/// The time in a header `Date`.
#[must_use]
pub fn read_date(header: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc2822(header).ok().map(|date| date.with_timezone(&Utc))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::clock::{Clock, ManualClock};

    #[derive(Debug)]
    struct Machine {
        shows: ManualClock,
        steady: ManualClock,
    }

    impl Clock for Machine {
        fn now(&self) -> DateTime<Utc> {
            self.shows.now()
        }

        fn steady(&self) -> TimeDelta {
            self.steady.steady()
        }

        fn sleep_until(&self, at: DateTime<Utc>) -> std::pin::Pin<Box<dyn Future<Output = ()> + Send + '_>> {
            self.shows.sleep_until(at)
        }
    }

    fn truth() -> DateTime<Utc> {
        read_date("Mon, 16 Nov 2026 08:00:00 GMT").unwrap()
    }

    fn machine() -> (Arc<Machine>, TelegramTime) {
        let machine = Arc::new(Machine { shows: ManualClock::new(truth()), steady: ManualClock::new(truth()) });
        let time = TelegramTime::new(Arc::clone(&machine) as SharedClock);
        (machine, time)
    }

    #[test]
    fn a_clock_that_is_put_forward_is_noticed_before_the_next_answer() {
        let (machine, time) = machine();
        assert_eq!(time.opinion(), Opinion::None);
        time.answered(truth());
        assert_eq!(time.opinion(), Opinion::Agrees);
        machine.steady.advance(TimeDelta::hours(3));
        machine.shows.advance(TimeDelta::hours(3) + MARGIN);
        assert_eq!(time.opinion(), Opinion::Agrees);
        machine.shows.advance(TimeDelta::days(365));
        assert_eq!(time.opinion(), Opinion::Ahead(TimeDelta::days(365) + MARGIN));
        assert_eq!(time.careful_now(), truth() + TimeDelta::hours(3));
        assert!(!time.notice());
        machine.shows.set(truth());
        assert_eq!(time.opinion(), Opinion::Behind);
        assert!(time.notice() && !time.notice());
    }

    #[test]
    fn a_server_of_ones_own_shares_the_wrong_clock_and_messages_tell() {
        let (machine, time) = machine();
        machine.shows.advance(TimeDelta::days(365));
        time.answered(machine.now());
        time.showed_message(truth());
        assert_eq!(time.opinion(), Opinion::Ahead(TimeDelta::days(365)));
        // An hour later it is set right, and nobody has said anything.
        machine.steady.advance(TimeDelta::hours(1));
        machine.shows.set(truth() + TimeDelta::hours(1));
        time.answered(machine.now());
        assert_eq!(time.opinion(), Opinion::Agrees);
    }

    #[test]
    fn what_has_waited_for_us_and_a_machine_that_slept_are_no_sign() {
        let (machine, time) = machine();
        time.answered(truth());
        time.showed_message(truth() - TimeDelta::hours(24));
        assert_eq!(time.opinion(), Opinion::Agrees);
        // Its steady clock rests with it.
        machine.shows.advance(TimeDelta::days(9));
        time.answered(machine.now());
        assert_eq!(time.opinion(), Opinion::Agrees);
    }

    #[test]
    fn who_shows_an_earlier_time_than_a_new_message_is_behind_itself() {
        let (_, time) = machine();
        time.answered(truth() - TimeDelta::days(2));
        assert_eq!(time.ahead(), Some(TimeDelta::days(2)));
        time.showed_message(truth());
        assert_eq!(time.opinion(), Opinion::Agrees);
    }

    #[test]
    fn without_a_date_a_new_message_says_that_the_clock_is_right_and_an_older_one_nothing() {
        let (_, time) = machine();
        time.showed_message(truth() - TimeDelta::hours(3));
        assert_eq!(time.opinion(), Opinion::None);
        time.showed_message(truth());
        assert_eq!(time.opinion(), Opinion::Agrees);
    }
}
