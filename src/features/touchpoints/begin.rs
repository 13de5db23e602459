//! A new regular post, question by question in private: what, when, what it is for; then exactly how it looks, when it comes
//! and what speaks against it. `/touchpoint` in private, with or without the words beside it, and a button of the list and of
//! the calendar.

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::{
    NAME,
    add::{self, LONGEST, MOST, Objection, Prospect, Typed, never, refusal},
    fresh::{self, Wanted},
    panel::Action,
    purpose::Purpose,
    rules, slots, timing, twice, views,
};
use crate::{
    dispatch::{
        Ask, Audience, Cx, Result, chooser,
        flow::{Answer, Answers, Done, Flow, Kind, Piece, Preview, Step, Talk, Wish},
        panel::{
            self,
            groups::{Among, Question},
        },
    },
    schedule::{
        grammar::Context,
        posts as foresight,
        recurrence::{Recurrence, Rule},
    },
    store::chats::{self, Chat},
    telegram::{
        actor::Person,
        attachment::{LONGEST_CAPTION, Media},
        request::Request,
    },
    words::{Lang, Line, line, long_date},
};

/// The answers' names.
const WHAT: &str = "what";
const WHEN: &str = "when";
const FOR: &str = "for";

/// What it may be for, as options.
const PURPOSES: [(&str, Purpose); 7] = [
    ("touch-new-question", Purpose::Question),
    ("touch-new-value", Purpose::Value),
    ("touch-new-recognition", Purpose::Recognition),
    ("touch-new-scenes", Purpose::Scenes),
    ("touch-new-fun", Purpose::Fun),
    ("touch-new-invitation", Purpose::Invitation),
    ("touch-new-promotion", Purpose::Promotion),
];
const OPTIONS: &[&str] =
    &[PURPOSES[0].0, PURPOSES[1].0, PURPOSES[2].0, PURPOSES[3].0, PURPOSES[4].0, PURPOSES[5].0, PURPOSES[6].0];

const STEPS: &[Step] = &[
    Step::new(WHAT, "touch-new-ask-what", Kind::Piece(LONGEST)).hint("touch-new-hint-what"),
    Step::new(WHEN, "touch-new-ask-when", Kind::When { repeated: true })
        .optional()
        .skipped_by("touch-new-free-slot")
        .hint("touch-new-hint-when"),
    Step::new(FOR, "touch-new-ask-for", Kind::Choice(OPTIONS)).optional(),
];

/// What she wrote beside the command.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Beside {
    typed: Typed,
    media: Option<Media>,
}

/// `/touchpoint` in private.
pub(super) async fn in_private(cx: &Cx, ask: &Ask) -> Result {
    let Some(person) = ask.actor.person() else { return Ok(()) };
    let is_anything = !ask.command.whole().trim().is_empty() || ask.media.is_some();
    let beside = is_anything.then(|| Beside { typed: Typed::read(&ask.command), media: ask.media.clone() });
    match managed(cx, person).await?.as_slice() {
        [] => Err(line("refuse-group-only").plain("command", &ask.command.name).into()),
        [only] => begin(cx, only, person, beside).await,
        _ => {
            let action = Action::New { beside: beside.map(Box::new) };
            let question = Question::new(NAME, "touch-new-which-group", Among::Managed, &action)?;
            chooser::ask(cx, ask.at.chat, person, &question).await
        }
    }
}

/// The groups in which somebody may add posts.
async fn managed(cx: &Cx, person: &Person) -> Result<Vec<Chat>> {
    let mut managed = Vec::new();
    for chat in chats::helped_by(&cx.tx, person.id).await? {
        let may = cx.must_help_with(&chat, person, NAME).await.is_ok();
        if may && cx.is_on(chat.key, NAME).await? {
            managed.push(chat);
        }
    }
    Ok(managed)
}

/// Asks, or shows at once what she wrote.
pub(super) async fn begin(cx: &Cx, chat: &Chat, person: &Person, beside: Option<Beside>) -> Result {
    let talk = Talk { flow: &NewPost, chat, person };
    let Some(Beside { typed, media }) = beside else {
        return Box::pin(talk.begin(cx, Answers::default(), None)).await;
    };
    let (purpose, typed) = typed.of_kind()?;
    let mut answers = Answers::default();
    let text = match typed.for_a_free_slot() {
        Some(text) => text,
        None => {
            let context = Context::of(cx.now, chat.zone, chat.language);
            let (rule, text) = typed.understand(&context).map_err(|objection| refusal(objection, None))?;
            answers.set(WHEN, Some(Answer::When(rule)));
            text
        }
    };
    if !text.text().is_empty() || media.is_some() {
        answers.set(WHAT, Some(Answer::Piece(Piece { text, media })));
    }
    let option = PURPOSES.into_iter().find(|(_, one)| Some(*one) == purpose);
    answers.set(FOR, option.map(|(option, _)| Answer::Choice(option.to_owned())));
    Box::pin(talk.preview(cx, answers, None)).await
}

/// The questions.
#[derive(Debug)]
pub(super) struct NewPost;

/// When it comes, if she said so; else the next free slot.
async fn rule(cx: &Cx, chat: &Chat, answers: &Answers) -> Result<Recurrence> {
    match answers.get(WHEN) {
        Some(Answer::When(rule)) => Ok(*rule),
        _ => fresh::free_slot(cx, chat).await?.map_err(|Objection { problem, .. }| problem.into()),
    }
}

