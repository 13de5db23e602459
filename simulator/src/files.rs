//! Files Telegram has: what bots and people have sent, under the ids it gives them.

use crate::error::{Answer, refuse};
use crate::multipart::Upload;
use crate::world::World;
use serde_json::{Value, json};
use std::sync::Arc;

/// Largest picture, in bytes.
const LARGEST_PHOTO: usize = 10 << 20;
/// Largest file of any other kind a bot may send.
const LARGEST_FILE: usize = 50 << 20;
/// Largest file a bot may fetch.
const LARGEST_FETCHED: usize = 20 << 20;

/// What kind of file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// A picture.
    Photo,
    /// A video.
    Video,
    /// A video without sound.
    Animation,
    /// Music.
    Audio,
    /// Any other file.
    Document,
}

impl Medium {
    pub(crate) const ALL: [Self; 5] = [Self::Photo, Self::Video, Self::Animation, Self::Audio, Self::Document];

    /// The field of a message, and the type of an `InputMedia`.
    pub(crate) fn field(self) -> &'static str {
        match self {
            Self::Photo => "photo",
            Self::Video => "video",
            Self::Animation => "animation",
            Self::Audio => "audio",
            Self::Document => "document",
        }
    }

    /// The right a member needs, and what Telegram calls such messages.
    pub(crate) fn permission(self) -> (&'static str, &'static str) {
        match self {
            Self::Photo => ("can_send_photos", "photos"),
            Self::Video => ("can_send_videos", "videos"),
            Self::Animation => ("can_send_other_messages", "animations"),
            Self::Audio => ("can_send_audios", "audios"),
            Self::Document => ("can_send_documents", "documents"),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Photo => "Photo",
            Self::Video => "Video",
            Self::Animation => "Animation",
            Self::Audio => "Audio",
            Self::Document => "Document",
        }
    }
}

/// A file.
#[derive(Clone, Debug)]
pub(crate) struct Stored {
    pub medium: Medium,
    serial: i64,
    name: String,
    size: usize,
    width: u32,
    height: u32,
    /// What is in it; people's files have nothing in them.
    pub bytes: Option<Arc<[u8]>>,
}

impl Stored {
    fn id(&self) -> String {
        format!("{}-{}", self.medium.field(), self.serial)
    }

    /// As the field of a message.
    pub fn wire(&self) -> Value {
        let mut file =
            json!({"file_id": self.id(), "file_unique_id": format!("u{}", self.serial), "file_size": self.size});
        let mut put = |key: &str, value: Value| file[key] = value;
        if matches!(self.medium, Medium::Photo | Medium::Video | Medium::Animation) {
            put("width", json!(self.width));
            put("height", json!(self.height));
        }
        match self.medium {
            Medium::Photo => return self.sizes(&file),
            Medium::Video | Medium::Animation | Medium::Audio => put("duration", json!(7)),
            Medium::Document => {}
        }
        put("file_name", json!(self.name));
        file
    }

    /// A picture comes in several sizes, the largest last; all of them are this picture.
    fn sizes(&self, largest: &Value) -> Value {
        let mut sizes = Vec::new();
        if self.width.max(self.height) > 90 {
            let mut small = largest.clone();
            small["file_id"] = json!(format!("{}-s", self.id()));
            small["file_unique_id"] = json!(format!("u{}s", self.serial));
            small["file_size"] = json!(self.size.min(1_500));
            let longest = self.width.max(self.height);
            small["width"] = json!((self.width * 90 / longest).max(1));
            small["height"] = json!((self.height * 90 / longest).max(1));
            sizes.push(small);
        }
        sizes.push(largest.clone());
        Value::Array(sizes)
    }
}

/// Width and height of a PNG, GIF or JPEG.
fn dimensions(bytes: &[u8]) -> Option<(u32, u32)> {
    let big = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    let short = |at: usize| Some(u32::from(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?)));
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Some((big(16)?, big(20)?));
    }
    if bytes.starts_with(b"GIF8") {
        let little = |at: usize| Some(u32::from(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?)));
        return Some((little(6)?, little(8)?));
    }
    if !bytes.starts_with(&[0xFF, 0xD8]) {
        return None;
    }
    let mut at = 2;
    loop {
        let marker = *bytes.get(at + 1)?;
        if matches!(marker, 0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF) {
            return Some((short(at + 7)?, short(at + 5)?));
        }
        at += 2 + usize::try_from(short(at + 2)?).ok()?;
    }
}

