//! The room's setting, as managers type it after `/settings`.

use crate::{
    dispatch::settings::{Choice, SettingSpec},
    store::chats::Links,
};

/// In whose introductions links may be pressed.
pub const LINKS: SettingSpec = SettingSpec {
    key: "links",
    names: &["קישורים", "הקישורים", "ссылки"],
    choices: &[
        Choice { code: Links::Known.code(), typed: &["מוכרים", "знакомые"] },
        Choice { code: Links::Nobody.code(), typed: &["אף אחד", "никто"] },
        Choice { code: Links::All.code(), typed: &["everybody", "everyone", "כולם", "все", "всем"] },
    ],
    default: Links::Known.code(),
    none: Some(Links::Nobody.code()),
    for_new: None,
};
