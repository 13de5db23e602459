//! Ready-made series: what is behind the scenes, asked for the day before.

use chrono::{DateTime, TimeDelta};
use chrono_tz::Asia::Jerusalem;
use kehila::{
    store::chats::{self, Rhythm},
    words::{Lang, Line, line},
};
use simulator::{NoticeOrder, Person, Rights};

use super::support::{Cast, Scene, without_marks, word};

fn says(line: &Line, lang: Lang) -> String {
    without_marks(&line.render_plain(lang))
}

/// The series in which Noa is asked for every Wednesday at noon.
const fn wednesdays(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "/series scenes every wednesday 12:00 @noa",
        Lang::He => "/series מאחורי הקלעים כל יום רביעי 12:00 @noa",
        Lang::Ru => "/series за кулисами каждую среду 12:00 @noa",
    }
}

/// The same without kind and name.
fn when(lang: Lang) -> &'static str {
    let kinds = ["/series scenes ", "/series מאחורי הקלעים ", "/series за кулисами "];
    let rest = kinds.into_iter().find_map(|kind| wednesdays(lang).strip_prefix(kind)).unwrap();
    rest.trim_end_matches(" @noa")
}

/// A Monday in a group where series are on and nothing else is posted; Noa, who manages it, has started us.
async fn stage(lang: Lang) -> (Scene, Cast) {
    let (mut scene, cast) = Scene::with_group(lang).await;
    scene.set_rhythm(cast.group, Rhythm::None).await;
    scene.change(cast.group, async |cx, key| chats::set_zone(&cx.tx, key, Jerusalem).await).await;
    scene.sim.start_bot(cast.noa);
    scene.settle().await;
    scene.say(cast.group, cast.noa, "/settings series on").await;
    scene.say(cast.group, cast.alice, "Hello").await;
    scene.sees_in_private(cast.noa);
    (scene, cast)
}

/// The posts of the series everybody saw: day and hour, what kind of picture, and the words.
fn posts(scene: &Scene, cast: &Cast) -> Vec<String> {
    said(scene, cast, '🎬')
}

/// The same of those with another sign.
fn said(scene: &Scene, cast: &Cast, sign: char) -> Vec<String> {
    let ours = scene.sim.view(cast.group, cast.alice).into_iter().filter(|seen| seen.sender_id == scene.sim.bot());
    let words = |seen: &simulator::Seen| match &seen.media {
        Some(media) => format!("[{}] {}", media.kind, without_marks(&media.caption)),
        None => without_marks(&seen.text),
    };
    ours.filter(|seen| words(seen).contains(sign))
        .map(|seen| {
            let at = DateTime::from_timestamp(seen.date, 0).unwrap().with_timezone(&Jerusalem);
            format!("{} {}", at.format("%m-%d %H:%M"), words(&seen).replace('\n', " | "))
        })
        .collect()
}

/// How each of the latest times stands.
async fn states(scene: &Scene) -> Vec<(String, i64)> {
    let tx = scene.core.store.read().await.unwrap();
    let states =
        sqlx::query_as("SELECT state, length(text) + coalesce(length(media), 0) FROM series_slots ORDER BY due");
    states.fetch_all(&mut *tx.lock().await).await.unwrap()
}

fn stand(of: &[&str]) -> Vec<(String, i64)> {
    of.iter().map(|state| ((*state).to_owned(), 0)).collect()
}

