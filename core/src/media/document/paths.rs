//! Paths on the author's disk, which name the author: `C:\Users\jan\…`, `file:///home/jan/…`.

/// The name of the file, when `text` is a path on a disk or a server; `None` when it is not.
/// `text` may be escaped as XML: an entity holds no slash.
pub(super) fn file_name_of(text: &str) -> Option<&str> {
    if is_path(text) { Some(last_step(text)) } else { None }
}

/// The last step of a path or an address.
pub(super) fn last_step(path: &str) -> &str {
    let path = path.trim_end_matches(['/', '\\']);
    match path.rsplit(['/', '\\']).next() {
        Some(name) if !name.is_empty() && !name.ends_with(':') => name,
        _ => "bestand",
    }
}

/// `text` with each path in it cut to its file's name: a field's code, `INCLUDEPICTURE "C:\\…"`.
/// `None` when there is none. What stands between quotes is one path, spaces and all.
pub(super) fn without_paths(text: &str) -> Option<String> {
    let quote = if text.contains("&quot;") { "&quot;" } else { "\"" };
    let mut found = false;
    let mut cut = |piece: &str| match file_name_of(piece) {
        Some(name) => {
            found = true;
            name.to_owned()
        }
        None => piece.to_owned(),
    };
    let single = !text.contains(quote) && !text.starts_with(' ');
    let pieces: Vec<String> = text
        .split(quote)
        .enumerate()
        .map(|(place, piece)| {
            let quoted = place % 2 == 1;
            if quoted || single {
                cut(piece)
            } else {
                piece.split(' ').map(&mut cut).collect::<Vec<_>>().join(" ")
            }
        })
        .collect();
    if found { Some(pieces.join(quote)) } else { None }
}

fn is_path(text: &str) -> bool {
    let lower = text.get(..text.len().min(2048)).unwrap_or(text).to_lowercase();
    let bytes = lower.as_bytes();
    let drive = matches!(bytes, [letter, b':', b'\\' | b'/', ..] if letter.is_ascii_lowercase());
    let server = match lower.strip_prefix(r"\\") {
        Some(rest) => rest.starts_with(char::is_alphanumeric) && rest.contains('\\'),
        None => false,
    };
    let homes =
        ["/users/", r"\users\", "/home/", r"\documents and settings\", "/private/var/", "/storage/emulated/"];
    let web = lower.starts_with("http:") || lower.starts_with("https:");
    drive || server || lower.starts_with("file:") || (!web && homes.iter().any(|home| lower.contains(home)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_cut_to_its_files_name() {
        for path in [
            r"C:\Users\Jan\les.docx",
            "file:///C:/Users/Jan/les.docx",
            r"\\server\jan\les.docx",
            "/Users/jan/les.docx",
            "../../../home/jan/les.docx",
        ] {
            assert_eq!(file_name_of(path), Some("les.docx"), "{path}");
        }
        assert_eq!(file_name_of("C:\\"), Some("bestand"));
    }

    #[test]
    fn what_is_no_path_stays() {
        for text in ["https://school.nl/home/jan", "les.docx", "#,##0", r"\\", "mailto:jan@school.nl", "é:/x"]
        {
            assert_eq!(file_name_of(text), None, "{text}");
        }
    }

    #[test]
    fn a_fields_code_loses_the_paths_in_it() {
        let code = r#" INCLUDEPICTURE "C:\\Users\\Jan de Vries\\bord.jpg" \d "#;
        assert_eq!(without_paths(code).unwrap(), r#" INCLUDEPICTURE "bord.jpg" \d "#);
        assert_eq!(without_paths(" PAGE "), None);
    }
}
