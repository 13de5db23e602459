//! What is said about quizzes.

use chrono::{DateTime, Datelike as _, TimeDelta, Utc};

use super::{
    queries::{
        Question, State,
        rounds::{Round, Spec, State as RoundState},
        seasons::{Entry, Season, Winner},
    },
    rules::{self, Period},
    typed::Quiz,
};
use crate::{
    features::polls::stage::Stage,
    schedule::{
        gates::local_date,
        grammar::{Language, canonical},
        recurrence::Recurrence,
    },
    store::chats::Chat,
    telegram::UserId,
    words::{Lang, Line, clip, clip_text, day_and_time, escape, isolate, line, long_date, month_name, quoted},
};

/// So much of a question is said again, in characters, and in a list.
const LONGEST: usize = 150;
const IN_A_LIST: usize = 60;
/// So much of a ticket tells it from others.
const TICKET: usize = 12;

/// How a question ended.
#[derive(Debug, Clone, Copy)]
pub struct Tally {
    /// Answers that reached us and count.
    pub received: i64,
    /// And those that were right.
    pub hit: i64,
    /// Answers of channels and anonymous administrators.
    pub chats: i64,
    /// Answers of who is not in the group, or wrote the question.
    pub left_out: i64,
    /// How many answered by Telegram's word.
    pub voters: Option<i64>,
}

const fn written_in(language: Lang) -> Language {
    match language {
        Lang::En => Language::English,
        Lang::He => Language::Hebrew,
        Lang::Ru => Language::Russian,
    }
}

fn when(rule: &Recurrence, language: Lang) -> String {
    isolate(&escape(&canonical(rule, written_in(language))))
}

fn hours(open: TimeDelta) -> Line {
    let parts = [
        ("quizzes-days", open.num_days()),
        ("quizzes-hours", open.num_hours() % 24),
        ("quizzes-minutes", open.num_minutes() % 60),
    ];
    let said = parts.into_iter().filter(|(_, n)| *n > 0).map(|(id, n)| line(id).num("n", n));
    let length = said.reduce(|one, other| line("quizzes-length").line("one", one).line("other", other));
    line("quizzes-open").line("length", length.unwrap_or_else(|| line("quizzes-minutes").num("n", 0)))
}

/// The right options of a question, as HTML.
fn right(quiz: &Quiz) -> String {
    let names = quiz.right.iter().filter_map(|place| quiz.options.get(*place));
    names.map(|option| format!("<b>{}</b>", quoted(option))).collect::<Vec<_>>().join(", ")
}

/// A result, as HTML.
#[must_use]
pub fn result(question: &Question, tally: Tally, language: Lang) -> String {
    let quiz = &question.quiz;
    let mut said = vec![
        line("quizzes-result").text("question", &clip_text(&quiz.question, LONGEST)).render(language),
        line("quizzes-right")
            .html("options", right(quiz))
            .num("n", i64::try_from(quiz.right.len()).unwrap_or(1))
            .render(language),
    ];
    if !quiz.explanation.is_empty() {
        said.push(line("quizzes-explanation").text("why", &quiz.explanation).render(language));
    }
    said.push(String::new());
    said.push(match tally.received {
        0 => line("quizzes-nobody-answered").render(language),
        n => line("quizzes-hits").num("hit", tally.hit).num("n", n).render(language),
    });
    let apart = tally.chats + tally.left_out;
    if apart > 0 {
        said.push(line("quizzes-apart").num("n", apart).render(language));
    }
    let came = tally.received + apart;
    if let Some(counted) = tally.voters.filter(|voters| *voters != came) {
        said.push(line("poll-difference").num("counted", counted).num("came", came).render(language));
    }
    said.join("\n")
}

