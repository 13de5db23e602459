//! Rooms that are off: they say nothing, offer nothing and wait for nothing; on again they begin from that moment.

use chrono::TimeDelta;
use chrono_tz::Asia::Jerusalem;
use kehila::words::Lang;
use simulator::{ChatId, Rights, UserId};

use crate::support::{Scene, without_marks, word};

const ROOMS: [&str; 5] = ["onboarding", "polls", "touchpoints", "recognition", "pictures"];

fn menu(scene: &Scene, chat: ChatId, person: UserId) -> Vec<String> {
    scene.sim.menu(chat, person).into_iter().map(|(name, _)| name).collect()
}

#[tokio::test]
async fn what_is_off_says_so_and_managers_switch_it_on_with_a_press() {
    for (lang, typed, off, told, again) in [
        (
            Lang::En,
            "off",
            "Off from now: Polls. What was under way has ended; nothing that's kept is lost.",
            "Switched off in the group: Polls. Those who manage it can switch it on.",
            "On from now: Polls",
        ),
        (
            Lang::He,
            "כבוי",
            "כבוי מעכשיו: סקרים. מה שהיה בדרך הסתיים, ומה שנשמר לא הולך לאיבוד.",
            "כבוי בקבוצה: סקרים. צוות הניהול יכול להפעיל.",
            "פעיל מעכשיו: סקרים",
        ),
        (
            Lang::Ru,
            "выключить",
            "Теперь выключено: Опросы. Начатое завершено, сохранённое не теряется.",
            "В группе выключено: Опросы. Включить могут те, кто ведёт группу.",
            "Теперь включено: Опросы",
        ),
    ] {
        let (mut scene, cast) = Scene::with_group(lang).await;
        assert!(menu(&scene, cast.group, cast.noa).contains(&"poll".to_owned()));
        let typed = format!("/settings {} {typed}", word("room-polls", lang));
        let seen = scene.say_and_see(cast.group, cast.noa, &typed).await;
        assert!(seen.contains(off), "{seen}");
        assert!(!menu(&scene, cast.group, cast.noa).contains(&"poll".to_owned()));
        assert!(menu(&scene, cast.group, cast.noa).contains(&"touchpoint".to_owned()), "the others are there");

        let seen = scene.say_and_see(cast.group, cast.noa, "/poll When?\nToday\nNever").await;
        assert!(seen.contains(told) && seen.contains(&word("room-button-on", lang)), "{seen}");
        assert!(!seen.contains("(poll"), "{seen}");
        let seen = scene.press_and_see(cast.group, cast.noa, &word("room-button-on", lang)).await;
        assert!(seen.contains(again), "{seen}");
        assert!(menu(&scene, cast.group, cast.noa).contains(&"poll".to_owned()));
        scene.sim.say(cast.group, cast.noa, "/poll When?\nToday\nNever");
        scene.settle().await;
        assert!(scene.sim.view(cast.group, cast.boris).iter().any(|seen| seen.poll.is_some()));
        scene.finish().await;
    }
}

#[tokio::test]
async fn the_page_switches_with_a_press_and_the_log_says_who() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        let mut page = scene.say_and_see(cast.group, cast.noa, "/settings rooms").await;
        let (on, back) = (word("page-following", lang), word("page-previous", lang));
        let shows = |scene: &Scene, label: &str| scene.panel(cast.group, cast.noa).labels.iter().any(|it| it == label);
        while shows(&scene, &on) {
            page += &scene.press_and_see(cast.group, cast.noa, &on).await;
        }
        for room in ROOMS {
            let name = without_marks(&kehila::dispatch::settings::name(room).render_plain(lang));
            assert!(page.contains(&format!("[{name} ✓]")), "{page}");
        }
        let polls = word("room-polls", lang);
        while shows(&scene, &back) {
            scene.press(cast.group, cast.noa, &back).await;
        }
        let page = scene.press_and_see(cast.group, cast.noa, &format!("{polls} ✓")).await;
        assert!(page.contains(&format!("[{polls} ✗]")), "{page}");
        let log = scene.say_and_see(cast.group, cast.noa, "/settings log").await;
        assert!(log.contains("Noa") && log.contains(&format!("{polls}: ")), "{log}");
        scene.press_and_see(cast.group, cast.noa, &word("settings-button-back", lang)).await;
        scene.press_and_see(cast.group, cast.noa, &word("settings-button-rooms", lang)).await;
        let page = scene.press_and_see(cast.group, cast.noa, &format!("{polls} ✗")).await;
        assert!(page.contains(&format!("[{polls} ✓]")), "{page}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn neither_on_nor_off_changes_nothing() {
    for (lang, expected) in [
        (Lang::En, "It can be on or off: Polls. For example: /settings polls off"),
        (Lang::He, "אפשר להפעיל או לכבות: סקרים. לדוגמה: /settings polls off"),
        (Lang::Ru, "Это можно включить или выключить: Опросы. Например: /settings polls off"),
    ] {
        let (mut scene, cast) = Scene::with_group(lang).await;
        let seen = scene.say_and_see(cast.group, cast.noa, "/settings polls perhaps").await;
        assert!(seen.contains(expected), "{seen}");
        // What the house cannot do without is no room that can be switched.
        scene.say_and_see(cast.group, cast.noa, "/settings help off").await;
        assert!(menu(&scene, cast.group, cast.noa).contains(&"help".to_owned()));
        assert!(menu(&scene, cast.group, cast.noa).contains(&"poll".to_owned()));
        scene.finish().await;
    }
}

