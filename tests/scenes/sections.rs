//! Helpers of chosen sections: what they may do, what they may not, and how they are chosen.

use kehila::{
    telegram::actor::{Actor, Person},
    words::{Lang, Line},
};
use simulator::{ChatId, Rights, UserId};

use crate::support::{Cast, Scene, without_marks, word};

/// Alice helps with these.
async fn with_helper(lang: Lang, sections: &str) -> (Scene, Cast) {
    let (mut scene, cast) = Scene::with_group(lang).await;
    scene.sim.say(cast.group, cast.alice, "good morning");
    scene.sim.start_bot(cast.alice);
    scene.settle().await;
    scene.sees_in_private(cast.alice);
    scene.say_and_see(cast.group, cast.noa, &format!("/staff @alice {sections}")).await;
    // Telegram is asked whether she is there before she is believed.
    scene.say_and_see(cast.group, cast.alice, "/status").await;
    (scene, cast)
}

fn menu(scene: &Scene, chat: ChatId, person: UserId) -> Vec<String> {
    scene.sim.menu(chat, person).into_iter().map(|(name, _)| name).collect()
}

/// The sections Alice may manage.
async fn sections(scene: &Scene, cast: &Cast) -> Vec<&'static str> {
    let chat = scene.chat(cast.group).await.key;
    let user = serde_json::json!({"id": cast.alice.0, "is_bot": false, "first_name": "Alice"});
    let person = Person::new(&serde_json::from_value(user).unwrap());
    let found = scene.with_cx(async |cx| cx.sections_of(chat, &Actor::Person(person.clone())).await).await;
    found.into_iter().map(kehila::dispatch::Room::name).collect()
}

#[tokio::test]
async fn she_does_what_is_of_her_section_and_hears_who_does_the_rest() {
    for lang in Lang::ALL {
        let (mut scene, cast) = with_helper(lang, "polls").await;
        let no = word("refuse-other-section", lang);
        let polled = scene.say_and_see(cast.group, cast.alice, "/poll When?\nToday\nNever").await;
        assert!(!polled.contains(&no) && polled.contains("When?"), "{polled}");
        for typed in [
            "/touchpoints",
            "/touchpoint every day 12:00\nHi",
            "/setup",
            "/staff",
            "/settings quiet off",
            "/settings bananas",
            "/settings polls off",
            "/settings rooms",
            "/settings recognition here",
            "/settings rhythm steady",
        ] {
            let seen = scene.say_and_see(cast.group, cast.alice, typed).await;
            assert!(seen.contains(&no), "{typed}: {seen}");
        }
        let chooses = scene.say_and_see(cast.group, cast.alice, "/staff @boris").await;
        assert!(chooses.contains(&word("refuse-administrators-only", lang)), "{chooses}");
        for typed in ["/status", "/settings", "/settings log"] {
            let seen = scene.say_and_see(cast.group, cast.alice, typed).await;
            assert!(!seen.contains(&no) && seen.contains("Simbot (only you)"), "{typed}: {seen}");
        }
        let help = scene.say_and_see(cast.group, cast.alice, "/help").await;
        assert!(help.contains("/poll") && help.contains("/status") && !help.contains("/touchpoint"), "{help}");
        assert!(!help.contains("/setup") && !help.contains("/staff"), "{help}");
        let offered = menu(&scene, cast.group, cast.alice);
        assert!(offered.contains(&"poll".to_owned()) && offered.contains(&"top".to_owned()), "{offered:?}");
        assert!(!offered.contains(&"touchpoints".to_owned()) && !offered.contains(&"staff".to_owned()), "{offered:?}");
        assert_eq!(sections(&scene, &cast).await, ["polls"]);
        scene.finish().await;
    }
}

#[tokio::test]
async fn her_sections_settings_are_hers_and_so_is_what_can_be_put_back() {
    for lang in Lang::ALL {
        let (mut scene, cast) = with_helper(lang, "touchpoints").await;
        scene.say_and_see(cast.group, cast.noa, "/settings zone berlin").await;
        let no = word("refuse-other-section", lang);
        let set = scene.say_and_see(cast.group, cast.alice, "/settings rhythm steady").await;
        assert!(!set.contains(&no), "{set}");
        let links = scene.say_and_see(cast.group, cast.alice, "/settings links all").await;
        assert!(links.contains(&no), "{links}");
        let all = scene.say_and_see(cast.group, cast.alice, "/settings").await;
        let (rhythm, zone) = (word("settings-name-rhythm", lang), word("settings-name-zone", lang));
        assert!(all.contains(&rhythm) && !all.contains(&zone), "{all}");
        scene.say_and_see(cast.group, cast.alice, "/settings log").await;
        let log = scene.sim.last(cast.group, cast.alice).unwrap();
        assert!(without_marks(&log.text).contains(&rhythm) && !without_marks(&log.text).contains(&zone), "{log:?}");
        let undo = without_marks(
            &Line::named("settings-button-undo".to_owned())
                .line("setting", Line::named("settings-name-rhythm".to_owned()))
                .render_plain(lang),
        );
        let undone = scene.press_and_see(cast.group, cast.alice, &undo).await;
        assert!(!undone.contains(&no), "{undone}");
        // What everybody is shown, she may press as far as it is hers.
        scene.sim.say_anonymously(cast.group, "/settings log");
        scene.settle().await;
        let other = without_marks(
            &Line::named("settings-button-undo".to_owned())
                .line("setting", Line::named("settings-name-zone".to_owned()))
                .render_plain(lang),
        );
        let refused = scene.press_and_see(cast.group, cast.alice, &other).await;
        assert!(refused.contains(&no), "{refused}");
        scene.pass(chrono::TimeDelta::minutes(2)).await;
        scene.finish().await;
    }
}

