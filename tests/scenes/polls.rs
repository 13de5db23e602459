//! Polls: from the command to the result, whatever happens in between.

use chrono::TimeDelta;
use insta::assert_snapshot;
use kehila::words::Lang;
use simulator::{ChatId, Fault, MessageId, NoticeOrder, Rights, Seen, UserId};

use crate::support::{Cast, Scene};

const THREE_DAYS: TimeDelta = TimeDelta::days(3);

/// The group's messages with a poll in them, as Noa sees them.
fn polls(scene: &Scene, cast: &Cast) -> Vec<Seen> {
    polls_in(scene, cast.group, cast.noa)
}

fn polls_in(scene: &Scene, group: ChatId, noa: UserId) -> Vec<Seen> {
    scene.sim.view(group, noa).into_iter().filter(|seen| seen.poll.is_some()).collect()
}

/// Noa asks which drink; the poll's message.
async fn asks(scene: &mut Scene, cast: &Cast) -> MessageId {
    scene.sim.say(cast.group, cast.noa, "/poll Tea or coffee?\nTea\nCoffee\nWater");
    scene.settle().await;
    let poll = polls(scene, cast).pop().unwrap();
    scene.sees(cast.group, cast.noa);
    poll.id
}

/// The bot's messages that are no poll, oldest first.
fn told(scene: &Scene, group: ChatId, noa: UserId) -> Vec<Seen> {
    let ours = |seen: &Seen| seen.sender_id == scene.sim.bot() && seen.poll.is_none() && !seen.service;
    scene.sim.view(group, noa).into_iter().filter(|seen| ours(seen) && seen.ephemeral.is_none()).collect()
}

/// The one result told, without the invisible marks.
fn the_result(scene: &Scene, cast: &Cast) -> String {
    let results = told(scene, cast.group, cast.noa);
    assert_eq!(results.len(), 1, "{results:#?}");
    plain(&results[0].text)
}

fn plain(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}')).collect()
}

/// Time passes while the process is down; then it starts again.
async fn is_down_for(scene: &mut Scene, time: TimeDelta) {
    for _ in 0..time.num_hours() {
        scene.sim.advance(std::time::Duration::from_secs(3_600));
    }
    scene.clock.advance(time);
    scene.restart().await;
    scene.settle().await;
}

async fn whole_life(lang: Lang, ask: &str) -> String {
    let (mut scene, cast) = Scene::with_group(lang).await;
    scene.sim.say(cast.group, cast.noa, ask);
    scene.settle().await;
    let poll = polls(&scene, &cast).pop().unwrap();
    assert!(!poll.poll.as_ref().unwrap().anonymous);
    scene.sim.vote(cast.group, cast.noa, poll.id, &[0]).unwrap();
    scene.sim.vote(cast.group, cast.boris, poll.id, &[1]).unwrap();
    scene.sim.vote(cast.group, cast.alice, poll.id, &[1]).unwrap();
    scene.pass(TimeDelta::hours(5)).await;
    scene.sim.retract_vote(cast.group, cast.alice, poll.id).unwrap();
    scene.sim.vote(cast.group, cast.boris, poll.id, &[0]).unwrap();
    scene.sim.vote(cast.group, cast.alice, poll.id, &[2]).unwrap();
    scene.pass(THREE_DAYS - TimeDelta::hours(5) - TimeDelta::seconds(5)).await;
    assert!(!polls(&scene, &cast).pop().unwrap().poll.unwrap().closed);
    assert_eq!(told(&scene, cast.group, cast.noa).len(), 0);
    scene.pass(TimeDelta::seconds(5)).await;
    assert!(polls(&scene, &cast).pop().unwrap().poll.unwrap().closed);
    let results = told(&scene, cast.group, cast.noa);
    assert_eq!(results.len(), 1);
    assert_eq!(results[0].reply_to, Some(poll.id));
    scene.pass(TimeDelta::days(2)).await;
    assert_eq!(told(&scene, cast.group, cast.noa).len(), 1);
    assert!(scene.sim.requests_of("stopPoll").is_empty(), "Telegram closes polls by itself");
    let seen = scene.sees(cast.group, cast.boris);
    scene.finish().await;
    seen
}

