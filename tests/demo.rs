//! `kehila demo` as somebody who runs it meets it, without a browser: the address, the page, who may ask for it,
//! the clock, the tour.

#![expect(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod demo {
    pub mod visitor;
}

use std::collections::HashSet;

use demo::visitor::{Demo, Visitor};
use kehila::words::{Lang, line};
use reqwest::StatusCode;
use serde_json::{Value, json};

#[tokio::test]
async fn one_line_with_the_address_and_a_page_behind_it() {
    let mut demo = Demo::start(&[]);
    let page = reqwest::get(demo.url("/")).await.unwrap();
    assert!(page.headers()["content-security-policy"].to_str().unwrap().contains("script-src 'self'"));
    assert!(page.text().await.unwrap().contains("<script src=\"/app.js\""));
    for file in ["/app.js", "/draw.js", "/style.css", "/words.json", "/icon.svg"] {
        assert_eq!(reqwest::get(demo.url(file)).await.unwrap().status(), StatusCode::OK, "{file}");
    }
    let directory = demo.directory();
    assert!(directory.join("kehila.db").exists());
    let (code, more) = demo.end();
    assert_eq!((code, more.as_str()), (Some(0), ""));
    assert!(!directory.exists(), "it leaves nothing behind");
}

#[tokio::test]
async fn the_first_free_port_is_taken_and_a_taken_one_is_named() {
    let demo = Demo::start(&[]);
    let port = demo.port().to_string();
    let refused = Demo::run(&["--port", &port]);
    assert_eq!(refused.status.code(), Some(1));
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(said.contains(&format!("port {port} cannot be used")), "{said}");
    assert!(refused.stdout.is_empty());
    assert_eq!(Demo::run(&["--prot", "1"]).status.code(), Some(2));
}

#[tokio::test]
async fn a_database_is_kept_where_asked_and_nothing_is_overwritten() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("kept.db");
    let mut demo = Demo::start(&["--keep", file.to_str().unwrap()]);
    demo.visitor().await.post("/anew", json!({"language": "he"})).await.unwrap();
    demo.end();
    let left: Vec<_> = std::fs::read_dir(directory.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["kept.db"], "one file, and nothing beside it");
    let store = kehila::store::Store::open(&format!("sqlite:{}", file.display())).await.unwrap();
    let tx = store.read().await.unwrap();
    let languages: Vec<String> =
        sqlx::query_scalar("SELECT language FROM chats").fetch_all(&mut *tx.lock().await).await.unwrap();
    assert_eq!(languages, ["he"], "the last community is kept, whole");
    let refused = Demo::run(&["--keep", file.to_str().unwrap(), "--port", "0"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("name a file that does not exist"));
}

#[tokio::test]
async fn strangers_are_refused() {
    let demo = Demo::start(&[]);
    let client = reqwest::Client::new();
    for host in ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "127.0.0.1", "localhost:1"] {
        let asked = client.get(demo.url("/")).header("host", host).send().await.unwrap();
        assert_eq!(asked.status(), StatusCode::FORBIDDEN, "{host}");
    }
    let named = client.get(demo.url("/")).header("host", format!("localhost:{}", demo.port())).send().await.unwrap();
    assert_eq!(named.status(), StatusCode::OK);
    for origin in ["http://evil.example", "null", "https://127.0.0.1"] {
        let asked = client.post(demo.url("/anew")).header("origin", origin).json(&json!({"language": "en"}));
        assert_eq!(asked.send().await.unwrap().status(), StatusCode::FORBIDDEN, "{origin}");
    }
    let form = client.post(demo.url("/anew")).header("content-type", "text/plain").body(r#"{"language":"en"}"#);
    assert_eq!(form.send().await.unwrap().status(), StatusCode::UNSUPPORTED_MEDIA_TYPE);
}

