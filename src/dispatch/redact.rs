//! Taking one person out of an update that is kept as it came. Pure.
//!
//! An object of Telegram's with her number as `id` is she, or her private chat. What cannot be without her, because it
//! is from her or about her, goes with her; what only mentions her, such as somebody's answer to her, stays without that.

use serde_json::{Map, Value};

/// Without these nothing is left of what has them.
const MATTERS: [&str; 10] = [
    "from",
    "user",
    "chat",
    "sender_user",
    "sender_chat",
    "origin",
    "left_chat_member",
    "old_chat_member",
    "new_chat_member",
    "contact",
];
/// What was quoted of a message, beside it.
const QUOTED: [(&str, &str); 2] = [("reply_to_message", "quote"), ("external_reply", "quote")];

/// An update without her; [`None`] if it is hers.
#[must_use]
pub fn without(update: &Value, user: i64) -> Option<Value> {
    let left = part(update, user)?;
    let has_content = left.as_object().is_none_or(|fields| fields.keys().any(|name| name != "update_id"));
    has_content.then_some(left)
}

fn part(value: &Value, user: i64) -> Option<Value> {
    match value {
        Value::Object(fields) => object(fields, user).map(Value::Object),
        Value::Array(items) => Some(items.iter().filter_map(|item| part(item, user)).collect()),
        Value::Number(number) if number.as_i64() == Some(user) => None,
        _ => Some(value.clone()),
    }
}

fn object(fields: &Map<String, Value>, user: i64) -> Option<Map<String, Value>> {
    if fields.get("id").and_then(Value::as_i64) == Some(user) {
        return None;
    }
    let mut left = Map::new();
    let mut gone = Vec::new();
    for (name, value) in fields {
        match part(value, user) {
            Some(value) => {
                left.insert(name.clone(), value);
            }
            None if MATTERS.contains(&name.as_str()) => return None,
            None => gone.push(name.as_str()),
        }
    }
    for (of, quote) in QUOTED {
        if gone.contains(&of) {
            left.remove(quote);
        }
    }
    Some(left)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const HER: i64 = 77;

    fn her() -> Value {
        json!({"id": HER, "is_bot": false, "first_name": "Dana"})
    }

    fn boris() -> Value {
        json!({"id": 5, "is_bot": false, "first_name": "Boris"})
    }

    #[test]
    fn what_is_hers_goes_as_a_whole() {
        let group = json!({"id": -100, "type": "supergroup"});
        for update in [
            json!({"update_id": 1, "message": {"message_id": 3, "from": her(), "chat": group, "text": "Hi"}}),
            json!({"update_id": 1, "callback_query": {"id": "9", "from": her(), "data": "x"}}),
            json!({"update_id": 1, "poll_answer": {"poll_id": "4", "user": her(), "option_ids": [0]}}),
            json!({"update_id": 1, "message_reaction": {"chat": group, "user": her(), "message_id": 3}}),
            json!({"update_id": 1, "chat_member": {"chat": group, "from": boris(),
                   "old_chat_member": {"status": "member", "user": her()},
                   "new_chat_member": {"status": "left", "user": her()}}}),
            json!({"update_id": 1, "message": {"message_id": 3, "from": boris(), "chat": group, "left_chat_member": her()}}),
        ] {
            assert_eq!(without(&update, HER), None, "{update}");
        }
    }

    #[test]
    fn what_only_mentions_her_stays_without_her() {
        let update = json!({"update_id": 1, "message": {
            "message_id": 4, "from": boris(), "chat": {"id": -100}, "text": "True",
            "reply_to_message": {"message_id": 3, "from": her(), "text": "I bake"},
            "quote": {"text": "bake"},
            "entities": [{"type": "text_mention", "offset": 0, "length": 1, "user": her()}, {"type": "bold", "offset": 0, "length": 4}],
        }});
        let left = json!({"update_id": 1, "message": {
            "message_id": 4, "from": boris(), "chat": {"id": -100}, "text": "True",
            "entities": [{"type": "bold", "offset": 0, "length": 4}],
        }});
        assert_eq!(without(&update, HER), Some(left));
    }

    #[test]
    fn others_stay_as_they_are() {
        let update = json!({"update_id": HER + 1, "message": {"message_id": 4, "from": boris(), "chat": {"id": -100}}});
        assert_eq!(without(&update, HER), Some(update.clone()));
    }
}
