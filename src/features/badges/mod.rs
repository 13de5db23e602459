//! Badges: a first answer, a first thank-you, ten people answered, a year of weeks: what members did, told to them alone.
//!
//! | typed | what happens |
//! |---|---|
//! | `/badges` | whispers hers, what may come next, and a button that lets others see them, or nobody any more |
//! | `/badges`, in answer to somebody | whispers that member's, if they are shown |
//! | `/settings helpertag on` | who helped most in a month wears a tag through the next |
//!
//! There are fifteen ([`rules::Badge`]). Each is given once, kept by whoever leaves and comes back, and never posted: where a single
//! message earned it, the bot reacts to that; else it is told in private, all of a day in one message, within the two unasked ones a
//! week (`/quiet` declines them). Whoever is left off the lists (`/me`) gets badges, but no reaction for all to see, and no tag.
//!
//! What a message can earn is found as it comes, by one look for a batch that holds answers at all; everything else once a day, of
//! those who talked the day before ([`look`]). The tag ([`tag`]) is never put over words a member chose herself.
//!
//! It waits to be switched on (`/settings badges on`). What members did before that they have without being told.

mod look;
mod month;
mod queries;
mod rules;
mod tag;
mod typed;
mod views;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use async_trait::async_trait;
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use self::rules::Badge;
use crate::{
    dispatch::{
        Ask, CommandSpec, Cx, Door, GroupMessage, Place, Press, Result, Room, Sent,
        context::must_be_there,
        panel::{
            self, Done, For, Page, Panel, View,
            groups::{self, Among, Question},
        },
        routes::{self, Routes},
        settings::{ON, SettingSpec},
    },
    features::recognition,
    schedule::gates::local_date,
    store::{
        ChatKey,
        chats::{BotPlace, Chat},
        held::Held,
        people,
        timers::Timer,
    },
    telegram::{
        MessageId, UserId,
        actor::{Actor, Person},
        keyboard::Keyboard,
        refusal::Refusal,
        request::{Lane, Request},
    },
    words::{Line, line},
};

/// The room's name, and the kind of message by which members hear of badges.
pub const NAME: &str = "badges";
/// A reaction is worth giving for so long.
const WORTH: TimeDelta = TimeDelta::hours(1);

/// What our buttons do.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Action {
    /// Shows hers.
    Mine,
    /// Shows those of somebody else.
    Theirs(UserId),
    /// Lets others see hers, or nobody any more.
    Share(bool),
}

/// What we want handed back when a request is settled.
#[derive(Debug, Serialize, Deserialize)]
enum Note {
    /// A reaction told of a badge.
    Reacted { chat: ChatKey, user: UserId, badge: String },
    /// It was asked what stands beside her name, to put this tag there.
    Has { chat: ChatKey, user: UserId, month: i64, tag: String },
    /// It was put there.
    Given { chat: ChatKey, month: i64 },
    /// It was asked whether it still stands there.
    Still { chat: ChatKey, user: UserId, month: Option<i64>, tag: String },
    /// It was taken away.
    Taken { chat: ChatKey },
}

/// The room.
#[derive(Debug)]
pub struct Badges;

