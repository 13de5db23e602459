//! Whatever people type, call themselves or press: the bot has an answer, and nothing of it changes anything around it.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use kehila::{dispatch::Command, store::inbox, words::Lang};
use proptest::prelude::*;
use serde_json::Value;
use simulator::{Person, UserId, read_html};

use crate::{
    hostile, runs,
    support::{Cast, Scene},
    words::is_directional,
};

/// Commands as managers type them, in three languages.
const MANAGERS: &[&str] = &[
    "/poll Tea or coffee?\nTea\nCoffee",
    "/poll Tea or coffee? tea, coffee",
    "/poll",
    "/poll@sim_test_bot When?\n1. Sunday\n2. Monday",
    "/touchpoint every monday 10:00 Good morning",
    "/touchpoint every weekday at 9:05\nA new day",
    "/touchpoint once 2026-12-24 18:00 Party",
    "/touchpoint каждый понедельник в 10:00 Доброе утро",
    "/touchpoint ежемесячно 31 числа в 10:00 Итоги",
    "/touchpoint כל יום שני בשעה 10:00 בוקר טוב",
    "/touchpoint כל שבועיים ביום ראשון בשעה 18:00 מה נאפה?",
    "/touchpoints",
    "/settings quiet 21:00-09:00",
    "/settings тихо 21:00-9:00",
    "/settings שקט 21:00-09:00",
    "/settings days fri,sat",
    "/settings days пятница и суббота",
    "/settings zone Europe/Berlin",
    "/settings zone ירושלים",
    "/settings posts 1 5",
    "/settings rhythm steady",
    "/settings language en",
    "/settings goal Bread for everybody",
    "/settings log",
    "/staff",
    "/staff @alice",
    "/staff remove @alice",
    "/status",
    "/setup",
    "/help settings",
    "/top month",
    "/top",
];

/// Commands as members type them.
const MEMBERS: &[&str] =
    &["/me", "/top", "/top week", "/help poll", "/introduce", "/introduce Bread\nRye\nAn oven", "/help"];

/// What is typed in private.
const PRIVATE: &[&str] = &[
    "/start",
    "/start welcome",
    "/start g_-1001234",
    "/help",
    "/language he",
    "/language",
    "/me",
    "/cancel",
    "/setup",
    "hello",
];

/// As much as fits into one message; [`None`] if nothing is left.
fn message(text: &str) -> Option<String> {
    let mut room = 4_096;
    let fits = |c: &char| {
        room -= c.len_utf16() as i64;
        room >= 0
    };
    let text: String = text.chars().take_while(fits).collect();
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Looks at every request since the last look: what is shown is what was meant to be shown.
struct Looking {
    seen: usize,
    /// Everybody who may be mentioned.
    people: BTreeSet<i64>,
}

impl Looking {
    fn look(&mut self, scene: &Scene, typed: &str) -> usize {
        let requests = scene.sim.requests();
        let new = &requests[self.seen..];
        for request in new {
            let is_html = request.params.contains_key("parse_mode");
            request.params.iter().for_each(|(name, value)| self.check(name, value, is_html, typed));
        }
        self.seen = requests.len();
        new.iter().filter(|request| request.method.starts_with("send") || request.method.starts_with("edit")).count()
    }

    /// Only a message's own words are HTML, not those of the buttons under it.
    fn check(&self, name: &str, value: &Value, is_html: bool, typed: &str) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.check(name, item, false, typed)),
            Value::Object(fields) => fields.iter().for_each(|(name, value)| self.check(name, value, false, typed)),
            Value::String(text) => self.check_text(text, is_html && matches!(name, "text" | "caption"), typed),
            _ => {}
        }
    }

    fn check_text(&self, text: &str, is_html: bool, typed: &str) {
        let (shown, entities) = match is_html {
            true => read_html(text).unwrap_or_else(|why| panic!("{why}: {text:?} after {typed:?}")),
            false => (text.to_owned(), Vec::new()),
        };
        for entity in entities {
            let is_ours = match entity["type"].as_str().unwrap() {
                "bold" | "italic" | "code" | "blockquote" => true,
                "text_mention" => self.people.contains(&entity["user"]["id"].as_i64().unwrap()),
                _ => false,
            };
            assert!(is_ours, "somebody's own {entity} in {text:?} after {typed:?}");
        }
        let is_escaped_twice = ["&lt;", "&gt;", "&amp;", "&quot;"].iter().any(|sign| shown.contains(sign));
        assert!(!is_escaped_twice || typed.contains('&'), "escaped twice: {text:?} after {typed:?}");
        let mut open = 0_i32;
        for c in shown.chars().filter(|c| is_directional(*c)) {
            match c {
                '\u{2066}'..='\u{2068}' => open += 1,
                '\u{2069}' => open -= 1,
                _ => panic!("{c:?} in {text:?} after {typed:?}"),
            }
            assert!(open >= 0, "an isolate ends too often in {text:?} after {typed:?}");
        }
        assert_eq!(open, 0, "an isolate does not end in {text:?} after {typed:?}");
    }
}

