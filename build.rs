//! Makes an empty database from `migrations/` and points sqlx's query macros at it, so that every
//! query is checked against the schema of this very checkout, offline, with nothing to prepare.

use std::{env, error::Error, fs, path::PathBuf};

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
    Ok(())
}
