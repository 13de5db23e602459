//! What counts as an answer, which posts are dull, and which hour is better. Pure.
//!
//! An answer is a reply to the post within a day, or one of the first messages in its topic right after it (DOMAIN §A0):
//! within half an hour, five at most, saying something, and answering nobody else. Each person counts once.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveTime, TimeDelta, Timelike as _, Utc};

/// For so many seconds answers are counted.
pub const DAY: i64 = 86_400;
/// Messages so soon after a post answer it, so many at most.
const SOON: i64 = 1_800;
const FIRST: i64 = 5;
/// A message after so long a silence begins a conversation.
const CONVERSATION: i64 = 3_600;
const HOUR: i64 = 3_600;

/// Posts of a kind are judged by so many of the latest, and not by fewer (DOMAIN §A2).
pub const TRIES: usize = 5;
/// The others it is compared with are these of the latest.
const OTHERS: usize = 20;
/// Dull is what yields less than one part in so many of what others do.
const DULL: f64 = 3.0;
/// A post is moved after so many tries at the least (DOMAIN §A7), in all and at the better hour.
const TRIES_TO_MOVE: usize = 6;
const TRIES_THERE: usize = 3;
/// The better hour yields so many times as much.
const BETTER: f64 = 1.25;
/// What every hour is believed to yield, as if it had been tried so often.
const BELIEF: f64 = 2.0;
/// A post is moved by at most so many minutes within so many days: people build habits.
pub const MOST_MOVED: i64 = 120;
pub const MONTH: TimeDelta = TimeDelta::days(30);
/// With fewer conversations nobody can say who begins them.
const FEWEST_CONVERSATIONS: i64 = 10;

/// A post whose answers are counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watched {
    /// Its number.
    pub id: i64,
    /// Its message, if known.
    pub message: Option<i64>,
    /// Its topic; 0: General.
    pub thread: i64,
    /// When it was posted.
    pub at: i64,
    /// Messages right after it.
    pub heard: i64,
    /// Whether its best answer is looked for.
    pub follows: bool,
}

/// What is known of a group before a batch of messages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// The latest message.
    pub last_at: Option<i64>,
    /// Posts that may be answered.
    pub watched: Vec<Watched>,
}

/// A message.
#[derive(Debug, Clone, Copy)]
pub struct Said {
    pub chat: i64,
    pub id: Option<i64>,
    pub author: i64,
    pub at: i64,
    pub thread: i64,
    pub to: Option<i64>,
    pub substantive: bool,
}

/// Somebody answers a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Answer {
    pub chat: i64,
    pub post: i64,
    pub author: i64,
    pub message: Option<i64>,
    pub at: i64,
}

/// Somebody begins a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Start {
    pub chat: i64,
    pub hour: i64,
    pub author: i64,
    /// Whether a post of ours did rather.
    pub by_post: bool,
}

/// What is in a batch of messages.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Group and hour: its latest message.
    pub hours: BTreeMap<(i64, i64), i64>,
    pub starts: Vec<Start>,
    pub answers: Vec<Answer>,
    /// Replies of somebody to a message that may be an answer: group, message, who.
    pub replies: BTreeSet<(i64, i64, i64)>,
    /// Posts with more messages right after them.
    pub heard: BTreeMap<i64, i64>,
}

/// Finds in messages, in the order they were sent in each group, what is to be counted.
pub fn count(known: &mut BTreeMap<i64, Known>, messages: impl IntoIterator<Item = Said>) -> Found {
    let mut found = Found::default();
    for said in messages {
        let group = known.entry(said.chat).or_default();
        let hour = said.at.div_euclid(HOUR);
        let latest = found.hours.entry((said.chat, hour)).or_insert(said.at);
        *latest = said.at.max(*latest);
        let was_silent = group.last_at.is_some_and(|last| said.at - last > CONVERSATION);
        group.last_at = group.last_at.max(Some(said.at));
        let answered = answers(group, said, &mut found);
        if was_silent {
            let just_before = |post: &Watched| (0..=CONVERSATION).contains(&(said.at - post.at));
            let by_post = answered || group.watched.iter().any(just_before);
            found.starts.push(Start { chat: said.chat, hour, author: said.author, by_post });
        }
    }
    found
}

