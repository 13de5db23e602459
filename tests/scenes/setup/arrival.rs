//! The bot comes to a group, is answered or not, and goes.

use chrono::TimeDelta;
use kehila::words::Lang;
use simulator::{Fault, NoticeOrder, Person, Rights};

use super::{added, before, rhythm};
use crate::support::{Scene, ending::Trouble, word};

#[tokio::test]
async fn whoever_has_started_the_bot_hears_in_private_only() {
    for lang in Lang::ALL {
        let (mut scene, group, noa) = before(lang, true).await;
        scene.sim.add_bot(group, noa);
        scene.settle().await;
        let seen = scene.sees(group, noa);
        assert!(!seen.contains("Simbot:"), "{seen}");
        let seen = scene.sees_in_private(noa);
        match lang {
            Lang::En => insta::assert_snapshot!(seen, @"
            Simbot: Group: Bakers

            Hello! Four short questions get the group ready. They can wait, too: sensible defaults already apply.

            Which language should I speak in the group?

            One right is missing: I'm not an administrator of the group in Telegram. Until then I see no reactions, not all messages and not everyone who joins, and can't tell one person something without the whole group reading it.
            Where to switch it on: group name → Edit → Administrators → Add admin → @sim_test_bot. I'll see when it's done.
              [עברית] [Русский] [English ✓]
              [Skip]
            "),
            Lang::He => insta::assert_snapshot!(seen, @"
            Simbot: הקבוצה: Bakers

            שלום! ארבע שאלות קצרות, והקבוצה מוכנה. אפשר גם לענות אחר כך: בינתיים פועלות הגדרות שמתאימות לרוב הקבוצות.

            באיזו שפה לדבר בקבוצה?

            חסרה הרשאה אחת: ניהול הקבוצה בטלגרם. בלעדיה לא מגיעות אליי תגובות אימוג׳י וגם לא כל ההודעות וההצטרפויות, ואי אפשר לומר משהו לאדם אחד בלי שכל הקבוצה תקרא.
            איפה מפעילים אותה: שם הקבוצה ← עריכה ← מנהלים ← הוספת מנהל ← @sim_test_bot. ברגע שתופעל, אדע.
              [עברית ✓] [Русский] [English]
              [דילוג]
            "),
            Lang::Ru => insta::assert_snapshot!(seen, @"
            Simbot: Группа: Bakers

            Здравствуйте! Четыре коротких вопроса — и группа готова. Ответить можно и потом: настройки по умолчанию уже действуют.

            На каком языке говорить с группой?

            Не хватает одного: прав администратора в Telegram. Без них я вижу не все сообщения и не всех, кто вступает в группу, не вижу реакций и не могу сказать что-то одному человеку так, чтобы не читала вся группа.
            Где включить: название группы → Изменить → Администраторы → Добавить администратора → @sim_test_bot. Сообщать мне не нужно: я это увижу.
              [עברית] [Русский ✓] [English]
              [Пропустить]
            "),
        }
        scene.finish().await;
    }
}

#[tokio::test]
async fn others_find_one_button_which_goes_once_pressed() {
    for lang in Lang::ALL {
        let (mut scene, group, noa) = before(lang, false).await;
        scene.sim.add_bot(group, noa);
        scene.settle().await;
        let seen = scene.sees(group, noa);
        match lang {
            Lang::En => insta::assert_snapshot!(seen, @"
            Noa: [Simbot joined]
            Simbot: For those who manage this group: getting me ready takes two minutes, in private. Until then sensible defaults apply.
              [Set up]
            "),
            Lang::He => insta::assert_snapshot!(seen, @"
            Noa: [Simbot joined]
            Simbot: לצוות הניהול: הכנת הקבוצה לוקחת שתי דקות, בצ׳אט הפרטי. עד אז פועלות הגדרות שמתאימות לרוב הקבוצות.
              [הכנת הקבוצה]
            "),
            Lang::Ru => insta::assert_snapshot!(seen, @"
            Noa: [Simbot joined]
            Simbot: Администраторам: чтобы подготовить группу, хватит двух минут в личном чате со мной. А пока действуют настройки по умолчанию.
              [Настройка]
            "),
        }
        assert!(scene.sim.last(group, noa).unwrap().silent);
        scene.sim.press(group, noa, &word("setup-invite-button", lang)).unwrap();
        scene.settle().await;
        assert!(scene.sees(group, noa).starts_with("(deleted) Simbot: "));
        assert!(scene.sees_in_private(noa).contains(&word("setup-ask-language", lang)));
        scene.finish().await;
    }
}

#[tokio::test]
async fn doing_nothing_leaves_defaults_and_no_clutter() {
    let (mut scene, group, noa) = before(Lang::He, false).await;
    scene.sim.add_bot(group, noa);
    scene.settle().await;
    scene.sees(group, noa);
    scene.pass(TimeDelta::hours(23)).await;
    assert_eq!(scene.sees(group, noa), "");
    scene.restart().await;
    scene.pass(TimeDelta::hours(2)).await;
    assert!(scene.sees(group, noa).starts_with("(deleted) Simbot: "));
    let chat = scene.chat(group).await;
    assert_eq!((chat.language, chat.zone), (Lang::He, chrono_tz::Asia::Jerusalem));
    assert_eq!(rhythm(&scene, group).await.as_deref(), Some("gentle"));
    assert_eq!(chat.set_up_at, None);
    scene.finish().await;
}

#[tokio::test]
async fn back_in_a_group_that_was_set_up_nothing_is_asked_again() {
    let (mut scene, group, noa) = added(Lang::En).await;
    for _ in 0..4 {
        scene.press_in_private(noa, "Skip").await;
    }
    scene.sim.remove_bot(group, noa);
    scene.settle().await;
    scene.sees_in_private(noa);
    scene.sim.add_bot(group, noa);
    scene.sim.promote_bot(group, noa, Rights::all());
    scene.settle().await;
    let seen = scene.sees_in_private(noa);
    assert!(seen.contains("Language: English") && !seen.contains("Hello!"), "{seen}");
    scene.finish().await;
}

#[tokio::test]
async fn removed_it_says_nothing_and_asks_no_more() {
    let (mut scene, group, noa) = added(Lang::En).await;
    scene.press_in_private(noa, "Skip").await;
    scene.sees_in_private(noa);
    let question = scene.sim.last(noa.private(), noa).unwrap();
    scene.sim.remove_bot(group, noa);
    scene.settle().await;
    assert_eq!(scene.sees_in_private(noa), "");
    scene.say_in_private(noa, "Berlin").await;
    let seen = scene.sees_in_private(noa);
    assert!(seen.contains("I look after groups."), "{seen}");
    scene.sim.press_on(noa.private(), noa, question.id, "Skip").unwrap();
    scene.settle().await;
    insta::assert_snapshot!(scene.sees_in_private(noa), @"(alert) I'm no longer in that group.");
    scene.finish().await;
}

#[tokio::test]
async fn removed_before_the_invitation_was_answered() {
    let (mut scene, group, noa) = before(Lang::En, false).await;
    scene.sim.add_bot(group, noa);
    scene.settle().await;
    scene.sim.remove_bot(group, noa);
    scene.pass(TimeDelta::days(2)).await;
    scene.finish().await;
}

#[tokio::test]
async fn a_member_who_added_it_is_not_asked() {
    let (mut scene, group, noa) = before(Lang::En, true).await;
    let boris = scene.sim.create(Person::named("Boris").language("ru"));
    scene.sim.seat(group, &[boris]);
    scene.sim.start_bot(boris);
    scene.settle().await;
    scene.sees_in_private(boris);
    scene.sim.add_bot(group, boris);
    scene.settle().await;
    assert_eq!(scene.sees_in_private(boris), "");
    assert!(scene.sees(group, noa).contains(&word("setup-invite", Lang::Ru)));
    scene.finish().await;
}

#[tokio::test]
async fn blocked_meanwhile_it_invites_in_the_group() {
    let (mut scene, group, noa) = before(Lang::En, true).await;
    scene.sim.add_bot(group, noa);
    let blocked = Fault::Reject(403, "Forbidden: bot was blocked by the user".to_owned());
    scene.sim.fault("sendMessage", 0, 1, blocked);
    scene.settle().await;
    assert!(scene.sees(group, noa).contains("[Set up]"));
    scene.sim.press(group, noa, "Set up").unwrap();
    scene.settle().await;
    assert!(scene.sees_in_private(noa).contains("Hello!"));
    scene.finish_despite([Trouble::Failed]).await;
}

#[tokio::test]
async fn basic_groups_and_those_that_grow() {
    let mut scene = Scene::open().await;
    let noa = scene.sim.create(Person::named("Noa").language("en"));
    let group = scene.sim.group("Bakers", noa);
    scene.sim.add_bot(group, noa);
    scene.settle().await;
    assert!(scene.sees(group, noa).contains("[Set up]"));
    scene.sim.press(group, noa, "Set up").unwrap();
    scene.settle().await;
    scene.press_in_private(noa, "Skip").await;
    let grown = scene.sim.migrate(group, noa, NoticeOrder::NewFirst);
    scene.settle().await;
    scene.say_in_private(noa, "Lisbon").await;
    assert_eq!(scene.chat(grown).await.zone, chrono_tz::Europe::Lisbon);
    scene.finish().await;
}

#[tokio::test]
async fn an_invitation_in_a_group_that_grew_is_left_alone() {
    let mut scene = Scene::open().await;
    let noa = scene.sim.create(Person::named("Noa").language("en"));
    let group = scene.sim.group("Bakers", noa);
    scene.sim.add_bot(group, noa);
    scene.settle().await;
    scene.sim.migrate(group, noa, NoticeOrder::OldFirst);
    scene.pass(TimeDelta::days(2)).await;
    assert!(scene.sim.requests_of("deleteMessage").is_empty());
    scene.finish().await;
}

#[tokio::test]
async fn what_was_chosen_with_settings_stays_when_the_bot_comes_back() {
    for lang in [Lang::He, Lang::Ru] {
        let (mut scene, group, noa) = added(lang).await;
        for change in ["language en", "zone Berlin"] {
            scene.sim.say(group, noa, &format!("/settings@sim_test_bot {change}"));
            scene.settle().await;
        }
        scene.sim.remove_bot(group, noa);
        scene.settle().await;
        scene.sim.add_bot(group, noa);
        scene.settle().await;
        let chat = scene.chat(group).await;
        assert_eq!((chat.language, chat.zone), (Lang::En, chrono_tz::Europe::Berlin));
        scene.finish().await;
    }
}
