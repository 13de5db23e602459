//! What happens by itself: each touchpoint has one timer, which stands for its next due time. When it rings, the
//! gates are asked; what was decided and the timer for the next due time are one commit (invariant I3).

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::{
    super::recognition,
    NAME, library,
    queries::{self, New, Touchpoint},
    rules::{self, Plan, Waiting},
    views,
};
use crate::{
    dispatch::{Cx, Outcome, Result, prepare::prepare, trouble},
    schedule::{
        gates::{self, Verdict, local_date},
        recurrence::Recurrence,
    },
    store::{
        ChatKey,
        chats::{BotPlace, Chat},
        occurrences::{self, Occurrence, RESTORED},
        people, seconds, timers,
    },
    telegram::{
        ThreadId, UserId,
        attachment::{Attachment, Media},
        marked::Marked,
        refusal::Refusal,
        request::{Request, Urgency},
    },
    words::{Line, line},
};

/// Recorded for due times that came while the process was down, but for the latest.
const MISSED: &str = "missed";
/// Recorded when a manager asked to leave one out.
const BY_HAND: &str = "by-hand";
/// Recorded when a manager paused or removed it while it was waiting to be posted.
const PAUSED: &str = "paused";

/// What a timer stands for.
#[derive(Debug, Serialize, Deserialize)]
pub struct Ring {
    touchpoint: i64,
    scheduled_for: i64,
}

/// What to remember of a post until Telegram has answered.
#[derive(Debug, Serialize, Deserialize)]
pub struct Posted {
    touchpoint: i64,
    chat: ChatKey,
    scheduled_for: DateTime<Utc>,
    html: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    media: Vec<Media>,
    thread: Option<ThreadId>,
    created_by: Option<UserId>,
}

/// When unasked posts were made lately.
pub async fn posted(cx: &Cx, chat: ChatKey) -> Result<Vec<DateTime<Utc>>> {
    Ok(occurrences::posted_since(&cx.tx, chat, cx.now - gates::LOOK_BACK, cx.now).await?)
}

/// Plans of a group's running touchpoints.
pub async fn plans(cx: &Cx, chat: ChatKey) -> Result<Vec<Plan>> {
    let running = queries::of_chat(&cx.tx, chat).await?;
    Ok(running.into_iter().filter(|touchpoint| !touchpoint.paused).map(|touchpoint| touchpoint.plan).collect())
}

/// Sets the timer for the next due time after now; none if there is none any more.
pub async fn set_next(cx: &Cx, chat: &Chat, plan: &Plan) -> Result {
    let next = plan.next_after(cx.now, chat.zone);
    wait(cx, chat, plan.id, next.map(|due| Waiting { scheduled_for: due, asks_at: due })).await
}

async fn wait(cx: &Cx, chat: &Chat, id: i64, waiting: Option<Waiting>) -> Result {
    queries::set_waiting(&cx.tx, id, waiting).await?;
    match waiting {
        Some(next) => {
            let ring = Ring { touchpoint: id, scheduled_for: seconds(next.scheduled_for) };
            cx.set_timer(NAME, &id.to_string(), Some(chat.key), next.asks_at, &ring).await
        }
        None => {
            timers::cancel(&cx.tx, NAME, &id.to_string()).await?;
            Ok(())
        }
    }
}

/// Stops waiting. A due time that has come and was still waiting for the gates is recorded as skipped.
pub async fn stop(cx: &Cx, chat: &Chat, plan: &Plan) -> Result {
    if let Some(next) = plan.next.filter(|next| next.scheduled_for <= cx.now) {
        record(cx, plan.id, chat.key, next.scheduled_for, Some(PAUSED)).await?;
    }
    wait(cx, chat, plan.id, None).await
}

/// All of a group's stop waiting.
pub async fn stop_all(cx: &Cx, key: ChatKey) -> Result {
    let chat = cx.chat(key).await?;
    for plan in plans(cx, key).await? {
        stop(cx, &chat, &plan).await?;
    }
    Ok(())
}

