//! Answering, in private: one question at a time, by buttons or in words, back and forth, for as long as the survey is open.
//!
//! Of an anonymous survey nothing that is kept or sent may depend on what was answered, but what is sealed: each page is the
//! same whatever was pressed on the one before, options of which several can be chosen are asked one by one, and what does not
//! fit is answered without saying it back; what is left out goes past the same pages, the buttons of a page go the same way
//! whether she presses or types, and no request is kept once it is settled. Its buttons are about no group, so that a press is
//! never set aside until it is known who manages one.

use std::sync::Arc;

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::{
    ANSWERING, NAME, Note, life,
    queries::{self, Stage, Survey},
    rules::{self, At, Given, Kind, Sheet, typed},
    views,
};
use crate::{
    dispatch::{
        Cx, Opened, Press, PrivateText, Result, Stop,
        context::{About, must_be_there},
        drafts::{self, Asking},
        panel, settings,
    },
    store::{
        chats::Chat,
        conversations::{self, Draft},
    },
    telegram::{
        MessageId, UserId,
        actor::Person,
        keyboard::{Key, Keyboard},
        request::Request,
    },
    words::{Lang, Line, clip, line},
};

/// So long what she types is taken for an answer.
const WAITS: TimeDelta = TimeDelta::days(3);
/// So long the buttons of a page that was answered still work.
const LEFT_BEHIND: TimeDelta = TimeDelta::minutes(10);
/// Numbers in a row.
pub(super) const NUMBERS_PER_ROW: usize = 6;

/// What the buttons of those who answer do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Answering {
    /// Shows what it is about.
    Start { survey: i64 },
    /// Goes to the first question, or where she was.
    Begin { survey: i64 },
    /// This is the answer.
    Choose { survey: i64, at: At, given: Given },
    /// Whether this one of several is chosen; they are asked one by one.
    Tick { survey: i64, at: At, chosen: bool },
    /// This one of several is chosen, or is not any more.
    Toggle { survey: i64, at: At },
    /// These are all.
    Ready { survey: i64, at: At },
    /// No answer to this.
    Skip { survey: i64, at: At },
    /// To the question before.
    Back { survey: i64, at: At },
    /// All is handed in.
    Send { survey: i64 },
}

impl Answering {
    const fn survey(&self) -> i64 {
        match self {
            Self::Start { survey }
            | Self::Begin { survey }
            | Self::Choose { survey, .. }
            | Self::Tick { survey, .. }
            | Self::Toggle { survey, .. }
            | Self::Ready { survey, .. }
            | Self::Skip { survey, .. }
            | Self::Back { survey, .. }
            | Self::Send { survey } => *survey,
        }
    }
}

/// What her draft says of what she is asked: only in which survey.
#[derive(Debug, Serialize, Deserialize)]
struct Asked {
    survey: i64,
}

/// Somebody with a survey.
struct With<'a> {
    cx: &'a Cx,
    survey: &'a Survey,
    chat: &'a Chat,
    person: &'a Person,
    language: Lang,
}

async fn found(cx: &Cx, id: i64) -> Result<Survey> {
    Ok(queries::by_id(&cx.tx, id).await?.ok_or_else(|| line("survey-gone"))?)
}

/// The survey, as it is once somebody has come from where it stands: that proves that it does, even if Telegram's answer has
/// not reached us yet, or never will.
async fn standing(cx: &Cx, id: i64, message: Option<MessageId>) -> Result<Survey> {
    let survey = found(cx, id).await?;
    if survey.stage != Stage::Posting {
        return Ok(survey);
    }
    life::opens(cx, &survey, message).await?;
    found(cx, id).await
}

/// The link in the group was opened.
pub(super) async fn opened(cx: Cx, opened: Arc<Opened>) -> Result {
    let action: Answering = serde_json::from_str(&opened.action)?;
    let survey = standing(&cx, action.survey(), None).await?;
    let chat = cx.chat(survey.chat).await?;
    let with = With::of(&cx, &survey, &chat, &opened.person).await?;
    with.must_be_allowed().await?;
    let (html, keyboard) = with.start().await?;
    cx.send(Request::message(opened.at.chat, &html).keyboard(&keyboard)).await
}

