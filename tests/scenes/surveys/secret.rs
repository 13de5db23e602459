//! Anonymous means that the database cannot tell: looked for in every byte of it, of its write-ahead log and of a backup.

use std::{collections::BTreeSet, fs, sync::Arc};

use kehila::{
    config::Config,
    operate::{self, Command, Surroundings, Verdict},
};

use super::*;

/// What people write that nobody else does.
fn confession(n: usize) -> String {
    format!("Confession{n}of{}", (n * 7919 + 13) % 10_007)
}

/// Every byte there is: the database, its log, and a backup of it, as whole files.
async fn bytes(scene: &Scene) -> Vec<(String, Vec<u8>)> {
    let database = scene.database();
    let log = database.with_file_name("scene.db-wal");
    let copy = database.with_file_name("copy.db");
    let around = Surroundings {
        config_file: None,
        token: None,
        api_url: scene.sim.url(),
        is_telegrams_own: false,
        database: format!("sqlite:{}", database.display()),
        clock: Arc::clone(&scene.clock) as _,
        defaults: Config::default().defaults(),
        webhook: None,
    };
    let backup = Command::Backup { to: copy.clone(), json: true };
    assert_eq!(operate::run(backup, &around).await.unwrap(), Verdict::Well);
    let read = [("database", database.as_path()), ("log", log.as_path()), ("backup", copy.as_path())]
        .into_iter()
        .map(|(name, path)| (name.to_owned(), fs::read(path).unwrap()))
        .collect();
    fs::remove_file(copy).unwrap();
    read
}

fn holds(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|window| window == what)
}

/// The pages of a file of `SQLite`'s; of a log those within its frames.
fn pages(name: &str, bytes: &[u8]) -> Vec<Vec<u8>> {
    let size = |at: usize| usize::from(u16::from_be_bytes([bytes[at], bytes[at + 1]]));
    if name == "log" && bytes.len() < 32 {
        return Vec::new();
    }
    if name == "log" {
        let page = u32::from_be_bytes(bytes[8..12].try_into().unwrap()) as usize;
        return bytes[32..].chunks(24 + page).map(|frame| frame[24.min(frame.len())..].to_vec()).collect();
    }
    let page = if size(16) == 1 { 65_536 } else { size(16) };
    bytes.chunks(page).map(<[u8]>::to_vec).collect()
}

/// A number as it may stand in a page: in figures, and as `SQLite` keeps it.
fn forms(user: UserId) -> Vec<Vec<u8>> {
    let whole = user.0.to_be_bytes();
    let first = whole.iter().position(|byte| *byte != 0).unwrap_or(7);
    let kept = match 8 - first {
        5 | 6 => whole[2..].to_vec(),
        7 | 8 => whole.to_vec(),
        n => whole[8 - n..].to_vec(),
    };
    vec![user.0.to_string().into_bytes(), kept]
}

/// Every row of every table, as text.
async fn rows(scene: &Scene) -> Vec<String> {
    let tx = scene.core.store.read().await.unwrap();
    let connection = &mut *tx.lock().await;
    let tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
    let tables: Vec<String> = sqlx::query_scalar(tables).fetch_all(&mut *connection).await.unwrap();
    let mut rows = Vec::new();
    for table in tables {
        let columns = format!(
            "SELECT group_concat('quote(\"' || name || '\")', ' || char(10) || ') FROM pragma_table_info('{table}')"
        );
        let columns: String =
            sqlx::query_scalar(sqlx::AssertSqlSafe(columns)).fetch_one(&mut *connection).await.unwrap();
        let all = format!("SELECT '{table}: ' || {columns} FROM \"{table}\"");
        let all: Vec<String> = sqlx::query_scalar(sqlx::AssertSqlSafe(all)).fetch_all(&mut *connection).await.unwrap();
        rows.extend(all);
    }
    rows
}

/// Twelve people with numbers that are nobody else's; it is enough that they are long.
fn people(scene: &Scene, group: ChatId) -> Vec<UserId> {
    guests(scene, group, 12)
}

