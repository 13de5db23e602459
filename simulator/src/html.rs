//! Telegram's HTML: the subset it knows, its entities, and its exact complaints.
//!
//! What people see is the plain text; the formatting is kept aside as `MessageEntity` objects with
//! offsets in UTF-16 code units. Wording follows Telegram's parser (`can't parse entities: …`).

use crate::tags::{TAGS, entity_of, is_time_format, tag_argument, unix_time};
use serde_json::{Value, json};

/// Plain text and its formatting.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Rich {
    pub text: String,
    pub entities: Vec<Value>,
}

struct Open {
    tag: String,
    argument: Option<String>,
    /// Of a time: how it is shown.
    format: String,
    start: usize,
    bytes: usize,
}

struct Parser<'a> {
    src: &'a [u8],
    at: usize,
    out: Vec<u8>,
    utf16: usize,
    open: Vec<Open>,
    entities: Vec<Value>,
}

/// Length in UTF-16 code units, the unit of entity offsets.
pub(crate) fn utf16_len(text: &str) -> usize {
    text.encode_utf16().count()
}

/// Parses HTML as Telegram does.
///
/// # Errors
/// Telegram's complaint, without the prefix `can't parse entities: `.
pub(crate) fn parse(source: &str) -> Result<Rich, String> {
    let mut parser = Parser {
        src: source.as_bytes(),
        at: 0,
        out: Vec::with_capacity(source.len()),
        utf16: 0,
        open: Vec::new(),
        entities: Vec::new(),
    };
    parser.run()?;
    if let Some(open) = parser.open.last() {
        return Err(format!("Can't find end tag corresponding to start tag \"{}\"", open.tag));
    }
    let text = String::from_utf8_lossy(&parser.out).into_owned();
    parser.entities.sort_by_key(|e| (e["offset"].as_u64(), std::cmp::Reverse(e["length"].as_u64())));
    Ok(Rich { text, entities: parser.entities })
}

/// What people see of a text in Telegram's HTML: the plain text, and its formatting as `MessageEntity` objects.
///
/// # Errors
/// Telegram's complaint, without the prefix `can't parse entities: `.
pub fn read_html(source: &str) -> Result<(String, Vec<Value>), String> {
    parse(source).map(|rich| (rich.text, rich.entities))
}

