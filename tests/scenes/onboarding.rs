//! Welcome and introductions.

mod introductions;
mod raid;
mod tags;
mod welcome;
mod words;

use kehila::words::Lang;

/// The label of the button under a greeting.
fn introduce_label(language: Lang) -> &'static str {
    match language {
        Lang::En => "Introduce yourself",
        Lang::He => "היכרות קצרה",
        Lang::Ru => "Рассказать о себе",
    }
}
