//! Who is greeted, when, and how long the greeting stays.

use chrono::TimeDelta;
use insta::assert_snapshot;
use kehila::words::Lang;
use simulator::{ChatId, Fault, NoticeOrder, Person, Rights, Sim, UserId};

use super::introduce_label;
use crate::support::{Cast, Scene, ending::Trouble, without_marks};

fn seconds(n: i64) -> TimeDelta {
    TimeDelta::seconds(n)
}

/// Greetings that stand in a group now.
fn greetings(sim: &Sim, group: ChatId, person: UserId) -> Vec<String> {
    let is_greeting = |labels: &Vec<Vec<String>>| {
        labels.iter().flatten().any(|label| Lang::ALL.iter().any(|lang| label == introduce_label(*lang)))
    };
    sim.view(group, person).into_iter().filter(|seen| is_greeting(&seen.buttons)).map(|seen| seen.text).collect()
}

/// Two people join within half a minute; a third comes later.
async fn two_and_a_third(language: Lang) -> String {
    let (mut scene, cast) = Scene::with_group(language).await;
    let mira = scene.sim.person("Mira");
    let lev = scene.sim.person("Лев");
    scene.sim.join(cast.group, cast.newcomer);
    scene.pass(seconds(10)).await;
    scene.sim.join(cast.group, mira);
    scene.pass(seconds(30)).await;
    scene.pass(seconds(30)).await;
    scene.sim.join(cast.group, lev);
    scene.pass(TimeDelta::days(2)).await;
    assert!(greetings(&scene.sim, cast.group, cast.noa).is_empty());
    let seen = scene.sees(cast.group, cast.noa);
    scene.finish().await;
    seen
}

