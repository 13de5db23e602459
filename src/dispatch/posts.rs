//! The one arbiter of everything the bot says to a group unasked, whatever room it comes from.
//!
//! A room says what it would post and when ([`Room::plans`]), composes the words at the moment of posting
//! ([`Room::compose`]) and hears what became of it ([`Room::post_settled`]). Everything in between is here, once: each post
//! has one timer, which stands for its next due time. When it rings, the others are looked at and the gates are asked; what
//! was decided and the timer for the next due time are one commit (invariant I3). What is foreseen for managers is what
//! would be decided.

use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    Cx, Outcome, Result, Room, Sent, house,
    items::{self, Change, Item},
    prepare::prepare,
    routes::{self, Routes},
    settings, trouble,
};
use crate::{
    schedule::{
        gates::{self, Reason, Verdict, local_date},
        posts::{self, Moved, Plan, State, Talk, Waiting},
        promotions,
        rest::{self, Why},
    },
    store::{
        ChatKey,
        chats::{BotPlace, Chat},
        items::open_in as open_items,
        occurrences::{self, Made, Occurrence, RESTORED},
        outbox::NOT_IN_TIME,
        posts::{self as rows, Key, Standing},
        seconds,
        timers::{self, Timer},
    },
    telegram::{
        MessageId, ThreadId,
        actor::Person,
        refusal::Refusal,
        request::{Request, Urgency},
    },
    words::{Line, day_and_time, line},
};

/// The name its timers and requests go by.
const NAME: &str = "posts";
/// Recorded for due times that came while the process was down, but for the latest.
const MISSED: &str = "missed";
/// Recorded when a manager asked to leave one out.
const BY_HAND: &str = "by-hand";
/// Recorded when a manager paused or removed it while it was waiting to be posted.
const PAUSED: &str = "paused";
/// What waits for those who manage a group: a post that may be lost, and a room whose topic is gone.
const LOST: &str = "lost";
const TOPIC: &str = "topic";
/// What they do about it: it is there, and the posts stay in General.
const THERE: &str = "there";
const GENERAL: &str = "general";
/// What somebody has posted again is worth sending for so long.
const AGAIN_WORTH: TimeDelta = TimeDelta::hours(2);
/// How far [`upcoming`] looks.
const LOOK_AHEAD: TimeDelta = TimeDelta::days(400);

/// One due time of one post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// Which of the room's posts in its group.
    pub number: i64,
    /// When it was due.
    pub at: DateTime<Utc>,
}

/// What a room says when its time has come.
#[derive(Debug)]
pub enum Composed {
    /// This; the value is handed back should the room have to say it again, and when it is settled.
    Say(Box<Request>, Value),
    /// Nothing yet: ask again then.
    NotYet(DateTime<Utc>),
    /// Nothing this time, for a reason that is recorded (message `skip-CODE`).
    Nothing(&'static str),
}

/// What became of one due time of a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate<'a> {
    /// It was posted.
    Posted,
    /// It was not, for this reason (message `skip-CODE`).
    Skipped(&'a str),
    /// It may have been posted before the database was restored.
    MayHaveBeen,
    /// It may have been posted: the answer was lost, and nobody has looked yet. [`Fate::Posted`] follows once somebody has.
    Unsure,
    /// Its topic is gone or closed: it goes to General now, and so should those that follow.
    LeftTopic,
    /// Telegram does not take its picture, or a part of its album, for this reason: it goes without now.
    PictureRefused(Refusal),
}

/// A post is to be composed again, from what was handed out with it before.
#[derive(Debug, Clone, Copy)]
pub enum Again<'a> {
    /// For General: its topic is gone or closed.
    InGeneral(&'a Value),
    /// Without its picture, or a part of its album, which is refused for this reason.
    WithoutPicture(&'a Value, Refusal),
}

impl<'a> Again<'a> {
    /// What was handed out with it.
    #[must_use]
    pub const fn memory(self) -> &'a Value {
        match self {
            Self::InGeneral(memory) | Self::WithoutPicture(memory, _) => memory,
        }
    }
}

/// A post that is to come.
#[derive(Debug, Clone)]
pub struct Upcoming {
    /// When it will be posted, as far as can be foreseen.
    pub at: DateTime<Utc>,
    /// What it is, in a few words.
    pub what: Line,
}

/// What a timer stands for.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Ring {
    chat: ChatKey,
    room: String,
    number: i64,
    due: i64,
}

