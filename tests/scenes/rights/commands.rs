//! Every command, typed by everybody, in the group and in private.

use std::{collections::BTreeSet, fs};

use chrono::TimeDelta;
use kehila::{dispatch::Audience, features::ROOMS};
use simulator::Person;

use super::{
    company::Company,
    table::{self, Actor, Outcome, Row},
};

/// What comes of a command for who may give it, and for the group and a channel if that is another thing. Who may is the
/// rooms' to say; what is narrower than that stands as exceptions. `{n}` is another number in each cell, `↵` a new line;
/// what stands before `>` is typed by the creator first.
const IN_GROUP: &str = "
typed                                | who may | no person | but
/help                                | shows   |           |
/help poll                           | shows   |           |
/start                               | shows   |           |
/desk                                | shows   |           |
/calendar                            | shows   |           |
/language ru                         | shows   |           |
/setup                               | does    | shows     |
/introduce                           | shows   | yourself  |
/introduce ↵ I bake bread            | shows   | yourself  |
/welcome                             | shows   |           |
/welcome ↵ Hi {n}                    | shows   |           |
/buddy                               | shows   |           |
/rules                               | shows   |           |
/rules ↵ Be kind {n}                 | shows   |           |
/invite                              | does    | yourself  |
/invite Spring {n}                   | managers | managers | creator does, admin does, helper does, section section, anonymous does
/settings requests on > /requests    | shows   |           |
/settings milestones on > /milestones | shows  |           |
/settings ideas on > /idea           | shows   | yourself  |
/settings ideas on > /idea Cake {n}{n}{n} oven{n} | does | yourself |
/settings ideas on > /ideas          | shows   |           |
/settings quizzes on > /quiz         | shows   | yourself  | anonymous shows
/settings quizzes on > /quiz Why {n}? ↵ * Yes ↵ No | does | yourself | anonymous does
/settings quizzes on > /quizzes      | shows   |           |
/when                                | shows   |           |
/when Baking {n} ↵ 24.12 19:00       | managers | managers | creator does, admin does, helper does, section section, anonymous does
/settings series on > /series        | shows   |           |
/settings series on > /advice        | shows   | yourself  |
/intro                               | shows   | yourself  |
/who rye                             | shows   | yourself  |
/questions                           | shows   |           |
/questions ↵ text: Why, {n} times?   | does    |           |
/ask                                 | shows   | yourself  |
/poll When? ↵ Sunday {n} ↵ Monday    | does    |           |
/poll A? ↵ Yes {n} ↵ No > /poll close | does   |           |
/polls                               | shows   |           |
/survey Rye? ↵ Do you like it {n}?   | shows   |           |
/surveys                             | shows   |           |
/settings pulse on > /pulse          | shows   |           |
/touchpoint yearly 8 may 12:00 ↵ Hi {n} | does  |           |
/touchpoints                         | shows   |           |
/works                               | shows   |           |
/plan                                | shows   |           |
/newcomers                           | shows   |           |
/newcomers steps                     | shows   |           |
/newcomers thanks 1{n}               | does    |           |
/top                                 | shows   |           |
/me                                  | shows   | yourself  |
/settings                            | shows   |           |
/settings ↵ days sat ↵ posts 2 1{n}  | does    |           | section section
/settings log                        | shows   |           |
/settings rooms                      | shows   |           | section section
/settings rhythm                     | shows   |           | section section
/settings rhythm none > /settings rhythm steady | does |   | section section
/settings polls on > /settings polls off | does |          | section section
/settings polls off > /settings polls on | does |          | section section
/settings goal We bake {n}           | does    |           | section section
/staff                               | shows   |           |
/staff @vera                         | does    |           |
/status                              | shows   |           |
/mydata                              | shows   | yourself  |
/forgetme                            | shows   | yourself  |
/quiet                               | shows   | yourself  |
/attention                           | shows   |           |
/cancel                              | silent  |           |
/nonsense                            | silent  |           |
";