#[async_trait]
impl Room for Badges {
    fn name(&self) -> &'static str {
        NAME
    }

    /// Not everybody likes to be given badges.
    fn starts_on(&self) -> bool {
        false
    }

    fn commands(&self) -> &'static [CommandSpec] {
        const { &[CommandSpec::member("badges").unlisted(), CommandSpec::private("badges").unlisted()] }
    }

    fn nudges(&self) -> &'static [&'static str] {
        &[NAME]
    }

    fn settings(&self) -> &'static [SettingSpec] {
        &[typed::TAG]
    }

    async fn may_set(&self, cx: &Cx, chat: &Chat, key: &str, value: &str) -> Result {
        if key == typed::TAG.key && value == ON && !tag::may(cx, chat).await? {
            return Err(line("badges-tag-no-right").into());
        }
        Ok(())
    }

    fn doors(&self) -> Vec<Door> {
        vec![Door::members("badges-door", &Action::Mine)]
    }

    fn routes(&self) -> Routes {
        routes::none().branch(routes::command(NAME).endpoint(asked)).branch(panel::routes::<Action>())
    }

    async fn on_messages(&self, cx: &Cx, messages: &[GroupMessage]) -> Result {
        heard(cx, messages).await
    }

    async fn on_timer(&self, cx: &Cx, timer: &Timer) -> Result {
        look::look(cx, serde_json::from_str(&timer.payload)?).await
    }

    async fn on_switched(&self, cx: &Cx, chat: ChatKey, on: bool) -> Result {
        let chat = cx.chat(chat).await?;
        let today = local_date(cx.now, chat.zone);
        if on {
            queries::begin(&cx.tx, chat.key, look::day_of(today), views::month_of(today)).await?;
            return look::plan(cx, &chat).await;
        }
        queries::all_told(&cx.tx, chat.key).await?;
        tag::follow(cx, &chat, views::month_of(today) - 1).await
    }

    /// Its clock may be another now, or the tag wanted.
    async fn on_chat_changed(&self, cx: &Cx, chat: ChatKey) -> Result {
        let chat = cx.chat(chat).await?;
        if chat.bot == BotPlace::Out || queries::group(&cx.tx, chat.key).await?.is_none() {
            return Ok(());
        }
        tag::follow(cx, &chat, views::month_of(local_date(cx.now, chat.zone)) - 1).await?;
        look::plan(cx, &chat).await
    }

    async fn on_sent(&self, cx: &Cx, sent: &Sent) -> Result {
        let outcome = &sent.outcome;
        match sent.note()? {
            Note::Reacted { chat, user, badge } => match outcome.refusal() {
                // The message is gone, and with it what it was for; the badge stays.
                None | Some(Refusal::MessageGone) => Ok(()),
                Some(_) => Ok(queries::set_untold(&cx.tx, chat, user, &badge).await?),
            },
            Note::Has { chat, user, month, tag } => tag::has(cx, chat, user, (month, &tag), outcome).await,
            Note::Given { chat, month } => tag::given(cx, chat, month, outcome).await,
            Note::Still { chat, user, month, tag } => tag::still(cx, chat, user, (month, &tag), outcome).await,
            Note::Taken { chat } => tag::taken(cx, chat, outcome).await,
        }
    }

    async fn standing(&self, cx: &Cx, chat: &Chat) -> Result<Option<Line>> {
        let (people, badges) = queries::how_many(&cx.tx, chat.key).await?;
        Ok(Some(line("badges-standing").num("people", people).num("badges", badges)))
    }

    fn held(&self) -> &'static [Held] {
        const {
            &[
                Held::goes("badges", "user_id").finds(),
                Held::goes("badge_people", "user_id").finds(),
                Held::goes("badge_tags", "user_id").finds(),
                Held::impersonal("badge_tags", "tag"),
            ]
        }
    }

    async fn export_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result<Vec<Line>> {
        let Some(chat) = chat else { return Ok(Vec::new()) };
        let badges = queries::of_person(&cx.tx, chat, user).await?;
        Ok(badges.into_iter().map(|(badge, _)| line("mydata-badge").line("name", views::name(badge))).collect())
    }

    /// What we put beside her name goes; what she chose stays.
    async fn forget_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result {
        let Some(key) = chat else { return Ok(()) };
        let chat = cx.chat(key).await?;
        for words in queries::tags_of(&cx.tx, key, user).await? {
            if chat.bot != BotPlace::Out {
                tag::take_back(cx, &chat, user, (None, &words)).await?;
            }
        }
        Ok(())
    }
}

/// A badge that a message may have earned: whose, and which message.
type Earned = BTreeMap<(ChatKey, UserId, Badge), Option<MessageId>>;

/// People talked: whose first answer it was, and who was thanked for the first time.
async fn heard(cx: &Cx, messages: &[GroupMessage]) -> Result {
    let mut answers: BTreeMap<(ChatKey, UserId), i64> = BTreeMap::new();
    let mut earned = Earned::new();
    for message in messages {
        let Some(answered) = message.answers else { continue };
        if message.substantive {
            *answers.entry((message.chat, message.author)).or_default() += 1;
            earned.entry((message.chat, message.author, Badge::Answer)).or_insert(message.id);
        }
        if message.thanks {
            earned.entry((message.chat, answered, Badge::Thanked)).or_insert(message.to);
        }
    }
    if earned.is_empty() {
        return Ok(());
    }
    let keys: Vec<_> = earned.keys().map(|(chat, user, badge)| (chat.0, user.0, badge.code())).collect();
    let has: BTreeSet<_> = queries::given(&cx.tx, &keys).await?.into_iter().collect();
    earned.retain(|(chat, user, badge), _| !has.contains(&(chat.0, user.0, badge.code().to_owned())));
    for ((chat, user, badge), message) in earned {
        let now = answers.get(&(chat, user)).copied().unwrap_or_default();
        give(cx, chat, user, (badge, now), message).await?;
    }
    Ok(())
}

