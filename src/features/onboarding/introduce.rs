//! An introduction in the making: from the first question in private to its preview.

use std::sync::Arc;

use rand::Rng as _;
use serde::{Deserialize, Serialize};

use super::{
    NAME, Note, publish, queries,
    rules::{self, Answers, Draft, Next, Question, Step},
    views,
};
use crate::{
    dispatch::{
        Ask, Cx, Opened, Outcome, Place, Press, PrivateText, Result, Stop,
        chooser::{self, Among},
        context::About,
        drafts::{self, Asking},
        whisper::{Pages, Whisper},
    },
    store::{
        ChatKey,
        chats::{BotPlace, Chat},
        conversations,
        outbox::NOT_IN_TIME,
        people,
    },
    telegram::{
        MessageId, UserId,
        actor::{Actor, Person},
        keyboard::{Key, Keyboard},
        request::Request,
        update::{self, Member},
    },
    words::{Lang, Line, line},
};

/// More buttons than this are cut on a phone.
const MOST_IN_A_ROW: usize = 3;

/// What our buttons and links do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Action {
    /// The link under a greeting.
    Open,
    /// The link after she wrote everything in the group.
    Told(Answers),
    /// This group, of several.
    Choose,
    /// Leave this question out.
    Skip { round: u32, question: Question },
    /// Leave what she told before.
    Keep { round: u32, question: Question },
    /// Go back to the question before this one.
    Back { round: u32, question: Question },
    /// End the questions.
    Stop { round: u32 },
    /// Publish what the preview shows.
    Publish { round: u32 },
    /// Go through the questions again.
    Change { round: u32 },
}

/// What we talk about in private.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Talk {
    /// She wrote everything in one message; for which group?
    Choosing(Answers),
    /// An introduction is being made.
    Making(Draft),
}

/// Where the next words go.
#[derive(Debug, Clone, Copy)]
enum Reply<'a> {
    /// Into the message with the pressed button.
    Into(&'a Press),
    /// Into a new message in private.
    New,
}

impl Reply<'_> {
    /// The message they go into, if it is there already.
    fn message(self) -> Option<MessageId> {
        match self {
            Self::Into(press) => press.editable().map(|at| at.message),
            Self::New => None,
        }
    }
}

/// What somebody was asked, or shown, until it is known that it arrived.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Asked {
    user: UserId,
    round: u32,
    step: Step,
}

/// The link was opened.
pub(super) async fn opened(cx: Cx, opened: Arc<Opened>) -> Result {
    let (chat, told) = match (serde_json::from_str(&opened.action)?, &opened.chat) {
        (Action::Open, Some(chat)) => (chat, Answers::default()),
        (Action::Told(told), Some(chat)) => (chat, told),
        _ => return Err(line("refuse-stale-button").into()),
    };
    begin_if_member(&cx, chat, opened.person.id, told).await
}

/// `/introduce`.
pub(super) async fn asked(cx: Cx, ask: Arc<Ask>) -> Result {
    match (&ask.place, &ask.actor) {
        (_, Actor::Bot) => Ok(()),
        (_, Actor::AnonymousAdmin | Actor::Channel) => Err(line("intro-as-yourself").into()),
        (Place::Group(chat), Actor::Person(person)) => {
            let told = rules::answers(&ask.command.whole())?;
            let about = About::chat(chat.key).for_anybody();
            let (action, about, words) = match told.is_empty() {
                true => (Action::Open, about, line("intro-in-private")),
                false => (Action::Told(told), about.only(person), line("intro-look-in-private")),
            };
            let link = cx.link(NAME, &action, about).await?;
            let mut pages = Pages::default();
            for language in cx.whisper_languages(&ask).await? {
                let button = Key::open(line("intro-button").render_plain(language), link.clone());
                pages.add(language, words.render(language), Keyboard::new().row([button]));
            }
            let whisper = Whisper::pages(&pages);
            cx.whisper_what(&ask, if about.only_user.is_none() { whisper.for_anybody() } else { whisper }).await
        }
        (Place::Private, Actor::Person(person)) => asked_in_private(&cx, &ask, person).await,
    }
}

