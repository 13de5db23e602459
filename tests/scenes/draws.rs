//! Draws: opened, entered, closed, thrown for, decided, proven; and what goes wrong on the way.

use chrono::TimeDelta;
use chrono_tz::Asia::Jerusalem;
use insta::assert_snapshot;
use kehila::{
    features::draws::rules::{Proof, verify},
    store::chats::{self, Rhythm},
    words::Lang,
};
use simulator::{Fault, Seen, UserId};

use super::support::{Cast, Scene, ending::Trouble, without_marks, word};

/// A group in Jerusalem with draws, on a Monday at ten. Noa, who manages it, and Alice have started the bot.
async fn group(lang: Lang) -> (Scene, Cast) {
    let (mut scene, cast) = Box::pin(Scene::with_group(lang)).await;
    scene.set_rhythm(cast.group, Rhythm::None).await;
    scene.change(cast.group, async |cx, key| chats::set_zone(&cx.tx, key, Jerusalem).await).await;
    for person in [cast.boris, cast.alice] {
        Box::pin(scene.say(cast.group, person, "Good morning")).await;
    }
    for room in ["rewards", "draws"] {
        Box::pin(scene.say(cast.group, cast.noa, &format!("/settings {room} on"))).await;
    }
    scene.sim.start_bot(cast.noa);
    scene.sim.start_bot(cast.alice);
    Box::pin(scene.pass(TimeDelta::minutes(2))).await;
    for person in [cast.noa, cast.boris, cast.alice] {
        scene.sees(cast.group, person);
        scene.sees_in_private(person);
    }
    (scene, cast)
}

/// Somebody presses something in private; many presses in a row would be held back.
async fn press(scene: &mut Scene, who: UserId, label: &str) -> String {
    Box::pin(scene.pass(TimeDelta::seconds(20))).await;
    Box::pin(scene.press_in_private(who, label)).await;
    scene.sees_in_private(who)
}

async fn says(scene: &mut Scene, who: UserId, text: &str) -> String {
    Box::pin(scene.pass(TimeDelta::seconds(20))).await;
    Box::pin(scene.say_in_private(who, text)).await;
    scene.sees_in_private(who)
}

fn title(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "A signed <cookbook>",
        Lang::He => "ספר עם הקדשה",
        Lang::Ru => "Книга с автографом",
    }
}

/// Today at noon: nearly two hours from now.
const NOON: &str = "16.11 12:00";

/// Noa opens a draw for so many winners, until noon; `reward`: what to answer when it is asked which of the rewards.
async fn opened(scene: &mut Scene, cast: &Cast, lang: Lang, (winners, reward): (&str, Option<&str>)) -> Vec<String> {
    let mut seen = vec![says(scene, cast.noa, &format!("/draw {}", title(lang))).await];
    seen.push(press(scene, cast.noa, &word("flow-keep", lang)).await);
    if let Some(reward) = reward {
        seen.push(says(scene, cast.noa, reward).await);
    }
    seen.push(says(scene, cast.noa, winners).await);
    seen.push(says(scene, cast.noa, NOON).await);
    seen.push(press(scene, cast.noa, &word("flow-skip", lang)).await);
    seen.push(press(scene, cast.noa, &word("draw-button-open", lang)).await);
    seen
}

async fn enters(scene: &mut Scene, cast: &Cast, who: UserId, lang: Lang) -> String {
    Box::pin(scene.press(cast.group, who, &word("draw-button-enter", lang))).await;
    scene.sees(cast.group, who)
}

/// What the bot has in the group as everybody sees it, oldest first.
fn ours(scene: &Scene, cast: &Cast) -> Vec<Seen> {
    let view = scene.sim.view(cast.group, cast.alice).into_iter();
    view.filter(|seen| seen.sender_id == scene.sim.bot() && seen.ephemeral.is_none() && !seen.service).collect()
}

/// What the dice in the group show, by the order of their messages.
fn dice(scene: &Scene, cast: &Cast) -> Vec<u8> {
    let shown = |seen: &Seen| seen.text.strip_prefix("[🎰 ")?.strip_suffix(']')?.parse().ok();
    ours(scene, cast).iter().filter_map(shown).collect()
}

fn file(scene: &Scene, cast: &Cast, ending: &str) -> Vec<u8> {
    let files = ours(scene, cast).into_iter().filter_map(|seen| seen.media);
    let found = files.filter_map(|media| scene.sim.file(&media.file)).filter(|bytes| match ending {
        "json" => bytes.starts_with(b"{"),
        _ => !bytes.starts_with(b"{"),
    });
    found.last().expect("a file").to_vec()
}

