//! Buddies: members who keep newcomers company.
//!
//! `/buddy` whispers a panel. Who has been in the group for a while can be there for newcomers (*Be a buddy*), pause, and stop.
//! Who joined within the last 30 days can want one: whoever speaks her language, shares most with her and has the fewest newcomers (never
//! more than two) is asked, and says *Yes* or *Not now*; who is silent for two days is not waited for, and the next is asked.
//! Nobody is given to anybody who has not said yes. Then both know of each other, and there are three lines to begin with.
//! After a week both are asked whether they have talked: *Yes*, *Not yet* (once more in a week), or *No*, upon which the newcomer may have
//! another. It ends when either leaves, and when the room is switched off; it is off until somebody switches it on.

mod pairing;
mod queries;
mod rules;
mod views;

use std::sync::Arc;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use self::{
    queries::{Pair, State},
    rules::{NEW, WEEK},
};
use crate::{
    dispatch::{
        Ask, CommandSpec, Cx, Door, Press, Result, Room,
        panel::{self, Done, For, Page, Panel, View},
        routes::{self, Routes},
    },
    store::{ChatKey, chats::Chat, held::Held, people, timers::Timer},
    telegram::{UserId, keyboard::Keyboard},
    words::{Line, line},
};

/// The room's name.
pub const NAME: &str = "buddies";

/// What is to happen later.
#[derive(Debug, Serialize, Deserialize)]
enum Later {
    /// Something is due in a group.
    Due(ChatKey),
}

/// What our buttons and links do.
#[derive(Debug, Clone, Serialize, Deserialize)]
enum Action {
    /// How it stands with her.
    Show,
    /// She is there for newcomers.
    Volunteer,
    /// Not at the moment.
    Pause,
    /// No longer.
    Stop,
    /// She wants a buddy.
    Want,
    /// She does not want one any more.
    Unwant,
    /// She wants another.
    Another,
    /// Whether she is glad to be the buddy of this newcomer.
    Asked(UserId),
    /// She is.
    Yes(UserId),
    /// Rather not.
    NotNow(UserId),
    /// Whether this newcomer and her buddy have talked.
    Wonder(UserId),
    /// They have.
    Talked(UserId),
    /// Not yet.
    NotYet(UserId),
    /// They have not.
    NotTalked(UserId),
}

/// The room.
#[derive(Debug)]
pub struct Buddies;

#[async_trait]
impl Room for Buddies {
    fn name(&self) -> &'static str {
        NAME
    }

    /// Without people who are there for newcomers it is an empty promise.
    fn starts_on(&self) -> bool {
        false
    }

    fn commands(&self) -> &'static [CommandSpec] {
        const { &[CommandSpec::member("buddy").unlisted()] }
    }

    fn nudges(&self) -> &'static [&'static str] {
        &[pairing::KIND]
    }

    fn doors(&self) -> Vec<Door> {
        vec![Door::members("buddies-door", &Action::Show)]
    }

    fn routes(&self) -> Routes {
        routes::none()
            .branch(routes::command("buddy").endpoint(asked))
            .branch(routes::left().endpoint(pairing::left))
            .branch(panel::routes::<Action>())
    }

    /// Who is there for newcomers stays so; who had, or wanted, somebody is asked nothing more.
    async fn on_switched(&self, cx: &Cx, chat: ChatKey, on: bool) -> Result {
        if on { Ok(()) } else { Ok(queries::forget_pairs(&cx.tx, chat).await?) }
    }

    async fn on_timer(&self, cx: &Cx, timer: &Timer) -> Result {
        let Later::Due(chat) = serde_json::from_str(&timer.payload)?;
        pairing::due(cx, chat).await
    }

    async fn on_clock_set_back(&self, cx: &Cx) -> Result {
        Ok(queries::not_later_than(&cx.tx, cx.now + WEEK).await?)
    }

    async fn standing(&self, cx: &Cx, chat: &Chat) -> Result<Option<Line>> {
        let (buddies, pairs) = queries::counts(&cx.tx, chat.key).await?;
        Ok(Some(line("buddies-standing").num("n", buddies).num("pairs", pairs)))
    }

    fn held(&self) -> &'static [Held] {
        const {
            &[
                Held::goes("buddies", "user_id"),
                Held::goes("buddy_pairs", "user_id"),
                Held::goes("buddy_pairs", "buddy"),
                Held::goes("buddies_passed", "user_id"),
                Held::goes("buddies_passed", "buddy"),
            ]
        }
    }

    async fn export_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result<Vec<Line>> {
        let Some(chat) = chat else { return Ok(Vec::new()) };
        let is_one = queries::volunteer(&cx.tx, chat, user).await?.is_some();
        let pair = queries::pair(&cx.tx, chat, user).await?;
        let lines = [is_one.then(|| line("mydata-buddy")), pair.map(|_| line("mydata-wants-buddy"))];
        Ok(lines.into_iter().flatten().collect())
    }

    /// Whoever has, or had, to do with her goes on without her.
    async fn forget_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result {
        match chat {
            Some(key) if cx.is_on(key, NAME).await? => pairing::leaves(cx, &*cx.chat(key).await?, user).await,
            _ => Ok(()),
        }
    }
}

