//! The lines the house holds (docs/architecture.md), and the words every language must have.

#![expect(clippy::unwrap_used, reason = "a test may fail where it stands")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use fluent_syntax::ast;

fn files(directory: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(directory)];
    while let Some(directory) = open.pop() {
        for entry in fs::read_dir(directory).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn relative(path: &Path) -> String {
    path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().display().to_string()
}

/// Lines of code outside comments and what is for tests only, with their file and number.
fn code() -> Vec<(String, usize, String)> {
    let mut lines = Vec::new();
    for path in files("src", ".rs") {
        let name = relative(&path);
        if name.ends_with("tests.rs") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let mut rest = text.lines().enumerate();
        while let Some((i, line)) = rest.next() {
            if line.trim() == "#[cfg(test)]" {
                let indent = line.split('#').next().unwrap_or_default();
                rest.find(|(_, line)| line.strip_prefix(indent).is_some_and(ends_an_item));
            } else if !line.trim_start().starts_with("//") {
                lines.push((name.clone(), i + 1, line.to_owned()));
            }
        }
    }
    lines
}

/// Whether an item ends with this line, which begins where the item does: `mod x;` or the brace that closes it.
fn ends_an_item(line: &str) -> bool {
    line == "}" || (line.ends_with(';') && !line.starts_with(' '))
}

fn offenders(offends: impl Fn(&str, &str) -> bool) -> Vec<String> {
    code()
        .into_iter()
        .filter(|(file, _, line)| offends(file, line))
        .map(|(file, number, line)| format!("{file}:{number}: {}", line.trim()))
        .collect()
}

#[test]
fn sql_lives_in_the_store_and_in_queries() {
    let found = offenders(|file, line| {
        let allowed = file.starts_with("src/store/") || file.ends_with("queries.rs") || file.contains("/queries/");
        let asks = ["query!(", "query_as!(", "query_scalar!(", "sqlx::query", "raw_sql("];
        !allowed && asks.iter().any(|ask| line.contains(ask))
    });
    assert_eq!(found, Vec::<String>::new());
}

/// A module, its floor, and the highest floor it may stand on; the longest name that fits a file counts. Arrows point
/// downwards only (docs/architecture.md). Nothing below the rooms names one: they are handed in.
const FLOORS: [(&str, u8, u8); 19] = [
    ("clock", 0, 0),
    ("listen", 0, 0),
    ("telemetry", 0, 0),
    ("words", 0, 0),
    ("pictures", 1, 0),
    ("telegram", 1, 0),
    ("store", 2, 1),
    ("schedule", 3, 2),
    ("dispatch", 4, 3),
    ("watch/counters", 5, 4),
    ("config", 5, 4),
    ("core", 6, 5),
    ("edge", 7, 6),
    ("features", 8, 4),
    ("watch", 8, 7),
    ("app", 8, 7),
    ("operate", 9, 8),
    ("demo", 10, 9),
    ("cli", 11, 10),
];

fn floor(path: &str) -> (u8, u8) {
    let named = |name: &str| path == name || path.strip_prefix(name).is_some_and(|rest| rest.starts_with('/'));
    let fits = FLOORS.iter().filter(|(name, ..)| named(name)).max_by_key(|(name, ..)| name.len());
    let (_, floor, reach) = fits.unwrap_or_else(|| panic!("{path} is on no floor: add it to FLOORS"));
    (*floor, *reach)
}

/// What a text names after `crate::`, the first two parts: `watch/counters`, `words/line`.
fn named_modules(text: &str) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for (at, _) in text.match_indices("crate::") {
        let rest = &text[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let (mut depth, mut item) = (0, String::new());
            for c in group.chars() {
                match c {
                    '}' if depth == 0 => break,
                    ',' if depth == 0 => named.extend(first_two(&std::mem::take(&mut item))),
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    c if depth == 0 => item.push(c),
                    _ => {}
                }
            }
            named.extend(first_two(&item));
        } else {
            named.extend(first_two(rest));
        }
    }
    named
}

