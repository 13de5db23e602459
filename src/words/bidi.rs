//! Keeping what members typed from changing anything around it.

use super::names::inert;

/// First strong isolate: what follows takes its direction from its own first letter.
const FSI: char = '\u{2068}';
/// Pop directional isolate.
const PDI: char = '\u{2069}';

/// Escapes for Telegram's HTML parse mode.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

/// Wraps text so that its direction does not leak (DOMAIN §D2). Directional controls inside, which could
/// close the isolate early, are dropped. Never use it inside a link, a command or `<code>`.
#[must_use]
pub fn isolate(text: &str) -> String {
    format!("{FSI}{}{PDI}", undirected(text))
}

/// Without signs that turn the direction of what follows: for what is said back as it was typed, to be copied.
#[must_use]
pub fn undirected(text: &str) -> String {
    text.chars().filter(|c| !is_bidi_control(*c)).collect()
}

/// What a person typed as it may stand among our words: it leads nowhere, whatever it looks like ([`inert`]), is escaped
/// and isolated.
#[must_use]
pub fn quoted(text: &str) -> String {
    isolate(&escape(&inert(text)))
}

/// Explicit directional formatting: embeddings, overrides, isolates and marks.
pub(super) const fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{061C}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_override_cannot_escape() {
        let hostile = "evil\u{202E}\u{2069}\u{2069} </b><script>";
        let shown = isolate(&escape(hostile));
        assert_eq!(shown, "\u{2068}evil &lt;/b&gt;&lt;script&gt;\u{2069}");
    }
}
