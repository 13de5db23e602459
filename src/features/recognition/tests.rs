//! Whatever happens in whatever batches, what is stored equals the formula of DOMAIN §A3 computed from the whole
//! history at once.

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    sync::Arc,
};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use proptest::prelude::*;

use super::{counting, queries::lists, rules::*};
use crate::{
    dispatch::{Cx, Defaults, Floodgate, GroupMessage, Keep, Me, Reacted, Rooms},
    store::{
        Store,
        chats::{Chat, QuietHours, Rhythm},
        people,
    },
    telegram::{ChatId, MessageId, ThreadId, UserId, actor::Person},
    words::Lang,
};

/// An evening before the end of a month in Jerusalem, so that days and months change on the way.
const START: i64 = 1_796_059_000;

#[derive(Debug, Clone)]
enum Event {
    Say(Words),
    /// Somebody's reaction to one of the messages so far; `true`: likes it, `false`: takes it back.
    React(i64, prop::sample::Index, bool),
}

#[derive(Debug, Clone)]
struct Words {
    author: i64,
    thread: i64,
    pause: i64,
    answers: Option<i64>,
    forwarded: bool,
    substantive: bool,
    album: Option<u8>,
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    let pause = prop_oneof![6 => 0..200i64, 1 => 3_000..40_000i64];
    let album = prop::option::weighted(0.1, 0..3u8);
    let answers = prop::option::weighted(0.5, 1..7i64);
    let words = (1..7i64, 0..2i64, pause, answers, prop::bool::weighted(0.1), prop::bool::weighted(0.9), album)
        .prop_map(|(author, thread, pause, answers, forwarded, substantive, album)| {
            let answers = answers.filter(|to| *to != author);
            Event::Say(Words { author, thread, pause, answers, forwarded, substantive, album })
        });
    let reaction = (1..3i64, any::<prop::sample::Index>(), prop::bool::weighted(0.85))
        .prop_map(|(user, message, likes)| Event::React(user, message, likes));
    prop::collection::vec(prop_oneof![2 => words, 3 => reaction], 0..250)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_is_stored_is_the_formula(events in events(), batch in 1..40usize) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let stored = runtime.block_on(play(&events, batch));
        let expected = formula(&events);
        let people: BTreeSet<_> = stored.keys().chain(expected.keys()).copied().collect();
        for key in people {
            let (is, should) = (stored.get(&key).cloned(), expected.get(&key).copied().unwrap_or_default());
            let is = is.map_or((0.0, [0; 4]), |one| {
                let Sums { answered, repliers, reactions, days, .. } = one.sums;
                (one.standing as f64 / 4_000.0, [answered, repliers, reactions, days])
            });
            prop_assert_eq!(is.1, should.1, "{:?}", key);
            prop_assert!((is.0 - should.0).abs() < 0.05, "{:?}: {} is not {}", key, is.0, should.0);
        }
    }

    #[test]
    fn places_are_shared_by_equals_only(standings in prop::collection::vec(1..6i64, 0..20)) {
        let list = standings.iter().enumerate().map(|(user, standing)| someone(user as i64, *standing)).collect();
        for (place, who) in placed(list) {
            prop_assert_eq!(place, 1 + standings.iter().filter(|other| **other > who.standing).count());
        }
    }
}

#[test]
fn who_only_talks_stands_below_who_helps() {
    let date = NaiveDate::from_ymd_opt(2026, 11, 1).unwrap();
    let talk = |author: i64, day: i64, minute: i64, answers: Option<i64>| Talk {
        chat: 1,
        thread: 0,
        author,
        at: day * 86_400 + minute * 60,
        date: date + TimeDelta::days(day),
        answers,
        forwarded: false,
        album: None,
    };
    let (spammer, helper) = (1, 2);
    let mut said = Vec::new();
    for day in 0..28 {
        said.extend((0..200).map(|n| talk(spammer, day, n * 5, None)));
        // Every other day the helper answers somebody, and is answered now and then.
        if day % 2 == 0 {
            said.push(talk(helper, day, 1_100, Some(10 + day % 7)));
            said.push(talk(10 + day % 3, day, 1_105, Some(helper)));
        }
    }
    let changes = count(&mut Known::default(), &said);
    let standing = |user| {
        let sums = changes.iter().find(|(key, _)| key.user == user).map(|(_, sums)| *sums).unwrap();
        sums.points * (1 + sums.repliers.min(3))
    };
    assert!(standing(helper) > standing(spammer), "{} {}", standing(helper), standing(spammer));
}