fn first_two(path: &str) -> Option<String> {
    let is_word = |c: char| c.is_ascii_lowercase() || c == '_';
    let path = path.trim();
    let end = path.find(|c: char| !is_word(c) && c != ':').unwrap_or(path.len());
    let parts: Vec<_> = path[..end].split("::").filter(|part| !part.is_empty()).take(2).collect();
    (!parts.is_empty()).then(|| parts.join("/"))
}

#[test]
fn arrows_point_downwards() {
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    for (file, _, line) in code() {
        texts.entry(file).or_default().push_str(&format!("{line}\n"));
    }
    let mut upwards = Vec::new();
    for (file, text) in texts {
        let path = file.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
        if matches!(path, "main" | "lib") {
            continue;
        }
        let (_, reach) = floor(path);
        let own = path.split('/').next().unwrap();
        let above = named_modules(&text).into_iter().filter(|name| name.split('/').next() != Some(own));
        upwards.extend(above.filter(|name| floor(name).0 > reach).map(|name| format!("{file} names {name}")));
    }
    assert_eq!(upwards, Vec::<String>::new());
}

#[test]
fn only_the_edge_and_the_dispatch_know_teloxide() {
    let found = offenders(|file, line| {
        let allowed = file.starts_with("src/telegram/") || file.starts_with("src/dispatch/");
        // An endpoint is how a room ends a branch; the trait that gives it is all it needs.
        !allowed && line.contains("teloxide::") && !line.contains("teloxide::dptree")
    });
    assert_eq!(found, Vec::<String>::new());
}

