//! What those who manage the group see: the surveys, their results, and what of these the group reads.

use std::sync::Arc;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::{
    NAME, Note, life, make,
    queries::{self, Answered, Stage, Survey},
    rules::{FEWEST, Kind, may_be_shown},
    views::{self, Results},
};
use crate::{
    dispatch::{
        Ask, Cx, Opened, Place, Press, Result, artist, chooser,
        panel::{
            self as screens, Done, Page, Pager, Panel, View,
            groups::{Among, Question as Which},
        },
        settings,
    },
    features::pictures,
    schedule::gates,
    store::chats::Chat,
    telegram::{UserId, actor::Person, attachment::Attachment, keyboard::Keyboard, request::Request},
    words::{clip, line},
};

/// Surveys, and answers in words, on a page.
const PER_PAGE: usize = 6;
const WRITTEN: usize = 5;
/// Pictures in an album.
const MOST_PICTURES: usize = 10;

/// What our buttons and links do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Action {
    /// The surveys, a page of them.
    List { page: usize },
    /// One of them.
    One { id: i64 },
    /// A new one.
    New { typed: Option<String> },
    /// Asks it once more.
    Again { id: i64 },
    /// Closes it now; with few answers only if she is sure.
    Close { id: i64, sure: bool },
    /// What came of it, a page of questions.
    Results { id: i64, page: usize },
    /// What was written to a question.
    Written { id: i64, question: usize, page: usize },
    /// Whether this is to be in the summary.
    Quote { id: i64, question: usize, nth: usize },
    /// Sends the pictures.
    Pictures { id: i64 },
    /// Sends the table.
    Table { id: i64 },
    /// The summary as the group would read it.
    Summary { id: i64 },
    /// The group reads it.
    Tell { id: i64 },
    /// Deletes it with all answers; only if she is sure.
    Remove { id: i64, sure: bool },
}

/// `/surveys`
pub(super) async fn asked(cx: Cx, ask: Arc<Ask>) -> Result {
    let (cx, ask, action) = (&cx, &*ask, &Action::List { page: 0 });
    let (Place::Private, Some(person)) = (&ask.place, ask.actor.person()) else {
        return screens::whisper(cx, ask, action).await;
    };
    match make::managed(cx, person).await?.as_slice() {
        [] => Err(line("refuse-group-only").plain("command", &ask.command.name).into()),
        [only] => screens::show(cx, ask.at.chat, Some(only), person, action).await,
        _ => {
            let question = Which::new(NAME, "survey-which-group", Among::Managed, action)?;
            chooser::ask(cx, ask.at.chat, person, &question).await
        }
    }
}

/// A button was pressed.
pub(super) async fn pressed(cx: Cx, press: Arc<Press>) -> Result {
    let chat = press.chat.as_ref().ok_or_else(|| line("refuse-stale-button"))?;
    match began(&cx, chat, &press.person, &press.action()?, Some(&press)).await? {
        true => Ok(()),
        false => screens::pressed::<Action>(cx.clone(), Arc::clone(&press)).await,
    }
}

/// A link was opened.
pub(super) async fn opened(cx: Cx, opened: Arc<Opened>) -> Result {
    let chat = opened.chat.as_ref().ok_or_else(|| line("refuse-stale-button"))?;
    match began(&cx, chat, &opened.person, &serde_json::from_str(&opened.action)?, None).await? {
        true => Ok(()),
        false => screens::opened::<Action>(cx.clone(), Arc::clone(&opened)).await,
    }
}

/// Begins what is asked question by question. [`false`]: it is a page.
async fn began(cx: &Cx, chat: &Chat, person: &Person, action: &Action, press: Option<&Press>) -> Result<bool> {
    match action {
        Action::New { typed } => make::begin(cx, chat, person, typed.as_deref(), press).await?,
        Action::Again { id } => make::again(cx, chat, person, &survey(cx, chat, *id).await?, press).await?,
        _ => return Ok(false),
    }
    Ok(true)
}

/// One of a group.
async fn survey(cx: &Cx, chat: &Chat, id: i64) -> Result<Survey> {
    let found = queries::by_id(&cx.tx, id).await?.filter(|survey| survey.chat == chat.key);
    found.ok_or_else(|| line("survey-gone").into())
}

