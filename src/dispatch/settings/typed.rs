//! Words for nothing, as they are typed in place of a value.

/// Whether this means that there is to be none.
#[must_use]
pub fn is_off(typed: &str) -> bool {
    const OFF: [&str; 12] =
        ["off", "none", "no", "never", "ללא", "בלי", "אין", "כבוי", "нет", "без", "выкл", "никогда"];
    OFF.contains(&typed.to_lowercase().as_str())
}
