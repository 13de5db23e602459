//! A partner's slot: what a partner of the group has to say, in the words a manager gives, under the partner's name and shown as
//! such; of several texts each in its turn. It is a promotion: it counts among those there may be.

mod write;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use self::write::{PARTNER, TEXT, add, change};
use super::{
    NAME, panel,
    queries::{self, Series},
    rules::Kind,
};
use crate::{
    dispatch::{
        Ask, Cx, Result,
        flow::Piece,
        panel::{ALONE, Page, View},
        posts::{Again, Composed, Fate},
        settings::OF_CHANGE,
    },
    store::{chats::Chat, settings_log::Change},
    telegram::{actor::Actor, attachment::Media, keyboard::Keyboard, request::Request},
    words::{Lang, Line, clean_line, clean_name, clip, clip_text, line},
};

/// Longest name and text, so that they fit below a picture.
const LONGEST_NAME: usize = 60;
const LONGEST: usize = 800;
/// Texts one may have.
const MOST: usize = 20;
/// How much of a text its place in the list shows, in graphemes.
const SHOWN: usize = 60;
/// Recorded when there is nothing left to post (message `skip-CODE`).
const REFUSED: &str = "refused";

/// A partner, and what it has to say.
#[derive(Debug, Clone)]
pub struct Partner {
    /// Its name.
    pub name: String,
    /// What is posted below it.
    pub texts: Vec<Text>,
}

/// One of its texts.
#[derive(Debug, Clone)]
pub struct Text {
    /// Its number.
    pub id: i64,
    /// Its words, and what is shown above them.
    pub piece: Piece,
    /// When it was last posted.
    pub used_at: Option<DateTime<Utc>>,
}

/// What the queue hands back about one that was composed.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Memory {
    text: i64,
    used_before: Option<DateTime<Utc>>,
}

impl Partner {
    /// The one whose turn it is: of those that were never posted the first, then the one that was posted longest ago.
    fn next(&self) -> Option<&Text> {
        self.texts.iter().min_by_key(|text| (text.used_at, text.id))
    }

    fn text(&self, id: i64) -> Option<&Text> {
        self.texts.iter().find(|text| text.id == id)
    }
}

/// The lines below the command: the name, and what is posted; with the picture they stand under.
pub fn told(ask: &Ask) -> Result<(String, Piece)> {
    let body = ask.command.marked_body().trimmed();
    let (name, text) = body.text().split_once('\n').unwrap_or((body.text(), ""));
    let text = body.part(text).trimmed();
    let (name, media) = (clean_line(name), ask.media.clone());
    if clean_name(&name).is_empty() || (clean_line(text.text()).is_empty() && media.is_none()) {
        return Err(line("partner-incomplete").text("typed", &ask.command.args).into());
    }
    let piece = Piece { text, media };
    check(&name, &piece)?;
    Ok((name, piece))
}

/// Refuses what does not fit below a picture.
fn check(name: &str, piece: &Piece) -> Result {
    let most = |most: usize| i64::try_from(most).unwrap_or(i64::MAX);
    if name.chars().count() > LONGEST_NAME {
        return Err(line("partner-name-too-long").num("most", most(LONGEST_NAME)).into());
    }
    if piece.text.text().encode_utf16().count() > LONGEST {
        return Err(line("partner-too-long").num("most", most(LONGEST)).into());
    }
    Ok(())
}

/// As the group sees it, in Telegram's HTML.
#[must_use]
pub fn html(name: &str, piece: &Piece, lang: Lang) -> String {
    let title = line("partner-title").text("name", name).render(lang);
    match piece.text.text() {
        "" => title,
        _ => format!("{title}\n{}", piece.text.html()),
    }
}

/// As the group sees it.
fn request(chat: &Chat, name: &str, piece: &Piece) -> Request {
    let media: Vec<_> = piece.media.iter().map(Media::attachment).collect();
    Request::album(chat.id, &media, &html(name, piece, chat.language))
}

/// What is posted at its time.
pub async fn compose(cx: &Cx, chat: &Chat, one: &Series, again: Option<Again<'_>>) -> Result<Composed> {
    let Some(partner) = queries::partner(&cx.tx, one.id).await? else { return Ok(Composed::Nothing(REFUSED)) };
    let before = again.and_then(|again| Memory::deserialize(again.memory()).ok());
    let text = match &before {
        Some(memory) => partner.text(memory.text),
        None => partner.next(),
    };
    let Some(text) = text else { return Ok(Composed::Nothing(REFUSED)) };
    let mut piece = text.piece.clone();
    if matches!(again, Some(Again::WithoutPicture(..))) {
        if piece.text.text().is_empty() {
            return Ok(Composed::Nothing(REFUSED));
        }
        piece.media = None;
    }
    let used_before = before.map_or(text.used_at, |memory| memory.used_before);
    queries::set_text_used(&cx.tx, text.id, Some(cx.now)).await?;
    let memory = serde_json::to_value(Memory { text: text.id, used_before })?;
    Ok(Composed::Say(Box::new(request(chat, &partner.name, &piece)), memory))
}

