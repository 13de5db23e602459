//! Who may, and who may not.

use simulator::{Person, Pressed};

use super::*;
use crate::support::without_marks;

const COMMAND: &str = "/touchpoint every tuesday 12:00\nHello";

async fn own(scene: &Scene) -> i64 {
    scene
        .with_cx(async |cx| {
            let count = sqlx::query_scalar("SELECT count(*) FROM touchpoints WHERE kind = 'own'");
            Ok(count.fetch_one(&mut *cx.tx.lock().await).await?)
        })
        .await
}

#[tokio::test]
async fn members_channels_and_bots_change_nothing() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        let channel = scene.sim.channel("News", cast.boris);
        scene.sim.say(cast.group, cast.boris, COMMAND);
        scene.sim.say(cast.group, cast.boris, "/touchpoints");
        scene.sim.say_as_channel(cast.group, channel, COMMAND);
        scene.settle().await;
        assert_eq!(own(&scene).await, 0);
        let told = scene.sees(cast.group, cast.boris);
        let refusal = kehila::words::line("refuse-managers-only").plain("command", "touchpoint").render_plain(lang);
        assert!(told.contains(&without_marks(&refusal)), "{told}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn an_anonymous_administrator_may() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.say_anonymously(cast.group, COMMAND);
    scene.settle().await;
    assert_eq!(own(&scene).await, 1);
    scene.pass(TimeDelta::days(2)).await;
    assert_eq!(times_of(&scene, &cast, "Hello", Tz::UTC), ["2026-11-17 12:00"]);
    scene.finish().await;
}

#[tokio::test]
async fn who_was_demoted_since_presses_in_vain() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        scene.sim.promote(cast.group, cast.noa, cast.alice, simulator::Rights::all());
        scene.settle().await;
        scene.sim.say(cast.group, cast.alice, COMMAND);
        scene.settle().await;
        assert_eq!(own(&scene).await, 1);
        scene.sim.demote(cast.group, cast.noa, cast.alice);
        scene.settle().await;
        let undo = kehila::words::line("touch-button-undo").render_plain(lang);
        scene.sim.press(cast.group, cast.alice, &undo).unwrap();
        scene.settle().await;
        assert_eq!(own(&scene).await, 1, "it is still there");
        let told = scene.sees(cast.group, cast.alice);
        assert!(told.contains(&kehila::words::line("refuse-managers-only-button").render_plain(lang)), "{told}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn forged_and_stale_buttons_do_nothing() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        let words = |id| without_marks(&kehila::words::line(id).render_plain(lang));
        noa(&mut scene, &cast, COMMAND).await;
        noa(&mut scene, &cast, "/touchpoints").await;
        // On the confirmation she undoes it; the list, opened before, still offers it.
        scene.sim.press(cast.group, cast.noa, &words("touch-button-undo")).unwrap();
        scene.settle().await;
        assert_eq!(own(&scene).await, 0);
        scene.sees(cast.group, cast.noa);
        scene.sim.press(cast.group, cast.noa, "2").unwrap();
        scene.settle().await;
        let told = scene.sees(cast.group, cast.noa);
        assert!(told.contains(&words("touch-gone")), "{told}");
        // Callback data nobody was given.
        scene.set_rhythm(cast.group, Rhythm::Steady).await;
        scene.pass(TimeDelta::hours(30)).await;
        let post = posts(&scene, &cast).pop().unwrap();
        for data in ["{\"delete\":{\"id\":1}}", "1", "aaaaaaaaaaaaaaaaaaaa"] {
            scene.sim.forge_press(cast.group, cast.boris, post.id, data).unwrap();
            scene.settle().await;
            let told = scene.sees(cast.group, cast.boris);
            assert!(told.contains(&words("refuse-stale-button")), "{told}");
        }
        scene.finish().await;
    }
}

