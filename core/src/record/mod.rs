//! Records on this device: queued when something is said, received and judged when it arrives.
//!
//! - [`queue`]: sign a record and give it its number, in the transaction that makes its rows;
//! - [`receive`]: open, verify, judge; what fails is quarantined and shown;
//! - [`rejudge`]: again, after the log grew, a secret came or a preparer accepted;
//! - [`backup`]: a capture's own record;
//! - `about`: what records say about records;
//! - `room`: how much is kept of what does not count; `gaps`: what others said and is not here.

mod about;
mod backup;
mod effects;
mod gaps;
mod queue;
mod receive;
mod rejudge;
mod room;
mod rows;

pub use backup::{backups_on, queue_backup, queue_backups, set_backups};
pub(crate) use backup::{body as capture_body, parsed as word_back, replaced};
pub(crate) use effects::word;
pub(crate) use gaps::{due as gaps_due, gaps, looked as gaps_looked, missing};
pub use queue::{Draft, QueueError, queue, retract};
pub(crate) use receive::{COPIED, Reader, code};
pub use receive::{Received, receive};
pub use rejudge::rejudge;
pub use room::Room;
pub(crate) use room::left_from;
pub use rows::{RecordRow, Status, entity_records, find, verified};
