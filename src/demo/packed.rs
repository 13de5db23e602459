//! The demo's files, packed by `build.rs` so that they add little to the binary.

/// A text, packed.
#[derive(Debug, Clone, Copy)]
pub struct Packed(pub &'static [u8]);

impl Packed {
    /// The text; unpacking it takes well under a millisecond.
    pub fn text(self) -> String {
        let bytes = miniz_oxide::inflate::decompress_to_vec(self.0).expect("build.rs has packed it");
        String::from_utf8(bytes).expect("the files are text, and a test reads them")
    }
}

/// The file of this name in `demo/` or `demo/page/`.
macro_rules! packed {
    ($name:literal) => {
        $crate::demo::packed::Packed(include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".packed")))
    };
}
pub(super) use packed;
