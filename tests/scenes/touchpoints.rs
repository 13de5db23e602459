//! Regular posts, in three languages, with months passing.

use chrono::TimeDelta;
use kehila::{features::touchpoints, telegram, words::Lang};

use crate::support::{Cast, Scene};

/// Noa says something in the group, and everything that follows happens.
async fn noa(scene: &mut Scene, cast: &Cast, text: &str) {
    scene.sim.say(cast.group, cast.noa, text);
    scene.settle().await;
}

#[tokio::test]
async fn what_is_to_come_is_known_to_other_rooms() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        noa(&mut scene, &cast, "/touchpoint every tuesday 12:00\nHow is it going?").await;
        let id = telegram::ChatId(cast.group.0);
        let upcoming = scene
            .with_cx(async |cx| {
                let chat = cx.chat_or_new(id, "supergroup", "?").await?;
                touchpoints::upcoming(cx, &chat, 3).await
            })
            .await;
        let local: Vec<String> = {
            let zone = lang.likely_zone().unwrap_or(chrono_tz::Tz::UTC);
            upcoming.iter().map(|post| post.at.with_timezone(&zone).format("%a %d %H:%M").to_string()).collect()
        };
        // Library, her own, library: on Sundays in Hebrew, else on Mondays.
        let expected = match lang {
            Lang::He => ["Tue 17 12:00", "Sun 22 10:00", "Tue 24 12:00"],
            Lang::Ru | Lang::En => ["Tue 17 12:00", "Mon 23 10:00", "Tue 24 12:00"],
        };
        assert_eq!(local, expected, "{lang:?}");
        let own =
            upcoming.iter().map(|post| post.what.render_plain(lang)).find(|what| what.contains("How is it going?"));
        assert!(own.is_some());
        scene.pass(TimeDelta::days(9)).await;
        let seen = scene.sees(cast.group, cast.alice);
        assert_eq!(seen.matches("Simbot: How is it going?").count(), 2, "{seen}");
        scene.finish().await;
    }
}
