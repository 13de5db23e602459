//! Several questions in private as data: a room of the tests asks every kind of them.

use std::sync::Arc;

use async_trait::async_trait;
use kehila::{
    dispatch::{
        Ask, Audience, CommandSpec, Cx, Result, Room,
        flow::{Answer, Answers, Done, Flow, Kind, Preview, Step, Talk, Wish},
        known,
        panel::groups,
        routes::{self, Routes},
    },
    store::chats::Chat,
    telegram::{self, request::Request},
    words::{Lang, Line, escape, line},
};
use simulator::{Person, Rights, Seen, UserId};

use super::support::{Cast, Scene, without_marks};

/// `/stall` in private offers something at the market; `/notice` is for who manages the group.
struct Market;

#[derive(Debug)]
struct Stall;

#[derive(Debug)]
struct Notice;

const KINDS: &[&str] = &["room-polls", "room-onboarding"];
const TAGS: &[&str] = &["room-polls", "room-onboarding", "room-touchpoints"];

/// The questions borrow their words from other rooms.
const STEPS: &[Step] = &[
    Step::new("title", "intro-ask-does", Kind::Line(20)).hint("flow-in-words"),
    Step::new("story", "intro-ask-helps", Kind::Text(80)).optional(),
    Step::new("kind", "intro-which-group", Kind::Choice(KINDS)),
    Step::new("tags", "intro-ask-seeks", Kind::Several(TAGS, 2)).optional(),
    Step::new("seats", "setup-which-group", Kind::Number(1, 5)),
    Step::new("opens", "setup-in-private", Kind::When { repeated: false }),
    Step::new("host", "setup-in-private", Kind::Person),
    Step::new("photo", "intro-look-in-private", Kind::Media).optional(),
];

#[async_trait]
impl Flow for Stall {
    fn room(&self) -> &'static str {
        "market"
    }

    fn name(&self) -> &'static str {
        "stall"
    }

    fn audience(&self) -> Audience {
        Audience::Member
    }

    fn steps(&self) -> &'static [Step] {
        STEPS
    }

    fn opening(&self, chat: &Chat) -> Option<Line> {
        Some(line("intro-preview").text("group", &chat.title))
    }

    async fn preview(&self, _cx: &Cx, _talk: &Talk<'_>, answers: &Answers, _language: Lang) -> Result<Preview> {
        let media = match answers.get("photo") {
            Some(Answer::Media(media)) => Some(media.clone()),
            _ => None,
        };
        Ok(Preview { html: shown(answers), media })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, _wish: Wish<'_>) -> Result<Done> {
        cx.send(Request::message(talk.chat.id, &shown(answers))).await?;
        Ok(line("intro-on-its-way").into())
    }
}

#[async_trait]
impl Flow for Notice {
    fn room(&self) -> &'static str {
        "market"
    }

    fn name(&self) -> &'static str {
        "notice"
    }

    fn audience(&self) -> Audience {
        Audience::Manager
    }

    fn steps(&self) -> &'static [Step] {
        const { &[Step::new("title", "intro-ask-does", Kind::Line(20))] }
    }

    async fn preview(&self, _cx: &Cx, _talk: &Talk<'_>, answers: &Answers, _language: Lang) -> Result<Preview> {
        Ok(Preview { html: shown(answers), media: None })
    }

    async fn done(&self, cx: &Cx, talk: &Talk<'_>, answers: &Answers, _wish: Wish<'_>) -> Result<Done> {
        cx.send(Request::message(talk.chat.id, &shown(answers))).await?;
        Ok(line("intro-on-its-way").into())
    }
}

/// What was told, as it is kept.
fn shown(answers: &Answers) -> String {
    format!("At the market: {}", escape(&serde_json::to_string(answers).unwrap()))
}

