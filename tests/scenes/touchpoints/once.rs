//! One time of a post alone: a look before it comes, other words for it, the next free slot, and a kind typed with it.

use kehila::{
    dispatch::{Stop, coming, posts::Due},
    words::line,
};
use simulator::{Fault, Medium, Said};

use super::*;
use crate::support::{ending::Trouble, instant};

async fn stage(lang: Lang, time: &str) -> (Scene, Cast) {
    let (mut scene, cast) = Scene::with_group(lang).await;
    scene.set_rhythm(cast.group, Rhythm::None).await;
    noa(&mut scene, &cast, &format!("/touchpoint every day {time}\nHello")).await;
    (scene, cast)
}

/// The same, and Noa is shown each before it comes.
async fn shown(lang: Lang, time: &str) -> (Scene, Cast) {
    let (mut scene, cast) = stage(lang, time).await;
    scene.sim.start_bot(cast.noa);
    scene.settle().await;
    noa(&mut scene, &cast, "/touchpoints").await;
    scene.press(cast.group, cast.noa, "1").await;
    scene.press(cast.group, cast.noa, &word("touch-button-show", lang)).await;
    let panel = scene.panel(cast.group, cast.noa).words;
    assert!(panel.contains("Noa"), "{panel}");
    scene.sees_in_private(cast.noa);
    (scene, cast)
}

fn texts(scene: &Scene, cast: &Cast) -> Vec<String> {
    posts(scene, cast).into_iter().map(|seen| seen.text).collect()
}

#[tokio::test]
async fn half_an_hour_before_she_is_shown_it_and_silence_means_go() {
    for lang in Lang::ALL {
        let (mut scene, cast) = shown(lang, "12:00").await;
        scene.pass_until("2026-11-16 11:29", zone(lang)).await;
        assert_eq!(scene.sees_in_private(cast.noa), "");
        scene.restart().await;
        scene.pass(TimeDelta::minutes(2)).await;
        let seen = scene.sees_in_private(cast.noa);
        assert!(seen.contains("Hello") && seen.contains("Bakers"), "{seen}");
        for label in ["touch-button-go", "touch-button-edit", "touch-button-skip"] {
            assert!(seen.contains(&format!("[{}]", without_marks(&word(label, lang)))), "{seen}");
        }
        scene.restart().await;
        scene.pass(TimeDelta::hours(1)).await;
        assert_eq!(scene.sees_in_private(cast.noa), "", "shown once");
        assert_eq!(texts(&scene, &cast), ["Hello"]);
        // The next day she says go, the day after that skip.
        scene.pass_until("2026-11-17 11:45", zone(lang)).await;
        scene.press(cast.noa.private(), cast.noa, &word("touch-button-go", lang)).await;
        scene.pass_until("2026-11-18 11:45", zone(lang)).await;
        scene.press(cast.noa.private(), cast.noa, &word("touch-button-skip", lang)).await;
        scene.press(cast.noa.private(), cast.noa, &word("touch-button-undo", lang)).await;
        scene.pass_until("2026-11-19 11:45", zone(lang)).await;
        scene.press(cast.noa.private(), cast.noa, &word("touch-button-skip", lang)).await;
        scene.pass(TimeDelta::hours(2)).await;
        assert_eq!(ledger(&scene).await, ["posted", "posted", "posted", "by-hand"]);
        scene.finish().await;
    }
}

#[tokio::test]
async fn one_that_is_moved_after_the_look_is_shown_again() {
    let lang = Lang::En;
    let (mut scene, cast) = shown(lang, "12:00").await;
    scene.pass_until("2026-11-16 11:35", zone(lang)).await;
    assert!(scene.sees_in_private(cast.noa).contains("Hello"));
    let [at, to] = ["2026-11-16 12:00", "2026-11-16 15:00"].map(|local| instant(local, zone(lang)));
    scene
        .change(cast.group, async |cx, key| {
            let latest = sqlx::query_scalar("SELECT max(id) FROM touchpoints");
            let number: i64 = latest.fetch_one(&mut *cx.tx.lock().await).await?;
            let chat = cx.chat(key).await?;
            assert!(coming::move_to(cx, &chat, "touchpoints", Due { number, at }, to).await?);
            Ok::<_, Stop>(())
        })
        .await;
    scene.pass_until("2026-11-16 14:25", zone(lang)).await;
    assert_eq!(scene.sees_in_private(cast.noa), "");
    scene.pass_until("2026-11-16 14:35", zone(lang)).await;
    assert!(scene.sees_in_private(cast.noa).contains("Hello"), "before its new time");
    scene.pass_until("2026-11-16 15:05", zone(lang)).await;
    assert_eq!(texts(&scene, &cast), ["Hello"]);
    assert_eq!(scene.sees_in_private(cast.noa), "", "once");
    scene.finish().await;
}