/// Telegram's words are English, change from server to server and may quote people: what they mean is said once.
#[test]
fn telegrams_words_are_compared_in_one_place() {
    const KINDS: [&str; 4] = ["\"Forbidden", "\"Bad Request", "\"Too Many Requests", "\"Conflict:"];
    const COMPARED: [&str; 4] = ["contains(\"", "starts_with(\"", "ends_with(\"", "eq_ignore_ascii_case(\""];
    const SAID: [&str; 5] = ["why.", "description.", "error.", "error.to_string().", "refusal."];
    let compares =
        |line: &str| COMPARED.iter().any(|how| SAID.iter().any(|what| line.contains(&format!("{what}{how}"))));
    let found = offenders(|file, line| {
        file != "src/telegram/refusal.rs" && (KINDS.iter().any(|kind| line.contains(kind)) || compares(line))
    });
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn rooms_do_not_reach_into_the_edge() {
    let found = offenders(|file, line| {
        file.starts_with("src/features/") && (line.contains("telegram::api") || line.contains("reqwest"))
    });
    assert_eq!(found, Vec::<String>::new());
}

/// Where somebody is answered in private: how many such messages each file makes. Whoever writes to people who did not ask
/// does it by `Cx::nudge`, which keeps to what they want to hear.
const ANSWERS_IN_PRIVATE: [(&str, usize); 19] = [
    ("src/dispatch/drafts.rs", 1),
    ("src/dispatch/flow.rs", 2),
    ("src/dispatch/flood.rs", 1),
    ("src/dispatch/nudge.rs", 4),
    ("src/dispatch/whisper.rs", 1),
    ("src/features/desk/mod.rs", 1),
    ("src/features/desk/week.rs", 1),
    ("src/features/onboarding/publish.rs", 1),
    ("src/features/polls/panel.rs", 1),
    ("src/features/privacy/mod.rs", 2),
    ("src/features/requests/apply.rs", 1),
    ("src/features/requests/talk.rs", 2),
    ("src/features/series/advice/manage.rs", 1),
    ("src/features/setup/flow.rs", 3),
    ("src/features/surveys/answer.rs", 2),
    ("src/features/surveys/panel.rs", 1),
    ("src/features/times/panel.rs", 1),
    ("src/features/touchpoints/edit.rs", 1),
    ("src/features/touchpoints/plan/mod.rs", 1),
];

#[test]
fn nobody_is_written_to_unasked_but_by_a_nudge() {
    const MESSAGES: [&str; 3] = ["Request::message(", "Request::illustrated(", "Request::with_media("];
    let mut made: BTreeMap<String, usize> = BTreeMap::new();
    for (file, _, line) in code() {
        if MESSAGES.iter().any(|message| line.contains(message)) && line.contains("private_chat()") {
            *made.entry(file).or_default() += 1;
        }
    }
    let known: BTreeMap<String, usize> = ANSWERS_IN_PRIVATE.iter().map(|(file, n)| ((*file).to_owned(), *n)).collect();
    assert_eq!(made, known, "an answer is to be listed; what nobody asked for goes by `Cx::nudge`");
}

/// Who manages a group is called by one room, which knows what each of them wants to hear and when.
#[test]
fn managers_are_called_from_one_place() {
    let found = offenders(|file, line| {
        line.contains(".call_manager(")
            && file != "src/features/attention/call.rs"
            && !line.trim_start().starts_with("//")
    });
    assert_eq!(found, Vec::<String>::new(), "what needs a manager is an item: `dispatch::items::raise`");
}

#[test]
fn words_people_read_are_not_in_rust() {
    let foreign = |c: char| ('\u{0400}'..='\u{04FF}').contains(&c) || ('\u{0590}'..='\u{05FF}').contains(&c);
    // Parsers of what members type must know their words.
    const PARSERS: [&str; 4] = ["src/schedule/grammar/", "/zones.rs", "src/words/lang.rs", "typed.rs"];
    let parses = |file: &str| PARSERS.iter().any(|parser| file.contains(parser));
    let found = offenders(|file, line| !parses(file) && line.contains(foreign));
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn nothing_is_taken_for_granted_outside_tests() {
    let found = offenders(|_, line| line.contains(".unwrap()") || line.contains("todo!") || line.contains("#[allow("));
    assert_eq!(found, Vec::<String>::new());
}

/// An isolate is needed by a command, and by `<code>`, which holds one or what else is typed: without it the slash shows
/// on the wrong side of a Hebrew line. At the beginning of a line they give the line its direction themselves.
fn is_bare_at(line: &str, at: usize) -> bool {
    let (before, from) = line.split_at(at);
    let mut after = from.chars().skip(1);
    let is_command = from.starts_with('/')
        && after.next().is_some_and(|c| c == '{' || c.is_ascii_alphabetic())
        // Not a closing tag, an address, or Europe/Lisbon.
        && !before.ends_with(|c: char| matches!(c, '<' | '/' | ':') || c.is_ascii_alphanumeric());
    let opened = before.matches(['\u{2066}', '\u{2067}', '\u{2068}']).count();
    let closed = before.matches('\u{2069}').count();
    let begins_the_line = matches!(before.trim_start(), "" | "<code>");
    (is_command || from.starts_with("<code>")) && opened == closed && !begins_the_line
}

/// Hebrew lines with where they stand: those of the locales, and those of the demo's page and tour.
fn hebrew_lines() -> Vec<(String, String)> {
    let mut lines = Vec::new();
    for path in files("locales/he", ".ftl") {
        for (i, line) in fs::read_to_string(&path).unwrap().lines().enumerate().filter(|(_, l)| !l.starts_with('#')) {
            let marks = [("\\u2066", "\u{2066}"), ("\\u2068", "\u{2068}"), ("\\u2069", "\u{2069}")];
            let shown = marks.into_iter().fold(line.to_owned(), |line, (written, mark)| line.replace(written, mark));
            lines.push((format!("{}:{}", relative(&path), i + 1), shown));
        }
    }
    let demo = demo_texts().into_iter().filter(|said| said.text.contains(|c| ('א'..='ת').contains(&c)));
    lines.extend(demo.flat_map(|said| {
        let lines: Vec<_> = said.text.lines().map(|line| (said.place.clone(), line.to_owned())).collect();
        lines
    }));
    lines
}

#[test]
fn commands_in_hebrew_are_isolated() {
    let lines = hebrew_lines();
    for file in ["locales/he/help.ftl", "src/demo/page/words.json", "src/demo/tour.json"] {
        assert!(lines.iter().any(|(place, _)| place.starts_with(file)), "nothing was read from {file}");
    }
    let bare = lines.into_iter().filter(|(_, line)| line.char_indices().any(|(at, _)| is_bare_at(line, at)));
    assert_eq!(bare.collect::<Vec<_>>(), Vec::new());
}

/// Messages of a language: their names, and the arguments each takes, those of messages it refers to included.
fn messages(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let all = messages_alone(language);
    let with_references = |id: &String| {
        let (mut open, mut seen) = (vec![id.clone()], BTreeSet::new());
        while let Some(id) = open.pop() {
            let refers_to = |name: &String| name.strip_prefix("->").map(str::to_owned);
            let next = all.get(&id).into_iter().flatten().filter_map(refers_to).filter(|id| !seen.contains(id));
            open.extend(next.collect::<Vec<_>>());
            seen.insert(id);
        }
        let arguments = seen.iter().filter_map(|id| all.get(id)).flatten();
        arguments.filter(|name| !name.starts_with("->")).cloned().collect()
    };
    all.keys().map(|id| (id.clone(), with_references(id))).collect()
}

/// The same, a message referred to standing as `->name`.
fn messages_alone(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut all = BTreeMap::new();
    for path in files(&format!("locales/{language}"), ".ftl") {
        let text = fs::read_to_string(&path).unwrap();
        let resource = fluent_syntax::parser::parse(text.as_str()).unwrap_or_else(|(_, errors)| {
            panic!("{} cannot be read: {errors:?}", relative(&path));
        });
        for entry in &resource.body {
            let ast::Entry::Message(message) = entry else { continue };
            let Some(pattern) = &message.value else { continue };
            let mut arguments = BTreeSet::new();
            in_pattern(pattern, &mut arguments);
            let twice = all.insert(message.id.name.to_owned(), arguments);
            assert!(twice.is_none(), "{language}: {} is there twice", message.id.name);
        }
    }
    all
}

fn in_pattern(pattern: &ast::Pattern<&str>, arguments: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression } = element {
            in_expression(expression, arguments);
        }
    }
}

