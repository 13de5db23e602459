//! What a command found: a few findings, printed for a person or as JSON.

use std::io::{self, Write as _};

use serde::Serialize;
use serde_json::{Map, Value};

use crate::telemetry::without_secrets;

/// How it went, for the exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// All is well, or done: exit 0.
    Well,
    /// Something was found or could not be done: exit 1.
    Trouble,
    /// Asked for something there is not: exit 2.
    WrongUse,
}

/// How serious a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// As it should be.
    Ok,
    /// Worth knowing; no harm.
    Note,
    /// Somebody should do something.
    Trouble,
}

/// One thing that was looked at or done.
#[derive(Debug, Serialize)]
pub struct Finding {
    /// What it is about; a short fixed name.
    about: &'static str,
    level: Level,
    /// In a sentence.
    says: String,
    /// Causes, and what to do.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    details: Vec<String>,
    /// The same in numbers and names, for programs.
    #[serde(skip_serializing_if = "Map::is_empty")]
    facts: Map<String, Value>,
}

impl Finding {
    /// As it should be.
    pub fn ok(about: &'static str, says: impl Into<String>) -> Self {
        Self { about, level: Level::Ok, says: says.into(), details: Vec::new(), facts: Map::new() }
    }

    /// Worth knowing.
    pub fn note(about: &'static str, says: impl Into<String>) -> Self {
        Self { level: Level::Note, ..Self::ok(about, says) }
    }

    /// Somebody should do something.
    pub fn trouble(about: &'static str, says: impl Into<String>) -> Self {
        Self { level: Level::Trouble, ..Self::ok(about, says) }
    }

    /// The same, if not worse.
    #[must_use]
    pub fn trouble_if(mut self, amiss: bool) -> Self {
        if amiss {
            self.level = Level::Trouble;
        }
        self
    }

    /// With more lines.
    #[must_use]
    pub fn details(mut self, lines: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.details.extend(lines.into_iter().map(Into::into));
        self
    }

    /// With a fact.
    #[must_use]
    pub fn fact(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.facts.insert(name.to_owned(), value.into());
        self
    }
}

/// All findings of a command.
#[derive(Debug, Default)]
pub struct Report(Vec<Finding>);

impl Report {
    /// Adds a finding.
    pub fn add(&mut self, finding: Finding) {
        self.0.push(finding);
    }

    /// Adds what there is.
    pub fn extend(&mut self, findings: impl IntoIterator<Item = Finding>) {
        self.0.extend(findings);
    }

    /// Whether nothing is amiss.
    pub fn is_well(&self) -> bool {
        self.0.iter().all(|finding| finding.level != Level::Trouble)
    }

    /// Prints it on standard output.
    pub fn print(&self, json: bool) -> Verdict {
        let text = if json { self.json() } else { self.text() };
        print(&without_secrets(&text));
        if self.is_well() { Verdict::Well } else { Verdict::Trouble }
    }

    fn json(&self) -> String {
        let document = serde_json::json!({"ok": self.is_well(), "findings": self.0});
        format!("{document:#}\n")
    }

    fn text(&self) -> String {
        let width = self.0.iter().map(|finding| finding.about.len()).max().unwrap_or_default();
        let mut text = String::new();
        for Finding { about, level, says, details, .. } in &self.0 {
            let level = match level {
                Level::Ok => "ok     ",
                Level::Note => "note   ",
                Level::Trouble => "TROUBLE",
            };
            text.push_str(&format!("{level}  {about:width$}  {says}\n"));
            for detail in details {
                text.push_str(&format!("{:1$}{detail}\n", "", width + 11));
            }
        }
        text
    }
}

impl FromIterator<Finding> for Report {
    fn from_iter<T: IntoIterator<Item = Finding>>(findings: T) -> Self {
        Self(findings.into_iter().collect())
    }
}

/// Prints on standard output. Whoever reads may have had enough (`| head`); that is no fault.
pub fn print(text: &str) {
    let mut out = io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// `4.2 MB`.
pub fn bytes(bytes: u64) -> String {
    const UNITS: [(&str, u64); 3] = [("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1_000)];
    match UNITS.into_iter().find(|(_, size)| bytes >= *size) {
        Some((unit, size)) => format!("{}.{} {unit}", bytes / size, bytes % size * 10 / size),
        None => format!("{bytes} bytes"),
    }
}

/// `3 h`; whole units, the largest that fits.
pub fn span(seconds: i64) -> String {
    match seconds {
        ..120 => format!("{seconds} s"),
        120..7_200 => format!("{} min", seconds / 60),
        7_200..172_800 => format!("{} h", seconds / 3_600),
        _ => format!("{} days", seconds / 86_400),
    }
}

/// `1 group`, `2 groups`.
pub fn count(n: i64, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_a_line_for_each_finding_and_its_details_below() {
        let report: Report = [
            Finding::ok("disk", "10 GB free"),
            Finding::trouble("quarantine", "2 updates").details(["2 × no such column"]).fact("count", 2),
        ]
        .into_iter()
        .collect();
        assert_eq!(
            report.text(),
            "ok       disk        10 GB free\nTROUBLE  quarantine  2 updates\n                     2 × no such column\n"
        );
        let json: Value = serde_json::from_str(&report.json()).unwrap();
        assert_eq!(json["ok"], false);
        assert_eq!(json["findings"][1]["facts"]["count"], 2);
        assert_eq!(json["findings"][0].get("details"), None);
    }

    #[test]
    fn sizes_and_spans_are_short() {
        assert_eq!((bytes(999), bytes(4_250_000)), ("999 bytes".to_owned(), "4.2 MB".to_owned()));
        assert_eq!((span(119), span(7_199), span(172_800)), ("119 s".into(), "119 min".into(), "2 days".into()));
    }
}
