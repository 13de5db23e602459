//! Welcome and introductions.

mod by_hand;
mod introductions;
mod questions;
mod raid;
mod tags;
mod welcome;
mod who;
mod words;

use kehila::words::Lang;
use simulator::UserId;

use crate::support::{Cast, Scene, word};

/// A group whose managers ask this (`/questions`).
async fn asked(language: Lang, form: &str) -> (Scene, Cast) {
    let (mut scene, cast) = Scene::with_group(language).await;
    for person in [cast.noa, cast.boris, cast.alice] {
        scene.sim.start_bot(person);
        // Of who is silent the bot knows nothing.
        scene.sim.say(cast.group, person, "Good morning");
    }
    scene.sim.say(cast.group, cast.noa, &format!("/questions\n{form}"));
    scene.settle().await;
    for person in [cast.noa, cast.boris, cast.alice] {
        scene.sees(cast.group, person);
        scene.sees_in_private(person);
    }
    (scene, cast)
}

/// Somebody introduces herself in one message, whatever her language.
async fn introduced(scene: &mut Scene, person: UserId, lines: &str) {
    scene.say_in_private(person, &format!("/introduce\n{lines}")).await;
    let labels = scene.panel(person.private(), person).labels;
    let publish = Lang::ALL.map(|lang| word("flow-publish", lang)).into_iter().find(|label| labels.contains(label));
    scene.press_in_private(person, &publish.expect("a preview")).await;
}

/// The label of the button under a greeting.
fn introduce_label(language: Lang) -> &'static str {
    match language {
        Lang::En => "Introduce yourself",
        Lang::He => "היכרות קצרה",
        Lang::Ru => "Рассказать о себе",
    }
}