/// How many answered.
pub(super) async fn answered(cx: &Cx, survey: &Survey) -> Result<usize> {
    match survey.answered {
        Some(n) => Ok(usize::try_from(n).unwrap_or_default()),
        None => Ok(queries::answered(&cx.tx, survey.id).await?),
    }
}

/// What was answered, as far as it may be known now.
pub(super) async fn answers(cx: &Cx, survey: &Survey) -> Result<Vec<Answered>> {
    if survey.anonymous {
        return Ok(queries::answers(&cx.tx, survey.id).await?);
    }
    let mut all = Vec::new();
    for (user, kept) in queries::sheets(&cx.tx, survey.id).await? {
        let sheet = kept.answers.unwrap_or_default();
        all.extend(sheet.into_iter().map(|(question, given)| Answered {
            question,
            given,
            is_new: None,
            user: Some(user),
        }));
    }
    Ok(all)
}

/// Refuses to show what may not be known: of an anonymous survey before its end, and of too few.
async fn must_be_shown(cx: &Cx, survey: &Survey) -> Result<usize> {
    let n = answered(cx, survey).await?;
    let fewest = i64::try_from(FEWEST).unwrap_or(i64::MAX);
    if survey.anonymous && survey.stage != Stage::Closed {
        return Err(line("survey-results-later").num("fewest", fewest).into());
    }
    if !may_be_shown(n, survey.anonymous) {
        return Err(line("survey-too-few").num("fewest", fewest).into());
    }
    Ok(n)
}

#[async_trait]
impl Panel for Action {
    const ROOM: &'static str = NAME;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        match self {
            Self::List { page } => list(view, *page).await,
            Self::New { .. } => list(view, 0).await,
            Self::Remove { sure: true, .. } => list(view, 0).await,
            Self::Close { id, sure: false } => sure_to_close(view, *id).await,
            Self::Remove { id, sure: false } => sure_to_remove(view, *id).await,
            Self::Results { id, page } => results(view, *id, *page).await,
            Self::Pictures { id } | Self::Table { id } => results(view, *id, 0).await,
            Self::Written { id, question, page } => written(view, *id, *question, *page).await,
            Self::Quote { id, question, nth } => written(view, *id, *question, nth / WRITTEN).await,
            Self::Summary { id } => summary(view, *id).await,
            Self::One { id } | Self::Again { id } | Self::Tell { id } | Self::Close { id, sure: true } => {
                one(view, *id).await
            }
        }
    }

    async fn act(&self, view: &View<'_>, press: &Press) -> Result<Done> {
        let (cx, chat) = (view.cx, view.chat()?);
        match self {
            Self::Close { id, sure } => {
                let survey = survey(cx, chat, *id).await?;
                if !sure && survey.anonymous && !may_be_shown(answered(cx, &survey).await?, true) {
                    return Ok(Done::shown());
                }
                life::close(cx, &survey, false).await?;
                Ok(Done::instead(one(view, *id).await?).saying(line("survey-is-closed")))
            }
            Self::Remove { id, sure: true } => {
                life::remove(cx, &survey(cx, chat, *id).await?).await?;
                Ok(Done::shown().saying(line("survey-is-removed")))
            }
            Self::Quote { id, question, nth } => {
                turn_quote(cx, &survey(cx, chat, *id).await?, *question, *nth).await?;
                Ok(Done::shown())
            }
            Self::Pictures { id } if view.in_private => {
                send_pictures(view, &survey(cx, chat, *id).await?, &press.person).await?;
                Ok(Done::stays().saying(line("survey-is-below")))
            }
            Self::Table { id } if view.in_private => {
                send_table(view, &survey(cx, chat, *id).await?, &press.person).await?;
                Ok(Done::stays().saying(line("survey-is-below")))
            }
            Self::Tell { id } => {
                tell(cx, chat, &survey(cx, chat, *id).await?, press.person.id).await?;
                Ok(Done::shown().saying(line("survey-is-told")))
            }
            _ => Ok(Done::shown()),
        }
    }
}

