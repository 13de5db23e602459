//! What counts for how much (DOMAIN §A3). Pure: what was known before is an argument.
//!
//! A person's month is
//! `[ Σ days log2(1 + min(turns, 15)) + 2·Σ repliers sqrt(min(replies, 9)) + 1.5·people she replied to
//!    + Σ messages log2(1 + reactors) ] · (0.25 + 0.75·min(1, repliers / 3))`.
//! Every term is a whole number of thousandths and changes by the difference between two values of it, so the
//! sum of all changes is exactly the formula, in whatever portions the messages came. The factor in front is
//! applied when it is read (`scores.standing`).
//!
//! Administrators' replies and reactions count like anybody's: who is one may change, and no sum should hang
//! on when that was. They are left out when the list is read.

use std::collections::{BTreeMap, HashSet};

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// A pause longer than this ends a turn (DOMAIN §A0).
const TURN_GAP_SECONDS: i64 = 120;
/// What a turn counts for, in tenths.
const OWN_WORDS: i64 = 10;
/// A turn in which everything was forwarded (DOMAIN §A3: 0.3).
const FORWARDED: i64 = 3;
/// Turns a day beyond which nothing is gained, in tenths.
const MOST_TENTHS: i64 = 150;
/// Replies of one person to another beyond which nothing is gained in a month.
const MOST_REPLIES: i64 = 9;
/// Points for each person replied to.
const PER_PERSON_ANSWERED: i64 = 1_500;
/// Reactions of one person to another's messages that count in a month.
pub const MOST_REACTIONS_OF_A_PAIR: i64 = 5;
/// Reactions that say no.
const UNFRIENDLY: [&str; 4] = ["👎", "💩", "🤮", "🤡"];
/// Who is to be thanked was active on so many days.
pub const ELIGIBLE_DAYS: i64 = 3;
/// Reasons given at a time.
const MOST_REASONS: usize = 2;
/// People thanked for a month.
const THANKED: usize = 5;
/// With those who share the last place, no more than this.
const THANKED_WITH_TIES: usize = 10;

/// A message that says something, as counting sees it.
#[derive(Debug, Clone)]
pub struct Talk {
    /// Where.
    pub chat: i64,
    /// Forum topic; 0: General.
    pub thread: i64,
    /// Who.
    pub author: i64,
    /// When, Unix seconds.
    pub at: i64,
    /// The local date.
    pub date: NaiveDate,
    /// Whose message it really answers.
    pub answers: Option<i64>,
    /// Whether it was forwarded from elsewhere.
    pub forwarded: bool,
    /// The album it is part of.
    pub album: Option<String>,
}

/// A forum topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub struct ThreadKey {
    /// Where.
    pub chat: i64,
    /// 0: General.
    pub thread: i64,
}

/// The turn that is going on in a topic.
#[derive(Debug, Clone, Deserialize)]
pub struct Turn {
    /// Whose.
    pub author: i64,
    /// Its latest message, Unix seconds.
    pub last_at: i64,
    /// What it counts for, in tenths.
    pub tenths: i64,
    /// The latest album in the topic.
    pub album: Option<String>,
}

/// A person's day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub struct DayKey {
    /// Where.
    pub chat: i64,
    /// Days since 1970-01-01.
    pub day: i64,
    /// Who.
    pub user: i64,
}

/// Two people in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub struct PairKey {
    /// Where.
    pub chat: i64,
    /// Who replied or reacted.
    pub from: i64,
    /// To whom.
    pub author: i64,
    /// When, see [`month_of`].
    pub month: i64,
}

/// A person's month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ScoreKey {
    /// Where.
    pub chat: i64,
    /// See [`month_of`].
    pub month: i64,
    /// Who.
    pub user: i64,
}

/// Days of the last seven on which the member of the week took part, at least.
const DAYS_OF_THE_WEEK: usize = 2;

