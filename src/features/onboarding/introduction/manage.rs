//! The managers' own questions: on the desk, or `/questions` in private. Add, change, order, remove, back to those of the
//! house; the list of tags; the hashtags by which an introduction typed by hand is known. In one message: `/questions` with a
//! question on each line ([`super::typed`]). In a group it whispers a link.
//!
//! What was told to a question that is asked no longer stays with its introduction until that is told anew.

use std::sync::Arc;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::{
    by_hand,
    form::{self, Form, Kind, No, Question, checked},
    queries, typed, views,
};
use crate::{
    dispatch::{
        Ask, Audience, Cx, Place, Press, Result,
        chooser::{self, Among},
        context::About,
        flow::{self, Answers, Done as Over, Flow, Preview, Step, Talk, Wish},
        panel::{self, Done, PAIRED, Page, Panel, View},
        settings,
    },
    features::onboarding::NAME,
    store::{chats::Chat, settings_log::Change},
    telegram::{
        actor::{Actor, Person},
        keyboard::{Key, Keyboard},
        marked::Marked,
    },
    words::{Lang, Line, clip, escape, inert, isolate, line, tags},
};

/// Longest list of options as it is typed.
const LONGEST_LIST: usize = 900;
/// Longest line of hashtags.
const LONGEST_HASHTAGS: usize = 160;
/// The name under which a conversation about a question keeps which it is.
const OF: &str = "of";

/// What our buttons and links do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Manage {
    /// All questions.
    Questions,
    /// One of them.
    Question(String),
    /// Which kind is to be added.
    Kinds,
    /// One of this kind.
    AddQuestion(Kind),
    /// One place up.
    QuestionUp(String),
    /// Whether it must be answered.
    MustAnswer(String, bool),
    /// In other words.
    Reword(String),
    /// With other options.
    Options(String),
    /// Asked no longer.
    RemoveQuestion(String),
    /// Those of the house again.
    QuestionsOfHouse,
    /// By which hashtags an introduction typed by hand is known.
    Hashtags,
}

/// `/questions`.
pub async fn asked(cx: Cx, ask: Arc<Ask>) -> Result {
    match (&ask.place, &ask.actor) {
        (Place::Private, Actor::Person(person)) => in_private(&cx, &ask, person).await,
        (Place::Private, _) => Ok(()),
        (Place::Group(chat), _) => {
            if let Some(said) = heed(&cx, chat, &ask.actor, &ask.command.whole()).await? {
                return cx.whisper(&ask, &said).await;
            }
            let link = cx.link(NAME, &Manage::Questions, About::chat(chat.key)).await?;
            cx.offer_private(&ask, link, &line("questions-in-private")).await
        }
    }
}

async fn in_private(cx: &Cx, ask: &Ask, person: &Person) -> Result {
    let groups = crate::store::chats::managed_by(&cx.tx, person.id).await?;
    match groups.as_slice() {
        [] => Err(line("refuse-group-only").plain("command", "questions").into()),
        [chat] => {
            let chat = cx.chat(chat.key).await?;
            match heed(cx, &chat, &ask.actor, &ask.command.whole()).await? {
                Some(said) => cx.whisper(ask, &said).await,
                None => panel::show(cx, ask.at.chat, Some(&*chat), person, &Manage::Questions).await,
            }
        }
        _ if !ask.command.whole().is_empty() => Err(line("questions-which-group").into()),
        _ => {
            let question = chooser::Question::new(NAME, "intro-which-group", Among::Managed, &Manage::Questions)?;
            chooser::ask(cx, ask.at.chat, person, &question).await
        }
    }
}

