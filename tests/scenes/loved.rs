//! The most loved post of the week, its hall of fame, and `/loved`.

use chrono::{DateTime, TimeDelta};
use chrono_tz::{Asia::Jerusalem, Europe::Moscow, Tz, UTC};
use kehila::{
    store::{chats::Rhythm, occurrences},
    words::Lang,
};
use serde_json::json;
use simulator::{ChatId, Fault, MessageId, NoticeOrder, Person, Rights, Seen, UserId};

use super::support::{Cast, Scene, ending::Trouble, without_marks, word};

/// The group's zone, as guessed from the language of who added the bot.
const fn zone(language: Lang) -> Tz {
    match language {
        Lang::He => Jerusalem,
        Lang::Ru => Moscow,
        Lang::En => UTC,
    }
}

/// The end of the first and the second week in which something is posted: days on which the last working day is over.
const fn first_week(language: Lang) -> &'static str {
    match language {
        Lang::He => "2026-11-19 20:30",
        Lang::Ru | Lang::En => "2026-11-20 20:30",
    }
}

const fn second_week(language: Lang) -> &'static str {
    match language {
        Lang::He => "2026-11-26 20:30",
        Lang::Ru | Lang::En => "2026-11-27 20:30",
    }
}

/// A group in which nothing else is posted, and so many more people in it.
async fn a_group(language: Lang, more: usize) -> (Scene, Cast, Vec<UserId>) {
    let (mut scene, cast) = Scene::with_group(language).await;
    scene.set_rhythm(cast.group, Rhythm::None).await;
    scene.say(cast.group, cast.noa, "/settings loved on").await;
    let people = join(&mut scene, cast.group, more).await;
    scene.pass(TimeDelta::minutes(30)).await;
    scene.sees(cast.group, cast.noa);
    (scene, cast, people)
}

async fn join(scene: &mut Scene, group: ChatId, n: usize) -> Vec<UserId> {
    let people: Vec<UserId> = (1..=n).map(|n| scene.sim.create(Person::named(&format!("Guest {n}")))).collect();
    scene.sim.seat(group, &people);
    for person in &people {
        scene.sim.say(group, *person, "Good morning, all of you");
    }
    scene.settle().await;
    people
}

async fn liked(scene: &mut Scene, group: ChatId, message: MessageId, by: &[UserId]) {
    for person in by {
        scene.sim.react(group, *person, message, "👍");
    }
    scene.settle().await;
}

/// What was posted about loved messages, oldest first.
fn posts(scene: &Scene, group: ChatId, viewer: UserId) -> Vec<Seen> {
    let ours = scene.sim.view(group, viewer).into_iter();
    ours.filter(|seen| seen.sender_id == scene.sim.bot() && seen.ephemeral.is_none() && seen.text.contains('❤'))
        .collect()
}

/// When it was posted, and its words on one line.
fn told(seen: &Seen, zone: Tz) -> String {
    let at = DateTime::from_timestamp(seen.date, 0).unwrap().with_timezone(&zone);
    format!("{} {}", at.format("%m-%d %H:%M"), without_marks(&seen.text).replace('\n', " | "))
}

/// Why due times passed without a post.
async fn skips(scene: &Scene, group: ChatId) -> Vec<String> {
    let key = scene.key(group).await;
    scene
        .with_cx(async |cx| {
            let latest = occurrences::latest(&cx.tx, key, "loved", 10).await?;
            Ok(latest.into_iter().filter_map(|one| one.skipped).collect())
        })
        .await
}