impl Parser<'_> {
    fn peek(&self) -> u8 {
        self.src.get(self.at).copied().unwrap_or(0)
    }

    fn skip_space(&mut self) {
        while self.peek().is_ascii_whitespace() {
            self.at += 1;
        }
    }

    fn run(&mut self) -> Result<(), String> {
        while self.at < self.src.len() {
            match self.peek() {
                b'&' => match decode_entity(self.src, &mut self.at) {
                    Some(ch) => self.push_char(ch),
                    None => self.push_byte(),
                },
                b'<' if self.src.get(self.at + 1) == Some(&b'/') => self.end_tag()?,
                b'<' => self.start_tag()?,
                _ => self.push_byte(),
            }
        }
        Ok(())
    }

    fn push_char(&mut self, ch: char) {
        self.out.extend_from_slice(ch.encode_utf8(&mut [0; 4]).as_bytes());
        self.utf16 += ch.len_utf16();
    }

    fn push_byte(&mut self) {
        let byte = self.peek();
        if byte & 0xC0 != 0x80 {
            self.utf16 += 1 + usize::from(byte >= 0xF0);
        }
        self.out.push(byte);
        self.at += 1;
    }

    fn slice(&self, from: usize, to: usize) -> String {
        String::from_utf8_lossy(&self.src[from..to]).into_owned()
    }

    fn start_tag(&mut self) -> Result<(), String> {
        let begin = self.at;
        let unclosed = || format!("Unclosed start tag at byte offset {begin}");
        self.at += 1;
        while self.at < self.src.len() && !self.peek().is_ascii_whitespace() && self.peek() != b'>' {
            self.at += 1;
        }
        if self.at >= self.src.len() {
            return Err(unclosed());
        }
        let tag = self.slice(begin + 1, self.at).to_lowercase();
        if !TAGS.contains(&tag.as_str()) {
            return Err(format!("Unsupported start tag \"{tag}\" at byte offset {begin}"));
        }
        let (mut argument, mut format) = (None, String::new());
        loop {
            self.skip_space();
            match self.peek() {
                0 => return Err(unclosed()),
                b'>' => break,
                _ => {}
            }
            let (name, value) = self.attribute(&tag, begin)?;
            if tag == "tg-time" && name == "format" {
                format = value.unwrap_or_default();
                continue;
            }
            argument = argument.or_else(|| tag_argument(&tag, &name, value));
        }
        self.at += 1;
        if tag == "span" && argument.as_deref() != Some("spoiler") {
            return Err(format!("Tag \"span\" must have class \"tg-spoiler\" at byte offset {begin}"));
        }
        if tag == "tg-time" && argument.as_deref().and_then(unix_time).is_none() {
            return Err(format!("Tag \"tg-time\" must have a valid attribute \"unix\" at byte offset {begin}"));
        }
        if !is_time_format(&format) {
            return Err(format!("Tag \"tg-time\" has an invalid attribute \"format\" at byte offset {begin}"));
        }
        self.open.push(Open { tag, argument, format, start: self.utf16, bytes: self.out.len() });
        Ok(())
    }

    fn attribute(&mut self, tag: &str, begin: usize) -> Result<(String, Option<String>), String> {
        let from = self.at;
        while !matches!(self.peek(), 0 | b'=' | b'>') && !self.peek().is_ascii_whitespace() {
            self.at += 1;
        }
        if self.at == from {
            return Err(format!("Empty attribute name in the tag \"{tag}\" at byte offset {begin}"));
        }
        let name = self.slice(from, self.at).to_lowercase();
        self.skip_space();
        if self.peek() != b'=' {
            return Ok((name, None));
        }
        self.at += 1;
        self.skip_space();
        let value = match self.peek() {
            quote @ (b'"' | b'\'') => self.quoted(quote),
            _ => self.bare()?,
        };
        if self.at >= self.src.len() {
            return Err(format!("Unclosed start tag at byte offset {begin}"));
        }
        Ok((name, Some(value)))
    }

    fn quoted(&mut self, quote: u8) -> String {
        self.at += 1;
        let mut value = Vec::new();
        while self.at < self.src.len() && self.peek() != quote {
            if self.peek() == b'&'
                && let Some(ch) = decode_entity(self.src, &mut self.at)
            {
                value.extend_from_slice(ch.encode_utf8(&mut [0; 4]).as_bytes());
                continue;
            }
            value.push(self.peek());
            self.at += 1;
        }
        self.at += 1;
        String::from_utf8_lossy(&value).into_owned()
    }

    fn bare(&mut self) -> Result<String, String> {
        let from = self.at;
        while self.peek().is_ascii_alphanumeric() || matches!(self.peek(), b'.' | b'-') {
            self.at += 1;
        }
        if !self.peek().is_ascii_whitespace() && self.peek() != b'>' {
            return Err(format!("Unexpected end of name token at byte offset {from}"));
        }
        Ok(self.slice(from, self.at).to_lowercase())
    }

    fn end_tag(&mut self) -> Result<(), String> {
        let begin = self.at;
        let Some(open) = self.open.pop() else {
            return Err(format!("Unexpected end tag at byte offset {begin}"));
        };
        self.at += 2;
        while !matches!(self.peek(), 0 | b'>') && !self.peek().is_ascii_whitespace() {
            self.at += 1;
        }
        let found = self.slice(begin + 2, self.at).to_lowercase();
        self.skip_space();
        if self.peek() != b'>' {
            return Err(format!("Unclosed end tag at byte offset {begin}"));
        }
        self.at += 1;
        if !found.is_empty() && found != open.tag {
            return Err(format!(
                "Unmatched end tag at byte offset {begin}, expected \"</{}>\", found \"</{found}>\"",
                open.tag
            ));
        }
        self.close(open);
        Ok(())
    }

    fn close(&mut self, open: Open) {
        let length = self.utf16 - open.start;
        let inner = String::from_utf8_lossy(&self.out[open.bytes..]).into_owned();
        if length == 0 {
            return;
        }
        if let Some(mut entity) = entity_of(&open.tag, open.argument.as_deref(), &open.format, &inner) {
            entity.insert("offset".into(), json!(open.start));
            entity.insert("length".into(), json!(length));
            self.entities.push(Value::Object(entity));
        }
    }
}

