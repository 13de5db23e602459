//! Surveys: made and looked at, answered one question at a time, closed, shown, summarised; and what is known of whom.

#[path = "surveys/secret.rs"]
mod secret;

use chrono::TimeDelta;
use chrono_tz::Asia::Jerusalem;
use insta::assert_snapshot;
use kehila::{
    store::chats::{self, Rhythm},
    words::{Lang, line},
};
use simulator::{ChatId, Fault, Person, Rights, UserId};

use super::support::{Cast, Scene, bars, drawn_from, ending::Trouble, without_marks, word};

/// A group in Jerusalem on a Monday at ten. Noa, who manages it, has started the bot.
async fn group(lang: Lang) -> (Scene, Cast) {
    let (mut scene, cast) = Scene::with_group(lang).await;
    scene.set_rhythm(cast.group, Rhythm::None).await;
    scene.change(cast.group, async |cx, key| chats::set_zone(&cx.tx, key, Jerusalem).await).await;
    for person in [cast.boris, cast.alice] {
        scene.say(cast.group, person, "Good morning").await;
    }
    scene.sim.start_bot(cast.noa);
    scene.settle().await;
    scene.pass(TimeDelta::minutes(2)).await;
    for person in [cast.noa, cast.boris, cast.alice] {
        scene.sees(cast.group, person);
        scene.sees_in_private(person);
    }
    (scene, cast)
}

/// People who have been in the group for long, as far as the bot knows.
fn guests(scene: &Scene, group: ChatId, n: usize) -> Vec<UserId> {
    let guests: Vec<UserId> =
        (0..n).map(|n| scene.sim.create(Person::named(&format!("Guest {n}")).language("en"))).collect();
    scene.sim.seat(group, &guests);
    guests
}

/// Somebody presses something in private; many presses in a row would be held back.
async fn press(scene: &mut Scene, who: UserId, label: &str) -> String {
    Box::pin(scene.pass(TimeDelta::seconds(20))).await;
    Box::pin(scene.press_in_private(who, label)).await;
    scene.sees_in_private(who)
}

async fn says(scene: &mut Scene, who: UserId, text: &str) -> String {
    Box::pin(scene.pass(TimeDelta::seconds(20))).await;
    Box::pin(scene.say_in_private(who, text)).await;
    scene.sees_in_private(who)
}

/// Somebody opens the survey from the group.
async fn open(scene: &mut Scene, cast: &Cast, who: UserId, lang: Lang) -> String {
    Box::pin(scene.pass(TimeDelta::seconds(20))).await;
    Box::pin(scene.press(cast.group, who, &word("survey-button-answer", lang))).await;
    scene.sees_in_private(who)
}

fn language(cast: &Cast, who: UserId, lang: Lang) -> Lang {
    match who {
        _ if who == cast.noa => lang,
        _ if who == cast.boris => Lang::Ru,
        _ if who == cast.newcomer => Lang::He,
        _ => Lang::En,
    }
}

/// [what Noa types, what Alice writes]
fn texts(lang: Lang) -> [&'static str; 2] {
    match lang {
        Lang::En => [
            "/survey How are we doing?\nHow do you like it here?\n1-5\n\nWhich evenings?\n[] Bread\n[] Cakes\n[] Rolls\n\n\
             When does it suit you?\nMornings\nEvenings\n\nWhat's missing?",
            "More rye, <b>please</b>",
        ],
        Lang::He => [
            "/survey מה שלומנו?\nעד כמה נעים לך כאן?\n1-5\n\nלאילו ערבים כדאי לבוא?\n[] לחם\n[] עוגות\n[] לחמניות\n\n\
             מתי נוח?\nבבוקר\nבערב\n\nמה חסר?",
            "יותר <b>שיפון</b>",
        ],
        Lang::Ru => [
            "/survey Как у нас дела?\nНравится ли вам здесь?\n1-5\n\nКакие вечера?\n[] Хлеб\n[] Торты\n[] Булочки\n\n\
             Когда удобно?\nУтром\nВечером\n\nЧего не хватает?",
            "Больше <b>ржи</b>",
        ],
    }
}

