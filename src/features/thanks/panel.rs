//! What members see of thanks, by a command or a button, and what those who manage the group do there.

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::{
    NAME, Thanks, give, grants, log,
    queries::{self, Given},
    rules, views, write,
};
use crate::{
    dispatch::{
        Cx, Press, Result,
        context::About,
        flow::{Answers, Talk},
        panel::{Done, For, PAIRED, Page, Pager, Panel, View, members},
        rights::Need,
    },
    store::chats::Chat,
    telegram::{
        UserId,
        keyboard::{Key, Keyboard},
    },
    words::{clip, line},
};

/// Thanks on a page, and those whose reason can be taken back.
const PER_PAGE: usize = 8;
const PER_PAGE_WITH_BUTTONS: usize = 5;

/// What our buttons and links do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Action {
    /// How it is done.
    How,
    /// What she just said counts.
    Said(i64),
    /// It shows this value.
    Shows { thanks: i64, value: i64 },
    /// It was none.
    Undo(i64),
    /// Her latest were none.
    UndoLatest,
    /// Whom does she thank? A page of names.
    Whom(usize),
    /// Her.
    To(UserId),
    /// What she was thanked for.
    Mine(usize),
    /// What she thanked others for.
    Given(usize),
    /// A reason is taken back.
    Withdraw { thanks: i64, page: usize },
    /// The values, and how often each was named this month.
    Values,
    /// Who was granted what.
    Grants(usize),
}

/// What the buttons of those who manage the group do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Deed {
    /// The values, each with a button that takes it away.
    Keep,
    /// One is no value any more.
    Drop(i64),
    /// One more is to be written.
    Add,
    /// The grants, with buttons to take them back.
    Granted(usize),
    /// One is taken back.
    Retract { grant: i64, page: usize },
}

#[async_trait]
impl Panel for Action {
    const ROOM: &'static str = NAME;
    const FOR: For = For::Her;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        let chat = view.chat()?;
        if let Ok(person) = view.person() {
            must_be_in(view.cx, chat, person.id).await?;
        }
        match self {
            Self::How | Self::To(_) => how(view).await,
            Self::Said(id) | Self::Shows { thanks: id, .. } => said(view, chat, *id).await,
            Self::Undo(_) | Self::UndoLatest => Ok(Page::new(view.says(&line("thanks-undone")), Keyboard::new())),
            Self::Whom(page) => {
                let words = line("thanks-ask-whom").text("group", &chat.title);
                members::choose(view, words, *page, Self::To, Self::Whom).await
            }
            Self::Mine(page) => mine(view, chat, *page).await,
            Self::Given(page) | Self::Withdraw { page, .. } => explained(view, chat, *page).await,
            Self::Values => values(view, chat).await,
            Self::Grants(page) => log_of_grants(view, chat, *page).await,
        }
    }

    async fn act(&self, view: &View<'_>, press: &Press) -> Result<Done> {
        let (cx, chat, person) = (view.cx, view.chat()?, &press.person);
        match self {
            Self::Shows { thanks, value } => {
                let is_value = queries::values(&cx.tx, chat.key).await?.iter().any(|one| one.id == *value);
                match own(cx, chat, *thanks, person.id).await? {
                    Some(given) if is_value && given.value.is_none() => {
                        queries::set_value(&cx.tx, *thanks, *value).await?;
                        Ok(Done::shown())
                    }
                    _ => Ok(Done::shown()),
                }
            }
            Self::Undo(id) => match own(cx, chat, *id, person.id).await? {
                Some(given) if !give::undo(cx, chat, &given).await? => {
                    Ok(Done::instead(said(view, chat, *id).await?).saying(line("thanks-too-late")))
                }
                _ => Ok(Done::shown()),
            },
            Self::UndoLatest => give::undo_latest(cx, chat, person.id).await.map(|()| Done::shown()),
            Self::To(user) => {
                must_be_in(cx, chat, person.id).await?;
                Talk { flow: &write::Thanking, chat, person }.begin(cx, write::about(*user), None).await?;
                Ok(Done::stays())
            }
            Self::Withdraw { thanks, .. } => match own(cx, chat, *thanks, person.id).await? {
                Some(_) => {
                    queries::take_reason_back(&cx.tx, *thanks).await?;
                    Ok(Done::shown().saying(line("thanks-withdrawn")))
                }
                None => Ok(Done::shown()),
            },
            Self::How
            | Self::Said(_)
            | Self::Whom(_)
            | Self::Mine(_)
            | Self::Given(_)
            | Self::Values
            | Self::Grants(_) => Ok(Done::shown()),
        }
    }
}

async fn must_be_in(cx: &Cx, chat: &Chat, user: UserId) -> Result {
    match cx.is_in(chat, user).await? {
        true => Ok(()),
        false => Err(line("flow-not-in").text("group", &chat.title).into()),
    }
}

/// Thanks of hers.
async fn own(cx: &Cx, chat: &Chat, id: i64, giver: UserId) -> Result<Option<Given>> {
    Ok(queries::by_id(&cx.tx, chat.key, id).await?.filter(|given| given.giver == giver))
}

