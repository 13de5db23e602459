//! What people see of a survey.

use chrono::{DateTime, Utc};
use unicode_segmentation::UnicodeSegmentation as _;

use super::{
    queries::{Answered, Stage, Survey},
    rules::{
        At, FEWEST, Given, Kind, LONGEST_OPTION, LONGEST_QUESTION, LONGEST_WORDS, MOST_QUESTIONS, OPTIONS, Question,
        may_be_shown,
        tally::{Parts, Tally, parted, tally},
        typed::Problem,
    },
};
use crate::{
    dispatch::panel,
    pictures::{Bar, Bars, Heading, Picture},
    store::chats::Chat,
    words::{Lang, Line, clip, day_and_time, line},
};

/// Seconds that a question takes, and one that is answered in words.
const SECONDS: usize = 10;
const SECONDS_OF_WORDS: usize = 40;
/// So much of words that somebody wrote is shown in a list.
const SHOWN_OF_WORDS: usize = 300;
/// So many questions are shown on a page of results, and where they are long.
const QUESTIONS_PER_PAGE: usize = 4;
const LONG_QUESTIONS_PER_PAGE: usize = 3;
/// So many letters of questions and options fit on a page of results, and of a summary, with what is said around them.
const FITS: usize = 3_000;
/// What a summary says of each question: so much of its words, and so many options; and where all that does not fit.
const IN_FULL: (usize, usize) = (LONGEST_QUESTION, 3);
const IN_SHORT: (usize, usize) = (80, 1);

fn n(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

fn minutes(questions: &[Question]) -> i64 {
    let of = |question: &Question| if question.kind == Kind::Words { SECONDS_OF_WORDS } else { SECONDS };
    n(questions.iter().map(of).sum::<usize>().div_ceil(60))
}

fn until(chat: &Chat, survey: &Survey, now: DateTime<Utc>) -> Line {
    day_and_time(survey.closes_at, chat.zone, now)
}

const fn who(anonymous: bool) -> &'static str {
    if anonymous { "survey-anonymous" } else { "survey-named" }
}

/// The message in the group.
pub fn post(chat: &Chat, survey: &Survey, answered: i64, now: DateTime<Utc>) -> String {
    let id = match (survey.answered.is_some(), survey.pulse.is_some()) {
        (true, false) => "survey-post-over",
        (true, true) => "survey-post-pulse-over",
        (false, true) => "survey-post-pulse",
        (false, false) => "survey-post",
    };
    line(id)
        .text("title", &survey.title)
        .num("questions", n(survey.questions.len()))
        .num("minutes", minutes(&survey.questions))
        .line("who", line(who(survey.anonymous)))
        .line("until", until(chat, survey, now))
        .num("n", answered)
        .render(chat.language)
}

/// What it is about, in private, before anything is asked.
pub fn start(chat: &Chat, survey: &Survey, has_answered: bool, now: DateTime<Utc>, language: Lang) -> String {
    let promise = if survey.anonymous { "survey-promise" } else { "survey-is-named" };
    let about = line("survey-start")
        .text("title", &survey.title)
        .text("group", &chat.title)
        .num("questions", n(survey.questions.len()))
        .num("minutes", minutes(&survey.questions))
        .line("until", until(chat, survey, now))
        .line("promise", line(promise).num("fewest", n(FEWEST)))
        .render(language);
    match has_answered {
        true => format!("{about}\n\n{}", line("survey-has-answered").render(language)),
        false => about,
    }
}

/// Whether options are too long for buttons, and are numbered above them.
pub fn are_numbered(options: &[String]) -> bool {
    options.iter().any(|option| option.graphemes(true).count() > panel::ALONE - 2)
}

