//! The rules of a group, and newcomers who write once they agree.

use chrono::TimeDelta;
use kehila::words::{Lang, Line, line};
use serde_json::{Value, json};
use simulator::{Fault, Person, Right, Rights, UserId};

use super::support::{Cast, Scene, ending::Trouble, without_marks, word};

const RULES: &str = "Be kind to each other.\nNo advertising.\nWho reads this far finds cinnamon.";

/// What a message says, with the group's name in it.
fn says(id: &str, lang: Lang) -> String {
    without_marks(&Line::named(id.to_owned()).text("group", "Bakers").render_plain(lang))
}

/// A group with rules, a word in them, and the gate set so.
async fn with_gate(lang: Lang, gate: &str) -> (Scene, Cast) {
    let (mut scene, cast) = Scene::with_group(lang).await;
    scene.sim.start_bot(cast.noa);
    scene.settle().await;
    set_rules(&mut scene, &cast, lang).await;
    execute(&scene, "UPDATE rulebooks SET word = 'cinnamon'").await;
    scene.say(cast.group, cast.noa, &format!("/settings gate {gate}")).await;
    for person in [cast.noa, cast.boris] {
        scene.sees(cast.group, person);
        scene.sees_in_private(person);
    }
    (scene, cast)
}

async fn set_rules(scene: &mut Scene, cast: &Cast, lang: Lang) {
    scene.say(cast.group, cast.noa, &format!("/rules\n{RULES}")).await;
    scene.press(cast.group, cast.noa, &word("whisper-open-private", lang)).await;
    scene.press_in_private(cast.noa, &word("rules-button-set", lang)).await;
}

async fn execute(scene: &Scene, statement: &'static str) {
    let tx = scene.core.store.write().await.unwrap();
    sqlx::raw_sql(statement).execute(&mut *tx.lock().await).await.unwrap();
    tx.commit().await.unwrap();
}

async fn states(scene: &Scene) -> Vec<String> {
    let tx = scene.core.store.read().await.unwrap();
    let states = sqlx::query_scalar("SELECT state FROM rulebook_gates ORDER BY user_id");
    states.fetch_all(&mut *tx.lock().await).await.unwrap()
}

/// What Telegram says of her, without who she is.
fn standing(scene: &Scene, cast: &Cast, user: UserId) -> Value {
    let mut member = scene.sim.membership(cast.group, user);
    member.as_object_mut().unwrap().remove("user");
    member
}

fn may_write(scene: &Scene, cast: &Cast, user: UserId) -> bool {
    scene.sim.try_say(cast.group, user, None, None, "Hello").is_ok()
}

/// How often managers were shown the item in private.
async fn items(scene: &Scene, kind: &'static str) -> Vec<String> {
    let tx = scene.core.store.read().await.unwrap();
    let open =
        sqlx::query_scalar("SELECT state FROM items WHERE room = 'rulebook' AND kind = ? ORDER BY id").bind(kind);
    open.fetch_all(&mut *tx.lock().await).await.unwrap()
}

#[tokio::test]
async fn rules_are_written_in_one_message_and_read_a_page_at_a_time() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        scene.sim.start_bot(cast.noa);
        scene.settle().await;
        let none = scene.say_and_see(cast.group, cast.boris, "/rules").await;
        assert!(none.contains(&says("rules-none", lang)), "{none}");
        let none = scene.say_and_see(cast.group, cast.noa, "/rules").await;
        assert!(
            none.contains(
                &without_marks(&line("rules-none-yet").render_plain(lang)).replace("<code>", "").replace("</code>", "")
            ),
            "{none}"
        );
        set_rules(&mut scene, &cast, lang).await;
        let set = scene.sees_in_private(cast.noa);
        assert!(set.contains(&says("rules-set", lang)) && set.contains("No advertising."), "{set}");
        let read = scene.say_and_see(cast.group, cast.boris, "/rules").await;
        assert!(read.contains("Be kind to each other.") && read.contains(&word("rules-door", lang)), "{read}");
        assert!(!scene.sees(cast.group, cast.alice).contains("Be kind"), "only who asked sees them");
        // A member's own words below it change nothing.
        let read = scene.say_and_see(cast.group, cast.boris, "/rules\nEverything goes").await;
        assert!(read.contains("Be kind to each other."), "{read}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn long_rules_have_a_page_for_each_heading() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.start_bot(cast.noa);
    scene.settle().await;
    let part = |heading: &str| format!("# {heading}\n{}", "We help each other here. ".repeat(20));
    let text = ["Kindness", "Selling", "Questions"].map(part).join("\n");
    scene.say(cast.group, cast.noa, &format!("/rules\n{text}")).await;
    scene.press(cast.group, cast.noa, &word("whisper-open-private", Lang::En)).await;
    scene.press_in_private(cast.noa, &word("rules-button-set", Lang::En)).await;
    scene.say(cast.group, cast.boris, "/rules").await;
    let page = scene.panel(cast.group, cast.boris);
    assert!(page.words.contains("# Kindness") && !page.words.contains("# Selling"), "{page:?}");
    scene.press(cast.group, cast.boris, &word("page-following", Lang::En)).await;
    let page = scene.panel(cast.group, cast.boris);
    assert!(page.words.contains("# Selling") && !page.words.contains("# Kindness"), "{page:?}");
    scene.finish().await;
}

