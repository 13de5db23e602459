//! Who asks to be let into a group: asked, answered, let in or not, by whoever decides first; and all that can come between.

use chrono::TimeDelta;
use chrono_tz::Asia::Jerusalem;
use kehila::{
    dispatch::settings,
    telegram::{
        UserId as OurUser,
        actor::{Actor, Person as OurPerson},
    },
    words::{Lang, Line, line},
};
use simulator::{Person, Right, Rights, UserId};

use super::support::{Cast, Scene, ending::Trouble, without_marks, word};

fn says(line: &Line, lang: Lang) -> String {
    without_marks(&line.render_plain(lang))
}

/// The group with join requests on; Noa and Boris manage it, and both have started us.
async fn stage(lang: Lang) -> (Scene, Cast) {
    let (mut scene, cast) = Scene::with_group(lang).await;
    scene.sim.promote(cast.group, cast.noa, cast.boris, Rights::all());
    for person in [cast.noa, cast.boris] {
        scene.sim.start_bot(person);
    }
    scene.settle().await;
    set(&mut scene, &cast, "requests", "on").await;
    scene.pass(TimeDelta::minutes(2)).await;
    for person in [cast.noa, cast.boris] {
        scene.sees_in_private(person);
    }
    (scene, cast)
}

async fn set(scene: &mut Scene, cast: &Cast, key: &str, value: &str) {
    let by = OurPerson { id: OurUser(cast.noa.0), name: "Noa".into(), username: None, is_bot: false, language: None };
    let chat = scene.key(cast.group).await;
    scene.with_cx(async |cx| settings::set(cx, chat, &Actor::Person(by.clone()), key, value).await.map(drop)).await;
    scene.settle().await;
}

fn applicant(scene: &Scene, lang: Lang) -> UserId {
    scene.sim.create(Person::named("Mira").username("mira").language(lang.code()))
}

/// Mira asks to join, and everything follows.
async fn ask(scene: &mut Scene, cast: &Cast, who: UserId) {
    scene.sim.ask_to_join(cast.group, who);
    scene.settle().await;
}

/// She answers both questions and sends them.
async fn answer(scene: &mut Scene, who: UserId, lang: Lang) {
    scene.say_in_private(who, "I bake rye").await;
    scene.say_in_private(who, "A sourdough starter").await;
    scene.press_in_private(who, &word("requests-button-send", lang)).await;
}

/// How hers stands in the database, and who decided.
async fn stands(scene: &Scene, who: UserId) -> (String, Option<i64>) {
    let tx = scene.core.store.read().await.unwrap();
    let latest = "SELECT state, decided_by FROM join_requests WHERE user_id = ? ORDER BY id DESC LIMIT 1";
    sqlx::query_as(latest).bind(who.0).fetch_one(&mut *tx.lock().await).await.unwrap()
}

fn is_in(scene: &Scene, cast: &Cast, who: UserId) -> bool {
    scene.sim.try_say(cast.group, who, None, None, "hello").is_ok()
}

#[tokio::test]
async fn she_is_asked_in_her_language_and_let_in() {
    for lang in Lang::ALL {
        // The group speaks another language than she does.
        let (mut scene, cast) = stage(if lang == Lang::En { Lang::Ru } else { Lang::En }).await;
        let groups = if lang == Lang::En { Lang::Ru } else { Lang::En };
        let mira = applicant(&scene, lang);
        ask(&mut scene, &cast, mira).await;
        let asked = scene.sees_in_private(mira);
        assert!(asked.contains("Bakers"), "{asked}");
        assert!(asked.contains(&word("requests-usual-first", lang)), "{asked}");
        scene.restart().await;
        answer(&mut scene, mira, lang).await;
        let told = scene.sees_in_private(mira);
        assert!(told.contains(&says(&line("requests-passed-on").text("group", "Bakers"), lang)), "{told}");

        let item = scene.sees_in_private(cast.noa);
        for part in ["Mira", "I bake rye", "A sourdough starter", "Bakers"] {
            assert!(item.contains(part), "{part}: {item}");
        }
        assert!(!is_in(&scene, &cast, mira));
        scene.restart().await;
        scene.press_in_private(cast.noa, &word("requests-button-approve", groups)).await;
        assert!(is_in(&scene, &cast, mira));
        let told = scene.sees_in_private(mira);
        assert!(told.contains(&says(&line("requests-let-in").text("group", "Bakers"), lang)), "{told}");
        assert_eq!(stands(&scene, mira).await, ("approved".to_owned(), Some(cast.noa.0)));
        scene.settle().await;
        scene.finish().await;
    }
}

