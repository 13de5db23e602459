//! Who may see what: what is for managers stays with managers, what is of a group with those in it.

use chrono::TimeDelta;

use super::{
    company::Company,
    find::Wanted,
    table::{Actor, Outcome},
};

#[tokio::test]
async fn the_greeting_names_the_groups_she_manages_now_and_no_others() {
    let mut company = Company::gather().await;
    for (actor, groups) in [
        (Actor::Creator, &["Bakers", "Potters"][..]),
        (Actor::Admin, &["Bakers"]),
        (Actor::Helper, &["Bakers"]),
        (Actor::Section, &[]),
        (Actor::Anonymous, &["Bakers"]),
        (Actor::Elsewhere, &["Potters"]),
        (Actor::Member, &[]),
        (Actor::Former, &[]),
        (Actor::Muted, &[]),
        (Actor::Left, &[]),
        (Actor::Banned, &[]),
        (Actor::Stranger, &[]),
    ] {
        for text in ["/help", "/setup", "/settings", "/status"] {
            let tried = company.watch(actor, |company| company.type_in_private(actor, text)).await;
            let named = ["Bakers", "Potters"].into_iter().filter(|group| tried.said.contains(group));
            let named: Vec<&str> = named.collect();
            let expected = if matches!(text, "/help" | "/setup" | "/settings") { groups } else { &[] };
            assert_eq!(named, expected, "{text} by {actor:?}: {}", tried.said);
        }
    }
    company.scene.finish().await;
}

#[tokio::test]
async fn a_manager_of_two_groups_sets_up_the_one_she_chose() {
    let mut company = Company::gather().await;
    company.go(Actor::Creator, "setup", "in private: /setup > begin", 0).await;
    let token = company.find(&Wanted { room: "setup", kind: "choose", part: "\"ru\"" }).await.unwrap();
    let tried = company.watch(Actor::Creator, |company| company.press(Actor::Creator, &token)).await;
    let chats: Vec<&String> = tried.changed.iter().filter(|row| row.starts_with("chats: ")).collect();
    assert!(!chats.is_empty() && chats.iter().all(|row| row.contains("\"Bakers\"")), "{chats:#?}");
    company.scene.finish().await;
}

#[tokio::test]
async fn who_left_is_told_nothing_about_those_who_stayed() {
    let mut company = Company::gather().await;
    let (sim, group) = (company.scene.sim.clone(), company.group);
    let alice = company.id(Actor::Member);
    let wanted = Wanted { room: "recognition", kind: "Show", part: "" };
    // Those on people's desks are theirs alone.
    let before = company.tokens(&wanted).await;
    company.go(Actor::Member, "recognition", "/me", 0).await;
    let link = company.tokens(&wanted).await.difference(&before).next().unwrap().clone();
    sim.leave(group, alice);
    let tried = company
        .watch(Actor::Member, |company| {
            company.scene.sim.start_bot_with(alice, &link);
        })
        .await;
    assert!(tried.said.contains(&super::company::words("me-not-in", "")), "{}", tried.said);
    company.scene.finish().await;
}

/// What one person asks for is for her, whatever the bot may do in the group. `FOR_ALL` of the commands aside.
#[tokio::test]
async fn nobody_else_sees_what_managers_are_told() {
    let mut company = Company::gather().await;
    let sim = company.scene.sim.clone();
    sim.demote_bot(company.group, company.id(Actor::Creator));
    company.scene.settle().await;
    for (text, secret) in [
        ("/settings", "Quiet hours"),
        ("/settings quiet", "21:00"),
        ("/settings goal", "Purpose"),
        ("/settings log", "helper"),
        ("/staff", "Hila"),
        ("/touchpoints", "Next"),
        ("/status", "Running since"),
    ] {
        // Noa has started the bot: she is told there.
        let tried = company.watch(Actor::Creator, |company| company.type_as(Actor::Creator, text)).await;
        assert_eq!(tried.objection(Outcome::Shows, ""), None, "{text}");
        assert!(tried.overheard.is_empty(), "{text}: {}", tried.overheard);
        assert!(tried.said.contains(secret), "{text}: {}", tried.said);
        // Avi has blocked it: nothing can be said to him alone.
        sim.block_bot(company.id(Actor::Admin));
        let tried = company.watch(Actor::Admin, |company| company.type_as(Actor::Admin, text)).await;
        assert!(tried.overheard.contains("Open private chat"), "{text}: {}", tried.overheard);
        assert!(!tried.overheard.contains(secret), "{text}: {}", tried.overheard);
        sim.unblock_bot(company.id(Actor::Admin));
        let tried = company
            .watch(Actor::Admin, |company| {
                sim.press(company.group, company.id(Actor::Admin), "Open private chat").unwrap();
            })
            .await;
        assert!(tried.overheard.is_empty() && tried.said.contains(secret), "{text}: {}", tried.said);
        company.scene.pass(TimeDelta::minutes(2)).await;
    }
    company.scene.finish().await;
}
