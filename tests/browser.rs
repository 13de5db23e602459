//! The demo in a real browser: what somebody who opens it does, and sees. Without chromium and chromedriver these
//! tests pass and say that they did not run; `KEHILA_BROWSER=required` makes them fail instead.

#![expect(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod demo {
    pub mod browser;
    #[expect(dead_code, reason = "shared with the tests without a browser")]
    pub mod visitor;
}

use demo::{browser::Browser, visitor::Demo};
use serde_json::json;

#[tokio::test]
async fn a_newcomer_is_welcomed_introduced_votes_and_sees_a_prompt() {
    let Some(browser) = Browser::open(1280, 800).await else { return };
    let demo = Demo::start(&[]);
    browser.go(&demo.url("/?lang=en")).await;

    browser.click(".card .main").await;
    browser.sees("Good to have you here").await;
    browser.say("Hello, everybody!").await;
    browser.sees("Hello, everybody!").await;

    browser.click_words(".keys button", "Introduce yourself").await;
    for answer in ["I bake challah", "Braiding", "Rye bread"] {
        browser.until("a question", "return document.querySelectorAll('.keys button').length >= 2", vec![]).await;
        browser.say(answer).await;
        browser.sees(answer).await;
    }
    browser.click_words(".keys button", "Publish").await;
    browser.click("#chats li:first-child button").await;
    browser.sees("Meet").await;
    browser.sees("Braiding").await;

    browser.be("נועה לוי").await;
    let ask = "arguments[0].value = '/poll When?\\nFriday\\nSunday'; return true";
    let field = browser.element("#text").await;
    browser.run(ask, vec![serde_json::to_value(field).unwrap()]).await;
    browser.click(".send").await;
    browser.sees("Nobody has voted yet").await;
    browser.be("דנה כהן").await;
    browser.click_words(".poll .option", "Sunday").await;
    browser.sees("your vote").await;

    browser.say("/me").await;
    browser.sees("only you see this").await;
    browser.click("[data-leap=next]").await;
    browser.sees("Poll results").await;
    browser.click("[data-leap=next]").await;
    let monday = "return document.querySelector('#now').textContent.includes('Nov 9')";
    browser.until("the week's prompt", monday, vec![]).await;

    browser.click("#hood").await;
    browser.until("requests", "return document.querySelector('#calls').textContent.includes('sendPoll')", vec![]).await;
    browser.until("a calendar", "return document.querySelectorAll('#calendar time').length > 0", vec![]).await;
    browser.picture("newcomer").await;
    browser.close().await;
}

async fn tour(language: &str, name: &str, direction: &str) {
    let Some(browser) = Browser::open(1280, 800).await else { return };
    let demo = Demo::start(&[]);
    browser.go(&demo.url(&format!("/?lang={language}&pace=0.05"))).await;
    browser.click("#tour-start").await;
    browser.until("the tour", "return document.body.classList.contains('touring')", vec![]).await;
    let caption = "const bar = document.querySelector('#tour i'); \
                   return !page.tour.running && page.tour.step === page.tour.of && bar.style.transform === 'scaleX(1)'";
    browser.until("the end of the tour", caption, vec![]).await;
    assert_eq!(browser.run("return document.documentElement.dir", vec![]).await, direction);
    browser.click("#tour-stop").await;
    browser.until("the thanks", "return document.querySelectorAll('#messages .reactions').length > 0", vec![]).await;
    browser.run("document.querySelector('#scroll').scrollTop = 1e9", vec![]).await;
    browser.picture_for_readme(name).await;
    browser.close().await;
}

#[tokio::test]
async fn the_tour_runs_to_its_end() {
    tour("en", "demo", "ltr").await;
}

#[tokio::test]
async fn the_tour_runs_to_its_end_in_hebrew() {
    tour("he", "demo-he", "rtl").await;
}

