//! The same press again, and buttons whose world has changed meanwhile.

use chrono::TimeDelta;
use serde_json::json;
use simulator::{NoticeOrder, Rights};

use super::{
    company::Company,
    find::Wanted,
    ledger::Ledger,
    panels, personal,
    table::{self, Actor, Outcome, Row},
};

const STALE: Outcome = Outcome::No(&["refuse-stale-button"]);
const MANAGERS: Outcome = Outcome::No(&["refuse-managers-only-button"]);

async fn changes_written_down(company: &Company) -> i64 {
    let tx = company.scene.core.store.read().await.unwrap();
    let count = sqlx::query_scalar("SELECT count(*) FROM settings_log");
    count.fetch_one(&mut *tx.lock().await).await.unwrap()
}

/// Two quick presses, then one more later, after all else is as it was.
async fn press_thrice(company: &mut Company, row: &Row, who: Actor) {
    let wanted = Wanted::of(&row.heads);
    company.go(who, wanted.room, &row.heads[2], 0).await;
    let token = company.find(&wanted).await.unwrap_or_else(|| panic!("there is no button {:?}", row.heads));
    let written = changes_written_down(company).await;
    let twice = company
        .watch(who, |company| {
            company.press(who, &token);
            company.press(who, &token);
        })
        .await;
    assert_eq!(twice.objection(Outcome::Does, ""), None, "{:?}", row.heads);
    let after = changes_written_down(company).await;
    // What a proposal changes is written down one by one.
    let most = if wanted.kind == "take" { 4 } else { 1 };
    assert!(after - written <= most, "{:?} is written down once, not {} times", row.heads, after - written);
    let later = company.watch(who, |company| company.press(who, &token)).await;
    // Where somebody is in her own questions is no deed.
    let leads =
        matches!(wanted.kind, "begin" | "show" | "choose" | "propose" | "take" | "open" | "told" | "answers" | "flow");
    let is_place = |row: &str| leads && (row.starts_with("setup_wizards: ") || row.starts_with("conversations: "));
    let changed: Vec<_> = later.changed.iter().filter(|row| !is_place(row)).collect();
    assert!(changed.is_empty(), "{:?} a third time: {changed:#?}", row.heads);
    assert!(!later.said.contains(&super::company::words("fault", "")), "{}", later.said);
    company.scene.pass(TimeDelta::minutes(2)).await;
}

#[tokio::test]
async fn buttons_of_managers_do_their_deed_once() {
    let mut company = Company::gather().await;
    for row in panels::rows(&company.bystander.to_string()) {
        if row.cells[0] == (Actor::Creator, Outcome::Does) {
            press_thrice(&mut company, &row, Actor::Creator).await;
            company.type_as(Actor::Creator, "/settings language en");
        }
    }
    company.scene.finish().await;
}

#[tokio::test]
async fn buttons_for_one_person_do_their_deed_once() {
    let mut company = Company::gather().await;
    for row in table::read(personal::BUTTONS, 3) {
        if row.cells.contains(&(Actor::Owner, Outcome::Does)) {
            press_thrice(&mut company, &row, Actor::Owner).await;
            // A proposal may have switched off what the next rows are about.
            company.go(Actor::Creator, "settings", "/settings welcome on > /settings recognition on", 0).await;
            company.scene.pass(TimeDelta::minutes(2)).await;
        }
    }
    company.scene.finish().await;
}

#[tokio::test]
async fn a_press_that_is_delivered_again_does_nothing() {
    let mut company = Company::gather().await;
    company.go(Actor::Creator, "touchpoints", "~/touchpoint every day 12:00 ↵ Hi", 0).await;
    let token = company.find(&Wanted { room: "touchpoints", kind: "undo", part: "" }).await.unwrap();
    let noa = company.id(Actor::Creator);
    let deleted = company.watch(Actor::Creator, |company| company.press(Actor::Creator, &token)).await;
    assert_eq!(deleted.objection(Outcome::Does, ""), None);
    let before = Ledger::read(&company.scene).await;
    company.scene.sim.redeliver(5);
    company.scene.settle().await;
    // The same query under another number of update, as if Telegram had started its numbers anew.
    let answered = company.scene.sim.requests_of("answerCallbackQuery");
    let query = answered.last().unwrap().params["callback_query_id"].clone();
    company.scene.sim.inject(json!({"callback_query": {
        "id": query, "chat_instance": "1", "data": token,
        "from": {"id": noa.0, "is_bot": false, "first_name": "Noa", "username": "noa", "language_code": "en"},
        "message": {"message_id": 1, "date": 0, "chat": {"id": company.group.0, "type": "supergroup"}},
    }}));
    company.scene.settle().await;
    assert_eq!(Ledger::read(&company.scene).await.beyond(&before), Vec::<String>::new());
    company.scene.finish().await;
}

