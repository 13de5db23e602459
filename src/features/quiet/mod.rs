//! How much the bot may write to somebody unasked: `/quiet` in private, with buttons or in one message (`/quiet fewer`,
//! `/quiet none`, `/quiet usual`, `/quiet KIND` to decline a kind of message, or to hear it again). In a group it whispers
//! a link. Answers, and what managers must know of their group, are always said ([`crate::dispatch::nudge`]).

mod typed;

use std::sync::Arc;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use self::typed::Wish;
use crate::{
    dispatch::{
        Ask, CommandSpec, Cx, Opened, Place, Press, Result, Room,
        context::About,
        nudge::Wishes,
        routes::{self, Routes},
    },
    schedule::nudges::HowMuch,
    telegram::{
        actor::{Actor, Person},
        keyboard::Keyboard,
        request::Request,
    },
    words::{Lang, Line, line},
};

const NAME: &str = "quiet";

/// What our buttons and links do.
#[derive(Debug, Serialize, Deserialize)]
enum Action {
    /// Shows what she hears.
    Show,
    /// So much from now on.
    Much(HowMuch),
    /// A kind of message, or no longer.
    Kind {
        /// Which.
        kind: String,
        /// Whether she wants it.
        wanted: bool,
    },
}

/// The room.
#[derive(Debug)]
pub struct QuietRoom;

#[async_trait]
impl Room for QuietRoom {
    fn name(&self) -> &'static str {
        NAME
    }

    /// It is about one person, and no group's to switch off.
    fn can_be_switched(&self) -> bool {
        false
    }

    fn commands(&self) -> &'static [CommandSpec] {
        const { &[CommandSpec::private("quiet")] }
    }

    fn routes(&self) -> Routes {
        routes::none()
            .branch(routes::command("quiet").endpoint(asked))
            .branch(routes::button(NAME).endpoint(pressed))
            .branch(routes::opened(NAME).endpoint(opened))
    }
}

async fn asked(cx: Cx, ask: Arc<Ask>) -> Result {
    let person = match &ask.actor {
        Actor::Person(person) => person,
        Actor::AnonymousAdmin | Actor::Channel => return Err(line("privacy-as-yourself").into()),
        Actor::Bot => return Ok(()),
    };
    if let Place::Group(chat) = &ask.place {
        let link = cx.link(NAME, &Action::Show, About::chat(chat.key).for_anybody()).await?;
        return cx.offer_private(&ask, link, &line("quiet-in-private")).await;
    }
    let kinds = cx.rooms.nudges();
    let mut wishes = cx.wishes(person.id).await?;
    match typed::read(&ask.command.whole(), &kinds).ok_or_else(|| line("quiet-which"))? {
        Wish::Show => return show(&cx, person, &wishes).await,
        Wish::Much(much) => wishes.much = much,
        Wish::Kind(kind) => toggle(&mut wishes, kind),
    }
    cx.set_wishes(person.id, &wishes).await?;
    show(&cx, person, &wishes).await
}

fn toggle(wishes: &mut Wishes, kind: &str) {
    let before = wishes.unwanted.len();
    wishes.unwanted.retain(|unwanted| unwanted != kind);
    if wishes.unwanted.len() == before {
        wishes.unwanted.push(kind.to_owned());
    }
}

async fn opened(cx: Cx, opened: Arc<Opened>) -> Result {
    let wishes = cx.wishes(opened.person.id).await?;
    show(&cx, &opened.person, &wishes).await
}

async fn show(cx: &Cx, person: &Person, wishes: &Wishes) -> Result {
    let language = cx.language_of(person.id, None).await?;
    let keyboard = keyboard(cx, person, wishes, language).await?;
    let html = words(wishes).render(language);
    cx.send_awaited(Request::message(person.id.private_chat(), &html).keyboard(&keyboard)).await
}

async fn pressed(cx: Cx, press: Arc<Press>) -> Result {
    let person = &press.person;
    let mut wishes = cx.wishes(person.id).await?;
    match press.action()? {
        Action::Show => {}
        Action::Much(much) => wishes.much = much,
        Action::Kind { kind, wanted } => {
            wishes.unwanted.retain(|unwanted| *unwanted != kind);
            if !wanted {
                wishes.unwanted.push(kind);
            }
        }
    }
    cx.set_wishes(person.id, &wishes).await?;
    let language = cx.language_for_press(&press).await?;
    let keyboard = keyboard(&cx, person, &wishes, language).await?;
    cx.edit_pressed(&press, &words(&wishes).render(language), &keyboard).await?;
    cx.answer(&press).await
}

fn words(wishes: &Wishes) -> Line {
    line("quiet").line("now", line("quiet-now").plain("much", wishes.much.code()))
}

async fn keyboard(cx: &Cx, person: &Person, wishes: &Wishes, language: Lang) -> Result<Keyboard> {
    let about = About::default().only(person);
    let mut much = Vec::new();
    for one in HowMuch::ALL.into_iter().filter(|one| *one != wishes.much) {
        let label = line("quiet-button").plain("much", one.code()).render_plain(language);
        much.push(cx.button(NAME, label, &Action::Much(one), about).await?);
    }
    let mut kinds = Vec::new();
    for kind in cx.rooms.nudges() {
        let wanted = wishes.unwanted.iter().any(|unwanted| unwanted == kind);
        let label = line(if wanted { "quiet-kind-on" } else { "quiet-kind-off" });
        let label = label.line("kind", Line::named(format!("nudge-{kind}"))).render_plain(language);
        kinds.push(cx.button(NAME, label, &Action::Kind { kind: kind.to_owned(), wanted }, about).await?);
    }
    Ok(Keyboard::new().row(much).rows_of(1, kinds))
}
