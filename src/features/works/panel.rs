//! *What works*: what posts yielded, by post, by kind and by hour; and what was decided about them.

use std::sync::Arc;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::{NAME, proposals, queries, rules, rules::Yield, views};
use crate::{
    dispatch::{
        Ask, Cx, Press, Result,
        panel::{self, Done, Page, Panel, View},
        whisper::Picture,
    },
    features::{pictures, touchpoints},
    telegram::keyboard::Keyboard,
    words::{Line, line},
};

/// Decisions that are shown.
const MOST_DECIDED: usize = 6;

/// What posts are looked at by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum By {
    /// Each post, and each series of the library.
    Posts,
    /// What they are for.
    Kinds,
    /// The hour at which they come.
    Hours,
}

impl By {
    const ALL: [Self; 3] = [Self::Posts, Self::Kinds, Self::Hours];

    const fn label(self) -> &'static str {
        match self {
            Self::Posts => "works-by-posts",
            Self::Kinds => "works-by-kinds",
            Self::Hours => "works-by-hours",
        }
    }
}

/// What our buttons do.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Action {
    /// What works.
    Show { by: By },
    /// What was decided.
    Decided {},
    /// Takes a decision back.
    Undo { id: i64 },
}

/// `/works`
pub async fn asked(cx: Cx, ask: Arc<Ask>) -> Result {
    panel::whisper(&cx, &ask, &Action::Show { by: By::Posts }).await
}

#[async_trait]
impl Panel for Action {
    const ROOM: &'static str = NAME;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        match self {
            Self::Show { by } => show(view, *by).await,
            Self::Decided {} | Self::Undo { .. } => decided(view).await,
        }
    }

    async fn act(&self, view: &View<'_>, press: &Press) -> Result<Done> {
        let Self::Undo { id } = *self else { return Ok(Done::shown()) };
        let is_undone = proposals::undo(view.cx, view.chat()?, &press.actor(), id).await?;
        Ok(Done::shown().saying(line(if is_undone { "works-undone" } else { "works-changed-since" })))
    }
}

async fn yields(view: &View<'_>, by: By) -> Result<Vec<(Line, Yield)>> {
    let (cx, chat) = (view.cx, view.chat()?);
    let tries = super::tries(cx, chat).await?;
    Ok(match by {
        By::Posts => {
            let known = touchpoints::known(cx, chat.key).await?;
            let all = rules::by(&tries, |one| one.format.clone());
            all.into_iter().map(|(format, of)| (views::name(&format, &known), of)).collect()
        }
        By::Kinds => {
            let all = rules::by(&tries, |one| one.purpose.clone());
            all.into_iter().map(|(purpose, of)| (touchpoints::purpose_name(&purpose), of)).collect()
        }
        By::Hours => {
            let all = rules::by(&tries, rules::Try::hour);
            let name = |hour: u32| line("works-hour").plain("at", &views::clock(i64::from(hour) * 60));
            all.into_iter().map(|(hour, of)| (name(hour), of)).collect()
        }
    })
}

async fn show(view: &View<'_>, by: By) -> Result<Page> {
    let (cx, chat, lang) = (view.cx, view.chat()?, view.lang);
    let all = yields(view, by).await?;
    let mut keys = Vec::new();
    for other in By::ALL.into_iter().filter(|other| *other != by) {
        keys.push(view.key(&line(other.label()), &Action::Show { by: other }).await?);
    }
    let decided = view.key(&line("works-button-decided"), &Action::Decided {}).await?;
    let title = line(by.label());
    let share = match super::percent_by_members(cx, chat).await? {
        Some(percent) if touchpoints::steps_back(cx, chat.key).await? => {
            line("works-share-less").num("percent", percent)
        }
        Some(percent) => line("works-share").num("percent", percent),
        None => line("works-share-unknown"),
    };
    let words = line("works-page")
        .text("group", &chat.title)
        .line("by", title.clone())
        .html("rows", views::rows(&all, lang))
        .line("share", share);
    let mut page = Page::new(view.says(&words), Keyboard::new().row(keys).row([decided]));
    if !all.is_empty() && pictures::are_wanted(cx, chat.key).await? {
        let recipe = pictures::recipe(lang, views::picture(chat, title, &all, lang))?;
        page.picture = Some(Picture::ForHer(recipe));
    }
    Ok(page)
}

async fn decided(view: &View<'_>) -> Result<Page> {
    let (cx, chat) = (view.cx, view.chat()?);
    let known = touchpoints::known(cx, chat.key).await?;
    let all = queries::proposals(&cx.tx, chat.key).await?;
    let (mut rows, mut keys) = (Vec::new(), Vec::new());
    for (n, one) in (1..).zip(all.iter().take(MOST_DECIDED)) {
        let row = line("works-decided-numbered").num("n", n).line("row", views::decided(one, &known));
        rows.push(view.says(&row));
        if one.answer.as_deref() == Some(proposals::DONE) {
            keys.push(view.key(&line("works-button-undo").num("n", n), &Action::Undo { id: one.id }).await?);
        }
    }
    let back = view.key(&line("works-button-back"), &Action::Show { by: By::Posts }).await?;
    let words = match rows.as_slice() {
        [] => line("works-decided-nothing"),
        rows => line("works-decided").html("rows", rows.join("\n")),
    };
    Ok(Page::new(view.says(&words), Keyboard::new().rows_of(2, keys).row([back])))
}