#[tokio::test]
async fn a_button_works_after_a_restart_and_no_longer_after_two_months() {
    let mut company = Company::gather().await;
    company.go(Actor::Admin, "setup", "in private: /setup", 0).await;
    let choice = Wanted { room: "setup", kind: "choose", part: "\"ru\"" };
    let token = company.find(&choice).await.unwrap();
    company.scene.restart().await;
    let tried = company.watch(Actor::Admin, |company| company.press(Actor::Admin, &token)).await;
    assert_eq!(tried.objection(Outcome::Does, ""), None);
    company.type_as(Actor::Creator, "/settings language en");
    company.scene.settle().await;
    company.scene.pass(TimeDelta::days(61)).await;
    assert!(!company.tokens(&choice).await.contains(&token), "it is forgotten");
    let tried = company.watch(Actor::Admin, |company| company.press(Actor::Admin, &token)).await;
    assert_eq!(tried.objection(STALE, ""), None);
    company.scene.finish().await;
}

#[tokio::test]
async fn who_was_demoted_and_promoted_again_may_again() {
    let mut company = Company::gather().await;
    let (sim, group) = (company.scene.sim.clone(), company.group);
    let [noa, avi] = [Actor::Creator, Actor::Admin].map(|actor| company.id(actor));
    company.go(Actor::Admin, "settings", "/settings rhythm", 0).await;
    let token = company.find(&Wanted { room: "settings", kind: "Choose", part: "\"steady\"" }).await.unwrap();
    // Demotion and press come in one batch of updates, in this order.
    let tried = company
        .watch(Actor::Admin, |company| {
            sim.demote(group, noa, avi);
            company.press(Actor::Admin, &token);
        })
        .await;
    assert!(tried.said.contains(&super::company::words("refuse-managers-only-button", "")), "{}", tried.said);
    assert_eq!(changes_written_down(&company).await, 3, "only the helpers of the beginning");
    let tried = company
        .watch(Actor::Admin, |company| {
            sim.promote(group, noa, avi, Rights::none());
            company.press(Actor::Admin, &token);
        })
        .await;
    assert_eq!(tried.objection(Outcome::Does, ""), None);
    company.scene.finish().await;
}

#[tokio::test]
async fn who_was_a_helper_presses_in_vain() {
    let mut company = Company::gather().await;
    for (steps, kind, part) in [("/settings rhythm", "Choose", "\"steady\""), ("/settings days", "Day", "")] {
        company.go(Actor::Helper, "settings", steps, 0).await;
        let token = company.find(&Wanted { room: "settings", kind, part }).await.unwrap();
        company.go(Actor::Creator, "settings", "/staff @hila", 0).await;
        let tried = company.watch(Actor::Helper, |company| company.press(Actor::Helper, &token)).await;
        assert_eq!(tried.objection(MANAGERS, ""), None);
        company.go(Actor::Creator, "settings", "/staff @hila", 0).await;
        let tried = company.watch(Actor::Helper, |company| company.press(Actor::Helper, &token)).await;
        assert_eq!(tried.objection(Outcome::Does, ""), None);
    }
    company.scene.finish().await;
}

