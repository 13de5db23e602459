//! A screen with buttons: one message whose pages follow one another as they are pressed.
//!
//! A room says what its buttons do in one enum, and for each of them which page it leads to ([`Panel::page`]) and, if it
//! does something, what ([`Panel::act`]). All else is here: in the group a panel is whispered in each language it may be
//! read in ([`whisper()`]); who cannot be whispered to gets a link that opens it in private ([`opened`]); a press does its
//! deed, draws the page it leads to in place of the one before, and is answered ([`pressed`]). So a press that comes too
//! late to do anything shows how things stand.
//!
//! Labels and rows have an end where a phone's screen has one: [`ALONE`], [`PAIRED`], [`NAMED`], [`ROWS`]. What is longer than a
//! page is turned ([`Pager`]); which group and which member is meant is asked in one way ([`groups`], [`members`]).

pub mod groups;
pub mod members;
mod pager;

use std::sync::Arc;

use async_trait::async_trait;
use serde::{Serialize, de::DeserializeOwned};

pub use self::pager::Pager;
use super::{
    Ask, Audience, Cx, Opened, Place, Press, Result,
    context::About,
    rights::Rank,
    routes::{self, Routes},
    whisper::{self, Asker, Pages, Picture, Whisper},
};
use crate::{
    store::chats::Chat,
    telegram::{
        ChatId,
        actor::{Actor, Person},
        keyboard::{Key, Keyboard, most_shown},
        request::Request,
    },
    words::{Lang, Line, line},
};

/// Graphemes of a label that a phone shows of a button that has a row for itself.
pub const ALONE: usize = most_shown(1);
/// The same of one that shares its row with another.
pub const PAIRED: usize = most_shown(2);
/// Of a name, where a word stands beside it in a row for itself.
pub const NAMED: usize = 20;
/// Rows of buttons that leave room for the words above them. Longer lists have pages.
pub const ROWS: usize = 8;

/// A page of a panel.
#[derive(Debug, Default)]
pub struct Page {
    /// What it says.
    pub html: String,
    /// What can be done there.
    pub keyboard: Keyboard,
    /// Above the words.
    pub picture: Option<Picture>,
}

impl Page {
    /// Words with buttons.
    #[must_use]
    pub const fn new(html: String, keyboard: Keyboard) -> Self {
        Self { html, keyboard, picture: None }
    }

    /// The same with another row of buttons below.
    #[must_use]
    pub fn row(self, keys: impl IntoIterator<Item = Key>) -> Self {
        Self { keyboard: self.keyboard.row(keys), ..self }
    }
}

/// Who may press the buttons of a panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum For {
    /// Those who manage in the group what the room does, at the moment of pressing.
    Managers,
    /// Those who help with anything in the group, and those who manage it.
    Helpers,
    /// Whoever sees it.
    Anybody,
    /// Her for whom it was made, about the group.
    Her,
    /// Her for whom it was made, about no group.
    Herself,
}

impl For {
    fn about(self, chat: Option<&Chat>, person: Option<&Person>) -> About {
        let about = match (self, chat) {
            (Self::Managers, Some(chat)) => About::chat(chat.key),
            (Self::Helpers, Some(chat)) => About::chat(chat.key).open_to(Audience::Helper),
            (Self::Anybody | Self::Her, Some(chat)) => About::chat(chat.key).for_anybody(),
            _ => About::default(),
        };
        match (self, person) {
            (Self::Her | Self::Herself, Some(person)) => about.only(person),
            _ => about,
        }
    }
}

/// What the buttons of a room's panel do.
#[async_trait]
pub trait Panel: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// The room.
    const ROOM: &'static str;
    /// Who may press.
    const FOR: For = For::Managers;

    /// The page a button leads to, as things stand. It does nothing.
    async fn page(&self, view: &View<'_>) -> Result<Page>;

    /// Who may press this one, if not whoever may press the others.
    fn whose(&self, _cx: &Cx, about: About) -> About {
        about
    }

    /// Does what a button is there for; most only lead to their page.
    async fn act(&self, _view: &View<'_>, _press: &Press) -> Result<Done> {
        Ok(Done::shown())
    }

    /// What a button of an earlier version does now, by what that wrote; [`None`]: nobody wrote such.
    #[must_use]
    fn of_before(_written: &str) -> Option<Self> {
        None
    }
}

/// What became of a press.
#[derive(Debug)]
pub struct Done {
    said: Option<Line>,
    then: Then,
}

#[derive(Debug)]
enum Then {
    Shows,
    ShowsInstead(Box<Page>),
    Stays,
}

impl Done {
    /// Its page follows.
    #[must_use]
    pub const fn shown() -> Self {
        Self { said: None, then: Then::Shows }
    }

    /// Another page follows than the one it leads to by itself.
    #[must_use]
    pub fn instead(page: Page) -> Self {
        Self { said: None, then: Then::ShowsInstead(Box::new(page)) }
    }

    /// The message stays as it is.
    #[must_use]
    pub const fn stays() -> Self {
        Self { said: None, then: Then::Stays }
    }

