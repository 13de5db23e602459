//! How much the bot may write to somebody unasked: `/quiet` in private, with buttons or in one message (`/quiet fewer`,
//! `/quiet none`, `/quiet usual`, `/quiet KIND`, by its name in any language, to decline a kind of message, or to hear it
//! again). In a group it whispers
//! a link. Answers, and what managers must know of their group, are always said ([`crate::dispatch::nudge`]).

mod typed;

use std::sync::Arc;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use self::typed::Wish;
use crate::{
    dispatch::{
        Ask, CommandSpec, Cx, Door, Place, Press, Result, Room,
        nudge::Wishes,
        panel::{self, Done, For, Page, Panel, View},
        routes::{self, Routes},
    },
    schedule::nudges::HowMuch,
    telegram::{actor::Person, keyboard::Keyboard},
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

    fn doors(&self) -> Vec<Door> {
        vec![Door::members("desk-door-quiet", &Action::Show)]
    }

    fn routes(&self) -> Routes {
        routes::none().branch(routes::command("quiet").endpoint(asked)).branch(panel::routes::<Action>())
    }
}

async fn asked(cx: Cx, ask: Arc<Ask>) -> Result {
    if let (Place::Private, Some(person)) = (&ask.place, ask.actor.person()) {
        heed(&cx, &ask, person).await?;
    }
    panel::in_private(&cx, &ask, &Action::Show, &line("quiet-in-private")).await
}

/// What she typed is to be so.
async fn heed(cx: &Cx, ask: &Ask, person: &Person) -> Result {
    let kinds: Vec<_> = cx.rooms.nudges().into_iter().map(kind_of).collect();
    let mut wishes = cx.wishes(person.id).await?;
    match typed::read(&ask.command.whole(), &kinds).ok_or_else(|| line("quiet-which"))? {
        Wish::Show => return Ok(()),
        Wish::Much(much) => wishes.much = much,
        Wish::Kind(kind) => toggle(&mut wishes, kind),
    }
    cx.set_wishes(person.id, &wishes).await
}

/// A kind with its names.
fn kind_of(code: &str) -> typed::Kind<'_> {
    typed::Kind { code, names: Lang::ALL.map(|lang| name(code).render_plain(lang)).into() }
}

fn name(kind: &str) -> Line {
    Line::named(format!("nudge-{kind}"))
}

fn toggle(wishes: &mut Wishes, kind: &str) {
    let before = wishes.unwanted.len();
    wishes.unwanted.retain(|unwanted| unwanted != kind);
    if wishes.unwanted.len() == before {
        wishes.unwanted.push(kind.to_owned());
    }
}

#[async_trait]
impl Panel for Action {
    const ROOM: &'static str = NAME;
    const FOR: For = For::Herself;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        let wishes = view.cx.wishes(view.person()?.id).await?;
        let mut much = Vec::new();
        for one in HowMuch::ALL.into_iter().filter(|one| *one != wishes.much) {
            much.push(view.key(&line("quiet-button").plain("much", one.code()), &Self::Much(one)).await?);
        }
        let mut kinds = Vec::new();
        for kind in view.cx.rooms.nudges() {
            let wanted = wishes.unwanted.iter().any(|unwanted| unwanted == kind);
            let label = line(if wanted { "quiet-kind-on" } else { "quiet-kind-off" });
            let label = label.line("kind", name(kind));
            kinds.push(view.key(&label, &Self::Kind { kind: kind.to_owned(), wanted }).await?);
        }
        let words = line("quiet").line("now", line("quiet-now").plain("much", wishes.much.code()));
        Ok(Page::new(view.says(&words), Keyboard::new().row(much).rows_of(1, kinds)))
    }

    async fn act(&self, view: &View<'_>, press: &Press) -> Result<Done> {
        let mut wishes = view.cx.wishes(press.person.id).await?;
        match self {
            Self::Show => {}
            Self::Much(much) => wishes.much = *much,
            Self::Kind { kind, wanted } => {
                wishes.unwanted.retain(|unwanted| unwanted != kind);
                if !wanted {
                    wishes.unwanted.push(kind.clone());
                }
            }
        }
        view.cx.set_wishes(press.person.id, &wishes).await?;
        Ok(Done::shown())
    }
}