/// How it is done, with a way into private, where she is asked.
async fn how(view: &View<'_>) -> Result<Page> {
    let write = match view.in_private {
        true => view.key(&line("thanks-button-write"), &Action::Whom(0)).await?,
        false => view.open_private(&Action::Whom(0)).await?,
    };
    let more = view.keys(&[("thanks-button-mine", Action::Mine(0)), ("thanks-button-values", Action::Values)]).await?;
    Ok(Page::new(view.says(&line("thanks-how")), Keyboard::new().row([write]).row(more)))
}

/// What she just said, with the values it may show and the way back.
async fn said(view: &View<'_>, chat: &Chat, id: i64) -> Result<Page> {
    let cx = view.cx;
    let given = match view.person() {
        Ok(person) => own(cx, chat, id, person.id).await?,
        Err(_) => None,
    };
    let Some(given) = given else { return Ok(Page::new(view.says(&line("thanks-undone")), Keyboard::new())) };
    let mut keyboard = Keyboard::new();
    if given.value.is_none() {
        let mut keys: Vec<Key> = Vec::new();
        for value in queries::values(&cx.tx, chat.key).await? {
            let shows = Action::Shows { thanks: id, value: value.id };
            keys.push(view.labelled(clip(&value.name, PAIRED), &shows).await?);
        }
        keyboard = keyboard.rows_of(2, keys);
    }
    if rules::can_be_undone(given.at, cx.now) {
        keyboard = keyboard.row([view.key(&line("thanks-button-undo"), &Action::Undo(id)).await?]);
    }
    Ok(Page::new(view.says(&views::said(&given)), keyboard))
}

async fn mine(view: &View<'_>, chat: &Chat, wanted: usize) -> Result<Page> {
    let (cx, person) = (view.cx, view.person()?);
    let (all, people) = queries::how_often_received(&cx.tx, chat.key, person.id).await?;
    let pager = Pager::new(wanted, usize::try_from(all).unwrap_or_default(), PER_PAGE);
    let received = queries::received(&cx.tx, chat.key, person.id, of_page(&pager, PER_PAGE)).await?;
    let title = line("thanks-mine").text("group", &chat.title).num("n", all).num("people", people);
    let lines = views::lines(received.iter().map(|given| views::received(given, chat)), view.lang);
    let given = view.key(&line("thanks-button-given"), &Action::Given(0)).await?;
    let keyboard = Keyboard::new().row(pager.turns(view, Action::Mine).await?).row([given]);
    Ok(Page::new(views::titled(&view.says(&pager.says(title)), lines), keyboard))
}

async fn explained(view: &View<'_>, chat: &Chat, wanted: usize) -> Result<Page> {
    let (cx, person) = (view.cx, view.person()?);
    let (all, explained) = queries::how_often_given(&cx.tx, chat.key, person.id).await?;
    let pager = Pager::new(wanted, usize::try_from(explained).unwrap_or_default(), PER_PAGE_WITH_BUTTONS);
    let of = of_page(&pager, PER_PAGE_WITH_BUTTONS);
    let given = queries::explained_by(&cx.tx, chat.key, person.id, of).await?;
    let mut keys = Vec::new();
    for (one, number) in given.iter().zip(pager.first() + 1..) {
        let label = line("thanks-button-withdraw").plain("number", &number.to_string());
        keys.push(view.key(&label, &Action::Withdraw { thanks: one.id, page: pager.page() }).await?);
    }
    let title = line("thanks-given").text("group", &chat.title).num("n", all).num("explained", explained);
    let lines = given.iter().zip(pager.first() + 1..).map(|(given, number)| views::given(given, number, chat));
    let lines = views::lines(lines, view.lang);
    let mine = view.key(&line("thanks-button-mine"), &Action::Mine(0)).await?;
    let keyboard = Keyboard::new().rows_of(2, keys).row(pager.turns(view, Action::Given).await?).row([mine]);
    Ok(Page::new(views::titled(&view.says(&pager.says(title)), lines), keyboard))
}

/// Read for a page: so many, after leaving out the first.
fn of_page(pager: &Pager, per_page: usize) -> (i64, i64) {
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    (number(per_page), number(pager.first()))
}

async fn values(view: &View<'_>, chat: &Chat) -> Result<Page> {
    let words = views::values(view.cx, chat, view.lang).await?;
    let mut keyboard = Keyboard::new();
    if view.rank().await?.may(&Need::of_room(&Thanks)) {
        let label = line("thanks-button-keep").render_plain(view.lang);
        keyboard = keyboard.row([view.labelled_about(label, &Deed::Keep, About::chat(chat.key)).await?]);
    }
    Ok(Page::new(words, keyboard))
}

