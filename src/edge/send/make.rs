//! Making a request: what it carries is drawn first, and what cannot be drawn, or what Telegram does not take, is said in
//! words.

use std::sync::Arc;

use serde_json::{Map, Value};

use crate::{
    core::Core,
    store::outbox::Claimed,
    telegram::{
        api::{Api, CallError},
        attachment::{self, File, Undrawn},
        refusal::Refusal,
    },
};

/// Why nothing is sent for a picture without words.
const NOT_DRAWN: &str = "the picture could not be drawn";

/// Makes it.
pub(super) async fn make(core: &Core, claimed: &Claimed) -> Result<Value, CallError> {
    let Some(mut undrawn) = attachment::undrawn(&claimed.request) else {
        return core.api.call(&claimed.method, claimed.request.clone()).await;
    };
    let body = std::mem::take(&mut undrawn.body);
    let Some(files) = draw(core, undrawn).await else {
        tracing::warn!(
            code = "picture-not-drawn",
            method = claimed.method,
            "A picture could not be drawn; its words go alone."
        );
        return say(&core.api, &claimed.method, &body)
            .await
            .unwrap_or_else(|| Err(CallError::Refused(NOT_DRAWN.to_owned())));
    };
    match core.api.call_with(&claimed.method, &body, files).await {
        Err(CallError::Refused(why)) if Refusal::of(&why).is_about_media() => {
            tracing::warn!(
                code = "picture-refused",
                method = claimed.method,
                refusal = Refusal::of(&why).code(),
                "Telegram does not take a picture; its words go alone."
            );
            say(&core.api, &claimed.method, &body).await.unwrap_or(Err(CallError::Refused(why)))
        }
        answer => answer,
    }
}

/// Apart from everything else, as it takes its time. A fault of the artist's is none of the sender's.
async fn draw(core: &Core, undrawn: Undrawn) -> Option<Vec<File>> {
    let artist = Arc::clone(&core.artist);
    tokio::task::spawn_blocking(move || undrawn.draw(&*artist)).await.ok()?.ok()
}

/// Its words alone; [`None`] if there are none.
async fn say(api: &Api, method: &str, body: &Map<String, Value>) -> Option<Result<Value, CallError>> {
    let mut said = None;
    for (method, body) in attachment::in_words(method, body) {
        let answer = api.call(method, body).await;
        let is_other = matches!(&answer, Err(CallError::Refused(why)) if Refusal::of(why) == Refusal::OtherContent);
        said = Some(answer);
        if !is_other {
            break;
        }
    }
    said
}