/// What a person did in a month, or what changed about it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Sums {
    /// Thousandths of a point.
    pub points: i64,
    /// People she replied to.
    pub answered: i64,
    /// People who replied to her.
    pub repliers: i64,
    /// Reactions to her messages that count.
    pub reactions: i64,
    /// Days on which she had a turn.
    pub days: i64,
}

/// What is known of whatever a batch of messages touches.
#[derive(Debug, Default)]
pub struct Known {
    /// Turns that are going on.
    pub turns: BTreeMap<ThreadKey, Turn>,
    /// Turns of a day, in tenths.
    pub days: BTreeMap<DayKey, i64>,
    /// Replies.
    pub replies: BTreeMap<PairKey, i64>,
}

/// What changed about each person's month.
pub type Changes = BTreeMap<ScoreKey, Sums>;

impl Talk {
    /// Its topic.
    #[must_use]
    pub const fn thread_key(&self) -> ThreadKey {
        ThreadKey { chat: self.chat, thread: self.thread }
    }

    /// Its author's day.
    #[must_use]
    pub fn day_key(&self) -> DayKey {
        DayKey { chat: self.chat, day: day_of(self.date), user: self.author }
    }

    /// Its author and whom she answers.
    #[must_use]
    pub fn pair_key(&self) -> Option<PairKey> {
        let (chat, from, month) = (self.chat, self.author, month_of(self.date));
        self.answers.filter(|author| *author != from).map(|author| PairKey { chat, from, author, month })
    }
}

/// Counts messages, in order.
#[must_use]
pub fn count(known: &mut Known, talk: &[Talk]) -> Changes {
    let mut changes = Changes::new();
    for one in talk {
        let is_rest_of_album =
            one.album.is_some() && known.turns.get(&one.thread_key()).is_some_and(|turn| turn.album == one.album);
        if !is_rest_of_album {
            count_turn(known, one, &mut changes);
            count_reply(known, one, &mut changes);
        }
    }
    changes
}

fn count_turn(known: &mut Known, talk: &Talk, changes: &mut Changes) {
    let before = known.turns.get(&talk.thread_key());
    let goes_on = before
        .filter(|turn| turn.author == talk.author && talk.at - turn.last_at <= TURN_GAP_SECONDS)
        .map(|t| t.tenths);
    let tenths = if talk.forwarded { FORWARDED } else { OWN_WORDS }.max(goes_on.unwrap_or_default());
    let added = tenths - goes_on.unwrap_or_default();
    let album = talk.album.clone().or_else(|| before.and_then(|turn| turn.album.clone()));
    known.turns.insert(talk.thread_key(), Turn { author: talk.author, last_at: talk.at, tenths, album });
    if added == 0 {
        return;
    }
    let day = known.days.entry(talk.day_key()).or_default();
    let sums = changes.entry(score_key(talk, talk.author)).or_default();
    sums.points += day_points(*day + added) - day_points(*day);
    sums.days += i64::from(*day == 0);
    *day += added;
}

fn count_reply(known: &mut Known, talk: &Talk, changes: &mut Changes) {
    let Some(pair) = talk.pair_key() else { return };
    let n = known.replies.entry(pair).or_default();
    let is_first = i64::from(*n == 0);
    let author = changes.entry(score_key(talk, pair.author)).or_default();
    author.points += reply_points(*n + 1) - reply_points(*n);
    author.repliers += is_first;
    let replier = changes.entry(score_key(talk, talk.author)).or_default();
    replier.points += PER_PERSON_ANSWERED * is_first;
    replier.answered += is_first;
    *n += 1;
}

fn score_key(talk: &Talk, user: i64) -> ScoreKey {
    ScoreKey { chat: talk.chat, month: month_of(talk.date), user }
}

/// What a message's author gains when the people who like it become `after`, from `before`.
#[must_use]
pub fn reaction_change(before: i64, after: i64) -> Sums {
    let points = reaction_points(after) - reaction_points(before);
    Sums { points, reactions: after - before, ..Sums::default() }
}

