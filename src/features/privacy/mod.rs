//! What the bot knows of a person: hers to read, and to have forgotten.
//!
//! | typed | where | she sees |
//! |---|---|---|
//! | `/mydata` | private | what is known of her, group by group, in words; a button gives it as a file of JSON |
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
        Ask, CommandSpec, Cx, Door, Outcome, Press, Result, Room, Sent, artist,
        context::About,
        known,
        panel::{self, Done, For, Page, Pager, Panel, View},
        routes::{self, Routes},
    },
    store::{ChatKey, messages, timers, timers::Timer, traces},
    telegram::{
        UserId,
        keyboard::Keyboard,
        request::{Lane, Request},
    },
    words::{Lang, Line, clip, line},
};

const NAME: &str = "privacy";

/// Rows of a table in the file; of more only how many there are.
const MOST_ROWS: usize = 500;
/// What it is called.
const FILE: &str = "kehila-mydata.json";
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

    fn doors(&self) -> Vec<Door> {
        vec![Door::members("desk-door-data", &Action::Show(0))]
    }

    fn routes(&self) -> Routes {
        routes::none()
            .branch(routes::command("mydata").endpoint(mydata))
            .branch(routes::command("forgetme").endpoint(forgetme))
            .branch(panel::routes::<Action>())
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
    panel::in_private(&cx, &ask, &Action::Show(0), &line("privacy-in-private")).await
}

async fn forgetme(cx: Cx, ask: Arc<Ask>) -> Result {
    panel::in_private(&cx, &ask, &Action::Ask, &line("privacy-in-private")).await
}

#[async_trait]
impl Panel for Action {
    const ROOM: &'static str = NAME;
    const FOR: For = For::Herself;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        let said = |words: Line| Ok(Page::new(view.says(&words), Keyboard::new()));
        match self {
            Self::Show(page) => page_of(view, *page).await,
            Self::Json => page_of(view, 0).await,
            Self::Ask => question(view).await,
            Self::Which(page) => which(view, *page).await,
            Self::Nothing => said(line("forgetme-kept")),
            Self::Everything => said(line("forgetme-under-way")),
            Self::Group => said(line("forgetme-group-done").text("group", &view.chat()?.title)),
        }
    }

    async fn act(&self, view: &View<'_>, press: &Press) -> Result<Done> {
        let (cx, user) = (view.cx, press.person.id);
        match self {
            Self::Everything => begin(cx, user, view.lang).await?,
            Self::Group => known::forget(cx, user, Some(view.chat()?.key)).await?,
            Self::Json => {
                hand_over(cx, user, view.lang).await?;
                return Ok(Done::stays());
            }
            Self::Show(_) | Self::Ask | Self::Which(_) | Self::Nothing => {}
        }
        Ok(Done::shown())
    }
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

async fn page_of(view: &View<'_>, wanted: usize) -> Result<Page> {
    let (cx, user, lang) = (view.cx, view.person()?.id, view.lang);
    let mut sections = vec![views::private(&known::in_words(cx, user, None).await?, lang)];
    for (key, title) in groups(cx, user).await? {
        sections.push(views::group(&title, &known::in_words(cx, user, Some(key)).await?, lang));
    }
    let pages = views::pages(&sections);
    let pager = Pager::new(wanted, pages.len(), 1);
    let words = pager.says(line("mydata").html("parts", pager.of(&pages).concat()));
    let turns = pager.turns(view, Action::Show).await?;
    let others = view.keys(&[("mydata-button-json", Action::Json), ("mydata-button-forget", Action::Ask)]).await?;
    Ok(Page::new(view.says(&words), Keyboard::new().row(turns).row(others)))
}

async fn question(view: &View<'_>) -> Result<Page> {
    let groups = groups(view.cx, view.person()?.id).await?;
    let titles: Vec<&str> = groups.iter().map(|(_, title)| title.as_str()).collect();
    let one = (!groups.is_empty()).then_some(("forgetme-button-one", Action::Which(0)));
    let all = ("forgetme-button-all", Action::Everything);
    let ways: Vec<_> = [all].into_iter().chain(one).chain([("forgetme-button-no", Action::Nothing)]).collect();
    let keyboard = Keyboard::new().rows_of(1, view.keys(&ways).await?);
    Ok(Page::new(views::question(&titles, view.lang), keyboard))
}

async fn which(view: &View<'_>, wanted: usize) -> Result<Page> {
    let person = view.person()?;
    let groups = groups(view.cx, person.id).await?;
    let pager = Pager::new(wanted, groups.len(), panel::ROWS);
    let mut names = Vec::new();
    for (chat, title) in pager.of(&groups) {
        let about = About::chat(*chat).only(person).for_anybody();
        names.push(view.labelled_about(clip(title, panel::ALONE), &Action::Group, about).await?);
    }
    let turns = pager.turns(view, Action::Which).await?;
    let no = view.keys(&[("forgetme-button-no", Action::Nothing)]).await?;
    Ok(Page::new(view.says(&line("forgetme-which")), Keyboard::new().rows_of(1, names).row(turns).row(no)))
}

/// Gives her all of it as a file. It waits among what is to be sent no longer than any message does.
async fn hand_over(cx: &Cx, user: UserId, language: Lang) -> Result {
    let mut of_groups = Vec::new();
    for (key, title) in groups(cx, user).await? {
        of_groups.push(json!({ "group": title, "known": known::export(cx, user, Some(key), MOST_ROWS).await? }));
    }
    let whole: Value =
        json!({ "person": user, "known": known::export(cx, user, None, MOST_ROWS).await?, "groups": of_groups });
    let words = line("mydata-file").render(language);
    cx.send_awaited(Request::with_media(user.private_chat(), &artist::json(&whole, FILE)?, &words)).await
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
