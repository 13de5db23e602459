//! What the bot lacks, gets and loses.

use chrono::TimeDelta;
use kehila::words::{Lang, line};
use simulator::{Person, Right, Rights};

use super::{added, before};
use crate::support::{Scene, without_marks, word};

#[tokio::test]
async fn a_missing_right_is_named_and_thanked_for_once_given() {
    for lang in Lang::ALL {
        let (mut scene, group, noa) = before(lang, true).await;
        scene.sim.add_bot(group, noa);
        scene.settle().await;
        for _ in 0..4 {
            scene.press_in_private(noa, &word("setup-skip", lang)).await;
        }
        scene.sees_in_private(noa);
        scene.sim.promote_bot(group, noa, Rights::all().without(Right::DeleteMessages));
        scene.settle().await;
        let half = scene.sees_in_private(noa);
        scene.sim.promote_bot(group, noa, Rights::all());
        scene.settle().await;
        let seen = format!("{half}\n-----\n{}", scene.sees_in_private(noa));
        match lang {
            Lang::En => insta::assert_snapshot!(seen, @"
            (edited) Simbot: Group: Bakers

            Language: English
            Time zone: UTC, 08:00 now
            What the community is for: not written yet
            Rhythm: gentle, one conversation starter a week

            What happens next
            Next post: Monday 23 November, 10:00 — conversation starters
            Welcome for newcomers: from now on
            Thank you to the most active of the month: 1 December 2026

            Thank you! I'm an administrator now: I see all messages, reactions and joins, and can answer one person quietly.

            One right is missing: “Delete messages”. Without it typed commands and old greetings stay in the chat.
            Where to switch it on: group name → Edit → Administrators → @sim_test_bot → Delete messages. I'll see when it's done.

            To change something later: /setup in the group.
              [Language] [Time zone]
              [Purpose] [Rhythm]
            -----
            (edited) Simbot: Group: Bakers

            Language: English
            Time zone: UTC, 08:00 now
            What the community is for: not written yet
            Rhythm: gentle, one conversation starter a week

            What happens next
            Next post: Monday 23 November, 10:00 — conversation starters
            Welcome for newcomers: from now on
            Thank you to the most active of the month: 1 December 2026

            Thank you! I can delete messages now: typed commands and old greetings no longer stay in the chat.

            To change something later: /setup in the group.
              [Language] [Time zone]
              [Purpose] [Rhythm]
            "),
            Lang::He => insta::assert_snapshot!(seen, @"
            (edited) Simbot: הקבוצה: Bakers

            שפה: עברית
            אזור זמן: ירושלים, השעה עכשיו 10:00
            מטרת הקבוצה: עוד לא נכתבה
            קצב: רגוע, נושא אחד לשיחה בשבוע

            מה יקרה עכשיו
            הפוסט הבא: יום ראשון, 22 בנובמבר, 10:00 – נושאים לשיחה
            קבלת פנים למצטרפים החדשים: מעכשיו
            תודה לפעילי החודש: 1 בדצמבר 2026

            תודה! הרשאת הניהול התקבלה: מעכשיו מגיעות אליי כל ההודעות, תגובות האימוג׳י וההצטרפויות, ואפשר לענות לאדם אחד בשקט.

            חסרה הרשאה אחת: מחיקת הודעות. בלעדיה פקודות שנשלחו וברכות ישנות למצטרפים נשארות בקבוצה.
            איפה מפעילים אותה: שם הקבוצה ← עריכה ← מנהלים ← @sim_test_bot ← מחיקת הודעות. ברגע שתופעל, אדע.

            לשינויים בהמשך, בקבוצה: /setup
              [שפה] [אזור זמן]
              [מטרה] [קצב]
            -----
            (edited) Simbot: הקבוצה: Bakers

            שפה: עברית
            אזור זמן: ירושלים, השעה עכשיו 10:00
            מטרת הקבוצה: עוד לא נכתבה
            קצב: רגוע, נושא אחד לשיחה בשבוע

            מה יקרה עכשיו
            הפוסט הבא: יום ראשון, 22 בנובמבר, 10:00 – נושאים לשיחה
            קבלת פנים למצטרפים החדשים: מעכשיו
            תודה לפעילי החודש: 1 בדצמבר 2026

            תודה! ההרשאה למחיקת הודעות התקבלה: פקודות שנשלחו וברכות ישנות למצטרפים כבר לא יישארו בקבוצה.

            לשינויים בהמשך, בקבוצה: /setup
              [שפה] [אזור זמן]
              [מטרה] [קצב]
            "),
            Lang::Ru => insta::assert_snapshot!(seen, @"
            (edited) Simbot: Группа: Bakers

            Язык: Русский
            Часовой пояс: Москва, сейчас 11:00
            Для чего сообщество: пока не записано
            Ритм: спокойный, одна тема для разговора в неделю

            Что будет дальше
            Следующий пост: понедельник, 23 ноября, 10:00 — темы для разговора
            Приветствие новых участников: уже работает
            Спасибо активным участникам месяца: 1 декабря 2026 года

            Спасибо! Права администратора получены: теперь я вижу все сообщения, реакции и новых участников и могу ответить одному человеку незаметно для остальных.

            Не хватает одного права: «Удаление сообщений». Без него команды и старые приветствия остаются в чате.
            Где включить: название группы → Изменить → Администраторы → @sim_test_bot → Удаление сообщений. Сообщать мне не нужно: я это увижу.

            Изменить что-нибудь позже: /setup в группе.
              [Язык] [Часовой пояс]
              [Цель] [Ритм]
            -----
            (edited) Simbot: Группа: Bakers

            Язык: Русский
            Часовой пояс: Москва, сейчас 11:00
            Для чего сообщество: пока не записано
            Ритм: спокойный, одна тема для разговора в неделю

            Что будет дальше
            Следующий пост: понедельник, 23 ноября, 10:00 — темы для разговора
            Приветствие новых участников: уже работает
            Спасибо активным участникам месяца: 1 декабря 2026 года

            Спасибо! Теперь я могу удалять сообщения: команды и старые приветствия больше не остаются в чате.

            Изменить что-нибудь позже: /setup в группе.
              [Язык] [Часовой пояс]
              [Цель] [Ритм]
            "),
        }
        scene.sim.promote_bot(group, noa, Rights::all());
        scene.settle().await;
        assert_eq!(scene.sees_in_private(noa), "");
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_right_given_in_the_middle_is_thanked_for_apart() {
    let (mut scene, group, noa) = before(Lang::En, true).await;
    scene.sim.add_bot(group, noa);
    scene.settle().await;
    scene.press_in_private(noa, "Skip").await;
    scene.sees_in_private(noa);
    scene.sim.promote_bot(group, noa, Rights::all());
    scene.settle().await;
    insta::assert_snapshot!(scene.sees_in_private(noa), @"
    Simbot: Group: Bakers

    Thank you! I'm an administrator now: I see all messages, reactions and joins, and can answer one person quietly.
    ");
    scene.finish().await;
}

#[tokio::test]
async fn thanks_come_in_a_new_message_if_the_old_one_is_gone() {
    let (mut scene, group, noa) = before(Lang::En, true).await;
    scene.sim.add_bot(group, noa);
    scene.settle().await;
    let message = scene.sim.last(noa.private(), noa).unwrap().id;
    scene.sim.delete(noa.private(), message);
    scene.sees_in_private(noa);
    scene.sim.promote_bot(group, noa, Rights::all());
    scene.settle().await;
    let seen = scene.sees_in_private(noa);
    assert!(seen.contains("Simbot: Group: Bakers\n\nThank you! I'm an administrator now"), "{seen}");
    scene.finish().await;
}

#[tokio::test]
async fn managers_hear_once_a_day_of_a_right_taken_away() {
    for lang in Lang::ALL {
        let (mut scene, group, noa) = added(lang).await;
        let boris = scene.sim.create(Person::named("Борис").language("ru"));
        scene.sim.seat(group, &[boris]);
        scene.sim.promote(group, noa, boris, Rights::all());
        scene.sees_in_private(noa);
        scene.sim.demote_bot(group, noa);
        scene.settle().await;
        let words = match lang {
            Lang::En => "One of my rights was switched off.\nOne right is missing: I'm not an administrator",
            Lang::He => "אחת ההרשאות שלי בוטלה.\nחסרה הרשאה אחת: ניהול הקבוצה בטלגרם",
            Lang::Ru => "Одно из моих прав отключено.\nНе хватает одного: прав администратора",
        };
        let seen = scene.sees_in_private(noa);
        assert!(seen.contains("Bakers") && seen.contains(words), "{seen}");
        assert_eq!(scene.sees_in_private(boris), "", "he never started the bot");
        scene.sim.promote_bot(group, noa, Rights::all());
        scene.settle().await;
        let over = line("attention-over").render(lang);
        let shown = |scene: &Scene| without_marks(&scene.sim.last(noa.private(), noa).unwrap().text);
        assert!(shown(&scene).contains(&over), "what told of it says that it is over");
        scene.sees_in_private(noa);
        let messages = scene.sim.requests_of("sendMessage").len();
        scene.sim.demote_bot(group, noa);
        scene.settle().await;
        assert_eq!(scene.sim.requests_of("sendMessage").len(), messages, "told today already");
        assert!(shown(&scene).contains(words), "and it waits again");
        scene.sim.promote_bot(group, noa, Rights::all());
        scene.pass(TimeDelta::hours(25)).await;
        scene.sees_in_private(noa);
        scene.sim.demote_bot(group, noa);
        scene.settle().await;
        assert_ne!(scene.sees_in_private(noa), "");
        scene.finish().await;
    }
}