/// What was typed is to be so. Returns what is said to that; [`None`]: nothing was typed.
async fn heed(cx: &Cx, chat: &Chat, actor: &Actor, written: &str) -> Result<Option<Line>> {
    let now = super::form(cx, chat).await?;
    match typed::read(written, &now, &queries::keys_used(&cx.tx, chat.key).await?).map_err(|no| refusal(&no))? {
        typed::Wish::Show => Ok(None),
        typed::Wish::Default => {
            of_house(cx, chat, actor).await?;
            Ok(Some(line("questions-of-house")))
        }
        typed::Wish::These(questions) => {
            let count = views::number(questions.len());
            save(cx, chat, actor, &Form { questions, is_own: true }).await?;
            Ok(Some(line("questions-saved").num("count", count)))
        }
    }
}

async fn save(cx: &Cx, chat: &Chat, actor: &Actor, form: &Form) -> Result {
    let questions = serde_json::to_string(&form.questions)?;
    queries::set_questions(&cx.tx, chat.key, Some(&questions)).await?;
    log(cx, chat, actor, "questions").await
}

async fn of_house(cx: &Cx, chat: &Chat, actor: &Actor) -> Result {
    queries::set_questions(&cx.tx, chat.key, None).await?;
    log(cx, chat, actor, "usual").await
}

/// Writes down who decided what is asked (`room-onboarding-logged`).
async fn log(cx: &Cx, chat: &Chat, actor: &Actor, deed: &str) -> Result {
    cx.log_setting(chat.key, actor, Change::to(&format!("{NAME}{}", settings::OF_CHANGE), deed)).await
}

/// Why questions cannot be so, and how they can.
fn refusal(no: &No) -> Line {
    let most = |id, most| line(id).num("most", views::number(most));
    match no {
        No::TooMany => most("questions-too-many", form::MOST),
        No::Twice(kind) => line("questions-twice").line("kind", kind_name(*kind)),
        No::UnknownKind(written) => line("questions-no-kind").text("line", &clip(written, form::LONGEST_QUESTION)),
        No::WithoutWords(kind) => line("questions-no-words").line("kind", kind_name(*kind)),
        No::LongQuestion(words) => most("questions-long", form::LONGEST_QUESTION).text("words", &clip(words, PAIRED)),
        No::FewOptions => line("questions-few-options"),
        No::ManyOptions => most("questions-many-options", form::MOST_OPTIONS),
        No::LongOption(option) => {
            most("questions-long-option", form::LONGEST_OPTION).text("option", &clip(option, PAIRED))
        }
        No::UnusableTag(option) => line("questions-no-tag").text("option", &clip(option, PAIRED)),
        No::Nothing => line("questions-nothing"),
    }
}

fn kind_name(kind: Kind) -> Line {
    line("questions-kind").plain("kind", kind.code())
}

#[async_trait]
impl Panel for Manage {
    const ROOM: &'static str = NAME;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        let chat = view.chat()?;
        let form = super::form(view.cx, chat).await?;
        match self {
            Self::Kinds => kinds(view, &form).await,
            Self::Question(key) | Self::MustAnswer(key, _) | Self::Reword(key) | Self::Options(key) => {
                match form.question(key) {
                    Some(question) => one(view, &form, question).await,
                    None => all(view, chat, &form).await,
                }
            }
            _ => all(view, chat, &form).await,
        }
    }

    async fn act(&self, view: &View<'_>, press: &Press) -> Result<Done> {
        let (cx, chat) = (view.cx, view.chat()?);
        let mut form = super::form(cx, chat).await?;
        match self {
            Self::Questions | Self::Question(_) | Self::Kinds => return Ok(Done::shown()),
            Self::AddQuestion(kind) => {
                form.may_add(*kind).map_err(|no| refusal(&no))?;
                if !kind.is_single() {
                    return begin(cx, chat, press, flow_of(*kind), Answers::default()).await;
                }
                let key = form.new_key(*kind, &queries::keys_used(&cx.tx, chat.key).await?);
                form.questions.push(Question::of_house(&key, *kind));
            }
            Self::QuestionUp(key) => form.move_up(key),
            Self::MustAnswer(key, must) => {
                if let Some(question) = form.questions.iter_mut().find(|question| question.key == *key) {
                    question.must = *must;
                }
            }
            Self::Reword(key) => return begin(cx, chat, press, &REWORDING, about(key)).await,
            Self::Options(key) => return begin(cx, chat, press, &CHOICES, about(key)).await,
            Self::RemoveQuestion(key) => {
                if form.questions.len() == 1 {
                    return Err(line("questions-nothing").into());
                }
                form.questions.retain(|question| question.key != *key);
            }
            Self::QuestionsOfHouse => {
                of_house(cx, chat, &press.actor()).await?;
                return Ok(Done::shown());
            }
            Self::Hashtags => return begin(cx, chat, press, &KnownBy, Answers::default()).await,
        }
        save(cx, chat, &press.actor(), &form).await?;
        Ok(Done::shown())
    }
}