fn in_expression(expression: &ast::Expression<&str>, arguments: &mut BTreeSet<String>) {
    match expression {
        ast::Expression::Inline(inline) => in_inline(inline, arguments),
        ast::Expression::Select { selector, variants } => {
            in_inline(selector, arguments);
            variants.iter().for_each(|variant| in_pattern(&variant.value, arguments));
        }
    }
}

fn in_inline(inline: &ast::InlineExpression<&str>, arguments: &mut BTreeSet<String>) {
    match inline {
        ast::InlineExpression::VariableReference { id } => {
            arguments.insert(id.name.to_owned());
        }
        ast::InlineExpression::MessageReference { id, .. } => {
            arguments.insert(format!("->{}", id.name));
        }
        ast::InlineExpression::Placeable { expression } => in_expression(expression, arguments),
        _ => {}
    }
}

#[test]
fn every_message_is_there_in_every_language() {
    let english = messages("en");
    for language in ["he", "ru"] {
        let other = messages(language);
        let missing: Vec<_> = english.keys().filter(|id| !other.contains_key(*id)).collect();
        let extra: Vec<_> = other.keys().filter(|id| !english.contains_key(*id)).collect();
        assert!(missing.is_empty() && extra.is_empty(), "{language}: missing {missing:?}, only there {extra:?}");
        for (id, arguments) in &other {
            let unknown: Vec<_> = arguments.difference(&english[id]).collect();
            assert!(unknown.is_empty(), "{language}: {id} uses {unknown:?}, which English does not");
        }
    }
}

/// What the names of messages begin with that are made while running; the rest of a name is a code that stands in `src`
/// as a word of its own.
const FAMILIES: [&str; 28] = [
    "command-",
    "help-",
    "newcomers-step-",
    "nudge-",
    "personal-button-",
    "poll-example-",
    "poll-filler-",
    "poll-clash-",
    "poll-length-",
    "poll-trait-",
    "prompt-",
    "pulse-asks-",
    "pulse-name-",
    "refusal-",
    "rest-",
    "room-",
    "series-",
    "settings-about-",
    "settings-button-days-",
    "settings-choice-",
    "settings-days-",
    "settings-done-",
    "settings-logged-",
    "settings-name-",
    "settings-unknown-",
    "settings-value-",
    "skip-",
    "trouble-",
];