#[tokio::test]
async fn she_is_asked_the_day_before_and_what_she_sends_is_posted() {
    for lang in Lang::ALL {
        let (mut scene, cast) = stage(lang).await;
        scene.say(cast.group, cast.noa, wednesdays(lang)).await;
        let begun = scene.panel(cast.group, cast.noa);
        assert!(begun.words.contains(&says(&line("scenes-name").text("name", "Noa"), lang)), "{begun:?}");
        scene.pass_until("2026-11-17 11:50", Jerusalem).await;
        assert_eq!(scene.sees_in_private(cast.noa), "", "it is not yet the day before");
        scene.pass_until("2026-11-17 12:05", Jerusalem).await;
        let asked = scene.sees_in_private(cast.noa);
        assert!(asked.contains("Bakers") && asked.contains(&word("scenes-ask", lang)), "{asked}");
        scene.restart().await;
        scene.sim.photo(cast.noa.private(), cast.noa, "The oven at five");
        scene.settle().await;
        let shown = scene.sees_in_private(cast.noa);
        let title = word("scenes-title", lang).replace("<b>", "").replace("</b>", "");
        assert!(shown.contains(&title) && shown.contains("The oven at five"), "as it will look: {shown}");
        // Something else, after all.
        scene.press_in_private(cast.noa, &word("scenes-button-another", lang)).await;
        scene.say_in_private(cast.noa, "<b>Flour</b> & water").await;
        scene.restart().await;
        scene.press_in_private(cast.noa, &word("scenes-button-post", lang)).await;
        assert_eq!(states(&scene).await[0].0, "told");
        assert!(posts(&scene, &cast).is_empty());
        scene.restart().await;
        scene.pass_until("2026-11-18 12:05", Jerusalem).await;
        assert_eq!(posts(&scene, &cast), [format!("11-18 12:00 {title} | <b>Flour</b> & water")]);
        assert_eq!(states(&scene).await, stand(&["posted"]), "what was posted is kept no longer");

        // A picture, the week after.
        scene.pass_until("2026-11-24 12:05", Jerusalem).await;
        scene.sim.photo(cast.noa.private(), cast.noa, "");
        scene.settle().await;
        scene.press_in_private(cast.noa, &word("scenes-button-post", lang)).await;
        scene.pass_until("2026-11-25 12:05", Jerusalem).await;
        assert_eq!(posts(&scene, &cast)[1], format!("11-25 12:00 [photo] {title}"));
        scene.finish().await;
    }
}

#[tokio::test]
async fn if_nothing_comes_she_is_reminded_once_and_the_time_is_left_out() {
    for lang in Lang::ALL {
        let (mut scene, cast) = stage(lang).await;
        scene.say(cast.group, cast.noa, wednesdays(lang)).await;
        scene.pass_until("2026-11-18 08:50", Jerusalem).await;
        scene.sees_in_private(cast.noa);
        scene.pass_until("2026-11-18 09:05", Jerusalem).await;
        let reminded = scene.sees_in_private(cast.noa);
        assert!(reminded.contains("12:00") && reminded.contains(&word("scenes-ask", lang)), "{reminded}");
        scene.pass_until("2026-11-18 12:05", Jerusalem).await;
        assert_eq!(scene.sees_in_private(cast.noa), "", "once");
        assert_eq!(posts(&scene, &cast), Vec::<String>::new());
        scene.say(cast.group, cast.noa, "/series").await;
        let label = scene.panel(cast.group, cast.noa).labels[0].clone();
        scene.press(cast.group, cast.noa, &label).await;
        let shown = scene.panel(cast.group, cast.noa).words;
        let nothing = says(&line("series-slot-nothing").text("name", "Noa").plain("day", ""), lang);
        assert!(shown.contains(nothing.trim_start_matches([':', ' '])), "{nothing} is said: {shown}");
        // Too late: nothing is posted out of turn.
        scene.say_in_private(cast.noa, "Sorry, here it is").await;
        scene.press_in_private(cast.noa, &word("scenes-button-post", lang)).await;
        let late = scene.sees_in_private(cast.noa);
        assert!(late.contains(&word("scenes-too-late", lang)), "{late}");

        // Not this time: no reminder.
        scene.pass_until("2026-11-24 12:05", Jerusalem).await;
        scene.press_in_private(cast.noa, &word("scenes-button-not-now", lang)).await;
        scene.sees_in_private(cast.noa);
        scene.pass_until("2026-11-25 12:05", Jerusalem).await;
        assert_eq!(scene.sees_in_private(cast.noa), "");
        assert_eq!(states(&scene).await, stand(&["nothing", "declined"]));
        let recorded = scene.say_and_see(cast.group, cast.noa, "/touchpoints log").await;
        assert_eq!(posts(&scene, &cast), Vec::<String>::new(), "{recorded}");
        scene.finish().await;
    }
}

