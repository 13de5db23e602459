//! Thanks: heard in answers and reactions, typed with a reason, limited, undone, told once a week; the values; and points
//! granted by hand, in a log that everybody can read.

use chrono::TimeDelta;
use chrono_tz::Asia::Jerusalem;
use insta::assert_snapshot;
use kehila::{
    store::chats::{self, Rhythm},
    words::Lang,
};
use simulator::{Fault, MessageId, NoticeOrder, Person, UserId};

use super::support::{Cast, Scene, without_marks, word};

/// A group in which everybody is known to the bot, and the manager has opened her private chat.
async fn group(lang: Lang) -> (Scene, Cast) {
    let (mut scene, cast) = Scene::with_group(lang).await;
    scene.set_rhythm(cast.group, Rhythm::None).await;
    for person in [cast.boris, cast.alice] {
        scene.say(cast.group, person, "Good morning").await;
    }
    scene.change(cast.group, async |cx, key| chats::set_zone(&cx.tx, key, Jerusalem).await).await;
    scene.sim.start_bot(cast.noa);
    scene.settle().await;
    for person in [cast.noa, cast.boris, cast.alice] {
        scene.sees(cast.group, person);
        scene.sees_in_private(person);
    }
    (scene, cast)
}

/// Who thanked whom, and what for, as the database has it: usernames stand in for numbers.
async fn counted(scene: &Scene) -> Vec<String> {
    let tx = scene.core.store.read().await.unwrap();
    let rows: Vec<(Option<String>, Option<String>, String, Option<String>)> = sqlx::query_as(
        "SELECT g.username, r.username, t.way, t.reason FROM thanks t LEFT JOIN people g ON g.user_id = t.giver
         LEFT JOIN people r ON r.user_id = t.receiver ORDER BY t.id",
    )
    .fetch_all(&mut *tx.lock().await)
    .await
    .unwrap();
    let name = |name: Option<String>| name.unwrap_or_else(|| "?".to_owned());
    let row = |(giver, receiver, way, reason): (Option<String>, Option<String>, String, Option<String>)| {
        format!("{} → {} {way} {}", name(giver), name(receiver), reason.unwrap_or_default()).trim_end().to_owned()
    };
    rows.into_iter().map(row).collect()
}

async fn reply(scene: &mut Scene, cast: &Cast, who: UserId, to: MessageId, text: &str) -> MessageId {
    let message = scene.sim.reply(cast.group, who, to, text);
    scene.settle().await;
    message
}

/// What the bot put under a message.
fn under(scene: &Scene, cast: &Cast, message: MessageId) -> Vec<(String, u32)> {
    let view = scene.sim.view(cast.group, cast.noa);
    view.into_iter().find(|seen| seen.id == message).map(|seen| seen.reactions).unwrap_or_default()
}

fn hands() -> Vec<(String, u32)> {
    vec![("🙏".to_owned(), 1)]
}

/// [thanks, no thanks, a reason, the values, what asks for them]
fn words(lang: Lang) -> [&'static str; 5] {
    match lang {
        Lang::En => [
            "Thank you so much!",
            "no, thanks",
            "for carrying the boxes #courage",
            "/thanks values\nMutual help 🤝\nCourage",
            "/thanks mine",
        ],
        Lang::He => {
            ["תודה רבה!", "לא, תודה", "על סחיבת הארגזים #אומץ", "/thanks ערכים\nעזרה הדדית 🤝\nאומץ", "/thanks שלי"]
        }
        Lang::Ru => [
            "Спасибо большое!",
            "нет, спасибо",
            "за помощь с коробками #смелость",
            "/thanks ценности\nВзаимопомощь 🤝\nСмелость",
            "/thanks мои",
        ],
    }
}

