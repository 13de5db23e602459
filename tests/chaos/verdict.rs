//! What should have happened, held against what did.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Datelike as _, Days, NaiveTime, TimeZone as _, Utc, Weekday};
use chrono_tz::Tz;
use simulator::{Outcome, Request};

use crate::{
    database::{Database, Occurrence},
    storm::Storm,
    traffic::{Place, Traffic, daily, weekly},
};

/// Codes the bot gives as reasons for skipping a post.
const REASONS: [&str; 12] = [
    "too-late",
    "cannot-write",
    "quiet-day",
    "quiet-hours",
    "budget",
    "too-close",
    "not-in-time",
    "lively",
    "missed",
    "by-hand",
    "nobody",
    "self-sufficient",
];

/// A message that appeared in a group.
struct Post {
    place: Place,
    /// Who alone sees it.
    only_for: Option<i64>,
    /// What it says, or the question of a poll.
    text: String,
    /// Telegram's number of the poll it is.
    poll: Option<String>,
}

impl Post {
    fn of(request: &Request, traffic: &Traffic) -> Option<Self> {
        let Outcome::Ok(result) = &request.outcome else { return None };
        let words = match request.method.as_str() {
            "sendMessage" => "text",
            "sendPoll" => "question",
            _ => return None,
        };
        let group = traffic.group_of(request.params.get("chat_id")?.as_i64()?)?;
        let in_topic = result["is_topic_message"] == true;
        let topic = result["message_thread_id"].as_i64().filter(|_| in_topic);
        let receiver = request.params.get("ephemeral_message_parameters").map(|to| &to["receiver_user_id"]);
        Some(Self {
            place: Place { group, topic },
            only_for: receiver.and_then(serde_json::Value::as_i64),
            text: request.params.get(words)?.as_str()?.to_owned(),
            poll: result.pointer("/poll/id").and_then(|id| id.as_str()).map(str::to_owned),
        })
    }

    fn is_for_all(&self, words: &[&str]) -> bool {
        self.only_for.is_none() && self.poll.is_none() && words.iter().all(|word| self.text.contains(word))
    }
}

/// Messages that appeared in groups, whether the bot was told so or not.
struct Posts(Vec<Post>);

impl Posts {
    fn of(storm: &Storm) -> Self {
        Self(storm.sim.requests().iter().filter_map(|request| Post::of(request, &storm.traffic)).collect())
    }

    /// How many messages everybody could see in a place contain all of these words. None may be elsewhere in the group.
    fn with(&self, place: Place, words: &[&str], findings: &mut Findings) -> usize {
        let is_stray = |post: &&Post| post.place.group == place.group && post.place != place && post.is_for_all(words);
        let strays: Vec<_> = self.0.iter().filter(is_stray).map(|post| post.place).collect();
        findings.unless(strays.is_empty(), || format!("{words:?} belongs into {place:?} and is in {strays:?}"));
        self.texts(place, words).count()
    }

    fn texts<'a>(&'a self, place: Place, words: &'a [&str]) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |post| post.place == place && post.is_for_all(words)).map(|post| post.text.as_str())
    }

    /// Telegram's numbers of the polls with this question.
    fn polls(&self, place: Place, question: &str) -> Vec<String> {
        let asks = self.0.iter().filter(|post| post.place == place && post.text == question);
        asks.filter_map(|post| post.poll.clone()).collect()
    }

    /// How often each person was answered where she asked.
    fn whispers(&self) -> BTreeMap<(Place, i64), usize> {
        let mut whispers = BTreeMap::new();
        for (place, receiver) in self.0.iter().filter_map(|post| Some((post.place, post.only_for?))) {
            *whispers.entry((place, receiver)).or_default() += 1;
        }
        whispers
    }
}

/// What was found wrong.
#[derive(Default)]
struct Findings(Vec<String>);

impl Findings {
    fn unless(&mut self, holds: bool, what: impl FnOnce() -> String) {
        if !holds {
            self.0.push(what());
        }
    }

    fn same<T: PartialEq + std::fmt::Debug>(&mut self, what: &str, found: &[T], expected: &[T]) {
        let missing: Vec<_> = expected.iter().filter(|one| !found.contains(one)).take(5).collect();
        let surplus: Vec<_> = found.iter().filter(|one| !expected.contains(one)).take(5).collect();
        self.unless(found.len() == expected.len() && missing.is_empty() && surplus.is_empty(), || {
            format!("{what}: {} instead of {}; missing {missing:?}; surplus {surplus:?}", found.len(), expected.len())
        });
    }
}

