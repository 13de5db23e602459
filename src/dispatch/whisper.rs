//! Saying something to one member and to nobody else.
//!
//! In a group: as an ephemeral message where we are administrator (only she sees it); if that is not possible
//! or refused, in private if she has started the bot; else as a short reply that is deleted after a minute.
//! Each step is tried when Telegram has refused the one before ([`super::house`]), or when a Bot API server that is too
//! old for ephemeral messages has shown one to everybody: then it is deleted at once, and none is tried for a day. In
//! private: a message.
//!
//! What is said in private is in her language and names the group first. What concerns her alone is never in a
//! reply that everybody sees: that only offers to go on in private. Where a topic is closed or gone, what was asked
//! there is answered in private, else in General.
//!
//! A short reply that says the same to several people is given once: while it stands, or is on its way, who asks for
//! the same is answered by it.
//!
//! A picture above the words goes where she alone sees it, and nowhere else.
//!
//! What could not be said while she may have waited for it is not said any more ([`Cx::send_awaited`]).

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use serde::{Deserialize, Serialize};

use super::{Ask, Cx, Outcome, Place, Result, event::MessagePlace, house, panel};
use crate::{
    store::{
        ChatKey,
        chats::{self, Chat},
        people,
    },
    telegram::{
        MessageId, ThreadId, UserId,
        attachment::Recipe,
        keyboard::{Key, Keyboard},
        refusal::Refusal,
        request::{Lane, Request, Urgency},
    },
    words::{Lang, line},
};

/// How long a whisper that everybody can see stays.
pub(super) const VISIBLE_SECONDS: i64 = 60;

/// What is needed to try the next way. Kept in the outbox until the one before has worked.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Plan {
    pub receiver: UserId,
    pub chat: crate::telegram::ChatId,
    pub thread: Option<ThreadId>,
    pub reply_to: Option<MessageId>,
    pub reply_to_ephemeral: Option<i64>,
    pub html: String,
    /// In her language, naming the group. [`None`] in plans of earlier versions and for anonymous administrators.
    #[serde(default)]
    pub private_html: Option<String>,
    /// What a reply that everybody sees says instead.
    #[serde(default)]
    pub for_all: Option<ForAll>,
    pub keyboard: Option<serde_json::Value>,
    /// In her language, if that is another.
    #[serde(default)]
    pub private_keyboard: Option<serde_json::Value>,
    /// Nothing in it is for her alone: others may read it as their answer, and press its buttons.
    #[serde(default)]
    pub is_for_anybody: bool,
    /// What was asked for, as a number: offers to go on in private say the same and lead to different things.
    #[serde(default)]
    pub asked_for: u64,
    pub way: Way,
    /// Above the words that only she sees.
    #[serde(default)]
    pub picture: Option<Recipe>,
    /// In private: in her language, and also where it is not shown in the group.
    #[serde(default)]
    pub private_picture: Option<Recipe>,
    /// She did not ask for it: it goes this way or not at all.
    #[serde(default)]
    pub is_unasked: bool,
}

impl Plan {
    /// What to try after Telegram has refused this way; [`None`] when all were tried.
    pub(super) fn after(mut self, refusal: Option<Refusal>, can_be_private: bool) -> Option<Self> {
        if self.is_unasked {
            return None;
        }
        let leaves_topic = self.thread.is_some() && refusal.is_some_and(Refusal::is_about_topic);
        if leaves_topic {
            // What stands in a topic cannot be answered from outside.
            (self.thread, self.reply_to, self.reply_to_ephemeral) = (None, None, None);
        }
        self.way = match self.way {
            Way::Ephemeral if can_be_private => Way::Private,
            Way::Ephemeral | Way::ShortReply if leaves_topic => self.way,
            Way::Ephemeral | Way::Private => Way::ShortReply,
            Way::ShortReply => return None,
        };
        Some(self)
    }

    /// What everybody sees of a short reply.
    fn shown(&self) -> &str {
        self.for_all.as_ref().map_or(&self.html, |instead| &instead.html)
    }

