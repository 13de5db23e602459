//! What members ask a guest, and what of it they would like to hear.

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::{
    super::{
        NAME,
        queries::{
            self, Series,
            guests::{self, Guest, Question as Asked, State},
        },
    },
    begins, is_open, name_of,
};
use crate::{
    dispatch::{
        Audience, Cx, Press, Result,
        flow::{Answer, Answers, Done, Flow, Kind, Preview, Step, Talk, Wish},
        nudge::Reason,
        panel::{ALONE, Done as Pressed, For, Page, Pager, Panel, View},
        rights::Need,
    },
    features::onboarding,
    store::{chats::Chat, people},
    telegram::{UserId, keyboard::Keyboard},
    words::{Lang, clip, day_and_time, escape, inert, isolate, line},
};

/// Longest question.
const LONGEST: usize = 200;
/// So many of one person.
const MOST_OF_ONE: i64 = 3;
/// So many to one guest.
const MOST: usize = 200;
/// So many on a page.
const PER_PAGE: usize = 6;

/// Under this name the answers of a flow have the guest they are for.
const FOR_WHOM: &str = "series";
const TEXT: &str = "text";

/// What our buttons and links do.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Asking {
    /// The guest who comes next.
    Guests,
    /// A page of the questions to one.
    Questions(i64, usize),
    /// She would like to hear that, or not any more.
    Vote(i64, usize),
    /// She asks something.
    AskGuest(i64),
    /// Which question is to go: a page of those she may take away.
    Strike(i64, usize),
    /// That one.
    Struck(i64, usize),
}

/// The guest of a series of this group.
async fn found(cx: &Cx, chat: &Chat, series: i64) -> Result<(Series, Guest)> {
    let one = queries::by_id(&cx.tx, series).await?.filter(|one| one.chat == chat.key);
    let guest = guests::of_series(&cx.tx, series).await?;
    Ok(one.zip(guest).ok_or_else(|| line("guest-nobody").text("group", &chat.title))?)
}

/// The next guest of a group who can be asked.
async fn next(cx: &Cx, chat: &Chat) -> Result<Option<i64>> {
    let mut coming = Vec::new();
    for guest in guests::of_chat(&cx.tx, chat.key).await? {
        let Some(one) = queries::by_id(&cx.tx, guest.series).await? else { continue };
        if is_open(cx, chat, &one, &guest).await? {
            coming.push((begins(cx, chat, &one).await?, one.id));
        }
    }
    Ok(coming.into_iter().min().map(|(_, series)| series))
}

/// The series a question is for, as long as it is there.
async fn of_question(cx: &Cx, chat: &Chat, id: i64) -> Result<(Series, Guest, Asked)> {
    let gone = || line("guest-question-gone");
    let question = guests::question(&cx.tx, id).await?.ok_or_else(gone)?;
    let (one, guest) = found(cx, chat, question.series).await?;
    Ok((one, guest, question))
}

#[async_trait]
impl Panel for Asking {
    const ROOM: &'static str = NAME;
    const FOR: For = For::Anybody;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        let (cx, chat) = (view.cx, view.chat()?);
        must_be_in(cx, chat, view.person()?.id).await?;
        match *self {
            Self::Guests => match next(cx, chat).await? {
                Some(series) => questions(view, series, 0).await,
                None => Ok(nobody(view, chat)),
            },
            Self::Questions(series, page) => questions(view, series, page).await,
            Self::AskGuest(series) => questions(view, series, 0).await,
            Self::Strike(series, page) => strike(view, series, page).await,
            Self::Vote(id, page) | Self::Struck(id, page) => match guests::question(&cx.tx, id).await? {
                Some(question) => questions(view, question.series, page).await,
                None => Box::pin(Self::Guests.page(view)).await,
            },
        }
    }

    async fn act(&self, view: &View<'_>, press: &Press) -> Result<Pressed> {
        let (cx, chat, user) = (view.cx, view.chat()?, press.person.id);
        must_be_in(cx, chat, user).await?;
        match *self {
            Self::Guests | Self::Questions(..) | Self::Strike(..) => Ok(Pressed::shown()),
            Self::Vote(id, _) => {
                let (one, guest, _) = of_question(cx, chat, id).await?;
                must_be_open(cx, chat, &one, &guest).await?;
                let is_new = guests::vote(&cx.tx, (id, chat.key), user).await?;
                if !is_new {
                    guests::withdraw(&cx.tx, id, user).await?;
                }
                Ok(Pressed::shown().saying(line(if is_new { "guest-voted" } else { "guest-withdrawn" })))
            }
            Self::AskGuest(series) => {
                may(cx, chat, series, user).await?;
                let mut told = Answers::default();
                told.set(FOR_WHOM, Some(Answer::Number(series)));
                Talk { flow: &QUESTION, chat, person: &press.person }.begin(cx, told, None).await?;
                Ok(Pressed::stays())
            }
            Self::Struck(id, page) => {
                let (one, guest, question) = of_question(cx, chat, id).await?;
                must_be_open(cx, chat, &one, &guest).await?;
                let is_hers = question.author == user;
                if !is_hers {
                    cx.must_help_with(chat, &press.person, NAME).await?;
                }
                guests::remove(&cx.tx, id).await?;
                if !is_hers {
                    let words = line("guest-question-removed").text("group", &chat.title).text("text", &question.text);
                    cx.nudge(question.author, Some(chat), Reason::Asked, &|lang| words.render(lang)).await?;
                }
                let page = questions(view, one.id, page).await?;
                Ok(Pressed::instead(page).saying(line("guest-struck")))
            }
        }
    }
}

