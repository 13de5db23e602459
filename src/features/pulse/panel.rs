//! What those who manage the group see of the pulse: each question, how it goes, drawn; and what the group reads of it.

use std::sync::Arc;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::{
    NAME,
    rules::{self, Topic},
};
use crate::{
    dispatch::{
        Ask, Cx, Result,
        panel::{self as screens, Done, Page, Panel, View},
        whisper::Picture,
    },
    features::{
        pictures,
        surveys::{self, Round},
    },
    pictures::{Heading, Lines, Picture as Drawn, Series},
    schedule::gates::local_date,
    store::chats::Chat,
    telegram::keyboard::Keyboard,
    words::{Lang, Line, day_of_year, line},
};

/// Rounds that are drawn.
const MOST_ROUNDS: usize = 24;

/// What our buttons and links do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Action {
    /// All questions.
    Show,
    /// One of them, with its rounds.
    Topic { topic: Topic },
    /// What the group would read of it.
    Look { topic: Topic },
    /// The group reads it.
    Tell { topic: Topic },
}

/// `/pulse`
pub(super) async fn asked(cx: Cx, ask: Arc<Ask>) -> Result {
    screens::whisper(&cx, &ask, &Action::Show).await
}

#[async_trait]
impl Panel for Action {
    const ROOM: &'static str = NAME;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        match self {
            Self::Show => all(view).await,
            Self::Topic { topic } | Self::Tell { topic } => one(view, *topic).await,
            Self::Look { topic } => look(view, *topic).await,
        }
    }

    async fn act(&self, view: &View<'_>, press: &crate::dispatch::Press) -> Result<Done> {
        let Self::Tell { topic } = self else { return Ok(Done::shown()) };
        let (cx, chat) = (view.cx, view.chat()?);
        let (round, words) = told(cx, chat, *topic).await?;
        surveys::tell(cx, chat, (round.id, &words.render(chat.language)), press.person.id).await?;
        Ok(Done::shown().saying(line("survey-is-told")))
    }
}

fn shown(mean: f64, lang: Lang) -> String {
    rules::decimal(mean, lang == Lang::Ru)
}

/// How a question goes, in a line.
fn stands(topic: Topic, rounds: &[Round], lang: Lang) -> Line {
    let means: Vec<Option<f64>> = rounds.iter().map(|round| round.mean).collect();
    let row = |id: &'static str| line(id).line("topic", topic.name()).num("most", topic.most());
    match rules::latest(&means) {
        (None, _) => row("pulse-row-none"),
        (Some(now), None) => row("pulse-row-first").plain("mean", &shown(now, lang)),
        (Some(now), Some(before)) => row("pulse-row")
            .plain("mean", &shown(now, lang))
            .plain("before", &shown(before, lang))
            .plain("how", rules::change(now, before)),
    }
}

async fn all(view: &View<'_>) -> Result<Page> {
    let (cx, chat) = (view.cx, view.chat()?);
    let (mut rows, mut keys) = (Vec::new(), Vec::new());
    for topic in Topic::ALL {
        let rounds = surveys::rounds(cx, chat.key, topic.code()).await?;
        rows.push(view.says(&stands(topic, &rounds, view.lang)));
        keys.push(view.key(&topic.name(), &Action::Topic { topic }).await?);
    }
    let words = line("pulse-page").text("group", &chat.title).html("rows", rows.join("\n"));
    Ok(Page::new(view.says(&words), Keyboard::new().rows_of(2, keys)))
}

async fn one(view: &View<'_>, topic: Topic) -> Result<Page> {
    let (cx, chat) = (view.cx, view.chat()?);
    let rounds = surveys::rounds(cx, chat.key, topic.code()).await?;
    let rows = rounds.iter().rev().take(MOST_ROUNDS).map(|round| {
        let said = match round.mean {
            Some(mean) => line("pulse-round").plain("mean", &shown(mean, view.lang)),
            None => line("pulse-round-few"),
        };
        let said = said.line("day", day(chat, round)).num("n", round.answered);
        view.says(&said)
    });
    let rows: Vec<String> = rows.collect();
    let head = view.says(&line("pulse-topic").line("question", topic.asks()).line("of", rules::of_most(topic.most())));
    let rows = if rows.is_empty() { view.says(&line("pulse-no-rounds")) } else { rows.join("\n") };
    let mut keys = Vec::new();
    if rounds.iter().any(|round| round.mean.is_some()) {
        keys.push(view.key(&line("pulse-button-look"), &Action::Look { topic }).await?);
    }
    keys.push(view.key(&line("survey-button-back"), &Action::Show).await?);
    let mut page = Page::new(format!("{head}\n\n{rows}"), Keyboard::new().row(keys));
    if rounds.iter().filter(|round| round.mean.is_some()).count() > 1 && pictures::are_wanted(cx, chat.key).await? {
        page.picture = Some(Picture::ForHer(pictures::recipe(view.lang, drawn(chat, topic, &rounds, view.lang))?));
    }
    Ok(page)
}

fn day(chat: &Chat, round: &Round) -> Line {
    let date = local_date(round.at, chat.zone);
    day_of_year(chrono::Datelike::day(&date), chrono::Datelike::month(&date))
}

fn drawn(chat: &Chat, topic: Topic, rounds: &[Round], lang: Lang) -> Drawn {
    let latest = &rounds[rounds.len().saturating_sub(MOST_ROUNDS)..];
    let name = topic.name().render_plain(lang);
    let heading = Heading {
        title: topic.asks().render_plain(lang),
        note: rules::of_most(topic.most()).render_plain(lang),
        nothing: line("pulse-no-rounds").render_plain(lang),
    };
    let moments = latest.iter().map(|round| day(chat, round).render_plain(lang)).collect();
    let points = latest.iter().map(|round| round.mean).collect();
    Drawn::Lines(Lines { heading, moments, series: vec![Series { name, points }], band: None })
}

/// What the group would read, and of which round it is.
async fn told(cx: &Cx, chat: &Chat, topic: Topic) -> Result<(Round, Line)> {
    let rounds = surveys::rounds(cx, chat.key, topic.code()).await?;
    let means: Vec<Option<f64>> = rounds.iter().map(|round| round.mean).collect();
    let latest = rounds.iter().rfind(|round| round.mean.is_some()).ok_or_else(|| line("pulse-no-rounds"))?;
    let said =
        |id: &'static str| line(id).line("question", topic.asks()).num("most", topic.most()).num("n", latest.answered);
    let lang = chat.language;
    let words = match rules::latest(&means) {
        (Some(now), Some(before)) => said("pulse-told-again")
            .plain("mean", &shown(now, lang))
            .plain("before", &shown(before, lang))
            .plain("how", rules::change(now, before)),
        (now, _) => said("pulse-told").plain("mean", &shown(now.unwrap_or_default(), lang)),
    };
    Ok((latest.clone(), words))
}

async fn look(view: &View<'_>, topic: Topic) -> Result<Page> {
    let (cx, chat) = (view.cx, view.chat()?);
    let (_, words) = told(cx, chat, topic).await?;
    let tell = view.key(&line("survey-button-tell"), &Action::Tell { topic }).await?;
    let back = view.key(&line("survey-button-back"), &Action::Topic { topic }).await?;
    Ok(Page::new(words.render(chat.language), Keyboard::new().row([tell, back])))
}
