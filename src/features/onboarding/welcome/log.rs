//! Who changed the welcome, for `/settings log`.

use crate::{
    dispatch::{Cx, Result, settings},
    features::onboarding::NAME,
    store::{chats::Chat, settings_log::Change},
    telegram::actor::Actor,
};

/// Writes down what was done, by a code that `settings-value-post` says in words.
pub(super) async fn log(cx: &Cx, chat: &Chat, actor: &Actor, deed: &str) -> Result {
    cx.log_setting(chat.key, actor, Change::to(&format!("{NAME}{}", settings::OF_POST), deed)).await
}
