//! `/status`: for managers, whispered, without other groups' words.

use chrono::TimeDelta;
use kehila::{
    store::{
        inbox::{Failure, Source, quarantine},
        occurrences::{self, Occurrence},
    },
    words::{Lang, line},
};
use simulator::{Fault, Rights};

use crate::support::{Scene, ending::Trouble};

#[tokio::test]
async fn managers_see_how_it_is_going() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        scene.pass(TimeDelta::hours(2)).await;
        scene.sim.say(cast.group, cast.alice, "good morning");
        scene.settle().await;
        scene.pass(TimeDelta::minutes(5)).await;
        scene.sees(cast.group, cast.noa);
        scene.sim.say(cast.group, cast.noa, "/status");
        scene.settle().await;
        let seen = scene.sees(cast.group, cast.noa);
        match lang {
            Lang::En => insta::assert_snapshot!(seen, @"
            Noa: /status
            Simbot (only you): Status
            Running since: Monday 16 November, 08:00 (2 hours ago)
            Last update from Telegram: 5 minutes ago
            Version: 0.1.0

            Waiting to be sent: 0

            Rights: I have all I need.

            Next posts
            Monday 23 November, 10:00 — conversation starters
            Monday 30 November, 10:00 — conversation starters
            Monday 7 December, 10:00 — conversation starters
            (deleted) Noa: /status
            "),
            Lang::He => insta::assert_snapshot!(seen, @"
            Noa: /status
            Simbot (only you): מצב
            בפעולה מאז: יום שני, 16 בנובמבר, 10:00 (לפני שעתיים)
            העדכון האחרון מטלגרם: לפני 5 דקות
            גרסה: 0.1.0

            הודעות שממתינות לשליחה: 0

            הרשאות: יש כל מה שצריך.

            הפוסטים הבאים
            יום ראשון, 22 בנובמבר, 10:00 – נושאים לשיחה
            יום ראשון, 29 בנובמבר, 10:00 – נושאים לשיחה
            יום ראשון, 6 בדצמבר, 10:00 – נושאים לשיחה
            (deleted) Noa: /status
            "),
            Lang::Ru => insta::assert_snapshot!(seen, @"
            Noa: /status
            Simbot (only you): Состояние
            Последний запуск: понедельник, 16 ноября, 11:00 (2 часа назад)
            Последнее обновление от Telegram: 5 минут назад
            Версия: 0.1.0

            Ждут отправки: 0

            Права: есть всё, что нужно.

            Ближайшие посты
            понедельник, 23 ноября, 10:00 — темы для разговора
            понедельник, 30 ноября, 10:00 — темы для разговора
            понедельник, 7 декабря, 10:00 — темы для разговора
            (deleted) Noa: /status
            "),
        }
        assert!(!scene.sees(cast.group, cast.boris).contains("0.1.0"));
        scene.finish().await;
    }
}

#[tokio::test]
async fn trouble_is_shown_with_its_cause_but_not_that_of_others() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let (id, chat) = (kehila::telegram::ChatId(cast.group.0), scene.chat(cast.group).await);
    scene
        .with_cx(async |cx| {
            let ours =
                Failure { source: Source::Update, update_id: None, chat_id: Some(id.0), raw: "{}", error: "<b>ours" };
            let why = "Bad Request: not enough rights to send polls to the chat";
            quarantine(&cx.tx, &Failure { error: why, ..ours }, cx.now).await?;
            quarantine(&cx.tx, &Failure { error: "<b>another", ..ours }, cx.now).await?;
            let theirs = Failure { chat_id: Some(-1), error: "their secret", ..ours };
            quarantine(&cx.tx, &ours, cx.now).await?;
            quarantine(&cx.tx, &theirs, cx.now).await?;
            for (hours, reason) in [(1, "quiet-day"), (2, "</b>odd")] {
                let scheduled_for = cx.now - TimeDelta::hours(hours);
                let occurrence = Occurrence { chat: chat.key, room: "test", reference: "1", scheduled_for };
                occurrences::record(&cx.tx, &occurrence, Some(reason), cx.now).await?;
            }
            Ok(())
        })
        .await;
    scene.sim.fault("editMessageText", 0, 1, Fault::Reject(400, "Bad Request: not <i>today</i>".to_owned()));
    scene.sim.say_anonymously(cast.group, "/settings");
    scene.settle().await;
    scene.sim.press(cast.group, cast.noa, "Posts").unwrap();
    scene.settle().await;
    scene.sees(cast.group, cast.noa);
    scene.sim.say(cast.group, cast.noa, "/status");
    scene.settle().await;
    let seen = scene.sees(cast.group, cast.noa);
    let [polls, fault] = ["refusal-may-not-poll", "status-fault"].map(|id| line(id).render_plain(Lang::En));
    let faults = format!("on my side: 3 (in all groups: 4)\n{fault}\nCause: {polls}\n");
    assert!(seen.contains(&faults), "each once, in words: {seen}");
    assert!(!seen.contains("ours") && !seen.contains("another") && !seen.contains("Bad Request"), "{seen}");
    assert!(seen.contains("Not sent, by the records still kept: 1\nCause: Telegram didn't accept it"), "{seen}");
    assert!(!seen.contains("today") && !seen.contains("odd"), "{seen}");
    assert!(seen.contains(&line("status-reason").render_plain(Lang::En)), "{seen}");
    assert!(!seen.contains("their secret"), "{seen}");
    scene.finish_despite([Trouble::Quarantined, Trouble::Failed]).await;
}

