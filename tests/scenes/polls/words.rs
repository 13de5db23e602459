//! What people read about polls: results, and what comes back when a poll cannot be made.

use chrono::TimeDelta;
use insta::assert_snapshot;
use kehila::words::Lang;
use simulator::Fault;

use super::{THREE_DAYS, asks, polls, the_result, told};
use crate::support::{Cast, Scene, ending::Trouble, without_marks};

#[tokio::test]
async fn a_poll_nobody_answered_gets_kind_words() {
    let mut seen = Vec::new();
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        asks(&mut scene, &cast).await;
        scene.pass(THREE_DAYS).await;
        seen.push(the_result(&scene, &cast));
        scene.finish().await;
    }
    assert_snapshot!(seen.join("\n---\n"), @"
    תוצאות הסקר: Tea or coffee?

    הפעם לא התקבלו קולות, והשאלה עדיין פתוחה. מה דעתכם? מוזמנים לכתוב כאן.
    ---
    Итоги опроса: Tea or coffee?

    В этот раз голосов не было, а вопрос остаётся. Что скажете вы? Напишите прямо здесь.
    ---
    Poll results: Tea or coffee?

    No votes came in this time, and the question is still open. What's your answer? You're welcome to write it here.
    ");
}

#[tokio::test]
async fn ties_are_named() {
    let mut seen = Vec::new();
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        let poll = asks(&mut scene, &cast).await;
        scene.sim.vote(cast.group, cast.boris, poll, &[0]).unwrap();
        scene.sim.vote(cast.group, cast.alice, poll, &[2]).unwrap();
        scene.pass(THREE_DAYS).await;
        seen.push(the_result(&scene, &cast));
        scene.finish().await;
    }
    assert_snapshot!(seen.join("\n---\n"), @"
    [photo] תוצאות הסקר: Tea or coffee?

    Tea
    ▓▓▓▓▓░░░░░ 50% · 1
    Coffee
    ░░░░░░░░░░ 0% · 0
    Water
    ▓▓▓▓▓░░░░░ 50% · 1

    תיקו: Tea, Water
    הצביעו שני אנשים.

    תודה על ההשתתפות 🙏
    ---
    [photo] Итоги опроса: Tea or coffee?

    Tea
    ▓▓▓▓▓░░░░░ 50% · 1
    Coffee
    ░░░░░░░░░░ 0% · 0
    Water
    ▓▓▓▓▓░░░░░ 50% · 1

    Поровну: Tea, Water
    Проголосовали 2 человека.

    Спасибо за участие 🙏
    ---
    [photo] Poll results: Tea or coffee?

    Tea
    ▓▓▓▓▓░░░░░ 50% · 1
    Coffee
    ░░░░░░░░░░ 0% · 0
    Water
    ▓▓▓▓▓░░░░░ 50% · 1

    A tie: Tea, Water
    2 people voted.

    Thank you for taking part 🙏
    ");
}

#[tokio::test]
async fn a_tie_of_many_is_counted_not_listed() {
    let mut seen = Vec::new();
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        scene.sim.say(cast.group, cast.noa, "/poll Where?\na\nb\nc\nd");
        scene.settle().await;
        let poll = polls(&scene, &cast).pop().unwrap().id;
        scene.sim.join(cast.group, cast.newcomer);
        for (voter, option) in [cast.noa, cast.boris, cast.alice, cast.newcomer].into_iter().zip(0..) {
            scene.sim.vote(cast.group, voter, poll, &[option]).unwrap();
        }
        scene.pass(THREE_DAYS).await;
        let result = told(&scene, cast.group, cast.noa).pop().unwrap();
        seen.push(without_marks(&result.text).lines().rev().take(4).collect::<Vec<_>>().join("\n"));
        scene.finish().await;
    }
    assert_snapshot!(seen.join("\n---\n"), @"
    תודה על ההשתתפות 🙏

    הצביעו 4 אנשים.
    את המקום הראשון חולקות 4 אפשרויות.
    ---
    Спасибо за участие 🙏

    Проголосовали 4 человека.
    Первое место делят 4 варианта.
    ---
    Thank you for taking part 🙏

    4 people voted.
    4 options share first place.
    ");
}

/// What Noa is told about something she typed that is no poll.
async fn whispered(scene: &mut Scene, cast: &Cast, text: &str) -> String {
    scene.sees(cast.group, cast.noa);
    scene.sees(cast.group, cast.boris);
    scene.sim.say(cast.group, cast.noa, text);
    scene.settle().await;
    assert!(polls(scene, cast).is_empty(), "nothing half done");
    assert!(!scene.sees(cast.group, cast.boris).contains("Simbot"), "only she is told");
    let whisper = scene.sim.view(cast.group, cast.noa).into_iter().rfind(|seen| seen.ephemeral.is_some()).unwrap();
    let code = whisper.entities.iter().find(|entity| entity["type"] == "code").unwrap();
    let form = cut(&whisper.text, code["offset"].as_u64().unwrap(), code["length"].as_u64().unwrap());
    assert!(!form.contains(|c: char| matches!(c, '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}')), "{form:?}");
    without_marks(&whisper.text)
}

