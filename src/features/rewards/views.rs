//! What people see of rewards.

use chrono::{DateTime, Utc};

use super::{
    life::Claimed,
    queries::{Claim, Reward, State, Stock, Who},
};
use crate::{
    dispatch::panel::PAIRED,
    store::chats::Chat,
    words::{Lang, Line, clip, day_and_time, line, own_time},
};

/// So much of a title where room is short.
const TITLE: usize = 60;

fn when(at: DateTime<Utc>, now: DateTime<Utc>, chat: &Chat) -> Line {
    own_time(at, day_and_time(at, chat.zone, now))
}

/// For whom it is.
fn whom(reward: &Reward) -> Line {
    let words = line("reward-for").plain("who", reward.who.code());
    words.num("days", reward.days)
}

/// As it stands in the group.
pub fn post(reward: &Reward, stock: Stock, now: DateTime<Utc>, chat: &Chat) -> String {
    let lang = chat.language;
    let mut lines = vec![line("reward-title").text("title", &reward.title).render(lang)];
    if !reward.about.is_empty() {
        lines.push(line("reward-about").text("about", &reward.about).render(lang));
    }
    let words = match (reward.open && reward.until > now, stock.free) {
        (false, _) => vec![line("reward-post-over")],
        (true, 0) => vec![whom(reward), line("reward-post-none-left")],
        (true, free) => vec![
            whom(reward),
            line("reward-post-left").num("free", free).num("all", stock.all),
            line("reward-post-until").line("until", when(reward.until, now, chat)),
            line("reward-post-how").plain("kind", if reward.codes { "codes" } else { "prize" }),
        ],
    };
    lines.push(String::new());
    lines.extend(words.iter().map(|words| words.render(lang)));
    lines.join("\n")
}

/// What became of a wish to have it.
pub fn became(claimed: Claimed) -> Line {
    line(match claimed {
        Claimed::Sent => "reward-became-sent",
        Claimed::Kept => "reward-became-kept",
        Claimed::ByHand => "reward-became-by-hand",
        Claimed::Has => "reward-became-has",
    })
}

/// Her code, in private.
pub fn code(reward: &Reward, chat: &Chat, code: &str) -> Line {
    line("reward-code").text("title", &reward.title).text("group", &chat.title).plain("code", code)
}

/// One in the list of those who manage the group.
pub fn row(reward: &Reward, stock: Stock) -> Line {
    line("reward-row")
        .text("title", &clip(&reward.title, TITLE))
        .plain("open", if reward.open { "yes" } else { "no" })
        .num("free", stock.free)
        .num("all", stock.all)
}

/// One of hers.
pub fn mine(reward: &Reward, claim: &Claim) -> Line {
    line("reward-mine-row")
        .text("title", &clip(&reward.title, TITLE))
        .plain("kind", if reward.codes { "codes" } else { "prize" })
        .plain("state", claim.state.code())
}

/// One, for those who manage the group.
pub fn one(reward: &Reward, stock: Stock, winners: i64, now: DateTime<Utc>, (chat, lang): (&Chat, Lang)) -> String {
    let mut lines = vec![line("reward-title").text("title", &reward.title)];
    if !reward.about.is_empty() {
        lines.push(line("reward-about").text("about", &reward.about));
    }
    lines.push(whom(reward));
    if reward.who == Who::Winners {
        lines.push(line("reward-winners").num("n", winners));
    }
    lines.push(match reward.open {
        true => line("reward-post-until").line("until", when(reward.until, now, chat)),
        false => line("reward-post-over"),
    });
    let stock_words = line("reward-stock").num("all", stock.all).num("free", stock.free);
    lines.push(stock_words.num("kept", stock.kept).num("delivered", stock.delivered));
    lines.iter().map(|line| line.render(lang)).collect::<Vec<_>>().join("\n")
}

/// Somebody, or that it is somebody who is forgotten.
fn whose(claim: &Claim) -> Line {
    match (&claim.name, claim.user) {
        (Some(name), Some(_)) => line("reward-whose").text("name", name),
        _ => line("reward-somebody"),
    }
}

/// A claim on a button.
pub fn label(claim: &Claim, lang: Lang) -> String {
    clip(&whose(claim).render_plain(lang), PAIRED)
}

/// A claim, in the list of those who manage the group.
pub fn given(reward: &Reward, claim: &Claim, now: DateTime<Utc>, chat: &Chat) -> Line {
    line("reward-given-row")
        .line("whose", whose(claim))
        .plain("state", claim.state.code())
        .line("code", masked(reward, claim))
        .line("when", when(claim.since, now, chat))
}

/// What of a code others see.
fn masked(reward: &Reward, claim: &Claim) -> Line {
    match reward.codes {
        true => line("reward-masked").plain("tail", &claim.tail),
        false => line("reward-no-code"),
    }
}

/// A claim, with all that happened to it.
pub fn claim(
    reward: &Reward,
    claim: &Claim,
    ledger: &[(String, String, DateTime<Utc>)],
    now: DateTime<Utc>,
    (chat, lang): (&Chat, Lang),
) -> String {
    let mut lines = vec![
        line("reward-title").text("title", &reward.title),
        line("reward-claim").line("whose", whose(claim)).line("code", masked(reward, claim)),
    ];
    for (event, why, at) in ledger {
        let words = line("reward-ledger").plain("event", event).line("when", when(*at, now, chat));
        let why = if why.is_empty() { line("reward-no-why") } else { line("reward-why").plain("why", why) };
        lines.push(words.line("why", why));
    }
    if claim.state == State::Released && !claim.reason.is_empty() {
        lines.push(line("reward-reason").text("reason", &claim.reason));
    }
    if let Some(until) = claim.until.filter(|_| claim.state == State::Reserved) {
        lines.push(line("reward-kept-until").line("until", when(until, now, chat)));
    }
    lines.iter().map(|line| line.render(lang)).collect::<Vec<_>>().join("\n")
}

/// What was given to whom, as a table.
pub fn table(claims: &[Claim], chat: &Chat, lang: Lang) -> Vec<Vec<String>> {
    let head =
        ["reward-table-who", "reward-table-code", "reward-table-state", "reward-table-since", "reward-table-reason"];
    let mut rows = vec![head.map(|id| line(id).render_plain(lang)).to_vec()];
    for claim in claims {
        let since = claim.since.with_timezone(&chat.zone).format("%Y-%m-%d %H:%M").to_string();
        let tail = if claim.tail.is_empty() { String::new() } else { format!("…{}", claim.tail) };
        let state = line("reward-state").plain("state", claim.state.code()).render_plain(lang);
        let name = whose(claim).render_plain(lang);
        rows.push(vec![name, tail, state, since, claim.reason.clone()]);
    }
    rows
}

/// What is known of her, in her words.
pub fn known(reward: &Reward, claim: &Claim, code: Option<&str>) -> Line {
    let words = match code {
        Some(code) => line("mydata-reward-code").plain("code", code),
        None => line("mydata-reward"),
    };
    words.text("title", &reward.title).line("state", line("reward-state").plain("state", claim.state.code()))
}
