//! Regular posts made of an album, whose parts come one by one.

use simulator::{Medium, MessageId, Said, Seen, UserId};

use super::*;
use crate::support::{ending::Trouble, word};

const COMMAND: &str = "/touchpoint every tuesday 12:00";

/// Somebody sends a part of an album.
fn part(scene: &Scene, cast: &Cast, who: UserId, medium: Medium, caption: &str) -> MessageId {
    scene.sim.send_as(cast.group, who, medium, Said { caption, album: Some("77"), ..Said::default() })
}

/// The files of these messages.
fn files(scene: &Scene, cast: &Cast, messages: &[MessageId]) -> Vec<String> {
    let view = scene.sim.view(cast.group, cast.alice);
    let file = |id: &MessageId| view.iter().find(|seen| seen.id == *id).unwrap().media.clone().unwrap().file;
    messages.iter().map(file).collect()
}

/// File, caption, and album of each picture of ours among these.
fn of_album(shown: Vec<Seen>) -> Vec<(String, String, bool)> {
    let media = shown.into_iter().filter_map(|seen| seen.media);
    media.map(|media| (media.file, media.caption, media.album.is_some())).collect()
}

/// The album as it is to be posted: the words under its first part.
fn whole(files: &[String], words: &str) -> Vec<(String, String, bool)> {
    let one = |(n, file): (usize, &String)| (file.clone(), if n == 0 { words } else { "" }.to_owned(), files.len() > 1);
    files.iter().enumerate().map(one).collect()
}

async fn stage(lang: Lang) -> (Scene, Cast) {
    let (scene, cast) = Scene::with_group(lang).await;
    scene.set_rhythm(cast.group, Rhythm::None).await;
    (scene, cast)
}

async fn kept(scene: &Scene) -> i64 {
    let tx = scene.core.store.read().await.unwrap();
    sqlx::query_scalar("SELECT count(*) FROM album_parts").fetch_one(&mut *tx.lock().await).await.unwrap()
}

#[tokio::test]
async fn an_album_under_whose_picture_the_command_stands_is_posted_whole() {
    for (lang, shown) in [(Lang::En, "(with an album)"), (Lang::He, "(עם אלבום)"), (Lang::Ru, "(с альбомом)")]
    {
        for place in 0..3 {
            let (mut scene, cast) = stage(lang).await;
            let mut parts = Vec::new();
            for (n, medium) in [Medium::Photo, Medium::Video, Medium::Photo].into_iter().enumerate() {
                let caption = if n == place { format!("{COMMAND}\nLook!") } else { String::new() };
                parts.push(part(&scene, &cast, cast.noa, medium, &caption));
                // Each comes in a batch of its own, and between two of them the process is started anew.
                scene.receive().await;
                scene.restart().await;
            }
            assert!(!scene.sees(cast.group, cast.noa).contains(shown), "the others may still come");
            scene.pass(TimeDelta::seconds(5)).await;
            let seen = scene.sees(cast.group, cast.noa);
            assert_eq!(seen.matches(shown).count(), 1, "{seen}");
            scene.pass(TimeDelta::days(2)).await;
            let expected = whole(&files(&scene, &cast, &parts), "Look!");
            assert_eq!(of_album(posts(&scene, &cast)), expected, "the command under part {place}");
            scene.finish().await;
        }
    }
}

#[tokio::test]
async fn an_album_of_hers_that_the_command_answers_is_posted_whole_and_shown_before() {
    for lang in Lang::ALL {
        let (mut scene, cast) = stage(lang).await;
        let parts = [Medium::Document; 2].map(|medium| part(&scene, &cast, cast.noa, medium, ""));
        scene.settle().await;
        scene.sim.reply(cast.group, cast.noa, parts[1], &format!("{COMMAND}\nRead!"));
        scene.settle().await;
        let expected = whole(&files(&scene, &cast, &parts), "Read!");

        // To her alone Telegram shows no album: in the group part by part, in private as it is.
        scene.press(cast.group, cast.noa, &word("touch-button-preview", lang)).await;
        let alone = scene.sim.view(cast.group, cast.noa).into_iter().filter(|seen| seen.ephemeral.is_some()).collect();
        let by_part: Vec<_> = expected.iter().map(|(file, words, _)| (file.clone(), words.clone(), false)).collect();
        assert_eq!(of_album(alone), by_part);
        scene.sim.start_bot(cast.noa);
        scene.settle().await;
        scene.press(cast.group, cast.noa, &word("touch-button-preview", lang)).await;
        assert_eq!(of_album(scene.sim.view(cast.noa.private(), cast.noa)), expected);
        assert_eq!(of_album(posts(&scene, &cast)), [], "nobody else has seen it");

        scene.pass(TimeDelta::days(2)).await;
        assert_eq!(of_album(posts(&scene, &cast)), expected);
        scene.finish().await;
    }
}

