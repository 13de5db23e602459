//! The end of a month: two hours after it (late reactions) who is thanked is frozen; on the first at ten the
//! thanks are posted, from what was frozen. Both happen once, also when the process was down over the first.

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::{
    NAME, Note,
    queries::{lists, months},
    rules::{self, Thanked, first_day, month_of},
    views,
};
use crate::{
    dispatch::{Cx, Outcome, Result, trouble},
    schedule::{
        gates::{self, Candidate, Reason, Verdict},
        recurrence::first_instant_at,
    },
    store::{
        ChatKey,
        chats::Chat,
        occurrences::{self, Occurrence, RESTORED},
        outbox,
        timers::{self, Timer},
    },
    telegram::request::{Request, Urgency},
    words::Line,
};

/// When a month is closed and when its thanks are posted: local hours of the first.
const FREEZE_HOUR: u32 = 2;
const THANK_HOUR: u32 = 10;
/// A month is worth thanks for so long.
const GRACE: TimeDelta = TimeDelta::days(7);
/// So long thanks wait for a pause in the conversation. A group that never pauses is thanked, too.
const PATIENCE: TimeDelta = TimeDelta::hours(8);
/// A month closed later than this waits until what was said meanwhile has arrived.
const LATE: TimeDelta = TimeDelta::minutes(10);
const CATCH_UP: TimeDelta = TimeDelta::minutes(5);
/// Candidates looked at; more than can be thanked, as those thanked before rest.
const CANDIDATES: i64 = 50;
/// Recorded when there is nobody to thank (message `skip-nobody`).
const NOBODY: &str = "nobody";

#[derive(Debug, Serialize, Deserialize)]
enum Later {
    /// Close the month.
    Freeze { month: i64, waited: bool },
    /// Thank for it.
    Thank { month: i64, due: DateTime<Utc> },
}

#[derive(Serialize)]
struct FrozenRow {
    user: i64,
    place: usize,
    resting: bool,
    #[serde(flatten)]
    sums: rules::Sums,
}

/// Sets the timer for the end of the month that is open.
pub async fn plan(cx: &Cx, key: ChatKey) -> Result {
    let chat = cx.chat(key).await?;
    let month = open_month(cx, &chat).await?;
    let at = on_first_after(&chat, month, FREEZE_HOUR)?;
    cx.set_timer(NAME, &freeze_key(key), Some(key), at, &Later::Freeze { month, waited: false }).await
}

/// A clock that was ahead has closed months that are not over: they are open again.
pub async fn reopen(cx: &Cx) -> Result {
    occurrences::forget_after(&cx.tx, NAME, cx.now).await?;
    // Somewhere it is still the month before.
    let begun = month_of(cx.now.date_naive()) - 1;
    for (key, open) in months::opened_after(&cx.tx, begun).await? {
        let chat = cx.chat(key).await?;
        let present = month_of(gates::local_date(cx.now, chat.zone));
        if open <= present {
            continue;
        }
        months::open_again(&cx.tx, key, present).await?;
        for month in present..open {
            timers::cancel(&cx.tx, NAME, &thank_key(key, month)).await?;
        }
        plan(cx, key).await?;
    }
    Ok(())
}

/// The month that is open is the present one; those before are over.
pub async fn begin_anew(cx: &Cx, key: ChatKey) -> Result {
    let chat = cx.chat(key).await?;
    let present = month_of(gates::local_date(cx.now, chat.zone));
    months::open_month(&cx.tx, key, present).await?;
    Ok(months::set_open_month(&cx.tx, key, present).await?)
}

/// A timer of ours is due.
pub async fn on_timer(cx: &Cx, timer: &Timer) -> Result {
    let key = timer.chat.ok_or_else(|| anyhow::anyhow!("the timer {} names no chat", timer.key))?;
    let chat = cx.chat(key).await?;
    match serde_json::from_str(&timer.payload)? {
        Later::Freeze { month, waited } if !waited && cx.now - timer.due_at > LATE => {
            let again = Later::Freeze { month, waited: true };
            cx.set_timer(NAME, &timer.key, Some(key), cx.now + CATCH_UP, &again).await
        }
        Later::Freeze { month, .. } => freeze(cx, &chat, month).await,
        Later::Thank { month, due } => thank(cx, &chat, month, due).await,
    }
}