/// A question, or what comes behind the last. `seen`: what she has answered to it, of a named one.
pub fn page(survey: &Survey, at: At, seen: Option<&Given>, language: Lang) -> String {
    let Some(question) = survey.questions.get(at.question) else {
        let id = if survey.anonymous { "survey-end-anonymous" } else { "survey-end" };
        return line(id).text("title", &survey.title).render(language);
    };
    let head = line("survey-question")
        .text("title", &survey.title)
        .num("n", n(at.question + 1))
        .num("of", n(survey.questions.len()))
        .text("question", &question.words)
        .render(language);
    let mut parts = vec![head];
    if let (Kind::Several(options), true) = (&question.kind, survey.anonymous) {
        let option = options.get(at.option).map_or("", String::as_str);
        let one = line("survey-one-of").text("option", option).num("n", n(at.option + 1)).num("of", n(options.len()));
        parts.push(one.render(language));
    } else if are_numbered(question.kind.options()) {
        let numbered = question.kind.options().iter().enumerate();
        let rows = numbered
            .map(|(i, option)| line("survey-numbered").num("n", n(i + 1)).text("option", option).render(language));
        parts.push(rows.collect::<Vec<_>>().join("\n"));
    }
    parts.extend(hint(&question.kind, survey.anonymous).map(|hint| hint.render(language)));
    if let Some(seen) = seen {
        let told = given(&question.kind, seen, language);
        parts.push(line("survey-so-far").text("answer", &told).render(language));
    }
    parts.join("\n\n")
}

fn hint(kind: &Kind, singly: bool) -> Option<Line> {
    let id = match kind {
        Kind::One(_) => return None,
        Kind::Several(_) if singly => return None,
        Kind::Several(_) => "survey-hint-several",
        Kind::Five => "survey-hint-five",
        Kind::Ten => "survey-hint-ten",
        Kind::Words => "survey-hint-words",
    };
    Some(line(id))
}

/// What an answer looks like. It says nothing of what was sent.
pub fn how(kind: &Kind) -> Line {
    match kind {
        Kind::Words => line("survey-how-words").num("most", n(LONGEST_WORDS)),
        Kind::Several(_) => line("survey-how-several"),
        Kind::One(_) | Kind::Five | Kind::Ten => line("survey-how-buttons"),
    }
}

/// An answer in words, plain.
pub fn given(kind: &Kind, given: &Given, language: Lang) -> String {
    let option = |n: &usize| kind.options().get(*n).cloned().unwrap_or_default();
    match given {
        Given::One(n) => option(n),
        Given::Several(all) if all.is_empty() => line("survey-none-of-them").render_plain(language),
        Given::Several(all) => all.iter().map(option).collect::<Vec<_>>().join(", "),
        Given::Scale(n) => n.to_string(),
        Given::Words(words) => words.clone(),
    }
}

/// It is handed in.
pub fn thanks(chat: &Chat, survey: &Survey, now: DateTime<Utc>, language: Lang) -> String {
    let id = if survey.anonymous { "survey-thanks-anonymous" } else { "survey-thanks" };
    line(id)
        .text("title", &survey.title)
        .line("until", until(chat, survey, now))
        .num("fewest", n(FEWEST))
        .render(language)
}

/// A reminder.
pub fn reminder(chat: &Chat, survey: &Survey, door: &str, now: DateTime<Utc>, language: Lang) -> String {
    let label = line("survey-button-answer").render(language);
    line("survey-reminder")
        .text("group", &chat.title)
        .text("title", &survey.title)
        .num("minutes", minutes(&survey.questions))
        .line("until", until(chat, survey, now))
        .html("door", format!("<a href=\"{door}\">{label}</a>"))
        .render(language)
}

/// What is in the way of a survey that was typed.
pub fn refusal(problem: &Problem) -> Line {
    match problem {
        Problem::Nothing => line("survey-how"),
        Problem::TooMany => line("survey-too-many").num("most", n(MOST_QUESTIONS)),
        Problem::LongQuestion(words) => {
            line("survey-long-question").text("words", &clip(words, 60)).num("most", n(LONGEST_QUESTION))
        }
        Problem::LongOption(words) => {
            line("survey-long-option").text("words", &clip(words, 60)).num("most", n(LONGEST_OPTION))
        }
        Problem::Options(words) => {
            let [least, most] = [OPTIONS.0, OPTIONS.1].map(n);
            line("survey-options").text("words", &clip(words, 60)).num("least", least).num("most", most)
        }
        Problem::Mixed(words) => line("survey-mixed").text("words", &clip(words, 60)),
        Problem::Twins(words) => line("survey-twins").text("words", &clip(words, 60)),
    }
}

