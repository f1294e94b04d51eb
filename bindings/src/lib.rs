//! What Android and iOS call: the core behind one object per feature, through uniffi.
//!
//! Nothing is decided here: a method converts, delegates to `oogst_core`, and maps the answer. Records mirror the core's
//! and the domain's views, so that those stay free of uniffi. Where to start:
//! - [`Oogst`]: opens the store and hands out the features: [`Team`], [`Cycles`], [`Captures`], [`Cards`], [`Submissions`],
//!   [`Sync`], [`Outbox`], [`Inbox`], [`Registrations`], [`Settings`];
//! - [`OogstError`]: what goes wrong, as a code and values; the shell writes the sentence;
//! - [`platform`]: what only a platform has: key vault, connectivity, log, observers;
//! - `run`: the runtime, cancellation, and panics that become errors.

mod app;
mod cancel;
pub mod capture;
pub mod card;
pub mod cycle;
mod error;
mod ids;
pub mod inbox;
pub mod outbox;
pub mod platform;
pub mod pupil;
mod run;
pub mod settings;
pub mod submission;
pub mod sync;
pub mod team;

pub use app::{Home, Oogst, OpenOptions, SetAside, set_damaged_store_aside, version};
pub use cancel::Cancel;
pub use capture::Captures;
pub use card::Cards;
pub use cycle::Cycles;
pub use error::{OogstError, PlatformError};
pub use inbox::Inbox;
pub use outbox::Outbox;
pub use pupil::Registrations;
pub use settings::Settings;
pub use submission::Submissions;
pub use sync::Sync;
pub use team::Team;

uniffi::setup_scaffolding!("oogst");
