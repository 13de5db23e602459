//! What those who manage the group see and do: rounds and their questions, what waits to be asked, what can be won.

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::{
    NAME, ask,
    board::Action,
    life,
    queries::{
        self, Question, State,
        rounds::{self, Round},
    },
    rounds::{look, number, start, stop},
    views,
};
use crate::{
    dispatch::{
        Cx, Press, Result,
        context::About,
        panel::{ALONE, Done, Page, Pager, Panel, View},
        posts,
    },
    features::polls::stage::{Handle, Stage},
    store::chats::Chat,
    telegram::keyboard::Keyboard,
    words::{clip, line},
};

/// Questions on a page, and rounds that are shown.
const PER_PAGE: usize = 6;
const ROUNDS: i64 = 8;

/// What the buttons of those who manage the group do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Deed {
    /// The rounds.
    Rounds,
    /// One of them, a page of its questions.
    Round(i64, usize),
    /// Another one.
    NewRound,
    /// It is to be otherwise.
    ChangeRound(i64),
    /// It begins.
    Start(i64),
    /// Is it to end?
    AskStop(i64),
    /// It ends.
    Stop(i64),
    /// One that has not begun goes.
    RemoveRound(i64),
    /// Another question for it.
    Add(i64),
    /// One of its questions.
    Question(i64),
    /// It is to say something else.
    Change(i64),
    /// It is asked earlier.
    Up(i64),
    /// It is asked later.
    Down(i64),
    /// It goes.
    Remove(i64),
    /// It is asked now.
    AskNow(i64),
    /// It is closed now.
    Close(i64),
    /// It is of this round from now on.
    Into(i64, i64),
    /// Questions that are of no round, a page of them.
    Pool(usize),
    /// What can be won in a season.
    Prize(i64),
}

async fn round_of(cx: &Cx, chat: &Chat, id: i64) -> Result<Option<Round>> {
    Ok(rounds::by_id(&cx.tx, id).await?.filter(|round| round.chat == chat.key))
}

async fn question_of(cx: &Cx, chat: &Chat, id: i64) -> Result<Option<Question>> {
    let found = queries::by_id(&cx.tx, id).await?;
    Ok(found.filter(|question| question.chat == chat.key && question.state != State::Proposed))
}

#[async_trait]
impl Panel for Deed {
    const ROOM: &'static str = NAME;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        if !view.in_private {
            // Questions are shown with what is right.
            return list(view).await;
        }
        match *self {
            Self::Rounds | Self::NewRound | Self::RemoveRound(_) | Self::Prize(_) => list(view).await,
            Self::Round(id, page) => round(view, id, page).await,
            Self::ChangeRound(id) | Self::Start(id) | Self::Stop(id) | Self::Add(id) => round(view, id, 0).await,
            Self::AskStop(id) => ask_stop(view, id).await,
            Self::Question(id) | Self::Change(id) | Self::Up(id) | Self::Down(id) | Self::AskNow(id) => {
                question(view, id).await
            }
            Self::Close(id) | Self::Into(id, _) => question(view, id).await,
            Self::Remove(_) => list(view).await,
            Self::Pool(page) => pool(view, page).await,
        }
    }

    async fn act(&self, view: &View<'_>, press: &Press) -> Result<Done> {
        let (cx, chat, person) = (view.cx, view.chat()?, &press.person);
        match *self {
            Self::Rounds | Self::Round(..) | Self::Question(_) | Self::Pool(_) | Self::AskStop(_) => Ok(Done::shown()),
            Self::NewRound => {
                ask::round(cx, chat, person, None, Some(press)).await?;
                Ok(Done::stays())
            }
            Self::Prize(season) => {
                ask::prize(cx, chat, person, season, Some(press)).await?;
                Ok(Done::stays())
            }
            Self::ChangeRound(_) | Self::Start(_) | Self::Stop(_) | Self::RemoveRound(_) | Self::Add(_) => {
                self.about_round(view, press).await
            }
            _ => self.about_question(view, press).await,
        }
    }
}

