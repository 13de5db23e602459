//! Rewards: made, claimed, kept, delivered, released, taken back, and what is told of them.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use chrono_tz::Asia::Jerusalem;
use insta::assert_snapshot;
use kehila::{
    store::chats::{self, Rhythm},
    words::{Lang, line},
};
use simulator::{Fault, Person, UserId};

use super::support::{Cast, Scene, without_marks, word};

/// A group in Jerusalem with rewards, on a Monday at ten. Noa, who manages it, and Alice have started the bot.
async fn group(lang: Lang) -> (Scene, Cast) {
    let (mut scene, cast) = Box::pin(Scene::with_group(lang)).await;
    scene.set_rhythm(cast.group, Rhythm::None).await;
    scene.change(cast.group, async |cx, key| chats::set_zone(&cx.tx, key, Jerusalem).await).await;
    for person in [cast.boris, cast.alice] {
        Box::pin(scene.say(cast.group, person, "Good morning")).await;
    }
    Box::pin(scene.say(cast.group, cast.noa, "/settings rewards on")).await;
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

async fn claim(scene: &mut Scene, cast: &Cast, who: UserId, lang: Lang) -> String {
    Box::pin(scene.press(cast.group, who, &word("reward-button-claim", lang))).await;
    scene.sees(cast.group, who)
}

fn title(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "10% off <bread>",
        Lang::He => "הנחה על לחם",
        Lang::Ru => "Скидка на хлеб",
    }
}

/// Noa makes a pool of these codes, or a prize of so many pieces, for whom this says; everything else is left out.
async fn made(scene: &mut Scene, cast: &Cast, lang: Lang, (codes, stock, who): (bool, &str, &str)) -> Vec<String> {
    let kind = if codes { "reward-button-codes" } else { "reward-button-prize" };
    let mut seen = vec![
        says(scene, cast.noa, "/reward").await,
        press(scene, cast.noa, &word(kind, lang)).await,
        says(scene, cast.noa, title(lang)).await,
        press(scene, cast.noa, &word("flow-skip", lang)).await,
        says(scene, cast.noa, stock).await,
        press(scene, cast.noa, &word(who, lang)).await,
    ];
    for _ in 0..2 {
        seen.push(press(scene, cast.noa, &word("flow-skip", lang)).await);
    }
    seen
}

/// The same for everybody, and posted.
async fn posted(scene: &mut Scene, cast: &Cast, lang: Lang, (codes, stock): (bool, &str)) -> Vec<String> {
    let mut seen = made(scene, cast, lang, (codes, stock, "reward-who-everyone")).await;
    seen.push(press(scene, cast.noa, &word("reward-button-post", lang)).await);
    seen
}

async fn number(scene: &Scene, sql: &'static str) -> i64 {
    let tx = scene.core.store.read().await.unwrap();
    sqlx::query_scalar(sql).fetch_one(&mut *tx.lock().await).await.unwrap()
}

/// What the ledger says, oldest first: event and why, by claim.
async fn ledger(scene: &Scene) -> Vec<(i64, String, String)> {
    let tx = scene.core.store.read().await.unwrap();
    let query = "SELECT claim, event, why FROM reward_ledger ORDER BY id";
    sqlx::query_as(query).fetch_all(&mut *tx.lock().await).await.unwrap()
}

fn entry(claim: i64, event: &str, why: &str) -> (i64, String, String) {
    (claim, event.to_owned(), why.to_owned())
}

/// The codes somebody has in her private chat.
fn codes(scene: &Scene, who: UserId) -> BTreeSet<String> {
    let view = scene.sim.view(who.private(), who);
    let of = |seen: &simulator::Seen| {
        let is_code = seen
            .buttons
            .iter()
            .flatten()
            .any(|label| Lang::ALL.iter().any(|lang| without_marks(label) == word("reward-button-copy", *lang)));
        is_code.then(|| without_marks(seen.text.lines().last().unwrap_or_default()))
    };
    view.iter().filter(|seen| seen.sender_id == scene.sim.bot()).filter_map(of).collect()
}