/// All that stands between quotes in `src` and could be a message's name or a code.
fn words_in_code() -> BTreeSet<String> {
    let is_code = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
    let mut words = BTreeSet::new();
    for path in files("src", ".rs") {
        let text = fs::read_to_string(&path).unwrap();
        words.extend(text.split('"').filter(|word| !word.is_empty() && word.chars().all(is_code)).map(str::to_owned));
    }
    words
}

/// Whether a name is made in code of a declared beginning and a code there is.
fn is_made(id: &str, words: &BTreeSet<String>) -> bool {
    let Some(rest) = FAMILIES.iter().find_map(|family| id.strip_prefix(family)) else { return false };
    let rest = rest.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('-');
    let rest = ["-about", "-copy", "-logged"].iter().find_map(|end| rest.strip_suffix(end)).unwrap_or(rest);
    // A series for one kind of community, and two of a unit.
    let parts = rest.split_once('-');
    rest.is_empty()
        || words.contains(rest)
        || parts.is_some_and(|(a, b)| words.contains(b) && (a == "two" || words.contains(a)))
}

#[test]
fn every_message_named_in_code_exists() {
    let english = messages("en");
    let mut missing = Vec::new();
    for path in files("src", ".rs") {
        let text = fs::read_to_string(&path).unwrap();
        for (at, _) in text.match_indices("line(") {
            let before = text[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '.') {
                continue;
            }
            missing.extend(
                names_in_call(&text[at + 5..])
                    .filter(|id| !english.contains_key(*id))
                    .map(|id| format!("{}: {id}", relative(&path))),
            );
        }
        for (at, opening) in text.match_indices("Line::named(format!(\"") {
            let beginning = text[at + opening.len()..].split(['{', '"']).next().unwrap_or_default();
            if !beginning.is_empty() && !FAMILIES.iter().any(|family| family.starts_with(beginning)) {
                missing.push(format!("{}: {beginning}… is no declared beginning", relative(&path)));
            }
        }
    }
    assert_eq!(missing, Vec::<String>::new());
}

/// The names a call of `line` chooses between; `rest` begins after its bracket.
fn names_in_call(rest: &str) -> impl Iterator<Item = &str> {
    let mut depth = 1_usize;
    let end = rest.find(|c| {
        depth = match c {
            '(' => depth + 1,
            ')' => depth - 1,
            _ => depth,
        };
        depth == 0
    });
    let call = &rest[..end.unwrap_or(0)];
    let is_plain = call.starts_with('"') || call.starts_with("if ") || call.starts_with("match ");
    let is_name = |word: &&str| word.contains('-') && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    call.split('"').skip(1).step_by(2).filter(move |word| is_plain && (call.starts_with('"') || is_name(word)))
}

#[test]
fn every_message_is_named_in_code() {
    let words = words_in_code();
    let all = messages_alone("en");
    let referred: BTreeSet<&str> = all.values().flatten().filter_map(|name| name.strip_prefix("->")).collect();
    let is_used = |id: &String| words.contains(id) || referred.contains(id.as_str()) || is_made(id, &words);
    let unused: Vec<_> = all.keys().filter(|id| !is_used(id)).collect();
    assert!(unused.is_empty(), "nothing says {unused:?}");
}

/// A text of one language, and where it is.
#[derive(Debug)]
struct Said {
    language: String,
    place: String,
    text: String,
}

