//! One group's settings for others: chosen, compared, applied, all or one of them; or as a text to be pasted into another bot of hers.

use super::{Action, LONGEST_ALONE, LONGEST_IN_PAIR, Look, Page, Screen};
use crate::{
    dispatch::{Cx, Press, Result, Stop, settings},
    features::settings as panel,
    store::{
        ChatKey,
        chats::{self, Chat},
    },
    telegram::keyboard::{Key, Keyboard},
    words::{Line, escape, line},
};

/// Groups on a page.
const PER_PAGE: usize = 5;
/// Differences shown; the rest are counted.
const MOST_SHOWN: usize = 30;
/// A button that copies takes so much (Bot API, `CopyTextButton`).
const MOST_COPIED: usize = 256;

/// Which other groups get them: chosen on a page of those she manages.
pub async fn choose(look: &Look<'_>, chat: &Chat, to: &[ChatKey], wanted: usize) -> Result<Page> {
    let others = others(look.cx, look, chat).await?;
    let pages = others.len().div_ceil(PER_PAGE).max(1);
    let page = wanted.min(pages - 1);
    let mut keyboard = Keyboard::new();
    for other in others.iter().skip(page * PER_PAGE).take(PER_PAGE) {
        let is_chosen = to.contains(&other.key);
        let then: Vec<ChatKey> = match is_chosen {
            true => to.iter().copied().filter(|key| *key != other.key).collect(),
            false => to.iter().copied().chain([other.key]).collect(),
        };
        let title =
            line("desk-copy-group").text("title", &other.title).plain("chosen", if is_chosen { "yes" } else { "no" });
        let screen = Screen::Copy { to: then, page };
        keyboard = keyboard.row([look.show(&title, LONGEST_ALONE, Some(chat.key), screen).await?]);
    }
    let turned = to.to_vec();
    let turns = look.turns(Some(chat.key), page, pages, |page| Screen::Copy { to: turned.clone(), page }).await?;
    keyboard = keyboard.row(turns);
    let compare = Screen::Compare { to: to.to_vec(), only: None, page: 0 };
    let compare = match to.is_empty() {
        true => None,
        false => Some(look.show(&line("desk-button-compare"), LONGEST_IN_PAIR, Some(chat.key), compare).await?),
    };
    let keyboard =
        keyboard.row(compare.into_iter().chain([text_key(look, chat).await?])).row([back(look, chat).await?]);
    let words = if others.is_empty() { "desk-copy-none" } else { "desk-copy" };
    Ok(Page { html: look.words(&line(words).text("group", &chat.title)), keyboard, chat: Some(chat.key) })
}

/// A setting that is otherwise in another group.
struct Differs {
    key: &'static str,
    /// In words: where, what, and from what to what.
    says: String,
}

/// What would change where; any one of it can be looked at alone.
pub async fn compare(look: &Look<'_>, chat: &Chat, to: &[ChatKey], wanted: usize) -> Result<Page> {
    let differ = all_that_differs(look, chat, to).await?;
    let mut keys: Vec<&'static str> = Vec::new();
    for one in &differ {
        if !keys.contains(&one.key) {
            keys.push(one.key);
        }
    }
    // Of one setting there is nothing to choose.
    keys = if keys.len() > 1 { keys } else { Vec::new() };
    let pages = keys.len().div_ceil(PER_PAGE).max(1);
    let page = wanted.min(pages - 1);
    let choose = Screen::Copy { to: to.to_vec(), page: 0 };
    let choose = look.show(&line("desk-button-back"), LONGEST_IN_PAIR, Some(chat.key), choose).await?;
    let apply = apply_key(look, chat, !differ.is_empty(), Action::Apply(to.to_vec())).await?;
    let mut keyboard = Keyboard::new();
    for key in keys.iter().skip(page * PER_PAGE).take(PER_PAGE) {
        let label = line("desk-copy-only").line("setting", panel::name_of(key));
        let screen = Screen::Compare { to: to.to_vec(), only: Some((*key).to_owned()), page: 0 };
        keyboard = keyboard.row([look.show(&label, LONGEST_ALONE, Some(chat.key), screen).await?]);
    }
    let turned = |page| Screen::Compare { to: to.to_vec(), only: None, page };
    keyboard = keyboard.row(look.turns(Some(chat.key), page, pages, turned).await?);
    let keyboard = keyboard.row(apply.into_iter().chain([choose]));
    Ok(compared(look, chat, differ, keyboard))
}

/// What would change of one setting.
pub async fn compare_one(look: &Look<'_>, chat: &Chat, to: &[ChatKey], key: &str) -> Result<Page> {
    let mut differ = all_that_differs(look, chat, to).await?;
    differ.retain(|one| one.key == key);
    let all = Screen::Compare { to: to.to_vec(), only: None, page: 0 };
    let all = look.show(&line("desk-button-back"), LONGEST_IN_PAIR, Some(chat.key), all).await?;
    let action = Action::ApplyOne(to.to_vec(), key.to_owned());
    let apply = apply_key(look, chat, !differ.is_empty(), action).await?;
    let keyboard = Keyboard::new().row(apply.into_iter().chain([all]));
    Ok(compared(look, chat, differ, keyboard))
}

