//! Callback data nobody was given, or pressed where it was not put.

use chrono::TimeDelta;
use serde_json::{Value, json};
use simulator::MessageId;

use super::{
    company::{Company, words},
    find::Wanted,
    table::{Actor, Outcome},
};

const STALE: Outcome = Outcome::No(&["refuse-stale-button"]);

/// What is in a token's place: of the creator, so that no missing right is what protects.
fn forgeries(token: &str) -> Vec<String> {
    let mut last = token.to_owned();
    last.replace_range(token.len() - 1.., "_");
    let swapped: String =
        token.chars().map(|c| if c.is_ascii_lowercase() { c.to_ascii_uppercase() } else { c }).collect();
    let mut forgeries = vec![
        String::new(),
        " ".to_owned(),
        "a".repeat(20),
        "%".to_owned(),
        "_".repeat(20),
        last,
        token[1..].to_owned(),
        format!("{token} "),
        format!("{token}\0"),
        format!(" {token}"),
        token.chars().rev().collect(),
        format!("{token}{token}{token}xxxx"),
        "\u{FFFD}\u{FFFD}\u{0}\u{202E}".to_owned(),
        "אבגד".repeat(8),
        "' OR '1'='1".to_owned(),
        "{\"Set\":{\"Language\":\"ru\"}}".to_owned(),
        "settings".to_owned(),
        "1".to_owned(),
    ];
    if swapped != token {
        forgeries.push(swapped);
    }
    forgeries
}

async fn panel(company: &mut Company, who: Actor, steps: &str, room: &str, kind: &str, part: &str) -> String {
    company.go(who, room, steps, 0).await;
    company.find(&Wanted { room, kind, part }).await.expect("the button is there")
}

#[tokio::test]
async fn what_nobody_was_given_is_answered_and_does_nothing() {
    let mut company = Company::gather().await;
    let noa = company.id(Actor::Creator);
    let token = panel(&mut company, Actor::Creator, "~/settings language", "settings", "Set", "\"ru\"").await;
    let shown = company.scene.sim.last(company.group, noa).unwrap().id;
    for data in forgeries(&token) {
        let tried = company
            .watch(Actor::Creator, |company| {
                company.scene.sim.forge_press(company.group, noa, shown, &data).unwrap();
            })
            .await;
        assert_eq!(tried.objection(STALE, ""), None, "{data:?}");
    }
    company.scene.finish().await;
}

/// A press as Telegram might send it, by the creator.
fn press(company: &Company, query: &str, more: Value) -> Value {
    let noa = company.id(Actor::Creator);
    let mut press = json!({"id": query, "chat_instance": "1",
        "from": {"id": noa.0, "is_bot": false, "first_name": "Noa", "username": "noa", "language_code": "en"}});
    press.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap());
    json!({"callback_query": press})
}

#[tokio::test]
async fn presses_of_other_shapes_are_answered_and_do_nothing() {
    let mut company = Company::gather().await;
    let group = json!({"id": company.group.0, "type": "supergroup"});
    let message = json!({"message_id": 3, "date": 0, "chat": group});
    for (n, more) in [
        json!({"message": message, "game_short_name": "chess"}),
        json!({"message": message}),
        json!({"inline_message_id": "AAAA", "data": "aaaaaaaaaaaaaaaaaaaa"}),
        json!({"data": "x".repeat(64)}),
        json!({"data": "x".repeat(5_000), "message": {"message_id": 1, "chat": {"id": 4, "type": "private"}}}),
    ]
    .into_iter()
    .enumerate()
    {
        let query = format!("77{n}");
        let update = press(&company, &query, more.clone());
        let tried =
            company.watch(Actor::Creator, |company| drop(company.scene.sim.inject(update.clone()).to_string())).await;
        assert_eq!(tried.changed, Vec::<String>::new(), "{more}");
        let answers = company.scene.sim.requests_of("answerCallbackQuery");
        let answer = answers.last().unwrap();
        assert_eq!(answer.params["callback_query_id"], query.as_str(), "{more}");
        assert_eq!(answer.params["text"], words("refuse-stale-button", "").as_str(), "{more}");
    }
    company.scene.finish().await;
}

