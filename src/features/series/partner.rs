//! A partner's slot: what a partner of the group has to say, in the words a manager gives, under the partner's name and shown as
//! such. It is a promotion: it counts among those there may be.

use serde_json::Value;

use super::queries::{self, Series};
use crate::{
    dispatch::{
        Ask, Cx, Result,
        flow::Piece,
        posts::{Again, Composed},
    },
    store::chats::Chat,
    telegram::{attachment::Media, request::Request},
    words::{Lang, clean_line, clean_name, line},
};

/// Longest name and text, so that they fit below a picture.
const LONGEST_NAME: usize = 60;
const LONGEST: usize = 800;
/// Recorded when there is nothing left to post (message `skip-CODE`).
const REFUSED: &str = "refused";

/// A partner, and what it has to say.
#[derive(Debug, Clone)]
pub struct Partner {
    /// Its name.
    pub name: String,
    /// What is posted below it.
    pub piece: Piece,
}

/// The lines below the command: the name, and what is posted; with the picture they stand under.
pub fn told(ask: &Ask) -> Result<Partner> {
    let body = ask.command.marked_body().trimmed();
    let (name, text) = body.text().split_once('\n').unwrap_or((body.text(), ""));
    let text = body.part(text).trimmed();
    let (name, media) = (clean_line(name), ask.media.clone());
    if clean_name(&name).is_empty() || (clean_line(text.text()).is_empty() && media.is_none()) {
        return Err(line("partner-incomplete").text("typed", &ask.command.args).into());
    }
    let most = |most: usize| i64::try_from(most).unwrap_or(i64::MAX);
    if name.chars().count() > LONGEST_NAME {
        return Err(line("partner-name-too-long").num("most", most(LONGEST_NAME)).into());
    }
    if text.text().encode_utf16().count() > LONGEST {
        return Err(line("partner-too-long").num("most", most(LONGEST)).into());
    }
    Ok(Partner { name, piece: Piece { text, media } })
}

/// As the group sees it, in Telegram's HTML.
#[must_use]
pub fn html(partner: &Partner, lang: Lang) -> String {
    let title = line("partner-title").text("name", &partner.name).render(lang);
    match partner.piece.text.text() {
        "" => title,
        _ => format!("{title}\n{}", partner.piece.text.html()),
    }
}

/// What is posted at its time.
pub async fn compose(cx: &Cx, chat: &Chat, one: &Series, again: Option<Again<'_>>) -> Result<Composed> {
    let Some(mut partner) = queries::partner(&cx.tx, one.id).await? else { return Ok(Composed::Nothing(REFUSED)) };
    if matches!(again, Some(Again::WithoutPicture(..))) {
        if partner.piece.text.text().is_empty() {
            return Ok(Composed::Nothing(REFUSED));
        }
        partner.piece.media = None;
    }
    let media: Vec<_> = partner.piece.media.iter().map(Media::attachment).collect();
    Ok(Composed::Say(Box::new(Request::album(chat.id, &media, &html(&partner, chat.language))), Value::Null))
}