/// What it asks, for who makes it.
pub fn preview(chat: &Chat, survey: &Survey, now: DateTime<Utc>, language: Lang) -> String {
    let questions = survey.questions.iter().enumerate().map(|(i, question)| {
        let kind = match &question.kind {
            Kind::One(options) => line("survey-kind-one").text("options", &options.join(" · ")),
            Kind::Several(options) => line("survey-kind-several").text("options", &options.join(" · ")),
            Kind::Five => line("survey-kind-five"),
            Kind::Ten => line("survey-kind-ten"),
            Kind::Words => line("survey-kind-words"),
        };
        let shown = line("survey-preview-question").num("n", n(i + 1)).text("question", &question.words);
        shown.line("kind", kind).render(language)
    });
    let whom = match survey.least_days {
        0 => line("survey-for-all"),
        days => line("survey-for-days").num("days", days),
    };
    let reminds = if survey.reminds { "survey-reminds" } else { "survey-reminds-nobody" };
    line("survey-preview")
        .text("group", &chat.title)
        .text("title", &survey.title)
        .html("questions", questions.collect::<Vec<_>>().join("\n"))
        .line("who", line(who(survey.anonymous)))
        .line("until", until(chat, survey, now))
        .line("whom", whom)
        .line("reminds", line(reminds))
        .render(language)
}

/// A survey in the list.
pub fn row(chat: &Chat, survey: &Survey, answered: i64, now: DateTime<Utc>) -> Line {
    let id = match survey.stage {
        Stage::Posting | Stage::Open => "survey-row-open",
        Stage::Closed => "survey-row-over",
        Stage::Dropped => "survey-row-dropped",
    };
    line(id).text("title", &survey.title).line("when", until(chat, survey, now)).num("n", answered)
}

/// One of them.
pub fn one(chat: &Chat, survey: &Survey, answered: usize, now: DateTime<Utc>, language: Lang) -> String {
    let mut said =
        vec![row(chat, survey, n(answered), now).render(language), line(who(survey.anonymous)).render(language)];
    let note = match survey.stage {
        Stage::Open if survey.anonymous => Some("survey-results-later"),
        Stage::Closed if !may_be_shown(answered, survey.anonymous) => Some("survey-too-few"),
        Stage::Dropped => Some("survey-is-dropped"),
        _ => None,
    };
    said.extend(note.map(|id| line(id).num("fewest", n(FEWEST)).render(language)));
    said.join("\n\n")
}

/// What was answered, with what is known of it.
#[derive(Debug, Clone, Copy)]
pub struct Results<'a> {
    /// What was asked.
    pub survey: &'a Survey,
    /// How many answered.
    pub answered: usize,
    /// What.
    pub answers: &'a [Answered],
}

impl<'a> Results<'a> {
    /// What was answered to a question.
    fn to(&self, question: usize) -> impl Iterator<Item = &'a Answered> + use<'a> {
        self.answers.iter().filter(move |answered| answered.question == question)
    }

    /// What came of a question.
    pub fn tally(&self, question: usize) -> Tally {
        match self.survey.questions.get(question) {
            Some(asked) => tally(&asked.kind, self.to(question).map(|answered| &answered.given)),
            None => Tally::default(),
        }
    }

    fn parts(&self, question: usize) -> Option<Parts> {
        let kind = &self.survey.questions.get(question)?.kind;
        parted(kind, self.to(question).map(|answered| (&answered.given, answered.is_new)))
    }

    /// What was written to a question, each once.
    pub fn written(&self, question: usize) -> Vec<(&'a str, &'a Answered)> {
        let mut written: Vec<(&str, &Answered)> = Vec::new();
        for answered in self.to(question) {
            if let Given::Words(words) = &answered.given
                && written.iter().all(|(before, _)| before != words)
            {
                written.push((words, answered));
            }
        }
        written
    }
}

fn decimal(mean: f64, language: Lang) -> String {
    let shown = format!("{mean:.1}");
    if language == Lang::Ru { shown.replace('.', ",") } else { shown }
}

fn labels(kind: &Kind) -> Vec<String> {
    match kind.scale() {
        Some((least, most)) => (least..=most).map(|n| n.to_string()).collect(),
        None => kind.options().to_vec(),
    }
}

/// What is said where there is nothing to show: of an anonymous survey only that too few answered.
fn nothing(hides_few: bool) -> Line {
    if hides_few { line("survey-few").num("fewest", n(FEWEST)) } else { line("survey-nobody") }
}

/// How many questions of a survey are shown on a page of results, so that the longest page fits into a message.
pub fn per_page(survey: &Survey) -> usize {
    let letters = |asked: &Question| {
        asked.words.chars().count() + asked.kind.options().iter().map(|option| option.chars().count()).sum::<usize>()
    };
    let fits = survey.questions.chunks(QUESTIONS_PER_PAGE).all(|page| page.iter().map(letters).sum::<usize>() <= FITS);
    if fits { QUESTIONS_PER_PAGE } else { LONG_QUESTIONS_PER_PAGE }
}

