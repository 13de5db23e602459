//! What fits into a message, counted as Telegram counts: after the markup was read, in UTF-16 units.

/// How long Telegram HTML is once it is read.
#[must_use]
pub fn shown_length(html: &str) -> usize {
    pieces(html).map(|piece| piece.length()).sum()
}

/// As many whole lines of `html` as fit into `most` units together with `rest`, which then stands on a line below them;
/// what is marked where it ends stays marked up to there. [`None`] if it fits as it is.
#[must_use]
pub fn cut(html: &str, most: usize, rest: &str) -> Option<String> {
    if shown_length(html) <= most {
        return None;
    }
    let mut room = most.saturating_sub(shown_length(rest) + 1);
    let (mut kept, mut open) = (String::new(), Vec::new());
    for (n, line) in html.split('\n').enumerate() {
        let length = shown_length(line) + usize::from(n > 0);
        if length > room {
            // A single line that is longer than all there is room for is cut within.
            let within = if kept.is_empty() { &mut room } else { &mut 0 };
            kept.extend(n_units(line, within, &mut open));
            break;
        }
        room -= length;
        kept.extend((n > 0).then_some("\n"));
        kept.extend(n_units(line, &mut length.clone(), &mut open));
    }
    open.iter().rev().for_each(|tag| kept.push_str(&format!("</{tag}>")));
    Some(format!("{}\n{rest}", kept.trim_end()))
}

/// The pieces of a line that fit, noting the tags that are open behind them.
fn n_units<'a>(line: &'a str, room: &mut usize, open: &mut Vec<&'a str>) -> Vec<&'a str> {
    let fits = |piece: &Piece<'a>| {
        let fits = piece.length() <= *room;
        *room = if fits { *room - piece.length() } else { 0 };
        fits
    };
    let kept: Vec<Piece<'_>> = pieces(line).take_while(fits).collect();
    for piece in &kept {
        match piece {
            Piece::Opens(_, tag) => open.push(tag),
            Piece::Closes(_) => drop(open.pop()),
            Piece::Text(_) => {}
        }
    }
    kept.into_iter().map(Piece::source).collect()
}

enum Piece<'a> {
    Opens(&'a str, &'a str),
    Closes(&'a str),
    Text(&'a str),
}

impl<'a> Piece<'a> {
    fn length(&self) -> usize {
        match self {
            Self::Text(text) if text.starts_with('&') => 1,
            Self::Text(text) => text.encode_utf16().count(),
            Self::Opens(..) | Self::Closes(_) => 0,
        }
    }

    const fn source(self) -> &'a str {
        match self {
            Self::Opens(source, _) | Self::Closes(source) | Self::Text(source) => source,
        }
    }
}

/// Tags, escaped characters, and characters; of HTML as we write it, where each `<` begins a tag and each `&` an escape.
fn pieces(html: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = html;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let until = match first {
            '<' => rest.find('>').map(|at| at + 1),
            '&' => rest.find(';').map(|at| at + 1),
            _ => None,
        };
        let (piece, after) = rest.split_at(until.unwrap_or(first.len_utf8()));
        rest = after;
        Some(match piece.strip_prefix('<').and_then(|tag| tag.strip_suffix('>')) {
            Some(tag) if tag.starts_with('/') => Piece::Closes(piece),
            Some(tag) => Piece::Opens(piece, tag.split(' ').next().unwrap_or(tag)),
            None => Piece::Text(piece),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_is_what_is_seen() {
        assert_eq!(shown_length("<b>a &lt;b&gt;</b> 🙂"), 8);
    }

    #[test]
    fn what_is_too_long_ends_with_a_whole_line_and_closed_marks() {
        assert_eq!(cut("one\ntwo", 7, "…"), None);
        assert_eq!(cut("one\ntwo\nthree", 12, "…").unwrap(), "one\ntwo\n…");
        assert_eq!(cut("<b>one\ntwo</b>\nthree", 5, "…").unwrap(), "<b>one</b>\n…");
        assert_eq!(cut("<b>&amp;&amp;&amp;&amp;</b>", 3, "…").unwrap(), "<b>&amp;</b>\n…");
    }
}
