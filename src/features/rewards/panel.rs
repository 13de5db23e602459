//! What people see: what is theirs, and, for those who manage the group, the rewards, what was given to whom, and what can be
//! done about it.

use std::sync::Arc;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::{
    NAME, Rewards,
    life::{self, Claimed},
    make,
    queries::{self, State},
    views,
};
use crate::{
    dispatch::{
        Ask, Cx, Opened, Place, Press, Result, artist, chooser,
        context::About,
        panel::{
            self as screens, Done, For, Page, Pager, Panel, View,
            groups::{Among, Question},
        },
        rights::Need,
    },
    store::chats::{self, Chat},
    telegram::{
        actor::Person,
        keyboard::{Key, Keyboard},
        request::Request,
    },
    words::{clip, line},
};

/// Rewards, and claims, on a page.
const PER_PAGE: usize = 6;
/// Rows of a table.
const MOST_ROWS: i64 = 10_000;

/// What the button in the group does, and what shows her code again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Claiming {
    /// She wants to have it.
    Claim { reward: i64 },
}

/// What everybody's buttons do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Action {
    /// What is hers, and what can be claimed.
    Mine,
    /// It is kept for her until she has started us.
    Kept(i64),
}

/// What the buttons of those do who manage the group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Deed {
    /// The rewards of a group, a page of them.
    All(usize),
    /// One of them.
    One(i64),
    /// A new one.
    New { title: Option<String> },
    /// A new one of this kind.
    Make { codes: bool, title: Option<String> },
    /// More codes.
    Add(i64),
    /// Into the group, at its end.
    Post(i64),
    /// Nobody can claim it any more; only if she is sure.
    Close { id: i64, sure: bool },
    /// What was given to whom, a page of it.
    Given { id: i64, page: usize },
    /// One of these.
    Of(i64),
    /// Takes it back.
    Take(i64),
    /// Gives it once more.
    Again(i64),
    /// Sends all of it as a table.
    Table(i64),
}

/// The button in the group, or below her code, was pressed.
pub(super) async fn claim_pressed(cx: Cx, press: Arc<Press>) -> Result {
    let (Claiming::Claim { reward }, Some(chat)) = (press.action()?, &press.chat) else {
        return Err(line("refuse-stale-button").into());
    };
    let became = life::claim(&cx, chat, &press.person, reward).await?;
    if became == Claimed::Kept {
        let reward = life::must_be(&cx, chat.key, reward).await?;
        life::whisper_kept(&cx, &reward, press.person.id).await?;
    }
    cx.toast(&press, &views::became(became)).await
}

/// The link to what is kept for her was opened.
pub(super) async fn claim_opened(cx: Cx, opened: Arc<Opened>) -> Result {
    let (Claiming::Claim { reward }, Some(chat)) = (serde_json::from_str(&opened.action)?, &opened.chat) else {
        return Err(line("refuse-stale-button").into());
    };
    match life::claim(&cx, chat, &opened.person, reward).await? {
        Claimed::Sent => Ok(()),
        became => {
            let lang = cx.language_of(opened.person.id, Some(chat.language)).await?;
            cx.send(Request::message(opened.at.chat, &views::became(became).render(lang))).await
        }
    }
}

#[async_trait]
impl Panel for Action {
    const ROOM: &'static str = NAME;
    const FOR: For = For::Her;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        match self {
            Self::Mine => mine(view).await,
            Self::Kept(id) => kept(view, *id).await,
        }
    }
}

async fn kept(view: &View<'_>, id: i64) -> Result<Page> {
    let (cx, chat) = (view.cx, view.chat()?);
    let reward = life::must_be(cx, chat.key, id).await?;
    let about = match view.person() {
        Ok(person) => About::chat(chat.key).for_anybody().only(person),
        Err(_) => About::chat(chat.key).for_anybody(),
    };
    let key = view.goes_on_about("reward-button-fetch", &Claiming::Claim { reward: id }, about).await?;
    let words = line("reward-is-kept").text("title", &reward.title);
    Ok(Page::new(view.says(&words), Keyboard::new().row([key])))
}

