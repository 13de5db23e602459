//! Buttons made for one person, who manages two groups here. Others have come by what hers carry.

use chrono::TimeDelta;
use simulator::Rights;

use super::{
    company::Company,
    find::Wanted,
    table::{self, Actor, Outcome, Row},
};

/// The button, part of what it does, how it comes to be shown (`Company::go`, by the owner). `demoted` is the owner no
/// longer managing the group it is about, `gone` the owner having left it, both after it was shown. What
/// goes on for a while (privacy) was begun by the first press.
pub const BUTTONS: &str = r#"
button                 | part            | shown by                                                                    | creator   | admin     | helper    | section   | anonymous | member    | elsewhere | stranger  | owner | demoted  | gone
help greeting+language | "he"            | in private: /language en > in private: /language                            | not yours | not yours | not yours | not yours | not yours | not yours | not yours | not yours | does  | does     | does
desk Show              | "Group"         | in private: /desk                                                           | not yours | not yours | not yours | not yours | not yours | not yours | not yours | not yours | shows | shows | shows
desk Switch            | "pictures"      | in private: /desk > Show:"Group" > Show:"page":1 > Show:"page":2 > Show:"pictures" | not yours | not yours | not yours | not yours | not yours | not yours | not yours | not yours | does  | managers | managers
desk Do                | "Preview"       | /touchpoint every day 12:00 ↵ Hi {n} > touchpoints.anyway? > in private: /desk > Show:"Group" > Show:"Week" > Show:"Post" | not yours | not yours | not yours | not yours | not yours | not yours | not yours | not yours | shows | managers | managers
desk Draw              |                 | /touchpoint every day 12:00 ↵ Hi {n} > touchpoints.anyway? > in private: /desk > Show:"Group" > Show:"Week" | not yours | not yours | not yours | not yours | not yours | not yours | not yours | not yours | shows | managers | managers
help greeting          | "Language"      | in private: /desk > desk.Show:"Group" > desk.Show:"Mine"                    | not yours | not yours | not yours | not yours | not yours | not yours | not yours | not yours | shows | shows    | shows
setup begin            |                 | in private: /setup                                                          | not yours | not yours | not yours | not yours | not yours | not yours | not yours | not yours | does  | managers | managers
setup show             | "walk":"zone"   | in private: /setup > begin                                                  | not yours | not yours | not yours | not yours | not yours | not yours | not yours | not yours | does  | managers | managers
setup choose           | "language":"ru" | /settings language en > in private: /setup > begin                          | not yours | not yours | not yours | not yours | not yours | not yours | not yours | not yours | does  | managers | managers
setup propose          | "preset":"interest" | in private: /setup > begin > show > show                                 | not yours | not yours | not yours | not yours | not yours | not yours | not yours | not yours | does  | managers | managers
setup take             |                 | /settings rhythm gentle > /settings welcome on > /settings newcomers on > /settings recognition on > in private: /setup > begin > show > show > propose | not yours | not yours | not yours | not yours | not yours | not yours | not yours | not yours | does  | managers | managers
onboarding open        |                 | in private: /cancel > in private: /introduce                                | not yours | not yours | not yours | not yours | not yours | not yours | not yours | not yours | does  | does     | not in
onboarding answers     |                 | in private: /cancel > in private: /introduce ↵ I bake {n}                   | not yours | not yours | not yours | not yours | not yours | not yours | not yours | not yours | does  | does     | not in
onboarding flow        | "act":"skip"    | in private: /cancel > in private: /introduce > open                         | not yours | not yours | not yours | not yours | not yours | not yours | not yours | not yours | does  | does     | not in
onboarding flow        | "act":"back"    | in private: /cancel > in private: /introduce > open > flow:skip           | not yours | not yours | not yours | not yours | not yours | not yours | not yours | not yours | does  | does     | not in
onboarding flow        | "act":"stop"    | in private: /cancel > in private: /introduce > open                         | not yours | not yours | not yours | not yours | not yours | not yours | not yours | not yours | does  | does     | not in
onboarding flow        | "act":"change"  | in private: /cancel > in private: /introduce ↵ I bake {n} > answers         | not yours | not yours | not yours | not yours | not yours | not yours | not yours | not yours | does  | does     | not in
onboarding flow        | "act":"keep"    | in private: /cancel > in private: /introduce ↵ I bake {n} > answers > flow:change | not yours | not yours | not yours | not yours | not yours | not yours | not yours | not yours | does  | does     | not in
onboarding flow        | "act":"publish" | in private: /cancel > in private: /introduce ↵ I bake {n} > answers         | not yours | not yours | not yours | not yours | not yours | not yours | not yours | not yours | does  | does     | not in
recognition Show       |                 | in private: /me                                                             | not yours | not yours | not yours | not yours | not yours | not yours | not yours | not yours | shows | shows    | not in
recognition Hide       |                 | in private: /me > Show                                                      | not yours | not yours | not yours | not yours | not yours | not yours | not yours | not yours | does  | does     | not in
quiet Much             | "fewer"         | in private: /quiet usual                                                    | not yours | not yours | not yours | not yours | not yours | not yours | not yours | not yours | does  | does     | does
privacy Json           |                 | in private: /mydata                                                         | not yours | not yours | not yours | not yours | not yours | not yours | not yours | not yours | shows | shows    | shows
privacy Nothing        |                 | in private: /forgetme                                                       | not yours | not yours | not yours | not yours | not yours | not yours | not yours | not yours | shows | shows    | shows
privacy Which          |                 | in private: /forgetme                                                       | not yours | not yours | not yours | not yours | not yours | not yours | not yours | not yours | shows | shows    | shows
privacy Group          |                 | /help > in private: /forgetme > Which                                       | not yours | not yours | not yours | not yours | not yours | not yours | not yours | not yours | does  | does     | does
privacy Everything     |                 | in private: /forgetme                                                       | not yours | not yours | not yours | not yours | not yours | not yours | not yours | not yours | does  | shows    | does
attention Wishes       |                 | in private: /attention                                                      | not yours | not yours | not yours | not yours | not yours | not yours | not yours | not yours | shows | shows    | shows
attention List         |                 | in private: /attention desk                                                 | not yours | not yours | not yours | not yours | not yours | not yours | not yours | not yours | shows | shows    | shows
attention How          | "all"           | in private: /attention urgent                                               | not yours | not yours | not yours | not yours | not yours | not yours | not yours | not yours | does  | does     | does
attention Minute       | 720             | in private: /attention urgent > in private: /attention 9                    | not yours | not yours | not yours | not yours | not yours | not yours | not yours | not yours | does  | does     | does
attention Duties       |                 | in private: /attention desk                                                 | not yours | not yours | not yours | not yours | not yours | not yours | not yours | not yours | shows | shows    | shows
"#;

