//! Nothing a manager typed is posted by mistake, late, or lost in silence.

use chrono_tz::{Asia::Jerusalem, Europe::Moscow, Pacific::Auckland};
use simulator::Fault;

use super::*;

#[tokio::test]
async fn what_follows_the_time_is_never_posted_by_mistake() {
    for (lang, command, given_back) in [
        (Lang::En, "/touchpoint every day at 10:00 except holidays\nHello", "except holidays"),
        (Lang::En, "/touchpoint every day at 10:00 AM EST\nHello", "EST"),
        (Lang::En, "/touchpoint every day at 10:00 and 18:00", "and 18:00"),
        (Lang::En, "/touchpoint every day at 10:00 Good morning!\nHello", "Good morning!"),
        (Lang::Ru, "/touchpoint каждый день в 10:00 кроме праздников\nПривет", "кроме праздников"),
        (Lang::Ru, "/touchpoint по пн 10:00, ср 12:00\nПривет", "ср 12:00"),
        (Lang::Ru, "/touchpoint каждый день в 10:00 по Москве", "по Москве"),
        (Lang::Ru, "/touchpoint каждый день в 10:00 начиная с 5 января", "начиная с 5 января"),
        (Lang::He, "/touchpoint כל יום ב-10:00 חוץ מחגים\nשלום", "חוץ מחגים"),
    ] {
        let (mut scene, cast) = Scene::with_group(lang).await;
        scene.set_rhythm(cast.group, Rhythm::None).await;
        scene.sees(cast.group, cast.noa);
        noa(&mut scene, &cast, command).await;
        let seen = scene.sees(cast.group, cast.noa);
        let answer = seen.split("Simbot").nth(1).and_then(|answer| answer.split("(deleted)").next()).unwrap();
        let (words, example) = answer.split_once("/touchpoint").unwrap();
        assert!(words.contains(given_back), "{answer}");
        if given_back != "Good morning!" {
            assert!(!example.contains(given_back), "the example is free of it: {answer}");
        }
        scene.pass(TimeDelta::days(2)).await;
        assert_eq!(posts(&scene, &cast).len(), 0, "{command}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn the_answer_shows_what_will_be_posted() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        noa(&mut scene, &cast, "/touchpoint every tuesday 12:00 How is it going?").await;
        assert!(
            scene.panel(cast.group, cast.noa).words.contains("How is it going?"),
            "{}",
            scene.panel(cast.group, cast.noa).words
        );
        scene.finish().await;
    }
}

#[tokio::test]
async fn every_evening_is_in_the_evening() {
    for (lang, schedule) in
        [(Lang::En, "every evening at 8:00"), (Lang::He, "כל ערב ב-8:00"), (Lang::Ru, "каждый вечер в 8:00")]
    {
        let (mut scene, cast) = Scene::with_group(lang).await;
        scene.set_rhythm(cast.group, Rhythm::None).await;
        noa(&mut scene, &cast, &format!("/touchpoint {schedule}\nHello")).await;
        scene.pass_until("2026-11-17 00:00", zone(lang)).await;
        assert_eq!(times_of(&scene, &cast, "Hello", zone(lang)).last().unwrap(), "2026-11-16 20:00");
        scene.finish().await;
    }
}

#[tokio::test]
async fn what_telegram_keeps_waiting_into_the_night_is_not_posted_then() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        scene.set_rhythm(cast.group, Rhythm::None).await;
        noa(&mut scene, &cast, "/touchpoint every monday 20:00\nHello").await;
        scene.pass_until("2026-11-16 19:59", zone(lang)).await;
        // However long it says, it is asked again now and then, and says so again.
        scene.sim.fault("sendMessage", 0, usize::MAX, Fault::TooManyRequests(3 * 3_600));
        scene.pass_until("2026-11-17 08:00", zone(lang)).await;
        assert_eq!(times_of(&scene, &cast, "Hello", zone(lang)), Vec::<String>::new());
        assert_eq!(ledger(&scene).await, ["not-in-time"]);
        scene.sim.clear_faults();
        noa(&mut scene, &cast, "/touchpoints").await;
        let why = kehila::words::line("skip-not-in-time").render_plain(lang);
        assert!(scene.panel(cast.group, cast.noa).words.contains(&why), "{}", scene.panel(cast.group, cast.noa).words);
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_single_time_that_another_zone_puts_into_the_past_is_posted_at_once() {
    let (mut scene, cast) = Scene::with_group(Lang::He).await;
    scene.set_rhythm(cast.group, Rhythm::None).await;
    noa(&mut scene, &cast, "/touchpoint once 2026-11-16 18:00\nHello").await;
    scene.pass_until("2026-11-16 17:30", Jerusalem).await;
    scene.change(cast.group, async |cx, key| chats::set_zone(&cx.tx, key, Moscow).await).await;
    scene.pass(TimeDelta::minutes(2)).await;
    assert_eq!(times_of(&scene, &cast, "Hello", Jerusalem).len(), 1);
    scene.pass(TimeDelta::days(2)).await;
    assert_eq!(times_of(&scene, &cast, "Hello", Jerusalem).len(), 1);
    scene.finish().await;
}

#[tokio::test]
async fn a_single_time_that_is_not_posted_stays_with_its_text_and_its_author_is_told() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        scene.sim.start_bot(cast.noa);
        scene.set_rhythm(cast.group, Rhythm::None).await;
        noa(&mut scene, &cast, "/touchpoint once 2026-11-16 20:00\nHello").await;
        scene.pass_until("2026-11-16 13:00", zone(lang)).await;
        scene.sees_in_private(cast.noa);
        // There it is the night to the 17th: its time has been, and nobody wants to hear it now.
        scene.change(cast.group, async |cx, key| chats::set_zone(&cx.tx, key, Auckland).await).await;
        scene.pass(TimeDelta::days(1)).await;
        assert_eq!(posts(&scene, &cast).len(), 0);
        assert_eq!(ledger(&scene).await, ["quiet-hours"]);
        let told = scene.sees_in_private(cast.noa);
        assert!(told.contains("/touchpoints"), "{told}");
        noa(&mut scene, &cast, "/touchpoints").await;
        assert!(
            scene.panel(cast.group, cast.noa).words.contains("Hello"),
            "{}",
            scene.panel(cast.group, cast.noa).words
        );
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_single_time_that_telegram_refuses_stays_with_its_text() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        scene.set_rhythm(cast.group, Rhythm::None).await;
        noa(&mut scene, &cast, "/touchpoint once 2026-11-16 15:00\nHello").await;
        scene.pass_until("2026-11-16 14:59", zone(lang)).await;
        scene.sim.fault("sendMessage", 0, 1, Fault::Reject(400, "Bad Request: whatever".to_owned()));
        scene.pass(TimeDelta::hours(1)).await;
        assert_eq!(ledger(&scene).await, ["refused"]);
        noa(&mut scene, &cast, "/touchpoints").await;
        let why = kehila::words::line("skip-refused").render_plain(lang);
        assert!(
            scene.panel(cast.group, cast.noa).words.contains("Hello")
                && scene.panel(cast.group, cast.noa).words.contains(&why)
        );
        scene.finish_despite([crate::support::ending::Trouble::Failed]).await;
    }
}

