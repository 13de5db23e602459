//! Several questions to one person in private, as data: steps of text, choice, several, number, time, somebody of the
//! group, a picture or file; then a preview, and what is to be done with the answers.
//!
//! A room lists its flows ([`super::Room::flows`]) and begins one with [`Talk`]. What people see is the same in all of them:
//! one message asks, with *Skip* where that is possible, *Keep* where something was told before, *Back* and *Stop*. A press
//! changes the message where it stands; after a typed answer the next question comes below, and the earlier becomes a note
//! of what she told. What does not fit is answered with what does. At the end is the preview, with *Publish*, *Change*
//! (through the questions again, with everything kept) and *Cancel*. A press of an older message brings what is open to that
//! message. The answers rest in the draft ([`super::drafts`]): it outlives days and restarts, and other rooms' questions.
//! Whoever it is for is looked at again at each step.
//!
//! Each flow has a form of one message as well: [`Talk::read`] takes the answers from its lines, and [`Talk::preview`] goes
//! straight to the preview, or to the first question that is not answered.

mod run;
mod steps;
mod typed;

use std::{borrow::Cow, fmt, sync::Arc};

use async_trait::async_trait;
use rand::Rng as _;
use serde::{Deserialize, Serialize};
use teloxide::dptree;

use self::{
    run::{Run, Shown},
    steps::{Read, is_same_tag, read, told},
};
pub use self::{
    steps::{Answer, Answers, Kind, Piece, Step, Steps, Switch},
    typed::day as day_of_year,
};
use super::{
    Audience, Content, Cx, Outcome, Press, PrivateText, Result, Stop,
    context::{About, must_be_there},
    drafts::{self, Asking},
    event::Event,
    frame, house,
    panel::PAIRED,
    routes::{self, Routes},
};
use crate::{
    schedule::grammar::Context,
    store::{
        chats::Chat,
        conversations::{self, Draft},
        people,
    },
    telegram::{
        MessageId, UserId,
        actor::Person,
        attachment::{self, Media},
        keyboard::{Key, Keyboard},
        marked::Marked,
        refusal::Refusal,
        request::Request,
    },
    words::{Lang, Line, clip, line},
};

/// Buttons with options in a row, and those with numbers.
const PER_ROW: usize = 2;
const NUMBERS_PER_ROW: usize = 6;
/// So many people of one name are offered.
const MOST_CALLED: i64 = 8;
/// So many switches have a row each.
const MOST_ALONE: usize = 4;
/// More ways on than this are cut on a phone.
const MOST_IN_A_ROW: usize = 3;

/// Her, for who hears of her later than she did something.
pub async fn person(cx: &Cx, user: UserId) -> Result<Person> {
    let (name, language) = match people::known(&cx.tx, user).await? {
        Some(known) => (known.name, known.language),
        None => Default::default(),
    };
    Ok(Person { id: user, name, username: None, is_bot: false, language })
}

/// What a room wants to be told.
#[async_trait]
pub trait Flow: fmt::Debug + Send + Sync {
    /// The room.
    fn room(&self) -> &'static str;

    /// Its name among the room's flows.
    fn name(&self) -> &'static str;

    /// For whom it is: [`Audience::Manager`] (who manages the group, or helps there with what the room does), or whoever is
    /// in it.
    fn audience(&self) -> Audience;

    /// The questions, in order.
    fn steps(&self) -> &'static [Step];

    /// Those she is asked, where that depends on the group or on her.
    async fn steps_for(&self, _cx: &Cx, _talk: &Talk<'_>) -> Result<Steps> {
        Ok(Cow::Borrowed(self.steps()))
    }

    /// A question in other words than the step's, as HTML: those of the group.
    async fn asks(&self, _cx: &Cx, _talk: &Talk<'_>, _step: &Step, _language: Lang) -> Result<Option<String>> {
        Ok(None)
    }

    /// What can be put one way or the other on the preview of these answers.
    fn switches(&self, _answers: &Answers) -> Vec<Switch> {
        Vec::new()
    }

    /// Whether it is for somebody who need not be in the group; [`Flow::must_be_for`] says who that is.
    fn is_for_strangers(&self) -> bool {
        false
    }

    /// Refuses a stranger whom it is not, or no longer, for.
    async fn must_be_for(&self, _cx: &Cx, talk: &Talk<'_>) -> Result {
        Err(line("flow-not-in").text("group", &talk.chat.title).into())
    }

    /// A question did not reach her: she has not started us, or does not want to hear of us.
    async fn unreached(&self, _cx: &Cx, _talk: &Talk<'_>) -> Result {
        Ok(())
    }

    /// What it is about, above the first question.
    fn opening(&self, _chat: &Chat) -> Option<Line> {
        None
    }

