//! What a handler gets: the transaction, the time, who we are, and the ways of answering.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use rand::Rng as _;
use serde::{Serialize, de::DeserializeOwned};

use super::{
    Ask, Audience, Keep, Press, Result, Rooms, Stop,
    allowed::Allowed,
    flood::{Floodgate, Turns},
    frame, house,
    seal::Seal,
    settings::{self, Settings},
    whisper::{self, Asker, Whisper},
};
use crate::{
    store::{
        ChatKey, Tx, buttons, chats,
        chats::{BotPlace, Chat, NewChat, QuietHours, Rhythm},
        outbox, people, settings_log, timers,
    },
    telegram::{
        ChatId, UserId,
        actor::{Actor, Person},
        attachment::{Attachment, Recipe},
        keyboard::{Key, Keyboard},
        request::{Lane, Request},
    },
    words::{Lang, Line, line},
};

/// How long a button works.
const BUTTON_LIFE: TimeDelta = TimeDelta::days(60);
/// How long it works once another page has taken the place of its own: a second press may be on its way, and the other
/// page may not arrive.
const REPLACED_BUTTON_LIFE: TimeDelta = TimeDelta::minutes(10);
/// Buttons kept for one person: dozens of pages.
const BUTTONS_OF_A_PERSON: i64 = 400;
/// Buttons kept for one group: more than a lively one needs in two months.
const BUTTONS_OF_A_GROUP: i64 = 10_000;
/// Counting them takes longer than adding one, so it is done once for so many.
const BUTTONS_UNCOUNTED: u32 = 32;
/// How many too old ones are forgotten then.
const BUTTONS_FORGOTTEN: i64 = 200;

/// Who we are at Telegram.
#[derive(Debug, Clone)]
pub struct Me {
    /// Our number.
    pub id: UserId,
    /// Our username without `@`.
    pub username: String,
}

/// What new groups start with, how long things are kept, and which groups there may be; from the configuration.
#[derive(Debug, Clone)]
pub struct Defaults {
    /// When it cannot be guessed from the person who added us.
    pub language: Lang,
    /// When it cannot be guessed.
    pub zone: chrono_tz::Tz,
    /// Rhythm of prompts.
    pub rhythm: Rhythm,
    /// Quiet hours.
    pub quiet: QuietHours,
    /// Unasked posts a day.
    pub posts_per_day: i64,
    /// Unasked posts in a week of the chat.
    pub posts_per_week: i64,
    /// How long things are kept, in every group.
    pub keep: Keep,
    /// Where the bot may be.
    pub allowed: Allowed,
}

/// What a handler gets.
#[derive(Debug, Clone)]
pub struct Cx {
    /// The transaction it works in.
    pub tx: Tx,
    /// The present instant, the same throughout.
    pub now: DateTime<Utc>,
    /// Who we are.
    pub me: Arc<Me>,
    /// What new groups start with.
    pub defaults: Arc<Defaults>,
    /// The rooms there are.
    pub rooms: Arc<Rooms>,
    /// When this process started, for `/status`.
    pub running_since: DateTime<Utc>,
    /// Who has asked for how much lately.
    pub turns: Arc<Turns>,
    /// For whom something is being done; what is sent meanwhile is for them.
    pub lane: Lane,
    /// Whether Telegram has confirmed that the clock is not ahead, so that what is past keeping may be deleted.
    pub may_forget: bool,
    /// What managers decided, as far as this transaction has read it.
    pub settings: Arc<Settings>,
    /// Seals what the database alone is not to tell.
    pub seal: Arc<Seal>,
}

impl Cx {
    /// For who only looks, outside of the bot: nothing is sent and nothing is forgotten.
    #[must_use]
    pub fn to_look(tx: Tx, now: DateTime<Utc>, defaults: Defaults, rooms: Rooms) -> Self {
        Self {
            tx,
            now,
            me: Arc::new(Me { id: UserId(0), username: String::new() }),
            defaults: Arc::new(defaults),
            rooms: Arc::new(rooms),
            running_since: now,
            turns: Arc::<Floodgate>::default().open(),
            lane: Lane::Manager,
            may_forget: false,
            settings: Arc::default(),
            seal: Arc::default(),
        }
    }

