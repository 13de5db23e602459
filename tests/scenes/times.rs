//! Finding a time: asked, answered, proposed, fixed, changed, told.

use chrono::TimeDelta;
use chrono_tz::{Asia::Jerusalem, Europe::Berlin};
use insta::assert_snapshot;
use kehila::{
    store::chats::{self, Rhythm},
    words::{Lang, Line, line},
};
use simulator::{ChatId, Fault, NoticeOrder, Person, Seen, UserId};

use super::support::{Cast, Scene, ending::Trouble, instant, without_marks, word};

/// A group in Jerusalem, Monday 16 November 2026, ten in the morning, in which everybody is known to the bot; the manager and
/// Alice have opened their private chats.
async fn group(lang: Lang) -> (Scene, Cast) {
    let (mut scene, cast) = Scene::with_group(lang).await;
    scene.set_rhythm(cast.group, Rhythm::None).await;
    for person in [cast.boris, cast.alice] {
        scene.say(cast.group, person, "Good morning").await;
    }
    scene.change(cast.group, async |cx, key| chats::set_zone(&cx.tx, key, Jerusalem).await).await;
    scene.sim.start_bot(cast.noa);
    scene.sim.start_bot(cast.alice);
    scene.settle().await;
    scene.pass(TimeDelta::minutes(1)).await;
    look(&scene, &cast);
    (scene, cast)
}

fn look(scene: &Scene, cast: &Cast) {
    for person in [cast.noa, cast.boris, cast.alice] {
        scene.sees(cast.group, person);
        scene.sees_in_private(person);
    }
}

const BAKING: &str = "/when Baking evening\nfriday 19:00, 20:00\n21.11 18-20";

/// What is typed, in each language.
fn typed(lang: Lang) -> &'static str {
    match lang {
        Lang::En => BAKING,
        Lang::He => "/when ערב <b>לחם</b>\nיום שישי 19:00, 20:00\n21.11 18-20",
        Lang::Ru => "/when Вечер <b>хлеба</b>\nв пятницу 19:00, 20:00\n21.11 18-20",
    }
}

/// The messages about a time in the group, oldest first.
fn posts(scene: &Scene, group: ChatId, who: UserId) -> Vec<Seen> {
    let view = scene.sim.view(group, who).into_iter();
    view.filter(|seen| seen.ephemeral.is_none() && seen.sender_id == scene.sim.bot())
        .filter(|seen| without_marks(&seen.text).contains("\n1. "))
        .collect()
}

fn post(scene: &Scene, cast: &Cast) -> String {
    without_marks(&posts(scene, cast.group, cast.boris).last().expect("it stands there").text)
}

/// She follows the post's button, turns these times so often, and saves.
async fn answer(scene: &mut Scene, cast: &Cast, who: UserId, turns: &[(usize, usize)], lang: Lang) {
    let group_says = scene.chat(cast.group).await.language;
    let message = posts(scene, cast.group, who).last().unwrap().id;
    let label = posts(scene, cast.group, who).last().unwrap().buttons.concat()[0].clone();
    assert_eq!(without_marks(&label), word("times-button-mine", group_says));
    scene.sim.press_on(cast.group, who, message, &label).unwrap();
    scene.settle().await;
    for (place, times) in turns {
        for _ in 0..*times {
            let label = scene.panel(who.private(), who).labels[*place].clone();
            scene.press_in_private(who, &label).await;
        }
    }
    scene.press_in_private(who, &word("times-button-save", lang)).await;
    scene.pass(TimeDelta::minutes(1)).await;
}

/// Noa types it in the group and posts what she is shown.
async fn asked(scene: &mut Scene, cast: &Cast, typed: &str, lang: Lang) {
    scene.say(cast.group, cast.noa, typed).await;
    scene.press(cast.group, cast.noa, &word("times-button-post", lang)).await;
    scene.pass(TimeDelta::minutes(1)).await;
    look(scene, cast);
}

async fn answers(scene: &Scene) -> Vec<String> {
    let tx = scene.core.store.read().await.unwrap();
    sqlx::query_scalar("SELECT answers FROM time_answers ORDER BY poll, user_id")
        .fetch_all(&mut *tx.lock().await)
        .await
        .unwrap()
}

async fn stages(scene: &Scene) -> Vec<String> {
    let tx = scene.core.store.read().await.unwrap();
    sqlx::query_scalar("SELECT stage FROM times ORDER BY id").fetch_all(&mut *tx.lock().await).await.unwrap()
}

/// The instants that apps show by the reader's own clock.
fn own_times(seen: &Seen) -> Vec<i64> {
    let times = seen.entities.iter().filter(|entity| entity["type"] == "date_time");
    times.map(|entity| entity["unix_time"].as_i64().unwrap()).collect()
}

