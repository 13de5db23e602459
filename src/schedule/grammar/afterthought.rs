//! What stands behind a schedule on its line: the beginning of a text, or more of the schedule that was not
//! understood ("except Saturday", "and 18:00", "MSK").

use super::{
    tokens::{Kind, Token, tokens},
    words::Word,
};

/// So few words are no text.
const FEW: usize = 2;
/// A day of the week among so few words is meant as one.
const SHORT: usize = 4;

/// What words behind a schedule are, if they may not be a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Afterthought {
    /// More of the schedule.
    Schedule,
    /// More of it, or a text that begins like it.
    Either,
}

/// Looks at what [`super::parse`] handed back; [`None`]: it is a text.
#[must_use]
pub fn afterthought(rest: &str) -> Option<Afterthought> {
    let all = tokens(rest);
    let said: Vec<&Token> = all.iter().filter(|token| !is_mark(token)).collect();
    let words: Vec<&Token> = said.iter().copied().filter(|token| !token.is_noise()).collect();
    let first = *words.first()?;
    let joint = |token: &&&Token| [Word::From, Word::To, Word::Per].iter().any(|word| token.means(*word));
    let followed = words.iter().skip(1).find(|token| !joint(token)).is_some_and(|token| says_when(token));
    let few = said.iter().filter(|token| !token.text.is_empty()).count() <= FEW;
    let short = words.len() <= SHORT;
    let begins = |meanings: &[Word]| meanings.iter().any(|word| first.means(*word));
    let is_clock = first.kind == Kind::Number && first.text.contains(':');
    let excepts = words.iter().take(FEW).any(|token| token.means(Word::Except));
    let joins = begins(&[Word::Starting, Word::And, Word::Or, Word::Per]);
    let meant = if excepts || joins {
        few || followed || short && words.iter().any(|token| is_day(token))
    } else if begins(&[Word::From, Word::To, Word::Every, Word::Once, Word::Not]) {
        let counted = words.get(1).is_some_and(|token| counts(token)) && !first.means(Word::From);
        if !followed && !counted {
            return None;
        }
        short
    } else if begins(&[Word::Zone]) {
        short
    } else if first.kind == Kind::Number || is_day(first) {
        is_clock || followed || words.len() == 1
    } else {
        return None;
    };
    Some(if meant { Afterthought::Schedule } else { Afterthought::Either })
}

/// Whether some words, taken for a text, may say when after all: "quarterly", "december 24th at", "through a week".
#[must_use]
pub fn mentions_when(text: &str) -> bool {
    tokens(text).iter().any(|token| {
        // "May" begins many a sentence.
        let when = |word: &Word| {
            matches!(
                word,
                Word::Week
                    | Word::TwoWeeks
                    | Word::Month
                    | Word::Quarter
                    | Word::Quarterly
                    | Word::Monthly
                    | Word::Weekly
                    | Word::Biweekly
                    | Word::Daily
                    | Word::Yearly
                    | Word::Hourly
                    | Word::Twice(_)
                    | Word::Suffix
                    | Word::DayOf
                    | Word::Weekend
                    | Word::Tomorrow
                    | Word::AfterTomorrow
                    | Word::TwoDays
                    | Word::TwoMonths
                    | Word::Every
            ) || matches!(word, Word::MonthName(month) if *month != 5)
        };
        is_day(token) || token.words().iter().any(when)
    })
}

const fn is_mark(token: &Token) -> bool {
    matches!(token.kind, Kind::Dash | Kind::Comma | Kind::Mark | Kind::Other)
}

fn is_day(token: &Token) -> bool {
    // "What are you working on?" names no day.
    let workday = ["weekday", "workday", "будн"].iter().any(|day| token.text.starts_with(day));
    token.words().iter().any(|word| match word {
        Word::Weekday(_) | Word::Weekdays(_) => true,
        Word::Workday => workday,
        _ => false,
    })
}

/// "second", "two", "other"; not "one of us".
fn counts(token: &Token) -> bool {
    token.words().iter().any(|word| matches!(word, Word::Ordinal(_) | Word::Number(2..) | Word::Other | Word::TwoWeeks))
}

/// A day, a month, a number, or the like.
fn says_when(token: &Token) -> bool {
    let when = |word: &Word| {
        matches!(
            word,
            Word::Day
                | Word::Days
                | Word::Week
                | Word::TwoWeeks
                | Word::Month
                | Word::Year
                | Word::MonthName(_)
                | Word::PartsOfDay(_)
                | Word::Noon
                | Word::Zone
        )
    };
    token.kind == Kind::Number || is_day(token) || token.words().iter().any(when)
}
