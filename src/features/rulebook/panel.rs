//! The screens: the rules, a page at a time; agreeing to them, by a button or by the word hidden in them; and what those who
//! manage the group decide.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::{
    NAME, gate,
    queries::{self, Rulebook, State},
    rules::{self, Gate, TRIES},
    talk,
    typed::GATE,
    views, write,
};
use crate::{
    dispatch::{
        Audience, Cx, Press, Result,
        context::About,
        panel::{Done, For, Page, Panel, View},
        rights::Need,
        settings,
    },
    store::{ChatKey, chats::Chat},
    telegram::{
        UserId,
        actor::Person,
        keyboard::{Key, Keyboard},
        marked::Marked,
    },
    words::{Line, line},
};

/// What our buttons and links do.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Action {
    /// A page of the rules.
    Read(usize),
    /// She agrees to them.
    Agree,
    /// The words of which one is in the rules.
    Word,
    /// She picks one.
    Pick(String),
    /// She would rather talk to somebody who manages the group.
    Human,
    /// What those who manage the group decide.
    Manage,
    /// They write the rules.
    Write,
    /// They have written them in one message.
    Told(Marked),
    /// The gate is to be so.
    Gate(String),
    /// Asks whether the rules are really to go.
    AskRemove,
    /// They go.
    Remove,
}

#[async_trait]
impl Panel for Action {
    const ROOM: &'static str = NAME;
    const FOR: For = For::Anybody;

    fn whose(&self, _cx: &Cx, about: About) -> About {
        match self {
            Self::Read(_) | Self::Agree | Self::Word | Self::Pick(_) | Self::Human => about,
            Self::Manage | Self::Write | Self::Told(_) | Self::Gate(_) | Self::AskRemove | Self::Remove => {
                about.open_to(Audience::Manager)
            }
        }
    }

    async fn page(&self, view: &View<'_>) -> Result<Page> {
        match self {
            Self::Read(page) => read(view, *page).await,
            Self::Agree => agreed(view).await,
            Self::Word | Self::Pick(_) => word(view).await,
            Self::Human => asked(view).await,
            Self::Manage | Self::Write | Self::Told(_) | Self::Gate(_) | Self::Remove => manage(view).await,
            Self::AskRemove => ask_remove(view).await,
        }
    }

    async fn act(&self, view: &View<'_>, press: &Press) -> Result<Done> {
        let (cx, chat, user) = (view.cx, view.chat()?, press.person.id);
        match self {
            Self::Read(_) | Self::Word | Self::Manage | Self::AskRemove => Ok(Done::shown()),
            Self::Agree => match gate::gate(cx, chat.key).await? {
                // It is asked for otherwise now.
                Gate::Word if is_waiting(cx, chat.key, user).await? => Ok(Done::instead(word(view).await?)),
                _ => {
                    gate::let_in(cx, chat, user).await?;
                    Ok(Done::shown())
                }
            },
            Self::Pick(picked) => pick(view, user, picked).await,
            Self::Human => {
                if is_waiting(cx, chat.key, user).await? {
                    gate::ask_human(cx, chat, user).await?;
                }
                Ok(Done::shown())
            }
            Self::Write => {
                begin(cx, chat, &press.person).await?;
                Ok(Done::stays())
            }
            Self::Told(text) => {
                let rules = super::told(cx, chat.key, text.clone()).await?;
                talk(chat, &press.person).preview(cx, write::answers(rules), None).await?;
                Ok(Done::stays())
            }
            Self::Gate(code) => {
                settings::set(cx, chat.key, &press.actor(), GATE.key, code).await?;
                Ok(Done::shown())
            }
            Self::Remove => {
                settings::set(cx, chat.key, &press.actor(), GATE.key, Gate::Off.code()).await?;
                if queries::has_rules(&cx.tx, chat.key).await? {
                    queries::forget_rulebook(&cx.tx, chat.key).await?;
                    super::log(cx, chat, &press.actor(), false).await?;
                    cx.chat_changed(chat.key).await?;
                }
                Ok(Done::shown())
            }
        }
    }
}