/// A button was pressed.
pub(super) async fn pressed(cx: Cx, press: Arc<Press>) -> Result {
    let action: Answering = press.action()?;
    let pressed = press.editable().filter(|at| at.chat.is_group()).map(|at| at.message);
    let survey = standing(&cx, action.survey(), pressed).await?;
    let chat = cx.chat(survey.chat).await?;
    let with = With::of(&cx, &survey, &chat, &press.person).await?;
    if survey.pulse.is_some() {
        with.must_be_allowed().await?;
        return with.at_once(action, &press).await;
    }
    if let Err(no) = with.must_be_allowed().await {
        return with.ends(no, &press).await;
    }
    let (at, sheet) = with.begun().await?;
    let singly = survey.anonymous;
    let (at, sheet) = match action {
        Answering::Start { .. } | Answering::Begin { .. } => (at, sheet),
        Answering::Back { at, .. } => (at.before(&survey.questions, singly).unwrap_or_default(), sheet),
        Answering::Send { .. } => return with.send(sheet, &press).await,
        given => with.given(given, sheet)?,
    };
    with.show(at, sheet, Some(&press)).await
}

/// She typed something while a survey was asking her.
pub(super) async fn typed(cx: Cx, text: Arc<PrivateText>) -> Result {
    let Some(draft) = &text.conversation else { return Ok(()) };
    let Asked { survey } = serde_json::from_str(&draft.state)?;
    let survey = match found(&cx, survey).await {
        Ok(survey) => survey,
        Err(no) => return say_no(&cx, &text, no).await,
    };
    let chat = cx.chat(survey.chat).await?;
    let with = With::of(&cx, &survey, &chat, &text.person).await?;
    if let Err(no) = with.must_be_allowed().await {
        return say_no(&cx, &text, no).await;
    }
    let (at, mut sheet) = with.begun().await?;
    let Some(question) = survey.questions.get(at.question) else { return with.says(&line("flow-use-buttons")).await };
    // Options that are asked one by one are not jumped over: that would tell that something was typed.
    let answer = match (&question.kind, survey.anonymous) {
        (Kind::Several(_), true) => return with.says(&line("survey-how-buttons")).await,
        (kind, _) => text.text.as_deref().and_then(|written| typed::answer(kind, written)),
    };
    let Some(answer) = answer else { return with.says(&views::how(&question.kind)).await };
    sheet.insert(at.question, answer);
    with.show(at.past(), sheet, None).await
}

/// She is asked no longer, and hears why.
async fn say_no(cx: &Cx, text: &PrivateText, no: Stop) -> Result {
    let Stop::Refusal(no) = no else { return Err(no) };
    drafts::end(cx, text.person.id, ANSWERING).await?;
    let language = cx.language_of(text.person.id, None).await?;
    cx.send(Request::message(text.at.chat, &no.render(language))).await
}

/// The survey somebody is asked about, or was before another room asked her something.
async fn asked_in(cx: &Cx, user: UserId) -> Result<Option<i64>> {
    Ok(drafts::of::<Asked>(cx, user, ANSWERING).await?.map(|asked| asked.survey))
}

/// She is not asked about this survey any more. If it is another that she is asked about, that goes on.
pub(super) async fn is_over(cx: &Cx, user: UserId, survey: i64) -> Result {
    if asked_in(cx, user).await? == Some(survey) {
        conversations::end(&cx.tx, user, ANSWERING).await?;
    }
    Ok(())
}

/// With what she is offered to go on.
pub(super) async fn half_done(cx: &Cx, draft: &Draft) -> Result<Option<Line>> {
    let Asked { survey } = serde_json::from_str(&draft.state)?;
    let open = queries::by_id(&cx.tx, survey).await?.filter(|survey| survey.stage == Stage::Open);
    Ok(open.map(|survey| line("survey-half-done").text("title", &survey.title)))
}

