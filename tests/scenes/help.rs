//! `/help` by audience, `/start` and `/language` in private, and the menus behind `/`.

use kehila::words::Lang;
use simulator::{ChatId, Fault, Person, Rights, UserId};

use crate::support::{Scene, ending::Trouble};

fn names(scene: &Scene, chat: ChatId, person: UserId) -> Vec<String> {
    scene.sim.menu(chat, person).into_iter().map(|(name, _)| name).collect()
}

fn about(scene: &Scene, chat: ChatId, person: UserId, command: &str) -> String {
    let menu = scene.sim.menu(chat, person);
    menu.into_iter().find(|(name, _)| name == command).map(|(_, about)| about).unwrap_or_default()
}

#[tokio::test]
async fn each_audience_has_its_menu_in_each_language() {
    let (mut scene, cast) = Scene::with_group(Lang::He).await;
    let stranger = scene.sim.create(Person::named("Olena").language("uk"));
    scene.sim.join(cast.group, stranger);
    scene.sim.start_bot(cast.alice);
    scene.settle().await;

    let (member, manager) = (names(&scene, cast.group, cast.alice), names(&scene, cast.group, cast.noa));
    assert!(member.contains(&"help".to_owned()) && !member.contains(&"start".to_owned()), "{member:?}");
    assert!(member.iter().all(|name| manager.contains(name)), "a manager is a member too: {manager:?}");
    assert!(member.len() <= 10 && manager.len() <= 12, "the rest is on the desk: {member:?}, {manager:?}");
    let private = names(&scene, cast.alice.private(), cast.alice);
    assert!(private.starts_with(&["help", "language", "start", "desk"].map(str::to_owned)), "{private:?}");
    assert!(!private.contains(&"touchpoint".to_owned()), "{private:?}");

    assert_eq!(about(&scene, cast.group, cast.alice, "help"), "What I can do here");
    assert_eq!(about(&scene, cast.group, cast.boris, "help"), "Что я умею здесь");
    assert_eq!(about(&scene, cast.group, cast.noa, "help"), "מה אפשר לעשות כאן");
    assert_eq!(about(&scene, cast.group, stranger, "help"), "What I can do here", "the language of the configuration");
    scene.finish().await;
}

#[tokio::test]
async fn a_restart_that_changes_nothing_sends_no_menus() {
    let (mut scene, _) = Scene::with_group(Lang::En).await;
    let before = scene.sim.requests_of("setMyCommands").len();
    assert_eq!(before, 12, "three audiences, three languages and one for everybody else");
    scene.restart().await;
    scene.settle().await;
    assert_eq!(scene.sim.requests_of("setMyCommands").len(), before);
    scene.finish().await;
}

#[tokio::test]
async fn a_menu_telegram_did_not_take_is_sent_at_the_next_start() {
    let mut scene = Scene::open().await;
    scene.sim.fault("setMyCommands", 0, 1, Fault::Reject(400, "Bad Request: not now".to_owned()));
    scene.settle().await;
    scene.sim.clear_faults();
    let before = scene.sim.requests_of("setMyCommands").len();
    scene.restart().await;
    scene.settle().await;
    assert_eq!(scene.sim.requests_of("setMyCommands").len(), before + 1);
    let noa = scene.sim.person("Noa");
    let group = scene.sim.supergroup("Bakers", noa);
    assert!(names(&scene, group, noa).contains(&"help".to_owned()));
    scene.finish_despite([Trouble::Failed]).await;
}

#[tokio::test]
async fn members_and_managers_are_told_what_is_theirs() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        scene.sim.say(cast.group, cast.alice, "/help");
        scene.settle().await;
        let member = scene.sees(cast.group, cast.alice);
        assert!(member.contains("/me") && !member.contains("/settings"), "{member}");
        assert!(member.contains("(only you)"), "{member}");
        assert_eq!(member.matches("/help").count(), 1, "only what she typed: {member}");
        assert_eq!(scene.sees(cast.group, cast.boris), "", "nobody else sees the question or the answer");

        scene.sim.say(cast.group, cast.noa, "/help");
        scene.settle().await;
        let manager = scene.sees(cast.group, cast.noa);
        assert!(manager.contains("/settings") && manager.contains("/status"), "{manager}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn one_command_is_explained() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    for (typed, answer) in [
        ("/help /language", "/language — The language I write to you in"),
        ("/help hlep", "There's no command hlep. Perhaps: /help help"),
        ("/help опрос", "There's no command опрос. Perhaps: /help poll"),
        ("/help /poll close", "/poll — Poll: the question here"),
        ("/help@sim_test_bot top", "Of this year: /top year"),
        ("/help </b><script>\u{202E}", "There's no command </b><script>. All of them: /help"),
    ] {
        scene.sim.say(cast.group, cast.alice, typed);
        scene.settle().await;
        let seen = scene.sees(cast.group, cast.alice);
        assert!(seen.contains(answer), "{typed}: {seen}");
    }
    scene.finish().await;
}

