//! Polls: limits, votes, closing by hand and by time (TELEGRAM §3, §4).

use crate::error::{Answer, refuse};
use crate::html::Rich;
use crate::params::Params;
use crate::text;
use crate::view::What;
use crate::world::World;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

#[derive(Clone, Debug)]
pub(crate) struct PollOption {
    pub persistent_id: String,
    pub rich: Rich,
    /// The person who added it while the poll was open.
    pub added_by: Option<i64>,
}

#[derive(Clone, Debug)]
pub(crate) struct Poll {
    pub id: String,
    pub chat: i64,
    pub seq: usize,
    pub question: Rich,
    pub options: Vec<PollOption>,
    pub votes: BTreeMap<i64, Vec<usize>>,
    pub is_closed: bool,
    pub is_anonymous: bool,
    pub quiz: bool,
    pub multiple: bool,
    pub revoting: bool,
    pub adding: bool,
    pub hides_results: bool,
    pub correct: Vec<usize>,
    pub explanation: Option<Rich>,
    pub description: Option<Rich>,
    pub media: Option<Value>,
    pub open_period: Option<i64>,
    pub close_date: Option<i64>,
    pub by_bot: bool,
}

impl Poll {
    pub fn count(&self, option: usize) -> usize {
        self.votes.values().filter(|chosen| chosen.contains(&option)).count()
    }

    /// A `Poll` object. `who`: a person as she is on the wire.
    pub fn wire_with(&self, who: impl Fn(i64) -> Value) -> Value {
        let mut out = self.wire();
        for (i, option) in self.options.iter().enumerate() {
            if let Some(user) = option.added_by {
                out["options"][i]["added_by_user"] = who(user);
            }
        }
        out
    }

    /// A `Poll` object.
    pub fn wire(&self) -> Value {
        let options = self.options.iter().enumerate().map(|(i, option)| {
            let mut out = json!({
                "persistent_id": option.persistent_id,
                "text": option.rich.text,
                "voter_count": self.count(i),
            });
            put_entities(&mut out, "text_entities", &option.rich);
            out
        });
        let mut out = json!({
            "id": self.id,
            "question": self.question.text,
            "options": options.collect::<Vec<_>>(),
            "total_voter_count": self.votes.len(),
            "is_closed": self.is_closed,
            "is_anonymous": self.is_anonymous,
            "type": if self.quiz { "quiz" } else { "regular" },
            "allows_multiple_answers": self.multiple,
            "allows_revoting": self.revoting,
            "members_only": false,
        });
        put_entities(&mut out, "question_entities", &self.question);
        if self.quiz {
            out["correct_option_ids"] = json!(self.correct);
            // No longer documented, still sent (TELEGRAM §1).
            if let [only] = self.correct[..] {
                out["correct_option_id"] = json!(only);
            }
        }
        if let Some(rich) = &self.explanation {
            out["explanation"] = json!(rich.text);
            put_entities(&mut out, "explanation_entities", rich);
        }
        if let Some(rich) = &self.description {
            out["description"] = json!(rich.text);
            put_entities(&mut out, "description_entities", rich);
        }
        if let Some(media) = &self.media {
            out["media"] = media.clone();
        }
        if let Some(period) = self.open_period {
            out["open_period"] = json!(period);
        }
        if let Some(date) = self.close_date {
            out["close_date"] = json!(date);
        }
        out
    }
}

fn put_entities(out: &mut Value, key: &str, rich: &Rich) {
    if !rich.entities.is_empty() {
        out[key] = json!(rich.entities);
    }
}

fn short_text(object: &Params<'_>, key: &str) -> Answer<Option<Rich>> {
    let Some(source) = object.str(key) else {
        return Ok(None);
    };
    let rich = match object.array(&format!("{key}_entities")) {
        Some(entities) => text::with_entities(source, entities)?,
        None => text::parse(source, object.str(&format!("{key}_parse_mode")))?,
    };
    Ok(Some(text::trim(rich)))
}

fn check_length(rich: &Rich, max: usize, empty: &str, long: &str) -> Answer<()> {
    match rich.text.chars().count() {
        0 => Err(refuse(empty)),
        n if n > max => Err(refuse(long)),
        _ => Ok(()),
    }
}

