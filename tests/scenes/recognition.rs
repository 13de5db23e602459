//! Who talks and who answers: `/top`, `/me`, and the thanks on the first of a month.

mod picture;

use chrono::TimeDelta;
use chrono_tz::{Asia::Jerusalem, Tz, UTC};
use kehila::{
    store::{
        chats::{self, Rhythm},
        occurrences,
    },
    words::Lang,
};
use simulator::{ChatId, Fault, MessageId, NoticeOrder, Person, UserId};

use crate::support::{Cast, Scene, ending::Trouble, instant};

/// The group's zone, as guessed from the language of who added the bot.
const fn zone(language: Lang) -> Tz {
    match language {
        Lang::He => Jerusalem,
        Lang::Ru => chrono_tz::Europe::Moscow,
        Lang::En => UTC,
    }
}

/// A group in which nothing but thanks is posted.
async fn a_group(language: Lang) -> (Scene, Cast) {
    let (mut scene, cast) = Scene::with_group(language).await;
    scene.set_rhythm(cast.group, Rhythm::None).await;
    scene.settle().await;
    (scene, cast)
}

/// Says `/top…` and returns what it whispers.
async fn top(scene: &mut Scene, group: ChatId, who: UserId, command: &str) -> String {
    scene.sees(group, who);
    scene.sim.say(group, who, command);
    scene.pass(TimeDelta::seconds(10)).await;
    // Then the typed command is removed.
    scene.sees(group, who).split("\n(deleted)").next().unwrap_or_default().to_owned()
}

/// Says `/me` and returns what it whispers.
async fn me(scene: &mut Scene, group: ChatId, who: UserId) -> String {
    top(scene, group, who, "/me").await
}

async fn say(scene: &mut Scene, group: ChatId, who: UserId, text: &str) -> MessageId {
    let message = scene.sim.say(group, who, text);
    scene.pass(TimeDelta::minutes(3)).await;
    message
}

async fn reply(scene: &mut Scene, group: ChatId, who: UserId, to: MessageId) {
    scene.sim.reply(group, who, to, "I would try it this way");
    scene.pass(TimeDelta::minutes(3)).await;
}

/// A day of conversation: Alice asks, Boris answers and is liked, Noa, who manages the group, joins in.
async fn a_day(scene: &mut Scene, cast: &Cast) {
    let question = say(scene, cast.group, cast.alice, "How do you keep a starter alive?").await;
    let answer = scene.sim.reply(cast.group, cast.boris, question, "Feed it daily");
    scene.pass(TimeDelta::minutes(3)).await;
    reply(scene, cast.group, cast.noa, question).await;
    scene.sim.react(cast.group, cast.alice, answer, "🔥");
    scene.sim.react(cast.group, cast.noa, answer, "👍");
    scene.settle().await;
    for person in [cast.noa, cast.boris, cast.alice] {
        scene.sees(cast.group, person);
    }
}

async fn decisions(scene: &Scene, group: ChatId) -> Vec<(String, Option<String>)> {
    let key = scene.key(group).await;
    scene
        .with_cx(async |cx| {
            let latest = occurrences::latest(&cx.tx, key, "recognition", 10).await?;
            Ok(latest.into_iter().map(|one| (one.reference, one.skipped)).collect())
        })
        .await
}

