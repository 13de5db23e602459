//! Who draws the pictures that messages carry: what a room kept as a recipe becomes a file when it is sent.

use crate::{
    pictures::Kept,
    telegram::attachment::{self, Attachment, Recipe},
};

/// What a kept picture is called among recipes, and, with `.png`, as a file.
const PICTURE: &str = "picture";

/// A picture as a request carries it until it is sent.
///
/// # Errors
/// If it cannot be written as JSON.
pub fn recipe(kept: &Kept) -> serde_json::Result<Recipe> {
    Attachment::recipe(PICTURE, kept, &format!("{PICTURE}.png"))
}

/// Draws what [`recipe`] has kept.
#[derive(Debug)]
pub struct Artist;

impl attachment::Artist for Artist {
    fn draw(&self, recipe: &Recipe) -> anyhow::Result<Vec<u8>> {
        anyhow::ensure!(recipe.name == PICTURE, "nobody draws {}", recipe.name);
        Ok(serde_json::from_value::<Kept>(recipe.value.clone())?.draw()?)
    }
}

#[cfg(test)]
mod tests {
    use attachment::Artist as _;

    use super::*;
    use crate::{
        pictures::{Bar, Bars, Heading, Picture},
        words::Lang,
    };

    #[test]
    fn what_was_kept_is_drawn_as_it_was() {
        let heading = Heading { title: "Tea or coffee?".to_owned(), ..Heading::default() };
        let bar = Bar { label: "Tea".to_owned(), value: Some(3.0), says: "3 · 100%".to_owned(), marked: true };
        let kept = Kept { lang: Lang::En, picture: Picture::Bars(Bars { heading, bars: vec![bar], whole: Some(4.0) }) };
        let png = Artist.draw(&recipe(&kept).unwrap()).unwrap();
        assert!(png.starts_with(b"\x89PNG") && png == kept.draw().unwrap());
    }

    #[test]
    fn what_is_no_picture_is_not_drawn() {
        let other = Attachment::recipe("table", &[1], "table.csv").unwrap();
        assert!(Artist.draw(&other).is_err());
        assert!(Artist.draw(&Attachment::recipe(PICTURE, &[1], "picture.png").unwrap()).is_err());
    }
}
