//! Badges, and the tag of who helped most in a month.

use chrono::TimeDelta;
use chrono_tz::{Asia::Jerusalem, Europe::Moscow, Tz, UTC};
use kehila::{store::chats::Rhythm, words::Lang};
use serde_json::Value;
use simulator::{ChatId, MessageId, Person, Right, Rights, UserId};

use super::support::{Cast, Scene, ending::Trouble, without_marks, word};

/// The group's zone, as guessed from the language of who added the bot.
const fn zone(language: Lang) -> Tz {
    match language {
        Lang::He => Jerusalem,
        Lang::Ru => Moscow,
        Lang::En => UTC,
    }
}

/// A group that gives badges and leaves newcomers alone, and somebody who came after that, whom the bot may write to.
async fn a_group(language: Lang) -> (Scene, Cast, UserId) {
    let (mut scene, cast) = Scene::with_group(language).await;
    scene.set_rhythm(cast.group, Rhythm::None).await;
    scene.say(cast.group, cast.noa, "/settings newcomers off").await;
    scene.say(cast.group, cast.noa, "/settings badges on").await;
    let dana = scene.sim.create(Person::named("Dana").language(language.code()));
    scene.sim.join(cast.group, dana);
    scene.sim.start_bot(dana);
    scene.pass(TimeDelta::minutes(30)).await;
    scene.sees(cast.group, dana);
    scene.sees_in_private(dana);
    (scene, cast, dana)
}

async fn reply(scene: &mut Scene, group: ChatId, who: UserId, to: MessageId, text: &str) -> MessageId {
    let message = scene.sim.reply(group, who, to, text);
    scene.settle().await;
    message
}

/// With what the bot, or anybody, reacted to a message.
fn reactions(scene: &Scene, group: ChatId, message: MessageId, viewer: UserId) -> Vec<String> {
    let view = scene.sim.view(group, viewer);
    let seen = view.into_iter().find(|seen| seen.id == message).unwrap();
    seen.reactions.into_iter().map(|(emoji, _)| emoji).collect()
}

/// Says `/badges` and returns what it shows.
async fn badges(scene: &mut Scene, group: ChatId, who: UserId) -> String {
    scene.pass(TimeDelta::minutes(2)).await;
    scene.sees(group, who);
    scene.sim.say(group, who, "/badges");
    scene.pass(TimeDelta::seconds(10)).await;
    without_marks(scene.sees(group, who).split("\n(deleted)").next().unwrap_or_default())
}

fn name(badge: &str, lang: Lang) -> String {
    without_marks(&word(&format!("badge-name-{badge}"), lang))
}

#[tokio::test]
async fn firsts_are_told_by_a_reaction_once_and_shown_to_nobody_else() {
    let mut words = Vec::new();
    for lang in Lang::ALL {
        let (mut scene, cast, dana) = a_group(lang).await;
        words.push(badges(&mut scene, cast.group, dana).await);
        let question = scene.say(cast.group, cast.alice, "How do you keep a starter alive?").await;
        let first = reply(&mut scene, cast.group, dana, question, "Feed it every single day").await;
        let second = reply(&mut scene, cast.group, dana, question, "And keep it warm at night").await;
        assert_eq!(reactions(&scene, cast.group, first, dana), ["🤝"]);
        assert_eq!(reactions(&scene, cast.group, second, dana), Vec::<String>::new());
        let thanks = match lang {
            Lang::En => "Thank you so much!",
            Lang::He => "תודה רבה!",
            Lang::Ru => "Спасибо большое!",
        };
        reply(&mut scene, cast.group, cast.alice, second, thanks).await;
        assert_eq!(reactions(&scene, cast.group, second, dana), ["❤"]);
        let third = reply(&mut scene, cast.group, dana, question, "Any time, it is a pleasure").await;
        reply(&mut scene, cast.group, cast.alice, third, thanks).await;
        assert_eq!(reactions(&scene, cast.group, third, dana), Vec::<String>::new());
        scene.sees(cast.group, cast.noa);
        words.push(badges(&mut scene, cast.group, dana).await);
        // Nothing of it is said to the others, nor to her once more.
        scene.restart().await;
        scene.pass(TimeDelta::days(2)).await;
        assert_eq!(scene.sees_in_private(dana), "");
        let noa = scene.sees(cast.group, cast.noa);
        assert!(!noa.contains(&name("answer", lang)), "{noa}");
        scene.finish().await;
    }
    insta::assert_snapshot!(words.join("\n"));
}