/// Those of a group who are there for newcomers at the moment.
pub async fn greeters(cx: &Cx, chat: &Chat) -> Result<Vec<UserId>> {
    if !cx.is_on(chat.key, NAME).await? {
        return Ok(Vec::new());
    }
    let all = queries::volunteers(&cx.tx, chat.key).await?;
    Ok(all.into_iter().filter(|one| !one.paused).map(|one| one.user).collect())
}

/// `/buddy`.
async fn asked(cx: Cx, ask: Arc<Ask>) -> Result {
    if ask.actor.person().is_none() {
        return Err(line("privacy-as-yourself").into());
    }
    panel::whisper(&cx, &ask, &Action::Show).await
}

#[async_trait]
impl Panel for Action {
    const ROOM: &'static str = NAME;
    const FOR: For = For::Anybody;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        match *self {
            Self::Asked(newcomer) => ask(view, newcomer).await,
            Self::Wonder(newcomer) => wonder(view, newcomer).await,
            _ => show(view).await,
        }
    }

    async fn act(&self, view: &View<'_>, press: &Press) -> Result<Done> {
        let (cx, chat, user) = (view.cx, view.chat()?, press.person.id);
        must_be_in(view, user).await?;
        match *self {
            Self::Show | Self::Asked(_) | Self::Wonder(_) => {}
            Self::Volunteer => {
                queries::set_volunteer(&cx.tx, chat.key, user, false, cx.now).await?;
                pairing::look_again(cx, chat).await?;
            }
            Self::Pause => {
                if queries::volunteer(&cx.tx, chat.key, user).await?.is_some() {
                    queries::set_volunteer(&cx.tx, chat.key, user, true, cx.now).await?;
                }
            }
            Self::Stop => pairing::stops(cx, chat, user).await?,
            Self::Want => pairing::seek(cx, chat, user).await?,
            Self::Unwant => pairing::end(cx, chat, user).await?,
            Self::Another => pairing::another(cx, chat, user).await?,
            Self::Yes(newcomer) => return said(pairing::agrees(cx, chat, newcomer, user).await?),
            Self::NotNow(newcomer) => return said(pairing::declines(cx, chat, newcomer, user).await?),
            Self::Talked(newcomer) | Self::NotYet(newcomer) | Self::NotTalked(newcomer) => {
                return self.answers(view, user, newcomer).await;
            }
        }
        Ok(Done::shown())
    }
}

impl Action {
    /// One of the two says whether they have talked.
    async fn answers(&self, view: &View<'_>, user: UserId, newcomer: UserId) -> Result<Done> {
        let (cx, chat) = (view.cx, view.chat()?);
        let pair = queries::pair(&cx.tx, chat.key, newcomer).await?;
        let Some(pair) = pair.filter(|pair| is_of(pair, user)) else { return said(false) };
        match self {
            Self::NotYet(_) => pairing::not_yet(cx, chat, newcomer).await?,
            // The buddy says so: it is for the newcomer to want another.
            Self::NotTalked(_) if pair.newcomer != user => {}
            Self::NotTalked(_) => return Ok(Done::instead(offer_another(view).await?)),
            _ => pairing::end(cx, chat, newcomer).await?,
        }
        Ok(Done::shown().saying(line("buddies-noted")))
    }
}

/// Whether she is one of the two.
fn is_of(pair: &Pair, user: UserId) -> bool {
    matches!(pair.state, State::Pair | State::Wonders) && (pair.newcomer == user || pair.buddy == Some(user))
}

fn said(is_hers: bool) -> Result<Done> {
    let words = if is_hers { "buddies-noted" } else { "buddies-no-longer" };
    Ok(Done::shown().saying(line(words)))
}

async fn must_be_in(view: &View<'_>, user: UserId) -> Result {
    let chat = view.chat()?;
    match view.cx.is_in(chat, user).await? {
        true => Ok(()),
        false => Err(line("flow-not-in").text("group", &chat.title).into()),
    }
}

async fn name(view: &View<'_>, user: UserId) -> Result<String> {
    let known = people::known(&view.cx.tx, user).await?;
    Ok(views::mention(user, &known.map(|known| known.name).unwrap_or_default()))
}