#[tokio::test]
async fn two_share_a_greeting_and_the_next_one_replaces_it_in_english() {
    assert_snapshot!(two_and_a_third(Lang::En).await, @"
    דנה: [דנה joined]
    Mira: [Mira joined]
    Simbot: Good to have you here: דנה, Mira!

    Would you like to say a few words about yourselves? A few short questions, in private.
      [Introduce yourself]
    Лев: [Лев joined]
    Simbot: Good to have you here, Лев!

    Would you like to say a few words about yourself? A few short questions, in private.
      [Introduce yourself]
    (deleted) Simbot: Good to have you here: דנה, Mira!

    Would you like to say a few words about yourselves? A few short questions, in private.
    (deleted) Simbot: Good to have you here, Лев!

    Would you like to say a few words about yourself? A few short questions, in private.
    ");
}

#[tokio::test]
async fn two_share_a_greeting_and_the_next_one_replaces_it_in_hebrew() {
    assert_snapshot!(two_and_a_third(Lang::He).await, @"
    דנה: [דנה joined]
    Mira: [Mira joined]
    Simbot: כיף שהצטרפתם, דנה, Mira!

    רוצים לספר על עצמכם כמה מילים? כמה שאלות קצרות, בצ׳אט הפרטי.
      [היכרות קצרה]
    Лев: [Лев joined]
    Simbot: כיף שהצטרפת, Лев!

    רוצה לספר על עצמך כמה מילים? כמה שאלות קצרות, בצ׳אט הפרטי.
      [היכרות קצרה]
    (deleted) Simbot: כיף שהצטרפתם, דנה, Mira!

    רוצים לספר על עצמכם כמה מילים? כמה שאלות קצרות, בצ׳אט הפרטי.
    (deleted) Simbot: כיף שהצטרפת, Лев!

    רוצה לספר על עצמך כמה מילים? כמה שאלות קצרות, בצ׳אט הפרטי.
    ");
}

#[tokio::test]
async fn two_share_a_greeting_and_the_next_one_replaces_it_in_russian() {
    assert_snapshot!(two_and_a_third(Lang::Ru).await, @"
    דנה: [דנה joined]
    Mira: [Mira joined]
    Simbot: Добро пожаловать, דנה, Mira!

    Расскажите немного о себе: несколько коротких вопросов в личном чате.
      [Рассказать о себе]
    Лев: [Лев joined]
    Simbot: Добро пожаловать, Лев!

    Расскажите немного о себе: несколько коротких вопросов в личном чате.
      [Рассказать о себе]
    (deleted) Simbot: Добро пожаловать, דנה, Mira!

    Расскажите немного о себе: несколько коротких вопросов в личном чате.
    (deleted) Simbot: Добро пожаловать, Лев!

    Расскажите немного о себе: несколько коротких вопросов в личном чате.
    ");
}

#[tokio::test]
async fn a_greeting_comes_after_half_a_minute_and_goes_after_a_day() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.join(cast.group, cast.newcomer);
    scene.pass(seconds(29)).await;
    assert!(greetings(&scene.sim, cast.group, cast.noa).is_empty());
    scene.pass(seconds(1)).await;
    assert_eq!(greetings(&scene.sim, cast.group, cast.noa).len(), 1);
    scene.pass(TimeDelta::days(1) - seconds(10)).await;
    assert_eq!(greetings(&scene.sim, cast.group, cast.noa).len(), 1);
    scene.pass(seconds(10)).await;
    assert!(greetings(&scene.sim, cast.group, cast.noa).is_empty());
    scene.finish().await;
}

#[tokio::test]
async fn the_few_of_a_crowd_are_named_and_the_others_counted() {
    let (mut scene, cast) = Scene::with_group(Lang::He).await;
    for n in 0..8 {
        scene.sim.join(cast.group, scene.sim.person(&format!("Guest {n}")));
    }
    scene.pass(seconds(30)).await;
    assert_snapshot!(without_marks(&greetings(&scene.sim, cast.group, cast.noa).concat()), @"
    כיף שהצטרפתם, Guest 0, Guest 1, Guest 2, Guest 3, Guest 4 ועוד 3 אנשים!

    רוצים לספר על עצמכם כמה מילים? כמה שאלות קצרות, בצ׳אט הפרטי.
    ");
    scene.finish().await;
}

/// Lets somebody join, lets the greeting come, and tells whether there was one for her.
async fn is_greeted(scene: &mut Scene, cast: &Cast, person: UserId) -> bool {
    scene.sees(cast.group, cast.noa);
    scene.sim.join(cast.group, person);
    scene.pass(seconds(31)).await;
    scene.sees(cast.group, cast.noa).contains("Introduce yourself")
}

#[tokio::test]
async fn who_comes_back_is_greeted_after_thirty_days_only() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    assert!(is_greeted(&mut scene, &cast, cast.newcomer).await);
    scene.sim.leave(cast.group, cast.newcomer);
    scene.pass(TimeDelta::days(29)).await;
    assert!(!is_greeted(&mut scene, &cast, cast.newcomer).await, "after 29 days");
    scene.sim.leave(cast.group, cast.newcomer);
    scene.pass(TimeDelta::days(31)).await;
    assert!(is_greeted(&mut scene, &cast, cast.newcomer).await, "after 31 days");
    scene.finish().await;
}

#[tokio::test]
async fn bots_are_not_greeted_and_who_was_added_is() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let bot = scene.sim.create(Person::named("Helper").username("helper_bot").bot());
    scene.sim.add(cast.group, cast.noa, bot);
    scene.pass(seconds(60)).await;
    assert!(greetings(&scene.sim, cast.group, cast.noa).is_empty());
    scene.sim.add(cast.group, cast.alice, cast.newcomer);
    scene.pass(seconds(60)).await;
    assert_eq!(greetings(&scene.sim, cast.group, cast.noa).len(), 1);
    scene.finish().await;
}

#[tokio::test]
async fn who_has_left_again_is_left_out() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let mira = scene.sim.person("Mira");
    scene.sim.join(cast.group, cast.newcomer);
    scene.sim.join(cast.group, mira);
    scene.pass(seconds(10)).await;
    scene.sim.leave(cast.group, cast.newcomer);
    scene.pass(seconds(30)).await;
    let shown = greetings(&scene.sim, cast.group, cast.noa).concat();
    assert!(shown.contains("Mira") && !shown.contains("דנה"), "{shown}");

    let lev = scene.sim.person("Лев");
    scene.sees(cast.group, cast.noa);
    scene.sim.join(cast.group, lev);
    scene.sim.remove(cast.group, cast.noa, lev);
    scene.pass(seconds(60)).await;
    assert!(!scene.sees(cast.group, cast.noa).contains("Introduce yourself"), "nobody is left to greet");
    scene.finish().await;
}

