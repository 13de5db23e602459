//! Quiet days: the Sabbath, holidays, own hours and dates; posts that are moved out of them, and say so.

use chrono_tz::{America::Sao_Paulo, Asia::Jerusalem, Europe::Moscow, Tz};
use kehila::{
    dispatch::coming,
    store::chats::{self, Rhythm},
    words::{Lang, line},
};

use super::support::{Cast, Scene, without_marks, word};

/// Where the groups of the three languages are.
const GROUPS: [(Lang, Tz); 3] = [(Lang::He, Jerusalem), (Lang::Ru, Moscow), (Lang::En, Sao_Paulo)];

/// A group in its place, with no conversation starters.
async fn group(lang: Lang, zone: Tz) -> (Scene, Cast) {
    let (mut scene, cast) = Scene::with_group(lang).await;
    scene.set_rhythm(cast.group, Rhythm::None).await;
    scene.change(cast.group, async |cx, key| chats::set_zone(&cx.tx, key, zone).await).await;
    scene.sim.start_bot(cast.noa);
    scene.settle().await;
    scene.sees_in_private(cast.noa);
    (scene, cast)
}

/// When each of the next posts is due and comes, by the group's clock, and what it is moved for.
async fn to_come(scene: &Scene, cast: &Cast) -> Vec<String> {
    let chat = scene.chat(cast.group).await;
    let until = scene.now() + chrono::TimeDelta::days(9);
    let all = scene.with_cx(async |cx| coming::until(cx, &chat, until).await).await;
    let shown = |at: chrono::DateTime<chrono::Utc>| at.with_timezone(&chat.zone).format("%a %-d %H:%M").to_string();
    let entry = |one: coming::Coming| match one.moved {
        Some(why) => format!("{} -> {} {}", shown(one.due.at), shown(one.at()), why.code()),
        None => format!("{} {:?}", shown(one.at()), one.is_posted()),
    };
    all.into_iter().map(entry).collect()
}

#[tokio::test]
async fn a_post_of_the_sabbath_comes_before_or_after_and_says_why() {
    let typed = |lang, moves: &str| match lang {
        Lang::En => format!("/settings days Shabbat {moves}"),
        Lang::He => format!("/settings days כניסת שבת {moves}"),
        Lang::Ru => format!("/settings days шаббат {moves}"),
    };
    for (lang, zone) in GROUPS {
        let (mut scene, cast) = group(lang, zone).await;
        let seen = scene.say_and_see(cast.group, cast.noa, &typed(lang, "before")).await;
        let shabbat = line("settings-days-shabbat").render_plain(lang);
        assert!(without_marks(&seen).contains(&without_marks(&shabbat)), "{seen}");
        scene.say(cast.group, cast.noa, "/touchpoint every saturday 10:00\nHow was your week?").await;
        assert_eq!(to_come(&scene, &cast).await, ["Sat 21 10:00 -> Fri 20 10:00 shabbat"]);
        scene.say(cast.group, cast.noa, &typed(lang, "")).await;
        assert_eq!(to_come(&scene, &cast).await, ["Sat 21 10:00 -> Sun 22 10:00 shabbat"]);
        // What managers see of it says so.
        let list = scene.say_and_see(cast.group, cast.noa, "/touchpoints").await;
        let why = without_marks(&word("rest-shabbat", lang));
        assert!(without_marks(&list).contains(&why), "{list}");
        scene.say_in_private(cast.noa, "/desk").await;
        scene.press_in_private(cast.noa, &word("desk-button-week", lang)).await;
        let week = scene.sees_in_private(cast.noa);
        assert!(without_marks(&week).contains(&why), "{week}");
        scene.sees(cast.group, cast.alice);
        scene.pass_until("2026-11-22 09:50", zone).await;
        assert!(!scene.sees(cast.group, cast.alice).contains("How was your week?"));
        scene.restart().await;
        scene.pass_until("2026-11-22 10:10", zone).await;
        assert!(scene.sees(cast.group, cast.alice).contains("How was your week?"));
        // Once.
        scene.pass_until("2026-11-28 09:00", zone).await;
        assert!(!scene.sees(cast.group, cast.alice).contains("How was your week?"));
        scene.finish().await;
    }
}

#[tokio::test]
async fn before_the_sabbath_it_is_posted_on_friday() {
    for (lang, zone) in GROUPS {
        let (mut scene, cast) = group(lang, zone).await;
        scene.say(cast.group, cast.noa, "/settings days shabbat before").await;
        scene.say(cast.group, cast.noa, "/touchpoint every saturday 16:00\nA good week!").await;
        scene.sees(cast.group, cast.alice);
        scene.pass_until("2026-11-20 11:55", zone).await;
        assert!(!scene.sees(cast.group, cast.alice).contains("A good week!"));
        scene.pass_until("2026-11-20 12:30", zone).await;
        let seen = scene.sees(cast.group, cast.alice);
        assert!(seen.contains("A good week!"), "{seen}");
        scene.pass_until("2026-11-23 09:00", zone).await;
        assert!(!scene.sees(cast.group, cast.alice).contains("A good week!"));
        scene.finish().await;
    }
}