/// How it stands with her.
async fn show(view: &View<'_>) -> Result<Page> {
    let (cx, chat, user) = (view.cx, view.chat()?, view.person()?.id);
    must_be_in(view, user).await?;
    if let Some(paused) = queries::volunteer(&cx.tx, chat.key, user).await? {
        return for_buddy(view, user, paused).await;
    }
    if let Some(pair) = queries::pair(&cx.tx, chat.key, user).await? {
        return for_newcomer(view, pair).await;
    }
    let joined = people::membership(&cx.tx, chat.key, user).await?.and_then(|her| her.joined_at);
    let (words, label, action) = match joined.is_some_and(|at| cx.now - at < NEW) {
        true => ("buddies-want", "buddies-button-want", Action::Want),
        false => ("buddies-volunteer", "buddies-button-volunteer", Action::Volunteer),
    };
    let words = view.says(&line(words).text("group", &chat.title));
    Ok(Page::new(words, Keyboard::new().row(view.keys(&[(label, action)]).await?)))
}

/// For who is there for newcomers.
async fn for_buddy(view: &View<'_>, user: UserId, paused: bool) -> Result<Page> {
    let (cx, chat) = (view.cx, view.chat()?);
    let words = if paused { "buddies-paused" } else { "buddies-is-one" };
    let mut words = vec![view.says(&line(words).text("group", &chat.title))];
    let mut keyboard = Keyboard::new();
    for pair in queries::of_buddy(&cx.tx, chat.key, user).await? {
        let name = name(view, pair.newcomer).await?;
        if pair.state == State::Asked {
            words.push(view.says(&line("buddies-asked-short").html("name", name)));
            keyboard = keyboard.row(view.keys(&answers(pair.newcomer)).await?);
        } else {
            words.push(view.says(&line("buddies-has").html("name", name)));
            words.push(views::openings(view.lang));
        }
    }
    let pause = match paused {
        true => ("buddies-button-resume", Action::Volunteer),
        false => ("buddies-button-pause", Action::Pause),
    };
    let ways = view.keys(&[pause, ("buddies-button-stop", Action::Stop)]).await?;
    Ok(Page::new(words.join("\n\n"), keyboard.row(ways)))
}

fn answers(newcomer: UserId) -> [(&'static str, Action); 2] {
    [("buddies-button-yes", Action::Yes(newcomer)), ("buddies-button-not-now", Action::NotNow(newcomer))]
}

/// For who wants a buddy, or has one.
async fn for_newcomer(view: &View<'_>, pair: Pair) -> Result<Page> {
    let words = line(views::stands(pair.state)).text("group", &view.chat()?.title);
    let unwant = [("buddies-button-unwant", Action::Unwant)];
    let (Some(buddy), State::Pair | State::Wonders) = (pair.buddy, pair.state) else {
        return Ok(Page::new(view.says(&words), Keyboard::new().row(view.keys(&unwant).await?)));
    };
    let words = view.says(&words.html("name", name(view, buddy).await?));
    let html = format!("{words}\n\n{}", views::openings(view.lang));
    let another = view.keys(&[("buddies-button-another", Action::Another)]).await?;
    Ok(Page::new(html, Keyboard::new().row(another).row(view.keys(&unwant).await?)))
}

/// Asks somebody whether she is glad to be the buddy of a newcomer.
async fn ask(view: &View<'_>, newcomer: UserId) -> Result<Page> {
    let (cx, chat, user) = (view.cx, view.chat()?, view.person()?.id);
    let pair = queries::pair(&cx.tx, chat.key, newcomer).await?;
    if !pair.is_some_and(|pair| pair.state == State::Asked && pair.buddy == Some(user)) {
        return show(view).await;
    }
    let [hers, theirs] = [pairing::tags(cx, chat, user).await?, pairing::tags(cx, chat, newcomer).await?];
    let words = line("buddies-asked")
        .text("group", &chat.title)
        .html("name", name(view, newcomer).await?)
        .line("shared", views::shared(&rules::shared(&hers, &theirs)));
    Ok(Page::new(view.says(&words), Keyboard::new().row(view.keys(&answers(newcomer)).await?)))
}

/// Asks one of the two whether they have talked.
async fn wonder(view: &View<'_>, newcomer: UserId) -> Result<Page> {
    let (cx, chat, user) = (view.cx, view.chat()?, view.person()?.id);
    let pair = queries::pair(&cx.tx, chat.key, newcomer).await?.filter(|pair| is_of(pair, user));
    let Some(Pair { buddy: Some(buddy), .. }) = pair else { return show(view).await };
    let other = if user == newcomer { buddy } else { newcomer };
    let words = line("buddies-wonder").text("group", &chat.title).html("name", name(view, other).await?);
    let keys = [
        ("buddies-button-talked", Action::Talked(newcomer)),
        ("buddies-button-not-yet", Action::NotYet(newcomer)),
        ("buddies-button-not-talked", Action::NotTalked(newcomer)),
    ];
    Ok(Page::new(view.says(&words), Keyboard::new().row(view.keys(&keys).await?)))
}

async fn offer_another(view: &View<'_>) -> Result<Page> {
    let keys = [("buddies-button-another", Action::Another), ("buddies-button-unwant", Action::Unwant)];
    let words = line("buddies-offer-another").text("group", &view.chat()?.title);
    Ok(Page::new(view.says(&words), Keyboard::new().row(view.keys(&keys).await?)))
}