#[tokio::test]
async fn what_most_people_liked_is_named_once_a_week() {
    let mut words = Vec::new();
    for lang in Lang::ALL {
        let (mut scene, cast, people) = a_group(lang, 4).await;
        let rye = scene.say(cast.group, cast.alice, "I have plenty of rye starter for you").await;
        let oven = scene.say(cast.group, cast.boris, "My oven is broken again").await;
        // Her own, and one that says no, count for nothing.
        scene.sim.react(cast.group, cast.alice, rye, "👍");
        scene.sim.react(cast.group, people[3], rye, "👎");
        liked(&mut scene, cast.group, rye, &[cast.noa, people[0], people[1]]).await;
        // More people at first; two think better of it, and one puts another in its place.
        liked(&mut scene, cast.group, oven, &[cast.noa, people[0], people[1], people[2]]).await;
        scene.sim.react(cast.group, people[0], oven, "");
        scene.sim.react(cast.group, people[1], oven, "💩");
        scene.settle().await;
        words.push(scene.say_and_see(cast.group, people[0], "/loved").await);
        scene.pass_until(first_week(lang), zone(lang)).await;
        let posts = posts(&scene, cast.group, cast.noa);
        assert_eq!(posts.len(), 1, "{posts:#?}");
        assert_eq!(posts[0].reply_to, None);
        words.push(told(&posts[0], zone(lang)));
        assert_eq!(
            posts[0].buttons.iter().flatten().map(|label| without_marks(label)).collect::<Vec<_>>(),
            [without_marks(&word("loved-button-there", lang))]
        );
        // A trophy stands below the message itself.
        let view = scene.sim.view(cast.group, cast.noa);
        let winner = view.iter().find(|seen| seen.id == rye).unwrap();
        assert!(winner.reactions.iter().any(|(emoji, _)| emoji == "🏆"), "{winner:?}");
        scene.sees(cast.group, people[0]);
        words.push(scene.say_and_see(cast.group, people[0], "/loved").await);
        scene.restart().await;
        scene.pass_until(second_week(lang), zone(lang)).await;
        assert_eq!(self::posts(&scene, cast.group, cast.noa).len(), 1, "nothing was liked that week");
        assert_eq!(skips(&scene, cast.group).await, ["nothing-loved"]);
        scene.finish().await;
    }
    insta::assert_snapshot!(without_marks(&words.join("\n")));
}

#[tokio::test]
async fn below_three_people_nobody_is_named() {
    for lang in Lang::ALL {
        let (mut scene, cast, people) = a_group(lang, 2).await;
        let rye = scene.say(cast.group, cast.alice, "I have plenty of rye starter for you").await;
        liked(&mut scene, cast.group, rye, &people).await;
        scene.sees(cast.group, cast.noa);
        scene.pass_until(first_week(lang), zone(lang)).await;
        assert_eq!(posts(&scene, cast.group, cast.noa).len(), 0);
        assert_eq!(scene.sees(cast.group, cast.noa), "", "nobody hears that there was nothing");
        assert_eq!(skips(&scene, cast.group).await, ["nothing-loved"]);
        scene.finish().await;
    }
}

