//! What managers did to regular posts: written down, and said in the words of whoever reads the changes.
//!
//! A change is written as `NUMBER: WHAT`, where the number is the table's and WHAT one of the words below or, when a post
//! was added or moved, its rule as typed in English. The number is shown to nobody: readers know a post by its place
//! in `/touchpoints` and by how it begins.

use chrono::{DateTime, Utc};

use super::{SETTING, known::series_name, purpose::Purpose, timing, views};
use crate::{
    dispatch::{Cx, Result},
    schedule::{
        grammar::{self, Context},
        recurrence::Recurrence,
    },
    store::{chats::Chat, settings_log::Change},
    telegram::actor::Actor,
    words::{Lang, Line, line},
};

/// What is done to a post without its rule, as written down, and its variant of the message `touch-log`.
const DEEDS: [(&str, &str); 16] = [
    ("pause", "paused"),
    ("resume", "resumed"),
    ("skip next", "skipped"),
    ("skip none", "kept"),
    ("text", "text"),
    ("picture", "picture"),
    ("content", "content"),
    ("once", "once"),
    ("usual", "usual"),
    ("pin", "pinned"),
    ("unpin", "unpinned"),
    ("show", "shown"),
    ("show none", "unshown"),
    ("delete", "deleted"),
    ("follow", "follows"),
    ("follow none", "alone"),
];

/// Writes down what somebody did to the post of this number, and what its rule was.
pub async fn log(cx: &Cx, chat: &Chat, actor: &Actor, (id, was, what): (i64, Option<&str>, &str)) -> Result {
    let value = format!("{id}: {what}");
    cx.log_setting(chat.key, actor, Change { was, ..Change::to(SETTING, &value) }).await
}

/// A change that was written down at `at`, from and to; [`None`] if it cannot be read.
pub async fn in_words(
    cx: &Cx,
    chat: &Chat,
    (was, value): (Option<&str>, &str),
    at: DateTime<Utc>,
    lang: Lang,
) -> Result<Option<Line>> {
    let Some((number, what)) = value.split_once(": ") else { return Ok(None) };
    let Ok(id) = number.parse::<i64>() else { return Ok(None) };
    let context = Context::of(at, chat.zone, chat.language);
    let rule = |written: &str| grammar::parse(written, &context).ok().map(|schedule| schedule.recurrence);
    let was = was.and_then(rule);
    let Some(done) = deed(what, was.as_ref(), rule(what).as_ref(), lang) else { return Ok(None) };
    let all = timing::of_chat(cx, chat.key).await?;
    let post = all.iter().enumerate().find(|(_, touchpoint)| touchpoint.plan.id == id);
    let name = match (post, was) {
        (Some((place, touchpoint)), _) => views::numbered(place + 1, touchpoint),
        (None, Some(was)) => line("touch-log-gone-rule").line("rule", views::rule(&was, lang)),
        (None, None) => line("touch-log-gone"),
    };
    Ok(Some(line("touch-log").line("name", name).line("done", done)))
}

fn deed(what: &str, was: Option<&Recurrence>, is: Option<&Recurrence>, lang: Lang) -> Option<Line> {
    if let Some(purpose) = what.strip_prefix("kind ") {
        return Some(line("touch-log-purpose").line("purpose", Purpose::from_code(purpose).words()));
    }
    for (written, id) in [("retire ", "touch-log-retired"), ("restore ", "touch-log-restored")] {
        if let Some(series) = what.strip_prefix(written) {
            return Some(line(id).line("series", series_name(series)));
        }
    }
    if let Some((_, deed)) = DEEDS.iter().find(|(written, _)| *written == what) {
        return Some(line("touch-log-deed").plain("deed", deed));
    }
    let is = views::rule(is?, lang);
    Some(match was {
        Some(was) => line("touch-log-moved").line("was", views::rule(was, lang)).line("is", is),
        None => line("touch-log-added").line("rule", is),
    })
}
