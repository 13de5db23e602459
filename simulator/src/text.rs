//! Text as Telegram treats it: trimmed, measured after parsing, with commands, mentions, links and
//! hashtags found by themselves.

use crate::error::{Answer, refuse};
use crate::found;
use crate::html::{self, Rich, utf16_len};
use serde_json::{Value, json};

/// Checks `parse_mode` and parses; `None` is plain text.
pub(crate) fn parse(source: &str, mode: Option<&str>) -> Answer<Rich> {
    match mode.map(str::to_lowercase).as_deref() {
        None | Some("" | "none") => Ok(Rich { text: source.to_owned(), entities: Vec::new() }),
        Some("html") => html::parse(source).map_err(|why| refuse(format!("can't parse entities: {why}"))),
        Some("markdown" | "markdownv2") => Err(refuse("parse_mode not simulated: use HTML")),
        Some(_) => Err(refuse("unsupported parse_mode")),
    }
}

/// Entities given by the bot must lie inside the text.
pub(crate) fn with_entities(source: &str, entities: &[Value]) -> Answer<Rich> {
    let length = utf16_len(source) as u64;
    for entity in entities {
        let span = |key: &str| entity[key].as_u64();
        let (Some(offset), Some(size)) = (span("offset"), span("length")) else {
            return Err(refuse("can't parse MessageEntity: wrong offset or length"));
        };
        if size == 0 || offset + size > length {
            return Err(refuse("entity beyond the text"));
        }
    }
    Ok(Rich { text: source.to_owned(), entities: entities.to_vec() })
}

/// Removes white space around the text, as Telegram does before measuring it.
pub(crate) fn trim(rich: Rich) -> Rich {
    let text = rich.text.replace('\r', "");
    let start = text.len() - text.trim_start().len();
    let lead = utf16_len(&text[..start]) as i64;
    let text = text.trim().to_owned();
    let total = utf16_len(&text) as i64;
    let entities = rich.entities.into_iter().filter_map(|mut entity| {
        let from = (entity["offset"].as_i64()? - lead).max(0);
        let to = (entity["offset"].as_i64()? - lead + entity["length"].as_i64()?).min(total);
        entity["offset"] = from.into();
        entity["length"] = (to - from).into();
        (to > from).then_some(entity)
    });
    let entities = entities.collect();
    Rich { text, entities }
}

/// Adds the entities Telegram finds by itself, where no code or link already is.
pub(crate) fn add_automatic(rich: &mut Rich) {
    let chars: Vec<char> = rich.text.chars().collect();
    let units = |chars: &[char]| chars.iter().map(|c| c.len_utf16() as u64).sum::<u64>();
    for (kind, at, length) in found::all(&chars) {
        let from = units(&chars[..at]);
        let to = from + units(&chars[at..at + length]);
        let taken = rich.entities.iter().any(|e| {
            let start = e["offset"].as_u64().unwrap_or(0);
            let end = start + e["length"].as_u64().unwrap_or(0);
            let kind = e["type"].as_str();
            let exclusive = matches!(
                kind,
                Some("code" | "pre" | "text_link" | "text_mention" | "bot_command" | "mention" | "url" | "hashtag")
            );
            exclusive && start < to && from < end
        });
        if !taken {
            rich.entities.push(json!({"type": kind, "offset": from, "length": to - from}));
        }
    }
    rich.entities.sort_by_key(|e| (e["offset"].as_u64(), std::cmp::Reverse(e["length"].as_u64())));
}

/// Whether anything of a text can be seen; Telegram calls it empty otherwise, though it has characters.
pub(crate) fn is_shown(text: &str) -> bool {
    let shows_nothing = |c: char| {
        matches!(c, '\u{AD}' | '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180E}' | '\u{2800}'
            | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFFC}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0000}'..='\u{E0FFF}')
    };
    text.chars().any(|c| !c.is_whitespace() && !shows_nothing(c))
}

/// A message text ready to be kept: parsed, trimmed, measured, with automatic entities.
pub(crate) fn message_text(rich: Rich) -> Answer<Rich> {
    let mut rich = trim(rich);
    if !is_shown(&rich.text) {
        return Err(refuse("message text is empty"));
    }
    if rich.text.chars().count() > 4096 {
        return Err(refuse("message is too long"));
    }
    add_automatic(&mut rich);
    Ok(rich)
}

/// Cuts a text into pieces of at most so many characters, after a line or a word where there is one.
pub(crate) fn cut(text: &str, most: usize) -> Vec<&str> {
    let (mut pieces, mut rest) = (Vec::new(), text.trim());
    while let Some((end, _)) = rest.char_indices().nth(most) {
        let piece = &rest[..end];
        let end = piece.rfind('\n').or_else(|| piece.rfind(' ')).filter(|at| *at > 0).unwrap_or(end);
        pieces.push(rest[..end].trim_end());
        rest = rest[end..].trim_start();
    }
    pieces.extend((!rest.is_empty()).then_some(rest));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(String, u64, u64)> {
        let mut rich = Rich { text: text.into(), entities: vec![] };
        add_automatic(&mut rich);
        rich.entities
            .iter()
            .map(|e| {
                let number = |k: &str| e[k].as_u64().expect("a number");
                (e["type"].as_str().expect("text").to_owned(), number("offset"), number("length"))
            })
            .collect()
    }

    #[test]
    fn commands_mentions_links_and_tags_are_found() {
        assert_eq!(kinds("/start@kehila_bot x"), [("bot_command".into(), 0, 17)]);
        assert_eq!(kinds("🙂 /me"), [("bot_command".into(), 3, 3)]);
        assert_eq!(kinds("hi @dana_k, #שלום!"), [("mention".into(), 3, 7), ("hashtag".into(), 12, 5)]);
        assert_eq!(kinds("(https://example.org/a)."), [("url".into(), 1, 21)]);
    }

    #[test]
    fn measured_after_parsing() {
        let long = format!("<b>{}</b>", "x".repeat(4096));
        assert!(message_text(parse(&long, Some("HTML")).expect("parses")).is_ok());
        let longer = format!("{}y", "x".repeat(4096));
        let refused = message_text(parse(&longer, None).expect("parses")).expect_err("too long");
        assert_eq!(refused.description, "Bad Request: message is too long");
        let empty = message_text(parse("<b> </b>", Some("HTML")).expect("parses")).expect_err("empty");
        assert_eq!(empty.description, "Bad Request: message text is empty");
    }

    #[test]
    fn long_texts_are_cut_where_they_can_be() {
        assert_eq!(cut("one two\nthree four", 12), ["one two", "three four"]);
        assert_eq!(cut("אבגדהו", 4), ["אבגד", "הו"]);
        assert_eq!(cut("  ", 4), [""; 0]);
    }

    #[test]
    fn trimming_moves_entities() {
        let rich = trim(parse("  <b>a </b>", Some("HTML")).expect("parses"));
        assert_eq!(rich.text, "a");
        assert_eq!(rich.entities, vec![json!({"type": "bold", "offset": 0, "length": 1})]);
    }
}