#[tokio::test]
async fn nothing_in_any_byte_says_who_answered_what() {
    let (mut scene, cast) = group(Lang::En).await;
    let people = people(&scene, cast.group);
    posted(&mut scene, &cast, Lang::En, false).await;
    for (n, who) in people.iter().enumerate() {
        let ticks = [n % 2 == 0, n % 3 == 0, n % 5 == 0];
        let far = (n % 5 + 1).to_string();
        answers(&mut scene, &cast, *who, (Lang::En, false), (&far, ticks, n % 4 == 0, &confession(n))).await;
        if n == 5 {
            scene.restart().await;
        }
    }
    // Somebody begins, and hands nothing in.
    open(&mut scene, &cast, cast.alice, Lang::En).await;
    press(&mut scene, cast.alice, &word("survey-button-begin", Lang::En)).await;
    for _ in 0..3 {
        press(&mut scene, cast.alice, &word("flow-skip", Lang::En)).await;
    }
    says(&mut scene, cast.alice, &confession(99)).await;

    for (name, bytes) in bytes(&scene).await {
        assert!(name == "log" || holds(&bytes, b"survey_sheets"), "{name} is looked at");
        for n in (0..people.len()).chain([99]) {
            assert!(!holds(&bytes, confession(n).as_bytes()), "while it is open nobody reads what {n} wrote: {name}");
        }
    }
    assert_eq!(ask_database(&scene, "SELECT count(*) FROM survey_answers").await, 0);
    let lengths = "SELECT count(DISTINCT length(sealed)) FROM (SELECT sealed FROM survey_sheets UNION ALL SELECT sealed FROM survey_drafts)";
    assert_eq!(ask_database(&scene, lengths).await, 1, "their lengths say nothing");

    scene.pass(TimeDelta::days(8)).await;
    assert_eq!(ask_database(&scene, "SELECT count(*) FROM survey_answers").await, 48);
    assert_eq!(
        ask_database(&scene, "SELECT count(*) FROM survey_sheets WHERE sealed IS NOT NULL OR answers IS NOT NULL")
            .await,
        0
    );
    assert_eq!(ask_database(&scene, "SELECT count(*) FROM survey_sheets").await, 12, "who took part is known");
    assert_eq!(ask_database(&scene, "SELECT count(*) FROM survey_drafts").await, 0);

    let ids: Vec<Vec<u8>> = {
        let tx = scene.core.store.read().await.unwrap();
        sqlx::query_scalar("SELECT id FROM survey_answers").fetch_all(&mut *tx.lock().await).await.unwrap()
    };
    assert!(ids.iter().all(|id| id.len() == 16) && ids.is_sorted(), "the place in the file is a random number");
    let rows = rows(&scene).await;
    for n in 0..people.len() {
        let hers: Vec<&String> = rows.iter().filter(|row| row.contains(&confession(n))).collect();
        assert_eq!(hers.len(), 1, "what she wrote is in one place: {hers:#?}");
        for who in &people {
            assert!(!hers[0].contains(&who.0.to_string()), "{}", hers[0]);
        }
    }
    for (name, bytes) in bytes(&scene).await {
        assert!(!holds(&bytes, confession(99).as_bytes()), "what was not handed in is nowhere: {name}");
        for mut page in pages(&name, &bytes) {
            // What is random may look like anything.
            for id in &ids {
                while let Some(at) = page.windows(16).position(|window| window == id) {
                    page[at..at + 16].fill(0);
                }
            }
            for n in (0..people.len()).filter(|n| holds(&page, confession(*n).as_bytes())) {
                for who in &people {
                    for form in forms(*who).into_iter().filter(|form| form.len() > 2) {
                        assert!(!holds(&page, &form), "{n} and {} are in one page of {name}", who.0);
                    }
                }
            }
        }
    }
    // In the file they stand in an order that is neither that of answering nor that of their numbers.
    let tx = scene.core.store.read().await.unwrap();
    let sql = "SELECT answer->>'words' FROM survey_answers WHERE question = 3 ORDER BY id";
    let order: Vec<String> = sqlx::query_scalar(sql).fetch_all(&mut *tx.lock().await).await.unwrap();
    let answered: Vec<String> = (0..people.len()).map(confession).collect();
    assert_eq!(order.iter().collect::<BTreeSet<_>>(), answered.iter().collect::<BTreeSet<_>>());
    assert_ne!(order, answered);
    let table: String = sqlx::query_scalar("SELECT sql FROM sqlite_schema WHERE name = 'survey_answers'")
        .fetch_one(&mut *tx.lock().await)
        .await
        .unwrap();
    assert!(table.contains("WITHOUT ROWID"));
    drop(tx);
    scene.finish().await;
}