async fn asked_in_private(cx: &Cx, ask: &Ask, person: &Person) -> Result {
    let told = rules::answers(&ask.command.whole())?;
    let groups = chooser::shared_groups(cx, person.id, NAME).await?;
    match groups.as_slice() {
        [] => Err(line("intro-no-group").into()),
        [(group, _)] => begin(cx, &*cx.chat(*group).await?, person.id, told, Reply::New).await,
        _ => {
            if !told.is_empty() {
                drafts::ask(cx, Asking::new(NAME, person.id, None), &Talk::Choosing(told)).await?;
            }
            let question = chooser::Question::new(NAME, "intro-which-group", Among::Shared, &Action::Choose)?;
            chooser::ask(cx, ask.at.chat, person, &question).await
        }
    }
}

/// `/cancel` during the questions.
pub(super) async fn cancelled(cx: Cx, ask: Arc<Ask>) -> Result {
    if let Some(person) = ask.actor.person() {
        put_aside(&cx, person.id).await?;
        drafts::end(&cx, person.id, NAME).await?;
    }
    cx.whisper(&ask, &line("intro-stopped")).await
}

/// She wrote something in private while we were asking.
pub(super) async fn answered(cx: Cx, text: Arc<PrivateText>) -> Result {
    let mut draft = match talk(&cx, text.person.id).await? {
        Some(Talk::Making(draft)) => draft,
        Some(Talk::Choosing(_)) => return Err(line("intro-use-buttons").into()),
        None => return Ok(()),
    };
    let chat = cx.chat(draft.chat).await?;
    let asked = draft.clone();
    let told = match (draft.step, text.text.as_deref()) {
        (Step::Asked(question), Some(said)) => rules::answer(said).map(|told| (question, told)),
        (step, _) => Err(views::nothing_asked(step)),
    };
    match told {
        Ok((question, told)) => {
            let next = draft.put(question, Some(told));
            let draft = Draft { shown: None, ..draft };
            let told = draft.answers.to(question).map(ToOwned::to_owned);
            go_on(&cx, &chat, text.person.id, draft, next, Reply::New).await?;
            let language = language(&cx, text.person.id, &chat).await?;
            close(&cx, text.person.id, asked.shown, &views::answered(question, told.as_deref(), language)).await
        }
        // In the language of the question.
        Err(no) => {
            let html = no.render(language(&cx, text.person.id, &chat).await?);
            say(&cx, text.person.id, Reply::New, &html, &Keyboard::new()).await
        }
    }
}

/// One of our buttons was pressed.
pub(super) async fn pressed(cx: Cx, press: Arc<Press>) -> Result {
    let stale = || Stop::from(line("refuse-stale-button"));
    let chat = press.chat.as_ref().ok_or_else(stale)?;
    let action: Action = press.action()?;
    let round = match action {
        Action::Open | Action::Told(_) => return Err(stale()),
        Action::Choose => return chosen(&cx, &press, chat).await,
        Action::Skip { round, .. }
        | Action::Keep { round, .. }
        | Action::Back { round, .. }
        | Action::Stop { round }
        | Action::Publish { round }
        | Action::Change { round } => round,
    };
    let draft = match talk(&cx, press.person.id).await? {
        Some(Talk::Making(draft)) if draft.chat == chat.key && draft.round == round => draft,
        _ if was_published(&cx, chat, press.person.id, round).await? => return cx.answer(&press).await,
        Some(Talk::Making(draft)) => return cx.toast(&press, &views::asked_already(draft.step)).await,
        _ => return Err(stale()),
    };
    act(&cx, &press, chat, action, draft).await
}