async fn a_story(lang: Lang) -> String {
    let (mut scene, cast) = group(lang).await;
    let mut seen = vec![scene.say_and_see(cast.group, cast.noa, typed(lang)).await];
    seen.push(scene.press_and_see(cast.group, cast.noa, &word("times-button-post", lang)).await);
    seen.push(scene.sees(cast.group, cast.alice));
    let at = instant("2026-11-20 19:00", Jerusalem).timestamp();
    assert!(own_times(posts(&scene, cast.group, cast.alice).last().unwrap()).contains(&at), "by each reader's clock");
    answer(&mut scene, &cast, cast.alice, &[(0, 1), (2, 2)], Lang::En).await;
    seen.push(scene.sees_in_private(cast.alice));
    answer(&mut scene, &cast, cast.boris, &[(0, 1), (1, 1)], Lang::Ru).await;
    seen.push(scene.sees(cast.group, cast.boris));
    scene.sees_in_private(cast.boris);
    // It closes by itself, and what is best is proposed.
    scene.pass_until("2026-11-20 09:30", Jerusalem).await;
    scene.sees_in_private(cast.noa);
    scene.say_in_private(cast.noa, "/attention").await;
    seen.push(scene.sees_in_private(cast.noa));
    look(&scene, &cast);
    scene.press_in_private(cast.noa, &word("times-item-first", lang)).await;
    scene.pass(TimeDelta::minutes(3)).await;
    seen.push(scene.sees(cast.group, cast.boris));
    seen.push(scene.sees_in_private(cast.boris));
    scene.finish().await;
    let shown = without_marks(&seen.join("\n----\n"));
    // The link's word is another each time.
    shown.lines().filter(|line| !line.contains("/start ")).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn a_time_is_found_in_english() {
    assert_snapshot!(a_story(Lang::En).await);
}

#[tokio::test]
async fn a_time_is_found_in_hebrew() {
    assert_snapshot!(a_story(Lang::He).await);
}

#[tokio::test]
async fn a_time_is_found_in_russian() {
    assert_snapshot!(a_story(Lang::Ru).await);
}

/// Noa has begun one in private, and is shown the days.
async fn begun(lang: Lang) -> (Scene, Cast) {
    let (mut scene, cast) = group(lang).await;
    scene.say_in_private(cast.noa, "/when").await;
    scene.press_in_private(cast.noa, &word("times-button-new", lang)).await;
    scene.say_in_private(cast.noa, "Baking evening").await;
    scene.press_in_private(cast.noa, &word("times-button-next", lang)).await;
    let panel = scene.panel(cast.noa.private(), cast.noa);
    assert_eq!(panel.labels.len(), 7 + 35 + 2, "five weeks of days: {:?}", panel.labels);
    (scene, cast)
}

/// Four Fridays at five hours are twenty.
async fn twenty(scene: &mut Scene, cast: &Cast, lang: Lang) {
    let friday = without_marks(&line("weekday-short").plain("day", "fri").render_plain(lang));
    scene.press_in_private(cast.noa, &friday).await;
    scene.press_in_private(cast.noa, "✓4").await;
    scene.pass(TimeDelta::minutes(1)).await;
    scene.press_in_private(cast.noa, &word("times-button-hours", lang)).await;
    for hour in ["18:00", "19:00", "20:00"] {
        scene.press_in_private(cast.noa, hour).await;
    }
    scene.press_in_private(cast.noa, &word("times-button-type", lang)).await;
    scene.say_in_private(cast.noa, "soonish").await;
    let told = scene.sees_in_private(cast.noa);
    assert!(told.contains("soonish") && told.contains("18:30"), "{told}");
    scene.say_in_private(cast.noa, "21:30, 22:15").await;
    scene.press_in_private(cast.noa, &word("times-button-next", lang)).await;
    scene.pass(TimeDelta::minutes(1)).await;
}

async fn switched(scene: &mut Scene, cast: &Cast, lang: Lang) {
    scene.press_in_private(cast.noa, &word("times-button-preview", lang)).await;
    for switch in ["times-switch-named", "times-switch-reminds-not"] {
        scene.press_in_private(cast.noa, &word(switch, lang)).await;
    }
    scene.pass(TimeDelta::minutes(1)).await;
    let open = |hours: i64| {
        let days = line("times-days").num("n", hours / 24);
        without_marks(&line("times-switch-open").line("time", days).render_plain(lang))
    };
    scene.press_in_private(cast.noa, &open(72)).await;
    assert!(scene.panel(cast.noa.private(), cast.noa).labels.contains(&open(168)));
}

/// On a phone: eight rows at most, six times on a page.
async fn answered_on_a_phone(scene: &mut Scene, cast: &Cast, label: &str) {
    scene.sim.press(cast.group, cast.alice, label).unwrap();
    scene.settle().await;
    let panel = scene.panel(cast.alice.private(), cast.alice);
    let rows = scene.sim.view(cast.alice.private(), cast.alice).last().unwrap().buttons.len();
    assert!(rows <= 8, "{rows} rows: {:?}", panel.labels);
    for _ in 0..3 {
        let label = scene.panel(cast.alice.private(), cast.alice).labels[0].clone();
        scene.press_in_private(cast.alice, &label).await;
        scene.press_in_private(cast.alice, &word("page-following", Lang::En)).await;
    }
    let label = scene.panel(cast.alice.private(), cast.alice).labels[1].clone();
    scene.press_in_private(cast.alice, &label).await;
    scene.press_in_private(cast.alice, &word("times-button-save", Lang::En)).await;
    assert_eq!(answers(scene).await, ["ynnnnnynnnnnynnnnnny"]);
}

#[tokio::test]
async fn it_is_made_with_buttons_and_works_for_twenty_times() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Box::pin(begun(lang)).await;
        Box::pin(twenty(&mut scene, &cast, lang)).await;
        // One hour more is too much.
        scene.press_in_private(cast.noa, "10:00").await;
        let labels = scene.panel(cast.noa.private(), cast.noa).labels;
        assert!(labels.contains(&"10:00".to_owned()) && labels.contains(&"✓22:15".to_owned()), "{labels:?}");
        Box::pin(switched(&mut scene, &cast, lang)).await;
        scene.restart().await;
        scene.press_in_private(cast.noa, &word("times-button-post", lang)).await;
        scene.pass(TimeDelta::minutes(1)).await;
        let posted = posts(&scene, cast.group, cast.alice).pop().unwrap();
        assert_eq!(own_times(&posted).len(), 21, "twenty, and until when it is open: {}", posted.text);
        assert!(posted.text.encode_utf16().count() < 3_900);
        Box::pin(answered_on_a_phone(&mut scene, &cast, &posted.buttons.concat()[0])).await;
        scene.finish().await;
    }
}