/// What a season is called.
#[must_use]
pub fn name(chat: &Chat, season: &Season) -> Line {
    let date = local_date(season.begins, chat.zone);
    let year = date.year().to_string();
    match season.period {
        Period::Month => line("quizzes-month").line("month", month_name(date.month())).plain("year", &year),
        Period::Quarter => {
            line("quizzes-quarter").plain("quarter", &(date.month0() / 3 + 1).to_string()).plain("year", &year)
        }
        Period::Year => line("quizzes-year").plain("year", &year),
        Period::Round => match &season.round {
            Some(round) => line("quizzes-of-round").text("round", round),
            None => line("quizzes-a-round").line("date", long_date(date)),
        },
    }
}

/// Below the first question of a season: by what a draw will be decided, and what can be won.
#[must_use]
pub fn begins(chat: &Chat, season: &Season) -> Line {
    let begins = line("quizzes-begins").line("season", name(chat, season)).plain("commitment", &season.commitment);
    let prizes = rules::prizes(&season.prize).join(", ");
    match prizes.is_empty() {
        true => begins,
        false => line("quizzes-begins-prize").line("begins", begins).text("prize", &prizes),
    }
}

/// A page of the table.
#[derive(Debug)]
pub struct Table<'a> {
    /// Of which season.
    pub season: &'a Season,
    /// Who is on it.
    pub entries: &'a [Entry],
    /// How many come before them.
    pub first: i64,
    /// How many have more points than the first of them.
    pub before: i64,
    /// Her points and answers, and how many have more points.
    pub hers: Option<(i64, i64, i64)>,
    /// Who won, if it is over.
    pub winners: &'a [Winner],
}

/// The same, as HTML.
#[must_use]
pub fn table(chat: &Chat, shown: &Table<'_>, language: Lang) -> String {
    let Table { season, entries, .. } = shown;
    let says = |words: Line| words.render(language);
    let mut said = vec![says(line("quizzes-table-title").line("season", name(chat, season)))];
    if let (None, Some(ends)) = (season.frozen_at, season.ends) {
        said.push(says(
            line("quizzes-until").line("date", long_date(local_date(ends - TimeDelta::hours(1), chat.zone))),
        ));
    }
    if !season.prize.is_empty() {
        said.push(prizes(&season.prize, language));
    }
    said.push(String::new());
    if entries.is_empty() {
        said.push(says(line("quizzes-table-empty")));
    }
    let (mut place, mut last) = (shown.before + 1, None);
    for (n, entry) in entries.iter().enumerate() {
        if last.is_some_and(|points| points != entry.points) {
            place = shown.first + i64::try_from(n).unwrap_or(i64::MAX) + 1;
        }
        last = Some(entry.points);
        let row = line("quizzes-entry").num("place", place).text("name", &entry.name);
        let row = row.num("points", entry.points).num("answered", entry.answered);
        said.push(says(if entry.is_staff { line("quizzes-entry-staff").line("entry", row) } else { row }));
    }
    said.push(String::new());
    if let Some((points, answered, before)) = shown.hers {
        let hers = line("quizzes-hers").num("place", before + 1).num("points", points).num("answered", answered);
        said.push(says(hers));
    }
    match season.frozen_at {
        Some(_) => {
            said.extend(shown.winners.iter().map(|winner| says(won(winner))));
            said.push(says(line("quizzes-seed").plain("seed", &season.seed).plain("commitment", &season.commitment)));
        }
        None => said.push(says(line("quizzes-commitment").plain("commitment", &season.commitment))),
    }
    said.join("\n")
}

/// Somebody who won.
fn won(winner: &Winner) -> Line {
    let name = winner.name.as_deref().filter(|_| winner.user.is_some());
    let who = name.map_or_else(|| line("quizzes-former"), |name| line("quizzes-name").text("name", name));
    let said = line("quizzes-won").num("place", winner.place).line("who", who).num("points", winner.points);
    if winner.prize.is_empty() {
        return said;
    }
    let said = line("quizzes-won-prize").line("won", said).text("prize", &winner.prize);
    if winner.is_given { line("quizzes-won-given").line("won", said) } else { said }
}