#[tokio::test]
async fn who_is_not_let_in_hears_why() {
    for lang in Lang::ALL {
        let (mut scene, cast) = stage(lang).await;
        let mira = applicant(&scene, lang);
        ask(&mut scene, &cast, mira).await;
        answer(&mut scene, mira, lang).await;
        scene.sees_in_private(mira);
        scene.press_in_private(cast.noa, &word("requests-button-decline", lang)).await;
        let full = line("requests-button-reason").plain("reason", "full");
        scene.press_in_private(cast.noa, &says(&full, lang)).await;
        let told = scene.sees_in_private(mira);
        let declined = line("requests-declined").plain("reason", "full").html("words", String::new());
        assert!(told.contains(&says(&declined.text("group", "Bakers"), lang)), "{told}");
        assert_eq!(stands(&scene, mira).await, ("declined".to_owned(), Some(cast.noa.0)));
        assert!(!scene.sim.asks_to_join(cast.group, mira) && !is_in(&scene, &cast, mira));

        // She asks once more, and hears it in Noa's own words.
        ask(&mut scene, &cast, mira).await;
        answer(&mut scene, mira, lang).await;
        scene.sees_in_private(mira);
        scene.press_in_private(cast.noa, &word("requests-button-decline", lang)).await;
        scene.press_in_private(cast.noa, &word("requests-button-own-reason", lang)).await;
        scene.say_in_private(cast.noa, "Only <b>rye</b> here").await;
        scene.press_in_private(cast.noa, &word("requests-button-decline", lang)).await;
        let told = scene.sees_in_private(mira);
        assert!(told.contains("Only <b>rye</b> here"), "{told}");
        assert_eq!(stands(&scene, mira).await.0, "declined");
        scene.finish().await;
    }
}

#[tokio::test]
async fn she_is_asked_more_and_the_answer_comes_back() {
    for lang in Lang::ALL {
        let (mut scene, cast) = stage(lang).await;
        let mira = applicant(&scene, lang);
        ask(&mut scene, &cast, mira).await;
        answer(&mut scene, mira, lang).await;
        scene.sees_in_private(mira);
        scene.press_in_private(cast.noa, &word("requests-button-more", lang)).await;
        scene.say_in_private(cast.noa, "Since when?").await;
        scene.restart().await;
        scene.press_in_private(cast.noa, &word("requests-button-send", lang)).await;
        let asked = scene.sees_in_private(mira);
        for part in ["Since when?", "Noa", "Bakers"] {
            assert!(asked.contains(part), "{part}: {asked}");
        }
        scene.sees_in_private(cast.noa);
        scene.sim.sticker(mira.private(), mira, "🙂");
        scene.settle().await;
        assert!(scene.sees_in_private(mira).contains(&word("flow-in-words", lang)));
        scene.restart().await;
        for said in ["Since May", "And before that, never"] {
            scene.say_in_private(mira, said).await;
            let heard = scene.sees_in_private(cast.noa);
            assert!(heard.contains(said) && heard.contains("Since when?"), "{heard}");
            assert!(scene.sees_in_private(mira).contains("Bakers"), "it was passed on");
        }
        // Boris sees it by the item.
        assert!(scene.sees_in_private(cast.boris).contains("And before that, never"));
        scene.press_in_private(cast.noa, &word("requests-button-approve", lang)).await;
        assert!(is_in(&scene, &cast, mira));
        // It is over: nothing is passed on any more.
        scene.sees_in_private(cast.noa);
        scene.say_in_private(mira, "Thank you").await;
        assert!(!scene.sees_in_private(cast.noa).contains("Thank you"));
        scene.finish().await;
    }
}

