//! Regular posts with a picture or file: given under it or by answering a message, kept, shown, changed, lost.

use serde_json::json;
use simulator::{Medium, MessageId, Said, SeenMedia, UserId};

use super::*;
use crate::support::ending::Trouble;

const ALL: [Medium; 5] = [Medium::Photo, Medium::Video, Medium::Animation, Medium::Audio, Medium::Document];

/// A message with an answer to it, and everything that follows.
async fn answer(scene: &mut Scene, cast: &Cast, who: UserId, to: MessageId, text: &str) -> String {
    scene.sim.reply(cast.group, who, to, text);
    scene.settle().await;
    scene.sees(cast.group, who)
}

/// The posts with a picture or file that everybody in the group sees.
fn pictures(scene: &Scene, cast: &Cast) -> Vec<SeenMedia> {
    posts(scene, cast).into_iter().filter_map(|seen| seen.media).collect()
}

/// A post with a photo and these words, the second in the list, at noon on Tuesdays; it is Monday morning.
async fn with_a_picture(lang: Lang, words: &str) -> (Scene, Cast) {
    let (mut scene, cast) = Scene::with_group(lang).await;
    scene.set_rhythm(cast.group, Rhythm::None).await;
    scene.sim.start_bot(cast.noa);
    scene.sim.photo(cast.group, cast.noa, &format!("/touchpoint every tuesday 12:00\n{words}"));
    scene.settle().await;
    scene.sees(cast.group, cast.noa);
    scene.sees_in_private(cast.noa);
    (scene, cast)
}

#[tokio::test]
async fn what_stands_under_a_picture_comes_with_it() {
    for (lang, shown, listed) in [
        (Lang::En, "Look!\n(with a photo)", "“Look!”, with a photo"),
        (Lang::He, "Look!\n(עם תמונה)", "״Look!״, עם תמונה"),
        (Lang::Ru, "Look!\n(с фото)", "«Look!», с фото"),
    ] {
        let (mut scene, cast) = Scene::with_group(lang).await;
        scene.set_rhythm(cast.group, Rhythm::None).await;
        let caption = "/touchpoint every tuesday 12:00\nLook!";
        let bold = json!({"type": "bold", "offset": caption.len() - 5, "length": 5});
        let said = Said { caption, entities: vec![bold], ..Said::default() };
        let hers = scene.sim.send_as(cast.group, cast.noa, Medium::Photo, said);
        scene.settle().await;
        let seen = scene.sees(cast.group, cast.noa);
        assert!(seen.contains(shown), "{seen}");
        press(&mut scene, &cast, 1).await; // Preview
        let preview = scene.sim.view(cast.group, cast.noa).into_iter().rfind(|seen| seen.ephemeral.is_some()).unwrap();
        let preview = preview.media.unwrap();
        assert_eq!((preview.kind.as_str(), preview.caption.as_str()), ("photo", "Look!"));
        noa(&mut scene, &cast, "/touchpoints").await;
        let seen = scene.sees(cast.group, cast.noa);
        assert!(seen.contains(listed), "{seen}");
        scene.pass(TimeDelta::days(9)).await;
        let posted = pictures(&scene, &cast);
        assert_eq!(posted.len(), 2, "two Tuesdays");
        for post in posted {
            let of_hers = scene.sim.view(cast.group, cast.noa).into_iter().find(|seen| seen.id == hers).unwrap();
            assert_eq!(post.file, of_hers.media.unwrap().file);
            assert_eq!((post.caption.as_str(), &post.entities[0]["type"]), ("Look!", &json!("bold")));
        }
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_message_of_hers_that_the_command_answers_is_posted_as_it_is() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        scene.set_rhythm(cast.group, Rhythm::None).await;
        roomy(&scene, &cast).await;
        let words = scene.sim.say_with(
            cast.group,
            cast.noa,
            "Bread is here",
            json!({"entities": [{"type": "text_link", "offset": 9, "length": 4, "url": "https://bread.example/"}]}),
        );
        answer(&mut scene, &cast, cast.noa, words, "/touchpoint once 17 november 2026 10:00").await;
        for (day, medium) in [18, 19, 23, 24, 25].into_iter().zip(ALL) {
            let hers = scene.sim.send(cast.group, cast.noa, medium, "Our oven");
            let command = format!("/touchpoint once {day} november 2026 10:00");
            let seen = answer(&mut scene, &cast, cast.noa, hers, &command).await;
            assert!(seen.contains("Our oven"), "{seen}");
        }
        // Words below the command stand in place of those that were there.
        let hers = scene.sim.photo(cast.group, cast.noa, "");
        answer(&mut scene, &cast, cast.noa, hers, "/touchpoint once 26 november 2026 10:00\nAnother loaf").await;
        scene.pass(TimeDelta::days(12)).await;
        assert!(posts(&scene, &cast).iter().any(|seen| {
            seen.text == "Bread is here" && seen.entities.iter().any(|mark| mark["url"] == "https://bread.example/")
        }));
        let posted: Vec<_> = pictures(&scene, &cast).into_iter().map(|post| (post.kind, post.caption)).collect();
        let kinds =
            ["photo", "video", "animation", "audio", "document"].map(|kind| (kind.to_owned(), "Our oven".to_owned()));
        let expected: Vec<_> = kinds.into_iter().chain([("photo".to_owned(), "Another loaf".to_owned())]).collect();
        assert_eq!(posted, expected);
        scene.finish().await;
    }
}

