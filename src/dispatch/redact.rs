//! Taking one person out of an update that is kept as it came; or all that was said and pressed in private. Pure.
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

/// What of an update of a private chat is kept where what was said there is not: which, when, where and by whom, in numbers.
const NUMBERS: [&str; 4] = ["update_id", "message_id", "date", "id"];
const WHO: [&str; 2] = ["chat", "from"];

/// Whether an update is of somebody's private chat, or a button that was pressed anywhere.
#[must_use]
pub fn is_private(update: &Value) -> bool {
    let fields = update.as_object().into_iter().flatten();
    fields.into_iter().any(|(name, value)| {
        name == "callback_query" || value.pointer("/chat/type").and_then(Value::as_str) == Some("private")
    })
}

/// An update without what was said in it, or pressed.
#[must_use]
pub fn unsaid(update: &Value) -> Value {
    let fields = update.as_object().into_iter().flatten();
    Value::Object(fields.filter_map(|(name, value)| Some((name.clone(), numbers(name, value, &WHO)?))).collect())
}

/// The numbers of an object, and those of what is called so in it; [`None`]: it is nothing of that.
fn numbers(name: &str, value: &Value, within: &[&str]) -> Option<Value> {
    match value {
        Value::Number(_) => NUMBERS.contains(&name).then(|| value.clone()),
        Value::Object(fields) => {
            let kept = fields.iter().filter(|(name, value)| value.is_number() || within.contains(&name.as_str()));
            Some(kept.filter_map(|(name, value)| Some((name.clone(), numbers(name, value, &[])?))).collect())
        }
        _ => None,
    }
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
    fn of_what_was_said_in_private_nothing_is_left() {
        let chat = json!({"id": HER, "type": "private"});
        let said = json!({"update_id": 1, "message": {"message_id": 3, "date": 9, "from": her(), "chat": chat, "text": "No",
            "reply_to_message": {"text": "Yes"}, "entities": [{"type": "bold"}]}});
        let pressed = json!({"update_id": 2, "callback_query": {"id": "9", "from": her(), "data": "x", "message": {"text": "y"}}});
        let left =
            json!({"update_id": 1, "message": {"message_id": 3, "date": 9, "from": {"id": HER}, "chat": {"id": HER}}});
        assert_eq!(unsaid(&said), left);
        assert_eq!(unsaid(&pressed), json!({"update_id": 2, "callback_query": {"from": {"id": HER}}}));
        assert_eq!(
            unsaid(&json!({"message": {"message_id": ["No"], "chat": {"id": "No"}}})),
            json!({"message": {"chat": {}}})
        );
        assert!(is_private(&said) && is_private(&pressed));
        assert!(!is_private(
            &json!({"update_id": 3, "message": {"chat": {"id": -100, "type": "supergroup"}, "text": "Hi"}})
        ));
        assert_eq!(unsaid(&json!(["Hi"])), json!({}));
    }

    #[test]
    fn others_stay_as_they_are() {
        let update = json!({"update_id": HER + 1, "message": {"message_id": 4, "from": boris(), "chat": {"id": -100}}});
        assert_eq!(without(&update, HER), Some(update.clone()));
    }
}