async fn log_of_grants(view: &View<'_>, chat: &Chat, wanted: usize) -> Result<Page> {
    let cx = view.cx;
    let pager = pager_of_grants(cx, chat, wanted, PER_PAGE).await?;
    let (most, left_out) = of_page(&pager, PER_PAGE);
    let found = queries::grants(&cx.tx, chat.key, most, left_out).await?;
    let reader = view.person().ok().map(|person| person.id);
    let manages = view.rank().await?.may(&Need::of_room(&Thanks));
    // Who wants to be on no list is named to herself, and to those who may grant.
    let is_named = |grant: &queries::Grant| !grant.is_hidden || manages || reader == Some(grant.receiver);
    let lines = views::lines(found.iter().map(|grant| views::grant(grant, is_named(grant), chat)), view.lang);
    let title = line("thanks-grants").text("group", &chat.title).num("n", count(&pager));
    let mut keyboard = Keyboard::new().row(pager.turns(view, Action::Grants).await?);
    if manages && !found.is_empty() {
        let label = line("thanks-button-retract-some").render_plain(view.lang);
        keyboard = keyboard.row([view.labelled_about(label, &Deed::Granted(0), About::chat(chat.key)).await?]);
    }
    Ok(Page::new(views::titled(&view.says(&pager.says(title)), lines), keyboard))
}

async fn pager_of_grants(cx: &Cx, chat: &Chat, wanted: usize, per_page: usize) -> Result<Pager> {
    let all = queries::how_many_grants(&cx.tx, chat.key).await?;
    Ok(Pager::new(wanted, usize::try_from(all).unwrap_or_default(), per_page))
}

fn count(pager: &Pager) -> i64 {
    i64::try_from(pager.items()).unwrap_or(i64::MAX)
}

#[async_trait]
impl Panel for Deed {
    const ROOM: &'static str = NAME;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        match self {
            Self::Keep | Self::Drop(_) | Self::Add => keep(view).await,
            Self::Granted(page) | Self::Retract { page, .. } => granted(view, *page).await,
        }
    }

    async fn act(&self, view: &View<'_>, press: &Press) -> Result<Done> {
        let (cx, chat, actor) = (view.cx, view.chat()?, press.actor());
        match self {
            Self::Keep | Self::Granted(_) => Ok(Done::shown()),
            Self::Drop(id) => {
                let values = queries::values(&cx.tx, chat.key).await?;
                if values.iter().any(|value| value.id == *id) {
                    queries::drop_value(&cx.tx, chat.key, *id).await?;
                    log(cx, chat, &actor, "values").await?;
                }
                Ok(Done::shown())
            }
            Self::Add => {
                Talk { flow: &write::AddValue, chat, person: &press.person }
                    .begin(cx, Answers::default(), None)
                    .await?;
                Ok(Done::stays())
            }
            Self::Retract { grant, .. } => {
                let said = grants::retract(cx, chat, *grant, &press.person).await?;
                Ok(Done::shown().saying(said))
            }
        }
    }
}

async fn keep(view: &View<'_>) -> Result<Page> {
    let (cx, chat) = (view.cx, view.chat()?);
    let words = views::values(cx, chat, view.lang).await?;
    let mut keys = Vec::new();
    let values = queries::values(&cx.tx, chat.key).await?;
    for value in &values {
        let label = line("thanks-button-drop").text("value", &clip(&value.name, PAIRED));
        keys.push(view.key(&label, &Deed::Drop(value.id)).await?);
    }
    let mut keyboard = Keyboard::new().rows_of(1, keys);
    if view.in_private && values.len() < rules::MOST_VALUES {
        keyboard = keyboard.row([view.key(&line("thanks-button-add"), &Deed::Add).await?]);
    }
    Ok(Page::new(format!("{words}\n\n{}", view.says(&line("thanks-values-how"))), keyboard))
}

/// The grants, each that can still be taken back with a button for it.
async fn granted(view: &View<'_>, wanted: usize) -> Result<Page> {
    let (cx, chat) = (view.cx, view.chat()?);
    let pager = pager_of_grants(cx, chat, wanted, PER_PAGE_WITH_BUTTONS).await?;
    let (most, left_out) = of_page(&pager, PER_PAGE_WITH_BUTTONS);
    let found = queries::grants(&cx.tx, chat.key, most, left_out).await?;
    let mut keys = Vec::new();
    for grant in found.iter().filter(|grant| !grant.is_taken && rules::can_be_taken_back(grant.at, cx.now)) {
        let name = views::name_of(grant.receiver_name.as_deref()).render_plain(view.lang);
        let label = line("thanks-button-retract").num("points", grant.points).text("name", &clip(&name, PAIRED));
        keys.push(view.key(&label, &Deed::Retract { grant: grant.id, page: pager.page() }).await?);
    }
    let title = line("thanks-grants").text("group", &chat.title).num("n", count(&pager));
    let lines = views::lines(found.iter().map(|grant| views::grant(grant, true, chat)), view.lang);
    let keyboard = Keyboard::new().rows_of(1, keys).row(pager.turns(view, Deed::Granted).await?);
    Ok(Page::new(views::titled(&view.says(&pager.says(title)), lines), keyboard))
}