#[tokio::test]
async fn a_poll_lives_three_days_and_is_told_in_english() {
    let seen = whole_life(Lang::En, "/poll When shall we bake?\n1. Sunday\n2. Tuesday\n3. Thursday").await;
    assert_snapshot!(seen, @"
    Noa: /poll When shall we bake?
    1. Sunday
    2. Tuesday
    3. Thursday
    Simbot: [poll] When shall we bake?
      ( ) Sunday [0]
      ( ) Tuesday [0]
      ( ) Thursday [0]
    (deleted) Noa: /poll When shall we bake?
    1. Sunday
    2. Tuesday
    3. Thursday
    (poll closed) Simbot: [poll] When shall we bake?
      ( ) Sunday [2]
      ( ) Tuesday [0]
      ( ) Thursday [1]
    Simbot: Poll results: When shall we bake?

    Sunday
    ▓▓▓▓▓▓▓░░░ 67% · 2
    Tuesday
    ░░░░░░░░░░ 0% · 0
    Thursday
    ▓▓▓░░░░░░░ 33% · 1

    Most votes: Sunday
    3 people voted.

    Thank you for taking part 🙏
    ");
}

#[tokio::test]
async fn a_poll_lives_three_days_and_is_told_in_hebrew() {
    let seen = whole_life(Lang::He, "/poll\nמתי אופים?\n- ראשון\n- שלישי\n- חמישי").await;
    assert_snapshot!(seen, @"
    Noa: /poll
    מתי אופים?
    - ראשון
    - שלישי
    - חמישי
    Simbot: [poll] מתי אופים?
      ( ) ראשון [0]
      ( ) שלישי [0]
      ( ) חמישי [0]
    (deleted) Noa: /poll
    מתי אופים?
    - ראשון
    - שלישי
    - חמישי
    (poll closed) Simbot: [poll] מתי אופים?
      ( ) ראשון [2]
      ( ) שלישי [0]
      ( ) חמישי [1]
    Simbot: תוצאות הסקר: מתי אופים?

    ראשון
    ▓▓▓▓▓▓▓░░░ 67% · 2
    שלישי
    ░░░░░░░░░░ 0% · 0
    חמישי
    ▓▓▓░░░░░░░ 33% · 1

    הכי הרבה קולות: ראשון
    הצביעו 3 אנשים.

    תודה על ההשתתפות 🙏
    ");
}

#[tokio::test]
async fn a_poll_lives_three_days_and_is_told_in_russian() {
    let seen = whole_life(Lang::Ru, "/poll Когда печём?\n\nа) В воскресенье\nб) Во вторник\nв) В четверг").await;
    assert_snapshot!(seen, @"
    Noa: /poll Когда печём?

    а) В воскресенье
    б) Во вторник
    в) В четверг
    Simbot: [poll] Когда печём?
      ( ) В воскресенье [0]
      ( ) Во вторник [0]
      ( ) В четверг [0]
    (deleted) Noa: /poll Когда печём?

    а) В воскресенье
    б) Во вторник
    в) В четверг
    (poll closed) Simbot: [poll] Когда печём?
      ( ) В воскресенье [2]
      ( ) Во вторник [0]
      ( ) В четверг [1]
    Simbot: Итоги опроса: Когда печём?

    В воскресенье
    ▓▓▓▓▓▓▓░░░ 67% · 2
    Во вторник
    ░░░░░░░░░░ 0% · 0
    В четверг
    ▓▓▓░░░░░░░ 33% · 1

    Больше всего голосов: В воскресенье
    Проголосовали 3 человека.

    Спасибо за участие 🙏
    ");
}

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

    No votes came in this time, and the question still stands. What is your answer? You are welcome to write it here.
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
    תוצאות הסקר: Tea or coffee?

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
    Итоги опроса: Tea or coffee?

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
    Poll results: Tea or coffee?

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
        seen.push(plain(&result.text).lines().rev().take(4).collect::<Vec<_>>().join("\n"));
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
    plain(&whisper.text)
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
    A poll holds up to 12 options; here there is one more. With the first 12:
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
    ---
    Option 2 (ababababababababababababababa…) is one character too long; up to 100 fit. For example:
    /poll Which?
    Tea
    abababababababababababababababababababababababababababababababababababababababababababababababababa…
    ---
    Option 2 (ababababababababababababababa…) is 2 characters too long; up to 100 fit. For example:
    /poll Which?
    Tea
    abababababababababababababababababababababababababababababababababababababababababababababababababa…
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
    עם אפשרות אחת אין במה לבחור. לדוגמה:
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
    בסקר יש מקום לעד 12 אפשרויות, וכאן יש אחת יותר. עם 12 הראשונות:
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
    השאלה ארוכה מדי בתו אחד; אפשר עד 300. לדוגמה:
    /poll abababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababa…
    Tea
    Coffee
    ---
    אפשרות 2 (ababababababababababababababa…) ארוכה מדי בתו אחד; אפשר עד 100. לדוגמה:
    /poll Which?
    Tea
    abababababababababababababababababababababababababababababababababababababababababababababababababa…
    ---
    אפשרות 2 (ababababababababababababababa…) ארוכה מדי בשני תווים; אפשר עד 100. לדוגמה:
    /poll Which?
    Tea
    abababababababababababababababababababababababababababababababababababababababababababababababababa…
    ---
    עם אפשרות אחת אין במה לבחור. לדוגמה:
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
    Не хватает вариантов: нужно хотя бы два, каждый на своей строке. Например:
    /poll Tea or coffee?
    Первый вариант
    Второй вариант
    ---
    Из одного варианта не выбрать. Например:
    /poll Tea or coffee?
    Tea
    Второй вариант
    ---
    Каждый вариант пишется на своей строке. Вот так:
    /poll Tea or coffee?
    Tea
    Coffee
    ---
    Каждый вариант пишется на своей строке. Вот так:
    /poll Drink
    Tea
    Coffee
    Water
    ---
    Каждый вариант пишется на своей строке. Вот так:
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
    ---
    Вариант 2 (ababababababababababababababa…) длиннее, чем можно, на 1 символ; помещается до 100. Например:
    /poll Which?
    Tea
    abababababababababababababababababababababababababababababababababababababababababababababababababa…
    ---
    Вариант 2 (ababababababababababababababa…) длиннее, чем можно, на 2 символа; помещается до 100. Например:
    /poll Which?
    Tea
    abababababababababababababababababababababababababababababababababababababababababababababababababa…
    ---
    Из одного варианта не выбрать. Например:
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
async fn only_managers_make_polls() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        let text = "/poll Tea?\nYes\nNo";
        let club = scene.sim.channel("Club", cast.boris);
        scene.sim.say(cast.group, cast.boris, text);
        scene.sim.say_as_channel(cast.group, club, text);
        scene.sim.promote(cast.group, cast.noa, cast.alice, Rights::all());
        scene.settle().await;
        scene.sim.demote(cast.group, cast.noa, cast.alice);
        scene.sim.say(cast.group, cast.alice, text);
        scene.sim.start_bot(cast.noa);
        scene.sim.say(cast.noa.private(), cast.noa, text);
        scene.settle().await;
        assert!(polls(&scene, &cast).is_empty());
        assert!(scene.sees(cast.group, cast.boris).contains("(only you)"));
        assert!(scene.sees(cast.group, cast.alice).contains("(only you)"));
        assert!(scene.sees_in_private(cast.noa).contains("/poll"));
        scene.sim.say_anonymously(cast.group, text);
        scene.settle().await;
        assert_eq!(polls(&scene, &cast).len(), 1);
        scene.pass(THREE_DAYS + TimeDelta::minutes(5)).await;
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_poll_is_closed_early_by_answering_it() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let poll = asks(&mut scene, &cast).await;
    let other = asks(&mut scene, &cast).await;
    scene.sim.vote(cast.group, cast.boris, poll, &[1]).unwrap();
    scene.sim.reply(cast.group, cast.boris, poll, "/poll close");
    scene.settle().await;
    assert!(scene.sees(cast.group, cast.boris).contains("for those who manage"));
    scene.sim.say(cast.group, cast.noa, "/poll close");
    scene.settle().await;
    assert!(scene.sees(cast.group, cast.noa).contains("Several polls may be meant"));
    scene.sim.reply(cast.group, cast.noa, poll, "/poll close");
    scene.settle().await;
    let results = told(&scene, cast.group, cast.noa);
    assert_eq!(results.len(), 1);
    assert_eq!(results[0].reply_to, Some(poll));
    assert!(plain(&results[0].text).contains("Most votes: Coffee"));
    scene.sim.say(cast.group, cast.noa, "/poll Закрыть");
    scene.settle().await;
    assert_eq!(told(&scene, cast.group, cast.noa).pop().unwrap().reply_to, Some(other), "only one is left");
    scene.sim.say(cast.group, cast.noa, "/poll סגירה");
    scene.settle().await;
    assert!(scene.sees(cast.group, cast.noa).contains("No poll of mine is open"));
    scene.pass(THREE_DAYS + TimeDelta::hours(1)).await;
    assert_eq!(told(&scene, cast.group, cast.noa).len(), 2);
    scene.finish().await;
}

