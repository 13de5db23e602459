//! What a post is for, and how promotions make way for everything else.

use kehila::words::line;

use super::*;
use crate::support::word;

/// Opens the panel of the only regular post.
async fn open(scene: &mut Scene, cast: &Cast) {
    noa(scene, cast, "/touchpoints").await;
    scene.press(cast.group, cast.noa, "1").await;
}

fn of_purpose(purpose: &str, chosen: &str, lang: Lang) -> String {
    line("touch-button-purpose-of").plain("purpose", purpose).plain("chosen", chosen).render_plain(lang)
}

async fn make_promotion(scene: &mut Scene, cast: &Cast, lang: Lang) {
    open(scene, cast).await;
    scene.press(cast.group, cast.noa, &word("touch-button-purpose", lang)).await;
    let labels = scene.panel(cast.group, cast.noa).labels;
    assert!(labels.contains(&of_purpose("question", "yes", lang)), "it is a question at first: {labels:?}");
    scene.sees(cast.group, cast.noa);
    scene.press(cast.group, cast.noa, &of_purpose("promotion", "no", lang)).await;
}

async fn stage(lang: Lang) -> (Scene, Cast) {
    let (mut scene, cast) = Scene::with_group(lang).await;
    scene.set_rhythm(cast.group, Rhythm::None).await;
    roomy(&scene, &cast).await;
    noa(&mut scene, &cast, "/touchpoint every day 12:00\nBuy").await;
    make_promotion(&mut scene, &cast, lang).await;
    (scene, cast)
}

#[tokio::test]
async fn promotions_wait_until_four_others_were_posted_and_that_is_said_before() {
    for lang in Lang::ALL {
        let (mut scene, cast) = stage(lang).await;
        let seen = scene.sees(cast.group, cast.noa);
        let soon = without_marks(&word("touch-promotion-soon", lang));
        assert!(seen.contains(&soon), "alone it never comes: {seen}");
        noa(&mut scene, &cast, "/touchpoint every day 17:00\nHello").await;
        open(&mut scene, &cast).await;
        let seen = scene.sees(cast.group, cast.noa);
        let why = without_marks(&word("skip-promotion-share", lang));
        assert!(!seen.contains(&soon) && seen.contains(&why), "it comes, but not next time: {seen}");
        for _ in 0..10 {
            scene.pass(TimeDelta::days(1)).await;
            scene.restart().await;
        }
        let texts: Vec<String> = posts(&scene, &cast).into_iter().map(|seen| seen.text).collect();
        let shape: String = texts.iter().map(|text| if text == "Buy" { 'b' } else { 'h' }).collect();
        assert_eq!(shape, "hhhhbhhhhbhh", "{lang:?}");
        assert!(ledger(&scene).await.contains(&"promotion-share".to_owned()));
        scene.finish().await;
    }
}

#[tokio::test]
async fn two_are_never_in_a_row_even_when_many_others_were_before() {
    let (mut scene, cast) = stage(Lang::En).await;
    noa(&mut scene, &cast, "/touchpoint every day 17:00\nHello").await;
    open(&mut scene, &cast).await;
    scene.press(cast.group, cast.noa, "Pause").await;
    scene.pass(TimeDelta::days(12)).await;
    scene.sees(cast.group, cast.noa);
    // Nothing but the promotion from now on.
    noa(&mut scene, &cast, "/touchpoints").await;
    scene.press(cast.group, cast.noa, "2").await;
    scene.press(cast.group, cast.noa, "Pause").await;
    open(&mut scene, &cast).await;
    scene.press(cast.group, cast.noa, "Resume").await;
    scene.pass(TimeDelta::days(3)).await;
    assert_eq!(posts(&scene, &cast).iter().filter(|seen| seen.text == "Buy").count(), 1);
    open(&mut scene, &cast).await;
    let seen = scene.sees(cast.group, cast.noa);
    assert!(seen.contains("the post before it was a promotion, too"), "{seen}");
    assert!(ledger(&scene).await.contains(&"promotion-again".to_owned()));
    scene.finish().await;
}

#[tokio::test]
async fn what_it_is_for_is_shown_and_written_down() {
    for (lang, shown, logged) in [
        (Lang::En, "Kind: promotion", "“Buy” — kind: promotion"),
        (Lang::He, "סוג: פרסום", "״Buy״ – סוג: פרסום"),
        (Lang::Ru, "Вид: реклама", "«Buy» — вид: реклама"),
    ] {
        let (mut scene, cast) = stage(lang).await;
        let seen = scene.sees(cast.group, cast.noa);
        assert!(seen.contains(shown), "{seen}");
        noa(&mut scene, &cast, "/settings log").await;
        let seen = scene.sees(cast.group, cast.noa);
        assert!(seen.contains(logged), "{seen}");
        scene.finish().await;
    }
}
