//! The pulse: a question a month, one press each, and how that goes.

use chrono::TimeDelta;
use chrono_tz::Asia::Jerusalem;
use insta::assert_snapshot;
use kehila::{
    store::chats::{self, Rhythm},
    words::Lang,
};
use simulator::{MessageId, Person, UserId};

use super::support::{Cast, Scene, without_marks, word};

/// A group in Jerusalem with a pulse, and five more people in it who never said anything.
async fn group(lang: Lang) -> (Scene, Cast, Vec<UserId>) {
    let (mut scene, cast) = Scene::with_group(lang).await;
    scene.set_rhythm(cast.group, Rhythm::None).await;
    scene.change(cast.group, async |cx, key| chats::set_zone(&cx.tx, key, Jerusalem).await).await;
    let guests: Vec<UserId> =
        (0..5).map(|n| scene.sim.create(Person::named(&format!("Guest {n}")).language("en"))).collect();
    scene.sim.seat(cast.group, &guests);
    scene.sim.start_bot(cast.noa);
    scene.say(cast.group, cast.noa, "/settings pulse on").await;
    scene.pass(TimeDelta::minutes(2)).await;
    for person in [cast.noa, cast.alice] {
        scene.sees(cast.group, person);
        scene.sees_in_private(person);
    }
    (scene, cast, guests)
}

/// The newest question in the group.
fn question(scene: &Scene, cast: &Cast) -> (MessageId, String) {
    let view = scene.sim.view(cast.group, cast.alice);
    let asked = view.into_iter().rfind(|seen| seen.buttons.concat().contains(&"3".to_owned())).expect("a question");
    (asked.id, without_marks(&asked.text))
}

async fn press(scene: &mut Scene, cast: &Cast, who: UserId, n: i64) {
    let (message, _) = question(scene, cast);
    scene.sim.press_on(cast.group, who, message, &n.to_string()).unwrap();
    scene.settle().await;
}

async fn ask_database(scene: &Scene, sql: &'static str) -> i64 {
    let tx = scene.core.store.read().await.unwrap();
    sqlx::query_scalar(sql).fetch_one(&mut *tx.lock().await).await.unwrap()
}

async fn a_story(lang: Lang) -> String {
    let (mut scene, cast, guests) = group(lang).await;
    let mut seen = Vec::new();
    for (day, n) in [("2027-01-12", 3), ("2027-04-13", 5)] {
        scene.pass_until(&format!("{day} 09:50"), Jerusalem).await;
        scene.sees(cast.group, cast.alice);
        scene.pass_until(&format!("{day} 10:30"), Jerusalem).await;
        seen.push(scene.sees(cast.group, cast.alice));
        for who in &guests {
            // Nobody knows her yet: she is asked to press once more.
            press(&mut scene, &cast, *who, n).await;
            scene.pass(TimeDelta::seconds(10)).await;
            press(&mut scene, &cast, *who, n).await;
        }
        press(&mut scene, &cast, cast.alice, n - 2).await;
        press(&mut scene, &cast, cast.alice, n - 1).await;
        scene.pass(TimeDelta::minutes(2)).await;
        assert_eq!(
            ask_database(&scene, "SELECT count(*) FROM survey_answers WHERE survey = (SELECT max(id) FROM surveys)")
                .await,
            0
        );
        scene.sees_in_private(cast.noa);
        scene.pass(TimeDelta::days(8)).await;
        seen.push(scene.sees(cast.group, cast.alice));
    }
    scene.sees(cast.group, cast.noa);
    seen.push(scene.say_and_see(cast.group, cast.noa, "/pulse").await);
    seen.push(scene.press_and_see(cast.group, cast.noa, &word("pulse-name-belonging", lang)).await);
    seen.push(scene.press_and_see(cast.group, cast.noa, &word("pulse-button-look", lang)).await);
    scene.sees(cast.group, cast.alice);
    scene.press(cast.group, cast.noa, &word("survey-button-tell", lang)).await;
    seen.push(scene.sees(cast.group, cast.alice));
    scene.finish().await;
    let told = without_marks(&seen.join("\n----\n"));
    told.lines().filter(|row| !row.starts_with("(toast)") && !row.starts_with("(alert)")).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn a_question_and_how_it_goes_in_english() {
    assert_snapshot!(a_story(Lang::En).await);
}

#[tokio::test]
async fn a_question_and_how_it_goes_in_hebrew() {
    assert_snapshot!(a_story(Lang::He).await);
}

#[tokio::test]
async fn a_question_and_how_it_goes_in_russian() {
    assert_snapshot!(a_story(Lang::Ru).await);
}

#[tokio::test]
async fn it_is_off_until_it_is_switched_on_and_off_again_it_is_closed() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.set_rhythm(cast.group, Rhythm::None).await;
    scene.pass(TimeDelta::days(40)).await;
    assert_eq!(ask_database(&scene, "SELECT count(*) FROM surveys").await, 0);
    scene.say(cast.group, cast.noa, "/settings pulse on").await;
    scene.pass(TimeDelta::days(20)).await;
    assert_eq!(ask_database(&scene, "SELECT count(*) FROM surveys").await, 1);
    scene.say(cast.group, cast.noa, "/settings pulse off").await;
    assert_eq!(ask_database(&scene, "SELECT count(*) FROM surveys WHERE stage = 'open'").await, 0);
    scene.pass(TimeDelta::days(40)).await;
    assert_eq!(ask_database(&scene, "SELECT count(*) FROM surveys").await, 1);
    scene.finish().await;
}