    /// The name of the timer that runs while a short reply of these words answers others, too.
    pub(super) fn shown_key(&self) -> Option<String> {
        if self.way != Way::ShortReply || !self.is_for_anybody {
            return None;
        }
        let mut words = DefaultHasher::new();
        self.shown().hash(&mut words);
        if self.for_all.is_some() {
            self.asked_for.hash(&mut words);
        }
        Some(format!("shown:{}:{}:{:x}", self.chat.0, self.thread.map_or(0, |thread| thread.0), words.finish()))
    }
}

/// A reply that everybody sees, in place of what concerns her alone.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ForAll {
    html: String,
    keyboard: serde_json::Value,
}

/// The ways of whispering, quietest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Way {
    Ephemeral,
    Private,
    ShortReply,
}

/// Who had asked for something, and where.
#[derive(Debug, Clone, Copy)]
pub struct Asker {
    /// The group.
    pub chat: ChatKey,
    /// Forum topic; [`None`] for General.
    pub thread: Option<ThreadId>,
    /// Who; [`None`] for an anonymous administrator.
    pub user: Option<UserId>,
}

/// What is whispered.
pub struct Whisper<'a> {
    what: What<'a>,
    private_link: Option<String>,
    is_for_anybody: bool,
}

#[derive(Clone, Copy)]
enum What<'a> {
    /// HTML in the language it turns out to be said in, and buttons.
    Words(&'a (dyn Fn(Lang) -> String + Send + Sync), Option<&'a Keyboard>),
    /// Buttons, too, in the language it turns out to be said in.
    Pages(&'a Pages),
}

/// A text and its buttons, in each of the languages it may turn out to be said in ([`Cx::whisper_languages`]).
#[derive(Debug, Default)]
pub struct Pages(Vec<Page>);

#[derive(Debug)]
struct Page {
    language: Lang,
    html: String,
    keyboard: Keyboard,
    picture: Option<Picture>,
}

/// A picture above a whisper. What everybody sees has none.
#[derive(Debug)]
pub enum Picture {
    /// Wherever she alone sees it.
    ForHer(Recipe),
    /// In private.
    InPrivate(Recipe),
}

impl Picture {
    pub(super) const fn in_private(&self) -> &Recipe {
        match self {
            Self::ForHer(recipe) | Self::InPrivate(recipe) => recipe,
        }
    }

    const fn in_group(&self) -> Option<&Recipe> {
        match self {
            Self::ForHer(recipe) => Some(recipe),
            Self::InPrivate(_) => None,
        }
    }
}

impl Pages {
    /// Adds the page in a language.
    pub fn add(&mut self, language: Lang, html: String, keyboard: Keyboard) {
        self.add_with(language, html, keyboard, None);
    }

    /// Adds the page of a panel.
    pub fn add_page(&mut self, language: Lang, page: panel::Page) {
        let panel::Page { html, keyboard, picture } = page;
        self.0.push(Page { language, html, keyboard, picture });
    }

    /// As [`Pages::add`], with a picture above it.
    pub fn add_with(&mut self, language: Lang, html: String, keyboard: Keyboard, picture: Option<Picture>) {
        self.0.push(Page { language, html, keyboard, picture });
    }

    fn page(&self, language: Lang) -> Option<&Page> {
        self.0.iter().find(|page| page.language == language).or(self.0.first())
    }
}

impl<'a> What<'a> {
    fn html(self, language: Lang) -> String {
        match self {
            Self::Words(words, _) => words(language),
            Self::Pages(pages) => pages.page(language).map(|page| page.html.clone()).unwrap_or_default(),
        }
    }

    fn keyboard(self, language: Lang) -> Option<&'a Keyboard> {
        match self {
            Self::Words(_, keyboard) => keyboard,
            Self::Pages(pages) => pages.page(language).map(|page| &page.keyboard),
        }
    }

    fn picture(self, language: Lang) -> Option<&'a Picture> {
        match self {
            Self::Words(..) => None,
            Self::Pages(pages) => pages.page(language)?.picture.as_ref(),
        }
    }
}

impl<'a> Whisper<'a> {
    /// These words.
    #[must_use]
    pub const fn new(words: &'a (dyn Fn(Lang) -> String + Send + Sync)) -> Self {
        Self { what: What::Words(words, None), private_link: None, is_for_anybody: true }
    }