async fn show(company: &mut Company, row: &Row, n: usize) -> String {
    let wanted = Wanted::of(&row.heads);
    company.go(Actor::Owner, wanted.room, &row.heads[2], n).await;
    let seen = company.scene.sim.view(company.id(Actor::Owner).private(), company.id(Actor::Owner));
    company.find(&wanted).await.unwrap_or_else(|| panic!("there is no button {:?} in {:#?}", row.heads, seen.last()))
}

async fn try_row(company: &mut Company, row: &Row) -> Vec<String> {
    let (sim, group) = (company.scene.sim.clone(), company.group);
    let [noa, olga] = [Actor::Creator, Actor::Owner].map(|actor| company.id(actor));
    let mut token = show(company, row, 0).await;
    let mut objections = Vec::new();
    for (n, (actor, expected)) in row.cells.iter().copied().enumerate() {
        match actor {
            Actor::Demoted => sim.demote(group, noa, olga),
            Actor::Gone => sim.leave(group, olga),
            _ => {}
        }
        let tried = company.watch(actor, |company| company.press(actor, &token)).await;
        objections.extend(tried.objection(expected, "").map(|why| format!("{:?} by {actor:?}: {why}", row.heads)));
        match actor {
            Actor::Demoted => sim.promote(group, noa, olga, Rights::none()),
            Actor::Gone => {
                sim.join(group, olga);
                sim.promote(group, noa, olga, Rights::none());
            }
            _ => {}
        }
        company.scene.settle().await;
        if !matches!(expected, Outcome::No(_)) || matches!(actor, Actor::Demoted) {
            token = show(company, row, n + 1).await;
        }
    }
    objections
}

/// Some of the rows, in a company of their own.
async fn try_part(part: usize, of: usize) {
    let mut company = Company::gather().await;
    let mut objections = Vec::new();
    for row in table::read(BUTTONS, 3).iter().skip(part).step_by(of) {
        objections.extend(try_row(&mut company, row).await);
        company.scene.pass(TimeDelta::minutes(2)).await;
    }
    assert!(objections.is_empty(), "{}", objections.join("\n\n"));
    company.scene.finish().await;
}

#[tokio::test]
async fn buttons_for_one_person() {
    try_part(0, 2).await;
}

#[tokio::test]
async fn buttons_for_one_person_too() {
    try_part(1, 2).await;
}