/// What the demo's people, tour and page say; names and the like, which are no language's, are not among it.
fn demo_texts() -> Vec<Said> {
    let mut said = Vec::new();
    for path in files("src/demo", ".json") {
        let place = relative(&path);
        let mut open = vec![(None, serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap())];
        while let Some((language, value)) = open.pop() {
            match (language, value) {
                (Some(language), serde_json::Value::String(text)) => {
                    said.push(Said { language, place: place.clone(), text });
                }
                (language, serde_json::Value::Array(values)) => {
                    open.extend(values.into_iter().map(|value| (language.clone(), value)));
                }
                (language, serde_json::Value::Object(values)) => open.extend(values.into_iter().map(|(key, value)| {
                    let own = ["en", "he", "ru"].contains(&key.as_str()).then_some(key);
                    (own.or_else(|| language.clone()), value)
                })),
                _ => {}
            }
        }
    }
    said
}

/// Everything people read: the texts of all messages, every variant for itself, and what the demo says.
fn all_texts() -> Vec<Said> {
    let mut said = demo_texts();
    for language in ["en", "he", "ru"] {
        for path in files(&format!("locales/{language}"), ".ftl") {
            let text = fs::read_to_string(&path).unwrap();
            let resource = fluent_syntax::parser::parse(text.as_str()).unwrap();
            for entry in &resource.body {
                let ast::Entry::Message(ast::Message { id, value: Some(pattern), .. }) = entry else { continue };
                let mut texts = Vec::new();
                texts_in(pattern, &mut texts);
                let of = |text| Said { language: language.to_owned(), place: id.name.to_owned(), text };
                said.extend(texts.into_iter().map(of));
            }
        }
    }
    said
}

/// The text of a pattern, with an ellipsis for what is filled in, and that of each variant in it.
fn texts_in(pattern: &ast::Pattern<&str>, texts: &mut Vec<String>) {
    let mut whole = String::new();
    for element in &pattern.elements {
        match element {
            ast::PatternElement::TextElement { value } => whole.push_str(value),
            ast::PatternElement::Placeable { expression: ast::Expression::Select { variants, .. } } => {
                whole.push('…');
                variants.iter().for_each(|variant| texts_in(&variant.value, texts));
            }
            ast::PatternElement::Placeable { .. } => whole.push('…'),
        }
    }
    texts.push(whole);
}

/// Words that are not said in a language, and marks it does not use (docs/wording.md).
const UNSAID: [(&str, &[&str], &[char]); 3] = [
    (
        "en",
        &[
            "do not",
            "does not",
            "did not",
            "cannot",
            "can not",
            "is not",
            "are not",
            "was not",
            "were not",
            "will not",
            "would not",
            "could not",
            "should not",
            "has not",
            "have not",
            "i am",
            "i will",
            "i may not",
            "by myself",
            "of mine",
            "i know no",
            "is told",
            "be told",
        ],
        &['"', '„', '«', '»'],
    ),
    ("he", &["הזו", "בפרטי", "שיחה פרטית", "אין לבוט רשות", "ביוזמתי"], &['"', '\'', '„', '“', '”']),
    ("ru", &["знак", "знака", "знаков", "знаках", "в личку", "без просьбы"], &['"', '\'', '”']),
];

#[test]
fn nothing_is_said_that_a_language_does_not_say() {
    let mut found = Vec::new();
    for Said { language, place, text } in all_texts() {
        let (_, words, marks) = UNSAID.iter().find(|(of, ..)| *of == language).unwrap();
        let spoken = text.to_lowercase().replace(|c: char| !c.is_alphanumeric() && c != '\'' && c != '-', " ");
        let spoken = format!(" {} ", spoken.split_whitespace().collect::<Vec<_>>().join(" "));
        found.extend(words.iter().filter(|w| spoken.contains(&format!(" {w} "))).map(|w| format!("{place}: {w}")));
        found.extend(text.chars().filter(|c| marks.contains(c)).map(|c| format!("{place}: {c}")));
    }
    assert_eq!(found, Vec::<String>::new());
}

