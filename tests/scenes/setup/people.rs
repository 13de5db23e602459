//! Who may set a group up, and from where.

use kehila::words::{Lang, line};
use simulator::{Person, Rights};

use super::{added, before};
use crate::support::{Scene, without_marks, word};

#[tokio::test]
async fn only_managers_may() {
    let (mut scene, group, noa) = before(Lang::En, false).await;
    let boris = scene.sim.create(Person::named("Boris").language("en"));
    scene.sim.seat(group, &[boris]);
    scene.sim.add_bot(group, noa);
    scene.settle().await;
    // A member who follows the link.
    scene.sim.press(group, boris, "Set up").unwrap();
    scene.settle().await;
    let seen = scene.sees_in_private(boris);
    assert!(seen.ends_with("Simbot: This button is for those who manage this group."), "{seen}");
    assert!(scene.sees(group, boris).contains("[Set up]"), "the invitation stays");
    // A manager who is one no longer, by button and by word.
    scene.sim.promote(group, noa, boris, Rights::all());
    scene.sim.promote_bot(group, noa, Rights::all());
    scene.settle().await;
    scene.sim.press(group, boris, "Set up").unwrap();
    scene.settle().await;
    scene.press_in_private(boris, "Skip").await;
    scene.sees_in_private(boris);
    scene.sim.demote(group, noa, boris);
    scene.settle().await;
    scene.press_in_private(boris, "Berlin, 09:00").await;
    scene.say_in_private(boris, "Berlin").await;
    scene.say_in_private(boris, "Berlin").await;
    insta::assert_snapshot!(scene.sees_in_private(boris), @"
    (alert) This button is for those who manage this group.
    Boris: Berlin
    Simbot: This button is for those who manage this group.
    Boris: Berlin
    Simbot: I look after groups. /help shows what I can do.
    ");
    assert_eq!(scene.chat(group).await.zone, chrono_tz::UTC);
    scene.finish().await;
}

#[tokio::test]
async fn anothers_button_does_nothing() {
    let (mut scene, group, noa) = added(Lang::En).await;
    let boris = scene.sim.create(Person::named("Boris").language("en"));
    scene.sim.start_bot(boris);
    scene.settle().await;
    let sent = scene.sim.requests_of("sendMessage");
    let to_noa = |request: &&simulator::Request| request.params["chat_id"] == noa.0;
    let keyboard = |request: &simulator::Request| request.params.get("reply_markup").cloned();
    let keys = sent.iter().rev().filter(to_noa).find_map(keyboard).unwrap();
    let token = keys["inline_keyboard"][0][1]["callback_data"].as_str().unwrap().to_owned();
    let message = scene.sim.last(boris.private(), boris).unwrap().id;
    scene.sees_in_private(boris);
    let stale = "(alert) This button no longer works. Please start again from the command.";
    let noas = "(alert) This button is for the person who asked.";
    for (forged, told) in [(token.as_str(), noas), ("0", stale), ("{\"show\":\"summary\"}", stale)] {
        scene.sim.forge_press(boris.private(), boris, message, forged).unwrap();
        scene.settle().await;
        assert_eq!(scene.sees_in_private(boris), told);
    }
    assert_eq!(scene.chat(group).await.language, Lang::En);
    assert_eq!(scene.sees_in_private(noa).matches("Simbot:").count(), 1);
    scene.finish().await;
}

#[tokio::test]
async fn of_two_managers_the_last_word_counts() {
    let (mut scene, group, noa) = added(Lang::En).await;
    let boris = scene.sim.create(Person::named("Boris").language("ru"));
    scene.sim.seat(group, &[boris]);
    scene.sim.promote(group, noa, boris, Rights::all());
    scene.sim.start_bot(boris);
    scene.sim.say(boris.private(), boris, "/setup");
    scene.settle().await;
    let seen = scene.sees_in_private(boris);
    assert!(seen.contains(&word("setup-ask-language", Lang::Ru)), "{seen}");
    scene.sim.press(noa.private(), noa, "עברית").unwrap();
    scene.sim.press(boris.private(), boris, "Русский").unwrap();
    scene.settle().await;
    scene.sim.say(boris.private(), boris, "Минск");
    scene.sim.say(noa.private(), noa, "ירושלים");
    scene.settle().await;
    let chat = scene.chat(group).await;
    assert_eq!((chat.language, chat.zone), (Lang::Ru, chrono_tz::Asia::Jerusalem));
    assert!(scene.sees_in_private(noa).contains(&word("setup-ask-goal", Lang::He)));
    assert!(scene.sees_in_private(boris).contains(&word("setup-ask-goal", Lang::Ru)));
    scene.finish().await;
}

#[tokio::test]
async fn the_command_writes_in_private_or_whispers_a_link() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        scene.sim.say(cast.group, cast.noa, "/setup");
        scene.settle().await;
        let seen = scene.sees(cast.group, cast.noa);
        assert!(seen.contains(&format!("Simbot (only you): {}", word("setup-invite", lang))), "{seen}");
        scene.sim.press(cast.group, cast.noa, &word("setup-invite-button", lang)).unwrap();
        scene.settle().await;
        assert!(scene.sees_in_private(cast.noa).contains(&word("setup-opening", lang)));
        scene.sim.say(cast.group, cast.noa, "/setup");
        scene.settle().await;
        let seen = scene.sees_in_private(cast.noa);
        assert!(seen.contains("(deleted) Simbot: ") && seen.contains(&word("setup-opening", lang)), "{seen}");
        let there = format!("Simbot (only you): {}", word("setup-in-private", lang));
        let seen = scene.sees(cast.group, cast.noa);
        assert!(seen.contains(&there) && seen.contains(&word("whisper-open-private", lang)), "{seen}");
        assert!(!scene.sees(cast.group, cast.alice).contains("Simbot:"));
        scene.sim.say(cast.group, cast.alice, "/setup");
        scene.settle().await;
        let seen = scene.sees(cast.group, cast.alice);
        let refused = line("refuse-managers-only").plain("command", "setup").render_plain(lang);
        assert!(seen.contains(&format!("Simbot (only you): {}", without_marks(&refused))), "{seen}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn an_anonymous_administrator_gets_a_link_for_herself() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.say_anonymously(cast.group, "/setup");
    scene.settle().await;
    scene.sim.press(cast.group, cast.noa, "Set up").unwrap();
    scene.settle().await;
    assert!(scene.sees_in_private(cast.noa).contains("Hello!"));
    scene.sim.press(cast.group, cast.alice, "Set up").unwrap();
    scene.settle().await;
    assert!(scene.sees_in_private(cast.alice).contains("This button is for those who manage this group."));
    scene.finish().await;
}

#[tokio::test]
async fn in_private_it_asks_which_group() {
    let (mut scene, group, noa) = added(Lang::En).await;
    scene.sees_in_private(noa);
    let second = scene.sim.group("Cooks </b>", noa);
    scene.sim.add_bot(second, noa);
    scene.settle().await;
    scene.sees_in_private(noa);
    scene.say_in_private(noa, "/setup").await;
    insta::assert_snapshot!(scene.sees_in_private(noa), @"
    Noa: /setup
    Simbot: Which group?
      [Bakers]
      [Cooks </b>]
    ");
    scene.press_in_private(noa, "Cooks </b>").await;
    let seen = scene.sees_in_private(noa);
    assert!(seen.contains("(edited) Simbot: Group: Cooks </b>\n\nHello!"), "{seen}");
    scene.press_in_private(noa, "Русский").await;
    assert_eq!(scene.chat(group).await.language, Lang::En);
    assert_eq!(scene.chat(second).await.language, Lang::Ru);
    let stranger = scene.sim.create(Person::named("Dana").language("en"));
    scene.sim.say(stranger.private(), stranger, "/setup");
    scene.settle().await;
    assert!(scene.sees_in_private(stranger).contains("/setup works in the group."));
    scene.finish().await;
}

#[tokio::test]
async fn in_a_forum_the_answer_is_whispered_where_it_was_asked() {
    let mut scene = Scene::open().await;
    let noa = scene.sim.create(Person::named("Noa").language("en"));
    let forum = scene.sim.forum("Bakers", noa);
    let topic = scene.sim.topic(forum, noa, "Bread");
    scene.sim.add_bot(forum, noa);
    scene.sim.promote_bot(forum, noa, Rights::all());
    scene.settle().await;
    let invitation = scene.sim.last(forum, noa).unwrap();
    assert_eq!((invitation.text, invitation.thread), (word("setup-invite", Lang::En), None));
    scene.sim.say_in(forum, topic, noa, "/setup");
    scene.settle().await;
    let whisper = scene.sim.last(forum, noa).unwrap();
    assert_eq!((whisper.thread, whisper.buttons), (Some(topic), vec![vec!["Set up".to_owned()]]));
    scene.finish().await;
}

#[tokio::test]
async fn what_stands_beside_the_command_is_answered_with_the_right_form() {
    for lang in Lang::ALL {
        let (mut scene, group, noa) = added(lang).await;
        scene.sees_in_private(noa);
        for typed in ["/setup tel aviv", "/setup hebrew", "/setup </b>\nbread", "/setup@sim_test_bot Europe/Lisbon"] {
            scene.sim.say(group, noa, typed);
        }
        scene.settle().await;
        let seen = scene.sees(group, noa);
        let forms: Vec<_> = seen.lines().filter(|line| line.starts_with("Simbot (only you)")).collect();
        match lang {
            Lang::En => insta::assert_snapshot!(forms.join("\n"), @"
            Simbot (only you): I ask step by step, so nothing is needed after the command. For example: /settings zone tel aviv
            Simbot (only you): I ask step by step, so nothing is needed after the command. For example: /settings language hebrew
            Simbot (only you): I ask step by step, so nothing is needed after the command. For example: /setup
            Simbot (only you): I ask step by step, so nothing is needed after the command. For example: /settings zone Europe/Lisbon
            "),
            Lang::He => insta::assert_snapshot!(forms.join("\n"), @"
            Simbot (only you): השאלות מגיעות אחת אחרי השנייה, ולכן אין צורך לכתוב משהו אחרי הפקודה. לדוגמה: /settings zone tel aviv
            Simbot (only you): השאלות מגיעות אחת אחרי השנייה, ולכן אין צורך לכתוב משהו אחרי הפקודה. לדוגמה: /settings language hebrew
            Simbot (only you): השאלות מגיעות אחת אחרי השנייה, ולכן אין צורך לכתוב משהו אחרי הפקודה. לדוגמה: /setup
            Simbot (only you): השאלות מגיעות אחת אחרי השנייה, ולכן אין צורך לכתוב משהו אחרי הפקודה. לדוגמה: /settings zone Europe/Lisbon
            "),
            Lang::Ru => insta::assert_snapshot!(forms.join("\n"), @"
            Simbot (only you): Я спрашиваю по шагам, поэтому после команды ничего писать не нужно. Например: /settings zone tel aviv
            Simbot (only you): Я спрашиваю по шагам, поэтому после команды ничего писать не нужно. Например: /settings language hebrew
            Simbot (only you): Я спрашиваю по шагам, поэтому после команды ничего писать не нужно. Например: /setup
            Simbot (only you): Я спрашиваю по шагам, поэтому после команды ничего писать не нужно. Например: /settings zone Europe/Lisbon
            "),
        }
        assert_eq!(scene.sees_in_private(noa), "");
        scene.finish().await;
    }
}