/// A stage on which everybody and everything has a name that is trouble.
async fn stage(lang: Lang) -> (Scene, Cast, Looking) {
    let (mut scene, cast) = Scene::with_group(lang).await;
    // What is made up may leave trouble of any kind.
    scene.is_finished = true;
    let sim = &scene.sim;
    sim.rename(cast.noa, Person::named("</b><s>Noa</s>\u{202e}").last("<u>&</u>").username("noa"));
    sim.rename(cast.alice, Person::named("<a href=\"tg://user?id=1\">Alice</a>\u{2069}\u{2069}").username("alice"));
    sim.rename(cast.boris, Person::named("{ $name } {\"x\"} <tg-spoiler>").last("\u{0}\u{301}\u{301}\u{301}\u{301}"));
    sim.set_title(cast.group, cast.noa, "</b><s>Bakers</s> & \u{202e}sons\u{2069}");
    for person in [cast.noa, cast.boris, cast.alice] {
        sim.say(cast.group, person, "good morning everybody");
        sim.start_bot(person);
    }
    scene.settle().await;
    let people = [cast.noa, cast.boris, cast.alice, cast.newcomer].map(|person| person.0);
    let looking = Looking { seen: 0, people: people.into() };
    (scene, cast, looking)
}

/// Nothing is in quarantine, nothing was refused.
async fn check_all(scene: &Scene, after: &str) {
    let tx = scene.core.store.read().await.unwrap();
    assert_eq!(inbox::quarantine_errors(&tx, 10).await.unwrap(), Vec::<String>::new(), "after {after:?}");
    assert!(scene.sim.refusals().is_empty(), "after {after:?}: {:#?}", scene.sim.refusals());
}

#[tokio::test]
async fn every_text_of_the_corpus_is_survived_wherever_it_is_typed() {
    const BEFORE: &[&str] = &[
        "",
        "/poll ",
        "/poll Tea?\n",
        "/touchpoint ",
        "/touchpoint every day 18:00 ",
        "/settings ",
        "/settings quiet ",
        "/settings zone ",
        "/settings goal ",
        "/staff ",
        "/top ",
        "/help ",
        "/introduce ",
        "/status ",
    ];
    let (mut scene, cast, mut looking) = stage(Lang::En).await;
    for (n, text) in hostile::TEXTS.iter().enumerate() {
        if let Some(text) = message(&format!("{}{text}", BEFORE[n % BEFORE.len()])) {
            scene.sim.say(cast.group, cast.noa, &text);
            scene.settle().await;
            looking.look(&scene, &text);
            check_all(&scene, &text).await;
        }
        if let Some(text) = message(&format!("/start {text}")) {
            scene.sim.say(cast.noa.private(), cast.noa, &text);
        }
    }
    scene.pass(TimeDelta::days(2)).await;
    looking.look(&scene, "& the corpus");
    check_all(&scene, "the corpus").await;
}

