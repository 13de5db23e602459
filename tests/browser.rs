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
    for answer in ["I bake challah", "Braiding", "Rye bread", "Haifa"] {
        browser.until("a question", "return document.querySelectorAll('.keys button').length >= 2", vec![]).await;
        browser.say(answer).await;
        browser.sees(answer).await;
    }
    browser.click_words(".keys button", "Publish").await;
    browser.click("#chats li:first-child button").await;
    browser.sees("Meet").await;
    browser.sees("Braiding").await;
    let answered = "return [...document.querySelectorAll('.quote')].some((e) => e.textContent.includes('Meet'))";
    browser.until("somebody's answer to her introduction", answered, vec![]).await;

    browser.be("נועה לוי").await;
    // One a week, so that what comes next is the result.
    browser.say("/settings rhythm gentle").await;
    let ask = "arguments[0].value = '/poll When?\\nFriday\\nSunday'; return true";
    let field = browser.element("#text").await;
    browser.run(ask, vec![serde_json::to_value(field).unwrap()]).await;
    browser.click(".send").await;
    browser.element(".poll .option").await;
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

async fn tour(language: &str, direction: &str) {
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
    browser.picture(&format!("tour-{language}")).await;
    browser.close().await;
}

#[tokio::test]
async fn the_tour_runs_to_its_end() {
    tour("en", "ltr").await;
}

#[tokio::test]
async fn the_tour_runs_to_its_end_in_hebrew() {
    tour("he", "rtl").await;
}

/// The README's picture: a welcome, an answer, a poll the others vote in, and the posts to come.
async fn picture(language: &str, name: &str, hello: &str, poll: &str, touchpoint: &str) {
    let Some(browser) = Browser::open(1280, 860).await else { return };
    let demo = Demo::start(&[]);
    browser.go(&demo.url(&format!("/?lang={language}"))).await;
    browser.click(".card .main").await;
    browser.element(".keys button").await;
    browser.say(hello).await;
    browser.until("somebody's answer", "return document.querySelectorAll('.quote').length > 0", vec![]).await;
    browser.be("נועה לוי").await;
    for command in [touchpoint, poll] {
        let field = serde_json::to_value(browser.element("#text").await).unwrap();
        browser.run("arguments[0].value = arguments[1]", vec![field, json!(command)]).await;
        browser.click(".send").await;
        browser.until("it being sent", "return document.querySelector('#text').value === ''", vec![]).await;
    }
    browser.element(".poll .option").await;
    browser.be("דנה כהן").await;
    browser.until("votes", "return [...page.shown.values()].some((shown) => shown.voters >= 2)", vec![]).await;
    browser.click(".poll .option").await;
    browser.element(".poll progress").await;
    browser.click("#hood").await;
    browser.until("a calendar", "return document.querySelectorAll('#calendar time').length > 1", vec![]).await;
    browser.run("document.querySelector('#scroll').scrollTop = 1e9", vec![]).await;
    browser.picture_for_readme(name).await;
    browser.close().await;
}

#[tokio::test]
async fn a_welcome_a_poll_and_a_calendar() {
    let hello = "Hello, everybody! I bake challah on Fridays.";
    let poll = "/poll When shall we bake together?\nFriday morning\nSaturday evening\nSunday afternoon";
    picture("en", "demo", hello, poll, "/touchpoint every thursday 17:00\nWhat's been in your oven?").await;
}

#[tokio::test]
async fn a_welcome_a_poll_and_a_calendar_in_hebrew() {
    let poll = "/poll מתי אופים יחד?\nשישי בבוקר\nמוצאי שבת\nראשון אחר הצהריים";
    let touchpoint = "/touchpoint כל יום חמישי 17:00\nמה היה בתנור שלכם?";
    picture("he", "demo-he", "שלום לכולם! בימי שישי אני אופה חלות.", poll, touchpoint).await;
}

#[tokio::test]
async fn a_welcome_a_poll_and_a_calendar_in_russian() {
    let poll = "/poll Когда печём вместе?\nВ пятницу утром\nВ субботу вечером\nВ воскресенье днём";
    let touchpoint = "/touchpoint каждый четверг 17:00\nЧто было в вашей духовке?";
    picture("ru", "demo-ru", "Всем привет! По пятницам я пеку халы.", poll, touchpoint).await;
}

