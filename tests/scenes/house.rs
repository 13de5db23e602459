//! What every room relies on.

use chrono::TimeDelta;
use kehila::{
    dispatch::house,
    store::{
        chats::{self, BotPlace},
        inbox,
    },
    words::{Lang, line},
};
use serde_json::json;
use simulator::{Person, Rights};

use crate::support::{Scene, ending::Trouble};

#[tokio::test]
async fn a_group_is_known_once_the_bot_is_in_it() {
    let (scene, cast) = Scene::with_group(Lang::He).await;
    let chat = scene.chat(cast.group).await;
    assert_eq!(chat.title, "Bakers");
    assert_eq!(chat.language, Lang::He);
    assert_eq!(chat.zone, chrono_tz::Asia::Jerusalem);
    assert!(chat.bot.can_delete());
    assert!(chat.admins_known_at.is_some());
    scene.finish().await;
}

#[tokio::test]
async fn what_nobody_asked_for_in_private_gets_a_hint() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.start_bot(cast.alice);
    scene.settle().await;
    scene.sees_in_private(cast.alice);
    scene.sim.say(cast.alice.private(), cast.alice, "hello?");
    scene.settle().await;
    let seen = scene.sees_in_private(cast.alice);
    assert!(seen.contains("I look after groups. /help shows what I can do."), "{seen}");
    scene.finish().await;
}

#[tokio::test]
async fn the_bot_notices_its_own_rights() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.promote_bot(cast.group, cast.noa, Rights::none());
    scene.settle().await;
    let chat = scene.chat(cast.group).await;
    assert!(chat.bot.is_admin() && !chat.bot.can_delete());
    scene.finish().await;
}

#[tokio::test]
async fn strays_in_private_are_answered_once_in_a_while() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.start_bot(cast.alice);
    scene.settle().await;
    scene.sees_in_private(cast.alice);
    for word in ["hello?", "anybody", "there?"] {
        scene.sim.say(cast.alice.private(), cast.alice, word);
        scene.settle().await;
    }
    assert_eq!(scene.sees_in_private(cast.alice).matches("I look after groups.").count(), 1);
    scene.pass(TimeDelta::minutes(11)).await;
    scene.sim.say(cast.alice.private(), cast.alice, "hello?");
    scene.settle().await;
    assert!(scene.sees_in_private(cast.alice).contains("I look after groups."));
    scene.finish().await;
}

#[tokio::test]
async fn cancelling_nothing_is_no_mistake() {
    for lang in Lang::ALL {
        let (mut scene, _) = Scene::with_group(lang).await;
        let person = scene.sim.create(Person::named("Ann").language(lang.code()));
        scene.sim.start_bot(person);
        scene.sim.say(person.private(), person, "/cancel");
        scene.settle().await;
        let seen = scene.sees_in_private(person);
        assert!(seen.contains(&line("nothing-to-cancel").render_plain(lang)), "{seen}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_whisper_that_comes_in_private_is_in_her_language_and_names_the_group() {
    let (mut scene, cast) = Scene::with_group(Lang::He).await;
    scene.sim.demote_bot(cast.group, cast.noa);
    scene.sim.start_bot(cast.alice);
    scene.sim.start_bot(cast.boris);
    scene.settle().await;
    scene.sees_in_private(cast.alice);
    scene.sees_in_private(cast.boris);
    scene.sim.say_with(cast.group, cast.alice, "/help poll", json!({}));
    scene.sim.say(cast.group, cast.boris, "/poll");
    scene.settle().await;
    let seen = scene.sees_in_private(cast.alice);
    assert!(seen.starts_with("Simbot: In Bakers:\n"), "{seen}");
    let seen = scene.sees_in_private(cast.boris);
    assert!(seen.starts_with("Simbot: В группе Bakers:\nКоманда /poll — для тех, кто ведёт группу."), "{seen}");
    scene.finish().await;
}

#[tokio::test]
async fn a_private_matter_is_not_told_before_everybody() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        scene.sim.demote_bot(cast.group, cast.noa);
        // An app that knows no commands between her and the bot.
        scene.sim.say_with(cast.group, cast.boris, "/me", json!({}));
        scene.settle().await;
        let seen = scene.sees(cast.group, cast.alice);
        let (rather, open) = (line("whisper-rather-in-private"), line("whisper-open-private").render_plain(lang));
        assert!(seen.contains(&format!("Simbot: {}\n  [{open}]", rather.render_plain(lang))), "{seen}");
        scene.sim.press(cast.group, cast.alice, &open).unwrap();
        scene.settle().await;
        let seen = scene.sees_in_private(cast.alice);
        // Where we are no administrator we had not heard of her: Telegram is asked, and she sees what is hers.
        assert!(seen.contains("Your place will show here") && !seen.contains("Boris"), "nothing of his: {seen}");
        scene.sim.press(cast.group, cast.boris, &open).unwrap();
        scene.settle().await;
        let seen = scene.sees_in_private(cast.boris);
        assert!(seen.contains("Bakers") && seen.contains("[Убрать из списков"), "{seen}");
        scene.sim.say(cast.group, cast.noa, "/status");
        scene.settle().await;
        scene.sim.press(cast.group, cast.noa, &open).unwrap();
        scene.settle().await;
        let seen = scene.sees_in_private(cast.noa);
        assert!(seen.contains(env!("CARGO_PKG_VERSION")), "{seen}");
        scene.pass(TimeDelta::minutes(2)).await;
        scene.finish().await;
    }
}

