//! Advice wanted: what a member would like to be advised on, who is asked, and what came of it.

use chrono::TimeDelta;
use chrono_tz::Asia::Jerusalem;
use kehila::{
    store::chats::{self, Rhythm},
    words::{Lang, Line, line},
};
use simulator::{MessageId, Person, UserId};

use super::support::{Cast, Scene, without_marks, word};

fn says(line: &Line, lang: Lang) -> String {
    without_marks(&line.render_plain(lang))
}

/// The series of every Tuesday at ten.
const fn tuesdays(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "/series advice every tuesday 10:00",
        Lang::He => "/series עצה כל יום שלישי 10:00",
        Lang::Ru => "/series нужен совет каждый вторник 10:00",
    }
}

/// A Monday in a group where advice can be wanted from every Tuesday on; all have started us.
async fn stage(lang: Lang) -> (Scene, Cast, UserId) {
    let (mut scene, cast) = Scene::with_group(lang).await;
    let dana = scene.sim.create(Person::named("Dana").username("dana").language("en"));
    scene.sim.seat(cast.group, &[dana]);
    scene.set_rhythm(cast.group, Rhythm::None).await;
    scene.change(cast.group, async |cx, key| chats::set_zone(&cx.tx, key, Jerusalem).await).await;
    for person in [cast.noa, cast.alice, cast.boris, dana] {
        scene.sim.start_bot(person);
        scene.settle().await;
        scene.say(cast.group, person, "Hello").await;
    }
    scene.say(cast.group, cast.noa, "/settings series on").await;
    scene.say(cast.group, cast.noa, tuesdays(lang)).await;
    for person in [cast.noa, cast.alice, cast.boris, dana] {
        scene.sees_in_private(person);
    }
    (scene, cast, dana)
}

/// Alice, who reads English, would like advice.
async fn wants(scene: &mut Scene, cast: &Cast, text: &str, is_named: bool) {
    scene.pass(TimeDelta::minutes(2)).await;
    scene.say_in_private(cast.alice, "/advice").await;
    scene.press_in_private(cast.alice, &word("advice-button-want", Lang::En)).await;
    scene.say_in_private(cast.alice, text).await;
    if !is_named {
        scene.press_in_private(cast.alice, &word("tips-named-on", Lang::En)).await;
    }
    scene.press_in_private(cast.alice, &word("tips-button-send", Lang::En)).await;
}

/// Somebody can be asked from now on.
async fn advises(scene: &mut Scene, cast: &Cast, who: UserId, lang: Lang) {
    scene.pass(TimeDelta::minutes(2)).await;
    scene.say(cast.group, who, "/advice").await;
    scene.press(cast.group, who, &word("advice-button-adviser", lang)).await;
}

/// What we posted in the group that is about advice: its number, whom it answers, the words.
fn posts(scene: &Scene, cast: &Cast) -> Vec<(MessageId, Option<MessageId>, String)> {
    let ours = scene.sim.view(cast.group, cast.noa).into_iter().filter(|seen| seen.sender_id == scene.sim.bot());
    ours.filter(|seen| seen.text.contains('🧭'))
        .map(|seen| (seen.id, seen.reply_to, without_marks(&seen.text).replace('\n', " | ")))
        .collect()
}

/// Who is mentioned in the latest of them.
fn mentioned(scene: &Scene, cast: &Cast) -> Vec<i64> {
    let view = scene.sim.view(cast.group, cast.noa);
    let seen = view.iter().rfind(|seen| seen.text.contains('🧭')).unwrap();
    seen.entities.iter().filter_map(|entity| entity["user"]["id"].as_i64()).collect()
}

/// What became of each time: why it was left out, if it was.
async fn outcomes(scene: &Scene) -> Vec<String> {
    let tx = scene.core.store.read().await.unwrap();
    let outcomes = sqlx::query_scalar(
        "SELECT coalesce(reason, outcome) FROM occurrences WHERE room = 'series' ORDER BY scheduled_for",
    );
    outcomes.fetch_all(&mut *tx.lock().await).await.unwrap()
}