/// What to remember of a post until Telegram has answered.
#[derive(Debug, Serialize, Deserialize)]
struct Posted {
    chat: ChatKey,
    room: String,
    number: i64,
    due: DateTime<Utc>,
    thread: Option<ThreadId>,
    /// Whether its picture was left out.
    #[serde(default)]
    bare: bool,
    memory: Value,
}

impl Posted {
    /// How it can be said all the same, if only its topic or its picture is refused.
    fn other_way(&self, why: Refusal) -> Option<(Fate<'static>, Again<'_>)> {
        if self.thread.is_some() && why.is_about_topic() {
            return Some((Fate::LeftTopic, Again::InGeneral(&self.memory)));
        }
        let without = || (Fate::PictureRefused(why), Again::WithoutPicture(&self.memory, why));
        (!self.bare && why.is_about_media()).then(without)
    }
}

/// The queue, as a room of the house.
#[derive(Debug)]
pub struct Posts;

#[async_trait]
impl Room for Posts {
    fn name(&self) -> &'static str {
        NAME
    }

    fn routes(&self) -> Routes {
        routes::none()
    }

    fn can_be_switched(&self) -> bool {
        false
    }

    async fn on_start(&self, cx: &Cx) -> Result {
        for chat in rows::chats_out_of_step(&cx.tx).await? {
            prepare(cx, NAME, Some(chat), follow(cx, chat)).await?;
        }
        Ok(())
    }

    async fn on_timer(&self, cx: &Cx, timer: &Timer) -> Result {
        ring(cx, &serde_json::from_str(&timer.payload)?).await
    }

    async fn on_sent(&self, cx: &Cx, sent: &Sent) -> Result {
        settled(cx, sent.note()?, &sent.outcome).await
    }

    async fn on_migrated(&self, cx: &Cx, chat: ChatKey) -> Result {
        Ok(rows::forget_messages(&cx.tx, chat).await?)
    }

    /// A clock that was ahead has decided about due times that have not come, and waits for those after its own time.
    async fn on_time_confirmed(&self, cx: &Cx) -> Result {
        for room in cx.rooms.iter().filter(|room| room.name() != house::NAME) {
            occurrences::forget_after(&cx.tx, room.name(), cx.now).await?;
        }
        rows::forget_after(&cx.tx, cx.now).await?;
        for chat in rows::chats_with_any(&cx.tx).await? {
            prepare(cx, NAME, Some(chat), follow(cx, chat)).await?;
        }
        Ok(())
    }

    async fn on_chat_changed(&self, cx: &Cx, chat: ChatKey) -> Result {
        follow(cx, chat).await
    }

    fn minds_lost(&self, _note: &Value) -> bool {
        true
    }

    /// Whoever is done with what may be lost has found it.
    async fn on_item(&self, cx: &Cx, item: &Item, _change: Change) -> Result {
        let is_found = item.room == NAME && item.kind == LOST && matches!(item.state, items::State::Done(_));
        let Some(posted) = lost(item).filter(|_| is_found) else { return Ok(()) };
        let Some(room) = cx.rooms.named(&posted.room) else { return Ok(()) };
        let due = Due { number: posted.number, at: posted.due };
        room.post_settled(cx, &*cx.chat(posted.chat).await?, due, Fate::Posted, &posted.memory).await
    }

    async fn on_item_button(&self, cx: &Cx, item: &Item, does: &str, person: &Person) -> Result<Line> {
        match (does, lost(item)) {
            (GENERAL, _) => {
                items::set(cx, item.id, items::State::Done(Some(person.id))).await?;
                Ok(line("item-stays-in-general"))
            }
            (THERE, _) | (_, None) => {
                items::set(cx, item.id, items::State::Done(Some(person.id))).await?;
                Ok(line("item-is-there"))
            }
            (_, Some(posted)) => post_again(cx, item, posted).await,
        }
    }
}