    /// The same, done for these.
    #[must_use]
    pub fn on_behalf_of(&self, lane: Lane) -> Self {
        Self { lane, ..self.clone() }
    }

    /// Puts a request into the outbox. Of a text that is too long for a message the whole lines that fit are sent: lists
    /// have pages, and what nobody foresaw is rather shortened than refused.
    pub async fn send(&self, mut request: Request) -> Result {
        if let Some(chat) = request.too_long_for() {
            let more = line("more-than-fits").render(self.language_in(chat).await?);
            request = request.shortened(&more);
        }
        request.lane.get_or_insert(self.lane);
        outbox::push(&self.tx, request, self.now).await?;
        Ok(())
    }

    /// Puts an answer into the outbox that somebody waits for; when she has given up waiting it is not sent any more.
    pub async fn send_awaited(&self, request: Request) -> Result {
        self.send(request.worth(self.lane.patience())).await
    }

    /// Whether a room is on in a group ([`settings`]).
    pub async fn is_on(&self, chat: ChatKey, room: &str) -> Result<bool> {
        settings::is_on(self, chat, room).await
    }

    /// Sets a timer of `room`; one of the same key is replaced. A room that is off sets none in that group.
    pub async fn set_timer(
        &self,
        room: &'static str,
        key: &str,
        chat: Option<ChatKey>,
        due_at: DateTime<Utc>,
        payload: &impl Serialize,
    ) -> Result {
        if let Some(chat) = chat
            && !self.is_on(chat, room).await?
        {
            return Ok(());
        }
        timers::set(&self.tx, room, key, chat, due_at, &serde_json::to_string(payload)?).await?;
        Ok(())
    }

    /// Makes a button of `room`. When it is pressed, `action` comes back with the press.
    pub async fn button(
        &self,
        room: &'static str,
        label: String,
        action: &impl Serialize,
        about: About,
    ) -> Result<Key> {
        Ok(Key::press(label, self.reference(room, action, about).await?))
    }

    /// A reference that opens in private by a link `t.me/us?start=…` ([`Cx::resolve_link`]).
    pub async fn link(&self, room: &'static str, action: &impl Serialize, about: About) -> Result<String> {
        let token = self.reference(room, action, about).await?;
        Ok(format!("https://t.me/{}?start={token}", self.me.username))
    }

    /// Keeps what a button or link does. Returns what stands for it.
    async fn reference(&self, room: &'static str, action: &impl Serialize, about: About) -> Result<String> {
        let button = buttons::Button {
            room: room.to_owned(),
            action: serde_json::to_string(action)?,
            chat: about.chat,
            only_user: about.only_user,
            audience: about.audience.code().to_owned(),
            section: about.section.map(str::to_owned),
        };
        let token = token();
        buttons::insert(&self.tx, &token, &button, self.now + BUTTON_LIFE).await?;
        if rand::rng().random_ratio(1, BUTTONS_UNCOUNTED) {
            self.make_room_for_buttons(about).await?;
        }
        Ok(token)
    }

    /// The oldest buttons go first.
    async fn make_room_for_buttons(&self, about: About) -> Result {
        if let Some(chat) = about.chat {
            buttons::trim_of_chat(&self.tx, chat, BUTTONS_OF_A_GROUP, BUTTONS_FORGOTTEN).await?;
        }
        if let Some(user) = about.only_user {
            buttons::trim_of_person(&self.tx, user, BUTTONS_OF_A_PERSON, BUTTONS_FORGOTTEN).await?;
        }
        Ok(())
    }

