//! What managers see and do: how those who joined lately came along, who waits, and the steps of the first weeks.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    Action, NAME,
    funnel::{self, Funnel, Newcomer},
    own, path,
    queries::{self, Joiner},
    rules::{self, Planned, STEPS, Step},
    typed::{self, Named, Wish},
    views,
};
use crate::{
    dispatch::{
        Ask, Cx, Press, Result,
        context::About,
        panel::{self, Page, Pager, View},
        whisper::Picture,
    },
    features::{invites, onboarding, pictures},
    store::{ChatKey, chats::Chat},
    telegram::{
        UserId,
        actor::{Actor, Person},
        keyboard::{Key, Keyboard},
        marked::Marked,
    },
    words::{Lang, line},
};

/// People on a page, and groups of them.
const A_PAGE: usize = 8;

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Look {
    /// All who joined lately.
    Whole,
    /// By the week in which they joined.
    Weeks,
    /// By the link they came by.
    Links(usize),
    /// Who waits for an answer.
    Waiting(usize),
}

/// What is changed about a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Deed {
    /// It comes, or does not.
    Switch(bool),
    /// It comes on this day.
    Day(i64),
    /// It says what it comes with.
    Ours,
}

/// `/newcomers`.
pub(super) async fn asked(cx: Cx, ask: Arc<Ask>) -> Result {
    let chat = cx.group_of(&ask)?;
    let wish = typed::read(&ask.command.args, &names()).ok_or_else(|| line("newcomers-which"))?;
    let words = ask.command.marked_body();
    let action = match wish {
        Wish::One(step) if !words.text().is_empty() => return write(&cx, &ask, chat, step, words).await,
        Wish::Show => Action::Show(Look::Whole),
        Wish::Weeks => Action::Show(Look::Weeks),
        Wish::Links => Action::Show(Look::Links(0)),
        Wish::Waiting => Action::Show(Look::Waiting(0)),
        Wish::Steps => Action::Steps,
        Wish::One(step) => Action::Step(step.name.to_owned()),
        Wish::Switch(step, on) => done(&cx, chat.key, &ask.actor, step, Deed::Switch(on)).await?,
        Wish::Day(step, day) => done(&cx, chat.key, &ask.actor, step, Deed::Day(day)).await?,
    };
    panel::whisper(&cx, &ask, &action).await
}

/// The steps with what they are called.
fn names() -> Vec<Named> {
    let names = |step| Lang::ALL.map(|lang| views::step_name(step).render_plain(lang).to_lowercase()).into();
    STEPS.iter().map(|step| Named { step, names: names(step) }).collect()
}

/// Words of her own, typed at once: she sees them in private before they are kept.
async fn write(cx: &Cx, ask: &Ask, chat: &Chat, step: &Step, words: Marked) -> Result {
    let about = About::chat(chat.key);
    let about = ask.actor.person().map_or(about, |person| about.only(person));
    let link = cx.link(NAME, &Action::Write(step.name.to_owned(), Some(words)), about).await?;
    cx.offer_private(ask, link, &line("newcomers-own-in-private")).await
}

/// Somebody begins to tell words of her own, or has told them.
pub(super) async fn told(
    cx: &Cx,
    (chat, person): (&Chat, &Person),
    (step, words): (&str, Option<Marked>),
    press: Option<&Press>,
) -> Result {
    let step = Step::named(step).ok_or_else(|| line("refuse-stale-button"))?;
    let talk = own::talk(step, chat, person)?;
    match words {
        Some(words) => talk.preview(cx, own::told(words), press).await,
        None => {
            let planned = path::plan(cx, chat.key).await?.step(step);
            talk.begin(cx, planned.words.map(own::told).unwrap_or_default(), press).await
        }
    }
}

/// Changes a step. Returns what shows it.
async fn done(cx: &Cx, chat: ChatKey, actor: &Actor, step: &'static Step, deed: Deed) -> Result<Action> {
    let mut planned = path::plan(cx, chat).await?.step(step);
    match deed {
        Deed::Switch(on) => planned.is_on = on,
        Deed::Day(day) => planned.day = day.clamp(*rules::DAYS.start(), *rules::DAYS.end()),
        Deed::Ours => planned.words = None,
    }
    path::change(cx, chat, actor, planned).await?;
    Ok(Action::Step(step.name.to_owned()))
}

/// A button changes a step.
pub(super) async fn change(view: &View<'_>, press: &Press, step: &str, deed: Deed) -> Result {
    let step = Step::named(step).ok_or_else(|| line("refuse-stale-button"))?;
    done(view.cx, view.chat()?.key, &press.actor(), step, deed).await.map(drop)
}

/// A page of what is looked at.
pub(super) async fn look(view: &View<'_>, look: Look) -> Result<Page> {
    let (cx, chat) = (view.cx, view.chat()?);
    match look {
        Look::Waiting(page) => return waiting(view, chat, page).await,
        Look::Links(page) => return links(view, chat, page).await,
        Look::Whole | Look::Weeks => {}
    }
    let people = people(cx, chat, false).await?;
    if look == Look::Weeks {
        let weeks = funnel::by_week(&people, chat.zone, chat.language.week_start());
        let keys = Keyboard::new().row([view.key(&line("newcomers-button-back"), &Action::Show(Look::Whole)).await?]);
        return Ok(Page::new(views::weeks(chat, &weeks, view.lang), keys));
    }
    let (_, waiting) = queries::counts(&cx.tx, chat.key, cx.now - rules::LATELY).await?;
    let verdicts = queries::verdicts(&cx.tx, chat.key, cx.now - rules::LATELY).await?;
    let funnel = Funnel::of(&people);
    let keys = view
        .keys(&[
            ("newcomers-button-weeks", Action::Show(Look::Weeks)),
            ("newcomers-button-links", Action::Show(Look::Links(0))),
            ("newcomers-button-waiting", Action::Show(Look::Waiting(0))),
            ("newcomers-button-steps", Action::Steps),
        ])
        .await?;
    let html = views::whole(chat, &funnel, waiting, &verdicts, view.lang);
    let picture = picture(cx, chat, &funnel, view.lang).await?;
    Ok(Page { html, keyboard: Keyboard::new().rows_of(2, keys), picture })
}

