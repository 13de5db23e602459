//! A backup takes the database's place: what was posted after it was made does not come again.

use std::{path::PathBuf, sync::Arc};

use chrono::TimeDelta;
use chrono_tz::Tz;
use kehila::{
    config::Config,
    operate::{self, Command, Surroundings, Verdict},
    store::chats::Rhythm,
    words::Lang,
};
use simulator::Seen;

use crate::support::{Cast, Scene};

async fn operate(scene: &Scene, command: Command) {
    let around = Surroundings {
        config_file: None,
        token: None,
        api_url: scene.sim.url(),
        is_telegrams_own: false,
        database: format!("sqlite:{}", scene.database().display()),
        clock: Arc::clone(&scene.clock) as _,
        defaults: Config::default().defaults(),
        webhook: None,
    };
    assert_eq!(operate::run(command, &around).await.unwrap(), Verdict::Well);
}

fn copy(scene: &Scene) -> PathBuf {
    scene.database().with_file_name("copy.db")
}

pub(crate) async fn back_up(scene: &Scene) {
    operate(scene, Command::Backup { to: copy(scene), json: true }).await;
}

/// Stops the bot, restores the backup, and starts it again.
pub(crate) async fn restore(scene: &mut Scene) {
    scene.core.store.close().await;
    operate(scene, Command::Restore { from: copy(scene), json: true }).await;
    scene.restart().await;
    scene.settle().await;
}

/// What everybody in the group sees of the bot.
fn posts(scene: &Scene, cast: &Cast) -> Vec<Seen> {
    let ours = |seen: &Seen| seen.sender_id == scene.sim.bot() && !seen.service && seen.ephemeral.is_none();
    scene.sim.view(cast.group, cast.alice).into_iter().filter(ours).collect()
}

fn texts(scene: &Scene, cast: &Cast) -> Vec<String> {
    posts(scene, cast).into_iter().map(|seen| seen.text).collect()
}

async fn skipped(scene: &Scene) -> Vec<String> {
    let question =
        "SELECT reason FROM occurrences WHERE outcome = 'skipped' AND room <> 'house' ORDER BY scheduled_for";
    scene.with_cx(async |cx| Ok(sqlx::query_scalar(question).fetch_all(&mut *cx.tx.lock().await).await?)).await
}

#[tokio::test]
async fn a_regular_post_made_since_the_backup_is_not_made_again() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        scene.set_rhythm(cast.group, Rhythm::None).await;
        scene.sim.say(cast.group, cast.noa, "/touchpoint every day 11:00\nHello");
        let zone = lang.likely_zone().unwrap_or(Tz::UTC);
        scene.pass_until("2026-11-17 08:00", zone).await;
        let before = texts(&scene, &cast).len();
        back_up(&scene).await;
        scene.pass_until("2026-11-18 11:30", zone).await;
        assert_eq!(texts(&scene, &cast).len(), before + 2);

        restore(&mut scene).await;
        scene.pass_until("2026-11-19 10:55", zone).await;
        assert_eq!(texts(&scene, &cast).len(), before + 2, "nothing comes again");
        assert_eq!(skipped(&scene).await, ["restored", "restored"]);
        scene.pass_until("2026-11-19 11:05", zone).await;
        assert_eq!(texts(&scene, &cast).len(), before + 3, "it goes on with its next time");

        scene.sim.say(cast.group, cast.noa, "/status");
        scene.settle().await;
        let status = scene.sim.last(cast.group, cast.noa).unwrap().text;
        let why = kehila::words::line("skip-restored").render_plain(lang);
        assert_eq!(status.matches(&why).count(), 2, "{status}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn what_waited_for_a_pause_when_the_backup_was_made_may_have_been_posted_too() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.set_rhythm(cast.group, Rhythm::Steady).await;
    scene.pass_until("2026-11-17 09:55", Tz::UTC).await;
    scene.sim.say(cast.group, cast.boris, "Good morning everybody");
    scene.pass_until("2026-11-17 10:10", Tz::UTC).await;
    assert_eq!(texts(&scene, &cast).len(), 0);
    back_up(&scene).await;
    scene.pass_until("2026-11-17 11:00", Tz::UTC).await;
    assert_eq!(texts(&scene, &cast).len(), 1);

    restore(&mut scene).await;
    assert_eq!(texts(&scene, &cast).len(), 1);
    // Nor does the conversation starter come again that was had meanwhile.
    scene.pass_until("2026-11-18 11:00", Tz::UTC).await;
    let texts = texts(&scene, &cast);
    assert_eq!(texts.len(), 2);
    assert_ne!(texts[0], texts[1]);
    scene.finish().await;
}