#[tokio::test]
async fn closing_early_survives_a_lost_answer() {
    for fault in [Fault::DropBefore, Fault::DropAfter, Fault::Garbage, Fault::ServerError(502)] {
        let (mut scene, cast) = Scene::with_group(Lang::En).await;
        let poll = asks(&mut scene, &cast).await;
        scene.sim.vote(cast.group, cast.boris, poll, &[1]).unwrap();
        scene.sim.fault("stopPoll", 0, 1, fault);
        scene.sim.say(cast.group, cast.noa, "/poll close");
        scene.pass(TimeDelta::minutes(5)).await;
        assert!(the_result(&scene, &cast).contains("Most votes: Coffee"));
        scene.pass(THREE_DAYS).await;
        the_result(&scene, &cast);
        scene.finish().await;
    }
}

#[tokio::test]
async fn it_is_told_if_the_process_was_down_when_it_closed() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        let poll = asks(&mut scene, &cast).await;
        scene.sim.vote(cast.group, cast.boris, poll, &[1]).unwrap();
        scene.pass(THREE_DAYS - TimeDelta::hours(2)).await;
        // Votes and the closing wait at Telegram.
        scene.sim.vote(cast.group, cast.alice, poll, &[1]).unwrap();
        is_down_for(&mut scene, TimeDelta::hours(12)).await;
        assert!(the_result(&scene, &cast).contains("100% · 2"));
        scene.restart().await;
        scene.pass(TimeDelta::days(1)).await;
        the_result(&scene, &cast);
        scene.finish().await;
    }
}