fn cut(text: &str, offset: u64, length: u64) -> String {
    let units: Vec<u16> = text.encode_utf16().skip(offset as usize).take(length as usize).collect();
    String::from_utf16(&units).unwrap()
}

async fn bad_inputs(lang: Lang) -> String {
    let (mut scene, cast) = Scene::with_group(lang).await;
    let long = "ab".repeat(50);
    let typed = [
        "/poll".to_owned(),
        "/poll Tea or coffee?".to_owned(),
        "/poll Tea or coffee?\n- Tea".to_owned(),
        "/poll Tea or coffee? Tea, Coffee".to_owned(),
        "/poll Drink | Tea | Coffee | Water".to_owned(),
        "/poll Drink?\nTea, Coffee".to_owned(),
        "/poll Drink?\nTea\nCoffee\n TEA".to_owned(),
        "/poll Again?\nyes\nYES".to_owned(),
        format!("/poll Which?\n{}", (1..=13).map(|n| format!("o{n}")).collect::<Vec<_>>().join("\n")),
        format!("/poll {}?\nTea\nCoffee", "ab".repeat(150)),
        format!("/poll Which?\nTea\n{long}!"),
        format!("/poll Which?\nTea\n{long}!!"),
        "/poll </b>\u{202E}<script>\n<i>x".to_owned(),
    ];
    let mut seen = Vec::new();
    for text in &typed {
        seen.push(whispered(&mut scene, &cast, text).await);
        scene.pass(TimeDelta::minutes(2)).await;
    }
    assert!(scene.sim.requests_of("sendPoll").is_empty());
    scene.finish().await;
    seen.join("\n---\n")
}