#[tokio::test]
async fn members_are_told_and_get_no_button() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        assert!(menu(&scene, cast.group, cast.boris).contains(&"top".to_owned()));
        scene.say_and_see(cast.group, cast.noa, "/settings recognition off").await;
        let offered = menu(&scene, cast.group, cast.boris);
        assert!(!offered.contains(&"top".to_owned()) && offered.contains(&"introduce".to_owned()), "{offered:?}");
        let seen = scene.say_and_see(cast.group, cast.boris, "/top").await;
        let name = word("room-recognition", lang);
        assert!(seen.contains(&name) && !seen.contains(&format!("[{}]", word("room-button-on", lang))), "{seen}");
        assert!(!scene.sees(cast.group, cast.alice).contains(&name), "whispered");
        let help = scene.say_and_see(cast.group, cast.boris, "/help").await;
        assert!(help.contains("/introduce") && !help.contains("/top"), "{help}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn an_open_poll_closes_quietly_and_has_no_result() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.say(cast.group, cast.noa, "/poll Tea or coffee?\nTea\nCoffee");
    scene.settle().await;
    let poll = scene.sim.view(cast.group, cast.noa).into_iter().find(|seen| seen.poll.is_some()).unwrap();
    scene.sim.vote(cast.group, cast.boris, poll.id, &[0]).unwrap();
    scene.settle().await;
    scene.sees(cast.group, cast.alice);
    scene.say_and_see(cast.group, cast.noa, "/settings polls off").await;
    scene.pass(TimeDelta::days(4)).await;
    let now = scene.sim.view(cast.group, cast.noa).into_iter().find(|seen| seen.poll.is_some()).unwrap();
    assert!(now.poll.unwrap().closed, "nobody votes in vain");
    scene.say_and_see(cast.group, cast.noa, "/settings polls on").await;
    scene.pass(TimeDelta::days(4)).await;
    let view = scene.sim.view(cast.group, cast.alice);
    assert!(view.iter().all(|seen| seen.poll.is_some() || !seen.text.contains("Tea or coffee")), "no result is told");
    scene.finish().await;
}

#[tokio::test]
async fn posts_wait_for_nothing_and_are_not_made_up_for() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.say_and_see(cast.group, cast.noa, "/settings zone Jerusalem").await;
    scene.say_and_see(cast.group, cast.noa, "/settings posts 1 7").await;
    scene.say_and_see(cast.group, cast.noa, "/touchpoint every day 18:00\nGood evening, bakers").await;
    scene.sees(cast.group, cast.alice);
    scene.pass(TimeDelta::days(2)).await;
    assert_eq!(scene.sees(cast.group, cast.alice).matches("Good evening, bakers").count(), 2);
    scene.say_and_see(cast.group, cast.noa, "/settings touchpoints off").await;
    let seen = scene.say_and_see(cast.group, cast.noa, "/touchpoints").await;
    assert!(seen.contains("Switched off in the group: Regular posts"), "{seen}");
    scene.pass(TimeDelta::days(3)).await;
    scene.restart().await;
    scene.pass(TimeDelta::days(3)).await;
    assert!(!scene.sees(cast.group, cast.alice).contains("bakers"));
    scene.say_and_see(cast.group, cast.noa, "/settings touchpoints on").await;
    scene.pass(TimeDelta::minutes(5)).await;
    assert!(!scene.sees(cast.group, cast.alice).contains("bakers"), "what was missed stays missed");
    scene.pass(TimeDelta::days(1)).await;
    assert_eq!(scene.sees(cast.group, cast.alice).matches("Good evening, bakers").count(), 1);
    let kept = scene.say_and_see(cast.group, cast.noa, "/touchpoints").await;
    assert!(kept.contains("Good evening"), "what she wrote is kept: {kept}");
    scene.finish().await;
}

