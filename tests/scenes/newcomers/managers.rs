//! What managers see of newcomers, and what they change.

use super::*;

fn row(place: &str, (came, did): (i64, i64), lang: Lang) -> String {
    let id = if came == did { "newcomers-row" } else { "newcomers-row-did" };
    let row = line(id).plain("place", place).plain("came", &came.to_string()).plain("did", &did.to_string());
    without_marks(&row.render(lang))
}

#[tokio::test]
async fn how_far_newcomers_came_adds_up_in_words_and_in_a_picture_and_counts_who_left_once() {
    for lang in Lang::ALL {
        let (mut scene, cast, dana) = joined(lang, true).await;
        introduce(&mut scene, dana, lang).await;
        let asked = scene.say(cast.group, dana, "How do I feed a sourdough?").await;
        scene.sim.reply(cast.group, cast.boris, asked, "Daily");
        let [eve, uri] = ["Eve", "Uri"].map(|name| scene.sim.create(Person::named(name).language(lang.code())));
        for who in [eve, uri] {
            scene.sim.join(cast.group, who);
        }
        scene.pass(TimeDelta::minutes(2)).await;
        scene.say(cast.group, eve, "Good morning, all of you").await;
        for _ in 0..2 {
            scene.sim.leave(cast.group, uri);
            scene.pass(TimeDelta::minutes(2)).await;
            scene.sim.join(cast.group, uri);
            scene.pass(TimeDelta::minutes(2)).await;
        }
        scene.sim.leave(cast.group, uri);
        days(&mut scene, 8).await;
        scene.say(cast.group, dana, "It lives!").await;
        scene.sees(cast.group, cast.noa);
        let seen = scene.say_and_see(cast.group, cast.noa, "/newcomers").await;
        for expected in [
            row("joined", (3, 3), lang),
            row("greeted", (3, 3), lang),
            row("introduced", (2, 1), lang),
            row("spoke", (2, 2), lang),
            row("answered", (1, 1), lang),
            row("stayed", (1, 1), lang),
        ] {
            assert!(seen.contains(&expected), "{expected} is not in {seen}");
        }
        let shown = scene.sim.view(cast.group, cast.noa).into_iter().rfind(|seen| seen.media.is_some()).unwrap();
        let drawn = bars(&drawn_from(&scene, &shown.media.unwrap()));
        assert!(drawn.contains(&word("newcomers-picture", lang)) && drawn.contains("| 3 | 3"), "{drawn}");
        let weeks = scene.press_and_see(cast.group, cast.noa, &word("newcomers-button-weeks", lang)).await;
        assert!(weeks.contains("2026"), "{weeks}");
        scene.press(cast.group, cast.noa, &word("newcomers-button-back", lang)).await;
        let links = scene.press_and_see(cast.group, cast.noa, &word("newcomers-button-links", lang)).await;
        assert!(links.contains(&word("newcomers-no-link", lang).replace("<b>", "").replace("</b>", "")), "{links}");
        let seen = scene.say_and_see(cast.group, cast.boris, "/newcomers").await;
        assert!(!seen.contains(&row("joined", (3, 3), lang)), "it is for those who manage the group: {seen}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn of_each_link_it_is_shown_how_far_those_came_who_came_by_it() {
    for lang in Lang::ALL {
        let (mut scene, cast, dana) = joined(lang, true).await;
        scene.say(cast.group, cast.noa, "/invite Spring").await;
        let url = scene.sim.link_named(cast.group, "Spring").expect("a link of the campaign");
        let [eve, uri] = ["Eve", "Uri"].map(|name| scene.sim.create(Person::named(name).language(lang.code())));
        for who in [eve, uri] {
            scene.sim.come_by(cast.group, who, &url).unwrap();
        }
        scene.pass(TimeDelta::minutes(5)).await;
        scene.say(cast.group, eve, "Good morning, all of you").await;
        scene.say(cast.group, dana, "And to you").await;
        scene.sees(cast.group, cast.noa);
        scene.say(cast.group, cast.noa, "/newcomers").await;
        let links = scene.press_and_see(cast.group, cast.noa, &word("newcomers-button-links", lang)).await;
        let (spring, other) = links
            .split_once(&without_marks(&word("newcomers-no-link", lang)).replace("<b>", "").replace("</b>", ""))
            .expect("both are there");
        assert!(spring.contains("Spring"), "{links}");
        for (part, joined, spoke) in [(spring, 2, 1), (other, 1, 1)] {
            assert!(part.contains(&joined.to_string()) && part.contains(&spoke.to_string()), "{links}");
        }
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_step_is_switched_moved_and_given_words_of_the_managers_own() {
    for (lang, typed, off) in
        [(Lang::En, "introduce", "off"), (Lang::He, "היכרות", "כבוי"), (Lang::Ru, "знакомство", "выключить")]
    {
        let (mut scene, cast, dana) = joined(lang, true).await;
        scene.sim.start_bot(cast.noa);
        scene.pass(TimeDelta::minutes(1)).await;
        scene.sees_in_private(cast.noa);
        scene.say(cast.group, cast.noa, &format!("/newcomers {typed} 3")).await;
        let steps = scene.say_and_see(cast.group, cast.noa, "/newcomers steps").await;
        assert!(steps.contains('3'), "{steps}");
        days(&mut scene, 2).await;
        assert_eq!(told(&scene, &cast, dana, lang), Vec::<&str>::new(), "it comes on the third day now");
        // Words with a place that is none are refused before they are kept.
        scene.say(cast.group, cast.noa, &format!("/newcomers {typed}\nHi {{nmae}}!")).await;
        scene.press(cast.group, cast.noa, &word("whisper-open-private", lang)).await;
        scene.press_in_private(cast.noa, &word("newcomers-own-save", lang)).await;
        assert!(scene.sees_in_private(cast.noa).contains("{nmae}"));
        scene.say(cast.group, cast.noa, &format!("/newcomers {typed}\n<Shalom> {{name}} of {{group}}")).await;
        scene.press(cast.group, cast.noa, &word("whisper-open-private", lang)).await;
        let seen = scene.sees_in_private(cast.noa);
        assert!(seen.contains("<Shalom> Noa of Bakers"), "{seen}");
        scene.press_in_private(cast.noa, &word("newcomers-own-save", lang)).await;
        days(&mut scene, 2).await;
        let seen = scene.sees_in_private(dana);
        assert!(seen.contains("<Shalom> Dana of Bakers"), "{seen}");
        let log = scene.say_and_see(cast.group, cast.noa, "/settings log").await;
        assert!(log.contains(&word("settings-name-newcomers-step", lang)), "{log}");

        scene.say(cast.group, cast.noa, &format!("/newcomers {typed} {off}")).await;
        let zelda = scene.sim.create(Person::named("Zelda").language(lang.code()));
        scene.sim.join(cast.group, zelda);
        scene.sim.start_bot(zelda);
        days(&mut scene, 5).await;
        assert!(!scene.sees_in_private(zelda).contains("Shalom"), "it is off");
        scene.finish().await;
    }
}

#[tokio::test]
async fn the_same_by_buttons_on_the_desk() {
    for lang in Lang::ALL {
        let (mut scene, cast, _) = joined(lang, true).await;
        scene.sim.start_bot(cast.noa);
        scene.settle().await;
        scene.say_in_private(cast.noa, "/desk").await;
        scene.press_in_private(cast.noa, &word("room-newcomers", lang)).await;
        let section = scene.panel(cast.noa.private(), cast.noa);
        let standing = without_marks(&line("newcomers-standing").num("joined", 1).render(lang));
        assert!(section.words.contains(&standing), "{section:?}");
        scene.press_in_private(cast.noa, &word("newcomers-door-steps", lang)).await;
        scene.press_in_private(cast.noa, &word("newcomers-step-thanks", lang)).await;
        let page = scene.panel(cast.noa.private(), cast.noa);
        assert!(
            page.words.contains("{name}") && page.words.contains(&word("newcomers-step-thanks-about", lang)),
            "{page:?}"
        );
        scene.press_in_private(cast.noa, &word("newcomers-button-later", lang)).await;
        assert!(scene.panel(cast.noa.private(), cast.noa).words.contains('8'));
        scene.press_in_private(cast.noa, &word("newcomers-button-own", lang)).await;
        scene.say_in_private(cast.noa, "Thank you, {name}").await;
        scene.press_in_private(cast.noa, &word("newcomers-own-save", lang)).await;
        scene.say_and_see(cast.group, cast.noa, "/newcomers thanks").await;
        let seen = scene.press_and_see(cast.group, cast.noa, &word("newcomers-button-ours", lang)).await;
        assert!(!seen.contains(&format!("[{}]", word("newcomers-button-ours", lang))), "{seen}");
        let seen = scene.say_and_see(cast.group, cast.noa, "/newcomers bread").await;
        let which = word("newcomers-which", lang).replace("<code>", "").replace("</code>", "");
        assert!(seen.contains(&which), "{seen}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn who_waits_is_listed_with_how_long_and_what_cannot_be_seen() {
    for lang in Lang::ALL {
        let (mut scene, cast, dana) = joined(lang, false).await;
        scene.say(cast.group, dana, "How do I feed a sourdough?").await;
        let seen = scene.say_and_see(cast.group, cast.noa, "/newcomers waiting").await;
        let unseen = word("newcomers-unseen", lang).replace("<i>", "").replace("</i>", "");
        assert!(seen.contains("Dana") && seen.contains("https://t.me/c/") && seen.contains(&unseen), "{seen}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn what_is_known_of_a_newcomer_is_hers_to_read_and_to_have_forgotten() {
    for lang in Lang::ALL {
        let (mut scene, cast, dana) = joined(lang, true).await;
        scene.say(cast.group, dana, "How do I feed a sourdough?").await;
        scene.pass(TimeDelta::hours(5)).await;
        let known = scene.say_and_see(dana.private(), dana, "/mydata").await;
        assert!(known.contains(&word("mydata-newcomers", lang)), "{known}");
        scene.say(dana.private(), dana, "/forgetme").await;
        scene.press_in_private(dana, &word("forgetme-button-all", lang)).await;
        scene.pass(TimeDelta::minutes(1)).await;
        let tx = scene.core.store.read().await.unwrap();
        for (table, column) in
            [("paths", "user_id"), ("path_steps", "user_id"), ("unanswered", "user_id"), ("items", "ref")]
        {
            let query = format!("SELECT count(*) FROM {table} WHERE {column} = ?");
            let query = sqlx::query_scalar(sqlx::AssertSqlSafe(query)).bind(dana.0.to_string());
            let n: i64 = query.fetch_one(&mut *tx.lock().await).await.unwrap();
            assert_eq!(n, 0, "{table}");
        }
        let named: i64 = sqlx::query_scalar("SELECT count(*) FROM items WHERE instr(words, 'Dana') > 0")
            .fetch_one(&mut *tx.lock().await)
            .await
            .unwrap();
        assert_eq!(named, 0);
        drop(tx);
        scene.finish().await;
    }
}
