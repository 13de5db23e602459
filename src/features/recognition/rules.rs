//! What is counted when something happens, and in which order people stand (what it is worth: [`super::worth`]). Pure: what
//! was known before is an argument.
//!
//! Everything is counted for each span its day is in ([`Span`]), by what changes: the sum of all changes is the formula,
//! in whatever portions the messages came. Points are thousandths.
//!
//! Administrators' replies and reactions count like anybody's: who is one may change, and no sum should hang
//! on when that was. They are left out when the list is read.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::{
    spans::{Calendar, KINDS, Span},
    worth::{Board, Weights, order},
};

/// A pause longer than this ends a turn (DOMAIN §A0).
const TURN_GAP_SECONDS: i64 = 120;
/// A message after so long a silence in its topic begins a conversation.
const SILENCE_SECONDS: i64 = 3_600;
/// What a turn counts for, in tenths.
const OWN_WORDS: i64 = 10;
/// A turn in which everything was forwarded (DOMAIN §A3: 0.3).
const FORWARDED: i64 = 3;
/// Turns a day beyond which nothing is gained, in tenths.
const MOST_TENTHS: i64 = 150;
/// Replies of one person to another beyond which nothing is gained in a span.
const MOST_REPLIES: i64 = 3;
/// So many others answer whose own answers count in full.
const ENOUGH_LISTENERS: i64 = 3;
/// The first answer of anybody else.
const FIRST_REPLY: i64 = 1_000;
/// Two people go back and forth once each has answered the other so often in a month.
const BACK_AND_FORTH: i64 = 2;
/// Reactions of one person to another's messages that count in a month.
const MOST_REACTIONS_OF_A_PAIR: i64 = 5;
/// The same of one who says nothing.
const MOST_OF_SILENT: i64 = 1;
/// Who said nothing for so many days says nothing.
pub const SILENT_DAYS: i64 = 45;
/// Reactions that say no.
const UNFRIENDLY: [&str; 4] = ["👎", "💩", "🤮", "🤡"];
/// Who is to be thanked was active on so many days.
pub const ELIGIBLE_DAYS: i64 = 3;
/// Who came so many days ago, or later, is new.
pub const NEW_DAYS: i64 = 60;
/// Reasons given at a time.
const MOST_REASONS: usize = 2;

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
    /// The local day.
    pub day: i64,
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
    /// Who began the conversation that nobody else took up yet; 0: it was taken up.
    pub starter: i64,
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

/// Two people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub struct PairKey {
    /// Where.
    pub chat: i64,
    /// Who replied.
    pub from: i64,
    /// To whom.
    pub author: i64,
}

/// How often one replied to the other: for each kind of span the latest in which that happened, and how often in it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
pub struct Pair(pub [(i64, i64); KINDS]);

impl Pair {
    /// How often in a span. What comes late counts as if it were of the latest.
    const fn within(&self, span: Span) -> i64 {
        let (kind, number) = span.parts();
        let (latest, n) = self.0[kind];
        if latest < number { 0 } else { n }
    }

    const fn add(&mut self, span: Span) {
        let n = self.within(span);
        let (kind, number) = span.parts();
        let latest = self.0[kind].0;
        self.0[kind] = (if latest < number { number } else { latest }, n + 1);
    }
}

/// A person in a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub struct PersonKey {
    /// Where.
    pub chat: i64,
    /// Who.
    pub user: i64,
}

/// How many different people answered somebody in her latest month, those left out with whom it goes back and forth.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
pub struct Listeners {
    /// The month.
    pub month: i64,
    /// How many.
    pub people: i64,
}

impl Listeners {
    const fn within(&self, month: i64) -> i64 {
        if self.month < month { 0 } else { self.people }
    }

    fn add(&mut self, month: i64, people: i64) {
        let people = (self.within(month) + people).max(0);
        *self = Self { month: self.month.max(month), people };
    }
}

/// A person's span.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TallyKey {
    /// Where.
    pub chat: i64,
    /// When, as [`Span::code`] has it.
    pub span: i64,
    /// Who.
    pub user: i64,
}

/// Days of the last seven on which the member of the week took part, at least.
const DAYS_OF_THE_WEEK: usize = 2;

/// What a person did in a span, or what changed about it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Sums {
    /// Points for turns.
    pub talk: i64,
    /// Points for others' answers to her.
    pub response: i64,
    /// Points for reactions to her messages.
    pub liked: i64,
    /// People she replied to.
    pub answered: i64,
    /// People who replied to her.
    pub repliers: i64,
    /// Reactions to her messages that count.
    pub reactions: i64,
    /// Days on which she had a turn.
    pub days: i64,
    /// Weeks on which she had one.
    pub weeks: i64,
    /// Conversations she began that somebody took up.
    pub starts: i64,
    /// People who thanked her.
    pub thanks: i64,
    /// Points given by managers.
    pub granted: i64,
}

