//! Ideas: written, voted for, found alike, merged and taken apart, told of when something comes of them.

use chrono::TimeDelta;
use chrono_tz::Asia::Jerusalem;
use insta::assert_snapshot;
use kehila::{
    store::chats::{self, Rhythm},
    words::{Lang, line},
};
use simulator::{Fault, Person, UserId};

use super::support::{Cast, Scene, ending::Trouble, without_marks, word};

/// A group with a board, in which everybody is known to the bot, and the manager has opened her private chat.
async fn group(lang: Lang) -> (Scene, Cast) {
    let (mut scene, cast) = Scene::with_group(lang).await;
    scene.set_rhythm(cast.group, Rhythm::None).await;
    for person in [cast.boris, cast.alice] {
        scene.say(cast.group, person, "Good morning").await;
    }
    scene.change(cast.group, async |cx, key| chats::set_zone(&cx.tx, key, Jerusalem).await).await;
    scene.say(cast.group, cast.noa, "/settings ideas on").await;
    scene.sim.start_bot(cast.noa);
    scene.settle().await;
    for person in [cast.noa, cast.boris, cast.alice] {
        scene.sees(cast.group, person);
        scene.sees_in_private(person);
    }
    (scene, cast)
}

/// What the newest button for votes says.
fn votes(scene: &Scene, cast: &Cast, text: &str) -> String {
    let view = scene.sim.view(cast.group, cast.noa);
    let idea = view.iter().rev().find(|seen| seen.ephemeral.is_none() && seen.text.contains(text));
    let labels = idea.map(|seen| seen.buttons.concat()).unwrap_or_default();
    labels.first().map(|label| without_marks(label)).unwrap_or_default()
}

async fn vote(scene: &mut Scene, cast: &Cast, who: UserId, text: &str) {
    let view = scene.sim.view(cast.group, who);
    let idea = view.iter().rev().find(|seen| seen.ephemeral.is_none() && seen.text.contains(text)).unwrap();
    let (message, label) = (idea.id, idea.buttons.concat()[0].clone());
    scene.sim.press_on(cast.group, who, message, &label).unwrap();
    scene.settle().await;
}

/// What an idea has on the board: number, votes, as the database has them.
async fn board(scene: &Scene) -> Vec<(i64, i64)> {
    let tx = scene.core.store.read().await.unwrap();
    sqlx::query_as("SELECT number, votes FROM ideas WHERE same_as IS NULL ORDER BY votes DESC, id DESC")
        .fetch_all(&mut *tx.lock().await)
        .await
        .unwrap()
}

/// [oven, a swap, the same swap, what a manager says]
fn words(lang: Lang) -> [&'static str; 4] {
    match lang {
        Lang::En => [
            "A <b>shared</b> oven",
            "A bread swap on Fridays",
            "Could we swap bread every Friday?",
            "/ideas 2 planned: from May on",
        ],
        Lang::He => ["תנור <b>משותף</b>", "החלפת לחמים בימי שישי", "להחלפת לחם ביום שישי", "/ideas 2 מתוכנן: ממאי"],
        Lang::Ru => ["Общая <b>печь</b>", "Обмен хлебом по пятницам", "Обмен хлеба в пятницу", "/ideas 2 план: с мая"],
    }
}

async fn a_story(lang: Lang) -> String {
    let (mut scene, cast) = group(lang).await;
    let [oven, swap, same, planned] = words(lang);
    scene.sim.start_bot(cast.alice);
    let mut seen = vec![scene.say_and_see(cast.group, cast.boris, &format!("/idea {oven}")).await];
    seen.push(scene.say_and_see(cast.group, cast.boris, &format!("/idea {swap}")).await);
    scene.sees(cast.group, cast.alice);
    // Hers is the same: it is shown before anything is posted.
    seen.push(scene.say_and_see(cast.group, cast.alice, &format!("/idea {same}")).await);
    let label = without_marks(&line("ideas-button-same").plain("number", "2").render_plain(lang));
    seen.push(scene.press_and_see(cast.group, cast.alice, &label).await);
    scene.pass(TimeDelta::minutes(1)).await;
    assert_eq!(votes(&scene, &cast, swap), "👍 2");
    assert_eq!(board(&scene).await, [(2, 2), (1, 1)]);
    scene.sees(cast.group, cast.noa);
    seen.push(scene.say_and_see(cast.group, cast.noa, planned).await);
    scene.sees_in_private(cast.alice);
    scene.pass(TimeDelta::minutes(5)).await;
    seen.push(scene.sees(cast.group, cast.boris));
    seen.push(scene.sees_in_private(cast.alice));
    seen.push(scene.say_and_see(cast.group, cast.boris, "/ideas").await);
    scene.finish().await;
    without_marks(&seen.join("\n----\n"))
}

