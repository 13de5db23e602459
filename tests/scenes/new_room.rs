//! A room that came yesterday: ten lines, and the house knows it everywhere.

use std::sync::Arc;

use async_trait::async_trait;
use kehila::{
    dispatch::{
        Ask, CommandSpec, Cx, Press, Result, Room,
        panel::{self, Done, Page, Panel, View, members},
        posts::{Again, Composed, Due},
        routes::{self, Routes},
    },
    schedule::{
        posts::{Plan, Rank},
        recurrence::{Recurrence, Rule},
    },
    store::chats::Chat,
    telegram::{UserId, keyboard::Keyboard, request::Request},
    words::{Lang, line},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use simulator::Person;

use super::support::{Cast, Scene};

/// `/dice` shows what was rolled, and at noon the group hears the number of the day. `/loaded` is for who manages it, as is
/// `/whose`: a screen on which a member is chosen.
struct Dice;

#[async_trait]
impl Room for Dice {
    fn name(&self) -> &'static str {
        "dice"
    }

    fn commands(&self) -> &'static [CommandSpec] {
        const { &[CommandSpec::member("dice"), CommandSpec::manager("loaded"), CommandSpec::manager("whose")] }
    }

    fn routes(&self) -> Routes {
        routes::none()
            .branch(routes::command("dice").endpoint(roll))
            .branch(routes::command("loaded").endpoint(roll))
            .branch(routes::command("whose").endpoint(whose))
            .branch(panel::routes::<Turn>())
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

/// Whose turn it is.
#[derive(Debug, Serialize, Deserialize)]
enum Turn {
    Which(usize),
    Of(UserId),
}

#[async_trait]
impl Panel for Turn {
    const ROOM: &'static str = "dice";

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        match *self {
            Self::Which(page) => members::choose(view, line("settings-name-staff"), page, Self::Of, Self::Which).await,
            Self::Of(user) => Ok(Page::new(format!("It is the turn of {}.", user.0), Keyboard::new())),
        }
    }

    async fn act(&self, _view: &View<'_>, _press: &Press) -> Result<Done> {
        Ok(match self {
            Self::Which(_) => Done::shown(),
            Self::Of(_) => Done::shown().saying(line("cancelled")),
        })
    }
}

async fn whose(cx: Cx, ask: Arc<Ask>) -> Result {
    panel::whisper(&cx, &ask, &Turn::Which(0)).await
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

#[tokio::test]
async fn a_member_is_chosen_by_name_a_page_at_a_time() {
    let (mut scene, cast) = with_dice().await;
    let long = format!("Guest {}", "o".repeat(60));
    for name in (1..=9).map(|n| format!("Guest {n}")).chain([long]) {
        let guest = scene.sim.create(Person::named(&name));
        scene.sim.join(cast.group, guest);
    }
    scene.settle().await;
    scene.say(cast.group, cast.noa, "/whose").await;
    let [next, back] = ["page-following", "page-previous"].map(|id| line(id).render_plain(Lang::En));
    let mut seen = Vec::new();
    loop {
        let page = scene.panel(cast.group, cast.noa);
        let names: Vec<String> = page.labels.iter().filter(|label| ![&next, &back].contains(label)).cloned().collect();
        assert!(names.len() <= panel::ROWS, "{names:?}");
        assert!(names.iter().all(|name| name.chars().count() <= panel::ALONE), "{names:?}");
        seen.extend(names);
        if !page.labels.contains(&next) {
            break;
        }
        scene.press(cast.group, cast.noa, &next).await;
    }
    for n in 1..=9 {
        assert_eq!(seen.iter().filter(|name| **name == format!("Guest {n}")).count(), 1, "{seen:?}");
    }
    scene.press(cast.group, cast.noa, &back).await;
    scene.press(cast.group, cast.noa, "Guest 1").await;
    let chosen = scene.sim.view(cast.group, cast.noa);
    assert!(chosen.iter().any(|seen| seen.text.contains("It is the turn of")), "{chosen:#?}");
    // The tables of rights know no buttons of the tests' rooms.
    scene.is_finished = true;
}
