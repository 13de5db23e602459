//! Ready-made series: posts that come again and again, each time from somebody.
//!
//! | typed | what happens |
//! |---|---|
//! | `/series` | whispers the group's series, and how the next and the latest times of each stand |
//! | `/series scenes every wednesday 12:00 @noa` | *behind the scenes*: Noa is asked for a photo or a line each time |
//!
//! Who is asked for what is behind the scenes manages the group. She is asked in private the day before, earlier if that is
//! quiet; she sees what she sends as it will look (*Post it*, *Another*, *Not this time*), and is reminded once, three hours
//! before. At its time it is posted by the queue of posts. If nothing came, nothing is posted, and the calendar and `/series`
//! say why. Whoever cannot be asked (she left, manages the group no longer, has blocked us) is an item for the others.
//!
//! For *members' tips* (`/series tips every sunday 10:00`) one of those who said that they are glad to be asked is asked three
//! days before, at most once in eight weeks; somebody who manages the group looks at what she writes (an item: *Post it*,
//! *Not this one*, *Edit*), and she hears what became of it. Some who talk are told once that they can be asked.
//!
//! A *partner's slot* (`/series partner every friday 12:00`, the partner's name on the next line and what is posted below it) is
//! a promotion, and shown as such.
//!
//! For *advice wanted* (`/series advice every tuesday 10:00`) a member tells by `/advice` what she would like to be advised on
//! ([`advice`]). *Ask me anything* (`/series guest once 1.12 19:00 @dana`) has a guest answer questions, a single time
//! ([`guest`]).
//!
//! What she sends is kept until it is posted or its time has passed. It waits to be switched on (`/settings series on`).

mod advice;
mod begin;
mod guest;
mod panel;
mod partner;
mod queries;
mod rules;
mod scenes;
mod times;
mod tips;
mod typed;
mod views;

use std::sync::Arc;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use self::{advice::Advice, panel::Action, queries::givers, rules::Kind, tips::Agree};
use crate::{
    dispatch::{
        CommandSpec, Cx, Door, GroupMessage, Left, Result, Room,
        flow::Flow,
        items::{self, Item},
        panel::routes_among as screens,
        posts::{Again, Composed, Due, Fate},
        routes::{self, Routes},
    },
    schedule::posts::{Plan, Waiting},
    store::{ChatKey, Tx, chats::Chat, held::Held, timers::Timer},
    telegram::{
        UserId,
        actor::Person,
        request::{Request, can_be_deleted},
    },
    words::{Line, line},
};

/// The room's name.
pub const NAME: &str = "series";

static FLOWS: [&dyn Flow; 13] = [
    &scenes::Scene,
    &begin::SCENES,
    &begin::TIPS,
    &begin::ADVICE,
    &tips::Tip,
    &tips::EditTip,
    &advice::DILEMMA,
    &advice::EDIT,
    &advice::DECLINE,
    &advice::OUTCOME,
    &guest::MEMBER,
    &guest::FROM_OUTSIDE,
    &guest::QUESTION,
];

/// What is to happen later.
#[derive(Debug, Serialize, Deserialize)]
enum Later {
    /// Somebody is asked.
    Ask {
        /// For which series.
        series: i64,
        /// For what is due then.
        due: DateTime<Utc>,
    },
    /// And reminded.
    Remind {
        /// Of which series.
        series: i64,
        /// Of what is due then.
        due: DateTime<Utc>,
    },
    /// Whoever had wanted advice is asked what came of it.
    Outcome {
        /// What she had asked.
        dilemma: i64,
    },
    /// What is known of a guest who has been goes.
    GuestGoes {
        /// Of which series.
        series: i64,
    },
    /// A guest's time is over, or there are answers to be shown.
    Guest {
        /// Of which series.
        series: i64,
    },
}

/// The room.
#[derive(Debug)]
pub struct SeriesRoom;

