//! Months and seasons: the thanks slot by slot, corrected; seasons of a group's own, from their planning to their table.

use chrono::TimeDelta;
use chrono_tz::{Asia::Jerusalem, UTC};
use kehila::{features::recognition, pictures::Picture, words::Lang};
use simulator::{ChatId, NoticeOrder, Person, Seen, UserId};

use super::{a_group, decisions, reply, say, zone};
use crate::support::{Cast, Scene, drawn_from, without_marks, word};

/// Others who talk: two who answer, and one who only says good morning.
struct Others {
    ann: UserId,
    gil: UserId,
    eve: UserId,
}

async fn others(scene: &mut Scene, cast: &Cast) -> Others {
    let [ann, gil, eve] = ["Ann", "גיל", "</b>Eve & @casino"].map(|name| scene.sim.create(Person::named(name)));
    scene.sim.seat(cast.group, &[ann, gil, eve]);
    scene.settle().await;
    Others { ann, gil, eve }
}

/// A day on which Alice asks, Boris, Ann and Gil answer, Ann is thanked with a heart, and Eve says good morning.
async fn a_full_day(scene: &mut Scene, cast: &Cast, others: &Others) {
    let question = say(scene, cast.group, cast.alice, "How do you keep a starter alive?").await;
    for who in [cast.boris, others.ann, others.gil] {
        reply(scene, cast.group, who, question).await;
    }
    let more = say(scene, cast.group, others.eve, "Good morning to all").await;
    reply(scene, cast.group, cast.boris, more).await;
}

async fn days(scene: &mut Scene, cast: &Cast, others: &Others, n: usize) {
    for _ in 0..n {
        a_full_day(scene, cast, others).await;
        scene.pass(TimeDelta::days(1)).await;
    }
}

/// What she sees after a command, without what was said before.
async fn asks(scene: &mut Scene, chat: ChatId, who: UserId, typed: &str) -> String {
    scene.sees(chat, who);
    scene.sim.say(chat, who, typed);
    scene.pass(TimeDelta::seconds(70)).await;
    scene.sees(chat, who).split("\n(deleted)").next().unwrap_or_default().to_owned()
}

/// The newest post of ours in the group that has this in it.
fn post(scene: &Scene, cast: &Cast, part: &str) -> Seen {
    let view = scene.sim.view(cast.group, cast.alice);
    let ours =
        |seen: &Seen| seen.sender_id == scene.sim.bot() && seen.ephemeral.is_none() && words(seen).contains(part);
    view.into_iter().rfind(ours).unwrap_or_else(|| panic!("no post has {part}"))
}

fn words(seen: &Seen) -> String {
    without_marks(seen.media.as_ref().map_or(&seen.text, |media| &media.caption))
}

/// The names in the picture of a post, group by group.
fn drawn(scene: &Scene, seen: &Seen) -> String {
    let kept = drawn_from(scene, seen.media.as_ref().unwrap());
    let Picture::Honours(honours) = kept.picture else { panic!("somebody is thanked") };
    let mut lines = vec![format!("{} | {}", honours.heading.title, honours.heading.note)];
    for group in &honours.groups {
        lines.push(group.title.clone());
        lines.extend(group.people.iter().map(|one| format!("- {} | {}", one.name, one.says)));
    }
    without_marks(&lines.join("\n"))
}

