//! The secrets that this device holds: one key an audience and epoch, kept in the encrypted store.
//! The rules are `oogst_protocol`'s.

mod accept;
mod give;
mod secrets;

pub use accept::accept;
pub use give::{GiveError, give, grants_of, renewal};
pub use secrets::Secrets;