#[tokio::test]
async fn an_idea_and_what_came_of_it_in_english() {
    assert_snapshot!(a_story(Lang::En).await);
}

#[tokio::test]
async fn an_idea_and_what_came_of_it_in_hebrew() {
    assert_snapshot!(a_story(Lang::He).await);
}

#[tokio::test]
async fn an_idea_and_what_came_of_it_in_russian() {
    assert_snapshot!(a_story(Lang::Ru).await);
}

#[tokio::test]
async fn everybody_has_one_vote_and_takes_it_back() {
    for lang in Lang::ALL {
        let (mut scene, cast) = group(lang).await;
        scene.say(cast.group, cast.boris, "/idea Rye").await;
        vote(&mut scene, &cast, cast.alice, "Rye").await;
        vote(&mut scene, &cast, cast.noa, "Rye").await;
        assert_eq!(board(&scene).await, [(1, 3)]);
        vote(&mut scene, &cast, cast.alice, "Rye").await;
        assert_eq!(board(&scene).await, [(1, 2)], "a second press takes it back");
        scene.restart().await;
        vote(&mut scene, &cast, cast.boris, "Rye").await;
        assert_eq!(board(&scene).await, [(1, 1)], "the author's as well");
        scene.pass(TimeDelta::minutes(1)).await;
        assert_eq!(votes(&scene, &cast, "Rye"), "👍 1");
        scene.finish().await;
    }
}

#[tokio::test]
async fn many_votes_are_a_few_edits() {
    let (mut scene, cast) = group(Lang::En).await;
    let mut people = Vec::new();
    for n in 0..9 {
        let person = scene.sim.create(Person::named(&format!("Guest {n}")).language("en"));
        scene.sim.join(cast.group, person);
        people.push(person);
    }
    scene.pass(TimeDelta::minutes(2)).await;
    for (person, text) in [(cast.boris, "Rye"), (cast.alice, "Oats"), (cast.noa, "Spelt")] {
        scene.say(cast.group, person, &format!("/idea {text}")).await;
    }
    scene.pass(TimeDelta::minutes(1)).await;
    let before = scene.sim.requests_of("editMessageText").len();
    for (n, person) in people.into_iter().enumerate() {
        for text in ["Rye", "Oats", "Spelt"] {
            vote(&mut scene, &cast, person, text).await;
        }
        if n % 3 == 2 {
            scene.pass(TimeDelta::minutes(3)).await;
        }
    }
    let edits = scene.sim.requests_of("editMessageText").len() - before;
    assert!((3..=18).contains(&edits), "{edits} edits for 27 votes");
    for text in ["Rye", "Oats", "Spelt"] {
        assert_eq!(votes(&scene, &cast, text), "👍 10");
    }
    scene.finish().await;
}

#[tokio::test]
async fn what_cannot_be_an_idea_is_refused_with_what_can() {
    let mut seen = Vec::new();
    for lang in Lang::ALL {
        let (mut scene, cast) = group(lang).await;
        let long = "rye ".repeat(80);
        let typed = ["/idea", "/idea !!!", &format!("/idea {long}"), "/ideas soon", "/ideas 7"];
        for typed in typed {
            scene.say(cast.group, cast.alice, typed).await;
            scene.pass(TimeDelta::minutes(1)).await;
            let told = scene.sees(cast.group, cast.alice);
            seen.push(
                told.lines()
                    .filter(|line| !line.contains(": /idea") && !line.contains(&long))
                    .collect::<Vec<_>>()
                    .join("\n"),
            );
        }
        for (n, text) in ["Rye", "Oats", "Spelt", "Wheat"].into_iter().enumerate() {
            let told = scene.say_and_see(cast.group, cast.boris, &format!("/idea {text}")).await;
            if n == 3 {
                seen.push(told);
            }
        }
        assert_eq!(board(&scene).await.len(), 3, "three a day");
        scene.pass(TimeDelta::hours(25)).await;
        scene.say(cast.group, cast.boris, "/idea Wheat").await;
        assert_eq!(board(&scene).await.len(), 4);
        scene.finish().await;
    }
    assert_snapshot!(seen.join("\n"));
}

