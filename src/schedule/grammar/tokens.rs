//! Cuts a line into words, numbers and marks, forgiving what keyboards do: capitals, vowel points,
//! invisible direction marks, curly dashes, no-break spaces, prefixes written together.

use super::words::{Word, meanings, prefix, split_prefixes};

/// A piece of the line.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub kind: Kind,
    /// As compared: lower case, without points.
    pub text: String,
    /// Bytes of the line, on character boundaries. Empty for a prefix split off a word.
    pub start: usize,
    pub end: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    /// A word with what it may mean; empty when unknown.
    Word(Vec<Word>),
    /// Digits, with `:`, `.`, `/` or `-` only between them.
    Number,
    Dash,
    Comma,
    /// A full stop, colon or similar.
    Mark,
    /// Anything else, an emoji for instance.
    Other,
}

/// A character after forgiving.
#[derive(Clone, Copy)]
struct Glyph {
    is: char,
    start: usize,
    end: usize,
}

/// The tokens of the first line.
pub(super) fn tokens(line: &str) -> Vec<Token> {
    let glyphs = glyphs(line);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = glyphs.get(at) {
        let length = match first.is {
            c if c.is_whitespace() => 1,
            c if c.is_ascii_digit() => number_length(&glyphs[at..]),
            c if c.is_alphabetic() => word_length(&glyphs[at..]),
            _ => 1,
        };
        let piece = &glyphs[at..at + length];
        let next = glyphs.get(at + length..).unwrap_or_default();
        push(&mut found, piece, next);
        at += length;
    }
    found
}

fn push(found: &mut Vec<Token>, piece: &[Glyph], next: &[Glyph]) {
    let (Some(first), Some(last)) = (piece.first(), piece.last()) else {
        return;
    };
    let text: String = piece.iter().map(|g| g.is).collect();
    let token = |kind| Token { kind, text: text.clone(), start: first.start, end: last.end };
    let before = |words: Vec<Word>| {
        words.into_iter().map(|word| Token {
            kind: Kind::Word(vec![word]),
            text: String::new(),
            start: first.start,
            end: first.start,
        })
    };
    match first.is {
        c if c.is_whitespace() => {}
        c if c.is_ascii_digit() => found.push(token(Kind::Number)),
        c if c.is_alphabetic() => {
            if let Some(words) = joined_prefixes(piece, next) {
                return found.extend(before(words));
            }
            let known = meanings(&text);
            if !known.is_empty() {
                return found.push(token(Kind::Word(known)));
            }
            let Some((prefixes, known)) = split_prefixes(&text) else {
                return found.push(token(Kind::Word(known)));
            };
            found.extend(before(prefixes));
            found.push(token(Kind::Word(known)));
        }
        '-' => found.push(token(Kind::Dash)),
        ',' | ';' | '/' => found.push(token(Kind::Comma)),
        '&' | '+' => found.push(token(Kind::Word(vec![Word::And]))),
        '.' | ':' | '|' | '!' => found.push(token(Kind::Mark)),
        _ => found.push(token(Kind::Other)),
    }
}

/// Letters that belong to what follows: before a number, or a single one before a hyphen and a word.
/// Two single letters with a hyphen are two days ("Sunday to Thursday").
fn joined_prefixes(piece: &[Glyph], next: &[Glyph]) -> Option<Vec<Word>> {
    // "And on the 15th" is as long as it gets.
    let words =
        if piece.len() < 4 { piece.iter().map(|letter| prefix(letter.is)).collect::<Option<Vec<_>>>() } else { None }?;
    let dash = usize::from(next.first().is_some_and(|g| g.is == '-'));
    let after = next.get(dash..).unwrap_or_default();
    let number = after.first().is_some_and(|g| g.is.is_ascii_digit());
    let long_word = dash == 1 && piece.len() == 1 && word_length(after) > 1;
    (number || long_word).then_some(words)
}

fn number_length(glyphs: &[Glyph]) -> usize {
    let digit = |i: usize| glyphs.get(i).is_some_and(|g| g.is.is_ascii_digit());
    let mut length = 0;
    while digit(length) || (glyphs.get(length).is_some_and(|g| ":./-".contains(g.is)) && digit(length + 1)) {
        length += 1;
    }
    length
}

/// Letters, and between or after them geresh and gershayim; a full stop only as in "a.m".
fn word_length(glyphs: &[Glyph]) -> usize {
    let letter = |i: usize| glyphs.get(i).is_some_and(|g| g.is.is_alphabetic());
    let mark = |i: usize| glyphs.get(i).is_some_and(|g| "'\"".contains(g.is));
    let stop = |i: usize| glyphs.get(i).is_some_and(|g| g.is == '.');
    let mut length = 0;
    while letter(length) || (length > 0 && mark(length)) || (length == 1 && stop(1) && letter(2) && !letter(3)) {
        length += 1;
    }
    length
}

/// The first line's characters, small, without points and invisible marks.
fn glyphs(line: &str) -> Vec<Glyph> {
    let mut found: Vec<Glyph> = Vec::new();
    for (start, c) in line.char_indices() {
        if c == '\n' {
            break;
        }
        let end = start + c.len_utf8();
        if joins(c) {
            // A combining breve makes и into й; other marks only lengthen the letter.
            if let Some(last) = found.last_mut() {
                last.end = end;
                if c == '\u{306}' && last.is == '\u{438}' {
                    last.is = '\u{439}';
                }
            }
        } else if !invisible(c) {
            found.extend(forgiven(c).map(|is| Glyph { is, start, end }));
        }
    }
    found
}

/// Marks written onto the letter before: accents, Hebrew points (not maqaf, which is a dash).
fn joins(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{5bf}'..='\u{5c7}' | '\u{fe0e}' | '\u{fe0f}')
}

/// Direction marks and joiners that people do not see.
pub(super) fn invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{ad}' | '\u{61c}')
}

/// One way to write what may be written in several.
fn forgiven(c: char) -> impl Iterator<Item = char> {
    let one = match c {
        '\u{5be}' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{ff0d}' => '-',
        '\u{5f3}' | '\u{2018}' | '\u{2019}' | '\u{2b9}' | '\u{2032}' | '`' | '\u{b4}' => '\'',
        '\u{5f4}' | '\u{201c}' | '\u{201d}' | '\u{2033}' => '"',
        '\u{ff1a}' | '\u{2236}' => ':',
        '\u{451}' | '\u{401}' => '\u{435}',
        _ => c,
    };
    one.to_lowercase()
}
