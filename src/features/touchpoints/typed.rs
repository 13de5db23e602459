//! The room's setting, as managers type it after `/settings`.

use crate::{
    dispatch::settings::{Choice, SettingSpec},
    store::chats::Rhythm,
};

/// How often conversation starters are posted.
pub const RHYTHM: SettingSpec = SettingSpec {
    key: "rhythm",
    names: &["קצב", "הקצב", "ритм"],
    choices: &[
        Choice { code: Rhythm::Gentle.code(), typed: &["רגוע", "спокойный"] },
        Choice { code: Rhythm::Steady.code(), typed: &["יציב", "ровный"] },
        Choice {
            code: Rhythm::None.code(), typed: &["בלי נושאים לשיחה", "без тем для разговора"]
        },
    ],
    default: Rhythm::Gentle.code(),
    none: Some(Rhythm::None.code()),
    for_new: Some(|defaults| defaults.rhythm.code()),
};
