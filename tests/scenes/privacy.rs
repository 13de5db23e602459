//! What the bot knows of a person: hers to read, and to have forgotten.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use kehila::{
    dispatch::known,
    store::inbox::{self, Failure, Source},
    words::{Lang, line},
};
use serde_json::json;
use simulator::{Person, UserId};
use sqlx::AssertSqlSafe;

use super::support::{Cast, Scene, word};

/// What nobody else is called, or says.
const NAME: &str = "Zelda";
const USERNAME: &str = "zelda_of_rye";
const WORDS: [&str; 3] = ["Pumpernickel", "Sourdough rescue", "A cellar"];

/// She lives a lot: talks, answers, likes, votes, introduces herself, helps, posts, changes settings, has failed updates.
async fn after_a_rich_life(language: Lang) -> (Scene, Cast, UserId) {
    let (mut scene, cast) = Scene::with_group(language).await;
    let sim = scene.sim.clone();
    let group = cast.group;
    let zelda = sim.create(Person::named(NAME).username(USERNAME).language(language.code()));
    sim.join(group, zelda);
    scene.pass(TimeDelta::minutes(1)).await;
    sim.start_bot(zelda);
    for (n, day) in ["Good morning", "Who bakes today?", "My starter rises"].into_iter().enumerate() {
        let said = sim.say(group, zelda, day);
        scene.settle().await;
        let answered = sim.reply(group, cast.boris, said, "Rye for me, with seeds");
        scene.settle().await;
        sim.reply(group, zelda, answered, "Lovely idea, really");
        sim.react(group, cast.alice, said, "👍");
        sim.react(group, zelda, answered, "👍");
        scene.pass(TimeDelta::hours(if n < 2 { 24 } else { 1 })).await;
    }
    sim.say(group, cast.noa, &format!("/staff @{USERNAME}"));
    scene.settle().await;
    sim.say(group, zelda, "/poll Rye or wheat?\nRye\nWheat");
    scene.settle().await;
    let poll = sim.view(group, zelda).iter().rev().find(|seen| seen.text.contains("Rye or wheat?")).unwrap().id;
    sim.vote(group, zelda, poll, &[0]).unwrap();
    sim.say(group, zelda, "/touchpoint every monday 10:00\nWhat is in the oven?");
    sim.say(group, zelda, "/settings rhythm steady");
    sim.say(group, cast.noa, "/staff");
    scene.settle().await;
    sim.say(zelda.private(), zelda, &format!("/language {}", language.code()));
    sim.say(zelda.private(), zelda, &format!("/introduce\n{}", WORDS.join("\n")));
    scene.settle().await;
    let publish = line("flow-publish").render_plain(language);
    sim.press(zelda.private(), zelda, &publish).unwrap();
    scene.settle().await;
    // She begins another one.
    sim.say(zelda.private(), zelda, "/introduce");
    sim.say(group, zelda, "/me");
    scene.settle().await;
    scene.pass(TimeDelta::minutes(5)).await;
    (scene, cast, zelda)
}