#[tokio::test]
async fn one_join_is_greeted_once_whichever_notices_come() {
    for notices in [true, false] {
        let (mut scene, cast) = Scene::with_group(Lang::En).await;
        scene.sim.set_join_notices(cast.group, notices);
        scene.sim.join(cast.group, cast.newcomer);
        scene.pass(TimeDelta::minutes(5)).await;
        assert_eq!(scene.sees(cast.group, cast.noa).matches("Good to have you").count(), 1, "notices: {notices}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn the_two_notices_of_a_join_may_come_in_either_order_and_apart() {
    for service_first in [true, false] {
        let (mut scene, cast) = Scene::with_group(Lang::En).await;
        let date = scene.sim.now();
        let user = serde_json::json!({"id": cast.newcomer.0, "is_bot": false, "first_name": "Dana"});
        let chat = serde_json::json!({"id": cast.group.0, "type": "supergroup", "title": "Bakers"});
        let service = serde_json::json!({"message": {"message_id": 900, "date": date, "chat": chat, "from": user,
            "new_chat_members": [user]}});
        let change = serde_json::json!({"chat_member": {"chat": chat, "from": user, "date": date,
            "old_chat_member": {"status": "left", "user": user},
            "new_chat_member": {"status": "member", "user": user}}});
        let (first, second) = if service_first { (service, change) } else { (change, service) };
        scene.sim.seat(cast.group, &[cast.newcomer]);
        scene.sim.inject(first);
        scene.pass(seconds(32)).await;
        scene.sim.inject(second);
        scene.pass(TimeDelta::minutes(5)).await;
        assert_eq!(scene.sees(cast.group, cast.noa).matches("Good to have you").count(), 1);
        scene.finish().await;
    }
}

#[tokio::test]
async fn in_a_basic_group_the_notice_is_enough() {
    let mut scene = Scene::open().await;
    let noa = scene.sim.create(Person::named("Noa").language("en"));
    let group = scene.sim.group("Neighbours", noa);
    scene.sim.add_bot(group, noa);
    scene.settle().await;
    let dana = scene.sim.person("Dana");
    scene.sim.join(group, dana);
    scene.pass(seconds(31)).await;
    assert_eq!(greetings(&scene.sim, group, noa).len(), 1);
    scene.pass(TimeDelta::days(1)).await;
    assert!(greetings(&scene.sim, group, noa).is_empty());
    scene.finish().await;
}

#[tokio::test]
async fn hostile_names_change_nothing_around_them() {
    for language in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(language).await;
        for name in
            ["</b><script>alert(1)</script>", "evil\u{202E}\u{2069}", "@channel https://spam.example", "\u{3164}"]
        {
            scene.sim.join(cast.group, scene.sim.person(name));
        }
        scene.pass(seconds(31)).await;
        let shown = greetings(&scene.sim, cast.group, cast.noa).concat();
        assert!(shown.contains("</b><script>") && !shown.contains('\u{202E}'), "{shown:?}");
        let mentions = scene.sim.last(cast.group, cast.noa).unwrap().entities;
        assert!(mentions.iter().all(|entity| entity["type"] == "text_mention"), "{mentions:?}");
        assert_eq!(mentions.len(), 4);
        scene.finish().await;
    }
}

#[tokio::test]
async fn at_night_and_on_quiet_days_a_greeting_makes_no_sound() {
    let (mut scene, cast) = Scene::with_group(Lang::He).await;
    scene.sim.join(cast.group, cast.newcomer);
    scene.pass(seconds(31)).await;
    assert!(!scene.sim.last(cast.group, cast.noa).unwrap().silent);
    scene.pass_until("2026-11-16 23:00", chrono_tz::Asia::Jerusalem).await;
    scene.sim.join(cast.group, scene.sim.person("Mira"));
    scene.pass(seconds(31)).await;
    assert!(scene.sim.last(cast.group, cast.noa).unwrap().silent);

    let quiet =
        async |cx: &kehila::dispatch::Cx, key| kehila::store::chats::set_quiet_days(&cx.tx, key, 0b0000_0010).await;
    scene.change(cast.group, quiet).await;
    scene.pass_until("2026-11-17 12:00", chrono_tz::Asia::Jerusalem).await;
    scene.sim.join(cast.group, scene.sim.person("Lev"));
    scene.pass(seconds(31)).await;
    assert!(scene.sim.last(cast.group, cast.noa).unwrap().silent);
    scene.finish().await;
}

#[tokio::test]
async fn a_restart_between_joining_and_greeting_changes_nothing() {
    let (mut scene, cast) = Scene::with_group(Lang::Ru).await;
    scene.sim.join(cast.group, cast.newcomer);
    scene.pass(seconds(10)).await;
    scene.restart().await;
    scene.pass(seconds(25)).await;
    assert_eq!(greetings(&scene.sim, cast.group, cast.noa).len(), 1);
    scene.restart().await;
    scene.pass(TimeDelta::days(1)).await;
    assert!(greetings(&scene.sim, cast.group, cast.noa).is_empty());
    scene.finish().await;
}

#[tokio::test]
async fn a_greeting_stuck_on_its_way_is_waited_for() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.fault("sendMessage", 0, 5, Fault::ServerError(502));
    scene.sim.join(cast.group, cast.newcomer);
    scene.pass(seconds(32)).await;
    scene.sim.join(cast.group, scene.sim.person("Mira"));
    for _ in 0..30 {
        scene.pass(seconds(5)).await;
        assert!(greetings(&scene.sim, cast.group, cast.noa).len() <= 1);
    }
    let shown = greetings(&scene.sim, cast.group, cast.noa);
    assert!(shown.len() == 1 && shown[0].contains("Mira"), "{shown:?}");
    scene.finish().await;
}