/// What comes of it in private, where the room says that it works there; elsewhere everybody hears where it does. The
/// creator manages two groups, and the owner of the other group is in both.
const IN_PRIVATE: &str = "
typed                       | everybody | but
/cancel                     | shows     |
/help                       | shows     |
/help poll                  | shows     |
/start                      | shows     |
/desk                       | shows     |
/calendar                   |           |
/language en                | does      |
/language                   | shows     |
/setup                      | group     | creator shows, admin does, helper does, elsewhere does
/introduce                  | does      | creator shows, elsewhere shows, left not in, banned not in, stranger not in
/introduce ↵ I bake bread   | does      | creator shows, elsewhere shows, left not in, banned not in, stranger not in
/welcome                    | group     | creator shows, admin shows, helper shows, elsewhere shows
/rules                      | shows     |
/invite                     |           |
/requests                   |           |
/rules ↵ Be kind            | shows     | admin does, helper does, elsewhere does
/idea                       | shows     |
/ideas                      | shows     |
/quiz                       | shows     |
/quizzes                    | shows     |
/when                       | shows     |
/when Baking ↵ 24.12 19:00  | group     | creator shows, admin does, helper does, elsewhere does
/intro                      | does      | creator shows, elsewhere shows, left not in, banned not in, stranger not in
/who rye                    | shows     | left not in, banned not in, stranger not in
/questions                  | group     | creator shows, admin shows, helper shows, elsewhere shows
/ask                        | shows     | left not in, banned not in, stranger not in
/me                         | shows     | left not in, banned not in, stranger not in
/top                        |           |
/buddy                      |           |
/poll When? ↵ Today ↵ Never | group     | creator shows, admin does, helper does, section does, elsewhere does
/polls                      | group     | creator shows, admin shows, helper shows, section shows, elsewhere shows
/survey Rye? ↵ Do you like it? | group  | creator shows, admin does, helper does, elsewhere does
/surveys                    | group     | creator shows, admin shows, helper shows, elsewhere shows
/touchpoint every day 12:00 |           |
/touchpoints                |           |
/works                      |           |
/plan                       |           |
/milestones                 |           |
/pulse                      |           |
/series                     |           |
/advice                     | shows     |
/newcomers                  |           |
/settings                   | group     | creator shows, admin shows, helper shows, elsewhere shows
/settings rhythm steady     | group     |
/staff                      |           |
/status                     |           |
/mydata                     | shows     |
/forgetme                   | shows     |
/quiet                      | shows     |
/quiet none                 | does      |
/attention                  | shows     |
/attention all              | does      |
/nonsense                   | unknown   |
";

/// Who types in the group.
const THERE: [Actor; 11] = [
    Actor::Creator,
    Actor::Admin,
    Actor::Helper,
    Actor::Section,
    Actor::Anonymous,
    Actor::Member,
    Actor::Former,
    Actor::Elsewhere,
    Actor::Channel,
    Actor::Linked,
    Actor::Bot,
];

/// Who types to the bot in private.
const ALONE: [Actor; 11] = [
    Actor::Creator,
    Actor::Admin,
    Actor::Helper,
    Actor::Section,
    Actor::Member,
    Actor::Former,
    Actor::Elsewhere,
    Actor::Muted,
    Actor::Left,
    Actor::Banned,
    Actor::Stranger,
];

fn with(cells: impl Iterator<Item = (Actor, Outcome)>, but: &str) -> Vec<(Actor, Outcome)> {
    let but = table::exceptions(but);
    let other = |actor| but.iter().find(|(other, _)| *other == actor).map(|(_, outcome)| *outcome);
    cells.map(|(actor, outcome)| (actor, other(actor).unwrap_or(outcome))).collect()
}

fn rows_in_group() -> Vec<Row> {
    let rooms = table::rooms();
    let row = |columns: Vec<String>| {
        let what = columns[0].rsplit(" > ").next().unwrap();
        let need = table::need_of_command(&rooms, command(what), what.contains(' '));
        let who_may = table::outcome(&columns[1]);
        let no_person = if columns[2].is_empty() { who_may } else { table::outcome(&columns[2]) };
        let cell = |actor| match actor {
            Actor::Linked | Actor::Bot => Outcome::Silent,
            Actor::Anonymous | Actor::Channel => table::judged(actor, need, no_person),
            _ => table::judged(actor, need, who_may),
        };
        let cells = with(THERE.into_iter().map(|actor| (actor, cell(actor))), &columns[3]);
        Row { heads: vec![columns[0].clone()], cells }
    };
    table::columns(IN_GROUP).into_iter().map(row).collect()
}

fn rows_in_private() -> Vec<Row> {
    let rooms = table::rooms();
    let row = |columns: Vec<String>| {
        let name = command(&columns[0]);
        let is_only_for_groups = rooms.commands().any(|spec| spec.name == name)
            && !rooms.commands().any(|spec| spec.name == name && spec.audience == Audience::Private);
        let word = if is_only_for_groups { "group" } else { &columns[1] };
        assert_eq!(columns[1].is_empty(), is_only_for_groups, "/{name} in private");
        let outcome = table::outcome(word);
        let cells = with(ALONE.into_iter().map(|actor| (actor, outcome)), &columns[2]);
        Row { heads: vec![columns[0].clone()], cells }
    };
    table::columns(IN_PRIVATE).into_iter().map(row).collect()
}

/// Their answer is for everybody.
const FOR_ALL: [&str; 3] = ["poll", "idea", "quiz"];

fn command(text: &str) -> &str {
    text.split([' ', '\n']).next().unwrap_or_default().trim_start_matches('/')
}

fn typed(text: &str, n: usize) -> String {
    text.replace(" ↵ ", "\n").replace("{n}", &n.to_string())
}

