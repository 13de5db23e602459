//! `/who`: members by what they told about themselves, and `/intro`: one's own.

use std::sync::Arc;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::{
    form::FOUND,
    queries::{self, Found},
    views::{self, Shown},
};
use crate::{
    dispatch::{
        Ask, Cx, Place, Press, Result,
        chooser::{self, Among, Question},
        context::About,
        flow::Answer,
        panel::{self, Done, For, NAMED, Page, Pager, Panel, View},
    },
    features::onboarding::{NAME, introduce, publish},
    store::{ChatKey, chats::Chat, people},
    telegram::{
        UserId,
        actor::{Actor, Person},
        keyboard::{Key, Keyboard},
    },
    words::{clean_line, clip, line, search, tags::Tag},
};

/// People on a page.
const PER_PAGE: usize = 6;
/// More are not looked through: whoever finds so many looks for more words.
const MOST_FOUND: i64 = 60;
/// So many of one name.
const MOST_NAMED: i64 = 10;
/// Longest that is looked for, in graphemes.
const LONGEST_QUERY: usize = 80;
/// So many tags are offered to who looks for nothing.
const TAGS_OFFERED: i64 = 8;

/// What our buttons and links do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Who {
    /// Who has this in her introduction, or is called so.
    Find {
        /// What is looked for.
        query: String,
        /// Which page.
        #[serde(default)]
        page: usize,
    },
    /// Somebody's introduction.
    Card(UserId),
    /// One's own.
    Mine,
    /// Whether others may find it from now on.
    BeFound(bool),
    /// It is taken back.
    TakeBack,
}

impl Who {
    fn find(query: &str) -> Self {
        Self::Find { query: clip(&clean_line(query), LONGEST_QUERY), page: 0 }
    }
}

/// `/who`.
pub async fn asked(cx: Cx, ask: Arc<Ask>) -> Result {
    let person = match &ask.actor {
        Actor::Person(person) => person,
        Actor::Bot => return Ok(()),
        Actor::AnonymousAdmin | Actor::Channel => return Err(line("who-as-yourself").into()),
    };
    let query = ask.command.whole();
    let panel = match (&ask.reply_to, ask.command.mentioned().first()) {
        (_, Some(mentioned)) => Who::Card(UserId(mentioned.user.id)),
        (Some(replied), None) if query.is_empty() => Who::Card(replied.author.id),
        _ => Who::find(&query),
    };
    match &ask.place {
        Place::Group(_) => panel::whisper(&cx, &ask, &panel).await,
        Place::Private => in_private(&cx, &ask, person, &panel).await,
    }
}

/// `/intro` with nothing behind it, of who has introduced herself: shows it. [`false`]: she has not, as far as can be told.
pub async fn shows_own(cx: &Cx, ask: &Ask, person: &Person) -> Result<bool> {
    match &ask.place {
        Place::Group(chat) if queries::is_introduced(&cx.tx, chat.key, person.id).await? => {
            panel::whisper(cx, ask, &Who::Mine).await?;
            Ok(true)
        }
        Place::Group(_) => Ok(false),
        Place::Private => {
            let groups = chooser::shared_groups(cx, person.id, NAME).await?;
            let mut introduced = false;
            for (chat, _) in &groups {
                introduced |= queries::is_introduced(&cx.tx, *chat, person.id).await?;
            }
            if introduced {
                in_private(cx, ask, person, &Who::Mine).await?;
            }
            Ok(introduced)
        }
    }
}

async fn in_private(cx: &Cx, ask: &Ask, person: &Person, panel: &Who) -> Result {
    let groups = chooser::shared_groups(cx, person.id, NAME).await?;
    match groups.as_slice() {
        [] => Err(line("intro-no-group").into()),
        [(key, _)] => panel::show(cx, ask.at.chat, Some(&*cx.chat(*key).await?), person, panel).await,
        _ => {
            let question = Question::new(NAME, "intro-which-group", Among::Shared, panel)?;
            chooser::ask(cx, ask.at.chat, person, &question).await
        }
    }
}

#[async_trait]
impl Panel for Who {
    const ROOM: &'static str = NAME;
    const FOR: For = For::Her;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        let chat = view.chat()?;
        if !view.cx.is_in(chat, view.person()?.id).await? {
            return Err(line("flow-not-in").text("group", &chat.title).into());
        }
        match self {
            Self::Find { query, page } => match query.strip_prefix('@') {
                Some(username) => match people::by_username(&view.cx.tx, chat.key, username).await? {
                    Some((user, _)) => of_one(view, chat, user).await,
                    None => Ok(Page::new(view.says(&line("who-nobody").text("query", query)), Keyboard::new())),
                },
                None => list(view, chat, query, *page).await,
            },
            Self::Card(user) => of_one(view, chat, *user).await,
            Self::Mine | Self::BeFound(_) | Self::TakeBack => mine(view, chat).await,
        }
    }

    async fn act(&self, view: &View<'_>, press: &Press) -> Result<Done> {
        let (chat, user) = (view.chat()?, press.person.id);
        match self {
            Self::BeFound(found) => {
                if let Some(mut kept) = queries::introduction(&view.cx.tx, chat.key, user).await? {
                    kept.answers.set(FOUND.key, Some(Answer::Put(*found)));
                    queries::set_findable(&view.cx.tx, chat.key, user, *found, &kept.answers).await?;
                }
                Ok(Done::shown())
            }
            Self::TakeBack => {
                let said = publish::take_back(view.cx, chat, user).await?;
                Ok(Done::instead(Page::new(view.says(&said), Keyboard::new())))
            }
            Self::Find { .. } | Self::Card(_) | Self::Mine => Ok(Done::shown()),
        }
    }
}