    /// What a link opened by `user` stands for; [`None`] if it is too old, not hers, or made up.
    pub async fn resolve_link(&self, payload: &str, user: UserId) -> Result<Option<buttons::Button>> {
        let button = buttons::by_token(&self.tx, payload, self.now).await?;
        Ok(button.filter(|button| button.is_for(user)))
    }

    /// Whether a link stands for something, if only for somebody else.
    pub async fn is_link(&self, payload: &str) -> Result<bool> {
        Ok(buttons::by_token(&self.tx, payload, self.now).await?.is_some())
    }

    /// A group by our key.
    pub async fn chat(&self, key: ChatKey) -> Result<Arc<Chat>> {
        Ok(Arc::new(chats::by_key(&self.tx, key).await?))
    }

    /// The group of Telegram's id, noted with the configuration's defaults if it is new.
    pub async fn chat_or_new(&self, id: ChatId, kind: &str, title: &str) -> Result<Arc<Chat>> {
        if let Some(chat) = chats::by_telegram_id(&self.tx, id).await? {
            return Ok(Arc::new(chat));
        }
        let defaults = &self.defaults;
        let new = NewChat {
            id,
            kind,
            title,
            language: defaults.language,
            zone: defaults.zone,
            quiet: defaults.quiet,
            posts_per_day: defaults.posts_per_day,
            posts_per_week: defaults.posts_per_week,
        };
        let key = chats::insert(&self.tx, &new, self.now).await?;
        settings::begin(self, key).await?;
        self.chat(key).await
    }

    /// The language to use with a person in private: her choice, else her app's, else the group's.
    pub async fn language_of(&self, user: UserId, group: Option<Lang>) -> Result<Lang> {
        let known = people::known(&self.tx, user).await?.and_then(|known| known.language);
        Ok(known.or(group).unwrap_or(self.defaults.language))
    }

    /// The language of a chat, whoever reads there.
    async fn language_in(&self, chat: ChatId) -> Result<Lang> {
        if !chat.is_group() {
            return self.language_of(UserId(chat.0), None).await;
        }
        let group = chats::by_telegram_id(&self.tx, chat).await?;
        Ok(group.map_or(self.defaults.language, |group| group.language))
    }

    /// Whether somebody is in a group. Who is silent may be unknown to us, and who came back may have been missed, so
    /// Telegram is asked before she is taken for a stranger ([`Stop::Unsure`]); its no is believed for some minutes.
    pub async fn is_in(&self, chat: &Chat, user: UserId) -> Result<bool> {
        if people::membership(&self.tx, chat.key, user).await?.is_some_and(|membership| membership.is_in) {
            return Ok(true);
        }
        if self.turns.is_outside(chat.key, user, self.now) {
            return Ok(false);
        }
        self.turns.asks_about(chat.key, user, self.now);
        Err(Stop::Unsure(chat.key, user))
    }

    /// The same where nobody waits for an answer, as when a timer rings: [`None`] if Telegram is being asked.
    pub async fn may_be_in(&self, chat: &Chat, user: UserId) -> Result<Option<bool>> {
        if let Some(membership) = people::membership(&self.tx, chat.key, user).await? {
            return Ok(Some(membership.is_in));
        }
        if self.turns.is_outside(chat.key, user, self.now) {
            return Ok(Some(false));
        }
        house::ask_about(self, chat, user).await?;
        Ok(None)
    }

