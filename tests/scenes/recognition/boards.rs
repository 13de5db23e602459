//! The lists: what they are about and what they cover, what a place is made of, and what those who manage the group decide.

use chrono::TimeDelta;
use kehila::words::{Lang, line};
use simulator::Person;

use super::{a_day, a_group, me, reply, say, top};
use crate::support::{Scene, without_marks};

fn word(id: &'static str, key: &'static str, value: &str, lang: Lang) -> String {
    without_marks(&line(id).plain(key, value).render_plain(lang))
}

/// What she sees in private after writing something there, without its buttons' answers.
async fn in_private(scene: &mut Scene, who: simulator::UserId, text: &str) -> String {
    scene.sim.start_bot(who);
    scene.settle().await;
    scene.sees_in_private(who);
    scene.say_and_see(who.private(), who, text).await
}

#[tokio::test]
async fn each_list_names_people_for_something_else() {
    let mut seen = Vec::new();
    for language in [Lang::En, Lang::He, Lang::Ru] {
        let (mut scene, cast) = a_group(language).await;
        scene.sim.join(cast.group, cast.newcomer);
        scene.settle().await;
        a_day(&mut scene, &cast).await;
        scene.pass(TimeDelta::days(7)).await;
        a_day(&mut scene, &cast).await;
        let question = say(&mut scene, cast.group, cast.newcomer, "Who has a spare banneton?").await;
        reply(&mut scene, cast.group, cast.alice, question).await;
        scene.sees(cast.group, cast.newcomer);
        let lists = match language {
            Lang::En => ["/top helpers", "/top starters week", "/top steady year", "/top newcomers"],
            Lang::He => ["/top עזרה", "/top שיחות שבוע", "/top התמדה שנה", "/top חדשים"],
            Lang::Ru => ["/top помощь", "/top разговоры неделя", "/top постоянство год", "/top новички"],
        };
        for list in lists {
            seen.push(top(&mut scene, cast.group, cast.boris, list).await);
            scene.pass(TimeDelta::minutes(1)).await;
        }
        // From one to the other by buttons.
        top(&mut scene, cast.group, cast.alice, "/top").await;
        for label in
            [word("top-button-span", "span", "year", language), word("top-button-board", "board", "helpers", language)]
        {
            scene.press(cast.group, cast.alice, &label).await;
            scene.pass(TimeDelta::minutes(1)).await;
        }
        seen.push(scene.sees(cast.group, cast.alice));
        assert!(!scene.sees(cast.group, cast.noa).contains("2026"), "a whisper was heard");
        seen.push(in_private(&mut scene, cast.alice, "/top").await);
        scene.finish().await;
    }
    insta::assert_snapshot!(seen.join("\n"));
}