/// What she told; [`None`]: not yet what is to be posted.
async fn told(cx: &Cx, chat: &Chat, answers: &Answers) -> Result<Option<Wanted>> {
    let Some(Answer::Piece(piece)) = answers.get(WHAT) else { return Ok(None) };
    let purpose = match answers.get(FOR) {
        Some(Answer::Choice(option)) => PURPOSES.into_iter().find(|(name, _)| name == option).map(|(_, one)| one),
        _ => None,
    };
    let (text, media) = (add::visible(&piece.text), piece.media.clone().into_iter().collect());
    let rule = rule(cx, chat, answers).await?;
    Ok(Some(Wanted { rule, text, media, thread: None, purpose: purpose.unwrap_or_default() }))
}

/// Refuses a time that cannot be kept.
fn must_be_kept(cx: &Cx, chat: &Chat, rule: Recurrence, text: &str) -> Result {
    if rule.rule == Rule::Quiet {
        return Ok(());
    }
    let plan = rules::plan(i64::MAX, true, rule).waiting(cx.now, chat);
    if let (Rule::Once { date }, None) = (rule.rule, plan.state.next) {
        return Err(line("touch-problem-past").line("date", long_date(date)).into());
    }
    match foresight::next_times(chat, &plan, cx.now, 1) {
        Ok(_) => Ok(()),
        Err(reason) => Err(refusal(never(reason, chat, &plan, text), None).into()),
    }
}

/// Refuses one post more than there may be.
async fn must_have_room(cx: &Cx, chat: &Chat) -> Result {
    let own = timing::of_chat(cx, chat.key).await?.into_iter().filter(|touchpoint| touchpoint.own).count();
    match own < usize::from(MOST) {
        true => Ok(()),
        false => Err(line("touch-too-many").num("most", i64::from(MOST)).into()),
    }
}

#[async_trait]
impl Flow for NewPost {
    fn room(&self) -> &'static str {
        NAME
    }

    fn name(&self) -> &'static str {
        "new"
    }

    fn audience(&self) -> Audience {
        Audience::Manager
    }

    fn steps(&self) -> &'static [Step] {
        STEPS
    }

    fn opening(&self, chat: &Chat) -> Option<Line> {
        Some(line("touch-new-opening").text("group", &chat.title))
    }

    fn publish(&self) -> &'static str {
        "touch-button-save"
    }

    async fn check(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers) -> Result {
        must_have_room(cx, talk.chat).await?;
        let mut words = String::new();
        if let Some(Answer::Piece(piece)) = answers.get(WHAT) {
            let text = add::visible(&piece.text);
            add::check(&text, piece.media.as_slice())?;
            text.text().clone_into(&mut words);
        }
        match answers.get(WHEN) {
            Some(Answer::When(rule)) => must_be_kept(cx, talk.chat, *rule, &words),
            _ => Ok(()),
        }
    }

    async fn sample(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers) -> Result<Option<Request>> {
        let Some(wanted) = told(cx, talk.chat, answers).await? else { return Ok(None) };
        let chat = talk.chat;
        let next = wanted.plan(cx, chat).state.next.map(|next| next.scheduled_for);
        let most = if wanted.media.is_empty() { LONGEST } else { LONGEST_CAPTION };
        let member = timing::member_of_the_week(cx, chat, wanted.text.text()).await?;
        let date = next.unwrap_or(cx.now).with_timezone(&chat.zone).date_naive();
        let said = slots::Said { date, group: &chat.title, member: member.as_deref(), language: chat.language };
        let html = slots::filled(&wanted.text, &said, most);
        let media: Vec<_> = wanted.media.iter().map(Media::attachment).collect();
        Ok(Some(Request::album(talk.person.id.private_chat(), &media, &html)))
    }

    async fn preview(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, language: Lang) -> Result<Preview> {
        let chat = talk.chat;
        let Some(wanted) = told(cx, chat, answers).await? else { return Ok(Preview::default()) };
        let plan = wanted.plan(cx, chat);
        let prospect = match Prospect::of(cx, chat, &plan).await? {
            Ok(prospect) => prospect.words(chat, language, cx.now),
            Err(reason) => never(reason, chat, &plan, wanted.text.text()).problem.render(language),
        };
        let doubts = twice::doubts(cx, chat, &wanted).await?;
        let doubts: Vec<String> = doubts.iter().map(|doubt| format!("\n{}", doubt.render(language))).collect();
        let words = line("touch-new-preview")
            .line("rule", views::rule(&wanted.rule, language))
            .line("purpose", wanted.purpose.words())
            .html("next", prospect)
            .html("doubts", doubts.concat());
        Ok(Preview { html: words.render(language), media: None })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, wish: Wish<'_>) -> Result<Done> {
        let chat = talk.chat;
        self.check(cx, talk, answers).await?;
        let wanted = told(cx, chat, answers).await?.ok_or_else(|| line("touch-problem-no-text"))?;
        let saved = fresh::save(cx, chat, &wish.press.actor(), &wanted, Vec::new()).await?;
        panel::show(cx, talk.person.id.private_chat(), Some(chat), talk.person, &Action::Added { id: saved.id() })
            .await?;
        Ok(line("touch-new-saved").text("group", &chat.title).into())
    }
}