fn read_option(number: usize, option: &Map<String, Value>) -> Answer<PollOption> {
    let rich = short_text(&Params(option), "text")?.unwrap_or_default();
    check_length(&rich, 100, "poll options must be non-empty", "poll options length must not exceed 100")?;
    Ok(PollOption { persistent_id: number.to_string(), rich, added_by: None })
}

/// Reads and checks the parameters of sendPoll; the poll has no place yet.
pub(crate) fn read(params: &Params<'_>, now: i64) -> Answer<Poll> {
    let question = short_text(params, "question")?.unwrap_or_default();
    check_length(&question, 300, "poll question must be non-empty", "poll question length must not exceed 300")?;
    let list = params.array("options").unwrap_or(&[]);
    if list.is_empty() {
        return Err(refuse("poll must have at least 1 option"));
    }
    if list.len() > 12 {
        return Err(refuse("poll can't have more than 12 options"));
    }
    let options = list
        .iter()
        .enumerate()
        .filter_map(|(i, o)| o.as_object().map(|o| read_option(i, o)))
        .collect::<Answer<Vec<_>>>()?;
    let quiz = match params.str("type") {
        None | Some("regular") => false,
        Some("quiz") => true,
        Some(_) => return Err(refuse("unsupported poll type specified")),
    };
    let correct = if quiz { correct_options(params, options.len())? } else { Vec::new() };
    if correct.len() > 1 && !params.flag("allows_multiple_answers") {
        // Nobody could be right.
        return Err(refuse("wrong correct option ID specified"));
    }
    let explanation = short_text(params, "explanation")?;
    if let Some(rich) = &explanation
        && (rich.text.chars().count() > 200 || rich.text.matches('\n').count() > 2)
    {
        return Err(refuse("poll explanation is too long"));
    }
    let description = short_text(params, "description")?;
    if description.as_ref().is_some_and(|d| d.text.chars().count() > 1024) {
        return Err(refuse("message caption is too long"));
    }
    let adding = params.flag("allow_adding_options");
    if adding && (quiz || params.bool("is_anonymous").unwrap_or(true)) {
        return Err(refuse("options can't be added to quizzes and anonymous polls"));
    }
    let (open_period, close_date) = closing_time(params, now)?;
    Ok(Poll {
        id: String::new(),
        chat: 0,
        seq: 0,
        question,
        options,
        votes: BTreeMap::new(),
        is_closed: params.flag("is_closed"),
        is_anonymous: params.bool("is_anonymous").unwrap_or(true),
        quiz,
        multiple: params.flag("allows_multiple_answers"),
        revoting: params.bool("allows_revoting").unwrap_or(!quiz),
        adding,
        hides_results: params.flag("hide_results_until_closes"),
        correct,
        explanation,
        description,
        media: None,
        open_period,
        close_date,
        by_bot: true,
    })
}

fn correct_options(params: &Params<'_>, count: usize) -> Answer<Vec<usize>> {
    let mut ids: Vec<i64> =
        params.array("correct_option_ids").unwrap_or(&[]).iter().filter_map(Value::as_i64).collect();
    ids.extend(params.i64("correct_option_id"));
    let ids: Vec<usize> = ids.into_iter().filter_map(|id| usize::try_from(id).ok().filter(|id| *id < count)).collect();
    let asked = params.array("correct_option_ids").map_or(1, <[_]>::len);
    if ids.is_empty() || ids.len() != asked || !ids.is_sorted_by(|one, other| one < other) {
        return Err(refuse("wrong correct option ID specified"));
    }
    Ok(ids)
}

/// 5 seconds to 30 days; a close date less than 5 s ahead is ignored, as Telegram does.
fn closing_time(params: &Params<'_>, now: i64) -> Answer<(Option<i64>, Option<i64>)> {
    match (params.i64("open_period"), params.i64("close_date")) {
        (Some(_), Some(_)) => Err(refuse("open_period and close_date can't be used together")),
        (Some(period), None) if !(5..=2_628_000).contains(&period) => Err(refuse("open_period must be 5-2628000")),
        (Some(period), None) => Ok((Some(period), Some(now + period))),
        (None, Some(date)) if date - now > 2_628_000 => {
            Err(refuse("close_date must be no more than 2628000 seconds in the future"))
        }
        (None, Some(date)) => Ok((None, Some(date).filter(|d| *d >= now + 5))),
        (None, None) => Ok((None, None)),
    }
}