#[tokio::test]
async fn it_is_told_by_what_we_know_if_telegram_no_longer_tells() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let poll = asks(&mut scene, &cast).await;
    scene.sim.vote(cast.group, cast.boris, poll, &[1]).unwrap();
    scene.pass(TimeDelta::days(1)).await;
    // Down for so long that Telegram has thrown the closing away.
    is_down_for(&mut scene, TimeDelta::days(5)).await;
    assert!(told(&scene, cast.group, cast.noa).is_empty(), "votes may still be on their way");
    scene.pass(TimeDelta::minutes(2)).await;
    assert!(the_result(&scene, &cast).contains("100% · 1"));
    assert_eq!(told(&scene, cast.group, cast.noa)[0].reply_to, Some(poll));
    scene.pass(TimeDelta::days(1)).await;
    the_result(&scene, &cast);
    scene.finish().await;
}

#[tokio::test]
async fn a_poll_whose_answer_was_lost_is_found_and_told() {
    for fault in [Fault::DropAfter, Fault::Garbage, Fault::DropBefore, Fault::ServerError(500)] {
        let (mut scene, cast) = Scene::with_group(Lang::En).await;
        scene.sim.fault("sendPoll", 0, 1, fault);
        let poll = asks(&mut scene, &cast).await;
        assert_eq!(polls(&scene, &cast).len(), 1, "not twice");
        scene.sim.vote(cast.group, cast.boris, poll, &[1]).unwrap();
        scene.pass(THREE_DAYS + TimeDelta::minutes(1)).await;
        assert!(the_result(&scene, &cast).contains("100% · 1"));
        assert_eq!(told(&scene, cast.group, cast.noa)[0].reply_to, Some(poll));
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_found_poll_can_be_closed_without_knowing_its_number() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.fault("sendPoll", 0, 1, Fault::DropAfter);
    asks(&mut scene, &cast).await;
    scene.sim.say(cast.group, cast.noa, "/poll close");
    scene.pass(TimeDelta::minutes(1)).await;
    the_result(&scene, &cast);
    scene.pass(THREE_DAYS).await;
    the_result(&scene, &cast);
    scene.finish().await;
}

#[tokio::test]
async fn two_found_polls_of_the_same_words_are_not_mixed_up() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.fault("sendPoll", 0, 1, Fault::DropAfter);
    let first = asks(&mut scene, &cast).await;
    scene.sim.fault("sendPoll", 0, 1, Fault::DropAfter);
    let second = asks(&mut scene, &cast).await;
    scene.sim.vote(cast.group, cast.boris, first, &[0]).unwrap();
    scene.sim.vote(cast.group, cast.boris, second, &[1]).unwrap();
    scene.pass(TimeDelta::hours(1)).await;
    scene.sim.reply(cast.group, cast.noa, second, "/poll close");
    scene.pass(TimeDelta::minutes(5)).await;
    let results = told(&scene, cast.group, cast.noa);
    assert_eq!((results.len(), results[0].reply_to), (1, Some(second)));
    assert!(plain(&results[0].text).contains("Most votes: Coffee"));
    scene.pass(THREE_DAYS + TimeDelta::minutes(5)).await;
    let results = told(&scene, cast.group, cast.noa);
    assert_eq!((results.len(), results[1].reply_to), (2, Some(first)));
    assert!(plain(&results[1].text).contains("Most votes: Tea"));
    scene.finish().await;
}

