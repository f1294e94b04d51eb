//! Names of people in the parts that Word, PowerPoint and Excel share: authors of comments and of
//! changes, dates of both, revision marks, paths on the author's disk.

use super::paths::file_name_of;
use super::xml::{Tag, Value};

/// What stands where a person's name stood. Dutch first, as everything on screen.
pub(super) const SOMEBODY: &str = "Auteur";
/// What stands where a person's initials stood.
pub(super) const INITIALS: &str = "A";
/// Where the schema wants a moment, this one stands: it says nothing.
pub(super) const NO_MOMENT: &str = "2000-01-01T00:00:00.000";

/// Decides about an attribute in any part. A rule looks at local names only and rather hits an
/// element too many: an attribute `author` on anything is somebody's name.
pub(super) fn attribute(tag: &Tag<'_>, local: &str, value: &str) -> Value {
    let put = |text: &str| Value::Put(text.to_owned());
    match (tag.local, local) {
        (_, "author" | "userName" | "userId" | "refreshedBy" | "lastModifiedBy") => put(SOMEBODY),
        (_, "initials") => put(INITIALS),
        (_, "providerId") => put("None"),
        // Word: who may edit this range, by address.
        ("permStart", "ed") => put(SOMEBODY),
        // PowerPoint's two kinds of comment authors, Excel's persons, scenarios and sharers.
        ("cmAuthor" | "author" | "userInfo", "name") => put(SOMEBODY),
        ("person", "displayName") => put(SOMEBODY),
        ("scenario", "user") => put(SOMEBODY),
        // "Made by Jan on 3-5-2024".
        ("scenario", "comment") => Value::Drop,
        ("protectedRange", "securityDescriptor") => Value::Drop,
        ("pivotCacheDefinition", "refreshedDate" | "refreshedDateIso") => Value::Drop,
        // The printer's settings are dropped, and so is what refers to them.
        ("pageSetup", "id") => Value::Drop,
        // A data source: server, database and user.
        ("dbPr", "connection") => put(""),
        // Add-ins' notes on a slide.
        ("tag", "val") => put(""),
        ("cm", "dt") => Value::Drop,
        ("cm" | "reply", "created") | ("threadedComment", "dT") => put(NO_MOMENT),
        (_, "dateUtc") => Value::Drop,
        (_, "date") if tag.get("author").is_some() => Value::Drop,
        // Which editing session a word comes from; the same number in two documents tells that one
        // person wrote both.
        (_, name) if name.starts_with("rsid") => Value::Drop,
        _ => file_name_of(value).map_or(Value::Keep, put),
    }
}
