//! Making one: its title, and for who likes its times below it, in private; and what becomes of what was typed.

use async_trait::async_trait;
use chrono::{NaiveTime, TimeDelta};

use super::{
    Later, NAME, count, life,
    make::Deed,
    queries::{self, New, Poll, Stage},
    rules::{Form, MOST_SLOTS, Slot, slots_of},
    typed::{self, Typed},
    views,
};
use crate::{
    dispatch::{
        Audience, Cx, Result,
        flow::{Answer, Answers, Done, Flow, Kind, Preview, Step, Talk, Wish},
        panel, settings,
    },
    schedule::gates::local_date,
    store::chats::Chat,
    telegram::{ThreadId, UserId, marked::Marked},
    words::{Lang, line},
};

/// A draft that nobody goes on with is kept for so long.
const DRAFT_KEPT: TimeDelta = TimeDelta::days(7);
/// Longest title with times below it, and longest hours, in characters.
const LONGEST: usize = 1_500;
const LONGEST_HOURS: usize = 80;
/// The answers' names.
const POLL: &str = "poll";
const WORDS: &str = "words";

/// Begins one by what was typed, in place of another that she had begun. Returns what shows it.
pub(super) async fn begin(
    cx: &Cx,
    chat: &Chat,
    by: Option<UserId>,
    typed: &Typed,
    thread: Option<ThreadId>,
) -> Result<Deed> {
    if let Some(other) = queries::draft_of(&cx.tx, chat.key, by).await? {
        queries::remove(&cx.tx, other).await?;
    }
    let (form, slots) = shape(&Form::default(), typed);
    let new = New { title: &typed.title, made_by: by, zone: chat.zone, slots: &slots, form: &form, thread };
    let id = queries::add(&cx.tx, chat.key, &new, cx.now).await?;
    let later = cx.now + DRAFT_KEPT;
    cx.set_timer(NAME, &life::key("draft", id), Some(chat.key), later, &Later::Discard(id)).await?;
    Ok(if slots.is_empty() { Deed::Days(id) } else { Deed::Draft(id) })
}

/// What was typed, with the days and hours of which it is made; what takes equally long at all times does so as a whole.
fn shape(form: &Form, typed: &Typed) -> (Form, Vec<Slot>) {
    let (mut form, mut slots) = (form.clone(), typed.slots.clone());
    let first = slots.first().and_then(|slot| slot.minutes);
    if let Some(minutes) = first.filter(|_| slots.iter().all(|slot| slot.minutes == first)) {
        form.minutes = minutes;
        slots.iter_mut().for_each(|slot| slot.minutes = None);
    }
    form.days = slots.iter().map(|slot| slot.local.date()).collect();
    form.days.dedup();
    form.hours = slots.iter().map(|slot| slot.local.time()).collect();
    form.hours.sort_unstable();
    form.hours.dedup();
    (form, slots)
}

/// One that is being made; its times go by the group's clock, whatever that is.
pub(super) async fn draft(cx: &Cx, chat: &Chat, id: i64) -> Result<Poll> {
    let poll = life::must_be(cx, chat.key, id).await?;
    match poll.stage {
        Stage::Draft => Ok(Poll { zone: chat.zone, ..poll }),
        _ => Err(line("times-is-posted").into()),
    }
}

/// Its days or hours are others: its times are all of the ones at all of the others. [`false`]: these are too many.
pub(super) async fn reshape(cx: &Cx, chat: &Chat, id: i64, change: impl FnOnce(&mut Form) + Send) -> Result<bool> {
    let poll = draft(cx, chat, id).await?;
    let (mut form, today) = (poll.form, local_date(cx.now, chat.zone));
    change(&mut form);
    form.days.retain(|day| *day >= today);
    let mut slots = slots_of(&form.days, &form.hours);
    slots.retain(|slot| slot.at(chat.zone) > cx.now);
    if slots.len() > MOST_SLOTS {
        return Ok(false);
    }
    queries::reshape(&cx.tx, id, &slots, &form).await?;
    Ok(true)
}

/// A draft nobody went on with.
pub(super) async fn discard(cx: &Cx, id: i64) -> Result {
    match queries::by_id(&cx.tx, id).await? {
        Some(poll) if poll.stage == Stage::Draft => Ok(queries::remove(&cx.tx, id).await?),
        _ => Ok(()),
    }
}

/// What a flow about one begins with.
pub(super) fn about(id: i64) -> Answers {
    let mut answers = Answers::default();
    answers.set(POLL, Some(Answer::Number(id)));
    answers
}