#[tokio::test]
async fn who_is_not_there_does_not_vote_and_nobody_writes_as_the_group() {
    let (mut scene, cast) = group(Lang::En).await;
    scene.say(cast.group, cast.boris, "/idea Rye").await;
    let view = scene.sim.view(cast.group, cast.alice);
    let idea = view.iter().rev().find(|seen| seen.text.contains("Rye")).unwrap();
    let (message, label) = (idea.id, idea.buttons.concat()[0].clone());
    scene.sim.leave(cast.group, cast.alice);
    scene.settle().await;
    if scene.sim.press_on(cast.group, cast.alice, message, &label).is_ok() {
        scene.settle().await;
    }
    assert_eq!(board(&scene).await, [(1, 1)]);
    scene.sim.set_anonymous(cast.group, cast.noa, true);
    scene.settle().await;
    scene.sim.say_anonymously(cast.group, "/idea Oats");
    scene.settle().await;
    let told = scene.sees(cast.group, cast.boris);
    assert!(told.contains("under your own name"), "{told}");
    assert_eq!(board(&scene).await.len(), 1);
    scene.finish().await;
}

#[tokio::test]
async fn merged_votes_count_once_and_are_taken_apart_as_they_were() {
    for lang in Lang::ALL {
        let (mut scene, cast) = group(lang).await;
        scene.sim.start_bot(cast.alice);
        scene.say(cast.group, cast.boris, "/idea Rye").await;
        scene.say(cast.group, cast.alice, "/idea Oats").await;
        scene.say(cast.group, cast.noa, "/idea Spelt").await;
        for (who, text) in [(cast.noa, "Rye"), (cast.boris, "Oats"), (cast.noa, "Oats")] {
            vote(&mut scene, &cast, who, text).await;
        }
        let before = board(&scene).await;
        assert_eq!(before, [(2, 3), (1, 2), (3, 1)]);
        scene.pass(TimeDelta::minutes(2)).await;
        scene.sees_in_private(cast.alice);
        scene.say(cast.group, cast.noa, "/ideas 2 same 1").await;
        assert_eq!(board(&scene).await, [(1, 3), (3, 1)], "nobody counts twice");
        // In a ring it would count for nothing.
        scene.say(cast.group, cast.noa, "/ideas 1 same 2").await;
        assert_eq!(board(&scene).await, [(1, 3), (3, 1)]);
        scene.say(cast.group, cast.noa, "/ideas 1 same 3").await;
        assert_eq!(board(&scene).await, [(3, 3)]);
        scene.pass(TimeDelta::minutes(5)).await;
        let told = scene.sees_in_private(cast.alice);
        assert!(told.contains("Oats") && told.contains("Rye"), "voters hear of it: {told}");
        assert_eq!(votes(&scene, &cast, "Oats"), "", "it has no button of its own");
        scene.restart().await;
        for number in ["2", "1"] {
            scene.say(cast.group, cast.noa, &format!("/ideas {number}")).await;
            scene.press(cast.group, cast.noa, &word("ideas-button-manage", lang)).await;
            scene.press(cast.group, cast.noa, &word("ideas-button-apart", lang)).await;
            scene.pass(TimeDelta::minutes(1)).await;
        }
        assert_eq!(board(&scene).await, before, "as if nothing had been");
        assert_eq!(votes(&scene, &cast, "Oats"), "👍 3");
        // After a week it stays so.
        scene.say(cast.group, cast.noa, "/ideas 2 same 1").await;
        scene.pass(TimeDelta::days(8)).await;
        scene.say(cast.group, cast.noa, "/ideas 2").await;
        scene.press(cast.group, cast.noa, &word("ideas-button-manage", lang)).await;
        let undo = word("ideas-button-apart", lang);
        assert!(!scene.panel(cast.group, cast.noa).labels.contains(&undo));
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_manager_enters_a_vote_told_in_person_and_deletes_what_is_none() {
    for lang in Lang::ALL {
        let (mut scene, cast) = group(lang).await;
        scene.say(cast.group, cast.boris, "/idea Rye").await;
        scene.say(cast.group, cast.noa, "/ideas 1").await;
        scene.press(cast.group, cast.noa, &word("ideas-button-manage", lang)).await;
        scene.press(cast.group, cast.noa, &word("ideas-button-told", lang)).await;
        scene.press(cast.group, cast.noa, "Alice").await;
        assert_eq!(board(&scene).await, [(1, 2)]);
        let shown = scene.say_and_see(cast.group, cast.noa, "/ideas 1").await;
        let marked = without_marks(&line("ideas-told-votes").num("n", 1).render(lang));
        assert!(shown.contains(&marked), "{shown}");
        // It is hers: she takes it back herself.
        vote(&mut scene, &cast, cast.alice, "Rye").await;
        assert_eq!(board(&scene).await, [(1, 1)]);
        vote(&mut scene, &cast, cast.alice, "Rye").await;
        scene.pass(TimeDelta::minutes(1)).await;
        for label in ["ideas-button-manage", "ideas-button-remove", "ideas-button-remove-yes"] {
            scene.press(cast.group, cast.noa, &word(label, lang)).await;
        }
        assert_eq!(board(&scene).await, []);
        scene.pass(TimeDelta::minutes(1)).await;
        assert!(
            !scene
                .sim
                .view(cast.group, cast.alice)
                .iter()
                .any(|seen| seen.ephemeral.is_none() && seen.text.contains("Rye"))
        );
        scene.finish().await;
    }
}

#[tokio::test]
async fn in_private_it_is_asked_for_shown_and_given_a_word_why() {
    let (mut scene, cast) = group(Lang::En).await;
    scene.sim.start_bot(cast.alice);
    scene.settle().await;
    scene.say_in_private(cast.alice, "/idea").await;
    scene.say_in_private(cast.alice, "A rye starter library").await;
    scene.press_in_private(cast.alice, &word("flow-publish", Lang::En)).await;
    assert_eq!(board(&scene).await, [(1, 1)]);
    scene.pass(TimeDelta::minutes(1)).await;
    // What is like it is shown there, too.
    scene.say_in_private(cast.alice, "/idea Library of rye starters").await;
    assert!(scene.panel(cast.alice.private(), cast.alice).labels[0].contains("same as 1"));
    scene.press_in_private(cast.alice, "another one").await;
    assert_eq!(board(&scene).await.len(), 2);
    // Pressed again it is no third one.
    scene.say_in_private(cast.alice, "/idea Library of rye starters").await;
    scene.press_in_private(cast.alice, "another one").await;
    assert_eq!(board(&scene).await.len(), 2);
    scene.pass(TimeDelta::minutes(1)).await;
    // Hers alone, so far: she may take it back.
    scene.say_in_private(cast.alice, "/ideas").await;
    scene.press_in_private(cast.alice, "2. Library").await;
    scene.press_in_private(cast.alice, &word("ideas-button-take-back", Lang::En)).await;
    assert_eq!(board(&scene).await, [(1, 1)]);

    scene.say_in_private(cast.noa, "/ideas").await;
    scene.press_in_private(cast.noa, "1. A rye").await;
    scene.press_in_private(cast.noa, &word("ideas-button-manage", Lang::En)).await;
    scene.press_in_private(cast.noa, "Planned").await;
    scene.press_in_private(cast.noa, &word("ideas-button-why", Lang::En)).await;
    scene.say_in_private(cast.noa, "The <i>shelf</i> is there").await;
    scene.press_in_private(cast.noa, &word("ideas-button-save", Lang::En)).await;
    scene.sees_in_private(cast.alice);
    scene.pass(TimeDelta::minutes(5)).await;
    let told = scene.sees_in_private(cast.alice);
    assert_eq!(told.matches("A rye starter library").count(), 1, "once, with the word: {told}");
    assert!(told.contains("planned") && told.contains("The <i>shelf</i> is there"), "{told}");
    scene.say_in_private(cast.alice, "/ideas planned").await;
    assert!(scene.panel(cast.alice.private(), cast.alice).words.contains("library"));
    scene.finish().await;
}

#[tokio::test]
async fn a_month_in_which_something_came_of_ideas_is_told_if_managers_like() {
    for lang in Lang::ALL {
        let (mut scene, cast) = group(lang).await;
        for (who, text) in [(cast.boris, "Rye"), (cast.alice, "Oats"), (cast.noa, "Spelt")] {
            scene.say(cast.group, who, &format!("/idea {text}")).await;
        }
        scene.say(cast.group, cast.noa, "/ideas 1 done").await;
        scene.say(cast.group, cast.noa, "/ideas 2 no").await;
        scene.pass_until("2026-12-01 09:30", Jerusalem).await;
        scene.sees_in_private(cast.noa);
        scene.say_in_private(cast.noa, "/attention").await;
        scene.press_in_private(cast.noa, &word("ideas-button-month-look", lang)).await;
        let preview = scene.panel(cast.noa.private(), cast.noa).words;
        assert!(preview.contains("Rye") && preview.contains("Oats") && !preview.contains("Spelt"), "{preview}");
        scene.press_in_private(cast.noa, &word("ideas-button-month-post", lang)).await;
        let posted = |scene: &Scene| {
            let view = scene.sim.view(cast.group, cast.alice).into_iter();
            view.filter(|seen| without_marks(&seen.text) == preview).count()
        };
        assert_eq!(posted(&scene), 0, "at its hour");
        scene.restart().await;
        scene.pass_until("2026-12-04 12:00", Jerusalem).await;
        assert_eq!(posted(&scene), 1, "exactly as it was shown");
        // A month in which nothing came of any is not spoken of.
        scene.pass_until("2027-01-03 12:00", Jerusalem).await;
        assert_eq!(posted(&scene), 1);
        scene.sees_in_private(cast.noa);
        scene.say_in_private(cast.noa, "/attention").await;
        assert!(!scene.sees_in_private(cast.noa).contains(&word("ideas-button-month-post", lang)));
        scene.finish().await;
    }
}

#[tokio::test]
async fn not_this_month_is_not_and_off_says_nothing() {
    let (mut scene, cast) = group(Lang::En).await;
    scene.say(cast.group, cast.boris, "/idea Rye").await;
    scene.say(cast.group, cast.noa, "/ideas 1 done").await;
    scene.pass_until("2026-12-01 09:30", Jerusalem).await;
    scene.say_in_private(cast.noa, "/attention").await;
    scene.press_in_private(cast.noa, &word("ideas-button-month-skip", Lang::En)).await;
    scene.pass_until("2026-12-05 12:00", Jerusalem).await;
    let said = |scene: &Scene| scene.sim.view(cast.group, cast.alice).iter().any(|seen| seen.text.contains("You said"));
    assert!(!said(&scene));
    scene.say(cast.group, cast.noa, "/ideas 1 planned").await;
    scene.say(cast.group, cast.noa, "/settings ideas off").await;
    scene.pass_until("2027-01-02 12:00", Jerusalem).await;
    scene.say(cast.group, cast.noa, "/settings ideas on").await;
    scene.pass_until("2027-01-05 12:00", Jerusalem).await;
    scene.sees_in_private(cast.noa);
    scene.say_in_private(cast.noa, "/attention").await;
    assert!(!scene.sees_in_private(cast.noa).contains("something came"), "no backlog");
    assert!(!said(&scene));
    scene.finish().await;
}

#[tokio::test]
async fn a_fault_loses_no_idea_and_no_vote() {
    let (mut scene, cast) = group(Lang::En).await;
    scene.sim.fault("sendMessage", 0, 1, Fault::Reject(400, "Bad Request: a fault of the test".to_owned()));
    scene.sim.say(cast.group, cast.alice, "/idea Rye");
    scene.settle().await;
    let seen = scene.sees(cast.group, cast.alice);
    assert!(seen.contains("couldn't be posted"), "{seen}");
    assert_eq!(board(&scene).await, [(1, 1)], "it is on the board");
    scene.say(cast.group, cast.alice, "/idea Oats").await;
    // Somebody takes its message away: it cannot be drawn any more, and is not tried again.
    let view = scene.sim.view(cast.group, cast.noa);
    let message = view.iter().rev().find(|seen| seen.text.contains("Oats")).unwrap().id;
    vote(&mut scene, &cast, cast.boris, "Oats").await;
    scene.sim.delete(cast.group, message);
    scene.pass(TimeDelta::minutes(1)).await;
    assert_eq!(board(&scene).await, [(2, 2), (1, 1)]);
    scene.finish_despite([Trouble::Failed]).await;
}

#[tokio::test]
async fn who_is_forgotten_leaves_her_ideas_without_her_name() {
    for lang in Lang::ALL {
        let (mut scene, cast) = group(lang).await;
        let zelda = scene.sim.create(Person::named("Zelda").language(lang.code()));
        scene.sim.join(cast.group, zelda);
        scene.sim.start_bot(zelda);
        scene.pass(TimeDelta::minutes(2)).await;
        scene.say(cast.group, zelda, "/idea Rye").await;
        scene.say(cast.group, cast.boris, "/idea Oats").await;
        vote(&mut scene, &cast, zelda, "Oats").await;
        scene.say_in_private(zelda, "/mydata").await;
        assert!(scene.sees_in_private(zelda).contains("Rye"));
        scene.say_in_private(zelda, "/forgetme").await;
        scene.press_in_private(zelda, &word("forgetme-button-all", lang)).await;
        scene.pass(TimeDelta::minutes(2)).await;
        assert_eq!(board(&scene).await, [(2, 1), (1, 0)]);
        let view = scene.sim.view(cast.group, cast.noa);
        let idea = view.iter().find(|seen| seen.ephemeral.is_none() && seen.text.contains("Rye")).unwrap();
        assert!(!idea.text.contains("Zelda"), "{}", idea.text);
        assert_eq!(votes(&scene, &cast, "Oats"), "👍 1");
        scene.finish().await;
    }
}