    /// And these few words are shown above the chat.
    #[must_use]
    pub fn saying(self, said: Line) -> Self {
        Self { said: Some(said), ..self }
    }
}

/// For whom a page is made, and with what.
#[derive(Debug)]
pub struct View<'a> {
    /// What a handler gets.
    pub cx: &'a Cx,
    /// The language it is read in.
    pub lang: Lang,
    /// Whether it is read in private, where nothing else says which group it is about.
    pub in_private: bool,
    chat: Option<&'a Chat>,
    person: Option<&'a Person>,
    room: &'static str,
    about: About,
}

impl<'a> View<'a> {
    fn of<P: Panel>(
        cx: &'a Cx,
        (chat, person): (Option<&'a Chat>, Option<&'a Person>),
        lang: Lang,
        in_private: bool,
    ) -> Self {
        Self { cx, lang, in_private, chat, person, room: P::ROOM, about: P::FOR.about(chat, person) }
    }

    /// The group it is about.
    pub fn chat(&self) -> Result<&'a Chat> {
        self.chat.ok_or_else(|| line("refuse-stale-button").into())
    }

    /// Who reads it; a refusal to who writes as the group, or as a channel.
    pub fn person(&self) -> Result<&'a Person> {
        self.person.ok_or_else(|| line("refuse-stale-button").into())
    }

    /// Words in its language.
    #[must_use]
    pub fn says(&self, words: &Line) -> String {
        words.render(self.lang)
    }

    /// A button.
    pub async fn key(&self, label: &Line, action: &impl Serialize) -> Result<Key> {
        self.labelled(label.render_plain(self.lang), action).await
    }

    /// A button whose label is the same in every language, such as a name.
    pub async fn labelled(&self, label: String, action: &impl Serialize) -> Result<Key> {
        self.cx.button(self.room, label, action, self.about).await
    }

    /// A button for whom its action says.
    pub async fn key_to<P: Panel>(&self, label: &Line, action: &P) -> Result<Key> {
        self.labelled_about(label.render_plain(self.lang), action, action.whose(self.cx, self.about)).await
    }

    /// What she who reads it is among those who manage the group; who writes as the group is an administrator.
    pub async fn rank(&self) -> Result<Rank> {
        match self.person {
            Some(person) => self.cx.rank(self.chat()?.key, &Actor::Person(person.clone())).await,
            None => Ok(Rank::Administrator),
        }
    }

    /// A button about something else than the panel is.
    pub async fn labelled_about(&self, label: String, action: &impl Serialize, about: About) -> Result<Key> {
        self.cx.button(self.room, label, action, about).await
    }

    /// Buttons: the names of their labels, and what they do.
    pub async fn keys<A: Serialize + Sync>(&self, of: &[(&'static str, A)]) -> Result<Vec<Key>> {
        let mut keys = Vec::with_capacity(of.len());
        for (label, action) in of {
            keys.push(self.key(&line(label), action).await?);
        }
        Ok(keys)
    }

    /// A button that leads on in private: there by a press, else by a link for those who manage the group.
    pub async fn goes_on(&self, label: &'static str, action: &impl Serialize) -> Result<Key> {
        self.goes_on_about(label, action, About::chat(self.chat()?.key)).await
    }

    /// As [`View::goes_on`], by a link about something else, or for somebody else.
    pub async fn goes_on_about(&self, label: &'static str, action: &impl Serialize, about: About) -> Result<Key> {
        if self.in_private {
            return self.key(&line(label), action).await;
        }
        let link = self.cx.link(self.room, action, about).await?;
        Ok(Key::open(line(label).render_plain(self.lang), link))
    }

    /// A button that goes on in private.
    pub async fn open_private(&self, action: &impl Serialize) -> Result<Key> {
        let link = self.cx.link(self.room, action, self.about).await?;
        Ok(Key::open(line("whisper-open-private").render_plain(self.lang), link))
    }
}

/// The branches of a room's panel: its buttons and its links.
#[must_use]
pub fn routes<P: Panel>() -> Routes {
    routes::none()
        .branch(routes::button(P::ROOM).endpoint(pressed::<P>))
        .branch(routes::opened(P::ROOM).endpoint(opened::<P>))
}

/// As [`routes()`], for a room that has buttons of other kinds, too.
#[must_use]
pub fn routes_among<P: Panel>() -> Routes {
    routes::none()
        .branch(routes::button_of::<P>(P::ROOM).endpoint(pressed::<P>))
        .branch(routes::opened_of::<P>(P::ROOM).endpoint(opened::<P>))
}

/// How an answer to a command is seen: once for each language it may be said in.
pub async fn views<'a, P: Panel>(cx: &'a Cx, ask: &'a Ask) -> Result<Vec<View<'a>>> {
    let whose = (ask.chat().map(Arc::as_ref), ask.actor.person());
    let in_private = matches!(ask.place, Place::Private);
    let languages = cx.whisper_languages(ask).await?;
    Ok(languages.into_iter().map(|lang| View::of::<P>(cx, whose, lang, in_private)).collect())
}

/// Answers a command of a group with a page of a panel, for her alone. Who cannot be whispered to there opens it in
/// private.
pub async fn whisper<P: Panel>(cx: &Cx, ask: &Ask, panel: &P) -> Result {
    let chat = cx.group_of(ask)?;
    let mut pages = Pages::default();
    for view in views::<P>(cx, ask).await? {
        pages.add_page(view.lang, panel.page(&view).await?);
    }
    // It shows whoever opens it what is theirs.
    let link = cx.link(P::ROOM, panel, panel.whose(cx, P::FOR.about(Some(chat), None))).await?;
    cx.whisper_what(ask, Whisper::pages(&pages).private_matter(link)).await
}

/// Shows somebody in a group a page of a panel, for her alone, once something she did there has had its effect.
pub async fn whisper_later<P: Panel>(cx: &Cx, chat: &Chat, person: &Person, panel: &P) -> Result {
    let whose = (Some(chat), Some(person));
    let hers = cx.language_of(person.id, Some(chat.language)).await?;
    let mut pages = Pages::default();
    for (lang, in_private) in [(chat.language, false), (hers, true)] {
        if in_private && lang == chat.language {
            continue;
        }
        pages.add_page(lang, panel.page(&View::of::<P>(cx, whose, lang, in_private)).await?);
    }
    let link = cx.link(P::ROOM, panel, panel.whose(cx, P::FOR.about(Some(chat), None))).await?;
    let asker = Asker { chat: chat.key, thread: None, user: Some(person.id) };
    whisper::to_asker(cx, asker, Whisper::pages(&pages).private_matter(link)).await
}

/// Answers a command that is about her who gave it, in private only: in a group she gets a link there, with these words.
pub async fn in_private<P: Panel>(cx: &Cx, ask: &Ask, panel: &P, words: &Line) -> Result {
    let person = match &ask.actor {
        Actor::Person(person) => person,
        Actor::AnonymousAdmin | Actor::Channel => return Err(line("privacy-as-yourself").into()),
        Actor::Bot => return Ok(()),
    };
    match &ask.place {
        Place::Private => show(cx, ask.at.chat, None, person, panel).await,
        Place::Group(chat) => {
            let link = cx.link(P::ROOM, panel, About::chat(chat.key).for_anybody()).await?;
            cx.offer_private(ask, link, words).await
        }
    }
}

/// How she sees it in private.
pub async fn view_in_private<'a, P: Panel>(cx: &'a Cx, chat: Option<&'a Chat>, person: &'a Person) -> Result<View<'a>> {
    let lang = cx.language_of(person.id, chat.map(|chat| chat.language)).await?;
    Ok(View::of::<P>(cx, (chat, Some(person)), lang, true))
}

