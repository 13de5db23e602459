//! Whatever happens in whatever batches, what is stored equals what the whole history says at once.

mod month_tests;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use chrono::{DateTime, Datelike as _, NaiveDate, Utc, Weekday};
use proptest::prelude::*;
use sqlx::Row as _;

use super::{
    counting,
    rules::*,
    spans::{Calendar, Span},
    typed,
    worth::{Board, Parts, Weights, order},
};
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
    /// Which of all messages it is.
    number: i64,
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    let pause = prop_oneof![6 => 0..200i64, 1 => 3_000..40_000i64];
    let album = prop::option::weighted(0.1, 0..3u8);
    let answers = prop::option::weighted(0.5, 1..7i64);
    let words = (1..7i64, 0..2i64, pause, answers, prop::bool::weighted(0.1), prop::bool::weighted(0.9), album)
        .prop_map(|(author, thread, pause, answers, forwarded, substantive, album)| {
            let answers = answers.filter(|to| *to != author);
            Event::Say(Words { author, thread, pause, answers, forwarded, substantive, album, number: 0 })
        });
    let reaction = (1..3i64, any::<prop::sample::Index>(), prop::bool::weighted(0.85))
        .prop_map(|(user, message, likes)| Event::React(user, message, likes));
    prop::collection::vec(prop_oneof![2 => words, 3 => reaction], 0..250).prop_map(numbered)
}

fn numbered(mut events: Vec<Event>) -> Vec<Event> {
    let said = events.iter_mut().filter_map(|event| match event {
        Event::Say(words) => Some(words),
        Event::React(..) => None,
    });
    (0..).zip(said).for_each(|(n, words)| words.number = n);
    events
}

