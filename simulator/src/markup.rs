//! Keyboards below messages: what Telegram refuses about them.

use crate::error::{Answer, refuse};
use crate::tags::plausible_url;
use crate::text::is_shown;
use serde_json::{Map, Value};

/// The keys of which an inline button has exactly one.
const ACTIONS: [&str; 11] = [
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
    "disabled",
];

/// Where the keyboard is to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Private,
    Group,
    Ephemeral,
}

/// Checks `reply_markup`; returns what is to be kept with the message.
pub(crate) fn check(markup: Option<&Value>, place: Place) -> Answer<Option<Value>> {
    let Some(markup) = markup else {
        return Ok(None);
    };
    let Some(rows) = markup.get("inline_keyboard") else {
        if place == Place::Ephemeral {
            return Err(refuse("inline keyboard expected"));
        }
        check_reply_keyboard(markup)?;
        return Ok(Some(markup.clone()));
    };
    let rows: Vec<&Vec<Value>> = rows.as_array().into_iter().flatten().filter_map(Value::as_array).collect();
    if rows.iter().map(|r| r.len()).sum::<usize>() > 100 {
        return Err(refuse("reply markup is too long"));
    }
    for button in rows.iter().flat_map(|row| row.iter()) {
        if let Some(button) = button.as_object() {
            check_button(button, place)?;
        }
    }
    let empty = rows.iter().all(|r| r.is_empty());
    Ok((!empty).then(|| markup.clone()))
}

fn check_reply_keyboard(markup: &Value) -> Answer<()> {
    let Some(rows) = markup.get("keyboard").and_then(Value::as_array) else {
        return Ok(());
    };
    let mut buttons = rows.iter().filter_map(Value::as_array).flatten();
    if buttons.any(|b| !b["text"].as_str().is_some_and(is_shown)) {
        return Err(refuse("can't parse keyboard button: keyboard button text must be non-empty"));
    }
    Ok(())
}

fn check_button(button: &Map<String, Value>, place: Place) -> Answer<()> {
    let text = |key: &str| button.get(key).and_then(Value::as_str);
    if !text("text").is_some_and(is_shown) {
        return Err(refuse("can't parse inline keyboard button: inline keyboard button text must be non-empty"));
    }
    match ACTIONS.iter().filter(|a| button.contains_key(**a)).count() {
        0 => {
            return Err(refuse(
                "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
            ));
        }
        1 => {}
        _ => {
            return Err(refuse("can't parse inline keyboard button: exactly one action expected"));
        }
    }
    if text("callback_data").is_some_and(|data| !(1..=64).contains(&data.len())) {
        return Err(refuse("BUTTON_DATA_INVALID"));
    }
    if let Some(copied) = button.get("copy_text") {
        let length = copied["text"].as_str().map_or(0, |text| text.chars().count());
        if !(1..=256).contains(&length) {
            return Err(refuse("BUTTON_COPY_TEXT_INVALID"));
        }
    }
    if let Some(url) = text("url")
        && plausible_url(url).is_none()
    {
        return Err(refuse(format!("inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")));
    }
    if text("style").is_some_and(|s| !matches!(s, "danger" | "success" | "primary")) {
        return Err(refuse("can't parse inline keyboard button: invalid button style specified"));
    }
    let forbidden = match place {
        Place::Private => None,
        Place::Group => button.get("web_app"),
        Place::Ephemeral => button.get("web_app").or_else(|| button.get("login_url")),
    };
    match forbidden {
        Some(_) => Err(refuse("BUTTON_TYPE_INVALID")),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn refusal(button: Value) -> String {
        let markup = json!({"inline_keyboard": [[button]]});
        check(Some(&markup), Place::Group).expect_err("refused").description
    }

    #[test]
    fn callback_data_is_1_to_64_bytes() {
        assert_eq!(refusal(json!({"text": "a", "callback_data": "ש".repeat(33)})), "Bad Request: BUTTON_DATA_INVALID");
        assert_eq!(refusal(json!({"text": "a", "callback_data": ""})), "Bad Request: BUTTON_DATA_INVALID");
        let fits = json!({"inline_keyboard": [[{"text": "a", "callback_data": "ש".repeat(32)}]]});
        assert!(check(Some(&fits), Place::Group).is_ok());
    }

    #[test]
    fn buttons_do_one_plausible_thing() {
        assert!(refusal(json!({"text": "a"})).contains("Text buttons are unallowed"));
        assert!(refusal(json!({"text": "a", "url": "ftp:/x"})).contains("Wrong HTTP URL"));
        for unseen in [" ", "\u{3164}", "\u{200B}\u{2800}"] {
            assert!(refusal(json!({"text": unseen, "callback_data": "x"})).contains("non-empty"));
        }
        for copied in [String::new(), "ש".repeat(257)] {
            let refused = refusal(json!({"text": "a", "copy_text": {"text": copied}}));
            assert_eq!(refused, "Bad Request: BUTTON_COPY_TEXT_INVALID");
        }
        assert_eq!(
            refusal(json!({"text": "a", "web_app": {"url": "https://example.org"}})),
            "Bad Request: BUTTON_TYPE_INVALID"
        );
    }
}