#[tokio::test]
async fn never_at_night_and_not_when_it_is_too_late() {
    // Quiet hours end at nine.
    let (mut scene, cast) = shown(Lang::En, "09:10").await;
    scene.pass_until("2026-11-17 08:59", zone(Lang::En)).await;
    scene.sees_in_private(cast.noa);
    scene.pass(TimeDelta::minutes(2)).await;
    assert!(scene.sees_in_private(cast.noa).contains("Hello"), "when the night is over");
    scene.finish().await;

    let (mut scene, cast) = shown(Lang::En, "09:00").await;
    scene.sees_in_private(cast.noa);
    scene.pass_until("2026-11-17 20:29", zone(Lang::En)).await;
    scene.sees_in_private(cast.noa);
    scene.pass(TimeDelta::minutes(2)).await;
    assert!(scene.sees_in_private(cast.noa).contains("Hello"), "or before it begins");
    scene.finish().await;

    for (until, is_shown) in [("2026-11-16 11:50", true), ("2026-11-16 12:20", false)] {
        let (mut scene, cast) = shown(Lang::En, "12:00").await;
        scene.pass_until("2026-11-16 11:20", zone(Lang::En)).await;
        scene.sees_in_private(cast.noa);
        scene.sleep_until(until, zone(Lang::En));
        scene.restart().await;
        scene.settle().await;
        assert_eq!(scene.sees_in_private(cast.noa).contains("Hello"), is_shown, "{until}");
        scene.pass(TimeDelta::hours(1)).await;
        assert_eq!(texts(&scene, &cast), ["Hello"]);
        scene.finish().await;
    }
}

#[tokio::test]
async fn who_cannot_be_reached_holds_nothing_up() {
    for lang in Lang::ALL {
        let (mut scene, cast) = stage(lang, "12:00").await;
        noa(&mut scene, &cast, "/touchpoints").await;
        scene.press(cast.group, cast.noa, "1").await;
        scene.press(cast.group, cast.noa, &word("touch-button-show", lang)).await;
        let seen = scene.sees(cast.group, cast.noa);
        assert!(seen.contains(&without_marks(&word("touch-show-start", lang))), "{seen}");
        scene.pass(TimeDelta::days(1)).await;
        assert_eq!(texts(&scene, &cast), ["Hello"]);
        scene.finish().await;
    }
    let (mut scene, cast) = shown(Lang::En, "12:00").await;
    scene.sim.fault("sendMessage", 0, 2, Fault::Reject(403, "Forbidden: bot was blocked by the user".to_owned()));
    scene.pass(TimeDelta::days(1)).await;
    assert_eq!(texts(&scene, &cast), ["Hello"]);
    scene.finish_despite([Trouble::Failed]).await;
    // Who manages no more is shown nothing.
    let (mut scene, cast) = shown(Lang::En, "12:00").await;
    scene
        .with_cx(async |cx| {
            sqlx::query("UPDATE touchpoints SET shown_to = (SELECT user_id FROM people WHERE username = 'alice')")
                .execute(&mut *cx.tx.lock().await)
                .await?;
            Ok(())
        })
        .await;
    scene.sim.start_bot(cast.alice);
    scene.settle().await;
    scene.sees_in_private(cast.alice);
    scene.pass(TimeDelta::days(1)).await;
    assert_eq!(scene.sees_in_private(cast.alice), "");
    scene.finish().await;
}

/// From the look before it comes to the question what it should say.
async fn ask(scene: &mut Scene, cast: &Cast, lang: Lang) {
    scene.press(cast.noa.private(), cast.noa, &word("touch-button-edit", lang)).await;
}