/// Who has not been answered (yet), for a trace.
pub fn unanswered(storm: &Storm) -> Vec<String> {
    let mut findings = Findings::default();
    answered(storm, &Posts::of(storm), &[], &mut findings);
    findings.0
}

/// Checks everything.
pub async fn check(storm: &Storm, database: &mut Database) {
    let mut findings = Findings::default();
    let posts = Posts::of(storm);
    counted(storm, database, &mut findings).await;
    polls(storm, database, &posts, &mut findings).await;
    introduced(storm, database, &posts, &mut findings).await;
    suggested(storm, database, &posts, &mut findings).await;
    greeted(storm, &posts, &mut findings);
    answered(storm, &posts, &database.too_late().await, &mut findings);
    let occurrences = database.occurrences().await;
    touchpoints(storm, database, &occurrences, &posts, &mut findings).await;
    months(storm, &occurrences, &posts, &mut findings);
    nothing_is_left(storm, database, &mut findings).await;
    // Should a storm keep the bot away for a day, what is missing is no fault of the bot's.
    let expired = storm.sim.expired_updates();
    findings.unless(findings.0.is_empty() || expired == 0, || format!("(Telegram gave up {expired} updates)"));
    assert!(findings.0.is_empty(), "seed {}:\n{}\n{}", storm.seed, findings.0.join("\n"), storm.log());
    assert!(storm.traffic.said().len() > 50 && storm.tally.total() > 20, "there was little going on");
}

async fn counted(storm: &Storm, database: &mut Database, findings: &mut Findings) {
    let pairs = |map: &BTreeMap<(i64, i64), i64>| map.iter().map(|(key, value)| (*key, *value)).collect::<Vec<_>>();
    let traffic = &storm.traffic;
    findings.same("messages", &pairs(&database.messages().await), &pairs(&traffic.said()));
    let id = |group: usize| traffic.groups[group].id.0;
    let found: Vec<_> = database.replies().await.into_iter().collect();
    let mut expected: Vec<_> =
        traffic.replies.iter().map(|((g, who, whom, m), n)| ((id(*g), *who, *whom, *m), *n)).collect();
    expected.sort_unstable();
    findings.same("replies", &found, &expected);
    let mut expected: Vec<_> = traffic.reactions.iter().map(|(g, message, who)| (id(*g), *message, *who)).collect();
    expected.sort_unstable();
    findings.same("reactions", &database.reactions().await, &expected);
}

async fn polls(storm: &Storm, database: &mut Database, posts: &Posts, findings: &mut Findings) {
    let mut voters = Vec::new();
    for poll in &storm.traffic.polls {
        let numbers = posts.polls(poll.place, &poll.question);
        findings.unless(numbers.len() == 1, || format!("{} was posted {} times", poll.question, numbers.len()));
        voters.extend(numbers.iter().flat_map(|id| poll.votes.keys().map(|user| (id.clone(), *user))));
        let words = ["Poll results:", &poll.question];
        let results: Vec<_> = posts.texts(poll.place, &words).collect();
        findings.unless(results.len() == 1, || format!("{} had {} results", poll.question, results.len()));
        let counts: Vec<usize> =
            (0..3).map(|option| poll.votes.values().filter(|vote| **vote == option).count()).collect();
        let told = results.first().map_or_else(Vec::new, |text| votes_told(text));
        let expected = if poll.votes.is_empty() { Vec::new() } else { counts };
        findings.unless(results.is_empty() || told == expected, || {
            format!("{}: told {told:?} instead of {expected:?}", poll.question)
        });
    }
    voters.sort();
    findings.same("voters", &database.voters().await, &voters);
    let stages = database.poll_stages().await;
    findings.unless(stages.iter().all(|stage| stage == "told"), || format!("polls are {stages:?}"));
}

/// Votes for each option, as the result tells them at the ends of lines with a percentage.
fn votes_told(result: &str) -> Vec<usize> {
    let lines = result.lines().filter(|line| line.contains('%'));
    lines.filter_map(|line| line.rsplit('·').next()?.trim().parse().ok()).collect()
}