fn compared(look: &Look<'_>, chat: &Chat, differ: Vec<Differs>, keyboard: Keyboard) -> Page {
    let mut lines: Vec<String> = differ.into_iter().map(|one| one.says).collect();
    let more = lines.len().saturating_sub(MOST_SHOWN);
    lines.truncate(MOST_SHOWN);
    if more > 0 {
        lines.push(look.words(&line("desk-copy-more").num("n", i64::try_from(more).unwrap_or(i64::MAX))));
    }
    let words = match lines.as_slice() {
        [] => line("desk-copy-same"),
        lines => line("desk-copy-differences").text("group", &chat.title).html("lines", lines.join("\n")),
    };
    Page { html: look.words(&words), keyboard, chat: Some(chat.key) }
}

async fn apply_key(look: &Look<'_>, chat: &Chat, differs: bool, action: Action) -> Result<Option<Key>> {
    match differs {
        true => Ok(Some(look.act(&line("desk-button-apply"), LONGEST_IN_PAIR, (chat, super::NAME), &action).await?)),
        false => Ok(None),
    }
}

async fn all_that_differs(look: &Look<'_>, chat: &Chat, to: &[ChatKey]) -> Result<Vec<Differs>> {
    let mut all = Vec::new();
    for other in others(look.cx, look, chat).await?.iter().filter(|other| to.contains(&other.key)) {
        for (key, was, value) in differences(look.cx, chat, other).await? {
            let says = line("desk-copy-difference")
                .text("title", &other.title)
                .line("setting", panel::name_of(key))
                .line("was", panel::value_of(look.cx, other, key, &was))
                .line("is", panel::value_of(look.cx, other, key, &value));
            all.push(Differs { key, says: says.render(look.lang) });
        }
    }
    Ok(all)
}

/// Makes it so, all of it or one setting, in those of the groups she manages at this moment. Returns what to say.
pub async fn apply(cx: &Cx, chat: &Chat, press: &Press, to: &[ChatKey], only: Option<&str>) -> Result<Line> {
    let mut groups = 0;
    for other in chats::managed_by(&cx.tx, press.person.id).await? {
        if !to.contains(&other.key) || other.key == chat.key || cx.must_manage(&other, &press.person).await.is_err() {
            continue;
        }
        let differ = differences(cx, chat, &other).await?;
        for (key, _, value) in differ.iter().filter(|(key, ..)| only.is_none_or(|only| only == *key)) {
            match settings::set(cx, other.key, &press.actor(), key, value).await {
                // What something has to be done for first stays as it is there.
                Ok(_) | Err(Stop::Refusal(_)) => {}
                Err(fault) => return Err(fault),
            }
        }
        groups += 1;
    }
    let done = match only {
        Some(key) => line("desk-copy-done-one").line("setting", panel::name_of(key)),
        None => line("desk-copy-done"),
    };
    Ok(done.num("n", groups))
}

/// The settings as a text that sets them, wherever it is pasted.
pub async fn text(look: &Look<'_>, chat: &Chat) -> Result<Page> {
    let text = written(look.cx, chat).await?;
    let copy = (text.encode_utf16().count() <= MOST_COPIED)
        .then(|| Key::copy(look.label(&line("desk-button-copy-text"), LONGEST_IN_PAIR), text.clone()));
    let keyboard = Keyboard::new().row(copy.into_iter().chain([back(look, chat).await?]));
    let code = format!("<pre>{}</pre>", escape(&text));
    let words = line("desk-copy-text").text("group", &chat.title).html("text", code);
    Ok(Page { html: look.words(&words), keyboard, chat: Some(chat.key) })
}

async fn written(cx: &Cx, chat: &Chat) -> Result<String> {
    let all = settings::everything(cx, chat.key).await?;
    let lines = all.into_iter().filter(|(_, value)| !value.contains('\n')).map(|(key, value)| format!("{key} {value}"));
    Ok(std::iter::once("/settings".to_owned()).chain(lines).collect::<Vec<_>>().join("\n"))
}

/// What of one group's settings is otherwise in another: the key, its value there, and here.
async fn differences(cx: &Cx, from: &Chat, to: &Chat) -> Result<Vec<(&'static str, String, String)>> {
    let (here, there) = (settings::everything(cx, from.key).await?, settings::everything(cx, to.key).await?);
    let both = here.into_iter().zip(there).map(|((key, value), (_, was))| (key, was, value));
    Ok(both.filter(|(_, was, value)| was != value).collect())
}

/// The other groups she manages as a whole.
async fn others(cx: &Cx, look: &Look<'_>, chat: &Chat) -> Result<Vec<Chat>> {
    let mut all = chats::managed_by(&cx.tx, look.person.id).await?;
    all.retain(|other| other.key != chat.key);
    Ok(all)
}

async fn text_key(look: &Look<'_>, chat: &Chat) -> Result<Key> {
    look.show(&line("desk-button-text"), LONGEST_IN_PAIR, Some(chat.key), Screen::Text).await
}

async fn back(look: &Look<'_>, chat: &Chat) -> Result<Key> {
    let screen = Screen::Section("settings".to_owned());
    look.show(&line("desk-button-back"), LONGEST_IN_PAIR, Some(chat.key), screen).await
}