impl Deed {
    async fn about_round(&self, view: &View<'_>, press: &Press) -> Result<Done> {
        let (cx, chat, person) = (view.cx, view.chat()?, &press.person);
        let (Self::ChangeRound(id) | Self::Start(id) | Self::Stop(id) | Self::RemoveRound(id) | Self::Add(id)) = *self
        else {
            return Ok(Done::shown());
        };
        let Some(round) = round_of(cx, chat, id).await? else { return Ok(Done::shown()) };
        match self {
            Self::ChangeRound(_) => {
                ask::round(cx, chat, person, Some(&round), Some(press)).await?;
                Ok(Done::stays())
            }
            Self::Add(_) => {
                ask::begin(cx, (chat, person), ("", None), Some(id), None).await?;
                Ok(Done::stays())
            }
            Self::Start(_) if round.state == rounds::State::Draft => {
                let said = if start(cx, chat, &round).await? { "quizzes-started" } else { "quizzes-no-questions" };
                Ok(Done::shown().saying(line(said)))
            }
            Self::Stop(_) if round.state == rounds::State::Running => {
                stop(cx, chat, &round).await?;
                Ok(Done::shown().saying(line("quizzes-stopped")))
            }
            Self::RemoveRound(_) if round.state == rounds::State::Draft => {
                rounds::remove(&cx.tx, id).await?;
                Ok(Done::shown().saying(line("quizzes-removed")))
            }
            _ => Ok(Done::shown()),
        }
    }

    async fn about_question(&self, view: &View<'_>, press: &Press) -> Result<Done> {
        let (cx, chat) = (view.cx, view.chat()?);
        let (Self::Change(id)
        | Self::Up(id)
        | Self::Down(id)
        | Self::Remove(id)
        | Self::AskNow(id)
        | Self::Close(id)
        | Self::Into(id, _)) = *self
        else {
            return Ok(Done::shown());
        };
        let Some(question) = question_of(cx, chat, id).await? else { return Ok(Done::shown()) };
        let is_ready = question.state == State::Ready;
        match *self {
            Self::Change(_) if is_ready => {
                ask::change(cx, chat, &press.person, &question, Some(press)).await?;
                Ok(Done::stays())
            }
            Self::Up(_) | Self::Down(_) if is_ready => {
                move_by(cx, &question, matches!(self, Self::Up(_))).await?;
                Ok(Done::shown())
            }
            Self::Remove(_) if is_ready => {
                queries::remove(&cx.tx, id).await?;
                if let Some(of) = question.round {
                    Box::pin(look(cx, chat, of)).await?;
                }
                Box::pin(posts::follow(cx, chat.key)).await?;
                let page = match question.round {
                    Some(of) => round(view, of, 0).await?,
                    None => pool(view, 0).await?,
                };
                Ok(Done::instead(page).saying(line("quizzes-removed")))
            }
            Self::AskNow(_) if is_ready && question.round.is_none() => {
                Box::pin(life::ask(cx, chat, id)).await?;
                Ok(Done::shown().saying(line("quizzes-is-asked").text("group", &chat.title)))
            }
            Self::Into(_, of) if is_ready => match round_of(cx, chat, of).await? {
                Some(of) => {
                    let n = ask::add(cx, chat, id, &of).await?;
                    Ok(Done::shown().saying(line("quizzes-is-added").text("round", &of.spec.name).num("n", n)))
                }
                None => Ok(Done::shown()),
            },
            Self::Close(_) => match question.stage() {
                Some(Stage::Open(Handle { message: Some(message), .. })) => {
                    life::have_closed(cx, &question, *message).await?;
                    Ok(Done::shown().saying(line("poll-is-closing")))
                }
                _ => Ok(Done::shown()),
            },
            _ => Ok(Done::shown()),
        }
    }
}

