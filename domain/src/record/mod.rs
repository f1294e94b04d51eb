//! Records as bodies: how one is read and checked, and the three that are about other records.
//!
//! - [`Body`] and [`read`]: from a record's exact JSON to a body whose limits hold;
//! - [`Verified`]: a body that [`oogst_protocol::record::judge`] let through;
//! - [`RetractionBody`], [`AcceptanceBody`], [`OpenedBody`].

mod model;
mod read;

pub use model::{AcceptanceBody, NUMBERS_MAX, OpenedBody, RetractionBody, RetractionError};
pub use read::{Body, BodyError, Verified, read};