#[tokio::test]
async fn the_process_dies_while_the_poll_is_being_posted() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.say(cast.group, cast.noa, "/poll Tea?\nYes\nNo");
    kehila::telegram::receive::poll(&scene.core, std::time::Duration::ZERO).await.unwrap().unwrap();
    scene.claim_next().await;
    scene.restart().await;
    scene.pass(TimeDelta::minutes(2)).await;
    assert_eq!(polls(&scene, &cast).len(), 1);
    scene.restart().await;
    scene.pass(THREE_DAYS + TimeDelta::minutes(5)).await;
    the_result(&scene, &cast);
    scene.finish().await;
}

/// The answer to sending is lost, and looking for the message is impossible.
fn makes_it_unknown(scene: &Scene, fault: Fault) {
    scene.sim.fault("sendPoll", 0, 1, fault);
    scene.sim.fault("editMessageReplyMarkup", 0, 1, Fault::Reject(403, "Forbidden: not now".into()));
}

#[tokio::test]
async fn whether_a_poll_was_posted_may_stay_unknown_until_somebody_votes() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    makes_it_unknown(&scene, Fault::DropAfter);
    scene.sim.say(cast.group, cast.noa, "/poll Tea?\nYes\nNo");
    scene.settle().await;
    assert!(scene.sees(cast.group, cast.noa).contains("could not find out whether it has appeared"));
    let poll = polls(&scene, &cast).pop().unwrap().id;
    scene.sim.vote(cast.group, cast.alice, poll, &[0]).unwrap();
    scene.pass(THREE_DAYS + TimeDelta::minutes(5)).await;
    assert!(the_result(&scene, &cast).contains("100% · 1"));
}

#[tokio::test]
async fn a_poll_that_never_appeared_has_no_result() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    makes_it_unknown(&scene, Fault::DropBefore);
    scene.sim.say(cast.group, cast.noa, "/poll Tea?\nYes\nNo");
    scene.settle().await;
    assert!(polls(&scene, &cast).is_empty());
    scene.pass(THREE_DAYS + TimeDelta::hours(1)).await;
    assert!(told(&scene, cast.group, cast.noa).is_empty());
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
    }
    assert_snapshot!(seen.join("\n---\n"), @"
    Noa: /poll Tea & <cake>?
    Yes
    No
    Simbot (only you): עדיין אין לי הרשאה לפרסם סקרים בקבוצה הזאת. אחרי שתינתן, אפשר לשלוח שוב:
    /poll Tea & <cake>?
    Yes
    No
    (deleted) Noa: /poll Tea & <cake>?
    Yes
    No
    ---
    Noa: /poll Tea & <cake>?
    Yes
    No
    Simbot (only you): הסקר לא התקבל בטלגרם: the moon is full
    אפשר לשלוח שוב:
    /poll Tea & <cake>?
    Yes
    No
    (deleted) Noa: /poll Tea & <cake>?
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
    (deleted) Noa: /poll Tea & <cake>?
    Yes
    No
    ---
    Noa: /poll Tea & <cake>?
    Yes
    No
    Simbot (only you): Telegram не принимает опрос: the moon is full
    Чтобы отправить снова:
    /poll Tea & <cake>?
    Yes
    No
    (deleted) Noa: /poll Tea & <cake>?
    Yes
    No
    ---
    Noa: /poll Tea & <cake>?
    Yes
    No
    Simbot (only you): I may not post polls in this group yet. Once I am given that right, this can be sent again:
    /poll Tea & <cake>?
    Yes
    No
    (deleted) Noa: /poll Tea & <cake>?
    Yes
    No
    ---
    Noa: /poll Tea & <cake>?
    Yes
    No
    Simbot (only you): Telegram did not accept the poll: the moon is full
    To send it again:
    /poll Tea & <cake>?
    Yes
    No
    (deleted) Noa: /poll Tea & <cake>?
    Yes
    No
    ");
}

