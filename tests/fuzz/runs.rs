//! How many inputs are tried, and which: always the same few in the short form, others each time in the long one.

use proptest::{
    strategy::{Strategy, ValueTree as _},
    test_runner::{Config, RngAlgorithm, TestCaseResult, TestRng, TestRunner},
};

/// Set to a number: so many inputs for each property instead of its own few.
const CASES: &str = "KEHILA_FUZZ_CASES";
/// Set to a number: the inputs that belong to it, in the long form.
const SEED: &str = "KEHILA_FUZZ_SEED";

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|text| text.parse().unwrap_or_else(|_| panic!("{name} is no number: {text}")))
}

fn runner(few: u32) -> TestRunner {
    let cases = number(CASES).map_or(few, |cases| u32::try_from(cases).unwrap());
    let seed = match (number(SEED), number(CASES)) {
        (Some(seed), _) => seed,
        (None, None) => 0,
        (None, Some(_)) => rand::random(),
    };
    // Only shown when the test fails.
    println!("{SEED}={seed} {CASES}={cases}");
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let config = Config { cases, failure_persistence: None, max_global_rejects: cases * 10, ..Config::default() };
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes))
}

/// Tries a property with `few` inputs, or as many as are asked for, and makes a failing one as small as it can.
pub fn holds<S: Strategy>(few: u32, inputs: &S, property: impl Fn(S::Value) -> TestCaseResult) {
    if let Err(error) = runner(few).run(inputs, property) {
        panic!("{error}");
    }
}

/// `few` inputs, or as many as are asked for.
pub fn samples<S: Strategy>(few: u32, inputs: &S) -> Vec<S::Value> {
    let mut runner = runner(few);
    (0..runner.config().cases).map(|_| inputs.new_tree(&mut runner).unwrap().current()).collect()
}
