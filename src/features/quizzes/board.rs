//! What members see: the table of a season with their own place, the seasons before, and how a draw came out.

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::{
    NAME, Quizzes, ask,
    manage::Deed,
    propose,
    queries::seasons::{self, Season},
    rules, season, views,
};
use crate::{
    dispatch::{
        Cx, Press, Result,
        context::About,
        panel::{Done, For, Page, Pager, Panel, View},
        rights::Need,
    },
    store::chats::Chat,
    telegram::{actor::Actor, actor::Person, attachment::Media, keyboard::Keyboard},
    words::line,
};

/// People, seasons and lots on a page.
const PER_PAGE: usize = 10;
const SEASONS: usize = 6;

/// What our buttons and links do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Action {
    /// A page of the table of a season; of the one that runs, or was last, if none is said.
    Table {
        #[serde(default)]
        season: Option<i64>,
        #[serde(default)]
        page: usize,
    },
    /// The seasons, a page of them.
    Seasons(usize),
    /// Who was in the draw of a season, a page of them.
    Draw(i64, usize),
    /// A question typed in private is for this group.
    Give { typed: String, media: Option<Media> },
}

#[async_trait]
impl Panel for Action {
    const ROOM: &'static str = NAME;
    const FOR: For = For::Her;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        let chat = view.chat()?;
        if let Ok(person) = view.person()
            && !view.cx.is_in(chat, person.id).await?
        {
            return Err(line("flow-not-in").text("group", &chat.title).into());
        }
        match self {
            Self::Table { season, page } => table(view, chat, *season, *page).await,
            Self::Seasons(page) => all(view, chat, *page).await,
            Self::Draw(season, page) => draw(view, chat, *season, *page).await,
            Self::Give { .. } => table(view, chat, None, 0).await,
        }
    }

    async fn act(&self, view: &View<'_>, press: &Press) -> Result<Done> {
        let Self::Give { typed, media } = self else { return Ok(Done::shown()) };
        let said = give(view.cx, (view.chat()?, &press.person), (typed, media.as_ref()), Some(press)).await?;
        Ok(match said {
            true => Done::stays().saying(line("quizzes-proposed-short")),
            false => Done::stays(),
        })
    }
}

/// A question typed in private: those who manage the group look at it and ask it; of others it is a proposal. Returns
/// whether it is one.
pub(super) async fn give(
    cx: &Cx,
    (chat, person): (&Chat, &Person),
    (typed, media): (&str, Option<&Media>),
    press: Option<&Press>,
) -> Result<bool> {
    if cx.rank(chat.key, &Actor::Person(person.clone())).await?.may(&Need::of_room(&Quizzes)) {
        ask::begin(cx, (chat, person), (typed, media), None, press).await?;
        return Ok(false);
    }
    let (open, typed) = ask::timed(cx, chat, typed)?;
    let (quiz, media) = (ask::read(&typed)?, ask::photo(media)?);
    propose::propose(cx, (chat, person), (&quiz, media.as_ref()), open.unwrap_or(rules::USUAL)).await?;
    Ok(true)
}

/// The season that is meant: the one that runs, or else the latest.
async fn meant(cx: &Cx, chat: &Chat, id: Option<i64>) -> Result<Option<Season>> {
    let id = match id {
        Some(id) => Some(id),
        None => match season::running(cx, chat).await? {
            Some(running) => return Ok(Some(running)),
            None => seasons::of_chat(&cx.tx, chat.key, 1, 0).await?.first().copied(),
        },
    };
    match id {
        Some(id) => Ok(seasons::by_id(&cx.tx, id).await?.filter(|season| season.chat == chat.key)),
        None => Ok(None),
    }
}

