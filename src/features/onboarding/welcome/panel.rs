//! `/welcome`: with which words newcomers are greeted, and how. A panel, and the door *Welcome words* of the desk.

use std::sync::Arc;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::{
    log::log,
    queries::{self, Variant},
    typed::{self, CLEANUP, DELAY, GREETING, SERVICE, Wish},
    words::MOST,
    write::{self, Linking, Writing},
};
use crate::{
    dispatch::{
        Ask, Cx, Opened, Place, Press, Result,
        context::About,
        flow::{Answer, Answers, Flow, Talk},
        panel::{
            self, Done, Page, Panel, View,
            groups::{self, Among, Question},
        },
        settings::{self, SettingSpec},
        whisper::{Pages, Whisper},
    },
    features::onboarding::NAME,
    store::chats::{self, Chat},
    telegram::{
        actor::{Actor, Person},
        attachment::Media,
        keyboard::{Key, Keyboard},
        marked::Marked,
    },
    words::{Line, clean_line, clip, line},
};

/// How much of the words is shown in the list, in graphemes.
const SHOWN: usize = 100;
/// The settings that are chosen here, too.
const SETTINGS: [&SettingSpec; 4] = [&GREETING, &DELAY, &CLEANUP, &SERVICE];
/// A setting's name, about it, and its values as buttons.
const FAMILIES: [&str; 4] = ["settings-name-", "settings-about-", "settings-value-", "settings-choice-"];

/// What a button does.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in super::super) enum Button {
    /// Something about the welcome.
    Welcome(Does),
}

/// What that is.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in super::super) enum Does {
    /// Shows how it stands.
    Show,
    /// Asks for words.
    Write,
    /// Shows what was written in one message.
    Told { text: Marked, photo: Option<Media> },
    /// Shows words.
    One(i64),
    /// Asks for others in their place.
    Change(i64),
    /// Takes words out.
    Remove(i64),
    /// Sends a greeting as it would be, of these words or of those whose turn it is.
    Preview(Option<i64>),
    /// Shows the buttons below a greeting.
    Buttons,
    /// *Introduce yourself* stands there, or not.
    Introduction(bool),
    /// So does *Just reading*.
    Reading(bool),
    /// Asks for a link.
    Link,
    /// Shows the link that was told in one message.
    LinkTold(String),
    /// No link.
    NoLink,
    /// Shows a setting.
    Setting(String),
    /// Sets it.
    Set { key: String, value: String },
    /// Asks whether our own words are wanted again.
    Ours,
    /// They are.
    ReallyOurs,
}

/// `/welcome`
pub(in super::super) async fn asked(cx: Cx, ask: Arc<Ask>) -> Result {
    let does = match typed::read(&ask.command) {
        // Words may stand under their picture, and a picture alone is half of it.
        Wish::Show if ask.has_media => told(&ask, Marked::default())?,
        Wish::Words(text) => told(&ask, text)?,
        Wish::Show => Does::Show,
        Wish::Link(told) => Does::LinkTold(told),
        Wish::Ours => Does::Ours,
    };
    let button = Button::Welcome(does);
    match (&ask.place, &ask.actor) {
        (Place::Group(chat), _) if button.is_asked() => {
            let link = cx.link(NAME, &button, About::chat(chat.key)).await?;
            let mut pages = Pages::default();
            for lang in cx.whisper_languages(&ask).await? {
                let key = Key::open(line("whisper-open-private").render_plain(lang), link.clone());
                pages.add(lang, line("welcome-in-private").render(lang), Keyboard::new().row([key]));
            }
            cx.whisper_what(&ask, Whisper::pages(&pages).for_anybody()).await
        }
        (Place::Group(_), _) => panel::whisper(&cx, &ask, &button).await,
        (Place::Private, Actor::Person(person)) => in_private(&cx, &ask, person, button).await,
        (Place::Private, _) => Ok(()),
    }
}

fn told(ask: &Ask, text: Marked) -> Result<Does> {
    if ask.has_media && ask.media.is_none() {
        return Err(line("welcome-only-photo").into());
    }
    Ok(Does::Told { text, photo: ask.media.clone() })
}