#[tokio::test]
async fn she_is_advised_and_tells_what_came_of_it() {
    for lang in Lang::ALL {
        let (mut scene, cast, dana) = stage(lang).await;
        advises(&mut scene, &cast, cast.boris, lang).await;
        // The author never is.
        advises(&mut scene, &cast, cast.alice, lang).await;
        wants(&mut scene, &cast, "Gas or <b>electric</b>?\nThe old one is done.", true).await;
        scene.restart().await;
        let item = scene.sees_in_private(cast.noa);
        assert!(item.contains("Gas or <b>electric</b>?") && item.contains("Alice"), "{item}");
        scene.press_in_private(cast.noa, &word("tips-button-show", lang)).await;
        scene.press_in_private(cast.noa, &word("tips-button-post", lang)).await;
        let approved = scene.sees_in_private(cast.alice);
        assert!(approved.contains("Your question for Bakers is posted"), "{approved}");
        assert!(posts(&scene, &cast).is_empty());
        scene.restart().await;
        scene.pass_until("2026-11-17 10:05", Jerusalem).await;
        let posted = posts(&scene, &cast);
        assert_eq!(posted.len(), 1, "{posted:?}");
        assert!(posted[0].2.contains("Gas or <b>electric</b>? | The old one is done. | — Alice"), "{posted:?}");
        assert_eq!(mentioned(&scene, &cast), [cast.boris.0]);
        let told = scene.sees_in_private(cast.alice);
        assert!(told.contains(&says(&line("advice-posted").text("group", "Bakers"), Lang::En)), "{told}");

        // Replies are counted, hers are not, and what is said elsewhere is not either.
        let post = posted[0].0;
        for (who, text) in [(cast.boris, "Electric"), (dana, "Gas"), (dana, "Or wood"), (cast.alice, "Wood!")] {
            scene.sim.reply(cast.group, who, post, text);
            scene.settle().await;
        }
        scene.say(cast.group, cast.noa, "What a nice oven").await;
        scene.restart().await;
        scene.pass_until("2026-11-24 09:55", Jerusalem).await;
        assert_eq!(scene.sees_in_private(cast.alice), "");
        scene.pass_until("2026-11-24 10:20", Jerusalem).await;
        let asked = scene.sees_in_private(cast.alice);
        assert!(asked.contains(&word("advice-ask-outcome", Lang::En)), "{asked}");
        assert_eq!(scene.sees_in_private(cast.boris), "");
        scene.say_in_private(cast.alice, "Electric <i>it</i> is").await;
        scene.press_in_private(cast.alice, &word("advice-in-group-off", Lang::En)).await;
        let shown = scene.sees_in_private(cast.alice);
        assert!(shown.contains("Dana, Борис") && shown.contains("Electric <i>it</i> is"), "{shown}");
        scene.restart().await;
        scene.press_in_private(cast.alice, &word("tips-button-send", Lang::En)).await;
        scene.pass(TimeDelta::minutes(5)).await;
        let posted = posts(&scene, &cast);
        assert_eq!(posted.len(), 2, "{posted:?}");
        let thanks = says(&line("advice-thanks").text("names", "Dana, Борис"), lang);
        assert!(posted[1].1 == Some(post) && posted[1].2.contains(&thanks), "{thanks}: {posted:?}");
        let told = scene.sees_in_private(cast.boris);
        assert!(told.contains("Electric <i>it</i> is"), "{told}");
        assert_eq!(scene.sees_in_private(dana), "", "who was not asked reads it in the group");
        scene.pass_until("2026-12-02 10:00", Jerusalem).await;
        assert!(!scene.sees_in_private(cast.alice).contains(&word("advice-ask-outcome", Lang::En)), "once");
        assert_eq!(outcomes(&scene).await[1..], ["no-dilemma", "no-dilemma"], "{:?}", outcomes(&scene).await);
        scene.finish().await;
    }
}

#[tokio::test]
async fn without_her_name_nobody_sees_whose_it_is() {
    for lang in Lang::ALL {
        let (mut scene, cast, _) = stage(lang).await;
        wants(&mut scene, &cast, "Who cleans the bowl?", false).await;
        let item = scene.sees_in_private(cast.noa);
        assert!(item.contains("Who cleans the bowl?") && !item.contains("Alice"), "{item}");
        scene.press_in_private(cast.noa, &word("tips-button-post", lang)).await;
        scene.pass_until("2026-11-17 10:05", Jerusalem).await;
        let posted = posts(&scene, &cast);
        assert!(posted[0].2.contains(&word("advice-by-nobody", lang)), "{posted:?}");
        assert!(!posted[0].2.contains("Alice"), "{posted:?}");
        goes_to_series(&mut scene, &cast).await;
        assert!(!scene.panel(cast.group, cast.noa).words.contains("Alice"));
        // She says nothing about what came of it.
        scene.pass_until("2026-11-24 10:20", Jerusalem).await;
        scene.press_in_private(cast.alice, &word("advice-button-skip", Lang::En)).await;
        scene.pass_until("2026-12-02 10:20", Jerusalem).await;
        assert_eq!(posts(&scene, &cast).len(), 1);
        scene.finish().await;
    }
}

