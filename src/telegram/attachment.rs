//! What a message can carry besides words: a file Telegram has already, by its id, or a *recipe*: what to draw, in a
//! few words, drawn when it is sent. So the outbox stays small, and a picture shows what is true when it goes out.
//!
//! In a kept request a recipe stands where Telegram wants a file: `{"recipe": "bars", "value": …, "file": "bars.png"}`.
//! [`undrawn`] takes such a request apart, an [`Artist`] draws, and the file goes along as `attach://…`. What cannot be
//! drawn is said in words ([`in_words`]): a caption is never lost for its picture.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

/// Longest caption Telegram takes, in UTF-16 units, once its marks are read.
pub const LONGEST_CAPTION: usize = 1_024;
/// Largest picture Telegram takes.
pub const LARGEST_PHOTO: usize = 10 << 20;
/// Largest file of any other kind.
pub const LARGEST_FILE: usize = 50 << 20;
/// The fields of requests in which a file stands, one of each method.
const FIELDS: [&str; 5] = ["photo", "video", "animation", "audio", "document"];

/// What kind of file it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A picture.
    Photo,
    /// A video.
    Video,
    /// A video without sound that plays by itself.
    Animation,
    /// Music.
    Audio,
    /// Any other file.
    Document,
}

impl Kind {
    /// The method that sends it alone.
    #[must_use]
    pub const fn method(self) -> &'static str {
        match self {
            Self::Photo => "sendPhoto",
            Self::Video => "sendVideo",
            Self::Animation => "sendAnimation",
            Self::Audio => "sendAudio",
            Self::Document => "sendDocument",
        }
    }

    /// As Telegram calls it, in requests and in messages.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Photo => "photo",
            Self::Video => "video",
            Self::Animation => "animation",
            Self::Audio => "audio",
            Self::Document => "document",
        }
    }
}

/// A picture or file somebody sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Media {
    /// What kind of file it is.
    pub kind: Kind,
    /// Telegram's id of it, which is for us alone.
    pub file_id: String,
    /// The album it is part of.
    #[serde(skip)]
    pub album: Option<String>,
}

impl Media {
    /// To be sent again.
    #[must_use]
    pub fn attachment(&self) -> Attachment {
        Attachment::by_id(self.kind, &self.file_id)
    }
}

/// What is to be drawn. What it means only the [`Artist`] knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recipe {
    /// Which of the things the artist can draw.
    #[serde(rename = "recipe")]
    pub name: String,
    /// With what.
    pub value: Value,
    /// What the file is called; people see that of a document.
    pub file: String,
}

/// A file Telegram has, or one that is drawn when it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// What kind of file it is.
    pub kind: Kind,
    /// Where it comes from.
    pub source: Source,
}

/// Where an attachment comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// Telegram has it under this id, which is for us alone.
    FileId(String),
    /// It is drawn.
    Recipe(Recipe),
}

impl Attachment {
    /// A file Telegram has.
    #[must_use]
    pub fn by_id(kind: Kind, id: &str) -> Self {
        Self { kind, source: Source::FileId(id.to_owned()) }
    }

    /// A picture to be drawn.
    ///
    /// # Errors
    /// If `value` cannot be written as JSON.
    pub fn picture(recipe: &str, value: &impl Serialize) -> serde_json::Result<Self> {
        Self::drawn(Kind::Photo, recipe, value, &format!("{recipe}.png"))
    }

    /// A file to be written, of this name.
    ///
    /// # Errors
    /// If `value` cannot be written as JSON.
    pub fn document(recipe: &str, value: &impl Serialize, file: &str) -> serde_json::Result<Self> {
        Self::drawn(Kind::Document, recipe, value, file)
    }

    fn drawn(kind: Kind, recipe: &str, value: &impl Serialize, file: &str) -> serde_json::Result<Self> {
        Ok(Self { kind, source: Source::Recipe(Self::recipe(recipe, value, file)?) })
    }

    /// What is to be drawn, to be kept until it is sent.
    ///
    /// # Errors
    /// If `value` cannot be written as JSON.
    pub fn recipe(name: &str, value: &impl Serialize, file: &str) -> serde_json::Result<Recipe> {
        Ok(Recipe { name: name.to_owned(), value: serde_json::to_value(value)?, file: file.to_owned() })
    }

    /// The picture that comes of a recipe.
    #[must_use]
    pub fn photo(recipe: &Recipe) -> Self {
        Self { kind: Kind::Photo, source: Source::Recipe(recipe.clone()) }
    }

