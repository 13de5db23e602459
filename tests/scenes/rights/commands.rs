//! Every command, typed by everybody, in the group and in private.

use std::{collections::BTreeSet, fs};

use chrono::TimeDelta;
use kehila::features::ROOMS;
use simulator::Person;

use super::{
    company::Company,
    table::{self, Actor, Outcome, Row},
};

/// `{n}` is another number in each cell, `↵` a new line; what stands before `>` is typed by the creator first.
const IN_GROUP: &str = "
typed                                | creator  | admin    | helper   | anonymous | member   | former   | elsewhere | channel  | linked | bot
/help                                | shows    | shows    | shows    | shows     | shows    | shows    | shows     | shows    | silent | silent
/help poll                           | shows    | shows    | shows    | shows     | shows    | shows    | shows     | shows    | silent | silent
/start                               | shows    | shows    | shows    | shows     | shows    | shows    | shows     | shows    | silent | silent
/language ru                         | shows    | shows    | shows    | shows     | shows    | shows    | shows     | shows    | silent | silent
/setup                               | does     | does     | does     | shows     | managers | managers | managers  | managers | silent | silent
/introduce                           | shows    | shows    | shows    | yourself  | shows    | shows    | shows     | yourself | silent | silent
/introduce ↵ I bake bread            | shows    | shows    | shows    | yourself  | shows    | shows    | shows     | yourself | silent | silent
/poll When? ↵ Sunday {n} ↵ Monday    | does     | does     | does     | does      | managers | managers | managers  | managers | silent | silent
/poll A? ↵ Yes {n} ↵ No > /poll close | does    | does     | does     | does      | managers | managers | managers  | managers | silent | silent
/touchpoint every day 12:00 ↵ Hi {n} | does     | does     | does     | does      | managers | managers | managers  | managers | silent | silent
/touchpoints                         | shows    | shows    | shows    | shows     | managers | managers | managers  | managers | silent | silent
/top                                 | shows    | shows    | shows    | shows     | shows    | shows    | shows     | shows    | silent | silent
/me                                  | shows    | shows    | shows    | yourself  | shows    | shows    | shows     | yourself | silent | silent
/settings                            | shows    | shows    | shows    | shows     | managers | managers | managers  | managers | silent | silent
/settings log                        | shows    | shows    | shows    | shows     | managers | managers | managers  | managers | silent | silent
/settings rooms                      | shows    | shows    | shows    | shows     | managers | managers | managers  | managers | silent | silent
/settings polls on > /settings polls off | does | does     | does     | does      | managers | managers | managers  | managers | silent | silent
/settings polls off > /settings polls on | does | does     | does     | does      | managers | managers | managers  | managers | silent | silent
/settings goal We bake {n}           | does     | does     | does     | does      | managers | managers | managers  | managers | silent | silent
/staff                               | shows    | shows    | shows    | shows     | managers | managers | managers  | managers | silent | silent
/staff @vera                         | does     | does     | admins   | does      | managers | managers | managers  | managers | silent | silent
/status                              | shows    | shows    | shows    | shows     | managers | managers | managers  | managers | silent | silent
/mydata                              | shows    | shows    | shows    | yourself  | shows    | shows    | shows     | yourself | silent | silent
/forgetme                            | shows    | shows    | shows    | yourself  | shows    | shows    | shows     | yourself | silent | silent
/quiet                               | shows    | shows    | shows    | yourself  | shows    | shows    | shows     | yourself | silent | silent
/cancel                              | silent   | silent   | silent   | silent    | silent   | silent   | silent    | silent   | silent | silent
/nonsense                            | silent   | silent   | silent   | silent    | silent   | silent   | silent    | silent   | silent | silent
";

