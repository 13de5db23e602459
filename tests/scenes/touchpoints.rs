//! Regular posts, in three languages, with months passing.

mod albums;
mod edit;
mod kept;
mod media;
mod once;
mod people;
mod pins;
mod plan;
mod pool;
mod promotions;
mod time;
mod trouble;
mod twice;
mod typed;
mod words;

use chrono::{DateTime, TimeDelta};
use chrono_tz::Tz;
use kehila::{
    dispatch::{Cx, house, posts},
    store::{
        chats::{self, QuietHours, Rhythm},
        timers,
    },
    words::Lang,
};
use simulator::{ChatId, Seen};

use crate::support::{Cast, Scene, without_marks, word};

/// Noa says something in the group, and everything that follows happens.
async fn noa(scene: &mut Scene, cast: &Cast, text: &str) {
    scene.sim.say(cast.group, cast.noa, text);
    scene.settle().await;
}

/// Noa presses a button of the newest message that has any, counted from one, and everything follows.
async fn press(scene: &mut Scene, cast: &Cast, nth: usize) {
    let label = scene.panel(cast.group, cast.noa).labels[nth - 1].clone();
    scene.press(cast.group, cast.noa, &label).await;
}

/// The posts everybody in the group sees, oldest first.
fn posts_in(scene: &Scene, group: ChatId, reader: simulator::UserId) -> Vec<Seen> {
    let ours = |seen: &Seen| seen.sender_id == scene.sim.bot() && !seen.service && seen.ephemeral.is_none();
    scene.sim.view(group, reader).into_iter().filter(ours).collect()
}

fn posts(scene: &Scene, cast: &Cast) -> Vec<Seen> {
    posts_in(scene, cast.group, cast.alice)
}

/// When posts with this text were made, by the clock of `zone`.
fn times_of(scene: &Scene, cast: &Cast, text: &str, zone: Tz) -> Vec<String> {
    let of_text = posts(scene, cast).into_iter().filter(|seen| seen.text == text);
    of_text
        .map(|seen| {
            let at = DateTime::from_timestamp(seen.date, 0).unwrap();
            at.with_timezone(&zone).format("%Y-%m-%d %H:%M").to_string()
        })
        .collect()
}

/// As many posts as the schedules ask for, at any hour.
async fn roomy(scene: &Scene, cast: &Cast) {
    let roomy = async |cx: &Cx, key| {
        chats::set_quiet(&cx.tx, key, QuietHours { from: 0, until: 0 }).await?;
        chats::set_posts(&cx.tx, key, (10, 70)).await
    };
    scene.change(cast.group, roomy).await;
}

/// A scene in which months pass quickly: without the housekeeping that rings four times a day.
async fn for_months(scene: &Scene) {
    scene.with_cx(async |cx| Ok(timers::cancel(&cx.tx, house::NAME, "sweep").await?)).await;
}

/// Every decision about due times so far: outcome and reason, oldest first.
async fn ledger(scene: &Scene) -> Vec<String> {
    scene
        .with_cx(async |cx| {
            let rows: Vec<(String, Option<String>)> =
                sqlx::query_as("SELECT outcome, reason FROM occurrences ORDER BY id")
                    .fetch_all(&mut *cx.tx.lock().await)
                    .await?;
            Ok(rows.into_iter().map(|(outcome, reason)| reason.unwrap_or(outcome)).collect())
        })
        .await
}

fn zone(lang: Lang) -> Tz {
    lang.likely_zone().unwrap_or(Tz::UTC)
}

#[tokio::test]
async fn what_is_to_come_is_known_to_other_rooms() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        noa(&mut scene, &cast, "/touchpoint every tuesday 12:00\nHow is it going?").await;
        let chat = scene.chat(cast.group).await;
        let upcoming = scene.with_cx(async |cx| posts::upcoming(cx, &chat, 3).await).await;
        let local = |post: &posts::Upcoming| post.at.with_timezone(&zone(lang)).format("%a %d %H:%M").to_string();
        // Her own, the library, her own: the library comes on Sundays in Hebrew, else on Mondays.
        let expected = match lang {
            Lang::He => ["Tue 17 12:00", "Sun 22 10:00", "Tue 24 12:00"],
            Lang::Ru | Lang::En => ["Tue 17 12:00", "Mon 23 10:00", "Tue 24 12:00"],
        };
        assert_eq!(upcoming.iter().map(local).collect::<Vec<_>>(), expected, "{lang:?}");
        assert!(upcoming[0].what.render_plain(lang).contains("How is it going?"));
        assert_ne!(upcoming[1].what.render_plain(lang), upcoming[0].what.render_plain(lang));
        scene.pass(TimeDelta::days(9)).await;
        assert_eq!(times_of(&scene, &cast, "How is it going?", zone(lang)), ["2026-11-17 12:00", "2026-11-24 12:00"]);
        scene.finish().await;
    }
}