    /// The same, where it depends on what is asked.
    async fn opening_for(&self, _cx: &Cx, talk: &Talk<'_>) -> Result<Option<Line>> {
        Ok(self.opening(talk.chat))
    }

    /// The message with which she is offered to go on with one that rests; it is given the group's name as `group`.
    fn half_done(&self) -> &'static str {
        "flow-half-done"
    }

    /// The label of the button that does it.
    fn publish(&self) -> &'static str {
        "flow-publish"
    }

    /// The same, where it depends on what was answered.
    fn publish_of(&self, _answers: &Answers) -> &'static str {
        self.publish()
    }

    /// The label of the button that goes through the questions again.
    fn change(&self) -> &'static str {
        "flow-change"
    }

    /// The label of the button that ends it, below the preview.
    fn cancel(&self) -> &'static str {
        "flow-cancel"
    }

    /// The same below a question.
    fn stop(&self) -> &'static str {
        "flow-stop"
    }

    /// She ended it by that button. Returns what is said in place of it.
    async fn stopped(&self, _cx: &Cx, _talk: &Talk<'_>) -> Result<Line> {
        Ok(line("cancelled"))
    }

    /// Whether what she tells now is about the same as what she had begun, so that it is gone on with.
    fn goes_on(&self, _begun: &Answers, _told: &Answers) -> bool {
        true
    }

    /// Refuses answers that fit their questions and yet cannot be, the latest among them; its question stays open.
    async fn check(&self, _cx: &Cx, _talk: &Talk<'_>, _answers: &Answers) -> Result {
        Ok(())
    }

    /// The very message it would be, shown above the preview.
    async fn sample(&self, _cx: &Cx, _talk: &Talk<'_>, _answers: &Answers) -> Result<Option<Request>> {
        Ok(None)
    }

    /// What it would be.
    async fn preview(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, language: Lang) -> Result<Preview>;

    /// What shows how it is told in one message, to who wrote too many lines; it is given their number as `most`.
    fn in_one_message(&self) -> &'static str {
        "flow-too-many-lines"
    }

    /// The same, where it depends on what is asked.
    async fn in_one_message_for(&self, _cx: &Cx, _talk: &Talk<'_>, most: usize) -> Result<Line> {
        Ok(line(self.in_one_message()).num("most", i64::try_from(most).unwrap_or(i64::MAX)))
    }

    /// Does it. A refusal leaves the preview where it is.
    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, wish: Wish<'_>) -> Result<Done>;

    /// She left everything out, so that there is nothing to show. Returns what is said in place of the questions, which are
    /// over; [`None`]: the preview is shown all the same.
    async fn nothing_told(&self, _cx: &Cx, _talk: &Talk<'_>) -> Result<Option<Line>> {
        Ok(None)
    }
}

/// What came of *Publish*.
#[derive(Debug)]
pub enum Done {
    /// It is over, and this is said in place of the preview.
    Over(Line),
    /// Not yet: it is still to be found out whether it can be done, and the room answers the press. Until then all stays as
    /// it is; [`Talk::wished`] tells whether it still does, and [`Talk::over`] ends it.
    NotYet,
}

impl From<Line> for Done {
    fn from(said: Line) -> Self {
        Self::Over(said)
    }
}

/// A press of *Publish*.
#[derive(Debug, Clone, Copy)]
pub struct Wish<'a> {
    /// What is to be answered.
    pub press: &'a Press,
    /// Which preview it was.
    pub round: u32,
}

/// What it would be, as HTML, and the picture or file with it.
#[derive(Debug, Default)]
pub struct Preview {
    /// The words.
    pub html: String,
    /// What is shown above them.
    pub media: Option<Media>,
}

/// A flow with somebody about a group.
#[derive(Debug, Clone, Copy)]
pub struct Talk<'a> {
    /// What is asked.
    pub flow: &'static dyn Flow,
    /// For which group.
    pub chat: &'a Chat,
    /// Whom.
    pub person: &'a Person,
}

/// A draft of ours, told from a room's own by its one field.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    flow: Run,
}

/// What a button carries.
#[derive(Debug, Serialize, Deserialize)]
struct Button {
    flow: Pressed,
}

#[derive(Debug, Serialize, Deserialize)]
struct Pressed {
    name: String,
    round: u32,
    at: Option<String>,
    act: Act,
}

/// What a button does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Act {
    /// This option.
    Choose(String),
    /// This one of several, or this one no longer.
    Toggle(String),
    /// This number.
    Number(i64),
    /// Her.
    Person(UserId),
    /// As it is; on to the next.
    Keep,
    /// Left out; on to the next.
    Skip,
    /// To the question before.
    Back,
    /// No more questions.
    Stop,
    /// A switch of the preview is put the other way.
    Put(String),
    /// As the preview shows.
    Publish,
    /// Through the questions again.
    Change,
}

