//! Bad weather on demand: what may go wrong between the bot and Telegram.

use std::time::Duration;

/// One thing that goes wrong with one request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// HTTP status such as 500 or 502 with an HTML body; nothing happens.
    ServerError(u16),
    /// 429 with this many seconds of `retry_after`; nothing happens.
    TooManyRequests(i64),
    /// An error answer with this code and description; nothing happens.
    Reject(u16, String),
    /// The connection breaks before anything happens.
    DropBefore,
    /// It happens, then the connection breaks before the answer.
    DropAfter,
    /// It happens after this much real time, unless the bot hangs up before.
    Stall(Duration),
    /// It happens at once, and the answer comes after this much real time.
    SlowAnswer(Duration),
    /// It happens, and the answer is not JSON.
    Garbage,
    /// It happens, and the answer has this HTTP status and body instead of its own.
    Answer(u16, String),
}

#[derive(Debug)]
struct Rule {
    method: String,
    skip: usize,
    times: usize,
    fault: Fault,
}

/// The rules still to come, in order.
#[derive(Debug, Default)]
pub(crate) struct Faults(Vec<Rule>);

impl Faults {
    /// After `skip` matching requests, the next `times` meet `fault`. `*` is any method.
    pub fn add(&mut self, method: &str, skip: usize, times: usize, fault: Fault) {
        self.0.push(Rule { method: method.to_lowercase(), skip, times, fault });
    }

    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// The fault this request meets, if any.
    pub fn take(&mut self, method: &str) -> Option<Fault> {
        let method = method.to_lowercase();
        let at = self.0.iter().position(|r| r.method == "*" || r.method == method)?;
        let rule = &mut self.0[at];
        if rule.skip > 0 {
            rule.skip -= 1;
            return None;
        }
        let fault = rule.fault.clone();
        rule.times = rule.times.saturating_sub(1);
        if rule.times == 0 {
            self.0.remove(at);
        }
        Some(fault)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_waits_hits_and_goes() {
        let mut faults = Faults::default();
        faults.add("sendMessage", 1, 2, Fault::Garbage);
        assert_eq!(faults.take("getMe"), None);
        assert_eq!(faults.take("SendMessage"), None);
        assert_eq!(faults.take("sendmessage"), Some(Fault::Garbage));
        assert_eq!(faults.take("sendMessage"), Some(Fault::Garbage));
        assert_eq!(faults.take("sendMessage"), None);
    }
}