/// How a room's posts in a group stand, to be put into its plans.
pub async fn states(cx: &Cx, chat: ChatKey, room: &str) -> Result<impl Fn(i64) -> State + use<>> {
    let rows = rows::of_room(&cx.tx, chat, room).await?;
    Ok(move |number| rows.get(&number).copied().map(State::from).unwrap_or_default())
}

/// The plans of all rooms for a group.
pub async fn plans(cx: &Cx, chat: &Chat) -> Result<Vec<Plan>> {
    let mut plans = Vec::new();
    for room in cx.rooms.iter() {
        if cx.is_on(chat.key, room.name()).await? {
            let topic = settings::topic(cx, chat.key, room.name()).await?;
            let of_room = room.plans(cx, chat).await?;
            plans.extend(of_room.into_iter().map(|plan| Plan { thread: plan.thread.or(topic), ..plan }));
        }
    }
    Ok(plans)
}

/// When unasked posts were made lately.
pub async fn posted(cx: &Cx, chat: ChatKey) -> Result<Vec<Made>> {
    let since = cx.now - promotions::WINDOW.max(gates::LOOK_BACK);
    Ok(occurrences::posted_since(&cx.tx, chat, since, cx.now).await?)
}

/// The next `n` posts of a group, soonest first; fewer if there are no more within a year. What quiet hours, quiet
/// days or the budget will hold back is not among them.
pub async fn upcoming(cx: &Cx, chat: &Chat, n: usize) -> Result<Vec<Upcoming>> {
    let (plans, posted) = (plans(cx, chat).await?, posted(cx, chat.key).await?);
    let mut coming = Vec::new();
    for foreseen in posts::foresee(chat, &plans, &posted, cx.now, cx.now + LOOK_AHEAD) {
        let Ok(at) = foreseen.outcome else { continue };
        if let Some(what) = name_of(cx, foreseen.room, foreseen.id).await? {
            coming.push(Upcoming { at, what });
        }
        if coming.len() == n {
            break;
        }
    }
    Ok(coming)
}

/// What will become of one due time of a post.
pub type Rehearsed = posts::Foreseen;

/// What will become of every due time of a group's posts until then, if people talk so much.
pub async fn rehearse(cx: &Cx, chat: &Chat, until: DateTime<Utc>, talk: Talk) -> Result<Vec<Rehearsed>> {
    let (plans, posted) = (plans(cx, chat).await?, posted(cx, chat.key).await?);
    Ok(posts::foresee_amid(talk, chat, &plans, &posted, (cx.now, until)).collect())
}

/// What managers know a post by.
pub async fn name_of(cx: &Cx, room: &str, number: i64) -> Result<Option<Line>> {
    match cx.rooms.named(room) {
        Some(room) => room.name_of_post(cx, &room.reference(number)).await,
        None => Ok(None),
    }
}

/// Why one that was due at `due` was not posted, by the recorded code; of a quiet or sombre day, which.
#[must_use]
pub fn why_skipped(chat: &Chat, code: &str, due: DateTime<Utc>) -> Line {
    let kept = |name: &str| Line::named(format!("rest-{name}"));
    let quiet = rest::at(chat, due).filter(|why| code == Reason::QuietDay.code() && *why != Why::Weekday);
    let sombre = rest::sombre(chat, due).filter(|_| code == Reason::Sombre.code());
    match (quiet, sombre) {
        (Some(why), _) => line("skip-quiet-day-of").line("why", kept(why.code())),
        (None, Some(name)) => line("skip-sombre-of").line("why", kept(name)),
        (None, None) => Line::named(format!("skip-{code}")),
    }
}

/// From when it was moved, and what is kept then.
#[must_use]
pub fn why_moved(chat: &Chat, due: DateTime<Utc>, why: Why, now: DateTime<Utc>) -> Line {
    line("moved-from")
        .line("from", day_and_time(due, chat.zone, now))
        .line("why", Line::named(format!("rest-{}", why.code())))
}

/// Sets the timer for the next due time after now; none if there is none any more.
pub async fn set_next(cx: &Cx, chat: &Chat, plan: &Plan) -> Result {
    wait(cx, chat.key, plan, plan.next_after(cx.now, chat.zone).map(|due| plan.waiting_for(due, cx.now, chat))).await
}

