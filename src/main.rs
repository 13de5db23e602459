//! The thin binary; see [`kehila::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    kehila::cli::main()
}