/// Updates that could not be handled, or wait: hers, and another's who answers her.
async fn have_unhandled(scene: &Scene, cast: &Cast, zelda: UserId) {
    let her = json!({"id": zelda.0, "is_bot": false, "first_name": NAME, "username": USERNAME});
    let boris = json!({"id": cast.boris.0, "is_bot": false, "first_name": "Boris"});
    let group = json!({"id": cast.group.0, "type": "supergroup", "title": "Bakers"});
    let hers = json!({"update_id": 901, "message": {"message_id": 801, "from": her, "chat": group, "text": WORDS[0]}});
    let his = json!({"update_id": 902, "message": {"message_id": 802, "from": boris, "chat": group, "text": "Yes",
                     "reply_to_message": {"message_id": 801, "from": her, "chat": group, "text": WORDS[0]}}});
    let private = json!({"update_id": 903, "message": {"message_id": 803, "from": her, "text": WORDS[1],
                         "chat": {"id": zelda.0, "type": "private", "first_name": NAME}}});
    let timer = json!({"room": "privacy", "key": format!("x:{}", zelda.0), "payload": "{}"});
    scene
        .with_cx(async |cx| {
            let chat = kehila::store::chats::by_telegram_id(&cx.tx, kehila::telegram::ChatId(cast.group.0)).await?;
            for (source, chat_id, raw) in [
                (Source::Update, cast.group.0, &hers),
                (Source::Update, cast.group.0, &his),
                (Source::Update, zelda.0, &private),
                (Source::Timer, cast.group.0, &timer),
            ] {
                let raw = raw.to_string();
                let failure = Failure { source, update_id: None, chat_id: Some(chat_id), raw: &raw, error: "no" };
                inbox::quarantine(&cx.tx, &failure, cx.now).await?;
            }
            for raw in [&hers, &his] {
                inbox::park(&cx.tx, chat.as_ref().unwrap().key, &raw.to_string(), cx.now).await?;
            }
            Ok(())
        })
        .await;
}

async fn empty(scene: &Scene, table: &str) {
    let tx = scene.core.store.write().await.unwrap();
    let statement = AssertSqlSafe(format!("DELETE FROM {table}"));
    sqlx::query(statement).execute(&mut *tx.lock().await).await.unwrap();
    tx.commit().await.unwrap();
}

async fn columns(scene: &Scene) -> Vec<(String, String)> {
    let tx = scene.core.store.read().await.unwrap();
    sqlx::query_as(
        "SELECT t.name, c.name FROM sqlite_schema t JOIN pragma_table_xinfo(t.name) c
         WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name <> '_sqlx_migrations' ORDER BY 1, 2",
    )
    .fetch_all(&mut *tx.lock().await)
    .await
    .unwrap()
}

/// The columns in which one of these is found, in any case of letters.
async fn found(scene: &Scene, needles: &[&str]) -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    for (table, column) in columns(scene).await {
        let statement =
            format!("SELECT count(*) FROM \"{table}\" WHERE instr(lower(CAST(\"{column}\" AS TEXT)), lower(?)) > 0");
        let tx = scene.core.store.read().await.unwrap();
        for needle in needles {
            let n: i64 = sqlx::query_scalar(AssertSqlSafe(statement.clone()))
                .bind(needle)
                .fetch_one(&mut *tx.lock().await)
                .await
                .unwrap();
            if n > 0 {
                found.insert((table.clone(), column.clone()));
            }
        }
    }
    found
}

fn held(scene: &Scene) -> BTreeSet<(String, String)> {
    let held = known::held(&scene.core.rooms);
    held.iter().map(|held| (held.table.to_owned(), held.column.to_owned())).collect()
}

async fn count(scene: &Scene, question: &str) -> i64 {
    let tx = scene.core.store.read().await.unwrap();
    sqlx::query_scalar(AssertSqlSafe(question.to_owned())).fetch_one(&mut *tx.lock().await).await.unwrap()
}