#[test]
fn who_was_thanked_rests_and_the_next_is_listed() {
    let eligible = (1..=9).map(|user| someone(user, 100 - user)).collect::<Vec<_>>();
    let rested: HashSet<i64> = [1, 3, 9].into();
    let thanked_now = thanked(eligible, &rested);
    let listed: Vec<_> = thanked_now.iter().filter(|one| !one.resting).map(|one| (one.place, one.who.user)).collect();
    assert_eq!(listed, [(1, 2), (2, 4), (3, 5), (4, 6), (5, 7)]);
    let resting: Vec<_> = thanked_now.iter().filter(|one| one.resting).map(|one| one.who.user).collect();
    assert_eq!(resting, [1, 3], "who is further down than the list is not named");

    let equals = (1..=30).map(|user| someone(user, 7)).collect();
    assert_eq!(thanked(equals, &HashSet::new()).len(), 10, "equals are not dropped, within reason");
    assert!(thanked(Vec::new(), &rested).is_empty());
}

#[test]
fn periods_are_read_in_every_language() {
    for typed in ["", "month", " Month ", "חודש", "месяц"] {
        assert_eq!(Period::parse(typed), Some(Period::Month), "{typed}");
    }
    for typed in ["year", "שנה", "ГОД"] {
        assert_eq!(Period::parse(typed), Some(Period::Year), "{typed}");
    }
    assert_eq!(Period::parse("week"), None);
    // In Jerusalem it is December already.
    let now = DateTime::from_timestamp(1_796_079_600, 0).unwrap();
    let december = month_of(NaiveDate::from_ymd_opt(2026, 12, 1).unwrap());
    assert_eq!(Period::Month.months(now, chrono_tz::Asia::Jerusalem), (december, december));
    assert_eq!(Period::Month.months(now, chrono_tz::UTC), (december - 1, december - 1));
    assert_eq!(Period::Year.months(now, chrono_tz::UTC), (december - 11, december));
    assert_eq!(first_day(december), NaiveDate::from_ymd_opt(2026, 12, 1));
}

fn someone(user: i64, standing: i64) -> Standing {
    Standing { user, name: format!("Person {user}"), standing, sums: Sums::default() }
}

/// Lets the events happen in the room, talk in batches, and returns what is stored.
async fn play(events: &[Event], batch: usize) -> BTreeMap<(i64, i64), Standing> {
    let directory = tempfile::tempdir().unwrap();
    let store = Store::open(&format!("sqlite:{}", directory.path().join("test.db").display())).await.unwrap();
    let cx = context(&store).await;
    let chat = cx.chat_or_new(ChatId(-100), "supergroup", "Test").await.unwrap();
    for user in 1..7 {
        people::upsert(&cx.tx, &person(user)).await.unwrap();
        people::came_to_notice(&cx.tx, chat.key, UserId(user)).await.unwrap();
    }
    let (mut waiting, mut said, mut at) = (Vec::new(), 0, START);
    for event in events {
        match event {
            Event::Say(words) => {
                at += words.pause;
                said += 1;
                waiting.push(message(&chat, said, at, words));
                if waiting.len() == batch {
                    counting::messages(&cx, &std::mem::take(&mut waiting)).await.unwrap();
                }
            }
            Event::React(..) if said == 0 => {}
            Event::React(user, message, likes) => {
                counting::messages(&cx, &std::mem::take(&mut waiting)).await.unwrap();
                let message = MessageId(1 + message.index(usize::try_from(said).unwrap()) as i64);
                let now = if *likes { vec!["👎".to_owned(), "🔥".to_owned()] } else { vec!["👎".to_owned()] };
                let chat = Arc::clone(&chat);
                let reacted = Reacted { chat, message, person: person(*user), now, at: cx.now };
                counting::reaction(&cx, &reacted).await.unwrap();
            }
        }
    }
    counting::messages(&cx, &waiting).await.unwrap();

    let first = month_of(local(START));
    let mut stored = BTreeMap::new();
    for month in first..=month_of(local(at)) {
        for one in lists::best_of_month(&cx.tx, chat.key, month, 0, 100).await.unwrap() {
            stored.insert((month, one.user), one);
        }
    }
    stored
}