#[tokio::test]
async fn a_press_proves_that_the_question_stands() {
    let (mut scene, cast, _) = group(Lang::En).await;
    scene.pass_until("2026-12-08 10:30", Jerusalem).await;
    scene.say(cast.group, cast.alice, "Hello").await;
    let lost = "UPDATE surveys SET stage = 'posting', message_id = NULL, shown = NULL";
    scene.with_cx(async |cx| Ok(sqlx::query(lost).execute(&mut *cx.tx.lock().await).await.map(drop)?)).await;
    press(&mut scene, &cast, cast.alice, 7).await;
    assert_eq!(ask_database(&scene, "SELECT count(*) FROM survey_sheets").await, 1);
    let open = "SELECT count(*) FROM surveys WHERE stage = 'open' AND message_id IS NOT NULL";
    assert_eq!(ask_database(&scene, open).await, 1);
    scene.pass(TimeDelta::days(9)).await;
    scene.finish().await;
}

#[tokio::test]
async fn a_press_says_nothing_of_what_it_was() {
    let (mut scene, cast, guests) = group(Lang::En).await;
    scene.pass_until("2026-12-08 10:30", Jerusalem).await;
    let asked = question(&scene, &cast).1;
    assert!(asked.contains("recommend"), "{asked}");
    scene.say(cast.group, cast.alice, "Hello").await;
    let before = scene.sim.requests().len();
    press(&mut scene, &cast, cast.alice, 0).await;
    press(&mut scene, &cast, guests[0], 10).await;
    let sent = scene.sim.requests().split_off(before);
    let said: Vec<&str> = sent.iter().filter_map(|request| request.params.get("text")?.as_str()).collect();
    assert!(said.len() == 2 && said.iter().all(|said| !said.contains("10") && !said.contains('0')), "{said:?}");
    assert_eq!(ask_database(&scene, "SELECT count(*) FROM parked").await, 0, "nothing is set aside");
    assert_eq!(ask_database(&scene, "SELECT count(*) FROM survey_sheets WHERE answers IS NOT NULL").await, 0);
    scene.pass(TimeDelta::days(9)).await;
    assert_eq!(ask_database(&scene, "SELECT count(*) FROM survey_answers").await, 0, "too few");
    scene.finish().await;
}
