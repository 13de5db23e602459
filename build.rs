//! Makes an empty database from `migrations/` and points sqlx's query macros at it, so that every
//! query is checked against the schema of this very checkout, offline, with nothing to prepare. Packs the names of
//! places, the fonts, and the demo's files.

use std::{
    env,
    error::Error,
    fs,
    path::{Path, PathBuf},
};

use sqlx::{Connection, SqliteConnection, migrate::Migrator, sqlite::SqliteConnectOptions};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=migrations");
    let file = PathBuf::from(env::var("OUT_DIR")?).join("schema.db");
    if file.exists() {
        fs::remove_file(&file)?;
    }
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    runtime.block_on(async {
        let options = SqliteConnectOptions::new().filename(&file).create_if_missing(true);
        let mut connection = SqliteConnection::connect_with(&options).await?;
        let migrations = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("migrations");
        Migrator::new(migrations).await?.run(&mut connection).await?;
        connection.close().await?;
        Ok::<(), Box<dyn Error>>(())
    })?;
    println!("cargo:rustc-env=DATABASE_URL=sqlite:{}", file.display());
    pack(Path::new("src/words/zones/places.tsv"))?;
    pack_all("src/pictures/fonts", "ttf")?;
    #[cfg(feature = "demo")]
    pack_demo()?;
    Ok(())
}

fn pack_all(folder: &str, ending: &str) -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed={folder}");
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == ending) {
            pack(&path)?;
        }
    }
    Ok(())
}

/// Text is a fifth as long then. Whoever needs it unpacks it.
fn pack(file: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed={}", file.display());
    let name = file.file_name().ok_or("a file without a name")?;
    let packed = PathBuf::from(env::var("OUT_DIR")?).join(name).with_added_extension("packed");
    // The fonts take a second or two, and a new migration does not change them.
    let is_packed = packed.exists() && fs::metadata(&packed)?.modified()? > fs::metadata(file)?.modified()?;
    if is_packed {
        return Ok(());
    }
    Ok(fs::write(packed, miniz_oxide::deflate::compress_to_vec(&fs::read(file)?, 10))?)
}

/// `demo/packed.rs` unpacks them.
#[cfg(feature = "demo")]
fn pack_demo() -> Result<(), Box<dyn Error>> {
    let scripts = ["src/demo/cast.json", "src/demo/tour.json"].map(PathBuf::from);
    let page =
        fs::read_dir("src/demo/page")?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>, Box<dyn Error>>>()?;
    println!("cargo:rerun-if-changed=src/demo/page");
    scripts.iter().chain(&page).try_for_each(|file| pack(file))
}
