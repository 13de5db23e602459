//! A real browser: Debian's chromium, led by its chromedriver.

use std::{
    env, fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::Once,
    time::Duration,
};

use fantoccini::{Client, ClientBuilder, Locator, elements::Element, key::Key};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::sync::{Mutex, MutexGuard};

/// Longer than anything here takes, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// One browser at a time: two would only be in each other's way.
static TURN: Mutex<()> = Mutex::const_new(());
static SAID: Once = Once::new();

/// An open browser; it ends with the test.
pub struct Browser {
    pub client: Client,
    driver: Child,
    _profile: TempDir,
    _turn: MutexGuard<'static, ()>,
}

fn on_path(program: &str) -> bool {
    env::var_os("PATH").is_some_and(|path| env::split_paths(&path).any(|folder| folder.join(program).exists()))
}

impl Browser {
    /// Opens a browser with a window of this size. Without one on the machine: says so, and [`None`], unless
    /// `KEHILA_BROWSER=required`.
    pub async fn open(width: u32, height: u32) -> Option<Self> {
        Self::start(width, height, false).await
    }

    /// The same on a telephone: a finger instead of a mouse.
    pub async fn open_phone() -> Option<Self> {
        Self::start(390, 844, true).await
    }

    async fn start(width: u32, height: u32, touch: bool) -> Option<Self> {
        if !on_path("chromium") || !on_path("chromedriver") {
            assert_ne!(env::var("KEHILA_BROWSER").as_deref(), Ok("required"), "no chromium and chromedriver here");
            SAID.call_once(|| {
                let words = "NOT RUN: the demo in a real browser; there is no chromium and chromedriver here.\n";
                // Not `eprintln!`, which a passing test keeps to itself.
                std::io::stderr().write_all(words.as_bytes()).unwrap();
            });
            return None;
        }
        let turn = TURN.lock().await;
        let port = free_port();
        let mut driver = Command::new("chromedriver");
        driver.arg(format!("--port={port}")).stdout(Stdio::null()).stderr(Stdio::null());
        let driver = driver.spawn().unwrap();
        let profile = tempfile::tempdir().unwrap();
        let options = json!({
            "args": [
                "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--disable-dev-shm-usage",
                format!("--user-data-dir={}", profile.path().display()),
            ],
            "mobileEmulation": {
                "deviceMetrics": {"width": width, "height": height, "pixelRatio": 1.0, "touch": touch, "mobile": touch},
            },
        });
        let wanted = json!({"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}});
        let Value::Object(wanted) = wanted else { unreachable!("it is an object") };
        let url = format!("http://127.0.0.1:{port}");
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(wanted.into_iter().collect());
        let connecting = async {
            loop {
                if let Ok(client) = builder.connect(&url).await {
                    return client;
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        };
        let client = tokio::time::timeout(PATIENCE, connecting).await.expect("chromedriver starts chromium");
        Some(Self { client, driver, _profile: profile, _turn: turn })
    }

    /// Opens the page, and waits until the group speaks the page's language.
    pub async fn go(&self, url: &str) {
        self.client.goto(url).await.unwrap();
        // Its script may not have begun.
        let ready = "return typeof page !== 'undefined' && page.hello !== null && page.list !== null && page.hello.language === page.lang";
        self.until("the page", ready, Vec::new()).await;
    }

    /// The element, once it is there and can be seen.
    pub async fn element(&self, css: &str) -> Element {
        let waiting = async {
            loop {
                if let Ok(element) = self.client.find(Locator::Css(css)).await
                    && element.is_displayed().await.unwrap_or(false)
                {
                    return element;
                }
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        match tokio::time::timeout(PATIENCE, waiting).await {
            Ok(element) => element,
            Err(_) => {
                self.picture("failed").await;
                panic!("there is no {css} in: {}", self.text("body").await)
            }
        }
    }

    /// Clicks it as people do: it must be there, seen, and not covered. A page that is being drawn anew is tried
    /// again.
    pub async fn click(&self, css: &str) {
        let mut last = None;
        for _ in 0..50 {
            match self.element(css).await.click().await {
                Ok(()) => return,
                Err(error) => last = Some(error),
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("{css} cannot be clicked: {last:?}");
    }

    /// The last of the elements of this kind that has these words in it.
    pub async fn click_words(&self, css: &str, words: &str) {
        let script = "const all = [...document.querySelectorAll(arguments[0])].filter((e) => \
                      e.textContent.includes(arguments[1])); const e = all.at(-1); if (!e) return false; \
                      e.scrollIntoView({block: 'center'}); e.click(); return true;";
        self.until(&format!("a {css} with “{words}”"), script, vec![json!(css), json!(words)]).await;
    }

    /// Types into the message field and sends.
    pub async fn say(&self, text: &str) {
        let field = self.element("#text").await;
        field.send_keys(text).await.unwrap();
        field.send_keys(&char::from(Key::Enter).to_string()).await.unwrap();
    }

    /// Presses a key where the focus is.
    pub async fn press(&self, key: &str) {
        self.client.active_element().await.unwrap().send_keys(key).await.unwrap();
    }

    /// Becomes somebody else.
    pub async fn be(&self, name: &str) {
        self.click_words("#people button", name).await;
        let script = "return document.querySelector('#people [aria-current=true]')?.textContent.includes(arguments[0])";
        self.until(name, script, vec![json!(name)]).await;
    }

    /// Waits until the text of some message has these words.
    pub async fn sees(&self, words: &str) {
        let script = "return document.querySelector('#messages').textContent.includes(arguments[0])";
        self.until(&format!("a message with “{words}”"), script, vec![json!(words)]).await;
    }

    pub async fn text(&self, css: &str) -> String {
        self.client.find(Locator::Css(css)).await.unwrap().text().await.unwrap()
    }

    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client.execute(script, arguments).await.unwrap()
    }

    /// Waits until the script gives something true.
    pub async fn until(&self, what: &str, script: &str, arguments: Vec<Value>) {
        let waiting = async {
            while self.client.execute(script, arguments.clone()).await.unwrap() != true {
                tokio::time::sleep(Duration::from_millis(25)).await;
            }
        };
        if tokio::time::timeout(PATIENCE, waiting).await.is_err() {
            self.picture("failed").await;
            panic!("waited in vain for {what}; the page shows: {}", self.text("body").await);
        }
    }

    /// Keeps a picture of the page as a build artefact.
    pub async fn picture(&self, name: &str) -> PathBuf {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("demo");
        fs::create_dir_all(&folder).unwrap();
        let file = folder.join(format!("{name}.png"));
        fs::write(&file, self.client.screenshot().await.unwrap()).unwrap();
        file
    }

    /// Keeps a picture for the README, if `KEHILA_PICTURES` is set.
    pub async fn picture_for_readme(&self, name: &str) {
        let file = self.picture(name).await;
        let bytes = fs::metadata(&file).unwrap().len();
        assert!(bytes < 250_000, "{name}.png has {bytes} bytes");
        if env::var_os("KEHILA_PICTURES").is_some() {
            let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(format!("{name}.png"));
            fs::copy(file, docs).unwrap();
        }
    }

    /// Closes it. The page had nothing to complain of.
    pub async fn close(self) {
        let complaints = self.run("return window.complaints ?? []", Vec::new()).await;
        assert_eq!(complaints, json!([]));
        self.client.clone().close().await.unwrap();
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // It may have ended already; chromium ends with it.
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}
