//! The demo as a process, and somebody who talks to it as the page does.

use std::{
    io::{BufRead as _, BufReader, Read as _},
    path::PathBuf,
    process::{Child, ChildStdout, Command, Output, Stdio},
    time::Duration,
};

use reqwest::StatusCode;
use serde_json::{Map, Value, json};

/// Longer than anything here takes, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(120);

/// A running demo; it ends with the test.
pub struct Demo {
    process: Child,
    output: BufReader<ChildStdout>,
    address: String,
    home: tempfile::TempDir,
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kehila"));
    command.arg("demo").args(arguments).env_remove("KEHILA_CONFIG").env("RUST_LOG", "warn");
    command
}

impl Demo {
    /// Starts it on a free port.
    pub fn start(arguments: &[&str]) -> Self {
        let home = tempfile::tempdir().unwrap();
        let mut command = command(&if arguments.contains(&"--port") {
            arguments.to_vec()
        } else {
            [&["--port", "0"], arguments].concat()
        });
        command.current_dir(home.path()).env("TMPDIR", home.path());
        let mut process = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut output = BufReader::new(process.stdout.take().unwrap());
        let mut address = String::new();
        output.read_line(&mut address).unwrap();
        Self { process, output, address: address.trim().to_owned(), home }
    }

    /// Runs it to its end, which it should come to by itself.
    pub fn run(arguments: &[&str]) -> Output {
        command(arguments).output().unwrap()
    }

    /// The address of a page.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    pub fn port(&self) -> u16 {
        self.address.rsplit(':').next().unwrap().parse().unwrap()
    }

    /// Where it keeps what it needs.
    pub fn directory(&self) -> PathBuf {
        let mut entries = std::fs::read_dir(self.home.path()).unwrap();
        entries.next().expect("a directory of its own").unwrap().path()
    }

    /// Ends it as Ctrl-C does. Returns its exit code and what else it printed.
    pub fn end(&mut self) -> (Option<i32>, String) {
        let done = Command::new("kill").args(["-INT", &self.process.id().to_string()]).status().unwrap();
        assert!(done.success());
        let code = self.process.wait().unwrap().code();
        let mut more = String::new();
        self.output.read_to_string(&mut more).unwrap();
        (code, more)
    }

    /// Somebody comes.
    pub async fn visitor(&self) -> Visitor {
        Visitor::arrive(self).await
    }

    /// Waits until the tour has ended; what it showed last.
    pub async fn tour_end(&self) -> Value {
        let look = Look { address: &self.address, user: 0, private: false, hood: false };
        look.until(|told| told.get("tour").filter(|tour| tour["running"] == false).cloned()).await
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Somebody who looks at the page.
pub struct Visitor {
    address: String,
    client: reqwest::Client,
    pub hello: Value,
}

impl Visitor {
    pub async fn arrive(demo: &Demo) -> Self {
        let look = Look { address: &demo.address, user: 0, private: false, hood: false };
        let hello = look.until(|told| told.get("hello").cloned()).await;
        Self { address: demo.address.clone(), client: reqwest::Client::new(), hello }
    }

    /// The number of somebody in the cast.
    pub fn who(&self, name: &str) -> i64 {
        let people = self.hello["people"].as_array().unwrap();
        people.iter().find(|person| person["name"] == name).unwrap()["id"].as_i64().unwrap()
    }

    pub async fn post(&self, path: &str, body: Value) -> Result<Value, StatusCode> {
        let answer = self.client.post(format!("{}{path}", self.address)).json(&body).send().await.unwrap();
        match answer.status() {
            StatusCode::OK => Ok(answer.json().await.unwrap()),
            status => Err(status),
        }
    }

    /// Does something in the group.
    pub async fn act(&self, user: i64, deed: Value) -> Result<Value, StatusCode> {
        self.post("/do", json!({"user": user, "chat": self.hello["group"], "topic": null, "deed": deed})).await
    }

    /// Presses a button of a message in her private chat.
    pub async fn press_in_private(&self, user: i64, place: &Value, row: usize) {
        let deed = json!({"press": {"place": place, "row": row, "column": 0}});
        self.post("/do", json!({"user": user, "chat": user, "topic": null, "deed": deed})).await.unwrap();
    }

    pub async fn say(&self, user: i64, text: &str) -> Result<(), StatusCode> {
        self.act(user, json!({"say": {"text": text, "reply": null}})).await.map(drop)
    }

    /// The texts somebody sees in the group.
    pub async fn texts(&self, user: i64) -> Vec<String> {
        self.look(user).until(|told| told.get("messages").map(texts)).await
    }

    /// The messages somebody sees in the group.
    pub async fn messages(&self, user: i64) -> Vec<Value> {
        let shown = |messages: &Value| messages["changes"]["shown"].as_array().unwrap().clone();
        self.look(user).until(|told| told.get("messages").map(shown)).await
    }

    /// The newest message somebody sees in her private chat, once it has a button with these words.
    pub async fn newest_in_private(&self, user: i64, button: &str) -> Value {
        let newest = |messages: &Value| {
            let newest = messages["changes"]["shown"].as_array().unwrap().last().cloned();
            newest.filter(|newest| newest["keys"].to_string().contains(button))
        };
        Look { private: true, ..self.look(user) }.until(|told| told.get("messages").and_then(newest)).await
    }

    /// Lets an hour pass: what the cast does about something is done then.
    pub async fn wait(&self) {
        self.post("/clock", json!({"hours": 1})).await.unwrap();
    }

    /// Waits until somebody sees in the group what she should.
    pub async fn until(&self, user: i64, holds: impl Fn(&[String]) -> bool) {
        let mut seen = Vec::new();
        let sees = async {
            loop {
                seen = self.texts(user).await;
                if holds(&seen) {
                    return;
                }
            }
        };
        tokio::time::timeout(PATIENCE, sees).await.expect("what she should see");
    }

    /// Requests of the bot that were refused.
    pub async fn trouble(&self) -> Vec<Value> {
        let look = Look { hood: true, ..self.look(0) };
        let calls = look.until(|told| told.get("calls").cloned()).await;
        calls.as_array().unwrap().iter().filter(|call| call["ok"] == false).cloned().collect()
    }

    fn look(&self, user: i64) -> Look<'_> {
        Look { address: &self.address, user, private: false, hood: false }
    }
}