/// What can be won: a line for each place.
#[must_use]
pub fn prizes(written: &str, language: Lang) -> String {
    let lines = rules::prizes(written);
    let place = |(n, prize): (usize, &&str)| {
        let place = i64::try_from(n + 1).unwrap_or(i64::MAX);
        line("quizzes-prize").num("place", place).text("prize", prize).render(language)
    };
    lines.iter().enumerate().map(place).collect::<Vec<_>>().join("\n")
}

/// Somebody is to be given what she won.
#[must_use]
pub fn to_give(season: &Season, winner: &Winner) -> Line {
    let name = winner.name.as_deref().unwrap_or_default();
    let round = season.round.as_deref().unwrap_or_default();
    line("quizzes-to-give").text("name", name).text("prize", &winner.prize).text("round", round)
}

/// Who was in a draw: name, number, and what she drew.
type Drawn = (UserId, String, i64, String);

fn lot((user, name, _, ticket): &Drawn) -> Line {
    let ticket: String = ticket.chars().take(TICKET).collect();
    line("quizzes-lot").text("name", name).plain("user", &user.0.to_string()).plain("ticket", &ticket)
}

/// Who was in the draws, those with the same points together.
fn lots(drawn: &[Drawn], language: Lang) -> Vec<String> {
    let (mut said, mut last) = (Vec::new(), None);
    for one in drawn {
        if last != Some(one.2) {
            said.push(line("quizzes-equals").num("n", one.2).render(language));
            last = Some(one.2);
        }
        said.push(lot(one).render(language));
    }
    said
}

/// Who won a season, for the group, with everything by which the draw can be recomputed.
#[must_use]
pub fn announcement(
    chat: &Chat,
    season: &Season,
    winners: &[Winner],
    drawn: (&[Drawn], i64),
    language: Lang,
) -> String {
    let says = |words: Line| words.render(language);
    let mut said = vec![says(line("quizzes-winners").line("season", name(chat, season))), String::new()];
    said.extend(winners.iter().map(|winner| says(won(winner))));
    let (first, n) = drawn;
    if n > 0 {
        said.push(String::new());
        said.push(says(line("quizzes-drawn")));
        said.extend(lots(first, language));
        let more = n - i64::try_from(first.len()).unwrap_or_default();
        if more > 0 {
            said.push(says(line("quizzes-drawn-more").num("n", more)));
        }
    }
    said.push(String::new());
    said.push(says(line("quizzes-seed").plain("seed", &season.seed).plain("commitment", &season.commitment)));
    said.push(says(line("quizzes-staff-apart")));
    said.join("\n")
}

/// How the draw of a season came out, a page of it.
#[must_use]
pub fn draw(season: &Season, drawn: &[Drawn], language: Lang) -> String {
    let mut said = vec![line("quizzes-draw-title").render(language)];
    said.extend(lots(drawn, language));
    said.push(String::new());
    let seed = line("quizzes-seed").plain("seed", &season.seed).plain("commitment", &season.commitment);
    said.push(seed.render(language));
    said.push(line("quizzes-draw-how").render(language));
    said.join("\n")
}

/// The options of a question, those that are right marked.
fn options(quiz: &Quiz, language: Lang) -> String {
    let option = |(place, option): (usize, &String)| {
        let id = if quiz.right.contains(&place) { "quizzes-option-right" } else { "quizzes-option" };
        line(id).text("option", option).render(language)
    };
    quiz.options.iter().enumerate().map(option).collect::<Vec<_>>().join("\n")
}

/// A question as it would be, and what becomes of it.
#[must_use]
pub fn preview(chat: &Chat, quiz: &Quiz, (open, round): (TimeDelta, Option<&str>), language: Lang) -> String {
    let mut said = vec![
        line("quizzes-preview").text("group", &chat.title).text("question", &quiz.question).render(language),
        options(quiz, language),
    ];
    if !quiz.explanation.is_empty() {
        said.push(line("quizzes-explanation").text("why", &quiz.explanation).render(language));
    }
    said.push(match round {
        Some(round) => line("quizzes-for-round").text("round", round).render(language),
        None => hours(open).render(language),
    });
    said.join("\n")
}

