//! What an operator hands over: the configuration, the environment, a backup; and what is posted to the demo.

use std::{
    ffi::OsString,
    fs,
    os::unix::ffi::OsStringExt as _,
    path::Path,
    process::{Command, Output},
};

use kehila::{config::Config, store::Store};
use proptest::{collection::vec, prelude::*, sample::select};
use serde_json::json;
use sqlx::{ConnectOptions as _, Connection as _, sqlite::SqliteConnectOptions};

use crate::{hostile, runs, visitor::Demo};

const CONFIGURATIONS: &[&str] = &[
    include_str!("../../config.example.toml"),
    "language = \"he\"\nzone = \"Asia/Jerusalem\"\nquiet_hours = \"21:00-09:00\"\n",
    "posts_per_day = 1\nposts_per_week = 5\nkeep_messages_days = 180\n",
    "[watch]\nlisten = \"127.0.0.1:9464\"\nallow_remote = false\n",
    "[webhook]\nurl = \"https://bot.example.org/kehila\"\nlisten = \"127.0.0.1:8443\"\nmax_connections = 40\n",
    "[watch]\nlisten = [[[[[[\n",
    "zone = { a = { b = { c = 1 } } }\n",
    "\u{feff}language = \"en\"\r\n",
];

#[test]
fn a_configuration_is_read_or_the_mistake_has_file_line_and_key() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("config.toml");
    let bytes = prop_oneof![
        60 => hostile::like(CONFIGURATIONS).prop_map(String::into_bytes),
        3 => vec(any::<u8>(), 0..200),
        1 => Just(format!("zone = {}{}", "[".repeat(100_000), "]".repeat(100_000)).into_bytes()),
        1 => Just(format!("zone = \"{}\"", "x".repeat(1_000_000)).into_bytes()),
    ];
    runs::holds(400, &bytes, |bytes| {
        fs::write(&file, &bytes).unwrap();
        let Err(error) = Config::read(&file) else { return Ok(()) };
        let said = error.to_string();
        prop_assert!(said.contains("config.toml"), "{}", said);
        if std::str::from_utf8(&bytes).is_err() {
            prop_assert!(said.starts_with("cannot read the configuration"), "{}", said);
            return Ok(());
        }
        let line = said.split("config.toml, line ").nth(1).and_then(|rest| rest.split(':').next());
        let line: usize = line.and_then(|line| line.parse().ok()).ok_or_else(|| TestCaseError::fail(said.clone()))?;
        let lines = bytes.iter().filter(|byte| **byte == b'\n').count() + 1;
        prop_assert!((1..=lines).contains(&line), "line {} of {}: {}", line, lines, said);
        Ok(())
    });
}

/// Runs the program in a directory, with nothing in its environment but this.
fn kehila(directory: &Path, environment: &[(&str, OsString)], arguments: &[OsString]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kehila"));
    command.current_dir(directory).env_clear().envs(environment.iter().map(|(name, value)| (name, value)));
    command.args(arguments).output().unwrap()
}

/// How it ended and what it said; never in a panic, and always with a word if it was not well.
fn ended(output: &Output) -> (i32, String) {
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let code = output.status.code().unwrap_or_else(|| panic!("{}: {said}", output.status));
    assert!(code <= 2 && !said.contains("panicked") && !said.contains("RUST_BACKTRACE"), "{code}: {said}");
    assert!(code == 0 || !said.trim().is_empty(), "{code}, and not a word");
    (code, said)
}

fn words() -> impl Strategy<Value = OsString> {
    let bytes = prop_oneof![4 => hostile::text().prop_map(String::into_bytes), 1 => vec(any::<u8>(), 1..20)];
    // The system takes no NUL there.
    bytes.prop_map(|bytes| OsString::from_vec(bytes.into_iter().filter(|byte| *byte != 0).collect()))
}