/// Asks for the rules; what there is can be kept.
pub async fn begin(cx: &Cx, chat: &Chat, person: &Person) -> Result {
    let rules = queries::rulebook(&cx.tx, chat.key).await?;
    talk(chat, person).begin(cx, rules.map(write::answers).unwrap_or_default(), None).await
}

/// Whether she may not write yet.
async fn is_waiting(cx: &Cx, chat: ChatKey, user: UserId) -> Result<bool> {
    let her = queries::at_gate(&cx.tx, chat, user).await?;
    Ok(her.is_some_and(|her| matches!(her.state, State::Asks | State::Mutes | State::Waits) && her.next.is_none()))
}

async fn waits(view: &View<'_>, chat: &Chat) -> Result<bool> {
    match view.person() {
        Ok(person) => is_waiting(view.cx, chat.key, person.id).await,
        Err(_) => Ok(false),
    }
}

/// A page of the rules; at the end, who waits agrees.
async fn read(view: &View<'_>, wanted: usize) -> Result<Page> {
    let (cx, chat) = (view.cx, view.chat()?);
    if let Ok(person) = view.person()
        && view.in_private
        && !cx.is_in(chat, person.id).await?
    {
        return Err(line("flow-not-in").text("group", &chat.title).into());
    }
    let Some(rules) = queries::rulebook(&cx.tx, chat.key).await? else {
        return Ok(Page::new(view.says(&line("rules-none").text("group", &chat.title)), Keyboard::new()));
    };
    let (pager, html) = views::page(chat, &rules, wanted, view.lang);
    let turns = pager.turns(view, Action::Read).await?;
    let is_last = pager.page() + 1 == pager.items();
    let page = Page::new(html, Keyboard::new().row(turns));
    if !waits(view, chat).await? {
        let manages = view.rank().await?.may(&Need::Section(NAME));
        let manage =
            if manages { Some(view.key_to(&line("rules-button-manage"), &Action::Manage).await?) } else { None };
        return Ok(page.row(manage));
    }
    let page = match (is_last, gate::gate(cx, chat.key).await?) {
        (false, _) => Page { html: format!("{}\n\n{}", page.html, view.says(&line("rules-read-on"))), ..page },
        (true, Gate::Word) => page.row([view.key(&line("rules-button-word"), &Action::Word).await?]),
        (true, _) => page.row([view.key(&line("rules-button-agree"), &Action::Agree).await?]),
    };
    Ok(page.row([human_key(view).await?]))
}

async fn human_key(view: &View<'_>) -> Result<Key> {
    view.key(&line("rules-button-human"), &Action::Human).await
}

async fn read_key(view: &View<'_>) -> Result<Key> {
    view.key(&line("rules-button-read"), &Action::Read(0)).await
}

/// She has agreed.
async fn agreed(view: &View<'_>) -> Result<Page> {
    let chat = view.chat()?;
    let her = queries::at_gate(&view.cx.tx, chat.key, view.person()?.id).await?;
    let may_be_let_in = gate::may_restrict(view.cx, chat).await?;
    let words = match her.map(|her| her.state) {
        Some(State::Frees) if !may_be_let_in => "rules-agreed-stuck",
        Some(State::Frees | State::Over | State::Mutes) => "rules-agreed",
        _ => "rules-nothing-to-agree",
    };
    let page = Page::new(view.says(&line(words).text("group", &chat.title)), Keyboard::new());
    Ok(page.row([read_key(view).await?]))
}

/// The words of which one is in the rules, while she may still choose.
async fn word(view: &View<'_>) -> Result<Page> {
    let (cx, chat, user) = (view.cx, view.chat()?, view.person()?.id);
    let rules = queries::rulebook(&cx.tx, chat.key).await?;
    let (Some(Rulebook { text, word: Some(word) }), true) = (rules, is_waiting(cx, chat.key, user).await?) else {
        return agreed(view).await;
    };
    let tries = queries::at_gate(&cx.tx, chat.key, user).await?.map_or(0, |her| her.tries);
    let ways = [read_key(view).await?, human_key(view).await?];
    if tries >= TRIES {
        return Ok(Page::new(view.says(&line("rules-word-over")), Keyboard::new()).row(ways));
    }
    let mut seed = DefaultHasher::new();
    (user.0, tries).hash(&mut seed);
    let others = views::others(chat);
    let others: Vec<&str> = others.iter().map(String::as_str).collect();
    let mut keys = Vec::new();
    for choice in rules::choices(text.text(), &word, &others, seed.finish()) {
        keys.push(view.labelled(choice.clone(), &Action::Pick(choice)).await?);
    }
    let words = if tries == 0 { line("rules-word") } else { line("rules-word-again") };
    Ok(Page::new(view.says(&words), Keyboard::new().rows_of(2, keys).row(ways)))
}