async fn a_story(lang: Lang) -> String {
    let (mut scene, cast) = group(lang).await;
    let [thanks, no, reason, values, mine] = words(lang);
    scene.sim.start_bot(cast.alice);
    scene.settle().await;
    scene.sees_in_private(cast.alice);
    let mut seen = vec![scene.say_and_see(cast.group, cast.noa, values).await];
    let answer = scene.say(cast.group, cast.alice, "Proof it for two hours").await;
    let heard = reply(&mut scene, &cast, cast.boris, answer, thanks).await;
    assert_eq!(under(&scene, &cast, heard), hands());
    let declined = reply(&mut scene, &cast, cast.noa, answer, no).await;
    assert_eq!(under(&scene, &cast, declined), []);
    assert_eq!(counted(&scene).await, ["boris → alice reply"]);
    scene.sees(cast.group, cast.noa);
    // With a reason: whispered, and told to her who is thanked.
    let mut typed = scene.say_and_see(cast.group, cast.noa, &format!("/thanks @alice {reason}")).await;
    typed.push_str(&scene.say_and_see(cast.group, cast.noa, &format!("/thanks @alice {reason}")).await);
    seen.push(typed);
    scene.pass(TimeDelta::hours(2)).await;
    seen.push(scene.sees_in_private(cast.alice));
    scene.sees(cast.group, cast.alice);
    seen.push(scene.say_and_see(cast.group, cast.alice, mine).await);
    scene.sees(cast.group, cast.boris);
    seen.push(scene.say_and_see(cast.group, cast.boris, "/thanks").await);
    seen.push(scene.say_and_see(cast.group, cast.boris, values.lines().next().unwrap_or_default()).await);
    scene.finish().await;
    seen.join("\n----\n")
}

#[tokio::test]
async fn somebody_is_thanked_in_english() {
    assert_snapshot!(a_story(Lang::En).await);
}

#[tokio::test]
async fn somebody_is_thanked_in_hebrew() {
    assert_snapshot!(a_story(Lang::He).await);
}

#[tokio::test]
async fn somebody_is_thanked_in_russian() {
    assert_snapshot!(a_story(Lang::Ru).await);
}

#[tokio::test]
async fn one_thanks_another_once_a_day_of_the_group() {
    let (mut scene, cast) = group(Lang::En).await;
    let answer = scene.say(cast.group, cast.alice, "Two hours").await;
    for _ in 0..2 {
        reply(&mut scene, &cast, cast.boris, answer, "thanks").await;
    }
    assert_eq!(counted(&scene).await.len(), 1);
    // 23:30 and 00:30 there are two days, and one in Greenwich.
    scene.pass_until("2026-11-16 23:30", Jerusalem).await;
    reply(&mut scene, &cast, cast.boris, answer, "thx").await;
    assert_eq!(counted(&scene).await.len(), 1);
    scene.pass_until("2026-11-17 00:30", Jerusalem).await;
    let heard = reply(&mut scene, &cast, cast.boris, answer, "thx").await;
    assert_eq!((counted(&scene).await.len(), under(&scene, &cast, heard)), (2, hands()));
    scene.finish().await;
}

#[tokio::test]
async fn thanks_do_not_go_back_and_forth() {
    let (mut scene, cast) = group(Lang::En).await;
    let hers = scene.say(cast.group, cast.alice, "Two hours").await;
    let his = reply(&mut scene, &cast, cast.boris, hers, "Thanks!").await;
    let back = reply(&mut scene, &cast, cast.alice, his, "Thank you for asking").await;
    assert_eq!((counted(&scene).await.len(), under(&scene, &cast, back)), (1, vec![]));
    scene.sees(cast.group, cast.alice);
    let said = scene.say_and_see(cast.group, cast.alice, "/thanks @boris for asking").await;
    assert!(said.contains("Борис thanked you less than a day ago"), "{said}");
    scene.pass(TimeDelta::hours(25)).await;
    scene.say(cast.group, cast.alice, "/thanks @boris for asking").await;
    assert_eq!(counted(&scene).await, ["boris → alice reply", "alice → boris typed for asking"]);
    scene.finish().await;
}