/// Does what a button of this very draft says.
async fn act(cx: &Cx, press: &Press, chat: &Chat, action: Action, mut draft: Draft) -> Result {
    let user = press.person.id;
    match (action, draft.step) {
        (Action::Skip { question, .. }, Step::Asked(open)) if question == open => {
            let next = draft.put(question, None);
            go_on(cx, chat, user, draft, next, Reply::Into(press)).await
        }
        (Action::Keep { question, .. }, Step::Asked(open)) if question == open => {
            let next = draft.move_on(question);
            go_on(cx, chat, user, draft, next, Reply::Into(press)).await
        }
        (Action::Back { question, .. }, Step::Asked(open)) if question == open => match draft.back(question) {
            Some(next) => go_on(cx, chat, user, draft, next, Reply::Into(press)).await,
            None => cx.answer(press).await,
        },
        (Action::Stop { .. }, _) => {
            drafts::end(cx, user, NAME).await?;
            let words = line("intro-stopped").render(language(cx, user, chat).await?);
            say(cx, user, Reply::Into(press), &words, &Keyboard::new()).await
        }
        (Action::Change { .. }, Step::Preview) => {
            draft.again(round());
            go_on(cx, chat, user, draft, Next::Ask(Question::Does), Reply::Into(press)).await
        }
        (Action::Publish { .. }, Step::Preview) => publish::publish(cx, press, chat, &draft).await,
        // The second of two quick presses.
        _ if press.editable().map(|at| at.message) == draft.shown => cx.answer(press).await,
        // A question that was answered meanwhile, below which the next one stands.
        _ => cx.toast(press, &views::asked_already(draft.step)).await,
    }
}

/// She chose a group of several.
async fn chosen(cx: &Cx, press: &Press, chat: &Chat) -> Result {
    let told = match talk(cx, press.person.id).await? {
        Some(Talk::Choosing(told)) => told,
        Some(Talk::Making(_)) | None => Answers::default(),
    };
    refuse_unless_in(cx, chat, press.person.id).await?;
    begin(cx, chat, press.person.id, told, Reply::Into(press)).await
}

/// Begins, once it is known that she is in the group. Who was there before us and never wrote is not known to us,
/// so Telegram is asked, once at a time; if it says that she is not, that is believed for some minutes.
async fn begin_if_member(cx: &Cx, chat: &Chat, user: UserId, told: Answers) -> Result {
    if chat.bot == BotPlace::Out {
        return Err(line("intro-bot-gone").text("group", &chat.title).into());
    }
    if people::membership(&cx.tx, chat.key, user).await?.is_some_and(|membership| membership.is_in) {
        return begin(cx, chat, user, told, Reply::New).await;
    }
    if cx.turns.is_outside(chat.key, user, cx.now) {
        return say_not_in(cx, chat, user).await;
    }
    if !cx.turns.may_ask_about(chat.key, user, cx.now) {
        return Ok(());
    }
    let note = Note::Membership { chat: chat.key, user, told };
    cx.send_awaited(Request::ask_member(chat.id, user).tell(NAME, &note)?).await
}

/// Telegram said whether she is in the group.
pub(super) async fn learned(cx: &Cx, chat: ChatKey, user: UserId, told: Answers, outcome: &Outcome) -> Result {
    let chat = cx.chat(chat).await?;
    let member = match outcome {
        Outcome::Done { result, .. } => Some(update::read::<Member>(result)?).filter(Member::is_in),
        // She waits no longer.
        Outcome::Failed(why) if why == NOT_IN_TIME => return Ok(()),
        Outcome::Failed(_) | Outcome::Unknown => None,
    };
    let Some(member) = member else {
        cx.turns.found_outside(chat.key, user, cx.now);
        return say_not_in(cx, &chat, user).await;
    };
    people::set_in(&cx.tx, chat.key, user, member.status, None).await?;
    begin(cx, &chat, user, told, Reply::New).await
}

async fn say_not_in(cx: &Cx, chat: &Chat, user: UserId) -> Result {
    let words = line("intro-not-in").text("group", &chat.title).render(language(cx, user, chat).await?);
    cx.send(Request::message(user.private_chat(), &words)).await
}

/// Asks the first question, or shows the preview if she wrote everything in one message.
async fn begin(cx: &Cx, chat: &Chat, user: UserId, told: Answers, reply: Reply<'_>) -> Result {
    put_aside(cx, user).await?;
    if !told.is_empty() {
        return go_on(cx, chat, user, Draft::whole(chat.key, round(), told), Next::Show, reply).await;
    }
    let before = match talk(cx, user).await? {
        Some(Talk::Making(draft)) if draft.chat == chat.key => Some(draft.answers),
        _ => queries::introduction(&cx.tx, chat.key, user).await?.map(|kept| kept.answers),
    };
    let draft = Draft::new(chat.key, round(), before.unwrap_or_default());
    go_on(cx, chat, user, draft, Next::Begin, reply).await
}