#[tokio::test]
async fn other_words_for_one_time_are_said_then_and_never_again() {
    for lang in Lang::ALL {
        let (mut scene, cast) = shown(lang, "12:00").await;
        let here = cast.noa.private();
        scene.pass_until("2026-11-16 11:45", zone(lang)).await;
        ask(&mut scene, &cast, lang).await;
        scene.restart().await;
        let seen = scene.say_and_see(here, cast.noa, "Only on {weekday} 🎂").await;
        assert!(seen.contains("Only on"), "{seen}");
        scene.press(here, cast.noa, &word("touch-button-preview", lang)).await;
        scene.press(here, cast.noa, &word("touch-button-back", lang)).await;
        let seen = scene.sees_in_private(cast.noa);
        let day = without_marks(&line("weekday").plain("day", "mon").render_plain(lang));
        assert!(seen.contains("Only on"), "{seen} {day}");
        scene.pass_until("2026-11-17 11:45", zone(lang)).await;
        let came = texts(&scene, &cast);
        assert!(came.len() == 1 && without_marks(&came[0]).starts_with("Only on "), "{came:?}");
        // The next day she takes it back.
        ask(&mut scene, &cast, lang).await;
        scene.say_and_see(here, cast.noa, "Oops").await;
        scene.press(here, cast.noa, &word("touch-button-undo", lang)).await;
        let seen = scene.sees_in_private(cast.noa);
        assert!(seen.contains(&without_marks(&word("touch-one-usual", lang))), "{seen}");
        scene.pass(TimeDelta::hours(2)).await;
        assert_eq!(texts(&scene, &cast)[1..], ["Hello"]);
        let kept: i64 = scene
            .with_cx(async |cx| {
                let count = "SELECT count(*) FROM other_words";
                Ok(sqlx::query_scalar(count).fetch_one(&mut *cx.tx.lock().await).await?)
            })
            .await;
        assert_eq!(kept, 0);
        scene.finish().await;
    }
}

