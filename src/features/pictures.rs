//! Pictures beside words: a chart above the result of a poll and above one's own months. A room makes a recipe and asks
//! here whether the group wants it drawn; the words stand below it and are whole without it.
//!
//! It has no command, only a switch: where managers have typed `/settings pictures off`, words go alone.

use async_trait::async_trait;

use crate::{
    dispatch::{
        Cx, Result, Room, artist,
        routes::{self, Routes},
    },
    pictures::{Kept, Picture},
    store::ChatKey,
    telegram::attachment::Recipe,
    words::Lang,
};

/// The room's name.
pub const NAME: &str = "pictures";

/// The room.
#[derive(Debug)]
pub struct Pictures;

#[async_trait]
impl Room for Pictures {
    fn name(&self) -> &'static str {
        NAME
    }

    fn routes(&self) -> Routes {
        routes::none()
    }
}

/// Whether a group wants pictures.
pub async fn are_wanted(cx: &Cx, chat: ChatKey) -> Result<bool> {
    cx.is_on(chat, NAME).await
}

/// A picture in the language of who reads it, as a message carries it.
///
/// # Errors
/// If it cannot be written as JSON.
pub fn recipe(lang: Lang, picture: Picture) -> serde_json::Result<Recipe> {
    artist::recipe(&Kept { lang, picture })
}
