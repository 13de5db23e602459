//! What people read about polls.

use chrono::TimeDelta;

use super::{
    queries::Poll,
    rules::{
        length,
        tally::Tally,
        typed::{Draft, FEWEST_OPTIONS, Kind, LONGEST_OPTION, LONGEST_QUESTION, MOST_OPTIONS, Problem, alike},
    },
};
use crate::{
    dispatch::trouble,
    pictures::{Bar, Bars, Heading, Picture},
    telegram::refusal::Refusal,
    words::{Lang, Line, clip_text, escape, grouped, line, quoted},
};

/// Longest label of an option in a result, in UTF-16 units: twelve of them stay well below a message's limit.
const LONGEST_LABEL: usize = 100;
/// Longest question above a result.
const LONGEST_TITLE: usize = 200;
/// Options of a tie are named up to this many.
const NAMED_IN_TIE: usize = 3;
/// Longest name of an option in such a list.
const LONGEST_NAMED: usize = 60;

/// Says what is in the way of a poll, which was to be open for so long, and shows the right form with her own words filled
/// in.
pub fn refusal(problem: &Problem, open: TimeDelta) -> Line {
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let words = match &problem.kind {
        Kind::Empty => line("poll-how"),
        Kind::NoOptions => line("poll-no-options"),
        Kind::OneOption => line("poll-one-option"),
        Kind::OneLine => line("poll-one-line"),
        Kind::TooMany { count } => {
            line("poll-too-many").num("most", number(MOST_OPTIONS)).num("over", number(count - MOST_OPTIONS))
        }
        Kind::LongQuestion { over } => {
            line("poll-long-question").num("most", number(LONGEST_QUESTION)).num("over", number(*over))
        }
        Kind::LongOption { number: nth, start, over } => line("poll-long-option")
            .num("nth", number(*nth))
            .text("start", start)
            .num("most", number(LONGEST_OPTION))
            .num("over", number(*over)),
        Kind::Twins { text } => line("poll-twins").text("option", text),
    };
    with_form(words, &problem.sketch, open)
}

/// Telegram does not post it: says so, with her words to send again.
pub fn not_posted(poll: &Poll, refusal: Refusal) -> Line {
    let why = match refusal {
        Refusal::MayNotPoll | Refusal::MayNotWrite | Refusal::NoRight => line("poll-no-right"),
        other => line("poll-not-posted").line("why", trouble::in_words(other)),
    };
    with_form(why, &poll.words, poll.open)
}

fn with_form(words: Line, sketch: &Draft, open: TimeDelta) -> Line {
    let sketch = sketch.clone();
    words.made("form", move |language| escape(&form(&sketch, open, language)))
}

/// The command as it should be typed, completed with examples where something is missing.
fn form(sketch: &Draft, open: TimeDelta, language: Lang) -> String {
    let open = length::written(open);
    let example = |id: &str, n: usize| Line::named(format!("{id}-{n}")).render_plain(language);
    if sketch.question.is_empty() {
        let question = line("poll-example-question").render_plain(language);
        return format!("/poll {open}{question}\n{}\n{}", example("poll-example", 1), example("poll-example", 2));
    }
    let mut options = sketch.options.clone();
    for n in options.len() + 1..=FEWEST_OPTIONS + 1 {
        let option = example("poll-filler", n);
        if options.len() < FEWEST_OPTIONS && !options.iter().any(|own| alike(own, &option)) {
            options.push(option);
        }
    }
    format!("/poll {open}{}\n{}", sketch.question, options.join("\n"))
}

/// The result of a poll, as Telegram HTML.
pub fn result(words: &Draft, tally: &Tally, language: Lang) -> String {
    let title = line("poll-result").text("question", &clip_text(&words.question, LONGEST_TITLE)).render(language);
    if !tally.has_votes() {
        return format!("{title}\n\n{}", line("poll-no-votes").render(language));
    }
    let voters = voters(tally, language).render(language);
    let thanks = line("poll-thanks").render(language);
    let (bars, best) = (bars(words, tally, language), best(words, tally).render(language));
    format!("{title}\n\n{bars}\n\n{best}\n{voters}\n\n{thanks}")
}