fn proof(scene: &Scene, cast: &Cast) -> Proof {
    serde_json::from_slice(&file(scene, cast, "json")).unwrap()
}

/// The draw as everybody can compute it again: from what stood in the group, and from nothing else.
fn must_hold(scene: &Scene, cast: &Cast) -> Proof {
    let proof = proof(scene, cast);
    assert!(verify(&proof).iter().all(|(_, holds)| *holds), "{:?}", verify(&proof));
    let list = String::from_utf8(file(scene, cast, "txt")).unwrap();
    assert_eq!(list.lines().collect::<Vec<_>>(), proof.tickets);
    assert_eq!(dice(scene, cast)[..3], proof.dice[..], "the first three below the list");
    let said = ours(scene, cast).into_iter().map(|seen| seen.text).collect::<Vec<_>>().join("\n");
    for told in [&proof.commitment, &proof.list_sha256, &proof.secret, &proof.seed] {
        assert!(said.contains(told.as_str()), "{told} in {said}");
    }
    assert!(proof.won.iter().all(|ticket| said.contains(ticket.as_str())), "{said}");
    proof
}

async fn number(scene: &Scene, sql: &'static str) -> i64 {
    let tx = scene.core.store.read().await.unwrap();
    sqlx::query_scalar(sql).fetch_one(&mut *tx.lock().await).await.unwrap()
}

/// What nobody can foresee: sums, tickets, dice, whoever is lucky.
fn masked(text: &str) -> String {
    let is_sum = |word: &str| word.len() == 64 && word.chars().all(|c| c.is_ascii_hexdigit());
    let is_ticket = |word: &str| word.len() == 14 && word.split('-').filter(|part| part.len() == 4).count() == 3;
    let mask = |word: &str| {
        let bare = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
        match (is_sum(bare), is_ticket(bare)) {
            (true, _) => word.replace(bare, "SUM"),
            (_, true) => word.replace(bare, "TICKET"),
            _ => word.to_owned(),
        }
    };
    let row = |row: &str| row.split(' ').map(mask).collect::<Vec<_>>().join(" ");
    without_marks(text).lines().map(row).collect::<Vec<_>>().join("\n")
}

/// Until the dice have fallen and all is said.
async fn noon(scene: &mut Scene) {
    Box::pin(scene.pass_until("2026-11-16 12:00", Jerusalem)).await;
    Box::pin(scene.pass(TimeDelta::minutes(3))).await;
}