async fn mine(view: &View<'_>) -> Result<Page> {
    let (cx, chat, person) = (view.cx, view.chat()?, view.person()?);
    let (mut rows, mut keys) = (Vec::new(), Vec::new());
    for claim in queries::of_person(&cx.tx, chat.key, person.id).await?.into_iter().take(PER_PAGE) {
        let Some(reward) = queries::by_id(&cx.tx, claim.reward).await? else { continue };
        rows.push(view.says(&views::mine(&reward, &claim)));
        let is_hers = matches!(claim.state, State::Reserved | State::Delivered);
        if is_hers && reward.codes {
            let about = About::chat(chat.key).for_anybody().only(person);
            let label = line("reward-button-fetch-of").text("title", &clip(&reward.title, screens::NAMED));
            let claim = Claiming::Claim { reward: reward.id };
            keys.push(view.labelled_about(label.render_plain(view.lang), &claim, about).await?);
        }
    }
    let words = match rows.as_slice() {
        [] => line("reward-mine-none").text("group", &chat.title),
        rows => line("reward-mine").text("group", &chat.title).html("rows", rows.join("\n")),
    };
    let mut keyboard = Keyboard::new().rows_of(1, keys);
    if view.rank().await?.may(&Need::of_room(&Rewards)) {
        let label = line("reward-button-manage").render_plain(view.lang);
        keyboard = keyboard.row([view.labelled_about(label, &Deed::All(0), About::chat(chat.key)).await?]);
    }
    Ok(Page::new(view.says(&words), keyboard))
}

/// `/rewards`
pub(super) async fn asked(cx: Cx, ask: Arc<Ask>) -> Result {
    let (Place::Private, Some(person)) = (&ask.place, ask.actor.person()) else {
        return match ask.actor.person() {
            Some(_) => screens::whisper(&cx, &ask, &Action::Mine).await,
            None => as_group(&cx, &ask).await,
        };
    };
    match chooser::shared_groups(&cx, person.id, NAME).await?.as_slice() {
        [] => Err(line("reward-no-group").into()),
        [(only, _)] => screens::show(&cx, ask.at.chat, Some(&*cx.chat(*only).await?), person, &Action::Mine).await,
        _ => {
            let question = Question::new(NAME, "reward-which-group", Among::Shared, &Action::Mine)?;
            chooser::ask(&cx, ask.at.chat, person, &question).await
        }
    }
}

/// Who writes as the group manages it; a channel has no rewards.
async fn as_group(cx: &Cx, ask: &Ask) -> Result {
    cx.must_have(ask, Need::of_room(&Rewards)).await?;
    screens::whisper(cx, ask, &Deed::All(0)).await
}

/// `/reward`
pub(super) async fn asked_new(cx: Cx, ask: Arc<Ask>) -> Result {
    let title = Some(ask.command.args.trim().to_owned()).filter(|title| !title.is_empty());
    let new = Deed::New { title };
    let Some(person) = ask.actor.person().filter(|_| matches!(ask.place, Place::Private)) else {
        let chat = cx.group_of(&ask)?;
        let link = cx.link(NAME, &new, About::chat(chat.key)).await?;
        return cx.offer_private(&ask, link, &line("reward-in-private")).await;
    };
    match managed(&cx, person).await?.as_slice() {
        [] => Err(line("refuse-group-only").plain("command", &ask.command.name).into()),
        [only] => screens::show(&cx, ask.at.chat, Some(only), person, &new).await,
        _ => {
            let question = Question::new(NAME, "reward-which-group", Among::Managed, &new)?;
            chooser::ask(&cx, ask.at.chat, person, &question).await
        }
    }
}

/// The groups in which somebody may make rewards.
async fn managed(cx: &Cx, person: &Person) -> Result<Vec<Chat>> {
    let mut managed = Vec::new();
    for chat in chats::helped_by(&cx.tx, person.id).await? {
        let may = cx.must_help_with(&chat, person, NAME).await.is_ok();
        if may && cx.is_on(chat.key, NAME).await? {
            managed.push(chat);
        }
    }
    Ok(managed)
}

/// A button of those who manage the group was pressed.
pub(super) async fn pressed(cx: Cx, press: Arc<Press>) -> Result {
    let chat = press.chat.as_ref().ok_or_else(|| line("refuse-stale-button"))?;
    match began(&cx, chat, &press.person, &press.action()?, Some(&press)).await? {
        true => Ok(()),
        false => screens::pressed::<Deed>(cx.clone(), Arc::clone(&press)).await,
    }
}

/// A link of theirs was opened.
pub(super) async fn opened(cx: Cx, opened: Arc<Opened>) -> Result {
    let chat = opened.chat.as_ref().ok_or_else(|| line("refuse-stale-button"))?;
    match began(&cx, chat, &opened.person, &serde_json::from_str(&opened.action)?, None).await? {
        true => Ok(()),
        false => screens::opened::<Deed>(cx.clone(), Arc::clone(&opened)).await,
    }
}

