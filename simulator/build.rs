//! Packs the Bot API description, which is long and repeats itself.

use std::{env, error::Error, fs, path::PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=data/bot_api.json");
    let packed = miniz_oxide::deflate::compress_to_vec(&fs::read("data/bot_api.json")?, 10);
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("bot_api.packed"), packed)?;
    Ok(())
}