#[tokio::test]
async fn an_answer_is_changed_until_it_closes_and_whoever_leaves_takes_hers_along() {
    for lang in Lang::ALL {
        let (mut scene, cast) = group(lang).await;
        asked(&mut scene, &cast, BAKING, lang).await;
        answer(&mut scene, &cast, cast.alice, &[(0, 1)], Lang::En).await;
        assert_eq!(answers(&scene).await, ["ynn"]);
        // What she answered is where she begins.
        answer(&mut scene, &cast, cast.alice, &[(0, 1), (1, 1)], Lang::En).await;
        assert_eq!(answers(&scene).await, ["myn"]);
        scene.restart().await;
        answer(&mut scene, &cast, cast.boris, &[(0, 1)], Lang::Ru).await;
        assert!(post(&scene, &cast).contains("✅ 1 · 🟡 1 · ➖ 0"), "{}", post(&scene, &cast));
        assert!(post(&scene, &cast).contains("Борис"), "names are shown");
        scene.sim.leave(cast.group, cast.alice);
        scene.settle().await;
        assert_eq!(answers(&scene).await, ["ynn"], "in the same moment");
        scene.pass(TimeDelta::minutes(1)).await;
        assert!(post(&scene, &cast).contains("✅ 1 · 🟡 0 · ➖ 0") && !post(&scene, &cast).contains("Alice"));
        // Not in the group, she does not answer.
        let message = posts(&scene, cast.group, cast.boris).pop().unwrap();
        if scene.sim.press_on(cast.group, cast.alice, message.id, &message.buttons.concat()[0]).is_ok() {
            scene.settle().await;
        }
        scene.sees_in_private(cast.boris);
        // What is pressed too late shows how it stands.
        scene.sim.press(cast.group, cast.boris, &message.buttons.concat()[0]).unwrap();
        scene.settle().await;
        scene.pass_until("2026-11-20 10:10", Jerusalem).await;
        assert_eq!(stages(&scene).await, ["closed"]);
        scene.press_in_private(cast.boris, &word("times-button-save", Lang::Ru)).await;
        assert_eq!(answers(&scene).await, ["ynn"]);
        let told = scene.panel(cast.boris.private(), cast.boris).words;
        assert!(told.contains("Baking evening"), "{told}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn anonymous_is_anonymous_for_managers_too() {
    for lang in Lang::ALL {
        let (mut scene, cast) = group(lang).await;
        scene.say(cast.group, cast.noa, BAKING).await;
        scene.press(cast.group, cast.noa, &word("times-switch-named", lang)).await;
        scene.press(cast.group, cast.noa, &word("times-switch-several", lang)).await;
        scene.press(cast.group, cast.noa, &word("times-button-post", lang)).await;
        scene.pass(TimeDelta::minutes(1)).await;
        answer(&mut scene, &cast, cast.alice, &[(0, 1), (1, 1)], Lang::En).await;
        assert_eq!(answers(&scene).await, ["nyn"], "one can be a yes");
        assert!(!post(&scene, &cast).contains("Alice"), "{}", post(&scene, &cast));
        scene.sees_in_private(cast.noa);
        scene.say_in_private(cast.noa, "/when").await;
        scene.press_in_private(cast.noa, "Baking evening").await;
        let panel = scene.panel(cast.noa.private(), cast.noa);
        assert!(!panel.labels.contains(&word("times-button-who", lang)), "{:?}", panel.labels);
        scene.press_in_private(cast.noa, &word("times-button-manage", lang)).await;
        let told = scene.sees_in_private(cast.noa);
        assert!(!told.contains("Alice") && told.contains("✅ 1"), "{told}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn names_are_shown_to_everybody_where_they_are_shown() {
    let (mut scene, cast) = group(Lang::En).await;
    asked(&mut scene, &cast, BAKING, Lang::En).await;
    answer(&mut scene, &cast, cast.alice, &[(0, 1), (1, 2)], Lang::En).await;
    scene.say(cast.group, cast.boris, "/when").await;
    scene.press(cast.group, cast.boris, "Baking evening").await;
    let told = scene.press_and_see(cast.group, cast.boris, &word("times-button-who", Lang::En)).await;
    assert!(told.contains("✅ Alice") && told.contains("🟡 Alice") && told.contains("➖ Alice"), "{told}");
    scene.finish().await;
}

#[tokio::test]
async fn another_time_is_chosen_and_who_answered_is_told_again_once() {
    for lang in Lang::ALL {
        let (mut scene, cast) = group(lang).await;
        asked(&mut scene, &cast, BAKING, lang).await;
        answer(&mut scene, &cast, cast.alice, &[(0, 1), (1, 1)], Lang::En).await;
        look(&scene, &cast);
        scene.say_in_private(cast.noa, "/when").await;
        scene.press_in_private(cast.noa, "Baking evening").await;
        scene.press_in_private(cast.noa, &word("times-button-manage", lang)).await;
        let fix = scene.panel(cast.noa.private(), cast.noa).labels[0].clone();
        assert!(fix.contains("20.11, 19:00"), "the earliest of the best comes first: {fix}");
        scene.press_in_private(cast.noa, &fix).await;
        // A slip, mended before anybody was told in private.
        scene.press_in_private(cast.noa, &word("times-button-another", lang)).await;
        scene.press_in_private(cast.noa, "20:00").await;
        scene.pass(TimeDelta::minutes(3)).await;
        let told = scene.sees_in_private(cast.alice);
        assert_eq!(told.matches("Baking evening").count(), 1, "{told}");
        assert!(told.contains("20:00") && !told.contains("another time"), "{told}");
        scene.press_in_private(cast.noa, &word("times-button-another", lang)).await;
        scene.press_in_private(cast.noa, "18:00").await;
        scene.restart().await;
        scene.pass(TimeDelta::minutes(10)).await;
        let told = scene.sees_in_private(cast.alice);
        assert_eq!(told.matches("another time").count(), 1, "{told}");
        let standing = post(&scene, &cast);
        assert!(standing.contains("18:00"), "{standing}");
        assert_eq!(stages(&scene).await, ["fixed"]);
        // The file for her calendar.
        let told = scene.sim.view(cast.alice.private(), cast.alice).into_iter().rev().flat_map(|seen| seen.entities);
        let link = told.into_iter().find(|entity| entity["type"] == "text_link").unwrap();
        scene.sim.open_link(cast.alice, link["url"].as_str().unwrap());
        scene.settle().await;
        let sent =
            scene.sim.view(cast.alice.private(), cast.alice).into_iter().rev().find_map(|seen| seen.media).unwrap();
        assert_eq!(sent.name.as_deref(), Some("time.ics"));
        let file: serde_json::Value = serde_json::from_slice(&scene.sim.file(&sent.file).unwrap()).unwrap();
        assert_eq!(file["starts"], instant("2026-11-21 18:00", Jerusalem).timestamp());
        assert_eq!((&file["minutes"], &file["sequence"]), (&120.into(), &2.into()));
        // Three times at most.
        scene.pass(TimeDelta::minutes(1)).await;
        scene.press_in_private(cast.noa, &word("times-button-another", lang)).await;
        scene.press_in_private(cast.noa, "19:00").await;
        let panel = scene.panel(cast.noa.private(), cast.noa);
        assert!(!panel.labels.contains(&word("times-button-another", lang)), "{:?}", panel.labels);
        scene.pass(TimeDelta::minutes(3)).await;
        scene.finish().await;
    }
}

#[tokio::test]
async fn of_two_managers_who_fix_at_once_one_does() {
    let (mut scene, cast) = group(Lang::En).await;
    scene.sim.promote(cast.group, cast.noa, cast.boris, simulator::Rights::all());
    scene.settle().await;
    asked(&mut scene, &cast, BAKING, Lang::En).await;
    answer(&mut scene, &cast, cast.alice, &[(0, 1), (1, 1)], Lang::En).await;
    look(&scene, &cast);
    for who in [cast.noa, cast.boris] {
        scene.say(cast.group, who, "/when").await;
        scene.press(cast.group, who, "Baking evening").await;
        scene.press(cast.group, who, &word("times-button-manage", Lang::En)).await;
    }
    let [first, second] = [0, 1].map(|place| scene.panel(cast.group, cast.noa).labels[place].clone());
    let (first, second) = (scene.button(cast.group, cast.noa, &first), scene.button(cast.group, cast.boris, &second));
    scene.sim.press(cast.group, cast.noa, &first).unwrap();
    scene.sim.press(cast.group, cast.boris, &second).unwrap();
    scene.settle().await;
    scene.pass(TimeDelta::minutes(3)).await;
    let fixed: Vec<i64> = {
        let tx = scene.core.store.read().await.unwrap();
        sqlx::query_scalar("SELECT fixed FROM times WHERE changes = 0").fetch_all(&mut *tx.lock().await).await.unwrap()
    };
    assert_eq!(fixed, [0], "the first one does, the other hears that it is done");
    let told = scene.sees_in_private(cast.alice);
    assert_eq!(told.matches("Baking evening").count(), 1, "{told}");
    scene.finish().await;
}

#[tokio::test]
async fn nobody_answers_and_it_is_asked_again() {
    for lang in Lang::ALL {
        let (mut scene, cast) = group(lang).await;
        asked(&mut scene, &cast, BAKING, lang).await;
        // The machine is off when it closes.
        scene.sleep_until("2026-11-19 11:00", Jerusalem);
        scene.restart().await;
        scene.pass(TimeDelta::minutes(1)).await;
        assert_eq!(stages(&scene).await, ["closed"]);
        scene.pass_until("2026-11-20 09:30", Jerusalem).await;
        scene.sees_in_private(cast.noa);
        scene.sees(cast.group, cast.boris);
        scene.say_in_private(cast.noa, "/attention").await;
        let told = scene.sees_in_private(cast.noa);
        assert!(
            told.contains(&word("times-closed-none", lang)) && !told.contains(&word("times-item-first", lang)),
            "{told}"
        );
        scene.press_in_private(cast.noa, &word("times-item-again", lang)).await;
        scene.pass(TimeDelta::minutes(1)).await;
        let standing = posts(&scene, cast.group, cast.boris);
        assert_eq!((standing.len(), stages(&scene).await), (1, vec!["open".to_owned()]));
        answer(&mut scene, &cast, cast.alice, &[(2, 1)], Lang::En).await;
        // A time that has been is never proposed.
        scene.pass_until("2026-11-20 19:30", Jerusalem).await;
        scene.say_in_private(cast.noa, "/when").await;
        scene.press_in_private(cast.noa, "Baking evening").await;
        scene.press_in_private(cast.noa, &word("times-button-manage", lang)).await;
        let panel = scene.panel(cast.noa.private(), cast.noa);
        assert!(panel.labels[0].contains("21.11, 18:00"), "{:?}", panel.labels);
        scene.press_in_private(cast.noa, &word("times-button-choose", lang)).await;
        let panel = scene.panel(cast.noa.private(), cast.noa);
        assert!(!panel.labels.iter().any(|label| label.contains("19:00")), "{:?}", panel.labels);
        scene.finish().await;
    }
}

#[tokio::test]
async fn who_has_not_answered_is_reminded_once_where_that_is_wanted() {
    let (mut scene, cast) = group(Lang::En).await;
    scene.sim.start_bot(cast.boris);
    scene.settle().await;
    for wanted in [false, true] {
        scene.say(cast.group, cast.noa, BAKING).await;
        if wanted {
            scene.press(cast.group, cast.noa, &word("times-switch-reminds-not", Lang::En)).await;
        }
        scene.press(cast.group, cast.noa, &word("times-button-post", Lang::En)).await;
        scene.pass(TimeDelta::minutes(1)).await;
        answer(&mut scene, &cast, cast.alice, &[(0, 1)], Lang::En).await;
        look(&scene, &cast);
        if !wanted {
            scene.say_in_private(cast.noa, "/when").await;
            scene.press_in_private(cast.noa, "Baking evening").await;
            scene.press_in_private(cast.noa, &word("times-button-manage", Lang::En)).await;
            scene.press_in_private(cast.noa, &word("times-button-close", Lang::En)).await;
            scene.pass(TimeDelta::minutes(1)).await;
        }
    }
    scene.pass_until("2026-11-18 23:00", Jerusalem).await;
    let told = scene.sees_in_private(cast.boris);
    assert_eq!(told.matches("Baking evening").count(), 1, "{told}");
    assert!(!scene.sees_in_private(cast.alice).contains("Baking evening"), "she has answered");
    scene.finish().await;
}

#[tokio::test]
async fn what_cannot_be_a_time_is_refused_with_what_can() {
    let mut seen = Vec::new();
    for lang in Lang::ALL {
        let (mut scene, cast) = group(lang).await;
        let long = format!("/when {}", "rye ".repeat(40));
        let many =
            "/when Baking\nfri 8, 9, 10, 11, 12, 13, 14\nsat 8, 9, 10, 11, 12, 13, 14\nsun 8, 9, 10, 11, 12, 13, 14";
        for typed in [
            "/when 🍞",
            &long,
            "/when Baking\nsoon 19:00",
            "/when Baking\n1.11.2026 19:00",
            "/when Baking\n1.12.2030 19:00",
            many,
        ] {
            scene.say(cast.group, cast.noa, typed).await;
            scene.pass(TimeDelta::minutes(1)).await;
            let told = scene.sees(cast.group, cast.noa);
            let (_typed, said) = told.split_once("Simbot").unwrap_or_default();
            seen.push(said.split("\n(deleted) Noa").next().unwrap_or_default().to_owned());
        }
        // Members do not make one; they see what there is.
        scene.say(cast.group, cast.alice, BAKING).await;
        scene.pass(TimeDelta::minutes(1)).await;
        scene.say(cast.group, cast.alice, "/when").await;
        let told = scene.sees(cast.group, cast.alice);
        assert!(told.contains(&word("times-none", lang)), "{told}");
        assert!(stages(&scene).await.is_empty());
        scene.finish().await;
    }
    assert_snapshot!(seen.join("\n"));
}

#[tokio::test]
async fn a_group_that_changes_its_clock_keeps_what_people_answered_about() {
    let (mut scene, cast) = group(Lang::En).await;
    asked(&mut scene, &cast, BAKING, Lang::En).await;
    let first = |scene: &Scene| own_times(&posts(scene, cast.group, cast.boris).pop().unwrap())[1];
    let berlin = async |scene: &mut Scene| {
        scene.change(cast.group, async |cx, key| chats::set_zone(&cx.tx, key, Berlin).await).await;
        scene.pass(TimeDelta::minutes(1)).await;
    };
    // Nobody has answered: seven in the evening is seven there.
    berlin(&mut scene).await;
    assert_eq!(first(&scene), instant("2026-11-20 19:00", Berlin).timestamp());
    answer(&mut scene, &cast, cast.alice, &[(0, 1)], Lang::En).await;
    scene.change(cast.group, async |cx, key| chats::set_zone(&cx.tx, key, Jerusalem).await).await;
    scene.pass(TimeDelta::minutes(1)).await;
    assert_eq!(first(&scene), instant("2026-11-20 19:00", Berlin).timestamp(), "she meant that very moment");
    assert!(post(&scene, &cast).contains("Berlin"), "{}", post(&scene, &cast));
    scene.finish().await;
}

#[tokio::test]
async fn a_post_that_is_gone_is_put_there_again_and_decided_all_the_same() {
    let (mut scene, cast) = group(Lang::En).await;
    asked(&mut scene, &cast, BAKING, Lang::En).await;
    answer(&mut scene, &cast, cast.alice, &[(0, 1)], Lang::En).await;
    let message = posts(&scene, cast.group, cast.boris).pop().unwrap();
    scene.sim.delete(cast.group, message.id);
    scene.sim.press_on(cast.group, cast.boris, message.id, "My times").unwrap_err();
    // Somebody changes her answer by the link she has; it cannot be drawn, and is not tried again.
    scene.say(cast.group, cast.boris, "/when").await;
    scene.press(cast.group, cast.boris, "Baking evening").await;
    scene.press(cast.group, cast.boris, &word("times-button-mine", Lang::En)).await;
    scene.press_in_private(cast.boris, &word("times-button-save", Lang::Ru)).await;
    scene.pass(TimeDelta::minutes(1)).await;
    scene.say_in_private(cast.noa, "/when").await;
    scene.press_in_private(cast.noa, "Baking evening").await;
    scene.press_in_private(cast.noa, &word("times-button-manage", Lang::En)).await;
    scene.press_in_private(cast.noa, &word("times-button-show", Lang::En)).await;
    scene.pass(TimeDelta::minutes(1)).await;
    assert_eq!(posts(&scene, cast.group, cast.boris).len(), 1);
    scene.sim.delete(cast.group, posts(&scene, cast.group, cast.boris).pop().unwrap().id);
    let fix = scene.panel(cast.noa.private(), cast.noa).labels[0].clone();
    scene.press_in_private(cast.noa, &fix).await;
    scene.pass(TimeDelta::minutes(3)).await;
    assert!(scene.sees(cast.group, cast.alice).contains("will be"), "the group hears of it");
    scene.finish().await;
}

#[tokio::test]
async fn a_fault_loses_no_draft_and_a_closed_topic_no_decision() {
    let (mut scene, cast) = group(Lang::En).await;
    scene.say(cast.group, cast.noa, BAKING).await;
    scene.sim.fault("sendMessage", 0, 1, Fault::Reject(400, "Bad Request: a fault of the test".to_owned()));
    scene.press(cast.group, cast.noa, &word("times-button-post", Lang::En)).await;
    let told = scene.sees(cast.group, cast.noa);
    assert!(told.contains("didn’t come to the group") || told.contains("didn't come to the group"), "{told}");
    assert_eq!(stages(&scene).await, ["draft"]);
    scene.say(cast.group, cast.noa, "/when").await;
    scene.press(cast.group, cast.noa, &word("times-button-draft", Lang::En)).await;
    scene.press(cast.group, cast.noa, &word("times-button-post", Lang::En)).await;
    assert_eq!(stages(&scene).await, ["open"]);
    scene.finish_despite([Trouble::Failed]).await;
}

#[tokio::test]
async fn where_its_topic_is_gone_it_is_told_in_general() {
    let (mut scene, cast) = group(Lang::En).await;
    let forum = scene.sim.forum("Bread", cast.noa);
    scene.sim.seat(forum, &[cast.boris, cast.alice]);
    scene.sim.add_bot(forum, cast.noa);
    scene.sim.promote_bot(forum, cast.noa, simulator::Rights::all());
    scene.settle().await;
    scene.change(forum, async |cx, key| chats::set_zone(&cx.tx, key, Jerusalem).await).await;
    let topic = scene.sim.topic(forum, cast.noa, "Evenings");
    scene.sim.say_in(forum, topic, cast.noa, BAKING);
    scene.settle().await;
    scene.press(forum, cast.noa, &word("times-button-post", Lang::En)).await;
    scene.pass(TimeDelta::minutes(1)).await;
    assert_eq!(posts(&scene, forum, cast.boris).pop().unwrap().thread, Some(topic));
    let there = Cast { group: forum, ..cast };
    answer(&mut scene, &there, there.alice, &[(0, 1)], Lang::En).await;
    scene.sim.delete_topic(forum, topic);
    scene.say_in_private(there.noa, "/when").await;
    scene.press_in_private(there.noa, "Bread").await;
    scene.press_in_private(there.noa, "Baking evening").await;
    scene.press_in_private(there.noa, &word("times-button-manage", Lang::En)).await;
    let fix = scene.panel(there.noa.private(), there.noa).labels[0].clone();
    scene.press_in_private(there.noa, &fix).await;
    scene.pass(TimeDelta::minutes(3)).await;
    let told = scene.sim.view(forum, there.alice).into_iter().rfind(|seen| seen.text.contains("will be")).unwrap();
    assert_eq!(told.thread, None);
    assert!(scene.sees_in_private(there.alice).contains("will be"), "and who answered hears of it");
    scene.finish_despite([Trouble::Failed]).await;
}

#[tokio::test]
async fn a_group_that_grows_goes_on_and_one_that_switches_it_off_ends_it() {
    let (mut scene, cast) = group(Lang::En).await;
    let small = scene.sim.group("Small", cast.noa);
    scene.sim.seat(small, &[cast.boris, cast.alice]);
    scene.sim.add_bot(small, cast.noa);
    scene.settle().await;
    scene.change(small, async |cx, key| chats::set_zone(&cx.tx, key, Jerusalem).await).await;
    scene.say_in_private(cast.noa, BAKING).await;
    scene.press_in_private(cast.noa, "Small").await;
    scene.press_in_private(cast.noa, &word("times-button-post", Lang::En)).await;
    scene.pass(TimeDelta::minutes(1)).await;
    let there = Cast { group: small, ..cast };
    answer(&mut scene, &there, there.alice, &[(0, 1)], Lang::En).await;
    let grown = scene.sim.migrate(small, there.noa, NoticeOrder::OldFirst);
    scene.settle().await;
    scene.pass(TimeDelta::minutes(1)).await;
    let there = Cast { group: grown, ..there };
    assert_eq!(answers(&scene).await, ["ynn"]);
    scene.sees_in_private(there.noa);
    scene.say_in_private(there.noa, "/when").await;
    scene.press_in_private(there.noa, "Small").await;
    scene.press_in_private(there.noa, "Baking evening").await;
    scene.press_in_private(there.noa, &word("times-button-manage", Lang::En)).await;
    scene.press_in_private(there.noa, &word("times-button-show", Lang::En)).await;
    scene.pass(TimeDelta::minutes(1)).await;
    answer(&mut scene, &there, there.boris, &[(0, 1)], Lang::Ru).await;
    assert_eq!(answers(&scene).await.len(), 2);
    scene.say(grown, there.noa, "/settings times off").await;
    scene.pass(TimeDelta::minutes(1)).await;
    assert_eq!(stages(&scene).await, ["closed"]);
    assert!(posts(&scene, grown, there.boris).pop().unwrap().buttons.is_empty(), "nobody answers in vain");
    scene.pass(TimeDelta::days(4)).await;
    scene.say(grown, there.noa, "/settings times on").await;
    scene.sees_in_private(there.noa);
    scene.pass(TimeDelta::days(1)).await;
    assert!(!scene.sees_in_private(there.noa).contains("Baking evening"), "no backlog");
    scene.finish().await;
}

#[tokio::test]
async fn who_blocked_the_bot_and_who_is_forgotten() {
    for lang in Lang::ALL {
        let (mut scene, cast) = group(lang).await;
        let zelda = scene.sim.create(Person::named("Zelda").language(lang.code()));
        scene.sim.join(cast.group, zelda);
        scene.sim.start_bot(zelda);
        scene.pass(TimeDelta::minutes(2)).await;
        asked(&mut scene, &cast, BAKING, lang).await;
        answer(&mut scene, &cast, zelda, &[(0, 1)], lang).await;
        answer(&mut scene, &cast, cast.alice, &[(0, 1)], Lang::En).await;
        assert!(post(&scene, &cast).contains("Zelda"));
        scene.say_in_private(zelda, "/mydata").await;
        let known = without_marks(&Line::named("mydata-times".to_owned()).num("n", 1).render(lang));
        assert!(scene.sees_in_private(zelda).contains(&known));
        scene.say_in_private(zelda, "/forgetme").await;
        scene.press_in_private(zelda, &word("forgetme-button-all", lang)).await;
        scene.pass(TimeDelta::minutes(2)).await;
        assert!(!post(&scene, &cast).contains("Zelda"), "{}", post(&scene, &cast));
        assert_eq!(answers(&scene).await, ["ynn"]);
        scene.sim.block_bot(cast.alice);
        scene.settle().await;
        scene.say_in_private(cast.noa, "/when").await;
        scene.press_in_private(cast.noa, "Baking evening").await;
        scene.press_in_private(cast.noa, &word("times-button-manage", lang)).await;
        let fix = scene.panel(cast.noa.private(), cast.noa).labels[0].clone();
        scene.press_in_private(cast.noa, &fix).await;
        scene.pass(TimeDelta::minutes(3)).await;
        assert_eq!(stages(&scene).await, ["fixed"]);
        scene.finish().await;
    }
}

#[tokio::test]
async fn many_answers_are_a_few_edits() {
    let (mut scene, cast) = group(Lang::En).await;
    let mut people = Vec::new();
    for n in 0..9 {
        let person = scene.sim.create(Person::named(&format!("Guest {n}")).language("en"));
        scene.sim.join(cast.group, person);
        scene.sim.start_bot(person);
        people.push(person);
    }
    scene.pass(TimeDelta::minutes(2)).await;
    asked(&mut scene, &cast, BAKING, Lang::En).await;
    let before = scene.sim.requests_of("editMessageText").len();
    let label = posts(&scene, cast.group, cast.boris).pop().unwrap().buttons.concat()[0].clone();
    let in_group = |scene: &Scene| {
        let edits = scene.sim.requests_of("editMessageText");
        edits.iter().filter(|request| request.params["chat_id"] == cast.group.0).count()
    };
    let drawn = in_group(&scene);
    for person in &people {
        scene.sim.press(cast.group, *person, &label).unwrap();
        scene.settle().await;
        let turn = scene.panel(person.private(), *person).labels[0].clone();
        scene.press_in_private(*person, &turn).await;
        scene.press_in_private(*person, &word("times-button-save", Lang::En)).await;
    }
    scene.pass(TimeDelta::minutes(1)).await;
    assert!(scene.sim.requests_of("editMessageText").len() > before);
    let edits = in_group(&scene) - drawn;
    assert!((1..=5).contains(&edits), "{edits} edits for nine answers");
    assert!(post(&scene, &cast).contains("✅ 9"), "{}", post(&scene, &cast));
    scene.finish().await;
}

#[tokio::test]
async fn at_night_nobody_is_woken_to_hear_of_what_is_days_away() {
    let (mut scene, cast) = group(Lang::En).await;
    asked(&mut scene, &cast, BAKING, Lang::En).await;
    answer(&mut scene, &cast, cast.alice, &[(2, 1)], Lang::En).await;
    scene.pass_until("2026-11-16 23:30", Jerusalem).await;
    look(&scene, &cast);
    scene.say_in_private(cast.noa, "/when").await;
    scene.press_in_private(cast.noa, "Baking evening").await;
    scene.press_in_private(cast.noa, &word("times-button-manage", Lang::En)).await;
    let fix = scene.panel(cast.noa.private(), cast.noa).labels[0].clone();
    scene.press_in_private(cast.noa, &fix).await;
    scene.pass_until("2026-11-17 08:30", Jerusalem).await;
    assert!(!scene.sees_in_private(cast.alice).contains("Baking"), "she sleeps");
    scene.pass_until("2026-11-17 10:00", Jerusalem).await;
    assert!(scene.sees_in_private(cast.alice).contains("Baking"));
    scene.finish().await;
}