/// For each option its label and below it its bar. A bar's line has no letter, so a mark at its start gives it the
/// language's direction; the bar then grows from where the reader starts (DOMAIN §D2).
fn bars(words: &Draft, tally: &Tally, language: Lang) -> String {
    let winners = tally.winners();
    let shares = tally.percentages().into_iter().zip(tally.bars()).zip(&tally.counts);
    let blocks = words.options.iter().zip(shares).enumerate().map(|(i, (option, ((percent, bar), votes)))| {
        let label = quoted(&clip_text(option, LONGEST_LABEL));
        let label = if winners.contains(&i) { format!("<b>{label}</b>") } else { label };
        line("poll-option")
            .html("label", label)
            .plain("bar", &bar)
            .text("percent", &format!("{percent}%"))
            .plain("votes", &grouped(*votes, language))
            .render(language)
    });
    blocks.collect::<Vec<_>>().join("\n")
}

/// The result as bars. What leads is marked, as it is bold in the words below.
pub fn picture(words: &Draft, tally: &Tally, language: Lang) -> Picture {
    let winners = tally.winners();
    let shares = tally.percentages().into_iter().zip(&tally.counts);
    let bars = words.options.iter().zip(shares).enumerate().map(|(i, (option, (percent, votes)))| Bar {
        label: option.clone(),
        value: Some(*votes as f64),
        says: line("poll-bar")
            .text("percent", &format!("{percent}%"))
            .plain("votes", &grouped(*votes, language))
            .render_plain(language),
        marked: winners.contains(&i),
    });
    let heading = Heading {
        title: line("poll-picture").text("question", &words.question).render_plain(language),
        note: voters(tally, language).render_plain(language),
        nothing: String::new(),
    };
    // As in the words below, a bar is a share of all votes.
    let whole = Some(tally.counts.iter().sum::<i64>() as f64);
    Picture::Bars(Bars { heading, bars: bars.collect(), whole })
}

fn voters(tally: &Tally, language: Lang) -> Line {
    line("poll-voters").num("n", tally.voters).plain("shown", &grouped(tally.voters, language))
}

/// Which option has the most votes, or that several do.
fn best(words: &Draft, tally: &Tally) -> Line {
    let winners = tally.winners();
    let names: Vec<String> = winners
        .iter()
        .filter_map(|i| words.options.get(*i))
        .map(|option| quoted(&clip_text(option, LONGEST_NAMED)))
        .collect();
    match names.len() {
        0 | 1 => line("poll-best").html("option", names.concat()),
        n if n <= NAMED_IN_TIE => line("poll-tie").html("options", names.join(", ")),
        n => line("poll-wide-tie").num("n", i64::try_from(n).unwrap_or_default()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn long_words() -> Draft {
        let options = (0..12).map(|i| format!("{i} {}", "🧑‍🌾<".repeat(24))).collect();
        Draft { question: "🧑‍🌾&".repeat(75), options }
    }

    /// Length as Telegram counts it: after the markup is read.
    fn shown_length(html: &str) -> usize {
        let text = html.replace("<b>", "").replace("</b>", "").replace("&lt;", "<").replace("&amp;", "&");
        text.encode_utf16().count()
    }

    #[test]
    fn the_longest_result_fits_into_a_message() {
        let words = long_words();
        for counts in
            [vec![123_456; 12], (1..=12).map(|n| n * 100_000).collect(), vec![5, 5, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0]]
        {
            let tally = Tally { voters: counts.iter().sum(), counts };
            for language in Lang::ALL {
                let html = result(&words, &tally, language);
                assert!(shown_length(&html) < crate::telegram::request::LONGEST_TEXT, "{}", shown_length(&html));
            }
        }
    }

    #[test]
    fn every_hebrew_line_starts_from_the_right() {
        let words = Draft { question: "Tea?".into(), options: vec!["Yes".into(), "12 &".into()] };
        for counts in [[3, 1], [2, 2], [0, 0]] {
            let tally = Tally { counts: counts.to_vec(), voters: counts.iter().sum() };
            for line in result(&words, &tally, Lang::He).lines().filter(|line| !line.is_empty()) {
                let first = line.chars().find(|c| c.is_alphabetic() || *c == '\u{200F}');
                assert!(first.is_some_and(|c| c == '\u{200F}' || ('א'..='ת').contains(&c)), "{line:?}");
            }
        }
    }
}