impl Sums {
    /// As numbers, in the order of the table's columns.
    #[must_use]
    pub const fn numbers(&self) -> [i64; 11] {
        let Self { talk, response, liked, answered, repliers, reactions, days, weeks, starts, thanks, granted } = *self;
        [talk, response, liked, answered, repliers, reactions, days, weeks, starts, thanks, granted]
    }

    /// From numbers.
    #[must_use]
    pub const fn from_numbers(numbers: [i64; 11]) -> Self {
        let [talk, response, liked, answered, repliers, reactions, days, weeks, starts, thanks, granted] = numbers;
        Self { talk, response, liked, answered, repliers, reactions, days, weeks, starts, thanks, granted }
    }
}

/// What is known of whatever a batch of messages touches.
#[derive(Debug, Default)]
pub struct Known {
    /// How each group divides its time.
    pub calendars: BTreeMap<i64, Calendar>,
    /// Turns that are going on.
    pub turns: BTreeMap<ThreadKey, Turn>,
    /// Turns of a day, in tenths.
    pub days: BTreeMap<DayKey, i64>,
    /// Other days of the same weeks on which people talked who did not yet today.
    pub earlier: BTreeSet<DayKey>,
    /// Replies, in both directions.
    pub pairs: BTreeMap<PairKey, Pair>,
    /// Who is answered by how many.
    pub listeners: BTreeMap<PersonKey, Listeners>,
}

/// What changed about each person's spans.
pub type Changes = BTreeMap<TallyKey, Sums>;

impl Talk {
    /// Its topic.
    #[must_use]
    pub const fn thread_key(&self) -> ThreadKey {
        ThreadKey { chat: self.chat, thread: self.thread }
    }

    /// Its author's day.
    #[must_use]
    pub const fn day_key(&self) -> DayKey {
        DayKey { chat: self.chat, day: self.day, user: self.author }
    }

    /// Its author and whom she answers.
    #[must_use]
    pub fn pair_key(&self) -> Option<PairKey> {
        let (chat, from) = (self.chat, self.author);
        self.answers.filter(|author| *author != from).map(|author| PairKey { chat, from, author })
    }
}

impl PairKey {
    /// The same two, the other way.
    #[must_use]
    pub const fn back(&self) -> Self {
        Self { from: self.author, author: self.from, ..*self }
    }

    /// Who replied.
    #[must_use]
    pub const fn replier(&self) -> PersonKey {
        PersonKey { chat: self.chat, user: self.from }
    }