#[tokio::test]
async fn a_page_has_every_form_who_may_and_an_example_to_copy() {
    let copy = |lang| kehila::words::line("help-button-copy").render_plain(lang);
    for (lang, form, who) in [
        (Lang::En, "/touchpoint monthly on the last day 18:00", "In the group, for its managers and their helpers."),
        (Lang::He, "/touchpoint כל חודש ביום האחרון בשעה 18:00", "בקבוצה, לצוות הניהול ולעוזרים."),
        (
            Lang::Ru,
            "/touchpoint каждый месяц в последний день в 18:00",
            "В группе, для администраторов и их помощников.",
        ),
    ] {
        let (mut scene, cast) = Scene::with_group(lang).await;
        scene.sim.say(cast.group, cast.alice, "/help touchpoint");
        scene.settle().await;
        let seen = scene.sees(cast.group, cast.alice);
        let button = format!("  [{}]", copy(lang));
        assert!(seen.contains(form) && seen.contains(who) && seen.contains(&button), "{seen}");
        let sent = scene.sim.requests_of("sendMessage").pop().unwrap();
        let copied = &sent.params["reply_markup"]["inline_keyboard"][0][0]["copy_text"]["text"];
        assert!(
            copied.as_str().unwrap().starts_with("/touchpoint ") && seen.contains(copied.as_str().unwrap()),
            "{seen}"
        );
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_member_who_asks_for_a_language_in_the_group_is_shown_where_hers_is_chosen() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        scene.sim.say(cast.group, cast.alice, "/language");
        scene.settle().await;
        let seen = scene.sees(cast.group, cast.alice);
        assert!(seen.contains("(only you)") && !seen.contains("/settings"), "{seen}");
        let open = kehila::words::line("whisper-open-private").render_plain(lang);
        scene.sim.press(cast.group, cast.alice, &open).unwrap();
        scene.settle().await;
        let seen = scene.sees_in_private(cast.alice);
        assert!(seen.contains("Which language shall I write to you in?"), "{seen}");
        assert!(seen.contains("  [עברית] [Русский]") && !seen.contains("Add to a group"), "{seen}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn help_is_whispered_also_where_the_bot_is_no_administrator() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.promote_bot(cast.group, cast.noa, Rights::none());
    scene.sim.demote_bot(cast.group, cast.noa);
    scene.settle().await;
    scene.sees(cast.group, cast.boris);
    scene.sim.say(cast.group, cast.alice, "/help");
    scene.settle().await;
    let seen = scene.sees(cast.group, cast.alice);
    assert!(seen.contains("Simbot (only you): What I can do here"), "{seen}");
    assert_eq!(scene.sees(cast.group, cast.boris), "");
    scene.finish().await;
}

#[tokio::test]
async fn an_app_that_knows_no_ephemeral_commands_is_answered_too() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    // A reply is never ephemeral, as from an older app.
    let words = scene.sim.say(cast.group, cast.boris, "good morning");
    scene.sim.reply(cast.group, cast.alice, words, "/help");
    scene.settle().await;
    let seen = scene.sees(cast.group, cast.alice);
    assert!(seen.contains("Simbot (only you): What I can do here"), "{seen}");
    assert!(scene.sees(cast.group, cast.boris).contains("(deleted) Alice: /help"));
    scene.finish().await;
}

#[tokio::test]
async fn an_anonymous_administrator_gets_a_reply_that_goes_away() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.say_anonymously(cast.group, "/help");
    scene.settle().await;
    let seen = scene.sees(cast.group, cast.boris);
    assert!(seen.contains("/settings"), "{seen}");
    scene.pass(chrono::TimeDelta::seconds(61)).await;
    assert!(scene.sees(cast.group, cast.boris).contains("(deleted)"));
    scene.finish().await;
}