/// What came of a question, in lines.
fn outcome(results: &Results<'_>, question: usize, language: Lang) -> Vec<String> {
    let Some(asked) = results.survey.questions.get(question) else { return Vec::new() };
    let tally = results.tally(question);
    if tally.answered == 0 {
        return vec![nothing(results.survey.anonymous).render(language)];
    }
    if asked.kind == Kind::Words {
        return vec![line("survey-written").num("n", n(tally.answered)).render(language)];
    }
    let mut lines = Vec::new();
    if let (Some(mean), Some((_, most))) = (tally.mean, asked.kind.scale()) {
        let said = line("survey-mean").plain("mean", &decimal(mean, language)).num("most", most);
        lines.push(said.num("n", n(tally.answered)).render(language));
    } else {
        let percents = tally.percents();
        let rows = asked.kind.options().iter().enumerate().map(|(i, option)| {
            let (count, percent) = (tally.counts.get(i).copied(), percents.get(i).copied());
            line("survey-option")
                .text("option", option)
                .num("n", n(count.unwrap_or_default()))
                .plain("percent", &format!("{}%", percent.unwrap_or_default()))
                .render(language)
        });
        lines.extend(rows);
    }
    if let Some(Parts { new, others }) = results.parts(question) {
        let of = |tally: &Tally| match (tally.mean, tally.leading()) {
            (Some(mean), _) => decimal(mean, language),
            (None, Some(first)) => {
                let percent = tally.percents().get(first).copied().unwrap_or_default();
                format!("{} ({percent}%)", asked.kind.options().get(first).map_or("", String::as_str))
            }
            (None, None) => "–".to_owned(),
        };
        lines.push(line("survey-parts").text("new", &of(&new)).text("others", &of(&others)).render(language));
    }
    lines
}

/// Results for those who manage the group: some questions of them.
pub fn results(results: &Results<'_>, questions: &[usize], language: Lang) -> String {
    let survey = results.survey;
    let head = line("survey-results").text("title", &survey.title).num("n", n(results.answered)).render(language);
    let shown = questions.iter().filter_map(|question| {
        let asked = survey.questions.get(*question)?;
        let words = line("survey-results-question").num("n", n(question + 1)).text("question", &asked.words);
        Some([vec![words.render(language)], outcome(results, *question, language)].concat().join("\n"))
    });
    std::iter::once(head).chain(shown).collect::<Vec<_>>().join("\n\n")
}

/// What was written to a question: with what is in the summary marked, and whose each is in a named survey.
pub fn written(asked: &Question, rows: &[(usize, &str, Option<String>, bool)], language: Lang) -> String {
    let head = line("survey-written-to").text("question", &asked.words).render(language);
    let rows = rows.iter().map(|(place, words, name, is_chosen)| {
        let words = clip(words, SHOWN_OF_WORDS);
        let said = line(if name.is_some() { "survey-quote-of" } else { "survey-quote" }).num("n", n(place + 1));
        let said = said.text("words", &words).text("name", name.as_deref().unwrap_or_default()).render(language);
        if *is_chosen { format!("{said} ✓") } else { said }
    });
    std::iter::once(head).chain(rows).collect::<Vec<_>>().join("\n\n")
}

/// What the group reads: of long questions in short.
pub fn summary(results: &Results<'_>, quotes: &[(usize, String)], language: Lang) -> String {
    let full = summary_of(results, quotes, IN_FULL, language);
    if full.chars().count() <= FITS { full } else { summary_of(results, quotes, IN_SHORT, language) }
}

fn summary_of(
    results: &Results<'_>,
    quotes: &[(usize, String)],
    (letters, options): (usize, usize),
    language: Lang,
) -> String {
    let survey = results.survey;
    let head = line("survey-summary").text("title", &survey.title).num("n", n(results.answered)).render(language);
    let shown = survey.questions.iter().enumerate().filter_map(|(i, asked)| {
        let hers = quotes.iter().filter(|(question, _)| *question == i);
        let quoted: Vec<String> = hers
            .map(|(_, words)| line("survey-said").text("words", &clip(words, SHOWN_OF_WORDS)).render(language))
            .collect();
        // Whatever was promised to those who answered: the group does not read what only a few did.
        let is_shown = may_be_shown(results.tally(i).answered, true);
        let lines = match asked.kind {
            Kind::Words if quoted.is_empty() || !is_shown => return None,
            Kind::Words => quoted,
            _ => short(&results.tally(i), asked, options, language),
        };
        let words = line("survey-summary-question").text("question", &clip(&asked.words, letters)).render(language);
        Some([vec![words], lines].concat().join("\n"))
    });
    let thanks = line("survey-summary-thanks").render(language);
    std::iter::once(head).chain(shown).chain([thanks]).collect::<Vec<_>>().join("\n\n")
}