    /// To whom.
    #[must_use]
    pub const fn answered(&self) -> PersonKey {
        PersonKey { chat: self.chat, user: self.author }
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
    let begun = before.filter(|turn| talk.at - turn.last_at <= SILENCE_SECONDS).map(|turn| turn.starter);
    let taken_up = begun.filter(|starter| *starter != 0 && *starter != talk.author);
    let starter = if taken_up.is_some() { 0 } else { begun.unwrap_or(talk.author) };
    known.turns.insert(talk.thread_key(), Turn { author: talk.author, last_at: talk.at, tenths, album, starter });
    if let Some(starter) = taken_up {
        add(known, talk, starter, changes, |_| Sums { starts: 1, ..Sums::default() });
    }
    if added == 0 {
        return;
    }
    let day = known.days.get(&talk.day_key()).copied().unwrap_or_default();
    let points = day_points(day + added) - day_points(day);
    let weeks = if day == 0 { new_weeks(known, talk) } else { BTreeSet::new() };
    add(known, talk, talk.author, changes, |span| Sums {
        talk: points,
        days: i64::from(day == 0),
        weeks: i64::from(weeks.contains(&span)),
        ..Sums::default()
    });
    known.days.insert(talk.day_key(), day + added);
}

/// The spans in which this is her first day of its week.
fn new_weeks(known: &Known, talk: &Talk) -> BTreeSet<Span> {
    let Some(calendar) = known.calendars.get(&talk.chat) else { return BTreeSet::new() };
    let talked = |day: &i64| {
        let key = DayKey { day: *day, ..talk.day_key() };
        known.earlier.contains(&key) || known.days.get(&key).is_some_and(|tenths| *tenths > 0)
    };
    let earlier: BTreeSet<Span> =
        calendar.others_of_week(talk.day).filter(talked).flat_map(|day| calendar.spans(day)).collect();
    calendar.spans(talk.day).into_iter().filter(|span| !earlier.contains(span)).collect()
}

fn count_reply(known: &mut Known, talk: &Talk, changes: &mut Changes) {
    let Some(key) = talk.pair_key() else { return };
    let spans = spans_of(known, talk);
    let month = spans.iter().copied().find(|span| matches!(span, Span::Month(_))).unwrap_or(Span::Month(0));
    let pair = known.pairs.get(&key).copied().unwrap_or_default();
    let back = known.pairs.get(&key.back()).copied().unwrap_or_default();
    let (there, here) = (pair.within(month), back.within(month));
    let (_, number) = month.parts();
    let listeners = known.listeners.get(&key.replier()).copied().unwrap_or_default().within(number);
    // Whom she answers is no witness for her.
    let is_one = here > 0 && there.min(here) < BACK_AND_FORTH;
    let is_heard = listeners - i64::from(is_one) >= ENOUGH_LISTENERS;
    for span in &spans {
        let n = pair.within(*span);
        let response = match (is_heard, n) {
            (true, n) => reply_points(n + 1) - reply_points(n),
            (false, 0) => FIRST_REPLY,
            (false, _) => 0,
        };
        let is_first = i64::from(n == 0);
        *changes.entry(tally_key(talk, *span, key.author)).or_default() +=
            Sums { response, repliers: is_first, ..Sums::default() };
        *changes.entry(tally_key(talk, *span, talk.author)).or_default() +=
            Sums { answered: is_first, ..Sums::default() };
    }
    if there == 0 {
        known.listeners.entry(key.answered()).or_default().add(number, 1);
    } else if there + 1 == BACK_AND_FORTH && here >= BACK_AND_FORTH {
        known.listeners.entry(key.answered()).or_default().add(number, -1);
        known.listeners.entry(key.replier()).or_default().add(number, -1);
    }
    let pair = known.pairs.entry(key).or_default();
    spans.iter().for_each(|span| pair.add(*span));
}

fn spans_of(known: &Known, talk: &Talk) -> Vec<Span> {
    known.calendars.get(&talk.chat).map(|calendar| calendar.spans(talk.day)).unwrap_or_default()
}

/// Adds to all spans a message is in.
fn add(known: &Known, talk: &Talk, user: i64, changes: &mut Changes, what: impl Fn(Span) -> Sums) {
    for span in spans_of(known, talk) {
        *changes.entry(tally_key(talk, span, user)).or_default() += what(span);
    }
}

const fn tally_key(talk: &Talk, span: Span, user: i64) -> TallyKey {
    TallyKey { chat: talk.chat, span: span.code(), user }
}

/// What a message's author gains when the people who like it become `after`, from `before`.
#[must_use]
pub fn reaction_change(before: i64, after: i64) -> Sums {
    let liked = reaction_points(after) - reaction_points(before);
    Sums { liked, reactions: after - before, ..Sums::default() }
}

/// How many reactions of one person to another's messages of a month count.
#[must_use]
pub const fn most_reactions(talks: bool) -> i64 {
    if talks { MOST_REACTIONS_OF_A_PAIR } else { MOST_OF_SILENT }
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

/// Points for somebody's replies in a span.
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

/// What a list covers, as it is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// The present week.
    Week,
    /// The present month.
    Month,
    /// The season that is open; without one the month.
    Season,
    /// The present year.
    Year,
}

impl Period {
    /// The span of a group's calendar around `now`.
    #[must_use]
    pub fn span(self, now: DateTime<Utc>, zone: Tz, calendar: &Calendar) -> Span {
        let today = now.with_timezone(&zone).date_naive();
        let day = day_of(today);
        match self {
            Self::Week => Span::Week(calendar.week(day)),
            Self::Year => Span::Year(i64::from(today.year())),
            Self::Season if calendar.season_on(day).is_some() => {
                Span::Season(calendar.season_on(day).map_or(0, |season| season.number))
            }
            Self::Month | Self::Season => Span::Month(month_of(today)),
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
    /// So many people thanked her.
    Thanks(i64),
    /// Began so many conversations that others took up.
    Starts(i64),
    /// Took part in so many weeks.
    Weeks(i64),
}

/// What a person is named for on a board.
#[must_use]
pub fn reasons_on(board: Board, sums: &Sums) -> Vec<Reason> {
    let mut all = match board {
        Board::Active | Board::Newcomers => return reasons(sums),
        Board::Helpers => {
            vec![(sums.answered, Reason::Answered(sums.answered)), (sums.thanks, Reason::Thanks(sums.thanks))]
        }
        Board::Starters => vec![(sums.starts, Reason::Starts(sums.starts))],
        Board::Steady => vec![(sums.weeks, Reason::Weeks(sums.weeks)), (sums.days, Reason::Days(sums.days))],
    };
    all.retain(|(n, _)| *n > 0);
    all.into_iter().map(|(_, reason)| reason).collect()
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
    let worth = |sums: &Sums| order(Board::Active, sums, Weights::Together);
    all().map(|(sums, why)| all().any(|(other, theirs)| theirs == why && worth(other) != worth(sums))).collect()
}

/// All a person did, weightiest first.
fn everything(sums: &Sums) -> Vec<Reason> {
    // About what one of each is worth; having been there is said only of who has little else.
    let mut all = [
        (sums.thanks * 2_000, Reason::Thanks(sums.thanks)),
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

impl std::ops::AddAssign for Sums {
    fn add_assign(&mut self, other: Self) {
        let (mut mine, theirs) = (self.numbers(), other.numbers());
        mine.iter_mut().zip(theirs).for_each(|(mine, theirs)| *mine += theirs);
        *self = Self::from_numbers(mine);
    }
}