/// Whether somebody with these reactions likes it; a custom emoji is the empty string, and does.
#[must_use]
pub fn is_liked(reactions: &[String]) -> bool {
    reactions.iter().any(|emoji| !UNFRIENDLY.contains(&emoji.as_str()))
}

/// Points for the turns of a day.
fn day_points(tenths: i64) -> i64 {
    thousandths((1.0 + real(tenths.min(MOST_TENTHS)) / 10.0).log2())
}

/// Of these days of people, each with her name and turns in tenths, who has most points; she took part on two at least. Of
/// those who have the same, the one we know longest.
#[must_use]
pub fn of_the_week(days: &[(i64, String, i64)]) -> Option<&str> {
    let mut points: BTreeMap<i64, (i64, usize, &str)> = BTreeMap::new();
    for (user, name, tenths) in days {
        let (sum, n, _) = points.entry(*user).or_insert((0, 0, name));
        *sum += day_points(*tenths);
        *n += 1;
    }
    let eligible = points.into_iter().filter(|(_, (_, n, _))| *n >= DAYS_OF_THE_WEEK);
    eligible.max_by_key(|(user, (sum, ..))| (*sum, std::cmp::Reverse(*user))).map(|(_, (.., name))| name)
}

/// Points for somebody's replies in a month.
fn reply_points(n: i64) -> i64 {
    thousandths(2.0 * real(n.min(MOST_REPLIES)).sqrt())
}

/// Points for a message so many people like.
fn reaction_points(people: i64) -> i64 {
    thousandths((1.0 + real(people)).log2())
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
const fn real(n: i64) -> f64 {
    n as f64
}

#[expect(clippy::cast_possible_truncation, reason = "a logarithm or root of a count is small")]
fn thousandths(points: f64) -> i64 {
    (points * 1_000.0).round() as i64
}

/// Days since 1970-01-01.
#[must_use]
pub fn day_of(date: NaiveDate) -> i64 {
    (date - NaiveDate::default()).num_days()
}

/// Months since year 0.
#[must_use]
pub fn month_of(date: NaiveDate) -> i64 {
    i64::from(date.year()) * 12 + i64::from(date.month0())
}

/// The first day of a month given as by [`month_of`]; [`None`] for numbers no calendar holds.
#[must_use]
pub fn first_day(month: i64) -> Option<NaiveDate> {
    let year = i32::try_from(month.div_euclid(12)).ok()?;
    NaiveDate::from_ymd_opt(year, u32::try_from(month.rem_euclid(12)).ok()? + 1, 1)
}

/// The days of a month given as by [`month_of`], each as by [`day_of`].
#[must_use]
pub fn days_of_month(month: i64) -> Vec<i64> {
    match (first_day(month), first_day(month + 1)) {
        (Some(first), Some(next)) => (day_of(first)..day_of(next)).collect(),
        _ => Vec::new(),
    }
}

/// What a list of the most active covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// The present month.
    Month,
    /// The present year.
    Year,
}

impl Period {
    /// First and last month of the period around `now`.
    #[must_use]
    pub fn months(self, now: DateTime<Utc>, zone: Tz) -> (i64, i64) {
        let month = month_of(now.with_timezone(&zone).date_naive());
        match self {
            Self::Month => (month, month),
            Self::Year => (month - month.rem_euclid(12), month - month.rem_euclid(12) + 11),
        }
    }
}

/// Something a person can be thanked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Replied to so many people.
    Answered(i64),
    /// So many people replied to her.
    Replies(i64),
    /// So many reactions to her messages.
    Reactions(i64),
    /// Took part on so many days.
    Days(i64),
    /// Took part so many times.
    Turns(i64),
}

/// What a person did most of, weightiest first; at most two.
#[must_use]
pub fn reasons(sums: &Sums) -> Vec<Reason> {
    let mut most = everything(sums);
    most.truncate(MOST_REASONS);
    most
}