#[tokio::test]
async fn the_most_active_are_shown_with_what_they_did() {
    let mut lists = Vec::new();
    for language in [Lang::En, Lang::He, Lang::Ru] {
        let (mut scene, cast) = a_group(language).await;
        lists.push(top(&mut scene, cast.group, cast.alice, "/top").await);
        for _ in 0..2 {
            a_day(&mut scene, &cast).await;
            scene.pass(TimeDelta::days(1)).await;
        }
        let (month, year, typed) = match language {
            Lang::En => ("/top month", "/top year", "/top week"),
            Lang::He => ("/top חודש", "/top שנה", "/top שבוע"),
            Lang::Ru => ("/top месяц", "/top год", "/top неделя"),
        };
        for command in [month, year, typed] {
            lists.push(top(&mut scene, cast.group, cast.alice, command).await);
        }
        scene.finish().await;
    }
    insta::assert_snapshot!(lists.join("\n"), @"
    Alice (only you): /top
    Simbot (only you): Most active this month · November
    This month's list is still empty. Any conversation gets it started.
    Alice (only you): /top month
    Simbot (only you): Most active this month · November
    1. Alice — replies from 2 people, 2 days of conversation
    2. Борис — 4 reactions received, answers to one person

    And from those who manage the group: Noa
    Alice (only you): /top year
    Simbot (only you): Most active this year · 2026
    1. Alice — 2 days of conversation
    2. Борис — 4 reactions received, answers to one person

    And from those who manage the group: Noa
    Alice (only you): /top week
    Simbot (only you): The list is for a month or a year. For example: /top year
    Alice (only you): /top
    Simbot (only you): פעילי החודש – נובמבר
    הרשימה של החודש עוד ריקה. כל שיחה כאן תתחיל למלא אותה.
    Alice (only you): /top חודש
    Simbot (only you): פעילי החודש – נובמבר
    1. Alice – תשובות משני אנשים, יומיים של שיחה
    2. Борис – 4 תגובות אימוג׳י שהתקבלו, תשובות לאדם אחד

    ומצוות הניהול: Noa
    Alice (only you): /top שנה
    Simbot (only you): פעילי השנה – 2026
    1. Alice – יומיים של שיחה
    2. Борис – 4 תגובות אימוג׳י שהתקבלו, תשובות לאדם אחד

    ומצוות הניהול: Noa
    Alice (only you): /top שבוע
    Simbot (only you): יש רשימה לחודש ורשימה לשנה. לדוגמה: /top שנה
    Alice (only you): /top
    Simbot (only you): Активные участники месяца — ноябрь
    Список этого месяца пока пуст. Его откроет любой разговор.
    Alice (only you): /top месяц
    Simbot (only you): Активные участники месяца — ноябрь
    1. Alice — отклики от 2 участников, 2 дня в разговоре
    2. Борис — 4 реакции на сообщения, ответы 1 участнику

    А из тех, кто ведёт группу: Noa
    Alice (only you): /top год
    Simbot (only you): Активные участники года — 2026
    1. Alice — 2 дня в разговоре
    2. Борис — 4 реакции на сообщения, ответы 1 участнику

    А из тех, кто ведёт группу: Noa
    Alice (only you): /top неделя
    Simbot (only you): Список бывает за месяц или за год. Например: /top год
    ");
}

#[tokio::test]
async fn equals_share_a_place_and_names_change_nothing() {
    let (mut scene, cast) = a_group(Lang::He).await;
    let hostile = ["</b><script>", "Eve\u{202E}live", "zoe &amp;", "אבי"];
    let mut last = cast.alice;
    for name in hostile {
        let user = scene.sim.create(Person::named(name));
        last = user;
        scene.sim.join(cast.group, user);
        scene.settle().await;
        say(&mut scene, cast.group, user, "good morning").await;
    }
    let first = say(&mut scene, cast.group, cast.alice, "good morning").await;
    reply(&mut scene, cast.group, cast.boris, first).await;
    let raw = {
        top(&mut scene, cast.group, cast.alice, "/top").await;
        scene.sim.view(cast.group, cast.alice).into_iter().rev().find(|seen| seen.text.contains('1')).unwrap().text
    };
    for line in raw.lines().skip(1) {
        assert!(line.starts_with('\u{200F}'), "the line has no direction: {line:?}");
        assert_eq!(line.matches('\u{2068}').count(), line.matches('\u{2069}').count(), "{line:?}");
        assert!(!line.contains('\u{202E}'), "{line:?}");
    }
    insta::assert_snapshot!(raw.replace(['\u{2060}', '\u{2068}', '\u{2069}', '\u{200F}'], ""), @"
    פעילי החודש – נובמבר
    1. Alice – תשובות מאדם אחד, יום שיחה אחד
    2. Борис – תשובות לאדם אחד, יום שיחה אחד
    3. </b><script> – יום שיחה אחד
    3. Evelive – יום שיחה אחד
    3. zoe &amp; – יום שיחה אחד
    3. אבי – יום שיחה אחד
    ");
    let whisper = me(&mut scene, cast.group, last).await;
    let places: Vec<&str> = whisper.lines().filter_map(|line| line.get(..2)).filter(|at| at.ends_with('.')).collect();
    assert_eq!(places, ["1.", "2.", "3.", "3.", "3."], "{whisper}");
    scene.finish().await;
}

#[tokio::test]
async fn who_only_talked_is_told_apart_by_how_often() {
    for (language, lines) in [
        (
            Lang::En,
            ["Alice — one day of conversation, 3 contributions", "Борис — one day of conversation, one contribution"],
        ),
        (Lang::He, ["Alice – יום שיחה אחד, 3 השתתפויות", "Борис – יום שיחה אחד, השתתפות אחת"]),
        (Lang::Ru, ["Alice — 1 день в разговоре, 3 реплики", "Борис — 1 день в разговоре, 1 реплика"]),
    ] {
        let (mut scene, cast) = a_group(language).await;
        for who in [cast.alice, cast.boris, cast.alice, cast.noa, cast.alice] {
            say(&mut scene, cast.group, who, "good morning").await;
        }
        let list = top(&mut scene, cast.group, cast.boris, "/top").await;
        assert!(lines.iter().all(|line| list.contains(line)), "{list}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn i_see_my_place_and_neighbours_and_can_be_left_off() {
    let mut seen = Vec::new();
    for language in [Lang::En, Lang::He, Lang::Ru] {
        let (mut scene, cast) = a_group(language).await;
        scene.sim.join(cast.group, cast.newcomer);
        scene.settle().await;
        scene.sees(cast.group, cast.newcomer);
        a_day(&mut scene, &cast).await;
        seen.push(me(&mut scene, cast.group, cast.newcomer).await);
        say(&mut scene, cast.group, cast.newcomer, "Thank you both").await;
        for person in [cast.newcomer, cast.alice, cast.noa] {
            seen.push(me(&mut scene, cast.group, person).await);
        }
        assert!(!scene.sees(cast.group, cast.boris).contains("1. "), "a whisper was heard");
        let (hide, show) = match language {
            Lang::En => ("Leave me off", "Show me again"),
            Lang::He => ("הסתרה מהרשימות", "חזרה לרשימות"),
            Lang::Ru => ("Убрать из списков", "Вернуть в списки"),
        };
        scene.sim.press(cast.group, cast.alice, hide).unwrap();
        scene.settle().await;
        // The answer to the press and the edit travel side by side; either may come first.
        let (mut lines, others): (Vec<_>, Vec<_>) =
            scene.sees(cast.group, cast.alice).lines().map(str::to_owned).partition(|line| line.starts_with("(toast)"));
        lines.extend(others);
        seen.push(lines.join("\n"));
        let without = top(&mut scene, cast.group, cast.boris, "/top").await;
        assert!(!without.contains("Alice"), "{without}");
        // Nobody else's press can do it.
        assert!(scene.sim.press(cast.group, cast.boris, show).is_err());
        scene.sim.press(cast.group, cast.alice, show).unwrap();
        scene.settle().await;
        let again = top(&mut scene, cast.group, cast.boris, "/top").await;
        assert!(again.contains("Alice"), "{again}");
        scene.finish().await;
    }
    insta::assert_snapshot!(seen.join("\n"), @"
    דנה (only you): /me
    Simbot (only you): Your place will show here after your next conversation this month.
      [Leave me off]
    דנה (only you): /me
    Simbot (only you): [photo] Your place this month: 3
    What counted: one day of conversation
    Next to you:
    1. Alice
    2. Борис
    3. דנה
      [Leave me off]
    Alice (only you): /me
    Simbot (only you): [photo] Your place this month: 1
    What counted: replies from 2 people, one day of conversation
    Next to you:
    1. Alice
    2. Борис
    3. דנה
      [Leave me off]
    Noa (only you): /me
    Simbot (only you): [photo] Those who manage the group are listed separately, without places.
    What counted: answers to one person, one day of conversation
      [Leave me off]
    (toast) You're off the lists.
    (edited) Simbot (only you): [photo] You're off the lists and out of the monthly thanks. What you do is still counted, in case you come back.
    What counted: replies from 2 people, one day of conversation
      [Show me again]
    דנה (only you): /me
    Simbot (only you): המקום שלך יופיע כאן אחרי השיחה הבאה שלך החודש.
      [הסתרה מהרשימות]
    דנה (only you): /me
    Simbot (only you): [photo] המקום שלך החודש: 3
    מה נספר: יום שיחה אחד
    לידך ברשימה:
    1. Alice
    2. Борис
    3. דנה
      [הסתרה מהרשימות]
    Alice (only you): /me
    Simbot (only you): [photo] המקום שלך החודש: 1
    מה נספר: תשובות משני אנשים, יום שיחה אחד
    לידך ברשימה:
    1. Alice
    2. Борис
    3. דנה
      [הסתרה מהרשימות]
    Noa (only you): /me
    Simbot (only you): [photo] צוות הניהול מופיע בנפרד, בלי מקומות.
    מה נספר: תשובות לאדם אחד, יום שיחה אחד
      [הסתרה מהרשימות]
    (toast) השם שלך כבר לא ברשימות.
    (edited) Simbot (only you): [photo] השם שלך לא מופיע ברשימות ולא בתודות של סוף החודש. הספירה נמשכת, כדי שתמיד אפשר יהיה לחזור.
    מה נספר: תשובות משני אנשים, יום שיחה אחד
      [חזרה לרשימות]
    דנה (only you): /me
    Simbot (only you): Ваше место появится здесь после ближайшего разговора в этом месяце.
      [Убрать из списков]
    דנה (only you): /me
    Simbot (only you): [photo] Ваше место в этом месяце: 3
    Что учтено: 1 день в разговоре
    Рядом с вами:
    1. Alice
    2. Борис
    3. דנה
      [Убрать из списков]
    Alice (only you): /me
    Simbot (only you): [photo] Ваше место в этом месяце: 1
    Что учтено: отклики от 2 участников, 1 день в разговоре
    Рядом с вами:
    1. Alice
    2. Борис
    3. דנה
      [Убрать из списков]
    Noa (only you): /me
    Simbot (only you): [photo] Те, кто ведёт группу, названы отдельно, без мест.
    Что учтено: ответы 1 участнику, 1 день в разговоре
      [Убрать из списков]
    (toast) Вас больше нет в списках.
    (edited) Simbot (only you): [photo] Вас нет в списках и в благодарностях месяца. Подсчёт продолжается — на случай, если вы вернётесь.
    Что учтено: отклики от 2 участников, 1 день в разговоре
      [Вернуть в списки]
    ");
}

#[tokio::test]
async fn in_private_i_am_asked_which_group() {
    let (mut scene, cast) = a_group(Lang::He).await;
    let stranger = scene.sim.create(Person::named("Gil").language("ru"));
    scene.sim.say(stranger.private(), stranger, "/me");
    a_day(&mut scene, &cast).await;
    scene.sim.say(cast.alice.private(), cast.alice, "/me");
    scene.settle().await;
    let mut seen = vec![scene.sees_in_private(stranger), scene.sees_in_private(cast.alice)];

    let other = scene.sim.supergroup("</b> Cooks", cast.noa);
    scene.sim.seat(other, &[cast.alice]);
    scene.sim.add_bot(other, cast.noa);
    scene.sim.promote_bot(other, cast.noa, simulator::Rights::all());
    scene.settle().await;
    scene.sim.say(other, cast.alice, "hello, cooks");
    scene.sim.say(cast.alice.private(), cast.alice, "/me");
    scene.settle().await;
    scene.sim.press(cast.alice.private(), cast.alice, "</b> Cooks").unwrap();
    scene.settle().await;
    seen.push(scene.sees_in_private(cast.alice));
    scene.sim.leave(other, cast.alice);
    scene.settle().await;
    scene.sim.press(cast.alice.private(), cast.alice, "Leave me off").unwrap();
    scene.settle().await;
    seen.push(scene.sees_in_private(cast.alice));
    insta::assert_snapshot!(seen.join("\n"), @"
    Gil: /me
    Simbot: У нас пока нет общей группы. Команда работает и в самой группе: /me
    Alice: /me
    Simbot: [photo] Group: Bakers
    Your place this month: 1
    What counted: replies from 2 people, one day of conversation
    Next to you:
    1. Alice
    2. Борис
      [Leave me off]
    Alice: /me
    Simbot: Which group?
      [</b> Cooks]
      [Bakers]
    (edited) Simbot: [photo] Group: </b> Cooks
    Your place this month: 1
    What counted: one day of conversation
      [Leave me off]
    (alert) You're not in that group any more.
    ");
    scene.finish().await;
}

#[tokio::test]
async fn on_the_first_last_months_most_active_are_thanked() {
    let mut seen = Vec::new();
    for language in [Lang::En, Lang::He, Lang::Ru] {
        let (mut scene, cast) = a_group(language).await;
        for _ in 0..3 {
            a_day(&mut scene, &cast).await;
            scene.pass(TimeDelta::days(1)).await;
        }
        scene.pass_until("2026-12-01 09:58", zone(language)).await;
        assert_eq!(scene.sees(cast.group, cast.alice), "");
        scene.pass(TimeDelta::minutes(30)).await;
        seen.push(scene.sees(cast.group, cast.alice));
        assert_eq!(decisions(&scene, cast.group).await, [("month:2026-11".to_owned(), None)]);
        scene.restart().await;
        scene.pass(TimeDelta::days(2)).await;
        assert_eq!(scene.sees(cast.group, cast.alice), "", "once is enough");

        // In December Dana is as active; those thanked before rest.
        scene.sim.join(cast.group, cast.newcomer);
        scene.settle().await;
        for _ in 0..3 {
            a_day(&mut scene, &cast).await;
            say(&mut scene, cast.group, cast.newcomer, "I will try that").await;
            scene.pass(TimeDelta::days(1)).await;
        }
        scene.sees(cast.group, cast.alice);
        scene.pass_until("2027-01-01 12:00", zone(language)).await;
        seen.push(scene.sees(cast.group, cast.alice));
        scene.finish().await;
    }
    insta::assert_snapshot!(seen.join("\n"), @"
    Simbot: Thank you to the most active of the month · November

    • Alice — replies from 2 people, 3 days of conversation
    • Борис — 6 reactions received, answers to one person

    You make this group what it is 💛
    Your own place, or staying off the lists: /me
    Simbot: Thank you to the most active of the month · December

    • דנה — 3 days of conversation

    Also among the most active (thanked the month before): Alice, Борис
    You make this group what it is 💛
    Your own place, or staying off the lists: /me
    Simbot: תודה לפעילי החודש – נובמבר

    • Alice – תשובות משני אנשים, 3 ימי שיחה
    • Борис – 6 תגובות אימוג׳י שהתקבלו, תשובות לאדם אחד

    בזכותכם הקבוצה היא מה שהיא 💛
    לראות את המקום שלכם, או לא להופיע ברשימות: /me
    Simbot: תודה לפעילי החודש – דצמבר

    • דנה – 3 ימי שיחה

    גם בין הפעילים (התודה נאמרה בחודש הקודם): Alice, Борис
    בזכותכם הקבוצה היא מה שהיא 💛
    לראות את המקום שלכם, או לא להופיע ברשימות: /me
    Simbot: Спасибо активным участникам месяца — ноябрь

    • Alice — отклики от 2 участников, 3 дня в разговоре
    • Борис — 6 реакций на сообщения, ответы 1 участнику

    Эта группа — ваша заслуга 💛
    Ваше место и выход из списков: /me
    Simbot: Спасибо активным участникам месяца — декабрь

    • דנה — 3 дня в разговоре

    Тоже среди активных (благодарность была месяцем раньше): Alice, Борис
    Эта группа — ваша заслуга 💛
    Ваше место и выход из списков: /me
    ");
}

#[tokio::test]
async fn who_hides_or_leaves_after_the_month_was_closed_is_not_thanked() {
    let (mut scene, cast) = a_group(Lang::En).await;
    for _ in 0..3 {
        a_day(&mut scene, &cast).await;
        scene.pass(TimeDelta::days(1)).await;
    }
    scene.pass_until("2026-12-01 04:00", UTC).await;
    let whisper = me(&mut scene, cast.group, cast.alice).await;
    assert!(whisper.contains("Your place will show"), "December is new: {whisper}");
    scene.sim.press(cast.group, cast.alice, "Leave me off").unwrap();
    // What happens after the month was closed changes nothing about what Boris is thanked for.
    scene.settle().await;
    scene.sees(cast.group, cast.noa);
    scene.pass_until("2026-12-01 11:00", UTC).await;
    let thanks = scene.sees(cast.group, cast.noa);
    assert!(thanks.contains("Борис") && !thanks.contains("Alice"), "{thanks}");
    scene.finish().await;
}

#[tokio::test]
async fn the_process_was_down_over_the_first() {
    let (mut scene, cast) = a_group(Lang::Ru).await;
    for _ in 0..2 {
        a_day(&mut scene, &cast).await;
        scene.pass(TimeDelta::days(1)).await;
    }
    let moscow = zone(Lang::Ru);
    scene.pass_until("2026-11-30 20:00", moscow).await;
    // It dies; the third day's talk waits at Telegram.
    let question = scene.sim.say(cast.group, cast.alice, "And how do you store flour?");
    scene.sim.reply(cast.group, cast.boris, question, "In the dark");
    let back = instant("2026-12-01 12:00", moscow);
    scene.clock.set(back);
    scene.sim.set_now(back.timestamp());
    kehila::edge::tick::tick(&scene.core).await.unwrap();
    scene.restart().await;
    scene.pass(TimeDelta::minutes(40)).await;
    let thanks = scene.sees(cast.group, cast.noa);
    assert!(thanks.contains("Борис"), "{thanks}");
    assert!(thanks.contains("ноябрь"), "{thanks}");
    scene.pass(TimeDelta::days(3)).await;
    assert!(!scene.sees(cast.group, cast.noa).contains("Спасибо"));

    // Down for more than a week: too late, and written down.
    scene.sim.join(cast.group, cast.newcomer);
    scene.settle().await;
    for _ in 0..3 {
        say(&mut scene, cast.group, cast.newcomer, "Good morning to all").await;
        scene.pass(TimeDelta::days(1)).await;
    }
    let back = instant("2027-01-20 12:00", moscow);
    scene.clock.set(back);
    scene.sim.set_now(back.timestamp());
    scene.restart().await;
    scene.pass(TimeDelta::hours(1)).await;
    let expected = [("month:2026-12".to_owned(), Some("too-late".to_owned())), ("month:2026-11".to_owned(), None)];
    assert_eq!(decisions(&scene, cast.group).await, expected);
    scene.finish().await;
}

#[tokio::test]
async fn a_month_with_nobody_to_name_is_written_down() {
    let (mut scene, cast) = a_group(Lang::En).await;
    a_day(&mut scene, &cast).await;
    scene.pass_until("2026-12-02 12:00", UTC).await;
    assert_eq!(decisions(&scene, cast.group).await, [("month:2026-11".to_owned(), Some("nobody".to_owned()))]);
    assert_eq!(scene.sees(cast.group, cast.alice), "");
    scene.finish().await;
}

#[tokio::test]
async fn a_group_that_never_pauses_is_thanked_in_the_evening() {
    let (mut scene, cast) = a_group(Lang::En).await;
    for _ in 0..3 {
        a_day(&mut scene, &cast).await;
        scene.pass(TimeDelta::days(1)).await;
    }
    scene.pass_until("2026-12-01 09:50", UTC).await;
    let mut unheard = 0;
    while decisions(&scene, cast.group).await.is_empty() {
        scene.sim.say(cast.group, cast.boris, "And one more thing");
        scene.pass(TimeDelta::minutes(20)).await;
        unheard += 1;
    }
    assert_eq!(unheard, 25, "from ten to six, when its time has come");
    assert_eq!(decisions(&scene, cast.group).await, [("month:2026-11".to_owned(), None)]);
    assert!(scene.sees(cast.group, cast.noa).contains("Борис: "));
    scene.finish().await;
}

#[tokio::test]
async fn thanks_that_telegram_refuses_were_not_posted() {
    let (mut scene, cast) = a_group(Lang::He).await;
    for _ in 0..3 {
        a_day(&mut scene, &cast).await;
        scene.pass(TimeDelta::days(1)).await;
    }
    scene.pass_until("2026-12-01 09:00", Jerusalem).await;
    let why = "Bad Request: not enough rights to send text messages to the chat".to_owned();
    scene.sim.fault("sendMessage", 0, 1, Fault::Reject(400, why));
    scene.pass_until("2026-12-01 11:00", Jerusalem).await;
    assert_eq!(decisions(&scene, cast.group).await, [("month:2026-11".to_owned(), Some("cannot-write".to_owned()))]);
    scene.finish_despite([Trouble::Failed]).await;
}

#[tokio::test]
async fn thanks_wait_for_the_end_of_a_quiet_day_and_for_the_budget() {
    let (mut scene, cast) = a_group(Lang::He).await;
    for _ in 0..3 {
        a_day(&mut scene, &cast).await;
        scene.pass(TimeDelta::days(1)).await;
    }
    // The first of December 2026 is a Tuesday.
    scene.change(cast.group, async |cx, key| chats::set_quiet_days(&cx.tx, key, 1 << 1).await).await;
    scene.pass_until("2026-12-02 09:00", Jerusalem).await;
    assert_eq!(scene.sees(cast.group, cast.alice), "");
    let key = scene.key(cast.group).await;
    scene
        .with_cx(async |cx| {
            let due = cx.now;
            let post = occurrences::Occurrence { chat: key, room: "other", reference: "x", scheduled_for: due };
            occurrences::record(&cx.tx, &post, None, cx.now).await?;
            Ok(())
        })
        .await;
    scene.pass_until("2026-12-03 09:00", Jerusalem).await;
    assert_eq!(scene.sees(cast.group, cast.alice), "");
    scene.pass_until("2026-12-03 10:30", Jerusalem).await;
    assert!(scene.sees(cast.group, cast.alice).contains("תודה לפעילי החודש – נובמבר"));
    scene.finish().await;
}

#[tokio::test]
async fn conversation_starters_leave_the_place_of_the_day_to_thanks() {
    for lang in Lang::ALL {
        let (mut scene, cast) = a_group(lang).await;
        for _ in 0..3 {
            a_day(&mut scene, &cast).await;
            scene.pass(TimeDelta::days(1)).await;
        }
        scene.set_rhythm(cast.group, Rhythm::Steady).await;
        // Both are due at ten, and the library was there first.
        scene.pass_until("2026-12-01 12:00", zone(lang)).await;
        let decided = decisions(&scene, cast.group).await;
        assert!(decided.contains(&("month:2026-11".to_owned(), None)), "{decided:?}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn where_nobody_is_thanked_the_first_has_its_conversation_starter() {
    let (mut scene, cast) = a_group(Lang::En).await;
    scene.set_rhythm(cast.group, Rhythm::Steady).await;
    scene.pass_until("2026-11-30 23:00", UTC).await;
    scene.sees(cast.group, cast.alice);
    scene.pass_until("2026-12-01 12:00", UTC).await;
    assert_eq!(decisions(&scene, cast.group).await, [("month:2026-11".to_owned(), Some("nobody".to_owned()))]);
    assert_ne!(scene.sees(cast.group, cast.alice), "");
    scene.finish().await;
}

#[tokio::test]
async fn what_is_no_conversation_is_not_counted() {
    let (mut scene, cast) = a_group(Lang::En).await;
    let group = cast.group;
    let channel = scene.sim.channel("News", cast.noa);
    scene.sim.link(channel, group);
    scene.sim.channel_post(channel, "Something happened today");
    scene.sim.say_as_channel(group, channel, "I am a channel, listen");
    scene.sim.say_anonymously(group, "A word from those who manage");
    scene.sim.sticker(group, cast.alice, "👍");
    scene.sim.say(group, cast.alice, "/start@some_other_bot");
    scene.sim.say(group, cast.alice, "/poll Which flour?\nRye\nSpelt");
    scene.sim.say(group, cast.alice, "ok");
    scene.settle().await;
    let list = top(&mut scene, group, cast.boris, "/top").await;
    assert!(list.contains("still empty"), "{list}");

    // To oneself, a bot's post, an edit, an unfriendly reaction, one's own.
    let mine = say(&mut scene, group, cast.alice, "Which flour is best?").await;
    scene.sim.reply(group, cast.alice, mine, "Nobody knows?");
    scene.sim.edit(group, mine, "Which flour is the best of all?");
    scene.sim.react(group, cast.boris, mine, "👎");
    scene.sim.react(group, cast.alice, mine, "🔥");
    scene.sim.say(group, cast.noa, "/poll Which flour?\nRye\nSpelt");
    scene.settle().await;
    let poll = scene.sim.view(group, cast.boris).into_iter().rfind(|seen| seen.poll.is_some()).unwrap();
    scene.sim.reply(group, cast.alice, poll.id, "Both");
    scene.settle().await;
    let whisper = me(&mut scene, group, cast.alice).await;
    assert!(whisper.contains("What counted: one day of conversation\n"), "{whisper}");
    // A friendly one counts until it is taken back.
    scene.sim.react(group, cast.boris, mine, "❤");
    scene.settle().await;
    let whisper = me(&mut scene, group, cast.alice).await;
    assert!(
        whisper.contains(
            "What counted: one reaction received, one day of conversation
"
        ),
        "{whisper}"
    );
    scene.sim.react(group, cast.boris, mine, "");
    scene.settle().await;
    let whisper = me(&mut scene, group, cast.alice).await;
    assert!(whisper.contains("What counted: one day of conversation\n"), "{whisper}");
    scene.finish().await;
}

#[tokio::test]
async fn an_album_is_one_message_and_a_forward_less_than_ones_own_words() {
    let (mut scene, cast) = a_group(Lang::En).await;
    let (group, joined) = (cast.group, cast.newcomer);
    scene.sim.join(group, joined);
    let source = scene.sim.say(group, cast.noa, "Bread, from my notebook");
    scene.pass(TimeDelta::minutes(5)).await;
    scene.sim.album(group, cast.alice, 5, "My five loaves");
    scene.pass(TimeDelta::minutes(5)).await;
    say(&mut scene, group, joined, "One loaf of mine").await;
    scene.sim.forward(group, cast.boris, group, source);
    scene.settle().await;
    let list = top(&mut scene, group, cast.alice, "/top").await;
    let places: Vec<&str> = list.lines().filter(|line| line.contains(". ")).collect();
    assert!(places[0].contains("1. Alice") && places[1].contains("1. דנה") && places[2].contains("3. Борис"), "{list}");
    scene.finish().await;
}

#[tokio::test]
async fn in_a_forum_the_topics_root_is_nobodys_message() {
    let mut scene = Scene::open().await;
    let noa = scene.sim.create(Person::named("Noa").language("en"));
    let (ann, ben) = (scene.sim.create(Person::named("Ann")), scene.sim.create(Person::named("Ben")));
    let forum = scene.sim.forum("Forum", noa);
    scene.sim.seat(forum, &[ann, ben]);
    scene.sim.add_bot(forum, noa);
    scene.sim.promote_bot(forum, noa, simulator::Rights::all());
    let topic = scene.sim.topic(forum, ann, "Ovens");
    scene.settle().await;
    for _ in 0..3 {
        scene.sim.say_in(forum, topic, ben, "Mine is from the fifties");
        scene.sim.say_in(forum, topic, ben, "and still works");
        scene.pass(TimeDelta::minutes(3)).await;
    }
    scene.sim.say_in(forum, topic, ben, "/top");
    scene.settle().await;
    let view = scene.sim.view(forum, ben);
    let list = view.iter().rev().find(|seen| seen.text.starts_with("Most active")).unwrap();
    assert_eq!(list.thread, Some(topic), "answered where it was asked");
    assert!(list.text.contains("Ben") && list.text.contains("one day of conversation"), "{}", list.text);
    assert!(!list.text.contains("Ann") && !list.text.contains("answers"), "{}", list.text);
    scene.finish().await;
}

#[tokio::test]
async fn who_writes_as_the_group_is_told_why_there_is_no_place() {
    for (language, said) in [(Lang::En, "as yourself"), (Lang::He, "מגיעה בלי שם"), (Lang::Ru, "не видно, кто вы")]
    {
        let (mut scene, cast) = a_group(language).await;
        scene.sim.say_anonymously(cast.group, "/me");
        scene.settle().await;
        let seen = scene.sees(cast.group, cast.alice);
        assert!(seen.contains(said), "{seen}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn counts_survive_when_the_group_becomes_a_supergroup() {
    let mut scene = Scene::open().await;
    let noa = scene.sim.create(Person::named("Noa").language("en"));
    let (ann, ben) = (scene.sim.create(Person::named("Ann")), scene.sim.create(Person::named("Ben")));
    let group = scene.sim.group("Small", noa);
    scene.sim.seat(group, &[ann, ben]);
    scene.sim.add_bot(group, noa);
    scene.sim.promote_bot(group, noa, simulator::Rights::all());
    scene.settle().await;
    let first = say(&mut scene, group, ann, "Does anybody bake here?").await;
    scene.sim.reply(group, ben, first, "Every Friday");
    scene.settle().await;
    let new = scene.sim.migrate(group, noa, NoticeOrder::NewFirst);
    scene.settle().await;
    // Ids start again: a reaction to the new message is Ben's, whoever wrote the old one of that number.
    let message = scene.sim.say(new, ben, "Here we are now");
    scene.sim.react(new, ann, message, "🎉");
    scene.settle().await;
    let list = top(&mut scene, new, ann, "/top").await;
    assert!(list.contains("Ben — answers to one person, "), "{list}");
    assert!(list.contains("Ann — replies from one person"), "{list}");
    scene.finish().await;
}

/// The thanks as they stand in the group, oldest first.
fn thanks(scene: &Scene, cast: &Cast) -> Vec<String> {
    let view = scene.sim.view(cast.group, cast.alice);
    view.into_iter().filter(|seen| seen.text.contains("Thank you to the most active")).map(|seen| seen.text).collect()
}

/// Three days on which Alice asks and Boris answers; with Dana, if she is there.
async fn three_days(scene: &mut Scene, cast: &Cast, with_dana: bool) {
    for _ in 0..3 {
        a_day(scene, cast).await;
        if with_dana {
            say(scene, cast.group, cast.newcomer, "I will try that").await;
        }
        scene.pass(TimeDelta::days(1)).await;
    }
}

#[tokio::test]
async fn who_was_to_be_thanked_but_was_not_does_not_rest() {
    let (mut scene, cast) = a_group(Lang::En).await;
    three_days(&mut scene, &cast, false).await;
    scene.pass_until("2026-12-01 09:00", UTC).await;
    let why = "Bad Request: not enough rights to send text messages to the chat".to_owned();
    scene.sim.fault("sendMessage", 0, 1, Fault::Reject(400, why));
    scene.pass_until("2026-12-01 11:00", UTC).await;
    assert_eq!(thanks(&scene, &cast), [""; 0], "refused");
    scene.sim.join(cast.group, cast.newcomer);
    scene.pass(TimeDelta::minutes(1)).await;
    three_days(&mut scene, &cast, true).await;
    scene.pass_until("2027-01-01 12:00", UTC).await;
    let thanks = thanks(&scene, &cast);
    assert_eq!(thanks.len(), 1);
    assert_eq!(thanks[0].matches('•').count(), 3, "{}", thanks[0]);
    assert!(!thanks[0].contains("Thanked a month ago"), "{}", thanks[0]);
    scene.finish().await;
}

#[tokio::test]
async fn the_same_few_are_thanked_every_month() {
    let (mut scene, cast) = a_group(Lang::En).await;
    three_days(&mut scene, &cast, false).await;
    scene.pass_until("2026-12-01 12:00", UTC).await;
    three_days(&mut scene, &cast, false).await;
    scene.pass_until("2027-01-01 12:00", UTC).await;
    let thanks = thanks(&scene, &cast);
    assert_eq!(thanks.len(), 2, "{thanks:?}");
    assert!(thanks[1].contains("December") && thanks[1].matches('•').count() == 2, "{}", thanks[1]);
    let posted = |month: &str| (format!("month:{month}"), None);
    assert_eq!(decisions(&scene, cast.group).await, [posted("2026-12"), posted("2026-11")]);
    scene.finish().await;
}

#[tokio::test]
async fn a_name_that_looks_like_a_link_is_none() {
    let (mut scene, cast) = a_group(Lang::En).await;
    let names = ["@dana_levi", "#bread", "/start", "t.me/casino", "https://casino.example/x"];
    let people = names.map(|name| scene.sim.create(Person::named(name).language("en")));
    let last = people[4];
    for one in people {
        scene.sim.join(cast.group, one);
    }
    scene.settle().await;
    for _ in 0..3 {
        for one in people {
            say(&mut scene, cast.group, one, "good morning, bakers").await;
        }
        scene.pass(TimeDelta::days(1)).await;
    }
    let of_kind = |seen: &simulator::Seen, kind: &str| seen.entities.iter().filter(|one| one["type"] == kind).count();
    scene.sim.say(cast.group, last, "/top");
    scene.settle().await;
    let view = scene.sim.view(cast.group, last);
    let list = view.iter().rev().find(|seen| seen.text.starts_with("Most active")).unwrap();
    let without_joiners = list.text.replace('\u{2060}', "");
    assert_ne!(without_joiners, list.text, "what keeps names from being links is there");
    assert!(without_joiners.contains("https://casino.example/x") && without_joiners.contains("/start"), "{list:?}");
    assert!(list.entities.iter().all(|entity| entity["type"] == "bold"), "{list:?}");
    scene.sim.say(cast.group, last, "/me");
    scene.settle().await;
    let view = scene.sim.view(cast.group, last);
    let mine = view.iter().rev().find(|seen| seen.text.contains("Your place")).unwrap();
    let mine = mine.media.as_ref().unwrap();
    assert!(!mine.entities.is_empty() && mine.entities.iter().all(|entity| entity["type"] == "bold"), "{mine:?}");
    scene.pass_until("2027-01-01 12:00", UTC).await;
    let view = scene.sim.view(cast.group, last);
    let thanks = view.iter().find(|seen| seen.text.contains("Thank you to the most active")).unwrap();
    // Only the command in its last line leads anywhere.
    assert_eq!(thanks.entities.len(), of_kind(thanks, "bold") + 1, "{thanks:?}");
    assert_eq!(of_kind(thanks, "bot_command"), 1, "{thanks:?}");
    scene.finish().await;
}

#[tokio::test]
async fn a_reaction_in_private_makes_no_group() {
    let (mut scene, cast) = Scene::with_group(Lang::He).await;
    let said = scene.sim.start_bot(cast.alice);
    scene.settle().await;
    scene.sees_in_private(cast.alice);
    scene.sim.react(cast.alice.private(), cast.alice, said, "🔥");
    scene.settle().await;
    scene.sees_in_private(cast.alice);
    let groups = "SELECT count(*) FROM chats";
    let groups: i64 =
        scene.with_cx(async |cx| Ok(sqlx::query_scalar(groups).fetch_one(&mut *cx.tx.lock().await).await?)).await;
    assert_eq!(groups, 1);
    scene.pass(TimeDelta::days(14)).await;
    assert_eq!(scene.sees_in_private(cast.alice), "");
    scene.finish().await;
}

/// The link under what everybody sees is opened by whoever reads it.
#[tokio::test]
async fn a_silent_member_who_opens_the_link_is_asked_about_and_answered() {
    for language in Lang::ALL {
        let (mut scene, cast) = a_group(language).await;
        scene.sim.demote_bot(cast.group, cast.noa);
        scene.settle().await;
        scene.sim.say_with(cast.group, cast.alice, "/me", serde_json::json!({}));
        scene.settle().await;
        let link = scene.sim.requests_of("sendMessage").into_iter().rev().find_map(|request| {
            let url = request.params.get("reply_markup")?["inline_keyboard"][0][0]["url"].as_str()?.to_owned();
            url.split_once("start=").map(|(_, payload)| payload.to_owned())
        });
        let link = link.expect("a link into the private chat");
        let questions = scene.sim.requests_of("getChatMember").len();
        let [quiet, stranger] =
            ["Quiet", "Stranger"].map(|name| scene.sim.create(Person::named(name).language(language.code())));
        scene.sim.seat(cast.group, &[quiet]);
        let not_in = kehila::words::line("me-not-in").render_plain(language);
        for (person, is_member) in [(quiet, true), (stranger, false)] {
            for _ in 0..3 {
                scene.sim.start_bot_with(person, &link);
            }
            scene.receive_all().await;
            scene.settle().await;
            let seen = scene.sees_in_private(person);
            assert_eq!(seen.contains("Bakers"), is_member, "{seen}");
            assert_eq!(seen.contains(&not_in), !is_member, "{seen}");
        }
        let asked = scene.sim.requests_of("getChatMember").len() - questions;
        assert_eq!(asked, 2, "about each once");
        scene.pass(TimeDelta::minutes(2)).await;
        scene.finish().await;
    }
}