async fn freeze(cx: &Cx, chat: &Chat, month: i64) -> Result {
    if months::open_month(&cx.tx, chat.key, month).await? != month {
        return Ok(());
    }
    let eligible = lists::best_of_month(&cx.tx, chat.key, month, rules::ELIGIBLE_DAYS, CANDIDATES).await?;
    let before = thanked_for(cx, chat.key, month - 1).await?;
    let rows: Vec<FrozenRow> = rules::thanked(eligible, &before).into_iter().map(FrozenRow::from).collect();
    months::freeze(&cx.tx, chat.key, month, &serde_json::to_string(&rows)?).await?;
    months::set_open_month(&cx.tx, chat.key, month + 1).await?;
    plan(cx, chat.key).await?;
    let due = on_first_after(chat, month, THANK_HOUR)?;
    set_thank(cx, chat, month, due, due).await
}

/// Who was thanked for a month: nobody, if its thanks were not posted.
async fn thanked_for(cx: &Cx, chat: ChatKey, month: i64) -> Result<HashSet<i64>> {
    if !occurrences::was_posted(&cx.tx, chat, NAME, &reference(month)).await? {
        return Ok(HashSet::new());
    }
    Ok(months::listed_in(&cx.tx, chat, month).await?.into_iter().collect())
}

async fn thank(cx: &Cx, chat: &Chat, month: i64, due: DateTime<Utc>) -> Result {
    if occurrences::restored_at(&cx.tx, chat.key).await?.is_some_and(|at| due <= at) {
        return skip(cx, chat, month, due, RESTORED).await;
    }
    let frozen = months::frozen(&cx.tx, chat.key, month).await?;
    if frozen.iter().all(|(_, _, resting)| *resting) {
        return skip(cx, chat, month, due, NOBODY).await;
    }
    let posted = occurrences::posted_since(&cx.tx, chat.key, cx.now - gates::LOOK_BACK, cx.now).await?;
    let candidate = Candidate { due, grace: GRACE, waits_for_pause: cx.now - due < PATIENCE, reserved: 0 };
    match gates::decide(chat, &candidate, &posted, cx.now) {
        Verdict::Go => {
            let html = views::thanks(month, &frozen, chat.language);
            if !record(cx, chat, month, due, None).await? {
                return Ok(());
            }
            let worth = gates::worth(chat, due + GRACE, cx.now);
            let request = Request::message(chat.id, &html).urgency(Urgency::Bulk).worth(worth);
            cx.send(request.tell(NAME, &Note::Thanks { chat: chat.key, month, due })?).await
        }
        Verdict::Later(at) => set_thank(cx, chat, month, due, at).await,
        // Thanks can wait for a better day.
        Verdict::Skip(reason @ (Reason::QuietDay | Reason::QuietHours | Reason::Budget | Reason::TooClose)) => {
            match tomorrow(cx, chat, due) {
                Some(at) => set_thank(cx, chat, month, due, at).await,
                None => skip(cx, chat, month, due, reason.code()).await,
            }
        }
        Verdict::Skip(reason) => skip(cx, chat, month, due, reason.code()).await,
    }
}

/// When the next thanks come, as far as can be foreseen, and what they are called; [`None`] as long as there is nobody to
/// thank.
pub async fn upcoming(cx: &Cx, chat: &Chat) -> Result<Option<(DateTime<Utc>, Line)>> {
    if !cx.is_on(chat.key, NAME).await? {
        return Ok(None);
    }
    let open = open_month(cx, chat).await?;
    if let Some(at) = thanks_wait_until(cx, chat).await? {
        return Ok(passes(chat, at).map(|at| (at, views::thanks_name(open - 1))));
    }
    if lists::best_of_month(&cx.tx, chat.key, open, rules::ELIGIBLE_DAYS, 1).await?.is_empty() {
        return Ok(None);
    }
    let due = on_first_after(chat, open, THANK_HOUR)?;
    Ok(passes(chat, due).map(|at| (at, views::thanks_name(open))))
}

/// When thanks that are due at `due` get through quiet hours and days.
fn passes(chat: &Chat, due: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let first = gates::local_date(due, chat.zone);
    let later = (1..=GRACE.num_days()).filter_map(|days| at_hour(chat, first + TimeDelta::days(days), THANK_HOUR));
    std::iter::once(due).chain(later).find_map(|at| gates::comes_through(chat, at, due + GRACE))
}

