//! When a post is to come instead, as a manager types it. Pure.

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};

use crate::schedule::{
    gates::local_date,
    grammar::{self, Context},
    recurrence::{Recurrence, Rule, first_instant_at},
};

/// What is put before words that are no schedule by themselves: "18:30" is a time of a day, "1 December 10:00" a date.
const HEADS: [&str; 3] = ["", "once ", "daily "];

/// The time she means, later than now: a time alone is on the day the post is due, a weekday the next there is.
pub fn time_instead(typed: &str, due: DateTime<Utc>, context: &Context) -> Option<DateTime<Utc>> {
    let rule = HEADS.into_iter().find_map(|head| alone(&format!("{head}{}", typed.trim()), context))?;
    let after = match rule.rule {
        // As if the day had not begun.
        Rule::Daily => first_instant_at(local_date(due, context.tz).and_time(NaiveTime::MIN), context.tz)?
            .checked_sub_signed(TimeDelta::seconds(1))?
            .max(context.now),
        _ => context.now,
    };
    rule.next_after(after, context.tz)
}

fn alone(text: &str, context: &Context) -> Option<Recurrence> {
    let schedule = grammar::parse(text, context).ok()?;
    (schedule.rest.is_empty() && schedule.recurrence.rule != Rule::Quiet).then_some(schedule.recurrence)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schedule::recurrence::DaySet;

    fn instead(typed: &str) -> Option<String> {
        // A Monday, 12:00 in Jerusalem; the post is due on Thursday at 10:00.
        let [now, due] = ["2026-11-16T10:00:00Z", "2026-11-19T08:00:00Z"].map(|at| at.parse().unwrap());
        let context = Context { now, tz: chrono_tz::Asia::Jerusalem, workdays: DaySet::MONDAY_TO_FRIDAY };
        let at = time_instead(typed, due, &context)?.with_timezone(&chrono_tz::Asia::Jerusalem);
        Some(at.format("%a %F %R").to_string())
    }

    #[test]
    fn a_time_alone_is_on_the_same_day_and_a_day_is_the_next_there_is() {
        for (typed, at) in [
            ("18:30", "Thu 2026-11-19 18:30"),
            ("tuesday 9:00", "Tue 2026-11-17 09:00"),
            ("שלישי 9:00", "Tue 2026-11-17 09:00"),
            ("завтра 9:00", "Tue 2026-11-17 09:00"),
            ("tomorrow 9:00", "Tue 2026-11-17 09:00"),
            ("מחר 9:00", "Tue 2026-11-17 09:00"),
            ("2026-11-20 09:00", "Fri 2026-11-20 09:00"),
        ] {
            assert_eq!(instead(typed).as_deref(), Some(at), "{typed}");
        }
        for typed in ["", "later", "25:00", "2026-11-01 09:00", "18:30 please"] {
            assert_eq!(instead(typed), None, "{typed}");
        }
    }
}