async fn list(view: &View<'_>, page: usize) -> Result<Page> {
    let (cx, chat) = (view.cx, view.chat()?);
    let (all, _) = queries::how_many(&cx.tx, chat.key).await?;
    let pager = Pager::new(page, usize::try_from(all).unwrap_or_default(), PER_PAGE);
    let first = i64::try_from(pager.first()).unwrap_or_default();
    let shown = queries::of_chat(&cx.tx, chat.key, i64::try_from(PER_PAGE).unwrap_or_default(), first).await?;
    let (mut rows, mut keys) = (Vec::new(), Vec::new());
    for survey in &shown {
        let n = i64::try_from(answered(cx, survey).await?).unwrap_or(i64::MAX);
        rows.push(view.says(&views::row(chat, survey, n, cx.now)));
        keys.push(view.labelled(clip(&survey.title, screens::ALONE), &Action::One { id: survey.id }).await?);
    }
    let words = match rows.as_slice() {
        [] => line("survey-list-none").text("group", &chat.title),
        rows => line("survey-list").text("group", &chat.title).html("rows", rows.join("\n\n")),
    };
    let turns = pager.turns(view, |page| Action::List { page }).await?;
    let new = view.goes_on("survey-button-new", &Action::New { typed: None }).await?;
    let keyboard = Keyboard::new().rows_of(1, keys).row(turns).row([new]);
    Ok(Page::new(view.says(&pager.says(words)), keyboard))
}

async fn one(view: &View<'_>, id: i64) -> Result<Page> {
    let (cx, chat) = (view.cx, view.chat()?);
    let Ok(survey) = survey(cx, chat, id).await else { return list(view, 0).await };
    let n = answered(cx, &survey).await?;
    let mut keys = Vec::new();
    if must_be_shown(cx, &survey).await.is_ok() && survey.stage != Stage::Dropped {
        keys.push(view.goes_on("survey-button-results", &Action::Results { id, page: 0 }).await?);
        if survey.stage == Stage::Closed {
            keys.push(view.goes_on("survey-button-summary", &Action::Summary { id }).await?);
        }
    }
    if survey.stage == Stage::Open {
        keys.push(view.key(&line("survey-button-close"), &Action::Close { id, sure: false }).await?);
    }
    keys.push(view.goes_on("survey-button-again", &Action::Again { id }).await?);
    keys.push(view.key(&line("survey-button-remove"), &Action::Remove { id, sure: false }).await?);
    let back = view.key(&line("survey-button-back"), &Action::List { page: 0 }).await?;
    let html = views::one(chat, &survey, n, cx.now, view.lang);
    Ok(Page::new(html, Keyboard::new().rows_of(2, keys).row([back])))
}

async fn sure_to_close(view: &View<'_>, id: i64) -> Result<Page> {
    let survey = survey(view.cx, view.chat()?, id).await?;
    let n = i64::try_from(answered(view.cx, &survey).await?).unwrap_or(i64::MAX);
    let yes = view.key(&line("survey-button-close"), &Action::Close { id, sure: true }).await?;
    let back = view.key(&line("survey-button-back"), &Action::One { id }).await?;
    let words = line("survey-sure-to-close").num("n", n).num("fewest", i64::try_from(FEWEST).unwrap_or(i64::MAX));
    Ok(Page::new(view.says(&words), Keyboard::new().row([yes, back])))
}

async fn sure_to_remove(view: &View<'_>, id: i64) -> Result<Page> {
    let survey = survey(view.cx, view.chat()?, id).await?;
    let yes = view.key(&line("survey-button-remove"), &Action::Remove { id, sure: true }).await?;
    let back = view.key(&line("survey-button-back"), &Action::One { id }).await?;
    let words = line("survey-sure-to-remove").text("title", &survey.title);
    Ok(Page::new(view.says(&words), Keyboard::new().row([yes, back])))
}

/// What is only read in private is opened there.
async fn only_in_private(view: &View<'_>, action: &Action) -> Result<Page> {
    let key = view.open_private(action).await?;
    Ok(Page::new(view.says(&line("survey-only-private")), Keyboard::new().row([key])))
}

