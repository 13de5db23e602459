//! What the bot knows of a person: hers to read, and to have forgotten.
//!
//! | typed | where | she sees |
//! |---|---|---|
//! | `/mydata` | private | what is known of her, group by group, in words; a button gives it as JSON |
//! | `/forgetme` | private | what would go, and one question: everything, one group, nothing |
//! | either | group | a whisper with a link to the private chat |
//!
//! Each sees and has forgotten only what is about herself. Everything goes group by group, each in a commit of its own, by
//! a timer: so nobody waits for it, and what was begun is ended after a restart. Last of all goes she herself, once all
//! that was on its way to her has been sent; then comes one last message, and of that, too, nobody knows afterwards to
//! whom it went. What rooms do when somebody is forgotten: [`known`].

mod views;

use std::sync::Arc;

use async_trait::async_trait;
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::{
    dispatch::{
        Ask, CommandSpec, Cx, Opened, Outcome, Place, Press, Result, Room, Sent,
        context::About,
        known,
        routes::{self, Routes},
    },
    store::{ChatKey, messages, timers, timers::Timer, traces},
    telegram::{
        ChatId, UserId,
        actor::{Actor, Person},
        keyboard::{Key, Keyboard},
        request::{Lane, Request},
    },
    words::{Lang, clip, line},
};

const NAME: &str = "privacy";

/// Rows of a table in the JSON that is written into the chat; of more only how many there are.
const MOST_ROWS: usize = 20;
/// Groups offered on a page.
const PER_PAGE: usize = 8;
/// Longest label with a group's name, in graphemes.
const LONGEST_LABEL: usize = 40;
/// How long what is on its way to her is waited for before it is looked at again.
const WAIT: TimeDelta = TimeDelta::seconds(5);
/// How often that is done: for an hour.
const MOST_WAITS: u32 = 720;

/// What our buttons and links do.
#[derive(Debug, Clone, Serialize, Deserialize)]
enum Action {
    /// A page of what is known of her.
    Show(usize),
    /// The same as JSON.
    Json,
    /// The question whether she is to be forgotten.
    Ask,
    /// Everything is.
    Everything,
    /// Which group?
    Which(usize),
    /// In the button's group she is.
    Group,
    /// Nothing is.
    Nothing,
}

/// Somebody is being forgotten: what is known of her goes group by group. Her language is hers to the last word.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Forgetting {
    user: UserId,
    language: Lang,
    waits: u32,
}

/// The last message was sent to her.
#[derive(Debug, Serialize, Deserialize)]
struct Farewell(UserId);

/// The room.
#[derive(Debug)]
pub struct Privacy;

#[async_trait]
impl Room for Privacy {
    fn name(&self) -> &'static str {
        NAME
    }

    /// What is known of people is theirs, whatever the managers of a group decide.
    fn can_be_switched(&self) -> bool {
        false
    }

    fn commands(&self) -> &'static [CommandSpec] {
        const { &[CommandSpec::private("mydata"), CommandSpec::private("forgetme")] }
    }

    fn routes(&self) -> Routes {
        routes::none()
            .branch(routes::command("mydata").endpoint(mydata))
            .branch(routes::command("forgetme").endpoint(forgetme))
            .branch(routes::button(NAME).endpoint(pressed))
            .branch(routes::opened(NAME).endpoint(opened))
    }

    async fn on_timer(&self, cx: &Cx, timer: &Timer) -> Result {
        go_on(cx, serde_json::from_str(&timer.payload)?).await
    }

    async fn on_sent(&self, cx: &Cx, sent: &Sent) -> Result {
        let Farewell(user) = sent.note()?;
        if let Outcome::Done { message: Some(message), .. } = sent.outcome {
            messages::saw_in_private(&cx.tx, message).await?;
        }
        Ok(traces::forget_who_was_written_to(&cx.tx, user).await?)
    }
}

async fn mydata(cx: Cx, ask: Arc<Ask>) -> Result {
    asked(&cx, &ask, Action::Show(0)).await
}

async fn forgetme(cx: Cx, ask: Arc<Ask>) -> Result {
    asked(&cx, &ask, Action::Ask).await
}