/// The creator manages two groups, and the owner of the other group is in both.
const IN_PRIVATE: &str = "
typed                       | creator | admin | helper | member | former | elsewhere | muted | left   | banned | stranger
/cancel                     | shows   | shows | shows  | shows  | shows  | shows     | shows | shows  | shows  | shows
/help                       | shows   | shows | shows  | shows  | shows  | shows     | shows | shows  | shows  | shows
/help poll                  | shows   | shows | shows  | shows  | shows  | shows     | shows | shows  | shows  | shows
/start                      | shows   | shows | shows  | shows  | shows  | shows     | shows | shows  | shows  | shows
/language en                | does    | does  | does   | does   | does   | does      | does  | does   | does   | does
/language                   | shows   | shows | shows  | shows  | shows  | shows     | shows | shows  | shows  | shows
/setup                      | shows   | does  | does   | group  | group  | does      | group | group  | group  | group
/introduce                  | shows   | does  | does   | does   | does   | shows     | does  | not in | not in | not in
/introduce ↵ I bake bread   | does    | does  | does   | does   | does   | does      | does  | not in | not in | not in
/me                         | shows   | shows | shows  | shows  | shows  | shows     | shows | not in | not in | not in
/top                        | group   | group | group  | group  | group  | group     | group | group  | group  | group
/poll When? ↵ Today ↵ Never | group   | group | group  | group  | group  | group     | group | group  | group  | group
/touchpoint every day 12:00 | group   | group | group  | group  | group  | group     | group | group  | group  | group
/touchpoints                | group   | group | group  | group  | group  | group     | group | group  | group  | group
/settings                   | group   | group | group  | group  | group  | group     | group | group  | group  | group
/settings rhythm steady     | group   | group | group  | group  | group  | group     | group | group  | group  | group
/staff                      | group   | group | group  | group  | group  | group     | group | group  | group  | group
/status                     | group   | group | group  | group  | group  | group     | group | group  | group  | group
/mydata                     | shows   | shows | shows  | shows  | shows  | shows     | shows | shows  | shows  | shows
/forgetme                   | shows   | shows | shows  | shows  | shows  | shows     | shows | shows  | shows  | shows
/quiet                      | shows   | shows | shows  | shows  | shows  | shows     | shows | shows  | shows  | shows
/quiet none                 | does    | does  | does   | does   | does   | does      | does  | does   | does   | does
/nonsense                   | unknown | unknown | unknown | unknown | unknown | unknown | unknown | unknown | unknown | unknown
";

/// Its answer is for everybody.
const FOR_ALL: [&str; 1] = ["poll"];

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
async fn try_part(table: &str, part: usize, of: usize, in_group: bool) {
    let mut company = Company::gather().await;
    let mut objections = Vec::new();
    for row in table::read(table, 1).iter().skip(part).step_by(of) {
        objections.extend(try_row(&mut company, row, in_group).await);
        // Nobody is to be held back for typing much.
        company.scene.pass(TimeDelta::minutes(2)).await;
    }
    assert!(objections.is_empty(), "{}", objections.join("\n\n"));
    company.scene.finish().await;
}

#[tokio::test]
async fn typed_in_the_group() {
    try_part(IN_GROUP, 0, 2, true).await;
}

#[tokio::test]
async fn typed_in_the_group_too() {
    try_part(IN_GROUP, 1, 2, true).await;
}

#[tokio::test]
async fn typed_in_private() {
    try_part(IN_PRIVATE, 0, 2, false).await;
}

#[tokio::test]
async fn typed_in_private_too() {
    try_part(IN_PRIVATE, 1, 2, false).await;
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
    for table in [IN_GROUP, IN_PRIVATE] {
        let rows = table::read(table, 1);
        let tried: BTreeSet<String> = rows
            .iter()
            .flat_map(|row| row.heads[0].split(" > ").map(|text| command(text).to_owned()).collect::<Vec<_>>())
            .collect();
        let missing: Vec<String> = listened_for().into_iter().filter(|name| !tried.contains(name)).collect();
        assert_eq!(missing, Vec::<String>::new(), "commands without a row");
    }
}