/// Decodes `&lt;`, `&gt;`, `&amp;`, `&quot;` and numeric entities at `at`; anything else is text.
fn decode_entity(src: &[u8], at: &mut usize) -> Option<char> {
    let start = *at + 1;
    let word = |from: usize, ok: fn(&u8) -> bool| from + src[from..].iter().take_while(|b| ok(b)).count();
    let (end, ch) = if src.get(start) == Some(&b'#') {
        let hex = src.get(start + 1) == Some(&b'x');
        let from = start + 1 + usize::from(hex);
        let end = if hex { word(from, u8::is_ascii_hexdigit) } else { word(from, u8::is_ascii_digit) };
        let digits = std::str::from_utf8(&src[from..end]).ok()?;
        let code = u32::from_str_radix(digits, if hex { 16 } else { 10 }).ok()?;
        (end, char::from_u32(code).filter(|c| *c != '\0')?)
    } else {
        let end = word(start, u8::is_ascii_alphabetic);
        let ch = match &src[start..end] {
            b"lt" => '<',
            b"gt" => '>',
            b"amp" => '&',
            b"quot" => '"',
            _ => return None,
        };
        (end, ch)
    };
    *at = end + usize::from(src.get(end) == Some(&b';'));
    Some(ch)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaint(html: &str) -> String {
        parse(html).expect_err("must not parse")
    }

    #[test]
    fn formatting_is_kept_aside_in_utf16() {
        let rich = parse("🙂<b>שלום <i>x</i></b> &lt;b&gt; &amp; &#39;").expect("parses");
        assert_eq!(rich.text, "🙂שלום x <b> & '");
        assert_eq!(
            rich.entities,
            vec![
                json!({"type": "bold", "offset": 2, "length": 6}),
                json!({"type": "italic", "offset": 7, "length": 1}),
            ]
        );
    }

    #[test]
    fn every_tag_of_the_subset_parses() {
        let html = "<strong>a</strong><em>b</em><u>c</u><ins>d</ins><s>e</s><strike>f</strike>\
            <del>g</del><code class=\"language-rust\">h</code><pre>i</pre><tg-spoiler>j</tg-spoiler>\
            <span class=\"tg-spoiler\">k</span><tg-emoji emoji-id=\"5\">l</tg-emoji>\
            <blockquote expandable>m</blockquote><blockquote>n</blockquote>\
            <a href='https://example.org/?a=1&amp;b=2'>o</a><a href=\"tg://user?id=7\">p</a>";
        let rich = parse(html).expect("parses");
        assert_eq!(rich.text, "abcdefghijklmnop");
        assert_eq!(rich.entities.len(), 16);
        assert_eq!(rich.entities[14]["url"], "https://example.org/?a=1&b=2");
    }

    #[test]
    fn complaints_use_telegrams_words() {
        assert_eq!(complaint("a <script>"), "Unsupported start tag \"script\" at byte offset 2");
        assert_eq!(complaint("1 < 2"), "Unsupported start tag \"\" at byte offset 2");
        assert_eq!(complaint("x <b"), "Unclosed start tag at byte offset 2");
        assert_eq!(complaint("x</b>"), "Unexpected end tag at byte offset 1");
        assert_eq!(complaint("<b>x"), "Can't find end tag corresponding to start tag \"b\"");
        assert_eq!(
            complaint("<b><i>x</b></i>"),
            "Unmatched end tag at byte offset 7, expected \"</i>\", found \"</b>\""
        );
        assert_eq!(complaint("<span>x</span>"), "Tag \"span\" must have class \"tg-spoiler\" at byte offset 0");
    }

    #[test]
    fn a_time_is_a_number_of_seconds_in_a_format_of_telegrams() {
        let rich = parse("<b><tg-time unix=\"1796403600\" format=\"wDt\">Friday</tg-time></b>").expect("parses");
        let time = json!({"type": "date_time", "unix_time": 1_796_403_600, "date_time_format": "wDt", "offset": 0, "length": 6});
        assert!(rich.entities.contains(&time), "{:?}", rich.entities);
        for format in ["", "r", "w", "d", "wT", "Dt", "wDT"] {
            assert!(parse(&format!("<tg-time unix=\"1\" format=\"{format}\">x</tg-time>")).is_ok(), "{format}");
        }
        for format in ["rt", "tD", "x", "wDtT", "W"] {
            assert!(
                complaint(&format!("<tg-time unix=\"1\" format=\"{format}\">x</tg-time>")).contains("format"),
                "{format}"
            );
        }
        for unix in ["", "soon", "0", "-5", "4294967296", "1.5"] {
            assert!(complaint(&format!("<tg-time unix=\"{unix}\">x</tg-time>")).contains("unix"), "{unix}");
        }
        assert!(complaint("<tg-time>x</tg-time>").contains("unix"));
    }

    #[test]
    fn unknown_entities_stay_as_written() {
        assert_eq!(parse("a&nbsp;b & c").expect("parses").text, "a&nbsp;b & c");
    }

    #[test]
    fn no_input_breaks_it() {
        const PIECES: [&str; 16] =
            ["<", ">", "/", "&", "#", "x", ";", "=", "\"", "b", "a href", " ", "é", "🙂", "\0", "&lt"];
        let mut state = 1_u64;
        for _ in 0..20_000 {
            let mut text = String::new();
            for _ in 0..12 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                text.push_str(PIECES[usize::try_from(state >> 60).unwrap()]);
            }
            if let Ok(rich) = parse(&text) {
                let length = utf16_len(&rich.text) as u64;
                for entity in &rich.entities {
                    let end = entity["offset"].as_u64().unwrap() + entity["length"].as_u64().unwrap();
                    assert!(end <= length, "{text:?}");
                }
            }
        }
    }
}