/// A message of a flow on its way.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct OnItsWay {
    room: String,
    user: UserId,
    round: u32,
    at: Option<String>,
}

/// The branches of all flows.
pub(super) fn routes() -> Routes {
    let is_ours = |action: &str| serde_json::from_str::<Button>(action).is_ok();
    let button = dptree::filter_map(move |event: Event| match event {
        Event::Press(press) if is_ours(&press.action) => Some(press),
        _ => None::<Arc<Press>>,
    });
    let answer = dptree::filter_map(|event: Event| match event {
        Event::PrivateText(text) if text.conversation.as_ref().is_some_and(is_flow) => Some(text),
        _ => None::<Arc<PrivateText>>,
    });
    routes::none().branch(button.endpoint(pressed)).branch(answer.endpoint(typed))
}

/// Whether a draft is one of a flow.
pub(super) fn is_flow(draft: &Draft) -> bool {
    serde_json::from_str::<Kept>(&draft.state).is_ok()
}

fn found(cx: &Cx, room: &str, name: &str) -> Option<&'static dyn Flow> {
    cx.rooms.named(room)?.flows().iter().copied().find(|flow| flow.name() == name)
}

/// What a draft of a flow holds; [`None`] if there is no such flow any more.
fn kept(cx: &Cx, draft: &Draft) -> Result<Option<(&'static dyn Flow, Run)>> {
    let Kept { flow: run } = serde_json::from_str(&draft.state)?;
    Ok(found(cx, &draft.room, &run.name).map(|flow| (flow, run)))
}

/// What she is offered to go on with.
pub(super) async fn half_done(cx: &Cx, draft: &Draft) -> Result<Option<Line>> {
    let Some((flow, run)) = kept(cx, draft)? else { return Ok(None) };
    Ok(Some(Line::named(flow.half_done().to_owned()).text("group", &cx.chat(run.chat).await?.title)))
}

/// She goes on with it: what is open is shown again below.
pub(super) async fn ask_again(cx: &Cx, person: &Person, draft: &Draft) -> Result {
    let Some((flow, run)) = kept(cx, draft)? else { return Err(line("draft-gone").into()) };
    let chat = cx.chat(run.chat).await?;
    let talk = Talk { flow, chat: &chat, person };
    talk.must_be_allowed(cx).await?;
    talk.show(cx, run, None, &[]).await
}

/// `/cancel`: what was asked has no buttons any more.
pub(super) async fn put_aside(cx: &Cx, person: &Person, draft: &Draft) -> Result {
    let Some((flow, run)) = kept(cx, draft)? else { return Ok(()) };
    let chat = cx.chat(run.chat).await?;
    Talk { flow, chat: &chat, person }.close(cx, &run, run.shown.as_ref()).await
}

async fn pressed(cx: Cx, press: Arc<Press>) -> Result {
    let stale = || Stop::from(line("refuse-stale-button"));
    let Button { flow: pressed } = press.action()?;
    let chat = press.chat.as_ref().ok_or_else(stale)?;
    let flow = found(&cx, &press.room, &pressed.name).ok_or_else(stale)?;
    let talk = Talk { flow, chat, person: &press.person };
    talk.must_be_allowed(&cx).await?;
    let Some(mut run) = talk.run(&cx).await? else { return cx.toast(&press, &line("draft-gone")).await };
    if run.round != pressed.round || run.at != pressed.at {
        let here = press.editable().map(|at| at.message);
        return match &run.shown {
            Some(shown) if Some(shown.message) != here => talk.show(&cx, run, Some(&press), &[]).await,
            // The second of two quick presses.
            _ => cx.answer(&press).await,
        };
    }
    match talk.act(&cx, &mut run, &press, pressed.act).await? {
        Next::Shown => talk.show(&cx, run, Some(&press), &[]).await,
        Next::Waits => Ok(()),
        Next::Put => {
            // The picture stands above already.
            let (html, keyboard, _) = talk.page(&cx, &run, &[], talk.language(&cx).await?).await?;
            drafts::keep(&cx, Asking::new(flow.room(), press.person.id, Some(chat.key)), &Kept { flow: run }).await?;
            cx.edit_pressed(&press, &html, &keyboard).await?;
            cx.answer(&press).await
        }
        Next::Over(over) => {
            talk.over(&cx).await?;
            let html = over.render(talk.language(&cx).await?);
            match press.editable() {
                Some(_) => cx.edit_pressed(&press, &html, &Keyboard::new()).await?,
                None => talk.say(&cx, &html, &Keyboard::new()).await?,
            }
            cx.answer(&press).await
        }
    }
}