/// The series on the desk, in private.
async fn on_the_desk(scene: &mut Scene, cast: &Cast, lang: Lang) {
    scene.say_in_private(cast.noa, "/desk").await;
    for label in ["room-series", "series-door"] {
        scene.press_in_private(cast.noa, &word(label, lang)).await;
    }
    scene.pass(TimeDelta::minutes(2)).await;
}

/// Noa begins one for herself, by the questions.
async fn begun_by_questions(lang: Lang) -> (Scene, Cast) {
    let (mut scene, cast) = stage(lang).await;
    on_the_desk(&mut scene, &cast, lang).await;
    scene.press_in_private(cast.noa, &word("series-button-new", lang)).await;
    for (typed, expected) in [
        ("@alice", says(&line("series-must-manage").text("name", "Alice"), lang)),
        ("@noa", word("scenes-ask-when", lang)),
        ("soon", "10:00".to_owned()),
        (when(lang), "12:00".to_owned()),
    ] {
        scene.say_in_private(cast.noa, typed).await;
        let seen = scene.sees_in_private(cast.noa);
        assert!(seen.contains(&expected), "{typed}: {seen}");
    }
    scene.press_in_private(cast.noa, &word("scenes-button-begin", lang)).await;
    (scene, cast)
}

/// Presses some buttons in the group, one after another, from the list of series on.
async fn goes_to(scene: &mut Scene, cast: &Cast, labels: &[String]) {
    scene.pass(TimeDelta::minutes(2)).await;
    scene.say(cast.group, cast.noa, "/series").await;
    for label in labels {
        scene.press(cast.group, cast.noa, label).await;
    }
}

#[tokio::test]
async fn it_is_begun_in_private_and_something_is_sent_ahead() {
    for lang in Lang::ALL {
        let (mut scene, cast) = begun_by_questions(lang).await;
        on_the_desk(&mut scene, &cast, lang).await;
        let name = says(&line("scenes-name").text("name", "Noa"), lang);
        for label in [name, word("scenes-button-give", lang)] {
            scene.press_in_private(cast.noa, &label).await;
        }
        scene.say_in_private(cast.noa, "Ready long before").await;
        scene.press_in_private(cast.noa, &word("scenes-button-post", lang)).await;
        assert_eq!(states(&scene).await[0].0, "told");
        scene.pass_until("2026-11-18 12:05", Jerusalem).await;
        assert!(posts(&scene, &cast)[0].contains("Ready long before"));
        scene.finish().await;
    }
}

#[tokio::test]
async fn another_is_asked_and_it_ends() {
    for lang in Lang::ALL {
        let (mut scene, cast) = stage(lang).await;
        scene.sim.promote(cast.group, cast.noa, cast.boris, Rights::all());
        scene.sim.start_bot(cast.boris);
        scene.say(cast.group, cast.noa, wednesdays(lang)).await;
        let name = |name: &str| says(&line("scenes-name").text("name", name), lang);
        let picks = [name("Noa"), word("series-button-who", lang), "Борис".to_owned()];
        goes_to(&mut scene, &cast, &picks).await;
        scene.sees_in_private(cast.boris);
        scene.pass_until("2026-11-17 12:05", Jerusalem).await;
        let asked = scene.sees_in_private(cast.boris);
        assert!(asked.contains("Bakers"), "{asked}");
        let ends = [name("Борис"), word("series-button-end", lang), word("series-button-remove", lang)];
        goes_to(&mut scene, &cast, &ends).await;
        assert_eq!(states(&scene).await, stand(&[]));
        scene.pass_until("2026-11-25 12:05", Jerusalem).await;
        assert_eq!(posts(&scene, &cast), Vec::<String>::new());
        scene.finish().await;
    }
}