async fn context(store: &Store) -> Cx {
    let now = DateTime::from_timestamp(START, 0).unwrap();
    let defaults = Defaults {
        language: Lang::He,
        zone: chrono_tz::Asia::Jerusalem,
        rhythm: Rhythm::Gentle,
        quiet: QuietHours { from: 0, until: 0 },
        posts_per_day: 1,
        posts_per_week: 5,
        keep: Keep::default(),
        allowed: crate::dispatch::allowed::Allowed::default(),
    };
    let me = Me { id: UserId(99), username: "bot".to_owned() };
    Cx {
        tx: store.write().await.unwrap(),
        now,
        me: Arc::new(me),
        defaults: Arc::new(defaults),
        rooms: Arc::new(Rooms::new(&[]).unwrap()),
        running_since: now,
        turns: Arc::<Floodgate>::default().open(),
        lane: crate::telegram::request::Lane::Community,
        may_forget: true,
        settings: Arc::default(),
        seal: Arc::default(),
    }
}

fn person(user: i64) -> Person {
    Person { id: UserId(user), name: format!("Person {user}"), username: None, language: None, is_bot: false }
}

fn message(chat: &Arc<Chat>, id: i64, at: i64, words: &Words) -> GroupMessage {
    GroupMessage {
        chat: chat.key,
        zone: chat.zone,
        id: Some(MessageId(id)),
        author: UserId(words.author),
        at: DateTime::from_timestamp(at, 0).unwrap(),
        thread: (words.thread > 0).then_some(ThreadId(words.thread)),
        answers: words.answers.map(UserId),
        substantive: words.substantive,
        forwarded: words.forwarded,
        album: words.album.map(|album| album.to_string()),
        after: None,
        thanks: false,
        to: None,
        number: None,
    }
}

fn local(at: i64) -> NaiveDate {
    let at: DateTime<Utc> = DateTime::from_timestamp(at, 0).unwrap();
    at.with_timezone(&chrono_tz::Asia::Jerusalem).date_naive()
}

/// What a person did, gathered from the whole history.
#[derive(Default)]
struct History {
    turns: BTreeMap<NaiveDate, f64>,
    replies: BTreeMap<i64, i64>,
    answered: BTreeSet<i64>,
    reactors: BTreeMap<usize, i64>,
}

/// The formula of DOMAIN §A3, read off the history: points, and what is shown as reasons.
fn formula(events: &[Event]) -> BTreeMap<(i64, i64), (f64, [i64; 4])> {
    let mut people: BTreeMap<(i64, i64), History> = BTreeMap::new();
    let mut said: Vec<(i64, i64, &Words)> = Vec::new();
    let mut likes: Vec<(usize, i64, bool)> = Vec::new();
    let mut at = START;
    for event in events {
        match event {
            Event::Say(words) => {
                at += words.pause;
                said.push((at, month_of(local(at)), words));
            }
            Event::React(user, message, liked) if !said.is_empty() => {
                react(&mut likes, &said, *user, message.index(said.len()), *liked);
            }
            Event::React(..) => {}
        }
    }
    for thread in 0..2 {
        let talk: Vec<_> = said.iter().filter(|(.., w)| w.thread == thread && w.substantive).collect();
        turns_and_replies(&talk, &mut people);
    }
    for (message, ..) in likes.iter().filter(|(.., counted)| *counted) {
        let (_, month, words) = said[*message];
        *people.entry((month, words.author)).or_default().reactors.entry(*message).or_default() += 1;
    }
    people.into_iter().map(|(key, history)| (key, score(&history))).filter(|(_, score)| score.0 > 0.0).collect()
}