async fn typed(cx: Cx, text: Arc<PrivateText>) -> Result {
    let Some(draft) = &text.conversation else { return Ok(()) };
    let Some((flow, mut run)) = kept(&cx, draft)? else {
        return drafts::end(&cx, text.person.id, &draft.room).await;
    };
    let chat = cx.chat(run.chat).await?;
    let talk = Talk { flow, chat: &chat, person: &text.person };
    match talk.typed(&cx, &mut run, &text.content).await {
        Ok(people) => talk.show(&cx, run, None, &people).await,
        // In the language of the question, which stays open.
        Err(Stop::Refusal(no)) => talk.say(&cx, &no.render(talk.language(&cx).await?), &Keyboard::new()).await,
        Err(fault) => Err(fault),
    }
}

/// A message of a flow arrived. If it was answered before we knew, its buttons go now.
pub(super) async fn arrived(cx: &Cx, sent: OnItsWay, outcome: &Outcome) -> Result {
    let Some(draft) = conversations::of_room(&cx.tx, sent.user, &sent.room).await? else { return Ok(()) };
    if !is_flow(&draft) {
        return Ok(());
    }
    let Some((flow, run)) = kept(cx, &draft)?.filter(|(_, run)| run.round == sent.round) else { return Ok(()) };
    if outcome.refusal() == Some(Refusal::Unreachable) {
        let (chat, person) = (cx.chat(run.chat).await?, person(cx, sent.user).await?);
        return flow.unreached(cx, &Talk { flow, chat: &chat, person: &person }).await;
    }
    let Outcome::Done { message: Some(message), .. } = outcome else { return Ok(()) };
    let shown = Shown { message: *message, at: sent.at };
    if run.at == shown.at {
        let run = Run { shown: Some(shown), ..run };
        return drafts::keep(cx, Asking::new(flow.room(), sent.user, Some(run.chat)), &Kept { flow: run }).await;
    }
    let chat = cx.chat(run.chat).await?;
    let person = person(cx, sent.user).await?;
    Talk { flow, chat: &chat, person: &person }.close(cx, &run, Some(&shown)).await
}

/// What follows a press.
enum Next {
    /// What is open now is shown.
    Shown,
    /// Nothing, for now.
    Waits,
    /// The preview, with a switch put the other way.
    Put,
    /// It was the end, and this is said.
    Over(Line),
}

/// What she sent, understood.
enum Told {
    Is(Answer),
    /// Several people have that name.
    OneOf(Vec<(UserId, String)>),
}