#[tokio::test]
async fn who_may_not_write_or_is_gone_stays_silent() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.demote_bot(cast.group, cast.noa);
    scene.settle().await;
    scene.sim.join(cast.group, cast.newcomer);
    scene.settle().await;
    scene.sim.remove_bot(cast.group, cast.noa);
    scene.pass(TimeDelta::days(2)).await;
    assert!(greetings(&scene.sim, cast.group, cast.noa).is_empty());
    scene.finish().await;
}

#[tokio::test]
async fn in_a_forum_the_greeting_is_in_general() {
    let mut scene = Scene::open().await;
    let noa = scene.sim.create(Person::named("Noa").language("en"));
    let forum = scene.sim.forum("Bakers", noa);
    scene.sim.add_bot(forum, noa);
    scene.sim.promote_bot(forum, noa, Rights::all());
    scene.settle().await;
    scene.sim.topic(forum, noa, "Bread");
    scene.sim.join(forum, scene.sim.person("Dana"));
    scene.pass(seconds(31)).await;
    let shown = scene.sim.last(forum, noa).unwrap();
    assert!(shown.text.contains("Good to have you") && shown.thread.is_none(), "{shown:?}");
    scene.finish().await;
}

#[tokio::test]
async fn in_a_forum_the_greeting_is_in_the_topic_that_was_chosen_and_in_general_when_that_is_gone() {
    for (lang, typed, deleted) in [
        (Lang::En, "welcome here", true),
        (Lang::He, "קבלת פנים כאן", true),
        (Lang::Ru, "приветствие сюда", true),
        (Lang::En, "onboarding here", false),
    ] {
        let mut scene = Scene::open().await;
        let noa = scene.sim.create(Person::named("Noa").language(lang.code()));
        scene.sim.start_bot(noa);
        let forum = scene.sim.forum("Bakers", noa);
        scene.sim.add_bot(forum, noa);
        if deleted {
            scene.sim.promote_bot(forum, noa, Rights::all());
        }
        scene.settle().await;
        let topic = scene.sim.topic(forum, noa, "Hello");
        scene.sim.say_in(forum, topic, noa, &format!("/settings@sim_test_bot {typed}"));
        scene.settle().await;
        let places = |scene: &Scene, name: &str| -> Vec<Option<i64>> {
            let bot = scene.sim.bot();
            let ours = scene.sim.view(forum, noa).into_iter().filter(|seen| seen.sender_id == bot);
            ours.filter(|seen| seen.text.contains(name) && !seen.buttons.is_empty()).map(|seen| seen.thread).collect()
        };
        scene.sim.join(forum, scene.sim.person("Dana"));
        scene.pass(seconds(31)).await;
        assert_eq!(places(&scene, "Dana"), [Some(topic)], "{typed}");

        match deleted {
            true => scene.sim.delete_topic(forum, topic),
            false => scene.sim.close_topic(forum, noa, topic, true),
        }
        scene.sees_in_private(noa);
        for name in ["Mira", "Gal"] {
            scene.sim.join(forum, scene.sim.person(name));
            scene.pass(TimeDelta::minutes(2)).await;
            assert_eq!(places(&scene, name), [None], "{typed}: {name}");
        }
        scene.pass(TimeDelta::days(2)).await;
        let told = scene.sees_in_private(noa);
        assert_eq!(told.matches("/settings onboarding here").count(), 1, "{typed}: told once: {told}");
        scene.finish_despite([Trouble::Failed]).await;
    }
}

