//! Pictures and files of ours: drawn when they are sent, never twice, and never in place of their words.

use chrono::TimeDelta;
use kehila::{
    telegram::{
        ChatId, MessageId,
        attachment::{Attachment, Kind},
        keyboard::Keyboard,
        request::Request,
    },
    words::Lang,
};
use simulator::{Fault, SeenMedia};

use crate::support::{Cast, Scene, ending::Trouble};

fn blank(width: u32, height: u32) -> Attachment {
    Attachment::picture("blank", &[width, height]).unwrap()
}

fn group(cast: &Cast) -> ChatId {
    ChatId(cast.group.0)
}

async fn send(scene: &Scene, request: Request) {
    scene.with_cx(async |cx| cx.send(request).await).await;
}

/// Pictures and files in the group as Alice sees them now.
fn pictures(scene: &Scene, cast: &Cast) -> Vec<SeenMedia> {
    scene.sim.view(cast.group, cast.alice).into_iter().filter_map(|seen| seen.media).collect()
}

/// Texts and captions in the group as Alice sees them now.
fn on_screen(scene: &Scene, cast: &Cast) -> Vec<String> {
    let view = scene.sim.view(cast.group, cast.alice);
    view.into_iter().filter(|seen| !seen.service).map(|seen| seen.text).collect()
}

#[tokio::test]
async fn a_picture_is_drawn_when_it_is_sent_and_changed_later() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    send(&scene, Request::with_media(group(&cast), &blank(640, 480), "<b>Monday</b>")).await;
    send(&scene, Request::with_media(group(&cast), &Attachment::document("table", &[1, 2], "week.csv").unwrap(), ""))
        .await;
    scene.settle().await;
    let [picture, table] = &pictures(&scene, &cast)[..] else { panic!("two") };
    assert_eq!((picture.kind.as_str(), picture.caption.as_str()), ("photo", "Monday"));
    assert_eq!(picture.entities[0]["type"], "bold");
    assert_eq!((table.kind.as_str(), table.name.as_deref()), ("document", Some("week.csv")));
    assert_eq!(scene.sim.file(&table.file).as_deref(), Some(&b"[1,2]"[..]));
    let id = scene.sim.view(cast.group, cast.alice).iter().find(|seen| seen.media.is_some()).unwrap().id;
    send(&scene, Request::edit_media(group(&cast), MessageId(id.0), &blank(320, 200), "Tuesday")).await;
    scene.settle().await;
    let changed = pictures(&scene, &cast);
    assert_eq!(changed[0].caption, "Tuesday");
    assert_ne!(changed[0].file, picture.file);
    send(&scene, Request::edit_caption(group(&cast), MessageId(id.0), "Wednesday")).await;
    send(&scene, Request::with_media(group(&cast), &Attachment::by_id(Kind::Photo, &changed[0].file), "once more"))
        .await;
    scene.settle().await;
    let captions: Vec<String> = pictures(&scene, &cast).into_iter().map(|picture| picture.caption).collect();
    assert_eq!(captions, ["Wednesday", "", "once more"]);
    scene.finish().await;
}

#[tokio::test]
async fn a_picture_whose_answer_is_lost_is_found_and_not_repeated() {
    for fault in [Fault::DropAfter, Fault::Garbage, Fault::DropBefore, Fault::ServerError(502)] {
        let (mut scene, cast) = Scene::with_group(Lang::En).await;
        let keyboard = Keyboard::new();
        for method in ["sendPhoto", "sendMediaGroup"] {
            scene.sim.fault(method, 0, 1, fault.clone());
        }
        send(&scene, Request::with_media(group(&cast), &blank(64, 64), "Monday").keyboard(&keyboard)).await;
        send(&scene, Request::album(group(&cast), &[blank(64, 64), blank(65, 64), blank(66, 64)], "Tuesday")).await;
        send(&scene, Request::message(group(&cast), "Wednesday")).await;
        scene.sim.say(cast.group, cast.alice, "meanwhile");
        scene.settle().await;
        let mut texts = on_screen(&scene, &cast);
        texts.sort();
        let expected = ["Wednesday", "[photo]", "[photo]", "[photo] Monday", "[photo] Tuesday", "meanwhile"];
        assert_eq!(texts, expected, "{fault:?}");
        scene.finish().await;
    }
}