#[tokio::test]
async fn what_cannot_be_begun_is_refused_with_what_can() {
    let (mut scene, cast) = stage(Lang::En).await;
    scene.sees(cast.group, cast.noa);
    let mut seen = Vec::new();
    for typed in [
        "/series scenery every day 12:00",
        "/series scenes soon @noa",
        "/series scenes every wednesday @noa",
        "/series scenes when quiet @noa",
        "/series scenes every wednesday 12:00 @nobody",
        "/series scenes every wednesday 12:00 @alice",
        "/series scenes every wednesday 12:00 except in may @noa",
    ] {
        seen.push(scene.say_and_see(cast.group, cast.noa, typed).await);
        scene.pass(TimeDelta::minutes(1)).await;
    }
    insta::assert_snapshot!(seen.join("\n"));
    for _ in 0..12 {
        scene.say(cast.group, cast.noa, "/series scenes every month on the 3rd 12:00").await;
        scene.pass(TimeDelta::minutes(1)).await;
    }
    scene.sees(cast.group, cast.noa);
    let full = scene.say_and_see(cast.group, cast.noa, "/series scenes every month on the 3rd 12:00").await;
    assert!(full.contains("12 series"), "{full}");
    scene.finish().await;
}

/// Asked, and then: she leaves, blocks us, is no manager any more, wants to be forgotten. Whoever is left is called.
#[tokio::test]
async fn whoever_cannot_be_asked_is_no_end_of_it() {
    for what in ["leaves", "blocks", "steps down", "forgets"] {
        let lang = Lang::En;
        let (mut scene, cast) = stage(lang).await;
        scene.sim.promote(cast.group, cast.noa, cast.boris, Rights::all());
        scene.sim.start_bot(cast.boris);
        scene.settle().await;
        scene.say(cast.group, cast.noa, "/series scenes every wednesday 12:00 @boris").await;
        scene.pass_until("2026-11-17 12:05", Jerusalem).await;
        scene.say_in_private(cast.boris, "My desk").await;
        scene.press_in_private(cast.boris, &word("scenes-button-post", Lang::Ru)).await;
        match what {
            "leaves" => scene.sim.leave(cast.group, cast.boris),
            "blocks" => scene.sim.block_bot(cast.boris),
            "steps down" => scene.sim.demote(cast.group, cast.noa, cast.boris),
            _ => {
                scene.say_in_private(cast.boris, "/forgetme").await;
                scene.press_in_private(cast.boris, &word("forgetme-button-all", Lang::Ru)).await;
            }
        }
        scene.settle().await;
        scene.pass_until("2026-11-18 12:05", Jerusalem).await;
        // What she gave while she was there stays hers to give, and she is there.
        let is_posted = matches!(what, "blocks" | "steps down");
        assert_eq!(posts(&scene, &cast).len(), usize::from(is_posted), "{what}");
        scene.pass_until("2026-11-25 12:05", Jerusalem).await;
        assert_eq!(posts(&scene, &cast).len(), usize::from(is_posted), "{what}");
        let called = scene.sees_in_private(cast.noa);
        assert!(called.to_lowercase().contains("behind the scenes"), "{what}: {called}");
        assert_eq!(called.contains("Борис"), what != "forgets", "{what}: {called}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_group_grows_and_what_was_posted_is_taken_back() {
    let mut scene = Scene::open().await;
    let noa = scene.sim.create(Person::named("Noa").username("noa").language("en"));
    let alice = scene.sim.create(Person::named("Alice").language("en"));
    let group = scene.sim.group("Bakers", noa);
    scene.sim.seat(group, &[alice]);
    scene.sim.start_bot(noa);
    scene.sim.add_bot(group, noa);
    scene.sim.promote_bot(group, noa, Rights::all());
    scene.settle().await;
    scene.set_rhythm(group, Rhythm::None).await;
    scene.change(group, async |cx, key| chats::set_zone(&cx.tx, key, Jerusalem).await).await;
    scene.say(group, noa, "/settings series on").await;
    scene.say(group, noa, wednesdays(Lang::En)).await;
    scene.pass_until("2026-11-17 12:05", Jerusalem).await;
    let asked = scene.sees_in_private(noa);
    assert!(asked.contains("Behind the scenes of"), "{asked}\n{}", scene.sees(group, noa));
    let group = scene.sim.migrate(group, noa, NoticeOrder::OldFirst);
    scene.settle().await;
    scene.say_in_private(noa, "The oven").await;
    scene.press_in_private(noa, "Post it").await;
    scene.pass_until("2026-11-18 12:05", Jerusalem).await;
    let cast = Cast { group, noa, boris: alice, alice, newcomer: alice };
    assert_eq!(posts(&scene, &cast), ["11-18 12:00 🎬 Behind the scenes | The oven"]);
    scene.say_in_private(noa, "/forgetme").await;
    scene.press_in_private(noa, &word("forgetme-button-all", Lang::En)).await;
    assert_eq!(posts(&scene, &cast), Vec::<String>::new());
    assert_eq!(states(&scene).await, stand(&[]));
    scene.finish().await;
}

#[tokio::test]
async fn nobody_is_asked_at_night_nor_on_a_quiet_day_and_off_is_off() {
    let (mut scene, cast) = stage(Lang::En).await;
    scene.say(cast.group, cast.noa, "/settings days sat").await;
    // The day before is a quiet day: she is asked on Friday, before the night.
    scene.say(cast.group, cast.noa, "/series scenes every sunday 10:00").await;
    scene.pass_until("2026-11-20 20:30", Jerusalem).await;
    assert_eq!(scene.sees_in_private(cast.noa), "");
    scene.pass_until("2026-11-20 21:05", Jerusalem).await;
    let asked = scene.sees_in_private(cast.noa);
    assert!(asked.contains("Bakers"), "{asked}");
    // Three hours before is night still: she is reminded before it, on the same quiet day never.
    scene.pass_until("2026-11-22 09:55", Jerusalem).await;
    scene.say_in_private(cast.noa, "Early").await;
    scene.press_in_private(cast.noa, &word("draft-go-on", Lang::En)).await;
    scene.say_in_private(cast.noa, "Early").await;
    scene.press_in_private(cast.noa, "Post it").await;
    scene.say(cast.group, cast.noa, "/settings series off").await;
    scene.pass_until("2026-11-24 10:05", Jerusalem).await;
    assert_eq!(posts(&scene, &cast), Vec::<String>::new());
    scene.say(cast.group, cast.noa, "/settings series on").await;
    scene.sees_in_private(cast.noa);
    scene.pass_until("2026-11-27 21:05", Jerusalem).await;
    let asked = scene.sees_in_private(cast.noa);
    assert!(asked.contains("Bakers"), "it begins again from here: {asked}");
    scene.finish().await;
}

/// The series of tips, every Sunday at ten.
const fn sundays(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "/series tips every sunday 10:00",
        Lang::He => "/series טיפים כל יום ראשון 10:00",
        Lang::Ru => "/series советы каждое воскресенье 10:00",
    }
}

/// Tips are begun; Alice and Boris are glad to be asked, Alice first.
async fn with_tips(lang: Lang) -> (Scene, Cast) {
    let (mut scene, cast) = stage(lang).await;
    scene.sim.start_bot(cast.alice);
    scene.sim.start_bot(cast.boris);
    scene.settle().await;
    scene.say(cast.group, cast.boris, "Shalom").await;
    scene.say(cast.group, cast.noa, sundays(lang)).await;
    let key = scene.key(cast.group).await;
    for (person, at) in [(cast.alice, 1), (cast.boris, 2)] {
        scene
            .with_cx(async |cx| {
                let giver = "INSERT INTO tip_givers (chat, user_id, state, since) VALUES (?, ?, 'yes', ?)";
                let giver = sqlx::query(giver).bind(key.0).bind(person.0).bind(at);
                giver.execute(&mut *cx.tx.lock().await).await.map_err(anyhow::Error::from)?;
                Ok(())
            })
            .await;
        scene.sees_in_private(person);
    }
    scene.pass_until("2026-11-19 10:05", Jerusalem).await;
    (scene, cast)
}

#[tokio::test]
async fn a_member_who_is_glad_to_be_asked_writes_a_tip_and_hears_what_became_of_it() {
    for lang in Lang::ALL {
        let (mut scene, cast) = stage(lang).await;
        scene.sim.start_bot(cast.alice);
        scene.settle().await;
        scene.sees_in_private(cast.alice);
        scene.say(cast.group, cast.noa, sundays(lang)).await;
        scene.pass_until("2026-11-19 10:05", Jerusalem).await;
        let told = scene.sees_in_private(cast.alice);
        assert!(told.contains(&word("tips-offer-door", Lang::En)), "{told}");
        let links = scene.sim.view(cast.alice.private(), cast.alice).into_iter().rev().flat_map(|seen| seen.entities);
        let link = links.into_iter().find(|entity| entity["type"] == "text_link").unwrap();
        scene.sim.open_link(cast.alice, link["url"].as_str().unwrap());
        scene.settle().await;
        scene.press_in_private(cast.alice, &word("tips-button-glad", Lang::En)).await;
        scene.say(cast.group, cast.alice, "Hello again").await;
        scene.sees_in_private(cast.alice);
        scene.sees_in_private(cast.noa);
        scene.restart().await;
        scene.pass_until("2026-11-26 10:05", Jerusalem).await;
        let asked = scene.sees_in_private(cast.alice);
        assert!(asked.contains(&word("tips-ask", Lang::En)), "{asked}");
        scene.say_in_private(cast.alice, "Feed it <b>daily</b>").await;
        scene.restart().await;
        scene.press_in_private(cast.alice, &word("tips-button-send", Lang::En)).await;
        let item = scene.sees_in_private(cast.noa);
        assert!(item.contains("Feed it <b>daily</b>") && item.contains("Alice"), "{item}");
        scene.press_in_private(cast.noa, &word("tips-button-show", lang)).await;
        scene.press_in_private(cast.noa, &word("tips-button-post", lang)).await;
        scene.sees_in_private(cast.alice);
        scene.restart().await;
        scene.pass_until("2026-11-29 10:05", Jerusalem).await;
        let posted = said(&scene, &cast, '💡');
        assert_eq!(posted.len(), 1, "{posted:?}");
        assert!(
            posted[0].starts_with("11-29 10:00") && posted[0].ends_with(" | Feed it <b>daily</b> | — Alice"),
            "{posted:?}"
        );
        let told = scene.sees_in_private(cast.alice);
        assert!(told.contains(&says(&line("tips-posted").text("group", "Bakers"), Lang::En)), "{told}");
        // At most once in eight weeks.
        scene.pass_until("2026-12-06 10:05", Jerusalem).await;
        assert_eq!(scene.sees_in_private(cast.alice), "");
        scene.finish().await;
    }
}

#[tokio::test]
async fn managers_turn_a_tip_down_put_it_into_other_words_or_do_not_get_round_to_it() {
    for (what, posted) in
        [("down", None), ("edit", Some("Feed it")), ("nothing", None), ("unnamed", Some("Feed it daily"))]
    {
        let lang = Lang::En;
        let (mut scene, cast) = with_tips(lang).await;
        scene.say_in_private(cast.alice, "Feed it daily").await;
        if what == "unnamed" {
            scene.press_in_private(cast.alice, &word("tips-named-on", lang)).await;
        }
        scene.press_in_private(cast.alice, &word("tips-button-send", lang)).await;
        scene.sees_in_private(cast.alice);
        match what {
            "down" => scene.press_in_private(cast.noa, &word("tips-button-not-this", lang)).await,
            "edit" => {
                scene.press_in_private(cast.noa, &word("tips-button-edit", lang)).await;
                scene.say_in_private(cast.noa, "Feed it").await;
                scene.press_in_private(cast.noa, &word("tips-button-post", lang)).await;
            }
            "unnamed" => scene.press_in_private(cast.noa, &word("tips-button-post", lang)).await,
            _ => {}
        }
        scene.pass_until("2026-11-22 10:05", Jerusalem).await;
        let seen = said(&scene, &cast, '💡');
        assert_eq!(seen.len(), usize::from(posted.is_some()), "{what}: {seen:?}");
        if let Some(posted) = posted {
            assert!(seen[0].contains(posted), "{seen:?}");
            assert_eq!(seen[0].contains("Alice"), what == "edit", "{seen:?}");
        }
        let told = scene.sees_in_private(cast.alice);
        let expected = match what {
            "down" => "tips-not-this-time",
            "nothing" => "skip-not-approved",
            _ => "tips-posted",
        };
        assert!(told.contains(&says(&line(expected).text("group", "Bakers"), lang)), "{what}: {told}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn who_would_rather_not_makes_way_for_the_next_and_whoever_is_gone_is_not_shown() {
    let (mut scene, cast) = with_tips(Lang::En).await;
    assert!(scene.sees_in_private(cast.alice).contains(&word("tips-ask", Lang::En)));
    assert_eq!(scene.sees_in_private(cast.boris), "");
    scene.press_in_private(cast.alice, &word("scenes-button-not-now", Lang::En)).await;
    let asked = scene.sees_in_private(cast.boris);
    assert!(asked.contains(&word("tips-ask", Lang::Ru)), "{asked}");
    scene.say_in_private(cast.boris, "Flour first").await;
    scene.press_in_private(cast.boris, &word("tips-button-send", Lang::Ru)).await;
    scene.press_in_private(cast.noa, &word("tips-button-post", Lang::En)).await;
    scene.say_in_private(cast.boris, "/forgetme").await;
    scene.press_in_private(cast.boris, &word("forgetme-button-all", Lang::Ru)).await;
    scene.sees_in_private(cast.boris);
    scene.pass_until("2026-11-29 10:05", Jerusalem).await;
    assert_eq!(said(&scene, &cast, '💡'), Vec::<String>::new());
    let told = scene.sees_in_private(cast.boris);
    assert!(!told.contains(&says(&line("tips-posted").text("group", "Bakers"), Lang::Ru)), "{told}");
    scene.finish().await;
}

#[tokio::test]
async fn a_partner_is_named_and_counts_among_promotions() {
    for lang in Lang::ALL {
        let (mut scene, cast) = stage(lang).await;
        let command = match lang {
            Lang::En => "/series partner every friday 11:00",
            Lang::He => "/series שותפים כל יום שישי 11:00",
            Lang::Ru => "/series партнёр каждую пятницу 11:00",
        };
        let no = scene.say_and_see(cast.group, cast.noa, &format!("{command}\nLevi Mills")).await;
        assert!(no.contains(command), "{no}");
        scene.say(cast.group, cast.noa, &format!("{command}\nLevi <Mills>\nFlour\nat half the price")).await;
        let begun = scene.panel(cast.group, cast.noa);
        assert!(begun.words.contains("Flour"), "{begun:?}");
        scene.pass_until("2026-11-20 11:05", Jerusalem).await;
        let posted = said(&scene, &cast, '🤝');
        // There must be four other posts for each promotion: the first is one too many in a group where nothing else is posted.
        let is_promotion = "SELECT outcome FROM occurrences WHERE room = 'series'";
        let tx = scene.core.store.read().await.unwrap();
        let outcomes: Vec<String> = sqlx::query_scalar(is_promotion).fetch_all(&mut *tx.lock().await).await.unwrap();
        drop(tx);
        assert_eq!(outcomes.len(), 1, "{posted:?}");
        assert_eq!(posted.len(), usize::from(outcomes[0] == "posted"), "{posted:?} {outcomes:?}");
        scene.pass_until("2026-11-27 11:05", Jerusalem).await;
        assert!(said(&scene, &cast, '🤝').len() < 2, "never two in a row");
        scene.finish().await;
    }
}
