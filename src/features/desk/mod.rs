//! The desk: everything within three presses, in one message in private that edits itself.
//!
//! | typed | she sees |
//! |---|---|
//! | `/start`, `/desk` in private | her groups, those she manages first; with a single one, that group at once |
//! | `/desk` in the group | a link that opens the same group in private |
//! | a group she manages | how it is, the next seven days, then its sections with a line of state each |
//! | a section | what it does, its switch, its screens (the same as by command), where its posts go |
//! | a group she is a member of | what is hers: introduction, place and thanks, how much it may write, her data |
//!
//! The message is a frame ([`frame`]): whatever room shows a screen in it gets a row that leads back here. There is one for
//! each person; a new one takes the old one away. Rights are those of the moment of the press: who manages no more sees a
//! member's side, who is not in the group any more her other groups.

mod copy;
mod groups;
mod post;
mod queries;
mod rehearsal;
mod rules;
mod section;
mod week;

use std::sync::Arc;

use async_trait::async_trait;
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use self::post::Which;
use crate::{
    dispatch::{
        Ask, CommandSpec, Cx, Opened, Place, Press, PrivateText, Result, Room, Sent,
        context::About,
        drafts::{self, Asking},
        frame::{self, Laid},
        rights::{Need, Rank},
        routes::{self, Routes},
    },
    features::help,
    store::{
        ChatKey,
        chats::{BotPlace, Chat},
        frames,
        held::Held,
    },
    telegram::{
        ChatId, MessageId, UserId,
        actor::{Actor, Person},
        keyboard::{Key, Keyboard, most_shown},
        request::Request,
    },
    words::{Lang, Line, clip, line},
};

const NAME: &str = "desk";
/// Longest label of a button that has a row to itself.
const LONGEST_ALONE: usize = most_shown(1);
/// The same of one that shares its row with another.
const LONGEST_IN_PAIR: usize = most_shown(2);

/// How long what she types is taken for a part of a name, or a time.
const ASKED_FOR: TimeDelta = TimeDelta::minutes(15);

/// The room.
#[derive(Debug)]
pub struct Desk;

/// What is shown in the message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
enum Screen {
    /// Her groups, a page of those whose name has this in it.
    Groups { page: usize, named: Option<String> },
    /// She is asked for a part of a name.
    Find,
    /// A group: what she manages, or what is hers.
    Group { page: usize },
    /// What is hers, though she manages the group.
    Mine,
    /// The next fourteen days.
    Week { page: usize },
    /// What would be posted in thirty days, in a quiet group and in a lively one.
    Rehearsal { page: usize },
    /// One post of these.
    Post(Which),
    /// To when it can be moved.
    Move(Which),
    /// Whether to post it at once.
    AskNow(Which),
    /// A section, by its room.
    Section(String),
    /// Which other groups get this one's settings.
    Copy { to: Vec<ChatKey>, page: usize },
    /// What that would change: all of it, or one setting only.
    Compare {
        to: Vec<ChatKey>,
        #[serde(default)]
        only: Option<String>,
        #[serde(default)]
        page: usize,
    },
    /// The settings as a text.
    Text,
}

/// What its buttons do.
#[derive(Debug, Clone, Serialize, Deserialize)]
enum Action {
    /// Shows something.
    Show(Screen),
    /// Switches a section on or off.
    Switch { room: String, on: bool },
    /// Sends a section's posts to General.
    General(String),
    /// Does something about a post.
    Do(Which, post::Deed),
    /// Five weeks as a picture.
    Draw,
    /// These groups get this one's settings.
    Apply(Vec<ChatKey>),
    /// They get this one of them.
    ApplyOne(Vec<ChatKey>, String),
}

/// A screen, ready to be shown.
struct Page {
    html: String,
    keyboard: Keyboard,
    /// The group it is about.
    chat: Option<ChatKey>,
}

/// A request of ours.
#[derive(Debug, Serialize, Deserialize)]
struct Shown {
    user: UserId,
}

/// What she is being asked for: to when this post is to be moved, or ([`None`]) a part of a group's name.
type Asked = Option<Which>;