async fn in_private(cx: &Cx, ask: &Ask, person: &Person, button: Button) -> Result {
    let question = Question::new(NAME, "welcome-which-group", Among::Managed, &button)?;
    match chats::managed_by(&cx.tx, person.id).await?.as_slice() {
        [] => cx.group_of(ask).map(drop),
        [chat] => {
            cx.must_help_with(chat, person, NAME).await?;
            if button.begin(cx, chat, person).await? {
                return Ok(());
            }
            panel::show(cx, ask.at.chat, Some(chat), person, &button).await
        }
        _ => groups::ask(cx, ask.at.chat, person, &question).await,
    }
}

/// The link was opened.
pub(in super::super) async fn opened(cx: Cx, opened: Arc<Opened>) -> Result {
    let button: Button = serde_json::from_str(&opened.action)?;
    let chat = opened.chat.as_ref().ok_or_else(|| line("refuse-stale-button"))?;
    if button.begin(&cx, chat, &opened.person).await? {
        return Ok(());
    }
    if let Button::Welcome(Does::Preview(which)) = button {
        return preview(&cx, chat, &opened.person, which).await;
    }
    panel::show(&cx, opened.at.chat, Some(chat), &opened.person, &button).await
}

impl Button {
    /// Whether it begins questions in private.
    const fn is_asked(&self) -> bool {
        let Self::Welcome(does) = self;
        matches!(does, Does::Write | Does::Told { .. } | Does::Change(_) | Does::Link | Does::LinkTold(_))
    }

    /// Begins the questions it is there for; [`false`] if there are none.
    async fn begin(&self, cx: &Cx, chat: &Chat, person: &Person) -> Result<bool> {
        let talk = |flow: &'static dyn Flow| Talk { flow, chat, person };
        let Self::Welcome(does) = self;
        match does {
            Does::Write => {
                write::must_have_room(cx, chat).await?;
                talk(&Writing).begin(cx, Answers::default(), None).await?;
            }
            Does::Told { text, photo } => {
                write::must_have_room(cx, chat).await?;
                talk(&Writing).preview(cx, write::told(text.clone(), photo.clone()), None).await?;
            }
            Does::Change(id) => {
                let variant = find(cx, chat, *id).await?;
                talk(&Writing).begin(cx, write::to_change(variant), None).await?;
            }
            Does::Link => {
                let mut told = Answers::default();
                if let Some((label, url)) = queries::buttons(&cx.tx, chat.key).await?.link {
                    told.set("address", Some(Answer::Text(Marked::plain(&url))));
                    told.set("label", Some(Answer::Text(Marked::plain(&label))));
                }
                talk(&Linking).begin(cx, told, None).await?;
            }
            Does::LinkTold(lines) => {
                let talk = talk(&Linking);
                let told = talk.read(cx, lines, None).await?;
                talk.preview(cx, told, None).await?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }
}

async fn find(cx: &Cx, chat: &Chat, id: i64) -> Result<Variant> {
    let all = queries::variants(&cx.tx, chat.key).await?;
    all.into_iter().find(|one| one.id == id).ok_or_else(|| line("welcome-gone").into())
}

/// Sends a greeting as it would be.
async fn preview(cx: &Cx, chat: &Chat, person: &Person, which: Option<i64>) -> Result {
    let variant = match which {
        Some(id) => Some(find(cx, chat, id).await?),
        None => queries::next(&cx.tx, chat.key).await?,
    };
    let words = variant.as_ref().map(|variant| &variant.words);
    let sample = write::sample(cx, chat, (person.id, person.name.clone()), words).await?;
    cx.send(sample.readdressed(person.id.private_chat())).await
}

#[async_trait]
impl Panel for Button {
    const ROOM: &'static str = NAME;

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        let Self::Welcome(does) = self;
        match does {
            Does::One(id) | Does::Change(id) | Does::Preview(Some(id)) => one(view, *id).await,
            Does::Buttons
            | Does::Introduction(_)
            | Does::Reading(_)
            | Does::Link
            | Does::LinkTold(_)
            | Does::NoLink => buttons(view).await,
            Does::Setting(key) | Does::Set { key, .. } => setting(view, spec(key)?).await,
            Does::Ours => ask_ours(view).await,
            Does::Show | Does::Write | Does::Told { .. } | Does::Remove(_) | Does::Preview(None) | Does::ReallyOurs => {
                all(view).await
            }
        }
    }

    async fn act(&self, view: &View<'_>, press: &Press) -> Result<Done> {
        let (cx, chat, actor) = (view.cx, view.chat()?, press.actor());
        if self.begin(cx, chat, &press.person).await? {
            return Ok(Done::stays());
        }
        let Self::Welcome(does) = self;
        match does {
            Does::Preview(which) => {
                preview(cx, chat, &press.person, *which).await?;
                return Ok(Done::stays().saying(line("welcome-preview-below")));
            }
            Does::Remove(id) if queries::take_out(&cx.tx, chat.key, *id).await? => {
                queries::forget_taken_out(&cx.tx, chat.key).await?;
                log(cx, chat, &actor, "welcome-removed").await?;
                return Ok(Done::shown().saying(line("welcome-removed")));
            }
            Does::ReallyOurs => {
                for variant in queries::variants(&cx.tx, chat.key).await? {
                    queries::take_out(&cx.tx, chat.key, variant.id).await?;
                }
                queries::forget_taken_out(&cx.tx, chat.key).await?;
                log(cx, chat, &actor, "welcome-ours").await?;
            }
            Does::Introduction(_) | Does::Reading(_) | Does::NoLink => {
                let before = queries::buttons(&cx.tx, chat.key).await?;
                let mut now = before.clone();
                match does {
                    Does::Introduction(on) => now.introduction = *on,
                    Does::Reading(on) => now.reading = *on,
                    _ => now.link = None,
                }
                if now != before {
                    queries::set_buttons(&cx.tx, chat.key, &now).await?;
                    log(cx, chat, &actor, "welcome-buttons").await?;
                }
            }
            Does::Set { key, value } => {
                settings::set(cx, chat.key, &actor, spec(key)?.key, value).await?;
                return Ok(Done::shown().saying(worded("settings-done-", spec(key)?, value)));
            }
            _ => {}
        }
        Ok(Done::shown())
    }
}

fn spec(key: &str) -> Result<&'static SettingSpec> {
    SETTINGS.into_iter().find(|spec| spec.key == key).ok_or_else(|| line("refuse-stale-button").into())
}

