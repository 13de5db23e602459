//! What an operator types, with the real binary beside the simulator: look, copy, restore, mend.

#![expect(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod operate {
    pub mod check;
    pub mod copies;
    pub mod doctor;
    pub mod export;
    pub mod house;
    pub mod litestream;
    pub mod quarantine;
    pub mod rehearse;
}
