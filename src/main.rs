//! The thin binary: see [`kehila`].

fn main() {}