impl Talk<'_> {
    /// Begins with the first question. What she told before can be kept; `told` is what there is if she has no draft.
    pub async fn begin(&self, cx: &Cx, told: Answers, press: Option<&Press>) -> Result {
        self.must_be_allowed(cx).await?;
        let begun = self.run(cx).await?.map(|run| run.answers);
        let answers = begun.filter(|begun| self.flow.goes_on(begun, &told)).unwrap_or(told);
        self.make_way(cx).await?;
        let at = self.steps(cx).await?.first().map(|step| step.key.clone().into_owned());
        let run = Run { at, ..self.new_run(answers) };
        self.show(cx, run, press, &[]).await
    }

    /// Goes to the preview of what she told in one message, or to the first question that is not answered.
    pub async fn preview(&self, cx: &Cx, told: Answers, press: Option<&Press>) -> Result {
        self.must_be_allowed(cx).await?;
        self.flow.check(cx, self, &told).await?;
        self.make_way(cx).await?;
        let mut run = self.new_run(told);
        run.lead_to_preview(&self.steps(cx).await?);
        self.show(cx, run, press, &[]).await
    }

    /// Brings what is open to a message with a button that does not know where we are any more.
    pub async fn bring(&self, cx: &Cx, press: &Press) -> Result {
        self.must_be_allowed(cx).await?;
        match self.run(cx).await? {
            Some(run) => self.show(cx, run, Some(press), &[]).await,
            None => cx.toast(press, &line("draft-gone")).await,
        }
    }

    /// What the preview of that number shows, while it is open.
    pub async fn wished(&self, cx: &Cx, round: u32) -> Result<Option<Answers>> {
        let run = self.run(cx).await?.filter(|run| run.round == round && run.at.is_none());
        Ok(run.map(|run| run.answers))
    }

    /// It is over.
    pub async fn over(&self, cx: &Cx) -> Result {
        drafts::end(cx, self.person.id, self.flow.room()).await
    }

    /// What was over is open again with what she told, and stands in that message. Returns its buttons; none if she has begun
    /// another one meanwhile.
    pub async fn give_back(&self, cx: &Cx, told: Answers, message: Option<MessageId>) -> Result<Keyboard> {
        if conversations::of_room(&cx.tx, self.person.id, self.flow.room()).await?.is_some() {
            return Ok(Keyboard::new());
        }
        let shown = message.map(|message| Shown { message, at: None });
        let run = Run { shown, ..self.new_run(told) };
        let keys = Keys { cx, talk: self, run: &run, language: self.language(cx).await? }.of_preview().await?;
        drafts::keep(cx, Asking::new(self.flow.room(), self.person.id, Some(self.chat.key)), &Kept { flow: run })
            .await?;
        Ok(keys)
    }

    /// What the room was asking her has no buttons any more.
    async fn make_way(&self, cx: &Cx) -> Result {
        match conversations::of_room(&cx.tx, self.person.id, self.flow.room()).await?.filter(is_flow) {
            Some(draft) => put_aside(cx, self.person, &draft).await,
            None => Ok(()),
        }
    }

    /// The answers in one message: one on each line, in the order of the questions; an empty line or a dash leaves one out.
    /// A picture or file answers the question for one.
    pub async fn read(&self, cx: &Cx, lines: &str, media: Option<Media>) -> Result<Answers> {
        let mut answers = Answers::default();
        let steps = self.steps(cx).await?;
        let (pictures, others): (Vec<&Step>, Vec<&Step>) = steps.iter().partition(|step| step.kind.is_media());
        let is_photo = |media: &Media| media.kind == attachment::Kind::Photo;
        if let (Some(step), Some(media)) = (pictures.first(), media)
            && (matches!(step.kind, Kind::Media) || is_photo(&media))
        {
            answers.set(&step.key, Some(Answer::Media(media)));
        }
        let mut others = others.iter();
        for written in lines.trim_end().lines() {
            let Some(step) = others.next() else {
                let most = steps.len() - pictures.len();
                return Err(self.flow.in_one_message_for(cx, self, most).await?.into());
            };
            if matches!(written.trim(), "" | "-" | "–" | "—") {
                continue;
            }
            let sent = Content { text: Marked::plain(written), media: None };
            match self.understood(cx, step, &sent).await? {
                Told::Is(answer) => answers.set(&step.key, Some(answer)),
                Told::OneOf(_) => return Err(line("flow-person").into()),
            }
        }
        Ok(answers)
    }

    /// At the preview.
    fn new_run(&self, answers: Answers) -> Run {
        let (name, chat) = (self.flow.name().to_owned(), self.chat.key);
        Run { name, chat, round: round(), at: None, has_begun: true, answers, shown: None }
    }

    /// Refuses whoever it is not, or no longer, for.
    async fn must_be_allowed(&self, cx: &Cx) -> Result {
        must_be_there(self.chat)?;
        if !cx.is_on(self.chat.key, self.flow.room()).await? {
            return Err(super::settings::is_off(self.flow.room()).into());
        }
        if self.flow.is_for_strangers() {
            return self.flow.must_be_for(cx, self).await;
        }
        if matches!(self.flow.audience(), Audience::Manager) {
            return cx.must_help_with(self.chat, self.person, self.flow.room()).await;
        }
        match cx.is_in(self.chat, self.person.id).await? {
            true => Ok(()),
            false => Err(line("flow-not-in").text("group", &self.chat.title).into()),
        }
    }

    /// Hers of this flow about this group.
    async fn run(&self, cx: &Cx) -> Result<Option<Run>> {
        let draft = conversations::of_room(&cx.tx, self.person.id, self.flow.room()).await?;
        let run = draft.and_then(|draft| serde_json::from_str(&draft.state).ok()).map(|kept: Kept| kept.flow);
        Ok(run.filter(|run| run.name == self.flow.name() && run.chat == self.chat.key))
    }

    /// The one she is asked in.
    pub async fn language(&self, cx: &Cx) -> Result<Lang> {
        cx.language_of(self.person.id, Some(self.chat.language)).await
    }

    /// Takes what she sent for an answer. If it names several people, returns them; the question stays open.
    async fn typed(&self, cx: &Cx, run: &mut Run, sent: &Content) -> Result<Vec<(UserId, String)>> {
        self.must_be_allowed(cx).await?;
        let steps = self.steps(cx).await?;
        let steps = &*steps;
        let step = run.step(steps).ok_or_else(|| line("flow-use-buttons"))?;
        let answer = match self.understood(cx, step, sent).await? {
            Told::Is(answer) => with_chosen(run, step, answer)?,
            Told::OneOf(people) => return Ok(people),
        };
        run.put(steps, Some(answer));
        let picture = steps.iter().find(|step| matches!(step.kind, Kind::Media));
        if let (Kind::Text(_), Some(picture), Some(media)) = (&step.kind, picture, &sent.media) {
            // Words that stand under a picture answer both.
            run.answers.set(&picture.key, Some(Answer::Media(media.clone())));
            if run.at.as_deref() == Some(&*picture.key) {
                run.go_on(steps);
            }
        }
        self.flow.check(cx, self, &run.answers).await?;
        Ok(Vec::new())
    }

    async fn understood(&self, cx: &Cx, step: &Step, sent: &Content) -> Result<Told> {
        let context = Context::of(cx.now, self.chat.zone, self.chat.language);
        match read(&step.kind, sent, &context, self.language(cx).await?).map_err(Stop::from)? {
            Read::Is(answer) => Ok(Told::Is(answer)),
            Read::Named(name) => self.called(cx, &name).await,
        }
    }

    /// Who of the group is called so.
    async fn called(&self, cx: &Cx, name: &str) -> Result<Told> {
        if let Some((user, _)) = people::by_username(&cx.tx, self.chat.key, name.trim_start_matches('@')).await? {
            return Ok(Told::Is(Answer::Person(user)));
        }
        let found = people::called(&cx.tx, self.chat.key, name, MOST_CALLED).await?;
        match found.as_slice() {
            [] => Err(line("flow-person").into()),
            [(user, _)] => Ok(Told::Is(Answer::Person(*user))),
            _ => Ok(Told::OneOf(found)),
        }
    }

    /// Does what a button of the open question says.
    async fn act(&self, cx: &Cx, run: &mut Run, press: &Press, act: Act) -> Result<Next> {
        let steps = self.steps(cx).await?;
        let steps = &*steps;
        match (act, run.step(steps)) {
            (Act::Choose(option), Some(step)) => {
                let is_own = matches!(step.kind, Kind::OneOf(_));
                let answer = if is_own { Answer::Text(Marked::plain(&option)) } else { Answer::Choice(option) };
                run.put(steps, Some(answer));
            }
            (Act::Number(number), Some(_)) => run.put(steps, Some(Answer::Number(number))),
            (Act::Person(user), Some(_)) => run.put(steps, Some(Answer::Person(user))),
            (Act::Toggle(option), Some(step)) => {
                let (fits, most) = match step.kind {
                    Kind::Several(_, most) => (run.answers.toggle(&step.key, &option, most), most),
                    Kind::Tags(_, most) => (run.answers.toggle_tag(&step.key, &option, most), most),
                    _ => return Ok(Next::Shown),
                };
                if !fits {
                    return Err(line("flow-several").num("most", i64::try_from(most).unwrap_or(i64::MAX)).into());
                }
            }
            (Act::Keep, Some(_)) => run.go_on(steps),
            (Act::Skip, Some(step)) if step.optional => run.put(steps, None),
            (Act::Back, Some(_)) => run.back(steps),
            (Act::Stop, _) => return Ok(Next::Over(self.flow.stopped(cx, self).await?)),
            (Act::Put(key), None) => {
                let switches = self.flow.switches(&run.answers);
                if let Some(switch) = switches.iter().find(|switch| switch.key == key) {
                    run.answers.set(switch.key, Some(Answer::Put(!run.answers.is_on(switch))));
                }
                return Ok(Next::Put);
            }
            (Act::Publish, None) => {
                return Ok(match self.flow.done(cx, self, &run.answers, Wish { press, round: run.round }).await? {
                    Done::Over(said) => Next::Over(said),
                    Done::NotYet => Next::Waits,
                });
            }
            (Act::Change, None) => run.again(steps, round()),
            _ => {}
        }
        if run.at.is_none() && run.answers.is_empty() {
            return Ok(self.flow.nothing_told(cx, self).await?.map_or(Next::Shown, Next::Over));
        }
        Ok(Next::Shown)
    }

    /// Shows what is open: where a button was pressed, else below, and what stood above becomes a note. `people` are those
    /// of the name she typed.
    async fn show(&self, cx: &Cx, mut run: Run, press: Option<&Press>, people: &[(UserId, String)]) -> Result {
        let language = self.language(cx).await?;
        let (html, keyboard, above) = self.page(cx, &run, people, language).await?;
        let user = self.person.id;
        let here = match press {
            // A picture comes above its preview.
            Some(press) if above.is_none() => self.place(cx, press).await?,
            _ => None,
        };
        let before = run.clone();
        run.shown = here.map(|message| Shown { message, at: run.at.clone() });
        let sent = OnItsWay { room: self.flow.room().to_owned(), user, round: run.round, at: run.at.clone() };
        drafts::ask(cx, Asking::new(self.flow.room(), user, Some(self.chat.key)), &Kept { flow: run }).await?;
        if let Some(press) = press {
            cx.answer(press).await?;
            if here.is_some() {
                cx.edit_pressed(press, &html, &keyboard).await?;
                return self.close_but(cx, &before, here).await;
            }
        }
        if let Some(above) = above {
            cx.send(above).await?;
        }
        let request = Request::message(user.private_chat(), &html).keyboard(&keyboard);
        cx.send(request.tell(house::NAME, &house::Note::Flow(sent))?).await?;
        self.close_but(cx, &before, here).await
    }

    /// The message of a press, if the questions may take its place: the desk, say, stays where it is.
    async fn place(&self, cx: &Cx, press: &Press) -> Result<Option<MessageId>> {
        let at = press.editable().filter(|at| at.chat == self.person.id.private_chat());
        Ok(if frame::pressed_in(cx, press).await?.is_some() { None } else { at.map(|at| at.message) })
    }

    async fn close_but(&self, cx: &Cx, run: &Run, here: Option<MessageId>) -> Result {
        self.close(cx, run, run.shown.as_ref().filter(|shown| Some(shown.message) != here)).await
    }

    async fn say(&self, cx: &Cx, html: &str, keyboard: &Keyboard) -> Result {
        cx.send(Request::message(self.person.id.private_chat(), html).keyboard(keyboard)).await
    }

    /// Leaves what was asked and told, and no buttons, where something stands.
    async fn close(&self, cx: &Cx, run: &Run, shown: Option<&Shown>) -> Result {
        let Some(shown) = shown else { return Ok(()) };
        let language = self.language(cx).await?;
        let at = Run { at: shown.at.clone(), ..run.clone() };
        let html = match at.step(&self.steps(cx).await?) {
            Some(step) => {
                let told = self.told(cx, run, step, language).await?;
                let told = told.map(|told| line("flow-told").html("told", told).render(language));
                paragraphs([Some(self.asks(cx, step, language).await?), told])
            }
            None => self.flow.preview(cx, self, &run.answers, language).await?.html,
        };
        cx.send(Request::edit(self.person.id.private_chat(), shown.message, &html)).await
    }

    /// The questions she is asked.
    async fn steps(&self, cx: &Cx) -> Result<Steps> {
        self.flow.steps_for(cx, self).await
    }

    async fn asks(&self, cx: &Cx, step: &Step, language: Lang) -> Result<String> {
        let own = self.flow.asks(cx, self, step, language).await?;
        Ok(own.unwrap_or_else(|| line(step.asks).text("group", &self.chat.title).render(language)))
    }

    async fn told(&self, cx: &Cx, run: &Run, step: &Step, language: Lang) -> Result<Option<String>> {
        let Some(answer) = run.answers.get(&step.key) else { return Ok(None) };
        let name = match answer {
            Answer::Person(user) => people::known(&cx.tx, *user).await?.map(|known| known.name),
            _ => None,
        };
        Ok(Some(told(answer, &name.unwrap_or_default(), language)))
    }

    async fn page(
        &self,
        cx: &Cx,
        run: &Run,
        people: &[(UserId, String)],
        language: Lang,
    ) -> Result<(String, Keyboard, Option<Request>)> {
        let keys = Keys { cx, talk: self, run, language };
        let steps = self.steps(cx).await?;
        let Some(step) = run.step(&steps) else {
            let Preview { html, media } = self.flow.preview(cx, self, &run.answers, language).await?;
            let to = self.person.id.private_chat();
            let above = match self.flow.sample(cx, self, &run.answers).await? {
                Some(sample) => Some(sample.readdressed(to)),
                None => media.map(|media| Request::album(to, &[media.attachment()], "")),
            };
            return Ok((html, keys.of_preview().await?, above));
        };
        let opening = if run.has_begun { self.flow.opening_for(cx, self).await? } else { None };
        let told = self.told(cx, run, step, language).await?;
        let html = paragraphs([
            opening.map(|opening| opening.render(language)),
            Some(self.asks(cx, step, language).await?),
            step.hint.map(|hint| line(hint).render(language)),
            told.map(|told| line("flow-so-far").html("told", told).render(language)),
        ]);
        Ok((html, keys.of_step(step, run.before(&steps).is_some(), people).await?, None))
    }
}