#[tokio::test]
async fn posts_that_were_skipped_are_called_by_their_names() {
    for (lang, names) in [
        (Lang::En, ["— thanks for October: ", "— conversation starters: "]),
        (Lang::He, ["– תודה לפעילי אוקטובר: ", "– נושאים לשיחה: "]),
        (Lang::Ru, ["— благодарность за октябрь: ", "— темы для разговора: "]),
    ] {
        let (mut scene, cast) = Scene::with_group(lang).await;
        let chat = scene.chat(cast.group).await;
        scene
            .with_cx(async |cx| {
                let scheduled_for = cx.now - TimeDelta::hours(1);
                for (room, reference) in [("recognition", "month:2026-10"), ("touchpoints", "1")] {
                    let occurrence = Occurrence { chat: chat.key, room, reference, scheduled_for };
                    occurrences::record(&cx.tx, &occurrence, Some("budget"), cx.now).await?;
                }
                Ok(())
            })
            .await;
        scene.sim.say(cast.group, cast.noa, "/status");
        scene.settle().await;
        let seen = scene.sees(cast.group, cast.noa);
        assert!(names.iter().all(|name| seen.contains(name)), "{seen}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn missing_rights_are_named() {
    for (lang, administrator, delete) in [
        (Lang::En, "I'm not an administrator", "Delete messages"),
        (Lang::He, "הרשאה חסרה: ניהול הקבוצה בטלגרם", "מחיקת הודעות"),
        (Lang::Ru, "Не хватает прав администратора", "«Удаление сообщений»"),
    ] {
        let (mut scene, cast) = Scene::with_group(lang).await;
        scene.sim.promote_bot(cast.group, cast.noa, Rights::none());
        scene.settle().await;
        scene.sim.say(cast.group, cast.noa, "/status");
        scene.settle().await;
        let seen = scene.sees(cast.group, cast.noa);
        assert!(seen.contains(delete), "{seen}");
        scene.sim.demote_bot(cast.group, cast.noa);
        scene.sim.start_bot(cast.noa);
        scene.settle().await;
        scene.sim.say(cast.group, cast.noa, "/status");
        scene.settle().await;
        let seen = scene.sees_in_private(cast.noa);
        assert!(seen.contains(administrator), "{seen}");
        scene.pass(TimeDelta::minutes(2)).await;
        scene.finish().await;
    }
}

#[tokio::test]
async fn it_is_not_for_members() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.say(cast.group, cast.alice, "/status");
    scene.settle().await;
    let seen = scene.sees(cast.group, cast.alice);
    assert!(seen.contains("/status is for those who manage this group."), "{seen}");
    scene.finish().await;
}

#[tokio::test]
async fn thanks_to_come_are_among_the_next_posts() {
    for (lang, none, thanks) in [
        (Lang::En, "Next posts: none are planned.", "Tuesday 1 December, 10:00 — thanks for November"),
        (Lang::He, "הפוסטים הבאים: כרגע אין.", "יום שלישי, 1 בדצמבר, 10:00 – תודה לפעילי נובמבר"),
        (Lang::Ru, "Ближайшие посты: пока не запланированы.", "вторник, 1 декабря, 10:00 — благодарность за ноябрь"),
    ] {
        let (mut scene, cast) = Scene::with_group(lang).await;
        scene.set_rhythm(cast.group, kehila::store::chats::Rhythm::None).await;
        for _ in 0..3 {
            scene.sees(cast.group, cast.noa);
            scene.sim.say(cast.group, cast.noa, "/status");
            scene.settle().await;
            let seen = scene.sees(cast.group, cast.noa);
            assert!(seen.contains(none), "nobody was active on three days: {seen}");
            scene.sim.say(cast.group, cast.alice, "good morning, everybody");
            scene.pass(TimeDelta::days(1)).await;
        }
        scene.sees(cast.group, cast.noa);
        scene.sim.say(cast.group, cast.noa, "/status");
        scene.settle().await;
        let seen = scene.sees(cast.group, cast.noa);
        assert!(seen.contains(thanks), "{seen}");
        scene.pass(TimeDelta::days(14)).await;
        scene.sees(cast.group, cast.noa);
        scene.sim.say(cast.group, cast.noa, "/status");
        scene.settle().await;
        let seen = scene.sees(cast.group, cast.noa);
        assert!(seen.contains(none), "they were posted, and December has nobody yet: {seen}");
        scene.finish().await;
    }
}