#[tokio::test]
async fn of_two_the_one_wins_that_new_and_old_hands_like_then_the_earlier() {
    for lang in Lang::ALL {
        let (mut scene, cast, people) = a_group(lang, 6).await;
        let newcomer = scene.sim.create(Person::named("New"));
        scene.sim.join(cast.group, newcomer);
        scene.settle().await;
        let first = scene.say(cast.group, cast.alice, "The first of three about bread").await;
        let second = scene.say(cast.group, cast.boris, "The second of three about bread").await;
        let third = scene.say(cast.group, people[5], "The third of three about bread").await;
        liked(&mut scene, cast.group, first, &people[..3]).await;
        liked(&mut scene, cast.group, second, &[people[0], people[1], newcomer]).await;
        liked(&mut scene, cast.group, third, &[people[2], people[3], newcomer]).await;
        scene.pass_until(first_week(lang), zone(lang)).await;
        let posts = posts(&scene, cast.group, cast.noa);
        assert_eq!(posts.len(), 1, "{posts:#?}");
        assert!(posts[0].text.contains("Борис"), "{posts:#?}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn nobody_is_named_twice_within_four_weeks() {
    let lang = Lang::En;
    let (mut scene, cast, people) = a_group(lang, 5).await;
    let mut named = Vec::new();
    for week in 0..6 {
        let rye = scene.say(cast.group, cast.alice, &format!("Rye, part {week}, with all there is to know")).await;
        let oven = scene.say(cast.group, cast.boris, &format!("Ovens, part {week}, for who has one")).await;
        liked(&mut scene, cast.group, rye, &people).await;
        liked(&mut scene, cast.group, oven, &people).await;
        scene.pass(TimeDelta::days(7)).await;
        let posts = posts(&scene, cast.group, cast.noa);
        named.push(posts.last().map_or_else(String::new, |seen| told(seen, UTC)));
    }
    named.dedup();
    let alice = named.iter().filter(|seen| seen.contains("Alice")).count();
    let boris = named.iter().filter(|seen| seen.contains("Борис")).count();
    assert_eq!((named.len(), alice, boris), (4, 2, 2), "{named:#?}");
    scene.finish().await;
}

#[tokio::test]
async fn who_manages_the_group_or_is_off_the_lists_is_not_named() {
    for lang in Lang::ALL {
        let (mut scene, cast, people) = a_group(lang, 5).await;
        let hers = scene.say(cast.group, cast.noa, "I run this group and I like bread").await;
        let hidden = scene.say(cast.group, cast.alice, "I would rather not be on any list").await;
        let left = scene.say(cast.group, people[4], "I am about to leave you all").await;
        let named = scene.say(cast.group, cast.boris, "I do not mind at all").await;
        for message in [hers, hidden, left] {
            liked(&mut scene, cast.group, message, &people[..4]).await;
        }
        liked(&mut scene, cast.group, named, &people[..3]).await;
        scene.say(cast.group, cast.alice, "/me").await;
        scene.press(cast.group, cast.alice, &word("me-hide", lang)).await;
        scene.sim.leave(cast.group, people[4]);
        scene.pass_until(first_week(lang), zone(lang)).await;
        let posts = posts(&scene, cast.group, cast.noa);
        assert_eq!(posts.len(), 0, "one with three among others with four is not rare here: {posts:#?}");
        liked(&mut scene, cast.group, named, &people[3..4]).await;
        let next = scene.say(cast.group, cast.boris, "And this I do not mind either").await;
        liked(&mut scene, cast.group, next, &people[..4]).await;
        scene.pass_until(second_week(lang), zone(lang)).await;
        let posts = self::posts(&scene, cast.group, cast.noa);
        assert!(posts.len() == 1 && posts[0].text.contains("Борис"), "{posts:#?}");
        // Whoever leaves the lists later is in none of the past, either.
        scene.say(cast.group, cast.boris, "/me").await;
        scene.press(cast.group, cast.boris, &word("me-hide", lang)).await;
        scene.pass(TimeDelta::minutes(2)).await;
        let list = scene.say_and_see(cast.group, people[0], "/loved").await;
        assert!(list.contains(&without_marks(&word("loved-none", lang))), "{list}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_message_that_was_deleted_makes_room_for_the_next() {
    for lang in Lang::ALL {
        let (mut scene, cast, people) = a_group(lang, 4).await;
        let gone = scene.say(cast.group, cast.alice, "I will think better of this").await;
        let there = scene.say(cast.group, cast.boris, "This is here to stay").await;
        for message in [gone, there] {
            liked(&mut scene, cast.group, message, &people).await;
        }
        scene.sim.delete(cast.group, gone);
        scene.pass_until(first_week(lang), zone(lang)).await;
        let posts = posts(&scene, cast.group, cast.noa);
        assert!(posts.len() == 1 && posts[0].text.contains("Борис"), "{posts:#?}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn its_first_words_are_shown_where_managers_like_it_and_it_is_posted_when_they_like() {
    for lang in Lang::ALL {
        let (mut scene, cast, people) = a_group(lang, 3).await;
        scene.say(cast.group, cast.noa, "/settings quoting on").await;
        scene.say(cast.group, cast.noa, "/settings lovedday wednesday").await;
        scene.say(cast.group, cast.noa, "/settings lovedhour 12").await;
        let rye = scene.say(cast.group, cast.alice, "I have plenty of rye starter for you").await;
        liked(&mut scene, cast.group, rye, &people).await;
        scene.pass_until("2026-11-18 13:00", zone(lang)).await;
        let posts = posts(&scene, cast.group, cast.noa);
        assert_eq!(posts.len(), 1, "{posts:#?}");
        assert_eq!(posts[0].reply_to, Some(rye));
        assert!(told(&posts[0], zone(lang)).starts_with("11-18 12:0"), "{posts:#?}");
        scene.finish().await;
    }
}

/// A forum with a topic for fame, in which the room is on.
async fn a_forum(lang: Lang) -> (Scene, Cast, ChatId, i64, Vec<UserId>) {
    let (mut scene, cast) = Scene::with_group(lang).await;
    let forum = scene.sim.forum("Forum", cast.noa);
    scene.sim.seat(forum, &[cast.alice, cast.boris]);
    scene.sim.add_bot(forum, cast.noa);
    scene.sim.promote_bot(forum, cast.noa, Rights::all());
    scene.settle().await;
    scene.set_rhythm(forum, Rhythm::None).await;
    let topic = scene.sim.topic(forum, cast.noa, "Fame");
    scene.say(forum, cast.noa, "/settings loved on").await;
    let people = join(&mut scene, forum, 3).await;
    let hall = match lang {
        Lang::En => "/loved hall of fame",
        Lang::He => "/loved היכל התהילה",
        Lang::Ru => "/loved зал славы",
    };
    scene.sim.say_in(forum, topic, cast.noa, hall);
    scene.settle().await;
    (scene, cast, forum, topic, people)
}

/// What stands in a topic, but for what was typed there.
fn in_topic(scene: &Scene, forum: ChatId, topic: i64, viewer: UserId) -> Vec<Seen> {
    let view = scene.sim.view(forum, viewer).into_iter();
    let shown = view.filter(|seen| seen.thread == Some(topic) && !seen.service && seen.ephemeral.is_none());
    shown.filter(|seen| seen.sender_id == scene.sim.bot()).collect()
}

#[tokio::test]
async fn the_hall_of_fame_shows_each_once_more() {
    for lang in Lang::ALL {
        let (mut scene, cast, forum, topic, people) = a_forum(lang).await;
        let rye = scene.say(forum, cast.alice, "I have plenty of rye starter for you").await;
        liked(&mut scene, forum, rye, &people).await;
        scene.pass_until(first_week(lang), zone(lang)).await;
        assert_eq!(posts(&scene, forum, cast.noa).len(), 1);
        let fame = in_topic(&scene, forum, topic, cast.noa);
        assert_eq!(fame.len(), 1, "{fame:#?}");
        assert!(fame[0].text.contains("rye starter") && fame[0].silent, "{fame:#?}");
        // Where it may not be forwarded, words lead there.
        let protected = json!({"has_protected_content": true});
        let protected = scene.sim.say_with(forum, cast.boris, "Not to be taken away", protected);
        scene.settle().await;
        liked(&mut scene, forum, protected, &people).await;
        scene.pass_until(second_week(lang), zone(lang)).await;
        let fame = in_topic(&scene, forum, topic, cast.noa);
        assert_eq!(fame.len(), 2, "{fame:#?}");
        assert!(fame[1].text.contains("Борис") && fame[1].buttons.len() == 1, "{fame:#?}");
        scene.finish_despite([Trouble::Failed]).await;
    }
}

#[tokio::test]
async fn a_hall_that_is_gone_is_told_once_and_typed_elsewhere_it_is_refused() {
    let lang = Lang::En;
    let (mut scene, cast, forum, topic, people) = a_forum(lang).await;
    scene.sim.start_bot(cast.noa);
    let rye = scene.say(forum, cast.alice, "I have plenty of rye starter for you").await;
    liked(&mut scene, forum, rye, &people).await;
    scene.sim.delete_topic(forum, topic);
    scene.sees_in_private(cast.noa);
    scene.pass_until("2026-11-22 12:00", UTC).await;
    assert_eq!(posts(&scene, forum, cast.noa).len(), 1);
    let seen = scene.sees_in_private(cast.noa);
    assert_eq!(seen.matches("closed or gone").count(), 1, "{seen}");
    let mut seen = Vec::new();
    for (who, typed) in [(cast.noa, "/loved hall"), (cast.alice, "/loved hall off"), (cast.alice, "/loved best")] {
        scene.pass(TimeDelta::minutes(2)).await;
        scene.sees(forum, who);
        seen.push(scene.say_and_see(forum, who, typed).await);
    }
    insta::assert_snapshot!(without_marks(&seen.join("\n")));
    scene.finish_despite([Trouble::Failed]).await;
}

#[tokio::test]
async fn where_telegram_only_counts_its_counts_are_gone_by() {
    for lang in Lang::ALL {
        let (mut scene, cast, _) = a_group(lang, 0).await;
        let rye = scene.say(cast.group, cast.alice, "I have plenty of rye starter for you").await;
        let oven = scene.say(cast.group, cast.boris, "My oven is broken again").await;
        scene.sim.react_anonymously(cast.group, rye, "🔥", 4);
        scene.sim.react_anonymously(cast.group, rye, "👎", 9);
        scene.sim.react_anonymously(cast.group, oven, "👍", 6);
        scene.settle().await;
        scene.sim.react_anonymously(cast.group, oven, "👍", 2);
        scene.settle().await;
        scene.pass_until(first_week(lang), zone(lang)).await;
        let posts = posts(&scene, cast.group, cast.noa);
        assert_eq!(posts.len(), 1, "{posts:#?}");
        assert!(posts[0].text.contains("Alice") && posts[0].text.contains('4'), "{posts:#?}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn an_album_is_one_message() {
    let lang = Lang::En;
    let (mut scene, cast, people) = a_group(lang, 3).await;
    let album = scene.sim.album(cast.group, cast.alice, 3, "Three loaves of a morning");
    scene.settle().await;
    // No part of it has three.
    for (part, person) in album.iter().zip(&people) {
        scene.sim.react(cast.group, *person, *part, "🔥");
    }
    scene.sim.react(cast.group, people[0], album[1], "🔥");
    scene.settle().await;
    scene.pass_until(first_week(lang), UTC).await;
    let posts = posts(&scene, cast.group, cast.noa);
    assert_eq!(posts.len(), 1, "{posts:#?}");
    assert!(posts[0].text.contains("3 people"), "{posts:#?}");
    let view = scene.sim.view(cast.group, cast.noa);
    let first = view.iter().find(|seen| seen.id == album[0]).unwrap();
    assert!(first.reactions.iter().any(|(emoji, _)| emoji == "🏆"), "{first:?}");
    scene.finish().await;
}

#[tokio::test]
async fn a_group_that_becomes_a_supergroup_keeps_who_was_named() {
    let lang = Lang::En;
    let mut scene = Scene::open().await;
    let noa = scene.sim.create(Person::named("Noa").language("en"));
    let (ann, ben) = (scene.sim.create(Person::named("Ann")), scene.sim.create(Person::named("Ben")));
    let group = scene.sim.group("Small", noa);
    scene.sim.seat(group, &[ann, ben]);
    scene.sim.add_bot(group, noa);
    scene.sim.promote_bot(group, noa, Rights::all());
    scene.settle().await;
    scene.set_rhythm(group, Rhythm::None).await;
    scene.say(group, noa, "/settings loved on").await;
    let people = join(&mut scene, group, 3).await;
    let first = scene.say(group, ann, "Does anybody bake here?").await;
    liked(&mut scene, group, first, &people).await;
    scene.pass_until(first_week(lang), UTC).await;
    // A small group's messages have no address: the post answers it instead.
    let named = posts(&scene, group, noa);
    assert!(named.len() == 1 && named[0].reply_to == Some(first) && named[0].buttons.is_empty(), "{named:#?}");
    let lost = scene.say(group, ben, "Numbers of this will be others").await;
    liked(&mut scene, group, lost, &people).await;
    let new = scene.sim.migrate(group, noa, NoticeOrder::OldFirst);
    scene.settle().await;
    let next = scene.say(new, ben, "Here we are now, all of us").await;
    liked(&mut scene, new, next, &people).await;
    scene.pass_until(second_week(lang), UTC).await;
    let named = posts(&scene, new, noa);
    assert!(named.len() == 1 && named[0].text.contains("Ben"), "{named:#?}");
    scene.sees(new, ann);
    let list = scene.say_and_see(new, ann, "/loved").await;
    assert!(list.contains("Ann") && list.contains("Ben"), "{list}");
    scene.finish().await;
}

#[tokio::test]
async fn whoever_is_forgotten_is_named_no_longer() {
    for lang in Lang::ALL {
        let (mut scene, cast, forum, topic, people) = a_forum(lang).await;
        let rye = scene.say(forum, cast.alice, "I have plenty of rye starter for you").await;
        liked(&mut scene, forum, rye, &people).await;
        scene.pass_until(first_week(lang), zone(lang)).await;
        assert!(posts(&scene, forum, cast.noa)[0].text.contains("Alice"));
        scene.sim.start_bot(cast.alice);
        scene.settle().await;
        scene.say_in_private(cast.alice, "/forgetme").await;
        scene.press_in_private(cast.alice, &word("forgetme-button-all", Lang::En)).await;
        let posts = posts(&scene, forum, cast.noa);
        assert!(posts.len() == 1 && !posts[0].text.contains("Alice"), "{posts:#?}");
        assert_eq!(in_topic(&scene, forum, topic, cast.noa).len(), 0);
        scene.finish().await;
    }
}

#[tokio::test]
async fn it_is_posted_once_whatever_happens_in_between() {
    let lang = Lang::En;
    let (mut scene, cast, people) = a_group(lang, 3).await;
    let rye = scene.say(cast.group, cast.alice, "I have plenty of rye starter for you").await;
    liked(&mut scene, cast.group, rye, &people).await;
    // The answer to the question whether it is there is lost, and the process ends twice.
    scene.sim.fault("setMessageReaction", 0, 1, Fault::DropAfter);
    scene.sleep_until("2026-11-20 18:00", UTC);
    scene.settle().await;
    scene.restart().await;
    scene.pass(TimeDelta::minutes(5)).await;
    scene.restart().await;
    scene.pass_until(first_week(lang), UTC).await;
    assert_eq!(posts(&scene, cast.group, cast.noa).len(), 1);
    // Off, it says nothing; on again, nothing is made up for.
    scene.say(cast.group, cast.noa, "/settings loved off").await;
    let oven = scene.say(cast.group, cast.boris, "My oven works again").await;
    liked(&mut scene, cast.group, oven, &people).await;
    scene.pass_until("2026-11-28 12:00", UTC).await;
    scene.say(cast.group, cast.noa, "/settings loved on").await;
    scene.pass(TimeDelta::days(2)).await;
    assert_eq!(posts(&scene, cast.group, cast.noa).len(), 1);
    scene.finish().await;
}
