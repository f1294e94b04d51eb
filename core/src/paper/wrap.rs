//! Lines that fit a width, also with long compounds and addresses without a space.

use super::fonts::{Face, Fonts};

/// What no reader misses: longer text is cut here before any work is done on it (characters).
const LONGEST: usize = 20_000;

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Setting {
    /// The face.
    pub face: Face,
    /// The type size, in the unit of `width`.
    pub size: f32,
    /// The widest a line may be.
    pub width: f32,
    /// The most lines; the last one then ends in an ellipsis.
    pub lines: usize,
}

/// Breaks a text into lines: at its own line breaks, between words, after a hyphen or slash, and within a
/// word only when it is wider than a whole line. A word of letters that is cut gets a hyphen.
#[must_use]
pub fn wrap(fonts: &Fonts, text: &str, setting: Setting) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let text: String = text.chars().take(LONGEST).collect();
    let wide = |line: &str| fonts.wider(line, setting.face, setting.size, setting.width);
    // One line more than is shown, to know that something is left out.
    let enough = setting.lines.saturating_add(1);
    for paragraph in text.lines() {
        if lines.len() >= enough {
            break;
        }
        let mut line = String::new();
        for piece in pieces(paragraph) {
            if lines.len() >= enough {
                break;
            }
            let joined = format!("{line}{piece}");
            if !wide(joined.trim_end()) {
                line = joined;
                continue;
            }
            if !line.trim().is_empty() {
                lines.push(line.trim_end().to_owned());
            }
            line = piece.to_owned();
            while wide(line.trim_end()) && lines.len() < enough {
                let (head, rest) = cut(&line, &wide);
                lines.push(head);
                line = rest;
            }
        }
        lines.push(line.trim_end().to_owned());
    }
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    if lines.len() > setting.lines {
        lines.truncate(setting.lines);
        if let Some(last) = lines.last_mut() {
            *last = shorten(&format!("{last}…"), &wide);
        }
    }
    lines
}

/// One line, cut with an ellipsis where it would be too wide.
#[must_use]
pub fn one_line(fonts: &Fonts, text: &str, face: Face, size: f32, width: f32) -> String {
    let text: String = text.chars().take(LONGEST).map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    let wide = |line: &str| fonts.wider(line, face, size, width);
    if wide(text.trim()) { shorten(&format!("{}…", text.trim()), &wide) } else { text.trim().to_owned() }
}

/// Words with the space after them; a hyphen or slash inside a word ends a piece too.
fn pieces(paragraph: &str) -> impl Iterator<Item = &str> {
    paragraph.split_inclusive([' ', '\t', '\u{3000}']).flat_map(|word| word.split_inclusive(['-', '/', '–']))
}

/// The longest head that fits (at least one character), and the rest.
fn cut(word: &str, wide: &dyn Fn(&str) -> bool) -> (String, String) {
    let ends: Vec<usize> = word.char_indices().map(|(at, c)| at + c.len_utf8()).collect();
    let head = |count: usize| {
        let at = count.checked_sub(1).and_then(|last| ends.get(last)).copied().unwrap_or(0);
        let (head, rest) = word.split_at_checked(at).unwrap_or((word, ""));
        let letters = head.chars().next_back().is_some_and(char::is_alphabetic)
            && rest.chars().next().is_some_and(char::is_alphabetic);
        (if letters { format!("{head}-") } else { head.to_owned() }, rest.to_owned())
    };
    // Widths grow with the count, but for the hyphen that comes and goes: halving, then a step back.
    let fits = partition(ends.len(), |count| !wide(&head(count).0));
    let mut count = fits.max(1);
    while count > 1 && wide(&head(count).0) {
        count -= 1;
    }
    head(count)
}

/// How many of `1..=n` hold, when the ones that hold come first.
fn partition(n: usize, holds: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, n);
    while low < high {
        let middle = low + (high - low).div_ceil(2);
        if holds(middle) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    low
}

/// Takes characters from before the final ellipsis until the line fits.
fn shorten(line: &str, wide: &dyn Fn(&str) -> bool) -> String {
    let body: Vec<char> = line.trim_end_matches('…').chars().collect();
    let text = |count: usize| {
        let head: String = body.iter().take(count).collect();
        format!("{}…", head.trim_end_matches([' ', '-', ',', ';', '.']))
    };
    text(partition(body.len(), |count| !wide(&text(count))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, width: f32, lines: usize) -> Vec<String> {
        let fonts = Fonts::open().unwrap();
        wrap(&fonts, text, Setting { face: Face::Text, size: 10.0, width, lines })
    }

    #[test]
    fn every_line_fits_and_nothing_is_lost() {
        let fonts = Fonts::open().unwrap();
        let text = "De leerlingvolgsysteemgegevensbeschermingseffectbeoordelingscommissie las de exit-cards/kaartjes.\n\nEn toen?";
        for width in [8.0, 30.0, 60.0, 120.0, 900.0] {
            let set = lines(text, width, 1000);
            for line in &set {
                let narrow = line.chars().filter(|c| *c != '-').count() <= 1;
                assert!(narrow || fonts.width(line, Face::Text, 10.0) <= width, "{line:?} in {width}");
            }
            let bare = |s: &str| s.chars().filter(|c| !c.is_whitespace() && *c != '-').collect::<String>();
            assert_eq!(bare(&set.concat()), bare(text), "{width}");
        }
    }

    #[test]
    fn a_long_compound_is_cut_with_a_hyphen() {
        let set = lines("leerlingvolgsysteemgegevens", 60.0, 10);
        assert!(set.len() > 1);
        assert!(set.iter().rev().skip(1).all(|line| line.ends_with('-')), "{set:?}");
    }

    #[test]
    fn too_many_lines_end_in_an_ellipsis() {
        let set = lines("een twee drie vier vijf zes zeven acht negen tien", 50.0, 2);
        assert_eq!(set.len(), 2);
        assert!(set.last().unwrap().ends_with('…'), "{set:?}");
    }

    #[test]
    fn nothing_gives_no_lines() {
        assert!(lines("", 50.0, 3).is_empty());
        assert!(lines(" \n \n", 50.0, 3).is_empty());
    }

    #[test]
    fn a_line_of_a_million_letters_is_bounded() {
        let set = lines(&"x".repeat(1_000_000), 50.0, 3);
        assert_eq!(set.len(), 3);
    }

    #[test]
    fn one_line_stays_one_line() {
        let fonts = Fonts::open().unwrap();
        assert_eq!(one_line(&fonts, "a\nb", Face::Text, 10.0, 100.0), "a b");
        let cut = one_line(&fonts, &"woord ".repeat(99), Face::Text, 10.0, 100.0);
        assert!(cut.ends_with('…') && fonts.width(&cut, Face::Text, 10.0) <= 100.0);
    }
}