/// The page where she was is shown again.
pub(super) async fn ask_again(cx: &Cx, person: &Person, draft: &Draft) -> Result {
    let Asked { survey } = serde_json::from_str(&draft.state)?;
    let survey = found(cx, survey).await?;
    let chat = cx.chat(survey.chat).await?;
    let with = With::of(cx, &survey, &chat, person).await?;
    with.must_be_allowed().await?;
    let (at, sheet) = with.begun().await?;
    with.show(at, sheet, None).await
}

impl<'a> With<'a> {
    async fn of(cx: &'a Cx, survey: &'a Survey, chat: &'a Chat, person: &'a Person) -> Result<Self> {
        let language = cx.language_of(person.id, Some(chat.language)).await?;
        Ok(Self { cx, survey, chat, person, language })
    }

    /// Refuses who may not answer, or not any more. Where Telegram is asked whether she is in the group she does it once more
    /// ([`crate::dispatch::Room::keeps_secrets`]).
    async fn must_be_allowed(&self) -> Result {
        let Self { cx, survey, chat, person, .. } = self;
        must_be_there(chat)?;
        if !cx.is_on(chat.key, survey.room()).await? {
            return Err(settings::is_off(survey.room()).into());
        }
        if survey.stage == Stage::Dropped {
            return Err(line("survey-gone").into());
        }
        if survey.stage != Stage::Open || survey.closes_at <= cx.now {
            return Err(line("survey-over").text("title", &survey.title).into());
        }
        if !cx.is_in(chat, person.id).await? {
            return Err(line("flow-not-in").text("group", &chat.title).into());
        }
        if !life::is_for(cx, survey, person.id).await? {
            return Err(line("survey-too-new").text("group", &chat.title).num("days", survey.least_days).into());
        }
        Ok(())
    }

    /// It cannot be gone on with: that is said where the question was.
    async fn ends(&self, no: Stop, press: &Press) -> Result {
        let Stop::Refusal(no) = no else { return Err(no) };
        queries::end_draft(&self.cx.tx, self.survey.id, self.person.id).await?;
        is_over(self.cx, self.person.id, self.survey.id).await?;
        self.place(&no.render(self.language), &Keyboard::new(), Some(press)).await
    }

    /// Where she is and what she has answered: so far, or when she handed it in.
    async fn begun(&self) -> Result<(At, Sheet)> {
        let Self { cx, survey, person, .. } = self;
        if let Some((at, kept)) = queries::draft(&cx.tx, survey.id, person.id).await? {
            let at = if at.is_in(&survey.questions, survey.anonymous) { at } else { At::default() };
            return Ok(match life::sheet(cx, survey, person.id, kept) {
                Some(sheet) => (at, sheet),
                None => Default::default(),
            });
        }
        let handed_in = queries::sheet(&cx.tx, survey.id, person.id).await?;
        Ok((At::default(), handed_in.and_then(|kept| life::sheet(cx, survey, person.id, kept)).unwrap_or_default()))
    }

    /// What a button says is the answer. Returns where to go on.
    fn given(&self, action: Answering, mut sheet: Sheet) -> Result<(At, Sheet)> {
        let stale = || Stop::from(line("refuse-stale-button"));
        let (questions, singly) = (&self.survey.questions, self.survey.anonymous);
        Ok(match action {
            Answering::Choose { at, given, .. } => {
                if !questions.get(at.question).is_some_and(|question| given.fits(&question.kind)) {
                    return Err(stale());
                }
                sheet.insert(at.question, given);
                (at.past(), sheet)
            }
            Answering::Tick { at, chosen, .. } if at.is_in(questions, singly) => {
                rules::tick(&mut sheet, at, chosen);
                (at.next(questions, singly), sheet)
            }
            Answering::Toggle { at, .. } => {
                let chosen = !rules::is_ticked(&sheet, at);
                rules::tick(&mut sheet, at, chosen);
                (At { option: 0, ..at }, sheet)
            }
            Answering::Ready { at, .. } => {
                sheet.entry(at.question).or_insert_with(|| Given::Several(Vec::new()));
                (at.past(), sheet)
            }
            // Where options are asked one by one, leaving out goes past the same pages as answering does.
            Answering::Skip { at, .. } if at.is_in(questions, singly) => {
                rules::skip(&mut sheet, at);
                (at.next(questions, singly), sheet)
            }
            _ => return Err(stale()),
        })
    }

