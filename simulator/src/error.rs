//! How the simulated Telegram says no, and whose fault it was.

use serde_json::{Value, json};

/// Whether the bot asked for something no correct bot asks for, or the world simply said no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// An invalid request: wrong parameter, broken HTML, too long, bad callback data.
    Refusal,
    /// A valid request the state of the world does not allow: blocked, not found, flood.
    Decline,
}

/// An answer with `ok: false`.
#[derive(Clone, Debug)]
pub(crate) struct ApiError {
    pub code: u16,
    pub description: String,
    pub parameters: Option<Value>,
    pub class: Class,
}

pub(crate) type Answer<T = Value> = Result<T, ApiError>;

impl ApiError {
    fn new(code: u16, description: String, class: Class) -> Self {
        Self { code, description, parameters: None, class }
    }

    /// 429 with `retry_after` seconds.
    pub fn flood(retry_after: i64) -> Self {
        Self {
            parameters: Some(json!({ "retry_after": retry_after })),
            ..Self::new(429, format!("Too Many Requests: retry after {retry_after}"), Class::Decline)
        }
    }

    /// 400 for a group that lives on as a supergroup.
    pub fn migrated(to: i64) -> Self {
        Self {
            parameters: Some(json!({ "migrate_to_chat_id": to })),
            ..decline("group chat was upgraded to a supergroup chat")
        }
    }

    /// The seconds a 429 asks to wait.
    pub fn retry_after(&self) -> Option<i64> {
        self.parameters.as_ref()?.get("retry_after")?.as_i64()
    }

    /// The body Telegram sends with it.
    pub fn body(&self) -> Value {
        let mut body = json!({ "ok": false, "error_code": self.code, "description": self.description });
        if let Some(parameters) = &self.parameters {
            body["parameters"] = parameters.clone();
        }
        body
    }
}

/// 400, the bot's own fault.
pub(crate) fn refuse(text: impl AsRef<str>) -> ApiError {
    ApiError::new(400, format!("Bad Request: {}", text.as_ref()), Class::Refusal)
}

/// 400, the world's doing.
pub(crate) fn decline(text: impl AsRef<str>) -> ApiError {
    ApiError::new(400, format!("Bad Request: {}", text.as_ref()), Class::Decline)
}

/// 403, the world's doing.
pub(crate) fn forbidden(text: impl AsRef<str>) -> ApiError {
    ApiError::new(403, format!("Forbidden: {}", text.as_ref()), Class::Decline)
}

/// 409 between two pollers, or a poller and a webhook.
pub(crate) fn conflict(text: impl AsRef<str>) -> ApiError {
    ApiError::new(409, format!("Conflict: {}", text.as_ref()), Class::Decline)
}
