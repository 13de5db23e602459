//! Starting the real binary wrongly: it says what to do, and with which exit code.

#![expect(clippy::unwrap_used, reason = "a test may fail where it stands")]

use std::{
    path::Path,
    process::{Command, Output},
};

use simulator::{Options, Sim};

const BINARY: &str = env!("CARGO_BIN_EXE_kehila");

fn kehila(directory: &Path, environment: &[(&str, &str)]) -> Output {
    Command::new(BINARY).current_dir(directory).env_clear().envs(environment.iter().copied()).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn without_a_token_it_says_where_to_get_one() {
    let directory = tempfile::tempdir().unwrap();
    let output = kehila(directory.path(), &[]);
    assert_eq!(output.status.code(), Some(2));
    insta::assert_snapshot!(said(&output), @r"
    kehila: Kehila needs the token of a Telegram bot, and TELOXIDE_TOKEN is not set.

      1. In Telegram, open @BotFather and send /newbot. It gives you a token like 123456789:AAF…
      2. Start Kehila with it:

           TELOXIDE_TOKEN=123456789:AAF… kehila

         or write the line TELOXIDE_TOKEN=… into a file named .env in the directory you start it in.

    To try Kehila in a browser without a token: kehila demo
    ");
    assert!(std::fs::read_dir(directory.path()).unwrap().next().is_none(), "nothing is left behind");
}

#[test]
fn what_is_no_token_is_not_tried() {
    for token in ["abc", "123456789", ":AAF", "12a:AAF", "123:AA F", "123:", "bot123:AAF"] {
        let directory = tempfile::tempdir().unwrap();
        // Nobody is there: whoever tried would go on trying.
        let output = kehila(directory.path(), &[("TELOXIDE_TOKEN", token), ("TELOXIDE_API_URL", "http://127.0.0.1:1")]);
        assert_eq!(output.status.code(), Some(2), "{token}");
        assert!(said(&output).contains("TELOXIDE_TOKEN should look like"), "{token}");
    }
}

#[test]
fn a_token_telegram_refuses_ends_with_what_to_do() {
    let directory = tempfile::tempdir().unwrap();
    let sim = Sim::start(Options::default()).unwrap();
    let output = kehila(directory.path(), &[("TELOXIDE_TOKEN", "1:wrong"), ("TELOXIDE_API_URL", &sim.url())]);
    assert_eq!(output.status.code(), Some(1));
    let said = said(&output);
    assert!(said.contains("@BotFather") && !said.contains("1:wrong"), "{said}");
    let file = directory.path().canonicalize().unwrap().join("kehila.db");
    let starts = said.lines().next().unwrap_or_default();
    for told in ["Kehila starts.", &file.display().to_string(), "config=\"none\"", "updates=\"polling\"", "127.0.0.1"] {
        assert!(starts.contains(told), "{told} is not in: {starts}");
    }
    assert_eq!(files(directory.path()), ["kehila.db"], "the database stands alone");
    // Nor does looking at it leave anything.
    let looked = Command::new(BINARY).arg("health").current_dir(directory.path()).env_clear().output().unwrap();
    assert_eq!(looked.status.code(), Some(1));
    assert_eq!(files(directory.path()), ["kehila.db"]);
}

/// What is in a directory, but for the lock, which stays where it is.
fn files(directory: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().file_name());
    entries.map(|name| name.into_string().unwrap()).filter(|name| !name.ends_with(".lock")).collect()
}

#[test]
fn a_database_that_is_not_sqlite_is_refused_without_showing_its_address() {
    let directory = tempfile::tempdir().unwrap();
    let address = "postgres://user:secret@host/db";
    let output = kehila(directory.path(), &[("TELOXIDE_TOKEN", "1:x"), ("DATABASE_URL", address)]);
    assert_eq!(output.status.code(), Some(2));
    let said = said(&output);
    assert!(said.contains("sqlite:kehila.db") && !said.contains("secret"), "{said}");
}

#[test]
fn a_database_that_ends_with_the_process_is_refused() {
    for address in ["sqlite::memory:", "sqlite:", "sqlite://", "sqlite:kehila.db?mode=memory"] {
        let directory = tempfile::tempdir().unwrap();
        let output = kehila(directory.path(), &[("TELOXIDE_TOKEN", "1:x"), ("DATABASE_URL", address)]);
        assert_eq!(output.status.code(), Some(2), "{address}: {}", said(&output));
        assert!(said(&output).contains("sqlite:kehila.db"), "{address}: {}", said(&output));
    }
}

#[test]
fn only_the_dotenv_of_the_directory_we_are_in_is_read() {
    let above = tempfile::tempdir().unwrap();
    let below = above.path().join("trying");
    std::fs::create_dir(&below).unwrap();
    std::fs::write(above.path().join(".env"), "TELOXIDE_TOKEN=1:of-the-living-bot\n").unwrap();
    let output = kehila(&below, &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("TELOXIDE_TOKEN is not set"), "{}", said(&output));

    std::fs::create_dir(below.join(".env")).unwrap();
    let output = kehila(&below, &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("cannot read the file .env: Is a directory"), "{}", said(&output));
}

#[test]
fn a_dotenv_is_read_as_windows_saves_it() {
    let directory = tempfile::tempdir().unwrap();
    let lines = "DATABASE_URL=postgres://elsewhere\r\nTELOXIDE_TOKEN=1:x\r\n";
    let utf16 = |mark: u16| [mark].into_iter().chain(lines.encode_utf16()).collect::<Vec<_>>();
    let little: Vec<u8> = utf16(0xFEFF).into_iter().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = utf16(0xFEFF).into_iter().flat_map(u16::to_be_bytes).collect();
    for (saved, answer) in [
        (format!("\u{FEFF}{lines}").into_bytes(), "DATABASE_URL should look like sqlite:kehila.db"),
        (lines.into(), "DATABASE_URL should look like sqlite:kehila.db"),
        (little, "the file .env is saved as UTF-16; save it as UTF-8"),
        (big, "the file .env is saved as UTF-16; save it as UTF-8"),
    ] {
        std::fs::write(directory.path().join(".env"), saved).unwrap();
        let output = kehila(directory.path(), &[]);
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        assert!(said(&output).contains(answer), "{}", said(&output));
    }
}

#[test]
fn a_wrong_configuration_names_file_line_and_key() {
    let directory = tempfile::tempdir().unwrap();
    std::fs::write(directory.path().join("config.toml"), "language = \"en\"\nrythm = \"gentle\"\n").unwrap();
    let output = kehila(directory.path(), &[("TELOXIDE_TOKEN", "1:x")]);
    assert_eq!(output.status.code(), Some(2));
    let said = said(&output);
    assert!(said.contains("config.toml, line 2: rythm") && said.contains("rhythm"), "{said}");
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_left_as_it_is() {
    use sqlx::{ConnectOptions as _, Connection as _};
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("kehila.db");
    drop(kehila::store::Store::open(&format!("sqlite:{}", file.display())).await.unwrap());
    let mut connection = sqlx::sqlite::SqliteConnectOptions::new().filename(&file).connect().await.unwrap();
    sqlx::query(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
         VALUES (9000, 'of the future', 1, x'00', 0)",
    )
    .execute(&mut connection)
    .await
    .unwrap();
    sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();

    let before = std::fs::read(&file).unwrap();
    let names = files(directory.path());
    let output = kehila(directory.path(), &[("TELOXIDE_TOKEN", "1:x")]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("newer version"), "{}", said(&output));
    assert!(before == std::fs::read(&file).unwrap(), "the file was touched");
    assert_eq!(files(directory.path()), names);
}
