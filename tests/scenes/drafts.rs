//! Several questions of several rooms in private: none destroys what another had been told.

use chrono::TimeDelta;
use kehila::{
    dispatch::known,
    telegram,
    words::{Lang, line},
};
use simulator::{Seen, UserId};

use super::support::{Cast, Scene, without_marks};

fn word(id: &'static str, lang: Lang) -> String {
    line(id).render_plain(lang)
}

/// A sentence about the group.
fn said(id: &'static str, lang: Lang) -> String {
    without_marks(&line(id).text("group", "Bakers").render_plain(lang))
}

/// She has talked in private before.
async fn stage(lang: Lang) -> (Scene, Cast) {
    let (mut scene, cast) = Scene::with_group(lang).await;
    scene.sim.start_bot(cast.noa);
    scene.settle().await;
    (scene, cast)
}

async fn write(scene: &mut Scene, who: UserId, text: &str) {
    scene.sim.say(who.private(), who, text);
    scene.settle().await;
}

async fn press(scene: &mut Scene, who: UserId, label: &str) {
    scene.sim.press(who.private(), who, label).unwrap();
    scene.settle().await;
}

fn last(scene: &Scene, who: UserId) -> Seen {
    scene.sim.last(who.private(), who).unwrap()
}

/// As far as the second question of an introduction.
async fn half_an_introduction(scene: &mut Scene, cast: &Cast) {
    write(scene, cast.noa, "/introduce").await;
    write(scene, cast.noa, "Bread").await;
}

/// As far as the question what the group is for.
async fn half_a_setup(scene: &mut Scene, cast: &Cast, lang: Lang) {
    write(scene, cast.noa, "/setup").await;
    for _ in 0..2 {
        press(scene, cast.noa, &word("setup-skip", lang)).await;
    }
}

/// As far as being asked for another text of a regular post.
async fn half_an_edit(scene: &mut Scene, cast: &Cast) {
    scene.sim.say(cast.group, cast.noa, "/touchpoint every monday 12:00\nHello");
    scene.settle().await;
    scene.sim.say(cast.group, cast.noa, "/touchpoint 2");
    scene.settle().await;
    for label in ["Edit", "Open private chat"] {
        scene.sim.press(cast.group, cast.noa, label).unwrap();
        scene.settle().await;
    }
}

/// What was offered, if the last she was told is an offer to go on.
fn offered(scene: &Scene, who: UserId, lang: Lang) -> Option<String> {
    let seen = last(scene, who);
    (seen.buttons.concat() == [word("draft-go-on", lang)]).then(|| without_marks(&seen.text))
}

async fn drafts(scene: &Scene) -> i64 {
    let tx = scene.core.store.read().await.unwrap();
    sqlx::query_scalar("SELECT count(*) FROM conversations").fetch_one(&mut *tx.lock().await).await.unwrap()
}

/// What her introduction in the group says.
fn introduced(scene: &Scene, cast: &Cast) -> String {
    let seen = scene.sim.view(cast.group, cast.boris);
    let found = seen.into_iter().rfind(|seen| seen.text.contains("Bread"));
    without_marks(&found.map(|seen| seen.text).unwrap_or_default())
}

#[tokio::test]
async fn a_question_of_the_setup_lets_a_half_written_introduction_rest() {
    for lang in Lang::ALL {
        let (mut scene, cast) = stage(lang).await;
        half_an_introduction(&mut scene, &cast).await;
        half_a_setup(&mut scene, &cast, lang).await;
        scene.restart().await;
        write(&mut scene, cast.noa, "We bake together").await;
        assert_eq!(offered(&scene, cast.noa, lang), Some(said("intro-half-done", lang)));
        scene.restart().await;
        press(&mut scene, cast.noa, &word("draft-go-on", lang)).await;
        assert!(without_marks(&last(&scene, cast.noa).text).contains('2'), "the second question again");
        for answer in ["Sourdough", "An oven"] {
            write(&mut scene, cast.noa, answer).await;
        }
        press(&mut scene, cast.noa, &word("flow-publish", lang)).await;
        let shown = introduced(&scene, &cast);
        assert!(["Bread", "Sourdough", "An oven"].iter().all(|answer| shown.contains(answer)), "{shown}");
        assert_eq!(drafts(&scene).await, 0);
        scene.finish().await;
    }
}

#[tokio::test]
async fn an_introduction_lets_a_question_of_the_setup_rest() {
    for lang in Lang::ALL {
        let (mut scene, cast) = stage(lang).await;
        half_a_setup(&mut scene, &cast, lang).await;
        half_an_introduction(&mut scene, &cast).await;
        for answer in ["Sourdough", "An oven"] {
            write(&mut scene, cast.noa, answer).await;
        }
        press(&mut scene, cast.noa, &word("flow-publish", lang)).await;
        assert_eq!(offered(&scene, cast.noa, lang), Some(said("setup-half-done", lang)));
        press(&mut scene, cast.noa, &word("draft-go-on", lang)).await;
        write(&mut scene, cast.noa, "We bake together").await;
        let tx = scene.core.store.read().await.unwrap();
        let goal: Option<String> =
            sqlx::query_scalar("SELECT goal FROM chats").fetch_one(&mut *tx.lock().await).await.unwrap();
        drop(tx);
        assert_eq!(goal.as_deref(), Some("We bake together"));
        scene.finish().await;
    }
}