#[tokio::test]
async fn from_the_calendar_with_a_picture_and_nothing_of_its_content_is_used_up() {
    for lang in Lang::ALL {
        let (mut scene, cast) = stage(lang, "12:00").await;
        scene.sim.start_bot(cast.noa);
        scene.settle().await;
        let here = cast.noa.private();
        noa(&mut scene, &cast, "/touchpoints").await;
        scene.press(cast.group, cast.noa, "1").await;
        for button in ["touch-button-content", "touch-button-add-content", "whisper-open-private"] {
            scene.press(cast.group, cast.noa, &word(button, lang)).await;
        }
        scene.say_and_see(here, cast.noa, "Two").await;
        scene.press(here, cast.noa, &word("touch-button-done", lang)).await;
        scene.say_in_private(cast.noa, "/start").await;
        scene.press_in_private(cast.noa, &word("desk-button-week", lang)).await;
        scene.press_in_private(cast.noa, "12:00").await;
        scene.press_in_private(cast.noa, &word("desk-button-this-one", lang)).await;
        scene.press_in_private(cast.noa, &word("touch-button-say", lang)).await;
        // What cannot be filled in is refused at once, and she goes on.
        let seen = scene.say_and_see(here, cast.noa, "Hi {name}").await;
        assert!(seen.contains("{name}"), "{seen}");
        scene.sim.send_as(here, cast.noa, Medium::Photo, Said { caption: "Look", ..Said::default() });
        scene.settle().await;
        scene.pass(TimeDelta::days(3)).await;
        let came: Vec<String> =
            posts(&scene, &cast).into_iter().map(|seen| seen.media.map_or(seen.text, |media| media.caption)).collect();
        assert_eq!(came, ["Look", "Hello", "Two"], "{lang:?}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn other_words_go_with_their_post_and_a_button_that_comes_too_late_changes_nothing() {
    let (mut scene, cast) = shown(Lang::En, "12:00").await;
    let here = cast.noa.private();
    scene.pass_until("2026-11-16 11:45", zone(Lang::En)).await;
    ask(&mut scene, &cast, Lang::En).await;
    scene.pass(TimeDelta::minutes(30)).await;
    let seen = scene.say_and_see(here, cast.noa, "Too late").await;
    assert!(seen.contains("posted, moved or changed meanwhile"), "{seen}");
    scene.pass_until("2026-11-17 11:45", zone(Lang::En)).await;
    ask(&mut scene, &cast, Lang::En).await;
    scene.say_and_see(here, cast.noa, "Only today").await;
    noa(&mut scene, &cast, "/touchpoints").await;
    scene.press(cast.group, cast.noa, "1").await;
    scene.press(cast.group, cast.noa, "Delete").await;
    scene.press(cast.group, cast.noa, "Delete").await;
    let left: i64 = scene
        .with_cx(async |cx| {
            let count = "SELECT count(*) FROM other_words";
            Ok(sqlx::query_scalar(count).fetch_one(&mut *cx.tx.lock().await).await?)
        })
        .await;
    assert_eq!(left, 0);
    scene.pass(TimeDelta::days(1)).await;
    assert_eq!(texts(&scene, &cast), ["Hello"]);
    scene.finish().await;
}

#[tokio::test]
async fn the_next_free_slot_is_the_first_day_with_room_where_all_others_stay() {
    for (lang, typed) in
        [(Lang::En, "next free slot"), (Lang::He, "המקום הפנוי הבא"), (Lang::Ru, "ближайшее свободное место")]
    {
        let (mut scene, cast) = Scene::with_group(lang).await;
        scene.set_rhythm(cast.group, Rhythm::None).await;
        for day in ["monday", "tuesday"] {
            noa(&mut scene, &cast, &format!("/touchpoint every {day} 15:00\nOn {day}")).await;
        }
        scene.sees(cast.group, cast.noa);
        noa(&mut scene, &cast, &format!("/touchpoint {typed}\nCake!")).await;
        let seen = scene.sees(cast.group, cast.noa);
        assert!(seen.contains(&without_marks(&word("touch-note-free-slot", lang))), "{seen}");
        scene.press(cast.group, cast.noa, &word("touch-button-undo", lang)).await;
        noa(&mut scene, &cast, &format!("/touchpoint {typed}\nCake!")).await;
        scene.pass(TimeDelta::days(9)).await;
        let at = times_of(&scene, &cast, "Cake!", zone(lang));
        assert_eq!(at.len(), 1, "a single time, {lang:?}: {at:?}");
        assert!(at[0].ends_with("15:00"), "at the hour of the others: {at:?}");
        assert!(ledger(&scene).await.iter().all(|outcome| outcome == "posted"), "nobody made way");
        scene.finish().await;
    }
}

#[tokio::test]
async fn where_there_is_no_free_slot_her_words_are_not_lost() {
    for lang in Lang::ALL {
        let (mut scene, cast) = stage(lang, "12:00").await;
        scene.sees(cast.group, cast.noa);
        noa(&mut scene, &cast, "/touchpoint next free slot\nCake for everybody, and coffee!").await;
        let seen = scene.sees(cast.group, cast.noa);
        assert!(seen.contains(&without_marks(&word("touch-problem-no-slot", lang))), "{seen}");
        assert!(seen.contains("Cake for everybody, and coffee!"), "{seen}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_kind_is_typed_with_the_post() {
    for (lang, typed, shown, held) in [
        (Lang::En, "kind: promotion, every tuesday 12:00\nBuy", "Kind: promotion", "Held back"),
        (Lang::He, "סוג: פרסום\nevery tuesday 12:00\nBuy", "סוג: פרסום", "ממתינים"),
        (Lang::Ru, "every tuesday 12:00\nВид: реклама\nBuy", "Вид: реклама", "Придержано"),
    ] {
        let (mut scene, cast) = Scene::with_group(lang).await;
        scene.set_rhythm(cast.group, Rhythm::None).await;
        noa(&mut scene, &cast, &format!("/touchpoint {typed}")).await;
        noa(&mut scene, &cast, "/touchpoints").await;
        scene.press(cast.group, cast.noa, "1").await;
        let panel = scene.panel(cast.group, cast.noa).words;
        assert!(panel.contains(shown) && panel.contains("Buy"), "{panel}");
        // Alone it would be held back, and /status says so.
        scene.sees(cast.group, cast.noa);
        noa(&mut scene, &cast, "/status").await;
        let seen = scene.sees(cast.group, cast.noa);
        assert!(seen.contains(held), "{seen}");
        noa(&mut scene, &cast, "/touchpoint kind: poem every day 12:00\nRoses").await;
        let seen = scene.sees(cast.group, cast.noa);
        assert!(seen.contains("poem"), "{seen}");
        noa(&mut scene, &cast, "/touchpoint kind: fun 1 every day 12:00").await;
        let seen = scene.sees(cast.group, cast.noa);
        assert!(seen.contains(&without_marks(&word("touch-kind-in-panel", lang))), "{seen}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn of_a_text_in_several_languages_the_groups_is_posted_and_the_preview_says_which() {
    for (lang, expected) in [(Lang::En, "Good morning"), (Lang::Ru, "Доброе утро"), (Lang::He, "Good morning")]
    {
        let (mut scene, cast) = Scene::with_group(lang).await;
        scene.set_rhythm(cast.group, Rhythm::None).await;
        noa(&mut scene, &cast, "/touchpoint every day 12:00\n[en]\nGood morning\n[ru]\nДоброе <b>утро</b>").await;
        noa(&mut scene, &cast, "/touchpoints").await;
        scene.press(cast.group, cast.noa, "1").await;
        scene.press(cast.group, cast.noa, &word("touch-button-preview", lang)).await;
        scene.pass(TimeDelta::days(1)).await;
        let posted = texts(&scene, &cast);
        assert!(posted[0].starts_with(expected.split_whitespace().next().unwrap()), "{posted:?}");
        assert!(!posted[0].contains('['), "{posted:?}");
        scene.finish().await;
    }
}