/// A touchpoint's timer rings.
pub async fn ring(cx: &Cx, ring: &Ring) -> Result {
    let Some(touchpoint) = queries::by_id(&cx.tx, ring.touchpoint).await?.filter(|touchpoint| !touchpoint.paused)
    else {
        return Ok(());
    };
    let plan = &touchpoint.plan;
    let Some(waiting) = plan.next.filter(|next| seconds(next.scheduled_for) == ring.scheduled_for) else {
        return Ok(());
    };
    let chat = cx.chat(touchpoint.chat).await?;
    if chat.bot == BotPlace::Out {
        // Nothing is due where we are not; should we come back, it goes on from there.
        return wait(cx, &chat, plan.id, None).await;
    }
    let come = plan.come(waiting.scheduled_for, cx.now, chat.zone);
    let restored = occurrences::restored_at(&cx.tx, chat.key).await?;
    let (unsure, come) = come.split_at(come.partition_point(|due| restored.is_some_and(|at| *due <= at)));
    for due in unsure {
        count_as_posted(cx, &chat, &touchpoint, *due).await?;
    }
    let Some((latest, missed)) = come.split_last() else {
        let Some(last) = unsure.last() else { return Ok(()) };
        return go_on(cx, &chat, &touchpoint, *last).await;
    };
    for due in missed {
        let why = if plan.is_skipped(*due, chat.zone) { BY_HAND } else { MISSED };
        record(cx, plan.id, chat.key, *due, Some(why)).await?;
    }
    decide_on(cx, &chat, &touchpoint, *latest).await
}

/// It may have been posted before the database was restored. If it was a conversation starter, that one was had.
async fn count_as_posted(cx: &Cx, chat: &Chat, touchpoint: &Touchpoint, due: DateTime<Utc>) -> Result {
    let plan = &touchpoint.plan;
    let is_left_out = plan.is_skipped(due, chat.zone);
    let why = if is_left_out { BY_HAND } else { RESTORED };
    if !record(cx, plan.id, chat.key, due, Some(why)).await? || is_left_out {
        return Ok(());
    }
    match next_post(cx, chat, touchpoint).await?.and_then(|post| post.prompt) {
        Some(prompt) => Ok(queries::use_prompt(&cx.tx, chat.key, &prompt, due).await?),
        None => Ok(()),
    }
}

async fn decide_on(cx: &Cx, chat: &Chat, touchpoint: &Touchpoint, due: DateTime<Utc>) -> Result {
    let plan = &touchpoint.plan;
    if plan.is_skipped(due, chat.zone) {
        record(cx, plan.id, chat.key, due, Some(BY_HAND)).await?;
        queries::set_skip_date(&cx.tx, plan.id, None).await?;
        return go_on(cx, chat, touchpoint, due).await;
    }
    let (others, lately) = (plans(cx, chat.key).await?, posted(cx, chat.key).await?);
    let tight = with_a_place_kept(cx, chat, plan).await?;
    match rules::verdict(&tight, plan, due, &others, &lately, cx.now) {
        Verdict::Later(at) => {
            wait(cx, chat, plan.id, Some(Waiting { scheduled_for: due, asks_at: at })).await?;
            return Ok(());
        }
        Verdict::Skip(reason) => {
            record(cx, plan.id, chat.key, due, Some(reason.code())).await?;
            if plan.is_once() {
                let words = line("touch-once-skipped").line("why", views::skip_reason(reason.code()));
                tell_author(cx, chat, touchpoint.created_by, &words).await?;
            }
        }
        Verdict::Go => {
            if record(cx, plan.id, chat.key, due, None).await? {
                post(cx, chat, touchpoint, due).await?;
            }
        }
    }
    go_on(cx, chat, touchpoint, due).await
}

/// The group as the library finds it: where thanks are waiting to be posted today, their place is taken.
async fn with_a_place_kept(cx: &Cx, chat: &Chat, plan: &Plan) -> Result<Chat> {
    let mut tight = chat.clone();
    let today = local_date(cx.now, chat.zone);
    let thanks = if plan.own { None } else { recognition::thanks_wait_until(cx, chat).await? };
    if thanks.is_some_and(|at| local_date(at, chat.zone) <= today) {
        tight.posts_per_day -= 1;
        tight.posts_per_week -= 1;
    }
    Ok(tight)
}

/// After one due time is decided: its local date is done, and the next one is waited for.
async fn go_on(cx: &Cx, chat: &Chat, touchpoint: &Touchpoint, due: DateTime<Utc>) -> Result {
    let done = local_date(due, chat.zone);
    queries::set_done_date(&cx.tx, touchpoint.plan.id, done).await?;
    let plan = Plan { done_date: touchpoint.plan.done_date.max(Some(done)), ..touchpoint.plan };
    set_next(cx, chat, &plan).await
}

async fn record(cx: &Cx, id: i64, chat: ChatKey, due: DateTime<Utc>, skipped: Option<&str>) -> Result<bool> {
    let reference = id.to_string();
    let occurrence = Occurrence { chat, room: NAME, reference: &reference, scheduled_for: due };
    Ok(occurrences::record(&cx.tx, &occurrence, skipped, cx.now).await?)
}

