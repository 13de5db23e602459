//! Links in words.

use super::queries::{Link, Numbers};
use crate::words::{Line, line};

fn of(numbers: &Numbers) -> Line {
    line("invites-numbers").num("came", numbers.came).num("stayed", numbers.stayed).num("answered", numbers.answered)
}

/// A link with its address and what came of it.
pub fn link(link: &Link, numbers: &Numbers) -> Line {
    let words = match (link.is_over, link.user) {
        (true, _) => "invites-link-over",
        (false, Some(_)) => "invites-link-own",
        (false, None) => "invites-link-campaign",
    };
    line(words)
        .text("name", &link.name)
        .plain("url", link.url.as_deref().unwrap_or_default())
        .line("numbers", of(numbers))
}

/// One on a line of the list.
pub fn entry(link: &Link, numbers: &Numbers) -> Line {
    let words = if link.is_over { "invites-entry-over" } else { "invites-entry" };
    line(words).text("name", &link.name).line("numbers", of(numbers))
}