/// Asks in private what a button cannot tell.
async fn begin(cx: &Cx, chat: &Chat, press: &Press, flow: &'static dyn Flow, told: Answers) -> Result<Done> {
    let talk = Talk { flow, chat, person: &press.person };
    // What she was asked about another question is no answer to this.
    talk.over(cx).await?;
    talk.begin(cx, told, None).await?;
    Ok(Done::stays())
}

fn about(key: &str) -> Answers {
    let mut answers = Answers::default();
    answers.set(OF, Some(flow::Answer::Text(Marked::plain(key))));
    answers
}

/// The question a conversation is about.
fn key_in(answers: &Answers) -> String {
    answers.text(OF).map(|key| key.text().to_owned()).unwrap_or_default()
}

async fn all(view: &View<'_>, chat: &Chat, form: &Form) -> Result<Page> {
    let mut rows = vec![
        view.says(&line("questions").text("group", &chat.title).plain("own", if form.is_own { "yes" } else { "no" })),
    ];
    let mut keys = Vec::new();
    for (n, question) in form.questions.iter().enumerate() {
        rows.push(row(n, question, view.lang));
        keys.push(view.labelled((n + 1).to_string(), &Manage::Question(question.key.clone())).await?);
    }
    let known_by = by_hand::known_by(view.cx, chat.key).await?;
    let last = view.says(&line("questions-hashtags").html("hashtags", tags::hashtags(&known_by)));
    let mut below = Vec::new();
    if form.questions.len() < form::MOST {
        below.push(view.key(&line("questions-add"), &Manage::Kinds).await?);
    }
    below.push(view.key(&line("questions-button-hashtags"), &Manage::Hashtags).await?);
    let mut keyboard = Keyboard::new().rows_of(form::MOST, keys).row(below);
    if form.is_own {
        keyboard = keyboard.row([view.key(&line("questions-button-of-house"), &Manage::QuestionsOfHouse).await?]);
    }
    Ok(Page::new(format!("{}\n\n{last}", rows.join("\n")), keyboard))
}

fn row(n: usize, question: &Question, lang: Lang) -> String {
    let must = if question.must { "yes" } else { "no" };
    let row = line("questions-row").num("n", views::number(n + 1)).html("question", views::question(question, lang));
    row.line("kind", kind_name(question.kind)).plain("must", must).render(lang)
}

async fn one(view: &View<'_>, form: &Form, question: &Question) -> Result<Page> {
    let place = form.questions.iter().position(|other| other.key == question.key).unwrap_or_default();
    let mut rows = vec![row(place, question, view.lang)];
    if question.kind.has_options() && !question.options.is_empty() {
        rows.push(view.says(&line("questions-options").html("options", options(question))));
    }
    let key = || question.key.clone();
    let mut keys = vec![view.key(&line("questions-reword"), &Manage::Reword(key())).await?];
    if question.kind.has_options() {
        keys.push(view.key(&line("questions-button-options"), &Manage::Options(key())).await?);
    }
    let must = line(if question.must { "questions-may-skip" } else { "questions-must" });
    keys.push(view.key(&must, &Manage::MustAnswer(key(), !question.must)).await?);
    if place > 0 {
        keys.push(view.key(&line("questions-up"), &Manage::QuestionUp(key())).await?);
    }
    keys.push(view.key(&line("questions-remove"), &Manage::RemoveQuestion(key())).await?);
    let back = view.key(&line("questions-back"), &Manage::Questions).await?;
    Ok(Page::new(rows.join("\n\n"), Keyboard::new().rows_of(2, keys).row([back])))
}

