//! A room that came yesterday: ten lines, and the house knows it everywhere.

use std::sync::Arc;

use async_trait::async_trait;
use kehila::{
    dispatch::{
        Ask, CommandSpec, Cx, Result, Room,
        posts::{Again, Composed, Due},
        routes::{self, Routes},
    },
    schedule::{
        posts::{Plan, Rank},
        recurrence::{Recurrence, Rule},
    },
    store::chats::Chat,
    telegram::request::Request,
    words::Lang,
};
use serde_json::Value;

use super::support::{Cast, Scene};

/// `/dice` shows what was rolled, and at noon the group hears the number of the day. `/loaded` is for who manages it.
struct Dice;

#[async_trait]
impl Room for Dice {
    fn name(&self) -> &'static str {
        "dice"
    }

    fn commands(&self) -> &'static [CommandSpec] {
        const { &[CommandSpec::member("dice"), CommandSpec::manager("loaded")] }
    }

    fn routes(&self) -> Routes {
        routes::none().branch(routes::command("dice").endpoint(roll)).branch(routes::command("loaded").endpoint(roll))
    }

    async fn plans(&self, cx: &Cx, chat: &Chat) -> Result<Vec<Plan>> {
        let time = chrono::NaiveTime::from_hms_opt(12, 0, 0).unwrap();
        let plan = Plan {
            room: "dice",
            id: 1,
            rank: Rank::Daily,
            recurrence: Recurrence { rule: Rule::Daily, time },
            grace: chrono::TimeDelta::hours(3),
            waits_for_pause: chrono::TimeDelta::zero(),
            other_days: false,
            above_limits: false,
            thread: None,
            state: kehila::dispatch::posts::states(cx, chat.key, "dice").await?(1),
        };
        Ok(vec![plan])
    }

    async fn compose(&self, _cx: &Cx, chat: &Chat, _due: Due, _again: Option<Again<'_>>) -> Result<Composed> {
        Ok(Composed::Say(Box::new(Request::message(chat.id, "Today is a five.")), Value::Null))
    }
}

async fn roll(cx: Cx, ask: Arc<Ask>) -> Result {
    let chat = cx.group_of(&ask)?;
    cx.send(Request::message(chat.id, &format!("/{}: a four.", ask.command.name))).await
}

async fn with_dice() -> (Scene, Cast) {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.add_room(&Dice).await;
    scene.sim.say(cast.group, cast.noa, "/settings rhythm none");
    scene.settle().await;
    (scene, cast)
}

fn heard(scene: &Scene, cast: &Cast, words: &str) -> usize {
    scene.sim.view(cast.group, cast.boris).iter().filter(|seen| seen.text.contains(words)).count()
}

#[tokio::test]
async fn a_new_rooms_commands_are_refused_to_whom_they_are_not_for() {
    let (mut scene, cast) = with_dice().await;
    scene.sim.say(cast.group, cast.boris, "/dice");
    scene.sim.say(cast.group, cast.boris, "/loaded");
    scene.settle().await;
    assert_eq!((heard(&scene, &cast, "/dice: a four"), heard(&scene, &cast, "/loaded: a four")), (1, 0));
    scene.sim.say(cast.group, cast.noa, "/loaded");
    scene.settle().await;
    assert_eq!(heard(&scene, &cast, "/loaded: a four"), 1);
    scene.finish().await;
}

#[tokio::test]
async fn a_new_room_posts_through_the_queue_and_is_switched_like_any_other() {
    let (mut scene, cast) = with_dice().await;
    scene.pass_until("2026-11-17 12:05", chrono_tz::Tz::UTC).await;
    assert_eq!(heard(&scene, &cast, "Today is a five."), 2, "at noon of two days");
    scene.sim.say(cast.group, cast.noa, "/settings dice off");
    scene.settle().await;
    scene.sim.say(cast.group, cast.boris, "/dice");
    scene.pass_until("2026-11-19 12:05", chrono_tz::Tz::UTC).await;
    assert_eq!((heard(&scene, &cast, "Today is a five."), heard(&scene, &cast, "a four.")), (2, 0), "it is off");
    scene.sim.say(cast.group, cast.noa, "/settings dice on");
    scene.settle().await;
    assert_eq!(heard(&scene, &cast, "Today is a five."), 2, "what it missed is over");
    scene.pass_until("2026-11-20 12:05", chrono_tz::Tz::UTC).await;
    assert_eq!(heard(&scene, &cast, "Today is a five."), 3);
    // A room of the tests has no name in the locales, and the switch says so.
    scene.is_finished = true;
}
