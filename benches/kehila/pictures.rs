//! Pictures: the samples of `src/pictures`, drawn in one thread.

use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};

use anyhow::Context as _;
use kehila::{pictures::Picture, words::Lang};

const TIMES: usize = 9;

/// What one cost.
pub struct Drawn {
    pub name: String,
    pub bytes: usize,
    /// Fonts nobody needed before are unpacked.
    pub first: Duration,
    pub again: Duration,
}

/// All of them, by name; each name ends with a language.
pub fn samples() -> anyhow::Result<Vec<Drawn>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/pictures/samples");
    let mut files = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<anyhow::Result<Vec<_>>>()?;
    files.sort();
    files.iter().map(|file| drawn(file)).collect()
}

fn drawn(file: &Path) -> anyhow::Result<Drawn> {
    let name = file.file_stem().context("no name")?.to_string_lossy().into_owned();
    let lang = name.rsplit('-').next().and_then(Lang::from_tag).context("no language")?;
    let picture: Picture = serde_json::from_slice(&fs::read(file)?)?;
    let draw = || {
        let begun = Instant::now();
        picture.draw(lang).map(|png| (png.len(), begun.elapsed()))
    };
    let (bytes, first) = draw()?;
    let mut again = (0..TIMES).map(|_| Ok(draw()?.1)).collect::<anyhow::Result<Vec<_>>>()?;
    again.sort();
    Ok(Drawn { name, bytes, first, again: again[TIMES / 2] })
}
