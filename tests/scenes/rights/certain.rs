//! Rights that ended while nobody told us do not work any more; rights that are in no list do.

use chrono::TimeDelta;
use kehila::words::{Lang, line};
use simulator::{Fault, Rights};

use crate::support::{Cast, Scene, ending::Trouble};

/// Alice helps, and has the setup open in private.
async fn with_a_helper() -> (Scene, Cast) {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.say(cast.group, cast.alice, "Good morning");
    scene.sim.start_bot(cast.alice);
    scene.sim.say(cast.group, cast.noa, "/staff @alice");
    scene.settle().await;
    scene.sim.say(cast.alice.private(), cast.alice, "/setup");
    scene.settle().await;
    let seen = scene.sees_in_private(cast.alice);
    assert!(seen.contains("Which language should I speak"), "{seen}");
    (scene, cast)
}

/// What she hears when she presses on, and when she asks again.
async fn goes_on(scene: &mut Scene, cast: &Cast) -> (String, String) {
    scene.sim.press(cast.alice.private(), cast.alice, "Skip").unwrap();
    scene.settle().await;
    let pressed = scene.sees_in_private(cast.alice);
    scene.sim.say(cast.alice.private(), cast.alice, "/setup");
    scene.settle().await;
    (pressed, scene.sees_in_private(cast.alice))
}

fn is_refused((pressed, asked): &(String, String)) -> bool {
    let no = line("refuse-managers-only-button").render_plain(Lang::En);
    let is_unknown = line("refuse-group-only").plain("command", "setup").render_plain(Lang::En);
    pressed.contains(&no) && (asked.contains(&no) || asked.contains(&is_unknown))
}

#[tokio::test]
async fn a_helper_removed_while_we_were_away_helps_no_longer() {
    for removed in [true, false] {
        let (mut scene, cast) = with_a_helper().await;
        if removed {
            scene.sim.remove(cast.group, cast.noa, cast.alice);
        }
        // Longer than Telegram keeps updates.
        scene.sleep_until("2026-11-17 18:00", chrono_tz::Tz::UTC);
        scene.restart().await;
        let heard = goes_on(&mut scene, &cast).await;
        assert_eq!(is_refused(&heard), removed, "{heard:?}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_helper_removed_where_nobody_tells_us_helps_no_longer() {
    let (mut scene, cast) = with_a_helper().await;
    scene.sim.demote_bot(cast.group, cast.noa);
    scene.sim.set_join_notices(cast.group, false);
    scene.settle().await;
    scene.pass(TimeDelta::minutes(2)).await;
    let heard = goes_on(&mut scene, &cast).await;
    assert!(!is_refused(&heard), "{heard:?}");
    scene.sim.remove(cast.group, cast.noa, cast.alice);
    scene.pass(TimeDelta::minutes(2)).await;
    let heard = goes_on(&mut scene, &cast).await;
    assert!(is_refused(&heard), "{heard:?}");
    scene.finish().await;
}

#[tokio::test]
async fn who_came_back_as_administrator_asks_about_its_helpers() {
    let (mut scene, cast) = with_a_helper().await;
    scene.sim.demote_bot(cast.group, cast.noa);
    scene.sim.set_join_notices(cast.group, false);
    scene.settle().await;
    scene.sim.remove(cast.group, cast.noa, cast.alice);
    scene.sim.promote_bot(cast.group, cast.noa, Rights::all());
    scene.settle().await;
    let heard = goes_on(&mut scene, &cast).await;
    assert!(is_refused(&heard), "{heard:?}");
    scene.finish().await;
}

#[tokio::test]
async fn what_telegram_does_not_say_about_a_helper_is_not_believed() {
    let (mut scene, cast) = with_a_helper().await;
    scene.sleep_until("2026-11-17 18:00", chrono_tz::Tz::UTC);
    scene.restart().await;
    // The first is about the bot itself.
    let why = "Bad Request: member list is inaccessible".to_owned();
    scene.sim.fault("getChatMember", 0, 3, Fault::Reject(400, why));
    let heard = goes_on(&mut scene, &cast).await;
    assert!(is_refused(&heard), "{heard:?}");
    scene.sim.clear_faults();
    scene.pass(TimeDelta::minutes(2)).await;
    let heard = goes_on(&mut scene, &cast).await;
    assert!(!is_refused(&heard), "it is asked again: {heard:?}");
    scene.finish_despite([Trouble::Failed]).await;
}

#[tokio::test]
async fn who_was_administrator_before_a_long_absence_is_none_because_of_it() {
    for refuses_the_list in [false, true] {
        let (mut scene, cast) = Scene::with_group(Lang::En).await;
        scene.sim.promote(cast.group, cast.noa, cast.boris, Rights::none());
        scene.settle().await;
        scene.sim.demote(cast.group, cast.noa, cast.boris);
        scene.sleep_until("2026-11-17 18:00", chrono_tz::Tz::UTC);
        scene.restart().await;
        if refuses_the_list {
            let why = "Bad Request: member list is inaccessible".to_owned();
            scene.sim.fault("getChatAdministrators", 0, 1, Fault::Reject(400, why));
        }
        scene.sees(cast.group, cast.boris);
        scene.sim.say(cast.group, cast.boris, "/settings");
        scene.settle().await;
        let seen = scene.sees(cast.group, cast.boris);
        assert!(!seen.contains("Time zone") && seen.contains("is for those who manage this group"), "{seen}");
        match refuses_the_list {
            true => scene.finish_despite([Trouble::Failed]).await,
            false => scene.finish().await,
        }
    }
}

#[tokio::test]
async fn who_writes_as_the_group_presses_as_herself() {
    for (lang, panel) in [(Lang::En, "Time zone"), (Lang::He, "אזור זמן"), (Lang::Ru, "Часовой пояс")]
    {
        let (mut scene, cast) = Scene::with_group(lang).await;
        // Where the bot is no administrator, it is not told who they are.
        scene.sim.demote_bot(cast.group, cast.noa);
        scene.sim.promote(cast.group, cast.noa, cast.alice, Rights::none());
        scene.sim.set_anonymous(cast.group, cast.alice, true);
        scene.settle().await;
        scene.sees(cast.group, cast.alice);
        scene.sim.say_anonymously(cast.group, "/settings");
        scene.settle().await;
        let seen = scene.sees(cast.group, cast.alice);
        assert!(seen.contains(panel), "{seen}");
        let no = line("refuse-managers-only-button").render_plain(lang);
        for presser in [cast.boris, cast.alice] {
            scene.sim.press(cast.group, presser, panel).unwrap();
            scene.settle().await;
            let seen = scene.sees(cast.group, presser);
            assert_eq!(seen.contains(&no), presser == cast.boris, "{seen}");
        }
        let asked = scene.sim.requests_of("getChatMember").len();
        let back = line("settings-button-back").render_plain(lang);
        scene.sim.press(cast.group, cast.boris, &back).unwrap();
        scene.settle().await;
        assert_eq!(scene.sim.requests_of("getChatMember").len(), asked, "nobody is asked about again at once");
        scene.pass(TimeDelta::minutes(2)).await;
        scene.finish().await;
    }
}