#[tokio::test]
async fn whatever_a_manager_types_has_an_answer() {
    for lang in Lang::ALL {
        let (mut scene, cast, mut looking) = stage(lang).await;
        for text in runs::samples(40, &hostile::like(MANAGERS)).iter().filter_map(|text| message(text)) {
            scene.sim.say(cast.group, cast.noa, &text);
            scene.settle().await;
            let answers = looking.look(&scene, &text);
            let known = MANAGERS.iter().filter_map(|known| Command::parse(known, "x_bot")).map(|known| known.name);
            let is_known = |name: &str| known.clone().any(|known| known == name);
            let command = Command::parse(&text, "sim_test_bot").filter(|command| is_known(&command.name));
            assert!(answers > 0 || command.is_none(), "no answer to {text:?}");
            check_all(&scene, &text).await;
        }
        scene.pass(TimeDelta::days(9)).await;
        looking.look(&scene, "all of it");
        check_all(&scene, "all of it").await;
    }
}

#[tokio::test]
async fn whatever_members_type_in_the_group_and_in_private_has_an_answer() {
    let (mut scene, cast, mut looking) = stage(Lang::He).await;
    let typed = (hostile::like(MEMBERS), hostile::like(PRIVATE));
    for (in_group, in_private) in runs::samples(40, &typed) {
        for (chat, text) in [(cast.group, in_group), (cast.alice.private(), in_private)] {
            let Some(text) = message(&text) else { continue };
            scene.sim.say(chat, cast.alice, &text);
            scene.settle().await;
            looking.look(&scene, &text);
            check_all(&scene, &text).await;
        }
        scene.pass(TimeDelta::seconds(24)).await;
    }
}

#[tokio::test]
async fn whoever_comes_is_welcomed_and_whatever_she_tells_is_shown_as_told() {
    let (mut scene, cast, mut looking) = stage(Lang::Ru).await;
    let names = (hostile::text(), hostile::text(), proptest::array::uniform3(hostile::text()), hostile::text());
    for (n, (first, last, answers, goal)) in runs::samples(12, &names).into_iter().enumerate() {
        let all = format!("{first} {last} {answers:?} {goal}");
        let first = message(&first).unwrap_or_else(|| "\u{3164}".to_owned());
        let person: UserId = scene.sim.create(Person::named(&first).last(&last).language("ru"));
        looking.people.insert(person.0);
        scene.sim.join(cast.group, person);
        scene.pass(TimeDelta::minutes(1)).await;
        let of_three: Vec<String> = answers.iter().map(|answer| answer.lines().collect()).collect();
        if let Some(text) = message(&format!("/introduce {}", of_three.join("\n"))) {
            scene.sim.say(cast.group, person, &text);
        }
        scene.sim.start_bot(person);
        scene.sim.say(person.private(), person, "/introduce");
        scene.settle().await;
        for answer in answers.iter().filter_map(|answer| message(answer)) {
            scene.sim.say(person.private(), person, &answer);
            scene.settle().await;
        }
        for label in ["Опубликовать", "Publish"] {
            let _ = scene.sim.press(person.private(), person, label);
        }
        if let Some(goal) = message(&format!("/settings goal {goal}")).filter(|_| n % 3 == 0) {
            scene.sim.say(cast.group, cast.noa, &goal);
        }
        scene.settle().await;
        looking.look(&scene, &all);
        check_all(&scene, &all).await;
    }
    scene.sim.say(cast.group, cast.noa, "/status");
    scene.sim.say(cast.group, cast.noa, "/top");
    scene.pass(TimeDelta::days(40)).await;
    looking.look(&scene, "& all of it");
    check_all(&scene, "all of it").await;
}

#[tokio::test]
async fn whatever_a_button_is_said_to_carry_it_is_stale() {
    let (mut scene, cast, mut looking) = stage(Lang::En).await;
    scene.sim.say(cast.group, cast.noa, "/poll Tea?\nGreen\nBlack");
    scene.settle().await;
    let under = scene.sim.last(cast.group, cast.alice).unwrap().id;
    let data = prop_oneof![any::<String>(), hostile::text(), "[A-Za-z0-9_:-]{0,64}"];
    for data in runs::samples(30, &data) {
        let pressed = scene.sim.forge_press(cast.group, cast.alice, under, &data);
        scene.pass(TimeDelta::seconds(12)).await;
        assert!(pressed.is_err() || scene.sim.unanswered().is_empty(), "no answer to {data:?}");
        looking.look(&scene, &data);
        check_all(&scene, &data).await;
    }
}