#[tokio::test]
async fn the_rules_and_their_word_are_written_on_the_desk_and_removed_there() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.start_bot(cast.noa);
    scene.settle().await;
    scene.say(cast.group, cast.noa, "/rules").await;
    scene.press(cast.group, cast.noa, "Write rules").await;
    scene.say_in_private(cast.noa, "Be kind. The word is cinnamon.").await;
    scene.say_in_private(cast.noa, "pepper").await;
    scene.press_in_private(cast.noa, "Set").await;
    let refused = scene.sees_in_private(cast.noa);
    assert!(refused.contains("isn't in the rules"), "{refused}");
    scene.press_in_private(cast.noa, "Change").await;
    scene.press_in_private(cast.noa, "Keep").await;
    scene.say_in_private(cast.noa, "Cinnamon").await;
    scene.press_in_private(cast.noa, "Set").await;
    scene.say(cast.group, cast.noa, "/rules").await;
    scene.press(cast.group, cast.noa, "Manage").await;
    scene.press(cast.group, cast.noa, "Newcomers find a word first").await;
    let page = scene.panel(cast.group, cast.noa);
    assert!(page.words.contains("newcomers agree first, nobody is waiting"), "{page:?}");
    let log = scene.say_and_see(cast.group, cast.noa, "/settings log").await;
    assert!(log.contains("Rules: set") && log.contains("newcomers write once they find a word"), "{log}");
    scene.say(cast.group, cast.noa, "/rules").await;
    scene.press(cast.group, cast.noa, "Manage").await;
    scene.press(cast.group, cast.noa, "Remove rules").await;
    scene.press(cast.group, cast.noa, "Remove").await;
    let page = scene.panel(cast.group, cast.noa);
    assert!(page.words.contains("no rules yet"), "{page:?}");
    scene.finish().await;
}

#[tokio::test]
async fn a_newcomer_reads_agrees_and_writes() {
    for lang in Lang::ALL {
        let (mut scene, cast) = with_gate(lang, "agree").await;
        let dana = cast.newcomer;
        scene.sim.join(cast.group, dana);
        scene.pass(TimeDelta::seconds(40)).await;
        assert!(!may_write(&scene, &cast, dana), "she reads first");
        assert_eq!(states(&scene).await, ["waits"]);
        let seen = scene.sees(cast.group, cast.boris);
        assert!(seen.contains(&word("rules-button-gated", lang)), "she is greeted all the same: {seen}");
        scene.press(cast.group, dana, &word("rules-button-gated", lang)).await;
        // In private she reads her own language.
        let read = scene.sees_in_private(dana);
        assert!(read.contains("Be kind") && read.contains(&word("rules-button-human", Lang::He)), "{read}");
        scene.press_in_private(dana, &word("rules-button-agree", Lang::He)).await;
        let told = scene.sees_in_private(dana);
        assert!(told.contains(&says("rules-agreed", Lang::He)), "{told}");
        assert_eq!(standing(&scene, &cast, dana), json!({"status": "member"}));
        assert!(may_write(&scene, &cast, dana));
        assert_eq!(states(&scene).await, ["over"]);
        // Whoever comes back has agreed.
        scene.sim.leave(cast.group, dana);
        scene.pass(TimeDelta::days(40)).await;
        scene.sim.join(cast.group, dana);
        scene.settle().await;
        assert!(may_write(&scene, &cast, dana));
        scene.finish().await;
    }
}