/// A question as those who manage the group see it.
#[must_use]
pub fn question(question: &Question, language: Lang) -> String {
    let quiz = &question.quiz;
    let mut said =
        vec![line("quizzes-question").text("question", &quiz.question).render(language), options(quiz, language)];
    if !quiz.explanation.is_empty() {
        said.push(line("quizzes-explanation").text("why", &quiz.explanation).render(language));
    }
    if question.media.is_some() {
        said.push(line("quizzes-with-picture").render(language));
    }
    if question.author.is_some() {
        said.push(line("quizzes-by-member").render(language));
    }
    said.join("\n")
}

/// A round in the list.
#[must_use]
pub fn round_row(round: &Round, (all, ready, _): (i64, i64, i64)) -> Line {
    line("quizzes-round-row")
        .text("round", &round.spec.name)
        .plain("state", round.state.code())
        .num("asked", all - ready)
        .num("n", all)
}

/// What a round is to be.
#[must_use]
pub fn spec(spec: &Spec, language: Lang) -> String {
    let mut said = vec![
        line("quizzes-spec").text("round", &spec.name).html("when", when(&spec.rule, language)).render(language),
        hours(spec.open).render(language),
    ];
    if !spec.prize.is_empty() {
        said.push(prizes(&spec.prize, language));
    }
    said.join("\n")
}

/// A round as those who manage the group see it.
#[must_use]
pub fn round(
    chat: &Chat,
    round: &Round,
    (next, now): (Option<DateTime<Utc>>, DateTime<Utc>),
    rows: String,
    language: Lang,
) -> String {
    let mut said = vec![spec(&round.spec, language)];
    said.push(line("quizzes-round-state").plain("state", round.state.code()).render(language));
    if let Some(next) = next.filter(|_| round.state == RoundState::Running) {
        said.push(line("quizzes-next").line("when", day_and_time(next, chat.zone, now)).render(language));
    }
    said.push(String::new());
    said.push(if rows.is_empty() { line("quizzes-round-empty").render(language) } else { rows });
    said.join("\n")
}

/// A question in the list of its round.
#[must_use]
pub fn question_row(place: i64, question: &Question) -> Line {
    let state = match &question.state {
        State::Proposed | State::Ready => "ready",
        State::Asked(Stage::Open(_)) => "open",
        State::Asked(Stage::Told) => "told",
        State::Asked(Stage::Dropped) => "dropped",
        State::Asked(Stage::Posting | Stage::Unsure) => "posting",
    };
    line("quizzes-question-row")
        .num("place", place)
        .text("question", &clip(&question.quiz.question, IN_A_LIST))
        .plain("state", state)
}

/// A member proposes a question. It is kept, to be said in the language of each who manages the group.
#[must_use]
pub fn proposed(name: &str, quiz: &Quiz, has_picture: bool) -> Line {
    let below = |above: Line, one: Line| line("quizzes-below").line("above", above).line("one", one);
    let mut said = line("quizzes-proposed-item").text("name", name).text("question", &quiz.question);
    for (place, option) in quiz.options.iter().enumerate() {
        let id = if quiz.right.contains(&place) { "quizzes-option-right" } else { "quizzes-option" };
        said = below(said, line(id).text("option", option));
    }
    if !quiz.explanation.is_empty() {
        said = below(said, line("quizzes-explanation").text("why", &quiz.explanation));
    }
    if has_picture {
        said = below(said, line("quizzes-with-picture"));
    }
    said
}

/// What became of a question somebody proposed.
#[must_use]
pub fn decided(chat: &Chat, quiz: &Quiz, is_used: bool) -> Line {
    line("quizzes-decided")
        .text("group", &chat.title)
        .text("question", &clip_text(&quiz.question, LONGEST))
        .plain("how", if is_used { "used" } else { "declined" })
}