#[tokio::test]
async fn a_group_that_becomes_a_supergroup_is_greeted_in_its_new_place() {
    for order in [NoticeOrder::OldFirst, NoticeOrder::NewFirst] {
        let mut scene = Scene::open().await;
        let noa = scene.sim.create(Person::named("Noa").language("en"));
        let old = scene.sim.group("Neighbours", noa);
        scene.sim.add_bot(old, noa);
        scene.settle().await;
        scene.sim.join(old, scene.sim.person("Dana"));
        scene.pass(seconds(31)).await;
        scene.sim.join(old, scene.sim.person("Mira"));
        scene.settle().await;
        let new = scene.sim.migrate(old, noa, order);
        scene.pass(seconds(31)).await;
        let shown = greetings(&scene.sim, new, noa);
        assert!(shown.len() == 1 && shown[0].contains("Mira"), "{order:?}: {shown:?}");
        scene.pass(TimeDelta::days(1)).await;
        assert!(greetings(&scene.sim, new, noa).is_empty());
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_greeting_whose_answer_comes_after_the_group_moved_takes_no_message_of_the_new_group_away() {
    let mut scene = Scene::open().await;
    let noa = scene.sim.create(Person::named("Noa").language("en"));
    let old = scene.sim.group("Neighbours", noa);
    scene.sim.add_bot(old, noa);
    scene.settle().await;
    scene.sim.promote_bot(old, noa, Rights::all());
    scene.settle().await;
    scene.sim.join(old, scene.sim.person("Dana"));
    scene.receive_all().await;
    let soon = scene.now() + TimeDelta::minutes(2);
    scene.sleep_until(&soon.format("%Y-%m-%d %H:%M").to_string(), chrono_tz::UTC);
    kehila::edge::tick::tick(&scene.core).await.unwrap();
    scene.send_up_to("sendMessage").await;
    let new = scene.sim.migrate(old, noa, NoticeOrder::OldFirst);
    let said: Vec<_> = (0..40).map(|n| scene.sim.say(new, noa, &format!("Word {n}"))).collect();
    scene.receive_all().await;
    scene.settle().await;
    scene.sim.join(new, scene.sim.person("Mira"));
    scene.pass(TimeDelta::days(2)).await;
    let left = scene.sim.view(new, noa).into_iter().filter(|seen| said.contains(&seen.id)).count();
    assert_eq!(left, said.len());
    scene.finish().await;
}

#[tokio::test]
async fn who_was_removed_before_the_greeting_is_greeted_the_next_time() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.join(cast.group, cast.newcomer);
    scene.pass(seconds(20)).await;
    scene.sim.leave(cast.group, cast.newcomer);
    scene.pass(TimeDelta::hours(1)).await;
    assert!(is_greeted(&mut scene, &cast, cast.newcomer).await, "she was never greeted");
    // Who was here longer than that is no newcomer, greeted or not.
    scene.sim.seat(cast.group, &[cast.alice]);
    scene.sim.leave(cast.group, cast.alice);
    scene.pass(TimeDelta::hours(1)).await;
    assert!(!is_greeted(&mut scene, &cast, cast.alice).await);
    scene.finish().await;
}

#[tokio::test]
async fn the_end_of_a_ban_is_no_leaving() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let date = scene.sim.now();
    let user = serde_json::json!({"id": cast.newcomer.0, "is_bot": false, "first_name": "Dana"});
    scene.sim.inject(serde_json::json!({"chat_member": {
        "chat": {"id": cast.group.0, "type": "supergroup", "title": "Bakers"}, "from": user, "date": date,
        "old_chat_member": {"status": "kicked", "user": user, "until_date": 0},
        "new_chat_member": {"status": "left", "user": user}}}));
    scene.pass(TimeDelta::hours(1)).await;
    assert!(is_greeted(&mut scene, &cast, cast.newcomer).await, "she was not here before");
    scene.finish().await;
}

#[tokio::test]
async fn who_subscribes_to_a_channel_is_not_greeted_in_it() {
    let (mut scene, cast) = Scene::with_group(Lang::He).await;
    let channel = scene.sim.channel("News", cast.noa);
    scene.sim.add_bot(channel, cast.noa);
    scene.sim.promote_bot(channel, cast.noa, Rights::all());
    scene.sim.join(channel, cast.newcomer);
    scene.pass(TimeDelta::days(14)).await;
    let ours = |seen: &simulator::Seen| seen.sender_id == scene.sim.bot();
    assert!(!scene.sim.view(channel, cast.noa).iter().any(ours));
    scene.sim.leave(channel, cast.newcomer);
    scene.settle().await;
    scene.finish().await;
}

