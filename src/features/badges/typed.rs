//! The words people type about badges.

use crate::dispatch::settings::{Choice, OFF, ON, SettingSpec};

/// Whether who helped most in a month wears a tag in the next.
pub const TAG: SettingSpec = SettingSpec {
    key: "helpertag",
    names: &["helper tag", "תווית", "תווית העוזרים", "тег", "тег помощника"],
    choices: &[
        Choice { code: ON, typed: &["yes", "כן", "вкл", "да"] },
        Choice { code: OFF, typed: &["no", "לא", "выкл", "нет"] },
    ],
    default: OFF,
    none: Some(OFF),
    for_new: None,
};