#[tokio::test]
async fn cancel_ends_what_is_asked_and_nothing_else_in_three_rooms() {
    let (mut scene, cast) = stage(Lang::En).await;
    half_an_introduction(&mut scene, &cast).await;
    half_a_setup(&mut scene, &cast, Lang::En).await;
    half_an_edit(&mut scene, &cast).await;
    assert_eq!(drafts(&scene).await, 3);
    for left in ["setup-half-done", "intro-half-done"] {
        write(&mut scene, cast.noa, "/cancel").await;
        assert_eq!(offered(&scene, cast.noa, Lang::En), Some(said(left, Lang::En)));
        // Twice in a hurry is once.
        let token = scene.sim.requests_of("sendMessage").pop().unwrap().params["reply_markup"]["inline_keyboard"][0][0]
            ["callback_data"]
            .as_str()
            .unwrap()
            .to_owned();
        let offer = last(&scene, cast.noa).id;
        scene.sim.forge_press(cast.noa.private(), cast.noa, offer, &token).unwrap();
        press(&mut scene, cast.noa, "Continue").await;
        assert_eq!(offered(&scene, cast.noa, Lang::En), None);
    }
    write(&mut scene, cast.noa, "Sourdough").await;
    assert!(last(&scene, cast.noa).text.starts_with("3 of 3."));
    write(&mut scene, cast.noa, "/cancel").await;
    assert_eq!(drafts(&scene).await, 0);
    write(&mut scene, cast.noa, "/cancel").await;
    assert_eq!(last(&scene, cast.noa).text, word("nothing-to-cancel", Lang::En));
    scene.finish().await;
}

#[tokio::test]
async fn an_edit_that_rests_is_gone_on_with() {
    let (mut scene, cast) = stage(Lang::En).await;
    half_an_edit(&mut scene, &cast).await;
    half_an_introduction(&mut scene, &cast).await;
    write(&mut scene, cast.noa, "/cancel").await;
    assert_eq!(offered(&scene, cast.noa, Lang::En), Some(said("touch-edit-half-done", Lang::En)));
    press(&mut scene, cast.noa, "Continue").await;
    write(&mut scene, cast.noa, "Good morning").await;
    press(&mut scene, cast.noa, "Save").await;
    let text = scene.sim.view(cast.noa.private(), cast.noa).into_iter().rfind(|seen| seen.edited).unwrap().text;
    assert!(text.contains("Good morning"), "{text}");
    scene.finish().await;
}

#[tokio::test]
async fn what_she_writes_days_later_is_met_with_an_offer_and_after_a_week_with_none() {
    let (mut scene, cast) = stage(Lang::En).await;
    half_an_introduction(&mut scene, &cast).await;
    scene.pass(TimeDelta::days(2)).await;
    write(&mut scene, cast.noa, "Where were we?").await;
    assert_eq!(offered(&scene, cast.noa, Lang::En), Some(said("intro-half-done", Lang::En)));
    press(&mut scene, cast.noa, "Continue").await;
    assert!(last(&scene, cast.noa).text.starts_with("2 of 3."));
    scene.pass(TimeDelta::days(8)).await;
    write(&mut scene, cast.noa, "Where were we?").await;
    assert!(last(&scene, cast.noa).text.contains("/help"), "it is not offered any more");
    // Its own buttons go on with it nevertheless.
    press(&mut scene, cast.noa, "Skip").await;
    write(&mut scene, cast.noa, "An oven").await;
    press(&mut scene, cast.noa, "Publish").await;
    assert!(introduced(&scene, &cast).contains("An oven"));
    scene.finish().await;
}

#[tokio::test]
async fn where_she_or_the_bot_is_gone_nothing_is_offered() {
    let (mut scene, cast) = stage(Lang::En).await;
    for who in [cast.alice, cast.boris] {
        scene.sim.say(cast.group, who, "Good morning");
        scene.sim.start_bot(who);
        scene.settle().await;
        write(&mut scene, who, "/introduce").await;
        write(&mut scene, who, "Bread").await;
    }
    scene.sim.leave(cast.group, cast.alice);
    scene.pass(TimeDelta::days(2)).await;
    write(&mut scene, cast.alice, "Hello?").await;
    assert!(last(&scene, cast.alice).text.contains("/help"));
    half_a_setup(&mut scene, &cast, Lang::En).await;
    scene.sim.remove_bot(cast.group, cast.noa);
    scene.settle().await;
    assert_eq!(drafts(&scene).await, 2, "the setup ends with the group");
    write(&mut scene, cast.boris, "Hello?").await;
    assert!(last(&scene, cast.boris).text.contains("/help"));
    scene.finish().await;
}

#[tokio::test]
async fn forgetting_takes_every_draft_along() {
    let (mut scene, cast) = stage(Lang::En).await;
    half_an_introduction(&mut scene, &cast).await;
    half_a_setup(&mut scene, &cast, Lang::En).await;
    half_an_edit(&mut scene, &cast).await;
    let noa = telegram::UserId(cast.noa.0);
    scene
        .with_cx(async |cx| {
            for chat in known::groups(cx, noa).await? {
                known::forget(cx, noa, Some(chat)).await?;
            }
            known::forget(cx, noa, None).await
        })
        .await;
    assert_eq!(drafts(&scene).await, 0);
    scene.pass(TimeDelta::minutes(1)).await;
    assert_eq!(offered(&scene, cast.noa, Lang::En), None);
    scene.finish().await;
}
