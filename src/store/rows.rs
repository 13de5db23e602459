//! Rows of any table, for those who are given all there is: `kehila export` and `/mydata`. Times, days and months are
//! written as dates.

use serde_json::{Value, json};
use sqlx::{Column as _, Row as _, TypeInfo as _, ValueRef as _, sqlite::SqliteRow};

/// Columns with an instant whose name does not end in `_at`.
const INSTANTS: [&str; 3] = ["at", "scheduled_for", "not_before"];

/// A row as its columns, in order.
pub fn columns(row: &SqliteRow) -> sqlx::Result<Vec<(String, Value)>> {
    let names = row.columns().iter().map(|column| column.name().to_owned()).collect::<Vec<_>>();
    names.into_iter().enumerate().map(|(index, name)| Ok((name, value(row, index)?))).collect()
}

fn value(row: &SqliteRow, index: usize) -> sqlx::Result<Value> {
    let raw = row.try_get_raw(index)?;
    if raw.is_null() {
        return Ok(Value::Null);
    }
    match raw.type_info().name() {
        "INTEGER" => row.try_get_unchecked::<i64, _>(index).map(Value::from),
        "BLOB" => row.try_get_unchecked::<Vec<u8>, _>(index).map(|bytes| Value::from(hex(&bytes))),
        "REAL" => row.try_get_unchecked::<f64, _>(index).map(Value::from),
        _ => row.try_get_unchecked::<String, _>(index).map(Value::from),
    }
}

/// What is no text, in figures.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// As a person would write it.
#[must_use]
pub fn readable(column: &str, value: Value) -> Value {
    match &value {
        Value::Number(number) => match number.as_i64() {
            Some(at) if column.ends_with("_at") || INSTANTS.contains(&column) => instant(at).unwrap_or(value),
            Some(day) if column == "day" => instant(day * 86_400).map_or(value, |day| day_of(&day)),
            Some(month) if column == "month" => json!(format!("{:04}-{:02}", month / 12, month % 12 + 1)),
            _ => value,
        },
        // What a room keeps as JSON stays what it is.
        Value::String(text) if text.starts_with(['{', '[']) => serde_json::from_str(text).unwrap_or(value),
        _ => value,
    }
}

fn instant(at: i64) -> Option<Value> {
    chrono::DateTime::from_timestamp(at, 0).map(|at| json!(at.format("%Y-%m-%dT%H:%M:%SZ").to_string()))
}

fn day_of(instant: &Value) -> Value {
    json!(instant.as_str().unwrap_or_default().split('T').next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_as_people_write_them() {
        assert_eq!(readable("joined_at", json!(1_794_816_000)), json!("2026-11-16T08:00:00Z"));
        assert_eq!(readable("scheduled_for", json!(0)), json!("1970-01-01T00:00:00Z"));
        assert_eq!(readable("day", json!(20_773)), json!("2026-11-16"));
        assert_eq!(readable("month", json!(2026 * 12 + 10)), json!("2026-11"));
        assert_eq!(hex(&[0, 10, 255]), "000aff");
        assert_eq!(readable("n", json!(5)), json!(5));
        assert_eq!(readable("rule", json!(r#"{"every":1}"#)), json!({"every": 1}));
        assert_eq!(readable("goal", json!("[bread] for all")), json!("[bread] for all"));
    }
}