async fn results(view: &View<'_>, id: i64, page: usize) -> Result<Page> {
    if !view.in_private {
        return only_in_private(view, &Action::Results { id, page }).await;
    }
    let (cx, chat) = (view.cx, view.chat()?);
    let survey = survey(cx, chat, id).await?;
    let answered = must_be_shown(cx, &survey).await?;
    let answers = answers(cx, &survey).await?;
    let results = Results { survey: &survey, answered, answers: &answers };
    let questions: Vec<usize> = (0..survey.questions.len()).collect();
    let pager = Pager::new(page, questions.len(), views::per_page(&survey));
    let mut keys = Vec::new();
    for question in pager.of(&questions) {
        if survey.questions.get(*question).is_some_and(|asked| asked.kind == Kind::Words) {
            let label = line("survey-button-written").num("n", i64::try_from(question + 1).unwrap_or(i64::MAX));
            keys.push(view.key(&label, &Action::Written { id, question: *question, page: 0 }).await?);
        }
    }
    let turns = pager.turns(view, |page| Action::Results { id, page }).await?;
    let sent = view
        .keys(&[("survey-button-pictures", Action::Pictures { id }), ("survey-button-table", Action::Table { id })])
        .await?;
    let mut last = vec![view.key(&line("survey-button-back"), &Action::One { id }).await?];
    if survey.stage == Stage::Closed {
        last.push(view.key(&line("survey-button-summary"), &Action::Summary { id }).await?);
    }
    let html = views::results(&results, pager.of(&questions), view.lang);
    Ok(Page::new(html, Keyboard::new().rows_of(2, keys).row(turns).row(sent).row(last)))
}

async fn written(view: &View<'_>, id: i64, question: usize, page: usize) -> Result<Page> {
    if !view.in_private {
        return only_in_private(view, &Action::Written { id, question, page }).await;
    }
    let (cx, chat) = (view.cx, view.chat()?);
    let survey = survey(cx, chat, id).await?;
    let answered = must_be_shown(cx, &survey).await?;
    let answers = answers(cx, &survey).await?;
    let results = Results { survey: &survey, answered, answers: &answers };
    let chosen = queries::quotes(&cx.tx, id).await?;
    let all: Vec<(usize, (&str, &Answered))> = results.written(question).into_iter().enumerate().collect();
    let pager = Pager::new(page, all.len(), WRITTEN);
    let (mut rows, mut keys) = (Vec::new(), Vec::new());
    for (nth, (words, answered)) in pager.of(&all) {
        let is_chosen = chosen.iter().any(|(of, quote)| *of == question && quote == words);
        let name = match answered.user {
            Some(user) => queries::name(&cx.tx, user).await?,
            None => None,
        };
        rows.push((*nth, *words, name, is_chosen));
        if survey.stage == Stage::Closed {
            let label = format!("{}{}", if is_chosen { "✓ " } else { "" }, nth + 1);
            keys.push(view.labelled(label, &Action::Quote { id, question, nth: *nth }).await?);
        }
    }
    let asked = survey.questions.get(question).ok_or_else(|| line("refuse-stale-button"))?;
    let turns = pager.turns(view, |page| Action::Written { id, question, page }).await?;
    let back = view
        .key(&line("survey-button-back"), &Action::Results { id, page: question / views::per_page(&survey) })
        .await?;
    let html = views::written(asked, &rows, view.lang);
    Ok(Page::new(html, Keyboard::new().rows_of(WRITTEN, keys).row(turns).row([back])))
}

async fn turn_quote(cx: &Cx, survey: &Survey, question: usize, nth: usize) -> Result {
    let answered = must_be_shown(cx, survey).await?;
    if survey.stage != Stage::Closed {
        return Err(line("refuse-stale-button").into());
    }
    let answers = answers(cx, survey).await?;
    let results = Results { survey, answered, answers: &answers };
    match results.written(question).get(nth) {
        Some((words, answered)) => Ok(queries::turn_quote(&cx.tx, survey, answered, words).await?),
        None => Err(line("refuse-stale-button").into()),
    }
}