#[tokio::test]
async fn who_blocks_the_bot_agrees_by_a_whisper_in_the_group() {
    for lang in Lang::ALL {
        let (mut scene, cast) = with_gate(lang, "agree").await;
        let dana = cast.newcomer;
        scene.sim.start_bot(dana);
        scene.settle().await;
        scene.sim.block_bot(dana);
        scene.sim.join(cast.group, dana);
        scene.settle().await;
        let seen = scene.sees(cast.group, dana);
        assert!(seen.contains("Be kind"), "{seen}");
        assert!(!scene.sees(cast.group, cast.boris).contains("Be kind"), "nobody else sees it");
        scene.press(cast.group, dana, &word("rules-button-agree", lang)).await;
        let seen = scene.sees(cast.group, dana);
        assert!(seen.contains(&says("rules-agreed", lang)), "{seen}");
        assert!(may_write(&scene, &cast, dana));
        scene.finish().await;
    }
}

#[tokio::test]
async fn what_she_might_do_before_is_given_back_just_so() {
    let (mut scene, cast) = with_gate(Lang::En, "agree").await;
    let dana = cast.newcomer;
    let until = scene.now().timestamp() + 20 * 86_400;
    scene.sim.restrict(
        cast.group,
        cast.noa,
        dana,
        &["can_send_messages", "can_send_photos", "can_pin_messages"],
        until,
    );
    scene.sim.join(cast.group, dana);
    let before = standing(&scene, &cast, dana);
    scene.settle().await;
    assert!(!may_write(&scene, &cast, dana));
    scene.press(cast.group, dana, "I agree").await;
    assert_eq!(standing(&scene, &cast, dana), before);
    scene.finish().await;
}

#[tokio::test]
async fn the_word_is_picked_out_of_four_and_after_two_others_a_human_lets_her_in() {
    for lang in Lang::ALL {
        let (mut scene, cast) = with_gate(lang, "word").await;
        let [dana, mira] = [cast.newcomer, scene.sim.create(Person::named("Mira").language(lang.code()))];
        for person in [dana, mira] {
            scene.sim.join(cast.group, person);
            scene.settle().await;
            scene.press(cast.group, person, &word("rules-button-word", lang)).await;
        }
        scene.press(cast.group, dana, "cinnamon").await;
        assert!(may_write(&scene, &cast, dana), "the right one at once");
        let ways = [word("rules-button-read", lang), word("rules-button-human", lang)];
        let others = |scene: &Scene| {
            let labels = scene.panel(cast.group, mira).labels;
            labels.into_iter().filter(|label| label != "cinnamon" && !ways.contains(label)).collect::<Vec<_>>()
        };
        for said in ["rules-word-again", "rules-word-over"] {
            let choices = others(&scene);
            assert_eq!(choices.len(), 3, "{choices:?}");
            scene.press(cast.group, mira, &choices[0]).await;
            let page = scene.panel(cast.group, mira);
            assert!(page.words.contains(&word(said, lang)), "{page:?}");
        }
        assert!(others(&scene).is_empty() && !scene.panel(cast.group, mira).labels.contains(&"cinnamon".to_owned()));
        assert!(!may_write(&scene, &cast, mira));
        scene.press(cast.group, mira, &ways[1]).await;
        assert_eq!(items(&scene, "human").await, ["new"]);
        let called = scene.sees_in_private(cast.noa);
        assert!(called.contains("Mira"), "{called}");
        scene.press_in_private(cast.noa, &word("rules-button-let-in", lang)).await;
        assert!(may_write(&scene, &cast, mira));
        assert_eq!(items(&scene, "human").await, ["done"]);
        scene.finish().await;
    }
}

#[tokio::test]
async fn who_asks_for_a_human_may_be_left_as_she_is_and_nothing_worse_ever_comes() {
    let (mut scene, cast) = with_gate(Lang::En, "agree").await;
    let dana = cast.newcomer;
    scene.sim.join(cast.group, dana);
    scene.settle().await;
    scene.press(cast.group, dana, "Ask a human").await;
    scene.press_in_private(cast.noa, "Leave as it is").await;
    assert_eq!(items(&scene, "human").await, ["done"]);
    scene.pass(TimeDelta::days(8)).await;
    assert_eq!(scene.sim.membership(cast.group, dana)["is_member"], json!(true), "she is not thrown out");
    scene.sim.start_bot(dana);
    scene.say_in_private(dana, "/rules").await;
    scene.press_in_private(dana, &word("rules-button-agree", Lang::He)).await;
    assert!(may_write(&scene, &cast, dana), "she may agree whenever she likes");
    scene.finish().await;
}