async fn must_be_in(cx: &Cx, chat: &Chat, user: UserId) -> Result {
    match cx.is_in(chat, user).await? {
        true => Ok(()),
        false => Err(line("flow-not-in").text("group", &chat.title).into()),
    }
}

async fn must_be_open(cx: &Cx, chat: &Chat, one: &Series, guest: &Guest) -> Result {
    match is_open(cx, chat, one, guest).await? {
        true => Ok(()),
        false => Err(line("guest-closed").into()),
    }
}

/// Refuses somebody who may ask nothing now.
async fn may(cx: &Cx, chat: &Chat, series: i64, user: UserId) -> Result<Guest> {
    let (one, guest) = found(cx, chat, series).await?;
    must_be_open(cx, chat, &one, &guest).await?;
    if people::is_muted(&cx.tx, chat.key, user).await? {
        return Err(line("guest-muted").text("group", &chat.title).into());
    }
    if guests::asked_by(&cx.tx, series, user).await? >= MOST_OF_ONE {
        return Err(line("guest-enough").num("most", MOST_OF_ONE).into());
    }
    match guests::questions(&cx.tx, series).await?.len() < MOST {
        true => Ok(guest),
        false => Err(line("guest-full").into()),
    }
}

fn nobody(view: &View<'_>, chat: &Chat) -> Page {
    Page::new(view.says(&line("guest-nobody").text("group", &chat.title)), Keyboard::new())
}

/// The questions to a guest, with a button for each by which one says that she would like to hear the answer.
async fn questions(view: &View<'_>, series: i64, page: usize) -> Result<Page> {
    let (cx, chat, user) = (view.cx, view.chat()?, view.person()?.id);
    let (one, guest) = found(cx, chat, series).await?;
    let is_open = is_open(cx, chat, &one, &guest).await?;
    let all = guests::questions(&cx.tx, series).await?;
    let pager = Pager::new(page, all.len(), PER_PAGE);
    let voted = guests::voted(&cx.tx, series, user).await?;
    let at = begins(cx, chat, &one).await?.unwrap_or(cx.now);
    let title = line(if is_open { "guest-questions" } else { "guest-questions-closed" })
        .text("name", &name_of(cx, &guest).await?)
        .line("day", day_and_time(at, chat.zone, cx.now));
    let (mut lines, mut keyboard) = (Vec::new(), Keyboard::new());
    for (place, question) in (pager.first() + 1..).zip(pager.of(&all)) {
        let n = place.to_string();
        let entry =
            line("guest-entry").plain("n", &n).text("text", &inert(&question.text)).num("votes", question.votes);
        lines.push(view.says(&entry));
        if is_open {
            let mark = if voted.contains(&question.id) { "guest-button-voted" } else { "guest-button-vote" };
            let label = line(mark).plain("n", &n).num("votes", question.votes).text("text", &question.text);
            let label = clip(&label.render_plain(view.lang), ALONE);
            keyboard = keyboard.row([view.labelled(label, &Asking::Vote(question.id, pager.page())).await?]);
        }
    }
    let mut words = vec![view.says(&pager.says(title))];
    if !guest.about.is_empty() {
        words.push(isolate(&escape(&inert(&guest.about))));
    }
    words.push(if lines.is_empty() { view.says(&line("guest-no-questions-yet")) } else { lines.join("\n") });
    if let (State::Posted | State::Over, Some(link)) =
        (guest.state, guest.message.and_then(|message| onboarding::message_link(chat.id, message)))
    {
        words.push(link);
    }
    keyboard = keyboard.row(pager.turns(view, |page| Asking::Questions(series, page)).await?);
    if is_open {
        keyboard = match view.in_private {
            true => keyboard.row(view.keys(&[("guest-button-ask", Asking::AskGuest(series))]).await?),
            false => keyboard.row([view.open_private(&Asking::Questions(series, 0)).await?]),
        };
        if !strikable(view, &all).await?.is_empty() {
            keyboard = keyboard.row(view.keys(&[("guest-button-strike", Asking::Strike(series, 0))]).await?);
        }
    }
    Ok(Page::new(words.join("\n\n"), keyboard))
}

