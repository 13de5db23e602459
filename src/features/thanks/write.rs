//! Thanks that are written: whom, what for, which value; and the values themselves.

use std::borrow::Cow;

use async_trait::async_trait;
use unicode_segmentation::UnicodeSegmentation as _;

use super::{
    NAME, give, log,
    queries::{self, New, Value, Way},
    rules::{self, LONGEST_REASON, LONGEST_VALUE, MOST_VALUES, No},
    typed, views,
};
use crate::{
    dispatch::{
        Ask, Audience, Cx, Result, Stop,
        flow::{Answer, Answers, Done, Flow, Kind, Preview, Step, Steps, Talk, Wish},
        settings,
    },
    store::{chats::Chat, people},
    telegram::{
        UserId,
        actor::{Actor, Person},
        update::Status,
    },
    words::{Lang, clean_line, clip, line},
};

/// Under this name the answers of a flow have whom she thanks.
const WHOM: &str = "whom";
const REASON: &str = "reason";
const VALUE: &str = "value";
/// So much of a name that is not known is said back.
const QUOTED: usize = 40;

/// Somebody who is named, and what else was typed.
#[derive(Debug)]
pub(super) struct Named {
    pub(super) user: UserId,
    pub(super) name: String,
    pub(super) rest: String,
}

/// Whom a command is about.
#[derive(Debug)]
pub(super) enum Whom {
    Is(Named),
    /// Nobody is named; what else was typed.
    Nobody(String),
    /// What is answered is by a bot, a channel, or somebody who writes as the group.
    NoPerson,
}

/// Her who typed something as herself.
pub(super) fn herself(ask: &Ask) -> Result<UserId> {
    match &ask.actor {
        Actor::Person(person) => Ok(person.id),
        Actor::AnonymousAdmin | Actor::Channel | Actor::Bot => Err(line("thanks-as-yourself").into()),
    }
}

/// Whom a command is about: by a mention, by `@username`, or by answering a message of hers.
pub(super) async fn whom(cx: &Cx, chat: &Chat, ask: &Ask) -> Result<Whom> {
    let command = &ask.command;
    match command.mentioned() {
        [] => {}
        [one] => return pointed_at(cx, chat, &Person::new(&one.user), &command.whole_but_mentioned()).await,
        _ => return Err(line("thanks-one-at-a-time").into()),
    }
    let whole = command.whole();
    let is_name = |word: &&str| word.starts_with('@') && word.len() > 1;
    let mut names = whole.split_whitespace().filter(is_name);
    let begins = whole.split_whitespace().next().filter(|word| is_name(word));
    match (begins, names.next(), names.next(), &ask.reply_to) {
        (Some(_), _, Some(_), None) | (None, Some(_), Some(_), None) => Err(line("thanks-one-at-a-time").into()),
        (Some(name), ..) | (None, Some(name), None, None) => by_username(cx, chat, name, &whole).await,
        (None, _, _, Some(target)) => pointed_at(cx, chat, &target.author, &whole).await,
        (None, None, _, None) if ask.answers.is_some() => Ok(Whom::NoPerson),
        (None, ..) => Ok(Whom::Nobody(clean_line(&whole))),
    }
}

/// Somebody an app points at: it knows her, even if she has not said a word since we came.
async fn pointed_at(cx: &Cx, chat: &Chat, person: &Person, rest: &str) -> Result<Whom> {
    if person.is_bot {
        return Ok(Whom::NoPerson);
    }
    people::upsert(&cx.tx, person).await?;
    if people::membership(&cx.tx, chat.key, person.id).await?.is_none() {
        people::set_in(&cx.tx, chat.key, person.id, Status::Member, None).await?;
    }
    Ok(Whom::Is(Named { user: person.id, name: person.name.clone(), rest: clean_line(rest) }))
}

