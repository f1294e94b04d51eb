//! What is wrong with a file.

use oogst_core::media::{Limit, MediaError};

use super::{Failure, Value};
use crate::exit::Exit;

impl From<MediaError> for Failure {
    fn from(error: MediaError) -> Self {
        let bad = |code, fault| Failure::new(Exit::BadInput, code, fault);
        match error {
            MediaError::Empty => bad("media.empty", |f| &f.empty),
            MediaError::Heic => bad("media.heic", |f| &f.heic),
            MediaError::NotTakenIn { name, convert_to } => {
                bad("media.not_taken_in", |f| &f.not_taken_in).with("name", name).with("to", convert_to)
            }
            MediaError::Unknown => bad("media.unknown", |f| &f.unknown_format),
            MediaError::Damaged { format, what: _ } => {
                bad("media.damaged", |f| &f.damaged).with("format", format)
            }
            MediaError::Protected { format } => {
                bad("media.protected", |f| &f.protected).with("format", format)
            }
            MediaError::TooMuch { limit, found, allowed } => too_much(limit, found, allowed),
            MediaError::Io(error) => bad("media.io", |f| &f.file_io).with("why", error.to_string()),
        }
    }
}

fn too_much(limit: Limit, found: u64, allowed: u64) -> Failure {
    let bad = |code, fault, say: fn(u64) -> Value| {
        Failure::new(Exit::BadInput, code, fault).with("found", say(found)).with("allowed", say(allowed))
    };
    match limit {
        Limit::Pixels => bad("media.too_many_pixels", |f| &f.too_many_pixels, Value::Number),
        Limit::Bytes => bad("media.too_large", |f| &f.too_many_bytes, Value::Bytes),
        Limit::DurationMs => bad("media.too_long", |f| &f.too_long, Value::Millis),
        Limit::Nesting => bad("media.nested", |f| &f.nested, Value::Number),
        Limit::Parts => bad("media.too_many_parts", |f| &f.too_many_parts, Value::Number),
        Limit::Unpacked => bad("media.unpacked", |f| &f.unpacked, Value::Bytes),
    }
}
