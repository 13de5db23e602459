//! The Bot API description and the check of every request (and, in tests, every update) against it.
//!
//! Telegram itself ignores parameters it does not know; here they are errors, because a misspelt
//! parameter is a bug nobody would ever see.

use serde_json::{Map, Value};
use std::collections::HashMap;
use std::sync::LazyLock;

/// A type as the description writes it.
#[derive(Debug)]
enum Kind {
    Integer,
    Float,
    Boolean,
    Text,
    Array(Box<Kind>),
    Object(String),
}

#[derive(Debug)]
struct Field {
    kinds: Vec<Kind>,
    required: bool,
}

type Fields = HashMap<String, Field>;

#[derive(Debug)]
enum Shape {
    Fields(Fields),
    OneOf(Vec<String>),
}

/// One method and its parameters.
#[derive(Debug)]
pub(crate) struct Method {
    /// The name as documented, whatever case it was called in.
    pub name: String,
    fields: Fields,
}

struct Schema {
    methods: HashMap<String, Method>,
    types: HashMap<String, Shape>,
}

static SCHEMA: LazyLock<Schema> = LazyLock::new(load);

fn load() -> Schema {
    let packed = include_bytes!(concat!(env!("OUT_DIR"), "/bot_api.packed"));
    let text = miniz_oxide::inflate::decompress_to_vec(packed).expect("build.rs has packed it");
    let raw: Value = serde_json::from_slice(&text).expect("the description is checked in and tested");
    let entries = |key: &str| raw[key].as_object().into_iter().flatten();
    let methods = entries("methods").map(|(name, fields)| {
        let method = Method { name: name.clone(), fields: read_fields(fields) };
        (name.to_lowercase(), method)
    });
    let types = entries("types").map(|(name, shape)| {
        let shape = match shape.as_array() {
            Some(names) => Shape::OneOf(names.iter().filter_map(Value::as_str).map(str::to_owned).collect()),
            None => Shape::Fields(read_fields(shape)),
        };
        (name.clone(), shape)
    });
    Schema { methods: methods.collect(), types: types.collect() }
}

fn read_fields(fields: &Value) -> Fields {
    fields
        .as_object()
        .into_iter()
        .flatten()
        .filter_map(|(name, kinds)| {
            let kinds = kinds.as_str()?;
            let field = Field {
                required: kinds.starts_with('!'),
                kinds: kinds.trim_start_matches('!').split('|').map(read_kind).collect(),
            };
            Some((name.clone(), field))
        })
        .collect()
}

fn read_kind(kind: &str) -> Kind {
    if let Some(inner) = kind.strip_prefix("Array of ") {
        return Kind::Array(Box::new(read_kind(inner)));
    }
    match kind {
        "Integer" => Kind::Integer,
        "Float" => Kind::Float,
        "Boolean" => Kind::Boolean,
        "String" | "InputFile" => Kind::Text,
        name => Kind::Object(name.to_owned()),
    }
}

/// The method with this name in any case, as Telegram does.
pub(crate) fn method(name: &str) -> Option<&'static Method> {
    SCHEMA.methods.get(&name.to_lowercase())
}

/// Parameters Telegram still accepts although its documentation no longer lists them (TELEGRAM §1).
fn is_legacy(method: &str, parameter: &str) -> bool {
    method == "sendPoll" && parameter == "correct_option_id"
}

impl Method {
    /// Turns a text parameter (query string or form) into the JSON the description asks for.
    pub fn read_text(&self, name: &str, text: &str) -> Value {
        let Some(field) = self.fields.get(name) else {
            return Value::String(text.to_owned());
        };
        for kind in &field.kinds {
            let value = match kind {
                Kind::Integer => text.parse::<i64>().ok().map(Value::from),
                Kind::Float => text.parse::<f64>().ok().map(Value::from),
                Kind::Boolean => Some(Value::Bool(matches!(text, "true" | "True" | "yes" | "1"))),
                Kind::Text => Some(Value::String(text.to_owned())),
                Kind::Array(_) | Kind::Object(_) => serde_json::from_str(text).ok(),
            };
            if let Some(value) = value {
                return value;
            }
        }
        Value::String(text.to_owned())
    }

    /// Whether it has this parameter.
    pub fn has(&self, name: &str) -> bool {
        self.fields.contains_key(name)
    }

    /// Checks all parameters; the error is what was wrong, in words.
    pub fn check(&self, params: &Map<String, Value>) -> Result<(), String> {
        for (name, value) in params {
            match self.fields.get(name) {
                Some(field) => check_kinds(&field.kinds, value, name)?,
                None if is_legacy(&self.name, name) => {}
                None => return Err(format!("unknown parameter \"{name}\"")),
            }
        }
        let missing = |(name, field): &(&String, &Field)| field.required && !params.contains_key(*name);
        match self.fields.iter().filter(missing).map(|(name, _)| name).min() {
            None => Ok(()),
            Some(name) => Err(match name.as_str() {
                "chat_id" => "chat_id is empty".to_owned(),
                "text" => "message text is empty".to_owned(),
                other => format!("parameter \"{other}\" is required"),
            }),
        }
    }
}