#[tokio::test]
async fn what_cannot_be_thanked_is_said_kindly() {
    let (mut scene, cast) = group(Lang::En).await;
    let mut seen = Vec::new();
    for typed in [
        "/thanks @boris for me",
        "/thanks @nobody for nothing",
        "/thanks @sim_test_bot for all",
        "/thanks for the boxes",
        "/thanks @alice @noa for all",
        "/thanks undo",
        "/thanks values Courage",
        "/grant @alice 3 for all",
    ] {
        scene.sees(cast.group, cast.boris);
        seen.push(scene.say_and_see(cast.group, cast.boris, typed).await);
        scene.pass(TimeDelta::minutes(1)).await;
    }
    let long = "long ".repeat(60);
    seen.push(scene.say_and_see(cast.group, cast.boris, &format!("/thanks @alice for {long}")).await);
    // Neither she who left, nor who hides behind the group.
    let hidden = scene.sim.say_anonymously(cast.group, "Two hours");
    scene.settle().await;
    scene.sees(cast.group, cast.boris);
    reply(&mut scene, &cast, cast.boris, hidden, "/thanks for that").await;
    seen.push(scene.sees(cast.group, cast.boris));
    scene.sim.leave(cast.group, cast.alice);
    scene.settle().await;
    scene.sees(cast.group, cast.boris);
    seen.push(scene.say_and_see(cast.group, cast.boris, "/thanks @alice for the bread").await);
    assert_eq!(counted(&scene).await, Vec::<String>::new());
    assert_snapshot!(seen.join("\n----\n"));
    scene.finish().await;
}

#[tokio::test]
async fn folded_hands_count_and_are_taken_back() {
    let (mut scene, cast) = group(Lang::En).await;
    let answer = scene.say(cast.group, cast.alice, "Two hours").await;
    scene.sim.react(cast.group, cast.boris, answer, "🙏");
    scene.settle().await;
    assert_eq!(counted(&scene).await, ["boris → alice reaction"]);
    scene.sim.react(cast.group, cast.boris, answer, "");
    scene.settle().await;
    assert_eq!(counted(&scene).await, Vec::<String>::new(), "within five minutes");
    scene.sim.react(cast.group, cast.boris, answer, "❤");
    scene.settle().await;
    assert_eq!(counted(&scene).await, Vec::<String>::new());
    scene.sim.react(cast.group, cast.boris, answer, "🙏");
    scene.pass(TimeDelta::minutes(6)).await;
    scene.sim.react(cast.group, cast.boris, answer, "");
    scene.settle().await;
    assert_eq!(counted(&scene).await, ["boris → alice reaction"], "later it stays");
    // Her own message, and hands by a channel.
    scene.sim.react(cast.group, cast.alice, answer, "🙏");
    scene.settle().await;
    assert_eq!(counted(&scene).await.len(), 1);
    scene.finish().await;
}