async fn by_username(cx: &Cx, chat: &Chat, name: &str, whole: &str) -> Result<Whom> {
    let rest = whole.replacen(name, " ", 1);
    let username = name.trim_matches(|c: char| !c.is_alphanumeric() && c != '_');
    if username.eq_ignore_ascii_case(&cx.me.username) {
        return Ok(Whom::NoPerson);
    }
    let found = people::by_username(&cx.tx, chat.key, username).await?;
    let (user, name) = found.ok_or_else(|| line("thanks-unknown").text("typed", &clip(name, QUOTED)))?;
    Ok(Whom::Is(Named { user, name, rest: clean_line(&rest) }))
}

/// What is typed behind somebody's name counts as thanks. Returns which.
pub(super) async fn typed_thanks(cx: &Cx, chat: &Chat, giver: UserId, named: &Named) -> Result<i64> {
    let values = queries::values(&cx.tx, chat.key).await?;
    let (reason, value) = read(&named.rest, &values)?;
    thank(cx, chat, giver, (named.user, &named.name), (reason, value)).await
}

async fn thank(
    cx: &Cx,
    chat: &Chat,
    giver: UserId,
    (receiver, name): (UserId, &str),
    (reason, value): (Option<String>, Option<i64>),
) -> Result<i64> {
    let new = New { giver, receiver, at: cx.now, way: Way::Typed, message: None, reason, value };
    give::give(cx, chat, &new).await?.map_err(|no| refusal(no, name))
}

/// Why thanks do not count.
fn refusal(no: No, name: &str) -> Stop {
    match no {
        No::Oneself => line("thanks-oneself").into(),
        No::NotHere => line("thanks-not-here").text("name", name).into(),
        No::Today => line("thanks-today").text("name", name).into(),
        No::Back => line("thanks-back").text("name", name).into(),
    }
}

/// A reason and a value, as they are typed: `for carrying the boxes #help`.
fn read(typed: &str, values: &[Value]) -> Result<(Option<String>, Option<i64>)> {
    let mut value = None;
    let mut words = Vec::new();
    for word in typed.split_whitespace() {
        match word.strip_prefix('#').filter(|tag| !tag.is_empty() && !values.is_empty()) {
            Some(tag) => value = Some(named(tag, values)?),
            None => words.push(word),
        }
    }
    Ok((fitting(&words.join(" "))?, value))
}

fn named(tag: &str, values: &[Value]) -> Result<i64> {
    let key = rules::key(tag);
    let found = values.iter().find(|value| rules::key(&value.name) == key).map(|value| value.id);
    Ok(found.ok_or_else(|| {
        let names = values.iter().map(|value| value.name.as_str()).collect::<Vec<_>>().join(", ");
        line("thanks-no-such-value").text("typed", &clip(tag, QUOTED)).text("values", &names)
    })?)
}

/// A reason that is not too long; [`None`]: it says nothing.
fn fitting(typed: &str) -> Result<Option<String>> {
    let reason = typed::reason(typed);
    reason.map_or(Ok(()), |reason| must_fit(reason, LONGEST_REASON))?;
    Ok(reason.map(str::to_owned))
}

/// Refuses what is too long.
pub(super) fn must_fit(text: &str, most: usize) -> Result {
    let length = text.graphemes(true).count();
    if length <= most {
        return Ok(());
    }
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    Err(line("flow-too-long").num("length", number(length)).num("most", number(most)).into())
}

/// The values of a group are those on these lines, or none.
pub(super) async fn set_values(cx: &Cx, chat: &Chat, written: &str) -> Result {
    let mut names: Vec<String> = Vec::new();
    for name in written.split(['\n', ',', ';']).map(value_name).filter(|name| !name.is_empty()) {
        if settings::is_nothing(&name) {
            continue;
        }
        must_be_value(&name)?;
        if names.iter().all(|known| rules::key(known) != rules::key(&name)) {
            names.push(name);
        }
    }
    if names.len() > MOST_VALUES {
        return Err(too_many());
    }
    queries::drop_values(&cx.tx, chat.key).await?;
    for (name, place) in names.iter().zip(0..) {
        keep_value(cx, chat, name, place).await?;
    }
    Ok(())
}