#[tokio::test]
async fn too_much_and_nonsense_are_refused_and_the_demo_goes_on() {
    let demo = Demo::start(&[]);
    let visitor = demo.visitor().await;
    let alice = visitor.who("Alice Martin");
    let five_megabytes = "ש".repeat(5 << 19);
    assert_eq!(visitor.say(alice, &five_megabytes).await.unwrap_err(), StatusCode::CONFLICT);
    assert_eq!(visitor.say(alice, &"x".repeat(65_537)).await.unwrap_err(), StatusCode::CONFLICT);
    assert_eq!(visitor.say(alice, "  ").await, Ok(()), "an empty message is no message");
    assert_eq!(visitor.say(999, "hello").await.unwrap_err(), StatusCode::CONFLICT);
    let tom = visitor.who("Tom Baker");
    assert_eq!(visitor.say(tom, "hello").await.unwrap_err(), StatusCode::CONFLICT, "he is not in the group");
    for deed in [
        json!({"press": {"place": 0, "row": 0, "column": 0}}),
        json!({"press": {"place": 99_999, "row": 9, "column": 9}}),
        json!({"vote": {"place": 2, "options": [7]}}),
        json!({"react": {"place": 0, "emoji": "👍"}}),
        json!({"delete": {"place": 2}}),
        json!({"pin": {"place": 2}}),
        json!({"edit": {"place": 2, "text": "mine now"}}),
    ] {
        assert_eq!(visitor.act(alice, deed.clone()).await.unwrap_err(), StatusCode::CONFLICT, "{deed}");
    }
    assert_eq!(visitor.act(alice, json!({"fly": {}})).await.unwrap_err(), StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(visitor.post("/clock", json!({"hours": 99_999})).await.unwrap_err(), StatusCode::CONFLICT);
    assert_eq!(visitor.post("/person", json!({"name": ""})).await.unwrap_err(), StatusCode::CONFLICT);
    visitor.say(alice, &"long ".repeat(2_000)).await.unwrap();
    let lengths: Vec<_> = visitor.texts(alice).await.iter().rev().take(3).map(|text| text.chars().count()).collect();
    assert_eq!(lengths, [1_809, 4_094, 4_094], "as Telegram's apps cut it");
}

#[tokio::test]
async fn a_button_that_copies_gives_its_text_to_the_page() {
    let demo = Demo::start(&[]);
    let visitor = demo.visitor().await;
    let noa = visitor.who("נועה לוי");
    visitor.say(noa, "/help poll").await.unwrap();
    let has_key = |message: &Value| message["keys"].as_array().is_some_and(|keys| !keys.is_empty());
    visitor.until(noa, |texts| texts.iter().any(|text| text.contains("/poll 24h"))).await;
    let messages = visitor.messages(noa).await;
    let place = messages.iter().rev().find(|message| has_key(message)).unwrap()["place"].clone();
    let came = visitor.act(noa, json!({"press": {"place": place, "row": 0, "column": 0}})).await.unwrap();
    let copied = came["copied"].as_str().unwrap_or_default();
    assert!(copied.starts_with("/poll "), "{came}");
}

#[tokio::test]
async fn a_newcomer_is_welcomed_and_a_thousand_messages_are_no_trouble() {
    let demo = Demo::start(&[]);
    let visitor = demo.visitor().await;
    let hostile = "</b><script>alert(1)</script>\u{202E}";
    let person = visitor.post("/person", json!({"name": hostile})).await.unwrap()["user"].as_i64().unwrap();
    visitor.act(person, json!("join")).await.unwrap();
    visitor.until(person, |texts| texts.iter().any(|text| text.contains("Good to have you here"))).await;
    for number in 0..1_000 {
        visitor.say(person, &format!("message {number}")).await.unwrap();
    }
    let texts = visitor.texts(person).await;
    assert_eq!(texts.iter().filter(|text| text.starts_with("message ")).count(), 1_000);
}

#[tokio::test]
async fn the_clock_leaps_to_the_next_post() {
    let demo = Demo::start(&[]);
    let visitor = demo.visitor().await;
    let alice = visitor.who("Alice Martin");
    let before = visitor.texts(alice).await.len();
    let leapt = visitor.post("/clock", json!("next_post")).await.unwrap();
    let newest = visitor.messages(alice).await.pop().unwrap();
    assert_eq!(leapt["posted"], json!({"message": newest["id"], "topic": null}), "it says where to look");
    assert_eq!(newest["sender_id"], visitor.hello["bot"]);
    visitor.post("/clock", json!({"hours": 24 * 31})).await.unwrap();
    assert!(visitor.texts(alice).await.len() >= before + 4, "a post every week");
}

#[tokio::test]
async fn the_managers_desk_is_there_and_one_press_shows_what_comes() {
    let demo = Demo::start(&[]);
    for lang in Lang::ALL {
        demo.visitor().await.post("/anew", json!({"language": lang})).await.unwrap();
        let visitor = demo.visitor().await;
        let noa = visitor.who("נועה לוי");
        let word = |name| line(name).render_plain(lang);
        let desk = visitor.newest_in_private(noa, &word("desk-button-week")).await;
        assert!(desk["keys"][0][0]["label"].as_str().unwrap().ends_with('1'), "somebody asks to join: {desk:#}");
        assert_eq!(desk["keys"][1][0]["label"], json!(word("desk-button-week")), "{desk:#}");
        visitor.press_in_private(noa, &desk["place"], 1).await;
        let week = visitor.newest_in_private(noa, &word("desk-button-draw")).await;
        assert_eq!(week["place"], desk["place"], "it is the same message");
        assert!(week["keys"][0][0]["label"].as_str().unwrap().contains('·'), "something comes: {week:#}");
        assert!(visitor.trouble().await.is_empty(), "{lang:?}: {:#?}", visitor.trouble().await);
    }
}

#[tokio::test]
async fn the_tour_ends_well_in_every_language() {
    let demo = Demo::start(&[]);
    for (language, thanks, rye) in
        [("en", "Thank you", "#rye"), ("he", "תודה לפעילי החודש", "#שיפון"), ("ru", "Спасибо", "#рожь")]
    {
        let visitor = demo.visitor().await;
        visitor.post("/tour", json!({"start": {"language": language, "pace": 0}})).await.unwrap();
        let tour = demo.tour_end().await;
        assert_eq!((&tour["stumbled"], &tour["step"]), (&json!(null), &tour["of"]), "{language}");
        let visitor = demo.visitor().await;
        let texts = visitor.texts(visitor.who("Alice Martin")).await;
        assert!(texts.iter().any(|text| text.contains(thanks)), "{language}: {texts:#?}");
        // Dana's way in: her introduction with its tags, Boris's, and after a week a word for her alone.
        for told in ["#rye", "#שיפון", "#рожь"] {
            let times = texts.iter().filter(|text| text.contains(told)).count();
            assert_eq!(times, if told == rye { 2 } else { 0 }, "{language}: {texts:#?}");
        }
        let dana = visitor.who("דנה כהן");
        let lang = Lang::ALL.into_iter().find(|lang| lang.code() == language).unwrap();
        visitor.newest_in_private(dana, &line("newcomers-button-stop").render_plain(lang)).await;
        // A weekly post of the bot's is the same every week; people do not repeat themselves.
        let messages = visitor.messages(visitor.who("Alice Martin")).await;
        let peoples = messages.iter().filter(|message| message["sender_id"] != visitor.hello["bot"]);
        let mut seen = HashSet::new();
        let twice: Vec<_> = peoples.map(|message| &message["text"]).filter(|text| !seen.insert(*text)).collect();
        assert_eq!(twice, Vec::<&Value>::new(), "{language}");
        assert!(visitor.trouble().await.is_empty(), "{language}: {:#?}", visitor.trouble().await);
    }
}

/// Who else has done what about the newest message with these words.
async fn answers(visitor: &Visitor, user: i64, words: &str) -> (Vec<String>, u64, u64) {
    let messages = visitor.messages(user).await;
    let about = messages.iter().rev().find(|message| message["text"].as_str().unwrap().contains(words)).unwrap();
    let replies = messages.iter().filter(|message| message["quote"]["place"] == about["place"]);
    let replies = replies.map(|message| message["text"].as_str().unwrap().to_owned()).collect();
    let reactions = about["reactions"].as_array().unwrap().iter().map(|reaction| reaction[1].as_u64().unwrap());
    (replies, reactions.sum(), about["voters"].as_u64().unwrap())
}

#[tokio::test]
async fn the_cast_answers_votes_and_reacts_in_the_language_of_the_group() {
    let demo = Demo::start(&[]);
    for (language, letters, hello, question, thanks, poll) in [
        ("en", 'a'..='z', "Hello, everybody!", "How often do you feed rye?", "Thank you all", "When do we bake?"),
        ("he", 'א'..='ת', "שלום לכולם!", "כל כמה זמן מאכילים מחמצת?", "תודה לכולם", "מתי אופים?"),
        ("ru", 'а'..='я', "Всем привет!", "Как часто кормить закваску?", "Всем спасибо", "Когда печём?"),
    ] {
        demo.visitor().await.post("/anew", json!({"language": language})).await.unwrap();
        let visitor = demo.visitor().await;
        let [tom, noa] = ["Tom Baker", "נועה לוי"].map(|name| visitor.who(name));
        visitor.act(tom, json!("join")).await.unwrap();
        for said in [hello, question] {
            visitor.say(tom, said).await.unwrap();
            visitor.wait().await;
            let (replies, ..) = answers(&visitor, tom, said).await;
            assert_eq!(replies.len(), 1, "{said}: {replies:?}");
            assert!(replies[0].to_lowercase().contains(|c| letters.contains(&c)), "{language}: {replies:?}");
        }
        visitor.say(tom, thanks).await.unwrap();
        visitor.say(noa, &format!("/poll {poll}\n1\n2")).await.unwrap();
        visitor.wait().await;
        let (replies, reactions, _) = answers(&visitor, tom, thanks).await;
        assert_eq!((replies.len(), reactions), (0, 1), "{language}");
        let (.., voters) = answers(&visitor, tom, poll).await;
        assert_eq!(voters, 2, "{language}: everybody but those the visitor plays");
        assert!(visitor.trouble().await.is_empty(), "{language}: {:#?}", visitor.trouble().await);
    }
}

#[tokio::test]
async fn months_are_not_silent_and_no_line_of_the_cast_comes_twice() {
    let demo = Demo::start(&[]);
    let visitor = demo.visitor().await;
    let alice = visitor.who("Alice Martin");
    for _ in 0..2 {
        visitor.post("/clock", json!({"hours": 24 * 60})).await.unwrap();
    }
    let (bots, peoples): (Vec<Value>, Vec<Value>) =
        visitor.messages(alice).await.into_iter().partition(|message| message["sender_id"] == visitor.hello["bot"]);
    let mut seen = HashSet::new();
    assert!(peoples.iter().all(|message| seen.insert(message["text"].clone())), "{peoples:#?}");
    assert!((50..130).contains(&peoples.len()), "{} messages in four months", peoples.len());
    let answered = bots.iter().filter(|post| peoples.iter().any(|message| message["quote"]["place"] == post["place"]));
    assert!(answered.count() >= 8, "what the bot asks is answered");
}

#[tokio::test]
async fn whoever_acts_takes_the_tour_over() {
    let demo = Demo::start(&[]);
    let visitor = demo.visitor().await;
    visitor.post("/tour", json!({"start": {"language": "en", "pace": 3}})).await.unwrap();
    let visitor = demo.visitor().await;
    visitor.say(visitor.who("Alice Martin"), "My turn").await.unwrap();
    let tour = demo.tour_end().await;
    assert!(tour["step"].as_i64() < tour["of"].as_i64());
}

#[tokio::test]
async fn the_language_of_the_group_follows() {
    let demo = Demo::start(&[]);
    let visitor = demo.visitor().await;
    let noa = visitor.who("נועה לוי");
    visitor.post("/language", json!({"language": "he"})).await.unwrap();
    let hebrew = |text: &String| text.chars().any(|c| ('א'..='ת').contains(&c));
    visitor.until(noa, |texts| texts.last().is_some_and(hebrew)).await;
    assert_eq!(Visitor::arrive(&demo).await.hello["language"], "he");
}