/// Somebody has earned a badge with a message, unless she had earned it before anybody looked: then she just has it.
async fn give(
    cx: &Cx,
    key: ChatKey,
    user: UserId,
    (badge, answers): (Badge, i64),
    message: Option<MessageId>,
) -> Result {
    if badge == Badge::Answer {
        // Counted already, these among them; where nobody counts, nobody can tell which was the first.
        match recognition::answers_given(cx, key, user).await? {
            0 => return Ok(()),
            all if all > answers => {
                return Ok(queries::give(&cx.tx, (key, user), badge, true, cx.now).await.map(drop)?);
            }
            _ => {}
        }
    }
    let chat = cx.chat(key).await?;
    let membership = people::membership(&cx.tx, key, user).await?;
    if !membership.as_ref().is_some_and(|membership| membership.is_in) {
        return Ok(());
    }
    let may_be_seen = membership.is_some_and(|membership| !membership.hidden) && chat.bot.can_write();
    let reaction = badge.reaction().zip(message).filter(|_| may_be_seen);
    if !queries::give(&cx.tx, (key, user), badge, reaction.is_some(), cx.now).await? {
        return Ok(());
    }
    let Some((emoji, message)) = reaction else { return Ok(()) };
    let request = Request::react(chat.id, message, emoji).worth(WORTH).lane(Lane::Community);
    let note = Note::Reacted { chat: key, user, badge: badge.code().to_owned() };
    cx.send(request.tell(NAME, &note)?).await
}

/// `/badges`.
async fn asked(cx: Cx, ask: Arc<Ask>) -> Result {
    let person = match &ask.actor {
        Actor::Person(person) => person,
        Actor::AnonymousAdmin | Actor::Channel => return Err(line("badges-as-yourself").into()),
        Actor::Bot => return Ok(()),
    };
    let Place::Group(_) = &ask.place else { return in_private(&cx, &ask, person).await };
    let other = ask.reply_to.as_ref().map(|target| target.author.id).filter(|author| *author != person.id);
    panel::whisper(&cx, &ask, &other.map_or(Action::Mine, Action::Theirs)).await
}

async fn in_private(cx: &Cx, ask: &Ask, person: &Person) -> Result {
    match groups::shared_groups(cx, person.id, NAME).await?.as_slice() {
        [] => Err(line("badges-no-groups").into()),
        [(only, _)] => panel::show(cx, ask.at.chat, Some(&*cx.chat(*only).await?), person, &Action::Mine).await,
        _ => {
            let question = Question::new(NAME, "badges-which", Among::Shared, &Action::Mine)?;
            groups::ask(cx, ask.at.chat, person, &question).await
        }
    }
}

#[async_trait]
impl Panel for Action {
    const ROOM: &'static str = NAME;
    const FOR: For = For::Her;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        let (cx, chat, person) = (view.cx, view.chat()?, view.person()?);
        must_be_there(chat)?;
        if !cx.is_in(chat, person.id).await? {
            return Err(line("badges-not-in").into());
        }
        match self {
            Self::Theirs(other) => theirs(view, chat, *other).await,
            Self::Mine | Self::Share(_) => mine(view, chat, person).await,
        }
    }

    async fn act(&self, view: &View<'_>, press: &Press) -> Result<Done> {
        let Self::Share(shown) = *self else { return Ok(Done::shown()) };
        queries::show(&view.cx.tx, view.chat()?.key, press.person.id, shown).await?;
        Ok(Done::shown().saying(line(if shown { "badges-shown-now" } else { "badges-kept-now" })))
    }
}

/// Hers, and what may come next.
async fn mine(view: &View<'_>, chat: &Chat, person: &Person) -> Result<Page> {
    let tx = &view.cx.tx;
    let badges = queries::of_person(tx, chat.key, person.id).await?;
    let has: Vec<Badge> = badges.iter().map(|(badge, _)| *badge).collect();
    let words = match badges.is_empty() {
        true => line("badges-none"),
        false => line("badges-mine").html("badges", views::dated(&badges, views::lines, chat.zone, view.lang)),
    };
    let mut parts = vec![view.says(&words.text("group", &chat.title))];
    parts.extend(views::next(&has, view.lang));
    let shown = queries::are_shown(tx, chat.key, person.id).await?;
    parts.push(view.says(&line(if shown { "badges-are-shown" } else { "badges-are-kept" })));
    let label = line(if shown { "badges-button-keep" } else { "badges-button-show" });
    let key = view.key(&label, &Action::Share(!shown)).await?;
    Ok(Page::new(parts.join("\n\n"), Keyboard::new().row([key])))
}

/// Somebody else's, if they are shown.
async fn theirs(view: &View<'_>, chat: &Chat, other: UserId) -> Result<Page> {
    let tx = &view.cx.tx;
    let name = people::known(tx, other).await?.map(|known| known.name).unwrap_or_default();
    let is_in = people::membership(tx, chat.key, other).await?.is_some_and(|membership| membership.is_in);
    let badges = match is_in && queries::are_shown(tx, chat.key, other).await? {
        true => queries::of_person(tx, chat.key, other).await?,
        false => Vec::new(),
    };
    let words = match badges.is_empty() {
        true => line("badges-not-shown").text("name", &name),
        false => {
            let badges = views::dated(&badges, views::names, chat.zone, view.lang);
            line("badges-theirs").text("name", &name).html("badges", badges)
        }
    };
    Ok(Page::new(view.says(&words), Keyboard::new()))
}