/// Shows a panel in a message of its own in her private chat.
pub async fn show<P: Panel>(cx: &Cx, to: ChatId, chat: Option<&Chat>, person: &Person, panel: &P) -> Result {
    let page = panel.page(&view_in_private::<P>(cx, chat, person).await?).await?;
    let picture = page.picture.as_ref().map(Picture::in_private);
    // It stays useful, however late it comes.
    cx.send(Request::illustrated(to, picture, &page.html).keyboard(&page.keyboard)).await
}

/// The link was opened by somebody who could not be answered in the group.
pub async fn opened<P: Panel>(cx: Cx, opened: Arc<Opened>) -> Result {
    let chat = opened.chat.as_deref().filter(|_| P::FOR != For::Herself);
    show(&cx, opened.at.chat, chat, &opened.person, &action::<P>(&opened.action)?).await
}

/// A button was pressed. What it did may have changed the group, its language too.
pub async fn pressed<P: Panel>(cx: Cx, press: Arc<Press>) -> Result {
    let panel = action::<P>(&press.action)?;
    let before = view::<P>(&cx, &press).await?;
    let Done { said, then } = panel.act(&before, &press).await?;
    let chat = match &press.chat {
        Some(chat) => Some(cx.chat(chat.key).await?),
        None => None,
    };
    let press = Press { chat, ..Press::clone(&press) };
    let view = view::<P>(&cx, &press).await?;
    let page = match then {
        Then::Shows => Some(panel.page(&view).await?),
        Then::ShowsInstead(page) => Some(*page),
        Then::Stays => None,
    };
    if let Some(page) = page {
        let picture = page.picture.as_ref().map(Picture::in_private).filter(|_| view.in_private);
        cx.illustrate_pressed(&press, picture, &page.html, &page.keyboard).await?;
    }
    match said {
        Some(said) => cx.toast(&press, &said).await,
        None => cx.answer(&press).await,
    }
}

/// How a page is seen that takes the place of the one whose button was pressed.
async fn view<'a, P: Panel>(cx: &'a Cx, press: &'a Press) -> Result<View<'a>> {
    let in_private = press.at.is_some_and(|at| !at.chat.is_group());
    let lang = cx.language_for_press(press).await?;
    Ok(View::of::<P>(cx, (press.chat.as_deref(), Some(&press.person)), lang, in_private))
}

/// What a button or link does.
fn action<P: Panel>(written: &str) -> Result<P> {
    match serde_json::from_str(written) {
        Ok(action) => Ok(action),
        Err(error) => P::of_before(written).ok_or_else(|| error.into()),
    }
}
