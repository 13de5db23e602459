//! Buttons for managers. They are shown before everybody here, as to an anonymous administrator, so that whoever is in
//! the group really presses them; the others send what the button carries from their private chats.

use chrono::TimeDelta;
use simulator::Rights;

use super::{
    company::Company,
    find::Wanted,
    table::{self, Actor, Outcome, Row},
};

/// The button, part of what it does, how it comes to be shown (`Company::go`, by the creator), for whom it is if not for
/// those who manage its room, and what comes of it for them. Who is `former` was still an administrator when it was shown.
const BUTTONS: &str = r#"
button                | part                      | shown by                                                       | for           | who may
settings Show         | "All"                     | ~/settings log                                                 | helper        | shows
settings Show         | "rhythm"                  | ~/settings > Show:Owns                                         | touchpoints   | shows
settings Show         | "Owns"                    | ~/settings                                                     | helper        | shows
settings Show         | "Goal"                    | ~/settings                                                     |               | shows
settings Show         | "Staff"                   | ~/settings                                                     |               | shows
settings Show         | "Log"                     | ~/settings                                                     | helper        | shows
settings Set          | "Language":"ru"           | /settings language en > ~/settings language                    |               | does
settings Set          | "Zone":"Europe/London"    | /settings zone UTC > ~/settings zone                           |               | does
settings Choose       | "value":"steady"          | /settings rhythm gentle > ~/settings rhythm                    | touchpoints   | does
settings Undo         |                           | /settings language en > /settings zone UTC > /settings zone berlin > ~/settings log  |               | does
settings Set          | "from":0,"until":0        | /settings quiet 21:00-09:00 > ~/settings quiet                 |               | does
settings Set          | "per_day":2               | /settings posts 1 5 > ~/settings posts                         |               | does
settings Set          | "Community":"team"        | /settings community off > ~/settings community                 |               | does
settings Show         | "Rooms"                   | ~/settings                                                     |               | shows
settings Switch       | "room":"recognition","on":false| /settings recognition on > ~/settings rooms > Show:"RoomsFrom":1 > Show:"RoomsFrom":2 |               | does
onboarding welcome    | "buttons"                 | ~/welcome                                                      |               | shows
onboarding welcome    | "minutes-2"               | /settings delay soon > ~/welcome > welcome:"setting":"delay"   |               | does
house switch_on       | "recognition"             | /settings recognition off > ~/top                              |               | does
settings Day          | "day":4,"is_quiet":true   | /settings days off > ~/settings days                           |               | does
settings Rest         | "what":"shabbat","on":true| /settings days off > ~/settings days                           |               | does
settings Moves        | "before"                  | /settings days sat > ~/settings days                           |               | does
settings Show         | {vera}                    | /staff @vera all > ~/staff                                     | administrator | shows
settings Help         | "section":"polls"         | /staff @vera all > ~/staff > Show                              | administrator | does
settings Dismiss      | {vera}                    | /staff @vera all > ~/staff > Show                              | administrator | does
rulebook Manage       |                           | ~/rules                                                        |               | shows
rulebook AskRemove    |                           | ~/rules > Manage                                               |               | shows
rulebook Gate         | "agree"                   | /settings gate off > ~/rules > Manage                          |               | does
touchpoints open      |                           | ~/touchpoints                                                  |               | shows
touchpoints list      |                           | ~/touchpoints > open                                           |               | shows
touchpoints preview   |                           | ~/touchpoints > open                                           |               | shows
touchpoints pause     |                           | ~/touchpoints > open > resume?                                 |               | does
touchpoints resume    |                           | ~/touchpoints > open > pause?                                  |               | does
touchpoints leave_out |                           | ~/touchpoints > open > keep_in?                                |               | does
touchpoints keep_in   |                           | ~/touchpoints > open > leave_out?                              |               | does
touchpoints follow_up |                           | /touchpoint yearly 12 june 12:00 ↵ Hi l{n} > ~/touchpoints > open    |               | does
touchpoints undo      |                           | ~/touchpoint yearly 1 june 12:00 ↵ Hi a{n}                          |               | does
touchpoints delete    |                           | /touchpoint yearly 2 june 12:00 ↵ Hi b{n} > ~/touchpoints > open > ask_delete |               | does
touchpoints edit      |                           | /touchpoint yearly 3 june 12:00 ↵ Hi c{n} > ~/touchpoints > open    |               | shows
touchpoints content   |                           | /touchpoint yearly 4 june 12:00 ↵ Hi d{n} > ~/touchpoints > open    |               | shows
touchpoints piece     |                           | /touchpoint yearly 5 june 12:00 ↵ Hi e{n} > ~/touchpoints > open > content |       | shows
touchpoints preview_piece |                       | /touchpoint yearly 6 june 12:00 ↵ Hi f{n} > ~/touchpoints > open > content > piece | | shows
touchpoints add_content |                         | /touchpoint yearly 7 june 12:00 ↵ Hi g{n} > ~/touchpoints > open > content |       | shows
touchpoints purposes  |                           | /touchpoint yearly 8 june 12:00 ↵ Hi h{n} > ~/touchpoints > open    |               | shows
touchpoints pin       |                           | /touchpoint yearly 9 june 12:00 ↵ Hi i{n} > ~/touchpoints > open    |               | does
touchpoints show_before|                          | /touchpoint yearly 10 june 12:00 ↵ Hi j{n} > ~/touchpoints > open    |               | does
touchpoints save      |                           | /touchpoint yearly 11 june 12:00 ↵ Hi k{n} > ~/touchpoint 2 ↵ Ho {n} |               | does
touchpoints put_above_limits|                           | /settings posts 1 5 > /touchpoint once 2027-02-1{n} 12:00 ↵ Aa{n} > ~/touchpoint once 2027-02-1{n} 18:00 ↵ Ba{n} |               | does
touchpoints make_room |                           | /settings posts 1 5 > /touchpoint once 2027-01-1{n} 12:00 ↵ Ab{n} > ~/touchpoint once 2027-01-1{n} 18:00 ↵ Bb{n} |               | does
milestones remove     |                           | /settings milestones on > ~/milestones 2{n}.12 ↵ Cake          |               | does
series remove         |                           | /settings series on > /series scenes every day 1{n}:00 > ~/series > one > ask_remove |  | does
requests questions    |                           | /settings requests on > ~/requests                             |               | shows
requests links        |                           | /settings requests on > ~/requests                             |               | shows
requests open         |                           | /settings requests on > ~/requests > questions                 |               | shows
requests usual        |                           | /settings requests on > ~/requests ↵ Why {n}?                  |               | does
requests no_questions |                           | /settings requests on > ~/requests ↵ Why {n}?                  |               | does
touchpoints plans     |                           | ~/plan > write_plan                                            |               | shows
touchpoints plan_of   |                           | ~/plan                                                         |               | shows
touchpoints write_plan|                           | ~/plan                                                         |               | shows
touchpoints read_plan |                           | ~/plan                                                         |               | shows
touchpoints take_plan |                           | ~/plan ↵ every day 12:00 ↵ A plan {n}                              |               | does
touchpoints undo_plan |                           | ~/plan ↵ every day 12:00 ↵ Another plan {n} > take_plan                  |               | does
touchpoints ask_delete|                           | /touchpoint yearly 12 june 12:00 ↵ Hi l{n} > ~/touchpoints > open    |               | shows
newcomers Show        | "Weeks"                   | ~/newcomers                                                    |               | shows
newcomers Steps       |                           | ~/newcomers                                                    |               | shows
newcomers Step        | "thanks"                  | ~/newcomers steps                                              |               | shows
newcomers Change      | "Switch":false            | /newcomers thanks on > ~/newcomers thanks                      |               | does
"#;

/// Who presses.
const PRESSING: [Actor; 12] = [
    Actor::Creator,
    Actor::Admin,
    Actor::Helper,
    Actor::Section,
    Actor::Anonymous,
    Actor::Member,
    Actor::Former,
    Actor::Elsewhere,
    Actor::Muted,
    Actor::Left,
    Actor::Banned,
    Actor::Stranger,
];

/// The rows with their cells; `vera` is the number of who helps in some.
pub fn rows(vera: &str) -> Vec<Row> {
    let rooms = table::rooms();
    let row = |columns: Vec<String>| {
        let room = columns[0].split(' ').next().unwrap();
        let need = table::need_of_button(&rooms, room, &columns[3]);
        let who_may = table::outcome(&columns[4]);
        let cells = PRESSING.map(|actor| (actor, table::judged(actor, Some(need), who_may))).to_vec();
        Row { heads: columns.into_iter().take(3).collect(), cells }
    };
    table::columns(&BUTTONS.replace("{vera}", vera)).into_iter().map(row).collect()
}

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
    let rows = rows(&company.bystander.to_string());
    let mut objections = Vec::new();
    for row in rows.iter().skip(part).step_by(of) {
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