/// A bot that asks newcomers a question first mutes whoever joins until she has answered.
#[tokio::test]
async fn who_is_muted_at_once_is_greeted_when_she_may_write() {
    for restarted in [true, false] {
        let (mut scene, cast) = Scene::with_group(Lang::En).await;
        let mira = scene.sim.person("Mira");
        scene.sim.join(cast.group, cast.newcomer);
        scene.sim.mute(cast.group, cast.noa, cast.newcomer);
        scene.sim.join(cast.group, mira);
        scene.pass(seconds(60)).await;
        let shown = greetings(&scene.sim, cast.group, cast.noa).concat();
        assert!(shown.contains("Mira") && !shown.contains("דנה"), "{shown}");
        if restarted {
            scene.restart().await;
        }
        scene.pass(TimeDelta::minutes(10)).await;
        scene.sim.demote(cast.group, cast.noa, cast.newcomer);
        scene.pass(seconds(60)).await;
        let shown = greetings(&scene.sim, cast.group, cast.noa);
        assert!(shown.len() == 1 && shown[0].contains("דנה") && !shown[0].contains("Mira"), "{shown:?}");
        // Who is muted later, and freed, is no newcomer any more.
        scene.sim.mute(cast.group, cast.noa, mira);
        scene.sim.demote(cast.group, cast.noa, mira);
        scene.pass(seconds(60)).await;
        assert_eq!(greetings(&scene.sim, cast.group, cast.noa), shown);
        scene.finish().await;
    }
}

#[tokio::test]
async fn who_was_muted_and_thrown_out_is_never_named() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sees(cast.group, cast.noa);
    scene.sim.join(cast.group, cast.newcomer);
    scene.sim.mute(cast.group, cast.noa, cast.newcomer);
    scene.pass(TimeDelta::minutes(5)).await;
    scene.sim.remove(cast.group, cast.noa, cast.newcomer);
    scene.pass(TimeDelta::minutes(5)).await;
    assert!(!scene.sees(cast.group, cast.noa).contains("Introduce yourself"));
    scene.finish().await;
}

#[tokio::test]
async fn who_is_thrown_out_is_taken_out_of_the_greeting() {
    for restarted in [true, false] {
        let (mut scene, cast) = Scene::with_group(Lang::En).await;
        let mira = scene.sim.person("Mira");
        scene.sim.join(cast.group, cast.newcomer);
        scene.sim.join(cast.group, mira);
        scene.pass(seconds(40)).await;
        let shown = greetings(&scene.sim, cast.group, cast.noa).concat();
        assert!(shown.contains("Mira") && shown.contains("דנה"), "{shown}");
        scene.sim.remove(cast.group, cast.noa, cast.newcomer);
        scene.receive().await;
        if restarted {
            scene.restart().await;
        }
        scene.pass(seconds(10)).await;
        let shown = greetings(&scene.sim, cast.group, cast.noa).concat();
        assert!(shown.contains("Mira") && !shown.contains("דנה"), "restarted: {restarted}: {shown}");
        scene.sim.remove(cast.group, cast.noa, mira);
        scene.pass(seconds(10)).await;
        assert!(greetings(&scene.sim, cast.group, cast.noa).is_empty(), "nobody is left in it");
        scene.finish().await;
    }
}

#[tokio::test]
async fn who_is_thrown_out_while_the_greeting_is_on_its_way_is_taken_out_of_it() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let mira = scene.sim.person("Mira");
    scene.sim.join(cast.group, cast.newcomer);
    scene.sim.join(cast.group, mira);
    scene.settle().await;
    scene.clock.advance(seconds(31));
    scene.sim.set_now(scene.now().timestamp());
    kehila::edge::tick::tick(&scene.core).await.unwrap();
    scene.send_up_to("sendMessage").await;
    scene.sim.remove(cast.group, cast.noa, cast.newcomer);
    scene.pass(seconds(60)).await;
    let shown = greetings(&scene.sim, cast.group, cast.noa).concat();
    assert!(shown.contains("Mira") && !shown.contains("דנה"), "{shown}");
    scene.finish().await;
}
