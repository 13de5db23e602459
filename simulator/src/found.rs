//! What Telegram finds in a text by itself: mentions, commands, hashtags, cashtags, links with and without a scheme, mail
//! addresses and telephone numbers. As its own library reads texts, so that a scene sees where words lead.

use crate::tags::plausible_url;

/// Ends of addresses that are known without a scheme before them; any two Latin letters are one, too.
const ENDINGS: [&str; 30] = [
    "app", "art", "bet", "biz", "blog", "casino", "chat", "click", "club", "com", "dev", "fun", "info", "life", "link",
    "live", "money", "net", "news", "online", "org", "pro", "shop", "site", "space", "store", "top", "world", "xyz",
    "рф",
];
/// Digits of a telephone number, at least and at most.
const DIGITS: std::ops::RangeInclusive<usize> = 7..=15;

/// Something found: its kind, where it begins, and its length, both in characters.
type Found = (&'static str, usize, usize);

/// Everything there is to find in a text, from left to right.
pub(crate) fn all(text: &[char]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let here = Here { text, at };
        match here.named().or_else(|| here.address()).or_else(|| here.phone()) {
            Some((kind, length)) => {
                found.push((kind, at, length));
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

struct Here<'a> {
    text: &'a [char],
    at: usize,
}

const fn is_ascii_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Zero-width joiners belong to addresses and hashtags; a word joiner does not.
fn is_part(c: char) -> bool {
    is_word(c) || matches!(c, '\u{200C}' | '\u{200D}')
}

impl Here<'_> {
    fn before(&self) -> Option<char> {
        self.at.checked_sub(1).map(|at| self.text[at])
    }

    fn run(&self, from: usize, ok: fn(char) -> bool) -> usize {
        self.text[self.at + from..].iter().take_while(|c| ok(**c)).count()
    }

    fn slice(&self, from: usize, to: usize) -> String {
        self.text[self.at + from..self.at + to].iter().collect()
    }

    /// What a sign before it makes of a word.
    fn named(&self) -> Option<(&'static str, usize)> {
        if self.before().is_some_and(is_part) {
            return None;
        }
        match self.text[self.at] {
            '@' => {
                let name = self.run(1, is_ascii_word);
                (4..=32).contains(&name).then_some(("mention", name + 1))
            }
            '/' => self.command(),
            '#' => {
                let tag = self.run(1, is_part);
                let real = self.slice(1, 1 + tag).chars().any(|c| !c.is_numeric());
                ((1..=256).contains(&tag) && real).then_some(("hashtag", tag + 1))
            }
            '$' => {
                let name = self.run(1, |c| c.is_ascii_uppercase());
                let ends = !self.text.get(self.at + 1 + name).copied().is_some_and(is_word);
                ((3..=8).contains(&name) && ends).then_some(("cashtag", name + 1))
            }
            _ => None,
        }
    }

    fn command(&self) -> Option<(&'static str, usize)> {
        let name = self.run(1, is_ascii_word);
        if self.before().is_some_and(|c| matches!(c, '/' | '<' | '>')) || !(1..=32).contains(&name) {
            return None;
        }
        let bot = match self.text.get(self.at + 1 + name) {
            Some('@') => self.run(2 + name, is_ascii_word),
            Some('/' | '<' | '>') => return None,
            Some(c) if is_word(*c) => return None,
            _ => 0,
        };
        Some(("bot_command", 1 + name + if bot >= 3 { bot + 1 } else { 0 }))
    }

    /// A link or a mail address.
    fn address(&self) -> Option<(&'static str, usize)> {
        let is_host = |c: char| is_part(c) || matches!(c, '.' | '-' | '~' | '%');
        if self.before().is_some_and(|c| is_host(c) || c == '@') || !is_part(self.text[self.at]) {
            return None;
        }
        let first = self.run(0, |c| is_part(c) || matches!(c, '.' | '-' | '~' | '%' | '+'));
        match self.text.get(self.at + first..self.at + first + 3) {
            Some([':', '/', '/']) => return self.link(first + 3),
            Some(['@', ..]) => return self.mail(first),
            _ => {}
        }
        let host = self.run(0, is_host);
        let host = self.slice(0, host).trim_end_matches(['.', '-']).chars().count();
        ends_well(&self.slice(0, host)).then(|| ("url", host + self.tail(host)))
    }

    fn link(&self, host_at: usize) -> Option<(&'static str, usize)> {
        let whole = host_at + self.run(host_at, |c| !c.is_whitespace() && c != '\u{2060}');
        let url = self.slice(0, whole);
        let url = url.trim_end_matches(['.', ',', '!', '?', ')', ':', ';', '"', '»', ']']);
        plausible_url(url).map(|_| ("url", url.chars().count()))
    }

    fn mail(&self, name: usize) -> Option<(&'static str, usize)> {
        let host = self.run(name + 1, |c| is_part(c) || matches!(c, '.' | '-'));
        let host = self.slice(name + 1, name + 1 + host);
        let host = host.trim_end_matches(['.', '-']);
        ends_well(host).then(|| ("email", name + 1 + host.chars().count()))
    }

    /// Port and path behind a host.
    fn tail(&self, host: usize) -> usize {
        let rest = self.run(host, |c| !c.is_whitespace() && c != '\u{2060}');
        let rest = self.slice(host, host + rest);
        if !rest.starts_with(['/', '?', '#', ':']) {
            return 0;
        }
        rest.trim_end_matches(['.', ',', '!', '?', ')', ':', ';', '"', '»', ']']).chars().count()
    }

    fn phone(&self) -> Option<(&'static str, usize)> {
        if self.text[self.at] != '+' || self.before().is_some_and(is_word) {
            return None;
        }
        let whole = self.run(1, |c| c.is_ascii_digit() || matches!(c, ' ' | '-' | '(' | ')'));
        let number = self.slice(0, 1 + whole);
        let number = number.trim_end_matches([' ', '-', '(', ')']);
        let digits = number.chars().filter(char::is_ascii_digit).count();
        DIGITS.contains(&digits).then(|| ("phone_number", number.chars().count()))
    }
}

/// Whether a host's last part is a known ending.
fn ends_well(host: &str) -> bool {
    let Some((name, ending)) = host.rsplit_once('.') else { return false };
    let ending = ending.to_lowercase();
    let two_letters = ending.len() == 2 && ending.bytes().all(|b| b.is_ascii_alphabetic());
    let is_known = two_letters || ending.starts_with("xn--") || ENDINGS.contains(&ending.as_str());
    is_known && name.split('.').all(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(String, &'static str)> {
        let text: Vec<char> = text.chars().collect();
        let words = |(kind, at, length): Found| (text[at..at + length].iter().collect(), kind);
        all(&text).into_iter().map(words).collect()
    }

    #[test]
    fn what_leads_somewhere_is_found() {
        for (text, word, kind) in [
            ("see t.me/+AbC_d today", "t.me/+AbC_d", "url"),
            ("(example.com)", "example.com", "url"),
            ("Casino.com, now", "Casino.com", "url"),
            ("сайт.рф/x", "сайт.рф/x", "url"),
            ("https://casino.example/x.", "https://casino.example/x", "url"),
            ("tg://resolve?domain=casino", "tg://resolve?domain=casino", "url"),
            ("127.0.0.1 or my.shop:8080/a", "my.shop:8080/a", "url"),
            ("write me@bread.org!", "me@bread.org", "email"),
            ("hi @dana_k,", "@dana_k", "mention"),
            ("(/start)", "/start", "bot_command"),
            ("#שלום!", "#שלום", "hashtag"),
            ("$BREAD", "$BREAD", "cashtag"),
            ("+972 50-123-4567.", "+972 50-123-4567", "phone_number"),
        ] {
            assert_eq!(kinds(text), [(word.to_owned(), kind)], "{text}");
        }
    }

    #[test]
    fn what_leads_nowhere_is_not() {
        for text in
            ["e.g. 3.5 kg", "a/b 1 / 2 #1 e@x.y", "casino.\u{2060}com", "@\u{2060}dana_k", "+97\u{2060}2501234567"]
        {
            assert_eq!(kinds(text), [], "{text}");
        }
    }
}
