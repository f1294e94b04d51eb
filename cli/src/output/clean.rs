//! Text from elsewhere (names, notes, paths) on its way to a terminal: nothing in it may move the cursor, change a
//! colour or turn the direction of what follows.

use std::path::Path;

/// One line that a terminal shows as it is: control characters and marks that turn the direction are written out.
pub(crate) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            '\t' => out.push(' '),
            c if c.is_control() || turns(c) => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    out
}

/// A path, the same way.
pub(crate) fn path(path: &Path) -> String {
    clean(&path.to_string_lossy())
}

/// Embeddings, overrides and isolates (UAX #9, 2.1 to 2.5), and marks without width.
fn turns(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_name_reaches_the_terminal_as_a_command() {
        assert_eq!(clean("a\u{1b}[31mb\nc\u{7}"), "a\\u{1b}[31mb\\nc\\u{7}");
        assert_eq!(clean("Noor\u{202e}cod.exe"), "Noor\\u{202e}cod.exe");
        assert_eq!(clean("foto 📷 ../é"), "foto 📷 ../é");
    }
}
