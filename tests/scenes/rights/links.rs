//! Links that open the private chat. What they carry is in the group for all to copy.

use chrono::TimeDelta;

use super::{
    company::Company,
    find::Wanted,
    table::{self, Actor, Row},
};

/// The link, part of what it does, and how it comes to be made (`Company::go`, by the owner). Some are shown only where
/// a whisper finds no quieter way.
pub const LINKS: &str = r#"
link             | part    | shown by                  | owner | creator   | admin     | helper    | section   | anonymous | member    | former    | elsewhere | muted     | left      | banned    | stranger
setup begin      |         | ~/setup                   | does  | does      | does      | does      | section   | does      | managers  | managers  | managers  | managers  | managers  | managers  | managers
status open      |         | /status                   | shows | shows     | shows     | shows     | shows     | shows     | managers  | managers  | managers  | managers  | managers  | managers  | managers
settings Show    | "All"   | /settings                 | shows | shows     | shows     | shows     | shows     | shows     | managers  | managers  | managers  | managers  | managers  | managers  | managers
settings Show    | Helpers | /staff                    | shows | shows     | shows     | shows     | section   | shows     | managers  | managers  | managers  | managers  | managers  | managers  | managers
touchpoints list |         | /touchpoints              | shows | shows     | shows     | shows     | section   | shows     | managers  | managers  | managers  | managers  | managers  | managers  | managers
touchpoints plans |         | /plan              | shows | shows     | shows     | shows     | section   | shows     | managers  | managers  | managers  | managers  | managers  | managers  | managers
touchpoints read_plan |         | /plan > read_plan | does | does | does | does | section   | does | managers | managers | managers | managers | managers | managers | managers
touchpoints edit |         | /touchpoint every day 12:00 ↵ Hi > /touchpoints > open > edit | does | does | does | does | section   | does | managers | managers | managers | managers | managers | managers | managers
touchpoints add_content |         | /touchpoint every day 12:00 ↵ Hi > /touchpoints > open > content > add_content | does | does | does | does | section   | does | managers | managers | managers | managers | managers | managers | managers
newcomers Show   |         | /newcomers                | shows | shows     | shows     | shows     | section   | shows     | managers  | managers  | managers  | managers  | managers  | managers  | managers
newcomers Write  |         | ~/newcomers thanks        | does  | does      | does      | does      | section   | does      | managers  | managers  | managers  | managers  | managers  | managers  | managers
onboarding open  |         | joined                    | does  | does      | does      | does      | does      | does      | does      | does      | does      | does      | not in    | not in    | not in
onboarding open  |         | /introduce                | does  | does      | does      | does      | does      | does      | does      | does      | does      | does      | not in    | not in    | not in
onboarding answers |         | /introduce ↵ I bake bread | does  | not yours | not yours | not yours | not yours | not yours | not yours | not yours | not yours | not yours | not yours | not yours | not yours
onboarding welcome | "show"  | /welcome                  | shows | shows     | shows     | shows     | section   | shows     | managers  | managers  | managers  | managers  | managers  | managers  | managers
onboarding welcome | "write" | /welcome                  | does  | does      | does      | does      | section   | does      | managers  | managers  | managers  | managers  | managers  | managers  | managers
rulebook Read    |         | /rules                    | shows | shows     | shows     | shows     | shows     | shows     | shows     | shows     | shows     | shows     | not in    | not in    | not in
buddies Show     |         | /settings buddies on > /buddy| shows | shows     | shows     | shows     | shows     | shows     | shows     | shows     | shows     | shows     | not in    | not in    | not in
rulebook Told    |         | /rules ↵ Be kind          | does  | does      | does      | does      | section   | does      | managers  | managers  | managers  | managers  | managers  | managers  | managers
rulebook Write   |         | /rules > Manage           | does  | does      | does      | does      | section   | does      | managers  | managers  | managers  | managers  | managers  | managers  | managers
recognition Show |         | /me                       | shows | shows     | shows     | shows     | shows     | shows     | shows     | shows     | shows     | shows     | not in    | not in    | not in
privacy Show     |         | /mydata                   | shows | shows     | shows     | shows     | shows     | shows     | shows     | shows     | shows     | shows     | shows     | shows     | shows
privacy Ask      |         | /forgetme                 | shows | shows     | shows     | shows     | shows     | shows     | shows     | shows     | shows     | shows     | shows     | shows     | shows
quiet Show       |         | /quiet                    | shows | shows     | shows     | shows     | shows     | shows     | shows     | shows     | shows     | shows     | shows     | shows     | shows
attention Show   |         | /attention                | shows | shows     | shows     | shows     | shows     | shows     | managers  | managers  | managers  | managers  | managers  | managers  | managers
desk Show        |         | /desk                     | shows | shows | shows | shows | shows | shows | shows | shows | shows | shows | shows | shows | shows
"#;

async fn show(company: &mut Company, row: &Row) -> String {
    let wanted = Wanted::of(&row.heads);
    let before = company.tokens(&wanted).await;
    match row.heads[2].as_str() {
        "joined" => {
            let newcomer = company.scene.sim.person("Newcomer");
            company.scene.sim.join(company.group, newcomer);
            company.scene.pass(TimeDelta::minutes(1)).await;
        }
        steps => company.go(Actor::Owner, wanted.room, steps, 0).await,
    }
    let after = company.tokens(&wanted).await;
    after.difference(&before).next().cloned().unwrap_or_else(|| panic!("there is no link {:?}", row.heads))
}

async fn try_row(company: &mut Company, row: &Row) -> Vec<String> {
    let token = show(company, row).await;
    let mut objections = Vec::new();
    for (actor, expected) in row.cells.iter().copied() {
        let user = company.id(actor);
        let tried = company
            .watch(actor, |company| {
                company.scene.sim.start_bot_with(user, &token);
            })
            .await;
        objections.extend(tried.objection(expected, "").map(|why| format!("{:?} by {actor:?}: {why}", row.heads)));
    }
    objections
}

#[tokio::test]
async fn links_into_the_private_chat() {
    let mut company = Company::gather().await;
    let mut objections = Vec::new();
    for row in table::read(LINKS, 3) {
        objections.extend(try_row(&mut company, &row).await);
        company.scene.pass(TimeDelta::minutes(2)).await;
    }
    assert!(objections.is_empty(), "{}", objections.join("\n\n"));
    company.scene.finish().await;
}