    async fn key(&self, label: String, action: &Answering) -> Result<Key> {
        self.cx.button(NAME, label, action, About::default().only(self.person)).await
    }

    async fn named(&self, label: &'static str, action: &Answering) -> Result<Key> {
        self.key(line(label).render_plain(self.language), action).await
    }

    /// What it is about, before anything is asked.
    async fn start(&self) -> Result<(String, Keyboard)> {
        let Self { cx, survey, person, .. } = self;
        let is_begun = queries::draft(&cx.tx, survey.id, person.id).await?.is_some();
        let has_answered = queries::has_answered(&cx.tx, survey.id, person.id).await?;
        let label = match (is_begun, has_answered) {
            (true, _) => "survey-button-go-on",
            (false, true) => "survey-button-change",
            (false, false) => "survey-button-begin",
        };
        let html = views::start(self.chat, survey, has_answered, cx.now, self.language);
        let key = self.named(label, &Answering::Begin { survey: survey.id }).await?;
        Ok((html, Keyboard::new().row([key])))
    }

    /// Shows where she is, and keeps it.
    async fn show(&self, at: At, sheet: Sheet, press: Option<&Press>) -> Result {
        let Self { cx, survey, chat, person, language } = self;
        let seen = if survey.anonymous { None } else { sheet.get(&at.question).cloned() };
        let kept = life::kept(cx, survey, person.id, sheet)?;
        queries::set_draft(&cx.tx, survey, person.id, at, &kept).await?;
        let asking = Asking::new(ANSWERING, person.id, Some(chat.key)).waits(WAITS);
        drafts::ask(cx, asking, &Asked { survey: survey.id }).await?;
        if survey.anonymous {
            // Whether she pressed or typed: the buttons she leaves behind are good for as long.
            queries::expire_pages(&cx.tx, survey.id, person.id, cx.now + LEFT_BEHIND).await?;
        }
        let html = views::page(survey, at, seen.as_ref(), *language);
        self.place(&html, &self.keyboard(at, seen.as_ref()).await?, press).await
    }

    async fn keyboard(&self, at: At, seen: Option<&Given>) -> Result<Keyboard> {
        let survey = self.survey.id;
        let mut ways = Vec::new();
        if at.before(&self.survey.questions, self.survey.anonymous).is_some() {
            ways.push(self.named("flow-back", &Answering::Back { survey, at }).await?);
        }
        let Some(question) = self.survey.questions.get(at.question) else {
            let send = self.named("survey-button-send", &Answering::Send { survey }).await?;
            return Ok(Keyboard::new().row([send]).row(ways));
        };
        let answers = self.answers(at, &question.kind, seen).await?;
        if matches!(question.kind, Kind::Several(_)) && !self.survey.anonymous {
            ways.push(self.named("flow-ready", &Answering::Ready { survey, at }).await?);
        } else {
            ways.push(self.named("flow-skip", &Answering::Skip { survey, at }).await?);
        }
        Ok(answers.row(ways))
    }

    async fn answers(&self, at: At, kind: &Kind, seen: Option<&Given>) -> Result<Keyboard> {
        let survey = self.survey.id;
        let mut keys = Vec::new();
        if let Some((least, most)) = kind.scale() {
            for n in least..=most {
                let given = Given::Scale(n);
                keys.push(self.key(n.to_string(), &Answering::Choose { survey, at, given }).await?);
            }
            return Ok(Keyboard::new().rows_of(NUMBERS_PER_ROW, keys));
        }
        if matches!(kind, Kind::Several(_)) && self.survey.anonymous {
            let yes = self.named("survey-button-yes", &Answering::Tick { survey, at, chosen: true }).await?;
            let no = self.named("survey-button-no", &Answering::Tick { survey, at, chosen: false }).await?;
            return Ok(Keyboard::new().row([yes, no]));
        }
        let numbered = views::are_numbered(kind.options());
        for (n, option) in kind.options().iter().enumerate() {
            let label = if numbered { (n + 1).to_string() } else { clip(option, panel::ALONE - 2) };
            let (is_chosen, action) = match kind {
                Kind::Several(_) => {
                    let is_chosen = matches!(seen, Some(Given::Several(all)) if all.contains(&n));
                    (is_chosen, Answering::Toggle { survey, at: At { option: n, ..at } })
                }
                _ => (seen == Some(&Given::One(n)), Answering::Choose { survey, at, given: Given::One(n) }),
            };
            keys.push(self.key(if is_chosen { format!("✓ {label}") } else { label }, &action).await?);
        }
        Ok(Keyboard::new().rows_of(if numbered { NUMBERS_PER_ROW } else { 1 }, keys))
    }