/// Checks a value against a named type such as `Update`.
///
/// # Errors
/// What was wrong and where, in words.
pub fn check_type(name: &str, value: &Value) -> Result<(), String> {
    check_object(name, value, name)
}

/// Whether a type has this field.
pub(crate) fn has_field(name: &str, field: &str) -> bool {
    match SCHEMA.types.get(name) {
        Some(Shape::Fields(fields)) => fields.contains_key(field),
        _ => false,
    }
}

fn check_kinds(kinds: &[Kind], value: &Value, path: &str) -> Result<(), String> {
    let mut first = None;
    for kind in kinds {
        match check_kind(kind, value, path) {
            Ok(()) => return Ok(()),
            Err(why) => first = first.or(Some(why)),
        }
    }
    Err(first.unwrap_or_else(|| format!("\"{path}\" has no type")))
}

fn check_kind(kind: &Kind, value: &Value, path: &str) -> Result<(), String> {
    let (fits, expected) = match kind {
        Kind::Integer => (value.is_i64(), "an Integer"),
        Kind::Float => (value.is_number(), "a Float"),
        Kind::Boolean => (value.is_boolean(), "a Boolean"),
        Kind::Text => (value.is_string(), "a String"),
        Kind::Object(name) => return check_object(name, value, path),
        Kind::Array(inner) => {
            let Some(items) = value.as_array() else {
                return Err(format!("\"{path}\" must be an Array"));
            };
            for (i, item) in items.iter().enumerate() {
                check_kind(inner, item, &format!("{path}[{i}]"))?;
            }
            return Ok(());
        }
    };
    if fits { Ok(()) } else { Err(format!("\"{path}\" must be {expected}")) }
}

fn check_object(name: &str, value: &Value, path: &str) -> Result<(), String> {
    let Some(shape) = SCHEMA.types.get(name) else {
        return Err(format!("\"{path}\" has the unknown type {name}"));
    };
    let fields = match shape {
        Shape::OneOf(names) => return check_one_of(names, value, path),
        Shape::Fields(fields) => fields,
    };
    let Some(object) = value.as_object() else {
        return Err(format!("\"{path}\" must be an object of type {name}"));
    };
    for (key, item) in object {
        let Some(field) = fields.get(key) else {
            return Err(format!("unknown field \"{path}.{key}\" of {name}"));
        };
        check_kinds(&field.kinds, item, &format!("{path}.{key}"))?;
    }
    let missing = |(key, field): &(&String, &Field)| field.required && !object.contains_key(*key);
    match fields.iter().filter(missing).map(|(key, _)| key).min() {
        None => Ok(()),
        Some(key) => Err(format!("field \"{path}.{key}\" of {name} is required")),
    }
}

fn check_one_of(names: &[String], value: &Value, path: &str) -> Result<(), String> {
    let mut last = String::new();
    for name in names {
        match check_object(name, value, path) {
            Ok(()) => return Ok(()),
            Err(why) => last = why,
        }
    }
    Err(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn check(name: &str, params: Value) -> Result<(), String> {
        let params = params.as_object().expect("an object").clone();
        method(name).expect("known").check(&params)
    }

    #[test]
    fn names_are_case_insensitive() {
        assert_eq!(method("SENDMESSAGE").expect("known").name, "sendMessage");
        assert!(method("sendMassage").is_none());
    }

    #[test]
    fn requests_are_checked_deeply() {
        let ok = json!({"chat_id": 1, "text": "x", "reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}});
        assert_eq!(check("sendMessage", ok), Ok(()));
        let wrong = json!({"chat_id": 1, "text": "x", "reply_markup": {"inline_keyboard": [[{"txt": "a"}]]}});
        assert!(check("sendMessage", wrong).is_err());
        assert_eq!(check("sendMessage", json!({"text": "x"})), Err("chat_id is empty".into()));
        assert_eq!(
            check("sendMessage", json!({"chat_id": 1, "text": "x", "silent": true})),
            Err("unknown parameter \"silent\"".into())
        );
        assert_eq!(check("sendMessage", json!({"chat_id": 1, "text": 5})), Err("\"text\" must be a String".into()));
    }

    #[test]
    fn text_parameters_take_the_documented_type() {
        let method = method("sendMessage").expect("known");
        assert_eq!(method.read_text("chat_id", "-5"), json!(-5));
        assert_eq!(method.read_text("chat_id", "@x"), json!("@x"));
        assert_eq!(method.read_text("text", "5"), json!("5"));
        assert_eq!(method.read_text("disable_notification", "true"), json!(true));
    }
}
