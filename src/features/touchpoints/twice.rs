//! What is said before a new post is saved: that the same is said already, or that another post comes within the hour.
//!
//! She is asked whether to save it anyway, at another time, or not at all. What she wrote is kept meanwhile: in the buttons,
//! and as a draft of hers that is offered again. Conversation starters make way for managers' posts, so they are no reason
//! to ask.

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

use super::{
    NAME,
    add::{Prospect, Typed, form, never, refusal},
    edit::{self, Asked},
    fresh::{self, Wanted},
    timing, typed, views,
};
use crate::{
    dispatch::{
        Ask, Cx, Press, PrivateText, Result, Stop,
        coming::{self, Expected},
        drafts,
        panel::{self, Done, Page, Panel, View, views as views_of},
        posts,
        whisper::{Pages, Whisper},
    },
    schedule::{
        grammar::Context,
        posts::{Plan, Rank},
    },
    store::{
        chats::Chat,
        conversations::{self, Draft},
    },
    telegram::{
        UserId,
        actor::{Actor, Person},
        attachment::Media,
        keyboard::Keyboard,
        marked::Marked,
    },
    words::{Line, day_and_time, line},
};

/// So far ahead others are looked for.
const AHEAD: TimeDelta = TimeDelta::days(14);
/// What comes nearer than this is too near.
const NEAR: TimeDelta = TimeDelta::hours(1);

/// What a button under the question does.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Twice {
    /// Asks.
    Doubt { wanted: Box<Wanted> },
    /// It is saved all the same.
    Anyway { wanted: Box<Wanted> },
    /// Asks for another time.
    Retime { wanted: Box<Wanted> },
    /// It is not saved.
    Drop { wanted: Box<Wanted> },
}

#[async_trait]
impl Panel for Twice {
    const ROOM: &'static str = NAME;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        match self {
            Self::Doubt { wanted } | Self::Anyway { wanted } => {
                let doubts = doubts(view.cx, view.chat()?, wanted).await?;
                question(view, wanted, &doubts).await
            }
            Self::Retime { wanted } => retime(view, wanted).await,
            Self::Drop { wanted } => {
                let text = views::content(&wanted.text, &wanted.media, view.lang);
                Ok(Page::new(view.says(&line("touch-twice-dropped").html("text", text)), Keyboard::new()))
            }
        }
    }

    async fn act(&self, view: &View<'_>, press: &Press) -> Result<Done> {
        let (cx, chat) = (view.cx, view.chat()?);
        match self {
            Self::Anyway { wanted } => {
                let saved = fresh::save(cx, chat, &Actor::Person(press.person.clone()), wanted, Vec::new()).await?;
                drafts::end(cx, press.person.id, NAME).await?;
                Ok(Done::instead(saved.page(view, wanted).await?))
            }
            Self::Drop { .. } => {
                drafts::end(cx, press.person.id, NAME).await?;
                Ok(Done::shown())
            }
            Self::Doubt { .. } | Self::Retime { .. } => Ok(Done::shown()),
        }
    }
}

/// Why she should think twice about a new post.
pub(super) async fn doubts(cx: &Cx, chat: &Chat, wanted: &Wanted) -> Result<Vec<Line>> {
    let same = same(cx, chat, (&wanted.text, &wanted.media), None).await?;
    let near = near(cx, chat, &wanted.plan(cx, chat)).await?;
    Ok(same.into_iter().chain(near).collect())
}

/// Another regular post that says the same, but for how it is written. `except`: the one it is about.
pub(super) async fn same(
    cx: &Cx,
    chat: &Chat,
    (text, media): (&Marked, &[Media]),
    except: Option<i64>,
) -> Result<Option<Line>> {
    let wanted = bare(text.text());
    let files = |media: &[Media]| media.iter().map(|one| one.file_id.clone()).collect::<Vec<_>>();
    // The same words below another picture are another post; nothing but emoji says nothing.
    let is_anything = !wanted.is_empty() || !media.is_empty();
    let is_same =
        |text: &Marked, others: &[Media]| is_anything && bare(text.text()) == wanted && files(others) == files(media);
    let all = timing::of_chat(cx, chat.key).await?;
    let others = all.iter().enumerate().filter(|(_, one)| one.own && Some(one.plan.id) != except);
    let mut found = others.filter(|(_, one)| one.pieces.iter().any(|piece| is_same(&piece.text, &piece.media)));
    Ok(found.next().map(|(place, one)| line("touch-twice-text").line("other", views::numbered(place + 1, one))))
}

/// Its words without what may be written one way or another: case, blanks, punctuation, forms of the same letter.
pub(super) fn bare(text: &str) -> String {
    text.nfkc().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric()).collect()
}

/// Another post, of managers or another room, that comes within an hour of one of a plan's next times.
pub(super) async fn near(cx: &Cx, chat: &Chat, plan: &Plan) -> Result<Option<Line>> {
    let until = cx.now + AHEAD;
    let first = plan.state.next.map(|next| next.scheduled_for);
    let dues = std::iter::successors(first, |last| plan.next_after(*last, chat.zone)).take_while(|due| *due <= until);
    let times: Vec<DateTime<Utc>> = dues.map(|due| plan.wanted(due, chat)).collect();
    let plans = posts::plans(cx, chat).await?;
    let makes_way = |room: &str, number: i64| {
        plans.iter().any(|plan| plan.room == room && plan.id == number && plan.rank == Rank::Library)
    };
    for other in coming::until(cx, chat, until).await? {
        let is_itself = (other.room, other.due.number) == (plan.room, plan.id);
        if is_itself || other.fate == Expected::LeftOut || makes_way(other.room, other.due.number) {
            continue;
        }
        if times.iter().any(|at| (*at - other.at()).abs() < NEAR) {
            let day = day_and_time(other.at(), chat.zone, cx.now);
            return Ok(Some(line("touch-twice-near").line("other", other.what).line("day", day)));
        }
    }
    Ok(None)
}