#[tokio::test]
async fn skip_next_leaves_out_that_one_only_however_late_and_often_it_is_pressed() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.set_rhythm(cast.group, Rhythm::None).await;
    noa(&mut scene, &cast, "/touchpoint every day 12:00\nHello").await;
    noa(&mut scene, &cast, "/touchpoints").await;
    press(&mut scene, &cast, 1).await;
    scene.pass_until("2026-11-16 13:00", Tz::UTC).await;
    // Her panel still shows Monday, which has been: nothing is skipped, and she sees Tuesday.
    scene.sim.press(cast.group, cast.noa, "Skip next").unwrap();
    scene.settle().await;
    assert!(
        scene.panel(cast.group, cast.noa).words.contains("Next times: Tuesday 17 November"),
        "{}",
        scene.panel(cast.group, cast.noa).words
    );
    scene.sim.press(cast.group, cast.noa, "Skip next").unwrap();
    scene.settle().await;
    scene.pass_until("2026-11-18 13:00", Tz::UTC).await;
    assert_eq!(times_of(&scene, &cast, "Hello", Tz::UTC), ["2026-11-16 12:00", "2026-11-18 12:00"]);
    assert_eq!(ledger(&scene).await, ["posted", "by-hand", "posted"]);
    scene.finish().await;
}

#[tokio::test]
async fn what_is_paused_stays_silent_until_resumed() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        scene.set_rhythm(cast.group, Rhythm::None).await;
        noa(&mut scene, &cast, "/touchpoint every day 15:00\nHello").await;
        noa(&mut scene, &cast, "/touchpoints").await;
        press(&mut scene, &cast, 1).await;
        press(&mut scene, &cast, 1).await; // Pause
        scene.pass(TimeDelta::days(3)).await;
        assert_eq!(posts(&scene, &cast).len(), 0);
        scene.restart().await;
        scene.pass(TimeDelta::days(1)).await;
        assert_eq!(posts(&scene, &cast).len(), 0);
        press(&mut scene, &cast, 1).await; // Resume
        scene.pass(TimeDelta::days(1)).await;
        assert_eq!(times_of(&scene, &cast, "Hello", zone(lang)), ["2026-11-20 15:00"]);
        scene.finish().await;
    }
}

#[tokio::test]
async fn the_preview_of_the_library_is_what_is_posted() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        noa(&mut scene, &cast, "/touchpoints").await;
        press(&mut scene, &cast, 1).await;
        press(&mut scene, &cast, 2).await; // Preview
        let preview = scene.panel(cast.group, cast.noa).words;
        scene.pass(TimeDelta::days(8)).await;
        let posted: Vec<String> = posts(&scene, &cast).into_iter().map(|seen| seen.text).collect();
        assert_eq!(posted, [preview]);
        scene.finish().await;
    }
}

#[tokio::test]
async fn fifty_are_enough_and_fit_on_pages() {
    let (mut scene, cast) = Scene::with_group(Lang::He).await;
    for n in 0..50 {
        let (day, month) = (n % 25 + 1, if n < 25 { "june" } else { "july" });
        noa(&mut scene, &cast, &format!("/touchpoint yearly {day} {month} 18:00\nפוסט {n}")).await;
        scene.pass(TimeDelta::minutes(1)).await;
    }
    assert_eq!(own(&scene).await, 50);
    noa(&mut scene, &cast, COMMAND).await;
    assert_eq!(own(&scene).await, 50);
    let refused = scene.sim.last(cast.group, cast.noa).unwrap().text;
    assert!(refused.contains("כבר יש כאן 50 פוסטים קבועים"), "{refused}");
    noa(&mut scene, &cast, "/touchpoints").await;
    for _ in 0..6 {
        scene.sim.press(cast.group, cast.noa, "העמוד הבא").unwrap();
        scene.settle().await;
    }
    assert!(scene.panel(cast.group, cast.noa).words.contains("פוסט 49"), "{}", scene.panel(cast.group, cast.noa).words);
    scene.finish().await;
}

#[tokio::test]
async fn in_private_it_says_where() {
    let (mut scene, cast) = Scene::with_group(Lang::Ru).await;
    scene.sim.start_bot(cast.noa);
    scene.sim.say(cast.noa.private(), cast.noa, COMMAND);
    scene.settle().await;
    let told = scene.sees_in_private(cast.noa);
    assert!(told.contains("Команда /touchpoint работает в группе."), "{told}");
    let other = scene.sim.create(Person::named("Other").language("en"));
    scene.sim.join(cast.group, other);
    scene.settle().await;
    noa(&mut scene, &cast, COMMAND).await;
    assert!(matches!(scene.sim.press(cast.group, cast.noa, "Предпросмотр"), Ok(Pressed::Callback(_))));
    assert!(scene.sim.press(cast.group, other, "Предпросмотр").is_err(), "nobody else sees it");
    scene.settle().await;
    scene.finish().await;
}