#[async_trait]
impl Room for SeriesRoom {
    fn name(&self) -> &'static str {
        NAME
    }

    /// A series has to be begun first.
    fn starts_on(&self) -> bool {
        false
    }

    fn has_topic(&self) -> bool {
        true
    }

    fn commands(&self) -> &'static [CommandSpec] {
        const {
            &[
                CommandSpec::manager("series").unlisted(),
                CommandSpec::member("advice").unlisted(),
                CommandSpec::private("advice").unlisted(),
            ]
        }
    }

    fn nudges(&self) -> &'static [&'static str] {
        &[tips::NUDGE, advice::NUDGE, guest::NUDGE]
    }

    fn doors(&self) -> Vec<Door> {
        vec![
            Door::managers("series-door", &Action::List(0)),
            Door::members("tips-door", &Agree::Show),
            Door::members("advice-door", &Advice::Overview),
            Door::members("guest-door", &guest::Asking::Guests),
        ]
    }

    fn flows(&self) -> &'static [&'static dyn Flow] {
        &FLOWS
    }

    fn routes(&self) -> Routes {
        routes::none()
            .branch(routes::command(NAME).endpoint(begin::command))
            .branch(routes::command("advice").endpoint(advice::command))
            .branch(routes::left().endpoint(left))
            .branch(screens::<Action>())
            .branch(screens::<Agree>())
            .branch(screens::<Advice>())
            .branch(screens::<guest::Asking>())
            .branch(screens::<guest::Reply>())
    }

    /// What somebody was asked for, or had sent, is over.
    async fn on_switched(&self, cx: &Cx, chat: ChatKey, on: bool) -> Result {
        if on {
            return Ok(());
        }
        queries::close_all(&cx.tx, chat, cx.now).await?;
        advice::end_all(cx, chat).await?;
        guest::end_all(cx, &*cx.chat(chat).await?).await
    }

    async fn on_timer(&self, cx: &Cx, timer: &Timer) -> Result {
        let (series, due, is_asked) = match serde_json::from_str(&timer.payload)? {
            Later::Outcome { dilemma } => return advice::ask_what_came_of_it(cx, dilemma).await,
            Later::GuestGoes { series } => return guest::goes(cx, series).await,
            Later::Guest { series } => {
                let Some(one) = queries::by_id(&cx.tx, series).await? else { return Ok(()) };
                return guest::ends(cx, &*cx.chat(one.chat).await?, series).await;
            }
            Later::Ask { series, due } => (series, due, true),
            Later::Remind { series, due } => (series, due, false),
        };
        let Some(one) = queries::by_id(&cx.tx, series).await? else { return Ok(()) };
        let chat = cx.chat(one.chat).await?;
        if !chat.bot.can_write() {
            // Nobody is asked for what cannot be posted.
            return Ok(());
        }
        match is_asked {
            true => times::ring(cx, &chat, &one, due).await,
            false => scenes::remind(cx, &chat, &one, due).await,
        }
    }

    /// What answers a dilemma is counted, and what a guest answers is noticed.
    async fn on_messages(&self, cx: &Cx, messages: &[GroupMessage]) -> Result {
        advice::heard(cx, messages).await?;
        guest::heard(cx, messages).await
    }

    async fn plans(&self, cx: &Cx, chat: &Chat) -> Result<Vec<Plan>> {
        times::plans(cx, chat).await
    }

    async fn compose(&self, cx: &Cx, chat: &Chat, due: Due, again: Option<Again<'_>>) -> Result<Composed> {
        match queries::by_id(&cx.tx, guest::series_of(due.number)).await? {
            Some(one) if one.kind == Kind::Advice => advice::compose(cx, chat, again).await,
            Some(one) if one.kind == Kind::Guest => guest::compose(cx, chat, &one, due, again).await,
            Some(one) if one.kind == Kind::Partner => partner::compose(cx, chat, &one, again).await,
            Some(one) if one.kind == Kind::Tips => tips::compose(cx, chat, &one, due, again).await,
            Some(one) => scenes::compose(cx, chat, &one, due, again).await,
            None => Ok(Composed::Nothing("paused")),
        }
    }

    async fn post_settled(&self, cx: &Cx, chat: &Chat, due: Due, fate: Fate<'_>, memory: &Value) -> Result {
        match queries::by_id(&cx.tx, guest::series_of(due.number)).await? {
            Some(one) if one.kind == Kind::Advice => advice::settled(cx, chat, &one, due, fate, memory).await,
            Some(one) if one.kind == Kind::Guest => guest::settled(cx, chat, &one, due, fate, memory).await,
            Some(one) if one.kind == Kind::Tips => tips::settled(cx, chat, &one, due, fate).await,
            Some(one) => scenes::settled(cx, chat, &one, due, fate).await,
            None => Ok(()),
        }
    }

    async fn on_item_button(&self, cx: &Cx, item: &Item, does: &str, person: &Person) -> Result<Line> {
        match &*item.kind {
            advice::ITEM => advice::decide(cx, item, does, person).await,
            _ => tips::decide(cx, item, does, person).await,
        }
    }

    async fn post_waits(&self, cx: &Cx, chat: ChatKey, number: i64, waiting: Option<Waiting>) -> Result {
        times::waits(cx, chat, number, waiting).await
    }

    async fn name_of_post(&self, cx: &Cx, reference: &str) -> Result<Option<Line>> {
        let Ok(number) = reference.parse() else { return Ok(None) };
        match queries::by_id(&cx.tx, guest::series_of(number)).await? {
            Some(one) if guest::announced(number).is_some() => {
                Ok(Some(line("guest-announcement-name").line("post", views::name(cx, &one).await?)))
            }
            Some(one) => views::name(cx, &one).await.map(Some),
            None => Ok(None),
        }
    }

    async fn door_to_post(&self, _cx: &Cx, number: i64) -> Result<Option<Value>> {
        Ok(Some(serde_json::to_value(Action::One(guest::series_of(number)))?))
    }

    async fn standing(&self, cx: &Cx, chat: &Chat) -> Result<Option<Line>> {
        Ok(Some(line("series-standing").num("n", queries::how_many(&cx.tx, chat.key).await?)))
    }

    async fn forget(&self, tx: &Tx, before: DateTime<Utc>, most: i64) -> sqlx::Result<u64> {
        let forgotten = queries::forget(tx, before, most).await?;
        Ok(forgotten + queries::dilemmas::forget(tx, before, most).await?)
    }

    fn held(&self) -> &'static [Held] {
        const {
            &[
                Held::unnamed("series", "user_id"),
                Held::unnamed("series", "added_by"),
                Held::impersonal("series", "rule"),
                Held::mended("series", "marks"),
                Held::impersonal("series", "media"),
                Held::goes("series_slots", "user_id"),
                Held::goes("tip_givers", "user_id"),
                Held::mended("series_slots", "marks"),
                Held::impersonal("series_slots", "media"),
                Held::goes("dilemmas", "author"),
                Held::mended("dilemmas", "marks"),
                Held::goes("dilemma_people", "user_id"),
                Held::goes("advisers", "user_id"),
                Held::impersonal("guests", "name"),
                Held::impersonal("guests", "about"),
                Held::goes("guest_questions", "author"),
                Held::goes("guest_votes", "user_id"),
            ]
        }
    }

    async fn export_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result<Vec<Line>> {
        let Some(chat) = chat else { return Ok(Vec::new()) };
        let n = queries::times_asked(&cx.tx, chat, user).await?;
        let is_asked = queries::of_person(&cx.tx, chat, user).await?.iter().any(|one| one.kind == Kind::Scenes);
        let is_glad = givers::is_glad(&cx.tx, chat, user).await?;
        let lines =
            [(is_asked || n > 0).then(|| line("mydata-series").num("n", n)), is_glad.then(|| line("mydata-tips"))];
        let (advice, guest) = (advice::known(cx, chat, user).await?, guest::known(cx, chat, user).await?);
        Ok(lines.into_iter().flatten().chain(advice).chain(guest).collect())
    }

    /// What of hers stands in the group goes, or says so where it cannot; and nobody is asked in her place.
    async fn forget_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result {
        let Some(key) = chat else { return Ok(()) };
        let chat = cx.chat(key).await?;
        queries::mention_no_more(&cx.tx, key, user).await?;
        advice::forget(cx, &chat, user).await?;
        guest::forget(cx, &chat, user).await?;
        for stands in queries::standing_of(&cx.tx, key, user).await? {
            let gone = line("series-taken-back").render(chat.language);
            let request = match (can_be_deleted(stands.since, cx.now), stands.is_picture) {
                (true, _) => Request::delete(chat.id, stands.message),
                (false, true) => Request::edit_caption(chat.id, stands.message, &gone),
                (false, false) => Request::edit(chat.id, stands.message, &gone),
            };
            cx.send(request).await?;
        }
        for slot in queries::open_of(&cx.tx, key, user, cx.now).await? {
            items::erase(cx, key, NAME, &tips::reference(&slot)).await?;
        }
        for one in queries::of_person(&cx.tx, key, user).await? {
            items::erase(cx, key, NAME, &one.id.to_string()).await?;
            give_up(cx, &chat, one).await?;
        }
        Ok(())
    }

    async fn on_migrated(&self, cx: &Cx, chat: ChatKey) -> Result {
        queries::dilemmas::forget_messages(&cx.tx, chat).await?;
        queries::guests::forget_messages(&cx.tx, chat).await?;
        Ok(queries::forget_messages(&cx.tx, chat).await?)
    }
}

/// Somebody left: whoever is asked in her place is for the others to say.
async fn left(cx: Cx, left: Arc<Left>) -> Result {
    advice::left(&cx, &left.chat, left.person.id).await?;
    for one in queries::of_person(&cx.tx, left.chat.key, left.person.id).await? {
        if one.kind == Kind::Guest {
            guest::left(&cx, &left.chat, &one).await?;
            continue;
        }
        scenes::lacks(&cx, &left.chat, &one, "series-item-gone").await?;
    }
    Ok(())
}

/// A series has nobody any more.
async fn give_up(cx: &Cx, chat: &Chat, one: queries::Series) -> Result {
    queries::set_who(&cx.tx, one.id, None).await?;
    let one = queries::Series { who: None, ..one };
    scenes::lacks(cx, chat, &one, "series-item-nobody").await
}