/// It changes places with the one before or after it that was not asked yet.
async fn move_by(cx: &Cx, question: &Question, up: bool) -> Result {
    let Some(round) = question.round else { return Ok(()) };
    let all = rounds::questions(&cx.tx, round, true).await?;
    let Some(at) = all.iter().position(|one| one.id == question.id) else { return Ok(()) };
    let other = if up { at.checked_sub(1) } else { at.checked_add(1) };
    match other.and_then(|at| all.get(at)) {
        Some(other) => Ok(queries::swap(&cx.tx, question, other).await?),
        None => Ok(()),
    }
}

async fn list(view: &View<'_>) -> Result<Page> {
    let (cx, chat) = (view.cx, view.chat()?);
    let (mut rows, mut keys) = (Vec::new(), Vec::new());
    for round in rounds::of_chat(&cx.tx, chat.key, ROUNDS).await? {
        let counts = rounds::how_many(&cx.tx, round.id).await?;
        rows.push(views::round_row(&round, counts).render(view.lang));
        if view.in_private {
            keys.push(view.labelled(clip(&round.spec.name, ALONE), &Deed::Round(round.id, 0)).await?);
        }
    }
    let n = queries::how_many_in_pool(&cx.tx, chat.key).await?;
    let rows = match rows.is_empty() {
        true => line("quizzes-no-rounds").render(view.lang),
        false => rows.join("\n"),
    };
    let words = line("quizzes-rounds").text("group", &chat.title).html("rows", rows);
    let pool = match view.in_private {
        true => view.key(&line("quizzes-button-pool").num("n", n), &Deed::Pool(0)).await?,
        false => view.open_private(&Deed::Rounds).await?,
    };
    let new = view.goes_on("quizzes-button-new-round", &Deed::NewRound).await?;
    let table = Action::Table { season: None, page: 0 };
    let about = About::chat(chat.key).for_anybody();
    let table = view.labelled_about(line("quizzes-button-table").render_plain(view.lang), &table, about).await?;
    Ok(Page::new(view.says(&words), Keyboard::new().rows_of(1, keys).row([new, pool]).row([table])))
}

async fn round(view: &View<'_>, id: i64, page: usize) -> Result<Page> {
    let (cx, chat) = (view.cx, view.chat()?);
    let Some(mut round) = round_of(cx, chat, id).await? else { return list(view).await };
    if round.season.is_none() {
        round.spec = ask::shown(cx, chat, round.spec).await?;
    }
    let all = rounds::questions(&cx.tx, id, false).await?;
    let pager = Pager::new(page, all.len(), PER_PAGE);
    let (mut rows, mut keys) = (Vec::new(), Vec::new());
    for (place, question) in pager.of(&all).iter().enumerate() {
        let place = i64::try_from(pager.first() + place + 1).unwrap_or(i64::MAX);
        rows.push(views::question_row(place, question).render(view.lang));
        let label = clip(&format!("{place}. {}", question.quiz.question), ALONE);
        keys.push(view.labelled(label, &Deed::Question(question.id)).await?);
    }
    let next = posts::states(cx, chat.key, NAME).await?(number(id)).next.map(|next| next.asks_at);
    let words = views::round(chat, &round, (next, cx.now), rows.join("\n"), view.lang);
    let mut ways = Vec::new();
    if round.state != rounds::State::Over {
        ways.push(view.goes_on("quizzes-button-add-question", &Deed::Add(id)).await?);
        ways.push(view.goes_on("quizzes-button-change", &Deed::ChangeRound(id)).await?);
    }
    match round.state {
        rounds::State::Draft => {
            ways.push(view.key(&line("quizzes-button-start"), &Deed::Start(id)).await?);
            ways.push(view.key(&line("quizzes-button-remove"), &Deed::RemoveRound(id)).await?);
        }
        rounds::State::Running => ways.push(view.key(&line("quizzes-button-stop"), &Deed::AskStop(id)).await?),
        rounds::State::Over => {}
    }
    let turns = pager.turns(view, |page| Deed::Round(id, page)).await?;
    let back = view.key(&line("quizzes-button-back"), &Deed::Rounds).await?;
    let keyboard = Keyboard::new().rows_of(1, keys).row(turns).rows_of(2, ways).row([back]);
    Ok(Page::new(view.says(&pager.says(line("quizzes-round").html("round", words))), keyboard))
}