async fn picture(cx: &Cx, chat: &Chat, funnel: &Funnel, lang: Lang) -> Result<Option<Picture>> {
    if funnel.joined() == 0 || !pictures::are_wanted(cx, chat.key).await? {
        return Ok(None);
    }
    Ok(Some(Picture::ForHer(pictures::recipe(lang, views::picture(chat, funnel, lang))?)))
}

/// Those who joined lately, with what they did, and by which link they came if that is asked.
async fn people(cx: &Cx, chat: &Chat, with_links: bool) -> Result<Vec<Newcomer>> {
    let joined = queries::joined_since(&cx.tx, chat.key, cx.now - rules::LATELY).await?;
    let users: Vec<UserId> = joined.iter().map(|one| one.user).collect();
    let introduced = onboarding::introduced_among(cx, chat.key, &users).await?;
    let mut people = Vec::with_capacity(joined.len());
    for one in joined {
        let Joiner { user, began_at, greeted, spoke, answered, second_week, is_there } = one;
        let link = if with_links { invites::link_of(cx, chat.key, user).await? } else { None };
        let introduced = introduced.contains(&user);
        people.push(Newcomer { began_at, link, greeted, introduced, spoke, answered, second_week, is_there });
    }
    Ok(people)
}

async fn links(view: &View<'_>, chat: &Chat, page: usize) -> Result<Page> {
    let links = funnel::by_link(&people(view.cx, chat, true).await?);
    let pager = Pager::new(page, links.len(), A_PAGE);
    let html = views::links(chat, pager.of(&links), view.lang);
    let turns = pager.turns(view, |page| Action::Show(Look::Links(page))).await?;
    let back = view.key(&line("newcomers-button-back"), &Action::Show(Look::Whole)).await?;
    Ok(Page::new(html, Keyboard::new().row(turns).row([back])))
}

async fn waiting(view: &View<'_>, chat: &Chat, page: usize) -> Result<Page> {
    let (cx, all) = (view.cx, queries::waiting_in(&view.cx.tx, &[chat.key]).await?);
    let pager = Pager::new(page, all.len(), A_PAGE);
    let usual = super::waits::usual(cx, chat.key).await?;
    let html = views::waiting(cx, chat, pager.of(&all), usual, view.lang).await?;
    let turns = pager.turns(view, |page| Action::Show(Look::Waiting(page))).await?;
    let back = view.key(&line("newcomers-button-back"), &Action::Show(Look::Whole)).await?;
    Ok(Page::new(html, Keyboard::new().row(turns).row([back])))
}

/// The steps of the first weeks.
pub(super) async fn steps(view: &View<'_>) -> Result<Page> {
    let chat = view.chat()?;
    let steps = path::plan(view.cx, chat.key).await?.steps();
    let mut keys = Vec::new();
    for planned in &steps {
        let action = Action::Step(planned.step.name.to_owned());
        keys.push(view.key(&views::step_label(planned), &action).await?);
    }
    Ok(Page::new(views::steps(chat, &steps, view.lang), Keyboard::new().rows_of(1, keys)))
}

/// One of them.
pub(super) async fn step(view: &View<'_>, name: &str) -> Result<Page> {
    let chat = view.chat()?;
    let step = Step::named(name).ok_or_else(|| line("refuse-stale-button"))?;
    let planned = path::plan(view.cx, chat.key).await?.step(step);
    let does = |deed| Action::Change(name.to_owned(), deed);
    let switch = if planned.is_on { "newcomers-button-off" } else { "newcomers-button-on" };
    let mut keyboard = Keyboard::new().row([view.key(&line(switch), &does(Deed::Switch(!planned.is_on))).await?]);
    if planned.is_on {
        keyboard = keyboard.row(days(view, &planned, does).await?).row([own_key(view, name).await?]);
    }
    if planned.words.is_some() {
        keyboard = keyboard.row([view.key(&line("newcomers-button-ours"), &does(Deed::Ours)).await?]);
    }
    let back = view.key(&line("newcomers-button-back"), &Action::Steps).await?;
    Ok(Page::new(views::one_step(chat, &planned, view.lang), keyboard.row([back])))
}

/// A day earlier and a day later.
async fn days(view: &View<'_>, planned: &Planned, does: impl Fn(Deed) -> Action) -> Result<Vec<Key>> {
    let mut keys = Vec::new();
    for (label, day) in [("newcomers-button-earlier", planned.day - 1), ("newcomers-button-later", planned.day + 1)] {
        if rules::DAYS.contains(&day) {
            keys.push(view.key(&line(label), &does(Deed::Day(day))).await?);
        }
    }
    Ok(keys)
}

/// Words of her own are told in private.
async fn own_key(view: &View<'_>, step: &str) -> Result<Key> {
    let (action, label) = (Action::Write(step.to_owned(), None), line("newcomers-button-own"));
    if view.in_private {
        return view.key(&label, &action).await;
    }
    let link = view.cx.link(NAME, &action, About::chat(view.chat()?.key)).await?;
    Ok(Key::open(label.render_plain(view.lang), link))
}