#[tokio::test]
async fn names_with_markup_change_nothing_and_a_phone_is_wide_enough() {
    let Some(browser) = Browser::open(360, 740).await else { return };
    let demo = Demo::start(&[]);
    browser.go(&demo.url("/?lang=ru")).await;
    browser
        .run("window.complaints = []; window.addEventListener('error', (e) => complaints.push(e.message))", vec![])
        .await;
    browser.click("[data-back=side]").await;
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
    browser.click("#sure-yes").await;
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

const FOCUS: &str = "const e = document.activeElement; return e.id || e.className || e.tagName";

#[tokio::test]
async fn focus_never_falls_out_of_the_page() {
    let Some(browser) = Browser::open(1000, 700).await else { return };
    let demo = Demo::start(&[]);
    browser.go(&demo.url("/?lang=en")).await;
    // Before joining there is nowhere to write: one is led to joining.
    browser.run("document.querySelector('.skip').focus()", vec![]).await;
    browser.press("\u{E007}").await;
    assert_eq!(browser.run(FOCUS, vec![]).await, "enter");
    browser.press("\u{E007}").await;
    browser.sees("Good to have you here").await;
    browser.until("focus", "return document.activeElement === document.querySelector('#text')", vec![]).await;

    // Escape leads from what can be done with a message back to where it was opened.
    browser.run("[...document.querySelectorAll('.more')].at(-1).focus()", vec![]).await;
    browser.press("\u{E007}").await;
    browser.until("a sheet", "return document.activeElement.closest('.sheet') !== null", vec![]).await;
    browser.press("\u{E00C}").await;
    assert_eq!(browser.run(FOCUS, vec![]).await, "more");

    // A button that opens the private chat leads to writing there.
    let introduce = "[...document.querySelectorAll('.keys button')].findLast((key) => key.textContent.includes('Introduce')).focus()";
    browser.run(introduce, vec![]).await;
    browser.press("\u{E007}").await;
    browser.sees("1 of 4").await;
    browser.until("focus", "return document.activeElement === document.querySelector('#text')", vec![]).await;
    browser.click("#chats li:first-child button").await;

    // New messages are heard, and what may be done about them is read from the field.
    browser.be("Alice Martin").await;
    browser.say("/top").await;
    let heard =
        "const e = document.querySelector('#heard'); return e.role === 'log' && e.textContent.includes('Most active')";
    browser.until("a message that is read aloud", heard, vec![]).await;
    browser.until("commands", "return page.list?.menu?.length > 3", vec![]).await;
    browser.element("#text").await.send_keys("/to").await.unwrap();
    let offer = "const text = document.querySelector('#text'); \
                 const offer = document.getElementById(text.getAttribute('aria-activedescendant')); \
                 return text.role === 'combobox' && text.ariaExpanded === 'true' && offer?.role === 'option' \
                 && offer.ariaSelected === 'true' && offer.parentElement.role === 'listbox' \
                 && offer.parentElement.id === text.getAttribute('aria-controls')";
    browser.until("an offer", offer, vec![]).await;
    browser.press("\u{E00C}").await;
    let no_offer = "const text = document.querySelector('#text'); \
                    return text.ariaExpanded === 'false' && !text.hasAttribute('aria-activedescendant')";
    assert_eq!(browser.run(no_offer, vec![]).await, true);
    browser.close().await;
}

#[tokio::test]
async fn two_pages_in_two_languages_leave_each_other_in_peace() {
    let Some(browser) = Browser::open(1000, 700).await else { return };
    let demo = Demo::start(&[]);
    browser.go(&demo.url("/?lang=en")).await;
    let first = browser.client.window().await.unwrap();
    let second = browser.client.new_window(true).await.unwrap().handle;
    browser.client.switch_to_window(second).await.unwrap();
    // Whoever opens the page last has chosen last.
    browser.go(&demo.url("/?lang=he")).await;
    browser.client.switch_to_window(first).await.unwrap();
    let told = "const line = document.querySelector('#line').textContent; \
                return line.includes('another tab') && line.includes('עברית')";
    browser.until("a word about the new community", told, vec![]).await;
    browser.click(".card .main").await;
    browser.sees("כיף שהצטרפת").await;
    assert_eq!(browser.run("return page.hello.number", vec![]).await, 2, "nothing has begun since");
    assert_eq!(browser.run("return document.documentElement.lang", vec![]).await, "en", "this page keeps its words");
    browser.close().await;
}

#[tokio::test]
async fn on_a_phone_the_welcome_comes_first_and_lines_can_be_typed() {
    let Some(browser) = Browser::open_phone().await else { return };
    let demo = Demo::start(&[]);
    browser.go(&demo.url("/?lang=en")).await;
    let cut = "return [...document.querySelectorAll('.bar button, .bar select')].filter((e) => { \
               const box = e.getBoundingClientRect(); return e.scrollWidth > e.clientWidth + 1 || box.right > innerWidth; \
               }).map((e) => e.textContent)";
    assert_eq!(browser.run(cut, vec![]).await, json!([]), "no label is cut");
    browser.click(".card .main").await;
    browser.sees("Good to have you here").await;
    browser.click("[data-back=side]").await;
    browser.be("נועה לוי").await;
    // A new line is a new line, and the button sends.
    browser.element("#text").await.send_keys("/poll When?\u{E007}Friday\u{E007}Sunday").await.unwrap();
    assert_eq!(
        browser.run("return document.querySelector('#text').value", vec![]).await,
        "/poll When?\nFriday\nSunday"
    );
    browser.click(".send").await;
    browser.sees("Sunday").await;
    browser.element(".poll .option").await;
    // A tap on an example puts it where it can be changed and sent.
    browser.element("#text").await.send_keys("/help settings").await.unwrap();
    browser.click(".send").await;
    browser.click_words(".example", "/settings quiet off").await;
    assert_eq!(browser.run("return document.querySelector('#text').value", vec![]).await, "/settings quiet off");
    browser.close().await;
}

#[tokio::test]
async fn the_next_post_is_shown_wherever_one_looks_and_nothing_is_thrown_away_unasked() {
    let Some(browser) = Browser::open(1280, 800).await else { return };
    let demo = Demo::start(&[]);
    browser.go(&demo.url("/?lang=en")).await;
    browser.be("Alice Martin").await;
    browser.click("#chats .topic button").await;
    browser.sees("Rye bread").await;
    browser.click("[data-leap=next]").await;
    let shown = "const item = document.querySelector('.flash'); \
                 return page.topic === null && item?.textContent.includes('Kehila') && item.getBoundingClientRect().top > 0";
    browser.until("the post in General", shown, vec![]).await;
    browser.click("#anew").await;
    browser.click("#sure [value=no]").await;
    let kept = "return !document.querySelector('#sure').open && page.hello.number";
    assert_eq!(browser.run(kept, vec![]).await, 1, "it is asked first");
    browser.click("#anew").await;
    browser.click("#sure-yes").await;
    browser.until("a new community", "return page.hello.number === 2 && !page.hello.hers", vec![]).await;
    browser.click("#anew").await;
    browser.until("another at once: there is nothing to lose", "return page.hello.number === 3", vec![]).await;
    browser.close().await;
}

/// On a telephone, as the manager: her desk is in her private chat, and one press shows what comes.
async fn desk(language: &str, week: &str) {
    let Some(browser) = Browser::open(360, 740).await else { return };
    let demo = Demo::start(&[]);
    browser.go(&demo.url(&format!("/?lang={language}"))).await;
    browser.be("נועה לוי").await;
    browser.click("[data-back=side]").await;
    browser.click("#chats li:last-child button").await;
    browser.until("her desk", "return document.querySelectorAll('.keys button').length > 6", vec![]).await;
    browser.picture(&format!("desk-{language}")).await;
    browser.click_words(".keys button", week).await;
    let comes = "return document.querySelector('#messages li:last-child .keys button')?.textContent.includes(' · ')";
    browser.until("what comes", comes, vec![]).await;
    let cut = "return [...document.querySelectorAll('.keys button')].filter((e) => { \
               const [a, b] = [e, e.closest('.column')].map((x) => x.getBoundingClientRect()); \
               return e.scrollWidth > e.clientWidth + 1 || a.left < b.left - 1 || a.right > b.right + 1; \
               }).map((e) => e.textContent)";
    assert_eq!(browser.run(cut, vec![]).await, json!([]), "no label is cut");
    let fits = "return document.documentElement.scrollWidth <= 360";
    assert_eq!(browser.run(fits, vec![]).await, true, "no part of the page is wider than the window");
    browser.picture(&format!("desk-week-{language}")).await;
    browser.close().await;
}

#[tokio::test]
async fn on_a_phone_the_managers_desk_is_one_press_away() {
    desk("en", "Calendar").await;
}

#[tokio::test]
async fn on_a_phone_the_managers_desk_is_one_press_away_in_hebrew() {
    desk("he", "היומן").await;
}