/// What is lost right behind an album is not taken for one of its parts.
#[tokio::test]
async fn an_albums_parts_are_known_as_ours() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    send(&scene, Request::album(group(&cast), &[blank(64, 64), blank(65, 64), blank(66, 64)], "Monday")).await;
    scene.settle().await;
    scene.sim.fault("sendMessage", 0, 1, Fault::DropBefore);
    send(&scene, Request::message(group(&cast), "Tuesday")).await;
    scene.settle().await;
    assert_eq!(on_screen(&scene, &cast), ["[photo] Monday", "[photo]", "[photo]", "Tuesday"]);
    scene.finish().await;
}

#[tokio::test]
async fn words_are_never_lost_for_their_picture() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    for recipe in ["moon", "clumsy"] {
        let picture = Attachment::picture(recipe, &0).unwrap();
        send(&scene, Request::with_media(group(&cast), &picture, &format!("<b>{recipe}</b>"))).await;
    }
    // Telegram doesn't take a picture of such a shape.
    send(&scene, Request::with_media(group(&cast), &blank(5_000, 10), "narrow")).await;
    let long = "x".repeat(1_025);
    send(&scene, Request::with_media(group(&cast), &blank(64, 64), &long)).await;
    scene.settle().await;
    assert_eq!(on_screen(&scene, &cast), ["moon", "clumsy", "narrow", long.as_str()]);
    let moon = scene.sim.view(cast.group, cast.alice).into_iter().find(|seen| seen.text == "moon").unwrap().id;
    let picture = Attachment::picture("moon", &0).unwrap();
    send(&scene, Request::edit_media(group(&cast), MessageId(moon.0), &picture, "new moon")).await;
    scene.settle().await;
    assert_eq!(on_screen(&scene, &cast)[0], "new moon");
    // The shape was refused, on purpose.
    let reasons: Vec<String> = scene.sim.refusals().into_iter().map(|refusal| refusal.reason).collect();
    assert_eq!(reasons, ["Bad Request: PHOTO_INVALID_DIMENSIONS"]);
    scene.finish_despite([Trouble::Refused]).await;
}

#[tokio::test]
async fn where_pictures_may_not_be_sent_words_go_alone() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.demote_bot(cast.group, cast.noa);
    scene.sim.set_permission(cast.group, "can_send_photos", false);
    scene.settle().await;
    send(&scene, Request::with_media(group(&cast), &blank(64, 64), "Monday")).await;
    scene.settle().await;
    assert!(on_screen(&scene, &cast).contains(&"Monday".to_owned()));
    scene.finish().await;
}

/// Every part of an album counts for Telegram.
#[tokio::test]
async fn albums_keep_to_the_limits_and_to_the_order() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let album = |n: u32| vec![blank(64, 64); n as usize];
    // Of a minute's twenty so many are gone that nine more are too many.
    for n in 0..15 {
        send(&scene, Request::message(group(&cast), &format!("before {n}"))).await;
    }
    for n in 0..3 {
        send(&scene, Request::album(group(&cast), &album(9), &format!("album {n}"))).await;
        send(&scene, Request::message(group(&cast), &format!("text {n}"))).await;
    }
    scene.settle().await;
    scene.restart().await;
    send(&scene, Request::album(group(&cast), &album(9), "after all")).await;
    scene.pass(TimeDelta::minutes(3)).await;
    let words = on_screen(&scene, &cast).into_iter().filter(|text| text != "[photo]" && !text.starts_with("before"));
    let words: Vec<String> = words.collect();
    let expected =
        ["[photo] album 0", "text 0", "[photo] album 1", "text 1", "[photo] album 2", "text 2", "[photo] after all"];
    assert_eq!(words, expected);
    scene.finish().await;
}

/// Whose file it is decides what to do without it.
#[tokio::test]
async fn an_unknown_file_is_refused_and_nothing_else() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let request = Request::with_media(group(&cast), &Attachment::by_id(Kind::Video, "gone"), "Monday");
    send(&scene, request).await;
    send(&scene, Request::message(group(&cast), "Tuesday")).await;
    scene.settle().await;
    assert_eq!(on_screen(&scene, &cast), ["Tuesday"]);
    let reasons: Vec<String> = scene.sim.refusals().into_iter().map(|refusal| refusal.reason).collect();
    assert_eq!(reasons, ["Bad Request: wrong file identifier/HTTP URL specified"]);
    scene.finish_despite([Trouble::Failed, Trouble::Refused]).await;
}