#[async_trait]
impl Room for Market {
    fn name(&self) -> &'static str {
        "market"
    }

    fn commands(&self) -> &'static [CommandSpec] {
        const { &[CommandSpec::private("stall"), CommandSpec::private("notice")] }
    }

    fn routes(&self) -> Routes {
        let stall = |cx: Cx, ask: Arc<Ask>| async move { begin(&Stall, cx, ask).await };
        let notice = |cx: Cx, ask: Arc<Ask>| async move { begin(&Notice, cx, ask).await };
        routes::none()
            .branch(routes::command("stall").endpoint(stall))
            .branch(routes::command("notice").endpoint(notice))
    }

    fn flows(&self) -> &'static [&'static dyn Flow] {
        &[&Stall, &Notice]
    }
}

async fn begin(flow: &'static dyn Flow, cx: Cx, ask: Arc<Ask>) -> Result {
    let person = ask.actor.person().unwrap();
    let found = groups::shared_groups(&cx, person.id, "market").await?;
    let chat = cx.chat(found[0].0).await?;
    let talk = Talk { flow, chat: &chat, person };
    let told = talk.read(&cx, &ask.command.whole(), ask.media.clone()).await?;
    match told.is_empty() {
        true => talk.begin(&cx, told, None).await,
        false => talk.preview(&cx, told, None).await,
    }
}

async fn stage(lang: Lang) -> (Scene, Cast, UserId) {
    let (mut scene, cast) = Scene::with_group(lang).await;
    scene.add_room(&Market, &[]).await;
    let dana = scene.sim.create(Person::named("Dana").username("dana_b").language(lang.code()));
    scene.sim.seat(cast.group, &[dana]);
    for person in [dana, cast.alice, cast.boris] {
        scene.sim.say(cast.group, person, "Good morning");
        scene.sim.start_bot(person);
    }
    scene.settle().await;
    (scene, cast, dana)
}

fn word(id: &'static str, lang: Lang) -> String {
    line(id).render_plain(lang).replace("<b>", "").replace("</b>", "")
}

async fn write(scene: &mut Scene, who: UserId, text: &str) -> Seen {
    scene.sim.say(who.private(), who, text);
    scene.settle().await;
    scene.sim.last(who.private(), who).unwrap()
}

async fn press(scene: &mut Scene, who: UserId, label: &str) -> Seen {
    scene.sim.press(who.private(), who, label).unwrap();
    scene.settle().await;
    scene.sim.last(who.private(), who).unwrap()
}

/// What of the questions has buttons in her private chat.
/// Messages with buttons, but for her desk.
fn with_buttons(scene: &Scene, who: UserId) -> Vec<Seen> {
    let is_desk = |seen: &Seen| {
        let groups = Lang::ALL.map(|lang| word("desk-button-groups", lang));
        seen.buttons.iter().flatten().any(|label| groups.contains(label))
    };
    let view = scene.sim.view(who.private(), who);
    view.into_iter().filter(|seen| !seen.buttons.is_empty() && !is_desk(seen)).collect()
}

fn at_the_market(scene: &Scene, cast: &Cast) -> Vec<String> {
    let seen = scene.sim.view(cast.group, cast.noa).into_iter().map(|seen| without_marks(&seen.text));
    seen.filter(|text| text.starts_with("At the market")).collect()
}