async fn goes_to_series(scene: &mut Scene, cast: &Cast) {
    scene.pass(TimeDelta::minutes(2)).await;
    scene.say(cast.group, cast.noa, "/series").await;
    let label = scene.panel(cast.group, cast.noa).labels[0].clone();
    scene.press(cast.group, cast.noa, &label).await;
}

#[tokio::test]
async fn if_nobody_wants_advice_nothing_is_posted_and_that_is_said() {
    for lang in Lang::ALL {
        let (mut scene, cast, _) = stage(lang).await;
        advises(&mut scene, &cast, cast.boris, lang).await;
        scene.pass_until("2026-11-17 10:05", Jerusalem).await;
        assert!(posts(&scene, &cast).is_empty());
        assert_eq!(outcomes(&scene).await, ["no-dilemma"]);
        goes_to_series(&mut scene, &cast).await;
        let shown = scene.panel(cast.group, cast.noa).words;
        let nothing = says(&line("advice-slot-nothing").plain("day", ""), lang);
        assert!(shown.contains(nothing.trim_start_matches([':', ' '])), "{nothing}: {shown}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn managers_decline_with_a_word_or_put_it_otherwise_and_she_takes_it_back() {
    for what in ["word", "no word", "edit", "back", "back later", "leaves", "forgets", "off"] {
        let lang = Lang::En;
        let (mut scene, cast, _) = stage(lang).await;
        wants(&mut scene, &cast, "Gas or electric?", true).await;
        // One at a time.
        scene.say_in_private(cast.alice, "/advice Another one?").await;
        let no = scene.sees_in_private(cast.alice);
        assert!(no.contains(&word("advice-one-at-a-time", lang)), "{no}");
        let expected = match what {
            "word" | "no word" => {
                scene.press_in_private(cast.noa, &word("advice-button-decline", lang)).await;
                match what {
                    "word" => scene.say_in_private(cast.noa, "We had that in October").await,
                    _ => scene.press_in_private(cast.noa, &word("flow-skip", lang)).await,
                }
                scene.press_in_private(cast.noa, &word("tips-button-send", lang)).await;
                if what == "word" { "We had that in October" } else { "would rather not post it this time" }
            }
            "edit" => {
                scene.press_in_private(cast.noa, &word("tips-button-edit", lang)).await;
                scene.say_in_private(cast.noa, "Which oven?").await;
                scene.press_in_private(cast.noa, &word("tips-button-post", lang)).await;
                "Which oven?"
            }
            _ => {
                if what != "back" {
                    scene.press_in_private(cast.noa, &word("tips-button-post", lang)).await;
                }
                ""
            }
        };
        let told = scene.sees_in_private(cast.alice);
        assert!(told.contains(expected), "{what}: {told}");
        scene.pass(TimeDelta::minutes(2)).await;
        match what {
            "back" | "back later" => {
                scene.say_in_private(cast.alice, "/advice").await;
                scene.press_in_private(cast.alice, &word("advice-button-back", lang)).await;
            }
            "leaves" => scene.sim.leave(cast.group, cast.alice),
            "forgets" => {
                scene.say_in_private(cast.alice, "/forgetme").await;
                scene.press_in_private(cast.alice, &word("forgetme-button-all", lang)).await;
            }
            "off" => {
                scene.say(cast.group, cast.noa, "/settings series off").await;
                scene.say(cast.group, cast.noa, "/settings series on").await;
            }
            _ => {}
        }
        scene.settle().await;
        if what == "back" {
            // Whoever decides about it now hears that it is gone.
            assert!(!scene.sees_in_private(cast.noa).is_empty());
        }
        scene.pass_until("2026-11-17 10:05", Jerusalem).await;
        let posted = posts(&scene, &cast);
        assert_eq!(posted.len(), usize::from(what == "edit"), "{what}: {posted:?}");
        assert!(posted.iter().all(|(.., text)| text.contains("Which oven?")), "{posted:?}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn three_are_asked_at_most_and_nobody_twice_in_a_fortnight() {
    let lang = Lang::En;
    let (mut scene, cast, dana) = stage(lang).await;
    for who in [cast.boris, dana, cast.noa] {
        advises(&mut scene, &cast, who, lang).await;
    }
    let levi = scene.sim.create(Person::named("Levi").username("levi").language("en"));
    scene.sim.seat(cast.group, &[levi]);
    scene.say(cast.group, levi, "Hello").await;
    advises(&mut scene, &cast, levi, lang).await;
    scene.sim.leave(cast.group, dana);
    scene.settle().await;
    for (n, tuesday) in ["2026-11-17 10:05", "2026-11-24 10:05", "2026-12-01 10:05"].into_iter().enumerate() {
        wants(&mut scene, &cast, "Which flour?", n != 1).await;
        scene.press_in_private(cast.noa, &word("tips-button-post", lang)).await;
        scene.pass_until(tuesday, Jerusalem).await;
        let asked = mentioned(&scene, &cast);
        let expected: &[i64] = if n == 1 { &[] } else { &[cast.boris.0, cast.noa.0, levi.0] };
        assert_eq!(asked, expected, "{tuesday}");
        let posted = posts(&scene, &cast);
        assert_eq!(posted[n].2.contains(&word("advice-anybody", lang)), n == 1, "{posted:?}");
    }
    scene.finish().await;
}

#[tokio::test]
async fn what_stands_in_the_group_goes_with_who_is_forgotten() {
    let lang = Lang::En;
    let (mut scene, cast, _) = stage(lang).await;
    advises(&mut scene, &cast, cast.boris, lang).await;
    wants(&mut scene, &cast, "Gas or electric?", true).await;
    scene.press_in_private(cast.noa, &word("tips-button-post", lang)).await;
    scene.pass_until("2026-11-17 10:05", Jerusalem).await;
    let post = posts(&scene, &cast)[0].0;
    scene.sim.reply(cast.group, cast.boris, post, "Gas");
    scene.settle().await;
    scene.say_in_private(cast.boris, "/mydata").await;
    let known = scene.sees_in_private(cast.boris);
    let expected = says(&line("mydata-advice").num("answered", 1).num("asked", 1), Lang::Ru);
    assert!(known.contains(&expected), "{expected}: {known}");
    for (who, lang) in [(cast.alice, Lang::En), (cast.boris, Lang::Ru)] {
        scene.say_in_private(who, "/forgetme").await;
        scene.press_in_private(who, &word("forgetme-button-all", lang)).await;
    }
    assert!(posts(&scene, &cast).is_empty());
    let tx = scene.core.store.read().await.unwrap();
    let left: i64 = sqlx::query_scalar(
        "SELECT (SELECT count(*) FROM dilemmas) + (SELECT count(*) FROM dilemma_people) + (SELECT count(*) FROM advisers)",
    )
    .fetch_one(&mut *tx.lock().await)
    .await
    .unwrap();
    drop(tx);
    assert_eq!(left, 0);
    scene.pass_until("2026-11-25 10:05", Jerusalem).await;
    scene.finish().await;
}

#[tokio::test]
async fn where_there_is_none_that_is_said_and_it_is_begun_by_questions() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        scene.set_rhythm(cast.group, Rhythm::None).await;
        scene.change(cast.group, async |cx, key| chats::set_zone(&cx.tx, key, Jerusalem).await).await;
        scene.sim.start_bot(cast.noa);
        scene.sim.start_bot(cast.alice);
        scene.settle().await;
        scene.say(cast.group, cast.noa, "/settings series on").await;
        scene.say(cast.group, cast.alice, "Hello").await;
        scene.sees(cast.group, cast.alice);
        let no = scene.say_and_see(cast.group, cast.alice, "/advice").await;
        assert!(no.contains(&says(&line("advice-not-here").text("group", "Bakers"), lang)), "{no}");
        scene.sees_in_private(cast.alice);
        scene.say_in_private(cast.alice, "/advice").await;
        let no = scene.sees_in_private(cast.alice);
        assert!(no.contains(&word("advice-no-group", Lang::En)), "{no}");
        scene.say_in_private(cast.noa, "/desk").await;
        for label in ["room-series", "series-door", "series-button-new-advice", "flow-skip", "scenes-button-begin"] {
            scene.press_in_private(cast.noa, &word(label, lang)).await;
        }
        scene.pass(TimeDelta::minutes(2)).await;
        // The next day is free.
        wants(&mut scene, &cast, "Gas or electric?", true).await;
        scene.press_in_private(cast.noa, &word("tips-button-post", lang)).await;
        scene.pass_until("2026-11-17 10:05", Jerusalem).await;
        assert_eq!(posts(&scene, &cast).len(), 1);
        scene.finish().await;
    }
}
