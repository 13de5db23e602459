//! What people see of ideas.

use super::{
    queries::Idea,
    rules::{self, State},
};
use crate::{
    store::chats::Chat,
    words::{Lang, Line, clip, line, long_date, month_name},
};

/// How much of an idea stands in a list, and in the post about a month, in graphemes.
const EXCERPT: usize = 80;
const TOLD: usize = 140;
/// Ideas of one state in the post about a month; of more, how many.
const MOST_TOLD: usize = 8;

/// What is called by its number.
pub fn numbered(id: &'static str, idea: &Idea) -> Line {
    line(id).plain("number", &idea.number.to_string())
}

/// Its head: what it is called, and whose it is, if that is known.
fn head(idea: &Idea, lang: Lang) -> String {
    match &idea.name {
        Some(name) => numbered("ideas-head-of", idea).text("name", name).render(lang),
        None => numbered("ideas-head", idea).render(lang),
    }
}

/// What became of it, with a manager's word; `same`: what the one is called that it is the same as. [`None`]: nothing yet.
pub fn standing(idea: &Idea, same: Option<i64>) -> Option<Line> {
    if let Some(same) = same {
        return Some(line("ideas-is-same").plain("number", &same.to_string()));
    }
    if idea.state == State::New && idea.why.is_empty() {
        return None;
    }
    let state = line("ideas-state").plain("state", idea.state.code());
    Some(match idea.why.is_empty() {
        true => state,
        false => line("ideas-state-why").line("state", state).text("why", &idea.why),
    })
}

/// The message of an idea in the group.
pub fn post(idea: &Idea, same: Option<i64>, lang: Lang) -> String {
    let text = line("ideas-text").text("text", &idea.text).render(lang);
    let standing = standing(idea, same).map(|words| words.render(lang));
    [Some(head(idea, lang)), Some(text), standing].into_iter().flatten().collect::<Vec<_>>().join("\n\n")
}

/// All there is to know about one.
pub fn whole(idea: &Idea, same: Option<i64>, others: &[i64], chat: &Chat, lang: Lang) -> String {
    let day = idea.at.with_timezone(&chat.zone).date_naive();
    let mut lines = vec![line("ideas-votes").num("n", idea.votes).line("date", long_date(day)).render(lang)];
    if idea.told > 0 {
        lines.push(line("ideas-told-votes").num("n", idea.told).render(lang));
    }
    if !others.is_empty() {
        let others = others.iter().map(i64::to_string).collect::<Vec<_>>().join(", ");
        lines.push(line("ideas-with").plain("numbers", &others).render(lang));
    }
    format!("{}\n\n{}", post(idea, same, lang), lines.join("\n"))
}

/// One on the board.
pub fn entry(idea: &Idea) -> Line {
    numbered("ideas-entry", idea)
        .text("text", &clip(&idea.text, EXCERPT))
        .num("n", idea.votes)
        .plain("state", idea.state.code())
}

/// The same on a button.
pub fn label(idea: &Idea, most: usize, lang: Lang) -> String {
    clip(&numbered("ideas-label", idea).text("text", &idea.text).render_plain(lang), most)
}

/// What somebody who wrote it, or is for it, hears of what became of it.
pub fn news(idea: &Idea, same: Option<&Idea>, group: &str) -> Line {
    let words = match same {
        Some(same) => {
            numbered("ideas-news-same", idea).plain("other", &same.number.to_string()).text("same", &same.text)
        }
        None => {
            let words = numbered("ideas-news", idea).plain("state", idea.state.code());
            let why = match idea.why.is_empty() {
                true => line("ideas-no-why"),
                false => line("ideas-why").text("why", &idea.why),
            };
            words.line("why", why)
        }
    };
    words.text("group", group).text("text", &clip(&idea.text, TOLD))
}

/// What a month is called: "November 2026".
pub fn month(month: i64) -> Line {
    let first = rules::first_day(month);
    let (number, year) = (first.format("%m").to_string(), first.format("%Y").to_string());
    line("ideas-month-name").line("month", month_name(number.parse().unwrap_or(1))).plain("year", &year)
}

/// The post about what became of ideas within a month.
pub fn told(of_month: i64, parts: &[(State, Vec<Idea>)], lang: Lang) -> String {
    let mut html = vec![line("ideas-month").line("month", month(of_month)).render(lang)];
    for (state, ideas) in parts.iter().filter(|(_, ideas)| !ideas.is_empty()) {
        let mut lines = vec![line("ideas-month-part").plain("state", state.code()).render(lang)];
        for idea in ideas.iter().take(MOST_TOLD) {
            let entry = numbered("ideas-month-entry", idea).text("text", &clip(&idea.text, TOLD)).num("n", idea.votes);
            lines.push(match idea.why.is_empty() {
                true => entry.render(lang),
                false => line("ideas-month-why").line("entry", entry).text("why", &idea.why).render(lang),
            });
        }
        let more = ideas.len().saturating_sub(MOST_TOLD);
        if more > 0 {
            lines.push(line("ideas-month-more").num("n", i64::try_from(more).unwrap_or(i64::MAX)).render(lang));
        }
        html.push(lines.join("\n"));
    }
    html.push(line("ideas-month-end").render(lang));
    html.join("\n\n")
}

/// An idea that is not there yet, as the group would see it but for its number.
pub fn draft(name: &str, text: &str, lang: Lang) -> String {
    let head = line("ideas-head-new").text("name", name).render(lang);
    format!("{head}\n\n{}", line("ideas-text").text("text", text).render(lang))
}
