//! What the bot can do, told to whoever asks, and the menus Telegram shows when somebody types `/`.
//!
//! | typed | where | she sees |
//! |---|---|---|
//! | `/help` | group | a whisper: what the group is for, what members can do; managers also see what is theirs, helpers what is of their sections |
//! | `/help poll` | anywhere | that one command: what it does, every form with an example, who may (message `help-NAME`, which every command must have), and a button that copies the example (`help-NAME-copy`) |
//! | `/help` | private | what the bot is for, what works in private, a button to add it to a group |
//! | `/start` with a link that leads nowhere | private | a short welcome, that button, and the groups she manages |
//! | `/language ru`, `/language` | private | the language the bot uses with her, or three buttons |
//! | `/language` | group | a link to that; to managers also how the group's is set |
//!
//! The menus ([`menus`], [`groups`] where a room is off, and [`helpers`] for those named with `/staff`) are made from every room's commands and their
//! `command-NAME` messages.

mod groups;
mod helpers;
mod menus;
mod queries;
mod rules;
mod views;

use std::sync::Arc;

use async_trait::async_trait;

use self::views::Greeting;
use crate::{
    dispatch::{
        Ask, CommandSpec, Cx, Door, Place, Press, Result, Room, Sent, artist,
        panel::{self, Done, For, Page, Panel, View},
        routes::{self, Routes},
        settings,
        whisper::{Pages, Whisper},
    },
    store::{ChatKey, chats, held::Held, people},
    telegram::{
        ChatId, UserId,
        actor::{Actor, Person},
        attachment::Attachment,
        keyboard::{Key, Keyboard},
        request::Request,
    },
    words::{Lang, line},
};

const NAME: &str = "help";
/// What a link carries that asks in private which language she wants to read. It is the same for everybody.
const LANGUAGE_LINK: &str = "language";

/// The room.
#[derive(Debug)]
pub struct Help;

/// What its buttons do: from now on the bot speaks this language with her, if one is named, and says again what it had
/// said.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
struct Choose {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    language: Option<Lang>,
    greeting: Greeting,
}

#[async_trait]
impl Room for Help {
    fn name(&self) -> &'static str {
        NAME
    }

    fn can_be_switched(&self) -> bool {
        false
    }

    fn commands(&self) -> &'static [CommandSpec] {
        const { &[CommandSpec::member("help").ephemeral(), CommandSpec::private("help"), CommandSpec::private("language")] }
    }

    fn doors(&self) -> Vec<Door> {
        vec![Door::members("desk-door-language", &Choose { language: None, greeting: Greeting::Language })]
    }

    fn routes(&self) -> Routes {
        routes::none()
            .branch(routes::command("help").endpoint(help))
            .branch(routes::command("language").endpoint(language))
            .branch(panel::routes::<Choose>())
            .branch(routes::joined().endpoint(helpers::joined))
            .branch(routes::left().endpoint(helpers::left))
            .branch(routes::bot_moved().endpoint(helpers::bot_moved))
    }

    async fn on_start(&self, cx: &Cx) -> Result {
        menus::register(cx).await?;
        groups::register(cx).await?;
        helpers::register(cx).await
    }

    async fn on_chat_changed(&self, cx: &Cx, chat: ChatKey) -> Result {
        groups::follow(cx, chat).await?;
        helpers::follow(cx, chat).await
    }

    fn held(&self) -> &'static [Held] {
        const {
            &[
                Held::goes("helper_menus", "user_id"),
                Held::impersonal("helper_menus", "commands"),
                Held::impersonal("menus", "commands"),
                Held::impersonal("group_menus", "commands"),
            ]
        }
    }

    async fn forget_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result {
        match chat {
            Some(chat) => helpers::forgotten(cx, chat, user).await,
            None => Ok(()),
        }
    }

    async fn on_migrated(&self, cx: &Cx, chat: ChatKey) -> Result {
        groups::forget(cx, chat).await?;
        groups::follow(cx, chat).await?;
        helpers::migrated(cx, chat).await
    }

    async fn on_sent(&self, cx: &Cx, sent: &Sent) -> Result {
        menus::settled(cx, sent).await
    }
}

async fn help(cx: Cx, ask: Arc<Ask>) -> Result {
    if matches!(ask.actor, Actor::Bot) {
        return Ok(());
    }
    if !ask.command.args.is_empty() {
        return help_with(&cx, &ask).await;
    }
    match (&ask.place, ask.actor.person()) {
        (Place::Private, Some(person)) => greet(&cx, &ask, person, Greeting::Help).await,
        _ => help_in_group(&cx, &ask).await,
    }
}

async fn help_in_group(cx: &Cx, ask: &Ask) -> Result {
    let chat = cx.group_of(ask)?;
    let rank = cx.rank(chat.key, &ask.actor).await?;
    let off = settings::off_in(cx, chat.key).await?;
    let what = views::Offered { rooms: &cx.rooms, off: &off, rank: &rank };
    cx.whisper_what(ask, Whisper::new(&|language| views::in_group(&what, language, chat))).await
}