#[tokio::test]
async fn a_month_is_thanked_slot_by_slot_with_a_picture_and_a_winner_rests() {
    let mut seen = Vec::new();
    for lang in Lang::ALL {
        let (mut scene, cast) = a_group(lang).await;
        let others = others(&mut scene, &cast).await;
        scene.sim.join(cast.group, cast.newcomer);
        scene.settle().await;
        for _ in 0..3 {
            a_full_day(&mut scene, &cast, &others).await;
            say(&mut scene, cast.group, cast.newcomer, "I will try that").await;
            scene.pass(TimeDelta::days(1)).await;
        }
        scene.pass_until("2026-12-01 12:00", zone(lang)).await;
        let title = match lang {
            Lang::En => "Thank you to the most active",
            Lang::He => "תודה לפעילי החודש",
            Lang::Ru => "Спасибо активным участникам",
        };
        let november = post(&scene, &cast, title);
        seen.push(words(&november));
        seen.push(drawn(&scene, &november));
        // In December somebody else answers, too.
        let zoe = scene.sim.create(Person::named("Zoë"));
        scene.sim.join(cast.group, zoe);
        scene.settle().await;
        for _ in 0..3 {
            a_full_day(&mut scene, &cast, &others).await;
            let question = say(&mut scene, cast.group, cast.alice, "And what about rye?").await;
            reply(&mut scene, cast.group, zoe, question).await;
            scene.pass(TimeDelta::days(1)).await;
        }
        scene.pass_until("2027-01-01 12:00", zone(lang)).await;
        seen.push(words(&post(&scene, &cast, title)));
        let posted = |month: &str| (format!("month:{month}"), None);
        assert_eq!(decisions(&scene, cast.group).await, [posted("2026-12"), posted("2026-11")]);
        scene.finish().await;
    }
    insta::assert_snapshot!(seen.join("\n---\n"));
}

#[tokio::test]
async fn a_season_of_ones_own_is_planned_moved_closed_announced_and_kept() {
    let mut seen = Vec::new();
    for (lang, name, until, end, cancel) in [
        (Lang::En, "Autumn", "until", "end", "cancel"),
        (Lang::He, "סתיו", "עד", "סיום", "ביטול"),
        (Lang::Ru, "Осень", "до", "конец", "отмена"),
    ] {
        let (mut scene, cast) = a_group(lang).await;
        let others = others(&mut scene, &cast).await;
        let (group, noa, alice) = (cast.group, cast.noa, cast.alice);
        seen.push(asks(&mut scene, group, noa, "/season").await);
        seen.push(asks(&mut scene, group, noa, &format!("/season 25.11 10.12 {name}")).await);
        seen.push(asks(&mut scene, group, noa, &format!("/season {cancel}")).await);
        seen.push(asks(&mut scene, group, noa, &format!("/season 25.11 12.12 {name}")).await);
        seen.push(asks(&mut scene, group, alice, "/season").await);
        seen.push(asks(&mut scene, group, alice, &format!("/season {end}")).await);
        scene.pass_until("2026-11-25 08:00", zone(lang)).await;
        days(&mut scene, &cast, &others, 4).await;
        seen.push(asks(&mut scene, group, alice, "/season").await);
        seen.push(asks(&mut scene, group, noa, &format!("/season {cancel}")).await);
        seen.push(asks(&mut scene, group, noa, &format!("/season {until} 3.12")).await);
        scene.pass_until("2026-12-03 21:00", zone(lang)).await;
        // The machine is off over its end.
        scene.sleep_until("2026-12-04 07:00", zone(lang));
        scene.restart().await;
        scene.pass_until("2026-12-04 12:00", zone(lang)).await;
        let announced = post(&scene, &cast, name);
        seen.push(words(&announced));
        seen.push(drawn(&scene, &announced));
        let decided = decisions(&scene, group).await;
        assert_eq!(decided.iter().filter(|(reference, _)| reference == "season:1").count(), 1, "{decided:?}");
        seen.push(asks(&mut scene, group, alice, &format!("/season {name}")).await);
        let before = scene.press_and_see(group, alice, &word("season-button-earlier", lang)).await;
        seen.push(before);
        // The table, for those who manage the group.
        seen.push(asks(&mut scene, group, alice, &format!("/season {name} csv")).await);
        seen.push(table(&mut scene, &cast, &format!("/season {name} csv"), lang).await);
        let winners = scene
            .with_cx(async |cx| {
                let chat = kehila::store::chats::by_telegram_id(&cx.tx, kehila::telegram::ChatId(group.0)).await?;
                recognition::winners_of_season(cx, chat.expect("it is known").key, 1).await
            })
            .await;
        assert!(winners.iter().any(|user| user.0 == cast.boris.0), "{winners:?}");
        scene.finish().await;
    }
    insta::assert_snapshot!(seen.join("\n---\n"));
}

