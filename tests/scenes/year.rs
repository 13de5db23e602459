//! A year of the bot's heartbeat: three groups far apart, one lively, one small, one asleep, and one that lives by two
//! calendars. What the arbiter decided about each due time is in the snapshots; what was posted keeps every promise.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, Timelike, Utc, Weekday};
use chrono_tz::{America::Sao_Paulo, Asia::Jerusalem, Europe::Moscow, Tz};
use kehila::{
    dispatch::house,
    schedule::rest,
    store::{chats, timers},
    telegram::ChatId as OurChat,
    words::{Lang, line},
};
use simulator::{ChatId, Person, Rights, Seen, UserId};

use super::support::{Scene, without_marks};

/// How many weeks are played: the year, with both changes of the clocks.
const WEEKS: u64 = 53;

/// How much is said there.
#[derive(Clone, Copy, PartialEq)]
enum Talk {
    /// All day, every day but Friday evening and Saturday.
    Lively,
    /// A word or two a week.
    Small,
    /// Nothing.
    Asleep,
}

struct Group {
    name: &'static str,
    chat: ChatId,
    zone: Tz,
    talk: Talk,
}

/// Everybody who manages and talks.
struct People {
    noa: UserId,
    alice: UserId,
    boris: UserId,
}

/// A group of this kind with its starter calendar, its own quiet days, and thanks.
async fn group(scene: &mut Scene, people: &People, place: (&'static str, Tz, Lang), talk: Talk, kind: &str) -> Group {
    let (name, zone, lang) = place;
    let chat = scene.sim.supergroup(name, people.noa);
    scene.sim.seat(chat, &[people.alice, people.boris]);
    scene.sim.add_bot(chat, people.noa);
    scene.sim.promote_bot(chat, people.noa, Rights::all());
    scene.settle().await;
    scene.change(chat, async |cx, key| chats::set_language(&cx.tx, key, lang).await).await;
    scene.change(chat, async |cx, key| chats::set_zone(&cx.tx, key, zone).await).await;
    for typed in [format!("/settings community {kind}"), "/settings milestones on".to_owned()] {
        scene.say(chat, people.noa, &typed).await;
        scene.pass(TimeDelta::minutes(2)).await;
    }
    scene.say(chat, people.noa, "/plan").await;
    let label = line("plan-button-kind").plain("kind", kind).plain("own", "yes").render_plain(lang);
    scene.press(chat, people.noa, &label).await;
    let take = scene.panel(chat, people.noa).labels.into_iter().find(|label| label.chars().any(char::is_numeric));
    scene.press(chat, people.noa, &take.expect("a plan that can be taken")).await;
    scene.pass(TimeDelta::minutes(5)).await;
    Group { name, chat, zone, talk }
}

/// What people say in a week, day by day, and all that the bot does meanwhile.
async fn week(scene: &mut Scene, people: &People, groups: &[Group], n: u64) {
    let began = scene.now();
    for day in 0..7 {
        for hour in [7, 12, 16] {
            let at = began + TimeDelta::days(day) + TimeDelta::hours(hour);
            scene.pass(at - scene.now()).await;
            for group in groups {
                speak(scene, people, group, (n, day, hour));
            }
            scene.settle().await;
        }
    }
    scene.pass(began + TimeDelta::weeks(1) - scene.now()).await;
}

fn speak(scene: &Scene, people: &People, group: &Group, (week, day, hour): (u64, i64, i64)) {
    let local = scene.now().with_timezone(&group.zone);
    let is_sabbath = local.weekday() == Weekday::Sat || (local.weekday() == Weekday::Fri && local.hour() >= 15);
    let speaks = match group.talk {
        Talk::Lively => !is_sabbath,
        Talk::Small => hour == 12 && day % 4 == 1,
        Talk::Asleep => false,
    };
    if speaks {
        let first = scene.sim.say(group.chat, people.alice, &format!("What about week {week}, day {day}?"));
        scene.sim.reply(group.chat, people.boris, first, "That's a good one, let me think about it.");
    }
}

/// What the bot posted there unasked, as everybody sees it.
fn posted(scene: &Scene, people: &People, group: &Group) -> Vec<(DateTime<Utc>, String)> {
    let ours = scene.sim.view(group.chat, people.boris).into_iter();
    let ours =
        ours.filter(|seen: &Seen| seen.sender_id == scene.sim.bot() && !seen.service && seen.ephemeral.is_none());
    ours.map(|seen| (DateTime::from_timestamp(seen.date, 0).unwrap(), without_marks(&seen.text))).collect()
}

/// A due time of a group: when it was due, of which room, which of its posts.
type Due = (i64, String, String);

/// Every decision about a group's due times so far, by its own clock, is added to those of before: not all of it is kept
/// for a year.
async fn note_decisions(scene: &Scene, group: &Group, decisions: &mut BTreeMap<Due, String>) {
    let rows: Vec<(String, String, i64, i64, String, Option<String>)> = scene
        .with_cx(async |cx| {
            Ok(sqlx::query_as(
                "SELECT room, ref, scheduled_for, decided_at, outcome, reason FROM occurrences
                 WHERE chat = (SELECT id FROM chats WHERE telegram_id = ?)",
            )
            .bind(group.chat.0)
            .fetch_all(&mut *cx.tx.lock().await)
            .await?)
        })
        .await;
    for (room, reference, due, decided, outcome, reason) in rows {
        let local = |at| DateTime::from_timestamp(at, 0).unwrap().with_timezone(&group.zone);
        let what = match reason {
            Some(reason) => reason,
            None if decided - due >= 3_600 => format!("{outcome} {}", local(decided).format("%a %m-%d %H:%M")),
            None => outcome,
        };
        let said = format!("{} {room} {reference}: {what}", local(due).format("%a %Y-%m-%d %H:%M"));
        decisions.insert((due, room, reference), said);
    }
}

/// At most one a day and five a week, none in quiet hours or days, and no words twice within ninety days.
async fn keeps_its_promises(scene: &Scene, people: &People, group: &Group, since: DateTime<Utc>) {
    let chat = scene
        .with_cx(async |cx| Ok(chats::by_telegram_id(&cx.tx, OurChat(group.chat.0)).await?))
        .await
        .expect("the group is known");
    let posts: Vec<_> = posted(scene, people, group).into_iter().filter(|(at, _)| *at > since).collect();
    let (mut days, mut weeks) = (BTreeMap::new(), BTreeMap::new());
    for (at, text) in &posts {
        let local = at.with_timezone(&group.zone);
        assert!((9..21).contains(&local.hour()), "{} {local}: {text}", group.name);
        assert_eq!(rest::at(&chat, *at), None, "{} {local}: {text}", group.name);
        *days.entry(local.date_naive()).or_insert(0) += 1;
        *weeks.entry(first_of_week(local.date_naive(), chat.language)).or_insert(0) += 1;
    }
    assert!(days.values().all(|n| *n == 1), "{}: {days:?}", group.name);
    assert!(weeks.values().all(|n| *n <= 5), "{}: {weeks:?}", group.name);
    for (n, (at, text)) in posts.iter().enumerate() {
        let again = posts[n + 1..].iter().find(|(later, other)| other == text && *later - *at < TimeDelta::days(90));
        assert_eq!(again, None, "{}: {text}", group.name);
    }
}

fn first_of_week(date: NaiveDate, lang: Lang) -> NaiveDate {
    date - Days::new(date.weekday().days_since(lang.week_start()).into())
}

#[tokio::test]
async fn three_groups_live_through_a_year() {
    let mut scene = Scene::open().await;
    scene.with_cx(async |cx| Ok(timers::cancel(&cx.tx, house::NAME, "sweep").await?)).await;
    let sim = &scene.sim;
    let named = |name: &str, code: &str| sim.create(Person::named(name).language(code));
    let people = People { noa: named("Noa", "en"), alice: named("Alice", "en"), boris: named("Борис", "ru") };
    let mut groups = Vec::new();
    for (place, talk, kind) in [
        (("Tel Aviv", Jerusalem, Lang::He), Talk::Lively, "interest"),
        (("Moscow", Moscow, Lang::Ru), Talk::Small, "team"),
        (("São Paulo", Sao_Paulo, Lang::En), Talk::Asleep, "customers"),
    ] {
        groups.push(group(&mut scene, &people, place, talk, kind).await);
    }
    for (group, days) in groups.iter().zip(["shabbat il", "sat sun ru", "sun 24.12 25.12 31.12 1.1 after"]) {
        scene.say(group.chat, people.noa, &format!("/settings days {days}")).await;
        scene.pass(TimeDelta::minutes(2)).await;
    }
    let since = scene.now();
    let mut decisions: [BTreeMap<Due, String>; 3] = Default::default();
    for n in 0..WEEKS {
        week(&mut scene, &people, &groups, n).await;
        for (group, decisions) in groups.iter().zip(&mut decisions).filter(|_| n % 8 == 7 || n + 1 == WEEKS) {
            note_decisions(&scene, group, decisions).await;
        }
        match n {
            // Pulled out of the wall now and then, once for a day and a half.
            5 | 18 | 31 => scene.restart().await,
            12 => {
                let until = scene.now() + TimeDelta::hours(36);
                scene.sleep_until(&until.with_timezone(&Jerusalem).format("%Y-%m-%d %H:%M").to_string(), Jerusalem);
                scene.restart().await;
            }
            // The machine's clock is put right after it was two hours ahead for a week.
            24 => scene.put_clock_ahead(TimeDelta::hours(2)),
            25 => scene.put_clock_ahead(TimeDelta::zero()),
            _ => {}
        }
    }
    for (group, decisions) in groups.iter().zip(&decisions) {
        keeps_its_promises(&scene, &people, group, since).await;
        let all: Vec<&str> = decisions.values().map(String::as_str).collect();
        insta::assert_snapshot!(format!("year_{}", group.name.replace(' ', "_")), all.join("\n"));
    }
    scene.finish().await;
}