#[test]
fn whatever_the_environment_says_it_is_used_or_refused_with_a_word() {
    let directory = tempfile::tempdir().unwrap();
    let names = select(vec![
        "TELOXIDE_TOKEN",
        "TELOXIDE_API_URL",
        "DATABASE_URL",
        "KEHILA_CONFIG",
        "KEHILA_LOG_FORMAT",
        "KEHILA_WEBHOOK_SECRET",
        "RUST_LOG",
    ]);
    let with_scheme =
        (select(vec!["", "", "sqlite:", "sqlite://", "sqlite:x.db?", "http", "http://", "https://["]), words());
    let value = with_scheme.prop_map(|(scheme, rest)| {
        let mut value = OsString::from(scheme);
        value.push(rest);
        value
    });
    for (name, value) in runs::samples(40, &(names, value)) {
        let output = kehila(directory.path(), &[(name, value.clone())], &["health".into()]);
        let (code, said) = ended(&output);
        // There is no bot here that could be well.
        assert!(code == 1 || code == 2, "{name}={value:?}: {code}: {said}");
        let (is_text, text) = (value.to_str().is_some(), value.to_string_lossy().trim().to_owned());
        assert!(is_text || name == "RUST_LOG" || code == 2, "{name}={value:?} is passed over: {said}");
        let is_secret = name == "TELOXIDE_TOKEN" || name == "KEHILA_WEBHOOK_SECRET";
        assert!(!is_secret || text.len() < 6 || !said.contains(&text), "{name}={value:?} is shown: {said}");
    }
    for arguments in runs::samples(20, &vec(words(), 1..4)) {
        // Not `demo`, which would go on.
        let arguments: Vec<_> =
            arguments.into_iter().map(|word| if word == "demo" { "x".into() } else { word }).collect();
        ended(&kehila(directory.path(), &[], &arguments));
    }
    let made_up = runs::samples(20, &hostile::like(&["TELOXIDE_TOKEN=1:secret\nRUST_LOG=info\n", "A=\"${B}\"\n# x"]));
    let known = ["A=\0", "A='\0'", "A\0=1", "=1", "A=\"", "export A", "A=${A${A"].map(str::to_owned);
    for text in known.into_iter().chain(made_up) {
        fs::write(directory.path().join(".env"), &text).unwrap();
        ended(&kehila(directory.path(), &[], &["health".into()]));
    }
}

/// What may have happened to a backup on its way.
#[derive(Debug, Clone)]
enum Harm {
    Cut(prop::sample::Index),
    Flips(Vec<(usize, u8)>),
    Zeros(prop::sample::Index, usize),
    Other(Vec<u8>),
    Doubled,
    Beside(&'static str, Vec<u8>),
}

fn harm() -> impl Strategy<Value = Harm> {
    let place = any::<prop::sample::Index>;
    let garbage = || vec(any::<u8>(), 0..2_000);
    prop_oneof![
        place().prop_map(Harm::Cut),
        vec((any::<usize>(), any::<u8>()), 1..20).prop_map(Harm::Flips),
        // The header and the schema, which decide how the rest is read.
        vec((0..2_000_usize, any::<u8>()), 1..6).prop_map(Harm::Flips),
        (place(), 1..20_000_usize).prop_map(|(at, most)| Harm::Zeros(at, most)),
        garbage().prop_map(Harm::Other),
        hostile::text().prop_map(|text| Harm::Other(text.into_bytes())),
        garbage().prop_map(|bytes| Harm::Other([b"SQLite format 3\0", bytes.as_slice()].concat())),
        Just(Harm::Doubled),
        (select(vec!["-wal", "-shm", "-journal"]), garbage()).prop_map(|(name, bytes)| Harm::Beside(name, bytes)),
    ]
}

impl Harm {
    fn make(&self, file: &Path) {
        let mut bytes = fs::read(file).unwrap();
        let length = bytes.len();
        match self {
            Self::Cut(at) => bytes.truncate(at.index(length)),
            Self::Flips(flips) => flips.iter().for_each(|(at, byte)| bytes[at % length] ^= byte),
            Self::Zeros(at, most) => {
                let at = at.index(length);
                bytes[at..length.min(at + most)].fill(0);
            }
            Self::Other(other) => bytes = other.clone(),
            Self::Doubled => bytes.extend_from_within(..),
            Self::Beside(ending, other) => {
                let mut name = file.as_os_str().to_owned();
                name.push(ending);
                fs::write(name, other).unwrap();
            }
        }
        fs::write(file, bytes).unwrap();
    }
}

#[tokio::test]
async fn whatever_a_backup_has_become_it_is_whole_or_touches_nothing() {
    let home = tempfile::tempdir().unwrap();
    let whole = home.path().join("whole.db");
    let store = Store::open(&format!("sqlite:{}", whole.display())).await.unwrap();
    let tx = store.write().await.unwrap();
    let people = "INSERT INTO people (user_id, name) WITH RECURSIVE k(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM k
        WHERE n < 2000) SELECT n, 'Somebody ' || n FROM k";
    sqlx::query(people).execute(&mut *tx.lock().await).await.unwrap();
    tx.commit().await.unwrap();
    store.close().await;
    for harm in runs::samples(30, &harm()) {
        let directory = tempfile::tempdir().unwrap();
        let (database, backup) = (directory.path().join("kehila.db"), directory.path().join("backup.db"));
        fs::copy(&whole, &database).unwrap();
        fs::copy(&whole, &backup).unwrap();
        harm.make(&backup);
        let before = fs::read(&database).unwrap();
        let (code, said) = ended(&kehila(directory.path(), &[], &["restore".into(), "backup.db".into()]));
        if code != 0 {
            assert!(before == fs::read(&database).unwrap(), "{harm:?} changed the database: {said}");
        }
        let mut open = SqliteConnectOptions::new().filename(&database).connect().await.unwrap();
        let check: String = sqlx::query_scalar("PRAGMA integrity_check").fetch_one(&mut open).await.unwrap();
        assert_eq!(check, "ok", "{harm:?}: {said}");
        open.close().await.unwrap();
        ended(&kehila(directory.path(), &[], &["doctor".into()]));
        if let Ok(store) = Store::open(&format!("sqlite:{}", database.display())).await {
            store.close().await;
        }
    }
}