/// Waits for a due time; [`None`]: for none.
pub async fn wait(cx: &Cx, chat: ChatKey, plan: &Plan, waiting: Option<Waiting>) -> Result {
    let key = Key { chat, room: plan.room, number: plan.id };
    wait_for(cx, key, waiting).await?;
    Ok(timers::set_rank(&cx.tx, NAME, &timer_key(key), plan.rank as u8).await?)
}

async fn wait_for(cx: &Cx, key: Key<'_>, waiting: Option<Waiting>) -> Result {
    rows::wait(&cx.tx, key, waiting.map(|next| (next.scheduled_for, next.asks_at))).await?;
    if let Some(room) = cx.rooms.named(key.room) {
        room.post_waits(cx, key.chat, key.number, waiting).await?;
    }
    let Some(next) = waiting else {
        timers::cancel(&cx.tx, NAME, &timer_key(key)).await?;
        return Ok(());
    };
    let (room, due) = (key.room.to_owned(), seconds(next.scheduled_for));
    let ring = Ring { chat: key.chat, room, number: key.number, due };
    cx.set_timer(NAME, &timer_key(key), Some(key.chat), next.asks_at, &ring).await
}

/// Stops waiting. A due time that has come and was still waiting for the gates is recorded as skipped.
pub async fn stop(cx: &Cx, chat: ChatKey, plan: &Plan) -> Result {
    stop_waiting(cx, Key { chat, room: plan.room, number: plan.id }, plan.state.next.map(|next| next.scheduled_for))
        .await
}

async fn stop_waiting(cx: &Cx, key: Key<'_>, due: Option<DateTime<Utc>>) -> Result {
    if let (Some(due), Some(room)) = (due.filter(|due| *due <= cx.now), cx.rooms.named(key.room)) {
        record(cx, room, key.chat, Due { number: key.number, at: due }, Some(PAUSED)).await?;
    }
    wait_for(cx, key, None).await
}

/// One due time will not come, for a reason that is recorded (message `skip-CODE`), and is waited for no more.
pub async fn leave_out(cx: &Cx, chat: ChatKey, plan: &Plan, due: DateTime<Utc>, why: &str) -> Result {
    if let Some(room) = cx.rooms.named(plan.room) {
        record(cx, room, chat, Due { number: plan.id, at: due }, Some(why)).await?;
    }
    wait(cx, chat, plan, None).await
}

/// It is there no more.
pub async fn remove(cx: &Cx, chat: ChatKey, plan: &Plan) -> Result {
    stop(cx, chat, plan).await?;
    Ok(rows::remove(&cx.tx, Key { chat, room: plan.room, number: plan.id }).await?)
}

/// Leaves out the one on this local date; [`None`]: none.
pub async fn set_skip_date(cx: &Cx, chat: ChatKey, plan: &Plan, date: Option<NaiveDate>) -> Result {
    Ok(rows::set_skip_date(&cx.tx, Key { chat, room: plan.room, number: plan.id }, date).await?)
}

/// One due time is wanted at another time.
pub(super) async fn move_one(cx: &Cx, chat: &Chat, plan: Plan, due: Due, moved: Moved) -> Result {
    set_moved(cx, chat.key, &plan, Some(moved)).await?;
    let plan = Plan { state: State { moved: Some(moved), ..plan.state }, ..plan };
    wait(cx, chat.key, &plan, Some(plan.waiting_for(due.at, cx.now, chat))).await
}

/// The one on this local date is wanted at another time; [`None`]: none is.
pub async fn set_moved(cx: &Cx, chat: ChatKey, plan: &Plan, moved: Option<Moved>) -> Result {
    let moved = moved.map(|moved| (moved.date, moved.to));
    Ok(rows::set_moved(&cx.tx, Key { chat, room: plan.room, number: plan.id }, moved).await?)
}

/// The one on this local date is done; [`None`]: any may come.
pub async fn set_done_date(cx: &Cx, chat: ChatKey, plan: &Plan, date: Option<NaiveDate>) -> Result {
    Ok(rows::set_done_date(&cx.tx, Key { chat, room: plan.room, number: plan.id }, date).await?)
}