#[tokio::test]
async fn nobody_is_greeted_and_the_greeting_that_stands_goes() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.join(cast.group, cast.newcomer);
    scene.pass(TimeDelta::minutes(1)).await;
    let greets = |scene: &Scene| {
        let view = scene.sim.view(cast.group, cast.noa);
        view.iter().filter(|seen| seen.text.contains("Good to have you here")).count()
    };
    assert_eq!(greets(&scene), 1);
    let lev = scene.sim.person("Lev");
    scene.sim.join(cast.group, lev);
    scene.settle().await;
    scene.say_and_see(cast.group, cast.noa, "/settings welcome off").await;
    assert_eq!(greets(&scene), 0, "its button leads nowhere");
    let mira = scene.sim.person("Mira");
    scene.sim.join(cast.group, mira);
    scene.pass(TimeDelta::hours(1)).await;
    assert_eq!(greets(&scene), 0);
    scene.sim.say(cast.boris.private(), cast.boris, "/introduce");
    scene.settle().await;
    let told = scene.sees_in_private(cast.boris);
    assert!(!told.contains("Bakers"), "there is no group to introduce oneself in: {told}");
    scene.say_and_see(cast.group, cast.noa, "/settings welcome on").await;
    scene.pass(TimeDelta::hours(1)).await;
    assert_eq!(greets(&scene), 0, "who came meanwhile is not greeted");
    let zoe = scene.sim.person("Zoe");
    scene.sim.join(cast.group, zoe);
    scene.pass(TimeDelta::minutes(1)).await;
    assert_eq!(greets(&scene), 1);
    scene.finish().await;
}

#[tokio::test]
async fn a_month_nobody_counted_is_not_thanked_for() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.say_and_see(cast.group, cast.noa, "/settings zone Jerusalem").await;
    scene.say_and_see(cast.group, cast.noa, "/settings touchpoints off").await;
    scene.say_and_see(cast.group, cast.noa, "/settings recognition off").await;
    for _ in 0..6 {
        scene.sim.say(cast.group, cast.boris, "Who has rye flour today?");
        scene.sim.say(cast.group, cast.alice, "The mill by the old port has some.");
        scene.pass(TimeDelta::days(1)).await;
    }
    scene.pass_until("2026-12-05 10:00", Jerusalem).await;
    scene.say_and_see(cast.group, cast.noa, "/settings recognition on").await;
    scene.pass_until("2026-12-09 10:00", Jerusalem).await;
    let seen = scene.sees(cast.group, cast.alice);
    assert!(!seen.contains("Thank you"), "{seen}");
    let top = scene.say_and_see(cast.group, cast.alice, "/top").await;
    assert!(!top.contains("Борис"), "what was said meanwhile was not counted: {top}");
    scene.finish().await;
}

#[tokio::test]
async fn helpers_and_moved_groups_have_the_same_menus() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.say(cast.group, cast.alice, "good morning");
    scene.say_and_see(cast.group, cast.noa, "/staff @alice").await;
    assert!(menu(&scene, cast.group, cast.alice).contains(&"poll".to_owned()));
    scene.say_and_see(cast.group, cast.noa, "/settings polls off").await;
    for who in [cast.alice, cast.noa] {
        assert!(!menu(&scene, cast.group, who).contains(&"poll".to_owned()));
    }
    // Whoever becomes a manager finds it so, and after a restart it is so still.
    scene.sim.promote(cast.group, cast.noa, cast.boris, Rights::all());
    scene.restart().await;
    scene.settle().await;
    assert!(!menu(&scene, cast.group, cast.boris).contains(&"poll".to_owned()));
    scene.say_and_see(cast.group, cast.noa, "/settings polls on").await;
    for who in [cast.alice, cast.noa, cast.boris] {
        assert!(menu(&scene, cast.group, who).contains(&"poll".to_owned()));
    }
    scene.finish().await;
}
