//! A room that came yesterday: one folder with its words, and the house knows it everywhere.

use std::sync::Arc;

use async_trait::async_trait;
use kehila::{
    dispatch::{
        Ask, CommandSpec, Cx, Door, Press, Result, Room,
        panel::{self, Done, Page, Panel, View, members},
        posts::{Again, Composed, Due},
        routes::{self, Routes},
    },
    schedule::{
        posts::{Plan, Rank},
        recurrence::{Recurrence, Rule},
    },
    store::{ChatKey, chats::Chat, held::Held, people},
    telegram::{UserId, keyboard::Keyboard, request::Request},
    words::{Lang, Line, line},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use simulator::Person;

use super::support::{Cast, Scene, without_marks, word};

/// `/dice` shows what was rolled, and at noon the group hears the number of the day. `/loaded` is for who manages it, as is
/// `/whose`: a screen on which a member is chosen.
pub struct Dice;

/// What is in its folder of the locales.
pub const WORDS: [(Lang, &str); 3] = [
    (Lang::En, include_str!("new_room/en.ftl")),
    (Lang::He, include_str!("new_room/he.ftl")),
    (Lang::Ru, include_str!("new_room/ru.ftl")),
];

/// How often who rolled. A room of the bot's has it in its migration.
const TABLE: &str = "CREATE TABLE IF NOT EXISTS dice_rolls (
    chat INTEGER NOT NULL REFERENCES chats, user_id INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (chat, user_id)
) STRICT";

#[async_trait]
impl Room for Dice {
    fn name(&self) -> &'static str {
        "dice"
    }

    fn commands(&self) -> &'static [CommandSpec] {
        const { &[CommandSpec::member("dice"), CommandSpec::manager("loaded"), CommandSpec::manager("whose")] }
    }

    fn nudges(&self) -> &'static [&'static str] {
        &["luck", "streak"]
    }

    fn held(&self) -> &'static [Held] {
        const { &[Held::goes("dice_rolls", "user_id")] }
    }

    fn routes(&self) -> Routes {
        routes::none()
            .branch(routes::command("dice").endpoint(roll))
            .branch(routes::command("loaded").endpoint(roll))
            .branch(routes::command("whose").endpoint(whose))
            .branch(panel::routes::<Turn>())
    }

    fn doors(&self) -> Vec<Door> {
        vec![Door::managers("dice-door", &Turn::Which(0))]
    }

    async fn standing(&self, cx: &Cx, chat: &Chat) -> Result<Option<Line>> {
        let n = sqlx::query_scalar("SELECT coalesce(sum(n), 0) FROM dice_rolls WHERE chat = ?").bind(chat.key.0);
        let n = n.fetch_one(&mut *cx.tx.lock().await).await?;
        Ok(Some(line("dice-standing").num("n", n)))
    }

    async fn on_start(&self, cx: &Cx) -> Result {
        sqlx::query(TABLE).execute(&mut *cx.tx.lock().await).await?;
        Ok(())
    }

    async fn export_person(&self, cx: &Cx, user: UserId, chat: Option<ChatKey>) -> Result<Vec<Line>> {
        let rolled = sqlx::query_scalar("SELECT n FROM dice_rolls WHERE chat = ? AND user_id = ?")
            .bind(chat.map(|chat| chat.0))
            .bind(user.0)
            .fetch_optional(&mut *cx.tx.lock().await)
            .await?;
        Ok(rolled.map(|n| line("dice-mydata").num("n", n)).into_iter().collect())
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
            cheerful: false,
            is_promotion: false,
            condition: None,
            content: None,
            thread: None,
            state: kehila::dispatch::posts::states(cx, chat.key, "dice").await?(1),
        };
        Ok(vec![plan])
    }

    async fn compose(&self, _cx: &Cx, chat: &Chat, _due: Due, _again: Option<Again<'_>>) -> Result<Composed> {
        let words = line("dice-of-day").render(chat.language);
        Ok(Composed::Say(Box::new(Request::message(chat.id, &words)), Value::Null))
    }
}

/// A room that waits to be switched on. `/cards` is one of its two commands, and stands in no menu.
pub struct Cards;

impl Room for Cards {
    fn name(&self) -> &'static str {
        "cards"
    }

    fn commands(&self) -> &'static [CommandSpec] {
        const { &[CommandSpec::member("cards").unlisted(), CommandSpec::member("shuffle")] }
    }

    fn routes(&self) -> Routes {
        let shuffle = routes::command("shuffle").endpoint(roll);
        routes::none().branch(routes::command("cards").endpoint(roll)).branch(shuffle)
    }

    fn starts_on(&self) -> bool {
        false
    }
}