fn react(likes: &mut Vec<(usize, i64, bool)>, said: &[(i64, i64, &Words)], user: i64, message: usize, liked: bool) {
    let (_, month, words) = said[message];
    if words.author == user {
        return;
    }
    if !liked {
        likes.retain(|(m, u, _)| (*m, *u) != (message, user));
        return;
    }
    if likes.iter().any(|(m, u, _)| (*m, *u) == (message, user)) {
        return;
    }
    let of_pair = likes
        .iter()
        .filter(|(m, u, counted)| *counted && *u == user && said[*m].1 == month && said[*m].2.author == words.author);
    let counted = of_pair.count() < 5;
    likes.push((message, user, counted));
}

fn turns_and_replies(talk: &[&(i64, i64, &Words)], people: &mut BTreeMap<(i64, i64), History>) {
    let mut album = None;
    let mut turn: Option<(i64, i64, f64)> = None;
    for (at, month, words) in talk {
        if words.album.is_some() && words.album == album {
            continue;
        }
        album = words.album.or(album);
        let worth: f64 = if words.forwarded { 0.3 } else { 1.0 };
        let so_far = match turn {
            Some((author, last, worth)) if author == words.author && at - last <= 120 => worth,
            _ => 0.0,
        };
        turn = Some((words.author, *at, worth.max(so_far)));
        if worth > so_far {
            let me = people.entry((*month, words.author)).or_default();
            *me.turns.entry(local(*at)).or_default() += worth - so_far;
        }
        if let Some(author) = words.answers {
            *people.entry((*month, author)).or_default().replies.entry(words.author).or_default() += 1;
            people.entry((*month, words.author)).or_default().answered.insert(author);
        }
    }
}

fn score(of: &History) -> (f64, [i64; 4]) {
    let days: f64 = of.turns.values().map(|turns| (1.0 + turns.min(15.0)).log2()).sum();
    let replies: f64 = of.replies.values().map(|n| 2.0 * (*n.min(&9) as f64).sqrt()).sum();
    let reactions: f64 = of.reactors.values().map(|n| (1.0 + *n as f64).log2()).sum();
    let repliers = of.replies.len() as f64;
    let gate = 0.25 + 0.75 * (repliers / 3.0).min(1.0);
    let points = (days + replies + 1.5 * of.answered.len() as f64 + reactions) * gate;
    let counts = [of.answered.len(), of.replies.len(), of.reactors.values().sum::<i64>() as usize, of.turns.len()];
    (points, counts.map(|n| n as i64))
}

#[test]
fn nobody_is_named_for_the_same_who_did_not_do_the_same() {
    let one = Sums { points: 3_000, answered: 1, days: 1, ..Sums::default() };
    let liked = Sums { points: 4_000, reactions: 1, ..one };
    let also = Sums { points: 5_000, answered: 1, repliers: 1, days: 1, ..Sums::default() };
    let more = Sums { points: 6_000, reactions: 1, ..also };
    assert_eq!(reasons(&also), reasons(&Sums { points: 9_000, ..also }));
    let told = telling(&[more, also, liked, one]);
    assert!((0..4).all(|n| told.iter().filter(|why| **why == told[n]).count() == 1), "{told:?}");
    let same = [one, Sums { points: 1_000, ..one }, liked];
    assert_eq!(alike(&same, &telling(&same)), [true, true, false], "only how often they spoke tells them apart");
    assert_eq!(alike(&[one, one], &telling(&[one, one])), [false, false]);
}