#[tokio::test]
async fn everybody_can_ask_what_her_place_is_made_of() {
    for (language, nothing, first, second) in [
        (
            Lang::En,
            "Nothing is counted yet this month.",
            ["Place: 1", "2 days of conversation: 1.0", "Replies from 2 people: 1.0", "Together: 2.0."],
            ["Place: 2", "4 reactions received: 0.8", "Together: 1.7."],
        ),
        (
            Lang::He,
            "החודש עוד לא נספר דבר.",
            ["מקום: 1", "יומיים של שיחה: 1.0", "תשובות משני אנשים: 1.0", "בסך הכול: 2.0."],
            ["מקום: 2", "תגובות אימוג׳י שהתקבלו – 4: 0.8", "בסך הכול: 1.7."],
        ),
        (
            Lang::Ru,
            "В этом месяце пока нечего учитывать.",
            ["Место: 1", "2 дня в разговоре: 1,0", "Отклики от 2 участников: 1,0", "Вместе: 2,0."],
            ["Место: 2", "4 реакции на сообщения: 0,8", "Вместе: 1,7."],
        ),
    ] {
        let (mut scene, cast) = a_group(language).await;
        let why = top(&mut scene, cast.group, cast.boris, "/why").await;
        assert!(why.contains(nothing), "{why}");
        for _ in 0..2 {
            a_day(&mut scene, &cast).await;
            scene.pass(TimeDelta::days(1)).await;
        }
        let why = top(&mut scene, cast.group, cast.alice, "/why").await;
        assert!(first.iter().all(|part| why.contains(part)), "{why}");
        scene.pass(TimeDelta::minutes(1)).await;
        let mine = me(&mut scene, cast.group, cast.boris).await;
        let why = without_marks(&line("me-button-why").render_plain(language));
        assert!(mine.contains(&why), "{mine}");
        scene.press(cast.group, cast.boris, &why).await;
        scene.pass(TimeDelta::minutes(1)).await;
        let shown = scene.sees(cast.group, cast.boris);
        assert!(second.iter().all(|part| shown.contains(part)), "{shown}");
        let back = without_marks(&line("me-button-back").render_plain(language));
        scene.press(cast.group, cast.boris, &back).await;
        assert!(!scene.sees(cast.group, cast.alice).contains(&why), "hers alone");
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_group_may_thank_without_a_ranking() {
    let mut seen = Vec::new();
    for language in [Lang::En, Lang::He, Lang::Ru] {
        let (mut scene, cast) = a_group(language).await;
        for _ in 0..3 {
            a_day(&mut scene, &cast).await;
            scene.pass(TimeDelta::days(1)).await;
        }
        scene.sim.say(cast.group, cast.noa, "/settings ranking off");
        scene.pass(TimeDelta::minutes(1)).await;
        let list = top(&mut scene, cast.group, cast.boris, "/top").await;
        assert!(list.contains("Alice") && list.contains("Борис") && !list.contains("1. "), "{list}");
        seen.push(list);
        seen.push(me(&mut scene, cast.group, cast.alice).await);
        scene.pass(TimeDelta::minutes(1)).await;
        let why = top(&mut scene, cast.group, cast.boris, "/why").await;
        assert!(!why.contains(&without_marks(&line("why-place").plain("place", "2").render_plain(language))), "{why}");
        scene.pass_until("2026-12-01 11:30", super::zone(language)).await;
        let thanks = scene.sees(cast.group, cast.noa);
        assert!(thanks.contains("Alice") && thanks.contains("Борис"), "the thanks stay: {thanks}");
        scene.finish().await;
    }
    insta::assert_snapshot!(seen.join("\n"));
}

#[tokio::test]
async fn managers_decide_which_lists_there_are() {
    let mut seen = Vec::new();
    for language in [Lang::En, Lang::He, Lang::Ru] {
        let (mut scene, cast) = a_group(language).await;
        a_day(&mut scene, &cast).await;
        seen.push(top(&mut scene, cast.group, cast.noa, "/boards").await);
        let on = line("boards-button-board").plain("board", "helpers").plain("on", "yes").render_plain(language);
        scene.press(cast.group, cast.noa, &without_marks(&on)).await;
        scene.pass(TimeDelta::minutes(1)).await;
        // Who asks for it all the same is shown the first.
        let list = top(&mut scene, cast.group, cast.alice, "/top helpers").await;
        let helpers = word("top-button-board", "board", "helpers", language);
        assert!(list.contains("1. Alice") && !list.contains(&format!("[{helpers}]")), "{list}");
        let log = top(&mut scene, cast.group, cast.noa, "/settings log").await;
        let deed = line("room-recognition-logged").plain("deed", "board-off").render_plain(language);
        assert!(log.contains(&without_marks(&deed)), "{log}");
        let refused = top(&mut scene, cast.group, cast.boris, "/boards").await;
        assert!(!refused.contains(&helpers), "{refused}");
        scene.finish().await;
    }
    insta::assert_snapshot!(seen.join("\n"));
}

#[tokio::test]
async fn what_counts_for_more_is_the_managers_choice() {
    let (mut scene, cast) = a_group(Lang::En).await;
    a_day(&mut scene, &cast).await;
    let why = top(&mut scene, cast.group, cast.boris, "/why").await;
    assert!(why.contains("2 reactions received: ") && !why.contains("2 reactions received: 0.0"), "{why}");
    scene.sim.say(cast.group, cast.noa, "/settings weights words");
    scene.pass(TimeDelta::minutes(1)).await;
    let why = top(&mut scene, cast.group, cast.boris, "/why").await;
    assert!(why.contains("2 reactions received: 0.0"), "{why}");
    let refused = top(&mut scene, cast.group, cast.noa, "/settings weights heavy").await;
    assert!(refused.contains("What counts can be together, answers or words; heavy is none of them."), "{refused}");
    scene.finish().await;
}

#[tokio::test]
async fn nothing_is_counted_in_a_topic_that_is_left_out() {
    let mut scene = Scene::open().await;
    let noa = scene.sim.create(Person::named("Noa").language("en"));
    let [ann, ben, dov] = ["Ann", "Ben", "Dov"].map(|name| scene.sim.create(Person::named(name)));
    let forum = scene.sim.forum("Forum", noa);
    scene.sim.seat(forum, &[ann, ben, dov]);
    scene.sim.add_bot(forum, noa);
    scene.sim.promote_bot(forum, noa, simulator::Rights::all());
    let off_topic = scene.sim.topic(forum, noa, "Off topic");
    scene.settle().await;
    scene.sim.say_in(forum, off_topic, noa, "/boards");
    scene.pass(TimeDelta::seconds(10)).await;
    scene.press(forum, noa, "Don't count this topic").await;
    scene.pass(TimeDelta::minutes(1)).await;
    let joke = scene.sim.say_in(forum, off_topic, ann, "Why did the baker cry?");
    scene.pass(TimeDelta::minutes(3)).await;
    scene.sim.react(forum, ben, joke, "🔥");
    scene.settle().await;
    let list = top(&mut scene, forum, ben, "/top").await;
    assert!(!list.contains("Ann"), "{list}");
    scene.sim.say_in(forum, off_topic, noa, "/boards");
    scene.pass(TimeDelta::seconds(10)).await;
    assert!(scene.sees(forum, noa).contains("One forum topic isn't counted."));
    scene.press(forum, noa, "Count this topic again").await;
    scene.pass(TimeDelta::minutes(1)).await;
    scene.sim.say_in(forum, off_topic, ann, "Because of the onion bread");
    scene.pass(TimeDelta::minutes(3)).await;
    // What was said meanwhile stays uncounted, and so do reactions to it.
    scene.sim.react(forum, dov, joke, "🔥");
    scene.settle().await;
    let list = top(&mut scene, forum, ben, "/top").await;
    assert!(list.contains("Ann — one day of conversation") && !list.contains("reaction"), "{list}");
    scene.finish().await;
}

#[tokio::test]
async fn managers_see_what_is_unusual_and_nothing_follows() {
    let mut seen = Vec::new();
    for language in [Lang::En, Lang::He, Lang::Ru] {
        let (mut scene, cast) = a_group(language).await;
        let unusual = without_marks(&line("boards-button-check").render_plain(language));
        top(&mut scene, cast.group, cast.noa, "/boards").await;
        scene.press(cast.group, cast.noa, &unusual).await;
        scene.settle().await;
        seen.push(scene.sees(cast.group, cast.noa));
        let (bot, one) = (scene.sim.create(Person::named("Zed")), scene.sim.create(Person::named("Yan")));
        for who in [bot, one] {
            scene.sim.join(cast.group, who);
        }
        scene.settle().await;
        let mut to = scene.sim.say(cast.group, bot, "Shall we talk?");
        for n in 0..42 {
            scene.pass(TimeDelta::minutes(3)).await;
            to = scene.sim.reply(cast.group, if n % 2 == 0 { one } else { bot }, to, "And what then?");
        }
        let photo = say(&mut scene, cast.group, cast.alice, "My first loaf, look").await;
        for name in ["One", "Two", "Three"] {
            let who = scene.sim.create(Person::named(name));
            scene.sim.join(cast.group, who);
            scene.settle().await;
            scene.sim.react(cast.group, who, photo, "🔥");
            scene.settle().await;
        }
        scene.sees(cast.group, cast.noa);
        top(&mut scene, cast.group, cast.noa, "/boards").await;
        scene.press(cast.group, cast.noa, &unusual).await;
        scene.pass(TimeDelta::minutes(1)).await;
        seen.push(scene.sees(cast.group, cast.noa));
        scene.press(cast.group, cast.noa, "Zed").await;
        scene.pass(TimeDelta::minutes(1)).await;
        seen.push(scene.sees(cast.group, cast.noa));
        scene.finish().await;
    }
    insta::assert_snapshot!(seen.join("\n"));
}

#[tokio::test]
async fn who_asks_in_private_is_asked_which_group() {
    let (mut scene, cast) = a_group(Lang::En).await;
    a_day(&mut scene, &cast).await;
    let other = scene.sim.supergroup("Runners", cast.noa);
    scene.sim.seat(other, &[cast.alice]);
    scene.sim.add_bot(other, cast.noa);
    scene.sim.promote_bot(other, cast.noa, simulator::Rights::all());
    scene.settle().await;
    scene.sim.say(other, cast.alice, "I run every morning");
    scene.settle().await;
    let asked = in_private(&mut scene, cast.alice, "/top year").await;
    assert!(asked.contains("Which group?"), "{asked}");
    scene.press_in_private(cast.alice, "Bakers").await;
    let list = scene.sees_in_private(cast.alice);
    assert!(list.contains("Group: Bakers") && list.contains("Most active this year · 2026"), "{list}");
    let refused = in_private(&mut scene, cast.alice, "/top of the pops").await;
    assert!(refused.contains("There is no such list."), "{refused}");
    scene.finish().await;
}