#[tokio::test]
async fn days_are_chosen_by_buttons_and_put_together() {
    let (mut scene, cast) = group(Lang::En, Jerusalem).await;
    scene.say(cast.group, cast.noa, "/settings days").await;
    scene.press_and_see(cast.group, cast.noa, "Shabbat").await;
    scene.press_and_see(cast.group, cast.noa, "Israel's holidays").await;
    scene.press_and_see(cast.group, cast.noa, "Friday").await;
    let page = scene.press_and_see(cast.group, cast.noa, "Before").await;
    insta::assert_snapshot!(page, @"
    (toast) Quiet days: Friday, Shabbat from before sunset on Friday till nightfall on Saturday, the holidays of Israel. A post of such a day comes before it. Nothing is posted then.
    (edited) Simbot (only you): Quiet days: Friday, Shabbat from before sunset on Friday till nightfall on Saturday, the holidays of Israel. A post of such a day comes before it
    No scheduled posts on these days. A button turns one on or off. In one message they go together: /settings days fri shabbat il 31.12 before; hours of every week: /settings days fri 14:00 - sun 9:00

    In one message: /settings days fri shabbat il before
      [Monday] [Tuesday]
      [Wednesday] [Thursday]
      [Friday ✓] [Saturday]
      [Sunday] [Shabbat ✓]
      [Israel's holidays ✓]
      [Russia's holidays]
      [Before ✓] [After] [Left out]
      [Back]
    ");
    let written = kehila::dispatch::settings::basics::quiet_days(&scene.chat(cast.group).await).written();
    assert_eq!(written, "fri shabbat il before");
    scene.press_and_see(cast.group, cast.noa, "Back").await;
    scene.say(cast.group, cast.noa, "/settings days fri 14:00 - sun 9:00, 31.12, sombre 24.4").await;
    let page = scene.say_and_see(cast.group, cast.noa, "/settings days").await;
    let says = "Quiet days: Friday 14:00 – Sunday 09:00, 31 December, 24 April (sombre: nothing cheerful). A post of such a day comes the morning after";
    assert!(without_marks(&page).contains(says), "{page}");
    scene.finish().await;
}

#[tokio::test]
async fn what_was_chosen_before_means_what_it_meant() {
    let (mut scene, cast) = group(Lang::He, Jerusalem).await;
    scene.say(cast.group, cast.noa, "/settings days שבת").await;
    let chat = scene.chat(cast.group).await;
    assert_eq!((chat.quiet_days, chat.rest.is_some()), (1 << 5, false));
    scene.say(cast.group, cast.noa, "/touchpoint every friday, saturday 18:00\nHello").await;
    scene.sees(cast.group, cast.alice);
    scene.pass_until("2026-11-21 18:10", Jerusalem).await;
    assert_eq!(scene.sees(cast.group, cast.alice).matches("Hello").count(), 1);
    // Why it did not come stands in its list and in its section of the desk.
    let list = scene.say_and_see(cast.group, cast.noa, "/touchpoints").await;
    let why = without_marks(&word("skip-quiet-day", Lang::He));
    assert!(without_marks(&list).contains(&why), "{list}");
    scene.say_in_private(cast.noa, "/desk").await;
    scene.press_in_private(cast.noa, &without_marks(&word("room-touchpoints", Lang::He))).await;
    let section = scene.sees_in_private(cast.noa);
    assert!(without_marks(&section).contains(&why), "{section}");
    scene.finish().await;
}

#[tokio::test]
async fn what_a_lively_conversation_held_back_is_said_on_the_desk() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        scene.sim.start_bot(cast.noa);
        scene.set_rhythm(cast.group, Rhythm::Gentle).await;
        // From before ten until the end of its grace somebody talks every few minutes.
        let zone = lang.likely_zone().unwrap_or(Tz::UTC);
        let day = if lang == Lang::He { 22 } else { 23 };
        scene.pass_until(&format!("2026-11-{day} 09:55"), zone).await;
        for _ in 0..50 {
            scene.say(cast.group, cast.alice, "And then?").await;
            scene.pass(chrono::TimeDelta::minutes(15)).await;
        }
        scene.sees_in_private(cast.noa);
        scene.say_in_private(cast.noa, "/desk").await;
        scene.press_in_private(cast.noa, &without_marks(&word("room-touchpoints", lang))).await;
        let section = scene.sees_in_private(cast.noa);
        let why = without_marks(&word("skip-lively", lang));
        assert!(without_marks(&section).contains(&why), "{section}");
        scene.finish().await;
    }
}