/// What each on a list is named for: what she did most of, and everything else where that would be the same as somebody
/// else's who stands elsewhere.
#[must_use]
pub fn telling(list: &[Sums]) -> Vec<Vec<Reason>> {
    let short: Vec<Vec<Reason>> = list.iter().map(reasons).collect();
    let alike = alike(list, &short);
    let told = list.iter().zip(&short).zip(alike);
    told.map(|((sums, short), is_alike)| if is_alike { everything(sums) } else { short.clone() }).collect()
}

/// Who would be named for the same as somebody else who did more, or less.
#[must_use]
pub fn alike(list: &[Sums], reasons: &[Vec<Reason>]) -> Vec<bool> {
    let all = || list.iter().zip(reasons);
    all().map(|(sums, why)| all().any(|(other, theirs)| theirs == why && other.points != sums.points)).collect()
}

/// All a person did, weightiest first.
fn everything(sums: &Sums) -> Vec<Reason> {
    // About what one of each is worth; having been there is said only of who has little else.
    let mut all = [
        (sums.answered * 1_500, Reason::Answered(sums.answered)),
        (sums.repliers * 2_000, Reason::Replies(sums.repliers)),
        (sums.reactions * 1_000, Reason::Reactions(sums.reactions)),
        (sums.days * 300, Reason::Days(sums.days)),
    ];
    all.sort_by_key(|(weight, _)| -weight);
    all.into_iter().filter(|(weight, _)| *weight > 0).map(|(_, reason)| reason).collect()
}

/// A person on a list.
#[derive(Debug, Clone)]
pub struct Standing {
    /// Who.
    pub user: i64,
    /// Name fit to be shown.
    pub name: String,
    /// What the order goes by.
    pub standing: i64,
    /// What she did.
    pub sums: Sums,
}

/// Puts a list in order, those of the same standing by name, and gives each a place; who stands the same
/// shares it.
#[must_use]
pub fn placed(mut list: Vec<Standing>) -> Vec<(usize, Standing)> {
    list.sort_by_cached_key(|one| (-one.standing, one.name.to_lowercase(), one.user));
    let mut placed: Vec<(usize, Standing)> = Vec::with_capacity(list.len());
    for (index, one) in list.into_iter().enumerate() {
        let place = match placed.last() {
            Some((place, above)) if above.standing == one.standing => *place,
            _ => index + 1,
        };
        placed.push((place, one));
    }
    placed
}

/// Somebody to be thanked for a month.
#[derive(Debug, Clone)]
pub struct Thanked {
    /// Her place among them.
    pub place: usize,
    /// Who, and what for.
    pub who: Standing,
    /// Whether she was thanked the month before: then she is named, and the next one is listed (DOMAIN §A3).
    pub resting: bool,
}

/// Who of the eligible, the most active first, is thanked. Where there are none but those thanked before, as in a small
/// group of the same few, nobody rests.
#[must_use]
pub fn thanked(eligible: Vec<Standing>, thanked_before: &HashSet<i64>) -> Vec<Thanked> {
    let everybody_rests = eligible.iter().all(|who| thanked_before.contains(&who.user));
    let rests = |who: &Standing| !everybody_rests && thanked_before.contains(&who.user);
    let (resting, fresh): (Vec<_>, Vec<_>) = placed(eligible).into_iter().map(|(_, who)| who).partition(rests);
    let mut fresh = placed(fresh);
    let last = fresh.get(THANKED - 1).or(fresh.last()).map_or(0, |(_, who)| who.standing);
    fresh.retain(|(_, who)| who.standing >= last);
    fresh.truncate(THANKED_WITH_TIES);
    let resting = resting.into_iter().filter(|who| who.standing >= last).take(THANKED);
    let fresh = fresh.into_iter().map(|(place, who)| Thanked { place, who, resting: false });
    fresh.chain(resting.map(|who| Thanked { place: 0, who, resting: true })).collect()
}

impl std::ops::AddAssign for Sums {
    fn add_assign(&mut self, other: Self) {
        self.points += other.points;
        self.answered += other.answered;
        self.repliers += other.repliers;
        self.reactions += other.reactions;
        self.days += other.days;
    }
}