async fn introduced(storm: &Storm, database: &mut Database, posts: &Posts, findings: &mut Findings) {
    let kept = database.introductions().await;
    for one in &storm.traffic.introductions {
        let times = posts.with(Place::general(one.group), &["<b>Meet</b>", &one.text], findings);
        findings.unless(times == 1, || format!("{} was introduced {times} times: {}", one.user, one.text));
        findings.unless(kept.get(&one.user.0).is_some_and(|at| at.is_some() || one.may_stand_before_the_move), || {
            format!("it is not known where the introduction of {} stands", one.user)
        });
    }
    findings.unless(kept.len() == storm.traffic.introductions.len(), || "introductions nobody made".to_owned());
}

/// Each idea is there once, on the board and in the group.
async fn suggested(storm: &Storm, database: &mut Database, posts: &Posts, findings: &mut Findings) {
    for (place, idea) in &storm.traffic.ideas {
        let times = posts.with(*place, &[idea], findings);
        findings.unless(times == 1, || format!("the idea {idea} was posted {times} times"));
    }
    let mut expected: Vec<String> = storm.traffic.ideas.iter().map(|(_, idea)| idea.clone()).collect();
    expected.sort();
    findings.same("ideas", &database.ideas().await, &expected);
}

fn greeted(storm: &Storm, posts: &Posts, findings: &mut Findings) {
    for one in &storm.traffic.newcomers {
        let times = posts.with(Place::general(one.group), &["Good to have you here", &one.name], findings);
        findings.unless(times == 1 || (one.left && times == 0), || {
            format!("{} (left: {}) was greeted {times} times", one.name, one.left)
        });
    }
}

/// Each who asked was answered, or so late that she waited no longer: `too_late`, by chat.
fn answered(storm: &Storm, posts: &Posts, too_late: &[(i64, i64)], findings: &mut Findings) {
    let lists = "Most active this month";
    let seen = posts.0.iter().filter(|post| post.is_for_all(&[lists])).count();
    findings.unless(seen == 0, || format!("{seen} lists before everybody"));
    for group in &storm.traffic.groups {
        let view = storm.sim.view(group.id, storm.traffic.noa);
        let left: Vec<_> = view.iter().filter(|seen| seen.text.starts_with('/')).map(|seen| &seen.text).collect();
        findings.unless(left.is_empty(), || format!("commands were left standing: {left:?}"));
    }
    let whispers = posts.whispers();
    let mut late: BTreeMap<usize, usize> = BTreeMap::new();
    for (chat, n) in too_late {
        let Some(group) = storm.traffic.group_of(*chat) else { continue };
        *late.entry(group).or_default() += usize::try_from(*n).unwrap_or_default();
    }
    for ((place, user), asked) in &storm.traffic.asked {
        let heard = whispers.get(&(*place, *user)).copied().unwrap_or_default();
        let missing = asked.saturating_sub(heard);
        let late = late.entry(place.group).or_default();
        findings
            .unless(missing <= *late, || format!("{user} was answered {heard} times in {place:?} instead of {asked}"));
        *late = late.saturating_sub(missing);
    }
}

async fn touchpoints(
    storm: &Storm,
    database: &mut Database,
    occurrences: &[Occurrence],
    posts: &Posts,
    findings: &mut Findings,
) {
    let numbers = database.touchpoints().await;
    let of = |text: &str| -> Vec<&Occurrence> {
        let number = numbers.get(text);
        occurrences.iter().filter(|one| one.room == "touchpoints" && Some(&one.reference) == number).collect()
    };
    let until = storm.end_ms / 1_000;
    for (g, group) in storm.traffic.main_groups() {
        for (text, place, calendar) in [
            (daily(g), Place::general(g), calendar(group.zone, (10, None), until)),
            (weekly(g), storm.traffic.weekly_place(g), calendar(group.zone, (15, Some(Weekday::Mon)), until)),
        ] {
            let decided = of(&text);
            let due: BTreeSet<i64> = decided.iter().map(|one| one.scheduled_for).filter(|at| *at <= until).collect();
            findings.same(&text, &due.into_iter().collect::<Vec<_>>(), &calendar);
            let posted = decided.iter().filter(|one| one.outcome == "posted").count();
            let seen = posts.with(place, &[&text], findings);
            findings.unless(seen == posted, || format!("{text}: {posted} recorded, {seen} appeared"));
        }
    }
    for (place, text) in &storm.traffic.once {
        let skipped = of(text).iter().filter(|one| one.outcome == "skipped").count();
        let seen = posts.with(*place, &[text], findings);
        findings.unless(seen + skipped == 1, || format!("{text}: appeared {seen} times, skipped {skipped} times"));
    }
    for one in occurrences {
        let explained = one.outcome == "posted" || one.reason.as_deref().is_some_and(|why| REASONS.contains(&why));
        findings.unless(explained, || format!("not explained: {one:?}"));
    }
}