#[tokio::test]
async fn every_kind_of_question_says_what_fits_and_takes_it() {
    for lang in Lang::ALL {
        let (mut scene, cast, dana) = stage(lang).await;
        let says = |seen: &Seen, id: &'static str| {
            let words = word(id, lang);
            let begin = words.split(['{', '\u{2068}', '0', '1', '2', '3', '4', '5']).next().unwrap_or_default();
            assert!(without_marks(&seen.text).starts_with(without_marks(begin).trim()), "{id}: {}", seen.text);
        };
        let first = write(&mut scene, dana, "/stall").await;
        assert!(first.text.contains(&word("intro-ask-does", lang)) && first.text.contains("Bakers"), "{}", first.text);
        assert_eq!(first.buttons.concat(), [word("flow-stop", lang)]);

        scene.sim.photo(dana.private(), dana, "");
        scene.settle().await;
        says(&scene.sim.last(dana.private(), dana).unwrap(), "flow-in-words");
        let no = write(&mut scene, dana, &"x".repeat(21)).await;
        assert!(no.text.contains("21") && no.text.contains("20"), "{}", no.text);
        write(&mut scene, dana, "<b>Rye</b> \u{202E}&x;").await;
        scene.restart().await;

        let story = press(&mut scene, dana, &word("flow-skip", lang)).await;
        assert!(story.edited && story.text.contains(&word("intro-which-group", lang)), "{}", story.text);
        let no = write(&mut scene, dana, "neither").await;
        assert!(no.text.contains(&word("room-polls", lang)) && no.buttons.is_empty(), "{}", no.text);
        write(&mut scene, dana, &word("room-onboarding", lang)).await;

        for id in [TAGS[0], TAGS[2]] {
            press(&mut scene, dana, &word(id, lang)).await;
        }
        scene.sees_in_private(dana);
        press(&mut scene, dana, &word(TAGS[1], lang)).await;
        assert!(scene.sees_in_private(dana).contains("(alert)"), "only two");
        press(&mut scene, dana, &format!("✓ {}", word(TAGS[0], lang))).await;
        scene.restart().await;
        press(&mut scene, dana, &word("flow-ready", lang)).await;

        let no = write(&mut scene, dana, "9").await;
        assert!(no.text.contains('1') && no.text.contains('5'), "{}", no.text);
        press(&mut scene, dana, "3").await;

        let no = write(&mut scene, dana, "every monday 10:00").await;
        assert!(no.text.contains("10:00"), "{}", no.text);
        let no = write(&mut scene, dana, "soon").await;
        assert!(no.entities.iter().any(|entity| entity["type"] == "code"), "{}", no.text);
        write(&mut scene, dana, "24.12.2026 18:00").await;

        let no = write(&mut scene, dana, "Nobody").await;
        assert_eq!(no.text, word("flow-person", lang));
        write(&mut scene, dana, "@alice").await;
        let no = write(&mut scene, dana, "no photo").await;
        assert_eq!(no.text, word("flow-media", lang));
        scene.restart().await;
        scene.sim.photo(dana.private(), dana, "");
        scene.settle().await;

        let preview = scene.sim.last(dana.private(), dana).unwrap();
        assert_eq!(
            preview.buttons,
            [vec![word("flow-publish", lang)], vec![word("flow-change", lang), word("flow-cancel", lang)]]
        );
        assert_eq!(with_buttons(&scene, dana).len(), 1, "only the preview has buttons");
        assert_eq!(write(&mut scene, dana, "Now what?").await.text, word("flow-use-buttons", lang));
        press(&mut scene, dana, &word("flow-publish", lang)).await;
        assert!(with_buttons(&scene, dana).is_empty());
        let [only] = <[String; 1]>::try_from(at_the_market(&scene, &cast)).unwrap();
        for part in ["<b>Rye</b> &x;", "room-onboarding", r#""several":["room-touchpoints"]"#, r#""number":3"#, "photo"]
        {
            assert!(only.contains(part), "{part}: {only}");
        }
        assert!(!only.contains("story") && only.contains(&cast.alice.0.to_string()), "{only}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn back_keep_change_and_older_buttons() {
    let (mut scene, cast, dana) = stage(Lang::En).await;
    write(&mut scene, dana, "/notice").await;
    assert!(scene.sim.last(dana.private(), dana).unwrap().buttons.is_empty(), "she does not manage the group");
    write(&mut scene, dana, "/stall\nRye\n-\nPolls\n-\n3\n24.12.2026 18:00\n@boris").await;
    press(&mut scene, dana, "Change").await;
    press(&mut scene, dana, "Keep").await;
    let second = write(&mut scene, dana, "Baked\ntwice").await;
    assert!(second.text.starts_with(&word("intro-which-group", Lang::En)), "{}", second.text);
    let story = press(&mut scene, dana, "Back").await;
    assert!(story.edited && without_marks(&story.text).contains("So far: Baked"), "{}", story.text);
    assert_eq!(story.buttons.concat(), ["Keep", "Leave out", "Back", "Stop"]);

    // Two quick presses are one.
    let sent = scene.sim.requests_of("editMessageText").pop().unwrap();
    let keys = &sent.params["reply_markup"]["inline_keyboard"];
    let leave_out = keys[0][1]["callback_data"].as_str().unwrap().to_owned();
    for _ in 0..2 {
        scene.sim.forge_press(dana.private(), dana, story.id, &leave_out).unwrap();
    }
    scene.settle().await;
    let open = scene.sim.last(dana.private(), dana).unwrap();
    assert!(open.text.starts_with(&word("intro-which-group", Lang::En)), "{}", open.text);

    // What a button of an earlier message shows now is the open question, and it alone has buttons.
    write(&mut scene, dana, "welcome").await;
    scene.sim.forge_press(dana.private(), dana, open.id, &leave_out).unwrap();
    scene.settle().await;
    let [only] = <[Seen; 1]>::try_from(with_buttons(&scene, dana)).unwrap();
    assert_eq!(only.id, open.id);
    assert!(only.text.starts_with(&word("intro-ask-seeks", Lang::En)), "{}", only.text);

    write(&mut scene, dana, "/cancel").await;
    assert!(with_buttons(&scene, dana).is_empty());
    scene.sim.forge_press(dana.private(), dana, open.id, &leave_out).unwrap();
    scene.settle().await;
    assert!(scene.sees_in_private(dana).ends_with(&format!("(toast) {}", word("draft-gone", Lang::En))));
    assert!(at_the_market(&scene, &cast).is_empty());
    scene.finish().await;
}

#[tokio::test]
async fn in_one_message_and_what_is_missing_is_asked() {
    let (mut scene, cast, dana) = stage(Lang::En).await;
    for lines in ["1\n2\n3\n4\n5\n6\n7\n8", "Rye\n-\nneither", "Rye\n-\nPolls\n-\n9"] {
        let no = write(&mut scene, dana, &format!("/stall\n{lines}")).await;
        assert!(no.buttons.is_empty(), "{}", no.text);
    }
    let asked = write(&mut scene, dana, "/stall\nRye\n-\nPolls").await;
    assert!(asked.text.starts_with(&word("setup-which-group", Lang::En)), "{}", asked.text);
    for answer in ["5", "24.12.2026 18:00", "Alice"] {
        write(&mut scene, dana, answer).await;
    }
    press(&mut scene, dana, "Skip").await;
    press(&mut scene, dana, "Publish").await;
    assert_eq!(at_the_market(&scene, &cast).len(), 1);
    scene.finish().await;
}

#[tokio::test]
async fn of_people_with_one_name_she_is_asked_which() {
    let (mut scene, cast, dana) = stage(Lang::En).await;
    let other = scene.sim.create(Person::named("Dana").last("Baker").language("en"));
    scene.sim.seat(cast.group, &[other]);
    scene.sim.say(cast.group, other, "Good morning");
    scene.settle().await;
    write(&mut scene, dana, "/stall\nRye\n-\nPolls\n-\n3\n24.12.2026 18:00").await;
    let which = write(&mut scene, dana, "dana").await;
    assert_eq!(which.buttons.concat(), ["Dana", "Dana Baker", "Back", "Stop"]);
    press(&mut scene, dana, "Dana Baker").await;
    let them = other.0.to_string();
    assert!(press(&mut scene, dana, "Skip").await.text.contains(&them));
    let other = telegram::UserId(other.0);
    scene
        .with_cx(async |cx| {
            for chat in known::groups(cx, other).await? {
                known::forget(cx, other, Some(chat)).await?;
            }
            known::forget(cx, other, None).await
        })
        .await;
    assert!(!press(&mut scene, dana, "Change").await.text.contains(&them));
    for label in ["Keep", "Skip", "Keep", "Skip", "Keep", "Keep", "Keep"] {
        press(&mut scene, dana, label).await;
    }
    let preview = press(&mut scene, dana, "Skip").await;
    assert!(preview.text.contains("\"person\":0") && !preview.text.contains(&them), "{}", preview.text);
    scene.finish().await;
}

#[tokio::test]
async fn another_rooms_question_lets_it_rest_and_days_do_not_end_it() {
    let (mut scene, cast, dana) = stage(Lang::En).await;
    write(&mut scene, dana, "/stall").await;
    write(&mut scene, dana, "Rye").await;
    write(&mut scene, dana, "/introduce").await;
    let offer = write(&mut scene, dana, "/cancel").await;
    assert_eq!(without_marks(&offer.text), "There are still questions open about Bakers.");
    scene.pass(chrono::TimeDelta::days(3)).await;
    scene.restart().await;
    let story = press(&mut scene, dana, "Continue").await;
    assert!(story.text.starts_with(&word("intro-ask-helps", Lang::En)), "{}", story.text);
    assert_eq!(with_buttons(&scene, dana).len(), 1);
    write(&mut scene, dana, "Baked twice").await;
    press(&mut scene, dana, "Polls").await;
    press(&mut scene, dana, "Skip").await;
    for answer in ["2", "24.12.2026 18:00", "@boris"] {
        write(&mut scene, dana, answer).await;
    }
    press(&mut scene, dana, "Skip").await;
    press(&mut scene, dana, "Publish").await;
    let told = at_the_market(&scene, &cast).concat();
    assert!(told.contains("Rye") && told.contains("Baked twice"), "{told}");
    scene.finish().await;
}

#[tokio::test]
async fn whom_it_is_not_for_any_more_is_refused_at_the_next_step() {
    let (mut scene, cast, dana) = stage(Lang::En).await;
    write(&mut scene, dana, "/stall").await;
    scene.sim.leave(cast.group, dana);
    scene.settle().await;
    let no = write(&mut scene, dana, "Rye").await;
    assert!(no.text.contains("I don't see you in"), "{}", no.text);

    scene.sim.promote(cast.group, cast.noa, cast.alice, Rights::all());
    scene.settle().await;
    write(&mut scene, cast.alice, "/notice").await;
    write(&mut scene, cast.alice, "Open on Friday").await;
    scene.sim.demote(cast.group, cast.noa, cast.alice);
    scene.settle().await;
    scene.sees_in_private(cast.alice);
    press(&mut scene, cast.alice, "Publish").await;
    assert!(scene.sees_in_private(cast.alice).contains("(alert)"));
    assert!(at_the_market(&scene, &cast).is_empty());
    scene.finish().await;
}

#[tokio::test]
async fn a_picture_stands_above_its_preview() {
    let (mut scene, cast, dana) = stage(Lang::En).await;
    write(&mut scene, dana, "/stall\nRye\n-\nPolls\n-\n3\n24.12.2026 18:00\n@boris").await;
    press(&mut scene, dana, "Change").await;
    for label in ["Keep", "Skip", "Keep", "Skip", "Keep", "Keep", "Keep"] {
        press(&mut scene, dana, label).await;
    }
    scene.sim.photo(dana.private(), dana, "");
    scene.settle().await;
    let is_below_its_picture = |scene: &Scene| {
        let seen = scene.sim.view(dana.private(), dana);
        let [.., picture, preview] = seen.as_slice() else { panic!("{seen:?}") };
        let kind = picture.media.as_ref().map(|media| media.kind.as_str());
        assert_eq!((kind, picture.sender.as_str()), (Some("photo"), "Simbot"));
        assert_eq!(preview.buttons[0], ["Publish"]);
        assert_eq!(with_buttons(scene, dana).len(), 1, "nothing above has buttons");
    };
    is_below_its_picture(&scene);
    scene.restart().await;
    let first = press(&mut scene, dana, "Change").await;
    assert!(first.edited && first.text.starts_with(&word("intro-ask-does", Lang::En)), "{}", first.text);
    for label in ["Keep", "Skip", "Keep", "Skip", "Keep", "Keep", "Keep", "Keep"] {
        press(&mut scene, dana, label).await;
    }
    is_below_its_picture(&scene);
    press(&mut scene, dana, "Publish").await;
    assert!(at_the_market(&scene, &cast).concat().contains("photo"));
    scene.finish().await;
}