/// `/help poll`: one command.
async fn help_with(cx: &Cx, ask: &Ask) -> Result {
    let topic = rules::topic(&ask.command.args);
    let Some(name) = rules::known(&cx.rooms, &topic) else {
        let nearest = rules::nearest(&cx.rooms, &topic);
        return Err(views::no_such_command(&ask.command.args, nearest).into());
    };
    let mut pages = Pages::default();
    for language in cx.whisper_languages(ask).await? {
        let copy = |text| Key::copy(line("help-button-copy").render_plain(language), text);
        let keyboard = Keyboard::new().row(views::to_copy(language, name).map(copy));
        pages.add(language, views::one_command(&cx.rooms, name).render(language), keyboard);
    }
    cx.whisper_what(ask, Whisper::pages(&pages).for_anybody()).await
}

/// `/start` by a link that leads nowhere, or in a group.
pub async fn start(cx: Cx, ask: Arc<Ask>) -> Result {
    match (&ask.place, ask.actor.person()) {
        (Place::Private, Some(person)) => {
            // A link that still works for her never gets here: it is its room's (`Opened`).
            let greeting = match ask.command.args.as_str() {
                LANGUAGE_LINK => Greeting::Language,
                link if cx.is_link(link).await? => Greeting::AnothersLink,
                _ => Greeting::StaleLink,
            };
            greet(&cx, &ask, person, greeting).await
        }
        _ => help(cx, ask).await,
    }
}

async fn greet(cx: &Cx, ask: &Ask, person: &Person, greeting: Greeting) -> Result {
    panel::show(cx, ask.at.chat, None, person, &Choose { language: None, greeting }).await
}

/// What this is, for who is in no group with us, and how such a group looks.
pub async fn welcome(cx: &Cx, person: &Person, at: ChatId) -> Result {
    panel::show(cx, at, None, person, &Choose { language: None, greeting: Greeting::Welcome }).await?;
    let lang = cx.language_of(person.id, None).await?;
    let picture = Attachment::photo(&artist::of_community(lang)?);
    cx.send(Request::with_media(at, &picture, &line("help-picture").render(lang)).silent()).await
}

#[async_trait]
impl Panel for Choose {
    const ROOM: &'static str = NAME;
    const FOR: For = For::Herself;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        let groups = chats::managed_by(&view.cx.tx, view.person()?.id).await?;
        let titles: Vec<&str> = groups.iter().map(|chat| chat.title.as_str()).collect();
        let html = views::greeting(&view.cx.rooms, view.lang, self.greeting, &titles);
        let greeting = if self.greeting == Greeting::Language { Greeting::Chosen } else { self.greeting };
        let mut languages = Vec::new();
        for language in Lang::ALL.into_iter().filter(|choice| *choice != view.lang) {
            languages.push(view.key(&line(language.message_id()), &Self { language: Some(language), greeting }).await?);
        }
        let label = line("help-button-add").render_plain(view.lang);
        let add = Key::open(label, rules::add_link(&view.cx.me.username));
        let speaks_of_groups = !matches!(self.greeting, Greeting::Language | Greeting::Chosen);
        Ok(Page::new(html, Keyboard::new().row(speaks_of_groups.then_some(add)).row(languages)))
    }

    async fn act(&self, view: &View<'_>, press: &Press) -> Result<Done> {
        let Some(language) = self.language else { return Ok(Done::shown()) };
        choose(view.cx, &press.person, language).await?;
        Ok(Done::shown().saying(line("help-language-chosen")))
    }
}

async fn language(cx: Cx, ask: Arc<Ask>) -> Result {
    let typed = ask.command.args.as_str();
    let (Place::Private, Some(person)) = (&ask.place, ask.actor.person()) else {
        return language_in_group(&cx, &ask).await;
    };
    if typed.is_empty() {
        return greet(&cx, &ask, person, Greeting::Language).await;
    }
    let Some(language) = Lang::from_name(typed) else {
        return Err(views::no_such_language(typed).into());
    };
    choose(&cx, person, language).await?;
    greet(&cx, &ask, person, Greeting::Chosen).await
}

/// `/language` in a group: her own is chosen in private; the group's is for those who manage it.
async fn language_in_group(cx: &Cx, ask: &Ask) -> Result {
    if matches!(ask.actor, Actor::Bot) {
        return Ok(());
    }
    let chat = cx.group_of(ask)?;
    let id = match cx.is_manager(chat.key, &ask.actor).await? {
        true => "help-language-private",
        false => "help-language-member",
    };
    let there = format!("https://t.me/{}?start={LANGUAGE_LINK}", cx.me.username);
    cx.offer_private(ask, there, &line(id)).await
}

async fn choose(cx: &Cx, person: &Person, language: Lang) -> Result {
    people::choose_language(&cx.tx, person.id, language).await?;
    helpers::language_chosen(cx, person.id).await
}

/// What a command's page shows to be typed: each piece of code in it.
#[cfg(test)]
pub(crate) fn examples(language: Lang, name: &str) -> Vec<String> {
    let page = crate::words::Line::named(format!("help-{name}")).render(language);
    let code = page.split("<code>").skip(1).filter_map(|rest| rest.split("</code>").next());
    code.map(|code| code.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")).collect()
}
