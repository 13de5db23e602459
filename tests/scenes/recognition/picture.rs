//! The picture above `/me`: one's own months, for nobody else to see.

use chrono::TimeDelta;
use kehila::words::Lang;
use simulator::{ChatId, Seen, UserId};

use super::{a_day, a_group, say};
use crate::support::{Scene, bars, drawn_from, without_marks};

/// Says `/me` and returns the message that answers it.
async fn me(scene: &mut Scene, chat: ChatId, who: UserId) -> Seen {
    scene.sim.say(chat, who, "/me");
    scene.pass(TimeDelta::seconds(10)).await;
    last(scene, chat, who)
}

/// The bot's last message that she sees.
fn last(scene: &Scene, chat: ChatId, who: UserId) -> Seen {
    let view = scene.sim.view(chat, who);
    view.into_iter().rev().find(|seen| seen.sender_id == scene.sim.bot() && !seen.service).unwrap()
}

#[tokio::test]
async fn my_months_stand_above_my_place() {
    let mut seen = Vec::new();
    for lang in [Lang::En, Lang::He, Lang::Ru] {
        let (mut scene, cast) = a_group(lang).await;
        assert!(me(&mut scene, cast.group, cast.alice).await.media.is_none(), "nothing to draw yet");
        for _ in 0..2 {
            a_day(&mut scene, &cast).await;
            scene.pass(TimeDelta::days(1)).await;
        }
        scene.pass(TimeDelta::days(45)).await;
        say(&mut scene, cast.group, cast.alice, "A new year, a new starter").await;
        let whisper = me(&mut scene, cast.group, cast.alice).await;
        assert!(whisper.ephemeral.is_some());
        let kept = drawn_from(&scene, whisper.media.as_ref().unwrap());
        assert_eq!(kept.lang, lang);
        seen.push(format!("{}\n---\n{}", bars(&kept), without_marks(&whisper.media.unwrap().caption)));
        let others = scene.sim.view(cast.group, cast.boris);
        assert!(others.iter().all(|message| message.media.is_none()), "hers alone");
        scene.finish().await;
    }
    insta::assert_snapshot!(seen.join("\n===\n"), @"
    Your last six months | Days of conversation in: Bakers
    August |  | –
    September |  | –
    October |  | –
    November | 2 | 2
    December |  | –
    *January | 1 | 1
    ---
    Your place this month: 1
    What counted: one day of conversation
    ===
    חצי השנה האחרונה שלך | ימי שיחה בקבוצה: Bakers
    אוגוסט |  | –
    ספטמבר |  | –
    אוקטובר |  | –
    נובמבר | 2 | 2
    דצמבר |  | –
    *ינואר | 1 | 1
    ---
    המקום שלך החודש: 1
    מה נספר: יום שיחה אחד
    ===
    Ваши последние полгода | Дни в разговоре. Группа: Bakers
    август |  | –
    сентябрь |  | –
    октябрь |  | –
    ноябрь | 2 | 2
    декабрь |  | –
    *январь | 1 | 1
    ---
    Ваше место в этом месяце: 1
    Что учтено: 1 день в разговоре
    ");
}

#[tokio::test]
async fn who_is_off_the_lists_has_them_in_private_only() {
    for (lang, hide) in [(Lang::En, "Leave me off"), (Lang::He, "הסתרה מהרשימות"), (Lang::Ru, "Убрать из списков")]
    {
        let (mut scene, cast) = a_group(lang).await;
        a_day(&mut scene, &cast).await;
        let shown = me(&mut scene, cast.group, cast.alice).await;
        assert!(shown.media.is_some());
        scene.sim.press(cast.group, cast.alice, hide).unwrap();
        scene.settle().await;
        // The words below the picture have changed.
        let hidden = last(&scene, cast.group, cast.alice);
        assert_eq!((hidden.ephemeral, &hidden.media.is_some()), (shown.ephemeral, &true));
        assert_ne!(hidden.text, shown.text);
        let again = me(&mut scene, cast.group, cast.alice).await;
        assert_eq!((again.media, Some(&*again.text)), (None, hidden.text.strip_prefix("[photo] ")));
        let private = me(&mut scene, cast.alice.private(), cast.alice).await;
        // Her own language, not the group's.
        assert_eq!(drawn_from(&scene, private.media.as_ref().unwrap()).lang, Lang::En);
        scene.sim.press(cast.alice.private(), cast.alice, "Show me again").unwrap();
        scene.settle().await;
        let back = last(&scene, cast.alice.private(), cast.alice);
        assert!(back.text.contains("Your place this month") && back.media.is_some(), "{back:#?}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn where_pictures_are_off_my_place_is_told_in_words() {
    let (mut scene, cast) = a_group(Lang::En).await;
    a_day(&mut scene, &cast).await;
    scene.sim.say(cast.group, cast.noa, "/settings pictures off");
    scene.settle().await;
    for chat in [cast.group, cast.alice.private()] {
        let seen = me(&mut scene, chat, cast.alice).await;
        assert!(seen.media.is_none() && seen.text.contains("Your place this month: 1"), "{seen:#?}");
    }
    assert!(scene.sim.requests_of("sendPhoto").is_empty());
    scene.finish().await;
}

/// Where she cannot be whispered to, everybody sees the way into the private chat, and there is the picture.
#[tokio::test]
async fn what_everybody_sees_has_no_picture() {
    let (mut scene, cast) = a_group(Lang::En).await;
    a_day(&mut scene, &cast).await;
    scene.sim.demote_bot(cast.group, cast.noa);
    scene.settle().await;
    // As somebody whose app doesn't know yet that the command is for one's own eyes.
    scene.sim.say_with(cast.group, cast.boris, "/me", serde_json::json!({}));
    scene.settle().await;
    let seen = last(&scene, cast.group, cast.boris);
    assert!(seen.ephemeral.is_none() && seen.media.is_none(), "{seen:#?}");
    scene.sim.start_bot(cast.boris);
    scene.settle().await;
    scene.sim.say_with(cast.group, cast.boris, "/me", serde_json::json!({}));
    scene.settle().await;
    let private = last(&scene, cast.boris.private(), cast.boris);
    assert_eq!(drawn_from(&scene, private.media.as_ref().unwrap()).lang, Lang::Ru);
    scene.finish().await;
}

/// Answering a press, what was a question becomes a picture with words.
#[tokio::test]
async fn the_group_i_choose_in_private_comes_with_my_months() {
    let (mut scene, cast) = a_group(Lang::En).await;
    a_day(&mut scene, &cast).await;
    let other = scene.sim.supergroup("Cooks", cast.noa);
    scene.sim.seat(other, &[cast.alice]);
    scene.sim.add_bot(other, cast.noa);
    scene.sim.promote_bot(other, cast.noa, simulator::Rights::all());
    scene.settle().await;
    say(&mut scene, other, cast.alice, "hello, cooks").await;
    assert!(me(&mut scene, cast.alice.private(), cast.alice).await.media.is_none());
    scene.sim.press(cast.alice.private(), cast.alice, "Bakers").unwrap();
    scene.settle().await;
    let seen = last(&scene, cast.alice.private(), cast.alice);
    assert!(seen.media.is_some() && without_marks(&seen.text).contains("Group: Bakers"), "{seen:#?}");
    scene.finish().await;
}