async fn post(cx: &Cx, chat: &Chat, touchpoint: &Touchpoint, due: DateTime<Utc>) -> Result {
    let Some(post) = next_post(cx, chat, touchpoint).await? else { return Ok(()) };
    if let Some(prompt) = post.prompt {
        queries::use_prompt(&cx.tx, chat.key, &prompt, cx.now).await?;
    }
    let posted = Posted {
        touchpoint: touchpoint.plan.id,
        chat: chat.key,
        scheduled_for: due,
        html: post.html,
        media: post.media,
        thread: touchpoint.thread,
        created_by: touchpoint.created_by,
    };
    send(cx, chat, &posted, touchpoint.plan.grace()).await
}

async fn send(cx: &Cx, chat: &Chat, posted: &Posted, grace: TimeDelta) -> Result {
    let worth = gates::worth(chat, posted.scheduled_for + grace, cx.now);
    let attachments: Vec<Attachment> = posted.media.iter().map(Media::attachment).collect();
    let request =
        Request::album(chat.id, &attachments, &posted.html).thread(posted.thread).urgency(Urgency::Bulk).worth(worth);
    cx.send(request.tell(NAME, posted)?).await
}

/// A post as it will look.
#[derive(Debug)]
pub struct Post {
    /// Telegram HTML.
    pub html: String,
    /// What is shown above it.
    pub media: Vec<Media>,
    /// The conversation starter it is, if one.
    prompt: Option<String>,
}

impl Post {
    /// To be sent.
    #[must_use]
    pub fn attachments(&self) -> Vec<Attachment> {
        self.media.iter().map(Media::attachment).collect()
    }
}

/// What a touchpoint would post now; [`None`] only if the library were empty.
pub async fn next_post(cx: &Cx, chat: &Chat, touchpoint: &Touchpoint) -> Result<Option<Post>> {
    if touchpoint.plan.own {
        let (html, media) = (touchpoint.text.html(), touchpoint.media.clone());
        return Ok(Some(Post { html, media, prompt: None }));
    }
    let used = queries::prompts_used(&cx.tx, chat.key).await?;
    let prompt = library::choose(&library::suiting(chat, cx.now), &used, chat.key);
    Ok(prompt.map(|prompt| {
        let html = library::post(prompt).render(chat.language);
        Post { html, media: Vec::new(), prompt: Some(prompt.id.clone()) }
    }))
}

/// Telegram answered a post. If its topic is gone or closed, it goes to General, and so do those that follow. What
/// was to come once is over only now; if it was refused, it stays, so that its text is not lost.
pub async fn sent(cx: &Cx, posted: Posted, outcome: &Outcome) -> Result {
    let touchpoint = queries::by_id(&cx.tx, posted.touchpoint).await?;
    let once = touchpoint.as_ref().is_some_and(|touchpoint| touchpoint.plan.is_once());
    if posted.thread.is_none() {
        trouble::posted(cx, posted.chat, outcome).await?;
    }
    let Outcome::Failed(why) = outcome else {
        return if once { Ok(queries::delete(&cx.tx, posted.touchpoint).await?) } else { Ok(()) };
    };
    if posted.thread.is_some() && Refusal::of(why).is_about_topic() {
        queries::leave_topic(&cx.tx, posted.touchpoint).await?;
        let chat = cx.chat(posted.chat).await?;
        tell_author(cx, &chat, posted.created_by, &line("touch-topic-gone")).await?;
        let grace = touchpoint.map_or(TimeDelta::zero(), |touchpoint| touchpoint.plan.grace());
        return send(cx, &chat, &Posted { thread: None, ..posted }, grace).await;
    }
    if !posted.media.is_empty() && Refusal::of(why).is_about_media() {
        let chat = cx.chat(posted.chat).await?;
        without_picture(cx, &chat, &posted, Refusal::of(why)).await?;
        if !posted.html.is_empty() {
            let grace = touchpoint.map_or(TimeDelta::zero(), |touchpoint| touchpoint.plan.grace());
            return send(cx, &chat, &Posted { media: Vec::new(), ..posted }, grace).await;
        }
    }
    let reference = posted.touchpoint.to_string();
    let occurrence =
        Occurrence { chat: posted.chat, room: NAME, reference: &reference, scheduled_for: posted.scheduled_for };
    let why = gates::why_refused(why);
    occurrences::was_not_posted(&cx.tx, &occurrence, why).await?;
    if once {
        let chat = cx.chat(posted.chat).await?;
        let words = line("touch-once-skipped").line("why", views::skip_reason(why));
        tell_author(cx, &chat, posted.created_by, &words).await?;
    }
    Ok(())
}

/// Its picture cannot be posted: who wrote it is told. One that Telegram no longer has does not come back, so this is
/// said once; one that is all there is stays, to be seen for what it is.
async fn without_picture(cx: &Cx, chat: &Chat, posted: &Posted, why: Refusal) -> Result {
    let is_gone = why == Refusal::BadFile;
    if is_gone && !posted.html.is_empty() {
        queries::set_media(&cx.tx, posted.touchpoint, &[]).await?;
    }
    let words = if is_gone { "touch-picture-gone" } else { "touch-picture-not-allowed" };
    let has_words = if posted.html.is_empty() { "no" } else { "yes" };
    tell_author(cx, chat, posted.created_by, &line(words).plain("words", has_words)).await
}