#[tokio::test]
async fn what_cannot_be_posted_is_said() {
    for (lang, not_own, kind, long) in [
        (Lang::En, "Only a message of your own", "That can't be posted", "1 character too long: with a picture"),
        (Lang::He, "רק הודעה שלך", "את זה אי אפשר לפרסם", "ארוך מדי בתו אחד; עם תמונה"),
        (Lang::Ru, "только своё сообщение", "Это опубликовать нельзя", "на 1 символ: под картинкой"),
    ] {
        let (mut scene, cast) = Scene::with_group(lang).await;
        scene.set_rhythm(cast.group, Rhythm::None).await;
        let command = "/touchpoint every tuesday 12:00";
        let his = scene.sim.photo(cast.group, cast.boris, "My cat");
        let seen = answer(&mut scene, &cast, cast.noa, his, command).await;
        assert!(seen.contains(not_own), "{seen}");
        let hers = scene.sim.voice(cast.group, cast.noa, 5);
        let seen = answer(&mut scene, &cast, cast.noa, hers, command).await;
        assert!(seen.contains(kind), "{seen}");
        let longest = "x".repeat(1_024);
        scene.sim.photo(cast.group, cast.noa, &format!("{command}\n{longest}y"));
        scene.settle().await;
        let seen = scene.sees(cast.group, cast.noa);
        assert!(seen.contains(long), "{seen}");
        scene.pass(TimeDelta::days(2)).await;
        assert_eq!(posts(&scene, &cast).len(), 0);
        scene.finish().await;
    }
}

#[tokio::test]
async fn another_text_keeps_the_picture_and_another_picture_the_text() {
    let (mut scene, cast) = with_a_picture(Lang::En, "Look!").await;
    noa(&mut scene, &cast, "/touchpoint 1\nListen!").await;
    press(&mut scene, &cast, 1).await; // Save
    let seen = scene.sees(cast.group, cast.noa);
    assert!(seen.contains("Listen!\n(with a photo)"), "{seen}");
    noa(&mut scene, &cast, &format!("/touchpoint 1\n{}", "x".repeat(1_025))).await;
    let seen = scene.sees(cast.group, cast.noa);
    assert!(seen.contains("too long: with a picture"), "{seen}");
    scene.pass(TimeDelta::days(2)).await;
    scene.sim.send(cast.group, cast.noa, Medium::Video, "/touchpoint 1");
    scene.settle().await;
    let seen = scene.sees(cast.group, cast.noa);
    assert!(seen.contains("Listen!\n(with a video)"), "{seen}");
    press(&mut scene, &cast, 1).await; // Save
    scene.pass(TimeDelta::days(7)).await;
    let posted: Vec<_> = pictures(&scene, &cast).into_iter().map(|post| (post.kind, post.caption)).collect();
    let listen = |kind: &str| (kind.to_owned(), "Listen!".to_owned());
    assert_eq!(posted, [listen("photo"), listen("video")]);
    noa(&mut scene, &cast, "/settings log").await;
    let seen = scene.sees(cast.group, cast.noa);
    assert!(seen.contains("another picture or file"), "{seen}");
    scene.finish().await;
}