/// Takes the buttons away from what an introduction in the making shows.
async fn put_aside(cx: &Cx, user: UserId) -> Result {
    let Some(Talk::Making(draft)) = talk(cx, user).await? else { return Ok(()) };
    let chat = cx.chat(draft.chat).await?;
    let language = language(cx, user, &chat).await?;
    let html = match draft.step {
        Step::Asked(question) => views::answered(question, None, language),
        Step::Preview => {
            let may_lead = publish::may_lead(cx, &chat, user).await?;
            let card = views::card(user, &name(cx, user).await?, &draft.answers, may_lead, chat.language);
            views::preview(&chat, card, language)
        }
    };
    close(cx, user, draft.shown, &html).await
}

/// Leaves these words, and no buttons, where something was asked.
async fn close(cx: &Cx, user: UserId, shown: Option<MessageId>, html: &str) -> Result {
    match shown {
        Some(message) => cx.send(Request::edit(user.private_chat(), message, html)).await,
        None => Ok(()),
    }
}

/// A question or preview arrived. If it was answered before we knew, its buttons go now.
pub(super) async fn shown(cx: &Cx, asked: &Asked, outcome: &Outcome) -> Result {
    let Outcome::Done { message: Some(message), .. } = outcome else { return Ok(()) };
    let draft = match talk(cx, asked.user).await? {
        Some(Talk::Making(draft)) if draft.round == asked.round => draft,
        _ => return Ok(()),
    };
    if draft.step == asked.step {
        return keep(cx, asked.user, Draft { shown: Some(*message), ..draft }).await;
    }
    let Step::Asked(question) = asked.step else { return Ok(()) };
    let language = language(cx, asked.user, &*cx.chat(draft.chat).await?).await?;
    close(cx, asked.user, Some(*message), &views::answered(question, draft.answers.to(question), language)).await
}

/// Shows what comes next, and remembers where she is.
async fn go_on(cx: &Cx, chat: &Chat, user: UserId, mut draft: Draft, next: Next, reply: Reply<'_>) -> Result {
    let language = language(cx, user, chat).await?;
    let (words, keyboard) = match next {
        Next::Begin => {
            let words = views::first_question(chat, &draft, language);
            (words, question_keys(cx, chat, user, &draft, Question::Does, language).await?)
        }
        Next::Ask(question) => {
            let words = views::question(&draft, question, language);
            (words, question_keys(cx, chat, user, &draft, question, language).await?)
        }
        Next::Show => {
            let may_lead = publish::may_lead(cx, chat, user).await?;
            let card = views::card(user, &name(cx, user).await?, &draft.answers, may_lead, chat.language);
            (views::preview(chat, card, language), preview_keys(cx, chat, user, &draft, language).await?)
        }
        Next::Nothing => {
            drafts::end(cx, user, NAME).await?;
            let words = publish::take_back(cx, chat, user).await?;
            return say(cx, user, reply, &words.render(language), &Keyboard::new()).await;
        }
    };
    draft.shown = reply.message();
    let asked = Asked { user, round: draft.round, step: draft.step };
    drafts::ask(cx, Asking::new(NAME, user, Some(chat.key)), &Talk::Making(draft)).await?;
    if reply.message().is_some() {
        return say(cx, user, reply, &words, &keyboard).await;
    }
    let request = Request::message(user.private_chat(), &words).keyboard(&keyboard);
    cx.send(request.tell(NAME, &Note::Asked(asked))?).await?;
    match reply {
        Reply::Into(press) => cx.answer(press).await,
        Reply::New => Ok(()),
    }
}

async fn question_keys(
    cx: &Cx,
    chat: &Chat,
    user: UserId,
    draft: &Draft,
    question: Question,
    language: Lang,
) -> Result<Keyboard> {
    let round = draft.round;
    let skip = if draft.answers.to(question).is_some() { "intro-leave-out" } else { "intro-skip" };
    let mut answers = Vec::new();
    if draft.answers.to(question).is_some() {
        answers.push(key(cx, chat, user, "intro-keep", Action::Keep { round, question }, language).await?);
    }
    answers.push(key(cx, chat, user, skip, Action::Skip { round, question }, language).await?);
    let mut ways = Vec::new();
    if question.before().is_some() {
        ways.push(key(cx, chat, user, "intro-back", Action::Back { round, question }, language).await?);
    }
    ways.push(key(cx, chat, user, "intro-stop", Action::Stop { round }, language).await?);
    if answers.len() + ways.len() > MOST_IN_A_ROW {
        return Ok(Keyboard::new().row(answers).row(ways));
    }
    Ok(Keyboard::new().row(answers.into_iter().chain(ways)))
}