fn meant(answers: &Answers) -> Option<i64> {
    match answers.get(POLL) {
        Some(Answer::Number(id)) => Some(*id),
        _ => None,
    }
}

fn text(answers: &Answers) -> &str {
    answers.text(WORDS).map(Marked::text).unwrap_or_default()
}

/// What is to happen, and, for who likes, when it could.
#[derive(Debug)]
pub(super) struct Titling;

fn told(cx: &Cx, chat: &Chat, answers: &Answers) -> Result<Typed> {
    typed::read(text(answers), &views::context(chat, cx.now)).map_err(|problem| views::refusal(&problem).into())
}

#[async_trait]
impl Flow for Titling {
    fn room(&self) -> &'static str {
        NAME
    }

    fn name(&self) -> &'static str {
        "title"
    }

    fn audience(&self) -> Audience {
        Audience::Manager
    }

    fn steps(&self) -> &'static [Step] {
        const { &[Step::new(WORDS, "times-ask-title", Kind::Text(LONGEST)).hint("times-hint-title")] }
    }

    fn publish(&self) -> &'static str {
        "times-button-next"
    }

    fn goes_on(&self, begun: &Answers, told: &Answers) -> bool {
        meant(begun) == meant(told)
    }

    async fn check(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers) -> Result {
        told(cx, talk.chat, answers).map(drop)
    }

    async fn preview(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, language: Lang) -> Result<Preview> {
        let typed = told(cx, talk.chat, answers)?;
        let words = line("times-title-preview").text("title", &typed.title).num("n", count(typed.slots.len()));
        Ok(Preview { html: words.render(language), media: None })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, _wish: Wish<'_>) -> Result<Done> {
        let (chat, person) = (talk.chat, talk.person);
        let typed = told(cx, chat, answers)?;
        let deed = match meant(answers) {
            Some(id) => {
                let poll = draft(cx, chat, id).await?;
                queries::rename(&cx.tx, id, &typed.title).await?;
                if !typed.slots.is_empty() {
                    let (form, slots) = shape(&poll.form, &typed);
                    queries::reshape(&cx.tx, id, &slots, &form).await?;
                }
                Deed::Draft(id)
            }
            None => begin(cx, chat, Some(person.id), &typed, settings::topic(cx, chat.key, NAME).await?).await?,
        };
        Box::pin(panel::show(cx, person.id.private_chat(), Some(chat), person, &deed)).await?;
        Ok(line("times-below").into())
    }
}

/// Hours no button offers.
#[derive(Debug)]
pub(super) struct TypingHours;

fn typed_hours(answers: &Answers) -> Result<Vec<NaiveTime>> {
    let refusal = || line("times-hours-not-understood").text("typed", text(answers));
    typed::hours(text(answers)).ok_or_else(|| refusal().into())
}

#[async_trait]
impl Flow for TypingHours {
    fn room(&self) -> &'static str {
        NAME
    }

    fn name(&self) -> &'static str {
        "hours"
    }

    fn audience(&self) -> Audience {
        Audience::Manager
    }

    fn steps(&self) -> &'static [Step] {
        const { &[Step::new(WORDS, "times-ask-hours", Kind::Line(LONGEST_HOURS)).hint("times-hint-hours")] }
    }

    fn publish(&self) -> &'static str {
        "times-button-next"
    }

    fn goes_on(&self, begun: &Answers, told: &Answers) -> bool {
        meant(begun) == meant(told)
    }

    async fn check(&self, _cx: &Cx, _talk: &Talk<'_>, answers: &Answers) -> Result {
        typed_hours(answers).map(drop)
    }

    async fn preview(&self, _cx: &Cx, _talk: &Talk<'_>, answers: &Answers, language: Lang) -> Result<Preview> {
        let hours = typed_hours(answers)?;
        let shown = hours.iter().map(|hour| views::hour_label(*hour, false)).collect::<Vec<_>>().join(", ");
        Ok(Preview { html: line("times-hours-preview").plain("hours", &shown).render(language), media: None })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, _wish: Wish<'_>) -> Result<Done> {
        let (chat, person) = (talk.chat, talk.person);
        let hours = typed_hours(answers)?;
        let id = meant(answers).ok_or_else(|| line("times-gone"))?;
        let put = |form: &mut Form| {
            form.hours.extend(hours);
            form.hours.sort_unstable();
            form.hours.dedup();
        };
        if !reshape(cx, chat, id, put).await? {
            return Err(line("times-most").num("most", count(MOST_SLOTS)).into());
        }
        Box::pin(panel::show(cx, person.id.private_chat(), Some(chat), person, &Deed::Hours(id))).await?;
        Ok(line("times-below").into())
    }
}
