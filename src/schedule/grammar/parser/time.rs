//! The time of day, before or after the rule.

use chrono::{NaiveTime, Timelike};

use super::{
    super::{
        Problem, Repeat,
        clock::{NOON, in_part, read_time},
        draft::Draft,
        tokens::{Kind, Token},
        words::{Part, Word},
    },
    Parsed, Parser, Place, nearest_day,
};
use crate::schedule::recurrence::Rule;

/// A time farther from its rule than so many words belongs to the text after it.
pub(super) const FEW_WORDS: usize = 3;
/// So many words say how often something comes.
const RULE_AHEAD: usize = 5;

impl Parser<'_> {
    /// A time before the rule, only if it cannot be anything else.
    pub(super) fn early_time(&mut self) {
        if self.known.time.is_some() {
            return;
        }
        let from = self.at;
        let number = self.number();
        let is_dotted = number.as_deref().is_some_and(|text| text.contains('.')) && self.repeats_at_no_other_time();
        let sure = is_dotted || number.is_some_and(|text| text.contains(':')) || self.sees_part_of_day();
        self.at = from;
        match self.time() {
            Ok(time) if sure => {
                self.known.time = Some(time);
                self.early = Some(from).filter(|_| !self.part_said);
            }
            _ => self.at = from,
        }
        self.guess = None;
    }

    /// "Every" follows, and neither another time nor "year": then what stands before it is no date.
    fn repeats_at_no_other_time(&self) -> bool {
        let rest = self.tokens.get(self.at.token..).unwrap_or_default();
        let said = rest.iter().filter(|token| !token.is_noise()).take(RULE_AHEAD);
        let is_time = |token: &Token| token.kind == Kind::Number && token.text.contains([':', '.']);
        let is_yearly = |token: &Token| token.means(Word::Year) || token.means(Word::Yearly);
        rest.iter().find(|token| !token.is_noise()).is_some_and(|token| token.means(Word::Every))
            && !said.into_iter().any(|token| is_time(token) || is_yearly(token))
    }

    /// A time before the rule, once the rule has said in which part of the day: "at 8:00 every evening".
    pub(super) fn settled_early(&mut self, time: NaiveTime) -> Parsed<NaiveTime> {
        let Some(from) = self.early.take() else { return Ok(time) };
        let Some(part) = self.part.or_else(|| self.part_after_time()) else { return Ok(time) };
        in_part(time, part).ok_or_else(|| Problem::BadTime(self.quote(from.token)))
    }

    /// The time after the rule.
    pub(super) fn last_time(&mut self, draft: Draft) -> Parsed<NaiveTime> {
        self.part_before_time();
        let problem = match self.time() {
            Ok(time) => return Ok(time),
            Err(problem) => problem,
        };
        if let Problem::BadTime(text) = &problem {
            self.known.time = self.guess.take().or_else(|| guessed_time(text));
            return Err(problem);
        }
        self.known.part = self.part.or_else(|| self.part_ahead());
        let and_more = self.sees_next(Word::And);
        let in_between = self.words_before_a_time();
        self.find_a_time();
        // "Monday, thrsday 10:00": the slip is in the day.
        let weekly = matches!(draft, Draft::Weeks { .. } | Draft::Rule(Rule::Daily));
        if let Some(word) = self.unknown().filter(|_| weekly)
            && nearest_day(&word).is_some()
        {
            if draft == Draft::Rule(Rule::Daily) {
                self.known.repeat = Some(Repeat::Weeks(1));
            }
            return Err(Problem::UnknownDay(word));
        }
        match in_between {
            // "Every Monday and on the 1st": one rule cannot say both.
            Some(_) if and_more => {
                self.second = self.after_and();
                Err(Problem::Two(self.quote_to_time()))
            }
            Some(words) => Err(Problem::NotUnderstood(words)),
            None => Err(problem),
        }
    }

    /// The few words that stand between the rule and a time, if there is one near.
    pub(super) fn words_before_a_time(&self) -> Option<String> {
        let ahead = self.tokens.get(self.at.token..)?;
        let meant = |token: &&Token| !token.is_noise();
        let far = if self.sees_next(Word::And) { ahead.len() } else { FEW_WORDS + 1 };
        let mut near = ahead.iter().filter(meant).take(far);
        near.find(|token| is_clock_time(token))?;
        let words = ahead.iter().take_while(|token| !is_clock_time(token));
        let mut words = words.filter(meant);
        let first = words.next()?;
        let last = words.last().unwrap_or(first);
        Some(self.typed(first.start, last.end))
    }

    pub(super) fn time(&mut self) -> Parsed<NaiveTime> {
        if self.word(Word::Noon) {
            return Ok(NOON);
        }
        if self.word(Word::Midnight) {
            return Ok(NaiveTime::MIN);
        }
        if let Some(time) = self.time_in_words() {
            return time;
        }
        let Some(text) = self.number() else {
            return Err(Problem::MissingTime);
        };
        let first = self.at.token - 1;
        let hours = self.hours_word(&text);
        let minutes = if hours { self.minutes() } else { None };
        let said = self.part_after_time();
        let alone = self.ends_here();
        let time = read_time(&text, hours || said.is_some() || alone, minutes);
        self.part_said = said.is_some();
        let part = said.or(self.part);
        if let Some(time) = time.filter(|_| part.is_none() && !hours && text.len() <= 2) {
            return self.bare_hour(time, first);
        }
        time.and_then(|time| part.map_or(Some(time), |part| in_part(time, part)))
            .ok_or_else(|| Problem::BadTime(self.quote(first)))
    }

    /// An hour alone, as people read it: from 1 to 6 it may be in the afternoon as well.
    fn bare_hour(&mut self, time: NaiveTime, first: usize) -> Parsed<NaiveTime> {
        if !(1..=6).contains(&time.hour()) {
            return Ok(time);
        }
        self.guess = NaiveTime::from_hms_opt(time.hour() + 12, time.minute(), 0);
        Err(Problem::BadTime(self.quote(first)))
    }

    /// "Half past nine", "nine in the morning", "nine" at the end of the line.
    fn time_in_words(&mut self) -> Option<Parsed<NaiveTime>> {
        let from = self.at;
        let spoken = self.spoken()?;
        let said = self.part_after_time();
        let part = said.or(self.part);
        if !(spoken.is_sure || said.is_some() || self.ends_here()) {
            self.at = from;
            return None;
        }
        self.part_said = said.is_some();
        let time = NaiveTime::from_hms_opt(spoken.hour, spoken.minute, 0)?;
        let first = (from.token..self.at.token).find(|at| self.tokens.get(*at).is_some_and(|token| !token.is_noise()));
        let first = first.unwrap_or(from.token);
        Some(match part {
            Some(part) => in_part(time, part).ok_or_else(|| Problem::BadTime(self.quote(first))),
            None => self.bare_hour(time, first),
        })
    }

    /// Whether the line ends, or a mark does what a line's end would.
    fn ends_here(&self) -> bool {
        let next = self.tokens.get(self.at.token);
        self.is_end() || next.is_some_and(|token| matches!(token.kind, Kind::Dash | Kind::Comma | Kind::Mark))
    }

    /// Whether a time follows, be it one of two meanings.
    pub(super) fn time_is_next(&mut self) -> bool {
        let (at, part, part_said, guess) = (self.at, self.part, self.part_said, self.guess);
        self.part_before_time();
        let found = !matches!(self.time(), Err(Problem::MissingTime));
        (self.at, self.part, self.part_said, self.guess) = (at, part, part_said, guess);
        found
    }

    /// The part of the day that is said next, without a time.
    fn part_ahead(&mut self) -> Option<Part> {
        let from = self.at;
        self.word(Word::Per);
        let part = self.take(|word| match word {
            Word::Part(part) | Word::PartOfDay(part) | Word::PartsOfDay(part) => Some(part),
            _ => None,
        });
        if part.is_none() {
            self.at = from;
        }
        part
    }

    /// The byte after the "and" that comes next.
    fn after_and(&self) -> Option<usize> {
        let mut ahead = self.tokens.iter().skip(self.at.token);
        let and = ahead.find(|token| token.means(Word::And))?;
        // Hebrew writes it together with what follows.
        Some(if and.text.is_empty() {
            self.text.get(and.start..)?.chars().next()?.len_utf8() + and.start
        } else {
            and.end
        })
    }

    /// "часов", "h". "18:00 Час вопросов" begins a text.
    fn hours_word(&mut self, number: &str) -> bool {
        let Some(next) = self.tokens.get(self.at.token) else { return false };
        let one = matches!(number.split([':', '.', '-']).next(), Some("1" | "01" | "21"));
        let singular = next.text == "час" && number.len() > 2 && !one;
        !singular && !self.text_begins() && self.directly(Word::Hours)
    }

    /// "30 минут" after the hours.
    fn minutes(&mut self) -> Option<u32> {
        let from = self.at;
        // "10h30".
        let end = self.at.token.checked_sub(1).and_then(|last| self.tokens.get(last)).map(|token| token.end);
        let next = self.tokens.get(self.at.token);
        let attached = next.is_some_and(|token| Some(token.start) == end && token.text.len() == 2);
        let minutes = self.whole_number().filter(|minutes| *minutes < 60);
        if minutes.is_some() && (self.directly(Word::Minutes) || attached) {
            return minutes;
        }
        self.at = from;
        None
    }

    /// Right after a time: "pm", "вечера", "in the evening", "אחר הצהריים".
    fn part_after_time(&mut self) -> Option<Part> {
        if self.text_begins() {
            return None;
        }
        let from = self.at;
        let next = self.tokens.get(from.token)?;
        let said = next.words().iter().find_map(|word| match word {
            Word::Part(part) => Some(*part),
            _ => None,
        });
        if let Some(part) = said {
            self.at = Place { token: from.token + 1, end: next.end };
            return Some(part);
        }
        let part = self.phrase();
        if part.is_some() {
            return part;
        }
        self.at = from;
        // Alone it ends the line, or it begins a text: "evening", "вечером".
        let next = self.tokens.get(from.token).filter(|_| from.token + 1 == self.tokens.len())?;
        let [Word::PartOfDay(part), ..] = next.words() else { return None };
        let part = *part;
        self.at = Place { token: from.token + 1, end: next.end };
        Some(part)
    }

    /// "in the evening", "אחר הצהריים", "לפנות בוקר".
    fn phrase(&mut self) -> Option<Part> {
        if self.directly(Word::After) {
            return self.word(Word::Noon).then_some(Part::Afternoon);
        }
        let towards = self.directly(Word::Towards);
        let mut between = towards;
        // Hebrew prefixes are no words of their own.
        while self.tokens.get(self.at.token).is_some_and(|t| t.means(Word::Filler) && !t.text.is_empty()) {
            self.at.token += 1;
            between = true;
        }
        let next = self.tokens.get(self.at.token).filter(|_| between)?;
        let [Word::PartOfDay(part), ..] = next.words() else { return None };
        let part = *part;
        self.at = Place { token: self.at.token + 1, end: next.end };
        Some(part)
    }

    /// Between the rule and its time: "every Monday evening at 8:30".
    fn part_before_time(&mut self) {
        let from = self.at;
        self.word(Word::Per);
        let part = self.take(|word| match word {
            Word::Part(part) | Word::PartOfDay(part) | Word::PartsOfDay(part) => Some(part),
            Word::Noon => Some(Part::Afternoon),
            _ => None,
        });
        let part = part.or_else(|| self.phrase());
        let (at, before, said) = (self.at, self.part, self.part_said);
        self.part = part.or(self.part);
        let is_time = !matches!(self.time(), Err(Problem::MissingTime));
        let is_time = is_time && self.is_time_at(at);
        (self.part_said, self.guess) = (said, None);
        self.at = if part.is_some() && is_time { at } else { from };
        if !is_time {
            self.part = before;
        }
    }

    /// Whether what stands there is a time and not a number of something.
    fn is_time_at(&self, at: Place) -> bool {
        let next = self.tokens.iter().skip(at.token).find(|token| !token.is_noise());
        next.is_some_and(|token| token.kind != Kind::Number || token.text.contains(':'))
            || self.ends_here()
            || self.part_said
    }

    /// After an error elsewhere: a time further on, for the suggestion.
    pub(super) fn find_a_time(&mut self) {
        if self.known.time.is_some() {
            return;
        }
        let ahead = self.tokens.iter().skip(self.at.token);
        let clock = ahead.filter(|token| is_clock_time(token)).find_map(|token| read_time(&token.text, false, None));
        let clock = clock.map(|time| self.part.and_then(|part| in_part(time, part)).unwrap_or(time));
        self.known.time = clock.or_else(|| self.time_at_the_end());
    }

    /// A time in other words with which the line ends.
    fn time_at_the_end(&mut self) -> Option<NaiveTime> {
        let from = self.at;
        let starts: Vec<usize> = (self.at.token..self.tokens.len()).collect();
        let found = starts.into_iter().find_map(|token| {
            self.at = Place { token, ..from };
            let time = self.time().ok().or_else(|| self.guess.take());
            time.filter(|_| self.is_end())
        });
        self.at = from;
        found
    }

    pub(super) fn sees_part_of_day(&self) -> bool {
        let says = |word: &Word| matches!(word, Word::Part(_) | Word::Hours);
        self.tokens.get(self.at.token).is_some_and(|token| token.words().iter().any(says))
    }

    fn sees_next(&self, word: Word) -> bool {
        let next = self.tokens.iter().skip(self.at.token).find(|token| !token.is_noise());
        next.is_some_and(|token| token.means(word))
    }

    /// Whether nothing follows on the line.
    pub(super) fn is_end(&self) -> bool {
        self.tokens.iter().skip(self.at.token).all(|token| matches!(token.kind, Kind::Dash | Kind::Comma | Kind::Mark))
    }

    /// Whether what follows is written like the beginning of a sentence: "10:00 Am I late?"
    fn text_begins(&self) -> bool {
        let Some(next) = self.tokens.get(self.at.token) else { return false };
        let mut letters = self.text.get(next.start..next.end).unwrap_or_default().chars();
        let capital = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none_or(char::is_lowercase);
        capital && self.tokens.len() > self.at.token + 1
    }

    /// From the beginning up to the time.
    pub(super) fn quote_to_time(&self) -> String {
        let before = self.tokens.iter().take_while(|token| !is_clock_time(token));
        let end = before.filter(|token| !token.is_noise()).last().map_or(0, |token| token.end);
        self.typed(self.tokens.first().map_or(0, |token| token.start), end)
    }
}

pub(super) fn is_clock_time(token: &Token) -> bool {
    token.kind == Kind::Number && token.text.contains(':')
}

/// What a number that is no time was probably meant to be: "10" or "1030".
fn guessed_time(text: &str) -> Option<NaiveTime> {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    let number: u32 = digits.parse().ok()?;
    match digits.len() {
        1 | 2 => NaiveTime::from_hms_opt(number, 0, 0),
        3 | 4 => NaiveTime::from_hms_opt(number / 100, number % 100, 0),
        _ => None,
    }
}