/// Two endings in one word: with a slash, a dot or brackets. A text that begins with a number has units: `1 час/с`.
fn has_two_endings(text: &str) -> bool {
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let is_letter = |c: char| ('א'..='ת').contains(&c) || ('а'..='я').contains(&c) || c == 'ё';
    let letters: Vec<char> = text.to_lowercase().chars().collect();
    let between = letters.windows(3).any(|w| is_letter(w[0]) && matches!(w[1], '/' | '.') && is_letter(w[2]));
    between || letters.windows(2).any(|w| is_letter(w[0]) && w[1] == '(')
}

#[test]
fn nobodys_sex_is_written_with_two_endings() {
    assert!(has_two_endings("מוזמן/ת") && has_two_endings("ספר.י") && has_two_endings("рад(а)"));
    let found: Vec<Said> = all_texts().into_iter().filter(|said| has_two_endings(&said.text)).collect();
    assert!(found.is_empty(), "{found:?}");
}

/// The page has no plural rules, so a number comes after what it counts: "Votes: 1".
#[test]
fn numbers_of_the_page_come_after_their_label() {
    let page: Vec<Said> = demo_texts().into_iter().filter(|said| said.place.ends_with("words.json")).collect();
    assert!(page.iter().any(|said| said.text.contains(": {n}")), "no numbers were found");
    let is_first =
        |text: &str| ["{n}", "{failed}"].iter().any(|number| text.replace(&format!(": {number}"), "").contains(number));
    let found: Vec<Said> = page.into_iter().filter(|said| is_first(&said.text)).collect();
    assert!(found.is_empty(), "{found:?}");
}

/// Where a conversation starter must not be: on a certain day, or at another hour than ten in the morning.
const CERTAIN_TIMES: [(&str, &[&str]); 3] = [
    (
        "en",
        &[
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "weekend",
            "tonight",
            "this evening",
            "yesterday",
            "tomorrow",
            "this week",
            "this month",
        ],
    ),
    (
        "he",
        &[
            "ביום ראשון",
            "ביום שני",
            "ביום שלישי",
            "ביום רביעי",
            "ביום חמישי",
            "ביום שישי",
            "בשבת",
            "סוף השבוע",
            "בסוף השבוע",
            "הערב",
            "אתמול",
            "מחר",
            "השבוע הזה",
            "החודש הזה",
        ],
    ),
    (
        "ru",
        &[
            "понедельник",
            "вторник",
            "среду",
            "четверг",
            "пятницу",
            "субботу",
            "воскресенье",
            "выходные",
            "выходных",
            "сегодня вечером",
            "вчера",
            "завтра",
            "на этой неделе",
            "в этом месяце",
        ],
    ),
];

/// How a question begins that a yes or a no would answer.
const YES_OR_NO: [&str; 25] = [
    "is",
    "are",
    "do",
    "does",
    "did",
    "have",
    "has",
    "can",
    "could",
    "would",
    "will",
    "should",
    "may",
    "shall",
    "was",
    "were",
    "am",
    "האם",
    "יש",
    "אפשר",
    "есть",
    "можно",
    "стоит",
    "хотите",
    "бывает",
];

#[test]
fn conversation_starters_are_short_open_and_true_on_any_day() {
    let said = all_texts().into_iter().filter(|said| said.place.starts_with("prompt-"));
    let mut found = Vec::new();
    for Said { language, place, text } in said {
        let (_, times) = CERTAIN_TIMES.iter().find(|(of, _)| *of == language).unwrap();
        let words = format!(" {} ", text.to_lowercase().replace(|c: char| !c.is_alphanumeric() && c != ' ', ""));
        let dated = times.iter().any(|time| words.contains(&format!(" {time} ")));
        let last = text.trim_end_matches('?').rsplit(['.', '?', '!']).next().unwrap_or_default().trim().to_lowercase();
        let first_word = last.split(' ').next().unwrap_or_default();
        let closed = text.ends_with('?') && (YES_OR_NO.contains(&first_word) || last.contains(" ли "));
        let length = text.chars().count();
        if dated || closed || !(25..=170).contains(&length) || text.contains(['…', '<', '@', '/', '\n']) {
            found.push(format!("{language} {place} ({length}): {text}"));
        }
    }
    assert_eq!(found, Vec::<String>::new());
}