#[tokio::test]
async fn what_was_done_before_is_there_without_a_word() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        scene.set_rhythm(cast.group, Rhythm::None).await;
        scene.sim.start_bot(cast.boris);
        let question = scene.say(cast.group, cast.alice, "How do you keep a starter alive?").await;
        reply(&mut scene, cast.group, cast.boris, question, "Feed it every single day").await;
        scene.pass(TimeDelta::days(2)).await;
        scene.say(cast.group, cast.noa, "/settings badges on").await;
        scene.sees_in_private(cast.boris);
        let next = reply(&mut scene, cast.group, cast.boris, question, "And keep it warm at night").await;
        assert_eq!(reactions(&scene, cast.group, next, cast.noa), Vec::<String>::new());
        scene.pass(TimeDelta::days(2)).await;
        assert_eq!(scene.sees_in_private(cast.boris), "");
        let seen = badges(&mut scene, cast.group, cast.boris).await;
        assert!(seen.contains(&name("answer", lang)), "{seen}");
        scene.finish().await;
    }
}

/// Answers ten people within a day.
async fn answer_ten(scene: &mut Scene, group: ChatId, who: UserId) {
    for n in 0..10 {
        let guest = scene.sim.create(Person::named(&format!("Guest {n}")));
        scene.sim.seat(group, &[guest]);
        let question = scene.say(group, guest, &format!("Question number {n}: who can help me?")).await;
        reply(scene, group, who, question, &format!("I can help you, number {n}")).await;
    }
}

#[tokio::test]
async fn all_of_a_day_is_told_in_one_message_to_who_wants_to_hear_it() {
    let mut words = Vec::new();
    for lang in Lang::ALL {
        let (mut scene, cast, dana) = a_group(lang).await;
        answer_ten(&mut scene, cast.group, dana).await;
        // A conversation begins after an hour of silence.
        scene.pass(TimeDelta::minutes(70)).await;
        let last = scene.say(cast.group, dana, "Has anybody seen my rolling pin?").await;
        for (n, who) in [cast.alice, cast.boris, cast.noa].into_iter().enumerate() {
            reply(&mut scene, cast.group, who, last, &format!("Not here, place {n}")).await;
        }
        scene.sees_in_private(dana);
        scene.pass_until("2026-11-17 12:00", zone(lang)).await;
        let told = without_marks(&scene.sees_in_private(dana));
        for badge in ["answers-ten", "begun"] {
            assert!(told.contains(&name(badge, lang)), "{told}");
        }
        assert_eq!(told.matches('🏅').count(), 1, "{told}");
        words.push(told);
        scene.pass(TimeDelta::days(2)).await;
        assert_eq!(scene.sees_in_private(dana), "");
        scene.finish().await;
    }
    insta::assert_snapshot!(words.join("\n"));
}