fn sums() -> impl Strategy<Value = Sums> {
    let points = prop_oneof![Just(0i64), 0..200_000i64];
    let counts = prop::array::uniform8(prop_oneof![Just(0i64), 0..12i64, 0..300i64]);
    (prop::array::uniform3(points), counts).prop_map(|([talk, response, liked], counts)| {
        let [answered, repliers, reactions, days, weeks, starts, thanks, granted] = counts;
        Sums { talk, response, liked, answered, repliers, reactions, days, weeks, starts, thanks, granted }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_is_stored_is_what_happened(events in events(), batch in 1..40usize) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let stored = runtime.block_on(play(&events, batch));
        let expected = history(&events);
        let keys: BTreeSet<_> = stored.keys().chain(expected.keys()).copied().collect();
        for key in keys {
            let (is, orders) = stored.get(&key).copied().unwrap_or_default();
            let should = expected.get(&key).copied().unwrap_or_default();
            // Logarithms are added up in another order there.
            let near = |one: i64, other: i64| (one - other).abs() <= 40;
            prop_assert!(near(is.talk, should.talk) && near(is.liked, should.liked), "{:?}: {:?} {:?}", key, is, should);
            prop_assert!(near(is.response, should.response), "{:?}: {:?} {:?}", key, is, should);
            let exactly = |sums: Sums| Sums { talk: 0, liked: 0, response: 0, ..sums };
            prop_assert_eq!(exactly(is), exactly(should), "{:?}", key);
            prop_assert_eq!(orders, Board::ALL.map(|board| order(board, &is, Weights::Together)), "{:?}", key);
        }
    }

    #[test]
    fn nobody_loses_by_what_she_or_others_do_for_her(sums in sums(), more in sums(), weights in 0..3usize) {
        let weights = [Weights::Together, Weights::Answers, Weights::Words][weights];
        let mut after = sums;
        after += more;
        for board in Board::ALL {
            let (before, after) = (order(board, &sums, weights), order(board, &after, weights));
            prop_assert!(before <= after, "{:?}: {} {}", board, before, after);
        }
    }

    #[test]
    fn the_parts_add_up_to_what_the_order_goes_by(sums in sums(), weights in 0..3usize) {
        let weights = [Weights::Together, Weights::Answers, Weights::Words][weights];
        let parts = Parts::of(&sums, weights);
        prop_assert_eq!(parts.total(), order(Board::Active, &sums, weights));
        let [shown @ .., total] = parts.tenths();
        prop_assert_eq!(shown.iter().sum::<i64>(), total);
        prop_assert!((total * 800 - parts.total()).abs() <= 400);
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
fn lists_are_asked_for_in_every_language() {
    for (typed, board, period) in [
        ("", Board::Active, Period::Month),
        (" Month ", Board::Active, Period::Month),
        ("חודש", Board::Active, Period::Month),
        ("ГОД", Board::Active, Period::Year),
        ("year helpers", Board::Helpers, Period::Year),
        ("עזרה שבוע", Board::Helpers, Period::Week),
        ("разговоры сезон", Board::Starters, Period::Season),
        ("steady", Board::Steady, Period::Month),
        ("חדשים השנה", Board::Newcomers, Period::Year),
    ] {
        assert_eq!(typed::list(typed), Some((board, period)), "{typed}");
    }
    for nonsense in ["day", "helpers helpers", "week year", "helpers of the year"] {
        assert_eq!(typed::list(nonsense), None, "{nonsense}");
    }
    // In Jerusalem it is December already.
    let now = DateTime::from_timestamp(1_796_079_600, 0).unwrap();
    let calendar = Calendar { week_start: Weekday::Sun, seasons: Vec::new() };
    let december = month_of(NaiveDate::from_ymd_opt(2026, 12, 1).unwrap());
    let span = |period: Period, zone| period.span(now, zone, &calendar);
    assert_eq!(span(Period::Month, chrono_tz::Asia::Jerusalem), Span::Month(december));
    assert_eq!(span(Period::Season, chrono_tz::UTC), Span::Month(december - 1));
    assert_eq!(span(Period::Year, chrono_tz::UTC), Span::Year(2026));
    assert_eq!(first_day(december), NaiveDate::from_ymd_opt(2026, 12, 1));
}

fn someone(user: i64, standing: i64) -> Standing {
    Standing { user, name: format!("Person {user}"), standing, sums: Sums::default() }
}

/// A person's span as it is stored, and what each board's order goes by.
type Stored = (Sums, [i64; 5]);

/// Lets the events happen in the room, talk in batches, and returns what is stored.
async fn play(events: &[Event], batch: usize) -> BTreeMap<(i64, i64), Stored> {
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
                let cx = Cx { now: DateTime::from_timestamp(at, 0).unwrap(), ..cx.clone() };
                let reacted = Reacted { chat: Arc::clone(&chat), message, person: person(*user), now, at: cx.now };
                counting::reaction(&cx, &reacted).await.unwrap();
            }
        }
    }
    counting::messages(&cx, &waiting).await.unwrap();
    counting::settle(&cx, chat.key).await.unwrap();
    stored(&cx).await
}