    /// Shows something where a button was pressed, or below.
    async fn place(&self, html: &str, keyboard: &Keyboard, press: Option<&Press>) -> Result {
        let Self { cx, survey, person, .. } = self;
        let page = match press.and_then(Press::editable) {
            Some(_) if !survey.anonymous => {
                let press = press.ok_or_else(|| line("refuse-stale-button"))?;
                cx.edit_pressed(press, html, keyboard).await?;
                return cx.answer(press).await;
            }
            Some(at) => Request::edit(at.chat, at.message, html),
            None => Request::message(person.id.private_chat(), html),
        };
        self.send_untraced(page.keyboard(keyboard)).await?;
        match press {
            Some(press) => self.send_untraced(Request::answer_button(&press.query, None, false)).await,
            None => Ok(()),
        }
    }

    /// Of an anonymous survey no request is kept once it is settled: whether a page came below what she typed or in place of
    /// the one before would tell whether she had typed anything.
    async fn send_untraced(&self, request: Request) -> Result {
        match self.survey.anonymous {
            true => self.cx.send(request.tell(NAME, &Note::Page)?).await,
            false => self.cx.send(request).await,
        }
    }

    /// Says something below what she typed.
    async fn says(&self, what: &Line) -> Result {
        self.send_untraced(Request::message(self.person.id.private_chat(), &what.render(self.language))).await
    }

    /// One press is all there is to answer.
    async fn at_once(&self, action: Answering, press: &Press) -> Result {
        let (_, sheet) = self.given(action, Sheet::new())?;
        let Self { cx, survey, person, .. } = self;
        queries::hand_in(&cx.tx, survey, person.id, &life::kept(cx, survey, person.id, sheet)?).await?;
        life::draw_later(cx, survey).await?;
        // In the language of the question it stands under: the button is about no group.
        let said = line("pulse-is-in").render_plain(self.chat.language);
        cx.send(Request::answer_button(&press.query, Some(&said), false)).await
    }

    /// She hands in what she answered, in place of what she had before.
    async fn send(&self, sheet: Sheet, press: &Press) -> Result {
        let Self { cx, survey, person, .. } = self;
        if queries::draft(&cx.tx, survey.id, person.id).await?.is_none() {
            // The second of two quick presses.
            return cx.answer(press).await;
        }
        if sheet.is_empty() && !survey.anonymous {
            return Err(line("survey-empty").into());
        }
        queries::hand_in(&cx.tx, survey, person.id, &life::kept(cx, survey, person.id, sheet)?).await?;
        queries::end_draft(&cx.tx, survey.id, person.id).await?;
        queries::expire_pages(&cx.tx, survey.id, person.id, cx.now + LEFT_BEHIND).await?;
        life::draw_later(cx, survey).await?;
        let change = self.named("survey-button-change", &Answering::Begin { survey: survey.id }).await?;
        self.place(
            &views::thanks(self.chat, survey, cx.now, self.language),
            &Keyboard::new().row([change]),
            Some(press),
        )
        .await?;
        match asked_in(cx, person.id).await? == Some(survey.id) {
            true => drafts::end(cx, person.id, ANSWERING).await,
            false => Ok(()),
        }
    }
}

/// Where somebody is forgotten, nothing is asked any more.
pub(super) async fn forget(cx: &Cx, user: UserId) -> Result {
    conversations::end(&cx.tx, user, ANSWERING).await?;
    Ok(())
}