    /// As it stands in a kept request.
    #[must_use]
    pub fn json(&self) -> Value {
        match &self.source {
            Source::FileId(id) => id.as_str().into(),
            Source::Recipe(Recipe { name, value, file }) => json!({"recipe": name, "value": value, "file": file}),
        }
    }
}

/// Draws recipes. It takes its time, so it is asked apart from everything else, with no transaction open.
pub trait Artist: fmt::Debug + Send + Sync {
    /// The file.
    ///
    /// # Errors
    /// If there is no such recipe, or it cannot be drawn; then the words go alone.
    fn draw(&self, recipe: &Recipe) -> anyhow::Result<Vec<u8>>;
}

/// Draws nothing: words go alone.
#[derive(Debug)]
pub struct NoArtist;

impl Artist for NoArtist {
    fn draw(&self, recipe: &Recipe) -> anyhow::Result<Vec<u8>> {
        anyhow::bail!("nobody draws {}", recipe.name)
    }
}

/// A file on its way to Telegram.
#[derive(Debug, Clone)]
pub struct File {
    /// Under this name the request refers to it.
    pub part: String,
    /// What it is called.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// A request with what it lacks.
#[derive(Debug)]
pub struct Undrawn {
    /// The parameters, with references in place of the recipes.
    pub body: Map<String, Value>,
    /// What is to be drawn, and the largest file that may come of it.
    wanted: Vec<(Recipe, usize)>,
}

/// Whether a request has a picture or file in it.
pub(super) fn carries(body: &Map<String, Value>) -> bool {
    FIELDS.into_iter().chain(["media"]).any(|field| body.contains_key(field))
}

/// What of a kept request is still to be drawn; [`None`] if nothing is.
#[must_use]
pub fn undrawn(request: &str) -> Option<Undrawn> {
    // Far most requests carry nothing, and are not read for it.
    if !request.contains("\"recipe\"") {
        return None;
    }
    let mut body: Map<String, Value> = serde_json::from_str(request).ok()?;
    let mut wanted = Vec::new();
    for field in FIELDS {
        if let Some(file) = body.get_mut(field) {
            want(file, field, &mut wanted);
        }
    }
    match body.get_mut("media") {
        Some(Value::Array(parts)) => parts.iter_mut().for_each(|part| want_part(part, &mut wanted)),
        Some(part) => want_part(part, &mut wanted),
        None => {}
    }
    (!wanted.is_empty()).then_some(Undrawn { body, wanted })
}

fn want_part(part: &mut Value, wanted: &mut Vec<(Recipe, usize)>) {
    let kind = part.get("type").and_then(Value::as_str).unwrap_or_default().to_owned();
    if let Some(file) = part.get_mut("media") {
        want(file, &kind, wanted);
    }
}

fn want(file: &mut Value, kind: &str, wanted: &mut Vec<(Recipe, usize)>) {
    let Ok(recipe) = Recipe::deserialize(&*file) else { return };
    *file = format!("attach://file{}", wanted.len()).into();
    wanted.push((recipe, if kind == Kind::Photo.code() { LARGEST_PHOTO } else { LARGEST_FILE }));
}

impl Undrawn {
    /// Draws it all.
    ///
    /// # Errors
    /// If something cannot be drawn, or is larger than Telegram takes.
    pub fn draw(&self, artist: &dyn Artist) -> anyhow::Result<Vec<File>> {
        let draw = |(place, (recipe, largest)): (usize, &(Recipe, usize))| {
            let bytes = artist.draw(recipe)?;
            anyhow::ensure!(!bytes.is_empty() && bytes.len() <= *largest, "{} bytes", bytes.len());
            Ok(File { part: format!("file{place}"), name: recipe.file.clone(), bytes })
        };
        self.wanted.iter().enumerate().map(draw).collect()
    }
}

/// The same without its files: what to try, the first that Telegram takes. Empty if there are no words.
#[must_use]
pub fn in_words(method: &str, body: &Map<String, Value>) -> Vec<(&'static str, String)> {
    let Some((caption, parse_mode)) = words(body) else { return Vec::new() };
    let mut body = body.clone();
    for field in FIELDS.into_iter().chain(["media", "caption", "has_spoiler", "show_caption_above_media"]) {
        body.remove(field);
    }
    if let Some(mode) = parse_mode {
        body.insert("parse_mode".to_owned(), mode);
    }
    let mut as_text = body.clone();
    as_text.insert("text".to_owned(), caption.clone());
    as_text.insert("link_preview_options".to_owned(), json!({"is_disabled": true}));
    let as_text = Value::Object(as_text).to_string();
    if method != "editMessageMedia" {
        return vec![("sendMessage", as_text)];
    }
    // It is not kept whether a picture stands there already.
    body.insert("caption".to_owned(), caption);
    vec![("editMessageCaption", Value::Object(body).to_string()), ("editMessageText", as_text)]
}

/// The caption of a request, or of a part of it, and how it is to be read.
fn words(body: &Map<String, Value>) -> Option<(Value, Option<Value>)> {
    let of = |within: &Map<String, Value>| {
        let caption =
            within.get("caption").filter(|caption| caption.as_str().is_some_and(|words| !words.is_empty()))?;
        Some((caption.clone(), within.get("parse_mode").cloned()))
    };
    of(body).or_else(|| match body.get("media")? {
        Value::Array(parts) => parts.iter().filter_map(Value::as_object).find_map(of),
        part => of(part.as_object()?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug)]
    struct Echo;

    impl Artist for Echo {
        fn draw(&self, recipe: &Recipe) -> anyhow::Result<Vec<u8>> {
            anyhow::ensure!(recipe.name != "unknown", "unknown");
            Ok(recipe.value.to_string().into_bytes())
        }
    }

    fn object(value: Value) -> Map<String, Value> {
        match value {
            Value::Object(map) => map,
            _ => Map::new(),
        }
    }

    #[test]
    fn recipes_are_drawn_where_files_stand_and_nowhere_else() {
        let photo = Attachment::picture("bars", &json!([3, 1])).unwrap();
        let words = json!({"chat_id": -5, "photo": photo.json(), "caption": "{\"recipe\": 1}"}).to_string();
        let undrawn = undrawn(&words).unwrap();
        assert_eq!(undrawn.body["photo"], "attach://file0");
        let files = undrawn.draw(&Echo).unwrap();
        assert_eq!(
            (files[0].part.as_str(), files[0].name.as_str(), &*files[0].bytes),
            ("file0", "bars.png", &b"[3,1]"[..])
        );
        let no_file = json!({"chat_id": -5, "text": "\"recipe\"", "reply_markup": {"recipe": "x"}}).to_string();
        assert!(super::undrawn(&no_file).is_none());
    }

    #[test]
    fn an_albums_parts_are_drawn_each() {
        let part = |n: i32| json!({"type": "photo", "media": Attachment::picture("card", &n).unwrap().json()});
        let album = json!({"media": [part(1), {"type": "photo", "media": "an id"}, part(2)]}).to_string();
        let undrawn = undrawn(&album).unwrap();
        assert_eq!(undrawn.body["media"][2]["media"], "attach://file1");
        assert_eq!(undrawn.body["media"][1]["media"], "an id");
        assert_eq!(undrawn.draw(&Echo).unwrap().len(), 2);
    }

    #[test]
    fn what_cannot_be_drawn_or_is_too_large_is_no_file() {
        let none = json!({"photo": Attachment::picture("unknown", &0).unwrap().json()}).to_string();
        assert!(undrawn(&none).unwrap().draw(&Echo).is_err());
        let large = json!({"photo": Attachment::picture("large", &"x".repeat(LARGEST_PHOTO)).unwrap().json()});
        assert!(undrawn(&large.to_string()).unwrap().draw(&Echo).is_err());
    }

    #[test]
    fn without_its_picture_a_request_says_its_words() {
        let body = object(json!({"chat_id": -5, "photo": "x", "caption": "<b>Hi</b>", "parse_mode": "HTML",
            "reply_markup": {}, "message_thread_id": 7}));
        let [(method, text)] = &in_words("sendPhoto", &body)[..] else { panic!("one way") };
        let text: Value = serde_json::from_str(text).unwrap();
        assert_eq!(
            (*method, &text["text"], &text["message_thread_id"]),
            ("sendMessage", &json!("<b>Hi</b>"), &json!(7))
        );
        assert!(text.get("photo").is_none() && text.get("caption").is_none());
        let edit = object(json!({"message_id": 3, "media": {"type": "photo", "media": "x", "caption": "Hi"}}));
        let methods: Vec<_> = in_words("editMessageMedia", &edit).into_iter().map(|(method, _)| method).collect();
        assert_eq!(methods, ["editMessageCaption", "editMessageText"]);
        assert!(in_words("sendPhoto", &object(json!({"photo": "x"}))).is_empty());
    }
}