#[async_trait]
impl Room for Desk {
    fn name(&self) -> &'static str {
        NAME
    }

    fn can_be_switched(&self) -> bool {
        false
    }

    fn commands(&self) -> &'static [CommandSpec] {
        const {
            &[
                CommandSpec::member("desk").ephemeral(),
                CommandSpec::helper("calendar").ephemeral(),
                CommandSpec::private("start"),
                CommandSpec::private("desk"),
            ]
        }
    }

    fn routes(&self) -> Routes {
        routes::none()
            .branch(routes::command("start").endpoint(start))
            .branch(routes::command("desk").endpoint(desk))
            .branch(routes::command("calendar").endpoint(calendar))
            .branch(routes::button(NAME).endpoint(pressed))
            .branch(routes::opened(NAME).endpoint(opened))
            .branch(routes::answer(NAME).endpoint(answered))
            .branch(routes::cancel(NAME).endpoint(cancelled))
    }

    async fn on_sent(&self, cx: &Cx, sent: &Sent) -> Result {
        let Shown { user } = sent.note()?;
        if let crate::dispatch::Outcome::Done { message: Some(message), .. } = sent.outcome {
            frames::arrived(&cx.tx, user, message).await?;
        }
        Ok(())
    }

    fn held(&self) -> &'static [Held] {
        const { &[Held::goes("frames", "user_id"), Held::impersonal("frames", "back")] }
    }
}

/// `/start`. A link that works for her never gets here: it is its room's ([`Opened`]).
async fn start(cx: Cx, ask: Arc<Ask>) -> Result {
    match (&ask.place, ask.actor.person()) {
        (Place::Private, Some(person)) if ask.command.args.is_empty() => begin(&cx, person, ask.at.chat).await,
        _ => help::start(cx, ask).await,
    }
}

/// `/desk`.
async fn desk(cx: Cx, ask: Arc<Ask>) -> Result {
    match (&ask.place, &ask.actor) {
        (Place::Private, Actor::Person(person)) => begin(&cx, person, ask.at.chat).await,
        (Place::Group(chat), Actor::Person(_) | Actor::AnonymousAdmin | Actor::Channel) => {
            let about = About::chat(chat.key).for_anybody();
            let link = cx.link(NAME, &Action::Show(Screen::Group { page: 0 }), about).await?;
            cx.offer_private(&ask, link, &line("desk-in-private")).await
        }
        _ => Ok(()),
    }
}

/// `/calendar`: the desk, at what comes.
async fn calendar(cx: Cx, ask: Arc<Ask>) -> Result {
    let chat = cx.group_of(&ask)?;
    let about = About::chat(chat.key).for_anybody();
    let link = cx.link(NAME, &Action::Show(Screen::Week { page: 0 }), about).await?;
    cx.offer_private(&ask, link, &line("desk-calendar-in-private")).await
}

/// Opens the desk: at her only group, or at the list of them. Who is in none is told what this is.
async fn begin(cx: &Cx, person: &Person, at: ChatId) -> Result {
    let groups = groups::of(cx, person.id, None).await?;
    let (screen, chat) = match groups.as_slice() {
        [] => return help::welcome(cx, person, at).await,
        [only] => (Screen::Group { page: 0 }, Some(only.chat)),
        _ => (Screen::Groups { page: 0, named: None }, None),
    };
    show_below(cx, person, screen, chat).await
}

/// The link was opened.
async fn opened(cx: Cx, opened: Arc<Opened>) -> Result {
    let Action::Show(screen) = serde_json::from_str(&opened.action)? else {
        return Err(line("refuse-stale-button").into());
    };
    show_below(&cx, &opened.person, screen, opened.chat.as_ref().map(|chat| chat.key)).await
}

/// She wrote what she was asked for.
async fn answered(cx: Cx, said: Arc<PrivateText>) -> Result {
    let Some(draft) = &said.conversation else { return Ok(()) };
    match (serde_json::from_str::<Asked>(&draft.state)?, draft.chat) {
        (Some(which), Some(chat)) => move_to(&cx, &said, chat, which).await,
        _ => found(&cx, &said).await,
    }
}

/// The time to which a post is to be moved.
async fn move_to(cx: &Cx, said: &PrivateText, chat: ChatKey, which: Which) -> Result {
    let chat = cx.chat(chat).await?;
    cx.must_be(&chat, &said.person, need_of(cx, which.room())).await?;
    let lang = cx.language_of(said.person.id, Some(chat.language)).await?;
    let look = Look { cx, person: &said.person, lang };
    post::move_to_typed(&look, &chat, &which, said.text.as_deref().unwrap_or_default()).await?;
    drafts::end(cx, said.person.id, NAME).await?;
    show_below(cx, &said.person, Screen::Post(which), Some(chat.key)).await
}

/// A part of a group's name.
async fn found(cx: &Cx, said: &PrivateText) -> Result {
    drafts::end(cx, said.person.id, NAME).await?;
    let named =
        said.text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(|text| clip(text, LONGEST_ALONE));
    show_below(cx, &said.person, Screen::Groups { page: 0, named }, None).await
}

