//! The tags of Telegram's HTML and the entities they become; which links are plausible.

use serde_json::{Map, Value, json};

/// The tags Telegram knows.
pub(crate) const TAGS: [&str; 17] = [
    "a",
    "b",
    "strong",
    "i",
    "em",
    "s",
    "strike",
    "del",
    "u",
    "ins",
    "tg-spoiler",
    "tg-emoji",
    "tg-time",
    "span",
    "pre",
    "code",
    "blockquote",
];

/// What is kept of an attribute.
pub(crate) fn tag_argument(tag: &str, name: &str, value: Option<String>) -> Option<String> {
    match (tag, name) {
        ("a", "href") | ("tg-emoji", "emoji-id") | ("tg-time", "unix") => value,
        ("code", "class") => value?.strip_prefix("language-").map(str::to_owned),
        ("span", "class") => value?.strip_prefix("tg-").map(str::to_owned),
        ("blockquote", "expandable") => Some(String::new()),
        _ => None,
    }
}

/// Whether a format of a time is one: `r`, or `w?[dD]?[tT]?`.
pub(crate) fn is_time_format(format: &str) -> bool {
    let rest = format.strip_prefix('w').unwrap_or(format);
    let rest = rest.strip_prefix(['d', 'D']).unwrap_or(rest);
    format == "r" || rest.strip_prefix(['t', 'T']).unwrap_or(rest).is_empty()
}

/// A time as Telegram takes it: seconds since 1970, in 32 bits.
pub(crate) fn unix_time(written: &str) -> Option<i32> {
    written.parse().ok().filter(|seconds| *seconds > 0)
}

/// The entity a tag around `inner` becomes.
pub(crate) fn entity_of(tag: &str, argument: Option<&str>, format: &str, inner: &str) -> Option<Map<String, Value>> {
    let entity = match tag {
        "b" | "strong" => json!({"type": "bold"}),
        "i" | "em" => json!({"type": "italic"}),
        "s" | "strike" | "del" => json!({"type": "strikethrough"}),
        "u" | "ins" => json!({"type": "underline"}),
        "tg-spoiler" | "span" => json!({"type": "spoiler"}),
        "tg-emoji" => json!({"type": "custom_emoji", "custom_emoji_id": argument?}),
        "tg-time" => {
            json!({"type": "date_time", "unix_time": unix_time(argument?)?, "date_time_format": format})
        }
        "pre" => json!({"type": "pre"}),
        "code" => json!({"type": "code"}),
        "blockquote" if argument.is_some() => json!({"type": "expandable_blockquote"}),
        "blockquote" => json!({"type": "blockquote"}),
        "a" => link(argument.unwrap_or(inner))?,
        _ => return None,
    };
    entity.as_object().cloned()
}

fn link(url: &str) -> Option<Value> {
    if let Some(id) = url.strip_prefix("tg://user?id=") {
        // The user object is filled in by whoever knows the people of this world.
        return Some(json!({"type": "text_mention", "user": {"id": id.parse::<i64>().ok()?}}));
    }
    let url = plausible_url(url)?;
    Some(json!({"type": "text_link", "url": url}))
}

/// A URL Telegram would accept, with the scheme added when it is missing.
pub(crate) fn plausible_url(url: &str) -> Option<String> {
    let lower = url.to_lowercase();
    let (scheme, rest) = match lower.split_once("://") {
        Some((scheme, rest)) => (scheme, rest),
        None => ("http", lower.as_str()),
    };
    if !matches!(scheme, "http" | "https" | "tg" | "ton" | "tonsite") {
        return None;
    }
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    let host = host.rsplit('@').next().unwrap_or("").split(':').next().unwrap_or("");
    let clean = !host.is_empty() && !url.contains(char::is_whitespace) && !url.contains(['<', '"']);
    let dotted = host.contains('.') && !host.starts_with('.') && !host.ends_with('.');
    if !clean || (scheme.starts_with("http") && !dotted) {
        return None;
    }
    Some(if lower.contains("://") { url.to_owned() } else { format!("http://{url}") })
}