/// The table somebody who manages the group is sent in private.
async fn table(scene: &mut Scene, cast: &Cast, typed: &str, lang: Lang) -> String {
    scene.sim.start_bot(cast.noa);
    scene.settle().await;
    scene.say_in_private(cast.noa, typed).await;
    scene.pass(TimeDelta::minutes(1)).await;
    scene.press_in_private(cast.noa, &word("season-button-send", lang)).await;
    let view = scene.sim.view(cast.noa.private(), cast.noa);
    let file = view.iter().rev().find_map(|seen| seen.media.as_ref()).expect("a table");
    let bytes = scene.sim.file(&file.file).unwrap();
    without_marks(&String::from_utf8_lossy(&bytes))
}

#[tokio::test]
async fn thanks_are_corrected_before_and_after_they_are_posted_and_never_posted_again() {
    for lang in Lang::ALL {
        let (mut scene, cast) = a_group(lang).await;
        let others = others(&mut scene, &cast).await;
        days(&mut scene, &cast, &others, 3).await;
        let (group, noa) = (cast.group, cast.noa);
        scene.sim.start_bot(noa);
        scene.pass_until("2026-12-01 04:00", zone(lang)).await;
        // Frozen: Boris answered two, Ann and Gil one each. Before it is posted Ann is taken off, and put in again.
        scene.sim.say(group, noa, "/season");
        scene.pass(TimeDelta::minutes(2)).await;
        scene.press(group, noa, &word("season-button-correct", lang)).await;
        scene.pass(TimeDelta::minutes(1)).await;
        scene.press(group, noa, "✕ Ann").await;
        scene.pass(TimeDelta::minutes(1)).await;
        scene.press(group, noa, "➕ Ann").await;
        scene.pass(TimeDelta::minutes(1)).await;
        scene.press(group, noa, "✕ Ann").await;
        scene.pass_until("2026-12-01 12:00", zone(lang)).await;
        let posted = post(&scene, &cast, "Борис");
        assert!(!words(&posted).contains("Ann") && words(&posted).contains("גיל"), "{}", words(&posted));

        // Afterwards Gil is taken off, and Ann put in.
        scene.sim.say(group, noa, "/season 2026-11");
        scene.pass(TimeDelta::minutes(2)).await;
        scene.press(group, noa, &word("season-button-correct", lang)).await;
        scene.pass(TimeDelta::minutes(1)).await;
        scene.press(group, noa, "✕ גיל").await;
        scene.pass(TimeDelta::minutes(1)).await;
        scene.press(group, noa, "➕ Ann").await;
        scene.pass(TimeDelta::minutes(1)).await;
        let mended = post(&scene, &cast, "Борис");
        assert_eq!(mended.id, posted.id, "it is the same message");
        assert!(words(&mended).contains("Ann") && !words(&mended).contains("גיל"), "{}", words(&mended));
        assert!(drawn(&scene, &mended).contains("Ann") && !drawn(&scene, &mended).contains("גיל"));
        let log = asks(&mut scene, group, noa, "/settings log").await;
        assert!(log.contains("Noa") && log.contains("Ann"), "{log}");

        // Boris wishes not to be named: the message is changed once, and the archive says so.
        scene.sim.say(group, cast.boris, "/me");
        scene.pass(TimeDelta::minutes(1)).await;
        scene.press(group, cast.boris, &word("me-hide", lang)).await;
        scene.pass(TimeDelta::minutes(1)).await;
        let without = post(&scene, &cast, "Ann");
        assert_eq!(without.id, posted.id, "it is the same message");
        assert!(!words(&without).contains("Борис") && !drawn(&scene, &without).contains("Борис"));
        let kept = asks(&mut scene, group, cast.alice, "/season 2026-11").await;
        assert!(kept.contains(&word("season-unnamed", lang)) && !kept.contains("Борис"), "{kept}");
        let sheet = table(&mut scene, &cast, "/season 2026-11 csv", lang).await;
        assert!(sheet.contains("Ann") && !sheet.contains("Борис"), "{sheet}");

        // Ann is forgotten. Her own language is not known.
        scene.sim.start_bot(others.ann);
        scene.settle().await;
        scene.sim.say(others.ann.private(), others.ann, "/forgetme");
        scene.pass(TimeDelta::minutes(1)).await;
        scene.press_in_private(others.ann, &word("forgetme-button-all", Lang::En)).await;
        scene.pass(TimeDelta::minutes(2)).await;
        let view = scene.sim.view(group, cast.alice);
        let last = view.iter().find(|seen| seen.id == posted.id).unwrap();
        assert!(!words(last).contains("Ann") && !drawn(&scene, last).contains("Ann"), "{}", words(last));
        let kept = asks(&mut scene, group, cast.alice, "/season 2026-11").await;
        assert!(kept.contains(&word("former-member", lang)) && !kept.contains("Ann"), "{kept}");
        assert_eq!(decisions(&scene, group).await, [("month:2026-11".to_owned(), None)]);
        scene.finish().await;
    }
}

