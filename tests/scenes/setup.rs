//! Getting a group ready.

mod arrival;
mod people;
mod presets;
mod purpose;
mod questions;
mod rights;

use kehila::{dispatch::settings, words::Lang};
use simulator::{ChatId, Person, Rights, UserId};

use crate::support::Scene;

/// A stage with a group of Noa's that the bot is not in yet; she speaks `lang`, and may have started the bot.
async fn before(lang: Lang, started: bool) -> (Scene, ChatId, UserId) {
    let mut scene = Scene::open().await;
    let noa = scene.sim.create(Person::named("Noa").username("noa").language(lang.code()));
    let group = scene.sim.supergroup("Bakers", noa);
    if started {
        scene.sim.start_bot(noa);
        scene.settle().await;
        scene.sees_in_private(noa);
    }
    (scene, group, noa)
}

/// As [`before`]; then she adds the bot as an administrator.
async fn added(lang: Lang) -> (Scene, ChatId, UserId) {
    let (mut scene, group, noa) = before(lang, true).await;
    scene.sim.add_bot(group, noa);
    scene.sim.promote_bot(group, noa, Rights::all());
    scene.settle().await;
    scene.sees(group, noa);
    (scene, group, noa)
}

/// How often conversation starters come, as it was decided.
async fn rhythm(scene: &Scene, group: ChatId) -> Option<String> {
    let key = scene.key(group).await;
    scene.with_cx(async |cx| settings::decided(cx, key, "touchpoints", "rhythm").await).await
}
