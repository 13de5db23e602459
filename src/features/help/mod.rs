//! What the bot can do, told to whoever asks, and the menus Telegram shows when somebody types `/`.
//!
//! | typed | where | she sees |
//! |---|---|---|
//! | `/help` | group | a whisper: what members can do; managers also see what is theirs |
//! | `/help poll` | anywhere | that one command, with examples where its room has them (message `help-NAME`) |
//! | `/help` | private | what the bot is for, what works in private, a button to add it to a group |
//! | `/start` | private | a short welcome, that button, and the groups she manages |
//! | `/language ru`, `/language` | private | the language the bot uses with her, or three buttons |
//!
//! The menus ([`menus`], and [`helpers`] for those named with `/staff`) are made from every room's commands and their
//! `command-NAME` messages.

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
        Ask, CommandSpec, Cx, Place, Press, Result, Room, Sent,
        context::About,
        routes::{self, Routes},
        whisper::Whisper,
    },
    store::{ChatKey, chats, people},
    telegram::{
        actor::{Actor, Person},
        keyboard::{Key, Keyboard},
        request::Request,
    },
    words::{Lang, line},
};

const NAME: &str = "help";

/// The room.
#[derive(Debug)]
pub struct Help;

/// What its buttons do: from now on the bot speaks this language with her, and says again what it had said.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
struct Choose {
    language: Lang,
    greeting: Greeting,
}

#[async_trait]
impl Room for Help {
    fn name(&self) -> &'static str {
        NAME
    }

    fn commands(&self) -> &'static [CommandSpec] {
        const {
            &[
                CommandSpec::member("help").ephemeral(),
                CommandSpec::private("help"),
                CommandSpec::private("start"),
                CommandSpec::private("language"),
            ]
        }
    }

    fn routes(&self) -> Routes {
        routes::none()
            .branch(routes::command("help").endpoint(help))
            .branch(routes::command("start").endpoint(start))
            .branch(routes::command("language").endpoint(language))
            .branch(routes::button(NAME).endpoint(chosen))
            .branch(routes::joined().endpoint(helpers::joined))
            .branch(routes::left().endpoint(helpers::left))
            .branch(routes::bot_moved().endpoint(helpers::bot_moved))
    }

    async fn on_start(&self, cx: &Cx) -> Result {
        menus::register(cx).await?;
        helpers::register(cx).await
    }

    async fn on_chat_changed(&self, cx: &Cx, chat: ChatKey) -> Result {
        helpers::follow(cx, chat).await
    }

    async fn on_migrated(&self, cx: &Cx, chat: ChatKey) -> Result {
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
    let may_manage = cx.is_manager(chat.key, &ask.actor).await?;
    cx.whisper_what(ask, Whisper::new(&|language| views::in_group(language, may_manage).render(language))).await
}

/// `/help poll`: one command.
async fn help_with(cx: &Cx, ask: &Ask) -> Result {
    let typed = ask.command.args.trim_start_matches('/').to_lowercase();
    let Some(name) = rules::known(&typed) else {
        let nearest = rules::nearest(&typed);
        return Err(views::no_such_command(&ask.command.args, nearest).into());
    };
    cx.whisper_what(ask, Whisper::new(&|language| views::one_command(language, name).render(language))).await
}

async fn start(cx: Cx, ask: Arc<Ask>) -> Result {
    match (&ask.place, ask.actor.person()) {
        (Place::Private, Some(person)) => {
            // A link that still works for her never gets here: it is its room's (`Opened`).
            let greeting = match ask.command.args.as_str() {
                "" => Greeting::Welcome,
                link if cx.is_link(link).await? => Greeting::AnothersLink,
                _ => Greeting::StaleLink,
            };
            greet(&cx, &ask, person, greeting).await
        }
        _ => help(cx, ask).await,
    }
}

async fn greet(cx: &Cx, ask: &Ask, person: &Person, greeting: Greeting) -> Result {
    let language = cx.language_of(person.id, None).await?;
    let html = greeting_html(cx, person, greeting, language).await?;
    let keyboard = greeting_keyboard(cx, person, greeting, language).await?;
    cx.send(Request::message(ask.at.chat, &html).keyboard(&keyboard)).await
}

async fn greeting_html(cx: &Cx, person: &Person, greeting: Greeting, language: Lang) -> Result<String> {
    let groups = chats::managed_by(&cx.tx, person.id).await?;
    let titles: Vec<&str> = groups.iter().map(|chat| chat.title.as_str()).collect();
    Ok(views::greeting(language, greeting, &titles))
}

async fn greeting_keyboard(cx: &Cx, person: &Person, greeting: Greeting, language: Lang) -> Result<Keyboard> {
    let mut languages = Vec::new();
    for choice in Lang::ALL.into_iter().filter(|choice| *choice != language) {
        let label = line(choice.message_id()).render_plain(language);
        let action = Choose { language: choice, greeting };
        languages.push(cx.button(NAME, label, &action, About::default().only(person)).await?);
    }
    let add = Key::open(line("help-button-add").render_plain(language), rules::add_link(&cx.me.username));
    Ok(Keyboard::new().row([add]).row(languages))
}

async fn language(cx: Cx, ask: Arc<Ask>) -> Result {
    let typed = ask.command.args.as_str();
    let (Place::Private, Some(person)) = (&ask.place, ask.actor.person()) else {
        return Err(line("help-language-private").into());
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

async fn choose(cx: &Cx, person: &Person, language: Lang) -> Result {
    people::choose_language(&cx.tx, person.id, language).await?;
    helpers::language_chosen(cx, person.id).await
}

async fn chosen(cx: Cx, press: Arc<Press>) -> Result {
    let Choose { language, greeting } = press.action()?;
    choose(&cx, &press.person, language).await?;
    let greeting = if greeting == Greeting::Language { Greeting::Chosen } else { greeting };
    let html = greeting_html(&cx, &press.person, greeting, language).await?;
    let keyboard = greeting_keyboard(&cx, &press.person, greeting, language).await?;
    cx.edit_pressed(&press, &html, &keyboard).await?;
    cx.toast(&press, &line("help-language-chosen")).await
}