/// Somebody copied the file of a running bot, with what lies beside it or without.
#[tokio::test]
async fn a_copy_of_an_open_database_is_as_new_as_what_was_copied() {
    for endings in [["", "-wal", "-shm"].as_slice(), &["", "-wal"], &[""], &["", "-shm"]] {
        let home = tempfile::tempdir().unwrap();
        let open = home.path().join("open.db");
        let url = format!("sqlite:{}", open.display());
        Store::open(&url).await.unwrap().close().await;
        let store = Store::open(&url).await.unwrap();
        let tx = store.write().await.unwrap();
        let person = "INSERT INTO people (user_id, name) VALUES (7, 'Dana')";
        sqlx::query(person).execute(&mut *tx.lock().await).await.unwrap();
        tx.commit().await.unwrap();
        for ending in endings {
            fs::copy(home.path().join(format!("open.db{ending}")), home.path().join(format!("copy.db{ending}")))
                .unwrap();
        }
        store.close().await;
        let (code, said) = ended(&kehila(home.path(), &[], &["restore".into(), "copy.db".into()]));
        assert_eq!(code, 0, "{endings:?}: {said}");
        let restored = Store::open(&format!("sqlite:{}", home.path().join("kehila.db").display())).await.unwrap();
        let tx = restored.read().await.unwrap();
        let people: i64 =
            sqlx::query_scalar("SELECT count(*) FROM people").fetch_one(&mut *tx.lock().await).await.unwrap();
        assert_eq!(people, i64::from(endings.contains(&"-wal")), "{endings:?}");
    }
}

const POSTED: &[&str] = &[
    r#"{"user":1000000001,"chat":-1002000000005,"topic":null,"deed":{"say":{"text":"good morning","reply":null}}}"#,
    r#"{"user":1000000002,"chat":-1002000000005,"topic":5,"deed":{"say":{"text":"/help","reply":3}}}"#,
    r#"{"user":1000000002,"chat":1000000002,"topic":null,"deed":"start"}"#,
    r#"{"user":1000000002,"chat":-1002000000005,"topic":null,"deed":{"press":{"place":1,"row":0,"column":0}}}"#,
    r#"{"user":1000000002,"chat":-1002000000005,"topic":null,"deed":{"open":{"url":"https://t.me/x?start=y"}}}"#,
    r#"{"user":1000000002,"chat":-1002000000005,"topic":null,"deed":{"vote":{"place":1,"options":[0,0,7]}}}"#,
    r#"{"user":1000000002,"chat":-1002000000005,"topic":null,"deed":{"react":{"place":0,"emoji":"x"}}}"#,
    r#"{"user":1000000002,"chat":-1002000000005,"topic":null,"deed":{"edit":{"place":0,"text":""}}}"#,
    r#"{"user":1000000002,"chat":-1002000000005,"topic":null,"deed":{"delete":{"place":0}}}"#,
    r#"{"user":1000000002,"chat":-1002000000005,"topic":null,"deed":{"pin":{"place":0}}}"#,
    r#"{"user":1000000002,"chat":-1002000000005,"topic":null,"deed":"leave"}"#,
    r#"{"language":"he"}"#,
    r#"{"name":"Dana"}"#,
    r#"{"speed":"day"}"#,
    r#"{"hours":1}"#,
    r#""stop""#,
];

#[tokio::test]
async fn whatever_is_posted_to_the_demo_it_goes_on() {
    let demo = Demo::start(&[]);
    let visitor = demo.visitor().await;
    let client = reqwest::Client::new();
    let noa = visitor.hello["people"][0]["id"].to_string();
    let group = visitor.hello["group"].to_string();
    let paths = select(vec!["/do", "/do", "/do", "/do", "/person", "/language", "/clock", "/tour"]);
    let kind = prop_oneof![9 => Just("application/json".to_owned()), 1 => "[ -~]{0,20}"];
    for (path, body, kind) in runs::samples(200, &(paths, hostile::like(POSTED), kind)) {
        let body = body.replace("1000000002", &noa).replace("-1002000000005", &group);
        let asked = client.post(demo.url(path)).header("content-type", &kind).body(body.clone()).send().await;
        let status = asked.unwrap_or_else(|error| panic!("{path} {body:?}: {error}")).status();
        assert!(!status.is_server_error(), "{path} {body:?}: {status}");
    }
    for query in ["user=99999999999999999999", "chat=x", "user=-1&chat=-1&topic=-1&hood=1", "user=%00%ff"] {
        client.get(demo.url(&format!("/live?{query}"))).send().await.unwrap();
    }
    let went_on = visitor.post("/anew", json!({"language": "en"})).await;
    assert!(went_on.is_ok(), "{went_on:?}");
}
