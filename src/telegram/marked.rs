//! Text with what a person's app let her do to it: bold, hidden links, spoilers, quotes, mentions of people who have no
//! username, emoji of her own.
//!
//! Telegram sends such marks beside the text, counted in UTF-16 units ([`Entity`]). Here they keep to their letters
//! while the text is cut and joined, whatever comes: marks that overlap, end in the middle of a sign or lie outside.
//! What Telegram finds by itself (links, commands, hashtags) is not kept; it will find them again.

use std::{cmp::Reverse, ops::Range};

use serde::{Deserialize, Serialize};

use super::update::User;
use crate::words::{escape, isolate};

/// Telegram keeps no more marks in a message (`entities`), so no more are read.
const MOST_MARKS: usize = 100;

/// A mark as Telegram writes it (`MessageEntity`).
#[derive(Debug, Clone, Deserialize)]
pub struct Entity {
    #[serde(rename = "type")]
    kind: String,
    /// In UTF-16 units.
    offset: usize,
    /// In UTF-16 units.
    length: usize,
    url: Option<String>,
    user: Option<User>,
    language: Option<String>,
    custom_emoji_id: Option<String>,
    unix_time: Option<i64>,
    date_time_format: Option<String>,
}

/// What a mark makes of its letters. The order is that of tags around each other.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Look {
    Blockquote,
    ExpandableBlockquote,
    TextLink { url: String },
    TextMention { user: i64 },
    DateTime { unix_time: i64, date_time_format: Option<String> },
    Pre { language: Option<String> },
    Code,
    Spoiler,
    Bold,
    Italic,
    Underline,
    Strikethrough,
    CustomEmoji { custom_emoji_id: String },
}

/// Which looks exclude each other: a quote stands in no quote, a link in no link, and code is nothing but code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    Quote,
    Link,
    Code,
    Emoji,
    Style,
}

/// A mark on the bytes of a text, on borders of its characters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Mark {
    start: usize,
    end: usize,
    #[serde(flatten)]
    look: Look,
}

/// A text and its marks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marked {
    text: String,
    marks: Vec<Mark>,
}

/// What stands in place of a part of a text.
#[derive(Debug, Clone)]
pub struct Filling {
    /// The part, in bytes.
    pub at: Range<usize>,
    /// As Telegram's HTML.
    pub html: String,
    /// The same without links, for where there can be none: in code, and in a link.
    pub bare: String,
}

/// Somebody who was mentioned by name, and where in the text: bytes.
#[derive(Debug, Clone)]
pub struct Mentioned {
    /// Who.
    pub user: User,
    /// Her name in the text.
    pub at: Range<usize>,
}

impl Entity {
    fn look(&self) -> Option<Look> {
        let look = match self.kind.as_str() {
            "blockquote" => Look::Blockquote,
            "expandable_blockquote" => Look::ExpandableBlockquote,
            "text_link" => Look::TextLink { url: self.url.clone()? },
            "text_mention" => Look::TextMention { user: self.user.as_ref()?.id },
            "date_time" => {
                Look::DateTime { unix_time: self.unix_time?, date_time_format: self.date_time_format.clone() }
            }
            "pre" => Look::Pre { language: self.language.clone() },
            "code" => Look::Code,
            "spoiler" => Look::Spoiler,
            "bold" => Look::Bold,
            "italic" => Look::Italic,
            "underline" => Look::Underline,
            "strikethrough" => Look::Strikethrough,
            "custom_emoji" => Look::CustomEmoji { custom_emoji_id: self.custom_emoji_id.clone()? },
            _ => return None,
        };
        Some(look)
    }

    /// The bytes of `text` it is about; [`None`] if that is nothing, or not within it.
    fn bytes(&self, text: &str) -> Option<Range<usize>> {
        let start = byte_at(text, self.offset)?;
        let end = byte_at(text, self.offset.checked_add(self.length)?)?;
        (start < end).then_some(start..end)
    }
}

/// Where so many UTF-16 units end, in bytes; [`None`] beyond the text and within a character.
fn byte_at(text: &str, units: usize) -> Option<usize> {
    let mut passed = 0;
    for (at, c) in text.char_indices() {
        if passed >= units {
            return (passed == units).then_some(at);
        }
        passed += c.len_utf16();
    }
    (passed == units).then_some(text.len())
}