#[tokio::test]
async fn names_with_markup_change_nothing_and_a_phone_is_wide_enough() {
    let Some(browser) = Browser::open(360, 740).await else { return };
    let demo = Demo::start(&[]);
    browser.go(&demo.url("/?lang=ru")).await;
    browser
        .run("window.complaints = []; window.addEventListener('error', (e) => complaints.push(e.message))", vec![])
        .await;
    let hostile = "<img src=x onerror=complaints.push(1)></b>\u{202E}abc";
    browser.element("#name").await.send_keys(hostile).await.unwrap();
    browser.click("#invite button").await;
    browser.click("#enter").await;
    browser.sees("<img src=x").await;
    browser.say("</span><script>complaints.push(2)</script> [x](javascript:1)").await;
    browser.sees("</span><script>").await;
    assert_eq!(
        browser.run("return document.querySelectorAll('#messages img[src=x], #messages script').length", vec![]).await,
        0
    );
    // Nothing after the name is turned around by it: the group's title is where it was.
    let fits = "return document.documentElement.scrollWidth <= 360";
    assert_eq!(browser.run(fits, vec![]).await, true, "no part of the page is wider than the window");
    // A poll stays within its message, and the clock's speed is there to be chosen.
    browser.click("[data-back=side]").await;
    browser.be("נועה לוי").await;
    let ask = "arguments[0].value = '/poll Когда печём?\\nПятница утром\\nВоскресенье вечером, если хватит муки'; return true";
    let field = browser.element("#text").await;
    browser.run(ask, vec![serde_json::to_value(field).unwrap()]).await;
    browser.click(".send").await;
    browser.click_words(".poll .option", "Воскресенье").await;
    browser.sees("ваш голос").await;
    let within = "const wide = [...document.querySelectorAll('.poll, .poll *')].filter((e) => { \
                  const [a, b] = [e, e.closest('.bubble')].map((x) => x.getBoundingClientRect()); \
                  return a.left < b.left || a.right > b.right; }); return wide.map((e) => e.className)";
    assert_eq!(browser.run(within, vec![]).await, json!([]), "no part of a poll is wider than its message");
    browser.element("#speed").await;
    browser.picture("phone").await;
    browser.click("[data-back=side]").await;
    browser.element("#people button").await;
    assert_eq!(browser.run(fits, vec![]).await, true);
    browser.picture("phone-people").await;
    browser.click("#hood").await;
    browser.element("#under").await;
    assert_eq!(browser.run(fits, vec![]).await, true);
    browser.click("#tour-start").await;
    let above = "const [tour, talk] = ['tour', 'scroll'].map((id) => document.getElementById(id).getBoundingClientRect()); \
                 return document.body.classList.contains('touring') && tour.height > 0 && tour.top >= talk.bottom";
    browser.until("a caption that covers no message", above, vec![]).await;
    browser.close().await;
}

#[tokio::test]
async fn too_much_is_refused_and_a_restart_is_noticed() {
    let Some(browser) = Browser::open(1000, 700).await else { return };
    let mut demo = Demo::start(&[]);
    browser.go(&demo.url("/?lang=en")).await;
    browser.be("Alice Martin").await;
    browser.sees("rye starter").await;
    let paste = "const data = new DataTransfer(); data.setData('text', 'x'.repeat(5 << 20)); \
                 const paste = new ClipboardEvent('paste', {clipboardData: data, cancelable: true}); \
                 return !document.querySelector('#text').dispatchEvent(paste)";
    assert_eq!(browser.run(paste, vec![]).await, true, "five megabytes are not taken");
    browser
        .until("a word about it", "return document.querySelector('#notice').textContent.includes('65536')", vec![])
        .await;

    let port = demo.port().to_string();
    demo.end();
    browser
        .until("a word about it", "return document.querySelector('#line').textContent.includes('stopped')", vec![])
        .await;
    let _again = Demo::start(&["--port", &port]);
    let again = "return document.querySelector('#line').textContent.includes('started again')";
    browser.until("a word about the new one", again, vec![]).await;
    browser.sees("rye starter").await;
    browser.say("Still here").await;
    browser.sees("Still here").await;
    browser.close().await;
}

#[tokio::test]
async fn the_keyboard_is_enough() {
    let Some(browser) = Browser::open(1000, 700).await else { return };
    let demo = Demo::start(&[]);
    browser.go(&demo.url("/?lang=en")).await;
    browser.be("Alice Martin").await;
    browser.until("commands", "return page.list?.menu?.length > 3", vec![]).await;
    let field = browser.element("#text").await;
    field.send_keys("/to").await.unwrap();
    browser.until("an offer", "return !document.querySelector('#menu').hidden", vec![]).await;
    field.send_keys("\u{E007}").await.unwrap();
    assert_eq!(browser.run("return document.querySelector('#text').value", vec![]).await, json!("/top "));
    field.send_keys("\u{E007}").await.unwrap();
    browser.sees("Most active").await;
    browser.close().await;
}
