//! Whether somebody says thanks, in any of our languages. Pure.
//!
//! A text is read as clauses of words; what is quoted in it is left out. A word or phrase of thanks counts unless it stands
//! in a turn of speech that means something else: it declines ("no, thanks"), mocks ("thanks for nothing"), asks ("thanks in
//! advance"), names a cause ("thanks to the rain"), or speaks of thanks ("he said thanks"). What is doubtful is none: who
//! thanks and is not heard loses nothing, who did not and is answered wonders.

mod typed;

use std::{collections::HashSet, sync::LazyLock};

use super::folded;

/// Bytes of the longest text that is thanks and little else.
const LONGEST: usize = 400;
/// Words beside folded hands, at most: with more of them it is about something else.
const MOST_BESIDE_HANDS: usize = 8;
/// So many words of a clause are compared with what was made of one before.
const LONGEST_PHRASE: usize = 4;
/// Letters of a short word.
const SHORT: usize = 3;

/// Folded hands: thanks, if they answer somebody.
pub const HANDS: &str = "\u{1F64F}";
/// Signs of scorn: nobody who means it puts them there.
const SCORN: [&str; 8] =
    ["\u{1F644}", "\u{1F921}", "\u{1F4A9}", "\u{1F595}", "\u{1F612}", "\u{1F92E}", "\u{1F92C}", "\u{1F926}"];
/// What stands for thanks in a turn of speech, for the beginning of a clause, and for its end.
const T: &str = "T";
const BEGINNING: &str = "^";
const END: &str = "$";

/// Whether a text thanks somebody. A long one has more to say, whatever is in it.
#[must_use]
pub fn is_thanks(text: &str) -> bool {
    text.len() <= LONGEST && !is_scornful(text) && says_thanks(&clauses(text))
}

/// Whether a text that answers somebody thanks her: folded hands will do.
#[must_use]
pub fn is_answered_with_thanks(text: &str) -> bool {
    if text.len() > LONGEST || is_scornful(text) {
        return false;
    }
    let clauses = clauses(text);
    says_thanks(&clauses) || (text.contains(HANDS) && hands_mean_thanks(text, &clauses))
}

fn is_scornful(text: &str) -> bool {
    SCORN.iter().any(|sign| text.contains(sign)) || text.trim_end().ends_with("/s")
}

/// With words that ask, hope or mourn they mean that; so they do with many words, and with any thanks that was none.
fn hands_mean_thanks(text: &str, clauses: &[Clause]) -> bool {
    let mut words = clauses.iter().flat_map(|clause| &clause.words);
    let n = words.clone().count();
    n <= MOST_BESIDE_HANDS
        && !text.contains('?')
        && !words.any(|word| LEXICON.beside_hands.contains(word.as_str()) || LEXICON.is_beginning(word))
}

/// Words up to the end of a sentence.
#[derive(Debug, Default, PartialEq, Eq)]
struct Clause {
    words: Vec<String>,
    /// It ends with a question mark.
    asks: bool,
}

impl Clause {
    /// Whether it is a single word of refusal, which the next clause belongs to.
    fn declines(&self) -> bool {
        matches!(self.words.as_slice(), [only] if LEXICON.no.contains(only.as_str()))
    }
}

/// The clauses of a text, without what is quoted, and its words as they are compared.
fn clauses(text: &str) -> Vec<Clause> {
    let mut clauses = vec![Clause::default()];
    let mut word = String::new();
    let lines = text.lines().filter(|line| !line.trim_start().starts_with('>'));
    for line in lines {
        let line = unquoted(line);
        let mut signs = line.chars().peekable();
        while let Some(c) = signs.next() {
            if c.is_alphanumeric() {
                word.push(c);
                continue;
            }
            let is_inside = !word.is_empty() && signs.peek().is_some_and(|next| next.is_alphanumeric());
            if is_unwritten(c) || (is_inside && is_apostrophe(c)) {
                continue;
            }
            end_word(&mut clauses, &mut word);
            end_clause(&mut clauses, c);
        }
        end_word(&mut clauses, &mut word);
        end_clause(&mut clauses, '\n');
    }
    clauses.retain(|clause| !clause.words.is_empty());
    clauses
}