fn number(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

async fn table(view: &View<'_>, chat: &Chat, id: Option<i64>, page: usize) -> Result<Page> {
    let cx = view.cx;
    let manages = view.rank().await?.may(&Need::of_room(&Quizzes));
    let rounds = match manages {
        true => {
            let label = line("quizzes-button-rounds").render_plain(view.lang);
            vec![view.labelled_about(label, &Deed::Rounds, About::chat(chat.key)).await?]
        }
        false => Vec::new(),
    };
    let Some(season) = meant(cx, chat, id).await? else {
        let words = line("quizzes-no-season").text("group", &chat.title);
        return Ok(Page::new(view.says(&words), Keyboard::new().row(rounds)));
    };
    let all = seasons::how_many_in_table(&cx.tx, season.id).await?;
    let pager = Pager::new(page, usize::try_from(all).unwrap_or_default(), PER_PAGE);
    let entries = seasons::table(&cx.tx, season.id, number(PER_PAGE), number(pager.first())).await?;
    let hers = match view.person() {
        Ok(person) => seasons::place_of(&cx.tx, season.id, person.id).await?,
        Err(_) => None,
    };
    let winners = seasons::winners(&cx.tx, season.id).await?;
    let first = number(pager.first());
    // Equals share a place, wherever a page begins.
    let before = match entries.first() {
        Some(entry) if first > 0 => seasons::how_many_before(&cx.tx, season.id, entry.points).await?,
        _ => 0,
    };
    let shown = views::Table { season: &season, entries: &entries, first, before, hers, winners: &winners };
    let words = line("quizzes-table").html("table", views::table(chat, &shown, view.lang));
    let turns = pager.turns(view, |page| Action::Table { season: Some(season.id), page }).await?;
    let (mut keys, mut below) = (Vec::new(), Vec::new());
    if seasons::how_many_drawn(&cx.tx, season.id).await? > 0 {
        keys.push(view.key(&line("quizzes-button-draw"), &Action::Draw(season.id, 0)).await?);
    }
    if seasons::how_many(&cx.tx, chat.key).await? > 1 {
        keys.push(view.key(&line("quizzes-button-seasons"), &Action::Seasons(0)).await?);
    }
    if manages && season.frozen_at.is_none() {
        // What is typed is typed in private.
        if view.in_private {
            let label = line("quizzes-button-prize").render_plain(view.lang);
            keys.push(view.labelled_about(label, &Deed::Prize(season.id), About::chat(chat.key)).await?);
        } else {
            below.push(view.open_private(&Action::Table { season: Some(season.id), page: 0 }).await?);
        }
    }
    let keyboard = Keyboard::new().row(turns).rows_of(2, keys).rows_of(1, below).row(rounds);
    Ok(Page::new(view.says(&pager.says(words)), keyboard))
}

async fn all(view: &View<'_>, chat: &Chat, page: usize) -> Result<Page> {
    let cx = view.cx;
    let n = seasons::how_many(&cx.tx, chat.key).await?;
    let pager = Pager::new(page, usize::try_from(n).unwrap_or_default(), SEASONS);
    let mut keys = Vec::new();
    for id in seasons::of_chat(&cx.tx, chat.key, number(SEASONS), number(pager.first())).await? {
        if let Some(season) = seasons::by_id(&cx.tx, id).await? {
            let label = views::name(chat, &season).render_plain(view.lang);
            keys.push(view.labelled(label, &Action::Table { season: Some(id), page: 0 }).await?);
        }
    }
    let turns = pager.turns(view, Action::Seasons).await?;
    let words = line("quizzes-seasons").text("group", &chat.title);
    Ok(Page::new(view.says(&pager.says(words)), Keyboard::new().rows_of(1, keys).row(turns)))
}

async fn draw(view: &View<'_>, chat: &Chat, id: i64, page: usize) -> Result<Page> {
    let cx = view.cx;
    let Some(season) = meant(cx, chat, Some(id)).await?.filter(|season| season.frozen_at.is_some()) else {
        return table(view, chat, None, 0).await;
    };
    let n = seasons::how_many_drawn(&cx.tx, id).await?;
    let pager = Pager::new(page, usize::try_from(n).unwrap_or_default(), PER_PAGE);
    let drawn = seasons::drawn(&cx.tx, id, number(PER_PAGE), number(pager.first())).await?;
    let words = line("quizzes-draw").html("draw", views::draw(&season, &drawn, view.lang));
    let turns = pager.turns(view, |page| Action::Draw(id, page)).await?;
    let back = view.key(&line("quizzes-button-table"), &Action::Table { season: Some(id), page: 0 }).await?;
    Ok(Page::new(view.says(&pager.says(words)), Keyboard::new().row(turns).row([back])))
}
