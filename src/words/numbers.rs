//! Numbers as each language groups them.

use super::Lang;

/// `1234567` as `1,234,567`, or with no-break spaces in Russian (DOMAIN §D1).
#[must_use]
pub fn grouped(number: i64, lang: Lang) -> String {
    let separator = match lang {
        Lang::En | Lang::He => ',',
        Lang::Ru => '\u{00A0}',
    };
    let digits = number.unsigned_abs().to_string();
    let mut out = String::new();
    if number < 0 {
        out.push('-');
    }
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(grouped(1_234_567, Lang::En), "1,234,567");
        assert_eq!(grouped(-1000, Lang::Ru), "-1\u{a0}000");
        assert_eq!(grouped(999, Lang::He), "999");
    }
}