/// The hashtags in a text, in order, without their `#`.
#[must_use]
pub fn hashtags(text: &str, entities: &[Entity]) -> Vec<String> {
    let tags = entities.iter().filter(|entity| entity.kind == "hashtag").filter_map(|entity| entity.bytes(text));
    tags.filter_map(|at| text.get(at)).map(|tag| tag.trim_start_matches('#').to_owned()).collect()
}

/// Who is mentioned by name in a message, in order.
#[must_use]
pub fn mentioned(text: &str, entities: &[Entity]) -> Vec<Mentioned> {
    let mention = |entity: &Entity| {
        let user = entity.user.clone().filter(|_| entity.kind == "text_mention")?;
        Some(Mentioned { user, at: entity.bytes(text)? })
    };
    entities.iter().filter_map(mention).collect()
}

impl Look {
    const fn family(&self) -> Family {
        match self {
            Self::Blockquote | Self::ExpandableBlockquote => Family::Quote,
            Self::TextLink { .. } | Self::TextMention { .. } | Self::DateTime { .. } => Family::Link,
            Self::Pre { .. } | Self::Code => Family::Code,
            Self::CustomEmoji { .. } => Family::Emoji,
            Self::Spoiler | Self::Bold | Self::Italic | Self::Underline | Self::Strikethrough => Family::Style,
        }
    }

    /// The tags around its letters.
    fn tags(&self) -> (String, &'static str) {
        let plain = |open: &str, close| (open.to_owned(), close);
        match self {
            Self::Blockquote => plain("<blockquote>", "</blockquote>"),
            Self::ExpandableBlockquote => plain("<blockquote expandable>", "</blockquote>"),
            Self::TextLink { url } => (format!("<a href=\"{}\">", escape(url)), "</a>"),
            Self::TextMention { user } => (format!("<a href=\"tg://user?id={user}\">"), "</a>"),
            Self::DateTime { unix_time, date_time_format } => {
                let format = date_time_format.as_ref().map(|format| format!(" format=\"{}\"", escape(format)));
                (format!("<tg-time unix=\"{unix_time}\"{}>", format.unwrap_or_default()), "</tg-time>")
            }
            Self::Pre { language: None } => plain("<pre>", "</pre>"),
            Self::Pre { language: Some(language) } => {
                (format!("<pre><code class=\"language-{}\">", escape(language)), "</code></pre>")
            }
            Self::Code => plain("<code>", "</code>"),
            Self::Spoiler => plain("<tg-spoiler>", "</tg-spoiler>"),
            Self::Bold => plain("<b>", "</b>"),
            Self::Italic => plain("<i>", "</i>"),
            Self::Underline => plain("<u>", "</u>"),
            Self::Strikethrough => plain("<s>", "</s>"),
            Self::CustomEmoji { custom_emoji_id } => {
                (format!("<tg-emoji emoji-id=\"{}\">", escape(custom_emoji_id)), "</tg-emoji>")
            }
        }
    }
}

impl Marked {
    /// A text without marks.
    #[must_use]
    pub fn plain(text: &str) -> Self {
        Self { text: text.to_owned(), marks: Vec::new() }
    }

    /// A message as Telegram sends it.
    #[must_use]
    pub fn new(text: &str, entities: &[Entity]) -> Self {
        let mark = |entity: &Entity| {
            let (look, at) = (entity.look()?, entity.bytes(text)?);
            Some(Mark { start: at.start, end: at.end, look })
        };
        Self { text: text.to_owned(), marks: entities.iter().filter_map(mark).take(MOST_MARKS).collect() }
    }

    /// As kept: the text, and its marks as JSON if there are any.
    ///
    /// # Errors
    /// If the marks are none of ours.
    pub fn from_kept(text: String, marks: Option<&str>) -> serde_json::Result<Self> {
        let marks: Vec<Mark> = marks.map(serde_json::from_str).transpose()?.unwrap_or_default();
        let is_within = |mark: &Mark| text.get(mark.start..mark.end).is_some_and(|letters| !letters.is_empty());
        Ok(Self { marks: marks.into_iter().filter(is_within).collect(), text })
    }

    /// The marks to be kept beside the text; [`None`] if there are none.
    ///
    /// # Errors
    /// Never in practice: marks are plain data.
    pub fn marks_to_keep(&self) -> serde_json::Result<Option<String>> {
        let some = (!self.marks.is_empty()).then_some(&self.marks);
        some.map(serde_json::to_string).transpose()
    }

    /// The text alone.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether anything about it is more than text.
    #[must_use]
    pub const fn has_marks(&self) -> bool {
        !self.marks.is_empty()
    }

