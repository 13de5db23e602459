//! A plan as a text: what stands in the files of starter calendars, what managers send, and how a group's own is written
//! out. Pure.
//!
//! A post is written as after `/touchpoint`: when, on a line of its own; what kind it is, if that is said; then its words.
//! A line of nothing but `+` stands between words of which one comes each time, a line of dashes between posts. Lines that begin
//! with `#` above a post are notes to the reader.

use super::super::{purpose::Purpose, typed};

/// Between two posts, as it is written out.
const BETWEEN: &str = "---";
/// Between two texts of one post.
const OR: &str = "+";

/// A post as it stands in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block<'a> {
    /// When.
    pub schedule: &'a str,
    /// What it is for.
    pub purpose: Purpose,
    /// Its words; several of which one comes each time.
    pub texts: Vec<&'a str>,
}

/// The posts of a plan, in order.
#[must_use]
pub fn read(plan: &str) -> Vec<Block<'_>> {
    pieces(plan, is_between).into_iter().filter_map(block).collect()
}

fn block(text: &str) -> Option<Block<'_>> {
    let (schedule, rest) = without_notes(text)?;
    let (purpose, rest) = purpose(rest);
    let texts = pieces(rest, |line| line.trim() == OR);
    let texts = texts.into_iter().map(str::trim).filter(|text| !text.is_empty()).collect();
    Some(Block { schedule, purpose, texts })
}

/// The first line that is no note, and what is below it.
fn without_notes(text: &str) -> Option<(&str, &str)> {
    let mut rest = text;
    while !rest.is_empty() {
        let (line, below) = rest.split_once('\n').unwrap_or((rest, ""));
        let line = line.trim();
        if !line.is_empty() && !line.starts_with('#') {
            return Some((line, below));
        }
        rest = below;
    }
    None
}

/// What it is for, where the first line says that; and what is below.
fn purpose(text: &str) -> (Purpose, &str) {
    let (line, below) = text.trim_start().split_once('\n').unwrap_or((text.trim(), ""));
    match typed::kind(line) {
        Some(typed::Typed::Kind(purpose, "")) => (purpose, below),
        _ => (Purpose::default(), text),
    }
}

/// The parts between lines of this kind.
fn pieces(text: &str, divides: impl Fn(&str) -> bool) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut start, mut at) = (0, 0);
    for line in text.split_inclusive('\n') {
        if divides(line) {
            pieces.push(&text[start..at]);
            start = at + line.len();
        }
        at += line.len();
    }
    pieces.push(&text[start..]);
    pieces
}

/// Phones make long dashes of several short ones.
fn is_between(line: &str) -> bool {
    let line = line.trim();
    !line.is_empty() && line.chars().all(|c| matches!(c, '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '\u{05BE}'))
}

/// A post to be written out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written<'a> {
    /// When, as it can be typed.
    pub schedule: String,
    /// The line that says what it is for.
    pub purpose: String,
    /// Its words.
    pub texts: Vec<&'a str>,
}

/// As [`read`] understands it.
#[must_use]
pub fn write(posts: &[Written<'_>]) -> String {
    let block = |post: &Written<'_>| {
        let texts = post.texts.join(&format!("\n{OR}\n"));
        format!("{}\n{}\n{texts}", post.schedule, post.purpose)
    };
    posts.iter().map(block).collect::<Vec<_>>().join(&format!("\n{BETWEEN}\n"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_plan_is_read_as_it_is_typed_on_a_phone() {
        let plan = "# For the week\nevery tuesday 11:00\nkind: fun\nWhat made you smile?\n\nTell us.\n+\n And today?\n—\n\n\
            fridays 15:00\nWho helped?\n\n---\n# Only a note\n";
        let [first, second] = &read(plan)[..] else { panic!("{:?}", read(plan)) };
        assert_eq!(first.schedule, "every tuesday 11:00");
        assert_eq!(first.purpose, Purpose::Fun);
        assert_eq!(first.texts, ["What made you smile?\n\nTell us.", "And today?"]);
        assert_eq!((second.schedule, second.purpose), ("fridays 15:00", Purpose::Question));
        assert_eq!(second.texts, ["Who helped?"]);
    }

    #[test]
    fn a_hashtag_in_the_words_is_no_note() {
        assert_eq!(read("daily 10:00\n#bread of the day?")[0].texts, ["#bread of the day?"]);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(texts in prop::collection::vec(
            prop::collection::vec("[а-яa-zא-ת][а-яa-zא-ת ,.?]{0,20}(\n[а-яa-zא-ת .]{1,20}[a-z])?", 1..4), 1..5)) {
            let texts: Vec<Vec<String>> =
                texts.into_iter().map(|of| of.into_iter().map(|text| text.trim().to_owned()).collect()).collect();
            let written: Vec<Written<'_>> = texts
                .iter()
                .map(|texts| Written {
                    schedule: "every monday 10:00".into(),
                    purpose: "kind: value".into(),
                    texts: texts.iter().map(String::as_str).collect(),
                })
                .collect();
            let text = write(&written);
            let read = read(&text);
            prop_assert_eq!(read.len(), written.len());
            for (read, written) in read.iter().zip(&written) {
                prop_assert_eq!(&read.texts, &written.texts);
                prop_assert_eq!(read.purpose, Purpose::Value);
            }
        }
    }
}
