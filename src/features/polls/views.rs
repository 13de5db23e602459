//! What people read about polls.

use chrono::{DateTime, TimeDelta, Utc};

use super::{
    queries::{
        Poll,
        plans::{Planned, Spec},
    },
    rules::{
        form::{Form, Trait},
        length,
        rounds::{Round, Trend},
        stage::Stage,
        tally::Tally,
        typed::{Draft, FEWEST_OPTIONS, Kind, LONGEST_OPTION, LONGEST_QUESTION, MOST_OPTIONS, Problem, alike},
    },
};
use crate::{
    dispatch::trouble,
    pictures::{Bar, Bars, Heading, Lines, Picture, Series},
    schedule::{
        gates::local_date,
        grammar::{Language, canonical},
    },
    store::chats::Chat,
    telegram::{UserId, refusal::Refusal},
    words::{Lang, Line, clip, clip_text, day_and_time, day_of_year, escape, grouped, line, quoted},
};

/// Longest label of an option in a result, in UTF-16 units: twelve of them stay well below a message's limit.
const LONGEST_LABEL: usize = 100;
/// Longest question above a result.
const LONGEST_TITLE: usize = 200;
/// So much of a question names a poll in a list, in graphemes.
const NAME_OF_POLL: usize = 60;
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

/// What is told of a poll that is over.
#[derive(Debug, Clone, Copy)]
pub struct Told<'a> {
    /// Question and options.
    pub words: &'a Draft,
    /// How it was held.
    pub form: &'a Form,
    /// How it ended.
    pub tally: &'a Tally,
    /// How that is beside the round before.
    pub trend: Option<&'a Trend>,
    /// Votes that reached us, where they are not those Telegram counted.
    pub missed: Option<i64>,
}

impl Told<'_> {
    fn several(&self) -> bool {
        self.form.is(Trait::Several)
    }
}

/// The result of a poll, as Telegram HTML.
pub fn result(told: &Told<'_>, language: Lang) -> String {
    let Told { words, tally, .. } = told;
    let title = line("poll-result").text("question", &clip_text(&words.question, LONGEST_TITLE)).render(language);
    if !tally.has_votes() {
        return format!("{title}\n\n{}", line("poll-no-votes").render(language));
    }
    let lines = [
        Some(best(words, tally)),
        told.trend.map(trend),
        Some(voters(tally, language)),
        told.form.quorum.map(|wanted| quorum(wanted, tally.voters)),
        told.missed.map(|came| missed(came, tally.voters)),
    ];
    let lines: Vec<String> = lines.into_iter().flatten().map(|said| said.render(language)).collect();
    let (bars, thanks) = (bars(told, language), line("poll-thanks").render(language));
    format!("{title}\n\n{bars}\n\n{}\n\n{thanks}", lines.join("\n"))
}

fn trend(trend: &Trend) -> Line {
    let option = quoted(&clip_text(&trend.option, LONGEST_NAMED));
    let percent = |percent: i64| format!("{percent}%");
    let said = match trend.before {
        None => line("poll-trend-new"),
        Some(before) => {
            let how = match (trend.again, trend.percent.cmp(&before)) {
                (false, _) => "other",
                (true, std::cmp::Ordering::Greater) => "up",
                (true, std::cmp::Ordering::Less) => "down",
                (true, std::cmp::Ordering::Equal) => "same",
            };
            line("poll-trend").plain("how", how).text("before", &percent(before))
        }
    };
    said.html("option", option).text("percent", &percent(trend.percent))
}

/// How many people were wanted, and whether so many came.
fn quorum(wanted: i64, voters: i64) -> Line {
    let id = if voters >= wanted { "poll-quorum-reached" } else { "poll-quorum-missed" };
    line(id).num("wanted", wanted).num("voters", voters)
}

fn missed(came: i64, counted: i64) -> Line {
    line("poll-difference").num("came", came).num("counted", counted)
}

/// An option's words; those of somebody who is forgotten are not known any more.
fn option_name(option: &str, language: Lang) -> String {
    if option.is_empty() { line("poll-option-forgotten").render_plain(language) } else { option.to_owned() }
}