    /// These words with buttons that say the same in every language, such as names of groups.
    #[must_use]
    pub const fn with(words: &'a (dyn Fn(Lang) -> String + Send + Sync), keyboard: Option<&'a Keyboard>) -> Self {
        Self { what: What::Words(words, keyboard), private_link: None, is_for_anybody: keyboard.is_none() }
    }

    /// One of these pages.
    #[must_use]
    pub const fn pages(pages: &'a Pages) -> Self {
        Self { what: What::Pages(pages), private_link: None, is_for_anybody: false }
    }

    /// Its buttons do for whoever presses them what they do for her.
    #[must_use]
    pub fn for_anybody(self) -> Self {
        Self { is_for_anybody: true, ..self }
    }

    /// It concerns her alone: others must not see it, rather is she sent to `link` ([`Cx::link`]), which shows whoever
    /// opens it what is theirs. An anonymous administrator is answered in the group all the same, as there is nowhere
    /// else.
    #[must_use]
    pub fn private_matter(self, link: String) -> Self {
        Self { private_link: Some(link), is_for_anybody: true, ..self }
    }
}

/// Whether something can be shown in a group to one person alone at any time, by what we know.
pub async fn can_be_alone(cx: &Cx, chat: &Chat) -> Result<bool> {
    Ok(chat.bot.is_admin() && !house::shows_all_to_all(cx).await?)
}

/// Whether what was shown to one person alone ([`Request::only_for`]) was seen so. If not, it is seen by nobody.
pub async fn was_alone(cx: &Cx, chat: &Chat, outcome: &Outcome) -> Result<bool> {
    house::was_alone(cx, chat.id, outcome).await
}

/// Answers a command.
pub(super) async fn answer(cx: &Cx, ask: &Ask, what: Whisper<'_>) -> Result {
    let language = cx.language_for(ask).await?;
    match &ask.place {
        Place::Private => {
            let picture = what.what.picture(language).map(Picture::in_private);
            let request = Request::illustrated(ask.at.chat, picture, &what.what.html(language));
            cx.send_awaited(with_keyboard(request, what.what.keyboard(language))).await
        }
        Place::Group(_) => {
            let receiver = ask.actor.person().map(|person| person.id);
            let mut asked_for = DefaultHasher::new();
            (&ask.command.name, &ask.command.args).hash(&mut asked_for);
            to_member(cx, ask.at, receiver, language, what, asked_for.finish()).await
        }
    }
}

/// Says something to whoever asked for something a while ago, as [`answer`] would have then. Her message is not
/// answered to: it is gone by now.
pub(super) async fn to_asker(cx: &Cx, asker: Asker, what: Whisper<'_>) -> Result {
    let chat = cx.chat(asker.chat).await?;
    let at = MessagePlace { chat: chat.id, message: MessageId(0), thread: asker.thread, ephemeral: None };
    to_member(cx, at, asker.user, chat.language, what, 0).await
}

async fn to_member(
    cx: &Cx,
    at: MessagePlace,
    receiver: Option<UserId>,
    language: Lang,
    Whisper { what, private_link, is_for_anybody }: Whisper<'_>,
    asked_for: u64,
) -> Result {
    let mut plan = Plan {
        receiver: receiver.unwrap_or(UserId(0)),
        chat: at.chat,
        thread: at.thread,
        reply_to: (at.message.0 != 0).then_some(at.message),
        reply_to_ephemeral: at.ephemeral,
        html: what.html(language),
        private_html: None,
        for_all: receiver.and(private_link).map(|link| rather_in_private(link, language)),
        keyboard: what.keyboard(language).map(Keyboard::json),
        private_keyboard: None,
        // Without somebody to go to in private it is shown itself.
        is_for_anybody: is_for_anybody && (receiver.is_some() || what.keyboard(language).is_none()),
        asked_for,
        way: Way::ShortReply,
        picture: what.picture(language).and_then(Picture::in_group).cloned(),
        private_picture: None,
        is_unasked: false,
    };
    // An anonymous administrator has no private chat we know of.
    let Some(receiver) = receiver else { return send(cx, plan).await };
    let chat = chats::by_telegram_id(&cx.tx, at.chat).await?;
    let is_allowed = chat.as_ref().is_some_and(|chat| chat.bot.is_admin()) || at.ephemeral.is_some();
    let may_whisper = is_allowed && !house::shows_all_to_all(cx).await?;
    plan.way = match may_whisper {
        true => Way::Ephemeral,
        false if can_be_private(cx, receiver).await? => Way::Private,
        false => Way::ShortReply,
    };
    let hers = cx.language_of(receiver, Some(language)).await?;
    plan.private_html = chat
        .map(|chat| line("whisper-in-group").text("group", &chat.title).html("words", what.html(hers)).render(hers));
    plan.private_picture = what.picture(hers).map(Picture::in_private).cloned();
    plan.private_keyboard = what.keyboard(hers).filter(|_| hers != language).map(Keyboard::json);
    send(cx, plan).await
}