#[tokio::test]
async fn undo_asks_once_it_is_no_slip_any_more() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    noa(&mut scene, &cast, "/touchpoint every tuesday 12:00\nHello").await;
    scene.pass(TimeDelta::minutes(11)).await;
    press(&mut scene, &cast, 2).await;
    assert!(
        scene.panel(cast.group, cast.noa).words.contains("Delete this regular post?"),
        "{}",
        scene.panel(cast.group, cast.noa).words
    );
    noa(&mut scene, &cast, "/touchpoint every wednesday 12:00\nHello again").await;
    press(&mut scene, &cast, 2).await;
    assert!(scene.panel(cast.group, cast.noa).words.contains("Deleted"), "{}", scene.panel(cast.group, cast.noa).words);
    scene.finish().await;
}

#[tokio::test]
async fn a_refused_command_stays_unless_its_words_are_given_back() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let stays = |scene: &Scene, beginning: &str| {
        scene
            .sim
            .view(cast.group, cast.noa)
            .iter()
            .any(|seen| seen.text.starts_with(beginning) && seen.ephemeral.is_none())
    };
    let long = "words ".repeat(600);
    noa(&mut scene, &cast, &format!("/touchpoint every monday\n{long}and the end")).await;
    scene.pass(TimeDelta::minutes(10)).await;
    assert!(stays(&scene, "/touchpoint every monday"));
    let goal = "a purpose told at length ".repeat(20);
    noa(&mut scene, &cast, &format!("/settings goal {goal}")).await;
    scene.pass(TimeDelta::minutes(10)).await;
    let given_back = scene.sim.view(cast.group, cast.noa).into_iter().rfind(|seen| seen.ephemeral.is_some()).unwrap();
    assert!(!stays(&scene, "/settings goal") && given_back.text.contains(goal.trim()), "{}", given_back.text);
    noa(&mut scene, &cast, "/touchpoint every tuesday\nA text of her own, which took a while to write on a telephone")
        .await;
    scene.pass(TimeDelta::minutes(10)).await;
    assert!(!stays(&scene, "/touchpoint every tuesday"));
    scene.finish().await;
}