/// What she typed, with what she had chosen by buttons.
fn with_chosen(run: &Run, step: &Step, answer: Answer) -> Result<Answer> {
    let (Answer::Tags(typed), Kind::Tags(_, most)) = (&answer, &step.kind) else { return Ok(answer) };
    let mut tags = run.answers.tags(&step.key).to_vec();
    for tag in typed {
        if !tags.iter().any(|one| is_same_tag(one, tag)) {
            tags.push(tag.clone());
        }
    }
    if tags.len() > *most {
        return Err(line("flow-several").num("most", i64::try_from(*most).unwrap_or(i64::MAX)).into());
    }
    Ok(Answer::Tags(tags))
}

impl Run {
    /// Takes an answer, or leaves the question out, and goes on.
    fn put(&mut self, steps: &[Step], answer: Option<Answer>) {
        if let Some(step) = self.step(steps) {
            self.answers.set(&step.key, answer);
        }
        self.go_on(steps);
    }
}

/// The buttons of a flow.
struct Keys<'a> {
    cx: &'a Cx,
    talk: &'a Talk<'a>,
    run: &'a Run,
    language: Lang,
}

impl Keys<'_> {
    async fn labelled(&self, label: String, act: Act) -> Result<Key> {
        let Talk { flow, chat, person } = self.talk;
        let about = About::chat(chat.key).only(person).for_anybody();
        let (name, round, at) = (flow.name().to_owned(), self.run.round, self.run.at.clone());
        self.cx.button(flow.room(), label, &Button { flow: Pressed { name, round, at, act } }, about).await
    }

    async fn key(&self, id: &'static str, act: Act) -> Result<Key> {
        self.labelled(line(id).render_plain(self.language), act).await
    }

    async fn of_preview(&self) -> Result<Keyboard> {
        let publish = self.key(self.talk.flow.publish_of(&self.run.answers), Act::Publish).await?;
        let change = self.key(self.talk.flow.change(), Act::Change).await?;
        let cancel = self.key(self.talk.flow.cancel(), Act::Stop).await?;
        let mut switches = Vec::new();
        for switch in self.talk.flow.switches(&self.run.answers) {
            let [on, off] = switch.labels;
            let label = if self.run.answers.is_on(&switch) { on } else { off };
            switches.push(self.key(label, Act::Put(switch.key.to_owned())).await?);
        }
        // Many would push the words off a phone's screen.
        let per_row = if switches.len() > MOST_ALONE { PER_ROW } else { 1 };
        Ok(Keyboard::new().row([publish]).rows_of(per_row, switches).row([change, cancel]))
    }

    async fn of_step(&self, step: &Step, has_before: bool, people: &[(UserId, String)]) -> Result<Keyboard> {
        let mut options = Vec::new();
        for id in step.kind.options() {
            options.push(self.option(step, id).await?);
        }
        if let Kind::OneOf(own) = &step.kind {
            for option in own {
                options.push(self.labelled(clip(option, PAIRED), Act::Choose(option.clone())).await?);
            }
        }
        if let Kind::Tags(known, _) = &step.kind {
            options.extend(self.tags(known, self.run.answers.tags(&step.key)).await?);
        }
        for (user, name) in people {
            options.push(self.labelled(name.clone(), Act::Person(*user)).await?);
        }
        let mut numbers = Vec::new();
        for number in step.kind.numbers() {
            numbers.push(self.labelled(number.to_string(), Act::Number(number)).await?);
        }
        let is_told = self.run.answers.get(&step.key).is_some();
        let mut ways = Vec::new();
        if is_told {
            let keep = if matches!(step.kind, Kind::Several(..) | Kind::Tags(..)) { "flow-ready" } else { "flow-keep" };
            ways.push(self.key(keep, Act::Keep).await?);
        }
        if step.optional {
            ways.push(self.key(if is_told { "flow-leave-out" } else { "flow-skip" }, Act::Skip).await?);
        }
        let mut out = Vec::new();
        if has_before {
            out.push(self.key("flow-back", Act::Back).await?);
        }
        out.push(self.key(self.talk.flow.stop(), Act::Stop).await?);
        let keyboard = Keyboard::new().rows_of(PER_ROW, options).rows_of(NUMBERS_PER_ROW, numbers);
        Ok(match ways.len() + out.len() > MOST_IN_A_ROW {
            true => keyboard.row(ways).row(out),
            false => keyboard.row(ways.into_iter().chain(out)),
        })
    }

    /// Tags that are known, and those she chose.
    async fn tags(&self, known: &[String], chosen: &[String]) -> Result<Vec<Key>> {
        let mut keys = Vec::new();
        let hers = chosen.iter().filter(|tag| !known.iter().any(|one| is_same_tag(one, tag)));
        for tag in known.iter().chain(hers) {
            let is_chosen = chosen.iter().any(|one| is_same_tag(one, tag));
            let label = clip(&format!("{}#{tag}", if is_chosen { "✓ " } else { "" }), PAIRED);
            keys.push(self.labelled(label, Act::Toggle(tag.clone())).await?);
        }
        Ok(keys)
    }

    async fn option(&self, step: &Step, id: &'static str) -> Result<Key> {
        let label = line(id).render_plain(self.language);
        if matches!(step.kind, Kind::Choice(_)) {
            return self.labelled(label, Act::Choose(id.to_owned())).await;
        }
        let is_chosen = match self.run.answers.get(&step.key) {
            Some(Answer::Several(chosen)) => chosen.iter().any(|one| one == id),
            _ => false,
        };
        let label = if is_chosen { format!("✓ {label}") } else { label };
        self.labelled(label, Act::Toggle(id.to_owned())).await
    }
}

fn paragraphs<const N: usize>(parts: [Option<String>; N]) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join("\n\n")
}

/// A number for a run's buttons.
fn round() -> u32 {
    rand::rng().random()
}