fn worded(family: &str, spec: &SettingSpec, value: &str) -> Line {
    Line::named(format!("{family}{}", spec.key)).plain(spec.key, value)
}

/// In the group what goes on in private is opened there.
async fn private_key(view: &View<'_>, label: &Line, does: Does) -> Result<Key> {
    let button = Button::Welcome(does);
    if view.in_private {
        return view.key(label, &button).await;
    }
    let link = view.cx.link(NAME, &button, About::chat(view.chat()?.key)).await?;
    Ok(Key::open(label.render_plain(view.lang), link))
}

async fn key(view: &View<'_>, label: &Line, does: Does) -> Result<Key> {
    view.key(label, &Button::Welcome(does)).await
}

async fn all(view: &View<'_>) -> Result<Page> {
    let (cx, chat) = (view.cx, view.chat()?);
    let variants = queries::variants(&cx.tx, chat.key).await?;
    let mut lines = Vec::new();
    for spec in SETTINGS {
        let value = settings::own(cx, chat.key, spec).await?;
        let [name, _, worded_value, _] = FAMILIES.map(|family| worded(family, spec, &value));
        lines.push(line("settings-entry").line("name", name).line("value", worded_value).render(view.lang));
    }
    let words = match variants.as_slice() {
        [] => view.says(&line("welcome-ours")),
        [one] => view.says(&line("welcome-own").line("words", beginning(one))),
        several => {
            let items = several
                .iter()
                .zip(1..)
                .map(|(one, n)| view.says(&line("welcome-item").num("n", n).line("words", beginning(one))));
            view.says(&line("welcome-own-several").html("items", items.collect::<Vec<_>>().join("\n")))
        }
    };
    let says = line("welcome-panel").text("group", &chat.title).html("words", words).html("lines", lines.join("\n"));
    Ok(Page::new(view.says(&says), keyboard(view, &variants).await?))
}