pub(super) async fn preview_keys(
    cx: &Cx,
    chat: &Chat,
    user: UserId,
    draft: &Draft,
    language: Lang,
) -> Result<Keyboard> {
    let round = draft.round;
    let publish = key(cx, chat, user, "intro-publish", Action::Publish { round }, language).await?;
    let change = key(cx, chat, user, "intro-change", Action::Change { round }, language).await?;
    let cancel = key(cx, chat, user, "intro-cancel", Action::Stop { round }, language).await?;
    Ok(Keyboard::new().row([publish]).row([change, cancel]))
}

async fn key(cx: &Cx, chat: &Chat, user: UserId, id: &'static str, action: Action, language: Lang) -> Result<Key> {
    let about = About::chat(chat.key).only_user(user).for_anybody();
    cx.button(NAME, line(id).render_plain(language), &action, about).await
}

async fn say(cx: &Cx, user: UserId, reply: Reply<'_>, html: &str, keyboard: &Keyboard) -> Result {
    match reply {
        Reply::Into(press) if press.editable().is_some() => {
            cx.edit_pressed(press, html, keyboard).await?;
            cx.answer(press).await
        }
        Reply::Into(press) => {
            cx.send(Request::message(user.private_chat(), html).keyboard(keyboard)).await?;
            cx.answer(press).await
        }
        Reply::New => cx.send(Request::message(user.private_chat(), html).keyboard(keyboard)).await,
    }
}

pub(super) async fn refuse_unless_in(cx: &Cx, chat: &Chat, user: UserId) -> Result {
    let membership = people::membership(&cx.tx, chat.key, user).await?;
    if membership.is_some_and(|membership| membership.is_in) {
        return Ok(());
    }
    Err(line("intro-not-in").text("group", &chat.title).into())
}

async fn was_published(cx: &Cx, chat: &Chat, user: UserId, round: u32) -> Result<bool> {
    let kept = queries::introduction(&cx.tx, chat.key, user).await?;
    Ok(kept.is_some_and(|kept| kept.round == round))
}

/// Keeps what is being made, whether or not she is asked about it now.
pub(super) async fn keep(cx: &Cx, user: UserId, draft: Draft) -> Result {
    drafts::keep(cx, Asking::new(NAME, user, Some(draft.chat)), &Talk::Making(draft)).await
}

/// What she is offered to go on with.
pub(super) async fn half_done(cx: &Cx, draft: &conversations::Draft) -> Result<Option<Line>> {
    match serde_json::from_str(&draft.state)? {
        Talk::Making(making) => Ok(Some(line("intro-half-done").text("group", &cx.chat(making.chat).await?.title))),
        Talk::Choosing(_) => Ok(None),
    }
}

/// She goes on with it: the open question, or the preview, is shown again below.
pub(super) async fn ask_again(cx: &Cx, user: UserId, draft: &conversations::Draft) -> Result {
    let Talk::Making(making) = serde_json::from_str(&draft.state)? else { return Ok(()) };
    let chat = cx.chat(making.chat).await?;
    refuse_unless_in(cx, &chat, user).await?;
    put_aside(cx, user).await?;
    let next = match making.step {
        Step::Asked(question) => Next::Ask(question),
        Step::Preview => Next::Show,
    };
    go_on(cx, &chat, user, making, next, Reply::New).await
}

pub(super) async fn talk(cx: &Cx, user: UserId) -> Result<Option<Talk>> {
    drafts::of(cx, user, NAME).await
}

pub(super) async fn name(cx: &Cx, user: UserId) -> Result<String> {
    Ok(people::known(&cx.tx, user).await?.map(|known| known.name).unwrap_or_default())
}

pub(super) async fn language(cx: &Cx, user: UserId, chat: &Chat) -> Result<Lang> {
    cx.language_of(user, Some(chat.language)).await
}

/// A number for a draft's buttons.
pub(super) fn round() -> u32 {
    rand::rng().random()
}