#[tokio::test]
async fn a_setup_in_private_goes_on_after_its_group_became_a_supergroup() {
    let mut company = Company::gather().await;
    let (sim, omri) = (company.scene.sim.clone(), company.id(Actor::Elsewhere));
    let small = sim.group("Small", omri);
    sim.add_bot(small, omri);
    company.scene.settle().await;
    company.group = small;
    company.go(Actor::Elsewhere, "setup", "/setup", 0).await;
    let token = company.find(&Wanted { room: "setup", kind: "choose", part: "\"ru\"" }).await.unwrap();
    company.group = sim.migrate(small, omri, NoticeOrder::NewFirst);
    let tried = company.watch(Actor::Elsewhere, |company| company.press(Actor::Elsewhere, &token)).await;
    let new = company.group.0.to_string();
    let is_set = |row: &String| row.contains(&new) && row.contains("\"language\":\"ru\"");
    assert!(tried.changed.iter().any(is_set), "{:#?}", tried.changed);
    company.scene.finish().await;
}

/// Where the bot is no administrator it is not told who becomes one, or is one no longer; so it asks.
#[tokio::test]
async fn rights_are_those_of_the_moment_also_where_the_bot_is_told_nothing() {
    let mut company = Company::gather().await;
    let (sim, group) = (company.scene.sim.clone(), company.group);
    let [noa, avi, alice] = [Actor::Creator, Actor::Admin, Actor::Member].map(|actor| company.id(actor));
    sim.demote_bot(group, noa);
    company.scene.settle().await;
    company.go(Actor::Admin, "settings", "in private: /setup", 0).await;
    let token = company.find(&Wanted { room: "setup", kind: "choose", part: "\"ru\"" }).await.unwrap();
    sim.demote(group, noa, avi);
    sim.promote(group, noa, alice, Rights::none());
    company.scene.pass(TimeDelta::minutes(2)).await;
    let tried = company.watch(Actor::Admin, |company| company.press(Actor::Admin, &token)).await;
    // What has changed is the list of administrators.
    assert!(tried.said.contains(&super::company::words("refuse-managers-only-button", "")), "{}", tried.said);
    assert!(tried.changed.iter().all(|row| row.starts_with("members: ")), "{:#?}", tried.changed);
    let tried = company.watch(Actor::Member, |company| company.type_as(Actor::Member, "/settings goal Buns")).await;
    assert!(tried.changed.iter().any(|row| row.contains("Buns")), "{}", tried.said);
    company.scene.pass(TimeDelta::minutes(2)).await;
    company.scene.finish().await;
}

#[tokio::test]
async fn a_button_that_cannot_be_read_keeps_nothing_from_who_waits_for_the_administrators() {
    let mut company = Company::gather().await;
    company.go(Actor::Creator, "settings", "~/settings rhythm", 0).await;
    let token = company.find(&Wanted { room: "settings", kind: "Choose", part: "\"steady\"" }).await.unwrap();
    company.scene.settle().await;
    company.execute(&["UPDATE buttons SET action = '{}'", "UPDATE chats SET admins_known_at = NULL"]).await;
    let tried = company
        .watch(Actor::Creator, |company| {
            company.press(Actor::Creator, &token);
            company.type_as(Actor::Creator, "/settings goal Buns");
            company.type_as(Actor::Member, "/settings goal Cakes");
        })
        .await;
    assert!(tried.said.contains(&super::company::words("fault", "")), "{}", tried.said);
    assert!(tried.changed.iter().any(|row| row.contains("Buns")), "{:#?}", tried.changed);
    assert!(!tried.changed.iter().any(|row| row.contains("Cakes")), "{:#?}", tried.changed);
    company.execute(&["DELETE FROM quarantine", "DELETE FROM buttons"]).await;
    company.scene.finish().await;
}