fn options(question: &Question) -> String {
    if question.kind == Kind::Tags {
        return tags::hashtags(&question.options);
    }
    question.options.iter().map(|option| isolate(&escape(&inert(option)))).collect::<Vec<_>>().join(" / ")
}

async fn kinds(view: &View<'_>, form: &Form) -> Result<Page> {
    let mut keys: Vec<Key> = Vec::new();
    for kind in Kind::ALL.into_iter().filter(|kind| form.may_add(*kind).is_ok()) {
        keys.push(
            view.key(&line("questions-button-kind").plain("kind", kind.code()), &Manage::AddQuestion(kind)).await?,
        );
    }
    let back = view.key(&line("questions-back"), &Manage::Questions).await?;
    Ok(Page::new(view.says(&line("questions-kinds")), Keyboard::new().rows_of(2, keys).row([back])))
}

fn flow_of(kind: Kind) -> &'static dyn Flow {
    if kind == Kind::Choice { &NEW_CHOICE } else { &NEW_QUESTION }
}

const WORDS: Step = Step::new("words", "questions-ask-words", flow::Kind::Line(form::LONGEST_QUESTION));
const OPTIONS: Step =
    Step::new("options", "questions-ask-options", flow::Kind::Text(LONGEST_LIST)).hint("questions-ask-options-hint");
const WORDS_ONLY: &[Step] = &[WORDS];
const WORDS_AND_OPTIONS: &[Step] = &[WORDS, OPTIONS];
const OPTIONS_ONLY: &[Step] = &[OPTIONS];
const HASHTAGS_ONLY: &[Step] = &[Step::new("hashtags", "questions-ask-hashtags", flow::Kind::Line(LONGEST_HASHTAGS))
    .optional()
    .hint("questions-ask-hashtags-hint")];

/// A conversation about one question.
#[derive(Debug)]
pub struct AboutQuestion {
    name: &'static str,
    /// The kind of a new one; [`None`]: it is about one there is.
    kind: Option<Kind>,
    steps: &'static [Step],
}

/// A new question that is answered in words.
pub static NEW_QUESTION: AboutQuestion = AboutQuestion { name: "question", kind: Some(Kind::Text), steps: WORDS_ONLY };
/// A new one that is answered by choosing.
pub static NEW_CHOICE: AboutQuestion =
    AboutQuestion { name: "choice", kind: Some(Kind::Choice), steps: WORDS_AND_OPTIONS };
/// Other words for a question.
pub static REWORDING: AboutQuestion = AboutQuestion { name: "reword", kind: None, steps: WORDS_ONLY };
/// Other options for a question.
pub static CHOICES: AboutQuestion = AboutQuestion { name: "options", kind: None, steps: OPTIONS_ONLY };

/// A conversation about the hashtags.
#[derive(Debug)]
pub struct KnownBy;

/// What the form would be with what was told.
async fn changed(cx: &Cx, chat: &Chat, kind: Option<Kind>, answers: &Answers) -> Result<(Form, Question)> {
    let mut form = super::form(cx, chat).await?;
    let words = answers.text("words").map(|words| words.text().to_owned());
    let options = answers.text("options").map(|options| typed::options_of(options.text()));
    let question = match kind {
        Some(kind) => {
            form.may_add(kind).map_err(|no| refusal(&no))?;
            let key = form.new_key(kind, &queries::keys_used(&cx.tx, chat.key).await?);
            Question { words, options: options.unwrap_or_default(), ..Question::of_house(&key, kind) }
        }
        None => {
            let key = key_in(answers);
            let before = form.question(&key).cloned().ok_or_else(|| line("questions-gone"))?;
            let words = words.or_else(|| before.words.clone());
            Question { words, options: options.unwrap_or_else(|| before.options.clone()), ..before }
        }
    };
    let question = checked(question).map_err(|no| refusal(&no))?;
    match form.questions.iter_mut().find(|other| other.key == question.key) {
        Some(other) => *other = question.clone(),
        None => form.questions.push(question.clone()),
    }
    Ok((form, question))
}

