//! Buttons for managers. They are shown before everybody here, as to an anonymous administrator, so that whoever is in
//! the group really presses them; the others send what the button carries from their private chats.

use chrono::TimeDelta;
use simulator::Rights;

use super::{
    company::Company,
    find::Wanted,
    table::{self, Actor, Outcome, Row},
};

/// The button, part of what it does, and how it comes to be shown (`Company::go`, by the creator). Who is `former` was
/// still an administrator when it was shown.
pub const BUTTONS: &str = r#"
button                | part                      | shown by                                                       | creator | admin | helper | anonymous | member   | former   | elsewhere | muted    | left     | banned   | stranger
settings Show         | "All"                     | ~/settings log                                                 | shows   | shows | shows  | shows     | managers | managers | managers  | managers | managers | managers | managers
settings Show         | "rhythm"                  | ~/settings                                                     | shows   | shows | shows  | shows     | managers | managers | managers  | managers | managers | managers | managers
settings Show         | "Goal"                    | ~/settings                                                     | shows   | shows | shows  | shows     | managers | managers | managers  | managers | managers | managers | managers
settings Show         | "Staff"                   | ~/settings                                                     | shows   | shows | shows  | shows     | managers | managers | managers  | managers | managers | managers | managers
settings Show         | "Log"                     | ~/settings                                                     | shows   | shows | shows  | shows     | managers | managers | managers  | managers | managers | managers | managers
settings Set          | "Language":"ru"           | /settings language en > ~/settings language                    | does    | does  | does   | does      | managers | managers | managers  | managers | managers | managers | managers
settings Set          | "Zone":"Europe/London"    | /settings zone UTC > ~/settings zone                           | does    | does  | does   | does      | managers | managers | managers  | managers | managers | managers | managers
settings Choose       | "value":"steady"          | /settings rhythm gentle > ~/settings rhythm                    | does    | does  | does   | does      | managers | managers | managers  | managers | managers | managers | managers
settings Undo         |                           | /settings zone UTC > /settings zone berlin > ~/settings log    | does    | does  | does   | does      | managers | managers | managers  | managers | managers | managers | managers
settings Set          | "from":0,"until":0        | /settings quiet 21:00-09:00 > ~/settings quiet                 | does    | does  | does   | does      | managers | managers | managers  | managers | managers | managers | managers
settings Set          | "per_day":2               | /settings posts 1 5 > ~/settings posts                         | does    | does  | does   | does      | managers | managers | managers  | managers | managers | managers | managers
settings Set          | "Community":"team"        | /settings community off > ~/settings community                 | does    | does  | does   | does      | managers | managers | managers  | managers | managers | managers | managers
settings Show         | "Rooms"                   | ~/settings                                                     | shows   | shows | shows  | shows     | managers | managers | managers  | managers | managers | managers | managers
settings Switch       | "room":"recognition","on":false | /settings recognition on > ~/settings rooms              | does    | does  | does   | does      | managers | managers | managers  | managers | managers | managers | managers
house switch_on       | "recognition"             | /settings recognition off > ~/top                              | does    | does  | does   | does      | managers | managers | managers  | managers | managers | managers | managers
settings Day          | "day":4,"is_quiet":true   | /settings days off > ~/settings days                           | does    | does  | does   | does      | managers | managers | managers  | managers | managers | managers | managers
settings Dismiss      | {vera}                    | /staff @vera > ~/staff                                         | does    | does  | admins | does      | managers | managers | managers  | managers | managers | managers | managers
touchpoints open      |                           | ~/touchpoints                                                  | shows   | shows | shows  | shows     | managers | managers | managers  | managers | managers | managers | managers
touchpoints list      |                           | ~/touchpoints > open                                           | shows   | shows | shows  | shows     | managers | managers | managers  | managers | managers | managers | managers
touchpoints preview   |                           | ~/touchpoints > open                                           | shows   | shows | shows  | shows     | managers | managers | managers  | managers | managers | managers | managers
touchpoints pause     |                           | ~/touchpoints > open > resume?                                 | does    | does  | does   | does      | managers | managers | managers  | managers | managers | managers | managers
touchpoints resume    |                           | ~/touchpoints > open > pause?                                  | does    | does  | does   | does      | managers | managers | managers  | managers | managers | managers | managers
touchpoints leave_out |                           | ~/touchpoints > open > keep_in?                                | does    | does  | does   | does      | managers | managers | managers  | managers | managers | managers | managers
touchpoints keep_in   |                           | ~/touchpoints > open > leave_out?                              | does    | does  | does   | does      | managers | managers | managers  | managers | managers | managers | managers
touchpoints undo      |                           | ~/touchpoint every day 12:00 ↵ Hi {n}                          | does    | does  | does   | does      | managers | managers | managers  | managers | managers | managers | managers
touchpoints delete    |                           | /touchpoint every day 12:00 ↵ Hi {n} > ~/touchpoints > open > ask_delete | does    | does  | does   | does      | managers | managers | managers  | managers | managers | managers | managers
touchpoints edit      |                           | /touchpoint every day 12:00 ↵ Hi {n} > ~/touchpoints > open    | shows   | shows | shows  | shows     | managers | managers | managers  | managers | managers | managers | managers
touchpoints save      |                           | /touchpoint every day 12:00 ↵ Hi {n} > ~/touchpoint 2 ↵ Ho {n} | does    | does  | does   | does      | managers | managers | managers  | managers | managers | managers | managers
touchpoints put_above_limits |                    | /settings posts 1 5 > /touchpoint once 2027-02-1{n} 12:00 ↵ A > ~/touchpoint once 2027-02-1{n} 18:00 ↵ B | does | does | does | does | managers | managers | managers | managers | managers | managers | managers
touchpoints make_room |                           | /settings posts 1 5 > /touchpoint once 2027-01-1{n} 12:00 ↵ A > ~/touchpoint once 2027-01-1{n} 18:00 ↵ B | does | does | does | does | managers | managers | managers | managers | managers | managers | managers
touchpoints ask_delete |                          | /touchpoint every day 12:00 ↵ Hi {n} > ~/touchpoints > open    | shows   | shows | shows  | shows     | managers | managers | managers  | managers | managers | managers | managers
"#;