#[tokio::test]
async fn every_column_that_may_hold_somebody_is_named_by_a_room() {
    let scene = Scene::open().await;
    let tx = scene.core.store.read().await.unwrap();
    // By its name, by what it refers to, or because anything may be in it.
    let suspects: Vec<(String, String)> = sqlx::query_as(
        "SELECT t.name, c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c
         WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name <> '_sqlx_migrations'
           AND (c.name IN ('user_id', 'user', 'person', 'people', 'author', 'replier', 'reactor', 'only_user', 'owner',
                           'member', 'host', 'guest', 'giver', 'receiver', 'winner', 'raw', 'note', 'payload', 'said',
                           'request', 'error')
                OR c.name LIKE '%\\_by' ESCAPE '\\' OR c.name LIKE '%\\_user' ESCAPE '\\' OR c.name LIKE '%\\_person' ESCAPE '\\'
                OR t.sql LIKE '%json_valid(' || c.name || ')%'
                OR EXISTS (SELECT 1 FROM pragma_foreign_key_list(t.name) k WHERE k.\"table\" = 'people' AND k.\"from\" = c.name))",
    )
    .fetch_all(&mut *tx.lock().await)
    .await
    .unwrap();
    drop(tx);
    assert!(suspects.len() > 40, "columns were found: {suspects:?}");
    let held = held(&scene);
    let unnamed: Vec<_> = suspects.into_iter().filter(|suspect| !held.contains(suspect)).collect();
    assert!(unnamed.is_empty(), "say in `Room::held` what becomes of people in {unnamed:?}");
    let there: BTreeSet<_> = columns(&scene).await.into_iter().collect();
    let gone: Vec<_> = held.into_iter().filter(|held| !there.contains(held)).collect();
    assert!(gone.is_empty(), "there are no such columns: {gone:?}");
    scene.finish().await;
}

#[tokio::test]
async fn nothing_of_her_is_left_in_any_table() {
    let (mut scene, cast, zelda) = after_a_rich_life(Lang::En).await;
    have_unhandled(&scene, &cast, zelda).await;
    let number = zelda.0.to_string();
    let before = found(&scene, &[&number]).await;
    let held = held(&scene);
    let unnamed: Vec<_> = before.difference(&held).collect();
    assert!(unnamed.is_empty(), "say in `Room::held` what becomes of people in {unnamed:?}");
    assert!(before.len() >= 20, "she is in many tables: {before:?}");
    let scores = "SELECT count(*) FROM scores";
    let (counted, touchpoints) = (count(&scene, scores).await, count(&scene, "SELECT count(*) FROM touchpoints").await);

    let asked = scene.say_and_see(zelda.private(), zelda, "/forgetme").await;
    assert!(asked.contains("Shall I forget you?") && asked.contains("Bakers"), "{asked}");
    scene.press_in_private(zelda, &word("forgetme-button-all", Lang::En)).await;
    scene.pass(TimeDelta::minutes(1)).await;
    assert!(scene.sees_in_private(zelda).contains("I know nothing about you any more."));

    let mut needles = vec![number.as_str(), NAME, USERNAME];
    needles.extend(WORDS);
    assert_eq!(found(&scene, &needles).await, BTreeSet::new());
    // What was counted and made for the group stays, and the other's update without her.
    assert_eq!(count(&scene, scores).await, counted);
    assert_eq!(count(&scene, "SELECT count(*) FROM touchpoints").await, touchpoints);
    assert_eq!(count(&scene, "SELECT count(*) FROM scores WHERE user_id < 0").await, 1);
    assert_eq!(count(&scene, "SELECT count(*) FROM quarantine").await, 1);
    assert_eq!(count(&scene, "SELECT count(*) FROM parked").await, 1);
    let seen = scene.sees(cast.group, cast.boris);
    assert!(seen.contains("(deleted)") || !seen.contains(WORDS[1]), "her introduction was taken away: {seen}");

    // Who writes again is somebody new.
    let said = scene.sim.say(cast.group, zelda, "Good evening, bakers");
    scene.settle().await;
    scene.sim.react(cast.group, cast.alice, said, "👍");
    scene.settle().await;
    let mydata = scene.say_and_see(zelda.private(), zelda, "/mydata").await;
    assert!(mydata.contains("counted: 1") && !mydata.contains(WORDS[0]), "{mydata}");
    empty(&scene, "quarantine").await;
    empty(&scene, "parked").await;
    scene.finish().await;
}

#[tokio::test]
async fn what_was_begun_is_ended_after_a_restart() {
    let (mut scene, _cast, zelda) = after_a_rich_life(Lang::Ru).await;
    scene.say_and_see(zelda.private(), zelda, "/forgetme").await;
    let label = line("forgetme-button-all").render_plain(Lang::Ru);
    scene.sim.press(zelda.private(), zelda, &label).unwrap();
    scene.receive_all().await;
    scene.restart().await;
    // Somebody who is in a hurry, or whose app sends a press twice.
    let _ = scene.sim.press(zelda.private(), zelda, &label);
    scene.pass(TimeDelta::minutes(1)).await;
    let seen = scene.sees_in_private(zelda);
    assert_eq!(seen.matches("Я больше ничего о вас не знаю").count(), 1, "{seen}");
    let number = zelda.0.to_string();
    assert_eq!(found(&scene, &[&number, NAME, USERNAME]).await, BTreeSet::new());
    scene.finish().await;
}

#[tokio::test]
async fn one_group_is_forgotten_and_the_other_is_not() {
    let (mut scene, cast, zelda) = after_a_rich_life(Lang::He).await;
    let olga = scene.sim.create(Person::named("Olga").language("he"));
    let other = scene.sim.supergroup("Runners", olga);
    scene.sim.seat(other, &[zelda]);
    scene.sim.add_bot(other, olga);
    scene.sim.promote_bot(other, olga, simulator::Rights::all());
    scene.settle().await;
    scene.sim.say(other, zelda, "I run every morning");
    scene.settle().await;
    scene.say_and_see(zelda.private(), zelda, "/forgetme").await;
    scene.press_in_private(zelda, &word("forgetme-button-one", Lang::He)).await;
    scene.sim.press(zelda.private(), zelda, "Bakers").unwrap();
    scene.settle().await;
    let seen = scene.sees_in_private(zelda);
    assert!(seen.contains("נמחק. לא ידוע לי עליך דבר בקבוצה: Bakers"), "{seen}");
    let mydata = scene.say_and_see(zelda.private(), zelda, "/mydata").await;
    assert!(mydata.contains("Runners") && mydata.contains(NAME) && !mydata.contains("Bakers"), "{mydata}");
    let key = format!("(SELECT id FROM chats WHERE telegram_id = {})", cast.group.0);
    for (table, column) in
        [("members", "user_id"), ("scores", "user_id"), ("introductions", "user_id"), ("messages", "author")]
    {
        let left = format!("SELECT count(*) FROM {table} WHERE chat = {key} AND {column} = {}", zelda.0);
        assert_eq!(count(&scene, &left).await, 0, "{table}");
    }
    // She helped there, and does not any more.
    scene.sim.say(cast.group, zelda, "/settings rhythm gentle");
    scene.settle().await;
    assert!(!scene.sees(cast.group, zelda).is_empty());
    assert_eq!(count(&scene, "SELECT count(*) FROM members WHERE staff = 1").await, 0);
    scene.finish().await;
}

#[tokio::test]
async fn she_reads_what_is_known_in_her_language_and_as_json() {
    for (language, said) in [
        (Lang::En, ["What I know about you", "Your introduction:", "Polls you voted in: 1", "Settings you changed: 2"]),
        (Lang::He, ["מה ידוע לי עליך", "הודעת ההיכרות שלך:", "סקרים שבהם הצבעת: 1", "הגדרות ששינית: 2"]),
        (Lang::Ru, ["Что я о вас знаю", "Ваш рассказ о себе:", "голосовали: 1", "Настроек, которые вы изменили: 2"]),
    ] {
        let (mut scene, cast, zelda) = after_a_rich_life(language).await;
        scene.sees_in_private(zelda);
        let mydata = scene.say_and_see(zelda.private(), zelda, "/mydata").await;
        for words in said.into_iter().chain([NAME, "Bakers", WORDS[1]]) {
            assert!(mydata.contains(words), "{words} is missing: {mydata}");
        }
        scene.press_in_private(zelda, &word("mydata-button-json", language)).await;
        let view = scene.sim.view(zelda.private(), zelda);
        let media = view.into_iter().rev().find_map(|seen| seen.media).expect("a file came");
        assert_eq!(media.name.as_deref(), Some("kehila-mydata.json"));
        assert!(media.caption.contains(&word("mydata-file", language)), "{}", media.caption);
        let file = String::from_utf8(scene.sim.file(&media.file).unwrap().to_vec()).unwrap();
        let json: serde_json::Value = serde_json::from_str(&file).unwrap();
        assert_eq!((&json["person"], &json["groups"][0]["group"]), (&json!(zelda.0), &json!("Bakers")));
        assert!(file.contains("\"introductions\"") && file.contains(WORDS[1]), "{file}");
        assert!(!file.contains(&cast.boris.0.to_string()), "another's number is shown: {file}");
        // What it was written from is not kept once it is sent.
        let kept = found(&scene, &["\"introductions\"", "kehila-mydata.json"]).await;
        assert_eq!(kept, BTreeSet::new());
        // In the group there is a link only, which nobody else is shown.
        scene.sees(cast.group, cast.boris);
        scene.sim.say(cast.group, zelda, "/mydata");
        scene.settle().await;
        let link = line("privacy-in-private").render(language);
        assert!(scene.sees(cast.group, zelda).contains(&link));
        assert!(!scene.sees(cast.group, cast.boris).contains(&link));
        press_no(&mut scene, zelda, language).await;
        scene.finish().await;
    }
}

/// Asked, she lets everything be.
async fn press_no(scene: &mut Scene, zelda: UserId, language: Lang) {
    scene.say_and_see(zelda.private(), zelda, "/forgetme").await;
    scene.press_in_private(zelda, &word("forgetme-button-no", language)).await;
    let kept = line("forgetme-kept").render(language);
    assert!(scene.sees_in_private(zelda).contains(&kept));
}

#[tokio::test]
async fn nobody_else_has_her_forgotten() {
    let (mut scene, cast, zelda) = after_a_rich_life(Lang::En).await;
    scene.sim.start_bot(cast.boris);
    scene.settle().await;
    let his = scene.say_and_see(cast.boris.private(), cast.boris, "/mydata").await;
    assert!(!his.contains(NAME) && !his.contains(WORDS[0]), "{his}");
    scene.say_and_see(cast.boris.private(), cast.boris, "/forgetme").await;
    scene.press_in_private(cast.boris, &word("forgetme-button-all", Lang::Ru)).await;
    scene.pass(TimeDelta::minutes(1)).await;
    let mydata = scene.say_and_see(zelda.private(), zelda, "/mydata").await;
    assert!(mydata.contains(NAME) && mydata.contains(WORDS[0]), "{mydata}");
    scene.finish().await;
}

#[tokio::test]
async fn the_greeting_names_who_is_forgotten_no_longer() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let mira = scene.sim.create(Person::named("Mira").language("en"));
    scene.sim.join(cast.group, cast.newcomer);
    scene.sim.join(cast.group, mira);
    scene.pass(TimeDelta::seconds(40)).await;
    let greeting = |scene: &Scene| {
        let seen = scene.sim.view(cast.group, cast.noa);
        seen.into_iter().rfind(|seen| seen.text.contains("דנה") && !seen.service).unwrap().text
    };
    assert!(greeting(&scene).contains("Mira"));
    scene.sim.start_bot(mira);
    scene.settle().await;
    scene.say_and_see(mira.private(), mira, "/forgetme").await;
    scene.press_in_private(mira, &word("forgetme-button-all", Lang::En)).await;
    scene.pass(TimeDelta::minutes(5)).await;
    assert!(!greeting(&scene).contains("Mira"), "{}", greeting(&scene));
    let left = found(&scene, &[&mira.0.to_string()]).await;
    assert!(!left.contains(&("greetings".to_owned(), "greeted".to_owned())), "{left:?}");
    scene.finish().await;
}