#[async_trait]
impl Flow for AboutQuestion {
    fn room(&self) -> &'static str {
        NAME
    }

    fn name(&self) -> &'static str {
        self.name
    }

    fn audience(&self) -> Audience {
        Audience::Manager
    }

    fn steps(&self) -> &'static [Step] {
        self.steps
    }

    fn publish(&self) -> &'static str {
        "questions-save"
    }

    async fn preview(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, lang: Lang) -> Result<Preview> {
        let (form, question) = changed(cx, talk.chat, self.kind, answers).await?;
        let mut rows = vec![views::asked(&form, &question.key, lang).unwrap_or_default()];
        if !question.options.is_empty() {
            rows.push(line("questions-options").html("options", options(&question)).render(lang));
        }
        Ok(Preview { html: rows.join("\n\n"), media: None })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, _wish: Wish<'_>) -> Result<Over> {
        let (form, _) = changed(cx, talk.chat, self.kind, answers).await?;
        save(cx, talk.chat, &Actor::Person(talk.person.clone()), &form).await?;
        Ok(line("questions-saved").num("count", views::number(form.questions.len())).into())
    }
}

#[async_trait]
impl Flow for KnownBy {
    fn room(&self) -> &'static str {
        NAME
    }

    fn name(&self) -> &'static str {
        "hashtags"
    }

    fn audience(&self) -> Audience {
        Audience::Manager
    }

    fn steps(&self) -> &'static [Step] {
        HASHTAGS_ONLY
    }

    fn publish(&self) -> &'static str {
        "questions-save"
    }

    async fn preview(&self, _cx: &Cx, _talk: &Talk<'_>, answers: &Answers, lang: Lang) -> Result<Preview> {
        let hashtags: Vec<String> = hashtags(answers)?.iter().map(|tag| tag.shown().to_owned()).collect();
        let html = match hashtags.is_empty() {
            true => line("questions-hashtags-of-house").render(lang),
            false => line("questions-hashtags").html("hashtags", tags::hashtags(&hashtags)).render(lang),
        };
        Ok(Preview { html, media: None })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, _wish: Wish<'_>) -> Result<Over> {
        let keys: Vec<String> = hashtags(answers)?.iter().map(|tag| tag.key().to_owned()).collect();
        let kept = if keys.is_empty() { None } else { Some(serde_json::to_string(&keys)?) };
        queries::set_hashtags(&cx.tx, talk.chat.key, kept.as_deref()).await?;
        log(cx, talk.chat, &Actor::Person(talk.person.clone()), "hashtags").await?;
        Ok(line("questions-hashtags-saved").into())
    }
}

/// What she typed; none: those of the house.
fn hashtags(answers: &Answers) -> Result<Vec<tags::Tag>> {
    let Some(typed) = answers.text("hashtags") else { return Ok(Vec::new()) };
    let typed = typed.text().split([' ', ',']).collect::<Vec<_>>().join("\n");
    let tags = tags::read_all(&typed).map_err(|(typed, _)| refusal(&No::UnusableTag(typed)))?;
    match tags.len() {
        0 => Err(refusal(&No::UnusableTag(String::new())).into()),
        n if n > by_hand::MOST_HASHTAGS => {
            Err(line("flow-several").num("most", views::number(by_hand::MOST_HASHTAGS)).into())
        }
        _ => Ok(tags),
    }
}