/// What Telegram says of a picture it does not take.
fn check_photo(bytes: &[u8]) -> Answer<(u32, u32)> {
    if bytes.len() > LARGEST_PHOTO {
        let size = bytes.len();
        return Err(refuse(format!(
            "file of size {size} bytes is too big for a photo; the maximum size is {LARGEST_PHOTO} bytes"
        )));
    }
    let (width, height) = dimensions(bytes).ok_or_else(|| refuse("IMAGE_PROCESS_FAILED"))?;
    let (shorter, longer) = (width.min(height), width.max(height));
    let fits = shorter > 0 && width.saturating_add(height) <= 10_000 && longer <= shorter.saturating_mul(20);
    if fits { Ok((width, height)) } else { Err(refuse("PHOTO_INVALID_DIMENSIONS")) }
}

impl World {
    fn store(
        &mut self,
        medium: Medium,
        name: &str,
        size: usize,
        (width, height): (u32, u32),
        bytes: Option<Arc<[u8]>>,
    ) -> Stored {
        let stored = Stored { medium, serial: self.next_serial(), name: name.to_owned(), size, width, height, bytes };
        self.files.insert(stored.id(), stored.clone());
        stored
    }

    /// A file of somebody's.
    pub fn persons_file(&mut self, medium: Medium) -> Stored {
        self.store(medium, &format!("{}.bin", medium.field()), 2_048, (90, 90), None)
    }

    fn upload(&mut self, medium: Medium, upload: &Upload) -> Answer<Stored> {
        let size = upload.bytes.len();
        if size == 0 {
            return Err(refuse("file must be non-empty"));
        }
        let shape = match medium {
            Medium::Photo => check_photo(&upload.bytes)?,
            _ if size > LARGEST_FILE => return Err(refuse("file is too big")),
            _ => (320, 240),
        };
        Ok(self.store(medium, &upload.name, size, shape, Some(Arc::clone(&upload.bytes))))
    }

    /// The file a parameter names: one that comes along, or one Telegram has.
    pub fn file_param(&mut self, medium: Medium, given: &str, missing: &str) -> Answer<Stored> {
        if let Some(part) = given.strip_prefix("attach://") {
            let upload = self.uploads.get(part).cloned().ok_or_else(|| refuse(missing))?;
            return self.upload(medium, &upload);
        }
        if given.starts_with("http://") || given.starts_with("https://") {
            return Err(refuse("files by URL not simulated"));
        }
        let id = given.strip_suffix("-s").unwrap_or(given);
        let Some(stored) = self.files.get(id) else {
            return Err(refuse("wrong file identifier/HTTP URL specified"));
        };
        if stored.medium != medium {
            return Err(refuse(format!("can't use file of type {} as {}", stored.medium.name(), medium.name())));
        }
        Ok(stored.clone())
    }

    /// `getFile`; what it points to cannot be fetched.
    pub fn get_file(&self, given: &str) -> Answer {
        let id = given.strip_suffix("-s").unwrap_or(given);
        let stored = self.files.get(id).ok_or_else(|| refuse("invalid file_id"))?;
        if stored.size > LARGEST_FETCHED {
            return Err(refuse("file is too big"));
        }
        Ok(json!({"file_id": given, "file_unique_id": format!("u{}", stored.serial), "file_size": stored.size,
            "file_path": format!("{}s/file_{}", stored.medium.field(), stored.serial)}))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes
    }

    #[test]
    fn pictures_are_measured() {
        assert_eq!(check_photo(&png(640, 480)).expect("fits"), (640, 480));
        assert_eq!(check_photo(&png(2_000, 100)).expect("twenty to one"), (2_000, 100));
        for (width, height) in [(2_001, 100), (9_000, 1_001), (0, 5)] {
            assert_eq!(
                check_photo(&png(width, height)).expect_err("no").description,
                "Bad Request: PHOTO_INVALID_DIMENSIONS"
            );
        }
        assert_eq!(check_photo(b"no picture").expect_err("no").description, "Bad Request: IMAGE_PROCESS_FAILED");
        let jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC0, 0, 11, 8, 0, 48, 0, 64, 3];
        assert_eq!(dimensions(&jpeg), Some((64, 48)));
        assert_eq!(dimensions(&[0xFF, 0xD8, 0xFF]), None);
    }
}