#[tokio::test]
async fn what_is_undone_counts_no_longer() {
    for lang in Lang::ALL {
        let (mut scene, cast) = group(lang).await;
        scene.say(cast.group, cast.boris, "/thanks @alice for the bread").await;
        assert_eq!(counted(&scene).await.len(), 1);
        scene.restart().await;
        scene.press(cast.group, cast.boris, &word("thanks-button-undo", lang)).await;
        assert_eq!(counted(&scene).await, Vec::<String>::new());
        // The second press of the same finds nothing left.
        scene.pass(TimeDelta::minutes(1)).await;
        let answer = scene.say(cast.group, cast.alice, "Two hours").await;
        reply(&mut scene, &cast, cast.boris, answer, "תודה").await;
        scene.say(cast.group, cast.boris, "/thanks undo").await;
        assert_eq!(counted(&scene).await, Vec::<String>::new(), "what was heard, too");
        scene.say(cast.group, cast.boris, "/thanks @alice for the bread").await;
        let label = scene.button(cast.group, cast.boris, &word("thanks-button-undo", lang));
        scene.pass(TimeDelta::minutes(6)).await;
        scene.sim.press(cast.group, cast.boris, &label).unwrap();
        scene.settle().await;
        assert_eq!(counted(&scene).await.len(), 1, "after five minutes it stays");
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_reason_is_put_to_what_was_heard_today() {
    let (mut scene, cast) = group(Lang::En).await;
    let answer = scene.say(cast.group, cast.alice, "Two hours").await;
    reply(&mut scene, &cast, cast.boris, answer, "Thanks").await;
    reply(&mut scene, &cast, cast.boris, answer, "/thanks for the patience").await;
    assert_eq!(counted(&scene).await, ["boris → alice reply for the patience"]);
    scene.sees(cast.group, cast.boris);
    let again = scene.say_and_see(cast.group, cast.boris, "/thanks @alice for the bread").await;
    assert!(again.contains("today already"), "{again}");
    scene.finish().await;
}

#[tokio::test]
async fn she_hears_once_a_week_over_all_groups() {
    let (mut scene, cast) = group(Lang::En).await;
    scene.sim.start_bot(cast.alice);
    scene.say(cast.group, cast.boris, "/thanks @alice for the bread").await;
    // Another group, in which she is thanked as well.
    let other = scene.sim.supergroup("Millers", cast.noa);
    scene.sim.seat(other, &[cast.alice, cast.boris]);
    scene.sim.add_bot(other, cast.noa);
    scene.sim.promote_bot(other, cast.noa, simulator::Rights::all());
    scene.settle().await;
    scene.say(other, cast.alice, "Hello").await;
    scene.say(other, cast.boris, "/thanks @alice for the flour").await;
    scene.sees_in_private(cast.alice);
    scene.pass(TimeDelta::hours(2)).await;
    let told = scene.sees_in_private(cast.alice);
    assert!(told.contains("the bread") && told.contains("the flour") && told.contains("Millers"), "{told}");
    scene.pass(TimeDelta::days(1)).await;
    scene.say(cast.group, cast.noa, "/thanks @alice for the salt").await;
    scene.pass(TimeDelta::days(5)).await;
    assert!(!scene.sees_in_private(cast.alice).contains("the salt"), "a week has not passed");
    scene.pass(TimeDelta::days(2)).await;
    assert!(scene.sees_in_private(cast.alice).contains("the salt"));
    scene.finish().await;
}

#[tokio::test]
async fn nobody_hears_at_night_or_of_what_she_declined() {
    let (mut scene, cast) = group(Lang::En).await;
    scene.sim.start_bot(cast.alice);
    scene.pass_until("2026-11-16 20:30", Jerusalem).await;
    scene.say(cast.group, cast.boris, "/thanks @alice for the bread").await;
    scene.sees_in_private(cast.alice);
    scene.pass_until("2026-11-17 08:30", Jerusalem).await;
    assert_eq!(scene.sees_in_private(cast.alice), "");
    scene.pass_until("2026-11-17 10:30", Jerusalem).await;
    assert!(scene.sees_in_private(cast.alice).contains("the bread"));
    scene.say_in_private(cast.alice, "/quiet thanks").await;
    scene.pass(TimeDelta::days(8)).await;
    scene.sees_in_private(cast.alice);
    scene.say(cast.group, cast.boris, "/thanks @alice for the salt").await;
    scene.pass(TimeDelta::days(8)).await;
    assert!(!scene.sees_in_private(cast.alice).contains("the salt"));
    scene.finish().await;
}

#[tokio::test]
async fn a_reason_is_taken_back_before_it_is_told() {
    for lang in Lang::ALL {
        let (mut scene, cast) = group(lang).await;
        scene.sim.start_bot(cast.alice);
        scene.say(cast.group, cast.boris, "/thanks @alice for the bread").await;
        scene.say(cast.group, cast.boris, "/thanks given").await;
        let label = kehila::words::line("thanks-button-withdraw").plain("number", "1").render_plain(lang);
        scene.press(cast.group, cast.boris, &label).await;
        assert_eq!(counted(&scene).await, ["boris → alice typed"]);
        scene.sees_in_private(cast.alice);
        scene.pass(TimeDelta::hours(3)).await;
        assert!(!scene.sees_in_private(cast.alice).contains("the bread"));
        scene.finish().await;
    }
}

#[tokio::test]
async fn in_private_she_is_asked_whom_what_for_and_which_value() {
    for lang in Lang::ALL {
        let (mut scene, cast) = group(lang).await;
        scene.say(cast.group, cast.noa, "/thanks values\nCourage").await;
        scene.sim.start_bot(cast.boris);
        scene.settle().await;
        scene.say_in_private(cast.boris, "/thanks").await;
        scene.press_in_private(cast.boris, "Alice").await;
        scene.say_in_private(cast.boris, "the bread").await;
        scene.press_in_private(cast.boris, "Courage").await;
        let hers = scene.with_cx(async |cx| cx.language_of(kehila::telegram::UserId(cast.boris.0), None).await).await;
        scene.press_in_private(cast.boris, &word("thanks-button-say", hers)).await;
        assert_eq!(counted(&scene).await, ["boris → alice typed the bread"]);
        scene.say_in_private(cast.boris, "/thanks given").await;
        assert!(scene.sees_in_private(cast.boris).contains("the bread"));
        scene.say_in_private(cast.boris, "/thanks undo").await;
        assert_eq!(counted(&scene).await, Vec::<String>::new());
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_value_is_chosen_by_a_button_and_counted_by_the_month() {
    let (mut scene, cast) = group(Lang::En).await;
    scene.say(cast.group, cast.noa, "/thanks values\nMutual help 🤝\nCourage").await;
    scene.say(cast.group, cast.boris, "/thanks @alice for the bread").await;
    scene.press(cast.group, cast.boris, "Mutual help 🤝").await;
    scene.say(cast.group, cast.noa, "/thanks @alice for the salt #mutualhelp").await;
    scene.sees(cast.group, cast.alice);
    let seen = scene.say_and_see(cast.group, cast.alice, "/thanks values").await;
    assert!(seen.contains("Mutual help 🤝: 2") && seen.contains("Courage: 0"), "{seen}");
    // A value that goes is still named by what was said for it, and comes back with it.
    scene.say(cast.group, cast.noa, "/thanks values").await;
    scene.press(cast.group, cast.noa, &word("thanks-button-keep", Lang::En)).await;
    scene.press(cast.group, cast.noa, "Remove: Mutual help").await;
    scene.sees(cast.group, cast.alice);
    assert!(scene.say_and_see(cast.group, cast.alice, "/thanks mine").await.contains("Mutual help"));
    scene.pass(TimeDelta::minutes(1)).await;
    scene.say(cast.group, cast.noa, "/thanks values\nMutual Help\nCourage").await;
    scene.sees(cast.group, cast.alice);
    assert!(scene.say_and_see(cast.group, cast.alice, "/thanks values").await.contains("Mutual Help: 2"));
    let many = scene.say_and_see(cast.group, cast.noa, "/thanks values a, b, c, d, e, f").await;
    assert!(many.contains("up to 5 values"), "{many}");
    scene.finish().await;
}

#[tokio::test]
async fn a_value_is_added_in_private() {
    let (mut scene, cast) = group(Lang::En).await;
    scene.say_in_private(cast.noa, "/desk").await;
    scene.press_in_private(cast.noa, &word("room-thanks", Lang::En)).await;
    scene.press_in_private(cast.noa, &word("thanks-door-values", Lang::En)).await;
    scene.press_in_private(cast.noa, &word("thanks-button-add", Lang::En)).await;
    scene.say_in_private(cast.noa, "Courage").await;
    scene.press_in_private(cast.noa, &word("thanks-button-save", Lang::En)).await;
    scene.sees(cast.group, cast.alice);
    assert!(scene.say_and_see(cast.group, cast.alice, "/thanks values").await.contains("Courage: 0"));
    scene.finish().await;
}

async fn grants(lang: Lang) -> String {
    let (mut scene, cast) = group(lang).await;
    let mut seen = Vec::new();
    for typed in [
        "/grant @alice 3 for running the stall",
        "/grant @alice 8 for the rest",
        "/grant @alice 3",
        "/grant @noa 3 for myself",
        "/grant",
        "/grants",
    ] {
        seen.push(scene.say_and_see(cast.group, cast.noa, typed).await);
        scene.pass(TimeDelta::minutes(1)).await;
    }
    scene.sees(cast.group, cast.boris);
    seen.push(scene.say_and_see(cast.group, cast.boris, "/grants").await);
    scene.press(cast.group, cast.noa, &word("thanks-button-retract-some", lang)).await;
    let label = kehila::words::line("thanks-button-retract").num("points", 3).text("name", "Alice").render_plain(lang);
    scene.press(cast.group, cast.noa, &label).await;
    scene.sees(cast.group, cast.boris);
    seen.push(scene.say_and_see(cast.group, cast.boris, "/grants").await);
    scene.finish().await;
    seen.join("\n----\n")
}

#[tokio::test]
async fn points_are_granted_by_hand_and_everybody_can_read_it() {
    for (lang, reason) in [
        (Lang::En, "3 to Alice, by Noa"),
        (Lang::He, "3, אל: Alice, מאת: Noa"),
        (Lang::Ru, "3, кому: Alice, от кого: Noa"),
    ] {
        let seen = grants(lang).await;
        assert!(seen.contains(reason) && seen.contains("for running the stall"), "{seen}");
        let taken = without_marks(&seen);
        assert!(taken.matches(reason).count() >= 3, "before and after it was taken back: {taken}");
    }
}

#[tokio::test]
async fn points_are_taken_back_within_a_week_and_by_another() {
    let (mut scene, cast) = group(Lang::En).await;
    scene.sim.promote(cast.group, cast.noa, cast.alice, simulator::Rights::all());
    scene.settle().await;
    scene.say(cast.group, cast.noa, "/grant @alice 3 for running the stall").await;
    scene.say(cast.group, cast.alice, "/grants").await;
    scene.press(cast.group, cast.alice, &word("thanks-button-retract-some", Lang::En)).await;
    scene.press(cast.group, cast.alice, "Take back 3").await;
    let standing = "SELECT count(*) FROM grants WHERE taken_at IS NULL";
    let tx = scene.core.store.read().await.unwrap();
    let n: i64 = sqlx::query_scalar(standing).fetch_one(&mut *tx.lock().await).await.unwrap();
    drop(tx);
    assert_eq!(n, 1, "her own are for another to take back");
    let label = scene.button(cast.group, cast.alice, "Take back 3");
    scene.say(cast.group, cast.noa, "/grants").await;
    scene.press(cast.group, cast.noa, &word("thanks-button-retract-some", Lang::En)).await;
    scene.pass(TimeDelta::days(8)).await;
    scene.press(cast.group, cast.noa, &label).await;
    let tx = scene.core.store.read().await.unwrap();
    let n: i64 = sqlx::query_scalar(standing).fetch_one(&mut *tx.lock().await).await.unwrap();
    drop(tx);
    assert_eq!(n, 1, "after a week they stay");
    scene.finish().await;
}

#[tokio::test]
async fn caps_hold_for_the_month_and_can_be_changed() {
    let (mut scene, cast) = group(Lang::En).await;
    scene.sees(cast.group, cast.noa);
    scene.say(cast.group, cast.noa, "/grant @alice 10 for the stall").await;
    scene.say(cast.group, cast.noa, "/grant @boris 10 for the stall").await;
    scene.pass(TimeDelta::minutes(3)).await;
    scene.sees(cast.group, cast.noa);
    let no = scene.say_and_see(cast.group, cast.noa, "/grant @alice 1 for salt").await;
    assert!(no.contains("Alice has been granted the most"), "{no}");
    scene.say(cast.group, cast.noa, "/settings grantcap 20").await;
    scene.sees(cast.group, cast.noa);
    let no = scene.say_and_see(cast.group, cast.noa, "/grant @alice 1 for salt").await;
    assert!(no.contains("You've granted the most"), "{no}");
    scene.pass_until("2026-12-01 10:00", Jerusalem).await;
    scene.sees(cast.group, cast.noa);
    let yes = scene.say_and_see(cast.group, cast.noa, "/grant @alice 1 for salt").await;
    assert!(yes.contains("Granted: 1 to Alice"), "{yes}");
    scene.finish().await;
}

#[tokio::test]
async fn who_wants_to_be_on_no_list_is_named_to_herself_only() {
    let (mut scene, cast) = group(Lang::En).await;
    scene.say(cast.group, cast.noa, "/grant @alice 3 for the stall").await;
    let alice = kehila::telegram::UserId(cast.alice.0);
    scene.change(cast.group, async |cx, key| kehila::store::people::set_hidden(&cx.tx, key, alice, true).await).await;
    scene.sees(cast.group, cast.boris);
    let seen = scene.say_and_see(cast.group, cast.boris, "/grants").await;
    assert!(seen.contains("the stall") && !seen.contains("Alice"), "{seen}");
    scene.sees(cast.group, cast.alice);
    assert!(scene.say_and_see(cast.group, cast.alice, "/grants").await.contains("Alice"));
    scene.finish().await;
}

#[tokio::test]
async fn hostile_names_and_reasons_are_data() {
    let (mut scene, cast) = group(Lang::En).await;
    let eve = scene.sim.create(Person::named("</b>\u{202E}<a href='x'>").username("eve").language("en"));
    scene.sim.seat(cast.group, &[eve]);
    scene.say(cast.group, eve, "Hello").await;
    scene.sim.start_bot(eve);
    scene.say(cast.group, cast.boris, "/thanks @eve for <b>&{$name} \u{202E}bread</code>").await;
    scene.say(cast.group, eve, "/thanks mine").await;
    scene.pass(TimeDelta::days(1)).await;
    scene.say(cast.group, eve, "/thanks @alice for <i>salt").await;
    scene.say(cast.group, cast.alice, "/thanks mine").await;
    scene.say(cast.group, cast.noa, "/grant @eve 2 for <script>").await;
    scene.say(cast.group, cast.boris, "/grants").await;
    scene.say(cast.group, cast.noa, "/thanks values\n<b>Rye</b>").await;
    scene.say(cast.group, cast.boris, "/thanks values").await;
    assert_eq!(counted(&scene).await.len(), 2);
    scene.finish().await;
}

#[tokio::test]
async fn a_refused_reaction_is_not_tried_again_for_a_week() {
    let (mut scene, cast) = group(Lang::En).await;
    scene.sim.fault("setMessageReaction", 0, 1, Fault::Reject(400, "Bad Request: REACTION_INVALID".to_owned()));
    let tried = |scene: &Scene| scene.sim.requests_of("setMessageReaction").len();
    let answer = scene.say(cast.group, cast.alice, "Two hours").await;
    for (wait, n) in [(0, 1), (1, 1), (7, 2)] {
        scene.pass(TimeDelta::days(wait)).await;
        reply(&mut scene, &cast, cast.boris, answer, "Thanks").await;
        assert_eq!(tried(&scene), n);
    }
    assert_eq!(counted(&scene).await.len(), 3, "they count all the same");
    scene.say(cast.group, cast.noa, "/settings reaction heart").await;
    let heard = reply(&mut scene, &cast, cast.noa, answer, "Thanks").await;
    assert_eq!(under(&scene, &cast, heard), [("❤".to_owned(), 1)]);
    scene.finish().await;
}

#[tokio::test]
async fn who_answers_nobody_thanks_nobody_and_hearing_can_be_off() {
    let (mut scene, cast) = group(Lang::En).await;
    let answer = scene.say(cast.group, cast.alice, "Two hours").await;
    let own = scene.say(cast.group, cast.boris, "I did it").await;
    reply(&mut scene, &cast, cast.boris, own, "thanks").await;
    scene.say(cast.group, cast.boris, "thanks everybody").await;
    scene.settle().await;
    assert_eq!(counted(&scene).await, Vec::<String>::new());
    scene.say(cast.group, cast.noa, "/settings hearing off").await;
    reply(&mut scene, &cast, cast.boris, answer, "thanks").await;
    scene.sim.react(cast.group, cast.boris, answer, "🙏");
    scene.settle().await;
    assert_eq!(counted(&scene).await, Vec::<String>::new());
    scene.say(cast.group, cast.boris, "/thanks @alice").await;
    assert_eq!(counted(&scene).await.len(), 1, "by the command it counts still");
    scene.finish().await;
}

#[tokio::test]
async fn a_room_that_is_off_hears_nothing_and_tells_nothing_later() {
    let (mut scene, cast) = group(Lang::En).await;
    scene.sim.start_bot(cast.alice);
    scene.say(cast.group, cast.boris, "/thanks @alice for the bread").await;
    scene.say(cast.group, cast.noa, "/settings thanks off").await;
    let answer = scene.say(cast.group, cast.alice, "Two hours").await;
    let heard = reply(&mut scene, &cast, cast.noa, answer, "thanks").await;
    assert_eq!((counted(&scene).await.len(), under(&scene, &cast, heard)), (1, vec![]));
    scene.say(cast.group, cast.noa, "/settings thanks on").await;
    scene.sees_in_private(cast.alice);
    scene.pass(TimeDelta::days(2)).await;
    assert!(!scene.sees_in_private(cast.alice).contains("the bread"), "there is no backlog");
    scene.finish().await;
}

#[tokio::test]
async fn a_group_that_becomes_a_supergroup_keeps_its_thanks() {
    let (mut scene, cast) = group(Lang::En).await;
    let small = scene.sim.group("Millers", cast.noa);
    scene.sim.seat(small, &[cast.alice, cast.boris]);
    scene.sim.add_bot(small, cast.noa);
    scene.sim.promote_bot(small, cast.noa, simulator::Rights::all());
    scene.settle().await;
    let answer = scene.say(small, cast.alice, "Two hours").await;
    scene.sim.react(small, cast.boris, answer, "🙏");
    scene.settle().await;
    scene.say(small, cast.noa, "/thanks @alice for the bread").await;
    let large = scene.sim.migrate(small, cast.noa, NoticeOrder::NewFirst);
    scene.settle().await;
    scene.sees(large, cast.alice);
    let mine = scene.say_and_see(large, cast.alice, "/thanks mine").await;
    assert!(mine.contains("2 times") && mine.contains("the bread"), "{mine}");
    scene.finish().await;
}

#[tokio::test]
async fn who_is_forgotten_leaves_neither_name_nor_reason() {
    let (mut scene, cast) = group(Lang::En).await;
    scene.say(cast.group, cast.boris, "/thanks @alice for the bread").await;
    scene.say(cast.group, cast.alice, "/thanks @noa for the salt").await;
    scene.say(cast.group, cast.noa, "/grant @alice 2 for the stall").await;
    for person in [cast.boris, cast.alice] {
        scene.sim.start_bot(person);
        scene.settle().await;
        let lang = scene.with_cx(async |cx| cx.language_of(kehila::telegram::UserId(person.0), None).await).await;
        scene.say_in_private(person, "/forgetme").await;
        scene.press_in_private(person, &word("forgetme-button-all", lang)).await;
        scene.pass(TimeDelta::minutes(1)).await;
        if person == cast.boris {
            assert_eq!(counted(&scene).await, ["? → alice typed", "alice → noa typed for the salt"]);
            scene.sees(cast.group, cast.alice);
            let mine = scene.say_and_see(cast.group, cast.alice, "/thanks mine").await;
            assert!(mine.contains("a former member"), "{mine}");
        }
    }
    assert_eq!(counted(&scene).await, ["? → noa typed"], "what she was thanked for goes with her");
    let tx = scene.core.store.read().await.unwrap();
    let n: i64 = sqlx::query_scalar("SELECT count(*) FROM grants").fetch_one(&mut *tx.lock().await).await.unwrap();
    drop(tx);
    assert_eq!(n, 0);
    scene.finish().await;
}

#[tokio::test]
async fn a_reply_that_fails_to_arrive_leaves_nothing_half_done() {
    let (mut scene, cast) = group(Lang::Ru).await;
    scene.sim.fault("sendMessage", 0, 2, Fault::ServerError(502));
    scene.say(cast.group, cast.boris, "/thanks @alice за хлеб").await;
    scene.restart().await;
    scene.settle().await;
    assert_eq!(counted(&scene).await, ["boris → alice typed за хлеб"]);
    scene.finish().await;
}