fn set(codes: &[&str]) -> BTreeSet<String> {
    codes.iter().map(|code| (*code).to_owned()).collect()
}

async fn a_story(lang: Lang) -> String {
    let (mut scene, cast) = group(lang).await;
    let mut seen = vec![scene.say_and_see(cast.group, cast.noa, "/reward").await];
    seen.extend(posted(&mut scene, &cast, lang, (true, "RYE-2041\nRYE-2042")).await);
    seen.push(scene.sees(cast.group, cast.alice));
    seen.push(claim(&mut scene, &cast, cast.alice, lang).await);
    seen.push(scene.sees_in_private(cast.alice));
    assert_eq!(codes(&scene, cast.alice), set(&["RYE-2041"]));
    // Boris has not started the bot: one is kept for him.
    seen.push(claim(&mut scene, &cast, cast.boris, lang).await);
    scene.pass(TimeDelta::minutes(1)).await;
    seen.push(scene.sees(cast.group, cast.alice));
    scene.press(cast.group, cast.boris, &word("reward-button-fetch", lang)).await;
    seen.push(scene.sees_in_private(cast.boris));
    assert_eq!(codes(&scene, cast.boris), set(&["RYE-2042"]));
    seen.push(says(&mut scene, cast.alice, "/rewards").await);
    seen.push(says(&mut scene, cast.noa, "/rewards").await);
    seen.push(press(&mut scene, cast.noa, &word("reward-button-manage", lang)).await);
    seen.push(press(&mut scene, cast.noa, title(lang)).await);
    seen.push(press(&mut scene, cast.noa, &word("reward-button-given", lang)).await);
    press(&mut scene, cast.noa, &word("reward-button-table", lang)).await;
    let table = scene.sim.view(cast.noa.private(), cast.noa).into_iter().rev().find_map(|seen| seen.media).unwrap();
    let rows: Vec<Vec<String>> = serde_json::from_slice(&scene.sim.file(&table.file).unwrap()).unwrap();
    seen.push(rows.iter().map(|row| row.join(" | ")).collect::<Vec<_>>().join("\n"));
    seen.push(press(&mut scene, cast.noa, "Alice").await);
    // Taken back, with a reason, and given again: another one, as she has seen the first.
    seen.push(press(&mut scene, cast.noa, &word("reward-button-take", lang)).await);
    seen.push(says(&mut scene, cast.noa, "Twice").await);
    seen.push(press(&mut scene, cast.noa, &word("reward-button-take", lang)).await);
    seen.push(scene.sees_in_private(cast.alice));
    let all = seen.join("\n----\n");
    let noa = scene.sim.transcript(cast.noa.private(), cast.noa);
    assert!(
        !noa.contains("RYE-2042\n") || noa.matches("RYE-2042").count() == 1,
        "she pasted it, and sees it nowhere else"
    );
    let told =
        [entry(1, "reserved", ""), entry(1, "delivered", ""), entry(2, "reserved", ""), entry(2, "delivered", "")];
    assert_eq!(ledger(&scene).await, [&told[..], &[entry(1, "released", "taken")]].concat());
    scene.finish().await;
    let shown = |row: &&str| !row.starts_with("(toast)") && !row.contains(": /start ");
    without_marks(&all).lines().filter(shown).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn coupons_from_paste_to_table_in_english() {
    assert_snapshot!(Box::pin(a_story(Lang::En)).await);
}

#[tokio::test]
async fn coupons_from_paste_to_table_in_hebrew() {
    assert_snapshot!(Box::pin(a_story(Lang::He)).await);
}

#[tokio::test]
async fn coupons_from_paste_to_table_in_russian() {
    assert_snapshot!(Box::pin(a_story(Lang::Ru)).await);
}

/// The answer to a press may be seen before or after what it changes.
fn toasts_first(seen: &str) -> String {
    let (toasts, others): (Vec<&str>, Vec<&str>) = seen.lines().partition(|row| row.starts_with("(toast)"));
    [toasts, others].concat().join("\n")
}

async fn a_prize(lang: Lang) -> String {
    let (mut scene, cast) = group(lang).await;
    posted(&mut scene, &cast, lang, (false, "2")).await;
    let mut seen = vec![scene.sees(cast.group, cast.alice)];
    seen.push(claim(&mut scene, &cast, cast.alice, lang).await);
    seen.push(claim(&mut scene, &cast, cast.boris, lang).await);
    scene.pass(TimeDelta::minutes(1)).await;
    seen.push(scene.sees(cast.group, cast.alice));
    seen.push(says(&mut scene, cast.noa, "/attention").await);
    seen.push(press(&mut scene, cast.noa, &word("reward-item-hand", lang)).await);
    seen.push(scene.sees_in_private(cast.alice));
    says(&mut scene, cast.noa, "/attention").await;
    seen.push(press(&mut scene, cast.noa, &word("reward-item-cannot", lang)).await);
    scene.pass(TimeDelta::minutes(1)).await;
    seen.push(scene.sees(cast.group, cast.alice));
    let told =
        [entry(1, "reserved", ""), entry(2, "reserved", ""), entry(1, "delivered", ""), entry(2, "released", "cannot")];
    assert_eq!(ledger(&scene).await, told);
    scene.finish().await;
    let seen: Vec<String> = seen.iter().map(|one| toasts_first(one)).collect();
    without_marks(&seen.join("\n----\n"))
}

#[tokio::test]
async fn a_prize_is_handed_over_or_not_in_english() {
    assert_snapshot!(Box::pin(a_prize(Lang::En)).await);
}

#[tokio::test]
async fn a_prize_is_handed_over_or_not_in_hebrew() {
    assert_snapshot!(Box::pin(a_prize(Lang::He)).await);
}

#[tokio::test]
async fn a_prize_is_handed_over_or_not_in_russian() {
    assert_snapshot!(Box::pin(a_prize(Lang::Ru)).await);
}

#[tokio::test]
async fn a_code_nobody_fetches_is_there_for_the_next_after_a_day() {
    for lang in Lang::ALL {
        let (mut scene, cast) = group(lang).await;
        posted(&mut scene, &cast, lang, (true, "ONLY-ONE-1")).await;
        claim(&mut scene, &cast, cast.boris, lang).await;
        // The button is still there for some seconds.
        let seen = claim(&mut scene, &cast, cast.alice, lang).await;
        assert!(codes(&scene, cast.alice).is_empty(), "{seen}");
        scene.pass(TimeDelta::hours(23)).await;
        assert_eq!(ledger(&scene).await, [entry(1, "reserved", "")]);
        scene.pass(TimeDelta::hours(2)).await;
        claim(&mut scene, &cast, cast.alice, lang).await;
        assert_eq!(codes(&scene, cast.alice), set(&["ONLY-ONE-1"]));
        let told = [
            entry(1, "reserved", ""),
            entry(1, "released", "late"),
            entry(2, "reserved", ""),
            entry(2, "delivered", ""),
        ];
        assert_eq!(ledger(&scene).await, told);
        scene.finish().await;
    }
}

#[tokio::test]
async fn who_has_blocked_the_bot_is_kept_one_and_gets_it_when_she_is_back() {
    let (mut scene, cast) = group(Lang::En).await;
    posted(&mut scene, &cast, Lang::En, (true, "ONLY-ONE-1")).await;
    let blocked = r#"{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user"}"#;
    scene.sim.fault("sendMessage", 0, 1, Fault::Answer(403, blocked.to_owned()));
    // The simulator did it all the same, so what she sees of it does not count.
    let seen = claim(&mut scene, &cast, cast.alice, Lang::En).await;
    assert!(seen.contains(&word("reward-button-fetch", Lang::En)), "{seen}");
    assert_eq!(ledger(&scene).await, [entry(1, "reserved", "")]);
    scene.press(cast.group, cast.alice, &word("reward-button-fetch", Lang::En)).await;
    assert_eq!(ledger(&scene).await, [entry(1, "reserved", ""), entry(1, "delivered", "")]);
    scene.finish().await;
}

#[tokio::test]
async fn who_leaves_before_she_has_it_leaves_it_to_others() {
    let (mut scene, cast) = group(Lang::En).await;
    posted(&mut scene, &cast, Lang::En, (true, "ONLY-ONE-1")).await;
    claim(&mut scene, &cast, cast.boris, Lang::En).await;
    scene.sim.leave(cast.group, cast.boris);
    scene.pass(TimeDelta::minutes(1)).await;
    claim(&mut scene, &cast, cast.alice, Lang::En).await;
    assert_eq!(codes(&scene, cast.alice), set(&["ONLY-ONE-1"]));
    assert_eq!(ledger(&scene).await[1], entry(1, "released", "left"));
    scene.finish().await;
}

#[tokio::test]
async fn pulled_plugs_lose_no_code_and_give_none_twice() {
    for fault in [Fault::DropBefore, Fault::DropAfter, Fault::ServerError(502), Fault::TooManyRequests(30)] {
        let (mut scene, cast) = group(Lang::En).await;
        posted(&mut scene, &cast, Lang::En, (true, "RYE-2041\nRYE-2042")).await;
        let label = scene.button(cast.group, cast.alice, &word("reward-button-claim", Lang::En));
        // Reserved, and ended before it could be sent.
        scene.sim.press(cast.group, cast.alice, &label).unwrap();
        scene.receive_all().await;
        assert_eq!(number(&scene, "SELECT count(*) FROM reward_claims WHERE state = 'sending'").await, 1);
        scene.restart().await;
        scene.sim.fault("sendMessage", 0, 1, fault.clone());
        scene.settle().await;
        scene.pass(TimeDelta::minutes(10)).await;
        assert_eq!(codes(&scene, cast.alice), set(&["RYE-2041"]), "{fault:?}");
        assert_eq!(ledger(&scene).await, [entry(1, "reserved", ""), entry(1, "delivered", "")], "{fault:?}");
        // What was on its way is gone with all its words.
        let kept = "SELECT count(*) FROM outbox WHERE request LIKE '%RYE-%' OR note LIKE '%RYE-%'";
        assert_eq!(number(&scene, kept).await, 0);
        scene.finish().await;
    }
}

/// A code is on its way for longer than it would be kept: nobody else gets it meanwhile.
#[tokio::test]
async fn what_is_on_its_way_is_nobody_elses_however_long_it_takes() {
    let (mut scene, cast) = group(Lang::En).await;
    posted(&mut scene, &cast, Lang::En, (true, "ONLY-ONE-1")).await;
    scene.sim.fault("sendMessage", 0, 200, Fault::DropBefore);
    scene.press(cast.group, cast.alice, &word("reward-button-claim", Lang::En)).await;
    scene.pass(TimeDelta::minutes(2)).await;
    assert_eq!(number(&scene, "SELECT count(*) FROM reward_pieces WHERE state = 'free'").await, 0);
    scene.sim.clear_faults();
    scene.pass(TimeDelta::hours(3)).await;
    // It may have been given up meanwhile: then it is kept for her.
    if codes(&scene, cast.alice).is_empty() {
        says(&mut scene, cast.alice, "/rewards").await;
        let fetch = line("reward-button-fetch-of").text("title", title(Lang::En)).render_plain(Lang::En);
        press(&mut scene, cast.alice, &without_marks(&fetch)).await;
    }
    assert_eq!(codes(&scene, cast.alice), set(&["ONLY-ONE-1"]));
    assert_eq!(ledger(&scene).await, [entry(1, "reserved", ""), entry(1, "delivered", "")]);
    scene.finish().await;
}

#[tokio::test]
async fn fifty_people_press_at_once_and_ten_have_a_code_each() {
    let (mut scene, cast) = group(Lang::En).await;
    let guests: Vec<UserId> =
        (0..50).map(|n| scene.sim.create(Person::named(&format!("Guest {n}")).language("en"))).collect();
    scene.sim.seat(cast.group, &guests);
    let pool: String = (0..10).map(|n| format!("RYE-{n:04}\n")).collect();
    posted(&mut scene, &cast, Lang::En, (true, &pool)).await;
    for guest in &guests {
        scene.sim.start_bot(*guest);
    }
    scene.pass(TimeDelta::minutes(30)).await;
    // Whom the bot does not know yet is asked to press once more, and so is who comes with too many others.
    let label = scene.button(cast.group, guests[0], &word("reward-button-claim", Lang::En));
    for _ in 0..8 {
        for guest in &guests {
            // When all is claimed the button is gone.
            let _ = scene.sim.press(cast.group, *guest, &label);
        }
        scene.settle().await;
        scene.pass(TimeDelta::minutes(5)).await;
    }
    let given: Vec<String> = guests.iter().flat_map(|guest| codes(&scene, *guest)).collect();
    let different: BTreeSet<&String> = given.iter().collect();
    assert_eq!((given.len(), different.len()), (10, 10), "{given:?}");
    let post = scene.sim.view(cast.group, cast.alice).into_iter().rfind(|seen| seen.text.contains('🎁')).unwrap();
    assert!(post.buttons.is_empty() && post.text.contains(&word("reward-post-none-left", Lang::En)), "{post:?}");
    scene.finish().await;
}

#[tokio::test]
async fn a_pool_with_a_blank_or_a_code_twice_is_refused_whole() {
    for lang in Lang::ALL {
        let (mut scene, cast) = group(lang).await;
        says(&mut scene, cast.noa, "/reward").await;
        press(&mut scene, cast.noa, &word("reward-button-codes", lang)).await;
        says(&mut scene, cast.noa, title(lang)).await;
        press(&mut scene, cast.noa, &word("flow-skip", lang)).await;
        let twice = line("reward-code-twice").num("at", 3).num("first", 1).render_plain(lang);
        let blank = line("reward-code-blank").num("at", 2).render_plain(lang);
        for (pasted, refusal) in [("A-1\nB-1\nA-1", twice), ("A-1\n\nB-1", blank)] {
            let seen = without_marks(&says(&mut scene, cast.noa, pasted).await);
            assert!(seen.contains(&without_marks(&refusal)), "{seen}");
        }
        assert_eq!(number(&scene, "SELECT count(*) FROM rewards").await, 0);
        says(&mut scene, cast.noa, "/cancel").await;
        // More, to a pool there is.
        posted(&mut scene, &cast, lang, (true, "A-1")).await;
        says(&mut scene, cast.noa, "/rewards").await;
        press(&mut scene, cast.noa, &word("reward-button-manage", lang)).await;
        press(&mut scene, cast.noa, title(lang)).await;
        press(&mut scene, cast.noa, &word("reward-button-add", lang)).await;
        let known = line("reward-code-known").num("at", 1).render_plain(lang);
        let seen = without_marks(&says(&mut scene, cast.noa, "A-1\nC-1").await);
        assert!(seen.contains(&without_marks(&known)), "{seen}");
        says(&mut scene, cast.noa, "B-1\nC-1").await;
        press(&mut scene, cast.noa, &word("reward-button-add", lang)).await;
        assert_eq!(number(&scene, "SELECT count(*) FROM reward_pieces").await, 3);
        scene.finish().await;
    }
}

#[tokio::test]
async fn who_has_not_won_or_is_new_is_told_so() {
    let (mut scene, cast) = group(Lang::En).await;
    let seen = made(&mut scene, &cast, Lang::En, (true, "A-1", "reward-who-quiz")).await;
    assert!(without_marks(seen.last().unwrap()).contains(&word("reward-no-winners", Lang::En)), "{seen:?}");
    press(&mut scene, cast.noa, &word("reward-button-post", Lang::En)).await;
    assert_eq!(number(&scene, "SELECT count(*) FROM rewards").await, 0);
    says(&mut scene, cast.noa, "/cancel").await;
    // For who has been there for a week.
    says(&mut scene, cast.noa, "/reward").await;
    press(&mut scene, cast.noa, &word("reward-button-codes", Lang::En)).await;
    says(&mut scene, cast.noa, "Bread").await;
    press(&mut scene, cast.noa, &word("flow-skip", Lang::En)).await;
    says(&mut scene, cast.noa, "A-1").await;
    press(&mut scene, cast.noa, &word("reward-who-everyone", Lang::En)).await;
    says(&mut scene, cast.noa, "7").await;
    press(&mut scene, cast.noa, &word("flow-skip", Lang::En)).await;
    press(&mut scene, cast.noa, &word("reward-button-post", Lang::En)).await;
    scene.sim.join(cast.group, cast.newcomer);
    scene.pass(TimeDelta::minutes(1)).await;
    claim(&mut scene, &cast, cast.newcomer, Lang::En).await;
    assert_eq!(number(&scene, "SELECT count(*) FROM reward_claims").await, 0);
    claim(&mut scene, &cast, cast.alice, Lang::En).await;
    assert_eq!(codes(&scene, cast.alice), set(&["A-1"]), "who was there before the bot has been there for long");
    scene.finish().await;
}

#[tokio::test]
async fn switched_off_nothing_is_kept_and_what_was_given_stays_given() {
    let (mut scene, cast) = group(Lang::En).await;
    posted(&mut scene, &cast, Lang::En, (true, "RYE-2041\nRYE-2042")).await;
    claim(&mut scene, &cast, cast.alice, Lang::En).await;
    claim(&mut scene, &cast, cast.boris, Lang::En).await;
    scene.say(cast.group, cast.noa, "/settings rewards off").await;
    scene.pass(TimeDelta::days(3)).await;
    let post = scene.sim.view(cast.group, cast.alice).into_iter().rfind(|seen| seen.text.contains('🎁')).unwrap();
    assert!(post.buttons.is_empty(), "{post:?}");
    assert_eq!(ledger(&scene).await.last(), Some(&entry(2, "released", "off")));
    scene.say(cast.group, cast.noa, "/settings rewards on").await;
    scene.pass(TimeDelta::minutes(1)).await;
    let seen = says(&mut scene, cast.alice, "/rewards").await;
    assert!(seen.contains("10% off"), "{seen}");
    scene.finish().await;
}

#[tokio::test]
async fn the_database_alone_tells_no_code() {
    let (mut scene, cast) = group(Lang::En).await;
    posted(&mut scene, &cast, Lang::En, (true, "SECRET-RYE-2041\nSECRET-RYE-2042")).await;
    claim(&mut scene, &cast, cast.alice, Lang::En).await;
    scene.pass(TimeDelta::minutes(5)).await;
    for (table, column) in [("reward_pieces", "hex(sealed)"), ("outbox", "request"), ("conversations", "state")] {
        let sql = format!("SELECT count(*) FROM {table} WHERE {column} LIKE '%SECRET-RYE%'");
        let tx = scene.core.store.read().await.unwrap();
        let found: i64 = sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_one(&mut *tx.lock().await).await.unwrap();
        assert_eq!(found, 0, "{table}");
    }
    scene.finish().await;
}