async fn stored(cx: &Cx) -> BTreeMap<(i64, i64), Stored> {
    let rows = sqlx::query(
        "SELECT span, user_id, talk, response, liked, answered, repliers, reactions, days, weeks, starts, thanks, granted,
                standing, helping, starting, steadiness, standing AS again FROM tallies",
    );
    let rows = rows.fetch_all(&mut *cx.tx.lock().await).await.unwrap();
    let stored = rows.iter().map(|row| {
        let numbers: [i64; 11] = std::array::from_fn(|n| row.get(n + 2));
        let orders: [i64; 5] = std::array::from_fn(|n| row.get(n + 13));
        ((row.get(0), row.get(1)), (Sums::from_numbers(numbers), orders))
    });
    stored.collect()
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

/// The spans an instant is in; the group speaks Hebrew.
fn spans(at: i64) -> Vec<i64> {
    let date = local(at);
    let sunday = date.week(Weekday::Sun).first_day();
    let week = (sunday - NaiveDate::from_ymd_opt(1969, 12, 28).unwrap()).num_days() / 7;
    let month = i64::from(date.year()) * 12 + i64::from(date.month0());
    vec![1_000_000 + week, 2_000_000 + month, 4_000_000 + i64::from(date.year())]
}

/// A reply: when, who, and whom.
type Reply = (i64, i64, i64);

/// What everybody did in every span, read off the whole history.
fn history(events: &[Event]) -> BTreeMap<(i64, i64), Sums> {
    let mut all: BTreeMap<(i64, i64), Sums> = BTreeMap::new();
    let mut said: Vec<(i64, &Words)> = Vec::new();
    let mut likes: Vec<(usize, i64, bool)> = Vec::new();
    let mut at = START;
    for event in events {
        match event {
            Event::Say(words) => {
                at += words.pause;
                said.push((at, words));
            }
            Event::React(user, message, liked) if !said.is_empty() => {
                react(&mut likes, &said, *user, message.index(said.len()), *liked);
            }
            Event::React(..) => {}
        }
    }
    let mut replies: Vec<Reply> = Vec::new();
    let mut turns: BTreeMap<(NaiveDate, i64), f64> = BTreeMap::new();
    for thread in 0..2 {
        let talk: Vec<_> = said.iter().filter(|(_, w)| w.thread == thread && w.substantive).copied().collect();
        for (at, starter) in talk_of(&talk, &mut turns, &mut replies) {
            spans(at).into_iter().for_each(|span| all.entry((span, starter)).or_default().starts += 1);
        }
    }
    replies.sort_by_key(|(n, ..)| *n);
    count_days(&turns, &mut all);
    let replies: Vec<Reply> =
        replies.into_iter().map(|(n, who, whom)| (said[usize::try_from(n).unwrap()].0, who, whom)).collect();
    count_replies(&replies, &mut all);
    let mut reactors: BTreeMap<usize, i64> = BTreeMap::new();
    likes.iter().filter(|(.., counted)| *counted).for_each(|(message, ..)| *reactors.entry(*message).or_default() += 1);
    for (message, n) in reactors {
        let (at, words) = said[message];
        for span in spans(at) {
            let sums = all.entry((span, words.author)).or_default();
            sums.liked += ((1.0 + n as f64).log2() * 1_000.0).round() as i64;
            sums.reactions += n;
        }
    }
    all.retain(|_, sums| *sums != Sums::default());
    all
}

fn react(likes: &mut Vec<(usize, i64, bool)>, said: &[(i64, &Words)], user: i64, message: usize, liked: bool) {
    let (at, words) = said[message];
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
    let month = |at: i64| month_of(local(at));
    let of_pair = likes.iter().filter(|(m, u, counted)| {
        *counted && *u == user && month(said[*m].0) == month(at) && said[*m].1.author == words.author
    });
    let most = if talks(said, user) { 5 } else { 1 };
    let counted = of_pair.count() < most;
    likes.push((message, user, counted));
}

/// Whether somebody said something that counts.
fn talks(said: &[(i64, &Words)], user: i64) -> bool {
    let in_topic = |thread: i64| {
        let mut turns = BTreeMap::new();
        let talk: Vec<_> = said.iter().filter(|(_, w)| w.thread == thread && w.substantive).copied().collect();
        talk_of(&talk, &mut turns, &mut Vec::new());
        turns.keys().any(|(_, who)| *who == user)
    };
    (0..2).any(in_topic)
}

/// The turns and replies of a topic, each reply with the number of its message in the pauses' order; returns who began
/// conversations that were taken up, and when they were.
fn talk_of(
    talk: &[(i64, &Words)],
    turns: &mut BTreeMap<(NaiveDate, i64), f64>,
    replies: &mut Vec<Reply>,
) -> Vec<(i64, i64)> {
    let mut album = None;
    let mut turn: Option<(i64, i64, f64)> = None;
    let mut begun: Option<i64> = None;
    let mut starts = Vec::new();
    for (at, words) in talk {
        if words.album.is_some() && words.album == album {
            continue;
        }
        album = words.album.or(album);
        let worth: f64 = if words.forwarded { 0.3 } else { 1.0 };
        let so_far = match turn {
            Some((author, last, worth)) if author == words.author && at - last <= 120 => worth,
            _ => 0.0,
        };
        if turn.is_none_or(|(_, last, _)| at - last > 3_600) {
            begun = Some(words.author);
        } else if let Some(starter) = begun.filter(|starter| *starter != words.author) {
            starts.push((*at, starter));
            begun = None;
        }
        turn = Some((words.author, *at, worth.max(so_far)));
        if worth > so_far {
            *turns.entry((local(*at), words.author)).or_default() += worth - so_far;
        }
        if let Some(author) = words.answers {
            replies.push((words.number, words.author, author));
        }
    }
    starts
}

fn count_days(turns: &BTreeMap<(NaiveDate, i64), f64>, all: &mut BTreeMap<(i64, i64), Sums>) {
    let mut weeks: BTreeSet<(i64, i64, i64)> = BTreeSet::new();
    for ((date, user), turns) in turns {
        let noon = date.and_hms_opt(12, 0, 0).unwrap().and_utc().timestamp();
        let spans = spans(noon);
        for span in &spans {
            let sums = all.entry((*span, *user)).or_default();
            sums.talk += ((1.0 + turns.min(15.0)).log2() * 1_000.0).round() as i64;
            sums.days += 1;
            sums.weeks += i64::from(weeks.insert((*span, *user, spans[0])));
        }
    }
}

fn count_replies(replies: &[Reply], all: &mut BTreeMap<(i64, i64), Sums>) {
    for (n, (at, who, whom)) in replies.iter().enumerate() {
        let before = &replies[..n];
        let month = month_of(local(*at));
        let in_month = |from: i64, to: i64| {
            before.iter().filter(|(at, f, t)| month_of(local(*at)) == month && (*f, *t) == (from, to)).count()
        };
        let listens = |other: i64| other != *whom && in_month(other, *who) > 0;
        let back_and_forth = |other: i64| in_month(other, *who).min(in_month(*who, other)) >= 2;
        let is_heard = (1..7).filter(|other| listens(*other) && !back_and_forth(*other)).count() >= 3;
        for span in spans(*at) {
            let times = before.iter().filter(|(at, f, t)| spans(*at).contains(&span) && (f, t) == (who, whom)).count();
            let root = |n: usize| 2.0 * (n.min(3) as f64).sqrt();
            let response = match (is_heard, times) {
                (true, n) => root(n + 1) - root(n),
                (false, 0) => 1.0,
                (false, _) => 0.0,
            };
            let receiver = all.entry((span, *whom)).or_default();
            receiver.response += (response * 1_000.0).round() as i64;
            receiver.repliers += i64::from(times == 0);
            all.entry((span, *who)).or_default().answered += i64::from(times == 0);
        }
    }
}

#[test]
fn nobody_is_named_for_the_same_who_did_not_do_the_same() {
    let one = Sums { talk: 1_000, answered: 1, days: 1, ..Sums::default() };
    let liked = Sums { liked: 1_000, reactions: 1, ..one };
    let also = Sums { response: 1_000, repliers: 1, ..one };
    let more = Sums { liked: 1_000, reactions: 1, ..also };
    assert_eq!(reasons(&also), reasons(&Sums { talk: 2_000, ..also }));
    let told = telling(&[more, also, liked, one]);
    assert!((0..4).all(|n| told.iter().filter(|why| **why == told[n]).count() == 1), "{told:?}");
    let same = [one, Sums { talk: 2_000, ..one }, liked];
    assert_eq!(alike(&same, &telling(&same)), [true, true, false], "only how often they spoke tells them apart");
    assert_eq!(alike(&[one, one], &telling(&[one, one])), [false, false]);
}