/// Noa posts a survey; `named`: with names.
async fn posted(scene: &mut Scene, cast: &Cast, lang: Lang, named: bool) -> Vec<String> {
    let mut seen = vec![says(scene, cast.noa, texts(lang)[0]).await];
    if named {
        seen.push(press(scene, cast.noa, &word("survey-switch-anonymous", lang)).await);
    }
    seen.push(press(scene, cast.noa, &word("survey-button-post", lang)).await);
    seen
}

/// Somebody answers everything: how far, which of three, mornings or evenings, what in words. Returns what she has seen.
async fn answers(
    scene: &mut Scene,
    cast: &Cast,
    who: UserId,
    (lang, named): (Lang, bool),
    (far, ticks, evening, words): (&str, [bool; 3], bool, &str),
) -> Vec<String> {
    let hers = language(cast, who, lang);
    let mut seen = vec![open(scene, cast, who, lang).await];
    seen.push(press(scene, who, &word("survey-button-begin", hers)).await);
    seen.push(press(scene, who, far).await);
    let [survey, _] = texts(lang);
    let options: Vec<&str> = survey.lines().filter_map(|line| line.strip_prefix("[] ")).collect();
    for (option, is) in options.iter().zip(ticks) {
        if named && is {
            seen.push(press(scene, who, option).await);
        } else if !named {
            let label = if is { "survey-button-yes" } else { "survey-button-no" };
            seen.push(press(scene, who, &word(label, hers)).await);
        }
    }
    if named {
        seen.push(press(scene, who, &word("flow-ready", hers)).await);
    }
    let times: Vec<&str> = survey.lines().skip(10).take(2).collect();
    seen.push(press(scene, who, times[usize::from(evening)]).await);
    seen.push(says(scene, who, words).await);
    seen.push(press(scene, who, &word("survey-button-send", hers)).await);
    seen
}

async fn ask_database(scene: &Scene, sql: &'static str) -> i64 {
    let tx = scene.core.store.read().await.unwrap();
    sqlx::query_scalar(sql).fetch_one(&mut *tx.lock().await).await.unwrap()
}