#[tokio::test]
async fn the_result_comes_even_if_the_poll_was_removed() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let poll = asks(&mut scene, &cast).await;
    scene.sim.vote(cast.group, cast.boris, poll, &[1]).unwrap();
    scene.settle().await;
    scene.sim.delete(cast.group, poll);
    scene.pass(THREE_DAYS + TimeDelta::minutes(5)).await;
    assert!(the_result(&scene, &cast).contains("Tea or coffee?"));
    assert_eq!(told(&scene, cast.group, cast.noa)[0].reply_to, None);
    scene.finish().await;
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

#[tokio::test]
async fn a_poll_asked_in_a_topic_stays_in_it() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        let forum = scene.sim.forum("Forum", cast.noa);
        scene.sim.seat(forum, &[cast.boris]);
        scene.sim.add_bot(forum, cast.noa);
        scene.sim.promote_bot(forum, cast.noa, Rights::all());
        let topic = scene.sim.topic(forum, cast.noa, "Bread");
        scene.settle().await;
        scene.sim.say_in(forum, topic, cast.noa, "/poll Rye?\nYes\nNo");
        scene.settle().await;
        let poll = polls_in(&scene, forum, cast.noa).pop().unwrap();
        assert_eq!(poll.thread, Some(topic));
        // A message of a topic formally answers its root; that is no answer to another poll.
        scene.sim.say_in(forum, topic, cast.noa, "/poll close");
        scene.settle().await;
        let results = told(&scene, forum, cast.noa);
        assert_eq!((results.len(), results[0].thread, results[0].reply_to), (1, Some(topic), Some(poll.id)));
        scene.sim.say_in(forum, topic, cast.noa, "/poll");
        scene.settle().await;
        let whisper = scene.sim.view(forum, cast.noa).into_iter().rfind(|seen| seen.ephemeral.is_some()).unwrap();
        assert_eq!(whisper.thread, Some(topic));
        scene.finish().await;
    }
}

#[tokio::test]
async fn the_result_goes_to_general_if_the_topic_is_gone() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let forum = scene.sim.forum("Forum", cast.noa);
    scene.sim.add_bot(forum, cast.noa);
    scene.sim.promote_bot(forum, cast.noa, Rights::all());
    let topic = scene.sim.topic(forum, cast.noa, "Bread");
    scene.settle().await;
    scene.sim.say_in(forum, topic, cast.noa, "/poll Rye?\nYes\nNo");
    scene.settle().await;
    scene.sim.delete_topic(forum, topic);
    scene.pass(THREE_DAYS + TimeDelta::minutes(5)).await;
    let results = told(&scene, forum, cast.noa);
    assert_eq!((results.len(), results[0].thread), (1, None));
}

#[tokio::test]
async fn a_poll_of_a_group_that_became_a_supergroup_is_told_there() {
    for order in [NoticeOrder::OldFirst, NoticeOrder::NewFirst] {
        let (mut scene, cast) = Scene::with_group(Lang::En).await;
        let group = scene.sim.group("Small", cast.noa);
        scene.sim.seat(group, &[cast.boris]);
        scene.sim.add_bot(group, cast.noa);
        scene.settle().await;
        scene.sim.say(group, cast.noa, "/poll@sim_test_bot Rye?\nYes\nNo");
        scene.settle().await;
        let poll = polls_in(&scene, group, cast.noa).pop().unwrap();
        scene.sim.vote(group, cast.boris, poll.id, &[0]).unwrap();
        scene.settle().await;
        let supergroup = scene.sim.migrate(group, cast.noa, order);
        scene.settle().await;
        scene.sim.say(supergroup, cast.noa, "/poll@sim_test_bot close");
        scene.pass(THREE_DAYS + TimeDelta::minutes(5)).await;
        let results = told(&scene, supergroup, cast.noa);
        let results: Vec<_> = results.iter().filter(|seen| plain(&seen.text).contains("100% · 1")).collect();
        assert_eq!((results.len(), results[0].reply_to), (1, None));
        scene.finish().await;
    }
}

#[tokio::test]
async fn where_we_are_no_longer_nothing_is_told() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    asks(&mut scene, &cast).await;
    scene.sim.remove_bot(cast.group, cast.noa);
    scene.pass(THREE_DAYS + TimeDelta::minutes(5)).await;
    assert!(told(&scene, cast.group, cast.noa).is_empty());
    assert!(scene.sim.requests_of("stopPoll").is_empty());
    scene.finish().await;
}