/// A group's settings changed, or its plans: every due time that has not come yet follows its zone. One that has come is
/// not lost: the gates are asked again. What is planned no more is waited for no more.
pub async fn follow(cx: &Cx, key: ChatKey) -> Result {
    let chat = cx.chat(key).await?;
    let plans = plans(cx, &chat).await?;
    for (room, number, due) in rows::waiting(&cx.tx, key).await? {
        if !plans.iter().any(|plan| plan.room == room && plan.id == number) {
            stop_waiting(cx, Key { chat: key, room: &room, number }, Some(due)).await?;
        }
    }
    for plan in &plans {
        match plan.state.next.filter(|next| next.scheduled_for <= cx.now) {
            Some(next) => {
                let asks_at = plan.wanted(next.scheduled_for, &chat).max(cx.now);
                wait(cx, key, plan, Some(Waiting { asks_at, ..next })).await?;
            }
            None => match plan.passed_unseen(cx.now, chat.zone) {
                Some(due) => wait(cx, key, plan, Some(Waiting { scheduled_for: due, asks_at: cx.now })).await?,
                None => set_next(cx, &chat, plan).await?,
            },
        }
    }
    Ok(())
}

/// A post's timer rings.
async fn ring(cx: &Cx, ring: &Ring) -> Result {
    let Some(room) = cx.rooms.named(&ring.room) else { return Ok(()) };
    let chat = cx.chat(ring.chat).await?;
    let plans = plans(cx, &chat).await?;
    let plan = plans.iter().find(|plan| plan.room == ring.room && plan.id == ring.number);
    let due = |plan: &Plan| plan.state.next.filter(|next| seconds(next.scheduled_for) == ring.due);
    let Some((plan, waiting)) = plan.and_then(|plan| Some((plan, due(plan)?))) else { return Ok(()) };
    if chat.bot == BotPlace::Out {
        // Nothing is due where we are not; should we come back, it goes on from there.
        return wait(cx, chat.key, plan, None).await;
    }
    let arbiter = Arbiter { cx, room, chat: &chat, plan, plans: &plans };
    arbiter.come(waiting.scheduled_for).await
}

/// Where the latest regular post of a room stands in a group, if it was posted since `since`.
pub async fn latest(cx: &Cx, chat: ChatKey, room: &str, since: DateTime<Utc>) -> Result<Option<MessageId>> {
    Ok(rows::latest(&cx.tx, chat, room, since).await?)
}

/// Where what was due then stands in the group, as far as is known.
pub async fn message_of(cx: &Cx, chat: ChatKey, room: &str, due: Due) -> Result<Option<MessageId>> {
    // One that was posted now, before its time, was posted just now.
    Ok(rows::message_of(&cx.tx, Key { chat, room, number: due.number }, due.at.min(cx.now)).await?)
}

/// Where a post stands that the room hears was posted; [`None`]: that is not known.
pub async fn just_posted(cx: &Cx, chat: ChatKey, room: &str, number: i64) -> Result<Option<MessageId>> {
    Ok(rows::posted_at(&cx.tx, Key { chat, room, number }, cx.now).await?)
}

/// When a post was last made, as far as that is known.
pub async fn last_posted(cx: &Cx, chat: ChatKey, room: &str, number: i64) -> Result<Option<DateTime<Utc>>> {
    Ok(rows::last_posted(&cx.tx, Key { chat, room, number }, cx.now).await?)
}

/// Telegram answered a post of a version that had no queue yet.
pub async fn sent_before(cx: &Cx, room: &dyn Room, chat: ChatKey, due: Due, outcome: &Outcome) -> Result {
    let (room, thread, memory) = (room.name().to_owned(), None, Value::Null);
    settled(cx, Posted { chat, room, number: due.number, due: due.at, thread, bare: false, memory }, outcome).await
}