#[tokio::test]
async fn who_leaves_between_the_freeze_and_the_post_is_left_out() {
    let (mut scene, cast) = a_group(Lang::En).await;
    let others = others(&mut scene, &cast).await;
    days(&mut scene, &cast, &others, 3).await;
    scene.pass_until("2026-12-01 04:00", UTC).await;
    scene.sim.leave(cast.group, cast.boris);
    scene.settle().await;
    scene.pass_until("2026-12-01 12:00", UTC).await;
    let posted = post(&scene, &cast, "Thank you to the most active");
    assert!(!words(&posted).contains("Борис") && words(&posted).contains("Ann"), "{}", words(&posted));
    // Who leaves afterwards stays named, also when something else is changed.
    scene.sim.leave(cast.group, others.ann);
    scene.settle().await;
    scene.sim.say(cast.group, others.gil, "/me");
    scene.pass(TimeDelta::minutes(1)).await;
    scene.press(cast.group, others.gil, "Leave me off").await;
    scene.pass(TimeDelta::minutes(1)).await;
    let mended = post(&scene, &cast, "Thank you to the most active");
    assert!(words(&mended).contains("Ann") && !words(&mended).contains("גיל"), "{}", words(&mended));
    let thanked = scene
        .with_cx(async |cx| {
            let chat = kehila::store::chats::by_telegram_id(&cx.tx, kehila::telegram::ChatId(cast.group.0)).await?;
            recognition::thanked_in(cx, chat.expect("it is known").key, 24322).await
        })
        .await;
    assert!(!thanked.iter().any(|user| user.0 == cast.boris.0) && thanked.len() >= 3, "{thanked:?}");
    scene.finish().await;
}