/// Every local time of the calendar that came: at an hour, every day or on one day of the week.
fn calendar(zone: Tz, (hour, weekday): (u32, Option<Weekday>), until: i64) -> Vec<i64> {
    let start = DateTime::from_timestamp(crate::storm::START, 0).unwrap();
    let first = start.with_timezone(&zone).date_naive();
    let at = NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    (0..)
        .map(|n| first + Days::new(n))
        .filter(|date| weekday.is_none_or(|day| date.weekday() == day))
        .map(|date| zone.from_local_datetime(&date.and_time(at)).earliest().unwrap().timestamp())
        // The schedules were made within the first two hours.
        .skip_while(|at| *at < start.timestamp() + 90 * 60)
        .take_while(|at| *at <= until)
        .collect()
}

fn months(storm: &Storm, occurrences: &[Occurrence], posts: &Posts, findings: &mut Findings) {
    let until = DateTime::<Utc>::from_timestamp_millis(storm.end_ms).unwrap();
    for (g, group) in storm.traffic.main_groups() {
        let start = DateTime::from_timestamp(crate::storm::START, 0).unwrap().with_timezone(&group.zone);
        let end = until.with_timezone(&group.zone);
        let number = |year: i32, month0: u32| i64::from(year) * 12 + i64::from(month0);
        let ended = number(start.year(), start.month0())..number(end.year(), end.month0());
        let expected: Vec<String> =
            ended.map(|month| format!("month:{:04}-{:02}", month.div_euclid(12), month.rem_euclid(12) + 1)).collect();
        let mine = |one: &&Occurrence| one.chat == group.id.0 && one.room == "recognition";
        let mut decided: Vec<&Occurrence> = occurrences.iter().filter(mine).collect();
        decided.sort_by(|a, b| a.reference.cmp(&b.reference));
        let found: Vec<String> = decided.iter().map(|one| one.reference.clone()).collect();
        // The last one may have been decided after the last traffic.
        findings.unless(found.len() <= expected.len() + 1 && found.starts_with(&expected), || {
            format!("months of {}: {found:?} instead of {expected:?}", group.id)
        });
        let posted = decided.iter().filter(|one| one.outcome == "posted").count();
        let seen = posts.with(Place::general(g), &["Thank you to the most active of the month"], findings);
        findings.unless(seen == posted, || format!("{posted} months were thanked for, {seen} thanks appeared"));
    }
}

async fn nothing_is_left(storm: &Storm, database: &mut Database, findings: &mut Findings) {
    let left = database.left_over().await;
    findings.unless(left.is_empty(), || format!("left over: {left:#?}"));
    let quarantine = database.quarantine().await;
    let poison = |one: &String| one.starts_with("update: ") && one.contains("not a number");
    // What is older than thirty days is forgotten.
    let months_ago = storm.end_ms / 1_000 - crate::storm::START > 25 * 86_400;
    let is_whole = quarantine.len() == storm.traffic.poison || months_ago && quarantine.len() < storm.traffic.poison;
    findings.unless(is_whole && quarantine.iter().all(poison), || {
        format!("in quarantine, with {} poisoned: {quarantine:#?}", storm.traffic.poison)
    });
    findings.unless(storm.sim.pending_updates() == 0, || "updates are waiting".to_owned());
    let refused = storm.sim.refusals();
    findings.unless(refused.is_empty(), || format!("refused: {refused:#?}"));
    let (in_the_storm, in_the_calm) = storm.asked_to_slow_down;
    let disturbances = u64::try_from(storm.tally.total()).unwrap();
    findings.unless(in_the_calm == 0, || format!("Telegram asked us to slow down {in_the_calm} times in good weather"));
    findings.unless(in_the_storm <= disturbances, || format!("{in_the_storm} times too many requests in the storm"));
}
