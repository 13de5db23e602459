//! How long a poll is open.

use chrono::TimeDelta;
use kehila::words::{Lang, line};

use crate::support::{Scene, without_marks};

#[tokio::test]
async fn a_poll_is_open_for_as_long_as_is_said_and_says_until_when() {
    for (lang, length, until, hours) in [
        (Lang::En, "", "Open until Thursday 19 November, 08:00", 72),
        (Lang::En, "24h ", "Open until Tuesday 17 November, 08:00", 24),
        (Lang::He, "יומיים: ", "הסקר פתוח עד יום רביעי, 18 בנובמבר, 10:00", 48),
        (Lang::Ru, "до 20.11.2026 18:00 — ", "Закроется: пятница, 20 ноября, 18:00", 4 * 24 + 7),
    ] {
        let (mut scene, cast) = Scene::with_group(lang).await;
        scene.sim.say(cast.group, cast.noa, &format!("/poll {length}When?\nSunday\nMonday"));
        scene.settle().await;
        let sent = scene.sim.requests_of("sendPoll").pop().unwrap().params;
        assert_eq!(without_marks(sent["description"].as_str().unwrap()), until);
        assert_eq!((sent["question"].as_str(), sent["open_period"].as_i64()), (Some("When?"), Some(hours * 3600)));
        scene.pass(TimeDelta::hours(hours) - TimeDelta::minutes(1)).await;
        let result = without_marks(&line("poll-no-votes").render_plain(lang));
        assert!(!scene.sees(cast.group, cast.alice).contains(&result));
        scene.pass(TimeDelta::minutes(3)).await;
        let seen = scene.sees(cast.group, cast.alice);
        assert!(seen.contains(&result), "{seen}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_length_is_kept_in_what_is_given_back_and_has_its_limits() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    for (typed, answer) in [
        ("/poll 48h When?\nSunday", "/poll 2d When?\nSunday"),
        ("/poll 40d When?\nSunday\nMonday", "from 5 minutes to 30 days"),
        ("/poll 1 minute: When?\nSunday\nMonday", "from 5 minutes to 30 days"),
    ] {
        scene.sim.say(cast.group, cast.noa, typed);
        scene.settle().await;
        let seen = scene.sees(cast.group, cast.noa);
        assert!(seen.contains(answer), "{typed}: {seen}");
    }
    assert!(scene.sim.requests_of("sendPoll").is_empty());
    scene.finish().await;
}
