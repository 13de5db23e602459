//! A walk through every screen of the desk, breadth first over all its buttons, as each kind of person and in each
//! language: no dead end, no error, no missing words, nothing that a phone would cut.

use std::collections::{BTreeSet, VecDeque};

use kehila::{telegram::keyboard::most_shown, words::Lang};
use simulator::{Seen, UserId};
use unicode_segmentation::UnicodeSegmentation as _;

use super::with_a_post;
use crate::support::{Scene, without_marks};

/// How many presses from the first screen it goes.
const DEEP: usize = 4;
/// Telegram takes so much in a message; a phone shows so many rows.
const MOST_WORDS: usize = 4_000;
const MOST_ROWS: usize = 8;

/// The desk as it stands now.
fn desk(scene: &Scene, who: UserId) -> Seen {
    let view = scene.sim.view(who.private(), who);
    view.into_iter().rfind(|seen| !seen.buttons.is_empty()).expect("there is a way on")
}

fn check(seen: &Seen, path: &[String]) {
    let words = without_marks(&seen.text);
    assert!(!words.trim().is_empty(), "nothing is said after {path:?}");
    assert!(seen.text.chars().count() <= MOST_WORDS, "too long after {path:?}");
    assert!(seen.buttons.len() <= MOST_ROWS, "{} rows after {path:?}: {words}", seen.buttons.len());
    for row in &seen.buttons {
        let most = most_shown(row.len());
        for label in row {
            let label = without_marks(label);
            assert!(label.graphemes(true).count() <= most, "a phone cuts {label:?} after {path:?}");
        }
    }
}

/// Follows a path from the first screen. [`false`] if a button on it is no longer there: what it did is done.
async fn follow(scene: &mut Scene, who: UserId, path: &[String]) -> bool {
    scene.say_in_private(who, "/desk").await;
    for label in path {
        if !desk(scene, who).buttons.iter().flatten().any(|shown| shown == label) {
            return false;
        }
        scene.sim.press(who.private(), who, label).unwrap();
        scene.settle().await;
    }
    true
}

/// Walks, and returns how many screens there were.
async fn walk(scene: &mut Scene, who: UserId) -> usize {
    let mut screens = BTreeSet::new();
    let mut paths = VecDeque::from([Vec::new()]);
    while let Some(path) = paths.pop_front() {
        if !follow(scene, who, &path).await {
            continue;
        }
        let seen = desk(scene, who);
        check(&seen, &path);
        let is_new = screens.insert((seen.text.clone(), seen.buttons.clone()));
        if !is_new || path.len() == DEEP {
            continue;
        }
        for label in seen.buttons.into_iter().flatten() {
            paths.push_back(path.iter().cloned().chain([label]).collect());
        }
    }
    screens.len()
}

async fn walk_as_everybody(lang: Lang) {
    let (mut scene, cast) = with_a_post(lang).await;
    for person in [cast.noa, cast.alice, cast.boris] {
        scene.sim.start_bot(person);
        scene.settle().await;
        scene.say_in_private(person, &format!("/language {}", lang.code())).await;
    }
    let members = walk(&mut scene, cast.alice).await;
    let managers = walk(&mut scene, cast.noa).await;
    assert!(members > 3 && managers > 20, "{members} screens for members, {managers} for managers");
    scene.finish().await;
}

#[tokio::test]
async fn every_screen_in_english() {
    walk_as_everybody(Lang::En).await;
}

#[tokio::test]
async fn every_screen_in_hebrew() {
    walk_as_everybody(Lang::He).await;
}

#[tokio::test]
async fn every_screen_in_russian() {
    walk_as_everybody(Lang::Ru).await;
}