#[tokio::test]
async fn who_leaves_gets_back_what_she_had_and_is_asked_again_when_she_comes_back() {
    let (mut scene, cast) = with_gate(Lang::En, "agree").await;
    let dana = cast.newcomer;
    scene.sim.join(cast.group, dana);
    scene.settle().await;
    scene.press(cast.group, dana, "Ask a human").await;
    scene.sim.leave(cast.group, dana);
    scene.receive().await;
    assert_eq!(items(&scene, "human").await, ["done"], "nobody is called for who has gone");
    scene.settle().await;
    assert_eq!(standing(&scene, &cast, dana), json!({"status": "left"}));
    assert_eq!(states(&scene).await, ["left"]);
    scene.sim.join(cast.group, dana);
    scene.settle().await;
    assert!(!may_write(&scene, &cast, dana), "going and coming is no way past the rules");
    // Back before anything was given back.
    scene.sim.leave(cast.group, dana);
    scene.sim.join(cast.group, dana);
    scene.settle().await;
    assert!(!may_write(&scene, &cast, dana));
    assert_eq!(states(&scene).await, ["waits"]);
    scene.press(cast.group, dana, "I agree").await;
    assert_eq!(standing(&scene, &cast, dana), json!({"status": "member"}));
    scene.finish().await;
}

#[tokio::test]
async fn what_a_manager_has_changed_meanwhile_is_left_alone() {
    let (mut scene, cast) = with_gate(Lang::En, "agree").await;
    let [dana, mira] = [cast.newcomer, scene.sim.person("Mira")];
    for person in [dana, mira] {
        scene.sim.join(cast.group, person);
    }
    scene.settle().await;
    // Noa gives one of them back a little, and mutes the other for a week.
    scene.sim.restrict(cast.group, cast.noa, dana, &["can_send_messages"], 0);
    scene.sim.restrict(cast.group, cast.noa, mira, &[], scene.now().timestamp() + 7 * 86_400);
    let before = [dana, mira].map(|person| standing(&scene, &cast, person));
    for person in [dana, mira] {
        scene.press(cast.group, person, "I agree").await;
    }
    assert_eq!([dana, mira].map(|person| standing(&scene, &cast, person)), before);
    scene.say(cast.group, cast.noa, "/settings gate off").await;
    assert_eq!([dana, mira].map(|person| standing(&scene, &cast, person)), before);
    scene.finish().await;
}

#[tokio::test]
async fn who_is_muted_by_another_bot_first_comes_to_the_gate_after_that() {
    let (mut scene, cast) = with_gate(Lang::En, "agree").await;
    let dana = cast.newcomer;
    scene.sim.join(cast.group, dana);
    scene.sim.mute(cast.group, cast.noa, dana);
    scene.settle().await;
    assert_eq!(states(&scene).await, ["theirs"]);
    scene.sim.unmute(cast.group, cast.noa, dana);
    scene.settle().await;
    assert_eq!(states(&scene).await, ["waits"]);
    assert!(!may_write(&scene, &cast, dana));
    scene.press(cast.group, dana, "I agree").await;
    assert!(may_write(&scene, &cast, dana));
    scene.finish().await;
}

#[tokio::test]
async fn a_gate_that_is_switched_off_lets_everybody_in() {
    for off in ["/settings gate off", "/settings rulebook off"] {
        let (mut scene, cast) = with_gate(Lang::En, "agree").await;
        let people: Vec<UserId> = (0..30).map(|n| scene.sim.person(&format!("Guest {n}"))).collect();
        for person in &people {
            scene.sim.join(cast.group, *person);
        }
        scene.settle().await;
        assert!(people.iter().all(|person| !may_write(&scene, &cast, *person)));
        scene.say(cast.group, cast.noa, off).await;
        scene.pass(TimeDelta::minutes(1)).await;
        assert!(people.iter().all(|person| standing(&scene, &cast, *person) == json!({"status": "member"})), "{off}");
        let late = scene.sim.person("Late");
        scene.sim.join(cast.group, late);
        scene.settle().await;
        assert!(may_write(&scene, &cast, late));
        scene.finish().await;
    }
}