    /// The group a command was typed in, or a refusal that says where to type it.
    pub fn group_of<'a>(&self, ask: &'a Ask) -> Result<&'a Arc<Chat>> {
        ask.chat().ok_or_else(|| line("refuse-group-only").plain("command", &ask.command.name).into())
    }

    /// A command is answered; in the group it is only clutter now.
    pub async fn remove_command(&self, ask: &Ask) -> Result {
        match ask.removable() {
            Some((chat, message)) => self.send(Request::delete(chat, message)).await,
            None => Ok(()),
        }
    }

    /// Says something to one member in front of nobody else; see [`whisper`].
    pub async fn whisper(&self, ask: &Ask, what: &Line) -> Result {
        self.whisper_what(ask, Whisper::new(&|language| what.render(language))).await
    }

    /// As [`Cx::whisper`], with buttons that say the same in every language; others: [`whisper::Pages`].
    pub async fn whisper_with(&self, ask: &Ask, what: &Line, keyboard: &Keyboard) -> Result {
        let words = |language| what.render(language);
        self.whisper_what(ask, Whisper::with(&words, Some(keyboard))).await
    }

    /// The languages an answer to an ask may turn out to be said in: the group's, and hers should it be said in private.
    pub async fn whisper_languages(&self, ask: &Ask) -> Result<Vec<Lang>> {
        let first = self.language_for(ask).await?;
        let hers = match ask.actor.person() {
            Some(person) => self.language_of(person.id, Some(first)).await?,
            None => first,
        };
        Ok(if hers == first { vec![first] } else { vec![first, hers] })
    }

    /// As [`Cx::whisper`], for words that are made for a language, and for private matters.
    pub async fn whisper_what(&self, ask: &Ask, what: Whisper<'_>) -> Result {
        whisper::answer(self, ask, what).await
    }

    /// Whispers a link that opens the private chat, for what is only said there.
    pub async fn offer_private(&self, ask: &Ask, link: String, what: &Line) -> Result {
        let mut pages = whisper::Pages::default();
        for language in self.whisper_languages(ask).await? {
            let button = Key::open(line("whisper-open-private").render_plain(language), link.clone());
            pages.add(language, what.render(language), Keyboard::new().row([button]));
        }
        self.whisper_what(ask, Whisper::pages(&pages).for_anybody()).await
    }

    /// Says something to the person who had asked for it a while ago, once it is known how it went.
    pub async fn whisper_later(&self, asker: Asker, what: &Line) -> Result {
        whisper::to_asker(self, asker, Whisper::new(&|language| what.render(language))).await
    }

    /// The language in which an ask is answered: the group's in a group, hers in private.
    pub async fn language_for(&self, ask: &Ask) -> Result<Lang> {
        match (ask.chat(), ask.actor.person()) {
            (Some(chat), _) => Ok(chat.language),
            (None, Some(person)) => self.language_of(person.id, None).await,
            (None, None) => Ok(self.defaults.language),
        }
    }

    /// The language in which a press is answered: hers in private, the group's in a group.
    pub async fn language_for_press(&self, press: &Press) -> Result<Lang> {
        let group = press.chat.as_ref().map(|chat| chat.language);
        match press.at {
            Some(at) if at.chat.is_group() => Ok(group.unwrap_or(self.defaults.language)),
            _ => self.language_of(press.person.id, group).await,
        }
    }

    /// Stops a pressed button's spinner, saying nothing.
    pub async fn answer(&self, press: &Press) -> Result {
        self.send(Request::answer_button(&press.query, None, false)).await
    }

    /// Stops a pressed button's spinner with a short text.
    pub async fn toast(&self, press: &Press, what: &Line) -> Result {
        let language = self.language_for_press(press).await?;
        self.send(Request::answer_button(&press.query, Some(&what.render_plain(language)), false)).await
    }

    /// Replaces the text and buttons of the message a button was pressed under, if it stands there.
    pub async fn edit_pressed(&self, press: &Press, html: &str, keyboard: &Keyboard) -> Result {
        self.illustrate_pressed(press, None, html, keyboard).await
    }

    /// As [`Cx::edit_pressed`]; a message without a picture gets this one, but for one that she alone sees in a group.
    pub async fn illustrate_pressed(
        &self,
        press: &Press,
        picture: Option<&Recipe>,
        html: &str,
        keyboard: &Keyboard,
    ) -> Result {
        let Some(at) = press.editable() else { return Ok(()) };
        let framed = frame::around(self, press, keyboard, self.language_for_press(press).await?).await?;
        // A message of words stays one, so that the next screen has room for its own.
        let picture = picture.filter(|_| framed.is_none());
        let keyboard = framed.as_ref().unwrap_or(keyboard);
        buttons::expire_by(&self.tx, &press.page, self.now + REPLACED_BUTTON_LIFE).await?;
        let request = match (at.ephemeral, press.has_picture, picture) {
            (Some(id), true, _) => Request::edit_ephemeral_caption(at.chat, press.person.id, id, html),
            (Some(id), false, _) => Request::edit_ephemeral(at.chat, press.person.id, id, html),
            (None, true, _) => Request::edit_caption(at.chat, at.message, html),
            (None, false, Some(picture)) => Request::edit_media(at.chat, at.message, &Attachment::photo(picture), html),
            (None, false, None) => Request::edit(at.chat, at.message, html),
        };
        self.send_awaited(request.keyboard(keyboard)).await
    }

    /// Writes down that a manager changed a setting.
    pub async fn log_setting(&self, chat: ChatKey, actor: &Actor, change: settings_log::Change<'_>) -> Result {
        let user = actor.person().map(|person| person.id);
        settings_log::write(&self.tx, chat, user, &change, self.now).await?;
        Ok(())
    }

    /// Tells every room that is on there that a group's settings changed, so that schedules follow.
    pub async fn chat_changed(&self, chat: ChatKey) -> Result {
        for room in self.rooms.iter() {
            if self.is_on(chat, room.name()).await? {
                room.on_chat_changed(self, chat).await?;
            }
        }
        Ok(())
    }
}