/// `/cancel` while she is asked for it.
async fn cancelled(cx: Cx, ask: Arc<Ask>) -> Result {
    let Some(person) = ask.actor.person() else { return Ok(()) };
    drafts::end(&cx, person.id, NAME).await?;
    show_below(&cx, person, Screen::Groups { page: 0, named: None }, None).await
}

async fn pressed(cx: Cx, press: Arc<Press>) -> Result {
    let chat = press.chat.clone();
    let (screen, said) = match press.action()? {
        Action::Show(screen) => (screen, None),
        Action::Switch { room, on } => {
            let said = section::switch(&cx, cx.managed_press(&press).await?, &press, &room, on).await?;
            (Screen::Section(room), Some(said))
        }
        Action::General(room) => {
            let said = section::to_general(&cx, cx.managed_press(&press).await?, &press, &room).await?;
            (Screen::Section(room), Some(said))
        }
        Action::Do(which, post::Deed::Preview) => {
            return post::preview(&cx, cx.managed_press(&press).await?, &press, &which).await;
        }
        Action::Do(which, deed) => {
            let said = post::act(&cx, cx.managed_press(&press).await?, &press, &which, deed).await?;
            (Screen::Week { page: 0 }, Some(said))
        }
        Action::Apply(to) => {
            let said = copy::apply(&cx, cx.managed_press(&press).await?, &press, &to, None).await?;
            (Screen::Section("settings".to_owned()), Some(said))
        }
        Action::ApplyOne(to, key) => {
            let said = copy::apply(&cx, cx.managed_press(&press).await?, &press, &to, Some(&key)).await?;
            (Screen::Compare { to, only: None, page: 0 }, Some(said))
        }
        Action::Draw => return week::draw(&cx, cx.managed_press(&press).await?, &press).await,
    };
    ask(&cx, &press, &screen).await?;
    show_in(&cx, &press, screen, chat).await?;
    match said {
        Some(said) => cx.toast(&press, &said).await,
        None => cx.answer(&press).await,
    }
}

/// Some screens ask her for something that can be typed. Whoever goes on to another is asked no longer.
async fn ask(cx: &Cx, press: &Press, screen: &Screen) -> Result {
    let (chat, what): (_, Asked) = match screen {
        Screen::Find => (None, None),
        Screen::Move(which) => (press.chat.as_ref().map(|chat| chat.key), Some(which.clone())),
        _ => return drafts::end(cx, press.person.id, NAME).await,
    };
    drafts::ask(cx, Asking::new(NAME, press.person.id, chat).waits(ASKED_FOR), &what).await
}

/// Shows a screen in the message whose button was pressed.
async fn show_in(cx: &Cx, press: &Press, screen: Screen, chat: Option<Arc<Chat>>) -> Result {
    // What was just changed is not in what came with the press.
    let chat = match chat {
        Some(chat) => Some(cx.chat(chat.key).await?),
        None => None,
    };
    let (screen, page) = page(cx, &press.person, screen, chat.as_ref()).await?;
    if let Some(at) = press.editable() {
        let laid = Laid { message: Some(at.message), chat: page.chat, room: NAME, back: &Action::Show(screen) };
        frame::lay(cx, press.person.id, laid).await?;
    }
    cx.edit_pressed(press, &page.html, &page.keyboard).await
}

/// Shows a screen in a new message; one that stood before goes.
async fn show_below(cx: &Cx, person: &Person, screen: Screen, chat: Option<ChatKey>) -> Result {
    let chat = match chat {
        Some(chat) => Some(cx.chat(chat).await?),
        None => None,
    };
    let (screen, page) = page(cx, person, screen, chat.as_ref()).await?;
    let laid = Laid { message: None::<MessageId>, chat: page.chat, room: NAME, back: &Action::Show(screen) };
    frame::lay(cx, person.id, laid).await?;
    let request = Request::message(person.id.private_chat(), &page.html).keyboard(&page.keyboard);
    cx.send(request.tell(NAME, &Shown { user: person.id })?).await
}