#[tokio::test]
async fn what_is_no_poll_comes_back_in_the_right_form_in_english() {
    assert_snapshot!(bad_inputs(Lang::En).await, @"
    A poll is the question and, below it, one option per line. For example:
    /poll When shall we meet?
    Sunday evening
    Tuesday evening
    ---
    The options are missing: at least two, each on a line of its own. For example:
    /poll Tea or coffee?
    First option
    Second option
    ---
    One option leaves nothing to choose from. For example:
    /poll Tea or coffee?
    Tea
    Second option
    ---
    Each option goes on a line of its own. Like this:
    /poll Tea or coffee?
    Tea
    Coffee
    ---
    Each option goes on a line of its own. Like this:
    /poll Drink
    Tea
    Coffee
    Water
    ---
    Each option goes on a line of its own. Like this:
    /poll Drink?
    Tea
    Coffee
    ---
    One option is there twice: TEA
    Without it:
    /poll Drink?
    Tea
    Coffee
    ---
    One option is there twice: YES
    Without it:
    /poll Again?
    yes
    Second option
    ---
    A poll holds up to 12 options; yours has one more. With the first 12:
    /poll Which?
    o1
    o2
    o3
    o4
    o5
    o6
    o7
    o8
    o9
    o10
    o11
    o12
    ---
    The question is one character too long; up to 300 fit. For example:
    /poll abababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababa…
    Tea
    Coffee

    Your text:
    /poll abababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababab?
    Tea
    Coffee
    ---
    Option 2 (ababababababababababababababa…) is one character too long; up to 100 fit. For example:
    /poll Which?
    Tea
    abababababababababababababababababababababababababababababababababababababababababababababababababa…

    Your text:
    /poll Which?
    Tea
    abababababababababababababababababababababababababababababababababababababababababababababababababab!
    ---
    Option 2 (ababababababababababababababa…) is 2 characters too long; up to 100 fit. For example:
    /poll Which?
    Tea
    abababababababababababababababababababababababababababababababababababababababababababababababababa…

    Your text:
    /poll Which?
    Tea
    abababababababababababababababababababababababababababababababababababababababababababababababababab!!
    ---
    One option leaves nothing to choose from. For example:
    /poll </b><script>
    <i>x
    Second option
    ");
}

#[tokio::test]
async fn what_is_no_poll_comes_back_in_the_right_form_in_hebrew() {
    assert_snapshot!(bad_inputs(Lang::He).await, @"
    סקר הוא שאלה, ומתחתיה אפשרות אחת בכל שורה. לדוגמה:
    /poll מתי ניפגש?
    יום ראשון בערב
    יום שלישי בערב
    ---
    חסרות אפשרויות: לפחות שתיים, כל אחת בשורה משלה. לדוגמה:
    /poll Tea or coffee?
    אפשרות ראשונה
    אפשרות שנייה
    ---
    עם אפשרות אחת אין בין מה לבחור. לדוגמה:
    /poll Tea or coffee?
    Tea
    אפשרות שנייה
    ---
    כל אפשרות נכתבת בשורה משלה. כך:
    /poll Tea or coffee?
    Tea
    Coffee
    ---
    כל אפשרות נכתבת בשורה משלה. כך:
    /poll Drink
    Tea
    Coffee
    Water
    ---
    כל אפשרות נכתבת בשורה משלה. כך:
    /poll Drink?
    Tea
    Coffee
    ---
    אפשרות אחת מופיעה פעמיים: TEA
    בלי הכפילות:
    /poll Drink?
    Tea
    Coffee
    ---
    אפשרות אחת מופיעה פעמיים: YES
    בלי הכפילות:
    /poll Again?
    yes
    אפשרות שנייה
    ---
    בסקר יש מקום לעד 12 אפשרויות, וכאן יש אחת יותר. כך זה עם 12 הראשונות:
    /poll Which?
    o1
    o2
    o3
    o4
    o5
    o6
    o7
    o8
    o9
    o10
    o11
    o12
    ---
    השאלה ארוכה מדי בתו אחד; אפשר עד 300 תווים. לדוגמה:
    /poll abababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababa…
    Tea
    Coffee

    הטקסט שלך:
    /poll abababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababab?
    Tea
    Coffee
    ---
    אפשרות 2 (ababababababababababababababa…) ארוכה מדי בתו אחד; אפשר עד 100 תווים. לדוגמה:
    /poll Which?
    Tea
    abababababababababababababababababababababababababababababababababababababababababababababababababa…

    הטקסט שלך:
    /poll Which?
    Tea
    abababababababababababababababababababababababababababababababababababababababababababababababababab!
    ---
    אפשרות 2 (ababababababababababababababa…) ארוכה מדי בשני תווים; אפשר עד 100 תווים. לדוגמה:
    /poll Which?
    Tea
    abababababababababababababababababababababababababababababababababababababababababababababababababa…

    הטקסט שלך:
    /poll Which?
    Tea
    abababababababababababababababababababababababababababababababababababababababababababababababababab!!
    ---
    עם אפשרות אחת אין בין מה לבחור. לדוגמה:
    /poll </b><script>
    <i>x
    אפשרות שנייה
    ");
}

#[tokio::test]
async fn what_is_no_poll_comes_back_in_the_right_form_in_russian() {
    assert_snapshot!(bad_inputs(Lang::Ru).await, @"
    Опрос — это вопрос, а под ним по одному варианту в строке. Например:
    /poll Когда встретимся?
    В воскресенье вечером
    Во вторник вечером
    ---
    Не хватает вариантов: нужно хотя бы два, каждый с новой строки. Например:
    /poll Tea or coffee?
    Первый вариант
    Второй вариант
    ---
    Из одного варианта выбирать не из чего. Например:
    /poll Tea or coffee?
    Tea
    Второй вариант
    ---
    Каждый вариант пишется с новой строки. Вот так:
    /poll Tea or coffee?
    Tea
    Coffee
    ---
    Каждый вариант пишется с новой строки. Вот так:
    /poll Drink
    Tea
    Coffee
    Water
    ---
    Каждый вариант пишется с новой строки. Вот так:
    /poll Drink?
    Tea
    Coffee
    ---
    Один вариант повторяется: TEA
    Без повтора:
    /poll Drink?
    Tea
    Coffee
    ---
    Один вариант повторяется: YES
    Без повтора:
    /poll Again?
    yes
    Второй вариант
    ---
    В опросе помещается до 12 вариантов, а здесь на 1 больше. С первыми 12:
    /poll Which?
    o1
    o2
    o3
    o4
    o5
    o6
    o7
    o8
    o9
    o10
    o11
    o12
    ---
    Вопрос длиннее, чем можно, на 1 символ; помещается до 300. Например:
    /poll abababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababa…
    Tea
    Coffee

    Ваш текст:
    /poll abababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababab?
    Tea
    Coffee
    ---
    Вариант 2 (ababababababababababababababa…) длиннее, чем можно, на 1 символ; помещается до 100. Например:
    /poll Which?
    Tea
    abababababababababababababababababababababababababababababababababababababababababababababababababa…

    Ваш текст:
    /poll Which?
    Tea
    abababababababababababababababababababababababababababababababababababababababababababababababababab!
    ---
    Вариант 2 (ababababababababababababababa…) длиннее, чем можно, на 2 символа; помещается до 100. Например:
    /poll Which?
    Tea
    abababababababababababababababababababababababababababababababababababababababababababababababababa…

    Ваш текст:
    /poll Which?
    Tea
    abababababababababababababababababababababababababababababababababababababababababababababababababab!!
    ---
    Из одного варианта выбирать не из чего. Например:
    /poll </b><script>
    <i>x
    Второй вариант
    ");
}

#[tokio::test]
async fn the_form_that_is_shown_works() {
    let (mut scene, cast) = Scene::with_group(Lang::He).await;
    let whisper = whispered(&mut scene, &cast, "/poll Tea or coffee? Tea, </b> & Coffee").await;
    let form = &whisper[whisper.find("/poll").unwrap()..];
    scene.sim.say(cast.group, cast.noa, form);
    scene.settle().await;
    let poll = polls(&scene, &cast).pop().unwrap().poll.unwrap();
    assert_eq!(poll.question, "Tea or coffee?");
    assert_eq!(poll.options.iter().map(|option| option.text.as_str()).collect::<Vec<_>>(), ["Tea", "</b> & Coffee"]);
    scene.pass(THREE_DAYS).await;
    scene.finish().await;
}

#[tokio::test]
async fn she_is_told_why_it_was_not_posted_and_gets_her_words_back() {
    let mut seen = Vec::new();
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        for why in ["not enough rights to send polls to the chat", "the moon is full"] {
            scene.sees(cast.group, cast.noa);
            scene.sim.fault("sendPoll", 0, 1, Fault::Reject(400, format!("Bad Request: {why}")));
            scene.sim.say(cast.group, cast.noa, "/poll Tea & <cake>?\nYes\nNo");
            scene.settle().await;
            seen.push(scene.sees(cast.group, cast.noa));
        }
        scene.pass(THREE_DAYS + TimeDelta::hours(1)).await;
        assert!(told(&scene, cast.group, cast.noa).is_empty());
        scene.finish_despite([Trouble::Failed]).await;
    }
    assert_snapshot!(seen.join("\n---\n"), @"
    Noa: /poll Tea & <cake>?
    Yes
    No
    Simbot (only you): עדיין אין לי הרשאה לפרסם סקרים בקבוצה הזאת. כשתהיה לי, אפשר יהיה לשלוח שוב:
    /poll Tea & <cake>?
    Yes
    No
    ---
    Noa: /poll Tea & <cake>?
    Yes
    No
    Simbot (only you): הסקר לא פורסם. טלגרם לא קיבל את זה, והסיבה לא ידועה לי.
    אפשר לשלוח שוב:
    /poll Tea & <cake>?
    Yes
    No
    ---
    Noa: /poll Tea & <cake>?
    Yes
    No
    Simbot (only you): Пока у меня нет права публиковать опросы в этой группе. Когда оно появится, опрос можно отправить снова:
    /poll Tea & <cake>?
    Yes
    No
    ---
    Noa: /poll Tea & <cake>?
    Yes
    No
    Simbot (only you): Опрос не опубликован. Telegram этого не принимает, и причина мне неизвестна.
    Чтобы отправить снова:
    /poll Tea & <cake>?
    Yes
    No
    ---
    Noa: /poll Tea & <cake>?
    Yes
    No
    Simbot (only you): I'm not allowed to post polls in this group yet. Once that changes, this can be sent again:
    /poll Tea & <cake>?
    Yes
    No
    ---
    Noa: /poll Tea & <cake>?
    Yes
    No
    Simbot (only you): The poll isn't in the group. Telegram didn't accept it and gave no reason I know.
    To send it again:
    /poll Tea & <cake>?
    Yes
    No
    ");
}

#[tokio::test]
async fn hostile_words_change_nothing_around_them() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        scene.sim.say(cast.group, cast.noa, "/poll </b>\u{202E}&lt;?\n<script>\u{2069}\u{2069}\nשלום\u{202E} & co");
        scene.settle().await;
        let poll = polls(&scene, &cast).pop().unwrap();
        let shown = poll.poll.clone().unwrap();
        assert_eq!(shown.question, "</b>&lt;?");
        assert_eq!(shown.options[1].text, "שלום & co");
        scene.sim.vote(cast.group, cast.boris, poll.id, &[0]).unwrap();
        scene.pass(THREE_DAYS).await;
        let result = told(&scene, cast.group, cast.noa).pop().unwrap();
        assert!(!result.text.contains('\u{202E}'));
        assert!(result.text.contains("\u{2068}</b>&lt;?\u{2069}") && result.text.contains("\u{2068}<script>\u{2069}"));
        scene.finish().await;
    }
}