/// Begins what is asked question by question. [`false`]: it is a page.
async fn began(cx: &Cx, chat: &Chat, person: &Person, deed: &Deed, press: Option<&Press>) -> Result<bool> {
    match deed {
        Deed::Make { codes, title } => make::begin(cx, chat, person, (*codes, title.as_deref()), press).await?,
        Deed::Add(id) => make::add(cx, chat, person, &life::must_be(cx, chat.key, *id).await?, press).await?,
        Deed::Take(id) => make::take(cx, chat, person, &life::must_be_claim(cx, chat.key, *id).await?, press).await?,
        _ => return Ok(false),
    }
    Ok(true)
}

#[async_trait]
impl Panel for Deed {
    const ROOM: &'static str = NAME;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        match self {
            Self::All(page) => all(view, *page).await,
            Self::New { title } | Self::Make { title, .. } => new(view, title.as_deref()).await,
            Self::Close { id, sure: false } => sure_to_close(view, *id).await,
            Self::One(id) | Self::Add(id) | Self::Post(id) | Self::Close { id, .. } => one(view, *id).await,
            Self::Given { id, page } => given(view, *id, *page).await,
            Self::Table(id) => given(view, *id, 0).await,
            Self::Of(id) | Self::Take(id) | Self::Again(id) => of(view, *id).await,
        }
    }

    async fn act(&self, view: &View<'_>, press: &Press) -> Result<Done> {
        let (cx, chat) = (view.cx, view.chat()?);
        match self {
            Self::Post(id) => {
                let reward = life::must_be(cx, chat.key, *id).await?;
                if !reward.open {
                    return Err(line("reward-over").text("title", &reward.title).into());
                }
                life::show(cx, chat, &reward, Some(press.person.id)).await?;
                Ok(Done::shown().saying(line("reward-is-posted").text("group", &chat.title)))
            }
            Self::Close { id, sure: true } => {
                life::close(cx, chat, life::must_be(cx, chat.key, *id).await?.id).await?;
                Ok(Done::shown().saying(line("reward-is-closed")))
            }
            Self::Again(id) => {
                life::give_again(cx, chat, &life::must_be_claim(cx, chat.key, *id).await?).await?;
                Ok(Done::shown().saying(line("reward-is-given-again")))
            }
            Self::Table(id) if view.in_private => {
                send_table(view, *id, &press.person).await?;
                Ok(Done::stays().saying(line("reward-is-sent-below")))
            }
            _ => Ok(Done::shown()),
        }
    }
}

async fn new(view: &View<'_>, title: Option<&str>) -> Result<Page> {
    let make = |codes| Deed::Make { codes, title: title.map(str::to_owned) };
    let keys = vec![
        view.goes_on("reward-button-prize", &make(false)).await?,
        view.goes_on("reward-button-codes", &make(true)).await?,
    ];
    let words = line("reward-which-kind").text("group", &view.chat()?.title);
    Ok(Page::new(view.says(&words), Keyboard::new().rows_of(1, keys)))
}

async fn all(view: &View<'_>, wanted: usize) -> Result<Page> {
    let (cx, chat) = (view.cx, view.chat()?);
    let (all, _) = queries::how_many(&cx.tx, chat.key).await?;
    let pager = Pager::new(wanted, usize::try_from(all).unwrap_or_default(), PER_PAGE);
    let skipped = i64::try_from(pager.first()).unwrap_or(i64::MAX);
    let (mut rows, mut keys) = (Vec::new(), Vec::new());
    for id in queries::list_of(&cx.tx, chat.key, PER_PAGE as i64, skipped).await? {
        let Some(reward) = queries::by_id(&cx.tx, id).await? else { continue };
        rows.push(view.says(&views::row(&reward, queries::stock(&cx.tx, id).await?)));
        keys.push(view.labelled(clip(&reward.title, screens::ALONE), &Deed::One(id)).await?);
    }
    let words = match rows.as_slice() {
        [] => line("reward-list-none").text("group", &chat.title),
        rows => line("reward-list").text("group", &chat.title).html("rows", rows.join("\n")),
    };
    let turns = pager.turns(view, Deed::All).await?;
    let new = view.goes_on("reward-button-new", &Deed::New { title: None }).await?;
    Ok(Page::new(view.says(&pager.says(words)), Keyboard::new().rows_of(1, keys).row(turns).row([new])))
}