async fn asked(cx: &Cx, ask: &Ask, action: Action) -> Result {
    let person = match &ask.actor {
        Actor::Person(person) => person,
        Actor::AnonymousAdmin | Actor::Channel => return Err(line("privacy-as-yourself").into()),
        Actor::Bot => return Ok(()),
    };
    match &ask.place {
        Place::Group(chat) => offer_private(cx, ask, chat.key, &action).await,
        Place::Private => show(cx, ask.at.chat, person, &action).await,
    }
}

/// In a group there is only the way to the private chat: whoever opens it finds what is theirs.
async fn offer_private(cx: &Cx, ask: &Ask, chat: ChatKey, action: &Action) -> Result {
    let link = cx.link(NAME, action, About::chat(chat).for_anybody()).await?;
    cx.offer_private(ask, link, &line("privacy-in-private")).await
}

async fn opened(cx: Cx, opened: Arc<Opened>) -> Result {
    let action = serde_json::from_str(&opened.action)?;
    match action {
        Action::Show(_) | Action::Ask => show(&cx, opened.at.chat, &opened.person, &action).await,
        _ => Err(line("refuse-stale-button").into()),
    }
}

/// In a message of its own.
async fn show(cx: &Cx, to: ChatId, person: &Person, action: &Action) -> Result {
    let language = cx.language_of(person.id, None).await?;
    let (html, keyboard) = match action {
        Action::Show(page) => page_of(cx, person, *page, language).await?,
        _ => question(cx, person, language).await?,
    };
    cx.send_awaited(Request::message(to, &html).keyboard(&keyboard)).await
}

async fn pressed(cx: Cx, press: Arc<Press>) -> Result {
    let person = &press.person;
    let language = cx.language_for_press(&press).await?;
    let (html, keyboard) = match press.action()? {
        Action::Show(page) => page_of(&cx, person, page, language).await?,
        Action::Ask => question(&cx, person, language).await?,
        Action::Which(page) => which(&cx, person, page, language).await?,
        Action::Nothing => (line("forgetme-kept").render(language), Keyboard::new()),
        Action::Everything => {
            begin(&cx, person.id, language).await?;
            (line("forgetme-under-way").render(language), Keyboard::new())
        }
        Action::Group => {
            let chat = press.chat.as_ref().ok_or_else(|| line("refuse-stale-button"))?;
            known::forget(&cx, person.id, Some(chat.key)).await?;
            (line("forgetme-group-done").text("group", &chat.title).render(language), Keyboard::new())
        }
        Action::Json => {
            hand_over(&cx, person.id, language).await?;
            return cx.answer(&press).await;
        }
    };
    cx.edit_pressed(&press, &html, &keyboard).await?;
    cx.answer(&press).await
}

/// The groups that know her, by name.
async fn groups(cx: &Cx, user: UserId) -> Result<Vec<(ChatKey, String)>> {
    let mut groups = Vec::new();
    for key in known::groups(cx, user).await? {
        groups.push((key, cx.chat(key).await?.title.clone()));
    }
    groups.sort_by(|(one, a), (other, b)| (a, one.0).cmp(&(b, other.0)));
    Ok(groups)
}

async fn page_of(cx: &Cx, person: &Person, wanted: usize, language: Lang) -> Result<(String, Keyboard)> {
    let mut sections = vec![views::private(&known::in_words(cx, person.id, None).await?, language)];
    for (key, title) in groups(cx, person.id).await? {
        sections.push(views::group(&title, &known::in_words(cx, person.id, Some(key)).await?, language));
    }
    let pages = views::pages(&sections);
    let page = wanted.min(pages.len().saturating_sub(1));
    let html = views::mydata(&pages[page], (page, pages.len()), language);
    let turns = turns(cx, person, page, pages.len(), Action::Show, language).await?;
    let others = [("mydata-button-json", Action::Json), ("mydata-button-forget", Action::Ask)];
    Ok((html, Keyboard::new().row(turns).row(keys(cx, person, &others, language).await?)))
}

async fn question(cx: &Cx, person: &Person, language: Lang) -> Result<(String, Keyboard)> {
    let groups = groups(cx, person.id).await?;
    let titles: Vec<&str> = groups.iter().map(|(_, title)| title.as_str()).collect();
    let mut keyboard =
        Keyboard::new().row(keys(cx, person, &[("forgetme-button-all", Action::Everything)], language).await?);
    if !groups.is_empty() {
        keyboard = keyboard.row(keys(cx, person, &[("forgetme-button-one", Action::Which(0))], language).await?);
    }
    let no = keys(cx, person, &[("forgetme-button-no", Action::Nothing)], language).await?;
    Ok((views::question(&titles, language), keyboard.row(no)))
}