async fn ask_stop(view: &View<'_>, id: i64) -> Result<Page> {
    let Some(round) = round_of(view.cx, view.chat()?, id).await? else { return list(view).await };
    let words = line("quizzes-ask-stop").text("round", &round.spec.name);
    let keys =
        view.keys(&[("quizzes-button-stop-yes", Deed::Stop(id)), ("quizzes-button-back", Deed::Round(id, 0))]).await?;
    Ok(Page::new(view.says(&words), Keyboard::new().rows_of(2, keys)))
}

async fn question(view: &View<'_>, id: i64) -> Result<Page> {
    let (cx, chat) = (view.cx, view.chat()?);
    let Some(question) = question_of(cx, chat, id).await? else { return list(view).await };
    let (mut keys, mut into) = (Vec::new(), Vec::new());
    match (&question.state, question.round) {
        (State::Ready, round) => {
            keys.push(view.goes_on("quizzes-button-change", &Deed::Change(id)).await?);
            keys.push(view.key(&line("quizzes-button-remove"), &Deed::Remove(id)).await?);
            if round.is_some() {
                keys.extend(
                    view.keys(&[("quizzes-button-up", Deed::Up(id)), ("quizzes-button-down", Deed::Down(id))]).await?,
                );
            } else {
                keys.push(view.key(&line("quizzes-button-ask"), &Deed::AskNow(id)).await?);
                for round in rounds::of_chat(&cx.tx, chat.key, ROUNDS).await? {
                    if round.state != rounds::State::Over {
                        let label = line("quizzes-button-into").text("round", &round.spec.name);
                        let label = clip(&label.render_plain(view.lang), ALONE);
                        into.push(view.labelled(label, &Deed::Into(id, round.id)).await?);
                    }
                }
            }
        }
        (State::Asked(Stage::Open(Handle { message: Some(_), .. })), _) => {
            keys.push(view.key(&line("poll-button-close"), &Deed::Close(id)).await?);
        }
        _ => {}
    }
    let back = match question.round {
        Some(round) => Deed::Round(round, 0),
        None => Deed::Pool(0),
    };
    let back = view.key(&line("quizzes-button-back"), &back).await?;
    Ok(Page::new(views::question(&question, view.lang), Keyboard::new().rows_of(2, keys).rows_of(1, into).row([back])))
}

async fn pool(view: &View<'_>, page: usize) -> Result<Page> {
    let (cx, chat) = (view.cx, view.chat()?);
    let n = queries::how_many_in_pool(&cx.tx, chat.key).await?;
    let pager = Pager::new(page, usize::try_from(n).unwrap_or_default(), PER_PAGE);
    let (most, first) = (i64::try_from(PER_PAGE).unwrap_or(i64::MAX), i64::try_from(pager.first()).unwrap_or(i64::MAX));
    let mut keys = Vec::new();
    for question in queries::pool(&cx.tx, chat.key, most, first).await? {
        keys.push(view.labelled(clip(&question.quiz.question, ALONE), &Deed::Question(question.id)).await?);
    }
    let turns = pager.turns(view, Deed::Pool).await?;
    let back = view.key(&line("quizzes-button-back"), &Deed::Rounds).await?;
    let words = line("quizzes-pool").num("n", n);
    Ok(Page::new(view.says(&pager.says(words)), Keyboard::new().rows_of(1, keys).row(turns).row([back])))
}
