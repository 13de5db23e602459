//! The words people type after `/top` and `/boards`, and in the room's settings.

use super::{
    rules::Period,
    worth::{Board, Weights},
};
use crate::dispatch::settings::{Choice, OFF, ON, SettingSpec};

/// Whether lists have places.
pub const RANKING: SettingSpec = SettingSpec {
    key: "ranking",
    names: &["places", "rank", "דירוג", "מקומות", "рейтинг", "места"],
    choices: &[
        Choice { code: ON, typed: &["yes", "כן", "вкл", "да"] },
        Choice { code: OFF, typed: &["no", "לא", "выкл", "нет"] },
    ],
    default: ON,
    none: Some(OFF),
    for_new: None,
};

const TOGETHER: &str = "together";
const ANSWERS: &str = "answers";
const WORDS: &str = "words";

/// What counts for how much among the most active.
pub const WEIGHTS: SettingSpec = SettingSpec {
    key: "weights",
    names: &["weight", "counting", "משקלים", "מה נספר", "веса", "что важнее"],
    choices: &[
        Choice { code: TOGETHER, typed: &["all", "everything", "הכול", "הכל", "всё", "все"] },
        Choice { code: ANSWERS, typed: &["helping", "תשובות", "עזרה", "ответы", "помощь"] },
        Choice {
            code: WORDS, typed: &["no reactions", "בלי תגובות", "מילים", "без реакций", "слова"]
        },
    ],
    default: TOGETHER,
    none: None,
    for_new: None,
};

/// What a value of [`WEIGHTS`] means.
#[must_use]
pub fn weights(code: &str) -> Weights {
    match code {
        ANSWERS => Weights::Answers,
        WORDS => Weights::Words,
        _ => Weights::Together,
    }
}

/// Words for what a list covers.
const PERIODS: [(Period, &[&str]); 4] = [
    (Period::Week, &["week", "שבוע", "השבוע", "שבועי", "неделя", "неделю", "недели"]),
    (Period::Month, &["month", "חודש", "החודש", "חודשי", "месяц", "месяца"]),
    (Period::Season, &["season", "עונה", "העונה", "сезон", "сезона"]),
    (Period::Year, &["year", "שנה", "השנה", "שנתי", "год", "года"]),
];

/// Words for what it is about.
const BOARDS: [(Board, &[&str]); 5] = [
    (Board::Active, &["active", "all", "פעילים", "פעילות", "активные", "все"]),
    (Board::Helpers, &["helpers", "helper", "help", "עוזרים", "עזרה", "помощники", "помощь"]),
    (Board::Starters, &["starters", "starter", "conversations", "שיחות", "פותחים", "разговоры", "темы"]),
    (Board::Steady, &["steady", "regulars", "התמדה", "מתמידים", "постоянство", "постоянные"]),
    (Board::Newcomers, &["newcomers", "new", "חדשים", "новички", "новые"]),
];

/// Which list is meant, in any of our languages and in any order; nothing means the most active of the month.
#[must_use]
pub fn list(typed: &str) -> Option<(Board, Period)> {
    let (mut board, mut period) = (None, None);
    for word in typed.to_lowercase().split_whitespace() {
        let of = |words: &[&str]| words.contains(&word);
        let is_board = BOARDS.iter().find(|(_, words)| of(words)).map(|(board, _)| *board);
        let is_period = PERIODS.iter().find(|(_, words)| of(words)).map(|(period, _)| *period);
        match (is_board, is_period) {
            (Some(one), _) if board.is_none() => board = Some(one),
            (_, Some(one)) if period.is_none() => period = Some(one),
            _ => return None,
        }
    }
    Some((board.unwrap_or(Board::Active), period.unwrap_or(Period::Month)))
}