async fn a_story(lang: Lang) -> String {
    let (mut scene, cast) = group(lang).await;
    let guests = guests(&scene, cast.group, 4);
    let words = texts(lang)[1];
    let mut seen = posted(&mut scene, &cast, lang, false).await;
    seen.push(scene.sees(cast.group, cast.alice));
    let hers = answers(&mut scene, &cast, cast.alice, (lang, false), ("5", [true, false, true], true, words));
    seen.extend(Box::pin(hers).await);
    Box::pin(answers(&mut scene, &cast, cast.boris, (lang, false), ("3", [true, false, false], false, "OK"))).await;
    for guest in guests {
        Box::pin(answers(&mut scene, &cast, guest, (lang, false), ("4", [false, true, true], true, "-"))).await;
    }
    scene.pass(TimeDelta::minutes(2)).await;
    seen.push(scene.sees(cast.group, cast.alice));
    scene.sees_in_private(cast.noa);
    seen.push(says(&mut scene, cast.noa, "/surveys").await);
    seen.push(
        press(&mut scene, cast.noa, texts(lang)[0].lines().next().unwrap().strip_prefix("/survey ").unwrap()).await,
    );
    scene.pass(TimeDelta::days(8)).await;
    seen.push(scene.sees(cast.group, cast.alice));
    seen.push(scene.sees_in_private(cast.noa));
    seen.push(press(&mut scene, cast.noa, &word("survey-button-results", lang)).await);
    // What was written comes in the order of random numbers.
    let written = line("survey-button-written").num("n", 4).render_plain(lang);
    let page = without_marks(&press(&mut scene, cast.noa, &written).await);
    assert!(page.contains(words) && page.contains("OK"), "{page}");
    let place = page.lines().find(|row| row.contains(words)).unwrap().split('.').next().unwrap().trim().to_owned();
    let page = without_marks(&press(&mut scene, cast.noa, &place).await);
    assert!(page.lines().any(|row| row.contains(words) && row.ends_with('✓')), "{page}");
    press(&mut scene, cast.noa, &word("survey-button-back", lang)).await;
    press(&mut scene, cast.noa, &word("survey-button-pictures", lang)).await;
    let drawn = scene.sim.view(cast.noa.private(), cast.noa).into_iter().filter_map(|seen| seen.media);
    seen.extend(drawn.map(|media| bars(&drawn_from(&scene, &media))));
    press(&mut scene, cast.noa, &word("survey-button-table", lang)).await;
    seen.push(press(&mut scene, cast.noa, &word("survey-button-summary", lang)).await);
    seen.push(press(&mut scene, cast.noa, &word("survey-button-tell", lang)).await);
    seen.push(scene.sees(cast.group, cast.alice));
    scene.finish().await;
    // Of the link that was opened only that it was; words above the chat may come before or after the page.
    let told = without_marks(&seen.join("\n----\n"));
    let shown = |row: &&str| !row.starts_with("(toast)") && !row.contains(": /start ");
    told.lines().filter(shown).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn a_survey_and_what_came_of_it_in_english() {
    assert_snapshot!(a_story(Lang::En).await);
}

#[tokio::test]
async fn a_survey_and_what_came_of_it_in_hebrew() {
    assert_snapshot!(a_story(Lang::He).await);
}

#[tokio::test]
async fn a_survey_and_what_came_of_it_in_russian() {
    assert_snapshot!(a_story(Lang::Ru).await);
}

#[tokio::test]
async fn with_names_managers_see_who_answered_what_and_it_can_be_changed() {
    for lang in Lang::ALL {
        let (mut scene, cast) = group(lang).await;
        posted(&mut scene, &cast, lang, true).await;
        answers(&mut scene, &cast, cast.alice, (lang, true), ("2", [true, false, true], true, "Rye")).await;
        press(&mut scene, cast.alice, &word("survey-button-change", Lang::En)).await;
        let seen = press(&mut scene, cast.alice, "5").await;
        assert!(seen.contains("✓"), "what she chose is marked: {seen}");
        press(&mut scene, cast.alice, &word("flow-ready", Lang::En)).await;
        press(&mut scene, cast.alice, &word("flow-skip", Lang::En)).await;
        press(&mut scene, cast.alice, &word("flow-skip", Lang::En)).await;
        press(&mut scene, cast.alice, &word("survey-button-send", Lang::En)).await;
        assert_eq!(ask_database(&scene, "SELECT count(*) FROM survey_sheets WHERE answers IS NOT NULL").await, 1);
        let kept = "SELECT count(*) FROM survey_sheets WHERE answers->'0'->>'scale' = 5 AND answers->'2' IS NULL";
        assert_eq!(ask_database(&scene, kept).await, 1, "the later answers count, and what was left out is gone");
        says(&mut scene, cast.noa, "/surveys").await;
        press(&mut scene, cast.noa, texts(lang)[0].lines().next().unwrap().strip_prefix("/survey ").unwrap()).await;
        press(&mut scene, cast.noa, &word("survey-button-results", lang)).await;
        press(&mut scene, cast.noa, &word("survey-button-table", lang)).await;
        let table = scene.sim.view(cast.noa.private(), cast.noa).into_iter().rev().find_map(|seen| seen.media).unwrap();
        let rows: Vec<Vec<String>> = serde_json::from_slice(&scene.sim.file(&table.file).unwrap()).unwrap();
        assert_eq!(rows[1][..2], ["Alice", "5"]);
        let told = says(&mut scene, cast.alice, "/mydata").await;
        drop(told);
        scene.finish().await;
    }
}

#[tokio::test]
async fn it_is_gone_on_with_after_days_and_restarts_back_and_in_typed_words() {
    for named in [false, true] {
        let (mut scene, cast) = group(Lang::En).await;
        posted(&mut scene, &cast, Lang::En, named).await;
        open(&mut scene, &cast, cast.alice, Lang::En).await;
        press(&mut scene, cast.alice, &word("survey-button-begin", Lang::En)).await;
        let seen = says(&mut scene, cast.alice, "nine").await;
        assert!(seen.contains(&word("survey-how-buttons", Lang::En)), "{seen}");
        let seen = says(&mut scene, cast.alice, "4").await;
        assert!(seen.contains("Which evenings?"), "{seen}");
        scene.restart().await;
        scene.pass(TimeDelta::days(2)).await;
        let seen = press(&mut scene, cast.alice, &word("flow-back", Lang::En)).await;
        assert!(seen.contains("How do you like it here?"), "{seen}");
        assert_eq!(seen.contains("So far"), named, "of an anonymous one nothing is said back: {seen}");
        press(&mut scene, cast.alice, "2").await;
        let mut seen = says(&mut scene, cast.alice, "1, rolls").await;
        if !named {
            // Nobody jumps over what is asked one by one.
            assert!(seen.contains(&word("survey-how-buttons", Lang::En)), "{seen}");
            for _ in 0..3 {
                seen = press(&mut scene, cast.alice, &word("survey-button-yes", Lang::En)).await;
            }
        }
        assert!(seen.contains("When does it suit you?"), "{seen}");
        let seen = open(&mut scene, &cast, cast.alice, Lang::En).await;
        assert!(seen.contains(&word("survey-button-go-on", Lang::En)), "{seen}");
        let seen = press(&mut scene, cast.alice, &word("survey-button-go-on", Lang::En)).await;
        assert!(seen.contains("When does it suit you?"), "{seen}");
        press(&mut scene, cast.alice, &word("flow-skip", Lang::En)).await;
        let seen = says(&mut scene, cast.alice, &"x".repeat(501)).await;
        assert!(seen.contains("500"), "{seen}");
        press(&mut scene, cast.alice, &word("flow-skip", Lang::En)).await;
        press(&mut scene, cast.alice, &word("survey-button-send", Lang::En)).await;
        assert_eq!(ask_database(&scene, "SELECT count(*) FROM survey_sheets").await, 1);
        assert_eq!(ask_database(&scene, "SELECT count(*) FROM survey_drafts").await, 0);
        assert_eq!(ask_database(&scene, "SELECT count(*) FROM conversations").await, 0);
        scene.finish().await;
    }
}

#[tokio::test]
async fn of_fewer_than_five_nothing_is_opened() {
    for lang in Lang::ALL {
        let (mut scene, cast) = group(lang).await;
        posted(&mut scene, &cast, lang, false).await;
        let guests = guests(&scene, cast.group, 2);
        for who in [cast.alice, cast.boris, guests[0], guests[1]] {
            answers(&mut scene, &cast, who, (lang, false), ("2", [true, false, true], true, "Rye")).await;
        }
        says(&mut scene, cast.noa, "/surveys").await;
        press(&mut scene, cast.noa, texts(lang)[0].lines().next().unwrap().strip_prefix("/survey ").unwrap()).await;
        let seen = press(&mut scene, cast.noa, &word("survey-button-close", lang)).await;
        assert!(seen.contains('4') && seen.contains('5'), "it is said what that means: {seen}");
        assert_eq!(ask_database(&scene, "SELECT count(*) FROM surveys WHERE stage = 'open'").await, 1, "not yet");
        let seen = press(&mut scene, cast.noa, &word("survey-button-close", lang)).await;
        let few = without_marks(&line("survey-too-few").num("fewest", 5).render_plain(lang));
        assert!(seen.contains(&few) && !seen.contains(&word("survey-button-results", lang)), "{seen}");
        assert_eq!(ask_database(&scene, "SELECT count(*) FROM survey_answers").await, 0);
        let kept = "SELECT count(*) FROM survey_sheets WHERE answers IS NOT NULL OR sealed IS NOT NULL";
        assert_eq!(ask_database(&scene, kept).await, 0);
        scene.finish().await;
    }
}

#[tokio::test]
async fn parts_of_the_group_are_told_apart_only_where_both_are_large() {
    for new in [4, 5] {
        let (mut scene, cast) = group(Lang::En).await;
        let long = guests(&scene, cast.group, 5);
        for who in &long {
            scene.say(cast.group, *who, "Hello").await;
        }
        let mut people = long;
        for n in 0..new {
            let person = scene.sim.create(Person::named(&format!("New {n}")).language("en"));
            scene.sim.join(cast.group, person);
            scene.settle().await;
            people.push(person);
        }
        posted(&mut scene, &cast, Lang::En, false).await;
        for who in people {
            answers(&mut scene, &cast, who, (Lang::En, false), ("4", [false; 3], true, "Hm")).await;
        }
        let told = "SELECT count(*) FROM survey_answers WHERE part IS NOT NULL";
        scene.pass(TimeDelta::days(8)).await;
        assert_eq!(ask_database(&scene, told).await, if new == 5 { 30 } else { 0 });
        let seen = press(&mut scene, cast.noa, &word("survey-button-results", Lang::En)).await;
        assert_eq!(seen.contains("Less than 30 days here: 4.0"), new == 5, "{seen}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn who_left_is_too_new_or_comes_too_late_is_told_so() {
    let (mut scene, cast) = group(Lang::En).await;
    says(&mut scene, cast.noa, "/survey Rye?").await;
    says(&mut scene, cast.noa, "Do you like rye?\n1-5").await;
    says(&mut scene, cast.noa, "tomorrow 18:00").await;
    says(&mut scene, cast.noa, "30").await;
    press(&mut scene, cast.noa, &word("survey-button-post", Lang::En)).await;
    scene.sim.join(cast.group, cast.newcomer);
    scene.settle().await;
    let seen = open(&mut scene, &cast, cast.newcomer, Lang::En).await;
    assert!(seen.contains("30"), "{seen}");
    open(&mut scene, &cast, cast.boris, Lang::En).await;
    press(&mut scene, cast.boris, &word("survey-button-begin", Lang::Ru)).await;
    scene.sim.leave(cast.group, cast.boris);
    scene.settle().await;
    // Telegram is asked, and what was pressed is not set aside meanwhile.
    let seen = press(&mut scene, cast.boris, "4").await;
    assert!(seen.contains(&word("once-more", Lang::Ru)), "{seen}");
    assert_eq!(ask_database(&scene, "SELECT count(*) FROM parked").await, 0);
    let seen = press(&mut scene, cast.boris, "4").await;
    assert!(seen.contains("Bakers"), "{seen}");
    open(&mut scene, &cast, cast.alice, Lang::En).await;
    press(&mut scene, cast.alice, &word("survey-button-begin", Lang::En)).await;
    scene.pass(TimeDelta::days(2)).await;
    assert_eq!(ask_database(&scene, "SELECT count(*) FROM survey_drafts").await, 0);
    let seen = press(&mut scene, cast.alice, "4").await;
    assert!(seen.contains("can't be answered any more"), "{seen}");
    scene.finish().await;
}

#[tokio::test]
async fn a_survey_that_is_deleted_is_gone_with_all_that_was_answered() {
    let (mut scene, cast) = group(Lang::En).await;
    posted(&mut scene, &cast, Lang::En, true).await;
    answers(&mut scene, &cast, cast.alice, (Lang::En, true), ("2", [true, false, true], true, "Rye")).await;
    open(&mut scene, &cast, cast.boris, Lang::En).await;
    press(&mut scene, cast.boris, &word("survey-button-begin", Lang::Ru)).await;
    says(&mut scene, cast.noa, "/surveys").await;
    press(&mut scene, cast.noa, "How are we doing?").await;
    press(&mut scene, cast.noa, &word("survey-button-remove", Lang::En)).await;
    press(&mut scene, cast.noa, &word("survey-button-remove", Lang::En)).await;
    assert!(scene.sees(cast.group, cast.alice).contains("has been deleted"));
    for sql in
        ["SELECT count(*) FROM surveys", "SELECT count(*) FROM survey_sheets", "SELECT count(*) FROM survey_drafts"]
    {
        assert_eq!(ask_database(&scene, sql).await, 0, "{sql}");
    }
    press(&mut scene, cast.boris, "3").await;
    scene.pass(TimeDelta::days(9)).await;
    scene.finish().await;
}

#[tokio::test]
async fn in_a_closed_topic_it_goes_to_general() {
    let (mut scene, cast) = group(Lang::En).await;
    let forum = scene.sim.forum("Oven", cast.noa);
    scene.sim.seat(forum, &[cast.boris, cast.alice]);
    scene.sim.add_bot(forum, cast.noa);
    scene.sim.promote_bot(forum, cast.noa, Rights::all());
    scene.settle().await;
    let topic = scene.sim.topic(forum, cast.noa, "Asked");
    scene.sim.say_in(forum, topic, cast.noa, "/settings surveys here");
    scene.settle().await;
    scene.sim.demote_bot(forum, cast.noa);
    scene.sim.close_topic(forum, cast.noa, topic, true);
    scene.settle().await;
    says(&mut scene, cast.noa, "/survey Rye?\nDo you like rye?\n1-5").await;
    press(&mut scene, cast.noa, "Oven").await;
    press(&mut scene, cast.noa, &word("survey-button-post", Lang::En)).await;
    let post = scene.sim.view(forum, cast.alice).into_iter().rev().find(|seen| seen.text.contains("Rye?")).unwrap();
    assert_eq!(post.thread, None);
    scene.finish_despite([Trouble::Failed]).await;
}

#[tokio::test]
async fn what_cannot_be_posted_is_kept_and_can_be_posted_later() {
    let (mut scene, cast) = group(Lang::En).await;
    says(&mut scene, cast.noa, texts(Lang::En)[0]).await;
    scene.pass(TimeDelta::minutes(1)).await;
    let no = "Bad Request: not enough rights to send text messages to the chat".to_owned();
    scene.sim.fault("sendMessage", 0, 1, Fault::Reject(400, no));
    press(&mut scene, cast.noa, &word("survey-button-post", Lang::En)).await;
    assert_eq!(ask_database(&scene, "SELECT count(*) FROM surveys WHERE stage = 'dropped'").await, 1);
    says(&mut scene, cast.noa, "/surveys").await;
    let seen = press(&mut scene, cast.noa, "How are we doing?").await;
    assert!(seen.contains("Not posted"), "{seen}");
    press(&mut scene, cast.noa, &word("survey-button-again", Lang::En)).await;
    press(&mut scene, cast.noa, &word("survey-button-post", Lang::En)).await;
    assert_eq!(ask_database(&scene, "SELECT count(*) FROM surveys WHERE stage = 'open'").await, 1);
    scene.finish_despite([Trouble::Failed]).await;
}

#[tokio::test]
async fn who_has_not_answered_is_reminded_once_and_who_cannot_be_written_to_is_not() {
    let (mut scene, cast) = group(Lang::En).await;
    scene.sim.start_bot(cast.alice);
    scene.sim.start_bot(cast.boris);
    scene.settle().await;
    says(&mut scene, cast.noa, texts(Lang::En)[0]).await;
    press(&mut scene, cast.noa, &word("survey-switch-reminds-off", Lang::En)).await;
    press(&mut scene, cast.noa, &word("survey-button-post", Lang::En)).await;
    answers(&mut scene, &cast, cast.boris, (Lang::En, false), ("2", [true, false, true], true, "Rye")).await;
    scene.sees_in_private(cast.alice);
    scene.sees_in_private(cast.boris);
    scene.pass(TimeDelta::days(6) + TimeDelta::hours(2)).await;
    let seen = scene.sees_in_private(cast.alice);
    assert!(seen.contains("How are we doing?"), "{seen}");
    assert_eq!(scene.sees_in_private(cast.boris), "", "he has answered");
    scene.sim.block_bot(cast.alice);
    scene.pass(TimeDelta::days(3)).await;
    scene.finish().await;
}

#[tokio::test]
async fn what_is_typed_wrongly_is_named_and_in_the_group_the_way_is_shown() {
    for lang in Lang::ALL {
        let (mut scene, cast) = group(lang).await;
        let seen = says(&mut scene, cast.noa, "/survey Rye?\nWhen?\nNow").await;
        let no = line("survey-options").text("words", "When?").num("least", 2).num("most", 10).render_plain(lang);
        assert!(seen.contains(&without_marks(&no)), "{seen}");
        let seen = scene.say_and_see(cast.group, cast.noa, "/survey Rye?\nDo you like it?\n1-5").await;
        assert!(seen.contains(&word("survey-in-private", lang)), "{seen}");
        scene.press(cast.group, cast.noa, &word("whisper-open-private", lang)).await;
        let seen = scene.sees_in_private(cast.noa);
        assert!(seen.contains("Do you like it?"), "{seen}");
        assert_eq!(ask_database(&scene, "SELECT count(*) FROM surveys").await, 0);
        scene.finish().await;
    }
}

#[tokio::test]
async fn the_end_of_one_survey_does_not_silence_another() {
    let (mut scene, cast) = group(Lang::En).await;
    posted(&mut scene, &cast, Lang::En, false).await;
    open(&mut scene, &cast, cast.alice, Lang::En).await;
    press(&mut scene, cast.alice, &word("survey-button-begin", Lang::En)).await;
    says(&mut scene, cast.noa, "/survey Rye?\nDo you like rye?\n1-5\n\nWhy?").await;
    press(&mut scene, cast.noa, &word("survey-button-post", Lang::En)).await;
    open(&mut scene, &cast, cast.alice, Lang::En).await;
    press(&mut scene, cast.alice, &word("survey-button-begin", Lang::En)).await;
    says(&mut scene, cast.noa, "/surveys").await;
    press(&mut scene, cast.noa, "How are we doing?").await;
    press(&mut scene, cast.noa, &word("survey-button-remove", Lang::En)).await;
    press(&mut scene, cast.noa, &word("survey-button-remove", Lang::En)).await;
    let seen = says(&mut scene, cast.alice, "4").await;
    assert!(seen.contains("Why?"), "{seen}");
    scene.finish().await;
}

#[tokio::test]
async fn after_days_she_is_asked_whether_to_go_on() {
    let (mut scene, cast) = group(Lang::En).await;
    posted(&mut scene, &cast, Lang::En, true).await;
    open(&mut scene, &cast, cast.alice, Lang::En).await;
    press(&mut scene, cast.alice, &word("survey-button-begin", Lang::En)).await;
    scene.pass(TimeDelta::days(4)).await;
    let seen = says(&mut scene, cast.alice, "4").await;
    assert!(seen.contains("haven't handed in your answers yet: How are we doing?"), "{seen}");
    let seen = press(&mut scene, cast.alice, &word("draft-go-on", Lang::En)).await;
    assert!(seen.contains("How do you like it here?"), "{seen}");
    let seen = says(&mut scene, cast.alice, "4").await;
    assert!(seen.contains("Which evenings?"), "{seen}");
    scene.finish().await;
}

async fn run(scene: &Scene, sql: &'static str) {
    scene.with_cx(async |cx| Ok(sqlx::query(sql).execute(&mut *cx.tx.lock().await).await.map(drop)?)).await;
}

#[tokio::test]
async fn who_comes_from_a_post_proves_that_it_stands() {
    let (mut scene, cast) = group(Lang::En).await;
    posted(&mut scene, &cast, Lang::En, true).await;
    run(&scene, "UPDATE surveys SET stage = 'posting', message_id = NULL, shown = NULL").await;
    run(&scene, "DELETE FROM timers WHERE room = 'surveys'").await;
    let seen = open(&mut scene, &cast, cast.alice, Lang::En).await;
    assert!(seen.contains(&word("survey-button-begin", Lang::En)), "{seen}");
    assert_eq!(ask_database(&scene, "SELECT count(*) FROM surveys WHERE stage = 'open'").await, 1);
    scene.pass(TimeDelta::days(8)).await;
    assert_eq!(ask_database(&scene, "SELECT count(*) FROM surveys WHERE stage = 'closed'").await, 1);
    scene.finish().await;
}

#[tokio::test]
async fn the_group_does_not_read_what_only_a_few_answered() {
    let (mut scene, cast) = group(Lang::En).await;
    posted(&mut scene, &cast, Lang::En, true).await;
    answers(&mut scene, &cast, cast.alice, (Lang::En, true), ("2", [true, false, true], true, "Rye")).await;
    scene.pass(TimeDelta::days(8)).await;
    says(&mut scene, cast.noa, "/surveys").await;
    press(&mut scene, cast.noa, "How are we doing?").await;
    let seen = press(&mut scene, cast.noa, &word("survey-button-summary", Lang::En)).await;
    assert!(seen.contains("Fewer than 5 answers") && !seen.contains("Rolls"), "{seen}");
    scene.finish().await;
}

#[tokio::test]
async fn a_room_that_is_off_closes_what_is_open() {
    let (mut scene, cast) = group(Lang::En).await;
    posted(&mut scene, &cast, Lang::En, true).await;
    answers(&mut scene, &cast, cast.alice, (Lang::En, true), ("2", [true, false, true], true, "Rye")).await;
    scene.say(cast.group, cast.noa, "/settings surveys off").await;
    assert!(scene.sees(cast.group, cast.alice).contains("This is over"));
    assert_eq!(ask_database(&scene, "SELECT count(*) FROM surveys WHERE stage = 'closed'").await, 1);
    press(&mut scene, cast.alice, &word("survey-button-change", Lang::En)).await;
    scene.pass(TimeDelta::days(9)).await;
    scene.finish().await;
}
