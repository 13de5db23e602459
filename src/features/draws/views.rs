//! What people see of draws.

use chrono::{DateTime, Utc};

use super::{
    queries::{Draw, Stage, Ticket},
    rules::{Proof, THROWS},
};
use crate::{
    store::chats::Chat,
    words::{Lang, Line, clip, day_and_time, line, own_time},
};

/// So much of a title, and of a name, where room is short.
const TITLE: usize = 60;
const NAME: usize = 30;

fn when(at: DateTime<Utc>, now: DateTime<Utc>, chat: &Chat) -> Line {
    own_time(at, day_and_time(at, chat.zone, now))
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// What it is about: what is drawn, for how many, among whom.
fn head(draw: &Draw) -> Vec<Line> {
    let mut lines = vec![
        line("draw-title").text("title", &draw.title),
        line("draw-for").num("winners", draw.winners).num("days", draw.days),
    ];
    if !draw.staff {
        lines.push(line("draw-without-staff"));
    }
    lines
}

/// As it stands in the group, with the rules, and what they do not prove.
pub fn post(draw: &Draw, n: i64, now: DateTime<Utc>, chat: &Chat) -> String {
    let mut lines = head(draw);
    lines.push(match draw.stage {
        Stage::Open => line("draw-open-until").line("until", when(draw.closes_at, now, chat)),
        stage => line("draw-stage").plain("stage", stage.code()),
    });
    lines.push(line("draw-entered").num("n", n));
    let mut below = vec![line("draw-rules").plain("commitment", &draw.commitment).plain("code", &draw.code)];
    if let Some(secret) = &draw.secret {
        below.push(line("draw-secret").plain("secret", secret));
    }
    let says = |lines: &[Line]| lines.iter().map(|line| line.render(chat.language)).collect::<Vec<_>>().join("\n");
    format!("{}\n\n{}", says(&lines), says(&below))
}

/// As it would be.
pub fn preview(draw: &Draw, now: DateTime<Utc>, (chat, lang): (&Chat, Lang)) -> String {
    let mut lines = head(draw);
    lines.push(line("draw-open-until").line("until", when(draw.closes_at, now, chat)));
    lines.push(line("draw-preview-note").text("group", &chat.title));
    lines.iter().map(|line| line.render(lang)).collect::<Vec<_>>().join("\n")
}

/// Her ticket, with what she can hold the draw to: unlike the post, this message is never changed.
pub fn ticket(draw: &Draw, chat: &Chat, ticket: &str) -> Line {
    let words = line("draw-ticket").text("title", &draw.title).text("group", &chat.title).plain("ticket", ticket);
    words.num("winners", draw.winners).plain("commitment", &draw.commitment).plain("code", &draw.code)
}

/// A ticket, with the name of whose it is if that may be said.
fn whose(ticket: &Ticket) -> Line {
    let words = line(if ticket.name.is_some() { "draw-winner-named" } else { "draw-winner" });
    let words = words.plain("ticket", &ticket.ticket);
    match &ticket.name {
        Some(name) => words.text("name", &clip(name, NAME)),
        None => words,
    }
}

fn passed(ticket: &Ticket) -> Line {
    line("draw-passed").plain("ticket", &ticket.ticket)
}

/// Who won.
pub fn winners(
    draw: &Draw,
    (won, passed_over): (&[Ticket], &[Ticket]),
    dice: [u8; THROWS],
    proof: &Proof,
    (now, chat): (DateTime<Utc>, &Chat),
) -> String {
    let says = |line: Line| line.render(chat.language);
    let mut lines = vec![says(line("draw-drawn").text("title", &draw.title))];
    lines.extend(won.iter().map(|ticket| says(whose(ticket))));
    if won.is_empty() {
        lines.push(says(line("draw-nobody-left")));
    }
    lines.extend(passed_over.iter().map(|ticket| says(passed(ticket))));
    if count(won.len()) < draw.winners && !won.is_empty() {
        lines.push(says(line("draw-fewer")));
    }
    if let Some(until) = draw.claim_until.filter(|_| !won.is_empty()) {
        lines.push(says(line("draw-claim-until").line("until", when(until, now, chat))));
    }
    let fell = dice.map(|die| die.to_string()).join(" · ");
    lines.push(String::new());
    let words = line("draw-how").plain("dice", &fell).plain("secret", &proof.secret);
    lines.push(says(words.plain("seed", &proof.seed)));
    lines.join("\n")
}

/// Who wins instead of those who did not claim.
pub fn instead(
    draw: &Draw,
    late: &[Ticket],
    (won, passed_over): (&[Ticket], &[Ticket]),
    (now, chat): (DateTime<Utc>, &Chat),
) -> String {
    let says = |line: Line| line.render(chat.language);
    let mut lines = vec![says(line("draw-instead").text("title", &draw.title))];
    lines.extend(late.iter().map(|ticket| says(line("draw-late").plain("ticket", &ticket.ticket))));
    lines.extend(passed_over.iter().map(|ticket| says(passed(ticket))));
    lines.extend(won.iter().map(|ticket| says(whose(ticket))));
    match (won.is_empty(), draw.claim_until) {
        (true, _) => lines.push(says(line("draw-nobody-left"))),
        (false, Some(until)) => lines.push(says(line("draw-claim-until").line("until", when(until, now, chat)))),
        (false, None) => {}
    }
    lines.join("\n")
}

/// What who has won hears.
pub fn told(draw: &Draw, chat: &Chat, ticket: &str, now: DateTime<Utc>) -> Line {
    let words = line(if draw.claim_until.is_some() { "draw-told-claim" } else { "draw-told" });
    let words = words.text("title", &draw.title).text("group", &chat.title).plain("ticket", ticket);
    match draw.claim_until {
        Some(until) => words.line("until", when(until, now, chat)),
        None => words,
    }
}

/// It will never be drawn.
pub fn cancelled(draw: &Draw, why: &'static str) -> Line {
    let words = line("draw-cancelled").text("title", &draw.title).plain("why", why);
    match &draw.secret {
        Some(secret) => words.line("secret", line("draw-secret").plain("secret", secret)),
        None => words.line("secret", line("draw-secret-lost")),
    }
}

/// One in a list.
pub fn row(draw: &Draw, n: i64, now: DateTime<Utc>, chat: &Chat) -> Line {
    line("draw-row")
        .text("title", &clip(&draw.title, TITLE))
        .plain("stage", draw.stage.code())
        .num("n", n)
        .line("until", when(draw.closes_at, now, chat))
}

/// One, as somebody sees it who may have a ticket.
pub fn one(
    draw: &Draw,
    n: i64,
    ticket: Option<&(String, String)>,
    now: DateTime<Utc>,
    (chat, lang): (&Chat, Lang),
) -> String {
    let mut lines = head(draw);
    lines.push(match draw.stage {
        Stage::Open => line("draw-open-until").line("until", when(draw.closes_at, now, chat)),
        stage => line("draw-stage").plain("stage", stage.code()),
    });
    lines.push(line("draw-entered").num("n", n));
    if let Some((ticket, state)) = ticket {
        lines.push(line("draw-yours").plain("ticket", ticket).plain("state", state));
    }
    lines.iter().map(|line| line.render(lang)).collect::<Vec<_>>().join("\n")
}