/// Telegram answered a post. If its topic is gone or closed, it goes to General.
async fn settled(cx: &Cx, posted: Posted, outcome: &Outcome) -> Result {
    if posted.thread.is_none() {
        trouble::posted(cx, posted.chat, outcome).await?;
    }
    let Some(room) = cx.rooms.named(&posted.room) else { return Ok(()) };
    let (chat, due) = (cx.chat(posted.chat).await?, Due { number: posted.number, at: posted.due });
    let why = match outcome {
        Outcome::Done { message, result } => {
            let key = Key { chat: posted.chat, room: room.name(), number: posted.number };
            rows::set_posted(&cx.tx, key, *message, cx.now).await?;
            room.post_answered(cx, due, result, &posted.memory).await?;
            return room.post_settled(cx, &chat, due, Fate::Posted, &posted.memory).await;
        }
        Outcome::Unknown => return may_be_lost(cx, room, &chat, posted).await,
        Outcome::Failed(why) => why,
    };
    let plan = plans(cx, &chat).await?.into_iter().find(|plan| plan.room == posted.room && plan.id == posted.number);
    if let Some((fate, again)) = outcome.refusal().and_then(|why| posted.other_way(why)) {
        room.post_settled(cx, &chat, due, fate, &posted.memory).await?;
        if let (Fate::LeftTopic, Some(topic)) = (fate, posted.thread) {
            leave_topic(cx, &chat, &posted.room, topic).await?;
        }
        if let Composed::Say(request, memory) = room.compose(cx, &chat, due, Some(again)).await? {
            let until = plan.map_or(due.at, |plan| plan.deadline(due.at, &chat));
            // Of an album another part may be the one that is refused.
            let bare = posted.bare || (matches!(again, Again::WithoutPicture(..)) && !request.has_media());
            let again = Posted { room: posted.room.clone(), thread: None, bare, memory, ..posted };
            return send(cx, &chat, *request, until, again).await;
        }
    }
    let reference = room.reference(posted.number);
    let occurrence = Occurrence { chat: chat.key, room: room.name(), reference: &reference, scheduled_for: posted.due };
    let tomorrow = plan.and_then(|plan| Some((plan, plan.on_the_next_day(due.at, cx.now, &chat)?)));
    if let (NOT_IN_TIME, Some((plan, at))) = (why.as_str(), tomorrow) {
        // Telegram could not be reached all day: there is a better one.
        occurrences::is_undecided(&cx.tx, &occurrence).await?;
        return wait(cx, chat.key, &plan, Some(Waiting { scheduled_for: due.at, asks_at: at })).await;
    }
    let why = gates::why_refused(why);
    occurrences::was_not_posted(&cx.tx, &occurrence, why).await?;
    room.post_settled(cx, &chat, due, Fate::Skipped(why), &posted.memory).await
}

/// The topic managers had chosen for a room is closed or gone: they are told once, and choose another if they like.
pub async fn leave_topic(cx: &Cx, chat: &Chat, room: &str, topic: ThreadId) -> Result {
    if !settings::leave_topic(cx, chat.key, room, topic).await? {
        return Ok(());
    }
    let words =
        line("room-topic-gone").line("room", settings::name(room)).plain("command", &format!("/settings {room} here"));
    let new = items::New {
        room: NAME,
        section: Some(room),
        kind: TOPIC,
        reference: room,
        urgency: items::Urgency::Daily,
        words,
        buttons: vec![items::Button::new("item-button-general", GENERAL)],
    };
    items::raise(cx, chat.key, new).await.map(drop)
}

/// A topic was chosen for a room's posts.
pub(super) async fn topic_is_chosen(cx: &Cx, chat: ChatKey, room: &str) -> Result {
    items::end(cx, chat, NAME, TOPIC, room).await
}

/// Nobody can tell whether a post arrived: somebody is to look.
async fn may_be_lost(cx: &Cx, room: &'static dyn Room, chat: &Chat, posted: Posted) -> Result {
    let due = Due { number: posted.number, at: posted.due };
    room.post_settled(cx, chat, due, Fate::Unsure, &posted.memory).await?;
    let name = room.name_of_post(cx, &room.reference(posted.number)).await?;
    let words = name.map_or_else(|| line("post-unknown"), |name| line("post-unknown-named").line("post", name));
    let new = items::New {
        room: NAME,
        section: Some(&posted.room),
        kind: LOST,
        reference: &format!("{}:{}:{}", posted.room, posted.number, seconds(posted.due)),
        urgency: items::Urgency::AtOnce,
        words,
        buttons: vec![
            items::Button::new("item-button-there", THERE),
            items::Button::new("item-button-again", &serde_json::to_string(&posted)?),
        ],
    };
    items::raise(cx, chat.key, new).await.map(drop)
}