fn value_name(typed: &str) -> String {
    clean_line(typed).trim_start_matches(['#', '-', '•', '*']).trim().to_owned()
}

fn must_be_value(name: &str) -> Result {
    if rules::key(name).is_empty() {
        return Err(line("thanks-value-needs-letters").text("typed", &clip(name, QUOTED)).into());
    }
    must_fit(name, LONGEST_VALUE)
}

fn too_many() -> Stop {
    line("thanks-too-many-values").num("most", i64::try_from(MOST_VALUES).unwrap_or(i64::MAX)).into()
}

/// One that was there before comes back with what it was named for.
async fn keep_value(cx: &Cx, chat: &Chat, name: &str, place: i64) -> Result {
    let all = queries::all_values(&cx.tx, chat.key).await?;
    match all.iter().find(|value| rules::key(&value.name) == rules::key(name)) {
        Some(known) => Ok(queries::restore_value(&cx.tx, known.id, name, place).await?),
        None => Ok(queries::add_value(&cx.tx, chat.key, name, place).await?),
    }
}

/// Thanks, asked for in private: what for, and which value it shows.
#[derive(Debug)]
pub(super) struct Thanking;

/// What its flow begins with.
pub(super) fn about(user: UserId) -> Answers {
    let mut answers = Answers::default();
    answers.set(WHOM, Some(Answer::Number(user.0)));
    answers
}

/// Whom she thanks, and her name.
async fn meant(cx: &Cx, answers: &Answers) -> Result<(UserId, String)> {
    let user = match answers.get(WHOM) {
        Some(Answer::Number(user)) => UserId(*user),
        _ => UserId(0),
    };
    let known = people::known(&cx.tx, user).await?.ok_or_else(|| line("thanks-gone"))?;
    Ok((user, known.name))
}

const ASKS_REASON: Step = Step::new(REASON, "thanks-ask-reason", Kind::Line(LONGEST_REASON)).optional();

async fn told(cx: &Cx, talk: &Talk<'_>, answers: &Answers) -> Result<(Option<String>, Option<Value>)> {
    let values = queries::values(&cx.tx, talk.chat.key).await?;
    let chosen = text(answers, VALUE);
    let value = values.into_iter().find(|value| value.name == chosen);
    Ok((fitting(&clean_line(text(answers, REASON)))?, value))
}

#[async_trait]
impl Flow for Thanking {
    fn room(&self) -> &'static str {
        NAME
    }

    fn name(&self) -> &'static str {
        "thanking"
    }

    fn audience(&self) -> Audience {
        Audience::Member
    }

    fn steps(&self) -> &'static [Step] {
        const { &[ASKS_REASON] }
    }

    async fn steps_for(&self, cx: &Cx, talk: &Talk<'_>) -> Result<Steps> {
        let values = queries::values(&cx.tx, talk.chat.key).await?;
        if values.is_empty() {
            return Ok(Cow::Borrowed(self.steps()));
        }
        let names = values.into_iter().map(|value| value.name).collect();
        let which = Step::new(VALUE, "thanks-ask-value", Kind::OneOf(names)).optional();
        Ok(Cow::Owned(vec![ASKS_REASON, which]))
    }

    /// Thanks to somebody else are another matter.
    fn goes_on(&self, begun: &Answers, told: &Answers) -> bool {
        begun.get(WHOM) == told.get(WHOM)
    }

    fn publish(&self) -> &'static str {
        "thanks-button-say"
    }

    async fn preview(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, language: Lang) -> Result<Preview> {
        let (_, name) = meant(cx, answers).await?;
        let (reason, value) = told(cx, talk, answers).await?;
        let what = views::what(reason.as_deref(), value.as_ref().map(|value| value.name.as_str()));
        Ok(Preview {
            html: line("thanks-preview").text("name", &name).line("what", what).render(language),
            media: None,
        })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, _wish: Wish<'_>) -> Result<Done> {
        let (user, name) = meant(cx, answers).await?;
        let (reason, value) = told(cx, talk, answers).await?;
        let said = (reason, value.map(|value| value.id));
        thank(cx, talk.chat, talk.person.id, (user, &name), said).await?;
        Ok(line("thanks-done").text("name", &name).text("group", &talk.chat.title).into())
    }
}

