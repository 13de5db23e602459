//! The room's setting, as managers type it after `/settings`.

use crate::dispatch::settings::{Choice, SettingSpec};

/// Those who manage the group decide.
pub const ASK: &str = "ask";
/// Who answered all questions is let in.
pub const ANSWERED: &str = "answered";

/// Who is let in without anybody deciding.
pub const ADMISSION: SettingSpec = SettingSpec {
    key: "admission",
    names: &["צירוף", "приём"],
    choices: &[
        Choice { code: ASK, typed: &["שאלה", "צוות", "вопрос", "вручную"] },
        Choice { code: ANSWERED, typed: &["answers", "תשובות", "ответы"] },
    ],
    default: ASK,
    none: Some(ASK),
    for_new: None,
};
