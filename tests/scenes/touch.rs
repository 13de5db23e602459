//! Personal touch: whom nobody has addressed for longest, for those who manage the group.

use chrono::TimeDelta;
use kehila::{
    dispatch::items::Item,
    features::attention,
    store::chats::Rhythm,
    telegram::UserId as OurUser,
    words::{Lang, line},
};
use simulator::{Person, UserId};

use super::support::{Cast, Scene, without_marks, word};

/// A group in which the room is on, its manager in private, and so many people who have said something.
async fn with_people(lang: Lang, n: usize) -> (Scene, Cast, Vec<UserId>) {
    let (mut scene, cast) = Scene::with_group(lang).await;
    scene.set_rhythm(cast.group, Rhythm::None).await;
    scene.sim.start_bot(cast.noa);
    scene.say(cast.group, cast.noa, "/settings touch on").await;
    let people: Vec<UserId> =
        (1..=n).map(|n| scene.sim.create(Person::named(&format!("Guest {n}")).language(lang.code()))).collect();
    for person in &people {
        scene.sim.join(cast.group, *person);
        scene.settle().await;
        scene.say(cast.group, *person, "Good morning, all of you").await;
    }
    scene.pass(TimeDelta::minutes(2)).await;
    scene.sees_in_private(cast.noa);
    (scene, cast, people)
}

async fn waiting(scene: &Scene, person: UserId) -> i64 {
    let waiting = scene.with_cx(async |cx| attention::waiting(cx, OurUser(person.0)).await).await;
    waiting.into_iter().map(|(_, n)| n).sum()
}

/// What waits, by the words of each.
async fn listed(scene: &mut Scene, cast: &Cast) -> String {
    scene.sees_in_private(cast.noa);
    scene.say_in_private(cast.noa, "/attention").await;
    scene.sees_in_private(cast.noa)
}

#[tokio::test]
async fn three_a_week_whom_nobody_addressed_and_nobody_new_quiet_or_in_charge() {
    for lang in Lang::ALL {
        let (mut scene, cast, people) = with_people(lang, 6).await;
        // The first is answered, the second wants to hear nothing, the third has left.
        let said = scene.say(cast.group, people[0], "Who has an oven?").await;
        scene.sim.start_bot(people[1]);
        scene.say_in_private(people[1], "/quiet none").await;
        scene.pass(TimeDelta::days(14)).await;
        scene.sim.reply(cast.group, cast.boris, said, "I do");
        scene.sim.leave(cast.group, people[2]);
        let new = scene.sim.create(Person::named("New").language(lang.code()));
        scene.sim.join(cast.group, new);
        scene.pass(TimeDelta::days(7)).await;
        assert!(waiting(&scene, cast.noa).await <= 3);
        let seen = listed(&mut scene, &cast).await;
        for name in ["Guest 1", "Guest 2", "Guest 3", "New", "Noa"] {
            assert!(!seen.contains(&format!("{name}.")), "{name}: {seen}");
        }
        assert!(seen.contains("Guest 4"), "{seen}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_press_settles_it_and_nobody_comes_twice_within_sixty_days() {
    for lang in Lang::ALL {
        let (mut scene, cast, people) = with_people(lang, 3).await;
        scene.pass(TimeDelta::days(14)).await;
        let n = waiting(&scene, cast.noa).await;
        assert_eq!(n, 3, "{}", listed(&mut scene, &cast).await);
        // A reply by anybody settles it as well.
        let said = scene.say(cast.group, people[0], "Hello again, everybody").await;
        scene.sim.reply(cast.group, cast.boris, said, "Hello to you");
        scene.settle().await;
        assert_eq!(waiting(&scene, cast.noa).await, 2);
        scene.say_in_private(cast.noa, "/attention").await;
        scene.press_in_private(cast.noa, &word("personal-button-done", lang)).await;
        assert_eq!(waiting(&scene, cast.noa).await, 1);
        let said = line("personal-said").plain("does", "done").render_plain(lang);
        assert!(scene.sees_in_private(cast.noa).contains(&without_marks(&said)));
        scene.press_in_private(cast.noa, &word("personal-button-never", lang)).await;
        assert_eq!(waiting(&scene, cast.noa).await, 0);
        scene.pass(TimeDelta::days(40)).await;
        let seen = listed(&mut scene, &cast).await;
        assert!(people.iter().enumerate().all(|(n, _)| !seen.contains(&format!("Guest {}.", n + 1))), "{seen}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn it_waits_to_be_switched_on_and_off_ends_it() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.set_rhythm(cast.group, Rhythm::None).await;
    scene.sim.start_bot(cast.noa);
    for person in [cast.boris, cast.alice] {
        scene.say(cast.group, person, "Good morning, all of you").await;
    }
    scene.pass(TimeDelta::days(15)).await;
    assert_eq!(waiting(&scene, cast.noa).await, 0);
    scene.say(cast.group, cast.noa, "/settings touch on").await;
    scene.restart().await;
    scene.pass(TimeDelta::days(8)).await;
    assert!(waiting(&scene, cast.noa).await > 0);
    let known = scene.with_cx(async |cx| kehila::dispatch::items::by_id(cx, 1).await).await;
    assert!(known.is_none_or(|item: Item| item.room == "touch"));
    scene.say(cast.group, cast.noa, "/settings touch off").await;
    assert_eq!(waiting(&scene, cast.noa).await, 0);
    scene.pass(TimeDelta::days(15)).await;
    assert_eq!(waiting(&scene, cast.noa).await, 0);
    scene.finish().await;
}
