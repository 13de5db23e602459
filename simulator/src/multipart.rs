//! Requests with files: `multipart/form-data`, as bots send it.

use std::collections::BTreeMap;
use std::sync::Arc;

/// A file that came with a request.
#[derive(Clone, Debug)]
pub(crate) struct Upload {
    pub name: String,
    pub bytes: Arc<[u8]>,
}

/// What a request carries.
#[derive(Debug, Default)]
pub(crate) struct Form {
    pub texts: Vec<(String, String)>,
    pub files: BTreeMap<String, Upload>,
}

/// Takes a body apart.
///
/// # Errors
/// What was wrong, in words.
pub(crate) fn read(content_type: &str, body: &[u8]) -> Result<Form, String> {
    let boundary = parameter(content_type, "boundary").ok_or("boundary is missing")?;
    let (first, between) = (format!("--{boundary}"), format!("\r\n--{boundary}"));
    let mut rest = body.strip_prefix(first.as_bytes()).ok_or("can't parse multipart/form-data")?;
    let mut form = Form::default();
    while !rest.starts_with(b"--") {
        let part = rest.strip_prefix(b"\r\n").ok_or("can't parse multipart/form-data")?;
        let end = find(part, between.as_bytes()).ok_or("can't parse multipart/form-data: it ends too early")?;
        read_part(&part[..end], &mut form)?;
        rest = &part[end + between.len()..];
    }
    Ok(form)
}

fn read_part(part: &[u8], form: &mut Form) -> Result<(), String> {
    let end = find(part, b"\r\n\r\n").ok_or("a part has no headers")?;
    let (headers, bytes) = (String::from_utf8_lossy(&part[..end]), &part[end + 4..]);
    let is_disposition = |line: &&str| line.to_lowercase().starts_with("content-disposition:");
    let disposition = headers.split("\r\n").find(is_disposition).ok_or("a part has no Content-Disposition")?;
    let name = parameter(disposition, "name").ok_or("a part has no name")?;
    match parameter(disposition, "filename") {
        Some(file) => {
            form.files.insert(name, Upload { name: file, bytes: bytes.into() });
        }
        None => {
            form.texts.push((name, String::from_utf8(bytes.to_vec()).map_err(|_| "strings must be encoded in UTF-8")?))
        }
    }
    Ok(())
}

/// `; name="value"` of a header, with or without quotes.
fn parameter(header: &str, wanted: &str) -> Option<String> {
    header.split(';').skip(1).find_map(|piece| {
        let (name, value) = piece.trim().split_once('=')?;
        (name == wanted).then(|| value.trim_matches('"').to_owned())
    })
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    let first = *needle.first()?;
    let mut from = 0;
    while let Some(at) = haystack[from..].iter().position(|byte| *byte == first) {
        if haystack[from + at..].starts_with(needle) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &[u8] = b"--x\r\nContent-Disposition: form-data; name=\"chat_id\"\r\n\r\n-5\r\n\
        --x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.png\"\r\n\
        Content-Type: image/png\r\n\r\n\x89PNG\r\n--y\r\n\r\n--x--\r\n";

    #[test]
    fn texts_and_files_are_told_apart() {
        let form = read("multipart/form-data; boundary=x", BODY).expect("parses");
        assert_eq!(form.texts, [("chat_id".to_owned(), "-5".to_owned())]);
        assert_eq!((form.files["f"].name.as_str(), &*form.files["f"].bytes), ("a.png", &b"\x89PNG\r\n--y\r\n"[..]));
    }

    #[test]
    fn what_is_cut_off_is_refused() {
        for end in [0, 3, 30, BODY.len() - 10] {
            assert!(read("multipart/form-data; boundary=x", &BODY[..end]).is_err(), "{end}");
        }
        assert!(read("multipart/form-data", BODY).is_err());
    }
}