/// For each option its label and below it its bar. A bar's line has no letter, so a mark at its start gives it the
/// language's direction; the bar then grows from where the reader starts (DOMAIN §D2).
fn bars(told: &Told<'_>, language: Lang) -> String {
    let Told { words, tally, .. } = told;
    let winners = tally.winners();
    let shares = tally.shares(told.several()).into_iter().zip(tally.bars(told.several())).zip(&tally.counts);
    let blocks = words.options.iter().zip(shares).enumerate().map(|(i, (option, ((percent, bar), votes)))| {
        let label = quoted(&clip_text(&option_name(option, language), LONGEST_LABEL));
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
pub fn picture(told: &Told<'_>, language: Lang) -> Picture {
    let Told { words, tally, .. } = told;
    let winners = tally.winners();
    let shares = tally.shares(told.several()).into_iter().zip(&tally.counts);
    let bars = words.options.iter().zip(shares).enumerate().map(|(i, (option, (percent, votes)))| Bar {
        label: option_name(option, language),
        value: Some(*votes as f64),
        says: line("poll-bar")
            .text("percent", &format!("{percent}%"))
            .plain("votes", &grouped(*votes, language))
            .render_plain(language),
        marked: winners.contains(&i),
    });
    let note = match told.trend {
        Some(said) => trend(said).render_plain(language),
        None => voters(tally, language).render_plain(language),
    };
    let title = line("poll-picture").text("question", &words.question).render_plain(language);
    let heading = Heading { title, note, nothing: String::new() };
    // As in the words below, a bar is a share of all votes, or of all voters.
    let all = if told.several() { tally.voters } else { tally.counts.iter().sum::<i64>() };
    Picture::Bars(Bars { heading, bars: bars.collect(), whole: Some(all as f64) })
}

/// What leads in the rounds of a plan, with its share in each.
pub fn trend_picture(chat: &Chat, kept: &Planned, rounds: &[Round], language: Lang) -> Picture {
    let several = kept.spec.form.is(Trait::Several);
    let oldest_first: Vec<&Round> = rounds.iter().rev().collect();
    let mut options = kept.spec.words.options.clone();
    let latest = |option: &String| rounds.first().and_then(|round| round.percent(option, several)).unwrap_or_default();
    options.sort_by_key(|option| std::cmp::Reverse(latest(option)));
    let series = options.into_iter().take(Lines::MOST).map(|name| {
        let points = oldest_first.iter().map(|round| round.percent(&name, several).map(|percent| percent as f64));
        Series { points: points.collect(), name }
    });
    let day = |round: &&Round| {
        let date = local_date(round.at, chat.zone);
        day_of_year(chrono::Datelike::day(&date), chrono::Datelike::month(&date)).render_plain(language)
    };
    let title = line("poll-picture").text("question", &kept.spec.words.question).render_plain(language);
    let heading = Heading {
        title,
        note: line("poll-trend-picture").render_plain(language),
        nothing: line("poll-plans-no-rounds").render_plain(language),
    };
    let moments = oldest_first.iter().map(day).collect();
    Picture::Lines(Lines { heading, moments, series: series.collect(), band: None })
}

fn voters(tally: &Tally, language: Lang) -> Line {
    line("poll-voters").num("n", tally.voters).plain("shown", &grouped(tally.voters, language))
}

/// Whether nobody sees who voted.
pub fn is_anonymous(poll: &Poll) -> bool {
    poll.form.is(Trait::Anonymous)
}

fn listed(options: &[String], language: Lang) -> String {
    let option = |option: &String| {
        line("poll-listed")
            .html("option", quoted(&clip_text(&option_name(option, language), LONGEST_LABEL)))
            .render(language)
    };
    options.iter().map(option).collect::<Vec<_>>().join("\n")
}

/// How it is held, in a few words each.
fn traits(form: &Form, language: Lang) -> Vec<String> {
    let mut said: Vec<String> = Trait::ALL
        .into_iter()
        .filter(|one| form.is(*one))
        .map(|one| Line::named(format!("poll-trait-{}", one.code())).render(language))
        .collect();
    if !form.is(Trait::Anonymous) {
        said.insert(0, line("poll-trait-named").render(language));
    }
    said.extend(form.quorum.map(|wanted| line("poll-trait-quorum").num("wanted", wanted).render(language)));
    said
}

const fn written_in(language: Lang) -> Language {
    match language {
        Lang::En => Language::English,
        Lang::He => Language::Hebrew,
        Lang::Ru => Language::Russian,
    }
}

/// A poll as it would be, with how it is held, how long it is open and when it comes.
pub fn preview(chat: &Chat, spec: &Spec, now: DateTime<Utc>, language: Lang) -> String {
    let when = match &spec.rule {
        Some(rule) => line("poll-preview-when").plain("rule", &canonical(rule, written_in(language))),
        None => line("poll-preview-now"),
    };
    let open = day_and_time(now + spec.open, chat.zone, now);
    let open = if spec.rule.is_some() {
        line("poll-preview-open").num("hours", spec.open.num_minutes().div_euclid(60).max(1))
    } else {
        line("poll-open-until").line("when", open)
    };
    line("poll-preview")
        .text("group", &chat.title)
        .text("question", &spec.words.question)
        .html("options", listed(&spec.words.options, language))
        .html("traits", traits(&spec.form, language).join(" · "))
        .line("open", open)
        .line("when", when)
        .render(language)
}

/// It is kept.
pub fn is_kept(spec: &Spec) -> Line {
    match spec.rule {
        Some(rule) => {
            line("poll-is-planned").made("rule", move |language| escape(&canonical(&rule, written_in(language))))
        }
        None => line("poll-is-template"),
    }
}

/// What a plan or template is called.
pub fn name_of_plan(kept: &Planned) -> Line {
    let name = kept.name.as_deref().unwrap_or(&kept.spec.words.question);
    line("poll-name").text("name", &clip(name, NAME_OF_POLL))
}

/// One in the list of what comes, and of templates.
pub fn row_of_plan(kept: &Planned, language: Lang) -> Line {
    match &kept.spec.rule {
        Some(rule) => {
            line("poll-plan-row").line("name", name_of_plan(kept)).plain("rule", &canonical(rule, written_in(language)))
        }
        None => line("poll-template-row").line("name", name_of_plan(kept)),
    }
}

/// One of these, with how its rounds went.
pub fn plan(
    chat: &Chat,
    kept: &Planned,
    next: Option<DateTime<Utc>>,
    rounds: &[Round],
    now: DateTime<Utc>,
    language: Lang,
) -> String {
    let mut said = vec![preview(chat, &kept.spec, now, language)];
    if let Some(next) = next {
        said.push(line("poll-plan-next").line("when", day_and_time(next, chat.zone, now)).render(language));
    }
    let several = kept.spec.form.is(Trait::Several);
    let round = |round: &Round| {
        let row = line("poll-round").line("when", day_and_time(round.at, chat.zone, now));
        let percent = round.tally.shares(several).into_iter().max().unwrap_or_default();
        let row = row.line("best", best(&round.words, &round.tally)).text("percent", &format!("{percent}%"));
        row.num("voters", round.tally.voters).render(language)
    };
    said.extend(rounds.iter().filter(|round| round.tally.has_votes()).take(NAMED_IN_TIE * 2).map(round));
    said.join("\n")
}

/// One in the list of polls.
pub fn row(chat: &Chat, poll: &Poll, now: DateTime<Utc>) -> Line {
    let name = clip(&poll.words.question, NAME_OF_POLL);
    let voters = poll.last_state.as_ref().map_or(0, |tally| tally.voters);
    let row = match &poll.stage {
        Stage::Open(_) => line("poll-row-open").line("when", day_and_time(poll.asked_at + poll.open, chat.zone, now)),
        _ => line("poll-row-over")
            .line("when", day_and_time(poll.ended_at.unwrap_or(poll.asked_at), chat.zone, now))
            .line("how", how_it_ended(poll)),
    };
    row.text("question", &name).num("voters", voters)
}

/// What led, or that nobody voted, or who decided.
fn how_it_ended(poll: &Poll) -> Line {
    match (&poll.last_state, poll.cast) {
        (Some(_), Some(_)) => decided(poll),
        (Some(tally), None) if tally.has_votes() => best(&poll.words, tally),
        _ => line("poll-row-no-votes"),
    }
}

/// A poll, as it stands or ended.
pub fn one(chat: &Chat, poll: &Poll, now: DateTime<Utc>, language: Lang) -> String {
    let nothing = Tally { counts: vec![0; poll.words.options.len()], voters: 0 };
    let tally = poll.last_state.as_ref().unwrap_or(&nothing);
    let missed = poll.received.filter(|came| !is_anonymous(poll) && *came != tally.voters);
    let told = Told { words: &poll.words, form: &poll.form, tally, trend: None, missed };
    let mut said = vec![
        row(chat, poll, now).render(language),
        String::new(),
        bars(&told, language),
        String::new(),
        traits(&poll.form, language).join(" · "),
    ];
    said.extend(poll.form.quorum.map(|wanted| quorum(wanted, tally.voters).render(language)));
    said.extend(missed.map(|came| self::missed(came, tally.voters).render(language)));
    said.join("\n")
}

/// Who has not voted.
pub fn missing(poll: &Poll, all: usize, shown: &[(UserId, String)]) -> Line {
    let names: Vec<String> = shown.iter().map(|(_, name)| quoted(name)).collect();
    line("poll-missing")
        .text("question", &clip(&poll.words.question, NAME_OF_POLL))
        .num("n", i64::try_from(all).unwrap_or(i64::MAX))
        .html("names", names.join("\n"))
}

/// A tie that waits for somebody to decide.
pub fn tie(poll: &Poll) -> Line {
    line("poll-tie-decide").text("question", &clip(&poll.words.question, NAME_OF_POLL))
}

/// A tie that somebody decided, or that is none.
pub fn decided(poll: &Poll) -> Line {
    match poll.cast.and_then(|option| poll.words.options.get(option)) {
        Some(option) => line("poll-decided").text("option", option),
        None => line("poll-cast-already"),
    }
}

/// She has not voted yet, and it ends soon.
pub fn reminder(chat: &Chat, poll: &Poll, link: Option<&str>, language: Lang) -> String {
    let until = poll.asked_at + poll.open;
    let said = line("poll-reminder")
        .text("group", &chat.title)
        .text("question", &clip_text(&poll.words.question, LONGEST_TITLE))
        .line("when", day_and_time(until, chat.zone, poll.asked_at))
        .render(language);
    match link {
        Some(link) => format!("{said}\n{link}"),
        None => said,
    }
}

/// A poll as a table: each option with its votes, then who voted, and for what while that is known.
pub fn table(poll: &Poll, voters: &[(UserId, String, Option<Vec<String>>)], language: Lang) -> Vec<Vec<String>> {
    let says = |id: &'static str| line(id).render_plain(language);
    let count = |i: usize| poll.last_state.as_ref().and_then(|tally| tally.counts.get(i)).copied().unwrap_or_default();
    let mut rows = vec![
        vec![says("poll-table-question"), poll.words.question.clone()],
        vec![says("poll-table-option"), says("poll-table-votes")],
    ];
    for (i, option) in poll.words.options.iter().enumerate() {
        rows.push(vec![option_name(option, language), count(i).to_string()]);
    }
    if voters.is_empty() {
        return rows;
    }
    rows.push(Vec::new());
    rows.push(vec![says("poll-table-name"), says("poll-table-chose")]);
    let named = |id: &String| {
        let place = poll.option_ids.iter().position(|known| known == id);
        let place = place.or_else(|| id.strip_prefix('#').and_then(|place| place.parse().ok()));
        place.and_then(|place| poll.words.options.get(place)).map(|option| option_name(option, language))
    };
    for (_, name, choices) in voters {
        let chose: Vec<String> = choices.iter().flatten().filter_map(named).collect();
        rows.push(vec![name.clone(), chose.join("; ")]);
    }
    rows
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

    static USUAL: Form = Form { traits: std::collections::BTreeSet::new(), quorum: Some(3) };

    fn told<'a>(words: &'a Draft, tally: &'a Tally) -> Told<'a> {
        Told { words, form: &USUAL, tally, trend: None, missed: Some(1) }
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
                let html = result(&told(&words, &tally), language);
                assert!(shown_length(&html) < crate::telegram::request::LONGEST_TEXT, "{}", shown_length(&html));
            }
        }
    }

    #[test]
    fn every_hebrew_line_starts_from_the_right() {
        let words = Draft { question: "Tea?".into(), options: vec!["Yes".into(), "12 &".into()] };
        for counts in [[3, 1], [2, 2], [0, 0]] {
            let tally = Tally { counts: counts.to_vec(), voters: counts.iter().sum() };
            for line in result(&told(&words, &tally), Lang::He).lines().filter(|line| !line.is_empty()) {
                let first = line.chars().find(|c| c.is_alphabetic() || *c == '\u{200F}');
                assert!(first.is_some_and(|c| c == '\u{200F}' || ('א'..='ת').contains(&c)), "{line:?}");
            }
        }
    }
}