#[tokio::test]
async fn without_the_right_managers_know_and_with_it_everybody_is_let_in() {
    let (mut scene, cast) = with_gate(Lang::En, "agree").await;
    let [dana, mira] = [cast.newcomer, scene.sim.person("Mira")];
    for person in [dana, mira] {
        scene.sim.join(cast.group, person);
    }
    scene.settle().await;
    scene.sim.promote_bot(cast.group, cast.noa, Rights::all().without(Right::RestrictMembers));
    scene.settle().await;
    assert_eq!(items(&scene, "stuck").await, ["new"]);
    scene.press(cast.group, dana, "I agree").await;
    assert!(!may_write(&scene, &cast, dana));
    let refused = scene.say_and_see(cast.group, cast.noa, "/settings gate word").await;
    assert!(refused.contains("Ban users"), "{refused}");
    let late = scene.sim.person("Late");
    scene.sim.join(cast.group, late);
    scene.settle().await;
    assert!(may_write(&scene, &cast, late), "who cannot be let in is not shut out");
    scene.sim.promote_bot(cast.group, cast.noa, Rights::all());
    scene.settle().await;
    assert!(may_write(&scene, &cast, dana) && may_write(&scene, &cast, mira));
    assert_eq!(items(&scene, "stuck").await, ["done"]);
    scene.finish().await;
}

#[tokio::test]
async fn a_right_that_is_gone_at_the_moment_it_is_needed_is_noticed() {
    let (mut scene, cast) = with_gate(Lang::En, "agree").await;
    let dana = cast.newcomer;
    scene.sim.join(cast.group, dana);
    scene.settle().await;
    scene.sim.press(cast.group, dana, "I agree").unwrap();
    scene.receive().await;
    scene.sim.promote_bot(cast.group, cast.noa, Rights::all().without(Right::RestrictMembers));
    scene.send_only().await;
    scene.settle().await;
    assert_eq!(items(&scene, "stuck").await, ["new"]);
    scene.sim.promote_bot(cast.group, cast.noa, Rights::all());
    scene.settle().await;
    assert!(may_write(&scene, &cast, dana));
    scene.finish_despite([Trouble::Failed]).await;
}

#[tokio::test]
async fn who_was_there_before_or_manages_the_group_is_never_asked() {
    let (mut scene, cast) = with_gate(Lang::En, "agree").await;
    let [left, robot] = [scene.sim.person("Lea"), scene.sim.create(Person::named("Robot").username("robot_bot").bot())];
    scene.say(cast.group, cast.noa, "/settings gate off").await;
    scene.sim.join(cast.group, left);
    scene.pass(TimeDelta::days(2)).await;
    scene.sim.leave(cast.group, left);
    scene.settle().await;
    scene.say(cast.group, cast.noa, "/settings gate agree").await;
    scene.sim.join(cast.group, left);
    scene.sim.add(cast.group, cast.noa, robot);
    scene.settle().await;
    for person in [cast.noa, cast.boris, cast.alice, left] {
        assert!(may_write(&scene, &cast, person));
    }
    assert!(states(&scene).await.is_empty());
    assert_eq!(scene.sim.requests_of("restrictChatMember").len(), 0);
    scene.finish().await;
}

#[tokio::test]
async fn in_a_basic_group_the_gate_says_why_it_cannot_be() {
    for lang in Lang::ALL {
        let mut scene = Scene::open().await;
        let noa = scene.sim.create(Person::named("Noa").language(lang.code()));
        let group = scene.sim.group("Bakers", noa);
        scene.sim.add_bot(group, noa);
        scene.sim.promote_bot(group, noa, Rights::all());
        scene.sim.start_bot(noa);
        scene.settle().await;
        execute(&scene, "INSERT INTO rulebooks (chat, text, set_at) SELECT id, 'Be kind.', 0 FROM chats").await;
        scene.sees(group, noa);
        let told = scene.say_and_see(group, noa, "/settings gate agree").await;
        assert!(told.contains(&word("rules-gate-basic-group", lang)), "{told}");
        let guest = scene.sim.person("Guest");
        scene.sim.join(group, guest);
        scene.settle().await;
        assert_eq!(scene.sim.requests_of("restrictChatMember").len(), 0);
        scene.finish().await;
    }
}