#[tokio::test]
async fn what_is_sent_does_not_depend_on_what_was_answered() {
    let mut seen = BTreeSet::new();
    for (far, ticks, evening, words) in
        [("1", [true, true, false], true, "Yes"), ("5", [false, false, true], false, "No, and a lot more than that")]
    {
        let (mut scene, cast) = group(Lang::En).await;
        posted(&mut scene, &cast, Lang::En, false).await;
        let before = scene.sim.requests().len();
        answers(&mut scene, &cast, cast.alice, (Lang::En, false), (far, ticks, evening, words)).await;
        let sent: Vec<String> = scene.sim.requests()[before..]
            .iter()
            .filter_map(|request| request.params.get("text")?.as_str().map(str::to_owned))
            .collect();
        assert!(sent.len() > 6);
        seen.insert(sent.join("\n"));
        scene.finish().await;
    }
    assert_eq!(seen.len(), 1, "{seen:#?}");
}

/// Somebody leaves everything out, and hands that in.
async fn leaves_all_out(scene: &mut Scene, cast: &Cast, who: UserId) {
    open(scene, cast, who, Lang::En).await;
    press(scene, who, &word("survey-button-begin", Lang::En)).await;
    for _ in 0..6 {
        press(scene, who, &word("flow-skip", Lang::En)).await;
    }
    press(scene, who, &word("survey-button-send", Lang::En)).await;
}

/// What the database has of what was sent to somebody, and of her buttons.
async fn traces(scene: &Scene, who: UserId) -> String {
    let sql = "SELECT (SELECT coalesce(group_concat(method), '') FROM outbox WHERE chat_id = ?1) || char(10) || group_concat(one, char(10))
               FROM (SELECT action || (expires_at - (SELECT min(expires_at) FROM buttons WHERE only_user = ?1) > 7200) AS one
                     FROM buttons WHERE only_user = ?1 AND room = 'surveys' ORDER BY one)";
    let tx = scene.core.store.read().await.unwrap();
    sqlx::query_scalar(sql).bind(who.0).fetch_one(&mut *tx.lock().await).await.unwrap()
}

#[tokio::test]
async fn who_wrote_and_who_left_out_leave_the_same_traces() {
    let (mut scene, cast) = group(Lang::En).await;
    let people = guests(&scene, cast.group, 3);
    posted(&mut scene, &cast, Lang::En, false).await;
    answers(&mut scene, &cast, people[0], (Lang::En, false), ("4", [true, false, true], true, "Rye")).await;
    answers(&mut scene, &cast, people[1], (Lang::En, false), ("1", [false; 3], false, "None")).await;
    leaves_all_out(&mut scene, &cast, people[2]).await;
    let mut seen = BTreeSet::new();
    for who in &people {
        seen.insert(traces(&scene, *who).await);
    }
    assert_eq!(seen.len(), 1, "{seen:#?}");
    assert!(seen.iter().all(|seen| seen.contains("skip") && !seen.contains("edit")), "{seen:#?}");
    assert_eq!(ask_database(&scene, "SELECT count(*) FROM outbox WHERE room = 'surveys' AND chat_id > 0").await, 0);
    scene.finish().await;
}

#[tokio::test]
async fn empty_sheets_hide_nobody() {
    let (mut scene, cast) = group(Lang::En).await;
    let people = guests(&scene, cast.group, 5);
    posted(&mut scene, &cast, Lang::En, false).await;
    for who in &people[1..] {
        leaves_all_out(&mut scene, &cast, *who).await;
    }
    answers(&mut scene, &cast, people[0], (Lang::En, false), ("4", [true, false, true], true, "Rye")).await;
    scene.pass(TimeDelta::days(8)).await;
    assert_eq!(ask_database(&scene, "SELECT answered FROM surveys").await, 1);
    assert_eq!(ask_database(&scene, "SELECT count(*) FROM survey_answers").await, 0);
    assert_eq!(ask_database(&scene, "SELECT count(*) FROM survey_sheets").await, 5, "that they took part is known");
    scene.finish().await;
}