/// The screen as it stands now, or the one she may see instead.
async fn page(cx: &Cx, person: &Person, screen: Screen, chat: Option<&Arc<Chat>>) -> Result<(Screen, Page)> {
    let screen = allowed(cx, person, screen, chat).await?;
    let lang = cx.language_of(person.id, chat.map(|chat| chat.language)).await?;
    let look = Look { cx, person, lang };
    let rank = match chat {
        Some(chat) => cx.rank(chat.key, &Actor::Person(person.clone())).await?,
        None => Rank::Nobody,
    };
    let page = match (&screen, chat) {
        (Screen::Find, _) => groups::find(&look).await?,
        (Screen::Group { page }, Some(chat)) => section::all(&look, chat, &rank, *page).await?,
        (Screen::Mine, Some(chat)) => section::mine(&look, chat, &rank).await?,
        (Screen::Week { page }, Some(chat)) => week::list(&look, chat, &rank, *page).await?,
        (Screen::Rehearsal { page }, Some(chat)) => rehearsal::list(&look, chat, &rank, *page).await?,
        (Screen::Post(which), Some(chat)) => post::one(&look, chat, which).await?,
        (Screen::Move(which), Some(chat)) => post::times(&look, chat, which).await?,
        (Screen::AskNow(which), Some(chat)) => post::ask_now(&look, chat, which).await?,
        (Screen::Copy { to, page }, Some(chat)) => copy::choose(&look, chat, to, *page).await?,
        (Screen::Compare { to, only: Some(key), .. }, Some(chat)) => copy::compare_one(&look, chat, to, key).await?,
        (Screen::Compare { to, only: None, page }, Some(chat)) => copy::compare(&look, chat, to, *page).await?,
        (Screen::Text, Some(chat)) => copy::text(&look, chat).await?,
        (Screen::Section(room), Some(chat)) => section::one(&look, chat, &rank, room).await?,
        (Screen::Groups { page, named }, _) => groups::list(&look, *page, named.as_deref()).await?,
        (_, None) => groups::list(&look, 0, None).await?,
    };
    Ok((screen, page))
}

/// What she may see of what is wanted, by her rights at this moment.
async fn allowed(cx: &Cx, person: &Person, screen: Screen, chat: Option<&Arc<Chat>>) -> Result<Screen> {
    let Some(chat) = chat else { return Ok(screen) };
    if matches!(screen, Screen::Groups { .. } | Screen::Find) {
        return Ok(screen);
    }
    let need = match &screen {
        Screen::Mine => None,
        Screen::Copy { .. } | Screen::Compare { .. } | Screen::Text => Some(Need::Everything),
        Screen::Section(room) => Some(need_of(cx, room)),
        Screen::Post(which) | Screen::Move(which) | Screen::AskNow(which) => Some(need_of(cx, which.room())),
        _ => Some(Need::Anything),
    };
    let is_there = chat.bot != BotPlace::Out;
    // What she may do is asked of Telegram when she does it: to see the desk nobody waits for that.
    let rank = cx.rank(chat.key, &Actor::Person(person.clone())).await?;
    if is_there && need.is_some_and(|need| rank.may(&need)) {
        return Ok(screen);
    }
    let is_in = is_there && cx.is_in(chat, person.id).await?;
    Ok(if is_in { Screen::Mine } else { Screen::Groups { page: 0, named: None } })
}

fn need_of(cx: &Cx, room: &str) -> Need {
    cx.rooms.named(room).map_or(Need::Everything, Need::of_room)
}

/// Who looks, and in which language.
struct Look<'a> {
    cx: &'a Cx,
    person: &'a Person,
    lang: Lang,
}

impl Look<'_> {
    fn words(&self, what: &Line) -> String {
        what.render(self.lang)
    }

    /// A button that shows something.
    async fn show(&self, label: &Line, most: usize, chat: Option<ChatKey>, screen: Screen) -> Result<Key> {
        let about = About { chat, ..About::default() }.only(self.person);
        self.cx.button(NAME, self.label(label, most), &Action::Show(screen), about).await
    }

    /// A button that does something those may do who manage this room.
    async fn act(
        &self,
        label: &Line,
        most: usize,
        (chat, room): (&Chat, &'static str),
        action: &Action,
    ) -> Result<Key> {
        let about = About::chat(chat.key).only(self.person).of(room);
        self.cx.button(NAME, self.label(label, most), action, about).await
    }

    fn label(&self, label: &Line, most: usize) -> String {
        clip(&label.render_plain(self.lang), most)
    }

    /// Buttons to the pages before and after.
    async fn turns(
        &self,
        chat: Option<ChatKey>,
        page: usize,
        pages: usize,
        to: impl Fn(usize) -> Screen,
    ) -> Result<Vec<Key>> {
        let mut keys = Vec::new();
        if let Some(before) = page.checked_sub(1) {
            keys.push(self.show(&line("page-previous"), LONGEST_IN_PAIR, chat, to(before)).await?);
        }
        if page + 1 < pages {
            keys.push(self.show(&line("page-following"), LONGEST_IN_PAIR, chat, to(page + 1)).await?);
        }
        Ok(keys)
    }
}
