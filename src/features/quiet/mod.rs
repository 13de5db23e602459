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
        panel::{self, Done, For, Page, Pager, Panel, View},
        routes::{self, Routes},
    },
    schedule::nudges::HowMuch,
    telegram::{actor::Person, keyboard::Keyboard},
    words::{Lang, Line, line},
};

const NAME: &str = "quiet";
/// Kinds of messages on a page: with the rows above and below them a phone shows all.
const PER_PAGE: usize = 5;

/// What our buttons and links do.
#[derive(Debug, Serialize, Deserialize)]
enum Action {
    /// Shows what she hears.
    Show,
    /// A page of the kinds of messages, counted from zero.
    More(usize),
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
    let shows = match (&ask.place, ask.actor.person()) {
        (Place::Private, Some(person)) => heed(&cx, &ask, person).await?,
        _ => Action::Show,
    };
    panel::in_private(&cx, &ask, &shows, &line("quiet-in-private")).await
}

/// What she typed is to be so. Returns what shows it.
async fn heed(cx: &Cx, ask: &Ask, person: &Person) -> Result<Action> {
    let kinds: Vec<_> = cx.rooms.nudges().into_iter().map(kind_of).collect();
    let mut wishes = cx.wishes(person.id).await?;
    let wish = typed::read(&ask.command.whole(), &kinds).ok_or_else(|| line("quiet-which"))?;
    match wish {
        Wish::Show => return Ok(Action::Show),
        Wish::Much(much) => wishes.much = much,
        Wish::Kind(kind) => toggle(&mut wishes, kind),
    }
    cx.set_wishes(person.id, &wishes).await?;
    let place = cx.rooms.nudges().iter().position(|one| matches!(&wish, Wish::Kind(kind) if kind == one));
    Ok(place.map_or(Action::Show, |place| Action::More(place / PER_PAGE)))
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

impl Action {
    /// The page it leads to: of a kind, the one it is on.
    fn turned_to(&self, all: &[&str]) -> usize {
        match self {
            Self::More(page) => *page,
            Self::Kind { kind, .. } => all.iter().position(|one| one == kind).unwrap_or_default() / PER_PAGE,
            Self::Show | Self::Much(_) => 0,
        }
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
        let all = view.cx.rooms.nudges();
        let pager = Pager::new(self.turned_to(&all), all.len(), PER_PAGE);
        let mut kinds = Vec::new();
        for kind in pager.of(&all).iter().copied() {
            let wanted = wishes.unwanted.iter().any(|unwanted| unwanted == kind);
            let label = line(if wanted { "quiet-kind-on" } else { "quiet-kind-off" });
            let label = label.line("kind", name(kind));
            kinds.push(view.key(&label, &Self::Kind { kind: kind.to_owned(), wanted }).await?);
        }
        let words = line("quiet").line("now", line("quiet-now").plain("much", wishes.much.code()));
        Ok(Page::new(
            view.says(&words),
            Keyboard::new().row(much).rows_of(1, kinds).row(pager.turns(view, Self::More).await?),
        ))
    }

    async fn act(&self, view: &View<'_>, press: &Press) -> Result<Done> {
        let mut wishes = view.cx.wishes(press.person.id).await?;
        match self {
            Self::Show | Self::More(_) => {}
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