#[tokio::test]
async fn a_picture_telegram_has_lost_is_said_once_and_the_words_are_posted() {
    for (lang, told) in [
        (Lang::En, "Its words are posted without it from now on"),
        (Lang::He, "מעכשיו מתפרסמות רק המילים שלו"),
        (Lang::Ru, "Теперь выходит только его текст"),
    ] {
        let (mut scene, cast) = with_a_picture(lang, "Look!").await;
        scene.sim.forget_files();
        scene.pass(TimeDelta::days(2)).await;
        let seen = scene.sees_in_private(cast.noa);
        assert!(seen.contains(told) && seen.contains("Bakers"), "{seen}");
        scene.pass(TimeDelta::days(7)).await;
        assert_eq!(scene.sees_in_private(cast.noa), "");
        let posted: Vec<String> = posts(&scene, &cast).into_iter().map(|seen| seen.text).collect();
        assert_eq!(posted, ["Look!", "Look!"]);
        let reasons: Vec<String> = scene.sim.refusals().into_iter().map(|refusal| refusal.reason).collect();
        assert_eq!(reasons, ["Bad Request: wrong file identifier/HTTP URL specified"]);
        scene.finish_despite([Trouble::Failed, Trouble::Refused]).await;
    }
}

#[tokio::test]
async fn a_lost_picture_without_words_is_a_post_that_was_not_made() {
    let (mut scene, cast) = with_a_picture(Lang::En, "").await;
    noa(&mut scene, &cast, "/touchpoints").await;
    let seen = scene.sees(cast.group, cast.noa);
    assert!(seen.contains("a photo without words: every Tuesday"), "{seen}");
    scene.sim.forget_files();
    scene.pass(TimeDelta::days(2)).await;
    let seen = scene.sees_in_private(cast.noa);
    assert!(seen.contains("It has no words, so it wasn't posted"), "{seen}");
    assert_eq!(posts(&scene, &cast).len(), 0);
    assert_eq!(ledger(&scene).await, ["refused"]);
    scene.finish_despite([Trouble::Failed, Trouble::Refused]).await;
}

#[tokio::test]
async fn where_pictures_may_not_be_sent_the_words_are_posted() {
    let (mut scene, cast) = with_a_picture(Lang::En, "Look!").await;
    scene.sim.demote_bot(cast.group, cast.noa);
    scene.sim.set_permission(cast.group, "can_send_photos", false);
    scene.settle().await;
    scene.pass(TimeDelta::days(2)).await;
    assert!(posts(&scene, &cast).iter().any(|seen| seen.text == "Look!"));
    let seen = scene.sees_in_private(cast.noa);
    assert!(seen.contains("I'm not allowed to send pictures or files in the group"), "{seen}");
    scene.sim.set_permission(cast.group, "can_send_photos", true);
    scene.pass(TimeDelta::days(7)).await;
    assert_eq!(pictures(&scene, &cast).len(), 1, "the picture is kept");
    scene.finish_despite([Trouble::Failed]).await;
}

#[tokio::test]
async fn in_private_a_picture_is_another_picture() {
    let (mut scene, cast) = with_a_picture(Lang::En, "Look!").await;
    noa(&mut scene, &cast, "/touchpoint 1").await;
    for label in ["Edit", "Open private chat"] {
        scene.sim.press(cast.group, cast.noa, label).unwrap();
        scene.settle().await;
    }
    scene.sim.send(cast.noa.private(), cast.noa, Medium::Document, "Read!");
    scene.settle().await;
    let seen = scene.sees_in_private(cast.noa);
    assert!(seen.contains("Read!\n(with a file)"), "{seen}");
    scene.sim.press(cast.noa.private(), cast.noa, "Save").unwrap();
    scene.settle().await;
    scene.pass(TimeDelta::days(2)).await;
    let posted: Vec<_> = pictures(&scene, &cast).into_iter().map(|post| (post.kind, post.caption)).collect();
    assert_eq!(posted, [("document".to_owned(), "Read!".to_owned())]);
    scene.finish().await;
}