/// One more value, asked for in private.
#[derive(Debug)]
pub(super) struct AddValue;

#[async_trait]
impl Flow for AddValue {
    fn room(&self) -> &'static str {
        NAME
    }

    fn name(&self) -> &'static str {
        "value"
    }

    fn audience(&self) -> Audience {
        Audience::Manager
    }

    fn steps(&self) -> &'static [Step] {
        const { &[Step::new(VALUE, "thanks-ask-new-value", Kind::Line(LONGEST_VALUE)).hint("thanks-hint-new-value")] }
    }

    fn publish(&self) -> &'static str {
        "thanks-button-save"
    }

    async fn check(&self, _cx: &Cx, _talk: &Talk<'_>, answers: &Answers) -> Result {
        must_be_value(&value_name(text(answers, VALUE)))
    }

    async fn preview(&self, _cx: &Cx, _talk: &Talk<'_>, answers: &Answers, language: Lang) -> Result<Preview> {
        let name = value_name(text(answers, VALUE));
        Ok(Preview { html: line("thanks-value-preview").text("value", &name).render(language), media: None })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, _wish: Wish<'_>) -> Result<Done> {
        let name = value_name(text(answers, VALUE));
        must_be_value(&name)?;
        let values = queries::values(&cx.tx, talk.chat.key).await?;
        let is_there = values.iter().any(|value| rules::key(&value.name) == rules::key(&name));
        if values.len() >= MOST_VALUES && !is_there {
            return Err(too_many());
        }
        if !is_there {
            keep_value(cx, talk.chat, &name, i64::try_from(values.len()).unwrap_or(i64::MAX)).await?;
            log(cx, talk.chat, &Actor::Person(talk.person.clone()), "values").await?;
        }
        Ok(line("thanks-value-saved").text("value", &name).into())
    }
}

fn text<'a>(answers: &'a Answers, key: &str) -> &'a str {
    answers.text(key).map_or("", |text| text.text())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn values() -> Vec<Value> {
        vec![Value { id: 1, name: "Help 🤝".to_owned() }, Value { id: 2, name: "Взаимность".to_owned() }]
    }

    #[test]
    fn a_reason_and_a_value_are_told_apart() {
        let read = |typed: &str| read(typed, &values()).ok();
        assert_eq!(read("for the boxes #help"), Some((Some("for the boxes".to_owned()), Some(1))));
        assert_eq!(read("#взаимность за помощь"), Some((Some("за помощь".to_owned()), Some(2))));
        assert_eq!(read("#help"), Some((None, Some(1))));
        assert_eq!(read("!!!"), Some((None, None)));
        assert_eq!(read("for all #rye"), None, "there is no such value");
        let none = super::read("for all #rye", &[]).ok();
        assert_eq!(none, Some((Some("for all #rye".to_owned()), None)), "where there are none it is a word");
    }

    #[test]
    fn what_is_too_long_is_refused() {
        assert!(read(&"a".repeat(LONGEST_REASON), &[]).is_ok());
        assert!(read(&"a".repeat(LONGEST_REASON + 1), &[]).is_err());
        assert!(read(&"👨‍👩‍👧".repeat(LONGEST_REASON), &[]).is_ok(), "a sign of many parts is one");
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_read_or_refused(text in crate::hostile::text()) {
            if let Ok((reason, _)) = read(&text, &values()) {
                prop_assert!(reason.is_none_or(|reason| reason.graphemes(true).count() <= LONGEST_REASON));
            }
            let _ = must_be_value(&value_name(&text));
        }
    }
}