/// Whether a message answers one of a group's posts; each that it does is noted.
fn answers(group: &mut Known, said: Said, found: &mut Found) -> bool {
    let mut any = false;
    for post in group.watched.iter_mut().filter(|post| said.at <= post.at + DAY) {
        let is_reply = said.to.is_some() && said.to == post.message;
        let is_soon = said.thread == post.thread && (0..=SOON).contains(&(said.at - post.at)) && post.heard < FIRST;
        if is_soon {
            post.heard += 1;
            found.heard.insert(post.id, post.heard);
        }
        if is_reply || (is_soon && said.to.is_none() && said.substantive) {
            let Said { chat, author, id: message, at, .. } = said;
            found.answers.push(Answer { chat, post: post.id, author, message, at });
            any = true;
        } else if let Some(to) = said.to.filter(|_| post.follows) {
            found.replies.insert((said.chat, to, said.author));
        }
    }
    any
}

/// Which posts are alike: judged together.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// A manager's own, by its number.
    Own(i64),
    /// Conversation starters of the library, by their series.
    Series(String),
}

/// A post that had its day.
#[derive(Debug, Clone, PartialEq)]
pub struct Try {
    /// What it was.
    pub format: Format,
    /// Which regular post it was of.
    pub touchpoint: i64,
    /// What it was for.
    pub purpose: String,
    /// When it was posted.
    pub at: DateTime<Utc>,
    /// The minute of the group's day.
    pub minute: u32,
    /// People who talked in the week before it.
    pub active: i64,
    /// People who answered it.
    pub answered: i64,
}

impl Try {
    /// The share of those who talk that answered; where nobody counts who talks, whether anybody did.
    #[must_use]
    pub fn share(&self) -> f64 {
        self.answered as f64 / self.active.max(self.answered).max(1) as f64
    }

    /// The hour of the group's day.
    #[must_use]
    pub const fn hour(&self) -> u32 {
        self.minute / 60
    }
}

/// What several posts yielded together.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Yield {
    /// How many posts.
    pub tries: i64,
    /// People who answered, each counted once for each post.
    pub answered: i64,
    /// The mean share of those who talk, in hundredths.
    pub percent: i64,
}

impl Yield {
    /// Of these.
    pub fn of<'a>(tries: impl IntoIterator<Item = &'a Try>) -> Self {
        let mut sum = 0.0;
        let mut all = Self::default();
        for one in tries {
            sum += one.share();
            all.tries += 1;
            all.answered += one.answered;
        }
        if all.tries > 0 {
            all.percent = (100.0 * sum / all.tries as f64).round() as i64;
        }
        all
    }
}

/// Posts by what they have in common, the most yielding first.
pub fn by<K: Ord + Clone>(tries: &[Try], key: impl Fn(&Try) -> K) -> Vec<(K, Yield)> {
    let mut groups: BTreeMap<K, Vec<&Try>> = BTreeMap::new();
    for one in tries {
        groups.entry(key(one)).or_default().push(one);
    }
    let mut all: Vec<(K, Yield)> = groups.into_iter().map(|(key, of)| (key, Yield::of(of))).collect();
    all.sort_by_key(|(_, of)| (-of.percent, -of.tries));
    all
}

fn mean(shares: &[f64]) -> f64 {
    if shares.is_empty() { 0.0 } else { shares.iter().sum::<f64>() / shares.len() as f64 }
}

fn median(mut shares: Vec<f64>) -> Option<f64> {
    shares.sort_by(f64::total_cmp);
    let middle = shares.len() / 2;
    let upper = *shares.get(middle)?;
    Some(if shares.len() % 2 == 1 { upper } else { (upper + shares.get(middle - 1)?) / 2.0 })
}

