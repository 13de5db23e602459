//! The first weeks of those who join: what they are told and when, whether somebody answers them, what managers see of it.

use chrono::TimeDelta;
use kehila::{
    store::chats::Rhythm,
    words::{Lang, line},
};
use simulator::{Fault, Person, Rights, Seen, UserId};

use super::support::{Cast, Scene, bars, drawn_from, without_marks, word};

#[path = "newcomers/managers.rs"]
mod managers;
#[path = "newcomers/month.rs"]
mod month;
#[path = "newcomers/unanswered.rs"]
mod unanswered;

/// A group without conversation starters, and somebody who has just joined it; whether she has started us.
async fn joined(lang: Lang, started: bool) -> (Scene, Cast, UserId) {
    let (mut scene, cast) = Scene::with_group(lang).await;
    scene.set_rhythm(cast.group, Rhythm::None).await;
    // By day in every zone.
    scene.pass(TimeDelta::hours(3)).await;
    let dana = scene.sim.create(Person::named("Dana").language(lang.code()));
    scene.sim.join(cast.group, dana);
    if started {
        scene.sim.start_bot(dana);
    }
    scene.pass(TimeDelta::minutes(5)).await;
    for person in [cast.noa, cast.boris, dana] {
        scene.sees(cast.group, person);
        scene.sees_in_private(person);
    }
    (scene, cast, dana)
}

/// The words of a message as they are shown, up to the first thing that is filled in.
fn begins(id: &str, lang: Lang) -> String {
    let shown = kehila::words::Line::named(id.to_owned()).plain("name", "§").plain("group", "§").plain("link", "§");
    let shown = without_marks(&shown.render_plain(lang)).replace("<code>", "").replace("</code>", "");
    shown.split('§').next().unwrap().trim_end().to_owned()
}

/// What of the steps somebody was told since she last looked, in private and in the group.
fn told(scene: &Scene, cast: &Cast, who: UserId, lang: Lang) -> Vec<&'static str> {
    let seen = format!("{}\n{}", scene.sees_in_private(who), scene.sees(cast.group, who));
    ["newcomers-introduce", "newcomers-question", "newcomers-thanks", "newcomers-month"]
        .into_iter()
        .filter(|id| seen.contains(&begins(id, lang)))
        .collect()
}

/// Lets so many days pass, and a few hours, so that what waits for the morning comes.
async fn days(scene: &mut Scene, n: i64) {
    scene.pass(TimeDelta::days(n)).await;
}

/// What everybody in the group sees of the bot.
fn of_bot(scene: &Scene, cast: &Cast, who: UserId) -> Vec<Seen> {
    let bot = scene.sim.bot();
    scene.sim.view(cast.group, who).into_iter().filter(|seen| seen.sender_id == bot).collect()
}

/// She introduces herself, in one message.
async fn introduce(scene: &mut Scene, who: UserId, lang: Lang) {
    scene.say_in_private(who, "/introduce\nI bake bread\nSourdough\nAn oven").await;
    scene.press_in_private(who, &word("flow-publish", lang)).await;
    scene.sees_in_private(who);
}