#[tokio::test]
async fn of_an_album_we_know_no_longer_there_is_the_one_part_and_she_is_told() {
    for lang in Lang::ALL {
        let (mut scene, cast) = stage(lang).await;
        let parts = [Medium::Photo; 3].map(|medium| part(&scene, &cast, cast.noa, medium, ""));
        // What others send is not kept at all.
        scene.sim.album(cast.group, cast.boris, 4, "My cats");
        scene.settle().await;
        assert_eq!(kept(&scene).await, 3);
        scene.pass(TimeDelta::days(2)).await;
        assert_eq!(kept(&scene).await, 0);
        scene.sees(cast.group, cast.noa);
        scene.sim.reply(cast.group, cast.noa, parts[2], "/touchpoint every friday 12:00\nLook!");
        scene.settle().await;
        let seen = scene.sees(cast.group, cast.noa);
        assert!(seen.contains(&word("touch-note-album", lang)), "{seen}");
        scene.pass(TimeDelta::days(3)).await;
        assert_eq!(of_album(posts(&scene, &cast)), whole(&files(&scene, &cast, &parts[2..]), "Look!"));
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_part_that_telegram_has_lost_leaves_the_rest_and_is_said_once() {
    for (lang, told) in [
        (Lang::En, "no longer has one of the pictures or files of a regular post's album"),
        (Lang::He, "אחת התמונות או אחד הקבצים באלבום של פוסט קבוע"),
        (Lang::Ru, "Одной из картинок или файлов в альбоме регулярного поста"),
    ] {
        for lost in 0..3 {
            let (mut scene, cast) = stage(lang).await;
            scene.sim.start_bot(cast.noa);
            let parts = scene.sim.album(cast.group, cast.noa, 3, &format!("{COMMAND}\nLook!"));
            scene.pass(TimeDelta::seconds(5)).await;
            let mut files = files(&scene, &cast, &parts);
            scene.sim.forget_file(&files.remove(lost));
            scene.sees_in_private(cast.noa);
            scene.pass(TimeDelta::days(9)).await;
            let week = whole(&files, "Look!");
            assert_eq!(of_album(posts(&scene, &cast)), [week.clone(), week].concat(), "without {lost}");
            let seen = scene.sees_in_private(cast.noa);
            assert!(seen.matches(told).count() == 1 && seen.matches("Bakers").count() == 1, "{seen}");
            scene.finish_despite([Trouble::Failed, Trouble::Refused]).await;
        }
    }
}

#[tokio::test]
async fn an_album_all_of_which_is_lost_leaves_the_words() {
    let (mut scene, cast) = stage(Lang::En).await;
    scene.sim.start_bot(cast.noa);
    scene.sim.album(cast.group, cast.noa, 3, &format!("{COMMAND}\nLook!"));
    scene.pass(TimeDelta::seconds(5)).await;
    scene.sim.forget_files();
    scene.sees_in_private(cast.noa);
    scene.pass(TimeDelta::days(9)).await;
    let words: Vec<String> = posts(&scene, &cast).into_iter().map(|seen| seen.text).collect();
    assert_eq!(words, ["Look!", "Look!"]);
    let seen = scene.sees_in_private(cast.noa);
    assert_eq!(seen.matches("Its words are posted without it from now on").count(), 1, "{seen}");
    scene.finish_despite([Trouble::Failed, Trouble::Refused]).await;
}

#[tokio::test]
async fn another_album_takes_the_place_of_a_picture() {
    let (mut scene, cast) = stage(Lang::En).await;
    scene.sim.photo(cast.group, cast.noa, &format!("{COMMAND}\nLook!"));
    scene.settle().await;
    let parts = scene.sim.album(cast.group, cast.noa, 10, "/touchpoint 1");
    scene.pass(TimeDelta::seconds(5)).await;
    let seen = scene.sees(cast.group, cast.noa);
    assert!(seen.contains("Look!\n(with an album)"), "{seen}");
    scene.press(cast.group, cast.noa, &word("touch-button-save", Lang::En)).await;
    scene.pass(TimeDelta::days(2)).await;
    assert_eq!(of_album(posts(&scene, &cast)), whole(&files(&scene, &cast, &parts), "Look!"));
    scene.finish().await;
}

#[tokio::test]
async fn who_does_not_manage_the_group_is_refused_at_once_and_nothing_is_kept() {
    let (mut scene, cast) = stage(Lang::En).await;
    scene.sim.album(cast.group, cast.boris, 3, COMMAND);
    scene.settle().await;
    let seen = scene.sees(cast.group, cast.boris);
    assert!(seen.contains("/touchpoint is for those who manage this group."), "{seen}");
    assert_eq!(kept(&scene).await, 0);
    scene.finish().await;
}