/// What came of a question, in a line or a few.
fn short(tally: &Tally, asked: &Question, options: usize, language: Lang) -> Vec<String> {
    if !may_be_shown(tally.answered, true) {
        return vec![nothing(true).render(language)];
    }
    if let (Some(mean), Some((_, most))) = (tally.mean, asked.kind.scale()) {
        return vec![
            line("survey-mean-short").plain("mean", &decimal(mean, language)).num("most", most).render(language),
        ];
    }
    let mut ranked: Vec<(usize, &String)> = tally.percents().into_iter().zip(asked.kind.options()).collect();
    ranked.sort_by_key(|(percent, _)| std::cmp::Reverse(*percent));
    let row = |(percent, option): &(usize, &String)| {
        line("survey-option-short").text("option", option).plain("percent", &format!("{percent}%")).render(language)
    };
    ranked.iter().take(options).map(row).collect()
}

/// The bars of a question; [`None`]: it was answered in words.
pub fn picture(results: &Results<'_>, question: usize, language: Lang) -> Option<Picture> {
    let asked = results.survey.questions.get(question).filter(|asked| asked.kind != Kind::Words)?;
    let tally = results.tally(question);
    let percents = tally.percents();
    let leading = tally.leading();
    let bars = labels(&asked.kind).into_iter().enumerate().map(|(i, label)| {
        let count = tally.counts.get(i).copied().unwrap_or_default();
        let percent = format!("{}%", percents.get(i).copied().unwrap_or_default());
        Bar {
            label,
            value: Some(count as f64),
            says: line("survey-bar").text("percent", &percent).num("n", n(count)).render_plain(language),
            marked: leading == Some(i),
        }
    });
    let note = match (tally.mean, asked.kind.scale()) {
        (Some(mean), Some((_, most))) => {
            let said = line("survey-mean").plain("mean", &decimal(mean, language)).num("most", most);
            said.num("n", n(tally.answered)).render_plain(language)
        }
        _ => line("survey-answered").num("n", n(tally.answered)).render_plain(language),
    };
    let title = line("survey-picture").text("question", &asked.words).render_plain(language);
    let heading = Heading { title, note, nothing: String::new() };
    Some(Picture::Bars(Bars { heading, bars: bars.collect(), whole: Some(tally.answered as f64) }))
}

/// Results as a table. Of an anonymous survey each question by itself; of a named one a row for each who answered.
pub fn table(results: &Results<'_>, names: &[(crate::telegram::UserId, String)], language: Lang) -> Vec<Vec<String>> {
    let survey = results.survey;
    let said = |id| line(id).render_plain(language);
    if survey.anonymous {
        let mut rows =
            vec![vec![said("survey-table-question"), said("survey-table-answer"), said("survey-table-count")]];
        for (i, asked) in survey.questions.iter().enumerate() {
            let tally = results.tally(i);
            let counts = labels(&asked.kind).into_iter().zip(&tally.counts);
            rows.extend(counts.map(|(label, count)| vec![asked.words.clone(), label, count.to_string()]));
            rows.extend(results.written(i).into_iter().map(|(words, _)| {
                let times =
                    results.to(i).filter(|one| matches!(&one.given, Given::Words(same) if same == words)).count();
                vec![asked.words.clone(), words.to_owned(), times.to_string()]
            }));
        }
        return rows;
    }
    let head =
        std::iter::once(said("survey-table-name")).chain(survey.questions.iter().map(|asked| asked.words.clone()));
    let rows = names.iter().map(|(user, name)| {
        let answer = |(i, asked): (usize, &Question)| {
            let hers = results.to(i).find(|answered| answered.user == Some(*user));
            hers.map(|answered| given(&asked.kind, &answered.given, language)).unwrap_or_default()
        };
        std::iter::once(name.clone()).chain(survey.questions.iter().enumerate().map(answer)).collect()
    });
    std::iter::once(head.collect()).chain(rows).collect()
}