/// A room has found out what became of a post that may be lost: nobody needs to look.
pub async fn is_certain(cx: &Cx, chat: ChatKey, (room, number): (&str, i64), memory: &Value) -> Result {
    for id in open_items(&cx.tx, chat, Some(NAME), Some(LOST)).await? {
        let posted = items::by_id(cx, id).await?.as_ref().and_then(lost);
        if posted.is_some_and(|posted| posted.room == room && posted.number == number && posted.memory == *memory) {
            items::set(cx, id, items::State::Done(None)).await?;
        }
    }
    Ok(())
}

/// The post an item is about.
fn lost(item: &Item) -> Option<Posted> {
    item.buttons.iter().find_map(|button| serde_json::from_str(&button.does).ok())
}

/// Somebody looked, and it is not there.
async fn post_again(cx: &Cx, item: &Item, posted: Posted) -> Result<Line> {
    let (chat, due) = (cx.chat(posted.chat).await?, Due { number: posted.number, at: posted.due });
    let Some(room) = cx.rooms.named(&posted.room) else { return Ok(line("refuse-stale-button")) };
    let again = Again::InGeneral(&posted.memory);
    let Composed::Say(request, memory) = room.compose(cx, &chat, due, Some(again)).await? else {
        return Ok(line("item-cannot-again"));
    };
    items::end(cx, item.chat, NAME, LOST, &item.reference).await?;
    send(cx, &chat, *request, cx.now + AGAIN_WORTH, Posted { memory, ..posted }).await?;
    Ok(line("item-posted-again"))
}

/// Sends a post, worth it until then at the latest.
async fn send(cx: &Cx, chat: &Chat, request: Request, until: DateTime<Utc>, posted: Posted) -> Result {
    let worth = gates::worth(chat, until, cx.now);
    let request = request.thread(posted.thread).urgency(Urgency::Bulk).worth(worth);
    cx.send(request.tell(NAME, &posted)?).await
}

async fn record(cx: &Cx, room: &'static dyn Room, chat: ChatKey, due: Due, skipped: Option<&str>) -> Result<bool> {
    let reference = room.reference(due.number);
    let occurrence = Occurrence { chat, room: room.name(), reference: &reference, scheduled_for: due.at };
    Ok(occurrences::record(&cx.tx, &occurrence, skipped, cx.now).await?)
}

fn timer_key(key: Key<'_>) -> String {
    format!("{}:{}:{}", key.chat.0, key.room, key.number)
}

/// Decides about one post of a group.
pub(super) struct Arbiter<'a> {
    pub cx: &'a Cx,
    pub room: &'static dyn Room,
    pub chat: &'a Chat,
    pub plan: &'a Plan,
    pub plans: &'a [Plan],
}