/// The next day on which thanks can be given for what was due then.
fn tomorrow(cx: &Cx, chat: &Chat, due: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let tomorrow = gates::local_date(cx.now, chat.zone) + TimeDelta::days(1);
    at_hour(chat, tomorrow, THANK_HOUR).filter(|at| *at <= due + GRACE)
}

/// When thanks for the month just closed ask next to be posted, if there is somebody to thank.
pub async fn thanks_wait_until(cx: &Cx, chat: &Chat) -> Result<Option<DateTime<Utc>>> {
    let closed = open_month(cx, chat).await? - 1;
    let frozen = months::frozen(&cx.tx, chat.key, closed).await?;
    if frozen.iter().all(|(_, _, resting)| *resting) {
        return Ok(None);
    }
    Ok(timers::due_at(&cx.tx, NAME, &thank_key(chat.key, closed)).await?)
}

async fn open_month(cx: &Cx, chat: &Chat) -> Result<i64> {
    let present = month_of(gates::local_date(cx.now, chat.zone));
    Ok(months::open_month(&cx.tx, chat.key, present).await?)
}

async fn set_thank(cx: &Cx, chat: &Chat, month: i64, due: DateTime<Utc>, at: DateTime<Utc>) -> Result {
    cx.set_timer(NAME, &thank_key(chat.key, month), Some(chat.key), at, &Later::Thank { month, due }).await
}

/// Telegram answered the thanks. If it refuses them, they were not posted.
pub async fn thanks_sent(cx: &Cx, key: ChatKey, month: i64, due: DateTime<Utc>, outcome: &Outcome) -> Result {
    trouble::posted(cx, key, outcome).await?;
    let Outcome::Failed(why) = outcome else { return Ok(()) };
    let reference = reference(month);
    let occurrence = Occurrence { chat: key, room: NAME, reference: &reference, scheduled_for: due };
    let chat = cx.chat(key).await?;
    if let (outbox::NOT_IN_TIME, Some(at)) = (why.as_str(), tomorrow(cx, &chat, due)) {
        // Telegram could not be reached all day: a better day for thanks is tomorrow.
        occurrences::is_undecided(&cx.tx, &occurrence).await?;
        return set_thank(cx, &chat, month, due, at).await;
    }
    Ok(occurrences::was_not_posted(&cx.tx, &occurrence, gates::why_refused(why)).await?)
}

async fn skip(cx: &Cx, chat: &Chat, month: i64, due: DateTime<Utc>, why: &str) -> Result {
    record(cx, chat, month, due, Some(why)).await.map(drop)
}

async fn record(cx: &Cx, chat: &Chat, month: i64, due: DateTime<Utc>, skipped: Option<&str>) -> Result<bool> {
    let reference = reference(month);
    let occurrence = Occurrence { chat: chat.key, room: NAME, reference: &reference, scheduled_for: due };
    Ok(occurrences::record(&cx.tx, &occurrence, skipped, cx.now).await?)
}

fn reference(month: i64) -> String {
    format!("month:{:04}-{:02}", month.div_euclid(12), month.rem_euclid(12) + 1)
}

/// The month that thanks were recorded for.
pub fn month_in(reference: &str) -> Option<i64> {
    let (year, month) = reference.strip_prefix("month:")?.split_once('-')?;
    Some(year.parse::<i64>().ok()? * 12 + month.parse::<i64>().ok()? - 1)
}

/// An hour of the first day after a month, in the chat's zone.
fn on_first_after(chat: &Chat, month: i64, hour: u32) -> anyhow::Result<DateTime<Utc>> {
    first_day(month + 1)
        .and_then(|day| at_hour(chat, day, hour))
        .ok_or_else(|| anyhow::anyhow!("no calendar holds the month {month}"))
}

fn at_hour(chat: &Chat, day: NaiveDate, hour: u32) -> Option<DateTime<Utc>> {
    first_instant_at(day.and_time(NaiveTime::from_hms_opt(hour, 0, 0)?), chat.zone)
}

fn thank_key(chat: ChatKey, month: i64) -> String {
    format!("thank:{}:{month}", chat.0)
}

fn freeze_key(chat: ChatKey) -> String {
    format!("freeze:{}", chat.0)
}

impl From<Thanked> for FrozenRow {
    fn from(thanked: Thanked) -> Self {
        let Thanked { place, who, resting } = thanked;
        Self { user: who.user, place, resting, sums: who.sums }
    }
}