async fn show(company: &mut Company, row: &Row, n: usize) -> String {
    let wanted = Wanted::of(&row.heads);
    company.go(Actor::Creator, wanted.room, &row.heads[2], n).await;
    company.find(&wanted).await.unwrap_or_else(|| panic!("there is no button {:?}", row.heads))
}

async fn try_row(company: &mut Company, row: &Row) -> Vec<String> {
    let (noa, former) = (company.id(Actor::Creator), company.id(Actor::Former));
    company.scene.sim.promote(company.group, noa, former, Rights::all());
    let mut token = show(company, row, 0).await;
    company.scene.sim.demote(company.group, noa, former);
    let mut objections = Vec::new();
    for (n, (actor, expected)) in row.cells.iter().copied().enumerate() {
        let tried = company.watch(actor, |company| company.press(actor, &token)).await;
        objections.extend(tried.objection(expected, "").map(|why| format!("{:?} by {actor:?}: {why}", row.heads)));
        if matches!(expected, Outcome::Does | Outcome::Shows) {
            token = show(company, row, n + 1).await;
        }
    }
    objections
}

/// Some of the rows, in a company of their own.
async fn try_part(part: usize, of: usize) {
    let mut company = Company::gather().await;
    let rows = BUTTONS.replace("{vera}", &company.bystander.to_string());
    let mut objections = Vec::new();
    for row in table::read(&rows, 3).iter().skip(part).step_by(of) {
        objections.extend(try_row(&mut company, row).await);
        company.scene.pass(TimeDelta::minutes(2)).await;
    }
    assert!(objections.is_empty(), "{}", objections.join("\n\n"));
    company.scene.finish().await;
}

#[tokio::test]
async fn buttons_of_managers() {
    try_part(0, 3).await;
}

#[tokio::test]
async fn buttons_of_managers_too() {
    try_part(1, 3).await;
}

#[tokio::test]
async fn buttons_of_managers_and_the_rest() {
    try_part(2, 3).await;
}
