//! The cursor: one meaning, number or mark at a time.

use super::{
    super::{
        tokens::{Kind, Token, invisible},
        words::Word,
    },
    Parser, Place,
    time::{FEW_WORDS, is_clock_time},
};

impl Parser<'_> {
    /// Takes the next word that means what is wanted, passing over what means nothing.
    pub(super) fn take<T>(&mut self, want: impl Fn(Word) -> Option<T>) -> Option<T> {
        for (i, token) in self.tokens.iter().enumerate().skip(self.at.token) {
            if let Some(found) = token.words().iter().find_map(|word| want(*word)) {
                self.at = Place { token: i + 1, end: token.end };
                return Some(found);
            }
            if !token.is_noise() {
                return None;
            }
        }
        None
    }

    pub(super) fn word(&mut self, wanted: Word) -> bool {
        self.take(|word| (word == wanted).then_some(())).is_some()
    }

    /// Like `word`, but nothing may be in between.
    pub(super) fn directly(&mut self, wanted: Word) -> bool {
        let next = self.tokens.get(self.at.token);
        next.is_some_and(|token| token.means(wanted)) && self.word(wanted)
    }

    pub(super) fn dash(&mut self) -> bool {
        let next = self.tokens.get(self.at.token);
        let found = next.is_some_and(|token| token.kind == Kind::Dash);
        self.at.token += usize::from(found);
        found
    }

    /// The text of the next number.
    pub(super) fn number(&mut self) -> Option<String> {
        let skip = self.at.token;
        let after_noise = |(_, token): &(usize, &Token)| !token.is_noise();
        let (i, token) = self.tokens.iter().enumerate().skip(skip).find(after_noise)?;
        if token.kind != Kind::Number {
            return None;
        }
        self.at = Place { token: i + 1, end: token.end };
        Some(token.text.clone())
    }

    /// The next number if it is made of digits only.
    pub(super) fn whole_number(&mut self) -> Option<u32> {
        let from = self.at;
        let number = self.number().and_then(|text| text.parse().ok());
        if number.is_none() {
            self.at = from;
        }
        number
    }

    pub(super) fn sees(&mut self, word: Word) -> bool {
        let from = self.at;
        let found = self.word(word);
        self.at = from;
        found
    }

    pub(super) fn sees_month(&mut self) -> bool {
        let from = self.at;
        let found = self.of_month();
        self.at = from;
        found
    }

    pub(super) fn last_was_plural(&self) -> bool {
        let last = self.at.token.checked_sub(1);
        last.and_then(|i| self.tokens.get(i)).is_some_and(|token| {
            let plural = |word: &Word| matches!(word, Word::Weekdays(_));
            token.words().iter().any(plural)
        })
    }

    /// Whether the cursor moved over such a word since.
    pub(super) fn passed(&self, from: Place, word: Word) -> bool {
        let passed = self.tokens.get(from.token..self.at.token);
        passed.is_some_and(|tokens| tokens.iter().any(|token| token.means(word)))
    }

    /// The next word if the grammar does not know it, as typed.
    pub(super) fn unknown(&self) -> Option<String> {
        let mut ahead = self.tokens.iter().skip(self.at.token);
        let token = ahead.find(|token| !token.is_noise())?;
        match &token.kind {
            Kind::Word(meanings) if meanings.is_empty() => Some(self.typed(token.start, token.end)),
            _ => None,
        }
    }

    /// The first few words, up to a time.
    pub(super) fn beginning(&self) -> String {
        let words = self.tokens.iter().take_while(|token| !is_clock_time(token));
        let last = words.take(FEW_WORDS).last().or(self.tokens.first());
        let start = self.tokens.first().map_or(0, |token| token.start);
        self.typed(start, last.map_or(0, |token| token.end)).trim_end().to_owned()
    }

    /// What was typed from a token up to the cursor, at least one token.
    pub(super) fn quote(&self, first: usize) -> String {
        let end = self.at.end.max(self.tokens.get(first).map_or(0, |t| t.end));
        self.typed(self.tokens.get(first).map_or(0, |t| t.start), end)
    }

    pub(super) fn typed(&self, start: usize, end: usize) -> String {
        let text = self.text.get(start..end).unwrap_or_default();
        text.chars().filter(|c| !invisible(*c)).collect()
    }
}

impl Token {
    pub(in crate::schedule::grammar) fn words(&self) -> &[Word] {
        match &self.kind {
            Kind::Word(words) => words,
            _ => &[],
        }
    }

    pub(in crate::schedule::grammar) fn means(&self, word: Word) -> bool {
        self.words().contains(&word)
    }

    pub(in crate::schedule::grammar) fn is_noise(&self) -> bool {
        match &self.kind {
            Kind::Word(words) => words.contains(&Word::Filler),
            Kind::Dash | Kind::Comma | Kind::Mark => true,
            Kind::Number | Kind::Other => false,
        }
    }
}