/// Asks her, in the group where she gave the command; what she wrote is kept as a draft.
pub(super) async fn ask(cx: &Cx, ask: &Ask, chat: &Chat, wanted: &Wanted, doubts: &[Line]) -> Result {
    let plan = wanted.plan(cx, chat);
    if let Err(reason) = Prospect::of(cx, chat, &plan).await? {
        return Err(refusal(never(reason, chat, &plan, wanted.text.text()), None).into());
    }
    if let Some(person) = ask.actor.person() {
        keep(cx, chat, person.id, wanted).await?;
    }
    let mut pages = Pages::default();
    for view in views_of::<Twice>(cx, ask).await? {
        pages.add_page(view.lang, question(&view, wanted, doubts).await?);
    }
    cx.whisper_what(ask, Whisper::pages(&pages)).await
}

/// Kept as a draft that nobody is asked about, unless she is in the middle of another of this room's.
async fn keep(cx: &Cx, chat: &Chat, user: UserId, wanted: &Wanted) -> Result {
    if conversations::of_room(&cx.tx, user, NAME).await?.is_some() {
        return Ok(());
    }
    let state = serde_json::to_string(&Asked::fresh(chat, wanted))?;
    let draft = Draft { room: NAME.to_owned(), chat: Some(chat.key), state };
    Ok(conversations::rest(&cx.tx, user, &draft, cx.now).await?)
}

async fn question(view: &View<'_>, wanted: &Wanted, doubts: &[Line]) -> Result<Page> {
    let boxed = || Box::new(wanted.clone());
    let doubts: Vec<String> = doubts.iter().map(|doubt| view.says(doubt)).collect();
    let words = line("touch-twice")
        .line("rule", views::rule(&wanted.rule, view.lang))
        .html("text", views::content(&wanted.text, &wanted.media, view.lang))
        .html("doubts", doubts.join("\n"));
    let anyway = view.keys(&[("touch-button-save-anyway", Twice::Anyway { wanted: boxed() })]).await?;
    let others = [
        ("touch-button-other-time", Twice::Retime { wanted: boxed() }),
        ("touch-button-drop", Twice::Drop { wanted: boxed() }),
    ];
    Ok(Page::new(view.says(&words), Keyboard::new().row(anyway).row(view.keys(&others).await?)))
}

/// Asks for another time; in the group by the command with her words, in private by her next message.
async fn retime(view: &View<'_>, wanted: &Wanted) -> Result<Page> {
    let boxed = || Box::new(wanted.clone());
    let back = view.key(&line("touch-button-back"), &Twice::Doubt { wanted: boxed() }).await?;
    if view.in_private {
        edit::ask_for(view.cx, view.person()?.id, &Asked::fresh(view.chat()?, wanted)).await?;
        let words = line("touch-twice-time").line("rule", views::rule(&wanted.rule, view.lang));
        return Ok(Page::new(view.says(&words), Keyboard::new().row([back])));
    }
    let form = form(None, &wanted.rule, wanted.text.text(), view.lang);
    let open = view.open_private(&Twice::Retime { wanted: boxed() }).await?;
    let words = line("touch-twice-how").html("form", form);
    Ok(Page::new(view.says(&words), Keyboard::new().row([open, back])))
}

/// She goes on with it.
pub(super) async fn ask_again(cx: &Cx, chat: &Chat, wanted: &Wanted, person: &Person) -> Result {
    let wanted = Box::new(wanted.clone());
    panel::show(cx, person.id.private_chat(), Some(chat), person, &Twice::Doubt { wanted }).await
}

/// She wrote another time: it is saved then, unless another post is near again.
pub(super) async fn retimed(view: &View<'_>, chat: &Chat, said: &PrivateText, wanted: &Wanted) -> Result<Page> {
    let cx = view.cx;
    let text = said.content.text.clone();
    let rule = match typed::next_free_slot(text.text().trim()) {
        Some(_) => fresh::free_slot(cx, chat).await?,
        None => {
            let context = Context::of(cx.now, chat.zone, chat.language);
            Typed::of(&text, &Marked::default()).understand(&context).map(|(rule, _)| rule)
        }
    };
    let rule = rule.map_err(|objection| Stop::from(refusal(objection.about(&wanted.text), None)))?;
    let wanted = Wanted { rule, ..wanted.clone() };
    let near: Vec<Line> = near(cx, chat, &wanted.plan(cx, chat)).await?.into_iter().collect();
    if !near.is_empty() {
        return question(view, &wanted, &near).await;
    }
    let saved = fresh::save(cx, chat, &Actor::Person(said.person.clone()), &wanted, Vec::new()).await?;
    drafts::end(cx, said.person.id, NAME).await?;
    saved.page(view, &wanted).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_are_the_same_however_they_are_written() {
        for (one, other) in [
            ("What are you baking?", "what are  you BAKING"),
            ("ﬁne – ｗｏｒｄｓ!", "Fine words"),
            ("Что печёте?", "что, печёте…"),
        ] {
            assert_eq!(bare(one), bare(other));
        }
        assert_ne!(bare("Hello"), bare("Hello, all"));
        assert_eq!(bare("🎂 …"), "");
    }
}