async fn which(cx: &Cx, person: &Person, wanted: usize, language: Lang) -> Result<(String, Keyboard)> {
    let groups = groups(cx, person.id).await?;
    let pages = groups.len().div_ceil(PER_PAGE).max(1);
    let page = wanted.min(pages - 1);
    let mut names = Vec::new();
    for (chat, title) in groups.into_iter().skip(page * PER_PAGE).take(PER_PAGE) {
        let about = About::chat(chat).only(person).for_anybody();
        names.push(cx.button(NAME, clip(&title, LONGEST_LABEL), &Action::Group, about).await?);
    }
    let turns = turns(cx, person, page, pages, Action::Which, language).await?;
    let no = keys(cx, person, &[("forgetme-button-no", Action::Nothing)], language).await?;
    Ok((line("forgetme-which").render(language), Keyboard::new().rows_of(1, names).row(turns).row(no)))
}

async fn keys(cx: &Cx, person: &Person, of: &[(&'static str, Action)], language: Lang) -> Result<Vec<Key>> {
    let mut keys = Vec::new();
    for (label, action) in of {
        let label = line(label).render_plain(language);
        keys.push(cx.button(NAME, label, action, About::default().only(person)).await?);
    }
    Ok(keys)
}

async fn turns(
    cx: &Cx,
    person: &Person,
    page: usize,
    pages: usize,
    to: impl Fn(usize) -> Action,
    language: Lang,
) -> Result<Vec<Key>> {
    let before = page.checked_sub(1).map(|page| ("page-previous", to(page)));
    let after = Some(page + 1).filter(|page| *page < pages).map(|page| ("page-following", to(page)));
    let both: Vec<_> = before.into_iter().chain(after).collect();
    keys(cx, person, &both, language).await
}

/// Gives her all of it as JSON.
async fn hand_over(cx: &Cx, user: UserId, language: Lang) -> Result {
    let mut of_groups = Vec::new();
    for (key, title) in groups(cx, user).await? {
        of_groups.push(json!({ "group": title, "known": known::export(cx, user, Some(key), MOST_ROWS).await? }));
    }
    let whole: Value =
        json!({ "person": user, "known": known::export(cx, user, None, MOST_ROWS).await?, "groups": of_groups });
    for html in views::as_text(&serde_json::to_string_pretty(&whole)?, language) {
        cx.send_awaited(Request::message(user.private_chat(), &html)).await?;
    }
    Ok(())
}

fn timer_of(user: UserId) -> String {
    format!("forget:{}", user.0)
}

/// She is forgotten from now on. Asked for twice, it goes on as it was.
async fn begin(cx: &Cx, user: UserId, language: Lang) -> Result {
    if timers::due_at(&cx.tx, NAME, &timer_of(user)).await?.is_some() {
        return Ok(());
    }
    later(cx, Forgetting { user, language, waits: 0 }, TimeDelta::zero()).await
}

async fn later(cx: &Cx, forgetting: Forgetting, after: TimeDelta) -> Result {
    cx.set_timer(NAME, &timer_of(forgetting.user), None, cx.now + after, &forgetting).await
}

/// The next group; after the last, once all that is on its way to her is settled, she herself.
async fn go_on(cx: &Cx, forgetting: Forgetting) -> Result {
    let Forgetting { user, language, waits } = forgetting;
    if let Some(next) = known::groups(cx, user).await?.first() {
        known::forget(cx, user, Some(*next)).await?;
        return later(cx, forgetting, TimeDelta::zero()).await;
    }
    if waits < MOST_WAITS && traces::requests_on_their_way(&cx.tx, user).await? > 0 {
        return later(cx, Forgetting { waits: waits + 1, ..forgetting }, WAIT).await;
    }
    known::forget(cx, user, None).await?;
    let farewell = Request::message(user.private_chat(), &line("forgetme-done").render(language)).lane(Lane::Member);
    cx.send(farewell.tell(NAME, &Farewell(user))?).await
}