    /// Whether all of it is bold.
    #[must_use]
    pub fn is_bold(&self) -> bool {
        self.marks.iter().any(|mark| mark.look == Look::Bold && mark.start == 0 && mark.end == self.text.len())
    }

    /// A part of it, in bytes; what is no part of it is empty.
    #[must_use]
    pub fn slice(&self, at: Range<usize>) -> Self {
        let Some(text) = self.text.get(at.clone()) else { return Self::default() };
        let within = |mark: &Mark| {
            let (start, end) = (mark.start.max(at.start), mark.end.min(at.end));
            (start < end).then(|| Mark { start: start - at.start, end: end - at.start, look: mark.look.clone() })
        };
        Self { text: text.to_owned(), marks: self.marks.iter().filter_map(within).collect() }
    }

    /// The part that a piece of its own text is; empty for any other text.
    #[must_use]
    pub fn part(&self, piece: &str) -> Self {
        let start = piece.as_ptr().addr().wrapping_sub(self.text.as_ptr().addr());
        self.slice(start..start.saturating_add(piece.len()))
    }

    /// Without white space around it.
    #[must_use]
    pub fn trimmed(&self) -> Self {
        self.part(self.text.trim())
    }

    /// Without some characters.
    #[must_use]
    pub fn without(&self, unwanted: impl Fn(char) -> bool) -> Self {
        let kept_before = |at: usize| self.text[..at].chars().filter(|c| !unwanted(*c)).map(char::len_utf8).sum();
        let moved = |mark: &Mark| {
            let (start, end): (usize, usize) = (kept_before(mark.start), kept_before(mark.end));
            (start < end).then(|| Mark { start, end, look: mark.look.clone() })
        };
        let marks = self.marks.iter().filter_map(moved).collect();
        Self { text: self.text.chars().filter(|c| !unwanted(*c)).collect(), marks }
    }

    /// Without the links that lead to somebody by her number; her name stays, as text.
    #[must_use]
    pub fn without_mention_of(&self, user: i64) -> Self {
        let leads_to_her = |mark: &&Mark| mark.look != Look::TextMention { user };
        Self { text: self.text.clone(), marks: self.marks.iter().filter(leads_to_her).cloned().collect() }
    }

    /// Both, the other on the line below; only one if the other is empty.
    #[must_use]
    pub fn above(self, below: Self) -> Self {
        if self.text.is_empty() || below.text.is_empty() {
            return if self.text.is_empty() { below } else { self };
        }
        let (mut text, mut marks) = (self.text, self.marks);
        text.push('\n');
        let by = text.len();
        marks.extend(below.marks.into_iter().map(|mark| Mark { start: mark.start + by, end: mark.end + by, ..mark }));
        text.push_str(&below.text);
        Self { text, marks }
    }

    /// As Telegram's HTML. Tags are nested whatever the marks are: one that begins inside another and ends outside is
    /// closed and opened again.
    #[must_use]
    pub fn html(&self) -> String {
        self.filled(&[])
    }

    /// As [`Marked::html`], with something else in place of some parts, which are in order and do not overlap. A mark that
    /// begins or ends within such a part is about all of it.
    #[must_use]
    pub fn filled(&self, fillings: &[Filling]) -> String {
        let around = |at: usize| fillings.iter().find(|filling| filling.at.start < at && at < filling.at.end);
        let whole = |mark: &Mark| Mark {
            start: around(mark.start).map_or(mark.start, |filling| filling.at.start),
            end: around(mark.end).map_or(mark.end, |filling| filling.at.end),
            look: mark.look.clone(),
        };
        Self { text: self.text.clone(), marks: self.marks.iter().map(whole).collect() }.written(fillings)
    }

    fn written(&self, fillings: &[Filling]) -> String {
        let mut borders: Vec<usize> = self.marks.iter().flat_map(|mark| [mark.start, mark.end]).collect();
        borders.extend(fillings.iter().flat_map(|filling| [filling.at.start, filling.at.end]));
        borders.extend([0, self.text.len()]);
        borders.sort_unstable();
        borders.dedup();
        let mut html = String::with_capacity(self.text.len() + 32 * self.marks.len());
        let mut open: Vec<&Mark> = Vec::new();
        for border in borders.windows(2) {
            let [from, to] = *border else { continue };
            let wanted = self.looks_of(from, to);
            let common = open.iter().zip(&wanted).take_while(|(open, wanted)| std::ptr::eq(**open, **wanted)).count();
            close(&mut html, &mut open, common);
            for mark in wanted.into_iter().skip(common) {
                html.push_str(&mark.look.tags().0);
                open.push(mark);
            }
            let is_code = open.iter().any(|mark| mark.look.family() == Family::Code);
            let is_link = open.iter().any(|mark| mark.look.family() == Family::Link);
            match fillings.iter().find(|filling| filling.at == (from..to)) {
                Some(filling) if is_code => html.push_str(&escape(&filling.bare)),
                Some(filling) if is_link => html.push_str(&isolate(&escape(&filling.bare))),
                Some(filling) => html.push_str(&filling.html),
                None => html.push_str(&escape(&self.text[from..to])),
            }
        }
        close(&mut html, &mut open, 0);
        html
    }