#[tokio::test]
async fn the_gate_needs_rules_and_for_the_word_a_word() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.start_bot(cast.noa);
    scene.settle().await;
    let told = scene.say_and_see(cast.group, cast.noa, "/settings gate agree").await;
    assert!(told.contains("There are no rules yet"), "{told}");
    set_rules(&mut scene, &cast, Lang::En).await;
    let told = scene.say_and_see(cast.group, cast.noa, "/settings gate word").await;
    assert!(told.contains("no word in the rules"), "{told}");
    let told = scene.say_and_see(cast.group, cast.noa, "/settings gate agree").await;
    assert!(told.contains("newcomers write once they agree"), "{told}");
    scene.finish().await;
}

#[tokio::test]
async fn in_a_raid_all_are_kept_from_writing_and_few_are_whispered_to() {
    let (mut scene, cast) = with_gate(Lang::En, "agree").await;
    let people: Vec<UserId> = (0..300).map(|n| scene.sim.person(&format!("Guest {n}"))).collect();
    for person in &people {
        scene.sim.join(cast.group, *person);
    }
    scene.pass(TimeDelta::seconds(30)).await;
    assert!(people.iter().all(|person| !may_write(&scene, &cast, *person)));
    scene.pass(TimeDelta::minutes(6)).await;
    let whispers = scene.sim.requests_of("sendMessage");
    let whispers =
        whispers.iter().filter(|request| request.params.contains_key("ephemeral_message_parameters")).count();
    assert!(whispers <= 5, "{whispers}");
    let greeted = scene.sees(cast.group, cast.boris);
    assert!(greeted.contains("Rules: I agree"), "{greeted}");
    scene.finish().await;
}

/// The process ends before anything is sent, and after each request whose answer it has not heard.
#[tokio::test]
async fn whenever_the_process_ends_she_is_let_in_once_she_agrees() {
    const ENDS: [(bool, Option<&str>); 6] = [
        (false, None),
        (false, Some("getChatMember")),
        (false, Some("restrictChatMember")),
        (true, None),
        (true, Some("getChatMember")),
        (true, Some("restrictChatMember")),
    ];
    for ends in ENDS {
        let (mut scene, cast) = with_gate(Lang::En, "agree").await;
        let dana = cast.newcomer;
        scene.sim.join(cast.group, dana);
        end_at(&mut scene, ends.1.filter(|_| !ends.0), !ends.0).await;
        scene.settle().await;
        assert!(!may_write(&scene, &cast, dana), "{ends:?}");
        scene.sim.press(cast.group, dana, "I agree").unwrap();
        end_at(&mut scene, ends.1.filter(|_| ends.0), ends.0).await;
        scene.pass(TimeDelta::minutes(1)).await;
        assert_eq!(standing(&scene, &cast, dana), json!({"status": "member"}), "{ends:?}");
        assert_eq!(states(&scene).await, ["over"], "{ends:?}");
        scene.finish().await;
    }
}

/// Ends the process once it has heard what there was, and sent up to this.
async fn end_at(scene: &mut Scene, lost: Option<&str>, ends: bool) {
    scene.receive_all().await;
    if let Some(method) = lost {
        scene.sim.fault(method, 0, 1, Fault::DropAfter);
        scene.send_now().await;
    }
    if ends {
        scene.restart().await;
    }
    scene.pass(TimeDelta::seconds(30)).await;
}

#[tokio::test]
async fn who_has_herself_forgotten_while_she_waits_gets_back_what_she_had() {
    let (mut scene, cast) = with_gate(Lang::En, "agree").await;
    let dana = cast.newcomer;
    scene.sim.start_bot(dana);
    scene.sim.join(cast.group, dana);
    scene.settle().await;
    let known = scene.say_and_see(dana.private(), dana, "/mydata").await;
    let told = without_marks(&line("mydata-rules").plain("state", "waits").render_plain(Lang::He));
    assert!(known.contains(&told), "{known}");
    scene.say_in_private(dana, "/forgetme").await;
    scene.press_in_private(dana, &word("forgetme-button-all", Lang::He)).await;
    scene.pass(TimeDelta::minutes(1)).await;
    assert!(may_write(&scene, &cast, dana));
    assert!(states(&scene).await.is_empty());
    scene.finish().await;
}