async fn roll(cx: Cx, ask: Arc<Ask>) -> Result {
    let chat = cx.group_of(&ask)?;
    if let Some(person) = ask.actor.person() {
        let count = "INSERT INTO dice_rolls VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET n = n + 1";
        sqlx::query(count).bind(chat.key.0).bind(person.id.0).execute(&mut *cx.tx.lock().await).await?;
    }
    let words = rolled(if ask.command.name == "loaded" { 6 } else { 4 });
    cx.send(Request::message(chat.id, &words.render(chat.language))).await
}

fn rolled(eyes: i64) -> Line {
    line("dice-rolled").num("eyes", eyes)
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
            Self::Which(page) => members::choose(view, line("dice-whose"), page, Self::Of, Self::Which).await,
            Self::Of(user) => {
                let name = people::known(&view.cx.tx, user).await?.unwrap().name;
                Ok(Page::new(view.says(&line("dice-turn").text("name", &name)), Keyboard::new()))
            }
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

async fn with_dice(lang: Lang) -> (Scene, Cast) {
    let (mut scene, cast) = Scene::with_group(lang).await;
    scene.add_room(&Dice, &WORDS).await;
    scene.set_rhythm(cast.group, kehila::store::chats::Rhythm::None).await;
    (scene, cast)
}

/// How often everybody was told so.
fn heard(scene: &Scene, cast: &Cast, words: &Line, lang: Lang) -> usize {
    let words = without_marks(&words.render(lang));
    let view = scene.sim.view(cast.group, cast.boris);
    view.iter().filter(|seen| seen.ephemeral.is_none() && without_marks(&seen.text).contains(&words)).count()
}

#[tokio::test]
async fn a_new_rooms_commands_are_in_menu_and_help_and_refused_to_whom_they_are_not_for() {
    for lang in Lang::ALL {
        let (mut scene, cast) = with_dice(lang).await;
        let offers = |scene: &Scene, who, name| scene.sim.menu(cast.group, who).iter().any(|(menu, _)| menu == name);
        assert!(offers(&scene, cast.boris, "dice") && !offers(&scene, cast.boris, "loaded"));
        assert!(offers(&scene, cast.noa, "dice") && offers(&scene, cast.noa, "loaded"));
        let help = scene.say_and_see(cast.group, cast.boris, "/help").await;
        assert!(help.contains(&word("command-dice", lang)) && !help.contains("/loaded"), "{help}");
        let page = scene.say_and_see(cast.group, cast.boris, "/help dice").await;
        assert!(page.contains(&word("command-dice", lang)) && page.contains("/dice"), "{page}");

        scene.say(cast.group, cast.boris, "/dice").await;
        let seen = scene.say_and_see(cast.group, cast.boris, "/loaded").await;
        let refusal = line("refuse-managers-only").plain("command", "loaded").render_plain(lang);
        assert!(seen.contains(&without_marks(&refusal)), "{seen}");
        let rolls = |scene: &Scene, eyes| heard(scene, &cast, &rolled(eyes), lang);
        assert_eq!((rolls(&scene, 4), rolls(&scene, 6)), (1, 0));
        scene.say(cast.group, cast.noa, "/loaded").await;
        assert_eq!(rolls(&scene, 6), 1);
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_new_room_posts_through_the_queue_and_is_switched_like_any_other() {
    for (lang, off, on) in [(Lang::En, "off", "on"), (Lang::He, "כבוי", "פעיל"), (Lang::Ru, "выключить", "включить")]
    {
        let (mut scene, cast) = with_dice(lang).await;
        let of_day = |scene: &Scene| heard(scene, &cast, &line("dice-of-day"), lang);
        let zone = scene.chat(cast.group).await.zone;
        scene.pass_until("2026-11-17 12:05", zone).await;
        assert_eq!(of_day(&scene), 2, "at noon of two days");
        let name = word("room-dice", lang);
        let told = scene.say_and_see(cast.group, cast.noa, &format!("/settings {name} {off}")).await;
        assert!(told.contains(&name), "{told}");
        let told = scene.say_and_see(cast.group, cast.boris, "/dice").await;
        let is_off = line("room-is-off").line("room", line("room-dice")).render(lang);
        assert!(told.contains(&without_marks(&is_off)), "{told}");
        scene.pass_until("2026-11-19 12:05", zone).await;
        assert_eq!((of_day(&scene), heard(&scene, &cast, &rolled(4), lang)), (2, 0), "it is off");
        let mut rooms = scene.say_and_see(cast.group, cast.noa, "/settings rooms").await;
        while !rooms.contains(&format!("[{name} ")) {
            rooms = scene.press_and_see(cast.group, cast.noa, &word("page-following", lang)).await;
        }
        assert!(rooms.contains(&word("room-dice-about", lang)) && rooms.contains(&format!("[{name} ✗]")), "{rooms}");
        let told = scene.say_and_see(cast.group, cast.noa, &format!("/settings {name} {on}")).await;
        assert!(told.contains(&name), "{told}");
        assert_eq!(of_day(&scene), 2, "what it missed is over");
        scene.pass_until("2026-11-20 12:05", zone).await;
        assert_eq!(of_day(&scene), 3);
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_room_that_has_to_be_filled_first_waits_to_be_switched_on() {
    let (mut scene, cast) = with_dice(Lang::En).await;
    scene.add_room(&Cards, &WORDS).await;
    let offers = |scene: &Scene, name| scene.sim.menu(cast.group, cast.boris).iter().any(|(menu, _)| menu == name);
    assert!(offers(&scene, "dice") && !offers(&scene, "shuffle"));
    let told = scene.say_and_see(cast.group, cast.boris, "/shuffle").await;
    assert!(told.contains("Cards"), "it is off: {told}");
    scene.say(cast.group, cast.noa, "/settings cards on").await;
    assert!(offers(&scene, "shuffle") && !offers(&scene, "cards"), "{:?}", scene.sim.menu(cast.group, cast.boris));
    scene.say(cast.group, cast.boris, "/cards").await;
    assert_eq!(heard(&scene, &cast, &rolled(4), Lang::En), 1);
    scene.say(cast.group, cast.noa, "/settings cards off").await;
    assert!(offers(&scene, "dice") && !offers(&scene, "shuffle"));
    scene.finish().await;
}

#[tokio::test]
async fn what_a_new_room_knows_of_somebody_is_hers_to_read_and_to_have_forgotten() {
    for lang in Lang::ALL {
        let (mut scene, cast) = with_dice(lang).await;
        let zelda = scene.sim.create(Person::named("Zelda").language(lang.code()));
        scene.sim.join(cast.group, zelda);
        scene.sim.start_bot(zelda);
        for who in [zelda, zelda, cast.boris] {
            scene.say(cast.group, who, "/dice").await;
        }
        let known = scene.say_and_see(zelda.private(), zelda, "/mydata").await;
        let told = without_marks(&line("dice-mydata").num("n", 2).render(lang));
        assert!(known.contains(&told), "{known}");
        scene.say(zelda.private(), zelda, "/forgetme").await;
        scene.press_in_private(zelda, &word("forgetme-button-all", lang)).await;
        scene.pass(chrono::TimeDelta::minutes(1)).await;
        let tx = scene.core.store.read().await.unwrap();
        let left: Vec<i64> =
            sqlx::query_scalar("SELECT user_id FROM dice_rolls").fetch_all(&mut *tx.lock().await).await.unwrap();
        assert_eq!(left, [cast.boris.0], "another's stay");
        drop(tx);
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_new_room_is_a_section_of_the_desk_with_its_state_its_door_and_its_switch() {
    for lang in Lang::ALL {
        let (mut scene, cast) = with_dice(lang).await;
        scene.sim.start_bot(cast.noa);
        scene.settle().await;
        for _ in 0..2 {
            scene.say(cast.group, cast.boris, "/dice").await;
        }
        scene.say_in_private(cast.noa, "/desk").await;
        let desk = |scene: &Scene| scene.panel(cast.noa.private(), cast.noa);
        let [name, off, on] = ["room-dice", "desk-button-off", "desk-button-on"].map(|id| word(id, lang));
        let standing = without_marks(&line("dice-standing").num("n", 2).render_plain(lang));
        scene.press_in_private(cast.noa, &name).await;
        let section = desk(&scene);
        assert!(section.words.contains(&standing), "{section:?}");
        assert!(section.words.contains(&word("room-dice-about", lang)), "{section:?}");
        scene.press_in_private(cast.noa, &word("dice-door", lang)).await;
        assert!(desk(&scene).words.contains(&word("dice-whose", lang)), "{:?}", desk(&scene));
        scene.press_in_private(cast.noa, &word("frame-back", lang)).await;
        scene.press_in_private(cast.noa, &off).await;
        assert!(desk(&scene).labels.contains(&on), "{:?}", desk(&scene));
        let told = scene.say_and_see(cast.group, cast.boris, "/dice").await;
        assert!(told.contains(&name), "it is off: {told}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_member_is_chosen_by_name_a_page_at_a_time() {
    let (mut scene, cast) = with_dice(Lang::En).await;
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
    let chosen = scene.sees(cast.group, cast.noa);
    assert!(chosen.contains("It's the turn of Guest 1."), "{chosen}");
    scene.finish().await;
}
