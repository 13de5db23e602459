//! The room's setting, as managers type it after `/settings`.

use super::rules::Gate;
use crate::dispatch::settings::{Choice, SettingSpec};

/// Whether newcomers have to agree to the rules before they write.
pub const GATE: SettingSpec = SettingSpec {
    key: "gate",
    names: &["agreement", "אישור", "אישור החוקים", "согласие", "согласие с правилами"],
    choices: &[
        Choice { code: Gate::Off.code(), typed: &["open", "פתוח", "открыто"] },
        Choice { code: Gate::Agree.code(), typed: &["button", "כפתור", "кнопка"] },
        Choice { code: Gate::Word.code(), typed: &["מילה", "слово"] },
    ],
    default: Gate::Off.code(),
    none: Some(Gate::Off.code()),
    for_new: None,
};