#[tokio::test]
async fn sections_are_chosen_by_typing() {
    for (lang, typed, wrong, all) in [
        (Lang::En, "regular posts, Polls", "polls bananas", "everything"),
        (Lang::He, "פוסטים קבועים סקרים", "סקרים בננות", "הכול"),
        (Lang::Ru, "регулярные посты опросы", "опросы бананы", "всё"),
    ] {
        let (mut scene, cast) = with_helper(lang, typed).await;
        assert_eq!(sections(&scene, &cast).await, ["polls", "touchpoints"]);
        let list = scene.say_and_see(cast.group, cast.noa, "/staff").await;
        let names = [word("room-polls", lang), word("room-touchpoints", lang)];
        assert!(names.iter().all(|name| list.contains(name)), "{list}");
        let refused = scene.say_and_see(cast.group, cast.noa, &format!("/staff @alice {wrong}")).await;
        let unread = wrong.split(' ').next_back().unwrap();
        assert!(refused.contains(unread) && refused.contains("/staff @name onboarding"), "{refused}");
        assert_eq!(sections(&scene, &cast).await, ["polls", "touchpoints"], "nothing has changed");
        let words = scene.sim.say(cast.group, cast.alice, "here I am");
        scene.sim.reply(cast.group, cast.noa, words, "/staff polls");
        scene.settle().await;
        assert_eq!(sections(&scene, &cast).await, ["polls"]);
        scene.say_and_see(cast.group, cast.noa, &format!("/staff @alice {all}")).await;
        assert!(sections(&scene, &cast).await.len() > 3);
        let log = scene.say_and_see(cast.group, cast.noa, "/settings log").await;
        assert!(names.iter().all(|name| log.contains(name)) && log.contains("Noa"), "{log}");
        scene.say_and_see(cast.group, cast.noa, "/staff @alice polls").await;
        scene.say_and_see(cast.group, cast.noa, "/staff @alice off").await;
        assert!(sections(&scene, &cast).await.is_empty());
        assert_eq!(menu(&scene, cast.group, cast.alice), menu(&scene, cast.group, cast.boris));
        scene.finish().await;
    }
}

/// Presses a button, on the page it is on.
async fn press_wherever(scene: &mut Scene, cast: &Cast, label: &str, lang: Lang) {
    let is_there =
        |scene: &Scene, label: &str| scene.panel(cast.group, cast.noa).labels.iter().any(|shown| shown.contains(label));
    for turn in ["page-previous", "page-following"].map(|id| word(id, lang)) {
        while !is_there(scene, label) && is_there(scene, &turn) {
            scene.press(cast.group, cast.noa, &turn).await;
        }
    }
    scene.press(cast.group, cast.noa, label).await;
}

#[tokio::test]
async fn sections_are_chosen_by_buttons() {
    for lang in Lang::ALL {
        let (mut scene, cast) = with_helper(lang, "").await;
        scene.say_and_see(cast.group, cast.noa, "/staff").await;
        scene.press_and_see(cast.group, cast.noa, "Alice").await;
        // Without the thanks it is everything else.
        press_wherever(&mut scene, &cast, &word("room-recognition", lang), lang).await;
        let left = sections(&scene, &cast).await;
        assert!(!left.contains(&"recognition") && left.contains(&"polls"), "{left:?}");
        for room in left.into_iter().filter(|room| *room != "polls") {
            press_wherever(&mut scene, &cast, &word(&format!("room-{room}"), lang), lang).await;
        }
        assert_eq!(sections(&scene, &cast).await, ["polls"]);
        press_wherever(&mut scene, &cast, &word("settings-button-everything", lang), lang).await;
        assert!(sections(&scene, &cast).await.contains(&"recognition"));
        scene.finish().await;
    }
}

#[tokio::test]
async fn an_administrator_has_the_whole_menu_whatever_she_helped_with() {
    let (mut scene, cast) = with_helper(Lang::En, "polls").await;
    let before = menu(&scene, cast.group, cast.alice);
    scene.sim.promote(cast.group, cast.noa, cast.alice, Rights::none());
    scene.settle().await;
    assert_eq!(menu(&scene, cast.group, cast.alice), menu(&scene, cast.group, cast.noa));
    scene.sim.demote(cast.group, cast.noa, cast.alice);
    scene.settle().await;
    assert_eq!(menu(&scene, cast.group, cast.alice), before);
    scene.sim.remove(cast.group, cast.noa, cast.alice);
    scene.settle().await;
    assert!(sections(&scene, &cast).await.is_empty(), "who has left helps no longer");
    scene.finish().await;
}

#[tokio::test]
async fn a_question_in_private_needs_the_section_when_it_is_answered() {
    let (mut scene, cast) = with_helper(Lang::En, "touchpoints").await;
    scene.say_and_see(cast.group, cast.noa, "/touchpoint every day 12:00\nHi").await;
    scene.say_and_see(cast.group, cast.alice, "/touchpoint 2").await;
    for label in ["Edit", "Open private chat"] {
        scene.sim.press(cast.group, cast.alice, label).unwrap();
        scene.settle().await;
    }
    scene.say_and_see(cast.group, cast.noa, "/staff @alice polls").await;
    scene.sees_in_private(cast.alice);
    let seen = scene.say_and_see(cast.alice.private(), cast.alice, "Mine").await;
    assert!(seen.contains(&word("refuse-other-section", Lang::En)), "{seen}");
    scene.finish().await;
}