/// Those who are found.
async fn list(view: &View<'_>, chat: &Chat, query: &str, page: usize) -> Result<Page> {
    let sought = search::sought(query);
    if sought.is_empty() {
        return how(view, chat).await;
    }
    let users = search_for(view.cx, chat.key, query, &sought).await?;
    let pager = Pager::new(page, users.len(), PER_PAGE);
    let found = queries::found(&view.cx.tx, chat.key, pager.of(&users)).await?;
    if found.is_empty() {
        return nobody(view, chat, query).await;
    }
    let form = super::form(view.cx, chat).await?;
    let count = views::number(pager.items());
    let mut rows = vec![view.says(&pager.says(line("who-found").text("query", query).num("count", count)))];
    let mut keys = Vec::with_capacity(found.len());
    for Found { user, name, answers, message } in &found {
        let shown = Shown { form: &form, answers, may_lead: false };
        rows.push(views::row(chat, name, *message, shown, view.lang));
        keys.push(view.labelled(clip(name, NAMED), &Who::Card(*user)).await?);
    }
    let turns = pager.turns(view, |page| Who::Find { query: query.to_owned(), page }).await?;
    Ok(Page::new(rows.join("\n"), Keyboard::new().rows_of(2, keys).row(turns)))
}

/// By a tag, or by name and words; who is called so comes first.
async fn search_for(cx: &Cx, chat: ChatKey, query: &str, sought: &[Vec<String>]) -> Result<Vec<UserId>> {
    if let Some(tag) = query.strip_prefix('#').and_then(|tag| Tag::read(tag).ok()) {
        return Ok(queries::found_by_tag(&cx.tx, chat, tag.key(), MOST_FOUND).await?);
    }
    let named = people::called(&cx.tx, chat, query, MOST_NAMED).await?;
    let named: Vec<UserId> = named.into_iter().map(|(user, _)| user).collect();
    let mut users: Vec<UserId> =
        queries::found(&cx.tx, chat, &named).await?.into_iter().map(|found| found.user).collect();
    for user in queries::found_by_words(&cx.tx, chat, sought, MOST_FOUND).await? {
        if !users.contains(&user) {
            users.push(user);
        }
    }
    Ok(users)
}

/// How one looks for somebody.
async fn how(view: &View<'_>, chat: &Chat) -> Result<Page> {
    Ok(Page::new(view.says(&line("who-how")), Keyboard::new().rows_of(2, tags(view, chat).await?)))
}

async fn nobody(view: &View<'_>, chat: &Chat, query: &str) -> Result<Page> {
    let words = view.says(&line("who-nobody").text("query", query));
    Ok(Page::new(words, Keyboard::new().rows_of(2, tags(view, chat).await?)))
}

/// The tags most people have.
async fn tags(view: &View<'_>, chat: &Chat) -> Result<Vec<Key>> {
    let mut keys = Vec::new();
    for (_, shown) in queries::tags_in(&view.cx.tx, chat.key, TAGS_OFFERED).await? {
        let tag = format!("#{shown}");
        keys.push(view.labelled(clip(&tag, NAMED), &Who::find(&tag)).await?);
    }
    Ok(keys)
}

/// Somebody's introduction, if she lets others find it.
async fn of_one(view: &View<'_>, chat: &Chat, user: UserId) -> Result<Page> {
    if user == view.person()?.id {
        return mine(view, chat).await;
    }
    let found = queries::found(&view.cx.tx, chat.key, &[user]).await?;
    let Some(Found { name, answers, .. }) = found.first() else {
        let known = people::known(&view.cx.tx, user).await?.map(|known| known.name).unwrap_or_default();
        return Ok(Page::new(view.says(&line("who-not-told").text("name", &known)), Keyboard::new()));
    };
    let form = super::form(view.cx, chat).await?;
    let may_lead = publish::may_lead(view.cx, chat, user).await?;
    let html = views::card(user, name, Shown { form: &form, answers, may_lead }, view.lang);
    Ok(Page::new(html, Keyboard::new()))
}

/// One's own, with what can be done about it.
async fn mine(view: &View<'_>, chat: &Chat) -> Result<Page> {
    let person = view.person()?;
    let edit = edit_key(view, chat, person, "intro-mine-edit").await?;
    let Some(kept) = queries::introduction(&view.cx.tx, chat.key, person.id).await? else {
        let begin = edit_key(view, chat, person, "intro-button").await?;
        return Ok(Page::new(
            view.says(&line("intro-mine-none").text("group", &chat.title)),
            Keyboard::new().row([begin]),
        ));
    };
    let form = super::form(view.cx, chat).await?;
    let rows = views::rows(Shown { form: &form, answers: &kept.answers, may_lead: false }, true, view.lang);
    let is_found = kept.answers.is_on(&FOUND);
    let label = line(if is_found { "intro-mine-hide" } else { "intro-mine-show" });
    let found = view.key(&label, &Who::BeFound(!is_found)).await?;
    let back = view.key(&line("intro-mine-take-back"), &Who::TakeBack).await?;
    let html = views::mine(chat, &rows, &kept.answers, view.lang);
    Ok(Page::new(html, Keyboard::new().row([edit]).row([found]).row([back])))
}

/// To the questions, which are asked in private.
async fn edit_key(view: &View<'_>, chat: &Chat, person: &Person, label: &'static str) -> Result<Key> {
    let about = About::chat(chat.key).only(person).for_anybody();
    let label = line(label).render_plain(view.lang);
    if view.in_private {
        return view.cx.button(NAME, label, &introduce::Action::Open, about).await;
    }
    Ok(Key::open(label, view.cx.link(NAME, &introduce::Action::Open, about).await?))
}