/// Telegram has told who the administrators are; before it reaches us, somebody else is one.
#[tokio::test]
async fn a_list_of_administrators_that_was_overtaken_is_asked_for_again() {
    for becomes in [true, false] {
        let (mut scene, cast) = Scene::with_group(Lang::En).await;
        if !becomes {
            scene.sim.promote(cast.group, cast.noa, cast.boris, Rights::none());
        }
        scene.settle().await;
        let chat = scene.chat(cast.group).await;
        scene.with_cx(async |cx| house::ask_administrators(cx, chat.key, chat.id).await).await;
        scene.send_up_to("getChatAdministrators").await;
        match becomes {
            true => scene.sim.promote(cast.group, cast.noa, cast.boris, Rights::none()),
            false => scene.sim.demote(cast.group, cast.noa, cast.boris),
        }
        scene.receive_all().await;
        scene.settle().await;
        scene.sees(cast.group, cast.boris);
        scene.sim.say(cast.group, cast.boris, "/settings");
        scene.settle().await;
        let seen = scene.sees(cast.group, cast.boris);
        assert_eq!(seen.contains("Time zone"), becomes, "{seen}");
        scene.finish().await;
    }
}

/// As above, about ourselves: who believes to be an administrator, and is not, is not told who is.
#[tokio::test]
async fn what_we_may_do_is_asked_again_if_it_changed_meanwhile() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let chat = scene.chat(cast.group).await;
    scene.with_cx(async |cx| house::ask_administrators(cx, chat.key, chat.id).await).await;
    scene.send_up_to("getChatMember").await;
    scene.sim.demote_bot(cast.group, cast.noa);
    scene.receive_all().await;
    scene.settle().await;
    let chat = scene.chat(cast.group).await;
    assert!(!chat.bot.is_admin());
    scene.finish().await;
}

/// An update that an earlier version could read, and set aside, keeps nobody else's from being answered.
#[tokio::test]
async fn what_was_set_aside_and_cannot_be_read_is_put_into_quarantine() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let chat = scene.chat(cast.group).await;
    for unreadable in [r#"{"update_id": 7, "message": {"message_id": "?"}}"#, r#"{"message": 1}"#] {
        scene.with_cx(async |cx| Ok(inbox::park(&cx.tx, chat.key, unreadable, cx.now).await?)).await;
    }
    scene.with_cx(async |cx| Ok(chats::set_admins_known(&cx.tx, chat.key, None).await?)).await;
    scene.sim.say(cast.group, cast.alice, "/help");
    scene.settle().await;
    let seen = scene.sees(cast.group, cast.alice);
    assert!(seen.contains("/introduce"), "{seen}");
    let errors = scene.with_cx(async |cx| Ok(inbox::quarantine_errors(&cx.tx, 10).await?)).await;
    assert_eq!(errors.len(), 2, "{errors:?}");
    scene.finish_despite([Trouble::Quarantined]).await;
}