async fn pick(view: &View<'_>, user: UserId, picked: &str) -> Result<Done> {
    let (cx, chat) = (view.cx, view.chat()?);
    let word = queries::rulebook(&cx.tx, chat.key).await?.and_then(|rules| rules.word);
    let her = queries::at_gate(&cx.tx, chat.key, user).await?;
    let (Some(word), Some(her), true) = (word, her, is_waiting(cx, chat.key, user).await?) else {
        return Ok(Done::instead(agreed(view).await?));
    };
    if her.tries >= TRIES {
        return Ok(Done::shown());
    }
    if rules::is_the_word(picked, &word) {
        gate::let_in(cx, chat, user).await?;
        return Ok(Done::instead(agreed(view).await?));
    }
    queries::tried(&cx.tx, chat.key, user).await?;
    Ok(Done::shown())
}

/// Somebody who manages the group will look.
async fn asked(view: &View<'_>) -> Result<Page> {
    let chat = view.chat()?;
    if !waits(view, chat).await? {
        return agreed(view).await;
    }
    let words = line("rules-human-asked").text("group", &chat.title);
    Ok(Page::new(view.says(&words), Keyboard::new()).row([read_key(view).await?]))
}

/// How things stand, and what can be decided.
async fn manage(view: &View<'_>) -> Result<Page> {
    let (cx, chat) = (view.cx, view.chat()?);
    let has_rules = queries::has_rules(&cx.tx, chat.key).await?;
    let gate = gate::gate(cx, chat.key).await?;
    let decided = Gate::from_code(&settings::own(cx, chat.key, &GATE).await?);
    let now = super::waiting(cx, chat.key).await?;
    let mut words = vec![
        view.says(&line("rules-manage").text("group", &chat.title)),
        view.says(&line("rules-manage-now").line("now", views::standing(has_rules, gate, now))),
    ];
    let no = super::obstacle(cx, chat).await?.filter(|_| decided != Gate::Off || !has_rules);
    words.extend(no.map(|no| view.says(&no)));
    let write = if has_rules { "rules-button-change" } else { "rules-button-write" };
    let mut keyboard = Keyboard::new();
    if has_rules {
        keyboard = keyboard.row([read_key(view).await?]);
    }
    keyboard = keyboard.row([write_key(view, &line(write)).await?]);
    if has_rules {
        for other in Gate::ALL.into_iter().filter(|other| *other != decided) {
            let label = line("rules-button-gate").plain("gate", other.code());
            keyboard = keyboard.row([view.key_to(&label, &Action::Gate(other.code().to_owned())).await?]);
        }
        keyboard = keyboard.row([view.key_to(&line("rules-button-remove"), &Action::AskRemove).await?]);
    }
    Ok(Page::new(words.join("\n\n"), keyboard))
}

/// The rules are written in private.
async fn write_key(view: &View<'_>, label: &Line) -> Result<Key> {
    if view.in_private {
        return view.key_to(label, &Action::Write).await;
    }
    let link = view.cx.link(NAME, &Action::Write, About::chat(view.chat()?.key)).await?;
    Ok(Key::open(view.says(label), link))
}

async fn ask_remove(view: &View<'_>) -> Result<Page> {
    let keys = [
        view.key_to(&line("rules-button-remove-yes"), &Action::Remove).await?,
        view.key_to(&line("rules-button-leave-them"), &Action::Manage).await?,
    ];
    let words = line("rules-ask-remove").text("group", &view.chat()?.title);
    Ok(Page::new(view.says(&words), Keyboard::new().row(keys)))
}
