//! JSON for scripts: one value per command on standard output, one line per error on standard error.

use serde::Serialize;

#[derive(Serialize)]
struct Complaint<'a> {
    error: Told<'a>,
}

#[derive(Serialize)]
struct Told<'a> {
    code: &'a str,
    message: &'a str,
    help: &'a str,
}

/// Prints one value.
pub(crate) fn print(value: &impl Serialize) {
    super::line(&text(value));
}

/// One error as one line.
pub(crate) fn complain(code: &str, message: &str, help: &str) {
    super::complain(&text(&Complaint { error: Told { code, message, help } }));
}

fn text(value: &impl Serialize) -> String {
    // Only maps with other keys than text fail, and there are none.
    serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned())
}