#[tokio::test]
async fn start_says_hello_in_her_language() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.start_bot(cast.alice);
    scene.sim.start_bot(cast.boris);
    scene.sim.start_bot(cast.newcomer);
    scene.settle().await;
    insta::assert_snapshot!(scene.sees_in_private(cast.alice), @"
    Alice: /start
    Simbot: I'm a second pair of hands for people who run a group 👋
    I welcome newcomers, bring up something to talk about, run polls, and thank those who help. Quietly: as a rule no more than one post a day, and none at night.

    Add me to your group; setting up takes two minutes.
      [Add to a group]
      [עברית] [Русский]
    Simbot: A group with me in it: newcomers are greeted, people vote, and what comes next is known.
    ");
    insta::assert_snapshot!(scene.sees_in_private(cast.boris), @"
    Борис: /start
    Simbot: Ещё одна пара рук для тех, кто ведёт группу 👋
    Я встречаю новых участников, предлагаю темы для разговора, провожу опросы и благодарю тех, кто помогает. Негромко: обычно не больше одного поста в день, а ночью — ни одного.

    Добавьте меня в группу: на настройку хватит двух минут.
      [Добавить в группу]
      [עברית] [English]
    Simbot: Так выглядит группа со мной: новых встречают, люди голосуют, и видно, что будет дальше.
    ");
    insta::assert_snapshot!(scene.sees_in_private(cast.newcomer), @"
    דנה: /start
    Simbot: עוד זוג ידיים למי שמנהלים קבוצה 👋
    התפקיד שלי: לקבל את פני המצטרפים, להציע נושאים לשיחה, לערוך סקרים ולהגיד תודה למי שעוזרים. בלי להציף: בדרך כלל לא יותר מפוסט אחד ביום, ובלילה שקט.

    אפשר להוסיף אותי לקבוצה; ההכנה לוקחת שתי דקות.
      [הוספה לקבוצה]
      [Русский] [English]
    Simbot: כך נראית קבוצה איתי: מקבלים פנים חדשות, מצביעים, ויודעים מה צפוי.
    ");
    scene.finish().await;
}

#[tokio::test]
async fn a_manager_is_shown_her_groups_whatever_they_are_called() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.set_title(cast.group, cast.noa, "</b><script>\u{202E}Bakers");
    scene.settle().await;
    for typed in ["/start of-another-time", "/help"] {
        scene.say_in_private(cast.noa, typed).await;
        let seen = scene.sees_in_private(cast.noa);
        assert!(seen.contains("\n\nThe group you manage: </b><script>Bakers\n  [Add to a group]"), "{seen}");
        assert_eq!(seen.contains("Here in private\n"), typed == "/help", "{seen}");
    }
    scene.say_in_private(cast.noa, "/start").await;
    let seen = scene.sees_in_private(cast.noa);
    assert!(seen.contains("Simbot: </b><script>Bakers\n"), "{seen}");
    scene.finish().await;
}

#[tokio::test]
async fn the_button_asks_for_the_rights_at_once() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.start_bot(cast.alice);
    scene.settle().await;
    let sent = scene.sim.requests_of("sendMessage");
    let sent = sent.iter().rfind(|sent| sent.params.contains_key("reply_markup")).unwrap();
    let url = sent.params["reply_markup"]["inline_keyboard"][0][0]["url"].as_str().unwrap().to_owned();
    assert!(url.starts_with("https://t.me/") && url.ends_with("?startgroup&admin=delete_messages"), "{url}");
    scene.finish().await;
}

#[tokio::test]
async fn an_old_link_is_admitted() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.start_bot_with(cast.alice, "madeUp123");
    scene.settle().await;
    assert!(scene.sees_in_private(cast.alice).contains("This link no longer works."));
    scene.finish().await;
}

#[tokio::test]
async fn the_language_is_chosen_by_button_or_in_one_message() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let here = cast.alice.private();
    scene.sim.start_bot(cast.alice);
    scene.sim.say(here, cast.alice, "/language");
    scene.settle().await;
    scene.sees_in_private(cast.alice);
    scene.sim.press(here, cast.alice, "Русский").unwrap();
    scene.settle().await;
    let seen = scene.sees_in_private(cast.alice);
    assert!(seen.contains("Теперь я пишу вам по-русски."), "{seen}");

    scene.sim.say(here, cast.alice, "/language עברית");
    scene.settle().await;
    let seen = scene.sees_in_private(cast.alice);
    assert!(seen.contains("מעכשיו נתכתב בעברית."), "{seen}");

    scene.sim.say(here, cast.alice, "/language <klingon>");
    scene.settle().await;
    let seen = scene.sees_in_private(cast.alice);
    assert!(seen.contains("<klingon>") && seen.contains("/language he"), "{seen}");

    scene.sim.say(cast.group, cast.noa, "/language ru");
    scene.settle().await;
    let seen = scene.sees(cast.group, cast.noa);
    assert!(seen.contains("/settings language"), "{seen}");
    assert!(scene.sim.unanswered().is_empty());
    scene.finish().await;
}

#[tokio::test]
async fn a_choice_is_hers_alone() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.start_bot(cast.alice);
    scene.sim.start_bot(cast.noa);
    scene.settle().await;
    let message = scene.sim.last(cast.noa.private(), cast.noa).unwrap().id;
    let sent = scene.sim.requests_of("sendMessage");
    let to_alice = sent.iter().find(|sent| sent.params["chat_id"] == cast.alice.0).unwrap();
    let token = to_alice.params["reply_markup"]["inline_keyboard"][1][0]["callback_data"].as_str().unwrap();
    scene.sim.forge_press(cast.noa.private(), cast.noa, message, token).unwrap();
    scene.settle().await;
    assert!(scene.sees_in_private(cast.noa).contains("is for the person who asked"));
    scene.finish().await;
}

#[tokio::test]
async fn a_language_of_any_length_is_answered() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.say(cast.alice.private(), cast.alice, &format!("/language {}", "ж".repeat(4_000)));
    scene.settle().await;
    let seen = scene.sees_in_private(cast.alice);
    let said = seen.lines().last().unwrap();
    assert!(said.starts_with("Simbot: I don't speak жжж") && said.contains("…") && said.len() < 300, "{seen}");
    scene.finish().await;
}