#[tokio::test]
async fn whoever_declines_the_news_has_the_badges_all_the_same() {
    for lang in Lang::ALL {
        let (mut scene, cast, dana) = a_group(lang).await;
        scene.say_in_private(dana, "/quiet badges").await;
        answer_ten(&mut scene, cast.group, dana).await;
        scene.sees_in_private(dana);
        scene.pass(TimeDelta::days(3)).await;
        assert_eq!(scene.sees_in_private(dana), "");
        let seen = badges(&mut scene, cast.group, dana).await;
        assert!(seen.contains(&name("answers-ten", lang)), "{seen}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn off_the_lists_nothing_is_there_for_all_to_see() {
    for lang in Lang::ALL {
        let (mut scene, cast, dana) = a_group(lang).await;
        scene.say(cast.group, dana, "/me").await;
        scene.press(cast.group, dana, &word("me-hide", lang)).await;
        let question = scene.say(cast.group, cast.alice, "How do you keep a starter alive?").await;
        let first = reply(&mut scene, cast.group, dana, question, "Feed it every single day").await;
        assert_eq!(reactions(&scene, cast.group, first, dana), Vec::<String>::new());
        scene.sees_in_private(dana);
        scene.pass_until("2026-11-17 12:00", zone(lang)).await;
        let told = without_marks(&scene.sees_in_private(dana));
        assert!(told.contains(&name("answer", lang)), "{told}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn where_no_reaction_is_taken_she_hears_of_it_in_private() {
    let lang = Lang::En;
    let (mut scene, cast, dana) = a_group(lang).await;
    let refused = simulator::Fault::Reject(400, "Bad Request: REACTION_INVALID".into());
    scene.sim.fault("setMessageReaction", 0, 1, refused);
    let question = scene.say(cast.group, cast.alice, "How do you keep a starter alive?").await;
    reply(&mut scene, cast.group, dana, question, "Feed it every single day").await;
    scene.sees_in_private(dana);
    scene.pass_until("2026-11-17 12:00", UTC).await;
    let told = without_marks(&scene.sees_in_private(dana));
    assert!(told.contains(&name("answer", lang)), "{told}");
    scene.finish().await;
}

#[tokio::test]
async fn others_see_them_only_if_she_shows_them() {
    let mut words = Vec::new();
    for lang in Lang::ALL {
        let (mut scene, cast, dana) = a_group(lang).await;
        let question = scene.say(cast.group, cast.alice, "How do you keep a starter alive?").await;
        let first = reply(&mut scene, cast.group, dana, question, "Feed it every single day").await;
        for shown in [false, true, false] {
            scene.pass(TimeDelta::minutes(2)).await;
            scene.sees(cast.group, cast.boris);
            scene.sim.reply(cast.group, cast.boris, first, "/badges");
            scene.pass(TimeDelta::seconds(10)).await;
            let seen = without_marks(&scene.sees(cast.group, cast.boris));
            assert_eq!(seen.contains(&name("answer", lang)), shown, "{seen}");
            words.push(seen.split("\n(deleted)").next().unwrap_or_default().to_owned());
            badges(&mut scene, cast.group, dana).await;
            let button = if shown { "badges-button-keep" } else { "badges-button-show" };
            let button = without_marks(&word(button, lang));
            if scene.panel(cast.group, dana).labels.contains(&button) {
                scene.press(cast.group, dana, &button).await;
            }
        }
        scene.finish().await;
    }
    insta::assert_snapshot!(words.join("\n"));
}

#[tokio::test]
async fn they_are_kept_through_leaving_and_gone_with_forgetting() {
    for lang in Lang::ALL {
        let (mut scene, cast, dana) = a_group(lang).await;
        let question = scene.say(cast.group, cast.alice, "How do you keep a starter alive?").await;
        reply(&mut scene, cast.group, dana, question, "Feed it every single day").await;
        scene.sim.leave(cast.group, dana);
        scene.pass(TimeDelta::days(2)).await;
        scene.sim.join(cast.group, dana);
        scene.pass(TimeDelta::hours(1)).await;
        let again = reply(&mut scene, cast.group, dana, question, "Here I am, and it is fed").await;
        assert_eq!(reactions(&scene, cast.group, again, dana), Vec::<String>::new());
        scene.say_in_private(dana, "/mydata").await;
        let seen = badges(&mut scene, cast.group, dana).await;
        assert!(seen.contains(&name("answer", lang)), "{seen}");
        scene.say_in_private(dana, "/forgetme").await;
        scene.press_in_private(dana, &word("forgetme-button-all", lang)).await;
        scene.say(cast.group, dana, "Hello, I am new here").await;
        let seen = badges(&mut scene, cast.group, dana).await;
        assert!(!seen.contains(&format!("{}:", name("answer", lang))), "{seen}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn in_private_and_for_who_writes_as_nobody() {
    let lang = Lang::En;
    let (mut scene, cast, dana) = a_group(lang).await;
    let stranger = scene.sim.create(Person::named("Stranger").language("en"));
    scene.sim.start_bot(stranger);
    scene.settle().await;
    let mut seen = Vec::new();
    for who in [dana, stranger] {
        scene.sees_in_private(who);
        scene.say_in_private(who, "/badges").await;
        seen.push(without_marks(&scene.sees_in_private(who)));
    }
    scene.pass(TimeDelta::minutes(2)).await;
    scene.sees(cast.group, cast.alice);
    scene.sim.say_anonymously(cast.group, "/badges");
    scene.settle().await;
    seen.push(without_marks(&scene.sees(cast.group, cast.alice)));
    insta::assert_snapshot!(seen.join("\n"));
    scene.finish().await;
}

/// What stands beside a member's name.
fn tag(scene: &Scene, group: ChatId, user: UserId) -> Option<String> {
    let member = scene.sim.membership(group, user);
    member.get("tag").and_then(Value::as_str).map(str::to_owned)
}

/// A month in which Boris helps most, and Alice after him.
async fn a_month(scene: &mut Scene, cast: &Cast) {
    for day in 0..4 {
        for n in 0..4 {
            let guest = scene.sim.create(Person::named(&format!("Guest {day} {n}")));
            scene.sim.seat(cast.group, &[guest]);
            let question = scene.say(cast.group, guest, &format!("Question {n} of day {day}: who can help?")).await;
            scene.pass(TimeDelta::minutes(3)).await;
            let help = format!("Let me help you, {n} of {day}");
            let help = reply(scene, cast.group, cast.boris, question, &help).await;
            scene.pass(TimeDelta::minutes(3)).await;
            reply(scene, cast.group, guest, help, &format!("It worked out, {n} of {day}")).await;
            if n == 0 {
                reply(scene, cast.group, cast.alice, question, &format!("I would try it so, {day}")).await;
            }
            scene.pass(TimeDelta::minutes(3)).await;
        }
        scene.pass(TimeDelta::days(1)).await;
    }
}

/// In the middle of the month after the one it began in, and of the next.
const DECEMBER: &str = "2026-12-05 12:00";
const JANUARY: &str = "2027-01-05 12:00";

#[tokio::test]
async fn who_helped_most_wears_a_tag_for_a_month() {
    for lang in Lang::ALL {
        let (mut scene, cast, _) = a_group(lang).await;
        scene.say(cast.group, cast.noa, "/settings helpertag on").await;
        a_month(&mut scene, &cast).await;
        assert_eq!(tag(&scene, cast.group, cast.boris), None);
        scene.pass_until(DECEMBER, zone(lang)).await;
        let expected = match lang {
            Lang::En => "November helper",
            Lang::He => "יד עוזרת נובמבר",
            Lang::Ru => "Опора ноября",
        };
        assert_eq!(tag(&scene, cast.group, cast.boris).as_deref(), Some(expected));
        assert_eq!(tag(&scene, cast.group, cast.alice), None);
        let seen = badges(&mut scene, cast.group, cast.boris).await;
        assert!(seen.contains(&name("helper-month", lang)), "{seen}");
        scene.restart().await;
        scene.pass_until(JANUARY, zone(lang)).await;
        assert_eq!(tag(&scene, cast.group, cast.boris), None);
        assert_eq!(scene.sim.requests_of("setChatMemberTag").len(), 2);
        scene.finish().await;
    }
}

#[tokio::test]
async fn words_she_chose_herself_are_left_alone() {
    let lang = Lang::En;
    // Before it is given.
    let (mut scene, cast, _) = a_group(lang).await;
    scene.say(cast.group, cast.noa, "/settings helpertag on").await;
    a_month(&mut scene, &cast).await;
    scene.sim.choose_tag(cast.group, cast.boris, "Rye forever");
    scene.pass_until(DECEMBER, UTC).await;
    assert_eq!(tag(&scene, cast.group, cast.boris).as_deref(), Some("Rye forever"));
    assert_eq!(scene.sim.requests_of("setChatMemberTag").len(), 0);
    scene.finish().await;
    // And before it is taken back.
    let (mut scene, cast, _) = a_group(lang).await;
    scene.say(cast.group, cast.noa, "/settings helpertag on").await;
    a_month(&mut scene, &cast).await;
    scene.pass_until(DECEMBER, UTC).await;
    scene.sim.choose_tag(cast.group, cast.boris, "Rye forever");
    scene.say(cast.group, cast.noa, "/settings helpertag off").await;
    scene.pass_until(JANUARY, UTC).await;
    assert_eq!(tag(&scene, cast.group, cast.boris).as_deref(), Some("Rye forever"));
    scene.finish().await;
}

#[tokio::test]
async fn it_is_taken_back_with_the_switch_and_from_who_leaves_the_lists() {
    for (lang, how) in [(Lang::En, "off"), (Lang::He, "hidden"), (Lang::Ru, "forgotten")] {
        let (mut scene, cast, _) = a_group(lang).await;
        scene.sim.start_bot(cast.boris);
        scene.say(cast.group, cast.noa, "/settings helpertag on").await;
        a_month(&mut scene, &cast).await;
        scene.pass_until(DECEMBER, zone(lang)).await;
        assert!(tag(&scene, cast.group, cast.boris).is_some());
        match how {
            "off" => {
                scene.say(cast.group, cast.noa, "/settings badges off").await;
            }
            "hidden" => {
                scene.say(cast.group, cast.boris, "/me").await;
                scene.press(cast.group, cast.boris, &word("me-hide", lang)).await;
                scene.pass(TimeDelta::days(1)).await;
            }
            _ => {
                scene.say_in_private(cast.boris, "/forgetme").await;
                scene.press_in_private(cast.boris, &word("forgetme-button-all", Lang::Ru)).await;
            }
        }
        scene.pass(TimeDelta::minutes(5)).await;
        assert_eq!(tag(&scene, cast.group, cast.boris), None, "{how}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn without_the_right_there_is_no_tag_and_that_is_said() {
    for lang in Lang::ALL {
        let (mut scene, cast, _) = a_group(lang).await;
        scene.sim.start_bot(cast.noa);
        scene.sim.promote_bot(cast.group, cast.noa, Rights::all().without(Right::ManageTags));
        scene.pass(TimeDelta::minutes(1)).await;
        scene.sees(cast.group, cast.noa);
        let seen = without_marks(&scene.say_and_see(cast.group, cast.noa, "/settings helpertag on").await);
        assert!(seen.contains(&without_marks(&word("badges-tag-no-right", lang))), "{seen}");
        // The right is there when it is wanted, and nobody tells us when it goes.
        scene.sim.promote_bot(cast.group, cast.noa, Rights::all());
        scene.pass(TimeDelta::minutes(1)).await;
        scene.say(cast.group, cast.noa, "/settings helpertag on").await;
        a_month(&mut scene, &cast).await;
        let refused = simulator::Fault::Reject(400, "Bad Request: CHAT_CREATOR_REQUIRED".into());
        scene.sim.fault("setChatMemberTag", 0, 1, refused);
        scene.sees_in_private(cast.noa);
        scene.pass_until(DECEMBER, zone(lang)).await;
        assert_eq!(tag(&scene, cast.group, cast.boris), None);
        let told = without_marks(&scene.sees_in_private(cast.noa));
        assert!(told.contains(&without_marks(&word("badges-tag-refused", lang))), "{told}");
        scene.finish_despite([Trouble::Failed]).await;
    }
}