/// While the bot is out of a group it hears nothing of who manages it.
#[tokio::test]
async fn nothing_is_changed_or_shown_of_a_group_the_bot_was_removed_from() {
    let mut company = Company::gather().await;
    let (sim, group) = (company.scene.sim.clone(), company.group);
    let noa = company.id(Actor::Creator);
    let mut tokens = Vec::new();
    company.go(Actor::Owner, "recognition", "in private: /me > Show", 0).await;
    tokens.push((Actor::Owner, company.find(&Wanted { room: "recognition", kind: "Hide", part: "" }).await.unwrap()));
    company.go(Actor::Owner, "settings", "~/settings rhythm", 0).await;
    tokens.push((
        Actor::Owner,
        company.find(&Wanted { room: "settings", kind: "Choose", part: "\"steady\"" }).await.unwrap(),
    ));
    company.go(Actor::Owner, "touchpoints", "~/touchpoints > open", 0).await;
    tokens.push((Actor::Owner, company.find(&Wanted { room: "touchpoints", kind: "pause", part: "" }).await.unwrap()));
    company.go(Actor::Owner, "setup", "in private: /setup > begin", 0).await;
    tokens.push((Actor::Owner, company.find(&Wanted { room: "setup", kind: "choose", part: "\"ru\"" }).await.unwrap()));
    company.go(Actor::Owner, "status", "/status", 0).await;
    let link = company.tokens(&Wanted { room: "status", kind: "open", part: "" }).await.into_iter().next().unwrap();
    sim.remove_bot(group, noa);
    company.scene.settle().await;
    for (actor, token) in tokens {
        let tried = company.watch(actor, |company| company.press(actor, &token)).await;
        assert_eq!(tried.objection(Outcome::No(&["refuse-gone"]), ""), None);
    }
    let olga = company.id(Actor::Owner);
    let tried = company
        .watch(Actor::Owner, |company| {
            company.scene.sim.start_bot_with(olga, &link);
        })
        .await;
    assert_eq!(tried.objection(Outcome::No(&["refuse-gone"]), ""), None);
    company.scene.finish().await;
}

#[tokio::test]
async fn buttons_follow_a_group_that_became_a_supergroup() {
    let mut company = Company::gather().await;
    let (sim, omri) = (company.scene.sim.clone(), company.id(Actor::Elsewhere));
    let [alice, noa] = [Actor::Member, Actor::Creator].map(|actor| company.id(actor));
    let small = sim.group("Small", omri);
    sim.seat(small, &[noa, alice]);
    sim.add_bot(small, omri);
    sim.promote_bot(small, omri, Rights::all());
    sim.promote(small, omri, noa, Rights::none());
    company.scene.settle().await;
    company.group = small;
    company.go(Actor::Elsewhere, "settings", "~/settings rhythm", 0).await;
    let token = company.find(&Wanted { room: "settings", kind: "Choose", part: "\"steady\"" }).await.unwrap();
    let panel = sim.last(small, omri).unwrap().id;
    company.group = sim.migrate(small, omri, NoticeOrder::OldFirst);
    company.scene.settle().await;
    // Numbers of messages start again: ours with the number of the panel has nothing to do with it.
    while sim.last(company.group, omri).is_none_or(|seen| seen.id.0 < panel.0) {
        sim.say_anonymously(company.group, "/help");
        company.scene.settle().await;
    }
    let texts = |company: &Company| -> Vec<String> {
        sim.view(company.group, alice).into_iter().map(|seen| seen.text).collect()
    };
    let before = texts(&company);
    sim.forge_press(small, alice, panel, &token).unwrap();
    sim.forge_press(small, omri, panel, &token).unwrap();
    let tried = company.watch(Actor::Member, |_| {}).await;
    assert!(tried.said.is_empty() && sim.unanswered().is_empty());
    assert_eq!(texts(&company), before);
    company.scene.pass(TimeDelta::minutes(2)).await;
    company.scene.finish().await;
}

#[tokio::test]
async fn answers_typed_to_a_question_need_the_right_as_well() {
    let mut company = Company::gather().await;
    let (sim, group) = (company.scene.sim.clone(), company.group);
    let [noa, avi] = [Actor::Creator, Actor::Admin].map(|actor| company.id(actor));
    company.go(Actor::Admin, "setup", "in private: /setup > show", 0).await;
    sim.demote(group, noa, avi);
    company.scene.settle().await;
    let tried = company.watch(Actor::Admin, |company| company.type_in_private(Actor::Admin, "Berlin")).await;
    assert!(tried.said.contains(&super::company::words("refuse-managers-only-button", "")), "{}", tried.said);
    assert!(!tried.changed.iter().any(|row| row.starts_with("chats")), "{:?}", tried.changed);
    company.scene.finish().await;
}