impl World {
    /// Gives a poll its number and its message, and notes when it closes; returns the number.
    pub fn place_poll(&mut self, poll: Poll, chat: i64, seq: usize) -> String {
        let id = format!("5{:018}", self.next_serial());
        if let Some(at) = poll.close_date.filter(|_| !poll.is_closed) {
            self.closings.insert((at, id.clone()));
        }
        self.polls.insert(id.clone(), Poll { id: id.clone(), chat, seq, ..poll });
        id
    }

    /// Closes a poll, shows it and tells the bot.
    pub fn close_poll(&mut self, id: &str) {
        let Some(poll) = self.polls.get_mut(id).filter(|p| !p.is_closed) else {
            return;
        };
        poll.is_closed = true;
        let (chat, seq) = (poll.chat, poll.seq);
        self.happened(chat, seq, What::PollClosed);
        self.tell_poll(id);
    }

    /// Emits `poll`: every state of the bot's own polls, and others once they are closed.
    pub fn tell_poll(&mut self, id: &str) {
        let poll = &self.polls[id];
        if poll.by_bot || poll.is_closed {
            let payload = poll.wire_with(|user| self.users.get(&user).map_or(Value::Null, |u| u.wire()));
            self.emit("poll", &payload);
        }
    }

    /// A member adds an option. The error says why she could not.
    pub fn add_option(&mut self, id: &str, user: i64, text: &str) -> Result<(), String> {
        let Some(poll) = self.polls.get_mut(id).filter(|poll| !poll.is_closed) else {
            return Err("no such poll is open".into());
        };
        if !poll.adding {
            return Err("options cannot be added".into());
        }
        if poll.options.len() >= 12 {
            return Err("there are twelve already".into());
        }
        let number = poll.options.len();
        let rich = Rich { text: text.to_owned(), ..Rich::default() };
        poll.options.push(PollOption { persistent_id: format!("added{number}"), rich, added_by: Some(user) });
        let (chat, seq) = (poll.chat, poll.seq);
        self.touch(chat, seq);
        self.tell_poll(id);
        Ok(())
    }

    /// A vote by a chat: of an anonymous administrator, or a channel. As on Telegram, `user` is then a service account.
    pub fn chat_votes(&mut self, id: &str, voter: i64, option: usize) -> Result<(), String> {
        let Some(poll) = self.polls.get_mut(id).filter(|poll| !poll.is_closed) else {
            return Err("no such poll is open".into());
        };
        let Some(chosen) = poll.options.get(option).map(|option| option.persistent_id.clone()) else {
            return Err("there is no such option".into());
        };
        poll.votes.insert(voter, vec![option]);
        let (chat, seq, is_told) = (poll.chat, poll.seq, !poll.is_anonymous && poll.by_bot);
        if is_told {
            let payload = json!({
                "poll_id": id,
                "voter_chat": self.chat_wire(voter),
                "option_ids": [option],
                "option_persistent_ids": [chosen],
            });
            self.emit("poll_answer", &payload);
        }
        self.touch(chat, seq);
        self.tell_poll(id);
        Ok(())
    }

    /// A vote, or its retraction with no options. The error says why a person could not do it.
    pub fn vote(&mut self, id: &str, user: i64, options: &[usize]) -> Result<(), String> {
        let Some(poll) = self.polls.get_mut(id) else {
            return Err("no such poll".into());
        };
        let voted = poll.votes.contains_key(&user);
        if poll.is_closed {
            return Err("the poll is closed".into());
        }
        if voted && !poll.revoting {
            return Err("the vote cannot be changed".into());
        }
        if options.len() > 1 && !poll.multiple {
            return Err("only one option may be chosen".into());
        }
        if options.iter().any(|o| *o >= poll.options.len()) {
            return Err("there is no such option".into());
        }
        if options.is_empty() {
            poll.votes.remove(&user);
        } else {
            poll.votes.insert(user, options.to_vec());
        }
        let (chat, seq) = (poll.chat, poll.seq);
        if !poll.is_anonymous && poll.by_bot {
            let ids: Vec<_> = options.iter().map(|o| poll.options[*o].persistent_id.clone()).collect();
            let payload = json!({
                "poll_id": id,
                "user": self.users.get(&user).map_or(Value::Null, |u| u.wire()),
                "option_ids": options,
                "option_persistent_ids": ids,
            });
            self.emit("poll_answer", &payload);
        }
        self.touch(chat, seq);
        self.tell_poll(id);
        Ok(())
    }
}