#[tokio::test]
async fn a_group_the_bot_was_said_to_have_left_is_taken_up_again() {
    for somebody_asks in [true, false] {
        let (mut scene, cast) = Scene::with_group(Lang::En).await;
        // It was removed and added again, and Telegram kept neither notice for us.
        let key = scene.key(cast.group).await;
        scene.with_cx(async |cx| Ok(chats::set_bot(&cx.tx, key, BotPlace::Out).await?)).await;
        scene.pass(TimeDelta::hours(26)).await;
        scene.sim.say(cast.group, cast.alice, "Is anybody here?");
        if somebody_asks {
            scene.sim.say(cast.group, cast.noa, "/status");
            scene.settle().await;
        } else {
            scene.pass(TimeDelta::hours(7)).await;
        }
        let chat = scene.chat(cast.group).await;
        assert!(chat.bot.is_admin(), "{somebody_asks}: {:?}", chat.bot);
        scene.finish().await;
    }
}

/// A Bot API server from before ephemeral messages shows a whisper to everybody. It is taken away at once, she is told in
/// another way, and for a day it is not tried again, also by the next process.
#[tokio::test]
async fn a_whisper_that_everybody_was_shown_is_taken_away_and_said_in_another_way() {
    for started in [true, false] {
        let (mut scene, cast) = Scene::with_group(Lang::En).await;
        if started {
            scene.sim.start_bot(cast.alice);
            scene.settle().await;
            scene.sees_in_private(cast.alice);
        }
        scene.sim.set_knows_ephemeral(false);
        let tried = |scene: &Scene| {
            let sent = scene.sim.requests_of("sendMessage");
            sent.iter().filter(|sent| sent.params.contains_key("ephemeral_message_parameters")).count()
        };
        let before = tried(&scene);
        scene.sim.say(cast.group, cast.alice, "/me");
        scene.settle().await;
        assert_eq!(tried(&scene), before + 1);
        let in_group = scene.sim.view(cast.group, cast.boris);
        let ours: Vec<&str> =
            in_group.iter().filter(|seen| seen.sender_id == scene.sim.bot()).map(|seen| seen.text.as_str()).collect();
        let hers = scene.sees_in_private(cast.alice);
        match started {
            true => {
                assert_eq!(ours, Vec::<&str>::new(), "nothing of it stays");
                assert!(hers.contains("Bakers"), "{hers}");
            }
            false => {
                assert_eq!(ours.len(), 1, "{ours:?}");
                assert!(ours[0].contains("in private"), "{ours:?}");
            }
        }
        scene.pass(TimeDelta::minutes(2)).await;
        scene.restart().await;
        scene.sim.say(cast.group, cast.alice, "/me");
        scene.pass(TimeDelta::minutes(2)).await;
        assert_eq!(tried(&scene), before + 1, "it is not tried for a day");
        assert_eq!(scene.sees_in_private(cast.alice).contains("Bakers"), started);

        scene.sim.set_knows_ephemeral(true);
        scene.pass(TimeDelta::hours(25)).await;
        scene.sim.say(cast.group, cast.alice, "/me");
        scene.settle().await;
        assert_eq!(tried(&scene), before + 2);
        scene.finish().await;
    }
}

#[tokio::test]
async fn by_a_new_name_the_bot_answers_at_once() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let asked = |scene: &Scene| scene.sim.requests_of("getMe").len();
    let before = asked(&scene);
    for _ in 0..5 {
        scene.sim.say(cast.group, cast.boris, "/top@another_bot");
        scene.settle().await;
    }
    assert_eq!(scene.sees(cast.group, cast.boris).matches("Simbot").count(), 0);
    assert_eq!(asked(&scene), before + 1, "once a minute");
    scene.pass(TimeDelta::minutes(2)).await;
    scene.sim.rename_bot("renamed_test_bot");
    scene.sim.say(cast.group, cast.boris, "/top@renamed_test_bot");
    scene.settle().await;
    assert!(scene.sees(cast.group, cast.boris).contains("Simbot"), "answered");
    assert_eq!(scene.core.me().username, "renamed_test_bot");
    scene.finish().await;
}

#[tokio::test]
async fn what_it_says_itself_tells_the_bot_its_new_name() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let asked = scene.sim.requests_of("getMe").len();
    scene.sim.rename_bot("renamed_test_bot");
    scene.sim.say(cast.group, cast.boris, "/top");
    scene.settle().await;
    scene.sees(cast.group, cast.boris);
    scene.sim.say(cast.group, cast.boris, "/top@renamed_test_bot");
    scene.settle().await;
    assert!(scene.sees(cast.group, cast.boris).contains("Simbot"), "answered");
    assert_eq!(scene.sim.requests_of("getMe").len(), asked);
    scene.finish().await;
}