#[tokio::test]
async fn a_question_that_few_answered_is_not_opened() {
    let (mut scene, cast) = group(Lang::En).await;
    let people = guests(&scene, cast.group, 6);
    posted(&mut scene, &cast, Lang::En, false).await;
    for who in &people {
        answers(&mut scene, &cast, *who, (Lang::En, false), ("4", [true, false, true], true, "Rye")).await;
    }
    for who in &people[..2] {
        // She changes her mind: nothing in words.
        press(&mut scene, *who, &word("survey-button-change", Lang::En)).await;
        press(&mut scene, *who, "3").await;
        for _ in 0..3 {
            press(&mut scene, *who, &word("survey-button-no", Lang::En)).await;
        }
        press(&mut scene, *who, "Mornings").await;
        press(&mut scene, *who, &word("flow-skip", Lang::En)).await;
        press(&mut scene, *who, &word("survey-button-send", Lang::En)).await;
    }
    scene.pass(TimeDelta::days(8)).await;
    assert_eq!(ask_database(&scene, "SELECT count(*) FROM survey_answers").await, 18);
    assert_eq!(ask_database(&scene, "SELECT count(*) FROM survey_answers WHERE question = 3").await, 0);
    let seen = press(&mut scene, cast.noa, &word("survey-button-results", Lang::En)).await;
    assert!(seen.contains("Fewer than 5 answers"), "{seen}");
    scene.finish().await;
}

#[tokio::test]
async fn whose_answers_cannot_be_read_any_more_is_reminded() {
    let (mut scene, cast) = group(Lang::En).await;
    scene.sim.start_bot(cast.alice);
    scene.settle().await;
    says(&mut scene, cast.noa, texts(Lang::En)[0]).await;
    press(&mut scene, cast.noa, &word("survey-switch-reminds-off", Lang::En)).await;
    press(&mut scene, cast.noa, &word("survey-button-post", Lang::En)).await;
    answers(&mut scene, &cast, cast.alice, (Lang::En, false), ("2", [true, false, true], true, "Rye")).await;
    run(&scene, "UPDATE survey_sheets SET sealed = zeroblob(length(sealed))").await;
    scene.sees_in_private(cast.alice);
    scene.pass(TimeDelta::days(6) + TimeDelta::hours(2)).await;
    let seen = scene.sees_in_private(cast.alice);
    assert!(seen.contains("How are we doing?"), "{seen}");
    scene.finish().await;
}

#[tokio::test]
async fn what_could_not_be_handled_is_kept_aside_without_what_it_said() {
    let (mut scene, cast) = group(Lang::En).await;
    posted(&mut scene, &cast, Lang::En, false).await;
    open(&mut scene, &cast, cast.alice, Lang::En).await;
    press(&mut scene, cast.alice, &word("survey-button-begin", Lang::En)).await;
    for sql in ["ALTER TABLE survey_drafts RENAME TO elsewhere", "ALTER TABLE elsewhere RENAME TO survey_drafts"] {
        scene.with_cx(async |cx| Ok(sqlx::query(sql).execute(&mut *cx.tx.lock().await).await.map(drop)?)).await;
        if sql.ends_with("elsewhere") {
            scene.pass(TimeDelta::minutes(1)).await;
            scene.press_in_private(cast.alice, "4").await;
            scene.say_in_private(cast.alice, &confession(1)).await;
            let odd = serde_json::json!({"message": {"message_id": [confession(2)], "text": confession(2), "date": 1,
                "chat": {"id": cast.alice.0, "type": "private"}, "from": {"id": cast.alice.0}}});
            scene.sim.inject(odd);
            scene.settle().await;
        }
    }
    assert_eq!(ask_database(&scene, "SELECT count(*) FROM quarantine").await, 3);
    assert_eq!(ask_database(&scene, "SELECT count(*) FROM quarantine WHERE raw LIKE '%\"data\"%'").await, 0);
    for (name, bytes) in bytes(&scene).await {
        for n in [1, 2] {
            assert!(!holds(&bytes, confession(n).as_bytes()), "{name} holds what was said");
        }
    }
    scene.finish_despite([Trouble::Quarantined]).await;
}

#[tokio::test]
async fn after_another_token_nobody_can_open_what_was_sealed() {
    let (mut scene, cast) = group(Lang::En).await;
    let people = guests(&scene, cast.group, 5);
    posted(&mut scene, &cast, Lang::En, false).await;
    for who in &people {
        answers(&mut scene, &cast, *who, (Lang::En, false), ("4", [false; 3], true, "Hm")).await;
    }
    let spoil = "UPDATE survey_sheets SET sealed = zeroblob(length(sealed)) WHERE user_id = (SELECT min(user_id) FROM survey_sheets)";
    scene.with_cx(async |cx| Ok(sqlx::query(spoil).execute(&mut *cx.tx.lock().await).await.map(drop)?)).await;
    scene.pass(TimeDelta::days(8)).await;
    assert_eq!(ask_database(&scene, "SELECT answered FROM surveys").await, 4, "one cannot be opened");
    assert_eq!(ask_database(&scene, "SELECT count(*) FROM survey_answers").await, 0, "and four are too few");
    scene.finish().await;
}