/// Refuses what is about a group we are no longer in: we do not hear any more who belongs to it, or manages it.
pub fn must_be_there(chat: &Chat) -> Result {
    if chat.bot == BotPlace::Out { Err(line("refuse-gone").into()) } else { Ok(()) }
}

impl Press {
    /// What the room had put into the button.
    ///
    /// # Errors
    /// If it is of another shape.
    pub fn action<T: DeserializeOwned>(&self) -> serde_json::Result<T> {
        serde_json::from_str(&self.action)
    }

    /// Who pressed.
    #[must_use]
    pub fn actor(&self) -> Actor {
        Actor::Person(self.person.clone())
    }
}

/// What a button is about and who may press it.
#[derive(Debug, Clone, Copy)]
pub struct About {
    /// The group.
    pub chat: Option<ChatKey>,
    /// Only she; [`None`]: anyone who may.
    pub only_user: Option<UserId>,
    /// Who in the group may, when it is pressed. Dispatch refuses it to others.
    pub audience: Audience,
    /// The section a manager's button belongs to; [`None`]: the room that makes it.
    pub section: Option<&'static str>,
}

impl About {
    /// About a group, for those who manage there what the room does.
    #[must_use]
    pub const fn chat(chat: ChatKey) -> Self {
        Self { chat: Some(chat), only_user: None, audience: Audience::Manager, section: None }
    }

    /// For those who manage what another room does.
    #[must_use]
    pub const fn of(self, section: &'static str) -> Self {
        Self { section: Some(section), ..self }
    }

    /// For these.
    #[must_use]
    pub const fn open_to(self, audience: Audience) -> Self {
        Self { audience, ..self }
    }

    /// Only for this person.
    #[must_use]
    pub const fn only(self, user: &Person) -> Self {
        self.only_user(user.id)
    }

    /// Only for the person of this number.
    #[must_use]
    pub const fn only_user(mut self, user: UserId) -> Self {
        self.only_user = Some(user);
        self
    }

    /// Whether or not she manages the group.
    #[must_use]
    pub const fn for_anybody(self) -> Self {
        self.open_to(Audience::Member)
    }
}

impl Default for About {
    fn default() -> Self {
        Self { chat: None, only_user: None, audience: Audience::Member, section: None }
    }
}

/// A reference nobody can guess, within Telegram's 64 bytes of `[A-Za-z0-9_-]`.
fn token() -> String {
    rand::rng().sample_iter(rand::distr::Alphanumeric).take(20).map(char::from).collect()
}