async fn a_story(lang: Lang) -> String {
    let (mut scene, cast) = group(lang).await;
    let mut seen = vec![scene.say_and_see(cast.group, cast.alice, "/draw").await];
    seen.extend(opened(&mut scene, &cast, lang, ("1", None)).await);
    seen.push(scene.sees(cast.group, cast.boris));
    seen.push(enters(&mut scene, &cast, cast.boris, lang).await);
    seen.push(enters(&mut scene, &cast, cast.alice, lang).await);
    seen.push(scene.sees_in_private(cast.alice));
    enters(&mut scene, &cast, cast.noa, lang).await;
    enters(&mut scene, &cast, cast.alice, lang).await;
    assert_eq!(number(&scene, "SELECT count(*) FROM draw_tickets").await, 2, "who manages the group is not in it");
    scene.pass(TimeDelta::minutes(1)).await;
    scene.sees(cast.group, cast.boris);
    seen.push(says(&mut scene, cast.alice, "/draw").await);
    noon(&mut scene).await;
    let proof = must_hold(&scene, &cast);
    assert_eq!((proof.tickets.len(), proof.won.len()), (2, 1));
    let said: Vec<String> = ours(&scene, &cast).into_iter().map(|seen| seen.text).collect();
    let said: Vec<&String> = said.iter().filter(|text| !text.starts_with("[🎰")).collect();
    seen.extend(said.into_iter().rev().take(4).rev().map(|text| {
        let named = text.replace("Борис", "WINNER").replace("Alice", "WINNER");
        let dice = proof.dice.iter().map(u8::to_string).collect::<Vec<_>>().join(" · ");
        named.replace(&dice, "1 · 2 · 3")
    }));
    scene.finish().await;
    let shown = |row: &&str| !row.starts_with("(toast)") && !row.contains(": /start ");
    masked(&seen.join("\n----\n")).lines().filter(shown).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn a_draw_from_its_opening_to_its_proof_in_english() {
    assert_snapshot!(Box::pin(a_story(Lang::En)).await);
}

#[tokio::test]
async fn a_draw_from_its_opening_to_its_proof_in_hebrew() {
    assert_snapshot!(Box::pin(a_story(Lang::He)).await);
}

#[tokio::test]
async fn a_draw_from_its_opening_to_its_proof_in_russian() {
    assert_snapshot!(Box::pin(a_story(Lang::Ru)).await);
}

/// One with Alice and Boris in it, for so many winners.
async fn entered(winners: &str) -> (Scene, Cast) {
    let (mut scene, cast) = group(Lang::En).await;
    opened(&mut scene, &cast, Lang::En, (winners, None)).await;
    enters(&mut scene, &cast, cast.alice, Lang::En).await;
    enters(&mut scene, &cast, cast.boris, Lang::En).await;
    scene.pass(TimeDelta::minutes(1)).await;
    (scene, cast)
}

#[tokio::test]
async fn a_die_whose_answer_is_lost_is_found_and_not_thrown_again() {
    for skipped in 0..3 {
        let (mut scene, cast) = entered("1").await;
        scene.sim.fault("sendDice", skipped, 1, Fault::DropAfter);
        noon(&mut scene).await;
        scene.pass(TimeDelta::minutes(5)).await;
        assert_eq!(dice(&scene, &cast).len(), 3, "the lost one of them, {skipped}");
        must_hold(&scene, &cast);
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_die_that_never_fell_is_thrown_once() {
    for fault in [Fault::DropBefore, Fault::ServerError(502), Fault::TooManyRequests(20)] {
        let (mut scene, cast) = entered("1").await;
        scene.sim.fault("sendDice", 1, 1, fault.clone());
        noon(&mut scene).await;
        scene.pass(TimeDelta::minutes(5)).await;
        assert_eq!(dice(&scene, &cast).len(), 3, "{fault:?}");
        must_hold(&scene, &cast);
        scene.finish().await;
    }
}

/// The answer is lost, and Telegram does not say either whether the die is there: somebody who manages the group looks.
async fn lost(scene: &mut Scene, fault: Fault) {
    scene.sim.fault("sendDice", 1, 1, fault);
    scene.sim.fault("editMessageReplyMarkup", 0, 400, Fault::DropBefore);
    noon(scene).await;
    scene.pass(TimeDelta::minutes(40)).await;
    scene.sim.clear_faults();
    scene.pass(TimeDelta::minutes(1)).await;
}

#[tokio::test]
async fn a_die_nobody_can_find_is_looked_for_by_a_human_and_counts() {
    let (mut scene, cast) = entered("1").await;
    lost(&mut scene, Fault::DropAfter).await;
    assert_eq!((dice(&scene, &cast).len(), number(&scene, "SELECT count(*) FROM draw_throws").await), (2, 1));
    let die = ours(&scene, &cast).into_iter().rfind(|seen| seen.text.starts_with("[🎰")).unwrap().id;
    scene.sim.reply(cast.group, cast.noa, die, "/draw");
    scene.settle().await;
    scene.pass(TimeDelta::minutes(3)).await;
    assert_eq!(dice(&scene, &cast).len(), 3);
    must_hold(&scene, &cast);
    scene.finish_despite([Trouble::Failed]).await;
}

#[tokio::test]
async fn a_die_that_is_not_there_is_thrown_again_and_everybody_reads_who_said_so() {
    let (mut scene, cast) = entered("1").await;
    lost(&mut scene, Fault::DropAfter).await;
    // She takes it away: it stays in the recent actions, and what is said in the group stays, too.
    let die = ours(&scene, &cast).into_iter().rfind(|seen| seen.text.starts_with("[🎰")).unwrap().id;
    scene.sim.delete(cast.group, die);
    says(&mut scene, cast.noa, "/attention").await;
    press(&mut scene, cast.noa, &word("draw-item-again", Lang::En)).await;
    scene.pass(TimeDelta::minutes(3)).await;
    must_hold(&scene, &cast);
    let said = ours(&scene, &cast).into_iter().any(|seen| seen.text.contains("Noa") && seen.text.contains("die 2"));
    assert!(said);
    scene.finish_despite([Trouble::Failed]).await;
}

#[tokio::test]
async fn asleep_at_its_end_it_is_drawn_once_when_the_bot_is_back() {
    let (mut scene, cast) = entered("1").await;
    let label = scene.button(cast.group, cast.boris, &word("draw-button-enter", Lang::En));
    scene.sleep_until("2026-11-16 15:00", Jerusalem);
    // Somebody presses before it is back: it is after the end.
    scene.sim.join(cast.group, cast.newcomer);
    scene.sim.press(cast.group, cast.newcomer, &label).unwrap();
    scene.restart().await;
    scene.settle().await;
    scene.pass(TimeDelta::minutes(5)).await;
    let proof = must_hold(&scene, &cast);
    assert_eq!((proof.tickets.len(), dice(&scene, &cast).len()), (2, 3));
    scene.finish().await;
}

#[tokio::test]
async fn a_plug_pulled_at_any_step_leaves_three_dice_and_one_result() {
    for method in ["sendDocument", "sendDice"] {
        let (mut scene, cast) = entered("1").await;
        scene.pass_until("2026-11-16 11:59", Jerusalem).await;
        scene.sim.fault(method, 0, 1, Fault::DropAfter);
        noon(&mut scene).await;
        scene.restart().await;
        scene.settle().await;
        scene.pass(TimeDelta::minutes(10)).await;
        assert_eq!(dice(&scene, &cast).len(), 3, "{method}");
        must_hold(&scene, &cast);
        scene.finish().await;
    }
}

#[tokio::test]
async fn the_list_that_is_taken_away_comes_again_and_the_dice_go_on() {
    let (mut scene, cast) = entered("1").await;
    scene.sim.fault("sendDice", 1, 1, Fault::TooManyRequests(600));
    scene.pass_until("2026-11-16 12:00", Jerusalem).await;
    scene.settle().await;
    let list = ours(&scene, &cast).into_iter().rfind(|seen| seen.media.is_some()).unwrap().id;
    scene.sim.delete(cast.group, list);
    scene.pass(TimeDelta::minutes(15)).await;
    assert_eq!(dice(&scene, &cast).len(), 3);
    must_hold(&scene, &cast);
    scene.finish().await;
}

#[tokio::test]
async fn who_leaves_while_the_dice_fall_is_passed_over_and_everybody_reads_it() {
    let (mut scene, cast) = entered("2").await;
    scene.sim.fault("sendDice", 2, 1, Fault::TooManyRequests(600));
    scene.pass_until("2026-11-16 12:00", Jerusalem).await;
    scene.settle().await;
    scene.sim.leave(cast.group, cast.boris);
    scene.pass(TimeDelta::minutes(15)).await;
    let proof = must_hold(&scene, &cast);
    assert_eq!((proof.won.len(), proof.passed_over.len()), (1, 1));
    let said = ours(&scene, &cast)
        .into_iter()
        .any(|seen| seen.text.contains(&format!("{} is no longer", proof.passed_over[0])));
    assert!(said);
    scene.finish().await;
}

#[tokio::test]
async fn who_left_before_the_end_is_not_in_the_list() {
    let (mut scene, cast) = entered("1").await;
    scene.sim.leave(cast.group, cast.boris);
    noon(&mut scene).await;
    assert_eq!(must_hold(&scene, &cast).tickets.len(), 1);
    scene.finish().await;
}

#[tokio::test]
async fn with_nobody_there_is_nothing_to_throw_for_and_with_few_all_win() {
    let (mut scene, cast) = group(Lang::En).await;
    opened(&mut scene, &cast, Lang::En, ("3", None)).await;
    noon(&mut scene).await;
    assert_eq!(dice(&scene, &cast).len(), 0);
    assert!(ours(&scene, &cast).last().unwrap().text.contains("nobody took part"));
    scene.finish().await;
    let (mut scene, cast) = entered("3").await;
    noon(&mut scene).await;
    assert_eq!(must_hold(&scene, &cast).won.len(), 2);
    scene.finish().await;
}

#[tokio::test]
async fn cancelled_it_tells_its_secret_and_nobody_can_enter() {
    let (mut scene, cast) = entered("1").await;
    let label = scene.button(cast.group, cast.boris, &word("draw-button-enter", Lang::En));
    says(&mut scene, cast.noa, "/draw").await;
    press(&mut scene, cast.noa, title(Lang::En)).await;
    press(&mut scene, cast.noa, &word("draw-button-cancel", Lang::En)).await;
    let seen = press(&mut scene, cast.noa, &word("draw-button-cancel", Lang::En)).await;
    assert!(seen.contains("Cancelled"), "{seen}");
    assert!(scene.sim.press(cast.group, cast.boris, &label).is_err(), "its button is gone");
    noon(&mut scene).await;
    let said: Vec<String> = ours(&scene, &cast).into_iter().map(|seen| seen.text).collect();
    assert_eq!(dice(&scene, &cast).len(), 0);
    let secret = number(&scene, "SELECT count(*) FROM draws WHERE stage = 'cancelled' AND length(secret) = 64").await;
    assert!(secret == 1 && said.last().unwrap().contains("The secret"), "{said:?}");
    scene.finish().await;
}

#[tokio::test]
async fn switched_off_it_ends_without_winners() {
    let (mut scene, cast) = entered("1").await;
    scene.say(cast.group, cast.noa, "/settings draws off").await;
    noon(&mut scene).await;
    assert_eq!(dice(&scene, &cast).len(), 0);
    assert!(ours(&scene, &cast).iter().any(|seen| seen.text.contains("Cancelled") && seen.text.contains("The secret")));
    scene.say(cast.group, cast.noa, "/settings draws on").await;
    scene.pass(TimeDelta::days(1)).await;
    assert_eq!(dice(&scene, &cast).len(), 0);
    scene.finish().await;
}

/// A prize is drawn: who has won claims it within three days, or the next in line does.
#[tokio::test]
async fn who_does_not_claim_in_time_gives_way_to_the_next() {
    let (mut scene, cast) = group(Lang::En).await;
    says(&mut scene, cast.noa, "/reward").await;
    press(&mut scene, cast.noa, &word("reward-button-prize", Lang::En)).await;
    says(&mut scene, cast.noa, "Cookbook").await;
    press(&mut scene, cast.noa, &word("flow-skip", Lang::En)).await;
    says(&mut scene, cast.noa, "1").await;
    press(&mut scene, cast.noa, &word("reward-who-draw", Lang::En)).await;
    for _ in 0..2 {
        press(&mut scene, cast.noa, &word("flow-skip", Lang::En)).await;
    }
    press(&mut scene, cast.noa, &word("reward-button-keep", Lang::En)).await;
    opened(&mut scene, &cast, Lang::En, ("1", Some("Cookbook"))).await;
    enters(&mut scene, &cast, cast.alice, Lang::En).await;
    enters(&mut scene, &cast, cast.boris, Lang::En).await;
    noon(&mut scene).await;
    let proof = must_hold(&scene, &cast);
    let first = number(&scene, "SELECT user_id FROM draw_tickets WHERE state = 'won'").await;
    let (first, second) = if first == cast.alice.0 { (cast.alice, cast.boris) } else { (cast.boris, cast.alice) };
    let claim = word("reward-button-claim", Lang::En);
    scene.press(cast.group, second, &claim).await;
    assert_eq!(number(&scene, "SELECT count(*) FROM reward_claims").await, 0, "only who has won can claim it");
    scene.pass(TimeDelta::hours(73)).await;
    let said = ours(&scene, &cast).into_iter().map(|seen| seen.text).collect::<Vec<_>>().join("\n");
    assert!(said.contains(&format!("{} wasn't claimed in time", proof.won[0])), "{said}");
    scene.press(cast.group, first, &claim).await;
    assert_eq!(number(&scene, "SELECT count(*) FROM reward_claims").await, 0, "it is too late");
    scene.press(cast.group, second, &claim).await;
    assert_eq!(number(&scene, "SELECT user_id FROM reward_claims").await, second.0);
    scene.pass(TimeDelta::days(4)).await;
    assert_eq!(number(&scene, "SELECT count(*) FROM draw_tickets WHERE state = 'won'").await, 1);
    scene.finish().await;
}

/// What was published holds; a file somebody has changed does not.
#[tokio::test]
async fn a_file_that_was_changed_is_found_out() {
    let (mut scene, cast) = entered("1").await;
    noon(&mut scene).await;
    let whole = must_hold(&scene, &cast);
    let mut other = whole.clone();
    other.won = vec![other.ranking[1].clone()];
    let mut padded = whole.clone();
    padded.tickets.push("ZZZZ-ZZZZ-ZZZZ".to_owned());
    let mut thrown = whole;
    thrown.dice[0] = thrown.dice[0] % 64 + 1;
    for proof in [other, padded, thrown] {
        assert!(verify(&proof).iter().any(|(_, holds)| !holds));
    }
    scene.finish().await;
}