/// Bot messages of a group as everybody sees them.
fn posts(company: &Company) -> Vec<(MessageId, String)> {
    let seen = company.scene.sim.view(company.group, company.bystander).into_iter();
    let ours = seen.filter(|seen| seen.sender_id == company.scene.sim.bot() && seen.ephemeral.is_none());
    ours.map(|seen| (seen.id, seen.text)).collect()
}

/// Whoever presses her own button, but says that it stood under something else in the group, must not turn that into
/// what she likes: callback data and message are the app's word only.
#[tokio::test]
async fn no_message_is_changed_by_a_button_that_does_not_stand_under_it() {
    let mut company = Company::gather().await;
    let newcomer = company.scene.sim.person("Newcomer");
    company.scene.sim.join(company.group, newcomer);
    company.scene.pass(TimeDelta::minutes(1)).await;
    let before = posts(&company);
    let [(post, _)] = before.as_slice() else { panic!("one post: {before:?}") };
    let post = *post;
    let elsewhere = company.group;
    let omri = company.id(Actor::Elsewhere);
    // A manager of another group writes what she likes into her calendar there, and opens its preview here.
    company.group = company.other;
    company.scene.sim.say(company.other, omri, "/touchpoint every day 12:00\nBuy my pots");
    company.scene.settle().await;
    let preview = company.find(&Wanted { room: "touchpoints", kind: "preview", part: "" }).await.unwrap();
    company.group = elsewhere;
    let hers = [
        (Actor::Elsewhere, preview),
        (Actor::Member, panel(&mut company, Actor::Member, "/me", "recognition", "Hide", "").await),
        (Actor::Member, panel(&mut company, Actor::Member, "in private: /me", "recognition", "Hide", "").await),
        (
            Actor::Member,
            panel(&mut company, Actor::Member, "in private: /language", "help", "greeting+language", "").await,
        ),
        (
            Actor::Member,
            panel(&mut company, Actor::Member, "in private: /introduce", "onboarding", "flow", "skip").await,
        ),
        (Actor::Admin, panel(&mut company, Actor::Admin, "in private: /setup", "setup", "show", "").await),
        (Actor::Admin, panel(&mut company, Actor::Admin, "/settings", "settings", "Show", "").await),
    ];
    for (actor, token) in hers {
        let user = company.id(actor);
        company
            .watch(actor, |company| {
                company.scene.sim.forge_press(company.group, user, post, &token).unwrap();
            })
            .await;
        assert_eq!(posts(&company), before, "by {actor:?}");
    }
    company.scene.finish().await;
}

#[tokio::test]
async fn a_link_nobody_made_opens_nothing() {
    let mut company = Company::gather().await;
    let omri = company.id(Actor::Elsewhere);
    let token = panel(&mut company, Actor::Creator, "~/settings", "settings", "Show", "Quiet").await;
    company.go(Actor::Creator, "setup", "~/setup", 0).await;
    let link = company.tokens(&Wanted { room: "setup", kind: "begin", part: "" }).await.into_iter().next().unwrap();
    let group = company.group.0.to_string();
    let payloads = [
        group.as_str(),
        group.trim_start_matches('-'),
        "1",
        "0",
        "setup",
        "setup-1",
        "eyJjaGF0IjoxfQ",
        &token,
        &link[..19],
        &format!("{link}x"),
        &format!("{link} {link}"),
        &"z".repeat(64),
        "' OR 1=1",
    ]
    .map(str::to_owned);
    for payload in payloads {
        let tried = company
            .watch(Actor::Elsewhere, |company| {
                company.scene.sim.start_bot_with(omri, &payload);
            })
            .await;
        assert_eq!(tried.changed, Vec::<String>::new(), "{payload}");
        let told = [
            "help-stale-link",
            "refuse-stale-button",
            "refuse-not-yours",
            "refuse-not-yours-link",
            "refuse-managers-only-button",
        ]
        .iter()
        .any(|id| tried.said.contains(&words(id, "")));
        assert!(told && !tried.said.contains("Bakers"), "{payload}: {}", tried.said);
        company.scene.pass(TimeDelta::minutes(1)).await;
    }
    company.scene.finish().await;
}