#[tokio::test]
async fn of_two_at_once_the_second_hears_what_the_first_did() {
    for lang in Lang::ALL {
        let (mut scene, cast) = stage(lang).await;
        let mira = applicant(&scene, lang);
        ask(&mut scene, &cast, mira).await;
        answer(&mut scene, mira, lang).await;
        let approve = scene.button(cast.noa.private(), cast.noa, &word("requests-button-approve", lang));
        let decline = scene.button(cast.boris.private(), cast.boris, &word("requests-button-approve", Lang::Ru));
        for person in [cast.noa, cast.boris] {
            scene.sees_in_private(person);
        }
        scene.sim.press(cast.noa.private(), cast.noa, &approve).unwrap();
        scene.sim.press(cast.boris.private(), cast.boris, &decline).unwrap();
        scene.settle().await;
        let seen = scene.sees_in_private(cast.boris);
        assert!(seen.contains(&word("attention-done-already", Lang::Ru)) || seen.contains("Noa"), "{seen}");
        assert_eq!(stands(&scene, mira).await, ("approved".to_owned(), Some(cast.noa.0)));
        assert_eq!(scene.sim.requests_of("approveChatJoinRequest").len(), 1);
        // On a screen of before: who has approved her.
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_screen_of_before_says_who_decided() {
    let (mut scene, cast) = stage(Lang::En).await;
    let mira = applicant(&scene, Lang::En);
    ask(&mut scene, &cast, mira).await;
    answer(&mut scene, mira, Lang::En).await;
    scene.press_in_private(cast.boris, &word("requests-button-look", Lang::Ru)).await;
    scene.sees_in_private(cast.boris);
    let approve = scene.button(cast.boris.private(), cast.boris, &word("requests-button-approve", Lang::Ru));
    scene.press_in_private(cast.noa, &word("requests-button-approve", Lang::En)).await;
    scene.sim.press(cast.boris.private(), cast.boris, &approve).unwrap();
    scene.settle().await;
    let seen = scene.sees_in_private(cast.boris);
    let outcome = line("requests-outcome").plain("decision", "approved").text("manager", "Noa").text("name", "Mira");
    assert!(seen.contains(&says(&outcome, Lang::Ru)), "{seen}");
    scene.finish().await;
}

#[tokio::test]
async fn who_cannot_be_written_to_is_for_the_daily_round() {
    for lang in Lang::ALL {
        let (mut scene, cast) = stage(lang).await;
        let mira = applicant(&scene, lang);
        scene.sim.block_bot(mira);
        ask(&mut scene, &cast, mira).await;
        assert!(!scene.sees_in_private(cast.noa).contains("Mira"), "it is not urgent");
        scene.pass(TimeDelta::hours(26)).await;
        let seen = scene.sees_in_private(cast.noa);
        assert!(seen.contains(&says(&line("requests-item-unreached").text("name", "Mira"), lang)), "{seen}");
        scene.press_in_private(cast.noa, &word("requests-button-approve", lang)).await;
        assert!(is_in(&scene, &cast, mira));
        scene.finish_despite([Trouble::Failed]).await;
    }
}

#[tokio::test]
async fn a_request_heard_of_too_late_is_not_answered_in_vain() {
    let (mut scene, cast) = stage(Lang::En).await;
    let mira = applicant(&scene, Lang::En);
    scene.sim.ask_to_join(cast.group, mira);
    let later = scene.now() + TimeDelta::minutes(10);
    scene.sleep_until(&later.with_timezone(&Jerusalem).format("%Y-%m-%d %H:%M").to_string(), Jerusalem);
    scene.settle().await;
    assert_eq!(scene.sees_in_private(mira), "");
    scene.pass(TimeDelta::hours(26)).await;
    assert!(scene.sees_in_private(cast.noa).contains("Mira"));
    // She takes it back and asks once more: now she can be written to.
    scene.sim.withdraw(cast.group, mira);
    ask(&mut scene, &cast, mira).await;
    assert!(scene.sees_in_private(mira).contains("Bakers"));
    scene.finish().await;
}

#[tokio::test]
async fn what_was_taken_back_or_decided_in_telegram_is_over_here() {
    for lang in Lang::ALL {
        let (mut scene, cast) = stage(lang).await;
        let mira = applicant(&scene, lang);
        ask(&mut scene, &cast, mira).await;
        answer(&mut scene, mira, lang).await;
        scene.sim.withdraw(cast.group, mira);
        scene.sees_in_private(cast.noa);
        scene.press_in_private(cast.noa, &word("requests-button-approve", lang)).await;
        let seen = scene.sees_in_private(cast.noa);
        let gone = line("requests-was-gone").text("name", "Mira").text("group", "Bakers");
        assert!(seen.contains(&says(&gone, lang)), "{seen}");
        assert_eq!(stands(&scene, mira).await.0, "gone");

        // Boris lets her in in Telegram itself, while the questions are with her.
        ask(&mut scene, &cast, mira).await;
        scene.sim.decide(cast.group, cast.boris, mira, true);
        scene.settle().await;
        assert_eq!(stands(&scene, mira).await, ("approved".to_owned(), Some(cast.boris.0)));
        scene.sees_in_private(mira);
        scene.say_in_private(mira, "I bake").await;
        assert!(!scene.sees_in_private(mira).contains(&word("requests-usual-first", lang)));
        let open = scene.with_cx(async |cx| kehila::features::attention::waiting(cx, OurUser(cast.noa.0)).await).await;
        assert!(open.is_empty(), "{open:?}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn questions_that_stay_open_do_not_keep_anybody_waiting() {
    for lang in Lang::ALL {
        let (mut scene, cast) = stage(lang).await;
        let mira = applicant(&scene, lang);
        ask(&mut scene, &cast, mira).await;
        scene.say_in_private(mira, "I bake rye").await;
        scene.pass(TimeDelta::hours(4)).await;
        let seen = scene.sees_in_private(cast.noa);
        assert!(seen.contains(&says(&line("requests-item-silent").text("name", "Mira"), lang)), "{seen}");
        // She answers after all, and the item says so.
        scene.say_in_private(mira, "A starter").await;
        scene.press_in_private(mira, &word("requests-button-send", lang)).await;
        assert!(scene.sees_in_private(cast.noa).contains("A starter"));
        scene.press_in_private(cast.noa, &word("requests-button-approve", lang)).await;
        assert!(is_in(&scene, &cast, mira));
        scene.finish().await;
    }
}

#[tokio::test]
async fn where_we_guard_the_group_telegram_is_told_at_once() {
    let (mut scene, cast) = stage(Lang::En).await;
    scene.sim.guard(cast.group, true);
    let mira = applicant(&scene, Lang::En);
    ask(&mut scene, &cast, mira).await;
    let told = scene.sim.requests_of("answerChatJoinRequestQuery");
    assert_eq!(told.iter().map(|request| request.params["result"].clone()).collect::<Vec<_>>(), ["queue"]);
    answer(&mut scene, mira, Lang::En).await;
    scene.press_in_private(cast.noa, &word("requests-button-approve", Lang::En)).await;
    assert!(is_in(&scene, &cast, mira));

    // By a link that lets in at once, the answer is just that; too late, she is let in all the same.
    let url = scene.sim.make_link(cast.group, cast.noa, Some("Friends"), true);
    let [rina, petra] = ["Rina", "Petra"].map(|name| scene.sim.create(Person::named(name).language("en")));
    scene.sim.come_by(cast.group, rina, &url).unwrap();
    scene.settle().await;
    scene.say(cast.group, cast.noa, "/requests").await;
    scene.press(cast.group, cast.noa, &word("requests-door-links", Lang::En)).await;
    scene.press(cast.group, cast.noa, "Friends").await;
    scene.sim.withdraw(cast.group, rina);
    scene.sim.come_by(cast.group, petra, &url).unwrap();
    scene.settle().await;
    let told = scene.sim.requests_of("answerChatJoinRequestQuery").pop().unwrap();
    assert_eq!(told.params["result"], "approve");
    assert!(is_in(&scene, &cast, petra));
    assert_eq!(stands(&scene, petra).await, ("approved".to_owned(), None));
    scene.finish().await;
}

#[tokio::test]
async fn it_lets_in_by_itself_only_whom_managers_said() {
    for lang in Lang::ALL {
        let (mut scene, cast) = stage(lang).await;
        set(&mut scene, &cast, "admission", "answered").await;
        let mira = applicant(&scene, lang);
        ask(&mut scene, &cast, mira).await;
        assert!(!is_in(&scene, &cast, mira));
        answer(&mut scene, mira, lang).await;
        assert!(is_in(&scene, &cast, mira));
        assert!(!scene.sees_in_private(cast.noa).contains("Mira"), "nobody had to do anything");

        // A link by which people come in at once.
        let url = scene.sim.make_link(cast.group, cast.noa, Some("\u{202E}<Friends>"), true);
        let [rina, petra] = ["Rina", "Petra"].map(|name| scene.sim.create(Person::named(name)));
        scene.sim.come_by(cast.group, rina, &url).unwrap();
        scene.settle().await;
        assert!(!is_in(&scene, &cast, rina));
        scene.say(cast.group, cast.noa, "/requests").await;
        scene.press(cast.group, cast.noa, &word("requests-door-links", lang)).await;
        scene.press(cast.group, cast.noa, "<Friends>").await;
        scene.sim.come_by(cast.group, petra, &url).unwrap();
        scene.settle().await;
        assert!(is_in(&scene, &cast, petra) && !is_in(&scene, &cast, rina));
        scene.finish().await;
    }
}

#[tokio::test]
async fn without_the_right_it_says_so_and_nothing_is_lost() {
    for lang in Lang::ALL {
        let (mut scene, cast) = stage(lang).await;
        let mira = applicant(&scene, lang);
        ask(&mut scene, &cast, mira).await;
        answer(&mut scene, mira, lang).await;
        scene.sees_in_private(cast.noa);
        let rights = Rights::all().without(Right::InviteUsers);
        scene.sim.promote_bot(cast.group, cast.noa, rights);
        scene.settle().await;
        let seen = scene.sees_in_private(cast.noa);
        assert!(seen.contains(&word("requests-item-right", lang)), "{seen}");
        scene.sim.promote_bot(cast.group, cast.noa, Rights::all());
        scene.settle().await;
        assert_eq!(stands(&scene, mira).await.0, "waiting");
        scene.say(cast.group, cast.noa, "/requests").await;
        scene.press(cast.group, cast.noa, "Mira").await;
        scene.press(cast.group, cast.noa, &word("requests-button-approve", lang)).await;
        assert!(is_in(&scene, &cast, mira));
        scene.finish().await;
    }
}

#[tokio::test]
async fn questions_are_the_managers_own() {
    for lang in Lang::ALL {
        let (mut scene, cast) = stage(lang).await;
        scene.say(cast.group, cast.noa, "/requests\nWhat do you <b>bake</b>?\nWhy?").await;
        let seen = scene.sees(cast.group, cast.noa);
        assert!(seen.contains("What do you <b>bake</b>?"), "{seen}");
        let mira = applicant(&scene, lang);
        ask(&mut scene, &cast, mira).await;
        assert!(scene.sees_in_private(mira).contains("What do you <b>bake</b>?"));
        scene.say_in_private(mira, "Rye\nand \u{202E}buns").await;
        scene.say_in_private(mira, "@alice https://example.org #x").await;
        scene.press_in_private(mira, &word("requests-button-send", lang)).await;
        assert!(scene.sees_in_private(cast.noa).contains("and buns"));

        // In the flow: the second is left out.
        scene.say(cast.group, cast.noa, "/requests").await;
        scene.press(cast.group, cast.noa, &word("requests-door-questions", lang)).await;
        scene.press(cast.group, cast.noa, &word("whisper-open-private", lang)).await;
        scene.press_in_private(cast.noa, &word("requests-button-write", lang)).await;
        scene.press_in_private(cast.noa, &word("flow-keep", lang)).await;
        scene.press_in_private(cast.noa, &word("flow-leave-out", lang)).await;
        for _ in 0..3 {
            scene.press_in_private(cast.noa, &word("flow-skip", lang)).await;
        }
        scene.press_in_private(cast.noa, &word("requests-button-save", lang)).await;
        let rina = scene.sim.create(Person::named("Rina").language(lang.code()));
        ask(&mut scene, &cast, rina).await;
        scene.say_in_private(rina, "Buns").await;
        assert!(
            scene.sees_in_private(rina).contains(&word("requests-button-send", lang)),
            "one question, then the preview"
        );

        // None at all: a friendly word, and it waits.
        scene.say(cast.group, cast.noa, "/requests").await;
        scene.press(cast.group, cast.noa, &word("requests-door-questions", lang)).await;
        scene.press(cast.group, cast.noa, &word("requests-button-no-questions", lang)).await;
        let petra = scene.sim.create(Person::named("Petra").language(lang.code()));
        scene.sees_in_private(cast.noa);
        ask(&mut scene, &cast, petra).await;
        let hello = says(&line("requests-hello").text("group", "Bakers"), lang);
        assert!(scene.sees_in_private(petra).contains(&hello));
        assert!(scene.sees_in_private(cast.noa).contains("Petra"));
        scene.finish().await;
    }
}

#[tokio::test]
async fn two_hundred_at_once_are_answered_and_are_few_messages_to_those_who_decide() {
    let (mut scene, cast) = stage(Lang::En).await;
    let crowd: Vec<UserId> =
        (0..200).map(|n| scene.sim.create(Person::named(&format!("Guest {n}")).language("en"))).collect();
    for who in &crowd {
        scene.sim.ask_to_join(cast.group, *who);
    }
    scene.settle().await;
    for who in &crowd {
        assert!(scene.sees_in_private(*who).contains("Bakers"), "{who:?} was written to in time");
        for said in ["A", "B"] {
            scene.sim.say(who.private(), *who, said);
        }
    }
    scene.settle().await;
    for who in &crowd {
        let send = scene.button(who.private(), *who, &word("requests-button-send", Lang::En));
        scene.sim.press(who.private(), *who, &send).unwrap();
    }
    scene.pass(TimeDelta::minutes(6)).await;
    let news = scene.sim.news(cast.noa.private(), cast.noa);
    let new = news.iter().filter(|one| matches!(one.what, simulator::What::New)).count();
    assert!(new <= 6, "{new} messages to Noa");
    let all = scene.sim.view(cast.noa.private(), cast.noa);
    let count = says(&line("requests-item-crowd").num("n", 200), Lang::En);
    assert!(all.iter().any(|seen| without_marks(&seen.text).contains(&count)), "{count}");
    scene.finish().await;
}

#[tokio::test]
async fn off_it_ends_here_and_stays_in_telegram() {
    let (mut scene, cast) = stage(Lang::En).await;
    let mira = applicant(&scene, Lang::En);
    ask(&mut scene, &cast, mira).await;
    answer(&mut scene, mira, Lang::En).await;
    set(&mut scene, &cast, "requests", "off").await;
    assert!(scene.sim.asks_to_join(cast.group, mira));
    assert_eq!(stands(&scene, mira).await.0, "over");
    let open = scene.with_cx(async |cx| kehila::features::attention::waiting(cx, OurUser(cast.noa.0)).await).await;
    assert!(open.is_empty(), "{open:?}");
    let tx = scene.core.store.read().await.unwrap();
    let words: i64 =
        sqlx::query_scalar("SELECT count(*) FROM join_answers").fetch_one(&mut *tx.lock().await).await.unwrap();
    assert_eq!(words, 0);
    drop(tx);
    let rina = scene.sim.person("Rina");
    ask(&mut scene, &cast, rina).await;
    assert_eq!(scene.sees_in_private(rina), "", "off, it says nothing");
    scene.finish().await;
}

#[tokio::test]
async fn what_she_wrote_goes_thirty_days_after_and_is_hers_to_have_forgotten() {
    let (mut scene, cast) = stage(Lang::En).await;
    let [mira, rina] = [applicant(&scene, Lang::En), scene.sim.create(Person::named("Rina").language("en"))];
    for who in [mira, rina] {
        ask(&mut scene, &cast, who).await;
        answer(&mut scene, who, Lang::En).await;
    }
    scene.say_in_private(rina, "/mydata").await;
    let known = scene.sees_in_private(rina);
    assert!(known.contains("I bake rye") && known.contains("Bakers"), "{known}");
    scene.say_in_private(rina, "/forgetme").await;
    scene.press_in_private(rina, &word("forgetme-button-all", Lang::En)).await;
    scene.pass(TimeDelta::minutes(2)).await;
    let count = async |scene: &Scene, what: &'static str| -> i64 {
        let tx = scene.core.store.read().await.unwrap();
        sqlx::query_scalar(what).fetch_one(&mut *tx.lock().await).await.unwrap()
    };
    assert_eq!(count(&scene, "SELECT count(*) FROM join_requests").await, 1);
    assert_eq!(count(&scene, "SELECT count(*) FROM items WHERE words LIKE '%Rina%'").await, 0);

    scene.say(cast.group, cast.noa, "/requests").await;
    scene.press(cast.group, cast.noa, "Mira").await;
    scene.press(cast.group, cast.noa, &word("requests-button-approve", Lang::En)).await;
    scene.pass(TimeDelta::days(29)).await;
    assert_eq!(count(&scene, "SELECT count(*) FROM join_answers").await, 2);
    scene.pass(TimeDelta::days(2)).await;
    assert_eq!(count(&scene, "SELECT count(*) FROM join_answers").await, 0);
    assert_eq!(count(&scene, "SELECT count(*) FROM items WHERE words LIKE '%rye%'").await, 0);
    assert_eq!(stands(&scene, mira).await, ("approved".to_owned(), Some(cast.noa.0)), "who decided is known still");
    scene.finish().await;
}

#[tokio::test]
async fn only_those_who_decide_can_press() {
    let (mut scene, cast) = stage(Lang::En).await;
    let mira = applicant(&scene, Lang::En);
    ask(&mut scene, &cast, mira).await;
    answer(&mut scene, mira, Lang::En).await;
    scene.press_in_private(cast.noa, &word("requests-button-look", Lang::En)).await;
    let sent = scene.sim.requests_of("sendMessage").pop().unwrap();
    let rows = sent.params["reply_markup"]["inline_keyboard"].as_array().unwrap().clone();
    let tokens = rows.iter().flat_map(|row| row.as_array().unwrap().clone());
    let message = scene.sim.last(cast.alice.private(), cast.alice).map(|seen| seen.id);
    scene.sim.start_bot(cast.alice);
    scene.settle().await;
    let message = message.unwrap_or(scene.sim.last(cast.alice.private(), cast.alice).unwrap().id);
    for token in tokens {
        let data = token["callback_data"].as_str().unwrap().to_owned();
        scene.sim.forge_press(cast.alice.private(), cast.alice, message, &data).unwrap();
        scene.settle().await;
        let seen = scene.sees_in_private(cast.alice);
        assert!(seen.contains(&word("refuse-managers-only-button", Lang::En)), "{seen}");
    }
    assert_eq!(stands(&scene, mira).await.0, "waiting");
    scene.finish().await;
}