/// Tells in private who wrote a post what became of it. If she has not started us, or wrote as the group, all who manage
/// it and have are told.
async fn tell_author(cx: &Cx, chat: &Chat, author: Option<UserId>, words: &Line) -> Result {
    let known = match author {
        Some(author) => people::known(&cx.tx, author).await?.filter(|known| known.started).map(|_| author),
        None => None,
    };
    let told = match known {
        Some(author) => vec![author],
        None => managers_who_started(cx, chat).await?,
    };
    for user in told {
        let language = cx.language_of(user, Some(chat.language)).await?;
        let words = words.clone().text("group", &chat.title).render(language);
        cx.send(Request::message(user.private_chat(), &words)).await?;
    }
    Ok(())
}

async fn managers_who_started(cx: &Cx, chat: &Chat) -> Result<Vec<UserId>> {
    let mut started = Vec::new();
    for user in people::managers(&cx.tx, chat.key).await? {
        if people::known(&cx.tx, user).await?.is_some_and(|known| known.started) {
            started.push(user);
        }
    }
    started.sort_unstable();
    Ok(started)
}

/// A group's settings changed: the library follows its rhythm and language, and every due time that has not come
/// yet its zone. One that has come is not lost: the gates are asked again.
pub async fn follow(cx: &Cx, key: ChatKey) -> Result {
    let chat = cx.chat(key).await?;
    follow_rhythm(cx, &chat).await?;
    for touchpoint in queries::of_chat(&cx.tx, key).await?.into_iter().filter(|touchpoint| !touchpoint.paused) {
        let plan = &touchpoint.plan;
        match plan.next.filter(|next| next.scheduled_for <= cx.now) {
            Some(next) => wait(cx, &chat, plan.id, Some(Waiting { asks_at: cx.now, ..next })).await?,
            None => match plan.passed_unseen(cx.now, chat.zone) {
                Some(due) => {
                    let waiting = Waiting { scheduled_for: due, asks_at: cx.now };
                    wait(cx, &chat, plan.id, Some(waiting)).await?;
                }
                None => set_next(cx, &chat, plan).await?,
            },
        }
    }
    Ok(())
}

/// A clock that was ahead has decided about due times that have not come, and set the next ones after its own time.
pub async fn forget_the_future(cx: &Cx) -> Result {
    occurrences::forget_after(&cx.tx, NAME, cx.now).await?;
    queries::forget_after(&cx.tx, cx.now).await?;
    for chat in queries::chats_with_any(&cx.tx).await? {
        prepare(cx, NAME, Some(chat), follow(cx, chat)).await?;
    }
    Ok(())
}

async fn follow_rhythm(cx: &Cx, chat: &Chat) -> Result {
    let all = queries::of_chat(&cx.tx, chat.key).await?;
    let library = all.into_iter().find(|touchpoint| !touchpoint.plan.own);
    match (library, rules::library_rule(chat.rhythm, chat.language)) {
        (None, None) => Ok(()),
        (None, Some(recurrence)) => {
            let nothing = Marked::default();
            let new = New {
                chat: chat.key,
                own: false,
                recurrence: &recurrence,
                text: &nothing,
                media: &[],
                thread: None,
                created_by: None,
            };
            let id = queries::insert(&cx.tx, &new, cx.now).await?;
            // Not on the very day: a manager shall have had time to look at the settings.
            Ok(queries::set_done_date(&cx.tx, id, local_date(cx.now, chat.zone)).await?)
        }
        (Some(library), None) => remove(cx, chat, &library.plan).await,
        (Some(library), Some(rule)) => change_library(cx, &library, &rule).await,
    }
}

async fn change_library(cx: &Cx, library: &Touchpoint, rule: &Recurrence) -> Result {
    if library.plan.recurrence == *rule {
        return Ok(());
    }
    queries::set_rule(&cx.tx, library.plan.id, rule).await?;
    // Who chooses another rhythm wants to hear it; another language only moves the days.
    if rules::per_week(rule) != rules::per_week(&library.plan.recurrence) {
        queries::set_paused(&cx.tx, library.plan.id, false).await?;
    }
    Ok(())
}

/// Removes a touchpoint and its timer.
pub async fn remove(cx: &Cx, chat: &Chat, plan: &Plan) -> Result {
    stop(cx, chat, plan).await?;
    Ok(queries::delete(&cx.tx, plan.id).await?)
}