/// The formats whose latest [`TRIES`] yielded less than a third of what others do. `tries`: oldest first.
#[must_use]
pub fn dull(tries: &[Try]) -> Vec<Format> {
    let formats: BTreeSet<&Format> = tries.iter().map(|one| &one.format).collect();
    let is_dull = |format: &&Format| {
        let latest = |is_it: bool, most: usize| -> Vec<f64> {
            tries.iter().rev().filter(|one| (one.format == **format) == is_it).take(most).map(Try::share).collect()
        };
        let (its, others) = (latest(true, TRIES), latest(false, OTHERS));
        let is_enough = its.len() == TRIES && others.len() >= TRIES;
        is_enough && median(others).is_some_and(|usual| mean(&its) * DULL < usual)
    };
    formats.into_iter().filter(is_dull).cloned().collect()
}

/// A better time for a post that comes at `now_at`, if there is one: nearer to the hour at which posts of this group yield
/// most, by two hours at most with what it was moved already within a month (`moved`, in minutes). `is_free`: whether the
/// group may be spoken to at a minute of the day. `tries`: of the group.
#[must_use]
pub fn better_time(
    tries: &[Try],
    touchpoint: i64,
    now_at: NaiveTime,
    moved: i64,
    is_free: impl Fn(u32) -> bool,
) -> Option<NaiveTime> {
    let own = tries.iter().filter(|one| one.touchpoint == touchpoint).count();
    let room = MOST_MOVED - moved.abs();
    if own < TRIES_TO_MOVE || room <= 0 {
        return None;
    }
    let overall = mean(&tries.iter().map(Try::share).collect::<Vec<_>>());
    let (hour, minute) = (now_at.hour(), now_at.hour() * 60 + now_at.minute());
    let here = utility(tries, hour, overall);
    let enough = |hour: &u32| tries.iter().filter(|one| one.hour() == *hour).count() >= TRIES_THERE;
    let others = (0..24).filter(|other| *other != hour && enough(other));
    let best = others.max_by(|a, b| utility(tries, *a, overall).total_cmp(&utility(tries, *b, overall)))?;
    if utility(tries, best, overall) < here * BETTER {
        return None;
    }
    let step = ((i64::from(best) - i64::from(hour)) * 60).clamp(-room, room);
    let becomes =
        u32::try_from(i64::from(minute) + step).ok().filter(|minute| *minute < 24 * 60 && is_free(*minute))?;
    // What is on the way may be known to be worse.
    if becomes / 60 != best && tries.iter().any(|one| one.hour() == becomes / 60) {
        let there = utility(tries, becomes / 60, overall);
        if there < here {
            return None;
        }
    }
    NaiveTime::from_num_seconds_from_midnight_opt(becomes * 60, 0).filter(|time| *time != now_at)
}

/// What a post yields at an hour: what was seen there, half of what was seen an hour before and after, and a belief that all
/// hours are alike until it is known better.
fn utility(tries: &[Try], hour: u32, overall: f64) -> f64 {
    let (mut sum, mut weight) = (overall * BELIEF, BELIEF);
    for one in tries {
        let of = match one.hour().abs_diff(hour) {
            0 => 1.0,
            1 => 0.5,
            _ => continue,
        };
        sum += of * one.share();
        weight += of;
    }
    sum / weight
}

/// Who began the conversations of a group.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Starts {
    pub members: i64,
    pub managers: i64,
    pub posts: i64,
}

impl Starts {
    /// The share that members began; [`None`]: there were too few to say.
    #[must_use]
    pub fn share(self) -> Option<f64> {
        let all = self.members + self.managers + self.posts;
        (all >= FEWEST_CONVERSATIONS).then(|| self.members as f64 / all as f64)
    }
}

/// How many of the latest posts nobody answered, in a row. `answered`: newest first.
#[must_use]
pub fn unanswered(answered: &[i64]) -> u32 {
    u32::try_from(answered.iter().take_while(|n| **n == 0).count()).unwrap_or(u32::MAX)
}

/// The best answer: most people reacted or replied to it; of several the first. `[message, people]`, in the order sent.
#[must_use]
pub fn best(answers: &[(i64, i64)]) -> Option<i64> {
    let most = answers.iter().map(|(_, people)| *people).max()?;
    answers.iter().find(|(_, people)| *people == most).map(|(message, _)| *message)
}

#[cfg(test)]
mod tests;