/// What became of it: one that was not posted keeps its turn.
pub async fn settled(cx: &Cx, fate: Fate<'_>, memory: &Value) -> Result {
    match (fate, Memory::deserialize(memory)) {
        (Fate::Skipped(_), Ok(Memory { text, used_before })) => {
            Ok(queries::set_text_used(&cx.tx, text, used_before).await?)
        }
        _ => Ok(()),
    }
}

/// How it stands in the page of its series: each text on a line of its own.
pub fn entries(partner: &Partner, lang: Lang) -> String {
    if let [only] = partner.texts.as_slice() {
        return html(&partner.name, &only.piece, lang);
    }
    let next = partner.next().map(|text| text.id);
    let entry = |(n, text): (i64, &Text)| {
        let turn = if Some(text.id) == next { "yes" } else { "no" };
        line("partner-text-entry").num("n", n).text("text", &beginning(&text.piece)).plain("next", turn).render(lang)
    };
    (1..).zip(&partner.texts).map(entry).collect::<Vec<_>>().join("\n")
}

/// The beginning of a text on one line.
fn beginning(piece: &Piece) -> String {
    let words = piece.text.text().split_whitespace().collect::<Vec<_>>().join(" ");
    clip_text(&clip(&words, SHOWN), LONGEST)
}

/// The buttons of its texts, and the one for another.
pub async fn keys(view: &View<'_>, keyboard: Keyboard, series: i64, partner: &Partner) -> Result<Keyboard> {
    let mut keys = Vec::new();
    for (n, text) in (1..).zip(&partner.texts) {
        let label = line("partner-button-text").num("n", n);
        let label = clip(&label.render_plain(view.lang), ALONE);
        keys.push(view.labelled(label, &panel::Action::Text(series, text.id)).await?);
    }
    let add = match view.in_private {
        true => view.keys(&[("partner-button-add", panel::Action::AddText(series))]).await?,
        false => vec![view.open_private(&panel::Action::One(series)).await?],
    };
    Ok(keyboard.rows_of(2, keys).row(add))
}

/// One text, as the group sees it.
pub async fn text(view: &View<'_>, series: i64, id: i64) -> Result<Page> {
    let (_, partner) = find(view.cx, view.chat()?, series).await?;
    let Some(text) = partner.text(id) else { return Err(line("partner-text-gone").into()) };
    let mut ways = vec![("partner-button-remove", panel::Action::RemoveText(series, id))];
    if view.in_private {
        ways.insert(0, ("partner-button-change", panel::Action::ChangeText(series, id)));
    }
    let back = view.keys(&[("series-button-back", panel::Action::One(series))]).await?;
    let mut words = html(&partner.name, &text.piece, view.chat()?.language);
    if text.piece.media.is_some() {
        words = format!("{words}\n{}", view.says(&line("flow-media-told")));
    }
    Ok(Page::new(words, Keyboard::new().row(view.keys(&ways).await?).row(back)))
}

/// The series of this partner in this group.
async fn find(cx: &Cx, chat: &Chat, series: i64) -> Result<(Series, Partner)> {
    let one = queries::by_id(&cx.tx, series).await?.filter(|one| one.chat == chat.key && one.kind == Kind::Partner);
    let one = one.ok_or_else(|| line("refuse-stale-button"))?;
    let partner = queries::partner(&cx.tx, series).await?.ok_or_else(|| line("refuse-stale-button"))?;
    Ok((one, partner))
}

/// One text less; the last one stays.
pub async fn remove(cx: &Cx, chat: &Chat, actor: &Actor, series: i64, id: i64) -> Result<Line> {
    let (_, partner) = find(cx, chat, series).await?;
    if partner.text(id).is_none() {
        return Err(line("partner-text-gone").into());
    }
    if partner.texts.len() < 2 {
        return Err(line("partner-text-only").into());
    }
    queries::remove_text(&cx.tx, id).await?;
    changed(cx, chat, actor).await?;
    Ok(line("partner-text-removed"))
}

async fn changed(cx: &Cx, chat: &Chat, actor: &Actor) -> Result {
    cx.log_setting(chat.key, actor, Change::to(&format!("{NAME}{OF_CHANGE}"), "changed")).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::telegram::marked::Marked;

    fn text(id: i64, used: Option<i64>) -> Text {
        let piece = Piece { text: Marked::plain("Flour"), media: None };
        Text { id, piece, used_at: used.and_then(|at| DateTime::from_timestamp(at, 0)) }
    }

    #[test]
    fn each_has_its_turn_and_what_was_never_posted_goes_first() {
        let partner = |texts| Partner { name: "Levi".to_owned(), texts };
        let next = |texts| partner(texts).next().map(|text| text.id);
        assert_eq!(next(vec![]), None);
        assert_eq!(next(vec![text(1, Some(5)), text(2, None), text(3, None)]), Some(2));
        assert_eq!(next(vec![text(1, Some(5)), text(2, Some(4)), text(3, Some(6))]), Some(2));
        assert_eq!(next(vec![text(1, Some(5)), text(2, Some(5))]), Some(1));
    }
}