#[tokio::test]
async fn what_is_typed_wrongly_is_answered_with_what_is_right() {
    let mut seen = Vec::new();
    for lang in Lang::ALL {
        let (mut scene, cast) = a_group(lang).await;
        let group = cast.group;
        for typed in [
            "/season 1.12",
            "/season 1.12 99.99 X",
            "/season 30.12 1.12.2026",
            "/season 1.11.2026 1.12.2026",
            "/season 1.12 3.12",
            "/season 1.12.2026 1.1.2028",
            "/season Nowhere",
            "/season 2019-05",
            "/season end",
            "/season until 20.12",
            "/season cancel",
            "/season 2026-10 csv",
        ] {
            seen.push(asks(&mut scene, group, cast.noa, typed).await);
        }
        asks(&mut scene, group, cast.noa, "/season 1.12 31.12 One").await;
        asks(&mut scene, group, cast.noa, "/season 1.2.2027 28.2.2027 Two").await;
        seen.push(asks(&mut scene, group, cast.noa, "/season 20.12 10.1.2027 Both").await);
        seen.push(asks(&mut scene, group, cast.noa, "/season 1.4.2027 30.4.2027 Three").await);
        seen.push(asks(&mut scene, group, cast.boris, "/season 1.4.2027 30.4.2027 Mine").await);
        scene.finish().await;
    }
    insta::assert_snapshot!(seen.join("\n"));
}