    /// The marks on a stretch no mark begins or ends in, outermost first, those left out that exclude each other.
    fn looks_of(&self, from: usize, to: usize) -> Vec<&Mark> {
        let mut marks: Vec<&Mark> = self.marks.iter().filter(|mark| mark.start <= from && to <= mark.end).collect();
        // The longest first, so that as few as possible are closed and opened again.
        marks.sort_by_key(|mark| (mark.look.family() != Family::Quote, mark.start, Reverse(mark.end), &mark.look));
        let is_code = marks.iter().any(|mark| mark.look.family() == Family::Code);
        let mut looks: Vec<&Mark> = Vec::new();
        for mark in marks {
            let family = mark.look.family();
            let is_allowed = !is_code || matches!(family, Family::Quote | Family::Code);
            let is_taken = |other: &&Mark| match family {
                Family::Style => other.look == mark.look,
                family => other.look.family() == family,
            };
            if is_allowed && !looks.iter().any(is_taken) {
                looks.push(mark);
            }
        }
        looks
    }
}

fn close(html: &mut String, open: &mut Vec<&Mark>, keep: usize) {
    for mark in open.drain(keep..).rev() {
        html.push_str(mark.look.tags().1);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;

    fn marked(text: &str, entities: &Value) -> Marked {
        Marked::new(text, &Vec::<Entity>::deserialize(entities).unwrap())
    }

    #[test]
    fn every_mark_becomes_its_tag() {
        for (entity, html) in [
            (json!({"type": "bold"}), "<b>🙂 &lt;</b>"),
            (json!({"type": "italic"}), "<i>🙂 &lt;</i>"),
            (json!({"type": "underline"}), "<u>🙂 &lt;</u>"),
            (json!({"type": "strikethrough"}), "<s>🙂 &lt;</s>"),
            (json!({"type": "spoiler"}), "<tg-spoiler>🙂 &lt;</tg-spoiler>"),
            (json!({"type": "code"}), "<code>🙂 &lt;</code>"),
            (json!({"type": "pre"}), "<pre>🙂 &lt;</pre>"),
            (json!({"type": "pre", "language": "rust"}), "<pre><code class=\"language-rust\">🙂 &lt;</code></pre>"),
            (json!({"type": "blockquote"}), "<blockquote>🙂 &lt;</blockquote>"),
            (json!({"type": "expandable_blockquote"}), "<blockquote expandable>🙂 &lt;</blockquote>"),
            (
                json!({"type": "text_link", "url": "https://x.org/?a=\"&b"}),
                "<a href=\"https://x.org/?a=&quot;&amp;b\">🙂 &lt;</a>",
            ),
            (
                json!({"type": "text_mention", "user": {"id": 7, "is_bot": false, "first_name": "D"}}),
                "<a href=\"tg://user?id=7\">🙂 &lt;</a>",
            ),
            (json!({"type": "custom_emoji", "custom_emoji_id": "5"}), "<tg-emoji emoji-id=\"5\">🙂 &lt;</tg-emoji>"),
            (json!({"type": "date_time", "unix_time": 9}), "<tg-time unix=\"9\">🙂 &lt;</tg-time>"),
            (json!({"type": "url"}), "🙂 &lt;"),
            (json!({"type": "text_link"}), "🙂 &lt;"),
            (json!({"type": "of_tomorrow"}), "🙂 &lt;"),
        ] {
            let mut entity = entity;
            entity["offset"] = json!(2);
            entity["length"] = json!(4);
            assert_eq!(marked("a 🙂 <", &json!([entity])).html(), format!("a {html}"));
        }
    }

    #[test]
    fn marks_that_overlap_are_nested() {
        let bold_and_italic = json!([
            {"type": "bold", "offset": 0, "length": 3},
            {"type": "italic", "offset": 2, "length": 3},
        ]);
        assert_eq!(marked("abcde", &bold_and_italic).html(), "<b>ab<i>c</i></b><i>de</i>");
        let link_in_bold = json!([
            {"type": "text_link", "offset": 1, "length": 1, "url": "https://x.org"},
            {"type": "bold", "offset": 0, "length": 3},
        ]);
        assert_eq!(marked("abc", &link_in_bold).html(), "<b>a<a href=\"https://x.org\">b</a>c</b>");
        let bold_code = json!([
            {"type": "code", "offset": 0, "length": 1}, {"type": "bold", "offset": 0, "length": 2},
        ]);
        assert_eq!(marked("ab", &bold_code).html(), "<code>a</code><b>b</b>");
    }

    #[test]
    fn what_is_filled_in_stands_within_the_marks_and_links_nowhere_twice() {
        let filling = Filling { at: 3..9, html: "<a href=\"x\">D</a>".to_owned(), bare: "D<".to_owned() };
        let filled = |marks: &Value| marked("Hi {name}!", marks).filled(std::slice::from_ref(&filling));
        let at = |kind: &str, offset: usize, length: usize| json!([{"type": kind, "url": "https://x.org", "offset": offset, "length": length}]);
        assert_eq!(filled(&json!([])), "Hi <a href=\"x\">D</a>!");
        assert_eq!(filled(&at("bold", 0, 10)), "<b>Hi <a href=\"x\">D</a>!</b>");
        assert_eq!(filled(&at("bold", 0, 6)), "<b>Hi <a href=\"x\">D</a></b>!", "all of it, or nothing");
        assert_eq!(filled(&at("italic", 5, 5)), "Hi <i><a href=\"x\">D</a>!</i>");
        assert_eq!(filled(&at("code", 3, 6)), "Hi <code>D&lt;</code>!");
        assert_eq!(filled(&at("text_link", 3, 6)), "Hi <a href=\"https://x.org\">\u{2068}D&lt;\u{2069}</a>!");
    }

    #[test]
    fn marks_keep_to_their_letters() {
        let text = marked("/x 🙂 on\u{202E}e\ntwo", &json!([{"type": "bold", "offset": 6, "length": 8}]));
        assert_eq!(text.part(&text.text()[3..]).html(), "🙂 <b>on\u{202E}e\ntwo</b>");
        assert_eq!(text.slice(0..7).without(|c| c == '\u{202E}').html(), "/x 🙂");
        assert_eq!(text.without(|c| c == '\u{202E}').html(), "/x 🙂 <b>one\ntwo</b>");
        let (first, second) = (text.slice(8..14), text.slice(text.text().len() - 3..text.text().len()));
        assert_eq!(first.above(second).html(), "<b>on\u{202E}e</b>\n<b>two</b>");
        assert_eq!(text.part("elsewhere"), Marked::default());
    }

    fn entity() -> impl Strategy<Value = Value> {
        let kinds = prop_oneof![
            Just("bold"),
            Just("italic"),
            Just("spoiler"),
            Just("code"),
            Just("pre"),
            Just("blockquote"),
            Just("expandable_blockquote"),
            Just("text_link"),
            Just("text_mention"),
            Just("custom_emoji"),
            Just("date_time"),
            Just("url"),
        ];
        (kinds, 0..14_usize, 0..14_usize, "[a-z\"<>& ]{0,6}").prop_map(|(kind, offset, length, rest)| {
            json!({"type": kind, "offset": offset, "length": length, "url": format!("https://x.org/{rest}"),
                "language": rest, "custom_emoji_id": rest, "unix_time": 7,
                "user": {"id": 7, "is_bot": false, "first_name": rest}})
        })
    }

    proptest! {
        #[test]
        fn whatever_the_marks_the_text_is_the_same(
            text in "[ab <>&\"🙂ש\u{301}\n]{0,12}",
            entities in proptest::collection::vec(entity(), 0..8),
        ) {
            let marked = marked(&text, &json!(entities));
            let (read, _) = simulator::read_html(&marked.html()).unwrap();
            prop_assert_eq!(&read, &text);
            let kept = Marked::from_kept(text.clone(), marked.marks_to_keep().unwrap().as_deref()).unwrap();
            prop_assert_eq!(&kept, &marked);
            let trimmed = marked.trimmed();
            prop_assert_eq!(trimmed.text(), text.trim());
            prop_assert_eq!(simulator::read_html(&trimmed.html()).unwrap().0, text.trim());
        }
    }
}
