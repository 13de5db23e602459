//! Text nobody would write by mistake: the corpus, and strategies that mix it with right examples.

use std::sync::LazyLock;

use proptest::{collection::vec, prelude::*, sample::select};

/// Texts that broke something once, here or elsewhere.
pub static TEXTS: LazyLock<Vec<String>> =
    LazyLock::new(|| serde_json::from_str(include_str!("corpus/texts.json")).expect("a list of strings"));

fn known() -> impl Strategy<Value = String> {
    select(TEXTS.as_slice())
}

/// Any text: known trouble, anything printable, anything at all, much of one thing, and all of it side by side.
pub fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![3 => known(), 1 => "\\PC{0,12}", 1 => any::<char>().prop_map(String::from)];
    prop_oneof![
        3 => known(),
        2 => "\\PC{0,60}",
        1 => any::<String>(),
        3 => (vec(piece, 1..6), select(vec!["", " ", "\n", "\u{a0}", ", "])).prop_map(|(all, by)| all.join(by)),
        1 => (known(), 1..400_usize).prop_map(|(one, times)| one.repeat(times).chars().take(5_000).collect()),
    ]
}

/// What happens to a right example.
#[derive(Debug, Clone)]
enum Slip {
    Drop { at: usize, most: usize },
    Put { at: usize, what: String },
    Again { at: usize, most: usize, times: usize },
    Swap { one: usize, other: usize },
    Numbers(String),
    Blanks(&'static str),
    Upper,
    Wide,
}

fn slip() -> impl Strategy<Value = Slip> {
    let huge = vec!["0", "-1", "99999999999999999999", "4294967296", "１２", "٣", "1e9", ""];
    let blanks = vec!["", "\u{a0}", "\n", "  ", "\t", "\u{200b}", "\u{202e} ", "\u{3000}"];
    prop_oneof![
        (any::<usize>(), 1..6_usize).prop_map(|(at, most)| Slip::Drop { at, most }),
        (any::<usize>(), text()).prop_map(|(at, what)| Slip::Put { at, what }),
        (any::<usize>(), any::<char>()).prop_map(|(at, what)| Slip::Put { at, what: what.to_string() }),
        (any::<usize>(), 1..20_usize, 1..30_usize).prop_map(|(at, most, times)| Slip::Again { at, most, times }),
        any::<(usize, usize)>().prop_map(|(one, other)| Slip::Swap { one, other }),
        select(huge).prop_map(|number| Slip::Numbers(number.to_owned())),
        any::<u64>().prop_map(|number| Slip::Numbers(number.to_string())),
        select(blanks).prop_map(Slip::Blanks),
        Just(Slip::Upper),
        Just(Slip::Wide),
    ]
}

impl Slip {
    fn make(&self, text: &str) -> String {
        let mut all: Vec<char> = text.chars().collect();
        let place = |at: usize| at % (all.len() + 1);
        match self {
            Self::Drop { at, most } => {
                let at = place(*at);
                let end = all.len().min(at + most);
                all.drain(at..end);
            }
            Self::Put { at, what } => {
                let at = place(*at);
                all.splice(at..at, what.chars());
            }
            Self::Again { at, most, times } => {
                let at = place(*at);
                let some = all[at..all.len().min(at + most)].repeat(*times);
                all.splice(at..at, some);
            }
            Self::Swap { one, other } if !all.is_empty() => {
                let (one, other) = (one % all.len(), other % all.len());
                all.swap(one, other);
            }
            Self::Swap { .. } => {}
            Self::Numbers(number) => return with_numbers(text, number),
            Self::Blanks(blank) => return text.replace(' ', blank),
            Self::Upper => return text.to_uppercase(),
            Self::Wide => all.iter_mut().filter(|c| c.is_ascii_graphic()).for_each(|c| *c = wide(*c)),
        }
        all.into_iter().collect()
    }
}

/// The full-width form of a character of ASCII.
fn wide(c: char) -> char {
    char::from_u32(c as u32 + 0xFEE0).unwrap_or(c)
}

/// Every number of a text is another one.
fn with_numbers(text: &str, number: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in text.chars() {
        if !c.is_ascii_digit() {
            out.push(c);
        } else if !inside {
            out.push_str(number);
        }
        inside = c.is_ascii_digit();
    }
    out
}

/// Right examples with up to four slips, or any text.
pub fn like(examples: &'static [&'static str]) -> impl Strategy<Value = String> {
    let slipped = (select(examples), vec(slip(), 0..5)).prop_map(|(example, slips)| {
        let text = slips.iter().fold(example.to_owned(), |text, slip| slip.make(&text));
        text.chars().take(10_000).collect()
    });
    prop_oneof![3 => slipped, 1 => text()]
}