impl Arbiter<'_> {
    /// The due times from `first` on that have come: all but the latest were missed.
    async fn come(&self, first: DateTime<Utc>) -> Result {
        let (cx, plan, zone) = (self.cx, self.plan, self.chat.zone);
        let come = plan.come(first, cx.now, zone);
        let restored = occurrences::restored_at(&cx.tx, self.chat.key).await?;
        let (unsure, come) = come.split_at(come.partition_point(|due| restored.is_some_and(|at| *due <= at)));
        for due in unsure {
            self.count_as_posted(*due).await?;
        }
        let Some((latest, missed)) = come.split_last() else {
            let Some(last) = unsure.last() else { return Ok(()) };
            return self.go_on(*last).await;
        };
        for due in missed {
            let why = if plan.is_skipped(*due, zone) { BY_HAND } else { MISSED };
            self.record(*due, Some(why)).await?;
        }
        self.decide_on(*latest).await
    }

    async fn count_as_posted(&self, due: DateTime<Utc>) -> Result {
        let is_left_out = self.plan.is_skipped(due, self.chat.zone);
        let why = if is_left_out { BY_HAND } else { RESTORED };
        if !self.record(due, Some(why)).await? || is_left_out {
            return Ok(());
        }
        self.tell(due, Fate::MayHaveBeen).await
    }

    async fn decide_on(&self, due: DateTime<Utc>) -> Result {
        let (cx, chat, plan) = (self.cx, self.chat, self.plan);
        if plan.is_skipped(due, chat.zone) {
            self.record(due, Some(BY_HAND)).await?;
            set_skip_date(cx, chat.key, plan, None).await?;
            return self.go_on(due).await;
        }
        let lately = posted(cx, chat.key).await?;
        match posts::verdict(chat, plan, due, self.plans, &lately, cx.now) {
            Verdict::Later(at) => return self.ask_again(due, at).await,
            Verdict::Skip(reason) => self.skip(due, reason.code()).await?,
            Verdict::Go => match self.room.compose(cx, chat, self.due(due), None).await? {
                Composed::NotYet(at) => return self.ask_again(due, at).await,
                Composed::Nothing(why) => self.skip(due, why).await?,
                Composed::Say(request, memory) => {
                    if self.record(due, None).await? {
                        self.post(due, *request, memory).await?;
                    }
                }
            },
        }
        self.go_on(due).await
    }

    /// Posts it whatever the gates say. [`false`]: there is nothing to be said yet.
    pub(super) async fn post_now(&self, due: DateTime<Utc>) -> Result<bool> {
        let Composed::Say(request, memory) = self.room.compose(self.cx, self.chat, self.due(due), None).await? else {
            return Ok(false);
        };
        if self.record(due, None).await? {
            self.post(due, *request, memory).await?;
        }
        self.go_on(due).await?;
        Ok(true)
    }

    async fn post(&self, due: DateTime<Utc>, request: Request, memory: Value) -> Result {
        if self.plan.is_promotion {
            let reference = self.room.reference(self.plan.id);
            let (chat, room) = (self.chat.key, self.room.name());
            let occurrence = Occurrence { chat, room, reference: &reference, scheduled_for: due };
            occurrences::is_promotion(&self.cx.tx, &occurrence).await?;
        }
        let Plan { room, id: number, thread, .. } = *self.plan;
        let posted = Posted { chat: self.chat.key, room: room.to_owned(), number, due, thread, bare: false, memory };
        send(self.cx, self.chat, request, self.plan.deadline(due, self.chat).max(self.cx.now), posted).await
    }

    async fn ask_again(&self, due: DateTime<Utc>, at: DateTime<Utc>) -> Result {
        wait(self.cx, self.chat.key, self.plan, Some(Waiting { scheduled_for: due, asks_at: at })).await
    }

    async fn skip(&self, due: DateTime<Utc>, why: &str) -> Result {
        self.record(due, Some(why)).await?;
        self.tell(due, Fate::Skipped(why)).await
    }

    /// After one due time is decided: its local date is done, and the next one is waited for.
    async fn go_on(&self, due: DateTime<Utc>) -> Result {
        let done = self.plan.state.done_date.max(Some(local_date(due, self.chat.zone)));
        set_done_date(self.cx, self.chat.key, self.plan, done).await?;
        if self.plan.state.moved.is_some() {
            set_moved(self.cx, self.chat.key, self.plan, None).await?;
        }
        let state = State { done_date: done, moved: None, ..self.plan.state };
        set_next(self.cx, self.chat, &Plan { state, ..*self.plan }).await
    }

    async fn tell(&self, due: DateTime<Utc>, fate: Fate<'_>) -> Result {
        self.room.post_settled(self.cx, self.chat, self.due(due), fate, &Value::Null).await
    }

    async fn record(&self, due: DateTime<Utc>, skipped: Option<&str>) -> Result<bool> {
        record(self.cx, self.room, self.chat.key, self.due(due), skipped).await
    }

    const fn due(&self, at: DateTime<Utc>) -> Due {
        Due { number: self.plan.id, at }
    }
}

impl From<Standing> for State {
    fn from(row: Standing) -> Self {
        let next = row.waits.map(|(scheduled_for, asks_at)| Waiting { scheduled_for, asks_at });
        let moved = row.moved.map(|(date, to)| Moved { date, to });
        Self { next, skip_date: row.skip_date, done_date: row.done_date, moved }
    }
}