fn rather_in_private(link: String, language: Lang) -> ForAll {
    let button = Key::open(line("whisper-open-private").render_plain(language), link);
    let html = line("whisper-rather-in-private").render(language);
    ForAll { html, keyboard: Keyboard::new().row([button]).json() }
}

/// Says something to one member of a group who did not ask for it; nobody else ever sees it. Whether it may be said is
/// decided before ([`super::nudge`]).
pub(super) async fn unasked(cx: &Cx, chat: &Chat, receiver: UserId, html: String, keyboard: &Keyboard) -> Result {
    let plan = Plan {
        receiver,
        chat: chat.id,
        thread: None,
        reply_to: None,
        reply_to_ephemeral: None,
        html: html.clone(),
        private_html: None,
        for_all: None,
        keyboard: Some(keyboard.json()),
        private_keyboard: None,
        is_for_anybody: false,
        asked_for: 0,
        way: Way::Ephemeral,
        picture: None,
        private_picture: None,
        is_unasked: true,
    };
    let request = Request::message(chat.id, &html).only_for(receiver).silent().keyboard(keyboard);
    let request = request.lane(Lane::Community).urgency(Urgency::Bulk);
    cx.send(request.tell(house::NAME, &house::Note::Whisper(Box::new(plan)))?).await
}

/// Whether she can be written to in private.
pub(super) async fn can_be_private(cx: &Cx, receiver: UserId) -> Result<bool> {
    Ok(people::known(&cx.tx, receiver).await?.is_some_and(|known| known.started))
}

/// Sends a whisper the planned way, unless a short reply that stands says it all.
pub(super) async fn send(cx: &Cx, plan: Plan) -> Result {
    if let Some(key) = plan.shown_key()
        && house::is_shown(cx, &key).await?
    {
        return Ok(());
    }
    let mut request = match plan.way {
        Way::Ephemeral => {
            let request = Request::illustrated(plan.chat, plan.picture.as_ref(), &plan.html);
            let request = request.thread(plan.thread).only_for(plan.receiver);
            match plan.reply_to_ephemeral {
                Some(id) => request.reply_to_ephemeral(id),
                None => request,
            }
        }
        Way::Private => {
            let html = plan.private_html.as_ref().unwrap_or(&plan.html);
            Request::illustrated(plan.receiver.private_chat(), plan.private_picture.as_ref(), html)
        }
        Way::ShortReply => {
            let request = Request::message(plan.chat, plan.shown()).thread(plan.thread).silent();
            match plan.reply_to {
                Some(message) => request.reply_to(message),
                None => request,
            }
        }
    };
    let keyboard = match (plan.way, &plan.for_all, &plan.private_keyboard) {
        (Way::ShortReply, Some(instead), _) => Some(&instead.keyboard),
        (Way::Private, _, Some(hers)) => Some(hers),
        _ => plan.keyboard.as_ref(),
    };
    if let Some(keyboard) = keyboard {
        request = request.raw_keyboard(keyboard.clone());
    }
    cx.send_awaited(request.tell(house::NAME, &house::Note::Whisper(Box::new(plan)))?).await
}

fn with_keyboard(request: Request, keyboard: Option<&Keyboard>) -> Request {
    match keyboard {
        Some(keyboard) => request.keyboard(keyboard),
        None => request,
    }
}