async fn keyboard(view: &View<'_>, variants: &[Variant]) -> Result<Keyboard> {
    let mut numbers = Vec::new();
    for (variant, n) in variants.iter().zip(1..) {
        numbers.push(view.labelled(format!("{n}"), &Button::Welcome(Does::One(variant.id))).await?);
    }
    let mut ways = Vec::new();
    if variants.len() < MOST {
        let label = if variants.is_empty() { "welcome-button-write" } else { "welcome-button-another" };
        ways.push(private_key(view, &line(label), Does::Write).await?);
    }
    ways.push(private_key(view, &line("welcome-button-preview"), Does::Preview(None)).await?);
    ways.push(key(view, &line("welcome-button-buttons"), Does::Buttons).await?);
    for spec in SETTINGS {
        let name = Line::named(format!("settings-name-{}", spec.key));
        ways.push(key(view, &name, Does::Setting(spec.key.to_owned())).await?);
    }
    if !variants.is_empty() {
        ways.push(key(view, &line("welcome-button-ours"), Does::Ours).await?);
    }
    Ok(Keyboard::new().row(numbers).rows_of(2, ways))
}

/// What words begin with, and whether there is a picture above them.
fn beginning(variant: &Variant) -> Line {
    let id = if variant.words.photo.is_some() { "welcome-words-photo" } else { "welcome-words" };
    line(id).text("words", &clip(&clean_line(variant.words.text.text()), SHOWN))
}

async fn one(view: &View<'_>, id: i64) -> Result<Page> {
    let variant = find(view.cx, view.chat()?, id).await?;
    let id_of = if variant.words.photo.is_some() { "welcome-one-photo" } else { "welcome-one" };
    // As it is written, with what stands for names.
    let html = view.says(&line(id_of).html("words", variant.words.text.html()));
    let ways = vec![
        private_key(view, &line("welcome-button-preview"), Does::Preview(Some(id))).await?,
        private_key(view, &line("welcome-button-change"), Does::Change(id)).await?,
        key(view, &line("welcome-button-remove"), Does::Remove(id)).await?,
    ];
    Ok(Page::new(html, Keyboard::new().rows_of(2, ways).row([back(view).await?])))
}

async fn back(view: &View<'_>) -> Result<Key> {
    key(view, &line("settings-button-back"), Does::Show).await
}

async fn buttons(view: &View<'_>) -> Result<Page> {
    let chosen = queries::buttons(&view.cx.tx, view.chat()?.key).await?;
    let label =
        |id: &'static str, on: bool| if on { line("settings-present").line("label", line(id)) } else { line(id) };
    let mut keys = vec![
        key(view, &label("intro-button", chosen.introduction), Does::Introduction(!chosen.introduction)).await?,
        key(view, &label("welcome-button-reading", chosen.reading), Does::Reading(!chosen.reading)).await?,
    ];
    let mut shown = line("welcome-link-none");
    match &chosen.link {
        Some((label, url)) => {
            shown = line("welcome-link").text("label", label).text("address", url);
            keys.push(private_key(view, &line("welcome-button-link-change"), Does::Link).await?);
            keys.push(key(view, &line("welcome-button-link-remove"), Does::NoLink).await?);
        }
        None => keys.push(private_key(view, &line("welcome-button-link"), Does::Link).await?),
    }
    let html = view.says(&line("welcome-buttons").line("link", shown));
    Ok(Page::new(html, Keyboard::new().rows_of(1, keys).row([back(view).await?])))
}

async fn setting(view: &View<'_>, spec: &'static SettingSpec) -> Result<Page> {
    let present = settings::own(view.cx, view.chat()?.key, spec).await?;
    let [name, about, value, _] = FAMILIES.map(|family| worded(family, spec, &present));
    let words = line("welcome-setting")
        .line("entry", line("settings-entry").line("name", name).line("value", value))
        .line("about", about);
    let mut keys = Vec::new();
    for choice in spec.choices.iter().filter(|choice| choice.code != present) {
        let does = Does::Set { key: spec.key.to_owned(), value: choice.code.to_owned() };
        keys.push(key(view, &worded("settings-choice-", spec, choice.code), does).await?);
    }
    Ok(Page::new(view.says(&words), Keyboard::new().rows_of(1, keys).row([back(view).await?])))
}

async fn ask_ours(view: &View<'_>) -> Result<Page> {
    let keys = vec![key(view, &line("welcome-button-really-ours"), Does::ReallyOurs).await?, back(view).await?];
    Ok(Page::new(view.says(&line("welcome-ask-ours")), Keyboard::new().rows_of(1, keys)))
}