async fn try_row(company: &mut Company, row: &Row, in_group: bool) -> Vec<String> {
    let mut objections = Vec::new();
    let (before, what) = row.heads[0].split_once(" > ").map_or(("", row.heads[0].as_str()), |(a, b)| (a, b));
    for (n, (actor, expected)) in row.cells.iter().copied().enumerate() {
        if !before.is_empty() {
            company.type_as(Actor::Creator, &typed(before, n));
        }
        if actor == Actor::Channel {
            // What the anonymous administrator was told before all would be the channel's answer as well.
            company.scene.pass(TimeDelta::minutes(2)).await;
        }
        let text = typed(what, n);
        let tried = company
            .watch(actor, |company| match in_group {
                true => company.type_as(actor, &text),
                false => company.type_in_private(actor, &text),
            })
            .await;
        objections.extend(tried.objection(expected, command(what)).map(|why| format!("{what} by {actor:?}: {why}")));
        let is_person = company.person(actor).is_some() && actor != Actor::Anonymous;
        let is_public = FOR_ALL.contains(&command(what)) && expected == Outcome::Does;
        if is_person && !is_public && !tried.overheard.is_empty() {
            objections.push(format!("{what} by {actor:?} was answered before everybody: {}", tried.overheard));
        }
    }
    objections
}

/// Some of a table's rows, in a company of their own: so they are tried side by side.
async fn try_part(part: usize, of: usize, in_group: bool) {
    let mut company = Company::gather().await;
    let mut objections = Vec::new();
    let rows = if in_group { rows_in_group() } else { rows_in_private() };
    for row in rows.iter().skip(part).step_by(of) {
        objections.extend(try_row(&mut company, row, in_group).await);
        // Nobody is to be held back for typing much.
        company.scene.pass(TimeDelta::minutes(2)).await;
    }
    assert!(objections.is_empty(), "{}", objections.join("\n\n"));
    company.scene.finish().await;
}

#[tokio::test]
async fn typed_in_the_group() {
    try_part(0, 2, true).await;
}

#[tokio::test]
async fn typed_in_the_group_too() {
    try_part(1, 2, true).await;
}

#[tokio::test]
async fn typed_in_private() {
    try_part(0, 2, false).await;
}

#[tokio::test]
async fn typed_in_private_too() {
    try_part(1, 2, false).await;
}

#[tokio::test]
async fn whoever_forwards_a_command_does_not_give_it() {
    let mut company = Company::gather().await;
    let (sim, group) = (company.scene.sim.clone(), company.group);
    let noa = company.id(Actor::Creator);
    let elsewhere = sim.supergroup("Cooks", noa);
    for text in ["/settings goal Buns", "/poll When?\nToday\nNever", "/staff @vera", "/me"] {
        let typed = sim.say(elsewhere, noa, text);
        let tried = company
            .watch(Actor::Creator, |company| {
                company.scene.sim.forward(group, noa, elsewhere, typed);
            })
            .await;
        assert_eq!(tried.objection(Outcome::Silent, ""), None, "{text}");
    }
    company.scene.finish().await;
}

/// Usernames are given up and taken by others. Whoever had it before and has not been seen since is not made a helper.
#[tokio::test]
async fn a_username_two_are_known_by_names_nobody() {
    let mut company = Company::gather().await;
    let (sim, group) = (company.scene.sim.clone(), company.group);
    let [alice, omri] = [Actor::Member, Actor::Elsewhere].map(|actor| company.id(actor));
    sim.rename(alice, Person::named("Alice").language("en"));
    sim.rename(omri, Person::named("Omri").username("alice").language("en"));
    sim.say(group, omri, "I am the new Alice");
    let tried = company.watch(Actor::Creator, |company| company.type_as(Actor::Creator, "/staff @alice")).await;
    assert_eq!(tried.changed, Vec::<String>::new());
    assert!(tried.said.contains("as a reply"), "{}", tried.said);
    company.scene.finish().await;
}

/// Commands the source listens for, whether they are in a menu or not.
fn listened_for() -> BTreeSet<String> {
    let mut found: BTreeSet<String> =
        ROOMS.iter().flat_map(|room| room.commands()).map(|spec| spec.name.to_owned()).collect();
    for path in super::kinds::sources() {
        let source = fs::read_to_string(path).unwrap();
        let named = source.split("routes::command(\"").skip(1).filter_map(|rest| rest.split('"').next());
        found.extend(named.map(str::to_owned));
    }
    found
}

#[test]
fn every_command_has_its_rows() {
    for rows in [rows_in_group(), rows_in_private()] {
        let tried: BTreeSet<String> = rows
            .iter()
            .flat_map(|row| row.heads[0].split(" > ").map(|text| command(text).to_owned()).collect::<Vec<_>>())
            .collect();
        let missing: Vec<String> = listened_for().into_iter().filter(|name| !tried.contains(name)).collect();
        assert_eq!(missing, Vec::<String>::new(), "commands without a row");
    }
}