/// Those she may take away: her own; whoever manages the group, all.
async fn strikable(view: &View<'_>, all: &[Asked]) -> Result<Vec<Asked>> {
    let user = view.person()?.id;
    let manages = view.rank().await?.may(&Need::Section(NAME));
    Ok(all.iter().filter(|question| manages || question.author == user).cloned().collect())
}

async fn strike(view: &View<'_>, series: i64, page: usize) -> Result<Page> {
    let (cx, chat) = (view.cx, view.chat()?);
    let (one, guest) = found(cx, chat, series).await?;
    must_be_open(cx, chat, &one, &guest).await?;
    let all = strikable(view, &guests::questions(&cx.tx, series).await?).await?;
    let pager = Pager::new(page, all.len(), PER_PAGE);
    let mut keys = Vec::new();
    for question in pager.of(&all) {
        let label = line("guest-button-struck").text("text", &question.text).render_plain(view.lang);
        keys.push(view.labelled(clip(&label, ALONE), &Asking::Struck(question.id, 0)).await?);
    }
    let back = view.keys(&[("series-button-back", Asking::Questions(series, 0))]).await?;
    let turns = pager.turns(view, |page| Asking::Strike(series, page)).await?;
    let words = view.says(&pager.says(line("guest-strike")));
    Ok(Page::new(words, Keyboard::new().rows_of(1, keys).row(turns).row(back)))
}

/// What she asks.
pub static QUESTION: Question = Question;

/// Asking a guest something.
#[derive(Debug)]
pub struct Question;

fn for_whom(answers: &Answers) -> i64 {
    match answers.get(FOR_WHOM) {
        Some(Answer::Number(series)) => *series,
        _ => 0,
    }
}

#[async_trait]
impl Flow for Question {
    fn room(&self) -> &'static str {
        NAME
    }

    fn name(&self) -> &'static str {
        "guest-question"
    }

    fn audience(&self) -> Audience {
        Audience::Member
    }

    fn steps(&self) -> &'static [Step] {
        const { &[Step::new(TEXT, "guest-ask-question", Kind::Line(LONGEST))] }
    }

    fn goes_on(&self, begun: &Answers, told: &Answers) -> bool {
        begun.get(FOR_WHOM) == told.get(FOR_WHOM)
    }

    fn half_done(&self) -> &'static str {
        "guest-half-done"
    }

    fn publish(&self) -> &'static str {
        "tips-button-send"
    }

    async fn check(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers) -> Result {
        may(cx, talk.chat, for_whom(answers), talk.person.id).await.map(drop)
    }

    async fn preview(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, language: Lang) -> Result<Preview> {
        let (_, guest) = found(cx, talk.chat, for_whom(answers)).await?;
        let text = answers.text(TEXT).map_or("", |text| text.text());
        let words = line("guest-question-preview").text("name", &name_of(cx, &guest).await?).text("text", text);
        Ok(Preview { html: words.render(language), media: None })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, _wish: Wish<'_>) -> Result<Done> {
        let (series, user) = (for_whom(answers), talk.person.id);
        let text = answers.text(TEXT).map_or("", |text| text.text());
        let guest = may(cx, talk.chat, series, user).await?;
        if !guests::is_asked(&cx.tx, series, user, text).await? {
            guests::ask(&cx.tx, (series, talk.chat.key), user, text, cx.now).await?;
        }
        Ok(line("guest-asked").text("name", &name_of(cx, &guest).await?).into())
    }
}