fn end_word(clauses: &mut [Clause], word: &mut String) {
    if let Some(clause) = clauses.last_mut().filter(|_| !word.is_empty()) {
        clause.words.push(compared(word));
    }
    word.clear();
}

fn end_clause(clauses: &mut Vec<Clause>, sign: char) {
    let Some(clause) = clauses.last_mut() else { return };
    if !matches!(sign, '.' | '!' | '?' | ';' | '\n' | '…') || clause.words.is_empty() {
        return;
    }
    clause.asks = sign == '?';
    if !clause.declines() {
        clauses.push(Clause::default());
    }
}

/// Vowel points and marks of direction, which stand in the middle of words.
const fn is_unwritten(c: char) -> bool {
    matches!(c, '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}' | '\u{5C2}' | '\u{300}'..='\u{36F}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{AD}' | '\u{FE0F}')
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´' | '\u{5F3}' | '\u{5F4}' | '"')
}

/// A line without what stands between quotation marks in it. One that begins with none, or whose end is missing, is whole.
fn unquoted(line: &str) -> String {
    const PAIRS: [(char, char); 6] =
        [('«', '»'), ('“', '”'), ('„', '“'), ('"', '"'), ('\u{201F}', '”'), ('\u{5F4}', '\u{5F4}')];
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    let mut before = ' ';
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        // Between two letters it is no quotation mark but an abbreviation's.
        let close = PAIRS.iter().find(|(open, _)| *open == c && !before.is_alphanumeric());
        let end = close.and_then(|(_, close)| after.find(*close).map(|at| at + close.len_utf8()));
        before = c;
        rest = match end.and_then(|end| after.get(end..)) {
            Some(beyond) => {
                out.push(' ');
                beyond
            }
            None => {
                out.push(c);
                after
            }
        };
    }
    out
}

/// A word as it is compared: in small letters, the dots of a yo left out, a letter once that is drawn out, or doubled at the
/// end. Short words stay as they are ("too").
fn compared(word: &str) -> String {
    let small = if word.chars().all(is_simple) { simple(word) } else { folded(word) };
    if small.chars().nth(SHORT).is_none() {
        return small;
    }
    let mut out = String::with_capacity(small.len());
    let mut letters = small.chars().peekable();
    while let Some(c) = letters.next() {
        let mut run = 1;
        while letters.next_if_eq(&c).is_some() {
            run += 1;
        }
        out.push(c);
        if run == 2 && letters.peek().is_some() {
            out.push(c);
        }
    }
    out
}

/// Letters that need no closer look.
const fn is_simple(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '0'..='9' | '\u{5D0}'..='\u{5EA}' | '\u{401}' | '\u{410}'..='\u{44F}' | '\u{451}')
}

fn simple(word: &str) -> String {
    let letters = word.chars().flat_map(char::to_lowercase);
    letters.map(|c| if c == '\u{451}' { '\u{435}' } else { c }).collect()
}