/// The summary as the group would read it.
async fn summarised(cx: &Cx, chat: &Chat, survey: &Survey) -> Result<String> {
    if survey.stage != Stage::Closed {
        return Err(line("survey-results-later").num("fewest", i64::try_from(FEWEST).unwrap_or(i64::MAX)).into());
    }
    let answered = must_be_shown(cx, survey).await?;
    let answers = answers(cx, survey).await?;
    let quotes = queries::quotes(&cx.tx, survey.id).await?;
    Ok(views::summary(&Results { survey, answered, answers: &answers }, &quotes, chat.language))
}

async fn summary(view: &View<'_>, id: i64) -> Result<Page> {
    if !view.in_private {
        return only_in_private(view, &Action::Summary { id }).await;
    }
    let (cx, chat) = (view.cx, view.chat()?);
    let html = summarised(cx, chat, &survey(cx, chat, id).await?).await?;
    let tell = view.key(&line("survey-button-tell"), &Action::Tell { id }).await?;
    let back = view.key(&line("survey-button-back"), &Action::Results { id, page: 0 }).await?;
    let note = view.says(&line("survey-summary-note").text("group", &chat.title));
    Ok(Page::new(format!("{html}\n\n{note}"), Keyboard::new().row([tell]).row([back])))
}

/// The group reads the summary: she asked for it now.
async fn tell(cx: &Cx, chat: &Chat, survey: &Survey, by: UserId) -> Result {
    let html = summarised(cx, chat, survey).await?;
    if Request::message(chat.id, &html).too_long_for().is_some() {
        return Err(line("survey-summary-long").into());
    }
    say(cx, chat, survey, &html, by).await
}

/// The group reads what came of one, once.
pub(super) async fn say(cx: &Cx, chat: &Chat, survey: &Survey, html: &str, by: UserId) -> Result {
    if !chat.bot.can_write() {
        return Err(line("intro-bot-gone").text("group", &chat.title).into());
    }
    if !queries::tell(&cx.tx, survey.id).await? {
        return Err(line("survey-told-already").into());
    }
    let request = Request::message(chat.id, html).thread(settings::topic(cx, chat.key, survey.room()).await?);
    let request = match survey.message {
        Some(message) if is_beside(cx, chat, survey).await? => request.reply_if_there(message),
        _ => request,
    };
    let request = request.silent_if(gates::is_quiet(chat, cx.now));
    cx.send(request.tell(survey.room(), &Note::Told { survey: survey.id, by })?).await
}

/// Whether the summary goes to the topic in which the survey stands.
async fn is_beside(cx: &Cx, chat: &Chat, survey: &Survey) -> Result<bool> {
    Ok(settings::topic(cx, chat.key, survey.room()).await? == survey.thread)
}

async fn send_pictures(view: &View<'_>, survey: &Survey, person: &Person) -> Result {
    let cx = view.cx;
    let answered = must_be_shown(cx, survey).await?;
    let answers = answers(cx, survey).await?;
    let results = Results { survey, answered, answers: &answers };
    let mut drawn = Vec::new();
    for question in 0..survey.questions.len() {
        if let Some(picture) = views::picture(&results, question, view.lang) {
            drawn.push(Attachment::photo(&pictures::recipe(view.lang, picture)?));
        }
    }
    if drawn.is_empty() {
        return Err(line("survey-no-pictures").into());
    }
    let words = line("survey-export").text("title", &survey.title).render(view.lang);
    for album in drawn.chunks(MOST_PICTURES) {
        cx.send(Request::album(person.id.private_chat(), album, &words)).await?;
    }
    Ok(())
}

async fn send_table(view: &View<'_>, survey: &Survey, person: &Person) -> Result {
    let cx = view.cx;
    let answered = must_be_shown(cx, survey).await?;
    let answers = answers(cx, survey).await?;
    let results = Results { survey, answered, answers: &answers };
    let mut names = Vec::new();
    if !survey.anonymous {
        for user in queries::who_answered(&cx.tx, survey.id).await? {
            names.push((user, queries::name(&cx.tx, user).await?.unwrap_or_default()));
        }
    }
    let table = artist::table(&views::table(&results, &names, view.lang), &format!("survey-{}.csv", survey.id))?;
    let words = line("survey-export").text("title", &survey.title).render(view.lang);
    cx.send(Request::with_media(person.id.private_chat(), &table, &words)).await
}
