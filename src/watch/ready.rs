//! `/readyz`: does it do its work, and if not, what is wrong?

use super::counters::{Loop, Watch};
use crate::store::figures::Waiting;

/// A poll is answered twice a minute, a webhook is looked after once a minute, and a pause between tries is half a
/// minute at most.
const UNHEARD_SECONDS: i64 = 150;
/// A request may wait for its turn in a busy group, or because Telegram said so; not for this long.
const WAITING_SECONDS: i64 = 600;
/// Timers are handled within the second they are due.
const LATE_SECONDS: i64 = 120;

/// Everything that is wrong; nothing: ready. `ahead`: by how many seconds our clock is ahead of Telegram's, if it is.
pub(super) fn reasons(watch: &Watch, waiting: &Waiting, now: i64, ahead: Option<i64>) -> Vec<String> {
    let mut reasons: Vec<String> = Loop::ALL
        .iter()
        .filter(|which| !watch.is_alive(**which))
        .map(|which| format!("{} has ended", which.code()))
        .collect();
    // Later than now: the clock was set back, and nothing was heard since.
    let unheard = (now - watch.last_heard()).abs();
    if unheard > UNHEARD_SECONDS {
        reasons.push(format!("nothing was heard from Telegram for {unheard} s"));
    }
    if let Some(age) = older(waiting.oldest_request, WAITING_SECONDS, now) {
        reasons.push(format!("the oldest request to Telegram has been waiting for {age} s"));
    }
    if let Some(ahead) = ahead {
        // All timers wait for that.
        reasons.push(format!("the clock is {ahead} s ahead of Telegram's"));
    } else if let Some(age) = older(waiting.first_timer, LATE_SECONDS, now) {
        reasons.push(format!("a timer is {age} s late"));
    }
    reasons
}

fn older(since: Option<i64>, at_most: i64, now: i64) -> Option<i64> {
    since.map(|since| now - since).filter(|age| *age > at_most)
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;

    #[test]
    fn each_reason_is_named_and_a_healthy_bot_has_none() {
        let watch = Watch::default();
        let now = 1_800_000_000;
        watch.heard(DateTime::from_timestamp(now - 100, 0).unwrap());
        let all = Loop::ALL.map(|which| watch.alive(which));
        let fine = Waiting { oldest_request: Some(now - 600), first_timer: Some(now + 5), ..Waiting::default() };
        assert_eq!(reasons(&watch, &fine, now, None), Vec::<String>::new());
        drop(all);
        let bad = Waiting { oldest_request: Some(now - 601), first_timer: Some(now - 121), ..Waiting::default() };
        assert_eq!(
            reasons(&watch, &bad, now + 51, None),
            [
                "receiving has ended",
                "sending has ended",
                "ticking has ended",
                "nothing was heard from Telegram for 151 s",
                "the oldest request to Telegram has been waiting for 652 s",
                "a timer is 172 s late",
            ]
        );
        let ahead = reasons(&watch, &bad, now + 51, Some(86_400));
        assert_eq!(ahead.last().unwrap(), "the clock is 86400 s ahead of Telegram's");
    }
}