#[tokio::test]
async fn neither_thanks_nor_a_greeting_nor_a_result_comes_again() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.set_rhythm(cast.group, Rhythm::None).await;
    for _ in 0..12 {
        for person in [cast.alice, cast.boris] {
            scene.sim.say(cast.group, person, "A word");
        }
        scene.pass(TimeDelta::hours(25)).await;
    }
    scene.sim.say(cast.group, cast.noa, "/poll Tea or coffee?\nTea\nCoffee");
    scene.pass(TimeDelta::hours(25)).await;
    scene.sim.join(cast.group, cast.newcomer);
    scene.settle().await;
    back_up(&scene).await;
    let before = texts(&scene, &cast).len();
    scene.pass_until("2026-12-02 12:00", Tz::UTC).await;
    let texts_before = texts(&scene, &cast);
    let with = |texts: &[String], word: &str| texts.iter().filter(|text| text.contains(word)).count();
    assert!(texts_before.len() >= before + 2, "{texts_before:#?}");
    assert_eq!(with(&texts_before, "Thank you to the most active"), 1, "{texts_before:#?}");

    let sent = scene.sim.requests().len();
    restore(&mut scene).await;
    scene.pass_until("2026-12-03 12:00", Tz::UTC).await;
    assert_eq!(texts(&scene, &cast), texts_before);
    let again: Vec<String> = scene.sim.requests()[sent..].iter().map(|request| request.method.clone()).collect();
    assert!(!again.iter().any(|method| method.starts_with("send")), "{again:?}");
    assert_eq!(skipped(&scene).await, ["restored"]);

    // Who comes now is greeted.
    let mira = scene.sim.person("Mira");
    scene.sim.join(cast.group, mira);
    scene.pass(TimeDelta::minutes(5)).await;
    assert_eq!(texts(&scene, &cast).len(), texts_before.len() + 1);
    scene.finish().await;
}

#[tokio::test]
async fn a_poll_closed_and_told_since_the_backup_is_not_told_again() {
    for asked_again in [true, false] {
        let (mut scene, cast) = Scene::with_group(Lang::En).await;
        scene.set_rhythm(cast.group, Rhythm::None).await;
        scene.sim.say(cast.group, cast.noa, "/poll Tea or coffee?\nTea\nCoffee");
        scene.settle().await;
        back_up(&scene).await;
        scene.pass(TimeDelta::hours(1)).await;
        scene.sim.say(cast.group, cast.noa, "/poll close");
        scene.settle().await;
        let told = texts(&scene, &cast);
        assert!(told.iter().any(|text| text.contains("Poll results")), "{told:#?}");

        restore(&mut scene).await;
        if asked_again {
            scene.sim.say(cast.group, cast.noa, "/poll close");
            scene.settle().await;
            assert!(scene.sees(cast.group, cast.noa).contains("None of my polls is open"));
        }
        scene.pass(TimeDelta::days(4)).await;
        assert_eq!(texts(&scene, &cast), told);
        scene.finish().await;
    }
}

#[tokio::test]
async fn who_is_no_administrator_any_more_does_not_become_one_by_a_backup() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.promote(cast.group, cast.noa, cast.alice, simulator::Rights::all());
    scene.settle().await;
    back_up(&scene).await;
    scene.sim.demote(cast.group, cast.noa, cast.alice);
    scene.settle().await;
    restore(&mut scene).await;
    scene.sim.say(cast.group, cast.alice, "/touchpoint every day 11:00\nHello");
    scene.settle().await;
    let kept: i64 = scene
        .with_cx(async |cx| {
            let all = "SELECT count(*) FROM touchpoints WHERE created_by IS NOT NULL";
            Ok(sqlx::query_scalar(all).fetch_one(&mut *cx.tx.lock().await).await?)
        })
        .await;
    assert_eq!(kept, 0);
    scene.finish().await;
}