async fn one(view: &View<'_>, id: i64) -> Result<Page> {
    let (cx, chat) = (view.cx, view.chat()?);
    let reward = life::must_be(cx, chat.key, id).await?;
    let stock = queries::stock(&cx.tx, id).await?;
    let mut keys = Vec::new();
    if reward.open {
        let label = if reward.message.is_some() { "reward-button-post-again" } else { "reward-button-post" };
        keys.push(view.key(&line(label), &Deed::Post(id)).await?);
        if reward.codes {
            keys.push(view.goes_on("reward-button-add", &Deed::Add(id)).await?);
        }
        keys.push(view.key(&line("reward-button-close"), &Deed::Close { id, sure: false }).await?);
    }
    keys.push(view.key(&line("reward-button-given"), &Deed::Given { id, page: 0 }).await?);
    let back = view.key(&line("reward-button-back"), &Deed::All(0)).await?;
    let winners = queries::how_many_entitled(&cx.tx, id).await?;
    let html = views::one(&reward, stock, winners, cx.now, (chat, view.lang));
    Ok(Page::new(html, Keyboard::new().rows_of(2, keys).row([back])))
}

async fn sure_to_close(view: &View<'_>, id: i64) -> Result<Page> {
    let reward = life::must_be(view.cx, view.chat()?.key, id).await?;
    let yes = view.key(&line("reward-button-close"), &Deed::Close { id, sure: true }).await?;
    let back = view.key(&line("reward-button-back"), &Deed::One(id)).await?;
    let words = line("reward-sure-to-close").text("title", &reward.title);
    Ok(Page::new(view.says(&words), Keyboard::new().row([yes, back])))
}

async fn given(view: &View<'_>, id: i64, wanted: usize) -> Result<Page> {
    let (cx, chat) = (view.cx, view.chat()?);
    let reward = life::must_be(cx, chat.key, id).await?;
    let n = usize::try_from(queries::how_many_claims(&cx.tx, id).await?).unwrap_or_default();
    let pager = Pager::new(wanted, n, PER_PAGE);
    let skipped = i64::try_from(pager.first()).unwrap_or(i64::MAX);
    let (mut rows, mut keys) = (Vec::new(), Vec::new());
    for claim in queries::of_reward(&cx.tx, id, PER_PAGE as i64, skipped).await? {
        rows.push(view.says(&views::given(&reward, &claim, cx.now, chat)));
        keys.push(view.labelled(views::label(&claim, view.lang), &Deed::Of(claim.id)).await?);
    }
    let words = match rows.as_slice() {
        [] => line("reward-given-none").text("title", &reward.title),
        rows => line("reward-given").text("title", &reward.title).html("rows", rows.join("\n")),
    };
    let turns = pager.turns(view, |page| Deed::Given { id, page }).await?;
    let mut last = vec![view.key(&line("reward-button-back"), &Deed::One(id)).await?];
    if view.in_private && n > 0 {
        last.push(view.key(&line("reward-button-table"), &Deed::Table(id)).await?);
    }
    Ok(Page::new(view.says(&pager.says(words)), Keyboard::new().rows_of(2, keys).row(turns).row(last)))
}

/// One claim, with all that happened to it.
async fn of(view: &View<'_>, id: i64) -> Result<Page> {
    let (cx, chat) = (view.cx, view.chat()?);
    let claim = life::must_be_claim(cx, chat.key, id).await?;
    let reward = life::must_be(cx, chat.key, claim.reward).await?;
    let mut keys = Vec::new();
    match claim.state {
        State::Reserved | State::Delivered => {
            keys.push(view.goes_on("reward-button-take", &Deed::Take(id)).await?);
        }
        State::Released if claim.user.is_some() && reward.open => {
            keys.push(view.key(&line("reward-button-again"), &Deed::Again(id)).await?);
        }
        State::Sending | State::Released => {}
    }
    keys.push(view.key(&line("reward-button-back"), &Deed::Given { id: reward.id, page: 0 }).await?);
    let ledger = queries::ledger(&cx.tx, &claim).await?;
    let html = views::claim(&reward, &claim, &ledger, cx.now, (chat, view.lang));
    Ok(Page::new(html, Keyboard::new().rows_of(2, keys)))
}

async fn send_table(view: &View<'_>, id: i64, person: &Person) -> Result {
    let (cx, chat) = (view.cx, view.chat()?);
    let reward = life::must_be(cx, chat.key, id).await?;
    let claims = queries::of_reward(&cx.tx, id, MOST_ROWS, 0).await?;
    let table = artist::table(&views::table(&claims, chat, view.lang), &format!("reward-{id}.csv"))?;
    let words = line("reward-table").text("title", &reward.title).render(view.lang);
    cx.send(Request::with_media(person.id.private_chat(), &table, &words)).await
}

/// The button that leads to a reward which a draw gave away.
pub(super) async fn key_for_winners(cx: &Cx, chat: &Chat, reward: i64) -> Result<Key> {
    let label = line("reward-button-claim").render_plain(chat.language);
    cx.button(NAME, label, &Claiming::Claim { reward }, About::chat(chat.key).for_anybody()).await
}