fn texts(messages: &Value) -> Vec<String> {
    let shown = messages["changes"]["shown"].as_array().unwrap();
    shown.iter().map(|shown| shown["text"].as_str().unwrap().to_owned()).collect()
}

/// An open page.
struct Look<'a> {
    address: &'a str,
    user: i64,
    private: bool,
    hood: bool,
}

impl Look<'_> {
    /// Listens until what was told so far, the newest of each kind, gives an answer.
    async fn until<T>(&self, mut finds: impl FnMut(&Map<String, Value>) -> Option<T>) -> T {
        let listening = async {
            let chat = if self.private { self.user } else { 0 };
            let url = format!("{}/live?user={}&chat={chat}&hood={}", self.address, self.user, self.hood);
            let mut page = reqwest::get(url).await.unwrap();
            let (mut told, mut text, mut kind) = (Map::new(), Vec::new(), String::new());
            while let Some(chunk) = page.chunk().await.unwrap() {
                text.extend_from_slice(&chunk);
                while let Some(end) = text.iter().position(|byte| *byte == b'\n') {
                    let line: Vec<u8> = text.drain(..=end).collect();
                    let line = String::from_utf8(line).unwrap();
                    if let Some(name) = line.strip_prefix("event: ") {
                        kind = name.trim().to_owned();
                    } else if let Some(data) = line.strip_prefix("data: ") {
                        told.insert(kind.clone(), serde_json::from_str(data).unwrap());
                        if let Some(found) = finds(&told) {
                            return found;
                        }
                    }
                }
            }
            panic!("the page ended");
        };
        tokio::time::timeout(PATIENCE, listening).await.expect("an answer in time")
    }
}