/// What is looked for, as it is compared.
struct Lexicon {
    /// Words and phrases of thanks.
    thanks: HashSet<String>,
    /// Words that only say how much, or to whom.
    fillers: HashSet<String>,
    /// Turns of speech in which thanks are none.
    turns: HashSet<String>,
    /// What declines wherever it follows them.
    after: HashSet<String>,
    /// Words before it by which somebody else says it.
    said: HashSet<String>,
    /// Words by which it is she who says it after all.
    wished: HashSet<String>,
    /// Single words that decline.
    no: HashSet<String>,
    /// Words beside folded hands that mean no thanks.
    beside_hands: HashSet<String>,
    /// First words of thanks, so that most texts are not looked at closely.
    first: HashSet<String>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let phrase = |phrase: &str| {
        let word = |word: &str| if [T, BEGINNING, END].contains(&word) { word.to_owned() } else { compared(word) };
        phrase.split(' ').map(word).collect::<Vec<_>>().join(" ")
    };
    let set = |lists: &[&[&str]]| lists.iter().copied().flatten().map(|one| phrase(one)).collect();
    let mut thanks: HashSet<String> = set(&[typed::ENGLISH, typed::HEBREW, typed::RUSSIAN]);
    for word in typed::WITH_PREFIX {
        thanks.extend(typed::PREFIXES.iter().map(|prefix| phrase(&format!("{prefix}{word}"))));
    }
    let first = thanks.iter().filter_map(|phrase| phrase.split(' ').next()).map(str::to_owned).collect();
    Lexicon {
        thanks,
        fillers: set(&[typed::FILLERS]),
        turns: set(&[typed::TURNS]),
        after: set(&[typed::AFTER]),
        said: set(&[typed::SAID]),
        wished: set(&[typed::WISHED]),
        no: set(&[typed::NO]),
        beside_hands: set(&[typed::BESIDE_HANDS]),
        first,
    }
});

impl Lexicon {
    fn is_beginning(&self, word: &str) -> bool {
        self.first.contains(word) && self.thanks.contains(word)
    }
}

fn says_thanks(clauses: &[Clause]) -> bool {
    clauses
        .iter()
        .any(|clause| clause.words.iter().any(|word| LEXICON.first.contains(word.as_str())) && is_said_in(clause))
}

fn is_said_in(clause: &Clause) -> bool {
    let words = marked(&clause.words);
    let is_asked = clause.asks && words.iter().nth_back(1).is_some_and(|word| *word == T);
    let wished = words.iter().any(|word| LEXICON.wished.contains(*word));
    words.iter().enumerate().any(|(at, word)| *word == T && !is_asked && !is_turned(&words, at, wished))
}

/// The words with [`T`] in place of thanks, without those beside it that only say how much, between [`BEGINNING`] and
/// [`END`].
fn marked(words: &[String]) -> Vec<&str> {
    let mut out: Vec<&str> = vec![BEGINNING];
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let longest = (1..=LONGEST_PHRASE.min(words.len() - at))
            .rev()
            .find(|n| words.get(at..at + n).is_some_and(|phrase| LEXICON.thanks.contains(phrase.join(" ").as_str())));
        let Some(n) = longest else {
            let is_filler = out.last() == Some(&T) && LEXICON.fillers.contains(word.as_str());
            if !is_filler {
                out.push(word);
            }
            at += 1;
            continue;
        };
        while out.last().is_some_and(|before| LEXICON.fillers.contains(*before)) {
            out.pop();
        }
        // Said twice it is said once.
        if out.last() != Some(&T) {
            out.push(T);
        }
        at += n;
    }
    out.push(END);
    out
}

/// Whether thanks at a place stand in a turn of speech that means something else.
fn is_turned(words: &[&str], at: usize, wished: bool) -> bool {
    let is_turn = |from: usize, to: usize| {
        words.get(from..to).is_some_and(|phrase| LEXICON.turns.contains(phrase.join(" ").as_str()))
    };
    let in_a_turn = (2..=LONGEST_PHRASE).any(|n| {
        let first = (at + 1).saturating_sub(n);
        (first..=at).any(|from| is_turn(from, from + n))
    });
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    let declines = (2..=LONGEST_PHRASE).any(|n| {
        words
            .get(at + 1..)
            .unwrap_or_default()
            .windows(n)
            .any(|phrase| LEXICON.after.contains(phrase.join(" ").as_str()))
    });
    let is_told = !wished && before.is_some_and(|word| LEXICON.said.contains(*word));
    in_a_turn || declines || is_told
}

#[cfg(test)]
mod tests;
