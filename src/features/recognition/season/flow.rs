//! Planning a season, and moving its end, asked for in private.

use async_trait::async_trait;
use chrono::NaiveDate;

use super::{
    own,
    read::context,
    rules::{Dates, LONGEST_NAME},
    typed, views,
};
use crate::{
    dispatch::{
        Audience, Cx, Result,
        flow::{Answers, Done, Flow, Kind, Preview, Step, Talk, Wish},
    },
    features::recognition::NAME,
    telegram::actor::Actor,
    words::{Lang, line, long_date},
};

const DATES: &str = "dates";
const CALLED: &str = "called";
const UNTIL: &str = "until";
/// What dates have at most.
const LONGEST_DATES: usize = 80;

fn text<'a>(answers: &'a Answers, key: &str) -> &'a str {
    answers.text(key).map_or("", |text| text.text())
}

/// A season of the group's own.
#[derive(Debug)]
pub struct Planning;

fn planned(cx: &Cx, talk: &Talk<'_>, answers: &Answers) -> Result<(Dates, String)> {
    let read = typed::dates(text(answers, DATES), &context(cx, talk.chat));
    let (dates, behind) = read.ok_or_else(|| line("season-wrong-dates"))?;
    let called = text(answers, CALLED);
    Ok((dates, if called.is_empty() { behind } else { called.to_owned() }))
}

#[async_trait]
impl Flow for Planning {
    fn room(&self) -> &'static str {
        NAME
    }

    fn name(&self) -> &'static str {
        "season"
    }

    fn audience(&self) -> Audience {
        Audience::Manager
    }

    fn steps(&self) -> &'static [Step] {
        const {
            &[
                Step::new(DATES, "season-ask-dates", Kind::Line(LONGEST_DATES)).hint("season-hint-dates"),
                Step::new(CALLED, "season-ask-name", Kind::Line(LONGEST_NAME)).hint("season-hint-name").optional(),
            ]
        }
    }

    async fn check(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers) -> Result {
        let (dates, _) = planned(cx, talk, answers)?;
        own::may_open(cx, talk.chat, dates).await
    }

    fn publish(&self) -> &'static str {
        "season-button-plan"
    }

    async fn preview(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, language: Lang) -> Result<Preview> {
        let (dates, name) = planned(cx, talk, answers)?;
        let name = if name.is_empty() { line("season-nameless") } else { line("season-named").text("name", &name) };
        let words = line("season-preview")
            .text("group", &talk.chat.title)
            .line("season", name)
            .line("dates", views::dates(dates.first, dates.last))
            .num("n", dates.days());
        Ok(Preview { html: words.render(language), media: None })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, _wish: Wish<'_>) -> Result<Done> {
        let (dates, name) = planned(cx, talk, answers)?;
        let season = own::open(cx, talk.chat, (dates, &name), &Actor::Person(talk.person.clone())).await?;
        let dates = views::dates(season.first, season.last);
        Ok(line("season-is-planned").line("season", views::called(&season)).line("dates", dates).into())
    }
}

/// Another end.
#[derive(Debug)]
pub struct Moving;

fn last(cx: &Cx, talk: &Talk<'_>, answers: &Answers) -> Result<NaiveDate> {
    let read = typed::only_date(text(answers, UNTIL), &context(cx, talk.chat));
    read.ok_or_else(|| line("season-wrong-date").into())
}

#[async_trait]
impl Flow for Moving {
    fn room(&self) -> &'static str {
        NAME
    }

    fn name(&self) -> &'static str {
        "season-end"
    }

    fn audience(&self) -> Audience {
        Audience::Manager
    }

    fn steps(&self) -> &'static [Step] {
        const { &[Step::new(UNTIL, "season-ask-until", Kind::Line(LONGEST_DATES)).hint("season-hint-until")] }
    }

    async fn check(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers) -> Result {
        let season = own::movable(cx, talk.chat).await?;
        own::may_move(cx, talk.chat, &season, last(cx, talk, answers)?).await
    }

    fn publish(&self) -> &'static str {
        "season-button-move-now"
    }

    async fn preview(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, language: Lang) -> Result<Preview> {
        let season = own::movable(cx, talk.chat).await?;
        let dates = views::dates(season.first, last(cx, talk, answers)?);
        let words = line("season-preview-end").line("season", views::called(&season)).line("dates", dates);
        Ok(Preview { html: words.render(language), media: None })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, _wish: Wish<'_>) -> Result<Done> {
        let last = last(cx, talk, answers)?;
        let season = own::move_end(cx, talk.chat, last, &Actor::Person(talk.person.clone())).await?;
        Ok(line("season-is-moved").line("season", views::called(&season)).line("last", long_date(season.last)).into())
    }
}