#[tokio::test]
async fn seasons_are_planned_and_moved_from_private_by_questions() {
    for lang in Lang::ALL {
        let (mut scene, cast) = a_group(lang).await;
        let noa = cast.noa;
        scene.sim.start_bot(noa);
        scene.settle().await;
        scene.say_in_private(noa, "/season").await;
        scene.press_in_private(noa, &word("season-button-new", lang)).await;
        scene.say_in_private(noa, "whenever").await;
        let refused = scene.sees_in_private(noa);
        assert!(refused.contains("1.9 30.11"), "{refused}");
        scene.pass(TimeDelta::minutes(1)).await;
        scene.say_in_private(noa, "1.12 31.12").await;
        scene.pass(TimeDelta::minutes(1)).await;
        scene.say_in_private(noa, "Winter").await;
        scene.pass(TimeDelta::minutes(1)).await;
        scene.press_in_private(noa, &word("season-button-plan", lang)).await;
        let planned = scene.sees_in_private(noa);
        assert!(planned.contains("Winter"), "{planned}");
        scene.pass(TimeDelta::minutes(1)).await;
        scene.say_in_private(noa, "/season").await;
        scene.press_in_private(noa, &word("season-button-move", lang)).await;
        scene.pass(TimeDelta::minutes(1)).await;
        scene.say_in_private(noa, "20.12").await;
        scene.pass(TimeDelta::minutes(1)).await;
        scene.press_in_private(noa, &word("season-button-move-now", lang)).await;
        scene.pass(TimeDelta::minutes(1)).await;
        scene.say_in_private(noa, "/season").await;
        let now = scene.sees_in_private(noa);
        assert!(now.contains("Winter") && now.contains("20"), "{now}");
        scene.press_in_private(noa, &word("season-button-drop", lang)).await;
        scene.pass(TimeDelta::minutes(1)).await;
        scene.press_in_private(noa, &word("season-button-drop-now", lang)).await;
        scene.pass(TimeDelta::minutes(1)).await;
        let dropped = asks(&mut scene, cast.group, cast.alice, "/season Winter").await;
        assert!(dropped.contains("Winter") && !dropped.contains("20"), "{dropped}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_season_ends_in_the_groups_night_across_a_change_of_clocks() {
    let (mut scene, cast) = a_group(Lang::He).await;
    let others = others(&mut scene, &cast).await;
    scene.pass_until("2027-03-10 08:00", Jerusalem).await;
    // In the night to Friday, the 26th, there is no two o'clock.
    asks(&mut scene, cast.group, cast.noa, "/season 10.3 25.3 אביב").await;
    days(&mut scene, &cast, &others, 3).await;
    scene.pass_until("2027-03-26 01:59", Jerusalem).await;
    let running = asks(&mut scene, cast.group, cast.alice, "/season אביב").await;
    assert!(!running.contains("1. "), "{running}");
    scene.pass_until("2027-03-26 03:05", Jerusalem).await;
    let closed = asks(&mut scene, cast.group, cast.alice, "/season אביב").await;
    assert!(closed.contains("1. "), "{closed}");
    scene.pass_until("2027-03-30 12:00", Jerusalem).await;
    let decided = decisions(&scene, cast.group).await;
    assert!(decided.contains(&("season:1".to_owned(), None)), "{decided:?}");
    scene.finish().await;
}

#[tokio::test]
async fn ended_today_it_is_closed_tonight_whatever_the_clock_of_the_group_becomes() {
    let (mut scene, cast) = a_group(Lang::En).await;
    let others = others(&mut scene, &cast).await;
    asks(&mut scene, cast.group, cast.noa, "/season 17.11 31.12").await;
    days(&mut scene, &cast, &others, 4).await;
    let ended = asks(&mut scene, cast.group, cast.noa, "/season end").await;
    assert!(ended.contains("tonight"), "{ended}");
    let last = scene.now().date_naive();
    // The group turns out to be in Brazil: its night comes three hours later.
    scene.say(cast.group, cast.noa, "/settings zone America/Sao_Paulo").await;
    let next = last.succ_opt().unwrap();
    scene.pass_until(&format!("{next} 03:30"), UTC).await;
    let running = asks(&mut scene, cast.group, cast.alice, "/season 1").await;
    assert!(!running.contains("1. "), "{running}");
    scene.pass_until(&format!("{next} 05:30"), UTC).await;
    let closed = asks(&mut scene, cast.group, cast.alice, "/season 1").await;
    assert!(closed.contains("1. "), "{closed}");
    scene.pass_until(&format!("{next} 15:00"), UTC).await;
    assert!(words(&post(&scene, &cast, "The season is over")).contains("Season 1"));
    scene.finish().await;
}

#[tokio::test]
async fn what_is_kept_goes_with_a_group_that_becomes_a_supergroup() {
    let mut scene = Scene::open().await;
    let noa = scene.sim.create(Person::named("Noa").language("en"));
    let [ann, ben] = ["Ann", "Ben"].map(|name| scene.sim.create(Person::named(name)));
    let group = scene.sim.group("Small", noa);
    scene.sim.seat(group, &[ann, ben]);
    scene.sim.add_bot(group, noa);
    scene.sim.promote_bot(group, noa, simulator::Rights::all());
    scene.settle().await;
    scene.set_rhythm(group, kehila::store::chats::Rhythm::None).await;
    for _ in 0..3 {
        let question = say(&mut scene, group, ann, "Does anybody bake here?").await;
        reply(&mut scene, group, ben, question).await;
        scene.pass(TimeDelta::days(1)).await;
    }
    scene.pass_until("2026-12-01 20:00", UTC).await;
    assert!(scene.sees(group, ann).contains("Ben"));
    let new = scene.sim.migrate(group, noa, NoticeOrder::NewFirst);
    scene.settle().await;
    let kept = asks(&mut scene, new, ann, "/season 2026-11").await;
    assert!(kept.contains("Ben"), "{kept}");
    // Its message is out of reach; what is wished holds from now on, and nothing fails.
    asks(&mut scene, new, ben, "/me").await;
    scene.press(new, ben, "Leave me off").await;
    scene.pass(TimeDelta::minutes(1)).await;
    let kept = asks(&mut scene, new, ann, "/season 2026-11").await;
    assert!(!kept.contains("Ben"), "{kept}");
    scene.finish().await;
}

#[tokio::test]
async fn a_post_that_was_deleted_is_not_changed_again() {
    let (mut scene, cast) = a_group(Lang::En).await;
    let others = others(&mut scene, &cast).await;
    days(&mut scene, &cast, &others, 3).await;
    scene.pass_until("2026-12-01 12:00", UTC).await;
    let posted = post(&scene, &cast, "Thank you to the most active");
    scene.sim.delete(cast.group, posted.id);
    for who in [cast.boris, others.ann] {
        scene.sim.say(cast.group, who, "/me");
        scene.pass(TimeDelta::minutes(1)).await;
        scene.press(cast.group, who, "Leave me off").await;
        scene.pass(TimeDelta::minutes(1)).await;
    }
    assert_eq!(scene.sim.requests_of("editMessageMedia").len(), 1, "once is enough");
    scene.finish().await;
}

#[tokio::test]
async fn without_pictures_the_thanks_are_words_and_are_changed_as_such() {
    let (mut scene, cast) = a_group(Lang::Ru).await;
    let others = others(&mut scene, &cast).await;
    scene.say(cast.group, cast.noa, "/settings pictures off").await;
    days(&mut scene, &cast, &others, 3).await;
    scene.pass_until("2026-12-01 12:00", zone(Lang::Ru)).await;
    let posted = post(&scene, &cast, "Спасибо активным участникам");
    assert!(posted.media.is_none());
    scene.sim.say(cast.group, cast.boris, "/me");
    scene.pass(TimeDelta::minutes(1)).await;
    scene.press(cast.group, cast.boris, &word("me-hide", Lang::Ru)).await;
    scene.pass(TimeDelta::minutes(1)).await;
    let mended = post(&scene, &cast, "Спасибо активным участникам");
    assert!(mended.id == posted.id && !words(&mended).contains("Борис"), "{}", words(&mended));
    scene.finish().await;
}

#[tokio::test]
async fn switched_off_over_its_end_a_season_is_kept_and_not_announced() {
    let (mut scene, cast) = a_group(Lang::En).await;
    let others = others(&mut scene, &cast).await;
    asks(&mut scene, cast.group, cast.noa, "/season 17.11 30.11 Short").await;
    days(&mut scene, &cast, &others, 4).await;
    scene.say(cast.group, cast.noa, "/settings recognition off").await;
    scene.pass_until("2026-12-03 10:00", UTC).await;
    scene.say(cast.group, cast.noa, "/settings recognition on").await;
    scene.pass(TimeDelta::days(3)).await;
    assert_eq!(decisions(&scene, cast.group).await, []);
    let kept = asks(&mut scene, cast.group, cast.alice, "/season Short").await;
    assert!(kept.contains("1. "), "{kept}");
    scene.finish().await;
}

#[tokio::test]
async fn a_clock_that_was_ahead_has_closed_no_season() {
    let (mut scene, cast) = a_group(Lang::En).await;
    let others = others(&mut scene, &cast).await;
    asks(&mut scene, cast.group, cast.noa, "/season 17.11 10.12 Short").await;
    days(&mut scene, &cast, &others, 4).await;
    let back = scene.now();
    scene.put_clock_ahead(TimeDelta::days(40));
    scene.settle().await;
    scene.put_clock_ahead(TimeDelta::zero());
    scene.restart().await;
    scene.say(cast.group, cast.alice, "What a day that was").await;
    scene.pass(TimeDelta::hours(2)).await;
    assert!(scene.now() - back < TimeDelta::days(1));
    let running = asks(&mut scene, cast.group, cast.alice, "/season Short").await;
    assert!(running.contains("left"), "{running}");
    scene.finish().await;
}

#[tokio::test]
async fn where_nobody_wishes_a_ranking_nobody_has_a_place() {
    let (mut scene, cast) = a_group(Lang::En).await;
    let others = others(&mut scene, &cast).await;
    scene.say(cast.group, cast.noa, "/settings ranking off").await;
    asks(&mut scene, cast.group, cast.noa, "/season 17.11 24.11 Short").await;
    days(&mut scene, &cast, &others, 4).await;
    scene.pass_until("2026-11-26 12:00", UTC).await;
    let announced = words(&post(&scene, &cast, "The season is over"));
    assert!(announced.contains("• Ann") && !announced.contains("1. "), "{announced}");
    let kept = asks(&mut scene, cast.group, cast.alice, "/season Short").await;
    assert!(kept.contains("• Ann") && !kept.contains("1. "), "{kept}");
    scene.finish().await;
}
